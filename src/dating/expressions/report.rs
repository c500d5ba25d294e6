//! Reports of figures: which period "the quarter", "a year earlier", "the 1988 period" and "last year" speak of.
//!
//! A company's report is about the quarter it names first; statistics compare a month with the same month a year before. The period
//! named last in the sentence comes before that of the report. Until the text turns to a longer one ("for the nine months"), figures of
//! "a year earlier" are those of the same period.

use chrono::{Datelike, NaiveDate};

use super::model::{Deixis, Form, Unit};
use super::parse::Found;
use super::point::{Point, add_months};
use super::resolve::Resolver;
use super::tense::Tense;
use super::words::Word;

/// The periods a report has spoken of.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The quarter it is about: year and number.
    quarter: Option<(i32, u32)>,
    /// The quarter or half whose figures it compares.
    period: Option<Point>,
    /// The month, quarter or half named last, and the byte where it stands.
    last: Option<(Point, u32)>,
    /// It has turned from its quarter to a longer period.
    longer: bool,
    /// The first quarter named by its number alone, wherever it stands.
    first: Option<Found>,
}

impl Report {
    /// Before anything is heard.
    pub(super) fn of(found: &[Found]) -> Self {
        let first = found.iter().find(|f| matches!(f.form, Form::Quarter { deixis: None, .. })).copied();
        Self { first, ..Self::default() }
    }

    /// Hears an expression before it is resolved.
    pub(super) fn turns(&mut self, form: Form) {
        self.longer = match form {
            Form::Quarter { .. } => false,
            Form::Half(_) => matches!(self.period, Some(Point::Quarter(..))),
            Form::Amount { count: Some(count), unit: Some(Unit::Month) } => count >= 6.0 || self.longer,
            Form::Unit { unit: Unit::Year, deixis: Deixis::Same } => true,
            _ => self.longer,
        };
    }

    /// Whether it has turned from its quarter to a longer period.
    pub(super) fn is_longer(&self) -> bool {
        self.longer
    }

    /// Hears what a date at byte `at` has become.
    pub(super) fn hears(&mut self, form: Form, point: Point, at: u32) {
        match (point, form) {
            (Point::Quarter(year, quarter), Form::Quarter { .. } | Form::Point(_) | Form::PartOf { .. }) => {
                if matches!(form, Form::Quarter { .. }) {
                    self.quarter.get_or_insert((year, quarter));
                    self.period.get_or_insert(point);
                }
                self.last = Some((point, at));
            }
            (Point::Half(..), Form::Half(_) | Form::Point(_) | Form::PartOf { .. }) => {
                if matches!(form, Form::Half(_)) {
                    self.period.get_or_insert(point);
                }
                self.last = Some((point, at));
            }
            (Point::Month(..), Form::Month { .. } | Form::Point(_)) => self.last = Some((point, at)),
            _ => {}
        }
    }
}

impl Resolver<'_> {
    /// The quarter the report is about, or the one the sentence has named.
    pub(super) fn quarter_spoken_of(&self, found: &Found) -> Option<(i32, u32)> {
        match self.named_in_sentence(found) {
            Some(Point::Quarter(year, quarter)) => Some((year, quarter)),
            _ => self.report.quarter.or_else(|| {
                let first = self.report.first.filter(|f| f.start > found.start)?;
                let Form::Quarter { quarter, deixis } = first.form else { return None };
                let Point::Quarter(year, quarter) = self.quarter(&first, quarter, deixis)? else { return None };
                Some((year, quarter))
            }),
        }
    }

    /// The quarter or half that "the 1988 period" is of.
    pub(super) fn period_spoken_of(&self, found: &Found) -> Option<Point> {
        let half = |point: &Point| matches!(point, Point::Half(..));
        let quarter = || self.quarter_spoken_of(found).map(|(year, quarter)| Point::Quarter(year, quarter));
        self.named_in_sentence(found).or(self.report.period).filter(half).or_else(quarter)
    }

    /// "The quarter", "the latest quarter" of a report that gives it no number: which one it is depends on when the company closes its
    /// years.
    pub(super) fn is_quarter_without_number(&self, found: &Found) -> bool {
        matches!(found.form, Form::Unit { unit: Unit::Quarter, deixis: Deixis::Last | Deixis::Same })
            && !self.narrative
            && (self.word(found.start) == Word::The || self.word(found.start) == Word::Latest)
            && self.quarter_spoken_of(found).is_none()
    }

    /// Value and days of a quarter that has been reported by now: it ended within the last three months.
    pub(super) fn some_quarter(&self) -> Option<(String, (NaiveDate, NaiveDate))> {
        let now = self.now()?;
        let year = add_months(now, -3)?.year();
        (1..=9999).contains(&year).then_some(())?;
        Some((format!("{year:04}-QX"), (add_months(now, -6)?, now)))
    }

    /// "For the week": the one at hand or the one just over, as the paper comes out before its end or after. "Later in the week" is the one
    /// at hand.
    pub(super) fn is_week_at_large(&self, found: &Found) -> bool {
        matches!(found.form, Form::Unit { unit: Unit::Week, deixis: Deixis::Same })
            && !self.narrative
            && found.modifier.is_none()
            && self.word(found.start) == Word::The
            && !matches!(found.start.checked_sub(2).map(|at| self.word(at)), Some(Word::Later | Word::Earlier | Word::Early | Word::Late))
    }

    /// Value and days of the week at hand or the one before.
    pub(super) fn some_week(&self) -> Option<(String, (NaiveDate, NaiveDate))> {
        let now = self.now()?;
        let (first, _) = Point::shifted(now, Unit::Week, -1)?.interval()?;
        (1..=9999).contains(&first.year()).then_some(())?;
        Some((format!("{:04}-WXX", first.year()), (first, now)))
    }

    /// The month or quarter last named in the sentence of `found`, before it.
    fn named_in_sentence(&self, found: &Found) -> Option<Point> {
        let (point, at) = self.report.last?;
        (at >= self.sentence_start(found)).then_some(point)
    }

    /// The same period `years` later, where figures of it are compared; `None` where whole years are.
    pub(super) fn same_period(&self, found: &Found, years: i32) -> Option<Point> {
        match self.named_in_sentence(found) {
            Some(part @ (Point::Quarter(..) | Point::Half(..))) => return part.years_on(years),
            Some(month @ Point::Month(..)) if self.compares(found) => {
                let first = add_months(month.first()?, years.checked_mul(12)?)?;
                return Some(Point::Month(first.year(), first.month()));
            }
            _ => {}
        }
        self.report.period.filter(|_| !self.report.longer && self.has_figures(found))?.years_on(years)
    }

    /// "A profit of … million, compared with a loss of … million last year": the quarter that is reported, a year before.
    pub(super) fn compared_last_year(&self, found: &Found) -> Option<Point> {
        if self.report.longer || !self.compares(found) {
            return None;
        }
        self.report.period?.years_on(-1)
    }

    /// Whether figures are compared with those of the expression's time.
    fn compares(&self, found: &Found) -> bool {
        let before = &self.text[self.sentence_start(found) as usize..self.start(found) as usize];
        has_figures(before) && ["compared with", "compared to", "from ", "versus", "against"].iter().any(|w| before.contains(w))
    }

    /// Whether figures stand in the sentence of `found`.
    fn has_figures(&self, found: &Found) -> bool {
        let sentence = self.structure.sentence_at(self.start(found)).map(|s| self.structure.sentences[s].span);
        sentence.is_some_and(|s| has_figures(s.of(self.text)))
    }

    /// A quarter by its number.
    pub(super) fn quarter(&self, found: &Found, quarter: u32, deixis: Option<Deixis>) -> Option<Point> {
        let base = self.now()?;
        let current = base.month0() / 3 + 1;
        // The quarter at hand counts as the last one: companies close their years when they like.
        let last = base.year() - i32::from(quarter > current);
        let next = base.year() + i32::from(quarter < current);
        let year = match deixis {
            Some(Deixis::Next | Deixis::Following) => next,
            Some(Deixis::This) => base.year(),
            Some(Deixis::Previous) if !self.narrative => last - 1,
            _ if self.narrative => base.year(),
            // A quarter that ended lately is the one whose figures are awaited.
            _ if (current + 4 - quarter) % 4 == 1 => last,
            _ => match self.tense(found) {
                Tense::Future => next,
                _ => last,
            },
        };
        Some(Point::Quarter(year, quarter))
    }
}

/// Whether `text` holds sums or shares.
fn has_figures(text: &str) -> bool {
    ["million", "billion", "cents", "%", "$", "#", "£", "€", "percent", "per cent", "a share", "points"].iter().any(|w| text.contains(w))
}
