//! Documents that carry the same words were published about the same time: the corpus dates its documents by each other.
//!
//! Quoted words count, in runs long enough not to be a phrase of the language, and what a named person is reported as saying, where most of its words
//! recur. What two documents share they report within days of each other mostly, and now and then much later.

use std::collections::HashMap;

use super::clues::{Clue, What};
use super::days::{Curve, Posterior, weekday};
use crate::dating::Basis;
use crate::statement::Attribution;
use crate::text::{Span, Structure};

/// Words in a run that two documents must share.
const RUN: usize = 7;
/// A run in more documents than this is a formula or boilerplate.
const MOST_DOCUMENTS: usize = 12;

/// A hash of each run of quoted words, with its place; each once, sorted.
pub(super) fn quoted_runs(text: &str, structure: &Structure) -> Vec<(u64, Span)> {
    let mut runs = Vec::new();
    let mut words: Vec<(u64, Span)> = Vec::new();
    let mut flush = |words: &mut Vec<(u64, Span)>| {
        for run in words.windows(RUN) {
            let hash = run.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, w| (h ^ w.0).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(5));
            runs.push((hash, run[0].1.hull(run[RUN - 1].1)));
        }
        words.clear();
    };
    for (token, state) in structure.tokens.iter().zip(&structure.quotes) {
        let word = token.of(text);
        if !state.inside {
            flush(&mut words);
        } else if word.starts_with(char::is_alphanumeric) {
            words.push((hash_of(word), *token));
        }
    }
    flush(&mut words);
    runs.sort_by_key(|r| (r.0, r.1));
    runs.dedup_by_key(|r| r.0);
    runs
}

/// Most words of a content that are looked at; longer ones say more than one thing.
const MOST_WORDS: usize = 16;
/// The count of runs that stands for agreement without a shared quotation.
const SAID: usize = 0;
/// Triples that two contents share when five of their words agree.
const TRIPLES: usize = 10;

/// A hash of each three words that a named person is reported as saying, with the place of the content; each once, sorted.
///
/// Five shared words make ten shared triples, so that a count of triples tells agreement without comparing every pair of documents.
pub(super) fn said_triples(text: &str, structure: &Structure, attributions: &[Attribution]) -> Vec<(u64, Span)> {
    let mut triples = Vec::new();
    for attribution in attributions {
        let Some(name) = attribution.source.and_then(|s| family_name(text, structure, s)) else { continue };
        let tokens = attribution.content.iter().flat_map(|span| structure.tokens_in(*span)).map(|i| structure.tokens[i].of(text));
        let mut words: Vec<u64> = tokens.filter(|w| w.len() > 3 && w.starts_with(char::is_alphabetic)).map(stem_of).collect();
        words.sort_unstable();
        words.dedup();
        if words.len() > MOST_WORDS {
            continue;
        }
        let mix = |a: u64, b: u64| (a ^ b).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
        let span = attribution.content[0];
        for (i, a) in words.iter().enumerate() {
            for (j, b) in words.iter().enumerate().skip(i + 1) {
                triples.extend(words[j + 1..].iter().map(|c| (mix(mix(mix(name, *a), *b), *c), span)));
            }
        }
    }
    triples.sort_by_key(|t| (t.0, t.1));
    triples.dedup_by_key(|t| t.0);
    triples
}

/// The last word of a source that names somebody ("Deputy Minister Ina Tolle"); `None` for pronouns and descriptions.
fn family_name(text: &str, structure: &Structure, source: Span) -> Option<u64> {
    let last = structure.tokens_in(source).map(|i| structure.tokens[i]).rfind(|t| t.of(text).starts_with(char::is_alphabetic))?;
    let opens_sentence = structure.sentence_at(last.start).is_some_and(|s| structure.sentences[s].span.start == last.start);
    let word = last.of(text);
    (word.len() > 3 && word.starts_with(char::is_uppercase) && !(opens_sentence && word == "They")).then(|| hash_of(word))
}

/// A word without its ending, so that "refusal" and "refuse" agree.
fn stem_of(word: &str) -> u64 {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    hash_of(&word[..end])
}

/// Partners by what is said: as [`partners`], for triples, counted as a few shared words.
pub(super) fn said_alike(triples: &[&[(u64, Span)]]) -> Vec<Vec<Partner>> {
    let mut found = partners(triples);
    for partners in &mut found {
        partners.retain(|p| p.runs >= TRIPLES);
        for partner in partners {
            partner.runs = SAID;
        }
    }
    found
}

/// FNV-1a over the small letters of a word.
fn hash_of(word: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, fold)
}

/// For each document the others that carry words of its quotations, most words first.
pub(super) fn partners(runs: &[&[(u64, Span)]]) -> Vec<Vec<Partner>> {
    let mut holders: HashMap<u64, Vec<(u32, Span)>> = HashMap::new();
    for (document, runs) in runs.iter().enumerate() {
        for (hash, span) in *runs {
            holders.entry(*hash).or_default().push((document as u32, *span));
        }
    }
    runs.iter()
        .enumerate()
        .map(|(document, own)| {
            let mut found: Vec<Partner> = Vec::new();
            for (hash, span) in *own {
                let others = holders.get(hash).map_or(&[][..], Vec::as_slice);
                if others.len() > MOST_DOCUMENTS {
                    continue;
                }
                for other in others.iter().map(|o| o.0 as usize).filter(|o| *o != document) {
                    match found.iter_mut().find(|f| f.document == other) {
                        Some(known) => {
                            known.runs += 1;
                            if span.start <= known.span.end && known.span.start <= span.end {
                                known.span = known.span.hull(*span);
                            }
                        }
                        None => found.push(Partner { document: other, runs: 1, span: *span }),
                    }
                }
            }
            found.sort_by_key(|f| (std::cmp::Reverse(f.runs), f.document));
            found
        })
        .collect()
}

/// Another document with the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its index.
    pub document: usize,
    /// How many runs of words are shared; [`SAID`] where only what somebody is reported as saying agrees.
    pub(super) runs: usize,
    /// One place where they stand.
    pub(super) span: Span,
}

/// What a partner published on a day of `posterior` says of a document that shares its words; `told` is the weekday both tell most of.
///
/// A few words may be a saying that is quoted for years; a long quotation is news on one or two days, and with the same weekday it is that of one day.
pub(super) fn clue(partner: &Partner, posterior: &Posterior, told: Option<usize>) -> Option<Clue> {
    let (from, to, share) = posterior.interval(0.7);
    if to - from > 31 {
        return None;
    }
    let weight = share / (1.0 + (to - from) as f32 / 7.0);
    let mut parts = Vec::new();
    let mut base = weight
        * match partner.runs {
            SAID | 1 => 0.15,
            2..6 => 0.04,
            _ => 0.005,
        };
    match told {
        Some(name) => {
            // A phrase, or what is said in other words, may be said again any week: a shared weekday adds little.
            base *= if partner.runs <= 1 { 1.0 } else { 0.005 };
            for day in from..=to {
                let said = day - (7 + weekday(day) as i32 - name as i32) % 7;
                parts.extend([(said, said + 6, weight), (said - 7, said - 1, 0.02 * weight), (said + 7, said + 30, 0.02 * weight)]);
            }
        }
        None => {
            parts.push((from, to, weight));
            for (near, far, w) in [(1, 1, 0.6), (2, 3, 0.35), (4, 7, 0.15), (8, 30, 0.05), (31, 365, 0.008)] {
                parts.push((to + near, to + far, w * weight));
                parts.push((from - far, from - near, w * weight));
            }
        }
    }
    let what = if partner.runs == SAID { What::Alike(partner.document) } else { What::Document(partner.document) };
    Some(Clue::new(Curve::mixture(base, &parts, 1.0), Basis::Corpus, vec![partner.span], what))
}
