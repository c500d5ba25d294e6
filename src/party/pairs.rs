//! Two or three that were named before: "the two nations", "both men", "they" for two who were named together.

use super::mentions::{Kind, Mention};
use super::people::{People, PersonAt};
use super::voices::{Found, Said, Scene, Who};
use crate::world::{Gender, PlaceWord, StateId};

impl Scene<'_> {
    /// "the two nations", "both men": two that were named together just before.
    pub(super) fn pair(&self, people: &People, words: std::ops::Range<usize>, bodies: bool, three: bool, said: &[Said]) -> Vec<Found> {
        let token = words.start;
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start).unwrap_or(0);
        if three {
            return if bodies { self.three_states(sentence, token) } else { Vec::new() };
        }
        let gender = match self.word(words.end - 1) {
            "men" => Some(Gender::Male),
            "women" => Some(Gender::Female),
            _ => None,
        };
        // "both women" are no man.
        let fits = |person: &PersonAt| gender.is_none() || people.all[*person].gender.is_none_or(|known| Some(known) == gender);
        // "the two senators": two who just spoke together.
        if let Some(last) = said.last().filter(|s| {
            s.voices.len() == 2 && !bodies && sentence - s.sentence <= 2 && s.voices.iter().all(|w| matches!(w, Who::Person(_)))
        }) {
            return last.voices.iter().map(|w| self.again(w.clone(), 0.75)).collect();
        }
        for back in 0..=2 {
            let Some(at) = sentence.checked_sub(back) else { break };
            let here: Vec<(usize, &Mention)> =
                self.mentions.iter().enumerate().filter(|(_, m)| m.sentence == at && m.tokens.start < token && !m.quoted).collect();
            if bodies {
                let joined = self.joined(&here, |n| self.state_of(people, n));
                if let Some([a, b]) = joined {
                    return vec![self.again(Who::State(a), 0.8), self.again(Who::State(b), 0.8)];
                }
            } else if let Some([a, b]) = self.joined(&here, |n| self.people[n].map(|p| p.0).filter(fits)) {
                return vec![self.again(Who::Person(a), 0.8), self.again(Who::Person(b), 0.8)];
            }
        }
        // "both women": the only two of the last sentences.
        if let Some(gender) = gender.filter(|_| !bodies) {
            let near = self.mentions.iter().zip(self.people).filter(|(m, _)| m.tokens.start < token && sentence - m.sentence <= 6);
            let all: std::collections::BTreeSet<PersonAt> =
                near.filter_map(|(_, p)| *p).map(|(p, _)| p).filter(|&p| people.all[p].gender == Some(gender)).collect();
            if all.len() == 2 {
                return all.into_iter().map(|p| self.again(Who::Person(p), 0.7)).collect();
            }
        }
        // "both sides" of a meeting of two people
        if bodies
            && matches!(self.word(words.end - 1), "sides" | "parties")
            && let Some(pair) = self.pair_before(token, 3)
        {
            return pair;
        }
        let last = said.last().filter(|s| s.voices.len() == 2 && sentence - s.sentence <= 3);
        let spoke = last.map(|s| s.voices.iter().map(|w| self.again(w.clone(), 0.7)).collect());
        spoke.or_else(|| self.pair_kept(token).filter(|_| !bodies)).unwrap_or_default()
    }

    /// The two people that this paragraph or one of the `back` before names, and no third.
    pub(super) fn pair_before(&self, token: usize, back: usize) -> Option<Vec<Found>> {
        let here = self.structure.paragraphs.iter().rposition(|p| p.tokens.start <= token)?;
        for at in (here.saturating_sub(back)..=here).rev() {
            let paragraph = &self.structure.paragraphs[at].tokens;
            let mut named: Vec<PersonAt> = Vec::new();
            for (n, m) in self.mentions.iter().enumerate().filter(|(_, m)| paragraph.contains(&m.tokens.start) && m.tokens.start < token) {
                if let Some((person, _)) = self.people[n].filter(|(p, _)| !m.quoted && !named.contains(p)) {
                    named.push(person);
                }
            }
            match named[..] {
                [] | [_] => continue,
                [a, b] => return Some(vec![self.again(Who::Person(a), 0.65), self.again(Who::Person(b), 0.65)]),
                _ => return None,
            }
        }
        None
    }

    /// "Tolle and Keld wrote …", then only of one or both of them: the two that "they" means some paragraphs later.
    pub(super) fn pair_kept(&self, token: usize) -> Option<Vec<Found>> {
        let here = self.structure.paragraphs.iter().rposition(|p| p.tokens.start <= token)?;
        let mut since: Vec<PersonAt> = Vec::new();
        for at in (here.saturating_sub(4)..=here).rev() {
            let paragraph = &self.structure.paragraphs[at].tokens;
            let inside = |m: &Mention| paragraph.contains(&m.tokens.start) && m.tokens.start < token && !m.quoted;
            let named: Vec<(usize, &Mention)> = self.mentions.iter().enumerate().filter(|(_, m)| inside(m)).collect();
            let people: Vec<PersonAt> = named.iter().filter_map(|(n, _)| self.people[*n]).map(|p| p.0).collect();
            for person in people {
                if !since.contains(&person) {
                    since.push(person);
                }
            }
            let [a, b] = since[..] else {
                if since.len() > 2 {
                    return None;
                }
                continue;
            };
            let together = named.iter().any(|(n, m)| {
                let next = self.mentions.get(n + 1).filter(|o| self.word(m.tokens.end) == "and" && o.full == m.tokens.end + 1);
                next.is_some() && [self.people[*n], self.people[n + 1]].iter().all(|p| p.is_some_and(|(p, _)| p == a || p == b))
            });
            return together.then(|| vec![self.again(Who::Person(a), 0.65), self.again(Who::Person(b), 0.65)]);
        }
        None
    }

    /// The only three states that one of the sentences before lists.
    fn three_states(&self, sentence: usize, token: usize) -> Vec<Found> {
        for at in (sentence.saturating_sub(2)..=sentence).rev() {
            let mut states: Vec<StateId> = Vec::new();
            for m in self.mentions.iter().filter(|m| m.sentence == at && m.tokens.start < token) {
                if let Kind::Place(place) = m.kind
                    && place.word == PlaceWord::Name
                    && !states.contains(&place.state)
                {
                    states.push(place.state);
                }
            }
            if states.len() >= 2 {
                return if states.len() == 3 { states.into_iter().map(|s| self.again(Who::State(s), 0.75)).collect() } else { Vec::new() };
            }
        }
        Vec::new()
    }

    /// The two different things that the first "A and B" of a sentence joins, or the only two of the sentence.
    fn joined<T: PartialEq + Copy>(&self, here: &[(usize, &Mention)], of: impl Fn(usize) -> Option<T>) -> Option<[T; 2]> {
        for (k, (n, m)) in here.iter().enumerate() {
            let Some(a) = of(*n) else { continue };
            if self.word(m.tokens.end) != "and" {
                continue;
            }
            if let Some(b) = here[k + 1..].iter().filter(|(_, o)| o.full <= m.tokens.end + 3).find_map(|(o, _)| of(*o)).filter(|b| *b != a)
            {
                return Some([a, b]);
            }
        }
        let mut all: Vec<T> = Vec::new();
        for (n, _) in here {
            if let Some(x) = of(*n)
                && !all.contains(&x)
            {
                all.push(x);
            }
        }
        if let [a, b] = all[..] { Some([a, b]) } else { None }
    }
}
