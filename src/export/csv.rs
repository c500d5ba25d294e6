//! `csv`: one statement a row, RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it.

use super::table::{Row, rows, word};
use crate::analysis::Analysis;
use crate::dating::Dating;
use crate::timeline::View;

const HEADER: [&str; 26] = [
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
    "said",
    "words",
    "reports",
    "document",
    "outlet",
    "confidence",
    "date confidence",
    "headline",
    "published",
    "paragraph",
    "url",
    "sha256",
    "label",
    "reviewed",
    "note",
];

/// The statements that `view` asks for, in order of date, as a table. The column `words` holds the content as in the source, pieces joined by
/// " … ", `said` the content with the words around it that turn its meaning ("ruled out …"), `label` a person's own words in brackets. A handling banner is the first record, before the header.
pub fn csv(analysis: &Analysis, view: &View) -> Vec<u8> {
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |row: [String; HEADER.len()]| table.write_record(row).expect("writing to memory succeeds and all rows are as long");
    if let Some(banner) = &view.banner {
        let mut first = [const { String::new() }; HEADER.len()];
        first[0].clone_from(banner);
        write(first);
    }
    write(HEADER.map(str::to_owned));
    rows(analysis, view).for_each(|row| write(record(&row)));
    table.into_inner().expect("writing to memory succeeds")
}

fn record(row: &Row<'_>) -> [String; HEADER.len()] {
    let place = &row.reports[0];
    let date = |value: fn(&Dating) -> String| row.date.map_or_else(String::new, value);
    [
        row.id.to_owned(),
        date(|d| d.from.to_string()),
        date(|d| d.to.to_string()),
        date(|d| word(d.precision)),
        date(|d| word(d.basis)),
        date(|d| d.why.clone()),
        row.party.clone(),
        row.speaker.clone(),
        row.office.clone(),
        word(row.act),
        word(row.quotation),
        row.said.clone(),
        row.words.clone(),
        row.reports.len().to_string(),
        place.file.to_owned(),
        place.outlet.unwrap_or_default().to_owned(),
        format!("{:.2}", row.confidence),
        date(|d| format!("{:.2}", d.confidence)),
        place.title.unwrap_or_default().to_owned(),
        place.published.map_or_else(String::new, |d| interval(d.from, d.to)),
        place.paragraph.map_or_else(String::new, |p| p.to_string()),
        place.url.unwrap_or_default().to_owned(),
        place.sha256.to_owned(),
        row.label.map(crate::timeline::own).unwrap_or_default(),
        if row.reviewed { "yes" } else { "" }.to_owned(),
        row.note.unwrap_or_default().to_owned(),
    ]
}

/// An interval of days after ISO 8601: "2031-05-04", or "2031-05-01/2031-05-31".
pub(super) fn interval(from: chrono::NaiveDate, to: chrono::NaiveDate) -> String {
    if from == to { from.to_string() } else { format!("{from}/{to}") }
}
