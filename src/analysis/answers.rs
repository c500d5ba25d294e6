//! Which utterance another one reacts to, where the text says so.
//!
//! "Dane rejected Tolle's accusation", "in response to Tolle's remarks, Dane said …", "…," Dane retorted: a verb or phrase of
//! `assets/answers.tsv`, the noun that names an utterance, and whose it was. The utterance meant is one of the same document, by somebody else. Where two
//! could be meant, none is.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::answer_named::Named;
use super::words::comparable;
use super::{AnalyzedDocument, AttributionRef};
use crate::party::{PartyId, Resolution, SpeakerId, SpeakerKind, Voice};
use crate::text::Span;
use crate::world::{Gender, World, fold};

/// Sentences between a reaction and what it reacts to, where that is named by nothing but its kind.
const NEAR: usize = 3;
/// The same where the text tells whose utterance it was.
const FAR: usize = 12;
/// Words that a claim and the utterance meant by it must share to be told from others.
const SHARED: usize = 2;
/// Below this confidence an attribution is nothing to react to.
const SURE: f32 = 0.5;

/// What an utterance reacts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The attribution whose content it reacts to.
    pub to: AttributionRef,
    /// The words that say so.
    pub told: Span,
}

/// For each document and attribution what it reacts to; the arguments speak of the same documents in the same order.
pub(super) fn answers(documents: &[AnalyzedDocument], texts: &[&str], resolution: &Resolution) -> Vec<Vec<Option<Answer>>> {
    let each = documents.par_iter().enumerate().map(|(document, analyzed)| {
        let empty: &[Vec<Voice>] = &[];
        let voices = resolution.voices.get(document).map_or(empty, Vec::as_slice);
        let view = View { document, analyzed, text: texts[document], voices, resolution };
        (0..analyzed.attributions.len()).map(|n| view.answer(n)).collect()
    });
    each.collect()
}

/// One document.
pub(super) struct View<'a> {
    document: usize,
    pub(super) analyzed: &'a AnalyzedDocument,
    pub(super) text: &'a str,
    pub(super) voices: &'a [Vec<Voice>],
    resolution: &'a Resolution,
}

impl<'a> View<'a> {
    fn answer(&self, n: usize) -> Option<Answer> {
        let attribution = &self.analyzed.attributions[n];
        if self.voices.get(n)?.is_empty() || attribution.act.is_opinion() {
            return None;
        }
        let asked = self.asked_by(n);
        if let Some((to, told)) = asked {
            return Some(Answer { to: AttributionRef { document: self.document, attribution: to }, told });
        }
        let named = self.object(n).or_else(|| self.phrase(n)).or_else(|| self.reply(attribution))?;
        let to = self.meant(n, &named)?;
        Some(Answer { to: AttributionRef { document: self.document, attribution: to }, told: named.told })
    }

    /// "Asked by Tolle if the dam would hold, Dane said …": the question, told in the same sentence, and the words that lead to it.
    fn asked_by(&self, n: usize) -> Option<(usize, Span)> {
        let attribution = &self.analyzed.attributions[n];
        let own = self.tokens(attribution.cue.or(attribution.source)?).start;
        let sentence = self.sentence_of(own)?;
        let asked = |w: &str| matches!(w, "asked" | "pressed" | "questioned" | "challenged" | "pushed" | "told");
        let at =
            sentence.clone().find(|&t| asked(&self.lower(t)) && self.lower(t + 1) == "by" && !self.analyzed.structure.quotes[t].inside)?;
        let opens = at <= sentence.start + 1 || matches!(self.word(at - 1), "," | "when");
        let tokens = &self.analyzed.structure.tokens;
        let question = (0..self.analyzed.attributions.len()).filter(|&m| m != n && self.is_other(n, m)).find(|&m| {
            let asks = &self.analyzed.attributions[m];
            let by = asks.source.is_some_and(|s| self.tokens(s).contains(&(at + 2)) || self.tokens(s).start.abs_diff(at + 2) <= 1);
            by && sentence.contains(&self.tokens(asks.content[0]).start) && !self.tokens(asks.content[0]).contains(&own)
        })?;
        opens.then(|| (question, tokens[at].hull(tokens[at + 2])))
    }

    /// The one attribution that is meant.
    fn meant(&self, n: usize, named: &Named<'_>) -> Option<usize> {
        let all = &self.analyzed.attributions;
        let here = self.sentence_index(named.told.start)?;
        let far = |m: usize| self.sentence_index(all[m].content[0].start).map_or(usize::MAX, |s| here.abs_diff(s));
        let other = |m: &usize| self.is_other(n, *m);
        // What follows in the sentence may be told in passing; what is reacted to was uttered before, or is told in the phrase itself.
        let before = |m: &usize| all[*m].content[0].start < named.told.start;
        let within = |m: &usize| named.noun.is_some() && all[*m].source.is_some_and(|s| named.told.contains(s));
        let suits = |m: &usize| named.noun.is_none_or(|noun| noun.acts.is_empty() || noun.acts.contains(&all[*m].act));
        let topic = self.topic(named);
        let fits = |m: &usize| {
            let fits = |v: &Voice| self.gender(v.speaker).is_some_and(|gender| named.not != Some(gender));
            let suits = named.not.is_none() || self.voices[*m].iter().all(fits);
            suits && (within(m) || self.is_about(*m, &topic))
        };
        let candidates: Vec<usize> =
            (0..all.len()).filter(|m| *m != n).filter(other).filter(|m| before(m) || within(m)).filter(fits).collect();
        if let Some(owner) = named.owner {
            let theirs: Vec<usize> = candidates.into_iter().filter(|m| self.is_by(*m, owner)).collect();
            if let Some(told) = theirs.iter().copied().find(|m| within(m)) {
                return Some(told);
            }
            return self.alike(&theirs, named).or_else(|| {
                let fitting: Vec<usize> = theirs.iter().copied().filter(suits).collect();
                match (&fitting[..], &theirs[..]) {
                    (&[one], _) | (&[], &[one]) if far(one) <= if named.noun.is_some() { FAR } else { NEAR } => Some(one),
                    // Of several, the last before it, where that is near.
                    (&[.., last], _) if far(last) <= NEAR => Some(last),
                    _ => None,
                }
            });
        }
        let near: Vec<usize> =
            candidates.into_iter().filter(|m| far(*m) <= if named.noun.is_some() { NEAR } else { 1 }).filter(suits).collect();
        // Who tells what another said or wrote is not the one that is answered.
        let near: Vec<usize> = near.into_iter().filter(|m| named.noun.is_some() || !self.is_relayed(*m)).collect();
        let speakers: BTreeSet<SpeakerId> = near.iter().flat_map(|m| &self.voices[*m]).map(|v| v.speaker).collect();
        let last = near.iter().copied().max_by_key(|m| all[*m].content[0].start)?;
        // Nobody else may have spoken in between, whoever reacts included.
        let between = |m: usize| {
            m != n
                && m != last
                && all[m].content[0].start > all[last].content[0].start
                && all[m].content[0].start < named.told.start
                && other(&m)
        };
        (speakers.len() == self.voices[last].len() && !(0..all.len()).any(between)).then_some(last)
    }

    /// Whether the attribution `m` is an utterance by somebody else than who speaks in `n`, and not part of it.
    fn is_other(&self, n: usize, m: usize) -> bool {
        let all = &self.analyzed.attributions;
        let voices = |k: usize| self.voices.get(k).map_or(&[][..], Vec::as_slice);
        !voices(m).is_empty()
            && voices(m).iter().all(|v| voices(n).iter().all(|mine| mine.speaker != v.speaker))
            && all[m].confidence >= SURE
            && !all[m].act.is_opinion()
            && !all[m].content.iter().any(|c| all[n].content.iter().any(|o| o.overlaps(*c) && !o.contains(*c)))
    }

    /// "according to the Gazette", "the Gazette reported": told from another's words.
    fn is_relayed(&self, m: usize) -> bool {
        let cue = self.analyzed.attributions[m].cue.map(|c| self.tokens(c)).unwrap_or_default();
        cue.into_iter().any(|t| self.lower(t) == "according" || self.lower(t).starts_with("report"))
    }

    /// What the phrase says the utterance was about ("the remarks on the harbour", "the claim that the dam would burst"): its telling words.
    fn topic(&self, named: &Named<'_>) -> BTreeSet<u64> {
        let tokens = self.tokens(named.rest);
        let leads =
            matches!(self.lower(tokens.start).as_str(), "about" | "on" | "that" | "regarding" | "concerning" | "over" | "to" | "in" | "of");
        let ends = |t: usize| matches!(self.word(t), "," | ";" | "." | ":" | "“" | "\"" | "''" | "as" | "(");
        let end = tokens.clone().find(|&t| ends(t)).unwrap_or(tokens.end);
        let day = |t: usize| {
            let word = self.word(t);
            word.ends_with("day") && word.starts_with(char::is_uppercase)
        };
        if named.noun.is_none() || !leads || (tokens.start + 1..end).any(day) && end - tokens.start <= 3 {
            return BTreeSet::new();
        }
        (tokens.start + 1..end).filter(|&t| !day(t)).flat_map(|t| telling(self.word(t))).collect()
    }

    /// Whether the attribution, or the sentence it stands in, has a word of the topic; true where there is none.
    fn is_about(&self, m: usize, topic: &BTreeSet<u64>) -> bool {
        let attribution = &self.analyzed.attributions[m];
        let sentence = self.sentence_index(attribution.content[0].start).map(|s| self.analyzed.structure.sentences[s].span.of(self.text));
        let content = attribution.content.iter().map(|c| c.of(self.text));
        topic.is_empty() || sentence.into_iter().chain(content).flat_map(telling).any(|w| topic.contains(&w))
    }

    /// He or she, as far as lists and the given name tell.
    pub(super) fn gender(&self, speaker: SpeakerId) -> Option<Gender> {
        let speaker = &self.resolution.speakers[speaker.0 as usize];
        let world = World::get();
        let listed = world.people(&speaker.name).first().and_then(|p| world.person(*p).gender);
        let given = || world.gender_of_given_name(speaker.name.split(' ').next()?);
        listed.or_else(|| if speaker.kind == SpeakerKind::Person { given() } else { None })
    }

    /// Of several utterances, the one whose words the phrase takes up ("the claim that the dam would burst").
    fn alike(&self, among: &[usize], named: &Named<'_>) -> Option<usize> {
        let said: BTreeSet<u64> = telling(named.rest.of(self.text)).into_iter().collect();
        let share = |m: usize| {
            let content = self.analyzed.attributions[m].content.iter().flat_map(|c| telling(c.of(self.text))).collect::<BTreeSet<u64>>();
            content.intersection(&said).count()
        };
        let mut ranked: Vec<(usize, usize)> = among.iter().map(|&m| (share(m), m)).collect();
        ranked.sort_unstable_by_key(|r| (std::cmp::Reverse(r.0), r.1));
        match ranked[..] {
            [(most, one), ..] if most >= SHARED && ranked.get(1).is_none_or(|(next, _)| *next < most) => Some(one),
            _ => None,
        }
    }

    /// Whether an attribution is by whom these words name: a person, a body, or a state for which somebody speaks.
    fn is_by(&self, m: usize, owner: &str) -> bool {
        let small = owner.starts_with(char::is_lowercase);
        let owner = fold(owner);
        let holds = |name: &str| fold(name).split(' ').any(|w| w == owner);
        let state = World::get().place(&owner).map(|p| World::get().state(p.state).key.as_str());
        let of_party = |party: PartyId| {
            let party = &self.resolution.parties[party.0 as usize];
            fold(&party.name) == owner || state == Some(party.id.as_str())
        };
        let named = self.voices[m].iter().any(|voice| {
            let speaker = &self.resolution.speakers[voice.speaker.0 as usize];
            // "a Tolle aide" is not Tolle.
            let whole = speaker.kind != SpeakerKind::Unnamed || small;
            whole && holds(&speaker.name) || speaker.aliases.iter().any(|a| fold(a).ends_with(&owner)) || voice.party.is_some_and(of_party)
        });
        // "the ministry" may be any words of the source; a name within it is perhaps whom its speaker serves.
        named || small && self.analyzed.attributions[m].source.is_some_and(|s| holds(s.of(self.text)))
    }

    pub(super) fn stops(&self, token: usize) -> bool {
        matches!(
            self.word(token),
            "," | ";" | ":" | "." | "“" | "”" | "\"" | "(" | "—" | "that" | "as" | "and" | "but" | "for" | "when" | "while"
        )
    }

    pub(super) fn has(&self, token: usize, phrase: &[String]) -> bool {
        phrase.iter().enumerate().all(|(k, w)| self.lower(token + k) == *w)
    }

    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        self.analyzed.structure.tokens_in(span)
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        self.analyzed.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    pub(super) fn lower(&self, token: usize) -> String {
        self.word(token).to_lowercase()
    }

    fn sentence_index(&self, at: u32) -> Option<usize> {
        self.analyzed.structure.sentence_at(at)
    }

    pub(super) fn sentence_of(&self, token: usize) -> Option<Range<usize>> {
        let at = self.analyzed.structure.tokens.get(token)?.start;
        Some(self.analyzed.structure.sentences[self.sentence_index(at)?].tokens.clone())
    }
}

/// Words that tell what is spoken of.
fn telling(text: &str) -> Vec<u64> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 || w.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    words.into_iter().flat_map(comparable).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Options, analyze};
    use crate::corpus::{Corpus, Document};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    /// The pairs of first content words: who reacts → to what.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let documents = vec![Document { path: "a.txt".into(), text: text.into(), ..Document::default() }];
        let corpus = Corpus { documents, ..Corpus::default() };
        let options = Options { accuracy: Accuracy::Fast };
        let analysis = analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        let document = &analysis.documents[0];
        let source = |n: usize| document.attributions[n].source.map_or("-", |s| s.of(text));
        let begin =
            |n: usize| document.attributions[n].content[0].of(text).trim_matches('“').split(' ').take(2).collect::<Vec<_>>().join(" ");
        let found: Vec<String> = (0..document.attributions.len())
            .filter_map(|n| {
                analysis.answers[0][n].map(|a| format!("{} → {}: {}", source(n), source(a.to.attribution), begin(a.to.attribution)))
            })
            .collect();
        assert_eq!(found, expect, "in {text:?}");
    }

    #[test]
    fn objects_that_name_an_utterance() {
        check(
            "Ina Tolle accused Velmar of opening the dam at night.\n\nOrla Dane rejected Tolle's accusation.\n",
            &["Orla Dane → Ina Tolle: Velmar of"],
        );
        check(
            "Ina Tolle said the dam would burst by March. She also said the harbour was full.\n\n\
             Orla Dane dismissed Tolle's claim that the dam would burst.\n",
            &["Orla Dane → Ina Tolle: the dam"],
        );
        check(
            "“The dam will burst,” Ina Tolle said.\n\n“The harbour is full,” Bo Lind said.\n\nOrla Dane dismissed the remarks as noise.\n",
            &[],
        );
        check("“The harbour is full,” Bo Lind said.\n\nOrla Dane dismissed the remarks as noise.\n", &["Orla Dane → Bo Lind: The harbour"]);
    }

    #[test]
    fn phrases() {
        check(
            "“The dam will burst,” Ina Tolle said on Monday.\n\nIn response to Tolle's remarks, Orla Dane said the wall was sound.\n",
            &["Orla Dane → Ina Tolle: The dam"],
        );
        check(
            "“The dam will burst,” Ina Tolle said on Monday.\n\nAsked about Tolle's warning, Orla Dane said the wall was sound.\n",
            &["Orla Dane → Ina Tolle: The dam"],
        );
    }

    #[test]
    fn replies() {
        check("“The dam will burst,” Ina Tolle said.\n\n“It will not,” Orla Dane retorted.\n", &["Orla Dane → Ina Tolle: The dam"]);
        check("“The dam will burst,” Ina Tolle said.\n\n“It will not,” Orla Dane said in reply.\n", &["Orla Dane → Ina Tolle: The dam"]);
        check(
            "“The dam will burst,” Ina Tolle said.\n\nOrla Dane responded on Monday that the wall was sound.\n",
            &["Orla Dane → Ina Tolle: The dam"],
        );
    }

    #[test]
    fn turned_on_somebody() {
        check(
            "“The dam will burst,” Ina Tolle said.\n\n“The harbour is full,” Bo Lind said.\n\n“Nonsense from end to end,” Orla Dane hit back at Tolle.\n",
            &["Orla Dane → Ina Tolle: The dam"],
        );
        check("“The harbour is full,” Bo Lind said.\n\n“Nonsense from end to end,” Orla Dane hit back at Tolle.\n", &[]);
    }

    #[test]
    fn asked_by_somebody() {
        check("Asked by reporters in the harbour, Orla Dane said the wall was sound.\n", &[]);
    }

    #[test]
    fn spokespeople_answer_for_whom_they_serve() {
        check(
            "“The dam will burst,” Tolle spokeswoman Vera Lund said.\n\nOrla Dane dismissed Tolle's claim.\n",
            &["Orla Dane → Tolle spokeswoman Vera Lund: The dam"],
        );
    }

    #[test]
    fn what_it_was_about_must_agree() {
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane dismissed Tolle's remarks on the northern railway.\n", &[]);
        check(
            "Ina Tolle said the railway would be sold.\n\nOrla Dane dismissed Tolle's remarks on the northern railway.\n",
            &["Orla Dane → Ina Tolle: the railway"],
        );
    }

    #[test]
    fn left_alone() {
        // Nobody's, one's own, of two, of what nobody said.
        check("“The dam will burst,” Ina Tolle said.\n\n“The harbour is full,” Orla Dane said.\n", &[]);
        check("“The dam will burst,” Ina Tolle said. She rejected the accusation.\n", &[]);
        check("Ina Tolle accused Velmar of theft, and Bo Lind accused Velmar of arson.\n\nOrla Dane rejected the accusations.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane rejected Keld's claim.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane did not respond to Tolle's remarks.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane didn’t respond to Tolle's remarks.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nNeither Orla Dane nor Bo Lind would respond to Tolle's remarks.\n", &[]);
        // One's own.
        check("“The dam will burst,” Ina Tolle said.\n\nAsked about his claims, Peter Lind said the wall was sound.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nPeter Lind walked back his remarks and said the wall was sound.\n", &[]);
        check("Bo Lind told of the dam.\n\n“The dam will burst,” Ina Tolle said.\n\nOrla Dane dismissed the report.\n", &[]);
        // Told of another, or in answer to a poll.
        check("The Harbour Gazette reported that the dam would burst.\n\n“It will not,” Orla Dane replied.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\n“It will not,” said one miner, who responded anonymously.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane responded first, tearing into the cabinet.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nAsked about the harbour, Orla Dane replied: “It is full.”\n", &[]);
    }
}
