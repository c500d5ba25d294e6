//! What the window asks of an analysis again and again, worked out once when it arrives: a row a statement, and where each attribution leads.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::columns::Columns;
use super::search::{Field, Searched, fold};
use super::terms::Terms;
use super::words::Certainty;
use crate::analysis::{Analysis, AttributionRef, Reported, Statement};
use crate::party::{PartyId, SpeakerId};
use crate::statement::{Act, Quotation};
use crate::text::Span;
use crate::timeline::{SURE, sureness};

/// The rows of an analysis.
#[derive(Debug, Default)]
pub struct Index {
    /// One for each statement of the analysis, in its order.
    pub rows: Vec<Row>,
    /// What the filter asks of each row.
    pub columns: Columns,
    /// Which statements each attribution reports.
    pub reported: Reported,
    /// For each document: its outlet, title and path, folded for the search.
    documents: Vec<[String; 2]>,
    /// The topics of the corpus, and who published its documents.
    pub terms: Terms,
    /// Names of all speakers and of all parties.
    names: (Vec<String>, Vec<String>),
    /// For each speaker and party: its name, folded for the search.
    speakers: Vec<String>,
    parties: Vec<String>,
}

/// A statement as lists and filters need it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where its fullest report stands.
    pub at: AttributionRef,
    /// Who.
    pub speaker: Option<SpeakerId>,
    /// For which side.
    pub party: Option<PartyId>,
    /// How far its content is quoted.
    pub quotation: Quotation,
    /// What it does.
    pub act: Act,
    /// First and last possible day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How surely it is dated.
    pub certainty: Certainty,
    /// Number of reports.
    pub reports: usize,
    /// Whether a person has read it and found it right.
    pub reviewed: bool,
    /// Whether it is so unsure, or only supposed in the text, that no picture shows it; what a person has reviewed is sure.
    pub unsure: bool,
    /// Its topics, as places in [`Terms::topics`], in order.
    pub topics: Box<[u16]>,
    /// The outlets that report it, as places in [`Terms::outlets`], in order; empty where none is known.
    pub outlets: Box<[u16]>,
    /// The words searched.
    folded: Box<str>,
}

impl Index {
    /// Works it out.
    pub fn of(analysis: &Analysis) -> Self {
        let mut index = Self {
            reported: Reported::of(analysis),
            documents: (0..analysis.documents.len()).map(|d| document_words(analysis, d)).collect(),
            speakers: analysis.resolution.speakers.iter().map(|s| fold(&format!("{} {}", s.name, s.aliases.join(" ")))).collect(),
            parties: analysis.resolution.parties.iter().map(|p| fold(&format!("{} {}", p.name, p.id))).collect(),
            terms: Terms::of(analysis),
            names: (
                analysis.resolution.speakers.iter().map(|s| s.name.clone()).collect(),
                analysis.resolution.parties.iter().map(|p| p.name.clone()).collect(),
            ),
            rows: Vec::with_capacity(analysis.statements.len()),
            columns: Columns::default(),
        };
        for n in 0..analysis.statements.len() {
            let row = row(analysis, n, &index.terms);
            index.rows.push(row);
        }
        index.columns = Columns::of(&index.rows);
        index
    }

    /// The values that a property has in this corpus, as far as they are names.
    pub fn values(&self, field: Field) -> Vec<String> {
        match field {
            Field::Speaker => self.names.0.clone(),
            Field::Party => self.names.1.clone(),
            Field::Outlet => self.terms.outlets.clone(),
            Field::Topic => self.terms.topics.iter().map(|t| t.name.clone()).collect(),
            Field::Act => super::words::ACTS.map(|act| act_word(act).to_owned()).into(),
            _ => Vec::new(),
        }
    }

    /// Puts the rows in the order of statements that were dated anew; `order` gives for each its place before.
    pub fn redated(&mut self, analysis: &Analysis, order: &[u32]) {
        let mut now = vec![0_u32; order.len()];
        for (n, was) in order.iter().enumerate() {
            now[*was as usize] = n as u32;
        }
        let mut rows: Vec<Option<Row>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        self.rows = order.iter().filter_map(|was| rows[*was as usize].take()).collect();
        for (row, statement) in self.rows.iter_mut().zip(&analysis.statements) {
            row.days = statement.date.as_ref().map(|d| (d.from, d.to));
            row.certainty = Certainty::of(statement.date.as_ref());
        }
        self.reported.renumber(&now);
        self.columns = Columns::of(&self.rows);
    }

    /// Takes in other signs of the statements in these documents.
    pub fn signed(&mut self, analysis: &Analysis, documents: &BTreeSet<usize>) {
        let of = documents.iter().flat_map(|document| self.reported.of_document(*document));
        for statement in of.map(|(_, statement)| *statement).collect::<BTreeSet<u32>>() {
            self.rows[statement as usize] = row(analysis, statement as usize, &self.terms);
        }
        self.columns = Columns::of(&self.rows);
    }

    /// The row of `statement`, to hold a query against.
    pub fn searched(&self, statement: u32) -> impl Searched + '_ {
        Entry { index: self, row: &self.rows[statement as usize] }
    }
}

fn row(analysis: &Analysis, n: usize, terms: &Terms) -> Row {
    let statement = &analysis.statements[n];
    let at = statement.reports[0];
    let attribution = analysis.attribution(at);
    let voice = analysis.voices(at).first();
    // A line end within a phrase must not part it.
    let mut words = content(analysis, at).split_whitespace().collect::<Vec<_>>().join(" ");
    let topics = terms.topics_in(&fold(&words));
    for own in [analysis.own_label(statement), analysis.mark(at).note.as_deref()].into_iter().flatten() {
        words.push(' ');
        words.push_str(own);
    }
    for name in [analysis.speaker(at).map(|s| &s.name), analysis.party(at).map(|p| &p.name)].into_iter().flatten() {
        words.push(' ');
        words.push_str(name);
    }
    Row {
        at,
        speaker: voice.map(|v| v.speaker),
        party: voice.and_then(|v| v.party),
        quotation: attribution.quotation,
        act: attribution.act,
        days: statement.date.as_ref().map(|d| (d.from, d.to)),
        certainty: Certainty::of(statement.date.as_ref()),
        reports: statement.reports.len(),
        reviewed: analysis.is_reviewed(statement),
        unsure: !analysis.is_reviewed(statement)
            && !analysis.mark(at).added
            && (attribution.supposed || sureness(analysis, statement) < SURE),
        topics,
        outlets: terms.outlets_of(analysis, &statement.reports),
        folded: fold(&words).into(),
    }
}

fn document_words(analysis: &Analysis, document: usize) -> [String; 2] {
    let found = &analysis.documents[document];
    let path = &analysis.corpus.documents[document].path;
    [fold(found.outlet.as_deref().unwrap_or_default()), fold(&format!("{path} {}", found.title.as_deref().unwrap_or_default()))]
}

/// The content of an attribution as it stands in the source, its parts joined by "…".
pub fn content(analysis: &Analysis, at: AttributionRef) -> String {
    pieces(analysis.text(at.document), &analysis.attribution(at).content)
}

/// The words with which the report at `nth` place tells a statement, as [`content`].
pub fn told(analysis: &Analysis, statement: &Statement, nth: usize) -> String {
    pieces(analysis.text(statement.reports[nth].document), analysis.told(statement, nth))
}

fn pieces(text: &str, pieces: &[Span]) -> String {
    pieces.iter().map(|span| span.of(text).trim()).collect::<Vec<_>>().join(" … ")
}

/// What an attribution says, for a list: a slice of the source that keeps the cue wherever it turns the meaning, on one line.
/// A person's own label stands in brackets.
pub fn label(analysis: &Analysis, at: AttributionRef) -> String {
    if let Some(own) = &analysis.mark(at).label {
        return crate::timeline::own(own);
    }
    let (text, structure) = (analysis.text(at.document), &analysis.documents[at.document].structure);
    crate::statement::label(text, structure, analysis.attribution(at)).text(text)
}

/// The name an attribution's source goes by: its speaker, else its words, else that nobody is named.
pub fn speaker_name(analysis: &Analysis, at: AttributionRef) -> String {
    let source = || analysis.attribution(at).source.map(|s| s.of(analysis.text(at.document)).to_owned());
    analysis.speaker(at).map(|s| s.name.clone()).or_else(source).unwrap_or_else(|| "Speaker not named".to_owned())
}

/// What a document is called: its title, else its path.
pub fn document_name(analysis: &Analysis, document: usize) -> &str {
    let path = || analysis.corpus.documents[document].path.as_str();
    analysis.documents.get(document).and_then(|d| d.title.as_deref()).unwrap_or_else(path)
}

struct Entry<'a> {
    index: &'a Index,
    row: &'a Row,
}

impl Searched for Entry<'_> {
    fn words(&self) -> &str {
        &self.row.folded
    }

    fn field(&self, field: Field) -> &str {
        let document = &self.index.documents[self.row.at.document];
        match field {
            Field::Speaker => self.row.speaker.map_or("", |s| &self.index.speakers[s.0 as usize]),
            Field::Party => self.row.party.map_or("", |p| &self.index.parties[p.0 as usize]),
            Field::Act => act_word(self.row.act),
            Field::Quotation => quotation_word(self.row.quotation),
            Field::Outlet => &document[0],
            Field::Document => &document[1],
            Field::Date => match self.row.certainty {
                Certainty::Day => "day known",
                Certainty::Range => "range interval",
                Certainty::None => "none open",
            },
            Field::Reviewed => {
                if self.row.reviewed {
                    "yes"
                } else {
                    "no"
                }
            }
            Field::Topic => "",
        }
    }

    fn any(&self, field: Field, holds: &dyn Fn(&str) -> bool) -> bool {
        let terms = &self.index.terms;
        match field {
            Field::Topic => self.row.topics.iter().any(|t| holds(terms.folded_topic(*t))),
            Field::Outlet if self.row.outlets.len() > 1 => self.row.outlets.iter().any(|o| holds(terms.folded_outlet(*o))),
            _ => holds(self.field(field)),
        }
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.row.days
    }
}

fn act_word(act: Act) -> &'static str {
    match act {
        Act::Says => "says",
        Act::Demands => "demands",
        Act::Rejects => "rejects",
        Act::Warns => "warns",
        Act::Accuses => "accuses",
        Act::Pledges => "pledges",
        Act::Offers => "offers",
        Act::Confirms => "confirms",
        Act::Denies => "denies",
        Act::Asks => "asks",
        Act::Believes => "believes",
        Act::Intends => "intends",
    }
}

fn quotation_word(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct",
        Quotation::Mixed => "mixed partly quoted",
        Quotation::Indirect => "indirect reported speech",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words;

    #[test]
    fn the_words_of_acts_are_the_shown_ones_in_lower_case() {
        for act in words::ACTS {
            assert_eq!(act_word(act), words::act(act).to_lowercase());
        }
        assert_eq!(act_word(Act::Denies), "denies");
    }
}
