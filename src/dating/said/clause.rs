//! The clause of a cue: what stands in its sentence outside all content, and which date in it is that of the saying.

use super::super::expressions::{Form, Timex};
use super::dates;
use super::words::{is_meeting, is_saying, is_verb};
use crate::statement::Attribution;
use crate::text::{Span, Structure};

/// How many attributions before and after one are looked at.
const NEIGHBOURS: usize = 32;

/// The clause of one attribution's cue.
pub(super) struct Clause<'a> {
    text: &'a str,
    structure: &'a Structure,
    attribution: &'a Attribution,
    /// The sentence of the cue.
    sentence: Span,
    /// Content in this sentence, of this and of other attributions.
    content: Vec<Span>,
    /// Cues of other attributions in this sentence.
    other_cues: Vec<Span>,
}

impl<'a> Clause<'a> {
    pub(super) fn of(text: &'a str, structure: &'a Structure, attributions: &'a [Attribution], i: usize) -> Self {
        let attribution = &attributions[i];
        let at = attribution.cue.or(attribution.source).unwrap_or(attribution.content[0]).start;
        let sentence = structure.sentence_at(at).map(|s| structure.sentences[s].span).unwrap_or_default();
        // Attributions come in the order of their content, so those of this sentence stand near this one.
        let window = i.saturating_sub(NEIGHBOURS)..attributions.len().min(i + NEIGHBOURS);
        let near = window.map(|n| (n, &attributions[n])).filter(|(_, a)| a.hull().overlaps(sentence));
        let mut content = Vec::new();
        let mut other_cues = Vec::new();
        for (n, other) in near {
            // What holds this cue is a frame around it, not something it says.
            content.extend(other.content.iter().filter(|c| c.overlaps(sentence) && !c.contains(Span { start: at, end: at + 1 })));
            // "condemned the test on Friday and pledged …": two cues of one speaker share their date.
            if n != i && (other.source.is_none() || other.source != attribution.source) {
                other_cues.extend(other.cue.filter(|c| sentence.contains(*c)));
            }
        }
        Self { text, structure, attribution, sentence, content, other_cues }
    }

    /// The words that attribute, or the whole where the text has none.
    pub(super) fn cue(&self) -> Span {
        self.attribution.cue.or(self.attribution.source).unwrap_or(self.attribution.content[0])
    }

    pub(super) fn sentence(&self) -> Span {
        self.sentence
    }

    /// The expression of `timexes` that dates the saying; `here` are the numbers of those in its sentence.
    pub(super) fn expression(&self, timexes: &[Option<Timex>], here: std::ops::Range<usize>) -> Option<usize> {
        let cue = self.attribution.cue?;
        let candidates = here.filter_map(|at| Some((at, timexes[at].as_ref()?)));
        candidates
            .filter(|(_, t)| self.sentence.contains(t.span) && dates(t, self.text))
            .filter(|(_, t)| self.is_of_the_saying(t, cue))
            .min_by_key(|(_, t)| self.distance(t.span, cue))
            .map(|(at, _)| at)
    }

    /// Tokens between the expression and the cue; what follows the cue counts less.
    fn distance(&self, span: Span, cue: Span) -> usize {
        let (a, b) = (self.structure.tokens_in(span), self.structure.tokens_in(cue));
        if a.start >= b.end { (a.start - b.end) * 2 } else { b.start.saturating_sub(a.end) * 2 + 1 }
    }

    fn is_of_the_saying(&self, timex: &Timex, cue: Span) -> bool {
        let span = timex.span;
        if self.content.iter().any(|c| c.overlaps(span)) && !self.leads_the_content(span, cue) {
            return self.closes_a_noun(timex, cue);
        }
        // Another cue stands nearer.
        let own = self.distance(span, cue);
        if self.other_cues.iter().any(|c| *c != cue && self.distance(span, *c) < own) {
            return false;
        }
        if own > 60 || self.quoted(span) || span.overlaps(cue) && matches!(timex.form, Form::Reference(_)) {
            return false;
        }
        let before = self.word_before(span);
        if matches!(
            before.as_str(),
            "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "to"
                | "before"
                | "after"
                | "between"
                | "through"
                | "of"
                | "about"
                | "for"
                | "than"
                | "despite"
        ) {
            return false;
        }
        if self.is_recent(span) {
            let at = self.structure.tokens_in(span);
            let opens = at.start.checked_sub(2).is_some_and(|i| matches!(self.word(i), "In" | "in" | "At" | "at" | "During" | "during"));
            if !opens || !self.names_a_saying_before(at.end..at.end + 3) {
                return false;
            }
            return if span.end <= cue.start { self.stands_before(span, cue) } else { self.stands_after(span, cue) };
        }
        if self.is_genitive(span) {
            return self.names_a_saying(span) && matches!(before.as_str(), "in" | "at" | "during" | "on" | "after");
        }
        if span.end <= cue.start { self.stands_before(span, cue) } else { self.stands_after(span, cue) }
    }

    /// "rejected the guarantees for Orsk on Thursday": a noun phrase does nothing on a day, so its closing day is the verb's.
    pub(super) fn closes_a_noun(&self, timex: &Timex, cue: Span) -> bool {
        let span = timex.span;
        let Some(content) = self.attribution.content.iter().find(|c| c.contains(span) && c.start >= cue.end) else { return false };
        let (all, date) = (self.structure.tokens_in(*content), self.structure.tokens_in(span));
        let last = (date.end..all.end).all(|i| !self.word(i).chars().any(char::is_alphanumeric));
        let day = matches!(timex.form, Form::Weekday { deixis: None, .. } | Form::MonthDay { .. } | Form::Offset { .. })
            && timex.interval.is_some();
        let lead = all.start..date.start;
        let noun = lead.len() <= 14 && !lead.clone().any(|i| is_verb(self.word(i)) || self.structure.quotes[i].inside);
        let hung = date.start.checked_sub(1).is_some_and(|i| self.word(i) == "on" || matches!(self.word(i), "late" | "early"));
        // "a vote on Thursday" is the vote's day.
        let event = date.start.checked_sub(2).is_some_and(|i| {
            is_saying(self.word(i))
                || is_meeting(self.word(i))
                || matches!(self.word(i), "vote" | "election" | "attack" | "strike" | "strikes")
        });
        day && last && noun && hung && !event && lead.len() >= 2
    }

    /// Whether the clause speaks of a long time ("for years").
    pub(super) fn is_of_long_standing(&self) -> bool {
        let tokens = self.structure.tokens_in(self.sentence);
        tokens.clone().any(|i| {
            matches!(self.word(i), "for" | "over" | "in")
                && matches!(self.word(i + 1), "years" | "months" | "decades" | "weeks" | "the")
                && (self.word(i + 1) != "the" || self.word(i + 2) == "years")
                && self.word(i) != "in"
                && !self.content.iter().any(|c| c.overlaps(self.structure.tokens[i]))
        })
    }

    /// "said on Tuesday that …" where the content was cut too early, at "on Tuesday".
    fn leads_the_content(&self, span: Span, cue: Span) -> bool {
        let (a, b) = (self.structure.tokens_in(span), self.structure.tokens_in(cue));
        let gap = b.end..a.start.max(b.end);
        a.start >= b.end
            && gap.clone().all(|i| matches!(self.word(i), "on" | "in" | "late" | "early" | "earlier" | "at"))
            && gap.len() <= 2
            && matches!(self.word(a.end), "that" | ":" | ",")
    }

    /// A date before the cue: not in a clause of its own before the speaker or hung on the speaker.
    fn stands_before(&self, span: Span, cue: Span) -> bool {
        let date = self.structure.tokens_in(span);
        let source = self.attribution.source.map(|s| self.structure.tokens_in(s));
        let cue_at = self.structure.tokens_in(cue).start;
        if let Some(source) = &source {
            // "Dane, who met Tolle on Friday, said".
            if date.start >= source.start && !(date.start..cue_at).is_empty() {
                let from = source.start;
                return !(from..date.start).any(|i| matches!(self.word(i), "who" | "which" | "whose" | "that" | "where" | "whom"))
                    && (date.start >= source.end || !(source.start..date.start).any(|i| matches!(self.word(i), "of" | "for" | "in")));
            }
        }
        let sentence = self.structure.tokens_in(self.sentence);
        let opening =
            (sentence.start..date.start).rev().find(|&i| matches!(self.word(i), "," | ";" | "—")).map_or(sentence.start, |i| i + 1);
        let lead = opening..date.start;
        let speaking = lead.clone().any(|i| {
            matches!(
                self.word(i).to_ascii_lowercase().as_str(),
                "speaking"
                    | "asked"
                    | "interview"
                    | "statement"
                    | "briefing"
                    | "conference"
                    | "speech"
                    | "tweet"
                    | "post"
                    | "addressing"
                    | "writing"
            )
        });
        if speaking {
            return true;
        }
        // "When the bridge fell in 2024, the builders blamed the wind": then.
        let when = self.word(lead.start) == "When" && lead.start == sentence.start && self.word(date.end) == ",";
        // "Hours after the quake struck on Tuesday, she said": that day.
        let soon = lead.start == sentence.start
            && self.word(date.end) == ","
            && lead.clone().take(3).any(|i| {
                matches!(
                    self.word(i).to_ascii_lowercase().as_str(),
                    "hours" | "minutes" | "moments" | "shortly" | "immediately" | "soon" | "hour" | "minute"
                ) && matches!(self.word(i + 1), "after" | "before")
            });
        let subordinate = lead.clone().any(|i| {
            matches!(
                self.word(i).to_ascii_lowercase().as_str(),
                "after"
                    | "before"
                    | "since"
                    | "when"
                    | "as"
                    | "while"
                    | "although"
                    | "though"
                    | "if"
                    | "because"
                    | "following"
                    | "despite"
                    | "until"
                    | "who"
                    | "which"
                    | "whose"
                    | "where"
                    | "that"
            )
        });
        // Between the date and the speaker stand only a comma and adverbs, or the date opens the sentence.
        let short = lead.len() <= 3;
        let end = source.map_or(cue_at, |s| s.start.max(date.end));
        let gap = (date.end..end.max(date.end)).filter(|&i| self.word(i).chars().any(char::is_alphanumeric)).count();
        (when || soon || !subordinate && (short || gap == 0)) && gap <= 12 && !self.other_verb(date.end..end.max(date.end))
    }

    /// "called the vote a farce on Wednesday", "repeated the demand late Saturday": what is only named happens on no day, so the day behind it is
    /// the verb's. Not behind what has its own day ("opposed a vote on Wednesday") nor behind a clause ("said talks would resume on Wednesday").
    fn closes_behind_a_noun(&self, date: &std::ops::Range<usize>, cue: Span) -> bool {
        let own = self.attribution.content.iter().filter(|c| c.start >= cue.end).max_by_key(|c| c.end);
        let Some(content) = own.map(|c| self.structure.tokens_in(*c)).filter(|c| c.end <= date.start) else { return false };
        let gap = content.end..date.start;
        let near = gap.len() <= 2 && gap.clone().all(|i| matches!(self.word(i), "on" | "late" | "early" | "in" | "at"));
        let closed = |i: usize| {
            self.structure.quotes[i].inside || is_verb(self.word(i)) || matches!(self.word(i), "that" | "to" | "whether" | "will" | "would")
        };
        let last = content.end - 1;
        let has_its_day =
            is_meeting(self.word(last)) || matches!(self.word(last), "vote" | "election" | "attack" | "strike" | "strikes" | "ballot");
        let ends = !self.word(date.end).starts_with(char::is_alphanumeric) || matches!(self.word(date.end), "and" | "but" | "as" | "after");
        near && content.len() <= 14 && !content.clone().any(closed) && !has_its_day && ends
    }

    /// A date after the cue: before any clause of its own opens.
    /// Whether the words right after the cue put the saying behind what was told before: "afterwards", or "after the vote" with its noun.
    pub(super) fn looks_back(&self) -> Option<Option<&'a str>> {
        let cue = self.structure.tokens_in(self.cue());
        let near = (cue.end..cue.end + 4).find(|&i| matches!(self.word(i), "afterwards" | "afterward" | "after"))?;
        let outside = |i: usize| self.structure.tokens.get(i).is_some_and(|t| !self.content.iter().any(|c| c.overlaps(*t)));
        if !(cue.end..=near).all(outside) {
            return None;
        }
        match self.word(near) {
            "after" if self.word(near + 1) == "the" => Some(Some(self.word(near + 2))),
            "after" => None,
            _ => Some(None),
        }
    }

    fn stands_after(&self, span: Span, cue: Span) -> bool {
        if self.closes_behind_a_noun(&self.structure.tokens_in(span), cue) {
            return true;
        }
        let date = self.structure.tokens_in(span);
        let from = self.structure.tokens_in(cue).end;
        let between = from..date.start.max(from);
        if between.len() > 24 {
            return false;
        }
        let closed = between.clone().any(|i| {
            // "as recently as August", "as early as Monday".
            let measured = |i: usize| matches!(self.word(i), "recently" | "early" | "late" | "lately");
            if self.word(i) == "as" && (measured(i + 1) || measured(i - 1)) {
                return false;
            }
            // "told voters as a candidate in March", "when reached by telephone on Monday": how it was said.
            let as_somebody = self.word(i) == "as" && matches!(self.word(i + 1), "a" | "an");
            if as_somebody || self.when_asked(i) {
                return false;
            }
            matches!(
                self.word(i),
                ";" | "that"
                    | "who"
                    | "which"
                    | "whose"
                    | "where"
                    | "when"
                    | "while"
                    | "but"
                    | "whether"
                    | "if"
                    | "because"
                    | "as"
                    | "since"
                    | "until"
                    | "of"
                    | "about"
                    | "how"
                    | "why"
                    | "what"
            )
        });
        let of_event = between.clone().any(|i| matches!(self.word(i), "following" | "after" | "before" | "ahead"));
        // "said after talks on Wednesday" dates the talks and with them the saying; "said after Dane won on Tuesday" does not.
        !closed && (!of_event || self.names_a_saying_before(between.clone())) && !self.content_between(cue, span)
    }

    fn content_between(&self, cue: Span, span: Span) -> bool {
        let between = self.content.iter().filter(|c| c.start >= cue.end && c.end <= span.start);
        let Some(last) = between.map(|c| c.end).max() else { return false };
        // "called for more schools in a statement on Thursday": the clause goes on after its content.
        let after = self.structure.tokens_in(Span { start: last, end: span.start });
        let goes_on = after.len() <= 8
            && after.clone().any(|i| is_saying(self.word(i)) || self.when_asked(i))
            && !after.clone().any(|i| self.word(i) == "that");
        !goes_on && !self.attribution.content.iter().all(|c| c.end <= cue.start)
    }

    /// "when reached by telephone": how somebody came to speak.
    fn when_asked(&self, i: usize) -> bool {
        self.word(i) == "when" && matches!(self.word(i + 1), "asked" | "reached" | "contacted" | "questioned" | "interviewed" | "pressed")
    }

    fn names_a_saying_before(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|i| is_saying(self.word(i)) || is_meeting(self.word(i)))
    }

    /// "Tuesday's debate".
    fn names_a_saying(&self, span: Span) -> bool {
        let end = self.structure.tokens_in(span).end;
        (end + 1..end + 6).any(|i| is_saying(self.word(i)) || is_meeting(self.word(i)))
    }

    /// "Recent" before a noun: it dates the saying only where the noun is one ("in a recent interview").
    fn is_recent(&self, span: Span) -> bool {
        span.of(self.text).eq_ignore_ascii_case("recent")
    }

    fn is_genitive(&self, span: Span) -> bool {
        matches!(self.word(self.structure.tokens_in(span).end), "'s" | "’s")
    }

    /// A finite verb that is not the cue's.
    fn other_verb(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|i| {
            matches!(
                self.word(i),
                "was" | "were" | "is" | "are" | "had" | "met" | "won" | "lost" | "began" | "came" | "went" | "made" | "and"
            )
        })
    }

    fn quoted(&self, span: Span) -> bool {
        self.structure.tokens_in(span).next().is_some_and(|t| self.structure.quotes[t].inside)
    }

    fn word(&self, token: usize) -> &'a str {
        self.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    fn word_before(&self, span: Span) -> String {
        let first = self.structure.tokens_in(span).start;
        first.checked_sub(1).map(|i| self.word(i).to_ascii_lowercase()).unwrap_or_default()
    }

    /// Whether the clause says "at the time".
    pub(super) fn has_at_the_time(&self) -> bool {
        let tokens = self.structure.tokens_in(self.sentence);
        tokens.clone().any(|i| {
            self.word(i).eq_ignore_ascii_case("at")
                && self.word(i + 1) == "the"
                && self.word(i + 2) == "time"
                && self.word(i + 3) != "of"
                && !self.quoted(self.structure.tokens[i])
        })
    }

    /// The event of speaking that the clause names without a date ("at a news conference in Orsk"): the noun's token and the names
    /// around it.
    pub(super) fn place(&self) -> Option<super::scene::Place<'a>> {
        let cue = self.attribution.cue?;
        let tokens = self.structure.tokens_in(self.sentence);
        let from = self.structure.tokens_in(cue);
        let near = tokens.start.max(from.start.saturating_sub(16))..tokens.end.min(from.end + 16);
        let outside =
            |i: usize| !self.content.iter().any(|c| c.overlaps(self.structure.tokens[i])) && !self.quoted(self.structure.tokens[i]);
        let noun = near.clone().find(|&i| outside(i) && (is_saying(self.word(i)) || is_meeting(self.word(i))))?;
        let names = (noun.saturating_sub(4)..noun + 5)
            .filter(|&i| near.contains(&i) && outside(i) && i != noun)
            .map(|i| self.word(i))
            .filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase))
            .collect();
        Some(super::scene::Place { names })
    }
}

/// The names around the occasion that people take part in ("Dane and Tolle attended the Orsk summit"); `None` where there is none.
pub(super) fn taking_part<'a>(text: &'a str, structure: &Structure, sentence: &crate::text::Sentence) -> Option<Vec<&'a str>> {
    let word = |i: usize| structure.tokens[i].of(text);
    let verb = sentence
        .tokens
        .clone()
        .find(|&i| matches!(word(i), "attended" | "joined" | "hosted" | "addressed") && !structure.quotes[i].inside)?;
    let noun = (verb + 1..sentence.tokens.end.min(verb + 7)).find(|&i| is_meeting(word(i)) || is_saying(word(i)))?;
    let names: Vec<&str> =
        (verb + 1..sentence.tokens.end.min(noun + 4)).map(word).filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase)).collect();
    (!names.is_empty()).then_some(names)
}

/// The names around `span` where the sentence makes an occasion of it ("Tuesday's summit in Orsk", "met on Friday in Orsk"); `None` where
/// it does not.
pub(super) fn occasion<'a>(text: &'a str, structure: &Structure, span: Span) -> Option<Vec<&'a str>> {
    let sentence = &structure.sentences[structure.sentence_at(span.start)?];
    let date = structure.tokens_in(span);
    if structure.quotes.get(date.start).is_some_and(|q| q.inside) {
        return None;
    }
    let near = sentence.tokens.start.max(date.start.saturating_sub(9))..sentence.tokens.end.min(date.end + 9);
    let word = |i: usize| structure.tokens[i].of(text);
    near.clone().find(|&i| is_saying(word(i)) || is_meeting(word(i)) || matches!(word(i), "met" | "spoke"))?;
    Some(near.filter(|i| !date.contains(i)).map(word).filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase)).collect())
}
