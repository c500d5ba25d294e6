//! Attributions that tell two utterances: “A,” she said. “B.”
//!
//! Their parts are compared each for itself, so that an outlet that quotes both joins the statements of outlets that quote one. Where all who report the
//! parts report them together, they are one statement; and each statement has a report that tells nothing else, by which it is named.

use std::collections::{BTreeMap, BTreeSet};

use super::AttributionRef;
use super::fold::Report;
use crate::text::Span;

/// Words from which on a sentence can be an utterance of its own.
const UTTERANCE: usize = 5;

/// The utterances of an attribution: its content, parted where a sentence ends in one piece and another begins in the next.
pub(super) fn parts(text: &str, content: &[Span]) -> Vec<Vec<Span>> {
    let mut parts: Vec<Vec<Span>> = Vec::new();
    for &span in content {
        let words = span.of(text);
        let opens = words.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
            && words.split_whitespace().count() >= UTTERANCE;
        let ended = parts.last().and_then(|p| p.last()).is_some_and(|last: &Span| {
            let before = last.of(text).trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ','));
            // A comma before the closing mark ends a sentence as well when a new one begins after the cue.
            before.ends_with(['.', '!', '?', ',']) && before.split_whitespace().count() >= UTTERANCE
        });
        match parts.last_mut() {
            Some(part) if !(opens && ended) => part.push(span),
            _ => parts.push(vec![span]),
        }
    }
    parts
}

/// Which clusters go together because their members are parts of the same attributions.
struct Homes<'a> {
    clusters: &'a [Vec<usize>],
    reports: &'a [Report],
    /// The attributions of each cluster; empty where none of it is parted.
    of: Vec<BTreeSet<AttributionRef>>,
    /// The clusters that hold a part of an attribution, in order.
    holding: BTreeMap<AttributionRef, Vec<usize>>,
    /// The cluster that each has gone to; itself where it stands.
    home: Vec<usize>,
}

impl<'a> Homes<'a> {
    fn of(clusters: &'a [Vec<usize>], reports: &'a [Report]) -> Self {
        let parted = |members: &Vec<usize>| members.iter().any(|&m| reports[m].parts > 1);
        let attributions = |members: &Vec<usize>| members.iter().map(|&m| reports[m].at).collect::<BTreeSet<_>>();
        let of: Vec<BTreeSet<AttributionRef>> =
            clusters.iter().map(|members| if parted(members) { attributions(members) } else { BTreeSet::new() }).collect();
        let mut holding: BTreeMap<AttributionRef, Vec<usize>> = BTreeMap::new();
        for (c, attributions) in of.iter().enumerate() {
            attributions.iter().for_each(|at| holding.entry(*at).or_default().push(c));
        }
        Self { clusters, reports, of, holding, home: (0..clusters.len()).collect() }
    }

    /// The parted clusters, those of the most attributions first.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.of.len()).filter(|&c| !self.of[c].is_empty()).collect();
        order.sort_by_key(|&c| (std::cmp::Reverse(self.of[c].len()), c));
        order
    }

    /// What is told in no attribution without another utterance goes with it.
    fn join_told_together(&mut self) {
        let order = self.order();
        let mut rank = vec![0; self.of.len()];
        order.iter().enumerate().for_each(|(n, &c)| rank[c] = n);
        for &c in &order {
            let Some(first) = self.of[c].first() else { continue };
            let within = self.holding[first].iter().find(|&&o| rank[o] < rank[c] && self.of[c].is_subset(&self.of[o]));
            if let Some(&o) = within {
                self.home[c] = self.home[o];
            }
        }
    }

    /// A statement that each of its reports tells together with others goes with the next of them.
    fn join_unheaded(&mut self) {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for c in self.order() {
            members.entry(self.home[c]).or_default().extend(&self.clusters[c]);
        }
        let homes: Vec<usize> = members.keys().copied().collect();
        for mut at in homes {
            while let Some(of) = members.get(&at).filter(|of| wholes(of, self.reports).is_empty()) {
                let other = of.iter().flat_map(|&m| &self.holding[&self.reports[m].at]).map(|&c| self.root(c)).find(|&root| root != at);
                let (Some(other), Some(of)) = (other, members.remove(&at)) else { break };
                members.entry(other).or_default().extend(of);
                self.home[at] = other;
                at = other;
            }
        }
    }

    fn root(&self, mut c: usize) -> usize {
        while self.home[c] != c {
            c = self.home[c];
        }
        c
    }
}

/// Clusters whose members are parts of the same attributions go together; in the place of the first.
pub(super) fn joined(clusters: Vec<Vec<usize>>, reports: &[Report]) -> Vec<Vec<usize>> {
    let mut homes = Homes::of(&clusters, reports);
    homes.join_told_together();
    homes.join_unheaded();
    let roots: Vec<usize> = (0..clusters.len()).map(|c| homes.root(c)).collect();
    let mut found = vec![Vec::new(); clusters.len()];
    for (members, root) in clusters.into_iter().zip(roots) {
        found[root].extend(members);
    }
    found.retain(|members| !members.is_empty());
    found
}

/// The attributions that are among `members` with all their parts.
pub(super) fn wholes(members: &[usize], reports: &[Report]) -> BTreeSet<AttributionRef> {
    let mut held: BTreeMap<AttributionRef, usize> = BTreeMap::new();
    for &m in members {
        *held.entry(reports[m].at).or_insert(reports[m].parts) -= 1;
    }
    held.into_iter().filter(|(_, missing)| *missing == 0).map(|(at, _)| at).collect()
}

/// Of the reports `all`, by their place, those of which only a part is among `members`, with the pieces of that part.
pub(super) fn told_in_part(members: &[usize], reports: &[Report], all: &[AttributionRef]) -> Vec<(usize, Vec<Span>)> {
    if members.iter().all(|&m| reports[m].parts == 1) {
        return Vec::new();
    }
    let wholes = wholes(members, reports);
    let part = |at: &AttributionRef| {
        let mut pieces: Vec<Span> = members.iter().filter(|&&m| reports[m].at == *at).flat_map(|&m| &reports[m].content).copied().collect();
        pieces.sort();
        pieces
    };
    all.iter().enumerate().filter(|(_, at)| !wholes.contains(at)).map(|(n, at)| (n, part(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One report for each letter of each attribution; those of the same letter have the same words.
    fn reports(attributions: &[&str]) -> (Vec<Report>, Vec<Vec<usize>>) {
        let mut reports = Vec::new();
        let mut clusters: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (document, letters) in attributions.iter().enumerate() {
            let at = AttributionRef { document, attribution: 0 };
            for (n, letter) in letters.chars().enumerate() {
                clusters.entry(letter).or_default().push(reports.len());
                let content = vec![Span::new(n * 10, n * 10 + 9)];
                reports.push(Report { at, who: 1, content, words: Vec::new(), parts: letters.len(), date: None, root: document });
            }
        }
        (reports, clusters.into_values().collect())
    }

    /// The statements made of `attributions`, each with the attributions that report it; with a star those that tell others too.
    #[track_caller]
    fn check(attributions: &[&str], expect: &[&str]) {
        let (reports, clusters) = reports(attributions);
        let told = |members: &Vec<usize>| {
            let wholes = wholes(members, &reports);
            let all: BTreeSet<AttributionRef> = members.iter().map(|&m| reports[m].at).collect();
            let one = |at: &AttributionRef| format!("{}{}", at.document, if wholes.contains(at) { "" } else { "*" });
            all.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(joined(clusters, &reports).iter().map(told).collect::<Vec<_>>(), expect, "{attributions:?}");
    }

    #[test]
    fn what_one_tells_together_and_others_apart_stands_with_each() {
        check(&["A", "B", "AB"], &["0 2*", "1 2*"]);
        check(&["A", "A", "AB", "B"], &["0 1 2*", "2* 3"]);
    }

    #[test]
    fn what_nobody_tells_apart_is_one() {
        check(&["AB"], &["0"]);
        check(&["AB", "AB"], &["0 1"]);
        check(&["AB", "AB", "A"], &["0 1 2"]);
        check(&["A", "AB"], &["0 1"]);
    }

    #[test]
    fn a_part_told_elsewhere_only_beside_another_goes_with_it() {
        check(&["AB", "BC", "A"], &["0* 2", "0* 1"]);
        check(&["AB", "AC", "BC"], &["0 1 2"]);
    }

    #[test]
    fn nothing_is_lost_or_told_twice_and_each_statement_has_a_report_of_its_own() {
        let all = ["A", "B", "C", "AB", "AC", "BC", "ABC"];
        for n in 0..all.len().pow(4) {
            let attributions = [n, n / 7, n / 49, n / 343].map(|n| all[n % 7]);
            let (reports, clusters) = reports(&attributions);
            let statements = joined(clusters, &reports);
            let mut members: Vec<usize> = statements.iter().flatten().copied().collect();
            members.sort_unstable();
            assert_eq!(members, (0..reports.len()).collect::<Vec<_>>(), "{attributions:?}");
            assert!(statements.iter().all(|of| !wholes(of, &reports).is_empty()), "{attributions:?}");
        }
    }
}
