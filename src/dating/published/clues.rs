//! From what a text mentions to what that says about the day it was published.
//!
//! Every clue is a likelihood: how probable such a mention is in a text published so many days before or after. The shares are rounded from
//! counts over news texts of 1998 and 2015 to 2016; they hold for kinds of mention, never for a year, a person or an event.

use super::calendar::{Value, Written};
use super::days::{Curve, FIRST, date, number, weekday, ymd};
use super::events::{Event, Events, Mention};
use super::lags;
use super::wording::{When, Wording};
use crate::dating::Basis;
use crate::text::Span;
use chrono::{Datelike, Months, NaiveDate};

/// One thing a text says about its day of publication.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    /// What it makes of each day.
    pub curve: Curve,
    /// What kind of knowledge it is.
    pub basis: Basis,
    /// Where it stands, first the mention, then what places it in time.
    pub spans: Vec<Span>,
    /// What was recognised.
    pub what: What,
}

impl Clue {
    /// This clue with the power of its kind.
    pub(super) fn weighted(mut self, kind: &str) -> Self {
        self.curve = self.curve.raised(lags::power(kind));
        self
    }
}

/// What a clue recognised, for telling it to a reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A written day.
    Day(i32),
    /// Days of an unnamed year, a month or a year.
    Calendar,
    /// Known events, indices into [`Events`], and the weekday on which the text puts them.
    Events(Vec<u32>, Option<usize>),
    /// Somebody in an office or a role.
    Office(String),
    /// The day of an address or a post.
    Stamp(i32),
    /// A word of a campaign's season.
    Phase(String),
    /// A name or term of its time.
    Era(String),
    /// Another text of the corpus (its index) that carries the same quoted words.
    Document(usize),
    /// Another text of the corpus (its index) in which the same person is reported as saying much the same.
    Alike(usize),
}

/// How a full date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// As a day past, or just named.
    Plain,
    /// As the day on which somebody reported or published.
    Reported,
    /// As the day under an embedded post ("— Ina Tolle (@inatolle) 4 May 2031").
    Posted,
    /// In a line that states the day of publication.
    Line,
    /// As a day to come.
    Ahead,
}

/// Days after what is told, and how often a text that old tells it (arbitrary unit).
const AFTER: [(i32, i32, f32); 14] = [
    (0, 0, 0.85),
    (1, 1, 1.0),
    (2, 2, 0.85),
    (3, 4, 0.65),
    (5, 7, 0.48),
    (8, 14, 0.32),
    (15, 30, 0.19),
    (31, 60, 0.11),
    (61, 120, 0.065),
    (121, 365, 0.035),
    (366, 730, 0.02),
    (731, 1500, 0.011),
    (1501, 4000, 0.006),
    (4001, 60_000, 0.003),
];

/// Days before what is to come.
const BEFORE: [(i32, i32, f32); 8] =
    [(1, 2, 0.7), (3, 4, 0.5), (5, 7, 0.4), (8, 14, 0.28), (15, 30, 0.18), (31, 90, 0.09), (91, 365, 0.03), (366, 1500, 0.005)];

/// Days after a date written out in full, which texts keep for what lies long ago.
const AFTER_DATE: [(i32, i32, f32); 6] =
    [(1, 7, 0.25), (8, 30, 0.12), (31, 365, 0.06), (366, 1500, 0.03), (1501, 5000, 0.012), (5001, 60_000, 0.006)];

/// Days since the weekday that a text names.
const SINCE_WEEKDAY: [f32; 7] = [0.85, 1.0, 0.6, 0.35, 0.25, 0.2, 0.2];

/// No mention of an event is surer than this: another may be meant that no list knows.
const LEAST_BASE: f32 = 0.000_15;

/// How often, of what words seem to put ahead, it was over.
const TOLD_AHEAD: f32 = 0.3;

type Parts = Vec<(i32, i32, f32)>;

fn after(from: i32, to: i32, weight: f32, parts: &mut Parts) {
    if from < to {
        parts.push((from, to - 1, 0.8 * weight));
    }
    parts.extend(AFTER.iter().map(|&(a, b, w)| (to + a, to + b, w * weight)));
}

/// As [`after`] of an event without a weekday in its sentence, in a text that tells the weekdays `told`: what happened in the last days is
/// mostly told with its weekday somewhere, what happened long ago hardly.
fn after_told(event: &Event, told: &[usize], weight: f32, parts: &mut Parts) {
    let named = (event.from..=event.to.min(event.from + 6)).any(|d| told.contains(&weekday(d)));
    let recent = if named { 3.2 } else { 0.45 };
    if event.from < event.to {
        parts.push((event.from, event.to - 1, 0.8 * weight));
    }
    let lately = |b: i32| if b <= 7 { recent } else { 1.0 };
    parts.extend(AFTER.iter().map(|&(a, b, w)| (event.to + a, event.to + b, w * weight * lately(b))));
}

fn before(from: i32, weight: f32, parts: &mut Parts) {
    parts.extend(BEFORE.iter().map(|&(a, b, w)| (from - b, from - a, w * weight)));
}

/// Where a text mentions an event: what it begins with or comes back to it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the title or the first sentence, or three times and more.
    Topic,
    /// In the first part.
    Lead,
    /// Further down.
    Body,
}

impl Place {
    /// The place of a mention in the sentence of this number, of so many, in a text with `times` mentions of the same.
    pub(super) fn of(sentence: usize, sentences: usize, times: usize) -> Self {
        match sentence {
            0 | 1 => Self::Topic,
            _ if times >= 3 => Self::Topic,
            _ if sentence < (sentences * 3 / 20).max(5) => Self::Lead,
            _ => Self::Body,
        }
    }

    fn power(self) -> f32 {
        lags::power(match self {
            Self::Topic => "event-topic",
            Self::Lead => "event-lead",
            Self::Body => "event-body",
        })
    }

    fn lags(self, scheduled: bool) -> &'static [lags::Lag] {
        lags::of(match (self, scheduled) {
            (Self::Topic, true) => "topic-scheduled",
            (Self::Lead, true) => "lead-scheduled",
            (Self::Body, true) => "body-scheduled",
            (Self::Topic, false) => "topic-sudden",
            (Self::Lead, false) => "lead-sudden",
            (Self::Body, false) => "body-sudden",
        })
    }
}

/// What a mention of events says, `others` where the text names weekdays besides, all those it tells being `told`; `None` where its sentence puts it in a year when none of them was.
pub(super) fn of_mention(
    events: &Events,
    mention: &Mention,
    wording: &Wording,
    place: Place,
    others: bool,
    told: &[usize],
) -> Option<Clue> {
    let mut parts = Parts::new();
    let named = |event: &Event| wording.weekday.is_some_and(|w| (event.from..=event.to.min(event.from + 20)).any(|d| weekday(d) == w.0));
    let known = mention.events.iter().map(|e| events.get(e.0));
    let day_told = wording.tied && known.clone().any(named);
    // "The 2031 race was decided on Tuesday": the year is a name there.
    let wording = &Wording { history: wording.year.is_some() && !day_told, ..*wording };
    let loose = !known.clone().any(|e| e.by_user) && !wording.history && !known.clone().any(named);
    let open = loose && (wording.weekday.is_some() || wording.when == When::Open);
    let mut best = 0.0_f32;
    let mut rows = Vec::new();
    let mut weekday_fits = false;
    let share = 1.0 / (mention.events.len() as f32).sqrt();
    for &(index, trust) in &mention.events {
        let event = events.get(index);
        let years = date(event.from).year()..=date(event.to).year();
        if wording.year.is_some_and(|y| !years.contains(&y)) {
            continue;
        }
        rows.push(index);
        best = best.max(trust);
        if open {
            of_open(event, wording, place, told, trust * share, &mut parts);
        } else {
            weekday_fits |= of_event(event, wording, (mention.past, others), told, trust * share, &mut parts);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let certain = rows.iter().any(|r| events.get(*r).by_user);
    let fits = weekday_fits && (wording.tied || certain);
    let near = wording.near && matches!(wording.when, When::LastWeek | When::Days(..));
    let tie = if fits && (best > 0.6 || certain) {
        0.05
    } else if fits {
        0.08
    } else if near {
        0.15
    } else {
        1.0
    };
    let base =
        if certain { 0.000_18 * (1.0 - best) * tie } else { (if open { 0.003 } else { 0.006 } * (1.0 - best) * tie).max(LEAST_BASE) };
    let power = if fits { 1.1 } else { 0.88 }
        * match () {
            () if certain => 1.0,
            () if open => place.power(),
            () if wording.history => lags::power("event-year"),
            () if weekday_fits => lags::power(if wording.tied { "event-weekday" } else { "event-weekday-apart" }),
            () if wording.near => lags::power("event-when-near"),
            () => lags::power("event-when"),
        };
    let mut spans = vec![mention.span];
    spans.extend(wording.weekday.filter(|_| fits).map(|w| w.1));
    spans.extend(wording.span);
    let day = wording.weekday.filter(|_| fits).map(|w| w.0);
    Some(Clue { curve: Curve::mixture(base, &parts, power), basis: Basis::Event, spans, what: What::Events(rows, day) })
}

/// Adds what a mention of `event` says that no weekday or distance places in time, in a text that tells the weekdays `told`.
fn of_open(event: &Event, wording: &Wording, place: Place, told: &[usize], weight: f32, parts: &mut Parts) {
    let ahead = wording.upcoming && event.scheduled;
    let lags = if ahead { lags::of("ahead") } else { place.lags(event.scheduled) };
    // What happened in the last days is mostly told with its weekday somewhere, what happened long ago hardly.
    let named = (event.from..=event.to.min(event.from + 6)).any(|d| told.contains(&weekday(d)));
    let recent = if ahead {
        1.0
    } else if told.is_empty() {
        0.85
    } else if named {
        1.6
    } else {
        0.63
    };
    for &(first, last, w) in lags {
        let (from, to) = match (first, last) {
            (0, 0) => (event.from, event.to),
            (1.., _) => (event.to + first, event.to + last),
            _ => (event.from + first, event.from + last),
        };
        parts.push((from, to, w * weight * if (0..=7).contains(&first) { recent } else { 1.0 }));
    }
}

/// Adds what a mention of `event` says; whether the weekday of the wording is one of its days.
fn of_event(event: &Event, wording: &Wording, (past, others): (bool, bool), told: &[usize], trust: f32, parts: &mut Parts) -> bool {
    let days = event.from..=event.to.min(event.from + 20);
    // The user's own event is what the corpus is about, so a weekday anywhere in the sentence is most likely its.
    let tied = wording.tied || event.by_user;
    if wording.history {
        // Told as history, or with its year for clearness.
        parts.push((event.from, event.to + 400, 0.25 * trust));
        parts.push((event.to + 401, event.to + 40_000, 0.1 * trust));
        if event.scheduled {
            parts.push((event.from - 800, event.from - 1, 0.15 * trust));
        }
        return false;
    }
    if let Some((name, _)) = wording.weekday {
        let tie = if tied { 1.0 } else { 0.25 };
        let mut fits = false;
        let lags = match (wording.upcoming && event.scheduled, tied) {
            (true, true) => lags::of("weekday-ahead"),
            (true, false) => lags::of("weekday-ahead-apart"),
            (false, true) => lags::of("weekday-past"),
            (false, false) => lags::of("weekday-past-apart"),
        };
        for day in days.filter(|d| weekday(*d) == name) {
            fits = true;
            if !event.by_user {
                let told = lags.iter().filter(|l| l.0 >= 0 || event.scheduled && !past);
                parts.extend(told.map(|&(first, last, w)| (day + first, day + last, w * tie * trust)));
            } else if wording.upcoming && event.scheduled {
                parts.push((day - 6, day, 0.8 * tie * trust));
                parts.extend((0..7).map(|lag| (day + lag, day + lag, TOLD_AHEAD * SINCE_WEEKDAY[lag as usize] * tie * trust)));
            } else {
                // How far on the text is, its other weekdays tell.
                let since = |lag: i32| if others { 0.5 } else { SINCE_WEEKDAY[lag as usize] };
                parts.extend((0..7).map(|lag| (day + lag, day + lag, since(lag) * tie * trust)));
                if event.scheduled {
                    parts.push((day - 6, day - 1, if past { 0.005 } else { 0.1 } * tie * trust));
                }
            }
        }
        after(
            event.from,
            event.to,
            trust
                * if !tied {
                    0.5
                } else if fits && past {
                    0.002
                } else if fits {
                    0.006
                } else {
                    0.25
                },
            parts,
        );
        if event.scheduled {
            before(
                event.from,
                trust
                    * if !tied {
                        0.3
                    } else if fits {
                        0.002
                    } else {
                        0.12
                    },
                parts,
            );
        }
        return fits;
    }
    if wording.when == When::LastWeek {
        // The calendar week after it, for most; some count seven days.
        let monday = event.to + 7 - weekday(event.to) as i32;
        parts.push((monday, monday + 6, 0.7 * trust));
        parts.push((event.from + 2, event.to + 13, 0.25 * trust));
        after(event.from, event.to, if wording.near { 0.015 } else { 0.1 } * trust, parts);
        return false;
    }
    let near = match wording.when {
        When::Days(a, b) if wording.upcoming && a < 0 && b > 0 => Some((event.from + a, event.to)),
        When::Days(a, b) => Some((event.from + a, event.to + b)),
        When::Months(n) => Some((month_after(event.from, n).0, month_after(event.to, n).1)),
        When::Years(n) => {
            let year = |day, last: bool| if last { ymd(date(day).year() + n, 12, 31) } else { ymd(date(day).year() + n, 1, 1) };
            year(event.from, false).zip(year(event.to, true))
        }
        When::Open | When::LastWeek => None,
    };
    if let Some((from, to)) = near {
        // A year's worth of days shares the weight of a week.
        let weight = if to - from > 40 { 0.35 } else { 0.9 };
        parts.push((from, to, weight * trust));
        after(event.from, event.to, if wording.near { 0.05 } else { 0.2 } * trust, parts);
        return false;
    }
    match (wording.upcoming, event.scheduled) {
        (true, true) => {
            before(event.from, trust, parts);
            after(event.from, event.to, 0.15 * trust, parts);
        }
        (false, true) => {
            before(event.from, 0.45 * trust, parts);
            after_told(event, told, trust, parts);
        }
        (_, false) => {
            after_told(event, told, trust, parts);
            // The story may be older than the day it is listed under.
            parts.push((event.from - 30, event.from - 1, 0.03 * trust));
        }
    }
    false
}

/// First and last day of the month `n` months after that of `day`.
pub(super) fn month_after(day: i32, n: i32) -> (i32, i32) {
    let first = date(day).with_day(1).unwrap_or(NaiveDate::MIN);
    let moved =
        if n >= 0 { first.checked_add_months(Months::new(n as u32)) } else { first.checked_sub_months(Months::new(n.unsigned_abs())) };
    let first = moved.unwrap_or(first);
    let last = first.checked_add_months(Months::new(1)).unwrap_or(first);
    (number(first), number(last) - 1)
}

/// What the written dates say, each value once.
pub(super) fn of_calendar(written: &[Written], told: impl Fn(&Written) -> Told, latest: i32) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    for w in written {
        if seen.contains(&w.value) {
            continue;
        }
        seen.push(w.value);
        let mut parts = Parts::new();
        let (base, power, what) = match w.value {
            Value::Day(day) => {
                let told = told(w);
                full_date(day, told, &mut parts);
                let (base, power) = match told {
                    Told::Reported => (0.000_002, 1.0),
                    Told::Posted | Told::Line => (0.000_000_5, 1.0),
                    Told::Plain | Told::Ahead => (0.000_8, 0.8),
                };
                (base, power, What::Day(day))
            }
            Value::MonthDay(month, day) if told(w) == Told::Line => {
                for year in date(FIRST).year()..=date(latest).year() + 1 {
                    parts.extend(ymd(year, month, day).into_iter().flat_map(dateline));
                }
                (0.003, 1.0, What::Calendar)
            }
            Value::MonthDay(month, day) => {
                let kind = if told(w) == Told::Ahead { "month-day-ahead" } else { "month-day" };
                month_day(month, day, w.weekday, latest, lags::of(kind), &mut parts);
                (0.4, lags::power(kind), What::Calendar)
            }
            Value::MonthYear(year, month) => {
                let Some(from) = ymd(year, month, 1) else { continue };
                after(from, month_after(from, 0).1, 1.0, &mut parts);
                before(from, 0.25, &mut parts);
                (0.004, 0.6 * lags::power("month-year"), What::Calendar)
            }
            Value::Month(month) => {
                of_month(month, latest, lags::of(if told(w) == Told::Ahead { "month-ahead" } else { "month" }), &mut parts);
                (2.5, lags::power("month"), What::Calendar)
            }
            Value::Year(year) => {
                of_year(year, &mut parts);
                (0.0006, 0.7, What::Calendar)
            }
        };
        clues.push(Clue { curve: Curve::mixture(base, &parts, power), basis: Basis::Explicit, spans: vec![w.span], what });
    }
    clues
}

/// One full date in seven is the day of publication itself; the rest lie before it, few after.
fn full_date(day: i32, told: Told, parts: &mut Parts) {
    match told {
        Told::Ahead => {
            before(day, 1.0, parts);
            after(day, day, 0.08, parts);
        }
        Told::Reported => {
            parts.extend([(day, day, 1.0), (day + 1, day + 1, 0.8), (day + 2, day + 3, 0.4), (day + 4, day + 7, 0.15)]);
            parts.extend(AFTER_DATE.iter().map(|&(a, b, w)| (day + a, day + b, 0.005 * w)));
            before(day, 0.000_2, parts);
        }
        Told::Line => parts.extend(dateline(day)),
        Told::Posted => parts.extend(super::stamps::posted(day)),
        Told::Plain => {
            parts.push((day, day, 1.0));
            parts.extend(AFTER_DATE.iter().map(|&(a, b, w)| (day + a, day + b, w)));
            before(day, 0.04, parts);
        }
    }
}

/// Four datelines in five bear the day of publication; some the next, since papers are printed ahead.
fn dateline(day: i32) -> [(i32, i32, f32); 3] {
    [(day, day, 0.8), (day - 1, day - 1, 0.15), (day + 1, day + 1, 0.05)]
}

/// A day without a year lies within months of publication: past, or ahead, and then further off than the week that weekdays name.
fn month_day(month: u32, day: u32, name: Option<usize>, latest: i32, lags: &[lags::Lag], parts: &mut Parts) {
    let last = date(latest).year() + 1;
    for year in date(FIRST).year()..=last {
        let Some(at) = ymd(year, month, day).filter(|d| name.is_none_or(|n| weekday(*d) == n)) else { continue };
        parts.extend(lags.iter().map(|&(from, to, w)| (at + from, at + to, w)));
    }
}

/// A month without a year is mostly one of the last.
fn of_month(month: u32, latest: i32, lags: &[lags::Lag], parts: &mut Parts) {
    for year in date(FIRST).year()..=date(latest).year() + 1 {
        let Some(first) = ymd(year, month, 1) else { continue };
        for &(months, _, w) in lags {
            let (from, to) = month_after(first, months);
            parts.push((from, to, w));
        }
    }
}

/// A year is named in its course or after it, seldom before.
fn of_year(year: i32, parts: &mut Parts) {
    const SHARE: [(i32, i32, f32); 13] = [
        (-30, -11, 0.001),
        (-10, -5, 0.004),
        (-4, -3, 0.012),
        (-2, -2, 0.018),
        (-1, -1, 0.055),
        (0, 0, 0.13),
        (1, 1, 0.085),
        (2, 3, 0.075),
        (4, 4, 0.09),
        (5, 8, 0.06),
        (9, 12, 0.03),
        (13, 20, 0.02),
        (21, 60, 0.008),
    ];
    for &(a, b, w) in &SHARE {
        if let (Some(from), Some(to)) = (ymd(year + a, 1, 1), ymd(year + b, 12, 31)) {
            parts.push((from, to, w));
        }
    }
}

/// The weekday told of most, Monday 0; of several told as often, the one the others lead up to.
pub(super) fn main_weekday(days: &[usize]) -> Option<usize> {
    let count = |day: usize| days.iter().filter(|d| **d == day % 7).count();
    let most = (0..7).map(count).max().filter(|n| *n > 0)?;
    (0..7).filter(|d| count(*d) == most).max_by_key(|d| (count(d + 6) + count(d + 5), 7 - d))
}

/// How the named weekdays speak for each weekday of publication (natural logarithm, Monday first).
///
/// A text is mostly published on the latest weekday it tells of or the day after: on the web sooner than in print. `days` are the weekdays
/// told as past, one entry a mention.
pub(super) fn weekly(days: &[usize], printed: bool) -> [f32; 7] {
    const WEB: [f32; 7] = [0.50, 0.30, 0.08, 0.045, 0.03, 0.02, 0.025];
    const PRINT: [f32; 7] = [0.12, 0.46, 0.24, 0.08, 0.04, 0.03, 0.03];
    let lags = if printed { PRINT } else { WEB };
    let mut count = [0_usize; 7];
    for &day in days {
        count[day] += 1;
    }
    let mut sum = [0.0_f32; 7];
    let Some(top) = main_weekday(days) else { return sum };
    for (day, value) in sum.iter_mut().enumerate() {
        for named in (0..7).filter(|d| count[*d] > 0) {
            let power = match named == top {
                true if count[top] > 1 && !printed => 1.2,
                true => 1.0,
                false => 0.45,
            };
            *value += power * lags[(day + 7 - named) % 7].ln();
        }
    }
    sum
}
