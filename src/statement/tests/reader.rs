//! What the program with its model finds and leaves alone, kind by kind of evidence, as a reader would.

use crate::statement::{Accuracy, Attribution, Extractor};
use crate::text::{Span, Structure};

/// Below this an attribution is shown as uncertain.
const SHOWN: f32 = 0.5;

struct Case {
    kind: &'static str,
    text: String,
    expect: Vec<(&'static str, &'static str)>,
}

fn cases() -> Vec<Case> {
    let rows = include_str!("reader.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.map(|row| {
        let [kind, text, expect] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns in {row:?}") };
        let expect = expect.split(" ; ").filter_map(|pair| pair.split_once(" | ")).collect();
        Case { kind, text: text.replace("\\n", "\n"), expect }
    })
    .collect()
}

/// Whether one of the attributions gives most of `words` to somebody whose name overlaps `source`.
fn finds(text: &str, found: &[Attribution], source: &str, words: &str) -> bool {
    let place = |part: &str| text.find(part).map(|at| Span::new(at, at + part.len())).unwrap_or_else(|| panic!("{part:?} in {text:?}"));
    // A name may stand in a text more than once: words are compared for sources, places for contents.
    let wanted = place(words);
    let shared = |c: &Span| c.end.min(wanted.end).saturating_sub(c.start.max(wanted.start));
    found.iter().any(|a| {
        let named = a.source.is_some_and(|s| s.of(text).contains(source) || source.contains(s.of(text)));
        let held: u32 = a.content.iter().map(shared).sum();
        let whole: u32 = a.content.iter().map(|c| c.end - c.start).sum();
        named && held * 2 >= wanted.end - wanted.start && held * 2 >= whole
    })
}

/// Every case that `accuracy` reads otherwise than a reader.
fn missed(accuracy: Accuracy) -> Vec<String> {
    let extractor = Extractor::new(accuracy);
    let mut missed = Vec::new();
    for Case { kind, text, expect } in cases() {
        let found = extractor.attributions(&text, &Structure::of(&text));
        let shown = || found.iter().map(|a| format!("{} ({:.2})", super::shown(&text, a), a.confidence)).collect::<Vec<_>>().join("; ");
        if expect.is_empty() && found.iter().any(|a| a.confidence >= SHOWN) {
            missed.push(format!("{kind}: {text} → {}", shown()));
        }
        for (source, words) in &expect {
            if !finds(&text, &found, source, words) {
                missed.push(format!("{kind}: {text} lacks {source} | {words} → {}", shown()));
            }
        }
    }
    missed
}

/// A model may miss one case in thirty; the fast one, one in fifteen.
#[track_caller]
fn check(accuracy: Accuracy, share: usize) {
    let missed = missed(accuracy);
    assert!(missed.len() * share <= cases().len(), "{}:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn fine_reads_as_a_reader() {
    check(Accuracy::Fine, 30);
}

#[test]
fn fast_reads_as_a_reader() {
    check(Accuracy::Fast, 15);
}
