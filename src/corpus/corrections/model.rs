//! A correction of one statement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which statement a correction speaks of: the words find it again where the text has shifted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// Path of the document.
    pub document: String,
    /// A verbatim slice of the text where the content begins.
    pub words: String,
    /// Where they stood, in code points; of several places with these words the nearest is meant.
    pub near: usize,
}

/// `[[corrections]]`: what a person says of one statement of a document, over what was extracted. `None` and `false` leave it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Which statement.
    pub key: Key,
    /// Who spoke; empty where nobody is named.
    pub speakers: Option<Vec<String>>,
    /// Id or name of the party spoken for; empty for none.
    pub party: Option<String>,
    /// When it was said.
    pub date: Option<GivenDate>,
    /// What it does, by the word of the formats ("rejects").
    pub act: Option<String>,
    /// The content, as verbatim slices in the order of the text.
    pub content: Option<Vec<String>>,
    /// A label in the person's own words.
    pub label: Option<String>,
    /// A note that goes with it and is never drawn.
    pub note: Option<String>,
    /// Whether it is no statement, or is to be shown nowhere.
    pub hidden: bool,
    /// Whether a person has read it and found it right.
    pub reviewed: bool,
    /// Whether it comes first where room is short.
    pub pinned: bool,
    /// Whether the person found it and the program did not.
    pub added: bool,
    /// Its place among the pinned ones, from 1; those without one come after, in the order of their days.
    pub order: Option<u32>,
    /// Whether it is a statement of its own, whatever other reports say alike.
    pub apart: bool,
    /// A name that all reports of one statement bear, where a person joined them.
    pub same: Option<String>,
}

/// A date as a person gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenDate {
    /// First and last possible day.
    Days(NaiveDate, NaiveDate),
    /// It cannot be told.
    Unknown,
}

/// How `corpus.toml` writes a date that cannot be told.
pub(super) const UNKNOWN: &str = "unknown";
