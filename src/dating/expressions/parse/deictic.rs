//! Periods seen from the speaker or the story: "last week", "this Monday", "the following day", "the past three months",
//! "that night", "yesterday", "the weekend".

use super::super::atoms::Glue;
use super::super::model::{Clock, Deixis, Form, Kind, Modifier, Origin, PartOfDay, Reference, Unit};
use super::super::point::Point;
use super::super::words::Word;
use super::{Found, Parser, Pick};

impl Parser<'_> {
    /// Whatever begins with "the".
    pub(super) fn the(&self, i: usize) -> Option<Found> {
        let next = i + 1;
        match self.w(next) {
            Word::Last if self.picked(i, next).is_some() => self.picked(i, next),
            Word::Another => self.other_day(i, next),
            Word::Last if matches!(self.w(next + 1), Word::Unit(Unit::Quarter, false) | Word::Half) => {
                self.edge_of_year(i, next).or_else(|| self.period(i, next))
            }
            Word::Past
            | Word::Last
            | Word::Next
            | Word::Coming
            | Word::Previous
            | Word::Following
            | Word::Same
            | Word::Current
            | Word::Latest
            | Word::Recent => self.period(i, next).or_else(|| self.vague(i)),
            Word::Ordinal(_) => self.ordinal_from(i, next).or_else(|| self.day_of_month(i, next)),
            Word::Decade(..) | Word::Apostrophe => self.decade(next).map(|f| Found { start: i, ..f }),
            Word::Early | Word::Late | Word::Mid => {
                let found = self.bent(next)?;
                let fits = matches!(found.form, Form::Point(_) | Form::Month { .. } | Form::Season { .. }) || found.kind == Kind::Time;
                fits.then_some(Found { start: i, ..found })
            }
            Word::Season(_) => self.season(i, next, None),
            _ if self.is_fiscal(next) => self.fiscal(i, next),
            Word::Holiday(_) => self.holiday(i, next, None),
            Word::Number(..) | Word::Few | Word::Several => self.the_number(i, next),
            Word::Part(..) => self.the_part(i, next),
            Word::Unit(unit, plural) => self.the_unit(i, next, unit, plural),
            Word::Weekday(..) => {
                self.weekday(next).map(|f| Found { start: i, ..f }).filter(|_| matches!(self.w(next + 1), Word::Comma | Word::Part(..)))
            }
            Word::Period => self.period_a_year_back(i, next + 1),
            Word::Future | Word::Present | Word::Moment | Word::Time => self.vague(i),
            Word::Other if self.is(next, &["full", "whole", "entire"]) => self.bare_the_unit(i),
            Word::Other if matches!(self.w(next + 1), Word::Unit(Unit::Quarter, false) | Word::Half) => self.edge_of_year(i, next),
            _ => self.vague(i),
        }
    }

    /// "the other day": lately, not long ago.
    fn other_day(&self, start: usize, i: usize) -> Option<Found> {
        let unit = match self.w(i + 1) {
            Word::Unit(unit @ (Unit::Day | Unit::Week), false) => unit,
            Word::Part(PartOfDay::Night, false) => Unit::Night,
            _ => return None,
        };
        let form = Form::Offset { unit, count: None, past: true, origin: Origin::Now };
        self.is(i, &["other"]).then(|| Found::date(start, i + 2, form))
    }

    /// "the four days", "the 1988 quarter", "the 15 September", "the 1920s".
    fn the_number(&self, start: usize, i: usize) -> Option<Found> {
        if let Some(found) = self.day_first(i) {
            return Some(Found { start, ..found });
        }
        if let Some(found) = self.amount(i) {
            let adjective = matches!(found.form, Form::Amount { .. }) && !matches!(self.w(found.end - 1), Word::Unit(_, true));
            return Some(Found { start: if adjective { i } else { start }, ..found });
        }
        let year = self.year(i)?;
        let Form::Point(Point::Year(number)) = year.form else { return None };
        match self.w(year.end) {
            Word::Ordinal(quarter @ 1..=4) if matches!(self.w(year.end + 1), Word::Unit(Unit::Quarter, false)) => {
                Some(Found::date(start, year.end + 2, Form::Point(Point::Quarter(number, quarter))))
            }
            Word::Unit(Unit::Quarter, false) | Word::Half | Word::Period => Some(Found { start, end: year.end + 1, ..year }),
            _ => Some(year),
        }
    }

    /// "the morning of April 19", "the night before".
    fn the_part(&self, start: usize, i: usize) -> Option<Found> {
        let Word::Part(part, plural) = self.w(i) else { return None };
        if plural {
            return None;
        }
        let bare = Found { clock: Some(Clock::Part(part)), ..Found::new(start, i + 1, Kind::Time, Form::TimeOfDay(Some(Deixis::Same))) };
        if (self.w(i + 1), self.w(i + 2)) == (Word::Before, Word::Last) {
            let form = Form::Offset { unit: Unit::Day, count: Some(-2), past: true, origin: Origin::Now };
            return Some(Found { end: i + 3, form, ..bare });
        }
        // "the night before the vote" hangs on an event that nobody has dated.
        let deixis = match self.w(i + 1) {
            Word::Before => Some(Deixis::Previous),
            Word::After => Some(Deixis::Following),
            _ => None,
        };
        if deixis.is_some() && matches!(self.w(i + 2), Word::Stop | Word::Comma) {
            return Some(Found { end: i + 2, form: Form::TimeOfDay(deixis), ..bare });
        }
        let joined = self.day_after(bare);
        if joined.end > bare.end {
            return Some(joined);
        }
        // "in the afternoon" of the story; "the night" is too often a name or a noun.
        (matches!(self.before(start), Word::In) && part != PartOfDay::Night).then_some(bare)
    }

    /// "the year", "the week", "the day before yesterday", "the year 2000", "the weekend".
    fn the_unit(&self, start: usize, i: usize, unit: Unit, plural: bool) -> Option<Found> {
        if plural {
            if unit == Unit::Year && self.before(start) == Word::Over && self.w(i + 1) != Word::Of {
                return Some(Found::new(start, i + 1, Kind::Duration, Form::Amount { count: None, unit: Some(unit) }));
            }
            let found = self.unit_first(i)?;
            return matches!(found.form, Form::Amount { .. }).then_some(Found { start, ..found });
        }
        match (unit, self.w(i + 1)) {
            // "the week before last"
            (Unit::Night | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year, Word::Before | Word::After)
                if matches!((self.w(i + 1), self.w(i + 2)), (Word::Before, Word::Last) | (Word::After, Word::Next))
                    && !matches!(self.w(i + 3), Word::Unit(..) | Word::Weekday(..) | Word::Month(..) | Word::Season(_)) =>
            {
                let past = self.w(i + 2) == Word::Last;
                Some(Found::date(start, i + 3, Form::Offset { unit, count: Some(if past { -2 } else { 2 }), past, origin: Origin::Now }))
            }
            (Unit::Year, Word::Number(..)) if self.glue(i + 1) == Glue::Space => {
                let year = self
                    .year(i + 1)
                    .or_else(|| self.spelled_year(i + 1).map(|(n, end)| Found::date(i, end, Form::Point(Point::Year(n)))))?;
                Some(Found { start, ..year })
            }
            (Unit::Day, Word::Before | Word::After) if matches!(self.w(i + 2), Word::Yesterday | Word::Tomorrow) => {
                let past = self.w(i + 2) == Word::Yesterday;
                Some(Found::date(start, i + 3, Form::Offset { unit, count: Some(if past { -2 } else { 2 }), past, origin: Origin::Now }))
            }
            (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Night, Word::Before | Word::After | Word::Following)
                if matches!(self.w(i + 2), Word::Stop | Word::Comma) =>
            {
                let past = self.w(i + 1) == Word::Before;
                Some(Found::date(start, i + 2, Form::Offset { unit, count: Some(if past { -1 } else { 1 }), past, origin: Origin::Then }))
            }
            (Unit::Weekend, _) => Some(Found::date(start, i + 1, Form::Unit { unit, deixis: Deixis::Same })),
            (Unit::Quarter, _) if let Some(found) = self.period_a_year_back(start, i + 1) => Some(found),
            (Unit::Year | Unit::Quarter, Word::Ago | Word::Earlier) if self.glue(i + 1) == Glue::Hyphen => {
                let end = i + 2 + usize::from(matches!(self.w(i + 2), Word::Period | Word::Unit(Unit::Quarter, false)));
                let origin = if self.w(i + 1) == Word::Ago { Origin::Now } else { Origin::Then };
                Some(Found::date(start, end, Form::Offset { unit: Unit::Year, count: Some(-1), past: true, origin }))
            }
            (Unit::Quarter, Word::Unit(Unit::Century, false)) => {
                Some(Found::new(start, i + 2, Kind::Duration, Form::Amount { count: Some(0.25), unit: Some(Unit::Century) }))
            }
            _ => self.bare_the_unit(start),
        }
    }

    /// "the year", "the month": the one at hand, where a word calls for a date.
    pub(super) fn bare_the_unit(&self, start: usize) -> Option<Found> {
        let i = self.skip(start, Word::The);
        let i = i + usize::from(i > start && self.is(i, &["full", "whole", "entire"]));
        let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century), false) =
            self.w(i)
        else {
            return None;
        };
        let of = self.before(start) == Word::Of;
        let called = of && !matches!(unit, Unit::Day)
            || matches!(self.before(start), Word::In | Word::For | Word::During)
                && matches!(unit, Unit::Quarter | Unit::Year | Unit::Month | Unit::Week)
            || self.before(start) == Word::In
                && matches!(
                    self.atoms.get(start.wrapping_sub(2)).map(|a| a.word),
                    Some(Word::Later | Word::Earlier | Word::Early | Word::Late)
                );
        // "the week's gains", not "the year's end".
        let owns = self.w(i + 1) == Word::Genitive
            && self.w(i + 2) != Word::End
            && matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        let hangs = matches!(self.w(i + 1), Word::Of | Word::Unit(..)) || self.glue(i + 1) == Glue::Hyphen;
        if i > start && unit == Unit::Year && self.runs_to_a_day(i + 1) {
            return Some(Found::new(start, i + 1, Kind::Duration, Form::Amount { count: Some(1.0), unit: Some(unit) }));
        }
        if i > start
            && unit == Unit::Quarter
            && let Some(form) = self.quarter_to_a_day(i + 1)
        {
            return Some(Found::date(start, i + 1, form));
        }
        (i > start && (owns || called && !hangs && self.w(i + 1) != Word::Genitive))
            .then(|| Found::date(start, i + 1, Form::Unit { unit, deixis: Deixis::Same }))
    }

    /// "ended June 30", "ending in May", "to March 31" at `i`: the year before it is a length that runs to that day.
    pub(super) fn runs_to_a_day(&self, i: usize) -> bool {
        let to = self.is(i, &["ended", "ending"]) || matches!(self.w(i), Word::To | Word::Through | Word::Until);
        let at = i + 1 + usize::from(matches!(self.w(i + 1), Word::In | Word::On));
        to && (matches!(self.w(at), Word::Month(..)) || matches!((self.w(at), self.w(at + 1)), (Word::Number(_, 1..=2), Word::Month(..))))
    }

    /// Deictic words without "the".
    pub(super) fn deictic(&self, i: usize) -> Option<Found> {
        let offset =
            |count: i32| Found::date(i, i + 1, Form::Offset { unit: Unit::Day, count: Some(count), past: count < 0, origin: Origin::Now });
        let tonight = |end| Found {
            clock: Some(Clock::Part(PartOfDay::Night)),
            ..Found::new(i, end, Kind::Time, Form::TimeOfDay(Some(Deixis::This)))
        };
        match self.w(i) {
            // A title: "Velmar Today", "USA Today".
            Word::Today | Word::Tomorrow
                if self.capital(i) && i > 0 && self.capital(i - 1) && self.glue(i) == Glue::Space && self.before(i) == Word::Other =>
            {
                None
            }
            Word::Today => Some(offset(0)),
            Word::Yesterday => Some(offset(-1)),
            Word::Tomorrow => Some(offset(1)),
            Word::Tonight => Some(tonight(i + 1)),
            Word::Overnight if self.before(i) != Word::A && self.before(i) != Word::The => Some(tonight(i + 1)),
            Word::That => {
                let same = self.skip(i + 1, Word::Same);
                match self.w(same) {
                    Word::Unit(unit, false) if !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) => {
                        Some(Found::date(i, same + 1, Form::Unit { unit, deixis: Deixis::Same }))
                    }
                    Word::Part(..) => self.part_of(i, same, Deixis::Same),
                    Word::Season(_) => self.season(i, same, Some(Deixis::Same)),
                    Word::Month(..) => None,
                    _ => self.vague(i),
                }
            }
            Word::These => self.vague(i),
            Word::Last if self.is(i + 1, &["night"]) => self.part_of(i, i + 1, Deixis::Last),
            Word::Past
                if !matches!(self.before(i), Word::In | Word::Over | Word::For | Word::Of | Word::During | Word::This)
                    && !matches!(self.w(i + 1), Word::Number(..) | Word::Few | Word::Several) =>
            {
                None
            }
            _ => self.period(i, i),
        }
    }

    /// What follows "last", "this", "next", "the previous" at `i`; the expression starts at `start`.
    fn period(&self, start: usize, i: usize) -> Option<Found> {
        let deixis = match self.w(i) {
            Word::Last | Word::Past | Word::Latest => Deixis::Last,
            Word::This | Word::Current => Deixis::This,
            Word::Next => {
                if start < i {
                    Deixis::Following
                } else {
                    Deixis::Next
                }
            }
            Word::Coming => Deixis::Next,
            Word::Previous => Deixis::Previous,
            Word::Following => Deixis::Following,
            Word::Same => Deixis::Same,
            Word::Recent => return self.recent(start, i).or_else(|| self.vague(i)),
            _ => return None,
        };
        let at = match (self.w(i), self.w(i + 1)) {
            // "this coming Sunday", "this past week", "this same day"
            (Word::This, Word::Coming | Word::Past | Word::Same | Word::Current) => i + 2,
            _ => i + 1,
        };
        let deixis = match (self.w(i), self.w(i + 1)) {
            (Word::This, Word::Coming) => Deixis::Next,
            (Word::This, Word::Past) => Deixis::Last,
            _ => deixis,
        };
        let the = start < i;
        match self.w(at) {
            // "the same period last year", "the same quarter a year earlier"
            Word::Period | Word::Unit(Unit::Quarter, false) if self.w(i) == Word::Same && self.year_back(at + 1).is_some() => {
                self.period_a_year_back(start, at + 1)
            }
            // "the same month last year": that month, twelve back.
            Word::Unit(Unit::Month, false) if self.w(i) == Word::Same && self.year_back(at + 1).is_some() => {
                let end = self.year_back(at + 1)?;
                Some(Found::date(start, end, Form::Offset { unit: Unit::Month, count: Some(-12), past: true, origin: Origin::Then }))
            }
            // "the comparable 1988 quarter"
            Word::Number(..)
                if the && self.w(i) == Word::Same && matches!(self.w(at + 1), Word::Period | Word::Unit(Unit::Quarter, false)) =>
            {
                let year = self.year(at)?;
                Some(Found { start, end: at + 2, ..year })
            }
            Word::Unit(unit, false) => {
                if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
                    return None;
                }
                // A programme: on Velmar TV's "This Week".
                if self.capital(at) && self.capital(i) && self.glue(i) != Glue::Line {
                    return None;
                }
                // "his last day", "their last year in office" are the end of something of theirs; "last day" alone is no yesterday.
                let theirs = self.w(i) == Word::Last && self.is(start.wrapping_sub(1), &["his", "her", "their", "my", "your"]);
                if theirs || unit == Unit::Day && self.w(i) == Word::Last {
                    return None;
                }
                let noun = matches!(self.w(i), Word::Previous | Word::Following | Word::Current | Word::Same)
                    && !the
                    && self.w(i) != Word::Current;
                if noun || (unit == Unit::Day && matches!(self.w(i), Word::Last | Word::Past) && the && self.w(at + 1) == Word::Of) {
                    return None;
                }
                if unit == Unit::Week && matches!(self.w(i), Word::Last) && the && self.w(at + 1) == Word::Of {
                    return Some(Found::new(start, at + 1, Kind::Duration, Form::Amount { count: Some(1.0), unit: Some(unit) }));
                }
                if unit == Unit::Night && deixis == Deixis::Last {
                    return self.part_of(start, at, deixis);
                }
                let end = at + 1;
                if unit == Unit::Week
                    && self.w(end) == Word::On
                    && let Word::Weekday(weekday, false) = self.w(end + 1)
                    && self.capital(end + 1)
                    && self.weekday(end + 1).is_some_and(|f| matches!(f.form, Form::Weekday { .. }) && f.pick.is_none())
                {
                    let week = Found::date(start, end + 2, Form::Unit { unit, deixis });
                    return Some(Found { pick: Some(Pick::Weekday(1, weekday)), ..week });
                }
                if matches!(self.w(end), Word::Or) && self.w(end + 1) == Word::So {
                    return Some(Found { modifier: Some(Modifier::Approx), ..Found::date(start, end + 2, Form::Unit { unit, deixis }) });
                }
                Some(Found::date(start, end, Form::Unit { unit, deixis }))
            }
            _ if self.is_fiscal(at) && matches!(self.w(at + 1), Word::Unit(Unit::Year, false)) => {
                Some(Found::date(start, at + 2, Form::Unit { unit: Unit::Year, deixis }))
            }
            Word::Period if matches!(self.w(i), Word::Latest) => {
                Some(Found::date(start, at + 1, Form::Unit { unit: Unit::Quarter, deixis }))
            }
            Word::Unit(unit, true) => {
                // "recent" has its own rule; "coming months" are a length, "the next years" too.
                if self.w(i) == Word::Coming && start == i {
                    return Some(Found::date(i, at + 1, Form::Reference(Reference::Future)));
                }
                let length = Found::new(start, at + 1, Kind::Duration, Form::Amount { count: None, unit: Some(unit) });
                matches!(self.w(i), Word::Coming | Word::Next | Word::Past | Word::Last | Word::Previous | Word::Following)
                    .then_some(length)
            }
            Word::Weekday(weekday, false) if self.capital(at) => {
                if let Some(found) = self.weekday(at).filter(|f| !matches!(f.form, Form::Weekday { .. })) {
                    return Some(Found { start, ..found });
                }
                Some(Found::date(start, at + 1, Form::Weekday { weekday, deixis: Some(deixis) }))
            }
            Word::Month(..) if self.capital(at) => {
                let found = self.month(at)?;
                let form = match found.form {
                    Form::Month { month, .. } => Form::Month { month, deixis: Some(deixis) },
                    other => other,
                };
                Some(Found { start, form, ..found })
            }
            Word::Season(_) => self.season(start, at, Some(deixis)),
            Word::Part(PartOfDay::Night, false) if deixis == Deixis::Last => self.part_of(start, at, deixis),
            Word::Part(..) => self.part_of(start, at, deixis),
            Word::Holiday(_) => self.holiday(start, at, Some(deixis)),
            Word::Ordinal(quarter @ 1..=4) if matches!(self.w(at + 1), Word::Unit(Unit::Quarter, false)) => {
                // "The preceding second quarter" is the last one, not that of the year before.
                let deixis = if deixis == Deixis::Previous { Deixis::Last } else { deixis };
                Some(Found::date(start, at + 2, Form::Quarter { quarter, deixis: Some(deixis) }))
            }
            Word::Number(..) | Word::Few | Word::Several | Word::Couple | Word::Dozen | Word::Hundred | Word::Half => {
                let length = self.amount(at)?;
                let fits = matches!(length.form, Form::Amount { .. })
                    && length.kind == Kind::Duration
                    && matches!(self.w(i), Word::Last | Word::Past | Word::Next | Word::Coming | Word::Previous | Word::Following);
                fits.then_some(Found { start, ..length })
            }
            _ => self.vague(start),
        }
    }

    /// "recent months", "the recent past": when, not how long.
    fn recent(&self, start: usize, i: usize) -> Option<Found> {
        matches!(self.w(i + 1), Word::Unit(_, true) | Word::Past).then(|| Found::date(start, i + 2, Form::Reference(Reference::Past)))
    }
}
