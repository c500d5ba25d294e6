//! Stacks the statements of a lane in one sweep along the time, for windows.
//!
//! The lane is a raster of rows; each row remembers where it is free again. Statements that fall on one another are served in the order of
//! their weight. Places are in pixels from the beginning of the axis, so they do not depend on what is in view.

/// What a statement covers, in pixels from the beginning of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    /// Left end of its mark or capsule.
    pub(crate) from: f64,
    /// Right end of its mark or capsule.
    pub(crate) to: f64,
    /// Left and right end of its words.
    pub(crate) words: (f64, f64),
    /// Rows it takes.
    pub(crate) steps: usize,
    /// Of these, rows of its capsule; 0 for a mark, which stands in line with the words.
    pub(crate) capsule: usize,
    /// The width to which its words are broken, the same when they are measured and when they are drawn; 0 where none have room.
    pub(crate) limit: f32,
    /// How far it may be moved to the right and still stand within its day; 0 for ranges.
    pub(crate) spare: f64,
}

/// A statement in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) nth: usize,
    /// Its first row.
    pub(crate) step: usize,
    pub(crate) extent: Extent,
}

/// Statements that found no room, under one sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gathered {
    /// Left end of the sign.
    pub(crate) x: f64,
    pub(crate) members: Vec<u32>,
}

/// What a sweep came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Swept {
    /// Marks, in the order of time.
    blocks: Vec<Block>,
    /// Width of the widest block.
    widest: f64,
    gathered: Vec<Gathered>,
    /// Rows in use.
    pub(crate) steps: usize,
}

impl Swept {
    /// The statements that reach into a window.
    pub(crate) fn seen(&self, from: f64, to: f64) -> impl Iterator<Item = &Block> {
        let first = self.blocks.partition_point(|b| b.extent.from < from - self.widest);
        let last = self.blocks.partition_point(|b| b.extent.from < to);
        self.blocks[first..last.max(first)].iter().filter(move |b| b.extent.to.max(b.extent.words.1) >= from)
    }
}

impl Swept {
    /// The signs of what found no room in a window.
    pub(crate) fn gathered(&self, from: f64, to: f64) -> impl Iterator<Item = &Gathered> {
        let first = self.gathered.partition_point(|g| g.x < from);
        self.gathered[first..].iter().take_while(move |g| g.x < to)
    }

    /// Whether something found no room.
    pub(crate) fn has_gathered(&self) -> bool {
        !self.gathered.is_empty()
    }
}

/// From one column of a day to the next.
pub(super) const COLUMN: f64 = 236.0;
/// Pixels within which statements fall on one another.
const TOGETHER: f64 = 14.0;
pub(super) const APART: f64 = 10.0;

/// Ranges of a lane that are tried; what is beyond is counted in signs.
const RANGES: usize = 400;
/// Failures in a row after which the other ranges of a lane find no room either.
pub(super) const FAILURES: usize = 24;

/// Sweeps `count` statements, sorted by time, over `rows` rows; `sign` is the width of a sign for what finds no room.
///
/// Statements of a known day come first. Ranges take what room is left, the weightiest first: a vague date must not push a sure one out.
pub(crate) fn sweep(count: usize, mut extent: impl FnMut(usize) -> Extent, weight: impl Fn(usize) -> f32, rows: usize, sign: f64) -> Swept {
    let mut swept = Swept::default();
    let mut free = vec![f64::MIN; rows];
    let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); rows];
    let mut ranges: Vec<(usize, Extent)> = Vec::new();
    let mut left: Vec<(f64, usize)> = Vec::new();
    let mut from = 0;
    let mut together: Vec<(usize, Extent)> = Vec::new();
    while from < count {
        together.clear();
        let first = extent(from);
        from += 1;
        if first.capsule > 0 {
            ranges.push((from - 1, first));
            continue;
        }
        together.push((from - 1, first));
        while from < count {
            let other = extent(from);
            if other.from - first.from > TOGETHER {
                break;
            }
            from += 1;
            if other.capsule > 0 {
                ranges.push((from - 1, other));
            } else {
                together.push((from - 1, other));
            }
        }
        together.sort_by(|a, b| weight(b.0).total_cmp(&weight(a.0)).then(a.0.cmp(&b.0)));
        let columns = columns(&together);
        // Where a day is wide its statements share the ground evenly.
        let tall: usize = together.iter().map(|(_, e)| e.steps).sum();
        let tallest = together.iter().map(|(_, e)| e.steps).max().unwrap_or(0);
        let even = if columns > 1 { tall.div_ceil(columns).max(tallest).min(rows) } else { rows };
        // When the smallest statement finds no room, no other will.
        let mut full = 0;
        for (nth, extent) in &together {
            let moved = |column: usize| extent.moved(column as f64 * COLUMN);
            let within = |rows: usize| (0..columns).find_map(|column| Some((find(&free[..rows], &moved(column))?, moved(column))));
            match if full < 3 { within(even).or_else(|| if even < rows { within(rows) } else { None }) } else { None } {
                Some((step, extent)) => {
                    let end = extent.to.max(extent.words.1);
                    for (row, taken) in free[step..step + extent.steps].iter_mut().zip(&mut taken[step..]) {
                        *row = row.max(end);
                        taken.push((extent.from.min(extent.words.0), end));
                    }
                    swept.place(*nth, step, &extent);
                }
                None => {
                    full += 1;
                    left.push((first.from.max(0.0), *nth));
                }
            }
        }
    }
    ranges.sort_by(|a, b| weight(b.0).total_cmp(&weight(a.0)).then(a.0.cmp(&b.0)));
    let mut failures = 0;
    for (tried, (nth, extent)) in ranges.iter().enumerate() {
        let step = if tried < RANGES && failures < FAILURES { gap(&taken, extent) } else { None };
        let Some(step) = step else {
            failures += 1;
            left.push((extent.from.max(0.0), *nth));
            continue;
        };
        failures = 0;
        for (n, row) in taken[step..step + extent.steps].iter_mut().enumerate() {
            let span = extent.row(n);
            row.insert(row.partition_point(|t| t.0 < span.0), span);
        }
        swept.place(*nth, step, extent);
    }
    swept.blocks.sort_by(|a, b| a.extent.from.total_cmp(&b.extent.from).then(a.nth.cmp(&b.nth)));
    left.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    left.into_iter().for_each(|(x, nth)| gather(&mut swept.gathered, x, sign, nth));
    for sign in &mut swept.gathered {
        sign.members.sort_unstable();
    }
    swept
}

impl Swept {
    fn place(&mut self, nth: usize, step: usize, extent: &Extent) {
        self.steps = self.steps.max(step + extent.steps);
        self.widest = self.widest.max(extent.to.max(extent.words.1) - extent.from);
        self.blocks.push(Block { nth, step, extent: *extent });
    }
}

/// Columns in which the statements of one day can stand beside each other: as many as all of them have room for.
pub(super) fn columns(together: &[(usize, Extent)]) -> usize {
    let Some((_, first)) = together.first() else { return 1 };
    if together.len() < 2 || together.iter().any(|(_, e)| (e.from - first.from).abs() > 0.5) {
        return 1;
    }
    let spare = together.iter().map(|(_, e)| e.spare).fold(f64::MAX, f64::min);
    ((spare / COLUMN) as usize + 1).min(together.len())
}

impl Extent {
    pub(super) fn moved(&self, by: f64) -> Self {
        Self { from: self.from + by, to: self.to + by, words: (self.words.0 + by, self.words.1 + by), ..*self }
    }

    /// What it covers of its `nth` row.
    pub(super) fn row(&self, nth: usize) -> (f64, f64) {
        if nth < self.capsule { (self.from, self.to) } else { (self.words.0, self.words.1) }
    }
}

/// The first row from which all rows of `extent` are free.
fn find(free: &[f64], extent: &Extent) -> Option<usize> {
    let start = extent.from.min(extent.words.0);
    let mut run = 0;
    for (row, end) in free.iter().enumerate() {
        run = if *end + APART <= start { run + 1 } else { 0 };
        if run == extent.steps {
            return Some(row + 1 - run);
        }
    }
    None
}

/// The first row from which a range finds room between what was placed before.
pub(super) fn gap(taken: &[Vec<(f64, f64)>], extent: &Extent) -> Option<usize> {
    let is_free = |row: &Vec<(f64, f64)>, (from, to): (f64, f64)| {
        // What begins before may reach in, and nothing wider than the row's own stretches does: they do not overlap.
        let next = row.partition_point(|t| t.0 < from);
        row.get(next).is_none_or(|t| t.0 >= to + APART) && next.checked_sub(1).is_none_or(|n| row[n].1 + APART <= from)
    };
    let last = taken.len().checked_sub(extent.steps)?;
    (0..=last).find(|step| (0..extent.steps).all(|n| is_free(&taken[step + n], extent.row(n))))
}

fn gather(gathered: &mut Vec<Gathered>, x: f64, sign: f64, nth: usize) {
    let nth = nth as u32;
    match gathered.last_mut() {
        Some(last) if x < last.x + sign + 6.0 => last.members.push(nth),
        _ => gathered.push(Gathered { x, members: vec![nth] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: f64, width: f64, steps: usize) -> Extent {
        Extent { from: at - 6.0, to: at + 6.0, words: (at + 14.0, at + 14.0 + width), steps, capsule: 0, limit: 190.0, spare: 0.0 }
    }

    #[test]
    fn stacks_and_counts() {
        let all = [mark(10.0, 100.0, 4), mark(10.0, 100.0, 4), mark(12.0, 100.0, 4), mark(60.0, 50.0, 4), mark(300.0, 100.0, 4)];
        let swept = sweep(all.len(), |n| all[n], |n| n as f32, 8, 30.0);
        let placed: Vec<_> = swept.blocks.iter().map(|b| (b.nth, b.step)).collect();
        assert_eq!(placed, [(1, 4), (2, 0), (4, 0)]);
        assert_eq!(swept.gathered, [Gathered { x: 4.0, members: vec![0] }, Gathered { x: 54.0, members: vec![3] }]);
    }

    #[test]
    fn a_wide_day_holds_its_statements_in_columns() {
        let all: Vec<_> = (0..6).map(|_| Extent { spare: 500.0, ..mark(10.0, 190.0, 4) }).collect();
        let swept = sweep(all.len(), |n| all[n], |n| -(n as f32), 40, 30.0);
        let mut placed: Vec<_> = swept.blocks.iter().map(|b| (b.nth, b.step, b.extent.from)).collect();
        placed.sort_by_key(|p| p.0);
        assert_eq!(placed, [(0, 0, 4.0), (1, 4, 4.0), (2, 0, 240.0), (3, 4, 240.0), (4, 0, 476.0), (5, 4, 476.0)]);
        assert_eq!(swept.steps, 8);
    }

    #[test]
    fn a_range_takes_the_room_that_sure_dates_leave() {
        let range = |from: f64, to: f64| Extent { from, to, words: (from, from + 100.0), steps: 4, capsule: 1, limit: 190.0, spare: 0.0 };
        // The range begins first and weighs most, and still stands below the mark.
        let all = [range(0.0, 400.0), mark(100.0, 100.0, 4)];
        let swept = sweep(2, |n| all[n], |n| if n == 0 { 9.0 } else { 1.0 }, 8, 30.0);
        let placed: Vec<_> = swept.blocks.iter().map(|b| (b.nth, b.step)).collect();
        assert_eq!(placed, [(0, 4), (1, 0)]);
        let swept = sweep(2, |n| all[n], |n| if n == 0 { 9.0 } else { 1.0 }, 4, 30.0);
        assert_eq!((swept.blocks.len(), swept.gathered), (1, vec![Gathered { x: 0.0, members: vec![0] }]));
    }

    #[test]
    fn only_what_reaches_into_the_window_is_seen() {
        let all: Vec<_> = (0..50).map(|n| mark(f64::from(n) * 200.0, 100.0, 4)).collect();
        let swept = sweep(all.len(), |n| all[n], |_| 1.0, 8, 30.0);
        let seen: Vec<_> = swept.seen(390.0, 900.0).map(|b| b.nth).collect();
        assert_eq!(seen, [2, 3, 4]);
    }
}
