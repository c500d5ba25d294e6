//! Lanes that stand for something other than a party: the same statements, dealt out anew.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::folder::Folder;
use crate::app::index::speaker_name;
use crate::app::state::Group;
use crate::app::words;
use crate::timeline::{Entry, Lane, Prepared};

/// Deals the statements of `prepared` out to lanes of `group`, the fullest first; a speaker's lane keeps the colour of its party.
pub fn deal(prepared: Prepared, folder: &Folder, group: Group) -> Prepared {
    if group == Group::Party {
        return prepared;
    }
    let mut lanes: BTreeMap<(String, usize), [Vec<Entry>; 2]> = BTreeMap::new();
    for (n, lane) in prepared.lanes.iter().enumerate() {
        for (kind, held) in [&lane.entries[..], &lane.loose[..]].into_iter().enumerate() {
            for entry in held {
                let of_party = if group == Group::Speaker { n } else { 0 };
                lanes.entry((name(folder, entry.statement, group), of_party)).or_default()[kind].push(*entry);
            }
        }
    }
    let mut dealt: Vec<Lane> = lanes
        .into_iter()
        .map(|((name, n), mut held)| {
            held.iter_mut().for_each(|list| list.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement))));
            let (lane, [entries, loose]) = (&prepared.lanes[n], held);
            let total = entries.len() + loose.len();
            let (party, hue, chosen) = (lane.party, lane.hue, lane.chosen.clone());
            Lane { party, name, hue, chosen, total, entries: entries.into(), loose, gathered: false, part_of: None, ribbon: false }
        })
        .collect();
    dealt.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.name.cmp(&b.name)));
    if group != Group::Speaker {
        for (nth, lane) in dealt.iter_mut().enumerate() {
            (lane.party, lane.hue, lane.chosen) = (None, Some(nth), None);
        }
    }
    Prepared { lanes: dealt, ..prepared }
}

/// Most speakers of a lane that get one of their own; the others share the last.
const SPEAKERS: usize = 8;

/// Gives every speaker of the lanes named in `split` a lane of its own, the most heard first, and collapses those named in `ribbons`.
pub fn arrange(mut prepared: Prepared, folder: &Folder, split: &BTreeSet<String>, ribbons: &BTreeSet<String>) -> Prepared {
    let mut lanes = Vec::with_capacity(prepared.lanes.len());
    for mut lane in std::mem::take(&mut prepared.lanes) {
        lane.ribbon = ribbons.contains(&lane.name);
        if split.contains(&lane.name) && !lane.ribbon {
            lanes.extend(by_speaker(lane, folder));
        } else {
            lanes.push(lane);
        }
    }
    Prepared { lanes, ..prepared }
}

fn by_speaker(lane: Lane, folder: &Folder) -> Vec<Lane> {
    let mut held: BTreeMap<String, [Vec<Entry>; 2]> = BTreeMap::new();
    for (kind, entries) in [&lane.entries[..], &lane.loose[..]].into_iter().enumerate() {
        for entry in entries {
            held.entry(name(folder, entry.statement, Group::Speaker)).or_default()[kind].push(*entry);
        }
    }
    let count = |held: &[Vec<Entry>; 2]| held[0].len() + held[1].len();
    let mut speakers: Vec<(String, [Vec<Entry>; 2])> = held.into_iter().collect();
    speakers.sort_by(|a, b| count(&b.1).cmp(&count(&a.1)).then_with(|| a.0.cmp(&b.0)));
    if speakers.len() > SPEAKERS + 1 {
        let mut rest: [Vec<Entry>; 2] = Default::default();
        for (_, entries) in speakers.drain(SPEAKERS..) {
            entries.into_iter().zip(&mut rest).for_each(|(from, to)| to.extend(from));
        }
        rest.iter_mut().for_each(|list| list.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement))));
        speakers.push((format!("Others of {}", lane.name), rest));
    }
    let sub = |(name, held): (String, [Vec<Entry>; 2])| {
        let total = count(&held);
        let [entries, loose] = held;
        let (party, hue, chosen, part_of) = (lane.party, lane.hue, lane.chosen.clone(), Some(lane.name.clone()));
        Lane { party, name, hue, chosen, total, entries: entries.into(), loose, gathered: false, part_of, ribbon: false }
    };
    speakers.into_iter().map(sub).collect()
}

fn name(folder: &Folder, statement: u32, group: Group) -> String {
    let row = &folder.index.rows[statement as usize];
    match group {
        Group::Speaker => speaker_name(&folder.analysis, row.at),
        Group::Outlet => folder.analysis.documents[row.at.document].outlet.clone().unwrap_or_else(|| "Outlet not known".to_owned()),
        Group::Act | Group::Party => words::act(row.act).to_owned(),
    }
}
