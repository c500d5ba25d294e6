//! Stretches of the calendar, from a day to a millennium, with their ISO 8601 values and the days they cover.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::model::{Unit, YearPart};

/// A stretch of the calendar. Years are astronomical: 0 is 1 BC, -1 is 2 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day.
    Day(NaiveDate),
    /// A week, Monday to Sunday, by ISO year and number.
    Week(i32, u32),
    /// Saturday and Sunday of a week.
    Weekend(i32, u32),
    /// A month.
    Month(i32, u32),
    /// A quarter, 1 to 4.
    Quarter(i32, u32),
    /// A half, 1 or 2.
    Half(i32, u32),
    /// A season of the northern year; winter belongs to the year of its December.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// The ten years from ten times this.
    Decade(i32),
    /// The hundred years from a hundred times this.
    Century(i32),
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// The code in TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month it starts in, meteorologically.
    pub(super) fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

impl YearPart {
    /// This part of `year`.
    pub(super) fn of(self, year: i32) -> Point {
        match self {
            Self::Quarter(quarter) => Point::Quarter(year, quarter),
            Self::Half(half) => Point::Half(year, half),
            Self::Season(season) => Point::Season(year, season),
        }
    }
}

impl Point {
    /// The value in TIMEX3; years before the common era are written "BC0149".
    pub fn value(self) -> String {
        match self {
            Self::Day(day) => format!("{}-{:02}-{:02}", year_value(day.year()), day.month(), day.day()),
            Self::Week(year, week) => format!("{}-W{week:02}", year_value(year)),
            Self::Weekend(year, week) => format!("{}-W{week:02}-WE", year_value(year)),
            Self::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Self::Season(year, season) => format!("{}-{}", year_value(year), season.code()),
            Self::Year(year) => year_value(year),
            Self::Decade(decade) if decade < 0 => format!("BC{:03}", -decade - 1),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// Reads a value back; `None` for anything that is no such stretch.
    pub fn parse(value: &str) -> Option<Self> {
        let (before_christ, digits) = match value.strip_prefix("BC") {
            Some(rest) => (true, rest),
            None => (false, value),
        };
        let sign = |n: i32| if before_christ { -n - 1 } else { n };
        let parts: Vec<&str> = digits.split('-').collect();
        if !parts[0].bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let head: i32 = parts[0].parse().ok()?;
        match (parts[0].len(), &parts[1..]) {
            (2, []) => return Some(Self::Century(sign(head))),
            (3, []) => return Some(Self::Decade(sign(head))),
            (4.., _) => {}
            _ => return None,
        }
        let year = if before_christ { 1 - head } else { head };
        let number = |s: &str| s.parse::<u32>().ok();
        let season = |s: &str| [Season::Spring, Season::Summer, Season::Fall, Season::Winter].into_iter().find(|x| x.code() == s);
        match parts[1..] {
            [] => Some(Self::Year(year)),
            [part] if part.starts_with('W') && part != "WI" => week(year, number(&part[1..])?).map(|(y, w)| Self::Week(y, w)),
            [part, "WE"] if part.starts_with('W') => week(year, number(&part[1..])?).map(|(y, w)| Self::Weekend(y, w)),
            [part] if part.starts_with('Q') => Some(Self::Quarter(year, number(&part[1..]).filter(|q| (1..=4).contains(q))?)),
            [part] if part.starts_with('H') => Some(Self::Half(year, number(&part[1..]).filter(|h| (1..=2).contains(h))?)),
            [part] => match season(part) {
                Some(season) => Some(Self::Season(year, season)),
                None => Some(Self::Month(year, number(part).filter(|m| (1..=12).contains(m))?)),
            },
            [month, day] => NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).map(Self::Day),
            _ => None,
        }
    }

    /// First and last day; `None` beyond the calendar's reach (some 260,000 years).
    pub fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |year: i32, month: u32, count: u32| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
        };
        let years = |first: i32, count: i32| {
            Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first.checked_add(count - 1)?, 12, 31)?))
        };
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(year, week) => {
                let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
                Some((monday, monday.checked_add_days(Days::new(6))?))
            }
            Self::Weekend(year, week) => {
                let saturday = NaiveDate::from_isoywd_opt(year, week, Weekday::Sat)?;
                Some((saturday, saturday.succ_opt()?))
            }
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3),
            Self::Half(year, half) => months(year, half.checked_mul(6)?.checked_sub(5)?, 6),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Year(year) => years(year, 1),
            // Before the common era a decade counts backwards: BC014 holds 149 BC to 140 BC. No year is numbered nought: on both sides
            // the first decade has nine years, the first century 99.
            Self::Decade(-1) => years(-8, 9),
            Self::Decade(0) => years(1, 9),
            Self::Century(-1) => years(-98, 99),
            Self::Century(0) => years(1, 99),
            Self::Decade(decade) if decade < 0 => years(decade.checked_add(1)?.checked_mul(10)?.checked_sub(8)?, 10),
            Self::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Self::Century(century) if century < 0 => years(century.checked_add(1)?.checked_mul(100)?.checked_sub(98)?, 100),
            Self::Century(century) => years(century.checked_mul(100)?, 100),
        }
    }

    /// Whether its value can be written with the four digits ISO 8601 gives a year.
    pub(super) fn is_writable(self) -> bool {
        self.interval().is_some_and(|(first, last)| first.year() > -9999 && last.year() <= 9999)
    }

    /// The year it starts in.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Week(year, _) | Self::Weekend(year, _) | Self::Month(year, _) | Self::Quarter(year, _) => Some(year),
            Self::Half(year, _) | Self::Season(year, _) | Self::Year(year) => Some(year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The month it is or lies in.
    pub fn month(self) -> Option<u32> {
        match self {
            Self::Day(day) => Some(day.month()),
            Self::Month(_, month) => Some(month),
            _ => None,
        }
    }

    /// Its first day.
    pub fn first(self) -> Option<NaiveDate> {
        self.interval().map(|(first, _)| first)
    }

    /// The same quarter or half so many years later; `None` for any other stretch.
    pub(super) fn years_on(self, years: i32) -> Option<Self> {
        match self {
            Self::Quarter(year, quarter) => Some(Self::Quarter(year.checked_add(years)?, quarter)),
            Self::Half(year, half) => Some(Self::Half(year.checked_add(years)?, half)),
            _ => None,
        }
    }

    /// The stretch of the kind `unit` that holds `day`; days for units shorter than one.
    pub fn around(day: NaiveDate, unit: Unit) -> Self {
        let week = day.iso_week();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(week.year(), week.week()),
            Unit::Weekend => Self::Weekend(week.year(), week.week()),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), day.month0() / 3 + 1),
            Unit::Half => Self::Half(day.year(), day.month0() / 6 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(row(day.year(), 10)),
            Unit::Century | Unit::Millennium => Self::Century(row(day.year(), 100)),
        }
    }

    /// The stretch of the kind `unit`, `count` of them after the one that holds `day`; `None` beyond the calendar.
    pub fn shifted(day: NaiveDate, unit: Unit, count: i32) -> Option<Self> {
        let days = |n: i32| {
            let n = i64::from(n);
            day.checked_add_signed(chrono::TimeDelta::try_days(n)?)
        };
        let at = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => day,
            Unit::Day | Unit::Night => days(count)?,
            Unit::Week | Unit::Weekend => days(count.checked_mul(7)?)?,
            Unit::Fortnight => days(count.checked_mul(14)?)?,
            Unit::Month => add_months(day, count)?,
            Unit::Quarter => add_months(day, count.checked_mul(3)?)?,
            Unit::Half => add_months(day, count.checked_mul(6)?)?,
            Unit::Year => add_months(day, count.checked_mul(12)?)?,
            Unit::Decade => add_months(day, count.checked_mul(120)?)?,
            Unit::Century => add_months(day, count.checked_mul(1200)?)?,
            Unit::Millennium => add_months(day, count.checked_mul(12000)?)?,
        };
        Some(Self::around(at, unit))
    }
}

/// Which row of `length` years holds `year`: 0 that of the year 1, -1 that of 1 BC.
fn row(year: i32, length: i32) -> i32 {
    if year <= 0 { -((1 - year) / length) - 1 } else { year / length }
}

/// The year as TIMEX3 writes it.
fn year_value(year: i32) -> String {
    if year <= 0 { format!("BC{:04}", 1 - i64::from(year)) } else { format!("{year:04}") }
}

fn week(year: i32, number: u32) -> Option<(i32, u32)> {
    NaiveDate::from_isoywd_opt(year, number, Weekday::Mon).map(|_| (year, number))
}

/// `day` moved by `count` months, to the last day of a shorter month.
pub(super) fn add_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, first: (i32, u32, u32), last: (i32, u32, u32)) {
        let point = Point::parse(value).unwrap();
        let day = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(point.value(), value);
        assert_eq!(point.interval(), Some((day(first), day(last))), "{value}");
    }

    #[test]
    fn values_read_back_and_cover_their_days() {
        check("2024-02-29", (2024, 2, 29), (2024, 2, 29));
        check("2020-W53", (2020, 12, 28), (2021, 1, 3));
        check("1998-W07-WE", (1998, 2, 14), (1998, 2, 15));
        check("2024-02", (2024, 2, 1), (2024, 2, 29));
        check("1989-Q4", (1989, 10, 1), (1989, 12, 31));
        check("1989-H2", (1989, 7, 1), (1989, 12, 31));
        check("1994-WI", (1994, 12, 1), (1995, 2, 28));
        check("1994", (1994, 1, 1), (1994, 12, 31));
        check("199", (1990, 1, 1), (1999, 12, 31));
        check("19", (1900, 1, 1), (1999, 12, 31));
        check("BC0149", (-148, 1, 1), (-148, 12, 31));
        check("BC014", (-148, 1, 1), (-139, 12, 31));
        check("BC01", (-198, 1, 1), (-99, 12, 31));
        check("BC0001", (0, 1, 1), (0, 12, 31));
        check("BC000", (-8, 1, 1), (0, 12, 31));
        check("000", (1, 1, 1), (9, 12, 31));
        check("BC00", (-98, 1, 1), (0, 12, 31));
        check("00", (1, 1, 1), (99, 12, 31));
    }

    #[test]
    fn nonsense_is_refused() {
        for value in ["", "1", "BC", "2023-02-29", "2021-W53", "1998-Q5", "1998-13", "P2Y", "XXXX-05-01", "1998-WX", "-5", "1998-01-01-01"]
        {
            assert_eq!(Point::parse(value), None, "{value}");
        }
    }
}
