//! Minimal sentences, one file a rule family, and what holds for all texts.

mod amounts;
mod calendar;
mod clock;
mod properties;
mod relative;
mod years;
