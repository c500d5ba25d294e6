//! Which way a date points: the tense of the clause it stands in.

use super::atoms::{Atom, Glue};
use super::words::Word;

/// What the verbs around a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Open,
}

/// The tense around the atoms `start..end`: the nearest verb before them in the sentence decides, else the nearest after.
pub(super) fn tense(text: &str, atoms: &[Atom], start: usize, end: usize) -> Tense {
    for at in (start.saturating_sub(26)..start).rev() {
        if closes(&atoms[at], atoms.get(at + 1)) {
            break;
        }
        match verb(text, atoms, at) {
            Tense::Open => {}
            found => return found,
        }
        if atoms[at].glue == Glue::Line {
            break;
        }
    }
    for at in end..(end + 14).min(atoms.len()) {
        if atoms[at].glue == Glue::Line || atoms[at].word == Word::Stop {
            break;
        }
        match verb(text, atoms, at) {
            Tense::Open => {}
            found => return found,
        }
    }
    Tense::Open
}

/// A full stop that ends a sentence, or a semicolon.
fn closes(atom: &Atom, next: Option<&Atom>) -> bool {
    atom.word == Word::Stop
        && next.is_none_or(|n| n.capital && !matches!(n.word, Word::Month(..) | Word::Weekday(..)))
        && atom.glue == Glue::None
        && next.is_none_or(|n| n.glue != Glue::None)
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
    if FUTURE.contains(&folded) {
        return if after_to_have(text, atoms, at) { Tense::Past } else { Tense::Future };
    }
    if PAST.contains(&folded) {
        return Tense::Past;
    }
    if folded.len() > 4 && folded.ends_with("ed") && !NOT_VERBS.contains(&folded) && !atoms[at].capital {
        return Tense::Past;
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

/// "would have", "could have": past.
fn after_to_have(text: &str, atoms: &[Atom], at: usize) -> bool {
    atoms.get(at + 1).is_some_and(|a| a.span.of(text).eq_ignore_ascii_case("have"))
        && matches!(atoms[at].span.of(text), "would" | "could" | "might" | "should" | "must")
}

/// "to meet": ahead, where what governs it looks ahead.
fn infinitive(text: &str, atoms: &[Atom], at: usize) -> Tense {
    const AHEAD: [&str; 34] = [
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

const FUTURE: [&str; 26] = [
    "will",
    "'ll",
    "shall",
    "would",
    "won't",
    "wo",
    "expected",
    "scheduled",
    "due",
    "planned",
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
    "could",
    "should",
    "may",
    "might",
    "must",
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
