//! Scores speakers and parties against lists made blind from the texts alone (`tests/gold/*.md` tell how).
//!
//! The sources are given, so that the figures tell of names alone: what the program finds at the place of a listed source gives way to it, all
//! else stays as found. Where the texts are absent, the test is skipped and says so.
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use std::collections::BTreeMap;
use std::path::Path;

use saidline::corpus::{Settings, Stated};
use saidline::party::{Resolution, resolve};
use saidline::statement::{Accuracy, Act, Attribution, Extractor, Quotation};
use saidline::text::{Span, Structure};
use saidline::timeline::KNOWN;
use saidline::{dating, party};
use serde::Deserialize;

#[test]
fn articles_that_are_not_part_of_the_project() {
    // What is wanted, and just reached.
    check_articles("dev", include_str!("gold/polnear_sources.jsonl"), "", 0.90, 0.92);
}

#[test]
fn articles_drawn_afresh() {
    let list = include_str!("gold/polnear_fresh.jsonl");
    // The half that was read for errors, and the one that was not.
    let names = || list.lines().map(|line| serde_json::from_str::<Wanted>(line).expect("a listed source").document);
    let documents: std::collections::BTreeSet<String> = names().collect();
    let middle = documents.iter().nth(documents.len() / 2).expect("two halves");
    let half = |read: bool| {
        list.lines().zip(names()).filter(|(_, name)| (name < middle) == read).map(|(line, _)| line).collect::<Vec<_>>().join("\n")
    };
    check_articles("train", &half(true), "read: ", 0.92, 0.92);
    check_articles("train", &half(false), "not read: ", 0.84, 0.80);
}

#[test]
fn articles_drawn_once_more() {
    // The list that was read for errors, and the one that was only scored.
    let list = |n: u32| of_list(include_str!("gold/polnear_fresh2.jsonl"), n);
    check_articles("train", &list(1), "list 1, read: ", 0.87, 0.89);
    check_articles("train", &list(2), "list 2, not read: ", 0.90, 0.88);
}

#[test]
fn sources_of_all_kinds_and_hard_ones() {
    // List 1 holds any sources and was only scored; the others hold no source that is only a name.
    let list = |n: u32| of_list(include_str!("gold/polnear_fresh3.jsonl"), n);
    check_articles("train", &list(1), "any, not read: ", 0.86, 0.81);
    check_articles("train", &list(2), "hard, read: ", 0.86, 0.86);
    check_articles("train", &list(3), "hard, read: ", 0.85, 0.80);
    check_articles("train", &list(4), "hard, read late: ", 0.77, 0.76);
}

/// The lines of one of the lists that a file holds.
fn of_list(file: &str, n: u32) -> String {
    let of = |line: &&str| line.starts_with(&format!("{{\"list\": {n},"));
    file.lines().filter(of).collect::<Vec<_>>().join("\n")
}

#[test]
fn articles_read_while_building() {
    check_articles("train", include_str!("gold/polnear_read.jsonl"), "", 0.95, 0.92);
}

/// Prints the score of any list of the same form: `SPEAKERS_LIST=FILE SPEAKERS_TEXTS=FOLDER cargo test --test speakers -- --ignored --nocapture`.
#[test]
#[ignore = "a tool, not a check"]
fn a_list_of_ones_own() {
    let given = |name: &str| std::env::var(name).expect("the list and the folder of its texts are given");
    let list = std::fs::read_to_string(given("SPEAKERS_LIST")).expect("a list");
    println!("{}", Score::of(Path::new(&given("SPEAKERS_TEXTS")), &list));
}

/// Scores a list of articles that lie beside the project; skipped where they do not.
#[track_caller]
fn check_articles(part: &str, gold: &str, which: &str, speakers: f64, parties: f64) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/polnear").join(part);
    if !folder.is_dir() {
        eprintln!("skipped: the articles are not beside this project");
        return;
    }
    let score = Score::of(&folder, gold);
    println!("{which}{score}");
    assert!(score.speakers() >= speakers && score.parties() >= parties, "{which}{:.3} and {:.3}", score.speakers(), score.parties());
}

#[test]
fn confidence_tells_the_share_that_is_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/polnear");
    if !folder.is_dir() {
        eprintln!("skipped: the articles are not beside this project");
        return;
    }
    let lists = [
        ("dev", include_str!("gold/polnear_sources.jsonl")),
        ("train", include_str!("gold/polnear_read.jsonl")),
        ("train", include_str!("gold/polnear_fresh.jsonl")),
        ("train", include_str!("gold/polnear_fresh2.jsonl")),
        ("train", include_str!("gold/polnear_fresh3.jsonl")),
    ];
    let all: Vec<_> = lists.iter().flat_map(|(part, list)| Score::of(&folder.join(part), list).sure).collect();
    let share = |sort: Sort, from: f32, to: f32| {
        let within = all.iter().filter(|(s, sure, _)| *s == sort && *sure >= from && *sure < to);
        let (count, right) = within.fold((0, 0), |(n, right), (_, _, is)| (n + 1, right + usize::from(*is)));
        println!("{sort:?} {from:.1} to {to:.1}: {right} of {count} right");
        (count, right as f64 / f64::from(count.max(1)))
    };
    for sort in [Sort::Person, Sort::Pronoun, Sort::Words] {
        for (from, to) in [(0.0, KNOWN), (KNOWN, 0.8), (0.8, 0.9), (0.9, 1.1)] {
            share(sort, from, to);
        }
    }
    let (hidden, right) = share(Sort::Person, 0.0, KNOWN);
    let (shown, shown_right) = share(Sort::Person, KNOWN, 1.1);
    assert!(right < 0.75 && shown_right >= 0.97 && hidden * 6 <= shown, "{hidden} at {right:.2}, {shown} at {shown_right:.3}");
}

#[test]
fn invented_documents() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/speakers"));
    let score = Score::of(folder, include_str!("gold/speakers.jsonl"));
    println!("{score}");
    // Wanted: 0.95 and 0.97.
    assert!(score.speakers() >= 0.96 && score.parties() >= 0.97);
}

/// One listed source: offsets in code points, and for each speaker what may be said of it, `None` where it may stay open.
#[derive(Deserialize)]
struct Wanted {
    document: String,
    source: Places,
    content: Vec<(usize, usize)>,
    speakers: Vec<Answers>,
    parties: Vec<Answers>,
}

/// One place or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Places {
    One((usize, usize)),
    Several(Vec<(usize, usize)>),
}

/// Acceptable answers; a bare null stands for "open".
#[derive(Deserialize)]
#[serde(from = "Option<Vec<Option<String>>>")]
struct Answers(Vec<Option<String>>);

impl From<Option<Vec<Option<String>>>> for Answers {
    fn from(given: Option<Vec<Option<String>>>) -> Self {
        Self(given.unwrap_or_else(|| vec![None]))
    }
}

impl Answers {
    fn accept(&self, answer: Option<&str>) -> bool {
        let plain = answer.map(plain);
        self.0.iter().any(|accepted| match (accepted.as_deref(), &plain) {
            (None | Some("Other"), None) => true,
            (Some(accepted), Some(plain)) => self::plain(accepted) == *plain,
            _ => false,
        })
    }
}

/// How a source names who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// "he", "she"
    Person,
    /// Any other pronoun.
    Pronoun,
    Words,
}

impl Sort {
    fn of(source: &str) -> Self {
        match source.to_lowercase().as_str() {
            "he" | "she" | "his" | "her" | "him" => Self::Person,
            "they" | "them" | "their" | "it" | "its" | "who" | "whom" | "whose" | "which" | "that" | "i" | "we" | "my" | "our" => {
                Self::Pronoun
            }
            _ => Self::Words,
        }
    }
}

/// A name without case, article, honorific and marks.
fn plain(name: &str) -> String {
    let words = name.to_lowercase().replace(['.', ',', '’', '\''], "").replace('-', " ");
    let words: Vec<&str> =
        words.split_whitespace().filter(|w| !matches!(*w, "the" | "a" | "an" | "mr" | "mrs" | "ms" | "dr" | "sir")).collect();
    words.join(" ")
}

#[derive(Default)]
struct Score {
    voices: usize,
    speakers: usize,
    parties: usize,
    /// Wrong where the program was free to leave it open.
    false_speakers: usize,
    false_parties: usize,
    notes: Vec<String>,
    /// For each voice: how its source names it, how sure the program is, and whether it is right.
    sure: Vec<(Sort, f32, bool)>,
}

impl Score {
    fn of(folder: &Path, gold: &str) -> Self {
        let mut wanted: BTreeMap<String, Vec<Wanted>> = BTreeMap::new();
        for line in gold.lines() {
            let one: Wanted = serde_json::from_str(line).expect("a listed source");
            wanted.entry(one.document.clone()).or_default().push(one);
        }
        let texts: Vec<String> = wanted.keys().map(|name| std::fs::read_to_string(folder.join(name)).expect("a listed text")).collect();
        let bytes: Vec<Vec<usize>> = texts.iter().map(|text| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()).collect();
        let extractor = Extractor::new(Accuracy::Fast);
        let mut structures = Vec::new();
        let mut attributions = Vec::new();
        for ((text, bytes), listed) in texts.iter().zip(&bytes).zip(wanted.values()) {
            let structure = Structure::of(text);
            let mut found = extractor.attributions(text, &structure);
            let given: Vec<Attribution> = listed.iter().map(|w| w.attribution(bytes)).collect();
            let meets = |a: &Attribution, b: &Attribution| a.source.zip(b.source).is_some_and(|(a, b)| a.start < b.end && b.start < a.end);
            found.retain(|a| !given.iter().any(|b| meets(a, b)));
            found.extend(given);
            found.sort_by_key(|a| a.hull());
            structures.push(structure);
            attributions.push(found);
        }
        let stated = Stated::default();
        let inputs: Vec<dating::Input<'_>> = (0..texts.len())
            .map(|n| dating::Input {
                text: &texts[n],
                structure: &structures[n],
                attributions: &attributions[n],
                stated: &stated,
                modified: None,
            })
            .collect();
        let published = dating::published(&inputs, &Settings::default());
        let inputs: Vec<party::Input<'_>> = (0..texts.len())
            .map(|n| party::Input {
                text: &texts[n],
                structure: &structures[n],
                attributions: &attributions[n],
                published: published[n].dating.as_ref().map(|d| (d.from, d.to)),
                outlet: None,
            })
            .collect();
        let resolution = resolve(&inputs, &Settings::default());
        let mut score = Self::default();
        for (n, listed) in wanted.values().enumerate() {
            for one in listed {
                let given = one.attribution(&bytes[n]);
                let at = attributions[n].iter().position(|a| *a == given).expect("it was put there");
                score.count(one, &texts[n], given.source, &resolution, n, at);
            }
        }
        score
    }

    fn count(&mut self, wanted: &Wanted, text: &str, source: Option<Span>, resolution: &Resolution, document: usize, at: usize) {
        let mut answers: Vec<(Option<&str>, Option<&str>, f32)> = resolution.voices[document][at]
            .iter()
            .map(|voice| {
                let speaker = &resolution.speakers[voice.speaker.0 as usize];
                let party = voice.party.or(speaker.party).map(|p| resolution.parties[p.0 as usize].name.as_str());
                (Some(speaker.name.as_str()), party, voice.confidence)
            })
            .collect();
        let sort = Sort::of(source.map_or("", |s| s.of(text)));
        for (speakers, parties) in wanted.speakers.iter().zip(&wanted.parties) {
            let best =
                (0..answers.len()).max_by_key(|&i| (speakers.accept(answers[i].0), parties.accept(answers[i].1), std::cmp::Reverse(i)));
            let (speaker, party, sure) = best.map_or((None, None, 0.0), |i| answers.remove(i));
            let (right_speaker, right_party) = (speakers.accept(speaker), parties.accept(party));
            self.voices += 1;
            if speaker.is_some() {
                self.sure.push((sort, sure, right_speaker));
            }
            self.speakers += usize::from(right_speaker);
            self.parties += usize::from(right_party);
            self.false_speakers += usize::from(!right_speaker && speaker.is_some());
            self.false_parties += usize::from(!right_party && party.is_some());
            if !(right_speaker && right_party) {
                let start = source.map_or(0, |s| s.start);
                let words = source.map_or("", |s| s.of(text));
                let mark = |right: bool| if right { "" } else { " ✗" };
                self.notes.push(format!(
                    "{} {start} “{words}”: {speaker:?}{} of {party:?}{}; wanted {:?} of {:?}",
                    wanted.document,
                    mark(right_speaker),
                    mark(right_party),
                    speakers.0.first(),
                    parties.0
                ));
            }
        }
    }

    fn speakers(&self) -> f64 {
        self.speakers as f64 / self.voices.max(1) as f64
    }

    fn parties(&self) -> f64 {
        self.parties as f64 / self.voices.max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        write!(
            f,
            "{} voices: speakers {:.3} ({} named wrongly), parties {:.3} ({} named wrongly)",
            self.voices,
            self.speakers(),
            self.false_speakers,
            self.parties(),
            self.false_parties
        )
    }
}

impl Wanted {
    /// `bytes` tells where each code point begins, and where the text ends.
    fn attribution(&self, bytes: &[usize]) -> Attribution {
        let byte = |point: usize| bytes[point.min(bytes.len() - 1)];
        let span = |(from, to): (usize, usize)| Span::new(byte(from), byte(to));
        Attribution {
            source: match &self.source {
                Places::One(place) => Some(span(*place)),
                Places::Several(places) => places.iter().map(|s| span(*s)).reduce(Span::hull),
            },
            cue: None,
            content: self.content.iter().map(|c| span(*c)).collect(),
            quotation: Quotation::Indirect,
            act: Act::Says,
            via: Vec::new(),
            confidence: 1.0,
            supposed: false,
        }
    }
}
