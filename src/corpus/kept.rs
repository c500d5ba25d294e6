//! `corpus.toml` of an open folder while it is corrected: what it is to hold, what of that is on disk, and how the two come together where
//! another program or person has written meanwhile.

use std::io;
use std::path::{Path, PathBuf};

use super::corrections::{Change, Conflict, Field, Value, edit, impose, said};
use super::toml::{FILE, read_corpus_toml};
use super::write::{read_text, write_whole};
use super::{Settings, Stated};

/// The `corpus.toml` of an open folder.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Where it belongs; `None` where nothing is to be kept.
    path: Option<PathBuf>,
    /// Where corrections go when the folder cannot be written to.
    aside: Option<PathBuf>,
    /// What the folder's file held when it was last read or written.
    folder: Option<String>,
    /// What the file beside held.
    beside: Option<String>,
    /// What both say together, with every change.
    text: String,
    /// Changes that are not on disk.
    waiting: Vec<Change>,
}

impl Kept {
    /// What is kept of `folder`, and `aside` for what cannot be kept in it.
    ///
    /// # Errors
    /// Where a file is there and cannot be read.
    pub fn read(folder: &Path, aside: Option<PathBuf>) -> Result<Self, String> {
        let path = folder.join(FILE);
        let read = |path: &Path| read_text(path).map_err(|e| format!("{} could not be read ({e})", path.display()));
        let beside = aside.as_deref().map(read).transpose()?.flatten();
        let mut kept = Self { folder: read(&path)?, path: Some(path), aside, beside, ..Self::default() };
        kept.text = kept.together();
        Ok(kept)
    }

    /// What is corrected without being kept.
    pub fn in_memory(text: &str) -> Self {
        Self { folder: Some(text.to_owned()), text: text.to_owned(), ..Self::default() }
    }

    /// What it says, with every change, whether saved or not.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The settings in it.
    pub fn settings(&self) -> Settings {
        read_corpus_toml(&self.text).settings
    }

    /// What it states about a document.
    pub fn stated(&self, document: &str) -> Stated {
        read_corpus_toml(&self.text).documents.remove(document).unwrap_or_default()
    }

    /// Whether something is not on disk yet.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty() && self.path.is_some()
    }

    /// Whether corrections are kept beside the folder because it cannot be written to.
    pub fn is_beside(&self) -> bool {
        self.beside.is_some()
    }

    /// Makes changes, in memory; those that meet another value than they expect are given back and not made.
    ///
    /// # Errors
    /// Where the file has a mistake in it or holds tables in a form that cannot be added to, with what to do; nothing is changed then.
    pub fn change(&mut self, changes: &[Change]) -> Result<Vec<Conflict>, String> {
        let edited = edit(&self.text, changes)?;
        self.text = edited.text;
        let met = |c: &&Change| !edited.conflicts.iter().any(|conflict| conflict.change == **c);
        if self.path.is_some() {
            self.waiting.extend(changes.iter().filter(met).cloned());
        }
        Ok(edited.conflicts)
    }

    /// What has to be done to save it; `None` where all is saved.
    pub fn save(&self) -> Option<Save> {
        let path = self.path.clone().filter(|_| !self.waiting.is_empty())?;
        Some(Save {
            path,
            aside: self.aside.clone(),
            seen: self.folder.clone(),
            is_beside: self.is_beside(),
            changes: self.waiting.clone(),
        })
    }

    /// Takes in what became of a [`Save`].
    pub fn saved(&mut self, saved: &Saved) {
        self.waiting.drain(..saved.count.min(self.waiting.len()));
        self.folder = saved.folder.clone();
        if saved.beside.is_some() {
            self.beside = saved.beside.clone();
        }
        self.text = self.together();
    }

    /// Reads the files again and takes in what another program has written; gives changes that were waiting and met another.
    /// `None` where nothing has changed.
    pub fn refresh(&mut self) -> Option<Vec<Conflict>> {
        // Where the whole folder is gone, its drive is; what it held is not taken back for that.
        let path = self.path.as_deref().filter(|p| p.parent().is_some_and(Path::is_dir))?;
        let (Ok(folder), Ok(beside)) = (read_text(path), self.aside.as_deref().map_or(Ok(None), read_text)) else { return None };
        if folder == self.folder && beside == self.beside {
            return None;
        }
        (self.folder, self.beside) = (folder, beside);
        let waiting = std::mem::take(&mut self.waiting);
        self.text = overlaid(self.folder.as_deref().unwrap_or_default(), self.beside.as_deref());
        // A file with a mistake in it is left alone, and the changes go on waiting.
        match self.change(&waiting) {
            Ok(conflicts) => Some(conflicts),
            Err(_) => {
                self.waiting = waiting;
                Some(Vec::new())
            }
        }
    }

    fn together(&self) -> String {
        let text = overlaid(self.folder.as_deref().unwrap_or_default(), self.beside.as_deref());
        edit(&text, &self.waiting).map_or(text, |edited| edited.text)
    }
}

/// The folder's text with what is kept beside it laid over.
pub(super) fn overlaid(folder: &str, beside: Option<&str>) -> String {
    let Some(beside) = beside else { return folder.to_owned() };
    impose(folder, &said(beside)).unwrap_or_else(|_| folder.to_owned())
}

/// Changes on their way to the disk; run where it may take its time.
#[derive(Clone, Debug)]
pub struct Save {
    path: PathBuf,
    aside: Option<PathBuf>,
    seen: Option<String>,
    is_beside: bool,
    changes: Vec<Change>,
}

/// What became of a [`Save`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The file that was written.
    pub path: PathBuf,
    /// Changes that met another's and were not made.
    pub conflicts: Vec<Conflict>,
    /// Whether another program had written meanwhile.
    pub was_merged: bool,
    /// Whether it was kept beside the folder.
    pub is_beside: bool,
    folder: Option<String>,
    beside: Option<String>,
    count: usize,
}

/// How often a save starts over because somebody wrote while it was under way.
const TRIES: usize = 4;

impl Save {
    /// Writes the changes into the file as it stands now: wholly or not at all.
    ///
    /// # Errors
    /// Where it cannot be written, with what to do; the changes are then still waiting.
    pub fn run(&self) -> Result<Saved, String> {
        self.run_with(&write_whole)
    }

    /// As [`Save::run`], with another way to write.
    ///
    /// # Errors
    /// As [`Save::run`].
    pub fn run_with(&self, write: &dyn Fn(&Path, &str) -> io::Result<()>) -> Result<Saved, String> {
        if self.is_beside {
            return self.beside(write);
        }
        if !self.path.parent().is_some_and(Path::is_dir) {
            return Err(self.reason(&io::Error::from(io::ErrorKind::NotFound)));
        }
        for _ in 0..TRIES {
            let now = read_text(&self.path).map_err(|e| self.reason(&e))?;
            let edited = edit(now.as_deref().unwrap_or_default(), &self.changes).map_err(|reason| {
                format!("{} was not written: {reason}. The correction is kept until you close the window", self.path.display())
            })?;
            if read_text(&self.path).ok() != Some(now.clone()) {
                continue;
            }
            let is_same = now.as_deref() == Some(edited.text.as_str()) || now.is_none() && edited.text.is_empty();
            let written = if is_same { Ok(()) } else { write(&self.path, &edited.text) };
            return match written {
                Ok(()) => Ok(Saved {
                    path: self.path.clone(),
                    conflicts: edited.conflicts,
                    was_merged: now != self.seen,
                    is_beside: false,
                    folder: Some(edited.text).filter(|t| !t.is_empty()),
                    beside: None,
                    count: self.changes.len(),
                }),
                Err(error) if is_read_only(&error) && self.aside.is_some() => self.beside(write),
                Err(error) => Err(self.reason(&error)),
            };
        }
        Err(format!(
            "{} is being written by another program; the correction is kept and will be saved with the next one",
            self.path.display()
        ))
    }

    fn beside(&self, write: &dyn Fn(&Path, &str) -> io::Result<()>) -> Result<Saved, String> {
        let Some(aside) = &self.aside else { return Err("There is no place for corrections".to_owned()) };
        let folder = read_text(&self.path).ok().flatten();
        let now = read_text(aside).map_err(|e| self.reason(&e))?.unwrap_or_default();
        let changes: Vec<Change> = self.changes.iter().map(|change| explicit(change, folder.as_deref())).collect();
        let text = impose(&now, &changes).map_err(|e| format!("{} was not written: {e}", aside.display()))?;
        if let Some(parent) = aside.parent() {
            std::fs::create_dir_all(parent).map_err(|e| self.reason(&e))?;
        }
        write(aside, &text).map_err(|e| self.reason(&e))?;
        Ok(Saved { path: aside.clone(), is_beside: true, folder, beside: Some(text), count: self.changes.len(), ..Saved::default() })
    }

    fn reason(&self, error: &io::Error) -> String {
        let file = self.path.display();
        let what = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "the disk is full; make room, it is tried again every few seconds".to_owned()
            }
            io::ErrorKind::NotFound => "the folder is gone; connect its drive again, it is tried again every few seconds".to_owned(),
            kind if is_read_only_kind(kind) => "the folder may not be written to; ask its owner for access, or copy it".to_owned(),
            _ => format!("{error}; it is tried again every few seconds"),
        };
        format!("{file} could not be written: {what}. What you corrected is kept until the window closes")
    }
}

/// Taking a sign or words away that the folder's own file holds has to be said outright.
fn explicit(change: &Change, folder: Option<&str>) -> Change {
    let held = folder.and_then(|text| super::corrections::held(text, &change.target, change.field));
    let after = match (&change.after, held) {
        (None, Some(Value::Flag(_))) => Some(Value::Flag(false)),
        (None, Some(Value::Text(_))) if matches!(change.field, Field::Label | Field::Note) => Some(Value::Text(String::new())),
        (after, _) => after.clone(),
    };
    Change { after, ..change.clone() }
}

fn is_read_only(error: &io::Error) -> bool {
    is_read_only_kind(error.kind())
}

fn is_read_only_kind(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Target;

    fn name(before: Option<&str>, after: Option<&str>) -> Change {
        let text = |t: Option<&str>| t.map(|t| Value::Text(t.to_owned()));
        Change { target: Target::Party("coast".into()), field: Field::Name, before: text(before), after: text(after) }
    }

    fn refuse(kind: io::ErrorKind) -> impl Fn(&Path, &str) -> io::Result<()> {
        move |_, _| Err(io::Error::from(kind))
    }

    #[test]
    fn changes_are_saved_at_once_and_the_file_goes_when_nothing_is_in_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut kept = Kept::read(folder.path(), None).expect("nothing is there");
        kept.change(&[name(None, Some("Coast"))]).expect("it can be changed");
        let saved = kept.save().expect("there is something to save").run().expect("it can be written");
        kept.saved(&saved);
        assert!(!kept.is_waiting() && !saved.was_merged);
        let text = std::fs::read_to_string(folder.path().join(FILE)).expect("it is there");
        assert_eq!((text.as_str(), kept.text()), ("[parties.coast]\nname = \"Coast\"\n", text.as_str()));
        kept.change(&[name(Some("Coast"), None)]).expect("it can be taken back");
        kept.saved(&kept.save().expect("something").run().expect("it can be written"));
        assert!(!folder.path().join(FILE).exists());
    }

    #[test]
    fn what_another_wrote_meanwhile_is_merged_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join(FILE);
        let mut kept = Kept::read(folder.path(), None).expect("nothing is there");
        std::fs::write(&file, "# theirs\n[parties.coast]\ncolor = \"#0F7B6C\"\n").expect("it can be written");
        kept.change(&[name(None, Some("Coast"))]).expect("it can be changed");
        let saved = kept.save().expect("something").run().expect("it can be written");
        assert!(saved.was_merged && saved.conflicts.is_empty());
        kept.saved(&saved);
        assert_eq!(kept.text(), "# theirs\n[parties.coast]\ncolor = \"#0F7B6C\"\nname = \"Coast\"\n");
        std::fs::write(&file, kept.text().replace("\"Coast\"", "\"Shore\"")).expect("it can be written");
        kept.change(&[name(Some("Coast"), Some("Bank"))]).expect("it can be changed");
        let saved = kept.save().expect("something").run().expect("it can be written");
        assert_eq!(saved.conflicts.len(), 1);
        kept.saved(&saved);
        assert!(kept.text().contains("\"Shore\"") && !kept.is_waiting());
    }

    #[test]
    fn a_change_by_another_is_taken_in() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut kept = Kept::read(folder.path(), None).expect("nothing is there");
        assert_eq!(kept.refresh(), None);
        std::fs::write(folder.path().join(FILE), "title = \"Talks\"\n").expect("it can be written");
        kept.change(&[name(None, Some("Coast"))]).expect("it can be changed");
        assert_eq!(kept.refresh(), Some(Vec::new()));
        assert!(kept.text().starts_with("title") && kept.text().contains("Coast") && kept.is_waiting());
    }

    #[test]
    fn nothing_is_lost_when_the_disk_is_full_or_gone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut kept = Kept::read(folder.path(), None).expect("nothing is there");
        kept.change(&[name(None, Some("Coast"))]).expect("it can be changed");
        let save = kept.save().expect("something");
        let full = save.run_with(&refuse(io::ErrorKind::StorageFull)).expect_err("the disk is full");
        assert!(full.contains("make room") && full.contains("is kept"), "{full}");
        assert!(kept.is_waiting() && kept.text().contains("Coast"));
        let gone = folder.path().with_extension("unplugged");
        std::fs::rename(folder.path(), &gone).expect("it can be moved");
        let told = kept.save().expect("something").run().expect_err("the folder is gone");
        assert!(told.contains("connect its drive"), "{told}");
        assert_eq!(kept.refresh(), None);
        std::fs::rename(&gone, folder.path()).expect("it can be moved back");
        kept.change(&[name(Some("Coast"), Some("Shore"))]).expect("it can be changed");
        kept.saved(&kept.save().expect("something").run().expect("there is room again"));
        assert!(std::fs::read_to_string(folder.path().join(FILE)).is_ok_and(|t| t.contains("Shore")));
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_keeps_its_corrections_beside() {
        let (folder, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        let aside = data.path().join("corrections/one.toml");
        std::fs::write(folder.path().join(FILE), "[parties.coast]\nname = \"Coast\"\n").expect("it can be written");
        let mut kept = Kept::read(folder.path(), Some(aside.clone())).expect("it can be read");
        kept.change(&[name(Some("Coast"), Some("Shore"))]).expect("it can be changed");
        let only_aside = |path: &Path, text: &str| match path.starts_with(data.path()) {
            true => write_whole(path, text),
            false => Err(io::Error::from(io::ErrorKind::ReadOnlyFilesystem)),
        };
        let saved = kept.save().expect("something").run_with(&only_aside).expect("it is kept beside");
        assert!(saved.is_beside && saved.path == aside);
        kept.saved(&saved);
        assert!(kept.is_beside() && kept.text().contains("Shore"));
        let again = Kept::read(folder.path(), Some(aside)).expect("it can be read");
        assert_eq!(again.text(), "[parties.coast]\nname = \"Shore\"\n");
        let untouched = std::fs::read_to_string(folder.path().join(FILE)).expect("it is there");
        assert_eq!(untouched, "[parties.coast]\nname = \"Coast\"\n");
    }
}
