//! The reader: a document as a person wants to read it, with the chosen passage in its party's tint and what is known of it below.

pub mod card;
pub mod layout;
pub mod model;
pub mod paint;

use crate::text::Span;
use layout::Heights;
use model::Page;

pub use paint::show;

/// What the reader shows, and where it stands.
#[derive(Debug, Default)]
pub struct Reader {
    document: Option<usize>,
    goal: Option<Goal>,
    page: Option<Page>,
    heights: Heights,
    width: f32,
}

/// Where to scroll to.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Goal {
    span: Span,
    /// Frames left to settle: estimated heights become exact while the goal comes into view.
    frames: u8,
}

impl Reader {
    /// Shows a document from its beginning.
    pub fn show_document(&mut self, document: usize) {
        self.turn_to(document);
        self.goal = Some(Goal { span: Span::default(), frames: 2 });
    }

    /// Shows a passage.
    pub fn show_passage(&mut self, document: usize, span: Span) {
        self.turn_to(document);
        self.goal = Some(Goal { span, frames: 4 });
    }

    /// The document shown.
    pub fn document(&self) -> Option<usize> {
        self.document
    }

    fn turn_to(&mut self, document: usize) {
        if self.document != Some(document) {
            self.document = Some(document);
            self.page = None;
        }
    }
}
