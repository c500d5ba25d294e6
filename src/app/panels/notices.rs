//! The quiet notice area at the foot of the timeline: what was done, what went wrong and what to do. It never takes the focus.

use egui::{Align2, Area, Button, Id, Label, Order, RichText, vec2};

use crate::app::theme::{Palette, size};

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it says.
    pub words: String,
    /// Whether it stays until it is dismissed, because something has to be done.
    pub stays: bool,
    /// When it was first shown, in seconds of the window's clock.
    since: Option<f64>,
}

/// The notices shown.
#[derive(Debug, Default)]
pub struct Notices {
    all: Vec<Notice>,
}

/// Seconds a passing notice stays.
const STAY_SECS: f64 = 5.0;
/// Most notices at a time.
const MOST: usize = 4;
/// Widest line of a notice.
const WIDEST: f32 = 420.0;

impl Notices {
    /// Says that something was done.
    pub fn done(&mut self, words: impl Into<String>) {
        self.push(words.into(), false);
    }

    /// Says that something went wrong and what to do.
    pub fn problem(&mut self, words: impl Into<String>) {
        self.push(words.into(), true);
    }

    fn push(&mut self, words: String, stays: bool) {
        self.all.retain(|n| n.words != words);
        self.all.push(Notice { words, stays, since: None });
        let over = self.all.len().saturating_sub(MOST);
        self.all.drain(..over);
    }

    /// Takes the latest notice away; false where there is none.
    pub fn dismiss(&mut self) -> bool {
        self.all.pop().is_some()
    }

    /// Draws them.
    pub fn show(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        self.all.retain_mut(|n| n.stays || now - *n.since.get_or_insert(now) < STAY_SECS);
        if self.all.is_empty() {
            return;
        }
        if self.all.iter().any(|n| !n.stays) {
            ctx.request_repaint_after_secs(1.0);
        }
        let mut closed = None;
        Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(-40.0, -100.0)).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for (n, notice) in self.all.iter().enumerate() {
                let palette = Palette::here(ui);
                let edge = if notice.stays { palette.warn } else { palette.outline };
                let frame = egui::Frame::new().fill(palette.ground).stroke((1.0, edge)).corner_radius(8).inner_margin(12);
                frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        // Long words break beside the button, and never run below it.
                        ui.scope(|ui| {
                            ui.set_max_width(WIDEST);
                            ui.add(Label::new(RichText::new(&notice.words).size(size::SMALL).color(palette.strong)).wrap());
                        });
                        let close = Button::new(RichText::new("Dismiss").size(size::TINY).color(palette.muted)).frame(false);
                        if ui.add(close).clicked() {
                            closed = Some(n);
                        }
                    });
                });
            }
        });
        if let Some(n) = closed {
            self.all.remove(n);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_said_twice_stands_once_and_the_oldest_go() {
        let mut notices = Notices::default();
        for n in [1, 2, 3, 1, 4, 5] {
            notices.done(format!("{n}"));
        }
        assert_eq!(notices.all.iter().map(|n| n.words.as_str()).collect::<Vec<_>>(), ["3", "1", "4", "5"]);
    }
}
