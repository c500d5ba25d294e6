//! Lanes that stand for something other than a party: the same statements, dealt out anew.

use std::collections::BTreeMap;

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
        for (kind, held) in [&lane.entries, &lane.loose].into_iter().enumerate() {
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
            Lane { party: lane.party, name, hue: lane.hue, chosen: lane.chosen.clone(), total, entries, loose, gathered: false }
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

fn name(folder: &Folder, statement: u32, group: Group) -> String {
    let row = &folder.index.rows[statement as usize];
    match group {
        Group::Speaker => speaker_name(&folder.analysis, row.at),
        Group::Outlet => folder.analysis.documents[row.at.document].outlet.clone().unwrap_or_else(|| "Outlet not known".to_owned()),
        Group::Act | Group::Party => words::act(row.act).to_owned(),
    }
}
