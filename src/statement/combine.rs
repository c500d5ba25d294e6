//! Tagger and rules together: where the tagger leaves a hole or joins what does not belong together, the rules' reading fills in.

use std::ops::Range;

use super::draft::Draft;
use super::lexicon::{CueKind, Form, class};
use super::reading::Reading;
use super::rules;

/// Tokens that may part a further piece of reported words from the rest.
const FARTHEST_PIECE: usize = 3;

/// Mends `drafts` of the tagger by what the rules found in the same text.
pub(super) fn mend(reading: &Reading<'_>, drafts: &mut Vec<Draft>, ruled: &[Draft]) {
    drop_within_utterances(reading, drafts);
    part_pieces(reading, drafts, ruled);
    drop_far_pieces(reading, drafts);
    fill_sources(drafts, ruled);
    passives(reading, drafts);
    mend_ends(reading, drafts, ruled);
    mark_agreement(drafts, ruled);
    drafts.retain(|d| d.cue.is_some() || d.source.is_some() || d.content.iter().any(|c| reading.mark(c.start)));
}

/// Whoever was accused does not accuse: the subject of a passive is no source, the one behind "by" is.
fn passives(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = draft.cue.clone().filter(|cue| is_passive(reading, cue)) else { continue };
        let left = draft.source.as_ref().is_some_and(|s| s.end <= cue.start);
        if !left && draft.source.is_some() {
            continue;
        }
        let sentence = reading.sentences[reading.sentence_of(cue.start)].clone();
        let after = draft.content.iter().map(|c| c.end).filter(|&e| e >= cue.end).chain([cue.end]);
        let by = after.chain([cue.end.saturating_sub(1)]).find(|&i| reading.eq(i, "by") && i < sentence.end);
        draft.source =
            by.and_then(|by| rules::noun_phrase(reading, by + 1, sentence.end)).filter(|s| !draft.content.iter().any(|c| overlap(c, s)));
    }
}

/// "was accused", "has often been called", "Asked about it," at the head of a sentence; not "is worried", not "was quoted as saying".
///
/// Only verbs of speech: who "is known" or "is expected" may still be who knows or plans.
fn is_passive(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "'s", "’s"];
    if cue.clone().any(|i| reading.eq(i, "saying")) {
        return false;
    }
    let participle = |i: usize| reading.cues(i, i + 1).any(|c| c.form == Form::Past && c.kind == CueKind::Speech);
    let opens = reading.sentence_start(cue.start) == cue.start;
    let Some(be) = cue.clone().rfind(|&i| BE.iter().any(|b| reading.eq(i, b))) else { return opens && reading.eq(cue.start, "asked") };
    let verb = (be + 1..cue.end).find(|&i| !reading.is(i, class::ADVERB | class::AUXILIARY) && !reading.word(i).ends_with("ly"));
    verb.is_some_and(participle)
}

/// Reported words cut off a word or two before their clause ends, or left hanging on a preposition.
fn mend_ends(reading: &Reading<'_>, drafts: &mut [Draft], ruled: &[Draft]) {
    for draft in drafts {
        let Some(cue) = draft.cue.clone() else { continue };
        let Some(last) = draft.content.last_mut().filter(|c| c.start >= cue.end && !reading.inside(c.end - 1)) else { continue };
        let rule = ruled
            .iter()
            .find(|r| r.cue.as_ref().is_some_and(|c| overlap(c, &cue)))
            .and_then(|r| r.content.iter().find(|c| overlap(c, last)));
        if let Some(whole) = rule.filter(|whole| whole.end > last.end && whole.end - last.end <= FEW_TOKENS && reading.is_word(last.end)) {
            last.end = whole.end;
        }
        while last.len() > 2 && hangs(reading, last.end - 1) && reading.is_word(last.end) {
            last.end -= 1;
        }
    }
}

/// Tokens a clause may run on beyond what the tagger saw of it.
const FEW_TOKENS: usize = 2;

fn hangs(reading: &Reading<'_>, i: usize) -> bool {
    reading.is(i, class::PREPOSITION | class::SUBORDINATOR) && !reading.is(i, class::ADVERB)
        || reading.eq(i, "following")
        || reading.eq(i, "the")
        || reading.eq(i, "a")
}

/// Notes where the rules read the same words in the same way.
fn mark_agreement(drafts: &mut [Draft], ruled: &[Draft]) {
    for draft in drafts {
        let tokens = |d: &Draft| d.content.iter().map(Range::len).sum::<usize>();
        let shared = |r: &Draft| {
            r.content
                .iter()
                .flat_map(|a| draft.content.iter().map(move |b| a.end.min(b.end).saturating_sub(a.start.max(b.start))))
                .sum::<usize>()
        };
        draft.agreed = ruled.iter().any(|r| {
            let same_cue = r.cue.as_ref().zip(draft.cue.as_ref()).is_some_and(|(a, b)| overlap(a, b));
            let same_source = r.source.as_ref().zip(draft.source.as_ref()).is_some_and(|(a, b)| overlap(a, b));
            same_cue && same_source && shared(r) * 10 >= (tokens(r) + tokens(draft) - shared(r)) * 7
        });
    }
}

/// Puts `certain` drafts in place of any whose words they hold.
pub(super) fn prefer(drafts: &mut Vec<Draft>, certain: Vec<Draft>) {
    let inside = |d: &Draft| certain.iter().any(|c| d.content.iter().any(|piece| c.holds(piece.start) || c.holds(piece.end - 1)));
    drafts.retain(|d| !inside(d));
    drafts.extend(certain);
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Inside a quotation that is a paragraph of its own nobody but its speaker speaks; the quotation is found whole later.
fn drop_within_utterances(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let Some(cue) = &draft.cue else { return true };
        let Some(quoted) = reading.quoted_at(cue.start) else { return true };
        let whole = reading.paragraph(cue.start);
        !(quoted.tokens.start == whole.start && quoted.tokens.end == whole.end)
    });
}

/// A further piece of reported speech that a rule ties to another cue becomes an attribution of its own.
fn part_pieces(reading: &Reading<'_>, drafts: &mut Vec<Draft>, ruled: &[Draft]) {
    let mut parted = Vec::new();
    for draft in drafts.iter_mut() {
        if draft.content.len() < 2 {
            continue;
        }
        let cue = draft.cue.clone();
        let mut kept = Vec::new();
        for piece in draft.content.drain(..) {
            let own = |r: &&Draft| r.cue.as_ref().is_some_and(|c| cue.as_ref().is_none_or(|d| !overlap(c, d)));
            let rule = ruled
                .iter()
                .filter(own)
                .find(|r| r.content.iter().any(|c| overlap(c, &piece)) && !r.cue.as_ref().is_some_and(|c| overlap(c, &piece)));
            match rule {
                Some(rule) if !reading.mark(piece.start) => {
                    let mut own = rule.clone();
                    own.content = vec![piece];
                    parted.push(own);
                }
                _ => kept.push(piece),
            }
        }
        draft.content = kept;
    }
    drafts.retain(|d| !d.content.is_empty());
    let taken: Vec<Range<usize>> = drafts.iter().filter_map(|d| d.cue.clone()).collect();
    parted.retain(|p| !p.cue.as_ref().is_some_and(|c| taken.iter().any(|t| overlap(t, c))));
    drafts.extend(parted);
}

/// Reported words far from their cue, when others stand beside it, belong to somebody else.
fn drop_far_pieces(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = draft.cue.clone().filter(|_| draft.content.len() > 1) else { continue };
        let near_source = draft.source.clone().filter(|s| s.start.abs_diff(cue.end).min(cue.start.abs_diff(s.end)) <= 3);
        let mut hull = near_source.map_or(cue.clone(), |s| s.start.min(cue.start)..s.end.max(cue.end));
        let gap =
            |hull: &Range<usize>, c: &Range<usize>| if c.end <= hull.start { hull.start - c.end } else { c.start.saturating_sub(hull.end) };
        let mut left = std::mem::take(&mut draft.content);
        while !left.is_empty() {
            let Some(nearest) = (0..left.len()).min_by_key(|&k| gap(&hull, &left[k])) else { break };
            let piece = left.remove(nearest);
            if draft.content.is_empty() || reading.mark(piece.start) || gap(&hull, &piece) <= FARTHEST_PIECE {
                hull = hull.start.min(piece.start)..hull.end.max(piece.end);
                draft.content.push(piece);
            }
        }
        draft.content.sort_by_key(|c| c.start);
    }
}

/// The rules' subject of a cue for which the tagger has none, or only one that belongs to another cue.
fn fill_sources(drafts: &mut [Draft], ruled: &[Draft]) {
    let sources: Vec<Option<Range<usize>>> = drafts.iter().map(|d| d.source.clone()).collect();
    for (d, draft) in drafts.iter_mut().enumerate() {
        let Some(cue) = draft.cue.clone() else { continue };
        let Some(rule) = ruled.iter().find(|r| r.cue.as_ref().is_some_and(|c| overlap(c, &cue))) else { continue };
        let Some(source) = rule.source.clone().filter(|s| !draft.content.iter().any(|c| overlap(c, s)) && !overlap(s, &cue)) else {
            continue;
        };
        let borrowed = draft.source.as_ref().is_some_and(|own| {
            let shared = sources.iter().enumerate().any(|(o, other)| o != d && other.as_ref() == Some(own));
            shared && own.start > cue.end && draft.content.iter().any(|c| c.start >= cue.end && c.end <= own.start)
        });
        if draft.source.is_none() || borrowed {
            draft.source = Some(source);
            draft.score *= 0.9;
        }
    }
}
