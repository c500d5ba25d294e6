//! Packs consecutive paragraphs into the chunks that a network sees at once.
//!
//! The same rules stand in `assets/model/train/data.py`: change both or neither.

use std::ops::Range;

use crate::text::Structure;

/// Words of one paragraph, as token indices, that are part of a chunk.
pub(super) type Part = Range<usize>;

/// The chunks of a text, each a list of paragraphs or of one piece of a long paragraph.
///
/// A chunk takes one position for its start, `length` for each token and one for the end of each paragraph, and fits `cap`. A paragraph that
/// fits no chunk is cut, at the end of a sentence where one lies in the last two thirds.
#[allow(clippy::single_range_in_vec_init)] // one range is meant
pub(super) fn chunks(structure: &Structure, cap: usize, length: impl Fn(usize) -> usize) -> Vec<Vec<Part>> {
    let mut opens = vec![false; structure.tokens.len()];
    for sentence in &structure.sentences {
        opens[sentence.tokens.start] = true;
    }
    let mut out = Vec::new();
    let (mut current, mut used) = (Vec::new(), 1);
    for paragraph in &structure.paragraphs {
        let tokens = paragraph.tokens.clone();
        let total = tokens.clone().map(&length).sum::<usize>() + 1;
        if !current.is_empty() && used + total > cap {
            out.push(std::mem::take(&mut current));
            used = 1;
        }
        if total < cap {
            used += total;
            current.push(tokens);
            continue;
        }
        let mut from = tokens.start;
        while from < tokens.end {
            let mut end = from;
            let mut sum = 2;
            while end < tokens.end && sum + length(end) <= cap {
                sum += length(end);
                end += 1;
            }
            // A token longer than a chunk cannot be: but never stand still.
            end = end.max(from + 1);
            if end < tokens.end {
                let start = (from + 1..=end).rev().find(|&i| opens[i]).unwrap_or(from);
                if start > from + (end - from) / 3 {
                    end = start;
                }
            }
            out.push(vec![from..end]);
            from = end;
        }
        used = 1;
    }
    if !current.is_empty() {
        out.push(current);
    }
    out
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a chunk of one part is meant")]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, cap: usize, expect: &[&[Part]]) {
        assert_eq!(chunks(&Structure::of(text), cap, |_| 1), expect);
    }

    #[test]
    fn packs_and_cuts() {
        check("", 6, &[]);
        check("a b\nc d\ne", 7, &[&[0..2, 2..4], &[4..5]]);
        check("a b c d e f", 6, &[&[0..4], &[4..6]]);
        check("a b. C d e f", 6, &[&[0..3], &[3..7]]);
        check("a\nb c d e f g h\ni", 6, &[&[0..1], &[1..5], &[5..8], &[8..9]]);
    }
}
