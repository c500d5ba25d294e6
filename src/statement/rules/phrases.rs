//! Noun phrases and clause bounds by closed-class words alone.

use std::ops::Range;

use crate::statement::lexicon::{Form, class};
use crate::statement::reading::Reading;

/// Farthest a source reaches.
const LONGEST_SOURCE: usize = 24;

/// The noun phrase that ends right before token `end` and starts no earlier than `floor`: a subject to the left of its verb.
pub(super) fn before(reading: &Reading<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    if reading.inside(last) {
        return None;
    }
    if reading.is(last, class::PRONOUN) || reading.is(last, class::RELATIVE) {
        return Some(last..end);
    }
    if matches!(reading.word(last), "," | ")" | "—" | "–" | "--") {
        return apposed(reading, last, floor);
    }
    let start = run_start(reading, end, floor);
    (start < end && names_something(reading, start..end)).then_some(start..end)
}

/// "Orla Dane, the minister, said": the phrase before the comma that opens the apposition, with it.
fn apposed(reading: &Reading<'_>, closer: usize, floor: usize) -> Option<Range<usize>> {
    let opener = match reading.word(closer) {
        ")" => "(",
        mark => mark,
    };
    let low = floor.max(closer.saturating_sub(LONGEST_SOURCE));
    let nearest = (low..closer).rev().find(|&i| reading.word(i) == opener && !reading.inside(i))?;
    // "some states, including Velmar, Tessaly, and Orr, have": the list belongs to what stands before it.
    let listed = (low..closer)
        .find(|&i| reading.word(i) == opener && (reading.eq(i + 1, "including") || reading.eq(i + 1, "such") && reading.eq(i + 2, "as")));
    let open = listed.unwrap_or(nearest);
    let inner_verb =
        (open + 1..closer).any(|i| reading.cue(i, closer).is_some_and(|c| c.form == Form::Past) && !reading.is(open + 1, class::RELATIVE));
    if open == low || closer - open < 2 || inner_verb {
        return None;
    }
    let start = run_start(reading, open, low);
    (start < open && names_something(reading, start..open)).then(|| if opener == "(" { start..closer + 1 } else { start..closer })
}

/// Where the run of words that can belong to one noun phrase starts, walking left from `end`.
fn run_start(reading: &Reading<'_>, end: usize, floor: usize) -> usize {
    let low = floor.max(end.saturating_sub(LONGEST_SOURCE));
    let mut start = end;
    while start > low {
        let i = start - 1;
        let word = reading.word(i);
        let abbreviation =
            word == "." && i > low && reading.is_capital(i - 1) && reading.structure.tokens[i - 1].end == reading.structure.tokens[i].start;
        let joint = word == "and" && joins(reading, i, low, end);
        let accepted = abbreviation || joint || matches!(word, "'" | "’" | "'s" | "’s") || (reading.is_word(i) && !stops(reading, i));
        if !accepted || reading.inside(i) {
            break;
        }
        start = i;
    }
    // A phrase does not start with a preposition or a possessive's rest: drop the adverbial it would belong to.
    while start < end
        && (reading.is(start, class::PREPOSITION | class::COORDINATOR | class::ADVERB) && !reading.is(start, class::DETERMINER)
            || !reading.is_word(start))
    {
        start += 1;
    }
    start
}

fn stops(reading: &Reading<'_>, i: usize) -> bool {
    let class = reading.class(i);
    if class & class::DETERMINER != 0 {
        return false;
    }
    let clause = class::SUBORDINATOR | class::AUXILIARY | class::RELATIVE | class::PRONOUN | class::COORDINATOR | class::TO;
    let prepositional = class & class::PREPOSITION != 0
        && !matches!(reading.word(i), "of" | "for" | "at" | "in" | "from" | "on" | "with" | "to" | "near" | "under" | "behind");
    let verb = !reading.is_capital(i) && reading.cue(i, i + 1).is_some_and(|c| matches!(c.form, Form::Past | Form::Gerund));
    (class & clause != 0 && class & class::PREPOSITION == 0) || prepositional || verb
}

/// Whether "and" at `i` joins two names or bodies rather than two clauses.
fn joins(reading: &Reading<'_>, i: usize, low: usize, end: usize) -> bool {
    i > low
        && i + 1 < end
        && reading.is_word(i - 1)
        && (reading.is_capital(i - 1) || reading.word(i - 1).ends_with('s'))
        && !reading.is(i + 1, class::PRONOUN)
}

fn names_something(reading: &Reading<'_>, range: Range<usize>) -> bool {
    let time_only =
        range.clone().all(|i| reading.is(i, class::TIME | class::DETERMINER | class::PREPOSITION | class::ADVERB) || !reading.is_word(i));
    !time_only && range.clone().any(|i| reading.is_word(i))
}

/// The noun phrase that starts at `start`, for an inverted subject ("said Orla Dane, the minister").
pub(super) fn after(reading: &Reading<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let plural = reading.is_word(start) && reading.word(start).ends_with('s') && reading.class(start) == 0;
    let named = reading.is_capital(start) || plural || reading.is(start, class::DETERMINER);
    if start >= ceiling || !named && !reading.is(start, class::PRONOUN) || reading.is(start, class::TIME) || reading.inside(start) {
        return None;
    }
    if reading.is(start, class::PRONOUN) {
        return Some(start..start + 1);
    }
    let mut end = start;
    while end < ceiling && end - start < LONGEST_SOURCE {
        let word = reading.word(end);
        let abbreviation =
            word == "." && end > start && end + 1 < ceiling && reading.is_capital(end - 1) && reading.word(end - 1).chars().count() <= 4;
        let time = reading.is(end, class::TIME) && end > start;
        let adverbial =
            matches!(word, "in" | "on" | "during" | "after" | "before" | "when" | "as" | "at" | "to" | "while" | "about" | "that");
        if reading.inside(end) || time || adverbial || !(reading.is_word(end) || abbreviation || matches!(word, "'s" | "’s" | "'" | "’"))
        {
            break;
        }
        end += 1;
    }
    if reading.word(end) == "," && reading.is(end + 1, class::DETERMINER) && !reading.inside(end + 1) {
        let ends = |&i: &usize| matches!(reading.word(i), "," | "." | ";" | "—") && !is_abbreviation(reading, i) || reading.mark(i);
        let close = (end + 2..ceiling.min(end + LONGEST_SOURCE)).find(ends);
        if let Some(close) = close {
            end = close;
        }
    }
    (end > start && names_something(reading, start..end)).then_some(start..end)
}

/// Whether the full stop at `i` belongs to the word before it ("Mr.", "U.S.") and another word follows.
fn is_abbreviation(reading: &Reading<'_>, i: usize) -> bool {
    reading.word(i) == "." && i > 0 && reading.is_capital(i - 1) && reading.word(i - 1).chars().count() <= 4 && reading.is_word(i + 1)
}

/// Past an addressee, a time and a place: "CBS on Wednesday", "in a statement", "reporters in Velmar".
pub(super) fn skip_adverbials(reading: &Reading<'_>, start: usize, ceiling: usize) -> usize {
    let mut i = start;
    loop {
        if i >= ceiling || reading.inside(i) {
            return i.min(ceiling);
        }
        let adverb = reading.is(i, class::ADVERB) && (reading.is(i + 1, class::THAT) || reading.word(i + 1) == ".");
        if reading.is(i, class::TIME) && !matches!(reading.word(i), "may" | "march") || adverb {
            i += 1;
            continue;
        }
        let opens = reading.is(i, class::PREPOSITION) && !reading.is(i, class::SUBORDINATOR)
            || matches!(reading.word(i), "after" | "before" | "when");
        if !opens {
            return i;
        }
        // To the word before the clause: "that", a quotation, a comma.
        let limit = ceiling.min(i + 14);
        let Some(stop) =
            (i + 1..limit).find(|&k| reading.is(k, class::THAT) || reading.mark(k) || matches!(reading.word(k), "," | ":" | "."))
        else {
            return i;
        };
        if reading.is(stop, class::THAT) || reading.mark(stop) || reading.word(stop) == "." {
            return stop;
        }
        return if reading.word(stop) == ":" || reading.mark(stop + 1) { stop + 1 } else { stop };
    }
}
