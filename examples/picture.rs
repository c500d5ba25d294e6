//! Draws a generated analysis, to look at: `cargo run --example picture -- STATEMENTS PARTIES DAYS CLUSTERS NAME_LENGTH OUT.png [WIDTHxHEIGHT] [dark]`.

#[path = "../tests/support/generated.rs"]
mod generated;

use saidline::export::png;
use saidline::timeline::{Theme, View, layout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize| words.get(n).and_then(|w| w.parse::<u64>().ok());
    let recipe = generated::Recipe {
        statements: number(0).unwrap_or(57) as usize,
        parties: number(1).unwrap_or(8) as usize,
        days: number(2).unwrap_or(300),
        clusters: number(3).unwrap_or(3),
        name_length: number(4).unwrap_or(0) as usize,
        seed: 1,
    };
    let out = words.get(5).ok_or("name a file to write")?;
    let mut view = View::default();
    if let Some((width, height)) = words.get(6).and_then(|size| size.split_once('x')) {
        (view.width, view.height) = (width.parse()?, height.parse()?);
    }
    if words.iter().any(|word| word == "dark") {
        view.theme = Theme::Dark;
    }
    let scene = layout(&generated::analysis(&recipe), &view);
    std::fs::write(out, png(&scene, 1.0)?)?;
    Ok(())
}
