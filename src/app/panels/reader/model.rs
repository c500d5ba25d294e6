//! A document cut into runs of like words: whose statement they belong to and what they do in it.

use std::ops::Range;

use super::find::Find;
use crate::analysis::{Analysis, AttributionRef};
use crate::app::index::Index;
use crate::app::search::Query;
use crate::app::words;
use crate::text::Span;

/// A document as the reader shows it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its place in the corpus.
    pub document: usize,
    /// Who published it.
    pub outlet: String,
    /// Its title, else its path.
    pub title: String,
    /// When it was published.
    pub date: String,
    /// How that is known.
    pub how: String,
    /// Paragraphs to show, as places in the structure.
    pub paragraphs: Range<usize>,
    marks: Vec<Mark>,
}

/// Words that do something in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    span: Span,
    part: Part,
    statement: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Content,
    Source,
    Cue,
    Date,
}

/// Words that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they stand in the document.
    pub span: Span,
    /// The statement whose content they are; the chosen one before all others, then the one that starts last.
    pub statement: Option<u32>,
    /// Whether they name a source.
    pub source: bool,
    /// Whether they attribute.
    pub cue: bool,
    /// Whether a date rests on them.
    pub date: bool,
    /// Whether they were searched for.
    pub found: bool,
    /// Whether they are the place found that is shown.
    pub here: bool,
}

/// What a reader wants to see in the words.
#[derive(Clone, Copy)]
pub struct Sought<'a> {
    /// What all statements are searched for.
    pub query: &'a Query,
    /// What is looked for in this document only.
    pub find: Option<&'a Find>,
}

impl Page {
    /// The page of a document; the title is left out of the paragraphs where it heads them word for word and says nothing else.
    pub fn of(analysis: &Analysis, index: &Index, document: usize) -> Self {
        let (found, text) = (&analysis.documents[document], analysis.text(document));
        let marks = marks(analysis, index, document);
        let repeats_title = |span: Span| {
            found.title.as_deref().map(str::trim) == Some(span.of(text).trim()) && !marks.iter().any(|m| m.span.overlaps(span))
        };
        let first = found.structure.paragraphs.first().is_some_and(|p| repeats_title(p.span));
        let published = found.published.as_ref();
        Self {
            document,
            outlet: found.outlet.clone().unwrap_or_default(),
            title: found.title.clone().unwrap_or_else(|| analysis.corpus.documents[document].path.clone()),
            date: words::dated(published),
            how: published.map_or_else(String::new, |d| {
                let reason = words::reason(d);
                if words::is_worked_out(d) { format!("worked out: {reason}") } else { reason }
            }),
            paragraphs: usize::from(first)..found.structure.paragraphs.len(),
            marks,
        }
    }

    /// The runs of the words at `span`, which together are the whole of it.
    pub fn runs(&self, text: &str, span: Span, chosen: Option<u32>, sought: Sought<'_>) -> Vec<Run> {
        let near: Vec<&Mark> = self.marks.iter().take_while(|m| m.span.start < span.end).filter(|m| m.span.overlaps(span)).collect();
        let mut found: Vec<Span> = sought.query.found_in(span.of(text)).into_iter().map(|r| shifted(r, span)).collect();
        let here = sought.find.and_then(Find::here).filter(|h| h.overlaps(span));
        found.extend(sought.find.iter().flat_map(|find| find.within(span)));
        found.sort();
        let inner = |at: &u32| span.start < *at && *at < span.end;
        let mut cuts: Vec<u32> =
            near.iter().map(|m| m.span).chain(found.iter().copied()).flat_map(|s| [s.start, s.end]).filter(inner).collect();
        cuts.extend([span.start, span.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let run = |ends: &[u32]| {
            let span = Span { start: ends[0], end: ends[1] };
            let over = |part| near.iter().filter(move |m| m.part == part && m.span.overlaps(span));
            let content = || over(Part::Content).filter(|m| m.statement.is_some());
            Run {
                span,
                statement: content()
                    .find(|m| m.statement == chosen)
                    .or_else(|| content().max_by_key(|m| m.span.start))
                    .and_then(|m| m.statement),
                source: over(Part::Source).next().is_some(),
                cue: over(Part::Cue).next().is_some(),
                date: over(Part::Date).next().is_some(),
                found: found.iter().any(|f| f.overlaps(span)),
                here: here.is_some_and(|h| h.overlaps(span)),
            }
        };
        cuts.windows(2).map(run).collect()
    }
}

fn shifted(range: Range<usize>, by: Span) -> Span {
    Span { start: by.start + range.start as u32, end: by.start + range.end as u32 }
}

/// All marks of a document, by where they start.
fn marks(analysis: &Analysis, index: &Index, document: usize) -> Vec<Mark> {
    let found = &analysis.documents[document];
    let mut marks = Vec::new();
    for (n, attribution) in found.attributions.iter().enumerate() {
        let at = AttributionRef { document, attribution: n };
        let statement = index.reported.first(at);
        for of in index.reported.all(at) {
            let held = &analysis.statements[of as usize];
            let nth = held.reports.iter().position(|r| *r == at);
            let told = nth.map_or(&[][..], |nth| analysis.told(held, nth));
            marks.extend(told.iter().map(|s| Mark { span: *s, part: Part::Content, statement: Some(of) }));
        }
        let mut add = |span: Span, part| marks.push(Mark { span, part, statement });
        attribution.source.iter().for_each(|s| add(*s, Part::Source));
        attribution.cue.iter().for_each(|s| add(*s, Part::Cue));
        let dating = found.said.get(n).and_then(|d| d.as_ref());
        let evidence = dating.into_iter().flat_map(|d| &d.evidence).filter(|e| e.document == document);
        evidence.for_each(|e| add(e.span, Part::Date));
    }
    let published = found.published.iter().flat_map(|d| &d.evidence).filter(|e| e.document == document);
    marks.extend(published.map(|e| Mark { span: e.span, part: Part::Date, statement: None }));
    marks.sort_by_key(|m| (m.span, m.part));
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;

    #[track_caller]
    fn check(chosen: Option<u32>, typed: &str, expect: &str) {
        let analysis = fixture::analysis();
        let index = Index::of(&analysis);
        let page = Page::of(&analysis, &index, 0);
        let text = analysis.text(0);
        let span = analysis.documents[0].structure.paragraphs[1].span;
        let query = Query::parse(typed.trim_start_matches('?'));
        let find = typed.strip_prefix('?').map(|words| Find::of(words.into(), text, 0));
        let query = if find.is_some() { Query::default() } else { query };
        let shown: String = page
            .runs(text, span, chosen, Sought { query: &query, find: find.as_ref() })
            .into_iter()
            .map(|r| {
                let mut look = String::new();
                look.extend(r.statement.map(|s| s.to_string()));
                look.extend(r.source.then_some('s'));
                look.extend(r.cue.then_some('c'));
                look.extend(r.date.then_some('d'));
                look.extend(r.found.then_some('f'));
                look.extend(r.here.then_some('h'));
                format!("[{look}|{}]", r.span.of(text))
            })
            .collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn runs_cover_the_paragraph_and_tell_what_they_are() {
        check(None, "", "[0|“We will not sign,”][| ][s|Ina Tolle][| ][c|said][| ][d|Wednesday][|.]");
        check(None, "?wed", "[0|“We will not sign,”][| ][s|Ina Tolle][| ][c|said][| ][dfh|Wed][d|nesday][|.]");
        check(Some(0), "SIGN", "[0|“We will not ][0f|sign][0|,”][| ][s|Ina Tolle][| ][c|said][| ][d|Wednesday][|.]");
    }

    #[test]
    fn a_title_that_heads_the_text_is_shown_once() {
        let analysis = fixture::analysis();
        let page = Page::of(&analysis, &Index::of(&analysis), 0);
        assert_eq!((page.title.as_str(), page.paragraphs), ("Harbour talks stall", 1..3));
        assert_eq!((page.date.as_str(), page.how.as_str()), ("20 August 2031", "stated with the document"));
    }
}
