//! What holds for every text.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::check::find_from;
use super::super::{Kind, Point};

/// Words that rules start from, numbers and marks, in any order.
const WORDS: [&str; 94] = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "at",
    "last",
    "next",
    "this",
    "that",
    "past",
    "first",
    "third",
    "fourth",
    "May",
    "March",
    "Feb.",
    "Sept",
    "29",
    "30",
    "31",
    "1",
    "12",
    "1999",
    "2024",
    "9999",
    "999999999",
    "0",
    "149",
    "BC",
    "B.C.",
    "AD",
    "Monday",
    "Tuesdays",
    "Sun.",
    "year",
    "years",
    "weeks",
    "day",
    "quarter",
    "century",
    "millennia",
    "ago",
    "later",
    "earlier",
    "from now",
    "before",
    ",",
    ".",
    "-",
    "–",
    "/",
    ":",
    "'",
    "’s",
    "p.m.",
    "noon",
    "midnight",
    "GMT",
    "morning",
    "night",
    "summer",
    "winter",
    "early",
    "late",
    "mid-",
    "end",
    "about",
    "more than",
    "several",
    "couple",
    "hundred",
    "thousand",
    "half",
    "every",
    "daily",
    "now",
    "the future",
    "Easter",
    "Christmas Day",
    "fiscal",
    "1990s",
    "'80s",
    "nineteen ninety-six",
    "Q3",
    "FY2024",
    "2025-08-20T17",
    "30Z",
    "soon",
    "other",
    "fortnightly",
    "twenty-first",
    "half past",
    "recent",
];

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![8 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => Just("\n".to_owned())];
    let gap = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("-")];
    prop::collection::vec((word, gap), 0..24).prop_map(|parts| parts.into_iter().map(|(w, g)| w + g).collect())
}

/// Any day from 501 BC on; every seventh one is where a year or a February ends.
fn day() -> impl Strategy<Value = NaiveDate> {
    let ends = prop::sample::select(&[(1, 1), (2, 28), (2, 29), (3, 1), (12, 31)][..]);
    prop_oneof![
        6 => (-500i32..2400, 1u32..=366).prop_filter_map("a day of that year", |(year, day)| NaiveDate::from_yo_opt(year, day)),
        1 => (-500i32..2400, ends).prop_filter_map("a leap year", |(year, (month, day))| NaiveDate::from_ymd_opt(year, month, day)),
    ]
}

fn anchor() -> impl Strategy<Value = Option<NaiveDate>> {
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(NaiveDate::MIN)),
        1 => Just(Some(NaiveDate::MAX)),
        8 => day().prop_map(Some),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn values_and_intervals_agree(text in text(), anchor in anchor()) {
        let mut end = 0;
        for timex in find_from(&text, anchor) {
            // In order, apart, on character boundaries.
            prop_assert!(timex.span.start >= end && !timex.span.is_empty());
            end = timex.span.end;
            prop_assert!(text.is_char_boundary(timex.span.start as usize) && text.is_char_boundary(end as usize));
            prop_assert!(!timex.value.is_empty());
            if let Some((from, to)) = timex.interval {
                prop_assert!(from <= to, "{timex:?}");
                prop_assert!(matches!(timex.kind, Kind::Date | Kind::Time));
                // The value reads back to the same days.
                let calendar = timex.value.split('T').next().unwrap_or_default();
                if let Some(point) = Point::parse(calendar) {
                    prop_assert_eq!(point.value(), calendar);
                    prop_assert_eq!(point.interval(), Some((from, to)));
                }
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", anchor in anchor()) {
        let _ = find_from(&text, anchor);
    }

    #[test]
    fn every_stretch_of_the_calendar_round_trips(year in -9998i32..=9999, part in 1u32..=53) {
        use super::super::Season;
        let week = part.min(52);
        let points = [
            Point::Week(year, week), Point::Weekend(year, week),
            Point::Year(year), Point::Month(year, (part - 1) % 12 + 1), Point::Quarter(year, (part - 1) % 4 + 1), Point::Half(year, (part - 1) % 2 + 1),
            Point::Season(year, Season::Winter), Point::Decade(year.div_euclid(10)), Point::Century(year.div_euclid(100)),
        ];
        for point in points {
            prop_assert_eq!(Point::parse(&point.value()), Some(point));
            let (from, to) = point.interval().unwrap();
            prop_assert!(from <= to);
        }
    }

    #[test]
    fn a_stretch_around_a_day_holds_it(day in day()) {
        use super::super::Unit;
        let units = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Half, Unit::Year, Unit::Decade, Unit::Century];
        for unit in units {
            let point = Point::around(day, unit);
            prop_assert_eq!(Point::parse(&point.value()), Some(point));
            let (from, to) = point.interval().unwrap();
            prop_assert!(from <= day && day <= to, "{:?} {:?}", unit, point);
        }
    }
}
