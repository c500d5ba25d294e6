//! The opened folder: its documents, what is stated about them, and what could not be read.
//!
//! The only module that reads files, and it never writes a source file. It knows nothing of statements; a bad file is a [`Problem`] and the rest
//! goes on.

mod answer;
mod corrections;
mod decode;
mod digest;
mod file_name;
mod front_matter;
mod metadata;
mod model;
mod open;
mod partial_date;
mod sample;
mod settings;
mod toml;

pub use answer::{Answer, answer};
pub use corrections::{Change, Conflict, Correction, Edited, Field, GivenDate, Key, Target, Value, edit, held, impose};
pub use model::{Corpus, Document, Problem, Stated, StatedDate, StatedKind};
pub use open::{OpenError, open};
pub use partial_date::parse_date;
pub use sample::sample;
pub use settings::{EventSetting, PartySetting, Settings, TopicSetting};
