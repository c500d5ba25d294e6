//! Scenes: an occasion of speaking that the text has dated and whose speaker goes on.

use super::super::{Dating, Evidence, Precision};
use super::clause::Clause;
use super::why;
use crate::statement::Attribution;
use crate::text::{Span, Structure};

/// How many paragraphs a scene lasts for a speaker who only goes on, and for one who "adds".
const PARAGRAPHS: usize = 5;
const PARAGRAPHS_ADDED: usize = 12;

/// How many scenes back are looked at.
const REACH: usize = 128;

/// An occasion of speaking with the names said with it.
pub(super) struct Place<'a> {
    pub(super) names: Vec<&'a str>,
}

/// A speaker as this text names it: the last capitalised word of the source.
pub(super) type Speaker<'a> = Option<&'a str>;

/// A statement looked at for its scene.
pub(super) struct Utterance<'b, 'a> {
    pub(super) text: &'a str,
    pub(super) structure: &'a Structure,
    pub(super) attribution: &'b Attribution,
    pub(super) speaker: Speaker<'a>,
    pub(super) clause: &'b Clause<'a>,
    pub(super) published: Option<&'b Dating>,
}

/// The scenes set so far, latest last.
#[derive(Default)]
pub(super) struct Scenes<'a> {
    scenes: Vec<Scene<'a>>,
    /// Who spoke last.
    last: Speaker<'a>,
}

struct Scene<'a> {
    speaker: Speaker<'a>,
    names: Vec<&'a str>,
    at: u32,
    dating: Dating,
}

impl<'a> Scenes<'a> {
    /// Who the source is; a pronoun is whoever spoke last.
    pub(super) fn speaker(&mut self, text: &'a str, structure: &Structure, attribution: &Attribution) -> Speaker<'a> {
        let named = match attribution.source {
            // A relative pronoun stands for whatever is before it.
            Some(source) if matches!(source.of(text), "who" | "which" | "that") => return None,
            Some(source) if is_pronoun(source.of(text)) => return self.last,
            Some(source) => name(text, structure, source),
            None => return self.last,
        };
        self.last = named;
        named
    }

    /// Remembers that `speaker` spoke on `dating`.
    pub(super) fn set(&mut self, speaker: Speaker<'a>, place: Option<Place<'a>>, dating: &Dating) {
        let at = dating.evidence.first().map_or(0, |e| e.span.start);
        self.scenes.push(Scene { speaker, names: place.map(|p| p.names).unwrap_or_default(), at, dating: dating.clone() });
    }

    /// The dating of the scene that the utterance goes on with.
    pub(super) fn carried(&self, utterance: &Utterance<'_, 'a>) -> Option<Dating> {
        let Utterance { text, structure, attribution, speaker, clause, published } = *utterance;
        let at = attribution.hull().start;
        let adds = attribution.cue.is_some_and(|c| goes_on(text, structure, c));
        // Words without a source hang on the speaker only right beside him.
        let reach = match attribution.source {
            _ if adds => PARAGRAPHS_ADDED,
            Some(_) => PARAGRAPHS,
            None => 0,
        };
        let paragraph = |at: u32| structure.paragraph_at(at).unwrap_or(0);
        let scene = self.scenes.iter().rev().take(REACH).find(|s| s.speaker.is_some() && s.speaker == speaker && s.at <= at);
        let Some(scene) = scene.filter(|s| paragraph(at).saturating_sub(paragraph(s.at)) <= reach) else {
            return self.occasion_at(utterance);
        };
        let apart = paragraph(at).saturating_sub(paragraph(scene.at));
        // A look back ("in June 2024 he outlined") is over with the next sentence or two.
        let back = scene.dating.days() > 7 || published.is_some_and(|p| (p.from - scene.dating.to).num_days() > 31);
        let sentences = structure.sentence_at(at).unwrap_or(0).saturating_sub(structure.sentence_at(scene.at).unwrap_or(0));
        let pronoun = attribution.source.is_some_and(|s| is_pronoun(s.of(text)));
        if back && published.is_none_or(|p| p.days() <= 31) && !(apart == 0 && sentences <= 2 && (adds || pronoun)) {
            return None;
        }
        let mut dating = scene.dating.clone();
        let decay = match (adds, apart) {
            (true, 0..=2) => 0.95,
            (true, _) => 0.88,
            (false, 0..=2) => 0.88,
            (false, _) => 0.75,
        };
        dating.confidence *= decay;
        let same = if adds { "the speaker goes on" } else { "the same speaker as before" };
        dating.why = format!("{same}: {}", dating.why);
        // Another occasion, said with other names, may lie on another day.
        let Some(place) = clause.place() else { return Some(dating) };
        if place.names.is_empty() || place.names.iter().any(|n| scene.names.contains(n)) {
            return Some(dating);
        }
        self.other_occasion(&place, utterance, &dating, &scene.dating).or(Some(Dating { confidence: dating.confidence * 0.6, ..dating }))
    }

    /// Two occasions speak for two days: both are given, as a range, and the reader is told which words say which.
    fn other_occasion(&self, place: &Place<'_>, utterance: &Utterance<'_, 'a>, carried: &Dating, before: &Dating) -> Option<Dating> {
        let at = utterance.attribution.hull().start;
        let other = self.scenes.iter().rev().take(REACH).find(|s| s.at <= at && s.names.iter().any(|n| place.names.contains(n)))?;
        let (from, to) = (carried.from.min(other.dating.from), carried.to.max(other.dating.to));
        if (from, to) == (carried.from, carried.to) {
            return None;
        }
        let mut evidence = other.dating.evidence.clone();
        evidence.extend(carried.evidence.iter().copied());
        let today = spoken_today(utterance);
        evidence.extend(today.map(|span| Evidence { document: carried.evidence.first().map_or(0, |e| e.document), span }));
        let text = utterance.text;
        let named = |d: &Dating| {
            let words = d.evidence.first().map(|e| format!("“{}”, ", e.span.of(text))).unwrap_or_default();
            format!("{words}{}", why::when(d.from, d.to))
        };
        let spoken = today.map_or(String::new(), |span| format!("; the quotation itself says “{}”", span.of(text)));
        Some(Dating {
            from,
            to,
            precision: Precision::Range,
            basis: carried.basis,
            evidence,
            confidence: carried.confidence.min(0.7),
            why: format!(
                "The text contradicts itself: the speaker's last dated words are of {}, but the occasion named here is of {}{spoken}",
                named(before),
                named(&other.dating),
            ),
        })
    }

    /// Remembers an occasion that the text dates without a speaker ("Tuesday's summit in Orsk").
    pub(super) fn occasion(&mut self, names: Vec<&'a str>, at: u32, dating: Dating) {
        self.scenes.push(Scene { speaker: None, names, at, dating });
    }

    /// An occasion without a date that shares a name with a dated one ("attended the Orsk summit") is that one.
    pub(super) fn recall(&mut self, names: &[&'a str], at: u32) {
        let same = |s: &&Scene<'a>| s.at < at && s.names.iter().any(|n| names.contains(n));
        let Some(scene) = self.scenes.iter().rev().take(REACH).find(same) else { return };
        let dating = Dating { confidence: scene.dating.confidence * 0.85, ..scene.dating.clone() };
        self.occasion(names.to_vec(), at, dating);
    }

    /// The occasion the clause names ("at the Orsk summit"), or one the text has dated just before.
    fn occasion_at(&self, utterance: &Utterance<'_, 'a>) -> Option<Dating> {
        let Utterance { text, structure, attribution, speaker, clause, .. } = *utterance;
        let at = attribution.hull().start;
        let mut before = self.scenes.iter().rev().take(REACH).filter(|s| s.at <= at);
        let place = clause.place();
        if let Some(place) = &place
            && let Some(scene) = before.clone().find(|s| s.names.iter().any(|n| place.names.contains(n)))
        {
            return Some(Dating {
                confidence: scene.dating.confidence * 0.8,
                why: format!("the occasion named before: {}", scene.dating.why),
                ..scene.dating.clone()
            });
        }
        // The occasion at which one person spoke is not another's.
        let taken = |at: u32| self.scenes.iter().rev().take(REACH).any(|s| s.at == at && s.speaker.is_some() && s.speaker != speaker);
        let scene = before.find(|s| s.speaker.is_none() && !taken(s.at))?;
        let (here, there) = (structure.paragraph_at(at)?, structure.paragraph_at(scene.at)?);
        let sentences = structure.sentence_at(at)?.saturating_sub(structure.sentence_at(scene.at)?);
        // The speaker was there: the paragraph of the occasion names him.
        let there_too = here > there && here - there <= 2 && speaker.is_some_and(|s| structure.paragraphs[there].span.of(text).contains(s));
        let beside = here == there && (1..=2).contains(&sentences);
        (there_too || beside).then(|| Dating {
            confidence: scene.dating.confidence * 0.65,
            why: format!("the occasion told just before: {}", scene.dating.why),
            ..scene.dating.clone()
        })
    }
}

/// "today" and its like in the quoted words of the utterance, which tie it to the day it speaks of.
fn spoken_today(utterance: &Utterance<'_, '_>) -> Option<Span> {
    let Utterance { text, structure, attribution, .. } = *utterance;
    let tokens = attribution.content.iter().flat_map(|c| structure.tokens_in(*c)).filter(|&i| structure.quotes[i].inside);
    tokens.map(|i| structure.tokens[i]).find(|t| matches!(t.of(text), "today" | "Today" | "tonight" | "Tonight"))
}

/// "added", "went on", "also said".
fn goes_on(text: &str, structure: &Structure, cue: Span) -> bool {
    let tokens = structure.tokens_in(cue);
    let words = tokens.start.saturating_sub(2)..tokens.end;
    words.into_iter().any(|i| {
        matches!(
            structure.tokens[i].of(text),
            "added" | "adding" | "adds" | "continued" | "continuing" | "went" | "also" | "further" | "concluded"
        )
    })
}

fn is_pronoun(source: &str) -> bool {
    matches!(source.to_ascii_lowercase().as_str(), "he" | "she" | "they" | "it" | "i" | "we")
}

/// The last capitalised word of the source, without titles after a comma.
fn name<'a>(text: &'a str, structure: &Structure, source: Span) -> Speaker<'a> {
    let mut found = None;
    for i in structure.tokens_in(source) {
        let word = structure.tokens[i].of(text);
        if matches!(word, "," | "(" | "of" | "who") && found.is_some() {
            break;
        }
        if word.starts_with(char::is_uppercase) && word.len() > 2 && !matches!(word, "The" | "His" | "Her" | "Mr" | "Mrs") {
            found = Some(word);
        }
    }
    found.or_else(|| structure.tokens_in(source).next_back().map(|i| structure.tokens[i].of(text)))
}
