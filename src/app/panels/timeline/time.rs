//! The part of the axis that the lanes show, in units of the [`Scale`](crate::timeline::Scale).

use crate::timeline::UNITS;

/// The time shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    from: f64,
    to: f64,
    /// Least width, so that a day never fills more than the screen.
    least: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self { from: 0.0, to: UNITS, least: 0.5 }
    }
}

impl Window {
    /// First and last unit shown.
    pub fn bounds(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// Whether all is shown.
    pub fn is_whole(&self) -> bool {
        self.to - self.from >= UNITS - 1e-6
    }

    /// The least width the window may take.
    pub fn limit(&mut self, least: f64) {
        self.least = least.clamp(1e-3, UNITS);
        self.set(self.from, self.to);
    }

    /// Shows from here to there, as far as the axis reaches; the ends may come in either order.
    pub fn set(&mut self, from: f64, to: f64) {
        if !(from.is_finite() && to.is_finite()) {
            return;
        }
        let (from, to) = (from.min(to), from.max(to));
        let width = (to - from).clamp(self.least, UNITS);
        let from = ((from + to - width) / 2.0).clamp(0.0, UNITS - width);
        (self.from, self.to) = (from, from + width);
    }

    /// Shows all.
    pub fn fit(&mut self) {
        self.set(0.0, UNITS);
    }

    /// Moves by so many units, without changing the width.
    pub fn shift(&mut self, by: f64) {
        let width = self.to - self.from;
        let from = (self.from + by).clamp(0.0, UNITS - width);
        self.set(from, from + width);
    }

    /// Puts `units` in the middle.
    pub fn center(&mut self, units: f64) {
        self.shift(units - (self.from + self.to) / 2.0);
    }

    /// Shows `factor` times less; `about` stays where it is.
    pub fn zoom(&mut self, factor: f64, about: f64) {
        let width = ((self.to - self.from) / factor).clamp(self.least, UNITS);
        let part = (about - self.from) / (self.to - self.from);
        let from = (about - part * width).clamp(0.0, UNITS - width);
        self.set(from, from + width);
    }

    /// Moves so that `units` lies within, with room for words at its right; where it does already, nothing moves.
    pub fn reveal(&mut self, units: f64) {
        let edge = (self.to - self.from) * 0.1;
        if units < self.from {
            self.shift(units - self.from - edge);
        } else if units > self.to {
            self.shift(units - self.to + 3.0 * edge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Window), expect: (f64, f64)) {
        let mut window = Window { from: 200.0, to: 400.0, least: 10.0 };
        change(&mut window);
        let (from, to) = window.bounds();
        assert!((from - expect.0).abs() < 1e-9 && (to - expect.1).abs() < 1e-9, "{from} to {to}");
    }

    #[test]
    fn moves_within_the_axis_and_keeps_its_width() {
        check(|w| w.shift(50.0), (250.0, 450.0));
        check(|w| w.shift(-1e9), (0.0, 200.0));
        check(|w| w.shift(1e9), (800.0, 1000.0));
        check(|w| w.center(500.0), (400.0, 600.0));
        check(|w| w.set(f64::NAN, 3.0), (200.0, 400.0));
        check(|w| w.set(700.0, 600.0), (600.0, 700.0));
        check(|w| w.set(300.0, 301.0), (295.5, 305.5));
        check(Window::fit, (0.0, 1000.0));
    }

    #[test]
    fn zooms_about_a_place_that_stays() {
        check(|w| w.zoom(2.0, 250.0), (225.0, 325.0));
        check(|w| w.zoom(1e9, 250.0), (247.5, 257.5));
        check(|w| w.zoom(1e-9, 250.0), (0.0, 1000.0));
    }

    #[test]
    fn reveals_with_room_for_words_at_the_right() {
        check(|w| w.reveal(300.0), (200.0, 400.0));
        check(|w| w.reveal(399.0), (200.0, 400.0));
        check(|w| w.reveal(100.0), (80.0, 280.0));
        check(|w| w.reveal(500.0), (360.0, 560.0));
    }
}
