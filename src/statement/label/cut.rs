//! A label cut to the room there is: at a word, from the end, and never so that what is left says what the whole does not.
//!
//! What stands behind a cut can turn what stands before it: a negation of the same clause, terms it holds under. Then either the turning words
//! are kept behind a gap, where nothing but their own clause is left out, or the cut moves forward to where nothing has been said yet.

use std::ops::Range;

use super::limits::Limit;
use super::words::Words;

const ELLIPSIS: &str = "…";

/// No words kept behind a gap.
const NONE: Range<usize> = 0..0;

/// Marks that do not stand before an ellipsis.
const LOOSE: [char; 9] = [',', ';', ':', '.', ' ', '…', '-', '–', '—'];

/// `full` in at most `room` characters, with "…" for what is left out.
pub(super) fn cut(full: &str, room: usize) -> String {
    if full.chars().count() <= room {
        return full.to_owned();
    }
    if room == 0 {
        return String::new();
    }
    let words = Words::of(full);
    let most = words.fitting(words.len(), NONE, room);
    let kept = words.complete(words.settled(most));
    let limits = words.limits();
    let Some(limit) = limits.iter().find(|l| l.at + 1 >= kept && l.clause < kept) else {
        return words.joined(kept, NONE);
    };
    let verb = words.verb(limit.clause..kept);
    if verb.is_none() && !limit.negation {
        return words.joined(kept, NONE);
    }
    // Two words of a subject, or a verb with a word behind it: the least that says what is turned.
    let least = if limit.negation { limit.clause + 1 } else { verb.unwrap_or(0) + 1 };
    for with in limit.with() {
        let tail = limit.from..words.settled((limit.at + with + 1).min(words.len())).max(limit.at + 1);
        let head = words.fitting(limit.from, tail.clone(), room);
        let head = if head == limit.from { head } else { words.settled(head) };
        // "As much as", "but nothing": the half that turns it is not there yet.
        let answer = words.one_of(limit.at, &["but"]) && words.verb(tail.clone()).is_none();
        if answer || words.compares(tail.end) {
            continue;
        }
        let leads = head == limit.from || tail.end > limit.at + 1 || tail.end == words.len();
        // "Cannot be left without": one negation without the other would say the reverse.
        let parts =
            |l: &Limit| (head..limit.from).contains(&l.at) || l.negation && limit.negation && l.clause == limit.clause && l.at >= tail.end;
        let skipped = limits.iter().any(parts);
        if head > least && !skipped && leads && words.length(head, tail.clone()) <= room {
            return words.joined(head, tail);
        }
    }
    // Nothing is said before the verb; where the verb opens the clause, nothing before the clause.
    let silent = verb.map_or(kept, |verb| if verb > limit.clause { verb } else { limit.clause });
    words.joined(words.settled(silent), NONE)
}

impl Words<'_> {
    /// Fewer words than `kept` where the last clause is denied and the cut leaves out what is denied: "nobody knows | that better", "he would not | go".
    fn complete(&self, kept: usize) -> usize {
        /// Words behind a negation that tell what is denied.
        const LEAST: usize = 2;
        let Some(at) = (0..kept).rev().find(|&i| self.negates(i)) else { return kept };
        let clause = self.clause_around(at);
        if kept == self.len() || clause.end <= kept && clause.end > at + 1 && self.ends_phrase(clause.end - 1) || kept > at + LEAST {
            return kept;
        }
        // The subject may stay, of which nothing is said yet; a negation that is the subject goes with its clause.
        let verb = self.verb(clause.start..at).unwrap_or(at);
        self.settled(if verb > clause.start + 1 { verb } else { clause.start.max(1) })
    }

    /// How many words from the start, at most `most`, fit beside `tail`.
    fn fitting(&self, most: usize, tail: Range<usize>, room: usize) -> usize {
        (1..=most).take_while(|&n| self.length(n, tail.clone()) <= room).last().unwrap_or(0)
    }

    /// The first `kept` words and those of `tail`, gaps between them as " … ", one at the end as "…".
    fn joined(&self, kept: usize, tail: Range<usize>) -> String {
        let mut out = self.0[..kept].join(" ");
        let mut last = kept;
        if !tail.is_empty() {
            if tail.start > kept {
                out.truncate(out.trim_end_matches(LOOSE).len());
                out.push_str(" …");
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.0[tail.clone()].join(" "));
            last = tail.end;
        }
        if last < self.len() {
            out.truncate(out.trim_end_matches(LOOSE).len());
            out.push_str(ELLIPSIS);
        }
        out
    }

    fn length(&self, kept: usize, tail: Range<usize>) -> usize {
        self.joined(kept, tail).chars().count()
    }
}
