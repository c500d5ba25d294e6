//! Everything the program finds in a corpus: the stages run one after the other over all documents, and reports of one utterance folded.

mod answer_named;
mod answer_words;
mod answers;
mod cluster;
mod copies;
mod corrected;
mod fold;
mod heading;
mod ids;
mod memberships;
mod model;
mod parted;
mod questions;
mod redated;
mod reported;
mod run;
mod signs;
mod topics;
mod words;

pub use answers::Answer;
pub use corrected::{Found, Outcome};
pub use fold::fold;
pub use ids::{AttributionIds, attribution_ids};
pub use model::{Analysis, AnalyzedDocument, AttributionRef, Statement};
pub use questions::{Question, Subject, Suggestion, questions};
pub use reported::Reported;
pub use run::{Options, analyze, analyze_again, prepare};
pub use topics::{Topic, topics};
