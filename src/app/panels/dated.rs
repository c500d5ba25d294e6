//! The date of a document: typed, or clicked in a calendar; it goes to `corpus.toml`, and all that hangs on it follows.

use chrono::NaiveDate;
use egui::{Id, Key, Modal, RichText, TextEdit, WidgetInfo, accesskit::Role};

use super::button;
use super::calendar::Calendar;
use super::keys::{frame, head};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::document_name;
use crate::app::panels::reader::form;
use crate::app::theme::{Palette, size};
use crate::app::{typed, words};
use crate::dating::Basis;

/// What was typed about a document's date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateForm {
    document: usize,
    typed: String,
    calendar: Calendar,
    focused: bool,
}

impl DateForm {
    /// The form of a document as it is dated.
    pub fn of(folder: &Folder, document: usize) -> Self {
        let days = folder.analysis.documents[document].published.as_ref().map(|d| (d.from, d.to));
        // Where nothing is known, the days of the folder are near.
        let near = || folder.index.rows.iter().find_map(|row| row.days).map(|days| days.0);
        let today = || chrono::Local::now().date_naive();
        Self {
            document,
            typed: days.map_or_else(String::new, |(from, to)| form::days(from, to)),
            calendar: Calendar::at(days.map(|days| days.0).or_else(near).unwrap_or_else(today)),
            focused: false,
        }
    }

    /// Draws it; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, folder: &Folder, send: &mut Vec<Command>) -> bool {
        let mut open = true;
        let response = Modal::new(Id::unique("date of a document")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(320.0);
            let palette = Palette::here(ui);
            head(ui, "Date of the document");
            let published = folder.analysis.documents.get(self.document).and_then(|d| d.published.as_ref());
            if self.document < folder.analysis.documents.len() {
                ui.label(RichText::new(document_name(&folder.analysis, self.document)).size(size::SMALL).color(palette.body));
            }
            if let Some(known) = published {
                let known = format!("{}, {}", words::dated(Some(known)), words::reason(known));
                ui.label(RichText::new(known).size(size::SMALL).color(palette.muted));
            }
            ui.add_space(8.0);
            let hint = RichText::new("20 August 2025, August 2025, about 2025").color(palette.muted);
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Published"));
            if !std::mem::replace(&mut self.focused, true) {
                field.request_focus();
                form::select_all(ctx, field.id, &self.typed);
            }
            let days = typed::days(&self.typed);
            if let Some((from, _)) = days.filter(|_| field.changed()) {
                self.calendar = Calendar::at(from);
            }
            ui.add_space(8.0);
            if let Some((from, to)) = ui.scope(|ui| self.calendar.show(ui, days)).inner {
                self.typed = form::days(from, to);
                // Enter sets what was clicked.
                field.request_focus();
            }
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let entered = ui.input(|i| i.key_pressed(Key::Enter));
                let days: Option<(NaiveDate, NaiveDate)> = typed::days(&self.typed);
                if (ui.add_enabled(days.is_some(), egui::Button::new("Set")).clicked() || entered)
                    && let Some((from, to)) = days
                {
                    send.push(Command::Answer { document: self.document, from, to });
                    open = false;
                }
                if published.is_some_and(|d| d.basis == Basis::User) {
                    let before = send.len();
                    button(ui, Command::UndateDocument(self.document), send);
                    open &= send.len() == before;
                }
                if ui.button("Cancel").clicked() {
                    open = false;
                }
            });
            if days.is_none() && !self.typed.trim().is_empty() {
                let words = "Write a date as 2025-08-20, 20 August 2025 or August 2025; two with “to” between them for an interval";
                ui.label(RichText::new(words).size(size::SMALL).color(palette.warn));
            }
        });
        open && !response.backdrop_response.clicked()
    }
}
