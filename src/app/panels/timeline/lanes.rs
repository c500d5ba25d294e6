//! The lanes: the scene painted in the transform that egui_plot holds, which pans and zooms it.

use egui::{CursorIcon, DragAndDrop, Modifiers, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};
use egui_plot::Plot;

use super::canvas::{Canvas, How};
use super::hits::{self, Hit, What};
use super::hover;
use crate::app::commands::Command;
use crate::app::filter::Facet;
use crate::app::folder::Folder;
use crate::app::index::{label, speaker_name};
use crate::app::scene::Brush;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words;
use crate::party::{PartyId, SpeakerId};
use crate::timeline::{AXIS, NAMES, Sight, Theme, UNITS};

/// Most marks that are told to screen readers and can be walked one by one; what is beyond is still clicked and hovered.
const WALKED: usize = 300;

/// Draws the lanes into `rect`.
pub fn show(ui: &mut Ui, folder: &Folder, canvas: &mut Canvas, rect: Rect, send: &mut Vec<Command>) {
    let mut area = ui.new_child(UiBuilder::new().id_salt("lanes").max_rect(rect));
    area.set_clip_rect(rect.intersect(ui.clip_rect()));
    let name = format!("Timeline, {}", words::count(folder.shown.len(), "statement", "statements"));
    crate::app::panels::named(&area, rect, Role::List, &name);
    let sees = |(from, to): (f64, f64), scroll: f32, ui: &Ui| {
        let theme = if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light };
        Sight { from, to, width: rect.width(), height: rect.height(), scroll, theme }
    };
    canvas.open(folder, &sees((0.0, UNITS), 0.0, ui));
    let room = rect.height() - AXIS - canvas.foot(&sees(canvas.window.bounds(), 0.0, ui));
    let back = navigate(&mut area, canvas, rect, room);
    let foot = canvas.foot(&sees(canvas.window.bounds(), 0.0, ui));
    let room = rect.height() - AXIS - foot;
    canvas.settle(AXIS, room);
    if canvas.follow(room) {
        ui.ctx().request_repaint();
    }
    canvas.scroll = canvas.scroll.clamp(0.0, (canvas.lanes_height() - room).max(0.0));
    let sight = sees(canvas.window.bounds(), canvas.scroll, ui);
    let (scene, hits) = canvas.scene(folder, sight);
    let painter = area.painter_at(rect);
    let found = (!folder.filter.query().is_empty()).then(|| (folder.filter.query(), Palette::here(ui).found));
    Brush { painter: &painter, origin: rect.min, scale: 1.0, found }.paint(&scene.items);
    let lanes = Rect::from_min_max(rect.min + vec2(0.0, AXIS), rect.max - vec2(0.0, foot));
    for hit in hits.iter().take(WALKED) {
        let response = hit_response(&mut area, lanes, rect, hit, &scene.groups);
        match hit.what {
            What::Statement(statement) => mark(&area, folder, rect, hit, statement, response, send),
            What::Group(group) => {
                let held = &scene.groups[group as usize];
                ring(&area, folder, rect, hit, held);
                more(folder, held, ["more statement", "more statements"], response, send);
            }
            What::Loose(group) => {
                let words = ["statement dated only roughly", "statements dated only roughly"];
                ring(&area, folder, rect, hit, &scene.groups[group as usize]);
                more(folder, &scene.groups[group as usize], words, response, send);
            }
        }
    }
    beyond(ui, folder, rect, hits, &back, send);
    choose_in_box(&mut area, canvas, rect, &back, send);
    heads(&mut area, canvas, lanes, send);
    receive(&area, canvas, lanes, send);
    scroll_bar(&mut area, canvas, lanes);
    zoom_buttons(ui, rect, send);
    ui.advance_cursor_after_rect(rect);
}

/// Lets egui_plot turn drags, wheel and pinch into the time shown.
fn navigate(ui: &mut Ui, canvas: &mut Canvas, rect: Rect, room: f32) -> Response {
    let (from, to) = canvas.window.bounds();
    let ground = Rect::from_min_max(rect.min + vec2(NAMES, 0.0), rect.max);
    let mut area = ui.new_child(UiBuilder::new().id_salt("ground").max_rect(ground));
    let plot = Plot::new("lanes").show_axes(false).show_grid(false).show_background(false).show_x(false).show_y(false);
    // With Shift a drag draws a box.
    let boxes = canvas.boxed.is_some() || ui.input(|i| i.modifiers.shift);
    let plot = plot.allow_drag([!boxes, false]).allow_zoom([true, false]).allow_scroll(false).allow_boxed_zoom(false);
    let plot = plot.allow_double_click_reset(false).width(ground.width()).height(ground.height()).sense(Sense::click_and_drag());
    let shown = plot.show(&mut area, |plot| {
        plot.set_plot_bounds_x(from..=to);
        plot.set_plot_bounds_y(0.0..=1.0);
    });
    let bounds = shown.transform.bounds();
    let (left, right) = (bounds.min()[0], bounds.max()[0]);
    if (left - from).abs() > 1e-9 || (right - to).abs() > 1e-9 {
        // What is dragged past the end of the axis stops there and does not shrink.
        if ((right - left) - (to - from)).abs() < 1e-6 {
            canvas.window.shift(left - from);
        } else {
            canvas.window.set(left, right);
        }
    }
    let words = || WidgetInfo::labeled(Role::Canvas, true, "Ground of the timeline, moved by dragging and zoomed by the wheel");
    shown.response.widget_info(words);
    if shown.response.dragged() && !boxes {
        canvas.scroll -= shown.response.drag_delta().y;
    }
    let pointer = ui.input(|i| i.pointer.hover_pos()).filter(|p| rect.contains(*p) && ui.rect_contains_pointer(rect));
    if let Some(pointer) = pointer {
        let (wheel, modifiers) = ui.input(|i| (i.smooth_scroll_delta, i.modifiers));
        // Where all lanes fit, the wheel has nothing to scroll and zooms, as it always does over the dates.
        let zooms = pointer.y < rect.top() + AXIS || canvas.lanes_height() <= room + 0.5;
        if modifiers == Modifiers::NONE && wheel.y != 0.0 {
            if zooms {
                let about = shown.transform.value_from_position(pointer.max(ground.min)).x;
                canvas.window.zoom(f64::from(wheel.y / 200.0).exp(), about);
            } else {
                canvas.scroll -= wheel.y;
            }
        }
        if wheel.x != 0.0 {
            canvas.window.shift(-f64::from(wheel.x / ground.width()) * (to - from));
        }
    }
    shown.response
}

fn hit_response(ui: &mut Ui, lanes: Rect, rect: Rect, hit: &Hit, groups: &[Vec<u32>]) -> Response {
    let place = hit.rect.translate(rect.min.to_vec2()).expand(2.0).intersect(lanes);
    let id = match hit.what {
        What::Statement(statement) => ui.scope_id().with(("mark", statement)),
        // A sign is known by what it holds: its list does not go on with another's.
        What::Group(group) => ui.scope_id().with(("more", &groups[group as usize])),
        What::Loose(group) => ui.scope_id().with(("loose", &groups[group as usize])),
    };
    ui.interact(if place.is_positive() { place } else { Rect::from_min_size(lanes.min, vec2(0.0, 0.0)) }, id, Sense::click())
}

/// A statement's mark with its words: a click chooses it, hovering tells it in full.
fn mark(ui: &Ui, folder: &Folder, rect: Rect, hit: &Hit, statement: u32, response: Response, send: &mut Vec<Command>) {
    let chosen = folder.chosen == Some(statement) || folder.picked.contains(&statement);
    let at = folder.index.rows[statement as usize].at;
    response.widget_info(|| {
        let date = words::dated(folder.analysis.statements[statement as usize].date.as_ref());
        let words = format!("{}, {date}: {}", speaker_name(&folder.analysis, at), label(&folder.analysis, at));
        WidgetInfo::selected(Role::ListItem, true, chosen, words)
    });
    if chosen || response.has_focus() {
        let color = if chosen { Palette::here(ui).strong } else { Palette::here(ui).link };
        let ring = hit.mark.translate(rect.min.to_vec2()).expand(4.0);
        let ground = Rect::from_min_max(rect.min + vec2(NAMES, AXIS), rect.max);
        let radius = ring.height() / 2.0;
        ui.painter_at(ground).rect_stroke(ring, radius, (2.0, color), egui::StrokeKind::Middle);
    }
    let clicked = response.clicked();
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if hover::is_wanted(ui) {
        response.on_hover_ui(|ui| hover::card(ui, folder, statement));
    }
    if clicked {
        send.push(choice(ui, statement));
    }
}

/// What a click on a statement means: with Ctrl it goes to those chosen together, with Shift all up to it do.
fn choice(ui: &Ui, statement: u32) -> Command {
    let modifiers = ui.input(|i| i.modifiers);
    match (modifiers.command, modifiers.shift) {
        (true, _) => Command::Pick(statement),
        (_, true) => Command::PickTo(statement),
        _ => Command::Select(statement),
    }
}

/// Rings a sign that holds the chosen statement.
fn ring(ui: &Ui, folder: &Folder, rect: Rect, hit: &Hit, held: &[u32]) {
    if folder.chosen.is_some_and(|chosen| held.contains(&chosen)) {
        let ring = hit.mark.translate(rect.min.to_vec2()).expand(3.0);
        ui.painter().rect_stroke(ring, ring.height() / 2.0, (2.0, Palette::here(ui).strong), egui::StrokeKind::Middle);
    }
}

/// A sign for statements that found no room; it opens a list of them.
fn more(folder: &Folder, statements: &[u32], [one, many]: [&str; 2], response: Response, send: &mut Vec<Command>) {
    let counted = words::count(statements.len(), one, many);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &counted));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(format!("{counted}; click to list them"));
    egui::Popup::menu(&response).width(520.0).show(|ui| {
        ui.set_max_height(420.0);
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        let palette = Palette::here(ui);
        ui.label(egui::RichText::new(&counted).size(size::TINY).color(palette.muted));
        egui::ScrollArea::vertical().show_rows(ui, 28.0, statements.len(), |ui, range| {
            for statement in &statements[range] {
                let at = folder.index.rows[*statement as usize].at;
                let mut job = egui::text::LayoutJob::default();
                let format = |font, color| egui::TextFormat { font_id: font, color, ..egui::TextFormat::default() };
                job.append(&speaker_name(&folder.analysis, at), 0.0, format(bold_font(size::SMALL), palette.strong));
                job.append(&label(&folder.analysis, at), 10.0, format(regular_font(size::SMALL), palette.body));
                let row = egui::Button::selectable(folder.chosen == Some(*statement), job).truncate().min_size(vec2(496.0, 26.0));
                let row = ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| ui.add(row)).inner;
                if row.on_hover_ui(|ui| hover::card(ui, folder, *statement)).clicked() {
                    send.push(Command::Select(*statement));
                    ui.close();
                }
            }
        });
    });
}

/// Clicks and hovers on what lies beyond the marks that are walked one by one.
fn beyond(ui: &mut Ui, folder: &Folder, rect: Rect, hits: &[Hit], back: &Response, send: &mut Vec<Command>) {
    if hits.len() <= WALKED {
        return;
    }
    let Some(hit) = back.hover_pos().and_then(|p| hits::at(&hits[WALKED..], p - rect.min.to_vec2())) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let What::Statement(statement) = hit.what else {
        // What a sign holds is seen with more room; the nearer ones open as lists.
        if back.clicked() {
            send.push(Command::ZoomIn);
        }
        return;
    };
    if back.clicked() {
        send.push(choice(ui, statement));
    } else if hover::is_wanted(ui) {
        back.clone().on_hover_ui_at_pointer(|ui| hover::card(ui, folder, statement));
    }
}

/// The lanes' names, which are dragged up and down.
fn heads(ui: &mut Ui, canvas: &Canvas, lanes: Rect, send: &mut Vec<Command>) {
    let held = canvas.lanes();
    let y = |below: f32| lanes.top() + below - canvas.scroll;
    for (n, (name, top, bottom)) in held.iter().enumerate() {
        // A sign below the name keeps its clicks.
        let head =
            Rect::from_min_max(pos2(lanes.left(), y(*top)), pos2(lanes.left() + NAMES, y(*bottom).min(y(*top) + 34.0))).intersect(lanes);
        if !head.is_positive() {
            continue;
        }
        let response = ui.interact(head, ui.scope_id().with(("head", name)), Sense::click_and_drag());
        let (is_ribbon, part_of) = canvas.way_of(name);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, lane_name(name, is_ribbon, part_of)));
        if response.has_focus() {
            ui.painter().rect_stroke(head.shrink(2.0), 4.0, (2.0, Palette::here(ui).link), egui::StrokeKind::Inside);
        }
        let party = canvas.party_at((top + bottom) / 2.0).filter(|_| part_of.is_none());
        lane_menu(&response, (name, n, held.len()), (is_ribbon, part_of), party, send);
        let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped()) else {
            response.on_hover_cursor(CursorIcon::Grab).on_hover_text("Drag to move this lane up or down; click for more");
            continue;
        };
        let to = held.iter().filter(|(other, top, bottom)| other != name && y((top + bottom) / 2.0) < pointer.y).count();
        if response.drag_stopped() {
            if to != n {
                send.push(Command::MoveLane { name: name.clone(), to });
            }
        } else {
            let rest = held.iter().filter(|(other, ..)| other != name).nth(to);
            let line = rest.map_or(held.last().map_or(0.0, |l| l.2), |l| l.1);
            ui.painter().hline(lanes.x_range(), y(line), (3.0, Palette::here(ui).link));
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
    }
}

fn lane_name(name: &str, is_ribbon: bool, part_of: Option<&str>) -> String {
    match (part_of, is_ribbon) {
        (Some(whole), _) => format!("Lane {name} of {whole}"),
        (None, true) => format!("Lane {name}, as a ribbon"),
        (None, false) => format!("Lane {name}"),
    }
}

/// What can be done with a lane: how it is drawn, where it stands, what party it is.
fn lane_menu(
    response: &Response,
    (name, place, count): (&str, usize, usize),
    (is_ribbon, part_of): (bool, Option<&str>),
    party: Option<PartyId>,
    send: &mut Vec<Command>,
) {
    let menu = |ui: &mut Ui| {
        ui.set_min_width(200.0);
        let mut row = |ui: &mut Ui, words: String, command: Command| {
            if ui.button(words).on_hover_text(command.tooltip()).clicked() {
                send.push(command);
                ui.close();
            }
        };
        let lane = |how| Command::Lane { name: name.to_owned(), how };
        row(ui, if is_ribbon { "Open the lane".to_owned() } else { "Collapse to a ribbon".to_owned() }, lane(How::Ribbon));
        match part_of {
            Some(whole) => row(ui, format!("Join the speakers of {whole}"), lane(How::Speakers)),
            None => row(ui, "A lane for each speaker".to_owned(), lane(How::Speakers)),
        }
        ui.separator();
        let to = |to| Command::MoveLane { name: name.to_owned(), to };
        if place > 0 {
            row(ui, "To the top".to_owned(), to(0));
            row(ui, "Up".to_owned(), to(place - 1));
        }
        if place + 1 < count {
            row(ui, "Down".to_owned(), to(place + 1));
        }
        if let Some(party) = party {
            ui.separator();
            row(ui, "Show only this".to_owned(), Command::Only(Facet::Party(Some(party))));
            row(ui, Command::EditParty(party).text().to_owned(), Command::EditParty(party));
        }
    };
    egui::Popup::menu(response).show(menu);
}

/// Draws the box that chooses the statements in it, while Shift is held and the pointer dragged over the ground.
fn choose_in_box(ui: &mut Ui, canvas: &mut Canvas, rect: Rect, back: &Response, send: &mut Vec<Command>) {
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    if back.drag_started() && ui.input(|i| i.modifiers.shift) {
        canvas.boxed = ui.input(|i| i.pointer.press_origin());
    }
    let Some(from) = canvas.boxed else { return };
    let area = Rect::from_two_pos(from, pointer).intersect(rect);
    if back.dragged() {
        let color = Palette::here(ui).link;
        ui.painter().rect(area, 2.0, color.gamma_multiply(0.1), (1.0, color), egui::StrokeKind::Inside);
        return;
    }
    canvas.boxed = None;
    let found = canvas.in_box(area.translate(-rect.min.to_vec2()));
    if !found.is_empty() {
        send.push(Command::PickAll(found));
    }
}

/// Takes a speaker that is dragged here into the party of the lane below the pointer.
fn receive(ui: &Ui, canvas: &Canvas, lanes: Rect, send: &mut Vec<Command>) {
    if !DragAndDrop::has_payload_of_type::<SpeakerId>(ui.ctx()) {
        return;
    }
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()).filter(|p| lanes.contains(*p)) else { return };
    let below = pointer.y - lanes.top() + canvas.scroll;
    let Some(party) = canvas.party_at(below) else { return };
    if let Some((_, top, bottom)) = canvas.lanes().into_iter().find(|(_, top, bottom)| (*top..*bottom).contains(&below)) {
        let y = |below: f32| lanes.top() + below - canvas.scroll;
        let lane = Rect::from_min_max(pos2(lanes.left(), y(top)), pos2(lanes.right(), y(bottom))).intersect(lanes);
        ui.painter().rect_stroke(lane.shrink(1.0), 4.0, (2.0, Palette::here(ui).link), egui::StrokeKind::Inside);
    }
    if ui.input(|i| i.pointer.any_released())
        && let Some(speaker) = DragAndDrop::take_payload::<SpeakerId>(ui.ctx())
    {
        send.push(Command::GiveParty { speaker: *speaker, party });
    }
}

fn scroll_bar(ui: &mut Ui, canvas: &mut Canvas, lanes: Rect) {
    let all = canvas.lanes_height();
    if all <= lanes.height() + 0.5 {
        return;
    }
    let share = lanes.height() / all;
    let top = lanes.top() + canvas.scroll * share;
    let handle = Rect::from_min_size(pos2(lanes.right() - 10.0, top), vec2(8.0, lanes.height() * share)).shrink(1.0);
    let response = ui.interact(handle.expand(3.0), ui.scope_id().with("scroll"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Lanes"));
    let palette = Palette::here(ui);
    let color = if response.hovered() || response.dragged() { palette.muted } else { palette.outline };
    ui.painter().rect_filled(handle, 3.0, color);
    canvas.scroll += response.drag_delta().y / share;
}

fn zoom_buttons(ui: &mut Ui, rect: Rect, send: &mut Vec<Command>) {
    let corner = Rect::from_min_size(rect.min + vec2(12.0, 12.0), vec2(64.0, 28.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(corner).layout(egui::Layout::left_to_right(egui::Align::Center)));
    row.spacing_mut().item_spacing.x = 4.0;
    row.spacing_mut().button_padding.x = 8.0;
    for (sign, command) in [("−", Command::ZoomOut), ("+", Command::ZoomIn)] {
        let hint = command.hint(row.ctx());
        let response = row.add_sized(vec2(28.0, 28.0), egui::Button::new(sign)).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.text()));
        if response.clicked() {
            send.push(command);
        }
    }
}
