//! Whom "I" and "we" mean outside of quotations: who signed the letter, wrote under the byline, or issued the statement.

use super::mentions::{Kind, Mention};
use super::people::PersonAt;
use super::side::Evidence;
use super::voices::{Found, Scene, Who};

/// How many tokens from the end a letter closes at most.
const CLOSING: usize = 60;

impl Scene<'_> {
    /// Who writes as "I" (`singular`) or "we" here, where the text tells.
    pub(super) fn author(&self, singular: bool) -> Option<Found> {
        if singular {
            let person = self.signatory().or_else(|| self.byline())?;
            let found = self.again(Who::Person(person), 0.75);
            return Some(Found { evidence: self.signed_for(person).unwrap_or_default(), ..found });
        }
        let issuer = self.structure.paragraphs.iter().take(3).find_map(|paragraph| {
            let first = self.mentions.iter().find(|m| paragraph.tokens.contains(&m.tokens.start))?;
            let heads = paragraph.tokens.len() <= 8 && first.full == paragraph.tokens.start;
            match first.kind {
                _ if !heads => None,
                Kind::Body(id) => Some(Who::Listed(id)),
                Kind::BodyWord => Some(Who::Body(self.body_name(first.span))),
                _ => None,
            }
        })?;
        Some(self.again(issuer, 0.7))
    }

    /// The name after "Yours sincerely" near the end.
    fn signatory(&self) -> Option<PersonAt> {
        let all = self.structure.tokens.len();
        let closes = |t: &usize| matches!(self.word(*t), "Yours" | "Sincerely" | "Regards" | "Signed" | "Respectfully" | "Faithfully");
        let closing = (all.saturating_sub(CLOSING)..all).find(closes)?;
        let signed = |m: &Mention| m.tokens.len() > 1 && m.full > closing && m.full <= closing + 8;
        self.person_where(signed)
    }

    /// What stands under a signature: the body that the signatory writes for.
    fn signed_for(&self, person: PersonAt) -> Option<Evidence> {
        let full = |n: &usize| self.mentions[*n].tokens.len() > 1 && self.people[*n].is_some_and(|(p, _)| p == person);
        let at = (0..self.mentions.len()).rev().find(full).filter(|_| self.signatory() == Some(person))?;
        let after = |m: &&Mention| m.tokens.start > self.mentions[at].tokens.end && m.tokens.start <= self.mentions[at].tokens.end + 12;
        let body = self.mentions[at..].iter().filter(after).find(|m| matches!(m.kind, Kind::Body(_) | Kind::BodyWord))?;
        Some(self.read(body.span, true))
    }

    /// The only name after "By" at the head of the text.
    fn byline(&self) -> Option<PersonAt> {
        self.structure.paragraphs.iter().take(5).find_map(|paragraph| {
            let by = paragraph.tokens.start;
            let short = paragraph.tokens.len() <= 8 && self.word(by).eq_ignore_ascii_case("by");
            if short { self.person_where(|m| m.full == by + 1 && m.tokens.len() > 1) } else { None }
        })
    }

    fn person_where(&self, fits: impl Fn(&Mention) -> bool) -> Option<PersonAt> {
        self.mentions.iter().zip(self.people).find(|(m, _)| fits(m)).and_then(|(_, person)| *person).map(|(person, _)| person)
    }
}
