//! Asks under which name to keep what is shown as a view.

use egui::{Id, Key, Modal, RichText, TextEdit, WidgetInfo, accesskit::Role};

use super::keys::{frame, head};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::theme::{Palette, size};

/// The name typed.
#[derive(Debug, Default)]
pub struct KeepView {
    typed: String,
    focused: bool,
}

impl KeepView {
    /// Draws the field; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, folder: &Folder, send: &mut Vec<Command>) -> bool {
        let mut open = true;
        let response = Modal::new(Id::unique("keep view")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(360.0);
            head(ui, "Keep this view");
            let palette = Palette::here(ui);
            let words = "What is searched for and hidden, what a lane is, and the days shown are kept in the folder’s corpus.toml";
            ui.label(RichText::new(words).size(size::SMALL).color(palette.muted));
            ui.add_space(8.0);
            let hint = RichText::new("A name").color(palette.muted);
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of the view"));
            if !std::mem::replace(&mut self.focused, true) {
                field.request_focus();
            }
            let name = self.typed.trim().to_owned();
            let known = folder.views.iter().any(|v| v.name == name);
            ui.add_space(8.0);
            let entered = ui.input(|i| i.key_pressed(Key::Enter));
            let clicked = ui.add_enabled(!name.is_empty(), egui::Button::new(if known { "Replace" } else { "Keep" })).clicked();
            if known {
                ui.label(RichText::new("A view of this name is replaced; Undo brings it back").size(size::SMALL).color(palette.muted));
            }
            if (clicked || entered) && !name.is_empty() {
                send.push(Command::KeepView(name));
                open = false;
            }
        });
        open && !response.backdrop_response.clicked()
    }
}
