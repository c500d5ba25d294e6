//! The handles at the ends of the chosen statement, dragged to where it begins and ends; they stop between words.

use egui::{CursorIcon, Id, Pos2, Rect, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::layout::Set;
use crate::app::commands::Command;
use crate::app::deeds::Edge;
use crate::app::folder::Folder;
use crate::app::theme::Palette;
use crate::text::Span;

/// A handle being dragged: the end it moves and the byte where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    edge: Edge,
    at: u32,
}

/// The ends of the chosen statement's report in `document`, where the handle held has them.
pub fn ends(folder: &Folder, document: usize, held: Option<Held>) -> Option<(u32, u32)> {
    let at = folder.chosen_report().filter(|at| at.document == document)?;
    let content = &folder.analysis.attribution(at).content;
    let (start, end) = (content[0].start, content[content.len() - 1].end);
    Some(match held {
        Some(Held { edge: Edge::Start, at }) => (at.min(end), end),
        Some(Held { edge: Edge::End, at }) => (start, at.max(start)),
        None => (start, end),
    })
}

/// Draws the handles that stand in the paragraph at `span`, and takes the one held along with the pointer.
pub fn show(ui: &mut egui::Ui, folder: &Folder, document: usize, set: &Set, span: Span, at: Pos2, held: &mut Option<Held>) {
    let Some((start, end)) = ends(folder, document, *held) else { return };
    let text = folder.analysis.text(document);
    let palette = Palette::here(ui);
    if held.is_some() {
        for rect in set.rows_of(text, span, Span { start, end }) {
            ui.painter().rect_stroke(rect.translate(at.to_vec2()), 2.0, (1.0, palette.link), egui::StrokeKind::Outside);
        }
    }
    for (edge, byte) in [(Edge::Start, start), (Edge::End, end)] {
        let is_here = match edge {
            Edge::Start => span.start <= byte && byte < span.end,
            Edge::End => span.start < byte && byte <= span.end,
        };
        if !is_here {
            continue;
        }
        let place = set.place_of(text, span, byte, edge == Edge::Start).translate(at.to_vec2());
        let x = place.left() + if edge == Edge::Start { -2.0 } else { 2.0 };
        let bar = Rect::from_min_max(pos2(x - 1.0, place.top() + 2.0), pos2(x + 1.0, place.bottom() - 2.0));
        let response = ui.interact(bar.expand2(vec2(5.0, 4.0)), Id::unique(("limit of the statement", edge == Edge::Start)), Sense::drag());
        let name = if edge == Edge::Start { "Begin of the statement" } else { "End of the statement" };
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
        let is_held = held.is_some_and(|h| h.edge == edge);
        let color = if response.hovered() || is_held { palette.link } else { palette.muted };
        ui.painter().rect_filled(bar, 1.0, color);
        let knob = if edge == Edge::Start { bar.center_top() } else { bar.center_bottom() };
        ui.painter().circle_filled(knob, 3.5, color);
        if response.drag_started() {
            *held = Some(Held { edge, at: byte });
        }
        response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal).on_hover_text("Drag to where the statement begins or ends");
    }
    let pointer = ui.input(|i| i.pointer.interact_pos());
    let ground = Rect::from_min_size(at, set.galley.size()).expand2(vec2(24.0, 8.0));
    if let (Some(held), Some(pointer)) = (held, pointer.filter(|p| ground.contains(*p) && ui.clip_rect().contains(*p))) {
        held.at = between_words(folder, document, held.edge, set.byte_at(text, span, pointer - at));
    }
}

/// Lets go of the handle where the pointer is up: sends the ends it leaves.
pub fn drop(ui: &egui::Ui, folder: &Folder, document: usize, held: &mut Option<Held>, send: &mut Vec<Command>) {
    if held.is_none() {
        return;
    }
    if ui.input(|i| i.pointer.primary_down()) {
        ui.ctx().request_repaint();
        return;
    }
    let (before, now) = (ends(folder, document, None), ends(folder, document, held.take()));
    if let Some((start, end)) = now.filter(|now| before != Some(*now)) {
        send.push(Command::Limits { start, end });
    }
}

/// The begin or the end of a word nearest to a byte.
fn between_words(folder: &Folder, document: usize, edge: Edge, byte: u32) -> u32 {
    let tokens = &folder.analysis.documents[document].structure.tokens;
    let end = |token: &Span| if edge == Edge::Start { token.start } else { token.end };
    let after = tokens.partition_point(|t| end(t) < byte);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|n| tokens.get(n)).map(end);
    near.min_by_key(|at| at.abs_diff(byte)).unwrap_or(byte)
}
