//! Dates: expressions in the text, when a document was published, when a statement was made and what day it speaks of.
//!
//! Values follow TIMEX3 (TimeML, ISO 8601). A date is never a guess shown as a fact: it is an interval with a basis, evidence and a
//! confidence, or it is unknown.
//!
//! Confidence is the share of such answers that hold the true day. Publication dates worked out for 924 news texts of 2015 and 2016
//! without metadata (`examples/docdates.rs`; PolNeAR), wrong in 4.9 %; within a week 16.6 %, within a year 63.1 %:
//!
//! | confidence | answers | right |
//! | --- | --- | --- |
//! | 0.5 to 0.7 | 8 | 50 % |
//! | 0.7 to 0.9 | 96 | 89 % |
//! | 0.9 and more | 732 | 96 % |
//!
//! Date expressions in news of 1989 to 1998 with their day of publication known (`examples/timex.rs`; TimeBank), those whose days hold the
//! annotated ones:
//!
//! | kind | dates | right |
//! | --- | --- | --- |
//! | day, written out | 17 | 94 % |
//! | longer, written out | 107 | 97 % |
//! | day, counted | 336 | 93 % |
//! | month, counted | 96 | 92 % |
//! | quarter and other, counted | 186 | 90 % |
//! | week, counted | 27 | 89 % |
//! | year, counted | 122 | 87 % |

mod expressions;
mod model;
mod published;
mod said;

pub use expressions::{
    Clock, Deixis, Form, Kind, Modifier, Origin, PartOfDay, Point, Reference, Season, Timex, Unit, YearPart, expressions,
};
pub use model::{Basis, Dating, Evidence, Precision};
pub use published::{Input, Partner, Published, prepare, published, published_again};
pub use said::said;
