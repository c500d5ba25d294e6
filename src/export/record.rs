//! The values that the JSON formats share.

use chrono::NaiveDate;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::dating::{Basis, Dating, Precision};
use crate::text::{CodePoints, Span};

/// A passage: offsets in code points into the document's text, end exclusive, and its words.
#[derive(Clone, Debug, Serialize)]
pub struct SpanRecord {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, byte for byte as in the text.
    pub text: String,
}

/// A passage that a dating rests on.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceRecord {
    /// Where and which words.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// The document it stands in, where that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A dating.
#[derive(Clone, Debug, Serialize)]
pub struct DateRecord {
    /// First possible day.
    pub start: NaiveDate,
    /// Last possible day.
    pub end: NaiveDate,
    /// What kind of date the evidence gives.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// Calibrated probability, two decimals.
    pub confidence: f64,
    /// The passages it rests on.
    pub evidence: Vec<EvidenceRecord>,
    /// The evidence in a reader's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// Days a content speaks of.
#[derive(Clone, Debug, Serialize)]
pub struct IntervalRecord {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

/// Makes records of one analysis; counts the code points of each document once.
pub(super) struct Recorder<'a> {
    analysis: &'a Analysis,
    points: Vec<CodePoints>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let points = analysis.corpus.documents.iter().map(|d| CodePoints::of(&d.text)).collect();
        Self { analysis, points }
    }

    pub(super) fn span(&self, document: usize, span: Span) -> SpanRecord {
        let (start, end) = self.points[document].span(span);
        SpanRecord { start, end, text: span.of(self.analysis.text(document)).to_owned() }
    }

    pub(super) fn date(&self, document: usize, dating: &Dating) -> DateRecord {
        let evidence = dating.evidence.iter().map(|e| EvidenceRecord {
            span: self.span(e.document, e.span),
            document: (e.document != document).then(|| self.analysis.corpus.documents[e.document].path.clone()),
        });
        DateRecord {
            start: dating.from,
            end: dating.to,
            precision: dating.precision,
            basis: dating.basis,
            confidence: two_decimals(dating.confidence),
            evidence: evidence.collect(),
            why: dating.why.clone(),
        }
    }
}

/// A probability to two decimals, so that the text of a record does not hang on the last bits of a float.
pub(super) fn two_decimals(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

/// Values as one JSON object a line.
pub(super) fn lines<T: Serialize>(records: impl IntoIterator<Item = T>) -> Vec<u8> {
    let mut out = Vec::new();
    for record in records {
        serde_json::to_writer(&mut out, &record).expect("records hold nothing that JSON cannot say");
        out.push(b'\n');
    }
    out
}
