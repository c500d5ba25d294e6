//! Events told by their kind and weekday without a name: "Tuesday's primary", "the debate Thursday night", "won on Saturday".
//!
//! Of all events of the kind that fell on such a weekday those stay whose people and place the text names. Each stays likely; the other clues
//! choose between them.

use super::days::weekday;
use super::events::{Event, Events, Mention, Names, kinds_of};
use super::wording::{Phrase, PhraseKind, tied};
use crate::text::Structure;

/// How far from its weekday the word for an event may stand, in tokens.
const NEAR: usize = 8;
/// More candidates than this tell nothing.
const MOST: usize = 60;
/// How far the people and places of the text must bear out the best candidate.
const LEAST: f32 = 0.3;
/// The same where the party is told.
const LEAST_OF_PARTY: f32 = 0.2;
/// The same where the word is of everyday use.
const LEAST_PLACED: f32 = 0.5;

/// The mentions of a text whose time phrases are `phrases`.
pub(super) fn mentions(events: &Events, text: &str, structure: &Structure, phrases: &[Phrase], names: &Names) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut told: Vec<(&str, usize)> = Vec::new();
    for phrase in phrases {
        let PhraseKind::Weekday(day) = phrase.kind else { continue };
        let Some(sentence) = structure.sentence_at(phrase.span.start) else { continue };
        let range = structure.sentences[sentence].tokens.clone();
        let word = |i: usize| structure.tokens[i].of(text);
        let mut near: Vec<usize> = (phrase.token.saturating_sub(NEAR).max(range.start)..(phrase.token + NEAR + 1).min(range.end)).collect();
        near.sort_by_key(|i| i.abs_diff(phrase.token));
        let told_here = near.into_iter().find_map(|noun| {
            let (kinds, placed) = kinds_told(word(noun));
            // "Primary voters", "the primary debate".
            let describes = matches!(word(noun), "primary" | "caucus") && noun + 1 < range.end && DESCRIBED.contains(&word(noun + 1));
            let joined = || tied(text, structure, &range, &(noun..noun + 1), phrase.token) || lists_places(&word, noun, phrase.token);
            (!describes && !kinds.is_empty() && joined()).then_some((noun, kinds, placed))
        });
        let Some((noun, kinds, placed)) = told_here else { continue };
        if told.contains(&(kinds[0], day)) {
            continue;
        }
        let about = noun.saturating_sub(4).max(range.start)..(noun + 3).min(range.end);
        let party = about.map(word).find_map(party_of);
        let fits = |event: &Event| {
            event.to - event.from < 7
                && (event.from..=event.to).any(|d| weekday(d) == day)
                && party.is_none_or(|p| !PARTIES.iter().any(|other| *other != p && event.name.contains(other)))
        };
        let least = match (placed, party) {
            (true, _) => LEAST_PLACED,
            (_, Some(_)) => LEAST_OF_PARTY,
            _ => LEAST,
        };
        let mut scored: Vec<(u32, f32)> = events
            .of_kinds(kinds)
            .filter(|(_, event)| fits(event))
            .map(|(at, event)| (at, borne_out(event, sentence, names)))
            .filter(|s| s.1 >= least)
            .collect();
        // Several places that voted on one day bear each other out.
        let places = |at: u32| events.get(at).places.iter().filter(|p| names.sentence_has(sentence, p)).count();
        let on_day: Vec<usize> = scored
            .iter()
            .map(|(at, _)| scored.iter().filter(|(o, _)| events.get(*o).from == events.get(*at).from && places(*o) > 0).count())
            .collect();
        for (score, more) in scored.iter_mut().zip(on_day) {
            score.1 += 0.2 * more.saturating_sub(1).min(4) as f32;
        }
        let best = scored.iter().map(|s| s.1).fold(0.0, f32::max);
        scored.retain(|s| s.1 > best - 0.25);
        if scored.is_empty() || scored.len() > MOST {
            continue;
        }
        told.push((kinds[0], day));
        let trusted = scored.into_iter().map(|(at, score)| (at, (0.3 + 0.5 * score - 0.8 * (best - score)).clamp(0.05, 0.85))).collect();
        found.push(Mention { events: trusted, span: structure.tokens[noun], sentence, past: false, possessed: false, kind: kinds[0] });
    }
    found
}

/// Whether nothing but names stands between ("won Velmar, Tessaly and Orla on Tuesday").
fn lists_places<'a>(word: &impl Fn(usize) -> &'a str, noun: usize, weekday: usize) -> bool {
    let names = |i: usize| matches!(word(i), "," | "and" | "in" | "on") || word(i).starts_with(char::is_uppercase);
    noun < weekday && (noun + 1..weekday).all(names)
}

/// How far the names of a text bear out that it tells of `event`: its people anywhere, its place in the sentence.
fn borne_out(event: &Event, sentence: usize, names: &Names) -> f32 {
    let people = event.people.iter().filter(|p| names.has(p)).count();
    let share = people.min(2) as f32 / 2.0;
    let place = event.places.iter().any(|p| names.sentence_has(sentence, p));
    let anywhere = event.places.iter().any(|p| names.has(p));
    0.4 * share
        + if place {
            0.5
        } else if anywhere {
            0.15
        } else {
            0.0
        }
}

/// Nouns before which "primary" and "caucus" are no event.
const DESCRIBED: [&str; 22] = [
    "debate",
    "debates",
    "voter",
    "voters",
    "voting",
    "campaign",
    "campaigns",
    "season",
    "race",
    "races",
    "electorate",
    "process",
    "fight",
    "battle",
    "contest",
    "calendar",
    "rival",
    "rivals",
    "opponent",
    "opponents",
    "candidates",
    "field",
];

const PARTIES: [&str; 2] = ["Republican", "Democratic"];

fn party_of(word: &str) -> Option<&'static str> {
    match word {
        "Republican" | "GOP" | "Republicans" => Some(PARTIES[0]),
        "Democratic" | "Democrat" | "Democrats" => Some(PARTIES[1]),
        _ => None,
    }
}

/// The kinds of event that a word tells beside a weekday, and whether the sentence must name the place.
fn kinds_told(word: &str) -> (&'static [&'static str], bool) {
    match word {
        "primary" | "primaries" | "caucus" | "caucuses" | "contests" => (&["primary"], false),
        "debate" | "debates" => (&["debate"], false),
        "contest" | "victories" | "victory" | "won" | "wins" | "win" | "lost" | "loss" | "losses" | "defeat" | "voting" | "balloting"
        | "sweep" | "swept" | "voted" | "votes" | "vote" => (&["primary", "election", "referendum"], true),
        "election" | "elections" | "referendum" | "runoff" | "run-off" => (&["election", "referendum"], true),
        "shooting" | "attack" | "attacks" | "massacre" | "bombing" | "bombings" | "shootings" | "earthquake" | "hurricane" | "crash" => {
            (kinds_of(word), true)
        }
        _ => (&[], false),
    }
}

#[cfg(test)]
mod tests {
    use super::super::wording::phrases;
    use super::*;
    use crate::corpus::EventSetting;

    /// The kinds and words of what is told.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let structure = Structure::of(text);
        let times = phrases(text, &structure, 0..structure.tokens.len());
        let found = mentions(Events::known(), text, &structure, &times, &Names::of(text, &structure));
        let found: Vec<String> = found.iter().map(|m| format!("{} {}", m.kind, m.span.of(text))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_kind_and_a_weekday_tell_an_event() {
        check("Clinton and Sanders met in a debate on Thursday night.", &["debate debate"]);
        check("Thursday's Democratic debate was dull, Sanders said.", &["debate debate"]);
        check("Tuesday's primaries in Ohio and Florida went to others.", &["primary primaries"]);
        check("He won Ohio on Tuesday.", &["primary won"]);
    }

    #[test]
    fn other_words_beside_a_weekday_do_not() {
        check("The council held a debate on Thursday.", &[]);
        check("Sanders won praise on Tuesday.", &[]);
        check("Clinton and Sanders spoke to primary voters on Tuesday.", &[]);
        check("Clinton and Sanders held a debate.", &[]);
        check("The primary in Ohio was close, Dane said, and on Tuesday he left.", &[]);
    }

    #[test]
    fn places_of_one_day_bear_each_other_out() {
        let text = "Clinton won Pennsylvania, Maryland and Delaware on Tuesday.";
        let structure = Structure::of(text);
        let times = phrases(text, &structure, 0..structure.tokens.len());
        let events = Events::with(&[] as &[EventSetting]);
        let found = mentions(&events, text, &structure, &times, &Names::of(text, &structure));
        let days: std::collections::BTreeSet<i32> =
            found.iter().flat_map(|m| &m.events).filter(|e| e.1 > 0.3).map(|e| events.get(e.0).from).collect();
        assert!(days.len() < 6 && !days.is_empty(), "{days:?}");
    }
}
