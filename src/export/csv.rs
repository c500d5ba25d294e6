//! `csv`: one statement a row, RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it.

use super::jsonl::voices;
use crate::analysis::{Analysis, Statement};
use crate::dating::Dating;

const HEADER: [&str; 16] = [
    "statement",
    "from",
    "to",
    "precision",
    "basis",
    "why",
    "party",
    "speaker",
    "title",
    "act",
    "quotation",
    "words",
    "reports",
    "document",
    "outlet",
    "confidence",
];

/// All statements of the analysis, in order of date, as a table. The column `words` holds the content as in the source, pieces joined by " … ".
pub fn csv(analysis: &Analysis) -> Vec<u8> {
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |row: Vec<String>| table.write_record(row).expect("writing to memory succeeds and all rows have as many columns");
    write(HEADER.map(str::to_owned).to_vec());
    for statement in &analysis.statements {
        write(row(analysis, statement));
    }
    table.into_inner().expect("writing to memory succeeds")
}

fn row(analysis: &Analysis, statement: &Statement) -> Vec<String> {
    let at = statement.reports[0];
    let attribution = analysis.attribution(at);
    let text = analysis.text(at.document);
    let voices = voices(analysis, at);
    let speaker = |v: &crate::party::Voice| &analysis.resolution.speakers[v.speaker.0 as usize];
    let joined = |values: Vec<&str>| values.into_iter().filter(|v| !v.is_empty()).collect::<Vec<_>>().join("; ");
    let mut parties: Vec<&str> =
        voices.iter().filter_map(|v| Some(analysis.resolution.parties[v.party?.0 as usize].name.as_str())).collect();
    parties.dedup();
    let date = |value: fn(&Dating) -> String| statement.date.as_ref().map_or_else(String::new, value);
    vec![
        statement.id.clone(),
        date(|d| d.from.to_string()),
        date(|d| d.to.to_string()),
        date(|d| word(d.precision)),
        date(|d| word(d.basis)),
        date(|d| d.why.clone()),
        joined(parties),
        joined(voices.iter().map(|v| speaker(v).name.as_str()).collect()),
        joined(voices.iter().map(|v| v.title.as_deref().or(speaker(v).title.as_deref()).unwrap_or_default()).collect()),
        word(attribution.act),
        word(attribution.quotation),
        attribution.content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "),
        statement.reports.len().to_string(),
        analysis.corpus.documents[at.document].path.clone(),
        analysis.documents[at.document].outlet.clone().unwrap_or_default(),
        format!("{:.2}", attribution.confidence),
    ]
}

/// The word by which the JSON formats name a value, the same in tables.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
