//! The corrections of the open folder: made, taken back, made again, saved and remembered.

use std::path::PathBuf;

use crate::analysis::{Analysis, AttributionRef};
use crate::corpus::{self, Change, Conflict, Data, Field, Kept, Save, Saved, Target, Value};
use crate::corrections::{Deed, History, key_for};

/// The corrections of a folder.
#[derive(Debug, Default)]
pub struct Book {
    /// What `corpus.toml` is to hold.
    pub kept: Kept,
    /// What was done.
    pub history: History,
    /// Changes of one's own that met another's, still to be settled.
    pub conflicts: Vec<Conflict>,
    journal: Option<PathBuf>,
    /// Lines of the journal that are not on disk.
    lines: String,
}

/// What a correction leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Only statements change: who, when, what, whether shown.
    Statements,
    /// Dates of documents or parties change, and with them what hangs on them.
    All,
}

/// What was corrected, in a few words, with how far that reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub name: String,
    /// How far; `None` where nothing that was found changes.
    pub reach: Option<Reach>,
    /// How many changes met another's.
    pub conflicts: usize,
}

impl Book {
    /// The book of a folder, with its history in `data`.
    ///
    /// # Errors
    /// Where `corpus.toml` is there and cannot be read.
    pub fn open(folder: &std::path::Path, data: Option<Data>) -> Result<Self, String> {
        let (aside, journal) = data.map(|d| (d.corrections, d.history)).unzip();
        // A history that cannot be read is no reason to refuse the folder.
        let past = journal.as_ref().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        Ok(Self { kept: Kept::read(folder, aside)?, history: History::read(&past), journal, ..Self::default() })
    }

    /// The book of the built-in sample, which lasts until it is closed.
    pub fn of_sample() -> Self {
        Self { kept: Kept::in_memory(corpus::SAMPLE_TOML), ..Self::default() }
    }

    /// Makes changes and remembers them.
    ///
    /// # Errors
    /// Where `corpus.toml` cannot take them, with what to do; nothing is changed then.
    pub fn correct(&mut self, name: &str, changes: Vec<Change>) -> Result<Done, String> {
        let conflicts = self.lay(&changes)?;
        let reach = reach(&changes);
        if changes.is_empty() {
            return Ok(Done { name: name.to_owned(), reach, conflicts });
        }
        let (time, user) = signed();
        self.lines += &self.history.note(Deed { time, user, name: name.to_owned(), changes });
        Ok(Done { name: name.to_owned(), reach, conflicts })
    }

    /// Takes the last deed back.
    ///
    /// # Errors
    /// As [`Book::correct`].
    pub fn undo(&mut self) -> Result<Option<Done>, String> {
        let Some(deed) = self.history.to_undo().cloned() else { return Ok(None) };
        let back: Vec<Change> = deed.changes.iter().rev().map(Change::inverse).collect();
        let conflicts = self.lay(&back)?;
        let (time, user) = signed();
        self.lines += &self.history.note_undo(time, user);
        Ok(Some(Done { name: deed.name, reach: reach(&back), conflicts }))
    }

    /// Makes the last deed taken back again.
    ///
    /// # Errors
    /// As [`Book::correct`].
    pub fn redo(&mut self) -> Result<Option<Done>, String> {
        let Some(deed) = self.history.to_redo().cloned() else { return Ok(None) };
        let conflicts = self.lay(&deed.changes)?;
        let (time, user) = signed();
        self.lines += &self.history.note_redo(time, user);
        Ok(Some(Done { name: deed.name, reach: reach(&deed.changes), conflicts }))
    }

    fn lay(&mut self, changes: &[Change]) -> Result<usize, String> {
        let conflicts = self.kept.change(changes).map_err(|reason| format!("corpus.toml cannot take this: {reason}"))?;
        let count = conflicts.len();
        self.meet(conflicts);
        Ok(count)
    }

    /// Keeps changes that met another's until a person settles them.
    pub fn meet(&mut self, conflicts: Vec<Conflict>) {
        self.conflicts.extend(conflicts);
    }

    /// Settles a conflict: one's own change is made after all, or dropped.
    ///
    /// # Errors
    /// As [`Book::correct`].
    pub fn settle(&mut self, conflict: usize, mine: bool) -> Result<Option<Done>, String> {
        if conflict >= self.conflicts.len() {
            return Ok(None);
        }
        let Conflict { change, found } = self.conflicts.remove(conflict);
        if !mine {
            return Ok(None);
        }
        self.correct("Settle a conflict", vec![Change { before: found, ..change }]).map(Some)
    }

    /// What has to be written: corrections, and lines for the journal.
    pub fn to_save(&mut self) -> (Option<Save>, Option<(PathBuf, String)>) {
        let lines = std::mem::take(&mut self.lines);
        (self.kept.save(), self.journal.clone().map(|path| (path, lines)).filter(|(_, lines)| !lines.is_empty()))
    }

    /// Takes in what became of it.
    pub fn saved(&mut self, saved: &Saved) {
        self.kept.saved(saved);
        self.meet(saved.conflicts.clone());
    }

    /// The change that gives a field of an attribution another value.
    pub fn change(&self, analysis: &Analysis, at: AttributionRef, field: Field, after: Option<Value>) -> Change {
        let key = analysis.mark(at).key.clone().unwrap_or_else(|| {
            let content = analysis.attribution(at).content[0];
            key_for(&analysis.corpus.documents[at.document].path, analysis.text(at.document), content)
        });
        self.change_of(Target::Statement(key), field, after)
    }

    /// The change that gives a field another value.
    pub fn change_of(&self, target: Target, field: Field, after: Option<Value>) -> Change {
        let before = corpus::held(self.kept.text(), &target, field);
        Change { target, field, before, after }
    }

    /// The changes that take everything away that is said of a statement.
    pub fn drop_all(&self, key: &corpus::Key) -> Vec<Change> {
        let target = Target::Statement(key.clone());
        let held = |field: &Field| Some((*field, corpus::held(self.kept.text(), &target, *field)?));
        let change = |(field, before)| Change { target: target.clone(), field, before: Some(before), after: None };
        Field::ALL.iter().filter_map(held).map(change).collect()
    }
}

fn reach(changes: &[Change]) -> Option<Reach> {
    let of = |change: &Change| match change.target {
        Target::Recipe(_) | Target::View(_) | Target::Corpus => None,
        Target::Statement(_) => Some(Reach::Statements),
        Target::Document(_) | Target::Party(_) => Some(Reach::All),
    };
    changes.iter().map(of).max().flatten()
}

/// The time and the system's name of the user.
fn signed() -> (String, String) {
    let name = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|key| std::env::var(key).ok().filter(|n| !n.is_empty()));
    (chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false), name.unwrap_or_else(|| "unknown".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;

    fn note(book: &Book, analysis: &Analysis, words: &str) -> Vec<Change> {
        let at = AttributionRef { document: 0, attribution: 0 };
        vec![book.change(analysis, at, Field::Note, Some(Value::Text(words.into())))]
    }

    #[test]
    fn deeds_are_taken_back_and_made_again_after_a_restart() {
        let (folder, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        let analysis = fixture::analysis();
        let data = || corpus::data_of(folder.path(), Some(data.path()));
        let save = |book: &mut Book| {
            let (save, lines) = book.to_save();
            let (path, lines) = lines.expect("there is a journal");
            corpus::append_line(&path, &lines).expect("it can be written");
            book.saved(&save.expect("there is something to save").run().expect("it can be written"));
        };
        let mut book = Book::open(folder.path(), data()).expect("it can be opened");
        for words in ["one", "two"] {
            let changes = note(&book, &analysis, words);
            assert_eq!(book.correct("Note", changes).map(|d| d.reach), Ok(Some(Reach::Statements)));
        }
        save(&mut book);
        let mut again = Book::open(folder.path(), data()).expect("it can be opened");
        assert_eq!(again.history.len(), 2);
        assert!(again.undo().is_ok_and(|d| d.is_some()) && again.kept.text().contains("note = \"one\""));
        assert!(again.undo().is_ok_and(|d| d.is_some()) && again.kept.text().is_empty());
        assert_eq!(again.undo(), Ok(None));
        save(&mut again);
        assert!(!folder.path().join("corpus.toml").exists());
        assert!(again.redo().is_ok_and(|d| d.is_some()) && again.kept.text().contains("note = \"one\""));
    }

    #[test]
    fn a_conflict_waits_until_a_person_settles_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let analysis = fixture::analysis();
        let mut book = Book::open(folder.path(), None).expect("it can be opened");
        let mine = note(&book, &analysis, "mine");
        let mut theirs = Book::open(folder.path(), None).expect("it can be opened");
        theirs.correct("Note", note(&theirs, &analysis, "theirs")).expect("it can be changed");
        theirs.to_save().0.expect("something").run().expect("it can be written");
        book.correct("Note", mine).expect("it can be changed");
        let saved = book.to_save().0.expect("something").run().expect("it can be written");
        book.saved(&saved);
        assert_eq!((book.conflicts.len(), book.kept.text().contains("theirs")), (1, true));
        assert!(book.settle(0, true).is_ok_and(|d| d.is_some()));
        assert!(book.conflicts.is_empty() && book.kept.text().contains("mine"));
    }
}
