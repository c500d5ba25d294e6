//! Articles that are copies of others: syndicated, reposted, lightly edited.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::AnalyzedDocument;
use super::words::Fnv;

/// Words in a sequence that two texts may share.
const SHINGLE: usize = 6;
/// Sequences kept of each text: those with the smallest hashes, a fair sample of all (Broder, 1997).
const SKETCH: usize = 64;
/// Two texts are copies when they share this part of their samples.
const COPY: f32 = 0.5;
/// Texts remembered for one sequence.
const POSTINGS: usize = 16;

/// For each document: the first document of the corpus that it is a copy of; itself where it is none.
pub(crate) fn copies(documents: &[AnalyzedDocument], texts: &[&str]) -> Vec<usize> {
    let sketches: Vec<BTreeSet<u64>> = documents.par_iter().zip(texts).map(|(document, text)| sketch(document, text)).collect();
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut roots: Vec<usize> = (0..documents.len()).collect();
    for (n, sketch) in sketches.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for key in sketch {
            for &other in index.get(key).into_iter().flatten() {
                *shared.entry(other).or_default() += 1;
            }
        }
        let mut ranked: Vec<(usize, usize)> = shared.into_iter().collect();
        ranked.sort_by_key(|&(other, count)| (std::cmp::Reverse(count), other));
        let original = ranked.iter().take(4).map(|&(other, _)| other).find(|&other| likeness(sketch, &sketches[other]) >= COPY);
        match original {
            Some(other) => roots[n] = roots[other],
            None => {
                for &key in sketch {
                    let list = index.entry(key).or_default();
                    if list.len() < POSTINGS {
                        list.push(n);
                    }
                }
            }
        }
    }
    roots
}

/// The smallest hashes of the text's word sequences; empty for texts too short to tell.
fn sketch(document: &AnalyzedDocument, text: &str) -> BTreeSet<u64> {
    let words: Vec<u64> = document
        .structure
        .tokens
        .iter()
        .map(|t| t.of(text))
        .filter(|w| w.starts_with(char::is_alphanumeric))
        .map(|w| {
            let mut hash = Fnv::default();
            hash.field(&w.to_lowercase());
            hash.0
        })
        .collect();
    let mut hashes: Vec<u64> = words
        .windows(SHINGLE)
        .map(|window| {
            let mut hash = Fnv::default();
            window.iter().for_each(|&w| hash.number(w));
            // FNV's high bits mix slowly; the sample needs all of them.
            (hash.0 ^ (hash.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    if hashes.len() < 20 { BTreeSet::new() } else { hashes.into_iter().collect() }
}

/// The part of the smallest hashes of both together that both have.
fn likeness(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> f32 {
    let size = a.len().min(b.len()).max(1);
    let both = a.union(b).take(size).filter(|h| a.contains(h) && b.contains(h)).count();
    both as f32 / size as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Structure;

    /// A sequence of numbers that look random, the same each time.
    struct Random(u64);

    impl Random {
        fn below(&mut self, n: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
        }

        fn word(&mut self) -> String {
            const SYLLABLES: [&str; 12] = ["ta", "ro", "vel", "mi", "sen", "lor", "ka", "dun", "pe", "hal", "bri", "no"];
            (0..2 + self.below(2)).map(|_| SYLLABLES[self.below(12)]).collect()
        }

        fn paragraph(&mut self) -> String {
            let words: Vec<String> = (0..30 + self.below(30)).map(|_| self.word()).collect();
            format!("{}.", words.join(" "))
        }
    }

    /// The article with another head, a credit, a word in sixty changed and, in every second one, the last paragraph cut.
    fn edited(article: &[String], random: &mut Random) -> String {
        let kept = article.len() - random.below(2);
        let head: Vec<String> = (0..8).map(|_| random.word()).collect();
        let mut lines = vec![head.join(" "), "(Agency)".to_owned()];
        for paragraph in &article[..kept] {
            let words = paragraph.split(' ').map(|w| if random.below(60) == 0 { random.word() } else { w.to_owned() });
            lines.push(words.collect::<Vec<_>>().join(" "));
        }
        lines.join("\n\n")
    }

    #[test]
    fn planted_copies_are_found_and_no_others() {
        let mut random = Random(7);
        let mut texts: Vec<String> = Vec::new();
        let mut originals: Vec<usize> = Vec::new();
        let statement = random.paragraph();
        for n in 0..200 {
            let mut article: Vec<String> = (0..6).map(|_| random.paragraph()).collect();
            // Many articles quote one statement, and are no copies for that.
            if n % 4 == 0 {
                article[2].clone_from(&statement);
            }
            let original = texts.len();
            texts.push(article.join("\n\n"));
            originals.push(original);
            for _ in 0..[0, 1, 3][n % 3] {
                texts.push(edited(&article, &mut random));
                originals.push(original);
            }
        }
        let documents: Vec<AnalyzedDocument> =
            texts.iter().map(|text| AnalyzedDocument { structure: Structure::of(text), ..AnalyzedDocument::default() }).collect();
        let views: Vec<&str> = texts.iter().map(String::as_str).collect();
        let roots = copies(&documents, &views);
        let planted = (0..texts.len()).filter(|&n| originals[n] != n).count();
        let folded = (0..texts.len()).filter(|&n| roots[n] != n).count();
        let right = (0..texts.len()).filter(|&n| roots[n] != n && roots[n] == originals[n]).count();
        assert!(right * 100 >= folded * 99, "precision: {right} of {folded}");
        assert!(right * 100 >= planted * 95, "recall: {right} of {planted}");
    }
}
