//! Lists of terms with what each row tells, and where a text uses them as words of their own.

use aho_corasick::{AhoCorasick, MatchKind};

use super::events::stands_alone;
use crate::text::Span;

/// The rows of a list and what finds their terms.
pub(super) struct Terms<Row> {
    rows: Vec<Row>,
    finder: Option<AhoCorasick>,
    /// Row of each term of the finder.
    row_of: Vec<usize>,
}

impl<Row: Copy> Terms<Row> {
    /// Reads `list`, a line a row without those that begin with `#`; `row` gives the terms of a line, parted by `|`, and what it tells.
    pub(super) fn read(list: &'static str, any_case: bool, row: impl Fn(&'static str) -> Option<(&'static str, Row)>) -> Self {
        let (mut rows, mut terms, mut row_of) = (Vec::new(), Vec::new(), Vec::new());
        for (names, told) in list.lines().filter(|l| !l.starts_with('#')).filter_map(row) {
            for term in names.split('|') {
                terms.push(term);
                row_of.push(rows.len());
            }
            rows.push(told);
        }
        let finder = AhoCorasick::builder().ascii_case_insensitive(any_case).match_kind(MatchKind::LeftmostLongest).build(terms).ok();
        Self { rows, finder, row_of }
    }

    /// Each row that the text uses, once, with its first place, in order of places.
    pub(super) fn of(&self, text: &str) -> Vec<(Row, Span)> {
        let mut found: Vec<(usize, Span)> = Vec::new();
        for hit in self.finder.iter().flat_map(|f| f.find_iter(text)) {
            let row = self.row_of[hit.pattern().as_usize()];
            if stands_alone(text, hit.start(), hit.end()) && found.iter().all(|f| f.0 != row) {
                found.push((row, Span::new(hit.start(), hit.end())));
            }
        }
        found.into_iter().map(|(row, span)| (self.rows[row], span)).collect()
    }
}
