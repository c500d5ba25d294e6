//! The panel at the left: parties, quotation, speakers, dates and acts with their counts; a click hides, a double click shows only that.

use std::f32::consts::PI;

use egui::{
    Align2, Color32, CursorIcon, Margin, Pos2, Rect, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::button;
use super::stops::Stop;
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
/// Most topics listed before "more" is offered.
const TOPICS: usize = 8;

/// Draws the panel.
pub fn show(ui: &mut Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    let frame = egui::Frame::new().fill(Palette::here(ui).ground);
    egui::Panel::left("filters").default_size(236.0).size_range(180.0..=340.0).frame(frame).show(ui, |ui| {
        Stop::Filters.place(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            egui::Frame::new().inner_margin(Margin { left: 20, right: 20, top: 20, bottom: 20 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                sections(ui, folder, send);
            });
        });
    });
}

fn sections(ui: &mut Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    // They always have their place, so that no row moves under the pointer.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.add_enabled_ui(folder.filter.is_narrow(), |ui| button(ui, Command::ClearFilters, send));
        button(ui, Command::AskKeepView, send);
    });
    ui.add_space(16.0);
    views(ui, folder, send);
    section(ui, folder, "PARTIES", &folder.counts.parties, send);
    let topics = if folder.tables.all_topics { folder.counts.topics.len() } else { folder.counts.topics.len().min(TOPICS) };
    section(ui, folder, "TOPICS", &folder.counts.topics[..topics], send);
    if more(ui, folder.counts.topics.len(), TOPICS, folder.tables.all_topics) {
        folder.tables.all_topics = !folder.tables.all_topics;
    }
    section(ui, folder, "QUOTATION", &folder.counts.quotations, send);
    let speakers = if folder.tables.all_speakers { folder.counts.speakers.len() } else { folder.counts.speakers.len().min(SPEAKERS) };
    section(ui, folder, "SPEAKERS", &folder.counts.speakers[..speakers], send);
    if more(ui, folder.counts.speakers.len(), SPEAKERS, folder.tables.all_speakers) {
        folder.tables.all_speakers = !folder.tables.all_speakers;
    }
    section(ui, folder, "DATES", &folder.counts.dates, send);
    section(ui, folder, "WHAT IT DOES", &folder.counts.acts, send);
    section(ui, folder, "HOW SURE", &folder.counts.unsure, send);
    section(ui, folder, "OUTLETS", &folder.counts.outlets, send);
    section(ui, folder, "REVIEW", &folder.counts.reviewed, send);
}

/// Offers the rest of a list that is longer than `most`, or to shorten it again; whether that was clicked.
fn more(ui: &mut Ui, count: usize, most: usize, all: bool) -> bool {
    if count <= most {
        return false;
    }
    ui.add_space(-16.0);
    let text = if all { "Fewer".to_owned() } else { format!("{} more…", count - most) };
    let words = RichText::new(text).size(size::SMALL).color(Palette::here(ui).link);
    let clicked = ui.add(egui::Button::new(words).frame(false)).clicked();
    ui.add_space(20.0);
    clicked
}

/// The views that are kept: a click shows one, the right button forgets it.
fn views(ui: &mut Ui, folder: &Folder, send: &mut Vec<Command>) {
    if folder.views.is_empty() {
        return;
    }
    let palette = Palette::here(ui);
    ui.label(RichText::new("VIEWS").font(bold_font(11.0)).color(palette.muted));
    ui.add_space(8.0);
    for view in &folder.views {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("View {}", view.name)));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), 6.0, palette.hover);
        }
        let mut job = egui::text::LayoutJob::simple_singleline(view.name.clone(), regular_font(size::LIST), palette.link);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, palette.link);
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(Command::ShowView(String::new()).tooltip());
        response.context_menu(|ui| {
            if ui.button(Command::ForgetView(String::new()).text()).clicked() {
                send.push(Command::ForgetView(view.name.clone()));
                ui.close();
            }
        });
        if response.clicked() {
            send.push(Command::ShowView(view.name.clone()));
        }
    }
    ui.add_space(24.0);
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
        Facet::Unsure(false) => "Sure".into(),
        Facet::Unsure(true) => "Unsure".into(),
        Facet::Outlet(outlet) => outlet.map_or("Outlet not known".into(), |o| folder.index.terms.outlets[o as usize].clone()),
        Facet::Topic(topic) => folder.index.terms.topics[topic as usize].name.clone(),
    }
}

fn row(ui: &mut Ui, folder: &Folder, facet: Facet, count: usize, send: &mut Vec<Command>) {
    let (palette, shown) = (Palette::here(ui), folder.filter.shows(facet));
    let is_topic = matches!(facet, Facet::Topic(_));
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
    let faded = |color: Color32| if shown || is_topic { color } else { palette.muted };
    let mut left = rect.left();
    let place = pos2(left + 7.0, rect.center().y);
    match facet {
        Facet::Party(party) => {
            swatch(ui, place, shown, tint::party(ui, folder, party).mark);
            left += 24.0;
        }
        Facet::Topic(_) => {
            wish(ui, place, shown);
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
    if !shown && !is_topic {
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
        None if is_topic => "Click to show only statements that speak of it, and of others clicked; click again to let it go",
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
    if is_topic && response.clicked() {
        send.push(Command::Toggle(facet));
    } else if response.double_clicked() {
        send.extend([Command::Toggle(facet), Command::Only(facet)]);
    } else if response.clicked() {
        send.push(Command::Toggle(facet));
    }
}

/// The box of a topic: ticked while it is asked for.
fn wish(ui: &Ui, center: Pos2, asked: bool) {
    let palette = Palette::here(ui);
    let square = Rect::from_center_size(center, vec2(14.0, 14.0));
    if asked {
        ui.painter().rect_filled(square, 4.0, palette.strong);
        let points = [vec2(-3.5, 0.0), vec2(-1.0, 3.0), vec2(4.0, -3.0)].map(|p| center + p).to_vec();
        ui.painter().line(points, egui::Stroke::new(1.5, palette.ground));
    } else {
        ui.painter().rect_stroke(square, 4.0, (1.5, palette.muted), egui::StrokeKind::Inside);
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
