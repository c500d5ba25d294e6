//! Names of bodies among the capital words of a sentence: runs that a body word ends, bodies that begin with their kind, bare names with an article.

use super::lexicon::{self, Class};
use super::mentions::{Scan, is_verb_like};
use super::side::is_generic;
use super::tags::{Tag, is_capital};
use crate::world::{PlaceWord, World};

impl Scan<'_> {
    /// "Farmers' Union": a capitalised plural that owns the body word after it.
    pub(super) fn is_body_of_people(&self, i: usize) -> bool {
        is_capital(self.tokens[i])
            && lexicon::word(self.tokens[i]).is(Class::Plural)
            && matches!(self.tokens.get(i + 1), Some(&("'" | "’" | "'s" | "’s")))
            && self.tags.get(i + 2) == Some(&Tag::BodyWord)
    }

    /// Whether a capitalised modifier and the body word after it make a name.
    pub(super) fn is_named_body(&self, i: usize) -> bool {
        let class = lexicon::word(self.tokens[i]);
        is_capital(self.tokens[i])
            && class.is(Class::Modifier)
            && !class.is(Class::Office)
            && self.tags.get(i + 1) == Some(&Tag::BodyWord)
            && !matches!(self.tags.get(i + 2), Some(Tag::Title | Tag::Name | Tag::BodyWord))
            && !matches!(i.checked_sub(1).map(|b| self.tags[b]), Some(Tag::Title | Tag::Name | Tag::Place(_)))
    }

    /// "the Campaign Legal Center", "the National Lantern Association": one past the name of a body that begins with a capital modifier and goes
    /// on over names and more modifiers. What an organ of any state could be called is no name.
    pub(super) fn modified_end(&self, i: usize) -> Option<usize> {
        let modifies = |j: usize| {
            let class = lexicon::word(self.tokens[j]);
            class.is(Class::Modifier) && !is_rank(self.tokens[j])
        };
        let inside = |b: usize| match self.tags[b] {
            Tag::Title => modifies(b),
            Tag::Name | Tag::BodyWord | Tag::Inside | Tag::Learnt | Tag::Place(_) | Tag::Body(_) => true,
            _ => false,
        };
        if self.tags[i] != Tag::Title || !is_capital(self.tokens[i]) || !modifies(i) || i.checked_sub(1).is_some_and(inside) {
            return None;
        }
        let mut last = None;
        let mut j = i + 1;
        while self.tokens.get(j).is_some_and(|w| is_capital(w)) {
            let class = lexicon::word(self.tokens[j]);
            match self.tags[j] {
                Tag::BodyWord => last = Some(j + 1),
                Tag::Title if modifies(j) => {}
                Tag::Name if !World::get().is_given_name(self.tokens[j]) || self.tags.get(j + 1) == Some(&Tag::BodyWord) => {}
                // "the Republican Governors Association"
                Tag::Other if class.is(Class::Plural) => {}
                _ => break,
            }
            j += 1;
        }
        let end = last.filter(|&end| end >= i + 3 && (end == j || self.tags[end] == Tag::Title))?;
        (!is_generic(self.span(i, end).of(self.text))).then_some(end)
    }

    /// Where names and places before a body word form its name, one past that word; else `end`.
    pub(super) fn body_run_end(&self, i: usize, end: usize) -> usize {
        let mut j = end;
        let mut last = end;
        while j < self.tokens.len() {
            match self.tags[j] {
                Tag::BodyWord => last = j + 1,
                Tag::Name | Tag::Title | Tag::Inside => {}
                Tag::Place(_) if j > i => {}
                // "the Science and Harbour Directorate"
                _ if self.tokens[j] == "and"
                    && j == end
                    && end == i + 1
                    && i > 0
                    && self.tokens[i - 1].eq_ignore_ascii_case("the")
                    && self.tokens.get(j + 1).is_some_and(|w| is_capital(w))
                    && self.tags.get(j + 2) == Some(&Tag::BodyWord) => {}
                _ if matches!(self.tokens[j], "of" | "on" | "for" | "and" | "&")
                    && last == j
                    && self.tokens.get(j + 1).is_some_and(|w| is_capital(w)) => {}
                _ => break,
            }
            j += 1;
        }
        // "Brell University Lorn": where it is, where no comma parts the two.
        if last > end
            && matches!(self.tokens[last - 1], "University" | "College")
            && matches!(self.tags.get(last), Some(Tag::Place(p)) if p.word != PlaceWord::Demonym)
        {
            return (last + 1..self.tokens.len()).find(|&j| self.tags[j] != Tag::Inside).unwrap_or(self.tokens.len());
        }
        // "Council on Harbour Affairs": what a preposition joins to the body word is part of the name.
        if last > end && j > last && matches!(self.tokens[last], "of" | "on" | "for") && !World::get().is_given_name(self.tokens[j - 1]) {
            // "Institute for River Law": ordinary words too, where they are capital.
            let mut j = j;
            while self.tokens.get(j).is_some_and(|w| is_capital(w)) && self.tags[j] == Tag::Other {
                j += 1;
            }
            let joined = (last + 1..j).all(|k| !matches!(self.tags[k], Tag::Place(_)));
            return if joined { j } else { last };
        }
        // "Institute for School Reform": a name goes on behind a body word within what the preposition joins.
        let joins = (end..last).any(|k| matches!(self.tokens[k], "for" | "of" | "on"));
        if joins && j > last && self.tags[last..j].iter().all(|t| *t == Tag::Name) && !World::get().is_given_name(self.tokens[last]) {
            return j;
        }
        last
    }

    /// "University of Lorn", "Centre for Harbour Law": one past the name of a body that begins with its kind and is no organ of a state.
    pub(super) fn founded_end(&self, i: usize) -> Option<usize> {
        let kind = matches!(
            self.tokens[i],
            "University"
                | "College"
                | "School"
                | "Institute"
                | "Center"
                | "Centre"
                | "Academy"
                | "Association"
                | "Federation"
                | "Foundation"
                | "Society"
                | "Division"
                | "Directorate"
                | "League"
                | "Coalition"
                | "Alliance"
                | "Campaign"
        );
        let joined = matches!(self.tokens.get(i + 1), Some(&("of" | "for" | "on")));
        // "Committee for a Free Harbour", "Union for River Rights": committees of anything else are organs.
        let kind = kind
            || matches!(self.tokens[i], "Union" | "Committee" | "Council" | "Commission" | "Institution" | "Fund" | "Movement")
                && self.tokens.get(i + 1) == Some(&"for");
        // "Coalition to Save the Dunes": what it means to do is capital too.
        let aims = matches!(self.tokens[i], "Coalition" | "Campaign" | "Alliance" | "Committee" | "Movement")
            && self.tokens.get(i + 1) == Some(&"to");
        let from = i + 2 + usize::from(matches!(self.tokens.get(i + 2), Some(&("the" | "a" | "an"))));
        // Ordinary words too: what is capital behind the preposition is the name ("Institute for Sea Law").
        let named = |j: usize| self.tokens.get(j).is_some_and(|w| is_capital(w));
        let mut end = from;
        while named(end)
            || aims && end > from && self.tokens.get(end) == Some(&"the") && named(end + 1)
            || end > from && matches!(self.tokens.get(end), Some(&("and" | "&" | "of"))) && named(end + 1) && !self.opens_person(end + 1)
        {
            end += 1;
        }
        (kind && joined && end > from || aims && end > from + 1).then_some(end)
    }

    /// "Fishermen for Clean Water" amid a sentence: one past the name of a body that names its members and what they are for.
    pub(super) fn members_end(&self, i: usize) -> Option<usize> {
        let small = i > 0 && self.tokens[i - 1].starts_with(char::is_lowercase);
        let members =
            is_capital(self.tokens[i]) && lexicon::word(self.tokens[i]).is(Class::Plural) && self.tokens.get(i + 1) == Some(&"for");
        let aim =
            self.tokens.get(i + 2).filter(|w| is_capital(w) && !matches!(self.tags[i + 2], Tag::Place(_) | Tag::Body(_) | Tag::Title))?;
        let end = (i + 3..self.tokens.len()).find(|&j| !is_capital(self.tokens[j])).unwrap_or(self.tokens.len());
        (small && members && !World::get().is_given_name(aim) && World::get().people_of_family(&aim.to_lowercase()).is_empty())
            .then_some(end)
    }

    /// "the Science and Harbour Directorate": one past the body that two capital nouns of its work and its kind name.
    pub(super) fn two_nouns_end(&self, i: usize) -> Option<usize> {
        let the = i > 0 && self.tokens[i - 1].eq_ignore_ascii_case("the");
        let noun = |j: usize| {
            let plain = !matches!(self.tags.get(j), None | Some(Tag::Place(_) | Tag::Body(_) | Tag::Learnt | Tag::Inside | Tag::BodyWord));
            plain && is_capital(self.tokens[j]) && !World::get().is_given_name(self.tokens[j])
        };
        let joined = self.tokens.get(i + 1) == Some(&"and") && noun(i) && noun(i + 2) && self.tags.get(i + 3) == Some(&Tag::BodyWord);
        (the && joined).then_some(i + 4)
    }

    fn opens_person(&self, i: usize) -> bool {
        World::get().is_given_name(self.tokens[i])
    }

    /// "the Lantern", "the rival Blue List", "KTL".
    pub(super) fn is_bodily(&self, i: usize, end: usize) -> bool {
        let plain = |j: usize| {
            let class = lexicon::word(self.tokens[j]);
            self.tokens[j].starts_with(char::is_lowercase)
                && (!class.is_role() || matches!(self.tokens[j], "rival" | "independent"))
                && !class.is(Class::Plural)
                && !lexicon::is_preposition(self.tokens[j])
                && !is_verb_like(self.tokens[j])
        };
        let article = |j: usize| matches!(self.tokens[j].to_lowercase().as_str(), "the" | "'s" | "’s");
        let behind = (1..=3)
            .take_while(|k| i >= *k && (*k == 1 || plain(i - k + 1)))
            .any(|k| article(i - k) && !(k == 1 && self.tokens[i - 1].starts_with(['\'', '’'])));
        let label = matches!(self.tokens.get(end), Some(&(":" | "(")));
        let name: String = self.tokens[i..end].concat();
        if name.chars().any(|c| c.is_ascii_digit()) {
            return false;
        }
        let shouted = name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && name.chars().all(|c| !c.is_lowercase());
        let all =
            self.tokens.iter().filter(|w| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase())).count() * 2 > self.tokens.len();
        behind && !World::get().is_given_name(self.tokens[i]) || shouted && !label && !all && end - i == 1
    }
}

/// Modifiers that tell a rank or a time and begin no name.
fn is_rank(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "former"
            | "ex"
            | "then"
            | "late"
            | "senior"
            | "junior"
            | "top"
            | "deputy"
            | "vice"
            | "assistant"
            | "associate"
            | "acting"
            | "interim"
            | "incoming"
            | "outgoing"
            | "longtime"
            | "one-time"
            | "onetime"
            | "veteran"
            | "retired"
            | "lead"
            | "chief"
            | "second"
            | "newly-elected"
            | "elected"
    )
}
