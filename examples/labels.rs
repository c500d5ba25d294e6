//! Prints the labels of a folder's statements beside their sentences, to be read by a person: does one turn a meaning round?
//!
//! `cargo run --release --no-default-features --example labels -- FOLDER [EVERY]` prints each (or one of EVERY) of those that a picture shows as a
//! JSON line: `{"document", "at", "sentence", "source", "cue", "label", "short", "who", "drawn", "confidence", "sure", "named"}`; `short` is the label
//! cut to 48 characters, `drawn` what a slide of the document alone has of it, below the name `who`, null where it finds no room; `sure` tells how
//! sure the speaker is, `named` whether the source itself names it.

mod folder;

use std::collections::BTreeMap;
use std::sync::Arc;

use saidline::analysis::{Analysis, Options, analyze};
use saidline::corpus::{Corpus, Document};
use saidline::progress::Progress;
use saidline::statement::Accuracy;
use saidline::text::Span;
use saidline::timeline::{Filter, Part, Shape, View, layout};
use serde_json::json;

#[expect(clippy::print_stdout, reason = "a filter: its output is what it is for")]
fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| std::io::Error::other("usage: labels FOLDER [EVERY]"))?;
    let every = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1usize).max(1);
    let mut count = 0;
    for path in folder::texts(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document = Document { path: name.clone(), text: std::fs::read_to_string(&path)?, ..Document::default() };
        let corpus = Arc::new(Corpus { documents: vec![document], ..Corpus::default() });
        let options = Options { accuracy: Accuracy::Fine };
        let Some(analysis) = analyze(corpus, &options, &Progress::default()) else { continue };
        let drawn = drawn(&analysis);
        let (text, structure) = (analysis.text(0), &analysis.documents[0].structure);
        for (n, statement) in analysis.statements.iter().enumerate() {
            let at = statement.reports[0];
            let attribution = analysis.attribution(at);
            if !Filter::default().passes(&analysis, n) {
                continue;
            }
            count += 1;
            if count % every != every / 2 {
                continue;
            }
            let hull = [attribution.source, attribution.cue].into_iter().flatten().fold(attribution.hull(), Span::hull);
            let sentence = |at: u32| structure.sentence_at(at).map(|n| structure.sentences[n].span);
            let around = [sentence(hull.start), sentence(hull.end.saturating_sub(1))].into_iter().flatten().fold(hull, Span::hull);
            let label = analysis.label(at);
            let words = |span: Option<Span>| span.map(|s| s.of(text));
            let voices = analysis.voices(at);
            let named = voices.iter().all(|v| v.mention.is_some());
            let sure = voices.iter().map(|v| v.confidence).fold(1.0, f32::min);
            let shown = drawn.get(&(n as u32));
            println!(
                "{}",
                json!({
                    "document": name, "at": hull.start, "sentence": around.of(text), "source": words(attribution.source), "cue": words(attribution.cue),
                    "label": label.text(text), "short": label.fit(text, 48), "who": shown.map(|lines| &lines[0]),
                    "drawn": shown.map(|lines| lines[1..].join(" ")), "confidence": attribution.confidence, "sure": sure, "named": named,
                })
            );
        }
    }
    Ok(())
}

/// The lines that a slide has of each statement, its name first; nothing of those that stand there without words.
fn drawn(analysis: &Analysis) -> BTreeMap<u32, Vec<String>> {
    let scene = layout(analysis, &View { numbered: false, ..View::default() });
    let mut found: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for item in scene.items.iter().filter(|item| item.part == Part::Label) {
        if let (Some(statement), Shape::Text(text)) = (item.statement, &item.shape) {
            found.entry(statement).or_default().push(text.text.clone());
        }
    }
    found.retain(|_, lines| lines.len() > 1);
    found
}
