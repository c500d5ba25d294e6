//! Bodies meant by their kind: "the outlet", "the rebels", "the ministry" for the last named body of that kind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::bodies::is_medium_noun;
use super::mentions::Kind;
use super::offices::has_word;
use super::side;
use super::voices::{Said, Scene, Who};
use crate::world::{BodyKind, World};

impl Scene<'_> {
    /// The body named before that "the outlet", "the ministry", "the alliance" means.
    pub(super) fn body_before(&self, head: &str, before: usize, sentence: usize, said: &[Said]) -> Option<Who> {
        let head = head.to_lowercase();
        let world = World::get();
        let medium = is_medium_noun(&head);
        let kinds = Kinds::get();
        let (organisation, firm) = (kinds.organisation.contains(&*head), kinds.firm.contains(&*head));
        // "a group of miners that calls itself …", then "the group": what was called so when it spoke.
        let called = said.iter().rev().take(6).filter(|s| sentence.saturating_sub(s.sentence) <= 6).find_map(|s| match &s.voices[..] {
            [who @ Who::Body(name)]
                if name.contains(' ')
                    && !(head == "army" && bodies_acronym(name, &self.gazetteer.bodies))
                    && (has_word(&s.source.of(self.text).to_lowercase(), &head) || name.to_lowercase().ends_with(&head)) =>
            {
                Some(who)
            }
            _ => None,
        });
        if let Some(who) = called {
            return Some(who.clone());
        }
        // "the agency", "the department": the body that spoke just before, whatever its name says.
        let generic = kinds.generic.contains(&*head);
        if let Some(last) = said.last().filter(|s| generic && sentence.saturating_sub(s.sentence) <= 2)
            && let [who @ (Who::Listed(_) | Who::Body(_))] = &last.voices[..]
            && !matches!(who, Who::Listed(id) if matches!(world.bodies[id.0 as usize].kind, BodyKind::Medium | BodyKind::PoliticalParty))
        {
            return Some(who.clone());
        }
        let mut found: Vec<(usize, Who)> = Vec::new();
        for m in self.mentions.iter().take_while(|m| m.tokens.start < before) {
            let near = sentence - m.sentence;
            let who = match m.kind {
                Kind::Body(id) => {
                    let body = &world.bodies[id.0 as usize];
                    let printed = kinds.printed.iter().any(|w| body.name.contains(w));
                    let airs = kinds.airs.contains(&*head);
                    let by_kind = medium && body.kind == BodyKind::Medium && !(printed && airs)
                        || firm && body.kind == BodyKind::Other
                        || organisation && matches!(body.kind, BodyKind::Organisation | BodyKind::Group | BodyKind::Armed);
                    let by_name = has_word(&body.name.to_lowercase(), &head) || has_word(&m.span.of(self.text).to_lowercase(), &head);
                    (by_name || by_kind && near <= 4).then_some(Who::Listed(id))
                }
                Kind::BodyWord | Kind::Unclear if m.kind == Kind::BodyWord || m.bodily => {
                    let name = self.long_name(m.span);
                    let bodies = &self.gazetteer.bodies;
                    let called = bodies.is_called(&name, &head) || medium && bodies.is_medium(&name);
                    let words = name.to_lowercase();
                    // An army is one of the rebels only where nothing calls it so ("the army and the Front").
                    let whole = words.split(' ').next_back() == Some(head.as_str()) || m.span.of(self.text).contains(' ');
                    let by_name = has_word(&words, &head) && (head != "army" || whole && !bodies_acronym(&name, bodies));
                    let by_kind = near <= 5 && is_kind(&head, &words) && side::state_inside(&name, self.gazetteer).is_none();
                    (by_name || called || by_kind).then_some(Who::Body(name))
                }
                _ => None,
            };
            if let Some(who) = who {
                found.retain(|(_, w)| *w != who);
                found.push((m.sentence, who));
            }
        }
        // One that the text names three times as often as any other.
        let count =
            |who: &Who| self.mentions.iter().filter(|m| matches!((m.kind, who), (Kind::Body(a), Who::Listed(b)) if a == *b)).count();
        let mut counted: Vec<(usize, &Who)> = found.iter().map(|(_, who)| (count(who), who)).collect();
        counted.sort_by_key(|c| std::cmp::Reverse(c.0));
        if let [(most, who), (second, _), ..] = counted[..]
            && most >= 3 * second.max(1)
        {
            return Some(who.clone());
        }
        let spoke = said.iter().rev().take(1).find_map(|s| found.iter().find(|(_, w)| s.voices.contains(w)));
        match (&found[..], spoke) {
            (_, Some((_, who))) => Some(who.clone()),
            ([(_, one)], None) => Some(one.clone()),
            ([.., (far, _), (near, who)], None) if *near >= far + 2 => Some(who.clone()),
            _ => None,
        }
    }
}

/// `assets/kinds.tsv`.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    organisation: BTreeSet<&'static str>,
    firm: BTreeSet<&'static str>,
    generic: BTreeSet<&'static str>,
    airs: BTreeSet<&'static str>,
    printed: BTreeSet<&'static str>,
    /// For a noun of documents, the number of its sort; a noun may be of several ("findings").
    documents: BTreeMap<&'static str, Vec<usize>>,
    /// For a noun, words of which one stands in the name of what it calls.
    names: BTreeMap<&'static str, Vec<&'static str>>,
}

impl Kinds {
    pub(super) fn get() -> &'static Self {
        static KINDS: OnceLock<Kinds> = OnceLock::new();
        KINDS.get_or_init(|| Self::read(include_str!("../../assets/kinds.tsv")))
    }

    /// Whether the noun (in small letters) means something written, shown or counted that somebody puts out.
    pub(super) fn is_document(&self, noun: &str) -> bool {
        self.documents.contains_key(noun)
    }

    /// Whether two nouns may mean the same document ("survey", "poll").
    pub(super) fn is_same_document(&self, a: &str, b: &str) -> bool {
        let (Some(a), Some(b)) = (self.documents.get(a), self.documents.get(b)) else { return false };
        a.iter().any(|sort| b.contains(sort))
    }

    fn read(table: &'static str) -> Self {
        let mut found = Self::default();
        let mut sorts = 0;
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(what), Some(nouns)) = (fields.next(), fields.next()) else { continue };
            let nouns = nouns.split(' ');
            match what {
                "organisation" => found.organisation.extend(nouns),
                "firm" => found.firm.extend(nouns),
                "generic" => found.generic.extend(nouns),
                "airs" => found.airs.extend(nouns),
                "printed" => found.printed.extend(nouns),
                "document" => {
                    sorts += 1;
                    nouns.for_each(|noun| found.documents.entry(noun).or_default().push(sorts));
                }
                _ => {
                    let words: Vec<&str> = fields.next().unwrap_or_default().split(' ').collect();
                    found.names.extend(nouns.map(|noun| (noun, words.clone())));
                }
            }
        }
        found
    }
}

/// Whether a noun without article can call a body of this name (both in small letters): "the rebels" for a front, "the think tank" for an institute.
fn is_kind(noun: &str, name: &str) -> bool {
    Kinds::get().names.get(noun).is_some_and(|kinds| name.split(' ').any(|w| kinds.contains(&w)))
}

/// Whether the corpus tells what letters stand for the body, as for those that are no organ of a state.
fn bodies_acronym(name: &str, bodies: &super::bodies::Bodies) -> bool {
    bodies.full_name(name).is_some()
}
