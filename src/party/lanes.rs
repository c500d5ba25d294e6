//! Speakers and parties numbered, named and ordered; the user's parties laid over what was found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::gazetteer::Gazetteer;
use super::model::{Party, PartyId, PartyKind, Resolution, Speaker, SpeakerId, SpeakerKind, Voice};
use super::people::{People, PersonAt};
use super::resolve::{Profile, Resolved};
use super::shown;
use super::side::{self, Evidence, Side};
use super::voices::{Found, Who};
use crate::corpus::{PartySetting, Settings};
use crate::world::{BodyKind, Held, StateId, World, fold};

/// A state's lane splits when it holds this share of the voices of all states …
const SPLIT_SHARE: f32 = 0.6;
/// … and at least so many, …
const SPLIT_VOICES: usize = 12;
/// … and two of its political parties this share of them each.
const GROUP_SHARE: f32 = 0.1;

/// Votes of one document for a side that make it the side there.
const TOLD_HERE: f32 = 0.85;
/// How many times as often another side must be told in the corpus for the side of one document to count as a slip.
const SLIP: f32 = 6.0;

/// How a party is told from others while they are counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Lane {
    Defined(usize),
    State(StateId),
    Group(String),
    Listed(u32),
    Named(String),
}

struct Draft {
    speaker: Speaker,
    side: Option<Side>,
    group: Option<String>,
    /// The part of a state that it speaks for.
    region: Option<String>,
    /// Its state is told by an office of a part of it, or by one held no more.
    local: bool,
    lane: Option<Lane>,
    voices: usize,
}

/// Numbers speakers in order of their first statement and parties in the order of lanes.
pub(super) fn number(found: Resolved, settings: &Settings) -> Resolution {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut ids: HashMap<(Option<usize>, Who), usize> = HashMap::new();
    let mut speaker_of: Vec<Vec<Vec<usize>>> = Vec::with_capacity(found.voices.len());
    for (document, attributions) in found.voices.iter().enumerate() {
        let mut rows = Vec::with_capacity(attributions.len());
        for voices in attributions {
            let mut row = Vec::with_capacity(voices.len());
            for voice in voices {
                // Sources without a name are the same only within a document.
                let key = (matches!(voice.who, Who::Unnamed(_)).then_some(document), who_key(&voice.who));
                let at = *ids.entry(key).or_insert_with(|| {
                    drafts.push(draft(&found, voice));
                    drafts.len() - 1
                });
                // Whose the aides are may be told where they are named again.
                if drafts[at].side.is_none() && matches!(voice.who, Who::Unnamed(_)) && drafts[at].voices > 0 {
                    let again = draft(&found, voice);
                    if again.side.is_some() {
                        drafts[at] = Draft { voices: drafts[at].voices, speaker: drafts[at].speaker.clone(), ..again };
                    }
                }
                drafts[at].voices += 1;
                row.push(at);
            }
            rows.push(row);
        }
        speaker_of.push(rows);
    }
    let split = splits(&drafts);
    for draft in &mut drafts {
        draft.lane = lane(draft, split.as_ref());
    }
    override_by(settings, &found.gazetteer, &mut drafts);
    let here = lanes_here(&found, &drafts, &speaker_of, split.as_ref(), settings);
    let (parties, party_of) = parties(&drafts, &here, settings, &found.gazetteer);
    let mut resolution = Resolution { parties, ..Resolution::default() };
    for draft in drafts {
        let mut speaker = draft.speaker;
        speaker.party = draft.lane.as_ref().map(|l| party_of[l]);
        resolution.speakers.push(speaker);
    }
    for (document, (attributions, rows)) in found.voices.iter().zip(speaker_of).enumerate() {
        let numbered = attributions.iter().zip(rows).map(|(voices, row)| {
            let each = voices.iter().zip(row).map(|(voice, at)| Voice {
                speaker: SpeakerId(at as u32),
                party: here.get(&(document, at)).map_or(resolution.speakers[at].party, |other| Some(party_of[&other.lane])),
                title: voice.title.clone(),
                mention: voice.mention,
                confidence: voice.confidence,
            });
            each.collect()
        });
        resolution.voices.push(numbered.collect());
    }
    let via =
        found.via.iter().map(|rows| rows.iter().map(|voices| voices.iter().map(|v| draft(&found, v).speaker.name).collect()).collect());
    resolution.via = via.collect();
    for (n, speaker) in resolution.speakers.iter().enumerate().filter(|(_, s)| s.kind != SpeakerKind::Unnamed) {
        for spelling in speaker.aliases.iter().chain([&speaker.name]) {
            resolution.spellings.entry(spelling.clone()).or_insert(SpeakerId(n as u32));
        }
    }
    resolution
}

/// Another side that one document tells of a speaker ("Keld, now at the Harbour Forum").
struct Here {
    lane: Lane,
    draft: Draft,
}

/// For documents and speakers (as drafts): the side told there, where it is not the one told most.
fn lanes_here(
    found: &Resolved,
    drafts: &[Draft],
    speaker_of: &[Vec<Vec<usize>>],
    split: Option<&(StateId, BTreeSet<String>)>,
    settings: &Settings,
) -> BTreeMap<(usize, usize), Here> {
    let mut all = BTreeMap::new();
    for (document, (attributions, rows)) in found.voices.iter().zip(speaker_of).enumerate() {
        for (voice, &at) in attributions.iter().zip(rows).flat_map(|(voices, row)| voices.iter().zip(row)) {
            let (Who::Person(person), Some((evidence, owner))) = (&voice.who, &voice.here) else { continue };
            let draft = &drafts[at];
            let told = evidence.told();
            let side = match &told {
                Some(side) if evidence.sides.get(side).is_some_and(|votes| *votes >= TOLD_HERE) => told,
                Some(_) => None,
                None if evidence.sides.is_empty() => owner.as_ref().and_then(|owner| side_of(found, owner, 2)).map(|(side, _)| side),
                None => None,
            };
            let Some(side) = side.filter(|s| draft.side.as_ref().is_some_and(|usual| usual != s)) else { continue };
            // What is said once against many times is a slip.
            let votes = |s: &Side| found.profiles.get(person).and_then(|p| p.evidence.sides.get(s)).copied().unwrap_or(0.0);
            if draft.side.as_ref().is_some_and(|usual| votes(usual) > SLIP * votes(&side).max(TOLD_HERE)) {
                continue;
            }
            let mut other = Draft {
                speaker: draft.speaker.clone(),
                side: Some(side),
                group: draft.group.clone(),
                region: draft.region.clone(),
                local: draft.local,
                lane: None,
                voices: 0,
            };
            other.lane = lane(&other, split);
            override_by(settings, &found.gazetteer, std::slice::from_mut(&mut other));
            if let Some(lane) = other.lane.clone() {
                all.entry((document, at)).or_insert(Here { lane, draft: other });
            }
        }
    }
    all
}

fn who_key(who: &Who) -> Who {
    match who {
        Who::Body(name) => Who::Body(fold(name)),
        Who::Unnamed(name) => Who::Unnamed(fold(name)),
        other => other.clone(),
    }
}

fn draft(found: &Resolved, voice: &Found) -> Draft {
    let world = World::get();
    let mut evidence = voice.evidence.clone();
    let speaker = |name: String, kind| Speaker { short: name.clone(), name, title: None, party: None, aliases: Vec::new(), kind };
    let speaker = match &voice.who {
        Who::Person(person) => {
            let profile = found.profiles.get(person);
            evidence = person_evidence(&found.people, *person, profile, evidence);
            named(&found.people, *person, profile, voice)
        }
        Who::State(state) => speaker(found.gazetteer.name(*state).to_owned(), SpeakerKind::Body),
        Who::Listed(id) => {
            let body = &world.bodies[id.0 as usize];
            let shortest = body
                .others
                .iter()
                .filter(|o| o.chars().all(|c| c.is_uppercase() || c == '.') && o.len() < body.name.len())
                .min_by_key(|o| o.len());
            Speaker { short: shortest.unwrap_or(&body.name).clone(), ..speaker(body.name.clone(), SpeakerKind::Body) }
        }
        Who::Body(name) => speaker(name.clone(), SpeakerKind::Body),
        Who::Unnamed(name) => speaker(name.clone(), SpeakerKind::Unnamed),
    };
    let mut side = evidence.side();
    let mut local = side.as_ref().is_some_and(|side| evidence.is_past(side));
    let mut take = |told: Option<(Side, bool)>| {
        let (told, past) = told?;
        local = past;
        Some(told)
    };
    if side.is_none() && evidence.sides.is_empty() {
        side = take(voice.owner.as_deref().and_then(|owner| side_of(found, owner, 3)));
    }
    if side.is_none()
        && evidence.sides.is_empty()
        && let Who::Person(person) = &voice.who
    {
        side = take(side_of(found, &Who::Person(*person), 3));
    }
    if side.is_none()
        && let Who::Body(name) = &voice.who
        && evidence.sides.is_empty()
        && !side::is_generic(name)
    {
        side = Some(Side::Named(side::body_name(name)));
    }
    // Whom the lists know by offices of one state only stands with it where the texts disagree.
    if side.is_none()
        && let Who::Person(person) = &voice.who
        && let Some(listed) = found.people.all[*person].listed.map(|id| World::get().person(id))
    {
        let states: BTreeSet<Option<StateId>> = listed.terms.iter().map(|t| t.state).collect();
        side = states
            .first()
            .copied()
            .flatten()
            .filter(|state| states.len() == 1 && evidence.sides.contains_key(&Side::State(*state)))
            .map(Side::State);
    }
    let group = evidence.group().or_else(|| {
        let owner = voice.owner.as_deref().or_else(|| match &voice.who {
            Who::Person(person) => found.profiles.get(person)?.owners.iter().max_by_key(|(_, n)| **n).map(|(owner, _)| owner),
            _ => None,
        });
        owner.and_then(|owner| party_of(found, owner))
    });
    Draft { speaker, side, group, region: evidence.region(), local, lane: None, voices: 0 }
}

/// The side of somebody, or of whom that one serves, at most `steps` times removed; and whether only an office of the past or of a part tells it.
fn side_of(found: &Resolved, who: &Who, steps: u8) -> Option<(Side, bool)> {
    match who {
        Who::Person(person) => {
            let profile = found.profiles.get(person);
            let own = person_evidence(&found.people, *person, profile, Evidence::default());
            let told = |evidence: Evidence| evidence.side().map(|side| (side.clone(), evidence.is_past(&side)));
            told(own.clone()).or_else(|| {
                // Of several employers the one told most often; else the side of those who serve this one.
                let steps = steps.checked_sub(1).filter(|_| own.sides.is_empty())?;
                let owner = profile?.owners.iter().max_by_key(|(_, n)| **n);
                owner.and_then(|(owner, _)| side_of(found, owner, steps)).or_else(|| {
                    let servants = profile?.servants.iter().filter_map(|servant| {
                        let theirs = found.profiles.get(servant);
                        told(person_evidence(&found.people, *servant, theirs, Evidence::default()))
                    });
                    let sides: BTreeMap<Side, bool> = servants.collect();
                    let only = sides.len() == 1;
                    sides.into_iter().next().filter(|_| only)
                })
            })
        }
        Who::State(state) => Some((Side::State(*state), false)),
        Who::Listed(id) => Some((side::side_of_body(*id), false)),
        Who::Body(name) => {
            let state = side::state_inside(name, &found.gazetteer).filter(|_| found.gazetteer.bodies.full_name(name).is_none());
            let side = state.map(Side::State).or_else(|| (!side::is_generic(name)).then(|| Side::Named(name.clone())));
            side.map(|side| (side, false))
        }
        Who::Unnamed(_) => None,
    }
}

/// The political party of the person that somebody serves.
fn party_of(found: &Resolved, owner: &Who) -> Option<String> {
    let Who::Person(person) = owner else { return None };
    person_evidence(&found.people, *person, found.profiles.get(person), Evidence::default()).party()
}

/// What passage, corpus and lists say together of a person's side.
fn person_evidence(people: &People, person: PersonAt, profile: Option<&Profile>, mut evidence: Evidence) -> Evidence {
    if let Some(profile) = profile {
        evidence.add(&profile.evidence);
    }
    let Some(listed) = people.all[person].listed.map(|id| World::get().person(id)) else { return evidence };
    let held = |t: &crate::world::Term| match profile.and_then(|p| p.published) {
        Some((from, to)) => t.held(from, to),
        None => Held::Maybe,
    };
    let states: BTreeSet<Option<StateId>> = listed.terms.iter().map(|t| t.state).collect();
    for term in &listed.terms {
        let weight = match held(term) {
            Held::Yes => 1.0,
            Held::Maybe => 0.6,
            Held::No if states.len() == 1 => 0.4,
            Held::No => 0.0,
        };
        let side = match term.state {
            Some(state) => Some(Side::State(state)),
            None => World::get().body_of_office(&term.office).map(Side::Listed),
        };
        let of_part = term.state.is_some_and(|state| term.place != World::get().state(state).name);
        if let Some(side) = side.filter(|_| weight > 0.0) {
            let votes = evidence.sides.entry(side.clone()).or_default();
            let more = weight - votes.min(weight);
            *votes += more;
            if of_part || weight < 0.6 {
                *evidence.past.entry(side).or_default() += more;
            }
        }
    }
    // Who is listed as independent stands with the party that the texts tell.
    let party = listed.party_on(profile.and_then(|p| p.published));
    if let Some(party) = party.filter(|p| *p != "Independent" || evidence.party().is_none()) {
        *evidence.groups.entry(party_name(party)).or_default() += 2.0;
        if let Some(us) = World::get().state_by_key("united-states").filter(|_| listed.terms.is_empty()) {
            *evidence.sides.entry(Side::State(us)).or_default() += 0.6;
        }
    }
    evidence
}

/// The full name of a political party that a list calls by one word.
pub(super) fn party_name(party: &str) -> String {
    match party {
        "Democratic" | "Republican" | "Libertarian" | "Green" | "Conservative" | "Labour" => format!("{party} Party"),
        "Democrat" => "Democratic Party".to_owned(),
        _ => party.to_owned(),
    }
}

fn named(people: &People, person: PersonAt, profile: Option<&Profile>, voice: &Found) -> Speaker {
    let (name, short) = shown::names(people, person);
    let short = if people.is_taken_for_another(person, profile.and_then(|p| p.published)) { name.clone() } else { short };
    let title =
        profile.and_then(|p| p.titles.iter().max_by_key(|(t, n)| (**n, t.len(), std::cmp::Reverse((*t).clone()))).map(|(t, _)| t.clone()));
    let aliases = people.all[person].forms.keys().filter(|f| **f != name).cloned().collect();
    Speaker { name, short, title: title.or_else(|| voice.title.clone()), party: None, aliases, kind: SpeakerKind::Person }
}

/// The state whose lane splits, with the groups it splits into.
fn splits(drafts: &[Draft]) -> Option<(StateId, BTreeSet<String>)> {
    let mut states: BTreeMap<StateId, usize> = BTreeMap::new();
    let mut all = 0;
    for draft in drafts {
        if let Some(Side::State(state)) = draft.side {
            all += draft.voices;
            *states.entry(state).or_default() += draft.voices;
        }
    }
    let (&state, &most) = states.iter().max_by_key(|(state, n)| (**n, std::cmp::Reverse(**state)))?;
    if most < SPLIT_VOICES || (most as f32) < SPLIT_SHARE * all as f32 {
        return None;
    }
    let mut groups: BTreeMap<&String, usize> = BTreeMap::new();
    for draft in drafts.iter().filter(|d| d.side == Some(Side::State(state))) {
        if let Some(group) = draft.group.as_ref().filter(|g| side::is_political_party(g)) {
            *groups.entry(group).or_default() += draft.voices;
        }
    }
    let large: BTreeSet<String> =
        groups.iter().filter(|(_, n)| **n as f32 >= GROUP_SHARE * most as f32).map(|(g, _)| (*g).clone()).collect();
    (large.len() >= 2).then_some((state, large))
}

fn lane(draft: &Draft, split: Option<&(StateId, BTreeSet<String>)>) -> Option<Lane> {
    let side = draft.side.as_ref()?;
    Some(match side {
        Side::State(state) => match (split, &draft.group) {
            (Some((of, _)), Some(group)) if of == state => Lane::Group(group.clone()),
            // Beside the parties of a state, its own lane is for those who speak for the whole of it; who speaks for a part has that part's.
            (Some((of, _)), None) if of == state && draft.local => Lane::Group(draft.region.clone()?),
            _ => Lane::State(*state),
        },
        Side::Listed(id) => Lane::Listed(id.0),
        Side::Named(name) => Lane::Named(fold(name)),
    })
}

/// Lays the user's parties over what was found: people and bodies by any spelling first, then states and sides.
fn override_by(settings: &Settings, gazetteer: &Gazetteer, drafts: &mut [Draft]) {
    for draft in drafts {
        let spellings: BTreeSet<String> =
            draft.speaker.aliases.iter().chain([&draft.speaker.name, &draft.speaker.short]).map(|s| fold(s)).collect();
        let own = settings.parties.iter().position(|p| p.members.iter().any(|m| spellings.contains(&fold(side_name(m)))));
        let side = draft.side.as_ref().map(|side| match side {
            Side::State(state) => gazetteer.name(*state).to_owned(),
            Side::Listed(id) => World::get().bodies[id.0 as usize].name.clone(),
            Side::Named(name) => name.clone(),
        });
        let by_side = || {
            let side = side.as_deref()?;
            settings.parties.iter().position(|p| {
                let as_member = p.members.iter().any(|m| {
                    fold(m) == fold(side) || matches!((gazetteer.state(m), &draft.side), (Some(a), Some(Side::State(b))) if a == *b)
                });
                as_member || p.members.is_empty() && (p.id == side::key(side) || p.name.as_ref().is_some_and(|n| fold(n) == fold(side)))
            })
        };
        if let Some(n) = own.or_else(by_side) {
            draft.lane = Some(Lane::Defined(n));
        }
    }
}

fn side_name(member: &str) -> &str {
    member.strip_prefix("the ").unwrap_or(member)
}

/// All parties with a speaker, in the order of lanes: by kind, then by number of voices, then by name.
fn parties(
    drafts: &[Draft],
    here: &BTreeMap<(usize, usize), Here>,
    settings: &Settings,
    gazetteer: &Gazetteer,
) -> (Vec<Party>, BTreeMap<Lane, PartyId>) {
    let mut voices: BTreeMap<&Lane, (usize, &Draft)> = BTreeMap::new();
    for draft in drafts {
        if let Some(lane) = &draft.lane {
            voices.entry(lane).or_insert((0, draft)).0 += draft.voices;
        }
    }
    for other in here.values() {
        voices.entry(&other.lane).or_insert((0, &other.draft));
    }
    let mut rows: Vec<(Party, usize, &Lane)> =
        voices.iter().map(|(lane, (n, draft))| (party(lane, draft, settings, gazetteer), *n, *lane)).collect();
    rows.sort_by(|a, b| (a.0.kind, std::cmp::Reverse(a.1), &a.0.name).cmp(&(b.0.kind, std::cmp::Reverse(b.1), &b.0.name)));
    let ids = rows.iter().enumerate().map(|(n, row)| (row.2.clone(), PartyId(n as u32))).collect();
    (rows.into_iter().map(|row| row.0).collect(), ids)
}

fn party(lane: &Lane, draft: &Draft, settings: &Settings, gazetteer: &Gazetteer) -> Party {
    let plain = |name: &str, kind| Party { id: side::key(name), name: name.to_owned(), kind, color: None };
    match lane {
        Lane::Defined(n) => {
            let PartySetting { id, name, color, .. } = &settings.parties[*n];
            Party {
                id: id.clone(),
                name: name.clone().unwrap_or_else(|| shown::capitalised(id)),
                kind: PartyKind::Defined,
                color: color.clone(),
            }
        }
        Lane::State(state) => {
            let world = World::get();
            let id = world.states.get(usize::from(state.0)).map_or_else(|| side::key(gazetteer.name(*state)), |s| s.key.clone());
            Party { id, ..plain(gazetteer.name(*state), PartyKind::State) }
        }
        Lane::Group(name) => plain(name, PartyKind::Group),
        Lane::Listed(id) => {
            let body = &World::get().bodies[*id as usize];
            let kind = match body.kind {
                BodyKind::Organisation => PartyKind::Organisation,
                BodyKind::Medium => PartyKind::Medium,
                BodyKind::Other => PartyKind::Body,
                BodyKind::Armed | BodyKind::Group | BodyKind::Institution | BodyKind::PoliticalParty => PartyKind::Group,
            };
            plain(&body.name, kind)
        }
        Lane::Named(_) => match &draft.side {
            Some(Side::Named(name)) => plain(name, PartyKind::Body),
            _ => plain(&draft.speaker.name, PartyKind::Body),
        },
    }
}
