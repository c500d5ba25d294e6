//! A document given another date at once, without working out anew what does not hang on it.

use crate::corpus::Correction;
use crate::corrections::{Roster, Subject, given, replay};
use crate::dating::{Dating, said};
use crate::party::Resolution;

use super::corrected::{give, take};
use super::fold::best_date;
use super::{Analysis, AttributionRef};

impl Analysis {
    /// Dates a document as a person says and all its statements with it, and puts the statements in their new order. Gives for each
    /// statement its place before.
    ///
    /// Dates of other documents that are worked out from this one, and offices held on its day, stay as they are until the whole is worked out
    /// ([`analyze_again`](super::analyze_again)); the words and reports of every statement stay in any case.
    pub fn redate(&mut self, document: usize, from: chrono::NaiveDate, to: chrono::NaiveDate) -> Vec<u32> {
        let published = given(from, to);
        let text = &self.corpus.documents[document].text;
        let analyzed = &mut self.documents[document];
        match self.found.document_mut(document) {
            None => {
                (analyzed.said, analyzed.refers_to) = said(text, &analyzed.structure, &analyzed.attributions, Some(&published), document);
            }
            Some(found) => {
                (found.said, found.refers_to) = said(text, &analyzed.structure, &found.attributions, Some(&published), document);
                let mut taken = found.clone();
                drop(take(analyzed, &mut self.resolution, document));
                let of: Vec<&Correction> = self.outcomes.iter().filter(|o| o.document == Some(document)).map(|o| &o.correction).collect();
                let settings = &self.corpus.settings.parties;
                let Resolution { speakers, parties, .. } = &mut self.resolution;
                let mut roster = Roster { speakers, parties, settings };
                replay(Subject { text, published: Some(&published) }, &mut taken, &of, &mut roster);
                give(&mut self.documents[document], &mut self.resolution, document, taken);
            }
        }
        self.documents[document].published = Some(published);
        for n in 0..self.statements.len() {
            if self.statements[n].reports.iter().any(|at| at.document == document) {
                let said = |at: &AttributionRef| self.documents[at.document].said.get(at.attribution)?.as_ref();
                let best: Option<Dating> = best_date(self.statements[n].reports.iter().filter_map(said)).cloned();
                self.statements[n].date = best;
            }
        }
        self.in_order()
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
        let document = |path: &str, text: &str| Document { path: path.into(), text: text.into(), ..Document::default() };
        let mut corpus = Corpus { documents: vec![document("a.txt", text), document("b.txt", other)], ..Corpus::default() };
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
            assert!(order.iter().enumerate().all(|(now, was)| quick.statements[now].id == before[*was as usize]));
        }
    }
}
