//! Reads a folder: walks it in sorted order, decodes its texts in parallel, and joins what is stated about them.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};
use rayon::prelude::*;

use super::decode::decode;
use super::digest::sha256;
use super::file_name::date_in_file_name;
use super::front_matter::front_matter;
use super::kept::overlaid;
use super::metadata::{self, read_metadata};
use super::toml::{self, CorpusToml, read_corpus_toml};
use super::write::{data_of, read_text};
use super::{Corpus, Document, Problem, Stated, StatedDate, StatedKind};
use crate::progress::{Progress, Stage};

/// Spans count bytes in 32 bits; no text a person wrote comes near this.
const LARGEST_FILE: u64 = 1 << 30;

/// Why a folder could not be opened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is nothing at this path.
    Missing(PathBuf),
    /// It is a file.
    NotAFolder(PathBuf),
    /// The system does not let this user read it.
    Forbidden(PathBuf),
    /// Anything else the system said.
    Unreadable(PathBuf, String),
    /// Somebody cancelled the reading.
    Cancelled,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "There is no folder {}. Check the name, or whether its drive is connected", path.display()),
            Self::NotAFolder(path) => write!(f, "{} is a file. Choose the folder that holds it", path.display()),
            Self::Forbidden(path) => {
                write!(
                    f,
                    "You may not read the folder {}. Ask its owner for access, or copy its files to a folder of yours",
                    path.display()
                )
            }
            Self::Unreadable(path, reason) => {
                write!(f, "The folder {} could not be read ({reason}). Try again, or copy its files to another folder", path.display())
            }
            Self::Cancelled => write!(f, "Reading was cancelled"),
        }
    }
}

impl std::error::Error for OpenError {}

/// Reads `folder` and everything below it; files whose names begin with a dot are passed over.
///
/// # Errors
/// Only when the folder itself cannot be listed, or when `progress` is cancelled; a file that cannot be read is one of the corpus's problems.
pub fn open(folder: &Path, progress: &Progress) -> Result<Corpus, OpenError> {
    let data = data_of(folder, None);
    open_with(folder, data.as_ref().map(|d| d.corrections.as_path()), progress)
}

/// As [`open`], with what is kept beside a folder that cannot be written to in `beside`.
///
/// # Errors
/// As [`open`].
pub fn open_with(folder: &Path, beside: Option<&Path>, progress: &Progress) -> Result<Corpus, OpenError> {
    progress.begin(Stage::Listing, 0);
    let mut walk = Walk { progress, files: Vec::new(), problems: Vec::new() };
    walk.folder(folder, "").map_err(|error| open_error(folder, &error))?;
    let Walk { mut files, mut problems, .. } = walk;
    files.sort();

    // Corrections that are there and cannot be read are not left out in silence.
    let beside = beside.and_then(|path| {
        read_text(path).unwrap_or_else(|error| {
            let message = format!("The corrections of this folder in {} were not used: {}", path.display(), reason(&error));
            problems.push(Problem { path: toml::FILE.to_owned(), message });
            None
        })
    });
    let none = read_corpus_toml(&overlaid("", beside.as_deref()));
    let toml = read_side_file(folder, toml::FILE, none, &files, &mut problems, |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => read_corpus_toml(&overlaid(text.trim_start_matches('\u{feff}'), beside.as_deref())),
        Err(_) => CorpusToml {
            problems: vec![Problem {
                path: toml::FILE.to_owned(),
                message: "Is not UTF-8 text and was not used. Save it as UTF-8".to_owned(),
            }],
            ..CorpusToml::default()
        },
    });
    let (table, table_problems) = read_side_file(folder, metadata::FILE, Default::default(), &files, &mut problems, read_metadata);
    problems.extend(table_problems);

    let texts: Vec<&String> = files.iter().filter(|path| !matches!(path.as_str(), toml::FILE | metadata::FILE)).collect();
    progress.begin(Stage::Reading, texts.len());
    let read: Vec<Option<(Option<Document>, Option<Problem>)>> = texts
        .par_iter()
        .map(|path| {
            let result = (!progress.is_cancelled()).then(|| read_document(folder, path));
            progress.step();
            result
        })
        .collect();
    if progress.is_cancelled() {
        return Err(OpenError::Cancelled);
    }

    let mut corpus = Corpus { root: Some(folder.to_path_buf()), ..Corpus::default() };
    for (document, problem) in read.into_iter().flatten() {
        corpus.documents.extend(document);
        problems.extend(problem);
    }
    if !folder.is_dir() {
        problems.push(Problem {
            path: String::new(),
            message: "The folder vanished while it was read, so some documents may be missing. Open it again when it is back".to_owned(),
        });
    }
    problems.extend(unmatched(metadata::FILE, &table, &corpus.documents));
    apply(&mut corpus, toml, &table, problems);
    Ok(corpus)
}

/// Joins what is stated about the documents, the user's own words first.
pub(super) fn apply(corpus: &mut Corpus, toml: CorpusToml, table: &BTreeMap<String, Stated>, mut problems: Vec<Problem>) {
    problems.extend(unmatched(toml::FILE, &toml.documents, &corpus.documents));
    problems.extend(toml.problems);
    let none = Stated::default();
    for document in &mut corpus.documents {
        let row = table.get(&document.path).unwrap_or(&none);
        let front = front_matter(&document.text);
        let named = date_in_file_name(&document.path).map(|day| StatedDate { from: day, to: day, kind: StatedKind::FileName });
        let front = Stated { date: front.date.or(named), ..front };
        document.elsewhere = over(row, &front);
        document.stated = over(toml.documents.get(&document.path).unwrap_or(&none), &document.elsewhere);
    }
    let folder_name = || corpus.root.as_deref().and_then(Path::file_name).map(|name| title_of(&name.to_string_lossy()));
    corpus.title = toml.title.or_else(folder_name).unwrap_or_else(|| "Statements".to_owned());
    corpus.settings = toml.settings;
    problems.sort();
    problems.dedup();
    corpus.problems = problems;
}

/// A folder's name as a title: "harbour_talks" becomes "Harbour talks".
fn title_of(folder: &str) -> String {
    let words = folder.replace('_', " ");
    let mut letters = words.trim().chars();
    let Some(first) = letters.next() else { return folder.to_owned() };
    first.to_uppercase().chain(letters).collect()
}

/// What `above` states, and where it states nothing, what `below` does.
fn over(above: &Stated, below: &Stated) -> Stated {
    let first = |field: fn(&Stated) -> &Option<String>| field(above).clone().or_else(|| field(below).clone());
    Stated {
        title: first(|s| &s.title),
        outlet: first(|s| &s.outlet),
        author: first(|s| &s.author),
        url: first(|s| &s.url),
        date: above.date.or(below.date),
    }
}

/// The corpus with another text of `corpus.toml`; nothing is read.
pub fn restated(corpus: &Corpus, toml: &str) -> Corpus {
    let toml = read_corpus_toml(toml);
    let none = Stated::default();
    let mut corpus = corpus.clone();
    for document in &mut corpus.documents {
        document.stated = over(toml.documents.get(&document.path).unwrap_or(&none), &document.elsewhere);
    }
    corpus.title = toml.title.unwrap_or(corpus.title);
    corpus.settings = toml.settings;
    corpus.problems.retain(|problem| problem.path != toml::FILE);
    let unmatched = unmatched(toml::FILE, &toml.documents, &corpus.documents);
    corpus.problems.extend(unmatched.into_iter().chain(toml.problems));
    corpus.problems.sort();
    corpus.problems.dedup();
    corpus
}

/// The settings in a text of `corpus.toml`.
pub fn restated_settings(toml: &str) -> super::Settings {
    read_corpus_toml(toml).settings
}

/// What tells whether the documents of a folder have changed: a number made of their names, sizes and times of change. `None` where the
/// folder cannot be listed.
pub fn fingerprint(folder: &Path) -> Option<u64> {
    let progress = Progress::default();
    let mut walk = Walk { progress: &progress, files: Vec::new(), problems: Vec::new() };
    walk.folder(folder, "").ok()?;
    let mut files = walk.files;
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for path in files.iter().filter(|path| path.as_str() != toml::FILE) {
        add(path.as_bytes());
        add(&[0xff]);
        let about = fs::metadata(folder.join(path)).ok();
        let time = about.as_ref().and_then(|a| a.modified().ok()).and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        add(&about.map_or(0, |a| a.len()).to_le_bytes());
        add(&time.map_or(0, |t| t.as_nanos() as u64).to_le_bytes());
    }
    Some(hash)
}

struct Walk<'a> {
    progress: &'a Progress,
    files: Vec<String>,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            if self.progress.is_cancelled() {
                return Ok(());
            }
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                self.complain(path, "Its name is not valid text and it was not read. Rename the file".to_owned());
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    if let Err(error) = self.folder(&entry.path(), &format!("{path}/")) {
                        self.complain(path, format!("This folder was not read: {}", reason(&error)));
                    }
                }
                Ok(kind) if kind.is_symlink() && entry.path().is_dir() => {
                    self.complain(
                        path,
                        "Is a link to another folder and was not followed. Open that folder itself, or copy its files here".to_owned(),
                    );
                }
                Ok(_) => self.files.push(path),
                Err(error) => self.complain(path, reason(&error)),
            }
        }
        Ok(())
    }

    fn complain(&mut self, path: String, message: String) {
        self.problems.push(Problem { path, message });
    }
}

/// Reads one of the corpus's own files at the top of the folder, where it exists.
fn read_side_file<T>(folder: &Path, name: &str, none: T, files: &[String], problems: &mut Vec<Problem>, read: impl Fn(&[u8]) -> T) -> T {
    if files.binary_search_by(|file| file.as_str().cmp(name)).is_err() {
        return none;
    }
    match fs::read(folder.join(name)) {
        Ok(bytes) => read(&bytes),
        Err(error) => {
            problems.push(Problem { path: name.to_owned(), message: format!("Was not used: {}", reason(&error)) });
            none
        }
    }
}

/// One file as a document, or the reason why not; both where the text is damaged.
fn read_document(folder: &Path, path: &str) -> (Option<Document>, Option<Problem>) {
    let complain = |message: String| Some(Problem { path: path.to_owned(), message });
    let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    if !matches!(extension.as_deref(), Some("txt" | "text" | "md" | "markdown")) {
        let kind = extension.map_or_else(|| "Files without an ending".to_owned(), |e| format!("Files of the kind .{e}"));
        return (None, complain(format!("{kind} are not read yet. Save its text as .txt in this folder")));
    }
    let (bytes, modified) = match read_file(&folder.join(path)) {
        Ok(Some(read)) => read,
        Ok(None) => return (None, complain("Is larger than 1 GB and was not read. Split it into smaller files".to_owned())),
        Err(error) => return (None, complain(reason(&error))),
    };
    let Some(decoded) = decode(&bytes) else {
        return (None, complain("Is not text, whatever its name says, and was not read. Save it as plain text".to_owned()));
    };
    let problem = decoded.damaged_as.and_then(|encoding| {
        complain(format!(
            "Some characters are damaged (it was read as {encoding}) and show as \u{FFFD}. Save it as UTF-8 and open the folder again"
        ))
    });
    let sha256 = sha256(&bytes);
    (Some(Document { path: path.to_owned(), text: decoded.text, sha256, modified, ..Document::default() }), problem)
}

type ReadFile = (Vec<u8>, Option<chrono::NaiveDate>);

/// The bytes of a file and the local day it was modified; `None` where it is too large.
fn read_file(path: &Path) -> io::Result<Option<ReadFile>> {
    // Asked before it is opened: opening a pipe waits for somebody to write into it.
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no ordinary file"));
    }
    let mut file = File::open(path)?;
    if about.len() >= LARGEST_FILE {
        return Ok(None);
    }
    let modified = about.modified().ok().map(|time| DateTime::<Local>::from(time).date_naive());
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    file.read_to_end(&mut bytes)?;
    Ok(Some((bytes, modified)))
}

/// Names in a table of the corpus that no document bears, as one problem.
fn unmatched(file: &str, rows: &BTreeMap<String, Stated>, documents: &[Document]) -> Option<Problem> {
    let known = |name: &str| documents.binary_search_by(|d| d.path.as_str().cmp(name)).is_ok();
    let missing: Vec<&str> = rows.keys().map(String::as_str).filter(|name| !known(name)).collect();
    let (first, more) = (missing.first()?, missing.len() - 1);
    let others = if more == 0 { String::new() } else { format!(" and {more} more") };
    let message =
        format!("Names {first}{others}, which is not among the documents read. Check the spelling; names are relative to this folder");
    Some(Problem { path: file.to_owned(), message })
}

fn open_error(folder: &Path, error: &io::Error) -> OpenError {
    let path = folder.to_path_buf();
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::Missing(path),
        io::ErrorKind::NotADirectory => OpenError::NotAFolder(path),
        io::ErrorKind::PermissionDenied => OpenError::Forbidden(path),
        _ if folder.is_file() => OpenError::NotAFolder(path),
        _ => OpenError::Unreadable(path, error.to_string()),
    }
}

/// What the system said, as words that say what to do.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "You may not read it. Ask its owner for access".to_owned(),
        io::ErrorKind::NotFound => "It vanished before it could be read. Open the folder again when it is back".to_owned(),
        _ => format!("It could not be read ({error}). Try again, or copy it to another folder"),
    }
}
