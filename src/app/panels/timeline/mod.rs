//! The timeline on the screen: lanes with marks that can be clicked, walked and read aloud, an overview with a brush, a shelf for what has no
//! date.

pub mod canvas;
pub mod group;
pub mod hits;
pub mod hover;
pub mod lanes;
pub mod overview;
pub mod present;
pub mod shelf;
pub mod time;

use egui::{Rect, Ui};

use super::hint;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::state::Settings;

pub use canvas::{Canvas, How};

/// Draws the timeline of `folder` and sends what is clicked; while presenting, nothing but the lanes.
pub fn show(ui: &mut Ui, folder: &mut Folder, settings: &Settings, presenting: bool, send: &mut Vec<Command>) {
    if folder.shown.is_empty() {
        return hint(ui, &empty(folder));
    }
    let mut canvas = std::mem::take(&mut folder.canvas);
    canvas.prepare(folder, settings);
    ui.spacing_mut().item_spacing.y = 0.0;
    if presenting {
        let filter = canvas.filter(folder);
        present::show(ui, folder, filter, settings, &mut canvas.page);
        folder.canvas = canvas;
        return;
    }
    let opening = !canvas.is_open();
    let whole = ui.available_rect_before_wrap();
    let below = overview::HEIGHT + if canvas.undated().is_empty() { 0.0 } else { shelf::HEIGHT };
    let lanes = Rect::from_min_max(whole.min, whole.max - egui::vec2(0.0, below));
    if canvas.is_empty() {
        let mut area = ui.new_child(egui::UiBuilder::new().max_rect(lanes));
        hint(&mut area, "None of these statements has a date; they are on the shelf below and in the table “Statements”");
        ui.advance_cursor_after_rect(lanes);
    } else {
        lanes::show(ui, folder, &mut canvas, lanes, send);
    }
    shelf::show(ui, folder, canvas.undated(), send);
    canvas.overview(ui);
    // What is read at first is what is seen at first.
    let first = if opening && folder.chosen.is_none() { canvas.first_shown() } else { None };
    folder.canvas = canvas;
    if let Some(statement) = first {
        let at = folder.index.rows[statement as usize].at;
        folder.read_document(at.document);
    }
}

fn empty(folder: &Folder) -> String {
    if folder.analysis.documents.is_empty() {
        return "This folder holds no texts; press Ctrl+O to open one with .txt or .md files".to_owned();
    }
    if !folder.filter.is_narrow() {
        return "No statement was found in these texts".to_owned();
    }
    let rest = "press “Show all statements” at the left";
    if let Some(reason) = folder.filter.query().why_none(&folder.index) {
        return format!("No statement passes the filters: {reason}; {rest}");
    }
    let found = folder.counts.quotations.iter().map(|(_, count)| count).sum::<usize>();
    match found {
        0 => format!("No statement passes the filters; {rest}"),
        count => {
            let statements = crate::app::words::count(count, "statement is", "statements are");
            format!("No statement passes the filters: {statements} found, but hidden by what is struck through at the left; {rest}")
        }
    }
}
