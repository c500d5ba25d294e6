//! From what the words say to a value: the anchor, the story so far and the tense fill what is left open.

use chrono::{Datelike, NaiveDate, Weekday};

use super::atoms::Atom;
use super::model::{Deixis, Form, Kind, Modifier, Origin, Timex, Unit};
use super::parse::{Found, Pick};
use super::point::Point;
use super::report::Report;
use super::tense::{Tense, tense};
use super::values::{duration, open_value, set};
use super::words::Word;
use crate::text::{Span, Structure};

/// Fills values for the expressions of one text, in their order.
pub(super) struct Resolver<'a> {
    pub(super) text: &'a str,
    atoms: &'a [Atom],
    pub(super) structure: &'a Structure,
    /// The day the text speaks from; in a narrative none.
    anchor: Option<NaiveDate>,
    /// The text tells a story of a time far from its anchor: relative words hang on the date before.
    pub(super) narrative: bool,
    /// The last calendar point named.
    story: Option<Point>,
    /// Where it was named.
    story_at: u32,
    /// The periods a report of figures is about.
    pub(super) report: Report,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(text: &'a str, structure: &'a Structure, atoms: &'a [Atom], found: &[Found], anchor: Option<NaiveDate>) -> Self {
        Self { text, atoms, structure, anchor, narrative: is_narrative(found, anchor), story: None, story_at: 0, report: Report::of(found) }
    }

    /// The next expression with its value.
    pub(super) fn resolve(&mut self, found: &Found) -> Option<Timex> {
        // In news "former" and "winter" before a noun say nothing of a date; in a story of the past they do.
        if found.only_in_narrative && !self.narrative {
            return None;
        }
        // "Soon he left" is told of the past.
        if self.word(found.start) == Word::Soon && !matches!(self.tense(found), Tense::Future | Tense::Possible) {
            return None;
        }
        let span = Span { start: self.atoms[found.start].span.start, end: self.atoms[found.end - 1].span.end };
        let mut timex = Timex {
            span,
            kind: found.kind,
            value: String::new(),
            modifier: found.modifier,
            form: found.form,
            clock: found.clock,
            interval: None,
            ambiguous: found.ambiguous,
        };
        self.report.turns(found.form);
        if let Some(point) = self.after_length(found) {
            timex.kind = Kind::Date;
            timex.value = point.value();
            timex.interval = point.interval();
            return Some(timex);
        }
        match found.kind {
            Kind::Duration => timex.value = duration(found.form),
            Kind::Set => timex.value = set(found),
            Kind::Date | Kind::Time => self.calendar(found, &mut timex),
        }
        Some(timex)
    }

    /// "will be repaid in five years": a length that leads from now to a point.
    fn after_length(&self, found: &Found) -> Option<Point> {
        let Form::Amount { count: Some(count), unit: Some(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) } = found.form else {
            return None;
        };
        let word = |back: usize| found.start.checked_sub(back).map(|at| self.atoms[at]);
        let leads = found.kind == Kind::Duration
            && found.modifier.is_none()
            && !self.narrative
            && count.fract() == 0.0
            && (1.0..=100.0).contains(&count)
            && word(1).is_some_and(|a| a.word == Word::In)
            // "in the year ending June 30" ends by itself.
            && self.word(found.start) != Word::The
            // "the first time in five years", "10% in two years" look back or measure.
            && word(2).is_some_and(|a| a.word == Word::Other)
            && matches!(self.tense(found), Tense::Future | Tense::Possible);
        leads.then(|| Point::shifted(self.anchor?, unit, count as i32)).flatten().filter(|p| p.is_writable())
    }

    fn calendar(&mut self, found: &Found, timex: &mut Timex) {
        if let Form::Reference(reference) = found.form {
            timex.value = reference.value().to_owned();
            return;
        }
        if self.is_quarter_without_number(found)
            && let Some((value, interval)) = self.some_quarter()
        {
            timex.value = value;
            timex.interval = Some(interval);
            return;
        }
        if self.is_week_at_large(found)
            && let Some((value, interval)) = self.some_week()
        {
            timex.value = value;
            timex.interval = Some(interval);
            return;
        }
        let Some(point) = self.point(found).filter(|p| p.is_writable()) else {
            timex.value = open_value(found);
            return;
        };
        let point = match found.pick {
            None => point,
            Some(pick) => match pick.of(point).map(Point::Day) {
                Some(day) => day,
                None => {
                    timex.value = open_value(found);
                    return;
                }
            },
        };
        timex.interval = point.interval();
        // On a Sunday "last week" is by the calendar the week before the one that ends, and to many the one that ends.
        if let (Point::Week(..), Form::Unit { unit: Unit::Week, deixis: Deixis::Last }, Some((first, last))) =
            (point, found.form, timex.interval)
            && self.now().is_some_and(|d| d.weekday() == Weekday::Sun)
        {
            timex.interval = Some((first, last.checked_add_days(chrono::Days::new(6)).unwrap_or(last)));
        }
        let mut value = point.value();
        if let Some(clock) = found.clock {
            if !matches!(point, Point::Day(_)) {
                value = format!("{value}-XX");
            }
            value += &clock.value();
        }
        timex.value = value;
        self.report.hears(found.form, point, timex.span.start);
        if self.remembers(found) {
            self.story = Some(point);
            self.story_at = timex.span.start;
        }
    }

    /// Whether later words may hang on this date.
    fn remembers(&self, found: &Found) -> bool {
        // Figures are compared with "a year earlier" over and over, each time with the same year.
        let compared = matches!(
            found.form,
            Form::Offset { unit: Unit::Year, count: Some(-1), origin: Origin::Then, .. }
                | Form::Unit { unit: Unit::Year, deixis: Deixis::Last | Deixis::This | Deixis::Next | Deixis::Previous }
                | Form::Unit { deixis: Deixis::Last | Deixis::This | Deixis::Next, .. }
        );
        self.narrative || !compared
    }

    /// The day the words count from: the story's in a narrative, else the anchor.
    pub(super) fn now(&self) -> Option<NaiveDate> {
        if self.narrative { self.story_day().or(self.anchor) } else { self.anchor }
    }

    fn story_day(&self) -> Option<NaiveDate> {
        self.story.and_then(Point::first)
    }

    /// The anchor; without one, the day the story has reached.
    pub(super) fn spoken(&self) -> Option<NaiveDate> {
        self.anchor.or_else(|| self.story_day())
    }

    /// The day "later" and "that day" count from.
    pub(super) fn then(&self) -> Option<NaiveDate> {
        self.story_day().or(self.anchor)
    }

    /// The word at atom `at`.
    pub(super) fn word(&self, at: usize) -> Word {
        self.atoms[at].word
    }

    /// The byte where `found` starts.
    pub(super) fn start(&self, found: &Found) -> u32 {
        self.atoms[found.start].span.start
    }

    /// The byte where the sentence of `found` starts.
    pub(super) fn sentence_start(&self, found: &Found) -> u32 {
        let at = self.start(found);
        self.structure.sentence_at(at).map_or(at, |s| self.structure.sentences[s].span.start)
    }

    pub(super) fn tense(&self, found: &Found) -> Tense {
        let at = self.start(found);
        let sentence = self.structure.sentence_at(at).map(|s| self.structure.sentences[s].span).unwrap_or_default();
        let first = self.atoms.partition_point(|a| a.span.start < sentence.start);
        let end = self.atoms.partition_point(|a| a.span.start < sentence.end);
        tense(self.text, self.atoms, found.start, found.end, first..end)
    }

    fn point(&mut self, found: &Found) -> Option<Point> {
        match found.form {
            // "the 1989 period": the quarter or half the report is about, of that year.
            Form::Point(Point::Year(year)) if self.ends_with_period(found) && !self.report.is_longer() => {
                match self.period_spoken_of(found) {
                    Some(Point::Quarter(_, quarter)) => Some(Point::Quarter(year, quarter)),
                    Some(Point::Half(_, half)) => Some(Point::Half(year, half)),
                    _ => Some(Point::Year(year)),
                }
            }
            Form::Point(point) => Some(point),
            Form::MonthDay { month, day, weekday } => self.month_day(found, month, day, weekday),
            Form::DayOfMonth(day) if let Some(Pick::Beside(weekday)) = found.pick => self.day_on_weekday(found, day, weekday),
            Form::DayOfMonth(day) => {
                let base = if self.narrative {
                    self.then()
                } else {
                    self.story_day().filter(|_| self.story.and_then(Point::month).is_some()).or(self.anchor)
                }?;
                NaiveDate::from_ymd_opt(base.year(), base.month(), day).map(Point::Day)
            }
            Form::Month { month, deixis } => self.month(found, month, deixis),
            Form::MonthOf { month, day, year } => {
                let year = self.unit(Unit::Year, year)?.year()?;
                match day {
                    Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(Point::Day),
                    None => Some(Point::Month(year, month)),
                }
            }
            Form::Weekday { weekday, deixis } => self.weekday(found, weekday, deixis).map(Point::Day),
            Form::Season { season, deixis } => self.season(found, season, deixis),
            Form::Quarter { quarter, deixis } => self.quarter(found, quarter, deixis),
            Form::Half(half) => self.half(found, half),
            Form::PartOf { part, year } => {
                let year = self.unit(Unit::Year, year)?.year()?;
                Some(part.of(year))
            }
            Form::Holiday { index, year, deixis } => self.holiday(found, index, year, deixis),
            Form::Unit { unit, deixis } => self.unit_form(found, unit, deixis),
            Form::Offset { unit, count, origin, .. } => self.offset(found, unit, count, origin),
            Form::TimeOfDay(deixis) => self.time_of_day(deixis).map(Point::Day),
            Form::Reference(_) | Form::Amount { .. } | Form::Every => None,
        }
    }

    fn ends_with_period(&self, found: &Found) -> bool {
        matches!(self.atoms[found.end - 1].word, Word::Period | Word::Half | Word::Unit(Unit::Quarter, _))
    }

    pub(super) fn now_or_then(&self, deixis: Option<Deixis>) -> Option<NaiveDate> {
        match deixis {
            Some(Deixis::Same | Deixis::Previous | Deixis::Following) => self.then(),
            _ => self.now(),
        }
    }

    /// A unit seen from now or from the story.
    fn unit(&self, unit: Unit, deixis: Deixis) -> Option<Point> {
        let (base, shift) = match deixis {
            Deixis::Last => (self.now()?, -1),
            Deixis::This => (self.now()?, 0),
            Deixis::Next => (self.now()?, 1),
            Deixis::Same => (self.then()?, 0),
            Deixis::Previous => (self.then()?, -1),
            Deixis::Following => (self.then()?, 1),
        };
        Point::shifted(base, unit, shift)
    }

    fn unit_form(&mut self, found: &Found, unit: Unit, deixis: Deixis) -> Option<Point> {
        match (unit, deixis) {
            // "the weekend": the last one up to now, unless it lies ahead.
            (Unit::Weekend, Deixis::Same | Deixis::This) if !self.narrative => {
                let base = self.spoken()?;
                let this = base.weekday().num_days_from_monday() >= 5 || self.tense(found) == Tense::Future || deixis == Deixis::This;
                Point::shifted(base, unit, if this { 0 } else { -1 })
            }
            (Unit::Quarter, Deixis::Last | Deixis::Same) if !self.narrative => match self.quarter_spoken_of(found) {
                Some((year, quarter)) => Some(Point::Quarter(year, quarter)),
                None => Point::shifted(self.anchor?, unit, -1),
            },
            (Unit::Year, Deixis::Last) if !self.narrative => self.compared_last_year(found).or_else(|| self.unit(unit, deixis)),
            (Unit::Quarter, Deixis::Last) if self.narrative => None,
            // "In September orders rose; for the month …": the month just named.
            (Unit::Month, Deixis::Same)
                if !self.narrative
                    && self.story.and_then(Point::month).is_some()
                    && self.atoms[found.start].span.start.saturating_sub(self.story_at) <= NEAR
                    && found.modifier.is_none() =>
            {
                self.unit(unit, deixis)
            }
            // In news "the year", "the month" are those of the report unless a point is fresh; "the same day" is that of the story.
            (_, Deixis::Same)
                if !self.narrative && self.atoms[found.start].word == Word::The && self.atoms[found.start + 1].word != Word::Same =>
            {
                self.unit(unit, Deixis::This)
            }
            (Unit::Year, Deixis::This) if found.modifier == Some(Modifier::End) && Word::End == self.atoms[found.end - 1].word => {
                let year = self.now()?.year();
                NaiveDate::from_ymd_opt(year, 12, 31).map(Point::Day)
            }
            _ => self.unit(unit, deixis),
        }
    }

    fn offset(&self, found: &Found, unit: Unit, count: Option<i32>, origin: Origin) -> Option<Point> {
        let count = count?;
        let base = match origin {
            Origin::Now => self.now()?,
            // In news "a year earlier" counts from the report unless another date has just been named.
            Origin::Then if !self.narrative && self.atoms[found.start].span.start.saturating_sub(self.story_at) > NEAR => {
                self.anchor.or_else(|| self.then())?
            }
            Origin::Then => self.then()?,
        };
        if unit == Unit::Year
            && count.abs() == 1
            && !self.narrative
            && found.modifier.is_none()
            && let Some(period) = self.same_period(found, count)
        {
            return Some(period);
        }
        if unit == Unit::Quarter && self.atoms[found.start].word == Word::Unit(Unit::Quarter, false) {
            return None;
        }
        Point::shifted(base, unit, count)
    }

    fn time_of_day(&self, deixis: Option<Deixis>) -> Option<NaiveDate> {
        let by = |day: NaiveDate, days: i64| day.checked_add_signed(chrono::TimeDelta::try_days(days)?);
        match deixis {
            None => self.story.and_then(|p| if let Point::Day(day) = p { Some(day) } else { None }).or(if self.narrative {
                None
            } else {
                self.anchor
            }),
            Some(Deixis::This) => self.now(),
            Some(Deixis::Last) => by(self.now()?, -1),
            Some(Deixis::Next) => by(self.now()?, 1),
            Some(Deixis::Same) => self.then(),
            Some(Deixis::Previous) => by(self.then()?, -1),
            Some(Deixis::Following) => by(self.then()?, 1),
        }
    }
}

/// Bytes within which a date just named is what "later" and "earlier" count from.
const NEAR: u32 = 400;

/// A text is a story where most of its full years lie well before its anchor, or where it has no anchor and many of them.
fn is_narrative(found: &[Found], anchor: Option<NaiveDate>) -> bool {
    let mut years: Vec<i32> = found
        .iter()
        .filter_map(|f| match f.form {
            Form::Point(point @ (Point::Day(_) | Point::Month(..) | Point::Year(_))) => point.year(),
            _ => None,
        })
        .collect();
    // News speaks of yesterday and of Monday; a story of the past hardly does.
    let near = found.iter().filter(|f| {
        matches!(
            f.form,
            Form::Weekday { .. }
                | Form::Offset { unit: Unit::Day, origin: Origin::Now, .. }
                | Form::Unit { deixis: Deixis::Last | Deixis::This | Deixis::Next, .. }
        )
    });
    if years.len() < 5 || near.count() * 6 > years.len() {
        return false;
    }
    years.sort_unstable();
    let Some(anchor) = anchor else { return years.len() >= 8 && years.len() * 4 >= found.len() };
    let far = years.iter().filter(|y| (anchor.year() - **y).abs() > 1).count();
    far * 3 >= years.len() * 2 && years.len() * 5 >= found.len()
}
