//! Dates: expressions in the text, when a document was published, when a statement was made and what day it speaks of.
//!
//! Values follow TIMEX3 (TimeML, ISO 8601). A date is never a guess shown as a fact: it is an interval with a basis, evidence and a
//! confidence, or it is unknown.

mod expressions;
mod model;
mod published;
mod said;

pub use expressions::{
    Clock, Deixis, Form, Kind, Modifier, Origin, PartOfDay, Point, Reference, Season, Timex, Unit, YearPart, expressions,
};
pub use model::{Basis, Dating, Evidence, Precision};
pub use published::{Input, Published, published};
pub use said::said;
