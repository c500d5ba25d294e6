//! From what a text mentions to what that says about the day it was published.
//!
//! Every clue is a likelihood: how probable such a mention is in a text published so many days before or after. The shares are rounded from
//! counts over news texts of 1998 and 2015 to 2016; they hold for kinds of mention, never for a year, a person or an event.

use super::calendar::{Value, Written};
use super::days::{Curve, FIRST, date, number, weekday, ymd};
use super::lags::{self, Lag, Lags};
use crate::dating::Basis;
use crate::text::Span;
use chrono::{Datelike, Months, NaiveDate};

/// One thing a text says about its day of publication.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    /// What it makes of each day.
    pub curve: Curve,
    /// Its kind in the list of powers; empty for one that the list does not have.
    pub kind: &'static str,
    /// What kind of knowledge it is.
    pub basis: Basis,
    /// Where it stands, first the mention, then what places it in time.
    pub spans: Vec<Span>,
    /// What was recognised.
    pub what: What,
    /// What it measures its distance from, where a list of lags tells how likely that is; for counting such lists anew.
    pub lagged: Vec<Lagged>,
}

/// A stretch of days from which a list of lags counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lagged {
    /// The list.
    pub kind: &'static str,
    /// First day.
    pub from: i32,
    /// Last day.
    pub to: i32,
    /// How likely it is the one that is meant.
    pub trust: f32,
}

impl Clue {
    /// A clue of no kind that the list of powers has.
    pub(super) fn new(curve: Curve, basis: Basis, spans: Vec<Span>, what: What) -> Self {
        Self { curve, kind: "", basis, spans, what, lagged: Vec::new() }
    }

    /// This clue with the power of its kind.
    pub(super) fn weighted(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self.curve = self.curve.raised(lags::power(kind));
        self
    }
}

/// What a clue recognised, for telling it to a reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A written day.
    Day(i32),
    /// Days of an unnamed year, a month or a year.
    Calendar,
    /// Known events, indices into [`Events`], and the weekday on which the text puts them.
    Events(Vec<u32>, Option<usize>),
    /// Somebody in an office or a role.
    Office(String),
    /// The day of an address or a post.
    Stamp(i32),
    /// A word of a campaign's season.
    Phase(String),
    /// A name or term of its time.
    Era(String),
    /// Another text of the corpus (its index) that carries the same quoted words.
    Document(usize),
    /// Another text of the corpus (its index) in which the same person is reported as saying much the same.
    Alike(usize),
}

/// How a full date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// As a day past, or just named.
    Plain,
    /// As the day on which somebody reported or published.
    Reported,
    /// As the day under an embedded post ("— Ina Tolle (@inatolle) 4 May 2031").
    Posted,
    /// In a line that states the day of publication.
    Line,
    /// As a day to come.
    Ahead,
}

/// Days after what is told, and how often a text that old tells it (arbitrary unit).
pub(super) const AFTER: [(i32, i32, f32); 14] = [
    (0, 0, 0.85),
    (1, 1, 1.0),
    (2, 2, 0.85),
    (3, 4, 0.65),
    (5, 7, 0.48),
    (8, 14, 0.32),
    (15, 30, 0.19),
    (31, 60, 0.11),
    (61, 120, 0.065),
    (121, 365, 0.035),
    (366, 730, 0.02),
    (731, 1500, 0.011),
    (1501, 4000, 0.006),
    (4001, 60_000, 0.003),
];

/// Days before what is to come.
const BEFORE: [(i32, i32, f32); 8] =
    [(1, 2, 0.7), (3, 4, 0.5), (5, 7, 0.4), (8, 14, 0.28), (15, 30, 0.18), (31, 90, 0.09), (91, 365, 0.03), (366, 1500, 0.005)];

/// Days after a date written out in full, which texts keep for what lies long ago.
const AFTER_DATE: [(i32, i32, f32); 6] =
    [(1, 7, 0.25), (8, 30, 0.12), (31, 365, 0.06), (366, 1500, 0.03), (1501, 5000, 0.012), (5001, 60_000, 0.006)];

/// Stretches of days with their weights.
pub(super) type Parts = Vec<(i32, i32, f32)>;

/// Adds what is told of `from..=to` when it is over.
pub(super) fn after(from: i32, to: i32, weight: f32, parts: &mut Parts) {
    if from < to {
        parts.push((from, to - 1, 0.8 * weight));
    }
    parts.extend(AFTER.iter().map(|&(a, b, w)| (to + a, to + b, w * weight)));
}

/// Adds what is told of a day to come.
pub(super) fn before(from: i32, weight: f32, parts: &mut Parts) {
    parts.extend(BEFORE.iter().map(|&(a, b, w)| (from - b, from - a, w * weight)));
}

/// First and last day of the month `n` months after that of `day`.
pub(super) fn month_after(day: i32, n: i32) -> (i32, i32) {
    let first = date(day).with_day(1).unwrap_or(NaiveDate::MIN);
    let moved =
        if n >= 0 { first.checked_add_months(Months::new(n as u32)) } else { first.checked_sub_months(Months::new(n.unsigned_abs())) };
    let first = moved.unwrap_or(first);
    let last = first.checked_add_months(Months::new(1)).unwrap_or(first);
    (number(first), number(last) - 1)
}

/// What the written dates say, each value once.
pub(super) fn of_calendar(written: &[Written], told: impl Fn(&Written) -> Told, latest: i32, lags: &Lags) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    let told: Vec<Told> = written.iter().map(told).collect();
    let days = |ahead: bool| {
        let of = written.iter().zip(&told).filter(move |(_, told)| (**told == Told::Ahead) == ahead);
        leading_day(of.map(|(w, _)| w), ahead)
    };
    let leading = [days(true), days(false)];
    for (w, &told) in written.iter().zip(&told) {
        let ahead = told == Told::Ahead;
        if seen.contains(&w.value) {
            continue;
        }
        seen.push(w.value);
        let mut parts = Parts::new();
        let mut lagged = Vec::new();
        let (base, power, kind, what) = match w.value {
            Value::Day(day) => {
                full_date(day, told, &mut parts);
                let (base, power) = match told {
                    Told::Reported => (0.000_002, 1.0),
                    Told::Posted | Told::Line => (0.000_000_5, 1.0),
                    Told::Plain | Told::Ahead => (0.000_8, 0.8),
                };
                (base, power * lags::power("day"), "day", What::Day(day))
            }
            Value::MonthDay(month, day) if told == Told::Line => {
                for year in date(FIRST).year()..=date(latest).year() + 1 {
                    parts.extend(ymd(year, month, day).into_iter().flat_map(dateline));
                }
                (0.003, 1.0, "", What::Calendar)
            }
            Value::MonthDay(month, day) => {
                let list = if ahead { "month-day-ahead" } else { "month-day" };
                let days = month_days(month, day, w.weekday, latest);
                for &at in &days {
                    parts.extend(lags.of(list).iter().map(|&(from, to, w)| (at + from, at + to, w)));
                }
                lagged.extend(days.into_iter().map(|at| Lagged { kind: list, from: at, to: at, trust: 1.0 }));
                let kind = match (ahead, leading.contains(&Some((month, day)))) {
                    (_, true) => list,
                    (true, false) => "month-day-ahead-more",
                    (false, false) => "month-day-more",
                };
                (0.4, lags::power(kind), kind, What::Calendar)
            }
            Value::MonthYear(year, month) => {
                let Some(from) = ymd(year, month, 1) else { continue };
                after(from, month_after(from, 0).1, 1.0, &mut parts);
                before(from, 0.25, &mut parts);
                (0.004, 0.6 * lags::power("month-year"), "month-year", What::Calendar)
            }
            Value::Month(month) => {
                let list = if ahead { "month-ahead" } else { "month" };
                of_month(month, latest, lags.of(list), &mut parts);
                let first = ymd(date(latest).year(), month, 1).unwrap_or(FIRST);
                lagged.push(Lagged { kind: list, from: first, to: first, trust: 1.0 });
                (2.5, lags::power("month"), "month", What::Calendar)
            }
            Value::Year(year) => {
                of_year(year, &mut parts);
                (0.0006, 0.7 * lags::power("year"), "year", What::Calendar)
            }
        };
        clues.push(Clue { kind, lagged, ..Clue::new(Curve::mixture(base, &parts, power), Basis::Explicit, vec![w.span], what) });
    }
    clues
}

/// One full date in seven is the day of publication itself; the rest lie before it, few after.
fn full_date(day: i32, told: Told, parts: &mut Parts) {
    match told {
        Told::Ahead => {
            before(day, 1.0, parts);
            after(day, day, 0.08, parts);
        }
        Told::Reported => {
            parts.extend([(day, day, 1.0), (day + 1, day + 1, 0.8), (day + 2, day + 3, 0.4), (day + 4, day + 7, 0.15)]);
            parts.extend(AFTER_DATE.iter().map(|&(a, b, w)| (day + a, day + b, 0.005 * w)));
            before(day, 0.000_2, parts);
        }
        Told::Line => parts.extend(dateline(day)),
        Told::Posted => parts.extend(super::stamps::posted(day)),
        Told::Plain => {
            parts.push((day, day, 1.0));
            parts.extend(AFTER_DATE.iter().map(|&(a, b, w)| (day + a, day + b, w)));
            before(day, 0.04, parts);
        }
    }
}

/// Four datelines in five bear the day of publication; some the next, since papers are printed ahead.
fn dateline(day: i32) -> [(i32, i32, f32); 3] {
    [(day, day, 0.8), (day - 1, day - 1, 0.15), (day + 1, day + 1, 0.05)]
}

/// The days that a day without a year, and the weekday `name` beside it, may be.
fn month_days(month: u32, day: u32, name: Option<usize>, latest: i32) -> Vec<i32> {
    let years = date(FIRST).year()..=date(latest).year() + 1;
    years.filter_map(|year| ymd(year, month, day)).filter(|d| name.is_none_or(|n| weekday(*d) == n)).collect()
}

/// Of the days without a year that a text names, the one nearest to its own: the first of those ahead, the last of those past. A text names a
/// row of them ("the vote on June 4, the runoff on June 25"), of which the others follow; the widest gap of the year is where the row begins.
fn leading_day<'a>(written: impl Iterator<Item = &'a Written>, ahead: bool) -> Option<(u32, u32)> {
    let mut days: Vec<(u32, u32)> = written.filter_map(|w| if let Value::MonthDay(m, d) = w.value { Some((m, d)) } else { None }).collect();
    days.sort_unstable();
    days.dedup();
    let place = |(month, day): (u32, u32)| month * 31 + day;
    let after = |i: usize| days[(i + 1) % days.len()];
    let gap = |i: usize| (place(after(i)) + 12 * 31 - place(days[i]) - 1) % (12 * 31);
    let widest = (0..days.len()).max_by_key(|&i| (gap(i), std::cmp::Reverse(i)))?;
    Some(if ahead { after(widest) } else { days[widest] })
}

/// A month without a year is mostly one of the last.
fn of_month(month: u32, latest: i32, lags: &[Lag], parts: &mut Parts) {
    for year in date(FIRST).year()..=date(latest).year() + 1 {
        let Some(first) = ymd(year, month, 1) else { continue };
        for &(months, _, w) in lags {
            let (from, to) = month_after(first, months);
            parts.push((from, to, w));
        }
    }
}

/// A year is named in its course or after it, seldom before.
fn of_year(year: i32, parts: &mut Parts) {
    const SHARE: [(i32, i32, f32); 13] = [
        (-30, -11, 0.001),
        (-10, -5, 0.004),
        (-4, -3, 0.012),
        (-2, -2, 0.018),
        (-1, -1, 0.055),
        (0, 0, 0.13),
        (1, 1, 0.085),
        (2, 3, 0.075),
        (4, 4, 0.09),
        (5, 8, 0.06),
        (9, 12, 0.03),
        (13, 20, 0.02),
        (21, 60, 0.008),
    ];
    for &(a, b, w) in &SHARE {
        if let (Some(from), Some(to)) = (ymd(year + a, 1, 1), ymd(year + b, 12, 31)) {
            parts.push((from, to, w));
        }
    }
}

/// The weekday told of most, Monday 0; of several told as often, the one the others lead up to.
pub(super) fn main_weekday(days: &[usize]) -> Option<usize> {
    let count = |day: usize| days.iter().filter(|d| **d == day % 7).count();
    let most = (0..7).map(count).max().filter(|n| *n > 0)?;
    (0..7).filter(|d| count(*d) == most).max_by_key(|d| (count(d + 6) + count(d + 5), 7 - d))
}

/// How the named weekdays speak for each weekday of publication (natural logarithm, Monday first).
///
/// A text is mostly published on the latest weekday it tells of or the day after: on the web sooner than in print. `days` are the weekdays
/// told as past, one entry a mention.
pub(super) fn weekly(days: &[usize], printed: bool) -> [f32; 7] {
    const WEB: [f32; 7] = [0.50, 0.30, 0.08, 0.045, 0.03, 0.02, 0.025];
    const PRINT: [f32; 7] = [0.12, 0.46, 0.24, 0.08, 0.04, 0.03, 0.03];
    let lags = if printed { PRINT } else { WEB };
    let mut count = [0_usize; 7];
    for &day in days {
        count[day] += 1;
    }
    let mut sum = [0.0_f32; 7];
    let Some(top) = main_weekday(days) else { return sum };
    for (day, value) in sum.iter_mut().enumerate() {
        for named in (0..7).filter(|d| count[*d] > 0) {
            let power = match named == top {
                true if count[top] > 1 && !printed => 1.2,
                true => 1.0,
                false => 0.45,
            };
            *value += power * lags[(day + 7 - named) % 7].ln();
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::calendar::written;
    use super::*;
    use crate::text::Structure;

    /// How likely the text finds each of two days of publication, as a difference of logarithms.
    #[track_caller]
    fn rather(text: &str, how: Told, day: (i32, u32, u32), than: (i32, u32, u32)) {
        let dates = written(text, &Structure::of(text));
        let clues = of_calendar(&dates, |_| how, ymd(2040, 1, 1).unwrap_or(FIRST), Lags::listed());
        let at = |(y, m, d)| clues[0].curve.at(ymd(y, m, d).unwrap_or(FIRST));
        assert!(at(day) > at(than) + 0.1, "{text}: {} and {}", at(day), at(than));
    }

    #[test]
    fn days_without_a_year_look_ahead_or_back() {
        rather("Velmar will vote on June 20.", Told::Ahead, (2031, 6, 5), (2031, 6, 25));
        rather("Velmar voted on June 20.", Told::Plain, (2031, 6, 21), (2031, 6, 10));
        rather("Velmar voted on June 20.", Told::Plain, (2031, 7, 1), (2031, 12, 1));
        rather("Velmar voted on Friday, June 20.", Told::Plain, (2031, 6, 21), (2030, 6, 21));
    }

    #[test]
    fn months_without_a_year_are_mostly_the_last() {
        rather("Velmar voted in June.", Told::Plain, (2031, 7, 10), (2031, 3, 10));
        rather("Velmar will vote in June.", Told::Ahead, (2031, 4, 10), (2031, 7, 10));
    }

    #[test]
    fn of_a_row_of_days_the_nearest_leads() {
        let text = "On Dec. 20, Jan. 4 and Feb. 9 they met.";
        let dates = written(text, &Structure::of(text));
        assert_eq!(leading_day(dates.iter(), true), Some((12, 20)));
        assert_eq!(leading_day(dates.iter(), false), Some((2, 9)));
        assert_eq!(leading_day(dates[..1].iter(), true), Some((12, 20)));
        assert_eq!(leading_day([].iter(), true), None);
    }
}
