//! Who is meant by an office: "the deputy minister", "the union leader".
//!
//! Somebody named before whose title fits it, else whose term of office in the lists or in other documents does.

use std::collections::BTreeMap;

use super::lexicon::{self, Class};
use super::mentions::{Kind, Mention};
use super::people::{People, PersonAt};
use super::posts;
use super::side::{self, Evidence, Side};
use super::voices::{Said, Scene, Who};
use crate::text::Span;
use crate::world::{BodyId, BodyKind, Gender, Held, PlaceWord, StateId, World};

impl Scene<'_> {
    /// The person before whose title fits a description such as "the deputy minister".
    pub(super) fn by_office(
        &self,
        people: &mut People,
        words: &std::ops::Range<usize>,
        noun: usize,
        evidence: &Evidence,
        sentence: usize,
        said: &[Said],
    ) -> Office {
        let wanted: Vec<String> = (words.start..=noun).map(|t| self.word(t).to_lowercase()).filter(|w| w.chars().count() > 1).collect();
        let gender = lexicon::word(self.word(noun)).gender;
        let state = evidence.side().and_then(|s| if let Side::State(s) = s { Some(s) } else { None });
        let needs: Vec<&String> =
            wanted.iter().filter(|w| !matches!(lexicon::word(w), c if !c.is_role() && !c.is(Class::Modifier)) && !is_praise(w)).collect();
        let coming = self.word(noun).to_lowercase();
        let coming = coming.ends_with("-designate") || coming.ends_with("-elect") || coming.ends_with("-in-waiting");
        if (coming || self.word(words.start) == "new")
            && let Some(one) = self.newcomer(words.start)
        {
            return Office::One(one, 0.7);
        }
        let mut fits: BTreeMap<PersonAt, usize> = BTreeMap::new();
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < words.start) {
            let Some((person, _)) = self.people[n] else { continue };
            if gender.is_some() && people.all[person].gender.is_some() && people.all[person].gender != gender {
                continue;
            }
            if let Some(state) = state
                && self.state_of(people, n).is_some_and(|s| s != state)
            {
                continue;
            }
            if !self.region_fits(people, person, m, words) {
                continue;
            }
            let mut told = [m.title, m.after].into_iter().flatten().map(|s| self.own_part(s).to_lowercase()).collect::<Vec<_>>().join(" ");
            // "the president's predecessor" is a former president.
            if told.contains("predecessor")
                && let Some(Who::Person(later)) = m.after.and_then(|a| self.owner_named(people, &self.structure.tokens_in(a), said))
                && let Some(office) = self.office_here(people, later)
            {
                told = format!("{told} former {office}");
            }
            if !told.is_empty() && needs.iter().all(|w| has_word(&told, w)) {
                fits.insert(person, m.sentence);
            }
        }
        // A later plain mention of the person counts for recency.
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < words.start) {
            if let Some((person, _)) = self.people[n]
                && let Some(last) = fits.get_mut(&person)
            {
                *last = (*last).max(m.sentence);
            }
        }
        let mut ranked: Vec<(PersonAt, usize)> = fits.into_iter().collect();
        ranked.sort_by_key(|r| std::cmp::Reverse(r.1));
        // "the Vermont senator": whom the lists call so comes before who is only called a senator, of whatever place.
        let region = self.region_of(words).is_some();
        if let [(one, _)] = ranked[..]
            && region
            && people.all[one].listed.is_none()
            && let Some(listed) = self.by_listed_office(people, words, noun, &needs, gender, state)
        {
            return Office::One(listed, 0.78);
        }
        match ranked[..] {
            // Whose state is told ("the Velmarian minister") is meant; of others who only bear the title one in ten was not.
            [(one, _)] => return Office::One(one, if state.is_some() && !region { 0.88 } else { 0.8 }),
            [(one, near), (_, far), ..] => {
                let spoke = said.last().filter(|s| sentence.saturating_sub(s.sentence) <= 2 && s.voices.len() == 1);
                let spoke = spoke.and_then(|s| ranked.iter().find(|(p, _)| s.voices[0] == Who::Person(*p)));
                return match spoke {
                    Some((person, _)) => Office::One(*person, 0.75),
                    None if near >= far + 2 && sentence - near <= 2 => Office::One(one, 0.75),
                    None => Office::Unclear,
                };
            }
            [] => {}
        }
        if let Some(one) = self.by_listed_office(people, words, noun, &needs, gender, state) {
            return Office::One(one, 0.78);
        }
        // "the Harbour List leader": words that no office has tell which leader, and other documents must tell them too.
        let known = |t: usize| self.mentions.iter().any(|m| m.tokens.contains(&t) && (m.bodily || !m.kind_is_person()));
        let told: Vec<String> = (words.start..noun)
            .filter(|&t| self.word(t).starts_with(char::is_uppercase) && !known(t))
            .map(|t| self.word(t).to_lowercase())
            .collect();
        let strict: Vec<&String> = told.iter().filter(|w| !needs.contains(w)).chain(needs.iter().copied()).collect();
        if let Some(one) = self.by_office_elsewhere(people, words.start, &strict, gender, state, sentence) {
            return Office::One(one, 0.75);
        }
        let office = posts::office(&wanted.join(" "));
        let whose = state.or(self.home.filter(|_| self.is_national(words)));
        if let (Some(office), Some(posts), Some(whose)) = (office, self.posts, whose)
            && wanted.len() <= 3
            && let Some(one) = posts.holder(whose, &office, self.published, &[])
        {
            return Office::One(one, 0.75);
        }
        if let Some(Side::Listed(body)) = evidence.side()
            && let Some(one) = self.head_of(people, body, &needs)
        {
            return Office::One(one, 0.8);
        }
        match state.and_then(|s| self.holder(people, s, &wanted)) {
            Some(person) => Office::One(person, 0.8),
            None => Office::Nobody,
        }
    }

    /// "Velmar's president": an office that one person holds, of the state or body whose it is said to be.
    pub(super) fn is_office_of_one(&self, words: &std::ops::Range<usize>, noun: usize) -> bool {
        let Some(owner) = self.mentions.iter().find(|m| m.tokens.start == words.start) else { return false };
        let of_all = match owner.kind {
            Kind::Place(place) => place.word == PlaceWord::Name,
            Kind::Body(id) => World::get().bodies[id.0 as usize].kind == BodyKind::Organisation,
            _ => false,
        };
        let owned = of_all && super::source::is_possessive(self.word(owner.tokens.end)) && noun + 1 == words.end;
        let office = (owner.tokens.end + 1..words.end).map(|t| self.word(t).to_lowercase()).collect::<Vec<_>>().join(" ");
        owned
            && matches!(
                office.as_str(),
                "president"
                    | "prime minister"
                    | "premier"
                    | "chancellor"
                    | "king"
                    | "queen"
                    | "foreign minister"
                    | "secretary general"
                    | "secretary-general"
                    | "supreme leader"
            )
    }

    /// The one person who headed that body of the world under this office when the document was published.
    fn head_of(&self, people: &mut People, body: BodyId, needs: &[&String]) -> Option<PersonAt> {
        let (from, to) = self.published?;
        let world = World::get();
        let heads = |t: &crate::world::Term| {
            let office = t.office.to_lowercase();
            t.state.is_none()
                && t.held(from, to) == Held::Yes
                && needs.iter().all(|w| has_word(&office, w))
                && world.body_of_office(&t.office) == Some(body)
        };
        let mut holders = world.people.iter().enumerate().filter(|(_, p)| p.terms.iter().any(heads)).map(|(n, _)| n);
        let one = holders.next().filter(|_| needs.len() > 1 && holders.next().is_none())?;
        Some(people.of_list(crate::world::PersonId(one as u32)))
    }

    /// The only person named before whose side is the body that the description is of.
    pub(super) fn leader_of(&self, people: &People, words: &std::ops::Range<usize>, said: &[Said]) -> Option<PersonAt> {
        let side = match self.owner_of(people, words, said)? {
            Who::Body(name) => Side::Named(name),
            Who::Listed(id) => side::side_of_body(id),
            _ => return None,
        };
        let named = self.mentions.iter().zip(self.people).take_while(|(m, _)| m.tokens.start < words.start).filter_map(|(_, p)| *p);
        let of = |person: &PersonAt| {
            self.evidence.get(person).and_then(Evidence::told).as_ref() == Some(&side)
                || self.sides.is_some_and(|all| all.get(person) == Some(&side))
        };
        let mut found = named.map(|(p, _)| p).filter(of);
        let one = found.next()?;
        found.all(|p| p == one).then_some(one)
    }

    /// The person named before to whom other documents give the office ("the former minister" for who was minister there).
    fn by_office_elsewhere(
        &self,
        people: &People,
        before: usize,
        needs: &[&String],
        gender: Option<Gender>,
        state: Option<StateId>,
        sentence: usize,
    ) -> Option<PersonAt> {
        let needs: Vec<&&String> = needs.iter().filter(|w| !matches!(w.as_str(), "former" | "ex" | "then")).collect();
        if !needs.iter().any(|w| lexicon::word(w).is(Class::Office)) {
            return None;
        }
        let mut last: BTreeMap<PersonAt, usize> = BTreeMap::new();
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < before) {
            let Some((person, _)) = self.people[n].filter(|_| sentence - m.sentence <= 12) else { continue };
            let known = &people.all[person];
            let fits = (gender.is_none() || known.gender.is_none() || known.gender == gender)
                && (state.is_none() || self.state_of(people, n).is_none_or(|s| Some(s) == state))
                && known.titles.iter().any(|told| needs.iter().all(|w| has_word(told, w)));
            if fits {
                last.insert(person, m.sentence);
            }
        }
        let mut ranked: Vec<(usize, PersonAt)> = last.into_iter().map(|(p, s)| (s, p)).collect();
        ranked.sort_by_key(|r| std::cmp::Reverse(r.0));
        match ranked[..] {
            [(_, one)] => Some(one),
            [(near, one), (far, _), ..] if near >= far + 2 && sentence - near <= 2 => Some(one),
            // The only one of them in the paragraph.
            [(near, one), (far, _), ..] => {
                let begins = self.structure.paragraphs.iter().rfind(|p| p.tokens.start <= before).map_or(0, |p| p.tokens.start);
                let first = self.structure.tokens.get(begins).and_then(|t| self.structure.sentence_at(t.start)).unwrap_or(0);
                (near >= first && far < first).then_some(one)
            }
            _ => None,
        }
    }

    /// A description without what it says of somebody else ("a brother of" of "a brother of Foreign Minister Dane").
    pub(super) fn own_part(&self, span: Span) -> &str {
        self.own_span(span).of(self.text)
    }

    pub(super) fn own_span(&self, span: Span) -> Span {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        // Where somebody works at is a firm, whatever it is called.
        let firm = |m: &Mention| m.full == m.tokens.start && self.word(m.full - usize::from(m.full > 0)) == "at";
        let inside = self.mentions[first..].iter().take_while(|m| m.span.end <= span.end);
        // "former Dane pollster": whose the office is stands before it, and nothing parts them.
        let whose = |m: &Mention| {
            let plain = |t: usize| {
                let class = lexicon::word(self.word(t));
                class.is_role() || class.is(Class::Modifier)
            };
            let rest = m.tokens.end..self.structure.tokens_in(span).end;
            let linked = m.full > 0 && lexicon::is_preposition(&self.word(m.full - 1).to_lowercase());
            !rest.is_empty() && rest.into_iter().all(plain) && !linked
        };
        let other = inside.into_iter().find(|m| m.kind == Kind::Person && !firm(m) && !whose(m));
        let end = other.map_or(span.end, |m| self.structure.tokens[m.full].start.max(span.start));
        Span { start: span.start, end }
    }

    /// The only person named before who held such an office by the lists when the document was published.
    fn by_listed_office(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        needs: &[&String],
        gender: Option<Gender>,
        state: Option<StateId>,
    ) -> Option<PersonAt> {
        let (from, to) = self.published?;
        let head = self.word(noun).to_lowercase();
        // "the former president" held it before and does not now.
        let former = needs.iter().any(|w| is_former(w));
        let needs: Vec<&String> = needs.iter().copied().filter(|w| !is_former(w)).collect();
        let of_one_word = matches!(
            head.as_str(),
            "senator" | "governor" | "congressman" | "congresswoman" | "representative" | "mayor" | "president" | "chancellor" | "premier"
        );
        // "the minority leader": of other offices, what the lists call so with all its words.
        if !of_one_word && needs.len() < 2 {
            return None;
        }
        let mut found: Option<PersonAt> = None;
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < words.start) {
            let Some((person, _)) = self.people[n] else { continue };
            let Some(listed) = people.all[person].listed.map(|id| World::get().person(id)) else { continue };
            let gender_fits = gender.is_none() || people.all[person].gender.is_none() || people.all[person].gender == gender;
            let called = |t: &&crate::world::Term| {
                let office = t.office.to_lowercase();
                let called = if of_one_word { has_word(&office, &head) } else { needs.iter().all(|w| has_word(&office, w)) };
                called && (state.is_none() || t.state == state)
            };
            let terms = || listed.terms.iter().filter(called);
            let over = |t: &crate::world::Term| t.until.is_some_and(|(_, last)| last < from);
            let held = if former { terms().next().is_some() && terms().all(over) } else { terms().any(|t| t.held(from, to) == Held::Yes) };
            if !gender_fits || !held || !self.region_fits(people, person, m, words) {
                continue;
            }
            if found.is_some_and(|f| f != person) {
                return None;
            }
            found = Some(person);
        }
        found
    }

    /// "the Vermont senator": the part of a state that a description names.
    fn region_of(&self, words: &std::ops::Range<usize>) -> Option<&str> {
        let first = self.mentions.partition_point(|o| o.tokens.start < words.start);
        let mut inside = self.mentions[first..].iter().take_while(|o| o.tokens.start < words.end);
        inside.find(|o| matches!(o.kind, Kind::Place(p) if p.word == PlaceWord::Region)).map(|o| o.span.of(self.text))
    }

    /// "the Vermont senator": whether a part of a state in the description is that of the person, by title or list.
    pub(super) fn region_fits(&self, people: &People, person: PersonAt, m: &Mention, words: &std::ops::Range<usize>) -> bool {
        let world = World::get();
        let (Some(region), Some(listed)) = (self.region_of(words), people.all[person].listed) else { return true };
        let code = world.region_code(region).unwrap_or("?");
        let told = m.after.is_some_and(|a| a.of(self.text).contains(region));
        let of = |office: &str| office.ends_with(region) || office.ends_with(&format!(" {code}"));
        told || world.person(listed).terms.iter().any(|t| t.place == region || of(&t.office))
    }

    /// The one person who held the office described in that state when the document was published.
    fn holder(&self, people: &mut People, state: StateId, wanted: &[String]) -> Option<PersonAt> {
        let (from, to) = self.published?;
        let office = match wanted.iter().rev().take(2).rev().map(String::as_str).collect::<Vec<_>>()[..] {
            [.., "president"] if !wanted.iter().any(|w| w == "vice" || w == "former") => "president",
            ["prime", "minister"] => "prime minister",
            [.., "premier"] => "premier",
            [.., "chancellor"] => "chancellor",
            _ => return None,
        };
        let world = World::get();
        let mut holders = world.people.iter().enumerate().filter(|(_, p)| {
            p.terms.iter().any(|t| {
                t.state == Some(state)
                    && t.place == world_name(state)
                    && t.office.eq_ignore_ascii_case(office)
                    && t.held(from, to) == Held::Yes
            })
        });
        let (n, _) = holders.next()?;
        if holders.next().is_some() {
            return None;
        }
        Some(people.of_list(crate::world::PersonId(n as u32)))
    }
}

/// Words about who holds an office that are no part of it.
fn is_praise(word: &str) -> bool {
    matches!(word, "longtime" | "long-time" | "veteran" | "top" | "powerful" | "outspoken")
}

/// "former", of who has left an office.
pub(super) fn is_former(word: &str) -> bool {
    matches!(word, "former" | "ex" | "onetime" | "one-time")
}

/// Whether by this one word an office of state is told, which news gives to nobody who does not hold it or has held it.
pub(super) fn is_high_office(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "senator"
            | "governor"
            | "congressman"
            | "congresswoman"
            | "chancellor"
            | "premier"
            | "mayor"
            | "minister"
            | "secretary"
    )
}

/// Whom an office means.
pub(super) enum Office {
    One(PersonAt, f32),
    /// Several could be meant.
    Unclear,
    Nobody,
}

fn world_name(state: StateId) -> &'static str {
    World::get().states.get(usize::from(state.0)).map_or("", |s| s.name.as_str())
}

/// Whether `text` (small letters) holds the word, or one that stands for the same office.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let same = |w: &str| -> &'static str {
        match w {
            "spokesman" | "spokeswoman" | "spokesperson" => "spokes",
            "congressman" | "congresswoman" | "representative" | "rep" => "rep",
            "senator" | "sen" => "sen",
            "governor" | "gov" => "gov",
            "general" | "gen" => "gen",
            "admiral" | "adm" => "adm",
            "chairman" | "chairwoman" | "chair" | "chairperson" | "chairs" => "chair",
            "leader" | "leads" | "head" | "heads" => "leader",
            "pm" | "premier" => "premier",
            "candidate" | "nominee" | "hopeful" | "contender" => "candidate",
            "defence" | "defense" => "defence",
            "gop" | "republican" => "republican",
            "adviser" | "advisor" | "aide" => "adviser",
            "attorney" | "lawyer" => "lawyer",
            "judge" | "justice" => "judge",
            "priest" | "father" | "reverend" | "rev" | "pastor" => "priest",
            "col" | "colonel" => "col",
            "capt" | "captain" => "capt",
            "maj" | "major" => "maj",
            "envoy" | "ambassador" | "diplomat" | "consul" => "envoy",
            "businessman" | "businesswoman" | "mogul" | "billionaire" | "tycoon" | "developer" => "business",
            _ => "",
        }
    };
    let want = same(word);
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|w| w == word || !want.is_empty() && same(w) == want || w.rsplit('-').next() == Some(word))
}
