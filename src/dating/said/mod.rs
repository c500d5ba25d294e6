//! When a statement was made, and which days it speaks of.
//!
//! Three dates are kept apart: said, reported (the publication) and referred to. An expression in the clause of the cue ("said on
//! Tuesday") dates the saying; one inside the content never does. Where the clause has none, the scene the text has set for the same
//! speaker carries on ("at a press conference on Wednesday … he added"); "has repeatedly said" is a range that ends at the
//! publication; "at the time" is the time of what was spoken of before; everything else inherits the publication.
//!
//! A publication known only as an interval gives an interval: every day that some day of publication would make of the words. No day
//! comes out that no words and no publication support.

mod aspect;
mod clause;
mod counted;
mod day;
mod scene;
mod why;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::expressions::{DayOrder, Deixis, Form, Kind, Reading, Reference, Timex};
use super::{Basis, Dating, Evidence, Precision};
use crate::statement::{Attribution, Quotation};
use crate::text::{Span, Structure};
use aspect::Aspect;

/// For each of `attributions`: when it was said, and the days its content refers to.
///
/// `published` is the dating of the document, `document` its index, which the evidence names. `None` for a statement whose day
/// nothing tells, which without a publication dating is every one without a full date of its own. `order` is the habit of the corpus
/// for dates in numbers.
pub fn said(
    text: &str,
    structure: &Structure,
    attributions: &[Attribution],
    published: Option<&Dating>,
    document: usize,
    order: Option<DayOrder>,
) -> (Vec<Option<Dating>>, Vec<Vec<Dating>>) {
    let mut story = Story::new(text, attributions, published, document, Reading::of(text, structure, order));
    let said: Vec<Option<Dating>> = (0..attributions.len()).map(|i| story.date(i)).collect();
    let refers_to = said.iter().enumerate().map(|(i, said)| story.refers_to(i, said.as_ref())).collect();
    (said, refers_to)
}

/// One text while its statements are dated, in order.
struct Story<'a> {
    text: &'a str,
    structure: &'a Structure,
    attributions: &'a [Attribution],
    published: Option<&'a Dating>,
    document: usize,
    reading: Reading<'a>,
    /// What the expressions mean, spoken on the first and on the last possible day of publication.
    early: Vec<Option<Timex>>,
    late: Vec<Option<Timex>>,
    /// What they mean to somebody who speaks on a day of the past.
    spoken: BTreeMap<NaiveDate, Vec<Option<Timex>>>,
    /// Scenes set so far.
    scenes: scene::Scenes<'a>,
    /// Expressions and sentences up to here have been looked at for occasions.
    seen: usize,
    seen_sentences: usize,
    /// Source, sentence and aspect of the statement before.
    before: (Option<Span>, Span, Aspect),
}

impl<'a> Story<'a> {
    fn new(text: &'a str, attributions: &'a [Attribution], published: Option<&'a Dating>, document: usize, reading: Reading<'a>) -> Self {
        let structure = reading.structure();
        let early = reading.at(published.map(|p| p.from));
        let late = match published {
            Some(p) if p.from < p.to => reading.at(Some(p.to)),
            _ => early.clone(),
        };
        let scenes = scene::Scenes::default();
        Self {
            text,
            structure,
            attributions,
            published,
            document,
            reading,
            early,
            late,
            spoken: BTreeMap::new(),
            scenes,
            seen: 0,
            seen_sentences: 0,
            before: (None, Span::default(), Aspect::Once),
        }
    }

    /// When statement `i` was made.
    fn date(&mut self, i: usize) -> Option<Dating> {
        let attribution = &self.attributions[i];
        self.see_occasions(attribution.hull().start);
        self.recall_occasions(attribution.hull().start);
        let clause = clause::Clause::of(self.text, self.structure, self.attributions, i);
        let speaker = self.scenes.speaker(self.text, self.structure, attribution);
        let aspect = self.shared_aspect(attribution, clause.sentence());

        if let Some(dating) = self.counted(attribution, clause.sentence()) {
            self.scenes.set(speaker, clause.place(), &dating);
            return Some(dating);
        }
        if let Some(at) = clause.expression(&self.early, self.reading.within(clause.sentence())) {
            let ahead = aspect::is_future(self.text, self.structure, attribution);
            let dating = self.of_expression(at).and_then(|d| self.not_after_publication(d, at, ahead));
            let Some(dating) = dating else { return self.inherited() };
            self.scenes.set(speaker, clause.place(), &dating);
            return Some(dating);
        }
        if clause.has_at_the_time() {
            let found = self.at_the_time(clause.sentence());
            return found.or_else(|| self.range(3650, "at a time the text does not date", 0.8, &clause));
        }
        match aspect {
            Aspect::Repeated => return self.range(365, "said again and again up to publication", 0.8, &clause),
            Aspect::Before => return self.range(365, "said at some time before publication", 0.7, &clause),
            Aspect::Lately if clause.is_of_long_standing() => {
                return self.range(365, "said again and again up to publication", 0.8, &clause);
            }
            Aspect::Lately if !self.is_opening(attribution) => {
                // A stance may be older than words.
                let certainty = if aspect::is_speech(self.text, clause.cue()) { 0.7 } else { 0.45 };
                return self.range(7, "said in the week before publication", certainty, &clause);
            }
            _ => {}
        }
        if aspect == Aspect::Once && !aspect::is_present(self.text, self.structure, attribution) {
            let Story { text, structure, published, .. } = *self;
            let utterance = scene::Utterance { text, structure, attribution, speaker, clause: &clause, published };
            if let Some(dating) = self.scenes.carried(&utterance) {
                return Some(dating);
            }
            if let Some(dating) = self.after_what_is_told(&clause) {
                self.scenes.set(speaker, clause.place(), &dating);
                return Some(dating);
            }
        }
        self.inherited()
    }

    /// The aspect of the cue; "has pledged help but ruled out troops" shares its auxiliary.
    fn shared_aspect(&mut self, attribution: &Attribution, sentence: Span) -> Aspect {
        let mut aspect = aspect::aspect(self.text, self.structure, attribution);
        let (source, before, shared) = self.before;
        if aspect == Aspect::Once
            && before == sentence
            && attribution.source.is_some()
            && attribution.source == source
            && aspect::is_conjoined(self.text, self.structure, attribution)
        {
            aspect = shared;
        }
        self.before = (attribution.source, sentence, aspect);
        aspect
    }

    /// Remembers the sentences before byte `at` in which people take part in an occasion dated elsewhere.
    fn recall_occasions(&mut self, at: u32) {
        while let Some(sentence) = self.structure.sentences.get(self.seen_sentences).filter(|s| s.span.end <= at) {
            self.seen_sentences += 1;
            if let Some(names) = clause::taking_part(self.text, self.structure, sentence) {
                self.scenes.recall(&names, sentence.span.start);
            }
        }
    }

    /// Remembers the occasions dated before byte `at`, outside all content.
    fn see_occasions(&mut self, at: u32) {
        while let Some(timex) = self.early.get(self.seen) {
            let index = self.seen;
            let Some(timex) = timex else {
                self.seen += 1;
                continue;
            };
            if timex.span.start >= at {
                break;
            }
            self.seen += 1;
            let span = timex.span;
            let until = self.attributions.partition_point(|a| a.content[0].start < span.end);
            let near = &self.attributions[until.saturating_sub(32)..until];
            let content = near.iter().any(|a| a.content.iter().any(|c| c.overlaps(span)));
            // A year is no occasion.
            let past = |from: NaiveDate| self.published.is_none_or(|p| from <= p.to);
            let short = timex.interval.is_some_and(|(from, to)| (to - from).num_days() <= 6 && past(from));
            if content || !dates(timex, self.text) || !short {
                continue;
            }
            if let Some(names) = clause::occasion(self.text, self.structure, span)
                && let Some(dating) = self.of_expression(index).and_then(|d| self.not_after_publication(d, index, false))
            {
                self.scenes.occasion(names, span.start, dating);
            }
        }
    }

    /// Whether the statement stands in the opening of the text, where "has warned" is the news itself.
    fn is_opening(&self, attribution: &Attribution) -> bool {
        let paragraph = self.structure.paragraph_at(attribution.hull().start).unwrap_or(0);
        self.structure.paragraphs.iter().position(|p| p.tokens.len() >= 12).is_some_and(|first| paragraph <= first)
    }

    /// The publication's dating, for want of a nearer one.
    fn inherited(&self) -> Option<Dating> {
        let published = self.published?;
        Some(Dating {
            basis: Basis::Document,
            confidence: published.confidence * 0.75,
            why: why::inherited(published),
            evidence: published.evidence.clone(),
            ..published.clone()
        })
    }

    /// The `back` days up to publication.
    fn range(&self, back: i64, why: &str, certainty: f32, clause: &clause::Clause<'_>) -> Option<Dating> {
        let published = self.published?;
        let days = |n: i64| chrono::TimeDelta::try_days(n);
        Some(Dating {
            from: published.from.checked_sub_signed(days(back)?)?,
            to: published.to,
            precision: if back <= 7 { Precision::Week } else { Precision::Range },
            basis: Basis::Relative,
            evidence: vec![Evidence { document: self.document, span: clause.cue() }],
            confidence: published.confidence * certainty,
            why: format!("“{}”: {why}, {}", clause.cue().of(self.text), why::when(published.from, published.to)),
        })
    }

    /// The day or days of expression `at`, from every possible day of publication.
    fn of_expression(&self, at: usize) -> Option<Dating> {
        let timex = self.early[at].as_ref()?;
        day::dating(self.text, timex, self.late[at].as_ref(), self.published, self.document)
    }

    /// A past saying cannot lie after its publication: a weekday is then the one before, and what is no weekday dates something else.
    fn not_after_publication(&self, mut dating: Dating, at: usize, ahead: bool) -> Option<Dating> {
        let Some(published) = self.published.filter(|p| dating.to > p.to && !ahead) else { return Some(dating) };
        if dating.from <= published.to {
            // "this week" of a past saying ends with the publication.
            dating.to = published.to;
            return Some(dating);
        }
        let timex = self.early[at].as_ref()?;
        let Form::Weekday { .. } = timex.form else { return None };
        let week = chrono::TimeDelta::try_days(7)?;
        dating.from = dating.from.checked_sub_signed(week)?;
        dating.to = dating.to.checked_sub_signed(week)?;
        dating.why = why::relative(timex.span.of(self.text), timex, dating.from, dating.to, Some(published));
        Some(dating)
    }

    /// "said afterwards", "said after the vote": some day from that of what this sentence or the one before tells up to publication.
    fn after_what_is_told(&self, clause: &clause::Clause<'_>) -> Option<Dating> {
        let noun = clause.looks_back()?;
        let published = self.published?;
        let sentence = self.structure.sentence_at(clause.cue().start)?;
        let first = self.structure.sentences[sentence.saturating_sub(1)].span;
        let told = |t: &Timex| {
            let within = first.start <= t.span.start && t.span.start < clause.cue().start;
            within && matches!(t.kind, Kind::Date | Kind::Time) && t.interval.is_some_and(|(from, to)| (to - from).num_days() < 7)
        };
        // "after the vote" takes up "voted".
        let takes_up = noun.is_none_or(|noun| {
            let stem = noun.get(..4).unwrap_or(noun);
            self.structure.tokens_in(first).any(|i| self.structure.tokens[i].of(self.text).starts_with(stem))
        });
        let at = self.early.iter().rposition(|t| t.as_ref().is_some_and(told)).filter(|_| takes_up)?;
        let dating = self.of_expression(at).filter(|d| d.from < published.to && (published.to - d.from).num_days() <= 31)?;
        Some(Dating {
            to: published.to,
            precision: if (published.to - dating.from).num_days() < 7 { Precision::Week } else { Precision::Range },
            basis: Basis::Relative,
            confidence: published.confidence * 0.85,
            why: format!("after what is told just before, and up to publication: {}", dating.why),
            ..dating
        })
    }

    /// "at the time": the last point in the past that the text named before or in this sentence.
    fn at_the_time(&self, sentence: Span) -> Option<Dating> {
        let published = self.published.map(|p| p.from);
        let before = self.early.iter().enumerate().rev().filter_map(|(at, t)| Some((at, t.as_ref()?)));
        let (at, _) = before
            .filter(|(_, t)| t.span.start < sentence.end && sentence.start.saturating_sub(t.span.start) < 1200)
            .filter(|(_, t)| matches!(t.kind, Kind::Date | Kind::Time) && !matches!(t.form, Form::Reference(_)))
            .find(|(_, t)| t.interval.is_some_and(|(_, to)| published.is_none_or(|p| to < p)))?;
        let mut dating = self.of_expression(at)?;
        dating.confidence *= 0.8;
        dating.why = format!("“at the time”, that is of {}", dating.why);
        Some(dating)
    }

    /// The days the content of statement `i` speaks of.
    fn refers_to(&mut self, i: usize, said: Option<&Dating>) -> Vec<Dating> {
        let attribution = &self.attributions[i];
        let spoken_on = said.filter(|s| s.from == s.to && s.basis != Basis::Document).map(|s| s.from);
        let mut found: Vec<Dating> = Vec::new();
        for at in self.reading.within(attribution.content.iter().copied().reduce(Span::hull).unwrap_or_default()) {
            let Some(timex) = self.early[at].clone() else { continue };
            let within = attribution.content.iter().any(|c| c.contains(timex.span)) && !dating_of_the_saying(said, timex.span);
            if !within || !matches!(timex.kind, Kind::Date | Kind::Time) || matches!(timex.form, Form::Reference(_) | Form::TimeOfDay(None))
            {
                continue;
            }
            let quoted = attribution.quotation == Quotation::Direct || self.is_quoted(timex.span);
            let dating = match spoken_on.filter(|_| quoted) {
                Some(day) => self.spoken_of(at, day, said),
                None => self.of_expression(at),
            };
            // "its fourth year" names no day, and over a publication known to the year nothing relative says anything.
            let vague = matches!(timex.form, Form::Unit { deixis: Deixis::This, .. })
                && !timex.span.of(self.text).to_ascii_lowercase().starts_with("this");
            if let Some(dating) = dating
                && !vague
                && (dating.basis == Basis::Explicit || dating.days() <= 400)
                && !found.iter().any(|d| d.from == dating.from && d.to == dating.to)
            {
                found.push(dating);
            }
        }
        found
    }

    /// Expression `at` in the mouth of somebody who speaks on `day`.
    fn spoken_of(&mut self, at: usize, day: NaiveDate, said: Option<&Dating>) -> Option<Dating> {
        if !self.spoken.contains_key(&day) {
            let resolved = self.reading.at(Some(day));
            self.spoken.insert(day, resolved);
        }
        let timex = self.spoken[&day][at].clone()?;
        let mut dating = day::dating(self.text, &timex, None, None, self.document)?;
        if !matches!(timex.form, Form::Point(_)) {
            dating.basis = Basis::Relative;
            dating.confidence = said.map_or(0.5, |s| s.confidence);
            dating.why = format!("“{}”, spoken on {}", timex.span.of(self.text), why::day(day));
        }
        Some(dating)
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.structure.tokens_in(span).next().is_some_and(|t| self.structure.quotes[t].inside)
    }
}

/// Whether the saying is dated by the very words at `span`.
fn dating_of_the_saying(said: Option<&Dating>, span: Span) -> bool {
    said.is_some_and(|s| s.basis != Basis::Document && s.evidence.first().is_some_and(|e| e.span == span))
}

/// Whether an expression can date anything: a point of the calendar, or "recently" and its like in one word ("the time" is the time of
/// something else).
fn dates(timex: &Timex, text: &str) -> bool {
    match timex.form {
        Form::Reference(reference) => reference == Reference::Past && !timex.span.of(text).contains(' '),
        Form::Amount { .. } | Form::Every => false,
        _ => matches!(timex.kind, Kind::Date | Kind::Time),
    }
}

#[cfg(test)]
mod gold;
#[cfg(test)]
mod tests;
