//! Firms that no list knows, told by who speaks or works for them: "Ras Keld, the chief executive of Lornhydro", "a Lornhydro spokeswoman".

use super::lexicon::{self, Class};
use super::mentions::Kind;
use super::side::{Evidence, Side};
use super::source;
use super::tags::{is_capital, is_common};
use super::voices::Scene;
use crate::text::Span;

impl Scene<'_> {
    /// Adds the firm whose name stands right before a person's title ("Lornhydro spokesman Ras Keld"), where nothing tells a side.
    pub(super) fn add_firm_before(&self, n: usize, evidence: &mut Evidence) {
        let m = &self.mentions[n];
        if !evidence.sides.is_empty() || m.full == m.tokens.start || !self.is_post_of(m.full) {
            return;
        }
        let opens = self.structure.sentences.get(m.sentence).map_or(0, |s| s.tokens.start);
        let names = |t: usize| {
            let known = self.mentions.iter().zip(self.people).find(|(o, _)| o.tokens.contains(&t));
            let plain = known.is_none_or(|(o, p)| o.kind == Kind::Unclear && p.is_none());
            plain && is_capital(self.word(t)) && !is_common(self.word(t)) && !lexicon::word(self.word(t)).is_role()
        };
        let from = (opens..m.full).rev().take(3).take_while(|&t| names(t)).last();
        if let Some(from) = from.filter(|&from| from > opens || m.full - from > 1) {
            evidence.sides.insert(Side::Named(self.long_name(self.span(&(from..m.full)))), 0.6);
        }
    }

    /// Adds the firm that a title or description names, where it tells no other side.
    pub(super) fn add_firm(&self, described: Span, evidence: &mut Evidence) {
        if !evidence.sides.is_empty() || !evidence.likely.is_empty() {
            return;
        }
        if let Some(name) = self.firm_in(described) {
            evidence.sides.insert(Side::Named(name), 0.6);
        }
    }

    /// The firm for which the description says somebody works.
    fn firm_in(&self, described: Span) -> Option<String> {
        let words = self.structure.tokens_in(described);
        let gone =
            |w: &str| matches!(w.to_lowercase().as_str(), "former" | "ex" | "retired" | "onetime" | "one-time" | "late" | "who" | "whose");
        if words.clone().any(|t| gone(self.word(t))) {
            return None;
        }
        let first = self.mentions.partition_point(|m| m.span.start < described.start);
        let inside = self.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.end <= described.end);
        let firm = |n: usize| {
            let m = &self.mentions[n];
            let behind = m.tokens.start > words.start && {
                let link = m.tokens.start - 1;
                let the = usize::from(self.word(link) == "the");
                let link = link - the.min(link);
                matches!(self.word(link), "of" | "at" | "for" | "with") && link > words.start && self.is_post(link - 1)
            };
            let before = self.is_post_of(m.tokens.end);
            m.kind == Kind::Unclear && self.people[n].is_none() && (behind || before)
        };
        inside.map(|(n, _)| n).find(|&n| firm(n)).map(|n| self.long_name(self.mentions[n].span))
    }

    /// Whether the mention is a word that stands right before a post elsewhere in the text ("Tinder" in "a Tinder spokeswoman").
    pub(super) fn is_firm(&self, n: usize) -> bool {
        let name = self.mentions[n].span.of(self.text);
        let same =
            self.mentions.iter().zip(self.people).filter(|(m, p)| p.is_none() && m.kind == Kind::Unclear && m.span.of(self.text) == name);
        let mut posts = same.filter(|(m, _)| self.is_post_of(m.tokens.end));
        posts.next().is_some()
    }

    /// Whether a post in a firm ends at this token.
    fn is_post(&self, token: usize) -> bool {
        let class = lexicon::word(self.word(token));
        class.is(Class::Post) && (class.is_role() || self.word(token).eq_ignore_ascii_case("chief"))
    }

    /// Whether the words at this token are a post of what stands before them ("spokeswoman", "'s chief executive").
    fn is_post_of(&self, token: usize) -> bool {
        let mut at = token + usize::from(source::is_possessive(self.word(token)));
        while lexicon::word(self.word(at)).is(Class::Modifier)
            && at < token + 4
            && self.word(at).starts_with(char::is_lowercase)
            && !self.is_post(at)
        {
            at += 1;
        }
        self.word(at).starts_with(char::is_lowercase) && self.is_post(at) || self.word(at) == "CEO"
    }
}
