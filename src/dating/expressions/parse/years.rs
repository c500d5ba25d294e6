//! Years, decades and centuries, and what begins with an ordinal: "1999", "149 BC", "nineteen ninety-six", "the '80s", "the 19th century",
//! "third-quarter".

use super::super::atoms::Glue;
use super::super::model::{Deixis, Form, Unit, YearPart};
use super::super::point::Point;
use super::super::words::Word;
use super::{Found, Parser};

impl Parser<'_> {
    /// A bare number that may be a year, a date or a count.
    pub(super) fn number(&self, i: usize) -> Option<Found> {
        self.numeric(i).or_else(|| self.day_first(i)).or_else(|| self.amount(i)).or_else(|| self.year(i))
    }

    /// A year standing alone.
    pub(super) fn year(&self, i: usize) -> Option<Found> {
        let year = |end: usize, year: i32| Some(Found::date(i, end, Form::Point(Point::Year(year))));
        match self.w(i) {
            // "AD 79"
            Word::Era(false) => match self.w(i + 1) {
                Word::Number(n @ 1..=2999, 1..=4) if self.capital(i) => year(i + 2, n as i32),
                _ => None,
            },
            Word::Number(n, 1..=4) if self.is_era(i + 1).is_some() && n > 0 => {
                let (before, end) = self.is_era(i + 1)?;
                year(end, if before { 1 - n as i32 } else { n as i32 })
            }
            Word::Number(n @ 1000..=2999, 4) if self.year_fits(i, n) => year(i + 1, n as i32),
            Word::Number(_, 0) => self.spelled_year(i).and_then(|(n, end)| year(end, n)),
            _ => None,
        }
    }

    /// "BC", "B.C.", "AD" at `i`: whether before the era, and the end.
    fn is_era(&self, i: usize) -> Option<(bool, usize)> {
        match self.w(i) {
            Word::Era(before) if self.capital(i) => {
                let dotted = self.letters(i).contains('.');
                Some((before, if dotted { self.skip(i + 1, Word::Stop) } else { i + 1 }))
            }
            _ => None,
        }
    }

    /// Whether a number of four digits stands as a year: recent ones unless they count or name something, older and later ones
    /// only where a word calls for a year.
    fn year_fits(&self, i: usize, year: u32) -> bool {
        let before = self.before(i);
        let called = matches!(
            before,
            Word::In
                | Word::Of
                | Word::Since
                | Word::Until
                | Word::By
                | Word::From
                | Word::To
                | Word::Before
                | Word::After
                | Word::During
                | Word::Between
                | Word::And
                | Word::Open
                | Word::Early
                | Word::Late
                | Word::Mid
                | Word::Through
                | Word::Season(_)
                | Word::Month(..)
                | Word::About
                | Word::Unit(Unit::Year, _)
                | Word::Fiscal
                | Word::Or
                | Word::The
                | Word::For
        ) || self.is(i.wrapping_sub(1), &["as"]);
        if matches!(before, Word::Currency | Word::Hash | Word::Percent | Word::Slash | Word::Decimal(_) | Word::Colon)
            && self.glue(i) == Glue::None
        {
            return false;
        }
        if self.glue(i) == Glue::Slash && !matches!(before, Word::Number(_, 4))
            || self.glue(i + 1) == Glue::Slash && !matches!(self.w(i + 1), Word::Number(..))
        {
            return false;
        }
        // A hyphen before it: "mid-1996", "1992-1996", not "Boeing B-2000", and no part of a telephone number.
        if self.glue(i) == Glue::Hyphen
            && !matches!(before, Word::Mid | Word::Early | Word::Late | Word::Number(_, 4) | Word::Month(..))
            && !self.is(i.wrapping_sub(1), &["pre", "post"])
        {
            return false;
        }
        if matches!(before, Word::Number(_, 1..=3)) && self.glue(i) != Glue::Hyphen {
            return false;
        }
        match self.w(i + 1) {
            Word::Percent | Word::Unit(_, true) | Word::Pm(_) | Word::Hundred | Word::Thousand => return false,
            Word::Colon if self.glue(i + 2) == Glue::None && self.glue(i + 1) == Glue::None => return false,
            Word::Comma if matches!(self.w(i + 2), Word::Number(_, 3)) && self.glue(i + 2) == Glue::None => return false,
            Word::Number(_, 1..=3) if self.glue(i + 1) == Glue::Hyphen => {
                return matches!(self.w(i + 1), Word::Number(n, 2) if n > year % 100) && (called || (1900..=2059).contains(&year));
            }
            _ => {}
        }
        const THINGS: [&str; 27] = [
            "men",
            "troops",
            "soldiers",
            "people",
            "miles",
            "feet",
            "meters",
            "metres",
            "km",
            "kilometers",
            "kilometres",
            "tons",
            "tonnes",
            "pounds",
            "dollars",
            "acres",
            "votes",
            "points",
            "shares",
            "percent",
            "workers",
            "jobs",
            "prisoners",
            "francs",
            "euros",
            "marks",
            "yen",
        ];
        const NAMES: [&str; 22] = [
            "flight",
            "room",
            "route",
            "highway",
            "section",
            "page",
            "suite",
            "apartment",
            "number",
            "no",
            "channel",
            "model",
            "chapter",
            "resolution",
            "article",
            "bus",
            "line",
            "area",
            "windows",
            "boeing",
            "least",
            "than",
        ];
        if self.is(i + 1, &THINGS) || (i > 0 && self.is(i - 1, &NAMES) && self.glue(i) != Glue::Line) {
            return false;
        }
        // A street: a number with two capitalised words after it, no word before that calls for a year.
        let street = self.is(i + 2, &["street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "lane", "square"]);
        if street && self.capital(i + 1) && self.capital(i + 2) {
            return false;
        }
        if (1900..=2059).contains(&year) {
            return true;
        }
        if year >= 2100 {
            return matches!(before, Word::Unit(Unit::Year, _));
        }
        let count =
            matches!(before, Word::About | Word::Of | Word::And | Word::To | Word::Or | Word::By) && self.letters(i + 1).ends_with('s');
        called && !count || self.glue(i + 1) == Glue::Hyphen || self.glue(i) == Glue::Hyphen
    }

    /// "nineteen ninety-six", "two thousand", "twenty fifteen".
    pub(super) fn spelled_year(&self, i: usize) -> Option<(i32, usize)> {
        let ones = |i: usize| match self.w(i) {
            Word::Number(n @ 1..=9, 0) => Some(n),
            _ => None,
        };
        match self.w(i) {
            Word::Number(2, 0) if self.w(i + 1) == Word::Thousand => {
                let called = matches!(self.before(i), Word::In | Word::Since | Word::By | Word::Until | Word::Unit(Unit::Year, _));
                if !called || matches!(self.w(i + 2), Word::Unit(..)) {
                    return None;
                }
                let and = self.skip(i + 2, Word::And);
                match self.w(and) {
                    Word::Number(n @ 1..=19, 0) => Some((2000 + n as i32, and + 1)),
                    Word::Number(20, 0) => Some((2020 + ones(and + 1).unwrap_or(0) as i32, and + 1 + usize::from(ones(and + 1).is_some()))),
                    _ => Some((2000, i + 2)),
                }
            }
            Word::Number(century @ 15..=20, 0) => {
                let (rest, end) = match self.w(i + 1) {
                    Word::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90), 0) => match ones(i + 2) {
                        Some(n) => (tens + n, i + 3),
                        None => (tens, i + 2),
                    },
                    Word::Number(n @ 10..=19, 0) => (n, i + 2),
                    _ if self.is(i + 1, &["hundred"]) => return None,
                    _ => return None,
                };
                if matches!(self.w(end), Word::Unit(..) | Word::Hundred | Word::Thousand | Word::Percent) {
                    return None;
                }
                Some(((century * 100 + rest) as i32, end))
            }
            _ => None,
        }
    }

    /// "1990s", "'80s", "nineties"; a bare "nineties" only after "the".
    pub(super) fn decade(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Word::Apostrophe);
        if at > i && self.glue(at) != Glue::None {
            return None;
        }
        match self.w(at) {
            Word::Decade(year, true) => {
                let point =
                    if year % 100 == 0 && year < 1900 { Point::Century(year as i32 / 100) } else { Point::Decade(year as i32 / 10) };
                Some(Found::date(i, at + 1, Form::Point(point)))
            }
            Word::Decade(year, false) => {
                let called = at > i || matches!(self.before(i), Word::The | Word::Early | Word::Late | Word::Mid);
                let age = self.is(i.wrapping_sub(1), &["his", "her", "their", "my"])
                    || self.is(i.wrapping_sub(2), &["his", "her", "their", "my"]);
                (called && !age).then(|| Found::date(i, at + 1, Form::Point(Point::Decade((1900 + year as i32) / 10))))
            }
            // "1990's"
            Word::Number(year, 2) if at > i => {
                // "'89"
                Some(Found::date(i, at + 1, Form::Point(Point::Year(two_digits(year)))))
            }
            _ => None,
        }
    }

    /// Ordinals: "third quarter", "19th century", "3rd of March", "first nine months", "second day".
    pub(super) fn ordinal(&self, i: usize) -> Option<Found> {
        self.ordinal_from(i, i)
    }

    pub(super) fn ordinal_from(&self, start: usize, i: usize) -> Option<Found> {
        let Word::Ordinal(n) = self.w(i) else { return None };
        if let Some(found) = self.day_first(i).or_else(|| self.picked(start, i)) {
            return Some(Found { start, ..found });
        }
        match self.w(i + 1) {
            Word::Unit(Unit::Quarter, false) if (1..=4).contains(&n) => Some(self.quarter(start, n, i + 2)),
            Word::Fiscal if (1..=4).contains(&n) && matches!(self.w(i + 2), Word::Unit(Unit::Quarter, false)) => {
                Some(self.quarter(start, n, i + 3))
            }
            Word::Half if (1..=2).contains(&n) && !matches!(self.w(i + 2), Word::A | Word::Dash) => {
                if let Some((year, end)) = self.of_year(i + 2) {
                    return Some(Found::date(start, end, Form::Point(Point::Half(year, n))));
                }
                if let Some((year, end)) = self.of_that_year(i + 2) {
                    return Some(Found::date(start, end, Form::PartOf { part: YearPart::Half(n), year }));
                }
                // "the first half" of a match or a decade is none.
                (self.w(i + 2) != Word::Of).then(|| Found::date(start, i + 2, Form::Half(n)))
            }
            Word::Unit(Unit::Century, false) if (1..=30).contains(&n) => {
                let (before, end) = self.is_era(i + 2).unwrap_or((false, i + 2));
                let century = if before { -(n as i32) } else { n as i32 - 1 };
                Some(Found::date(start, end, Form::Point(Point::Century(century))))
            }
            Word::Unit(unit @ (Unit::Day | Unit::Year | Unit::Week | Unit::Month | Unit::Night), false)
                if self.glue(i + 1) == Glue::Space =>
            {
                self.ordinal_unit(start, i, n, unit)
            }
            Word::Unit(Unit::Decade, false) if start < i => None,
            Word::Number(..) | Word::Few | Word::Several | Word::Couple => {
                let amount = self.amount(i + 1)?;
                (n == 1 && matches!(amount.form, Form::Amount { .. })).then_some(Found { start, ..amount })
            }
            Word::Unit(_, true) if n == 1 => self.unit_first(i + 1).map(|f| Found { start, ..f }),
            _ => None,
        }
    }

    /// "the fourth year": the one at hand; "the first week of May" is a length.
    fn ordinal_unit(&self, start: usize, i: usize, n: u32, unit: Unit) -> Option<Found> {
        if self.w(i + 2) == Word::Of
            && !matches!(unit, Unit::Day | Unit::Year)
            && let Some(month) = self.core(i + 3)
            && matches!(month.form, Form::Month { .. } | Form::Point(Point::Month(..)))
        {
            return Some(Found::new(start, i + 2, super::Kind::Duration, Form::Amount { count: Some(1.0), unit: Some(unit) }));
        }
        let row = n > 1 && matches!(unit, Unit::Day | Unit::Year);
        row.then(|| Found::date(start, i + 2, Form::Unit { unit, deixis: Deixis::This }))
    }
}

/// 00 to 68 are of this century, 69 to 99 of the last (as POSIX reads them).
pub(in super::super) fn two_digits(year: u32) -> i32 {
    if year < 69 { 2000 + year as i32 } else { 1900 + year as i32 }
}
