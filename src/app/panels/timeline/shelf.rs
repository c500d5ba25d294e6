//! The shelf for statements without a date, so that none is out of sight.

use egui::{Align, Button, Layout, RichText, Sense, Ui, vec2};

use super::hover;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::{label, speaker_name};
use crate::app::state::Tab;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::tint;

/// Height of the shelf.
pub const HEIGHT: f32 = 44.0;
/// Width of a statement on it.
const WIDTH: f32 = 220.0;

/// Draws the shelf; it takes no room where every statement has a date.
pub fn show(ui: &mut Ui, folder: &Folder, undated: &[u32], send: &mut Vec<Command>) {
    if undated.is_empty() {
        return;
    }
    let palette = Palette::here(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, palette.line));
    let inner = rect.shrink2(vec2(16.0, 8.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    row.spacing_mut().item_spacing.x = 8.0;
    row.label(RichText::new("Not dated").font(bold_font(size::SMALL)).color(palette.warn));
    row.add_space(8.0);
    let room = ((row.available_width() - 64.0) / (WIDTH + 8.0)).floor().max(0.0) as usize;
    for statement in &undated[..room.min(undated.len())] {
        let at = folder.index.rows[*statement as usize].at;
        let words = label(&folder.analysis, at);
        let color = tint::of(&row, folder, *statement).mark;
        let mut job = egui::text::LayoutJob::default();
        let format = |font, color| egui::TextFormat { font_id: font, color, ..egui::TextFormat::default() };
        job.append(&speaker_name(&folder.analysis, at), 0.0, format(bold_font(size::TINY), palette.strong));
        job.append(&words, 6.0, format(regular_font(size::TINY), palette.body));
        let chosen = folder.chosen == Some(*statement);
        let stroke = if chosen { (2.0, color) } else { (1.0, palette.outline) };
        let button = Button::new(job).truncate().stroke(stroke).corner_radius(14);
        let response = row.add_sized(vec2(WIDTH, 26.0), button);
        let clicked = response.clicked();
        if hover::is_wanted(&row) {
            response.on_hover_ui(|ui| hover::card(ui, folder, *statement));
        }
        if clicked {
            send.push(Command::Select(*statement));
        }
    }
    if undated.len() > room {
        let more = RichText::new(format!("+{}", undated.len() - room)).size(size::SMALL);
        if row.add(Button::new(more).corner_radius(14)).on_hover_text("List all that has no date").clicked() {
            send.push(Command::ShowTable(Tab::Dates));
        }
    }
}
