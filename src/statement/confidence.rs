//! How likely an attribution is right, from how it was found and what it holds.
//!
//! The points are measured on PolNeAR dev, which none of the models was trained on; `examples/calibration.rs` prints the table. A reader
//! may take 0.9 as nine in ten.

use std::ops::Range;

use super::doubt;
use super::draft::{Draft, Origin};
use super::lexicon::class;
use super::reading::Reading;

/// Confidence from 0 to 1. What a second opinion does not trust is no surer than [`DISTRUSTED`].
pub(super) fn of(reading: &Reading<'_>, draft: &Draft, trusted: bool) -> f32 {
    let raw = draft.score.clamp(0.0, 1.0);
    let base = match (draft.origin, draft.agreed) {
        (Origin::Tagger, true) => between(&AGREED, raw),
        (Origin::Tagger, false) => between(&TAGGER_ALONE, raw),
        (Origin::Rule | Origin::Alone | Origin::Turn, _) => raw,
    };
    let fragment = draft.content.iter().all(|c| is_fragment(reading, c.clone()));
    // Words that nobody near is tied to: hardly one in ten is a statement, and none has a speaker.
    let tied = match (&draft.source, &draft.cue) {
        (None, None) => 0.4,
        (None, Some(_)) => 0.7,
        _ => 1.0,
    };
    let doubted = if doubt::is_doubtful(reading, draft) { 0.5 } else { 1.0 };
    let most = if trusted { 0.98 } else { DISTRUSTED };
    (if fragment { base * 0.5 } else { base } * tied * doubted).clamp(0.02, most)
}

/// Just under what a picture shows: of such findings some are what they seem, but a reader who sees only words and speaker should not have to ask which.
const DISTRUSTED: f32 = 0.65;

/// Score of the tagger against share right, where the rules read the same.
const AGREED: [(f32, f32); 6] = [(0.0, 0.2), (0.4, 0.5), (0.6, 0.74), (0.8, 0.85), (0.9, 0.9), (1.0, 0.98)];

/// The same where the rules read otherwise or nothing.
const TAGGER_ALONE: [(f32, f32); 6] = [(0.0, 0.05), (0.35, 0.3), (0.6, 0.44), (0.75, 0.57), (0.88, 0.72), (1.0, 0.93)];

/// Linear between points of rising first members.
fn between(points: &[(f32, f32)], at: f32) -> f32 {
    let k = points.partition_point(|p| p.0 < at).clamp(1, points.len() - 1);
    let ((x0, y0), (x1, y1)) = (points[k - 1], points[k]);
    y0 + (at - x0) / (x1 - x0) * (y1 - y0)
}

/// A bare pointer or a scrap that tells a reader nothing ("this position", "the plan").
fn is_fragment(reading: &Reading<'_>, content: Range<usize>) -> bool {
    let words = reading.word_count(content.clone());
    let pointer = reading.one_of(content.start, &["this", "these", "those", "such", "it", "so"]);
    let quoted = content.clone().any(|i| reading.mark(i));
    let verbal = content.clone().any(|i| reading.is(i, class::AUXILIARY | class::TO));
    !quoted && !verbal && (words <= 2 || pointer && words <= 4)
}
