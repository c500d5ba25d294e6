//! Draws a generated analysis, to look at: `cargo run --example picture -- STATEMENTS PARTIES DAYS CLUSTERS NAME_LENGTH OUT [WIDTHxHEIGHT] [dark]
//! [print] [paper] [all] [banner] [scripts] [screen=FROM-TO]`, as PNG, SVG, PDF or PPTX after the ending of OUT, where FROM and TO are units of the axis, 0 to 1000; `time` tells how long each step takes.

#[path = "../tests/support/generated.rs"]
mod generated;

use std::time::Instant;

use saidline::analysis::Analysis;
use saidline::export::{Typeface, pdf, png, pptx, svg};
use saidline::timeline::{Pages, Screen, Sight, Theme, View, layout, pages};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize| words.get(n).and_then(|w| w.parse::<u64>().ok());
    let recipe = generated::Recipe {
        scripts: words.iter().any(|word| word == "scripts"),
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
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    if has("print") {
        view.theme = Theme::Print;
    }
    if has("all") {
        view.pages = Pages::All;
    }
    view.paper = has("paper");
    view.banner = has("banner").then(|| "TLP:AMBER+STRICT".to_owned());
    let analysis = generated::analysis(&recipe);
    let seen = words.iter().find_map(|word| word.strip_prefix("screen=")?.split_once('-'));
    let scene = match seen {
        Some((from, to)) => {
            let mut screen = Screen::new(&analysis, &view.filter, true);
            let (from, to) = (from.parse()?, to.parse()?);
            let sight = Sight { from, to, width: view.width, height: view.height, scroll: 0.0, theme: view.theme };
            screen.scene(&analysis, &sight)
        }
        None => layout(&analysis, &view),
    };
    let bytes = match out.rsplit('.').next() {
        Some("pdf") => pdf(&analysis, &pages(&analysis, &view), &view)?,
        Some("pptx") => pptx(&analysis, &pages(&analysis, &view), &view),
        Some("svg") => svg(&scene, Typeface::Embedded),
        _ => png(&scene, 1.0)?,
    };
    std::fs::write(out, bytes)?;
    if words.iter().any(|word| word == "time") {
        tell_times(&analysis, &view)?;
    }
    Ok(())
}

/// Tells how long each step takes, the fastest of five.
fn tell_times(analysis: &Analysis, view: &View) -> Result<(), Box<dyn std::error::Error>> {
    let mut told = String::new();
    let mut time = |name: &str, step: &mut dyn FnMut()| {
        let took = (0..5).map(|_| {
            let start = Instant::now();
            step();
            start.elapsed()
        });
        told.push_str(&format!("{name} {:?}\n", took.min().unwrap_or_default()));
    };
    let scene = layout(analysis, view);
    time("layout", &mut || drop(layout(analysis, view)));
    time("gather for a window", &mut || drop(Screen::new(analysis, &view.filter, true)));
    let mut screen = Screen::new(analysis, &view.filter, true);
    let mut to = 1000.0;
    let sight = |from: f64, to: f64| Sight { from, to, width: 1400.0, height: 900.0, scroll: 0.0, theme: view.theme };
    time("frame at a new zoom, all", &mut || {
        to -= 0.01;
        drop(screen.scene(analysis, &sight(0.0, to)));
    });
    time("panned frame, all", &mut || drop(screen.scene(analysis, &sight(0.0, to))));
    time("frame at a new zoom, a hundredth", &mut || {
        to -= 0.01;
        drop(screen.scene(analysis, &sight(500.0, 509.0 + to / 1000.0)));
    });
    time("panned frame, a hundredth", &mut || drop(screen.scene(analysis, &sight(500.0, 509.0 + to / 1000.0))));
    time("PNG at scale 2", &mut || drop(png(&scene, 2.0)));
    time("PDF", &mut || drop(pdf(analysis, std::slice::from_ref(&scene), view)));
    std::io::Write::write_all(&mut std::io::stdout(), told.as_bytes())?;
    Ok(())
}
