//! Days of publication as a line of probabilities: clues are step functions of log-likelihood over it, their sum is the answer.
//!
//! Knows nothing of texts. Days are counted as chrono does, from 1 January of the year 1; the line starts in 1900, since older texts are
//! documents of history and not dated here.

use chrono::{Datelike, NaiveDate};

/// 1 January 1900.
pub(super) const FIRST: i32 = 693_596;

/// 1 January 2100, where the line ends: it is walked day by day.
pub(super) const LAST: i32 = 766_645;

/// The number of `date`.
pub(super) fn number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The day with this number.
pub(super) fn date(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(NaiveDate::MAX)
}

/// The number of the day `year`-`month`-`day`, where there is such a day.
pub(super) fn ymd(year: i32, month: u32, day: u32) -> Option<i32> {
    NaiveDate::from_ymd_opt(year, month, day).map(number)
}

/// How well each day of publication explains one clue: the natural logarithm of its likelihood, constant between steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Curve {
    /// First day and value of each stretch, in order.
    steps: Vec<(i32, f32)>,
}

impl Curve {
    /// The logarithm of `base` plus the weights of all `parts` (closed ranges of days) that hold the day, times `power`.
    ///
    /// A power under 1 says that the clue repeats what others say, at least in part.
    pub(super) fn mixture(base: f32, parts: &[(i32, i32, f32)], power: f32) -> Self {
        let mut edges: Vec<(i32, f32)> = vec![(FIRST, 0.0)];
        for &(from, to, weight) in parts {
            if from <= to {
                edges.push((from.max(FIRST), weight));
                edges.push((to.max(FIRST - 1) + 1, -weight));
            }
        }
        edges.sort_by_key(|e| e.0);
        let mut steps: Vec<(i32, f32)> = Vec::with_capacity(edges.len());
        let mut sum = 0.0;
        for (day, change) in edges {
            sum += change;
            let value = power * (base + sum.max(0.0)).max(1e-9).ln();
            match steps.last_mut() {
                Some(last) if last.0 == day => last.1 = value,
                _ => steps.push((day, value)),
            }
        }
        Self { steps }
    }

    /// The value on `day`.
    pub(super) fn at(&self, day: i32) -> f32 {
        let next = self.steps.partition_point(|s| s.0 <= day);
        next.checked_sub(1).map_or(0.0, |i| self.steps[i].1)
    }

    /// This likelihood to a power.
    pub(super) fn raised(mut self, power: f32) -> Self {
        for step in &mut self.steps {
            step.1 *= power;
        }
        self
    }

    /// The value expected of a day drawn from the probabilities whose running sums are `sums`.
    pub(super) fn expected(&self, sums: &[f64]) -> f32 {
        let last = sums.len() - 1;
        let at = |day: i32| ((day - FIRST).max(0) as usize).min(last);
        let steps = self.steps.iter().enumerate().map(|(i, &(start, value))| {
            let end = self.steps.get(i + 1).map_or(last, |s| at(s.0));
            f64::from(value) * (sums[end] - sums[at(start)])
        });
        steps.sum::<f64>() as f32
    }

    /// The likelihood averaged over `from..=to`, as a logarithm.
    pub(super) fn mean(&self, from: i32, to: i32) -> f32 {
        let mut sum = 0.0_f64;
        for (i, &(start, value)) in self.steps.iter().enumerate() {
            let end = self.steps.get(i + 1).map_or(i32::MAX, |s| s.0 - 1).min(to);
            let start = start.max(from);
            if start <= end {
                sum += f64::from(end - start + 1) * f64::from(value).exp();
            }
        }
        (sum / f64::from(to - from + 1)).max(1e-30).ln() as f32
    }
}

/// A probability for each day of publication.
#[derive(Clone, Debug)]
pub(super) struct Posterior {
    mass: Vec<f32>,
}

impl Posterior {
    /// Puts the clues together. `weekly` is added by weekday (Monday first); no day after `latest` is possible.
    pub(super) fn of<'a>(curves: impl IntoIterator<Item = &'a Curve>, weekly: &[f32; 7], latest: i32) -> Self {
        let days = (latest.max(FIRST + 1) - FIRST + 1) as usize;
        let mut change = vec![0.0_f64; days + 1];
        let mut add = |curve: &Curve| {
            let mut before = 0.0;
            for &(day, value) in &curve.steps {
                let at = (day - FIRST).clamp(0, days as i32) as usize;
                change[at] += f64::from(value) - before;
                before = f64::from(value);
            }
        };
        add(&prior());
        curves.into_iter().for_each(&mut add);
        let mut value = 0.0;
        let mut best = f64::MIN;
        for (day, v) in change.iter_mut().take(days).enumerate() {
            value += *v;
            *v = value + f64::from(weekly[weekday(FIRST + day as i32)]);
            best = best.max(*v);
        }
        let mut mass: Vec<f32> = change[..days].iter().map(|v| if *v < best - 25.0 { 0.0 } else { (*v - best).exp() as f32 }).collect();
        let total: f64 = mass.iter().map(|m| f64::from(*m)).sum();
        for m in &mut mass {
            *m = (f64::from(*m) / total) as f32;
        }
        Self { mass }
    }

    /// The shortest run of days that holds at least the share `share`, and the share it holds.
    pub(super) fn interval(&self, share: f32) -> (i32, i32, f32) {
        let mass = &self.mass;
        let (mut best, mut start, mut sum) = ((0, mass.len() - 1, 1.0_f64), 0, 0.0_f64);
        let share = f64::from(share).min(0.9999);
        for end in 0..mass.len() {
            sum += f64::from(mass[end]);
            while start < end && sum - f64::from(mass[start]) >= share {
                sum -= f64::from(mass[start]);
                start += 1;
            }
            let shorter = end - start < best.1 - best.0 || (end - start == best.1 - best.0 && sum > best.2 + 1e-7);
            if sum >= share && shorter {
                best = (start, end, sum);
            }
        }
        (FIRST + best.0 as i32, FIRST + best.1 as i32, best.2.min(1.0) as f32)
    }

    /// The run of `days` days that holds most, without the days at its ends that hold next to nothing (of a week: little), and the share it holds.
    pub(super) fn window(&self, days: usize) -> (i32, i32, f32) {
        let mass = &self.mass;
        let days = days.clamp(1, mass.len());
        let mut sum: f64 = mass[..days].iter().map(|m| f64::from(*m)).sum();
        let (mut best, mut start) = (sum, 0);
        for end in days..mass.len() {
            sum += f64::from(mass[end]) - f64::from(mass[end - days]);
            if sum > best + 1e-9 {
                (best, start) = (sum, end + 1 - days);
            }
        }
        let mut end = start + days - 1;
        let mut spare = if days <= 7 { SPARE } else { 0.0 };
        while start < end {
            let first = mass[start] <= mass[end];
            let share = if first { mass[start] } else { mass[end] };
            if share >= NEXT_TO_NOTHING.max(spare) {
                break;
            }
            spare = (spare - share).max(0.0);
            if first { start += 1 } else { end -= 1 }
        }
        (FIRST + start as i32, FIRST + end as i32, best.min(1.0) as f32)
    }

    /// The running sums: the share of all days before each, from the first.
    pub(super) fn sums(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        sums.extend(self.mass.iter().map(|m| {
            sum += f64::from(*m);
            sum
        }));
        sums
    }

    /// The value that `weekly` (Monday first) is expected to have.
    pub(super) fn expected_weekly(&self, weekly: &[f32; 7]) -> f32 {
        self.mass.iter().enumerate().map(|(day, m)| m * weekly[weekday(FIRST + day as i32)]).sum()
    }

    /// The share of the days `from..=to`.
    #[cfg(test)]
    pub(super) fn share(&self, from: i32, to: i32) -> f32 {
        let last = self.mass.len() as i32 - 1;
        let (from, to) = ((from - FIRST).max(0), (to - FIRST).min(last));
        if from > to { 0.0 } else { self.mass[from as usize..=to as usize].iter().sum() }
    }

    /// The likeliest day and its share; the earliest of equals.
    pub(super) fn best_day(&self) -> (i32, f32) {
        let mut best = (0, 0.0);
        for (day, &share) in self.mass.iter().enumerate() {
            if share > best.1 {
                best = (day, share);
            }
        }
        (FIRST + best.0 as i32, best.1)
    }
}

/// The share of a day that no answer needs.
const NEXT_TO_NOTHING: f32 = 1e-5;
/// Of a week, the share of the days at its ends that may be left out.
const SPARE: f32 = 0.006;

/// Monday 0 to Sunday 6.
pub(super) fn weekday(number: i32) -> usize {
    (number - 1).rem_euclid(7) as usize
}

/// Before any clue: texts on a computer are recent rather than old.
fn prior() -> Curve {
    let year = |y| ymd(y, 1, 1).unwrap_or(FIRST);
    Curve { steps: vec![(FIRST, -6.0), (year(1945), -3.5), (year(1980), -2.0), (year(1990), -0.7), (year(2000), 0.0)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for n in FIRST..FIRST + 800 {
            assert_eq!(weekday(n), date(n).weekday().num_days_from_monday() as usize);
        }
    }

    #[test]
    fn a_mixture_adds_where_parts_overlap() {
        let d = FIRST + 1000;
        let curve = Curve::mixture(0.1, &[(d, d + 9, 0.4), (d + 5, d + 5, 0.5)], 1.0);
        assert!((curve.at(d - 1).exp() - 0.1).abs() < 1e-5);
        assert!((curve.at(d).exp() - 0.5).abs() < 1e-5);
        assert!((curve.at(d + 5).exp() - 1.0).abs() < 1e-5);
        assert!((curve.at(d + 10).exp() - 0.1).abs() < 1e-5);
        assert!((curve.mean(d, d + 9).exp() - 0.55).abs() < 1e-4);
    }

    #[test]
    fn clues_meet_in_the_shortest_interval() {
        let d = FIRST + 40_000;
        let a = Curve::mixture(0.001, &[(d, d + 30, 1.0)], 1.0);
        let b = Curve::mixture(0.001, &[(d - 30, d + 3, 1.0)], 1.0);
        let posterior = Posterior::of([&a, &b], &[0.0; 7], d + 5000);
        let (from, to, share) = posterior.interval(0.8);
        assert_eq!((from, to), (d, d + 3));
        assert!(share > 0.8 && (share - posterior.share(d, d + 3)).abs() < 1e-4);
        let mut weekly = [-9.0; 7];
        weekly[weekday(d + 2)] = 0.0;
        assert_eq!(Posterior::of([&a, &b], &weekly, d + 5000).best_day().0, d + 2);
    }

    #[test]
    fn a_window_is_the_best_of_its_length() {
        let d = FIRST + 40_000;
        let curve = Curve::mixture(1e-9, &[(d, d + 2, 1.0), (d + 20, d + 20, 2.0)], 1.0);
        let posterior = Posterior::of([&curve], &[0.0; 7], d + 5000);
        let (from, to, share) = posterior.window(7);
        assert_eq!((from, to), (d, d + 2));
        assert!((share - 0.6).abs() < 0.01, "{share}");
        assert_eq!(posterior.window(31).0, d);
        assert_eq!(posterior.window(1_000_000).1, d + 20);
    }

    #[test]
    fn nothing_lies_after_the_latest_day() {
        let posterior = Posterior::of([], &[0.0; 7], FIRST + 100);
        assert!((posterior.share(FIRST, FIRST + 100) - 1.0).abs() < 1e-4);
        assert_eq!(posterior.share(FIRST + 101, FIRST + 200), 0.0);
    }
}
