//! A label cut to the room there is: at a word, from the end, and never so that what is left says what the whole does not.
//!
//! What stands behind a cut can turn what stands before it: a negation of the same clause, terms it holds under. Then either the turning words
//! are kept behind a gap, where nothing but their own clause is left out, or the cut moves forward to where nothing has been said yet.

use std::ops::Range;

use super::limits::Limit;
use super::words::Words;
use crate::statement::lexicon::class;

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
    let limits = words.limits_before(kept);
    let Some(limit) = limits.iter().find(|l| l.at + 1 >= kept && l.clause < kept) else {
        return words.joined(kept, NONE);
    };
    let verb = words.verb(limit.clause..kept);
    if verb.is_none() && !limit.negation {
        return words.joined(kept, NONE);
    }
    // Two words of a subject, or a verb with a word behind it: the least that says what is turned.
    let least = if limit.negation { limit.clause + 1 } else { verb.unwrap_or(0) + 1 };
    for end in words.ends(limit) {
        let tail = limit.from..end;
        let head = words.fitting(limit.from, tail.clone(), room);
        let head = if head == limit.from { head } else { words.complete(words.settled(head)) };
        if head <= least {
            continue;
        }
        // "Cannot be left without": one negation without the other would say the reverse.
        let held = |l: &Limit| l.clause < head || tail.contains(&l.clause);
        let behind = |l: &Limit| l.at >= tail.end && if l.negation { limit.negation && l.clause == limit.clause } else { held(l) };
        let skipped = limits.iter().any(|l| (head..limit.from).contains(&l.at) || behind(l));
        // "His … only “to mock”": what only limits is the verb's, and so is its subject.
        let near = limit.negation || words.one_of(limit.at, &["only"]);
        let leaps = (near && !words.belongs(head..limit.from)) || (head..limit.from).any(|i| words.negates(i));
        // "A song … but they sing it": of what, the gap has taken away.
        let refers =
            head < limit.from && words.one_of(limit.at, &["but"]) && tail.clone().any(|i| words.one_of(i, &["it", "they", "them"]));
        if !skipped && !leaps && !refers && words.length(head, tail.clone()) <= room {
            return words.joined(head, tail);
        }
    }
    // Nothing is said before the verb; where the verb opens the clause, nothing before the clause.
    let silent = verb.map_or(kept, |verb| if verb > limit.clause { verb } else { limit.clause });
    words.joined(words.settled(silent), NONE)
}

impl Words<'_> {
    /// Fewer words than `kept` where a clause is denied and the cut leaves out some of what is denied: "nobody knows | that better", "would not
    /// support it | in this form".
    fn complete(&self, kept: usize) -> usize {
        if kept == self.len() {
            return kept;
        }
        let Some(at) = (0..kept).find(|&i| self.negates(i) && self.denied_until(i) > kept) else { return kept };
        let clause = self.clause_around(at);
        // The subject may stay, of which nothing is said yet; a negation that is the subject goes with its clause.
        let verb = self.verb(clause.start..at).unwrap_or(at);
        self.settled(if verb > clause.start + 1 { verb } else { clause.start.max(1) })
    }

    /// Whether the words of a gap only tell more of the subject before it, so that the verb behind them is its own: "the harbour | of the island".
    fn belongs(&self, gap: Range<usize>) -> bool {
        let more = class::PREPOSITION | class::TO | class::RELATIVE;
        gap.is_empty() || self.is(gap.start, more) && !gap.clone().any(|i| self.ends_phrase(i)) && !self.ends_phrase(gap.start - 1)
    }

    /// Where the words may end that are kept behind a gap to show what `limit` turns, the best first: all that is denied, or the first words of the
    /// terms.
    fn ends(&self, limit: &Limit) -> Vec<usize> {
        // Behind a quotation that is cut the verb of a joke would stand within its marks.
        if self.jests(limit.at) {
            return Vec::new();
        }
        if limit.negation {
            let verbal = limit.from < limit.at || !self.one_of(limit.at, &["no", "not", "never", "nothing", "nobody", "none", "without"]);
            return if verbal { vec![self.denied_until(limit.at)] } else { Vec::new() };
        }
        let ends = (2..=5).rev().map(|words| self.settled((limit.at + words).min(self.len())).max(limit.at + 1));
        let leads = |end: &usize| *end > limit.at + 1 || *end == self.len();
        // "As much as", "but nothing": the half that turns it is not there yet.
        let whole = |end: &usize| !self.compares(*end) && (!self.one_of(limit.at, &["but"]) || self.verb(limit.at..*end).is_some());
        ends.filter(leads).filter(whole).collect()
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
