//! Quotations with their speaker signed below: "“…” — Orla Dane, harbour master", a dash and a name behind the quotation or on a line of
//! its own; letters signed at their foot are not read.

use std::ops::Range;

use super::draft::{Draft, Origin};
use super::reading::Reading;

/// Longest signature, in words.
const LONGEST_SIGNATURE: usize = 14;

/// The signed quotations of a text.
pub(super) fn extract(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (p, paragraph) in reading.structure.paragraphs.iter().enumerate() {
        let Some(quoted) = reading.quoted_at(paragraph.tokens.start).filter(|q| q.tokens.start == paragraph.tokens.start) else { continue };
        let end = quoted.tokens.end;
        let below = reading.structure.paragraphs.get(p + 1).map_or(0..0, |next| next.tokens.clone());
        let rest = if end == paragraph.tokens.end { below } else { end..paragraph.tokens.end };
        if reading.furniture[p] || reading.word_count(quoted.tokens.clone()) < 3 {
            continue;
        }
        if let Some((dash, name)) = signature(reading, rest) {
            drafts.push(Draft::new(Some(name), Some(dash), vec![quoted.tokens.clone()], 0.9, Origin::Alone));
        }
    }
    drafts
}

/// A dash and a name that fill the stretch.
fn signature(reading: &Reading<'_>, stretch: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    if stretch.is_empty() {
        return None;
    }
    let dash = stretch.start;
    let stop = usize::from(reading.word(stretch.end - 1) == ".");
    let name = dash + 1..(stretch.end - stop).max(dash + 1);
    let is_dash = matches!(reading.word(dash), "―" | "—" | "–" | "--" | "-" | "~");
    let short = !name.is_empty() && reading.word_count(name.clone()) <= LONGEST_SIGNATURE;
    let named = reading.is_capital(name.start) && !name.clone().any(|i| reading.mark(i) || matches!(reading.word(i), "?" | "!"));
    (is_dash && short && named).then(|| (dash..dash + 1, name))
}
