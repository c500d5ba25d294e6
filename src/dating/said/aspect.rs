//! What the verb of the cue tells about when: "has repeatedly said", "has said", "had said", "said".

use crate::statement::Attribution;
use crate::text::{Span, Structure};

/// How a saying lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// Simple past or present: one occasion.
    Once,
    /// "has said": lately.
    Lately,
    /// "has repeatedly said", "has long maintained", "has said repeatedly".
    Repeated,
    /// "had said", "previously said".
    Before,
}

const OFTEN: [&str; 14] = [
    "repeatedly",
    "long",
    "consistently",
    "often",
    "always",
    "frequently",
    "persistently",
    "regularly",
    "routinely",
    "steadfastly",
    "never",
    "continually",
    "constantly",
    "traditionally",
];

/// The aspect of the cue and the few words around it that belong to its verb.
pub(super) fn aspect(text: &str, structure: &Structure, attribution: &Attribution) -> Aspect {
    let Some(cue) = attribution.cue else { return Aspect::Once };
    let words = verb_group(text, structure, cue);
    let has = |list: &[&str]| words.iter().any(|w| list.iter().any(|l| w.eq_ignore_ascii_case(l)));
    let often = has(&OFTEN);
    if often && has(&["has", "have", "'ve", "’ve", "had"]) || has(&["repeatedly", "consistently"]) {
        return Aspect::Repeated;
    }
    if has(&["previously"]) || has(&["had", "'d", "’d"]) {
        return Aspect::Before;
    }
    if has(&["has", "have", "'ve", "’ve"]) {
        return Aspect::Lately;
    }
    Aspect::Once
}

/// The cue with the auxiliaries and adverbs right before it and one adverb right after.
fn verb_group<'a>(text: &'a str, structure: &Structure, cue: Span) -> Vec<&'a str> {
    let tokens = structure.tokens_in(cue);
    let word = |i: usize| structure.tokens[i].of(text);
    let sentence = structure.sentence_at(cue.start).map(|s| structure.sentences[s].tokens.clone()).unwrap_or(tokens.clone());
    let mut words: Vec<&str> = tokens.clone().map(word).collect();
    for i in (sentence.start.max(tokens.start.saturating_sub(4))..tokens.start).rev() {
        let belongs = matches!(
            word(i),
            "has"
                | "have"
                | "had"
                | "'ve"
                | "’ve"
                | "'d"
                | "’d"
                | "also"
                | "not"
                | "n't"
                | "n’t"
                | "been"
                | "just"
                | "already"
                | "previously"
                | "both"
        ) || OFTEN.contains(&word(i))
            || word(i).ends_with("ly");
        if !belongs {
            break;
        }
        words.push(word(i));
    }
    let after = tokens.end;
    if after < sentence.end && (OFTEN.contains(&word(after)) || word(after) == "previously") {
        words.push(word(after));
    }
    words
}
