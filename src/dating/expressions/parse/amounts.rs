//! Counts of units: durations ("two-year", "a year and a half", "several weeks"), offsets ("two days ago", "three weeks later")
//! and sets ("every day", "twice a week", "annually").

use super::super::atoms::Glue;
use super::super::model::{Form, Kind, Modifier, Origin, Reference, Unit};
use super::super::words::Word;
use super::{Found, Parser};

/// A count: `None` where the text does not say how many.
type Count = Option<f32>;

impl Parser<'_> {
    /// A count and where it ends.
    pub(super) fn count(&self, i: usize) -> Option<(Count, usize)> {
        let (mut count, mut end) = match self.w(i) {
            Word::Decimal(n) => (Some(n), i + 1),
            Word::Number(_, 0) | Word::Hundred | Word::Thousand => self.spelled(i)?,
            Word::Number(n, _) => (Some(n as f32), i + 1),
            Word::Few | Word::Several | Word::Many => (None, i + 1),
            Word::Couple => (Some(2.0), self.skip(i + 1, Word::Of)),
            Word::Dozen => (Some(12.0), i + 1),
            Word::Half => match self.w(i + 1) {
                Word::A => (Some(0.5), i + 2),
                Word::Dash => (Some(0.5), i + 2),
                _ => (Some(0.5), i + 1),
            },
            Word::Another => match self.count(i + 1) {
                Some(inner) => inner,
                None => (Some(1.0), i + 1),
            },
            Word::A => match self.w(i + 1) {
                Word::Few | Word::Couple | Word::Dozen | Word::Hundred | Word::Thousand | Word::Half => {
                    let (count, end) = self.count(i + 1)?;
                    (count, end)
                }
                Word::Unit(_, false) => (Some(1.0), i + 1),
                _ if self.is(i + 1, &["full", "whole", "single", "additional", "extra", "further", "mere", "good"]) => (Some(1.0), i + 2),
                _ if self.is(i + 1, &["number"]) && self.w(i + 2) == Word::Of => (None, i + 3),
                _ => return None,
            },
            _ => return None,
        };
        // "2 1/2", "1/2"
        if (self.w(end), self.w(end + 1)) == (Word::Number(1, 1), Word::Number(2, 1)) && self.glue(end + 1) == Glue::Slash {
            count = count.map(|c| c + 0.5);
            end += 2;
        }
        // "two and a half years"
        if self.w(end) == Word::And && self.w(end + 1) == Word::A && self.w(end + 2) == Word::Half {
            count = count.map(|c| c + 0.5);
            end += 3;
        } else if self.w(end) == Word::And && self.w(end + 1) == Word::Half {
            count = count.map(|c| c + 0.5);
            end += 2;
        }
        // "several hundred", "30 thousand"
        while let Some(times) = match self.w(end) {
            Word::Hundred => Some(100.0),
            Word::Thousand => Some(1000.0),
            Word::Dozen => Some(12.0),
            _ => None,
        } {
            count = count.map(|c| c * times);
            end += 1;
        }
        Some((count, end))
    }

    /// "twenty four", "two hundred and ten", "hundred".
    fn spelled(&self, i: usize) -> Option<(Count, usize)> {
        let (mut total, mut group, mut at) = (0_u32, 0_u32, i);
        loop {
            match self.w(at) {
                Word::Number(n, 0) if group % 10 == 0 && (group % 100 == 0 || n < 10) => group += n,
                Word::Hundred => group = group.max(1) * 100,
                Word::Thousand => {
                    total += group.max(1) * 1000;
                    group = 0;
                }
                Word::And if at > i && (group.is_multiple_of(100) && group + total > 0) && matches!(self.w(at + 1), Word::Number(_, 0)) => {
                }
                _ => break,
            }
            at += 1;
            if at - i > 8 {
                break;
            }
        }
        (at > i).then(|| (Some((total + group) as f32), at))
    }

    /// A count with its unit and what that makes of it.
    pub(super) fn amount(&self, i: usize) -> Option<Found> {
        let (count, end) = self.count(i)?;
        // "two more years", "three consecutive days", "two full weeks".
        let unit_at = end
            + usize::from(self.is(
                end,
                &["more", "consecutive", "full", "straight", "additional", "long", "whole", "successive", "working", "calendar", "odd"],
            ));
        let Word::Unit(unit, plural) = self.w(unit_at) else { return self.shared_unit(i, count, end) };
        let hyphen = self.glue(unit_at) == Glue::Hyphen;
        let single = matches!(count, Some(c) if c <= 1.0);
        // "five year plan" has the unit in the singular; so have "1.5 day" and speech written down.
        if !plural
            && !single
            && !hyphen
            && !matches!(self.w(i), Word::Number(..))
            && !matches!(self.w(i), Word::Hundred | Word::Half | Word::Several)
        {
            return None;
        }
        // "three-quarters" is a fraction.
        if unit == Unit::Quarter && (!plural || hyphen || self.w(unit_at + 1) == Word::Of) {
            return None;
        }
        // "Two-day" is a length, but "1-year-old Ina" an age: a length too.
        let mut end = unit_at + 1;
        let mut count = count;
        if single && self.w(end) == Word::And && self.w(end + 1) == Word::A && self.w(end + 2) == Word::Half {
            count = count.map(|c| c + 0.5);
            end += 3;
        }
        let so = self.or_so(end, unit);
        let after_so = so.unwrap_or(end);
        if let Some(mut offset) = self.offset(i, count, unit, after_so) {
            if so.is_some() || self.w(i) == Word::Couple || (self.w(i) == Word::A && self.w(i + 1) == Word::Couple) {
                offset.modifier = Some(Modifier::Approx);
            }
            return Some(offset);
        }
        if self.w(i) == Word::A && unit_at == i + 1 && self.is_rate(i) {
            let rate = Found::new(i, end, Kind::Set, Form::Amount { count: Some(1.0), unit: Some(unit) });
            return Some(Found { only_in_narrative: true, ..rate });
        }
        // "one day" in a story is no length: "one day he will".
        if self.is(i, &["one"])
            && unit == Unit::Day
            && unit_at == i + 1
            && !hyphen
            && !matches!(self.before(i), Word::For | Word::Only | Word::In | Word::Than | Word::Least | Word::Within | Word::After)
        {
            let ahead = self.is(i.wrapping_sub(1), &["will", "would", "could", "may", "might", "'ll"]);
            return ahead.then(|| Found::date(i, end, Form::Reference(Reference::Future)));
        }
        let mut found = Found::new(i, end, Kind::Duration, Form::Amount { count, unit: Some(unit) });
        if let Some(so) = so {
            found.end = so;
            found.modifier = Some(Modifier::Approx);
        } else if self.w(i) == Word::Couple || (self.w(i) == Word::A && self.w(i + 1) == Word::Couple) {
            found.modifier = Some(Modifier::Approx);
        }
        // "8-month-old" holds a length; "37 years old" is an age and none of ours.
        if self.w(end) == Word::Old {
            if self.glue(end) != Glue::Hyphen {
                return None;
            }
            found.end = end + 1;
        }
        Some(found)
    }

    /// "two to six days", "weeks or months", "5 or 10 years": the first number takes the unit of the second.
    fn shared_unit(&self, i: usize, count: Count, end: usize) -> Option<Found> {
        let next = match self.w(end) {
            Word::To | Word::Or => end + 1,
            Word::Number(..) if self.glue(end) == Glue::Hyphen => end,
            _ => return None,
        };
        if !matches!(self.w(i), Word::Number(..)) || !matches!(self.w(next), Word::Number(..)) {
            return None;
        }
        let (_, unit_at) = self.count(next)?;
        let Word::Unit(unit, true) = self.w(unit_at) else { return None };
        if matches!(self.w(i), Word::Number(1000.., 4)) {
            return None;
        }
        Some(Found::new(i, end, Kind::Duration, Form::Amount { count, unit: Some(unit) }))
    }

    /// "or so", "or two", "or more" after a unit.
    fn or_so(&self, i: usize, _unit: Unit) -> Option<usize> {
        if self.w(i) != Word::Or {
            return None;
        }
        let fits =
            self.w(i + 1) == Word::So || (matches!(self.w(i + 1), Word::Number(2 | 3, 0)) && !matches!(self.w(i + 2), Word::Unit(..)));
        fits.then_some(i + 2)
    }

    /// "ago", "earlier", "later", "from now" after a count of units.
    fn offset(&self, start: usize, count: Count, unit: Unit, i: usize) -> Option<Found> {
        // Hours and minutes later is a length: no calendar point comes of it.
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return None;
        }
        let (past, origin, end) = match self.w(i) {
            Word::Ago => (true, Origin::Now, i + 1),
            Word::Earlier => (true, Origin::Then, i + 1),
            Word::Later => (false, Origin::Then, i + 1),
            Word::Hence => (false, Origin::Now, i + 1),
            Word::From if matches!(self.w(i + 1), Word::Now | Word::Today) => (false, Origin::Now, i + 2),
            // "two days before." closes; "two days before the vote" hangs on an event nobody has dated.
            Word::Before if matches!(self.w(i + 1), Word::Stop | Word::Comma) => (true, Origin::Then, i + 1),
            _ => return None,
        };
        let (count, unit) = match (count, unit) {
            (Some(c), Unit::Year) if c.fract() == 0.5 && c < 200.0 => (Some((c * 12.0) as i32), Unit::Month),
            (Some(c), Unit::Century | Unit::Decade | Unit::Millennium) => {
                let years = match unit {
                    Unit::Decade => 10.0,
                    Unit::Century => 100.0,
                    _ => 1000.0,
                };
                ((c * years).abs().lt(&1e6).then_some((c * years) as i32), Unit::Year)
            }
            (Some(c), unit) => (Some(c as i32), unit),
            (None, unit) => (None, unit),
        };
        let count = count.map(|c| if past { -c } else { c });
        Some(Found::date(start, end, Form::Offset { unit, count, past, origin }))
    }

    /// "$3 a year", "twice a week": the unit after "a" is a rate, not a length.
    fn is_rate(&self, i: usize) -> bool {
        let Some(last) = i.checked_sub(1) else { return false };
        if matches!(self.before(i), Word::Once | Word::Twice | Word::Times | Word::Percent) {
            return true;
        }
        for at in (i.saturating_sub(4)..=last).rev() {
            match self.atoms[at].word {
                Word::Number(_, digits) if digits != 4 => return at + 1 < i || digits > 0,
                Word::Decimal(_) | Word::Currency | Word::Hundred | Word::Thousand | Word::Few | Word::Several | Word::Dozen => {
                    return true;
                }
                Word::Other
                    if !matches!(self.letters(at), "for" | "is" | "was" | "took" | "said" | "will" | "with" | "were" | "has" | "had") => {}
                _ => return false,
            }
        }
        false
    }

    /// A unit first: "weeks", "months ago", "year-end", "year-earlier", "weeks or months".
    pub(super) fn unit_first(&self, i: usize) -> Option<Found> {
        let Word::Unit(unit, plural) = self.w(i) else { return None };
        if !plural {
            return self.unit_compound(i, unit);
        }
        if let Some(offset) = self.offset(i, None, unit, i + 1) {
            return Some(offset);
        }
        if self.w(i + 1) == Word::Or && matches!(self.w(i + 2), Word::Unit(_, true)) && unit != Unit::Second {
            let both = Found::new(i, i + 3, Kind::Duration, Form::Amount { count: None, unit: Some(unit) });
            return Some(both.with(Modifier::Approx));
        }
        let before = self.before(i);
        let long = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Hour | Unit::Minute | Unit::Millennium
        );
        let called = matches!(
            before,
            Word::For
                | Word::In
                | Word::Over
                | Word::Within
                | Word::After
                | Word::Or
                | Word::Of
                | Word::Only
                | Word::Through
                | Word::Ordinal(1)
                | Word::More
                | Word::During
                | Word::Last
        ) || self.is(i.wrapping_sub(1), &["take", "takes", "took", "spent", "spend"]);

        (long && called && self.w(i + 1) != Word::Genitive)
            .then(|| Found::new(i, i + 1, Kind::Duration, Form::Amount { count: None, unit: Some(unit) }))
    }

    /// "year-end", "month-long", "year-ago".
    fn unit_compound(&self, i: usize, unit: Unit) -> Option<Found> {
        // "year's end"
        if self.w(i + 1) == Word::Genitive && self.w(i + 2) == Word::End {
            return Some(Found {
                modifier: Some(Modifier::End),
                ..Found::date(i, i + 3, Form::Unit { unit, deixis: super::Deixis::Same })
            });
        }
        if unit == Unit::Quarter && matches!(self.w(i + 1), Word::Unit(Unit::Century, false)) {
            return Some(Found::new(i, i + 2, Kind::Duration, Form::Amount { count: Some(0.25), unit: Some(Unit::Century) }));
        }
        let year_end = unit == Unit::Year
            && self.w(i + 1) == Word::End
            && self.is(i + 1, &["end"])
            && matches!(self.before(i), Word::By | Word::At | Word::Before | Word::Until | Word::Since);
        if self.glue(i + 1) != Glue::Hyphen && !year_end {
            return None;
        }
        match self.w(i + 1) {
            Word::Long => Some(Found::new(i, i + 2, Kind::Duration, Form::Amount { count: Some(1.0), unit: Some(unit) })),
            Word::End if unit == Unit::Year => {
                Some(Found { modifier: Some(Modifier::End), ..Found::date(i, i + 2, Form::Unit { unit, deixis: super::Deixis::This }) })
            }
            Word::Ago | Word::Earlier => {
                let end = i + 2;
                Some(Found::date(i, end, Form::Offset { unit, count: Some(-1), past: true, origin: Origin::Now }))
            }
            _ => None,
        }
    }

    /// "daily", "annually".
    pub(super) fn unit_adverb(&self, i: usize, unit: Unit) -> Option<Found> {
        // Names of papers: "the Daily Velmar", "Weekly".
        if self.capital(i) && (self.capital(i + 1) || self.before(i) == Word::The) {
            return None;
        }
        // "annual report", "quarterly dividend": what kind, not how often.
        if self.is(i, &["annual", "quarterly"]) {
            return None;
        }
        let found = Found::new(i, i + 1, Kind::Set, Form::Amount { count: Some(1.0), unit: Some(unit) });
        // "daily flights": what kind; "paid daily": how often.
        let adjective = unit != Unit::Hour
            && self.w(i + 1) == Word::Other
            && self.letters(i + 1).starts_with(char::is_alphanumeric)
            && !self.letters(i).ends_with("ually");
        Some(Found { only_in_narrative: adjective, ..found })
    }

    /// "every day", "each Thursday", "every two weeks", "per month", "twice a year".
    pub(super) fn every(&self, i: usize) -> Option<Found> {
        match (self.w(i), self.w(i + 1)) {
            (Word::Once | Word::Twice, Word::A | Word::Each | Word::Every | Word::Per) => match self.w(i + 2) {
                Word::Unit(unit, false) => Some(Found::new(i, i + 3, Kind::Set, Form::Amount { count: Some(1.0), unit: Some(unit) })),
                _ => None,
            },
            (Word::Once | Word::Twice, _) => None,
            (Word::Per, Word::Unit(unit, false)) => {
                let rate = Found::new(i, i + 2, Kind::Set, Form::Amount { count: Some(1.0), unit: Some(unit) });
                Some(Found { only_in_narrative: true, ..rate })
            }
            (Word::Per, _) => None,
            // "every third day", "every first Monday of the month"
            (_, Word::Ordinal(n)) => match self.w(i + 2) {
                Word::Unit(unit, false) => Some(Found::new(i, i + 3, Kind::Set, Form::Amount { count: Some(n as f32), unit: Some(unit) })),
                Word::Weekday(weekday, false) if self.capital(i + 2) => {
                    let end = self.picked(i, i + 1).map_or(i + 3, |picked| picked.end);
                    Some(Found::new(i, end, Kind::Set, Form::Weekday { weekday, deixis: None }))
                }
                _ => None,
            },
            (_, Word::Unit(unit, false)) => Some(Found::new(i, i + 2, Kind::Set, Form::Amount { count: Some(1.0), unit: Some(unit) })),
            (_, Word::Weekday(weekday, false)) => {
                let mut found = Found::new(i, i + 2, Kind::Set, Form::Weekday { weekday, deixis: None });
                if let Word::Part(part, _) = self.w(i + 2) {
                    found = Found { kind: Kind::Set, ..found.at(super::Clock::Part(part), i + 3) };
                }
                Some(found)
            }
            (_, Word::Month(month, false)) if self.capital(i + 1) => {
                Some(Found::new(i, i + 2, Kind::Set, Form::Month { month: u32::from(month), deixis: None }))
            }
            (_, Word::Season(season)) => Some(Found::new(i, i + 2, Kind::Set, Form::Season { season, deixis: None })),
            (_, Word::Part(part, false)) => {
                Some(Found { clock: Some(super::Clock::Part(part)), ..Found::new(i, i + 2, Kind::Set, Form::Every) })
            }
            (Word::Every, Word::Another) => match self.w(i + 2) {
                Word::Unit(unit, false) => Some(Found::new(i, i + 3, Kind::Set, Form::Amount { count: Some(2.0), unit: Some(unit) })),
                _ => None,
            },
            (_, Word::Number(..) | Word::Few) => {
                let amount = self.amount(i + 1)?;
                matches!(amount.form, Form::Amount { .. }).then_some(Found { start: i, kind: Kind::Set, ..amount })
            }
            _ => None,
        }
    }

    /// "Mondays", "Tuesday nights" are met in [`timed`](Parser::timed).
    pub(super) fn weekdays(&self, i: usize) -> Option<Found> {
        let Word::Weekdays(weekday) = self.w(i) else { return None };
        self.capital(i).then(|| Found::new(i, i + 1, Kind::Set, Form::Weekday { weekday, deixis: None }))
    }

    /// "more than two years", "about a week", "at least 20 years", "nearly four years ago", "around 7:15 p.m.".
    pub(super) fn measured(&self, i: usize) -> Option<Found> {
        let (modifier, at) = match (self.w(i), self.w(i + 1)) {
            (Word::About, _) => (Modifier::Approx, i + 1),
            (Word::Some, Word::Number(..) | Word::Hundred) => (Modifier::Approx, i + 1),
            (Word::Some, Word::Time) if !matches!(self.before(i), Word::At) => {
                return Some(Found::new(i, i + 2, Kind::Duration, Form::Amount { count: None, unit: None }))
                    .filter(|_| matches!(self.before(i), Word::For | Word::In));
            }
            (Word::Nearly | Word::Almost, _) => (Modifier::LessThan, i + 1),
            (Word::More | Word::Less, Word::Than) => (if self.w(i) == Word::More { Modifier::MoreThan } else { Modifier::LessThan }, i + 2),
            (Word::At, Word::Least) => (Modifier::EqualOrMore, i + 2),
            (Word::At, Word::Most) => (Modifier::EqualOrLess, i + 2),
            (Word::Up, Word::To) => (Modifier::EqualOrLess, i + 2),
            (Word::No | Word::Not, Word::More) if self.w(i + 2) == Word::Than => (Modifier::EqualOrLess, i + 3),
            (Word::No | Word::Not, Word::Less) if self.w(i + 2) == Word::Than => (Modifier::EqualOrMore, i + 3),
            (Word::Over, Word::A | Word::Number(..) | Word::Half) => (Modifier::MoreThan, i + 1),
            (Word::Under, Word::A | Word::Number(..) | Word::Half) => (Modifier::LessThan, i + 1),
            _ => return self.vague(i),
        };
        let found = match self.w(at) {
            Word::Number(..)
            | Word::A
            | Word::Half
            | Word::Couple
            | Word::Hundred
            | Word::Thousand
            | Word::Clock(..)
            | Word::Noon
            | Word::Midnight
            | Word::Decimal(_) => self.core(at)?,
            Word::The if modifier == Modifier::Approx => self.core(at)?,
            _ => return None,
        };
        let fits = match found.form {
            Form::Amount { .. } | Form::Offset { .. } => found.kind != Kind::Set || modifier == Modifier::Approx,
            Form::TimeOfDay(_) => true,
            Form::Point(_) => modifier == Modifier::Approx,
            _ => found.kind == Kind::Time,
        };
        fits.then_some(Found { start: i, ..found.with(modifier) })
    }
}
