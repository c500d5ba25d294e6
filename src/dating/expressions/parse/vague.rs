//! Vague references: "now", "currently", "recently", "the future", "at the time", "a while".

use super::super::atoms::Glue;
use super::super::model::{Form, Kind, Reference};
use super::super::words::Word;
use super::{Found, Parser};

impl Parser<'_> {
    /// A vague reference that starts at `i`.
    pub(super) fn vague(&self, i: usize) -> Option<Found> {
        let to = |end: usize, reference: Reference| Some(Found::date(i, end, Form::Reference(reference)));
        match self.w(i) {
            // "now that", "by now": all of the present.
            Word::Now => to(i + 1, Reference::Present),
            Word::Currently => to(i + 1, Reference::Present),
            // "as recently as June" is June.
            Word::Recently if self.is(i + 1, &["as"]) => None,
            Word::Recently => to(i + 1, Reference::Past),
            Word::Soon => self.soon(i),
            // "Previously" orders and names no time: none of TIMEX3's triggers.
            Word::Formerly => self.story_only(i, Reference::Past),
            Word::More if self.is(i + 1, &["recently"]) => to(i + 2, Reference::Past),
            Word::Future if matches!(self.before(i), Word::The | Word::In) => to(i + 1, Reference::Future),
            Word::Future => self.story_only(i, Reference::Future),
            Word::Former => self.story_only(i, Reference::Past),
            // Adjectives that TIMEX3 marks; "former" says of an office that it is over, not when.
            Word::Recent => to(i + 1, Reference::Past),
            Word::Current => to(i + 1, Reference::Present),
            Word::The => self.the_vague(i),
            Word::A => match self.w(i + 1) {
                Word::While => Some(Found::new(i, i + 2, Kind::Duration, Form::Amount { count: None, unit: None })),
                _ if self.is(i + 1, &["long", "short"])
                    && matches!(self.w(i + 2), Word::Time | Word::Period)
                    && self.w(i + 3) != Word::Of =>
                {
                    Some(Found::new(i, i + 3, Kind::Duration, Form::Amount { count: None, unit: None }))
                }
                _ => None,
            },
            Word::At => match (self.w(i + 1), self.w(i + 2)) {
                (Word::Present, next) if !matches!(next, Word::Unit(..)) && self.noun_does_not_follow(i + 2) => {
                    Some(Found::date(i + 1, i + 2, Form::Reference(Reference::Present)))
                }
                (Word::This | Word::Present, Word::Time | Word::Moment) if self.w(i + 1) == Word::This => {
                    Some(Found::date(i + 1, i + 3, Form::Reference(Reference::Present)))
                }
                (Word::This, Word::Other) if matches!(self.w(i + 3), Word::Time | Word::Moment) => {
                    Some(Found::date(i + 1, i + 4, Form::Reference(Reference::Present)))
                }
                (Word::That, Word::Time | Word::Moment) => Some(Found::date(i + 1, i + 3, Form::Reference(Reference::Past))),
                _ => None,
            },
            Word::These if self.is(i, &["these"]) && matches!(self.w(i + 1), Word::Unit(super::Unit::Day, true)) => {
                to(i + 2, Reference::Present)
            }
            Word::These if matches!(self.w(i + 1), Word::Unit(super::Unit::Day, true)) => to(i + 2, Reference::Past),
            _ => None,
        }
    }

    /// "Soon" of the speaker; "as soon as", "soon after", "too soon" hang on something else.
    fn soon(&self, i: usize) -> Option<Found> {
        let hangs = self.is(i.wrapping_sub(1), &["as", "too", "so", "how", "very"])
            || self.w(i + 1) == Word::After
            || self.is(i + 1, &["as", "afterward", "afterwards", "thereafter"]);
        (!hangs).then(|| Found::date(i, i + 1, Form::Reference(Reference::Future)))
    }

    fn story_only(&self, i: usize, reference: Reference) -> Option<Found> {
        Some(Found { only_in_narrative: true, ..Found::date(i, i + 1, Form::Reference(reference)) })
    }

    fn the_vague(&self, i: usize) -> Option<Found> {
        let to = |end: usize, reference: Reference| Some(Found::date(i, end, Form::Reference(reference)));
        let free = |end: usize| {
            !self.letters(end).starts_with(char::is_alphanumeric)
                || !matches!(self.w(end), Word::Unit(..) | Word::Number(..)) && self.noun_does_not_follow(end)
        };
        match self.w(i + 1) {
            Word::Future if free(i + 2) => to(i + 2, Reference::Future),
            Word::Past if free(i + 2) && matches!(self.before(i), Word::In | Word::From | Word::Of | Word::To | Word::About) => {
                to(i + 2, Reference::Past)
            }
            Word::Present if free(i + 2) => to(i + 2, Reference::Present),
            Word::Moment if self.before(i) == Word::At || self.before(i) == Word::For => to(i + 2, Reference::Present),
            // "At the time" is that of an event, which stands in the text without a date.
            Word::Time if self.before(i) == Word::At && !matches!(self.w(i + 2), Word::Of) => {
                to(i + 2, Reference::Past).map(|f| Found { only_in_narrative: true, ..f })
            }
            Word::Recent if self.w(i + 2) == Word::Past => to(i + 3, Reference::Past),
            _ if self.is(i + 1, &["near", "distant", "immediate"]) && self.w(i + 2) == Word::Future => to(i + 3, Reference::Future),
            _ if self.is(i + 1, &["near", "short"]) && self.is(i + 2, &["term"]) && self.glue(i + 2) == Glue::Space && free(i + 3) => {
                to(i + 3, Reference::Future)
            }
            _ if self.is(i + 1, &["distant", "not-too-distant"]) && self.w(i + 2) == Word::Past => to(i + 3, Reference::Past),
            _ => None,
        }
    }

    /// Nothing at `i` that "future" or "past" would belong to.
    fn noun_does_not_follow(&self, i: usize) -> bool {
        !matches!(self.w(i), Word::Other)
            || self.is(
                i,
                &[
                    "is", "was", "will", "as", "with", "when", "has", "had", "have", "but", "would", "could", "he", "she", "it", "they",
                    "that", "if", "may", "we", "i", "are", "holds", "because", "which", "who",
                ],
            )
    }
}
