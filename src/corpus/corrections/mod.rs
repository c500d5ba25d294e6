//! What a person corrects, as `corpus.toml` keeps it: one value read from it, and changes written into it with everything else left as it was.

mod change;
mod edit;
mod model;
mod read;

pub use change::{Change, Field, Target, Value};
pub use edit::{Conflict, Edited, edit, held, impose};
pub use model::{Correction, GivenDate, Key};

pub(super) use edit::said;
pub(super) use read::read_corrections;
