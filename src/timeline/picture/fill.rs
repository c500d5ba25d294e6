//! Gives every lane of a page its height and every statement its place.

use std::collections::BTreeSet;

use super::{Laid, Picture, head, is_stacked, tags_height};
use crate::timeline::chrome::Foot;
use crate::timeline::draw::Type;
use crate::timeline::lane_name::LaneName;
use crate::timeline::more::{Row, Sign};
use crate::timeline::pack::{Box4, Form, Packed, Placed, grow, pack, share};
use crate::timeline::place::{Candidate, Look, Words, candidates};
use crate::timeline::{Entry, Lane, View};

/// Ground above and below the statements of a lane.
const PAD: f32 = 15.0;
/// The same in a low lane.
const LOW_PAD: f32 = 9.0;
/// A lane holds at least a statement of two lines.
const LEAST_LANE: f32 = 76.0;

/// A lane with its statements in place.
pub(super) struct Filled {
    pub(super) candidates: Vec<Candidate>,
    pub(super) packed: Packed,
    /// Signs for what found no room, along the lane's lower edge.
    pub(super) signs: Vec<Sign>,
    pub(super) top: f32,
    pub(super) height: f32,
}

impl Filled {
    pub(super) fn placed(&self) -> impl Iterator<Item = &Entry> {
        self.packed.placed.iter().map(|p| &self.candidates[p.nth].entry)
    }

    /// Whether statements found no room.
    pub(super) fn is_over_full(&self) -> bool {
        !self.packed.left_over.is_empty()
    }

    /// Whether no more than a few words were cut.
    fn is_told_well(&self) -> bool {
        let words = |p: &Placed| &self.candidates[p.nth].forms[p.form].what;
        self.packed.placed.iter().all(|p| words(p).lost() <= 12 || words(p).shown() >= 14)
    }
}

/// Ground above the statements of a lane of `height`, and below them where no sign stands there; grows steadily, so that a higher lane never
/// holds less.
pub(super) fn pad(height: f32) -> f32 {
    (LOW_PAD + (height - 80.0) * 0.1).clamp(LOW_PAD, PAD)
}

/// Ground below the statements of a lane with signs for what found no room, the signs included.
fn strip(sizes: &Type) -> f32 {
    sizes.small * 1.6 + 11.0
}

/// How far above a lane's lower edge the middle of its signs stands.
pub(super) fn sign_middle(sizes: &Type) -> f32 {
    6.0 + sizes.small * 0.8
}

/// Height of a lane that its statements cannot have, without a name above them.
fn inset(height: f32, sign: bool, sizes: &Type) -> f32 {
    pad(height) + if sign { strip(sizes) } else { pad(height) }
}

impl<'a> Picture<'a> {
    /// How much a reader gets to read.
    pub(super) fn told(&self) -> usize {
        let bottom = self.view.height - Foot::new(self.prepared, self.view, true).height() - tags_height(&self.tags);
        let lanes = self.pack_lanes((bottom - self.top).max(LEAST_LANE), &Type::scaled(1.0));
        let told = |lane: &Filled| told(&lane.candidates, &lane.packed) + if lane.packed.placed.is_empty() { 0 } else { LANE_TOLD };
        lanes.iter().map(told).sum()
    }

    /// Finds a place for everything, in type at most `largest` times as large as that of a full page.
    pub(in crate::timeline) fn fill_page(self, largest: f32) -> Laid<'a> {
        // Whether anything is left over changes the legend, and with it the room: reckon with the fuller foot first.
        let mut more = false;
        let (filled, foot, sizes) = loop {
            let foot = Foot::new(self.prepared, self.view, more);
            let bottom = self.view.height - foot.height() - tags_height(&self.tags);
            let (filled, sizes) = self.fill((bottom - self.top).max(LEAST_LANE), largest);
            let left_over = filled.iter().any(Filled::is_over_full);
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
        let (lanes, unsure) = (self.prepared.lanes.len(), self.unsure);
        let look = Look { view: self.view, sizes, texts: self.texts, lanes, scale, left: self.left, right: self.right, unsure };
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
            let placed = packed.placed.iter().map(|p| candidates[p.nth].entry.statement).collect();
            let signs = if sign { self.signs(filled.len(), &placed, sizes) } else { Vec::new() };
            // Words may reach down beside the signs.
            let middle = height - head - pad(height) - sign_middle(sizes);
            let half = sizes.small * 0.8;
            let taken: Vec<Box4> = signs.iter().map(|s| [s.left, middle - half, s.left + s.width, middle + half]).collect();
            grow(&mut packed, &forms(&candidates), height - head - inset(height, false, sizes), gap, &taken, &|_| true);
            packed.left_over.extend(candidates.len()..lane.entries.len());
            filled.push(Filled { candidates, packed, signs, top, height });
            top += height;
        }
        filled
    }

    /// The signs for what found no room in lane `n`, where `placed` did.
    fn signs(&self, n: usize, placed: &BTreeSet<u32>, sizes: &Type) -> Vec<Sign> {
        let Some(scale) = &self.scale else { return Vec::new() };
        let at = |e: &Entry| self.x(scale.units(scale.first_shown(e.from, e.to))).clamp(self.left, self.right);
        let rest = self.prepared.lanes[n].entries.iter().filter(|e| !placed.contains(&e.statement)).map(|e| (at(e), e.statement));
        let grounds: Vec<(f32, f32)> = scale.segments().iter().map(|s| (self.x(s.left), self.x(s.right))).collect();
        Row { grounds: &grounds, reach: sizes.radius, size: sizes.small }.signs(rest.collect())
    }
}

fn forms(list: &[Candidate]) -> Vec<&[Form<Words>]> {
    list.iter().map(|c| c.forms.as_slice()).collect()
}

/// Packs a lane with all the words there are, and with ever fewer; keeps what tells most.
fn best_packed(list: &[Candidate], height: f32, gap: f32, lines: &[f32]) -> Packed {
    let forms = forms(list);
    let mut best = pack(&forms, height, gap, lines, 1.0, &|_| true);
    // Of far more than there is room for, shorter words tell more.
    let lengths: &[usize] = if list.len() > 100 { &[70, 56] } else { &[112, 88, 70, 56] };
    for &most in lengths {
        if best.left_over.is_empty() {
            break;
        }
        let shorter = pack(&forms, height, gap, lines, 1.0, &|words| words.is_short(most));
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
    let fuller = pack(&forms(list), height, gap, lines, THRIFT, &|_| true);
    let lost = |packed: &Packed| packed.placed.iter().map(|p| list[p.nth].forms[p.form].what.lost()).sum::<usize>();
    let is_better = fuller.left_over == packed.left_over && lost(&fuller) < lost(packed);
    is_better.then_some(fuller)
}

/// What it is worth that a party has a lane of its own in which something is told: a statement in many words and a bit. More, and pages of many lanes
/// with a few words each are chosen before pages that tell more.
const LANE_TOLD: usize = 24;

/// How much of a lane can be read: statements with words, those with a dozen or more for most.
fn told(list: &[Candidate], packed: &Packed) -> usize {
    packed.placed.iter().map(|p| list[p.nth].forms[p.form].what.shown().min(12) + 6).sum()
}

/// The height in which a lane holds its name, one statement, and the sign for what found no room.
pub(super) fn least_height(lane: &Lane, name: &LaneName, view: &View) -> f32 {
    let sizes = Type::scaled(1.0);
    let capsule = if lane.entries.iter().any(|e| e.to > e.from) { sizes.radius * 2.4 } else { 0.0 };
    let (lines, below) = if lane.entries.len() > 1 { (1, strip(&sizes)) } else { (2, LOW_PAD) };
    let beside = if is_stacked(view) { 0.0 } else { name.height(!lane.loose.is_empty()) };
    head(view) + (LOW_PAD + capsule + sizes.height(lines) + below + 2.0).max(beside).max(LEAST_LANE)
}
