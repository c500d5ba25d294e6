//! The same input gives the same bytes, whatever the number of threads.

use std::sync::Arc;

use saidline::analysis::{Options, analyze};
use saidline::corpus::sample;
use saidline::export;
use saidline::progress::Progress;
use saidline::statement::Accuracy;
use saidline::timeline::{View, layout};

fn exports(threads: usize, accuracy: Accuracy) -> Vec<Vec<u8>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| {
        let analysis = analyze(Arc::new(sample()), &Options { accuracy }, &Progress::default()).expect("nobody cancels it");
        let scene = layout(&analysis, &View::default());
        vec![
            export::jsonl(&analysis),
            export::text_jsonl(&analysis),
            export::timex_jsonl(&analysis),
            export::csv(&analysis),
            export::svg(&scene, export::Typeface::Embedded),
            export::png(&scene, 0.5).expect("a picture"),
        ]
    })
}

#[test]
fn one_thread_and_two_agree() {
    for accuracy in [Accuracy::Fast, Accuracy::Fine] {
        let one = exports(1, accuracy);
        assert!(one.iter().all(|bytes| !bytes.is_empty()));
        assert!(one == exports(2, accuracy), "two threads give other bytes than one");
        assert!(one == exports(1, accuracy), "a second run gives other bytes");
    }
}
