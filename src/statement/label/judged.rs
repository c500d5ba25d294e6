//! What the writer thinks of words, beside the verb that tells them: "falsely claimed", "said without proof that".
//!
//! It is left out where what stays is still a slice that says what the speaker did. Whose words are only taken up is seen here too: "responded to
//! Tolle's charge that".

use super::reach::Place;
use crate::statement::lexicon::class;
use crate::statement::polarity::polarity;
use crate::statement::telling::{Telling, telling};
use crate::text::Span;

/// What a writer misses in words.
const GROUNDS: [&str; 6] = ["evidence", "proof", "basis", "grounds", "foundation", "justification"];

impl Place<'_> {
    fn judges(&self, i: usize) -> bool {
        telling(self.word(i)) == Some(Telling::Judging)
    }

    /// The cue without the writer's judgement before its verb: "has falsely claimed" is "claimed". What bends the verb stays, and all with it.
    pub(super) fn without_judgement(&self, cue: Span) -> Span {
        let tokens = self.structure.tokens_in(cue);
        let Some(at) = tokens.clone().find(|&i| self.judges(i)) else { return cue };
        let plain = |i: usize| self.is(i, class::AUXILIARY | class::ADVERB) && polarity(self.word(i)).is_none();
        // "Rightly or wrongly said".
        let verb = at + 1 < tokens.end && !self.is(at + 1, class::COORDINATOR);
        if verb && (tokens.start..at).all(plain) { Span { start: self.structure.tokens[at + 1].start, ..cue } } else { cue }
    }

    /// Whether all between two places is the writer's judgement: "wrongly", "without offering any proof".
    pub(super) fn is_judgement(&self, from: u32, to: u32) -> bool {
        let tokens = match from < to {
            true => self.structure.tokens_in(Span { start: from, end: to }),
            false => return false,
        };
        let mut words = tokens.filter(|&i| self.word(i).starts_with(char::is_alphabetic)).peekable();
        let Some(&first) = words.peek() else { return false };
        if self.one_of(first, &["without"]) {
            let rest: Vec<usize> = words.skip(1).collect();
            let Some((&last, between)) = rest.split_last() else { return false };
            let leads = |i: usize| self.is(i, class::DETERMINER) || self.word(i).ends_with("ing");
            return GROUNDS.iter().any(|word| self.one_of(last, &[word])) && between.iter().all(|&i| leads(i));
        }
        words.all(|i| self.judges(i))
    }

    /// Whether the verb takes up words that its object says are somebody's: "responded to the charge", "answered Tolle's charge that it was late".
    pub(super) fn is_anothers(&self, group: Span, first: Span) -> bool {
        const FARTHEST: usize = 6;
        let (cue, content) = (self.structure.tokens_in(group), self.structure.tokens_in(first));
        // "Pointed out | that": a clause.
        if cue.is_empty() || cue.end != content.start || self.is(content.start, class::THAT | class::QUESTION) {
            return false;
        }
        if self.is(cue.end - 1, class::TO | class::PREPOSITION) {
            return true;
        }
        let near = content.start..content.end.min(content.start + FARTHEST);
        let owner = near.clone().find(|&i| {
            matches!(self.word(i), "'s" | "’s") && !self.is(i - 1, class::PRONOUN)
                || self.one_of(i, &["his", "her", "their", "its", "our", "your", "my"])
        });
        let Some(owner) = owner else { return false };
        // Up to its "that" nothing may be a verb: "Tolle's port is the one that".
        let that = (owner + 2..near.end).find(|&i| self.is(i, class::THAT));
        that.is_some_and(|that| !(owner + 1..that).any(|i| self.is(i, class::AUXILIARY | class::PRONOUN) || self.word(i).ends_with("ed")))
    }

    /// A piece with the "but" before it that sets it against the piece before: "“I like her,” he said, | but “she is wrong”".
    pub(super) fn with_contrast(&self, piece: Span) -> Span {
        let first = self.structure.tokens_in(piece).start;
        let turns = |i: &usize| *i >= self.sentence_start(first) && self.one_of(*i, &["but", "yet"]) && !self.taken(*i);
        let before = first.checked_sub(1).filter(|i| self.is_mark(first) && turns(i));
        before.map_or(piece, |i| self.hull(i, piece))
    }
}

#[cfg(test)]
mod tests {
    use crate::statement::{Act, Attribution, Quotation, label};
    use crate::text::{Span, Structure};

    /// The label of what stands in `text` as `parts`: speaker, cue, pieces of content.
    #[track_caller]
    fn check(text: &str, [source, cue]: [&str; 2], content: &[&str], quotation: Quotation, expect: &str) {
        let structure = Structure::of(text);
        let at = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let attribution = Attribution {
            source: Some(at(source)),
            cue: Some(at(cue)),
            content: content.iter().map(|words| at(words)).collect(),
            quotation,
            act: Act::Says,
            via: Vec::new(),
            confidence: 1.0,
            supposed: false,
        };
        assert_eq!(label(text, &structure, &attribution).text(text), expect);
    }

    #[test]
    fn the_writers_judgement_is_left_out() {
        let told = Quotation::Indirect;
        let dane = |cue, content: &str, expect| check(&format!("Dane {cue} {content}."), ["Dane", cue], &[content], told, expect);
        dane("falsely claimed", "that the port was shut", "the port was shut");
        dane("has wrongly suggested", "that the port was shut", "suggested that the port was shut");
        dane("did not falsely claim", "that the port was shut", "did not falsely claim that the port was shut");
        dane("again suggested", "that the port was shut", "again suggested that the port was shut");
        check(
            "Dane claimed without any proof that the port was shut.",
            ["Dane", "claimed"],
            &["that the port was shut"],
            told,
            "the port was shut",
        );
        check(
            "Dane claimed without a smile that the port was shut.",
            ["Dane", "claimed"],
            &["that the port was shut"],
            told,
            "claimed without a smile that the port was shut",
        );
    }

    #[test]
    fn anothers_words_keep_the_verb_that_takes_them_up() {
        let told = Quotation::Indirect;
        let dane = |cue, content: &str, expect| check(&format!("Dane {cue} {content}."), ["Dane", cue], &[content], told, expect);
        dane("responded to", "Tolle's quay charge that she owed a toll", "responded to Tolle's quay charge that she owed a toll");
        dane("answered", "Tolle's charge that she owed a toll", "answered Tolle's charge that she owed a toll");
        dane("pointed out", "that Tolle's port is old", "Tolle's port is old");
        dane("said", "it's late and that it rains", "it's late and that it rains");
        dane("said", "Tolle's port had sunk the fleet that she owned", "Tolle's port had sunk the fleet that she owned");
    }

    #[test]
    fn a_joke_keeps_its_verb() {
        check("“Go on,” Dane joked.", ["Dane", "joked"], &["“Go on,”"], Quotation::Direct, "“Go on,” … joked");
        check(
            "“Go on,” Dane said sarcastically.",
            ["Dane", "said sarcastically"],
            &["“Go on,”"],
            Quotation::Direct,
            "“Go on,” … said sarcastically",
        );
        check("“Go on,” Dane said softly.", ["Dane", "said softly"], &["“Go on,”"], Quotation::Direct, "“Go on,”");
    }

    #[test]
    fn a_but_between_two_quotations_stays() {
        let pieces = ["“I like her,”", "“she is wrong.”"];
        check(
            "“I like her,” Dane said, but “she is wrong.”",
            ["Dane", "said"],
            &pieces,
            Quotation::Direct,
            "“I like her,” … but “she is wrong.”",
        );
        check(
            "“I like her,” Dane said, and “she is wrong.”",
            ["Dane", "said"],
            &pieces,
            Quotation::Direct,
            "“I like her,” … “she is wrong.”",
        );
    }
}
