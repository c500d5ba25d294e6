//! Headlines: where every word is capital, only the rest of the text tells where a name ends; and whom they only describe, the text below names.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{self, Class};
use super::mentions::{Kind, Mention, name_words};
use super::people::People;
use super::tags::{is_capital, is_common};
use super::voices::{Found, Scene, Who};

/// Words that what a headline reports and what a sentence below does must share, and their least part of the headline's.
const SHARED: usize = 2;
const PART: f32 = 0.34;
/// Paragraphs below the headline that may name its source.
const BELOW: usize = 4;

impl Scene<'_> {
    /// "Popular website: harbour plan fails", then "The plan for the harbour fails, the Lorn Gazette found": gives a source that the headline only
    /// describes the one voice of whom the paragraphs below report most of the same words. Several that report as many leave it as it is.
    pub(super) fn name_headings(&self, people: &People, all: &mut [Vec<Found>]) {
        let Some(heading) = self.structure.paragraphs.first().filter(|p| p.tokens.len() <= 40) else { return };
        let Some(end) = self.structure.paragraphs.get(BELOW).or(self.structure.paragraphs.last()).map(|p| p.tokens.end) else { return };
        let place = |n: usize| self.attributions[n].source.map(|s| self.structure.tokens_in(s));
        let within = |n: usize, from: usize, to: usize| place(n).is_some_and(|t| t.start >= from && t.end <= to);
        for n in 0..all.len() {
            let [Found { who: Who::Unnamed(description), .. }] = &all[n][..] else { continue };
            let Some(noun) = description.split_whitespace().next_back().map(lexicon::word) else { continue };
            let one = noun.is_role() && !noun.is(Class::Plural) || noun.is(Class::Body);
            let whose = description.contains(['’', '\'']);
            if !one || whose || !within(n, heading.tokens.start, heading.tokens.end) {
                continue;
            }
            let told = self.words_reported(n);
            let mut shared: BTreeMap<Who, usize> = BTreeMap::new();
            for k in (0..all.len()).filter(|&k| within(k, heading.tokens.end, end)) {
                let [Found { who, .. }] = &all[k][..] else { continue };
                let fits = match who {
                    Who::Person(p) => {
                        noun.is_role() && (noun.gender.is_none() || people.all[*p].gender.is_none_or(|g| Some(g) == noun.gender))
                    }
                    Who::Listed(_) | Who::Body(_) => noun.is(Class::Body),
                    Who::State(_) | Who::Unnamed(_) => false,
                };
                if fits {
                    let same = self.words_reported(k).intersection(&told).count();
                    let most = shared.entry(who.clone()).or_default();
                    *most = same.max(*most);
                }
            }
            let mut ranked: Vec<(usize, Who)> = shared.into_iter().map(|(who, same)| (same, who)).collect();
            ranked.sort_by_key(|r| std::cmp::Reverse(r.0));
            let alone = ranked.get(1).is_none_or(|second| second.0 < ranked[0].0);
            let enough = |same: usize| alone && same >= SHARED && same as f32 >= PART * told.len() as f32;
            if let Some((_, who)) = ranked.first().filter(|(same, _)| enough(*same)) {
                all[n] = vec![self.again(who.clone(), 0.72)];
            }
        }
    }

    /// The beginnings of the words that an attribution reports, without the smallest.
    fn words_reported(&self, n: usize) -> BTreeSet<String> {
        let tokens = self.attributions[n].content.iter().flat_map(|c| self.structure.tokens_in(*c));
        let words = tokens.map(|t| self.word(t).to_lowercase()).filter(|w| w.chars().count() > 3 && !is_common(w));
        words.map(|w| w.chars().take(5).collect()).collect()
    }
}

/// Whether nearly all words of a line begin with a capital, as in headlines of American papers.
pub(super) fn is_title_case(tokens: &[&str]) -> bool {
    let words = || tokens.iter().filter(|w| w.chars().count() >= 4 && w.starts_with(char::is_alphabetic));
    let (count, capital) = (words().count(), words().filter(|w| is_capital(w)).count());
    count >= 4 && capital * 10 >= count * 9 && !matches!(tokens.last(), Some(&("." | "”" | "\"")))
}

/// Names of people as the text writes them: whole, and what each may be called for short.
pub(super) fn names_of_people(text: &str, mentions: &[Mention]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for m in mentions.iter().filter(|m| matches!(m.kind, Kind::Person | Kind::Unclear) && !m.bodily) {
        let words = name_words(m.span.of(text));
        known.extend(words.last().cloned());
        known.insert(words.join(" "));
    }
    known
}
