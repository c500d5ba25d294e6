//! The evidence of an answer in a reader's words, and what speaks against it.

use chrono::{Datelike, NaiveDate};

use super::anchors::Anchor;
use super::clues::{Clue, What};
use super::days::{date, number, weekday};
use super::events::Events;
use super::reading::Reading;
use crate::dating::{Basis, Dating, Evidence};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Basis, passages and explanation of the interval `from..=to` of the document at `index`.
pub(super) fn evidence(reading: &Reading, index: usize, text: &str, events: &Events, from: i32, to: i32) -> (Basis, Vec<Evidence>, String) {
    let window = (from - 1500, reading.latest.min(to + 1500));
    let gain = |c: &Clue| c.curve.mean(from, to) - c.curve.mean(window.0, window.1.max(to));
    let mut ranked: Vec<(f32, &Clue)> = reading.clues.iter().map(|c| (gain(c), c)).filter(|(g, _)| *g > 0.25).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut reasons: Vec<String> = Vec::new();
    let mut spans = Vec::new();
    for (_, clue) in ranked.iter().take(3) {
        reasons.extend(tell(clue, text, events, from, to).filter(|r| !reasons.contains(r)));
        spans.extend(clue.spans.iter().copied());
    }
    let mut why = reasons.first().cloned().unwrap_or_default();
    if let Some((day, span)) = reading.weekday_before(to).filter(|_| to - from < 7) {
        spans.push(span);
        why = match to - from {
            0 if weekday(from) == day => format!("the {} {}", WEEKDAYS[day], reasons.first().map_or("", String::as_str)),
            0 => format!("the day after the {} {}", WEEKDAYS[day], reasons.first().map_or("", String::as_str)),
            _ => format!("{}, {} named last", reasons.first().map_or("", String::as_str), WEEKDAYS[day]),
        };
    }
    for more in reasons.iter().skip(1).take(if to - from < 7 { 1 } else { 2 }) {
        why.push_str("; ");
        why.push_str(more);
    }
    spans.sort();
    spans.dedup();
    let basis = ranked.first().map_or(Basis::Unknown, |(_, c)| c.basis);
    (basis, spans.into_iter().map(|span| Evidence { document: index, span }).collect(), why.trim().to_owned())
}

/// What a clue says about the interval, as a phrase that follows "the Wednesday".
fn tell(clue: &Clue, text: &str, events: &Events, from: i32, to: i32) -> Option<String> {
    let words = clue.spans.first().map_or("", |s| s.of(text));
    Some(match &clue.what {
        What::Day(day) if *day > to => format!("before {}, which lies ahead in the text", day_words(date(*day))),
        What::Day(day) if *day >= from => format!("about {}, the last full date in the text", day_words(date(*day))),
        What::Day(day) => format!("after {}, named in the text", day_words(date(*day))),
        What::Calendar => format!("“{words}” stands in the text"),
        What::Events(rows, _) => {
            let middle = from + (to - from) / 2;
            let near = rows.iter().map(|r| events.get(*r)).min_by_key(|e| ((middle - e.from).abs(), e.from))?;
            // Where the text may be older than the event that it seems to speak of, nobody is told that it is not.
            let side = match near.from {
                day if day > to => "before",
                day if day > from => "about the time of",
                _ => "after",
            };
            format!("{side} {} of {}", article(&near.name), interval_words(date(near.from), date(near.to)))
        }
        What::Office(words) => format!("when {words}"),
        What::Stamp(day) => format!("after {}, the day of an address in the text", day_words(date(*day))),
        What::Phase(term) => format!("in the part of a campaign in which “{term}” is said"),
        What::Era(term) => format!("when “{term}” was in the news"),
        What::Document(_) => "of another document that carries the same words".to_owned(),
        What::Alike(_) => "near another document in which the same is said".to_owned(),
    })
}

fn article(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or("");
    let bare = first.ends_with("'s")
        || first.ends_with("’s")
        || first.eq_ignore_ascii_case("the")
        || name.split(' ').any(|w| w.ends_with('s') && w.len() > 4 && w.starts_with(char::is_lowercase));
    if bare { name.to_owned() } else { format!("the {name}") }
}

/// "15 August 2025".
pub(super) fn day_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), day.format("%B"), day.year())
}

fn interval_words(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        day_words(from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", from.day(), day_words(to))
    } else {
        format!("{} to {}", day_words(from), day_words(to))
    }
}

/// What contradicts the answer, or itself.
pub(super) fn conflicts(reading: &Reading, text: &str, answer: Option<&Dating>) -> Vec<String> {
    let mut found = Vec::new();
    if let (Some(dating), Some(modified)) = (answer, reading.modified)
        && dating.from > modified
    {
        found.push(format!("{} lies after the file's last change on {}", interval_words(dating.from, dating.to), day_words(modified)));
    }
    if let (Some(dating), Some(other)) = (answer, &reading.other)
        && (other.to < dating.from || other.from > dating.to)
    {
        found.push(format!(
            "The file's name says {}, the text {}",
            interval_words(other.from, other.to),
            interval_words(dating.from, dating.to)
        ));
    }
    let answered = answer.map(|a| (number(a.from), number(a.to), interval_words(a.from, a.to)));
    for anchor in &reading.anchors {
        let told = match (*anchor, &answered) {
            (Anchor::OtherWeekday { day, named }, _) => {
                let (said, was) = (WEEKDAYS[named], WEEKDAYS[weekday(day)]);
                format!("The text says {said}, {}, but that day was a {was}", day_words(date(day)))
            }
            (Anchor::Line { day, words }, Some((from, to, said))) if day + 1 < *from || day > to + 1 => {
                format!("The text also gives “{}” as its day of publication, besides {said}", words.of(text))
            }
            // Clocks of two places may differ by a day.
            (Anchor::Spoken(day), Some((_, to, said))) if day > to + 1 => {
                format!("The text reports words of {}, after its day of publication, {said}", day_words(date(day)))
            }
            _ => continue,
        };
        if !found.contains(&told) {
            found.push(told);
        }
    }
    found
}
