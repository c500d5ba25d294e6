//! Tags of known events below the lanes, in rows, so that none lies on another and none is left out.

use super::{Weight, font};

/// A tag, in pixels along the axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tag {
    /// What stands on it: the event's name, and how many more it stands for.
    pub(crate) words: String,
    /// Where the lines of its events run.
    pub(crate) lines: Vec<f32>,
    pub(crate) left: f32,
    pub(crate) width: f32,
    /// Its row, counted from the lanes down.
    pub(crate) row: usize,
}

/// Size and room of tags.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// Height of the type.
    pub(crate) size: f32,
    /// Ground on both sides of the words together.
    pub(crate) pad: f32,
    /// Widest words.
    pub(crate) widest: f32,
    /// Least distance of two tags in a row.
    pub(crate) apart: f32,
    /// Most rows.
    pub(crate) rows: usize,
}

/// Tags for events, which are sorted by place, between two edges. What finds no room in any row is counted on the tag before it.
pub(crate) fn tags(events: &[(&str, f32)], (left, right): (f32, f32), form: &Form) -> Vec<Tag> {
    let Form { size, pad, widest, apart, rows } = *form;
    let mut ends = vec![f32::MIN; rows.max(1)];
    let mut found: Vec<(Tag, &str)> = Vec::new();
    for &(name, x) in events {
        let words = font::fit(name, size, Weight::Bold, widest.min(right - left - pad));
        let width = font::width(&words, size, Weight::Bold) + pad;
        let start = (x - width / 2.0).min(right - width).max(left);
        match (ends.iter().position(|end| end + apart <= start), found.last_mut()) {
            (None, Some((last, name))) => {
                last.lines.push(x);
                let more = format!(" +{}", last.lines.len() - 1);
                let room = last.width - pad - font::width(&more, size, Weight::Bold);
                last.words = font::fit(name, size, Weight::Bold, room) + &more;
            }
            (row, _) => {
                let row = row.unwrap_or(0);
                ends[row] = start + width;
                found.push((Tag { words, lines: vec![x], left: start, width, row }, name));
            }
        }
    }
    found.into_iter().map(|(tag, _)| tag).collect()
}

/// Rows in use.
pub(crate) fn rows(tags: &[Tag]) -> usize {
    tags.iter().map(|tag| tag.row + 1).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(events: &[(&str, f32)], rows: usize, expect: &[(&str, usize)]) {
        let form = Form { size: 10.0, pad: 20.0, widest: 200.0, apart: 6.0, rows };
        let found = tags(events, (0.0, 1000.0), &form);
        let told: Vec<(&str, usize)> = found.iter().map(|t| (t.words.as_str(), t.row)).collect();
        assert_eq!(told, expect);
        assert!(found.iter().all(|t| t.left >= 0.0 && t.left + t.width <= 1000.0), "{found:?}");
        assert_eq!(found.iter().map(|t| t.lines.len()).sum::<usize>(), events.len());
    }

    #[test]
    fn tags_stand_in_rows_and_none_is_left_out() {
        check(&[], 2, &[]);
        check(&[("Bay summit", 0.0), ("Pell ministerial", 1000.0)], 1, &[("Bay summit", 0), ("Pell ministerial", 0)]);
        check(&[("Bay summit", 100.0), ("Pell ministerial", 120.0)], 2, &[("Bay summit", 0), ("Pell ministerial", 1)]);
        check(
            &[("Bay summit", 100.0), ("Pell ministerial", 120.0), ("Harbour vote", 130.0), ("Lock opened", 140.0), ("Census", 600.0)],
            2,
            &[("Bay summit", 0), ("Pell mini… +2", 1), ("Census", 0)],
        );
    }
}
