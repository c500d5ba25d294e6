//! Prints the structure of every text in a folder, one JSON line a document: what the trainer of the tagger reads.
//!
//! `{"document": NAME, "paragraphs": [[[start, end, quotation, opens], …], …]}`: a token is its code points, its quotation state (1 outside,
//! 2 inside, 4 a mark) and whether it opens a sentence (1) or not (0). So training sees the very tokens that the program will see.

#![allow(clippy::print_stdout)] // a filter: its output is what it is for

mod folder;

use std::fmt::Write as _;

use saidline::text::{CodePoints, Structure};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("usage: structure FOLDER");
    for path in folder::texts(folder)? {
        let text = std::fs::read_to_string(&path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        println!("{{\"document\": {name:?}, \"paragraphs\": {}}}", paragraphs(&text));
    }
    Ok(())
}

fn paragraphs(text: &str) -> String {
    let structure = Structure::of(text);
    let points = CodePoints::of(text);
    let mut opens = vec![0; structure.tokens.len()];
    for sentence in &structure.sentences {
        opens[sentence.tokens.start] = 1;
    }
    let mut out = String::from("[");
    for (n, paragraph) in structure.paragraphs.iter().enumerate() {
        out.push_str(if n == 0 { "[" } else { ", [" });
        for i in paragraph.tokens.clone() {
            let (start, end) = points.span(structure.tokens[i]);
            let state = structure.quotes[i];
            let quotation = 1 + u32::from(state.inside) + 2 * u32::from(state.mark);
            let comma = if i == paragraph.tokens.start { "" } else { ", " };
            write!(out, "{comma}[{start}, {end}, {quotation}, {}]", opens[i]).expect("a String takes all");
        }
        out.push(']');
    }
    out.push(']');
    out
}
