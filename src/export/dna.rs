//! `dna`: the statement list of the Discourse Network Analyzer, one row a statement and topic.
//!
//! That program knows one moment for a statement: it is the first day on which it can have been said, and none where nothing is known. The
//! passage reaches from the first to the last word of the content, as it stands in the document; positions count UTF-16 units, as a Java
//! program does. The concept is a topic of `corpus.toml` whose words the passage holds.

use super::table::{Row, rows};
use crate::analysis::Analysis;
use crate::statement::Act;
use crate::text::Span;
use crate::timeline::View;

const HEADER: [&str; 16] = [
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
];

/// The statements that `view` asks for, in order of date; a handling banner is a last column, since the first line must be the header.
pub fn dna(analysis: &Analysis, view: &View) -> Vec<u8> {
    let mut table = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    let banner = view.banner.as_deref();
    let mut write = |values: Vec<String>, last: Option<&str>| {
        let row = values.iter().map(String::as_str).chain(last);
        table.write_record(row).expect("writing to memory succeeds and all rows are as long");
    };
    write(HEADER.map(str::to_owned).to_vec(), banner.map(|_| "handling"));
    let mut id = 0;
    for row in rows(analysis, view) {
        let (passage, concepts) = passage(analysis, &row);
        for concept in concepts {
            id += 1;
            write(record(analysis, &row, passage, id, concept), banner);
        }
    }
    table.into_inner().expect("writing to memory succeeds")
}

/// The passage of a statement, and the topics it holds; no topic is one empty name.
fn passage<'a>(analysis: &'a Analysis, row: &Row<'_>) -> (Span, Vec<&'a str>) {
    let at = row.reports[0].at;
    let content = &analysis.attribution(at).content;
    let hull = content.iter().copied().reduce(Span::hull).unwrap_or_default();
    let words = hull.of(analysis.text(at.document)).to_lowercase();
    let holds = |term: &String| !term.is_empty() && words.contains(&term.to_lowercase());
    let topics = analysis.corpus.settings.topics.iter().filter(|topic| topic.words.iter().chain([&topic.name]).any(holds));
    let mut found: Vec<&str> = topics.map(|topic| topic.name.as_str()).collect();
    if found.is_empty() {
        found.push("");
    }
    (hull, found)
}

fn record(analysis: &Analysis, row: &Row<'_>, passage: Span, id: usize, concept: &str) -> Vec<String> {
    let place = &row.reports[0];
    let document = &analysis.corpus.documents[place.at.document];
    let units = |to: usize| document.text[..to].encode_utf16().count();
    let start = units(passage.start as usize);
    let stop = start + passage.of(&document.text).encode_utf16().count();
    let turns_down = matches!(row.act, Act::Rejects | Act::Denies);
    vec![
        id.to_string(),
        row.days().map_or_else(String::new, |(from, _)| format!("{from} 00:00:00")),
        row.speaker.clone(),
        row.party.clone(),
        concept.to_owned(),
        if turns_down { "0" } else { "1" }.to_owned(),
        start.to_string(),
        stop.to_string(),
        passage.of(&document.text).to_owned(),
        "Saidline".to_owned(),
        (place.at.document + 1).to_string(),
        place.title.unwrap_or(place.file).to_owned(),
        document.stated.author.clone().unwrap_or_default(),
        place.outlet.unwrap_or_default().to_owned(),
        String::new(),
        String::new(),
    ]
}
