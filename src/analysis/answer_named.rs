//! How a text names the utterance that another one reacts to: as the object of a verb, in a phrase, or by a bare reply.

use std::ops::Range;

use super::answer_words::{Noun, Words};
use super::answers::View;
use crate::statement::{Attribution, Polarity, Quotation, is_negator, polarity};
use crate::text::Span;
use crate::world::Gender;

/// How a text names what is reacted to.
pub(super) struct Named<'a> {
    /// The noun of the utterance; none for a bare reply.
    pub(super) noun: Option<&'static Noun>,
    /// Whose it was: a name or a noun.
    pub(super) owner: Option<&'a str>,
    /// Whose it cannot be: "his claim", of a woman.
    pub(super) not: Option<Gender>,
    /// From the verb or phrase to the noun or owner.
    pub(super) told: Span,
    /// What follows it in the sentence ("that the dam would burst").
    pub(super) rest: Span,
}

impl<'a> View<'a> {
    /// "rejected Tolle's accusation": the object of the cue; "hit back at Tolle": whom it is turned against.
    pub(super) fn object(&self, n: usize) -> Option<Named<'a>> {
        let attribution = &self.analyzed.attributions[n];
        let cue = self.cue(attribution)?;
        let list = Words::get();
        if let Some(named) = self.turned_on(cue.clone()) {
            return Some(named);
        }
        // "walked back", "pushed back": no backing.
        let is_verb = |t: &usize| list.verbs.contains(&self.lower(*t)) && !(self.lower(*t) == "back" && *t > cue.start);
        let verb = cue.clone().find(is_verb)?;
        let particle = |w: &str| matches!(w, "off" | "aside" | "away" | "back" | "at" | "to" | "outright" | "flatly" | "as");
        let mut from = verb + 1;
        while particle(&self.lower(from)) || self.lower(from).ends_with("ly") {
            from += 1;
        }
        self.noun_phrase(n, verb, from, self.sentence_of(verb)?.end)
    }

    /// "hit back at Tolle", "responded to Tolle": whoever the reply is turned against, where no utterance of his is named.
    fn turned_on(&self, cue: Range<usize>) -> Option<Named<'a>> {
        let (at, len) = cue
            .clone()
            .find_map(|t| Words::get().replies.iter().filter(|r| self.has(t, r)).map(|r| (t, r.len())).max_by_key(|found| found.1))?;
        let (sentence, to) = (self.sentence_of(at)?, at + len);
        if !matches!(self.lower(to).as_str(), "at" | "against" | "to") || self.is_negated(at) {
            return None;
        }
        let from = (to + 1..sentence.end).find(|&t| !self.is_honorific(t))?;
        let end = (from..sentence.end).find(|&t| !self.word(t).starts_with(char::is_uppercase))?;
        let owned = matches!(self.word(end), "'s" | "’s" | "'" | "’");
        if end == from || owned {
            return None;
        }
        let told = self.analyzed.structure.tokens[at].hull(self.analyzed.structure.tokens[end - 1]);
        Some(Named { noun: None, owner: Some(self.word(end - 1)), not: None, told, rest: Span { start: told.end, end: told.end } })
    }

    /// "in response to Tolle's remarks": a phrase of the attribution's sentence outside all content.
    pub(super) fn phrase(&self, n: usize) -> Option<Named<'a>> {
        let attribution = &self.analyzed.attributions[n];
        let own = attribution.cue.or(attribution.source)?;
        let sentence = self.sentence_of(self.tokens(own).start)?;
        let inside = |t: usize, a: &Attribution| a.content.iter().any(|c| c.overlaps(self.analyzed.structure.tokens[t]));
        for at in sentence.clone() {
            let Some(len) = Words::get().phrases.iter().find(|p| self.has(at, p)).map(Vec::len) else { continue };
            // A phrase that opens the sentence may be counted with the content; within a quotation it is the speaker's own.
            let within = at > sentence.start + 1 && self.analyzed.attributions.iter().any(|a| inside(at, a));
            if within || self.analyzed.structure.quotes[at].inside {
                continue;
            }
            let Some(named) = self.noun_phrase(n, at, at + len, sentence.end) else { continue };
            // Of several who speak in the sentence, the phrase goes with the nearest; "Tolle's remarks" within it are no utterance of the sentence.
            let distance = |span: Span| self.tokens(span).start.abs_diff(at);
            let others = self.analyzed.attributions.iter().filter_map(|a| a.cue.or(a.source));
            let others = others.filter(|s| !s.overlaps(named.told) && sentence.contains(&self.tokens(*s).start));
            if others.map(distance).all(|d| d >= distance(own)) {
                return Some(named);
            }
        }
        None
    }

    /// "…," Dane retorted, or said in reply: a cue that answers what stands right before it.
    pub(super) fn reply(&self, attribution: &Attribution) -> Option<Named<'a>> {
        let tokens = self.cue(attribution)?;
        let replies = |t: &usize| Words::get().replies.iter().any(|r| self.has(*t, r));
        let in_reply = self.lower(tokens.end) == "in"
            && matches!(self.lower(tokens.end + 1).as_str(), "reply" | "response" | "answer")
            && !matches!(self.lower(tokens.end + 2).as_str(), "to" | "for" | "of");
        let at = tokens.clone().take(3).find(replies).or_else(|| in_reply.then_some(tokens.start))?;
        let sentence = self.sentence_of(at)?;
        // What was asked of somebody by nobody is not what an utterance before said; "who responded anonymously" answers a poll.
        let otherwise = |w: &str| matches!(w, "asked" | "question" | "questions" | "to" | "anonymously" | "survey" | "poll");
        if sentence.clone().any(|t| otherwise(&self.lower(t))) || self.is_negated(at) {
            return None;
        }
        // "Dane responded first, tearing into the cabinet": what he answers is told by nobody.
        let opens = self.tokens(attribution.content[0]).start;
        let says = |t: usize| matches!(self.lower(t).as_str(), "that" | "saying" | "stating" | "writing");
        if attribution.quotation == Quotation::Indirect && !says(opens) && !(opens > 0 && says(opens - 1)) {
            return None;
        }
        let begins = attribution.hull().start;
        let told = self.analyzed.structure.tokens[tokens.start].hull(self.analyzed.structure.tokens[tokens.end - 1]);
        Some(Named { noun: None, owner: None, not: None, told, rest: Span { start: begins, end: begins } })
    }

    /// The cue; where none was found, what stands right behind the source.
    fn cue(&self, attribution: &Attribution) -> Option<Range<usize>> {
        if let Some(cue) = attribution.cue {
            return Some(self.tokens(cue)).filter(|t| !t.is_empty());
        }
        let after = self.tokens(attribution.source?).end;
        let end = self.sentence_of(after)?.end.min(after + 3);
        let content = |t: usize| attribution.content.iter().any(|c| c.overlaps(self.analyzed.structure.tokens[t]));
        let end = (after..end).find(|&t| content(t)).unwrap_or(end);
        (after < end).then_some(after..end)
    }

    /// Whether the verb at this token is denied: "did not respond", "neither side would answer".
    fn is_negated(&self, verb: usize) -> bool {
        let opens = self.sentence_of(verb).map_or(verb, |s| s.start);
        let near = verb.saturating_sub(4).max(opens);
        let nobody = |w: &str| is_negator(w) && matches!(w.to_lowercase().as_str(), "neither" | "nobody" | "none" | "nothing");
        let denies = |t: usize| polarity(self.word(t)) == Some(Polarity::Negation) && !Words::get().verbs.contains(&self.lower(t));
        (near..verb).any(denies) || (opens..verb).any(|t| nobody(self.word(t)))
    }

    /// The noun phrase of an utterance that begins at token `from`; `verb` is where what leads to it begins.
    fn noun_phrase(&self, n: usize, verb: usize, from: usize, end: usize) -> Option<Named<'a>> {
        let noun_at = (from..end.min(from + 9)).take_while(|&t| !self.stops(t)).find(|&t| Words::get().noun(&self.lower(t)).is_some())?;
        let first = self.lower(from);
        if self.is_negated(verb)
            || (from..noun_at).any(|t| {
                matches!(
                    self.lower(t).as_str(),
                    "own" | "any" | "no" | "all" | "such" | "of" | "to" | "past" | "earlier" | "previous" | "prior" | "old"
                )
            })
        {
            return None;
        }
        let noun = Words::get().noun(&self.lower(noun_at))?;
        let possessive = (from..noun_at).rfind(|&t| matches!(self.word(t), "'s" | "’s" | "'" | "’"));
        let by = noun_at + 1;
        let owner = match possessive {
            Some(p) if p > from => Some(self.word(p - 1)),
            // "the claims by Tolle", "the accusation of the ministry"
            None if (matches!(self.lower(by).as_str(), "by" | "from") || noun.acts.is_empty() && self.lower(by) == "of")
                && by + 1 < end =>
            {
                self.head_after(by + 1, end)
            }
            _ => None,
        };
        let definite = matches!(first.as_str(), "the" | "that" | "this" | "those" | "these" | "his" | "her" | "their" | "its");
        if owner.is_none() && (!definite || noun.owned) {
            return None;
        }
        // "his claim" is his own, unless a woman rejects it.
        let not = match first.as_str() {
            "its" | "their" => return None,
            "his" | "her" if owner.is_none() => Some(if first == "his" { Gender::Female } else { Gender::Male }),
            _ => None,
        };
        if not.is_some() && !self.voices[n].iter().all(|v| self.gender(v.speaker) == not) {
            return None;
        }
        let tokens = &self.analyzed.structure.tokens;
        let told = tokens[verb].hull(tokens[noun_at]);
        let rest = Span { start: told.end, end: tokens[end - 1].end.max(told.end) };
        Some(Named { noun: Some(noun), owner, not, told, rest })
    }

    /// Whether the token is a form of address before a name, or the dot behind one.
    fn is_honorific(&self, t: usize) -> bool {
        matches!(self.word(t), "Mr" | "Mrs" | "Ms" | "Dr" | "Mr." | "Mrs." | "Ms." | "Dr." | ".")
    }

    /// The last word of the name or noun phrase at `from`.
    fn head_after(&self, from: usize, end: usize) -> Option<&'a str> {
        let from = (from..end).find(|&t| !self.is_honorific(t)).unwrap_or(from);
        let named = (from..end).take_while(|&t| self.word(t).starts_with(char::is_uppercase)).last();
        let article = matches!(self.lower(from).as_str(), "the" | "a" | "an");
        let small =
            || (from + usize::from(article)..end).take_while(|&t| self.word(t).starts_with(char::is_alphabetic) && !self.stops(t)).last();
        named.or_else(small).map(|t| self.word(t))
    }
}
