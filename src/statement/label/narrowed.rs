//! What narrows the words before it, or answers them: a cut before it would leave more than was said, and moves forward to the last mark.

use super::phrases::LONGEST_PHRASE;
use super::words::Words;
use crate::statement::lexicon::class;
use crate::statement::polarity::{Polarity, polarity};

/// Words that narrow what stands right before them: "crews | with tired captains", "a toll | without a vote", "offers help | as a ruse".
const NARROWING: [&str; 13] =
    ["with", "without", "when", "while", "since", "but", "or", "as", "like", "unlike", "besides", "whenever", "lest"];

/// Words before one of those that belong to it.
const STRESSING: [&str; 8] = ["just", "only", "simply", "merely", "solely", "largely", "partly", "not"];

/// Words that open what is conceded.
const CONCEDING: [&str; 4] = ["though", "although", "while", "whereas"];

impl Words<'_> {
    /// What stands before a phrase that is narrowed by what is cut off.
    pub(super) fn before_narrowing(&self, kept: usize) -> Option<usize> {
        let next = kept + usize::from(self.one_of(kept, &STRESSING));
        // A reason narrows only where it is the only one.
        let reason = next > kept && self.one_of(next, &["because", "if", "when"]);
        // "Just | because": the first belongs to the second.
        let stressed = self.one_of(kept - 1, &STRESSING) && self.one_of(kept, &["because", "if", "when"]);
        if stressed {
            return Some(kept - 1);
        }
        if self.is_parted(kept) || !self.one_of(next, &NARROWING) && !reason {
            return None;
        }
        // A question is asked by its first half too.
        if self.one_of(next, &["or"]) && (kept..self.len()).any(|i| self.0[i].contains('?')) {
            return None;
        }
        // "As much as" and "as well as" are no terms.
        if self.one_of(next, &["as"]) && (self.one_of(next + 1, &["well", "of", "soon"]) || self.compares(next)) {
            return None;
        }
        Some(self.last_mark(kept).max(1))
    }

    /// What stands before words of which what is cut off tells how much, when or to what end: "a small number | of crews", "early enough | that nobody
    /// came", "held the port | in the spring of 1998".
    pub(super) fn before_measure(&self, kept: usize) -> Option<usize> {
        const COUNTING: &str = "number handful majority minority lot couple dozen dozens pair series range variety group kind sort type part share half \
                                most rest list array set percent third quarter hundreds thousands millions";
        const FARTHEST: usize = 4;
        if self.is_parted(kept) {
            return None;
        }
        if self.one_of(kept, &["of"]) {
            let own = |i: &usize| self.is_open(*i) && (*i + 1 == kept || !self.ends_phrase(*i));
            let head = (kept.saturating_sub(LONGEST_PHRASE).max(1)..kept).rev().take_while(own).last().unwrap_or(kept - 1);
            let counts = COUNTING.split(' ').any(|word| self.bare(kept - 1) == word);
            let some = (head.saturating_sub(1)..kept).any(|i| self.one_of(i, &["more", "fewer", "less", "many", "most", "enough"]));
            return Some(head).filter(|_| counts || some);
        }
        let degree = || (kept.saturating_sub(FARTHEST)..kept).any(|i| self.one_of(i, &["so", "such", "too", "enough"]));
        let to_such = self.is(kept, class::THAT | class::TO) && degree();
        let year = |i: usize| {
            self.bare(i).len() == 4 && matches!(self.bare(i).as_bytes(), [b'1' | b'2', rest @ ..] if rest.iter().all(u8::is_ascii_digit))
        };
        let dated = self.is(kept, class::PREPOSITION) && (kept + 1..self.len().min(kept + FARTHEST + 2)).any(year);
        (to_such || dated).then(|| self.last_mark(kept).max(1))
    }

    /// What stands before a subject whose verb is the next word.
    pub(super) fn before_own_verb(&self, kept: usize) -> Option<usize> {
        const SAYING: [&str; 6] = ["said", "says", "say", "saying", "believes", "thinks"];
        if !self.is_finite(kept) || self.ends_phrase(kept - 1) {
            return None;
        }
        let opens = class::COORDINATOR | class::SUBORDINATOR | class::THAT | class::QUESTION | class::RELATIVE;
        let begins = |i: &usize| self.ends_phrase(i - 1) || self.is(i - 1, opens) || self.one_of(i - 1, &SAYING);
        let Some(at) = (1..kept).rev().find(begins) else {
            // "The worst thing I have with the toll | is": a subject with a clause of its own.
            return self.verb(1..kept).map(|_| 1);
        };
        // "If Dane…" leads somewhere by itself.
        if polarity(&self.bare(at - 1)) == Some(Polarity::Condition) {
            return None;
        }
        // Of a subject before which nothing is said nothing is said either; what opens with "if" leads to it.
        (self.verb(0..at).is_some() && !self.is(self.sentence_start(kept), class::SUBORDINATOR)).then_some(at)
    }

    /// Whether a mark parts the word at `kept` from those before it; one that only closes a quotation does not ("“many crews” | with tired captains").
    fn is_parted(&self, kept: usize) -> bool {
        let word = self.0[kept - 1];
        let inner = word.trim_end_matches(['”', '"', '»']);
        self.ends_phrase(kept - 1) && !(inner.len() < word.len() && inner.ends_with(char::is_alphanumeric))
    }

    /// Where the words end that the last mark before `kept` closes; 0 where there is none.
    fn last_mark(&self, kept: usize) -> usize {
        (1..kept).rev().find(|&i| self.ends_phrase(i - 1)).unwrap_or(0)
    }

    /// What stands before a concession behind which the cut leaves nothing: "It is late. | Still, though the toll is low in May".
    pub(super) fn before_point(&self, kept: usize) -> Option<usize> {
        let start = self.sentence_start(kept);
        let led = start + usize::from(self.0[start].ends_with(',') || self.is(start, class::COORDINATOR) || self.one_of(start, &["even"]));
        let conceded = self.one_of(led, &CONCEDING) || led > start && self.one_of(led, &["if"]);
        let answered = (led + 1..kept).any(|i| self.0[i - 1].trim_end_matches(['”', '"', '’', '\'']).ends_with(','));
        (conceded && !answered).then_some(start.max(1)).filter(|&at| at < kept)
    }

    /// What stands before a participle of speech that tells which subject is meant, whose own verb is not reached: "a notice | saying crews will sail".
    pub(super) fn before_told_subject(&self, kept: usize) -> Option<usize> {
        let start = self.last_mark(kept);
        let participle = |i: &usize| self.one_of(*i, &["saying", "claiming", "arguing", "suggesting", "stating", "asserting", "alleging"]);
        let at = (start + 1..kept).find(participle)?;
        let noun = self.is_open(at - 1) && self.verb(start..at - 1).is_none();
        (noun && !self.ends_phrase(kept - 1)).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use crate::statement::label::phrases::tests::check;

    #[test]
    fn what_narrows_is_not_cut_off() {
        check("It is late, and there are crews", "with tired captains", "It is late,");
        check("It is late, and there are crews who sail for crowns", "just because they are crowns", "It is late,");
        check("It is late, and there are crews who sail for crowns just", "because they are crowns", "It is late,");
        check("It is late, and there are “many crews”", "with tired captains", "It is late,");
        check("It is late, and there are crews", "in the harbour", "It is late, and there are crews");
        check("It is late, and there are crews", "as well as captains", "It is late, and there are crews");
        check("It is late, Dane opened the lock,", "with a smile", "It is late, Dane opened the lock,");
    }

    #[test]
    fn how_much_and_when_is_not_cut_off() {
        check("It is late, and Dane approved a small number", "of crews", "It is late, and Dane");
        check("It is late, and Dane came early enough", "that nobody saw her", "It is late,");
        check("It is late, and Dane held the port", "in the spring of 1998", "It is late,");
        check("It is late, and Dane held the port", "in the spring", "It is late, and Dane held the port");
        check("It is late, and Dane saw more captains", "of the fleet sail", "It is late,");
        check("It is late, and Dane saw old captains", "or young ones", "It is late,");
    }

    #[test]
    fn a_subject_does_not_stand_without_its_verb() {
        check("The worst thing I have with the toll", "is that it is old", "The");
        check("those counts say that the toll of the ports of Lorne", "is not due", "those counts say");
        check("It is late, and the one that can open the port", "is Dane", "It is late,");
    }

    #[test]
    fn a_concession_is_not_what_is_said() {
        check("It is late. Still, though the toll is low", "in May, it sinks the port", "It is late.");
        check(
            "It is late. Still, though the toll is low, it sinks the port",
            "in June",
            "It is late. Still, though the toll is low, it sinks the port",
        );
        check("It is late. The toll is low though it is dear", "in May", "It is late. The toll is low though it is dear");
    }

    #[test]
    fn whose_words_tell_which_subject_is_meant() {
        check("Dane's notice saying that crews will sail", "in May showed that it is late", "Dane's notice");
        check("Dane posted a notice saying that crews will sail", "in May", "Dane posted a notice saying that crews will sail");
    }
}
