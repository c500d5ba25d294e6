//! Whom "I" and "we" mean outside of quotations: who signed the letter, wrote under the byline, or issued the statement.

use super::mentions::{Kind, Mention};
use super::people::PersonAt;
use super::side::Evidence;
use super::voices::{Found, Scene, Who};

/// How many tokens from the end a letter closes at most.
const CLOSING: usize = 60;

impl Scene<'_> {
    /// Who writes as "I" (`singular`) or "we" at this token, where the text tells.
    pub(super) fn author(&self, singular: bool, token: usize) -> Option<Found> {
        if singular {
            let person = self.letter_writer(token).or_else(|| self.signatory()).or_else(|| self.byline()).or_else(|| self.biography())?;
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

    /// On a page of letters, where each is followed by a line that is nothing but a name: the first such line behind the token.
    fn letter_writer(&self, token: usize) -> Option<PersonAt> {
        let alone = |tokens: &std::ops::Range<usize>| {
            let named =
                self.mentions.iter().position(|m| m.full == tokens.start && m.tokens.len() > 1 && m.tokens.end + 1 >= tokens.end)?;
            self.people[named].map(|(person, _)| person)
        };
        let mut signed = self.structure.paragraphs.iter().filter_map(|p| alone(&p.tokens).map(|person| (p.tokens.start, person)));
        let writer = signed.clone().find(|(at, _)| *at > token)?;
        (signed.nth(1).is_some()).then_some(writer.1)
    }

    /// "Ina Tolle is a teacher in Lorn." at the end of a text that names her nowhere else: who wrote it.
    fn biography(&self) -> Option<PersonAt> {
        self.structure.paragraphs.iter().rev().take(2).find_map(|paragraph| {
            let at = self.mentions.iter().position(|m| m.full == paragraph.tokens.start && m.tokens.len() > 1)?;
            let told = matches!(self.word(self.mentions[at].tokens.end), "is" | "was" | "," | "teaches" | "writes" | "serves" | "works");
            let (person, _) = self.people[at]?;
            let before = self.people[..at].iter().flatten().any(|(p, _)| *p == person);
            (told && !before).then_some(person)
        })
    }

    fn person_where(&self, fits: impl Fn(&Mention) -> bool) -> Option<PersonAt> {
        self.mentions.iter().zip(self.people).find(|(m, _)| fits(m)).and_then(|(_, person)| *person).map(|(person, _)| person)
    }
}
