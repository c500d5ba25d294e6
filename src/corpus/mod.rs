//! The opened folder: its documents, what is stated about them, and what could not be read.
//!
//! The only module that reads files, and it never writes a source file. It knows nothing of statements; a bad file is a [`Problem`] and the rest
//! goes on.

mod model;
mod settings;

pub use model::{Corpus, Document, Problem, Stated, StatedDate, StatedKind};
pub use settings::{EventSetting, PartySetting, Settings, TopicSetting};
