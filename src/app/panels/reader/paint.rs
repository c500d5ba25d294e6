//! Draws the reader; only the paragraphs on the screen are set.

use egui::{Align, Key, Label, Layout, Rect, RichText, ScrollArea, Sense, UiBuilder, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::layout::{Behind, GAP, Heights, LINE, MEASURE, Set};
use super::model::{Page, Sought};
use super::{Find, Reader, card, limits};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::panels::stops::Stop;
use crate::app::panels::{PAD, button, chip, menu_row};
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::{tint, words};

/// The share of the reader's height that the card of the chosen statement, or its form, may take.
const CARD: f32 = 0.6;

/// Draws the reader of `folder` into `ui` and sends what is clicked.
pub fn show(ui: &mut egui::Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    let Some(document) = folder.reader.document() else {
        return super::super::hint(ui, "Choose a statement on the timeline to read it in its source");
    };
    let mut reader = std::mem::take(&mut folder.reader);
    if reader.page.as_ref().is_none_or(|p| p.document != document) {
        let page = Page::of(&folder.analysis, &folder.index, document);
        // A document read anew without having changed keeps its place.
        if reader.laid != Some(document) || reader.heights.count() != page.paragraphs.len() {
            reader.width = 0.0;
        }
        (reader.page, reader.laid) = (Some(page), Some(document));
    }
    if let Some(page) = reader.page.take() {
        if reader.selected().is_some() {
            egui::Panel::bottom("selection")
                .resizable(false)
                .frame(egui::Frame::new().inner_margin(egui::Margin { left: PAD, right: PAD, top: 8, bottom: 8 }))
                .show_separator_line(false)
                .show(ui, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.label(plain("The words chosen", Palette::here(ui).muted));
                        button(ui, Command::AddStatement, send);
                        if folder.chosen.is_some() {
                            button(ui, Command::Limit, send);
                        }
                    })
                });
        }
        if folder.chosen.is_some() {
            let room = ui.available_height() * CARD;
            egui::Panel::bottom("card").resizable(false).frame(egui::Frame::new()).show_separator_line(false).show(ui, |ui| {
                // However little room there is, some of it is the text's.
                ScrollArea::vertical().id_salt("card").max_height(room).min_scrolled_height(room).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        card::show(ui, folder, send);
                    },
                );
            });
        }
        head(ui, folder, &page, send);
        if let Some(find) = &mut reader.find {
            find.show(ui, send);
        }
        body(ui, folder, &mut reader, &page, send);
        reader.page = Some(page);
    }
    folder.reader = reader;
}

fn head(ui: &mut egui::Ui, folder: &Folder, page: &Page, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    egui::Frame::new().inner_margin(egui::Margin { left: PAD, right: PAD, top: 20, bottom: 12 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ways(ui, folder, page, send);
        ui.add(Label::new(RichText::new(&page.title).font(bold_font(size::TITLE)).color(palette.strong)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            if chip(ui, &page.date, &Command::DateDocument) {
                send.push(Command::DateDocument);
            }
            if !page.how.is_empty() {
                ui.label(RichText::new(&page.how).size(size::SMALL).color(palette.muted));
            }
        });
    });
}

/// Who published it at the left; at the right the ways to other documents, and what can be done with this one.
fn ways(ui: &mut egui::Ui, folder: &Folder, page: &Page, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let right = UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center));
    let mut row = ui.new_child(right);
    row.spacing_mut().item_spacing.x = 4.0;
    row.spacing_mut().button_padding.x = 6.0;
    let sign = |row: &mut egui::Ui, sign: &str, command: &Command| {
        let hint = command.hint(row.ctx());
        let response = row.add_sized(vec2(28.0, 28.0), egui::Button::new(sign)).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.text()));
        response.clicked()
    };
    let menu = row.add_sized(vec2(28.0, 28.0), egui::Button::new("…")).on_hover_text("What can be done with this document");
    menu.widget_info(|| WidgetInfo::labeled(Role::Button, true, "This document"));
    egui::Popup::menu(&menu).show(|ui| {
        let commands = [
            Command::FindInText,
            Command::OpenFile,
            Command::ShowInFolder,
            Command::NextHere,
            Command::PreviousHere,
            Command::DateDocument,
            Command::CopyMarkdown,
            Command::CopyBibtex,
        ];
        for command in commands {
            menu_row(ui, command, send);
        }
    });
    for (words, command) in [("›", Command::NextDocument), ("‹", Command::PreviousDocument)] {
        if sign(&mut row, words, &command) {
            send.push(command);
        }
    }
    let count = folder.analysis.documents.len();
    let mut place = format!("document {} of {}", words::thousands(page.document + 1), words::thousands(count));
    if let (Some(here), all) = folder.place_in_document(page.document) {
        place = format!("statement {here} of {all} · {place}");
    }
    row.add(Label::new(RichText::new(place).size(size::TINY).color(palette.muted)).truncate());
    if !page.outlet.is_empty() {
        row.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(&page.outlet).size(size::SMALL).color(palette.muted)).truncate());
        });
    }
}

fn body(ui: &mut egui::Ui, folder: &Folder, reader: &mut Reader, page: &Page, send: &mut Vec<Command>) {
    let structure = &folder.analysis.documents[page.document].structure;
    let paragraphs = &structure.paragraphs[page.paragraphs.clone()];
    let width = (ui.available_width() - 2.0 * f32::from(PAD)).clamp(80.0, MEASURE);
    if (reader.width - width).abs() > 0.5 {
        reader.width = width;
        reader.heights = Heights::estimate(paragraphs.iter().map(|p| p.span.len()), width);
    }
    if paragraphs.is_empty() {
        return super::super::hint(ui, "This document holds no text");
    }
    let height = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt(("reader", page.document)).auto_shrink([false, false]);
    let goal = reader.goal.as_mut().map(|goal| {
        goal.frames -= 1;
        (goal.span, goal.frames)
    });
    if let Some((span, frames)) = goal {
        let top = top_of(ui, folder, reader, page, span, (width, height));
        // The passage stands a third down, so that what leads to it can be read too.
        let offset = if span.end == 0 { 0.0 } else { (top - height / 3.0).min(reader.heights.total() + 2.0 * GAP - height).max(0.0) };
        area = area.vertical_scroll_offset(offset);
        if frames == 0 {
            reader.goal = None;
        } else {
            ui.ctx().request_repaint();
        }
    }
    area.show_viewport(ui, |ui, viewport| {
        crate::app::panels::named(ui, ui.clip_rect(), Role::Document, &page.title);
        page_by_key(ui, height);
        let origin = ui.max_rect().min + vec2(f32::from(PAD), 4.0);
        ui.allocate_space(vec2(ui.available_width(), reader.heights.total() + 2.0 * GAP));
        let mut off = 0.0;
        for n in reader.heights.between(viewport.top(), viewport.bottom()) {
            let top = reader.heights.top(n);
            let hands = (reader.find.as_ref(), &mut reader.chosen, &mut reader.held);
            let height = paragraph(ui, folder, page, paragraphs[n].span, (origin + vec2(0.0, top), width), hands, send);
            off += reader.heights.correct(n, height + GAP).abs();
        }
        limits::drop(ui, folder, page.document, &mut reader.held, send);
        if off > 0.5 {
            reader.heights.sum();
            ui.ctx().request_repaint();
        }
    });
}

/// Turns a page where the reader has the keyboard; a little of the last one stays in sight.
fn page_by_key(ui: &egui::Ui, height: f32) {
    if !Stop::Reader.has_keys(ui.ctx()) {
        return;
    }
    let (up, down) = ui.input(|i| (i.key_pressed(Key::PageUp), i.key_pressed(Key::PageDown)));
    let pages = f32::from(i8::from(up) - i8::from(down));
    if pages != 0.0 {
        ui.scroll_with_delta(vec2(0.0, pages * (height - 2.0 * LINE).max(LINE)));
    }
}

/// Where a passage lies from the top of the text. What will be seen around it is set first, because a height that turns out other than
/// estimated would push the passage off the screen.
fn top_of(ui: &egui::Ui, folder: &Folder, reader: &mut Reader, page: &Page, span: crate::text::Span, (width, height): (f32, f32)) -> f32 {
    let structure = &folder.analysis.documents[page.document].structure;
    let Some(at) = structure.paragraph_at(span.start).filter(|p| page.paragraphs.contains(p)) else { return 0.0 };
    let text = folder.analysis.text(page.document);
    let find = reader.find.take();
    let sought = Sought { query: folder.filter.query(), find: find.as_ref() };
    let runs = |n: usize| page.runs(text, structure.paragraphs[n].span, folder.chosen, sought);
    let mut measure = |n: usize| {
        let tall = Set::of(ui, text, &runs(n), folder.chosen, width).galley.size().y + GAP;
        reader.heights.correct(n - page.paragraphs.start, tall);
        tall
    };
    let mut above = 0.0;
    for n in (page.paragraphs.start..at).rev() {
        if above > height {
            break;
        }
        above += measure(n);
    }
    let mut below = 0.0;
    for n in at..page.paragraphs.end {
        if below > height {
            break;
        }
        below += measure(n);
    }
    reader.heights.sum();
    let runs = runs(at);
    let set = Set::of(ui, text, &runs, folder.chosen, width);
    let run = runs.iter().position(|r| r.span.end > span.start).unwrap_or(0);
    reader.find = find;
    reader.heights.top(at - page.paragraphs.start) + set.top_of(run)
}

fn paragraph(
    ui: &mut egui::Ui,
    folder: &Folder,
    page: &Page,
    span: crate::text::Span,
    (at, width): (egui::Pos2, f32),
    (find, chosen, held): (Option<&Find>, &mut Option<(u32, u32)>, &mut Option<limits::Held>),
    send: &mut Vec<Command>,
) -> f32 {
    let palette = Palette::here(ui);
    let text = folder.analysis.text(page.document);
    let sought = Sought { query: folder.filter.query(), find };
    let runs = page.runs(text, span, folder.chosen, sought);
    let set = Set::of(ui, text, &runs, folder.chosen, width);
    let painter = ui.painter();
    for (rect, behind) in &set.behind {
        let tints = |statement: &u32| tint::of(ui, folder, *statement);
        let (color, grown) = match behind {
            Behind::Chosen(s) => (tints(s).strong, vec2(2.0, 0.5)),
            Behind::Other(s) => (tints(s).soft, vec2(2.0, 0.5)),
            Behind::Found | Behind::Here => (palette.found, vec2(0.0, -1.5)),
        };
        painter.rect_filled(rect.translate(at.to_vec2()).expand2(grown), 2.0, color);
        if *behind == Behind::Here {
            let place = rect.translate(at.to_vec2()).expand2(vec2(1.0, -1.0));
            painter.rect_stroke(place, 2.0, (2.0, palette.strong), egui::StrokeKind::Outside);
        }
    }
    let rect = Rect::from_min_size(at, vec2(width, set.galley.size().y));
    let mut child = ui.new_child(UiBuilder::new().id_salt(span.start).max_rect(rect).layout(Layout::top_down(Align::Min)));
    let response = child.add(Label::new(set.galley.clone()).selectable(true).sense(Sense::click()));
    let below = LINE / 2.0 + size::TEXT * 0.5;
    for row in &set.underlined {
        let row = row.translate(at.to_vec2());
        ui.painter().hline(row.x_range(), row.top() + below, (1.0, palette.strong));
    }
    for row in &set.dotted {
        let row = row.translate(at.to_vec2());
        dots(ui, row.left(), row.right(), row.top() + below + 0.5, palette.link);
    }
    limits::show(ui, folder, page.document, &set, span, at, held);
    if held.is_some() {
        *chosen = None;
        return set.galley.size().y;
    }
    select(ui, &response, &set, text, span, at, chosen);
    let under = |place: egui::Pos2| set.run_at(place - at).and_then(|run| runs[run].statement);
    if let Some(statement) = response.hover_pos().and_then(under) {
        if Some(statement) != folder.chosen {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            send.push(Command::Select(statement));
        }
    }
    set.galley.size().y
}

/// Notes the words a drag goes over, in this paragraph and on into others.
fn select(
    ui: &egui::Ui,
    response: &egui::Response,
    set: &Set,
    text: &str,
    span: crate::text::Span,
    at: egui::Pos2,
    chosen: &mut Option<(u32, u32)>,
) {
    let byte = |place: egui::Pos2| set.byte_at(text, span, place - at);
    let (pointer, pressed, down) = ui.input(|i| (i.pointer.interact_pos(), i.pointer.primary_pressed(), i.pointer.primary_down()));
    let Some(pointer) = pointer.filter(|p| response.rect.expand2(vec2(16.0, 8.0)).contains(*p) && ui.clip_rect().contains(*p)) else {
        return;
    };
    if pressed && response.contains_pointer() {
        *chosen = Some((byte(pointer), byte(pointer)));
    } else if down && let Some((from, _)) = *chosen {
        *chosen = Some((from, byte(pointer)));
    }
}

fn dots(ui: &egui::Ui, left: f32, right: f32, y: f32, color: egui::Color32) {
    let mut x = left + 1.0;
    while x < right {
        ui.painter().rect_filled(Rect::from_center_size(pos2(x, y), Vec2::splat(1.5)), 0.75, color);
        x += 3.5;
    }
}

/// A label in running type for those parts of the reader that are no paragraphs.
pub(super) fn plain(words: impl Into<String>, color: egui::Color32) -> RichText {
    RichText::new(words).font(regular_font(size::SMALL)).color(color)
}
