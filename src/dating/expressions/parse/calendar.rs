//! Days and months: "March 3, 1999", "3rd of March", "Friday, 3 March", "1999-03-03", "3/4/1999", "the 13th", holidays.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::atoms::Glue;
use super::super::holidays;
use super::super::model::{Deixis, Form, Kind};
use super::super::order::DayOrder;
use super::super::point::Point;
use super::super::words::Word;
use super::{Found, Parser};

impl Parser<'_> {
    /// A weekday, and the date written beside it.
    pub(super) fn weekday(&self, i: usize) -> Option<Found> {
        let Word::Weekday(weekday, short) = self.w(i) else { return None };
        if !self.capital(i) {
            return None;
        }
        let after = if short { self.skip(i + 1, Word::Stop) } else { i + 1 };
        if let Some(found) = self.date_beside(after, weekday).or_else(|| self.beside_weekday(self.skip(after, Word::Comma), weekday)) {
            return Some(Found { start: i, ..found });
        }
        if let Some(found) = self.of_a_week(after, weekday) {
            return Some(Found { start: i, ..found });
        }
        // "Sun" and "Sat" are words of their own; "Mon" may be a name.
        if short && after == i + 1 {
            return None;
        }
        // "Black Friday", "Bloody Sunday" and newspapers' names are left to the reader of events.
        if self.is(i.wrapping_sub(1), &["bloody", "black", "super"]) && self.capital(i - 1) {
            return None;
        }
        Some(Found { pick: self.stretch(i, after), ..Found::date(i, after, Form::Weekday { weekday, deixis: None }) })
    }

    fn date_beside(&self, i: usize, beside: Weekday) -> Option<Found> {
        let i = self.skip(i, Word::Comma);
        let i = if self.w(i) == Word::The { i + 1 } else { i };
        let found = match self.w(i) {
            Word::Month(..) => self.month(i)?,
            Word::Number(..) | Word::Ordinal(_) => self.day_first(i)?,
            _ => return None,
        };
        match found.form {
            Form::MonthDay { month, day, .. } => Some(Found { form: Form::MonthDay { month, day, weekday: Some(beside) }, ..found }),
            Form::Point(Point::Day(_)) => Some(found),
            Form::MonthOf { day: Some(_), .. } => Some(found),
            _ => None,
        }
    }

    /// "March 3", "March 3, 1999", "March 1999", "March"; in "March to May 1999" the first takes its year from the last.
    pub(super) fn month(&self, i: usize) -> Option<Found> {
        let found = self.month_alone(i)?;
        Some(self.with_year_of_the_last(found))
    }

    fn month_alone(&self, i: usize) -> Option<Found> {
        let Word::Month(month, short) = self.w(i) else { return None };
        if !self.capital(i) {
            return None;
        }
        let month = u32::from(month);
        let after = if short { self.skip(i + 1, Word::Stop) } else { i + 1 };
        let the = self.skip(after, Word::The);
        let day = match self.w(if matches!(self.w(the), Word::Ordinal(_)) { the } else { after }) {
            Word::Ordinal(day) if self.glue(the) != Glue::Hyphen && !matches!(self.w(the + 1), Word::Unit(..)) => Some((day, the + 1)),
            Word::Number(day, 1..=2) if !self.counts_something(after) => Some((day, after + 1)),
            _ => None,
        };
        if let Some((day, end)) = day.filter(|(day, _)| (1..=31).contains(day)) {
            let (form, end) = self.with_year(Form::MonthDay { month, day, weekday: None }, end);
            if month_holds(month, day) {
                return Some(Found::date(i, end, form));
            }
        }
        // "Copper for December delivery fell", "the March contract": the month in which it will be delivered.
        let deixis = (self.is(after, &["delivery", "contract", "contracts", "futures", "settlement", "loading", "shipment"])
            && self.glue(after) == Glue::Space)
            .then_some(Deixis::Next);
        // "The September quarter" is the one that ends with it.
        if month.is_multiple_of(3)
            && after == i + 1
            && self.glue(after) == Glue::Space
            && self.w(after) == Word::Unit(super::Unit::Quarter, false)
        {
            return Some(self.quarter(i, month / 3, after + 1));
        }
        let (form, end) = self.with_year(Form::Month { month, deixis }, after);
        if end == after && !self.bare_month_is_safe(i, short, after) {
            return None;
        }
        Some(Found::date(i, end, form))
    }

    /// "May", "March" and short forms are words and names too; alone they need a word beside them that calls for a date.
    fn bare_month_is_safe(&self, i: usize, short: bool, after: usize) -> bool {
        let called = matches!(
            self.before(i),
            Word::In
                | Word::Of
                | Word::Since
                | Word::Until
                | Word::By
                | Word::Last
                | Word::Next
                | Word::This
                | Word::Early
                | Word::Late
                | Word::Mid
                | Word::Through
                | Word::From
                | Word::During
                | Word::Between
                | Word::Previous
                | Word::Following
                | Word::Each
                | Word::Every
                | Word::Before
                | Word::After
                | Word::To
                | Word::And
                | Word::Or
                | Word::For
                | Word::Coming
                | Word::Same
                | Word::Past
                | Word::At
                | Word::Dash
        ) || self.before(i) == Word::Open;
        match self.w(i) {
            Word::Month(5, _) => {
                called && !matches!(self.before(i), Word::And | Word::Or | Word::At)
                    || self.w(i + 1) == Word::Genitive && !matches!(self.before(i), Word::Other)
            }
            Word::Month(3 | 8 | 4 | 6, false) if self.capital(i + 1) && self.w(i + 1) == Word::Other => called,
            Word::Month(3, false) => {
                called || (!self.capital(i.wrapping_sub(1)) && self.before(i) != Word::The && self.before(i) != Word::A)
            }
            _ if short => called && after > i + 1,
            Word::Month(4 | 6 | 8, false) => called || self.before(i) != Word::Other || !self.is_sentence_start(i),
            _ => true,
        }
    }

    /// Gives a month or day that begins a range the year that stands at its end.
    fn with_year_of_the_last(&self, found: Found) -> Found {
        let first = match found.form {
            Form::Month { month, deixis: None } => (month, 1),
            Form::MonthDay { month, day, .. } => (month, day),
            _ => return found,
        };
        let mut i = found.end;
        // "March, April and May 1999"
        while first.1 == 1 && i < found.end + 24 && self.w(i) == Word::Comma && matches!(self.w(i + 1), Word::Month(..)) {
            i += 2 + usize::from(self.w(i + 2) == Word::Comma && self.w(i + 3) == Word::And);
        }
        let runs = self.glue(i) == Glue::Hyphen || matches!(self.w(i), Word::To | Word::Through | Word::Until | Word::Dash);
        let next = match self.w(i) {
            _ if self.glue(i) == Glue::Hyphen => i,
            Word::To | Word::Through | Word::Until | Word::Dash | Word::And | Word::Or => i + 1,
            _ => return found,
        };
        let last = match self.w(next) {
            Word::Month(..) => self.month_alone(next),
            Word::Number(_, 1..=2) | Word::Ordinal(_) => self.day_of_named_month(next),
            _ => None,
        };
        let (year, last) = match last.map(|f| f.form) {
            Some(Form::Point(Point::Month(year, month))) => (year, (month, 1)),
            Some(Form::Point(Point::Day(date))) => (date.year(), (date.month(), date.day())),
            _ => return found,
        };
        // "November to February 1999" began the year before; "November and February 1999" may be in any order.
        let year = match first <= last {
            true => year,
            false if runs => year - 1,
            false => return found,
        };
        let form = match found.form {
            Form::MonthDay { month, day: number, .. } => day(year, month, number),
            _ => Some(Form::Point(Point::Month(year, first.0))),
        };
        form.map_or(found, |form| Found { form, ..found })
    }

    fn is_sentence_start(&self, i: usize) -> bool {
        i == 0 || self.glue(i) == Glue::Line || matches!(self.before(i), Word::Stop | Word::Quote)
    }

    /// "3 March", "3rd of March 1999".
    fn day_of_named_month(&self, i: usize) -> Option<Found> {
        let day = self.day_number(i)?;
        let at = self.skip(i + 1, Word::Of);
        let Word::Month(month, short) = self.w(at) else { return None };
        if !self.capital(at) || !month_holds(u32::from(month), day) {
            return None;
        }
        let after = if short { self.skip(at + 1, Word::Stop) } else { at + 1 };
        let (form, end) = self.with_year(Form::MonthDay { month: u32::from(month), day, weekday: None }, after);
        Some(Found::date(i, end, form))
    }

    fn day_number(&self, i: usize) -> Option<u32> {
        match self.w(i) {
            Word::Number(day, 1..=2) | Word::Ordinal(day) if (1..=31).contains(&day) => Some(day),
            _ => None,
        }
    }

    /// "3 March", "3rd of March 1999", "16 to 18 March", "16/17 March".
    pub(super) fn day_first(&self, i: usize) -> Option<Found> {
        let day = self.day_number(i)?;
        let of = i + 1;
        if matches!(self.w(self.skip(of, Word::Of)), Word::Month(..)) {
            return self.day_of_named_month(i).map(|found| self.with_year_of_the_last(found));
        }
        // The first day of a range takes month and year from the last.
        let last = if matches!(self.glue(of), Glue::Hyphen | Glue::Slash) {
            of
        } else if matches!(self.w(of), Word::To | Word::And | Word::Dash | Word::Or | Word::Through) {
            of + 1
        } else {
            return None;
        };
        let end = match self.w(last) {
            Word::Number(end, 1..=2) | Word::Ordinal(end) if end > day && end <= 31 => self.day_first(last)?,
            _ => return None,
        };
        match end.form {
            Form::MonthDay { month, .. } if month_holds(month, day) => {
                Some(Found::date(i, i + 1, Form::MonthDay { month, day, weekday: None }))
            }
            Form::Point(Point::Day(date)) => Some(Found::date(i, i + 1, Form::Point(Point::Day(date.with_day(day)?)))),
            _ => None,
        }
    }

    /// The year after a month or day ("March 3, 1999", "March of 1999", "June last year"), and where it ends.
    pub(super) fn with_year(&self, form: Form, end: usize) -> (Form, usize) {
        let (month, day) = match form {
            Form::MonthDay { month, day, .. } => (month, Some(day)),
            Form::Month { month, .. } => (month, None),
            _ => return (form, end),
        };
        let comma = self.skip(end, Word::Comma);
        let at = if self.w(end) == Word::Of { end + 1 } else { comma };
        let deixis = match self.w(at) {
            Word::Last if comma == end => Some(Deixis::Last),
            Word::This if comma == end => Some(Deixis::This),
            Word::Next if comma == end => Some(Deixis::Next),
            Word::That => Some(Deixis::Same),
            _ => None,
        };
        if let (Some(year), Word::Unit(super::Unit::Year, false)) = (deixis, self.w(at + 1)) {
            return (Form::MonthOf { month, day, year }, at + 2);
        }
        let Some((year, stop)) = self.year_after(at) else { return (form, end) };
        match day {
            Some(day) => match self::day(year, month, day) {
                Some(form) => (form, stop),
                None => (form, end),
            },
            None if comma > end && self.before_comma_lists_months(end) => (form, end),
            None => (Form::Point(Point::Month(year, month)), stop),
        }
    }

    /// "May, 1918" is one date; after "in May, 1,200 men" nothing is.
    fn before_comma_lists_months(&self, comma: usize) -> bool {
        !matches!(self.w(comma + 1), Word::Number(_, 4))
    }

    /// A year right after a month: four digits, two behind an apostrophe, spelled, or with an era.
    fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        match self.w(i) {
            Word::Number(year, 1..=4) if matches!(self.w(i + 1), Word::Era(true)) => Some((1 - year as i32, self.skip(i + 2, Word::Stop))),
            Word::Number(year, 4) if (1000..=2999).contains(&year) && !matches!(self.w(i + 1), Word::Unit(_, true) | Word::Percent) => {
                Some((year as i32, i + 1))
            }
            Word::Apostrophe if matches!(self.w(i + 1), Word::Number(_, 2)) && self.glue(i + 1) == Glue::None => {
                let Word::Number(year, _) = self.w(i + 1) else { return None };
                Some((super::years::two_digits(year), i + 2))
            }
            Word::Number(_, 0) => self.spelled_year(i),
            _ => None,
        }
    }

    /// A number at `i` that counts the noun after it, not the days of a month.
    fn counts_something(&self, i: usize) -> bool {
        matches!(self.w(i + 1), Word::Percent | Word::Unit(_, true) | Word::Pm(_) | Word::Hundred | Word::Thousand)
            || self.glue(i + 1) == Glue::Slash
            || (self.w(i + 1) == Word::Colon && matches!(self.w(i + 2), Word::Number(_, 2)) && self.glue(i + 2) == Glue::None)
            || self.is(i + 1, &["million", "billion", "percent", "per"])
    }

    /// "1999-03-03", "3/4/1999", "3.4.1999", "03-04-99".
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let (Word::Number(a, a_len), Word::Number(b, 1..=2), Word::Number(c, c_len)) = (self.w(i), self.w(i + 1), self.w(i + 2)) else {
            return self.month_number(i).or_else(|| self.slashed(i));
        };
        let glue = self.glue(i + 1);
        if glue != self.glue(i + 2)
            || !matches!(glue, Glue::Hyphen | Glue::Slash | Glue::Stop)
            || self.glue(i) == glue
            || self.glue(i + 3) == glue
        {
            return None;
        }
        if a_len == 4 && c_len <= 2 {
            return Some(Found::date(i, i + 3, day(a as i32, b, c)?));
        }
        if a_len > 2 || !(c_len == 4 || (c_len == 2 && glue != Glue::Hyphen)) {
            return None;
        }
        let year = if c_len == 4 { c as i32 } else { super::years::two_digits(c) };
        let (month_first, day_first) = (day(year, a, b), day(year, b, a));
        let prefer_day = self.prefers_day() || self.day_first.is_none() && glue == Glue::Stop;
        let form = if prefer_day { day_first.or(month_first) } else { month_first.or(day_first) }?;
        let mut found = Found::date(i, i + 3, form);
        found.ambiguous = month_first.is_some() && day_first.is_some() && a != b && self.day_first.is_none() && glue != Glue::Stop;
        Some(found)
    }

    /// "2025-08" where a word calls for a date; "2005-08" is a range of years.
    fn month_number(&self, i: usize) -> Option<Found> {
        let (Word::Number(year @ 1900..=2099, 4), Word::Number(month @ 1..=12, 2)) = (self.w(i), self.w(i + 1)) else { return None };
        let called = matches!(
            self.before(i),
            Word::In | Word::Of | Word::Since | Word::Until | Word::By | Word::From | Word::To | Word::Before | Word::After | Word::Open
        );
        let alone = self.glue(i) != Glue::Hyphen && self.glue(i + 1) == Glue::Hyphen && self.glue(i + 2) != Glue::Hyphen;
        (called && alone && month <= year % 100).then(|| Found::date(i, i + 2, Form::Point(Point::Month(year as i32, month))))
    }

    /// "2/14" only where a word calls for a date.
    fn slashed(&self, i: usize) -> Option<Found> {
        let (Word::Number(a, 1..=2), Word::Number(b, 1..=2)) = (self.w(i), self.w(i + 1)) else { return None };
        let called = matches!(self.before(i), Word::On | Word::Since | Word::Until | Word::Weekday(..));
        let fits = self.glue(i + 1) == Glue::Slash
            && self.glue(i) != Glue::Slash
            && self.glue(i + 2) != Glue::Slash
            && !matches!(self.w(i + 2), Word::Month(..));
        let makes = |month: u32, day: u32| (1..=12).contains(&month) && month_holds(month, day);
        let (by_month, by_day) = (makes(a, b), makes(b, a));
        if !called || !fits || !by_month && !by_day {
            return None;
        }
        let (month, day) = if by_day && (self.prefers_day() || !by_month) { (b, a) } else { (a, b) };
        let mut found = Found::date(i, i + 2, Form::MonthDay { month, day, weekday: None });
        found.ambiguous = by_month && by_day && a != b && self.day_first.is_none();
        Some(found)
    }

    /// Whether day before month is the likelier order where both make a date.
    fn prefers_day(&self) -> bool {
        self.day_first.unwrap_or(self.habit == Some(DayOrder::DayFirst))
    }

    /// A day of a month that stands nearby: "the 13th", "the 28".
    pub(super) fn day_of_month(&self, start: usize, i: usize) -> Option<Found> {
        let Word::Ordinal(day) = self.w(i) else { return None };
        let digits = self.letters(i).starts_with(|c: char| c.is_ascii_digit());
        let called = start > i.saturating_sub(2)
            && matches!(self.before(start), Word::On | Word::By | Word::Until | Word::Since | Word::From | Word::To);
        let free = !self.letters(i + 1).starts_with(char::is_alphanumeric)
            || matches!(self.w(i + 1), Word::And | Word::At | Word::To | Word::By)
            || self.is(i + 1, &["he", "she", "they", "it", "we", "was", "were", "with"]);
        if !digits || !called || !free || !(1..=31).contains(&day) {
            return None;
        }
        Some(Found::date(start, i + 1, Form::DayOfMonth(day)))
    }

    /// A holiday of the list, with its year if that follows.
    pub(super) fn holiday(&self, start: usize, i: usize, deixis: Option<Deixis>) -> Option<Found> {
        let Word::Holiday(first) = self.w(i) else { return None };
        let (index, end) = holidays::longest(first, |n| if self.glue(i + n) == Glue::Line && n > 0 { "" } else { self.letters(i + n) })
            .map(|(index, atoms)| (index, i + atoms))?;
        if !self.capital(i) {
            return None;
        }
        let at = if matches!(self.w(end), Word::Of | Word::In | Word::Comma) { end + 1 } else { end };
        let year = match self.w(at) {
            Word::Number(year, 4) if (1000..=2999).contains(&year) => Some(year as i32),
            _ => None,
        };
        let end = if year.is_some() { at + 1 } else { end };
        Some(Found::new(start, end, Kind::Date, Form::Holiday { index, year, deixis }))
    }
}

/// A full date; `None` where the calendar has no such day.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<Form> {
    NaiveDate::from_ymd_opt(year, month, day).map(|day| Form::Point(Point::Day(day)))
}

/// Whether some year has this day.
fn month_holds(month: u32, day: u32) -> bool {
    NaiveDate::from_ymd_opt(2000, month, day).is_some()
}
