//! People and their terms of office.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Days, NaiveDate};

use super::names::skeleton_of_folded;
use super::{StateId, fold, rows, skeleton};

/// The day up to which the list of office holders was kept; a term it shows as lasting may have ended since.
pub const LIST_END: NaiveDate = NaiveDate::from_ymd_opt(2025, 1, 31).expect("a day of the calendar");

/// Index of a person in [`super::World::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// Grammatical gender, for pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// "he".
    Male,
    /// "she".
    Female,
}

/// Somebody who holds or held a public office.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Names in use, the usual one first.
    pub names: Vec<String>,
    /// For pronouns, where listed.
    pub gender: Option<Gender>,
    /// Political party, where listed ("Democratic").
    pub party: Option<String>,
    /// Offices held, in order of their beginning.
    pub terms: Vec<Term>,
    /// Candidacies for the nomination of another party, with the days they lasted.
    pub(super) sought: Vec<(NaiveDate, NaiveDate, String)>,
}

impl Person {
    /// The party that the person stood with on the days `from..=to`: that of a candidacy which lasted then, else the listed one.
    pub fn party_on(&self, days: Option<(NaiveDate, NaiveDate)>) -> Option<&str> {
        let sought = days.and_then(|(from, to)| self.sought.iter().find(|(since, until, _)| *since <= to && *until >= from));
        sought.map(|(_, _, party)| party.as_str()).or(self.party.as_deref())
    }
}

/// One office held by one person for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// State, region or "World", as listed.
    pub place: String,
    /// The state it is or belongs to; `None` for offices of the world.
    pub state: Option<StateId>,
    /// Office as its holders are called ("Minister of Foreign Affairs").
    pub office: String,
    /// First possible and last possible day of its beginning; `None` where not listed.
    pub since: Option<(NaiveDate, NaiveDate)>,
    /// First possible and last possible day of its end; `None` where it lasts as far as is known.
    pub until: Option<(NaiveDate, NaiveDate)>,
}

/// Whether an office was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Not on any day asked for.
    No,
    /// On some of them, or not known.
    Maybe,
    /// On all of them.
    Yes,
}

impl Term {
    /// Whether the office was held on the days `from..=to`. A term without a beginning is `Maybe` before its end; a lasting one is `Maybe` after
    /// [`LIST_END`].
    pub fn held(&self, from: NaiveDate, to: NaiveDate) -> Held {
        let starts_after = self.since.is_some_and(|(first, _)| to < first);
        let ended_before = self.until.is_some_and(|(_, last)| from > last);
        if starts_after || ended_before {
            return Held::No;
        }
        let begun = self.since.is_some_and(|(_, last)| last <= from);
        let lasting = self.until.map_or(LIST_END, |(first, _)| first) >= to;
        if begun && lasting { Held::Yes } else { Held::Maybe }
    }
}

/// All people of the lists with their terms; `state_of` tells which state a place belongs to.
///
/// Beside each person stand the skeletons of the names.
pub(super) fn parse(state_of: impl Fn(&str) -> Option<StateId>) -> (Vec<Person>, Vec<Vec<String>>) {
    let mut people = People {
        state_of,
        people: Vec::new(),
        skeletons: Vec::new(),
        by_wikidata: HashMap::new(),
        by_name: HashMap::new(),
        by_sound: HashMap::new(),
    };
    for r in rows(include_str!("../../assets/officeholders.tsv")) {
        // The compiled list notes an end on the day the change was seen, a few days late.
        people.add(&Row {
            place: r[0],
            office: r[1],
            person: r[2],
            gender: r[3],
            since: r[4],
            until: r[5],
            wikidata: r[6],
            party: "",
            late_days: 10,
        });
    }
    for r in rows(include_str!("../../assets/us_congress.tsv")) {
        let office = if r[4].is_empty() { r[3].to_owned() } else { format!("{} for {}", r[3], r[4]) };
        let row = Row {
            place: "United States",
            office: &office,
            person: r[0],
            gender: r[2],
            since: r[6],
            until: r[7],
            wikidata: r[8],
            party: r[5],
            late_days: 0,
        };
        let at = people.add(&row);
        if let Some(family) = r[0].rsplit(' ').next().filter(|_| !r[1].is_empty()) {
            people.add_name(at, &format!("{} {family}", r[1]));
        }
    }
    people.index_sounds();
    for r in rows(include_str!("../../assets/officeholders_own.tsv")) {
        people.add(&Row {
            place: r[0],
            office: r[1],
            person: r[2],
            gender: r[3],
            since: r[4],
            until: r[5],
            wikidata: "",
            party: r.get(6).copied().unwrap_or(""),
            late_days: 0,
        });
    }
    for person in &mut people.people {
        person.terms.sort_by_key(|t| t.since);
    }
    (people.people, people.skeletons)
}

struct Row<'a> {
    place: &'a str,
    office: &'a str,
    person: &'a str,
    gender: &'a str,
    since: &'a str,
    until: &'a str,
    wikidata: &'a str,
    party: &'a str,
    late_days: u64,
}

struct People<F> {
    state_of: F,
    people: Vec<Person>,
    /// Of each person, one to a name.
    skeletons: Vec<Vec<String>>,
    by_wikidata: HashMap<String, usize>,
    by_name: HashMap<(String, Option<StateId>), usize>,
    by_sound: HashMap<(String, Option<StateId>), usize>,
}

impl<F: Fn(&str) -> Option<StateId>> People<F> {
    /// Adds a term; one person is one Wikidata id, or else one name in one state.
    fn add(&mut self, r: &Row<'_>) -> usize {
        let state = (self.state_of)(r.place);
        let key = (fold(r.person), state);
        let known = self.by_wikidata.get(r.wikidata).filter(|_| !r.wikidata.is_empty()).or_else(|| self.by_name.get(&key)).copied();
        // Rows without an id are of our own: the same person as a listed one in another transliteration.
        let sound = r.wikidata.is_empty().then(|| (skeleton_of_folded(&key.0), state));
        let known = known.or_else(|| self.by_sound.get(sound.as_ref()?).copied());
        let at = known.unwrap_or_else(|| {
            self.people.push(Person::default());
            self.skeletons.push(Vec::new());
            self.people.len() - 1
        });
        if !r.wikidata.is_empty() {
            self.by_wikidata.insert(r.wikidata.to_owned(), at);
        }
        self.by_name.entry(key).or_insert(at);
        if let Some(sound) = sound {
            self.by_sound.entry(sound).or_insert(at);
        }
        self.add_name(at, r.person);
        let person = &mut self.people[at];
        person.gender = person.gender.or(match r.gender {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        });
        if !r.party.is_empty() {
            person.party = Some(r.party.to_owned());
        }
        let until = days(r.until).map(|(first, last)| (first.checked_sub_days(Days::new(r.late_days)).unwrap_or(first), last));
        let term = Term { place: r.place.to_owned(), state, office: r.office.to_owned(), since: days(r.since), until };
        let known = person.terms.iter_mut().find(|t| t.office == term.office && t.state == term.state && t.since == term.since);
        match known {
            Some(old) => old.until = old.until.or(term.until),
            None if !r.office.is_empty() => person.terms.push(term),
            None => {}
        }
        at
    }

    fn add_name(&mut self, at: usize, name: &str) {
        let plain = without_nickname(name);
        let names = &mut self.people[at].names;
        if !names.contains(&plain) {
            self.skeletons[at].push(skeleton(&plain));
            names.push(plain);
        }
    }

    /// Enters all people under what their names sound like, in each state they hold or held an office of.
    fn index_sounds(&mut self) {
        for (at, (person, skeletons)) in self.people.iter().zip(&self.skeletons).enumerate() {
            let states: BTreeSet<Option<StateId>> = person.terms.iter().map(|t| t.state).collect();
            for sound in skeletons {
                for state in &states {
                    self.by_sound.entry((sound.clone(), *state)).or_insert(at);
                }
            }
        }
    }
}

/// `Ana "Bee" Coll` → `Ana Coll`.
fn without_nickname(name: &str) -> String {
    let mut parts = name.split('"');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(_), Some(after)) => format!("{} {}", before.trim(), after.trim()).trim().to_owned(),
        _ => name.to_owned(),
    }
}

/// First and last day of "2015-01-06", "2015-01" or "2015"; "2022-10-25/" is that day or any later one.
fn days(date: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(date) = date.strip_suffix('/') {
        return Some((days(date)?.0, NaiveDate::from_ymd_opt(9999, 12, 31)?));
    }
    let mut parts = date.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok()?;
    let month = parts.next().and_then(Result::ok);
    let day = parts.next().and_then(Result::ok);
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(m), None) => NaiveDate::from_ymd_opt(if m == 12 { year + 1 } else { year }, m % 12 + 1, 1)?.pred_opt()?,
        (None, _) => NaiveDate::from_ymd_opt(first.year(), 12, 31)?,
    };
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> NaiveDate {
        days(date).expect("a date").0
    }

    #[track_caller]
    fn check(since: &str, until: &str, from: &str, to: &str, expect: Held) {
        let term = Term { place: String::new(), state: None, office: String::new(), since: days(since), until: days(until) };
        assert_eq!(term.held(day(from), day(to)), expect);
    }

    #[test]
    fn held() {
        check("2020", "2022-03", "2021-01-01", "2021-12-31", Held::Yes);
        check("2020", "2022-03", "2020-06-01", "2020-06-01", Held::Maybe);
        check("2020", "2022-03", "2022-03-20", "2022-03-21", Held::Maybe);
        check("2020", "2022-03", "2022-04-01", "2022-04-02", Held::No);
        check("2020", "2022-03", "2019-12-31", "2019-12-31", Held::No);
        check("2020", "2022-10-25/", "2022-01-01", "2022-01-01", Held::Yes);
        check("2020", "2022-10-25/", "2024-01-01", "2024-01-01", Held::Maybe);
        check("2020-05-01", "", "2024-01-01", "2024-01-01", Held::Yes);
        check("2020-05-01", "", "2025-06-01", "2025-06-01", Held::Maybe);
        check("", "2022-03", "2001-01-01", "2001-01-01", Held::Maybe);
    }
}
