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
mod count;
mod days;
mod eras;
mod events;
mod explain;
mod lags;
mod lines;
mod mentions;
mod offices;
mod phases;
mod phrases;
mod reading;
mod stamps;
mod study;
mod telling;
mod terms;
#[cfg(test)]
mod tests;
mod together;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::corpus::{EventSetting, Settings, Stated, StatedKind};
use crate::dating::{Basis, Dating, Precision};
use crate::statement::Attribution;
use crate::text::Structure;

use days::Posterior;
use events::Events;
use reading::Reading;

pub use lags::{Lag, Lags};
pub use study::{Powers, Study};
pub use together::Partner;

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
    /// The documents whose dates speak for it, and for which it speaks.
    pub partners: Vec<Partner>,
}

/// Reads the lists that dating needs, one after the other: the first call takes some tens of milliseconds of one core, and leaves the others to what
/// passes beside it.
pub fn prepare() {
    offices::prepare();
    Events::known();
}

/// Dates each document; the answers are in the order of `documents` and the same whatever the number of threads.
///
/// Confidence is calibrated for texts whose date is worked out; a user's own date has 1.
pub fn published(documents: &[Input<'_>], settings: &Settings) -> Vec<Published> {
    let events = events(settings);
    let events = events.get();
    let readings: Vec<Reading> = documents.par_iter().map(|d| Reading::of(d, events, Lags::listed())).collect();
    answers(documents, &readings, partners(&readings), events)
}

/// For each reading the documents whose dates speak for it.
fn partners(readings: &[Reading]) -> Vec<Vec<Partner>> {
    let runs: Vec<_> = readings.iter().map(|r| r.runs.as_slice()).collect();
    let said: Vec<_> = readings.iter().map(|r| r.said.as_slice()).collect();
    let mut partners = together::partners(&runs);
    for (known, alike) in partners.iter_mut().zip(together::said_alike(&said)) {
        let new: Vec<_> = alike.into_iter().filter(|a| known.iter().all(|k| k.document != a.document)).collect();
        known.extend(new);
    }
    partners
}

/// The answers of all readings among their partners.
fn answers(documents: &[Input<'_>], readings: &[Reading], partners: Vec<Vec<Partner>>, events: &Events) -> Vec<Published> {
    let alone: Vec<Option<Posterior>> = readings.par_iter().zip(&partners).map(|(r, p)| (!p.is_empty()).then(|| r.posterior())).collect();
    let answer = |(index, partners): (usize, Vec<Partner>)| {
        let other = |n: usize| Some((&readings[n], alone[n].as_ref()?));
        let published = weigh(index, &readings[index], &partners, other, documents[index].text, events);
        Published { partners, ..published }
    };
    partners.into_par_iter().enumerate().map(answer).collect()
}

/// Dates the documents `which` anew, as [`published`] would date them among all the others, without looking at those that have no bearing on
/// them. `input` gives a document by its index, `partners` the documents whose dates speak for it, as [`published`] found them.
pub fn published_again<'a>(
    which: &[usize],
    input: &(dyn Fn(usize) -> Input<'a> + Sync),
    partners: &dyn Fn(usize) -> &'a [Partner],
    settings: &Settings,
) -> Vec<Published> {
    if which.is_empty() {
        return Vec::new();
    }
    let events = events(settings);
    let events = events.get();
    let speaking = which.iter().flat_map(|n| partners(*n)).map(|p| p.document);
    let needed: BTreeSet<usize> = which.iter().copied().chain(speaking).collect();
    let needed: Vec<usize> = needed.into_iter().collect();
    let read = |n: &usize| {
        let reading = Reading::of(&input(*n), events, Lags::listed());
        let posterior = reading.posterior();
        (*n, (reading, posterior))
    };
    let readings: BTreeMap<usize, (Reading, Posterior)> = needed.par_iter().map(read).collect();
    let answer = |n: &usize| {
        let other = |n: usize| readings.get(&n).map(|(reading, posterior)| (reading, posterior));
        let published = weigh(*n, &readings[n].0, partners(*n), other, input(*n).text, events);
        Published { partners: partners(*n).to_vec(), ..published }
    };
    which.iter().map(answer).collect()
}

/// The answer of one document among its partners.
fn weigh<'a>(
    index: usize,
    reading: &Reading,
    partners: &[Partner],
    other: impl Fn(usize) -> Option<(&'a Reading, &'a Posterior)>,
    text: &str,
    events: &Events,
) -> Published {
    let own = reading.main_weekday();
    let clue = |p: &Partner| {
        let (other, posterior) = other(p.document)?;
        together::clue(p, posterior, own.filter(|_| own == other.main_weekday()))
    };
    let shared = partners.iter().filter_map(clue).take(2).collect();
    reading.answer(index, shared, text, events)
}

/// The known events, or those with the user's own.
enum KnownEvents {
    Listed(&'static Events),
    Own(Arc<Events>),
}

impl KnownEvents {
    fn get(&self) -> &Events {
        match self {
            Self::Listed(events) => events,
            Self::Own(events) => events,
        }
    }
}

/// The events of these settings. The user's are remembered until others are asked for: indexing all takes longer than dating a document.
fn events(settings: &Settings) -> KnownEvents {
    static LAST: Mutex<Option<(Vec<EventSetting>, Arc<Events>)>> = Mutex::new(None);
    if settings.events.is_empty() {
        return KnownEvents::Listed(Events::known());
    }
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, events)) = last.as_ref().filter(|(of, _)| *of == settings.events) {
        return KnownEvents::Own(Arc::clone(events));
    }
    let events = Arc::new(Events::with(&settings.events));
    *last = Some((settings.events.clone(), Arc::clone(&events)));
    KnownEvents::Own(events)
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
