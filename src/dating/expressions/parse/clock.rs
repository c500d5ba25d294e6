//! Times on the clock and parts of the day: "5:30 p.m. EST", "1800 GMT", "noon Saturday", "the morning of April 19".

use super::super::atoms::Glue;
use super::super::model::{Clock, Deixis, Form, Kind, PartOfDay};
use super::super::words::Word;
use super::{Found, Parser};

impl Parser<'_> {
    /// A time on the clock at `i` and where it ends.
    pub(super) fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        // The "02:00" of "09:15+02:00" is a zone.
        if i > 0 && self.glue(i) == Glue::None && self.is(i - 1, &["+"]) {
            return None;
        }
        let (hour, minute, second, end, sure) = match self.w(i) {
            Word::Noon | Word::Midnight => {
                let (zone, end) = self.zone(i + 1);
                let hour = if self.w(i) == Word::Noon { 12 } else { 24 };
                return Some((Clock::At { hour, minute: 0, second: None, zone }, end));
            }
            Word::Clock(hour, minute) => (
                u32::from(hour),
                u32::from(minute),
                None,
                i + 1 + usize::from(self.letters(i).contains('.') && self.w(i + 1) == Word::Stop),
                true,
            ),
            Word::Decimal(_) => self.dotted(i)?,
            Word::Number(hour @ 0..=24, 0..=2) => self.clock_from_hour(i, hour)?,
            Word::Number(hhmm, 4) if matches!(self.w(i + 1), Word::Zone(0)) || self.is(i + 1, &["hours", "hrs"]) => {
                if hhmm % 100 > 59 || hhmm > 2400 {
                    return None;
                }
                let end = if matches!(self.w(i + 1), Word::Zone(_)) { i + 1 } else { i + 2 };
                (hhmm / 100, hhmm % 100, None, end, true)
            }
            _ => return None,
        };
        let (zone, end) = self.zone(end);
        if !sure && zone.is_none() && self.before(i) == Word::Dash {
            return None;
        }
        Some((Clock::At { hour: hour as u8, minute: minute as u8, second, zone }, end))
    }

    /// "5:30", "5 p.m.", "5 o'clock": hour, minute, second, end, whether it cannot be a score or a verse.
    fn clock_from_hour(&self, i: usize, hour: u32) -> Option<(u32, u32, Option<u8>, usize, bool)> {
        let colon = self.w(i + 1) == Word::Colon && self.glue(i + 1) == Glue::None && self.glue(i + 2) == Glue::None;
        let (minute, mut end) = match self.w(i + 2) {
            Word::Number(minute @ 0..=59, 2) if colon => (minute, i + 3),
            Word::Clock(..) | Word::Number(..) if colon => return self.minute_with_pm(i, hour),
            _ if colon => return self.minute_with_pm(i, hour),
            _ => (0, i + 1),
        };
        let mut second = None;
        if colon
            && self.w(end) == Word::Colon
            && self.glue(end) == Glue::None
            && let Word::Number(s @ 0..=59, 2) = self.w(end + 1)
        {
            second = Some(s as u8);
            end += 2;
        }
        let pm = match self.w(end) {
            Word::Pm(pm) if self.letters(end).len() > 2 || self.glue(end) != Glue::Line => Some(pm),
            _ => None,
        };
        // "I am", "3 am": a bare "am" after a spelled number is the verb.
        if let Some(pm) = pm.filter(|_| (1..=12).contains(&hour)) {
            let dotted = self.letters(end).contains('.');
            let after = if dotted { self.skip(end + 1, Word::Stop) } else { end + 1 };
            return Some((hour % 12 + if pm { 12 } else { 0 }, minute, second, after, true));
        }
        if self.is(end, &["o'clock", "o’clock"]) {
            return Some((hour, minute, second, end + 1, true));
        }
        if self.is(end, &["o"]) && self.w(end + 1) == Word::Apostrophe && self.is(end + 2, &["clock"]) && hour <= 12 {
            let after = end + 3;
            let afternoon = self.w(after) == Word::In
                && self.w(after + 1) == Word::The
                && matches!(self.w(after + 2), Word::Part(PartOfDay::Afternoon | PartOfDay::Evening, _));
            return Some((if afternoon { hour % 12 + 12 } else { hour }, minute, second, after, true));
        }
        if self.is(end, &["hrs", "hours"]) && colon {
            return Some((hour, minute, second, end + 1, true));
        }
        let called = matches!(
            self.before(i),
            Word::At | Word::By | Word::Until | Word::Since | Word::About | Word::Before | Word::After | Word::From | Word::Between
        ) || matches!(self.w(end), Word::Zone(_));
        let two = self.letters(i).len() == 2;
        (colon && (called || two) && !self.scores(i, end)).then_some((hour, minute, second, end, false))
    }

    /// "5.30 p.m."
    fn dotted(&self, i: usize) -> Option<(u32, u32, Option<u8>, usize, bool)> {
        let (hour, minute) = self.letters(i).split_once('.')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
        let Word::Pm(pm) = self.w(i + 1) else { return None };
        let after = if self.letters(i + 1).contains('.') { self.skip(i + 2, Word::Stop) } else { i + 2 };
        ((1..=12).contains(&hour) && minute < 60).then_some((hour % 12 + if pm { 12 } else { 0 }, minute, None, after, true))
    }

    /// "5:30pm": the minutes and the half of the day in one word.
    fn minute_with_pm(&self, i: usize, hour: u32) -> Option<(u32, u32, Option<u8>, usize, bool)> {
        let letters = self.letters(i + 2);
        let minute: u32 = letters.get(..2)?.parse().ok().filter(|m| *m < 60)?;
        let pm = match letters.get(2..)?.to_ascii_lowercase().as_str() {
            "pm" | "p.m" => Some(true),
            "am" | "a.m" => Some(false),
            "hrs" | "h" => None,
            "z" => return Some((hour, minute, None, i + 3, true)),
            _ => return None,
        };
        let hour = match pm {
            Some(pm) if (1..=12).contains(&hour) => hour % 12 + if pm { 12 } else { 0 },
            Some(_) => return None,
            None => hour,
        };
        Some((hour, minute, None, self.skip(i + 3, Word::Stop), true))
    }

    /// "won 21:15", "John 3:16".
    fn scores(&self, i: usize, end: usize) -> bool {
        matches!(self.w(end), Word::Percent)
            || self.is(i.wrapping_sub(1), &["won", "lost", "beat", "score", "ratio", "of", "verse", "chapter"])
    }

    fn zone(&self, i: usize) -> (Option<i16>, usize) {
        let open = self.skip(i, Word::Open);
        match self.w(open) {
            Word::Zone(minutes) if self.capital(open) => {
                let end = open + 1;
                (Some(minutes), if open > i { self.skip(end, Word::Close) } else { end })
            }
            _ if self.is(i, &["local"]) && self.w(i + 1) == Word::Time => (None, i + 2),
            _ if self.is(i, &["eastern", "pacific", "central", "moscow"]) => {
                let minutes = match self.letters(i).as_bytes()[0].to_ascii_lowercase() {
                    b'e' => -300,
                    b'p' => -480,
                    b'c' => -360,
                    _ => 180,
                };
                let end = i + 1;
                let end = end + usize::from(self.is(end, &["standard", "daylight"]));
                if self.w(end) == Word::Time { (Some(minutes), end + 1) } else { (None, i) }
            }
            _ => (None, i),
        }
    }

    /// A time with the day after it: "5 p.m. EST Nov. 9", "10 a.m. on Monday".
    pub(super) fn clock_first(&self, i: usize) -> Option<Found> {
        if let Some(first) = self.clock_of_range(i) {
            return Some(first);
        }
        let (clock, end) = self.clock(i).or_else(|| self.told_clock(i))?;
        let bare = Found { clock: Some(clock), ..Found::new(i, end, Kind::Time, Form::TimeOfDay(None)) };
        Some(self.day_after(bare))
    }

    /// "9-11 a.m. on Monday", "between 9 and 11 a.m.": the first hour takes the half of the day and the day from the last.
    fn clock_of_range(&self, i: usize) -> Option<Found> {
        let Word::Number(hour @ 1..=12, 0..=2) = self.w(i) else { return None };
        let next = match self.w(i + 1) {
            _ if self.glue(i + 1) == Glue::Hyphen => i + 1,
            Word::To if self.before(i) == Word::From => i + 2,
            Word::And if self.before(i) == Word::Between => i + 2,
            _ => return None,
        };
        let (clock @ Clock::At { hour: last, .. }, end) = self.clock(next)? else { return None };
        if !matches!(self.w(next), Word::Clock(..)) && !(next + 1..end).any(|at| matches!(self.w(at), Word::Pm(_))) {
            return None;
        }
        let same = hour % 12 + if last >= 12 { 12 } else { 0 };
        let hour = if same <= u32::from(last) { same } else { (same + 12) % 24 };
        let day = self.day_after(Found { clock: Some(clock), ..Found::new(next, end, Kind::Time, Form::TimeOfDay(None)) });
        let first = Clock::At { hour: hour as u8, minute: 0, second: None, zone: None };
        Some(Found { start: i, end: i + 1, clock: Some(first), ..day })
    }

    /// "half past five", "quarter to six", "ten minutes past noon".
    fn told_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let (minutes, at) = match (self.w(i), self.w(i + 1)) {
            (Word::Half, _) => (30, i + 1),
            (Word::Unit(super::Unit::Quarter, false), _) => (15, i + 1),
            (Word::A, Word::Unit(super::Unit::Quarter, false)) => (15, i + 2),
            (Word::Number(minutes @ 1..=29, _), Word::Unit(super::Unit::Minute, _)) => (minutes, i + 2),
            _ => return None,
        };
        // "He lost a quarter to two rivals."
        let called = matches!(
            self.before(i),
            Word::At | Word::By | Word::Until | Word::Since | Word::About | Word::Before | Word::After | Word::From | Word::Between
        );
        if !called {
            return None;
        }
        let past = match self.w(at) {
            Word::Past => true,
            Word::To if minutes != 30 => false,
            _ => return None,
        };
        let hour = match self.w(at + 1) {
            Word::Number(hour @ 1..=12, 0..=2) if !matches!(self.w(at + 2), Word::Unit(..) | Word::Percent | Word::Colon) => hour % 12,
            Word::Noon => 12,
            Word::Midnight => 0,
            _ => return None,
        };
        let (half, end) = match self.w(at + 2) {
            Word::Pm(pm) => (if pm { 12 } else { 0 }, at + 3),
            _ => (0, at + 2),
        };
        let of_day = (hour + half) % 24 * 60;
        let told = if past { of_day + minutes } else { (of_day + 24 * 60 - minutes) % (24 * 60) };
        Some((Clock::At { hour: (told / 60) as u8, minute: (told % 60) as u8, second: None, zone: None }, end))
    }

    /// "morning of April 19", "evening on Monday"; a part of the day alone is no expression.
    pub(super) fn part_first(&self, i: usize) -> Option<Found> {
        let Word::Part(part, false) = self.w(i) else { return None };
        let bare = Found { clock: Some(Clock::Part(part)), ..Found::new(i, i + 1, Kind::Time, Form::TimeOfDay(None)) };
        let joined = self.day_after(bare);
        let mid = self.before(i) == Word::Mid;
        (joined.end > bare.end || mid).then_some(joined)
    }

    /// Adds the day that follows a time.
    pub(super) fn day_after(&self, time: Found) -> Found {
        let i = time.end;
        let at = match self.w(i) {
            Word::On | Word::Of | Word::Comma => i + 1,
            _ => i,
        };
        let day = match self.w(at) {
            Word::Weekday(..) | Word::Month(..) | Word::Today | Word::Yesterday | Word::Tomorrow | Word::The | Word::That | Word::This => {
                self.core(at)
            }
            Word::Number(..) | Word::Ordinal(_) if at > i => self.day_first(at).or_else(|| self.numeric(at)),
            Word::Next if at > i => self.core(at),
            _ => None,
        };
        match day.filter(Found::is_day) {
            Some(day) => Found { form: day.form, end: day.end, ..time },
            None => time,
        }
    }

    /// The part of the day after "this", "last", "that", "the next" and the like; `start` is the first word.
    pub(super) fn part_of(&self, start: usize, i: usize, deixis: Deixis) -> Option<Found> {
        let Word::Part(part, false) = self.w(i) else { return None };
        let found = Found { clock: Some(Clock::Part(part)), ..Found::new(start, i + 1, Kind::Time, Form::TimeOfDay(Some(deixis))) };
        Some(found)
    }
}
