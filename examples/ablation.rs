//! Writes what is found in a folder with each family of methods left out, for a scorer to compare: the table in `assets/model/RULES.md`.
//!
//! `cargo run --release --no-default-features --example ablation -- FOLDER OUT` writes `OUT/VARIANT.jsonl`, a line an attribution:
//! `{"document", "source", "cue", "content"}` with spans in code points. A text is tagged once for each network and variant.

mod folder;

use std::path::Path;

use rayon::prelude::*;
use saidline::statement::{Accuracy, Extractor, Families};
use saidline::text::{CodePoints, Span, Structure};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: ablation FOLDER OUT"));
    };
    let paths = folder::texts(folder)?;
    let (fast, fine) = (Extractor::new(Accuracy::Fast), Extractor::new(Accuracy::Fine));
    let all = Families::default();
    let bare = Families { marks: false, sure: false, alone: false, via: false, ..all };
    let variants = [
        ("rules", &fast, Families { tagger: false, ..all }),
        ("fast", &fast, all),
        ("fast-tagger", &fast, bare),
        ("fine", &fine, all),
        ("fine-tagger", &fine, bare),
        ("fine-no-marks", &fine, Families { marks: false, ..all }),
        ("fine-no-mending", &fine, Families { sure: false, ..all }),
        ("fine-no-alone", &fine, Families { alone: false, ..all }),
        ("fine-no-chains", &fine, Families { via: false, ..all }),
    ];
    std::fs::create_dir_all(&out)?;
    for (name, extractor, families) in variants {
        let lines: Vec<String> = paths.par_iter().map(|path| found(extractor, families, path)).collect::<std::io::Result<_>>()?;
        std::fs::write(Path::new(&out).join(format!("{name}.jsonl")), lines.concat())?;
    }
    Ok(())
}

fn found(extractor: &Extractor, families: Families, path: &Path) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    let points = CodePoints::of(&text);
    let span = |span: Span| -> Value {
        let (start, end) = points.span(span);
        json!({"start": start, "end": end, "text": span.of(&text)})
    };
    let document = path.file_name().unwrap_or_default().to_string_lossy();
    let attributions = extractor.with_families(&text, &Structure::of(&text), families);
    let line = |a: &saidline::statement::Attribution| {
        let content: Vec<Value> = a.content.iter().map(|&s| span(s)).collect();
        format!("{}\n", json!({"document": document, "source": a.source.map(span), "cue": a.cue.map(span), "content": content}))
    };
    Ok(attributions.iter().map(line).collect())
}
