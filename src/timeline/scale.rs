//! The time scale: days to places along the axis, with long empty stretches cut out.
//!
//! A [`Scale`] maps days to *units*: the whole axis is 0 to 1000 units, and units turn into pixels linearly. Zooming and panning change only
//! that last step, so breaks stay where they are and nothing moves while a reader pans.

use super::begun::Begun;

/// Length of the whole axis in units.
pub const UNITS: f64 = 1000.0;

/// Longest interval, in days, that keeps a stretch of the axis from being cut out.
pub(crate) const SHORT: f64 = 45.0;

/// Days to units, in pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    segments: Vec<Segment>,
}

/// A stretch of the axis without a break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// First day with something on it.
    pub from: f64,
    /// Last day with something on it.
    pub to: f64,
    /// Where the segment's ground begins, in units.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Where `from` lies.
    at_from: f64,
    /// Units a day.
    slope: f64,
}

/// How the axis is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Division {
    /// Whether empty stretches are cut out.
    pub breaks: bool,
    /// Units of empty ground before the first day of a segment.
    pub before: f64,
    /// Units of ground after its last day, for the words of what stands there.
    pub after: f64,
    /// Units of a break.
    pub gap: f64,
    /// The share of the axis that ground and breaks may take together.
    pub most: f64,
}

impl Default for Division {
    fn default() -> Self {
        Self { breaks: true, before: 16.0, after: 122.0, gap: 27.0, most: 0.64 }
    }
}

impl Scale {
    /// A scale that holds `days` (first and last day of each thing shown, whole and in any order) between `from` and `to`.
    pub fn new(days: impl IntoIterator<Item = (f64, f64)>, hull: (f64, f64), division: Division) -> Self {
        Self::counted(&Begun::of(days, hull), hull, division)
    }

    /// The same of what was counted by day before.
    pub(super) fn counted(days: &[Begun], hull: (f64, f64), division: Division) -> Self {
        let stretches = if division.breaks { stretches(days, hull) } else { vec![hull] };
        let count = stretches.len() as f64;
        // Many segments leave less ground around each.
        let after: Vec<f64> = stretches.iter().map(|s| division.after * last_part(days, *s)).collect();
        let fixed = division.before * count + after.iter().sum::<f64>() + division.gap * (count - 1.0);
        let squeeze = (division.most * UNITS / fixed).min(1.0);
        let room = UNITS - fixed * squeeze;
        let shares: Vec<f64> = stretches.iter().map(|s| share(days, *s)).collect();
        let sum: f64 = shares.iter().sum();
        let mut left = 0.0;
        let mut segments = Vec::with_capacity(stretches.len());
        for ((&(from, to), share), after) in stretches.iter().zip(&shares).zip(after) {
            // The only stretch has all of it, to the last bit: what was stacked along such an axis is compared with what is.
            let inner = room * (share / sum);
            let at_from = left + division.before * squeeze;
            let slope = if to > from { inner / (to - from) } else { inner.max(1.0) };
            let right = at_from + inner + after * squeeze;
            segments.push(Segment { from, to, left, right, at_from, slope });
            left = right + division.gap * squeeze;
        }
        Self { segments }
    }

    /// The stretches between breaks, never empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Where `day` lies, in units; a day within a break lies at the break's near edge.
    pub fn units(&self, day: f64) -> f64 {
        let n = self.segments.partition_point(|s| s.from <= day).saturating_sub(1);
        let segment = &self.segments[n];
        let units = segment.at_from + (day - segment.from) * segment.slope;
        let low = if n == 0 { f64::MIN } else { segment.left };
        let high = if n + 1 == self.segments.len() { f64::MAX } else { segment.right };
        units.clamp(low, high)
    }

    /// The day at `units`; a place within a break is the last day before it.
    pub fn day(&self, units: f64) -> f64 {
        let n = self.segments.partition_point(|s| s.left <= units).saturating_sub(1);
        let segment = &self.segments[n];
        let high = if n + 1 == self.segments.len() { f64::MAX } else { segment.right };
        segment.from + (units.min(high) - segment.at_from) / segment.slope
    }

    /// Whether `day` lies on the ground of a segment.
    pub(crate) fn shows(&self, day: f64) -> bool {
        let (first, last) = self.segment_of(day).ground();
        first <= day && day <= last
    }

    /// The first of the days from `from` to `to` that is not cut out; `from` where all of them are.
    pub(crate) fn first_shown(&self, from: f64, to: f64) -> f64 {
        if self.shows(from) {
            return from;
        }
        self.segments.iter().map(|s| s.from).find(|day| *day > from && *day <= to).unwrap_or(from)
    }

    /// The segment that holds `day`, or the last one that begins before it.
    pub fn segment_of(&self, day: f64) -> &Segment {
        &self.segments[self.segments.partition_point(|s| s.from <= day).saturating_sub(1)]
    }
}

impl Segment {
    /// Units a day.
    pub fn slope(&self) -> f64 {
        self.slope
    }

    /// First and last day whose place lies on the segment's ground.
    pub fn ground(&self) -> (f64, f64) {
        self.days_between(self.left, self.right)
    }

    /// The days at two places, in units, reckoned as if the segment went on at both ends.
    pub fn days_between(&self, left: f64, right: f64) -> (f64, f64) {
        (self.from + (left - self.at_from) / self.slope, self.from + (right - self.at_from) / self.slope)
    }
}

/// Width a stretch deserves: its days count, and so does what stands on it.
fn share(days: &[Begun], (from, to): (f64, f64)) -> f64 {
    let held = || days.iter().filter(|d| d.day >= from && d.day <= to && d.count > 0);
    let (distinct, count) = (held().count() as f64, held().map(|d| d.count).sum::<usize>() as f64);
    0.2 + 0.2 * (to - from).max(0.0).ln_1p() + 0.5 * distinct.sqrt() + 0.7 * count.sqrt()
}

/// How much of the ground after its last day a stretch needs: all of it where several things stand near its end, whose words lie there.
fn last_part(days: &[Begun], (from, to): (f64, f64)) -> f64 {
    let near = to - 0.34 * (to - from);
    let held: usize = days.iter().filter(|d| d.day >= near && d.day <= to).map(|d| d.count).sum();
    0.6 + 0.1 * held.min(4) as f64
}

/// Splits `hull` at its long empty stretches.
///
/// A stretch is long when it stands out: at least 15 % of all shown, five days or more, and more than twice the usual distance from one thing to
/// the next or more than twice the next shorter stretch. At most six are cut, the longest first.
fn stretches(days: &[Begun], hull: (f64, f64)) -> Vec<(f64, f64)> {
    const MOST: usize = 6;
    let count: usize = days.iter().map(|d| d.short).sum();
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    let mut reach = hull.0;
    for begun in days.iter().filter(|d| d.short > 0) {
        if begun.day > reach {
            gaps.push((reach, begun.day));
        }
        reach = reach.max(begun.reach);
    }
    if hull.1 > reach {
        gaps.push((reach, hull.1));
    }
    let length = |g: &(f64, f64)| g.1 - g.0;
    gaps.sort_by(|a, b| length(b).total_cmp(&length(a)).then(a.0.total_cmp(&b.0)));
    // Of the distances from each thing to the next most are none at all where many things stand in a few short stretches.
    let usual = if count > 0 && gaps.len() <= (count - 1) / 2 { 0.0 } else { gaps.get((count.max(1) - 1) / 2).map_or(f64::MAX, length) };
    let mut shown = hull.1 - hull.0;
    let mut cuts = 0;
    for (n, gap) in gaps.iter().enumerate().take(MOST) {
        if length(gap) < (0.15 * shown).max(5.0) {
            break;
        }
        shown -= length(gap);
        let next = gaps.get(n + 1).map_or(f64::MAX, length);
        if length(gap) >= 2.2 * usual.min(next) {
            cuts = n + 1;
        }
    }
    let mut cut = gaps;
    cut.truncate(cuts);
    cut.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parts = Vec::new();
    let mut from = hull.0;
    for (end, next) in cut {
        parts.push((from, end));
        from = next;
    }
    parts.push((from, hull.1));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(days: &[f64], expect: &[(f64, f64)]) {
        let pairs: Vec<_> = days.iter().map(|&d| (d, d)).collect();
        let hull = (days.iter().copied().fold(f64::MAX, f64::min), days.iter().copied().fold(f64::MIN, f64::max));
        let scale = Scale::new(pairs, hull, Division::default());
        let found: Vec<_> = scale.segments().iter().map(|s| (s.from, s.to)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn cuts_what_stands_out() {
        check(&[5.0], &[(5.0, 5.0)]);
        check(&[5.0, 300.0], &[(5.0, 300.0)]);
        check(&[0.0, 1.0, 155.0, 156.0, 157.0, 296.0, 298.0], &[(0.0, 1.0), (155.0, 157.0), (296.0, 298.0)]);
        check(&[0.0, 100.0, 200.0, 300.0, 400.0], &[(0.0, 400.0)]);
        check(&[0.0, 1.0, 3.0, 4.0], &[(0.0, 4.0)]);
        check(&[0.0, 260.0, 404.0, 543.0, 545.0], &[(0.0, 0.0), (260.0, 260.0), (404.0, 404.0), (543.0, 545.0)]);
        check(&[0.0, 0.0, 0.0, 150.0, 150.0, 150.0, 300.0, 300.0], &[(0.0, 0.0), (150.0, 150.0), (300.0, 300.0)]);
    }

    #[test]
    fn days_and_units_agree() {
        let days: Vec<_> = [0.0, 1.0, 155.0, 156.0, 157.0, 296.0, 298.0].iter().map(|&d| (d, d)).collect();
        let scale = Scale::new(days.iter().copied(), (0.0, 298.0), Division::default());
        let mut before = f64::MIN;
        for (day, _) in &days {
            let units = scale.units(*day);
            assert!(units > before && (0.0..=UNITS).contains(&units));
            assert!((scale.day(units) - day).abs() < 1e-6, "{day}: {}", scale.day(units));
            before = units;
        }
        let last = scale.segments().last().unwrap();
        assert!((last.right - UNITS).abs() < 1e-6);
        assert!(scale.units(80.0) <= scale.segments()[0].right);
    }

    #[test]
    fn without_breaks_time_is_even() {
        let days: Vec<_> = [0.0, 1.0, 100.0].iter().map(|&d| (d, d)).collect();
        let scale = Scale::new(days.iter().copied(), (0.0, 100.0), Division { breaks: false, ..Division::default() });
        let step = scale.units(1.0) - scale.units(0.0);
        assert!((scale.units(100.0) - scale.units(99.0) - step).abs() < 1e-9);
    }
}
