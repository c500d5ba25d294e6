//! The forms a statement can take in a lane, with its words broken to fit.

use std::rc::Rc;
use std::sync::Arc;

use super::draw::{Canvas, Capsule, NameLine, Stands, Style, Type};
use super::label::{self, Cut, Lines};
use super::pack::{Form, Placed};
use super::scale::{Scale, UNITS};
use super::texts::{Texts, WIDTHS};
use super::{Anchor, Entry, Ink, Lane, Pages, Part, PartyColor, View};
use crate::analysis::Analysis;

/// What all statements of a picture share.
pub(crate) struct Look<'a> {
    pub(crate) view: &'a View,
    pub(crate) sizes: &'a Type,
    pub(crate) texts: &'a Texts<'a>,
    /// Lanes of the page.
    pub(crate) lanes: usize,
    pub(crate) scale: &'a Scale,
    pub(crate) left: f32,
    pub(crate) right: f32,
    /// Whether words stand also where it is not sure who said them; the name is marked then.
    pub(crate) unsure: bool,
}

/// What the statements of a lane are drawn with.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// Lines of events, in pixels along the axis.
    pub(crate) lines: &'a [f32],
    pub(crate) sizes: &'a Type,
    pub(crate) ink: &'a Ink,
    pub(crate) color: PartyColor,
}

/// A statement that wants a place.
pub(crate) struct Candidate {
    pub(crate) entry: Entry,
    pub(crate) forms: Vec<Form<Words>>,
}

/// One form of a statement.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    name: NameLine,
    lines: Rc<Lines>,
    lost: usize,
    /// Characters of the shortest form of the statement.
    shortest: usize,
    /// Left edge of the words, or right edge where they stand to the left of the mark.
    x: f32,
    is_left: bool,
    sign: Sign,
}

#[derive(Clone, Copy, Debug)]
enum Sign {
    /// A mark with its centre here.
    Mark(f32),
    /// A capsule, its top at 0.
    Capsule(Capsule),
}

impl Words {
    /// Words that were cut.
    pub(crate) fn lost(&self) -> usize {
        self.lost
    }

    /// Words that are there.
    pub(crate) fn shown(&self) -> usize {
        self.lines.shown
    }

    /// Whether it has at most `most` characters without the name, or as few as the statement can have.
    pub(crate) fn is_short(&self, most: usize) -> bool {
        self.lines.length <= most.max(self.shortest)
    }
}

impl Look<'_> {
    fn x(&self, units: f64) -> f32 {
        self.left + (units / UNITS) as f32 * (self.right - self.left)
    }
}

/// The statements of a lane that may get words, most deserving first; at most a few hundred, spread over the axis.
pub(crate) fn candidates(analysis: &Analysis, lane: &Lane, look: &Look<'_>) -> Vec<Candidate> {
    let mut chosen: Vec<&Entry> = spread(&lane.entries, look);
    // Whoever spoke already on that day waits a little.
    let speaker = |e: &Entry| {
        let at = *analysis.statements[e.statement as usize].reports.first()?;
        analysis.voices(at).first().map(|v| v.speaker)
    };
    let mut said = std::collections::BTreeMap::new();
    let mut weighted: Vec<(f32, &Entry)> = Vec::with_capacity(chosen.len());
    chosen.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.statement.cmp(&b.statement)));
    for entry in chosen {
        let before = said.entry((speaker(entry), entry.from as i64)).or_insert(0.0_f32);
        weighted.push((entry.weight - 1.2 * *before, entry));
        *before += 1.0;
    }
    weighted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.statement.cmp(&b.1.statement)));
    weighted.into_iter().map(|(_, entry)| Candidate { entry: *entry, forms: forms(entry, look) }).collect()
}

/// At most a dozen of the most deserving from every stretch of the axis, more where few stretches hold any.
fn spread<'e>(entries: &'e [Entry], look: &Look<'_>) -> Vec<&'e Entry> {
    const STRETCHES: usize = 24;
    // A low lane of far too many has room for few.
    let each = if entries.len() > 240 { (48 / look.lanes.max(1)).clamp(5, 12) } else { 12 };
    let mut stretches: Vec<Vec<&Entry>> = vec![Vec::new(); STRETCHES];
    // What is not sure enough to be told is counted with what finds no room.
    // Whom a pronoun hardly tells is told only where all is asked for.
    let analysis = look.texts.analysis();
    let guessed = |entry: &Entry| label::is_guessed(analysis, &analysis.statements[entry.statement as usize]);
    let told = |entry: &&Entry| entry.vouched || look.unsure && (look.view.pages == Pages::All || !guessed(entry));
    for entry in entries.iter().filter(told) {
        let part = (look.scale.units(entry.from) / UNITS * STRETCHES as f64).clamp(0.0, STRETCHES as f64 - 1.0);
        stretches[part as usize].push(entry);
    }
    let held = stretches.iter().filter(|stretch| !stretch.is_empty()).count();
    let each = each.max(48 / held.max(1));
    for stretch in &mut stretches {
        if stretch.len() > each {
            stretch.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.statement.cmp(&b.statement)));
            stretch.truncate(each);
        }
    }
    stretches.into_iter().flatten().collect()
}

fn forms(entry: &Entry, look: &Look<'_>) -> Vec<Form<Words>> {
    let sizes = look.sizes;
    let told = look.texts.of(entry.statement);
    let name = NameLine { name: Arc::clone(&told.name), documents: entry.documents, numbered: look.view.numbered };
    let name = Named { width: name.width(sizes), name };
    let unit = sizes.body / 13.5;
    let mut found = Vec::new();
    let sites = sites(entry, look);
    for (nth, cut) in told.cuts.iter().enumerate() {
        for &site in &sites {
            let mut fewest = usize::MAX;
            for (n, width) in WIDTHS.iter().enumerate() {
                let limit = width * unit;
                if limit > site.room {
                    break;
                }
                let lines = told.lines(nth, n);
                // A wider form is worth having only where it takes fewer lines.
                if lines.lost == 0 && lines.lines.len() < fewest {
                    fewest = lines.lines.len();
                    let mut form = form(site, lines, cut, &name, limit, sizes);
                    let is_capsule = matches!(site.sign, Sign::Capsule(_));
                    form.kind =
                        (is_capsule && !site.is_left).then_some((entry.from as i64, entry.to as i64, entry.quotation as u8, site.x as i32));
                    found.push(form);
                }
            }
        }
    }
    let shortest = found.iter().map(|form| form.what.lines.length).min().unwrap_or(0);
    found.iter_mut().for_each(|form| form.what.shortest = shortest);
    // Those that can cost least come first, so that the rest need not be tried.
    found.sort_by(|a, b| a.least().total_cmp(&b.least()));
    found
}

/// A line with a name, and its width.
struct Named {
    name: NameLine,
    width: f32,
}

/// Where a statement may stand: its sign, and where its words begin and how wide they may be.
#[derive(Clone, Copy)]
struct Site {
    sign: Sign,
    /// Left edge of the words, or right edge where they stand to the left of the mark.
    x: f32,
    room: f32,
    is_left: bool,
    /// Which of the columns of its day, from 0.
    column: usize,
}

/// The least width of a column of words beside another on the same day, in type of 13.5 pixels.
const COLUMN: f32 = 270.0;

fn sites(entry: &Entry, look: &Look<'_>) -> Vec<Site> {
    let sizes = look.sizes;
    let segment = look.scale.segment_of(entry.from);
    let (ground_left, ground_right) = (look.x(segment.left), look.x(segment.right));
    if entry.to > entry.from {
        return capsule_sites(entry, look);
    }
    let x = look.x(look.scale.units(entry.from)).clamp(ground_left, ground_right);
    let right =
        Site { sign: Sign::Mark(x), x: x + sizes.indent(), room: ground_right - x - sizes.indent() - 6.0, is_left: false, column: 0 };
    if right.room >= 150.0 {
        return beside(right, x, day_width(entry, look, x, ground_right), sizes);
    }
    let left_x = x - sizes.indent();
    vec![right, Site { sign: Sign::Mark(x), x: left_x, room: left_x - ground_left - 6.0, is_left: true, column: 0 }]
}

/// Pixels from a mark at `x` to the next day, or to the end of the ground after the last of a stretch.
fn day_width(entry: &Entry, look: &Look<'_>, x: f32, ground_right: f32) -> f32 {
    let next = entry.from + 1.0;
    let is_last = next > look.scale.segment_of(entry.from).ground().1;
    let end = if is_last { ground_right } else { look.x(look.scale.units(next)) };
    end.min(ground_right) - x
}

/// A day that is wide enough holds its statements in columns side by side.
fn beside(first: Site, x: f32, width: f32, sizes: &Type) -> Vec<Site> {
    let least = COLUMN * sizes.body / 13.5 + sizes.indent();
    let count = (width / least).floor().clamp(1.0, 6.0);
    let each = width / count;
    let column = |n: usize| {
        let x = x + n as f32 * each;
        Site { sign: Sign::Mark(x), x: x + sizes.indent(), room: each - sizes.indent() - 8.0, column: n, ..first }
    };
    std::iter::once(first).chain((1..count as usize).map(column)).collect()
}

/// The places of a capsule's words: in each segment of the axis that it reaches; none where it reaches none.
fn capsule_sites(entry: &Entry, look: &Look<'_>) -> Vec<Site> {
    let radius = look.sizes.radius;
    let segments = look.scale.segments();
    let reached = segments.iter().filter(|s| entry.from <= s.ground().1 && entry.to >= s.ground().0);
    let grounds: Vec<(f32, f32)> = reached.map(|s| (look.x(s.left), look.x(s.right))).collect();
    let (Some(first), Some(last)) = (grounds.first(), grounds.last()) else { return Vec::new() };
    // An end within a break or off the axis is drawn open at the edge of the ground.
    let (open_left, open_right) = (!look.scale.shows(entry.from), !look.scale.shows(entry.to));
    let mut left = if open_left { first.0 + 2.0 } else { (look.x(look.scale.units(entry.from)) - radius).max(look.left + 2.0) };
    let mut right = if open_right { last.1 - 2.0 } else { (look.x(look.scale.units(entry.to)) + radius).min(look.right - 2.0) };
    // A capsule is never so short that it looks like a mark.
    let least = radius * 4.0;
    if right - left < least {
        let middle = ((left + right) / 2.0).clamp(look.left + 2.0 + least / 2.0, look.right - 2.0 - least / 2.0);
        (left, right) = (middle - least / 2.0, middle + least / 2.0);
    }
    let sign = Sign::Capsule(Capsule { left, right, top: 0.0, height: radius * 1.7, open_left, open_right });
    let mut sites = Vec::with_capacity(grounds.len() + 1);
    for ground in &grounds {
        let x = left.max(ground.0) + radius * 0.8;
        sites.push(Site { sign, x, room: ground.1 - x - 6.0, is_left: false, column: 0 });
    }
    if sites.iter().all(|site| site.room < 150.0) {
        let x = right.min(last.1) - radius * 0.8;
        sites.push(Site { sign, x, room: x - last.0 - 6.0, is_left: true, column: 0 });
    }
    sites
}

fn form(site: Site, lines: Rc<Lines>, cut: &Cut, name: &Named, limit: f32, sizes: &Type) -> Form<Words> {
    let lost = cut.lost;
    // A name is rather written out than as narrow as its words.
    let room = limit.max(site.room.min(sizes.body * 16.0));
    let cut_name = name.width > room;
    let (name, name_width) = if !cut_name {
        (name.name.clone(), name.width)
    } else {
        let fitted = name.name.clone().fitted(sizes, room);
        let width = fitted.width(sizes);
        (fitted, width)
    };
    let width = (lines.width * sizes.body).max(name_width).min(room.max(sizes.name * 4.0));
    let x = if site.is_left { site.x - width } else { site.x };
    let tall = sizes.height(lines.lines.len());
    let boxes = match site.sign {
        Sign::Mark(at) => {
            vec![[at - sizes.radius, 0.0, at + sizes.radius, sizes.radius * 2.4], [x, 0.0, x + width, tall.max(sizes.radius * 2.4)]]
        }
        Sign::Capsule(shape) => {
            let below = shape.height + sizes.radius * 0.7;
            vec![[shape.left, 0.0, shape.right, shape.height + 1.0], [x, shape.height, x + width, below + tall]]
        }
    };
    let unit = sizes.body / 13.5;
    let odd = ((limit / unit - 195.0).abs() - 40.0).max(0.0) * 0.12;
    // The first words tell most, and a sentence that is told to its end more than one that is not.
    let cost = if cut_name { 14.0 } else { 0.0 }
        + if lost > 0 { 8.0 } else { 0.0 }
        + if cut.open { 16.0 } else { 0.0 }
        + lost.min(12) as f32 * 3.0
        // Beyond that a word more is worth no line of its own, but room that is there anyway.
        + lost.clamp(12, 72) as f32 * 0.2
        + lost.min(11_usize.saturating_sub(lines.shown)) as f32 * 9.0
        + odd
        + if site.is_left { 40.0 } else { 0.0 }
        + 2.0 * site.column as f32;
    Form { boxes, cost, kind: None, what: Words { name, lines, lost, shortest: 0, x: site.x, is_left: site.is_left, sign: site.sign } }
}

impl Candidate {
    /// Draws the statement in its place; `origin` is the top of the lane's inner ground.
    ///
    /// Where the line of an event would run through its words, the lane's ground is laid below them.
    pub(crate) fn draw(&self, canvas: &mut Canvas, stands: Stands, place: &Placed, origin: f32, number: usize, setting: &Setting<'_>) {
        let Setting { lines, sizes, ink, color } = *setting;
        let look = (sizes, ink, color);
        let words = &self.forms[place.form].what;
        let top = origin + place.top;
        if let Some([left, from, right, bottom]) = self.forms[place.form].boxes.last()
            && lines.iter().any(|x| *x > left - 2.0 && x < right)
        {
            let stands = Stands { part: Part::Lane, ..stands };
            let from = if matches!(words.sign, Sign::Capsule(_)) { from + 1.0 } else { *from };
            let left = if words.is_left { *left } else { words.x };
            canvas.rect(stands, [left - 2.0, top + from, right + 2.0 - left, bottom - from], 0.0, color.tint);
        }
        let mark = stands.statement(Part::Mark, self.entry.statement);
        let label = stands.statement(Part::Label, self.entry.statement);
        let mut y = top + sizes.name * 0.92;
        match words.sign {
            Sign::Mark(x) => canvas.mark_of(mark, (x, y - sizes.name * 0.36), sizes.radius, &self.entry, color, ink.page),
            Sign::Capsule(shape) => {
                if !place.bare {
                    canvas.capsule_of(mark, Capsule { top, ..shape }, &self.entry, color, ink.page);
                }
                y += shape.height + sizes.radius * 0.7;
            }
        }
        let name_x = if words.is_left { words.x - words.name.drawn_width(sizes, number) } else { words.x };
        words.name.draw(canvas, label, (name_x, y), number, look);
        let anchor = if words.is_left { Anchor::End } else { Anchor::Start };
        for line in &words.lines.lines {
            y += sizes.leading;
            canvas.anchored(label, (words.x, y), line, Style::regular(sizes.body, ink.body), anchor);
        }
    }
}
