//! A second opinion on an attribution: how likely anybody said it, by the weakest of its parts.
//!
//! The score of a draft is a mean over many words, in which a source that the network hardly believes in is lost. Here each part counts for itself, and
//! beside it what stands between the parts and who else is found to speak around. The weights (`assets/trust.tsv`) are learnt from annotated
//! attributions by `examples/trust.rs`, for each network its own. It judges source and cue, not where the words end, and knows closed classes only.

use std::ops::Range;
use std::sync::OnceLock;

use super::draft::{Draft, Origin};
use super::extractor::Accuracy;
use super::lexicon::{Form, class};
use super::link::{Role, role_probability};
use super::reading::Reading;

/// What is weighed; the names of the list, in order.
pub(super) const FEATURES: [&str; 23] = [
    "bias",
    "source",
    "source as content",
    "source goes on",
    "cue",
    "cue as content",
    "content",
    "content least",
    "score",
    "linked",
    "tagger alone",
    "no source",
    "they",
    "who",
    "long source",
    "relative before cue",
    "cue ends in preposition",
    "gap",
    "verb in gap",
    "content elsewhere",
    "content holds cue",
    "other cues",
    "loose speech",
];

/// The names of what is weighed: for fitting the weights.
#[doc(hidden)]
pub fn trust_features() -> &'static [&'static str] {
    &FEATURES
}

/// A document as one network sees it.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) reading: &'a Reading<'a>,
    /// Of the network's classes, for each token, as logarithms.
    pub(super) probabilities: &'a [[f32; 7]],
    /// All attributions found, that to be judged among them.
    pub(super) drafts: &'a [Draft],
}

impl Sight<'_> {
    /// Whether `draft` is likely enough for a reader who sees nothing but its words and its speaker.
    pub(super) fn trusts(&self, draft: &Draft, accuracy: Accuracy) -> bool {
        // A transcript says who speaks by its form, of which the networks know little.
        if draft.origin == Origin::Turn {
            return true;
        }
        let weights = &weights()[usize::from(accuracy == Accuracy::Fast)];
        let odds: f32 = self.features(draft).iter().zip(weights.of).map(|(f, w)| f * w).sum();
        odds >= weights.least
    }

    /// What of [`FEATURES`] `draft` shows.
    pub(super) fn features(&self, draft: &Draft) -> [f32; FEATURES.len()] {
        let reading = self.reading;
        let source = draft.source.clone().unwrap_or(0..0);
        let cue = draft.cue.clone().unwrap_or(0..0);
        let word = source.len() == 1;
        let gap = if source.is_empty() || cue.is_empty() { 0..0 } else { between(&source, &cue) };
        let gap_to_words = self.way_to_words(draft);
        [
            1.0,
            self.odds(&source, Role::Source),
            self.mean(&source, Role::Content),
            if source.is_empty() { 0.0 } else { self.at(source.end, Role::Source) },
            self.odds(&cue, Role::Cue),
            self.mean(&cue, Role::Content),
            draft.content.iter().map(|c| self.odds(c, Role::Content)).fold(f32::INFINITY, f32::min),
            draft.content.iter().map(|c| self.least(c)).fold(f32::INFINITY, f32::min),
            log_odds(draft.score),
            draft.linked,
            yes(draft.origin == Origin::Tagger && !draft.agreed),
            yes(source.is_empty()),
            yes(word && reading.eq(source.start, "they")),
            yes(word && reading.is(source.start, class::RELATIVE)),
            yes(source.len() > 8),
            yes(gap.clone().any(|i| reading.is(i, class::RELATIVE))),
            yes(cue.len() > 1 && reading.is(cue.end - 1, class::PREPOSITION)),
            (1.0 + gap_to_words.len() as f32).ln(),
            yes(gap_to_words.clone().any(|i| reading.is(i, class::AUXILIARY))),
            yes(self.is_elsewhere(draft)),
            yes(self.others(draft).any(|d| d.cue.as_ref().is_some_and(|c| draft.holds(c.start)))),
            self.other_cues(draft).min(4) as f32,
            yes(self.has_loose_speech(draft)),
        ]
    }

    fn at(&self, i: usize, role: Role) -> f32 {
        if i < self.probabilities.len() { role_probability(self.probabilities, i, role).clamp(0.0, 1.0) } else { 0.0 }
    }

    fn mean(&self, tokens: &Range<usize>, role: Role) -> f32 {
        tokens.clone().map(|i| self.at(i, role)).sum::<f32>() / tokens.len().max(1) as f32
    }

    fn odds(&self, tokens: &Range<usize>, role: Role) -> f32 {
        if tokens.is_empty() { 0.0 } else { log_odds(self.mean(tokens, role)) }
    }

    /// The odds of the least likely three words in a row of a piece of content.
    fn least(&self, piece: &Range<usize>) -> f32 {
        const ROW: usize = 3;
        let last = (piece.start + 1).max(piece.end.saturating_sub(ROW - 1));
        let rows = (piece.start..last).map(|i| self.odds(&(i..(i + ROW).min(piece.end)), Role::Content));
        rows.fold(f32::INFINITY, f32::min)
    }

    /// Speaker and cue, from the first to the last token.
    fn group(draft: &Draft) -> Option<Range<usize>> {
        draft.attributed().or_else(|| draft.source.clone()).or_else(|| draft.cue.clone())
    }

    /// The tokens between speaker and cue and the nearest words they attribute.
    fn way_to_words(&self, draft: &Draft) -> Range<usize> {
        let Some(group) = Self::group(draft) else { return 0..0 };
        draft.content.iter().map(|c| between(c, &group)).min_by_key(Range::len).unwrap_or(0..0)
    }

    /// Whether no word stands in the sentence that speaker or cue opens.
    fn is_elsewhere(&self, draft: &Draft) -> bool {
        let Some(group) = Self::group(draft) else { return false };
        let of = |i: usize| self.reading.sentence_of(i);
        draft.content.iter().all(|c| of(c.start) != of(group.start) && of(c.end - 1) != of(group.start))
    }

    fn others<'a>(&'a self, draft: &'a Draft) -> impl Iterator<Item = &'a Draft> {
        self.drafts.iter().filter(move |d| !std::ptr::eq(*d, draft))
    }

    fn sentence(&self, draft: &Draft) -> Range<usize> {
        let at = Self::group(draft).map_or(draft.start(), |group| group.start);
        self.reading.sentences[self.reading.sentence_of(at)].clone()
    }

    /// How many cues of other attributions stand in the sentence.
    fn other_cues(&self, draft: &Draft) -> usize {
        let sentence = self.sentence(draft);
        self.others(draft).filter(|d| d.cue.as_ref().is_some_and(|c| sentence.contains(&c.start))).count()
    }

    /// Whether the sentence has a plain verb of speech that nobody is found to speak by.
    fn has_loose_speech(&self, draft: &Draft) -> bool {
        let reading = self.reading;
        let speaks = |i: usize| reading.cue(i, i + 1).is_some_and(|c| c.plain && matches!(c.form, Form::Past | Form::Third));
        let taken = |i: usize| self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|c| c.contains(&i)) || d.holds(i));
        self.sentence(draft).any(|i| !reading.inside(i) && speaks(i) && !taken(i))
    }
}

struct Weights {
    of: [f32; FEATURES.len()],
    /// The least log-odds that are trusted.
    least: f32,
}

/// Of the fine network and of the fast one.
fn weights() -> &'static [Weights; 2] {
    static WEIGHTS: OnceLock<[Weights; 2]> = OnceLock::new();
    WEIGHTS.get_or_init(|| [1, 2].map(|column| Weights { of: FEATURES.map(|name| listed(name, column)), least: listed("least", column) }))
}

fn listed(name: &str, column: usize) -> f32 {
    let mut rows = include_str!("../../assets/trust.tsv").lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t'));
    rows.find(|row| row.clone().next() == Some(name)).and_then(|mut row| row.nth(column)?.parse().ok()).unwrap_or(0.0)
}

/// The tokens between two stretches.
fn between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    let gap = if a.start < b.start { a.end..b.start } else { b.end..a.start };
    gap.start..gap.end.max(gap.start)
}

/// Within bounds, so that no single word decides.
fn log_odds(p: f32) -> f32 {
    const NEAREST: f32 = 0.002;
    let p = p.clamp(NEAREST, 1.0 - NEAREST);
    (p / (1.0 - p)).ln()
}

fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::tests::draft_of;
    use crate::text::Structure;

    const TEXT: &str = "Dane said the port is closed. Tolle warned of fog.";

    /// The feature `name` of what Dane said, where the network is `sure` of every word but gives `source` to the speaker's name.
    fn feature(name: &str, source: f32) -> (f32, bool) {
        let structure = Structure::of(TEXT);
        let reading = Reading::of(TEXT, &structure);
        let mut drafts = vec![
            draft_of(TEXT, &structure, ["Dane", "said"], &["the port is closed"]),
            draft_of(TEXT, &structure, ["Tolle", "warned of"], &["fog"]),
        ];
        // A source that the network hardly sees is no clear choice among sources either.
        drafts.iter_mut().for_each(|d| (d.agreed, d.linked) = (true, if source > 0.5 { 6.0 } else { 1.0 }));
        let sure = |i: usize| match i {
            0 => [1.0 - source, source, 0.0, 0.0, 0.0, 0.0, 0.0],
            1 | 8 | 9 => [0.01, 0.0, 0.0, 0.99, 0.0, 0.0, 0.0],
            7 => [0.01, 0.99, 0.0, 0.0, 0.0, 0.0, 0.0],
            _ => [0.01, 0.0, 0.0, 0.0, 0.0, 0.99, 0.0],
        };
        let probabilities: Vec<[f32; 7]> = (0..structure.tokens.len()).map(|i| sure(i).map(f32::ln)).collect();
        let sight = Sight { reading: &reading, probabilities: &probabilities, drafts: &drafts };
        let at = FEATURES.iter().position(|f| *f == name).unwrap();
        (sight.features(&drafts[0])[at], sight.trusts(&drafts[0], Accuracy::Fine))
    }

    #[test]
    fn one_doubtful_part_is_enough() {
        assert!(feature("source", 0.99).1);
        assert!(!feature("source", 0.02).1);
        assert!(feature("source", 0.99).0 > 4.0 && feature("source", 0.02).0 < -3.0);
    }

    #[test]
    fn a_transcript_needs_no_second_opinion() {
        let structure = Structure::of(TEXT);
        let reading = Reading::of(TEXT, &structure);
        let mut turn = draft_of(TEXT, &structure, ["Dane", "said"], &["the port is closed"]);
        let probabilities = vec![[(1.0f32 / 7.0).ln(); 7]; structure.tokens.len()];
        let trusts = |draft: &Draft| Sight { reading: &reading, probabilities: &probabilities, drafts: &[] }.trusts(draft, Accuracy::Fine);
        assert!(!trusts(&turn));
        turn.origin = Origin::Turn;
        assert!(trusts(&turn));
    }

    #[test]
    fn places_are_seen() {
        assert_eq!(feature("other cues", 0.99).0, 0.0);
        assert_eq!(feature("gap", 0.99).0, 0.0);
        assert_eq!(feature("loose speech", 0.99).0, 0.0);
    }

    #[test]
    fn every_feature_has_its_weights_and_no_other_is_listed() {
        let rows = include_str!("../../assets/trust.tsv").lines().filter(|l| !l.starts_with('#'));
        let mut listed: Vec<&str> = rows.filter_map(|row| row.split('\t').next()).collect();
        let mut known: Vec<&str> = FEATURES.iter().copied().chain(["least"]).collect();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
        assert!(weights().iter().all(|w| w.least.is_finite() && w.of.iter().all(|w| w.is_finite())));
    }
}
