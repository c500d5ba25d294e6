//! Which part of the axis a window opens with.

use super::stack::Stacked;
use super::{Screen, Sight};
use crate::analysis::Analysis;
use crate::timeline::axis_ground::HEIGHT;
use crate::timeline::{NAMES, Scale, UNITS};

impl Screen {
    /// The part of the axis to open with, first and last unit, in lanes of the size of `sight`: the one in which most statements can be read; of
    /// those that are alike, the widest.
    pub fn opening(&mut self, analysis: &Analysis, sight: &Sight) -> (f64, f64) {
        const WHOLE: (f64, f64) = (0.0, UNITS);
        /// Beyond this many a first view is an overview.
        const MOST: usize = 5000;
        let Some(scale) = self.scale.clone().filter(|_| self.prepared.shown() <= MOST && sight.width > NAMES + 20.0) else { return WHOLE };
        let mut starts: Vec<f64> = self.places.iter().flatten().map(|at| at.units.0).collect();
        starts.sort_by(f64::total_cmp);
        let mut best = (0, WHOLE);
        for part in parts(&scale, &starts) {
            let told = self.told(analysis, &scale, &Sight { from: part.0, to: part.1, ..*sight });
            if told > best.0 {
                best = (told, part);
            }
        }
        best.1
    }

    /// Statements in a part of the axis whose words have room to be read.
    fn told(&mut self, analysis: &Analysis, scale: &Scale, sight: &Sight) -> usize {
        const ROOM: f64 = 130.0;
        self.stack(analysis, sight, (sight.height - HEIGHT - self.foot(sight)).max(1.0));
        let pixels_per_unit = f64::from(sight.width - NAMES) / (sight.to - sight.from);
        let (from, to) = (sight.from * pixels_per_unit, sight.to * pixels_per_unit);
        let mut told = 0;
        for (lane, swept) in self.prepared.lanes.iter().zip(self.stacks.iter().flat_map(|stacks| &stacks.lanes)) {
            let Stacked::Whole(swept) = swept else { continue };
            let room = |nth: usize, left: f64| (scale.segment_of(lane.entries[nth].from).right * pixels_per_unit).min(to) - left;
            told += swept.seen(from, to).filter(|b| b.extent.from >= from - 12.0 && room(b.nth, b.extent.words.0) >= ROOM).count();
        }
        told
    }
}

/// Parts of the axis to open with, first and last unit, from all of it down to the least: the fullest runs of its stretches, and parts of those.
fn parts(scale: &Scale, starts: &[f64]) -> Vec<(f64, f64)> {
    let mut parts = vec![(0.0, UNITS)];
    let segments = scale.segments();
    let held = |from: f64, to: f64| starts.partition_point(|s| *s <= to) - starts.partition_point(|s| *s < from);
    // Of parts that hold as many the last, because what is new is read first.
    for count in (1..segments.len()).rev() {
        let runs = segments.windows(count).map(|run| (run[0].left, run[count - 1].right));
        if let Some(run) = runs.max_by_key(|run| held(run.0, run.1)) {
            let edge = (run.1 - run.0) * 0.01;
            parts.push(((run.0 - edge).max(0.0), (run.1 + edge).min(UNITS)));
        }
    }
    let (first, last) = parts.last().copied().unwrap_or((0.0, UNITS));
    for part in [0.7, 0.5, 0.35] {
        let width = (last - first) * part;
        let from = starts.iter().copied().filter(|s| (first..=last).contains(s)).max_by_key(|from| held(*from, from + width * 0.9));
        let from = from.map_or(first, |from| (from - width * 0.05).clamp(first, last - width));
        parts.push((from, from + width));
    }
    parts
}
