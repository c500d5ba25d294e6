//! How far confidence can be trusted: attributions of annotated articles by confidence, and how many of them are right.
//!
//! `cargo run --release --no-default-features --example calibration -- FOLDER [fast|fine]`, where FOLDER holds `NAME.txt` with `NAME.ann`
//! (brat standoff with Source, Cue and Content). Right means: half of the words of both contents are shared, and the sources share a
//! word or are both missing. Several predictions of one annotated attribution count once.

mod standoff;

use std::path::Path;

use rayon::prelude::*;
use saidline::statement::{Accuracy, Attribution, Extractor};
use saidline::text::{CodePoints, Span, Structure};

#[expect(clippy::print_stdout, reason = "a table is what this program is for")]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        println!("usage: calibration FOLDER [fast|fine]");
        return;
    };
    let accuracy = if arguments.next().is_some_and(|a| a == "fast") { Accuracy::Fast } else { Accuracy::Fine };
    let extractor = Extractor::new(accuracy);
    let mut names: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    names.retain(|p| p.extension().is_some_and(|e| e == "ann"));
    names.sort();
    let judged: Vec<(f32, bool)> = names.par_iter().flat_map_iter(|ann| judge(&extractor, ann)).collect();
    println!("confidence  attributions  mean   right");
    for bin in 0..10 {
        let (low, high) = (bin as f32 / 10.0, (bin + 1) as f32 / 10.0);
        let within: Vec<_> = judged.iter().filter(|(c, _)| *c >= low && (*c < high || bin == 9)).collect();
        if !within.is_empty() {
            let mean = within.iter().map(|(c, _)| c).sum::<f32>() / within.len() as f32;
            let right = within.iter().filter(|(_, r)| *r).count() as f32 / within.len() as f32;
            println!("{low:.1} to {high:.1}  {:>12}  {mean:.2}   {right:.2}", within.len());
        }
    }
}

fn judge(extractor: &Extractor, ann: &Path) -> Vec<(f32, bool)> {
    let (Ok(text), Ok(notes)) = (std::fs::read_to_string(ann.with_extension("txt")), std::fs::read_to_string(ann)) else {
        return Vec::new();
    };
    let structure = Structure::of(&text);
    let points = CodePoints::of(&text);
    let golds = standoff::marked(&text, &notes);
    let words: Vec<(usize, usize)> =
        structure.tokens.iter().filter(|t| t.of(&text).starts_with(char::is_alphanumeric)).map(|t| points.span(*t)).collect();
    let of = |spans: &[(usize, usize)]| -> Vec<usize> {
        (0..words.len()).filter(|&w| spans.iter().any(|s| words[w].0 < s.1 && s.0 < words[w].1)).collect()
    };
    let spans = |s: &[Span]| s.iter().map(|s| points.span(*s)).collect::<Vec<_>>();
    let gold_words: Vec<(Vec<usize>, Vec<usize>)> =
        golds.iter().map(|g| (of(&spans(g.source.as_slice())), of(&spans(&g.content)))).collect();
    let mut found: Vec<(Attribution, usize)> =
        extractor.attributions(&text, &structure).into_iter().enumerate().map(|(n, a)| (a, n)).collect();
    found.sort_by(|a, b| b.0.confidence.total_cmp(&a.0.confidence).then(a.1.cmp(&b.1)));
    let mut used = vec![false; golds.len()];
    found
        .iter()
        .map(|(attribution, _)| {
            let content = of(&spans(&attribution.content));
            let source = of(&spans(attribution.source.as_slice()));
            let hit =
                (0..golds.len()).find(|&g| !used[g] && half_shared(&gold_words[g].1, &content) && same_source(&gold_words[g].0, &source));
            if let Some(g) = hit {
                used[g] = true;
            }
            (attribution.confidence, hit.is_some())
        })
        .collect()
}

fn half_shared(a: &[usize], b: &[usize]) -> bool {
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared > 0 && shared * 2 >= a.len() + b.len() - shared
}

fn same_source(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|w| b.contains(w)) || a.is_empty() && b.is_empty()
}
