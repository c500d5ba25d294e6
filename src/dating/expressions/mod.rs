//! Date, time, duration and set expressions of English texts, found and normalised.
//!
//! The reference is TIMEX3 of TimeML 1.2.1 with ISO 8601 values, as TempEval-3 scored it. A text is read once: words get a class
//! from a table, rule families start at the classes that can begin an expression, and a resolver fills what the words leave open from
//! the anchor, the tense of the clause and the dates before.
//!
//! In news an anchor (the publication date) is the day words count from; a bare weekday is the latest such day up to the anchor
//! unless the clause looks ahead. In a narrative, a text whose dates lie far from its anchor, words count from the date before.
//! Without an anchor the expressions come with their [`Form`] and open values (`XXXX-WXX-5`), for a solver to use.
//!
//! Limits: English only; Gregorian calendar throughout, also before 1582 (proleptic); seasons are the northern ones; events ("two
//! days after the vote") are not dated here; a fiscal year is named by its number, not by its days; of the feasts that follow the moon
//! only Easter's and the Jewish ones are known.

mod atoms;
#[cfg(test)]
mod check;
mod holidays;
mod model;
mod nearest;
mod order;
mod parse;
mod point;
mod report;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod values;
mod words;

use chrono::NaiveDate;

pub use model::{Clock, Deixis, Form, Kind, Modifier, Origin, PartOfDay, Reference, Timex, Unit, YearPart};
pub use order::DayOrder;
pub use point::{Point, Season};

use crate::text::{Span, Structure};

/// The date expressions of `text` in order; they do not overlap.
///
/// `anchor` is the day the text speaks from, its publication date. Without it what is relative stays open.
///
/// ```
/// use chrono::NaiveDate;
/// use saidline::{dating, text::Structure};
///
/// let text = "Velmar said on Tuesday that talks would resume in May 2026.";
/// let found = dating::expressions(text, &Structure::of(text), NaiveDate::from_ymd_opt(2025, 8, 20));
/// let values: Vec<_> = found.iter().map(|t| t.value.as_str()).collect();
/// assert_eq!(values, ["2025-08-19", "2026-05"]);
/// ```
pub fn expressions(text: &str, structure: &Structure, anchor: Option<NaiveDate>) -> Vec<Timex> {
    expressions_by(text, structure, anchor, None)
}

/// As [`expressions`], with the habit of the corpus for dates in numbers that the text leaves open.
pub fn expressions_by(text: &str, structure: &Structure, anchor: Option<NaiveDate>, order: Option<DayOrder>) -> Vec<Timex> {
    Reading::of(text, structure, order).at(anchor).into_iter().flatten().collect()
}

/// A text read once, to be resolved from several days.
pub(super) struct Reading<'a> {
    text: &'a str,
    structure: &'a Structure,
    atoms: Vec<atoms::Atom>,
    found: Vec<parse::Found>,
}

impl<'a> Reading<'a> {
    /// Reads `text`, whose corpus is in the habit of `order`.
    pub(super) fn of(text: &'a str, structure: &'a Structure, order: Option<DayOrder>) -> Self {
        let atoms = atoms::atoms(text, structure);
        let mut parser = parse::Parser::new(text, &atoms, order);
        let mut found = parser.run();
        if let Some(day_first) = day_first(&found, &atoms) {
            parser.day_first = Some(day_first);
            found = parser.run();
        }
        Self { text, structure, atoms, found }
    }

    /// The structure of the text.
    pub(super) fn structure(&self) -> &'a Structure {
        self.structure
    }

    /// The numbers of the expressions that start within `span`.
    pub(super) fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = |f: &parse::Found| self.atoms[f.start].span.start;
        self.found.partition_point(|f| start(f) < span.start)..self.found.partition_point(|f| start(f) < span.end)
    }

    /// What every expression means, spoken from `anchor`; always as many, `None` for what is no expression seen from there.
    pub(super) fn at(&self, anchor: Option<NaiveDate>) -> Vec<Option<Timex>> {
        let mut resolver = resolve::Resolver::new(self.text, self.structure, &self.atoms, &self.found, anchor);
        self.found.iter().map(|f| resolver.resolve(f)).collect()
    }
}

/// The order of day and month in numeric dates, where one of them leaves no choice and none says the contrary.
fn day_first(found: &[parse::Found], atoms: &[atoms::Atom]) -> Option<bool> {
    if !found.iter().any(|f| f.ambiguous) {
        return None;
    }
    let (mut day, mut month) = (false, false);
    for f in found.iter().filter(|f| f.end - f.start == 3 && !f.ambiguous) {
        if let (words::Word::Number(a, 1..=2), words::Word::Number(b, 1..=2)) = (atoms[f.start].word, atoms[f.start + 1].word) {
            day |= a > 12;
            month |= b > 12;
        }
    }
    (day != month).then_some(day)
}
