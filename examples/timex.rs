//! Prints the date expressions of a folder's `*.txt` files as timex-jsonl; `metadata.csv` in it (file,date) gives each text's day.
#![expect(clippy::print_stdout, reason = "a tool for the command line")]

use std::error::Error;
use std::path::Path;

use chrono::NaiveDate;
use saidline::dating::expressions;
use saidline::text::{CodePoints, Structure};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: timex FOLDER")?;
    let folder = Path::new(&folder);
    let mut days = std::collections::BTreeMap::new();
    if let Ok(mut reader) = csv::Reader::from_path(folder.join("metadata.csv")) {
        for row in reader.records() {
            let row = row?;
            days.insert(row[0].to_owned(), row[1].parse::<NaiveDate>().ok());
        }
    }
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file)?;
        let points = CodePoints::of(&text);
        for timex in expressions(&text, &Structure::of(&text), days.get(&name).copied().flatten()) {
            let (start, end) = points.span(timex.span);
            println!(
                "{}",
                serde_json::json!({
                    "document": name, "start": start, "end": end, "text": timex.span.of(&text), "type": timex.kind.name(),
                    "value": timex.value, "mod": timex.modifier.map(|m| m.name()),
                })
            );
        }
    }
    Ok(())
}
