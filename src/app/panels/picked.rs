//! The strip that tells how many statements are chosen together, and what can be done with all of them.

use egui::{Align, Button, Layout, Margin, RichText, Ui};

use super::button;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;

/// Draws the strip; it takes no room where not several are chosen.
pub fn show(ui: &mut Ui, folder: &Folder, send: &mut Vec<Command>) {
    if folder.picked.len() < 2 {
        return;
    }
    let palette = Palette::here(ui);
    let frame = egui::Frame::new().fill(palette.hover).inner_margin(Margin::symmetric(16, 0));
    egui::Panel::bottom("picked").exact_size(40.0).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let told = format!("{} chosen", words::count(folder.picked.len(), "statement", "statements"));
            ui.label(RichText::new(told).font(bold_font(size::SMALL)).color(palette.strong));
            // What finds no room is still in the palette and on its keys.
            for command in
                [Command::FitSelection, Command::Review, Command::Hide, Command::Pin, Command::CopyQuotation, Command::CopyCitation]
            {
                if ui.available_width() > 190.0 {
                    button(ui, command, send);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let let_go = Button::new(RichText::new("Let go").size(size::SMALL));
                if ui.add(let_go).on_hover_text("Choose no longer several (Esc)").clicked() {
                    send.extend(folder.chosen.map(Command::Select));
                }
            });
        });
    });
}
