//! Whom a source belongs to: "his spokesman", "the alliance's chair", "an adviser to Tolle".
//!
//! The side of such a source is that of whom it serves. Whom a possessive pronoun means is read from what was named before; an office that
//! only states have, with no state beside it, is one of the state the document is at home in.

use std::ops::Range;

use super::lexicon::{self, Class, Pronoun, pronoun};
use super::mentions::Kind;
use super::people::{People, PersonAt};
use super::posts;
use super::side::{self, Evidence, Side};
use super::source;
use super::voices::{Said, Scene, Who};
use crate::text::Span;
use crate::world::{Gender, PlaceWord, StateId};

impl Scene<'_> {
    /// Whom the description made of these tokens belongs to.
    pub(super) fn owner_of(&self, people: &People, words: &Range<usize>, said: &[Said]) -> Option<Who> {
        let succession = words.clone().any(|t| matches!(self.word(t), "predecessor" | "successor"));
        if succession || self.has_left(self.span(words)) { None } else { self.owner_named(people, words, said) }
    }

    /// The same, also for whose predecessor or successor somebody is.
    pub(super) fn owner_named(&self, people: &People, words: &Range<usize>, said: &[Said]) -> Option<Who> {
        let description = self.span(words);
        let told = description.of(self.text);
        let against = |w: &str| {
            matches!(
                w.to_lowercase().as_str(),
                "counterpart" | "rival" | "critic" | "opponent" | "colleague" | "neighbour" | "neighbor" | "challenger"
            )
        };
        // "the author of Paths to Peace": a work is no body.
        if told.split_whitespace().take(2).any(side::makes_works) {
            return None;
        }
        if !(side::has_office(told) || super::titles::serves(told)) || told.split_whitespace().any(against) || lexicon::is_kin(told) {
            return None;
        }
        for at in [words.start, words.start.wrapping_sub(1)] {
            if at >= self.structure.tokens.len() {
                continue;
            }
            let sentence = self.structure.sentence_at(self.structure.tokens[at].start).unwrap_or(0);
            let gender = match (self.word(at).to_lowercase().as_str(), pronoun(self.word(at))) {
                ("his", _) => Gender::Male,
                ("her", _) => Gender::Female,
                ("its" | "their", Some(Pronoun::It | Pronoun::They)) => return self.thing_before(at, sentence),
                _ => continue,
            };
            let found = self.person_before(people, at, sentence, Some(gender), None, said);
            return found.into_iter().next().map(|f| f.who);
        }
        // "the Alliance's chair": a word that is short for a body named before.
        let possessive = words.clone().find(|&t| source::is_possessive(self.word(t)));
        let of = words.clone().find(|&t| matches!(self.word(t), "of" | "for" | "to" | "at" | "with"));
        let inside = |m: &&super::mentions::Mention| words.contains(&m.tokens.start);
        let named = self.mentions.iter().enumerate().filter(|(_, m)| inside(m));
        let mut chosen: Option<Who> = None;
        // "who speaks for the party in the Council": what stands right behind the preposition.
        if let Some(o) = of.filter(|&o| self.word(o + 1) == "the" && self.word(o + 2).starts_with(char::is_lowercase))
            && lexicon::word(self.word(o + 2)).is(Class::Body)
            && !self.word(o + 3).starts_with(char::is_uppercase)
        {
            let sentence = self.structure.sentence_at(self.structure.tokens[o].start).unwrap_or(0);
            if let Some(body) = self.body_before(self.word(o + 2), o, sentence, &[]) {
                return Some(body);
            }
        }
        for (n, m) in named {
            let owns = possessive.is_some_and(|p| m.tokens.end == p);
            let after = of.is_some_and(|o| m.full > o || m.tokens.start > o) && m.tokens.start > words.start;
            if !(owns || after && chosen.is_none()) {
                continue;
            }
            let who = match m.kind {
                Kind::Unclear if m.bodily && self.people[n].is_none() => Some(Who::Body(self.long_name(m.span))),
                Kind::Person | Kind::Unclear => self.people[n].map(|(person, _)| Who::Person(person)),
                Kind::BodyWord => Some(Who::Body(self.long_name(m.span))),
                Kind::Body(id) => Some(Who::Listed(id)),
                // An ambassador to a state serves another.
                Kind::Place(_) if !owns && of.is_some_and(|o| matches!(self.word(o), "to" | "with" | "at")) => None,
                Kind::Place(place) if place.word != PlaceWord::Region => Some(Who::State(place.state)),
                Kind::Place(_) => None,
            };
            chosen = who.or(chosen);
            if owns {
                break;
            }
        }
        if chosen.is_none()
            && let Some(p) = possessive.filter(|p| *p > words.start)
        {
            let head = self.word(p - 1);
            if lexicon::word(head).is(Class::Body) || head.starts_with(char::is_uppercase) {
                chosen = self.body_short(head, p);
            }
        }
        // "a company spokesperson", "the union leader"
        if chosen.is_none() {
            let noun = words.clone().take(3).find(|&t| {
                t + 1 < words.end
                    && self.word(t).starts_with(char::is_lowercase)
                    && matches!(
                        self.word(t),
                        "company" | "union" | "group" | "party" | "bank" | "firm" | "alliance" | "movement" | "institute"
                    )
                    && lexicon::word(self.word(t + 1)).is_role()
            });
            chosen = noun.and_then(|t| {
                let sentence = self.structure.sentence_at(self.structure.tokens[t].start).unwrap_or(0);
                self.body_before(self.word(t), words.start, sentence, &[])
            });
        }
        // "the company's lawyer", "a fellow at the institute", "who speaks for the party": a body named before.
        if chosen.is_none() {
            let noun = words.clone().find(|&t| {
                let the = t > 0 && self.word(t - 1).eq_ignore_ascii_case("the");
                let joined = possessive == Some(t + 1) || t > 1 && matches!(self.word(t - 2), "of" | "for" | "at" | "with");
                the && joined && self.word(t).starts_with(char::is_lowercase) && lexicon::word(self.word(t)).is(Class::Body)
            });
            chosen = noun.and_then(|t| {
                let sentence = self.structure.sentence_at(self.structure.tokens[t].start).unwrap_or(0);
                self.body_before(self.word(t), t - 1, sentence, &[])
            });
        }
        chosen
    }

    /// "the Harbour Forum, founded by the banker Ras Keld": the body that a person leads, owns or founded.
    pub(super) fn led_by(&self, n: usize) -> Option<Who> {
        let m = &self.mentions[n];
        if let Some(medium) = self.writes_for(n) {
            return Some(medium);
        }
        let by = (m.full.saturating_sub(4)..m.full).rev().find(|&t| self.word(t) == "by")?;
        let leads =
            by > 1 && matches!(self.word(by - 1), "founded" | "led" | "headed" | "run" | "chaired" | "owned" | "created" | "directed");
        // "the Harbour Forum, a think tank founded by …"
        let told = |t: usize| {
            let from = (t.saturating_sub(7)..t).rev().find(|&k| self.word(k) == ",")?;
            let kind = matches!(self.word(from + 1), "a" | "an" | "the") && lexicon::word(self.word(t)).is(Class::Body);
            kind.then_some(from)
        };
        let comma = by.checked_sub(2).filter(|_| leads).and_then(|t| if self.word(t) == "," { Some(t) } else { told(t) })?;
        // Nothing but his description stands between.
        let plain = (by + 1..m.full).all(|t| {
            let word = self.word(t);
            let class = lexicon::word(word);
            matches!(word, "the" | "a" | "an" | "and" | "its")
                || class.is_role()
                || class.is(Class::Modifier)
                || word.starts_with(char::is_lowercase)
        });
        let body = self.mentions.iter().find(|b| b.tokens.end == comma).filter(|_| plain)?;
        match body.kind {
            Kind::BodyWord => Some(Who::Body(self.long_name(body.span))),
            Kind::Body(id) => Some(Who::Listed(id)),
            Kind::Unclear => Some(Who::Body(self.body_name(body.span))),
            _ => None,
        }
    }

    /// "Writing for the Harbour Gazette, Ras Keld noted …"
    fn writes_for(&self, n: usize) -> Option<Who> {
        let m = &self.mentions[n];
        let opens = self.structure.sentences.get(m.sentence)?.tokens.start;
        if self.word(opens) != "Writing" || !matches!(self.word(opens + 1), "for" | "in") || self.word(m.full.wrapping_sub(1)) != "," {
            return None;
        }
        let body = self.mentions[..n].iter().find(|b| b.tokens.start > opens && b.tokens.start <= opens + 4)?;
        match body.kind {
            Kind::BodyWord => Some(Who::Body(self.long_name(body.span))),
            Kind::Body(id) => Some(Who::Listed(id)),
            _ => None,
        }
    }

    /// "The Front's commander, known as Zeno, … His real name is Ras Keld": whom the one serves of whom the name is told.
    pub(super) fn known_as(&self, people: &People, n: usize) -> Option<Who> {
        let m = &self.mentions[n];
        let sentence = self.structure.sentences.get(m.sentence)?;
        let real = sentence.tokens.clone().take_while(|&t| t < m.full).find(|&t| self.word(t) == "real" && self.word(t + 1) == "name")?;
        let his = matches!(self.word(real - usize::from(real > 0)).to_lowercase().as_str(), "his" | "her" | "whose");
        if !his || !matches!(self.word(m.full.saturating_sub(1)), "is" | "was") {
            return None;
        }
        let (from, until) = (m.sentence.saturating_sub(1), self.structure.tokens[real].start);
        let near = self.attributions.iter().filter_map(|a| a.source).rfind(|s| {
            let at = self.structure.sentence_at(s.start);
            at.is_some_and(|at| at >= from && at <= m.sentence) && s.end <= until && s.of(self.text).contains(' ')
        })?;
        self.owner_of(people, &self.structure.tokens_in(near), &[])
    }

    /// The body or state before `token` that "its" means: the subject of the sentence before, else the last one named.
    pub(super) fn thing_before(&self, token: usize, sentence: usize) -> Option<Who> {
        let who = |m: &super::mentions::Mention| match m.kind {
            Kind::BodyWord => Some(Who::Body(self.body_name(m.span))),
            Kind::Body(id) => Some(Who::Listed(id)),
            Kind::Place(place) if matches!(place.word, PlaceWord::Name | PlaceWord::Capital) => Some(Who::State(place.state)),
            // "The Velmarian General Staff said … Its spokesman"
            Kind::Place(place) if m.opens && place.word == PlaceWord::Demonym && self.is_before_body(m.tokens.end) => {
                Some(Who::State(place.state))
            }
            Kind::Unclear if m.bodily => Some(Who::Body(self.long_name(m.span))),
            _ => None,
        };
        let near = || self.mentions.iter().filter(|m| m.tokens.start < token && sentence - m.sentence <= 2 && !m.quoted);
        for back in 0..=2 {
            let here = || near().filter(move |m| m.sentence + back == sentence);
            if let Some(found) = here().find(|m| m.opens && who(m).is_some()).or_else(|| here().rfind(|m| who(m).is_some())) {
                return who(found);
            }
        }
        None
    }

    /// Whether a noun of bodies ends the noun phrase at `from`.
    fn is_before_body(&self, from: usize) -> bool {
        let body = |t: usize| {
            let word = self.word(t);
            lexicon::word(word).is(Class::Body) || matches!(word, "Staff" | "Command" | "Corps")
        };
        (from..from + 4).take_while(|&t| self.word(t).starts_with(char::is_alphabetic)).any(body)
    }

    /// The only body named before `token` whose name holds this word ("the Alliance").
    pub(super) fn body_short(&self, head: &str, token: usize) -> Option<Who> {
        let mut found: Option<Who> = None;
        for m in self.mentions.iter().take_while(|m| m.tokens.start < token) {
            let who = match m.kind {
                Kind::BodyWord => Who::Body(self.body_name(m.span)),
                Kind::Body(id) => Who::Listed(id),
                _ => continue,
            };
            if !m.span.of(self.text).split_whitespace().any(|w| w == head) {
                continue;
            }
            if found.as_ref().is_some_and(|f| *f != who) {
                return None;
            }
            found = Some(who);
        }
        found
    }

    /// Adds the document's own state where the words name an office of states and nothing tells whose.
    pub(super) fn add_home(&self, words: &Range<usize>, evidence: &mut Evidence) {
        if evidence.sides.is_empty()
            && evidence.likely.is_empty()
            && !words.is_empty()
            && let Some(state) = self.located(words).filter(|_| self.is_national(words))
        {
            *evidence.likely.entry(Side::State(state)).or_default() += 0.5;
            return;
        }
        let Some(home) = self.home.filter(|_| evidence.sides.is_empty() && !words.is_empty()) else { return };
        // "In Lorn, the president's spokesman": the sentence is about another state.
        let sentence = self.structure.sentence_at(self.structure.tokens[words.start].start);
        let other = |m: &&super::mentions::Mention| {
            Some(m.sentence) == sentence
                && m.tokens.start < words.start
                && matches!(m.kind, Kind::Place(p) if p.word != PlaceWord::Region && p.state != home)
        };
        if self.mentions.iter().any(|m| other(&m)) {
            return;
        }
        // "SPOKESPERSON KELD:" in the transcript of a government's press conference
        let label = self.word(words.end + 1) == ":" && words.clone().any(|t| self.word(t).to_lowercase().starts_with("spokes"));
        if label || self.is_national(words) || self.is_secretary(words) {
            *evidence.likely.entry(Side::State(home)).or_default() += 0.5;
        }
    }

    /// The only state that the nearest of the last three sentences with any names before `token`.
    pub(super) fn state_before(&self, token: usize) -> Option<StateId> {
        let sentence = self.structure.sentence_at(self.structure.tokens[token].start)?;
        for at in (sentence.saturating_sub(2)..=sentence).rev() {
            let here = self.mentions.iter().filter(|m| m.sentence == at && m.tokens.start < token && !m.quoted);
            let states: std::collections::BTreeSet<StateId> = here
                .filter_map(|m| match m.kind {
                    Kind::Place(place) if place.word != PlaceWord::Region => Some(place.state),
                    _ => None,
                })
                .collect();
            if !states.is_empty() {
                return states.first().copied().filter(|_| states.len() == 1);
            }
        }
        None
    }

    /// The one state that the sentence says it is about before the words ("In Velmar, the police said").
    fn located(&self, words: &Range<usize>) -> Option<StateId> {
        let sentence = self.structure.sentence_at(self.structure.tokens[words.start].start)?;
        let before = self.mentions.iter().filter(|m| m.sentence == sentence && m.tokens.start < words.start && !m.quoted);
        let mut found: Option<StateId> = None;
        for m in before {
            let Kind::Place(place) = m.kind else { continue };
            if place.word == PlaceWord::Region {
                continue;
            }
            let inside = m.tokens.start > 0 && matches!(self.word(m.tokens.start - 1), "in" | "In");
            if !inside || found.is_some_and(|f| f != place.state) {
                return None;
            }
            found = Some(place.state);
        }
        found
    }

    /// Whether the words name an office or organ that only a state has, with no place beside it.
    pub(super) fn is_national(&self, words: &Range<usize>) -> bool {
        let national = |w: &str| {
            matches!(
                w.to_lowercase().as_str(),
                "minister"
                    | "undersecretary"
                    | "under-secretary"
                    | "ministry"
                    | "president"
                    | "premier"
                    | "chancellor"
                    | "parliament"
                    | "army"
                    | "navy"
                    | "government"
                    | "administration"
                    | "palace"
                    | "presidential"
                    | "speaker"
                    | "prosecutor"
                    | "cabinet"
                    | "police"
            )
        };
        // "a corporate speaker", "the conference speaker" heads no parliament.
        let lectures = words.clone().any(|t| {
            let before = t.checked_sub(1).map_or("", |b| self.word(b));
            let class = lexicon::word(before);
            let of_house =
                class.is(Class::Modifier) || matches!(before, "the" | "a" | "house" | "assembly" | "parliament" | "senate" | "chamber");
            self.word(t) == "speaker" && before.starts_with(char::is_alphabetic) && !of_house
        });
        let private = |w: &str| {
            matches!(
                w.to_lowercase().as_str(),
                "company"
                    | "union"
                    | "club"
                    | "bank"
                    | "university"
                    | "vice"
                    | "group"
                    | "executive"
                    | "ceo"
                    | "association"
                    | "foundation"
                    | "society"
                    | "chamber"
                    | "institute"
                    | "league"
            )
        };
        let all = || words.clone().map(|t| self.word(t));
        // "the ministry in Lorn": a place that nobody knows is somewhere else.
        let name = |t: usize| {
            let class = lexicon::word(self.word(t));
            self.word(t).starts_with(char::is_uppercase) && !(class.is_role() || class.is(Class::Modifier) || class.is(Class::Body))
        };
        let elsewhere = words.clone().any(|t| matches!(self.word(t), "in" | "of") && name(t + 1));
        let beside = all().any(|w| matches!(w, "close" | "familiar" | "briefed" | "near"));
        // "senior officials", "an intelligence official"
        let official = all().any(|w| matches!(w.to_lowercase().as_str(), "official" | "officials"));
        let rank = |w: &str| {
            let of_state =
                matches!(w.to_lowercase().as_str(), "administration" | "intelligence" | "defense" | "defence" | "military" | "federal");
            of_state || matches!(w.to_lowercase().as_str(), "senior" | "top" | "high-ranking") && words.len() <= 2
        };
        // "a presidential candidate" holds no office yet.
        let seeks = words.clone().any(|t| {
            let next = self.word(t + 1).to_lowercase();
            let race = matches!(next.as_str(), "race" | "campaign" | "election" | "bid" | "contest" | "primary" | "debate");
            let runs = ["candidate", "hopeful", "nominee", "contender", "rival"].iter().any(|w| next.starts_with(w));
            self.word(t).eq_ignore_ascii_case("presidential") && (race || runs)
        });
        !elsewhere && !beside && !lectures && !seeks && (all().any(national) || official && all().any(rank)) && !all().any(private)
    }

    /// "the secretary of labour": who heads a ministry where it is called a department.
    fn is_secretary(&self, words: &Range<usize>) -> bool {
        words.clone().any(|t| {
            let of = t + 2 + usize::from(self.word(t + 2) == "the");
            let field = self.word(of).to_lowercase();
            let known = lexicon::word(&field).is(Class::Modifier) || matches!(field.as_str(), "state" | "interior" | "veterans" | "war");
            let office = self.word(t).eq_ignore_ascii_case("secretary");
            let field = t.checked_sub(1).filter(|b| words.contains(b)).map_or(String::new(), |b| self.word(b).to_lowercase());
            let foreign = matches!(field.as_str(), "foreign" | "home" | "interior" | "finance" | "defence" | "defense");
            office && (foreign || self.word(t + 1) == "of" && words.contains(&of) && known)
        })
    }

    /// For "his Velmarian counterpart": the office of whom "his" means.
    pub(super) fn office_of_counterpart(&self, people: &People, words: Span) -> Option<String> {
        let tokens = self.structure.tokens_in(words);
        let gender = match self.word(tokens.start).to_lowercase().as_str() {
            "his" => Gender::Male,
            "her" => Gender::Female,
            _ => return None,
        };
        let alike = tokens.clone().any(|t| matches!(self.word(t), "counterpart" | "colleague"));
        let sentence = self.structure.sentence_at(words.start).unwrap_or(0);
        let found = self.person_before(people, tokens.start, sentence, Some(gender), None, &[]).into_iter().next().filter(|_| alike)?;
        let Who::Person(person) = found.who else { return None };
        self.office_here(people, person)
    }

    /// The office that the document, or else the corpus, gives a person.
    pub(super) fn office_here(&self, people: &People, person: PersonAt) -> Option<String> {
        let mentions = self.mentions.iter().zip(self.people).filter(|(_, p)| p.is_some_and(|(p, _)| p == person));
        let told = mentions.flat_map(|(m, _)| [m.title, m.after]).flatten().find_map(|s| posts::office(self.own_part(s)));
        told.or_else(|| people.all[person].titles.iter().find_map(|t| posts::office(t)))
    }
}
