//! The statement stage on generated news: words a second, fast and fine, over all threads rayon has.
//!
//! Generated sentences only; run with `RAYON_NUM_THREADS=2` for the figures of the README.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use saidline::statement::{Accuracy, Extractor};
use saidline::text::Structure;

const SENTENCES: [&str; 8] = [
    "“We asked for talks in the spring and nobody answered us,” Foreign Minister Ina Tolle said on Tuesday in Velmar.",
    "Orla Dane told the Harbour Gazette that the ports of the northern islands would stay closed until the fleet left the strait.",
    "Velmar has repeatedly denied that it shelled the quay, and called on Tessaly to withdraw its ships.",
    "The ferries run twice a day between the islands, and the fish market opens at six.",
    "According to two officials, the council will meet again before the end of the month.",
    "The bridge was built in the year of the great flood and has been mended three times since.",
    "Dane ruled out a bridge but said she would consider a treaty on ferries, “if the catch is shared.”",
    "Rain is expected over the strait on Thursday, with clear skies in the evening.",
];

fn document(seed: usize) -> String {
    let sentence = |k: usize| SENTENCES[(seed * 7 + k * 5 + k * k) % SENTENCES.len()];
    (0..12).map(|p| (0..3).map(|s| sentence(p * 3 + s)).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

fn stage(c: &mut Criterion) {
    let texts: Vec<String> = (0..32).map(document).collect();
    let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let mut group = c.benchmark_group("statement");
    group.throughput(Throughput::Elements(words as u64)).sample_size(10);
    for (name, accuracy) in [("fast", Accuracy::Fast), ("fine", Accuracy::Fine)] {
        let extractor = Extractor::new(accuracy);
        group.bench_function(name, |b| {
            b.iter(|| texts.par_iter().zip(&structures).map(|(t, s)| extractor.attributions(t, s).len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, stage);
criterion_main!(benches);
