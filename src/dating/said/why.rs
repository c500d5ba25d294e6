//! The evidence in a reader's words.

use chrono::{Datelike, NaiveDate};

use super::super::expressions::{Form, Timex};
use super::super::{Dating, MONTHS};

/// "20 August 2025".
pub(super) fn day(day: NaiveDate) -> String {
    let (era, year) = match day.year() {
        year if year <= 0 => (" BC", 1 - year),
        year => ("", year),
    };
    format!("{} {} {year}{era}", day.day(), MONTHS[day.month0() as usize])
}

/// "on 20 August 2025", "between 18 and 24 August 2025".
pub(super) fn when(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return format!("on {}", day(from));
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("between {} and {}", from.day(), day(to));
    }
    if from.year() == to.year() {
        return format!("between {} {} and {}", from.day(), MONTHS[from.month0() as usize], day(to));
    }
    format!("between {} and {}", day(from), day(to))
}

/// A date that needs no anchor.
pub(super) fn written(words: &str, from: NaiveDate, to: NaiveDate) -> String {
    if from == to { format!("“{words}” is written out") } else { format!("“{words}”, {}", when(from, to)) }
}

/// A date counted from publication.
pub(super) fn relative(words: &str, timex: &Timex, from: NaiveDate, to: NaiveDate, published: Option<&Dating>) -> String {
    let Some(published) = published else { return format!("“{words}”, counted from a date named before: {}", when(from, to)) };
    let publication = format!("publication {}", when(published.from, published.to));
    let Form::Weekday { weekday, .. } = timex.form else { return format!("“{words}”, counted from {publication}") };
    let name = weekday_name(weekday);
    if published.from < published.to {
        return format!("“{words}”: the {name} nearest to {publication}");
    }
    match (from - published.from).num_days() {
        0 => format!("“{words}”: the day of {publication}, a {name}"),
        1.. => format!("“{words}”: the {name} after {publication}"),
        _ => format!("“{words}”: the {name} before {publication}"),
    }
}

/// A statement without a date of its own.
pub(super) fn inherited(published: &Dating) -> String {
    format!("no date of its own; dated as the document, {}", when(published.from, published.to))
}

fn weekday_name(weekday: chrono::Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday.num_days_from_monday() as usize]
}
