//! What a date expression is.

use chrono::{NaiveDate, Weekday};

use super::point::{Point, Season};
use crate::text::Span;

/// A date, time, duration or set expression of a text, as TIMEX3 (TimeML) understands it.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// ISO 8601 value as TIMEX3 writes it ("1998-W07", "P2Y", "PAST_REF"); parts that are not known are `X`.
    pub value: String,
    /// How the value is bent ("early", "about", "more than").
    pub modifier: Option<Modifier>,
    /// What the words say before any anchor is used.
    pub form: Form,
    /// Part of the day or time on the clock.
    pub clock: Option<Clock>,
    /// The days the value covers; `None` for durations, sets, vague references and whatever stays unresolved.
    pub interval: Option<(NaiveDate, NaiveDate)>,
    /// The words allow another reading (day and month of "4/5/1998"), and nothing in the text decides.
    pub ambiguous: bool,
}

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day, week, month, year or vaguer stretch of the calendar.
    Date,
    /// A time within a day.
    Time,
    /// A length.
    Duration,
    /// Something that recurs.
    Set,
}

impl Kind {
    /// The name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The `mod` attribute of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "or so".
    Approx,
    /// "more than".
    MoreThan,
    /// "less than", "nearly".
    LessThan,
    /// "at least".
    EqualOrMore,
    /// "at most", "up to".
    EqualOrLess,
    /// "before".
    Before,
    /// "after".
    After,
}

impl Modifier {
    /// The name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
        }
    }
}

/// What the words of an expression say by themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A point written out in full: a day with its year, a month with its year, a year, a decade.
    Point(Point),
    /// A day of a month without its year ("March 3").
    MonthDay {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// The weekday written beside it.
        weekday: Option<Weekday>,
    },
    /// A month, or a day of it, of a year seen from the speaker ("June last year", "August of that year").
    MonthOf {
        /// 1 to 12.
        month: u32,
        /// 1 to 31, if it is said.
        day: Option<u32>,
        /// Which year.
        year: Deixis,
    },
    /// A day of a month that is not named ("the 13th").
    DayOfMonth(u32),
    /// A month without its year.
    Month {
        /// 1 to 12.
        month: u32,
        /// "last", "this", "next", if it is said.
        deixis: Option<Deixis>,
    },
    /// A day of the week.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// "last", "this", "next", if it is said.
        deixis: Option<Deixis>,
    },
    /// A season without its year.
    Season {
        /// Which.
        season: Season,
        /// "last", "this", "next", if it is said.
        deixis: Option<Deixis>,
    },
    /// A quarter of a year that is not named.
    Quarter {
        /// 1 to 4.
        quarter: u32,
        /// "last", "this", "next", if it is said; "previous" where it is that of the year before ("the third quarter a year ago").
        deixis: Option<Deixis>,
    },
    /// A half of a year that is not named.
    Half(u32),
    /// A part of a year seen from the speaker ("the third quarter of last year").
    PartOf {
        /// Which part.
        part: YearPart,
        /// Which year.
        year: Deixis,
    },
    /// A feast or holiday of `assets/holidays.tsv`.
    Holiday {
        /// Its line.
        index: usize,
        /// The year, if it is said.
        year: Option<i32>,
        /// "last", "this", "next", if it is said.
        deixis: Option<Deixis>,
    },
    /// A unit of the calendar seen from the speaker or from the story ("last week", "that day").
    Unit {
        /// Which unit.
        unit: Unit,
        /// Which of them.
        deixis: Deixis,
    },
    /// So many units before or after something ("two days ago", "yesterday", "three days later").
    Offset {
        /// The unit counted.
        unit: Unit,
        /// How many; negative for the past. `None` where the text does not count ("a few days later", "years ago").
        count: Option<i32>,
        /// Whether it lies before.
        past: bool,
        /// Where the counting starts.
        origin: Origin,
    },
    /// A time of day of some day that is not named ("that morning", "5 p.m.").
    TimeOfDay(Option<Deixis>),
    /// A vague reference to past, present or future.
    Reference(Reference),
    /// A length of so many units; `None` where it is not counted ("several years").
    Amount {
        /// How many, may be broken (2.5).
        count: Option<f32>,
        /// Of what; `None` where even that is open ("a while").
        unit: Option<Unit>,
    },
    /// Something that recurs.
    Every,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// 1 to 4.
    Quarter(u32),
    /// 1 or 2.
    Half(u32),
    /// A season.
    Season(Season),
}

/// Which one of a row of like periods is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deixis {
    /// "last", "past".
    Last,
    /// "this", "the current".
    This,
    /// "next", "the coming".
    Next,
    /// "that", "the same": the one the story is in.
    Same,
    /// "the previous", "the preceding": before the one the story is in.
    Previous,
    /// "the following": after the one the story is in.
    Following,
}

/// Where the counting of an offset starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The speaker's day ("ago", "from now").
    Now,
    /// The day the story has reached ("later", "earlier").
    Then,
}

/// A vague reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// PAST_REF.
    Past,
    /// PRESENT_REF.
    Present,
    /// FUTURE_REF.
    Future,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A part of the day or a time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A part of the day.
    Part(PartOfDay),
    /// Hour 0 to 24 and, if said, minute and second; offset from UTC in minutes if a zone is said.
    At {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// 0 to 59, if written.
        second: Option<u8>,
        /// Minutes east of UTC.
        zone: Option<i16>,
    },
}

/// The parts of the day TIMEX3 knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl PartOfDay {
    /// The code in TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

impl Clock {
    /// What follows the day in a value: "TMO", "T17:30".
    pub fn value(self) -> String {
        match self {
            Self::Part(part) => format!("T{}", part.code()),
            Self::At { hour, minute, second: None, .. } => format!("T{hour:02}:{minute:02}"),
            Self::At { hour, minute, second: Some(second), .. } => format!("T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}
