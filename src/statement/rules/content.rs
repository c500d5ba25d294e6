//! What a cue attributes: quotations and clauses beside it.

use std::ops::Range;

use super::groups::Group;
use super::phrases::skip_adverbials;
use crate::statement::lexicon::{CueKind, Form, class, frame};
use crate::statement::reading::{Quoted, Reading};

/// Quotations of fewer words are terms and scare quotes unless a clause carries them.
const SHORTEST_QUOTATION: usize = 3;

/// The content of group `k`; `None` where nothing is attributed.
pub(super) fn of(reading: &Reading<'_>, groups: &[Group], k: usize, paragraph: Range<usize>) -> Option<Vec<Range<usize>>> {
    let group = &groups[k];
    let edges = hull(group);
    if let Some(left) = quotation_left(reading, edges.start, group, paragraph.start) {
        let mut content = left;
        content.extend(quotations_right(reading, groups, k, edges.end, paragraph.end));
        return Some(content);
    }
    if let Some(left) = clause_left(reading, group, edges.clone(), &paragraph) {
        return Some(vec![left]);
    }
    right(reading, groups, k, paragraph)
}

fn hull(group: &Group) -> Range<usize> {
    let source = group.source.clone().filter(|s| group.inverted || s.start == group.start);
    source.map_or(group.cue.clone(), |s| s.start.min(group.cue.start)..s.end.max(group.cue.end))
}

fn is_speech(reading: &Reading<'_>, quoted: &Quoted) -> bool {
    reading.word_count(quoted.tokens.clone()) >= SHORTEST_QUOTATION
}

/// Quotations that end right before `start`, all in a row.
fn quotation_left(reading: &Reading<'_>, start: usize, group: &Group, floor: usize) -> Option<Vec<Range<usize>>> {
    if group.row.frames & frame::QUOTATION == 0 {
        return None;
    }
    let mut last = start.checked_sub(1)?;
    if reading.word(last) == "," && last > floor {
        last -= 1;
    }
    let quoted = reading.quoted_at(last)?;
    let ends_speech =
        reading.word(quoted.tokens.end.saturating_sub(2)).starts_with([',', '?', '!', '…', '—']) || reading.word(quoted.tokens.end) == ",";
    if !ends_speech || !is_speech(reading, quoted) && quoted.tokens.start > floor {
        return None;
    }
    // Words of the same sentence before a quotation that ends it belong to what is said: 'It was "a mess," she said.'
    let sentence = reading.sentence_start(quoted.tokens.start).max(floor);
    let lead = sentence < quoted.tokens.start
        && (sentence..quoted.tokens.start).all(|i| !reading.inside(i) && reading.cue(i, i + 1).is_none_or(|c| c.kind != CueKind::Speech));
    let begin = if lead && !reading.is_capital(quoted.tokens.start + 1) { sentence } else { quoted.tokens.start };
    let whole = begin..quoted.tokens.end;
    Some(Vec::from([whole]))
}

/// Quotations that go on after the speaker's words: '…," she said. "…"'.
fn quotations_right(reading: &Reading<'_>, groups: &[Group], k: usize, from: usize, ceiling: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    loop {
        let limit = ceiling.min(at + if found.is_empty() { 16 } else { 1 });
        let Some(open) = (at..limit).find(|&i| reading.mark(i)) else { return found };
        let blocked = groups[k + 1..].iter().any(|g| g.cue.start < open)
            || open > 0 && !matches!(reading.word(open - 1), "," | "." | ":" | "”" | "\"" | "''" | "—" | "--");
        let Some(quoted) = reading.quoted_at(open).filter(|q| !blocked && is_speech(reading, q)) else { return found };
        let next = quoted.tokens.end;
        let owned = groups[k + 1..].iter().any(|g| {
            g.cue.start >= next
                && g.cue.start < next + 8
                && reading.sentence_of(next) == reading.sentence_of(g.cue.start)
                && !reading.is_capital(next)
        });
        if owned && reading.word(from) == "." {
            return found;
        }
        found.push(quoted.tokens.clone());
        at = next;
    }
}

/// "The ports will close, Dane said Tuesday." and "…, according to Dane."
fn clause_left(reading: &Reading<'_>, group: &Group, edges: Range<usize>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    if group.row.frames & (frame::QUOTATION | frame::CLAUSE) == 0 || group.row.form == Form::Gerund {
        return None;
    }
    let sentence = reading.sentences[reading.sentence_of(group.cue.start)].clone();
    let floor = sentence.start.max(paragraph.start);
    if edges.start <= floor + 2 {
        return None;
    }
    let comma = reading.word(edges.start - 1) == "," || reading.word(edges.start - 1) == "—";
    let rest = skip_adverbials(reading, edges.end, sentence.end);
    let ends = rest >= sentence.end || matches!(reading.word(rest), "." | "?" | "!" | ";" | ",");
    if !group.according && (!comma || !ends) {
        return None;
    }
    let end = if comma { edges.start - 1 } else { edges.start };
    let length = reading.word_count(floor..end);
    let opening = reading.is(floor, class::PREPOSITION | class::SUBORDINATOR)
        || reading.cue(floor, floor + 1).is_some_and(|c| c.form == Form::Gerund);
    (length >= 4 && !(opening && length < 9)).then(|| trim(reading, floor..end))
}

/// A clause, an infinitive, a noun phrase or a quotation after the cue.
fn right(reading: &Reading<'_>, groups: &[Group], k: usize, paragraph: Range<usize>) -> Option<Vec<Range<usize>>> {
    let group = &groups[k];
    let from = if group.inverted { hull(group).end } else { group.cue.end };
    let mut ceiling = reading.sentences[reading.sentence_of(group.cue.start)].end.min(paragraph.end);
    let mut start = from;
    if group.according && reading.word(start) == "," {
        start += 1;
    } else if !group.according {
        start = skip_to_content(reading, group, start, ceiling)?;
    }
    if start >= ceiling {
        return None;
    }
    if let Some(quoted) =
        reading.quoted_at(start).filter(|q| q.tokens.start == start && is_speech(reading, q) && reading.is_capital(start + 1))
    {
        let mut content = vec![quoted.tokens.clone()];
        content.extend(quotations_right(reading, groups, k, quoted.tokens.end, paragraph.end));
        return Some(content);
    }
    // A quotation that starts in the sentence and runs past its end belongs to it whole.
    if let Some(quoted) = reading.quoted_at(ceiling - 1).filter(|q| q.tokens.start >= start) {
        ceiling = ceiling.max(quoted.tokens.end.min(paragraph.end));
    }
    let end = clause_end(reading, groups, k, start, ceiling);
    let clause = trim(reading, start..end);
    (reading.word_count(clause.clone()) >= 2).then(|| vec![clause])
}

/// Past addressee, time and place to where the content starts.
fn skip_to_content(reading: &Reading<'_>, group: &Group, from: usize, ceiling: usize) -> Option<usize> {
    let mut start = from;
    if group.row.frames & frame::ADDRESSEE != 0 && group.row.frames & frame::CLAUSE != 0 {
        // "told CBS that", "told the council: “", "told her the port".
        let limit = ceiling.min(start + 16);
        let stop = (start..limit).find(|&i| reading.is(i, class::THAT) || reading.mark(i) || reading.word(i) == ":");
        start = match stop {
            Some(stop) => stop,
            None => past_addressee(reading, start, ceiling),
        };
    } else if group.row.frames & (frame::CLAUSE | frame::QUOTATION) != 0 {
        start = skip_adverbials(reading, start, ceiling);
    }
    while start < ceiling && matches!(reading.word(start), "," | ":") {
        let comma = reading.word(start) == ",";
        start += 1;
        if comma && !reading.mark(start) {
            // "said, however, that" and "said, adding": only a clause word goes on.
            return (start..ceiling.min(start + 8)).find(|&i| reading.is(i, class::THAT)).or(None);
        }
    }
    Some(start)
}

fn past_addressee(reading: &Reading<'_>, start: usize, ceiling: usize) -> usize {
    if reading.is(start, class::OBJECT | class::PRONOUN) {
        return start + 1;
    }
    let mut i = start;
    while i < ceiling
        && (reading.is_capital(i) || reading.is(i, class::DETERMINER) && i == start || matches!(reading.word(i), "'s" | "’s" | "of"))
    {
        i += 1;
    }
    skip_adverbials(reading, i.max(start), ceiling)
}

/// Where the clause that starts at `start` stops: before the next attribution of the sentence.
fn clause_end(reading: &Reading<'_>, groups: &[Group], k: usize, start: usize, ceiling: usize) -> usize {
    for next in &groups[k + 1..] {
        if next.start <= start || next.start >= ceiling {
            continue;
        }
        let mut boundary = next.start;
        while boundary > start
            && (reading.is(boundary - 1, class::ADVERB | class::SUBORDINATOR | class::COORDINATOR)
                && !matches!(reading.word(boundary - 1), "that" | "if" | "when" | "because"))
        {
            boundary -= 1;
        }
        let comma = boundary > start && matches!(reading.word(boundary - 1), "," | ";" | "—" | "–" | "--")
            || matches!(reading.word(boundary), "," | ";" | "—" | "–" | "--");
        let joined = (boundary..next.start).any(|i| reading.is(i, class::COORDINATOR)) || reading.is(next.start, class::COORDINATOR);
        let contrast = (boundary..next.start).any(|i| matches!(reading.word(i), "while" | "though" | "although" | "whereas"));
        let participle = next.row.form == Form::Gerund;
        let shared = next.source == groups[k].source;
        let first = reading.sentence_start(start);
        let concession = comma
            && matches!(reading.word(first), "While" | "Although" | "Though" | "If" | "When" | "As")
            && groups[k].start > first
            && finite(next.row.form);
        let relative = next.source.as_ref().is_some_and(|s| s.len() == 1 && reading.is(s.start, class::RELATIVE));
        if next.according
            || concession
            || (comma && (joined || contrast || participle) || contrast || joined && shared && next.row.kind == CueKind::Speech)
                && !relative
        {
            return boundary;
        }
    }
    ceiling
}

fn finite(form: Form) -> bool {
    matches!(form, Form::Past | Form::Third)
}

/// Without marks and connectives at either end that belong to the sentence, not to the content.
fn trim(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    while start < end
        && !reading.is_word(start)
        && !reading.mark(start)
        && !matches!(reading.word(start), "'" | "‘" | "$" | "£" | "€" | "(" | "[" | "n't")
    {
        start += 1;
    }
    while end > start && matches!(reading.word(end - 1), "." | "," | ";" | ":" | "—" | "–" | "--" | "(") && !reading.inside(end - 1) {
        end -= 1;
    }
    start..end
}
