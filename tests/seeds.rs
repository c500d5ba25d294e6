//! Scores the program on five real articles against a list made blind from the texts alone (`tests/gold/seeds.md` tells how). Only offsets and labels
//! of the list are kept here; where the articles are absent, the test is skipped and says so.
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use saidline::analysis::{Analysis, AttributionRef, Options, Statement, analyze};
use saidline::corpus::open;
use saidline::progress::Progress;
use saidline::statement::{Accuracy, Act};
use saidline::text::CodePoints;
use serde_json::Value;

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/seeds");
const GOLD: &str = include_str!("gold/seeds.jsonl");

/// Below this an attribution is shown as uncertain and left out of pictures.
const SHOWN: f32 = saidline::timeline::SURE;

#[derive(Default)]
struct Score {
    counted: usize,
    found: usize,
    right: usize,
    shown: usize,
    spurious: usize,
    notes: Vec<String>,
}

fn analysis() -> Option<Analysis> {
    if !Path::new(ARTICLES).is_dir() {
        eprintln!("skipped: the articles are not beside this project");
        return None;
    }
    let corpus = open(Path::new(ARTICLES), &Progress::default()).expect("the folder opens");
    Some(analyze(Arc::new(corpus), &Options { accuracy: Accuracy::Fine }, &Progress::default()).expect("nobody cancels it"))
}

#[test]
fn two_quotations_that_two_outlets_print_are_two_statements_with_two_reports() {
    let Some(analysis) = analysis() else { return };
    // Where a quotation stands whole in one article, and where in another, which has both in one attribution.
    let printed = [[(2, (189, 334)), (3, (537, 699))], [(2, (418, 621)), (3, (723, 805))]];
    for places in printed {
        let spans = places.map(|(document, range)| {
            let points = CodePoints::of(&analysis.corpus.documents[document].text);
            (document, range, points)
        });
        let tells = |statement: &Statement, (document, range, points): &(usize, (usize, usize), CodePoints)| {
            (0..statement.reports.len()).any(|nth| {
                let told = analysis.told(statement, nth);
                statement.reports[nth].document == *document && told.len() == 1 && points.span(told[0]) == *range
            })
        };
        let with_both = |s: &&Statement| s.reports.len() == 2 && s.independent == 2 && spans.iter().all(|place| tells(s, place));
        assert_eq!(analysis.statements.iter().filter(with_both).count(), 1, "{places:?}");
    }
}

#[test]
fn statements_speakers_parties_and_dates() {
    let Some(analysis) = analysis() else { return };
    let score = score(&analysis);
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let (found, right) = (share(score.found, score.counted), share(score.right, score.counted));
    let precision = 1.0 - share(score.spurious, score.shown);
    println!("{}", score.notes.join("\n"));
    println!(
        "{} statements: found {found:.3}, with speaker, party and date right {right:.3}; {} shown, precision {precision:.3}",
        score.counted, score.shown
    );
    assert!(right >= 0.75, "all right: {right:.3}");
    assert!(precision >= 0.90, "precision: {precision:.3}");
}

/// The start of every word that a set of code point ranges touches.
fn words(text: &str, ranges: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut word = None;
    for (at, c) in text.chars().chain(['\n']).enumerate() {
        if c.is_alphanumeric() || c == '_' {
            word.get_or_insert(at);
        } else if let Some(start) = word.take().filter(|start| ranges.iter().any(|(from, to)| start < to && *from < at)) {
            found.insert(start);
        }
    }
    found
}

fn score(analysis: &Analysis) -> Score {
    let gold: Vec<Value> = GOLD.lines().map(|line| serde_json::from_str(line).expect("the list is JSON")).collect();
    let mut score = Score::default();
    for (document, source) in analysis.corpus.documents.iter().enumerate() {
        let points = CodePoints::of(&source.text);
        let attributions = &analysis.documents[document].attributions;
        let answers: Vec<_> = attributions
            .iter()
            .map(|a| words(&source.text, &a.content.iter().map(|span| points.span(*span)).collect::<Vec<_>>()))
            .collect();
        let listed: Vec<_> = gold
            .iter()
            .filter(|g| g["document"] == source.path.as_str())
            .map(|g| (g, words(&source.text, &ranges(&g["content"]))))
            .collect();
        for (wanted, wanted_words) in &listed {
            if wanted["counts"] != true {
                continue;
            }
            score.counted += 1;
            let alone = wanted["standing"] == true || wanted["continues"] == true;
            let best = (0..answers.len())
                .max_by_key(|i| fit(wanted_words, &answers[*i], alone))
                .filter(|i| fit(wanted_words, &answers[*i], alone) >= 500);
            let Some(best) = best else {
                score.notes.push(format!("missed {} {}", source.path, wanted["content"]));
                continue;
            };
            score.found += 1;
            let wrong = faults(analysis, AttributionRef { document, attribution: best }, wanted);
            if wrong.is_empty() {
                score.right += 1;
            } else {
                score.notes.push(format!("{} {}: {}", source.path, wanted["content"], wrong.join(", ")));
            }
        }
        for (attribution, answer) in attributions.iter().zip(&answers) {
            let utters = !matches!(attribution.act, Act::Believes | Act::Intends) && attribution.confidence >= SHOWN;
            let touches = |listed: &BTreeSet<usize>| listed.intersection(answer).count() * 2 >= listed.len().min(answer.len()).max(1);
            if utters {
                score.shown += 1;
                score.spurious += usize::from(!listed.iter().any(|(_, listed)| touches(listed)));
            }
        }
    }
    score
}

fn ranges(value: &Value) -> Vec<(usize, usize)> {
    serde_json::from_value(value.clone()).expect("pairs of offsets")
}

/// Shared words in thousandths of all words, or of the wanted ones where a longer answer is as good.
fn fit(wanted: &BTreeSet<usize>, answer: &BTreeSet<usize>, alone: bool) -> usize {
    let shared = wanted.intersection(answer).count();
    let all = wanted.union(answer).count().max(1);
    let covered = if alone { shared * 900 / wanted.len().max(1) } else { 0 };
    covered.max(shared * 1000 / all)
}

/// What is wrong with an attribution beyond its content.
fn faults(analysis: &Analysis, at: AttributionRef, wanted: &Value) -> Vec<String> {
    let list = |field: &str| -> Vec<Option<String>> { serde_json::from_value(wanted[field].clone()).expect("a list of names") };
    let plain = |name: &str| name.to_lowercase().replace('.', "");
    let mut wrong = Vec::new();
    let speaker = analysis.speaker(at).map(|s| plain(&s.name));
    let accepted = |name: &Option<String>| match (name, &speaker) {
        (Some(name), Some(speaker)) => speaker.contains(&plain(name)) || plain(name).contains(speaker.as_str()),
        (None, None) => true,
        _ => false,
    };
    if !list("speakers").iter().any(accepted) {
        wrong.push(format!("speaker {speaker:?}"));
    }
    let party = analysis.party(at).map(|p| (p.id.clone(), plain(&p.name)));
    let is_party = |name: &Option<String>| match (name, &party) {
        (Some(name), Some((id, shown))) => name == id || plain(name) == *shown,
        (None, None) => true,
        _ => false,
    };
    if !list("party").iter().any(is_party) {
        wrong.push(format!("party {party:?}"));
    }
    let day = |field: &str| wanted[field].as_str().and_then(|day| day.parse::<NaiveDate>().ok()).expect("a day");
    let said = analysis.documents[at.document].said[at.attribution].as_ref();
    let is_right = said.is_some_and(|said| {
        let shared = (said.to.min(day("to")) - said.from.max(day("from"))).num_days() + 1;
        shared > 0 && shared * 2 >= said.days()
    });
    if !is_right {
        wrong.push(format!("date {:?}", said.map(|d| (d.from, d.to))));
    }
    wrong
}
