//! Corrections laid over what was found in a document.

use super::place::{Found, place};
use super::{Mark, Roster};
use crate::corpus::{Correction, Field, GivenDate, Key};
use crate::dating::{Basis, Dating, Precision};
use crate::party::Voice;
use crate::statement::{Act, Attribution, Quotation};
use crate::text::Span;

/// What was found in a document, as far as a person can correct it: one of each for each attribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Attributions, in the order of their content.
    pub attributions: Vec<Attribution>,
    /// When each was said.
    pub said: Vec<Option<Dating>>,
    /// The days its content speaks of.
    pub refers_to: Vec<Vec<Dating>>,
    /// Who speaks.
    pub voices: Vec<Vec<Voice>>,
    /// The names of its reporters.
    pub via: Vec<Vec<String>>,
    /// What of it comes from a person.
    pub marks: Vec<Mark>,
}

/// A document to correct.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its text.
    pub text: &'a str,
    /// When it was published, for a statement that is added.
    pub published: Option<&'a Dating>,
}

/// How a correction fits the text as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Its words stand there.
    Whole,
    /// The words around have changed: what it says of speaker, party, date and act still holds, its label and its review do not.
    Changed,
    /// It fits nowhere, for this reason; nothing of it holds.
    Lost(String),
}

/// Code points of the words by which a correction finds its statement.
const NOTED: usize = 120;

/// The key by which a correction finds content at `span` again: its first words, verbatim.
pub fn key_for(document: &str, text: &str, span: Span) -> Key {
    let words = span.of(text);
    let cut = words.char_indices().nth(NOTED).map(|(at, _)| at);
    let words = match cut {
        Some(cut) => words[..cut].rsplit_once(char::is_whitespace).map_or(&words[..cut], |(whole, _)| whole).trim_end(),
        None => words,
    };
    Key { document: document.to_owned(), words: words.to_owned(), near: text[..span.start as usize].chars().count() }
}

/// Lays `corrections`, all of one document, over what was found in it, in their order; tells for each how it fits.
///
/// Pure: the same text, attributions and corrections give the same result. Hidden attributions are gone from it.
pub fn replay(subject: Subject<'_>, taken: &mut Taken, corrections: &[&Correction], roster: &mut Roster<'_>) -> Vec<Fit> {
    let count = taken.attributions.len();
    taken.said.resize(count, None);
    taken.refers_to.resize(count, Vec::new());
    taken.voices.resize(count, Vec::new());
    taken.via.resize(count, Vec::new());
    taken.marks = vec![Mark::default(); count];
    let mut hidden = vec![false; count];
    let mut fits = vec![Fit::Whole; corrections.len()];
    // What is added comes first, so that every later entry finds it.
    let order = |added: bool| corrections.iter().enumerate().filter(move |(_, c)| c.added == added);
    for (n, correction) in order(true).chain(order(false)) {
        fits[n] = match one(subject, taken, &mut hidden, correction, roster) {
            Ok(fit) => fit,
            Err(reason) => Fit::Lost(reason),
        };
    }
    drop_hidden(taken, &hidden);
    fits
}

fn one(
    subject: Subject<'_>,
    taken: &mut Taken,
    hidden: &mut Vec<bool>,
    correction: &Correction,
    roster: &mut Roster<'_>,
) -> Result<Fit, String> {
    let text = subject.text;
    let found = place(text, &correction.key.words, correction.key.near).ok_or("its words stand in the document no longer")?;
    let (span, fit) = match found {
        Found::Here(span) => (span, Fit::Whole),
        Found::Changed(span) => (span, Fit::Changed),
    };
    let act = match &correction.act {
        Some(word) => Some(act(word).ok_or_else(|| format!("“{word}” is no act; write says, demands, rejects, warns or another of them"))?),
        None => None,
    };
    let at = match at(taken, span) {
        Some(at) => at,
        None if correction.added => add(subject, taken, hidden, content_of(text, span, correction)?),
        None => return Err("no statement is found at its words any more".to_owned()),
    };
    if let Some(content) = &correction.content {
        let spans = slices(text, content, span).ok_or("the content it gives stands in the document no longer")?;
        taken.attributions[at].quotation = quotation(text, &spans);
        taken.attributions[at].content = spans;
    }
    let mark = &mut taken.marks[at];
    mark.key = Some(correction.key.clone());
    mark.added |= correction.added;
    mark.apart |= correction.apart;
    mark.pinned |= correction.pinned;
    mark.order = correction.order.or(mark.order);
    if correction.same.is_some() {
        mark.same.clone_from(&correction.same);
    }
    mark.stale |= fit == Fit::Changed;
    if fit == Fit::Whole {
        mark.reviewed |= correction.reviewed;
        if let Some(label) = &correction.label {
            mark.label = Some(label.split_whitespace().collect::<Vec<_>>().join(" "));
            mark.given.push(Field::Label);
        }
    }
    if let Some(note) = &correction.note {
        mark.note = Some(note.clone());
    }
    let mut give = |field: Field, is_given: bool| {
        if is_given && !mark.given.contains(&field) {
            mark.given.push(field);
        }
    };
    give(Field::Speaker, correction.speakers.is_some());
    give(Field::Party, correction.party.is_some());
    give(Field::Date, correction.date.is_some());
    give(Field::Act, act.is_some());
    give(Field::Content, correction.content.is_some());
    if mark.reviewed || mark.added {
        // A person vouches for it.
        taken.attributions[at].confidence = 1.0;
        taken.attributions[at].supposed = false;
    }
    if let Some(act) = act {
        taken.attributions[at].act = act;
    }
    voices(&mut taken.voices[at], correction, roster);
    match correction.date {
        Some(GivenDate::Days(from, to)) => taken.said[at] = Some(given(from, to)),
        Some(GivenDate::Unknown) => taken.said[at] = None,
        None => {}
    }
    hidden[at] |= correction.hidden;
    Ok(fit)
}

/// The attribution whose content begins nearest to where `span` does, of those it touches.
fn at(taken: &Taken, span: Span) -> Option<usize> {
    let touches = |a: &Attribution| a.content.iter().any(|c| c.overlaps(span));
    let off = |a: &Attribution| (a.content[0].start.abs_diff(span.start), a.content[0].len().abs_diff(span.len()));
    let found = taken.attributions.iter().enumerate().filter(|(_, a)| touches(a));
    found.min_by_key(|(n, a)| (off(a), *n)).map(|(n, _)| n)
}

fn content_of(text: &str, span: Span, correction: &Correction) -> Result<Vec<Span>, String> {
    match &correction.content {
        Some(content) => slices(text, content, span).ok_or_else(|| "the content it gives stands in the document no longer".to_owned()),
        None => Ok(vec![span]),
    }
}

/// The slices in the order of the text, each near the one before; `None` where one is gone.
fn slices(text: &str, content: &[String], near: Span) -> Option<Vec<Span>> {
    let mut from = text[..near.start as usize].chars().count();
    let mut spans: Vec<Span> = Vec::with_capacity(content.len());
    for words in content {
        let Some(Found::Here(span)) = place(text, words, from) else { return None };
        from = text[..span.end as usize].chars().count();
        spans.push(span);
    }
    spans.sort();
    spans.dedup_by(|b, a| a.overlaps(*b));
    (!spans.is_empty()).then_some(spans)
}

/// Puts a statement in that the program missed, and tells its place.
fn add(subject: Subject<'_>, taken: &mut Taken, hidden: &mut Vec<bool>, content: Vec<Span>) -> usize {
    let at = taken.attributions.partition_point(|a| a.content[0] <= content[0]);
    let said = subject.published.map(|p| Dating { basis: Basis::Document, ..p.clone() });
    let quotation = quotation(subject.text, &content);
    let attribution =
        Attribution { source: None, cue: None, content, quotation, act: Act::Says, via: Vec::new(), confidence: 1.0, supposed: false };
    taken.attributions.insert(at, attribution);
    taken.said.insert(at, said);
    taken.refers_to.insert(at, Vec::new());
    taken.voices.insert(at, Vec::new());
    taken.via.insert(at, Vec::new());
    taken.marks.insert(at, Mark::default());
    hidden.insert(at, false);
    at
}

/// How far content stands in quotation marks, by the marks in it and at its ends.
fn quotation(text: &str, content: &[Span]) -> Quotation {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '«' | '»' | '„' | '‟');
    let whole = |span: &Span| {
        let words = span.of(text).trim();
        words.starts_with(is_mark) && words.ends_with(is_mark)
    };
    if content.iter().all(whole) {
        Quotation::Direct
    } else if content.iter().any(|span| span.of(text).contains(is_mark)) {
        Quotation::Mixed
    } else {
        Quotation::Indirect
    }
}

fn voices(voices: &mut Vec<Voice>, correction: &Correction, roster: &mut Roster<'_>) {
    if let Some(names) = &correction.speakers {
        let title = |id| voices.iter().find(|v| v.speaker == id).and_then(|v| v.title.clone());
        let named: Vec<Voice> = names
            .iter()
            .map(|name| {
                let speaker = roster.speaker(name);
                let party = roster.speakers[speaker.0 as usize].party;
                Voice { speaker, party, title: title(speaker), mention: None, confidence: 1.0 }
            })
            .collect();
        *voices = named;
    }
    if let Some(name) = &correction.party {
        let party = (!name.trim().is_empty()).then(|| roster.party(name));
        voices.iter_mut().for_each(|v| v.party = party);
    }
}

/// A date as a person gives it.
pub fn given(from: chrono::NaiveDate, to: chrono::NaiveDate) -> Dating {
    use chrono::Datelike;
    let days = (to - from).num_days() + 1;
    let month = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
    let precision = match days {
        1 => Precision::Day,
        7 => Precision::Week,
        28..=31 if month => Precision::Month,
        365 | 366 if month && from.month() == 1 => Precision::Year,
        _ => Precision::Range,
    };
    Dating { from, to, precision, basis: Basis::User, evidence: Vec::new(), confidence: 1.0, why: String::new() }
}

fn act(word: &str) -> Option<Act> {
    serde_json::from_value(serde_json::Value::String(word.trim().to_lowercase())).ok()
}

fn drop_hidden(taken: &mut Taken, hidden: &[bool]) {
    if !hidden.contains(&true) {
        return;
    }
    fn keep<T>(all: &mut Vec<T>, hidden: &[bool]) {
        let mut at = 0;
        all.retain(|_| {
            at += 1;
            !hidden[at - 1]
        });
    }
    keep(&mut taken.attributions, hidden);
    keep(&mut taken.said, hidden);
    keep(&mut taken.refers_to, hidden);
    keep(&mut taken.voices, hidden);
    keep(&mut taken.via, hidden);
    keep(&mut taken.marks, hidden);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::{Party, PartyKind, Speaker, SpeakerKind};

    const TEXT: &str = "Ina Tolle said the harbour would close. “We will not sign,” she said. Orla Dane warned of a storm.";

    fn said(text: &str, content: &str, confidence: f32) -> Attribution {
        let at = text.find(content).expect("it stands there");
        Attribution {
            source: None,
            cue: None,
            content: vec![Span::new(at, at + content.len())],
            quotation: Quotation::Indirect,
            act: Act::Says,
            via: Vec::new(),
            confidence,
            supposed: false,
        }
    }

    fn taken(text: &str) -> Taken {
        let contents = ["the harbour would close", "“We will not sign,”", "of a storm"];
        let attributions = contents.iter().filter(|c| text.contains(**c)).map(|c| said(text, c, 0.7)).collect();
        Taken { attributions, ..Taken::default() }
    }

    fn correction(words: &str) -> Correction {
        let key = Key { document: "a.txt".into(), words: words.into(), near: 0 };
        Correction { key, ..Correction::default() }
    }

    /// What replay makes of one correction: each attribution as "words | act | speaker of party | from | sign of what a person gave".
    #[track_caller]
    fn check(text: &str, correction: &Correction, fit: &Fit, expect: &[&str]) {
        let speaker = Speaker {
            name: "Orla Dane".into(),
            short: "Dane".into(),
            title: None,
            party: Some(crate::party::PartyId(0)),
            aliases: vec!["Dane".into()],
            kind: SpeakerKind::Person,
        };
        let party = Party { id: "tessaly".into(), name: "Tessaly".into(), kind: PartyKind::State, color: None };
        let (mut speakers, mut parties) = (vec![speaker], vec![party]);
        let mut roster = Roster { speakers: &mut speakers, parties: &mut parties, settings: &[] };
        let mut taken = taken(text);
        let fits = replay(Subject { text, published: None }, &mut taken, &[correction], &mut roster);
        assert_eq!(fits, std::slice::from_ref(fit));
        let rows: Vec<String> = taken
            .attributions
            .iter()
            .enumerate()
            .map(|(n, a)| {
                let voice = |v: &Voice| {
                    let party = v.party.map_or("nobody", |p| &parties[p.0 as usize].id);
                    format!("{} of {party}", speakers[v.speaker.0 as usize].name)
                };
                let who: Vec<String> = taken.voices[n].iter().map(voice).collect();
                let day = taken.said[n].as_ref().map_or("-".to_owned(), |d| d.from.to_string());
                let mark = &taken.marks[n];
                let mut sign = String::new();
                sign.extend(mark.reviewed.then_some('r'));
                sign.extend(mark.pinned.then_some('p'));
                sign.extend(mark.added.then_some('a'));
                sign.extend(mark.stale.then_some('s'));
                sign.extend(mark.label.as_ref().map(|l| format!("[{l}]")));
                let words: Vec<&str> = a.content.iter().map(|s| s.of(text)).collect();
                format!("{} | {:?} | {} | {day} | {sign}", words.join(" … "), a.act, who.join(", "))
            })
            .filter(|row| !row.ends_with("| Says |  | - | "))
            .collect();
        assert_eq!(rows, expect);
        assert_eq!(taken.attributions.len(), taken.marks.len());
    }

    #[test]
    fn each_field_is_laid_over() {
        let who = Correction { speakers: Some(vec!["Dane".into()]), act: Some("rejects".into()), ..correction("“We will not") };
        check(TEXT, &who, &Fit::Whole, &["“We will not sign,” | Rejects | Orla Dane of tessaly | - | "]);
        let new = Correction { speakers: Some(vec!["Bo Lind".into()]), party: Some("Coast states".into()), ..correction("“We will not") };
        check(TEXT, &new, &Fit::Whole, &["“We will not sign,” | Says | Bo Lind of coast-states | - | "]);
        let day = chrono::NaiveDate::from_ymd_opt(2031, 8, 20).expect("a day");
        let date = Correction { date: Some(GivenDate::Days(day, day)), pinned: true, ..correction("the harbour would") };
        check(TEXT, &date, &Fit::Whole, &["the harbour would close | Says |  | 2031-08-20 | p"]);
        let own = Correction { label: Some("No to\n the pact".into()), reviewed: true, ..correction("“We will not") };
        check(TEXT, &own, &Fit::Whole, &["“We will not sign,” | Says |  | - | r[No to the pact]"]);
        let content = Correction { content: Some(vec!["We will not sign".into()]), reviewed: true, ..correction("“We will not") };
        check(TEXT, &content, &Fit::Whole, &["We will not sign | Says |  | - | r"]);
    }

    #[test]
    fn hidden_statements_are_gone_and_missed_ones_are_there() {
        check(TEXT, &Correction { hidden: true, reviewed: true, ..correction("“We will not") }, &Fit::Whole, &[]);
        let added = Correction { added: true, ..correction("Orla Dane warned") };
        check(TEXT, &added, &Fit::Whole, &["Orla Dane warned | Says |  | - | a"]);
    }

    #[test]
    fn changed_words_keep_the_facts_and_lose_label_and_review() {
        let text = TEXT.replace("the harbour would close", "the northern harbour would close on the day after the next storm");
        let mut taken_now = taken(&text);
        taken_now.attributions.push(said(&text, "the northern harbour would close on the day after the next storm", 0.7));
        let key = "the harbour would close on the day after the storm";
        let noted = Correction { label: Some("Mine".into()), reviewed: true, act: Some("warns".into()), ..correction(key) };
        let (mut speakers, mut parties) = (Vec::new(), Vec::new());
        let mut roster = Roster { speakers: &mut speakers, parties: &mut parties, settings: &[] };
        let fits = replay(Subject { text: &text, published: None }, &mut taken_now, &[&noted], &mut roster);
        assert_eq!(fits, [Fit::Changed]);
        let at = taken_now.marks.iter().position(|m| m.stale).expect("it is marked");
        assert_eq!((taken_now.attributions[at].act, taken_now.marks[at].reviewed), (Act::Warns, false));
        assert_eq!(taken_now.marks[at].label, None);
    }

    #[test]
    fn what_fits_nowhere_is_told() {
        let gone = Fit::Lost("its words stand in the document no longer".into());
        check(TEXT, &Correction { reviewed: true, ..correction("a pact of peace") }, &gone, &[]);
        let none = Fit::Lost("no statement is found at its words any more".into());
        check(TEXT, &Correction { reviewed: true, ..correction("Orla Dane") }, &none, &[]);
        let act = Correction { act: Some("shouts".into()), ..correction("“We will not") };
        check(TEXT, &act, &Fit::Lost("“shouts” is no act; write says, demands, rejects, warns or another of them".into()), &[]);
    }

    #[test]
    fn keys_are_verbatim_and_end_with_a_word() {
        let long = "word ".repeat(60);
        let text = format!("Ä {long}");
        let key = key_for("a.txt", &text, Span::new(3, text.len()));
        assert!(key.words.chars().count() <= NOTED && key.words.ends_with("word") && text.contains(&key.words));
        assert_eq!(key.near, 2);
    }
}
