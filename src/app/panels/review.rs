//! Review: the statements no person has read yet, in the order that needs eyes most; accepted, mended or rejected without the mouse.

use egui::{ComboBox, CursorIcon, ProgressBar, RichText, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::button;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::{label, speaker_name};
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words;

/// In which order statements are reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those the program is least sure of first.
    #[default]
    LeastCertain,
    /// By the day they were said.
    Date,
    /// By party, then by day.
    Party,
}

impl Order {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::LeastCertain, Self::Date, Self::Party];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::LeastCertain => "Least certain first",
            Self::Date => "By date",
            Self::Party => "By party",
        }
    }
}

const ROW: f32 = 26.0;

/// The statements shown that nobody has reviewed, in this order.
pub fn queue(folder: &Folder, order: Order) -> Vec<u32> {
    let rows = &folder.index.rows;
    let mut queue: Vec<u32> = folder.listed.iter().copied().filter(|n| !rows[*n as usize].reviewed).collect();
    match order {
        Order::LeastCertain => queue.sort_by_cached_key(|n| ((certainty(folder, *n) * 1000.0) as u32, *n)),
        Order::Date => queue.sort_by_key(|n| (rows[*n as usize].days.is_none(), rows[*n as usize].days, *n)),
        Order::Party => queue.sort_by_key(|n| (rows[*n as usize].party.is_none(), rows[*n as usize].party, *n)),
    }
    queue
}

/// How sure the program is of the least sure part of a statement: that it is one, who speaks, and when.
pub fn certainty(folder: &Folder, statement: u32) -> f32 {
    let (analysis, at) = (&folder.analysis, folder.index.rows[statement as usize].at);
    let voice = analysis.voices(at).first();
    let date = analysis.statements[statement as usize].date.as_ref();
    let mark = analysis.mark(at);
    let given = |field, found: f32| if mark.gave(field) { 1.0 } else { found };
    let who = given(crate::corpus::Field::Speaker, voice.map_or(0.4, |v| v.confidence));
    let when = given(crate::corpus::Field::Date, date.map_or(0.3, |d| d.confidence));
    analysis.attribution(at).confidence.min(who).min(when)
}

/// Draws progress, order, and the queue, and brings the chosen statement into it where it is to `follow`; whether the order was changed.
pub fn show(ui: &mut Ui, folder: &Folder, (order, follow): (&mut Order, bool), queue: &[u32], send: &mut Vec<Command>) -> bool {
    let (all, left) = (folder.listed.len(), queue.len());
    let before = *order;
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 12, top: 0, bottom: 4 });
    frame.show(ui, |ui| head(ui, folder, order, (all, left), send));
    if queue.is_empty() {
        super::hint(ui, "Every statement shown is reviewed");
        return *order != before;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let place = follow.then(|| queue.iter().position(|n| folder.chosen == Some(*n))).flatten();
    ScrollArea::vertical().id_salt("review").auto_shrink([false, false]).show_rows(ui, ROW, queue.len(), |ui, range| {
        if let Some(place) = place {
            let top = ui.cursor().top() + (place as f32 - range.start as f32) * ROW;
            ui.scroll_to_rect(egui::Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(1.0, ROW)), None);
        }
        for statement in &queue[range] {
            row(ui, folder, *statement, send);
        }
    });
    *order != before
}

fn head(ui: &mut Ui, folder: &Folder, order: &mut Order, (all, left): (usize, usize), send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let told = format!("{} of {} reviewed", words::thousands(all - left), words::thousands(all));
        ui.label(RichText::new(&told).font(bold_font(size::SMALL)).color(palette.strong));
        let share = if all == 0 { 0.0 } else { (all - left) as f32 / all as f32 };
        ui.add(ProgressBar::new(share).desired_width(64.0).desired_height(6.0).fill(palette.link));
        if folder.chosen.is_some() {
            for command in [Command::Review, Command::Fix, Command::Hide] {
                button(ui, command, send);
            }
        }
        ComboBox::from_id_salt("review order").selected_text(RichText::new(order.text()).size(size::SMALL)).show_ui(ui, |ui| {
            for choice in Order::ALL {
                ui.selectable_value(order, choice, choice.text());
            }
        });
    });
}

fn row(ui: &mut Ui, folder: &Folder, statement: u32, send: &mut Vec<Command>) {
    let (palette, analysis) = (Palette::here(ui), &folder.analysis);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (row, chosen) = (&folder.index.rows[statement as usize], folder.chosen == Some(statement));
    let sure = format!("{:.0} %", certainty(folder, statement) * 100.0);
    let date = words::dated(analysis.statements[statement as usize].date.as_ref());
    let cells = [sure, speaker_name(analysis, row.at), date, label(analysis, row.at)];
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, format!("To review: {}", cells.join(", "))));
    if chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, if chosen { ui.visuals().selection.bg_fill } else { palette.hover });
    }
    let width = rect.width() - 24.0;
    let mut left = rect.left() + 12.0;
    for (n, (words, share)) in cells.into_iter().zip([0.09, 0.18, 0.18, 0.55]).enumerate() {
        let color = if n == 3 { palette.strong } else { palette.body };
        let mut job = egui::text::LayoutJob::simple_singleline(words, regular_font(size::SMALL), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width((share * width - 12.0).max(8.0));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        left += share * width;
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        send.push(Command::Select(statement));
    }
}
