//! The grammar: from atoms to expressions, without any anchor. One file a family of rules.
//!
//! Rules start from the class of one word, read ahead as far as they can and never look further back than a few words, so the whole
//! is linear in the text. They refuse what only looks like a date: scores, sums, sections, flight numbers, names.

mod amounts;
mod calendar;
mod clock;
mod deictic;
mod parts;
mod picked;
mod vague;
mod years;

use chrono::Datelike;

use super::atoms::{Atom, Glue};
use super::model::{Clock, Deixis, Form, Kind, Modifier, Unit};
use super::order::DayOrder;
use super::point::Point;
use super::words::Word;

pub(super) use picked::Pick;
pub(super) use years::two_digits;

/// An expression as the grammar found it: atoms `start..end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) modifier: Option<Modifier>,
    pub(super) clock: Option<Clock>,
    /// Day and month could be the other way round.
    pub(super) ambiguous: bool,
    /// Too vague for news.
    pub(super) only_in_narrative: bool,
    /// The day picked out of the month or year that the form names.
    pub(super) pick: Option<Pick>,
}

impl Found {
    fn new(start: usize, end: usize, kind: Kind, form: Form) -> Self {
        Self { start, end, kind, form, modifier: None, clock: None, ambiguous: false, only_in_narrative: false, pick: None }
    }

    fn date(start: usize, end: usize, form: Form) -> Self {
        Self::new(start, end, Kind::Date, form)
    }

    fn with(mut self, modifier: Modifier) -> Self {
        self.modifier = Some(modifier);
        self
    }

    fn at(mut self, clock: Clock, end: usize) -> Self {
        self.clock = Some(clock);
        self.kind = Kind::Time;
        self.end = end;
        self
    }

    /// Names a day, so that a time may follow.
    fn is_day(&self) -> bool {
        self.pick.is_some()
            || self.kind == Kind::Date
                && match self.form {
                    Form::Point(point) => matches!(point, Point::Day(_)),
                    Form::MonthDay { .. } | Form::Weekday { .. } | Form::DayOfMonth(_) | Form::Holiday { .. } => true,
                    Form::MonthOf { day, .. } => day.is_some(),
                    Form::Unit { unit, .. } => unit == Unit::Day,
                    Form::Offset { unit, .. } => unit == Unit::Day,
                    _ => false,
                }
    }
}

/// The words of a text under the rules.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) atoms: &'a [Atom],
    /// Day before month in numeric dates: decided by the text, or not at all.
    pub(super) day_first: Option<bool>,
    /// What the corpus is in the habit of, for what the text leaves open.
    habit: Option<DayOrder>,
    /// One past the last atom of the paragraph at hand; no rule reads across it.
    limit: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, atoms: &'a [Atom], habit: Option<DayOrder>) -> Self {
        Self { text, atoms, day_first: None, habit, limit: 0 }
    }

    /// All expressions in order; they do not overlap.
    pub(super) fn run(&mut self) -> Vec<Found> {
        let mut found = Vec::with_capacity(self.atoms.len() / 48);
        let mut at = 0;
        while at < self.atoms.len() {
            if at >= self.limit {
                self.limit = (at + 1..self.atoms.len()).find(|&i| self.atoms[i].glue == Glue::Line).unwrap_or(self.atoms.len());
            }
            match self.atoms[at].word {
                Word::Other | Word::Comma | Word::Stop | Word::Of | Word::In | Word::To | Word::And => at += 1,
                _ => match self.phrase(at) {
                    Some(hit) => {
                        at = self.ranged(hit, &mut found).max(at + 1);
                    }
                    None => at += 1,
                },
            }
        }
        found
    }

    /// The word at `i`, `Other` beyond the paragraph.
    fn w(&self, i: usize) -> Word {
        if i < self.limit { self.atoms[i].word } else { Word::Other }
    }

    /// The word before `i` in the same paragraph.
    fn before(&self, i: usize) -> Word {
        if i == 0 || self.atoms[i].glue == Glue::Line { Word::Other } else { self.atoms[i - 1].word }
    }

    /// The letters at `i`.
    fn letters(&self, i: usize) -> &'a str {
        if i < self.limit { self.atoms[i].span.of(self.text) } else { "" }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        let letters = self.letters(i);
        words.iter().any(|w| letters.eq_ignore_ascii_case(w))
    }

    fn glue(&self, i: usize) -> Glue {
        if i < self.limit { self.atoms[i].glue } else { Glue::Line }
    }

    fn capital(&self, i: usize) -> bool {
        i < self.limit && self.atoms[i].capital
    }

    /// `i`, or the atom after it where `i` holds `word`.
    fn skip(&self, i: usize, word: Word) -> usize {
        i + usize::from(self.w(i) == word)
    }

    /// An expression with its bending words and, for a day, its time.
    fn phrase(&self, i: usize) -> Option<Found> {
        let found = match self.w(i) {
            Word::Early | Word::Late | Word::Mid => self.bent(i),
            Word::Earlier | Word::Later => self.bent(i).or_else(|| self.vague(i)),
            Word::About | Word::Nearly | Word::Almost | Word::More | Word::Less | Word::At | Word::Up | Word::Over | Word::Under => {
                self.measured(i)
            }
            Word::No | Word::Not | Word::Some => self.measured(i),
            Word::The => self.end_of(i, i + 1).or_else(|| self.core(i)),
            Word::End | Word::Beginning | Word::Middle => self.end_of(i, i),
            _ => self.core(i),
        }?;
        Some(self.timed(self.part_of_year(found)))
    }

    /// An expression without bending words before it.
    fn core(&self, i: usize) -> Option<Found> {
        match self.w(i) {
            Word::Weekday(..) => self.weekday(i),
            Word::Weekdays(_) => self.weekdays(i),
            Word::Month(..) => self.month(i),
            Word::Number(..) => self.clock_first(i).or_else(|| self.number(i)),
            Word::Decimal(_) => self.clock_first(i).or_else(|| self.amount(i)),
            Word::Ordinal(_) => self.ordinal(i),
            Word::FiscalYear(year) => Some(Found::date(i, i + 1, Form::Point(Point::Year(year as i32)))),
            Word::QuarterNumber(_) | Word::HalfNumber(_) => self.numbered_part(i),
            Word::Decade(..) | Word::Apostrophe => self.decade(i),
            Word::Clock(..) | Word::Noon | Word::Midnight => self.clock_first(i),
            Word::Era(false) => self.year(i),
            Word::Fiscal => self.fiscal(i, i),
            Word::Season(_) => self.season(i, i, None),
            Word::Part(..) => self.part_first(i),
            Word::Holiday(_) => self.holiday(i, i, None),
            Word::The => self.the(i),
            Word::A if self.w(i + 1) == Word::Unit(Unit::Quarter, false) => self.clock_first(i).or_else(|| self.amount(i)),
            Word::A => self.amount(i).or_else(|| self.vague(i)),
            Word::Half => self.clock_first(i).or_else(|| self.amount(i)),
            Word::Few | Word::Several | Word::Many | Word::Couple | Word::Dozen | Word::Hundred | Word::Thousand => self.amount(i),
            // "another day", not "the other day"
            Word::Another if self.is(i, &["another"]) => self.amount(i),
            Word::Unit(Unit::Quarter, false) => self.clock_first(i).or_else(|| self.unit_first(i)),
            Word::Unit(..) => self.unit_first(i),
            Word::UnitAdverb(unit) => self.unit_adverb(i, unit),
            Word::Each | Word::Every | Word::Per => self.every(i),
            Word::Once | Word::Twice => self.every(i).or_else(|| self.vague(i)),
            Word::This | Word::That | Word::These | Word::Last | Word::Past | Word::Next | Word::Coming => self.deictic(i),
            Word::Previous | Word::Following | Word::Same | Word::Current | Word::Latest | Word::Recent => self.deictic(i),
            Word::Today | Word::Yesterday | Word::Tomorrow | Word::Tonight | Word::Overnight => self.deictic(i),
            Word::Now | Word::Currently | Word::Recently | Word::Soon | Word::Formerly | Word::Former | Word::Future | Word::Present => {
                self.vague(i)
            }
            _ => None,
        }
    }

    /// "early May", "late Monday", "mid-1996", "earlier this month", "later that day".
    fn bent(&self, i: usize) -> Option<Found> {
        let modifier = match self.w(i) {
            Word::Early | Word::Earlier => Modifier::Start,
            Word::Mid => Modifier::Mid,
            _ => Modifier::End,
        };
        let next = match self.w(i + 1) {
            // "early in 1862", "late on Monday"; not "late in the game".
            Word::In | Word::On if matches!(self.w(i), Word::Early | Word::Late | Word::Mid) => i + 2,
            Word::Dash if self.w(i) == Word::Mid => i + 2,
            _ => i + 1,
        };
        let mut found = self.core(next)?;
        let comparative = matches!(self.w(i), Word::Earlier | Word::Later);
        if matches!(found.kind, Kind::Duration | Kind::Set) || matches!(found.form, Form::Reference(_) | Form::Offset { count: None, .. }) {
            return None;
        }
        if matches!(found.form, Form::Unit { deixis: Deixis::Same, .. }) && next > i + 1 {
            return None;
        }
        found.start = i;
        // "later that month" only orders; "later this month" bends.
        if !(comparative && matches!(found.form, Form::Unit { deixis: Deixis::Same, .. })) {
            found.modifier = Some(modifier);
        }
        Some(found)
    }

    /// "the end of 1954", "the beginning of the month", "the latter part of May"; `at` is the noun.
    fn end_of(&self, start: usize, at: usize) -> Option<Found> {
        let very = at
            + usize::from(
                self.is(at, &["very", "latter", "early", "first", "second"]) && self.is(at + 1, &["end", "beginning", "start", "part"]),
            );
        let modifier = match self.w(very) {
            Word::End => Modifier::End,
            Word::Beginning => Modifier::Start,
            Word::Middle => Modifier::Mid,
            _ if self.is(very, &["part"]) && very > at => {
                if self.is(at, &["latter", "second"]) {
                    Modifier::End
                } else {
                    Modifier::Start
                }
            }
            _ if self.is(very, &["turn"]) => Modifier::Start,
            _ if self.is(very, &["rest", "remainder"]) => Modifier::End,
            _ => return None,
        };
        // "end of the year", "start of 1990" without an article.
        if self.w(very + 1) != Word::Of {
            return None;
        }
        let of = very + 2;
        let mut found = self.core(of).or_else(|| self.bare_the_unit(of))?;
        let calendar = matches!(found.kind, Kind::Date) && !matches!(found.form, Form::Reference(_));
        if !calendar {
            return None;
        }
        found.start = start;
        found.modifier = Some(modifier);
        Some(found)
    }

    /// A day followed by a part of the day or a time: "Monday morning", "March 3 at 5 p.m.".
    fn timed(&self, found: Found) -> Found {
        if !found.is_day() {
            return found;
        }
        let i = found.end;
        if let Word::Part(part, plural) = self.w(i)
            && self.glue(i) != Glue::Line
        {
            let recurs = plural && matches!(found.form, Form::Weekday { .. });
            let timed = found.at(Clock::Part(part), i + 1);
            return if recurs { Found { kind: Kind::Set, ..timed } } else { timed };
        }
        if matches!(self.w(i), Word::Noon | Word::Midnight) {
            return self.clock(i).map_or(found, |(clock, end)| found.at(clock, end));
        }
        let comma = self.skip(i, Word::Comma);
        let at = self.skip(comma, Word::At);
        let at = if at > comma && self.w(at) == Word::About { at + 1 } else { at };
        match self.clock(at) {
            Some((clock, end)) => found.at(clock, end),
            None => found,
        }
    }

    /// Puts `hit` into `found`, and before or after it the other end of a range that shares its words ("16 to 18 March",
    /// "March 16-18", "two to six days", "1992-93"). Returns where to go on.
    fn ranged(&self, hit: Found, found: &mut Vec<Found>) -> usize {
        found.push(hit);
        let i = hit.end;
        let listed = self.w(i) == Word::Comma
            && matches!(
                (self.w(i + 1), self.w(i + 2), self.w(i + 3)),
                (Word::Number(a, 1..=2), Word::And | Word::Comma, Word::Number(b, 1..=2)) if a < b
            );
        let joint = listed || matches!(self.w(i), Word::To | Word::And | Word::Through | Word::Dash | Word::Or | Word::Until);
        let (next, hyphen) = if self.glue(i) == Glue::Hyphen { (i, true) } else { (i + 1, false) };
        if !hyphen && !joint {
            return i;
        }
        match (hit.form, self.w(next)) {
            (Form::MonthDay { .. }, _) if listed => self.listed_days(hit, found),
            (Form::MonthDay { month, day, .. }, Word::Number(last, 1..=2) | Word::Ordinal(last))
                if last > day && last <= 31 && !self.is_counted_or_dated(next + 1) =>
            {
                self.push_last_day(month, last, next, 1, found)
            }
            (Form::Point(Point::Year(year)), Word::Number(last, 2)) if hyphen && (year % 100 + 1..100).contains(&(last as i32)) => {
                found.push(Found::date(next, next + 1, Form::Point(Point::Year(year / 100 * 100 + last as i32))));
                next + 1
            }
            // "every Monday and Friday"
            (Form::Weekday { .. }, Word::Weekday(weekday, false)) if hit.kind == Kind::Set && self.w(i) == Word::And => {
                found.push(Found::new(next, next + 1, Kind::Set, Form::Weekday { weekday, deixis: None }));
                next + 1
            }
            _ => i,
        }
    }

    /// The days after the first of "May 3, 4 and 5, 2024"; "on May 3, 4 people left" lists none.
    fn listed_days(&self, hit: Found, found: &mut Vec<Found>) -> usize {
        let Form::MonthDay { month, mut day, .. } = hit.form else { return hit.end };
        let mut at = hit.end + 1;
        let mut days = Vec::new();
        let last = loop {
            match (self.w(at), self.w(at + 1)) {
                (Word::Number(n, 1..=2), Word::Comma) if n > day && n <= 31 && matches!(self.w(at + 2), Word::Number(_, 1..=2)) => {
                    days.push((n, at));
                    (day, at) = (n, at + 2);
                }
                (Word::Number(n, 1..=2), Word::And) if n > day && n <= 31 => {
                    days.push((n, at));
                    match self.w(at + 2) {
                        Word::Number(last, 1..=2) if last > n && last <= 31 && !self.is_counted_or_dated(at + 3) => break (last, at + 2),
                        _ => return hit.end,
                    }
                }
                _ => return hit.end,
            }
        };
        for &(day, at) in &days {
            found.push(Found::date(at, at + 1, Form::MonthDay { month, day, weekday: None }));
        }
        self.push_last_day(month, last.0, last.1, days.len() + 1, found)
    }

    /// Pushes the last of a row of days of `month`, with the year behind it, which the `before` ones take from it.
    fn push_last_day(&self, month: u32, day: u32, at: usize, before: usize, found: &mut Vec<Found>) -> usize {
        let (form, end) = self.with_year(Form::MonthDay { month, day, weekday: None }, at + 1);
        if let Form::Point(Point::Day(last)) = form {
            let first = found.len() - before;
            for earlier in &mut found[first..] {
                earlier.form = calendar::day(last.year(), month, day_of(earlier.form)).unwrap_or(earlier.form);
            }
        }
        found.push(Found::date(at, end, form));
        end
    }

    /// Whether what stands at `i` makes the number before it a count, a time or the day of another month.
    fn is_counted_or_dated(&self, i: usize) -> bool {
        matches!(self.w(i), Word::Month(..) | Word::Unit(..) | Word::Percent | Word::Pm(_))
            || self.w(i) == Word::Other && self.letters(i).ends_with('s') && self.letters(i).len() > 2
    }
}

fn day_of(form: Form) -> u32 {
    match form {
        Form::MonthDay { day, .. } => day,
        _ => 1,
    }
}
