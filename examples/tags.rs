//! Prints what the tagger says of every text in a folder, one JSON line a document: for studying decoding and linking.
//!
//! `cargo run --release --no-default-features --example tags -- FOLDER [fast|fine]`. A line is `{"document", "tokens", "paragraphs",
//! "logs"}`: tokens as in `structure`, the end of each paragraph in tokens, and for each token the log-probabilities of the seven classes
//! in hundredths.

mod folder;

use std::path::PathBuf;

use rayon::prelude::*;
use saidline::statement::network::Tagger;
use saidline::text::{CodePoints, Structure};
use serde_json::json;

#[expect(clippy::print_stdout, reason = "a filter: its output is what it is for")]
fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("usage: tags FOLDER [fast|fine]");
    let tagger = if arguments.next().is_some_and(|a| a == "fast") { Tagger::fast() } else { Tagger::fine() };
    let paths = folder::texts(folder)?;
    let lines: Vec<String> = paths.par_iter().map(|path| line(tagger, path)).collect::<std::io::Result<_>>()?;
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn line(tagger: Tagger, path: &PathBuf) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    let structure = Structure::of(&text);
    let points = CodePoints::of(&text);
    let mut opens = vec![0; structure.tokens.len()];
    structure.sentences.iter().for_each(|s| opens[s.tokens.start] = 1);
    let tokens: Vec<_> = structure
        .tokens
        .iter()
        .zip(&structure.quotes)
        .zip(&opens)
        .map(|((token, state), opens)| {
            let (start, end) = points.span(*token);
            json!([start, end, 1 + u32::from(state.inside) + 2 * u32::from(state.mark), opens])
        })
        .collect();
    let tags = tagger.tag(&text, &structure);
    let logs: Vec<_> = tags.log_probabilities().iter().map(|row| row.map(|x| (x * 100.0).round() as i32)).collect();
    let paragraphs: Vec<_> = structure.paragraphs.iter().map(|p| p.tokens.end).collect();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(json!({"document": name, "tokens": tokens, "paragraphs": paragraphs, "logs": logs}).to_string())
}
