//! States and the words that stand for them.

use rustc_hash::FxHashMap;

use super::{fold, rows};

/// Index of a state in [`super::World::states`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(pub u16);

/// A state, territory or self-declared state; the European Union too, since it has offices and a seat like one.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Stable key ("united-states").
    pub key: String,
    /// Common English name.
    pub name: String,
    /// First demonym ("Russian"); empty where none is listed.
    pub demonym: String,
    /// Capital; empty where none is listed.
    pub capital: String,
    /// Whether it is an independent state.
    pub independent: bool,
}

/// What a word says of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceWord {
    /// Its name.
    Name,
    /// Its people or adjective.
    Demonym,
    /// Its capital.
    Capital,
    /// The seat of a power in it ("Downing Street").
    Seat,
    /// A part of it ("Texas").
    Region,
}

/// A word that stands for a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The state.
    pub state: StateId,
    /// In what way.
    pub word: PlaceWord,
}

/// States sorted by key, and the folded words that stand for them. Where two states share a word, the independent one has it.
pub(super) fn parse() -> (Vec<State>, FxHashMap<String, Place>) {
    let mut states: Vec<State> = rows(include_str!("../../assets/countries.tsv")).map(|r| state(&r)).collect();
    let regions: Vec<Vec<&str>> = rows(include_str!("../../assets/regions.tsv")).collect();
    for r in &regions {
        let own_state = r[3] != "world" && !states.iter().any(|s| s.key == r[3]);
        if own_state {
            let demonym = r[2].split('|').next().unwrap_or_default().to_owned();
            states.push(State { key: r[3].to_owned(), name: r[0].to_owned(), demonym, ..State::default() });
        }
    }
    states.sort_by(|a, b| a.key.cmp(&b.key));
    let mut places = FxHashMap::default();
    let find = |states: &[State], key: &str| states.binary_search_by(|s| s.key.as_str().cmp(key)).ok().map(|n| StateId(n as u16));
    let mut add = |words: &str, key: &str, word: PlaceWord| {
        let Some(state) = find(&states, key) else { return };
        for w in words.split('|').map(fold).filter(|w| !w.is_empty()) {
            let place = Place { state, word };
            let old = places.entry(w).or_insert(place);
            let stronger = states[usize::from(state.0)].independent && !states[usize::from(old.state.0)].independent;
            if stronger {
                *old = place;
            }
        }
    };
    for r in rows(include_str!("../../assets/seats.tsv")) {
        let word = match r[2] {
            "name" => PlaceWord::Name,
            "demonym" => PlaceWord::Demonym,
            "capital" => PlaceWord::Capital,
            _ => PlaceWord::Seat,
        };
        add(r[0], r[1], word);
    }
    let countries: Vec<Vec<&str>> = rows(include_str!("../../assets/countries.tsv")).collect();
    for (column, word) in [(2, PlaceWord::Name), (4, PlaceWord::Demonym), (3, PlaceWord::Name), (5, PlaceWord::Capital)] {
        for r in &countries {
            add(r[column], r[0], word);
        }
    }
    for r in &regions {
        let own = find(&states, r[3]).is_some_and(|s| states[usize::from(s.0)].name == r[0]);
        add(r[0], r[3], if own { PlaceWord::Name } else { PlaceWord::Region });
        add(r[2], r[3], if own { PlaceWord::Demonym } else { PlaceWord::Region });
    }
    (states, places)
}

fn state(r: &[&str]) -> State {
    let first = |list: &str| list.split('|').next().unwrap_or_default().to_owned();
    State { key: r[0].to_owned(), name: r[2].to_owned(), demonym: first(r[4]), capital: first(r[5]), independent: r[6] == "1" }
}
