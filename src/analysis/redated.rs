//! A document given another date at once, without working out anew what does not hang on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::{Correction, Stated, StatedDate, StatedKind};
use crate::corrections::given;
use crate::dating::{Basis, Dating, Input, published_again, said};

use super::fold::best_date;
use super::{Analysis, AttributionRef};

impl Analysis {
    /// Dates a document as a person says and with it all that hangs on it: its statements, the documents that were dated or can be dated by it,
    /// and their statements. Puts the statements in their new order and gives for each its place before.
    ///
    /// Offices held on another day and reports that go together otherwise stay as they are until the whole is worked out
    /// ([`analyze_again`](super::analyze_again)).
    pub fn redate(&mut self, document: usize, from: chrono::NaiveDate, to: chrono::NaiveDate) -> Vec<u32> {
        let mut changed = vec![document];
        self.publish(document, Some(given(from, to)));
        for (other, published) in self.hanging(document) {
            changed.push(other);
            self.publish(other, published);
        }
        for n in 0..self.statements.len() {
            if self.statements[n].reports.iter().any(|at| changed.contains(&at.document)) {
                let said = |at: &AttributionRef| self.documents[at.document].said.get(at.attribution)?.as_ref();
                let best: Option<Dating> = best_date(self.statements[n].reports.iter().filter_map(said)).cloned();
                self.statements[n].date = best;
            }
        }
        self.in_order()
    }

    /// Documents that another day of `document` dates otherwise, each with its new date.
    fn hanging(&self, document: usize) -> Vec<(usize, Option<Dating>)> {
        let which: Vec<usize> = self.documents[document].partners.iter().map(|p| p.document).collect();
        // A date that a person gave stands in the corpus only when the whole has been worked out.
        let user = |n: usize| {
            let given = self.documents[n].published.as_ref().filter(|d| d.basis == Basis::User)?;
            let date = StatedDate { from: given.from, to: given.to, kind: StatedKind::User };
            Some(Stated { date: Some(date), ..self.corpus.documents[n].stated.clone() })
        };
        let near = which.iter().flat_map(|n| &self.documents[*n].partners).map(|p| p.document).chain(which.iter().copied());
        let stated: BTreeMap<usize, Stated> = near.filter_map(|n| Some((n, user(n)?))).collect();
        let input = |n: usize| {
            let found = &self.documents[n];
            let document = &self.corpus.documents[n];
            Input {
                attributions: self.found.document(n).map_or(&found.attributions, |taken| &taken.attributions),
                stated: stated.get(&n).unwrap_or(&document.stated),
                ..found.dating_input(document)
            }
        };
        let partners = |n: usize| self.documents[n].partners.as_slice();
        let answers = published_again(&which, &input, &partners, &self.corpus.settings);
        let answers = which.into_iter().zip(answers).map(|(n, answer)| (n, answer.dating));
        answers.filter(|(n, dating)| *dating != self.documents[*n].published).collect()
    }

    /// Gives a document its date and works out those of its attributions.
    fn publish(&mut self, document: usize, published: Option<Dating>) {
        let corpus = Arc::clone(&self.corpus);
        let text = &corpus.documents[document].text;
        let order = self.day_order;
        let analyzed = &mut self.documents[document];
        analyzed.published = published;
        let published = analyzed.published.as_ref();
        match self.found.document_mut(document) {
            None => {
                (analyzed.said, analyzed.refers_to) = said(text, &analyzed.structure, &analyzed.attributions, published, document, order);
                self.take_sides([document]);
            }
            Some(found) => {
                (found.said, found.refers_to) = said(text, &analyzed.structure, &found.attributions, published, document, order);
                let found = found.clone();
                let outcomes = std::mem::take(&mut self.outcomes);
                let of: Vec<&Correction> = outcomes.iter().filter(|o| o.document == Some(document)).map(|o| &o.correction).collect();
                self.replay_on(document, found, &of);
                self.outcomes = outcomes;
            }
        }
    }

    /// Puts the statements in the order of their dates; gives for each its place before.
    fn in_order(&mut self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.statements.len() as u32).collect();
        let key = |n: &u32| super::fold::order_of(&self.statements[*n as usize]);
        order.sort_by_key(key);
        let mut all: Vec<Option<super::Statement>> = std::mem::take(&mut self.statements).into_iter().map(Some).collect();
        self.statements = order.iter().filter_map(|n| all[*n as usize].take()).collect();
        order
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Options, analyze};
    use crate::corpus::{Corpus, Correction, Document, Key, restated};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    const TOML: &str = "[documents.\"a.txt\"]\ndate = 2031-05-06\n";

    fn corpus(correct: bool) -> Corpus {
        let text = "“We will not sign the pact,” Ina Tolle said on Wednesday.\n\nOrla Dane said the harbour would close.\n";
        let other = "“The fleet stays in port for now,” Bo Lind said on 9 May 2031.\n";
        let quoted = "“The lamp of the old signal tower stays lit through every night of the winter while the ferries cannot cross,” Vera Lund said on \
            Wednesday.\n";
        let modified = chrono::NaiveDate::from_ymd_opt(2031, 6, 30);
        let document = |path: &str, text: &str| Document { path: path.into(), text: text.into(), modified, ..Document::default() };
        let text = format!("{text}\n{quoted}");
        let documents = vec![document("a.txt", &text), document("b.txt", other), document("c.txt", quoted)];
        let mut corpus = Corpus { documents, ..Corpus::default() };
        let key = Key { document: "a.txt".into(), words: "the harbour would close".into(), near: 0 };
        let correction = Correction { key, speakers: Some(vec!["Vera Lund".into()]), reviewed: true, ..Correction::default() };
        corpus.settings.corrections.extend(correct.then_some(correction));
        corpus
    }

    #[test]
    fn at_once_is_the_same_as_anew() {
        let options = Options { accuracy: Accuracy::Fast };
        for correct in [false, true] {
            let mut quick = analyze(Arc::new(corpus(correct)), &options, &Progress::default()).expect("nobody cancels it");
            let before: Vec<String> = quick.statements.iter().map(|s| s.id.clone()).collect();
            let day = "2031-05-06".parse().expect("a day");
            let order = quick.redate(0, day, day);
            let mut dated = restated(&corpus(correct), TOML);
            dated.settings = corpus(correct).settings;
            let anew = analyze(Arc::new(dated), &options, &Progress::default()).expect("nobody cancels it");
            let days = |a: &super::Analysis| {
                let row = |s: &super::super::Statement| (s.id.clone(), s.date.as_ref().map(|d| (d.from, d.to)));
                a.statements.iter().map(row).collect::<Vec<_>>()
            };
            assert_eq!(days(&quick), days(&anew));
            let published = |a: &super::Analysis| a.documents.iter().map(|d| d.published.clone()).collect::<Vec<_>>();
            assert_eq!(published(&quick), published(&anew));
            assert!(published(&quick)[2].is_some(), "the same words were reported about the same time");
            assert!(order.iter().enumerate().all(|(now, was)| quick.statements[now].id == before[*was as usize]));
        }
    }
}
