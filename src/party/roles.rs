//! Descriptions as sources: "the outlet", "a senior official", "his spokesman".
//!
//! A definite one goes to somebody named before, by office ([`super::offices`]), by kind ([`super::kinds`]) or under other words
//! ([`super::wordings`]); otherwise it stays a source without a name, with the side that its words tell.

use std::collections::BTreeMap;

use super::headlines::is_title_case;
use super::lexicon::{self, Class};
use super::mentions::Kind;
use super::offices::{Office, has_word};
use super::people::{People, PersonAt};
use super::pronouns::one_person;
use super::side::{self, Evidence, Side};
use super::source;
use super::voices::{Found, Said, Scene, Who};
use crate::text::Span;
use crate::world::{BodyId, Gender, World};

impl Scene<'_> {
    /// A description: somebody named before when it is definite and fits, else an unnamed source.
    pub(super) fn role(
        &self,
        people: &mut People,
        words: std::ops::Range<usize>,
        noun: usize,
        definite: bool,
        span: Span,
        said: &[Said],
    ) -> Option<Found> {
        let head = self.word(noun).to_owned();
        // "A:" in questions and answers is whoever is asked; a verb alone is nobody.
        let label = words.len() == 1 && matches!(self.word(noun + 1), ":" | "." | ")");
        // Nobody tells who asks.
        if head == "Q" && label {
            return None;
        }
        if head == "A" && label {
            return self.interviewee(noun).map(|person| self.again(Who::Person(person), 0.75));
        }
        if words.len() == 1 && matches!(head.as_str(), "said" | "says" | "told" | "asked" | "added" | "wrote" | "tweeted" | "saying") {
            return None;
        }
        let class = lexicon::word(&head);
        let description = self.span(&words);
        if let Some(medium) = self.medium_called(&words).filter(|_| definite) {
            return Some(Found { mention: Some(description), ..self.again(medium, 0.8) });
        }
        let mut evidence = self.read(description, true);
        let definite = definite || self.is_office_of_one(&words, noun);
        // "the country's harbour agency": the one state that the sentences before name.
        let country = matches!(self.word(words.start).to_lowercase().as_str(), "country" | "nation" | "kingdom" | "republic");
        if country
            && evidence.sides.is_empty()
            && source::is_possessive(self.word(words.start + 1))
            && let Some(state) = self.state_before(words.start)
        {
            evidence.sides.insert(Side::State(state), 0.9);
        }
        let plural = class.is(Class::Plural) || class.is(Class::Bodies);
        let sentence = self.structure.sentence_at(span.start).unwrap_or(0);
        let opener = self.word(words.start).to_lowercase();
        // "one of them", "the other": one of several, and nothing tells which.
        let partly = matches!(opener.as_str(), "one" | "two" | "some" | "another") && self.word(words.start + 1) == "of";
        let unnamed = said.last().is_some_and(|s| matches!(s.voices[..], [Who::Unnamed(_)]) && sentence.saturating_sub(s.sentence) <= 1);
        let partly = partly && !unnamed;
        if partly && matches!(self.word(words.start + 2), "them" | "those" | "these" | "whom" | "which")
            || opener == "other" && words.len() == 1
        {
            return None;
        }
        let determiner = words.start.checked_sub(1).map_or(String::new(), |t| self.word(t).to_lowercase());
        if let Some(outlet) = self.own_outlet(&determiner, &opener, &head) {
            return Some(Found { mention: Some(description), ..self.again(outlet, 0.75) });
        }
        if let Some(other) = self.other_of(people, &words, noun, &evidence, said) {
            return Some(other);
        }
        // "the Vermont Democrat" is told by the place, "the Democrat" by nothing else that fits.
        let of_party = definite.then(|| self.of_party(people, &words, noun, sentence)).flatten();
        if words.len() > 1
            && let Some(one) = of_party
        {
            return Some(Found { evidence, ..self.again(Who::Person(one), 0.75) });
        }
        if definite && class.is_role() && !plural {
            match self.by_office(people, &words, noun, &evidence, sentence, said) {
                Office::One(person, confidence) => {
                    let mention = None;
                    let mut evidence = evidence;
                    self.add_home(&words, &mut evidence);
                    return Some(Found { who: Who::Person(person), evidence, title: None, mention, confidence, owner: None, here: None });
                }
                Office::Unclear => return None,
                Office::Nobody => {}
            }
        }
        if definite
            && class.is(Class::Person)
            && !plural
            && evidence.sides.is_empty()
            && let Some(one) = self.same_under_other_words(people, &words, noun, sentence, said)
        {
            return Some(Found { evidence, ..self.again(Who::Person(one), 0.72) });
        }
        if let Some(one) = of_party {
            return Some(Found { evidence, ..self.again(Who::Person(one), 0.75) });
        }
        if definite
            && !plural
            && let Some(one) = self.spoken_of_under_other_words(people, &words, noun, &evidence, sentence, said)
        {
            return Some(Found { evidence, ..self.again(Who::Person(one), 0.72) });
        }
        // "the union leader": the one person named before who is of the union.
        if definite
            && matches!(head.as_str(), "leader" | "head" | "chief" | "boss" | "chair" | "chairman" | "chairwoman" | "director")
            && let Some(one) = self.leader_of(people, &words, said)
        {
            return Some(self.again(Who::Person(one), 0.75));
        }
        // "Tolle's party"
        let of_person =
            |p: usize| self.mentions.iter().zip(self.people).find(|(m, _)| m.tokens.end == p).and_then(|(_, p)| *p).map(|p| p.0);
        if head == "party"
            && source::is_possessive(self.word(noun - usize::from(noun > 0)))
            && let Some(person) = of_person(noun - 1)
            && let Some(told) = self.evidence.get(&person)
        {
            let mut bodies = told.sides.keys().filter_map(|side| match side {
                Side::Named(name) => Some(Who::Body(name.clone())),
                Side::Listed(id) => Some(Who::Listed(*id)),
                Side::State(_) => None,
            });
            if let (Some(one), None) = (bodies.next(), bodies.next()) {
                return Some(self.again(one, 0.7));
            }
        }
        // "the official", "the same spokeswoman": who has no name and spoke before.
        if definite && class.is_role() && !plural && words.len() <= 2 {
            let before = said.iter().rev().take(6).find_map(|s| match &s.voices[..] {
                [who @ Who::Unnamed(description)]
                    if sentence - s.sentence <= 8 && has_word(&description.to_lowercase(), &head.to_lowercase()) =>
                {
                    Some(who)
                }
                _ => None,
            });
            if let Some(who) = before {
                return Some(self.again(who.clone(), 0.75));
            }
        }
        // "That person": who spoke just before without a name.
        if determiner == "that"
            && matches!(head.as_str(), "person" | "man" | "woman" | "source")
            && words.len() == 1
            && let Some(last) = said.last().filter(|s| !s.plural && sentence.saturating_sub(s.sentence) <= 2)
            && let [who @ Who::Unnamed(description)] = &last.voices[..]
            && let Some(gender) = one_person(description)
            && (gender.is_none() || class.gender.is_none() || gender == class.gender)
        {
            return Some(self.again(who.clone(), 0.7));
        }
        if definite
            && (class.is(Class::Body) || plural || head == "tank")
            && words.len() <= 3
            // "the National Harbour Agency" is a name, no other body's kind.
            && (words.len() == 1 || head.starts_with(char::is_lowercase))
            && let Some(who) = self.body_before(&head, words.start, sentence, said).filter(|who| self.is_of(who, &evidence, &head))
        {
            return Some(self.again(who, 0.8));
        }
        if class.is(Class::Document) && definite && noun > words.start && lexicon::word(self.word(noun - 1)).is(Class::Body) {
            let maker = self.word(noun - 1).to_owned();
            if let Some(who) = self.body_before(&maker, words.start, sentence, said) {
                return Some(self.again(who, 0.75));
            }
        }
        // "issued a statement … The statement said": whoever put it out.
        if class.is(Class::Document) && !class.is_role() {
            let found =
                if definite { self.issuer(people, &words, noun, sentence, said) } else { self.issuer_below(people, &words, noun, said) };
            if let Some(found) = found {
                return Some(found);
            }
        }
        let ahead = self.heading_role(people, &words, noun, definite, sentence).or_else(|| self.heading_body(&words, noun, definite));
        if let Some(ahead) = ahead {
            return Some(ahead);
        }
        if class.is(Class::Body)
            && noun == words.start
            && self.structure.sentences.get(sentence).is_some_and(|s| s.tokens.start + 2 > words.start)
        {
            // "Coalition of 35 states" in a headline: the coalition that the text names.
            let head = head.to_lowercase();
            let bodies = self.mentions.iter().filter_map(|m| match m.kind {
                Kind::Body(id) if has_word(&World::get().bodies[id.0 as usize].name.to_lowercase(), &head) => Some(id),
                _ => None,
            });
            let named: std::collections::BTreeSet<BodyId> = bodies.collect();
            if let (1, Some(id)) = (named.len(), named.first()) {
                return Some(self.again(Who::Listed(*id), 0.7));
            }
        }
        // Where any word is capital, a capital makes no name ("Newspaper: minister lied", "Popular Website Mocks Minister").
        let capital = self.word(noun).starts_with(char::is_uppercase) && !self.is_capital_anyway(noun);
        // "The Keld Campaign" is the Keld campaign.
        let runs = self.venture(&words).is_some() && self.person_served(people, &words).is_some();
        let named_body = class.is(Class::Body) && !runs && (capital || !evidence.sides.is_empty());
        // "a group that calls itself the Blue Front"
        let called =
            (words.start..words.end.saturating_sub(1)).find(|&t| matches!(self.word(t), "itself" | "themselves") && t > words.start);
        if let Some(called) = called.filter(|&t| self.word(t - 1).starts_with("call")) {
            let from = (called + 1..words.end).find(|&t| self.word(t).starts_with(char::is_uppercase));
            if let Some(from) = from {
                let name = self.body_name(self.span(&(from..words.end)));
                let evidence = Evidence { sides: BTreeMap::from([(Side::Named(name.clone()), 1.0)]), ..Evidence::default() };
                return Some(Found {
                    who: Who::Body(name),
                    evidence,
                    title: None,
                    mention: Some(description),
                    confidence: 0.8,
                    owner: None,
                    here: None,
                });
            }
        }
        // What a clause adds ("who asked not to be named") is no part of the name.
        let clause = (words.start + 1..words.end).find(|&t| {
            matches!(
                self.word(t),
                "who"
                    | "which"
                    | "that"
                    | "whose"
                    | "whom"
                    | "where"
                    | "("
                    | "quoted"
                    | "next"
                    | "cited"
                    | "interviewed"
                    | "contacted"
                    | "obtained"
                    | "released"
                    | "published"
            ) || self.word(t) == "," && !source::is_in_number(self.text, &self.structure.tokens, t)
                || class.is(Class::Document) && !class.is_role() && t > noun
        });
        let name = side::body_name(self.span(&(words.start..clause.unwrap_or(words.end))).of(self.text));
        let known = class.is_role() || plural || class.is(Class::Body) || class.is(Class::Document);
        let confidence = match (named_body, known) {
            // Who has no name is told by the words themselves; what a document or a crowd is said to say hangs on more than those.
            _ if class.is_role() && !named_body => 0.9,
            (true, _) => 0.85,
            (false, true) => 0.8,
            (false, false) => 0.72,
        };
        let who = if named_body { Who::Body(name) } else { Who::Unnamed(name) };
        let mut evidence = self.owner_evidence(people, &words, evidence);
        self.add_home(&words, &mut evidence);
        // "our reporter", "REPORTER:" in a transcript, "The Editor" of the letters page
        let inside = matches!(head.to_lowercase().as_str(), "reporter" | "editor" | "correspondent" | "presenter" | "anchor");
        let label = words.len() == 1 && self.word(words.end) == ":" && definite_or_bare(&determiner);
        if inside
            && evidence.sides.is_empty()
            && (label || matches!(opener.as_str(), "our" | "your") || matches!(determiner.as_str(), "our" | "your") || head == "Editor")
            && let Some(outlet) = self.outlet_name()
        {
            evidence.sides.insert(Side::Named(outlet), 0.9);
        }
        let owner = self
            .owner_of(people, &words, said)
            .or_else(|| self.person_served(people, &words).or_else(|| self.run_by(people, &words)).map(Who::Person));
        let owner = owner.or_else(|| self.officer_served(people, &words, sentence, said).map(Who::Person));
        let whose = match (&owner, lexicon::pronoun(self.word(words.start))) {
            (Some(Who::Person(person)), None) => Some(*person),
            (Some(Who::Person(person)), Some(_)) => Some(*person).filter(|p| people.all[*p].gender.is_some()),
            (None, Some(p @ (lexicon::Pronoun::He | lexicon::Pronoun::She))) if words.len() > 1 && (class.is_role() || plural) => {
                self.possessor(people, words.start, p, said)
            }
            _ => None,
        };
        let who = match (who, whose) {
            (Who::Unnamed(name), Some(person)) => {
                let named = self.staff_name(people, &(words.start..clause.unwrap_or(words.end)), person);
                Who::Unnamed(named.unwrap_or(name))
            }
            (who, _) => who,
        };
        let owner = owner.map(Box::new);
        // Who speaks only as one of the people speaks for no state.
        if self.is_private(&words, noun) {
            evidence = Evidence::default();
        }
        Some(Found { who, evidence, title: None, mention: Some(description), confidence, owner, here: None })
    }

    /// Whether the word at token `t` would be capital whatever it is: it opens its sentence, or that is a heading of capitals.
    pub(super) fn is_capital_anyway(&self, t: usize) -> bool {
        let sentence = self.structure.sentence_at(self.structure.tokens[t].start).and_then(|s| self.structure.sentences.get(s));
        let Some(tokens) = sentence.map(|s| s.tokens.clone()) else { return false };
        let words: Vec<&str> = tokens.clone().map(|k| self.word(k)).collect();
        tokens.start == t || is_title_case(words.strip_suffix(&["."]).unwrap_or(&words))
    }

    /// "the prime minister's spokesman": who holds the office that the description belongs to.
    fn officer_served(&self, people: &mut People, words: &std::ops::Range<usize>, sentence: usize, said: &[Said]) -> Option<PersonAt> {
        let possessive = words.clone().find(|&t| source::is_possessive(self.word(t))).filter(|p| *p > words.start)?;
        let (office, noun) = (words.start..possessive, possessive - 1);
        let named = lexicon::word(self.word(noun)).is(Class::Office) && self.word(noun).starts_with(char::is_lowercase);
        if !named || self.has_left(self.span(words)) {
            return None;
        }
        let evidence = self.read(self.span(&office), true);
        match self.by_office(people, &office, noun, &evidence, sentence, said) {
            Office::One(person, _) => Some(person),
            Office::Unclear | Office::Nobody => None,
        }
    }

    /// Whom "his" or "her" at the head of a description means ("his mother").
    fn possessor(&self, people: &People, token: usize, p: lexicon::Pronoun, said: &[Said]) -> Option<PersonAt> {
        let gender = if p == lexicon::Pronoun::He { Gender::Male } else { Gender::Female };
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start)?;
        match self.person_before(people, token, sentence, Some(gender), None, said).into_iter().next()?.who {
            Who::Person(person) => Some(person).filter(|p| people.all[*p].gender == Some(gender)),
            _ => None,
        }
    }

    /// "the Tolle campaign", "Tolle's lawyer": the side of the person it belongs to.
    pub(super) fn owner_evidence(&self, people: &People, words: &std::ops::Range<usize>, evidence: Evidence) -> Evidence {
        let Some(person) = self.person_served(people, words).filter(|_| evidence.sides.is_empty()) else { return evidence };
        let mut found = evidence;
        self.add_side_of(people, person, &mut found);
        found
    }

    /// Whom "the Tolle campaign" or "Tolle's lawyer" serves.
    fn person_served(&self, people: &People, words: &std::ops::Range<usize>) -> Option<PersonAt> {
        if words.is_empty() || !super::titles::serves(self.span(words).of(self.text)) || self.has_left(self.span(words)) {
            return None;
        }
        let (m, person) = self.mentions.iter().zip(self.people).find(|(m, _)| words.contains(&m.tokens.start) && m.kind_is_person())?;
        let runs = || self.venture(words).is_some_and(|at| at >= m.tokens.end && at <= m.tokens.end + 1);
        person.map(|(person, _)| person).or_else(|| runs().then(|| self.main_of_family(people, m))?)
    }

    /// Whether the head of a description names people who speak for themselves alone ("fishermen", "doctors at the hospital").
    fn is_private(&self, words: &std::ops::Range<usize>, noun: usize) -> bool {
        words.contains(&noun) && lexicon::word(self.word(noun)).is(Class::Private)
    }
}

fn definite_or_bare(determiner: &str) -> bool {
    !matches!(determiner, "a" | "an")
}
