//! The parties to choose from for a speaker, narrowed by what is typed.

use egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, WidgetInfo, accesskit::Role, vec2};

use super::keys::{frame, head};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::search::fold;
use crate::app::theme::{Palette, size};
use crate::party::{PartyId, SpeakerId};

/// Whose party is asked for, and what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides {
    speaker: SpeakerId,
    typed: String,
    place: usize,
    focused: bool,
}

impl Sides {
    /// Asks for the party of a speaker.
    pub fn of(speaker: SpeakerId) -> Self {
        Self { speaker, typed: String::new(), place: 0, focused: false }
    }

    /// Draws the list; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, folder: &Folder, send: &mut Vec<Command>) -> bool {
        let resolution = &folder.analysis.resolution;
        let Some(speaker) = resolution.speakers.get(self.speaker.0 as usize) else { return false };
        let mut open = true;
        let response = Modal::new(Id::unique("party of a speaker")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(360.0);
            head(ui, &format!("Party of {}", speaker.name));
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text("Type the name of a party").desired_width(f32::INFINITY));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Party of the speaker"));
            if !std::mem::replace(&mut self.focused, true) {
                field.request_focus();
            }
            if field.changed() {
                self.place = 0;
            }
            let wanted = fold(&self.typed);
            let found: Vec<(PartyId, &str)> = (0_u32..)
                .zip(&resolution.parties)
                .map(|(n, p)| (PartyId(n), p.name.as_str()))
                .filter(|(_, name)| fold(name).contains(&wanted))
                .collect();
            let (up, down, enter) = ui.input(|i| (i.key_pressed(Key::ArrowUp), i.key_pressed(Key::ArrowDown), i.key_pressed(Key::Enter)));
            self.place = (self.place + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
            let mut done = enter.then(|| found.get(self.place).map(|f| f.0)).flatten();
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
                for (n, (party, name)) in found.iter().enumerate() {
                    let row = egui::Button::selectable(n == self.place, *name);
                    if ui.add(row.min_size(vec2(ui.available_width(), 28.0))).clicked() {
                        done = Some(*party);
                    }
                }
                if found.is_empty() {
                    let words = "No party has this name; press E on a statement to name a new one";
                    ui.label(RichText::new(words).size(size::SMALL).color(Palette::here(ui).muted));
                }
            });
            if let Some(party) = done {
                send.push(Command::GiveParty { speaker: self.speaker, party });
                open = false;
            }
        });
        open && !response.backdrop_response.clicked()
    }
}
