//! The reader: a document as a person wants to read it, with the chosen passage in its party's tint and what is known of it below.

pub mod card;
pub mod compare;
pub mod find;
pub mod form;
pub mod layout;
pub mod limits;
pub mod model;
pub mod paint;

use crate::text::Span;
use layout::Heights;
use model::Page;

pub use find::Find;
pub use form::Form;
pub use paint::show;

/// What the reader shows, and where it stands.
#[derive(Debug, Default)]
pub struct Reader {
    document: Option<usize>,
    goal: Option<Goal>,
    page: Option<Page>,
    heights: Heights,
    width: f32,
    /// The document whose heights are known.
    laid: Option<usize>,
    /// Words chosen in the document by dragging: where the drag began and where it is.
    chosen: Option<(u32, u32)>,
    /// What is looked for in the document, where its field is open.
    pub find: Option<Find>,
    /// Whether it was clicked last.
    pub at_hand: bool,
    /// The end of the chosen statement that is dragged.
    held: Option<limits::Held>,
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

    /// Shows what is known of the document now, where it stands; `document` is its place, which may be another.
    pub fn renew(&mut self, document: Option<usize>) {
        if self.document != document {
            self.chosen = None;
        }
        self.document = document;
        self.page = None;
    }

    /// The document and the words chosen in it by dragging.
    pub fn selected(&self) -> Option<(usize, Span)> {
        let (from, to) = self.chosen.filter(|(from, to)| from != to)?;
        Some((self.document?, Span { start: from.min(to), end: from.max(to) }))
    }

    /// Lets the chosen words go.
    pub fn unselect(&mut self) {
        self.chosen = None;
    }

    /// The document shown.
    pub fn document(&self) -> Option<usize> {
        self.document
    }

    fn turn_to(&mut self, document: usize) {
        if self.document != Some(document) {
            self.document = Some(document);
            self.page = None;
            self.chosen = None;
        }
    }
}
