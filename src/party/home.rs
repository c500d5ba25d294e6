//! Capitals that only the corpus knows, and the state a document is at home in.
//!
//! A capital stands in datelines and after "the government in"; whose it is, is told by the states that are named beside it. A document is at
//! home where its dateline or masthead places it: there "the president" is the president of that state, unless something else is said.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::Gazetteer;
use super::lexicon;
use super::mentions::{Kind, Mention};
use super::tags::{is_capital, is_common};
use crate::text::{Structure, is_dash};
use crate::world::{PlaceWord, StateId, World, fold};

/// Votes for the state of each possible capital, in tenths.
#[derive(Debug, Default)]
pub(super) struct Votes(BTreeMap<String, BTreeMap<StateId, u32>>);

/// Least votes for a capital, and how far they must lead those for another state.
const LEAST: u32 = 15;
const LEAD: u32 = 2;

/// The places of a corpus that could be capitals: those of datelines, and those that a government sits in.
pub(super) fn candidates(text: &str, structure: &Structure, gazetteer: &Gazetteer) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for sentence in &structure.sentences {
        let words = words_of(text, structure, sentence.tokens.clone());
        for (i, word) in words.iter().enumerate() {
            let seat = *word == "in" && i > 0 && (is_seated(words[i - 1]) || speaks(words[i - 1]));
            if let Some(place) = seat.then(|| place_run(&words, i + 1)).flatten().filter(|p| is_new(p, gazetteer)) {
                found.insert(fold(&place));
            }
        }
    }
    let placed = dateline(text, structure).into_iter().flat_map(|line| line.split('/').map(str::to_owned).collect::<Vec<_>>());
    found.extend(placed.filter(|place| is_new(place, gazetteer)).map(|place| fold(&place)));
    found
}

impl Votes {
    /// Notes which states stand beside the candidates in one document.
    pub(super) fn note(&mut self, text: &str, structure: &Structure, gazetteer: &Gazetteer, candidates: &BTreeSet<String>) {
        let line = dateline(text, structure).map(|place| fold(&place));
        let mut placed = false;
        // The state that opens the sentence before.
        let mut before: Option<StateId> = None;
        for sentence in &structure.sentences {
            let words = words_of(text, structure, sentence.tokens.clone());
            let mut states: Vec<(usize, StateId)> = Vec::new();
            let mut i = 0;
            while i < words.len() {
                match gazetteer.place_at(&words[i..words.len().min(i + 6)]).filter(|_| words[i].starts_with(char::is_uppercase)) {
                    Some((place, len)) => {
                        states.push((i, place.state));
                        i += len;
                    }
                    None => i += 1,
                }
            }
            // What a dateline holds stands before the sentence.
            let begins = words.iter().take(12).position(|w| is_dash(w)).map_or(0, |at| at + 1);
            let opens = states.iter().find(|(at, _)| *at >= begins).filter(|(at, _)| *at <= begins + 2).map(|(_, s)| *s);
            let only = states.first().filter(|(_, s)| states.iter().all(|(_, o)| o == s)).map(|(_, s)| *s);
            for i in 0..words.len() {
                let Some(place) = place_run(&words, i).filter(|p| candidates.contains(&fold(p))) else { continue };
                let seat = i > 1 && words[i - 1] == "in" && is_seated(words[i - 2]);
                // "The Velmarian minister said in Lorn", "Lorn, Kingdom of Velmar"
                let said = i > 1 && words[i - 1] == "in" && speaks(words[i - 2]);
                let width = place.split(' ').count();
                let beside = words.get(i + width) == Some(&",");
                let of = if matches!(words.get(i + width + 1), Some(&("Kingdom" | "Republic"))) { 3 } else { 1 };
                let named = |at: usize| {
                    let place = gazetteer.place_at(&words[at..words.len().min(at + 6)]).map(|(p, _)| p);
                    place.filter(|p| p.word == PlaceWord::Name).map(|p| p.state)
                };
                let beside = (beside && i + width + of < words.len()).then(|| named(i + width + of)).flatten();
                let near = states.iter().rev().find(|(at, _)| *at < i && i - at <= 6).map(|(_, s)| *s);
                let (state, votes) = match (seat, near, opens.or(before)) {
                    (true, Some(near), _) => (Some(near), 30),
                    (true, None, Some(before)) => (Some(before), 15),
                    _ if said && opens.is_some() => (opens, 15),
                    _ if beside.is_some() => (beside, 10),
                    _ => (only, 5),
                };
                if let Some(state) = state {
                    *self.0.entry(fold(&place)).or_default().entry(state).or_default() += votes;
                }
            }
            before = states.first().filter(|(at, _)| *at <= 2).map(|(_, s)| *s);
            // The first state that the story under a dateline names is most often its own.
            if let (Some(line), false, Some((_, state))) = (&line, placed, states.first())
                && sentence.span.end > first_body_line(text)
            {
                placed = true;
                if candidates.contains(line) {
                    *self.0.entry(line.clone()).or_default().entry(*state).or_default() += 10;
                }
            }
        }
    }

    /// What another part of the corpus says, added to this.
    pub(super) fn join(mut self, other: Self) -> Self {
        for (place, states) in other.0 {
            let own = self.0.entry(place).or_default();
            for (state, votes) in states {
                *own.entry(state).or_default() += votes;
            }
        }
        self
    }

    /// Each capital with its state, where the votes are clear.
    pub(super) fn capitals(&self) -> Vec<(&str, StateId)> {
        let clear = self.0.iter().filter_map(|(place, states)| {
            let mut ranked: Vec<(u32, StateId)> = states.iter().map(|(s, v)| (*v, *s)).collect();
            ranked.sort_by_key(|(votes, state)| (std::cmp::Reverse(*votes), *state));
            let (most, state) = *ranked.first()?;
            let second = ranked.get(1).map_or(0, |r| r.0);
            (most >= LEAST && most >= LEAD * second).then_some((place.as_str(), state))
        });
        clear.collect()
    }
}

/// The state a document is at home in: that of its masthead, or of its dateline when the text speaks of it, else the only one it speaks of.
pub(super) fn home(text: &str, structure: &Structure, mentions: &[Mention], gazetteer: &Gazetteer) -> Option<StateId> {
    let mut counts: BTreeMap<StateId, u32> = BTreeMap::new();
    for m in mentions {
        // "English edition": a language, no state.
        let language = structure
            .tokens
            .get(m.tokens.end)
            .is_some_and(|t| matches!(t.of(text), "edition" | "version" | "service" | "page" | "translation" | "language" | "subtitles"));
        if let Kind::Place(place) = m.kind
            && place.word != PlaceWord::Region
            && !language
        {
            *counts.entry(place.state).or_default() += 1;
        }
    }
    let mut ranked: Vec<(u32, StateId)> = counts.iter().map(|(s, n)| (*n, *s)).collect();
    ranked.sort_by_key(|(n, state)| (std::cmp::Reverse(*n), *state));
    let (most, first) = *ranked.first()?;
    let second = ranked.get(1).map_or(0, |r| r.0);
    let often = |place: &StateId| counts.get(place).is_some_and(|n| (n + 1) * 2 >= most);
    // Who prints at home writes of "the minister" and names the neighbour only; of several states, the news is foreign.
    let domestic = |place: &StateId| often(place) || counts.keys().filter(|s| *s != place).count() <= 1;
    let place = dateline_state(text, structure, gazetteer).map(|place| (place, often(&place)));
    match place.or_else(|| masthead(text, structure, gazetteer).map(|place| (place, domestic(&place)))) {
        Some((place, likely)) => likely.then_some(place),
        None => (most >= 3 && second == 0).then_some(first),
    }
}

/// The state of the place that the first dateline names.
fn dateline_state(text: &str, structure: &Structure, gazetteer: &Gazetteer) -> Option<StateId> {
    let place = dateline(text, structure)?;
    let words: Vec<&str> = place.split(' ').collect();
    gazetteer.place_at(&words).filter(|(p, n)| *n == words.len() && p.word != PlaceWord::Demonym).map(|(p, _)| p.state)
}

/// The state in the name of the medium or office at the head of the text ("THE LORN POST", "Velmar State Television").
fn masthead(text: &str, structure: &Structure, gazetteer: &Gazetteer) -> Option<StateId> {
    structure.paragraphs.iter().take(3).find_map(|paragraph| {
        let words = words_of(text, structure, paragraph.tokens.clone());
        let is_medium = |w: &&str| {
            let small = w.to_lowercase();
            super::bodies::is_medium_noun(&small)
                || matches!(
                    small.as_str(),
                    "post"
                        | "courier"
                        | "times"
                        | "herald"
                        | "house"
                        | "press"
                        | "gazette"
                        | "tribune"
                        | "today"
                        | "edition"
                        | "parliament"
                )
        };
        let office = words.iter().any(|w| matches!(*w, "transcript" | "briefing")) && words.len() <= 20;
        if !office && (words.len() > 12 || !words.iter().any(|w| is_capital(w) && is_medium(w) || *w == "edition")) {
            return None;
        }
        let place = |i: usize| {
            let (place, len) = gazetteer.place_at(&words[i..])?;
            let language = matches!(words.get(i + len), Some(&("edition" | "version" | "service" | "page" | "language")));
            (place.word != PlaceWord::Region && !language).then_some(place)
        };
        (0..words.len()).filter(|&i| is_capital(words[i])).find_map(place).map(|p| p.state)
    })
}

/// The place of the first dateline ("BRENN, March 4 (Agency) -", "LORN — ").
fn dateline(text: &str, structure: &Structure) -> Option<String> {
    structure.paragraphs.iter().take(12).find_map(|paragraph| {
        let words = words_of(text, structure, paragraph.tokens.start..paragraph.tokens.end.min(paragraph.tokens.start + 16));
        let shouted = |w: &&&str| w.chars().count() > 1 && w.chars().all(|c| c.is_uppercase() || c == '-' || c == '/');
        let place: Vec<&str> = words.iter().take_while(shouted).copied().collect();
        if place.is_empty() || place.len() > 3 || place.iter().any(|w| is_common(w) || lexicon::word(w).is_role()) {
            return None;
        }
        let rest = &words[place.len()..];
        let opens = rest.first().is_some_and(|w| matches!(*w, "," | "(") || is_dash(w));
        let closes = rest.iter().take(12).any(|w| *w == ")" || is_dash(w));
        let goes_on = paragraph.tokens.len() > 12;
        (opens && closes && goes_on).then(|| place.join(" "))
    })
}

/// Where the first paragraph of some length begins: above it stand headline and masthead.
fn first_body_line(text: &str) -> u32 {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > 100 {
            break;
        }
        at += line.len();
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One or two capitalised words that could be a place.
fn place_run(words: &[&str], i: usize) -> Option<String> {
    let fits = |w: &&str| {
        w.starts_with(char::is_uppercase) && w.chars().count() > 2 && !is_common(w) && w.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let first = words.get(i).copied().filter(|w| fits(w))?;
    if i > 0 && fits(&words[i - 1]) {
        return None;
    }
    match words.get(i + 1).copied().filter(|w| fits(w)) {
        Some(second) if words.get(i + 2).is_none_or(|w| !fits(w)) => Some(format!("{first} {second}")),
        Some(_) => None,
        None => Some(first.to_owned()),
    }
}

fn is_new(place: &str, gazetteer: &Gazetteer) -> bool {
    let world = World::get();
    let words: Vec<&str> = place.split(' ').collect();
    gazetteer.place_at(&words).is_none() && world.body(place).is_none() && !world.is_given_name(words[0])
}

/// Verbs of who speaks in a place ("said in Lorn").
fn speaks(word: &str) -> bool {
    matches!(word, "said" | "told" | "declared" | "announced" | "stated")
}

/// The state at home in a document that names people in office without their state: that of them all.
///
/// `offices` are the states of people whose office stands bare where the document first names them.
pub(super) fn home_of_offices(offices: &[StateId]) -> Option<StateId> {
    let first = *offices.first()?;
    offices.iter().all(|s| *s == first).then_some(first)
}

/// Listed people of whom nearly all must be of one state for a document to be at home there.
const CAST: usize = 4;

/// The state at home in a document whose cast of listed people is nearly all of one state.
pub(super) fn home_of_people(states: &[StateId]) -> Option<StateId> {
    let mut counts: std::collections::BTreeMap<StateId, usize> = std::collections::BTreeMap::new();
    for state in states {
        *counts.entry(*state).or_default() += 1;
    }
    let (state, most) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    (most >= CAST && most * 10 >= states.len() * 9).then_some(state)
}

/// The medium that a document heads itself with ("THE LORN POST", "Letters to the editor, The Lorn Gazette"), without article.
pub(super) fn medium(text: &str, structure: &Structure) -> Option<String> {
    structure.paragraphs.iter().take(3).find_map(|paragraph| {
        let words = words_of(text, structure, paragraph.tokens.clone());
        let named = |w: &str| {
            let small = w.to_lowercase();
            is_capital(w)
                && (matches!(
                    small.as_str(),
                    "post" | "courier" | "times" | "herald" | "gazette" | "tribune" | "today" | "radio" | "ledger"
                ) || matches!(
                    small.as_str(),
                    "chronicle" | "observer" | "telegraph" | "journal" | "mirror" | "news" | "daily" | "television"
                ))
        };
        let at = (0..words.len()).filter(|_| words.len() <= 12).find(|&i| named(words[i]))?;
        // "LTV - Lorn State Television": the short name is the one it goes by.
        if at > 1 && is_dash(words[1]) && is_capital(words[0]) {
            return Some(words[0].to_owned());
        }
        let fits = |w: &str| is_capital(w) && !matches!(w, "The" | "THE");
        let from = (0..at).rev().take_while(|&i| fits(words[i])).last().unwrap_or(at);
        let to = (at + 1..words.len()).take_while(|&i| fits(words[i])).last().map_or(at + 1, |i| i + 1);
        let small = |w: &str| {
            let mut chars = w.chars();
            chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect::<String>()
        };
        let shouted = |w: &str| w.chars().count() > 3 && w.chars().all(|c| !c.is_lowercase());
        (to - from >= 2 && to - from <= 6)
            .then(|| words[from..to].iter().map(|w| if shouted(w) { small(w) } else { (*w).to_owned() }).collect::<Vec<_>>().join(" "))
    })
}

/// Nouns of what sits in a capital.
fn is_seated(word: &str) -> bool {
    matches!(
        word,
        "officials"
            | "authorities"
            | "ministers"
            | "lawmakers"
            | "leaders"
            | "government"
            | "ministry"
            | "parliament"
            | "palace"
            | "cabinet"
            | "administration"
            | "presidency"
            | "Ministry"
            | "Parliament"
            | "Government"
    )
}

fn words_of<'a>(text: &'a str, structure: &Structure, tokens: std::ops::Range<usize>) -> Vec<&'a str> {
    structure.tokens[tokens].iter().map(|t| t.of(text)).collect()
}
