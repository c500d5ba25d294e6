//! From the sources of a corpus to its speakers and parties.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::bodies::{Bodies, Introductions};
use super::clip::clip;
use super::gazetteer::{Gazetteer, Sightings};
use super::mentions::{self, Kind, Mention};
use super::model::Resolution;
use super::people::{Cast, People, PersonAt};
use super::posts::Posts;
use super::side::{Evidence, Side};
use super::voices::{Found, Scene, Who};
use super::{home, lanes};
use crate::corpus::Settings;
use crate::statement::Attribution;
use crate::text::Structure;
use crate::world::{PlaceWord, StateId, fold};

/// One document, as far as speakers need it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its text.
    pub text: &'a str,
    /// The parts of the text.
    pub structure: &'a Structure,
    /// Its attributions.
    pub attributions: &'a [Attribution],
    /// When it was published: first and last possible day.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// Who published it.
    pub outlet: Option<&'a str>,
}

/// What the corpus says of one person, over all documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) evidence: Evidence,
    /// Titles with how often they stand.
    pub(super) titles: BTreeMap<String, u32>,
    pub(super) published: Option<(NaiveDate, NaiveDate)>,
    /// Whom the person serves, with how often that is told.
    pub(super) owners: BTreeMap<Who, u32>,
    /// Who serves the person.
    pub(super) servants: BTreeSet<PersonAt>,
}

/// Everything found before speakers and parties are numbered.
pub(super) struct Resolved {
    pub(super) people: People,
    pub(super) profiles: BTreeMap<PersonAt, Profile>,
    pub(super) gazetteer: Gazetteer,
    pub(super) voices: Vec<Vec<Vec<Found>>>,
    pub(super) via: Vec<Vec<Vec<Found>>>,
}

/// Who stands behind every source of the documents, and for which side.
///
/// Works on names, titles, descriptions and world lists; what the words do not settle stays open (no voice, or a voice without party). Same
/// input, same output; `settings.parties` decide over everything found.
pub fn resolve(documents: &[Input<'_>], settings: &Settings) -> Resolution {
    // A text without a date is of the time of the others.
    let era = documents.iter().filter_map(|d| d.published).reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    let documents: Vec<Input<'_>> = documents.iter().map(|d| Input { published: d.published.or(era), ..*d }).collect();
    let documents = documents.as_slice();
    let (gazetteer, mentions) = names(documents, settings);
    let apart = tells_states_apart(&mentions);
    let mut people = People::default();
    let casts: Vec<_> = documents
        .iter()
        .zip(&mentions)
        .map(|(document, mentions)| {
            let sources: Vec<bool> = sources_of(document, mentions);
            people.meet(document.text, mentions, &sources)
        })
        .collect();
    let named: Vec<Vec<Option<(PersonAt, f32)>>> =
        (0..documents.len()).map(|d| people_of(&documents[d], &mentions[d], &casts[d], &mut people)).collect();
    let homes: Vec<Option<StateId>> = documents
        .par_iter()
        .zip(&mentions)
        .map(|(document, mentions)| home::home(document.text, document.structure, mentions, &gazetteer).filter(|_| apart))
        .collect();
    let mut corpus = Corpus { documents, mentions: &mentions, casts: &casts, named: &named, gazetteer: &gazetteer, homes };
    let mut told = corpus.told(&people);
    if apart && corpus.learn_homes(&people, &told) {
        told = corpus.told(&people);
    }
    let Told { mut profiles, posts, evidence } = told;
    let mut voices = Vec::with_capacity(documents.len());
    let mut via = Vec::with_capacity(documents.len());
    let sides: BTreeMap<PersonAt, Side> = profiles.iter().filter_map(|(p, profile)| Some((*p, profile.evidence.side()?))).collect();
    for (n, evidence) in evidence.into_iter().enumerate() {
        let scene = Scene { evidence, posts: Some(&posts), sides: Some(&sides), ..corpus.scene(n) };
        let mut found = scene.voices(&mut people);
        note_voices(&found, &mut profiles);
        note_here(&scene, &mut found);
        voices.push(found);
        let reporters = documents[n].attributions.iter();
        via.push(reporters.map(|a| a.via.iter().flat_map(|v| scene.reporter(&mut people, v.source)).collect()).collect());
    }
    let served: Vec<(PersonAt, PersonAt)> = profiles
        .iter()
        .flat_map(|(servant, profile)| {
            let people = profile.owners.keys().filter_map(|owner| if let Who::Person(owner) = owner { Some(*owner) } else { None });
            people.map(|owner| (owner, *servant))
        })
        .collect();
    for (owner, servant) in served {
        profiles.entry(owner).or_default().servants.insert(servant);
    }
    lanes::number(Resolved { people, profiles, gazetteer, voices, via }, settings)
}

/// The names of all documents, read with the states that the corpus teaches.
fn names(documents: &[Input<'_>], settings: &Settings) -> (Gazetteer, Vec<Vec<Mention>>) {
    let read = |gazetteer: &Gazetteer| -> Vec<Vec<Mention>> {
        documents.par_iter().map(|d| mentions::find(d.text, d.structure, gazetteer)).collect()
    };
    let clipped = |mut all: Vec<Vec<Mention>>, gazetteer: &Gazetteer| -> Vec<Vec<Mention>> {
        all.par_iter_mut().zip(documents).for_each(|(m, d)| clip(d.text, d.structure, d.attributions, m, gazetteer));
        all
    };
    let plain = Gazetteer::default();
    let first = read(&plain);
    let noted = documents.par_iter().fold(Sightings::default, |mut sightings, d| {
        sightings.note(d.text, d.structure);
        sightings
    });
    let mut sightings = noted.reduce(Sightings::default, Sightings::join);
    sightings.settle();
    let mut people: BTreeMap<String, u32> = BTreeMap::new();
    for (document, mentions) in documents.iter().zip(&first) {
        for m in mentions.iter().filter(|m| m.kind == Kind::Person) {
            for word in fold(m.span.of(document.text)).split(' ') {
                *people.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    let stated = settings.parties.iter().flat_map(|p| p.members.iter().chain(&p.name)).map(String::as_str).collect();
    let mut gazetteer = Gazetteer::learn(&sightings, &people, &stated);
    let said = documents.par_iter().fold(Introductions::default, |mut said, d| {
        said.note(d.text, d.structure);
        said
    });
    gazetteer.bodies = Bodies::learn(&said.reduce(Introductions::default, Introductions::join), &people);
    if gazetteer.names.is_empty() && gazetteer.bodies.is_empty() {
        let first = clipped(first, &plain);
        return (plain, first);
    }
    if !gazetteer.names.is_empty() && tells_states_apart(&read(&gazetteer)) {
        learn_capitals(documents, &mut gazetteer);
    }
    let mentions = clipped(read(&gazetteer), &gazetteer);
    (gazetteer, mentions)
}

/// Whether the corpus speaks of two states or more. Where only one is known, every place and every office would be its.
fn tells_states_apart(mentions: &[Vec<Mention>]) -> bool {
    let state = |m: &Mention| match m.kind {
        Kind::Place(place) if place.word != PlaceWord::Region => Some(place.state),
        _ => None,
    };
    let mut states = mentions.iter().flatten().filter_map(state);
    let first = states.next();
    states.any(|other| Some(other) != first)
}

/// Capitals of the learnt states.
fn learn_capitals(documents: &[Input<'_>], gazetteer: &mut Gazetteer) {
    let candidates: BTreeSet<String> = documents.par_iter().flat_map_iter(|d| home::candidates(d.text, d.structure, gazetteer)).collect();
    let noted = documents.par_iter().fold(home::Votes::default, |mut votes, d| {
        votes.note(d.text, d.structure, gazetteer, &candidates);
        votes
    });
    let votes = noted.reduce(home::Votes::default, home::Votes::join);
    for (capital, state) in votes.capitals() {
        gazetteer.add_capital(capital, state);
    }
}

/// For each mention: whether it stands in a source.
fn sources_of(document: &Input<'_>, mentions: &[Mention]) -> Vec<bool> {
    let mut inside = vec![false; mentions.len()];
    for span in document.attributions.iter().filter_map(|a| a.source) {
        let first = mentions.partition_point(|m| m.span.end <= span.start);
        for (n, _) in mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.start < span.end) {
            inside[n] = true;
        }
    }
    inside
}

/// Adds what the passages themselves tell of the people that speak in them.
fn note_voices(voices: &[Vec<Found>], profiles: &mut BTreeMap<PersonAt, Profile>) {
    for voice in voices.iter().flatten() {
        if let Who::Person(person) = voice.who {
            let profile = profiles.entry(person).or_default();
            profile.evidence.add(&voice.evidence);
            if let Some(owner) = voice.owner.as_deref().filter(|o| **o != voice.who) {
                *profile.owners.entry(owner.clone()).or_default() += 1;
            }
        }
    }
}

/// For each mention of a document: the person it names, with how sure that is. Counts the forms of names and takes genders from titles.
fn people_of(document: &Input<'_>, mentions: &[Mention], cast: &Cast, people: &mut People) -> Vec<Option<(PersonAt, f32)>> {
    let mut named = Vec::with_capacity(mentions.len());
    for (n, m) in mentions.iter().enumerate() {
        let mut known = if m.kind_is_person() { people.name(document.text, mentions, n, cast, document.published) } else { None };
        // "Mr. Keld", who is never named in full.
        if known.is_none() && m.kind == Kind::Person && !people.is_ambiguous(document.text, m, cast) {
            known = Some((people.only_family(&mentions::name_words(m.span.of(document.text)), m.gender), 0.8));
        }
        if let Some((_, sure)) = &mut known
            && is_anothers_name(document.text, mentions, m)
        {
            *sure = sure.min(NAMESAKE);
        }
        if let Some((person, _)) = known.filter(|(_, sure)| *sure > NAMESAKE) {
            let form = m.span.of(document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            *people.all[person].forms.entry(form).or_default() += 1;
            if people.all[person].gender.is_none() {
                people.all[person].gender = m.gender;
            }
        }
        named.push(known);
    }
    named
}

/// How sure at most of a person who bears a parent's name.
const NAMESAKE: f32 = 0.65;

/// Whether a name tells child from parent, and the document has the other's as well: "his son Ras Jr.", "Ras Keld Jr." beside "Ras Keld".
fn is_anothers_name(text: &str, mentions: &[Mention], m: &Mention) -> bool {
    let tells = |m: &Mention| matches!(m.span.of(text).trim_end_matches('.').rsplit(' ').next(), Some("Jr" | "Sr"));
    let words = mentions::name_words(m.span.of(text));
    let same = |other: &&Mention| {
        let others = mentions::name_words(other.span.of(text));
        others.len() > 1 && others.first() == words.first() && others.ends_with(&words[1.min(words.len())..])
    };
    tells(m) && mentions.iter().filter(same).any(|other| !tells(other))
}

/// All documents with their names, before any source is resolved.
struct Corpus<'a> {
    documents: &'a [Input<'a>],
    mentions: &'a [Vec<Mention>],
    casts: &'a [Cast],
    named: &'a [Vec<Option<(PersonAt, f32)>>],
    gazetteer: &'a Gazetteer,
    homes: Vec<Option<StateId>>,
}

/// What titles and descriptions of all documents tell.
struct Told {
    profiles: BTreeMap<PersonAt, Profile>,
    posts: Posts,
    /// For each document and person.
    evidence: Vec<BTreeMap<PersonAt, Evidence>>,
}

impl<'a> Corpus<'a> {
    fn scene(&self, n: usize) -> Scene<'a> {
        let document = &self.documents[n];
        Scene {
            text: document.text,
            structure: document.structure,
            attributions: document.attributions,
            mentions: &self.mentions[n],
            cast: &self.casts[n],
            gazetteer: self.gazetteer,
            published: document.published,
            home: self.homes[n],
            outlet: document.outlet,
            people: &self.named[n],
            evidence: BTreeMap::new(),
            posts: None,
            sides: None,
        }
    }

    fn told(&self, people: &People) -> Told {
        let mut told = Told { profiles: BTreeMap::new(), posts: Posts::default(), evidence: Vec::with_capacity(self.documents.len()) };
        for n in 0..self.documents.len() {
            let mut scene = self.scene(n);
            note_profiles(&mut scene, people, &mut told.profiles, &mut told.posts);
            told.evidence.push(scene.evidence);
        }
        told
    }

    /// Finds the home of documents that name people in office without their state, from the states that other documents give these people;
    /// whether any was found.
    fn learn_homes(&mut self, people: &People, told: &Told) -> bool {
        let mut any = false;
        for n in (0..self.documents.len()).filter(|&n| self.homes[n].is_none()).collect::<Vec<_>>() {
            let scene = self.scene(n);
            let mut seen: BTreeSet<PersonAt> = BTreeSet::new();
            let mut offices: Vec<StateId> = Vec::new();
            for (k, m) in scene.mentions.iter().enumerate() {
                let Some((person, _)) = scene.people[k].filter(|(p, _)| seen.insert(*p)) else { continue };
                let national =
                    [m.title, m.after].into_iter().flatten().any(|s| scene.is_national(&scene.structure.tokens_in(scene.own_span(s))));
                if !national || !scene.title_evidence(people, k).sides.is_empty() {
                    continue;
                }
                let known = told.profiles.get(&person).and_then(|p| p.evidence.told());
                match known.or_else(|| scene.listed_state(people, person).map(Side::State)) {
                    Some(Side::State(state)) => offices.push(state),
                    _ => continue,
                }
            }
            let states: Vec<StateId> = scene
                .people
                .iter()
                .flatten()
                .map(|p| p.0)
                .collect::<BTreeSet<PersonAt>>()
                .into_iter()
                .filter_map(|person| scene.listed_state(people, person))
                .collect();
            self.homes[n] = home::home_of_offices(&offices).or_else(|| home::home_of_people(&states));
            any |= self.homes[n].is_some();
        }
        any
    }
}

/// Adds what the document's titles and descriptions say of its people.
fn note_profiles(scene: &mut Scene<'_>, people: &People, profiles: &mut BTreeMap<PersonAt, Profile>, posts: &mut Posts) {
    for n in 0..scene.mentions.len() {
        let Some((person, _)) = scene.people[n] else { continue };
        let m = &scene.mentions[n];
        let profile = profiles.entry(person).or_default();
        profile.published = profile.published.or(scene.published);
        let evidence = scene.title_evidence(people, n);
        if m.title.is_none() && m.after.is_none() && evidence.sides.is_empty() {
            if let Some(owner) = scene.led_by(n).or_else(|| scene.known_as(people, n)).filter(|o| *o != Who::Person(person)) {
                *profile.owners.entry(owner).or_default() += 1;
            }
            continue;
        }
        for words in [m.title, m.after].into_iter().flatten() {
            if let Some(Side::State(state)) = evidence.side() {
                let office = scene.office_of_counterpart(people, words);
                posts.note(state, office.as_deref().unwrap_or(scene.own_part(words)), person, scene.published);
            }
        }
        let mut described = [m.title, m.after].into_iter().flatten().filter(|s| !scene.is_over(*s));
        let described = described.find_map(|s| scene.owner_of(people, &scene.structure.tokens_in(s), &[]));
        let bare = || [m.title, m.after].into_iter().flatten().find_map(|s| scene.run_by(people, &scene.structure.tokens_in(s)));
        let described = described.or_else(|| bare().map(Who::Person));
        let described = described.or_else(|| scene.led_by(n)).or_else(|| scene.known_as(people, n));
        if let Some(owner) = described.filter(|o| *o != Who::Person(person)) {
            *profile.owners.entry(owner).or_default() += 1;
        }
        profile.evidence.add(&evidence);
        if let Some(title) = m.title.map(|t| scene.title(t)).filter(|t| super::side::has_office(t)) {
            *profile.titles.entry(title).or_default() += 1;
        }
        scene.evidence.entry(person).or_default().add(&evidence);
    }
}

/// Gives every voice of a person what its own document tells of that person's side.
fn note_here(scene: &Scene<'_>, voices: &mut [Vec<Found>]) {
    let mut here: BTreeMap<PersonAt, (Evidence, Option<Who>)> = BTreeMap::new();
    for voice in voices.iter().flatten() {
        let Who::Person(person) = voice.who else { continue };
        let (evidence, owner) = here.entry(person).or_default();
        evidence.add(&voice.evidence);
        if owner.is_none() {
            *owner = voice.owner.as_deref().cloned();
        }
    }
    for (person, (evidence, _)) in &mut here {
        if let Some(titles) = scene.evidence.get(person) {
            evidence.add(titles);
        }
    }
    for voice in voices.iter_mut().flatten() {
        if let Who::Person(person) = voice.who {
            voice.here = here.get(&person).cloned();
        }
    }
}
