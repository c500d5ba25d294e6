//! When a document was published: as stated, else worked out from what it says.
//!
//! A stated date stands: the user's before the metadata's, a line of the text ("Published …", a dateline), then the file's name. Everything
//! else is weighed together, not taken in turns: each clue of the text gives a likelihood to every day since 1900, and the answer is the shortest
//! run of days that holds nearly all of the probability. Clues are full dates and years written out, days of months, known events and how
//! long ago the words put them, weekdays, who held which office when, and other documents that carry the same words. The
//! file's modification time is only a latest bound: a whole folder may carry the day on which it was copied.
//!
//! What it refuses: a day the text does not force, an interval of decades, and a silent choice between anchors that disagree.

mod anchors;
mod calendar;
mod clues;
mod contests;
mod days;
mod eras;
mod events;
mod explain;
mod lines;
mod offices;
mod phases;
mod reading;
mod stamps;
mod telling;
mod terms;
#[cfg(test)]
mod tests;
mod together;
mod wording;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::corpus::{Settings, Stated, StatedKind};
use crate::dating::{Basis, Dating, Precision};
use crate::statement::Attribution;
use crate::text::Structure;

use days::Posterior;
use events::Events;
use reading::Reading;

/// A document whose publication is to be dated.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words and sentences.
    pub structure: &'a Structure,
    /// Its attributions; may be empty.
    pub attributions: &'a [Attribution],
    /// What the folder states about it.
    pub stated: &'a Stated,
    /// The day the file was last modified, a latest bound.
    pub modified: Option<NaiveDate>,
}

/// When a document was published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    /// The day or interval; `None` where nothing narrow enough is known.
    pub dating: Option<Dating>,
    /// What contradicts it, one sentence each, without a final period.
    pub conflicts: Vec<String>,
}

/// Dates each document; the answers are in the order of `documents` and the same whatever the number of threads.
///
/// Confidence is calibrated for texts whose date is worked out; a user's own date has 1.
pub fn published(documents: &[Input<'_>], settings: &Settings) -> Vec<Published> {
    let own;
    let events = if settings.events.is_empty() {
        Events::known()
    } else {
        own = Events::with(&settings.events);
        &own
    };
    let readings: Vec<Reading> = documents.par_iter().map(|d| Reading::of(d, events)).collect();
    let runs: Vec<_> = readings.iter().map(|r| r.runs.as_slice()).collect();
    let said: Vec<_> = readings.iter().map(|r| r.said.as_slice()).collect();
    let mut partners = together::partners(&runs);
    for (known, alike) in partners.iter_mut().zip(together::said_alike(&said)) {
        let new: Vec<_> = alike.into_iter().filter(|a| known.iter().all(|k| k.document != a.document)).collect();
        known.extend(new);
    }
    let alone: Vec<Option<Posterior>> = readings.par_iter().zip(&partners).map(|(r, p)| (!p.is_empty()).then(|| r.posterior())).collect();
    let answer = |index: usize| {
        let own = readings[index].main_weekday();
        let clue = |p: &together::Partner| {
            let other = &readings[p.document];
            together::clue(p, alone[p.document].as_ref()?, own.filter(|_| own == other.main_weekday()))
        };
        let shared = partners[index].iter().filter_map(clue).take(2).collect();
        readings[index].answer(index, shared, documents[index].text, events)
    };
    (0..documents.len()).into_par_iter().map(answer).collect()
}

/// What the folder states, as a dating.
fn stated(stated: &Stated) -> Option<Dating> {
    let date = stated.date.as_ref()?;
    let (basis, confidence) = match date.kind {
        StatedKind::User => (Basis::User, 1.0),
        StatedKind::Metadata => (Basis::Metadata, 0.97),
        StatedKind::FileName => (Basis::FileName, 0.9),
    };
    let (from, to) = (date.from.min(date.to), date.from.max(date.to));
    Some(Dating { from, to, precision: precision(from, to), basis, evidence: Vec::new(), confidence, why: String::new() })
}

/// The kind of date an interval is.
fn precision(from: NaiveDate, to: NaiveDate) -> Precision {
    use chrono::Datelike;
    let days = (to - from).num_days() + 1;
    let starts = from.day() == 1;
    let ends = to.succ_opt().is_none_or(|d| d.day() == 1);
    match days {
        1 => Precision::Day,
        2..=7 => Precision::Week,
        28..=31 if starts && ends => Precision::Month,
        365 | 366 if from.ordinal() == 1 && ends => Precision::Year,
        _ => Precision::Range,
    }
}
