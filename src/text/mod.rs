//! Spans, words, sentences, paragraphs and quotation marks of a plain text.
//!
//! Everything above stands on these. The module knows nothing of statements, people or dates, and never changes the text: it only
//! points into it.

mod quotes;
mod span;
mod structure;
mod tokens;

pub use quotes::{QuoteState, quote_states};
pub use span::{CodePoints, Span};
pub use structure::{Paragraph, Sentence, Structure};
pub(crate) use structure::{is_short_place, is_short_title};
pub use tokens::{is_dash, words};
