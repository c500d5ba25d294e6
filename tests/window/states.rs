//! The main states of the window in both themes, and at twice the size: pictures that are kept.

use egui::Key;
use saidline::app::state::{Tab, ThemeChoice};

use super::tour::{Tour, settings};

/// Goes through the states and holds each against its picture, as far as one is kept.
#[track_caller]
fn check(theme: ThemeChoice, scale: f32, kind: &str, kept: &[&str]) {
    let mut found = Vec::new();
    let mut show = |tour: &mut Tour, state: &'static str| {
        if kept.contains(&state) {
            tour.snapshot(&format!("{state}-{kind}"));
            found.push(state);
        }
    };
    let mut tour = Tour::new([1280.0, 800.0], scale, settings(theme), None);
    tour.settle();
    show(&mut tour, "start");
    let mut tour = Tour::on_sample(theme, scale);
    tour.key(Key::ArrowDown);
    tour.key(Key::E);
    show(&mut tour, "form");
    tour.key(Key::Escape);
    tour.click_button(&format!("{} (", Tab::Dates.text()));
    show(&mut tour, "dates");
    tour.click_button(&format!("{} (", Tab::Dates.text()));
    tour.key(Key::Slash);
    tour.type_words("the strait");
    show(&mut tour, "found");
    tour.key(Key::Escape);
    tour.key(Key::Escape);
    tour.key(Key::F5);
    show(&mut tour, "present");
    assert_eq!(found, kept, "a state that is kept was not reached");
}

#[test]
fn the_main_states_in_the_dark() {
    check(ThemeChoice::Dark, 1.0, "dark", &["start", "form", "dates", "found", "present"]);
}

#[test]
fn the_main_states_at_twice_the_size() {
    check(ThemeChoice::Light, 2.0, "light-2x", &["start", "found", "present"]);
    check(ThemeChoice::Dark, 2.0, "dark-2x", &["form", "present"]);
}
