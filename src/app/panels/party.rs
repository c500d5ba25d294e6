//! The form of a party: its name, its colour, who belongs to it, and another party it goes into. All of it goes to `[parties]` in `corpus.toml`.

use egui::{Color32, ComboBox, Id, Key, Modal, RichText, Sense, TextEdit, WidgetInfo, accesskit::Role, vec2};

use super::keys::{above_dialog, frame, head};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::theme::{Palette, size};
use crate::corpus::{Change, Field, Target, Value};
use crate::party::{PartyId, PartyKind};

/// Colours that stay apart for colour-blind readers (Okabe and Ito, 2008, darkened to 3:1 on white).
const COLORS: [&str; 8] = ["#0072B2", "#D55E00", "#00825F", "#B8518F", "#8A6D00", "#2A6FB0", "#5B5B5B", "#7A3E9D"];

/// What was typed about a party.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyForm {
    id: String,
    first_name: String,
    kind: PartyKind,
    name: String,
    color: String,
    members: String,
    /// The party it goes into.
    into: Option<String>,
    focused: bool,
}

impl PartyForm {
    /// The form of a party as it stands.
    pub fn of(folder: &Folder, party: PartyId) -> Option<Self> {
        let found = folder.analysis.resolution.parties.get(party.0 as usize)?;
        let members = folder.members(&found.id).join("; ");
        Some(Self {
            id: found.id.clone(),
            first_name: found.name.clone(),
            kind: found.kind,
            name: found.name.clone(),
            color: found.color.clone().unwrap_or_default(),
            members,
            into: None,
            focused: false,
        })
    }

    /// Draws it; false when it is to close.
    pub fn show(&mut self, ctx: &egui::Context, folder: &Folder, send: &mut Vec<Command>) -> bool {
        let mut open = true;
        let response = Modal::new(Id::unique("party")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(420.0);
            head(ui, "Party");
            let palette = Palette::here(ui);
            let muted = |words: &str| RichText::new(words).size(size::SMALL).color(palette.muted);
            egui::Grid::new("party form").num_columns(2).spacing(vec2(12.0, 10.0)).show(ui, |ui| {
                ui.label(muted("Name"));
                let name = ui.add(TextEdit::singleline(&mut self.name).desired_width(300.0));
                name.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of the party"));
                if !std::mem::replace(&mut self.focused, true) {
                    name.request_focus();
                }
                ui.end_row();
                ui.label(muted("Colour"));
                ui.horizontal(|ui| {
                    for hex in COLORS {
                        let (rect, swatch) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
                        swatch.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, self.color == hex, hex));
                        ui.painter().rect_filled(rect, 4.0, Color32::from_hex(hex).unwrap_or(palette.muted));
                        if self.color == hex || swatch.has_focus() {
                            ui.painter().rect_stroke(rect.expand(2.0), 5.0, (1.5, palette.strong), egui::StrokeKind::Outside);
                        }
                        if swatch.clicked() {
                            hex.clone_into(&mut self.color);
                        }
                    }
                    let own = ui.add(TextEdit::singleline(&mut self.color).desired_width(72.0).hint_text(muted("#RRGGBB")));
                    own.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Colour of the party"));
                });
                ui.end_row();
                ui.label(muted("Members"));
                let hint = muted("people, bodies or states with “;” between; “Name, 2029 to 2031” for a time");
                let members = ui.add(TextEdit::multiline(&mut self.members).desired_rows(3).desired_width(300.0).hint_text(hint));
                members.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Members of the party"));
                ui.end_row();
                ui.label(muted("Goes into"));
                let text = self.into.as_deref().unwrap_or("no other party");
                let combo = ComboBox::from_id_salt("into").width(300.0).selected_text(text).show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.into, None, "no other party");
                    for party in folder.analysis.resolution.parties.iter().filter(|p| p.id != self.id) {
                        ui.selectable_value(&mut self.into, Some(party.name.clone()), &party.name);
                    }
                });
                combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Goes into"));
                above_dialog(&combo.response);
                ui.end_row();
            });
            if !self.color_is_right() {
                ui.label(RichText::new("Write a colour as #0F7B6C").size(size::SMALL).color(palette.warn));
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let entered = ui.input(|i| i.key_pressed(Key::Enter) && i.modifiers.command);
                let right = self.color_is_right() && !self.name.trim().is_empty();
                if (ui.add_enabled(right, egui::Button::new("Save")).clicked() || entered) && right {
                    let changes = self.changes(folder);
                    if !changes.is_empty() {
                        send.push(Command::Correct { name: format!("Change the party {}", self.first_name), changes });
                    }
                    open = false;
                }
                if ui.button("Cancel").clicked() {
                    open = false;
                }
            });
        });
        open && !response.backdrop_response.clicked()
    }

    fn color_is_right(&self) -> bool {
        let c = self.color.trim();
        c.is_empty() || c.len() == 7 && c.starts_with('#') && c[1..].bytes().all(|b| b.is_ascii_hexdigit())
    }

    fn changes(&self, folder: &Folder) -> Vec<Change> {
        let book = &folder.book;
        let members_of = |id: &str| folder.members(id);
        let list = |members: &[String]| (!members.is_empty()).then(|| Value::Texts(members.to_vec()));
        let here = || Target::Party(self.id.clone());
        let other = self.into.as_ref().and_then(|name| folder.analysis.resolution.parties.iter().find(|p| p.name == *name));
        let mut wanted: Vec<(Target, Field, Option<Value>)> = Vec::new();
        if let Some(other) = other {
            let mut members = members_of(&other.id);
            if members.is_empty() {
                members.push(other.name.clone());
            }
            let mut mine = members_of(&self.id);
            if mine.is_empty() {
                mine.push(self.first_name.clone());
            }
            members.extend(mine);
            members.dedup();
            wanted.push((Target::Party(other.id.clone()), Field::Members, list(&members)));
            if other.kind != PartyKind::Defined {
                wanted.push((Target::Party(other.id.clone()), Field::Name, Some(Value::Text(other.name.clone()))));
            }
            wanted.extend([Field::Name, Field::Color, Field::Members].map(|field| (here(), field, None)));
        } else {
            if self.name.trim() != self.first_name {
                wanted.push((here(), Field::Name, Some(Value::Text(self.name.trim().to_owned()))));
            }
            let color = self.color.trim();
            wanted.push((here(), Field::Color, (!color.is_empty()).then(|| Value::Text(color.to_owned()))));
            let before = members_of(&self.id);
            let mut members: Vec<String> = self.members.split([';', '\n']).map(|m| m.trim().to_owned()).filter(|m| !m.is_empty()).collect();
            if members != before {
                // Who belongs to a party that was found goes on belonging to it.
                if before.is_empty() && self.kind != PartyKind::Defined && !members.contains(&self.first_name) {
                    members.insert(0, self.first_name.clone());
                }
                wanted.push((here(), Field::Members, list(&members)));
                if self.name.trim() == self.first_name && self.kind != PartyKind::Defined {
                    wanted.push((here(), Field::Name, Some(Value::Text(self.first_name.clone()))));
                }
            }
        }
        let changes = wanted.into_iter().map(|(target, field, after)| book.change_of(target, field, after));
        changes.filter(|c| c.before != c.after).collect()
    }
}
