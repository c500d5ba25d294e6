//! Finding words in the document that is read, and only there: a field, how many places there are, and the way from one to the next.

use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::commands::Command;
use crate::app::panels::PAD;
use crate::app::search::{find_all, fold};
use crate::app::theme::{Palette, size};
use crate::app::words;
use crate::text::Span;

/// What is looked for in a document, and where it stands.
#[derive(Debug, Default)]
pub struct Find {
    /// What was typed.
    pub typed: String,
    places: Vec<Span>,
    /// The place shown, of those found.
    at: usize,
    /// Whether the field is to have the cursor with the next frame.
    focus: bool,
}

impl Find {
    /// Looks for `typed` in `text`, from `near` on.
    pub fn of(typed: String, text: &str, near: u32) -> Self {
        let found = find_all(text, &fold(&typed));
        let span = |r: std::ops::Range<usize>| Span { start: r.start as u32, end: r.end as u32 };
        let places: Vec<Span> = found.into_iter().map(span).collect();
        let at = places.partition_point(|p| p.start < near);
        let at = if at < places.len() { at } else { 0 };
        Self { typed, places, at, focus: false }
    }

    /// The same in another document.
    pub fn again(&mut self, text: &str) {
        let focus = self.focus;
        *self = Self { focus, ..Self::of(std::mem::take(&mut self.typed), text, 0) };
    }

    /// Puts the cursor into the field.
    pub fn focus(&mut self) {
        self.focus = true;
    }

    /// Goes on by `step` places, round the end; the place reached.
    pub fn step(&mut self, step: isize) -> Option<Span> {
        let count = self.places.len() as isize;
        if count == 0 {
            return None;
        }
        self.at = (self.at as isize + step).rem_euclid(count) as usize;
        self.here()
    }

    /// The place shown.
    pub fn here(&self) -> Option<Span> {
        self.places.get(self.at).copied()
    }

    /// The places that lie in `span`.
    pub fn within(&self, span: Span) -> &[Span] {
        let first = self.places.partition_point(|p| p.end <= span.start);
        let last = self.places.partition_point(|p| p.start < span.end);
        &self.places[first..last.max(first)]
    }

    /// "3 of 12".
    fn told(&self) -> String {
        match (self.places.len(), self.typed.is_empty()) {
            (_, true) => String::new(),
            (0, _) => "not found".to_owned(),
            (count, _) => format!("{} of {}", words::thousands(self.at + 1), words::thousands(count)),
        }
    }

    /// Draws the field with its count and its buttons.
    pub fn show(&mut self, ui: &mut Ui, send: &mut Vec<Command>) {
        let palette = Palette::here(ui);
        let frame = egui::Frame::new().fill(palette.bar).inner_margin(Margin { left: PAD, right: PAD, top: 8, bottom: 8 });
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let mut typed = self.typed.clone();
                let hint = RichText::new("Find in this document").size(size::SMALL).color(palette.muted);
                let field = TextEdit::singleline(&mut typed).hint_text(hint).margin(Margin::symmetric(10, 5));
                let response = ui.add_sized(vec2((ui.available_width() - 190.0).max(80.0), 28.0), field.align(egui::Align2::LEFT_CENTER));
                response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in this document"));
                if std::mem::take(&mut self.focus) {
                    response.request_focus();
                }
                if response.changed() {
                    send.push(Command::SetFind(typed));
                } else if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                    let back = ui.input(|i| i.modifiers == Modifiers::SHIFT);
                    send.push(if back { Command::FindPrevious } else { Command::FindNext });
                    self.focus = true;
                }
                let told = ui.label(RichText::new(self.told()).size(size::SMALL).color(palette.muted));
                told.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.told()));
                for (sign, command) in [("‹", Command::FindPrevious), ("›", Command::FindNext), ("×", Command::CloseFind)] {
                    let hint = command.hint(ui.ctx());
                    let button = ui.add_sized(vec2(26.0, 26.0), egui::Button::new(sign)).on_hover_text(hint);
                    let name = if command == Command::CloseFind { "Close finding" } else { command.text() };
                    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
                    if button.clicked() {
                        send.push(command);
                    }
                }
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_walked_round_the_end() {
        let text = "The pact. A pact? No PACT.";
        let mut find = Find::of("pact".into(), text, 10);
        assert_eq!(find.told(), "2 of 3");
        assert_eq!(find.here().map(|p| p.of(text)), Some("pact"));
        assert_eq!(find.step(1).map(|p| p.of(text)), Some("PACT"));
        assert_eq!(find.step(1), Some(Span { start: 4, end: 8 }));
        assert_eq!(find.step(-1).map(|p| p.of(text)), Some("PACT"));
        assert_eq!(find.within(Span { start: 0, end: 12 }), [Span { start: 4, end: 8 }]);
        assert_eq!(find.within(Span { start: 9, end: 12 }), []);
        find = Find::of("treaty".into(), text, 0);
        assert_eq!((find.told().as_str(), find.step(1)), ("not found", None));
        assert_eq!(Find::of(String::new(), text, 0).told(), "");
    }

    #[test]
    fn another_document_is_looked_through_anew() {
        let mut find = Find::of("pact".into(), "A pact", 0);
        find.again("No such word");
        assert_eq!(find.here(), None);
        assert_eq!(find.typed, "pact");
    }
}
