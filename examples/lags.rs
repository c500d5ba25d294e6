//! Counts how long after what they tell texts are published, `assets/lags.tsv`, and prints what the counts are worth on texts that they were
//! not taken from.
//!
//! `cargo run --release --no-default-features --example lags -- METADATA.csv FOLDER... [--write FILE]`; the table has columns `file,date`.
//! Every other text is one half: lags counted and powers fitted on one half are scored on the other. `--write` writes the lags counted on all,
//! in the stretches and units of the list at hand, below the comment lines that the file has.
#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

mod dated;
mod standoff;

use std::error::Error;
use std::fmt::Write as _;

use chrono::NaiveDate;
use saidline::corpus::Settings;
use saidline::dating::{Lags, Study};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.iter().position(|a| a == "--write");
    let file = write.and_then(|i| args.get(i + 1));
    let plain: Vec<&String> = args[..write.unwrap_or(args.len())].iter().collect();
    let Some((table, folders)) = plain.split_first() else {
        return Err("usage: lags METADATA.csv FOLDER... [--write FILE]".into());
    };
    let texts = dated::Texts::read(table, folders)?;
    println!("{} texts", texts.names.len());
    let inputs = texts.inputs();
    let half = |n: usize| -> Vec<Option<NaiveDate>> { texts.truth.iter().enumerate().map(|(i, day)| day.filter(|_| i % 2 == n)).collect() };
    let study = |lags: &Lags| Study::of(&inputs, &Settings::default(), lags);
    let listed = study(Lags::listed());
    for n in 0..2 {
        let (seen, unseen) = (half(1 - n), half(n));
        let shares = |study: &Study<'_>| dated::shares(unseen.iter().copied().zip(&study.answers(&study.fit(&seen))));
        println!("half {n}, as listed:             {}", shares(&listed));
        println!("half {n}, counted on the other:  {}", shares(&study(&listed.lags(&seen, Lags::listed()))));
    }
    let counted = listed.lags(&texts.truth, Lags::listed());
    let on_all = study(&counted);
    println!(
        "counted on all, fitted on all: {}",
        dated::shares(texts.truth.iter().copied().zip(&on_all.answers(&on_all.fit(&texts.truth))))
    );
    let mut rows = String::new();
    for (kind, (first, last, weight)) in counted.rows() {
        writeln!(rows, "{kind}\t{first}\t{last}\t{}", three_digits(weight))?;
    }
    if let Some(file) = file {
        let head: String = std::fs::read_to_string(file)?.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        std::fs::write(file, head + &rows)?;
    }
    Ok(())
}

/// A weight with three digits that count.
fn three_digits(weight: f32) -> f32 {
    format!("{weight:.2e}").parse().unwrap_or(weight)
}
