//! Scene → pictures, Analysis → tables. Every exporter returns bytes; the outermost caller writes them.

mod csv;
mod jsonl;
mod pdf;
mod png;
mod pptx;
mod record;
mod svg;
mod text_jsonl;
mod timex_jsonl;
mod xml;
mod zip;

pub use self::csv::csv;
pub use jsonl::jsonl;
pub use pdf::pdf;
pub use png::png;
pub use pptx::pptx;
pub use record::{DateRecord, EvidenceRecord, IntervalRecord, SpanRecord};
pub use svg::{Typeface, svg};
pub use text_jsonl::text_jsonl;
pub use timex_jsonl::timex_jsonl;
