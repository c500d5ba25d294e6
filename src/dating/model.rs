//! What a dating is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A closed interval of days in which something happened, with how that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Dating {
    /// First possible day; never after `to`.
    pub from: NaiveDate,
    /// Last possible day.
    pub to: NaiveDate,
    /// What kind of date the evidence gives.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// The passages it rests on.
    pub evidence: Vec<Evidence>,
    /// Calibrated probability that the interval holds the true day.
    pub confidence: f32,
    /// The evidence in a reader's words, one sentence without a final period; empty where the evidence speaks for itself.
    pub why: String,
}

impl Dating {
    /// Number of days in the interval, at least 1.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// A passage a dating rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Index of the document in the corpus.
    pub document: usize,
    /// Where in it.
    pub span: Span,
}

/// The kind of date that evidence gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// A week or part of one.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Any other interval.
    Range,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Written out in the text.
    Explicit,
    /// Counted from the publication date ("Wednesday", "last month").
    Relative,
    /// The document's publication date, for want of a nearer one.
    Document,
    /// Tied to a known event.
    Event,
    /// Who held an office when.
    Office,
    /// Tied to another document of the corpus.
    Corpus,
    /// Front matter or `metadata.csv`.
    Metadata,
    /// The file's name.
    FileName,
    /// The file's modification time.
    Modified,
    /// A person said so.
    User,
    /// Nothing is known.
    Unknown,
}
