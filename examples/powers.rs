//! Fits how far each kind of clue to a day of publication is trusted, `assets/clue_weights.tsv`, and prints what such a fit is worth on texts
//! that it has not seen.
//!
//! `cargo run --release --no-default-features --example powers -- METADATA.csv FOLDER... [--write FILE]`; the table has columns `file,date`.
//! Every other text is one half: powers fitted to one half are scored on the other, and powers fitted to all on all. `--write` writes the latter,
//! below the comment lines that the file has.
#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

mod dated;
mod standoff;

use std::error::Error;
use std::fmt::Write as _;

use chrono::NaiveDate;
use saidline::corpus::Settings;
use saidline::dating::{Lags, Powers, Study, published};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.iter().position(|a| a == "--write");
    let file = write.and_then(|i| args.get(i + 1));
    let plain: Vec<&String> = args[..write.unwrap_or(args.len())].iter().collect();
    let Some((table, folders)) = plain.split_first() else {
        return Err("usage: powers METADATA.csv FOLDER... [--write FILE]".into());
    };
    let texts = dated::Texts::read(table, folders)?;
    let inputs = texts.inputs();
    let half = |n: usize| -> Vec<Option<NaiveDate>> { texts.truth.iter().enumerate().map(|(i, day)| day.filter(|_| i % 2 == n)).collect() };
    if let [first, .., last] = texts.names.as_slice() {
        println!("{} texts, {first} to {last}", texts.names.len());
    }
    let as_listed = published(&inputs, &Settings::default());
    println!("as listed:      {}", dated::shares(texts.truth.iter().copied().zip(&as_listed)));
    for n in 0..2 {
        println!("  half {n}:       {}", dated::shares(half(n).into_iter().zip(&as_listed)));
    }
    let study = Study::of(&inputs, &Settings::default(), Lags::listed());
    let equal = study.answers(&Powers::new());
    println!("all powers 1:   {}", dated::shares(texts.truth.iter().copied().zip(&equal)));
    for n in 0..2 {
        let powers = study.fit(&half(1 - n));
        println!("  fitted on half {}, half {n}: {}", 1 - n, dated::shares(half(n).into_iter().zip(&study.answers(&powers))));
    }
    let powers = study.fit(&texts.truth);
    println!("fitted on all:  {}", dated::shares(texts.truth.iter().copied().zip(&study.answers(&powers))));
    let mut rows = String::new();
    for (kind, power) in &powers {
        writeln!(rows, "{kind}\t{power:.2}")?;
    }
    print!("{rows}");
    if let Some(file) = file {
        let head: String = std::fs::read_to_string(file)?.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        std::fs::write(file, head + &rows)?;
    }
    Ok(())
}
