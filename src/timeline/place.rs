//! The forms a statement can take in a lane, with its words broken to fit.

use super::draw::{Canvas, Capsule, NameLine, Stands, Style, Type};
use super::label::{self, Lines, Measured};
use super::pack::{Form, Placed};
use super::scale::{Scale, UNITS};
use super::{Anchor, Entry, Ink, Labels, Lane, Part, PartyColor, View};
use crate::analysis::Analysis;

/// What all statements of a picture share.
pub(crate) struct Look<'a> {
    pub(crate) view: &'a View,
    pub(crate) sizes: &'a Type,
    pub(crate) scale: &'a Scale,
    pub(crate) left: f32,
    pub(crate) right: f32,
}

/// What the statements of a lane are drawn with.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) analysis: &'a Analysis,
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
    lines: Lines,
    /// Width the lines may have.
    limit: f32,
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
        self.lines.lost
    }

    /// Words that are there.
    pub(crate) fn shown(&self) -> usize {
        self.lines.lines.iter().map(|line| line.split(' ').count()).sum()
    }

    /// Lines of words, without the name.
    pub(crate) fn line_count(&self) -> usize {
        self.lines.lines.len()
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
        analysis.resolution.voices.get(at.document)?.get(at.attribution)?.first().map(|v| v.speaker)
    };
    let mut said = std::collections::BTreeMap::new();
    let mut weighted: Vec<(f32, &Entry)> = Vec::with_capacity(chosen.len());
    chosen.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.statement.cmp(&b.statement)));
    for entry in chosen {
        let before = said.entry((speaker(entry), entry.from as i64)).or_insert(0.0_f32);
        weighted.push((entry.weight - 0.6 * *before, entry));
        *before += 1.0;
    }
    weighted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.statement.cmp(&b.1.statement)));
    weighted.into_iter().map(|(_, entry)| Candidate { entry: *entry, forms: forms(analysis, entry, look) }).collect()
}

/// At most a dozen of the most deserving from every stretch of the axis.
fn spread<'e>(entries: &'e [Entry], look: &Look<'_>) -> Vec<&'e Entry> {
    const STRETCHES: usize = 24;
    const EACH: usize = 12;
    let mut stretches: Vec<Vec<&Entry>> = vec![Vec::new(); STRETCHES];
    for entry in entries {
        let part = (look.scale.units(entry.from) / UNITS * STRETCHES as f64).clamp(0.0, STRETCHES as f64 - 1.0);
        stretches[part as usize].push(entry);
    }
    for stretch in &mut stretches {
        if stretch.len() > EACH {
            stretch.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.statement.cmp(&b.statement)));
            stretch.truncate(EACH);
        }
    }
    stretches.into_iter().flatten().collect()
}

fn forms(analysis: &Analysis, entry: &Entry, look: &Look<'_>) -> Vec<Form<Words>> {
    let statement = &analysis.statements[entry.statement as usize];
    let sizes = look.sizes;
    let text = if look.view.labels == Labels::None { String::new() } else { label::words(analysis, statement) };
    let measured = Measured::new(&text, sizes.body);
    let name = NameLine { name: label::name(analysis, statement), documents: entry.documents, numbered: look.view.numbered };
    let unit = sizes.body / 13.5;
    let mut found = Vec::new();
    for site in sites(entry, look) {
        let widths = [170.0, 135.0, 215.0, 270.0, 340.0, 105.0].map(|w| w * unit).into_iter().filter(|w| *w <= site.room);
        let whole = (site.room >= 70.0 * unit && site.room < 105.0 * unit).then_some(site.room);
        for limit in widths.chain(whole) {
            for count in line_counts(look.view.labels) {
                let lines = measured.lines(limit, *count);
                found.push(form(site, lines, name.clone(), limit, sizes));
            }
        }
    }
    found
}

fn line_counts(labels: Labels) -> &'static [usize] {
    match labels {
        Labels::None => &[0],
        Labels::Short => &[2, 1],
        Labels::Long => &[3, 4, 2, 1],
    }
}

/// Where a statement may stand: its sign, and where its words begin and how wide they may be.
#[derive(Clone, Copy)]
struct Site {
    sign: Sign,
    /// Left edge of the words, or right edge where they stand to the left of the mark.
    x: f32,
    room: f32,
    is_left: bool,
}

fn sites(entry: &Entry, look: &Look<'_>) -> Vec<Site> {
    let sizes = look.sizes;
    let segment = look.scale.segment_of(entry.from);
    let (ground_left, ground_right) = (look.x(segment.left), look.x(segment.right));
    if entry.to > entry.from {
        let last = look.scale.segment_of(entry.to);
        let (from, to) = (look.x(look.scale.units(entry.from)), look.x(look.scale.units(entry.to)));
        let (open_left, open_right) = (from < look.left + sizes.radius, to > look.right - sizes.radius);
        let mut left = (from - sizes.radius).max(look.left + 2.0);
        let mut right = (to + sizes.radius).min(look.right - 2.0);
        // A capsule is never so short that it looks like a mark.
        let least = sizes.radius * 4.0;
        if right - left < least {
            let middle = ((left + right) / 2.0).clamp(look.left + 2.0 + least / 2.0, look.right - 2.0 - least / 2.0);
            (left, right) = (middle - least / 2.0, middle + least / 2.0);
        }
        let sign = Sign::Capsule(Capsule { left, right, top: 0.0, height: sizes.radius * 1.7, open_left, open_right });
        let x = left + sizes.radius * 0.8;
        let ground_right = if last.left > segment.left { ground_right.max(x + 60.0) } else { ground_right };
        let mut sites = vec![Site { sign, x, room: ground_right - x - 6.0, is_left: false }];
        if sites[0].room < 150.0 {
            let x = right - sizes.radius * 0.8;
            let from = look.x(last.left);
            sites.push(Site { sign, x, room: x - from - 6.0, is_left: true });
        }
        return sites;
    }
    let x = look.x(look.scale.units(entry.from)).clamp(ground_left, ground_right);
    let right = Site { sign: Sign::Mark(x), x: x + sizes.indent(), room: ground_right - x - sizes.indent() - 6.0, is_left: false };
    if right.room >= 150.0 {
        return vec![right];
    }
    let left_x = x - sizes.indent();
    vec![right, Site { sign: Sign::Mark(x), x: left_x, room: left_x - ground_left - 6.0, is_left: true }]
}

fn form(site: Site, lines: Lines, name: NameLine, limit: f32, sizes: &Type) -> Form<Words> {
    let name = name.fitted(sizes, limit);
    // A cut text is set anew when it is drawn and may then need the full width.
    let wide = if lines.lost > 0 { limit } else { lines.width };
    let width = wide.max(name.width(sizes)).min(limit.max(sizes.name * 4.0));
    let x = if site.is_left { site.x - width } else { site.x };
    let tall = sizes.height(lines.lines.len());
    let boxes = match site.sign {
        Sign::Mark(at) => {
            let (left, right) = ((at - sizes.radius).min(x), (at + sizes.radius).max(x + width));
            vec![[left, 0.0, right, tall.max(sizes.radius * 2.4)]]
        }
        Sign::Capsule(shape) => {
            let below = shape.height + sizes.radius * 0.7;
            vec![[shape.left, 0.0, shape.right, shape.height + 1.0], [x, shape.height, x + width, below + tall]]
        }
    };
    let unit = sizes.body / 13.5;
    let odd = ((limit / unit - 170.0).abs() - 40.0).max(0.0) * 0.08;
    let cost = lines.lost.min(12) as f32 * 11.0 + odd + if site.is_left { 40.0 } else { 0.0 };
    Form { boxes, cost, what: Words { name, lines, limit, x: site.x, is_left: site.is_left, sign: site.sign } }
}

impl Candidate {
    /// Draws the statement in its place; `origin` is the top of the lane's inner ground.
    ///
    /// Where the line of an event would run through its words, the lane's ground is laid below them.
    pub(crate) fn draw(&self, canvas: &mut Canvas, stands: Stands, place: &Placed, origin: f32, number: usize, setting: &Setting<'_>) {
        let Setting { analysis, lines, sizes, ink, color } = *setting;
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
            Sign::Mark(x) => canvas.mark(mark, (x, y - sizes.name * 0.36), sizes.radius, self.entry.quotation, color, ink.page),
            Sign::Capsule(shape) => {
                canvas.capsule(mark, Capsule { top, ..shape }, self.entry.quotation, color, ink.page);
                y += shape.height + sizes.radius * 0.7;
            }
        }
        let name_x = if words.is_left { words.x - words.name.drawn_width(sizes, number) } else { words.x };
        words.name.draw(canvas, label, (name_x, y), number, look);
        let anchor = if words.is_left { Anchor::End } else { Anchor::Start };
        let again = (words.lines.lost > 0).then(|| {
            let statement = &analysis.statements[self.entry.statement as usize];
            label::fitted(analysis, statement, sizes.body, words.limit, words.line_count())
        });
        for line in &again.as_ref().unwrap_or(&words.lines).lines {
            y += sizes.leading;
            canvas.anchored(label, (words.x, y), line, Style::regular(sizes.body, ink.body), anchor);
        }
    }
}
