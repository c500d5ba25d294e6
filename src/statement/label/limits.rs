//! What turns the words before it: a negation of their clause, terms they hold under, the other half of a concession or a comparison.

use super::words::{Words, contracted, is_short};
use crate::statement::lexicon::class;
use crate::statement::polarity::{Polarity, is_negator, polarity};
use crate::statement::telling::{Telling, telling};
use crate::text::is_dash;

/// Words that begin another clause: what is turned behind them is not what was said before them.
const BOUNDARIES: [&str; 23] = [
    "and",
    "but",
    "or",
    "which",
    "who",
    "whom",
    "whose",
    "that",
    "because",
    "since",
    "when",
    "where",
    "while",
    "why",
    "how",
    "what",
    "as",
    "so",
    "although",
    "though",
    "after",
    "before",
    "including",
];

/// The most words of an aside between commas.
const LONGEST_ASIDE: usize = 10;

/// A word that turns the clause it stands in.
pub(super) struct Limit {
    pub(super) at: usize,
    /// Where what is kept with it begins: its auxiliary.
    pub(super) from: usize,
    /// Where its clause begins.
    pub(super) clause: usize,
    pub(super) negation: bool,
}

impl Words<'_> {
    /// What turns the first sentence and that in which the word before `kept` stands.
    pub(super) fn limits_before(&self, kept: usize) -> Vec<Limit> {
        let mut found = self.limits();
        let start = self.sentence_start(kept);
        if start > 0 {
            let own = Words(self.0[start..].to_vec()).limits();
            found.extend(own.into_iter().map(|l| Limit { at: l.at + start, from: l.from + start, clause: l.clause + start, ..l }));
        }
        found
    }

    /// What turns the first sentence, clause by clause: negations of its first clause, and terms of every clause.
    fn limits(&self) -> Vec<Limit> {
        let mut found = Vec::new();
        let mut clause = 0;
        let mut doubled = false;
        // A sentence that begins with a clause of its own ("When costs double, …") has said nothing before its comma.
        let mut main = true;
        let mut waits = self.len() > 0 && is_subordinator(&self.bare(0));
        let mut opens = 0;
        // Where the clause began before one that only tells which is meant.
        let mut outer = 0;
        // Where the clause began that the first dash of the sentence parts.
        let mut before_dash: Option<usize> = None;
        for at in 0..self.len() {
            let word = self.bare(at);
            // "Crews who sail just because they are paid": the reason is what is said of them.
            if word == "because" && at > 1 && self.one_of(at - 1, &["just", "only", "simply", "merely", "solely"]) {
                found.push(Limit { at, from: at - 1, clause: outer.min(clause), negation: false });
            }
            // "Will it pay, or will it sink?": one half asks something else.
            if word == "or" && self.offers(opens, at) {
                found.push(Limit { at, from: at, clause: opens, negation: false });
            }
            if at > 0 && BOUNDARIES.contains(&word.as_str()) && !self.joins_nouns(clause, at) {
                // "He is right, but": a concession, which is not what is said. Behind a comma it answers the whole sentence, whatever clause has ended.
                // Also across who said it: “We have time,” … “but not much”.
                let before = at - 1 - usize::from(at > 1 && self.0[at - 1] == "…");
                let answers = self.0[before].trim_end_matches(['”', '"', '’', '\'']).ends_with(',');
                if word == "but" && (main || answers) && !self.nothing_but(at) {
                    found.push(Limit { at, from: at, clause: if main { clause } else { opens }, negation: false });
                }
                outer = if self.is(at, class::RELATIVE) && !answers { outer.min(clause) } else { at + 1 };
                (doubled, clause) = (main && found.iter().any(|l| l.negation) && matches!(word.as_str(), "that" | "who" | "which"), at + 1);
                main = false;
            }
            if at > 0 && self.negates(at) {
                let infinitive = self.is(at + 1, class::TO);
                let from = if contracted(&word) || !self.is(at - 1, class::AUXILIARY) { at } else { at - 1 };
                if main && !waits && !infinitive {
                    found.push(Limit { at, from, clause, negation: true });
                } else if doubled {
                    // "Not one who does not": the second turns the first back.
                    let clause = found.iter().rfind(|l| l.negation).map_or(clause, |l| l.clause);
                    found.push(Limit { at, from: at, clause, negation: true });
                }
            }
            if at > 0 && self.binds(at) {
                // "Advice for anyone who calls, if elected": terms at the end may hold for all of it.
                // "She will sail – or stay – if it rains".
                let dashed = is_dash(self.0[at - 1]) || self.0[at - 1].ends_with(['—', '–']);
                let outer = if dashed { outer.min(before_dash.unwrap_or(outer)) } else { outer };
                // "It is odd to think that, if it rains, the port shuts": those of the clause that they open.
                let terms = self.one_of(at, &["if", "unless"]);
                // "He would have come to the hall where they voted if …": what would be, all of it.
                let first = opens..(opens + 1..at).find(|&i| BOUNDARIES.contains(&self.bare(i).as_str())).unwrap_or(at);
                let nearer = (first.end..at).any(|i| self.one_of(i, &["would", "could", "might", "will"]));
                let supposed = terms && !nearer && first.into_iter().any(|i| self.one_of(i, &["would", "could", "might"]));
                let outer = if supposed { opens.min(outer) } else { outer };
                let whole = terms && !self.is(at - 1, class::THAT);
                let clause = if whole { outer.min(clause) } else { clause };
                // "Blame her for sailing on until it was late": the time of the one, not of the other.
                let gerund = |i: &usize| self.is(*i, class::PREPOSITION) && self.bare(i + 1).ends_with("ing");
                let inner = (clause..at).rev().find(gerund).filter(|_| self.one_of(at, &["until", "till", "once"]));
                let clause = inner.map_or(clause, |i| i + 1);
                // "…, given her words saying she would think again if elected": what somebody else says.
                let told = (clause + 1..at).rev().find(|&i| self.one_of(i, &["saying", "says", "said"]));
                let clause = told.map_or(clause, |i| i + 1);
                // "Supposedly | only found in May": what doubts the terms stays with them.
                let from =
                    (clause + 1..at).rev().take_while(|&i| self.bare(i).ends_with("ly") && !self.ends_phrase(i)).last().unwrap_or(at);
                found.push(Limit { at, from, clause, negation: false });
            }
            if self.0[at].ends_with(['.', '!', '?']) && word.chars().count() > 3 {
                // "I would like it open. That is not possible".
                if let Some(denial) = self.denied_next(at + 1).filter(|_| (0..at).any(|i| self.wishes(i))) {
                    found.push(Limit { at: denial, from: at + 1, clause: opens, negation: false });
                }
                break;
            }
            if waits && self.0[at].ends_with(',') {
                (waits, clause, opens, outer) = (false, at + 1, at + 1, at + 1);
            }
            let goes_on = self.0[at] == "…"
                && self.bare(at + 1).starts_with(char::is_lowercase)
                && !self.0.get(at + 1).is_some_and(|w| w.contains(char::is_uppercase));
            if before_dash.is_none() && (is_dash(self.0[at]) || self.0[at].ends_with(['—', '–'])) {
                before_dash = Some(clause);
            }
            if self.0[at].ends_with([';', ':', '—', '…']) && !goes_on {
                (clause, opens, outer) = (at + 1, at + 1, at + 1);
                main = false;
            }
        }
        // "“It will sink,” … joked".
        if let Some(at) = (1..self.len()).rev().take(4).take_while(|&i| self.0[i] != "…").find(|&i| self.jests(i))
            && let Some(gap) = (0..at).rev().find(|&i| self.0[i] == "…")
        {
            found.push(Limit { at, from: gap + 1, clause: 0, negation: false });
        }
        found
    }

    /// Whether the word at `at` says that what stands beside it was a joke.
    pub(super) fn jests(&self, at: usize) -> bool {
        telling(&self.bare(at)) == Some(Telling::Jesting)
    }

    /// Whether the word at `at` denies the clause that it stands in.
    pub(super) fn negates(&self, at: usize) -> bool {
        let word = self.bare(at);
        // "Nobody's ever won it without".
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
        // "By not having", "than that": no part of the clause before.
        let gerund = at > 0 && self.is(at - 1, class::PREPOSITION) && self.bare(at + 1).ends_with("ing");
        let only = self.one_of(at + 1, &["only", "just", "merely", "simply"]);
        // "No doubt", "no later than": nothing is denied.
        let idiom = word == "no" && self.one_of(at + 1, &["doubt", "later", "less", "fewer", "matter"]);
        // "For quality, not quantity": a thing set against another.
        let contrast = word == "not" && at > 0 && self.0[at - 1].ends_with(',');
        (is_negator(word) || contracted(word) || denies(word)) && !only && !gerund && !idiom && !contrast
    }

    /// Whether the word at `at` begins terms under which its clause holds.
    fn binds(&self, at: usize) -> bool {
        let word = self.bare(at);
        let terms = polarity(&word) == Some(Polarity::Condition) && !matches!(word.as_str(), "whether" | "unlike" | "once");
        // "Even if": a concession, which limits nothing; without its "even" it would. "See if": whether.
        let conceded = self.one_of(at - 1, &["even", "not"]);
        let whether = word == "if"
            && self.one_of(
                at - 1,
                &[
                    "see",
                    "ask",
                    "asks",
                    "asked",
                    "asking",
                    "know",
                    "knows",
                    "knew",
                    "wonder",
                    "wonders",
                    "determine",
                    "decide",
                    "check",
                    "unsure",
                    "unclear",
                    "tell",
                ],
            );
        // "The only pilot": it tells which one.
        let which = word == "only" && self.is(at - 1, class::DETERMINER);
        // "With only 6 percent": of the number alone.
        let counts = word == "only" && self.0.get(at + 1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit() || c == '$'));
        // "If perhaps unwittingly": a concession too.
        terms && !conceded && !whether && !which && !counts && !self.one_of(at + 1, &["perhaps"])
    }

    /// Whether an "or" at `at` parts what the question that begins at `start` asks to choose from.
    fn offers(&self, start: usize, at: usize) -> bool {
        let asked = at > start && self.is(start, class::AUXILIARY);
        let inner = |i: usize| self.0[i].trim_end_matches(['”', '"', '\'', '’', '»']);
        let ends = (at..self.len()).find(|&i| inner(i).ends_with(['.', '!', '?']));
        asked && ends.is_some_and(|i| inner(i).ends_with('?'))
    }

    /// Whether the word tells of what is wished or thought of.
    fn wishes(&self, at: usize) -> bool {
        self.one_of(at, &["would", "could", "should", "want", "wants", "wanted", "hope", "hopes", "hoped", "wish", "wishes", "wished"])
            || self.bare(at).ends_with("'d")
            || self.bare(at).ends_with("’d")
    }

    /// Where the sentence that begins at `start` denies the one before it as a whole: "I think that is | not possible".
    fn denied_next(&self, start: usize) -> Option<usize> {
        const FARTHEST: usize = 3;
        let points = |i: &usize| self.one_of(*i, &["that", "this", "that's", "that’s"]);
        let at = (start..self.len().min(start + FARTHEST)).find(points)?;
        let verbal = |i: usize| self.is(i, class::AUXILIARY) || is_short(&self.bare(i)) || contracted(&self.bare(i));
        let first = if is_short(&self.bare(at)) { at } else { at + 1 };
        let denial = (first..self.len()).find(|&i| !verbal(i) || contracted(&self.bare(i)))?;
        (denial > at && verbal(first) && self.negates(denial)).then_some(denial)
    }

    /// Whether a "but" at `at` means "except", or adds ("not only … but").
    fn nothing_but(&self, at: usize) -> bool {
        let excepts = self.one_of(at - 1, &["all", "nothing", "none", "anything", "everything", "nobody", "one", "no"]);
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
        let Some(terms) = (at + 1..self.len().min(at + 8)).find(|&i| ends(i)) else { return false };
        let plain = |i: usize| !BOUNDARIES.contains(&self.bare(i).as_str()) && !self.0[i].ends_with([',', '.', ';', ':', '…']);
        self.verb(at + 1..terms).is_none() && (at + 1..terms).all(plain)
    }

    /// Where that ends which a negation at `at` denies: at a mark, or at a word that begins a reason or a contrast. What stands before it may be what
    /// is denied ("did not reject it in this form"), whatever phrase it is; "not a threat, but a promise" is one.
    pub(super) fn denied_until(&self, at: usize) -> usize {
        let parts = |i: usize| self.one_of(i, &["because", "although", "though", "whereas", "while"]);
        let answered = |i: usize| self.0[i].ends_with(',') && self.one_of(i + 1, &["but"]);
        // "Does not want the crews, all of them here, to know": what is denied comes behind the aside.
        let infinitive = |i: usize| self.one_of(i + 1, &["to"]) && !self.is(i + 2, class::DETERMINER | class::PRONOUN);
        let aside = |i: usize| {
            let closes = (i + 1..self.len().min(i + LONGEST_ASIDE)).find(|&k| self.ends_phrase(k));
            self.0[i].ends_with(',') && closes.is_some_and(|k| self.0[k].ends_with(',') && infinitive(k))
        };
        let ends = (at..self.len()).find(|&i| i > at && parts(i) || self.ends_phrase(i) && !answered(i) && !aside(i));
        ends.map_or(self.len(), |i| if parts(i) && i > at { i } else { i + 1 })
    }

    /// Where the clause around the word at `at` begins, and where it ends: at a mark or at a word that begins another.
    pub(super) fn clause_around(&self, at: usize) -> std::ops::Range<usize> {
        let begins = |i: usize| BOUNDARIES.contains(&self.bare(i).as_str()) || i > 0 && self.ends_phrase(i - 1);
        let start = (0..=at).rev().find(|&i| begins(i)).unwrap_or(0);
        let end = (at + 1..self.len()).find(|&i| begins(i)).unwrap_or(self.len());
        start..end
    }
}

fn is_subordinator(word: &str) -> bool {
    polarity(word) == Some(Polarity::Condition) || matches!(word, "when" | "as" | "because" | "since" | "while" | "although" | "though")
}

/// Whether an adjective denies what it is said of: "unlikely", "impossible", "doubtful".
fn denies(word: &str) -> bool {
    polarity(word) == Some(Polarity::Negation) && (word.starts_with("un") || matches!(word, "impossible" | "doubtful"))
}
