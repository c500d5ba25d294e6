//! Signs in the sentence that an attribution is not what it looks like. Each halves its confidence, so that a picture leaves it out.
//!
//! Those of [`speaker`] tell that somebody else speaks, or nobody; those of [`words`] that the words are the writer's, or only half of what was said;
//! those of [`clause`] look at the clauses around both.

mod clause;
mod speaker;
mod words;

use std::ops::Range;

use super::draft::Draft;
use super::lexicon::{Cue, CueKind, Form, class};
use super::reading::Reading;

/// Participles behind which a sentence tells what somebody was asked.
pub(super) const ASKED: [&str; 3] = ["asked", "pressed", "questioned"];

/// Whether a sign speaks against `draft`.
pub(super) fn is_doubtful(reading: &Reading<'_>, draft: &Draft) -> bool {
    let signs = [
        words::parts_a_clause,
        speaker::hangs_on_a_preposition,
        speaker::is_object_or_number,
        words::is_reduced_relative,
        words::lacks_a_subject,
        speaker::has_another_name_between,
        words::is_only_asked,
        words::governs_its_speaker,
        speaker::shows_by_itself,
        speaker::quotes_another,
        speaker::follows_another_cue,
        words::goes_on_around,
        speaker::is_anothers,
        speaker::is_a_noun,
        words::holds_a_guess,
        speaker::is_only_let,
        words::hangs_on_a_relative,
        words::echoes_a_denial,
        speaker::heads_a_question,
        words::lacks_its_clause,
        words::tells_only_when,
        words::only_concedes,
        words::speaks_of_the_writer,
        speaker::glosses,
        speaker::leads_on,
        speaker::joins_two_verbs,
        speaker::follows_another_subject,
        speaker::holds_a_verb,
        speaker::recalls_anothers_words,
        speaker::stands_behind_two_clauses,
        words::tells_of_words,
        words::is_in_the_mind,
        words::only_hints,
        words::tells_a_deed,
        words::concedes_before_its_point,
        speaker::is_nobody,
        clause::follows_a_joined_clause,
        clause::is_some_of_many,
        clause::details_what_it_released,
        clause::names_who_stands_before,
        clause::tells_whose_head,
        clause::underscores,
    ];
    signs.iter().any(|sign| sign(reading, draft))
}

/// First token of an insertion of speaker and cue with words behind, and the token after it.
pub(super) fn insertion(draft: &Draft) -> Option<(usize, usize)> {
    let (source, cue) = (draft.source.as_ref()?, draft.cue.as_ref()?);
    let Range { start, end } = draft.attributed()?;
    (source.end == cue.start || cue.end == source.start).then_some((start, end))
}

/// Whether anything of the content stands in quotation marks.
pub(super) fn holds_marks(reading: &Reading<'_>, draft: &Draft) -> bool {
    draft.content.iter().any(|c| c.clone().any(|i| reading.mark(i)))
}

/// Whether the token is a form of be, have, do or a modal, and no "being" or "having".
pub(super) fn is_finite_auxiliary(reading: &Reading<'_>, i: usize) -> bool {
    reading.is(i, class::AUXILIARY) && !reading.word(i).ends_with("ing")
}

/// Whether the words behind an insertion that ends at `end` begin with a finite verb, and none before it are content.
pub(super) fn is_open(reading: &Reading<'_>, draft: &Draft, end: usize) -> bool {
    let Some(first) = draft.content.first() else { return false };
    let finite = is_finite_auxiliary(reading, first.start)
        || reading.word(first.start).ends_with("ed")
            && reading.is_word(first.start + 1)
            && !reading.is(first.start + 1, class::PREPOSITION)
            && reading.word(first.start).starts_with(char::is_lowercase);
    // "Are the ports open?" has its subject behind the verb.
    let asked = first.clone().any(|i| reading.eq(i, "?"));
    first.start == end + 1 && reading.word(end) == "," && finite && !asked
}

/// The verb of speech at `i`, in a form that tells of somebody else ("said", "says").
pub(super) fn speaks(reading: &Reading<'_>, i: usize) -> Option<&'static Cue> {
    reading.cue(i, i + 1).filter(|c| c.kind == CueKind::Speech && matches!(c.form, Form::Past | Form::Third))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::tests::draft_of;
    use crate::text::Structure;

    /// Whether a `sign` stands in `text` for the attribution of `pieces` to `who` by `cue`.
    #[track_caller]
    pub(super) fn check(sign: fn(&Reading<'_>, &Draft) -> bool, text: &str, who: [&str; 2], pieces: &[&str], expect: bool) {
        let structure = Structure::of(text);
        let reading = Reading::of(text, &structure);
        let draft = draft_of(text, &structure, who, pieces);
        assert_eq!(sign(&reading, &draft), expect, "in {text:?}");
    }
}
