//! Corrections laid over an analysis, and laid over it anew when they change.

use std::collections::BTreeMap;

use super::{Analysis, AnalyzedDocument};
use crate::corpus::{Correction, Problem};
use crate::corrections::{Fit, Mark, Roster, Subject, Taken, replay};
use crate::party::Resolution;

/// A correction and how it fits the texts as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What a person said.
    pub correction: Correction,
    /// Index of its document; `None` where there is none of that name.
    pub document: Option<usize>,
    /// How it fits.
    pub fit: Fit,
}

/// What was found, as it was before corrections: enough to lay others over it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    documents: BTreeMap<usize, Taken>,
    speakers: usize,
    parties: usize,
    problems: usize,
}

impl Found {
    /// Nothing corrected yet, with so many speakers, parties and problems found.
    pub(super) fn of(speakers: usize, parties: usize, problems: usize) -> Self {
        Self { documents: BTreeMap::new(), speakers, parties, problems }
    }

    /// How many problems there were before corrections.
    pub(super) fn problems(&self) -> usize {
        self.problems
    }

    /// Lets go of what was found in a document that nobody corrects any more.
    pub(super) fn forget(&mut self, document: usize) {
        self.documents.remove(&document);
    }

    /// Keeps what was found in a document.
    pub(super) fn keep(&mut self, document: usize, taken: Taken) {
        self.documents.insert(document, taken);
    }

    /// The attributions of a document before corrections, where there were any.
    pub(super) fn document(&self, document: usize) -> Option<&Taken> {
        self.documents.get(&document)
    }

    /// The same, to be changed.
    pub(super) fn document_mut(&mut self, document: usize) -> Option<&mut Taken> {
        self.documents.get_mut(&document)
    }
}

impl Analysis {
    /// Lays `corrections` over what was found, in place of those before, and folds anew. Datings of documents and parties that the settings
    /// define stay as they are; for those, [`analyze_again`](super::analyze_again).
    pub fn correct(&mut self, corrections: &[Correction]) {
        self.put_back();
        self.lay_over(corrections);
        self.join();
    }

    /// Takes all corrections off again.
    fn put_back(&mut self) {
        let found = std::mem::take(&mut self.found);
        for (document, taken) in found.documents {
            give(&mut self.documents[document], &mut self.resolution, document, taken);
            self.documents[document].marks.clear();
        }
        if !self.outcomes.is_empty() {
            self.resolution.speakers.truncate(found.speakers);
            self.resolution.parties.truncate(found.parties);
            self.problems.truncate(found.problems);
            self.outcomes.clear();
        }
    }

    /// Lays corrections over what was found; nothing is folded.
    pub(super) fn lay_over(&mut self, corrections: &[Correction]) {
        let (speakers, parties) = (self.resolution.speakers.len(), self.resolution.parties.len());
        self.found = Found::of(speakers, parties, self.problems.len());
        self.outcomes = corrections
            .iter()
            .map(|correction| {
                let document = self.index_of(&correction.key.document);
                let fit = if document.is_some() { Fit::Whole } else { no_document() };
                Outcome { correction: correction.clone(), document, fit }
            })
            .collect();
        let mut of_document: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, outcome) in self.outcomes.iter().enumerate() {
            if let Some(document) = outcome.document {
                of_document.entry(document).or_default().push(n);
            }
        }
        for (document, entries) in of_document {
            let taken = take(&mut self.documents[document], &mut self.resolution, document);
            self.found.documents.insert(document, taken.clone());
            let of: Vec<&Correction> = entries.iter().map(|n| &corrections[*n]).collect();
            let fits = self.replay_on(document, taken, &of);
            for (n, fit) in entries.into_iter().zip(fits) {
                self.outcomes[n].fit = fit;
            }
        }
        self.problems.extend(self.outcomes.iter().filter_map(lost));
    }

    /// Replays the corrections `of` a document over what was found in it and gives it the outcome; how each fits.
    pub(super) fn replay_on(&mut self, document: usize, mut found: Taken, of: &[&Correction]) -> Vec<Fit> {
        let Resolution { speakers, parties, .. } = &mut self.resolution;
        let mut roster = Roster { speakers, parties, settings: &self.corpus.settings.parties };
        let published = self.documents[document].published.as_ref();
        let subject = Subject { text: &self.corpus.documents[document].text, published };
        let fits = replay(subject, &mut found, of, &mut roster);
        give(&mut self.documents[document], &mut self.resolution, document, found);
        fits
    }

    /// The index of the document of this path.
    pub(super) fn index_of(&self, path: &str) -> Option<usize> {
        self.corpus.documents.binary_search_by(|d| d.path.as_str().cmp(path)).ok()
    }

    /// What of an attribution comes from a person; nothing where nobody corrected it.
    pub fn mark(&self, at: super::AttributionRef) -> &Mark {
        static NONE: std::sync::LazyLock<Mark> = std::sync::LazyLock::new(Mark::default);
        self.documents[at.document].marks.get(at.attribution).unwrap_or(&NONE)
    }

    /// The label a person gave a statement in their own words.
    pub fn own_label(&self, statement: &super::Statement) -> Option<&str> {
        statement.reports.iter().find_map(|at| self.mark(*at).label.as_deref())
    }

    /// Whether a person has read a statement and found it right.
    pub fn is_reviewed(&self, statement: &super::Statement) -> bool {
        statement.reports.iter().any(|at| self.mark(*at).reviewed)
    }

    /// Whether a statement comes first where room is short.
    pub fn is_pinned(&self, statement: &super::Statement) -> bool {
        self.pinned(statement).is_some()
    }

    /// The place of a pinned statement among the pinned ones, where a person gave it one; `None` where it is not pinned.
    pub fn pinned(&self, statement: &super::Statement) -> Option<Option<u32>> {
        let marks = || statement.reports.iter().map(|at| self.mark(*at));
        marks().any(|mark| mark.pinned).then(|| marks().filter_map(|mark| mark.order).min())
    }
}

/// How a correction fits whose document is gone.
pub(super) fn no_document() -> Fit {
    Fit::Lost("there is no document of that name".to_owned())
}

/// What is told of a correction that fits nowhere.
pub(super) fn lost(outcome: &Outcome) -> Option<Problem> {
    let Fit::Lost(reason) = &outcome.fit else { return None };
    let words: String = outcome.correction.key.words.chars().take(60).collect();
    let message = format!("What corpus.toml says of “{}” is not used: {reason}. See Corrections", words.trim());
    Some(Problem { path: outcome.correction.key.document.clone(), message })
}

pub(super) fn take(analyzed: &mut AnalyzedDocument, resolution: &mut Resolution, document: usize) -> Taken {
    let of = |all: &mut Vec<Vec<_>>| all.get_mut(document).map(std::mem::take).unwrap_or_default();
    Taken {
        attributions: std::mem::take(&mut analyzed.attributions),
        said: std::mem::take(&mut analyzed.said),
        refers_to: std::mem::take(&mut analyzed.refers_to),
        voices: of(&mut resolution.voices),
        via: resolution.via.get_mut(document).map(std::mem::take).unwrap_or_default(),
        marks: std::mem::take(&mut analyzed.marks),
    }
}

pub(super) fn give(analyzed: &mut AnalyzedDocument, resolution: &mut Resolution, document: usize, taken: Taken) {
    let Taken { attributions, said, refers_to, voices, via, marks } = taken;
    (analyzed.attributions, analyzed.said, analyzed.refers_to, analyzed.marks) = (attributions, said, refers_to, marks);
    if let Some(row) = resolution.voices.get_mut(document) {
        *row = voices;
    }
    if let Some(row) = resolution.via.get_mut(document) {
        *row = via;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Analysis, Options, analyze};
    use crate::corpus::{Corpus, Correction, Document, Key};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    /// The reports of each statement once these words bear these names, as "words + words".
    #[track_caller]
    fn check(named: &[(&str, &str)], expect: &[&str]) {
        let text = "“We will not sign the pact,” Ina Tolle said on Wednesday.\n\nOrla Dane said the harbour would close.\n\n\
            Bo Lind warned that the fleet would sail.\n";
        let documents = vec![Document { path: "a.txt".into(), text: text.into(), ..Document::default() }];
        let options = Options { accuracy: Accuracy::Fast };
        let corpus = Corpus { documents, ..Corpus::default() };
        let mut analysis: Analysis = analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        let correction = |(words, name): &(&str, &str)| {
            let key = Key { document: "a.txt".into(), words: (*words).into(), near: 0 };
            Correction { key, same: Some((*name).to_owned()), ..Correction::default() }
        };
        analysis.correct(&named.iter().map(correction).collect::<Vec<_>>());
        let first = |at: &super::super::AttributionRef| {
            analysis.attribution(*at).content[0].of(text).trim_matches('“').split(' ').next().unwrap_or_default()
        };
        let mut found: Vec<String> = analysis
            .statements
            .iter()
            .map(|s| {
                let mut words: Vec<&str> = s.reports.iter().map(first).collect();
                words.sort_unstable();
                words.join(" + ")
            })
            .collect();
        found.sort();
        let count = |statement: &String| statement.split(" + ").count();
        let all: usize = found.iter().map(count).sum();
        assert_eq!((found, all), (expect.iter().map(|e| (*e).to_owned()).collect(), 3));
    }

    #[test]
    fn reports_of_one_name_are_one_statement() {
        let [pact, harbour, fleet] = ["“We will not sign", "the harbour would", "the fleet would"];
        let alone = ["We", "that", "the"];
        check(&[], &alone);
        check(&[(pact, "a"), (harbour, "a")], &["We + the", "that"]);
        check(&[(pact, "a"), (harbour, "b")], &alone);
        check(&[(pact, "a"), (harbour, "a"), (fleet, "a")], &["We + that + the"]);
        check(&[(fleet, "only one")], &alone);
    }

    #[test]
    fn a_fold_taken_apart_is_two_statements_until_that_is_undone() {
        let text =
            |opening: &str| format!("{opening}\n\n“We will never sign under the threat of a blockade,” Ina Tolle said on 4 May 2031.\n");
        let documents = [("a.txt", "The talks went on."), ("b.txt", "Nobody left the hall.")];
        let documents = documents.map(|(path, opening)| Document { path: path.into(), text: text(opening), ..Document::default() });
        let options = Options { accuracy: Accuracy::Fast };
        let corpus = Corpus { documents: documents.to_vec(), ..Corpus::default() };
        let mut analysis: Analysis = analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        let reports = |analysis: &Analysis| analysis.statements.iter().map(|s| s.reports.len()).collect::<Vec<_>>();
        let folded = analysis.statements.clone();
        assert_eq!(reports(&analysis), [2]);
        let key = Key { document: "b.txt".into(), words: "“We will never sign".into(), near: 0 };
        analysis.correct(&[Correction { key, apart: true, ..Correction::default() }]);
        assert_eq!(reports(&analysis), [1, 1]);
        // Told apart, they are told by their ids too.
        assert_ne!(analysis.statements[0].id, analysis.statements[1].id);
        analysis.correct(&[]);
        assert_eq!(analysis.statements, folded);
    }
}
