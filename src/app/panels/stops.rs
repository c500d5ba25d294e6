//! The parts of the window between which F6 goes. A part that has the keyboard bears a ring; Tab goes on to what is in it, and the arrows go on to
//! step through statements and days.

use egui::{EventFilter, Id, LayerId, Order, Rect, Sense, StrokeKind, Ui, WidgetInfo, accesskit::Role};

use super::top::search_id;
use crate::app::theme::Palette;

/// A part of the window, in the order in which F6 goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The field of the search.
    Search,
    /// The filters.
    Filters,
    /// The timeline.
    Timeline,
    /// The table that is open.
    Table,
    /// The reader.
    Reader,
}

impl Stop {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Search, Self::Filters, Self::Timeline, Self::Table, Self::Reader];

    fn name(self) -> &'static str {
        match self {
            Self::Search => "Search",
            Self::Filters => "Filters",
            Self::Timeline => "Timeline",
            Self::Table => "Table",
            Self::Reader => "Reader",
        }
    }

    fn id(self) -> Id {
        match self {
            Self::Search => search_id(),
            other => Id::unique(("stop", other.name())),
        }
    }

    /// Whether this part has the keyboard, and nothing in it.
    pub fn has_keys(self, ctx: &egui::Context) -> bool {
        ctx.memory(|m| m.has_focus(self.id()))
    }

    /// Says where it is in this frame; to be called before anything is drawn in it, so that Tab goes on to that.
    pub fn place(self, ui: &Ui) {
        let (ctx, rect, id) = (ui.ctx(), ui.max_rect(), self.id());
        ctx.data_mut(|data| data.insert_temp(id, rect));
        if !self.has_keys(ctx) {
            return;
        }
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Region, true, self.name()));
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ctx.memory_mut(|m| m.set_focus_lock_filter(id, arrows));
        // Over what is drawn in it, and below what lies over the window.
        let painter = ctx.layer_painter(LayerId::new(Order::Middle, id)).with_clip_rect(rect);
        painter.rect_stroke(rect.shrink(1.0), 4.0, (2.0, Palette::here(ui).link), StrokeKind::Inside);
    }

    /// Of the parts that are seen the one after that which has the keyboard, or before it, gets it; from nowhere, the first or the last.
    pub fn go(ctx: &egui::Context, seen: &[Self], later: bool) -> Option<Self> {
        let at = Self::with_keys(ctx).and_then(|stop| seen.iter().position(|s| *s == stop));
        let count = seen.len();
        let next = match (at, later) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => 0,
            (None, false) => count.checked_sub(1)?,
        };
        let stop = *seen.get(next)?;
        ctx.memory_mut(|m| m.request_focus(stop.id()));
        Some(stop)
    }

    /// The part that has the keyboard, or in which something has.
    fn with_keys(ctx: &egui::Context) -> Option<Self> {
        let focused = ctx.memory(|m| m.focused())?;
        if let Some(stop) = Self::ALL.into_iter().find(|stop| stop.id() == focused) {
            return Some(stop);
        }
        let place = ctx.read_response(focused)?.rect.center();
        Self::ALL.into_iter().find(|stop| ctx.data(|data| data.get_temp::<Rect>(stop.id())).is_some_and(|rect| rect.contains(place)))
    }
}

/// Whether a part of the window has the keyboard, and nothing in it.
pub fn any_has_keys(ctx: &egui::Context) -> bool {
    Stop::ALL.into_iter().filter(|stop| *stop != Stop::Search).any(|stop| stop.has_keys(ctx))
}
