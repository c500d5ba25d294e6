//! Counts how long after what they tell texts are published, `assets/lags.tsv`, and prints what the counts are worth on texts that they were
//! not taken from.
//!
//! `cargo run --release --no-default-features --example lags -- METADATA.csv FOLDER... [--write FILE]`; the table has columns `file,date`.
//! Every other text is one half: lags counted and powers fitted on one half are scored on the other. `--write` writes the lags counted on all,
//! in the stretches and units of the list at hand, below the comment lines that the file has.
#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

mod dated;
mod fitted;
mod listed;
mod standoff;

use std::error::Error;
use std::fmt::Write as _;

use saidline::corpus::Settings;
use saidline::dating::{Lags, Study};

fn main() -> Result<(), Box<dyn Error>> {
    let (texts, file) = fitted::asked("lags")?;
    println!("{} texts", texts.names.len());
    let inputs = texts.inputs();
    let study = |lags: &Lags| Study::of(&inputs, &Settings::default(), lags);
    let listed = study(Lags::listed());
    for n in 0..2 {
        let (seen, unseen) = (fitted::half(&texts.truth, 1 - n), fitted::half(&texts.truth, n));
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
        listed::write_below_head(&file, &rows)?;
    }
    Ok(())
}

/// A weight with three digits that count.
fn three_digits(weight: f32) -> f32 {
    format!("{weight:.2e}").parse().unwrap_or(weight)
}
