//! Which way a date points: the tense of the clause it stands in.

use super::atoms::{Atom, Glue};
use super::words::Word;

/// What the verbs around a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// "would", "could", "may": ahead, or merely possible.
    Possible,
    Open,
}

/// The tense around the atoms `start..end` of the sentence that spans the atoms `sentence`: the nearest verb before them decides, else
/// the nearest after.
pub(super) fn tense(text: &str, atoms: &[Atom], start: usize, end: usize, sentence: std::ops::Range<usize>) -> Tense {
    let before = (sentence.start.max(start.saturating_sub(26))..start).rev();
    let after = end..sentence.end.min(end + 14);
    before.chain(after).map(|at| verb(text, atoms, at)).find(|t| *t != Tense::Open).unwrap_or(Tense::Open)
}

/// What one word tells about tense.
fn verb(text: &str, atoms: &[Atom], at: usize) -> Tense {
    let word = atoms[at].span.of(text);
    let mut folded = [0_u8; 16];
    if word.len() > 16 || !word.is_ascii() {
        return Tense::Open;
    }
    let folded = &mut folded[..word.len()];
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    let folded = std::str::from_utf8(folded).unwrap_or("");
    // The month.
    if folded == "may" && atoms[at].capital {
        return Tense::Open;
    }
    if matches!(folded, "would" | "could" | "should" | "may" | "might" | "must") {
        return if after_to_have(text, atoms, at) { Tense::Past } else { Tense::Possible };
    }
    if FUTURE.contains(&folded) {
        return if after_to_have(text, atoms, at) { Tense::Past } else { Tense::Future };
    }
    // "planned for Monday" looks ahead, "as planned on Monday" does not.
    if folded == "planned" {
        return if atoms.get(at + 1).is_some_and(|a| matches!(a.word, Word::For | Word::To)) { Tense::Future } else { Tense::Open };
    }
    if folded == "due" {
        return if atoms.get(at + 1).is_some_and(|a| a.word == Word::To && !atoms.get(at + 2).is_some_and(|b| b.word == Word::Other)) {
            Tense::Open
        } else {
            Tense::Future
        };
    }
    // "a record set on Monday"; "set to meet", "is set for Monday" look ahead by other words.
    if folded == "set" {
        let past = atoms.get(at + 1).is_some_and(|a| matches!(a.word, Word::On | Word::In | Word::By | Word::Last))
            && !(at > 0 && matches!(atoms[at - 1].span.of(text), "is" | "are" | "be"));
        return if past { Tense::Past } else { Tense::Open };
    }
    if PAST.contains(&folded) {
        return Tense::Past;
    }
    if folded.len() > 4 && folded.ends_with("ed") && !NOT_VERBS.contains(&folded) && !atoms[at].capital {
        // "will be named" looks ahead, "the proposed law" nowhere.
        return if at > 0 && follows_no_subject(text, atoms, at) { Tense::Open } else { Tense::Past };
    }
    if folded == "to"
        && at + 1 < atoms.len()
        && atoms[at + 1].word == Word::Other
        && atoms[at + 1].glue == Glue::Space
        && !atoms[at + 1].capital
    {
        return infinitive(text, atoms, at);
    }
    Tense::Open
}

/// A participle that is an adjective or hangs on "be".
fn follows_no_subject(text: &str, atoms: &[Atom], at: usize) -> bool {
    matches!(atoms[at - 1].word, Word::The | Word::A | Word::This | Word::Of | Word::Previous)
        || matches!(atoms[at - 1].span.of(text), "be" | "being" | "as" | "its" | "their" | "his" | "her")
}

/// "would have", "could have": past.
fn after_to_have(text: &str, atoms: &[Atom], at: usize) -> bool {
    atoms.get(at + 1).is_some_and(|a| a.span.of(text).eq_ignore_ascii_case("have"))
        && matches!(atoms[at].span.of(text), "would" | "could" | "might" | "should" | "must")
}

/// "to meet": ahead, where what governs it looks ahead.
fn infinitive(text: &str, atoms: &[Atom], at: usize) -> Tense {
    const AHEAD: [&str; 40] = [
        "agreement",
        "plan",
        "decision",
        "offer",
        "proposal",
        "deal",
        "plans",
        "planned",
        "plan",
        "planning",
        "expects",
        "expected",
        "expect",
        "scheduled",
        "set",
        "due",
        "hopes",
        "hoped",
        "hope",
        "intends",
        "wants",
        "agreed",
        "agrees",
        "ready",
        "likely",
        "prepared",
        "preparing",
        "vowed",
        "promised",
        "pledged",
        "about",
        "going",
        "is",
        "are",
        "invited",
        "poised",
        "supposed",
        "aims",
        "offered",
        "slated",
    ];
    for back in 1..=2 {
        let Some(before) = at.checked_sub(back) else { break };
        if AHEAD.contains(&atoms[before].span.of(text)) {
            return Tense::Future;
        }
    }
    Tense::Open
}

const FUTURE: [&str; 25] = [
    "meet",
    "meets",
    "starts",
    "opens",
    "arrives",
    "visits",
    "votes",
    "will",
    "'ll",
    "shall",
    "won't",
    "wo",
    "expected",
    "scheduled",
    "plans",
    "expects",
    "slated",
    "upcoming",
    "expires",
    "expire",
    "begins",
    "until",
    "deadline",
    "payable",
    "tomorrow",
];

const PAST: [&str; 60] = [
    "said", "was", "were", "had", "did", "told", "met", "came", "went", "made", "took", "began", "won", "lost", "rose", "fell", "held",
    "left", "sent", "spoke", "wrote", "gave", "got", "saw", "put", "ran", "led", "found", "became", "sold", "bought", "broke", "brought",
    "built", "chose", "cut", "drew", "drove", "flew", "fought", "hit", "kept", "knew", "laid", "paid", "sought", "shot", "stood",
    "stopped", "struck", "swore", "taken", "threw", "thought", "grew", "ago", "since", "been", "has", "have",
];

/// Words in -ed that tell no tense.
const NOT_VERBS: [&str; 8] = ["united", "hundred", "indeed", "speed", "allied", "armed", "need", "proceed"];
