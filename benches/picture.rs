//! Layout, frames and pictures at 57, 10,000 and 100,000 statements.

#[path = "../tests/support/generated.rs"]
mod generated;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use generated::Recipe;
use saidline::export::{Typeface, pdf, png, svg};
use saidline::timeline::{Filter, Pages, Screen, Sight, View, layout, pages, source_pages};

fn recipe(statements: usize) -> Recipe {
    let days = if statements > 1000 { 3650 } else { 300 };
    Recipe { statements, parties: 12, days, clusters: if statements > 1000 { 0 } else { 3 }, ..Recipe::default() }
}

fn pictures(criterion: &mut Criterion) {
    for statements in [57, 10_000, 100_000] {
        let analysis = generated::analysis(&recipe(statements));
        criterion.bench_function(&format!("layout {statements}"), |b| b.iter(|| layout(&analysis, &View::default())));
    }
    let scene = layout(&generated::analysis(&recipe(57)), &View::default());
    criterion.bench_function("svg 57", |b| b.iter(|| svg(&scene, Typeface::Embedded)));
    criterion.bench_function("png 3840×2160 of 57", |b| b.iter(|| png(&scene, 2.0)));
}

/// What is sent: a slide in twice the pixels, and a book of every statement with its sources.
fn files(criterion: &mut Criterion) {
    for statements in [57, 100_000] {
        let analysis = generated::analysis(&recipe(statements));
        criterion.bench_function(&format!("slide of {statements} as PNG 3840×2160"), |b| {
            b.iter(|| png(&layout(&analysis, &View::default()), 2.0));
        });
    }
    let analysis = generated::analysis(&Recipe { statements: 900, parties: 8, days: 900, clusters: 0, ..Recipe::default() });
    let view = View { pages: Pages::All, ..View::default() };
    criterion.bench_function("PDF of 60 pages", |b| {
        b.iter(|| {
            let pages = pages(&analysis, &view);
            assert!(pages.len() + source_pages(&analysis, &pages, &view).len() >= 60, "{} pictures", pages.len());
            pdf(&analysis, &pages, &view)
        });
    });
}

/// What a window does: gather once, find places at each zoom, draw at each frame.
fn frames(criterion: &mut Criterion) {
    for statements in [10_000, 100_000] {
        let analysis = generated::analysis(&recipe(statements));
        let sight = |from: f64, to: f64| Sight { from, to, width: 1400.0, height: 900.0, scroll: 0.0, theme: Default::default() };
        let gather = || Screen::new(&analysis, &Filter::default(), true);
        criterion.bench_function(&format!("gather {statements}"), |b| b.iter(gather));
        for (name, from, to) in [("all", 0.0, 1000.0), ("a hundredth", 500.0, 510.0)] {
            criterion.bench_function(&format!("first frame at a zoom, {name} of {statements}"), |b| {
                let mut screen = gather();
                screen.scene(&analysis, &sight(from, to));
                let mut n = 0.0;
                let next = || {
                    n += 1e-4;
                    sight(from, to - n)
                };
                b.iter_batched(next, |sight| screen.scene(&analysis, &sight), BatchSize::SmallInput);
            });
            criterion.bench_function(&format!("panned frame, {name} of {statements}"), |b| {
                let mut screen = gather();
                b.iter(|| screen.scene(&analysis, &sight(from, to)));
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(std::time::Duration::from_secs(2)).warm_up_time(std::time::Duration::from_millis(300));
    targets = pictures, files, frames
}
criterion_main!(benches);
