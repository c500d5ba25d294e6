//! How many megabytes of text a second the whole analysis takes in, from text to statements with speakers, parties and dates.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use saidline::analysis::{Options, analyze};
use saidline::corpus::{Corpus, Document, sample};
use saidline::progress::Progress;
use saidline::statement::Accuracy;

/// `copies` corpora like the sample in one, each about other people and places, so that nothing folds across them.
fn generated(copies: usize) -> Corpus {
    let sample = sample();
    let mut corpus = Corpus::default();
    for copy in 0..copies {
        let suffix: String = copy.to_string().chars().map(|digit| char::from(b'a' + digit as u8 - b'0')).collect();
        for document in &sample.documents {
            let mut text = document.text.clone();
            for name in ["Tolle", "Anders", "Sol", "Kestrel", "Venn", "Lindqvar", "Storm", "Dovan", "Rook", "Vann", "Velmar", "Tessal"] {
                text = text.replace(name, &format!("{name}{suffix}"));
            }
            corpus.documents.push(Document { path: format!("{copy:05}/{}", document.path), text, ..Document::default() });
        }
    }
    corpus
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10);
    for (name, accuracy, copies) in [("fast", Accuracy::Fast, 20), ("fine", Accuracy::Fine, 4)] {
        let corpus = Arc::new(generated(copies));
        let bytes = corpus.documents.iter().map(|d| d.text.len() as u64).sum();
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(name, |b| b.iter(|| analyze(black_box(Arc::clone(&corpus)), &Options { accuracy }, &Progress::default())));
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
