//! Signs that a person sets on statements (reviewed, pinned, a label, a note) laid over at once: who spoke, when and what stays as it is, and so do the
//! statements.

use std::collections::{BTreeMap, BTreeSet};

use super::corrected::{give, lost, no_document, take};
use super::{Analysis, Found, Outcome};
use crate::corpus::{Correction, Key};
use crate::corrections::{Fit, Taken};

impl Analysis {
    /// Lays `corrections` over what was found in place of those before, where they differ in nothing but signs. Gives the documents whose
    /// statements bear other signs now; `None`, with nothing changed, where more differs and [`Analysis::correct`] is needed.
    pub fn sign(&mut self, corrections: &[Correction]) -> Option<BTreeSet<usize>> {
        let changed = self.signed_otherwise(corrections)?;
        if self.outcomes.is_empty() {
            let (speakers, parties) = (self.resolution.speakers.len(), self.resolution.parties.len());
            self.found = Found::of(speakers, parties, self.problems.len());
        }
        let mut fits: BTreeMap<Key, Fit> = self.outcomes.drain(..).map(|o| (o.correction.key, o.fit)).collect();
        for &document in &changed {
            let of: Vec<&Correction> = corrections.iter().filter(|c| c.key.document == self.corpus.documents[document].path).collect();
            let before = take(&mut self.documents[document], &mut self.resolution, document);
            let found = self.found.document(document).cloned().unwrap_or(before);
            if of.is_empty() {
                self.found.forget(document);
                let unmarked = Taken { marks: Vec::new(), ..found };
                give(&mut self.documents[document], &mut self.resolution, document, unmarked);
                continue;
            }
            self.found.keep(document, found.clone());
            let now = self.replay_on(document, found, &of);
            fits.extend(of.iter().zip(now).map(|(c, fit)| (c.key.clone(), fit)));
        }
        let outcome = |correction: &Correction| {
            let document = self.index_of(&correction.key.document);
            let fit = fits.get(&correction.key).cloned().unwrap_or_else(no_document);
            Outcome { correction: correction.clone(), document, fit }
        };
        self.outcomes = corrections.iter().map(outcome).collect();
        self.problems.truncate(self.found.problems());
        self.problems.extend(self.outcomes.iter().filter_map(lost));
        Some(changed)
    }

    /// The documents whose corrections differ from `corrections`; `None` where they differ in more than signs.
    fn signed_otherwise(&self, corrections: &[Correction]) -> Option<BTreeSet<usize>> {
        let before: BTreeMap<&Key, &Correction> = self.outcomes.iter().map(|o| (&o.correction.key, &o.correction)).collect();
        let now: BTreeMap<&Key, &Correction> = corrections.iter().map(|c| (&c.key, c)).collect();
        // Two entries for the same words: their order counts.
        if before.len() != self.outcomes.len() || now.len() != corrections.len() {
            return None;
        }
        let mut changed = BTreeSet::new();
        for key in before.keys().chain(now.keys()) {
            let (was, is) = (before.get(key).copied(), now.get(key).copied());
            if was != is {
                if bare(key, was) != bare(key, is) {
                    return None;
                }
                changed.extend(self.index_of(&key.document));
            }
        }
        Some(changed)
    }
}

/// A correction without its signs.
fn bare(key: &Key, correction: Option<&Correction>) -> Correction {
    let correction = correction.cloned().unwrap_or_else(|| Correction { key: key.clone(), ..Correction::default() });
    Correction { reviewed: false, pinned: false, order: None, label: None, note: None, ..correction }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Options, analyze};
    use super::*;
    use crate::corpus::{Corpus, Document};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    fn key(words: &str) -> Key {
        Key { document: "a.txt".into(), words: words.into(), near: 0 }
    }

    fn analysis(corrections: &[Correction]) -> Analysis {
        let text = "“We will not sign the pact,” Ina Tolle said on Wednesday.\n\nOrla Dane said the harbour would close.\n";
        let documents = vec![Document { path: "a.txt".into(), text: text.into(), ..Document::default() }];
        let mut corpus = Corpus { documents, ..Corpus::default() };
        corpus.settings.corrections = corrections.to_vec();
        let options = Options { accuracy: Accuracy::Fast };
        analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it")
    }

    fn told(analysis: &Analysis) -> String {
        let (documents, resolution) = (&analysis.documents, &analysis.resolution);
        let marks: Vec<_> = documents.iter().map(|d| (&d.marks, &d.attributions, &d.said)).collect();
        format!("{marks:?} {:?} {resolution:?} {:?} {:?}", analysis.statements, analysis.outcomes, analysis.problems)
    }

    /// Signs laid over at once are the same as laid over anew.
    #[track_caller]
    fn check(before: &[&Correction], after: &[&Correction], at_once: bool) {
        let [before, after] = [before, after].map(|all| all.iter().copied().cloned().collect::<Vec<Correction>>());
        let mut quick = analysis(&before);
        assert_eq!(quick.sign(&after).is_some(), at_once);
        if at_once {
            let mut anew = analysis(&before);
            anew.correct(&after);
            assert_eq!(told(&quick), told(&anew));
        }
    }

    #[test]
    fn signs_are_laid_over_at_once_and_all_else_is_not() {
        let plain = |words: &str| Correction { key: key(words), ..Correction::default() };
        let sign =
            Correction { reviewed: true, pinned: true, label: Some("No".into()), note: Some("Radio".into()), ..plain("the harbour") };
        let speaker = Correction { speakers: Some(vec!["Vera Lund".into()]), ..plain("“We will not sign") };
        let lost = Correction { reviewed: true, ..plain("a pact of peace") };
        check(&[], &[&sign], true);
        check(&[&sign], &[], true);
        check(&[&speaker], &[&speaker, &sign], true);
        check(&[&speaker], &[&Correction { reviewed: true, ..speaker.clone() }], true);
        check(&[&sign], &[&sign, &lost], true);
        check(&[], &[&speaker], false);
        check(&[&speaker], &[], false);
        check(&[], &[&Correction { hidden: true, ..sign }], false);
    }
}
