//! Prints the date expressions of a folder's `*.txt` files as timex-jsonl; `metadata.csv` in it (file,date) gives each text's day.
//!
//! With a gold standard, `timex FOLDER GOLD.jsonl`, it prints in its place how often dates of each kind hold the right days: what the confidence
//! of a date is taken from.
#![expect(clippy::print_stdout, reason = "a tool for the command line")]

mod folder;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use chrono::NaiveDate;
use saidline::dating::{Form, Kind, Point, Timex, expressions};
use saidline::text::{CodePoints, Structure};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: timex FOLDER")?;
    let folder = Path::new(&folder);
    let mut days = BTreeMap::new();
    if let Ok(mut reader) = csv::Reader::from_path(folder.join("metadata.csv")) {
        for row in reader.records() {
            let row = row?;
            days.insert(row[0].to_owned(), row[1].parse::<NaiveDate>().ok());
        }
    }
    let gold = match std::env::args().nth(2) {
        Some(path) => gold(&std::fs::read_to_string(path)?)?,
        None => Gold::new(),
    };
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in folder::texts(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file)?;
        let points = CodePoints::of(&text);
        for timex in expressions(&text, &Structure::of(&text), days.get(&name).copied().flatten()) {
            let (start, end) = points.span(timex.span);
            if !gold.is_empty() {
                let annotated = gold.get(&name).and_then(|rows| rows.iter().find(|g| g.0 < end && start < g.1));
                if let (Some(annotated), Kind::Date | Kind::Time) = (annotated, timex.kind) {
                    // "1998-WXX": left open by the annotator.
                    if timex.interval.is_some() && annotated.2.contains('X') {
                        continue;
                    }
                    let counts = kinds.entry(kind(&timex)).or_default();
                    counts.0 += 1;
                    counts.1 += usize::from(holds(&timex, &annotated.2));
                }
                continue;
            }
            println!(
                "{}",
                serde_json::json!({
                    "document": name, "start": start, "end": end, "text": timex.span.of(&text), "type": timex.kind.name(),
                    "value": timex.value, "mod": timex.modifier.map(|m| m.name()),
                })
            );
        }
    }
    for (kind, (all, right)) in kinds {
        println!("{kind:30} {all:5}  {:.1}%", 100.0 * right as f64 / all as f64);
    }
    Ok(())
}

/// By document: start and end of each expression in code points, and its value.
type Gold = BTreeMap<String, Vec<(usize, usize, String)>>;

fn gold(lines: &str) -> Result<Gold, Box<dyn Error>> {
    let mut gold = Gold::new();
    for line in lines.lines().filter(|l| !l.is_empty()) {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let number = |key: &str| row[key].as_u64().and_then(|n| usize::try_from(n).ok()).ok_or("a row without its place");
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        gold.entry(text("document")).or_default().push((number("start")?, number("end")?, text("value")));
    }
    Ok(gold)
}

/// Whether the days of a date are those of the annotated value or hold them.
fn holds(timex: &Timex, value: &str) -> bool {
    let calendar = value.split('T').next().unwrap_or(value);
    let annotated = Point::parse(calendar).and_then(Point::interval);
    let within = |(from, to)| annotated.is_some_and(|(first, last)| from <= first && last <= to);
    value == timex.value || timex.interval.is_some_and(within)
}

/// What a date's confidence is taken from.
fn kind(timex: &Timex) -> &'static str {
    let days = timex.interval.map(|(from, to)| (to - from).num_days() + 1);
    let written = matches!(timex.form, Form::Point(_));
    match days {
        _ if timex.ambiguous => "ambiguous",
        None => "no interval",
        Some(1) if written => "day, written out",
        Some(1) => "day, counted",
        Some(_) if written => "longer, written out",
        Some(2..=7) => "week, counted",
        Some(28..=31) => "month, counted",
        Some(365 | 366) => "year, counted",
        Some(_) => "quarter and other, counted",
    }
}
