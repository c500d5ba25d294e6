//! Attributions: where a text attributes content to a source, by which cue, and how.
//!
//! Terms are those of the PARC and PolNeAR corpora (source, cue, content). The module reads a text and its [`Structure`](crate::text::Structure)
//! and knows nothing of who the source is or when it spoke.

mod model;

pub use model::{Act, Attribution, Quotation, Via};
