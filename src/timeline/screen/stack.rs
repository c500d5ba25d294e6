//! Finds places for the statements of all lanes. A filter leaves most lanes of a large folder as they are, and these keep what was found for them.

use super::{PAD, Screen, Sight, Words, sizes, with_width, words_of};
use crate::analysis::Analysis;
use crate::timeline::extent::{At, LINES, STEP, WORDS, has_room, sign};
use crate::timeline::lane_name::LaneName;
use crate::timeline::parts::{self, Parts};
use crate::timeline::ribbon::{self, HEIGHT as RIBBON};
use crate::timeline::sweep::{Swept, sweep};
use crate::timeline::{Entries, Lane, NAMES, Scale};

/// The statements of a lane in their places.
#[derive(Debug)]
pub(super) enum Stacked {
    /// All of them.
    Whole(Swept),
    /// Those of the parts of the axis that were seen.
    Parts(Parts),
}

/// What places depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zoom {
    pub(super) pixels_per_unit: f64,
    /// Height of the lanes together, where they need no more.
    room: f32,
    /// Most rows of a lane.
    rows: usize,
}

/// The lanes of a window, stacked.
#[derive(Debug)]
pub(super) struct Stacks {
    pub(super) zoom: Zoom,
    pub(super) lanes: Vec<Stacked>,
}

/// What a timeline has worked out that another one of the same analysis may go on with.
#[derive(Debug, Default)]
pub struct Kept {
    pub(super) words: Words,
    pub(super) before: Option<Before>,
}

/// The lanes stacked before, which were no ribbons.
#[derive(Debug)]
pub(super) struct Before {
    scale: Scale,
    zoom: Zoom,
    /// Into how many lines words were broken at most.
    lines: usize,
    lanes: Vec<(Entries, Stacked)>,
}

impl Zoom {
    fn new(sight: &Sight, room: f32, lanes: usize) -> Self {
        // Few lanes may be as high as all the ground they have.
        let alone = ((room / lanes.max(1) as f32 - 2.0 * PAD - 24.0).max(0.0) / STEP) as usize;
        let rows = ((room * SHARE / STEP) as usize).clamp(STEPS.0, STEPS.1).max(alone);
        Self { pixels_per_unit: f64::from(sight.width - NAMES) / (sight.to - sight.from), room, rows }
    }

    /// Whether statements have the same places in a lane; panning alone changes the bounds by rounding errors.
    fn stacks_like(&self, other: &Self) -> bool {
        (self.pixels_per_unit / other.pixels_per_unit - 1.0).abs() < 1e-9 && self.rows == other.rows
    }
}

impl Before {
    /// What was found for these entries; those stacked whole stay whole.
    fn take(&mut self, entries: &Entries, whole: bool) -> Option<Stacked> {
        let is = |(held, stacked): &(Entries, Stacked)| held.is(entries) && matches!(stacked, Stacked::Whole(_)) == whole;
        self.lanes.iter().position(is).map(|at| self.lanes.swap_remove(at).1)
    }
}

/// Lanes with more statements are not measured word by word before they are drawn.
const MEASURED: usize = 600;
/// Least and most steps of a lane; what does not fit is counted.
const STEPS: (usize, usize) = (24, 46);
/// The share of the room that one lane may take, so that others are seen beside it.
const SHARE: f32 = 0.4;
const LEAST_LANE: f32 = 62.0;

impl Screen {
    /// What another timeline of the same analysis may go on with.
    pub fn into_kept(self) -> Kept {
        let Self { prepared, scale, stacks, words, lines, .. } = self;
        let before = scale.zip(stacks).map(|(scale, Stacks { zoom, lanes })| {
            let held = prepared.lanes.into_iter().zip(lanes).filter(|(lane, _)| !lane.ribbon);
            Before { scale, zoom, lines, lanes: held.map(|(lane, stacked)| (lane.entries, stacked)).collect() }
        });
        Kept { words, before }
    }

    /// Finds the places of all statements, where the zoom has changed since the last time.
    pub(super) fn stack(&mut self, analysis: &Analysis, sight: &Sight, room: f32) {
        let zoom = Zoom::new(sight, room, self.prepared.lanes.iter().filter(|lane| !lane.ribbon).count());
        if self.stacks.as_ref().is_some_and(|found| found.zoom.stacks_like(&zoom) && found.zoom.room == room) {
            return;
        }
        let alike =
            |before: &Before| before.zoom.stacks_like(&zoom) && before.lines == self.lines && self.scale.as_ref() == Some(&before.scale);
        let mut before = self.before.take().filter(alike);
        let Zoom { pixels_per_unit, rows, .. } = zoom;
        let sizes = sizes();
        let mut swept = Vec::with_capacity(self.prepared.lanes.len());
        let bars = |(lane, places): (&Lane, &Vec<At>)| if lane.ribbon { ribbon::most(places, pixels_per_unit) } else { 0 };
        self.most = self.prepared.lanes.iter().zip(&self.places).map(bars).collect();
        for (lane, places) in self.prepared.lanes.iter().zip(&self.places) {
            if lane.ribbon {
                swept.push(Stacked::Whole(Swept::default()));
                continue;
            }
            let is_whole = places.len() == lane.entries.len();
            if let Some(found) = before.as_mut().and_then(|before| before.take(&lane.entries, is_whole)) {
                swept.push(found);
                continue;
            }
            if let Some(scale) = self.scale.as_ref().filter(|_| !is_whole) {
                let ground = parts::Ground { entries: &lane.entries, scale, pixels_per_unit, sizes: &sizes };
                swept.push(Stacked::Parts(Parts::new(&ground, rows)));
                continue;
            }
            let measured = lane.entries.len() <= MEASURED;
            let (words, most) = (&mut self.words.held, self.lines);
            let extent = |nth: usize| {
                let (entry, at) = (&lane.entries[nth], &places[nth]);
                let limit = at.limit(entry, pixels_per_unit, &sizes);
                // Where no words fit a mark still stands for the statement, so that no stretch looks empty.
                let room = if !has_room(limit) {
                    None
                } else if !measured {
                    Some((WORDS.min(limit), LINES))
                } else if limit >= WORDS {
                    let (_, lines, width) = words
                        .entry(entry.statement)
                        .or_insert_with(|| with_width(words_of(analysis, entry, (WORDS, most), &sizes), &sizes));
                    Some((width.min(WORDS), lines.lines.len()))
                } else {
                    let (name, lines) = words_of(analysis, entry, (limit, most), &sizes);
                    Some((name.width(&sizes).max(lines.width).min(limit), lines.lines.len()))
                };
                let mut extent = at.extent(entry, pixels_per_unit, &sizes, room);
                if room.is_none() && !measured {
                    // In a full lane marks without words would only hide how much there is.
                    extent.steps = rows + 1;
                }
                extent
            };
            let weight = |nth: usize| lane.entries[nth].weight;
            swept.push(Stacked::Whole(sweep(lane.entries.len(), extent, weight, rows, sign(&sizes, 0))));
        }
        let demand = |(lane, swept): (&Lane, &Stacked)| {
            if lane.ribbon {
                return RIBBON;
            }
            let name = LaneName::small(&lane.name).small_height(!lane.loose.is_empty());
            let (steps, signs) = match swept {
                Stacked::Whole(swept) => (swept.steps, swept.has_gathered()),
                Stacked::Parts(parts) => (parts.steps(), true),
            };
            let held = steps as f32 * STEP + 2.0 * PAD + if signs { 24.0 } else { 0.0 };
            held.max(name).max(LEAST_LANE)
        };
        let demands: Vec<f32> = self.prepared.lanes.iter().zip(&swept).map(demand).collect();
        let ribbons = RIBBON * self.prepared.lanes.iter().filter(|lane| lane.ribbon).count() as f32;
        let spread = ((room - ribbons) / (demands.iter().sum::<f32>() - ribbons).max(1.0)).max(1.0);
        self.tops = vec![0.0];
        for (demand, lane) in demands.into_iter().zip(&self.prepared.lanes) {
            self.tops.push(self.tops[self.tops.len() - 1] + if lane.ribbon { demand } else { demand * spread });
        }
        self.stacks = Some(Stacks { zoom, lanes: swept });
    }
}
