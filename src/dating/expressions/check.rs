//! For tests: a text and what should be found in it.

use chrono::NaiveDate;

use super::{Timex, expressions};
use crate::text::Structure;

/// Finds the expressions of `text`, published on Thursday, 21 August 2025.
pub(super) fn find(text: &str) -> Vec<Timex> {
    find_from(text, NaiveDate::from_ymd_opt(2025, 8, 21))
}

pub(super) fn find_from(text: &str, anchor: Option<NaiveDate>) -> Vec<Timex> {
    expressions(text, &Structure::of(text), anchor)
}

/// Expects `words = value` for each expression, in order.
#[track_caller]
pub(super) fn check(text: &str, expect: &[(&str, &str)]) {
    let found = find(text);
    let found: Vec<(&str, &str)> = found.iter().map(|t| (t.span.of(text), t.value.as_str())).collect();
    assert_eq!(found, expect, "{text}");
}

/// Expects no expression.
#[track_caller]
pub(super) fn none(text: &str) {
    check(text, &[]);
}
