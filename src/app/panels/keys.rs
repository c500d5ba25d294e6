//! The overlays that list what can be done: all keys, and all commands by name.

use egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::export::DATES;
use super::filters;
use super::timeline::How;
use crate::app::commands::{Command, keys_text};
use crate::app::folder::Folder;
use crate::app::search::fold;
use crate::app::state::{Group, Settings, Tab, ThemeChoice};
use crate::app::theme::{Palette, bold_font, size};

/// Draws the list of keys; false when it is to close.
pub fn show(ctx: &egui::Context) -> bool {
    let response = Modal::new(Id::unique("keys")).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(860.0_f32.min(ctx.content_rect().width() - 96.0));
        head(ui, "Keys");
        ui.spacing_mut().item_spacing = vec2(24.0, 3.0);
        let muted = Palette::here(ui).muted;
        let keys = |command: &Command| command.shortcuts().iter().map(|k| keys_text(ctx, k)).collect::<Vec<_>>().join("  or  ");
        let listed = Command::LISTED.iter().filter(|c| !c.shortcuts().is_empty());
        let pointer = [
            ("Zoom about the pointer", "Ctrl+wheel, pinch"),
            ("Move along the timeline", "Drag, Shift+wheel"),
            ("Turn the pages of the reader", "Page up, Page down"),
            ("Choose several statements", "Ctrl+click, Shift+click, Shift+drag"),
        ];
        let mut rows: Vec<(&str, String)> = pointer.map(|(words, keys)| (words, keys.to_owned())).into();
        rows.extend(listed.map(|c| (c.text().trim_end_matches('…'), keys(c))));
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        // Two columns, each read from top to bottom, so that all is seen in a low window.
        let half = rows.len().div_ceil(2);
        // Without a least height the list stays as low as it was drawn first.
        let room = ctx.content_rect().height() - 170.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
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
    /// Commands with their names: first those that need nothing more said, then all that the open folder and the settings offer.
    all: Vec<(String, Command)>,
    typed: String,
    place: usize,
    focused: bool,
}

impl Commands {
    /// All that can be done now.
    pub fn of(folder: Option<&Folder>, settings: &Settings) -> Self {
        let mut all: Vec<(String, Command)> =
            Command::LISTED.iter().filter(|c| **c != Command::Palette).map(|c| (c.text().to_owned(), c.clone())).collect();
        all.extend(Group::ALL.map(|group| (format!("Lanes by {}", group.text().to_lowercase()), Command::GroupBy(group))));
        all.extend(Tab::ALL.map(|tab| (format!("Table: {}", tab.text()), Command::ShowTable(tab))));
        let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
        all.extend(themes.map(|theme| (format!("Colours: {}", theme.text()), Command::Theme(theme))));
        all.extend(DATES.map(|(form, words)| (format!("Dates as {words}"), Command::Dates(form))));
        if let Some(folder) = folder {
            all.extend(folder.views.iter().map(|v| (format!("View: {}", v.name), Command::ShowView(v.name.clone()))));
            all.extend(folder.views.iter().map(|v| (format!("Forget the view {}", v.name), Command::ForgetView(v.name.clone()))));
            let counts = &folder.counts;
            let facets = counts.parties.iter().chain(&counts.topics).chain(&counts.outlets).chain(&counts.dates).chain(&counts.acts);
            all.extend(facets.map(|(facet, _)| (format!("Only: {}", filters::name(folder, *facet)), Command::Only(*facet))));
            for (name, ..) in folder.canvas.lanes() {
                let lane = |how| Command::Lane { name: name.clone(), how };
                all.push((format!("Ribbon or lane: {name}"), lane(How::Ribbon)));
                all.push((format!("By speaker or together: {name}"), lane(How::Speakers)));
            }
        }
        all.extend(settings.recent.iter().map(|r| (format!("Open {}", r.title), Command::Open(r.path.clone()))));
        Self { all, ..Self::default() }
    }

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
            let found = matching(&self.all, &self.typed);
            let (up, down, enter) = ui.input(|i| (i.key_pressed(Key::ArrowUp), i.key_pressed(Key::ArrowDown), i.key_pressed(Key::Enter)));
            self.place = (self.place + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
            let mut done = enter.then(|| found.get(self.place).map(|f| f.1.clone())).flatten();
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for (n, (name, command)) in found.iter().enumerate() {
                    let keys = command.shortcuts().first().map(|k| keys_text(ctx, k)).unwrap_or_default();
                    let row = egui::Button::selectable(n == self.place, name.as_str()).shortcut_text(keys);
                    let row = ui.add(row.min_size(vec2(ui.available_width(), 28.0))).on_hover_text(command.tooltip());
                    if n == self.place && (up || down) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        done = Some(Command::clone(command));
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

/// The commands whose name or explanation holds all words typed; those whose name does come first.
fn matching<'a>(all: &'a [(String, Command)], typed: &str) -> Vec<&'a (String, Command)> {
    let wanted = fold(typed);
    let holds = |text: &str| wanted.split_whitespace().all(|w| text.contains(w));
    let of = |(name, command): &(String, Command)| (fold(name), fold(command.tooltip()));
    let mut found: Vec<(bool, &(String, Command))> = all
        .iter()
        .filter_map(|entry| {
            let (name, tooltip) = of(entry);
            holds(&format!("{name} {tooltip}")).then(|| (!holds(&name), entry))
        })
        .collect();
    found.sort_by_key(|(by_tooltip, _)| *by_tooltip);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// The frame of an overlay.
pub fn frame(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::popup(&ctx.global_style()).inner_margin(24).corner_radius(12)
}

/// Keeps the list of `combo` above the overlay it stands in. A tap, which presses and releases within one frame, raises the overlay and opens the list at
/// once, and of two that are raised together the one that was higher before stays so: without this the list opens out of sight.
pub fn above_dialog(combo: &egui::Response) {
    let list = combo.id.with("popup");
    if egui::Popup::is_id_open(&combo.ctx, list) {
        combo.ctx.move_to_top(egui::LayerId::new(egui::Order::Foreground, list));
        if combo.clicked() {
            combo.ctx.request_repaint();
        }
    }
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
        let all = Commands::of(None, &Settings::default()).all;
        let names = |typed: &str| matching(&all, typed).into_iter().map(|(_, c)| c.clone()).collect::<Vec<_>>();
        assert_eq!(names("zoom in")[0], Command::ZoomIn);
        assert!(names("passage").contains(&Command::OpenSource));
        assert!(names("xyz").is_empty());
        assert_eq!(names("lanes by outlet"), [Command::GroupBy(Group::Outlet)]);
        assert_eq!(names("table dates")[0], Command::ShowTable(Tab::Dates));
        assert!(names("").len() > Command::LISTED.len());
    }
}
