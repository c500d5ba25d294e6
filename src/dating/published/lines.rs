//! Publication dates that a text states itself: "Published 8 January 2026", a dateline with its date, a date on a line of its own at the top.

use super::calendar::{Value, Written};
use crate::text::{Span, Structure};

/// A stated day with its line's words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// The day, by number.
    pub day: i32,
    /// The words.
    pub span: Span,
    /// Probability that it is the day of publication.
    pub confidence: f32,
}

/// How many lines at the top may hold the date of a text.
const TOP: usize = 6;

/// The best stated day of a text; `written` are its dates.
pub(super) fn stated(text: &str, structure: &Structure, written: &[Written]) -> Option<Line> {
    // A caption's date stands alone as well; a text knows nothing of days after its own.
    let known = |line: &Line| line.confidence >= 0.93 || !written.iter().any(|other| later(other.value, line.day));
    let best = |a: Line, b: Line| if b.confidence > a.confidence { b } else { a };
    candidates(text, structure, written).filter(known).reduce(best)
}

/// Every day that a line plainly states as that of publication; a later update is none.
pub(super) fn all<'a>(text: &'a str, structure: &'a Structure, written: &'a [Written]) -> impl Iterator<Item = Line> + 'a {
    candidates(text, structure, written).filter(|line| line.confidence >= 0.93)
}

fn candidates<'a>(text: &'a str, structure: &'a Structure, written: &'a [Written]) -> impl Iterator<Item = Line> + 'a {
    written.iter().filter_map(|w| {
        let Value::Day(day) = w.value else { return None };
        let line = structure.paragraphs.iter().position(|p| p.span.contains(w.span))?;
        let confidence = confidence(text, structure.paragraphs[line].span, w.span, line, structure.paragraphs.len());
        (confidence > 0.0).then_some(Line { day, span: w.span, confidence })
    })
}

/// Whether the line of `date`, a day without its year, states the day of publication ("PORT ORLA, May 4 (VNA) —").
pub(super) fn states(text: &str, structure: &Structure, date: Span) -> bool {
    let line = structure.paragraphs.iter().position(|p| p.span.contains(date));
    line.is_some_and(|at| confidence(text, structure.paragraphs[at].span, date, at, structure.paragraphs.len()) >= 0.93)
}

/// Whether `value` lies wholly after `day`.
fn later(value: Value, day: i32) -> bool {
    match value {
        Value::Day(other) => other > day + 1,
        Value::Year(year) | Value::MonthYear(year, _) => super::days::ymd(year, 1, 1).is_some_and(|first| first > day),
        _ => false,
    }
}

fn confidence(text: &str, line: Span, date: Span, index: usize, lines: usize) -> f32 {
    let before = text[line.start as usize..date.start as usize].trim();
    let after = text[date.end as usize..line.end as usize].trim();
    let lower = before.to_lowercase();
    let key = lower.trim_end_matches([':', ' ', '-', '–', '—', '|', ',']).trim();
    let weekday = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].iter().find_map(|d| key.strip_suffix(d));
    let key = weekday.unwrap_or(key).trim_end_matches([':', ' ', ',']);
    let key = key.strip_suffix(" on").unwrap_or(key);
    let near_edge = index < TOP || index + 3 >= lines;
    if matches!(
        key,
        "published"
            | "date published"
            | "publication date"
            | "first published"
            | "posted"
            | "published online"
            | "release date"
            | "for immediate release"
    ) && near_edge
    {
        return 0.97;
    }
    if matches!(key, "updated" | "last updated" | "last modified" | "date" | "issued" | "filed") && near_edge {
        return if matches!(key, "date" | "issued" | "filed") { 0.93 } else { 0.85 };
    }
    // A line that is little more than the date, or byline and date.
    let rest = before.chars().count() + after.chars().count();
    let alone = rest <= 24 && after.chars().count() <= 24 && !before.ends_with(" in") && !after.ends_with('.');
    if alone && index < TOP {
        return 0.92;
    }
    // "PORT ORLA, March 17, 2025 (Agency) —" and "PORT ORLA (Agency), 17 March 2025 —".
    let place = before.trim_end_matches([',', ' ', '(', '-', '–', '—']);
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let dash = after.chars().take(30).any(|c| matches!(c, '—' | '–' | '-' | ':'));
    if index < TOP && letters >= 3 && place.chars().count() <= 40 && capitals * 10 >= letters * 6 && dash {
        return 0.95;
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::super::{calendar, days};
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        let structure = Structure::of(text);
        let found = stated(text, &structure, &calendar::written(text, &structure));
        assert_eq!(found.map(|l| days::date(l.day).to_string()).as_deref(), expect, "{text}");
    }

    #[test]
    fn lines_that_state_the_day() {
        check("Velmar rejects plan\nPublished: March 17, 2025\nDane spoke.", Some("2025-03-17"));
        check("Velmar rejects plan\nBy Ina Tolle | 17 March 2025\nDane spoke.", Some("2025-03-17"));
        check("PORT ORLA, March 17, 2025 (VNA) — Dane spoke.", Some("2025-03-17"));
        check("Updated on Monday, March 17, 2025 at 4:05 pm\nText.", Some("2025-03-17"));
        check("2025-03-17\nText.", Some("2025-03-17"));
    }

    #[test]
    fn datelines_without_a_year() {
        let states = |text: &str| {
            let structure = Structure::of(text);
            calendar::written(text, &structure).first().is_some_and(|w| super::states(text, &structure, w.span))
        };
        assert!(states("PORT ORLA, May 4 (VNA) — Dane spoke on Monday."));
        assert!(states("Velmar rejects plan\nPORT ORLA, Velmar, Sept. 4 (VNA) - Dane spoke."));
        assert!(!states("PORT ORLA (VNA) — Dane spoke on May 4."));
        assert!(!states("Dane spoke to the council on May 4 — at last."));
    }

    #[test]
    fn lines_that_do_not() {
        check("Dane met the council on March 17, 2025, and left.", None);
        check("According to a report published on March 17, 2025, Dane left the council.", None);
        check("Title\nThe treaty of March 17, 1925, was the first of its kind in Tessaly.", None);
    }
}
