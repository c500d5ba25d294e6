//! What a cue does, from the inventory and the words beside it.

use std::ops::Range;

use super::Act;
use super::draft::Draft;
use super::lexicon::{Cue, CueKind, class};
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

/// What the cue of a draft does; a quotation without a cue is said.
pub(super) fn of(reading: &Reading<'_>, draft: &Draft) -> Act {
    let Some(cue) = &draft.cue else { return Act::Says };
    let quoted = draft.content.iter().any(|c| reading.mark(c.start));
    if reading.eq(cue.start, "to") && !quoted {
        return Act::Intends;
    }
    let Some(row) = row(reading, cue) else { return without_row(reading, draft, cue) };
    let negated = cue.clone().any(|i| is_negator(reading.word(i)));
    match (row.act, negated) {
        (Act::Confirms | Act::Pledges | Act::Offers, true) => Act::Rejects,
        (Act::Rejects, true) => Act::Offers,
        (Act::Denies | Act::Warns | Act::Accuses | Act::Demands | Act::Asks, true) => Act::Says,
        // Whole sentences in quotation marks are spoken, whatever the verb.
        (Act::Believes | Act::Intends, _) if quoted && row.kind != CueKind::Speech && spoken(reading, draft) => Act::Says,
        (act, _) => act,
    }
}

/// A cue the inventory does not know: speech where a mark, a quotation or a clause shows it, else an attitude.
fn without_row(reading: &Reading<'_>, draft: &Draft, cue: &Range<usize>) -> Act {
    let mark = !reading.is_word(cue.end - 1);
    let according = reading.eq(cue.start, "according") || reading.eq(cue.start, "per");
    let clause = draft.content.iter().any(|c| reading.mark(c.start) || reading.is(c.start, class::THAT));
    if mark || according || clause || cue.len() == 1 && reading.is(cue.start, class::PREPOSITION) { Act::Says } else { Act::Believes }
}

fn spoken(reading: &Reading<'_>, draft: &Draft) -> bool {
    draft.content.iter().any(|c| reading.mark(c.start) && reading.is_capital(c.start + 1) && reading.word_count(c.clone()) >= 4)
}
