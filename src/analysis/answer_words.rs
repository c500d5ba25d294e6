//! `assets/answers.tsv`: the words that say one utterance reacts to another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::statement::{Act, forms_of};

/// A noun that names an utterance.
#[derive(Debug)]
pub(super) struct Noun {
    word: String,
    /// What the utterance does; empty where it may do anything.
    pub(super) acts: Vec<Act>,
    /// Means an utterance only where the text tells whose it is: there are many letters and reports.
    pub(super) owned: bool,
}

/// `assets/answers.tsv`.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) verbs: BTreeSet<String>,
    pub(super) replies: Vec<Vec<String>>,
    pub(super) phrases: Vec<Vec<String>>,
    nouns: Vec<Noun>,
}

impl Words {
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Self::read(include_str!("../../assets/answers.tsv")))
    }

    fn read(table: &str) -> Self {
        let mut found = Self::default();
        let starred = table.lines().filter_map(|l| l.split('\t').nth(1)?.split(' ').next()?.strip_suffix('*'));
        let inflected: BTreeMap<&str, Vec<String>> = starred.clone().zip(forms_of(starred)).collect();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(phrase)) = (fields.next(), fields.next()) else { continue };
            let words: Vec<&str> = phrase.split(' ').collect();
            let (first, rest) = (words[0], words[1..].iter().map(|w| (*w).to_owned()));
            let forms = first.strip_suffix('*').map_or_else(|| vec![first.to_owned()], |verb| inflected[verb].clone());
            let all = forms.into_iter().map(|form| std::iter::once(form).chain(rest.clone()).collect::<Vec<String>>());
            match kind {
                "verb" => found.verbs.extend(all.map(|mut words| words.swap_remove(0))),
                "reply" => found.replies.extend(all),
                "phrase" => found.phrases.extend(all),
                _ => {
                    let told = fields.next().unwrap_or_default();
                    let acts = told.split(' ').filter(|a| !a.is_empty());
                    let acts = acts.filter_map(|a| serde_json::from_value(serde_json::Value::from(a)).ok());
                    found.nouns.push(Noun { word: phrase.to_owned(), acts: acts.collect(), owned: told == "owned" });
                }
            }
        }
        found.phrases.sort_by_key(|p| std::cmp::Reverse(p.len()));
        found
    }

    /// The noun, in the singular or plural.
    pub(super) fn noun(&self, word: &str) -> Option<&Noun> {
        self.nouns.iter().find(|n| n.word == word || word.strip_suffix('s') == Some(&n.word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_as_cues_are() {
        let words = Words::get();
        for reply in ["struck back", "shot back", "hit back", "replied", "snapped back"] {
            let reply: Vec<String> = reply.split(' ').map(str::to_owned).collect();
            assert!(words.replies.contains(&reply), "{reply:?}");
        }
        assert!(words.verbs.contains("rebutted") && words.verbs.contains("echoes") && words.verbs.contains("denied"));
    }
}
