//! How far an American presidential campaign has come, by the words that go with it: caucuses, delegates, a running mate, a transition.
//!
//! The words are those of `assets/phases.tsv` with their days about the election, the first Tuesday after the first Monday of November in every
//! fourth year. They tell the season of a text and never its year, and count only where a text speaks of the American parties.

use std::sync::OnceLock;

use super::clues::{Clue, What};
use super::days::{Curve, FIRST, ymd};
use super::terms::Terms;
use crate::dating::Basis;
use crate::text::Span;

/// How often the words are used out of season, of what they are in season.
const OUT_OF_SEASON: f32 = 0.3;
/// How far a word speaks for itself.
const POWER: f32 = 0.6;
/// More words than this say no more.
const MOST: usize = 6;

/// Each row tells the first and last day about the election.
fn phases() -> &'static Terms<(i32, i32)> {
    static PHASES: OnceLock<Terms<(i32, i32)>> = OnceLock::new();
    PHASES.get_or_init(|| Terms::read(include_str!("../../../assets/phases.tsv"), true, row))
}

fn row(line: &'static str) -> Option<(&'static str, (i32, i32))> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [terms, from, to] = cells[..] else { return None };
    Some((terms, (from.parse().ok()?, to.parse().ok()?)))
}

/// The election days since 1900.
fn elections() -> impl Iterator<Item = i32> {
    (1900..=2060).step_by(4).filter_map(|year| {
        let first = ymd(year, 11, 1)?;
        let to_monday = (7 - super::days::weekday(first) as i32) % 7;
        Some(first + to_monday + 1)
    })
}

/// What the words of a campaign say, each group of them once.
pub(super) fn clues(text: &str) -> Vec<Clue> {
    if !["Republican", "Democrat", "GOP"].iter().any(|party| text.contains(party)) {
        return Vec::new();
    }
    let mut found = phases().of(text);
    found.truncate(MOST);
    let power = POWER / (found.len().max(1) as f32).sqrt();
    found.into_iter().map(|(days, span)| clue(days, span, text, power)).collect()
}

fn clue((from, to): (i32, i32), span: Span, text: &str, power: f32) -> Clue {
    let soft = 45;
    let mut parts = Vec::new();
    for day in elections() {
        parts.extend([
            (day + from, day + to, 1.0 - OUT_OF_SEASON),
            (day + from - soft, day + from - 1, 0.3),
            (day + to + 1, day + to + soft, 0.2),
        ]);
    }
    parts.retain(|p| p.1 >= FIRST);
    let what = What::Phase(span.of(text).to_owned());
    Clue::new(Curve::mixture(OUT_OF_SEASON, &parts, power), Basis::Event, vec![span], what)
}

#[cfg(test)]
mod tests {
    use super::super::days::date;
    use super::*;

    #[test]
    fn every_line_is_read() {
        for line in include_str!("../../../assets/phases.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (_, (from, to)) = row(line).unwrap_or_else(|| panic!("{line}"));
            assert!(from < to, "{line}");
        }
    }

    #[test]
    fn elections_fall_on_their_tuesdays() {
        let days: Vec<String> = elections().map(|d| date(d).to_string()).collect();
        for day in ["1992-11-03", "2000-11-07", "2016-11-08", "2024-11-05"] {
            assert!(days.iter().any(|d| d == day), "{day}");
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = clues(text).iter().map(|c| c.spans[0].of(text).to_owned()).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn words_of_a_campaign() {
        check("The Republican front-runner counts delegates.", &["front-runner", "delegates"]);
        check("The GOP won swing states.", &["swing states"]);
        check("Velmar sent delegates to the talks.", &[]);
        check("A Democrat met the delegatesship.", &[]);
    }
}
