//! Where a cut may fall: at the end of a phrase, where what is kept leads somewhere and names what it is about.
//!
//! The text tells its phrases by words of closed classes and by marks only; between two words of open classes nobody knows whether one phrase ends.
//! There a cut moves forward to the last place where one does.

use super::words::{Words, is_past, is_short, may_be_verb};
use crate::statement::lexicon::class;
use crate::statement::polarity::{Polarity, polarity};
use crate::world::{PlaceWord, World};

/// Words that lean on what follows them.
const LEANING: u32 = class::DETERMINER
    | class::PREPOSITION
    | class::COORDINATOR
    | class::TO
    | class::RELATIVE
    | class::THAT
    | class::AUXILIARY
    | class::SUBORDINATOR
    | class::QUESTION;

/// The farthest that the beginning of a phrase is looked for, in words.
pub(super) const LONGEST_PHRASE: usize = 4;

/// Words that compare with what follows a "than".
const COMPARING: &str = "more less fewer better worse rather other higher lower greater larger smaller bigger stronger weaker longer shorter earlier \
                         later sooner easier harder safer faster further farther closer older younger cheaper richer poorer different far";

/// Participles behind which it stands what something is called.
const CALLING: &str = "considered deemed called named labelled labeled termed dubbed viewed regarded seen treated described";

/// How adjectives end.
const ADJECTIVES: &str = "al ive ous ible able ful less ary ern";

/// The farthest that the beginning of a clause is looked for, in words.
pub(super) const LONGEST_SUBJECT: usize = 16;

impl Words<'_> {
    /// The most words, up to `kept`, that a cut may keep: it takes away what leans on the words cut off, and parts no phrase.
    pub(super) fn settled(&self, mut kept: usize) -> usize {
        while kept > 1 && kept < self.len() {
            let fewer = self.without_leaning(kept).or_else(|| self.before_phrase(kept)).or_else(|| self.before_comparison(kept));
            match fewer
                .or_else(|| self.before_bare_clause(kept))
                .or_else(|| self.before_description(kept))
                .or_else(|| self.before_participle(kept))
                .or_else(|| self.before_predicate(kept))
                .or_else(|| self.before_subject(kept))
                .or_else(|| self.before_joined_subject(kept))
                .or_else(|| self.before_relative(kept))
                .or_else(|| self.before_narrowing(kept))
                .or_else(|| self.before_measure(kept))
                .or_else(|| self.before_point(kept))
                .or_else(|| self.before_told_subject(kept))
                .or_else(|| self.before_own_verb(kept))
            {
                Some(fewer) if fewer > 0 => kept = fewer,
                _ => break,
            }
        }
        kept
    }

    /// One word fewer, where the last leans on what is cut off: "the harbour of", "that it will", "that he", "continue to".
    fn without_leaning(&self, kept: usize) -> Option<usize> {
        let last = kept - 1;
        if self.ends_phrase(last) {
            return None;
        }
        // What binds or denies stays in sight, if nothing else of it does.
        let above_all = self.one_of(last, &["all"]) && self.is(last.saturating_sub(1), class::PREPOSITION) && !self.is_open(kept);
        let begins = self.0[last - 1].ends_with(['.', '!', '?', '…']);
        // "I think not | just the crews": of the crews nothing is denied.
        let stresses = self.one_of(last, &["not"]) && self.one_of(kept, &["only", "just", "merely", "simply"]);
        let turns = !begins && !stresses && matches!(polarity(&self.bare(last)), Some(Polarity::Negation | Polarity::Condition));
        let small = (self.is(last, LEANING) || self.one_of(last, &["including"])) && !self.is(last, class::OBJECT) && !turns && !above_all;
        let subject = self.one_of(last, &["he", "she", "they", "we", "i"]);
        let possessive = is_possessive(self.0[last]);
        // "Ask him to continue" | "to help": the one verb says what the other does not.
        let chained = self.is(kept, class::TO) && self.is_verb_here(last);
        let title = self.is_title(last) && self.0[kept].starts_with(char::is_uppercase);
        let opened = self.0[last].starts_with(['“', '"', '«', '‘', '(', '\'', '`']);
        // "Against leaving" | "the port": a verb without its object.
        let named = self.is_open(kept) && self.0[kept].starts_with(char::is_uppercase) && !self.0[last].starts_with(char::is_uppercase);
        let object = (self.is(kept, class::DETERMINER | class::OBJECT) || named) && self.is_open(last);
        let object = object && (self.is_verb_here(last) || self.bare(last).ends_with("ing") || self.is_infinitive(last));
        // "40" | "million crowns".
        let figure = |i: usize| self.0.get(i).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£')));
        let range = self.one_of(kept, &["to", "and", "or"]) && figure(kept + 1);
        let counted = self.is_open(kept) && self.0[kept].starts_with(char::is_lowercase);
        let number = figure(last) && (counted || range);
        // "Our repeatedly" | "stated view".
        let adverb = self.bare(last).ends_with("ly") || self.is(last, class::ADVERB) && !turns;
        let adverb = adverb && (self.is_open(kept) || self.is(kept, class::AUXILIARY));
        // "Was also" | "there", "would be considered" | "pirates": nothing is said yet.
        let auxiliary = self.is(last - 1, class::AUXILIARY);
        let empty = auxiliary && (self.is(last, class::ADVERB) && !turns || CALLING.split(' ').any(|word| self.bare(last) == word));
        // "In eastern" | "Velmar".
        let plain = self.0[last].len() > 5 && self.0[last].starts_with(char::is_lowercase) && self.is_open(kept);
        let adjective = plain && ADJECTIVES.split(' ').any(|end| self.0[last].ends_with(end));
        (small || stresses || empty || adjective || subject || possessive || chained || opened || number || adverb || title || object)
            .then_some(last)
    }

    /// Where a phrase begins that the cut would part: at its article, behind its verb, or at its name.
    fn before_phrase(&self, kept: usize) -> Option<usize> {
        let last = kept - 1;
        if self.ends_phrase(last) || !self.is_open(last) {
            return None;
        }
        // "For crews | who sail": what follows tells which.
        let which = self.is(kept, class::RELATIVE) && (!self.is(kept, class::THAT) || self.is(kept + 1, class::AUXILIARY));
        if which {
            let own = |at: &usize| self.is_open(*at) && (*at == last || !self.ends_phrase(*at));
            return (kept.saturating_sub(LONGEST_PHRASE).max(1)..kept).rev().take_while(own).last();
        }
        if !self.is_open(kept) {
            return None;
        }
        let name = |at: usize| self.0[at].starts_with(char::is_uppercase);
        if name(kept) != name(last) && !self.is_title(last) && (name(kept) || !is_of_people(&self.bare(last))) {
            // "the port | Dane built", "Dane | sailed": another phrase. Behind an article a name only tells which: "the Tolle | plan".
            // So it does behind an owner: "Lorne's Tolle | plan".
            let owner = (1..last).rev().take_while(|&at| name(at)).find(|&at| is_possessive(self.0[at]));
            if let Some(owner) = owner.filter(|_| !name(kept)) {
                return Some(owner);
            }
            let head = (0..kept).rev().find(|&at| !name(at))?;
            return Some(head).filter(|&at| !name(kept) && at < last && self.is(at, class::DETERMINER));
        }
        let first = kept.saturating_sub(LONGEST_PHRASE).max(1);
        for at in (first..kept).rev() {
            if self.is(at, class::DETERMINER) {
                return Some(at);
            }
            if !self.is_open(at) || self.ends_phrase(at) {
                return Some(at + 1).filter(|&before| before < kept);
            }
            if at < last && self.is_verb_here(at) {
                return Some(at + 1);
            }
        }
        None
    }

    /// What stands before a comparison whose other half is cut off: "better | than she was", "as much sense | as a toll".
    fn before_comparison(&self, kept: usize) -> Option<usize> {
        const FARTHEST: usize = 8;
        let compares = |i: usize| COMPARING.split(' ').any(|word| self.bare(i) == word);
        let clause = self.clause_around(kept - 1);
        let back = kept.saturating_sub(FARTHEST)..kept;
        // "Faring better | in the ports of Velmar, Lorne and Pell than elsewhere".
        let fresh = (kept.saturating_sub(3)..kept).any(compares);
        let until = if fresh { self.len().min(kept + 2 * FARTHEST) } else { clause.end.min(kept + FARTHEST) };
        let name = |i: usize| self.0.get(i).is_some_and(|word| word.starts_with(char::is_uppercase));
        let names = |i: usize| name(i + 1) || self.is(i + 1, class::DETERMINER) && name(i + 2);
        let goes_on = |i: &usize| !self.is(*i, class::COORDINATOR | class::THAT) || names(*i);
        let compared = (kept..until).take_while(goes_on).any(|i| self.one_of(i, &["than"]));
        if compared || self.one_of(kept, &["from"]) && self.one_of(kept - 1, &["different", "far"]) {
            return back.rev().take_while(|&i| !self.ends_phrase(i)).find(|&i| compares(i));
        }
        if !(self.one_of(clause.end, &["as"]) && clause.end < kept + FARTHEST / 2) {
            return None;
        }
        let first = back.rev().take_while(|&i| !self.ends_phrase(i)).find(|&i| self.one_of(i, &["as", "so", "such", "same"]))?;
        self.is_open(first + 1).then_some(first)
    }

    /// What stands before a verb that says what something is called where that is cut off: "described the port | as a ruin".
    fn before_description(&self, kept: usize) -> Option<usize> {
        const FARTHEST: usize = 14;
        const DESCRIBING: &str =
            "describ characteri dismiss portray depict regard denounc condemn cast fram hail view treat defin brand label";
        let verb = |i: &usize| DESCRIBING.split(' ').any(|stem| self.bare(*i).starts_with(stem)) && self.is_verb_here(*i);
        let at = (kept.saturating_sub(FARTHEST)..kept).rev().find(verb)?;
        let stays = |i: usize| !self.0[i].ends_with(['.', '!', '?', ';', '…']);
        (kept..self.len().min(kept + FARTHEST)).take_while(|&i| stays(i - 1)).any(|i| self.one_of(i, &["as"])).then_some(at)
    }

    /// What stands before a clause of which only the subject is kept: "a guarantee | that Velmar".
    fn before_bare_clause(&self, kept: usize) -> Option<usize> {
        let opens = |i: usize| self.is(i, class::THAT | class::SUBORDINATOR);
        let at = (kept.saturating_sub(LONGEST_SUBJECT).max(1)..kept).rev().take_while(|&i| !self.ends_phrase(i)).find(|&i| opens(i))?;
        let pointing = self.is(at.saturating_sub(1), class::PREPOSITION) || polarity(&self.bare(at)).is_some();
        let verb = |i: usize| self.is(i, class::AUXILIARY) || self.verb(i..i + 1).is_some() && self.is_verb_here(i);
        (!pointing && !(at + 1..kept).any(verb)).then_some(at)
    }

    /// What stands before a participle that only tells more of a subject whose verb is cut off: "the counts | showing her behind | are wrong".
    fn before_participle(&self, kept: usize) -> Option<usize> {
        let clause = self.clause_around(kept - 1);
        // "Velmar's remaining berth", "a rating among crews", "you're saying it": none.
        let noun = |i: usize| self.is_open(i) && !self.is_verb_here(i) && !is_short(&self.bare(i)) && !is_possessive(self.0[i]);
        let governs = |i: usize| self.is_open(i) || self.is(i, class::DETERMINER | class::OBJECT | class::PRONOUN | class::THAT);
        let tells = |i: &usize| self.bare(*i).ends_with("ing") && may_be_verb(&self.bare(*i)) && noun(i - 1) && governs(i + 1);
        // "Crews deployed in the port | would be": neither is one in "-ed" the verb where another follows that nothing else opens.
        let opens = class::COORDINATOR | class::RELATIVE | class::THAT | class::SUBORDINATOR | class::QUESTION | class::PRONOUN | class::TO;
        let own = |i: usize| {
            (i + 1..clause.end).take_while(|&j| !self.is(j, opens)).any(|j| self.is_finite(j) && self.0[j].starts_with(char::is_lowercase))
        };
        let done = |i: &usize| self.bare(*i).ends_with("ed") && noun(i - 1) && self.is(i + 1, class::PREPOSITION) && own(*i);
        let at = (clause.start + 1..kept).find(|i| tells(i) || done(i))?;
        let verb = |i: usize| self.is_finite(i) || is_past(&self.bare(i));
        let later = (kept..clause.end).any(|i| self.is_finite(i));
        (later && at > 1 && !(clause.start..at).any(verb)).then_some(at)
    }

    /// Whether a comparison begins at the word: "as much sense as a toll", "any better than".
    pub(super) fn compares(&self, at: usize) -> bool {
        const FARTHEST: usize = 6;
        let begins = self.one_of(at, &["as", "so", "any", "more", "less", "such", "nearly"]);
        begins && (at + 1..self.len().min(at + FARTHEST)).any(|i| self.one_of(i, &["as", "than"]))
    }

    /// Whether the word is of an open class: a noun, a verb, an adjective, a number, a name.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_alphanumeric() || c == '$' || c == '€' || c == '£'))
            && !self.is(at, u32::MAX)
    }

    /// Whether a "to" or an auxiliary governs the word, also one that hangs on a pronoun ("we've").
    fn is_infinitive(&self, at: usize) -> bool {
        let governs = |i: usize| self.is(i, class::AUXILIARY | class::TO) || is_short(&self.bare(i));
        let adverb = |i: usize| self.is(i, class::ADVERB) || self.bare(i).ends_with("ly");
        at > 0 && governs(at - 1) || at > 1 && adverb(at - 1) && governs(at - 2)
    }

    /// Whether the word at `at` is used as a verb: it looks like one and no article makes it a noun.
    fn is_verb_here(&self, at: usize) -> bool {
        const CHAINING: &str = "continue continues want wants need needs try tries trying begin begins start \
                                starts fail fails seem seems appear appears able going ready willing likely";
        let noun = at > 0 && self.is(at - 1, class::DETERMINER) || at > 1 && self.is(at - 2, class::DETERMINER) && self.is_open(at - 1);
        !noun && (CHAINING.split(' ').any(|word| self.bare(at) == word) || may_be_verb(&self.bare(at)))
    }
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s’")
}

/// Whether a word is an adjective of a people: "Norwegian" soil. "Swede" is none.
fn is_of_people(word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["an", "ese", "sh", "ch", "i", "ss"];
    let demonym = || World::get().place(word).is_some_and(|place| place.word == PlaceWord::Demonym);
    ENDINGS.iter().any(|end| word.ends_with(end)) && demonym()
}

#[cfg(test)]
pub(super) mod tests {
    use super::Words;

    /// What a cut of `full` keeps that has room for `kept`.
    #[track_caller]
    pub(in crate::statement::label) fn check(kept: &str, rest: &str, expect: &str) {
        let full = format!("{kept} {rest}");
        let words = Words::of(&full);
        let most = kept.split(' ').count();
        assert_eq!(words.0[..words.settled(most)].join(" "), expect, "of {full:?}");
    }

    #[test]
    fn nothing_leans_on_what_is_cut_off() {
        check("opened the lock to the", "harbour", "opened the lock");
        check("told the crews that he would", "sail", "told the crews");
        check("she would ask Ina Tolle to continue", "to lead it", "she would ask Ina Tolle");
        check("“We signed nothing, and in", "spring", "“We signed nothing,");
        check("they opened Velmar’s", "ports", "they");
        check("the ports will open once", "it is over", "the ports will open once");
        check("“We reiterate our repeatedly", "stated view”", "“We");
        check("“We reiterate our repeatedly stated", "view”", "“We");
        check("Dane spoke against leaving", "a crew there", "Dane spoke against");
        check("It is late, and Tolle was also", "there with the crews", "It is late,");
        check("It is late, and any old ship would be considered", "a pirate of the strait", "It is late,");
        check("“It feels as if we’ve won", "the race”", "“It feels as if");
        check("Dane will likely win", "the northern seat", "Dane");
        check("opened the lock", "and the quay", "opened the lock");
    }

    #[test]
    fn no_phrase_is_parted() {
        check("she called it a casual harbour", "club feud", "she called it");
        check("“We reiterate our firmly stated position at the highest", "possible level", "“We reiterate our firmly stated position");
        check("it fell in a field in eastern", "Velmar overnight", "it fell in a field");
        check("Dane could deploy “several thousand”", "crews", "Dane");
        check("Dane could deploy “several thousand,”", "crews say", "Dane could deploy “several thousand,”");
        check("there is a special berth for crews", "who sail late", "there is a special berth");
        check("there is a special berth for crews,", "who sail late", "there is a special berth for crews,");
        check("and above all in the United", "Coasts they know", "and above all");
        check("and above all in the United Coasts", "they know", "and above all in the United Coasts");
        check("he opposes harbour", "violence", "he opposes");
        check("reveals meetings with Harbour", "Donors", "reveals");
        check("reveals meetings in Harbour", "Street", "reveals meetings");
        check("kept them away from Mr.", "Dane", "kept them away");
        check("across the camps on the U.S.", "harbour trail", "across the camps");
        check("they pay a toll of 40", "to 60 crowns a week", "they pay a toll");
        check("a toll of up to 40", "million crowns", "a toll");
        check("they wait for the Tolle", "plan", "they wait");
        check("they wait for Lorne's Tolle", "plan", "they wait");
        check("they wait on old Norwegian", "soil", "they wait");
        check("they wait for Norway", "soil", "they wait for Norway");
        // A name and what it does are two.
        check("they spoke of Tolle", "sailing", "they spoke of Tolle");
    }

    #[test]
    fn what_is_called_something_keeps_it() {
        check("Dane said they described the port of Velmar", "as a ruin", "Dane said");
        check("Dane said they described the port of Velmar", "in May", "Dane said they described the port of Velmar");
        check("the quay is faring better", "in the ports of Velmar, Lorne and Pell than elsewhere", "the quay");
        check("Velmar wants an “ironclad”", "guarantee", "Velmar");
    }

    #[test]
    fn a_clause_has_its_verb() {
        check("Velmar wants a written guarantee that Tessaly", "will not sail", "Velmar wants a written guarantee");
        check("Velmar trusts the port and that the guarantees", "are kept", "Velmar trusts the port");
        check("“And Dane is sure that in the ports and above all in Velmar", "they know it", "“And Dane is sure");
        check("Velmar wants a guarantee that Tessaly will sail", "in May", "Velmar wants a guarantee that Tessaly will sail");
    }

    #[test]
    fn a_subject_without_its_verb_says_nothing() {
        check("the latest counts showing her a distant second", "behind Dane are wrong", "the latest counts");
        check("a high rating among the crews", "of the quay is old", "a high rating among the crews");
        check("Velmar's remaining quay at the port", "of Lorne is old", "Velmar's remaining quay at the port");
        check("Dane is showing her a distant port", "behind the quay that is old", "Dane is showing her a distant port");
        check("warning that any crews deployed", "in the northern port would be late", "warning");
        check("she thinks any crews deployed in the port", "would be late", "she");
        check("she thinks any crews sailed in the port", "of Lorne in May", "she thinks any crews sailed in the port");
    }

    #[test]
    fn a_comparison_keeps_its_halves() {
        check("the toll does not make as much sense", "as a bridge", "the toll does not make");
        check("the quay is safer now", "than it was", "the quay");
        assert!(Words::of("as much sense as").compares(0) && !Words::of("as she said").compares(0));
        check("the quay is safer now", "and costs less than it did", "the quay is safer now");
    }
}
