//! Speakers named before a colon: transcripts ("MS. DANE: …"), interviews ("Q: …", "A. …", "Harbour Gazette: …").
//!
//! A label in capitals is a turn wherever it opens a paragraph; a name in small letters only where the text has several turns, so
//! that a heading with a colon is none. The letters of questions and answers count where the text has both.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::{Draft, Origin};
use super::reading::Reading;

/// Longest label, in tokens.
const LONGEST_LABEL: usize = 6;

/// Turns a text needs before names in small letters count as labels.
const FEWEST_TURNS: usize = 3;

/// The turns of a text as drafts: label, colon, what follows in the paragraph; further paragraphs up to the next label go on.
pub(super) fn extract(reading: &Reading<'_>) -> Vec<Draft> {
    let labels: Vec<(usize, Range<usize>)> = reading
        .structure
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(p, _)| !reading.furniture[*p])
        .filter_map(|(p, paragraph)| Some((p, label(reading, &paragraph.tokens)?)))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, label) in &labels {
        *counts.entry(reading.span(label).of(reading.text)).or_default() += 1;
    }
    let turns = labels.len();
    let repeated = counts.values().filter(|&&n| n > 1).count();
    let letters = |letter: &str| labels.iter().position(|(_, label)| reading.span(label).of(reading.text) == letter);
    let answered = letters("Q").is_some_and(|q| letters("A").is_some_and(|a| q < a));
    let mut drafts = Vec::new();
    for (p, label) in &labels {
        let capitals = is_capitals(reading, label);
        let interview = turns >= FEWEST_TURNS && repeated > 0 && counts.len() * 2 <= turns + 1;
        let by_letter = is_letter(reading, label.start) && label.len() == 1;
        let colon = reading.word(label.end) == ":";
        if !(colon && (interview || capitals && turns >= 2) || answered && by_letter) {
            continue;
        }
        let paragraph = reading.structure.paragraphs[*p].tokens.clone();
        let content = label.end + 1..paragraph.end;
        if reading.word_count(content.clone()) >= 2 {
            drafts.push(Draft::new(Some(label.clone()), Some(label.end..label.end + 1), vec![content], 0.85, Origin::Turn));
        }
    }
    drafts
}

/// The words before a colon near the start of a paragraph, where they can name a speaker.
fn label(reading: &Reading<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let first = paragraph.start;
    if is_letter(reading, first) && matches!(reading.word(first + 1), "." | ")") && first + 2 < paragraph.end {
        return Some(first..first + 1);
    }
    let limit = paragraph.end.min(paragraph.start + LONGEST_LABEL + 1);
    let colon = (paragraph.start + 1..limit).find(|&i| reading.word(i) == ":")?;
    let start = paragraph.start + usize::from(reading.mark(paragraph.start));
    let label = start..colon;
    let named = label.clone().all(|i| reading.is_capital(i) || matches!(reading.word(i), "." | "-" | "of" | "the" | "’" | "'"));
    (named && !label.is_empty() && colon + 1 < paragraph.end).then_some(label)
}

/// Whether a token is the letter that opens a question or an answer.
fn is_letter(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "Q" | "A")
}

fn is_capitals(reading: &Reading<'_>, label: &Range<usize>) -> bool {
    let words: Vec<&str> = label.clone().map(|i| reading.word(i)).filter(|w| w.chars().count() > 1).collect();
    !words.is_empty() && words.iter().all(|w| !w.chars().any(char::is_lowercase))
}
