//! Dates along the axis: which days carry a line and what stands above it.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::prepared::{date_of, day_of};

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateForm {
    /// "20 August 2025".
    #[default]
    DayFirst,
    /// "August 20, 2025".
    MonthFirst,
    /// "2025-08-20", after ISO 8601.
    Iso,
}

/// A date on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its day.
    pub day: f64,
    /// What stands above its line.
    pub label: String,
    /// What stands above that, in bold: the month of days, the year of months; `None` where it is the same as before.
    pub heading: Option<String>,
}

/// The steps between ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Day,
    BareDay,
    Week,
    Month,
    Quarter,
    Year(i32),
}

impl Step {
    /// The finest step whose labels do not touch.
    fn fitting(pixels_per_day: f64) -> Self {
        let fits = |days: f64, label: f64| pixels_per_day * days >= label;
        let years = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
        if fits(1.0, 64.0) {
            Self::Day
        } else if fits(1.0, 30.0) {
            Self::BareDay
        } else if fits(7.0, 40.0) {
            Self::Week
        } else if fits(28.0, 42.0) {
            Self::Month
        } else if fits(90.0, 64.0) {
            Self::Quarter
        } else {
            Self::Year(years.into_iter().find(|&n| fits(365.0 * f64::from(n), 56.0)).unwrap_or(5000))
        }
    }

    /// The last date on or before `date` that this step names.
    fn floor(self, date: NaiveDate) -> NaiveDate {
        let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(date);
        match self {
            Self::Day | Self::BareDay => date,
            Self::Week => date.week(Weekday::Mon).first_day(),
            Self::Month => first(date.year(), date.month()),
            Self::Quarter => first(date.year(), date.month0() / 3 * 3 + 1),
            Self::Year(n) => first(date.year().div_euclid(n) * n, 1),
        }
    }

    fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        let months = |n| date.checked_add_months(chrono::Months::new(n));
        match self {
            Self::Day | Self::BareDay => date.succ_opt(),
            Self::Week => date.checked_add_days(chrono::Days::new(7)),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Year(n) => months(12 * n as u32),
        }
    }

    fn label(self, date: NaiveDate, form: DateForm) -> String {
        match self {
            Self::Day if form == DateForm::MonthFirst => date.format("%a %-d").to_string(),
            Self::Day => date.format("%-d %a").to_string(),
            Self::Month | Self::Quarter if form == DateForm::Iso => date.format("%m").to_string(),
            Self::BareDay | Self::Week => date.day().to_string(),
            Self::Month | Self::Quarter => date.format("%b").to_string(),
            Self::Year(_) => date.year().to_string(),
        }
    }

    fn heading(self, date: NaiveDate, form: DateForm) -> Option<String> {
        match self {
            Self::Day | Self::BareDay | Self::Week if form == DateForm::Iso => Some(date.format("%Y-%m").to_string()),
            Self::Day | Self::BareDay | Self::Week => Some(date.format("%B %Y").to_string()),
            Self::Month | Self::Quarter => Some(date.year().to_string()),
            Self::Year(_) => None,
        }
    }
}

/// The ticks of the days `from` to `to` at a given width of a day, at most a few hundred.
pub fn ticks(from: f64, to: f64, pixels_per_day: f64, form: DateForm) -> Vec<Tick> {
    const MOST: usize = 400;
    let step = Step::fitting(pixels_per_day);
    let mut found: Vec<Tick> = Vec::new();
    let mut heading = None;
    let mut date = Some(step.floor(date_of(from)));
    while let Some(at) = date.filter(|d| day_of(*d) <= to && found.len() < MOST) {
        date = step.next(at);
        if day_of(at) < from {
            continue;
        }
        let above = step.heading(at, form);
        found.push(Tick { day: day_of(at), label: step.label(at, form), heading: above.clone().filter(|_| above != heading) });
        heading = above;
    }
    found
}

/// The first and the last of a few days, where no step names two of them; only the first where the two would touch.
pub fn ends(from: f64, to: f64, pixels_per_day: f64, form: DateForm) -> Vec<Tick> {
    let (first, last) = (date_of(from.ceil()), date_of(to));
    let room = pixels_per_day * (day_of(last) - day_of(first));
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    let (month, day) = match form {
        DateForm::DayFirst => ("%B %Y", "%-d %b"),
        DateForm::MonthFirst => ("%B %Y", "%b %-d"),
        DateForm::Iso => ("%Y-%m", "%m-%d"),
    };
    let (days, above, least) = match is_one_month {
        true if room >= 64.0 || first == last => (if form == DateForm::MonthFirst { "%a %-d" } else { "%-d %a" }, month, 64.0),
        true => ("%-d", month, 24.0),
        false => (day, "%Y", 60.0),
    };
    let tick =
        |date: NaiveDate| Tick { day: day_of(date), label: date.format(days).to_string(), heading: Some(date.format(above).to_string()) };
    let mut found = vec![tick(first)];
    if room >= least {
        let last = tick(last);
        found.push(Tick { heading: last.heading.filter(|h| found[0].heading.as_ref() != Some(h)), ..last });
    }
    found
}

/// A span of days in words: "9 days", "6 weeks", "4½ months", "3 years".
pub fn span_words(days: f64) -> String {
    let days = days.max(0.0);
    let halves = |n: f64, unit: &str| {
        let doubled = (n * 2.0).round() as i64;
        let half = if doubled % 2 == 1 && n < 10.0 { "½" } else { "" };
        format!("{}{half} {unit}", doubled / 2)
    };
    match days {
        d if d < 1.5 => "1 day".to_owned(),
        d if d < 20.5 => format!("{} days", d.round()),
        d if d < 58.0 => format!("{} weeks", (d / 7.0).round()),
        d if d < 700.0 => halves(d / 30.44, "months"),
        d => halves(d / 365.25, "years"),
    }
}

impl DateForm {
    /// A day or a range of days in words: "17 March 2025", "17 – 20 March 2025", "17 March 2025 – 8 January 2026".
    pub fn range(self, from: NaiveDate, to: NaiveDate) -> String {
        let (full, short) = match self {
            Self::DayFirst => ("%-d %B %Y", "%-d %B"),
            Self::MonthFirst => ("%B %-d, %Y", "%B %-d"),
            Self::Iso => ("%Y-%m-%d", "%Y-%m-%d"),
        };
        let last = to.format(full);
        let is_one_month = (from.year(), from.month()) == (to.year(), to.month());
        match self {
            _ if from == to => last.to_string(),
            Self::DayFirst if is_one_month => format!("{} – {last}", from.day()),
            Self::MonthFirst if is_one_month => format!("{} – {}, {}", from.format(short), to.day(), to.year()),
            _ if from.year() == to.year() => format!("{} – {last}", from.format(short)),
            _ => format!("{} – {last}", from.format(full)),
        }
    }

    /// A month: "August 2025", "2025-08".
    pub fn month(self, day: NaiveDate) -> String {
        day.format(if self == Self::Iso { "%Y-%m" } else { "%B %Y" }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> f64 {
        day_of(text.parse().unwrap())
    }

    #[track_caller]
    fn check(from: &str, to: &str, pixels_per_day: f64, expect: &[&str]) {
        let told = |t: Tick| t.heading.map_or(t.label.clone(), |h| format!("{h} | {}", t.label));
        let found: Vec<_> = ticks(day(from), day(to), pixels_per_day, DateForm::DayFirst).into_iter().map(told).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn steps_follow_the_scale() {
        check("2025-03-16", "2025-03-18", 100.0, &["March 2025 | 16 Sun", "17 Mon", "18 Tue"]);
        check("2025-03-30", "2025-04-01", 40.0, &["March 2025 | 30", "31", "April 2025 | 1"]);
        check("2025-03-16", "2025-04-08", 8.0, &["March 2025 | 17", "24", "31", "April 2025 | 7"]);
        check("2024-11-20", "2025-02-10", 2.0, &["2024 | Dec", "2025 | Jan", "Feb"]);
        check("2024-06-20", "2025-02-10", 0.8, &["2024 | Jul", "Oct", "2025 | Jan"]);
        check("1919-06-20", "1925-02-10", 0.1, &["1920", "1922", "1924"]);
        check("1900-01-01", "2000-12-31", 0.01, &["1900", "1920", "1940", "1960", "1980", "2000"]);
    }

    #[test]
    fn a_few_days_are_named_by_their_ends() {
        for (from, to, pixels_per_day, expect) in [
            ("2025-08-13", "2025-08-20", 12.0, "August 2025 | 13 Wed, 20 Wed"),
            ("2025-08-13", "2025-08-20", 5.0, "August 2025 | 13, 20"),
            ("2025-08-13", "2025-08-20", 2.0, "August 2025 | 13"),
            ("2025-08-13", "2025-08-13", 500.0, "August 2025 | 13 Wed"),
            ("2025-08-30", "2025-09-04", 15.0, "2025 | 30 Aug, 4 Sep"),
            ("2025-12-30", "2026-01-04", 15.0, "2025 | 30 Dec, 2026 | 4 Jan"),
        ] {
            let told = |t: Tick| t.heading.map_or(t.label.clone(), |h| format!("{h} | {}", t.label));
            let found: Vec<_> = ends(day(from), day(to), pixels_per_day, DateForm::DayFirst).into_iter().map(told).collect();
            assert_eq!(found.join(", "), expect);
        }
    }

    #[test]
    fn spans_in_words() {
        for (days, expect) in
            [(1.0, "1 day"), (9.0, "9 days"), (40.0, "6 weeks"), (152.0, "5 months"), (138.0, "4½ months"), (1100.0, "3 years")]
        {
            assert_eq!(span_words(days), expect);
        }
    }

    #[track_caller]
    fn check_range(from: &str, to: &str, expect: [&str; 3]) {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        assert_eq!([DateForm::DayFirst, DateForm::MonthFirst, DateForm::Iso].map(|form| form.range(from, to)), expect);
    }

    #[test]
    fn ranges_in_words() {
        check_range("2025-03-17", "2025-03-17", ["17 March 2025", "March 17, 2025", "2025-03-17"]);
        check_range("2025-03-17", "2025-03-20", ["17 – 20 March 2025", "March 17 – 20, 2025", "2025-03-17 – 2025-03-20"]);
        let ends = ["17 March – 20 August 2025", "March 17 – August 20, 2025", "2025-03-17 – 2025-08-20"];
        check_range("2025-03-17", "2025-08-20", ends);
        let ends = ["17 March 2025 – 8 January 2026", "March 17, 2025 – January 8, 2026", "2025-03-17 – 2026-01-08"];
        check_range("2025-03-17", "2026-01-08", ends);
    }
}
