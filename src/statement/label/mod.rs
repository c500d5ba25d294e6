//! The words that stand for an attribution on a mark: verbatim slices of the text.
//!
//! The cue is kept wherever it carries polarity or mood, and no cut takes a negation or a condition away from the clause that is kept.
//! Nothing is ever reworded.

mod above;
mod aside;
mod cut;
mod judged;
mod limits;
mod narrowed;
mod phrases;
mod predicate;
mod reach;
mod words;
pub(crate) use words::{holds_verb, leads_on};

use reach::Place;

use super::lexicon::{CueKind, Lexicon, class, frame};
use super::polarity::polarity;
use super::telling::{Telling, telling};
use super::{Act, Attribution, Quotation};
use crate::text::{Span, Structure};

/// Slices of a text that stand for an attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Verbatim, in order of the text, joined by "…"; never empty unless the content is.
    pub slices: Vec<Span>,
    /// Whether the first slice is a question put to the speaker, which the others answer.
    pub asked: bool,
}

/// Gaps up to this many bytes between cue and content stay in, so that the label reads as the text does.
const WIDEST_GAP: u32 = 24;

/// Words up to which a content without a known verb is taken for a thing, not a clause.
const LONGEST_THING: usize = 8;

/// Words of an answer, and the gap before it, that must stand behind its question.
const LEAST_WORDS: usize = 4;

/// Characters of an answer that must stand behind the question it answers.
const LEAST_ANSWER: usize = 16;

impl Label {
    /// The words, slices joined by " … ".
    pub fn text(&self, text: &str) -> String {
        self.slices.iter().map(|s| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" … ")
    }

    /// The words cut to at most `max_chars` characters, at a word, with "…" where something is left out.
    ///
    /// What turns the clause that is kept stays with it, behind a gap if need be; where there is no room for that, only as many words are kept as
    /// say nothing yet.
    pub fn fit(&self, text: &str, max_chars: usize) -> String {
        let whole = self.text(text);
        if let [question, answer @ ..] = &self.slices[..]
            && self.asked
            && whole.chars().count() > max_chars
            && question.of(text).chars().count() + LEAST_ANSWER > max_chars
        {
            // What somebody was asked is not what they said: where there is no room for both, the answer.
            return Self { slices: answer.to_vec(), asked: false }.fit(text, max_chars);
        }
        let cut = cut::cut(&whole, max_chars);
        match &self.slices[..] {
            [question, answer @ ..]
                if self.asked && cut.split(' ').count() < question.of(text).split_whitespace().count() + LEAST_WORDS =>
            {
                Self { slices: answer.to_vec(), asked: false }.fit(text, max_chars)
            }
            _ => cut,
        }
    }
}

/// The label of an attribution of `text`.
pub fn label(text: &str, structure: &Structure, attribution: &Attribution) -> Label {
    let place = Place { text, structure, attribution };
    let mut slices: Vec<Span> = attribution.content.iter().map(|s| s.trimmed(text)).filter(|s| !s.is_empty()).collect();
    place.within_sentence(&mut slices);
    place.near_speaker(&mut slices);
    let (Some(first), Some(last)) = (slices.first().copied(), slices.last_mut()) else { return Label::default() };
    let whole = *last;
    *last = place.without_aside(place.own_sentence(whole));
    if *last == whole {
        *last = place.with_rest(whole, attribution.cue);
    }
    slices[0] = if slices.len() > 1 { place.with_rest(first, attribution.cue) } else { slices[0] };
    let first = slices[0];
    let group = attribution.cue.map(|cue| place.verb_group(cue)).map(|(group, governed)| (place.without_judgement(group), governed));
    let kept = group.and_then(|(group, governed)| kept_cue(&place, group, governed));
    match kept {
        // "Claimed without proof that": the writer's word on it, between the two.
        Some(cue) if cue.end <= first.start && place.is_judgement(cue.end, first.start) => slices.push(cue),
        Some(cue) if cue.end <= first.start && (first.start - cue.end <= WIDEST_GAP || place.bends_between(cue.end, first.start)) => {
            slices[0] = cue.hull(first)
        }
        Some(cue) => {
            slices.push(if cue.start >= first.end { place.completed(cue) } else { cue });
            slices.sort();
        }
        None => slices[0] = without_that(text, first),
    }
    let head = [attribution.source, kept, group.map(|(group, _)| group)].into_iter().flatten().map(|s| s.start).min();
    slices.extend(head.and_then(|head| {
        let opens = structure.tokens_in(Span { start: head.min(first.start), end: first.end }).start;
        place.opening_terms(opens, first.start < head)
    }));
    let question = place.question(first);
    slices.extend(question);
    slices.sort();
    slices.iter_mut().skip(1).for_each(|slice| *slice = place.with_contrast(*slice));
    let slices = slices.into_iter().flat_map(|slice| place.around_clause(slice)).flat_map(|slice| place.around_apposition(slice));
    let mut slices: Vec<Span> = slices.flat_map(|slice| place.around_bracket(slice)).collect();
    slices.sort();
    let slices = joined(text, slices);
    let asked = question.is_some() && slices.len() > 1 && question == slices.first().copied();
    Label { slices, asked }
}

/// The cue, as far as the content alone would say something else: with what governs it, its limiting subject or its auxiliaries.
fn kept_cue(place: &Place<'_>, group: Span, governed: bool) -> Option<Span> {
    let Place { structure, attribution, .. } = *place;
    let source = attribution.source.filter(|s| s.end <= group.start);
    if let Some(limited) = place.limiting_subject(group).or_else(|| place.over_the_speaker(group)) {
        return Some(limited);
    }
    let head = structure.tokens_in(source.unwrap_or(group)).start;
    if attribution.content.iter().all(|c| c.start >= group.end)
        && let Some(start) = place.governed(head)
    {
        return Some(place.hull(start, group));
    }
    let unsigned = attribution.source.is_none() && attribution.quotation == Quotation::Indirect && !is_speech(place, group);
    if unsigned {
        return Some(place.unsigned(group));
    }
    (governed || keeps_cue(place, group)).then_some(group)
}

/// Whether the cue is an act of speaking in the active voice, whose speaker the text merely leaves out ("adding that").
fn is_speech(place: &Place<'_>, group: Span) -> bool {
    let Place { text, structure, .. } = *place;
    let row = structure.tokens_in(group).rev().find_map(|i| row_at(text, structure, i));
    let passive = structure.tokens_in(group).any(|i| place.one_of(i, &["is", "was", "are", "were", "been", "being"]));
    row.is_some_and(|row| row.kind == CueKind::Speech) && !passive
}

/// `span` without the "that" that opens a clause; one that points ("that sentence should be carved in stone") stays.
fn without_that(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let Some((_, rest)) = words.split_once(' ').filter(|(that, _)| that.eq_ignore_ascii_case("that")) else { return span };
    let mut next = rest.split_whitespace();
    let (first, second) = (next.next().unwrap_or_default(), next.next().unwrap_or_default());
    let is = |word: &str, bits: u32| Lexicon::get().word(word).is_some_and(|w| w.class & bits != 0);
    let thing = first.starts_with(|c: char| c.is_lowercase()) && !first.ends_with('s') && !is(first, u32::MAX);
    // "Repeated that approach in May": a thing too.
    let points =
        thing && (is(second, class::AUXILIARY) || is(second, class::PREPOSITION) && !holds_verb(rest)) || is(first, class::AUXILIARY);
    if rest.is_empty() || points { span } else { Span::new(span.end as usize - rest.len(), span.end as usize) }
}

/// Slices with nothing but white space, or a comma and a word that joins, between become one.
fn joined(text: &str, slices: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(slices.len());
    for slice in slices {
        match out.last_mut() {
            Some(last) if slice.start <= last.end || is_joint(&text[last.end as usize..slice.start as usize]) => *last = last.hull(slice),
            _ => out.push(slice),
        }
    }
    out
}

/// Whether what stands between two pieces only joins them.
fn is_joint(between: &str) -> bool {
    matches!(between.trim().trim_start_matches([',', ';']).trim_start(), "" | "and" | "or" | "but")
}

/// Whether the content alone would say something else than the text does. `group` is the cue with its auxiliaries.
fn keeps_cue(place: &Place<'_>, group: Span) -> bool {
    let Place { text, structure, attribution } = *place;
    let Some(first) = attribution.content.first().copied() else { return false };
    let tokens = structure.tokens_in(group);
    let unsaid = |i: usize| place.one_of(i, &["yet"]) && place.one_of(i + 1, &["to"]);
    let bent = tokens.clone().any(|i| polarity(structure.tokens[i].of(text)).is_some() || unsaid(i));
    // What was joked does not stand as it is, in whatever marks.
    if tokens.clone().any(|i| telling(place.word(i)) == Some(Telling::Jesting)) {
        return true;
    }
    let after = group.start < first.start;
    let negative = matches!(attribution.act, Act::Rejects | Act::Denies);
    let single = first.of(text).trim_end_matches([',', '.']).ends_with(['\'', '’']) && first.of(text).starts_with(['\'', '‘']);
    let quoted = attribution.quotation == Quotation::Direct || single;
    let spoken_sentence = !after && quoted && place.is_sentence(first);
    if bent || spoken_sentence {
        return bent || attribution.act == Act::Denies;
    }
    if after && place.bends_between(group.end, first.start) && !place.is_judgement(group.end, first.start) {
        return true;
    }
    let row = tokens.filter_map(|i| row_at(text, structure, i)).max_by_key(|r| (r.kind == CueKind::Speech, r.len));
    let noun_only = row.is_some_and(|r| r.frames & (frame::QUOTATION | frame::CLAUSE) == 0);
    let stance = row.is_some_and(|r| r.marked) || !matches!(attribution.act, Act::Says | Act::Confirms);
    // A clause around or before its cue says itself what it says: "Sugar beet, they demand, must go."
    let clause = !after && (attribution.content.len() > 1 || place.has_auxiliary(first) || first.of(text).ends_with('?'));
    let clause = clause && !(row.is_some_and(|r| r.marked) && attribution.act.is_opinion());
    // "Accepted a truce of thirty days": a thing, not a clause, says nothing about itself. "Hinted", "found", "announced": how it is known, or meant.
    let told = after && attribution.quotation != Quotation::Direct && !first.of(text).starts_with(['"', '“', '\'', '‘', '«', '„']);
    // A verb that the inventory does not know may say anything.
    let unknown = || attribution.source.is_some_and(|s| s.end <= group.start) && group.of(text).contains(char::is_alphabetic);
    let plain = row.map_or_else(|| !unknown(), |r| r.plain);
    let governs = structure.tokens_in(group).next_back().is_some_and(|i| place.is(i, class::PREPOSITION));
    // "Mentioned the port", "claimed to sail": what the verb does is not told by what stands behind it.
    let short = structure.tokens_in(first).len() <= LONGEST_THING && !structure.tokens_in(first).any(|i| place.is(i, class::THAT));
    let takes_noun = short && row.is_some_and(|r| r.frames & (frame::NOUN | frame::NOUN_TOO) != 0);
    let thing = told
        && !place.has_verb(place.before_relative(first))
        && (attribution.act != Act::Says || place.is_noun_phrase(first) || governs || takes_noun);
    let infinitive = told && structure.tokens_in(first).next().is_some_and(|i| place.one_of(i, &["to"]) && place.word(i - 1) != ",");
    let anothers = told && place.is_anothers(group, first);
    negative || stance && !clause || told && !plain || thing || anothers || infinitive || after && (noun_only || place.is_nonfinite(first))
}

fn row_at(text: &str, structure: &Structure, i: usize) -> Option<&'static super::lexicon::Cue> {
    let word = Lexicon::get().word(structure.tokens[i].of(text))?;
    word.cues.iter().find(|cue| {
        cue.rest.iter().enumerate().all(|(k, rest)| structure.tokens.get(i + 1 + k).is_some_and(|t| t.of(text).eq_ignore_ascii_case(rest)))
    })
}
