//! Prints the labels of a folder's attributions beside their sentences, to be read by a person: does one turn a meaning round?
//!
//! `cargo run --release --no-default-features --example labels -- FOLDER [EVERY]` prints each (or one of EVERY) as a JSON line:
//! `{"document", "sentence", "source", "cue", "label", "short", "confidence"}`, of those that a picture shows; `short` is the label cut to 48 characters.

mod folder;

use saidline::statement::{Accuracy, Extractor, label};
use saidline::text::{Span, Structure};
use saidline::timeline::Filter;
use serde_json::json;

#[expect(clippy::print_stdout, reason = "a filter: its output is what it is for")]
fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| std::io::Error::other("usage: labels FOLDER [EVERY]"))?;
    let every = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1usize).max(1);
    let paths = folder::texts(folder)?;
    let extractor = Extractor::new(Accuracy::Fine);
    let shown = Filter::default();
    let mut count = 0;
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        let structure = Structure::of(&text);
        for attribution in extractor.attributions(&text, &structure) {
            if attribution.is_opinion() || attribution.confidence < shown.confidence {
                continue;
            }
            count += 1;
            if count % every != every / 2 {
                continue;
            }
            let hull = [attribution.source, attribution.cue].into_iter().flatten().fold(attribution.hull(), Span::hull);
            let sentence = |at: u32| structure.sentence_at(at).map(|n| structure.sentences[n].span);
            let around = [sentence(hull.start), sentence(hull.end.saturating_sub(1))].into_iter().flatten().fold(hull, Span::hull);
            let label = label(&text, &structure, &attribution);
            let words = |span: Option<Span>| span.map(|s| s.of(&text));
            println!(
                "{}",
                json!({
                    "document": path.file_name().unwrap_or_default().to_string_lossy(), "sentence": around.of(&text),
                    "source": words(attribution.source), "cue": words(attribution.cue),
                    "label": label.text(&text), "short": label.fit(&text, 48), "confidence": attribution.confidence,
                })
            );
        }
    }
    Ok(())
}
