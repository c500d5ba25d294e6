//! Sources told by another: "his counterpart", "her rival", "her predecessor"; and by the page they stand on: "this newspaper".

use super::bodies::is_medium_noun;
use super::home;
use super::lexicon::{Pronoun, pronoun};
use super::people::{People, PersonAt};
use super::side::{Evidence, Side};
use super::voices::{Found, Said, Scene, Who};
use crate::world::Gender;

impl Scene<'_> {
    /// Who published the document, by its record or its head.
    pub(super) fn outlet_name(&self) -> Option<String> {
        self.outlet.map(str::to_owned).or_else(|| home::medium(self.text, self.structure))
    }

    /// "this newspaper", "your report of Monday": the medium the words stand in.
    pub(super) fn own_outlet(&self, determiner: &str, opener: &str, head: &str) -> Option<Who> {
        let head = head.to_lowercase();
        let own = |w: &str| matches!(w, "this" | "our");
        let medium = is_medium_noun(&head) && (own(determiner) || own(opener));
        let yours = [determiner, opener].contains(&"your")
            && matches!(head.as_str(), "report" | "article" | "newspaper" | "paper" | "correspondent" | "editorial");
        if !(medium || yours) {
            return None;
        }
        let name = self.outlet_name()?;
        Some(crate::world::World::get().body(&name).map_or(Who::Body(name), Who::Listed))
    }

    /// Whom "his counterpart", "her rival" or "her predecessor" means, where the text or the corpus tells.
    pub(super) fn other_of(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        evidence: &Evidence,
        said: &[Said],
    ) -> Option<Found> {
        let gender = match (self.word(words.start).to_lowercase().as_str(), pronoun(self.word(words.start))) {
            ("his", _) => Gender::Male,
            ("her", Some(Pronoun::She)) => Gender::Female,
            _ => return None,
        };
        let head = self.word(noun).to_lowercase();
        if !matches!(head.as_str(), "counterpart" | "colleague" | "rival" | "opponent" | "challenger" | "predecessor" | "successor") {
            return None;
        }
        let sentence = self.structure.sentence_at(self.structure.tokens[noun].start).unwrap_or(0);
        let owner = self.person_before(people, words.start, sentence, Some(gender), None, said).into_iter().next()?;
        let Who::Person(owner) = owner.who else { return None };
        let other = match head.as_str() {
            "counterpart" | "colleague" => {
                let Some(Side::State(state)) = evidence.side() else { return None };
                let office = self.office_here(people, owner)?;
                let here: Vec<PersonAt> = self.people.iter().flatten().map(|p| p.0).collect();
                self.posts?.holder(state, &office, self.published, &here)?
            }
            "predecessor" => self.linked(people, owner, "successor")?,
            "successor" => self.linked(people, owner, "predecessor")?,
            // The last other one who spoke.
            _ => said.iter().rev().take_while(|s| sentence.saturating_sub(s.sentence) <= 5).find_map(|s| match s.voices[..] {
                [Who::Person(person)] if person != owner => Some(person),
                _ => None,
            })?,
        };
        (other != owner).then(|| self.again(Who::Person(other), 0.65))
    }

    /// Whose `link` ("successor") the text calls this person, before or after.
    fn linked(&self, people: &People, person: PersonAt, link: &str) -> Option<PersonAt> {
        let mine = self.mentions.iter().zip(self.people).filter(|(_, p)| p.is_some_and(|(p, _)| p == person));
        let told = mine.flat_map(|(m, _)| [m.title, m.after]).flatten().find(|s| s.of(self.text).contains(link))?;
        match self.owner_named(people, &self.structure.tokens_in(told), &[]) {
            Some(Who::Person(other)) => Some(other),
            _ => None,
        }
    }

    /// Whether a body may be meant where the words tell a state: one of that state, or one of which no state is known.
    pub(super) fn is_of(&self, who: &Who, evidence: &Evidence, noun: &str) -> bool {
        let Some(Side::State(state)) = evidence.side() else { return true };
        match who {
            Who::Body(name) => match super::side::state_inside(name, self.gazetteer) {
                Some(of) => of == state,
                None => self.gazetteer.bodies.is_called(name, noun),
            },
            Who::Listed(id) => {
                super::side::side_of_body(*id) == Side::State(state) || crate::world::World::get().state_of_body(*id) == Some(state)
            }
            _ => true,
        }
    }
}
