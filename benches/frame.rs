//! CPU time of a frame (run and tessellate) with many statements: at rest, panning, zooming, filtering; and of a search and of a click.

#[path = "../tests/support/generated.rs"]
mod generated;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Event, PointerButton, Pos2, RawInput, Rect, vec2};
use saidline::analysis::Analysis;
use saidline::app::commands::Command;
use saidline::app::filter::Facet;
use saidline::app::state::Settings;
use saidline::app::{Start, Window};
use saidline::party::PartyId;
use saidline::text::Structure;

/// A window with a folder open, driven frame by frame.
struct Desk {
    ctx: egui::Context,
    window: Window,
    time: f64,
}

impl Desk {
    fn new(count: usize) -> Self {
        let ctx = egui::Context::default();
        let settings = Settings { welcomed: true, ..Settings::default() };
        let window = Window::new(
            &ctx,
            settings,
            Start { folder: Some("large".into()), data: Some(std::env::temp_dir()), ..Start::default() },
            Arc::new(move |_, _, _| Ok(large(count))),
        );
        let mut desk = Self { ctx, window, time: 0.0 };
        while desk.window.folder.is_none() {
            std::thread::sleep(Duration::from_millis(2));
            desk.frame(Vec::new());
        }
        (0..8).for_each(|_| desk.frame(Vec::new()));
        desk
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0));
        let input = RawInput { screen_rect: Some(screen), time: Some(self.time), events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| self.window.show(ui));
        black_box(self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point));
        output.textures_delta.clear();
    }

    fn command(&mut self, command: Command) {
        self.window.execute(&self.ctx, command);
        self.frame(Vec::new());
    }
}

fn frames(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    for count in [10_000, 100_000] {
        let mut desk = Desk::new(count);
        let id = |name: &str| BenchmarkId::new(name, count);
        group.bench_function(id("rest"), |b| b.iter(|| desk.frame(Vec::new())));
        (0..6).for_each(|_| desk.command(Command::ZoomIn));
        let (at, pressed) = (Pos2::new(700.0, 400.0), |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        desk.frame(vec![Event::PointerMoved(at), pressed(at, true)]);
        let mut n = 0;
        group.bench_function(id("pan"), |b| {
            b.iter(|| {
                n += 1;
                let swing = if n / 40 % 2 == 0 { n % 40 } else { 40 - n % 40 };
                desk.frame(vec![Event::PointerMoved(at + vec2(swing as f32 * 4.0, 0.0))]);
            });
        });
        desk.frame(vec![pressed(at, false)]);
        let mut n = 0;
        group.bench_function(id("zoom"), |b| {
            b.iter(|| {
                n += 1;
                desk.command(if n / 6 % 2 == 0 { Command::ZoomIn } else { Command::ZoomOut });
            });
        });
        let mut n = 0;
        group.bench_function(id("filter"), |b| {
            b.iter(|| {
                n += 1;
                desk.command(Command::Toggle(Facet::Party(Some(PartyId(n / 2 % 12)))));
            });
        });
        let mut n = 0;
        group.bench_function(id("search"), |b| {
            b.iter(|| {
                n += 1;
                desk.command(Command::SetQuery(format!("speaker:speaker{} matter", n % 240)));
            });
        });
        desk.command(Command::ClearFilters);
        let mut n = 0_u32;
        group.bench_function(id("click"), |b| {
            b.iter(|| {
                n += 1;
                desk.command(Command::Select(n.wrapping_mul(7919) % count as u32));
                desk.frame(Vec::new());
            });
        });
    }
    group.finish();
}

/// `count` statements by twelve parties over ten years.
fn large(count: usize) -> Analysis {
    let recipe = generated::Recipe { statements: count, parties: 12, days: 3650, clusters: 0, ..generated::Recipe::default() };
    let mut analysis = generated::analysis(&recipe);
    for (found, document) in analysis.documents.iter_mut().zip(&analysis.corpus.documents) {
        found.structure = Structure::of(&document.text);
    }
    analysis
}

fn config() -> Criterion {
    Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_millis(500))
}

criterion_group! { name = benches; config = config(); targets = frames }
criterion_main!(benches);
