//! Dates the texts of folders without their metadata and prints how often the answers are right, and a calibration table.
//!
//! Usage: `docdates METADATA.csv FOLDER... [--errors N] [--show NAME]`; the table has columns `file,date`. Attributions are those that brat
//! standoff beside a text marks (`NAME.ann`: Source, Cue, Content and the lines that link them), so that no network has to run.
#![allow(clippy::print_stdout, reason = "it prints a table")]

mod standoff;

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use chrono::NaiveDate;
use saidline::corpus::{Settings, Stated};
use saidline::dating::{Input, Published, published};
use saidline::statement::Attribution;
use saidline::text::Structure;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let errors: usize = option("--errors").and_then(|n| n.parse().ok()).unwrap_or(0);
    let show = option("--show");
    let plain: Vec<&String> =
        args.iter().enumerate().filter(|(i, a)| !(a.starts_with("--") || *i > 0 && args[i - 1].starts_with("--"))).map(|a| a.1).collect();
    let Some((table, folders)) = plain.split_first() else {
        eprintln!("usage: docdates METADATA.csv FOLDER... [--errors N] [--show NAME]");
        return ExitCode::from(2);
    };
    let Ok(mut reader) = csv::Reader::from_path(table.as_str()) else {
        eprintln!("{table} cannot be read");
        return ExitCode::from(2);
    };
    let headers = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap_or(0);
    let (file, date) = (column("file"), column("date"));
    let truth: HashMap<String, NaiveDate> =
        reader.records().flatten().filter_map(|r| Some((r.get(file)?.to_owned(), r.get(date)?.parse().ok()?))).collect();
    let mut paths: Vec<PathBuf> =
        folders.iter().flat_map(|f| std::fs::read_dir(f.as_str()).into_iter().flatten().flatten().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).unwrap_or_default()).collect();
    let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
    let attributions: Vec<Vec<Attribution>> = paths
        .iter()
        .zip(&texts)
        .map(|(path, text)| standoff::marked(text, &std::fs::read_to_string(path.with_extension("ann")).unwrap_or_default()))
        .collect();
    let stated = Stated::default();
    let inputs: Vec<Input<'_>> = texts
        .iter()
        .zip(&structures)
        .zip(&attributions)
        .map(|((text, structure), attributions)| Input { text, structure, attributions, stated: &stated, modified: None })
        .collect();
    let start = Instant::now();
    let answers = published(&inputs, &Settings::default());
    let seconds = start.elapsed().as_secs_f64();
    let rows: Vec<(String, Option<NaiveDate>, &Published)> = paths
        .iter()
        .zip(&answers)
        .map(|(p, a)| {
            let name = p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let day = truth.get(&name).copied();
            (name, day, a)
        })
        .collect();
    report(&rows, errors, show.as_deref());
    println!("{:.2} ms a document", 1000.0 * seconds / texts.len().max(1) as f64);
    ExitCode::SUCCESS
}

fn report(rows: &[(String, Option<NaiveDate>, &Published)], errors: usize, show: Option<&str>) {
    let known: Vec<_> = rows.iter().filter_map(|(n, t, p)| t.map(|t| (n, t, p))).collect();
    let right = |t: NaiveDate, p: &Published, days: i64| p.dating.as_ref().is_some_and(|d| d.from <= t && t <= d.to && d.days() <= days);
    let share = |n: usize| 100.0 * n as f64 / known.len().max(1) as f64;
    let count = |f: &dyn Fn(NaiveDate, &Published) -> bool| known.iter().filter(|(_, t, p)| f(*t, p)).count();
    let wrong = |t: NaiveDate, p: &Published| p.dating.is_some() && !right(t, p, i64::MAX);
    println!(
        "documents {}  covered {:.1}%  exact {:.1}%  week {:.1}%  month {:.1}%  year {:.1}%  undated {:.1}%  wrong {:.1}%",
        known.len(),
        share(count(&|t, p| right(t, p, i64::MAX))),
        share(count(&|t, p| right(t, p, 1))),
        share(count(&|t, p| right(t, p, 7))),
        share(count(&|t, p| right(t, p, 31))),
        share(count(&|t, p| right(t, p, 366))),
        share(count(&|_, p| p.dating.is_none())),
        share(count(&wrong)),
    );
    println!("calibration: confidence, datings, right");
    for (low, high) in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)] {
        let within: Vec<_> =
            known.iter().filter(|(_, _, p)| p.dating.as_ref().is_some_and(|d| d.confidence >= low && d.confidence < high)).collect();
        let good = within.iter().filter(|(_, t, p)| right(*t, p, i64::MAX)).count();
        println!("  {low:.1} to {high:.1}  {:5}  {:.1}%", within.len(), 100.0 * good as f64 / within.len().max(1) as f64);
    }
    println!("widths: days, datings, right");
    for (low, high) in [(1, 1), (2, 7), (8, 31), (32, 120), (121, 366), (367, 100_000)] {
        let within: Vec<_> = known.iter().filter(|(_, _, p)| p.dating.as_ref().is_some_and(|d| (low..=high).contains(&d.days()))).collect();
        let good = within.iter().filter(|(_, t, p)| right(*t, p, i64::MAX)).count();
        println!("  {low:3} to {high:6}  {:5}  {:.1}%", within.len(), 100.0 * good as f64 / within.len().max(1) as f64);
    }
    let bad = known.iter().filter(|(_, t, p)| wrong(*t, p)).take(errors).map(|(n, t, p)| (*n, Some(*t), **p));
    let all = rows.iter().filter(|(n, ..)| show.is_some_and(|s| n.contains(s))).map(|(n, t, p)| (n, *t, *p));
    for (name, truth, p) in bad.chain(all) {
        let truth = truth.map_or("unknown".to_owned(), |t| t.to_string());
        match &p.dating {
            Some(d) => println!("{name} {truth}: {} to {} {:?} {:.2} | {} | {:?}", d.from, d.to, d.basis, d.confidence, d.why, p.conflicts),
            None => println!("{name} {truth}: open | {:?}", p.conflicts),
        }
    }
}
