//! The bar at the top: what is open, the search, and what is done most.

use egui::{Align, Label, Layout, Margin, RichText, TextEdit, Ui, vec2};

use super::{Sign, button, main_button, signed_button};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::state::{Group, Settings};
use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;

/// The id of the search field, so that its shortcut can find it.
pub fn search_id() -> egui::Id {
    egui::Id::unique("search")
}

/// Draws the bar.
pub fn show(ui: &mut Ui, folder: &Folder, settings: &Settings, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let frame = egui::Frame::new().fill(palette.bar).inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 12 });
    egui::Panel::top("top").exact_size(52.0).frame(frame).show(ui, |ui| {
        let bar = ui.max_rect();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let field = (bar.width() * 0.24).clamp(180.0, 380.0);
            // The field keeps its place whatever stands beside it, as far as there is room.
            let left = bar.left() + (bar.width() * 0.36).max(260.0);
            // The buttons at the right come first.
            let field = field.min(bar.right() - 536.0 - left).max(120.0);
            ui.scope(|ui| {
                ui.set_max_width(left - bar.left() - 16.0);
                title(ui, folder);
            });
            if folder.analysis.documents.is_empty() {
                // Nothing to search, to fit or to export.
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| main_button(ui, Command::OpenFolder, send));
                return;
            }
            ui.add_space((left - ui.cursor().left()).max(8.0));
            search(ui, folder, field, send);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                main_button(ui, Command::Export, send);
                button(ui, Command::Present, send);
                group(ui, settings, send);
                let compact = if settings.compact_gaps { Sign::Tick } else { Sign::None };
                let (text, hint) = (Command::CompactGaps.text(), Command::CompactGaps.hint(ui.ctx()));
                if signed_button(ui, text, compact, &hint).clicked() {
                    send.push(Command::CompactGaps);
                }
                button(ui, Command::Fit, send);
            });
        });
    });
}

fn title(ui: &mut Ui, folder: &Folder) {
    let palette = Palette::here(ui);
    let corpus = &folder.analysis.corpus;
    let documents = words::count(corpus.documents.len(), "document", "documents");
    let (shown, all) = (folder.shown.len(), folder.analysis.statements.len());
    let statements = words::count(all, "statement", "statements");
    let counts = if shown < all {
        format!("{documents} · {} of {} statements", words::thousands(shown), words::thousands(all))
    } else {
        format!("{documents} · {statements}")
    };
    ui.add(Label::new(RichText::new(&corpus.title).font(bold_font(size::TITLE)).color(palette.strong)).truncate());
    ui.add_space(12.0);
    let counts = ui.add(Label::new(RichText::new(counts).size(size::SMALL).color(palette.muted)).truncate());
    if shown < all {
        counts.on_hover_text(why_fewer(shown, folder.listed.len(), all));
    }
}

/// Why the timeline shows fewer statements than were found: `shown` of the `listed` ones that pass the filters, of `all`.
fn why_fewer(shown: usize, listed: usize, all: usize) -> String {
    let mut why = vec![format!("{} on the timeline", words::thousands(shown))];
    if listed > shown {
        why.push(format!("{} only in the table: too unsure for the timeline until reviewed", words::thousands(listed - shown)));
    }
    if all > listed {
        why.push(format!("{} hidden by the filters at the left", words::thousands(all - listed)));
    }
    why.join("\n")
}

fn search(ui: &mut Ui, folder: &Folder, width: f32, send: &mut Vec<Command>) {
    let mut typed = folder.filter.typed.clone();
    let keys = if width > 330.0 { "   Ctrl+F" } else { "" };
    let hint = RichText::new(format!("Search statements, speakers, sources{keys}")).color(Palette::here(ui).muted).size(size::SMALL);
    let field = TextEdit::singleline(&mut typed).id(search_id()).hint_text(hint).desired_width(width).margin(Margin::symmetric(12, 6));
    let response = ui.add_sized(vec2(width, 28.0), field.align(egui::Align2::LEFT_CENTER));
    let hint = "Words and “phrases”, and speaker: party: act: quotation: outlet: in: before: after: — a leading - leaves out";
    let response = response.on_hover_text(hint);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, "Search"));
    if response.changed() {
        send.push(Command::SetQuery(typed));
    } else if response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        // Enter leaves the field and goes to the first hit.
        send.push(Command::Next);
    }
}

fn group(ui: &mut Ui, settings: &Settings, send: &mut Vec<Command>) {
    let text = format!("Group: {}", settings.group.text());
    let response = signed_button(ui, &text, Sign::Opens, Command::GroupBy(settings.group).tooltip());
    egui::Popup::menu(&response).show(|ui| {
        for group in Group::ALL {
            if ui.selectable_label(settings.group == group, group.text()).clicked() {
                send.push(Command::GroupBy(group));
                ui.close();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_what_is_not_shown_add_up() {
        assert_eq!(
            why_fewer(92, 110, 121),
            "92 on the timeline\n18 only in the table: too unsure for the timeline until reviewed\n11 hidden by the filters at the left"
        );
        assert_eq!(why_fewer(3, 3, 4), "3 on the timeline\n1 hidden by the filters at the left");
        assert_eq!(why_fewer(1, 2, 2), "1 on the timeline\n1 only in the table: too unsure for the timeline until reviewed");
    }
}
