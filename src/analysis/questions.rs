//! Dates to check: what only a person can settle, the question that settles most first.
//!
//! A pure function of the analysis. A document without a day asks once for all statements that hang on it; a statement asks for itself only where its
//! document's day would not help. Nothing is changed here: answers go to `corpus.toml` and come back with the next analysis.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Analysis, AttributionRef};
use crate::dating::{Basis, Dating, Evidence};

/// What a date is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The publication of the document with this index.
    Document(usize),
    /// The statement with this index in [`Analysis::statements`].
    Statement(usize),
}

/// A date to check.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub subject: Subject,
    /// How many statements an answer dates, at least 1.
    pub statements: usize,
    /// What is known so far.
    pub known: Option<Dating>,
    /// The passages that speak for it, for the asker to read.
    pub evidence: Vec<Evidence>,
    /// Likely answers, the likeliest first; at most five, empty where nothing is known.
    pub suggestions: Vec<Suggestion>,
}

/// A likely answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Why, without a final period; empty where there is nothing to say.
    pub why: String,
}

/// Longest list of suggestions.
const MOST: usize = 5;

/// Every date to check, those that date most statements first, then in the order of the corpus.
pub fn questions(analysis: &Analysis) -> Vec<Question> {
    let mut found = Vec::new();
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    let mut hanging: Vec<Vec<usize>> = vec![Vec::new(); analysis.documents.len()];
    for (index, statement) in analysis.statements.iter().enumerate() {
        let Some(first) = statement.reports.first() else { continue };
        let open = statement.date.as_ref().is_none_or(|d| d.days() > 1);
        if open && hangs_on_document(analysis, *first) {
            hanging[first.document].push(index);
            covered.insert(index);
        }
    }
    for (document, statements) in hanging.iter().enumerate() {
        let published = analysis.documents[document].published.as_ref();
        if statements.is_empty() {
            continue;
        }
        found.push(Question {
            subject: Subject::Document(document),
            statements: statements.len(),
            known: published.cloned(),
            evidence: published.map(|d| d.evidence.clone()).unwrap_or_default(),
            suggestions: suggestions(analysis, document, published),
        });
    }
    for (index, statement) in analysis.statements.iter().enumerate() {
        let open = statement.date.as_ref().is_none_or(|d| d.days() > 1);
        if !open || covered.contains(&index) {
            continue;
        }
        let Some(first) = statement.reports.first() else { continue };
        let date = statement.date.as_ref();
        let own = Evidence { document: first.document, span: analysis.attribution(*first).hull() };
        found.push(Question {
            subject: Subject::Statement(index),
            statements: 1,
            known: statement.date.clone(),
            evidence: date.map(|d| d.evidence.clone()).filter(|e| !e.is_empty()).unwrap_or_else(|| vec![own]),
            suggestions: suggestions(analysis, first.document, date),
        });
    }
    found.sort_by_key(|q| (std::cmp::Reverse(q.statements), q.subject));
    found
}

/// Whether the publication date would date the attribution: its own date is counted from it, inherited or missing.
fn hangs_on_document(analysis: &Analysis, at: AttributionRef) -> bool {
    let document = &analysis.documents[at.document];
    let vague = document.published.as_ref().is_none_or(|d| d.days() > 1);
    let said = document.said.get(at.attribution).and_then(Option::as_ref);
    vague && said.is_none_or(|d| matches!(d.basis, Basis::Document | Basis::Relative | Basis::Unknown))
}

/// Likely days within `known`: those of the weekdays its evidence names, then the day after, then the rest of a short interval.
fn suggestions(analysis: &Analysis, document: usize, known: Option<&Dating>) -> Vec<Suggestion> {
    let Some(known) = known else { return Vec::new() };
    if known.days() == 1 {
        return vec![Suggestion { from: known.from, to: known.to, why: known.why.clone() }];
    }
    let mut found: Vec<Suggestion> = Vec::new();
    let mut push = |from: NaiveDate, to: NaiveDate, why: String| {
        if from >= known.from && to <= known.to && found.len() < MOST && !found.iter().any(|s| s.from == from && s.to == to) {
            found.push(Suggestion { from, to, why });
        }
    };
    let days = || known.from.iter_days().take_while(|d| *d <= known.to);
    if known.days() <= 31 {
        let names: Vec<Weekday> = known.evidence.iter().flat_map(|e| weekdays(e.span.of(analysis.text(e.document)))).collect();
        for name in &names {
            for day in days().filter(|d| d.weekday() == *name) {
                push(day, day, format!("the {} named in the text", day.format("%A")));
            }
        }
        for name in &names {
            for day in days().filter(|d| d.weekday() == name.succ()) {
                push(day, day, format!("the day after the {} named in the text", name_of(*name)));
            }
        }
    }
    if known.days() <= MOST as i64 {
        days().for_each(|day| push(day, day, String::new()));
    }
    if let Some(modified) = analysis.corpus.documents.get(document).and_then(|d| d.modified) {
        push(modified, modified, "the day the file was last changed".to_owned());
    }
    push(known.from, known.to, known.why.clone());
    found
}

const NAMES: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];

fn name_of(day: Weekday) -> &'static str {
    NAMES[day.num_days_from_monday() as usize].0
}

/// The weekdays that `words` name.
fn weekdays(words: &str) -> impl Iterator<Item = Weekday> + '_ {
    words.split(|c: char| !c.is_alphabetic()).filter_map(|w| NAMES.iter().find(|n| n.0 == w).map(|n| n.1))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{AnalyzedDocument, Statement};
    use crate::corpus::{Corpus, Document};
    use crate::dating::Precision;
    use crate::statement::{Act, Attribution, Quotation};
    use crate::text::Span;

    const TEXT: &str = "Dane said on Wednesday that Velmar agreed. Tolle agreed.";

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2031, 3, d).unwrap()
    }

    fn dating(from: u32, to: u32, basis: Basis) -> Dating {
        let at = TEXT.find("Wednesday").unwrap();
        let evidence = vec![Evidence { document: 0, span: Span::new(at, at + 9) }];
        Dating { from: day(from), to: day(to), precision: Precision::Range, basis, evidence, confidence: 0.8, why: String::new() }
    }

    fn attribution() -> Attribution {
        let content = vec![Span::new(0, TEXT.len())];
        Attribution {
            source: None,
            cue: None,
            content,
            quotation: Quotation::Indirect,
            act: Act::Says,
            via: Vec::new(),
            confidence: 0.9,
            supposed: false,
        }
    }

    /// Two statements in one document published within `published`, said as told.
    fn analysis(published: Option<Dating>, said: [Option<Dating>; 2]) -> Analysis {
        let document = Document { path: "a.txt".to_owned(), text: TEXT.to_owned(), ..Document::default() };
        let statement = |n: usize, date: &Option<Dating>| Statement {
            id: n.to_string(),
            reports: vec![AttributionRef { document: 0, attribution: n }],
            date: date.clone(),
            independent: 1,
            parted: Vec::new(),
        };
        Analysis {
            corpus: Arc::new(Corpus { documents: vec![document], ..Corpus::default() }),
            statements: said.iter().enumerate().map(|(n, d)| statement(n, d)).collect(),
            documents: vec![AnalyzedDocument {
                attributions: vec![attribution(), attribution()],
                published,
                said: said.to_vec(),
                ..AnalyzedDocument::default()
            }],
            ..Analysis::default()
        }
    }

    #[test]
    fn one_question_for_all_that_hangs_on_a_document() {
        let published = dating(3, 9, Basis::Event);
        let said = dating(3, 9, Basis::Document);
        let asked = questions(&analysis(Some(published), [Some(said.clone()), Some(said)]));
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].subject, asked[0].statements), (Subject::Document(0), 2));
        // 5 March 2031 is a Wednesday.
        assert_eq!((asked[0].suggestions[0].from, asked[0].suggestions[0].to), (day(5), day(5)));
        assert_eq!(asked[0].suggestions[1].from, day(6));
    }

    #[test]
    fn nothing_is_asked_where_days_are_known() {
        let published = dating(5, 5, Basis::Event);
        let said = dating(5, 5, Basis::Relative);
        assert!(questions(&analysis(Some(published), [Some(said.clone()), Some(said)])).is_empty());
    }

    #[test]
    fn a_statement_asks_for_itself_where_its_document_is_dated() {
        let published = dating(5, 5, Basis::Metadata);
        let asked = questions(&analysis(Some(published.clone()), [Some(published), Some(dating(1, 31, Basis::Explicit))]));
        assert_eq!(asked.iter().map(|q| q.subject).collect::<Vec<_>>(), [Subject::Statement(1)]);
    }

    #[test]
    fn without_any_date_the_document_is_asked_for() {
        let asked = questions(&analysis(None, [None, None]));
        assert_eq!((asked[0].subject, asked[0].statements, asked[0].suggestions.len()), (Subject::Document(0), 2, 0));
    }
}
