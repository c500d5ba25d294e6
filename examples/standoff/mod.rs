//! Reads brat standoff (`NAME.ann` beside `NAME.txt`): attributions as events with a source, a cue and a content; offsets are code points.

use std::collections::HashMap;

use saidline::statement::{Act, Attribution, Quotation};
use saidline::text::Span;

/// The attributions that the standoff `notes` mark in `text`, in the order of their content.
pub(crate) fn marked(text: &str, notes: &str) -> Vec<Attribution> {
    let points: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    for line in notes.lines().filter(|l| l.starts_with('T')) {
        let mut fields = line.split('\t');
        let (Some(id), Some(place)) = (fields.next(), fields.next().and_then(|f| f.split_once(' '))) else { continue };
        let span = |piece: &str| {
            let (from, to) = piece.split_once(' ')?;
            Some(Span::new(*points.get(from.parse::<usize>().ok()?)?, *points.get(to.parse::<usize>().ok()?)?))
        };
        let mut pieces: Vec<Span> = place.1.split(';').filter_map(span).collect();
        pieces.sort();
        spans.insert(id, pieces);
    }
    let mut found = Vec::new();
    for line in notes.lines().filter(|l| l.starts_with('E')) {
        let of = |role: &str| -> Vec<Span> {
            let ids = line
                .split(['\t', ' '])
                .filter_map(|f| f.split_once(':'))
                .filter(|(name, _)| name.trim_end_matches(char::is_numeric) == role);
            ids.filter_map(|(_, id)| spans.get(id)).flatten().copied().collect()
        };
        let content = of("Content");
        if !content.is_empty() {
            let (source, cue) = (of("Source").into_iter().reduce(Span::hull), of("Cue").into_iter().reduce(Span::hull));
            found.push(Attribution {
                source,
                cue,
                content,
                quotation: Quotation::Indirect,
                act: Act::Says,
                via: Vec::new(),
                confidence: 1.0,
                supposed: false,
            });
        }
    }
    found.sort_by_key(|a| a.content[0]);
    found
}
