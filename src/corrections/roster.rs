//! Speakers and parties by name, with those that only a person names.

use crate::corpus::PartySetting;
use crate::party::{Party, PartyId, PartyKind, Speaker, SpeakerId, SpeakerKind};
use crate::world::fold;

/// The speakers and parties of a corpus; whom a person names anew is put at the end.
#[derive(Debug)]
pub struct Roster<'a> {
    /// All speakers.
    pub speakers: &'a mut Vec<Speaker>,
    /// All parties.
    pub parties: &'a mut Vec<Party>,
    /// The user's parties.
    pub settings: &'a [PartySetting],
}

impl Roster<'_> {
    /// The speaker of a name or spelling.
    pub fn speaker(&mut self, name: &str) -> SpeakerId {
        let (name, wanted) = (name.trim(), fold(name.trim()));
        let named = self.speakers.iter().position(|s| s.kind != SpeakerKind::Unnamed && fold(&s.name) == wanted);
        let known =
            named.or_else(|| self.speakers.iter().position(|s| fold(&s.name) == wanted || s.aliases.iter().any(|a| fold(a) == wanted)));
        let place = known.unwrap_or_else(|| {
            let party = self.settings.iter().find(|p| p.members.iter().any(|m| fold(m) == wanted)).map(|p| p.id.clone());
            let party = party.map(|id| self.party(&id));
            self.speakers.push(Speaker {
                name: name.to_owned(),
                short: name.rsplit(' ').next().unwrap_or(name).to_owned(),
                title: None,
                party,
                aliases: Vec::new(),
                kind: SpeakerKind::Person,
            });
            self.speakers.len() - 1
        });
        SpeakerId(place as u32)
    }

    /// The party of an id or name.
    pub fn party(&mut self, name: &str) -> PartyId {
        let (name, wanted) = (name.trim(), fold(name.trim()));
        let is = |id: &str, named: &str| id == name || fold(named) == wanted;
        let known = self.parties.iter().position(|p| is(&p.id, &p.name));
        let place = known.unwrap_or_else(|| {
            let of = |p: &&PartySetting| is(&p.id, p.name.as_deref().unwrap_or(&p.id));
            let party = match self.settings.iter().find(of) {
                Some(PartySetting { id, name, color, .. }) => Party {
                    id: id.clone(),
                    name: name.clone().unwrap_or_else(|| id.clone()),
                    kind: PartyKind::Defined,
                    color: color.clone(),
                },
                None => Party { id: key(name), name: name.to_owned(), kind: PartyKind::Defined, color: None },
            };
            self.parties.push(party);
            self.parties.len() - 1
        });
        PartyId(place as u32)
    }
}

/// A key as `[parties.KEY]` bears one: lower case, with hyphens.
pub(super) fn key(name: &str) -> String {
    let folded: String = fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    folded.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
