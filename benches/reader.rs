//! How long a document of 70,000 lines takes to open, and to scroll, beside one of 700: CPU time of the frames (run and tessellate) from one
//! document to the other and back, and of one turn of the wheel. The text of both is read and analysed before; what is measured is what a
//! person waits for.

#[path = "../tests/support/generated.rs"]
mod generated;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Event, Pos2, RawInput, Rect, vec2};
use saidline::analysis::{Analysis, AnalyzedDocument};
use saidline::app::commands::Command;
use saidline::app::state::Settings;
use saidline::app::{Start, Window};
use saidline::corpus::Document;
use saidline::text::Structure;

/// A document of so many lines in paragraphs of seven.
fn document(lines: usize) -> Document {
    let line = |n: usize| {
        let end = if n % 7 == 6 { "\n\n" } else { "\n" };
        format!("Line {n} tells of the harbour of Velmar, of its walls and of what the masters of Tessaly make of them.{end}")
    };
    Document { path: format!("z{lines}.txt"), text: (0..lines).map(line).collect::<String>(), ..Document::default() }
}

/// A few statements, and two documents of these numbers of lines, which come last.
fn with_documents(lines: [usize; 2]) -> Analysis {
    let mut analysis = generated::analysis(&generated::Recipe::default());
    let mut corpus = (*analysis.corpus).clone();
    for lines in lines {
        let document = document(lines);
        analysis.documents.push(AnalyzedDocument { structure: Structure::of(&document.text), ..AnalyzedDocument::default() });
        corpus.documents.push(document);
    }
    analysis.corpus = Arc::new(corpus);
    analysis.resolution.voices.resize(analysis.documents.len(), Vec::new());
    analysis
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("reader");
    for lines in [700, 70_000] {
        let ctx = egui::Context::default();
        let settings = Settings { welcomed: true, reader: true, ..Settings::default() };
        let start = Start { folder: Some("texts".into()), data: Some(std::env::temp_dir()), ..Start::default() };
        let mut window = Window::new(&ctx, settings, start, Arc::new(move |_, _, _| Ok(with_documents([lines, 7]))));
        let mut time = 0.0;
        let mut frame = |window: &mut Window, events: Vec<Event>| {
            time += 1.0 / 60.0;
            let screen = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0));
            let input = RawInput { screen_rect: Some(screen), time: Some(time), events, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| window.show(ui));
            black_box(ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point));
            output.textures_delta.clear();
        };
        while window.folder.is_none() {
            std::thread::sleep(Duration::from_millis(2));
            frame(&mut window, Vec::new());
        }
        let large = window.folder.as_ref().map_or(0, |f| f.analysis.documents.len() - 2);
        let show = |window: &mut Window, document: usize| window.execute(&ctx, Command::ShowDocument(document));
        group.bench_function(BenchmarkId::new("open", lines), |b| {
            b.iter_custom(|rounds| {
                let mut spent = Duration::ZERO;
                for _ in 0..rounds {
                    show(&mut window, large + 1);
                    (0..2).for_each(|_| frame(&mut window, Vec::new()));
                    let start = std::time::Instant::now();
                    show(&mut window, large);
                    (0..2).for_each(|_| frame(&mut window, Vec::new()));
                    spent += start.elapsed();
                }
                spent
            });
        });
        let at = Pos2::new(1350.0, 420.0);
        frame(&mut window, vec![Event::PointerMoved(at)]);
        let mut n = 0;
        group.bench_function(BenchmarkId::new("scroll", lines), |b| {
            b.iter(|| {
                n += 1;
                let delta = vec2(0.0, if n / 200 % 2 == 0 { -180.0 } else { 180.0 });
                let wheel = Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta,
                    phase: egui::TouchPhase::Move,
                    modifiers: egui::Modifiers::NONE,
                    source: egui::MouseWheelSource::Unknown,
                };
                frame(&mut window, vec![wheel]);
            });
        });
    }
    group.finish();
}

fn config() -> Criterion {
    Criterion::default().sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500))
}

criterion_group! { name = benches; config = config(); targets = reading }
criterion_main!(benches);
