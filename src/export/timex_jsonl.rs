//! `timex-jsonl`: one date expression a line, normalised as TIMEX3.

use serde::Serialize;

use super::record::{Recorder, lines};
use crate::analysis::Analysis;
use crate::dating::expressions_by;

#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    start: usize,
    end: usize,
    text: String,
    r#type: &'static str,
    value: String,
    r#mod: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<&'a str>,
}

/// All date expressions of the analysis as `timex-jsonl`, counted from the publication day where it is known to the day; a
/// handling banner is a field of each line.
pub fn timex_jsonl(analysis: &Analysis, banner: Option<&str>) -> Vec<u8> {
    let recorder = Recorder::new(analysis);
    let documents = analysis.corpus.documents.iter().zip(&analysis.documents).enumerate();
    lines(documents.flat_map(|(index, (source, found))| {
        let anchor = found.published.as_ref().filter(|d| d.days() == 1).map(|d| d.from);
        let timexes = expressions_by(&source.text, &found.structure, anchor, analysis.day_order);
        let recorder = &recorder;
        timexes.into_iter().map(move |timex| {
            let span = recorder.span(index, timex.span);
            Line {
                document: &source.path,
                start: span.start,
                end: span.end,
                text: span.text,
                r#type: timex.kind.name(),
                value: timex.value,
                r#mod: timex.modifier.map(|m| m.name()),
                handling: banner,
            }
        })
    }))
}
