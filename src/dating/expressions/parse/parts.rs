//! Parts of years, and years that need not be those of the calendar: "the third quarter of last year", "Q3 2024", "the latter half of
//! 1999", "the quarter ended June 30", "the quarter a year ago", "fiscal 1989", "the financial year", "summer 2007".

use chrono::Datelike;

use super::super::atoms::Glue;
use super::super::model::{Deixis, Form, Kind, Origin, Unit, YearPart};
use super::super::point::Point;
use super::super::words::Word;
use super::{Found, Parser};

impl Parser<'_> {
    /// "this year's third quarter", "1988 second half", "the year-earlier fourth quarter", "last year's spring".
    pub(super) fn part_of_year(&self, found: Found) -> Found {
        let at = self.skip(found.end, Word::Genitive);
        let fiscal = self.after_fiscal(at);
        let (part, end) = match (self.w(fiscal), self.w(fiscal + 1)) {
            (Word::Ordinal(n @ 1..=4), Word::Unit(Unit::Quarter, false)) => (YearPart::Quarter(n), fiscal + 2),
            (Word::Ordinal(n @ 1..=2), Word::Half) => (YearPart::Half(n), fiscal + 2),
            (Word::QuarterNumber(n), _) if self.capital(fiscal) => (YearPart::Quarter(n.into()), fiscal + 1),
            (Word::HalfNumber(n), _) if self.capital(fiscal) => (YearPart::Half(n.into()), fiscal + 1),
            (Word::Season(season), _) if at > found.end => (YearPart::Season(season), fiscal + 1),
            _ => return found,
        };
        let form = match found.form {
            Form::Unit { unit: Unit::Year, deixis } if found.kind == Kind::Date => Form::PartOf { part, year: deixis },
            Form::Offset { unit: Unit::Year, count: Some(-1), .. } => Form::PartOf { part, year: Deixis::Last },
            Form::Point(Point::Year(year)) => Form::Point(part.of(year)),
            _ => return found,
        };
        Found { form, end, ..found }
    }

    /// "Q3 2024", "H1 of FY2024"; alone only where a word calls for a date.
    pub(super) fn numbered_part(&self, i: usize) -> Option<Found> {
        let part = match self.w(i) {
            Word::QuarterNumber(n) => YearPart::Quarter(n.into()),
            Word::HalfNumber(n) => YearPart::Half(n.into()),
            _ => return None,
        };
        if !self.capital(i) {
            return None;
        }
        if let Some((year, end)) = self.of_year(i + 1) {
            return Some(Found::date(i, end, Form::Point(part.of(year))));
        }
        let called = matches!(
            self.before(i),
            Word::In | Word::For | Word::Of | Word::Since | Word::By | Word::During | Word::Through | Word::Until | Word::From | Word::To
        );
        let form = match part {
            YearPart::Quarter(quarter) => Form::Quarter { quarter, deixis: None },
            YearPart::Half(half) => Form::Half(half),
            YearPart::Season(_) => return None,
        };
        called.then(|| Found::date(i, i + 1, form))
    }

    /// "the last quarter of 1999", "the latter half of this year", "the opening quarter of 1999".
    pub(super) fn edge_of_year(&self, start: usize, i: usize) -> Option<Found> {
        let first = self.is(i, &["opening", "initial"]);
        if !first && self.w(i) != Word::Last && !self.is(i, &["final", "latter", "closing"]) {
            return None;
        }
        let part = match self.w(i + 1) {
            Word::Half => YearPart::Half(if first { 1 } else { 2 }),
            _ => YearPart::Quarter(if first { 1 } else { 4 }),
        };
        if self.w(i + 2) != Word::Of {
            return None;
        }
        match self.of_year(i + 2) {
            Some((year, end)) => Some(Found::date(start, end, Form::Point(part.of(year)))),
            None => self.of_that_year(i + 2).map(|(year, end)| Found::date(start, end, Form::PartOf { part, year })),
        }
    }

    pub(super) fn quarter(&self, start: usize, quarter: u32, end: usize) -> Found {
        match self.of_year(end) {
            Some((year, end)) => Found::date(start, end, Form::Point(Point::Quarter(year, quarter))),
            None => match self.of_that_year(end) {
                Some((year, end)) => Found::date(start, end, Form::PartOf { part: YearPart::Quarter(quarter), year }),
                // "The third quarter a year ago" is the one before the last.
                None => match self.year_back(end) {
                    Some(end) => Found::date(start, end, Form::Quarter { quarter, deixis: Some(Deixis::Previous) }),
                    None => Found::date(start, end, Form::Quarter { quarter, deixis: None }),
                },
            },
        }
    }

    /// "(the quarter) ended June 30": the quarter of the calendar that ends so; another one has no number to go by.
    pub(super) fn quarter_to_a_day(&self, i: usize) -> Option<Form> {
        if !self.runs_to_a_day(i) {
            return None;
        }
        let at = i + 1 + usize::from(matches!(self.w(i + 1), Word::In | Word::On));
        let (year, month, day) = match self.core(at)?.form {
            Form::MonthDay { month, day, .. } => (None, month, Some(day)),
            Form::Month { month, .. } => (None, month, None),
            Form::Point(Point::Day(day)) => (Some(day.year()), day.month(), Some(day.day())),
            Form::Point(Point::Month(year, month)) => (Some(year), month, None),
            _ => return None,
        };
        let last = if matches!(month, 3 | 12) { 31 } else { 30 };
        if !month.is_multiple_of(3) || day.is_some_and(|day| day != last) {
            return None;
        }
        let quarter = month / 3;
        Some(year.map_or(Form::Quarter { quarter, deixis: None }, |year| Form::Point(Point::Quarter(year, quarter))))
    }

    /// "(the quarter) a year ago", "(the same period) last year" with the year at `i`: what is spoken of, a year before.
    pub(super) fn period_a_year_back(&self, start: usize, i: usize) -> Option<Found> {
        let end = self.year_back(i)?;
        let origin = if self.w(end - 1) == Word::Ago || self.w(i) == Word::Last { Origin::Now } else { Origin::Then };
        Some(Found::date(start, end, Form::Offset { unit: Unit::Year, count: Some(-1), past: true, origin }))
    }

    /// Where "last year", "a year ago", "the year before" at `i` ends.
    pub(super) fn year_back(&self, i: usize) -> Option<usize> {
        match (self.w(i), self.w(i + 1), self.w(i + 2)) {
            (Word::Last, Word::Unit(Unit::Year, false), _) => Some(i + 2),
            (Word::A, Word::Unit(Unit::Year, false), Word::Ago | Word::Earlier) => Some(i + 3),
            (Word::The, Word::Unit(Unit::Year, false), Word::Before) | (Word::The, Word::Previous, Word::Unit(Unit::Year, false)) => {
                Some(i + 3)
            }
            _ => None,
        }
    }

    /// "fiscal 1989", "fiscal year 1989", "the fiscal year".
    pub(super) fn fiscal(&self, start: usize, i: usize) -> Option<Found> {
        let unit = i + 1 + usize::from(matches!(self.w(i + 1), Word::Unit(Unit::Year, false)));
        match self.w(unit) {
            Word::Number(year @ 1900..=2999, 4) => Some(Found::date(start, unit + 1, Form::Point(Point::Year(year as i32)))),
            _ if unit > i + 1 && self.runs_to_a_day(unit) => {
                Some(Found::new(start, unit, super::Kind::Duration, Form::Amount { count: Some(1.0), unit: Some(Unit::Year) }))
            }
            _ if unit > i + 1 && start < i => Some(Found::date(start, unit, Form::Unit { unit: Unit::Year, deixis: Deixis::This })),
            _ if matches!(self.w(i + 1), Word::Ordinal(1..=4)) && matches!(self.w(i + 2), Word::Unit(Unit::Quarter, false)) => {
                let Word::Ordinal(quarter) = self.w(i + 1) else { return None };
                Some(self.quarter(start, quarter, i + 3))
            }
            _ => None,
        }
    }

    /// Whether a year that need not be that of the calendar is named at `i`: "fiscal", "financial year".
    pub(super) fn is_fiscal(&self, i: usize) -> bool {
        self.w(i) == Word::Fiscal
            || matches!(self.w(i + 1), Word::Unit(Unit::Year, false)) && self.is(i, &["financial", "business", "calendar", "budget", "tax"])
    }

    /// `i`, or the word after "fiscal" there.
    pub(super) fn after_fiscal(&self, i: usize) -> usize {
        i + usize::from(self.is_fiscal(i))
    }

    /// "summer 2007", "the summer of 2005", "last spring"; bare seasons only with a word that calls for one.
    pub(super) fn season(&self, start: usize, i: usize, deixis: Option<Deixis>) -> Option<Found> {
        let Word::Season(season) = self.w(i) else { return None };
        if self.letters(i).ends_with('s') {
            return None;
        }
        if let Some((year, end)) = self.of_year(i + 1).filter(|_| self.glue(i + 1) == Glue::Space) {
            return Some(Found::date(start, end, Form::Point(Point::Season(year, season))));
        }
        if let Some((year, end)) = self.of_that_year(i + 1).filter(|_| deixis.is_none()) {
            return Some(Found::date(start, end, Form::PartOf { part: YearPart::Season(season), year }));
        }
        let fall = self.is(i, &["fall", "spring"]);
        let called = matches!(
            self.before(i),
            Word::In | Word::By | Word::Since | Word::Until | Word::During | Word::Early | Word::Late | Word::Mid | Word::Through
        );
        let the_fall = start < i
            && deixis.is_none()
            && fall
            && !matches!(
                self.before(start),
                Word::In
                    | Word::By
                    | Word::Since
                    | Word::Until
                    | Word::During
                    | Word::Of
                    | Word::Through
                    | Word::This
                    | Word::Over
                    | Word::For
            );
        let of = self.w(i + 1) == Word::Of && !matches!(self.w(i + 2), Word::Number(..) | Word::That | Word::This | Word::Last);
        let games = self.is(i + 1, &["olympics", "olympic", "games", "school", "break"]);
        if deixis.is_none() && ((start == i && !called) || the_fall || of) || games {
            return None;
        }
        Some(Found::date(start, i + 1, Form::Season { season, deixis }))
    }

    /// "of 1999", "1999" at `i`.
    pub(super) fn of_year(&self, i: usize) -> Option<(i32, usize)> {
        let at = if matches!(self.w(i), Word::Of | Word::In) { i + 1 } else { i };
        let the = if at > i { self.skip(at, Word::The) } else { at };
        let fiscal = self.after_fiscal(the);
        // "of fiscal year 1999", "of the year 1999"
        let year = fiscal + usize::from(fiscal > at && self.w(fiscal) == Word::Unit(Unit::Year, false));
        match self.w(year) {
            Word::Number(number @ 1000..=2999, 4) if self.w(year + 1) != Word::Percent && (year > the || the == at) => {
                Some((number as i32, year + 1))
            }
            Word::FiscalYear(number) => Some((number as i32, year + 1)),
            _ => self.spelled_year(at),
        }
    }

    /// "of last year", "last year", "of that year" at `i`.
    pub(super) fn of_that_year(&self, i: usize) -> Option<(Deixis, usize)> {
        let at = self.skip(i, Word::Of);
        let year = match self.w(at) {
            Word::Last => Deixis::Last,
            Word::This => Deixis::This,
            Word::Next => Deixis::Next,
            Word::That if at > i => Deixis::Same,
            _ => return None,
        };
        let fiscal = self.after_fiscal(at + 1);
        matches!(self.w(fiscal), Word::Unit(Unit::Year, false)).then_some((year, fiscal + 1))
    }
}
