//! Pronouns: "he", "who", "it".
//!
//! Candidates are the people named before, fitting in gender; each is scored by nearness in sentences, by opening its sentence, by having spoken
//! last, by number of mentions and by what the text is about. The best is taken only when it leads the next by a margin, else the source stays open.

use std::collections::BTreeMap;

use super::lexicon::{self, Class, Pronoun, pronoun};
use super::mentions::{Kind, Mention, is_verb_like};
use super::people::{People, PersonAt};
use super::side::Evidence;
use super::source::{self, Head, Part};
use super::surety::Place;
use super::voices::{Found, Said, Scene, Who};
use crate::text::{Span, is_dash};
use crate::world::Gender;

/// By how much the best candidate must lead.
const LEAD: f32 = 0.3;

impl Scene<'_> {
    pub(super) fn pronoun(
        &self,
        people: &mut People,
        p: Pronoun,
        token: usize,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Vec<Found> {
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start).unwrap_or(0);
        match p {
            Pronoun::He => self.person_before(people, token, sentence, Some(Gender::Male), attribution, said),
            Pronoun::She => self.person_before(people, token, sentence, Some(Gender::Female), attribution, said),
            Pronoun::They => self.group_before(people, token, attribution, said).or_else(|| self.pair_kept(token)).unwrap_or_default(),
            Pronoun::It => {
                let last = said.last().filter(|s| {
                    s.voices.len() == 1
                        && sentence - s.sentence <= 2
                        && match &s.voices[0] {
                            Who::State(_) | Who::Listed(_) | Who::Body(_) => true,
                            // "the email read. It stated": what has no name but is a thing.
                            Who::Unnamed(name) => !s.plural && is_thing(name),
                            Who::Person(_) => false,
                        }
                });
                let spoke = last.map(|s| vec![self.again(s.voices[0].clone(), 0.7)]);
                spoke.or_else(|| self.thing_spoken_of(people, token).map(|t| unsure(t, 0.65))).unwrap_or_default()
            }
            Pronoun::First => {
                let at = self.structure.tokens[token];
                let around = (0..done.len())
                    .filter(|&k| Some(k) != attribution && self.attributions[k].content.iter().any(|c| c.contains(at)))
                    .min_by_key(|&k| self.attributions[k].content.iter().map(|c| c.len()).sum::<usize>());
                if around.is_none() && !self.structure.quotes[token].inside {
                    let singular = matches!(self.word(token).to_lowercase().as_str(), "i" | "me" | "my" | "mine" | "myself");
                    return self.author(singular, token).into_iter().collect();
                }
                around
                    .map(|k| done[k].iter().map(|f| Found { mention: None, confidence: f.confidence * 0.9, ..f.clone() }).collect())
                    .unwrap_or_default()
            }
            Pronoun::Relative => self.before_relative(people, token, attribution, said, done),
            Pronoun::Nobody => Vec::new(),
        }
    }

    /// The name right before a relative pronoun.
    fn before_relative(
        &self,
        people: &mut People,
        token: usize,
        attribution: Option<usize>,
        said: &[Said],
        done: &[Vec<Found>],
    ) -> Vec<Found> {
        let near = |span: Span| {
            let end = self.structure.tokens_in(span).end;
            end <= token && token - end <= 1
        };
        let source = (0..done.len()).rev().find(|&k| Some(k) != attribution && self.attributions[k].source.is_some_and(near));
        if let Some(k) = source {
            return done[k].iter().map(|f| Found { confidence: f.confidence * 0.95, ..f.clone() }).collect();
        }
        // "said Keld, whose port went dry but who hoped on": the same who.
        let goes_on = token > 0 && matches!(self.word(token - 1), "and" | "but");
        if let Some(last) = said.last().filter(|s| {
            goes_on && s.voices.len() == 1 && self.structure.sentence_at(self.structure.tokens[token].start) == Some(s.sentence)
        }) {
            return vec![self.again(last.voices[0].clone(), 0.75)];
        }
        if let Some(phrase) = self.phrase_before_relative(token) {
            let meant = unsure(self.source(people, self.span(&phrase), None, said, &[]), 0.7);
            if !meant.is_empty() {
                return meant;
            }
        }
        let here = self.structure.sentence_at(self.structure.tokens[token].start);
        let before = || self.mentions.iter().enumerate().rev().filter(|(_, m)| m.tokens.end <= token && here == Some(m.sentence));
        let who = matches!(self.word(token).to_lowercase().as_str(), "who" | "whom" | "whose");
        // "Senator Ras Keld of Lorn (Blue List), who": the person, not the place.
        // Whom a plural verb follows is no one person.
        let several = who && self.is_plural_verb(token + 1);
        let person = before().find(|(n, m)| who && !several && self.people[*n].is_some() && self.leads_up(m, token));
        // "Tolle and Keld, who say"
        if several
            && let Some((n, m)) = before().next().filter(|(_, m)| token - m.tokens.end <= 1)
            && let Some((k, other)) = n.checked_sub(1).map(|k| (k, &self.mentions[k]))
            && other.sentence == m.sentence
            && m.full == other.tokens.end + 1
            && self.word(other.tokens.end) == "and"
            && let (Some((a, _)), Some((b, _))) = (self.people[k], self.people[n])
            && a != b
        {
            return vec![self.again(Who::Person(a), 0.8), self.again(Who::Person(b), 0.8)];
        }
        // "Keld is a former lawyer who"
        let is = |m: &Mention| matches!(self.word(m.tokens.end), "is" | "was" | "became" | "remains") && token - m.tokens.end <= 8;
        let called =
            || before().next().filter(|(n, m)| who && self.people[*n].is_some() && is(m) && lexicon::word(self.word(token - 1)).is_role());
        // "the Harbour Union, a group that"
        let article = (here.and_then(|s| self.structure.sentences.get(s)).map_or(token, |s| s.tokens.start)..token)
            .rev()
            .take(6)
            .take_while(|&t| self.word(t).starts_with(char::is_lowercase))
            .last()
            .filter(|&t| matches!(self.word(t), "a" | "an" | "the") && lexicon::word(self.word(token - 1)).is(Class::Body));
        let is_body = |m: &Mention| matches!(m.kind, Kind::Body(_) | Kind::BodyWord) || m.bodily;
        let apposed = || {
            before().next().filter(|(_, m)| article.is_some_and(|t| t == m.tokens.end + 1 && self.word(m.tokens.end) == ",") && is_body(m))
        };
        let Some((n, m)) = person
            .or_else(called)
            .or_else(apposed)
            .or_else(|| before().next().filter(|(n, m)| token - m.tokens.end <= 1 && !(several && self.people[*n].is_some())))
        else {
            return Vec::new();
        };
        let part = Part { head: Head::Name(n), tokens: m.full..m.tokens.end, beside: None };
        self.name(people, n, &part, &[]).into_iter().map(|f| Found { confidence: f.confidence * 0.9, ..f }).collect()
    }

    /// "As for Keld, he said"
    fn is_topic(&self, m: &Mention) -> bool {
        m.full >= 2 && self.word(m.full - 2) == "As" && self.word(m.full - 1) == "for"
    }

    /// Whether the name likely is the subject of its sentence: it opens it, or stands behind the clause that does ("As Keld spoke, Dane left").
    pub(super) fn is_subject(&self, m: &Mention) -> bool {
        // "Keld consultant Orla Dane": Keld is not who the sentence is about.
        let next = self.mentions.partition_point(|o| o.tokens.start < m.tokens.end);
        if self.mentions.get(next).is_some_and(|o| o.full == m.tokens.end && o.full < o.tokens.start) {
            return false;
        }
        let Some(sentence) = self.structure.sentences.get(m.sentence) else { return m.opens };
        let opens = sentence.tokens.start;
        if self.is_topic(m) {
            return true;
        }
        let asked = matches!(self.word(opens), "Asked" | "Pressed" | "Questioned" | "Told" | "Quizzed");
        let clause = asked
            || matches!(
                self.word(opens),
                "As" | "While"
                    | "When"
                    | "After"
                    | "Before"
                    | "Although"
                    | "Though"
                    | "If"
                    | "Since"
                    | "Because"
                    | "Once"
                    | "Until"
                    | "Noting"
            )
            || lexicon::is_preposition(&self.word(opens).to_lowercase());
        if !clause {
            return m.opens;
        }
        let mark = |t: usize| self.structure.tokens[t].of(self.text).chars().all(|c| matches!(c, '"' | '”' | '’' | '\''));
        let comma = (opens..m.full).find(|&t| self.word(t) == ",");
        let behind = |comma: Option<usize>| comma.is_some_and(|comma| (comma + 1..m.full).all(mark));
        // "Asked about Keld, the harbour chief, Dane demurred": behind the last comma, if its verb follows.
        let last = || (opens..m.full).rev().find(|&t| self.word(t) == ",");
        let verb = self.word(m.tokens.end);
        behind(comma) || asked && behind(last()) && (is_verb_like(verb) || verb.ends_with("ed"))
    }

    /// "Keld consultant Orla Dane": whether a name that opens the sentence stands right before the title of this one.
    pub(super) fn is_behind_owner(&self, m: &Mention) -> bool {
        let owner = self.mentions.partition_point(|o| o.tokens.start < m.full).checked_sub(1).map(|n| &self.mentions[n]);
        m.full < m.tokens.start && owner.is_some_and(|o| o.tokens.end == m.full && o.opens)
    }

    /// Whether nothing but what describes the name stands between it and `token`: its description, a bracket, an age, "of" and a place.
    fn leads_up(&self, m: &Mention, token: usize) -> bool {
        let described = m.after.map(|a| self.structure.tokens_in(a).end).filter(|end| *end <= token);
        let mut t = described.unwrap_or(m.tokens.end);
        // "Keld, a democrat who …": what describes him up to the pronoun.
        let at = self.structure.tokens[token];
        if m.after.is_some_and(|a| a.contains(at)) && matches!(self.word(t), "," | "(") && matches!(self.word(t + 1), "a" | "an" | "the") {
            return (t + 1..token).all(|k| self.word(k).starts_with(char::is_alphanumeric) && !is_verb_like(self.word(k)))
                && !self.mentions.iter().any(|o| o.tokens.start > t && o.tokens.end <= token && o.kind_is_person());
        }
        while t < token {
            let closed = |end: &str| (t..token.min(t + 10)).find(|&k| self.word(k) == end);
            let place = || self.mentions.iter().find(|p| p.tokens.start == t + 1 && matches!(p.kind, Kind::Place(_)));
            t = match self.word(t) {
                mark if mark == "," || is_dash(mark) => t + 1,
                "(" => match closed(")") {
                    Some(end) => end + 1,
                    None => return false,
                },
                "of" | "from" | "in" => match place() {
                    Some(place) => place.tokens.end,
                    None => return false,
                },
                age if age.starts_with(|c: char| c.is_ascii_digit()) => t + 1,
                _ => return false,
            };
        }
        t == token
    }

    /// The person before `token` that "he" or "she" means.
    pub(super) fn person_before(
        &self,
        people: &People,
        token: usize,
        sentence: usize,
        gender: Option<Gender>,
        attribution: Option<usize>,
        said: &[Said],
    ) -> Vec<Found> {
        // "She came home. She said": whom the first pronoun of a row of sentences means, all of them do.
        let first = self.first_of_row(people, token, gender);
        let begun = self.structure.sentence_at(self.structure.tokens[first].start).unwrap_or(sentence).min(sentence);
        let meant = if first < token { self.person_near(people, first, begun, gender, attribution, said) } else { Vec::new() };
        if meant.is_empty() { self.person_near(people, token, sentence, gender, attribution, said) } else { meant }
    }

    fn person_near(
        &self,
        people: &People,
        token: usize,
        sentence: usize,
        gender: Option<Gender>,
        attribution: Option<usize>,
        said: &[Said],
    ) -> Vec<Found> {
        let content = attribution.map(|n| self.attributions[n].content.as_slice()).unwrap_or_default();
        let quoted = self.structure.quotes[token].inside;
        // Before a quotation of several sentences stands who says it, however long it is.
        let begun = content.first().filter(|c| !quoted && self.structure.quotes[self.structure.tokens_in(**c).start].inside);
        let begun = begun.and_then(|c| self.structure.sentence_at(c.start)).unwrap_or(sentence);
        let sentence = sentence.min(begun);
        // "He contradicted Tolle: there was money, he said": the pronoun that opens the sentence is the same man.
        let here = self.structure.sentence_at(self.structure.tokens[token].start);
        let opens = here.and_then(|s| self.structure.sentences.get(s)).map_or(token, |s| s.tokens.start);
        let same = matches!(
            (pronoun(self.word(opens)), gender),
            (Some(Pronoun::He), Some(Gender::Male)) | (Some(Pronoun::She), Some(Gender::Female))
        );
        let chained = same && opens < token && matches!(self.word(opens), "He" | "She") && !quoted;
        let token = if chained { opens } else { token };
        // Whom "she" meant before, "he" does not mean now.
        let others = || said.iter().filter(|s| s.gender.is_some() && gender.is_some() && s.gender != gender);
        let paragraph = self.structure.paragraphs.iter().rfind(|p| p.tokens.start <= token).map_or(0, |p| p.tokens.start);
        // A quotation opens the paragraph.
        let begins = content.first().is_some_and(|c| self.structure.tokens.get(paragraph).is_some_and(|t| c.start <= t.end));
        let mut scores: BTreeMap<Who, (f32, usize)> = BTreeMap::new();
        for (n, m) in self.mentions.iter().enumerate().take_while(|(_, m)| m.tokens.start < token) {
            let Some(person) = self.people[n].map(|p| p.0).or_else(|| self.namesake(people, m, gender)) else { continue };
            let distance = sentence.saturating_sub(m.sentence);
            if distance > 6 || m.quoted != quoted && m.quoted {
                continue;
            }
            // "in Port Orla", "in downtown Port Orla"
            let before = |back: usize| m.full.checked_sub(back).map_or("", |t| self.word(t));
            let in_it = |w: &str| matches!(w, "in" | "In" | "near" | "Near" | "across" | "outside");
            let placed =
                in_it(before(1)) || in_it(before(2)) && matches!(before(1), "downtown" | "central" | "nearby" | "suburban" | "rural");
            if placed && m.title.is_none() && m.after.is_none() {
                continue;
            }
            let known = people.all[person].gender.or(m.gender);
            // "Lorn Rovers": capitals that begin with a place, and nothing that makes them a person.
            if m.kind == Kind::Unclear
                && known.is_none()
                && m.tokens.len() > 1
                && crate::world::World::get().place(self.word(m.tokens.start)).is_some()
            {
                continue;
            }
            let other = known.is_none() && others().any(|s| s.voices.contains(&Who::Person(person)));
            if known.is_some() && gender.is_some() && known != gender || other {
                continue;
            }
            let mut score = 3.0 - 0.75 * distance as f32;
            score += if m.tokens.start >= paragraph && sentence > m.sentence { 0.6 } else { 0.0 };
            // "…, something that worries Ras Keld, head of the league.", then a quotation: who was brought in speaks.
            score += if begins && m.after.is_some() && distance == 1 { 1.0 } else { 0.0 };
            score += if self.is_subject(m) { 0.8 } else { 0.0 };
            score += if sentence == m.sentence && self.is_topic(m) { 1.0 } else { 0.0 };
            // "If Keld signs, he …": the subject of the clause before is that behind it.
            let behind = self.word(token - usize::from(token > 0));
            let marked = matches!(behind, "”" | "\"" | "''") && token > 1 && self.word(token - 2) == ",";
            // "In Lorn, where Keld lived, he …"
            let begins = m.full.checked_sub(1).is_some_and(|t| {
                matches!(
                    self.word(t),
                    "where" | "when" | "as" | "while" | "after" | "before" | "since" | "because" | "if" | "although" | "until"
                )
            });
            let clause = here == Some(m.sentence) && (m.opens && !self.is_subject(m) || begins) && (behind == "," || marked);
            score += if clause { 1.6 } else { 0.0 };
            score -= if known.is_none() { 0.6 } else { 0.0 };
            score -= if known.is_none() && m.kind == Kind::Unclear { 0.7 } else { 0.0 };
            score -= if content.iter().any(|c| c.overlaps(m.span)) { 3.0 } else { 0.0 };
            let possessive = source::is_possessive(self.word(m.tokens.end));
            score -= if possessive { 0.3 } else { 0.0 };
            let entry = scores.entry(Who::Person(person)).or_insert((score, 0));
            entry.0 = entry.0.max(score);
            entry.1 += 1;
        }
        // "A harbour official … She": who has no name but spoke.
        for s in said.iter().rev().take(3).filter(|s| s.voices.len() == 1 && !s.plural && sentence.saturating_sub(s.sentence) <= 2) {
            let Who::Unnamed(description) = &s.voices[0] else { continue };
            let Some(known) = one_person(description) else { continue };
            if known.is_some() && gender.is_some() && known != gender {
                continue;
            }
            let distance = sentence.saturating_sub(s.sentence);
            let score = 3.6 - 0.75 * distance as f32 - if known.is_none() { 0.6 } else { 0.0 };
            let entry = scores.entry(s.voices[0].clone()).or_insert((score, 1));
            entry.0 = entry.0.max(score);
        }
        if let Some(last) = said.last().filter(|s| sentence.saturating_sub(s.sentence) <= 3 && s.voices.len() == 1)
            && let Who::Person(person) = last.voices[0]
            && last.source.start < self.structure.tokens[token].start
            && !others().any(|s| s.voices.contains(&last.voices[0]))
            && !(people.all[person].gender.is_some() && gender.is_some() && people.all[person].gender != gender)
        {
            scores.entry(last.voices[0].clone()).or_insert((-0.5, 1));
        }
        if let Some(last) = said.last().filter(|s| sentence.saturating_sub(s.sentence) <= 3 && s.voices.len() == 1)
            && let Some(entry) = scores.get_mut(&last.voices[0])
        {
            // "Keld, who has called it a hoax": said by the way, the sentence is about somebody else.
            let aside = pronoun(last.source.of(self.text)) == Some(Pronoun::Relative);
            entry.0 = entry.0.max(2.2 - 0.3 * sentence.saturating_sub(last.sentence) as f32) + if aside { 0.4 } else { 1.0 };
            // Words in quotation marks right behind what somebody said, or at the head of the next paragraph, go on.
            let goes_on = content.first().is_some_and(|c| {
                let from = self.structure.tokens_in(*c).start;
                self.structure.quotes.get(from).is_some_and(|q| q.inside) && c.start < self.structure.tokens[token].start
            });
            // "…, said Keld. “It will,” he said.": nobody else comes in within a paragraph unless he is named.
            let until = self.structure.tokens[token].start;
            let trails = content.iter().any(|c| c.end > last.source.end && c.end <= until);
            let told_here = self.structure.tokens_in(last.source).start >= paragraph;
            entry.0 += if trails && told_here && !quoted { 0.8 } else { 0.0 };
            entry.0 += if goes_on && !quoted && sentence.saturating_sub(last.sentence) <= 1 { 0.4 } else { 0.0 };
        }
        // Hardly anybody calls himself by name.
        for (m, person) in self.mentions.iter().zip(self.people) {
            if let Some((person, _)) = person.filter(|_| content.iter().any(|c| c.contains(m.span)))
                && let Some(entry) = scores.get_mut(&Who::Person(person))
                && m.quoted
            {
                entry.0 -= 1.0;
            }
        }
        let standing = |who: &Who| self.standing(who, token, sentence, token == opens, said);
        let mut ranked: Vec<(Who, f32)> =
            scores.into_iter().map(|(who, (s, count))| (who.clone(), s + 0.25 * (count as f32).ln_1p() + standing(&who))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        // "Harbour chief quits as he falls ill": whom a heading does not name, the text below does.
        if !ranked.iter().any(|(who, _)| matches!(who, Who::Person(_)))
            && let Some(person) = gender.and_then(|gender| self.named_below(people, token, gender))
        {
            return vec![self.again(Who::Person(person), 0.75)];
        }
        let Some((best, score)) = ranked.first().cloned() else { return Vec::new() };
        let margin = ranked.get(1).map_or(2.0, |second| score - second.1);
        if margin < LEAD || score < -1.0 {
            return Vec::new();
        }
        let confidence = self.surety(people, &best, margin, &Place { token, sentence, gender, said });
        vec![Found { who: best, evidence: Evidence::default(), title: None, mention: None, confidence, owner: None, here: None }]
    }

    /// What the whole text adds for a candidate: its head is about him, the sentence before is, he spoke last and the pronoun opens its sentence.
    /// The weights are rounded from a fit on sources marked by hand; what nearness and grammar weigh stays as it was, as a fit bore it out.
    fn standing(&self, who: &Who, token: usize, sentence: usize, opens: bool, said: &[Said]) -> f32 {
        let Who::Person(person) = *who else { return 0.0 };
        let head = self.structure.paragraphs.get(1).or(self.structure.paragraphs.first()).map_or(0, |p| p.tokens.end);
        let own = self.mentions.iter().zip(self.people).take_while(|(m, _)| m.tokens.start < token);
        let (mut topic, mut subject) = (false, false);
        for (m, _) in own.filter(|(_, p)| p.is_some_and(|(p, _)| p == person)) {
            topic |= m.tokens.start < head;
            subject |= m.sentence + 1 == sentence && !m.quoted && self.is_subject(m);
        }
        let near = |s: &&Said| s.voices == [Who::Person(person)] && sentence.saturating_sub(s.sentence) <= 1;
        let spoke = opens && said.last().filter(near).is_some();
        [(topic, 0.6), (subject, 0.6), (spoke, 0.5)].into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
    }

    /// Of several people of a bare name, the only one of this gender.
    fn namesake(&self, people: &People, m: &Mention, gender: Option<Gender>) -> Option<PersonAt> {
        let name =
            super::mentions::name_words(m.span.of(self.text)).pop().filter(|_| gender.is_some() && m.kind_is_person() && !m.bodily)?;
        let named: std::collections::BTreeSet<PersonAt> = self.people.iter().flatten().map(|(person, _)| *person).collect();
        let mut found = named.into_iter().filter(|&p| people.all[p].gender == gender && people.bears(p, &name));
        found.next().filter(|_| found.next().is_none())
    }

    /// The pronoun with which the row of sentences before `token` begins, where each opens with the same one and nobody else whom it could
    /// mean is named before `token` in its own.
    fn first_of_row(&self, people: &People, token: usize, gender: Option<Gender>) -> usize {
        let mut first = token;
        if self.structure.quotes[token].inside {
            return token;
        }
        let Some(here) = self.structure.sentence_at(self.structure.tokens[token].start) else { return token };
        let named = self.mentions.iter().zip(self.people).any(|(m, p)| {
            let before = m.sentence == here && m.tokens.end <= token && !m.quoted && m.kind_is_person() && !m.bodily;
            before && p.is_none_or(|(p, _)| people.all[p].gender.is_none() || people.all[p].gender == gender)
        });
        for at in (here.saturating_sub(4)..here).rev() {
            let opens = self.structure.sentences[at].tokens.start;
            let same = match gender {
                Some(Gender::Male) => self.word(opens) == "He",
                Some(Gender::Female) => self.word(opens) == "She",
                None => false,
            };
            if named || !same || self.structure.quotes[opens].inside {
                break;
            }
            first = opens;
        }
        first
    }

    /// For a pronoun in the heading: the person with whom the text below opens.
    fn named_below(&self, people: &People, token: usize, gender: Gender) -> Option<PersonAt> {
        let [heading, rest @ ..] = self.structure.paragraphs.as_slice() else { return None };
        let end = rest.get(1).or(rest.first())?.tokens.end;
        if !heading.tokens.contains(&token) || heading.tokens.len() > 30 {
            return None;
        }
        let below = self.mentions.iter().zip(self.people).filter(|(m, _)| m.tokens.start >= heading.tokens.end && m.tokens.end <= end);
        let (first, _) =
            below.filter(|(m, _)| m.opens || self.word(m.full.saturating_sub(1)).starts_with(['-', '–', '—'])).find_map(|(_, p)| *p)?;
        (people.all[first].gender == Some(gender)).then_some(first)
    }
}

/// Whether a gender may be the other: one of them is not known, or both are the same.
pub(super) fn agrees(known: Option<Gender>, wanted: Option<Gender>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}

/// The same voices, none of them surer than `most`.
pub(super) fn unsure(voices: Vec<Found>, most: f32) -> Vec<Found> {
    voices.into_iter().map(|f| Found { mention: None, confidence: f.confidence.min(most), ..f }).collect()
}

/// Whether a description means one document or body.
fn is_thing(description: &str) -> bool {
    let words = description.split_whitespace().take_while(|w| !lexicon::is_preposition(&w.to_lowercase()) && !matches!(*w, "who" | "that"));
    let noun = lexicon::word(words.last().unwrap_or_default().trim_end_matches(','));
    (noun.is(Class::Document) || noun.is(Class::Body)) && !noun.is_role() && !description.trim_end_matches(',').ends_with('s')
}

/// Whether a description means one person, and of which gender where its noun tells.
pub(super) fn one_person(description: &str) -> Option<Option<Gender>> {
    let words = description.split_whitespace().take_while(|w| !lexicon::is_preposition(&w.to_lowercase()) && !matches!(*w, "who" | "that"));
    let noun = lexicon::word(words.last()?.trim_end_matches(','));
    (noun.is_role() && !noun.is(Class::Plural)).then_some(noun.gender)
}
