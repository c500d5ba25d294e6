//! How much begins on each day: there are far fewer days than statements, so a scale is made from the days.

use std::collections::BTreeMap;

use super::scale::SHORT;

/// What begins on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Begun {
    pub(super) day: f64,
    /// Everything that begins on it.
    pub(super) count: usize,
    /// Of these what is known to the day.
    pub(super) single: usize,
    /// Of what is short and reaches into the axis, what begins on it or, on the first day of the axis, before.
    pub(super) short: usize,
    /// The last day of any of these.
    pub(super) reach: f64,
}

impl Begun {
    fn one((from, to): (f64, f64)) -> Self {
        // A long capsule is empty in the middle and keeps no stretch from being cut out.
        let short = usize::from(to - from <= SHORT);
        Self { day: from, count: 1, single: usize::from(to <= from), short, reach: to }
    }

    fn join(&mut self, other: &Self) {
        if other.short > 0 {
            self.reach = if self.short == 0 { other.reach } else { self.reach.max(other.reach) };
        }
        self.count += other.count;
        self.single += other.single;
        self.short += other.short;
    }

    /// Of things in the order of their first days.
    pub(super) fn sorted(days: impl IntoIterator<Item = (f64, f64)>) -> Vec<Self> {
        let mut begun: Vec<Self> = Vec::new();
        for one in days.into_iter().map(Self::one) {
            match begun.last_mut() {
                Some(last) if last.day == one.day => last.join(&one),
                _ => begun.push(one),
            }
        }
        begun
    }

    /// Of things in any order, those that reach into an axis.
    pub(super) fn of(days: impl IntoIterator<Item = (f64, f64)>, hull: (f64, f64)) -> Vec<Self> {
        let within = days.into_iter().filter(|(from, to)| *from <= hull.1 && *to >= hull.0);
        // What begins before the axis holds its first day, and is not counted as beginning there.
        let clipped = |(from, to): (f64, f64)| Self { count: usize::from(from >= hull.0), reach: to.min(hull.1), ..Self::one((from, to)) };
        Self::gathered(within.map(clipped), hull)
    }

    /// Of what was counted before by parts, none of which is short and begins before the axis.
    pub(super) fn together<'b>(parts: impl IntoIterator<Item = &'b [Self]>, hull: (f64, f64)) -> Vec<Self> {
        let within = |begun: &&Self| begun.day >= hull.0 && begun.day <= hull.1;
        Self::gathered(parts.into_iter().flatten().filter(within).copied(), hull)
    }

    fn gathered(begun: impl IntoIterator<Item = Self>, hull: (f64, f64)) -> Vec<Self> {
        /// Days of an axis that are counted one by one; beyond, only those with something on them.
        const MOST: f64 = 200_000.0;
        let length = hull.1 - hull.0;
        let mut even = vec![Self::default(); if length <= MOST { length.max(0.0) as usize + 1 } else { 0 }];
        let mut wide = BTreeMap::<u64, Self>::new();
        for one in begun {
            let place = (one.day - hull.0).max(0.0) as u64;
            match even.get_mut(place as usize) {
                Some(begun) => begun.join(&one),
                None => wide.entry(place).or_default().join(&one),
            }
        }
        let dated = |(place, begun): (u64, Self)| Self { day: hull.0 + place as f64, ..begun };
        (0..).zip(even).filter(|(_, b)| b.count + b.short > 0).chain(wide).map(dated).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_to_what_all_come_to() {
        let days = |shift: u32| (0..40).map(move |n| (f64::from(n * 7 % 50 + shift), f64::from(n * 7 % 50 + shift + n % 5 * 15)));
        let all: Vec<(f64, f64)> = days(0).chain(days(3)).collect();
        let short = |d: &&(f64, f64)| d.1 - d.0 <= SHORT;
        let hull = all.iter().filter(short).fold((f64::MAX, f64::MIN), |h, d| (h.0.min(d.0), h.1.max(d.1)));
        let part = |shift: u32| {
            let mut days: Vec<(f64, f64)> = days(shift).collect();
            days.sort_by(|a, b| a.0.total_cmp(&b.0));
            Begun::sorted(days)
        };
        let parts = [part(0), part(3)];
        assert_eq!(Begun::together(parts.iter().map(Vec::as_slice), hull), Begun::of(all, hull));
    }

    #[test]
    fn what_begins_before_an_axis_reaches_into_its_first_day() {
        let begun = Begun::of([(1.0, 12.0), (15.0, 15.0), (2.0, 5.0), (18.0, 40.0)], (10.0, 20.0));
        let told: Vec<_> = begun.iter().map(|b| (b.day, b.count, b.short, b.reach)).collect();
        assert_eq!(told, [(10.0, 0, 1, 12.0), (15.0, 1, 1, 15.0), (18.0, 1, 1, 20.0)]);
    }
}
