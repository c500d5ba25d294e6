//! `text-jsonl`: one document a line, with what is known of it.

use serde::Serialize;

use super::record::{DateRecord, Recorder, lines};
use crate::analysis::Analysis;

#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    text: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<DateRecord>,
    problems: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<&'a str>,
}

/// All documents of the analysis as `text-jsonl`; a handling banner is a field of each line.
pub fn text_jsonl(analysis: &Analysis, banner: Option<&str>) -> Vec<u8> {
    let recorder = Recorder::new(analysis);
    lines(analysis.corpus.documents.iter().zip(&analysis.documents).enumerate().map(|(index, (source, found))| Line {
        document: &source.path,
        text: &source.text,
        title: found.title.as_deref(),
        outlet: found.outlet.as_deref(),
        published: found.published.as_ref().map(|d| recorder.date(index, d)),
        problems: analysis.problems.iter().filter(|p| p.path == source.path).map(|p| p.message.as_str()).collect(),
        handling: banner,
    }))
}
