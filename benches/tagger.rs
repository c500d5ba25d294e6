//! Words a second of both networks, on one thread and on all, there on each path the processor can take, and the time to read the weights.
//!
//! `cargo bench --no-default-features --bench tagger`

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use saidline::statement::network::Tagger;
use saidline::text::Structure;

/// Invented news: sentences of the usual kinds, in paragraphs of the usual lengths.
fn article(n: usize) -> String {
    const SENTENCES: [&str; 6] = [
        "Harbour Minister Ina Tolle said on Tuesday that the port would stay open to every ship that pays its dues.",
        "“We read about it in the papers,” Orla Dane, Tessaly's ambassador, told reporters after the session.",
        "The council had been expected to decide by 14 March, but two members weren't in town.",
        "According to officials who were not allowed to speak in public, at least 3,500 tonnes of grain are waiting.",
        "Neither side ruled out a longer closure.",
        "Grain prices in Velmar rose by 4.5 per cent. over the week, the highest since the flood of 2011.",
    ];
    let mut text = String::new();
    for i in 0..40 {
        let sentence = SENTENCES[(i * 5 + n) % 6];
        let end = if i % 3 == 2 { "\n\n" } else { " " };
        write!(text, "{sentence}{end}").expect("a String takes all");
    }
    text
}

fn tagging(c: &mut Criterion) {
    let articles: Vec<_> = (0..24).map(article).collect();
    let all: Vec<_> = articles.iter().map(|text| (text, Structure::of(text))).collect();
    let words = all.iter().map(|(_, s)| s.tokens.len() as u64).sum();
    for (name, tagger) in [("fast", Tagger::fast()), ("fine", Tagger::fine())] {
        let mut group = c.benchmark_group(name);
        group.sample_size(10).throughput(Throughput::Elements(words));
        group.bench_function("one thread", |b| b.iter(|| all.iter().for_each(|(text, s)| drop(black_box(tagger.tag(text, s))))));
        // What older processors would do; without any vectors fine takes minutes.
        for (path, tagger) in tagger.on_each_path().into_iter().filter(|(path, _)| name == "fast" || path != "Portable") {
            let all_threads = || all.par_iter().for_each(|(text, s)| drop(black_box(tagger.tag(text, s))));
            group.bench_function(format!("all threads, {path}"), |b| b.iter(all_threads));
        }
        group.finish();
    }
}

fn loading(c: &mut Criterion) {
    c.bench_function("read all weights", |b| b.iter(|| black_box(Tagger::read_again())));
}

criterion_group!(benches, tagging, loading);
criterion_main!(benches);
