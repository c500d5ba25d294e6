//! What holds for every text, however damaged: spans lie in the text, intervals in the calendar, and every export says what the source says.

use std::sync::Arc;

use proptest::prelude::*;
use saidline::analysis::{Analysis, Options, analyze};
use saidline::corpus::{Corpus, Document};
use saidline::export;
use saidline::progress::Progress;
use saidline::statement::Accuracy;
use saidline::timeline::{View, layout};
use serde_json::Value;

fn analysis(texts: &[String]) -> Analysis {
    let document = |(index, text): (usize, &String)| Document { path: format!("{index}.txt"), text: text.clone(), ..Document::default() };
    let corpus = Corpus { documents: texts.iter().enumerate().map(document).collect(), ..Corpus::default() };
    analyze(Arc::new(corpus), &Options { accuracy: Accuracy::Fast }, &Progress::default()).expect("nobody cancels it")
}

/// Pieces of news prose and of its damage, strung together at random.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "Foreign Minister Ina Tolle", "Velmar", "he", "the ministry", "a senior official", "Col. Bram Sol", "said", "denied that", "told reporters on Tuesday",
            "according to", "“We will not sign", "this year,”", "\"", "''", "“", "”", "’", ",", ".", ":", "\n", "\n\n", "\r\n", "ruled out", "on 6 May 2031", "in June",
            "last week", "31 February", "two days after the summit", "ADVERTISEMENT", "SIGN UP", "MR. ANDERS:", "— ", "the deal", "would be signed", "not", "that",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

fn assert_spans(value: &Value, texts: &[String], document: &str) {
    match value {
        Value::Object(fields) => {
            let document = fields.get("document").and_then(Value::as_str).unwrap_or(document);
            let number = |name: &str| fields.get(name).and_then(Value::as_u64);
            if let (Some(start), Some(end), Some(text)) = (number("start"), number("end"), fields.get("text").and_then(Value::as_str)) {
                let index: usize = document.trim_end_matches(".txt").parse().expect("documents are numbered");
                let length = usize::try_from(end - start).expect("short");
                let slice: String = texts[index].chars().skip(usize::try_from(start).expect("short")).take(length).collect();
                assert_eq!(slice, text);
            }
            fields.values().for_each(|v| assert_spans(v, texts, document));
        }
        Value::Array(values) => values.iter().for_each(|v| assert_spans(v, texts, document)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_exported_span_is_the_text_at_its_offsets(texts in prop::collection::vec(text(), 1..4)) {
        let analysis = analysis(&texts);
        for bytes in [export::jsonl(&analysis, None), export::timex_jsonl(&analysis, None), export::text_jsonl(&analysis, None)] {
            for line in String::from_utf8(bytes).expect("UTF-8").lines() {
                assert_spans(&serde_json::from_str(line).expect("JSON"), &texts, "");
            }
        }
    }

    #[test]
    fn the_analysis_is_consistent(texts in prop::collection::vec(text(), 1..4)) {
        let analysis = analysis(&texts);
        for (index, document) in analysis.documents.iter().enumerate() {
            prop_assert_eq!(document.said.len(), document.attributions.len());
            prop_assert_eq!(analysis.resolution.voices[index].len(), document.attributions.len());
            for attribution in &document.attributions {
                prop_assert!(!attribution.content.is_empty());
                prop_assert!((0.0..=1.0).contains(&attribution.confidence));
            }
            let datings = document.said.iter().flatten().chain(&document.published).chain(document.refers_to.iter().flatten());
            for dating in datings {
                prop_assert!(dating.from <= dating.to);
                prop_assert!((0.0..=1.0).contains(&dating.confidence));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        for statement in &analysis.statements {
            prop_assert!(!statement.reports.is_empty());
            for report in &statement.reports {
                seen.insert(*report);
            }
        }
        // Every attribution is in a statement; one that quotes two utterances may be in two.
        prop_assert_eq!(seen.len(), analysis.documents.iter().map(|d| d.attributions.len()).sum::<usize>());
        let ids: std::collections::BTreeSet<_> = analysis.statements.iter().map(|s| &s.id).collect();
        prop_assert_eq!(ids.len(), analysis.statements.len());
    }

    #[test]
    fn every_picture_can_be_drawn(texts in prop::collection::vec(text(), 1..3)) {
        let scene = layout(&analysis(&texts), &View::default());
        prop_assert!(!export::svg(&scene, export::Typeface::Named).is_empty());
    }
}
