//! Fits how far the parts of an attribution speak for it, `assets/trust.tsv`, and prints what such a fit is worth on texts that it has not seen.
//!
//! `cargo run --release --no-default-features --example trust -- FOLDER [OTHER] [--write FILE]`: FOLDER holds `NAME.txt` with `NAME.ann`, as for
//! `calibration`; what is fitted on it is scored on OTHER as well. False means that no annotated attribution shares a word of the source and a third
//! of the words: what a picture that shows it would put into a wrong mouth. `--write` writes the weights below the comment lines that the file has.
#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

mod listed;
mod standoff;

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use saidline::statement::{Accuracy, Extractor, trust_features};
use saidline::text::{Span, Structure};
use saidline::timeline::SURE;

/// Below this nothing is learnt from: no picture comes near it.
const LEAST: f32 = 0.5;

/// The share of what a picture would show that is left out.
const DISTRUSTED: f64 = 0.12;

/// How far weights are held towards 0.
const RIDGE: f64 = 33.0;

/// One attribution: the text it stands in, what speaks for it, whether it is true, and whether a picture would show it.
struct Row {
    text: usize,
    features: Vec<f64>,
    right: bool,
    shown: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.iter().position(|a| a == "--write");
    let folders = &args[..write.unwrap_or(args.len())];
    let Some(folder) = folders.first() else { return Err("usage: trust FOLDER [OTHER] [--write FILE]".into()) };
    let mut columns = Vec::new();
    for accuracy in [Accuracy::Fine, Accuracy::Fast] {
        let extractor = Extractor::new(accuracy);
        let rows = rows(&extractor, folder)?;
        println!("{accuracy:?}: {} attributions, {} shown", rows.len(), rows.iter().filter(|r| r.shown).count());
        for n in 0..2 {
            let (of, other): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|r| r.text % 2 == n);
            println!("  fitted on half {n}, other half: {}", score(&Fit::of(&of), &other));
        }
        let all: Vec<&Row> = rows.iter().collect();
        let fit = Fit::of(&all);
        println!("  fitted on all: {}", score(&fit, &all));
        if let Some(other) = folders.get(1) {
            let rows = self::rows(&extractor, other)?;
            println!("  fitted on all, {other}: {}", score(&fit, &rows.iter().collect::<Vec<_>>()));
        }
        columns.push(fit);
    }
    let mut list = String::new();
    for (n, name) in trust_features().iter().enumerate() {
        writeln!(list, "{name}\t{:.3}\t{:.3}", columns[0].weights[n], columns[1].weights[n])?;
    }
    writeln!(list, "least\t{:.2}\t{:.2}", columns[0].least, columns[1].least)?;
    print!("{list}");
    if let Some(file) = write.and_then(|i| args.get(i + 1)) {
        listed::write_below_head(file, &list)?;
    }
    Ok(())
}

fn rows(extractor: &Extractor, folder: &str) -> std::io::Result<Vec<Row>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "ann"));
    paths.sort();
    Ok(paths.par_iter().enumerate().flat_map_iter(|(n, path)| of_text(extractor, path, n)).collect())
}

fn of_text(extractor: &Extractor, notes: &Path, n: usize) -> Vec<Row> {
    let (Ok(text), Ok(notes)) = (std::fs::read_to_string(notes.with_extension("txt")), std::fs::read_to_string(notes)) else {
        return Vec::new();
    };
    let structure = Structure::of(&text);
    let words = |spans: &[Span]| -> Vec<usize> {
        let tokens = spans.iter().flat_map(|s| -> Range<usize> { structure.tokens_in(*s) });
        tokens.filter(|&i| structure.tokens[i].of(&text).starts_with(char::is_alphanumeric)).collect()
    };
    let golds: Vec<[Vec<usize>; 2]> =
        standoff::marked(&text, &notes).iter().map(|g| [words(g.source.as_slice()), words(&g.content)]).collect();
    let mut rows = Vec::new();
    for (attribution, features) in extractor.with_features(&text, &structure) {
        if attribution.is_opinion() || attribution.confidence < LEAST {
            continue;
        }
        let (source, content) = (words(attribution.source.as_slice()), words(&attribution.content));
        let right = golds.iter().any(|[whose, what]| {
            let same = source.iter().any(|w| whose.contains(w)) || source.is_empty() && whose.is_empty();
            same && content.iter().filter(|w| what.contains(w)).count() * 10 >= content.len() * 3
        });
        let features = features.into_iter().map(f64::from).collect();
        rows.push(Row { text: n, features, right, shown: attribution.confidence >= SURE });
    }
    rows
}

/// The share of false ones among what is shown, and among what of that is trusted.
fn score(fit: &Fit, rows: &[&Row]) -> String {
    let shown: Vec<&&Row> = rows.iter().filter(|r| r.shown).collect();
    let trusted: Vec<&&Row> = shown.iter().filter(|r| fit.odds(&r.features) >= fit.least).copied().collect();
    let wrong = |rows: &[&&Row]| 100.0 * rows.iter().filter(|r| !r.right).count() as f64 / rows.len().max(1) as f64;
    format!("false {:.1} % of {} shown, {:.1} % of {} trusted", wrong(&shown), shown.len(), wrong(&trusted), trusted.len())
}

/// Weights of a logistic regression, and the least log-odds that are trusted.
struct Fit {
    weights: Vec<f64>,
    least: f64,
}

impl Fit {
    /// By Newton's method, features brought to one spread for the ridge.
    fn of(rows: &[&Row]) -> Self {
        const STEPS: usize = 12;
        let width = rows.first().map_or(0, |r| r.features.len());
        let spread: Vec<f64> = (0..width)
            .map(|k| {
                let mean = rows.iter().map(|r| r.features[k]).sum::<f64>() / rows.len() as f64;
                let square = rows.iter().map(|r| (r.features[k] - mean).powi(2)).sum::<f64>() / rows.len() as f64;
                if square.sqrt() < 0.02 { 1.0 } else { square.sqrt() }
            })
            .collect();
        let scaled: Vec<Vec<f64>> = rows.iter().map(|r| r.features.iter().zip(&spread).map(|(f, s)| f / s).collect()).collect();
        let mut weights = vec![0.0; width];
        for _ in 0..STEPS {
            // The first feature is the bias, which nothing holds back.
            let mut slope: Vec<f64> = weights.iter().enumerate().map(|(k, w)| if k == 0 { 0.0 } else { -RIDGE * w }).collect();
            let mut bend: Vec<Vec<f64>> =
                (0..width).map(|k| (0..width).map(|j| if k == j && k > 0 { RIDGE } else { 0.0 }).collect()).collect();
            for (x, row) in scaled.iter().zip(rows) {
                let p = 1.0 / (1.0 + (-dot(x, &weights)).exp());
                let rest = f64::from(u8::from(row.right)) - p;
                for ((slope, bends), at) in slope.iter_mut().zip(&mut bend).zip(x) {
                    *slope += rest * at;
                    bends.iter_mut().zip(x).for_each(|(bend, other)| *bend += p * (1.0 - p) * at * other);
                }
            }
            solve(&mut bend, &mut slope);
            weights.iter_mut().zip(&slope).for_each(|(w, step)| *w += step);
        }
        let mut fit = Self { weights: weights.iter().zip(&spread).map(|(w, s)| w / s).collect(), least: 0.0 };
        let mut odds: Vec<f64> = rows.iter().filter(|r| r.shown).map(|r| fit.odds(&r.features)).collect();
        odds.sort_by(f64::total_cmp);
        fit.least = odds.get((odds.len() as f64 * DISTRUSTED) as usize).copied().unwrap_or(0.0);
        fit
    }

    fn odds(&self, features: &[f64]) -> f64 {
        dot(features, &self.weights)
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Puts the solution of `matrix` · x = `right` into `right`, by elimination; the matrix is positive and needs no pivots.
fn solve(matrix: &mut [Vec<f64>], right: &mut [f64]) {
    for k in 0..right.len() {
        let (pivot, known) = (matrix[k].clone(), right[k]);
        for (row, right) in matrix.iter_mut().zip(right.iter_mut()).skip(k + 1) {
            let share = row[k] / pivot[k];
            row.iter_mut().zip(&pivot).for_each(|(cell, above)| *cell -= share * above);
            *right -= share * known;
        }
    }
    for (k, row) in matrix.iter().enumerate().rev() {
        right[k] = (right[k] - dot(&row[k + 1..], &right[k + 1..])) / row[k];
    }
}
