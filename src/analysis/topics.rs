//! Topics: terms that many statements share, found in their words, and those a person defined in `corpus.toml`.
//!
//! Candidates are runs of one to three words that start and end with a word of meaning. They are ranked by their C-value (Frantzi, Ananiadou
//! and Mima 2000): how many statements hold them, more for longer ones, less what a longer term that holds them accounts for.
//!
//! Limitations: English only, and no grammar: a word counts as a name of a thing by the words that stand before it. Names of speakers and
//! parties are no topics, because there are other ways to ask for them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::Analysis;
use crate::world::fold;

/// A term that statements share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is called: the words a person gave, else the commonest spelling.
    pub name: String,
    /// The spellings that belong to it, in lower case.
    pub words: Vec<String>,
    /// Whether a person defined it.
    pub own: bool,
}

/// Most topics found.
const MOST: usize = 24;
/// Statements beyond which only every so-manieth is looked at to find terms.
const LOOKED_AT: usize = 40_000;
/// Longest term, in words.
const LONGEST: usize = 3;

/// The topics of a corpus: those a person defined, in their order, then those found, the most shared first.
pub fn topics(analysis: &Analysis) -> Vec<Topic> {
    let defined = analysis.corpus.settings.topics.iter().map(|topic| {
        let mut words: Vec<String> = topic.words.iter().map(|w| w.to_lowercase()).filter(|w| !w.trim().is_empty()).collect();
        if words.is_empty() {
            words.push(topic.name.to_lowercase());
        }
        Topic { name: topic.name.clone(), words, own: true }
    });
    let mut all: Vec<Topic> = defined.collect();
    let known: BTreeSet<String> = all.iter().flat_map(|t| &t.words).map(|w| stems(w)).collect();
    all.extend(found(analysis).into_iter().filter(|t| !t.words.iter().any(|w| known.contains(&stems(w)))));
    all
}

/// A word of a statement.
#[derive(Clone, Copy)]
struct Word {
    stem: u32,
    spelling: u32,
    /// Whether it may begin or end a term.
    telling: bool,
    /// Whether it may stand inside one.
    joins: bool,
}

/// What stands before a word, over all its places.
#[derive(Clone, Copy, Default)]
struct Before {
    all: u32,
    /// Articles, possessives and prepositions: a name of a thing follows.
    thing: u32,
    /// Pronouns and auxiliaries: a verb follows.
    verb: u32,
}

#[derive(Default)]
struct Words {
    ids: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Words {
    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.texts.len() as u32;
        self.ids.insert(word.to_owned(), id);
        self.texts.push(word.to_owned());
        id
    }

    fn text(&self, id: u32) -> &str {
        &self.texts[id as usize]
    }
}

/// Where a candidate occurs.
#[derive(Clone, Default)]
struct Held {
    statements: u32,
    last_statement: u32,
    documents: BTreeSet<u32>,
    spellings: BTreeMap<Vec<u32>, u32>,
}

/// Documents of a term that are told apart; more do not matter.
const DOCUMENTS: usize = 3;

type Stems = Vec<u32>;

fn found(analysis: &Analysis) -> Vec<Topic> {
    let names = names(analysis);
    let (mut words, mut before): (Words, Vec<Before>) = (Words::default(), Vec::new());
    let mut held: HashMap<Stems, Held> = HashMap::new();
    let step = analysis.statements.len() / LOOKED_AT + 1;
    let mut looked_at = 0_u32;
    for statement in analysis.statements.iter().step_by(step) {
        looked_at += 1;
        let at = statement.reports[0];
        let (text, structure) = (analysis.text(at.document), &analysis.documents[at.document].structure);
        for span in &analysis.attribution(at).content {
            let first = structure.tokens.partition_point(|t| t.start < span.start);
            let tokens = structure.tokens[first..].iter().take_while(|t| t.end <= span.end);
            let mut run: Vec<Word> = Vec::new();
            let mut last: Option<String> = None;
            for token in tokens {
                let written = token.of(text);
                let lower = written.to_lowercase().replace('’', "'");
                if !lower.starts_with(char::is_alphabetic) {
                    // An ending of a possessive joins what it parts; other marks end a run.
                    if !lower.starts_with('\'') {
                        take(&mut held, &run, looked_at, at.document as u32);
                        run.clear();
                    }
                    last = None;
                    continue;
                }
                let stem = words.id(&stem(&lower));
                before.resize(words.texts.len().max(before.len()), Before::default());
                if let Some(last) = &last {
                    let found = &mut before[stem as usize];
                    found.all += 1;
                    found.thing += u32::from(LEADS_THING.contains(&last.as_str()));
                    found.verb += u32::from(LEADS_VERB.contains(&last.as_str()));
                }
                let spelling = words.id(written);
                before.resize(words.texts.len().max(before.len()), Before::default());
                let common = COMMON.contains(lower.as_str());
                let telling = !common && lower.chars().count() > 2 && !names.contains(&fold(&lower)) && !lower.ends_with("ly");
                run.push(Word { stem, spelling, telling, joins: INNER.contains(&lower.as_str()) });
                last = Some(lower);
            }
            take(&mut held, &run, looked_at, at.document as u32);
        }
    }
    let least = (looked_at / 400).clamp(3, 60);
    let is_thing = |stem: u32, alone: bool| {
        let found = before[stem as usize];
        let share = |n: u32| f64::from(n) / f64::from(found.all.max(1));
        share(found.verb) < 0.2 && (!alone || share(found.thing) >= 0.4)
    };
    let shared = |(stems, held): &(Stems, Held)| {
        held.statements >= least
            && held.documents.len() >= 2
            && is_thing(stems[stems.len() - 1], stems.len() == 1)
            && (stems.len() == 1 || is_thing(stems[0], false))
    };
    let mut candidates: Vec<(Stems, Held)> = held.into_iter().filter(shared).collect();
    candidates.sort_by(|a, b| a.0.len().cmp(&b.0.len()).reverse().then_with(|| key(&words, &a.0).cmp(&key(&words, &b.0))));
    let mut chosen = ranked(candidates);
    chosen.truncate(MOST);
    chosen.into_iter().map(|held| topic(&words, &held)).collect()
}

/// Candidates from the best on, each less what longer ones that were kept account for; what is left of too few statements is none.
fn ranked(candidates: Vec<(Stems, Held)>) -> Vec<Held> {
    let mut kept: Vec<(f64, Stems, Held)> = Vec::new();
    for (stems, held) in candidates {
        let longer = kept.iter().filter(|(_, other, _)| other.len() > stems.len() && other.windows(stems.len()).any(|w| w == stems));
        let accounted = longer.map(|(.., other)| other.statements).max().unwrap_or(0);
        let left = held.statements.saturating_sub(accounted);
        // A single word says less of what is meant than two.
        let worth = [0.0, 0.6, 1.6, 2.0][stems.len().min(LONGEST)];
        if f64::from(left) * 2.0 >= f64::from(held.statements) {
            kept.push((f64::from(left) * worth, stems, held));
        }
    }
    kept.sort_by(|a, b| b.0.total_cmp(&a.0));
    kept.into_iter().map(|(.., held)| held).collect()
}

/// Notes the candidates of a run of words.
fn take(held: &mut HashMap<Stems, Held>, run: &[Word], statement: u32, document: u32) {
    for from in 0..run.len() {
        for to in from + 1..=run.len().min(from + LONGEST) {
            let words = &run[from..to];
            let inner = words.len() < 3 || words[1].telling || words[1].joins;
            if !(words[0].telling && words[words.len() - 1].telling && inner) {
                continue;
            }
            let found = held.entry(words.iter().map(|w| w.stem).collect()).or_default();
            if found.last_statement != statement {
                (found.last_statement, found.statements) = (statement, found.statements + 1);
            }
            if found.documents.len() < DOCUMENTS {
                found.documents.insert(document);
            }
            *found.spellings.entry(words.iter().map(|w| w.spelling).collect()).or_default() += 1;
        }
    }
}

fn topic(words: &Words, held: &Held) -> Topic {
    let written = |spelling: &[u32]| spelling.iter().map(|w| words.text(*w)).collect::<Vec<_>>().join(" ");
    let best = held.spellings.iter().map(|(spelling, count)| (*count, written(spelling)));
    // Of spellings as common the one in small letters, which is no head of a sentence.
    let mut spellings: Vec<(u32, String)> = best.collect();
    spellings.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
    let name = spellings.first().map(|s| s.1.clone()).unwrap_or_default();
    let mut lower: Vec<String> = spellings.into_iter().map(|s| s.1.to_lowercase()).collect();
    lower.sort();
    lower.dedup();
    let capital: String = name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect();
    Topic { name: capital, words: lower, own: false }
}

fn key<'a>(words: &'a Words, stems: &[u32]) -> Vec<&'a str> {
    stems.iter().map(|s| words.text(*s)).collect()
}

/// All words of the names of speakers and parties.
fn names(analysis: &Analysis) -> BTreeSet<String> {
    let resolution = &analysis.resolution;
    let people = resolution.speakers.iter().filter(|s| s.kind != crate::party::SpeakerKind::Unnamed);
    let people = people.flat_map(|s| s.aliases.iter().chain([&s.name]));
    let parties = resolution.parties.iter().map(|p| &p.name);
    let words = people.chain(parties).flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    // A small word of a name ("Ministry of Defence") names nobody.
    let words = words.filter(|w| w.starts_with(char::is_uppercase) && !COMMON.contains(w.to_lowercase().as_str()));
    words.map(fold).collect()
}

fn stems(words: &str) -> String {
    words.split_whitespace().map(stem).collect::<Vec<_>>().join(" ")
}

/// A word without the ending of a plural.
fn stem(word: &str) -> String {
    if let Some(base) = word.strip_suffix("ies").filter(|b| b.chars().count() > 2) {
        return format!("{base}y");
    }
    let is_plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 3;
    if is_plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

/// Words that may stand inside a term of three.
const INNER: [&str; 4] = ["of", "to", "for", "and"];
const LEADS_THING: [&str; 26] = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "our", "his", "her", "my", "your", "of", "for", "with", "in", "on",
    "by", "from", "about", "without", "any", "no", "into",
];
const LEADS_VERB: [&str; 26] = [
    "to", "will", "would", "can", "could", "must", "should", "may", "might", "shall", "not", "n't", "i", "we", "they", "he", "she", "it",
    "you", "who", "did", "do", "does", "has", "have", "had",
];

static COMMON: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/common_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::{Corpus, Document, Settings, TopicSetting};
    use crate::progress::Progress;

    fn of(texts: &[&str], topics: Vec<TopicSetting>) -> Vec<Topic> {
        let document = |(n, text): (usize, &&str)| Document { path: format!("{n:03}.txt"), text: (**text).into(), ..Document::default() };
        let corpus = Corpus {
            documents: texts.iter().enumerate().map(document).collect(),
            settings: Settings { topics, ..Settings::default() },
            ..Corpus::default()
        };
        let options = super::super::Options { accuracy: crate::statement::Accuracy::Fast };
        let analysis = super::super::analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        super::topics(&analysis)
    }

    const TEXTS: [&str; 3] = [
        "“We will never accept foreign troops in the harbour,” Ina Tolle said on 3 May 2031.\n\n“The fishing quota must stand,” Orla Dane said.",
        "“Foreign troops would change the balance,” Bo Lind said on 4 May 2031.\n\n“A fishing quota is no gift,” Ina Tolle said.",
        "“There is no need for foreign troops,” Orla Dane said on 5 May 2031.\n\n“They broke the fishing quotas,” Bo Lind said.",
    ];

    #[test]
    fn terms_of_several_statements_are_found_and_names_are_not() {
        let found = of(&TEXTS, Vec::new());
        let names: Vec<&str> = found.iter().map(|t| t.name.as_str()).collect();
        assert!(names.contains(&"Foreign troops") && names.contains(&"Fishing quota"), "{names:?}");
        assert!(!names.iter().any(|n| n.contains("Tolle") || n.contains("said")), "{names:?}");
        // What a longer term accounts for is no topic of its own.
        assert!(!names.contains(&"Troops") && !names.contains(&"Quota"), "{names:?}");
        let quota = found.iter().find(|t| t.name == "Fishing quota").expect("it was found");
        assert_eq!(quota.words, ["fishing quota", "fishing quotas"]);
    }

    #[test]
    fn what_a_person_defined_comes_first_and_is_not_found_again() {
        let own = TopicSetting { name: "Troops from abroad".into(), words: vec!["Foreign Troops".into()] };
        let found = of(&TEXTS, vec![own]);
        assert_eq!((found[0].name.as_str(), found[0].own), ("Troops from abroad", true));
        assert!(!found.iter().any(|t| t.name == "Foreign troops"));
        assert_eq!(of(&[], Vec::new()), []);
    }

    #[test]
    fn plurals_have_one_stem() {
        for (word, expect) in
            [("troops", "troop"), ("parties", "party"), ("press", "press"), ("crisis", "crisis"), ("gas", "gas"), ("quotas", "quota")]
        {
            assert_eq!(stem(word), expect);
        }
    }
}
