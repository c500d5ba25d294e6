//! Whom "who", "they" and "it" take up where no name stands there: noun phrases without a name.
//!
//! A phrase is read from its noun: a noun of people or bodies, the determiner or the modifiers before it, and what prepositions join behind it.
//! It is resolved as a source of its own. Candidates are weighed by nearness, by opening their sentence and by having spoken; where two weigh
//! about the same, it stays open.

use std::ops::Range;

use super::lexicon::{self, Class, Pronoun, pronoun};
use super::mentions::{Kind, Mention, is_verb_like};
use super::people::{People, PersonAt};
use super::pronouns::unsure;
use super::source;
use super::staff::is_venture;
use super::voices::{Found, Said, Scene, Who};
use crate::text::is_dash;
use crate::world::PlaceWord;

/// By how much the best group must lead for "they" to mean it.
const LEAD: f32 = 0.5;

impl Scene<'_> {
    /// "those supporting Keld, who", "an adviser to Keld, who": the phrase right before a relative pronoun whose noun is no name; none where the
    /// name before it may be meant.
    pub(super) fn phrase_before_relative(&self, token: usize) -> Option<Range<usize>> {
        // ", two of whom"
        let several = token > 2 && self.word(token - 1) == "of" && self.word(token) == "whom";
        let relative = token;
        let token = if several { token - 2 } else { token };
        let mark = token.checked_sub(1).filter(|&t| self.word(t) == "," || is_dash(self.word(t)));
        let end = mark.unwrap_or(token);
        let opens = self.opening(token);
        let name = self.mentions.iter().find(|m| m.tokens.end == end && m.kind_is_person());
        for t in (opens..end).rev().take(14) {
            let word = self.word(t);
            let small = word.to_lowercase();
            if !word.starts_with(char::is_alphanumeric) && !source::is_possessive(word)
                || is_verb_like(&small)
                || matches!(small.as_str(), "that" | "which" | "who" | "but" | "because" | "if" | "when" | "while" | "as" | "than")
            {
                return None;
            }
            let named = self.mentions.iter().any(|m| m.kind_is_person() && (m.full..m.tokens.end).contains(&t));
            let those = small == "people" || small == "those" && t + 1 < end;
            // "The study – which notes that …".
            let document = self.word(relative).eq_ignore_ascii_case("which") && t + 1 == end && lexicon::word(word).is(Class::Document);
            if named || !(self.is_people(t) || those || document) {
                continue;
            }
            let next = self.word(t + 1).to_lowercase();
            let joined = t + 1 == end || lexicon::is_preposition(&next) || next.ends_with("ing") && next.len() > 4;
            if !joined {
                return None;
            }
            let phrase = if those { t } else { self.phrase_start(t, opens) }..end;
            // "Keld, a former lawyer who", "Keld is a lawyer who": what describes a name.
            let noun = self.structure.tokens[t];
            let describes = self.mentions.iter().any(|m| m.kind_is_person() && m.after.is_some_and(|a| a.contains(noun)));
            if describes || phrase.start > opens && matches!(self.word(phrase.start - 1), "is" | "was" | "became" | "remains") {
                return None;
            }
            return match name {
                None => Some(phrase),
                // Whom a plural verb follows is no one person; whom a quotation names by what he does is he ("…, said an adviser to Keld, who").
                Some(_) => {
                    let plural = self.is_several(t) || those;
                    let says = phrase.start > opens && matches!(self.word(phrase.start - 1), "said" | "says");
                    let of_him = !plural && says && t + 1 < end;
                    (plural && (several || self.is_plural_verb(relative + 1)) || of_him).then_some(phrase)
                }
            };
        }
        None
    }

    /// Whether what follows the relative pronoun at `token` speaks of several.
    pub(super) fn is_plural_verb(&self, token: usize) -> bool {
        let adverb = |w: &str| w.ends_with("ly") || matches!(w, "also" | "still" | "often" | "now" | "already" | "all");
        let verb = (token..token + 3).map(|t| self.word(t)).find(|w| !adverb(w)).unwrap_or_default();
        matches!(
            verb,
            "are"
                | "were"
                | "have"
                | "do"
                | "say"
                | "want"
                | "think"
                | "believe"
                | "see"
                | "know"
                | "feel"
                | "hope"
                | "fear"
                | "argue"
                | "support"
                | "oppose"
                | "make"
                | "take"
                | "get"
                | "remain"
                | "seem"
                | "worry"
                | "need"
                | "like"
                | "call"
                | "favor"
                | "favour"
        )
    }

    /// The several people or bodies before `token` that "they" means.
    pub(super) fn group_before(&self, people: &mut People, token: usize, attribution: Option<usize>, said: &[Said]) -> Option<Vec<Found>> {
        let content = attribution.map(|n| self.attributions[n].content.as_slice()).unwrap_or_default();
        let here = self.structure.sentence_at(self.structure.tokens[token].start)?;
        let quoted = self.structure.quotes[token].inside;
        let mut ranked: Vec<(f32, Group)> = Vec::new();
        for back in 0..=2 {
            let Some(sentence) = here.checked_sub(back).and_then(|s| self.structure.sentences.get(s)) else { break };
            for t in sentence.tokens.clone().take_while(|&t| t < token) {
                // "Keld's campaign fights the bill. They say": those who run it.
                let runs = back > 0 && is_venture(self.word(t)) && t <= sentence.tokens.start + 3 && is_verb_like(self.word(t + 1));
                let aside = self.structure.quotes[t].inside != quoted || !(self.is_several(t) || runs) || !self.heads(t);
                let span = self.structure.tokens[t];
                if aside || content.iter().any(|c| c.contains(span)) {
                    continue;
                }
                let phrase = self.phrase_start(t, sentence.tokens.start)..self.phrase_end(t, token);
                let opens = phrase.start <= sentence.tokens.start + 1;
                let spoke = said.iter().rev().take(4).find(|s| s.source.overlaps(span));
                let governed = phrase.start > 0 && lexicon::is_preposition(&self.word(phrase.start - 1).to_lowercase());
                let mut score = if back == 0 { 2.3 } else { 2.0 - 0.8 * back as f32 };
                score += if opens { 0.9 } else { 0.0 };
                score += if spoke.is_some() { 0.9 } else { 0.0 };
                score -= if governed { 0.6 } else { 0.0 };
                ranked.push((score, spoke.map_or(Group::Phrase(phrase), |s| Group::Voices(s.voices.clone()))));
            }
        }
        if let Some(last) =
            said.last().filter(|s| here.saturating_sub(s.sentence) <= 2 && s.source.start < self.structure.tokens[token].start)
        {
            let distance = here.saturating_sub(last.sentence) as f32;
            let body = |w: &Who| match w {
                Who::State(_) | Who::Listed(_) | Who::Body(_) => true,
                Who::Unnamed(name) => name.split(' ').next_back().is_some_and(|w| lexicon::word(w).is(Class::Body)),
                Who::Person(_) => false,
            };
            if last.plural && !matches!(&last.voices[..], [Who::Unnamed(_)]) {
                ranked.push((3.2 - 0.6 * distance, Group::Voices(last.voices.clone())));
            } else if let [one] = &last.voices[..]
                && body(one)
            {
                ranked.push((2.3 - 0.6 * distance, Group::Voices(last.voices.clone())));
            } else if last.plural {
                ranked.push((2.9 - 0.6 * distance, Group::Voices(last.voices.clone())));
            }
        }
        // "Tolle and Keld turned on Dane. They": the two that the sentence before is about.
        if let Some(pair) = self.opening_pair(here, token) {
            ranked.push((2.9, Group::Voices(pair)));
        }
        if let Some(pair) = self.pair_before(token, 1).filter(|pair| self.are_joined(pair, token)) {
            ranked.push((1.5, Group::Voices(pair.into_iter().map(|f| f.who).collect())));
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut found: Vec<(f32, Vec<Found>)> = Vec::new();
        for (score, group) in ranked.into_iter().take(3) {
            let voices: Vec<Found> = match group {
                Group::Voices(voices) => voices.into_iter().map(|who| self.again(who, 0.7)).collect(),
                Group::Phrase(phrase) => self.source(people, self.span(&phrase), None, said, &[]),
            };
            // One person is not several.
            if matches!(&voices[..], [Found { who: Who::Person(_), .. }]) {
                continue;
            }
            let same = |other: &[Found]| other.iter().map(|f| &f.who).eq(voices.iter().map(|f| &f.who));
            if !voices.is_empty() && !found.iter().any(|(_, other)| same(other)) {
                found.push((score, voices));
            }
        }
        let margin = found.get(1).map_or(1.0, |second| found[0].0 - second.0);
        let (score, best) = found.into_iter().next()?;
        let sure = (0.55 + 0.12 * margin).min(0.75);
        (margin >= LEAD && score >= 1.0).then(|| unsure(best, sure))
    }

    /// Whether "and" joins the two somewhere in the paragraph of `token` or the one before.
    fn are_joined(&self, pair: &[Found], token: usize) -> bool {
        let Some(here) = self.structure.paragraphs.iter().rposition(|p| p.tokens.start <= token) else { return false };
        let from = self.structure.paragraphs[here.saturating_sub(1)].tokens.start;
        let named = self.mentions.iter().zip(self.people).filter(|(m, _)| m.tokens.start >= from && m.tokens.end <= token);
        let them: Vec<(&Mention, PersonAt)> = named.filter_map(|(m, p)| Some((m, p.as_ref()?.0))).collect();
        them.windows(2).any(|two| {
            let [(a, first), (b, second)] = two else { return false };
            let both = [first, second].iter().all(|p| pair.iter().any(|f| f.who == Who::Person(**p)));
            both && first != second && a.sentence == b.sentence && b.full > 0 && self.word(b.full - 1) == "and"
        })
    }

    /// The two people whose names, joined by "and", open the sentence before that of `token`, where no third is joined to them.
    fn opening_pair(&self, here: usize, token: usize) -> Option<Vec<Who>> {
        let before = here.checked_sub(1)?;
        let opens: Vec<usize> =
            (0..self.mentions.len()).filter(|&n| self.mentions[n].sentence == before && self.mentions[n].opens).collect();
        let [a, b] = opens[..] else { return None };
        let joined = b == a + 1 && self.word(self.mentions[a].tokens.end) == "and" && self.mentions[b].tokens.end < token;
        let (Some((first, _)), Some((second, _))) = (self.people[a], self.people[b]) else { return None };
        (joined && first != second).then(|| vec![Who::Person(first), Who::Person(second)])
    }

    /// The body that is the subject of the sentence of `token`, else of the one before: what "it" means where nobody spoke.
    pub(super) fn thing_spoken_of(&self, people: &mut People, token: usize) -> Option<Vec<Found>> {
        let here = self.structure.sentence_at(self.structure.tokens[token].start)?;
        let opens = self.opening(token);
        let back = usize::from(token <= opens + 1);
        let sentence = self.structure.sentences.get(here.checked_sub(back)?)?;
        // The first phrase behind what only leads in ("Through the autumn, the campaign …").
        let mut from = sentence.tokens.start;
        if lexicon::is_preposition(&self.word(from).to_lowercase()) {
            from = sentence.tokens.clone().take(12).find(|&t| self.word(t) == ",")? + 1;
        }
        let until = sentence.tokens.end.min(token);
        let subject = |m: &&Mention| m.full >= from && m.full <= from + 1 && m.tokens.end <= until && !m.quoted;
        let named = self.mentions.iter().find(subject);
        let alone = |m: &&Mention| !lexicon::word(self.word(m.tokens.end)).is_role() && !source::is_possessive(self.word(m.tokens.end));
        if let Some(m) = named.filter(alone) {
            let thing = match m.kind {
                Kind::Body(_) | Kind::BodyWord => true,
                Kind::Place(place) => matches!(place.word, PlaceWord::Name | PlaceWord::Capital),
                _ => m.bodily,
            };
            return thing.then(|| self.source(people, m.span, None, &[], &[]));
        }
        let noun = (from..until.min(from + 6))
            .find(|&t| lexicon::word(self.word(t)).is(Class::Body) && self.word(t).starts_with(char::is_lowercase) && self.heads(t))?;
        let plain = (from..noun).all(|t| {
            let word = self.word(t);
            word.starts_with(char::is_alphanumeric) && !is_verb_like(word) && !lexicon::is_preposition(word) || source::is_possessive(word)
        });
        plain.then(|| self.source(people, self.span(&(from..noun + 1)), None, &[], &[]))
    }

    /// The first token of the sentence that `token` stands in.
    fn opening(&self, token: usize) -> usize {
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start);
        sentence.and_then(|s| self.structure.sentences.get(s)).map_or(token, |s| s.tokens.start)
    }

    pub(super) fn is_people(&self, t: usize) -> bool {
        let class = lexicon::word(self.word(t));
        (class.is_role() || self.is_several(t)) && !class.is(Class::Honorific)
    }

    /// Whether the word means several people or bodies; "some" and "others" are whoever was spoken of.
    fn is_several(&self, t: usize) -> bool {
        let word = self.word(t);
        let class = lexicon::word(word);
        let counts = matches!(
            word.to_lowercase().as_str(),
            "others" | "some" | "many" | "most" | "few" | "both" | "all" | "several" | "people" | "countries" | "nations" | "states"
        );
        (class.is(Class::Plural) || class.is(Class::Bodies)) && !counts
    }

    /// Whether no noun follows that the one at `t` only modifies.
    fn heads(&self, t: usize) -> bool {
        let next = lexicon::word(self.word(t + 1));
        let noun = next.is_role() || [Class::Plural, Class::Body, Class::Bodies, Class::Document].iter().any(|c| next.is(*c));
        !noun && !source::is_possessive(self.word(t + 1))
    }

    /// Where the phrase of the noun at `t` begins: at its determiner, else with the modifiers right before it.
    pub(super) fn phrase_start(&self, t: usize, opens: usize) -> usize {
        let stops = |w: &str| {
            !w.starts_with(char::is_alphanumeric) && !source::is_possessive(w)
                || is_verb_like(w)
                || lexicon::is_preposition(w)
                || matches!(
                    w,
                    "that"
                        | "which"
                        | "who"
                        | "but"
                        | "because"
                        | "if"
                        | "when"
                        | "while"
                        | "than"
                        | "not"
                        | "also"
                        | "now"
                        | "still"
                        | "includes"
                )
        };
        let determines = |w: &str| {
            matches!(
                w,
                "the"
                    | "a"
                    | "an"
                    | "some"
                    | "many"
                    | "several"
                    | "few"
                    | "most"
                    | "these"
                    | "those"
                    | "other"
                    | "both"
                    | "all"
                    | "any"
                    | "no"
            ) || w.starts_with(|c: char| c.is_ascii_digit())
                || matches!(pronoun(w), Some(Pronoun::He | Pronoun::She | Pronoun::It | Pronoun::They)) && w.starts_with(['h', 'i', 't'])
        };
        for k in (opens..t).rev().take(5) {
            let small = self.word(k).to_lowercase();
            if determines(&small) {
                return k;
            }
            // "The noise troubled analysts": a verb, where no determiner stands right before it ("the elected officials").
            let verb = small.ends_with("ed") && !lexicon::word(&small).is(Class::Modifier);
            if stops(&small) || verb && !(k > opens && determines(&self.word(k - 1).to_lowercase())) {
                break;
            }
        }
        let modifies = |k: usize| {
            let word = self.word(k);
            let class = lexicon::word(word);
            let plain = !stops(&word.to_lowercase()) && word != "and" && word != "or";
            plain
                && (class.is(Class::Modifier)
                    || class.is_role()
                    || class.is(Class::Body)
                    || word.starts_with(char::is_uppercase)
                    || source::is_possessive(word))
        };
        (opens..t).rev().take(5).take_while(|&k| modifies(k)).last().unwrap_or(t)
    }

    /// One past the phrase of the noun at `t`: with the name that a preposition joins to it.
    fn phrase_end(&self, t: usize, until: usize) -> usize {
        if !matches!(self.word(t + 1), "of" | "for" | "to" | "from" | "with" | "in" | "at") {
            return t + 1;
        }
        let joined = self.mentions.iter().find(|m| m.full > t + 1 && m.full <= t + 3 && m.tokens.end <= until);
        joined.map_or(t + 1, |m| m.tokens.end)
    }
}

/// What "they" may mean.
enum Group {
    Phrase(Range<usize>),
    Voices(Vec<Who>),
}
