//! The built-in sample corpus: dispatches about an invented negotiation between invented states.

use std::collections::BTreeMap;

use super::{Corpus, Document, digest::sha256, open::apply, toml::read_corpus_toml};

const FILES: [(&str, &str); 12] = [
    ("01_harbour_post.txt", include_str!("../../assets/sample/01_harbour_post.txt")),
    ("02_corvane_daily.txt", include_str!("../../assets/sample/02_corvane_daily.txt")),
    ("03_northern_wire.txt", include_str!("../../assets/sample/03_northern_wire.txt")),
    ("04_ostrand_courier.txt", include_str!("../../assets/sample/04_ostrand_courier.txt")),
    ("05_harbour_post.txt", include_str!("../../assets/sample/05_harbour_post.txt")),
    ("06_lorne_gazette.txt", include_str!("../../assets/sample/06_lorne_gazette.txt")),
    ("07_northern_wire.txt", include_str!("../../assets/sample/07_northern_wire.txt")),
    ("08_corvane_daily.txt", include_str!("../../assets/sample/08_corvane_daily.txt")),
    ("09_ostrand_courier.txt", include_str!("../../assets/sample/09_ostrand_courier.txt")),
    ("10_northern_wire.txt", include_str!("../../assets/sample/10_northern_wire.txt")),
    ("11_harbour_post.txt", include_str!("../../assets/sample/11_harbour_post.txt")),
    ("12_corvane_daily.txt", include_str!("../../assets/sample/12_corvane_daily.txt")),
];

/// The sample's `corpus.toml`.
pub const SAMPLE_TOML: &str = include_str!("../../assets/sample/corpus.toml");

/// The sample corpus.
pub fn sample() -> Corpus {
    let documents = FILES
        .iter()
        .map(|(path, text)| {
            let (path, text, sha256) = ((*path).to_owned(), (*text).to_owned(), sha256(text.as_bytes()));
            Document { path, text, sha256, ..Document::default() }
        })
        .collect();
    let mut corpus = Corpus { documents, ..Corpus::default() };
    apply(&mut corpus, read_corpus_toml(SAMPLE_TOML), &BTreeMap::new(), Vec::new());
    corpus
}
