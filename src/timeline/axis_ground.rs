//! The dates above the lanes, their lines through them, and the breaks: the same on screen and page.

use super::axis::{DateForm, ends, span_words, ticks};
use super::draw::{Canvas, Stands, Style};
use super::{Anchor, Ink, Part, Scale, UNITS, Weight, font};

/// Where the axis is drawn and which part of it.
pub(crate) struct AxisGround<'a> {
    pub(crate) scale: &'a Scale,
    /// Units at `left` and `right`.
    pub(crate) units: (f64, f64),
    pub(crate) left: f32,
    pub(crate) right: f32,
    /// Where the lanes begin and end.
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    pub(crate) ink: &'a Ink,
    pub(crate) dates: DateForm,
}

/// Height of the dates above the lanes.
pub const HEIGHT: f32 = 56.0;
const LABEL: f32 = 13.5;
const HEADING: f32 = 15.5;
const BREAK: f32 = 11.5;

impl AxisGround<'_> {
    /// Pixels of a place in units.
    pub(crate) fn x(&self, units: f64) -> f32 {
        let part = (units - self.units.0) / (self.units.1 - self.units.0);
        (f64::from(self.left) + part * f64::from(self.right - self.left)).clamp(-1e6, 1e6) as f32
    }

    /// Draws the lines of the dates and the breaks, which lie behind the statements.
    pub(crate) fn lines(&self, canvas: &mut Canvas) {
        for tick in self.ticks() {
            let line = [(tick.x, self.top), (tick.x, self.bottom)];
            canvas.line(Stands::for_part(Part::Axis), &line, self.ink.zigzag, 1.0, Some((1.5, 5.0)));
        }
        for pair in self.scale.segments().windows(2) {
            let (from, to) = (self.x(pair[0].right), self.x(pair[1].left));
            if to > self.left && from < self.right {
                self.zigzag(canvas, from, to);
            }
        }
    }

    /// Draws the dates above the lanes.
    pub(crate) fn dates(&self, canvas: &mut Canvas) {
        let stands = Stands::for_part(Part::Axis);
        let mut label_end = f32::MIN;
        let mut heading_end = f32::MIN;
        for tick in self.ticks() {
            let half = tick.half;
            let start = (tick.x - half).max(tick.ground.0);
            if start >= label_end + 8.0 && start + 2.0 * half <= self.right + 2.0 {
                canvas.text(stands, (start, self.top - 12.0), &tick.label, Style::regular(LABEL, self.ink.quiet));
                label_end = start + 2.0 * half;
            }
            let Some(heading) = tick.heading else { continue };
            let at = if tick.is_first { tick.ground.0 } else { start };
            // A date without its month would be read as one of the month before: where there is little room it is written shorter or begins later.
            let forms = [(heading.clone(), HEADING, 18.0), (short(&heading), HEADING, 10.0), (short(&heading), LABEL, 6.0)];
            for (heading, size, apart) in forms {
                let width = font::width(&heading, size, Weight::Bold);
                let at = if size < HEADING { at.max(heading_end + apart) } else { at };
                if at >= heading_end + apart && at + width <= self.right + 1.0 {
                    canvas.text(stands, (at, self.top - 38.5), &heading, Style::bold(size, self.ink.strong));
                    heading_end = at + width;
                    break;
                }
            }
        }
        let mut break_end = f32::MIN;
        for pair in self.scale.segments().windows(2) {
            let middle = (self.x(pair[0].right) + self.x(pair[1].left)) / 2.0;
            let words = span_words(pair[1].from - pair[0].to);
            let half = font::width(&words, BREAK, Weight::Regular) / 2.0;
            if middle - half >= self.left && middle + half <= self.right && middle - half > break_end + 6.0 {
                let stands = Stands::for_part(Part::Break);
                canvas.anchored(stands, (middle, self.top - 25.5), &words, Style::regular(BREAK, self.ink.quiet), Anchor::Middle);
                break_end = middle + half;
            }
        }
    }

    fn zigzag(&self, canvas: &mut Canvas, from: f32, to: f32) {
        let middle = (from + to) / 2.0;
        let reach = ((to - from) * 0.16).clamp(1.0, 7.5);
        let steps = ((self.bottom - self.top) / 12.0).floor().clamp(2.0, 2000.0) as usize;
        let point = |n: usize| (middle + if n.is_multiple_of(2) { -reach } else { reach }, self.top + 2.0 + n as f32 * 12.0);
        let points: Vec<_> = (0..steps).map(point).collect();
        canvas.line(Stands::for_part(Part::Break), &points, self.ink.zigzag, 1.5, None);
    }

    /// The ticks that are seen, from left to right.
    fn ticks(&self) -> Vec<Seen> {
        let per_unit = f64::from(self.right - self.left) / (self.units.1 - self.units.0);
        let mut seen = Vec::new();
        for segment in self.scale.segments() {
            let ground = (self.x(segment.left).max(self.left), self.x(segment.right).min(self.right));
            if ground.1 <= ground.0 {
                continue;
            }
            // No dates beyond the first and the last day: that ground is there for words.
            let (first, last) = match segment.to > segment.from {
                true => {
                    let (first, last) = segment.days_between(self.units.0.max(segment.left), self.units.1.min(segment.right));
                    (first.max(segment.from), last.min(segment.to))
                }
                false => (segment.from, segment.to),
            };
            let slope = if segment.to > segment.from { segment.slope() } else { UNITS };
            let mut dates = ticks(first, last, slope * per_unit, self.dates);
            if dates.len() < 2 && first <= last && last - first < 400.0 {
                dates = ends(first, last, slope * per_unit, self.dates);
            }
            let mut is_first = true;
            for tick in dates {
                let x = self.x(self.scale.units(tick.day));
                let half = font::width(&tick.label, LABEL, Weight::Regular) / 2.0;
                if x < ground.0 - 0.5 || x + half > ground.1 + 4.0 {
                    continue;
                }
                seen.push(Seen { x, half, ground, is_first, label: tick.label, heading: tick.heading });
                is_first = false;
            }
        }
        seen
    }
}

/// "Mar 2025" for "March 2025".
fn short(heading: &str) -> String {
    match heading.split_once(' ') {
        Some((month, year)) => format!("{} {year}", month.chars().take(3).collect::<String>()),
        None => heading.to_owned(),
    }
}

struct Seen {
    x: f32,
    half: f32,
    /// The visible ground of its segment.
    ground: (f32, f32),
    is_first: bool,
    label: String,
    heading: Option<String>,
}
