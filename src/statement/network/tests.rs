//! The networks against torch, the processor's paths against the portable one, and texts of all kinds.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;

const TEXT: &str = include_str!("../../../assets/model/check/council.txt");

/// Logits as torch computes them (`assets/model/train/check.py`), a row a token.
#[derive(Deserialize)]
struct Check {
    /// With 8-bit weights and 7-bit activations.
    whole: Vec<[f32; CLASSES]>,
    /// With neither.
    float: Vec<[f32; CLASSES]>,
}

fn check_of(net: &str) -> Check {
    let file = include_str!("../../../assets/model/check/logits.json");
    let mut all: BTreeMap<String, BTreeMap<String, Check>> = serde_json::from_str(file).unwrap();
    all.get_mut("council").unwrap().remove(net).unwrap()
}

fn taggers() -> [(&'static str, Tagger); 2] {
    [("fast", Tagger::fast()), ("fine", Tagger::fine())]
}

fn mean_and_most(found: &[[f32; CLASSES]], expect: &[[f32; CLASSES]]) -> (f32, f32) {
    assert_eq!(found.len(), expect.len());
    let off = found.iter().flatten().zip(expect.iter().flatten()).map(|(a, b)| (a - b).abs());
    (off.clone().sum::<f32>() / (found.len() * CLASSES) as f32, off.fold(0.0, f32::max))
}

/// A rounding that falls the other way by a last bit moves an activation by a whole step, and six layers carry that on: changing torch's own
/// input by one part in a million moves its logits as far (0.05 on average). Hence the tolerance; the logits spread over ±5.
#[test]
fn logits_are_those_of_torch() {
    let structure = Structure::of(TEXT);
    for (name, tagger) in taggers() {
        let logits = tagger.logits(TEXT, &structure);
        let check = check_of(name);
        let (mean, most) = mean_and_most(&logits, &check.whole);
        assert!(mean < 0.06 && most < 0.7, "{name}, whole numbers: mean {mean}, most {most}");
        let (mean, most) = mean_and_most(&logits, &check.float);
        assert!(mean < 0.12 && most < 1.4, "{name}, floats: mean {mean}, most {most}");
    }
}

#[test]
fn every_processor_gives_the_same_bits() {
    let structure = Structure::of(TEXT);
    for (name, tagger) in taggers() {
        let mut paths = tagger.on_each_path().into_iter().map(|(path, tagger)| (path, tagger.logits(TEXT, &structure)));
        let (_, portable) = paths.next().unwrap();
        for (path, logits) in paths {
            assert_eq!(logits, portable, "{name} on {path}");
        }
    }
}

#[test]
fn any_text_is_tagged() {
    let long = "a".repeat(3000);
    let many = "word ".repeat(2000);
    let odd = "“ ” ’s n’t . \u{200b} \u{feff} \u{0} 中文 e\u{301} ｡ 🦀 \r\n\n\t– ''``\u{10ffff} İß".repeat(9);
    for (name, tagger) in taggers() {
        for text in ["", "\n\n", "x", "“", &long, &many, &odd] {
            let structure = Structure::of(text);
            let tags = tagger.tag(text, &structure);
            assert_eq!(tags.log_probabilities().len(), structure.tokens.len());
            assert_eq!(tags.viterbi().len(), structure.tokens.len());
            for row in tags.log_probabilities() {
                let sum: f32 = row.iter().map(|x| x.exp()).sum();
                assert!((sum - 1.0).abs() < 1e-4, "{name}: probabilities of {row:?}");
            }
        }
    }
}

/// What stands in another document cannot matter; what stands far off in the same one may, so only the whole is compared.
#[test]
fn a_text_is_tagged_alike_each_time() {
    let structure = Structure::of(TEXT);
    for (_, tagger) in taggers() {
        let first = tagger.tag(TEXT, &structure);
        let others: Vec<_> = std::thread::scope(|s| {
            let run = || tagger.tag(TEXT, &structure);
            let threads = [s.spawn(run), s.spawn(run)];
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(others.iter().all(|other| *other == first));
    }
}
