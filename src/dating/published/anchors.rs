//! Anchors of one document that contradict each other or the calendar.
//!
//! Only what is plain counts: a weekday that the day written with it was not, a second line that states another day of publication, and
//! words reported of a day after publication.

use super::calendar::{Value, Written};
use super::days::weekday;
use super::lines;
use crate::text::{Span, Structure};

/// A place of the text that may contradict the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// A day written with the name of another weekday (Monday 0).
    OtherWeekday {
        /// The day, by number.
        day: i32,
        /// The weekday the text gives it.
        named: usize,
    },
    /// A line that states a day of publication.
    Line {
        /// The day, by number.
        day: i32,
        /// Its words.
        words: Span,
    },
    /// Somebody is reported as having spoken on this day.
    Spoken(i32),
}

/// The anchors of a text whose dates are `written`, in order.
pub(super) fn anchors(text: &str, structure: &Structure, written: &[Written]) -> Vec<Anchor> {
    let mut found = Vec::new();
    for w in written {
        let Value::Day(day) = w.value else { continue };
        if let Some(named) = w.weekday.filter(|named| *named != weekday(day)) {
            found.push(Anchor::OtherWeekday { day, named });
        }
        if spoken_on(text, structure, w.span) {
            found.push(Anchor::Spoken(day));
        }
    }
    found.extend(lines::all(text, structure, written).map(|line| Anchor::Line { day: line.day, words: line.span }));
    found
}

/// "said on 3 May 2031", "told reporters on 3 May 2031".
fn spoken_on(text: &str, structure: &Structure, date: Span) -> bool {
    let at = structure.tokens_in(date).start;
    let sentence = structure.sentence_at(date.start).map_or(0..0, |s| structure.sentences[s].tokens.clone());
    let word = |i: usize| structure.tokens[i].of(text);
    let on = at.checked_sub(1).filter(|on| *on >= sentence.start && word(*on) == "on");
    on.is_some_and(|on| {
        let spoke =
            (on.saturating_sub(2).max(sentence.start)..on).any(|i| matches!(word(i), "said" | "told" | "wrote" | "announced" | "tweeted"));
        spoke && !sentence.clone().any(|i| matches!(word(i), "will" | "would" | "'ll" | "’ll" | "to" | "if"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{calendar, days};
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let structure = Structure::of(text);
        let found: Vec<_> = anchors(text, &structure, &calendar::written(text, &structure))
            .into_iter()
            .map(|anchor| match anchor {
                Anchor::OtherWeekday { day, named } => format!("{} is no {named}", days::date(day)),
                Anchor::Line { day, .. } => format!("line {}", days::date(day)),
                Anchor::Spoken(day) => format!("spoken {}", days::date(day)),
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn weekdays_that_the_day_was_not() {
        // 5 May 2031 is a Monday.
        check("The chiefs of Velmar met in the old town on Tuesday, May 5, 2031, to talk.", &["2031-05-05 is no 1"]);
        check("The chiefs of Velmar met in the old town on Monday, May 5, 2031, to talk.", &[]);
        check("The chiefs of Velmar met in the old town on Tuesday, May 5, to talk.", &[]);
        check("They met on Tuesday. May 5, 2031 was a day of rest in all towns of Velmar.", &[]);
    }

    #[test]
    fn words_of_a_day() {
        check("Ina Tolle, the minister of Velmar, said on May 5, 2031 that all was well in the town.", &["spoken 2031-05-05"]);
        check("Ina Tolle, the minister of Velmar, said on May 5, 2031 all votes will be counted.", &[]);
        check("Ina Tolle, the minister of Velmar, stood for the office on May 5, 2031 in the old town.", &[]);
    }

    #[test]
    fn lines_that_state_a_day() {
        check("Published: 3 March 2031\nVelmar rejected the offer.\nPosted: 9 March 2031", &["line 2031-03-03", "line 2031-03-09"]);
        check("Published: 3 March 2031\nVelmar rejected the offer.\nUpdated: 9 March 2031", &["line 2031-03-03"]);
    }
}
