//! Texts with their true days of publication, and how many answers about them are right, for the programs that measure.
//!
//! Attributions are those that brat standoff beside a text marks (`NAME.ann`), so that no network has to run.

use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;

use chrono::NaiveDate;
use saidline::corpus::Stated;
use saidline::dating::{Input, Published};
use saidline::statement::Attribution;
use saidline::text::Structure;

use super::standoff;

/// The texts of folders, in the order of their paths.
pub(crate) struct Texts {
    /// File names.
    pub(crate) names: Vec<String>,
    /// The true days, where the table has them.
    pub(crate) truth: Vec<Option<NaiveDate>>,
    texts: Vec<String>,
    structures: Vec<Structure>,
    attributions: Vec<Vec<Attribution>>,
    stated: Stated,
}

impl Texts {
    /// Reads the texts of `folders`; `table` is a CSV file with the columns `file` and `date`.
    pub(crate) fn read(table: &str, folders: &[&String]) -> Result<Self, Box<dyn Error>> {
        let mut reader = csv::Reader::from_path(table).map_err(|e| format!("{table} cannot be read: {e}"))?;
        let headers = reader.headers()?.clone();
        let column = |name: &str| headers.iter().position(|h| h == name).unwrap_or(0);
        let (file, date) = (column("file"), column("date"));
        let days: HashMap<String, NaiveDate> =
            reader.records().flatten().filter_map(|r| Some((r.get(file)?.to_owned(), r.get(date)?.parse().ok()?))).collect();
        let mut paths: Vec<PathBuf> = Vec::new();
        for folder in folders {
            paths.extend(std::fs::read_dir(folder.as_str())?.flatten().map(|e| e.path()));
        }
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).unwrap_or_default()).collect();
        let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
        let notes = |path: &PathBuf| std::fs::read_to_string(path.with_extension("ann")).unwrap_or_default();
        let attributions = paths.iter().zip(&texts).map(|(path, text)| standoff::marked(text, &notes(path))).collect();
        let name = |p: &PathBuf| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let names: Vec<String> = paths.iter().map(name).collect();
        let truth = names.iter().map(|n| days.get(n).copied()).collect();
        Ok(Self { names, truth, texts, structures, attributions, stated: Stated::default() })
    }

    /// What dating asks for, without any metadata.
    pub(crate) fn inputs(&self) -> Vec<Input<'_>> {
        self.texts
            .iter()
            .zip(&self.structures)
            .zip(&self.attributions)
            .map(|((text, structure), attributions)| Input { text, structure, attributions, stated: &self.stated, modified: None })
            .collect()
    }
}

/// Whether the answer holds the day and is at most `days` long.
pub(crate) fn right(truth: NaiveDate, answer: &Published, days: i64) -> bool {
    answer.dating.as_ref().is_some_and(|d| d.from <= truth && truth <= d.to && d.days() <= days)
}

/// One line of shares in percent over the documents that have a true day.
pub(crate) fn shares<'a>(answers: impl Iterator<Item = (Option<NaiveDate>, &'a Published)>) -> String {
    let known: Vec<(NaiveDate, &Published)> = answers.filter_map(|(t, p)| Some((t?, p))).collect();
    let share = |f: &dyn Fn(NaiveDate, &Published) -> bool| {
        100.0 * known.iter().filter(|(t, p)| f(*t, p)).count() as f64 / known.len().max(1) as f64
    };
    let within = |days: i64| share(&move |t, p: &Published| right(t, p, days));
    format!(
        "documents {}  covered {:.1}%  exact {:.1}%  week {:.1}%  month {:.1}%  year {:.1}%  undated {:.1}%  wrong {:.1}%",
        known.len(),
        within(i64::MAX),
        within(1),
        within(7),
        within(31),
        within(366),
        share(&|_, p| p.dating.is_none()),
        share(&|t, p| p.dating.is_some() && !right(t, p, i64::MAX)),
    )
}
