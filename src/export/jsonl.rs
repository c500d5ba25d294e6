//! `jsonl`: one attribution a line, in document order.

use std::ops::Not;

use serde::Serialize;

use super::record::{DateRecord, IntervalRecord, Recorder, SpanRecord, lines, two_decimals};
use crate::analysis::{Analysis, AttributionRef, Reported, attribution_ids};
use crate::corpus::Field;
use crate::party::Voice;
use crate::statement::{Act, Quotation};

#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    id: &'a str,
    statement: Option<&'a str>,
    /// All of them, where the attribution tells more than one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<&'a str>,
    quotation: Quotation,
    act: Act,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Not::not")]
    reviewed: bool,
    #[serde(skip_serializing_if = "Not::not")]
    added: bool,
    #[serde(skip_serializing_if = "<[Field]>::is_empty")]
    corrected: &'a [Field],
    source: Option<SpanRecord>,
    cue: Option<SpanRecord>,
    content: Vec<SpanRecord>,
    speaker: Option<SpeakerRecord<'a>>,
    party: Option<PartyRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<JointRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<ViaRecord>,
    date: Option<DateRecord>,
    published: Option<DateRecord>,
    refers_to: Vec<IntervalRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responds_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerRecord<'a> {
    name: &'a str,
    title: Option<&'a str>,
    confidence: f64,
}

#[derive(Serialize)]
struct PartyRecord<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct JointRecord<'a> {
    name: &'a str,
    title: Option<&'a str>,
    party: Option<PartyRecord<'a>>,
}

#[derive(Serialize)]
struct ViaRecord {
    name: String,
    start: usize,
    end: usize,
}

/// All attributions of the analysis as `jsonl`; a handling banner is a field of each line.
pub fn jsonl(analysis: &Analysis, banner: Option<&str>) -> Vec<u8> {
    let recorder = Recorder::new(analysis);
    let reported = Reported::of(analysis);
    let mut out = Vec::new();
    for (document, (source, found)) in analysis.corpus.documents.iter().zip(&analysis.documents).enumerate() {
        let ids = attribution_ids(&source.path, &source.text, &found.attributions);
        let published = found.published.as_ref().map(|d| recorder.date(document, d));
        let records = found.attributions.iter().enumerate().map(|(index, attribution)| {
            let at = AttributionRef { document, attribution: index };
            let span = |span| recorder.span(document, span);
            let voices = analysis.voices(at);
            let mark = analysis.mark(at);
            let statements = ids_of(analysis, &reported, at);
            Line {
                document: &source.path,
                id: &ids[index],
                statement: statements.first().copied(),
                statements: if statements.len() > 1 { statements } else { Vec::new() },
                quotation: attribution.quotation,
                act: attribution.act,
                confidence: two_decimals(attribution.confidence),
                label: mark.label.as_deref(),
                note: mark.note.as_deref(),
                reviewed: mark.reviewed,
                added: mark.added,
                corrected: &mark.given,
                source: attribution.source.map(span),
                cue: attribution.cue.map(span),
                content: attribution.content.iter().copied().map(span).collect(),
                speaker: voices.first().map(|v| speaker(analysis, v)),
                party: voices.first().and_then(|v| party(analysis, v)),
                speakers: if voices.len() > 1 { voices.iter().map(|v| joint(analysis, v)).collect() } else { Vec::new() },
                via: via(analysis, &recorder, at),
                date: found.said.get(index).and_then(Option::as_ref).map(|d| recorder.date(document, d)),
                published: published.clone(),
                refers_to: found
                    .refers_to
                    .get(index)
                    .map_or(&[][..], Vec::as_slice)
                    .iter()
                    .map(|d| IntervalRecord { start: d.from, end: d.to })
                    .collect(),
                responds_to: responds_to(analysis, &reported, at),
                handling: banner,
            }
        });
        out.extend(lines(records));
    }
    out
}

/// The ids of the statements that an attribution reports, in the order of its words.
fn ids_of<'a>(analysis: &'a Analysis, reported: &Reported, at: AttributionRef) -> Vec<&'a str> {
    reported.all(at).map(|statement| analysis.statements[statement as usize].id.as_str()).collect()
}

/// The id of the statement that an attribution reacts to.
fn responds_to<'a>(analysis: &'a Analysis, reported: &Reported, at: AttributionRef) -> Option<&'a str> {
    let to = reported.first(analysis.answer(at)?.to)?;
    reported.all(at).all(|from| from != to).then(|| analysis.statements[to as usize].id.as_str())
}

fn speaker<'a>(analysis: &'a Analysis, voice: &'a Voice) -> SpeakerRecord<'a> {
    let speaker = &analysis.resolution.speakers[voice.speaker.0 as usize];
    SpeakerRecord {
        name: &speaker.name,
        title: voice.title.as_deref().or(speaker.title.as_deref()),
        confidence: two_decimals(voice.confidence),
    }
}

fn party<'a>(analysis: &'a Analysis, voice: &Voice) -> Option<PartyRecord<'a>> {
    let party = &analysis.resolution.parties[voice.party?.0 as usize];
    Some(PartyRecord { id: &party.id, name: &party.name })
}

fn joint<'a>(analysis: &'a Analysis, voice: &'a Voice) -> JointRecord<'a> {
    let SpeakerRecord { name, title, .. } = speaker(analysis, voice);
    JointRecord { name, title, party: party(analysis, voice) }
}

fn via(analysis: &Analysis, recorder: &Recorder<'_>, at: AttributionRef) -> Vec<ViaRecord> {
    let names = analysis.resolution.via.get(at.document).and_then(|d| d.get(at.attribution));
    let chain = analysis.attribution(at).via.iter().enumerate();
    chain
        .map(|(index, via)| {
            let span = recorder.span(at.document, via.source);
            let name = names.and_then(|n| n.get(index)).cloned().unwrap_or(span.text);
            ViaRecord { name, start: span.start, end: span.end }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::analysis::{Options, analyze};
    use crate::corpus::{Corpus, Document};
    use crate::progress::Progress;
    use crate::statement::Accuracy;

    /// The lines of a corpus of documents "a.txt", "b.txt"….
    fn rows(texts: &[&str]) -> Vec<serde_json::Value> {
        let document = |(text, name): (&&str, char)| Document { path: format!("{name}.txt"), text: (*text).into(), ..Document::default() };
        let corpus = Corpus { documents: texts.iter().zip('a'..).map(document).collect(), ..Corpus::default() };
        let options = Options { accuracy: Accuracy::Fast };
        let analysis = analyze(Arc::new(corpus), &options, &Progress::default()).expect("nobody cancels it");
        let bytes = super::jsonl(&analysis, None);
        String::from_utf8(bytes).expect("UTF-8").lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
    }

    #[test]
    fn an_attribution_of_two_statements_names_both() {
        let (first, second) = ("“We will never sign under the threat of a blockade", "“The islands have been waiting for fifty years");
        let apart = format!("{first},” Ina Tolle said on 4 May 2031.\n\nNobody answered.\n\n{second},” Ina Tolle said on 4 May 2031.\n");
        let together = format!("{first},” Ina Tolle said on 4 May 2031. {second}.”\n");
        let rows = rows(&[&apart, &together]);
        assert_eq!(rows[2]["statements"], serde_json::json!([rows[0]["statement"], rows[1]["statement"]]), "{rows:?}");
        assert_eq!(rows[2]["statement"], rows[0]["statement"]);
        assert!(rows[0].get("statements").is_none());
    }

    #[test]
    fn a_reaction_points_to_the_statement_of_what_it_reacts_to() {
        let told = "“The dam will burst before the winter,” Ina Tolle said on 4 May 2031.\n";
        let text = format!("{told}\nOrla Dane rejected Tolle's claim, and said the wall was sound.\n");
        // The claim is one statement with two reports; the reaction stands in the second document.
        let rows = rows(&[told, &text]);
        let claim = rows.iter().find(|r| r["document"] == "a.txt").expect("the claim");
        let reactions: Vec<&serde_json::Value> = rows.iter().filter(|r| r["speaker"]["name"] == "Orla Dane").collect();
        assert!(reactions.iter().any(|r| r["responds_to"] == claim["statement"]), "{reactions:?}");
        assert!(claim.get("responds_to").is_none_or(serde_json::Value::is_null));
    }
}
