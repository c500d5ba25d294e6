//! Which utterance another one reacts to, where the text says so.
//!
//! "Dane rejected Tolle's accusation", "in response to Tolle's remarks, Dane said …", "…," Dane retorted: a verb or phrase of
//! `assets/answers.tsv`, the noun that names an utterance, and whose it was. The utterance meant is one of the same document, by somebody else. Where two
//! could be meant, none is.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::words::comparable;
use super::{AnalyzedDocument, AttributionRef};
use crate::party::{PartyId, Resolution, SpeakerId, Voice};
use crate::statement::{Act, Attribution};
use crate::text::Span;
use crate::world::{World, fold};

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
struct View<'a> {
    document: usize,
    analyzed: &'a AnalyzedDocument,
    text: &'a str,
    voices: &'a [Vec<Voice>],
    resolution: &'a Resolution,
}

/// How a text names what is reacted to.
struct Named<'a> {
    /// The noun of the utterance; none for a bare reply.
    noun: Option<&'static Noun>,
    /// Whose it was: a name or a noun.
    owner: Option<&'a str>,
    /// From the verb or phrase to the noun or owner.
    told: Span,
    /// What follows it in the sentence ("that the dam would burst").
    rest: Span,
}

impl<'a> View<'a> {
    fn answer(&self, n: usize) -> Option<Answer> {
        let attribution = &self.analyzed.attributions[n];
        if self.voices.get(n)?.is_empty() || attribution.act.is_opinion() {
            return None;
        }
        let named = self.object(attribution).or_else(|| self.phrase(n)).or_else(|| self.reply(attribution))?;
        let to = self.meant(n, &named)?;
        Some(Answer { to: AttributionRef { document: self.document, attribution: to }, told: named.told })
    }

    /// "rejected Tolle's accusation": the object of the cue.
    fn object(&self, attribution: &Attribution) -> Option<Named<'a>> {
        let cue = self.tokens(attribution.cue?);
        let list = Words::get();
        let verb = cue.clone().find(|&t| list.verbs.contains(&self.lower(t)))?;
        let particle = |w: &str| matches!(w, "off" | "aside" | "away" | "back" | "at" | "to" | "outright" | "flatly" | "as");
        let mut from = verb + 1;
        while particle(&self.lower(from)) || self.lower(from).ends_with("ly") {
            from += 1;
        }
        self.noun_phrase(verb, from, self.sentence_of(verb)?.end)
    }

    /// "in response to Tolle's remarks": a phrase of the attribution's sentence outside all content.
    fn phrase(&self, n: usize) -> Option<Named<'a>> {
        let attribution = &self.analyzed.attributions[n];
        let own = attribution.cue.or(attribution.source)?;
        let sentence = self.sentence_of(self.tokens(own).start)?;
        let inside = |t: usize, a: &Attribution| a.content.iter().any(|c| c.overlaps(self.analyzed.structure.tokens[t]));
        for at in sentence.clone() {
            let Some(len) = Words::get().phrases.iter().find(|p| self.has(at, p)).map(Vec::len) else { continue };
            // A phrase that opens the sentence may be counted with the content; within a quotation it is the speaker's own.
            let within = at > sentence.start + 1 && self.analyzed.attributions.iter().any(|a| inside(at, a));
            if within || self.analyzed.structure.quotes[at].inside {
                continue;
            }
            let Some(named) = self.noun_phrase(at, at + len, sentence.end) else { continue };
            // Of several who speak in the sentence, the phrase goes with the nearest; "Tolle's remarks" within it are no utterance of the sentence.
            let distance = |span: Span| self.tokens(span).start.abs_diff(at);
            let others = self.analyzed.attributions.iter().filter_map(|a| a.cue.or(a.source));
            let others = others.filter(|s| !s.overlaps(named.told) && sentence.contains(&self.tokens(*s).start));
            if others.map(distance).all(|d| d >= distance(own)) {
                return Some(named);
            }
        }
        None
    }

    /// "…," Dane retorted: a cue that answers what stands right before it.
    fn reply(&self, attribution: &Attribution) -> Option<Named<'a>> {
        let cue = attribution.cue?;
        let tokens = self.tokens(cue);
        let at = tokens.clone().find(|&t| Words::get().replies.iter().any(|r| self.has(t, r)))?;
        let sentence = self.sentence_of(at)?;
        // What was asked of somebody by nobody is not what an utterance before said.
        if sentence.clone().any(|t| matches!(self.lower(t).as_str(), "asked" | "question" | "questions" | "to")) {
            return None;
        }
        let begins = attribution.hull().start;
        Some(Named { noun: None, owner: None, told: cue, rest: Span { start: begins, end: begins } })
    }

    /// The noun phrase of an utterance that begins at token `from`; `verb` is where what leads to it begins.
    fn noun_phrase(&self, verb: usize, from: usize, end: usize) -> Option<Named<'a>> {
        let negated =
            (verb.saturating_sub(3)..verb).any(|t| matches!(self.lower(t).as_str(), "not" | "n't" | "never" | "declined" | "refused"));
        let noun_at = (from..end.min(from + 9)).take_while(|&t| !self.stops(t)).find(|&t| Words::get().noun(&self.lower(t)).is_some())?;
        let first = self.lower(from);
        if negated
            || (from..noun_at).any(|t| {
                matches!(
                    self.lower(t).as_str(),
                    "own" | "any" | "no" | "all" | "such" | "of" | "to" | "past" | "earlier" | "previous" | "prior" | "old"
                )
            })
        {
            return None;
        }
        let noun = Words::get().noun(&self.lower(noun_at))?;
        let possessive = (from..noun_at).rfind(|&t| matches!(self.word(t), "'s" | "’s" | "'" | "’"));
        let by = noun_at + 1;
        let owner = match possessive {
            Some(p) if p > from => Some(self.word(p - 1)),
            // "the claims by Tolle", "the accusation of the ministry"
            None if (matches!(self.lower(by).as_str(), "by" | "from") || noun.acts.is_empty() && self.lower(by) == "of")
                && by + 1 < end =>
            {
                self.head_after(by + 1, end)
            }
            _ => None,
        };
        let definite = matches!(first.as_str(), "the" | "that" | "this" | "those" | "these" | "his" | "her" | "their" | "its");
        if owner.is_none() && !definite {
            return None;
        }
        let tokens = &self.analyzed.structure.tokens;
        let told = tokens[verb].hull(tokens[noun_at]);
        let rest = Span { start: told.end, end: tokens[end - 1].end.max(told.end) };
        Some(Named { noun: Some(noun), owner, told, rest })
    }

    /// The last word of the name or noun phrase at `from`.
    fn head_after(&self, from: usize, end: usize) -> Option<&'a str> {
        let honorific = |t: usize| matches!(self.word(t), "Mr" | "Mrs" | "Ms" | "Dr" | "Mr." | "Mrs." | "Ms." | "Dr." | ".");
        let from = (from..end).find(|&t| !honorific(t)).unwrap_or(from);
        let named = (from..end).take_while(|&t| self.word(t).starts_with(char::is_uppercase)).last();
        let article = matches!(self.lower(from).as_str(), "the" | "a" | "an");
        let small =
            || (from + usize::from(article)..end).take_while(|&t| self.word(t).starts_with(char::is_alphabetic) && !self.stops(t)).last();
        named.or_else(small).map(|t| self.word(t))
    }

    /// The one attribution that is meant.
    fn meant(&self, n: usize, named: &Named<'_>) -> Option<usize> {
        let all = &self.analyzed.attributions;
        let here = self.sentence_index(named.told.start)?;
        let mine: BTreeSet<SpeakerId> = self.voices[n].iter().map(|v| v.speaker).collect();
        let own = &all[n];
        let far = |m: usize| self.sentence_index(all[m].content[0].start).map_or(usize::MAX, |s| here.abs_diff(s));
        let other = |m: &usize| {
            let voices = self.voices.get(*m).map_or(&[][..], Vec::as_slice);
            !voices.is_empty()
                && voices.iter().all(|v| !mine.contains(&v.speaker))
                && all[*m].confidence >= SURE
                && !all[*m].act.is_opinion()
                && !all[*m].content.iter().any(|c| own.content.iter().any(|o| o.overlaps(*c) && !o.contains(*c)))
        };
        // What follows in the sentence may be told in passing; what is reacted to was uttered before, or is told in the phrase itself.
        let before = |m: &usize| all[*m].content[0].start < named.told.start;
        let within = |m: &usize| named.noun.is_some() && all[*m].source.is_some_and(|s| named.told.contains(s));
        let suits = |m: &usize| named.noun.is_none_or(|noun| noun.acts.is_empty() || noun.acts.contains(&all[*m].act));
        let candidates: Vec<usize> = (0..all.len()).filter(|m| *m != n).filter(other).filter(|m| before(m) || within(m)).collect();
        if let Some(owner) = named.owner {
            let theirs: Vec<usize> = candidates.into_iter().filter(|m| self.is_by(*m, owner)).collect();
            if let Some(told) = theirs.iter().copied().find(|m| within(m)) {
                return Some(told);
            }
            return self.alike(&theirs, named).or_else(|| {
                let fitting: Vec<usize> = theirs.iter().copied().filter(suits).collect();
                match (&fitting[..], &theirs[..]) {
                    (&[one], _) | (&[], &[one]) if far(one) <= FAR => Some(one),
                    // Of several, the last before it, where that is near.
                    (&[.., last], _) if far(last) <= NEAR => Some(last),
                    _ => None,
                }
            });
        }
        let near: Vec<usize> =
            candidates.into_iter().filter(|m| far(*m) <= if named.noun.is_some() { NEAR } else { 1 }).filter(suits).collect();
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
        let owner = fold(owner);
        let holds = |name: &str| fold(name).split(' ').any(|w| w == owner);
        let state = World::get().place(&owner).map(|p| World::get().state(p.state).key.as_str());
        let of_party = |party: PartyId| {
            let party = &self.resolution.parties[party.0 as usize];
            fold(&party.name) == owner || state == Some(party.id.as_str())
        };
        let named = self.voices[m].iter().any(|voice| {
            let speaker = &self.resolution.speakers[voice.speaker.0 as usize];
            holds(&speaker.name) || speaker.aliases.iter().any(|a| holds(a)) || voice.party.is_some_and(of_party)
        });
        named || self.analyzed.attributions[m].source.is_some_and(|s| holds(s.of(self.text)))
    }

    fn stops(&self, token: usize) -> bool {
        matches!(
            self.word(token),
            "," | ";" | ":" | "." | "“" | "”" | "\"" | "(" | "—" | "that" | "as" | "and" | "but" | "for" | "when" | "while"
        )
    }

    fn has(&self, token: usize, phrase: &[String]) -> bool {
        phrase.iter().enumerate().all(|(k, w)| self.lower(token + k) == *w)
    }

    fn tokens(&self, span: Span) -> Range<usize> {
        self.analyzed.structure.tokens_in(span)
    }

    fn word(&self, token: usize) -> &'a str {
        self.analyzed.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    fn lower(&self, token: usize) -> String {
        self.word(token).to_lowercase()
    }

    fn sentence_index(&self, at: u32) -> Option<usize> {
        self.analyzed.structure.sentence_at(at)
    }

    fn sentence_of(&self, token: usize) -> Option<Range<usize>> {
        let at = self.analyzed.structure.tokens.get(token)?.start;
        Some(self.analyzed.structure.sentences[self.sentence_index(at)?].tokens.clone())
    }
}

/// Words that tell what is spoken of.
fn telling(text: &str) -> Vec<u64> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).collect();
    words.into_iter().flat_map(comparable).collect()
}

/// A noun that names an utterance.
#[derive(Debug)]
struct Noun {
    word: String,
    /// What the utterance does; empty where it may do anything.
    acts: Vec<Act>,
}

/// `assets/answers.tsv`.
#[derive(Debug, Default)]
struct Words {
    verbs: BTreeSet<String>,
    replies: Vec<Vec<String>>,
    phrases: Vec<Vec<String>>,
    nouns: Vec<Noun>,
}

impl Words {
    fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Self::read(include_str!("../../assets/answers.tsv")))
    }

    fn read(table: &str) -> Self {
        let mut found = Self::default();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(phrase)) = (fields.next(), fields.next()) else { continue };
            let words: Vec<&str> = phrase.split(' ').collect();
            let (first, rest) = (words[0], words[1..].iter().map(|w| (*w).to_owned()));
            let forms = first.strip_suffix('*').map_or_else(|| vec![first.to_owned()], inflected);
            let all = forms.into_iter().map(|form| std::iter::once(form).chain(rest.clone()).collect::<Vec<String>>());
            match kind {
                "verb" => found.verbs.extend(all.map(|mut words| words.swap_remove(0))),
                "reply" => found.replies.extend(all),
                "phrase" => found.phrases.extend(all),
                _ => {
                    let acts = fields.next().unwrap_or_default().split(' ').filter(|a| !a.is_empty());
                    let acts = acts.filter_map(|a| serde_json::from_value(serde_json::Value::from(a)).ok());
                    found.nouns.push(Noun { word: phrase.to_owned(), acts: acts.collect() });
                }
            }
        }
        found.phrases.sort_by_key(|p| std::cmp::Reverse(p.len()));
        found
    }

    /// The noun, in the singular or plural.
    fn noun(&self, word: &str) -> Option<&Noun> {
        self.nouns.iter().find(|n| n.word == word || word.strip_suffix('s') == Some(&n.word))
    }
}

/// The forms of a regular verb.
fn inflected(stem: &str) -> Vec<String> {
    if let Some(stem) = stem.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o'])) {
        return vec![format!("{stem}y"), format!("{stem}ies"), format!("{stem}ied"), format!("{stem}ying")];
    }
    if stem == "hit" {
        return vec!["hit".into(), "hits".into(), "hitting".into()];
    }
    let mute = stem.strip_suffix('e');
    let root = mute.unwrap_or(stem);
    let doubled = if matches!(stem, "slam" | "rebut" | "snap") { &stem[stem.len() - 1..] } else { "" };
    let hisses = stem.ends_with(['s', 'h', 'x']) || stem.ends_with("ch") || stem == "echo";
    vec![stem.to_owned(), format!("{stem}{}", if hisses { "es" } else { "s" }), format!("{root}{doubled}ed"), format!("{root}{doubled}ing")]
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
    }

    #[test]
    fn left_alone() {
        // Nobody's, one's own, of two, of what nobody said.
        check("“The dam will burst,” Ina Tolle said.\n\n“The harbour is full,” Orla Dane said.\n", &[]);
        check("“The dam will burst,” Ina Tolle said. She rejected the accusation.\n", &[]);
        check("Ina Tolle accused Velmar of theft, and Bo Lind accused Velmar of arson.\n\nOrla Dane rejected the accusations.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane rejected Keld's claim.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nOrla Dane did not respond to Tolle's remarks.\n", &[]);
        check("“The dam will burst,” Ina Tolle said.\n\nAsked about the harbour, Orla Dane replied: “It is full.”\n", &[]);
    }
}
