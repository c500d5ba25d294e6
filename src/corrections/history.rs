//! Every change with its time and who made it: to be taken back, made again, kept between runs and handed over as a table.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::corpus::{Change, Target};

/// One thing a person did, of one or more changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// When, in ISO 8601 with the zone; given by whoever does it.
    pub time: String,
    /// The system's name of who did it.
    pub user: String,
    /// What it is called ("Mark as reviewed").
    pub name: String,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// A line of the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Did(Deed),
    Undid { time: String, user: String },
    Redid { time: String, user: String },
}

/// What was done, in order, with what of it was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    lines: Vec<Line>,
    done: Vec<Deed>,
    undone: Vec<Deed>,
}

impl History {
    /// The history of a journal, one JSON object a line; lines that cannot be read are passed over.
    pub fn read(journal: &str) -> Self {
        let mut history = Self::default();
        for line in journal.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            history.take(line);
        }
        history
    }

    /// Notes a deed; what was taken back before it can no longer be made again. Returns the line for the journal.
    pub fn note(&mut self, deed: Deed) -> String {
        self.add(Line::Did(deed))
    }

    /// The deed to take back, the last first.
    pub fn to_undo(&self) -> Option<&Deed> {
        self.done.last()
    }

    /// The deed to make again.
    pub fn to_redo(&self) -> Option<&Deed> {
        self.undone.last()
    }

    /// Notes that the last deed was taken back.
    pub fn note_undo(&mut self, time: String, user: String) -> String {
        self.add(Line::Undid { time, user })
    }

    /// Notes that the last deed taken back was made again.
    pub fn note_redo(&mut self, time: String, user: String) -> String {
        self.add(Line::Redid { time, user })
    }

    /// How many deeds can be taken back.
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether none can.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    fn add(&mut self, line: Line) -> String {
        let written = serde_json::to_string(&line).expect("a deed holds nothing that JSON cannot say");
        self.take(line);
        format!("{written}\n")
    }

    fn take(&mut self, line: Line) {
        match &line {
            Line::Did(deed) => {
                self.done.push(deed.clone());
                self.undone.clear();
            }
            Line::Undid { .. } => self.undone.extend(self.done.pop()),
            Line::Redid { .. } => self.done.extend(self.undone.pop()),
        }
        self.lines.push(line);
    }

    /// Everything that was done as a table: time, user, what, document, words, field, before, after. RFC 4180, UTF-8 with a byte order mark.
    pub fn csv(&self) -> Vec<u8> {
        let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        let mut write = |row: [&str; 8]| table.write_record(row).expect("writing to memory succeeds and all rows have as many columns");
        write(["time", "user", "what", "of", "words", "field", "before", "after"]);
        let mut past = Self::default();
        for line in &self.lines {
            let (time, user, name, changes) = match line {
                Line::Did(deed) => (&deed.time, &deed.user, deed.name.clone(), deed.changes.clone()),
                Line::Undid { time, user } => {
                    let deed = past.to_undo();
                    let back = deed.map(|d| d.changes.iter().rev().map(Change::inverse).collect());
                    (time, user, format!("Undo: {}", deed.map_or("", |d| &d.name)), back.unwrap_or_default())
                }
                Line::Redid { time, user } => {
                    let deed = past.to_redo();
                    (time, user, format!("Redo: {}", deed.map_or("", |d| &d.name)), deed.map(|d| d.changes.clone()).unwrap_or_default())
                }
            };
            for change in &changes {
                let (of, words) = match &change.target {
                    Target::Document(path) => (path.as_str(), ""),
                    Target::Party(id) => (id.as_str(), ""),
                    Target::Statement(key) => (key.document.as_str(), key.words.as_str()),
                    Target::Recipe(name) | Target::View(name) => (name.as_str(), ""),
                    Target::Corpus => ("", ""),
                };
                let value = |v: &Option<crate::corpus::Value>| v.as_ref().map(ToString::to_string).unwrap_or_default();
                let (before, after) = (value(&change.before), value(&change.after));
                let row = [time.as_str(), user, &name, of, words, change.field.key(), &before, &after];
                write(row.map(inert).each_ref().map(AsRef::as_ref));
            }
            past.take(line.clone());
        }
        table.into_inner().expect("writing to memory succeeds")
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like it has an apostrophe before it, which spreadsheets do not show (OWASP, CSV
/// Injection).
pub fn inert(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Field, Value};

    fn deed(name: &str) -> Deed {
        let change =
            Change { target: Target::Party("coast".into()), field: Field::Name, before: None, after: Some(Value::Text(name.into())) };
        Deed { time: "2031-08-20T10:00:00+02:00".into(), user: "orla".into(), name: format!("Rename to {name}"), changes: vec![change] }
    }

    #[test]
    fn undo_and_redo_outlive_a_restart() {
        let (mut history, mut journal) = (History::default(), String::new());
        journal += &history.note(deed("One"));
        journal += &history.note(deed("Two"));
        journal += &history.note_undo("later".into(), "ina".into());
        let mut again = History::read(&format!("{journal}{{broken\n"));
        assert_eq!((again.to_undo(), again.to_redo()), (Some(&deed("One")), Some(&deed("Two"))));
        again.note_redo("later".into(), "ina".into());
        assert_eq!((again.len(), again.to_redo()), (2, None));
        again.note_undo("later".into(), "ina".into());
        again.note(deed("Three"));
        assert_eq!(again.to_redo(), None);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"] {
            assert_eq!(inert(cell), format!("'{cell}"));
        }
        assert_eq!((inert("1 - 1"), inert("“=”"), inert("")), ("1 - 1".into(), "“=”".into(), "".into()));
        let mut history = History::default();
        history.note(deed("=HYPERLINK(1)"));
        let table = String::from_utf8(history.csv()).expect("it is text");
        assert!(table.contains(",'=HYPERLINK(1)\r\n"), "{table}");
    }

    #[test]
    fn the_table_tells_who_changed_what_and_when() {
        let mut history = History::default();
        history.note(deed("One"));
        history.note_undo("2031-08-20T10:05:00+02:00".into(), "ina".into());
        let table = String::from_utf8(history.csv()).expect("it is text");
        let expect = "\u{feff}time,user,what,of,words,field,before,after\r\n\
            2031-08-20T10:00:00+02:00,orla,Rename to One,coast,,name,,One\r\n\
            2031-08-20T10:05:00+02:00,ina,Undo: Rename to One,coast,,name,One,\r\n";
        assert_eq!(table, expect);
    }
}
