//! Words the window shows for values: dates, how they are known, acts, quotations.

use std::cell::Cell;

use chrono::NaiveDate;

use crate::dating::{Basis, Dating, Precision};
use crate::statement::{Act, Quotation};
use crate::timeline::DateForm;

thread_local! {
    /// The order of dates that the person at the window chose; every word of a window is made on its own thread.
    static FORM: Cell<DateForm> = const { Cell::new(DateForm::DayFirst) };
}

/// Writes dates in this order from now on, on this thread.
pub fn write_dates(form: DateForm) {
    FORM.set(form);
}

/// A day as "20 August 2025", or in the order chosen.
pub fn day(date: NaiveDate) -> String {
    let form = match FORM.get() {
        DateForm::DayFirst => "%-d %B %Y",
        DateForm::MonthFirst => "%B %-d, %Y",
        DateForm::Iso => "%Y-%m-%d",
    };
    date.format(form).to_string()
}

/// An interval as short as it can be said: "20 August 2025", "August 2025", "2–20 August 2025", "28 July – 3 August 2025".
pub fn interval(from: NaiveDate, to: NaiveDate) -> String {
    use chrono::Datelike;
    let month_after = |d: NaiveDate| d.checked_add_months(chrono::Months::new(1)).and_then(|n| n.pred_opt());
    if from == to {
        day(from)
    } else if from.day() == 1 && from.month() == 1 && to == NaiveDate::from_ymd_opt(from.year(), 12, 31).unwrap_or(to) {
        from.format("%Y").to_string()
    } else if from.day() == 1 && Some(to) == month_after(from) {
        from.format(if FORM.get() == DateForm::Iso { "%Y-%m" } else { "%B %Y" }).to_string()
    } else if FORM.get() == DateForm::Iso {
        format!("{} – {}", day(from), day(to))
    } else if from.year() == to.year() && from.month() == to.month() {
        match FORM.get() {
            DateForm::MonthFirst => format!("{}–{}, {}", from.format("%B %-d"), to.day(), to.year()),
            _ => format!("{}–{}", from.day(), day(to)),
        }
    } else if from.year() == to.year() {
        format!("{} – {}", from.format(if FORM.get() == DateForm::MonthFirst { "%B %-d" } else { "%-d %B" }), day(to))
    } else {
        format!("{} – {}", day(from), day(to))
    }
}

/// A dating's days, or "Not dated".
pub fn dated(dating: Option<&Dating>) -> String {
    dating.map_or_else(|| "Not dated".to_owned(), |d| interval(d.from, d.to))
}

/// How a dating is known, in a reader's words: its own reason where it has one, else its basis.
pub fn reason(dating: &Dating) -> String {
    if !dating.why.is_empty() {
        return dating.why.clone();
    }
    match dating.basis {
        Basis::Explicit => "written out in the text",
        Basis::Relative => "counted from the publication date",
        Basis::Document => "the document’s publication date",
        Basis::Event => "from an event the text mentions",
        Basis::Office => "from who held an office",
        Basis::Corpus => "from another document here",
        Basis::Metadata => "stated with the document",
        Basis::FileName => "from the file’s name",
        Basis::Modified => "from when the file was last changed",
        Basis::User => "set by you",
        Basis::Unknown => "not known",
    }
    .to_owned()
}

/// Whether a dating was concluded and not simply read.
pub fn is_worked_out(dating: &Dating) -> bool {
    matches!(dating.basis, Basis::Relative | Basis::Event | Basis::Office | Basis::Corpus | Basis::Modified | Basis::Unknown)
}

/// How surely a statement is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// To the day.
    Day,
    /// To some days or more.
    Range,
    /// Not at all.
    None,
}

impl Certainty {
    /// All, surest first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Range, Self::None];

    /// Of a dating.
    pub fn of(dating: Option<&Dating>) -> Self {
        match dating {
            None => Self::None,
            Some(d) if d.from == d.to && d.precision == Precision::Day => Self::Day,
            Some(_) => Self::Range,
        }
    }

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Day => "Known to the day",
            Self::Range => "Within a range",
            Self::None => "Not dated",
        }
    }
}

/// What a kind of quotation is called.
pub fn quotation(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "Direct",
        Quotation::Mixed => "Partly quoted",
        Quotation::Indirect => "Reported speech",
    }
}

/// All acts, in the order of lanes and menus.
pub const ACTS: [Act; 12] = [
    Act::Says,
    Act::Demands,
    Act::Rejects,
    Act::Warns,
    Act::Accuses,
    Act::Pledges,
    Act::Offers,
    Act::Confirms,
    Act::Denies,
    Act::Asks,
    Act::Believes,
    Act::Intends,
];

/// What an act is called.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Says => "Says",
        Act::Demands => "Demands",
        Act::Rejects => "Rejects",
        Act::Warns => "Warns",
        Act::Accuses => "Accuses",
        Act::Pledges => "Pledges",
        Act::Offers => "Offers",
        Act::Confirms => "Confirms",
        Act::Denies => "Denies",
        Act::Asks => "Asks",
        Act::Believes => "Believes",
        Act::Intends => "Intends",
    }
}

/// A number of things: "1 document", "5 documents".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// The first words of a text that fit into so many characters, on one line; at least one.
pub fn first_words(text: &str, most: usize) -> String {
    let mut found = String::new();
    for word in text.split_whitespace() {
        if !found.is_empty() && found.chars().count() + word.chars().count() >= most {
            break;
        }
        found.extend((!found.is_empty()).then_some(' '));
        found.push_str(word);
    }
    found
}

/// A number with its thousands set apart: "12 345".
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (i32, u32, u32), to: (i32, u32, u32), expect: &str) {
        let date = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).expect("a day of the calendar");
        assert_eq!(interval(date(from), date(to)), expect);
    }

    #[test]
    fn intervals() {
        check((2031, 8, 20), (2031, 8, 20), "20 August 2031");
        check((2031, 8, 1), (2031, 8, 31), "August 2031");
        check((2032, 2, 1), (2032, 2, 29), "February 2032");
        check((2031, 2, 1), (2031, 2, 27), "1–27 February 2031");
        check((2031, 1, 1), (2031, 12, 31), "2031");
        check((2031, 7, 28), (2031, 8, 3), "28 July – 3 August 2031");
        check((2030, 12, 30), (2031, 1, 2), "30 December 2030 – 2 January 2031");
    }

    #[test]
    fn numbers() {
        assert_eq!(count(1, "document", "documents"), "1 document");
        assert_eq!(count(1_234_567, "a", "b"), "1\u{a0}234\u{a0}567 b");
    }
}
