//! A whole picture: every lane on one page, as many words as fit.

use std::collections::BTreeSet;

use super::axis_ground::AxisGround;
use super::chrome::{self, Foot, MARGIN, grouped};
use super::draw::{Canvas, Stands, Style, Type};
use super::lane_name::LaneName;
use super::more::{Row, Sign};
use super::pack::{Box4, Form, Packed, Placed, grow, pack, share};
use super::place::{Candidate, Look, Setting, Words, candidates};
use super::scale::{Division, Scale, UNITS};
use super::tags::{self, Tag};
use super::texts::Texts;
use super::{Anchor, Entry, Ink, Part, Prepared, Scene, View};
use crate::analysis::Analysis;

/// Statements above which a page is full however it is divided.
const DENSE: usize = 1000;

/// Lays out the statements of `analysis` as `view` wants them, on one page.
pub fn layout(analysis: &Analysis, view: &View) -> Scene {
    if view.paper {
        return layout(analysis, &finer(view)).scaled(1.0 / FINER);
    }
    let texts = Texts::new(analysis, view);
    let (prepared, ground) = divided(&texts, Prepared::of(analysis, &view.filter), view);
    let laid = Picture::new(&texts, &prepared, &prepared, view, ground).fill_page(3.0);
    let listed = laid.numbered.len();
    laid.draw(Whole { prepared: &prepared, before: 0, listed, nth: 1, of: 1 })
}

/// Body type of 10.1 pixels, 7.6 points: what is in the hand is read at half the distance.
pub(super) const FINER: f32 = 4.0 / 3.0;

/// A page on paper as a picture that is as much larger as its type is to be smaller.
pub(super) fn finer(view: &View) -> View {
    View { width: view.width * FINER, height: view.height * FINER, paper: false, ..view.clone() }
}

/// The number of lanes and the division of the axis with which most can be read; of two that are alike, more lanes and even division. Where there
/// is far more than a page holds, every division is full, and only the ends are tried.
fn divided(texts: &Texts<'_>, all: Prepared, view: &View) -> (Prepared, Ground) {
    let most = most_lanes(&all, view);
    let fewest = most.min(6);
    let dense = all.shown() > DENSE;
    let mut best: Option<(usize, Prepared, Ground)> = None;
    let mut last = usize::MAX;
    for lanes in (fewest..=most).rev().filter(|n| !dense || [fewest, most].contains(n)) {
        let lanes = lanes.min(all.lanes.len());
        // More places than lanes is the same again.
        if std::mem::replace(&mut last, lanes) == lanes {
            continue;
        }
        let mut prepared = all.clone();
        gather(&mut prepared, lanes);
        for ground in Ground::ALL.into_iter().take(if dense { 1 } else { Ground::ALL.len() }) {
            let told = Picture::new(texts, &prepared, &prepared, view, ground).told();
            if best.as_ref().is_none_or(|best| told > best.0) {
                best = Some((told, prepared.clone(), ground));
            }
        }
    }
    best.map_or_else(|| (all, Ground::ALL[0]), |(_, prepared, ground)| (prepared, ground))
}

/// The division of the axis with which most of some lanes can be read, all of them on one page.
pub(super) fn division(texts: &Texts<'_>, prepared: &Prepared, axis: &Prepared, view: &View) -> Ground {
    let told = |ground: &Ground| Picture::new(texts, prepared, axis, view, *ground).told();
    let mut best = (0, Ground::ALL[0]);
    for ground in Ground::ALL {
        let told = told(&ground);
        if told > best.0 {
            best = (told, ground);
        }
    }
    best.1
}

/// Where a page stands among others.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    /// What all pages show.
    pub(super) prepared: &'a Prepared,
    /// Numbers on the pages before.
    pub(super) before: usize,
    /// Statements that carry words on all pages.
    pub(super) listed: usize,
    /// Which page it is, from 1.
    pub(super) nth: usize,
    /// How many there are.
    pub(super) of: usize,
}

/// How the axis is divided between days and the words that stand after the last of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// Pixels after the last day of a stretch.
    after: f64,
    /// The share of the axis that ground and breaks may take together.
    most: f64,
}

impl Ground {
    pub(super) const ALL: [Self; 3] =
        [Self { after: 185.0, most: 0.6 }, Self { after: 260.0, most: 0.75 }, Self { after: 340.0, most: 0.85 }];
}

pub(super) struct Picture<'a> {
    texts: &'a Texts<'a>,
    prepared: &'a Prepared,
    view: &'a View,
    ink: Ink,
    scale: Option<Scale>,
    names: Vec<LaneName>,
    tags: Vec<Tag>,
    left: f32,
    right: f32,
    top: f32,
}

/// A lane with its statements in place.
struct Filled {
    candidates: Vec<Candidate>,
    packed: Packed,
    /// Signs for what found no room, along the lane's lower edge.
    signs: Vec<Sign>,
    top: f32,
    height: f32,
}

const TAG: f32 = 12.5;
const TAG_ROW: f32 = 32.0;
/// Ground above and below the statements of a lane.
const PAD: f32 = 15.0;
/// The same in a low lane.
const LOW_PAD: f32 = 9.0;
/// A lane holds at least a statement of two lines.
const LEAST_LANE: f32 = 76.0;

/// Height of a lane's name above it, on a page too narrow for a column of names.
const NAME_ROW: f32 = 32.0;

fn is_stacked(view: &View) -> bool {
    view.width < 1000.0
}

fn head(view: &View) -> f32 {
    if is_stacked(view) { NAME_ROW } else { 0.0 }
}

/// Ground above the statements of a lane of `height`, and below them where no sign stands there; grows steadily, so that a higher lane never
/// holds less.
fn pad(height: f32) -> f32 {
    (LOW_PAD + (height - 80.0) * 0.1).clamp(LOW_PAD, PAD)
}

/// Ground below the statements of a lane with signs for what found no room, the signs included.
fn strip(sizes: &Type) -> f32 {
    sizes.small * 1.6 + 11.0
}

/// How far above a lane's lower edge the middle of its signs stands.
fn sign_middle(sizes: &Type) -> f32 {
    6.0 + sizes.small * 0.8
}

/// Height of a lane that its statements cannot have, without a name above them.
fn inset(height: f32, sign: bool, sizes: &Type) -> f32 {
    pad(height) + if sign { strip(sizes) } else { pad(height) }
}

impl<'a> Picture<'a> {
    /// A picture of `prepared`, with an axis that holds everything of `axis`: the same, or the lanes of all pages.
    pub(super) fn new(texts: &'a Texts<'a>, prepared: &'a Prepared, axis: &'a Prepared, view: &'a View, ground: Ground) -> Self {
        let top = chrome::head_height(view) + 66.0;
        let widest = axis.lanes.iter().map(|lane| LaneName::new(&lane.name, view.width).width).fold(110.0, f32::max);
        let left = if is_stacked(view) { MARGIN } else { (MARGIN + widest + 26.0).round() };
        let right = view.width - MARGIN;
        let scale = scale(axis, view, right - left, ground);
        let tags = scale.as_ref().map_or_else(Vec::new, |scale| tags(&prepared.events, scale, left, right));
        let names = prepared.lanes.iter().map(|lane| LaneName::new(&lane.name, view.width)).collect();
        Self { texts, prepared, view, ink: view.theme.ink(), scale, names, tags, left, right, top }
    }

    fn x(&self, units: f64) -> f32 {
        self.left + (units / UNITS) as f32 * (self.right - self.left)
    }

    /// How much a reader gets to read.
    fn told(&self) -> usize {
        let bottom = self.view.height - Foot::new(self.prepared, self.view, true).height() - tags_height(&self.tags);
        let lanes = self.pack_lanes((bottom - self.top).max(LEAST_LANE), &Type::scaled(1.0));
        let told = |lane: &Filled| told(&lane.candidates, &lane.packed) + if lane.packed.placed.is_empty() { 0 } else { 40 };
        lanes.iter().map(told).sum()
    }

    /// Finds a place for everything, in type at most `largest` times as large as that of a full page.
    pub(super) fn fill_page(self, largest: f32) -> Laid<'a> {
        // Whether anything is left over changes the legend, and with it the room: reckon with the fuller foot first.
        let mut more = false;
        let (filled, foot, sizes) = loop {
            let foot = Foot::new(self.prepared, self.view, more);
            let bottom = self.view.height - foot.height() - tags_height(&self.tags);
            let (filled, sizes) = self.fill((bottom - self.top).max(LEAST_LANE), largest);
            let left_over = filled.iter().any(|lane| !lane.packed.left_over.is_empty());
            if left_over == more || more {
                break (filled, foot, sizes);
            }
            more = true;
        };
        let mut numbered: Vec<u32> = filled.iter().flat_map(Filled::placed).map(|e| e.statement).collect();
        numbered.sort_unstable();
        Laid { picture: self, filled, foot, sizes, numbered }
    }

    /// Gives every lane its height and every statement its place, in the largest type in which all of them fit.
    fn fill(&self, room: f32, largest: f32) -> (Vec<Filled>, Type) {
        let sizes: &[f32] = match self.prepared.shown() {
            // Never so large that the words outdo the title.
            0..=3 => &[1.9, 1.7, 1.5, 1.35, 1.2, 1.1, 1.0],
            4..=60 => &[1.7, 1.5, 1.35, 1.2, 1.1, 1.0],
            _ => &[1.0],
        };
        let mut last = None;
        for &k in sizes.iter().filter(|k| **k <= largest) {
            let sizes = Type::scaled(k);
            let lanes = self.pack_lanes(room, &sizes);
            let complete = lanes.iter().all(|lane| lane.packed.left_over.is_empty() && lane.is_told_well());
            last = Some((lanes, sizes));
            if complete {
                break;
            }
        }
        last.unwrap_or_else(|| (Vec::new(), Type::scaled(1.0)))
    }

    fn pack_lanes(&self, room: f32, sizes: &Type) -> Vec<Filled> {
        let Some(scale) = &self.scale else { return Vec::new() };
        let look =
            Look { view: self.view, sizes, texts: self.texts, lanes: self.prepared.lanes.len(), scale, left: self.left, right: self.right };
        let lines: Vec<f32> = self.tags.iter().flat_map(|t| t.lines.iter().copied()).collect();
        let gap = sizes.body * 0.6;
        let all: Vec<Vec<Candidate>> = self.prepared.lanes.iter().map(|lane| candidates(self.texts.analysis(), lane, &look)).collect();
        let head = head(self.view);
        let pack_in = |n: usize, height: f32| {
            let (list, inner) = (&all[n], |sign: bool| height - head - inset(height, sign, sizes));
            let packed = best_packed(list, inner(false), gap, &lines);
            let is_complete = packed.left_over.is_empty() && list.len() == self.prepared.lanes[n].entries.len();
            if is_complete { packed } else { best_packed(list, inner(true), gap, &lines) }
        };
        let mut demands: Vec<f32> = all.iter().map(|list| best_packed(list, 1.5 * room, gap, &lines).bottom + 2.0 * PAD + head).collect();
        if let ([first, .., last], Some(true)) = (demands.as_mut_slice(), self.prepared.lanes.last().map(|lane| lane.gathered)) {
            // The parties gathered for want of room are never the greatest of all.
            *last = last.min(*first * 0.6);
        }
        let fewest: Vec<f32> =
            self.prepared.lanes.iter().zip(&self.names).map(|(lane, name)| least_height(lane, name, self.view)).collect();
        // What the lowest statement of each lane needs, as far as the page holds that for all of them.
        let told = |(n, list): (usize, &Vec<Candidate>)| {
            let lowest = list.iter().flat_map(|c| &c.forms).map(Form::height).fold(f32::MAX, f32::min);
            let needed = lowest + head + 1.0;
            let all = needed + inset(needed + 2.0 * LOW_PAD + strip(sizes), self.prepared.lanes[n].entries.len() > 1, sizes);
            if list.iter().all(|c| c.forms.is_empty()) { fewest[n] } else { fewest[n].max(all) }
        };
        let least: Vec<f32> = all.iter().enumerate().map(told).collect();
        let least = if least.iter().sum::<f32>() <= room { least } else { fewest };
        let mut heights = share(&demands, &least, room);
        let mut packed: Vec<Packed> = heights.iter().enumerate().map(|(n, height)| pack_in(n, *height)).collect();
        let is_full = |n: usize, packed: &Packed| !packed.left_over.is_empty() || all[n].len() < self.prepared.lanes[n].entries.len();
        // Where statements were left over while another lane has ground to spare, the ground goes to them.
        for _ in 0..3 {
            let needed = |n: usize, packed: &Packed| (packed.bottom + inset(heights[n], is_full(n, packed), sizes) + head).max(least[n]);
            let spare: Vec<f32> = packed.iter().enumerate().map(|(n, packed)| (heights[n] - needed(n, packed)).max(0.0)).collect();
            let want: Vec<f32> =
                packed.iter().enumerate().map(|(n, p)| if is_full(n, p) { (demands[n] - heights[n]).max(0.0) } else { 0.0 }).collect();
            let (given, wanted) = (spare.iter().sum::<f32>(), want.iter().sum::<f32>());
            if given < 12.0 || wanted <= 0.0 {
                break;
            }
            for n in 0..heights.len() {
                let change = given * want[n] / wanted - spare[n];
                heights[n] += change;
                if change.abs() > 0.5 {
                    packed[n] = pack_in(n, heights[n]);
                }
            }
        }
        let mut top = self.top;
        let mut filled = Vec::with_capacity(all.len());
        for ((candidates, mut packed), height) in all.into_iter().zip(packed).zip(heights) {
            let lane = &self.prepared.lanes[filled.len()];
            let sign = !packed.left_over.is_empty() || candidates.len() < lane.entries.len();
            if let Some(fuller) = with_more_words(&candidates, &packed, height - head - inset(height, sign, sizes), gap, &lines) {
                packed = fuller;
            }
            let forms: Vec<&[Form<Words>]> = candidates.iter().map(|c| c.forms.as_slice()).collect();
            let placed = packed.placed.iter().map(|p| candidates[p.nth].entry.statement).collect();
            let signs = if sign { self.signs(filled.len(), &placed, sizes) } else { Vec::new() };
            // Words may reach down beside the signs.
            let middle = height - head - pad(height) - sign_middle(sizes);
            let half = sizes.small * 0.8;
            let taken: Vec<Box4> = signs.iter().map(|s| [s.left, middle - half, s.left + s.width, middle + half]).collect();
            grow(&mut packed, &forms, height - head - inset(height, false, sizes), gap, &taken, &|_| true);
            packed.left_over.extend(candidates.len()..lane.entries.len());
            filled.push(Filled { candidates, packed, signs, top, height });
            top += height;
        }
        filled
    }

    fn draw_grounds(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(scale) = &self.scale else { return };
        let head = head(self.view);
        for (n, lane) in filled.iter().enumerate() {
            let stands = Stands::for_part(Part::Lane).in_lane(n);
            let color = self.prepared.lanes[n].color(self.view.theme);
            for segment in scale.segments() {
                let (x0, x1) = (self.x(segment.left), self.x(segment.right));
                canvas.rect(stands, [x0, lane.top + head, x1 - x0, lane.height - head], 0.0, color.tint);
            }
            let y = lane.top + lane.height;
            canvas.line(stands, &[(MARGIN, y), (self.right, y)], self.ink.line, 1.0, None);
        }
    }

    fn draw_axis(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let (Some(scale), Some(last)) = (&self.scale, filled.last()) else { return };
        let bottom = last.top + last.height;
        let units = (0.0, UNITS);
        let ground =
            AxisGround { scale, units, left: self.left, right: self.right, top: self.top, bottom, ink: &self.ink, dates: self.view.dates };
        ground.lines(canvas);
        ground.dates(canvas);
    }

    fn draw_events(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(last) = filled.last() else { return };
        let stands = Stands::for_part(Part::Event);
        let bottom = last.top + last.height;
        for tag in &self.tags {
            let y = bottom + 7.0 + tag.row as f32 * TAG_ROW;
            for &x in &tag.lines {
                canvas.line(stands, &[(x, self.top), (x, y)], self.ink.tag, 1.5, Some((6.0, 4.0)));
            }
            canvas.rect(stands, [tag.left, y, tag.width, 25.0], 4.0, self.ink.tag);
            let style = Style::bold(TAG, self.ink.tag_text);
            canvas.anchored(stands, (tag.left + tag.width / 2.0, y + 17.0), &tag.words, style, Anchor::Middle);
        }
    }

    /// Whether every lane has room for its name in large type; names of two sizes on one page look like an accident.
    fn has_large_names(&self, filled: &[Filled]) -> bool {
        let lanes = self.prepared.lanes.iter().zip(&self.names).zip(filled);
        lanes.into_iter().all(|((lane, name), filled)| filled.height >= name.large_height(!lane.loose.is_empty()))
    }

    fn draw_lane(
        &self,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        n: usize,
        lane: &Filled,
        look: (&Type, bool),
        numbers: (&[u32], usize),
    ) {
        let ((sizes, large_names), (numbered, before)) = (look, numbers);
        let source = &self.prepared.lanes[n];
        let color = source.color(self.view.theme);
        let stands = Stands::for_part(Part::LaneName).in_lane(n);
        let listed = lane.packed.placed.len();
        let counted = if listed == source.total {
            format!("{} statement{}", grouped(listed), if listed == 1 { "" } else { "s" })
        } else {
            format!("{} of {} statements", grouped(listed), grouped(source.total))
        };
        let mut notes = vec![(stands, counted)];
        if !source.loose.is_empty() {
            let group = u32::try_from(groups.len()).ok();
            notes.push((Stands { part: Part::Loose, group, ..stands }, format!("{} only roughly dated", grouped(source.loose.len()))));
            groups.push(source.loose.iter().map(|e| e.statement).collect());
        }
        match is_stacked(self.view) {
            true => {
                // The lines of dates and events do not run through the names.
                let row = [MARGIN, lane.top + 1.0, self.right - MARGIN, NAME_ROW - 1.0];
                canvas.rect(Stands { part: Part::Lane, ..stands }, row, 0.0, self.ink.page);
                self.names[n].draw_above(canvas, stands, (MARGIN, lane.top), self.right, &notes, (&self.ink, color));
            }
            false => self.names[n].draw(canvas, stands, (MARGIN, lane.top), (lane.height, large_names), &notes, (&self.ink, color)),
        }
        let lines: Vec<f32> = self.tags.iter().flat_map(|t| t.lines.iter().copied()).collect();
        let setting = Setting { lines: &lines, sizes, ink: &self.ink, color };
        let mut placed: Vec<_> = lane.packed.placed.iter().collect();
        placed.sort_by_key(|p| lane.candidates[p.nth].entry.statement);
        for place in placed {
            let candidate = &lane.candidates[place.nth];
            let number = before + numbered.partition_point(|s| *s < candidate.entry.statement) + 1;
            let origin = lane.top + head(self.view) + pad(lane.height);
            candidate.draw(canvas, stands, place, origin, number, &setting);
        }
        self.draw_more(canvas, groups, n, lane, sizes);
    }

    /// The signs for what found no room in lane `n`, where `placed` did.
    fn signs(&self, n: usize, placed: &BTreeSet<u32>, sizes: &Type) -> Vec<Sign> {
        let Some(scale) = &self.scale else { return Vec::new() };
        let at = |e: &Entry| self.x(scale.units(scale.first_shown(e.from, e.to))).clamp(self.left, self.right);
        let rest = self.prepared.lanes[n].entries.iter().filter(|e| !placed.contains(&e.statement)).map(|e| (at(e), e.statement));
        let grounds: Vec<(f32, f32)> = scale.segments().iter().map(|s| (self.x(s.left), self.x(s.right))).collect();
        Row { grounds: &grounds, reach: sizes.radius, size: sizes.small }.signs(rest.collect())
    }

    fn draw_more(&self, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, n: usize, lane: &Filled, sizes: &Type) {
        let color = self.prepared.lanes[n].color(self.view.theme);
        let y = lane.top + lane.height - sign_middle(sizes);
        for sign in &lane.signs {
            let group = u32::try_from(groups.len()).ok();
            let stands = Stands { part: Part::More, lane: u16::try_from(n).ok(), statement: None, group };
            canvas.pill(stands, (sign.left, y), &sign.words(), sizes.small, color.mark, self.ink.page);
            groups.push(sign.statements.clone());
        }
    }

    fn draw_empty(&self, canvas: &mut Canvas) {
        let stands = Stands::for_part(Part::Heading);
        let words = match self.prepared.total {
            0 => "No statements were found",
            _ => "No dated statement passes the filter",
        };
        let at = (self.view.width / 2.0, self.view.height / 2.0);
        canvas.anchored(stands, at, words, Style::regular(20.0, self.ink.quiet), Anchor::Middle);
    }
}

/// A page on which everything has its place.
pub(super) struct Laid<'a> {
    picture: Picture<'a>,
    filled: Vec<Filled>,
    foot: Foot,
    sizes: Type,
    /// Statements that carry words.
    pub(super) numbered: Vec<u32>,
}

impl Laid<'_> {
    /// Whether statements found no room.
    pub(super) fn is_over_full(&self) -> bool {
        self.filled.iter().any(|lane| !lane.packed.left_over.is_empty())
    }

    /// Draws the page.
    pub(super) fn draw(self, whole: Whole<'_>) -> Scene {
        let Self { picture, filled, foot, sizes, numbered } = self;
        let view = picture.view;
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, view.width, view.height], 0.0, picture.ink.page);
        chrome::head(&mut canvas, picture.texts.analysis(), view, whole);
        picture.draw_grounds(&mut canvas, &filled);
        picture.draw_axis(&mut canvas, &filled);
        picture.draw_events(&mut canvas, &filled);
        let large_names = picture.has_large_names(&filled);
        for (n, lane) in filled.iter().enumerate() {
            picture.draw_lane(&mut canvas, &mut groups, n, lane, (&sizes, large_names), (&numbered, whole.before));
        }
        if filled.is_empty() {
            picture.draw_empty(&mut canvas);
        }
        foot.draw(&mut canvas, view);
        Scene { width: view.width, height: view.height, items: canvas.items, numbered, before: whole.before, groups }
    }
}

impl Filled {
    fn placed(&self) -> impl Iterator<Item = &Entry> {
        self.packed.placed.iter().map(|p| &self.candidates[p.nth].entry)
    }

    /// Whether no more than a few words were cut.
    fn is_told_well(&self) -> bool {
        let words = |p: &Placed| &self.candidates[p.nth].forms[p.form].what;
        self.packed.placed.iter().all(|p| words(p).lost() <= 12 || words(p).shown() >= 14)
    }
}

/// The axis of a picture whose lanes are so many pixels wide.
fn scale(prepared: &Prepared, view: &View, width: f32, ground: Ground) -> Option<Scale> {
    let days = prepared.entries().map(|e| (e.from, e.to));
    let pixel = UNITS / f64::from(width.max(1.0));
    let narrow = view.width < 1100.0;
    let (before, gap) = if narrow { (14.0, 30.0) } else { (26.0, 44.0) };
    let (after, most) = if narrow { (ground.after * 0.68, ground.most.max(0.85)) } else { (ground.after, ground.most) };
    let division = Division { breaks: view.breaks, before: before * pixel, after: after * pixel, gap: gap * pixel, most };
    prepared.hull().map(|hull| Scale::new(days, hull, division))
}

/// Events within the days shown, each with a tag below the lanes that meets no other.
fn tags(events: &[(String, f64, f64)], scale: &Scale, left: f32, right: f32) -> Vec<Tag> {
    let mut shown: Vec<(&str, f32)> = events
        .iter()
        .filter(|(_, from, _)| scale.shows(*from))
        .map(|(name, from, _)| (name.as_str(), left + (scale.units(*from) / UNITS) as f32 * (right - left)))
        .collect();
    shown.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
    tags::tags(&shown, (left, right), &tags::Form { size: TAG, pad: 28.0, widest: 260.0, apart: 8.0, rows: 3 })
}

fn tags_height(tags: &[Tag]) -> f32 {
    tags::rows(tags) as f32 * TAG_ROW
}

/// Packs a lane with all the words there are, and with ever fewer; keeps what tells most.
fn best_packed(list: &[Candidate], height: f32, gap: f32, lines: &[f32]) -> Packed {
    let forms: Vec<&[Form<Words>]> = list.iter().map(|c| c.forms.as_slice()).collect();
    let mut best = pack(&forms, height, gap, lines, 1.0, &|_| true);
    // Of far more than there is room for, shorter words tell more.
    let lengths: &[usize] = if list.len() > 100 { &[70, 56] } else { &[112, 88, 70, 56] };
    for &most in lengths {
        if best.left_over.is_empty() {
            break;
        }
        let shorter = pack(&forms, height, gap, lines, 1.0, &|words| words.length() <= most);
        if told(list, &shorter) > told(list, &best) {
            best = shorter;
        }
    }
    best
}

/// The same statements with more of their words, where a lane has more height than they need; `None` where that would cost one its place.
fn with_more_words(list: &[Candidate], packed: &Packed, height: f32, gap: f32, lines: &[f32]) -> Option<Packed> {
    const THRIFT: f32 = 0.3;
    if list.len() > 100 {
        return None;
    }
    let forms: Vec<&[Form<Words>]> = list.iter().map(|c| c.forms.as_slice()).collect();
    let fuller = pack(&forms, height, gap, lines, THRIFT, &|_| true);
    let lost = |packed: &Packed| packed.placed.iter().map(|p| list[p.nth].forms[p.form].what.lost()).sum::<usize>();
    let is_better = fuller.left_over == packed.left_over && lost(&fuller) < lost(packed);
    is_better.then_some(fuller)
}

/// How much of a lane can be read: statements with words, those with a dozen or more for most.
fn told(list: &[Candidate], packed: &Packed) -> usize {
    packed.placed.iter().map(|p| list[p.nth].forms[p.form].what.shown().min(12) + 6).sum()
}

/// The height in which a lane holds its name, one statement, and the sign for what found no room.
fn least_height(lane: &super::Lane, name: &LaneName, view: &View) -> f32 {
    let sizes = Type::scaled(1.0);
    let capsule = if lane.entries.iter().any(|e| e.to > e.from) { sizes.radius * 2.4 } else { 0.0 };
    let (lines, below) = if lane.entries.len() > 1 { (1, strip(&sizes)) } else { (2, LOW_PAD) };
    let beside = if is_stacked(view) { 0.0 } else { name.height(!lane.loose.is_empty()) };
    head(view) + (LOW_PAD + capsule + sizes.height(lines) + below + 2.0).max(beside).max(LEAST_LANE)
}

/// The most lanes a page can hold: each has its least height, and a page of 1080 pixels no more than eight.
pub(super) fn most_lanes(prepared: &Prepared, view: &View) -> usize {
    let top = chrome::head_height(view) + 66.0;
    let room = view.height - Foot::new(prepared, view, true).height() - TAG_ROW - top - 18.0;
    let mut sum = 0.0;
    let fit = prepared.lanes.iter().take_while(|lane| {
        sum += least_height(lane, &LaneName::new(&lane.name, view.width), view);
        sum <= room
    });
    fit.count().min((view.height / 135.0).round() as usize).max(1)
}

/// Keeps the first lanes and gathers the rest in one.
fn gather(prepared: &mut Prepared, lanes: usize) {
    if prepared.lanes.len() <= lanes {
        return;
    }
    let rest = prepared.lanes.split_off(lanes.saturating_sub(1));
    let all = |held: fn(&super::Lane) -> &[Entry]| {
        let mut all: Vec<Entry> = rest.iter().flat_map(held).copied().collect();
        all.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement)));
        all
    };
    let (entries, loose) = (all(|lane| &lane.entries), all(|lane| &lane.loose));
    let name = format!("{} {}", rest.len(), if lanes > 1 { "other parties" } else { "parties" });
    let total = rest.iter().map(|lane| lane.total).sum();
    prepared.lanes.push(super::Lane {
        party: None,
        name,
        hue: None,
        chosen: None,
        total,
        entries: entries.into(),
        loose,
        gathered: true,
        part_of: None,
        ribbon: false,
    });
}
