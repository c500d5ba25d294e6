//! Durations and sets.

use super::super::check::{check, find, none};
use super::super::{Kind, Modifier};

#[test]
fn durations() {
    check("A two-year plan of 18 months was made.", &[("two-year", "P2Y"), ("18 months", "P18M")]);
    check("It took a year and a half.", &[("a year and a half", "P1Y6M")]);
    check("It took 2 1/2 years.", &[("2 1/2 years", "P2Y6M")]);
    check("It took twenty four hours.", &[("twenty four hours", "P1D")]);
    check("It took two hundred and ten years.", &[("two hundred and ten years", "P210Y")]);
    check("It took half an hour.", &[("half an hour", "PT30M")]);
    check("It took several weeks.", &[("several weeks", "PXW")]);
    check("It went on for months.", &[("months", "PXM")]);
    check("It grew over the past three months.", &[("the past three months", "P3M")]);
    check("It grew in the first nine months of 1997.", &[("the first nine months", "P9M"), ("1997", "1997")]);
    check("It takes two to six days.", &[("two", "P2D"), ("six days", "P6D")]);
    check("It lasted for a while.", &[("a while", "PXX")]);
}

#[test]
fn ages_and_fractions_are_no_durations() {
    none("Ina Tolle, 52 years old, spoke.");
    none("It imports three-quarters of its grain.");
    none("A quarter of them came second.");
}

#[test]
fn measures() {
    let modifier = |text: &str| find(text)[0].modifier;
    assert_eq!(modifier("It took more than four hours."), Some(Modifier::MoreThan));
    assert_eq!(modifier("It took less than one hour."), Some(Modifier::LessThan));
    assert_eq!(modifier("It took at least 20 years."), Some(Modifier::EqualOrMore));
    assert_eq!(modifier("It took up to 180 days."), Some(Modifier::EqualOrLess));
    assert_eq!(modifier("It took about a week."), Some(Modifier::Approx));
    assert_eq!(modifier("It took a week."), None);
}

#[test]
fn sets() {
    check("They meet every day.", &[("every day", "XXXX-XX-XX")]);
    check("They meet each Thursday.", &[("each Thursday", "XXXX-WXX-4")]);
    check("They meet every two weeks.", &[("every two weeks", "P2W")]);
    check("They meet twice a week.", &[("twice a week", "P1W")]);
    check("They meet annually.", &[("annually", "P1Y")]);
    check("They meet on Tuesday nights.", &[("Tuesday nights", "XXXX-WXX-2TNI")]);
    assert!(find("They meet every day.").iter().all(|t| t.kind == Kind::Set && t.interval.is_none()));
    none("The annual report of the Daily Velmar costs $3 a year.");
}

#[test]
fn sets_by_ordinals_and_in_rows() {
    check("It runs every third day.", &[("every third day", "P3D")]);
    check("It runs every first Monday of the month.", &[("every first Monday of the month", "XXXX-WXX-1")]);
    check("It runs every Monday and Friday.", &[("every Monday", "XXXX-WXX-1"), ("Friday", "XXXX-WXX-5")]);
    check("It ran on the third Monday of May.", &[("the third Monday of May", "2025-05-19")]);
}
