//! `docx`: a chronology, one dated entry a statement below the heading of its month, with footnotes to the sources.
//!
//! Written after ECMA-376, part 1 (WordprocessingML). The words of a source stand in the text runs unchanged; a line break is added where they
//! leave a line empty. A handling banner is the header and the footer of every page. Nothing in the file depends on the day or the machine.

mod frame;

use std::fmt::Write as _;

use frame::Paragraph;

use super::ooxml::{HEAD, Package, relations};
use super::table::{Row, quoted, rows};
use super::xml::write_exact;
use crate::analysis::Analysis;
use crate::timeline::{DateForm, View};

const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Days above which an interval stands under no month.
const ROUGH: i64 = 92;

/// The statements that `view` asks for, in order of date: by month, then those dated roughly, then those without a date.
pub fn docx(analysis: &Analysis, view: &View) -> Vec<u8> {
    let title = view.title.as_deref().unwrap_or(&analysis.corpus.title);
    let mut notes = Vec::new();
    let mut entries = String::new();
    let mut heading = String::new();
    let mut sections = [const { Vec::new() }; 3];
    for row in rows(analysis, view) {
        let (section, heading) = match row.date {
            Some(date) if date.days() <= ROUGH => (0, view.dates.month(date.from)),
            Some(_) => (1, "Dated roughly".to_owned()),
            None => (2, "Not dated".to_owned()),
        };
        sections[section].push((heading, row));
    }
    for (month, row) in sections.into_iter().flatten() {
        if month != heading {
            entries.push_str(&Paragraph::styled("Heading1").text(&month).finish());
            heading = month;
        }
        entries.push_str(&entry(&row, notes.len() + 1, view.dates));
        notes.push(note(&row, view.dates));
    }
    let coverage = coverage(analysis, view, notes.len());
    let mut body = Paragraph::styled("Title").text(title).finish();
    body.push_str(&Paragraph::styled("Subtitle").text(view.subtitle.as_deref().unwrap_or(&coverage)).finish());
    body.push_str(&entries);
    body.push_str(&documents(analysis));
    if let Some(caption) = view.caption.as_deref().filter(|c| !c.is_empty()) {
        body.push_str(&Paragraph::styled("Subtitle").text(caption).finish());
    }
    let mut package = Package::new("word/document.xml", &format!("{KIND}.document.main+xml"), title, &view.recipe);
    package.plain("word/document.xml", frame::document(&body));
    let held = [
        ("styles", "styles.xml"),
        ("footnotes", "footnotes.xml"),
        ("settings", "settings.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ];
    package.plain("word/_rels/document.xml.rels", relations(&held, false));
    package.part("word/styles.xml", &format!("{KIND}.styles+xml"), frame::styles());
    package.part("word/settings.xml", &format!("{KIND}.settings+xml"), frame::settings());
    package.part("word/footnotes.xml", &format!("{KIND}.footnotes+xml"), frame::footnotes(&notes));
    package.part("word/header1.xml", &format!("{KIND}.header+xml"), frame::header(view.banner.as_deref()));
    package.part("word/footer1.xml", &format!("{KIND}.footer+xml"), frame::footer(view.banner.as_deref()));
    package.finish()
}

fn coverage(analysis: &Analysis, view: &View, shown: usize) -> String {
    let dates = rows(analysis, view).filter_map(|row| row.days());
    let hull = dates.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let period = hull.map_or_else(String::new, |(from, to)| format!("{} · ", view.dates.range(from, to)));
    let count = |n: usize, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    let (documents, all) = (analysis.corpus.documents.len(), analysis.statements.len());
    let statements = if shown == all { count(all, "statement") } else { format!("{shown} of {}", count(all, "statement")) };
    format!("{period}{}, {statements}", count(documents, "document"))
}

fn entry(row: &Row<'_>, note: usize, dates: DateForm) -> String {
    let when = row.days().map_or_else(|| "Not dated".to_owned(), |(from, to)| dates.range(from, to));
    let mut head = Paragraph::styled("Entry").bold(&when).text("  ");
    for (n, (name, rest)) in row.speakers.iter().enumerate() {
        head = if n > 0 { head.text("; ") } else { head }.bold(name).text(rest);
    }
    let said = format!("{}, {}", quoted(row.quotation), super::table::word(row.act));
    format!("{}{}", head.quiet(&format!("  {said}")).finish(), Paragraph::styled("Quotation").text(&row.told()).footnote(note).finish())
}

/// The places of a statement, and how its date is known.
fn note(row: &Row<'_>, dates: DateForm) -> Vec<String> {
    let mut told: Vec<String> = row.reports.iter().map(|place| place.told(dates)).collect();
    let how = row.how_beside(dates);
    let known = if how.is_empty() { String::new() } else { format!(". Dated: {how}") };
    if let Some(first) = told.first_mut() {
        first.push_str(&known);
    }
    told.extend(row.reports.iter().filter_map(|place| place.url.map(str::to_owned)));
    told
}

/// The files that were read, each with its digest.
fn documents(analysis: &Analysis) -> String {
    let mut out = String::new();
    for document in analysis.corpus.documents.iter().filter(|d| !d.sha256.is_empty()) {
        if out.is_empty() {
            out.push_str(&Paragraph::styled("Heading1").text("Documents").finish());
        }
        out.push_str(&Paragraph::styled("FootnoteText").text(&document.path).quiet(&format!("  SHA-256 {}", document.sha256)).finish());
    }
    out
}

/// Writes words as the content of a text run; where they leave a line empty, the run is broken there.
fn write_run(out: &mut String, text: &str) {
    let mut from = 0;
    while let Some(at) = blank_line(&text[from..]) {
        write_text(out, &text[from..from + at]);
        out.push_str("<w:br/>");
        from += at;
    }
    write_text(out, &text[from..]);
}

fn write_text(out: &mut String, text: &str) {
    out.push_str(r#"<w:t xml:space="preserve">"#);
    write_exact(out, text);
    out.push_str("</w:t>");
}

/// Bytes up to the end of the first empty line, with what follows it.
fn blank_line(text: &str) -> Option<usize> {
    let mut breaks = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => breaks += 1,
            c if c.is_whitespace() => {}
            _ if breaks > 1 => return Some(at),
            _ => breaks = 0,
        }
    }
    None
}

/// Opens a part of the document with its name space.
fn open(element: &str) -> String {
    let mut out = String::from(HEAD);
    let _ = write!(
        out,
        r#"<w:{element} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{}">"#,
        super::ooxml::OFFICE
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_every_byte_and_break_at_empty_lines() {
        let written = |text: &str| {
            let mut out = String::new();
            write_run(&mut out, text);
            out.replace(r#"<w:t xml:space="preserve">"#, "[").replace("</w:t>", "]")
        };
        assert_eq!(written("one\ntwo"), "[one&#10;two]");
        assert_eq!(written("one\r\n \r\ntwo <&"), "[one&#13;&#10; &#13;&#10;]<w:br/>[two &lt;&amp;]");
        assert_eq!(written(""), "[]");
    }
}
