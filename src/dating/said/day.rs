//! From an expression to a dating.

use super::super::expressions::{Form, Point, Timex, Unit};
use super::super::{Basis, Dating, Evidence, Precision};
use super::why;

/// The dating that `early` gives; `late` is the same expression spoken on the last possible day of publication, `early` on the first.
/// `None` where the words and the publication leave it open.
pub(super) fn dating(text: &str, early: &Timex, late: Option<&Timex>, published: Option<&Dating>, document: usize) -> Option<Dating> {
    let evidence = vec![Evidence { document, span: early.span }];
    let words = early.span.of(text);
    let (first, last) = match (early.interval, late.and_then(|l| l.interval)) {
        (Some((from, to)), Some((from_late, to_late))) => (from.min(from_late), to.max(to_late)),
        (Some(interval), None) => interval,
        _ => return vague(early, words, published, evidence),
    };
    let absolute = is_absolute(early.form);
    let spread = early.interval != late.and_then(|l| l.interval) && late.is_some();
    let precision = if spread { span_precision(first, last) } else { form_precision(early, first, last) };
    let certainty = certainty(early, precision, absolute);
    let confidence = if absolute { certainty } else { published.map_or(0.6, |p| p.confidence) * certainty };
    let why = if absolute { why::written(words, first, last) } else { why::relative(words, early, first, last, published) };
    let basis = if absolute { Basis::Explicit } else { Basis::Relative };
    Some(Dating { from: first, to: last, precision, basis, evidence, confidence, why })
}

/// How often such words are read right, measured on news of the nineties (the table in the notes of [`crate::dating`]).
fn certainty(timex: &Timex, precision: Precision, absolute: bool) -> f32 {
    match precision {
        _ if timex.ambiguous => 0.5,
        _ if absolute => 0.95,
        Precision::Day => 0.92,
        Precision::Month => 0.9,
        Precision::Week | Precision::Year => 0.88,
        Precision::Range => 0.8,
    }
}

/// "recently", "a few days ago", "months ago": a range that ends at publication.
fn vague(timex: &Timex, words: &str, published: Option<&Dating>, evidence: Vec<Evidence>) -> Option<Dating> {
    let published = published?;
    let back = match timex.form {
        Form::Reference(super::Reference::Past) => 365,
        Form::Offset { unit, count: None, past: true, .. } => match unit {
            Unit::Day | Unit::Night => 14,
            Unit::Week | Unit::Weekend | Unit::Fortnight => 90,
            Unit::Month | Unit::Quarter | Unit::Half => 730,
            _ => 3650,
        },
        _ => return None,
    };
    Some(Dating {
        from: published.from.checked_sub_signed(chrono::TimeDelta::try_days(back)?)?,
        to: published.to,
        precision: Precision::Range,
        basis: Basis::Relative,
        evidence,
        confidence: published.confidence * 0.8,
        why: format!("“{words}”, up to publication {}", why::when(published.from, published.to)),
    })
}

/// Whether the words alone say when.
fn is_absolute(form: Form) -> bool {
    matches!(form, Form::Point(_) | Form::Holiday { year: Some(_), .. })
}

fn form_precision(timex: &Timex, first: chrono::NaiveDate, last: chrono::NaiveDate) -> Precision {
    match Point::parse(&timex.value) {
        Some(Point::Month(..)) => Precision::Month,
        Some(Point::Year(_)) => Precision::Year,
        _ => span_precision(first, last),
    }
}

fn span_precision(first: chrono::NaiveDate, last: chrono::NaiveDate) -> Precision {
    match (last - first).num_days() {
        0 => Precision::Day,
        1..=6 => Precision::Week,
        _ => Precision::Range,
    }
}
