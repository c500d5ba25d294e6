//! A label cut to the room there is: at a word, from the end, and never so that what is left says what the whole does not.
//!
//! What stands behind a cut can turn what stands before it: a negation of the same clause, terms it holds under. Then either the turning words
//! are kept behind a gap, where nothing but their own clause is left out, or the cut moves forward to where nothing has been said yet.

use std::ops::Range;

use crate::statement::lexicon::{Lexicon, class};
use crate::statement::polarity::{Polarity, is_negator, polarity};

const ELLIPSIS: &str = "…";

/// No words kept behind a gap.
const NONE: Range<usize> = 0..0;

/// Marks that do not stand before an ellipsis.
const LOOSE: [char; 6] = [',', ';', ':', '.', ' ', '…'];

/// Words that begin another clause: what is turned behind them is not what was said before them.
const BOUNDARIES: [&str; 22] = [
    "and", "but", "or", "which", "who", "whom", "whose", "that", "because", "since", "when", "where", "while", "why", "how", "what", "as",
    "so", "although", "though", "after", "before",
];

/// `full` in at most `room` characters, with "…" for what is left out.
pub(super) fn cut(full: &str, room: usize) -> String {
    if full.chars().count() <= room {
        return full.to_owned();
    }
    if room == 0 {
        return String::new();
    }
    let words = Words(full.split(' ').collect());
    let most = words.fitting(words.0.len(), NONE, room);
    let kept = words.without_leaning(most);
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
        let tail = limit.from..(limit.at + with + 1).min(words.0.len());
        let head = words.fitting(limit.from, tail.clone(), room);
        let head = if head == limit.from { head } else { words.without_leaning(head) };
        let leans = words.is(tail.end - 1, class::DETERMINER | class::PREPOSITION | class::TO);
        // "Cannot be left without": one negation without the other would say the reverse.
        let parts =
            |l: &Limit| (head..limit.from).contains(&l.at) || l.negation && limit.negation && l.clause == limit.clause && l.at >= tail.end;
        let skipped = limits.iter().any(parts);
        if head > least && !skipped && !(leans && head < limit.from) && words.length(head, tail.clone()) <= room {
            return words.joined(head, tail);
        }
    }
    // Nothing is said before the verb; where the verb opens the clause, nothing before the clause.
    let silent = verb.map_or(kept, |verb| if verb > limit.clause { verb } else { limit.clause });
    words.joined(words.without_leaning(silent), NONE)
}

/// Whether words may hold a verb, so that they say something.
pub(crate) fn holds_verb(text: &str) -> bool {
    let words = Words(text.split(' ').collect());
    words.verb(0..words.0.len()).is_some()
}

/// Whether a word is an article, a possessive or a number word: a noun follows.
pub(crate) fn is_determiner(word: &str) -> bool {
    Lexicon::get().word(word).is_some_and(|w| w.class & class::DETERMINER != 0)
}

/// Whether a word belongs to the closed classes: articles, prepositions, auxiliaries and their like.
pub(crate) fn is_function_word(word: &str) -> bool {
    Lexicon::get().word(word).is_some_and(|w| w.class != 0)
}

/// A word that turns the clause it stands in.
struct Limit {
    at: usize,
    /// Where what is kept with it begins: its auxiliary.
    from: usize,
    /// Where its clause begins.
    clause: usize,
    negation: bool,
}

impl Limit {
    /// How many words are kept behind it, the best first.
    fn with(&self) -> [usize; 4] {
        if self.negation { [2, 2, 1, 1] } else { [4, 3, 2, 1] }
    }
}

struct Words<'a>(Vec<&'a str>);

impl Words<'_> {
    fn bare(&self, at: usize) -> String {
        self.0[at].trim_matches(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').to_lowercase()
    }

    fn is(&self, at: usize, bits: u32) -> bool {
        Lexicon::get().word(self.0[at]).is_some_and(|w| w.class & bits != 0)
    }

    /// How many words from the start, at most `most`, fit beside `tail`.
    fn fitting(&self, most: usize, tail: Range<usize>, room: usize) -> usize {
        (1..=most).take_while(|&n| self.length(n, tail.clone()) <= room).last().unwrap_or(0)
    }

    /// Takes away small words at the end that lean on what is cut off ("the harbour of").
    fn without_leaning(&self, mut kept: usize) -> usize {
        let bits = class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::TO | class::RELATIVE;
        loop {
            let small = kept > 1 && self.is(kept - 1, bits) && polarity(&self.bare(kept - 1)).is_none();
            // "More … than": the one without the other says something else.
            let compares = kept > 1
                && kept < self.0.len()
                && matches!(self.bare(kept).as_str(), "than" | "from")
                && matches!(self.bare(kept - 1).as_str(), "more" | "less" | "fewer" | "rather" | "other" | "different" | "far");
            if !small && !compares {
                return kept;
            }
            kept -= 1;
        }
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
        if last < self.0.len() {
            out.truncate(out.trim_end_matches(LOOSE).len());
            out.push_str(ELLIPSIS);
        }
        out
    }

    /// Whether a "but" at `at` means "except", or adds ("not only … but").
    fn nothing_but(&self, at: usize) -> bool {
        let before = self.bare(at - 1);
        let excepts = matches!(before.as_str(), "all" | "nothing" | "none" | "anything" | "everything" | "nobody" | "one" | "no");
        excepts || (0..at).any(|i| is_negator(&self.bare(i)) || contracted(&self.bare(i)))
    }

    /// Whether an "and" or "or" at `at` only adds a thing to the clause that begins at `clause`, so that what turns it behind turns the whole: "the
    /// captain and the crew are unlikely to", "both the captain and the crew if they stay".
    fn joins_nouns(&self, clause: usize, at: usize) -> bool {
        if !matches!(self.bare(at).as_str(), "and" | "or") {
            return false;
        }
        if self.verb(clause..at).is_none() && !self.0[at - 1].ends_with([',', '.', ';', ':', '…']) {
            return true;
        }
        let ends = |i: usize| polarity(&self.bare(i)) == Some(Polarity::Condition);
        let Some(terms) = (at + 1..self.0.len().min(at + 8)).find(|&i| ends(i)) else { return false };
        let plain = |i: usize| !BOUNDARIES.contains(&self.bare(i).as_str()) && !self.0[i].ends_with([',', '.', ';', ':', '…']);
        self.verb(at + 1..terms).is_none() && (at + 1..terms).all(plain)
    }

    fn length(&self, kept: usize, tail: Range<usize>) -> usize {
        self.joined(kept, tail).chars().count()
    }

    /// The first word in `range` that looks like a verb: an auxiliary, or a past tense.
    fn verb(&self, mut range: Range<usize>) -> Option<usize> {
        range.find(|&at| {
            let word = self.bare(at);
            self.is(at, class::AUXILIARY) || contracted(&word) || may_be_verb(&word)
        })
    }

    /// What turns the first sentence, clause by clause: negations of its first clause, and terms of every clause.
    fn limits(&self) -> Vec<Limit> {
        let mut found = Vec::new();
        let mut clause = 0;
        let mut doubled = false;
        // A sentence that begins with a clause of its own ("When costs double, …") has said nothing before its comma.
        let mut main = true;
        let mut waits = !self.0.is_empty() && is_subordinator(&self.bare(0));
        for at in 0..self.0.len() {
            let word = self.bare(at);
            if at > 0 && BOUNDARIES.contains(&word.as_str()) && !self.joins_nouns(clause, at) {
                // "He is right, but": a concession, which is not what is said.
                if word == "but" && main && !self.nothing_but(at) {
                    found.push(Limit { at, from: at, clause, negation: false });
                }
                (doubled, clause) = (main && found.iter().any(|l| l.negation) && matches!(word.as_str(), "that" | "who" | "which"), at + 1);
                main = false;
            }
            // "By not having", "than that": no part of the clause before.
            let gerund =
                at > 0 && self.is(at - 1, class::PREPOSITION) && self.0.get(at + 1).is_some_and(|_| self.bare(at + 1).ends_with("ing"));
            let only = self.0.get(at + 1).is_some_and(|_| matches!(self.bare(at + 1).as_str(), "only" | "just" | "merely" | "simply"));
            let negates = (is_negator(&word) || contracted(&word) || denies(&word)) && !only;
            // "even if": a concession, which limits nothing; without its "even" it would.
            let conceded = at > 0 && self.bare(at - 1) == "even";
            let terms = polarity(&word) == Some(Polarity::Condition) && !matches!(word.as_str(), "whether" | "unlike" | "once");
            if negates && main && !waits && !gerund && at > 0 {
                let from = if contracted(&word) || !self.is(at - 1, class::AUXILIARY) { at } else { at - 1 };
                found.push(Limit { at, from, clause, negation: true });
            } else if negates && doubled {
                // "Not one who does not": the second turns the first back.
                let clause = found.iter().rfind(|l| l.negation).map_or(clause, |l| l.clause);
                found.push(Limit { at, from: at, clause, negation: true });
            } else if terms && !conceded && at > 0 && self.bare(at - 1) != "not" {
                found.push(Limit { at, from: at, clause, negation: false });
            }
            if self.0[at].ends_with(['.', '!', '?']) && word.chars().count() > 3 {
                break;
            }
            if waits && self.0[at].ends_with(',') {
                (waits, clause) = (false, at + 1);
            }
            if self.0[at].ends_with([';', ':', '—', '…']) {
                clause = at + 1;
                main = false;
            }
        }
        found
    }
}

fn is_subordinator(word: &str) -> bool {
    polarity(word) == Some(Polarity::Condition) || matches!(word, "when" | "as" | "because" | "since" | "while" | "although" | "though")
}

/// Whether a word by itself looks like a verb: a past tense, or a word that attributes.
pub(super) fn may_be_verb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") || Lexicon::get().word(word).is_some_and(|w| !w.cues.is_empty())
}

/// Whether an adjective denies what it is said of: "unlikely", "impossible", "doubtful".
fn denies(word: &str) -> bool {
    polarity(word) == Some(Polarity::Negation) && (word.starts_with("un") || matches!(word, "impossible" | "doubtful"))
}

fn contracted(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}
