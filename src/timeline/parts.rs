//! Stacks the statements of a lane that holds very many, a part of the axis at a time, for windows.
//!
//! [`sweep`](super::sweep) goes over a whole lane when the zoom changes; here only the parts are stacked that are seen, each when it is first
//! seen. The axis is cut into parts of one width. Even ones are stacked on their own; odd ones go on from the left neighbour and end before the
//! right one. So a place depends on the zoom and on the neighbours, never on what is in view, and nothing moves while a reader pans.
//!
//! Ranges reach over many parts: they have rows of their own below the marks, so that no vague date pushes a sure one out, and one look at the
//! weightiest of them settles them for the whole lane. Every statement is either placed or counted in the sign over its time.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draw::Type;
use super::extent::{At, LINES, STEP, WORDS, sign};
use super::sweep::{APART, Block, COLUMN, Extent, FAILURES, Gathered, columns, gap};
use super::{Entries, Entry, Scale, UNITS};

/// Width of a cell, within which statements fall on one another, in pixels.
const CELL: f64 = 14.0;
/// Cells of a part.
const CELLS: usize = 36;
const PART: f64 = CELL * CELLS as f64;
/// Statements of a cell that are tried, the weightiest; the others are counted.
const TRIED: usize = 64;
/// Ranges of a lane that are tried.
const RANGES: usize = 200;

/// A lane at one zoom.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// By first day.
    pub(super) entries: &'a Entries,
    pub(super) scale: &'a Scale,
    pub(super) pixels_per_unit: f64,
    pub(super) sizes: &'a Type,
}

/// What was stacked so far.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Rows of the marks, and of the ranges below them.
    rows: (usize, usize),
    /// How far a mark with its words can reach to the right, in pixels.
    reach: f64,
    parts: BTreeMap<i64, Part>,
    /// Whether the ranges were placed.
    ranged: bool,
    /// Those that found room, by where they begin.
    ranges: Vec<Block>,
    widest_range: f64,
    /// The entries of those, in order.
    placed: Vec<u32>,
}

/// A stacked part of the axis.
#[derive(Debug)]
struct Part {
    blocks: Vec<Block>,
    gathered: Vec<Gathered>,
    /// For each row where it is free again, and where it is first taken.
    ends: Vec<f64>,
    starts: Vec<f64>,
}

impl Ground<'_> {
    fn at(&self, nth: usize) -> At {
        At::of(self.scale, &self.entries[nth])
    }

    fn extent(&self, nth: usize) -> Option<Extent> {
        self.at(nth).widest(&self.entries[nth], self.pixels_per_unit, self.sizes)
    }

    fn is_range(&self, nth: usize) -> bool {
        self.entries[nth].to > self.entries[nth].from
    }

    /// The first entry of `among` that begins at `x` pixels or later.
    fn first_at(&self, x: f64, among: Range<usize>) -> usize {
        let before = |e: &Entry| self.scale.units(e.from).clamp(0.0, UNITS) * self.pixels_per_unit < x;
        among.start + self.entries[among].partition_point(before)
    }

    /// Steps that a mark with its words takes.
    fn steps(&self) -> usize {
        ((self.sizes.height(LINES) + 8.0) / STEP).ceil() as usize
    }

    /// The most marks that stand over one another when all of them do.
    fn crowd(&self, enough: usize) -> usize {
        let wide = f64::from(WORDS + self.sizes.indent()) + APART;
        let mut most = 0;
        for segment in self.scale.segments() {
            let first = self.entries.partition_point(|e| e.from < segment.from);
            let held = &self.entries[first..first + self.entries[first..].partition_point(|e| e.from <= segment.to)];
            let ground = (segment.right - segment.left) * self.pixels_per_unit;
            let day = if segment.to > segment.from { segment.slope() * self.pixels_per_unit } else { ground };
            let beside = ((day - 20.0 - f64::from(WORDS)) / COLUMN).max(0.0) as usize + 1;
            let (mut from, mut count) = (0, 0);
            for entry in held.iter().filter(|e| e.to <= e.from) {
                count += 1;
                while (entry.from - held[from].from) * day > wide || held[from].to > held[from].from {
                    count -= usize::from(held[from].to <= held[from].from);
                    from += 1;
                }
                most = most.max(count.div_ceil(beside));
                if most >= enough {
                    return enough;
                }
            }
        }
        most
    }
}

impl Parts {
    /// A lane of at most so many rows of marks.
    pub(super) fn new(ground: &Ground<'_>, rows: usize) -> Self {
        let step = ground.steps();
        let crowd = ground.crowd(rows.div_ceil(step));
        // Where several stand together, cuts between parts may need one place more.
        let rows = rows.max(step).min(step * (crowd + usize::from(crowd > 1)));
        let widest = |s: &super::Segment| if s.to > s.from { s.slope() } else { s.right - s.left };
        let day = ground.scale.segments().iter().map(widest).fold(0.0, f64::max) * ground.pixels_per_unit;
        let range = ((ground.sizes.height(LINES) + ground.sizes.radius * 2.4 + 8.0) / STEP).ceil() as usize;
        let rows = (rows, if ground.entries.ranges().is_empty() { 0 } else { range });
        Self { rows, reach: day.max(f64::from(WORDS) + 40.0), ..Self::default() }
    }

    /// Rows of the lane.
    pub(super) fn steps(&self) -> usize {
        self.rows.0 + self.rows.1
    }

    fn place_ranges(&mut self, ground: &Ground<'_>) {
        let weight = |nth: &u32| ground.entries[*nth as usize].weight;
        let heavier = |a: &u32, b: &u32| weight(b).total_cmp(&weight(a)).then(a.cmp(b));
        let mut ranges = ground.entries.ranges().to_vec();
        keep_first(&mut ranges, RANGES, heavier);
        let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); self.rows.1];
        let mut failures = 0;
        for nth in ranges {
            let Some(extent) = ground.extent(nth as usize) else { continue };
            let Some(step) = gap(&taken, &extent) else {
                failures += 1;
                if failures == FAILURES {
                    break;
                }
                continue;
            };
            failures = 0;
            for (n, row) in taken[step..step + extent.steps].iter_mut().enumerate() {
                let span = extent.row(n);
                row.insert(row.partition_point(|t| t.0 < span.0), span);
            }
            self.widest_range = self.widest_range.max(extent.to.max(extent.words.1) - extent.from);
            self.ranges.push(Block { nth: nth as usize, step: self.rows.0 + step, extent });
            self.placed.push(nth);
        }
        self.ranges.sort_by(|a, b| a.extent.from.total_cmp(&b.extent.from).then(a.nth.cmp(&b.nth)));
        self.placed.sort_unstable();
    }

    /// Stacks what is seen between two places, in pixels from the beginning of the axis.
    pub(super) fn stack(&mut self, ground: &Ground<'_>, (from, to): (f64, f64)) {
        if !std::mem::replace(&mut self.ranged, true) {
            self.place_ranges(ground);
        }
        let (first, last) = (part_at(from - self.reach), part_at(to));
        // Odd parts need both of their neighbours.
        for n in (first - 1..=last + 1).filter(|n| n % 2 == 0) {
            if !self.parts.contains_key(&n) {
                let part = self.part(ground, n, None, None);
                self.parts.insert(n, part);
            }
        }
        for n in (first..=last).filter(|n| n % 2 != 0) {
            if !self.parts.contains_key(&n) {
                let part = self.part(ground, n, self.parts.get(&(n - 1)), self.parts.get(&(n + 1)));
                self.parts.insert(n, part);
            }
        }
    }

    /// The statements that reach into a window; it must have been stacked.
    pub(super) fn seen(&self, from: f64, to: f64) -> impl Iterator<Item = &Block> {
        let reaches = move |b: &&Block| b.extent.from < to && b.extent.to.max(b.extent.words.1) >= from;
        let marks = self.within(from - self.reach, to).flat_map(|part| &part.blocks);
        let first = self.ranges.partition_point(|b| b.extent.from < from - self.widest_range);
        marks.chain(&self.ranges[first..]).filter(reaches)
    }

    /// The signs of what found no room in a window; it must have been stacked.
    pub(super) fn gathered(&self, from: f64, to: f64) -> impl Iterator<Item = &Gathered> {
        self.within(from, to).flat_map(|part| &part.gathered).filter(move |g| g.x >= from && g.x < to)
    }

    fn within(&self, from: f64, to: f64) -> impl Iterator<Item = &Part> {
        self.parts.range(part_at(from)..=part_at(to)).map(|(_, part)| part)
    }

    fn part(&self, ground: &Ground<'_>, n: i64, left: Option<&Part>, right: Option<&Part>) -> Part {
        let rows = self.rows.0;
        let start = n as f64 * PART;
        let mut part = Part { blocks: Vec::new(), gathered: Vec::new(), ends: vec![f64::MIN; rows], starts: vec![f64::MAX; rows] };
        let first = ground.first_at(start, 0..ground.entries.len());
        let last = ground.first_at(start + PART, first..ground.entries.len());
        if first == last {
            return part;
        }
        let bounds = right.map_or_else(|| vec![f64::MAX; rows], |right| right.starts.clone());
        if let Some(left) = left {
            part.ends.clone_from(&left.ends);
        }
        let wide = sign(ground.sizes, ground.entries.len()) + 6.0;
        // Signs stand on a raster of cells that fills the part.
        let cells = [3, 4, 6, 9, 12].into_iter().find(|cells| *cells as f64 * CELL >= wide).unwrap_or(CELLS);
        let mut nth = first;
        let (mut tried, mut placed) = (Vec::new(), Vec::new());
        for cell in 0..CELLS {
            let x = start + cell as f64 * CELL;
            if cell % cells == 0 {
                placed.clear();
            }
            let end = ground.first_at(x + CELL, nth..last);
            tried.clear();
            tried.extend((nth..end).filter(|n| !ground.is_range(*n)).map(|n| n as u32));
            part.serve(ground, &mut tried, &bounds, &mut placed);
            nth = end;
            if (cell + 1) % cells == 0 {
                let sign = start + (cell + 1 - cells) as f64 * CELL;
                let from = ground.first_at(sign, first..nth);
                placed.sort_unstable();
                let is_left = |n: &u32| {
                    let among = if ground.is_range(*n as usize) { &self.placed } else { &placed };
                    among.binary_search(n).is_err()
                };
                let members: Vec<u32> = (from as u32..nth as u32).filter(is_left).collect();
                if !members.is_empty() {
                    part.gathered.push(Gathered { x: sign, members });
                }
            }
        }
        part.blocks.sort_by(|a, b| a.extent.from.total_cmp(&b.extent.from).then(a.nth.cmp(&b.nth)));
        part
    }
}

impl Part {
    /// Gives the statements of a cell room, the weightiest first.
    fn serve(&mut self, ground: &Ground<'_>, tried: &mut Vec<u32>, bounds: &[f64], placed: &mut Vec<u32>) {
        let weight = |nth: &u32| ground.entries[*nth as usize].weight;
        keep_first(tried, TRIED, |a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        let together: Vec<(usize, Extent)> = tried.iter().filter_map(|n| Some((*n as usize, ground.extent(*n as usize)?))).collect();
        let (rows, columns) = (self.ends.len(), columns(&together));
        // Where a day is wide its statements share the ground evenly.
        let tall: usize = together.iter().map(|(_, e)| e.steps).sum();
        let tallest = together.iter().map(|(_, e)| e.steps).max().unwrap_or(0);
        let even = if columns > 1 { tall.div_ceil(columns).max(tallest).min(rows) } else { rows };
        // When a few found no room, no other will.
        let mut full = 0;
        for (nth, extent) in together {
            let moved = |column: usize| extent.moved(column as f64 * COLUMN);
            let within = |rows: usize| (0..columns).find_map(|column| Some((self.find(&moved(column), rows, bounds)?, moved(column))));
            let Some((step, extent)) = within(even).or_else(|| if even < rows { within(rows) } else { None }) else {
                full += 1;
                if full == 3 {
                    return;
                }
                continue;
            };
            let (start, end) = (extent.from.min(extent.words.0), extent.to.max(extent.words.1));
            for row in step..step + extent.steps {
                self.ends[row] = self.ends[row].max(end);
                self.starts[row] = self.starts[row].min(start);
            }
            self.blocks.push(Block { nth, step, extent });
            placed.push(nth as u32);
        }
    }

    /// The first row from which all rows of `extent` are free.
    fn find(&self, extent: &Extent, rows: usize, bounds: &[f64]) -> Option<usize> {
        let (start, end) = (extent.from.min(extent.words.0), extent.to.max(extent.words.1));
        let mut run = 0;
        for (row, bound) in bounds.iter().enumerate().take(rows) {
            run = if self.ends[row] + APART <= start && end + APART <= *bound { run + 1 } else { 0 };
            if run == extent.steps {
                return Some(row + 1 - run);
            }
        }
        None
    }
}

fn part_at(x: f64) -> i64 {
    (x / PART).floor() as i64
}

/// Sorts the first `count` of a list and drops the others.
fn keep_first(list: &mut Vec<u32>, count: usize, order: impl Fn(&u32, &u32) -> std::cmp::Ordering) {
    if list.len() > count {
        list.select_nth_unstable_by(count, &order);
        list.truncate(count);
    }
    list.sort_unstable_by(order);
}
