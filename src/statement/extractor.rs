//! From a text to its attributions.

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::network::{Tagger, Tags};
use super::reading::Reading;
use super::trust::Sight;
use super::{
    Attribution, Quotation, Via, act, alone, clauses, combine, confidence, decode, link, rules, signed, supposed, tidy, turns, via,
};
use crate::text::{Span, Structure};

/// Which model reads a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accuracy {
    /// The small model: at once.
    Fast,
    /// The larger one: better, and ten times slower.
    #[default]
    Fine,
}

/// What is less likely is noise to every reader: four in five of such findings are wrong.
const LEAST_CONFIDENCE: f32 = 0.22;

/// Finds the attributions of texts; made once and shared by all threads.
pub struct Extractor {
    accuracy: Accuracy,
    tagger: Tagger,
}

impl Extractor {
    /// Loads lists and model.
    pub fn new(accuracy: Accuracy) -> Self {
        super::lexicon::Lexicon::get();
        let tagger = match accuracy {
            Accuracy::Fast => Tagger::fast(),
            Accuracy::Fine => Tagger::fine(),
        };
        Self { accuracy, tagger }
    }

    /// Which model it reads with.
    pub fn accuracy(&self) -> Accuracy {
        self.accuracy
    }

    /// The attributions of `text`, in the order of their content.
    pub fn attributions(&self, text: &str, structure: &Structure) -> Vec<Attribution> {
        self.with_families(text, structure, Families::default())
    }

    /// As [`attributions`](Self::attributions), with families of rules left out: for measuring what each is worth.
    #[doc(hidden)]
    pub fn with_families(&self, text: &str, structure: &Structure, families: Families) -> Vec<Attribution> {
        let tags = families.tagger.then(|| self.tagger.tag(text, structure));
        self.of_tags(text, structure, tags.as_ref(), families)
    }

    pub(super) fn of_tags(&self, text: &str, structure: &Structure, tags: Option<&Tags>, families: Families) -> Vec<Attribution> {
        let reading = Reading::of(text, structure);
        let drafts = in_order(self.drafts(&reading, tags, families));
        let sight = tags.map(|t| Sight { reading: &reading, probabilities: t.log_probabilities(), drafts: &drafts });
        let trusted = |d: &Draft| sight.is_none_or(|s| s.trusts(d, self.accuracy));
        finished(&reading, &drafts, trusted)
    }

    fn drafts(&self, reading: &Reading<'_>, tags: Option<&Tags>, families: Families) -> Vec<Draft> {
        let mut drafts = match tags {
            Some(tags) => {
                let weights = self.weights();
                let (strict, generous) = (decode::classes(tags, weights), decode::with_more_sources(tags, weights));
                link::link(reading, tags.log_probabilities(), &strict, &generous)
            }
            None => ruled(reading),
        };
        if families.marks {
            tidy::to_marks(reading, &mut drafts);
            tidy::sources(reading, &mut drafts);
            tidy::drop_names(reading, &mut drafts);
        }
        if let Some(tags) = tags.filter(|_| families.sure) {
            let ruled = ruled(reading);
            combine::mend(reading, &mut drafts, &ruled);
            combine::prefer(&mut drafts, certain(reading));
            tidy::add_missed(reading, tags.log_probabilities(), &mut drafts, ruled);
        }
        if families.alone {
            alone::add(reading, &mut drafts);
        }
        drafts.retain(|d| !d.content.is_empty());
        if families.via {
            via::add(reading, &mut drafts);
        }
        tidy::listeners(reading, &mut drafts);
        clauses::mend(reading, &mut drafts);
        drafts.retain(|d| !d.content.is_empty());
        drafts
    }

    /// All that is found, as sure as it is without a second opinion, with the features that one is formed from: for fitting its weights.
    #[doc(hidden)]
    pub fn with_features(&self, text: &str, structure: &Structure) -> Vec<(Attribution, Vec<f32>)> {
        let tags = self.tagger.tag(text, structure);
        let reading = Reading::of(text, structure);
        let drafts = in_order(self.drafts(&reading, Some(&tags), Families::default()));
        let sight = Sight { reading: &reading, probabilities: tags.log_probabilities(), drafts: &drafts };
        drafts.iter().map(|draft| (finish(&reading, draft, true), sight.features(draft).to_vec())).collect()
    }

    fn weights(&self) -> decode::Weights {
        match self.accuracy {
            Accuracy::Fast => decode::Weights { follows: 0.3, outside: 0.0 },
            Accuracy::Fine => decode::Weights { follows: 0.3, outside: 0.15 },
        }
    }
}

/// Which families of methods take part.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Families {
    /// The neural tagger; without it, cue rules.
    pub tagger: bool,
    /// Contents drawn to quotation marks.
    pub marks: bool,
    /// Quotations the rules are sure of.
    pub sure: bool,
    /// Quotations that stand alone.
    pub alone: bool,
    /// Chains of reporters.
    pub via: bool,
}

impl Default for Families {
    fn default() -> Self {
        Self { tagger: true, marks: true, sure: true, alone: true, via: true }
    }
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extractor").field("accuracy", &self.accuracy).finish_non_exhaustive()
    }
}

/// The attributions of `text` by rules alone, without a model.
#[cfg(test)]
pub(super) fn by_rules(text: &str, structure: &Structure) -> Vec<Attribution> {
    let reading = Reading::of(text, structure);
    let mut drafts = ruled(&reading);
    alone::add(&reading, &mut drafts);
    via::add(&reading, &mut drafts);
    finished(&reading, &in_order(drafts), |_| true)
}

/// What marks on the page make certain: turns of speech and signed quotations.
fn certain(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = turns::extract(reading);
    for draft in signed::extract(reading) {
        if !drafts.iter().any(|turn| draft.content.iter().any(|c| turn.holds(c.start))) {
            drafts.push(draft);
        }
    }
    drafts
}

/// What rules find beside cues and by marks on the page.
fn ruled(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = certain(reading);
    let turned = drafts.len();
    for draft in rules::extract(reading) {
        if !drafts[..turned].iter().any(|turn| draft.content.iter().any(|c| turn.holds(c.start))) {
            drafts.push(draft);
        }
    }
    drafts
}

/// Without empty and overlapping pieces, in the order of the text.
fn in_order(mut drafts: Vec<Draft>) -> Vec<Draft> {
    for draft in &mut drafts {
        draft.content.retain(|c| !c.is_empty());
        draft.content.sort_by_key(|c| c.start);
        draft.content.dedup_by(|later, first| {
            let overlap = later.start < first.end;
            if overlap {
                first.end = first.end.max(later.end);
            }
            overlap
        });
    }
    drafts.retain(|d| !d.content.is_empty());
    drafts.sort_by_key(|d| (d.start(), d.cue.as_ref().map(|c| c.start)));
    drafts
}

fn finished(reading: &Reading<'_>, drafts: &[Draft], trusted: impl Fn(&Draft) -> bool) -> Vec<Attribution> {
    drafts.iter().map(|draft| finish(reading, draft, trusted(draft))).filter(|a| a.confidence >= LEAST_CONFIDENCE).collect()
}

/// A draft as what the rest of the program sees.
pub(super) fn finish(reading: &Reading<'_>, draft: &Draft, trusted: bool) -> Attribution {
    let content: Vec<Span> = draft.content.iter().map(|c| reading.span(c)).collect();
    Attribution {
        source: draft.source.as_ref().map(|s| reading.span(s)),
        cue: draft.cue.as_ref().map(|c| reading.span(c)),
        quotation: quotation(reading, draft),
        content,
        act: act::of(reading, draft),
        via: draft
            .via
            .iter()
            .map(|(source, cue)| Via { source: reading.span(source), cue: cue.as_ref().map(|c| reading.span(c)) })
            .collect(),
        confidence: confidence::of(reading, draft, trusted),
        supposed: supposed::supposed(reading, draft),
    }
}

fn quotation(reading: &Reading<'_>, draft: &Draft) -> Quotation {
    let mut words = draft.content.iter().flat_map(|c| c.clone()).filter(|&i| reading.is_word(i)).peekable();
    let (mut inside, mut outside) = (0, 0);
    if words.peek().is_none() {
        return Quotation::Indirect;
    }
    for i in words {
        *(if reading.inside(i) { &mut inside } else { &mut outside }) += 1;
    }
    match (inside, outside) {
        (0, _) => Quotation::Indirect,
        (_, 0) => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}
