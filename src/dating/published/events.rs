//! Known events and where a text mentions them.
//!
//! The list is `assets/events.tsv`, with what the user adds in `corpus.toml`. A mention is one of an event's phrases, or its people named together
//! in a sentence about a meeting in its place. One phrase may fit many events ("the summit in Brussels"): all stay candidates.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use super::days::number;
use super::phrases::Phrases;
use crate::corpus::EventSetting;
use crate::text::{Span, Structure};

/// A dated event.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// First day.
    pub from: i32,
    /// Last day.
    pub to: i32,
    /// Display name.
    pub name: String,
    /// Whether people know of it before it happens.
    pub scheduled: bool,
    /// Whether the user named it.
    pub by_user: bool,
    /// What kind of event it is, as the list has it.
    pub kind: String,
    gathering: bool,
    /// Whether people met by telephone only.
    call: bool,
    /// Where, folded.
    pub places: Vec<String>,
    /// Whose names stand about it, folded.
    pub people: Vec<String>,
}

/// Known events with what finds them in a text.
#[derive(Debug)]
pub(super) struct Events {
    list: Vec<Event>,
    phrases: Phrases,
    /// Events of each phrase.
    phrase_events: Vec<Vec<u32>>,
    /// Events of each person, by folded last name.
    of_person: HashMap<String, Vec<u32>>,
    /// Events of each place, by its folded first word.
    of_place: HashMap<String, Vec<u32>>,
    /// Events of each kind.
    of_kind: BTreeMap<String, Vec<u32>>,
}

/// A place in a text that may mention an event.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Candidates, with the likelihood of each that the words mean it.
    pub events: Vec<(u32, f32)>,
    /// The words.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: usize,
    /// Whether a verb tells it as past ("met Friday").
    pub past: bool,
    /// Whether it is somebody's ("Tolle's victory"): of many such things the lists know the greatest.
    pub possessed: bool,
    /// The kind of event that a word alone tells ("debate"); empty where a name or phrase does.
    pub kind: &'static str,
}

/// Capitalised words of a text, folded, by sentence.
pub(super) struct Names {
    sentences: Vec<HashSet<String>>,
    all: HashSet<String>,
}

/// Words that end the name of a paper, which begins with that of its town.
const OUTLETS: [&str; 12] =
    ["Post", "Times", "Journal", "Tribune", "Herald", "Gazette", "Globe", "Examiner", "Chronicle", "Register", "Inquirer", "Observer"];

impl Names {
    /// Collects them.
    pub(super) fn of(text: &str, structure: &Structure) -> Self {
        let mut all = HashSet::new();
        let mut sentences = Vec::with_capacity(structure.sentences.len());
        for sentence in &structure.sentences {
            let words: Vec<&str> = structure.tokens[sentence.tokens.clone()].iter().map(|t| t.of(text)).collect();
            // "The Washington Post" is no place.
            let outlet = |i: usize| words.get(i + 1).is_some_and(|next| OUTLETS.contains(next));
            let named = words.iter().enumerate().filter(|(i, w)| w.starts_with(char::is_uppercase) && !outlet(*i));
            let names: HashSet<String> = named.map(|(_, w)| fold(w)).collect();
            all.extend(names.iter().cloned());
            sentences.push(names);
        }
        Self { sentences, all }
    }

    pub(super) fn sentence_has(&self, sentence: usize, name: &str) -> bool {
        has(&self.sentences[sentence], name)
    }

    /// Whether the text names `name` anywhere.
    pub(super) fn has(&self, name: &str) -> bool {
        has(&self.all, name)
    }
}

/// Whether each word of the folded `name` is there.
fn has(words: &HashSet<String>, name: &str) -> bool {
    name.split(' ').all(|w| words.contains(w))
}

/// A name for comparison: small letters, no accents, no difference between "-y", "-yy", "-iy" and "-ii" at the end.
pub(super) fn fold(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut plain: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
    };
    for ending in ["yy", "iy", "ii", "ij"] {
        if plain.len() > 4 && plain.ends_with(ending) {
            plain.truncate(plain.len() - 2);
            plain.push('y');
            break;
        }
    }
    plain
}

impl Events {
    /// The events of the list.
    pub(super) fn known() -> &'static Self {
        static KNOWN: OnceLock<Events> = OnceLock::new();
        KNOWN.get_or_init(|| Self::build(listed()))
    }

    /// The events of the list and those of the user.
    pub(super) fn with(settings: &[EventSetting]) -> Self {
        let mut rows = listed();
        rows.extend(settings.iter().map(|e| {
            let event = Event {
                from: number(e.from.min(e.to)),
                to: number(e.to.max(e.from)),
                name: e.name.clone(),
                scheduled: true,
                by_user: true,
                kind: String::new(),
                gathering: false,
                call: false,
                places: Vec::new(),
                people: Vec::new(),
            };
            (event, e.mentions.iter().chain([&e.name]).map(|m| m.to_lowercase()).collect())
        }));
        Self::build(rows)
    }

    fn build(rows: Vec<(Event, Vec<String>)>) -> Self {
        let mut phrases = Phrases::default();
        let mut phrase_events: Vec<Vec<u32>> = Vec::new();
        let mut of_person: HashMap<String, Vec<u32>> = HashMap::new();
        let mut of_place: HashMap<String, Vec<u32>> = HashMap::new();
        let mut of_kind: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut list = Vec::with_capacity(rows.len());
        for (at, (event, mentions)) in rows.into_iter().enumerate() {
            for mention in mentions.iter().map(|m| m.trim()).filter(|m| m.len() >= 4) {
                let plain = mention.replace('’', "'");
                let curly = plain.replace('\'', "’");
                let hyphen = plain.replace("ceasefire", "cease-fire");
                let mut spellings = vec![plain, curly, hyphen];
                spellings.sort();
                spellings.dedup();
                for number in spellings.into_iter().filter_map(|s| phrases.enter(s)) {
                    phrase_events.resize(phrase_events.len().max(number as usize + 1), Vec::new());
                    let events = &mut phrase_events[number as usize];
                    if events.last() != Some(&(at as u32)) {
                        events.push(at as u32);
                    }
                }
            }
            let enter = |index: &mut HashMap<String, Vec<u32>>, word: &str| {
                let events = index.entry(word.to_owned()).or_default();
                if events.last() != Some(&(at as u32)) {
                    events.push(at as u32);
                }
            };
            for person in &event.people {
                enter(&mut of_person, person.rsplit(' ').next().unwrap_or(person));
            }
            for place in &event.places {
                enter(&mut of_place, place.split(' ').next().unwrap_or(place));
            }
            match of_kind.get_mut(&event.kind) {
                Some(events) => events.push(at as u32),
                None => drop(of_kind.insert(event.kind.clone(), vec![at as u32])),
            }
            list.push(event);
        }
        Self { list, phrases, phrase_events, of_person, of_place, of_kind }
    }

    /// The event at `index`.
    pub(super) fn get(&self, index: u32) -> &Event {
        &self.list[index as usize]
    }

    /// The events of these kinds with their indices, one kind after the other.
    pub(super) fn of_kinds(&self, kinds: &'static [&'static str]) -> impl Iterator<Item = (u32, &Event)> {
        let rows = kinds.iter().filter_map(|kind| self.of_kind.get(*kind)).flatten();
        rows.map(|&at| (at, &self.list[at as usize]))
    }

    /// The last day of the last event.
    pub(super) fn last_day(&self) -> Option<i32> {
        self.list.iter().map(|e| e.to).max()
    }

    /// Where `text` may mention known events.
    pub(super) fn mentions(&self, text: &str, structure: &Structure, names: &Names) -> Vec<Mention> {
        let mut found = Vec::new();
        for (start, end, phrase) in self.phrases.find(text) {
            let words = &text[start..end];
            let single = !words.contains([' ', '-']);
            if single && !words.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(sentence) = structure.sentence_at(start as u32) else { continue };
            let events = &self.phrase_events[phrase as usize];
            let placed = |e: &u32| self.get(*e).places.iter().any(|p| names.sentence_has(sentence, p));
            let some_placed = events.iter().any(placed);
            // Of several that fit the words, those that fit the place as well.
            let weigh = |e: &u32| self.trust(*e, single, sentence, names) * if some_placed && !placed(e) { 0.05 } else { 1.0 };
            let events: Vec<_> = events.iter().map(|e| (*e, weigh(e))).collect();
            let span = Span::new(start, end);
            let at = structure.tokens_in(span).start;
            let before = at.saturating_sub(4).max(structure.sentences[sentence].tokens.start)..at;
            let past = before.map(|i| structure.tokens[i].of(text)).any(|w| matches!(w, "met" | "visited" | "held" | "signed" | "spoke"));
            let possessed = ["'s ", "’s "].iter().any(|s| words.contains(s));
            found.push(Mention { events, span, sentence, past, possessed, kind: "" });
        }
        for sentence in 0..structure.sentences.len() {
            self.gatherings(text, structure, sentence, &mut found);
            self.told_by_kind(text, structure, sentence, &mut found);
        }
        found
    }

    /// How far the words about a phrase bear out that it means this event.
    fn trust(&self, event: u32, single: bool, sentence: usize, names: &Names) -> f32 {
        let event = self.get(event);
        if event.by_user {
            return 0.95;
        }
        let near = event.people.iter().any(|p| names.sentence_has(sentence, p));
        let anywhere = near || event.people.iter().any(|p| has(&names.all, p));
        let place = event.places.iter().any(|p| names.sentence_has(sentence, p));
        let base: f32 = if single { 0.3 } else { 0.5 };
        let people = match (event.people.is_empty(), near, anywhere) {
            (true, ..) => 0.0,
            (_, true, _) => 0.3,
            (_, _, true) => 0.15,
            _ if place => -0.1,
            _ => -0.4,
        };
        (base + people + if place { 0.25 } else { 0.0 }).clamp(0.05, 0.92)
    }

    /// The meetings that a sentence tells by their people and place: names before and after the verb, the place soon after it.
    fn gatherings(&self, text: &str, structure: &Structure, sentence: usize, found: &mut Vec<Mention>) {
        let range = structure.sentences[sentence].tokens.clone();
        let word = |i: usize| structure.tokens[i].of(text);
        let capitals = |from: usize, to: usize| -> HashSet<String> {
            let within = from.max(range.start)..to.min(range.end);
            within.map(word).filter(|w| w.starts_with(char::is_uppercase)).map(fold).collect()
        };
        for verb in range.clone() {
            let tells = matches!(
                word(verb),
                "met"
                    | "meeting"
                    | "meetings"
                    | "talks"
                    | "summit"
                    | "visit"
                    | "visited"
                    | "hosted"
                    | "summits"
                    | "meet"
                    | "negotiated"
                    | "signed"
                    | "call"
                    | "spoke"
                    | "conversation"
            );
            if !tells {
                continue;
            }
            let near = capitals(verb.saturating_sub(12), verb + 16);
            let mut count: BTreeMap<u32, f32> = BTreeMap::new();
            let mut names: Vec<&String> = near.iter().collect();
            names.sort();
            for name in names {
                for &event in self.of_person.get(name.as_str()).into_iter().flatten().filter(|e| self.get(**e).gathering) {
                    *count.entry(event).or_default() += 1.0;
                }
            }
            let after = capitals(verb.saturating_sub(4), verb + 16);
            let mut events = Vec::new();
            for (event, people) in count {
                let row = self.get(event);
                let places = row.places.iter().filter(|p| has(&after, p)).count() as f32;
                let by_telephone = matches!(word(verb), "call" | "spoke" | "conversation");
                if by_telephone != row.call {
                    continue;
                }
                if by_telephone && people >= 2.0 {
                    events.push((event, (0.3 + 0.2 * people).min(0.85)));
                } else if places > 0.0 && people + places >= 3.0 {
                    events.push((event, (0.1 + 0.15 * people + 0.2 * places).min(0.92)));
                }
            }
            let best = events.iter().map(|e| e.1).fold(0.0, f32::max);
            events.retain(|e| e.1 > best - 0.25);
            if !events.is_empty() {
                let span = structure.tokens[verb].hull(structure.tokens[(verb + 5).min(range.end - 1)]);
                let past = matches!(word(verb), "met" | "visited" | "hosted" | "negotiated" | "signed" | "spoke");
                found.push(Mention { events, span, sentence, past, possessed: false, kind: "" });
            }
        }
    }

    /// Events told by what they are and where or who: "the shooting in Port Orla", "Thursday's debate", "Tolle resigned".
    fn told_by_kind(&self, text: &str, structure: &Structure, sentence: usize, found: &mut Vec<Mention>) {
        let range = structure.sentences[sentence].tokens.clone();
        let word = |i: usize| structure.tokens[i].of(text);
        let mut told: Vec<&str> = Vec::new();
        for noun in range.clone() {
            let kinds = kinds_of(word(noun));
            let before = if noun > range.start { word(noun - 1) } else { "" };
            if matches!(before, "press" | "news" | "Press" | "News" | "conference") {
                continue;
            }
            if kinds.is_empty() || told.contains(&kinds[0]) {
                continue;
            }
            let window = noun.saturating_sub(7).max(range.start)..(noun + 8).min(range.end);
            let names: HashSet<String> = window.clone().map(word).filter(|w| w.starts_with(char::is_uppercase)).map(fold).collect();
            let mut sorted: Vec<&String> = names.iter().collect();
            sorted.sort();
            // Names stand about elections and summits whoever took part.
            let person = match kinds[0] {
                "attack" | "disaster" | "vote" => 0.0,
                "election" | "summit" => 0.1,
                _ => 0.25,
            };
            let mut score: BTreeMap<u32, f32> = BTreeMap::new();
            for name in sorted {
                for &event in self.of_person.get(name.as_str()).into_iter().flatten() {
                    *score.entry(event).or_default() += person;
                }
                for &event in self.of_place.get(name.as_str()).into_iter().flatten() {
                    if self.get(event).places.iter().any(|p| p.split(' ').next() == Some(name) && has(&names, p)) {
                        *score.entry(event).or_default() += 0.3;
                    }
                }
            }
            score.retain(|e, _| kinds.contains(&self.get(*e).kind.as_str()));
            let best = score.values().copied().fold(0.0, f32::max);
            score.retain(|_, s| *s > best - 0.1);
            // Who endorses or quits must be named with whom or what.
            let least = if matches!(kinds[0], "endorsement" | "resignation" | "hearing" | "court") { 0.45 } else { 0.24 };
            if best < least || score.len() > MOST_TOLD {
                continue;
            }
            told.push(kinds[0]);
            let trust = (0.8 * best).min(0.75);
            let span = structure.tokens[noun];
            found.push(Mention {
                events: score.keys().map(|e| (*e, trust)).collect(),
                span,
                sentence,
                past: false,
                possessed: false,
                kind: kinds[0],
            });
        }
    }
}

/// More candidates than this tell nothing.
const MOST_TOLD: usize = 40;

/// The kinds of event that a word tells.
pub(super) fn kinds_of(word: &str) -> &'static [&'static str] {
    match word {
        "primary" | "primaries" | "caucus" | "caucuses" => &["primary"],
        "debate" | "debates" => &["debate"],
        "convention" => &["convention"],
        "shooting" | "attack" | "attacks" | "massacre" | "bombing" | "bombings" | "gunman" | "terrorist" | "killings" | "slain"
        | "shootings" => &["attack", "crime", "war"],
        "earthquake" | "hurricane" | "flood" | "floods" | "flooding" | "wildfire" | "wildfires" | "crash" | "crashed" | "explosion"
        | "storm" => &["disaster", "accident"],
        "died" | "death" | "funeral" | "passing" => &["death"],
        "resigned" | "resignation" | "fired" | "firing" | "ousted" | "stepped" | "quit" | "suspended" | "dropped" | "withdrew"
        | "ended" | "departure" => &["resignation"],
        "hearing" | "testified" | "testimony" | "grilled" => &["hearing"],
        "ruling" | "ruled" | "verdict" | "convicted" | "sentenced" | "indicted" | "indictment" | "arrested" | "arrest" | "charged"
        | "trial" | "guilty" => &["court"],
        "election" | "elections" | "referendum" | "runoff" | "run-off" | "ballot" => &["election", "vote", "referendum"],
        "vote" | "voted" => &["vote", "election", "referendum"],
        "endorsed" | "endorsement" => &["endorsement", "speech", "launch"],
        "summit" | "conference" => &["summit", "conference", "meeting"],
        _ => &[],
    }
}

pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The rows of the list with their phrases.
fn listed() -> Vec<(Event, Vec<String>)> {
    let mut rows: Vec<(Event, Vec<String>)> = Vec::new();
    for (event, mentions) in include_str!("../../../assets/events.tsv").lines().filter_map(row) {
        // An event may have several rows, one for each way it is spoken of.
        let same = rows.iter_mut().rev().take(40).find(|r| r.0.from == event.from && r.0.name == event.name);
        match same {
            Some(known) => known.1.extend(mentions),
            None => rows.push((event, mentions)),
        }
    }
    rows
}

/// `from to name kind places people mentions recurring`; lines that are no event are passed over.
fn row(line: &str) -> Option<(Event, Vec<String>)> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().unwrap_or("").trim();
    let from = next().parse().ok().map(number)?;
    let to = next().parse().map_or(from, number).max(from);
    let (name, kind) = (next().trim_end_matches(" (general name)").to_owned(), next());
    let scheduled = !matches!(
        kind,
        "attack"
            | "disaster"
            | "death"
            | "scandal"
            | "resignation"
            | "coup"
            | "accident"
            | "protest"
            | "crime"
            | "war"
            | "speech"
            | "crisis"
            | "leak"
    );
    let gathering = matches!(kind, "meeting" | "summit" | "talks" | "visit" | "conference" | "negotiation" | "agreement");
    let list = |cell: &str| -> Vec<String> { cell.split('|').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect() };
    let folded = |cell: &str| list(cell).iter().map(|n| n.split(' ').map(fold).collect::<Vec<_>>().join(" ")).collect();
    let call = name.split(' ').any(|w| w == "call");
    let event = Event {
        from,
        to,
        name,
        scheduled,
        call,
        kind: kind.to_owned(),
        by_user: false,
        gathering,
        places: folded(next()),
        people: folded(next()),
    };
    Some((event, list(next())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_not_its_town() {
        let names = |text: &str| Names::of(text, &Structure::of(text));
        assert!(!names("Dane told the Orla Post that all was well.").has("orla"));
        assert!(names("Dane told the Orla Post in Orla that all was well.").has("orla"));
        assert!(names("Dane told the Orla Port Authority.").has("orla"));
    }
}
