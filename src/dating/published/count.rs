//! How long after what they tell texts are published, counted for `assets/lags.tsv`.
//!
//! A word may mean several events ("the primary"): each counts by the share that the list at hand gives it, and the counting is repeated until
//! the list holds. What a kind of mention has too few of, it takes from those that are counted by the same stretches.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::clues::Lagged;
use super::days::date;
use super::lags::{Lag, Lags};
use super::study::Study;

/// How often the counting is repeated.
const ROUNDS: usize = 12;
/// How many mentions' worth of the common shape each kind is given.
const COMMON: f32 = 12.0;
/// What a mention weighs that means nothing the lists know.
const UNKNOWN: f32 = 0.002;
/// A stretch that begins so many days off lies beyond what lists of events and years of texts can tell; its weight is kept.
const BEYOND: i32 = 4000;

/// Where a mention may fall: kind, stretch of its list, trust.
type Place = (&'static str, usize, f32);

impl Study<'_> {
    /// The lags by which texts of the days `truth` tell what they tell, in the stretches and units of `lags`.
    pub fn lags(&self, truth: &[Option<NaiveDate>], lags: &Lags) -> Lags {
        let mentions: Vec<Vec<Place>> = self
            .known(truth)
            .iter()
            .flat_map(|(reading, day)| reading.clues.iter().map(|clue| places(&clue.lagged, *day, lags)))
            .filter(|places| !places.is_empty())
            .collect();
        settled(&mentions, lags)
    }
}

/// The lags after as many rounds of counting as make them hold.
fn settled(mentions: &[Vec<Place>], lags: &Lags) -> Lags {
    (0..ROUNDS).fold(lags.clone(), |counted, _| recounted(lags, &counts(mentions, &counted)))
}

/// The stretches of the lists in which a text of day `day` tells what it tells.
fn places(lagged: &[Lagged], day: i32, lags: &Lags) -> Vec<Place> {
    let place = |told: &Lagged| {
        let lag = if told.kind.starts_with("month") && !told.kind.starts_with("month-day") {
            let (published, named) = (date(day).month0() as i32, date(told.from).month0() as i32);
            (published - named).rem_euclid(12)
        } else if day < told.from {
            day - told.from
        } else {
            (day - told.to).max(0)
        };
        let stretch = lags.of(told.kind).iter().position(|&(first, last, _)| (first..=last).contains(&lag))?;
        Some((told.kind, stretch, told.trust))
    };
    lagged.iter().filter_map(place).collect()
}

/// How many mentions fall into each stretch of each kind, each by its share under `lags`.
fn counts(mentions: &[Vec<Place>], lags: &Lags) -> BTreeMap<&'static str, Vec<f32>> {
    let mut counts: BTreeMap<&'static str, Vec<f32>> = BTreeMap::new();
    for places in mentions {
        let weight = |&(kind, stretch, trust): &Place| trust * lags.of(kind)[stretch].2;
        let sum: f32 = places.iter().map(weight).sum::<f32>() + UNKNOWN;
        for place in places {
            let list = counts.entry(place.0).or_insert_with(|| vec![0.0; lags.of(place.0).len()]);
            list[place.1] += weight(place) / sum;
        }
    }
    counts
}

/// The list with the weights that follow from the counts.
fn recounted(lags: &Lags, counts: &BTreeMap<&'static str, Vec<f32>>) -> Lags {
    let stretches = |kind: &str| lags.of(kind).iter().map(|&(first, last, _)| (first, last)).collect::<Vec<_>>();
    let mut rows: Vec<(&'static str, Lag)> = Vec::new();
    for (kind, list) in counts {
        let own = lags.of(kind);
        let alike = counts.iter().filter(|(other, _)| stretches(other) == stretches(kind));
        let mut common = vec![0.0; own.len()];
        for (_, counts) in alike {
            common.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n + 0.1);
        }
        let counted = |i: usize| own[i].0 < BEYOND;
        let total = |list: &[f32]| (0..own.len()).filter(|i| counted(*i)).map(|i| list[i]).sum::<f32>().max(f32::MIN_POSITIVE);
        let (all, alike) = (total(list), total(&common));
        let days = |i: usize| (own[i].1 - own[i].0 + 1) as f32;
        // The unit of the kind stays what it was.
        let unit: f32 = (0..own.len()).filter(|i| counted(*i)).map(|i| own[i].2 * days(i)).sum();
        for (i, &(first, last, before)) in own.iter().enumerate() {
            let share = (list[i] + COMMON * common[i] / alike) / (all + COMMON);
            rows.push((*kind, (first, last, if counted(i) { unit * share / days(i) } else { before })));
        }
    }
    // What no text tells stays as it was.
    rows.extend(lags.rows().filter(|(kind, _)| !counts.contains_key(kind)));
    rows.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "weekday-past";

    fn told(from: i32, trust: f32) -> Lagged {
        Lagged { kind: KIND, from, to: from, trust }
    }

    /// The weight of the day `lag` after, counted from twenty texts of day 1000 that each may tell the days `told`.
    fn weight(told: &[Lagged], lag: i32) -> f32 {
        let lags = Lags::listed();
        let mentions = vec![places(told, 1000, lags); 20];
        settled(&mentions, lags).of(KIND).iter().find(|l| (l.0..=l.1).contains(&lag)).map_or(0.0, |l| l.2)
    }

    #[test]
    fn what_is_often_told_after_two_days_weighs_more_there() {
        let (yesterday, before) = ([told(999, 1.0)], [told(998, 1.0)]);
        assert!(weight(&before, 2) > 3.0 * weight(&yesterday, 2));
        assert!(weight(&yesterday, 1) > 3.0 * weight(&before, 1));
    }

    #[test]
    fn of_two_events_the_likelier_counts() {
        // Each may as well have happened two weeks ago, of which nobody tells so.
        let either = [told(999, 0.5), told(985, 0.5)];
        assert!(weight(&either, 1) > 50.0 * weight(&either, 15));
    }

    #[test]
    fn the_unit_of_a_kind_stays() {
        let sum = |lags: &Lags| lags.of(KIND).iter().map(|&(a, b, w)| w * (b - a + 1) as f32).sum::<f32>();
        let mentions = vec![places(&[told(999, 1.0)], 1000, Lags::listed()); 5];
        let counted = recounted(Lags::listed(), &counts(&mentions, Lags::listed()));
        assert!((sum(&counted) - sum(Lags::listed())).abs() < 0.02);
        assert_eq!(counted.of("month"), Lags::listed().of("month"));
    }
}
