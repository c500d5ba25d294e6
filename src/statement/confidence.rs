//! How likely an attribution is right, from how it was found and what it holds.

use std::ops::Range;

use super::draft::Draft;
use super::lexicon::class;
use super::reading::Reading;

/// Confidence from 0 to 1.
pub(super) fn of(reading: &Reading<'_>, draft: &Draft) -> f32 {
    let raw = draft.score.clamp(0.0, 1.0);
    let fragment = draft.content.iter().all(|c| is_fragment(reading, c.clone()));
    let factor = if fragment { 0.5 } else { 1.0 };
    (raw * factor).clamp(0.02, 0.98)
}

/// A bare pointer or a scrap that tells a reader nothing ("this position", "the plan").
fn is_fragment(reading: &Reading<'_>, content: Range<usize>) -> bool {
    let words = reading.word_count(content.clone());
    let pointer = ["this", "these", "those", "such", "it", "so"].iter().any(|p| reading.eq(content.start, p));
    let quoted = content.clone().any(|i| reading.mark(i));
    let verbal = content.clone().any(|i| reading.is(i, class::AUXILIARY | class::TO));
    !quoted && !verbal && (words <= 2 || pointer && words <= 4)
}
