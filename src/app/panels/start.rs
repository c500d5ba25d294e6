//! The start page: open a folder, go back to a recent one, or see the sample. While a folder is read, how far that has come.

use std::path::PathBuf;

use egui::{Align, Button, Layout, Margin, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{button, main_button, status};
use crate::app::commands::Command;
use crate::app::state::{Recent, Settings};
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words;
use crate::app::worker::{Reading, Source};

/// What the start page remembers.
#[derive(Debug, Default)]
pub struct Start {
    /// What was typed into the path field.
    pub path: String,
    /// Whether the system turned out to have no file dialog.
    pub no_dialog: bool,
    /// What went wrong with the last folder.
    pub error: Option<String>,
}

const WIDTH: f32 = 520.0;

/// Draws the page.
pub fn show(ui: &mut Ui, start: &mut Start, settings: &Settings, reading: Option<&Reading>, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let side = ((ui.available_width() - WIDTH) / 2.0).max(20.0);
        ui.add_space((ui.available_height() * 0.18).max(24.0));
        egui::Frame::new().inner_margin(Margin { left: 0, right: 0, top: 0, bottom: 40 }).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(WIDTH.min(ui.available_width() - 20.0));
                    ui.label(RichText::new("Saidline").font(bold_font(32.0)).color(palette.strong));
                    ui.add_space(4.0);
                    let promise = "Who said what, when: open a folder of texts and see every attributed statement on a timeline by party";
                    ui.label(RichText::new(promise).size(size::TEXT).color(palette.muted));
                    ui.add_space(28.0);
                    match reading {
                        Some(reading) => progress(ui, reading, send),
                        None => choices(ui, start, settings, send),
                    }
                });
            });
        });
    });
    drop_target(ui);
}

/// What stands in place of all else where the folder holds no text.
pub fn nothing(ui: &mut Ui, is_reading: bool, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    ui.add_space((ui.available_height() * 0.3).max(24.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        ui.label(RichText::new("This folder holds no texts").font(bold_font(size::TITLE)).color(palette.strong));
        ui.add_space(6.0);
        let kinds = "Saidline reads plain text and Markdown (.txt, .md); what it found and could not read is listed below, under Problems";
        ui.add(egui::Label::new(RichText::new(kinds).size(size::LIST).color(palette.muted)).wrap());
        ui.add_space(18.0);
        if !is_reading {
            main_button(ui, Command::OpenFolder, send);
            ui.add_space(8.0);
            button(ui, Command::OpenSample, send);
        }
    });
    drop_target(ui);
}

fn choices(ui: &mut Ui, start: &mut Start, settings: &Settings, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    ui.horizontal(|ui| {
        main_button(ui, Command::OpenFolder, send);
        button(ui, Command::OpenSample, send);
    });
    ui.add_space(16.0);
    if start.no_dialog {
        ui.label(RichText::new("This system offers no file dialog. Type the folder’s path, or drop the folder here").color(palette.warn));
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        let hint = RichText::new("or type a path, or drop a folder here").size(size::SMALL).color(palette.muted);
        let field = TextEdit::singleline(&mut start.path).hint_text(hint).margin(Margin::symmetric(12, 6)).align(egui::Align2::LEFT_CENTER);
        let response = ui.add_sized(vec2(ui.available_width() - 72.0, 28.0), field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Path of a folder"));
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let can_open = !start.path.trim().is_empty();
        let clicked = ui.add_enabled(can_open, Button::new("Open").min_size(vec2(64.0, 28.0))).clicked();
        if can_open && (entered || clicked) {
            send.push(Command::Open(typed_path(&start.path)));
        }
    });
    if let Some(error) = &start.error {
        ui.add_space(12.0);
        ui.label(RichText::new(error).size(size::LIST).color(palette.warn));
    }
    ui.add_space(32.0);
    if settings.recent.is_empty() {
        let hint = "Folders you open are listed here. Nothing you open leaves this computer";
        ui.label(RichText::new(hint).size(size::SMALL).color(palette.muted));
        return;
    }
    ui.label(RichText::new("RECENT FOLDERS").font(bold_font(11.0)).color(palette.muted));
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    for folder in &settings.recent {
        recent(ui, folder, send);
    }
}

fn recent(ui: &mut Ui, folder: &Recent, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}", folder.title, folder.path.display())));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(12.0, 0.0)), 8.0, palette.hover);
    }
    let painter = ui.painter();
    let line = |at, words: String, font, color, width: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(words, font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = painter.layout_job(job);
        painter.galley(at, galley, color);
    };
    let held = format!(
        "{} · {} · {}",
        words::count(folder.documents, "document", "documents"),
        words::count(folder.statements, "statement", "statements"),
        words::day(folder.day)
    );
    let width = rect.width() - 88.0;
    line(rect.min + vec2(0.0, 8.0), folder.title.clone(), bold_font(size::LIST), palette.strong, width);
    let place = format!("{held}   {}", folder.path.display());
    line(rect.min + vec2(0.0, 29.0), place, regular_font(size::SMALL), palette.muted, width);
    let forget = egui::Rect::from_min_size(rect.right_top() + vec2(-72.0, 12.0), vec2(72.0, 28.0));
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(forget).layout(Layout::right_to_left(Align::Center)));
    let words = RichText::new("Forget").size(size::SMALL).color(palette.muted);
    let forget = Command::Forget(folder.path.clone());
    if corner.add(Button::new(words).frame(false)).on_hover_text(forget.tooltip()).clicked() {
        send.push(forget);
    } else if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        send.push(Command::Open(folder.path.clone()));
    }
}

fn progress(ui: &mut Ui, reading: &Reading, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let what = match &reading.source {
        Source::Sample => "the sample".to_owned(),
        Source::Folder(path) => path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned()),
    };
    let (stage, done, total) = reading.progress.now();
    ui.label(RichText::new(format!("Opening {what}")).font(bold_font(size::LIST)).color(palette.strong));
    ui.add_space(8.0);
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let (track, bar) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    let filled = egui::Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
    ui.painter().rect_filled(track, 3.0, palette.line);
    ui.painter().rect_filled(filled, 3.0, palette.link);
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, stage.text()));
    ui.add_space(8.0);
    // The worker only counts; the window looks how far it has come, seldom enough to leave the cores to it.
    ui.ctx().request_repaint_after(status::STEP);
    ui.horizontal(|ui| {
        let count = match total {
            0 => stage.text().to_owned(),
            _ => format!("{}: {} of {}", stage.text(), words::thousands(done), words::thousands(total)),
        };
        ui.label(RichText::new(count).size(size::SMALL).color(palette.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| button(ui, Command::Cancel, send));
    });
}

/// Above the sample, says what it is and offers to open a folder.
pub fn banner(ui: &mut Ui, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let frame = egui::Frame::new().fill(palette.hover).inner_margin(Margin::symmetric(20, 0));
    egui::Panel::top("banner").exact_size(44.0).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = "This is the sample: invented dispatches about invented states. Open a folder to see your own texts";
            ui.label(RichText::new(words).size(size::SMALL).color(palette.strong));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| button(ui, Command::OpenFolder, send));
        });
    });
}

/// While something is dragged over the window, shows that it can be dropped.
fn drop_target(ui: &Ui) {
    if ui.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let palette = Palette::here(ui);
    let rect = ui.max_rect().shrink(16.0);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop")));
    painter.rect(rect, 12.0, palette.bar.gamma_multiply(0.9), (2.0, palette.link), egui::StrokeKind::Inside);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, "Drop the folder to open it", bold_font(size::TITLE), palette.strong);
}

/// The path that was meant: without quotation marks a file manager adds, `file://` or a `~` for the home folder.
fn typed_path(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '\'']);
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    let home = || directories::BaseDirs::new().map(|d| d.home_dir().to_owned());
    match typed.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_people_paste_them() {
        for typed in ["/a/b c", " /a/b c ", "\"/a/b c\"", "'/a/b c'", "file:///a/b c"] {
            assert_eq!(typed_path(typed), PathBuf::from("/a/b c"), "{typed}");
        }
        assert!(!typed_path("~/x").starts_with("~") || directories::BaseDirs::new().is_none());
    }
}
