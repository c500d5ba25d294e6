//! The same input gives the same bytes, whatever the number of threads.

use std::sync::Arc;

use saidline::analysis::{Options, analyze};
use saidline::corpus::sample;
use saidline::export;
use saidline::progress::Progress;
use saidline::statement::Accuracy;
use saidline::timeline::{Filter, View, layout};

fn exports(threads: usize, accuracy: Accuracy) -> Vec<Vec<u8>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| {
        let analysis = analyze(Arc::new(sample()), &Options { accuracy }, &Progress::default()).expect("nobody cancels it");
        let scene = layout(&analysis, &View::default());
        let every = View { filter: Filter::everything(), banner: Some("TLP:AMBER".to_owned()), ..View::default() };
        vec![
            export::jsonl(&analysis, None),
            export::text_jsonl(&analysis, None),
            export::timex_jsonl(&analysis, None),
            export::csv(&analysis, &every),
            export::dna(&analysis, &every),
            export::docx(&analysis, &every),
            export::timelinejs(&analysis, &every),
            export::xlsx(&analysis, &every, Some("../texts/")).expect("few statements"),
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
