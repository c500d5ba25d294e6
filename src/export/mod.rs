//! Scene → pictures, Analysis → tables. Every exporter returns bytes; the outermost caller writes them.

mod csv;
mod dna;
mod docx;
mod fallback;
mod jsonl;
mod ooxml;
mod options;
mod pdf;
mod png;
mod pptx;
mod record;
mod svg;
mod table;
mod text_jsonl;
mod timelinejs;
mod timex_jsonl;
mod xlsx;
mod xml;
mod zip;

pub use self::csv::csv;
pub use dna::dna;
pub use docx::docx;
pub use jsonl::jsonl;
pub use options::{BANNERS, Format, Options, PIXELS_PER_INCH, Size, make, picture};
pub use pdf::pdf;
pub use png::{Pixels, described, pixels, png};
pub use pptx::pptx;
pub use record::{DateRecord, EvidenceRecord, IntervalRecord, SpanRecord};
pub use svg::{Typeface, svg, svg_with};
pub use text_jsonl::text_jsonl;
pub use timelinejs::timelinejs;
pub use timex_jsonl::timex_jsonl;
pub use xlsx::xlsx;
