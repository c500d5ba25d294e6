//! Whose campaign, administration or staff a source means, and what it is called: "his campaign" and "the Keld campaign" are one, "campaign
//! aides" are those of the campaign that the text spoke of last.

use std::ops::Range;

use super::lexicon::{self, Class, Pronoun, pronoun};
use super::mentions::{Kind, Mention};
use super::people::{People, PersonAt, twice_as_often};
use super::side::Evidence;
use super::source::{Head, Part};
use super::voices::{Found, Scene, Who};
use super::{shown, source};
use crate::world::Gender;

/// Sentences within which a bare "the campaign" takes up one that was named.
const NEAR: usize = 12;

impl Scene<'_> {
    /// Whose campaign or administration the description means where it does not say so itself ("the campaign", "administration officials"): the
    /// one named last, or nobody's where two were named of late.
    pub(super) fn run_by(&self, people: &People, words: &Range<usize>) -> Option<PersonAt> {
        let at = self.venture(words)?;
        let noun = self.word(at).to_lowercase();
        let bare = !words.clone().any(|t| source::is_possessive(self.word(t)))
            && !self.mentions.iter().any(|m| m.tokens.start < at + 1 && m.tokens.end > words.start)
            && !matches!(pronoun(self.word(words.start)), Some(Pronoun::He | Pronoun::She | Pronoun::They | Pronoun::It))
            // "an aide to the campaign" is of it, "a campaign in Lorn" is another.
            && !words.clone().any(|t| matches!(self.word(t), "in" | "against" | "who" | "called"));
        let determiner = words.start.checked_sub(1).map_or("", |t| self.word(t));
        let another = at + 1 == words.end && (matches!(determiner, "a" | "an" | "A" | "An") || self.word(words.start) == "another");
        if !bare || another {
            return None;
        }
        let sentence = self.structure.sentence_at(self.structure.tokens[words.start].start)?;
        let from = self.structure.sentences.get(sentence.saturating_sub(NEAR))?.tokens.start;
        let mut found: Option<(usize, PersonAt)> = None;
        for t in (from..words.start).rev().filter(|&t| self.word(t).to_lowercase() == noun) {
            let unknown = |(m, person): (&Mention, &Option<(PersonAt, f32)>)| {
                person.is_none() && m.kind_is_person() && m.tokens.end == self.before_possessive(t)
            };
            // That of somebody the text names by one word alone.
            if self.mentions.iter().zip(self.people).any(unknown) {
                return None;
            }
            let Some(owner) = self.before_venture(people, t) else { continue };
            let here = self.structure.sentence_at(self.structure.tokens[t].start)?;
            match found {
                None => found = Some((here, owner)),
                // Another's, and as near.
                Some((near, one)) if one != owner && near - here <= 1 => return None,
                Some(_) => {}
            }
        }
        found.map(|(_, owner)| owner)
    }

    /// Whose the campaign at token `t` is by the words before it ("Keld's campaign", "the Keld campaign", "his campaign").
    fn before_venture(&self, people: &People, t: usize) -> Option<PersonAt> {
        let end = self.before_possessive(t);
        let named = self.mentions.iter().zip(self.people).find(|(m, _)| m.tokens.end == end && m.kind_is_person());
        if let Some((m, person)) = named {
            return person.map(|(person, _)| person).or_else(|| self.main_of_family(people, m));
        }
        let gender = match (self.word(t.checked_sub(1)?).to_lowercase().as_str(), pronoun(self.word(t - 1))) {
            ("his", _) => Gender::Male,
            ("her", Some(Pronoun::She)) => Gender::Female,
            _ => return None,
        };
        let sentence = self.structure.sentence_at(self.structure.tokens[t].start)?;
        match self.person_before(people, t - 1, sentence, Some(gender), None, &[]).into_iter().next()?.who {
            Who::Person(person) => Some(person),
            _ => None,
        }
    }

    /// "the Keld and Dane campaigns": that of the one named at mention `owner`.
    pub(super) fn venture_of(&self, people: &mut People, owner: usize, noun: usize) -> Option<Found> {
        let m = &self.mentions[owner];
        let part = Part { head: Head::Name(owner), tokens: m.full..m.tokens.end, beside: None };
        let Who::Person(person) = self.name(people, owner, &part, &[])?.who else { return None };
        let short = shown::family_name(m.span.of(self.text));
        Some(Found { mention: Some(m.span), ..self.venture_run_by(people, person, &short, noun) })
    }

    /// "the campaigns", "both campaigns": those of the two people of whose campaigns the last sentences told.
    pub(super) fn both_ventures(&self, people: &People, words: &Range<usize>, noun: usize) -> Option<Vec<Found>> {
        let one = self.word(noun).strip_suffix('s').filter(|w| is_venture(w))?;
        let determined = |w: &str| matches!(w.to_lowercase().as_str(), "the" | "both" | "two");
        let all = words.clone().all(|t| t == noun || determined(self.word(t)));
        if !all || noun + 1 != words.end || !(words.start < noun || determined(self.word(words.start.checked_sub(1)?))) {
            return None;
        }
        let sentence = self.structure.sentence_at(self.structure.tokens[noun].start)?;
        let from = self.structure.sentences.get(sentence.saturating_sub(NEAR))?.tokens.start;
        let mut owners: Vec<PersonAt> = Vec::new();
        for owner in (from..noun).filter(|&t| is_venture(&self.word(t).to_lowercase())).filter_map(|t| self.before_venture(people, t)) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let each = |person: &PersonAt| self.venture_run_by(people, *person, &shown::names(people, *person).1, noun);
        (owners.len() == 2 && !one.is_empty()).then(|| owners.iter().map(each).collect())
    }

    fn venture_run_by(&self, people: &People, person: PersonAt, short: &str, noun: usize) -> Found {
        let mut evidence = Evidence::default();
        self.add_side_of(people, person, &mut evidence);
        let name = format!("{short} {}", self.word(noun).trim_end_matches('s'));
        let owner = Some(Box::new(Who::Person(person)));
        Found { evidence, owner, ..self.again(Who::Unnamed(name), 0.85) }
    }

    /// Of several people of a family, the one whom the document names at least twice as often as any other: whose campaign is meant by the bare name.
    pub(super) fn main_of_family(&self, people: &People, m: &Mention) -> Option<PersonAt> {
        let family = super::mentions::name_words(m.span.of(self.text)).pop()?;
        let mut counts: std::collections::BTreeMap<PersonAt, usize> = std::collections::BTreeMap::new();
        for (person, _) in self.people.iter().flatten().filter(|(p, _)| people.bears(*p, &family)) {
            *counts.entry(*person).or_default() += 1;
        }
        twice_as_often(counts)
    }

    /// Where what stands before `t` ends, without the mark of a possessive.
    fn before_possessive(&self, t: usize) -> usize {
        t - usize::from(t > 0 && source::is_possessive(self.word(t - 1)))
    }

    /// The token of the campaign or administration that a description is, or whose people it names.
    pub(super) fn venture(&self, words: &Range<usize>) -> Option<usize> {
        words.clone().find(|&t| {
            let next = lexicon::word(self.word(t + 1));
            let people = t + 1 < words.end && (next.is_role() || next.is(Class::Plural));
            is_venture(&self.word(t).to_lowercase()) && (t + 1 == words.end || people || !self.word(t + 1).starts_with(char::is_alphabetic))
        })
    }

    /// The name of a source that serves `owner`: "Keld campaign", "senior Keld campaign officials", "Keld's aides" for "his aides".
    pub(super) fn staff_name(&self, people: &People, words: &Range<usize>, owner: PersonAt) -> Option<String> {
        let his = matches!(pronoun(self.word(words.start)), Some(Pronoun::He | Pronoun::She));
        let called = |m: &Mention| super::mentions::name_words(m.span.of(self.text)).last().is_some_and(|w| people.bears(owner, w));
        let own = self.mentions.iter().zip(self.people).find(|(m, p)| {
            let his = p.map_or_else(|| called(m), |(p, _)| p == owner);
            m.full >= words.start && m.tokens.end <= words.end && m.kind != Kind::BodyWord && his
        });
        // As the words call the owner, else as the corpus does.
        let short = own.map_or_else(|| shown::names(people, owner).1, |(m, _)| shown::family_name(m.span.of(self.text)));
        // What stands of the owner in the words: a pronoun or a name, with what marks it.
        let mut taken = match own {
            Some((m, _)) => m.full..m.tokens.end,
            None if his => words.start..words.start + 1,
            None => words.start..words.start,
        };
        if source::is_possessive(self.word(taken.end)) && taken.end < words.end {
            taken.end += 1;
        }
        let text = |range: Range<usize>| if range.is_empty() { "" } else { self.span(&range).of(self.text) };
        let join = |parts: &[&str]| parts.iter().flat_map(|p| p.split_whitespace()).collect::<Vec<_>>().join(" ");
        match self.venture(words) {
            Some(at) if taken.start <= at && taken.end <= at => {
                let (before, between) = (words.start..taken.start, taken.end..at);
                let venture = self.word(at).to_lowercase();
                Some(join(&[text(before), &short, text(between), &venture, text(at + 1..words.end)]))
            }
            None if his && taken.end < words.end => Some(join(&[&format!("{short}'s"), text(taken.end..words.end)])),
            _ => None,
        }
    }
}

/// Nouns of what a politician runs and is named after.
pub(super) fn is_venture(word: &str) -> bool {
    matches!(word, "campaign" | "administration" | "camp" | "team" | "transition")
}
