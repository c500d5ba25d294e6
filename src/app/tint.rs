//! Colours of a party on the screen, as the timeline has them.

use egui::Color32;

use super::folder::Folder;
use super::scene::color;
use crate::party::PartyId;
use crate::timeline::{Filter, PartyColor, Prepared, Theme, mix};

/// The colours of a party in the theme shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    /// Marks.
    pub mark: Color32,
    /// Behind the chosen statement's words.
    pub strong: Color32,
    /// Behind other statements' words.
    pub soft: Color32,
}

/// The colours of all parties of an analysis, light and dark; the last is that of sources without a party.
#[derive(Debug, Default)]
pub struct Tints([Vec<Tint>; 2]);

impl Tints {
    /// Takes the lanes' colours, so that lists, texts and timeline agree.
    pub fn of(analysis: &crate::analysis::Analysis) -> Self {
        let everything = Filter { opinions: true, confidence: 0.0, ..Filter::default() };
        let lanes = Prepared::of(analysis, &everything).lanes;
        Self([Theme::Light, Theme::Dark].map(|theme| {
            let mut tints = vec![tint(theme, theme.neutral()); analysis.resolution.parties.len() + 1];
            for lane in &lanes {
                if let Some(party) = lane.party {
                    tints[party.0 as usize] = tint(theme, lane.color(theme));
                }
            }
            tints
        }))
    }
}

fn tint(theme: Theme, party: PartyColor) -> Tint {
    let page = theme.ink().page;
    let behind = |part| color(mix(page, party.mark, part));
    match theme {
        Theme::Light | Theme::Print => Tint { mark: color(party.mark), strong: behind(0.26), soft: behind(0.07) },
        Theme::Dark => Tint { mark: color(party.mark), strong: behind(0.40), soft: behind(0.14) },
    }
}

/// The colours of a statement.
pub fn of(ui: &egui::Ui, folder: &Folder, statement: u32) -> Tint {
    party(ui, folder, folder.index.rows[statement as usize].party)
}

/// The colours of a party, or of sources without one.
pub fn party(ui: &egui::Ui, folder: &Folder, party: Option<PartyId>) -> Tint {
    let tints = &folder.tints.0[usize::from(ui.visuals().dark_mode)];
    party.and_then(|p| tints.get(p.0 as usize)).or(tints.last()).copied().unwrap_or(tint(Theme::Light, Theme::Light.neutral()))
}
