//! How far each kind of clue should be trusted: fitted to texts whose days are known, and the answers that a fit gives.
//!
//! The powers are those under which the true days are likeliest, held towards 1 so that a kind with few clues stays near it. Other documents
//! that carry the same words take no part in the fit, only in the answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::days::{Curve, Posterior, number};
use super::events::Events;
use super::lags::{Lags, power as power_of};
use super::reading::Reading;
use super::together::Partner;
use super::{Input, KnownEvents, Published, answers, events, partners};
use crate::corpus::Settings;

/// The power of each kind of clue.
pub type Powers = BTreeMap<&'static str, f32>;

/// The clue that the weekdays named give together.
const WEEKDAY: &str = "weekday";
/// How many clues' worth of evidence speaks for the power 1.
const HELD: f32 = 3.0;
/// Steps of the fit; it has settled long before.
const STEPS: usize = 40;

/// Texts read once, to be dated under several powers.
pub struct Study<'a> {
    documents: &'a [Input<'a>],
    events: KnownEvents,
    readings: Vec<Reading>,
    partners: Vec<Vec<Partner>>,
}

impl<'a> Study<'a> {
    /// Reads the documents under the lags `lags`; those that state their day are of no use to it.
    pub fn of(documents: &'a [Input<'a>], settings: &Settings, lags: &Lags) -> Self {
        let events = events(settings);
        let mut readings: Vec<Reading> = documents.par_iter().map(|d| Reading::of(d, events.get(), lags)).collect();
        for reading in &mut readings {
            reweigh(reading, |kind| 1.0 / power_of(kind).max(1e-3));
        }
        let partners = partners(&readings);
        Self { documents, events, readings, partners }
    }

    /// The powers under which the days `truth` are likeliest; documents without one are left out.
    pub fn fit(&self, truth: &[Option<NaiveDate>]) -> Powers {
        let known = self.known(truth);
        let mut powers: Powers =
            known.iter().flat_map(|(r, _)| &r.clues).map(|c| c.kind).filter(|k| !k.is_empty()).map(|k| (k, 1.0)).collect();
        powers.insert(WEEKDAY, 1.0);
        for step in 0..STEPS {
            let slopes: Vec<BTreeMap<&'static str, (f32, f32)>> = known.par_iter().map(|(r, day)| slopes(r, *day, &powers)).collect();
            let rate = 1.5 / (step as f32 / 8.0 + 1.0);
            for (kind, power) in &mut powers {
                let (slope, count) = slopes.iter().filter_map(|s| s.get(kind)).fold((0.0, 0.0), |sum, s| (sum.0 + s.0, sum.1 + s.1));
                let change = rate * (slope - HELD * (*power - 1.0)) / (count + 10.0);
                *power = (*power + change.clamp(-0.15, 0.15)).max(0.0);
            }
        }
        powers
    }

    /// The readings that are worked out, with their true days.
    pub(super) fn known(&self, truth: &[Option<NaiveDate>]) -> Vec<(&Reading, i32)> {
        let worked_out = self.readings.iter().zip(truth).filter(|(r, _)| r.stated.is_none() && !r.clues.is_empty());
        worked_out.filter_map(|(r, day)| Some((r, number((*day)?)))).filter(|(r, day)| *day <= r.latest).collect()
    }

    /// What [`super::published`] would answer with these powers.
    pub fn answers(&self, powers: &Powers) -> Vec<Published> {
        let weighed: Vec<Reading> = self
            .readings
            .iter()
            .map(|reading| {
                let mut reading = reading.clone();
                reweigh(&mut reading, |kind| powers.get(kind).copied().unwrap_or(1.0));
                reading
            })
            .collect();
        let events: &Events = self.events.get();
        answers(self.documents, &weighed, self.partners.clone(), events)
    }
}

/// Raises each clue to the power of its kind.
fn reweigh(reading: &mut Reading, power: impl Fn(&'static str) -> f32) {
    for clue in &mut reading.clues {
        if !clue.kind.is_empty() {
            clue.curve = std::mem::take(&mut clue.curve).raised(power(clue.kind));
        }
    }
    for value in &mut reading.weekly {
        *value *= power(WEEKDAY);
    }
}

/// How the likelihood of `day` changes with the power of each kind, and how many clues of the kind there are.
fn slopes(reading: &Reading, day: i32, powers: &Powers) -> BTreeMap<&'static str, (f32, f32)> {
    let power = |kind: &str| powers.get(kind).copied().unwrap_or(1.0);
    let raised: Vec<Curve> = reading.clues.iter().map(|c| c.curve.clone().raised(power(c.kind))).collect();
    let weekly = reading.weekly.map(|w| w * power(WEEKDAY));
    let posterior = Posterior::of(&raised, &weekly, reading.latest);
    let mut slopes: BTreeMap<&'static str, (f32, f32)> = BTreeMap::new();
    let mut add = |kind: &'static str, slope: f32| {
        let sum = slopes.entry(kind).or_default();
        *sum = (sum.0 + slope, sum.1 + 1.0);
    };
    let sums = posterior.sums();
    for clue in reading.clues.iter().filter(|c| !c.kind.is_empty()) {
        add(clue.kind, clue.curve.at(day) - clue.curve.expected(&sums));
    }
    if !reading.weekdays.is_empty() {
        add(WEEKDAY, reading.weekly[super::days::weekday(day)] - posterior.expected_weekly(&reading.weekly));
    }
    slopes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Stated;
    use crate::text::Structure;

    #[test]
    fn a_kind_that_misleads_loses_power() {
        // Months named ten months before they come say nothing of the day: a fit trusts them less than one where they have just passed.
        let texts = ["They met in March 2011, she said.", "They met in May 2011, she said.", "They met in June 2011, she said."];
        let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
        let stated = Stated::default();
        let inputs: Vec<Input<'_>> = texts
            .iter()
            .zip(&structures)
            .map(|(text, structure)| Input { text, structure, attributions: &[], stated: &stated, modified: None })
            .collect();
        let study = Study::of(&inputs, &Settings::default(), Lags::listed());
        let power = |days: [(i32, u32, u32); 3]| {
            let truth: Vec<_> = days.iter().map(|&(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)).collect();
            study.fit(&truth)["month-year"]
        };
        let soon = power([(2011, 4, 2), (2011, 6, 2), (2011, 7, 2)]);
        let never = power([(2004, 4, 2), (2005, 6, 2), (2006, 7, 2)]);
        assert!(soon > never + 0.1, "{soon} {never}");
        assert_eq!(study.answers(&Powers::new()).len(), 3);
    }
}
