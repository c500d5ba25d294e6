//! Fits how far each kind of clue to a day of publication is trusted, `assets/clue_weights.tsv`, and prints what such a fit is worth on texts
//! that it has not seen.
//!
//! `cargo run --release --no-default-features --example powers -- METADATA.csv FOLDER... [--write FILE]`; the table has columns `file,date`.
//! Every other text is one half: powers fitted to one half are scored on the other, and powers fitted to all on all. `--write` writes the latter,
//! below the comment lines that the file has.
#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

mod dated;
mod fitted;
mod listed;
mod standoff;

use std::error::Error;
use std::fmt::Write as _;

use saidline::corpus::Settings;
use saidline::dating::{Lags, Powers, Study, published};

fn main() -> Result<(), Box<dyn Error>> {
    let (texts, file) = fitted::asked("powers")?;
    let inputs = texts.inputs();
    if let [first, .., last] = texts.names.as_slice() {
        println!("{} texts, {first} to {last}", texts.names.len());
    }
    let as_listed = published(&inputs, &Settings::default());
    println!("as listed:      {}", dated::shares(texts.truth.iter().copied().zip(&as_listed)));
    for n in 0..2 {
        println!("  half {n}:       {}", dated::shares(fitted::half(&texts.truth, n).into_iter().zip(&as_listed)));
    }
    let study = Study::of(&inputs, &Settings::default(), Lags::listed());
    let equal = study.answers(&Powers::new());
    println!("all powers 1:   {}", dated::shares(texts.truth.iter().copied().zip(&equal)));
    for n in 0..2 {
        let powers = study.fit(&fitted::half(&texts.truth, 1 - n));
        println!(
            "  fitted on half {}, half {n}: {}",
            1 - n,
            dated::shares(fitted::half(&texts.truth, n).into_iter().zip(&study.answers(&powers)))
        );
    }
    let powers = study.fit(&texts.truth);
    println!("fitted on all:  {}", dated::shares(texts.truth.iter().copied().zip(&study.answers(&powers))));
    let mut rows = String::new();
    for (kind, power) in &powers {
        writeln!(rows, "{kind}\t{power:.2}")?;
    }
    print!("{rows}");
    if let Some(file) = file {
        listed::write_below_head(&file, &rows)?;
    }
    Ok(())
}
