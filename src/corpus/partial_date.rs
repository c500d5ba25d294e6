//! Dates as settings and tables write them: ISO 8601 days, months and years.

use chrono::{Days, Months, NaiveDate};

/// The first and last day of an ISO 8601 date of any precision: `2025-08-20`, `2025-08`, `2025`; a time of day after it is passed over.
///
/// ```
/// use saidline::corpus::parse_date;
/// let (from, to) = parse_date("2024-02").unwrap();
/// assert_eq!((from.to_string(), to.to_string()), ("2024-02-01".into(), "2024-02-29".into()));
/// assert_eq!(parse_date("8/20/2025"), None);
/// ```
pub fn parse_date(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    let day = match text.find(['T', ' ']) {
        Some(at) if text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) => &text[..at],
        Some(_) => return None,
        None => text,
    };
    let mut parts = day.split('-');
    let year = number(parts.next()?, 4)?;
    let Some(month) = parts.next() else {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    };
    let month = u32::try_from(number(month, 2)?).ok()?;
    let Some(day) = parts.next() else {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        return Some((from, from.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?));
    };
    let day = NaiveDate::from_ymd_opt(year, month, u32::try_from(number(day, 2)?).ok()?)?;
    parts.next().is_none().then_some((day, day))
}

fn number(text: &str, digits: usize) -> Option<i32> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, &str)>) {
        let found = parse_date(text).map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(found, expect.map(|(a, b)| (a.to_string(), b.to_string())), "{text}");
    }

    #[test]
    fn iso_dates_of_any_precision() {
        check("2025-08-20", Some(("2025-08-20", "2025-08-20")));
        check(" 2025-08-20T10:15:00Z ", Some(("2025-08-20", "2025-08-20")));
        check("2025-08-20 10:15", Some(("2025-08-20", "2025-08-20")));
        check("2025-12", Some(("2025-12-01", "2025-12-31")));
        check("2025", Some(("2025-01-01", "2025-12-31")));
    }

    #[test]
    fn everything_else_is_refused() {
        for text in
            ["", "2025-13", "2025-02-30", "20.08.2025", "08/20/2025", "25-08-20", "2025-8-2", "2025-08-20-01", "August 2025", "2025-08 ff"]
        {
            check(text, None);
        }
    }
}
