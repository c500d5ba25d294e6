//! What titles and descriptions tell of the people of a document: title as shown, side, employer.

use super::lexicon::{self, Class, is_preposition};
use super::mentions::Kind;
use super::people::{People, PersonAt};
use super::side::{self, Evidence, Side};
use super::source;
use super::voices::{Scene, Who};
use crate::text::Span;
use crate::world::{Held, StateId, World};

impl Scene<'_> {
    pub(super) fn read(&self, span: Span, before: bool) -> Evidence {
        side::read(self.text, self.structure, self.mentions, span, before, self.gazetteer)
    }

    /// What the title before a name and the description after it tell.
    pub(super) fn title_evidence(&self, people: &People, n: usize) -> Evidence {
        let m = &self.mentions[n];
        let mut evidence = m.title.map(|t| self.read(t, true)).unwrap_or_default();
        // "Velmarian Sens. Ina Tolle and Ras Keld"
        if m.title.is_none()
            && let Some(before) = n.checked_sub(1).map(|k| &self.mentions[k])
            && before.tokens.end + 1 == m.tokens.start
            && self.word(before.tokens.end) == "and"
            && let Some(shared) = before.title.filter(|t| is_shared(t.of(self.text)))
        {
            evidence.add(&self.read(shared, true));
        }
        // "the Harbour Alliance's Keld"
        if m.full == m.tokens.start
            && m.full >= 1
            && source::is_possessive(self.word(m.full - 1))
            && let Some(owner) = n.checked_sub(1).map(|k| &self.mentions[k])
            && owner.tokens.end == m.full - 1
            && matches!(owner.kind, Kind::Body(_) | Kind::BodyWord)
        {
            evidence.add(&self.read(owner.span, true));
        }
        // "The Gazette's Keld", short for a body named before
        if m.full == m.tokens.start
            && m.full >= 2
            && source::is_possessive(self.word(m.full - 1))
            && evidence.sides.is_empty()
            && !self.mentions[..n].iter().any(|o| o.tokens.end == m.full - 1)
            && let Some(Who::Listed(id)) = self.body_short(self.word(m.full - 2), m.full - 2)
        {
            *evidence.sides.entry(side::side_of_body(id)).or_default() += 1.0;
        }
        let link = self.word(m.tokens.end);
        if link == "of" || m.title.is_some() && matches!(link, "for" | "from") || link == "," && self.word(m.tokens.end + 1) == "of" {
            // "Foreign Minister Ina Tolle of Velmar", "Ras Keld of the opposition Harbour League"
            let first = m.tokens.end + 1 + usize::from(link == ",");
            // "accused Keld of taking cues from the League": a deed, no membership.
            let deed = |w: &str| w.ends_with("ing") || is_preposition(w);
            let small = |t: usize| {
                let word = self.word(t);
                word.starts_with(char::is_lowercase) && (!deed(word) || t > first && !is_preposition(word)) || source::is_possessive(word)
            };
            let begins = (first..first + 5).find(|&t| !small(t)).unwrap_or(first);
            let next = self.mentions.get(n + 1).filter(|o| o.tokens.start == begins);
            match next.map(|o| (o.kind, o.span)) {
                Some((Kind::Place(place), _)) if m.title.is_some() => *evidence.sides.entry(Side::State(place.state)).or_default() += 1.0,
                Some((Kind::Body(_) | Kind::BodyWord, span)) => evidence.add(&self.read(span, true)),
                Some((Kind::Unclear, span)) if next.is_some_and(|o| o.bodily) => {
                    *evidence.sides.entry(Side::Named(self.body_name(span))).or_default() += 0.8;
                }
                _ => {}
            }
        }
        // "Mr Ras Keld (Harbour League)"
        let bracket = self.word(m.tokens.end) == "(";
        if let Some(inside) = self.mentions.get(n + 1).filter(|o| bracket && o.tokens.start == m.tokens.end + 1) {
            match inside.kind {
                _ if self.word(inside.tokens.end) != ")" => {}
                Kind::Body(_) | Kind::BodyWord => evidence.add(&self.read(inside.span, true)),
                Kind::Unclear if self.body_begun_by(n + 1).is_some() => evidence.add(&self.read(inside.span, true)),
                _ => {}
            }
        }
        self.add_employer(people, n, &mut evidence);
        // "a sister of the Velmarian minister" speaks for no state.
        if let Some(after) = m.after.filter(|a| !super::lexicon::is_kin(a.of(self.text))) {
            evidence.add(&self.read(after, false));
        }
        if m.after.is_none()
            && let Some(told) = self.said_to_be(n)
        {
            evidence.add(&self.read(told, false));
        }
        if evidence.sides.is_empty()
            && let Some(told) = self.works_at(n)
        {
            evidence.add(&self.read(told, false));
        }
        for told in [m.title, m.after].into_iter().flatten().filter(|s| !self.is_over(*s)) {
            self.add_home(&self.structure.tokens_in(self.own_span(told)), &mut evidence);
            self.add_succession(people, told, &mut evidence);
        }
        self.add_firm_before(n, &mut evidence);
        for told in [m.after, m.title].into_iter().flatten() {
            self.add_firm(self.own_span(told), &mut evidence);
        }
        // "Velmar's foreign minister" reaches further left than the title.
        if m.title.is_some()
            && m.full >= 2
            && source::is_possessive(self.word(m.full - 1))
            && side::has_office(m.title.map_or("", |t| t.of(self.text)))
        {
            let token = &self.structure.tokens[m.full - 2];
            evidence.add(&self.read(*token, true));
        }
        evidence
    }

    /// "Ras Keld is the Velmarian harbour minister who …": what the writer says somebody is, where it ends with what describes one person.
    fn said_to_be(&self, n: usize) -> Option<Span> {
        let m = &self.mentions[n];
        let article = m.tokens.end + 1;
        if m.quoted || self.word(m.tokens.end) != "is" || !matches!(self.word(article), "a" | "an" | "the") {
            return None;
        }
        let ends = |t: usize| {
            let word = self.word(t);
            !word.starts_with(char::is_alphanumeric) || is_preposition(word) || matches!(word, "who" | "that" | "and" | "whose")
        };
        let end = (article + 1..article + 8).find(|&t| ends(t))?;
        let office = lexicon::word(self.word(end - 1));
        (end > article + 1 && office.is(Class::Office) && !self.is_over(self.span(&(article..end)))).then(|| self.span(&(article + 1..end)))
    }

    /// "Ras Keld, the author of …, who studies harbours at the Brell Institute": where somebody works by a further clause.
    fn works_at(&self, n: usize) -> Option<Span> {
        let described = self.structure.tokens_in(self.mentions[n].after?).end;
        let marks = |t: usize| !self.word(t).starts_with(char::is_alphanumeric) && self.word(t) != ".";
        let who = (described..described + 4).find(|&t| !marks(t)).filter(|&t| t > described && self.word(t) == "who")?;
        let stops = |t: usize| matches!(self.word(t), "," | "." | ";" | "" | "and" | "but");
        let end = (who..who + 16).find(|&t| stops(t))?;
        let at = (who + 2..end).find(|&t| self.word(t) == "at")?;
        let first = at + 1 + usize::from(self.word(at + 1) == "the");
        let body = |m: &super::mentions::Mention| m.tokens.start == first && matches!(m.kind, Kind::Body(_) | Kind::BodyWord);
        let now = self.word(who + 1).ends_with('s') && self.word(who + 1) != "was";
        (now && self.mentions.iter().any(body)).then(|| self.span(&(at..end)))
    }

    /// Whose predecessor or successor somebody is, served the same state.
    fn add_succession(&self, people: &People, told: Span, evidence: &mut Evidence) {
        let words = self.structure.tokens_in(told);
        if !words.clone().any(|t| matches!(self.word(t), "predecessor" | "successor")) {
            return;
        }
        let Some(super::voices::Who::Person(other)) = self.owner_named(people, &words, &[]) else { return };
        let home = || self.home.filter(|_| self.office_here(people, other).is_some());
        let told = self.evidence.get(&other).and_then(Evidence::told);
        if let Some(side) = told.or_else(|| self.listed_state(people, other).or_else(home).map(Side::State)) {
            *evidence.likely.entry(side).or_default() += 0.5;
        }
    }

    /// Who speaks for a person ("Tolle's lawyer Ras Keld", "Ras Keld, a Tolle spokesman") stands on that person's side.
    pub(super) fn add_employer(&self, people: &People, n: usize, evidence: &mut Evidence) {
        let m = &self.mentions[n];
        if !evidence.sides.is_empty() {
            return;
        }
        let before = n.checked_sub(1).map(|k| (k, &self.mentions[k])).filter(|(_, o)| {
            let gap = m.full.saturating_sub(o.tokens.end);
            let works = |t: Span| serves(t.of(self.text)) || gap == 0 && self.is_post_of(m.full);
            m.title.is_some_and(works) && (gap == 0 || gap == 1 && source::is_possessive(self.word(o.tokens.end)))
        });
        let after = m.after.filter(|a| serves(a.of(self.text)) && !self.is_over(*a)).and_then(|a| {
            let first = self.mentions.partition_point(|o| o.span.start < a.start);
            self.mentions[first..]
                .iter()
                .take_while(|o| o.span.end <= a.end)
                .position(|o| o.kind_is_person())
                .map(|k| (first + k, &self.mentions[first + k]))
        });
        let Some((owner, _)) = before.filter(|(_, o)| o.kind_is_person()).or(after) else { return };
        if let Some((person, _)) = self.people[owner] {
            self.add_side_of(people, person, evidence);
        }
    }

    /// "who was a doctor in the administration of …", "a former aide to Tolle": words that tell no work of now.
    pub(super) fn is_over(&self, told: Span) -> bool {
        let mut words = told.of(self.text).split_whitespace();
        let clause = words.next() == Some("who") && !words.take(3).any(side::tells_office);
        clause || self.has_left(told)
    }

    /// "Tolle's former adviser": whether the service that the description tells has ended. Who served a former minister may serve him still.
    pub(super) fn has_left(&self, told: Span) -> bool {
        let words = self.structure.tokens_in(told);
        let titled = |t: usize| {
            self.mentions.iter().any(|m| m.kind == Kind::Person && m.tokens.start < words.end && (m.full..m.tokens.start).contains(&t))
        };
        let gone = |t: usize| {
            let word = self.word(t).to_lowercase();
            matches!(word.as_str(), "former" | "ex" | "onetime" | "one-time" | "erstwhile") && !titled(t)
        };
        let now = words.clone().any(|t| matches!(self.word(t), "now" | "still"));
        let body = |m: &super::mentions::Mention| words.contains(&m.tokens.start) && matches!(m.kind, Kind::Body(_) | Kind::BodyWord);
        let served = serves(told.of(self.text)) || self.mentions.iter().any(body);
        served && !now && words.clone().take(8).any(gone)
    }

    pub(super) fn add_side_of(&self, people: &People, person: PersonAt, evidence: &mut Evidence) {
        if let Some(theirs) = self.evidence.get(&person) {
            evidence.add(theirs);
        }
        if let Some(state) = self.listed_state(people, person) {
            *evidence.sides.entry(Side::State(state)).or_default() += 0.5;
            let held = |t: &crate::world::Term| self.published.is_none_or(|(from, to)| t.held(from, to) != Held::No);
            if !people.all[person].listed.is_some_and(|id| World::get().person(id).terms.iter().any(held)) {
                *evidence.past.entry(Side::State(state)).or_default() += 0.5;
            }
        }
        if let Some(party) = people.all[person].listed.and_then(|id| World::get().person(id).party_on(self.published)) {
            let us = World::get().state_by_key("united-states").filter(|_| evidence.sides.is_empty());
            if let Some(us) = us {
                evidence.sides.insert(Side::State(us), 0.5);
            }
            if party != "Independent" {
                *evidence.groups.entry(super::lanes::party_name(party)).or_default() += 1.0;
            }
        }
    }

    /// A title as it is shown: without the state it begins with.
    pub(super) fn title(&self, span: Span) -> String {
        let tokens = self.structure.tokens_in(span);
        let mut start = tokens.start;
        loop {
            let word = self.word(start);
            let at_place = self.mentions.iter().find(|m| m.tokens.start == start && matches!(m.kind, Kind::Place(_)));
            start = match at_place {
                Some(m) => m.tokens.end,
                None if matches!(
                    word,
                    "the" | "The" | "a" | "an" | "A" | "An" | "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "." | "and"
                ) || source::is_possessive(word) =>
                {
                    start + 1
                }
                None => break,
            };
            if start >= tokens.end {
                return String::new();
            }
        }
        let words = self.span(&(start..tokens.end)).of(self.text);
        words.trim_end_matches([',', ' ']).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The state a mention stands for: a place by itself, a person by the side told in the document.
    pub(super) fn state_of(&self, people: &People, n: usize) -> Option<StateId> {
        if let Kind::Place(place) = self.mentions[n].kind {
            return Some(place.state);
        }
        let (person, _) = self.people[n]?;
        match self.evidence.get(&person).and_then(Evidence::side) {
            Some(Side::State(state)) => Some(state),
            _ => self.listed_state(people, person).or_else(|| match self.sides.and_then(|all| all.get(&person)) {
                Some(Side::State(state)) => Some(*state),
                _ => None,
            }),
        }
    }

    pub(super) fn listed_state(&self, people: &People, person: PersonAt) -> Option<StateId> {
        let terms = &World::get().person(people.all[person].listed?).terms;
        let held = |t: &&crate::world::Term| self.published.is_none_or(|(from, to)| t.held(from, to) != Held::No);
        terms.iter().rev().find(held).or_else(|| terms.last())?.state
    }
}

/// Whether the words describe somebody who speaks or works for another; a critic does not.
pub(super) fn serves(words: &str) -> bool {
    const SERVICES: [&str; 24] = [
        "speaks for",
        "press secretary",
        "fellow",
        "spokes",
        "lawyer",
        "attorney",
        "aide",
        "adviser",
        "advisor",
        "strategist",
        "manager",
        "chief of staff",
        "envoy",
        "surrogate",
        "counsel",
        "campaign",
        "administration",
        "team",
        "camp",
        "office",
        "transition",
        "comrades",
        "fighters",
        "followers",
    ];
    let words = words.to_lowercase();
    SERVICES.iter().any(|w| words.contains(w))
}

/// Whether a title is of several ("Sens.").
fn is_shared(title: &str) -> bool {
    let last = title.split_whitespace().next_back().unwrap_or_default().trim_end_matches('.').to_lowercase();
    matches!(last.as_str(), "sens" | "reps")
}
