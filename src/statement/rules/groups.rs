//! Verb groups that attribute, with their subjects, and phrases that do ("according to").

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases;
use crate::statement::lexicon::{Cue, CueKind, Form, class, frame};
use crate::statement::reading::Reading;

/// Tokens a subject may stand before its verb; bounds the work on texts without sentence ends.
const FARTHEST_SUBJECT: usize = 200;

/// A cue in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The verb group with auxiliaries and adverbs.
    pub(crate) cue: Range<usize>,
    /// The inventory's row.
    pub(crate) row: &'static Cue,
    /// Who.
    pub(crate) source: Option<Range<usize>>,
    /// Where its clause starts: subject or verb group, whichever is first.
    pub(crate) start: usize,
    /// The subject follows the verb.
    pub(crate) inverted: bool,
    /// "according to".
    pub(crate) according: bool,
    /// A reporter between the words and the page, with its cue.
    pub(crate) via: Option<(Range<usize>, Option<Range<usize>>)>,
    /// How sure, 0 to 1.
    pub(crate) score: f32,
}

/// The groups of a paragraph, in order.
pub(super) fn find(reading: &Reading<'_>, paragraph: Range<usize>) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut i = paragraph.start;
    while i < paragraph.end {
        if reading.inside(i) {
            i += 1;
            continue;
        }
        let floor = sentence_floor(reading, i, &paragraph);
        let group = if reading.eq(i, "according") && reading.eq(i + 1, "to") {
            according(reading, i, paragraph.end)
        } else {
            let last = found.last();
            let cue = reading.cue(i, paragraph.end);
            cue.and_then(|row| verb_group(reading, i, row, floor, paragraph.end, last))
        };
        match group {
            Some(group) => {
                i = group.cue.end;
                found.push(group);
            }
            None => i += 1,
        }
    }
    found
}

/// The first token the subject of a verb at `i` may start with: its sentence, or the end of a quotation before it.
fn sentence_floor(reading: &Reading<'_>, i: usize, paragraph: &Range<usize>) -> usize {
    let sentence = reading.sentence_start(i).max(paragraph.start);
    let sentence = sentence.max(i.saturating_sub(FARTHEST_SUBJECT));
    (sentence..i).rev().find(|&k| reading.inside(k)).map_or(sentence, |k| k + 1)
}

/// The row of "according to" and "as saying".
static PLAIN: LazyLock<Cue> = LazyLock::new(|| Cue {
    rest: Box::new(["to".into()]),
    len: 2,
    act: crate::statement::Act::Says,
    kind: CueKind::Speech,
    marked: false,
    plain: true,
    frames: frame::CLAUSE | frame::QUOTATION,
    form: Form::Past,
});

fn according(reading: &Reading<'_>, i: usize, ceiling: usize) -> Option<Group> {
    let mut end = i + 2;
    while end < ceiling && !reading.inside(end) {
        let word = reading.word(end);
        let dot = word == "."
            && end + 1 < ceiling
            && reading.is_word(end + 1)
            && reading.structure.tokens[end - 1].len() <= 4
            && reading.is_capital(end - 1);
        if matches!(word, "," | ";" | ":" | "—") || word == "." && !dot {
            break;
        }
        end += 1;
    }
    (end > i + 2).then(|| Group {
        cue: i..i + 2,
        row: &PLAIN,
        source: Some(i + 2..end),
        start: i,
        inverted: true,
        according: true,
        via: None,
        score: 0.9,
    })
}

fn verb_group(reading: &Reading<'_>, head: usize, row: &'static Cue, floor: usize, ceiling: usize, last: Option<&Group>) -> Option<Group> {
    let end = head + row.len;
    let start = group_start(reading, head, floor);
    if is_noun(reading, head, start, row) || reading.is_capital(head) && head > floor {
        return None;
    }
    let passive = is_passive(reading, start, head, row);
    let cites = !passive && row.len == 1 && matches!(reading.word(head), "quoted" | "quotes" | "cited" | "cites" | "quoting" | "citing");
    if let Some(group) = cites.then(|| quoted_as_saying(reading, head, start, floor, ceiling)).flatten() {
        return Some(group);
    }
    if row.frames & frame::NOUN_TOO != 0 && start == head && matches!(row.form, Form::Third | Form::Base) {
        let named = start > floor
            && (reading.is_capital(start - 1)
                || reading.is(start - 1, class::PRONOUN | class::RELATIVE)
                || matches!(reading.word(start - 1), "," | ")"));
        let goes_on = reading.is(end, class::PREPOSITION) && !reading.is(end, class::TO) || !reading.is_word(end);
        let plans_to = row.form == Form::Third && row.frames & frame::INFINITIVE != 0 && reading.is(end, class::TO);
        if !(reading.is(end, class::THAT) || reading.mark(end) || plans_to || named && !goes_on) {
            return None;
        }
    }
    let asks_to = row.frames & frame::INFINITIVE != 0 && infinitive_ahead(reading, end, ceiling);
    let evident = reading.is(end, class::THAT) || reading.mark(end) || reading.word(end) == ":" || asks_to;
    if passive && !(reading.eq(end, "as") && reading.eq(end + 1, "saying")) {
        return None;
    }
    if row.frames & frame::AMBIGUOUS != 0 && !evident && !reading.mark(start.saturating_sub(2)) {
        return None;
    }
    if row.frames == frame::CLAUSE && matches!(row.kind, CueKind::Report) && !reading.is(end, class::THAT) {
        return None;
    }
    let (end, row) = if passive { (end + 2, &*PLAIN) } else { (end, row) };
    let mut group = Group { cue: start..end, row, source: None, start, inverted: false, according: false, via: None, score: 0.7 };
    if row.form == Form::Gerund && !reading.is(head.saturating_sub(1), class::AUXILIARY) && !between_auxiliary(reading, start, head) {
        return participle(reading, group, floor, last);
    }
    if row.form == Form::Base && start == head && head > floor && reading.eq(head - 1, "to") {
        return None;
    }
    // "said Orla Dane" after a quotation or a clause.
    let left_mark = start > 0 && start == head && (reading.mark(start - 1) || reading.word(start - 1) == ",");
    let invertible = left_mark && row.frames & frame::QUOTATION != 0 && matches!(row.form, Form::Past | Form::Third);
    let behind = || phrases::after(reading, end, ceiling).filter(|s| ends_group(reading, s.end, ceiling));
    if let Some(subject) = invertible.then(behind).flatten() {
        group.inverted = true;
        group.source = Some(subject);
        return Some(group);
    }
    group.source = phrases::before(reading, start, floor);
    match &group.source {
        // Whether somebody would say it is not that somebody says it.
        Some(subject)
            if subject.start > floor
                && row.kind != CueKind::Report
                && matches!(reading.word(subject.start - 1), "if" | "whether" | "If" | "Whether") =>
        {
            return None;
        }
        Some(subject) => group.start = subject.start,
        None => {
            // A second verb of one subject: "denied it and said …".
            let coordinated = start > floor && (reading.is(start - 1, class::COORDINATOR) || reading.word(start - 1) == ",");
            let same = last.filter(|l| {
                coordinated && reading.sentence_of(l.cue.start) == reading.sentence_of(start) && finite(row.form) && finite(l.row.form)
            });
            group.source = Some(same?.source.clone()?);
            group.start = start - 1;
            group.score = 0.6;
        }
    }
    (row.form != Form::Base || plural(reading, group.source.as_ref()?) || start < head).then_some(group)
}

/// "… the council to open": an infinitive a few words on, in the same phrase.
fn infinitive_ahead(reading: &Reading<'_>, from: usize, ceiling: usize) -> bool {
    let limit = ceiling.min(from + 7);
    let stop =
        (from..limit).find(|&i| !reading.is_word(i) || reading.is(i, class::TO | class::AUXILIARY | class::RELATIVE)).unwrap_or(limit);
    stop > from
        && stop + 1 < ceiling
        && reading.is(stop, class::TO)
        && !reading.is(stop + 1, class::DETERMINER)
        && !reading.is_capital(stop + 1)
}

/// What may stand behind an inverted subject: a mark, a time, a place, a clause; not a verb of its own.
fn ends_group(reading: &Reading<'_>, i: usize, ceiling: usize) -> bool {
    i >= ceiling
        || !reading.is_word(i)
        || reading.is(i, class::TIME | class::PREPOSITION | class::SUBORDINATOR | class::TO | class::RELATIVE | class::COORDINATOR)
        || reading.word(i).ends_with("ly")
}

fn finite(form: Form) -> bool {
    matches!(form, Form::Past | Form::Third)
}

/// "The agency quoted the minister as saying …": the minister speaks, the agency is on the way.
fn quoted_as_saying(reading: &Reading<'_>, head: usize, start: usize, floor: usize, ceiling: usize) -> Option<Group> {
    let limit = ceiling.min(head + 20);
    let at =
        (head + 2..limit).find(|&i| reading.eq(i, "as") && matches!(reading.word(i + 1), "saying" | "telling" | "stating" | "writing"))?;
    let reporter = phrases::before(reading, start, floor);
    let from = reporter.as_ref().map_or(start, |r| r.start);
    Some(Group {
        cue: at..at + 2,
        row: &PLAIN,
        source: Some(head + 1..at),
        start: from,
        inverted: false,
        according: false,
        via: reporter.map(|r| (r, Some(start..head + 1))),
        score: 0.85,
    })
}

fn group_start(reading: &Reading<'_>, head: usize, floor: usize) -> usize {
    let mut start = head;
    while start > floor {
        let i = start - 1;
        let adverb =
            reading.is(i, class::ADVERB | class::AUXILIARY | class::NEGATION) || reading.word(i).ends_with("ly") && !reading.is_capital(i);
        if !adverb
            || reading.is(i, class::PRONOUN | class::DETERMINER)
            || reading.inside(i)
            || matches!(reading.word(i), "'s" | "’s") && start == head
        {
            break;
        }
        start = i;
    }
    start
}

fn between_auxiliary(reading: &Reading<'_>, start: usize, head: usize) -> bool {
    (start..head).any(|i| reading.is(i, class::AUXILIARY))
}

fn is_noun(reading: &Reading<'_>, head: usize, start: usize, row: &Cue) -> bool {
    let before = head.wrapping_sub(1);
    let determined = start == head && head > 0 && (reading.is(before, class::DETERMINER) || matches!(reading.word(before), "'s" | "’s"));
    let governed = start == head
        && head > 0
        && row.form != Form::Past
        && reading.is(before, class::PREPOSITION)
        && !reading.is(before, class::TO | class::ADVERB);
    determined && !reading.is(before, class::PRONOUN) || governed && row.form != Form::Gerund || row.form == Form::Gerund && governed
}

fn is_passive(reading: &Reading<'_>, start: usize, head: usize, row: &Cue) -> bool {
    const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];
    row.form == Form::Past && (start..head).any(|i| BE.iter().any(|be| reading.eq(i, be)))
}

fn plural(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    let last = source.end - 1;
    let word = reading.word(last);
    reading.one_of(last, &["they", "we", "you", "i", "who"])
        || word.ends_with('s')
        || source.clone().any(|i| reading.eq(i, "and"))
        || reading.one_of(last, &["many", "some", "others", "people", "police"])
}

/// ", adding that …": the subject is that of the verb before it in the sentence.
fn participle(reading: &Reading<'_>, mut group: Group, floor: usize, last: Option<&Group>) -> Option<Group> {
    let start = group.cue.start;
    let parted = |i: usize| matches!(reading.word(i), "," | "—" | "–" | "--" | "while") || reading.is(i, class::COORDINATOR);
    let comma = start > floor && parted(start - 1);
    if !comma || group.row.kind == CueKind::Belief || group.row.kind == CueKind::Intention {
        return None;
    }
    let same = last.filter(|l| reading.sentence_of(l.cue.start) == reading.sentence_of(start) || reading.quoted_at(start - 1).is_some());
    group.source = match same {
        Some(l) => l.source.clone(),
        None => sentence_subject(reading, floor, start),
    };
    group.start = start - 1;
    group.score = 0.65;
    group.source.is_some().then_some(group)
}

/// The first noun phrase of the sentence before its first verb-like word.
pub(super) fn sentence_subject(reading: &Reading<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let verb = (floor..end).find(|&i| {
        reading.is(i, class::AUXILIARY)
            || !reading.is_capital(i) && i > floor && reading.word(i).ends_with("ed")
            || reading.cue(i, i + 1).is_some_and(|c| c.form != Form::Base && !reading.is_capital(i))
    })?;
    let mut stop = verb;
    while stop > floor && (reading.is(stop - 1, class::ADVERB) || reading.word(stop - 1).ends_with("ly")) {
        stop -= 1;
    }
    phrases::before(reading, stop, floor)
}
