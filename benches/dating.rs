//! How many megabytes a second one core finds and normalises date expressions in.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use saidline::dating::expressions;
use saidline::text::Structure;

/// Invented news with about as many dates as news has, one in twenty-five words.
const NEWS: &str = "The government of Velmar said on Tuesday that it would send an envoy to the talks in Orsk, the first such meeting since \
March 2021. Foreign Minister Ina Tolle told reporters that the draft agreed two weeks ago had not been touched by either side, and \
that nobody in the capital expected a vote before the end of the year.\n\
“We have always been open to a settlement that both parliaments can accept,” she said, adding that the border posts closed on 14 June \
would be opened again when the inspectors had finished their work.\n\
Tessaly has repeatedly rejected the plan. Its president, Orla Dane, wrote in a letter published last month that the guarantees were \
not worth the paper they stood on, while members of her own party called for patience with the mediators and their long lists.\n";

fn bench(criterion: &mut Criterion) {
    let text = NEWS.repeat(400);
    let structure = Structure::of(&text);
    let anchor = NaiveDate::from_ymd_opt(2025, 8, 21);
    let mut group = criterion.benchmark_group("dating");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("expressions", |b| b.iter(|| expressions(black_box(&text), &structure, anchor)));
    group.bench_function("structure and expressions", |b| b.iter(|| expressions(black_box(&text), &Structure::of(&text), anchor)));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
