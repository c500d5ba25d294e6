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
    /// Whether its words have room at all.
    pub(crate) fits: bool,
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
    pub(crate) gathered: Vec<Gathered>,
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

/// Pixels within which statements fall on one another.
const TOGETHER: f64 = 14.0;
const APART: f64 = 10.0;

/// Sweeps `count` statements, sorted by time, over `rows` rows; `sign` is the width of a sign for what finds no room.
pub(crate) fn sweep(count: usize, mut extent: impl FnMut(usize) -> Extent, weight: impl Fn(usize) -> f32, rows: usize, sign: f64) -> Swept {
    let mut swept = Swept::default();
    let mut free = vec![f64::MIN; rows];
    let mut from = 0;
    let mut together: Vec<(usize, Extent)> = Vec::new();
    while from < count {
        together.clear();
        let first = extent(from);
        together.push((from, first));
        let mut next = from + 1;
        while next < count {
            let other = extent(next);
            if other.from - first.from > TOGETHER {
                break;
            }
            together.push((next, other));
            next += 1;
        }
        from = next;
        together.sort_by(|a, b| weight(b.0).total_cmp(&weight(a.0)).then(a.0.cmp(&b.0)));
        let placed = swept.blocks.len();
        // When the smallest statement finds no room, no other will.
        let mut full = 0;
        for (nth, extent) in &together {
            if let Some(step) = if full < 3 && extent.fits { find(&free, extent) } else { None } {
                for (n, row) in free[step..step + extent.steps].iter_mut().enumerate() {
                    *row = row.max(if n < extent.capsule {
                        extent.to
                    } else {
                        extent.words.1.max(if extent.capsule == 0 { extent.to } else { f64::MIN })
                    });
                }
                swept.steps = swept.steps.max(step + extent.steps);
                swept.widest = swept.widest.max(extent.to.max(extent.words.1) - extent.from);
                swept.blocks.push(Block { nth: *nth, step, extent: *extent });
            } else {
                full += 1;
                gather(&mut swept.gathered, first.from.max(0.0), sign, *nth);
            }
        }
        swept.blocks[placed..].sort_by(|a, b| a.extent.from.total_cmp(&b.extent.from).then(a.nth.cmp(&b.nth)));
    }
    for sign in &mut swept.gathered {
        sign.members.sort_unstable();
    }
    swept
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
        Extent { from: at - 6.0, to: at + 6.0, words: (at + 14.0, at + 14.0 + width), steps, capsule: 0, fits: true }
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
    fn only_what_reaches_into_the_window_is_seen() {
        let all: Vec<_> = (0..50).map(|n| mark(f64::from(n) * 200.0, 100.0, 4)).collect();
        let swept = sweep(all.len(), |n| all[n], |_| 1.0, 8, 30.0);
        let seen: Vec<_> = swept.seen(390.0, 900.0).map(|b| b.nth).collect();
        assert_eq!(seen, [2, 3, 4]);
    }
}
