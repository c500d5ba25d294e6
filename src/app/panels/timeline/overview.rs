//! The overview strip: how many statements each party made over the whole time, and a brush over what the lanes show.

use egui::{Align2, CursorIcon, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::time::Window;
use crate::app::scene::color;
use crate::app::theme::{Palette, regular_font, size};
use crate::timeline::{Entries, Lane, Prepared, Scale, Theme, UNITS, date_of};

/// Height of the strip.
pub const HEIGHT: f32 = 88.0;
/// Bars over the whole time.
const BINS: usize = 96;

/// Statements of each lane in each part of the axis.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    lanes: Vec<(Entries, [u32; BINS])>,
    most: u32,
    /// Along which axis they were counted.
    scale: Option<Scale>,
}

impl Overview {
    /// Counts the statements of all lanes; a range counts once, in its middle, so that the strip's sum is the truth. Lanes that hold what they held
    /// along the same axis before are not counted again.
    #[must_use]
    pub fn renewed(&self, prepared: &Prepared, scale: &Scale) -> Self {
        let before = if self.scale.as_ref() == Some(scale) { &self.lanes[..] } else { &[] };
        let bin = |day: f64| ((scale.units(day) / UNITS * BINS as f64) as usize).min(BINS - 1);
        let count = |entries: &Entries| {
            let mut bins = [0; BINS];
            entries.middles().for_each(|(day, count)| bins[bin(day)] += count);
            bins
        };
        let counted = |lane: &Lane| {
            let known = before.iter().find(|(entries, _)| entries.is(&lane.entries)).map(|(_, bins)| *bins);
            (lane.entries.clone(), known.unwrap_or_else(|| count(&lane.entries)))
        };
        let lanes: Vec<(Entries, [u32; BINS])> = prepared.lanes.iter().map(counted).collect();
        let most = (0..BINS).map(|n| lanes.iter().map(|(_, bins)| bins[n]).sum()).max().unwrap_or(0);
        Self { lanes, most, scale: Some(scale.clone()) }
    }

    /// Draws the strip and moves `window` as the brush is moved.
    pub fn show(&self, ui: &mut Ui, prepared: &Prepared, scale: &Scale, window: &mut Window) {
        let palette = Palette::here(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, palette.line));
        let strip = Rect::from_min_max(rect.min + vec2(16.0, 28.0), rect.max - vec2(16.0, 8.0));
        self.bars(ui, strip, prepared);
        labels(ui, rect, strip, scale);
        brush(ui, strip, window);
    }

    fn bars(&self, ui: &Ui, strip: Rect, prepared: &Prepared) {
        let theme = if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light };
        let (step, unit) = (strip.width() / BINS as f32, strip.height() / self.most.max(1) as f32);
        let mut below = [0_u32; BINS];
        for ((_, counts), lane) in self.lanes.iter().zip(&prepared.lanes) {
            let fill = color(lane.color(theme).mark);
            for (n, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let (left, bottom) = (strip.left() + (n as f32 + 0.15) * step, strip.bottom() - below[n] as f32 * unit);
                below[n] += count;
                let bar = Rect::from_min_max(pos2(left, bottom - *count as f32 * unit), pos2(left + 0.7 * step, bottom));
                ui.painter().rect_filled(bar, 0.0, fill);
            }
        }
    }
}

/// First and last month of each stretch, as far as they do not touch.
fn labels(ui: &Ui, rect: Rect, strip: Rect, scale: &Scale) {
    let palette = Palette::here(ui);
    let x = |units: f64| strip.left() + (units / UNITS) as f32 * strip.width();
    let (mut end, mut before) = (f32::MIN, String::new());
    for segment in scale.segments() {
        for day in [segment.from, segment.to] {
            let words = date_of(day).format("%b %Y").to_string();
            if words == before {
                continue;
            }
            before.clone_from(&words);
            let galley = ui.painter().layout_no_wrap(words, regular_font(size::TINY), palette.muted);
            let left = (x(scale.units(day)) - galley.size().x / 2.0).clamp(strip.left(), strip.right() - galley.size().x);
            if left > end + 8.0 {
                end = left + galley.size().x;
                let at = Align2::LEFT_TOP.anchor_size(pos2(left, rect.top() + 8.0), galley.size());
                ui.painter().galley(at.min, galley, palette.muted);
            }
        }
    }
}

fn brush(ui: &mut Ui, strip: Rect, window: &mut Window) {
    let palette = Palette::here(ui);
    let x = |units: f64| strip.left() + (units / UNITS) as f32 * strip.width();
    let units = |pixels: f32| f64::from(pixels / strip.width().max(1.0)) * UNITS;
    let area = strip.expand2(vec2(0.0, 6.0));
    let back = ui.interact(area, ui.scope_id().with("overview-back"), Sense::click());
    back.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "The whole time; a click goes there"));
    if let Some(at) = back.interact_pointer_pos().filter(|_| back.clicked()) {
        window.center(units(at.x - strip.left()));
    }
    let (from, to) = window.bounds();
    // However little is shown, the brush stays wide enough to be grasped.
    let (left, right) = (x(from), x(to).max(x(from) + 8.0));
    let shown = Rect::from_min_max(pos2(left, area.top()), pos2(right, area.bottom()));
    ui.painter().rect(shown, 4.0, palette.strong.gamma_multiply(0.06), (1.5, palette.strong), egui::StrokeKind::Inside);
    let id = |name: &str| -> Id { ui.scope_id().with(name) };
    let (whole_id, left_id, right_id) = (id("brush"), id("brush-from"), id("brush-to"));
    let whole = ui.interact(shown, whole_id, Sense::drag());
    whole.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Time shown"));
    if whole.dragged() {
        window.shift(units(whole.drag_delta().x));
    }
    whole.on_hover_cursor(CursorIcon::Grab);
    for (id, at, words, is_left) in [(left_id, left, "First day shown", true), (right_id, right, "Last day shown", false)] {
        let handle = Rect::from_center_size(pos2(at, area.center().y), vec2(10.0, area.height()));
        let response = ui.interact(handle, id, Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, words));
        let by = units(response.drag_delta().x);
        if response.dragged() && is_left {
            window.set(from + by, to);
        } else if response.dragged() {
            window.set(from, to + by);
        }
        response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
}
