//! Bodies that only the corpus knows, learnt from the ways in which texts introduce them.
//!
//! - "Northern Harbour Alliance (NHA)", and "the NHA" in a text that names the alliance in full: an acronym's letters are the initials of the name;
//! - "Lornhydro, the company that runs the dam", "the weekly Tide": a noun of bodies set beside a name that no title makes a person.
//!
//! What a text defines outranks the world lists in that text's corpus: its NHA is not somebody else's.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::lexicon::{self, Class};
use super::source::is_possessive;
use super::tags::{is_capital, is_common};
use crate::text::{Structure, is_dash};
use crate::world::{World, fold};

/// How many times as often as it is introduced as a body a name must stand as a person's to be no body.
const MORE: u32 = 1;

/// A body of the corpus.
#[derive(Clone, Debug, Default)]
struct Learnt {
    name: String,
    /// Small nouns that the corpus calls it by ("daily", "company").
    nouns: BTreeSet<String>,
}

/// Bodies by any of their names.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    all: Vec<Learnt>,
    by_name: HashMap<String, usize>,
    /// First words of these names: most words of a text begin none.
    starts: HashSet<String>,
    /// Bodies by a word of their name; none where it is of two.
    parts: HashMap<String, Option<usize>>,
}

/// What one or more documents say of bodies.
#[derive(Debug, Default)]
pub(super) struct Introductions {
    /// Acronym and name, as one text joins them in brackets.
    defined: BTreeSet<(String, String)>,
    /// Acronym and a name with these initials in the same text.
    initials: BTreeSet<(String, String)>,
    /// Name and the noun beside it, with how often they stand so.
    nouns: BTreeMap<(String, String), u32>,
}

impl Introductions {
    /// Notes what one document says.
    pub(super) fn note(&mut self, text: &str, structure: &Structure) {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut acronyms: BTreeSet<&str> = BTreeSet::new();
        for sentence in &structure.sentences {
            let words: Vec<&str> = structure.tokens[sentence.tokens.clone()].iter().map(|t| t.of(text)).collect();
            let shouted = words.iter().filter(|w| is_acronym(w)).count() * 2 > words.len();
            let mut before = 0;
            for i in 0..words.len() {
                if !shouted && is_acronym(words[i]) {
                    acronyms.insert(words[i]);
                }
                let bracket = words.get(i + 2) == Some(&")") && words[i] == "(";
                let dash = is_dash(words[i]) && i + 2 == words.len();
                if i > 0 && (bracket || dash) && is_acronym(words[i + 1]) {
                    let letters = words[i + 1];
                    if let Some(name) =
                        (0..i).rev().take(10).filter(|&k| is_capital(words[k])).map(|k| &words[k..i]).find(|n| begins(n, letters))
                    {
                        self.defined.insert((letters.to_owned(), name.join(" ")));
                    }
                }
                let end = run_end(&words, i);
                // What belongs to the run of the word before is no name of its own.
                let inside = i > 0 && before >= end && is_capital(words[i - 1]);
                before = end;
                if end == i || inside {
                    continue;
                }
                let run = &words[i..end];
                if run.len() > 1 {
                    for k in 0..run.len() - 1 {
                        names.entry(initials(&run[k..])).or_default().insert(run[k..].join(" "));
                    }
                }
                self.noun_beside(&words, i, end);
            }
        }
        for acronym in acronyms {
            if let Some(names) = names.get(acronym)
                && let (1, Some(name)) = (names.len(), names.first())
            {
                self.initials.insert((acronym.to_owned(), name.clone()));
            }
        }
    }

    /// "NAME, the company that …", "the weekly NAME".
    fn noun_beside(&mut self, words: &[&str], i: usize, end: usize) {
        let name = words[i..end].join(" ");
        let world = World::get();
        let person = world.is_given_name(words[i]) || lexicon::word(words[i]).is_role() || world.place(&name).is_some();
        // "the Democratic candidate", "the Campaign": a word that only says what kind of body or whose is no name.
        let class = lexicon::word(words[i]);
        let kind = [Class::Modifier, Class::Body, Class::Bodies, Class::Plural, Class::Document].iter().any(|c| class.is(*c));
        // "Dane's List, which …": half of a name.
        let half = end == i + 1 && class.is(Class::Ending) && i > 0 && is_possessive(words[i - 1]);
        if person || half || end == i + 1 && (is_common(words[i]) || kind) {
            return;
        }
        if words.get(end) == Some(&",") && words.get(end + 1).is_some_and(|w| matches!(*w, "the" | "a" | "an")) {
            let rest = &words[end + 2..];
            let stop = rest
                .iter()
                .position(|w| {
                    !w.starts_with(char::is_alphabetic) || lexicon::is_preposition(w) || matches!(*w, "that" | "which" | "who" | "whose")
                })
                .unwrap_or(rest.len());
            if let Some(noun) = stop.checked_sub(1).filter(|_| stop <= 6).map(|k| rest[k]).filter(|w| is_body_noun(w)) {
                self.beside(&name, noun);
            }
        }
        // "LTV - Lorn State Television" at the head of a text
        let dash = words.get(end).is_some_and(|w| is_dash(w));
        let last = words.last().map(|w| w.to_lowercase()).unwrap_or_default();
        if i == 0
            && dash
            && end + 1 < words.len()
            && words.len() <= 8
            && is_medium_noun(&last)
            && words[end + 1..].iter().all(|w| is_capital(w))
        {
            self.beside(&name, &last);
        }
        // "Brell Mining, which owns the quarry"
        if words.get(end) == Some(&",") && words.get(end + 1) == Some(&"which") && (i == 0 || !lexicon::is_preposition(words[i - 1])) {
            let trades =
                words.get(end + 2).is_some_and(|w| matches!(*w, "owns" | "makes" | "runs" | "operates" | "sells" | "builds" | "produces"));
            self.beside(&name, if trades { "company" } else { "body" });
        }
        let article = |w: &str| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "its" | "his" | "her");
        // "a campaign TV ad": no campaign of that name.
        let next = lexicon::word(words.get(end).copied().unwrap_or_default());
        let modifies = next.is_role() || next.is(Class::Document) || next.is(Class::Plural);
        if i > 1 && !modifies && is_body_noun(words[i - 1]) && !is_capital(words[i - 1]) && (2..=4).any(|k| i >= k && article(words[i - k]))
        {
            self.beside(&name, words[i - 1]);
        }
    }

    fn beside(&mut self, name: &str, noun: &str) {
        *self.nouns.entry((name.to_owned(), noun.to_owned())).or_default() += 1;
    }

    /// What another part of the corpus says, added to this.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.defined.extend(other.defined);
        self.initials.extend(other.initials);
        for (beside, count) in other.nouns {
            *self.nouns.entry(beside).or_default() += count;
        }
        self
    }
}

impl Bodies {
    /// The bodies that were introduced; an acronym that stands for two is left to the lists.
    ///
    /// `people` counts the words of the names of people in the corpus: in a large one, somebody is set beside "the campaign" or followed by "which"
    /// once, and is no body for that.
    pub(super) fn learn(said: &Introductions, people: &BTreeMap<String, u32>) -> Self {
        let mut found = Self::default();
        let mut introduced: BTreeMap<String, u32> = BTreeMap::new();
        for ((name, _), count) in &said.nouns {
            *introduced.entry(fold(name)).or_default() += count;
        }
        let is_person = |name: &str| {
            let folded = fold(name);
            let named = folded.split(' ').map(|w| people.get(w).copied().unwrap_or(0)).min().unwrap_or(0);
            named > MORE * introduced.get(&folded).copied().unwrap_or(0)
        };
        let mut meanings: BTreeMap<&str, BTreeMap<String, &str>> = BTreeMap::new();
        for (acronym, name) in &said.defined {
            meanings.entry(acronym).or_default().insert(fold(name), name);
        }
        for (acronym, name) in &said.initials {
            let listed = World::get().body(acronym).is_some() || World::get().place(acronym).is_some();
            if !said.defined.iter().any(|(a, _)| a == acronym) && !listed && looks_like_body(name) {
                meanings.entry(acronym).or_default().insert(fold(name), name);
            }
        }
        for (acronym, names) in meanings {
            let (Some((_, name)), 1) = (names.first_key_value(), names.len()) else { continue };
            // What the lists know by the full name keeps its place there.
            if World::get().body(name).is_none() && World::get().place(name).is_none() {
                let at = found.add(name);
                found.by_name.insert(fold(acronym), at);
            }
        }
        for (name, noun) in said.nouns.keys() {
            if World::get().body(name).is_none() && World::get().place(name).is_none() && !is_person(name) {
                let at = found.add(name);
                found.all[at].nouns.insert(noun.to_lowercase());
            }
        }
        // A word that two names share, or that means something else as well, is no short form.
        for (at, body) in found.all.iter().enumerate() {
            let words: Vec<&str> = body.name.split(' ').collect();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            for word in [first, last].into_iter().filter(|w| words.len() == 2 && w.len() > 3) {
                let class = lexicon::word(word);
                let general = class.is_role()
                    || [Class::Body, Class::Bodies, Class::Modifier, Class::Ending, Class::Plural].iter().any(|c| class.is(*c));
                if !general && !is_common(word) && World::get().place(word).is_none() && !World::get().is_given_name(word) {
                    found.parts.entry(fold(word)).and_modify(|known| *known = None).or_insert(Some(at));
                }
            }
        }
        found.starts = found.by_name.keys().map(|name| first_word(name).to_owned()).collect();
        found
    }

    fn add(&mut self, name: &str) -> usize {
        *self.by_name.entry(fold(name)).or_insert_with(|| {
            self.all.push(Learnt { name: name.to_owned(), nouns: BTreeSet::new() });
            self.all.len() - 1
        })
    }

    /// Whether nothing was learnt.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many of `tokens` name a body of the corpus; 0 where they name none.
    pub(super) fn len_at(&self, tokens: &[&str]) -> usize {
        let Some(first) = tokens.first().filter(|w| !self.all.is_empty() && is_capital(w)) else { return 0 };
        if !self.starts.contains(first_word(&fold(first))) {
            return 0;
        }
        (1..=tokens.len().min(8))
            .rev()
            .find(|&n| is_capital(tokens[n - 1]) && self.by_name.contains_key(&fold(&tokens[..n].join(" "))))
            .unwrap_or(0)
    }

    /// The full name of the body that is called so, as the corpus first wrote it.
    pub(super) fn full_name(&self, name: &str) -> Option<&str> {
        self.by_name.get(&fold(name)).map(|&at| self.all[at].name.as_str())
    }

    /// The only learnt body whose name ends or begins with this word ("Brell" for "Harbour Brell").
    pub(super) fn by_part(&self, word: &str) -> Option<&str> {
        let word = fold(word);
        let at = self.parts.get(&word)?;
        at.map(|at| self.all[at].name.as_str())
    }

    /// Whether the corpus calls this body by the noun ("daily").
    pub(super) fn is_called(&self, name: &str, noun: &str) -> bool {
        self.by_name.get(&fold(name)).is_some_and(|&at| self.all[at].nouns.contains(noun))
    }

    /// Whether the body is a medium by the nouns set beside it.
    pub(super) fn is_medium(&self, name: &str) -> bool {
        self.by_name.get(&fold(name)).is_some_and(|&at| self.all[at].nouns.iter().any(|n| is_medium_noun(n)))
    }
}

/// Nouns of what prints or airs.
pub(super) fn is_medium_noun(noun: &str) -> bool {
    const NOUNS: [&str; 17] = [
        "outlet",
        "newspaper",
        "paper",
        "network",
        "station",
        "website",
        "magazine",
        "broadcaster",
        "agency",
        "channel",
        "daily",
        "site",
        "tabloid",
        "weekly",
        "publication",
        "television",
        "radio",
    ];
    NOUNS.contains(&noun)
}

fn is_body_noun(word: &str) -> bool {
    let class = lexicon::word(word);
    class.is(Class::Body)
        && !matches!(word, "country" | "nation" | "state" | "city" | "town" | "village" | "capital" | "region" | "province" | "island")
        || is_medium_noun(word)
}

fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}

fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
}

/// One past the run of capitalised words at `i`; small joining words within it belong to it.
fn run_end(words: &[&str], i: usize) -> usize {
    let mut end = i;
    let mut j = i;
    while j < words.len() && j < i + 8 {
        // "Lorn Today, an independent daily": a common word closes a name when a comma follows.
        let common = j > i && is_common(words[j]) && words.get(j + 1) != Some(&",");
        if is_capital(words[j]) && words[j].chars().any(char::is_alphabetic) && !common {
            end = j + 1;
        } else {
            let joins = end == j && end > i && matches!(words[j], "of" | "for" | "and" | "the" | "&" | "on");
            let article = end + 1 == j && words[j] == "the";
            if !joins && !article {
                break;
            }
        }
        j += 1;
    }
    end
}

fn initials(words: &[&str]) -> String {
    words.iter().filter(|w| is_capital(w)).filter_map(|w| w.chars().next()).collect()
}

/// Whether the capitals of a name begin with these letters, all of them.
fn begins(name: &[&str], letters: &str) -> bool {
    const JOINERS: [&str; 18] =
        ["of", "for", "and", "the", "&", "on", "de", "del", "la", "las", "los", "du", "des", "do", "da", "dos", "y", "für"];
    name.iter().all(|w| is_capital(w) || JOINERS.contains(w)) && initials(name) == letters
}

/// Whether a word of the name is one of bodies, so that initials do not make one of "Ina Tolle".
fn looks_like_body(name: &str) -> bool {
    name.split(' ').any(|w| lexicon::word(w).is(Class::Body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, full: Option<&str>) {
        let mut said = Introductions::default();
        said.note(text, &Structure::of(text));
        assert_eq!(Bodies::learn(&said, &BTreeMap::new()).full_name(name), full, "in {text:?}");
    }

    #[test]
    fn a_person_is_no_body_for_one_slip() {
        let mut said = Introductions::default();
        let text = "They had to stop Tolle, which was hard. Lornhydro, the company that runs the dam, said so.";
        said.note(text, &Structure::of(text));
        let full = |people: &[(&str, u32)], name: &str| {
            let people = people.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect();
            Bodies::learn(&said, &people).full_name(name).map(str::to_owned)
        };
        assert_eq!(full(&[("ina", 9), ("tolle", 9)], "Tolle"), None);
        assert_eq!(full(&[("ina", 9), ("tolle", 9)], "Lornhydro"), Some("Lornhydro".to_owned()));
        assert_eq!(full(&[("tolle", 1)], "Tolle"), Some("Tolle".to_owned()));
    }

    #[test]
    fn acronyms() {
        check("The Northern Harbour Alliance (NHA) left the talks. The NHA gave no reason.", "NHA", Some("Northern Harbour Alliance"));
        check("The Movement of Free Ports met. The MFP gave no reason.", "MFP", Some("Movement of Free Ports"));
        check(
            "LORN, 9 October (Agency) - The Northern Relief Army (NRA) and the government of Velmar agreed on a truce.",
            "NRA",
            Some("Northern Relief Army"),
        );
        check("Marta Olsen left. An MO was seen.", "MO", None);
        check("The Northern Harbour Alliance left. The NHL gave no reason.", "NHL", None);
    }

    #[test]
    fn nouns_beside_names() {
        check("Lornhydro, the company that runs the dam, said so.", "Lornhydro", Some("Lornhydro"));
        check("Lorn Tide, an independent daily, said so.", "Lorn Tide", Some("Lorn Tide"));
        check("He told the weekly Tide that all was well.", "Tide", Some("Tide"));
        check("Ina Tolle, the minister who signed, said so.", "Ina Tolle", None);
        check("Velmar, a country of islands, said so.", "Velmar", None);
        check("He told the party Democratic hopes were dim.", "Democratic", None);
    }
}
