//! People and their terms of office.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashMap;

use super::names::skeleton_of_folded;
use super::{StateId, fold, rows};

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
    pub party: Option<&'static str>,
    /// Offices held, in order of their beginning.
    pub terms: Vec<Term>,
    /// Candidacies for the nomination of another party, with the days they lasted.
    pub(super) sought: Vec<(NaiveDate, NaiveDate, &'static str)>,
}

impl Person {
    /// The party that the person stood with on the days `from..=to`: that of a candidacy which lasted then, else the listed one.
    pub fn party_on(&self, days: Option<(NaiveDate, NaiveDate)>) -> Option<&str> {
        let sought = days.and_then(|(from, to)| self.sought.iter().find(|(since, until, _)| *since <= to && *until >= from));
        sought.map(|(_, _, party)| *party).or(self.party)
    }
}

/// One office held by one person for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// State, region or "World", as listed.
    pub place: &'static str,
    /// The state it is or belongs to; `None` for offices of the world.
    pub state: Option<StateId>,
    /// Office as its holders are called ("Minister of Foreign Affairs").
    pub office: Cow<'static, str>,
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

/// People by what their names fold to, or by what they sound like.
type ByName = FxHashMap<String, Vec<PersonId>>;

/// The people of the lists, while they are read.
pub(super) struct People<F> {
    /// Tells which state a place belongs to.
    state_of: F,
    /// The place asked for last, with its state: rows of one place stand together.
    place: (&'static str, Option<StateId>),
    /// Those read so far.
    pub(super) all: Vec<Person>,
    /// Of each person, the states of the rows.
    states: Vec<Vec<Option<StateId>>>,
    by_wikidata: FxHashMap<&'static str, PersonId>,
    /// By folded name.
    pub(super) by_name: ByName,
    /// By [`super::skeleton`] of the name.
    pub(super) by_sound: ByName,
}

struct Row {
    place: &'static str,
    office: Cow<'static, str>,
    person: &'static str,
    gender: &'static str,
    since: &'static str,
    until: &'static str,
    wikidata: &'static str,
    party: &'static str,
    late_days: u64,
}

impl Row {
    /// The columns that lists of office holders begin with.
    fn of_office(r: &[&'static str]) -> Self {
        Self {
            place: r[0],
            office: r[1].into(),
            person: r[2],
            gender: r[3],
            since: r[4],
            until: r[5],
            wikidata: "",
            party: "",
            late_days: 0,
        }
    }
}

impl<F: Fn(&str) -> Option<StateId>> People<F> {
    /// Reads the lists of people with their terms.
    pub(super) fn parse(state_of: F) -> Self {
        let mut people = Self {
            state_of,
            place: ("", None),
            all: Vec::new(),
            states: Vec::new(),
            by_wikidata: FxHashMap::default(),
            by_name: ByName::default(),
            by_sound: ByName::default(),
        };
        for r in rows(include_str!("../../assets/officeholders.tsv")) {
            // The compiled list notes an end on the day the change was seen, a few days late.
            people.add(Row { wikidata: r[6], late_days: 10, ..Row::of_office(&r) });
        }
        for r in rows(include_str!("../../assets/us_congress.tsv")) {
            let office = if r[4].is_empty() { r[3].into() } else { format!("{} for {}", r[3], r[4]).into() };
            let at = people.add(Row {
                place: "United States",
                office,
                person: r[0],
                gender: r[2],
                since: r[6],
                until: r[7],
                wikidata: r[8],
                party: r[5],
                late_days: 0,
            });
            if let Some(family) = r[0].rsplit(' ').next().filter(|_| !r[1].is_empty()) {
                let name = format!("{} {family}", r[1]);
                people.add_name(at, fold(&name), &name);
            }
        }
        for r in rows(include_str!("../../assets/officeholders_own.tsv")) {
            people.add(Row { party: r.get(6).copied().unwrap_or(""), ..Row::of_office(&r) });
        }
        for person in &mut people.all {
            person.terms.sort_by_key(|t| t.since);
        }
        people
    }

    /// Adds a term; one person is one Wikidata id, or else one name in one state.
    fn add(&mut self, r: Row) -> PersonId {
        if self.place.0 != r.place {
            self.place = (r.place, (self.state_of)(r.place));
        }
        let state = self.place.1;
        let folded = fold(r.person);
        let with_state = |ids: Option<&Vec<PersonId>>| ids?.iter().copied().find(|id| self.states[id.0 as usize].contains(&state));
        let known = match r.wikidata {
            // Rows without an id are of our own: the same person as a listed one in another transliteration.
            "" => with_state(self.by_name.get(&folded)).or_else(|| with_state(self.by_sound.get(&skeleton_of_folded(&folded)))),
            id => self.by_wikidata.get(id).copied().or_else(|| with_state(self.by_name.get(&folded))),
        };
        let id = known.unwrap_or_else(|| {
            self.all.push(Person::default());
            self.states.push(Vec::new());
            PersonId(self.all.len() as u32 - 1)
        });
        if !r.wikidata.is_empty() {
            self.by_wikidata.insert(r.wikidata, id);
        }
        let states = &mut self.states[id.0 as usize];
        if !states.contains(&state) {
            states.push(state);
        }
        self.add_name(id, folded, r.person);
        let person = &mut self.all[id.0 as usize];
        person.gender = person.gender.or(match r.gender {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        });
        if !r.party.is_empty() {
            person.party = Some(r.party);
        }
        let until = days(r.until).map(|(first, last)| (first.checked_sub_days(Days::new(r.late_days)).unwrap_or(first), last));
        let term = Term { place: r.place, state, office: r.office, since: days(r.since), until };
        let known = person.terms.iter_mut().find(|t| t.since == term.since && t.state == term.state && t.office == term.office);
        match known {
            Some(old) => old.until = old.until.or(term.until),
            None if !term.office.is_empty() => person.terms.push(term),
            None => {}
        }
        id
    }

    /// Adds a name, which folds to `folded`.
    fn add_name(&mut self, id: PersonId, folded: String, name: &str) {
        let name = without_nickname(name);
        let names = &mut self.all[id.0 as usize].names;
        if names.iter().any(|n| *n == name) {
            return;
        }
        names.push(name.into_owned());
        push_new(self.by_sound.entry(skeleton_of_folded(&folded)).or_default(), id);
        push_new(self.by_name.entry(folded).or_default(), id);
    }
}

fn push_new(ids: &mut Vec<PersonId>, id: PersonId) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// `Ana "Bee" Coll` → `Ana Coll`.
fn without_nickname(name: &str) -> Cow<'_, str> {
    let mut parts = name.split('"');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(_), Some(after)) => format!("{} {}", before.trim(), after.trim()).trim().to_owned().into(),
        _ => name.into(),
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
        let term = Term { place: "", state: None, office: "".into(), since: days(since), until: days(until) };
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
