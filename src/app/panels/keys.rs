//! The overlays that list what can be done: all keys, and all commands by name.

use egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::app::commands::{Command, keys_text};
use crate::app::search::fold;
use crate::app::theme::{Palette, bold_font, size};

/// Draws the list of keys; false when it is to close.
pub fn show(ctx: &egui::Context) -> bool {
    let response = Modal::new(Id::unique("keys")).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(760.0_f32.min(ctx.content_rect().width() - 96.0));
        head(ui, "Keys");
        ui.spacing_mut().item_spacing = vec2(24.0, 3.0);
        let muted = Palette::here(ui).muted;
        let keys = |command: &Command| command.shortcuts().iter().map(|k| keys_text(ctx, k)).collect::<Vec<_>>().join("  or  ");
        let listed = Command::LISTED.iter().filter(|c| !c.shortcuts().is_empty());
        let mut rows: Vec<(&str, String)> = listed.map(|c| (c.text().trim_end_matches('…'), keys(c))).collect();
        rows.push(("Zoom about the pointer", "Ctrl+wheel, pinch".to_owned()));
        rows.push(("Move along the timeline", "Drag, Shift+wheel".to_owned()));
        // Two columns, each read from top to bottom, so that all is seen in a low window.
        let half = rows.len().div_ceil(2);
        ScrollArea::vertical().max_height(ctx.content_rect().height() - 200.0).show(ui, |ui| {
            egui::Grid::new("keys").num_columns(4).min_row_height(16.0).show(ui, |ui| {
                for n in 0..half {
                    for (command, keys) in [rows.get(n), rows.get(n + half)].into_iter().flatten() {
                        ui.label(*command);
                        ui.label(RichText::new(keys).color(muted));
                    }
                    ui.end_row();
                }
            });
        });
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    !(response.inner || response.backdrop_response.clicked())
}

/// The list of commands and what was typed to narrow it.
#[derive(Debug, Default)]
pub struct Commands {
    typed: String,
    place: usize,
    focused: bool,
}

impl Commands {
    /// Draws it; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, send: &mut Vec<Command>) -> bool {
        let mut open = true;
        let response = Modal::new(Id::unique("commands")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(440.0);
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text("Type a command").desired_width(f32::INFINITY));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, "Command"));
            if !std::mem::replace(&mut self.focused, true) {
                field.request_focus();
            }
            if field.changed() {
                self.place = 0;
            }
            let found = matching(&self.typed);
            let (up, down, enter) = ui.input(|i| (i.key_pressed(Key::ArrowUp), i.key_pressed(Key::ArrowDown), i.key_pressed(Key::Enter)));
            self.place = (self.place + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
            let mut done = enter.then(|| found.get(self.place).cloned()).flatten();
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for (n, command) in found.iter().enumerate() {
                    let keys = command.shortcuts().first().map(|k| keys_text(ctx, k)).unwrap_or_default();
                    let row = egui::Button::selectable(n == self.place, command.text()).shortcut_text(keys);
                    if ui.add(row.min_size(vec2(ui.available_width(), 28.0))).on_hover_text(command.tooltip()).clicked() {
                        done = Some(command.clone());
                    }
                }
                if found.is_empty() {
                    ui.label("No command has these words; try fewer letters");
                }
            });
            if let Some(command) = done {
                send.push(command);
                open = false;
            }
        });
        open && !response.backdrop_response.clicked()
    }
}

fn matching(typed: &str) -> Vec<Command> {
    let wanted = fold(typed);
    let holds = |c: &&Command| wanted.split_whitespace().all(|w| fold(c.text()).contains(w) || fold(c.tooltip()).contains(w));
    Command::LISTED.iter().filter(|c| **c != Command::Palette).filter(holds).cloned().collect()
}

/// The frame of an overlay.
pub fn frame(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::popup(&ctx.global_style()).inner_margin(24).corner_radius(12)
}

/// The head of an overlay.
pub fn head(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(bold_font(size::TITLE)).color(Palette::here(ui).strong));
    ui.add_space(12.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_any_of_their_words() {
        assert_eq!(matching("zoom in")[0], Command::ZoomIn);
        assert!(matching("passage").contains(&Command::OpenSource));
        assert!(matching("xyz").is_empty());
        assert_eq!(matching("").len(), Command::LISTED.len() - 1);
    }
}
