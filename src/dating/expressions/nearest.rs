//! Which of many like days is meant: the year of "March 3", of a month, a holiday, a season or a half, the week of a weekday. The tense of the
//! clause says which way to look, nearness how far.

use chrono::{Datelike, NaiveDate, Weekday};

use super::holidays;
use super::model::Deixis;
use super::parse::{Found, Pick};
use super::point::{Point, Season, add_months};
use super::resolve::Resolver;
use super::tense::Tense;

impl Resolver<'_> {
    /// A day of a month without its year.
    pub(super) fn month_day(&self, found: &Found, month: u32, day: u32, beside: Option<Weekday>) -> Option<Point> {
        let date = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
        if self.narrative {
            let base = self.then()?;
            return date(base.year()).or_else(|| date(base.year() + 1)).map(Point::Day);
        }
        let base = self.spoken()?;
        if let Some(beside) = beside {
            let mut years: Vec<i32> = (base.year() - 4..=base.year() + 4).collect();
            years.sort_by_key(|y| (y - base.year()).abs() * 2 + i32::from(*y > base.year()));
            if let Some(day) = years.into_iter().filter_map(date).find(|d| d.weekday() == beside) {
                return Some(Point::Day(day));
            }
        }
        let tense = self.tense(found);
        let mut near: Vec<NaiveDate> = (base.year() - 1..=base.year() + 1).filter_map(date).collect();
        // The nearest, unless the tense looks the other way and the day is not close.
        near.sort_by_key(|d| {
            let ahead = (*d - base).num_days();
            let against = match tense {
                Tense::Past => ahead > 0,
                Tense::Future | Tense::Possible => ahead < 0,
                Tense::Open => false,
            };
            ahead.abs()
                + match (against, ahead.abs()) {
                    (false, _) => 0,
                    (true, ..=75) => 150,
                    (true, _) => 300,
                }
                + i64::from(ahead > 0)
        });
        near.first().copied().or_else(|| (base.year()..base.year() + 8).find_map(date)).map(Point::Day)
    }

    /// "Tuesday the 19th": the nearest such day that the tense allows.
    pub(super) fn day_on_weekday(&self, found: &Found, day: u32, weekday: Weekday) -> Option<Point> {
        let base = if self.narrative { self.then() } else { self.spoken() }?;
        let first = base.with_day(1)?;
        let fits = (-11..=11).filter_map(|months| add_months(first, months)?.with_day(day)).filter(|d| d.weekday() == weekday);
        let against = |d: NaiveDate| match self.tense(found) {
            Tense::Past => d > base,
            Tense::Future | Tense::Possible => d < base,
            Tense::Open => false,
        };
        fits.min_by_key(|&d| (against(d), (d - base).num_days().abs())).map(Point::Day)
    }

    /// A month without its year.
    pub(super) fn month(&self, found: &Found, month: u32, deixis: Option<Deixis>) -> Option<Point> {
        if self.narrative {
            let base = self.then()?;
            let year = match deixis {
                Some(Deixis::Previous | Deixis::Last) => base.year() - i32::from(month >= base.month()),
                Some(Deixis::Next | Deixis::Following) => base.year() + i32::from(month <= base.month()),
                _ => base.year(),
            };
            return Some(Point::Month(year, month));
        }
        let base = self.spoken()?;
        let last = base.year() - i32::from(month > base.month());
        let next = base.year() + i32::from(month < base.month());
        let year = match deixis {
            // The month just gone is "last month"; with its name it is that of the year before.
            Some(Deixis::Last) => base.year() - i32::from(month + 1 >= base.month()),
            Some(Deixis::Previous) => base.year() - i32::from(month >= base.month()),
            Some(Deixis::Next | Deixis::Following) => base.year() + i32::from(month <= base.month()),
            Some(Deixis::This | Deixis::Same) => base.year(),
            None => match self.tense(found) {
                Tense::Future => next,
                // A month just past is more likely spoken of than one almost a year ahead.
                Tense::Possible if (i64::from(base.month()) - i64::from(month)).rem_euclid(12) > 3 => next,
                // Of a month eleven months back one says "last November" or its year: alone it is the coming one, whatever the tense.
                Tense::Past if month == base.month() % 12 + 1 => next,
                Tense::Past | Tense::Possible => last,
                // Half a year ahead is nearer than half a year back.
                Tense::Open if (i64::from(month) - i64::from(base.month())).rem_euclid(12) <= 3 => next,
                Tense::Open => last,
            },
        };
        Some(Point::Month(year, month))
    }

    /// A weekday, seen from now or from the story.
    pub(super) fn weekday(&self, found: &Found, weekday: Weekday, deixis: Option<Deixis>) -> Option<NaiveDate> {
        let base = self.now_or_then(deixis)?;
        let back = i64::from(base.weekday().days_since(weekday));
        let ahead = i64::from(weekday.days_since(base.weekday()));
        let by = |days: i64| base.checked_add_signed(chrono::TimeDelta::try_days(days)?);
        // Both ends of a stretch are of one week: past ones count from its end, others from its begin.
        let ahead_of_us = matches!(self.tense(found), Tense::Future | Tense::Possible);
        match found.pick {
            Some(Pick::Until(last)) if !ahead_of_us && !self.narrative => {
                let end = by(-i64::from(base.weekday().days_since(last)))?;
                return end.checked_sub_days(chrono::Days::new(last.days_since(weekday).into()));
            }
            Some(Pick::From(first)) if ahead_of_us && !self.narrative => {
                let begin = by(i64::from(first.days_since(base.weekday())))?;
                return begin.checked_add_days(chrono::Days::new(weekday.days_since(first).into()));
            }
            _ => {}
        }
        match deixis {
            Some(Deixis::Last | Deixis::Previous) => by(if back == 0 { -7 } else { -back }),
            Some(Deixis::Next | Deixis::Following) => by(if ahead == 0 { 7 } else { ahead }),
            Some(Deixis::This) => match self.tense(found) {
                Tense::Past => by(-back),
                _ => by(ahead),
            },
            _ if self.narrative => by(ahead),
            Some(Deixis::Same) => by(-back),
            None => match self.tense(found) {
                Tense::Future | Tense::Possible => by(ahead),
                _ => by(-back),
            },
        }
    }

    /// A holiday, with or without its year.
    pub(super) fn holiday(&self, found: &Found, index: usize, year: Option<i32>, deixis: Option<Deixis>) -> Option<Point> {
        if let Some(year) = year {
            return holidays::day(index, year).map(Point::Day);
        }
        let base = if self.narrative { self.then() } else { self.now() }?;
        if self.narrative {
            return holidays::day(index, base.year()).map(Point::Day);
        }
        let days: Vec<NaiveDate> = (base.year() - 1..=base.year() + 1).filter_map(|y| holidays::day(index, y)).collect();
        let last = days.iter().rev().find(|d| **d <= base);
        let next = days.iter().find(|d| **d >= base);
        let day = match deixis {
            Some(Deixis::Last) => last,
            Some(Deixis::Next) => next,
            Some(Deixis::This) => days.iter().find(|d| d.year() == base.year()),
            _ => match self.tense(found) {
                Tense::Past => last,
                Tense::Future | Tense::Possible => next,
                Tense::Open => days.iter().min_by_key(|d| (**d - base).num_days().abs()),
            },
        };
        day.copied().map(Point::Day)
    }

    /// A season without its year.
    pub(super) fn season(&self, found: &Found, season: Season, deixis: Option<Deixis>) -> Option<Point> {
        let base = self.now_or_then(deixis)?;
        let start = |year: i32| NaiveDate::from_ymd_opt(year, season.first_month(), 1);
        let year = match deixis {
            Some(Deixis::Last | Deixis::Previous) => {
                (base.year() - 1..=base.year()).rev().find(|&y| start(y).and_then(|s| add_months(s, 3)).is_some_and(|end| end <= base))?
            }
            Some(Deixis::Next | Deixis::Following) => (base.year()..=base.year() + 1).find(|&y| start(y).is_some_and(|s| s > base))?,
            _ if self.narrative => base.year(),
            _ => {
                // The one at hand, else the last or the next as the tense looks.
                let this = if season.first_month() == 12 && base.month() <= 2 { base.year() - 1 } else { base.year() };
                // The season just over and the one next up are near, whatever the tense: of the others one would say "last
                // summer" or "next summer".
                let long_over = start(this).and_then(|s| add_months(s, 6)).is_some_and(|end| end <= base);
                let far_ahead = start(this).zip(add_months(base, 3)).is_some_and(|(start, soon)| start > soon);
                match self.tense(found) {
                    Tense::Past if far_ahead && deixis.is_none() => this - 1,
                    Tense::Future if long_over && deixis.is_none() => this + 1,
                    _ => this,
                }
            }
        };
        Some(Point::Season(year, season))
    }

    /// A half without its year.
    pub(super) fn half(&self, found: &Found, half: u32) -> Option<Point> {
        let base = self.now()?;
        let current = base.month0() / 6 + 1;
        let year = match self.tense(found) {
            Tense::Past if half > current && !self.narrative => base.year() - 1,
            Tense::Future if half < current && !self.narrative => base.year() + 1,
            _ => base.year(),
        };
        Some(Point::Half(year, half))
    }
}
