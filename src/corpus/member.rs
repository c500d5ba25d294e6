//! Members of a party as `corpus.toml` writes them: "Ina Tolle", or with the days of it: "Ina Tolle, from 2031-05", "Ina Tolle, until 2031",
//! "Ina Tolle, 2029 to 2031-06-30".

use chrono::NaiveDate;

use super::parse_date;

/// Who belongs to a party for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedMember {
    /// The name.
    pub name: String,
    /// First day; `None` where it is open.
    pub from: Option<NaiveDate>,
    /// Last day; `None` where it is open.
    pub to: Option<NaiveDate>,
}

impl DatedMember {
    /// Whether it holds on every day from `from` to `to`.
    pub fn holds(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from.is_none_or(|first| first <= from) && self.to.is_none_or(|last| to <= last)
    }
}

/// The name of a member, without the days of it.
pub fn member_name(written: &str) -> &str {
    match parted(written) {
        Some((name, _)) => name,
        None => written.trim(),
    }
}

/// The days of a member, where some are written; `Err` where they cannot be understood.
pub(super) fn dated(written: &str) -> Result<Option<DatedMember>, String> {
    let Some((name, days)) = parted(written) else { return Ok(None) };
    let days = days.to_lowercase();
    let wrong =
        || format!("“{days}” of “{written}” was not understood. Write “{name}, 2031-05-01 to 2031-06-30”, “from 2031” or “until 2031-06”");
    let interval = |text: &str| parse_date(text.trim()).ok_or_else(wrong);
    let after = |words: &[&str]| words.iter().find_map(|word| days.strip_prefix(word).map(str::to_owned));
    let (from, to) = if let Some(day) = after(&["from ", "since "]) {
        (Some(interval(&day)?.0), None)
    } else if let Some(day) = after(&["until ", "to ", "till "]) {
        (None, Some(interval(&day)?.1))
    } else if let Some((first, last)) = days.split_once(" to ") {
        (Some(interval(first)?.0), Some(interval(last)?.1))
    } else {
        let (first, last) = interval(&days)?;
        (Some(first), Some(last))
    };
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(wrong()),
        _ => Ok(Some(DatedMember { name: name.to_owned(), from, to })),
    }
}

/// The name and what is written of its days.
fn parted(written: &str) -> Option<(&str, &str)> {
    let (name, days) = written.rsplit_once(',')?;
    let days = days.trim();
    let begins = |word: &str| days.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let is_days = days.starts_with(|c: char| c.is_ascii_digit()) || ["from ", "since ", "until ", "till "].iter().any(|w| begins(w));
    (is_days && !name.trim().is_empty()).then(|| (name.trim(), days))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a member: "name|first day|last day".
    #[track_caller]
    fn check(written: &str, expect: Option<&str>) {
        let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        let found = dated(written).map(|m| m.map_or_else(String::new, |m| format!("{}|{}|{}", m.name, day(m.from), day(m.to)))).ok();
        assert_eq!(found.as_deref(), expect, "{written}");
    }

    #[test]
    fn members_are_read_with_their_days() {
        check("Ina Tolle", Some(""));
        check("Ina Tolle, 2029 to 2031-06-30", Some("Ina Tolle|2029-01-01|2031-06-30"));
        check("Ina Tolle, from 2031-05", Some("Ina Tolle|2031-05-01|"));
        check("Tolle, Ina, until 2031", Some("Tolle, Ina||2031-12-31"));
        check("Ina Tolle, 2031", Some("Ina Tolle|2031-01-01|2031-12-31"));
        check("Lock, Stock and Sons", Some(""));
        check("Ina Tolle, 2031 to 2029", None);
        check("Ina Tolle, from spring", None);
        check(", 2031", Some(""));
        assert_eq!((member_name("Ina Tolle, from 2031"), member_name(" Orla Dane ")), ("Ina Tolle", "Orla Dane"));
    }

    #[test]
    fn a_time_holds_only_what_lies_wholly_in_it() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let member = dated("Ina Tolle, 2031").ok().flatten().expect("it has days");
        assert!(member.holds(day("2031-01-01"), day("2031-12-31")));
        assert!(!member.holds(day("2030-12-31"), day("2031-01-01")) && !member.holds(day("2031-12-31"), day("2032-01-01")));
    }
}
