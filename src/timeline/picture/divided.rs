//! How a page is divided: into how many lanes, and how the axis is shared between days and the words after the last of them.

use super::fill::least_height;
use super::{Picture, TAG_ROW};
use crate::timeline::chrome::{self, Foot};
use crate::timeline::lane_name::LaneName;
use crate::timeline::texts::Texts;
use crate::timeline::{Division, Entry, Lane, Prepared, Scale, UNITS, View};

/// Statements above which a page is full however it is divided.
const DENSE: usize = 1000;

/// The number of lanes and the division of the axis with which most can be read; of two that are alike, more lanes and even division. Where there
/// is far more than a page holds, every division is full, and only the ends are tried.
pub(super) fn divided(texts: &Texts<'_>, all: Prepared, view: &View) -> (Prepared, Ground) {
    // Lanes of which nothing can be told share one.
    let told = all.lanes.iter().filter(|lane| lane.is_told()).count();
    let most = most_lanes(&all, view).min(if told == 0 || told + 1 == all.lanes.len() { usize::MAX } else { told + 1 });
    let fewest = most.min(6);
    let dense = all.shown() > DENSE;
    let mut best: Option<(usize, Prepared, Ground)> = None;
    let mut last = usize::MAX;
    for lanes in (fewest..=most).rev().filter(|n| !dense || [fewest, most].contains(n)) {
        let lanes = lanes.min(all.lanes.len());
        // More places than lanes is the same again.
        if std::mem::replace(&mut last, lanes) == lanes {
            continue;
        }
        let mut prepared = all.clone();
        gather(&mut prepared, lanes);
        for ground in Ground::ALL.into_iter().take(if dense { 1 } else { Ground::ALL.len() }) {
            let told = Picture::new(texts, &prepared, &prepared, view, ground).told();
            if best.as_ref().is_none_or(|best| told > best.0) {
                best = Some((told, prepared.clone(), ground));
            }
        }
    }
    best.map_or_else(|| (all, Ground::ALL[0]), |(_, prepared, ground)| (prepared, ground))
}

/// The division of the axis with which most of some lanes can be read, all of them on one page.
pub(in crate::timeline) fn division(texts: &Texts<'_>, prepared: &Prepared, axis: &Prepared, view: &View) -> Ground {
    let told = |ground: &Ground| Picture::new(texts, prepared, axis, view, *ground).told();
    let mut best = (0, Ground::ALL[0]);
    for ground in Ground::ALL {
        let told = told(&ground);
        if told > best.0 {
            best = (told, ground);
        }
    }
    best.1
}

/// How the axis is divided between days and the words that stand after the last of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::timeline) struct Ground {
    /// Pixels after the last day of a stretch.
    after: f64,
    /// The share of the axis that ground and breaks may take together.
    most: f64,
}

impl Ground {
    pub(in crate::timeline) const ALL: [Self; 3] =
        [Self { after: 185.0, most: 0.6 }, Self { after: 260.0, most: 0.75 }, Self { after: 340.0, most: 0.85 }];

    /// The axis of a picture whose lanes are so many pixels wide.
    pub(super) fn scale(self, prepared: &Prepared, view: &View, width: f32) -> Option<Scale> {
        let days = prepared.entries().map(|e| (e.from, e.to));
        let pixel = UNITS / f64::from(width.max(1.0));
        let narrow = view.width < 1100.0;
        let (before, gap) = if narrow { (14.0, 30.0) } else { (26.0, 44.0) };
        let (after, most) = if narrow { (self.after * 0.68, self.most.max(0.85)) } else { (self.after, self.most) };
        let division = Division { breaks: view.breaks, before: before * pixel, after: after * pixel, gap: gap * pixel, most };
        prepared.hull().map(|hull| Scale::new(days, hull, division))
    }
}

/// The most lanes a page can hold: each has its least height, and a page of 1080 pixels no more than eight.
pub(in crate::timeline) fn most_lanes(prepared: &Prepared, view: &View) -> usize {
    let top = chrome::head_height(view) + 66.0;
    let room = view.height - Foot::new(prepared, view, true).height() - TAG_ROW - top - 18.0;
    let mut sum = 0.0;
    let fit = prepared.lanes.iter().take_while(|lane| {
        sum += least_height(lane, &LaneName::new(&lane.name, view.width), view);
        sum <= room
    });
    fit.count().min((view.height / 135.0).round() as usize).max(1)
}

/// Keeps the first lanes and gathers the rest in one.
fn gather(prepared: &mut Prepared, lanes: usize) {
    if prepared.lanes.len() <= lanes {
        return;
    }
    let rest = prepared.lanes.split_off(lanes.saturating_sub(1));
    let all = |held: fn(&Lane) -> &[Entry]| {
        let mut all: Vec<Entry> = rest.iter().flat_map(held).copied().collect();
        all.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement)));
        all
    };
    let (entries, loose) = (all(|lane| &lane.entries), all(|lane| &lane.loose));
    let name = format!("{} {}", rest.len(), if lanes > 1 { "other parties" } else { "parties" });
    let total = rest.iter().map(|lane| lane.total).sum();
    prepared.lanes.push(Lane {
        party: None,
        name,
        hue: None,
        chosen: None,
        total,
        entries: entries.into(),
        loose,
        gathered: true,
        part_of: None,
        ribbon: false,
    });
}
