//! Days picked out of a month or year: "the second Tuesday in November", "the last day of May", "Tuesday the 19th".

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::model::{Form, Kind, Unit};
use super::super::point::Point;
use super::super::words::Word;
use super::{Found, Parser};

/// Which day of a month or year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Pick {
    /// The n-th such weekday; 0 for the last.
    Weekday(u32, Weekday),
    /// The n-th day; 0 for the last.
    Day(u32),
    /// The day of the month that falls on this weekday.
    Beside(Weekday),
    /// The weekday that begins a stretch up to this one ("Monday through Friday").
    Until(Weekday),
    /// The weekday that ends a stretch from this one.
    From(Weekday),
}

impl Pick {
    /// The day of `point` that is picked; `None` where it has no such day.
    pub(in super::super) fn of(self, point: Point) -> Option<NaiveDate> {
        let (first, last) = point.interval()?;
        let day = match self {
            Self::Weekday(0, weekday) => last.checked_sub_days(chrono::Days::new(last.weekday().days_since(weekday).into()))?,
            Self::Weekday(nth, weekday) => {
                let days = weekday.days_since(first.weekday()) + 7 * (nth - 1);
                first.checked_add_days(chrono::Days::new(days.into()))?
            }
            Self::Day(0) => last,
            Self::Day(nth) => first.checked_add_days(chrono::Days::new(u64::from(nth) - 1))?,
            Self::Beside(weekday) => return (first == last && first.weekday() == weekday).then_some(first),
            Self::Until(_) | Self::From(_) => return (first == last).then_some(first),
        };
        (first <= day && day <= last).then_some(day)
    }
}

impl Parser<'_> {
    /// "first Monday of September", "last day of the month" with the ordinal or "last" at `i`.
    pub(super) fn picked(&self, start: usize, i: usize) -> Option<Found> {
        let nth = match self.w(i) {
            Word::Ordinal(nth @ 1..=31) => nth,
            Word::Last => 0,
            _ => return None,
        };
        // "the 20th of last month"
        if nth > 0
            && self.w(i + 1) == Word::Of
            && let Some(of) = self.core(i + 2).filter(|of| of.kind == Kind::Date && matches!(of.form, Form::Unit { unit: Unit::Month, .. }))
        {
            return Some(Found { start, pick: Some(Pick::Day(nth)), ..of });
        }
        if !matches!(self.w(i + 2), Word::Of | Word::In) {
            return None;
        }
        let pick = match self.w(i + 1) {
            Word::Weekday(weekday, false) if self.capital(i + 1) && nth <= 5 => Pick::Weekday(nth, weekday),
            Word::Unit(Unit::Day, false) if self.w(i + 2) == Word::Of => Pick::Day(nth),
            _ => return None,
        };
        let of = self.core(i + 3)?;
        let fits = match of.form {
            Form::Month { .. } | Form::MonthOf { day: None, .. } | Form::Point(Point::Month(..)) | Form::Unit { unit: Unit::Month, .. } => {
                true
            }
            Form::Point(Point::Year(_)) | Form::Unit { unit: Unit::Year, .. } => matches!(pick, Pick::Day(_)),
            _ => false,
        };
        (fits && of.kind == Kind::Date).then_some(Found { start, pick: Some(pick), ..of })
    }

    /// "Tuesday of last week", "Tuesday next week" with the weekday before `i`.
    pub(super) fn of_a_week(&self, i: usize, weekday: Weekday) -> Option<Found> {
        let at = self.skip(i, Word::Of);
        if at == i && !matches!(self.w(i), Word::Last | Word::This | Word::Next) {
            return None;
        }
        let week = self.core(at).filter(|w| w.kind == Kind::Date && matches!(w.form, Form::Unit { unit: Unit::Week, .. }))?;
        Some(Found { pick: Some(Pick::Weekday(1, weekday)), ..week })
    }

    /// The other end of a stretch of weekdays that begins or ends with the one at `i..end`.
    pub(super) fn stretch(&self, i: usize, end: usize) -> Option<Pick> {
        let to = |word: Word| matches!(word, Word::To | Word::Through | Word::Until | Word::Dash);
        let next = if self.glue(end) == super::Glue::Hyphen { end } else { end + usize::from(to(self.w(end))) };
        if (next > end || self.glue(end) == super::Glue::Hyphen)
            && let Word::Weekday(last, _) = self.w(next)
            && self.capital(next)
        {
            return Some(Pick::Until(last));
        }
        let joined = self.glue(i) == super::Glue::Hyphen;
        let before = if joined { i.checked_sub(1)? } else { i.checked_sub(2).filter(|_| to(self.before(i)))? };
        match self.w(before) {
            Word::Weekday(first, _) => Some(Pick::From(first)),
            _ => None,
        }
    }

    /// "(Tuesday) the 19th" with the article at `i`.
    pub(super) fn beside_weekday(&self, i: usize, weekday: Weekday) -> Option<Found> {
        let Word::Ordinal(day @ 1..=31) = self.w(i + 1) else { return None };
        let digits = self.letters(i + 1).starts_with(|c: char| c.is_ascii_digit());
        let found = Found::date(i, i + 2, Form::DayOfMonth(day));
        (self.w(i) == Word::The && digits).then_some(Found { pick: Some(Pick::Beside(weekday)), ..found })
    }
}
