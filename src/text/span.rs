//! Positions in a text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes `start..end` in a document's text; both ends lie on character boundaries.
///
/// Bytes are what slicing needs; code points, which the exported formats count in, come from [`CodePoints`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of the bytes `start..end`.
    ///
    /// # Panics
    /// If an end does not fit 32 bits; texts over 4 GiB are refused when they are read.
    pub fn new(start: usize, end: usize) -> Self {
        let fit = |n: usize| u32::try_from(n).expect("texts are smaller than 4 GiB");
        Self { start: fit(start), end: fit(end) }
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of `text` at this span.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at either end.
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

/// Converts byte positions of one text into code point positions, which the exported formats count in.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points before every `STEP`-th byte; empty when the text is ASCII and both counts agree.
    marks: Vec<u32>,
    text: String,
}

const STEP: usize = 256;

impl CodePoints {
    /// Counts through `text` once.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new(), text: String::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                marks.push(count);
            }
            count += u32::from(!is_continuation(byte));
        }
        Self { marks, text: text.to_owned() }
    }

    /// The number of code points before byte `at`, a character boundary of the text.
    pub fn before(&self, at: u32) -> usize {
        let at = at as usize;
        if self.marks.is_empty() || at == 0 {
            return at;
        }
        let mark = (at / STEP).min(self.marks.len() - 1);
        let rest = &self.text.as_bytes()[mark * STEP..at];
        self.marks[mark] as usize + rest.iter().filter(|&&b| !is_continuation(b)).count()
    }

    /// Start and end of `span`, counted in code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_what_python_counts() {
        let text = "“Дом”, said Zoë — ".repeat(60);
        let points = CodePoints::of(&text);
        for (n, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.before(at as u32), n);
        }
        assert_eq!(points.before(text.len() as u32), text.chars().count());
    }

    #[test]
    fn trims_white_space_only() {
        let text = "  “a b”\u{a0} c";
        assert_eq!(Span::new(0, text.len() - 1).trimmed(text).of(text), "“a b”");
    }
}
