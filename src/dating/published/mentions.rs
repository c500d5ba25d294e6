//! What a mention of an event says about the day of publication: by its weekday, how long ago the words put it, or where it stands.

use super::clues::{AFTER, Clue, Lagged, Parts, What, after, before, month_after};
use super::days::{Curve, date, weekday, ymd};
use super::events::{Event, Events, Mention};
use super::lags::{self, Lags};
use super::wording::{When, Wording};
use crate::dating::Basis;
use chrono::Datelike;

/// Days since the weekday that a text names.
const SINCE_WEEKDAY: [f32; 7] = [0.85, 1.0, 0.6, 0.35, 0.25, 0.2, 0.2];

/// No mention of an event is surer than this: another may be meant that no list knows.
const LEAST_BASE: f32 = 0.000_15;

/// How often, of what words seem to put ahead, it was over.
const TOLD_AHEAD: f32 = 0.3;

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

    fn kind(self) -> &'static str {
        match self {
            Self::Topic => "event-topic",
            Self::Lead => "event-lead",
            Self::Body => "event-body",
        }
    }

    /// The list of lags of an event that nothing else places in time.
    fn list(self, scheduled: bool) -> &'static str {
        match (self, scheduled) {
            (Self::Topic, true) => "topic-scheduled",
            (Self::Lead, true) => "lead-scheduled",
            (Self::Body, true) => "body-scheduled",
            (Self::Topic, false) => "topic-sudden",
            (Self::Lead, false) => "lead-sudden",
            (Self::Body, false) => "body-sudden",
        }
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
    lags: &Lags,
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
    let mut lagged = Vec::new();
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
            lagged.push(of_open(event, wording, place, told, trust * share, lags, &mut parts));
        } else {
            let days = of_event(event, wording, (mention.past, others, told), trust * share, lags, &mut parts);
            weekday_fits |= days.is_some();
            lagged.extend(days.into_iter().flatten());
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
    let kind = if certain {
        ""
    } else if open {
        place.kind()
    } else if wording.history {
        "event-year"
    } else if weekday_fits && !wording.tied {
        "event-weekday-apart"
    } else if weekday_fits && mention.past {
        // "They met Friday in Port Orla" leaves no doubt of what is told, nor that it is over.
        ""
    } else if weekday_fits {
        "event-weekday"
    } else if wording.near {
        "event-when-near"
    } else {
        "event-when"
    };
    let power = lags::power(kind) * if fits { 1.1 } else { 0.88 };
    let mut spans = vec![mention.span];
    spans.extend(wording.weekday.filter(|_| fits).map(|w| w.1));
    spans.extend(wording.span);
    let day = wording.weekday.filter(|_| fits).map(|w| w.0);
    let curve = Curve::mixture(base, &parts, power);
    Some(Clue { kind, lagged, ..Clue::new(curve, Basis::Event, spans, What::Events(rows, day)) })
}

/// Adds what a mention of `event` says that no weekday or distance places in time, in a text that tells the weekdays `told`; what it counts from.
fn of_open(event: &Event, wording: &Wording, place: Place, told: &[usize], weight: f32, lags: &Lags, parts: &mut Parts) -> Lagged {
    let ahead = wording.upcoming && event.scheduled;
    let kind = if ahead { "ahead" } else { place.list(event.scheduled) };
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
    for &(first, last, w) in lags.of(kind) {
        let (from, to) = match (first, last) {
            (0, 0) => (event.from, event.to),
            (1.., _) => (event.to + first, event.to + last),
            _ => (event.from + first, event.from + last),
        };
        parts.push((from, to, w * weight * if (0..=7).contains(&first) { recent } else { 1.0 }));
    }
    Lagged { kind, from: event.from, to: event.to, trust: weight }
}

/// Adds what a mention of `event` says. `None` where the weekday of the wording is none of its days; else those that it counts from.
fn of_event(
    event: &Event,
    wording: &Wording,
    (past, others, told): (bool, bool, &[usize]),
    trust: f32,
    lags: &Lags,
    parts: &mut Parts,
) -> Option<Vec<Lagged>> {
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
        return None;
    }
    if let Some((name, _)) = wording.weekday {
        let tie = if tied { 1.0 } else { 0.25 };
        let mut fits = false;
        let mut lagged = Vec::new();
        let kind = match (wording.upcoming && event.scheduled, tied) {
            (true, true) => "weekday-ahead",
            (true, false) => "weekday-ahead-apart",
            (false, true) => "weekday-past",
            (false, false) => "weekday-past-apart",
        };
        for day in days.filter(|d| weekday(*d) == name) {
            fits = true;
            if !event.by_user && !past {
                let told = lags.of(kind).iter().filter(|l| l.0 >= 0 || event.scheduled);
                lagged.push(Lagged { kind, from: day, to: day, trust: tie * trust });
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
        return fits.then_some(lagged);
    }
    if wording.when == When::LastWeek {
        // The calendar week after it, for most; some count seven days.
        let monday = event.to + 7 - weekday(event.to) as i32;
        parts.push((monday, monday + 6, 0.7 * trust));
        parts.push((event.from + 2, event.to + 13, 0.25 * trust));
        after(event.from, event.to, if wording.near { 0.015 } else { 0.1 } * trust, parts);
        return None;
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
        return None;
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
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_mentions() {
        assert_eq!(Place::of(0, 40, 1), Place::Topic);
        assert_eq!(Place::of(30, 40, 3), Place::Topic);
        assert_eq!(Place::of(4, 40, 1), Place::Lead);
        assert_eq!(Place::of(30, 40, 2), Place::Body);
    }
}
