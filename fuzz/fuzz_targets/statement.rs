//! Any bytes as a text: no panic, and every span and label is words of the text. Run with `cargo fuzz run statement`.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use saidline::statement::{Accuracy, Extractor, label};
use saidline::text::Structure;

fuzz_target!(|bytes: &[u8]| {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let extractor = EXTRACTOR.get_or_init(|| Extractor::new(Accuracy::Fast));
    let text = String::from_utf8_lossy(bytes);
    let structure = Structure::of(&text);
    for attribution in extractor.attributions(&text, &structure) {
        assert!(!attribution.content.is_empty());
        let label = label(&text, &structure, &attribution);
        assert!(label.slices.iter().all(|s| text.get(s.range()).is_some()));
        assert!(label.fit(&text, 40).chars().count() <= 40);
    }
});
