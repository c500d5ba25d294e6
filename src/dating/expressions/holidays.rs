//! Feasts and holidays, fixed and moving, from `assets/holidays.tsv`.

use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

const TABLE: &str = include_str!("../../../assets/holidays.tsv");

/// A way a text may name a holiday, and when it falls.
struct Name {
    /// Words, folded.
    words: Vec<&'static str>,
    rule: Rule,
}

/// When a holiday falls in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// The same month and day every year.
    Fixed(u32, u32),
    /// So many days after Easter Sunday of the western churches.
    Easter(i64),
    /// So many days after Orthodox Easter, in the Gregorian calendar.
    Orthodox(i64),
    /// The n-th such weekday of a month; 0 for the last.
    Nth(u8, Weekday, u32),
    /// So many days after Rosh Hashanah.
    Rosh(i64),
}

fn table() -> &'static [Name] {
    static NAMES: OnceLock<Vec<Name>> = OnceLock::new();
    NAMES.get_or_init(|| TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(Name::read).collect())
}

/// The first word of each name with the number of the first name that has it.
pub(super) fn first_words() -> Vec<(u16, &'static str)> {
    let mut firsts: Vec<(u16, &'static str)> = Vec::new();
    for (index, name) in table().iter().enumerate() {
        if !firsts.iter().any(|(_, first)| *first == name.words[0]) {
            firsts.push((index as u16, name.words[0]));
        }
    }
    firsts
}

/// The longest name that starts with the same word as name `first` and agrees with the words `word(0)`, `word(1)`, …; its number and length.
pub(super) fn longest<'a>(first: u16, word: impl Fn(usize) -> &'a str) -> Option<(usize, usize)> {
    let names = table();
    let head = names.get(usize::from(first))?.words[0];
    names
        .iter()
        .enumerate()
        .filter(|(_, name)| {
            name.words[0] == head
                && name.words.iter().enumerate().all(|(n, w)| word(n).eq_ignore_ascii_case(w) || word(n) == "’s" && *w == "'s")
        })
        .map(|(index, name)| (index, name.words.len()))
        .max_by_key(|&(index, words)| (words, std::cmp::Reverse(index)))
}

/// The day holiday `index` falls on in `year`.
pub(super) fn day(index: usize, year: i32) -> Option<NaiveDate> {
    table().get(index)?.rule.day(year)
}

impl Name {
    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let words: Vec<&'static str> = columns.next()?.split_whitespace().collect();
        let rule = Rule::read(columns.next()?)?;
        (!words.is_empty()).then_some(Self { words, rule })
    }
}

impl Rule {
    fn read(rule: &str) -> Option<Self> {
        let parts: Vec<&str> = rule.split_whitespace().collect();
        match parts[..] {
            ["easter", days] => Some(Self::Easter(days.parse().ok()?)),
            ["orthodox", days] => Some(Self::Orthodox(days.parse().ok()?)),
            ["rosh", days] => Some(Self::Rosh(days.parse().ok()?)),
            [nth, weekday, month] => Some(Self::Nth(nth.parse().ok()?, weekday.parse().ok()?, month.parse().ok()?)),
            [fixed] => {
                let (month, day) = fixed.split_once('-')?;
                Some(Self::Fixed(month.parse().ok()?, day.parse().ok()?))
            }
            _ => None,
        }
    }

    fn day(self, year: i32) -> Option<NaiveDate> {
        if !(-9999..=9999).contains(&year) {
            return None;
        }
        let plus = |day: NaiveDate, days: i64| day.checked_add_signed(chrono::TimeDelta::try_days(days)?);
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(days) => plus(easter(year)?, days),
            Self::Orthodox(days) => plus(orthodox_easter(year)?, days),
            Self::Nth(0, weekday, month) => {
                let next = if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) }?;
                let last = next.pred_opt()?;
                last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(weekday))))
            }
            Self::Nth(nth, weekday, month) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
            Self::Rosh(days) => plus(rosh_hashanah(year)?, days),
        }
    }
}

/// Western Easter (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

/// Easter of the Orthodox churches (Meeus, Julian), as a Gregorian day.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let days = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, (days / 31) as u32, (days % 31 + 1) as u32)?;
    let drift = year.div_euclid(100) - year.div_euclid(400) - 2;
    julian.checked_add_signed(chrono::TimeDelta::try_days(i64::from(drift))?)
}

/// Rosh Hashanah of a Gregorian year (Gauss), from 1583 on.
fn rosh_hashanah(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let y = i64::from(year);
    let golden = y.rem_euclid(19) + 1;
    let twelve = (12 * golden).rem_euclid(19);
    // In units of 1/492480 of a day, to stay with whole numbers.
    let parts = (y / 100 - y / 400 - 2) * 492_480 + 765_433 * twelve + 123_120 * (y % 4) - 1_565 * y - 445_405;
    let (mut days, rest) = (parts.div_euclid(492_480), parts.rem_euclid(492_480));
    let first = NaiveDate::from_ymd_opt(year, 9, 1)?.pred_opt()?;
    let weekday = (first + chrono::TimeDelta::try_days(days)?).weekday();
    match weekday {
        Weekday::Sun | Weekday::Wed | Weekday::Fri => days += 1,
        Weekday::Mon if rest >= 442_111 && twelve > 11 => days += 1,
        Weekday::Tue if rest >= 311_676 && twelve > 6 => days += 2,
        _ => {}
    }
    first.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: &str, year: i32, month: u32, day: u32) {
        assert_eq!(Rule::read(rule).unwrap().day(year), NaiveDate::from_ymd_opt(year, month, day), "{rule}");
    }

    #[test]
    fn moving_feasts() {
        check("easter 0", 2024, 3, 31);
        check("easter 0", 2025, 4, 20);
        check("easter -2", 1998, 4, 10);
        check("orthodox 0", 2024, 5, 5);
        check("orthodox 0", 2025, 4, 20);
        check("rosh 0", 2024, 10, 3);
        check("rosh 0", 2023, 9, 16);
        check("rosh 0", 2016, 10, 3);
        check("rosh 0", 1999, 9, 11);
        check("4 thu 11", 2023, 11, 23);
        check("0 mon 5", 2024, 5, 27);
        check("12-25", 1, 12, 25);
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(table().len(), lines);
        assert!(lines > 60);
    }
}
