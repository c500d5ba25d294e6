//! What a folder holds once it is read.

use std::path::PathBuf;

use chrono::NaiveDate;

/// A folder of documents, read.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The folder; `None` for the built-in sample.
    pub root: Option<PathBuf>,
    /// Title from `corpus.toml`, else made from the folder's name.
    pub title: String,
    /// The documents, sorted by path.
    pub documents: Vec<Document>,
    /// Files that could not be read, or not wholly, each with its reason.
    pub problems: Vec<Problem>,
    /// What `corpus.toml` says beyond the documents.
    pub settings: crate::corpus::Settings,
}

/// One text of the corpus.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Path relative to the folder, with `/`: the document's name everywhere.
    pub path: String,
    /// The decoded text, without a leading byte order mark; line ends as in the file.
    pub text: String,
    /// What the folder states about it; what is not stated is worked out by later stages.
    pub stated: Stated,
    /// SHA-256 of the file's bytes as they were read, 64 hexadecimal digits; empty for a text that was no file.
    pub sha256: String,
    /// What is stated of it anywhere but in `corpus.toml`.
    pub elsewhere: Stated,
    /// The day the file was last modified, a latest bound for its publication.
    pub modified: Option<NaiveDate>,
}

/// What is stated about a document outside its running text, by the user, a table, front matter or the file's name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<StatedDate>,
}

/// A publication date somebody or something states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDate {
    /// First possible day.
    pub from: NaiveDate,
    /// Last possible day.
    pub to: NaiveDate,
    /// Who states it.
    pub kind: StatedKind,
}

/// Where a stated publication date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedKind {
    /// In `corpus.toml`, by the user.
    User,
    /// In `metadata.csv` or the document's front matter.
    Metadata,
    /// In the file's name.
    FileName,
}

/// Something that kept a file from being read, wholly or in part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder, relative to the corpus, with `/`.
    pub path: String,
    /// What happened and what to do about it, one sentence a user can act on.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}
