//! The parts of the window. Each draws what it is given and sends commands; none changes anything itself.

pub mod calendar;
pub mod corrections;
pub mod dated;
pub mod dates;
pub mod day;
pub mod export;
pub mod filters;
pub mod keys;
pub mod notices;
pub mod party;
pub mod picked;
pub mod problems;
pub mod reader;
pub mod review;
pub mod settings;
pub mod sides;
pub mod start;
pub mod status;
pub mod stops;
pub mod tables;
pub mod timeline;
pub mod top;
pub mod views;

use egui::{Button, Label, RichText, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::commands::{Command, keys_text};
use super::theme::{Palette, regular_font, size};

/// Space at the sides of a panel.
pub const PAD: i8 = 28;

/// A button that sends `command` and bears its words.
pub fn button(ui: &mut Ui, command: Command, send: &mut Vec<Command>) {
    let hint = command.hint(ui.ctx());
    if ui.add(Button::new(RichText::new(command.text()).size(size::SMALL))).on_hover_text(hint).clicked() {
        send.push(command);
    }
}

/// A row of a menu that sends `command`, with its keys at the right.
pub fn menu_row(ui: &mut Ui, command: Command, send: &mut Vec<Command>) {
    let keys = command.shortcuts().first().map(|k| keys_text(ui.ctx(), k)).unwrap_or_default();
    let response = ui.add(Button::new(command.text()).shortcut_text(keys)).on_hover_text(command.tooltip());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, command.text()));
    if response.clicked() {
        send.push(command);
        ui.close();
    }
}

/// A button that bears a sign after its words: a tick where something is on, or an arrow where a list opens.
pub fn signed_button(ui: &mut Ui, text: &str, sign: Sign, hint: &str) -> egui::Response {
    let mut button = Button::new(RichText::new(text).size(size::SMALL));
    if sign != Sign::None {
        button = button.right_text("    ");
    }
    let response = ui.add(button).on_hover_text(hint);
    let at = response.rect.right_center() - vec2(18.0, 0.0);
    let points = match sign {
        Sign::None => return response,
        Sign::Tick => [vec2(-4.0, 0.5), vec2(-1.0, 3.5), vec2(4.5, -3.5)],
        Sign::Opens => [vec2(-3.5, -1.5), vec2(0.0, 2.0), vec2(3.5, -1.5)],
    };
    let points = points.map(|p| at + p).to_vec();
    ui.painter().line(points, egui::Stroke::new(1.5, Palette::here(ui).strong));
    response
}

/// A sign after a button's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// None.
    None,
    /// It is on.
    Tick,
    /// A list opens.
    Opens,
}

/// The one button of a panel that matters most.
pub fn main_button(ui: &mut Ui, command: Command, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let text = RichText::new(command.text()).size(size::SMALL).color(palette.ground);
    let button = Button::new(text).fill(palette.strong).stroke(egui::Stroke::NONE).min_size(vec2(96.0, 28.0));
    if ui.add(button).on_hover_text(command.hint(ui.ctx())).clicked() {
        send.push(command);
    }
}

/// Words that lead elsewhere.
pub fn link(ui: &mut Ui, words: &str, command: Command, send: &mut Vec<Command>) {
    let text = RichText::new(words).font(regular_font(size::SMALL)).color(Palette::here(ui).link);
    let hint = command.hint(ui.ctx());
    let response = ui.add(Label::new(text).selectable(false).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(hint).clicked() {
        send.push(command);
    }
}

/// A short fact on a rounded ground that `command` changes; whether it was clicked.
pub fn chip(ui: &mut Ui, words: &str, command: &Command) -> bool {
    let palette = Palette::here(ui);
    let text = RichText::new(words).size(size::SMALL).color(palette.strong);
    let button = Button::new(text).fill(palette.hover).stroke(egui::Stroke::NONE).corner_radius(12).min_size(vec2(0.0, 26.0));
    let response = ui.add(button).on_hover_text(command.hint(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Published {words}")));
    response.clicked()
}

/// Tells those who do not see it what a part of the window is.
pub fn named(ui: &Ui, rect: egui::Rect, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
        let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
    });
}

/// What stands where there is nothing to show: it says what to do.
pub fn hint(ui: &mut Ui, words: &str) {
    let color = Palette::here(ui).muted;
    ui.add_space((ui.available_height() * 0.3).max(24.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(320.0);
        ui.add(Label::new(RichText::new(words).size(size::LIST).color(color)).wrap());
    });
}
