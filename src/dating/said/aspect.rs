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

const OFTEN: [&str; 15] = [
    "historically",
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
    let perfect = perfect(&words);
    if has(&OFTEN) && perfect.is_some() || has(&["repeatedly", "consistently"]) {
        return Aspect::Repeated;
    }
    match perfect {
        _ if has(&["previously"]) => Aspect::Before,
        Some(Perfect::Past) => Aspect::Before,
        Some(Perfect::Present) => Aspect::Lately,
        None => Aspect::Once,
    }
}

/// Whether the cue speaks of the present day rather than of an occasion ("says", "argue").
pub(super) fn is_present(text: &str, structure: &Structure, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue else { return false };
    let words = verb_group(text, structure, cue);
    perfect(&words).is_none() && words.iter().any(|w| PRESENT.contains(w))
}

/// Whether "and" or "but" stands right before the cue.
pub(super) fn is_conjoined(text: &str, structure: &Structure, attribution: &Attribution) -> bool {
    let before = attribution.cue.and_then(|c| structure.tokens_in(c).start.checked_sub(1));
    before.is_some_and(|i| matches!(structure.tokens[i].of(text), "and" | "but" | "or"))
}

/// Whether the cue looks ahead ("will say", "is expected to announce").
pub(super) fn is_future(text: &str, structure: &Structure, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue else { return false };
    let tokens = structure.tokens_in(cue);
    (tokens.start.saturating_sub(4)..tokens.end).any(|i| {
        matches!(structure.tokens[i].of(text), "will" | "'ll" | "’ll" | "to" | "would" | "expected" | "scheduled" | "plans" | "due")
    })
}

/// Whether the cue reports words rather than a stance held over time.
pub(super) fn is_speech(text: &str, cue: Span) -> bool {
    const SPEECH: [&str; 18] = [
        "said",
        "told",
        "warned",
        "announced",
        "stated",
        "added",
        "confirmed",
        "denied",
        "declared",
        "written",
        "tweeted",
        "posted",
        "replied",
        "asked",
        "responded",
        "remarked",
        "reported",
        "claimed",
    ];
    cue.of(text).split_whitespace().any(|w| SPEECH.contains(&w))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Perfect {
    Present,
    Past,
}

/// "has said", "had said": the auxiliary with a participle after it; "has doubts", "had to", "may have seen" are none.
fn perfect(words: &[&str]) -> Option<Perfect> {
    let at = words.iter().position(|w| matches!(w.to_ascii_lowercase().as_str(), "has" | "have" | "had" | "'ve" | "’ve" | "'d" | "’d"))?;
    if words[..at].iter().any(|w| matches!(*w, "may" | "might" | "could" | "would" | "should" | "must" | "can")) {
        return None;
    }
    let next = words[at + 1..].iter().find(|w| {
        !w.ends_with("ly") && !OFTEN.contains(*w) && !matches!(**w, "also" | "not" | "n't" | "n’t" | "just" | "already" | "since" | "both")
    })?;
    let participle = next.ends_with("ed") || next.ends_with("en") || IRREGULAR.contains(next);
    let past = matches!(words[at].to_ascii_lowercase().as_str(), "had" | "'d" | "’d");
    participle.then_some(if past { Perfect::Past } else { Perfect::Present })
}

const IRREGULAR: [&str; 22] = [
    "said", "told", "made", "been", "put", "shown", "known", "thought", "sought", "sent", "set", "kept", "held", "left", "found", "drawn",
    "gone", "laid", "led", "sworn", "brought", "become",
];

const PRESENT: [&str; 22] = [
    "says",
    "say",
    "argues",
    "argue",
    "believes",
    "believe",
    "thinks",
    "think",
    "claims",
    "claim",
    "notes",
    "seems",
    "seem",
    "insists",
    "insist",
    "contends",
    "maintains",
    "knows",
    "wants",
    "suggests",
    "shows",
    "show",
];

/// The cue with the auxiliaries and adverbs right before it and one adverb right after.
fn verb_group<'a>(text: &'a str, structure: &Structure, cue: Span) -> Vec<&'a str> {
    let tokens = structure.tokens_in(cue);
    let word = |i: usize| structure.tokens[i].of(text);
    let sentence = structure.sentence_at(cue.start).map(|s| structure.sentences[s].tokens.clone()).unwrap_or(tokens.clone());
    let mut words: Vec<&str> = Vec::new();
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
    words.reverse();
    words.extend(tokens.clone().map(word));
    let after = tokens.end;
    if after < sentence.end && (OFTEN.contains(&word(after)) || word(after) == "previously") {
        words.push(word(after));
    }
    words
}
