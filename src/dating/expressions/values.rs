//! Values as TIMEX3 writes them where no point of the calendar is meant: lengths, sets, vague references, and what stays open.

use super::model::{Clock, Form, Reference, Unit, YearPart};
use super::parse::Found;

impl Reference {
    /// The value in TIMEX3.
    pub fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// The value of a length, "P2Y", "PT30M", "PXD".
pub(super) fn duration(form: Form) -> String {
    let Form::Amount { count, unit } = form else { return "PXX".to_owned() };
    let Some(unit) = unit else { return "PXX".to_owned() };
    let (times, time, letter) = match unit {
        Unit::Second => (1.0, true, "S"),
        Unit::Minute => (1.0, true, "M"),
        Unit::Hour => (1.0, true, "H"),
        Unit::Day | Unit::Night => (1.0, false, "D"),
        Unit::Week => (1.0, false, "W"),
        Unit::Fortnight => (2.0, false, "W"),
        Unit::Weekend => (1.0, false, "WE"),
        Unit::Month => (1.0, false, "M"),
        Unit::Quarter => (3.0, false, "M"),
        Unit::Half => (6.0, false, "M"),
        Unit::Year if count.is_some_and(|c| c >= 2000.0 && c % 1000.0 == 0.0) => (0.001, false, "L"),
        Unit::Year => (1.0, false, "Y"),
        Unit::Decade => (10.0, false, "Y"),
        Unit::Century => (100.0, false, "Y"),
        Unit::Millennium => (1.0, false, "L"),
    };
    let t = if time { "T" } else { "" };
    match count {
        None => {
            let letter = match unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                Unit::Millennium => "L",
                _ => letter,
            };
            format!("P{t}X{letter}")
        }
        Some(count) if count.fract() == 0.5 && unit == Unit::Year => {
            if count < 1.0 {
                "P6M".to_owned()
            } else {
                format!("P{}Y6M", count.trunc())
            }
        }
        Some(count) if count.fract() == 0.5 && unit == Unit::Hour => {
            if count < 1.0 {
                "PT30M".to_owned()
            } else {
                format!("PT{}H30M", count.trunc())
            }
        }
        Some(count) if count.fract() == 0.5 && unit == Unit::Minute && count > 1.0 => format!("PT{}M30S", count.trunc()),
        Some(24.0) if unit == Unit::Hour => "P1D".to_owned(),
        Some(count) => format!("P{t}{}{letter}", count * times),
    }
}

/// "30 a day": a rate, with a length as its value.
fn is_rate(found: &Found) -> bool {
    found.only_in_narrative && found.end - found.start > 1
}

/// The value of a set.
pub(super) fn set(found: &Found) -> String {
    let clock = found.clock.map(Clock::value).unwrap_or_default();
    match found.form {
        Form::Amount { count: Some(1.0), unit: Some(Unit::Day) } if !is_rate(found) => "XXXX-XX-XX".to_owned(),
        Form::Amount { count: Some(1.0), unit: Some(Unit::Night) } => "XXXX-XX-XXTNI".to_owned(),
        Form::Weekday { weekday, .. } => format!("XXXX-WXX-{}{clock}", weekday.number_from_monday()),
        Form::Month { month, .. } => format!("XXXX-{month:02}"),
        Form::Season { season, .. } => format!("XXXX-{}", season.code()),
        Form::Every if found.clock.is_some() => format!("XXXX-XX-XX{clock}"),
        form => duration(form),
    }
}

/// The value of a date that nothing anchors: what is known, and `X` for the rest.
pub(super) fn open_value(found: &Found) -> String {
    let clock = found.clock.map(Clock::value).unwrap_or_default();
    let day = match found.form {
        Form::MonthDay { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        Form::MonthOf { month, day: Some(day), .. } => format!("XXXX-{month:02}-{day:02}"),
        Form::MonthOf { month, day: None, .. } | Form::Month { month, .. } => format!("XXXX-{month:02}"),
        Form::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Form::Weekday { weekday, .. } => format!("XXXX-WXX-{}", weekday.number_from_monday()),
        Form::Season { season, .. } => format!("XXXX-{}", season.code()),
        Form::Quarter { quarter, .. } | Form::PartOf { part: YearPart::Quarter(quarter), .. } => format!("XXXX-Q{quarter}"),
        Form::Half(half) | Form::PartOf { part: YearPart::Half(half), .. } => format!("XXXX-H{half}"),
        Form::PartOf { part: YearPart::Season(season), .. } => format!("XXXX-{}", season.code()),
        Form::Offset { count: None, past, .. } => if past { "PAST_REF" } else { "FUTURE_REF" }.to_owned(),
        Form::Unit { unit, .. } | Form::Offset { unit, .. } => match unit {
            Unit::Week | Unit::Fortnight => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Half => "XXXX-HX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century | Unit::Millennium => "XX",
            _ => "XXXX-XX-XX",
        }
        .to_owned(),
        _ => "XXXX-XX-XX".to_owned(),
    };
    day + &clock
}
