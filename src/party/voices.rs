//! Whom each source of a document means.
//!
//! Names go to the people, states and bodies of the corpus; [`super::pronouns`] and [`super::offices`] resolve what names nobody itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::gazetteer::Gazetteer;
use super::lexicon::{self, Class, Pronoun};
use super::mentions::{Kind, Mention};
use super::people::{Cast, People, PersonAt, twice_as_often};
use super::posts::Posts;
use super::side::{self, Evidence, Side};
use super::source::{self, Head, Part};
use crate::statement::Attribution;
use crate::text::{Span, Structure};
use crate::world::{BodyId, BodyKind, Gender, PlaceWord, StateId, World};

/// Somebody a source means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    Person(PersonAt),
    State(StateId),
    Listed(BodyId),
    /// A body by its name in the corpus.
    Body(String),
    /// A description.
    Unnamed(String),
}

/// One voice of a source.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) who: Who,
    /// The side the passage itself tells.
    pub(super) evidence: Evidence,
    pub(super) title: Option<String>,
    pub(super) mention: Option<Span>,
    pub(super) confidence: f32,
    /// Whom the source works or speaks for, where a description tells it ("his spokesman", "the alliance's chair").
    pub(super) owner: Option<Box<Who>>,
    /// What the document tells of a person's side, and whom it says the person serves.
    pub(super) here: Option<(Evidence, Option<Who>)>,
}

/// A document with all its names resolved.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) structure: &'a Structure,
    pub(super) attributions: &'a [Attribution],
    pub(super) mentions: &'a [Mention],
    pub(super) cast: &'a Cast,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) published: Option<(NaiveDate, NaiveDate)>,
    /// The state the document is at home in.
    pub(super) home: Option<StateId>,
    /// Who published it.
    pub(super) outlet: Option<&'a str>,
    /// For each mention: the person it names.
    pub(super) people: &'a [Option<(PersonAt, f32)>],
    /// For each person of the document: what its titles tell here.
    pub(super) evidence: BTreeMap<PersonAt, Evidence>,
    /// Who holds which office by the corpus; none while that is being learnt.
    pub(super) posts: Option<&'a Posts>,
    /// What the titles of all documents tell of people's sides; none while that is being learnt.
    pub(super) sides: Option<&'a BTreeMap<PersonAt, Side>>,
}

/// Who spoke in the attributions before, to resolve what follows.
pub(super) struct Said {
    pub(super) sentence: usize,
    pub(super) voices: Vec<Who>,
    pub(super) plural: bool,
    /// The words of the source.
    pub(super) source: Span,
    /// Where the source is "he" or "she": which.
    pub(super) gender: Option<Gender>,
    /// How sure that is where the words name nobody themselves; 1 where they do.
    pub(super) sure: f32,
    /// Whether somebody spoke since of whom it is not known who it is, though a name or "he" stands there.
    pub(super) open_since: bool,
}

impl Scene<'_> {
    /// The voices of every attribution, in order; none where a source stays open.
    pub(super) fn voices(&self, people: &mut People) -> Vec<Vec<Found>> {
        let mut said: Vec<Said> = Vec::new();
        let mut all: Vec<Vec<Found>> = Vec::with_capacity(self.attributions.len());
        for (n, attribution) in self.attributions.iter().enumerate() {
            let Some(span) = attribution.source else {
                all.push(Vec::new());
                continue;
            };
            let voices = self.source(people, span, Some(n), &said, &all);
            if !voices.is_empty() {
                let plural = voices.len() > 1 || voices.iter().any(|v| matches!(&v.who, Who::Unnamed(d) if is_plural(d)));
                let sentence = self.structure.sentence_at(span.start).unwrap_or(0);
                let gender = match lexicon::pronoun(span.of(self.text)) {
                    Some(Pronoun::He) => Some(Gender::Male),
                    Some(Pronoun::She) => Some(Gender::Female),
                    _ => None,
                };
                // A name that tells who it is is sure enough for what hangs on it.
                let unsure = voices.iter().filter(|v| v.mention.is_none() || v.confidence < 0.8);
                let sure = unsure.map(|v| v.confidence).fold(1.0, f32::min);
                let voices = voices.iter().map(|v| v.who.clone()).collect();
                said.push(Said { sentence, voices, plural, source: span, gender, sure, open_since: false });
            } else if let Some(last) = said.last_mut() {
                last.open_since |= self.is_somebody(span);
            }
            all.push(voices);
        }
        self.name_headings(people, &mut all);
        all
    }

    /// Whether a source that stayed open is a person all the same: a name, or "he".
    fn is_somebody(&self, span: Span) -> bool {
        let name = |m: &Mention| m.kind == Kind::Person && m.span.start >= span.start && m.span.end <= span.end;
        matches!(lexicon::pronoun(span.of(self.text)), Some(Pronoun::He | Pronoun::She)) || self.mentions.iter().any(name)
    }

    /// The voices of one span that names a source; also for reporters in between.
    pub(super) fn source(
        &self,
        people: &mut People,
        span: Span,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Vec<Found> {
        if let Some(described) = self.described_as(people, span, attribution, said, done) {
            return described;
        }
        let mut found: Vec<Found> = Vec::new();
        let parts = source::parts(self.text, self.structure, self.mentions, span);
        for part in &parts {
            for voice in self.part(people, part, span, attribution, said, done) {
                if !found.iter().any(|f| f.who == voice.who) {
                    found.push(voice);
                }
            }
        }
        // "Six women and six men": descriptions only are one source.
        let listed = parts.iter().any(|p| matches!(p.head, Head::Venture { .. } | Head::Name(_)));
        if parts.len() > 1 && !listed && found.len() > 1 && found.iter().all(|f| matches!(f.who, Who::Unnamed(_))) {
            let words = side::body_name(span.of(self.text));
            let mut evidence = Evidence::default();
            found.iter().for_each(|f| evidence.add(&f.evidence));
            return vec![Found { who: Who::Unnamed(words), evidence, ..found.swap_remove(0) }];
        }
        found
    }

    /// The name of a reporter between the words and the page.
    pub(super) fn reporter(&self, people: &mut People, span: Span) -> Vec<Found> {
        self.source(people, span, None, &[], &[])
    }

    /// "Keld remains one of the last holdouts", "Keld, who was among the first delegates": who is said to be what the source describes.
    fn described_as(
        &self,
        people: &mut People,
        span: Span,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Option<Vec<Found>> {
        let start = self.structure.tokens_in(span).start;
        let is = start.checked_sub(1).filter(|&t| matches!(self.word(t), "is" | "was" | "remains" | "became"))?;
        let describes = matches!(self.word(start).to_lowercase().as_str(), "a" | "an" | "the" | "one" | "among");
        let subject = is.checked_sub(1).filter(|_| describes)?;
        if self.word(subject) == "who" {
            return Some(self.pronoun(people, Pronoun::Relative, subject, attribution, said, done)).filter(|v| v.len() == 1);
        }
        let n = self.mentions.iter().position(|m| m.tokens.end == is && m.opens)?;
        let (person, _) = self.people[n]?;
        Some(vec![self.again(Who::Person(person), 0.8)])
    }

    fn part(
        &self,
        people: &mut People,
        part: &Part,
        span: Span,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Vec<Found> {
        match &part.head {
            Head::Name(n) if let Some(both) = self.family_of(*n) => both,
            Head::Name(n) => self.name(people, *n, part, said).or_else(|| self.namesake_said(people, *n, said)).into_iter().collect(),
            Head::Pronoun(p) => self.pronoun(people, *p, part.tokens.start, attribution, said, done),
            Head::Pair { bodies, three } => self.pair(people, part.tokens.clone(), *bodies, *three, said),
            Head::Venture { owner, noun } => self.venture_of(people, *owner, *noun).into_iter().collect(),
            Head::Role { words, noun, .. } if let Some(both) = self.both_ventures(people, words, *noun) => both,
            Head::Role { words, noun, definite } => match self.called_before(*noun, words, *definite, said) {
                Some(several) => several,
                None => match self.of_both(people, words, *noun, said) {
                    Some(two) => two,
                    None => self.role(people, words.clone(), *noun, *definite, span, said).into_iter().collect(),
                },
            },
        }
    }

    pub(super) fn span(&self, tokens: &std::ops::Range<usize>) -> Span {
        self.structure.tokens[tokens.start].hull(self.structure.tokens[tokens.end - 1])
    }

    pub(super) fn word(&self, token: usize) -> &str {
        self.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    /// A named source.
    pub(super) fn name(&self, people: &mut People, n: usize, part: &Part, said: &[Said]) -> Option<Found> {
        let m = &self.mentions[n];
        let whole = self.span(&part.tokens);
        match m.kind {
            Kind::Place(place) if place.word == PlaceWord::Seat => {
                let name = side::body_name(m.span.of(self.text));
                Some(named(Who::Body(name), of_side(Side::State(place.state)), m.span, 0.95))
            }
            Kind::Place(place) if self.is_one_of_a_people(n, whole) => self.compatriot(people, place.state, n),
            // "Some Velmarians" are not the state.
            Kind::Place(place) if place.word == PlaceWord::Demonym && m.span.of(self.text).ends_with('s') && self.are_counted(n, part) => {
                Some(self.counted(n, part, of_side(Side::State(place.state))))
            }
            Kind::Place(place) => {
                let mut evidence = of_side(Side::State(place.state));
                // A part of a state speaks for itself.
                if place.word == PlaceWord::Region {
                    evidence.past.insert(Side::State(place.state), 1.0);
                    evidence.regions.insert(m.span.of(self.text).to_owned(), 1.0);
                }
                let confidence = if place.word == PlaceWord::Region { 0.7 } else { 0.95 };
                let who =
                    if place.word == PlaceWord::Region { Who::Body(m.span.of(self.text).to_owned()) } else { Who::State(place.state) };
                Some(named(who, evidence, m.span, confidence))
            }
            // "Only a dozen Harbour Unionists"
            Kind::BodyWord | Kind::Body(_) if m.tokens.len() > 1 && self.are_counted(n, part) && self.ends_in_people(n) => {
                Some(self.counted(n, part, self.read(whole, true)))
            }
            Kind::Body(id) if self.are_some_of(id, n, part) => {
                // "Harbourites across the land": where they are belongs to the name.
                let whole = matches!(self.word(m.tokens.end), "across" | "around");
                let name = self.span(&(part.tokens.start..if whole { part.tokens.end } else { m.tokens.end })).of(self.text);
                let name = match self.shared_limit(n) {
                    Some(limit) => format!("{limit} {name}"),
                    None => side::body_name(name),
                };
                Some(named(Who::Unnamed(name), of_listed(id), m.span, 0.85))
            }
            Kind::Body(id) => match self.branch_of(id, n) {
                Some(branch) => Some(named(Who::Body(side::body_name(branch.of(self.text))), of_listed(id), branch, 0.9)),
                None => Some(named(Who::Listed(id), of_listed(id), m.span, 0.95)),
            },
            Kind::BodyWord
                if self.heading_only(n)
                    && let Some(found) = self.heading_body(&m.tokens, m.tokens.end - 1, false) =>
            {
                Some(found)
            }
            // "Popular Website Mocks Plan": where every word is capital, what the text names nowhere else is a description.
            Kind::BodyWord if m.tokens.len() == 2 && self.heading_only(n) && self.is_capital_anyway(m.tokens.end - 1) => {
                let mut evidence = self.read(whole, true);
                evidence.sides.retain(|side, _| !matches!(side, Side::Named(_)));
                self.add_home(&part.tokens, &mut evidence);
                Some(named(Who::Unnamed(side::body_name(m.span.of(self.text))), evidence, m.span, 0.5))
            }
            Kind::BodyWord => {
                let mut evidence = self.read(whole, true);
                self.add_home(&part.tokens, &mut evidence);
                Some(named(Who::Body(self.long_name(m.span)), evidence, m.span, 0.9))
            }
            Kind::Person | Kind::Unclear => {
                let words = super::mentions::name_words(m.span.of(self.text));
                if self.people[n].is_none() && m.kind == Kind::Unclear && m.bodily {
                    let name = self.long_name(m.span);
                    let evidence = of_side(Side::Named(name.clone()));
                    return Some(named(Who::Body(name), evidence, m.span, 0.7));
                }
                if self.people[n].is_none()
                    && m.kind == Kind::Unclear
                    && let Some(body) = self.body_begun_by(n)
                {
                    return Some(body);
                }
                if self.people[n].is_none() && m.kind == Kind::Unclear && m.title.is_none() && self.is_firm(n) {
                    let name = self.long_name(m.span);
                    return Some(named(Who::Body(name.clone()), of_side(Side::Named(name)), m.span, 0.75));
                }
                let (person, confidence) = match self.people[n] {
                    Some(known) => known,
                    None if self.is_ambiguous(people, n) => return None,
                    None => {
                        let person = people.only_family(&words, m.gender);
                        *people.all[person].forms.entry(m.span.of(self.text).to_owned()).or_default() += 1;
                        (person, if m.kind == Kind::Person || words.len() >= 2 { 0.8 } else { 0.7 })
                    }
                };
                let mut evidence = self.title_evidence(people, n);
                if let Some(beside) = part.beside.filter(|b| !lexicon::is_kin(b.of(self.text))) {
                    evidence.add(&self.read(beside, false));
                    let words = self.structure.tokens_in(beside);
                    self.add_home(&words, &mut evidence);
                    evidence = self.owner_evidence(people, &words, evidence);
                }
                // "Ras Keld at the Harbour Gazette"
                let behind = m.tokens.end..part.tokens.end;
                if part.beside.is_none() && behind.len() > 1 && matches!(self.word(behind.start), "at" | "of" | "with") {
                    evidence.add(&self.read(self.span(&behind), false));
                }
                let owner = [part.beside, m.title, m.after].into_iter().flatten().filter(|s| !self.is_over(*s));
                let owner = owner.map(|s| self.structure.tokens_in(s)).find_map(|words| self.owner_of(people, &words, said));
                let owner = owner.filter(|o| *o != Who::Person(person)).map(Box::new);
                let title = m.title.or(part.beside).map(|t| self.title(t)).filter(|t| side::has_office(t));
                Some(Found { who: Who::Person(person), evidence, title, mention: Some(m.span), confidence, owner, here: None })
            }
        }
    }

    /// "the Kelds": the two people of that family whom the document names.
    fn family_of(&self, n: usize) -> Option<Vec<Found>> {
        let m = &self.mentions[n];
        let the = m.tokens.start.checked_sub(1).is_some_and(|t| self.word(t).eq_ignore_ascii_case("the"));
        let name = m
            .span
            .of(self.text)
            .strip_suffix('s')
            .filter(|_| the && m.kind == Kind::Unclear && m.tokens.len() == 1 && !m.quoted && self.word(m.tokens.end) != ":")?;
        let bears = |o: &Mention| o.tokens.len() > 1 && o.span.of(self.text).rsplit(' ').next() == Some(name);
        let named = self.mentions.iter().zip(self.people).filter(|(o, _)| bears(o)).filter_map(|(_, p)| *p);
        let all: std::collections::BTreeSet<PersonAt> = named.map(|(person, _)| person).collect();
        (all.len() == 2).then(|| all.into_iter().map(|p| self.again(Who::Person(p), 0.75)).collect())
    }

    /// "many Harbourites", "rural Harbourites": some of a party's people, which speak for themselves and not for all of it.
    fn are_some_of(&self, id: BodyId, n: usize, part: &Part) -> bool {
        let m = &self.mentions[n];
        let body = &World::get().bodies[id.0 as usize];
        let people = m.tokens.len() == 1 && m.span.of(self.text).ends_with('s') && m.span.of(self.text) != body.name;
        // "Harbourites trying to win", "Harbourites across the land"
        let behind = m.tokens.end < part.tokens.end && {
            let next = self.word(m.tokens.end).to_lowercase();
            matches!(next.as_str(), "across" | "who" | "around") || next.ends_with("ing") && next.len() > 4
        };
        let limited = behind || self.are_limited(n, part) || self.shared_limit(n).is_some();
        body.kind == BodyKind::PoliticalParty && people && limited
    }

    /// Whether words before the people at mention `n` say which of them: "rural", "many".
    fn are_limited(&self, n: usize, part: &Part) -> bool {
        let limits = |t: usize| !matches!(self.word(t).to_lowercase().as_str(), "the" | "both" | "all" | "by" | "to" | "among");
        (part.tokens.start..self.mentions[n].tokens.start).any(limits)
    }

    /// Some of the people at mention `n`, called by their count and name.
    fn counted(&self, n: usize, part: &Part, evidence: Evidence) -> Found {
        let words = self.span(&(part.tokens.start..self.mentions[n].tokens.end));
        named(Who::Unnamed(side::body_name(words.of(self.text))), evidence, words, 0.9)
    }

    /// Whether the last word of a body's name means people ("Senate Republicans").
    fn ends_in_people(&self, n: usize) -> bool {
        let last = self.word(self.mentions[n].tokens.end - 1);
        let party = World::get().body(last).is_some_and(|id| World::get().bodies[id.0 as usize].kind == BodyKind::PoliticalParty);
        last.ends_with('s') && (party || lexicon::word(last).is(Class::Plural))
    }

    /// The same by a count: "some", "only a dozen", "two".
    fn are_counted(&self, n: usize, part: &Part) -> bool {
        let counts = |w: &str| {
            let number = w.starts_with(|c: char| c.is_ascii_digit());
            number
                || matches!(
                    w,
                    "some" | "many" | "most" | "several" | "few" | "only" | "half" | "dozen" | "dozens" | "hundreds" | "thousands"
                )
                || matches!(w, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "other" | "certain")
        };
        (part.tokens.start..self.mentions[n].tokens.start).any(|t| counts(&self.word(t).to_lowercase()))
    }

    /// "the Harbour Party of Lorn", "Lorn’s Harbour Party": the words for the branch of a party in a part of its state.
    fn branch_of(&self, id: BodyId, n: usize) -> Option<Span> {
        let m = &self.mentions[n];
        let body = &World::get().bodies[id.0 as usize];
        if body.kind != BodyKind::PoliticalParty || m.tokens.len() == 1 && self.word(m.tokens.start).ends_with('s') {
            return None;
        }
        let region = |o: &&Mention| matches!(o.kind, Kind::Place(place) if place.word == PlaceWord::Region);
        let behind = self.mentions.get(n + 1).filter(region).filter(|o| o.full == m.tokens.end + 1 && self.word(m.tokens.end) == "of");
        if let Some(place) = behind {
            return Some(m.span.hull(place.span));
        }
        let before = self.mentions.get(n.checked_sub(1)?).filter(region)?;
        let own = |t: usize| source::is_possessive(self.word(t)) || matches!(self.word(t), "state" | "State");
        (before.tokens.end..m.full).all(own).then(|| before.span.hull(m.span))
    }

    /// "many Harbourites and Unionists": the word that limits the second as well as the first.
    fn shared_limit(&self, n: usize) -> Option<&str> {
        let (m, before) = (&self.mentions[n], &self.mentions[n.checked_sub(1)?]);
        let joined =
            before.tokens.end + 1 == m.tokens.start && self.word(before.tokens.end) == "and" && matches!(before.kind, Kind::Body(_));
        let limit = before.tokens.start.checked_sub(1).filter(|_| joined).map(|t| self.word(t))?;
        matches!(limit.to_lowercase().as_str(), "many" | "some" | "most" | "several" | "few").then_some(limit)
    }

    /// "the Velmarian": a demonym that means one person and no people.
    fn is_one_of_a_people(&self, n: usize, whole: Span) -> bool {
        let m = &self.mentions[n];
        let demonym = matches!(m.kind, Kind::Place(p) if p.word == PlaceWord::Demonym);
        let word = m.span.of(self.text);
        let singular = ["an", "er", "i", "ite"].iter().any(|ending| word.ends_with(ending));
        let the = m.tokens.start.checked_sub(1).is_some_and(|t| self.word(t).eq_ignore_ascii_case("the"));
        demonym && singular && the && m.span.end == whole.end
    }

    /// The one person of this state who was named in the sentences before; open where there are two or none.
    fn compatriot(&self, people: &People, state: StateId, n: usize) -> Option<Found> {
        let here = self.mentions[n].sentence;
        let near = (0..n).filter(|&k| here - self.mentions[k].sentence <= 4 && self.state_of(people, k) == Some(state));
        let mut found = near.filter_map(|k| self.people[k]).map(|(person, _)| person);
        let first = found.next()?;
        found.all(|other| other == first).then(|| self.again(Who::Person(first), 0.7))
    }

    /// Whom "A:" means in questions and answers: the one person that what stands before them names.
    pub(super) fn interviewee(&self, answer: usize) -> Option<PersonAt> {
        let label = |t: usize| matches!(self.word(t), ":" | "." | ")");
        // "Q: Why", and "QWhy" where a page lost what stood between.
        let glued = |w: &str| w.starts_with('Q') && w.chars().nth(1).is_some_and(char::is_uppercase) && w.chars().any(char::is_lowercase);
        let first = (0..self.structure.tokens.len()).find(|&t| self.word(t) == "Q" && label(t + 1) || glued(self.word(t)))?;
        if first > answer || !label(answer + 1) {
            return None;
        }
        // Who is asked is introduced by the full name; a bare word before may be a firm's.
        let mut counts: BTreeMap<PersonAt, usize> = BTreeMap::new();
        for (m, person) in self.mentions.iter().zip(self.people).take_while(|(m, _)| m.tokens.start < first) {
            if let Some((person, _)) = person.filter(|_| !m.quoted && m.tokens.len() > 1) {
                *counts.entry(person).or_default() += 1;
            }
        }
        twice_as_often(counts)
    }

    /// The name of a body as it is shown: in full where the corpus tells what it is short for.
    pub(super) fn body_name(&self, span: Span) -> String {
        self.gazetteer.body_name(span.of(self.text))
    }

    /// The name of a body in full where the text gives it so elsewhere ("the Front" for "Upper Brell Front").
    pub(super) fn long_name(&self, span: Span) -> String {
        let name = self.body_name(span);
        let words: Vec<&str> = name.split(' ').collect();
        let ends = words.len() > 1 || {
            let class = lexicon::word(words[0]);
            class.is(Class::Ending)
                || matches!(words[0], "Alliance" | "Union" | "Movement" | "League" | "Party" | "Institute" | "Forum" | "Commission")
        };
        let mut found: Option<String> = None;
        for m in self.mentions.iter().filter(|m| m.kind == Kind::BodyWord || m.kind == Kind::Unclear && m.bodily) {
            let long = self.body_name(m.span);
            let all: Vec<&str> = long.split(' ').collect();
            let fits = all.len() > words.len() && (ends && all.ends_with(&words) || all.starts_with(&words) && words.len() > 1);
            if !fits || found.as_ref().is_some_and(|f| *f == long) {
                continue;
            }
            if found.is_some() {
                return name;
            }
            found = Some(long);
        }
        found.unwrap_or(name)
    }

    /// Of several people of this name, the one who spoke just before.
    fn namesake_said(&self, people: &People, n: usize, said: &[Said]) -> Option<Found> {
        let m = &self.mentions[n];
        let words = super::mentions::name_words(m.span.of(self.text));
        let last = words.last().filter(|_| m.kind_is_person())?;
        let near = said.iter().rev().take(2).filter(|s| m.sentence.saturating_sub(s.sentence) <= 2);
        let person = near.flat_map(|s| &s.voices).find_map(|who| match who {
            Who::Person(person) if people.bears(*person, last) => Some(*person),
            _ => None,
        })?;
        Some(Found { mention: Some(m.span), ..self.again(Who::Person(person), 0.75) })
    }

    /// The body that a bare word is short for ("Brell" for "Brell Mining Company").
    pub(super) fn body_begun_by(&self, n: usize) -> Option<Found> {
        let short = self.mentions[n].span.of(self.text);
        let long = self.mentions.iter().find(|m| {
            matches!(m.kind, Kind::BodyWord | Kind::Body(_))
                && m.span.of(self.text).strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        })?;
        let who = match long.kind {
            Kind::Body(id) => Who::Listed(id),
            _ => Who::Body(self.body_name(long.span)),
        };
        Some(Found { mention: Some(self.mentions[n].span), ..self.again(who, 0.75) })
    }

    /// Whether more than one person of the document could bear this bare name.
    fn is_ambiguous(&self, people: &mut People, n: usize) -> bool {
        people.is_ambiguous(self.text, &self.mentions[n], self.cast)
    }

    /// Somebody who has been resolved before, taken up again.
    pub(super) fn again(&self, who: Who, confidence: f32) -> Found {
        let evidence = match &who {
            Who::State(state) => of_side(Side::State(*state)),
            Who::Listed(id) => of_listed(*id),
            _ => Evidence::default(),
        };
        Found { who, evidence, title: None, mention: None, confidence, owner: None, here: None }
    }
}

/// Somebody or something that a source names, at `mention`.
fn named(who: Who, evidence: Evidence, mention: Span, confidence: f32) -> Found {
    Found { who, evidence, title: None, mention: Some(mention), confidence, owner: None, here: None }
}

/// The side of a listed body, and the body itself as a group within its state.
fn of_listed(id: BodyId) -> Evidence {
    let mut evidence = of_side(side::side_of_body(id));
    let body = &World::get().bodies[id.0 as usize];
    if matches!(body.kind, BodyKind::PoliticalParty | BodyKind::Institution) {
        evidence.groups.insert(body.group().to_owned(), 1.0);
    }
    evidence
}

fn of_side(side: Side) -> Evidence {
    Evidence { sides: BTreeMap::from([(side, 1.0)]), ..Evidence::default() }
}

fn is_plural(description: &str) -> bool {
    let words = description.split_whitespace().take_while(|w| !lexicon::is_preposition(&w.to_lowercase()));
    words.last().is_some_and(|w| {
        let class = lexicon::word(w);
        // "Millennials": whom no list knows, by the ending.
        let people = ["ists", "ers", "ors", "ans", "ials", "ees", "crats"].iter().any(|ending| w.ends_with(ending));
        let unknown = people && !class.is_role() && !class.is(Class::Body) && !class.is(Class::Document);
        class.is(Class::Plural) || class.is(Class::Bodies) || unknown
    })
}
