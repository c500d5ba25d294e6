//! What a person corrects, laid over what was found.
//!
//! 1. [`place`] finds the words of a correction in the text as it stands now.
//! 2. [`replay`] lays corrections over the attributions, datings and voices of a document: after they were found, before they are folded.
//! 3. [`History`] remembers every change, so that each can be taken back and made again.
//!
//! Pure: how corrections are kept in `corpus.toml` is [`crate::corpus`]'s business. A correction that fits nowhere any more is told with the
//! reason ([`Fit::Lost`]) and stays in the file; none is ever dropped.

mod history;
mod mark;
mod place;
mod replay;
mod roster;

pub use history::{Deed, History, inert};
pub use mark::Mark;
pub use place::{Found, place};
pub use replay::{Fit, Subject, Taken, given, key_for, replay};
pub use roster::Roster;
