//! Type for the reader: a paragraph's runs as a galley, what is painted behind and below its words, and where each paragraph lies.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CharIndex, LayoutJob, TextFormat};
use egui::{Color32, Galley, Rect, Vec2, pos2};

use super::model::Run;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::text::Span;

/// Height of a line of running text.
pub const LINE: f32 = 24.0;
/// Space after a paragraph.
pub const GAP: f32 = 16.0;
/// Widest measure that is comfortable to read, about seventy characters.
pub const MEASURE: f32 = 560.0;

/// A paragraph set in type.
pub struct Set {
    /// The words.
    pub galley: Arc<Galley>,
    /// What lies behind words: rectangles from the paragraph's top left.
    pub behind: Vec<(Rect, Behind)>,
    /// Words a date rests on, to be dotted below.
    pub dotted: Vec<Rect>,
    /// Words that attribute, to be underlined.
    pub underlined: Vec<Rect>,
    /// For each run the characters it holds.
    chars: Vec<Range<usize>>,
}

/// Why something lies behind words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// They are the chosen statement's content.
    Chosen(u32),
    /// They are another statement's content.
    Other(u32),
    /// They were searched for.
    Found,
    /// They are the place found that is shown.
    Here,
}

impl Set {
    /// Sets the runs of a paragraph `width` wide.
    pub fn of(ui: &egui::Ui, text: &str, runs: &[Run], chosen: Option<u32>, width: f32) -> Self {
        let palette = Palette::here(ui);
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        let (mut chars, mut at) = (Vec::with_capacity(runs.len()), 0);
        for run in runs {
            let words = run.span.of(text);
            job.append(words, 0.0, format(run, palette));
            let count = words.chars().count();
            chars.push(at..at + count);
            at += count;
        }
        let galley = ui.painter().layout_job(job);
        let mut set = Self { behind: Vec::new(), dotted: Vec::new(), underlined: Vec::new(), chars, galley };
        for (n, run) in runs.iter().enumerate() {
            let rows = set.rows(set.chars[n].clone());
            if let Some(statement) = run.statement {
                let behind = if Some(statement) == chosen { Behind::Chosen(statement) } else { Behind::Other(statement) };
                set.behind.extend(rows.iter().map(|r| (*r, behind)));
            }
            if run.found {
                let behind = if run.here { Behind::Here } else { Behind::Found };
                set.behind.extend(rows.iter().map(|r| (*r, behind)));
            }
            if run.cue {
                set.underlined.extend(&rows);
            }
            if run.date {
                set.dotted.extend(rows);
            }
        }
        set
    }

    /// The run under a place counted from the paragraph's top left.
    pub fn run_at(&self, place: Vec2) -> Option<usize> {
        let at = self.galley.cursor_from_pos(place).index.0;
        self.chars.iter().position(|chars| chars.contains(&at))
    }

    /// The place of a run's first line.
    pub fn top_of(&self, run: usize) -> f32 {
        self.rows(self.chars[run].clone()).first().map_or(0.0, |r| r.top())
    }

    /// The byte under a place counted from the top left of the paragraph at `span`.
    pub fn byte_at(&self, text: &str, span: Span, place: Vec2) -> u32 {
        let words = span.of(text);
        let chars = self.galley.cursor_from_pos(place).index.0;
        span.start + words.char_indices().nth(chars).map_or(words.len(), |(at, _)| at) as u32
    }

    /// Where a byte of the paragraph at `span` stands: a rectangle without width, in the line below where it `begins` one.
    pub fn place_of(&self, text: &str, span: Span, byte: u32, begins: bool) -> Rect {
        let index = CharIndex(chars(text, span, byte));
        self.galley.pos_from_cursor(CCursor { index, prefer_next_row: begins })
    }

    /// The rectangles of what of `part` lies in the paragraph at `span`, one a line.
    pub fn rows_of(&self, text: &str, span: Span, part: Span) -> Vec<Rect> {
        self.rows(chars(text, span, part.start)..chars(text, span, part.end))
    }

    /// The rectangles of `chars`, one a line.
    fn rows(&self, chars: Range<usize>) -> Vec<Rect> {
        let mut rows = Vec::new();
        let mut at = 0;
        for row in &self.galley.rows {
            let count = row.glyphs.len();
            let (from, to) = (chars.start.max(at), chars.end.min(at + count));
            if from < to {
                let (first, last) = (&row.glyphs[from - at], &row.glyphs[to - at - 1]);
                let left = row.pos.x + first.pos.x;
                let right = row.pos.x + last.pos.x + last.advance_width;
                rows.push(Rect::from_min_max(pos2(left, row.pos.y), pos2(right, row.pos.y + row.size.y)));
            }
            at += count + usize::from(row.ends_with_newline);
        }
        rows
    }
}

/// The characters of the paragraph at `span` that stand before a byte.
fn chars(text: &str, span: Span, byte: u32) -> usize {
    let words = span.of(text);
    let bytes = (byte.saturating_sub(span.start) as usize).min(words.len());
    words.char_indices().take_while(|(at, _)| *at < bytes).count()
}

fn format(run: &Run, palette: &Palette) -> TextFormat {
    let color = if run.source || run.statement.is_some() { palette.strong } else { palette.body };
    TextFormat {
        font_id: if run.source { bold_font(size::TEXT) } else { regular_font(size::TEXT) },
        color,
        line_height: Some(LINE),
        background: Color32::TRANSPARENT,
        ..TextFormat::default()
    }
}

/// Where the paragraphs of a document lie, one below the other. Heights are estimated until a paragraph has been on the screen, because
/// setting a long document whole would take too long.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    heights: Vec<f32>,
    tops: Vec<f32>,
}

impl Heights {
    /// Estimates for paragraphs of so many bytes, `width` wide.
    pub fn estimate(bytes: impl Iterator<Item = usize>, width: f32) -> Self {
        const EM: f32 = size::TEXT * 0.5;
        let per_line = (width / EM).max(1.0);
        let heights = bytes.map(|b| (b as f32 / per_line).ceil().max(1.0) * LINE + GAP).collect();
        let mut all = Self { heights, tops: Vec::new() };
        all.sum();
        all
    }

    /// How many paragraphs there are.
    pub fn count(&self) -> usize {
        self.heights.len()
    }

    /// Corrects a paragraph's height, and tells by how much it was off.
    pub fn correct(&mut self, paragraph: usize, height: f32) -> f32 {
        let off = height - self.heights[paragraph];
        self.heights[paragraph] = height;
        off
    }

    /// Adds the heights up anew, after corrections.
    pub fn sum(&mut self) {
        let mut top = 0.0;
        self.tops.clear();
        self.tops.extend(self.heights.iter().map(|h| {
            top += h;
            top - h
        }));
        self.tops.push(top);
    }

    /// Top of a paragraph.
    pub fn top(&self, paragraph: usize) -> f32 {
        self.tops.get(paragraph).copied().unwrap_or_default()
    }

    /// Height of all.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The paragraphs that lie between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|t| *t <= top).saturating_sub(1);
        let end = self.tops.partition_point(|t| *t < bottom).min(self.heights.len());
        first.min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_on_the_screen_are_found_by_height() {
        let mut heights = Heights::estimate([10, 10, 10, 10].into_iter(), 500.0);
        let one = LINE + GAP;
        assert_eq!(heights.between(0.0, one), 0..1);
        assert_eq!(heights.between(one * 1.5, one * 2.5), 1..3);
        assert_eq!(heights.between(one * 10.0, one * 12.0), 4..4);
        assert_eq!(heights.correct(0, one * 3.0), one * 2.0);
        heights.sum();
        assert_eq!((heights.top(1), heights.total()), (one * 3.0, one * 6.0));
        assert_eq!(Heights::default().between(0.0, 100.0), 0..0);
    }
}
