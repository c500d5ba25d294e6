//! Speakers and parties.

use std::collections::BTreeMap;

use crate::text::Span;

/// Index of a speaker in [`Resolution::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// Index of a party in [`Resolution::parties`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u32);

/// A person or body that speaks, one over all its spellings in the corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest name the corpus gives ("Sergey Lavrov"), or the description of an unnamed source ("U.S. defense official").
    pub name: String,
    /// The short name for a mark ("Lavrov").
    pub short: String,
    /// Office as the corpus words it ("Foreign Minister").
    pub title: Option<String>,
    /// The side it speaks for, where that is clear.
    pub party: Option<PartyId>,
    /// Other spellings met, sorted.
    pub aliases: Vec<String>,
    /// Whether it is a named person, a body, or a source without a name.
    pub kind: SpeakerKind,
}

/// What sort of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A state, organisation, company or medium.
    Body,
    /// Known by description only ("a senior official").
    Unnamed,
}

/// A side: a lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Stable key (`russia`, `united-states`, `nato`), as in `corpus.toml`.
    pub id: String,
    /// Display name.
    pub name: String,
    /// What sort of side.
    pub kind: PartyKind,
    /// `#RRGGBB` the user chose.
    pub color: Option<String>,
}

/// What sort of side a party is; lanes are ordered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKind {
    /// Defined in `corpus.toml`.
    Defined,
    /// A state or territory.
    State,
    /// A political party, institution or movement within or beside a state.
    Group,
    /// An organisation of states.
    Organisation,
    /// A company, union, think tank or other body.
    Body,
    /// A medium.
    Medium,
    /// Sources whose side is not told.
    Open,
}

/// One speaker behind the source of an attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Who.
    pub speaker: SpeakerId,
    /// For which side on this occasion; differs from the speaker's own only where membership changes with the date.
    pub party: Option<PartyId>,
    /// Office as this passage words it.
    pub title: Option<String>,
    /// The words that name it, within or before the source span.
    pub mention: Option<Span>,
    /// Calibrated probability that the speaker is right.
    pub confidence: f32,
}

/// Who stands behind every source of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// All speakers, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// All parties that have a speaker, in the order of lanes.
    pub parties: Vec<Party>,
    /// For each document and attribution: the voices of its source, several for a joint one, none where it stays open.
    pub voices: Vec<Vec<Vec<Voice>>>,
    /// For each document and attribution: the names of its reporters ([`crate::statement::Attribution::via`]).
    pub via: Vec<Vec<Vec<String>>>,
    /// Spellings met and the name they were resolved to.
    pub spellings: BTreeMap<String, SpeakerId>,
}
