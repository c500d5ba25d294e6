//! Attributions by rules alone: cue words, the phrases beside them, quotation marks.
//!
//! Works paragraph by paragraph. It refuses cues inside quotation marks and words that only look like cues ("the demand", "was told").

mod content;
mod groups;
mod phrases;

use std::ops::Range;

use super::draft::{Draft, Origin};
use super::lexicon::{CueKind, class, frame};
use super::reading::Reading;
use super::via::is_medium;

/// The attributions the rules find, in order of their cues.
pub(super) fn extract(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (p, paragraph) in reading.structure.paragraphs.iter().enumerate() {
        if !reading.furniture[p] {
            in_paragraph(reading, paragraph.tokens.clone(), &mut drafts);
        }
    }
    drafts
}

fn in_paragraph(reading: &Reading<'_>, paragraph: Range<usize>, drafts: &mut Vec<Draft>) {
    let groups = groups::find(reading, paragraph.clone());
    let first = drafts.len();
    for k in 0..groups.len() {
        // A cue within the content of another is what that one reports; its speaker is not ours.
        if drafts[first..].iter().any(|d| d.holds(groups[k].cue.start)) {
            continue;
        }
        // "According to a report in the Gazette, Dane said …": Dane speaks, the report is on the way.
        let reported = |g: &groups::Group| g.according && g.source.clone().is_some_and(|s| is_medium(reading, s));
        let speaks_next = |g: &groups::Group| {
            let next = groups[k].source.as_ref().map_or(0, |s| s.end + 1);
            g.row.kind == CueKind::Speech && !g.according && g.source.as_ref().is_some_and(|s| s.start == next)
        };
        if reported(&groups[k]) && groups.get(k + 1).is_some_and(speaks_next) {
            continue;
        }
        let on_the_way = k.checked_sub(1).map(|before| &groups[before]).filter(|before| reported(before));
        let on_the_way = on_the_way
            .filter(|before| before.source.as_ref().is_some_and(|s| groups[k].source.as_ref().is_some_and(|own| own.start == s.end + 1)));
        let Some(content) = content::of(reading, &groups, k, paragraph.clone()) else { continue };
        let taken = |i: usize| drafts[first..].iter().any(|d| d.holds(i));
        let content: Vec<_> = content.into_iter().filter(|c| !c.is_empty() && !taken(c.start) && !taken(c.end - 1)).collect();
        if content.is_empty() {
            continue;
        }
        drafts.push(Draft {
            source: groups[k].source.clone(),
            cue: Some(groups[k].cue.clone()),
            content,
            via: groups[k].via.clone().or_else(|| Some((on_the_way?.source.clone()?, Some(on_the_way?.cue.clone())))).into_iter().collect(),
            score: groups[k].score,
            agreed: false,
            linked: 0.0,
            origin: Origin::Rule,
        });
    }
}

/// Source and cue of a sentence that attributes but holds no content of its own ("Dane said at the Harbour talks.").
pub(super) fn bare_attribution(reading: &Reading<'_>, sentence: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let groups = groups::find(reading, sentence.clone());
    let group = groups.first()?;
    let source = group.source.clone()?;
    let opens = source.start == sentence.start || group.cue.start == sentence.start;
    let empty = opens && content::of(reading, &groups, 0, sentence).is_none();
    empty.then(|| (source, group.cue.clone()))
}

/// Who utters something in the sentence without the sentence saying what ("Ina Tolle issued the rebuke after the talks").
pub(super) fn speaker_without_content(reading: &Reading<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let groups = groups::find(reading, sentence.clone());
    let speech = |g: &groups::Group| g.row.kind == CueKind::Speech && g.row.frames & frame::QUOTATION != 0;
    let k = (0..groups.len()).find(|&k| speech(&groups[k]) && content::of(reading, &groups, k, sentence.clone()).is_none())?;
    groups[k].source.clone()
}

/// The subject of a sentence: its first noun phrase before a verb.
pub(super) fn subject(reading: &Reading<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    // "When the mill closed, Dane wrote:" has its subject behind the comma.
    let opened = reading.is(sentence.start, class::SUBORDINATOR);
    let comma = sentence.clone().find(|&i| opened && reading.word(i) == "," && !reading.inside(i));
    groups::sentence_subject(reading, comma.map_or(sentence.start, |i| i + 1), sentence.end)
}

/// The attribution a stretch opens with ("Orla Dane had said that …"), for contents that report another's words.
pub(super) fn first_attribution(reading: &Reading<'_>, stretch: Range<usize>) -> Option<Draft> {
    let groups = groups::find(reading, stretch.clone());
    let group = groups.first()?;
    let source = group.source.clone()?;
    let speaks = group.row.kind == CueKind::Speech && !group.according && !group.inverted;
    if !speaks || source.start != stretch.start || reading.is(source.start, class::PRONOUN | class::RELATIVE) {
        return None;
    }
    let content = content::of(reading, &groups, 0, stretch.clone())?;
    let within = content.iter().all(|c| c.start >= group.cue.end && c.end <= stretch.end);
    within.then(|| Draft {
        source: Some(source),
        cue: Some(group.cue.clone()),
        content,
        via: Vec::new(),
        score: group.score,
        agreed: false,
        linked: 0.0,
        origin: Origin::Rule,
    })
}

/// The noun phrase that starts at a token.
pub(super) fn noun_phrase(reading: &Reading<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    phrases::after(reading, start, ceiling)
}
