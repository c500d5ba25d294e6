//! Documents as sources: "the advertisement", "the poll", "the statement" for whoever put it out.
//!
//! The text tells it where it brings the document in: "a survey by the Institute", "an email was sent from Keld", "the Harbour List advertisement",
//! "the Council issued a statement". The nearest document of the same sort counts; where another of that sort was brought in since, without a
//! maker, it stays open.

use std::ops::Range;

use super::kinds::Kinds;
use super::lexicon;
use super::mentions::{Kind, Mention};
use super::offices::has_word;
use super::people::People;
use super::source;
use super::voices::{Found, Said, Scene, Who};

/// Sentences within which a document is taken up again.
const NEAR: usize = 15;

impl Scene<'_> {
    /// Who put out the document that "the poll", "The 30-second spot" takes up.
    pub(super) fn issuer(&self, people: &mut People, words: &Range<usize>, noun: usize, sentence: usize, said: &[Said]) -> Option<Found> {
        let noun_word = self.word(noun).to_lowercase();
        let plain = (words.start..noun).all(|t| self.word(t).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
        // What a preposition adds may tell another ("the report on the dam").
        let bare = plain && noun - words.start <= 2 && !lexicon::is_preposition(&self.word(noun + 1).to_lowercase());
        if !bare || !Kinds::get().is_document(&noun_word) || lexicon::word(&noun_word).is(lexicon::Class::Record) {
            return None;
        }
        // "The survey, conducted by the Institute,"
        if self.word(noun + 1) == ","
            && let Some(phrase) = self.made_by(noun + 1, self.structure.sentences.get(sentence)?.tokens.end)
        {
            return self.one_maker(people, &phrase);
        }
        for at in (sentence.saturating_sub(NEAR)..=sentence).rev() {
            let tokens = self.structure.sentences.get(at)?.tokens.clone();
            for t in (tokens.start..tokens.end.min(words.start)).rev() {
                if !Kinds::get().is_same_document(&self.word(t).to_lowercase(), &noun_word) || self.structure.quotes[t].inside {
                    continue;
                }
                if let Some(found) = self.maker(people, t, &tokens, said) {
                    return Some(found);
                }
                // Another one, of nobody who is told.
                if self.is_brought_in(t) {
                    return None;
                }
            }
        }
        None
    }

    /// "Harbour List ad hits Keld" in a heading: the maker of the first such document that the text below tells of.
    pub(super) fn issuer_below(&self, people: &mut People, words: &Range<usize>, noun: usize, said: &[Said]) -> Option<Found> {
        let [heading, rest @ ..] = self.structure.paragraphs.as_slice() else { return None };
        let noun_word = self.word(noun).to_lowercase();
        let below = rest.first()?.tokens.start..rest.get(2).or(rest.last())?.tokens.end;
        if !heading.tokens.contains(&noun) || noun + 1 != words.end || words.len() > 4 || !Kinds::get().is_document(&noun_word) {
            return None;
        }
        let telling = (words.start..noun).map(|t| self.word(t).to_lowercase()).filter(|w| !matches!(w.as_str(), "super" | "new"));
        let telling: Vec<String> = telling.filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).collect();
        let t = below.clone().find(|&t| Kinds::get().is_same_document(&self.word(t).to_lowercase(), &noun_word))?;
        let sentence = self.structure.sentence_at(self.structure.tokens[t].start)?;
        let found = self.maker(people, t, &self.structure.sentences.get(sentence)?.tokens, said)?;
        let name = found.mention?.of(self.text).to_lowercase();
        telling.iter().all(|w| has_word(&name, w)).then_some(found)
    }

    /// Who made the document whose noun stands at token `t`, by the words of its sentence.
    fn maker(&self, people: &mut People, t: usize, sentence: &Range<usize>, said: &[Said]) -> Option<Found> {
        let made = self.made_by(t, sentence.end).or_else(|| self.made_of(t, sentence.start));
        if let Some(phrase) = made {
            return self.one_maker(people, &phrase);
        }
        let article = (1..=3).find(|k| t >= sentence.start + *k && matches!(self.word(t - k), "a" | "an"))?;
        let verb = (t - article).checked_sub(1).filter(|v| sentence.contains(v))?;
        if !puts_out(&self.word(verb).to_lowercase()) {
            return None;
        }
        // "Tolle said in a statement", else "the Council issued a statement".
        let until = self.structure.tokens[t].start;
        let here = self.structure.sentence_at(until)?;
        if let Some(s) = said.iter().rev().find(|s| s.sentence == here && s.source.end <= until) {
            return if let [one] = &s.voices[..] { Some(self.again(one.clone(), 0.7)) } else { None };
        }
        let Some(subject) = self.mentions.iter().find(|m| m.sentence == here && m.opens && m.tokens.end <= verb) else {
            return self.one_maker(people, &self.people_before(verb, sentence.start)?);
        };
        let who = match subject.kind {
            Kind::Body(id) => Who::Listed(id),
            Kind::BodyWord => Who::Body(self.long_name(subject.span)),
            _ => return None,
        };
        Some(Found { mention: Some(subject.span), ..self.again(who, 0.7) })
    }

    /// "In May, a group of captains from Lorne sent a letter": the people without a name right before the verb at token `verb`.
    fn people_before(&self, verb: usize, opens: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 14;
        let from = (opens..verb).rev().find(|&t| self.word(t) == ",").map_or(opens, |t| t + 1);
        let article = matches!(self.word(from).to_lowercase().as_str(), "a" | "an" | "the" | "several" | "some" | "dozens" | "hundreds");
        let named = self.mentions.iter().any(|m| m.kind_is_person() && (from..verb).contains(&m.tokens.start));
        let people = (from..verb).take(5).any(|t| self.is_people(t));
        (article && people && !named && verb - from <= LONGEST).then_some(from..verb)
    }

    /// Who is meant by the words of a maker, where that is one.
    fn one_maker(&self, people: &mut People, phrase: &Range<usize>) -> Option<Found> {
        let voices = self.source(people, self.span(phrase), None, &[], &[]);
        match &voices[..] {
            [one] => Some(Found { mention: Some(self.span(phrase)), confidence: one.confidence.min(0.7), ..one.clone() }),
            _ => None,
        }
    }

    /// "a spot from the Harbour List", "an email was sent by the chairman, Ras Keld": the words of the maker behind the document.
    fn made_by(&self, t: usize, end: usize) -> Option<Range<usize>> {
        let stops = |w: &str| !w.starts_with(char::is_alphanumeric) || matches!(w, "that" | "which" | "who" | "and" | "but" | "in" | "on");
        let by = (t + 1..end.min(t + 7)).take_while(|&k| !stops(self.word(k))).find(|&k| {
            let paid = self.word(k) == "for" && made_for(self.word(k - 1));
            matches!(self.word(k), "by" | "from") || paid
        })?;
        // "paid for by"
        let from = by + 1 + usize::from(self.word(by + 1) == "by");
        let found = self.mentions.iter().find(|m| self.names_maker(m) && m.full.min(m.tokens.start) >= from && m.tokens.end <= end)?;
        let between = from..found.full.min(found.tokens.start);
        let article = between.clone().all(|k| matches!(self.word(k), "the" | "a" | "an"));
        // "from the club's director, Ras Keld"
        let described = between.len() < 9
            && between.clone().all(|k| self.word(k).starts_with(char::is_lowercase) || matches!(self.word(k), "," | "'s" | "’s"))
            && between.clone().next_back().is_some_and(|k| self.word(k) == "," && lexicon::word(self.word(k - 1)).is_role());
        let whole = !source::is_possessive(self.word(found.tokens.end));
        ((article || described) && whole).then_some(from..found.tokens.end)
    }

    /// "the Harbour List advertisement", "Keld’s email": the phrase of the document, where it begins with its maker.
    fn made_of(&self, t: usize, from: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_start(t, from)..t + 1;
        let capital = (phrase.start + 1..t).any(|k| self.word(k).starts_with(char::is_uppercase));
        let near = |m: &Mention| m.tokens.end <= t && m.tokens.start >= from && t - m.tokens.end <= 4;
        let Some((n, found)) = self.mentions.iter().enumerate().rfind(|(_, m)| near(m)) else {
            // "a Times/Gazette poll": several makers in a word.
            return (capital && phrase.clone().any(|k| self.word(k).contains('/'))).then_some(phrase);
        };
        let owned = source::is_possessive(self.word(found.tokens.end));
        let rest = found.tokens.end + usize::from(owned)..t;
        let plain = rest.clone().all(|k| {
            let word = self.word(k);
            word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
                && !super::mentions::is_verb_like(word)
                && !lexicon::is_preposition(word)
                && !matches!(word, "a" | "an" | "the" | "and" | "or" | "that" | "who")
                && !word.ends_with("ed")
        });
        // "a Keld ad" may be one about him.
        let body = !found.kind_is_person()
            || found.bodily
            || self.people[n].is_none() && (found.tokens.len() > 1 || found.span.of(self.text).contains('/'));
        let first = found.full.min(found.tokens.start);
        let joined = first > from && matches!(self.word(first - 1), "-" | "–" | "anti" | "pro");
        let begins = if first >= phrase.start && !owned { phrase.start } else { first };
        (plain && (owned || body) && !joined && self.names_maker(found)).then_some(begins..t + 1)
    }

    fn names_maker(&self, m: &Mention) -> bool {
        !m.quoted && !matches!(m.kind, Kind::Place(_))
    }

    /// Whether the document at `t` is one that was not told of before ("a poll", "another ad", "polls").
    fn is_brought_in(&self, t: usize) -> bool {
        let before = (1..=3).filter_map(|k| t.checked_sub(k)).map(|k| self.word(k).to_lowercase());
        before.take_while(|w| w.starts_with(char::is_alphanumeric)).any(|w| matches!(w.as_str(), "a" | "an" | "another" | "one" | "other"))
    }
}

/// Words right before a document that somebody puts out.
fn puts_out(verb: &str) -> bool {
    matches!(
        verb,
        "in" | "issued"
            | "issuing"
            | "released"
            | "releasing"
            | "wrote"
            | "sent"
            | "published"
            | "put"
            | "read"
            | "launched"
            | "launching"
            | "aired"
            | "airing"
            | "unveiled"
            | "posted"
            | "conducted"
            | "commissioned"
            | "filed"
    )
}

/// Whether somebody is behind what was done for him ("conducted for the Institute").
fn made_for(word: &str) -> bool {
    matches!(word, "paid" | "conducted" | "made" | "commissioned" | "prepared" | "produced" | "written")
}
