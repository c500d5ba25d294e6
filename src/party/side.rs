//! For whom somebody speaks, read from titles and descriptions.

use std::collections::BTreeMap;
use std::ops::Range;

use super::descriptions::tells_what_befell;
use super::gazetteer::Gazetteer;
use super::lexicon::{self, Class};
use super::mentions::{Kind, Mention};
use super::source::is_possessive;
use crate::text::{Span, Structure};
use crate::world::{BodyId, BodyKind, PlaceWord, StateId, World, fold};

/// A side, before it is counted and shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    State(StateId),
    /// A listed body that stands for itself.
    Listed(BodyId),
    /// A body only the corpus names.
    Named(String),
}

/// What the words about somebody tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Votes for sides.
    pub(super) sides: BTreeMap<Side, f32>,
    /// Votes for sides that the place of the document alone suggests; they count only where nothing else does.
    pub(super) likely: BTreeMap<Side, f32>,
    /// Votes for political parties and institutions within a state, by name.
    pub(super) groups: BTreeMap<String, f32>,
    /// What of the votes for a side comes from offices held no more, or of a part of a state.
    pub(super) past: BTreeMap<Side, f32>,
    /// Votes for parts of a state that somebody speaks for ("the Lorn governor"), by name.
    pub(super) regions: BTreeMap<String, f32>,
}

impl Evidence {
    pub(super) fn add(&mut self, other: &Self) {
        for (side, votes) in &other.sides {
            *self.sides.entry(side.clone()).or_default() += votes;
        }
        for (side, votes) in &other.likely {
            *self.likely.entry(side.clone()).or_default() += votes;
        }
        for (group, votes) in &other.groups {
            *self.groups.entry(group.clone()).or_default() += votes;
        }
        for (region, votes) in &other.regions {
            *self.regions.entry(region.clone()).or_default() += votes;
        }
        for (side, votes) in &other.past {
            *self.past.entry(side.clone()).or_default() += votes;
        }
    }

    /// Whether nothing but offices held no more, or of a part of a state, tells this side.
    pub(super) fn is_past(&self, side: &Side) -> bool {
        let votes = |of: &BTreeMap<Side, f32>| of.get(side).copied().unwrap_or(0.0);
        votes(&self.sides) > 0.0 && votes(&self.sides) - votes(&self.past) < 0.25
    }

    /// The side with the most votes, when it leads clearly.
    pub(super) fn side(&self) -> Option<Side> {
        if self.sides.is_empty() { best(&self.likely) } else { self.told() }
    }

    /// The side that the words themselves tell, with the most votes.
    pub(super) fn told(&self) -> Option<Side> {
        // "the Velmarian speaker, of the Blue Front": who speaks for a party within a state stands on that state's side.
        best(&self.sides).or_else(|| match self.sides.iter().collect::<Vec<_>>()[..] {
            [(state @ Side::State(_), a), (Side::Named(_) | Side::Listed(_), b)] if a * 1.25 >= *b => Some(state.clone()),
            _ => None,
        })
    }

    /// The group with the most votes, when it leads clearly; the political party where an institution stands beside it ("Finance Committee
    /// chair Ina Tolle (R-Utah)").
    pub(super) fn group(&self) -> Option<String> {
        best(&self.groups).or_else(|| self.party())
    }

    /// The part of a state with the most votes, when it leads clearly.
    pub(super) fn region(&self) -> Option<String> {
        best(&self.regions)
    }

    /// The political party with the most votes, when it leads clearly.
    pub(super) fn party(&self) -> Option<String> {
        best(&self.groups.iter().filter(|(g, _)| is_political_party(g)).map(|(g, v)| (g.clone(), *v)).collect())
    }
}

fn best<K: Clone + Ord>(votes: &BTreeMap<K, f32>) -> Option<K> {
    let mut ranked: Vec<(&K, f32)> = votes.iter().map(|(k, &v)| (k, v)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    match ranked[..] {
        [] => None,
        [(one, _)] => Some(one.clone()),
        [(one, most), (_, second), ..] => (most >= second * 1.2 + 0.2).then(|| one.clone()),
    }
}

/// Whether a group within a state competes for its offices; ministries and courts do not.
pub(super) fn is_political_party(group: &str) -> bool {
    let listed = World::get().body(group).is_some_and(|id| World::get().bodies[id.0 as usize].kind == BodyKind::PoliticalParty);
    listed || group.ends_with("Party") || group == "Independent"
}

/// The side of a listed body: its state, the body it is an organ of, or itself.
pub(super) fn side_of_body(id: BodyId) -> Side {
    let world = World::get();
    let body = &world.bodies[id.0 as usize];
    if body.kind != BodyKind::Medium
        && body.kind != BodyKind::Armed
        && let Some(state) = body.state.as_deref().and_then(|s| world.state_by_key(s))
        && body.kind != BodyKind::Other
    {
        return Side::State(state);
    }
    match body.parent.as_deref().filter(|_| body.kind == BodyKind::Organisation).and_then(|p| world.body(p)) {
        Some(parent) if parent != id => side_of_body(parent),
        _ => Side::Listed(id),
    }
}

/// What a title before a name or a description after it tells. `before`: it stands before the name.
pub(super) fn read(text: &str, structure: &Structure, mentions: &[Mention], span: Span, before: bool, gazetteer: &Gazetteer) -> Evidence {
    let world = World::get();
    let mut found = Evidence::default();
    let mut tokens = structure.tokens_in(span);
    let word = |t: usize| structure.tokens.get(t).map_or("", |s| s.of(text));
    // "a former aide to Tessalians such as Governor Dane": what follows are others.
    if let Some(others) = tokens.clone().find(|&t| word(t) == "such" && word(t + 1) == "as") {
        tokens.end = others;
    }
    if !before && tells_what_befell(word(tokens.start), word(tokens.start + 1)) {
        return found;
    }
    // "who was killed in a Tessalian strike": what befell or was done tells no side.
    if matches!(word(tokens.start), "who" | "whose") && !tokens.clone().skip(1).take(3).any(|t| tells_office(word(t))) {
        return found;
    }
    let first = mentions.partition_point(|m| m.tokens.end <= tokens.start);
    // "a former Velmarian minister who is now a fellow at the institute": what is now counts.
    let gone = tokens.clone().position(|t| matches!(word(t), "former" | "ex" | "retired"));
    let now = tokens
        .clone()
        .position(|t| matches!(word(t), "now" | "works" | "current" | "currently"))
        .filter(|now| gone.is_some_and(|gone| gone < *now))
        .map_or(0, |k| tokens.start + k);
    let told = current(&tokens, &word).max(now)..tokens.end;
    let mut weight = 1.0;
    for m in mentions[first..].iter().take_while(|m| m.tokens.start < tokens.end) {
        let at = m.tokens.start;
        if at < now {
            continue;
        }
        let the = usize::from(matches!(word(at.wrapping_sub(1)), "the"));
        // A preposition before the description is not part of it ("according to the Velmarian Harbour Ministry").
        let preposition = if at > tokens.start + the { word(at - 1 - the).to_lowercase() } else { String::new() };
        // An envoy to a state does not speak for it; a critic of one even less.
        let aside = matches!(preposition.as_str(), "to" | "on" | "against" | "with" | "about" | "near" | "over") && at > tokens.start;
        let weak = matches!(preposition.as_str(), "in" | "from" | "for") && at > tokens.start && !before;
        let critic = tokens.clone().take_while(|&t| t < at).any(|t| {
            matches!(word(t), "critic" | "critics" | "opponent" | "expert" | "scholar" | "specialist" | "biographer" | "historian")
        });
        let posted = matches!(preposition.as_str(), "in" | "at")
            && tokens.clone().take_while(|&t| t < at).any(|t| {
                matches!(word(t), "ambassador" | "envoy" | "correspondent" | "consul" | "representative" | "chargé" | "Ambassador")
            });
        // "the author of Paths to Peace": a work is no body.
        let work = preposition == "of" && makes_works(at.checked_sub(2 + the).map_or("", &word));
        if aside || posted || work || critic && preposition == "of" {
            continue;
        }
        let vote = weight * if weak { 0.4 } else { 1.0 };
        match m.kind {
            Kind::Place(place) => {
                let office = tokens.clone().any(|t| is_office_of_state(word(t)));
                let strong = office || place.word != PlaceWord::Region;
                let former = former(if at < told.start { &tokens } else { &told }, at, &word);
                // "as she signs on her Velmarian card": the state of a thing, not of her.
                let of_thing = !before && place.word == PlaceWord::Demonym && !describes_people(m.tokens.end, tokens.end, &word);
                // "the Velmar programme": no state, what is about it.
                let about = the == 1 && place.word == PlaceWord::Name && m.tokens.len() == 1 && !takes_article(m.span.of(text));
                let about = about && !is_possessive(word(m.tokens.end)) && word(m.tokens.end).starts_with(char::is_alphabetic);
                if of_thing || about && !is_office_of_state(word(m.tokens.end)) && m.tokens.end < tokens.end {
                    continue;
                }
                if strong && (office || !weak) {
                    let votes = vote * if former { 0.6 } else { 1.0 };
                    *found.sides.entry(Side::State(place.state)).or_default() += votes;
                    // Who sits in a legislature of the whole speaks for no part.
                    let sits = |w: &str| {
                        let w = w.to_lowercase();
                        matches!(
                            w.as_str(),
                            "sen" | "rep" | "senator" | "senators" | "representative" | "congressman" | "congresswoman" | "delegate"
                        )
                    };
                    let name = m.span.of(text);
                    if place.word == PlaceWord::Region && office && !former && !tokens.clone().any(|t| sits(word(t))) && !name.contains('.')
                    {
                        *found.regions.entry(name.to_owned()).or_default() += votes;
                    }
                    if former || place.word == PlaceWord::Region {
                        *found.past.entry(Side::State(place.state)).or_default() += votes;
                    }
                }
            }
            Kind::Body(id) => {
                let body = &world.bodies[id.0 as usize];
                // "Central European leaders": a part of the group does not speak for it.
                let part = at.checked_sub(1).map_or(String::new(), |b| word(b).to_lowercase());
                let part = matches!(part.as_str(), "central" | "eastern" | "western" | "northern" | "southern" | "southeastern");
                let named = mentions.iter().any(|o| o.tokens.start == m.tokens.end && matches!(o.kind, Kind::Body(_)));
                if (part || named) && body.kind == BodyKind::Group {
                    continue;
                }
                // Who has left a body does not speak for it.
                if former(if at < told.start { &tokens } else { &told }, at, &word) {
                    continue;
                }
                if body.kind == BodyKind::PoliticalParty || body.kind == BodyKind::Institution {
                    *found.groups.entry(body.group().to_owned()).or_default() += vote;
                }
                let side = side_of_body(id);
                *found.sides.entry(side).or_default() += vote * if body.kind == BodyKind::Group { 0.5 } else { 1.1 };
            }
            Kind::BodyWord if former(if at < told.start { &tokens } else { &told }, at, &word) => continue,
            // A county is spoken for by its officers ("Brell County sheriff Ras Keld"), not by who lives there.
            Kind::BodyWord if m.span.of(text).ends_with(" County") && !lexicon::word(word(m.tokens.end)).is(Class::Office) => continue,
            Kind::BodyWord => {
                let name = m.span.of(text);
                // "Velmarian Harbour Ministry": the state inside the name decides.
                let full = gazetteer.bodies.full_name(name);
                let inside = state_inside(full.unwrap_or(name), gazetteer);
                match inside {
                    Some(state) => *found.sides.entry(Side::State(state)).or_default() += vote,
                    None if is_generic(full.unwrap_or(name)) => {}
                    None => *found.sides.entry(Side::Named(full.unwrap_or(name).to_owned())).or_default() += vote * 0.9,
                }
            }
            // "a lawyer at Brell & Sons"
            Kind::Unclear
                if preposition == "at"
                    && at > tokens.start
                    && found.sides.is_empty()
                    && !former(if at < told.start { &tokens } else { &told }, at, &word) =>
            {
                *found.sides.entry(Side::Named(m.span.of(text).to_owned())).or_default() += vote * 0.6;
            }
            // "Senator Dane of the Blue List"
            Kind::Unclear
                if m.bodily
                    && at > tokens.start
                    && !matches!(
                        word(m.tokens.end),
                        "area" | "region" | "suburb" | "suburbs" | "neighborhood" | "neighbourhood" | "district"
                    )
                    && matches!(preposition.as_str(), "of" | "from" | "for" | "with" | "own" | "at") =>
            {
                if !former(if at < told.start { &tokens } else { &told }, at, &word) {
                    *found.sides.entry(Side::Named(gazetteer.body_name(m.span.of(text)))).or_default() += vote * 0.8;
                }
            }
            Kind::Person | Kind::Unclear => {}
        }
        weight *= 0.6;
    }
    let at_home = |m: &Mention| matches!(m.kind, Kind::Place(p) if Some(p.state) == world.state_by_key("united-states"));
    political(tokens.map(word), mentions.iter().any(at_home), &mut found);
    found
}

/// Where a description goes on to what is held now ("a former aide to Keld and president of the Forum"): behind an "and" that a phrase parts
/// from what is over, at an office that is not; else its first token.
pub(super) fn current<'a>(tokens: &Range<usize>, word: &impl Fn(usize) -> &'a str) -> usize {
    // "an aide to Keld then and now director of the Forum"
    let now = (tokens.start + 1..tokens.end).find(|&t| matches!(word(t), "now" | "currently") && word(t - 1) == "and");
    if let Some(now) = now {
        return now;
    }
    let Some(gone) = tokens.clone().find(|&t| is_over(word(t))) else { return tokens.start };
    let Some(phrase) = (gone..tokens.end).find(|&t| lexicon::is_preposition(word(t))) else { return tokens.start };
    let office = |and: usize| {
        let head = (and + 1..tokens.end.min(and + 5)).find(|&t| lexicon::word(word(t)).is_role())?;
        (and + 1..head).all(|t| !is_over(word(t)) && !lexicon::is_preposition(word(t))).then_some(and + 1)
    };
    (phrase..tokens.end).filter(|&t| word(t) == "and").find_map(office).unwrap_or(tokens.start)
}

/// Verbs by which a clause tells what somebody is or does for others.
pub(super) fn tells_office(word: &str) -> bool {
    const VERBS: [&str; 30] = [
        "is",
        "heads",
        "headed",
        "leads",
        "led",
        "runs",
        "ran",
        "chairs",
        "chaired",
        "works",
        "worked",
        "serves",
        "served",
        "represents",
        "represented",
        "advises",
        "advised",
        "commands",
        "commanded",
        "directs",
        "oversees",
        "oversaw",
        "speaks",
        "teaches",
        "founded",
        "owns",
        "manages",
        "will",
        "became",
        "coordinates",
    ];
    VERBS.contains(&word)
}

/// Whether a state of this name of one word stands with an article ("the Maldives", "the Gambia").
fn takes_article(name: &str) -> bool {
    name.ends_with('s')
        || matches!(name, "Gambia" | "Congo" | "Vatican" | "Sudan" | "Lebanon" | "Ukraine" | "Kremlin" | "UK" | "US" | "UAE")
}

/// Whether a noun of people, offices or bodies follows within the noun phrase at `from`.
fn describes_people<'a>(from: usize, end: usize, word: &impl Fn(usize) -> &'a str) -> bool {
    let mut phrase = (from..end.min(from + 6)).take_while(|&t| {
        let w = word(t);
        w.starts_with(char::is_alphanumeric) && !lexicon::is_preposition(w)
    });
    let people = |t: usize| {
        let class = lexicon::word(word(t));
        class.is_role() || [Class::Plural, Class::Body, Class::Bodies].iter().any(|c| class.is(*c))
    };
    from >= end || !word(from).starts_with(char::is_alphanumeric) || phrase.any(people)
}

/// The state a body's name begins with.
pub(super) fn state_inside(name: &str, gazetteer: &Gazetteer) -> Option<StateId> {
    let words: Vec<&str> = name.split_whitespace().collect();
    // "Oslo University" teaches in a state and does not speak for it.
    let own = |w: &&str| {
        matches!(
            w.to_lowercase().as_str(),
            "university"
                | "institute"
                | "foundation"
                | "bank"
                | "company"
                | "group"
                | "college"
                | "school"
                | "association"
                | "center"
                | "centre"
                | "club"
                | "church"
                | "museum"
                | "hospital"
                | "newspaper"
                | "magazine"
                | "fund"
                | "union"
                | "hotel"
                | "television"
                | "radio"
                | "academy"
                | "times"
                | "post"
                | "party"
                | "movement"
                | "front"
                | "airlines"
                | "corporation"
                | "corp"
                | "inc"
                | "society"
                | "project"
                | "initiative"
                | "management"
                | "partners"
                | "ventures"
                | "associates"
                | "chamber"
                | "commerce"
                | "pac"
        )
    };
    if words.iter().any(own) {
        return None;
    }
    gazetteer.place_at(&words).map(|(place, _)| place.state)
}

/// Whether a body's name is one that the organs of any state bear ("Foreign Ministry", "National Police"): it tells no side.
pub(super) fn is_generic(name: &str) -> bool {
    const ORGANS: [&str; 25] = [
        "pac",
        "ministry",
        "police",
        "army",
        "navy",
        "force",
        "forces",
        "government",
        "parliament",
        "assembly",
        "council",
        "senate",
        "house",
        "office",
        "department",
        "court",
        "cabinet",
        "agency",
        "service",
        "bureau",
        "commission",
        "committee",
        "guard",
        "staff",
        "bank",
    ];
    let organ = name.split_whitespace().last().is_some_and(|w| ORGANS.contains(&w.to_lowercase().as_str()));
    organ
        && name.split_whitespace().all(|w| {
            let class = lexicon::word(w);
            [Class::Body, Class::Modifier, Class::Office].iter().any(|c| class.is(*c))
                || matches!(
                    w,
                    "of" | "and"
                        | "for"
                        | "the"
                        | "National"
                        | "Royal"
                        | "Central"
                        | "Super"
                        | "Coast"
                        | "Border"
                        | "Air"
                        | "Marine"
                        | "Armed"
                )
        })
}

/// Whether the words before `at` say that the office is held no more.
fn former<'a>(tokens: &Range<usize>, at: usize, word: &impl Fn(usize) -> &'a str) -> bool {
    tokens.clone().take_while(|&t| t <= at).any(|t| is_over(word(t))) || is_over(word(tokens.start.wrapping_sub(1)))
}

/// Words of an office or post that is held no more.
pub(super) fn is_over(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "former" | "ex" | "retired" | "former-" | "onetime" | "one-time" | "late")
}

/// Offices that only a state, or a part of one, has.
pub(super) fn is_office_of_state(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "minister"
            | "president"
            | "premier"
            | "chancellor"
            | "governor"
            | "senator"
            | "representative"
            | "ambassador"
            | "envoy"
            | "king"
            | "queen"
            | "mp"
            | "gov"
            | "sen"
            | "rep"
            | "congressman"
            | "congresswoman"
            | "lawmaker"
            | "lawmakers"
            | "official"
            | "officials"
            | "diplomat"
            | "diplomats"
            | "mayor"
            | "general"
            | "gen"
            | "troops"
            | "government"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "negotiator"
            | "negotiators"
            | "prince"
            | "secretary"
            | "judge"
            | "attorney"
            | "prosecutor"
            | "leader"
            | "delegation"
    )
}

/// American party marks: "R-Utah", "Democratic Sen.", "Republican". `at_home`: the text speaks of that state.
fn political<'a>(words: impl Iterator<Item = &'a str>, at_home: bool, found: &mut Evidence) {
    let words: Vec<&str> = words.collect();
    let only = words.len() == 1;
    for word in words {
        // "a Republican-controlled chamber"
        let word = match word.split_once('-') {
            Some((party, "controlled" | "led" | "run" | "held" | "dominated")) => party,
            _ => word,
        };
        let group = match word {
            "Democratic" | "Democrat" | "Democrats" | "D" | "Dem" => "Democratic Party",
            "Republican" | "Republicans" | "GOP" | "R" | "Rep." => "Republican Party",
            _ if word.starts_with("R-") => "Republican Party",
            _ if word.starts_with("D-") => "Democratic Party",
            _ => continue,
        };
        *found.groups.entry(group.to_owned()).or_default() += 1.0;
        if let Some(state) = World::get().state_by_key("united-states") {
            let votes = if word.contains('-') { &mut found.sides } else { &mut found.likely };
            // "Ras Keld (R)": the letter is all that the description says.
            if word.contains('-') || at_home && (word.len() > 2 || only) {
                *votes.entry(Side::State(state)).or_default() += if word.contains('-') { 1.0 } else { 0.4 };
            }
        }
    }
}

/// The name of a body of the corpus as it is shown: without article.
pub(super) fn body_name(name: &str) -> String {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A stable key made of a name.
pub(super) fn key(name: &str) -> String {
    fold(name).replace([' ', '&'], "-")
}

/// Whether what stands behind "of" after this word is a work.
pub(super) fn makes_works(word: &str) -> bool {
    matches!(word, "author" | "co-author" | "star" | "creator" | "narrator")
}

/// Whether a title holds an office beside mere honorifics.
pub(super) fn has_office(title: &str) -> bool {
    title.split_whitespace().any(|w| {
        let class = lexicon::word(w.trim_end_matches(['.', ',']));
        class.is(Class::Office) || class.is(Class::Person)
    })
}
