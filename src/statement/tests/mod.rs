//! Cases for the rules: what is found and what is left alone, over invented states and people.

mod acts;
mod found;
mod labels;
mod left_alone;
mod properties;
mod reader;

use super::Attribution;
use super::draft::{Draft, Origin};
use super::extractor::by_rules;
use crate::text::Structure;

/// "source | cue | content / content", "-" for what is missing.
fn shown(text: &str, attribution: &Attribution) -> String {
    let part = |span: Option<crate::text::Span>| span.map_or("-", |s| s.of(text));
    let content: Vec<_> = attribution.content.iter().map(|c| c.of(text)).collect();
    format!("{} | {} | {}", part(attribution.source), part(attribution.cue), content.join(" / "))
}

/// The tokens of `words`, which stand in `text`.
#[track_caller]
pub(super) fn tokens_of(text: &str, structure: &Structure, words: &str) -> std::ops::Range<usize> {
    let at = text.find(words).unwrap_or_else(|| panic!("{words:?} stands in {text:?}"));
    structure.tokens_in(crate::text::Span::new(at, at + words.len()))
}

/// What `source` said with `cue`, in these pieces of `text`.
#[track_caller]
pub(super) fn draft_of(text: &str, structure: &Structure, [source, cue]: [&str; 2], pieces: &[&str]) -> Draft {
    let tokens = |words: &str| tokens_of(text, structure, words);
    Draft::new(Some(tokens(source)), Some(tokens(cue)), pieces.iter().map(|p| tokens(p)).collect(), 1.0, Origin::Tagger)
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let structure = Structure::of(text);
    let found: Vec<_> = by_rules(text, &structure).iter().map(|a| shown(text, a)).collect();
    assert_eq!(found, expect, "in {text:?}");
}
