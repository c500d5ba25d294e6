//! The panel at the left: parties, quotation, speakers, dates and acts with their counts; a click hides, a double click shows only that.

use std::f32::consts::PI;

use egui::{
    Align2, Color32, CursorIcon, Margin, Pos2, Rect, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::button;
use crate::app::commands::Command;
use crate::app::filter::{Facet, QUOTATIONS};
use crate::app::folder::Folder;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words::{self, Certainty};
use crate::app::{tint, words::ACTS};
use crate::party::SpeakerId;
use crate::statement::Quotation;

/// Most speakers listed before "more" is offered.
const SPEAKERS: usize = 12;

/// Draws the panel.
pub fn show(ui: &mut Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    let frame = egui::Frame::new().fill(Palette::here(ui).ground);
    egui::Panel::left("filters").default_size(236.0).size_range(180.0..=340.0).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            egui::Frame::new().inner_margin(Margin { left: 20, right: 20, top: 20, bottom: 20 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                sections(ui, folder, send);
            });
        });
    });
}

fn sections(ui: &mut Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    if folder.filter.is_narrow() {
        button(ui, Command::ClearFilters, send);
        ui.add_space(16.0);
    }
    section(ui, folder, "PARTIES", &folder.counts.parties, send);
    section(ui, folder, "QUOTATION", &folder.counts.quotations, send);
    let all = folder.tables.all_speakers || folder.counts.speakers.len() <= SPEAKERS + 1;
    let speakers = if all { folder.counts.speakers.len() } else { SPEAKERS };
    section(ui, folder, "SPEAKERS", &folder.counts.speakers[..speakers], send);
    if folder.counts.speakers.len() > SPEAKERS + 1 {
        ui.add_space(-16.0);
        let more = format!("{} more…", folder.counts.speakers.len() - speakers);
        let text = if all { "Fewer" } else { more.as_str() };
        let words = RichText::new(text).size(size::SMALL).color(Palette::here(ui).link);
        if ui.add(egui::Button::new(words).frame(false)).clicked() {
            folder.tables.all_speakers = !folder.tables.all_speakers;
        }
        ui.add_space(20.0);
    }
    section(ui, folder, "DATES", &folder.counts.dates, send);
    section(ui, folder, "WHAT IT DOES", &folder.counts.acts, send);
    section(ui, folder, "REVIEW", &folder.counts.reviewed, send);
}

fn section(ui: &mut Ui, folder: &Folder, head: &str, facets: &[(Facet, usize)], send: &mut Vec<Command>) {
    if facets.is_empty() {
        return;
    }
    let palette = Palette::here(ui);
    ui.label(RichText::new(head).font(bold_font(11.0)).color(palette.muted));
    ui.add_space(8.0);
    for (facet, count) in facets {
        row(ui, folder, *facet, *count, send);
    }
    ui.add_space(24.0);
}

/// What a facet is called.
pub fn name(folder: &Folder, facet: Facet) -> String {
    let resolution = &folder.analysis.resolution;
    match facet {
        Facet::Party(party) => party.map_or("Party not known".into(), |p| resolution.parties[p.0 as usize].name.clone()),
        Facet::Speaker(speaker) => speaker.map_or("Speaker not named".into(), |s| resolution.speakers[s.0 as usize].name.clone()),
        Facet::Quotation(n) => words::quotation(QUOTATIONS[n as usize]).into(),
        Facet::Certainty(n) => Certainty::ALL[n as usize].text().into(),
        Facet::Act(n) => words::act(ACTS[n as usize]).into(),
        Facet::Reviewed(true) => "Reviewed".into(),
        Facet::Reviewed(false) => "Not reviewed".into(),
    }
}

fn row(ui: &mut Ui, folder: &Folder, facet: Facet, count: usize, send: &mut Vec<Command>) {
    let (palette, shown) = (Palette::here(ui), folder.filter.shows(facet));
    let name = name(folder, facet);
    let speaker = match facet {
        Facet::Speaker(speaker) => speaker,
        _ => None,
    };
    let sense = if speaker.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, format!("{name}, {count}")));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(8.0, 0.0)), 6.0, palette.hover);
    }
    let faded = |color: Color32| if shown { color } else { palette.muted };
    let mut left = rect.left();
    let place = pos2(left + 7.0, rect.center().y);
    match facet {
        Facet::Party(party) => {
            swatch(ui, place, shown, tint::party(ui, folder, party).mark);
            left += 24.0;
        }
        Facet::Quotation(n) => {
            sign(ui, place, QUOTATIONS[n as usize], faded(palette.strong));
            left += 24.0;
        }
        _ => {}
    }
    let painter = ui.painter();
    let attention = facet == Facet::Certainty(Certainty::None as u8) && count > 0;
    let number = if attention { palette.warn } else { palette.muted };
    let font = if attention { bold_font(size::SMALL) } else { regular_font(size::SMALL) };
    let right = painter.text(rect.right_center(), Align2::RIGHT_CENTER, words::thousands(count), font, number);
    let mut job = egui::text::LayoutJob::simple_singleline(name, regular_font(size::LIST), faded(palette.strong));
    job.wrap = egui::text::TextWrapping::truncate_at_width(right.left() - left - 8.0);
    if !shown {
        job.sections.iter_mut().for_each(|s| s.format.strikethrough = egui::Stroke::new(1.0, palette.muted));
    }
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, palette.strong);
    if let Some(speaker) = speaker {
        response.dnd_set_drag_payload(speaker);
        if response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
    }
    if let (Facet::Party(Some(party)), Some(_)) = (facet, response.dnd_hover_payload::<SpeakerId>()) {
        ui.painter().rect_stroke(rect.expand2(vec2(8.0, 0.0)), 6.0, (2.0, palette.link), egui::StrokeKind::Inside);
        if let Some(speaker) = response.dnd_release_payload::<SpeakerId>() {
            send.push(Command::GiveParty { speaker: *speaker, party });
        }
    }
    let hint = match speaker {
        Some(_) => "Click to show or hide, double-click to show only this, drag onto a lane or a party to make a member of it",
        None => Command::Toggle(facet).tooltip(),
    };
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint);
    if let Facet::Party(Some(party)) = facet {
        response.context_menu(|ui| {
            if ui.button(Command::EditParty(party).text()).clicked() {
                send.push(Command::EditParty(party));
                ui.close();
            }
        });
    }
    if response.double_clicked() {
        send.extend([Command::Toggle(facet), Command::Only(facet)]);
    } else if response.clicked() {
        send.push(Command::Toggle(facet));
    }
}

/// A party's colour: filled while its statements are shown.
fn swatch(ui: &Ui, center: Pos2, shown: bool, color: Color32) {
    let square = Rect::from_center_size(center, vec2(14.0, 14.0));
    if shown {
        ui.painter().rect_filled(square, 4.0, color);
    } else {
        ui.painter().rect_stroke(square, 4.0, (1.5, color), egui::StrokeKind::Inside);
    }
}

/// The mark that the timeline gives to a kind of quotation: full, half or a ring.
fn sign(ui: &Ui, center: Pos2, quotation: Quotation, ink: Color32) {
    const RADIUS: f32 = 5.5;
    match quotation {
        Quotation::Direct => ui.painter().circle_filled(center, RADIUS + 0.75, ink),
        Quotation::Indirect => ui.painter().circle_stroke(center, RADIUS, (1.5, ink)),
        Quotation::Mixed => {
            ui.painter().circle_stroke(center, RADIUS, (1.5, ink));
            let half = |n: u8| center + RADIUS * Vec2::angled(PI * (0.5 + f32::from(n) / 12.0));
            ui.painter().add(egui::Shape::convex_polygon((0..=12).map(half).collect(), ink, egui::Stroke::NONE))
        }
    };
}
