//! Deeds of more than one change: statements joined and split, limits moved, speakers given a party, pins put in order, corrections moved.
//!
//! Nothing is changed here: each gives the changes to make and what they are called in the history, or tells why there are none.

use std::collections::BTreeSet;

use super::folder::Folder;
use super::index::label;
use super::words::first_words;
use crate::analysis::AttributionRef;
use crate::corpus::{Change, Field, Key, Target, Value, held};
use crate::corrections::key_for;
use crate::party::{PartyId, PartyKind, SpeakerId};
use crate::text::Span;
use crate::world::fold;

/// What it is called and what it changes; or what is to be told instead.
pub type Deed = Result<(String, Vec<Change>), String>;

/// An end of a statement's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

impl Folder {
    /// The first time it notes the chosen statement; the second time it makes that one and the chosen one the same.
    pub fn join(&mut self, chosen: u32) -> Deed {
        let statements = &self.analysis.statements;
        let id = &statements[chosen as usize].id;
        let Some(first) = self.joining.take() else {
            self.joining = Some(id.clone());
            return Err("Choose the statement that is the same and press M again; Esc lets it be".to_owned());
        };
        if first == *id {
            return Err("Nothing is joined".to_owned());
        }
        let other = statements.iter().position(|s| s.id == first).ok_or("The statement to join is gone; choose it again")? as u32;
        let known = |n: u32| statements[n as usize].reports.iter().find_map(|at| self.analysis.mark(*at).same.clone());
        let name = known(other).or_else(|| known(chosen)).unwrap_or_else(|| self.new_name(other));
        let mut changes = Vec::new();
        for statement in [other, chosen] {
            changes.extend(self.changes(statement, Field::Same, &Some(Value::Text(name.clone())), true));
            changes.extend(self.changes(statement, Field::Apart, &None, true));
        }
        Ok(("Join two statements".to_owned(), changes))
    }

    /// A name for what is joined that nothing else bears: its first words.
    fn new_name(&self, statement: u32) -> String {
        let words = first_words(&label(&self.analysis, self.index.rows[statement as usize].at), 40);
        let taken: BTreeSet<&str> = self.analysis.outcomes.iter().filter_map(|o| o.correction.same.as_deref()).collect();
        let numbered = (2..).map(|n| format!("{words} {n}"));
        std::iter::once(words.clone()).chain(numbered).find(|name| !taken.contains(name.as_str())).unwrap_or(words)
    }

    /// Takes apart again what was joined by hand.
    pub fn split(&self, chosen: u32) -> Deed {
        let changes = self.changes(chosen, Field::Same, &None, true);
        match changes.is_empty() {
            true => {
                Err("Nobody joined this statement with another; “Tell this report apart” splits what the program took together".to_owned())
            }
            false => Ok(("Split a statement".to_owned(), changes)),
        }
    }

    /// Makes the shown report a statement of its own, or no longer.
    pub fn apart(&self, at: AttributionRef) -> Deed {
        let mark = self.analysis.mark(at);
        let apart = (!mark.apart).then_some(Value::Flag(true));
        let mut changes = vec![self.book.change(&self.analysis, at, Field::Apart, apart)];
        if mark.same.is_some() {
            changes.push(self.book.change(&self.analysis, at, Field::Same, None));
        }
        Ok(("Tell a report apart".to_owned(), changes))
    }

    /// Moves an end of the shown report by one word.
    pub fn shift(&self, edge: Edge, later: bool) -> Deed {
        let at = self.chosen_report().ok_or("Choose a statement first")?;
        let content = &self.analysis.attribution(at).content;
        let (start, end) = (content[0].start, content[content.len() - 1].end);
        let tokens = &self.analysis.documents[at.document].structure.tokens;
        let moved = match edge {
            Edge::Start if later => tokens.iter().map(|t| t.start).find(|s| *s > start),
            Edge::Start => tokens.iter().rev().map(|t| t.start).find(|s| *s < start),
            Edge::End if later => tokens.iter().map(|t| t.end).find(|e| *e > end),
            Edge::End => tokens.iter().rev().map(|t| t.end).find(|e| *e < end),
        };
        let moved = moved.ok_or("The text goes no further")?;
        match edge {
            Edge::Start => self.limits(at, moved, end),
            Edge::End => self.limits(at, start, moved),
        }
    }

    /// Gives a report's content other ends; what was left out between them stays out.
    pub fn limits(&self, at: AttributionRef, start: u32, end: u32) -> Deed {
        let content = &self.analysis.attribution(at).content;
        let last = content.len() - 1;
        let moved = content.iter().enumerate().map(|(n, span)| Span {
            start: if n == 0 { start } else { span.start.max(start) },
            end: if n == last { end } else { span.end.min(end) },
        });
        let text = self.analysis.text(at.document);
        let words = |span: Span| Some(text.get(span.range())?.trim().to_owned()).filter(|words| words.contains(char::is_alphanumeric));
        let slices: Vec<String> = moved.filter(|span| span.start < span.end).filter_map(words).collect();
        if slices.is_empty() {
            return Err("A statement needs a word".to_owned());
        }
        let change = self.book.change(&self.analysis, at, Field::Content, Some(Value::Texts(slices)));
        Ok(("Limit a statement".to_owned(), vec![change]))
    }

    /// Makes a speaker a member of a party, and of no other that a person defined.
    pub fn give_party(&self, speaker: SpeakerId, party: PartyId) -> Deed {
        let resolution = &self.analysis.resolution;
        let (Some(speaker), Some(party)) = (resolution.speakers.get(speaker.0 as usize), resolution.parties.get(party.0 as usize)) else {
            return Err("That speaker or party is gone".to_owned());
        };
        let is_speaker = |member: &String| {
            let name = fold(crate::corpus::member_name(member));
            name == fold(&speaker.name) || speaker.aliases.iter().any(|a| fold(a) == name)
        };
        let mut wanted: Vec<(Target, Field, Option<Value>)> = Vec::new();
        for other in self.book.kept.settings().parties.iter().filter(|p| p.id != party.id) {
            let before = self.members(&other.id);
            let after: Vec<String> = before.iter().filter(|m| !is_speaker(m)).cloned().collect();
            if after.len() < before.len() {
                wanted.push((Target::Party(other.id.clone()), Field::Members, (!after.is_empty()).then_some(Value::Texts(after))));
            }
        }
        let mut members = self.members(&party.id);
        if members.is_empty() && party.kind != PartyKind::Defined {
            // Who belongs to a party that was found goes on belonging to it.
            members.push(party.name.clone());
        }
        members.retain(|m| !is_speaker(m));
        members.push(speaker.name.clone());
        wanted.push((Target::Party(party.id.clone()), Field::Members, Some(Value::Texts(members))));
        if party.kind != PartyKind::Defined {
            wanted.push((Target::Party(party.id.clone()), Field::Name, Some(Value::Text(party.name.clone()))));
        }
        let changes = wanted.into_iter().map(|(target, field, after)| self.book.change_of(target, field, after));
        Ok((format!("Give {} the party {}", speaker.name, party.name), changes.filter(|c| c.before != c.after).collect()))
    }

    /// The members of a party as `corpus.toml` writes them.
    pub fn members(&self, party: &str) -> Vec<String> {
        match held(self.book.kept.text(), &Target::Party(party.to_owned()), Field::Members) {
            Some(Value::Texts(members)) => members,
            _ => Vec::new(),
        }
    }

    /// Moves the chosen pinned statement by one place among the pinned ones.
    pub fn reorder_pin(&self, chosen: u32, later: bool) -> Deed {
        let mut pins = self.pins();
        let place = pins.iter().position(|n| *n == chosen).ok_or("Only a pinned statement has a place; press P to pin it")?;
        let to = if later { place + 1 } else { place.wrapping_sub(1) };
        if to >= pins.len() {
            return Err(
                if later { "It is the last of the pinned statements" } else { "It is the first of the pinned statements" }.to_owned()
            );
        }
        pins.swap(place, to);
        let place = |(n, statement): (usize, &u32)| self.changes(*statement, Field::Order, &Some(Value::Number(n as u32 + 1)), false);
        Ok(("Put pins in order".to_owned(), pins.iter().enumerate().flat_map(place).collect()))
    }

    /// The pinned statements in the order a person gave them, then by date.
    pub fn pins(&self) -> Vec<u32> {
        let all = self.analysis.statements.iter().zip(0_u32..);
        let mut pins: Vec<(u32, u32)> = all.filter_map(|(s, n)| Some((self.analysis.pinned(s)?.unwrap_or(u32::MAX), n))).collect();
        pins.sort_unstable();
        pins.into_iter().map(|(_, n)| n).collect()
    }

    /// Moves a correction to the words chosen in the text, else to the chosen statement.
    pub fn move_correction(&self, key: &Key) -> Deed {
        let chosen = || self.chosen_report().map(|at| (at.document, self.analysis.attribution(at).content[0]));
        let Some((document, span)) = self.reader.selected().or_else(chosen) else {
            return Err("Choose a statement or words in the text first; the correction is moved there".to_owned());
        };
        let path = &self.analysis.corpus.documents[document].path;
        let at = self.chosen_report().filter(|at| at.document == document && self.reader.selected().is_none());
        let to = at.and_then(|at| self.analysis.mark(at).key.clone()).unwrap_or_else(|| key_for(path, self.analysis.text(document), span));
        if to == *key {
            return Err("It stands there already".to_owned());
        }
        let taken = self.book.drop_all(key);
        // The limits it gave speak of words that are gone.
        let given = taken.iter().filter(|c| c.field != Field::Content);
        let given: Vec<Change> = given
            .map(|c| self.book.change_of(Target::Statement(to.clone()), c.field, c.before.clone()))
            .filter(|c| c.before != c.after)
            .collect();
        Ok(("Move a correction".to_owned(), taken.into_iter().chain(given).collect()))
    }

    /// The first correction that fits nowhere.
    pub fn lost(&self) -> Option<&Key> {
        let is_lost = |o: &&crate::analysis::Outcome| matches!(o.fit, crate::corrections::Fit::Lost(_));
        self.analysis.outcomes.iter().find(is_lost).map(|o| &o.correction.key)
    }

    /// Keeps the order of the lanes, or lets it go.
    pub fn keep_lanes(&self, names: Vec<String>) -> Deed {
        let after = (!names.is_empty()).then_some(Value::Texts(names));
        let change = self.book.change_of(Target::Corpus, Field::Lanes, after);
        Ok(("Order the lanes".to_owned(), vec![change].into_iter().filter(|c| c.before != c.after).collect()))
    }
}
