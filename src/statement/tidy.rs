//! What quotation marks settle better than any model: where a quotation starts and ends.

use std::ops::Range;

use super::act;
use super::draft::Draft;
use super::lexicon::{CueKind, class};
use super::network::Class;
use super::reading::Reading;
use crate::text::is_dash;

/// Draws contents out to the marks of the quotations they lie in, and joins pieces that touch.
pub(super) fn to_marks(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for cue in drafts.iter_mut().filter_map(|d| d.cue.as_mut()) {
        // A mark opens the quotation behind the cue; it attributes nothing.
        while cue.len() > 1 && reading.mark(cue.end - 1) {
            cue.end -= 1;
        }
    }
    // Which draft each token belongs to, counted from 1; sources and cues are nobody's to take.
    let mut owner = vec![0_u32; reading.structure.tokens.len()];
    for (d, draft) in (1_u32..).zip(drafts.iter()) {
        draft.content.iter().for_each(|c| owner[c.clone()].fill(d));
    }
    for tokens in drafts.iter().flat_map(|d| d.source.iter().chain(&d.cue)) {
        owner[tokens.clone()].fill(u32::MAX);
    }
    for (d, draft) in (1_u32..).zip(drafts.iter_mut()) {
        let free = |range: Range<usize>| owner[range].iter().all(|&o| o == 0 || o == d);
        for piece in &mut draft.content {
            drawn_out(reading, piece, &free);
        }
        for piece in &mut draft.content {
            trim(reading, piece);
            with_particle(reading, piece, &free);
        }
        draft.content.retain(|c| !c.is_empty());
        draft.content.sort_by_key(|c| c.start);
        join(reading, &mut draft.content);
    }
}

fn drawn_out(reading: &Reading<'_>, piece: &mut Range<usize>, free: &impl Fn(Range<usize>) -> bool) {
    if let Some(quoted) = reading.quoted_at(piece.start).filter(|q| q.tokens.start < piece.start) {
        let missing = quoted.tokens.start..piece.start;
        if missing.len() * 2 <= quoted.tokens.len() && free(missing.clone()) {
            piece.start = quoted.tokens.start;
        }
    }
    if let Some(quoted) = reading.quoted_at(piece.end - 1).filter(|q| q.tokens.end > piece.end && q.closed) {
        let missing = piece.end..quoted.tokens.end;
        if missing.len() * 2 <= quoted.tokens.len() && free(missing.clone()) {
            piece.end = quoted.tokens.end;
        }
    }
    // A closing mark that stands right behind belongs to what it closes.
    if reading.mark(piece.end)
        && reading.quoted_at(piece.end).is_some_and(|q| q.tokens.end == piece.end + 1 && q.tokens.start >= piece.start)
        && free(piece.end..piece.end + 1)
    {
        piece.end += 1;
    }
}

/// Moves the start of `span` behind a place line at the start of a paragraph ("PORT VELMAR (Wire) — ").
fn behind_place_line(reading: &Reading<'_>, span: &mut Range<usize>) {
    const LONGEST: usize = 10;
    if span.start != reading.paragraph(span.start).start || reading.word(span.start).len() < 2 {
        return;
    }
    let line = (span.start..span.end.min(span.start + LONGEST)).find(|&i| is_dash(reading.word(i)));
    if let Some(at) = line.filter(|&at| at > span.start && at + 1 < span.end && reading.word(span.start).chars().all(char::is_uppercase)) {
        span.start = at + 1;
    }
}

/// Sources without the place line before them ("PORT VELMAR — The council") and dashes at their ends.
pub(super) fn sources(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for source in drafts.iter_mut().filter_map(|d| d.source.as_mut()) {
        let dash = |i: usize| is_dash(reading.word(i));
        behind_place_line(reading, source);
        while source.len() > 1 && dash(source.end - 1) && !(source.start..source.end - 1).any(dash) {
            source.end -= 1;
        }
        while source.len() > 1 && (dash(source.start) || matches!(reading.word(source.start), "and" | "but" | ",")) {
            source.start += 1;
        }
        // A comma ends an apposition; where none opens one, it belongs to the sentence.
        let apposed = (source.start..source.end - 1).any(|i| reading.word(i) == ",");
        while source.len() > 1 && reading.word(source.end - 1) == "," && !apposed {
            source.end -= 1;
        }
        // "the court in 2031", "the ministry this week": when, not who.
        let year = |i: usize| reading.word(i).len() == 4 && reading.word(i).bytes().all(|b| b.is_ascii_digit());
        let span = |i: usize| matches!(reading.word(i), "week" | "month" | "year");
        let last = source.end - 1;
        let dated = source.len() > 3
            && (year(last) && reading.eq(last - 1, "in") || span(last) && matches!(reading.word(last - 1), "this" | "last"));
        if dated {
            source.end -= 2;
        }
    }
}

/// Drafts whose cue says that somebody was spoken to ("when asked whether", "if told that") lose the source: it only listened.
pub(super) fn listeners(reading: &Reading<'_>, drafts: &mut [Draft]) {
    const SPOKEN_TO: [&str; 8] = ["asked", "told", "pressed", "informed", "reminded", "questioned", "warned", "urged"];
    const CLAUSES: [&str; 7] = ["when", "if", "once", "while", "though", "until", "unless"];
    for draft in drafts {
        let Some(cue) = draft.cue.clone() else { continue };
        let passive = cue.start > 0 && reading.one_of(cue.start, &SPOKEN_TO) && reading.one_of(cue.start - 1, &CLAUSES);
        if passive {
            draft.source = None;
        }
    }
}

/// Drops what only says how something is called: "An essay named “Why the Tide Waits”", "a boat called “Goldie”".
pub(super) fn drop_names(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    const NAMING: [&str; 9] = ["named", "titled", "entitled", "nicknamed", "dubbed", "christened", "captioned", "headed", "called"];
    drafts.retain(|draft| {
        let (Some(source), Some(cue), [content]) = (&draft.source, &draft.cue, &draft.content[..]) else { return true };
        let names = reading.one_of(cue.end - 1, &NAMING) && source.end <= cue.start && reading.mark(content.start);
        // "Dane called “unfair” what others praised": with a plain verb it is the name of a person that speaks.
        let thing = reading.is(source.start, class::DETERMINER) || !reading.is_capital(source.start) || !reading.eq(cue.end - 1, "called");
        !(names && thing && content.start == cue.end && cue.start - source.end <= 1)
    });
}

/// Reported words do not end in a comma or a connective.
fn trim(reading: &Reading<'_>, piece: &mut Range<usize>) {
    behind_place_line(reading, piece);
    let hangs = |i: usize| !reading.inside(i) && matches!(reading.word(i), "," | ";" | ":" | "—" | "–" | "--" | "and" | "or" | "but");
    while piece.end > piece.start && hangs(piece.end - 1) {
        piece.end -= 1;
    }
}

/// A last word of the sentence that belongs to the verb before it: "the fleet stay | out".
fn with_particle(reading: &Reading<'_>, piece: &mut Range<usize>, free: &impl Fn(Range<usize>) -> bool) {
    const PARTICLES: [&str; 10] = ["out", "off", "down", "up", "away", "back", "in", "on", "over", "apart"];
    let at = piece.end;
    if at == 0 || at >= reading.structure.tokens.len() || reading.sentence_of(at) != reading.sentence_of(at - 1) || !free(at..at + 1) {
        return;
    }
    let ends = at + 1 >= reading.sentences[reading.sentence_of(at)].end || matches!(reading.word(at + 1), "." | "," | ";" | "!" | "?");
    if ends && reading.is_word(at - 1) && reading.one_of(at, &PARTICLES) {
        piece.end += 1;
    }
}

fn join(reading: &Reading<'_>, pieces: &mut Vec<Range<usize>>) {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        match joined.last_mut() {
            Some(last) if piece.start <= last.end && reading.paragraph_of(last.start) == reading.paragraph_of(piece.start) => {
                last.end = last.end.max(piece.end)
            }
            _ => joined.push(piece),
        }
    }
    *pieces = joined;
}

/// Probability the tagger must give, on average, to the words of a rule's attribution that it did not find itself.
const LIKELY: f32 = 0.15;

/// Adds what the rules found and the tagger left out: quotations with a speaker beside them, and what the tagger half saw.
pub(super) fn add_missed(reading: &Reading<'_>, probabilities: &[[f32; 7]], drafts: &mut Vec<Draft>, ruled: Vec<Draft>) {
    for mut rule in ruled {
        let (Some(source), Some(cue)) = (rule.source.clone(), rule.cue.clone()) else { continue };
        let spoken = rule.content.iter().all(|c| reading.inside(c.start) && reading.word_count(c.clone()) >= 4);
        let roles = [(source, Class::BeginSource), (cue.clone(), Class::BeginCue)]
            .into_iter()
            .chain(rule.content.iter().map(|c| (c.clone(), Class::BeginContent)));
        let likely = roles.map(|(tokens, role)| role_probability(probabilities, tokens, role)).fold(1.0, f32::min);
        let clashes = drafts.iter().any(|d| {
            let own = d.content.iter().chain(&d.cue);
            let mut pieces = rule.content.iter().chain(std::iter::once(&cue));
            pieces.any(|p| own.clone().any(|o| o.start < p.end && p.start < o.end))
        });
        // A stance in several words ("left open the possibility of") is hardly ever anything else.
        let stance = act::row(reading, &cue).is_some_and(|row| row.len >= 2 && row.marked && row.kind == CueKind::Speech);
        // Where nothing of the tagger's stands in the way: by the share of such findings that were right on annotated articles.
        let score = match (stance, likely >= LIKELY, spoken) {
            (true, _, _) => 0.55,
            (_, true, _) => 0.35,
            (_, _, true) => 0.4,
            _ => continue,
        };
        if !clashes {
            rule.score = score;
            drafts.push(rule);
        }
    }
}

/// The mean probability that tokens have a role, whether they begin it or go on.
fn role_probability(probabilities: &[[f32; 7]], tokens: Range<usize>, begin: Class) -> f32 {
    let class = begin as usize;
    let total: f32 = tokens.clone().map(|i| probabilities[i][class].exp() + probabilities[i][class + 1].exp()).sum();
    total / tokens.len().max(1) as f32
}
