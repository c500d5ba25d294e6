//! A lane collapsed to a ribbon: bars that tell how much was said when; each opens the list of its statements.
//!
//! They stand on a raster of the axis, so nothing moves while a reader pans, and their heights are measured by the fullest of the whole axis.
//! The cost of drawing follows the width of the window.

use super::draw::{Canvas, Stands};
use super::extent::At;
use super::{Entry, Part, PartyColor};

/// Height of a lane that is a ribbon.
pub(super) const HEIGHT: f32 = 40.0;
/// Width of a bar, with the ground beside it.
const BAR: f64 = 7.0;

/// What a ribbon tells of.
pub(super) struct Ribbon<'a> {
    /// Its place among the lanes.
    pub(super) lane: usize,
    pub(super) entries: &'a [Entry],
    /// Where each entry lies, in the order of its first day.
    pub(super) places: &'a [At],
    /// The most entries in one bar of the whole axis.
    pub(super) most: u32,
    pub(super) color: PartyColor,
}

impl Ribbon<'_> {
    /// Draws the bars that are seen: `offset` is where the window begins and `window` what it shows, in pixels from the beginning of the axis.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        (top, bottom): (f32, f32),
        (offset, pixels_per_unit, window): (f64, f64, (f64, f64)),
    ) {
        let left = |bar: f64| bar * BAR / pixels_per_unit;
        let mut bar = (window.0 / BAR).floor();
        let mut nth = self.places.partition_point(|p| p.units.0 < left(bar));
        while nth < self.places.len() && bar * BAR < window.1 {
            let end = nth + self.places[nth..].partition_point(|p| p.units.0 < left(bar + 1.0));
            if end > nth {
                // The root of the count, so that one statement is seen beside hundreds.
                let share = ((end - nth) as f32 / self.most.max(1) as f32).sqrt();
                let height = ((bottom - top - 12.0) * share).max(3.0);
                let group = u32::try_from(groups.len()).ok();
                let stands = Stands { part: Part::More, lane: u16::try_from(self.lane).ok(), statement: None, group };
                let x = (bar * BAR - offset) as f32;
                canvas.rect(stands, [x, bottom - 6.0 - height, BAR as f32 - 1.0, height], 1.0, self.color.mark);
                groups.push(self.entries[nth..end].iter().map(|e| e.statement).collect());
            }
            nth = end;
            // Empty stretches are passed over in one step.
            bar = self.places.get(nth).map_or(bar + 1.0, |p| (p.units.0 * pixels_per_unit / BAR).floor().max(bar + 1.0));
        }
    }
}

/// The most entries in one bar.
pub(super) fn most(places: &[At], pixels_per_unit: f64) -> u32 {
    let (mut most, mut count, mut at) = (0, 0, f64::MIN);
    for at_entry in places {
        let bar = (at_entry.units.0 * pixels_per_unit / BAR).floor();
        count = if bar == at { count + 1 } else { 1 };
        at = bar;
        most = count.max(most);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Quotation;
    use crate::timeline::Theme;

    fn lie(at: &[f64]) -> Vec<At> {
        at.iter().map(|x| At { units: (*x, *x), end: 1000.0, day: 1.0 }).collect()
    }

    #[track_caller]
    fn check(at: &[f64], window: (f64, f64), expect: &[usize]) {
        let entry = |n: usize| Entry {
            statement: n as u32,
            from: 0.0,
            to: 0.0,
            quotation: Quotation::Direct,
            documents: 1,
            weight: 1.0,
            dashed: false,
            own: false,
            vouched: true,
        };
        let entries: Vec<Entry> = (0..at.len()).map(entry).collect();
        let places = lie(at);
        let ribbon = Ribbon { lane: 0, entries: &entries, places: &places, most: most(&places, 1.0), color: Theme::Light.neutral() };
        let (mut canvas, mut groups) = (Canvas::default(), Vec::new());
        ribbon.draw(&mut canvas, &mut groups, (0.0, HEIGHT), (window.0, 1.0, window));
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), expect);
        assert_eq!(canvas.items.len(), expect.len());
    }

    #[test]
    fn bars_hold_what_falls_into_them_and_only_those_seen_are_drawn() {
        check(&[], (0.0, 100.0), &[]);
        check(&[0.0, 1.0, 6.9, 7.0, 50.0], (0.0, 100.0), &[3, 1, 1]);
        check(&[0.0, 1.0, 6.9, 7.0, 50.0], (40.0, 100.0), &[1]);
        check(&[0.0, 1.0, 6.9, 7.0, 50.0], (0.0, 10.0), &[3, 1]);
        assert_eq!(most(&lie(&[0.0, 1.0, 8.0]), 1.0), 2);
    }
}
