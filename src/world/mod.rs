//! Facts of the world from the lists in `assets/`, parsed once: states, people in office with their terms, organisations, institutions, media.
//!
//! [`World::get`] gives the one shared value. Ask it
//!
//! - by name: [`World::people`] (one spelling), [`World::people_like`] (any transliteration), [`World::state`], [`World::place`] (a state by name,
//!   demonym, capital or seat of power), [`World::body`] (organisation, institution or medium);
//! - for who held what when: [`Person::terms`], [`Term::held`] (`Yes`, `Maybe` or `No` for an interval of days; silence of a list is `Maybe`).
//!
//! All names are looked up by their [`fold`]ed form: no accents, no case, no full stops. The lists are facts to reason with, not the truth: a term
//! after [`LIST_END`] that the list shows as lasting is `Maybe`. Nothing here reads a document.

mod names;
mod places;
mod terms;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use names::{fold, skeleton};
pub use places::{Place, PlaceWord, State, StateId};
pub use terms::{Gender, Held, LIST_END, Person, PersonId, Term};

/// The lists of `assets/`, parsed.
#[derive(Debug, Default)]
pub struct World {
    /// States, territories and self-declared states, sorted by id.
    pub states: Vec<State>,
    /// People who hold or held office.
    pub people: Vec<Person>,
    by_name: HashMap<String, Vec<PersonId>>,
    by_skeleton: HashMap<String, Vec<PersonId>>,
    places: HashMap<String, Place>,
}

impl World {
    /// The one shared value, parsed at the first call (tens of milliseconds).
    pub fn get() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(Self::parse)
    }

    fn parse() -> Self {
        let mut world = Self::default();
        (world.states, world.places) = places::parse();
        world.people = terms::parse(|place| world.states_named(place));
        for (n, person) in world.people.iter().enumerate() {
            let id = PersonId(n as u32);
            for name in &person.names {
                push_new(world.by_name.entry(fold(name)).or_default(), id);
                push_new(world.by_skeleton.entry(skeleton(name)).or_default(), id);
            }
        }
        world
    }

    /// The people of exactly this full name, accents and case aside; several where namesakes held office.
    pub fn people(&self, name: &str) -> &[PersonId] {
        self.by_name.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The people whose full name is the same in some transliteration ("Sergei Lavrov" for "Sergey Lavrov"). Wider than [`World::people`]: let
    /// office or country confirm what it finds.
    pub fn people_like(&self, name: &str) -> &[PersonId] {
        self.by_skeleton.get(&skeleton(name)).map_or(&[], Vec::as_slice)
    }

    /// A person of the list.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// A state of the list.
    pub fn state(&self, id: StateId) -> &State {
        &self.states[usize::from(id.0)]
    }

    /// The state with this key ("united-states").
    pub fn state_by_key(&self, key: &str) -> Option<StateId> {
        self.states.binary_search_by(|s| s.key.as_str().cmp(key)).ok().map(|n| StateId(n as u16))
    }

    /// What state a word or phrase stands for: its name, demonym, capital, region or seat of power ("Moscow", "the Kremlin", "Velmarian").
    /// Case counts for abbreviations only ("US" is a state, "us" is not).
    pub fn place(&self, phrase: &str) -> Option<Place> {
        let phrase = phrase.strip_prefix("the ").or_else(|| phrase.strip_prefix("The ")).unwrap_or(phrase);
        let key = fold(phrase);
        if key.len() <= 3 && !phrase.chars().all(|c| c.is_uppercase() || c == '.') {
            return None;
        }
        self.places.get(&key).copied()
    }

    fn states_named(&self, name: &str) -> Option<StateId> {
        self.places.get(&fold(name)).map(|p| p.state)
    }
}

fn push_new(ids: &mut Vec<PersonId>, id: PersonId) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// The rows of a tab-separated list after its header, as fields.
fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_place(phrase: &str, expect: Option<(&str, PlaceWord)>) {
        let world = World::get();
        let found = world.place(phrase).map(|p| (world.state(p.state).key.as_str(), p.word));
        assert_eq!(found, expect);
    }

    #[test]
    fn places() {
        check_place("Russia", Some(("russia", PlaceWord::Name)));
        check_place("Russian", Some(("russia", PlaceWord::Demonym)));
        check_place("the Kremlin", Some(("russia", PlaceWord::Seat)));
        check_place("Kiev", Some(("ukraine", PlaceWord::Capital)));
        check_place("U.S.", Some(("united-states", PlaceWord::Name)));
        check_place("US", Some(("united-states", PlaceWord::Name)));
        check_place("us", None);
        check_place("Türkiye", Some(("turkey", PlaceWord::Name)));
        check_place("British", Some(("united-kingdom", PlaceWord::Demonym)));
        check_place("Bavaria", Some(("germany", PlaceWord::Region)));
        check_place("Velmar", None);
    }

    #[test]
    fn every_listed_place_is_a_known_state() {
        let world = World::get();
        let lost: Vec<_> =
            world.people.iter().flat_map(|p| &p.terms).filter(|t| t.state.is_none() && t.place != "World").map(|t| &t.place).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn people_by_any_spelling() {
        let world = World::get();
        let lavrov = world.people("sergey lavrov");
        assert_eq!(lavrov.len(), 1);
        assert_eq!(world.people_like("Sergei Lavrov"), lavrov);
        assert_eq!(world.people_like("Volodymyr Zelenskyy"), world.people_like("Volodymyr Zelensky"));
        assert!(!world.people_like("Volodymyr Zelensky").is_empty());
        assert!(world.people("Ina Tolle").is_empty());
    }
}
