//! The words that stand for an attribution on a mark: verbatim slices of the text.
//!
//! The cue is kept wherever it carries polarity or mood, and no cut takes a negation or a condition away from the clause that is kept.
//! Nothing is ever reworded.

use super::lexicon::{CueKind, Lexicon, class, frame};
use super::polarity::{Polarity, polarity};
use super::{Act, Attribution, Quotation};
use crate::text::{Span, Structure};

/// Slices of a text that stand for an attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Verbatim, in order of the text, joined by "…"; never empty unless the content is.
    pub slices: Vec<Span>,
}

const ELLIPSIS: &str = "…";

/// Gaps up to this many bytes between cue and content stay in, so that the label reads as the text does.
const WIDEST_GAP: u32 = 24;

impl Label {
    /// The words, slices joined by " … ".
    pub fn text(&self, text: &str) -> String {
        self.slices.iter().map(|s| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" … ")
    }

    /// The words cut to at most `max_chars` characters, at a word, with "…" where something is left out.
    ///
    /// A negation or condition that the cut would take from the kept clause is brought back after a second "…", at the cost of the
    /// words before it.
    pub fn fit(&self, text: &str, max_chars: usize) -> String {
        let full = self.text(text);
        if max_chars == 0 {
            return String::new();
        }
        if full.chars().count() <= max_chars {
            return full;
        }
        let tokens: Vec<&str> = full.split(' ').collect();
        let head = fitting(&tokens, max_chars.saturating_sub(1));
        let lost = bending_word(&tokens, head);
        if let Some(at) = lost {
            // The bending word with what follows it gets up to half of the room.
            let tail_len = fitting(&tokens[at..], max_chars / 2);
            let tail_len = if bending_word_only(&tokens[at..], tail_len) { tail_len.max(1) } else { tail_len };
            let tail = tokens[at..(at + tail_len).min(tokens.len())].join(" ");
            let close = if at + tail_len < tokens.len() { ELLIPSIS } else { "" };
            let room = max_chars.saturating_sub(tail.chars().count() + close.chars().count() + 3);
            let front = fitting(&tokens[..head], room);
            if tail_len > 0 && front > 0 {
                return format!("{} {ELLIPSIS} {tail}{close}", closed(&tokens[..front]));
            }
        }
        if head == 0 {
            return ELLIPSIS.to_owned();
        }
        format!("{}{ELLIPSIS}", closed(&tokens[..head]))
    }
}

/// The tokens without marks or small words that lean on what is cut off ("the harbour of").
fn closed(tokens: &[&str]) -> String {
    let leaning = |token: &str| {
        let bits = class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::TO | class::RELATIVE;
        Lexicon::get().word(token).is_some_and(|w| w.class & bits != 0 && w.class & class::NEGATION == 0)
    };
    let mut end = tokens.len();
    while end > 1 && leaning(tokens[end - 1]) && polarity(tokens[end - 1]).is_none() {
        end -= 1;
    }
    tokens[..end].join(" ").trim_end_matches([',', ';', ':', '.', ' ', '…']).to_owned()
}

/// How many of `tokens`, joined by blanks, fit `max_chars`.
fn fitting(tokens: &[&str], max_chars: usize) -> usize {
    let mut used = 0;
    for (n, token) in tokens.iter().enumerate() {
        used += token.chars().count() + usize::from(n > 0);
        if used > max_chars {
            return n;
        }
    }
    tokens.len()
}

/// The first word cut off at `head` that would bend the clause before it: a condition in the sentence, a negation in the clause.
fn bending_word(tokens: &[&str], head: usize) -> Option<usize> {
    let mut in_clause = head == 0 || !tokens[head - 1].ends_with([',', ';', ':', '—']);
    if head > 0 && tokens[head - 1].ends_with(['.', '!', '?']) {
        return None;
    }
    for (at, token) in tokens.iter().enumerate().skip(head) {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
        if matches!(word, "and" | "but" | "while" | "which" | "who" | "that") {
            in_clause = false;
        }
        let contracted = word.ends_with("n't") || word.ends_with("n’t");
        match polarity(word) {
            Some(Polarity::Condition) => return Some(at),
            Some(Polarity::Negation) if in_clause => return Some(at),
            _ if contracted && in_clause => return Some(at),
            _ => {}
        }
        if token.ends_with(['.', '!', '?']) {
            return None;
        }
        if token.ends_with([',', ';', ':', '—']) {
            in_clause = false;
        }
    }
    None
}

fn bending_word_only(tokens: &[&str], len: usize) -> bool {
    len == 0 && !tokens.is_empty()
}

/// The label of an attribution of `text`.
pub fn label(text: &str, structure: &Structure, attribution: &Attribution) -> Label {
    let mut slices: Vec<Span> = attribution.content.iter().map(|s| s.trimmed(text)).filter(|s| !s.is_empty()).collect();
    let Some(first) = slices.first().copied() else { return Label::default() };
    let kept = attribution.cue.filter(|cue| keeps_cue(text, structure, attribution, *cue));
    match kept {
        Some(cue) if cue.end <= first.start && first.start - cue.end <= WIDEST_GAP => slices[0] = cue.hull(first),
        Some(cue) => {
            slices.push(cue);
            slices.sort();
        }
        None => slices[0] = without_that(text, first),
    }
    Label { slices: joined(text, slices) }
}

fn without_that(text: &str, span: Span) -> Span {
    let words = span.of(text);
    match words.get(..5) {
        Some(that) if that.eq_ignore_ascii_case("that ") && words.len() > 5 => Span::new(span.start as usize + 5, span.end as usize),
        _ => span,
    }
}

/// Slices with nothing but white space between become one.
fn joined(text: &str, slices: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(slices.len());
    for slice in slices {
        match out.last_mut() {
            Some(last) if slice.start <= last.end || text[last.end as usize..slice.start as usize].trim().is_empty() => {
                *last = last.hull(slice)
            }
            _ => out.push(slice),
        }
    }
    out
}

/// Whether the content alone would say something else than the text does.
fn keeps_cue(text: &str, structure: &Structure, attribution: &Attribution, cue: Span) -> bool {
    let tokens = structure.tokens_in(cue);
    let bent = tokens.clone().any(|i| polarity(structure.tokens[i].of(text)).is_some());
    let after = attribution.content.first().is_none_or(|c| cue.start < c.start);
    let row = tokens.filter_map(|i| row_at(text, structure, i)).max_by_key(|r| (r.kind == CueKind::Speech, r.len));
    let noun_only = row.is_some_and(|r| r.frames & (frame::QUOTATION | frame::CLAUSE) == 0);
    let stance = row.is_some_and(|r| r.marked) || !matches!(attribution.act, Act::Says | Act::Confirms);
    let negative = matches!(attribution.act, Act::Rejects | Act::Denies);
    let spoken_sentence = attribution.quotation == Quotation::Direct && !after;
    bent || negative || ((stance || noun_only && after) && !spoken_sentence)
}

fn row_at(text: &str, structure: &Structure, i: usize) -> Option<&'static super::lexicon::Cue> {
    let word = Lexicon::get().word(structure.tokens[i].of(text))?;
    word.cues.iter().find(|cue| {
        cue.rest.iter().enumerate().all(|(k, rest)| structure.tokens.get(i + 1 + k).is_some_and(|t| t.of(text).eq_ignore_ascii_case(rest)))
    })
}
