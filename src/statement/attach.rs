//! Which source a cue has: a log-linear choice among the sources near it and none at all.
//!
//! The weights (`assets/links.tsv`) are learnt from annotated attributions by `assets/model/train/link.py`, which computes the same features.
//! It knows words by closed lists only and looks no farther than the next sentence.

use std::ops::Range;
use std::sync::OnceLock;

use super::link::{Piece, Role, role_probability};
use super::reading::Reading;

/// What speaks for a source; the names of the list, in order.
const FEATURES: [&str; 21] = [
    "prob",
    "gap0",
    "loggap",
    "srcbtw",
    "commas",
    "insent",
    "sentdist",
    "rel",
    "relfar",
    "commafirst",
    "len1",
    "cap",
    "contentbtw",
    "used",
    "by",
    "passive_before",
    "det",
    "prep_before",
    "aftercomma_rel",
    "latent",
    "nearest_before",
];

/// What speaks for no source.
const NONE: [&str; 8] =
    ["none:bias", "none:passive", "none:ing", "none:sentinit", "none:nsrc0", "none:called", "none:cueprob", "none:noun"];

struct Weights {
    source: [f32; FEATURES.len()],
    none: [f32; NONE.len()],
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let rows = include_str!("../../assets/links.tsv").lines().filter(|l| !l.starts_with('#'));
        let rows: Vec<(&str, f32)> = rows.filter_map(|row| row.split_once('\t')).filter_map(|(n, w)| Some((n, w.parse().ok()?))).collect();
        let of = |name: &str| rows.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, w)| *w);
        Weights { source: FEATURES.map(of), none: NONE.map(of) }
    })
}

/// The roles found in one paragraph.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) probabilities: &'a [[f32; 7]],
    pub(super) paragraph: Range<usize>,
    pub(super) sources: &'a [&'a Piece],
    /// Stretches that are sources only to a second look: none of the roles above holds them.
    pub(super) latent: &'a [Piece],
    pub(super) cues: &'a [&'a Piece],
    /// Whether a token is part of a source or a cue.
    pub(super) named: &'a [bool],
}

const RELATIVES: [&str; 5] = ["who", "which", "that", "whom", "whose"];
const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "'s", "’s"];
const PREPOSITIONS: [&str; 11] = ["of", "in", "at", "for", "with", "from", "to", "on", "after", "about", "against"];

impl<'a> Scene<'a> {
    /// The source of `cue`, which attributes the contents `own`; `used` are sources that cues before it stand beside.
    pub(super) fn source(&self, cue: &Piece, own: &[&Piece], used: &[Range<usize>]) -> (Option<&'a Piece>, f32) {
        let weights = weights();
        let distance = |s: &Piece| self.sentence(s.tokens.start).abs_diff(self.sentence(cue.tokens.start));
        let seen: Vec<&'a Piece> = self.sources.iter().copied().filter(|s| distance(s) <= 1).collect();
        let latent = self.latent.iter().filter(|s| distance(s) == 0);
        let before = seen.iter().filter(|s| s.tokens.start < cue.tokens.start);
        let nearest = before.min_by_key(|s| (self.crossed(s, cue), self.gap(s, cue))).map(|s| s.tokens.clone());
        let mut best = (dot(&self.none(cue, seen.is_empty()), &weights.none), None);
        let mut total = best.0.exp();
        for (source, is_latent) in seen.iter().copied().map(|s| (s, false)).chain(latent.map(|s| (s, true))) {
            let near = nearest.as_ref() == Some(&source.tokens);
            let score = dot(&self.features(cue, source, own, used.contains(&source.tokens), is_latent, near), &weights.source);
            total += score.exp();
            if score > best.0 {
                best = (score, Some(source));
            }
        }
        (best.1, (best.0.exp() / (total - best.0.exp()).max(1e-6)).ln().clamp(-6.0, 6.0))
    }

    /// The source that stands nearest to a cue in its sentence.
    pub(super) fn nearest(&self, cue: &Piece) -> Option<&'a Piece> {
        let same = |s: &&&Piece| self.sentence(s.tokens.start) == self.sentence(cue.tokens.start);
        self.sources.iter().filter(same).min_by_key(|s| (self.crossed(s, cue), self.gap(s, cue))).copied()
    }

    fn features(&self, cue: &Piece, source: &Piece, own: &[&Piece], used: bool, latent: bool, nearest: bool) -> [f32; FEATURES.len()] {
        let (at, start, end) = (cue.tokens.start, source.tokens.start, source.tokens.end);
        let between = source.between(cue);
        let holds = |i: usize| between.contains(&i);
        let before = start < at;
        let gap = self.gap(source, cue);
        let head = |list: &[&str]| list.iter().any(|w| self.eq(start, w));
        let previous = |list: &[&str]| start > 0 && list.iter().any(|w| self.reading.eq(start - 1, w));
        let relative = head(&RELATIVES);
        let opens = start == 0 || self.sentence(start) != self.sentence(start - 1);
        let sentences = self.sentence(start).abs_diff(self.sentence(at));
        [
            role_mean(self.probabilities, source),
            yes(gap == 0),
            (1.0 + gap as f32).ln(),
            self.sources.iter().filter(|s| holds(s.tokens.start)).count().min(3) as f32,
            between.clone().filter(|&i| self.eq(i, ",")).count().min(4) as f32,
            yes(source.shares_sentence(cue)),
            sentences.min(4) as f32,
            yes(relative),
            yes(relative && gap > 2),
            yes(opens && at > 0 && self.eq(at - 1, ",")),
            yes(source.tokens.len() == 1),
            yes(self.reading.is_capital(start)),
            own.iter().filter(|t| holds(t.tokens.start)).count() as f32,
            yes(used),
            yes(previous(&["by"])),
            yes(before && self.is_passive(cue)),
            yes(head(&["the", "a", "an"])),
            yes(previous(&PREPOSITIONS) || previous(&["than"])),
            yes(self.eq(end, ",") && gap > 1),
            yes(latent),
            yes(nearest),
        ]
    }

    fn none(&self, cue: &Piece, alone: bool) -> [f32; NONE.len()] {
        let Range { start, end } = cue.tokens;
        let by = (start..(end + 3).min(self.paragraph.end)).any(|i| self.eq(i, "by"));
        let opens = start == self.paragraph.start || self.sentence(start) != self.sentence(start - 1);
        let last = self.reading.word(end - 1);
        [
            1.0,
            yes(self.is_passive(cue) && !by),
            yes(ends_with(self.reading.word(start), "ing")),
            yes(opens),
            yes(alone),
            yes(["called", "known", "as", "so-called"].iter().any(|w| self.eq(end - 1, w))),
            role_mean(self.probabilities, cue),
            yes(ends_with(last, "s")),
        ]
    }

    fn eq(&self, i: usize, word: &str) -> bool {
        self.paragraph.contains(&i) && self.reading.eq(i, word)
    }

    fn is_passive(&self, cue: &Piece) -> bool {
        cue.tokens.clone().any(|i| BE.iter().any(|be| self.reading.eq(i, be)))
    }

    fn sentence(&self, i: usize) -> usize {
        self.reading.sentence_of(i)
    }

    /// How many cues start between two pieces.
    pub(super) fn crossed(&self, a: &Piece, b: &Piece) -> usize {
        let between = a.between(b);
        self.cues.iter().filter(|c| between.contains(&c.tokens.start)).count()
    }

    /// How many words of no source and no cue stand between two pieces.
    pub(super) fn gap(&self, a: &Piece, b: &Piece) -> usize {
        a.between(b).filter(|&i| !self.named[i - self.paragraph.start]).count()
    }
}

fn role_mean(probabilities: &[[f32; 7]], piece: &Piece) -> f32 {
    let role = if piece.role == Role::Cue { Role::Cue } else { Role::Source };
    let total: f32 = piece.tokens.clone().map(|i| role_probability(probabilities, i, role)).sum();
    total / piece.tokens.len() as f32
}

fn ends_with(word: &str, end: &str) -> bool {
    word.len() >= end.len() && word.as_bytes()[word.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

fn dot(features: &[f32], weights: &[f32]) -> f32 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weight_and_no_other_is_listed() {
        let rows = include_str!("../../assets/links.tsv").lines().filter(|l| !l.starts_with('#'));
        let mut listed: Vec<&str> = rows.filter_map(|row| Some(row.split_once('\t')?.0)).collect();
        let mut known: Vec<&str> = FEATURES.iter().chain(&NONE).copied().collect();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
        assert!(weights().source.iter().chain(&weights().none).all(|w| w.is_finite()));
    }
}
