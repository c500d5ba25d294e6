//! Names and terms that news knows only from some day on and speaks of for a while: a careful reader's sense of the age of a text.
//!
//! The list is `assets/eras.tsv`. A term is seldom named before there is such a thing, often while it is in the news, and now and then long
//! after; no term rules a day out.

use std::sync::OnceLock;

use super::clues::{Clue, What};
use super::days::{Curve, FIRST, ymd};
use super::offices::OPEN_END;
use super::terms::Terms;
use crate::dating::Basis;
use crate::text::Span;

/// More terms than this say no more: those that tell most are kept.
const MOST_TERMS: usize = 10;
/// How far a term speaks for itself; texts name several of one affair.
const POWER: f32 = 0.7;

/// A name or term and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Era {
    since: i32,
    from: i32,
    to: i32,
}

fn eras() -> &'static Terms<Era> {
    static ERAS: OnceLock<Terms<Era>> = OnceLock::new();
    ERAS.get_or_init(|| Terms::read(include_str!("../../../assets/eras.tsv"), false, row))
}

fn row(line: &'static str) -> Option<(&'static str, Era)> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [terms, since, from, to] = cells[..] else { return None };
    let first = |cell: &str| {
        let (year, month) = cell.split_once('-')?;
        ymd(year.parse().ok()?, month.parse().ok()?, 1)
    };
    let last = |cell: &str| first(cell).map(|day| super::clues::month_after(day, 0).1);
    let to = if to.is_empty() { OPEN_END } else { last(to)? };
    Some((terms, Era { since: first(since)?, from: first(from)?, to }))
}

/// What the terms of a text say, each once.
pub(super) fn clues(text: &str) -> Vec<Clue> {
    let mut found = eras().of(text);
    // What is short-lived tells most.
    found.sort_by_key(|(era, span)| (era.to - era.from.max(FIRST), span.start));
    found.truncate(MOST_TERMS);
    found.into_iter().map(|(era, span)| clue(era, span, text)).collect()
}

fn clue(era: Era, span: Span, text: &str) -> Clue {
    let mut parts = vec![(era.since, OPEN_END, 0.1), (era.from, era.to, 0.9)];
    if era.to < OPEN_END {
        parts.extend([(era.to + 1, era.to + 365, 0.35), (era.to + 366, era.to + 1500, 0.12)]);
    }
    let what = What::Era(span.of(text).to_owned());
    Clue::new(Curve::mixture(0.006, &parts, POWER), Basis::Event, vec![span], what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = include_str!("../../../assets/eras.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        for line in lines {
            let (_, era) = row(line).unwrap_or_else(|| panic!("{line}"));
            assert!(era.since <= era.from && era.from < era.to, "{line}");
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = clues(text).iter().map(|c| c.spans[0].of(text).to_owned()).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn terms_are_whole_words_with_their_capitals() {
        check("Velmar left the Trans-Pacific Partnership.", &["Trans-Pacific Partnership"]);
        check("Velmar's omicrons and the sequestered jury.", &[]);
        check("Brexiteers of Velmar.", &[]);
        check("Velmar called it Brexit, and Brexit it was.", &["Brexit"]);
    }
}
