//! The result of an analysis: one immutable value that window and exports read.

use std::sync::Arc;

use super::answers::answers;
use super::{Answer, Found, Outcome, fold};
use crate::corpus::{Corpus, Document, Problem};
use crate::corrections::Mark;
use crate::dating::{self, Dating, DayOrder, Partner};
use crate::party::{Party, Resolution, Speaker, Voice};
use crate::statement::{Attribution, Label, label};
use crate::text::{Span, Structure};

/// What was found in a corpus.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The corpus it was found in.
    pub corpus: Arc<Corpus>,
    /// One for each document of the corpus, in its order.
    pub documents: Vec<AnalyzedDocument>,
    /// How the corpus writes dates in numbers, where it shows.
    pub day_order: Option<DayOrder>,
    /// Speakers, parties and who stands behind each source.
    pub resolution: Resolution,
    /// Utterances, each with the attributions that report it; in order of date, then document.
    pub statements: Vec<Statement>,
    /// For each document and attribution what it reacts to, where the text says so.
    pub answers: Vec<Vec<Option<Answer>>>,
    /// What went wrong on the way, files first.
    pub problems: Vec<Problem>,
    /// What a person corrected, in the order of `corpus.toml`, each with how it fits the texts.
    pub outcomes: Vec<Outcome>,
    /// What was found before that.
    pub found: Found,
}

/// What was found in one document.
#[derive(Clone, Debug, Default)]
pub struct AnalyzedDocument {
    /// Words, sentences, paragraphs.
    pub structure: Structure,
    /// Attributions in the order of their content.
    pub attributions: Vec<Attribution>,
    /// When it was published; `None` where nothing is known.
    pub published: Option<Dating>,
    /// The documents whose dates speak for that day, and for whose it speaks.
    pub partners: Vec<Partner>,
    /// For each attribution: when it was said.
    pub said: Vec<Option<Dating>>,
    /// For each attribution: the days its content speaks of.
    pub refers_to: Vec<Vec<Dating>>,
    /// For each attribution: what of it comes from a person; empty where nobody corrected anything here.
    pub marks: Vec<Mark>,
    /// Title stated or found in the text.
    pub title: Option<String>,
    /// Outlet stated or found in the text.
    pub outlet: Option<String>,
}

impl AnalyzedDocument {
    /// What dating needs to know of it; `document` is the one it was found in.
    pub fn dating_input<'a>(&'a self, document: &'a Document) -> dating::Input<'a> {
        dating::Input {
            text: &document.text,
            structure: &self.structure,
            attributions: &self.attributions,
            stated: &document.stated,
            modified: document.modified,
        }
    }
}

/// Points at one attribution of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionRef {
    /// Index of the document.
    pub document: usize,
    /// Index of the attribution in it.
    pub attribution: usize,
}

/// One utterance: attributions by the same speaker with the same content and date.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Stays the same while the documents' words stay the same.
    pub id: String,
    /// The attributions that report it, the fullest first; never empty. The first tells nothing else.
    pub reports: Vec<AttributionRef>,
    /// Of reports that tell other statements too, by their place in `reports`: the pieces of their content that tell this one.
    pub parted: Vec<(usize, Vec<Span>)>,
    /// When it was said, from the best-dated report.
    pub date: Option<Dating>,
    /// How many of the reports stand in articles that are no copies of one another.
    pub independent: usize,
}

impl Statement {
    /// The pieces that tell this statement in the report at `nth` place; `None` where that tells nothing else.
    fn part(&self, nth: usize) -> Option<&[Span]> {
        self.parted.iter().find(|(place, _)| *place == nth).map(|(_, pieces)| pieces.as_slice())
    }
}

impl Analysis {
    /// The attribution `at` points to.
    pub fn attribution(&self, at: AttributionRef) -> &Attribution {
        &self.documents[at.document].attributions[at.attribution]
    }

    /// The pieces of its content with which the report at `nth` place tells the statement: all but where it tells others too.
    pub fn told<'a>(&'a self, statement: &'a Statement, nth: usize) -> &'a [Span] {
        statement.part(nth).unwrap_or_else(|| &self.attribution(statement.reports[nth]).content)
    }

    /// Where in its document the report at `nth` place begins to tell the statement.
    pub fn told_from(&self, statement: &Statement, nth: usize) -> u32 {
        let whole = || self.attribution(statement.reports[nth]).hull().start;
        statement.part(nth).and_then(<[Span]>::first).map_or_else(whole, |piece| piece.start)
    }

    /// Who speaks in the attribution, in the order of the text; nobody where its source is not resolved.
    pub fn voices(&self, at: AttributionRef) -> &[Voice] {
        let of_document = self.resolution.voices.get(at.document);
        of_document.and_then(|d| d.get(at.attribution)).map_or(&[], Vec::as_slice)
    }

    /// The words that stand for the attribution: its content with what turns it.
    pub fn label(&self, at: AttributionRef) -> Label {
        label(self.text(at.document), &self.documents[at.document].structure, self.attribution(at))
    }

    /// The first speaker of the attribution, where its source is resolved.
    pub fn speaker(&self, at: AttributionRef) -> Option<&Speaker> {
        let voice = self.voices(at).first()?;
        self.resolution.speakers.get(voice.speaker.0 as usize)
    }

    /// The party of the attribution's first speaker.
    pub fn party(&self, at: AttributionRef) -> Option<&Party> {
        let voice = self.voices(at).first()?;
        self.resolution.parties.get(voice.party?.0 as usize)
    }

    /// What the attribution reacts to, where the text says so.
    pub fn answer(&self, at: AttributionRef) -> Option<Answer> {
        *self.answers.get(at.document)?.get(at.attribution)?
    }

    /// Folds reports of one utterance into statements and finds which utterances react to others.
    pub(super) fn join(&mut self) {
        let corpus = Arc::clone(&self.corpus);
        let texts: Vec<&str> = corpus.documents.iter().map(|d| d.text.as_str()).collect();
        self.statements = fold(&self.documents, &texts, &self.resolution);
        self.answers = answers(&self.documents, &texts, &self.resolution);
    }

    /// The text of a document.
    pub fn text(&self, document: usize) -> &str {
        &self.corpus.documents[document].text
    }
}
