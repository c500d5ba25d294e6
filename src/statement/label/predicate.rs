//! A subject without its predicate says nothing, or something else: a cut between the two moves forward to where the subject begins.

use super::phrases::{LONGEST_PHRASE, LONGEST_SUBJECT};
use super::words::{Words, is_past, is_short, may_be_verb};
use crate::statement::lexicon::class;

/// Words behind which what somebody says begins.
const SAYING: [&str; 10] = ["said", "says", "say", "saying", "believes", "believe", "believed", "thinks", "think", "that"];

impl Words<'_> {
    /// What stands before a subject in "-ing" whose verb is cut off: "said | ending the toll before May | would sink the port".
    pub(super) fn before_predicate(&self, kept: usize) -> Option<usize> {
        let word = |i: usize| self.bare(i);
        let gerund = |i: usize| word(i).len() > 5 && word(i).ends_with("ing") && !self.is(i, u32::MAX) && !may_be_verb(&word(i));
        let opens = |i: &usize| gerund(*i) && (*i == 0 || self.one_of(i - 1, &SAYING) && !self.ends_phrase(i - 1));
        let at = (kept.saturating_sub(LONGEST_SUBJECT)..kept).find(opens)?;
        // A clause within the subject has verbs of its own, up to its mark.
        let (mut inside, mut parted) = (false, false);
        for i in at + 1..self.len() {
            inside |= self.is(i, class::SUBORDINATOR | class::RELATIVE | class::QUESTION);
            // "Looking at the port, he saw": it has another subject.
            let another = self.is(i, class::PRONOUN) || is_short(&word(i));
            if !inside && (another || self.is_finite(i)) {
                return (i >= kept && !another && (!parted || self.ends_phrase(i - 1))).then_some(at.max(1));
            }
            // "Ending the toll … “is late”": what was between told who says so.
            let goes_on = self.0[i] == "…"
                && self.0.get(i + 1).is_some_and(|w| w.trim_start_matches(['“', '"', '\'', '‘']).starts_with(char::is_lowercase));
            if self.ends_sentence(i) && !goes_on || self.0[i].ends_with([';', ':']) {
                break;
            }
            parted |= self.ends_phrase(i);
            inside &= !self.ends_phrase(i);
        }
        None
    }

    /// What stands before a subject whose verb is the next word, where something was said before: "“I like her,” | but “in all, Dane | has been bold”";
    /// also a subject with a clause of its own, whose verb looks like it: "crews that shelled the quay | were drunk".
    pub(super) fn before_subject(&self, kept: usize) -> Option<usize> {
        if !self.is_finite(kept) || self.ends_phrase(kept - 1) {
            return None;
        }
        let sentence = self.sentence_start(kept);
        let verb = |i: usize| self.verb(i..i + 1).is_some();
        let told = |i: &usize| self.one_of(i - 1, &SAYING) && !(self.is(i - 1, class::THAT) && verb(*i));
        let opens = (sentence + 1..kept).rev().find(told).unwrap_or(sentence);
        let relative = (opens + 1..kept).find(|&i| self.is(i, class::RELATIVE) && verb(i + 1));
        let plain = |i: usize| !self.ends_phrase(i) && !self.is(i, class::COORDINATOR | class::SUBORDINATOR);
        if relative.is_some_and(|at| at + 1 < kept && !(opens..at).any(verb)) && (opens..kept).all(plain) {
            return Some(opens.max(1));
        }
        let start = (sentence..kept).rev().find(|&i| i == sentence || self.ends_phrase(i - 1))?;
        // "Of the port" tells whose.
        let goes_on = |i: usize| verb(i) || !plain(i) || self.is(i, class::PREPOSITION) && !self.one_of(i, &["of"]);
        let first = sentence + usize::from(self.is(sentence, class::COORDINATOR));
        let opening = self.is(first, class::PREPOSITION | class::SUBORDINATOR | class::QUESTION);
        let led = start == sentence || opening && (sentence..start - 1).all(|i| !self.ends_phrase(i));
        (sentence > 1 && led && !(start..kept).any(goes_on)).then_some(sentence)
    }

    /// What stands before a second clause of which only the subject is kept: "Dane baked a loaf | and the cake of Tolle | was a ruin".
    pub(super) fn before_joined_subject(&self, kept: usize) -> Option<usize> {
        if !self.is_finite(kept) || self.ends_phrase(kept - 1) {
            return None;
        }
        let at = (kept.saturating_sub(LONGEST_SUBJECT).max(2)..kept - 1).rev().find(|&i| self.one_of(i, &["and"]))?;
        let parts = class::SUBORDINATOR | class::RELATIVE | class::QUESTION | class::THAT;
        let verb = |i: usize| self.is_finite(i) || is_short(&self.bare(i)) || is_past(&self.bare(i));
        // "Said that the loaf and the cake | were old": one subject; also behind a comma ("if it is late, Dane and Tolle | will sail").
        let told = |i: &usize| *i == 0 || self.is(i - 1, parts) || self.one_of(i - 1, &SAYING) || self.ends_phrase(i - 1);
        let opens = (0..at).rev().find(told)?;
        let lone = (at + 1..kept).all(|i| !self.ends_phrase(i) && !self.is(i, parts) && !verb(i));
        let pair = (opens..at).any(|i| self.one_of(i, &["between", "both"]));
        ((opens..at).any(verb) && lone && !pair).then_some(at)
    }

    /// What stands before a person or thing that a clause tells of, where that clause goes on behind the cut: "to see | somebody who was kind | and was
    /// bold turn".
    pub(super) fn before_relative(&self, kept: usize) -> Option<usize> {
        const FARTHEST: usize = 8;
        let goes_on = self.one_of(kept, &["and", "or", "but"]) && self.is(kept + 1, class::AUXILIARY);
        if !goes_on || self.ends_phrase(kept - 1) {
            return None;
        }
        let relative = |i: &usize| self.is(*i, class::RELATIVE) && (!self.is(*i, class::THAT) || self.is(i + 1, class::AUXILIARY));
        let near = kept.saturating_sub(FARTHEST).max(2)..kept;
        let at = near.rev().take_while(|&i| !self.ends_phrase(i - 1)).find(relative)?;
        let own = |i: &usize| self.is_open(*i) || self.is(*i, class::DETERMINER) || self.one_of(*i, &["only"]);
        (at.saturating_sub(LONGEST_PHRASE).max(1)..at).rev().take_while(own).last()
    }

    /// Where the sentence, or the piece behind a gap, begins that the word before `kept` stands in.
    pub(super) fn sentence_start(&self, kept: usize) -> usize {
        (1..kept).rev().find(|&i| self.ends_sentence(i - 1)).unwrap_or(0)
    }

    /// Whether a sentence, or a piece before a gap, ends with the word.
    fn ends_sentence(&self, at: usize) -> bool {
        self.ends_phrase(at) && self.0[at].trim_end_matches(['”', '"', '»', '\'', '’']).ends_with(['.', '!', '?', '…'])
    }
}

#[cfg(test)]
mod tests {
    use crate::statement::label::phrases::tests::check;

    #[test]
    fn a_subject_has_its_predicate() {
        check("Dane said ending the toll", "before spring comes, and without a vote, could sink the port", "Dane said");
        check("Dane said ending the toll", "is the task of the council", "Dane said");
        check("Dane suggested ending the toll", "before spring comes, and could sink the port", "Dane suggested ending the toll");
        check("Dane said looking at the port", "he could see the ships", "Dane said looking at the port");
        check("“Walking past the port", "in May, there is much to see”", "“Walking past the port");
    }

    #[test]
    fn behind_words_that_say_something_no_subject_stands_alone() {
        check("“I like her,” … but “when it comes to the toll, Dane", "has been bold”", "“I like her,” …");
        check(
            "“I like her,” … but “when it comes to the toll, Dane",
            "and Tolle have been bold”",
            "“I like her,” … but “when it comes to the toll, Dane",
        );
        check("It was late. The head of the port", "had left", "It was late.");
        check("in the spring, Dane", "has been bold", "in the spring, Dane");
    }

    #[test]
    fn the_subject_of_a_second_clause_does_not_stand_alone() {
        check("Dane baked her loaf at home and Tolle's small cake", "was a ruin", "Dane baked her loaf at home");
        check("Dane baked her loaf at home and Tolle's small cake", "in June", "Dane baked her loaf at home and Tolle's small cake");
        check("Dane said that her loaf and Tolle's small cake", "were a ruin", "Dane said");
        check("If it is late, Dane and Tolle", "will sail", "If it is late, Dane and Tolle");
    }

    #[test]
    fn the_verb_of_a_clause_in_a_subject_is_not_its_own() {
        check("Many crews that shelled the quay of Lorne", "were tired", "Many");
        check("Tolle said crews that shelled the quay of Lorne", "were tired", "Tolle said");
        check("Tolle met crews that shelled the quay of Lorne", "in May", "Tolle met crews that shelled the quay of Lorne");
    }

    #[test]
    fn a_clause_that_tells_of_somebody_is_kept_whole() {
        let rest = "and was good company turn to the old toll";
        check("it is odd to meet somebody who was kind", rest, "it is odd");
        check("it is odd to meet somebody, who was kind,", rest, "it is odd to meet somebody, who was kind,");
        check("it is odd to meet somebody who was kind", "in the port", "it is odd to meet somebody who was kind");
    }
}
