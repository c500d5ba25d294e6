//! The keyboard goes from part to part of the window.

use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::NodeT;
use saidline::app::state::{Tab, ThemeChoice};
use saidline::app::theme::Palette;

use super::tour::{Tour, settings};

/// What has the keyboard: its name and its place.
fn focused(tour: &Tour) -> Option<(String, Rect)> {
    let node = tour.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused())?;
    let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default();
    Some((name, node.rect()))
}

#[track_caller]
fn goes_to(tour: &mut Tour, modifiers: Modifiers, names: &[&str]) {
    for name in names {
        tour.keys(modifiers, Key::F6);
        assert_eq!(focused(tour).map(|f| f.0).as_deref(), Some(*name));
    }
}

/// Whether a ring of the colour of what has the keyboard is drawn within `place`.
fn is_ringed(tour: &Tour, place: Rect) -> bool {
    fn rings(shape: &Shape, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|s| rings(s, found)),
            Shape::Rect(rect) if rect.stroke.width == 2.0 && rect.stroke.color == Palette::of(false).link => found.push(rect.rect),
            _ => {}
        }
    }
    let mut found = Vec::new();
    tour.harness.output().shapes.iter().for_each(|s| rings(&s.shape, &mut found));
    found.iter().any(|ring| place.contains_rect(*ring) && ring.width() > place.width() - 8.0)
}

#[test]
fn f6_goes_through_the_parts_of_the_window_and_back() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    goes_to(&mut tour, Modifiers::NONE, &["Search", "Filters"]);
    let (_, filters) = focused(&tour).expect("the filters");
    assert!(is_ringed(&tour, filters));
    // Tab goes into the part.
    tour.key(Key::Tab);
    let (name, within) = focused(&tour).expect("something in the filters");
    assert!(name != "Filters" && filters.contains_rect(within), "{name}");
    goes_to(&mut tour, Modifiers::NONE, &["Timeline"]);
    assert!(!is_ringed(&tour, filters));
    // The arrows go on to step through statements, and Enter to open them.
    let before = tour.chosen();
    tour.key(Key::ArrowDown);
    tour.key(Key::ArrowDown);
    assert!(tour.chosen().is_some() && tour.chosen() != before);
    assert_eq!(focused(&tour).map(|f| f.0).as_deref(), Some("Timeline"));
    goes_to(&mut tour, Modifiers::NONE, &["Reader", "Search"]);
    goes_to(&mut tour, Modifiers::SHIFT, &["Reader", "Timeline"]);
    // A table is one of them while it is open; what is hidden is none.
    tour.keys(Modifiers::COMMAND, Key::K);
    tour.type_words("table documents");
    tour.key(Key::Enter);
    tour.key(Key::F8);
    goes_to(&mut tour, Modifiers::NONE, &["Search", "Timeline", "Table", "Reader", "Search"]);
    // Escape lets go of it, and closes nothing else.
    tour.key(Key::Escape);
    assert_eq!(focused(&tour), None);
    assert_eq!(tour.window().folder.as_ref().and_then(|f| f.tables.open), Some(Tab::Documents));
    // From nowhere, back to the last.
    goes_to(&mut tour, Modifiers::SHIFT, &["Reader"]);
}

#[test]
fn a_text_is_read_on_by_key() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("Locks");
    std::fs::create_dir(&folder).expect("a folder");
    let text: String =
        (1..=80).map(|n| format!("Report {n} of the lock keepers: the water stood as it had stood the week before.\n\n")).collect();
    std::fs::write(folder.join("locks.txt"), text).expect("a text");
    let mut tour = Tour::new([1280.0, 800.0], 1.0, settings(ThemeChoice::Light), Some(folder));
    tour.wait_for_folder();
    let seen = |tour: &Tour| {
        fn walk(shape: &Shape, found: &mut Vec<String>) {
            match shape {
                Shape::Vec(shapes) => shapes.iter().for_each(|s| walk(s, found)),
                Shape::Text(text) if text.galley.text().contains("of the lock keepers") => found.push(text.galley.text().to_owned()),
                _ => {}
            }
        }
        let mut found = Vec::new();
        tour.harness.output().shapes.iter().for_each(|s| walk(&s.shape, &mut found));
        found
    };
    let before = seen(&tour);
    assert!(before.len() > 3, "{before:?}");
    tour.key(Key::PageDown);
    assert_eq!(seen(&tour), before);
    goes_to(&mut tour, Modifiers::SHIFT, &["Reader"]);
    tour.key(Key::PageDown);
    (0..4).for_each(|_| tour.settle());
    let after = seen(&tour);
    assert!(after != before && !after.is_empty(), "{after:?}");
    tour.key(Key::PageUp);
    (0..4).for_each(|_| tour.settle());
    assert_eq!(seen(&tour), before);
}
