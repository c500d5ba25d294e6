//! A person's answer to a date that was asked: `corpus.toml` with the date of a document in it, and everything else as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use toml_edit::{Datetime, DocumentMut, InlineTable, Item, Table, Value};

use super::toml::FILE;

/// A `corpus.toml` to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it is to hold.
    pub text: String,
    /// What it holds now; `None` where there is none yet.
    pub before: Option<String>,
}

/// The `corpus.toml` of `folder` with the publication of `document` between two days; nothing is written.
///
/// # Errors
/// Where the file cannot be read or understood, with what to do about it.
pub fn answer(folder: &Path, document: &str, days: (NaiveDate, NaiveDate)) -> Result<Answer, String> {
    let (path, before) = read_before(folder)?;
    let text = dated(before.as_deref().unwrap_or_default(), document, days)?;
    Ok(Answer { path, text, before })
}

/// The path of a folder's `corpus.toml`, and what it holds; `None` where there is none yet.
pub(super) fn read_before(folder: &Path) -> Result<(PathBuf, Option<String>), String> {
    let path = folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok((path, Some(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((path, None)),
        Err(error) => Err(format!("it could not be read ({error})")),
    }
}

fn dated(text: &str, document: &str, (from, to): (NaiveDate, NaiveDate)) -> Result<String, String> {
    let mut toml = text.parse::<DocumentMut>().map_err(|_| "it has a mistake in it, which Problems names; mend that first".to_owned())?;
    let day =
        |date: NaiveDate| date.to_string().parse::<Datetime>().map(Value::from).map_err(|_| format!("{date} cannot be written in it"));
    let value = if from == to {
        day(from)?
    } else {
        let mut interval = InlineTable::new();
        interval.insert("from", day(from)?);
        interval.insert("to", day(to)?);
        Value::InlineTable(interval)
    };
    let table = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    let other = || "it holds “documents” in a form that cannot be added to; write them under [documents.\"NAME\"]".to_owned();
    let documents = toml.entry("documents").or_insert_with(table).as_table_like_mut().ok_or_else(other)?;
    let fields = documents.entry(document).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut().ok_or_else(other)?;
    fields.insert("date", Item::Value(value));
    Ok(toml.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, from: &str, to: &str, after: &str) {
        let days = (from.parse().expect("a day"), to.parse().expect("a day"));
        assert_eq!(dated(before, "a/one.txt", days).as_deref(), Ok(after));
    }

    #[test]
    fn the_date_is_set_and_all_else_stays() {
        check("", "2031-05-06", "2031-05-06", "[documents.\"a/one.txt\"]\ndate = 2031-05-06\n");
        check(
            "# ours\ntitle = \"Talks\"\n",
            "2031-05-06",
            "2031-05-08",
            "# ours\ntitle = \"Talks\"\n\n[documents.\"a/one.txt\"]\ndate = { from = 2031-05-06, to = 2031-05-08 }\n",
        );
        check(
            "[documents.\"a/one.txt\"]\noutlet = \"Post\" # theirs\ndate = \"2031\"\n",
            "2031-05-06",
            "2031-05-06",
            "[documents.\"a/one.txt\"]\noutlet = \"Post\" # theirs\ndate = 2031-05-06\n",
        );
    }

    #[test]
    fn what_it_writes_is_read_back() {
        let days = (NaiveDate::from_ymd_opt(2031, 5, 6).expect("a day"), NaiveDate::from_ymd_opt(2031, 5, 8).expect("a day"));
        let text = dated("", "odd \"name\".txt", days).expect("it is set");
        let found = crate::corpus::toml::read_corpus_toml(&text);
        assert_eq!(found.documents["odd \"name\".txt"].date.map(|d| (d.from, d.to)), Some(days));
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let days = (NaiveDate::default(), NaiveDate::default());
        assert!(dated("title = ", "a", days).is_err());
        assert!(dated("documents = 3", "a", days).is_err());
    }
}
