//! The opened folder: its documents, what is stated about them, and what could not be read.
//!
//! The only module that reads files; it never writes a source file, and `corpus.toml` in one place only. It knows nothing of statements; a bad file is a [`Problem`] and the rest
//! goes on.

mod corrections;
mod decode;
mod digest;
mod file_name;
mod front_matter;
mod kept;
mod member;
mod metadata;
mod model;
mod open;
mod partial_date;
mod recipe;
mod sample;
mod settings;
mod toml;
mod way;
mod write;

pub use corrections::{Change, Conflict, Correction, Edited, Field, GivenDate, Key, Target, Value, edit, held, impose};
pub use kept::{Kept, Save, Saved};
pub use member::{DatedMember, member_name};
pub use model::{Corpus, Document, Problem, Stated, StatedDate, StatedKind};
pub use open::{OpenError, fingerprint, open, open_with, restated, restated_settings};
pub use partial_date::parse_date;
pub use sample::{SAMPLE_TOML, sample};
pub use settings::{EventSetting, PartySetting, RecipeSetting, Settings, TopicSetting};
pub use way::way;
pub use write::{Data, append_line, data_of};
