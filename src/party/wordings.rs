//! Somebody under other words: "Judge rules …" in a heading, "officials on both sides", "the former teacher".

use super::bodies::is_medium_noun;
use super::lexicon::{self, Class};
use super::mentions::{Kind, Mention};
use super::offices::{has_word, is_high_office};
use super::people::{People, PersonAt};
use super::side::Evidence;
use super::voices::{Found, Said, Scene, Who};
use crate::world::{BodyKind, PlaceWord, World};

/// How sure it must be whom "he" would mean, for other words to mean that person.
const SURE: f32 = 0.655;

impl Scene<'_> {
    /// A bare description in the heading ("Judge rules …"): the first one whom the paragraphs below name with that office.
    pub(super) fn heading_role(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        definite: bool,
        sentence: usize,
    ) -> Option<Found> {
        let bare =
            !definite && words.start.checked_sub(1).is_none_or(|t| !matches!(self.word(t).to_lowercase().as_str(), "a" | "an" | "some"));
        let first = self.structure.paragraphs.first()?;
        let class = lexicon::word(self.word(noun));
        if !bare || !first.tokens.contains(&words.start) || words.end - words.start > 3 || !class.is_role() || class.is(Class::Plural) {
            return None;
        }
        // "Velmar governor quits": the place is no word of his title, it only must not be another's.
        let place = |t: usize| self.mentions.iter().any(|m| m.tokens.contains(&t) && matches!(m.kind, Kind::Place(_)));
        let wanted: Vec<String> = (words.start..=noun)
            .filter(|&t| !place(t))
            .filter(|&t| t == noun || !lexicon::word(self.word(t)).is(Class::Modifier))
            .map(|t| self.word(t).to_lowercase())
            .collect();
        let end = self.structure.paragraphs.get(3).or(self.structure.paragraphs.last())?.tokens.end;
        let mut found: Option<PersonAt> = None;
        for (m, person) in self.mentions.iter().zip(self.people).filter(|(m, _)| m.sentence > sentence && m.tokens.start < end) {
            let Some((person, _)) = *person else { continue };
            let told = [m.title, m.after].into_iter().flatten().map(|s| self.own_part(s).to_lowercase()).collect::<Vec<_>>().join(" ");
            let elsewhere = !self.region_fits(people, person, m, words);
            if told.is_empty() || elsewhere || !wanted.iter().all(|w| has_word(&told, w)) || found == Some(person) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(person);
        }
        let gender = class.gender;
        found
            .filter(|p| gender.is_none() || people.all[*p].gender.is_none() || people.all[*p].gender == gender)
            .map(|p| self.again(Who::Person(p), 0.75))
    }

    /// "A harbour group demands …" in heading or lead: the only body of that kind that the next paragraphs name.
    pub(super) fn heading_body(&self, words: &std::ops::Range<usize>, noun: usize, definite: bool) -> Option<Found> {
        let lead = self.structure.paragraphs.get(1).or(self.structure.paragraphs.first())?;
        let small = self.word(noun).to_lowercase();
        let class = lexicon::word(&small);
        if definite || words.start >= lead.tokens.end || words.end - words.start > 4 || noun + 1 != words.end || !class.is(Class::Body) {
            return None;
        }
        let general = |w: &str| {
            matches!(
                w,
                "top" | "major" | "popular" | "leading" | "big" | "new" | "key" | "local" | "national" | "super" | "a" | "an" | "one"
            )
        };
        // "an anti-Keld group": whom it is for or against is no word of its name.
        let about = (words.start..noun).find(|&t| ["anti-", "pro-"].iter().any(|side| self.word(t).to_lowercase().starts_with(side)));
        let about = about.map_or(noun..noun, |from| {
            let capital = |t: &usize| *t == from || self.word(*t).starts_with(char::is_uppercase);
            from..(from..noun).take_while(capital).last().map_or(from, |t| t + 1)
        });
        let telling: Vec<String> = (words.start..noun)
            .filter(|t| !about.contains(t))
            .map(|t| self.word(t).to_lowercase())
            .filter(|w| w.chars().count() > 2 && !general(w))
            .collect();
        let medium = is_medium_noun(&small);
        let end = self.structure.paragraphs.get(4).or(self.structure.paragraphs.last())?.tokens.end;
        let mut found: Option<Who> = None;
        for m in self.mentions.iter().filter(|m| m.tokens.start > noun && m.tokens.start < end) {
            let (who, name, airs) = match m.kind {
                Kind::Body(id) => {
                    let body = &World::get().bodies[id.0 as usize];
                    (Who::Listed(id), body.name.to_lowercase(), body.kind == BodyKind::Medium)
                }
                Kind::BodyWord => (Who::Body(self.long_name(m.span)), self.long_name(m.span).to_lowercase(), false),
                Kind::Unclear if m.opens && self.word(m.tokens.end) == "," => {
                    (Who::Body(self.body_name(m.span)), m.span.of(self.text).to_lowercase(), false)
                }
                _ => continue,
            };
            let of_kind = if telling.is_empty() { medium && airs || has_word(&name, &small) } else { !airs };
            let alike = telling.iter().all(|w| has_word(&name, w)) && (of_kind || medium && airs);
            let kind = matches!(small.as_str(), "panel" | "committee")
                && !["committee", "commission", "panel", "board", "council"].iter().any(|k| has_word(&name, k));
            if !alike || kind || found.as_ref() == Some(&who) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(who);
        }
        found.map(|who| self.again(who, 0.6))
    }

    /// Whether the name stands in the heading and nowhere else.
    pub(super) fn heading_only(&self, n: usize) -> bool {
        let m = &self.mentions[n];
        let heading = self.structure.paragraphs.first().is_some_and(|p| p.tokens.contains(&m.tokens.start));
        heading && self.text.matches(m.span.of(self.text)).count() == 1
    }

    /// "the former teacher" right after the only person who spoke so far in the paragraph: news words him otherwise.
    pub(super) fn same_under_other_words(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        sentence: usize,
        said: &[Said],
    ) -> Option<PersonAt> {
        let last = said
            .last()
            .filter(|s| sentence.saturating_sub(s.sentence) <= 1 && s.source.start < self.structure.tokens[words.start].start)?;
        let [Who::Person(person)] = last.voices[..] else { return None };
        let gender = lexicon::word(self.word(noun)).gender;
        let fits = gender.is_none() || people.all[person].gender.is_none() || people.all[person].gender == gender;
        let paragraph = self.structure.paragraphs.iter().rfind(|p| p.tokens.start <= words.start)?;
        let same_paragraph = self.structure.tokens[paragraph.tokens.start].start <= last.source.start;
        // Whoever works for somebody may be another than who has just spoken.
        let other = |w: &str| {
            matches!(
                w,
                "spokesman"
                    | "spokeswoman"
                    | "spokesperson"
                    | "official"
                    | "source"
                    | "aide"
                    | "lawyer"
                    | "attorney"
                    | "witness"
                    | "victim"
                    | "moderator"
                    | "host"
                    | "interviewer"
                    | "reporter"
                    | "narrator"
            )
        };
        let told = (words.start..words.end).any(|t| other(&self.word(t).to_lowercase()));
        (fits && same_paragraph && !told && words.len() <= 4).then_some(person)
    }

    /// "The real estate mogul" for somebody who was just spoken of: news words people otherwise without saying that it does. Only by nouns that
    /// tell who somebody is, never by those of whoever may come in next ("the moderator"); where a party is told, the one of that party.
    pub(super) fn spoken_of_under_other_words(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        evidence: &Evidence,
        sentence: usize,
        said: &[Said],
    ) -> Option<PersonAt> {
        let the = words.start.checked_sub(1).is_some_and(|t| self.word(t).eq_ignore_ascii_case("the"));
        let aged = self.word(noun).ends_with("-year-old");
        let known = aged || is_elegant(&self.word(noun).to_lowercase()) || words.len() > 1 && self.word(words.start) == "former";
        let owned = words.clone().any(|t| super::source::is_possessive(self.word(t)) || matches!(self.word(t), "of" | "for" | "at" | "to"));
        let inside = |m: &Mention| words.contains(&m.tokens.start) && (m.kind_is_person() || m.kind == Kind::BodyWord);
        let heads = noun + 1 == words.end || matches!(self.word(noun + 1), "," | "(" | "who" | "in");
        let of_body = evidence.sides.keys().any(|side| !matches!(side, super::side::Side::State(_)));
        if !the || !known || !heads || of_body || owned || noun < words.start || noun - words.start > 3 || self.mentions.iter().any(inside)
        {
            return None;
        }
        let gender = lexicon::word(self.word(noun)).gender;
        let fits = |person: PersonAt| gender.is_none() || people.all[person].gender.is_none_or(|g| Some(g) == gender);
        // "the former president" is nobody who never was: whom no title and no list calls so is not meant.
        if is_high_office(&self.word(noun).to_lowercase()) {
            return None;
        }
        let Some(party) = evidence.party() else {
            let found = self.person_before(people, words.start, sentence, gender, None, said);
            return match found[..] {
                [Found { who: Who::Person(person), confidence, .. }] if confidence >= SURE => Some(person),
                _ => None,
            };
        };
        let stands = |person: PersonAt| {
            let told = self.evidence.get(&person).and_then(Evidence::party);
            let listed = people.all[person].listed.and_then(|id| World::get().person(id).party_on(self.published));
            told.or_else(|| listed.map(super::lanes::party_name)).as_ref() == Some(&party)
        };
        let near = self
            .mentions
            .iter()
            .zip(self.people)
            .filter(|(m, _)| m.tokens.start < words.start && sentence.saturating_sub(m.sentence) <= 2 && !m.quoted);
        let all: std::collections::BTreeSet<PersonAt> =
            near.filter_map(|(_, p)| *p).map(|(p, _)| p).filter(|&p| fits(p) && stands(p)).collect();
        all.first().copied().filter(|_| all.len() == 1)
    }

    /// "officials on both sides": those of either state.
    pub(super) fn of_both(&self, people: &People, words: &std::ops::Range<usize>, noun: usize, said: &[Said]) -> Option<Vec<Found>> {
        let both = (noun + 1..words.end).find(|&t| matches!(self.word(t), "both" | "two"))?;
        let class = lexicon::word(self.word(noun));
        let bodies =
            matches!(self.word(words.end - 1), "sides" | "countries" | "nations" | "states" | "governments" | "capitals" | "parties");
        if !bodies || words.end - both > 2 || both - noun > 2 || !(class.is(Class::Plural) || class.is(Class::Bodies)) {
            return None;
        }
        let pair = self.pair(people, both..words.end, true, false, said);
        let what = self.span(&(words.start..noun + 1)).of(self.text);
        let each = |found: Found| {
            let Who::State(state) = found.who else { return None };
            let name = match self.gazetteer.adjective(state) {
                Some(adjective) => format!("{adjective} {what}"),
                None => format!("{what} of {}", self.gazetteer.name(state)),
            };
            Some(Found { who: Who::Unnamed(name), mention: Some(self.span(words)), ..found })
        };
        let two: Option<Vec<Found>> = pair.into_iter().map(each).collect();
        two.filter(|two| two.len() == 2)
    }

    /// "the Post" in a text that names "The Lorn Post": the one medium of which it is the last word.
    pub(super) fn medium_called(&self, words: &std::ops::Range<usize>) -> Option<Who> {
        let word = self.word(words.start);
        if words.len() != 1 || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let media = self.mentions.iter().filter_map(|m| match m.kind {
            Kind::Body(id) => {
                let body = &World::get().bodies[id.0 as usize];
                let last = body.name.rsplit_once(' ').is_some_and(|(_, last)| last == word);
                (body.kind == BodyKind::Medium && last).then_some(Who::Listed(id))
            }
            _ => None,
        });
        let found: std::collections::BTreeSet<Who> = media.collect();
        found.first().cloned().filter(|_| found.len() == 1)
    }

    /// "the Vermont Independent", "the Republican": the one person named before who is of that party and place; without a place, in the last
    /// sentences.
    pub(super) fn of_party(&self, people: &People, words: &std::ops::Range<usize>, noun: usize, sentence: usize) -> Option<PersonAt> {
        let party = match self.word(noun) {
            "Republican" => "Republican",
            "Democrat" => "Democratic",
            "Independent" => "Independent",
            _ => return None,
        };
        let first = self.mentions.partition_point(|m| m.tokens.start < words.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < noun);
        let region =
            inside.into_iter().find(|m| matches!(m.kind, Kind::Place(p) if p.word == PlaceWord::Region)).map(|m| m.span.of(self.text));
        if words.len() > 1 && region.is_none() {
            return None;
        }
        let mut last: std::collections::BTreeMap<PersonAt, usize> = std::collections::BTreeMap::new();
        for (m, person) in self.mentions[..first].iter().zip(self.people) {
            let Some((person, _)) = person.filter(|_| sentence - m.sentence <= if region.is_some() { 12 } else { 2 }) else { continue };
            let listed = people.all[person].listed.map(|id| World::get().person(id));
            let told = [m.title, m.after].into_iter().flatten().map(|s| s.of(self.text)).collect::<Vec<_>>().join(" ");
            let of = |region: &str| {
                let code = World::get().region_code(region).unwrap_or("?");
                let held =
                    |t: &crate::world::Term| t.place == region || t.office.ends_with(region) || t.office.ends_with(&format!(" {code}"));
                told.contains(region) || listed.is_some_and(|p| p.terms.iter().any(held))
            };
            let named = self.evidence.get(&person).and_then(Evidence::party).is_some_and(|p| p == super::lanes::party_name(party));
            if (named || listed.and_then(|p| p.party_on(self.published)) == Some(party)) && region.is_none_or(of) {
                last.insert(person, m.sentence);
            }
        }
        let mut found = last.into_keys();
        found.next().filter(|_| found.next().is_none())
    }

    /// The last person before `token` whom the text calls named to an office.
    pub(super) fn newcomer(&self, token: usize) -> Option<PersonAt> {
        let named = |t: usize| matches!(self.word(t), "named" | "appointed" | "nominated" | "picked" | "chose" | "elected" | "installed");
        let near = self.mentions.iter().zip(self.people).take_while(|(m, _)| m.tokens.start < token);
        // "named Ina Tolle", "Ina Tolle was named"
        let behind = |m: &Mention| (0..=2).any(|k| named(m.tokens.end + k)) && self.word(m.tokens.end) != ",";
        let found = near.filter(|(m, _)| (1..=2).any(|k| m.full >= k && named(m.full - k)) || behind(m));
        found.last().and_then(|(_, p)| *p).map(|(p, _)| p)
    }

    /// "the guarantors": those several whom a source before called so.
    pub(super) fn called_before(&self, noun: usize, words: &std::ops::Range<usize>, definite: bool, said: &[Said]) -> Option<Vec<Found>> {
        let word = self.word(noun).to_lowercase();
        let class = lexicon::word(&word);
        let fits = definite && words.len() <= 2 && (class.is(Class::Plural) || class.is(Class::Bodies));
        let stem = word.strip_suffix('s').filter(|_| fits)?;
        let same = said.iter().rev().take(8).find(|s| s.voices.len() > 1 && has_stem(s.source.of(self.text), stem))?;
        Some(same.voices.iter().map(|who| self.again(who.clone(), 0.7)).collect())
    }
}

/// Whether a word of `text` begins with the stem.
fn has_stem(text: &str, stem: &str) -> bool {
    stem.len() > 3 && text.split(|c: char| !c.is_alphanumeric()).any(|w| w.to_lowercase().starts_with(stem))
}

/// Nouns by which news calls somebody who was just named.
fn is_elegant(noun: &str) -> bool {
    matches!(
        noun,
        "candidate"
            | "nominee"
            | "frontrunner"
            | "front-runner"
            | "incumbent"
            | "challenger"
            | "contender"
            | "hopeful"
            | "mogul"
            | "billionaire"
            | "millionaire"
            | "tycoon"
            | "magnate"
            | "businessman"
            | "businesswoman"
            | "entrepreneur"
            | "developer"
            | "politician"
            | "lawmaker"
            | "conservative"
            | "liberal"
            | "democrat"
            | "republican"
            | "socialist"
            | "libertarian"
            | "author"
            | "actor"
            | "actress"
            | "singer"
            | "comedian"
            | "star"
            | "legend"
            | "icon"
            | "celebrity"
            | "champion"
            | "winner"
            | "pollster"
            | "strategist"
            | "consultant"
            | "professor"
            | "scholar"
            | "historian"
            | "economist"
            | "evangelist"
            | "pastor"
            | "preacher"
            | "activist"
            | "columnist"
            | "newcomer"
    )
}
