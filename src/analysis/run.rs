//! Runs the stages over a corpus.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::heading::title_of;
use super::{Analysis, AnalyzedDocument};
use crate::corpus::{Corpus, Problem};
use crate::dating::DayOrder;
use crate::progress::{Progress, Stage};
use crate::statement::{Accuracy, Extractor};
use crate::text::Structure;
use crate::{dating, party};

/// How an analysis is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which model finds the statements.
    pub accuracy: Accuracy,
}

/// Reads the networks and lists that an analysis needs, so that the first one need not wait for them.
pub fn prepare(options: &Options) {
    dating::prepare();
    Extractor::new(options.accuracy);
}

/// Finds, dates, resolves and folds every statement of `corpus`, documents in parallel; the result does not depend on the number of threads.
///
/// `None` when `progress` was cancelled.
pub fn analyze(corpus: Arc<Corpus>, options: &Options, progress: &Progress) -> Option<Analysis> {
    analyze_again(None, corpus, options, progress)
}

/// As [`analyze`]; what was found in texts that `before`, an analysis with the same options, holds already is not looked for again.
///
/// `None` when `progress` was cancelled.
pub fn analyze_again(before: Option<&Analysis>, corpus: Arc<Corpus>, options: &Options, progress: &Progress) -> Option<Analysis> {
    let documents = &corpus.documents;
    let known: BTreeMap<&str, usize> =
        before.iter().flat_map(|b| b.corpus.documents.iter().enumerate().map(|(n, d)| (d.text.as_str(), n))).collect();
    let remembered = |text: &str| {
        let (before, n) = (before?, *known.get(text)?);
        let attributions = before.found.document(n).map_or(&before.documents[n].attributions, |taken| &taken.attributions);
        Some((before.documents[n].structure.clone(), attributions.clone()))
    };
    let extractor = Extractor::new(options.accuracy);
    progress.begin(Stage::Finding, documents.len());
    let finding = || -> Vec<AnalyzedDocument> {
        documents
            .par_iter()
            .map(|document| {
                if progress.is_cancelled() {
                    return AnalyzedDocument::default();
                }
                let (structure, attributions) = remembered(&document.text).unwrap_or_else(|| {
                    let structure = Structure::of(&document.text);
                    let attributions = extractor.attributions(&document.text, &structure);
                    (structure, attributions)
                });
                let title = document.stated.title.clone().or_else(|| title_of(&document.text, &structure));
                progress.step();
                AnalyzedDocument { structure, attributions, title, outlet: document.stated.outlet.clone(), ..AnalyzedDocument::default() }
            })
            .collect()
    };
    let (mut found, ()) = rayon::join(finding, dating::prepare);
    if progress.is_cancelled() {
        return None;
    }

    progress.begin(Stage::Dating, documents.len());
    let inputs: Vec<_> = documents.iter().zip(&found).map(|(document, found)| found.dating_input(document)).collect();
    let published = dating::published(&inputs, &corpus.settings);
    let mut problems = corpus.problems.clone();
    for ((document, found), published) in documents.iter().zip(&mut found).zip(published) {
        (found.published, found.partners) = (published.dating, published.partners);
        problems.extend(published.conflicts.into_iter().map(|message| Problem { path: document.path.clone(), message }));
    }
    if progress.is_cancelled() {
        return None;
    }
    let order = DayOrder::of(documents.iter().map(|d| d.text.as_str()));
    found.par_iter_mut().enumerate().for_each(|(index, found)| {
        let text = &documents[index].text;
        let published = found.published.as_ref();
        (found.said, found.refers_to) = dating::said(text, &found.structure, &found.attributions, published, index, order);
        progress.step();
    });
    if progress.is_cancelled() {
        return None;
    }

    progress.begin(Stage::Resolving, documents.len());
    let inputs: Vec<_> = documents
        .iter()
        .zip(&found)
        .map(|(document, found)| party::Input {
            text: &document.text,
            structure: &found.structure,
            attributions: &found.attributions,
            published: found.published.as_ref().map(|d| (d.from, d.to)),
            outlet: found.outlet.as_deref(),
        })
        .collect();
    let resolution = party::resolve(&inputs, &corpus.settings);
    let mut analysis =
        Analysis { corpus: Arc::clone(&corpus), documents: found, resolution, problems, day_order: order, ..Analysis::default() };
    analysis.take_sides(0..documents.len());
    analysis.lay_over(&corpus.settings.corrections);
    analysis.join();
    (!progress.is_cancelled()).then_some(analysis)
}
