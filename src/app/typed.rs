//! Dates as people type them.

use chrono::{Days, NaiveDate};

use crate::corpus::parse_date;
use crate::dating::MONTHS;

/// The days of "2025-08-20", "20 August 2025", "Aug 20, 2025", "August 2025", "2025-08", "2025"; of two of them with "to" between; and with
/// "about" before it a day, month or year with half as much again at either end (a day: three days).
pub fn days(typed: &str) -> Option<(NaiveDate, NaiveDate)> {
    let typed = typed.trim().to_lowercase().replace('–', " to ");
    if let Some(rest) = ["about ", "around ", "c. ", "ca. "].iter().find_map(|word| typed.strip_prefix(word)) {
        let (from, to) = days(rest)?;
        let more = u64::try_from((to - from).num_days() / 2).ok()?.max(3);
        return Some((from.checked_sub_days(Days::new(more))?, to.checked_add_days(Days::new(more))?));
    }
    if let Some((from, to)) = typed.split_once(" to ") {
        let last = days(to)?;
        // "18 to 20 August 2025": the first lacks what the second says.
        let first = days(from).or_else(|| {
            let day: u32 = from.trim().parse().ok()?;
            chrono::Datelike::with_day(&last.0, day).map(|d| (d, d))
        })?;
        return Some((first.0, last.1)).filter(|(from, to)| from <= to);
    }
    parse_date(&typed).or_else(|| in_words(&typed))
}

fn in_words(typed: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in typed.split([' ', ',', '.']).filter(|w| !w.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let number = digits.parse::<u32>().ok();
        let named = MONTHS.iter().position(|m| word.len() >= 3 && m.to_lowercase().starts_with(word));
        match (number, named) {
            (_, Some(n)) if month.is_none() => month = Some(n + 1),
            (Some(n), _) if digits.len() == 4 && year.is_none() => year = Some(n),
            (Some(n), _) if n <= 31 && day.is_none() => day = Some(n),
            _ => return None,
        }
    }
    let (year, month) = (year?, month?);
    match day {
        Some(day) => parse_date(&format!("{year:04}-{month:02}-{day:02}")),
        None => parse_date(&format!("{year:04}-{month:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them() {
        for (typed, expect) in [
            ("2031-08-20", Some(("2031-08-20", "2031-08-20"))),
            (" 2031-08 ", Some(("2031-08-01", "2031-08-31"))),
            ("2031", Some(("2031-01-01", "2031-12-31"))),
            ("20 August 2031", Some(("2031-08-20", "2031-08-20"))),
            ("Aug 20, 2031", Some(("2031-08-20", "2031-08-20"))),
            ("20th aug. 2031", Some(("2031-08-20", "2031-08-20"))),
            ("August 2031", Some(("2031-08-01", "2031-08-31"))),
            ("2031-08-18 to 2031-08-20", Some(("2031-08-18", "2031-08-20"))),
            ("18 to 20 August 2031", Some(("2031-08-18", "2031-08-20"))),
            ("18–20 August 2031", Some(("2031-08-18", "2031-08-20"))),
            ("July 2031 to August 2031", Some(("2031-07-01", "2031-08-31"))),
            ("about 20 August 2031", Some(("2031-08-17", "2031-08-23"))),
            ("about August 2031", Some(("2031-07-17", "2031-09-15"))),
            ("2031-08-20 to 2031-08-18", None),
            ("30 February 2031", None),
            ("20 August", None),
            ("soon", None),
            ("", None),
        ] {
            let expect = expect.map(|(a, b)| (a.parse().expect("a day"), b.parse().expect("a day")));
            assert_eq!(days(typed), expect, "{typed}");
        }
    }
}
