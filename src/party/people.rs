//! One person under all the forms of a name in a corpus.
//!
//! Two full names are one person when their family names sound alike and their given names are the same in some transliteration, a short form or
//! an initial of one another, and nothing (gender) speaks against it. A bare family name means the one person of that name in its document, else
//! in the corpus, else a well-known holder of high office at the time; where two could be meant it stays open.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::lexicon::{self, Class};
use super::mentions::{Kind, Mention, name_words};
use super::offices::has_word;
use super::spelling::{family_keys, given_word, is_particle, same_person, sounds};
use crate::world::{Gender, Held, PersonId, World, fold, skeleton};

/// Index of a person in [`People::all`].
pub(super) type PersonAt = usize;

/// A person of the corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// Spellings with how often they stand, in order of spelling.
    pub(super) forms: BTreeMap<String, u32>,
    /// Words of the first full form, folded; one word where only a family name is known.
    pub(super) words: Vec<String>,
    pub(super) gender: Option<Gender>,
    /// The same person in the world lists.
    pub(super) listed: Option<PersonId>,
    /// Titles beside full names, in small letters.
    pub(super) titles: BTreeSet<String>,
    /// In how many documents a full name stands.
    documents: u32,
}

/// All people of a corpus.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    by_full: HashMap<String, PersonAt>,
    by_family: HashMap<String, Vec<PersonAt>>,
    by_listed: HashMap<PersonId, PersonAt>,
    by_given: HashMap<String, Vec<PersonAt>>,
}

/// Which words of a document's full names stand for whom.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Full name words of the document, in order of their first mention, with whom they name.
    full: Vec<Full>,
    /// For each mention: whom it names in full.
    named: Vec<Option<PersonAt>>,
}

#[derive(Debug)]
struct Full {
    words: Vec<String>,
    sounds: Vec<String>,
    person: PersonAt,
}

impl People {
    /// Adds the full names of one document, and gives its cast.
    pub(super) fn meet(&mut self, text: &str, mentions: &[Mention], sources: &[bool]) -> Cast {
        // "Ms. Dane" makes "Orla Dane" a person wherever she stands.
        let called: BTreeSet<String> = mentions
            .iter()
            .filter(|m| m.kind == Kind::Person && m.title.is_some() && m.tokens.len() == 1)
            .map(|m| fold(m.span.of(text)))
            .collect();
        // So does "Dane" where she speaks, if "Ras Keld and Orla Dane" were named together.
        let speaks = |family: &String| {
            mentions.iter().zip(sources).any(|(m, source)| *source && m.tokens.len() == 1 && fold(m.span.of(text)) == *family)
        };
        let beside = |n: usize, family: &String| {
            let m = &mentions[n];
            let joined = |a: &Mention, b: &Mention| {
                a.kind == Kind::Person && a.tokens.len() > 1 && b.full == a.tokens.end + 1
                    || b.kind == Kind::Person && b.tokens.len() > 1 && b.full == a.tokens.end + 1
            };
            // "former star Ras Keld", then "Keld": described, and called so where he speaks.
            let before = text[..m.span.start as usize].split_whitespace().next_back().unwrap_or_default();
            let noun = before.len() > 3 && before.chars().all(char::is_lowercase) && !lexicon::is_preposition(before);
            let owns = text[m.span.end as usize..].starts_with(['\'', '’']);
            let first = m.span.of(text).split(' ').next().unwrap_or_default();
            if m.tokens.len() == 2 && (noun || owns) && World::get().place(first).is_none() && speaks(family) {
                return true;
            }
            let near = [n.checked_sub(1).map(|k| joined(&mentions[k], m)), mentions.get(n + 1).map(|next| joined(m, next))];
            m.tokens.len() == 2 && near.into_iter().flatten().any(|j| j) && speaks(family)
        };
        let by_title = |n: usize, m: &Mention, words: &[String]| {
            m.kind == Kind::Unclear && !m.bodily && words.last().is_some_and(|w| called.contains(w) || beside(n, w))
        };
        let full: Vec<(usize, Vec<String>)> = mentions
            .iter()
            .enumerate()
            .map(|(n, m)| (n, m, self::called_al(text, mentions, m).unwrap_or_else(|| name_words(m.span.of(text)))))
            .filter(|(n, m, words)| m.kind == Kind::Person || m.kind == Kind::Unclear && sources[*n] && !m.bodily || by_title(*n, m, words))
            .map(|(n, _, words)| (n, words))
            .filter(|(_, words)| words.len() >= 2)
            .collect();
        let mut cast = Cast { full: Vec::new(), named: vec![None; mentions.len()] };
        for (n, words) in &full {
            // "Cavo Dragone" after "Giuseppe Cavo Dragone" is a family name of two words, no new person.
            let is_tail = full.iter().any(|(_, other)| other.len() > words.len() && other.ends_with(words));
            // "De Groot" is a family name only.
            if is_tail || is_particle(&words[0]) && words.len() == 2 {
                continue;
            }
            if let Some(known) = cast.full.iter().find(|f| f.words == *words) {
                cast.named[*n] = Some(known.person);
                continue;
            }
            let gender = mentions[*n].gender.or_else(|| World::get().gender_of_given_name(given_word(words)));
            let person = self.person_of(words, gender);
            cast.named[*n] = Some(person);
            // "a brother of Foreign Minister Dane": the office is Dane's.
            let own = |s: crate::text::Span| {
                let other = mentions.iter().find(|m| m.kind == Kind::Person && s.start < m.span.start && m.span.end <= s.end);
                let end = other.map_or(s.end, |m| m.title.map_or(m.span.start, |t| t.start.max(s.start)));
                crate::text::Span { start: s.start, end }.of(text).to_lowercase()
            };
            let told = [mentions[*n].title, mentions[*n].after].into_iter().flatten();
            let told = told.filter(|s| !lexicon::is_kin(s.of(text))).map(own);
            self.all[person].titles.extend(told);
            if cast.full.iter().all(|f| f.person != person) {
                self.all[person].documents += 1;
            }
            cast.full.push(Full { sounds: sounds(words), words: words.clone(), person });
        }
        // The same full name where nothing beside it tells that it is one.
        for (n, m) in mentions.iter().enumerate().filter(|(_, m)| m.kind == Kind::Unclear && !m.bodily && m.tokens.len() > 1) {
            if cast.named[n].is_none() {
                let words = name_words(m.span.of(text));
                cast.named[n] = cast.full.iter().find(|f| f.words == words).map(|f| f.person);
            }
        }
        cast
    }

    /// Whether a reader may take the family name of this person for somebody else's: another bears it whom the corpus names in full about as often,
    /// or who held a high office in those days.
    pub(super) fn is_taken_for_another(&self, person: PersonAt, days: Option<(NaiveDate, NaiveDate)>) -> bool {
        let known = &self.all[person];
        if known.words.len() < 2 {
            return false;
        }
        let families = family_keys(&known.words);
        let of_family: BTreeSet<PersonAt> = families.iter().flat_map(|f| self.by_family.get(f).into_iter().flatten()).copied().collect();
        let named = |at: PersonAt| self.all[at].forms.values().sum::<u32>();
        let own = named(person);
        let all: u32 = of_family.iter().filter(|&&at| self.all[at].words.len() > 1).map(|&at| named(at)).sum();
        let known_one = known.words.last().and_then(|family| well_known(family, days));
        own * 5 < all * 4 || known_one.is_some_and(|other| known.listed != Some(other))
    }

    fn person_of(&mut self, words: &[String], gender: Option<Gender>) -> PersonAt {
        let key = fold(&words.join(" "));
        if let Some(&at) = self.by_full.get(&key) {
            return at;
        }
        let families: Vec<String> = family_keys(words);
        let listed = listed(&key);
        let same = listed.and_then(|id| self.by_listed.get(&id)).copied();
        let same = same.or_else(|| {
            families.iter().flat_map(|f| self.by_family.get(f).into_iter().flatten()).copied().find(|&at| {
                let other = &self.all[at];
                let genders_differ = other.gender.is_some() && gender.is_some() && other.gender != gender;
                let namesakes = matches!((other.listed, listed), (Some(a), Some(b)) if a != b);
                !genders_differ && !namesakes && same_person(&other.words, words)
            })
        });
        // "Tolle Marsh" after "Ina Tolle Marsh": a family name of two words.
        let same = same.or_else(|| {
            if words.len() != 2 {
                return None;
            }
            let tail = |at: &&PersonAt| {
                let known = &self.all[**at].words;
                known.len() > words.len() && sounds(known).ends_with(&sounds(words)) && !World::get().is_given_name(&words[0])
            };
            let mut found = families.iter().flat_map(|f| self.by_family.get(f).into_iter().flatten()).filter(tail).copied();
            found.next().filter(|one| found.all(|p| p == *one))
        });
        let at = same.unwrap_or_else(|| {
            let gender = gender.or_else(|| listed.and_then(|id| World::get().person(id).gender));
            self.all.push(Person { words: words.to_vec(), gender, listed, ..Person::default() });
            self.all.len() - 1
        });
        if let Some(id) = listed {
            self.all[at].listed.get_or_insert(id);
            self.by_listed.entry(id).or_insert(at);
        }
        let given = self.by_given.entry(skeleton(&words[0])).or_default();
        if words.len() > 1 && !given.contains(&at) {
            given.push(at);
        }
        for family in families {
            let list = self.by_family.entry(family).or_default();
            if !list.contains(&at) {
                list.push(at);
            }
        }
        self.by_full.insert(key, at);
        at
    }

    /// Whom the name `m` of a document with this cast means, and how sure that is.
    pub(super) fn name(
        &mut self,
        text: &str,
        mentions: &[Mention],
        n: usize,
        cast: &Cast,
        date: Option<(NaiveDate, NaiveDate)>,
    ) -> Option<(PersonAt, f32)> {
        let m = &mentions[n];
        let words = name_words(m.span.of(text));
        if words.is_empty() {
            return None;
        }
        if let Some(at) = cast.named[n] {
            return Some((at, 0.97));
        }
        let heard = sounds(&words);
        let fits = cast.full.iter().filter(|full| is_bare_form(&words, &heard, full));
        let gender_fits = |at: PersonAt| m.gender.is_none() || self.all[at].gender.is_none() || self.all[at].gender == m.gender;
        let mut people: Vec<PersonAt> = fits.map(|f| f.person).filter(|&at| gender_fits(at)).collect();
        // "Mr. Ban" for "Ban Ki-moon": nobody is called Mr. by a given name.
        if people.is_empty() && heard.len() == 1 && m.gender.is_some() && m.title.is_some() {
            people =
                cast.full.iter().filter(|f| f.sounds.first() == heard.first()).map(|f| f.person).filter(|&at| gender_fits(at)).collect();
        }
        // "Dame Orla", "Lena" in a text that names one Lena in full: a given name.
        if people.is_empty() && words.len() == 1 {
            let family = self.by_family.contains_key(&skeleton(&words[0]));
            let by_given = |full: &&Full| full.sounds.first() == heard.first() && full.words.len() > 1;
            people = cast.full.iter().filter(|_| !family).filter(by_given).map(|f| f.person).filter(|&at| gender_fits(at)).collect();
            if people.is_empty() && is_by_given_name(m, text) {
                people = self.by_given.get(&skeleton(&words[0])).cloned().unwrap_or_default();
                people.retain(|&at| gender_fits(at));
            }
            if let ([one], false) = (&people[..], family) {
                return Some((*one, 0.75));
            }
            people.clear();
        }
        people.sort_unstable();
        people.dedup();
        // "Mr. Dane" and "Mrs. Dane", one of whom is named in full: which, their titles do not tell.
        let spouses = m.gender.is_some() && mentions.iter().any(|o| is_other_spouse(text, m, o));
        let is_spouse = |people: &Self, one: PersonAt| {
            let given = people.all[one].words.first().and_then(|w| World::get().gender_of_given_name(w));
            spouses && given != m.gender
        };
        match people[..] {
            [one] => return Some((one, if is_spouse(self, one) { 0.75 } else { 0.95 })),
            [] => {}
            _ => {
                let (main, bare) = main_bearer(text, mentions, n, cast, &people).unzip();
                // Whom the bare name means all along keeps it, when relatives are named in full beside.
                // So does "Mrs. Dane", whose daughter is named in full.
                let plain = m.title.is_none_or(|t| is_honorific(t.of(text)));
                let kept = main.filter(|_| bare.is_some_and(|bare| bare >= 4) && plain);
                let found = kept.or_else(|| nearest_of(mentions, n, cast, &people)).or_else(|| self.titled(text, m, &people)).or(main);
                return found.map(|(one, sure)| (one, if is_spouse(self, one) { sure.min(0.75) } else { sure }));
            }
        }
        if words.len() > 1 {
            // "Tolle Marsh" where others write "Ina Tolle Marsh": the only one of the corpus whose name ends so.
            let bare: Vec<&String> = words.iter().filter(|w| !is_particle(w)).collect();
            let last = bare.last()?;
            let all = self.by_family.get(&skeleton(last)).into_iter().flatten();
            let ends = |at: &&PersonAt| {
                let known = &self.all[**at].words;
                known.len() > bare.len()
                    && known.iter().rev().filter(|w| !is_particle(w)).zip(bare.iter().rev()).all(|(a, b)| skeleton(a) == skeleton(b))
            };
            let mut found = all.filter(ends).copied().filter(|&at| gender_fits(at));
            if let Some(one) = found.next() {
                return found.next().is_none().then_some((one, 0.75));
            }
            // "De Brell" of the lists
            let listed = World::get().people_of_family(&words.join(" "));
            return match listed {
                [one] if is_particle(&words[0]) => Some((self.of_list(*one), 0.75)),
                _ => None,
            };
        }
        let namesakes: Vec<PersonAt> =
            self.by_family.get(&skeleton(&words[0])).into_iter().flatten().copied().filter(|&at| gender_fits(at)).collect();
        if namesakes.len() > 1
            && let Some(one) = self.titled(text, m, &namesakes)
        {
            return Some(one);
        }
        if let Some(one) = self.of_family(&words[0], m.gender) {
            let famous = self.all[one].listed.is_some() || self.all[one].documents >= 3;
            return Some((one, if famous { 0.85 } else { 0.7 }));
        }
        if self.by_family.contains_key(&skeleton(&words[0])) {
            // Of several of that name, the one who holds high office now.
            let one = well_known(&words[0], date).and_then(|id| self.by_listed.get(&id)).copied()?;
            let fits = m.gender.is_none() || self.all[one].gender.is_none() || self.all[one].gender == m.gender;
            return fits.then_some((one, 0.75));
        }
        if m.kind != Kind::Person && m.kind != Kind::Unclear {
            return None;
        }
        if let Some(id) = well_known(&words[0], date).filter(|id| is_meant(*id, &words[0], mentions)) {
            return Some((self.of_list(id), 0.85));
        }
        None
    }

    /// The only one of several namesakes whose titles hold the office before this name ("President Dane", "Senator Dane").
    fn titled(&self, text: &str, m: &Mention, namesakes: &[PersonAt]) -> Option<(PersonAt, f32)> {
        let title = m.title?.of(text).to_lowercase();
        let is_office = |w: &&str| lexicon::word(w).is(Class::Office) || lexicon::word(w).is(Class::Modifier);
        let wanted: Vec<&str> = title.split(|c: char| !c.is_alphanumeric() && c != '-').filter(is_office).collect();
        if !wanted.iter().any(|w| lexicon::word(w).is(Class::Office)) {
            return None;
        }
        let holds = |at: &&PersonAt| self.all[**at].titles.iter().any(|told| wanted.iter().all(|w| has_word(told, w)));
        let mut fits = namesakes.iter().filter(holds);
        fits.next().filter(|_| fits.next().is_none()).map(|&at| (at, 0.8))
    }

    /// Whether several people of the document or corpus bear this bare name, so that it stays open.
    pub(super) fn is_ambiguous(&self, text: &str, m: &Mention, cast: &Cast) -> bool {
        let words = name_words(m.span.of(text));
        let heard = sounds(&words);
        let here = cast.full.iter().filter(|full| is_bare_form(&words, &heard, full)).count();
        here > 1 || words.len() == 1 && self.by_family.contains_key(&skeleton(&words[0])) && self.of_family(&words[0], m.gender).is_none()
    }

    /// The person of the corpus that a bare family name means where its document names nobody in full: the only one, or the one who stands in
    /// five times as many documents as any other.
    fn of_family(&self, family: &str, gender: Option<Gender>) -> Option<PersonAt> {
        let fits = |at: &PersonAt| gender.is_none() || self.all[*at].gender.is_none() || self.all[*at].gender == gender;
        let mut known: Vec<(u32, PersonAt)> =
            self.by_family.get(&skeleton(family))?.iter().copied().filter(fits).map(|at| (self.all[at].documents, at)).collect();
        known.sort_by_key(|&(documents, at)| (std::cmp::Reverse(documents), at));
        match known[..] {
            [(_, one)] => Some(one),
            [(most, one), (second, _), ..] if most >= 5 * second.max(1) => Some(one),
            // One of them is in public office, the others are known to nobody.
            _ => {
                let mut listed = known.iter().filter(|(_, at)| self.all[*at].listed.is_some());
                listed.next().filter(|_| listed.next().is_none()).map(|(_, at)| *at)
            }
        }
    }

    /// The person of the corpus that this one of the lists is.
    pub(super) fn of_list(&mut self, id: PersonId) -> PersonAt {
        if let Some(at) = self.by_listed.get(&id) {
            return *at;
        }
        let person = World::get().person(id);
        let at = self.person_of(&name_words(&person.names[0]), person.gender);
        self.all[at].listed = Some(id);
        self.by_listed.insert(id, at);
        at
    }

    /// Whether the person is called by this family name.
    pub(super) fn bears(&self, person: PersonAt, family: &str) -> bool {
        let known = family_keys(&self.all[person].words);
        let given = self.all[person].words.first().cloned().unwrap_or_default();
        known.contains(&skeleton(family))
            || family_keys(&[given, family.to_owned()]).iter().any(|key| key.starts_with('~') && known.contains(key))
    }

    /// A person known by this one word only.
    pub(super) fn only_family(&mut self, word: &[String], gender: Option<Gender>) -> PersonAt {
        let key = format!("={}", word.join(" "));
        if let Some(&at) = self.by_full.get(&key) {
            return at;
        }
        self.all.push(Person { words: word.to_vec(), gender, ..Person::default() });
        self.by_full.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }
}

/// Of several people of one family name in a document, the one just named in full; none where both or neither was.
fn nearest_of(mentions: &[Mention], n: usize, cast: &Cast, people: &[PersonAt]) -> Option<(PersonAt, f32)> {
    let sentence = mentions[n].sentence;
    let last = |person: PersonAt, before: usize| (0..before).rev().find(|&k| cast.named[k] == Some(person)).map(|k| mentions[k].sentence);
    let near: Vec<(PersonAt, usize)> = people.iter().filter_map(|&p| Some((p, last(p, n)?))).collect();
    let recent: Vec<_> = near.iter().filter(|(_, s)| sentence - s <= 2).collect();
    match recent[..] {
        [one] => Some((one.0, 0.75)),
        [] | [_, ..] => {
            // Only one of them met so far.
            if let [one] = near[..] { Some((one.0, 0.85)) } else { None }
        }
    }
}

/// Of several people of one family name in a document, the one whom the bare name meant twice and more before any other came in; and how often.
fn main_bearer(text: &str, mentions: &[Mention], n: usize, cast: &Cast, people: &[PersonAt]) -> Option<((PersonAt, f32), usize)> {
    let first = |person: PersonAt| cast.named[..n].iter().position(|p| *p == Some(person));
    let mut met: Vec<(usize, PersonAt)> = people.iter().filter_map(|&p| Some((first(p)?, p))).collect();
    met.sort_unstable();
    let [(from, one), (until, _), ..] = met[..] else { return None };
    let name = name_words(mentions[n].span.of(text));
    let title = mentions[n].title.map(|t| t.of(text));
    let same = |m: &&Mention| title.is_none() || m.title.map(|t| t.of(text)) == title;
    let bare = mentions[from..until].iter().filter(|m| name_words(m.span.of(text)) == name).filter(same).count();
    (bare >= 2).then_some(((one, 0.7), bare))
}

/// The words of "Al Tolle", where the text calls the same man Tolle and nobody else "… al-Tolle": a given name, no article.
fn called_al(text: &str, mentions: &[Mention], m: &Mention) -> Option<Vec<String>> {
    let family = m.span.of(text).strip_prefix("Al ").map(fold).filter(|f| !f.is_empty() && !f.contains(' '))?;
    let joined = format!("al-{family}");
    let bare = mentions.iter().any(|o| o.span.of(text).eq_ignore_ascii_case(&family));
    let article = mentions.iter().any(|o| o.tokens.len() > 2 && name_words(o.span.of(text)).last() == Some(&joined));
    (bare && !article).then(|| vec!["al".to_owned(), family])
}

/// "Mr.", "Mrs.": what tells no office.
fn is_honorific(title: &str) -> bool {
    matches!(title.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss")
}

/// "Dame Orla", "Father Ras": titles that go with the given name.
fn is_by_given_name(m: &Mention, text: &str) -> bool {
    m.title.is_some_and(|t| {
        let title = t.of(text).to_lowercase();
        title
            .split_whitespace()
            .last()
            .is_some_and(|w| matches!(w, "dame" | "sir" | "father" | "mother" | "sister" | "brother" | "king" | "queen"))
    })
}

/// Whether `bare`, heard as `heard`, is a way to name the person of the full name heard as `full` by a part of it.
fn is_bare_form(bare: &[String], heard: &[String], name: &Full) -> bool {
    let full = &name.sounds;
    // "Keld" for "J. L. Keld": initials sound like nothing and count as words.
    let initials = name.words.iter().filter(|w| w.chars().count() == 1).count();
    if heard.len() >= full.len() + initials || heard.is_empty() || full.is_empty() {
        return false;
    }
    let first = heard.len() == 1 && full[0] == heard[0] && World::get().is_family_first_name(&bare[0]);
    // Spanish: the father's name stands before the mother's, and a particle may stand between ("Ruiz del Prado").
    let before = full[..full.len() - 1].iter().rposition(|w| !is_particle(w)).unwrap_or(0);
    let middle = full.len() >= 3 && before > 0 && heard.len() == 1 && full[before] == heard[0] && bare[0].chars().count() > 2;
    full.ends_with(heard) || first || middle
}

impl Mention {
    pub(super) fn kind_is_person(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Unclear)
    }
}

/// The one person of the world lists with this full name.
fn listed(name: &str) -> Option<PersonId> {
    let world = World::get();
    match world.people(name) {
        [one] => Some(*one),
        [] => match world.people_like(name) {
            [one] => Some(*one),
            _ => None,
        },
        _ => None,
    }
}

/// The one holder of a high office at the time whose family name this is.
fn well_known(family: &str, date: Option<(NaiveDate, NaiveDate)>) -> Option<PersonId> {
    let world = World::get();
    let (from, to) = date?;
    let high = |office: &str| {
        let o = office.to_lowercase();
        matches!(
            o.as_str(),
            "president" | "prime minister" | "chancellor" | "premier" | "supreme leader" | "pope" | "vice president" | "secretary of state"
        ) || o.starts_with("minister of foreign affairs")
            || o.starts_with("secretary general of nato")
            || o.starts_with("secretary-general of the united nations")
    };
    let mut holders: Vec<PersonId> = world
        .people_of_family(family)
        .iter()
        .copied()
        .filter(|&id| {
            world.person(id).terms.iter().any(|t| high(&t.office) && t.held(from, to) != Held::No && t.until.is_none_or(|u| u.1 >= from))
        })
        .collect();
    holders.dedup();
    if let [one] = holders[..] { Some(one) } else { None }
}

/// Whether two mentions bear the same words with titles of different genders ("Mr. Dane", "Mrs. Dane").
fn is_other_spouse(text: &str, m: &Mention, other: &Mention) -> bool {
    let titled = m.title.is_some() && other.title.is_some() && other.gender.is_some() && m.gender != other.gender;
    titled && m.span.of(text) == other.span.of(text)
}

/// Whether a bare family name that several of the lists bear means this holder of a high office: the text speaks of the state.
fn is_meant(id: PersonId, family: &str, mentions: &[Mention]) -> bool {
    const FEW: usize = 2;
    let world = World::get();
    let of_state = |m: &Mention| match m.kind {
        Kind::Place(place) => world.person(id).terms.iter().any(|t| t.state == Some(place.state)),
        _ => false,
    };
    world.people_of_family(family).len() <= FEW || mentions.iter().any(of_state)
}

/// Of people counted, the one named at least twice as often as any other.
pub(super) fn twice_as_often(counts: BTreeMap<PersonAt, usize>) -> Option<PersonAt> {
    let mut ranked: Vec<(usize, PersonAt)> = counts.into_iter().map(|(p, n)| (n, p)).collect();
    ranked.sort_by_key(|r| (std::cmp::Reverse(r.0), r.1));
    match ranked[..] {
        [(_, one)] => Some(one),
        [(most, one), (second, _), ..] if most >= 2 * second => Some(one),
        _ => None,
    }
}
