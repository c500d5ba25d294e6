//! Known events and where a text mentions them.
//!
//! The list is `assets/events.tsv` and what the user adds in `corpus.toml`. A mention is one of an event's phrases, or its people named together
//! in a sentence about a meeting in its place. One phrase may fit many events ("the summit in Brussels"): all stay candidates.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::days::number;
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
    gathering: bool,
    places: Vec<String>,
    people: Vec<String>,
}

/// Known events with what finds them in a text.
#[derive(Debug)]
pub(super) struct Events {
    list: Vec<Event>,
    finder: Option<AhoCorasick>,
    /// Events of each phrase of `finder`.
    phrase_events: Vec<Vec<u32>>,
    /// Events of each person, by folded last name.
    of_person: HashMap<String, Vec<u32>>,
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
}

/// Capitalised words of a text, folded, by sentence.
pub(super) struct Names {
    sentences: Vec<HashSet<String>>,
    all: HashSet<String>,
}

impl Names {
    /// Collects them.
    pub(super) fn of(text: &str, structure: &Structure) -> Self {
        let mut all = HashSet::new();
        let mut sentences = Vec::with_capacity(structure.sentences.len());
        for sentence in &structure.sentences {
            let words = structure.tokens[sentence.tokens.clone()].iter().map(|t| t.of(text));
            let names: HashSet<String> = words.filter(|w| w.starts_with(char::is_uppercase)).map(fold).collect();
            all.extend(names.iter().cloned());
            sentences.push(names);
        }
        Self { sentences, all }
    }

    fn sentence_has(&self, sentence: usize, name: &str) -> bool {
        has(&self.sentences[sentence], name)
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
                gathering: false,
                places: Vec::new(),
                people: Vec::new(),
            };
            (event, e.mentions.iter().chain([&e.name]).map(|m| m.to_lowercase()).collect())
        }));
        Self::build(rows)
    }

    fn build(rows: Vec<(Event, Vec<String>)>) -> Self {
        let mut phrases: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut of_person: HashMap<String, Vec<u32>> = HashMap::new();
        let mut list = Vec::with_capacity(rows.len());
        for (at, (event, mentions)) in rows.into_iter().enumerate() {
            for mention in mentions.iter().map(|m| m.trim()).filter(|m| m.len() >= 4) {
                let plain = mention.replace('’', "'");
                let curly = plain.replace('\'', "’");
                for phrase in if plain == curly { vec![plain] } else { vec![plain, curly] } {
                    let events = phrases.entry(phrase).or_default();
                    if events.last() != Some(&(at as u32)) {
                        events.push(at as u32);
                    }
                }
            }
            for person in event.people.iter().filter(|_| event.gathering) {
                let last = person.rsplit(' ').next().unwrap_or(person);
                of_person.entry(last.to_owned()).or_default().push(at as u32);
            }
            list.push(event);
        }
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(phrases.keys()).ok();
        Self { list, finder, phrase_events: phrases.into_values().collect(), of_person }
    }

    /// The event at `index`.
    pub(super) fn get(&self, index: u32) -> &Event {
        &self.list[index as usize]
    }

    /// The last day of the last event.
    pub(super) fn last_day(&self) -> Option<i32> {
        self.list.iter().map(|e| e.to).max()
    }

    /// Where `text` may mention known events.
    pub(super) fn mentions(&self, text: &str, structure: &Structure, names: &Names) -> Vec<Mention> {
        let mut found = Vec::new();
        for hit in self.finder.iter().flat_map(|f| f.find_iter(text)) {
            if !stands_alone(text, hit.start(), hit.end()) {
                continue;
            }
            let words = &text[hit.range()];
            let single = !words.contains([' ', '-']);
            if single && !words.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(sentence) = structure.sentence_at(hit.start() as u32) else { continue };
            let events = &self.phrase_events[hit.pattern().as_usize()];
            let events: Vec<_> = events.iter().map(|&e| (e, self.trust(e, single, sentence, names))).collect();
            found.push(Mention { events, span: Span::new(hit.start(), hit.end()), sentence });
        }
        for sentence in 0..structure.sentences.len() {
            found.extend(self.gathering(text, structure, sentence, names));
        }
        found
    }

    /// How far the words about a phrase bear out that it means this event.
    fn trust(&self, event: u32, single: bool, sentence: usize, names: &Names) -> f32 {
        let event = self.get(event);
        if event.by_user {
            return 0.85;
        }
        let near = event.people.iter().any(|p| names.sentence_has(sentence, p));
        let anywhere = near || event.people.iter().any(|p| has(&names.all, p));
        let place = event.places.iter().any(|p| names.sentence_has(sentence, p));
        let base: f32 = if single { 0.3 } else { 0.5 };
        let people = match (event.people.is_empty(), near, anywhere) {
            (true, ..) => 0.0,
            (_, true, _) => 0.3,
            (_, _, true) => 0.15,
            _ => -0.3,
        };
        (base + people + if place { 0.15 } else { 0.0 }).clamp(0.05, 0.92)
    }

    /// The meeting that a sentence tells by its people and place.
    fn gathering(&self, text: &str, structure: &Structure, sentence: usize, names: &Names) -> Option<Mention> {
        let range = structure.sentences[sentence].tokens.clone();
        let token = range.clone().find(|&i| {
            matches!(
                structure.tokens[i].of(text),
                "met" | "meeting" | "meetings" | "talks" | "summit" | "visit" | "visited" | "hosted" | "summits" | "meet" | "negotiated"
            )
        })?;
        let mut count: BTreeMap<u32, u32> = BTreeMap::new();
        let mut words: Vec<&String> = names.sentences[sentence].iter().collect();
        words.sort();
        for word in words {
            for &event in self.of_person.get(word.as_str()).into_iter().flatten() {
                *count.entry(event).or_default() += 1;
            }
        }
        let mut events = Vec::new();
        for (event, people) in count {
            let row = self.get(event);
            let places = row.places.iter().filter(|p| names.sentence_has(sentence, p)).count() as u32;
            if places > 0 && people + places >= 3 {
                events.push((event, (0.15 + 0.15 * (people + places) as f32).min(0.9)));
            }
        }
        let span = structure.sentences[sentence].span;
        let first = structure.tokens[token];
        let end = structure.tokens_in(span).end.min(token + 8);
        let span = first.hull(structure.tokens[end - 1]);
        (!events.is_empty()).then_some(Mention { events, span, sentence })
    }
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The rows of `assets/events.tsv` with their phrases.
fn listed() -> Vec<(Event, Vec<String>)> {
    include_str!("../../../assets/events.tsv").lines().filter_map(row).collect()
}

/// `from to name kind places people mentions recurring`; lines that are no event are passed over.
fn row(line: &str) -> Option<(Event, Vec<String>)> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().unwrap_or("").trim();
    let from = next().parse().ok().map(number)?;
    let to = next().parse().map_or(from, number).max(from);
    let (name, kind) = (next().to_owned(), next());
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
    let event = Event { from, to, name, scheduled, by_user: false, gathering, places: folded(next()), people: folded(next()) };
    Some((event, list(next())))
}
