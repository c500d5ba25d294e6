//! What a statement covers in a lane of a window, in pixels from the beginning of the axis.

use super::draw::{Type, pill_width};
use super::sweep::Extent;
use super::{Entry, Scale, UNITS};

/// Widest line of words beside a mark.
pub(super) const WORDS: f32 = 190.0;
/// Most lines of words.
pub(super) const LINES: usize = 3;
/// Step of the raster on which statements are stacked.
pub(super) const STEP: f32 = 6.0;
/// Ground between words and the end of their stretch.
const EDGE: f64 = 8.0;
/// Least room for words.
const LEAST: f32 = 76.0;

/// Where an entry lies, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    /// First and last unit.
    pub(super) units: (f64, f64),
    /// Where the ground of its stretch ends.
    pub(super) end: f64,
    /// How wide its day is.
    pub(super) day: f64,
}

impl At {
    pub(super) fn of(scale: &Scale, entry: &Entry) -> Self {
        let within = |units: f64| units.clamp(0.0, UNITS);
        let segment = scale.segment_of(entry.from);
        Self {
            units: (within(scale.units(scale.first_shown(entry.from, entry.to))), within(scale.units(entry.to))),
            end: segment.right,
            // A stretch of one day is that day's, all of it.
            day: if segment.to > segment.from { segment.slope() } else { UNITS },
        }
    }

    /// How wide words may be that stand there, in pixels; may be none at all.
    pub(super) fn limit(&self, entry: &Entry, pixels_per_unit: f64, sizes: &Type) -> f32 {
        (self.end * pixels_per_unit - self.start(entry, pixels_per_unit, sizes) - EDGE).min(f64::from(WORDS) + 1.0) as f32
    }

    /// What the entry covers with words of this width and so many lines; `None` where none have room.
    pub(super) fn extent(&self, entry: &Entry, pixels_per_unit: f64, sizes: &Type, words: Option<(f32, usize)>) -> Extent {
        let (from, to) = (self.units.0 * pixels_per_unit, self.units.1 * pixels_per_unit);
        let is_range = entry.to > entry.from;
        let start = self.start(entry, pixels_per_unit, sizes);
        let (width, lines) = words.unwrap_or((0.0, 0));
        let fits = words.is_some();
        let tall = if fits { sizes.height(lines) } else { sizes.radius * 2.0 + 2.0 } + if is_range { sizes.radius * 2.4 } else { 0.0 };
        let radius = f64::from(sizes.radius);
        let spare = || (self.day * pixels_per_unit - 20.0).min(self.end * pixels_per_unit - start - EDGE) - f64::from(WORDS);
        Extent {
            from: from - radius,
            to: (to + radius).max(from + radius * 3.0),
            words: (start, if is_range && fits && to - from > 2.0 * f64::from(WORDS) { to } else { start + f64::from(width) }),
            steps: ((tall + 8.0) / STEP).ceil() as usize,
            limit: if fits { self.limit(entry, pixels_per_unit, sizes).min(WORDS) } else { 0.0 },
            spare: if is_range || !fits { 0.0 } else { spare() },
            capsule: if is_range { (sizes.radius * 2.4 / STEP).ceil() as usize } else { 0 },
        }
    }

    /// The same where words are not measured: as wide and as many as they may be. `None` where none have room: in a full lane marks without
    /// words would only hide how much there is.
    pub(super) fn widest(&self, entry: &Entry, pixels_per_unit: f64, sizes: &Type) -> Option<Extent> {
        let limit = self.limit(entry, pixels_per_unit, sizes);
        has_room(limit).then(|| self.extent(entry, pixels_per_unit, sizes, Some((WORDS.min(limit), LINES))))
    }

    fn start(&self, entry: &Entry, pixels_per_unit: f64, sizes: &Type) -> f64 {
        let from = self.units.0 * pixels_per_unit;
        if entry.to > entry.from { from - f64::from(sizes.radius) } else { from + f64::from(sizes.indent()) }
    }
}

/// Whether words find room in so many pixels.
pub(super) fn has_room(limit: f32) -> bool {
    limit >= LEAST
}

/// Width of a sign with the number of what found no room, in a lane of so many statements.
pub(super) fn sign(sizes: &Type, entries: usize) -> f64 {
    f64::from(pill_width(if entries < 20_000 { "+999" } else { "+99,999" }, sizes.small))
}
