//! A month to click a day in; with Shift a second one for an interval.

use chrono::{Datelike, Months, NaiveDate};
use egui::{Button, RichText, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;

/// The month shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calendar {
    /// Its first day.
    first: NaiveDate,
}

const CELL: egui::Vec2 = vec2(32.0, 24.0);
const WEEK: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl Calendar {
    /// The month that holds `day`.
    pub fn at(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Draws it with the days chosen so far; gives the days chosen now.
    pub fn show(&mut self, ui: &mut Ui, chosen: Option<(NaiveDate, NaiveDate)>) -> Option<(NaiveDate, NaiveDate)> {
        let mut clicked = None;
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = vec2(0.0, 2.0);
        ui.horizontal(|ui| {
            for (sign, name, months) in [("«", "A year back", -12), ("‹", "A month back", -1)] {
                self.turn(ui, sign, name, months);
            }
            let month = words::interval(self.first, self.last());
            let title = RichText::new(&month).font(bold_font(size::SMALL)).color(Palette::here(ui).strong);
            let response = ui.add_sized(vec2(CELL.x * 3.0, CELL.y), Button::new(title).frame(false)).on_hover_text("The whole month");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("All of {month}")));
            if response.clicked() {
                clicked = Some((self.first, self.last()));
            }
            for (sign, name, months) in [("›", "A month on", 1), ("»", "A year on", 12)] {
                self.turn(ui, sign, name, months);
            }
        });
        egui::Grid::new(ui.scope_id().with("days")).spacing(vec2(2.0, 2.0)).min_col_width(CELL.x).show(ui, |ui| {
            for name in WEEK {
                ui.centered_and_justified(|ui| ui.label(RichText::new(name).size(size::TINY).color(Palette::here(ui).muted)));
            }
            ui.end_row();
            let before = self.first.weekday().num_days_from_monday();
            (0..before).for_each(|_| {
                ui.label("");
            });
            for day in self.first.iter_days().take_while(|d| d.month() == self.first.month()) {
                if self.day(ui, day, chosen) {
                    let shift = ui.input(|i| i.modifiers.shift);
                    clicked = Some(match chosen.filter(|_| shift) {
                        Some((from, to)) => (from.min(day), to.max(day)),
                        None => (day, day),
                    });
                }
                if day.weekday().num_days_from_monday() == 6 {
                    ui.end_row();
                }
            }
        });
        clicked
    }

    fn day(&self, ui: &mut Ui, day: NaiveDate, chosen: Option<(NaiveDate, NaiveDate)>) -> bool {
        let is_chosen = chosen.is_some_and(|(from, to)| (from..=to).contains(&day));
        let text = RichText::new(day.day().to_string()).size(size::SMALL);
        let response = ui.add_sized(CELL, Button::selectable(is_chosen, text));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, words::day(day)));
        response.on_hover_text("With Shift, the days from the one chosen to this one").clicked()
    }

    fn turn(&mut self, ui: &mut Ui, sign: &str, name: &str, months: i32) {
        let response = ui.add_sized(CELL, Button::new(RichText::new(sign).size(size::SMALL)).frame(false)).on_hover_text(name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            let by = Months::new(months.unsigned_abs());
            let turned = if months < 0 { self.first.checked_sub_months(by) } else { self.first.checked_add_months(by) };
            self.first = turned.unwrap_or(self.first);
        }
    }

    fn last(&self) -> NaiveDate {
        self.first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(self.first)
    }
}
