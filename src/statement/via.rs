//! Chains of reporters: an outlet that quotes a ministry, a minister who told a channel.
//!
//! Whoever utters the words is the speaker and the medium between is *via*. A medium that only asks the questions is none: "in an
//! interview with" makes no chain. What a speaker says of a third party stays the speaker's.

use std::ops::Range;
use std::sync::OnceLock;

use super::draft::Draft;
use super::lexicon::class;
use super::reading::Reading;
use super::rules;

/// Fills in the chains of `drafts`.
pub(super) fn add(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        if !draft.via.is_empty() {
            continue;
        }
        told_a_medium(reading, draft);
        inner_speaker(reading, draft);
        cited_speaker(reading, draft);
        reported_by(reading, draft);
    }
}

/// "Dane told the Harbour Gazette that …": the medium carries it.
fn told_a_medium(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(tells) = draft.cue.as_ref().and_then(|cue| reading.tells(cue)) else { return };
    let start = tells + 1;
    let mut end = start;
    while end < start + 8
        && (reading.is_capital(end)
            || end == start && reading.is(end, class::DETERMINER)
            || end > start && matches!(reading.word(end), "'s" | "’s" | "of" | "news" | "television" | "radio" | "agency"))
    {
        end += 1;
    }
    if end > start && is_medium(reading, start..end) {
        draft.via.push((start..end, None));
    }
}

/// "The Gazette reported that Dane had said …", "According to a report in the Gazette, Dane said …": the one within speaks.
fn inner_speaker(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.clone().filter(|s| is_medium(reading, s.clone())) else { return };
    let [content] = &draft.content[..] else { return };
    let mut from = content.start;
    if reading.is(from, class::THAT) {
        from += 1;
    }
    let Some(inner) = rules::first_attribution(reading, from..content.end) else { return };
    if !inner.source.clone().is_some_and(|s| is_somebody(reading, s)) {
        return;
    }
    let outer = (source, draft.cue.take());
    draft.source = inner.source;
    draft.cue = inner.cue;
    draft.content = inner.content;
    draft.via.push(outer);
}

/// "The Gazette reported, citing two officials, that …": the officials speak.
fn cited_speaker(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.clone().filter(|s| is_medium(reading, s.clone())) else { return };
    let Some(cue) = draft.cue.clone() else { return };
    let sentence = reading.sentences[reading.sentence_of(cue.start)].clone();
    let Some(at) = (cue.start..sentence.end).find(|&i| !reading.inside(i) && (reading.eq(i, "citing") || reading.eq(i, "quoting"))) else {
        return;
    };
    let Some(speaker) =
        rules::noun_phrase(reading, at + 1, sentence.end).filter(|s| is_somebody(reading, s.clone()) && !draft.holds(s.start))
    else {
        return;
    };
    draft.via.push((source, Some(cue)));
    draft.source = Some(speaker);
    draft.cue = Some(at..at + 1);
}

/// "According to a report in the Gazette, Dane said …" where the speaker is found already: the report is on the way.
fn reported_by(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.clone().filter(|_| draft.via.is_empty()) else { return };
    let sentence = reading.sentences[reading.sentence_of(source.start)].clone();
    if !(reading.eq(sentence.start, "according") && reading.eq(sentence.start + 1, "to")) || source.start <= sentence.start + 2 {
        return;
    }
    let reporter = sentence.start + 2..source.start;
    let end = reporter.clone().find(|&i| reading.word(i) == "," || reading.word(i) == "published").unwrap_or(source.start);
    if end > reporter.start && is_medium(reading, reporter.start..end) {
        draft.via.push((reporter.start..end, Some(sentence.start..sentence.start + 2)));
    }
}

/// Whether the words name a medium or what one publishes.
pub(super) fn is_medium(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|i| listed(reading.word(i), reading.is_capital(i)))
}

fn listed(word: &str, capital: bool) -> bool {
    static WORDS: OnceLock<(Vec<&str>, Vec<&str>)> = OnceLock::new();
    let (names, nouns) = WORDS.get_or_init(|| {
        let rows = include_str!("../../assets/media_words.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        let (names, nouns): (Vec<_>, Vec<_>) = rows.partition(|(_, kind)| *kind == "name");
        (names.into_iter().map(|r| r.0).collect(), nouns.into_iter().map(|r| r.0).collect())
    });
    capital && names.contains(&word) || nouns.iter().any(|n| word.eq_ignore_ascii_case(n))
}

/// Whether the words can be a person or body: not a thing that is cited ("citing safety").
fn is_somebody(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    const PEOPLE: [&str; 16] = [
        "official",
        "officials",
        "source",
        "sources",
        "minister",
        "ministry",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "people",
        "person",
        "diplomat",
        "diplomats",
        "aide",
        "aides",
        "president",
    ];
    tokens.clone().any(|i| reading.one_of(i, &PEOPLE))
        || tokens.clone().all(|i| reading.is_capital(i) || !reading.is_word(i) || reading.is(i, class::DETERMINER))
}
