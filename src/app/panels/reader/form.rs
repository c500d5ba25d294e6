//! The form of the statement card: speaker, party, date, act, one's own label and a note, each as the program found it until it is changed.

use chrono::NaiveDate;
use egui::text::{CCursor, CCursorRange};
use egui::{ComboBox, Grid, Key, Modifiers, RichText, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::panels::calendar::Calendar;
use crate::app::theme::{Palette, size};
use crate::app::{typed, words};
use crate::corpus::{Change, Field, Value};
use crate::statement::Act;

/// What was typed about a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The statement.
    pub statement: u32,
    now: Typed,
    at_first: Typed,
    /// The speaker whose party was taken along last.
    followed: String,
    focused: bool,
    calendar: Option<Calendar>,
}

#[derive(Clone, Debug, PartialEq)]
struct Typed {
    speaker: String,
    party: String,
    date: String,
    act: Act,
    label: String,
    note: String,
}

/// Most names suggested.
const MOST: usize = 4;

impl Form {
    /// The form of a statement as it stands.
    pub fn of(folder: &Folder, statement: u32) -> Self {
        let (analysis, at) = (&folder.analysis, folder.index.rows[statement as usize].at);
        let names = analysis.voices(at).iter().map(|v| analysis.resolution.speakers[v.speaker.0 as usize].name.as_str());
        let mark = analysis.mark(at);
        let date = analysis.statements[statement as usize].date.as_ref();
        let now = Typed {
            speaker: names.collect::<Vec<_>>().join("; "),
            party: analysis.party(at).map_or_else(String::new, |p| p.name.clone()),
            date: date.map_or_else(String::new, |d| days(d.from, d.to)),
            act: analysis.attribution(at).act,
            label: mark.label.clone().unwrap_or_default(),
            note: mark.note.clone().unwrap_or_default(),
        };
        Self { statement, at_first: now.clone(), followed: now.speaker.clone(), now, focused: false, calendar: None }
    }

    /// Draws it; false when it is to close.
    pub fn show(&mut self, ui: &mut Ui, folder: &Folder, send: &mut Vec<Command>) -> bool {
        let palette = Palette::here(ui);
        let resolution = &folder.analysis.resolution;
        let width = (ui.available_width() - 76.0).max(120.0);
        Grid::new("form").num_columns(2).spacing(vec2(12.0, 8.0)).min_col_width(52.0).show(ui, |ui| {
            let response = field(ui, "Speaker", &mut self.now.speaker, "nobody is named; several with “;” between", width);
            if !std::mem::replace(&mut self.focused, true) {
                response.request_focus();
                select_all(ui.ctx(), response.id, &self.now.speaker);
            }
            let names = resolution.speakers.iter().map(|s| s.name.as_str());
            suggest(ui, &mut self.now.speaker, self.at_first.speaker.as_str(), names);
            self.follow_speaker(folder);
            field(ui, "Party", &mut self.now.party, "none", width);
            suggest(ui, &mut self.now.party, self.at_first.party.as_str(), resolution.parties.iter().map(|p| p.name.as_str()));
            let date = field(ui, "Date", &mut self.now.date, "not known", width);
            date.on_hover_text("2025-08-20, 20 August 2025, August 2025, 2025; “about” before it, or two with “to” between them");
            self.days(ui, folder);
            ui.label(RichText::new("Act").size(size::SMALL).color(palette.muted));
            let combo = ComboBox::from_id_salt("act").width(width).selected_text(words::act(self.now.act)).show_ui(ui, |ui| {
                for act in words::ACTS {
                    ui.selectable_value(&mut self.now.act, act, words::act(act));
                }
            });
            combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Act"));
            ui.end_row();
            field(ui, "Label", &mut self.now.label, "your own words, shown in [brackets]", width);
            field(ui, "Note", &mut self.now.note, "for yourself; it is in no picture", width);
        });
        let date = typed::days(&self.now.date);
        let wrong = !self.now.date.trim().is_empty() && date.is_none();
        if wrong {
            let words = "Write a date as 2025-08-20, 20 August 2025 or August 2025; two with “to” between them for an interval";
            ui.label(RichText::new(words).size(size::SMALL).color(palette.warn));
        }
        let mut open = true;
        ui.horizontal(|ui| {
            let entered = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter) || i.consume_key(Modifiers::NONE, Key::Enter));
            let button = egui::Button::new(RichText::new("Save").size(size::SMALL));
            if (ui.add_enabled(!wrong, button).on_hover_text("Enter").clicked() || entered) && !wrong {
                let changes = self.changes(folder);
                if !changes.is_empty() {
                    send.push(Command::Correct { name: "Correct the statement".into(), changes });
                }
                open = false;
            }
            if ui.button(RichText::new("Cancel").size(size::SMALL)).on_hover_text("Esc").clicked() {
                open = false;
            }
        });
        open
    }

    /// Another speaker who is known brings the party along; what a person typed as party stays.
    fn follow_speaker(&mut self, folder: &Folder) {
        let resolution = &folder.analysis.resolution;
        if self.followed == self.now.speaker {
            return;
        }
        let of = |name: &str| {
            let speaker = resolution.speakers.iter().find(|s| s.name == name.trim())?;
            speaker.party.map(|p| resolution.parties[p.0 as usize].name.clone())
        };
        let brought = of(&self.followed);
        let is_own = self.now.party != self.at_first.party && brought.as_ref() != Some(&self.now.party);
        if !is_own && let Some(party) = of(&self.now.speaker) {
            self.now.party = party;
        }
        self.followed.clone_from(&self.now.speaker);
    }

    /// A calendar below the date, where it is asked for.
    fn days(&mut self, ui: &mut Ui, folder: &Folder) {
        ui.label("");
        ui.vertical(|ui| {
            let open = self.calendar.is_some();
            if ui.add(egui::Button::new(RichText::new("Calendar…").size(size::TINY)).selected(open)).clicked() {
                let known = || folder.index.rows.get(self.statement as usize).and_then(|row| row.days);
                let near = || folder.index.rows.iter().find_map(|row| row.days);
                let day = typed::days(&self.now.date).or_else(known).or_else(near).map(|days| days.0);
                self.calendar = (!open).then(|| Calendar::at(day.unwrap_or_else(|| chrono::Local::now().date_naive())));
            }
            if let Some(calendar) = &mut self.calendar
                && let Some((from, to)) = calendar.show(ui, typed::days(&self.now.date))
            {
                self.now.date = days(from, to);
            }
        });
        ui.end_row();
    }

    /// Another statement was chosen: what was typed is kept, where it can be understood.
    pub fn close(&mut self, folder: &Folder, send: &mut Vec<Command>) {
        let date = self.now.date.trim();
        let is_right = date.is_empty() || typed::days(date).is_some();
        let changes = if is_right && (self.statement as usize) < folder.index.rows.len() { self.changes(folder) } else { Vec::new() };
        if !changes.is_empty() {
            send.push(Command::Correct { name: "Correct the statement".into(), changes });
        }
    }

    /// What differs from how it stood.
    fn changes(&self, folder: &Folder) -> Vec<Change> {
        let (now, first) = (&self.now, &self.at_first);
        let text = |words: &str| Some(Value::Text(words.trim().to_owned()));
        let mut fields: Vec<(Field, Option<Value>, bool)> = Vec::new();
        if now.speaker.trim() != first.speaker {
            let names: Vec<String> = now.speaker.split(';').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect();
            fields.push((Field::Speaker, if names.len() > 1 { Some(Value::Texts(names)) } else { text(&now.speaker) }, true));
        }
        // Another speaker goes with the party that the form shows.
        let other_speaker = now.speaker.trim() != first.speaker && !now.party.trim().is_empty();
        if now.party.trim() != first.party || other_speaker {
            fields.push((Field::Party, text(&now.party), true));
        }
        if now.date.trim() != first.date {
            let days = typed::days(&now.date).map(|(from, to)| Value::Days(from, to));
            fields.push((Field::Date, days.or_else(|| text("unknown")), true));
        }
        if now.act != first.act {
            fields.push((Field::Act, text(&words::act(now.act).to_lowercase()), true));
        }
        if now.label.trim() != first.label {
            fields.push((Field::Label, text(&now.label).filter(|_| !now.label.trim().is_empty()), false));
        }
        if now.note.trim() != first.note {
            fields.push((Field::Note, text(&now.note).filter(|_| !now.note.trim().is_empty()), false));
        }
        fields.into_iter().flat_map(|(field, value, all)| folder.changes(self.statement, field, &value, all)).collect()
    }
}

/// Chooses all words of a field, so that typing replaces them.
pub fn select_all(ctx: &egui::Context, field: egui::Id, words: &str) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let ends = [0, words.chars().count()].map(CCursor::new);
    state.cursor.set_char_range(Some(CCursorRange::two(ends[0], ends[1])));
    TextEdit::store_state(ctx, field, state);
}

/// Days as a person types them.
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str, width: f32) -> egui::Response {
    let palette = Palette::here(ui);
    ui.label(RichText::new(name).size(size::SMALL).color(palette.muted));
    let hint = RichText::new(hint).size(size::SMALL).color(palette.muted);
    let response = ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(width).margin(egui::Margin::symmetric(8, 4)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    ui.end_row();
    response
}

/// Names that go on as the last of those typed, as buttons below the field; none while the field is as it was.
fn suggest<'a>(ui: &mut Ui, text: &mut String, at_first: &str, names: impl Iterator<Item = &'a str>) {
    let last = text.rsplit(';').next().unwrap_or_default().trim().to_lowercase();
    if text == at_first || last.is_empty() {
        return;
    }
    let begins = |name: &&str| {
        let name = name.to_lowercase();
        name != last && (name.starts_with(&last) || name.split(' ').any(|word| word.starts_with(&last)))
    };
    let found: Vec<&str> = names.filter(begins).take(MOST).collect();
    if found.is_empty() {
        return;
    }
    ui.label("");
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for name in found {
            if ui.add(egui::Button::new(RichText::new(name).size(size::TINY))).clicked() {
                chosen = Some(name);
            }
        }
    });
    ui.end_row();
    if let Some(name) = chosen {
        let before = text.rsplit_once(';').map(|(before, _)| format!("{before}; ")).unwrap_or_default();
        *text = format!("{before}{name}");
    }
}
