//! Names that mean something else in the light of the whole text.

use std::collections::{BTreeMap, BTreeSet};

use super::headlines::names_of_people;
use super::mentions::{Kind, Mention, name_words};
use super::staff::is_venture;
use super::tags::is_common;
use crate::text::Structure;
use crate::world::{BodyId, BodyKind, PlaceWord, StateId, World, fold};

/// "Dane" alone, where the text names a person Dane in full, is that person, and no people, place or firm.
pub(super) fn settle_families(text: &str, structure: &Structure, mentions: &mut [Mention]) {
    let families: BTreeSet<String> = mentions
        .iter()
        .filter(|m| m.kind == Kind::Person && m.tokens.len() > 1)
        .filter_map(|m| name_words(m.span.of(text)).pop())
        .collect();
    // A place only where a given name stands before it ("Orla Paris").
    let by_given = |m: &&Mention| {
        let first = structure.tokens[m.tokens.start].of(text);
        World::get().is_given_name(first) && !is_common(first)
    };
    let full = mentions.iter().filter(|m| m.kind == Kind::Person && m.tokens.len() > 1);
    let given: BTreeSet<String> = full.filter(by_given).filter_map(|m| name_words(m.span.of(text)).pop()).collect();
    for m in mentions.iter_mut() {
        let before = m.tokens.start.checked_sub(1).map_or("", |t| structure.tokens[t].of(text));
        let bare = m.tokens.len() == 1 && !matches!(before.to_lowercase().as_str(), "the" | "a" | "an");
        let other = match m.kind {
            Kind::Place(place) => place.word == PlaceWord::Demonym || given.contains(&fold(m.span.of(text))),
            // A firm that is called after its founder.
            Kind::Body(id) => matches!(World::get().bodies[id.0 as usize].kind, BodyKind::Medium | BodyKind::Other),
            _ => false,
        };
        if bare && other && families.contains(&fold(m.span.of(text))) {
            m.kind = Kind::Unclear;
        }
    }
}

/// "the Dane Campaign" in a text that names a person Dane: what that person runs, whatever is capital in it.
pub(super) fn settle_ventures(text: &str, structure: &Structure, mentions: &mut [Mention]) {
    let people = names_of_people(text, mentions);
    for m in mentions.iter_mut().filter(|m| m.kind == Kind::BodyWord && m.tokens.len() > 1) {
        let name = structure.tokens[m.tokens.start].hull(structure.tokens[m.tokens.end - 2]);
        let runs = is_venture(&structure.tokens[m.tokens.end - 1].of(text).to_lowercase());
        if runs && people.contains(&name_words(name.of(text)).join(" ")) {
            m.span = name;
            m.tokens.end -= 1;
            m.kind = Kind::Unclear;
        }
    }
}

/// Takes back the listed meaning of names that bodies of many states bear ("Senate"), where the text speaks more of another state.
pub(super) fn settle_ambiguous(text: &str, mentions: &mut [Mention]) {
    let world = World::get();
    let is_ambiguous =
        |m: &Mention, id: BodyId| world.bodies[id.0 as usize].ambiguous.iter().any(|name| fold(name) == fold(m.span.of(text)));
    let mut counts: BTreeMap<StateId, usize> = BTreeMap::new();
    for m in mentions.iter() {
        let state = match m.kind {
            Kind::Place(place) => Some(place.state),
            Kind::Body(id) if !is_ambiguous(m, id) && world.bodies[id.0 as usize].kind != BodyKind::Medium => world.state_of_body(id),
            _ => None,
        };
        if let Some(state) = state {
            *counts.entry(state).or_default() += 1;
        }
    }
    // "the Times" in a text that names "The Lorn Times" is that one.
    let listed: Vec<(BodyId, &str)> = mentions
        .iter()
        .filter_map(|m| if let Kind::Body(id) = m.kind { Some((id, world.bodies[id.0 as usize].name.as_str())) } else { None })
        .collect();
    for m in mentions.iter_mut() {
        let Kind::Body(id) = m.kind else { continue };
        let name = world.bodies[id.0 as usize].name.strip_prefix("The ").unwrap_or(&world.bodies[id.0 as usize].name);
        if m.tokens.len() > 2 || name.contains(' ') {
            continue;
        }
        let longer = |(other, full): &&(BodyId, &str)| {
            *other != id && full.strip_suffix(name).is_some_and(|front| front.ends_with(' ') && front != "The ")
        };
        if let Some((longer, _)) = listed.iter().find(longer) {
            m.kind = Kind::Body(*longer);
        }
    }
    // "Democrats" in a text that names one of theirs, wherever it plays.
    let stands_with: BTreeSet<BodyId> = mentions
        .iter()
        .filter(|m| m.kind == Kind::Person && m.tokens.len() > 1)
        .flat_map(|m| world.people(m.span.of(text)))
        .filter_map(|id| world.body(&super::lanes::party_name(world.person(*id).party?)))
        .collect();
    for m in mentions.iter_mut() {
        let Kind::Body(id) = m.kind else { continue };
        let Some(state) = world.state_of_body(id) else { continue };
        if is_ambiguous(m, id) {
            let own = counts.get(&state).copied().unwrap_or(0);
            let other = counts.iter().filter(|(s, _)| **s != state).map(|(_, n)| *n).max().unwrap_or(0);
            if other > own && !stands_with.contains(&id) {
                m.kind = Kind::BodyWord;
            }
        }
    }
}
