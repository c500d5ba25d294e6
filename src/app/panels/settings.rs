//! The settings: colours, size of text, order of dates, motion, what is drawn and shown. Each takes effect at once and is kept.

use egui::{Id, Modal, RichText, Ui};

use super::export::DATES;
use super::keys::{frame, head};
use crate::app::commands::Command;
use crate::app::state::{Group, Settings, ThemeChoice};
use crate::app::theme::{Palette, size};

/// Draws them; false when they are to close.
pub fn show(ctx: &egui::Context, settings: &Settings, send: &mut Vec<Command>) -> bool {
    let response = Modal::new(Id::unique("settings")).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(440.0);
        head(ui, "Settings");
        egui::Grid::new("settings").num_columns(2).spacing([24.0, 14.0]).min_col_width(120.0).show(ui, |ui| {
            name(ui, "Colours");
            ui.horizontal(|ui| {
                for choice in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
                    one_of(ui, settings.theme == choice, choice.text(), Command::Theme(choice), send);
                }
            });
            ui.end_row();
            name(ui, "Size of text");
            ui.horizontal(|ui| {
                super::button(ui, Command::Smaller, send);
                ui.label(RichText::new(format!("{:.0} %", settings.zoom * 100.0)).size(size::SMALL));
                super::button(ui, Command::Larger, send);
            });
            ui.end_row();
            name(ui, "Dates");
            ui.horizontal(|ui| {
                for (form, words) in DATES {
                    one_of(ui, settings.dates == form, words, Command::Dates(form), send);
                }
            });
            ui.end_row();
            name(ui, "Lanes");
            ui.horizontal(|ui| {
                for group in Group::ALL {
                    one_of(ui, settings.group == group, group.text(), Command::GroupBy(group), send);
                }
            });
            ui.end_row();
            for (words, on, command) in [
                ("Reduce motion", settings.still, Command::ReduceMotion),
                ("Compact gaps", settings.compact_gaps, Command::CompactGaps),
                ("Tell reviewed statements apart", settings.dashed, Command::TellReviewed),
                ("Filters at the left", settings.filters, Command::Filters),
                ("Reader at the right", settings.reader, Command::Reader),
                (Command::PresentNumbers.text(), settings.numbers, Command::PresentNumbers),
                (Command::PresentNotes.text(), settings.notes, Command::PresentNotes),
            ] {
                ui.label("");
                let mut ticked = on;
                if ui.checkbox(&mut ticked, RichText::new(words).size(size::SMALL)).on_hover_text(command.hint(ctx)).clicked() {
                    send.push(command);
                }
                ui.end_row();
            }
        });
        ui.add_space(12.0);
        let words = "Settings and recent folders are kept on this computer. “Forget this folder” removes every trace of the open one";
        ui.label(RichText::new(words).size(size::TINY).color(Palette::here(ui).muted));
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    !(response.inner || response.backdrop_response.clicked())
}

fn name(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).size(size::SMALL).color(Palette::here(ui).muted));
}

fn one_of(ui: &mut Ui, is_chosen: bool, words: &str, command: Command, send: &mut Vec<Command>) {
    let response = ui.selectable_label(is_chosen, RichText::new(words).size(size::SMALL));
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::RadioButton, true, is_chosen, words));
    if response.clicked() {
        send.push(command);
    }
}
