//! Dates the texts of folders without their metadata and prints how often the answers are right, and a calibration table.
//!
//! Usage: `docdates METADATA.csv FOLDER... [--errors N] [--show NAME]`; the table has columns `file,date`. Attributions are those that brat
//! standoff beside a text marks (`NAME.ann`: Source, Cue, Content and the lines that link them), so that no network has to run.
#![allow(clippy::print_stdout, reason = "it prints a table")]

mod dated;
mod standoff;

use std::process::ExitCode;
use std::time::Instant;

use chrono::NaiveDate;
use saidline::corpus::Settings;
use saidline::dating::{Published, published};

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
    let texts = match dated::Texts::read(table, folders) {
        Ok(texts) => texts,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let inputs = texts.inputs();
    let start = Instant::now();
    let answers = published(&inputs, &Settings::default());
    let seconds = start.elapsed().as_secs_f64();
    let rows: Vec<_> = texts.names.iter().zip(&texts.truth).zip(&answers).map(|((n, t), a)| (n.clone(), *t, a)).collect();
    report(&rows, errors, show.as_deref());
    println!("{:.2} ms a document", 1000.0 * seconds / rows.len().max(1) as f64);
    ExitCode::SUCCESS
}

fn report(rows: &[(String, Option<NaiveDate>, &Published)], errors: usize, show: Option<&str>) {
    let known: Vec<_> = rows.iter().filter_map(|(n, t, p)| t.map(|t| (n, t, p))).collect();
    let right = dated::right;
    let wrong = |t: NaiveDate, p: &Published| p.dating.is_some() && !right(t, p, i64::MAX);
    println!("{}", dated::shares(rows.iter().map(|(_, t, p)| (*t, *p))));
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
