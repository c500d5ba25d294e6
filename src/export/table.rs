//! What the tables say of a statement: one row of values, the same in every format.

use chrono::NaiveDate;

use crate::analysis::{Analysis, AttributionRef, Statement};
use crate::dating::{Basis, Dating};
use crate::party::Voice;
use crate::statement::{Act, Quotation};
use crate::timeline::{DateForm, View, known_beside, known_by, speakers};

/// A statement as a row.
pub(super) struct Row<'a> {
    pub(super) id: &'a str,
    /// `None` where the day is not known at all.
    pub(super) date: Option<&'a Dating>,
    /// Names of all parties that speak, joined by "; ".
    pub(super) party: String,
    pub(super) speaker: String,
    /// Each speaker with what is told behind the name.
    pub(super) speakers: Vec<(String, String)>,
    /// The offices in which they speak.
    pub(super) office: String,
    pub(super) act: Act,
    pub(super) quotation: Quotation,
    /// The content as in the source, pieces joined by " … ".
    pub(super) words: String,
    /// The content with the words around it that turn its meaning ("ruled out", "if elected"), as in the source, pieces joined by " … ".
    pub(super) said: String,
    pub(super) confidence: f32,
    /// A person's own words for it.
    pub(super) label: Option<&'a str>,
    /// Whether a person has read it and found it right.
    pub(super) reviewed: bool,
    /// A person's note.
    pub(super) note: Option<&'a str>,
    pub(super) reports: Vec<Place<'a>>,
}

/// Where a report of a statement stands.
pub(super) struct Place<'a> {
    pub(super) at: AttributionRef,
    pub(super) file: &'a str,
    pub(super) sha256: &'a str,
    pub(super) url: Option<&'a str>,
    pub(super) outlet: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) published: Option<&'a Dating>,
    /// Counted from 1.
    pub(super) paragraph: Option<usize>,
}

/// The statements that `view` asks for, in order of date.
pub(super) fn rows<'a>(analysis: &'a Analysis, view: &'a View) -> impl Iterator<Item = Row<'a>> {
    (0..analysis.statements.len()).filter(|n| view.filter.passes(analysis, *n)).map(|n| row(analysis, n))
}

fn row(analysis: &Analysis, nth: usize) -> Row<'_> {
    let statement = &analysis.statements[nth];
    let at = statement.reports[0];
    let attribution = analysis.attribution(at);
    let voices = analysis.voices(at);
    let speaker = |v: &Voice| &analysis.resolution.speakers[v.speaker.0 as usize];
    let mut parties: Vec<&str> =
        voices.iter().filter_map(|v| Some(analysis.resolution.parties[v.party?.0 as usize].name.as_str())).collect();
    parties.dedup();
    Row {
        id: &statement.id,
        date: statement.date.as_ref().filter(|date| date.basis != Basis::Unknown),
        party: joined(parties),
        speakers: speakers(analysis, statement),
        speaker: joined(voices.iter().map(|v| speaker(v).name.as_str())),
        office: joined(voices.iter().map(|v| v.title.as_deref().or(speaker(v).title.as_deref()).unwrap_or_default())),
        act: attribution.act,
        quotation: attribution.quotation,
        words: words(analysis, at),
        said: said(analysis, at),
        confidence: attribution.confidence,
        label: analysis.own_label(statement),
        reviewed: analysis.is_reviewed(statement),
        note: statement.reports.iter().find_map(|at| analysis.mark(*at).note.as_deref()),
        reports: (0..statement.reports.len()).map(|nth| place(analysis, statement, nth)).collect(),
    }
}

fn joined<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    values.into_iter().filter(|v| !v.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The content of an attribution as in the source, pieces joined by " … ".
pub(super) fn words(analysis: &Analysis, at: AttributionRef) -> String {
    let text = analysis.text(at.document);
    analysis.attribution(at).content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}

/// The content with what turns it.
fn said(analysis: &Analysis, at: AttributionRef) -> String {
    let text = analysis.text(at.document);
    analysis.label(at).slices.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}

fn place<'a>(analysis: &'a Analysis, statement: &'a Statement, nth: usize) -> Place<'a> {
    let at = statement.reports[nth];
    let (document, found) = (&analysis.corpus.documents[at.document], &analysis.documents[at.document]);
    let start = analysis.told_from(statement, nth);
    Place {
        at,
        file: &document.path,
        sha256: &document.sha256,
        url: document.stated.url.as_deref(),
        outlet: found.outlet.as_deref(),
        title: found.title.as_deref(),
        published: found.published.as_ref().filter(|d| d.basis != Basis::Unknown),
        paragraph: found.structure.paragraph_at(start).map(|p| p + 1),
    }
}

impl Row<'_> {
    /// First and last day, where they are known.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.date.map(|date| (date.from, date.to))
    }

    /// How the date is known, for where its days stand beside it; empty without a date.
    pub(super) fn how_beside(&self, dates: DateForm) -> &str {
        self.date.map_or("", |date| known_beside(date, dates))
    }

    /// How the date is known, in a reader's words; empty without a date.
    pub(super) fn how(&self) -> &str {
        self.date.map_or("", known_by)
    }

    /// The words that stand for it: those of the source with what turns them, behind a person's own in brackets.
    pub(super) fn told(&self) -> String {
        self.label.map_or_else(|| self.said.clone(), |own| format!("{} {}", crate::timeline::own(own), self.said))
    }

    /// Speakers, offices and parties: "Ina Tolle, harbour minister (Velmar)".
    pub(super) fn who(&self) -> String {
        self.speakers.iter().map(|(name, rest)| format!("{name}{rest}")).collect::<Vec<_>>().join("; ")
    }
}

impl Place<'_> {
    /// Outlet, title, day, file and paragraph: "Harbour Post, “Locks stay shut”, 4 May 2031, a.txt, paragraph 3".
    pub(super) fn told(&self, dates: DateForm) -> String {
        let published = self.published.map(|d| dates.range(d.from, d.to));
        let paragraph = self.paragraph.map(|p| format!("paragraph {p}"));
        let title = self.title.map(|t| format!("“{t}”"));
        let parts = [self.outlet.map(str::to_owned), title, published, Some(self.file.to_owned()), paragraph];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The word by which the JSON formats name a value, the same in tables.
pub(super) fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How far a statement is quoted, in a reader's words.
pub(super) fn quoted(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct quotation",
        Quotation::Mixed => "partly quoted",
        Quotation::Indirect => "reported speech",
    }
}
