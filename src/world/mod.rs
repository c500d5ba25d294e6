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

mod bodies;
mod names;
mod places;
mod terms;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub use bodies::{Body, BodyId, BodyKind};
pub use names::{fold, mended, skeleton};
pub use places::{Place, PlaceWord, State, StateId};
pub use terms::{Gender, Held, LIST_END, Person, PersonId, Term};

/// The lists of `assets/`, parsed.
#[derive(Debug, Default)]
pub struct World {
    /// States, territories and self-declared states, sorted by id.
    pub states: Vec<State>,
    /// People who hold or held office.
    pub people: Vec<Person>,
    by_name: FxHashMap<String, Vec<PersonId>>,
    by_skeleton: FxHashMap<String, Vec<PersonId>>,
    places: FxHashMap<String, Place>,
    /// Organisations, institutions and media.
    pub bodies: Vec<Body>,
    by_body: FxHashMap<String, BodyId>,
    by_abbreviation: FxHashMap<String, BodyId>,
    /// First words of body names, with the most words a name that begins so has.
    body_starts: FxHashMap<String, usize>,
    given_names: FxHashMap<String, (u32, u32, u32)>,
    family_names: FxHashMap<String, Vec<PersonId>>,
    family_first: FxHashMap<String, u32>,
    region_codes: FxHashMap<&'static str, &'static str>,
    nicknames: FxHashMap<&'static str, Vec<&'static str>>,
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
        let people = terms::People::parse(|place| world.states_named(place));
        (world.people, world.by_name, world.by_skeleton) = (people.all, people.by_name, people.by_sound);
        for n in 0..world.people.len() {
            world.index_parts(PersonId(n as u32));
        }
        for row in rows(include_str!("../../assets/campaigns.tsv")) {
            let [person, _, since, until, _, party] = row[..] else { continue };
            let (Ok(since), Ok(until)) = (since.parse(), until.parse()) else { continue };
            for id in world.by_name.get(&fold(person)).cloned().unwrap_or_default() {
                world.people[id.0 as usize].sought.push((since, until, party));
            }
        }
        world.region_codes = rows(include_str!("../../assets/regions.tsv")).filter(|r| !r[1].is_empty()).map(|r| (r[0], r[1])).collect();
        for row in rows(include_str!("../../assets/nicknames.tsv")) {
            for short in row[1].split(' ') {
                world.nicknames.entry(short).or_default().push(row[0]);
            }
        }
        world.bodies = bodies::parse();
        for n in 0..world.bodies.len() {
            let body = &world.bodies[n];
            let names: Vec<String> = body.others.iter().chain(&body.ambiguous).chain([&body.name]).cloned().collect();
            for name in names {
                let id = BodyId(n as u32);
                let folded = fold(&name);
                let first = folded.split(' ').next().unwrap_or_default().to_owned();
                let longest = world.body_starts.entry(first).or_default();
                *longest = (*longest).max(name.split([' ', '-']).count());
                if is_abbreviation(&name) {
                    world.by_abbreviation.entry(name.replace('.', "")).or_insert(id);
                } else {
                    world.by_body.entry(folded).or_insert(id);
                }
            }
        }
        world
    }

    /// Notes the first and last word of a person's name, where the name is in Western order.
    fn index_parts(&mut self, id: PersonId) {
        let person = &self.people[id.0 as usize];
        let family_first = person.terms.first().and_then(|t| t.state).is_some_and(|s| self.is_family_first(s));
        let folded = fold(&person.names[0]);
        let (Some(first), Some(last)) =
            (folded.split(' ').next(), folded.rsplit(' ').find(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii" | "iv")))
        else {
            return;
        };
        let (given, family) = if family_first { (last, first) } else { (first, last) };
        if family_first {
            *at(&mut self.family_first, family) += 1;
        }
        if given != family {
            let count = at(&mut self.given_names, given);
            match person.gender {
                Some(Gender::Male) => count.0 += 1,
                Some(Gender::Female) => count.1 += 1,
                None => count.2 += 1,
            }
        }
        at(&mut self.family_names, family).push(id);
    }

    /// Whether names of this state's people begin with the family name in English texts.
    pub fn is_family_first(&self, state: StateId) -> bool {
        matches!(self.state(state).key.as_str(), "china" | "south-korea" | "north-korea" | "taiwan" | "vietnam" | "hong-kong" | "cambodia")
    }

    /// Whether `word` is somebody's given name in the lists.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains_key(&fold(word))
    }

    /// The gender of a given name, where at least nine in ten of its bearers in the lists agree.
    pub fn gender_of_given_name(&self, word: &str) -> Option<Gender> {
        let (male, female, _) = *self.given_names.get(&fold(word))?;
        if male >= 9 * female.max(1) || (male > 0 && female == 0) {
            Some(Gender::Male)
        } else if female >= 9 * male.max(1) || (female > 0 && male == 0) {
            Some(Gender::Female)
        } else {
            None
        }
    }

    /// Whether `word` is a family name that stands before the given name ("Xi", "Nguyen").
    pub fn is_family_first_name(&self, word: &str) -> bool {
        self.family_first.contains_key(&fold(word))
    }

    /// Whether one of two folded given names is a short form of the other, or both of a third ("bill", "william").
    pub fn same_given_name(&self, a: &str, b: &str) -> bool {
        let long = |w: &str| self.nicknames.get(w).cloned().unwrap_or_default();
        let (from_a, from_b) = (long(a), long(b));
        from_a.contains(&b) || from_b.contains(&a) || from_a.iter().any(|x| from_b.contains(x))
    }

    /// People by family name.
    pub fn people_of_family(&self, family: &str) -> &[PersonId] {
        self.family_names.get(&fold(family)).map_or(&[], Vec::as_slice)
    }

    /// The body of this name or abbreviation; abbreviations only in capitals.
    pub fn body(&self, name: &str) -> Option<BodyId> {
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        let found = self.by_body.get(&fold(name)).or_else(|| self.by_body.get(&format!("the {}", fold(name))));
        found.or_else(|| is_abbreviation(name).then(|| self.by_abbreviation.get(&name.replace('.', "")))?).copied()
    }

    /// The postal code of a part of a state ("VT" for "Vermont"), where listed.
    pub fn region_code(&self, region: &str) -> Option<&'static str> {
        self.region_codes.get(region).copied()
    }

    /// The state a body belongs to.
    pub fn state_of_body(&self, id: BodyId) -> Option<StateId> {
        self.state_by_key(self.bodies[id.0 as usize].state.as_deref()?)
    }

    /// The body that an office of the world belongs to ("Secretary General of NATO").
    pub fn body_of_office(&self, office: &str) -> Option<BodyId> {
        let after = office.rsplit_once(" of the ").or_else(|| office.rsplit_once(" of ")).map_or(office, |(_, body)| body);
        self.body(after)
    }

    /// The body a run of words begins with: its id and how many of the words name it.
    pub fn body_at(&self, words: &[&str]) -> Option<(BodyId, usize)> {
        let first = fold(words.first()?);
        // Tokens may split what folding joins ("AT&T", "O'Neil"), so the longest name in words bounds the search loosely.
        let longest = *self.body_starts.get(first.split(' ').next()?)?;
        // Nor does it reach into a quotation.
        let most = words.iter().take(longest + 1).take_while(|w| !matches!(**w, "“" | "”" | "\"")).count();
        (1..=most).rev().find_map(|n| {
            let phrase = words[..n].join(" ");
            // "The National Lantern Association" is not "The National": an adjective goes on.
            if n == 2 && matches!(words[0], "The" | "the") && words.get(2).is_some_and(|w| w.starts_with(char::is_uppercase)) {
                return None;
            }
            // A name ends with its last word, not with the marks behind it.
            if n > 1 && !words[n - 1].starts_with(char::is_alphanumeric) || matches!(words[0], "The" | "the") && n == 1 {
                return None;
            }
            self.body(&phrase).map(|id| (id, n))
        })
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

/// Whether a name is written in capitals only, so that its case tells it from a word ("WHO").
fn is_abbreviation(name: &str) -> bool {
    name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-' | '+' | '/'))
        && name.chars().any(char::is_uppercase)
}

/// What stands under `key`, entered if it is new; most are not, and cost no copy.
fn at<'a, T: Default>(map: &'a mut FxHashMap<String, T>, key: &str) -> &'a mut T {
    if !map.contains_key(key) {
        map.insert(key.to_owned(), T::default());
    }
    map.get_mut(key).expect("it was entered")
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
    fn a_committee_of_a_party_takes_its_side() {
        let world = World::get();
        let group = |name: &str| world.body(name).map(|id| world.bodies[id.0 as usize].group());
        assert_eq!(group("RNC"), Some("Republican Party"));
        assert_eq!(group("Republican Party"), Some("Republican Party"));
        assert_eq!(group("White House"), Some("White House"));
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
