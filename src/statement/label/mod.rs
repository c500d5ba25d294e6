//! The words that stand for an attribution on a mark: verbatim slices of the text.
//!
//! The cue is kept wherever it carries polarity or mood, and no cut takes a negation or a condition away from the clause that is kept.
//! Nothing is ever reworded.

mod reach;

use reach::Place;

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
    /// A negation or condition of the clause that is kept stays, with the word behind it, at the cost of other words.
    pub fn fit(&self, text: &str, max_chars: usize) -> String {
        let full = self.text(text);
        if full.chars().count() <= max_chars {
            return full;
        }
        if max_chars == 0 {
            return String::new();
        }
        let tokens: Vec<&str> = full.split(' ').collect();
        let turning = turning_words(&tokens);
        let mut kept = vec![false; tokens.len()];
        for with_next in [true, false] {
            kept.fill(false);
            for &at in &turning {
                kept[at] = true;
                if with_next && at + 1 < tokens.len() {
                    kept[at + 1] = true;
                }
            }
            if length(&tokens, &kept) <= max_chars {
                break;
            }
        }
        if length(&tokens, &kept) > max_chars {
            return without_turning(&tokens, turning.first().copied().unwrap_or(0), max_chars);
        }
        for at in 0..tokens.len() {
            let before = kept[at];
            kept[at] = true;
            if length(&tokens, &kept) > max_chars {
                kept[at] = before;
                break;
            }
        }
        drop_leaning(&tokens, &mut kept, &turning);
        joined_words(&tokens, &kept)
    }
}

/// Room for too little: the first words, none that leads up to what turns them.
fn without_turning(tokens: &[&str], first: usize, max_chars: usize) -> String {
    let mut kept = vec![false; tokens.len()];
    for at in 0..first.min(2) {
        kept[at] = true;
        if length(tokens, &kept) > max_chars {
            kept[at] = false;
            break;
        }
    }
    joined_words(tokens, &kept)
}

/// The kept tokens, gaps between them as " … ", one at the end as "…".
fn joined_words(tokens: &[&str], kept: &[bool]) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (token, keep) in tokens.iter().zip(kept) {
        if !keep {
            gap = true;
            continue;
        }
        if gap {
            let trimmed = out.trim_end_matches(LOOSE).len();
            out.truncate(trimmed);
        }
        out.push_str(match (out.is_empty(), gap) {
            (true, false) => "",
            (true, true) => "… ",
            (false, true) => " … ",
            (false, false) => " ",
        });
        out.push_str(token);
        gap = false;
    }
    if gap {
        let trimmed = out.trim_end_matches(LOOSE).len();
        out.truncate(trimmed);
        out.push_str(ELLIPSIS);
    }
    out
}

/// Marks that do not stand before an ellipsis.
const LOOSE: [char; 6] = [',', ';', ':', '.', ' ', '…'];

fn length(tokens: &[&str], kept: &[bool]) -> usize {
    joined_words(tokens, kept).chars().count()
}

/// Takes away small words that lean on what is cut off ("the harbour of").
fn drop_leaning(tokens: &[&str], kept: &mut [bool], turning: &[usize]) {
    let leaning = |token: &str| {
        let bits = class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::TO | class::RELATIVE;
        Lexicon::get().word(token).is_some_and(|w| w.class & bits != 0) && polarity(token).is_none()
    };
    for at in (1..tokens.len()).rev() {
        let cut_behind = kept.get(at + 1).is_none_or(|k| !k) && at + 1 < tokens.len();
        let held = turning.iter().any(|&t| t == at || t + 1 == at);
        if kept[at] && cut_behind && leaning(tokens[at]) && !held {
            kept[at] = false;
        }
    }
}

/// Where the first clause is turned: its negations, and the conditions of its sentence.
fn turning_words(tokens: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut after_mark = false;
    let mut in_clause = true;
    for (at, token) in tokens.iter().enumerate() {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
        let small = word.to_lowercase();
        if after_mark && matches!(small.as_str(), "and" | "but" | "while" | "though" | "although" | "which" | "who") {
            break;
        }
        if matches!(small.as_str(), "which" | "who" | "and" | "but") && at > 0 {
            in_clause = false;
        }
        // "even if": a concession, which limits nothing; without its "even" it would.
        let concession = at > 0 && tokens[at - 1].eq_ignore_ascii_case("even");
        let contracted = word.ends_with("n't") || word.ends_with("n’t");
        match polarity(word) {
            Some(Polarity::Condition) if !concession => found.push(at),
            Some(Polarity::Negation) if in_clause => found.push(at),
            _ if contracted && in_clause => found.push(at),
            _ => {}
        }
        if token.ends_with(['.', '!', '?']) && word.chars().count() > 3 {
            break;
        }
        after_mark = token.ends_with([',', ';', ':', '—', '”', '"', '…']);
        in_clause = in_clause && !token.ends_with([';', ':', '—']);
    }
    found
}

/// The label of an attribution of `text`.
pub fn label(text: &str, structure: &Structure, attribution: &Attribution) -> Label {
    let place = Place { text, structure, attribution };
    let mut slices: Vec<Span> = attribution.content.iter().map(|s| s.trimmed(text)).filter(|s| !s.is_empty()).collect();
    let (Some(first), Some(last)) = (slices.first().copied(), slices.last_mut()) else { return Label::default() };
    *last = place.with_rest(*last, attribution.cue);
    slices[0] = if slices.len() > 1 { place.with_rest(first, attribution.cue) } else { slices[0] };
    let first = slices[0];
    let group = attribution.cue.map(|cue| place.verb_group(cue));
    let limited = group.and_then(|(group, _)| place.limiting_subject(group));
    let kept = limited.or_else(|| group.filter(|(group, governed)| *governed || keeps_cue(&place, *group)).map(|(group, _)| group));
    match kept {
        Some(cue) if cue.end <= first.start && (first.start - cue.end <= WIDEST_GAP || place.bends_between(cue.end, first.start)) => {
            slices[0] = cue.hull(first)
        }
        Some(cue) => {
            slices.push(if cue.start >= first.end { place.completed(cue) } else { cue });
            slices.sort();
        }
        None => slices[0] = without_that(text, first),
    }
    slices.extend(place.question(first));
    slices.sort();
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

/// Whether the content alone would say something else than the text does. `group` is the cue with its auxiliaries.
fn keeps_cue(place: &Place<'_>, group: Span) -> bool {
    let Place { text, structure, attribution } = *place;
    let Some(first) = attribution.content.first().copied() else { return false };
    let tokens = structure.tokens_in(group);
    let bent = tokens.clone().any(|i| polarity(structure.tokens[i].of(text)).is_some());
    let after = group.start < first.start;
    let negative = matches!(attribution.act, Act::Rejects | Act::Denies);
    let quoted = attribution.quotation == Quotation::Direct || first.of(text).starts_with(['\'', '‘']);
    let spoken_sentence = !after && quoted && place.is_sentence(first);
    if bent || spoken_sentence {
        return bent || attribution.act == Act::Denies;
    }
    if after && place.bends_between(group.end, first.start) {
        return true;
    }
    let row = tokens.filter_map(|i| row_at(text, structure, i)).max_by_key(|r| (r.kind == CueKind::Speech, r.len));
    let noun_only = row.is_some_and(|r| r.frames & (frame::QUOTATION | frame::CLAUSE) == 0);
    let stance = row.is_some_and(|r| r.marked) || !matches!(attribution.act, Act::Says | Act::Confirms);
    // A clause around or before its cue says itself what it says: "Sugar beet, they demand, must go."
    let clause = !after && (attribution.content.len() > 1 || place.has_auxiliary(first) || first.of(text).ends_with('?'));
    let clause = clause && !(row.is_some_and(|r| r.marked) && matches!(attribution.act, Act::Believes | Act::Intends));
    negative || stance && !clause || after && (noun_only || place.is_nonfinite(first))
}

fn row_at(text: &str, structure: &Structure, i: usize) -> Option<&'static super::lexicon::Cue> {
    let word = Lexicon::get().word(structure.tokens[i].of(text))?;
    word.cues.iter().find(|cue| {
        cue.rest.iter().enumerate().all(|(k, rest)| structure.tokens.get(i + 1 + k).is_some_and(|t| t.of(text).eq_ignore_ascii_case(rest)))
    })
}
