//! Firms that no list knows, told by who speaks or works for them: "Ras Keld, the chief executive of Lornhydro", "a Lornhydro spokeswoman".

use std::ops::Range;

use super::lexicon::{self, Class};
use super::mentions::Kind;
use super::side::{self, Evidence, Side, is_over};
use super::source;
use super::tags::{is_capital, is_common};
use super::voices::{Scene, Who};
use crate::text::Span;
use crate::world::World;

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
        let words = side::current(&words, &|t| self.word(t))..words.end;
        if let Some(name) = self.run_by_clause(&words).or_else(|| self.employer(&words)) {
            return Some(name);
        }
        if words.clone().any(|t| is_over(self.word(t)) || matches!(self.word(t), "who" | "whose")) {
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

    /// "who now runs Brell Packard", "who heads the Harbour Fund": whom a clause says somebody leads.
    fn run_by_clause(&self, words: &Range<usize>) -> Option<String> {
        let leads = |w: &str| matches!(w, "runs" | "heads" | "leads" | "directs" | "chairs" | "founded" | "owns" | "manages");
        let who = words.start;
        let verb = who + 1 + usize::from(self.word(who + 1) == "now");
        (self.word(who) == "who" && verb + 1 < words.end && leads(self.word(verb))).then(|| self.body_at(verb + 1, words.end, true))?
    }

    /// "director of the Upper Brell Legal Center", "a professor of law at Lorn College": the body behind a post, that where somebody works first.
    fn employer(&self, words: &Range<usize>) -> Option<String> {
        let post = words.clone().find(|&t| self.is_post(t) || is_post_at(self.word(t)))?;
        let stops = |t: usize| matches!(self.word(t), "," | ";" | "who" | "whose" | "which" | "that");
        let end = (post..words.end).find(|&t| stops(t)).unwrap_or(words.end);
        if (words.start..end).any(|t| is_over(self.word(t))) {
            return None;
        }
        let at = (post + 1..end).find(|&t| self.word(t) == "at").and_then(|t| self.body_at(t + 1, end, true));
        at.or_else(|| {
            let last = (post..end).rev().find(|&t| self.is_post(t) || is_post_at(self.word(t)) && self.word(t + 1) != "of")?;
            let link = self.word(last + 1);
            matches!(link, "of" | "for" | "with").then(|| self.body_at(last + 2, end, link == "of" && !is_for_people(self.word(last))))?
        })
    }

    /// The body whose name begins at this token, behind an article and small words ("the non-partisan Harbour Fund"); no person and no place.
    /// `works`: somebody works at it, so that it is no person whatever it is called.
    fn body_at(&self, from: usize, end: usize, works: bool) -> Option<String> {
        let article = matches!(self.word(from), "the" | "a" | "an" | "its");
        let small = |t: usize| self.word(t).starts_with(char::is_lowercase) && !lexicon::is_preposition(self.word(t));
        let start =
            (from..end.min(from + 4)).find(|&t| !(small(t) && (article || t == from && matches!(self.word(t), "the" | "a" | "an"))))?;
        let capital = |t: usize| t < end && is_capital(self.word(t)) && self.word(t).chars().any(char::is_alphabetic);
        if !capital(start) || is_common(self.word(start)) {
            return None;
        }
        let kind = |range: Range<usize>| {
            range.into_iter().any(|t| {
                let class = lexicon::word(self.word(t));
                class.is(Class::Body) || class.is(Class::Ending)
            })
        };
        let inside = |t: usize| self.mentions.iter().zip(self.people).find(|(m, _)| m.tokens.contains(&t));
        let mut until = start + 1;
        while until < end {
            let next = until + 1 + usize::from(matches!(self.word(until + 1), "the" | "a"));
            match self.word(until) {
                _ if capital(until) => until += 1,
                "&" if capital(until + 1) => until += 2,
                "of" | "for" | "on" | "and" if kind(start..until) && capital(next) => until = next + 1,
                // "Rock the Harbour", "Paths to Peace"
                "the" | "to" if capital(until + 1) && inside(until + 1).is_none_or(|(m, p)| m.kind == Kind::Unclear && p.is_none()) => {
                    until += 2
                }
                _ => break,
            }
        }
        let run = start..until;
        if let Some(Who::Listed(id)) = self.medium_called(&run) {
            return Some(World::get().bodies[id.0 as usize].name.clone());
        }
        let of_nobody = |t: usize| {
            inside(t).is_none_or(|(m, person)| match m.kind {
                Kind::Place(_) => kind(run.clone()) && m.tokens.end < until,
                Kind::Body(_) => false,
                Kind::BodyWord => true,
                Kind::Person => works || kind(run.clone()),
                Kind::Unclear => works || person.is_none() || kind(run.clone()),
            })
        };
        let plain = run.clone().all(|t| {
            let class = lexicon::word(self.word(t));
            let kinds = [Class::Modifier, Class::Office, Class::Body, Class::Bodies, Class::Plural, Class::Person, Class::Honorific];
            kinds.iter().any(|c| class.is(*c)) || lexicon::is_preposition(self.word(t)) || matches!(self.word(t), "the" | "and")
        });
        let office = lexicon::word(self.word(start)).is(Class::Office) && !kind(run.clone());
        if plain && run.len() < 3 || office || !of_nobody(start) || side::is_generic(self.span(&run).of(self.text)) {
            return None;
        }
        // "the Harbour Programme at the Brell Centre": what it is part of says more.
        let part =
            matches!(self.word(until - 1), "Program" | "Programme" | "Project" | "Initiative" | "Department" | "Division" | "School");
        let whole = (part && matches!(self.word(until), "at" | "of") && until + 1 < end).then(|| self.body_at(until + 1, end, true));
        Some(whole.flatten().unwrap_or_else(|| self.long_name(self.span(&run))))
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
    pub(super) fn is_post_of(&self, token: usize) -> bool {
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

/// Posts that people have as well as firms ("the lawyer of Ras Keld").
fn is_for_people(post: &str) -> bool {
    matches!(
        post,
        "lawyer" | "attorney" | "spokesman" | "spokeswoman" | "spokesperson" | "adviser" | "advisor" | "manager" | "counsel" | "partner"
    )
}

/// What somebody is at a body, which stands before no name of one.
fn is_post_at(word: &str) -> bool {
    const POSTS: [&str; 26] = [
        "professor",
        "fellow",
        "scholar",
        "columnist",
        "correspondent",
        "reporter",
        "journalist",
        "host",
        "anchor",
        "adviser",
        "advisor",
        "attorney",
        "counsel",
        "coordinator",
        "organizer",
        "organiser",
        "scientist",
        "historian",
        "expert",
        "specialist",
        "pollster",
        "sociologist",
        "trustee",
        "dean",
        "representative",
        "writer",
    ];
    POSTS.contains(&word)
}
