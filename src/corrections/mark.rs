//! What of an attribution comes from a person.

use crate::corpus::{Field, Key};

/// What a person says of an attribution beyond who, when and what: and which of that is theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The entry it comes from; `None` where nobody corrected it.
    pub key: Option<Key>,
    /// A label in the person's own words, to be shown as such.
    pub label: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Read by a person and found right.
    pub reviewed: bool,
    /// Comes first where room is short.
    pub pinned: bool,
    /// Place among the pinned ones, from 1.
    pub order: Option<u32>,
    /// Found by a person.
    pub added: bool,
    /// Never folded with other reports.
    pub apart: bool,
    /// The name that all reports of its statement bear, where a person joined them.
    pub same: Option<String>,
    /// The words have changed since it was corrected; whoever reviewed it has to look again.
    pub stale: bool,
    /// What the person gave.
    pub given: Vec<Field>,
}

impl Mark {
    /// Whether a person gave this.
    pub fn gave(&self, field: Field) -> bool {
        self.given.contains(&field)
    }
}
