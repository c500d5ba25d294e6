//! Members of a party for a time: who speaks on a day for the party that `corpus.toml` gives them on that day.

use super::Analysis;
use crate::corpus::DatedMember;
use crate::corrections::Roster;
use crate::party::{PartyId, Resolution};
use crate::world::fold;

impl Analysis {
    /// Gives the voices of these documents the parties of their days, and their own where no time holds. A statement whose day is not known to
    /// lie within a time is left as it is.
    pub(super) fn take_sides(&mut self, documents: impl IntoIterator<Item = usize>) {
        let settings = self.corpus.settings.parties.clone();
        if settings.iter().all(|p| p.dated.is_empty()) {
            return;
        }
        let Resolution { speakers, parties, .. } = &mut self.resolution;
        let mut roster = Roster { speakers, parties, settings: &settings };
        let times: Vec<(&DatedMember, PartyId)> = settings
            .iter()
            .flat_map(|p| p.dated.iter().map(|m| (m, p.id.clone())).collect::<Vec<_>>())
            .map(|(m, id)| (m, roster.party(&id)))
            .collect();
        let of_speaker: Vec<Vec<(&DatedMember, PartyId)>> = self
            .resolution
            .speakers
            .iter()
            .map(|speaker| {
                let is = |name: &str| fold(name) == fold(&speaker.name) || speaker.aliases.iter().any(|a| fold(a) == fold(name));
                times.iter().filter(|(member, _)| is(&member.name)).copied().collect()
            })
            .collect();
        for document in documents {
            let found = &self.documents[document];
            let Some(voices) = self.resolution.voices.get_mut(document) else { continue };
            for (n, voices) in voices.iter_mut().enumerate() {
                let Some(date) = found.said.get(n).and_then(Option::as_ref).or(found.published.as_ref()) else { continue };
                for voice in voices {
                    let times = &of_speaker[voice.speaker.0 as usize];
                    let now = times.iter().find(|(member, _)| member.holds(date.from, date.to)).map(|(_, party)| *party);
                    if let Some(party) = now {
                        voice.party = Some(party);
                    } else if times.iter().any(|(_, party)| voice.party == Some(*party)) {
                        voice.party = self.resolution.speakers[voice.speaker.0 as usize].party;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Analysis, Options, analyze};
    use crate::corpus::{Corpus, Document, restated};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    /// The party of each statement, in the order of their days.
    fn sides(analysis: &Analysis) -> Vec<Option<&str>> {
        analysis.statements.iter().map(|s| analysis.party(s.reports[0]).map(|p| p.name.as_str())).collect()
    }

    #[test]
    fn a_member_for_a_time_speaks_for_the_party_on_its_days_only() {
        let text = "“We will not sign the pact,” Vera Lund said on 4 May 2031.\n\n“The harbour stays open to all,” Vera Lund said on 9 July 2032.\n";
        let documents = vec![Document { path: "a.txt".into(), text: text.into(), ..Document::default() }];
        let toml = "[parties.coast]\nname = \"Coast\"\nmembers = [\"Vera Lund, 2031\"]\n[parties.hill]\nname = \"Hill\"\nmembers = [\"Vera Lund, from 2032-07\"]\n";
        let corpus = restated(&Corpus { documents, ..Corpus::default() }, toml);
        let options = Options { accuracy: Accuracy::Fast };
        let mut analysis = analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        assert_eq!(sides(&analysis), [Some("Coast"), Some("Hill")]);
        // A correction laid over them and taken off again leaves them so.
        analysis.correct(&[]);
        assert_eq!(sides(&analysis), [Some("Coast"), Some("Hill")]);
    }
}
