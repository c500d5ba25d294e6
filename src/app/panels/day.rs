//! Go to date: a field for a day, a month or a year of the timeline.

use egui::{Id, Key, Modal, RichText, TextEdit, WidgetInfo, accesskit::Role};

use super::keys::{frame, head};
use super::timeline::Canvas;
use crate::app::theme::{Palette, size};
use crate::corpus::parse_date;

/// What was typed.
#[derive(Debug, Default)]
pub struct Day {
    typed: String,
    focused: bool,
    /// What was wrong with it.
    told: Option<&'static str>,
}

impl Day {
    /// Draws the field; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, canvas: &mut Canvas) -> bool {
        let mut open = true;
        let response = Modal::new(Id::unique("day")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(320.0);
            head(ui, "Go to date");
            let palette = Palette::here(ui);
            let hint = RichText::new("2025-08-20, 2025-08 or 2025").color(palette.muted);
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Date"));
            if !std::mem::replace(&mut self.focused, true) {
                field.request_focus();
            }
            if field.changed() {
                self.told = None;
            }
            ui.add_space(8.0);
            let entered = ui.input(|i| i.key_pressed(Key::Enter));
            if (ui.button("Go").clicked() || entered) && !self.typed.trim().is_empty() {
                // What was wrong can be typed again at once.
                field.request_focus();
                match parse_date(self.typed.trim()) {
                    None => self.told = Some("Write a date as 2025-08-20, 2025-08 or 2025"),
                    Some((from, to)) if canvas.go_to(from, to) => open = false,
                    Some(_) => self.told = Some("The timeline does not reach that date; its nearest end is shown"),
                }
            }
            if let Some(told) = self.told {
                ui.label(RichText::new(told).size(size::SMALL).color(palette.warn));
            }
        });
        open && !response.backdrop_response.clicked()
    }
}
