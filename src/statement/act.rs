//! What a cue does, from the inventory and the words beside it.

use std::ops::Range;

use super::Act;
use super::lexicon::{Cue, CueKind};
use super::polarity::is_negator;
use super::reading::Reading;

/// The row of the inventory that speaks for a cue: the longest phrase that starts in it, verbs of speech first.
///
/// A phrase may run on into the content ("stressed | the need for").
pub(super) fn row(reading: &Reading<'_>, cue: &Range<usize>) -> Option<&'static Cue> {
    let ceiling = reading.paragraph(cue.start).end;
    let rows = cue.clone().filter_map(|i| reading.cue(i, ceiling));
    rows.max_by_key(|row| (matches!(row.kind, CueKind::Speech), row.len))
}

/// What the cue does; a quotation without a cue is said.
pub(super) fn of(reading: &Reading<'_>, cue: Option<&Range<usize>>) -> Act {
    let Some(cue) = cue else { return Act::Says };
    let Some(row) = row(reading, cue) else { return Act::Says };
    let negated = cue.clone().any(|i| is_negator(reading.word(i)));
    match (row.act, negated) {
        (Act::Confirms | Act::Pledges | Act::Offers, true) => Act::Rejects,
        (Act::Rejects, true) => Act::Offers,
        (Act::Denies | Act::Warns | Act::Accuses | Act::Demands | Act::Asks, true) => Act::Says,
        (act, _) => act,
    }
}
