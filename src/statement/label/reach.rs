//! How far what turns a statement reaches beyond its cue: the verb group, a subject that says nobody, a gap or an exception beside it.
//!
//! Works on words of closed lists; where it is unsure it keeps more of the text, which never turns a meaning.

use super::words::may_be_verb;
use crate::statement::Attribution;
use crate::statement::lexicon::{Lexicon, class};
use crate::statement::polarity::{Polarity, polarity};
use crate::text::{Span, Structure};

/// Words that a verb group may hold before its cue.
const FARTHEST_AUXILIARY: usize = 8;

/// Words that may stand before a subject that its verb turned round ("Nowhere in the report does she say").
const FARTHEST_TURN: usize = 10;

/// A text and one of its attributions.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) structure: &'a Structure,
    pub(super) attribution: &'a Attribution,
}

impl Place<'_> {
    pub(super) fn word(&self, i: usize) -> &str {
        self.structure.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    pub(super) fn is(&self, i: usize, bits: u32) -> bool {
        Lexicon::get().word(self.word(i)).is_some_and(|w| w.class & bits != 0)
    }

    pub(super) fn one_of(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.word(i).eq_ignore_ascii_case(w))
    }

    pub(super) fn taken(&self, i: usize) -> bool {
        let Some(token) = self.structure.tokens.get(i) else { return true };
        self.attribution.content.iter().chain(&self.attribution.source).any(|s| s.start < token.end && token.start < s.end)
    }

    pub(super) fn sentence_start(&self, i: usize) -> usize {
        self.structure.sentences.iter().rfind(|s| s.tokens.start <= i).map_or(0, |s| s.tokens.start)
    }

    pub(super) fn hull(&self, from: usize, to: Span) -> Span {
        self.structure.tokens.get(from).map_or(to, |first| first.hull(to))
    }

    /// The cue with what its verb group holds before it: "has not said", "would never rule out", "stopped short of calling"; and whether
    /// another verb governs it, as in the last.
    pub(super) fn verb_group(&self, cue: Span) -> (Span, bool) {
        let own = self.structure.tokens_in(cue).start;
        let floor = self.sentence_start(own).max(own.saturating_sub(FARTHEST_AUXILIARY));
        let (mut start, mut kept, mut governed) = (own, own, false);
        while start > floor && !self.taken(start - 1) {
            let at = start - 1;
            let verbal = self.is(at, class::AUXILIARY | class::ADVERB | class::NEGATION) && !self.is(at, class::PRONOUN);
            let adverb = self.word(at).ends_with("ly") && self.word(at).starts_with(char::is_lowercase);
            if verbal || adverb || self.one_of(at, &["longer", "neither", "so", "far"]) {
                start = at;
                // An adverb at the edge says nothing by itself.
                if bends(self.word(at)) || self.is(at, class::AUXILIARY | class::NEGATION) {
                    kept = at;
                }
            } else if let Some(chained) = self.chained(at, start).filter(|&at| at >= floor && !self.taken(at)) {
                (start, kept, governed) = (chained, chained, true);
            } else {
                break;
            }
        }
        (self.hull(kept, cue), governed)
    }

    /// The verb or phrase that governs the group that starts at `start`: "expected to", "apologised for", "far from", "anything but".
    fn chained(&self, before: usize, start: usize) -> Option<usize> {
        let gerund = self.word(start).ends_with("ing");
        // "By offering", "without saying": what is done on terms, or not done.
        if gerund && self.one_of(before, &["without", "by"]) {
            return Some(before);
        }
        let verb = before.checked_sub(1)?;
        let governs = self.word(verb).chars().count() > 2
            && !self.is(verb, class::PRONOUN | class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::RELATIVE)
            && self.word(verb).starts_with(|c: char| c.is_lowercase());
        if self.one_of(before, &["to"]) && governs && !self.one_of(verb, &["hesitate"]) {
            return Some(verb);
        }
        if self.one_of(before, &["from"]) && self.one_of(verb, &["far"])
            || self.one_of(before, &["but"]) && self.one_of(verb, &["anything"])
        {
            return Some(verb);
        }
        if gerund && self.one_of(before, &["of"]) && self.one_of(verb, &["short"]) {
            return Some(verb.saturating_sub(1));
        }
        // "instead of saying", "rather than say"
        if self.one_of(before, &["of", "than"]) && self.one_of(verb, &["instead", "rather"]) {
            return Some(verb);
        }
        // "given no indication": a noun cue with its verb.
        (self.one_of(before, &["no"]) && governs).then_some(verb)
    }

    /// From a subject that says nobody, or few, to the end of the group: "No one said", "Nor did the ministry say".
    pub(super) fn limiting_subject(&self, group: Span) -> Option<Span> {
        const LIMITS: [&str; 15] = [
            "no", "nobody", "none", "neither", "nor", "few", "fewer", "hardly", "scarcely", "only", "little", "not", "never", "nowhere",
            "no-one",
        ];
        let verb = self.structure.tokens_in(group).start;
        let opens = self.sentence_start(verb);
        let source = self.attribution.source.filter(|s| s.end <= group.start)?;
        let own = self.structure.tokens_in(source).start;
        if own < opens {
            return None;
        }
        if self.one_of(own, &LIMITS) {
            return Some(source.hull(group));
        }
        // "Only the smallest party supports": the word before a subject limits it.
        if own > opens && self.one_of(own - 1, &LIMITS) && !self.taken(own - 1) {
            return Some(self.hull(own - 1, group));
        }
        let turned = own > opens && own - opens <= FARTHEST_TURN && self.is(own - 1, class::AUXILIARY);
        let negated = (opens..own).any(|i| self.one_of(i, &LIMITS) || polarity(self.word(i)) == Some(Polarity::Negation));
        (turned && negated).then(|| self.hull(opens, group))
    }

    /// Whether a word between two places turns or bends what is said.
    pub(super) fn bends_between(&self, from: u32, to: u32) -> bool {
        from < to && self.structure.tokens_in(Span { start: from, end: to }).any(|i| bends(self.word(i)))
    }

    /// The cue with what completes it behind: "would not hear of it", "proposes to bring back".
    pub(super) fn completed(&self, group: Span) -> Span {
        let mut next = self.structure.tokens_in(group).end;
        let last = |i: usize| self.structure.tokens[i];
        if self.one_of(next, &["it", "that", "this", "so", "them"]) && !self.taken(next) {
            return group.hull(last(next));
        }
        if !self.one_of(next, &["to"]) || self.taken(next) {
            return group;
        }
        let first = next;
        while next < self.structure.tokens.len()
            && next < first + 4
            && !self.taken(next)
            && self.word(next).starts_with(char::is_alphabetic)
        {
            next += 1;
        }
        group.hull(last(next - 1))
    }

    /// A content with what stands right behind it and turns it: a particle of the verb ("ruled a rise out"), an exception (", except in
    /// danger of death"), a negation of its own clause ("is not a word").
    pub(super) fn with_rest(&self, content: Span, cue: Option<Span>) -> Span {
        const PARTICLES: [&str; 5] = ["out", "down", "off", "aside", "back"];
        const EXCEPTIONS: [&str; 7] = ["except", "unless", "if", "until", "provided", "but", "only"];
        let end = self.structure.tokens_in(content).end;
        let sentence = self.sentence_start(end);
        if self.taken(end) || end == 0 || sentence != self.sentence_start(end - 1) {
            return content;
        }
        let (before, after) = (cue.is_some_and(|c| c.end <= content.start), cue.is_some_and(|c| c.start >= content.end));
        if before && self.one_of(end, &PARTICLES) && !self.one_of(end + 1, &["of"]) {
            return content.hull(self.structure.tokens[end]);
        }
        let comma = usize::from(matches!(self.word(end), "," | "—" | "–" | "--" | "―"));
        let at = end + comma;
        // ", too, should they ask her": terms without an "if".
        let too = at + if comma > 0 && self.one_of(at, &["too", "also"]) && self.word(at + 1) == "," { 2 } else { 0 };
        let subject = self.is(too + 1, class::PRONOUN | class::DETERMINER) || self.word(too + 1).starts_with(char::is_uppercase);
        let should = comma > 0 && self.one_of(too, &["should"]) && subject;
        let as_long = self.one_of(at, &["as", "so"]) && self.one_of(at + 1, &["long"]) && self.one_of(at + 2, &["as"]);
        let agreed = self.one_of(at, &["on"]) && self.one_of(at + 1, &["condition"]);
        let excepts =
            before && (as_long || agreed || should || self.one_of(at, &EXCEPTIONS) && polarity(self.word(at)) == Some(Polarity::Condition));
        if excepts {
            let stop = (if should { too } else { at }..self.structure.tokens.len())
                .find(|&i| self.taken(i) || matches!(self.word(i), "," | "." | ";" | ":" | "!" | "?" | "—" | "”" | "\""));
            let stop = stop.unwrap_or(self.structure.tokens.len());
            return content.hull(self.structure.tokens[stop - 1]);
        }
        let turned = after && self.is(end, class::AUXILIARY);
        let negation = (end..end + 3).find(|&i| !self.taken(i) && self.is(i, class::NEGATION));
        match negation.filter(|_| turned) {
            Some(at) => content.hull(self.structure.tokens[at]),
            None => content,
        }
    }

    /// The question that a short answer answers, where it opens the sentence: "Asked whether he would resign, …".
    pub(super) fn question(&self, first: Span) -> Option<Span> {
        const LONGEST_ANSWER: usize = 12;
        let content = self.structure.tokens_in(first);
        let opens = self.sentence_start(content.start.checked_sub(1)?);
        let asked = self.one_of(opens, &["asked"]) || (opens..opens + 3).any(|i| self.one_of(i, &["question"]));
        let comma = (opens + 2..content.start).find(|&i| self.word(i) == ",")?;
        (asked && content.len() <= LONGEST_ANSWER).then(|| self.hull(opens, self.structure.tokens[comma - 1]))
    }

    /// Whether a content without "that" is no clause of its own: "patients not to take the tablets", "the sample to contain traces".
    pub(super) fn is_nonfinite(&self, content: Span) -> bool {
        let tokens = self.structure.tokens_in(content);
        if self.word(tokens.start).len() > 5 && self.word(tokens.start).ends_with("ing") {
            return true;
        }
        if self.is(tokens.start, class::THAT | class::QUESTION | class::TO) || !self.word(tokens.start).starts_with(char::is_alphanumeric) {
            return false;
        }
        let to = tokens.clone().skip(1).take(8).find(|&i| self.is(i, class::TO));
        let finite = |i: usize| {
            self.is(i, class::AUXILIARY)
                || self.word(i).ends_with("ed")
                || self.is(i, class::PREPOSITION) && !self.one_of(i, &["to", "of"])
                || !self.word(i).starts_with(char::is_alphanumeric)
        };
        to.is_some_and(|to| !(tokens.start..to).any(finite) && !self.is(to + 1, class::DETERMINER | class::PRONOUN))
    }

    /// Whether a content looks like a thing with what belongs to it: "a cache of papers", "the assurance that".
    pub(super) fn is_noun_phrase(&self, content: Span) -> bool {
        let tokens = self.structure.tokens_in(content);
        let linked = |i: usize| self.is(i, class::PREPOSITION | class::RELATIVE | class::THAT);
        self.is(tokens.start, class::DETERMINER) && tokens.clone().skip(2).take(3).any(linked)
    }

    /// Whether a quotation holds a sentence or its end, not a bare term: '"Bailouts for bankers"' is none.
    pub(super) fn is_sentence(&self, content: Span) -> bool {
        let inner = content.of(self.text).trim_end_matches(['"', '”', '’', '\'', '»', '`']);
        self.has_auxiliary(content) || inner.ends_with([',', '.', '!', '?', '…', '—'])
    }

    /// Whether the words may hold a verb: an auxiliary, a past tense, or a word that attributes.
    pub(super) fn has_verb(&self, span: Span) -> bool {
        self.has_auxiliary(span) || self.structure.tokens_in(span).any(|i| may_be_verb(self.word(i)))
    }

    /// Whether the words hold a verb form of be, have, do or a modal.
    pub(super) fn has_auxiliary(&self, span: Span) -> bool {
        self.structure.tokens_in(span).any(|i| self.is(i, class::AUXILIARY))
    }
}

/// Whether a word turns or bends what the verb beside it says.
fn bends(word: &str) -> bool {
    matches!(polarity(word), Some(Polarity::Negation | Polarity::Mood)) || word.eq_ignore_ascii_case("only")
}
