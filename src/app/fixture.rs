//! A small invented analysis for the tests of the window.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::analysis::{Analysis, AnalyzedDocument, AttributionRef, Statement};
use crate::corpus::{Corpus, Document, Problem};
use crate::dating::{Basis, Dating, Evidence, Precision};
use crate::party::{Party, PartyId, PartyKind, Resolution, Speaker, SpeakerId, SpeakerKind, Voice};
use crate::statement::{Act, Attribution, Quotation};
use crate::text::{Span, Structure};

fn dating(day: NaiveDate, basis: Basis, evidence: Vec<Evidence>) -> Dating {
    Dating { from: day, to: day, precision: Precision::Day, basis, evidence, confidence: 0.9, why: String::new() }
}

fn voice(speaker: u32, party: u32) -> Vec<Voice> {
    vec![Voice { speaker: SpeakerId(speaker), party: Some(PartyId(party)), title: None, mention: None, confidence: 0.9 }]
}

fn speaker(name: &str, title: &str, party: u32) -> Speaker {
    Speaker {
        name: name.into(),
        short: name.rsplit(' ').next().unwrap_or(name).into(),
        title: Some(title.into()),
        party: Some(PartyId(party)),
        aliases: Vec::new(),
        kind: SpeakerKind::Person,
    }
}

fn party(id: &str, name: &str) -> Party {
    Party { id: id.into(), name: name.into(), kind: PartyKind::State, color: None }
}

fn attribution(text: &str, content: &str, source: &str, cue: &str, quotation: Quotation, act: Act) -> Attribution {
    let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
    Attribution {
        source: span(source),
        cue: span(cue),
        content: span(content).into_iter().collect(),
        quotation,
        act,
        via: Vec::new(),
        confidence: 0.9,
        supposed: false,
    }
}

/// Two documents, three statements, one of them reported twice and one not dated.
pub(crate) fn analysis() -> Analysis {
    let texts = [
        "Harbour talks stall\n“We will not sign,” Ina Tolle said Wednesday.\nOrla Dane warned that the harbour would close.",
        "Foreign Minister Ina Tolle said “We will not sign” the pact.",
    ];
    let day = NaiveDate::from_ymd_opt(2031, 8, 20).expect("a day of the calendar");
    let first = vec![
        attribution(texts[0], "“We will not sign,”", "Ina Tolle", "said", Quotation::Direct, Act::Rejects),
        attribution(texts[0], "the harbour would close", "Orla Dane", "warned", Quotation::Indirect, Act::Warns),
    ];
    let second =
        vec![attribution(texts[1], "“We will not sign” the pact", "Foreign Minister Ina Tolle", "said", Quotation::Mixed, Act::Says)];
    let wednesday = texts[0].find("Wednesday").map(|at| Span::new(at, at + 9)).expect("it is there");
    let said = dating(day, Basis::Relative, vec![Evidence { document: 0, span: wednesday }]);
    let published = dating(day, Basis::Metadata, Vec::new());
    let documents = vec![
        AnalyzedDocument {
            structure: Structure::of(texts[0]),
            attributions: first,
            published: Some(published),
            said: vec![Some(said.clone()), None],
            refers_to: vec![Vec::new(); 2],
            title: Some("Harbour talks stall".into()),
            outlet: Some("Tessaly Post".into()),
            ..AnalyzedDocument::default()
        },
        AnalyzedDocument {
            structure: Structure::of(texts[1]),
            attributions: second,
            said: vec![None],
            refers_to: vec![Vec::new()],
            ..AnalyzedDocument::default()
        },
    ];
    let at = |document, attribution| AttributionRef { document, attribution };
    let document = |path: &str, text: &str| Document { path: path.into(), text: text.into(), ..Document::default() };
    Analysis {
        corpus: Arc::new(Corpus {
            title: "Harbour talks".into(),
            documents: vec![document("001.txt", texts[0]), document("002.txt", texts[1])],
            ..Corpus::default()
        }),
        documents,
        resolution: Resolution {
            speakers: vec![speaker("Ina Tolle", "Foreign Minister", 0), speaker("Orla Dane", "Harbour Master", 1)],
            parties: vec![party("velmar", "Velmar"), party("tessaly", "Tessaly")],
            voices: vec![vec![voice(0, 0), voice(1, 1)], vec![voice(0, 0)]],
            via: vec![vec![Vec::new(); 2], vec![Vec::new()]],
            ..Resolution::default()
        },
        statements: vec![
            Statement { id: "a".into(), reports: vec![at(0, 0), at(1, 0)], date: Some(said), independent: 2, parted: Vec::new() },
            Statement { id: "b".into(), reports: vec![at(0, 1)], date: None, independent: 1, parted: Vec::new() },
        ],
        problems: vec![Problem { path: "scan.pdf".into(), message: "This kind of file is not read yet; save it as text".into() }],
        ..Analysis::default()
    }
}
