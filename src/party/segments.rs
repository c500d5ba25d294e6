//! The marks and the words "and", "or" that part the voices of a source.

use std::ops::Range;

use super::lexicon::{self, Class};
use super::mentions::Kind;
use super::source::{View, is_in_number};
use super::tags::is_capital;
use crate::text::is_dash;

/// What parts a stretch of a source from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Start,
    Comma,
    And,
    Bracket,
}

/// A stretch of a source between two marks.
pub(super) struct Segment {
    pub(super) tokens: Range<usize>,
    /// What stands before it.
    pub(super) separator: Separator,
    /// A comma stands before the "and".
    pub(super) after_comma: bool,
    /// After a comma: "and" parts it from what follows, so that it is a member of a list.
    pub(super) and_follows: bool,
}

impl View<'_> {
    fn calls_itself(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|t| matches!(self.word(t), "itself" | "themselves") && self.word(t - 1).starts_with("call"))
    }

    /// Whether the comma at `t` stands within a number ("2,600").
    pub(super) fn in_number(&self, t: usize) -> bool {
        is_in_number(self.text, &self.structure.tokens, t)
    }

    /// Whether the hyphen at `t` parts words and joins none ("A.F.L.-C.I.O."); longer dashes always do.
    fn stands_apart(&self, t: usize) -> bool {
        self.word(t) != "-" || t.checked_sub(1).is_none_or(|b| self.structure.tokens[b].end < self.structure.tokens[t].start)
    }

    pub(super) fn count_ands(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().filter(|&t| self.word(t) == "and").count()
    }

    pub(super) fn mention_at(&self, token: usize) -> Option<usize> {
        let n = self.mentions.partition_point(|m| m.tokens.start <= token).checked_sub(1)?;
        self.mentions[n].tokens.contains(&token).then_some(n)
    }

    /// Parts the tokens at commas, brackets and "and" outside names.
    pub(super) fn segments(&self, tokens: Range<usize>) -> Vec<Segment> {
        let mut found: Vec<Segment> = Vec::new();
        let mut from = tokens.start;
        let mut separator = Separator::Start;
        let mut after_comma = false;
        let mut t = tokens.start;
        while t < tokens.end {
            if let Some(n) = self.mention_at(t) {
                t = self.mentions[n].tokens.end.max(t + 1);
                continue;
            }
            let next = match self.word(t) {
                "," if self.in_number(t) => None,
                "," | "and" | "&" if self.in_purview(t, from) => None,
                "," => Some(Separator::Comma),
                // "a group that calls itself All or Nothing"
                "or" if t > from && is_capital(self.word(t - 1)) && is_capital(self.word(t + 1)) && self.calls_itself(from..t) => None,
                // "one or more of its members"
                "or" if t > from && is_count(self.word(t - 1)) && is_count(self.word(t + 1)) => None,
                "and" | "&" | "or" => Some(Separator::And),
                _ if self.adds_another(t) > 0 => Some(Separator::And),
                "(" | "[" => Some(Separator::Bracket),
                ")" | "]" => Some(Separator::Comma),
                dash if is_dash(dash) && self.stands_apart(t) => Some(Separator::Comma),
                _ => None,
            };
            if let Some(next) = next {
                if t > from {
                    found.push(Segment { tokens: from..t, separator, after_comma, and_follows: next == Separator::And });
                }
                after_comma = next == Separator::And && t == from && (separator == Separator::Comma || after_comma);
                separator = next;
                t += self.adds_another(t).saturating_sub(1);
                from = t + 1;
            }
            t += 1;
        }
        if from < tokens.end {
            found.push(Segment { tokens: from..tokens.end, separator, after_comma, and_follows: false });
        }
        found
    }

    /// "the Committee on Science, Space and Fisheries": whether the mark or "and" at `t` parts what a body deals with.
    fn in_purview(&self, t: usize, from: usize) -> bool {
        let capital = |k: usize| is_capital(self.word(k));
        let Some(on) = (from..t).rev().find(|&k| !capital(k) && !matches!(self.word(k), "," | "and" | "&")) else { return false };
        let next = if self.word(t) == "," && matches!(self.word(t + 1), "and" | "&") { t + 2 } else { t + 1 };
        let body = on > from && capital(on - 1) && lexicon::word(self.word(on - 1)).is(Class::Body);
        let person = |k: usize| self.mention_at(k).is_some_and(|n| self.mentions[n].kind == Kind::Person);
        body && matches!(self.word(on), "on" | "of" | "for") && t > on + 1 && capital(next) && !(on + 1..=next).any(person)
    }

    /// How many words from `t` on join another voice as "and" does ("as well as", "along with").
    fn adds_another(&self, t: usize) -> usize {
        match (self.word(t), self.word(t + 1), self.word(t + 2)) {
            ("as", "well", "as") => 3,
            ("along" | "together", "with", _) => 2,
            _ => 0,
        }
    }
}

fn is_count(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "one" | "two" | "three" | "four" | "five" | "more" | "several")
}
