//! What stands over an attribution and turns it: "It is doubtful that she said", "If he says", "would require members to vote", "Other than Dane, …".

use super::reach::Place;
use crate::statement::lexicon::class;
use crate::statement::polarity::polarity;
use crate::text::Span;

/// Words before a speaker that are looked at.
const FARTHEST: usize = 12;

/// Words that begin a clause which asserts by itself, so that nothing before them governs what follows.
const ASSERTING: [&str; 15] =
    ["and", "but", "because", "since", "while", "although", "though", "which", "who", "whom", "where", "when", "after", "before", "as"];

impl Place<'_> {
    /// Where the frame begins that governs the clause whose first word is `head`; `None` where none turns it.
    ///
    /// The frame is what stands between the last mark or asserting clause and the clause itself, if a word of it negates, doubts or binds.
    pub(super) fn governed(&self, head: usize) -> Option<usize> {
        // "Asked whether Dane, who has called it a sham, would go": what stands over the clause around does not stand over "who".
        if self.is(head, class::RELATIVE) {
            return None;
        }
        let opens = self.sentence_start(head).max(head.saturating_sub(FARTHEST));
        let mut start = head;
        while start > opens && !self.taken(start - 1) && !self.ends_clause(start - 1) {
            start -= 1;
        }
        let turns = |i: usize| polarity(self.word(i)).is_some() || self.one_of(i, &["doubtful", "doubt", "doubts", "unclear", "would-be"]);
        (start..head).any(turns).then_some(start)
    }

    fn ends_clause(&self, i: usize) -> bool {
        !self.word(i).contains(char::is_alphanumeric) || ASSERTING.iter().any(|w| self.word(i).eq_ignore_ascii_case(w))
    }

    /// The terms or the exception that open the sentence, when what begins at `head` is the clause behind their comma. Before reported words
    /// (`told`) "when" is a term too; before a speaker it tells the time.
    pub(super) fn opening_terms(&self, head: usize, told: bool) -> Option<Span> {
        const TERMS: [&str; 4] = ["when", "whenever", "where", "once"];
        const EXCEPTIONS: [&str; 8] = ["if", "unless", "except", "without", "until", "till", "lest", "among"];
        let first = self.sentence_start(head);
        let opens = first + usize::from(self.one_of(first, &["and", "but", "so", "yet"]));
        let pair = self.one_of(opens, &["other"]) && self.one_of(opens + 1, &["than"])
            || self.one_of(opens, &["apart", "aside"]) && self.one_of(opens + 1, &["from"]);
        let comma = head.checked_sub(1).filter(|&i| self.word(i) == ",")?;
        let own = (opens..comma).any(|i| self.taken(i));
        // "Initially, the council did not think of it": it did later.
        let passing = comma == opens + 1 && self.one_of(opens, &["initially", "originally", "formerly", "sometimes", "occasionally"])
            || comma == opens + 2 && self.one_of(opens, &["at"]) && self.one_of(opens + 1, &["first", "times"]);
        // "In Velmar, 85 % of the crews": a share of these, not of all.
        let counted = self.one_of(opens, &["in", "among", "across"]) && self.word(comma + 1).starts_with(|c: char| c.is_ascii_digit());
        let bound = counted || self.one_of(opens, &EXCEPTIONS) || told && self.one_of(opens, &TERMS);
        (!own && (passing || comma > opens + 1 && (pair || bound)))
            .then(|| self.structure.tokens[opens].hull(self.structure.tokens[comma - 1]))
    }

    /// From the verb over the speaker to the cue where the speaker is that verb's object: "would require members to vote", "kept her from saying".
    pub(super) fn over_the_speaker(&self, group: Span) -> Option<Span> {
        let source = self.attribution.source.filter(|s| s.end <= group.start)?;
        let first = self.structure.tokens_in(group).start;
        let own = self.structure.tokens_in(source);
        let link = if own.end == first { first } else { own.end };
        let links = self.one_of(link, &["to", "from"]) && (link == first || link + 1 == first);
        let verb = own.start.checked_sub(1).filter(|&i| i >= self.sentence_start(first) && !self.taken(i))?;
        let other =
            class::PRONOUN | class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::RELATIVE | class::AUXILIARY | class::THAT;
        let verbal = self.word(verb).len() > 2 && self.word(verb).starts_with(char::is_lowercase) && !self.is(verb, other);
        if !(links && verbal) {
            return None;
        }
        let mut start = verb;
        while start > self.sentence_start(first) && !self.taken(start - 1) && self.is(start - 1, class::AUXILIARY | class::NEGATION) {
            start -= 1;
        }
        Some(self.hull(start, group))
    }

    /// The cue of a statement without a speaker, with its subject where it is a form of "to be": "the fear is that", "appears".
    pub(super) fn unsigned(&self, group: Span) -> Span {
        let tokens = self.structure.tokens_in(group);
        if !self.one_of(tokens.end.saturating_sub(1), &["is", "was", "are", "were", "be"]) {
            return group;
        }
        let opens = self.sentence_start(tokens.start).max(tokens.start.saturating_sub(FARTHEST));
        let mut start = tokens.start;
        while start > opens && !self.taken(start - 1) && !self.ends_clause(start - 1) {
            start -= 1;
        }
        self.hull(start, group)
    }
}
