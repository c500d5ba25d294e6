//! Attributions: where a text attributes content to a source, by which cue, and how.
//!
//! Terms are those of the PARC and PolNeAR corpora (source, cue, content). The module reads a text and its [`Structure`](crate::text::Structure)
//! and knows nothing of who the source is or when it spoke.

mod act;
mod alone;
mod attach;
mod boilerplate;
mod clauses;
mod combine;
mod confidence;
mod decode;
mod doubt;
mod draft;
mod extractor;
mod label;
mod lexicon;
mod link;
mod model;
pub mod network;
mod polarity;
mod reading;
mod rules;
mod signed;
mod supposed;
mod telling;
#[cfg(test)]
mod tests;
mod tidy;
mod trust;
mod turns;
mod via;

pub use boilerplate::is_boilerplate;
pub use extractor::{Accuracy, Extractor, Families};
pub use label::{Label, label};
pub(crate) use label::{holds_verb, leads_on};
pub(crate) use lexicon::forms_of;
pub use model::{Act, Attribution, Quotation, Via};
pub use polarity::{Polarity, is_negator, polarity};
#[doc(hidden)]
pub use trust::trust_features;
