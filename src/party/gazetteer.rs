//! States: those of the world lists, and those that only the corpus knows.
//!
//! A word the lists do not know becomes a state when the corpus uses it as one: beside offices that only states have ("Velmar's foreign
//! minister", "the parliament of Velmar") and, for its demonym, by its stem ("Velmarian").

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bodies::Bodies;
use super::lexicon::{self, Class};
use crate::text::Structure;
use crate::world::{Place, PlaceWord, StateId, World, fold};

/// Places by name: the world's and the learnt.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    learnt: HashMap<String, Place>,
    /// Names of the learnt states; their ids follow those of the world.
    pub(super) names: Vec<String>,
    /// What comes from them.
    adjectives: Vec<Option<String>>,
    /// Bodies that only the corpus knows.
    pub(super) bodies: Bodies,
}

/// What the documents say of words that no list knows.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    /// Capitalised words beside an office of states, with how often.
    beside_office: BTreeMap<String, u32>,
    /// Capitalised words right before an office, ministry or "officials": perhaps demonyms.
    before_office: BTreeMap<String, u32>,
    capitals: BTreeSet<(String, String)>,
    /// All words with a capital letter.
    capitalised: BTreeMap<String, u32>,
}

const STATE_NOUNS: [&str; 17] = [
    "minister",
    "ministry",
    "parliament",
    "embassy",
    "capital",
    "ambassador",
    "army",
    "navy",
    "border",
    "territory",
    "constitution",
    "president",
    "envoy",
    "government",
    "negotiators",
    "delegation",
    "airspace",
];

impl Gazetteer {
    /// The state word that `tokens` begin with and its length; the full stop of an abbreviation ("U.S.") belongs to it.
    pub(super) fn place_at(&self, tokens: &[&str]) -> Option<(Place, usize)> {
        let world = World::get();
        // A name does not reach into a quotation, a bracket or past a colon.
        let most = tokens.iter().take(5).take_while(|w| !matches!(**w, "“" | "”" | "\"" | "(" | ")" | ":" | ";" | "—" | "–")).count();
        (1..=most).rev().find_map(|n| {
            if n > 1 && !tokens[n - 1].starts_with(char::is_alphanumeric) {
                return None;
            }
            let phrase = tokens[..n].join(" ");
            let place = world.place(&phrase).or_else(|| self.learnt.get(&fold(&phrase)).copied())?;
            let stopped = tokens[n - 1].contains('.') && tokens.get(n) == Some(&".");
            Some((place, n + usize::from(stopped)))
        })
    }

    /// The name of a body as it is shown: in full where the corpus tells what it is short for.
    pub(super) fn body_name(&self, name: &str) -> String {
        let name = super::side::body_name(name);
        if let Some(part) = self.bodies.by_part(&name) {
            return part.to_owned();
        }
        self.bodies.full_name(&name).map_or(name, str::to_owned)
    }

    /// Adds a capital that the corpus taught.
    pub(super) fn add_capital(&mut self, folded: &str, state: StateId) {
        self.learnt.entry(folded.to_owned()).or_insert(Place { state, word: PlaceWord::Capital });
    }

    /// The name of a state, of the world or learnt.
    pub(super) fn name(&self, state: StateId) -> &str {
        let world = World::get();
        let at = usize::from(state.0);
        at.checked_sub(world.states.len()).map_or_else(|| world.states[at].name.as_str(), |n| self.names[n].as_str())
    }

    /// What comes from a state ("Velmarian"), for sources that are told by it.
    pub(super) fn adjective(&self, state: StateId) -> Option<&str> {
        let world = World::get();
        let at = usize::from(state.0);
        match at.checked_sub(world.states.len()) {
            None => Some(world.states[at].demonym.as_str()).filter(|d| !d.is_empty()),
            Some(n) => self.adjectives.get(n)?.as_deref(),
        }
    }

    /// The state a user's word names.
    pub(super) fn state(&self, name: &str) -> Option<StateId> {
        let place = World::get().place(name).or_else(|| self.learnt.get(&fold(name)).copied())?;
        (place.word != PlaceWord::Region).then_some(place.state)
    }

    /// States learnt from what was sighted; `people` tells folded words that name people, with how often they do, `stated` what the user calls
    /// a party or a member of one: there a single sighting beside an office is enough.
    pub(super) fn learn(sightings: &Sightings, people: &BTreeMap<String, u32>, stated: &BTreeSet<&str>) -> Self {
        let mut found = Self::default();
        let world = World::get();
        // A place is sometimes taken for a person ("Lorn and Brell"), so one sighting among many does not count.
        let names_people = |word: &str| {
            let all = sightings.capitalised.get(word).copied().unwrap_or(0);
            people.get(&fold(word)).is_some_and(|n| n * 2 >= all)
        };
        let known = |word: &str| {
            names_people(word)
                || is_of_faith_or_descent(word)
                || word.strip_suffix('s').is_some_and(|one| names_people(one) || !world.people_of_family(one).is_empty())
                || world.place(word).is_some()
                || world.is_given_name(word)
                || world.body(word).is_some()
                || !world.people_of_family(word).is_empty()
        };
        let stems = sightings.stems();
        let demonyms_of = |name: &str| -> Vec<&String> {
            let all = stems.get(&stem(name)).map(Vec::as_slice).unwrap_or_default();
            all.iter().copied().filter(|d| is_demonym_of(d, name) && !is_of_faith_or_descent(d)).collect()
        };
        let mut names: Vec<(&String, Vec<&String>)> = Vec::new();
        for (name, &count) in sightings.beside_office.iter().filter(|(n, _)| !known(n)) {
            let demonyms = demonyms_of(name);
            let by_user = stated.contains(name.as_str()) && (count >= 1 || sightings.before_office.contains_key(name));
            if !demonyms.is_empty() || count >= 2 || by_user {
                names.push((name, demonyms));
            }
        }
        // A dateline shouts its place; the plain spelling is the name.
        names.sort_by_key(|(name, _)| is_shouted(name));
        for (name, demonyms) in names {
            // The name itself may look like a demonym of a shorter one.
            if found.learnt.contains_key(&fold(name)) {
                continue;
            }
            let Ok(id) = u16::try_from(world.states.len() + found.names.len()) else { break };
            let state = StateId(id);
            found.names.push(shown(name));
            found.adjectives.push(demonyms.first().map(|d| shown(d)));
            found.learnt.insert(fold(name), Place { state, word: PlaceWord::Name });
            for d in demonyms {
                found.learnt.insert(fold(d), Place { state, word: PlaceWord::Demonym });
                found.learnt.insert(format!("{}s", fold(d)), Place { state, word: PlaceWord::Demonym });
            }
        }
        for (capital, of) in &sightings.capitals {
            if let Some(&place) = found.learnt.get(&fold(of))
                && !known(capital)
            {
                found.learnt.entry(fold(capital)).or_insert(Place { state: place.state, word: PlaceWord::Capital });
            }
        }
        found
    }
}

/// Whether a word tells faith or descent, which makes no state of a name it resembles ("Christian" of "Christyn").
fn is_of_faith_or_descent(word: &str) -> bool {
    const WORDS: &str = "christian jewish muslim islamic catholic protestant evangelical orthodox hindu buddhist sikh mormon sunni shiite shia \
                         anglican baptist methodist lutheran presbyterian episcopalian hispanic latino latina asian african caucasian indian";
    let word = fold(word);
    WORDS.split_whitespace().any(|known| word == known || word.strip_suffix('s') == Some(known))
}

/// "Velmarian" of "Velmar", "Tessalian" of "Tessaly": a common stem and a demonym's ending.
fn is_demonym_of(demonym: &str, name: &str) -> bool {
    const ENDINGS: [&str; 10] = ["an", "ian", "ean", "ese", "ish", "i", "ic", "ite", "er", "n"];
    let (d, n) = (fold(demonym), fold(name));
    let common = d.chars().zip(n.chars()).take_while(|(a, b)| a == b).count();
    // "Danes" of "Dane" is a family, not a state.
    !n.starts_with(&d)
        && common >= 3
        && common + 2 >= n.chars().count()
        && ENDINGS.iter().any(|e| d.ends_with(e) && common + e.len() + 1 >= d.chars().count())
}

impl Sightings {
    /// Notes what one document says.
    pub(super) fn note(&mut self, text: &str, structure: &Structure) {
        for sentence in &structure.sentences {
            let words: Vec<&str> = structure.tokens[sentence.tokens.clone()].iter().map(|t| t.of(text)).collect();
            for (i, word) in words.iter().enumerate() {
                if !word.starts_with(char::is_uppercase) || word.len() < 4 || !word.chars().all(char::is_alphabetic) {
                    continue;
                }
                let next = |k: usize| words.get(i + k).copied().unwrap_or_default();
                let before = |k: usize| i.checked_sub(k).map_or("", |j| words[j]);
                match self.capitalised.get_mut(*word) {
                    Some(count) => *count += 1,
                    None => {
                        self.capitalised.insert((*word).to_owned(), 1);
                    }
                }
                if is_geographic(word) && before(1).starts_with(char::is_uppercase) && !super::tags::is_common(before(1)) {
                    *self.capitalised.entry(format!("{} {word}", before(1))).or_default() += 1;
                }
                let class = lexicon::word(word);
                // "Sorrel Islands", "the Sorrel Islander prime minister": a word of geography goes with the name before it.
                let whole = if is_geographic(word) && before(1).starts_with(char::is_uppercase) && !super::tags::is_common(before(1)) {
                    format!("{} {word}", before(1))
                } else {
                    (*word).to_owned()
                };
                if is_geographic(word) && whole == *word
                    || super::tags::is_common(word)
                    || class.is(Class::Plural)
                    || class.is(Class::Office)
                    || class.is(Class::Body)
                    || class.is(Class::Modifier)
                {
                    continue;
                }
                let near = |from: usize| {
                    (from..from + 4)
                        .take_while(|&k| i + k < words.len() && (is_title_word(next(k)) || k < from + 3 && is_portfolio(next(k))))
                        .any(|k| is_state_noun(next(k)))
                };
                if matches!(next(1), "'s" | "’s") && near(2) {
                    let sure = (2..6)
                        .any(|k| matches!(next(k), "minister" | "ministry" | "parliament" | "embassy" | "army" | "ambassador" | "capital"));
                    *self.beside_office.entry(whole.clone()).or_default() += u32::from(sure);
                }
                if before(1) == "of"
                    && (is_state_noun(before(2)) || matches!(before(2), "Republic" | "Kingdom" | "king" | "queen" | "people"))
                {
                    *self.beside_office.entry(whole.clone()).or_default() += 1;
                }
                if near(1)
                    || matches!(
                        next(1),
                        "officials"
                            | "ministers"
                            | "leaders"
                            | "authorities"
                            | "negotiators"
                            | "envoys"
                            | "troops"
                            | "forces"
                            | "diplomats"
                            | "soldiers"
                            | "officers"
                            | "lawmakers"
                            | "people"
                            | "side"
                    )
                {
                    *self.before_office.entry(whole.clone()).or_default() += 1;
                    self.beside_office.entry(whole.clone()).or_default();
                }
                // "the Velmarian capital, Lorn" and "Lorn, the Velmarian capital"
                if next(1) == "capital" {
                    let after = next(if next(2) == "," { 3 } else { 2 });
                    if after.starts_with(char::is_uppercase) {
                        self.capitals.insert((after.to_owned(), whole.clone()));
                    }
                    if before(1) == "the" && before(2) == "," && before(3).starts_with(char::is_uppercase) {
                        self.capitals.insert((before(3).to_owned(), whole.clone()));
                    }
                }
                if matches!(next(1), "'s" | "’s") && next(2) == "capital" {
                    let after = next(if next(3) == "," { 4 } else { 3 });
                    if after.starts_with(char::is_uppercase) {
                        self.capitals.insert((after.to_owned(), whole.clone()));
                    }
                }
            }
        }
    }

    /// What another part of the corpus says, added to this.
    pub(super) fn join(mut self, other: Self) -> Self {
        for (word, count) in other.beside_office {
            *self.beside_office.entry(word).or_default() += count;
        }
        for (word, count) in other.before_office {
            *self.before_office.entry(word).or_default() += count;
        }
        for (word, count) in other.capitalised {
            *self.capitalised.entry(word).or_default() += count;
        }
        self.capitals.extend(other.capitals);
        self
    }

    /// Counts the plain uses of words that a demonym seems to come from.
    pub(super) fn settle(&mut self) {
        let stems = self.stems();
        let mut found: Vec<(String, u32)> = Vec::new();
        for (word, count) in &self.capitalised {
            if stems.get(&stem(word)).is_some_and(|demonyms| demonyms.iter().any(|d| is_demonym_of(d, word))) {
                found.push((word.clone(), *count));
            }
        }
        for (word, count) in found {
            *self.beside_office.entry(word).or_default() += count;
        }
    }

    /// Words that could be demonyms, by their first letters.
    fn stems(&self) -> BTreeMap<String, Vec<&String>> {
        let mut stems: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        // A demonym of the lists belongs to its own state and makes none of a word like it.
        for demonym in self.before_office.keys().filter(|d| World::get().place(d).is_none()) {
            stems.entry(stem(demonym)).or_default().push(demonym);
        }
        stems
    }
}

fn is_shouted(name: &str) -> bool {
    name.chars().count() > 3 && name.chars().all(|c| !c.is_lowercase())
}

/// A name as it is shown: not in capitals throughout.
fn shown(name: &str) -> String {
    if !is_shouted(name) {
        return name.to_owned();
    }
    let mut chars = name.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

fn stem(word: &str) -> String {
    fold(word).chars().take(3).collect()
}

fn is_title_word(word: &str) -> bool {
    let class = lexicon::word(word);
    class.is(Class::Office) || class.is(Class::Modifier) || class.is(Class::Body) || is_state_noun(word)
}

/// A word that a state's name may end in.
fn is_geographic(word: &str) -> bool {
    matches!(word, "Islands" | "Islander" | "Islanders" | "Isles" | "Coast" | "Republic" | "Kingdom" | "Emirates" | "Federation")
}

/// A capitalised word within the name of an office ("Development Minister").
fn is_portfolio(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 3 && !super::tags::is_common(word)
}

fn is_state_noun(word: &str) -> bool {
    STATE_NOUNS.contains(&word.to_lowercase().as_str())
}
