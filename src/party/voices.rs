//! Whom each source of a document means.
//!
//! Names go to the people of the corpus; pronouns and role nouns to somebody named before, by gender, number, office and recency. Each candidate
//! is scored (nearness in sentences, opening its sentence, having spoken last, number of mentions); the best is taken only when it leads the next
//! by a margin, else the source stays open.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::gazetteer::Gazetteer;
use super::lexicon::{self, Class, Pronoun};
use super::mentions::{Kind, Mention};
use super::people::{Cast, People, PersonAt};
use super::side::{self, Evidence, Side};
use super::source::{self, Head, Part};
use crate::statement::Attribution;
use crate::text::{Span, Structure};
use crate::world::{BodyId, BodyKind, Gender, Held, PlaceWord, StateId, World};

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
    /// For each mention: the person it names.
    pub(super) people: Vec<Option<(PersonAt, f32)>>,
    /// For each person of the document: what its titles tell here.
    pub(super) evidence: BTreeMap<PersonAt, Evidence>,
}

/// Who spoke in the attributions before, to resolve what follows.
struct Said {
    sentence: usize,
    voices: Vec<Who>,
    plural: bool,
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
                said.push(Said { sentence, voices: voices.iter().map(|v| v.who.clone()).collect(), plural });
            }
            all.push(voices);
        }
        all
    }

    /// The voices of one span that names a source; also for reporters in between.
    fn source(&self, people: &mut People, span: Span, attribution: Option<usize>, said: &[Said], done: &[Vec<Found>]) -> Vec<Found> {
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
        if found.len() > 1 && found.iter().all(|f| matches!(f.who, Who::Unnamed(_))) {
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
            Head::Name(n) => self.name(people, *n, part).into_iter().collect(),
            Head::Pronoun(p) => self.pronoun(people, *p, part.tokens.start, attribution, said, done),
            Head::Pair { bodies } => self.pair(people, part.tokens.start, *bodies, said),
            Head::Role { words, noun, definite } => self.role(people, words.clone(), *noun, *definite, span, said).into_iter().collect(),
        }
    }

    fn span(&self, tokens: &std::ops::Range<usize>) -> Span {
        self.structure.tokens[tokens.start].hull(self.structure.tokens[tokens.end - 1])
    }

    fn word(&self, token: usize) -> &str {
        self.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    /// A named source.
    fn name(&self, people: &mut People, n: usize, part: &Part) -> Option<Found> {
        let m = &self.mentions[n];
        let whole = self.span(&part.tokens);
        match m.kind {
            Kind::Place(place) if place.word == PlaceWord::Seat => {
                let evidence = of_side(Side::State(place.state));
                let name = side::body_name(m.span.of(self.text));
                Some(Found { who: Who::Body(name), evidence, title: None, mention: Some(m.span), confidence: 0.95 })
            }
            Kind::Place(place) => {
                let evidence = of_side(Side::State(place.state));
                let confidence = if place.word == PlaceWord::Region { 0.7 } else { 0.95 };
                let who =
                    if place.word == PlaceWord::Region { Who::Body(m.span.of(self.text).to_owned()) } else { Who::State(place.state) };
                Some(Found { who, evidence, title: None, mention: Some(m.span), confidence })
            }
            Kind::Body(id) => {
                let evidence = of_listed(id, self.gazetteer);
                Some(Found { who: Who::Listed(id), evidence, title: None, mention: Some(m.span), confidence: 0.95 })
            }
            Kind::BodyWord => {
                let evidence = self.read(whole, true);
                Some(Found {
                    who: Who::Body(side::body_name(m.span.of(self.text))),
                    evidence,
                    title: None,
                    mention: Some(m.span),
                    confidence: 0.9,
                })
            }
            Kind::Person | Kind::Unclear => {
                let words = super::mentions::name_words(m.span.of(self.text));
                if self.people[n].is_none()
                    && m.kind == Kind::Unclear
                    && let Some(body) = self.body_begun_by(n)
                {
                    return Some(body);
                }
                let (person, confidence) = match self.people[n] {
                    Some(known) => known,
                    None if self.is_ambiguous(people, n) => return None,
                    None if m.kind == Kind::Person || words.len() >= 2 => (people.only_family(&words, m.gender), 0.8),
                    None => (people.only_family(&words, m.gender), 0.7),
                };
                let mut evidence = self.title_evidence(people, n);
                if let Some(beside) = part.beside {
                    evidence.add(&self.read(beside, false));
                }
                let title = m.title.or(part.beside).map(|t| self.title(t)).filter(|t| side::has_office(t));
                Some(Found { who: Who::Person(person), evidence, title, mention: Some(m.span), confidence })
            }
        }
    }

    /// The body that a bare word is short for ("Brell" for "Brell Mining Company").
    fn body_begun_by(&self, n: usize) -> Option<Found> {
        let short = self.mentions[n].span.of(self.text);
        let long = self.mentions.iter().find(|m| {
            matches!(m.kind, Kind::BodyWord | Kind::Body(_))
                && m.span.of(self.text).strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        })?;
        let who = match long.kind {
            Kind::Body(id) => Who::Listed(id),
            _ => Who::Body(side::body_name(long.span.of(self.text))),
        };
        Some(Found { mention: Some(self.mentions[n].span), ..self.again(who, 0.75) })
    }

    /// Whether more than one person of the document could bear this bare name.
    fn is_ambiguous(&self, people: &mut People, n: usize) -> bool {
        people.is_ambiguous(self.text, &self.mentions[n], self.cast)
    }

    pub(super) fn read(&self, span: Span, before: bool) -> Evidence {
        side::read(self.text, self.structure, self.mentions, span, before, self.gazetteer)
    }

    /// What the title before a name and the description after it tell.
    pub(super) fn title_evidence(&self, people: &People, n: usize) -> Evidence {
        let m = &self.mentions[n];
        let mut evidence = m.title.map(|t| self.read(t, true)).unwrap_or_default();
        if m.title.is_some() && matches!(self.word(m.tokens.end), "of" | "for") {
            // "Foreign Minister Ina Tolle of Velmar"
            let place =
                self.mentions.get(n + 1).filter(|o| o.tokens.start == m.tokens.end + 1 && matches!(o.kind, Kind::Place(_) | Kind::Body(_)));
            if let Some(place) = place {
                evidence.add(&self.read(place.span, true));
            }
        }
        self.add_employer(people, n, &mut evidence);
        if let Some(after) = m.after {
            evidence.add(&self.read(after, false));
        }
        // "Velmar's foreign minister" reaches further left than the title.
        if m.title.is_some()
            && m.full >= 2
            && source::is_possessive(self.word(m.full - 1))
            && side::has_office(m.title.map_or("", |t| t.of(self.text)))
        {
            let token = &self.structure.tokens[m.full - 2];
            evidence.add(&self.read(*token, true));
        }
        evidence
    }

    /// Who speaks for a person ("Tolle's lawyer Ras Keld", "Ras Keld, a Tolle spokesman") stands on that person's side.
    fn add_employer(&self, people: &People, n: usize, evidence: &mut Evidence) {
        let m = &self.mentions[n];
        if !evidence.sides.is_empty() {
            return;
        }
        let serves = |words: &str| {
            let words = words.to_lowercase();
            [
                "spokes",
                "lawyer",
                "attorney",
                "aide",
                "adviser",
                "advisor",
                "strategist",
                "manager",
                "chief of staff",
                "envoy",
                "surrogate",
                "counsel",
            ]
            .iter()
            .any(|w| words.contains(w))
        };
        let before = n.checked_sub(1).map(|k| (k, &self.mentions[k])).filter(|(_, o)| {
            let gap = m.full.saturating_sub(o.tokens.end);
            m.title.is_some_and(|t| serves(t.of(self.text))) && (gap == 0 || gap == 1 && source::is_possessive(self.word(o.tokens.end)))
        });
        let after = m.after.filter(|a| serves(a.of(self.text))).and_then(|a| {
            let first = self.mentions.partition_point(|o| o.span.start < a.start);
            self.mentions[first..]
                .iter()
                .take_while(|o| o.span.end <= a.end)
                .position(|o| o.kind_is_person())
                .map(|k| (first + k, &self.mentions[first + k]))
        });
        let Some((owner, _)) = before.filter(|(_, o)| o.kind_is_person()).or(after) else { return };
        if let Some((person, _)) = self.people[owner] {
            self.add_side_of(people, person, evidence);
        }
    }

    fn add_side_of(&self, people: &People, person: PersonAt, evidence: &mut Evidence) {
        if let Some(theirs) = self.evidence.get(&person) {
            evidence.add(theirs);
        }
        if let Some(state) = self.listed_state(people, person) {
            *evidence.sides.entry(Side::State(state)).or_default() += 0.5;
        }
        if let Some(party) = people.all[person].listed.and_then(|id| World::get().person(id).party.clone()) {
            let us = World::get().state_by_key("united-states").filter(|_| evidence.sides.is_empty());
            if let Some(us) = us {
                evidence.sides.insert(Side::State(us), 0.5);
            }
            *evidence.groups.entry(super::lanes::party_name(&party)).or_default() += 1.0;
        }
    }

    /// A title as it is shown: without the state it begins with.
    pub(super) fn title(&self, span: Span) -> String {
        let tokens = self.structure.tokens_in(span);
        let mut start = tokens.start;
        loop {
            let word = self.word(start);
            let at_place = self.mentions.iter().find(|m| m.tokens.start == start && matches!(m.kind, Kind::Place(_)));
            start = match at_place {
                Some(m) => m.tokens.end,
                None if matches!(
                    word,
                    "the" | "The" | "a" | "an" | "A" | "An" | "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "." | "and"
                ) || source::is_possessive(word) =>
                {
                    start + 1
                }
                None => break,
            };
            if start >= tokens.end {
                return String::new();
            }
        }
        let words = self.span(&(start..tokens.end)).of(self.text);
        words.trim_end_matches([',', ' ']).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pronoun(
        &self,
        people: &mut People,
        p: Pronoun,
        token: usize,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Vec<Found> {
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start).unwrap_or(0);
        match p {
            Pronoun::He => self.person_before(people, token, sentence, Some(Gender::Male), attribution, said),
            Pronoun::She => self.person_before(people, token, sentence, Some(Gender::Female), attribution, said),
            Pronoun::They => {
                let last = said.last().filter(|s| s.plural && sentence - s.sentence <= 2);
                last.map(|s| s.voices.iter().map(|w| self.again(w.clone(), 0.7)).collect()).unwrap_or_default()
            }
            Pronoun::It => {
                let last = said.last().filter(|s| {
                    s.voices.len() == 1
                        && sentence - s.sentence <= 2
                        && matches!(s.voices[0], Who::State(_) | Who::Listed(_) | Who::Body(_))
                });
                last.map(|s| vec![self.again(s.voices[0].clone(), 0.7)]).unwrap_or_default()
            }
            Pronoun::First => {
                let at = self.structure.tokens[token];
                let around = (0..done.len())
                    .filter(|&k| Some(k) != attribution && self.attributions[k].content.iter().any(|c| c.contains(at)))
                    .min_by_key(|&k| self.attributions[k].content.iter().map(|c| c.len()).sum::<usize>());
                around
                    .map(|k| done[k].iter().map(|f| Found { mention: None, confidence: f.confidence * 0.9, ..f.clone() }).collect())
                    .unwrap_or_default()
            }
            Pronoun::Relative => self.before_relative(people, token, attribution, done),
            Pronoun::Nobody => Vec::new(),
        }
    }

    /// Somebody who has been resolved before, taken up again.
    fn again(&self, who: Who, confidence: f32) -> Found {
        let evidence = match &who {
            Who::State(state) => of_side(Side::State(*state)),
            Who::Listed(id) => of_listed(*id, self.gazetteer),
            _ => Evidence::default(),
        };
        Found { who, evidence, title: None, mention: None, confidence }
    }

    /// The name right before a relative pronoun.
    fn before_relative(&self, people: &mut People, token: usize, attribution: Option<usize>, done: &[Vec<Found>]) -> Vec<Found> {
        let near = |span: Span| {
            let end = self.structure.tokens_in(span).end;
            end <= token && token - end <= 1
        };
        let source = (0..done.len()).rev().find(|&k| Some(k) != attribution && self.attributions[k].source.is_some_and(near));
        if let Some(k) = source {
            return done[k].iter().map(|f| Found { confidence: f.confidence * 0.95, ..f.clone() }).collect();
        }
        let before = self.mentions.iter().enumerate().rev().find(|(_, m)| m.tokens.end <= token);
        let Some((n, m)) = before.filter(|(_, m)| {
            token - m.tokens.end <= 1 && self.structure.sentence_at(self.structure.tokens[token].start) == Some(m.sentence)
        }) else {
            return Vec::new();
        };
        let part = Part { head: Head::Name(n), tokens: m.full..m.tokens.end, beside: None };
        self.name(people, n, &part).into_iter().map(|f| Found { confidence: f.confidence * 0.9, ..f }).collect()
    }

    /// The person before `token` that "he" or "she" means.
    fn person_before(
        &self,
        people: &People,
        token: usize,
        sentence: usize,
        gender: Option<Gender>,
        attribution: Option<usize>,
        said: &[Said],
    ) -> Vec<Found> {
        let content = attribution.map(|n| self.attributions[n].content.as_slice()).unwrap_or_default();
        let quoted = self.structure.quotes[token].inside;
        let mut scores: BTreeMap<PersonAt, (f32, usize)> = BTreeMap::new();
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < token) {
            let Some((person, _)) = self.people[n] else { continue };
            let distance = sentence.saturating_sub(m.sentence);
            if distance > 6 || m.quoted != quoted && m.quoted {
                continue;
            }
            let known = people.all[person].gender.or(m.gender);
            if known.is_some() && gender.is_some() && known != gender {
                continue;
            }
            let mut score = 3.0 - 0.75 * distance as f32;
            score += if m.opens { 0.8 } else { 0.0 };
            score -= if known.is_none() { 0.6 } else { 0.0 };
            score -= if content.iter().any(|c| c.overlaps(m.span)) { 2.0 } else { 0.0 };
            let possessive = source::is_possessive(self.word(m.tokens.end));
            score -= if possessive { 0.3 } else { 0.0 };
            let entry = scores.entry(person).or_insert((score, 0));
            entry.0 = entry.0.max(score);
            entry.1 += 1;
        }
        if let Some(last) = said.last().filter(|s| sentence.saturating_sub(s.sentence) <= 3 && s.voices.len() == 1)
            && let Who::Person(person) = last.voices[0]
            && let Some(entry) = scores.get_mut(&person)
        {
            entry.0 = entry.0.max(2.2 - 0.3 * sentence.saturating_sub(last.sentence) as f32) + 1.0;
        }
        let mut ranked: Vec<(PersonAt, f32)> = scores.into_iter().map(|(p, (s, count))| (p, s + 0.25 * (count as f32).ln_1p())).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let Some(&(best, score)) = ranked.first() else { return Vec::new() };
        let margin = ranked.get(1).map_or(2.0, |second| score - second.1);
        if margin < 0.5 || score < -1.0 {
            return Vec::new();
        }
        let confidence = (0.6 + 0.17 * margin).min(0.93);
        vec![Found { who: Who::Person(best), evidence: Evidence::default(), title: None, mention: None, confidence }]
    }

    /// "the two nations", "both men": two that were named together just before.
    fn pair(&self, people: &People, token: usize, bodies: bool, said: &[Said]) -> Vec<Found> {
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start).unwrap_or(0);
        for back in 0..=2 {
            let Some(at) = sentence.checked_sub(back) else { break };
            let here: Vec<(usize, &Mention)> =
                self.mentions.iter().enumerate().filter(|(_, m)| m.sentence == at && m.tokens.start < token && !m.quoted).collect();
            if bodies {
                let joined = self.joined(&here, |n| self.state_of(people, n));
                if let Some([a, b]) = joined {
                    return vec![self.again(Who::State(a), 0.8), self.again(Who::State(b), 0.8)];
                }
            } else if let Some([a, b]) = self.joined(&here, |n| self.people[n].map(|p| p.0)) {
                return vec![self.again(Who::Person(a), 0.8), self.again(Who::Person(b), 0.8)];
            }
        }
        let last = said.last().filter(|s| s.voices.len() == 2 && sentence - s.sentence <= 3);
        last.map(|s| s.voices.iter().map(|w| self.again(w.clone(), 0.7)).collect()).unwrap_or_default()
    }

    /// The two different things that the first "A and B" of a sentence joins, or the only two of the sentence.
    fn joined<T: PartialEq + Copy>(&self, here: &[(usize, &Mention)], of: impl Fn(usize) -> Option<T>) -> Option<[T; 2]> {
        for (k, (n, m)) in here.iter().enumerate() {
            let Some(a) = of(*n) else { continue };
            if self.word(m.tokens.end) != "and" {
                continue;
            }
            if let Some(b) = here[k + 1..].iter().filter(|(_, o)| o.full <= m.tokens.end + 3).find_map(|(o, _)| of(*o)).filter(|b| *b != a)
            {
                return Some([a, b]);
            }
        }
        let mut all: Vec<T> = Vec::new();
        for (n, _) in here {
            if let Some(x) = of(*n)
                && !all.contains(&x)
            {
                all.push(x);
            }
        }
        if let [a, b] = all[..] { Some([a, b]) } else { None }
    }

    /// The state a mention stands for: a place by itself, a person by the side told in the document.
    fn state_of(&self, people: &People, n: usize) -> Option<StateId> {
        if let Kind::Place(place) = self.mentions[n].kind {
            return Some(place.state);
        }
        let (person, _) = self.people[n]?;
        match self.evidence.get(&person).and_then(Evidence::side) {
            Some(Side::State(state)) => Some(state),
            _ => self.listed_state(people, person),
        }
    }

    pub(super) fn listed_state(&self, people: &People, person: PersonAt) -> Option<StateId> {
        let terms = &World::get().person(people.all[person].listed?).terms;
        let held = |t: &&crate::world::Term| self.published.is_none_or(|(from, to)| t.held(from, to) != Held::No);
        terms.iter().rev().find(held).or_else(|| terms.last())?.state
    }

    /// A description: somebody named before when it is definite and fits, else an unnamed source.
    fn role(
        &self,
        people: &mut People,
        words: std::ops::Range<usize>,
        noun: usize,
        definite: bool,
        span: Span,
        said: &[Said],
    ) -> Option<Found> {
        let head = self.word(noun).to_owned();
        let class = lexicon::word(&head);
        let description = self.span(&words);
        let evidence = self.read(description, true);
        let plural = class.is(Class::Plural) || class.is(Class::Bodies);
        let sentence = self.structure.sentence_at(span.start).unwrap_or(0);
        if definite && class.is_role() && !plural {
            match self.by_office(people, &words, noun, &evidence, sentence) {
                Office::One(person, confidence) => {
                    let mention = None;
                    return Some(Found { who: Who::Person(person), evidence: Evidence::default(), title: None, mention, confidence });
                }
                Office::Unclear => return None,
                Office::Nobody => {}
            }
        }
        if definite && (class.is(Class::Body) || plural) && words.len() <= 3 {
            if let Some(who) = self.body_before(&head, words.start, sentence, said) {
                return Some(self.again(who, 0.8));
            }
        }
        if class.is(Class::Document) && definite && noun > words.start && lexicon::word(self.word(noun - 1)).is(Class::Body) {
            let maker = self.word(noun - 1).to_owned();
            if let Some(who) = self.body_before(&maker, words.start, sentence, said) {
                return Some(self.again(who, 0.75));
            }
        }
        if class.is(Class::Body)
            && noun == words.start
            && self.structure.sentences.get(sentence).is_some_and(|s| s.tokens.start + 2 > words.start)
        {
            // "Coalition of 35 states" in a headline: the coalition that the text names.
            let head = head.to_lowercase();
            let bodies = self.mentions.iter().filter_map(|m| match m.kind {
                Kind::Body(id) if has_word(&World::get().bodies[id.0 as usize].name.to_lowercase(), &head) => Some(id),
                _ => None,
            });
            let named: std::collections::BTreeSet<BodyId> = bodies.collect();
            if let (1, Some(id)) = (named.len(), named.first()) {
                return Some(self.again(Who::Listed(*id), 0.7));
            }
        }
        let named_body =
            class.is(Class::Body) && !evidence.sides.is_empty() || class.is(Class::Body) && self.word(noun).starts_with(char::is_uppercase);
        let name = side::body_name(description.of(self.text));
        let known = class.is_role() || plural || class.is(Class::Body) || class.is(Class::Document);
        let confidence = match (named_body, known) {
            (true, _) => 0.85,
            (false, true) => 0.8,
            (false, false) => 0.5,
        };
        let who = if named_body { Who::Body(name) } else { Who::Unnamed(name) };
        Some(Found { who, evidence: self.owner_evidence(people, &words, evidence), title: None, mention: Some(description), confidence })
    }

    /// "the Tolle campaign", "Tolle's lawyer": the side of the person it belongs to.
    fn owner_evidence(&self, people: &People, words: &std::ops::Range<usize>, evidence: Evidence) -> Evidence {
        if !evidence.sides.is_empty() {
            return evidence;
        }
        let owner = self.mentions.iter().enumerate().find(|(_, m)| words.contains(&m.tokens.start) && m.kind_is_person());
        let Some((person, _)) = owner.and_then(|(n, _)| self.people[n]) else { return evidence };
        let mut found = evidence;
        self.add_side_of(people, person, &mut found);
        found
    }

    /// The person before whose title fits a description such as "the deputy minister".
    fn by_office(&self, people: &mut People, words: &std::ops::Range<usize>, noun: usize, evidence: &Evidence, sentence: usize) -> Office {
        let wanted: Vec<String> = (words.start..=noun).map(|t| self.word(t).to_lowercase()).filter(|w| w.chars().count() > 1).collect();
        let gender = lexicon::word(self.word(noun)).gender;
        let state = evidence.side().and_then(|s| if let Side::State(s) = s { Some(s) } else { None });
        let needs: Vec<&String> =
            wanted.iter().filter(|w| !matches!(lexicon::word(w), c if !c.is_role() && !c.is(Class::Modifier))).collect();
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
            let told = [m.title, m.after].into_iter().flatten().map(|s| s.of(self.text).to_lowercase()).collect::<Vec<_>>().join(" ");
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
        match ranked[..] {
            [(one, _)] => return Office::One(one, 0.88),
            [(one, near), (_, far), ..] => {
                return if near >= far + 2 && sentence - near <= 2 { Office::One(one, 0.65) } else { Office::Unclear };
            }
            [] => {}
        }
        if let Some(one) = self.by_listed_office(people, words, noun, gender, state) {
            return Office::One(one, 0.78);
        }
        match state.and_then(|s| self.holder(people, s, &wanted)) {
            Some(person) => Office::One(person, 0.8),
            None => Office::Nobody,
        }
    }

    /// The only person named before who held such an office by the lists when the document was published.
    fn by_listed_office(
        &self,
        people: &People,
        words: &std::ops::Range<usize>,
        noun: usize,
        gender: Option<Gender>,
        state: Option<StateId>,
    ) -> Option<PersonAt> {
        let (from, to) = self.published?;
        let head = self.word(noun).to_lowercase();
        if !matches!(
            head.as_str(),
            "senator" | "governor" | "congressman" | "congresswoman" | "representative" | "mayor" | "president" | "chancellor" | "premier"
        ) {
            return None;
        }
        let mut found: Option<PersonAt> = None;
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < words.start) {
            let Some((person, _)) = self.people[n] else { continue };
            let Some(listed) = people.all[person].listed.map(|id| World::get().person(id)) else { continue };
            let gender_fits = gender.is_none() || people.all[person].gender.is_none() || people.all[person].gender == gender;
            let holds = |t: &crate::world::Term| {
                t.held(from, to) == Held::Yes && has_word(&t.office.to_lowercase(), &head) && (state.is_none() || t.state == state)
            };
            if !gender_fits || !listed.terms.iter().any(holds) || !self.region_fits(people, person, m, words) {
                continue;
            }
            if found.is_some_and(|f| f != person) {
                return None;
            }
            found = Some(person);
        }
        found
    }

    /// "the Vermont senator": whether a part of a state in the description is that of the person, by title or list.
    fn region_fits(&self, people: &People, person: PersonAt, m: &Mention, words: &std::ops::Range<usize>) -> bool {
        let world = World::get();
        let first = self.mentions.partition_point(|o| o.tokens.start < words.start);
        let inside = self.mentions[first..].iter().take_while(|o| o.tokens.start < words.end);
        let region =
            inside.filter(|o| matches!(o.kind, Kind::Place(p) if p.word == PlaceWord::Region)).map(|o| o.span.of(self.text)).next();
        let (Some(region), Some(listed)) = (region, people.all[person].listed) else { return true };
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

    /// The body named before that "the outlet", "the ministry", "the alliance" means.
    fn body_before(&self, head: &str, before: usize, sentence: usize, said: &[Said]) -> Option<Who> {
        let head = head.to_lowercase();
        let world = World::get();
        let medium = matches!(
            head.as_str(),
            "outlet"
                | "newspaper"
                | "paper"
                | "network"
                | "station"
                | "website"
                | "magazine"
                | "broadcaster"
                | "agency"
                | "channel"
                | "daily"
                | "site"
                | "tabloid"
                | "weekly"
                | "publication"
        );
        let organisation = matches!(
            head.as_str(),
            "alliance"
                | "organisation"
                | "organization"
                | "bloc"
                | "group"
                | "agency"
                | "union"
                | "coalition"
                | "watchdog"
                | "court"
                | "fund"
                | "bank"
        );
        let mut found: Vec<(usize, Who)> = Vec::new();
        for m in self.mentions.iter().take_while(|m| m.tokens.start < before) {
            let near = sentence - m.sentence;
            let who = match m.kind {
                Kind::Body(id) => {
                    let body = &world.bodies[id.0 as usize];
                    let printed = ["Times", "Post", "Journal", "Tribune", "Herald", "Gazette", "Globe", "Guardian", "Telegraph"]
                        .iter()
                        .any(|w| body.name.contains(w));
                    let airs = matches!(head.as_str(), "network" | "station" | "channel" | "broadcaster");
                    let by_kind = medium && body.kind == BodyKind::Medium && !(printed && airs)
                        || organisation && matches!(body.kind, BodyKind::Organisation | BodyKind::Group | BodyKind::Armed);
                    let by_name = has_word(&body.name.to_lowercase(), &head) || has_word(&m.span.of(self.text).to_lowercase(), &head);
                    (by_name || by_kind && near <= 4).then_some(Who::Listed(id))
                }
                Kind::BodyWord => {
                    has_word(&m.span.of(self.text).to_lowercase(), &head).then(|| Who::Body(side::body_name(m.span.of(self.text))))
                }
                _ => None,
            };
            if let Some(who) = who {
                found.retain(|(_, w)| *w != who);
                found.push((m.sentence, who));
            }
        }
        // One that the text names three times as often as any other.
        let count =
            |who: &Who| self.mentions.iter().filter(|m| matches!((m.kind, who), (Kind::Body(a), Who::Listed(b)) if a == *b)).count();
        let mut counted: Vec<(usize, &Who)> = found.iter().map(|(_, who)| (count(who), who)).collect();
        counted.sort_by_key(|c| std::cmp::Reverse(c.0));
        if let [(most, who), (second, _), ..] = counted[..]
            && most >= 3 * second.max(1)
        {
            return Some(who.clone());
        }
        let spoke = said.iter().rev().take(1).find_map(|s| found.iter().find(|(_, w)| s.voices.contains(w)));
        match (&found[..], spoke) {
            (_, Some((_, who))) => Some(who.clone()),
            ([(_, one)], None) => Some(one.clone()),
            ([.., (far, _), (near, who)], None) if *near >= far + 2 => Some(who.clone()),
            _ => None,
        }
    }
}

enum Office {
    One(PersonAt, f32),
    /// Several could be meant.
    Unclear,
    Nobody,
}

fn world_name(state: StateId) -> &'static str {
    World::get().states.get(usize::from(state.0)).map_or("", |s| s.name.as_str())
}

/// The side of a listed body, and the body itself as a group within its state.
fn of_listed(id: BodyId, gazetteer: &Gazetteer) -> Evidence {
    let mut evidence = of_side(side::side_of_body(id, gazetteer));
    let body = &World::get().bodies[id.0 as usize];
    if matches!(body.kind, BodyKind::PoliticalParty | BodyKind::Institution) {
        evidence.groups.insert(body.name.clone(), 1.0);
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
        class.is(Class::Plural) || class.is(Class::Bodies)
    })
}

/// Whether `text` (small letters) holds the word, or one that stands for the same office.
fn has_word(text: &str, word: &str) -> bool {
    let same = |w: &str| -> &'static str {
        match w {
            "spokesman" | "spokeswoman" | "spokesperson" => "spokes",
            "congressman" | "congresswoman" | "representative" | "rep" => "rep",
            "senator" | "sen" => "sen",
            "governor" | "gov" => "gov",
            "general" | "gen" => "gen",
            "admiral" | "adm" => "adm",
            "chairman" | "chairwoman" | "chair" | "chairperson" => "chair",
            "candidate" | "nominee" | "hopeful" | "contender" => "candidate",
            "defence" | "defense" => "defence",
            "gop" | "republican" => "republican",
            "adviser" | "advisor" | "aide" => "adviser",
            "attorney" | "lawyer" => "lawyer",
            "judge" | "justice" => "judge",
            "envoy" | "ambassador" => "envoy",
            "businessman" | "businesswoman" | "mogul" | "billionaire" | "tycoon" | "developer" => "business",
            _ => "",
        }
    };
    let want = same(word);
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|w| w == word || !want.is_empty() && same(w) == want || w.rsplit('-').next() == Some(word))
}
