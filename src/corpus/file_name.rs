//! A date in a file's name: `2025-08-20 minutes.txt`, `outlet_20250820.txt`.

use chrono::NaiveDate;

/// The one full date a file name holds, standing free of other letters and digits; `None` where there is none or several differ.
pub(super) fn date_in_file_name(path: &str) -> Option<NaiveDate> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bytes = stem.as_bytes();
    let mut found = None;
    for start in 0..bytes.len() {
        if start > 0 && bytes[start - 1].is_ascii_alphanumeric() {
            continue;
        }
        let Some(date) = date_at(&bytes[start..]) else { continue };
        if found.is_some_and(|other| other != date) {
            return None;
        }
        found = Some(date);
    }
    found
}

/// A date at the start of `text` that is followed by the end or by a separator.
fn date_at(text: &[u8]) -> Option<NaiveDate> {
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = text.get(from..to)?;
        part.iter().all(u8::is_ascii_digit).then(|| part.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')))
    };
    let separator = text.get(4).copied().filter(|c| matches!(c, b'-' | b'_' | b'.'));
    let (month, day, end) = match separator {
        Some(mark) if text.get(7) == Some(&mark) => (digits(5, 7)?, digits(8, 10)?, 10),
        Some(_) => return None,
        None => (digits(4, 6)?, digits(6, 8)?, 8),
    };
    let year = digits(0, 4).filter(|year| (1900..2100).contains(year))?;
    let ends = text.get(end).is_none_or(|c| !c.is_ascii_alphanumeric());
    ends.then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expect: Option<&str>) {
        assert_eq!(date_in_file_name(path).map(|d| d.to_string()).as_deref(), expect, "{path}");
    }

    #[test]
    fn dates_stand_free() {
        check("a/2025-08-20 minutes.txt", Some("2025-08-20"));
        check("outlet_20250820.txt", Some("2025-08-20"));
        check("2025.08.20.md", Some("2025-08-20"));
        check("2025_08_20_talks.txt", Some("2025-08-20"));
        check("2025-08-20 again 20250820.txt", Some("2025-08-20"));
    }

    #[test]
    fn other_digits_are_no_date() {
        check("007_20250820ab12.txt", None);
        check("a20250820.txt", None);
        check("2025-08.txt", None);
        check("2025-13-20.txt", None);
        check("2025-08_20.txt", None);
        check("20250820 and 20250821.txt", None);
        check("2025-08-20/notes.txt", None);
    }
}
