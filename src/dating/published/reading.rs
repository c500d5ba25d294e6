//! One document's clues, and the answer they give together.

use chrono::NaiveDate;

use super::anchors::{self, Anchor};
use super::calendar::{self, Value};
use super::clues::{self, Clue, Told, What};
use super::days::{Curve, LAST, Posterior, date, number, weekday};
use super::events::{Events, Names};
use super::lags::{self, Lags};
use super::wording::{self, Phrase, PhraseKind, Wording};
use super::{Input, Published, eras, explain, lines, mentions, offices, phases, precision, stamps, stated, telling, together};
use crate::corpus::StatedKind;
use crate::dating::{Basis, Dating, Evidence, Precision};
use crate::text::Structure;

/// What one document says about its own date.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Stated by folder, file name or a line of the text.
    pub stated: Option<Dating>,
    /// A stated date that gave way, for the conflicts.
    pub other: Option<Dating>,
    /// Places that may contradict the answer.
    pub anchors: Vec<Anchor>,
    /// What its words say.
    pub clues: Vec<Clue>,
    /// Log-likelihood of each weekday, Monday first.
    pub weekly: [f32; 7],
    /// Where the weekday it tells most of stands.
    pub weekdays: Vec<(usize, crate::text::Span)>,
    /// Runs of quoted words, to find other documents that carry them.
    pub runs: Vec<(u64, crate::text::Span)>,
    /// What named people are reported as saying, as triples of words.
    pub said: Vec<(u64, crate::text::Span)>,
    /// Whether its marks are those of a newspaper archive.
    pub printed: bool,
    /// The last possible day, by number.
    pub latest: i32,
    /// The day the file was last modified, where that can be believed.
    pub modified: Option<NaiveDate>,
}

/// Share of the probability that an interval must hold to be the answer.
const SHARE: f32 = 0.988;
/// The same of an answer within a week that rests on dates.
const WRITTEN_SHARE: f32 = 0.96;
/// A week, a month or a year (in days) is the answer in place of anything longer when it holds this share.
///
/// Chosen on texts of 2015 and 2016 so that no more than one answer in twenty is wrong, and confirmed on others.
const SHORT: [(usize, f32); 3] = [(7, 0.56), (31, 0.93), (366, 0.925)];
/// The week of a text that names no weekday must hold this share: only lists speak for it then, and nothing in the text bears them out.
const SHORT_OF_NO_WEEKDAY: f32 = 0.62;
/// Intervals longer than this say nothing; the document stays open.
const LONGEST_DAYS: i32 = 12 * 366;
/// A single day is answered when it holds this share
const DAY_SHARE: f32 = 0.62;
/// and its week this;
const WEEK_SHARE: f32 = 0.93;
/// with another document that carries the same words, this.
const SHARED_DAY_SHARE: f32 = 0.5;

impl Reading {
    /// Reads the document's clues.
    pub(super) fn of(input: &Input<'_>, events: &Events, lags: &Lags) -> Self {
        let (text, structure) = (input.text, input.structure);
        let modified = input.modified.filter(|d| (FIRST_BELIEVED + 1..=LAST).contains(&number(*d)));
        let latest = modified.map(number).or(events.last_day().map(|d| LAST.min(d + 730))).unwrap_or(FIRST_BELIEVED);
        let mut reading = Self {
            stated: stated(input.stated),
            other: None,
            anchors: Vec::new(),
            clues: Vec::new(),
            weekly: [0.0; 7],
            weekdays: Vec::new(),
            latest,
            modified,
            runs: together::quoted_runs(text, structure),
            said: together::said_triples(text, structure, input.attributions),
            printed: looks_printed(text),
        };
        let phrases = wording::phrases(text, structure, 0..structure.tokens.len());
        reading.weekdays = told_weekdays(text, structure, &phrases);
        let by_name = input.stated.date.as_ref().is_some_and(|d| d.kind == StatedKind::FileName);
        let written = calendar::written(text, structure);
        reading.anchors = anchors::anchors(text, structure, &written);
        if reading.stated.is_some() && !by_name {
            return reading;
        }
        if let Some(line) = lines::stated(text, structure, &written) {
            let day = date(line.day);
            let evidence = vec![Evidence { document: 0, span: line.span }];
            let dating = Dating {
                from: day,
                to: day,
                precision: Precision::Day,
                basis: Basis::Explicit,
                evidence,
                confidence: line.confidence,
                why: String::new(),
            };
            reading.other = reading.stated.replace(dating);
        }
        if reading.stated.is_some() {
            return reading;
        }
        // A text that writes a later day than any known event was published after that day, if nothing else says when it was made.
        let last_written = written.iter().filter_map(|w| if let Value::Day(d) = w.value { Some(d + 366) } else { None }).max();
        let latest = if modified.is_none() { last_written.map_or(latest, |d| d.max(latest)) } else { latest };
        reading.latest = latest;
        let names = Names::of(text, structure);
        let years: Vec<(usize, i32)> = written
            .iter()
            .filter_map(|w| match w.value {
                Value::Year(y) | Value::MonthYear(y, _) => Some((w.sentence, y)),
                Value::Day(d) => Some((w.sentence, chrono::Datelike::year(&date(d)))),
                _ => None,
            })
            .collect();
        let wording_at = |sentence: usize, span| {
            let years: Vec<i32> = years.iter().filter(|y| y.0 == sentence).map(|y| y.1).collect();
            Wording::of(text, structure, sentence, span, &phrases, &years)
        };
        let named: Vec<usize> = reading.weekdays.iter().map(|w| w.0).collect();
        let mut found: Vec<Clue> = Vec::new();
        let mut mentions = events.mentions(text, structure, &names);
        let by_weekday = telling::mentions(events, text, structure, &phrases, &names);
        // What is told with its weekday needs no guess by kind alone.
        mentions.retain(|m| {
            let same =
                |t: &super::events::Mention| if m.kind.is_empty() { m.possessed && m.span.contains(t.span) } else { t.kind == m.kind };
            !by_weekday.iter().any(same)
        });
        mentions.extend(by_weekday);
        mentions.sort_by_key(|m| (m.events.len(), m.span.start));
        let times = |m: &super::events::Mention| mentions.iter().filter(|o| o.events == m.events).count();
        let times: Vec<usize> = mentions.iter().map(times).collect();
        let wordings: Vec<Wording> = mentions.iter().map(|m| wording_at(m.sentence, m.span)).collect();
        // What one place puts ahead is ahead for the whole text, unless a verb tells it as past.
        let ahead: Vec<bool> = mentions
            .iter()
            .zip(&wordings)
            .map(|(m, own)| {
                let same = |(o, w): (&super::events::Mention, &Wording)| {
                    w.upcoming
                        && w.weekday.map(|w| w.0) == own.weekday.map(|w| w.0)
                        && o.events.iter().any(|e| m.events.iter().any(|f| e.0 == f.0))
                };
                own.upcoming || !m.past && own.weekday.is_some() && mentions.iter().zip(&wordings).any(same)
            })
            .collect();
        for (((mention, times), wording), upcoming) in mentions.into_iter().zip(times).zip(wordings).zip(ahead) {
            let wording = Wording { upcoming, ..wording };
            if let Some((_, span)) = wording.weekday.filter(|_| wording.tied && wording.upcoming) {
                reading.weekdays.retain(|w| w.1 != span);
            }
            let others = wording.weekday.is_some_and(|own| named.iter().any(|d| *d != own.0));
            let clue = mentions::of_mention(
                events,
                &mention,
                &wording,
                mentions::Place::of(mention.sentence, structure.sentences.len(), times),
                others,
                &named,
                lags,
            );
            if let Some(clue) = clue {
                found.push(clue);
            }
        }
        let told_days: Vec<usize> = reading.weekdays.iter().map(|w| w.0).collect();
        reading.weekly = clues::weekly(&told_days, reading.printed).map(|w| w * lags::power("weekday"));
        reading.clues = distinct(found);
        reading.clues.extend(clues::of_calendar(
            &written,
            |w| told(text, structure, w.span, wording_at(w.sentence, w.span).upcoming),
            latest,
            lags,
        ));
        reading.clues.extend(offices::clues(text, structure));
        reading.clues.extend(eras::clues(text).into_iter().map(|c| c.weighted("era")));
        reading.clues.extend(stamps::clue(text, latest));
        reading.clues.extend(phases::clues(text).into_iter().map(|c| c.weighted("phase")));
        reading
    }

    /// The answer; `index` is the document's place in the corpus.
    pub(super) fn answer(&self, index: usize, shared: Vec<Clue>, text: &str, events: &Events) -> Published {
        let mut published = match &self.stated {
            Some(dating) => Published { dating: Some(dating.clone()), ..Published::default() },
            None => Self { clues: self.clues.iter().cloned().chain(shared).collect(), ..self.clone() }.solve(index, text, events),
        };
        if let Some(dating) = &mut published.dating {
            for evidence in &mut dating.evidence {
                if self.stated.is_some() {
                    evidence.document = index;
                }
            }
        }
        published.conflicts.extend(explain::conflicts(self, text, published.dating.as_ref()));
        published
    }

    fn solve(&self, index: usize, text: &str, events: &Events) -> Published {
        if self.clues.is_empty() {
            return Published::default();
        }
        let posterior = self.posterior();
        let (day, share) = posterior.best_day();
        let long = posterior.interval(SHARE);
        let shorter = |&(days, least): &(usize, f32)| {
            let least = if self.weekdays.is_empty() { least.max(SHORT_OF_NO_WEEKDAY) } else { least };
            Some(posterior.window(days)).filter(|window| long.1 - long.0 >= days as i32 && window.2 >= least)
        };
        // Where weekdays named tell the days of a week apart, that is never sure; where dates do, it is.
        let answer = match long.1 - long.0 < 7 {
            true if self.weekdays.is_empty() => posterior.interval(WRITTEN_SHARE),
            true => posterior.window(7),
            false => SHORT.iter().find_map(shorter).unwrap_or(long),
        };
        let shared = self.clues.iter().any(|c| matches!(c.what, What::Document(_)));
        let certain = if shared { share >= SHARED_DAY_SHARE } else { share >= DAY_SHARE && posterior.window(7).2 >= WEEK_SHARE };
        let forced = certain && self.forces(day) && answer.1 - answer.0 < 7;
        let (from, to, held) = if forced { (day, day, share) } else { answer };
        if to - from > LONGEST_DAYS {
            return Published::default();
        }
        let (basis, evidence, why) = explain::evidence(self, index, text, events, from, to);
        let (first, last) = (date(from), date(to));
        let dating = Dating { from: first, to: last, precision: precision(first, last), basis, evidence, confidence: held.min(0.97), why };
        Published { dating: Some(dating), ..Published::default() }
    }

    /// The probability of each day.
    pub(super) fn posterior(&self) -> Posterior {
        if let Some(dating) = &self.stated {
            return Posterior::of(
                [&Curve::mixture(1e-6, &[(number(dating.from), number(dating.to), 1.0)], 1.0)],
                &[0.0; 7],
                number(dating.to),
            );
        }
        Posterior::of(self.clues.iter().map(|c| &c.curve), &self.weekly, self.latest)
    }

    /// Whether the text forces the day: it is the weekday told of most and more than once, in a text that keeps its typeset marks as the web does.
    /// Newspapers print what was said the day before.
    fn forces(&self, day: i32) -> bool {
        let told = self.weekdays.iter().filter(|w| w.0 == weekday(day)).count();
        self.main_weekday() == Some(weekday(day)) && told >= 2 && !self.printed
    }

    /// The weekday told of most.
    pub(super) fn main_weekday(&self) -> Option<usize> {
        let days: Vec<usize> = self.weekdays.iter().map(|w| w.0).collect();
        clues::main_weekday(&days)
    }

    /// The weekday most told of that the day `day` follows within two days, with its place.
    pub(super) fn weekday_before(&self, day: i32) -> Option<(usize, crate::text::Span)> {
        (0..3).find_map(|lag| self.weekdays.iter().find(|w| w.0 == weekday(day - lag)).copied())
    }
}

/// File times before 1995 are broken clocks, as are those beyond [`LAST`].
const FIRST_BELIEVED: i32 = 728_294;

/// One clue for each set of events: the most telling of those that repeat each other.
fn distinct(clues: Vec<Clue>) -> Vec<Clue> {
    let mut kept: Vec<Clue> = Vec::new();
    let weight = |c: &Clue| matches!(&c.what, What::Events(_, Some(_))) as usize + c.spans.len();
    for clue in clues {
        let What::Events(events, day) = &clue.what else { continue };
        let same = kept.iter().position(|k| {
            let What::Events(of, other) = &k.what else { return false };
            let shared = of.iter().filter(|e| events.contains(e)).count();
            // What one weekday is told of, in two ways, is one thing.
            shared == of.len() || shared == events.len() || (shared > 0 && day.is_some() && day == other)
        });
        match same {
            Some(at) if weight(&clue) > weight(&kept[at]) => kept[at] = clue,
            Some(_) => {}
            None => kept.push(clue),
        }
    }
    kept
}

/// How the words before a full date tell it.
fn told(text: &str, structure: &Structure, date: crate::text::Span, upcoming: bool) -> Told {
    let at = structure.tokens_in(date).start;
    let sentence = structure.sentence_at(date.start).map_or(0..0, |s| structure.sentences[s].tokens.clone());
    let before = at.saturating_sub(4).max(sentence.start)..at;
    let reported = before
        .map(|i| structure.tokens[i].of(text))
        .any(|w| matches!(w, "published" | "reported" | "posted" | "wrote" | "tweeted" | "said" | "told"));
    if lines::states(text, structure, date) {
        return Told::Line;
    }
    if under_post(text, date) {
        return Told::Posted;
    }
    match (upcoming, reported) {
        (true, _) => Told::Ahead,
        (_, true) => Told::Reported,
        _ => Told::Plain,
    }
}

/// Whether the date follows an account in parentheses, as under an embedded post.
fn under_post(text: &str, date: crate::text::Span) -> bool {
    let before = text[..date.start as usize].trim_end();
    let Some(inside) = before.strip_suffix(')') else { return false };
    inside.rsplit_once('(').is_some_and(|(_, account)| account.starts_with('@') && !account.contains(char::is_whitespace))
}

/// The weekdays told as past outside quotations.
fn told_weekdays(text: &str, structure: &Structure, phrases: &[Phrase]) -> Vec<(usize, crate::text::Span)> {
    let word = |i: usize| structure.tokens.get(i).map_or("", |t| t.of(text));
    let ahead = |p: &Phrase| {
        let sentence = structure.sentence_at(p.span.start).map_or(0..0, |s| structure.sentences[s].tokens.clone());
        let near = p.token.saturating_sub(9).max(sentence.start)..(p.token + 4).min(sentence.end);
        p.ahead || near.clone().any(|i| matches!(word(i), "will" | "'ll" | "’ll" | "upcoming" | "scheduled" | "expected" | "plans"))
    };
    let mut told = Vec::new();
    for p in phrases {
        let PhraseKind::Weekday(day) = p.kind else { continue };
        let last = p.token > 0 && word(p.token - 1) == "last";
        let quoted = structure.quotes.get(p.token).is_some_and(|q| q.inside);
        let dated = super::calendar::month_of(word(p.token + 2)).is_some() && word(p.token + 1) == ",";
        if !last && !quoted && !dated && !ahead(p) {
            told.push((day, p.span));
        }
    }
    told
}

/// Whether the marks are a newspaper archive's: straight quotation marks and no long dash, where text from the web keeps the typeset ones.
fn looks_printed(text: &str) -> bool {
    let straight = text.matches('"').count() + text.matches("''").count();
    straight >= 2 && !text.contains(['“', '”', '’', '—'])
}
