//! Points of the timeline that nothing else shows: lanes by outlet and by act, the wheel and the keys, the card at the pointer, the shelf.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Tab, ThemeChoice};
use saidline::timeline::NAMES;

use super::finding::{folder, on};
use super::tour::Tour;

fn lanes(tour: &Tour) -> Vec<String> {
    tour.harness.query_all_by_role(Role::RowHeader).filter_map(|n| n.accesskit_node().label()).collect()
}

fn bounds(tour: &Tour) -> (f64, f64) {
    tour.window().folder.as_ref().map(|f| f.canvas.window.bounds()).expect("a folder is open")
}

/// A place on the ground of the lanes, as shares of its width and height.
fn at(tour: &Tour, (x, y): (f32, f32)) -> Pos2 {
    let list = tour.harness.query_all_by_role(Role::List).find(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Timeline")));
    let lanes = list.expect("the lanes").rect();
    Pos2::new(lanes.left() + NAMES + x * (lanes.width() - NAMES), lanes.top() + y * lanes.height())
}

#[test]
fn lanes_stand_for_outlets_and_for_acts() {
    let texts = folder();
    let mut tour = on(&texts);
    let by = |tour: &mut Tour, words: &str| {
        tour.keys(Modifiers::COMMAND, Key::K);
        tour.type_words(words);
        tour.key(Key::Enter);
        lanes(tour)
    };
    let parties = lanes(&tour);
    assert_eq!(by(&mut tour, "lanes by outlet"), ["Lane Velmar Herald", "Lane Tessaly Post"]);
    let acts = by(&mut tour, "lanes by act");
    assert!(acts.iter().any(|l| l.eq_ignore_ascii_case("Lane says")), "{acts:?}");
    assert_eq!(by(&mut tour, "lanes by party"), parties);
}

#[test]
fn the_wheel_over_the_dates_and_the_keys_zoom_and_move() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F);
    let whole = bounds(&tour);
    let wide = |(from, to): (f64, f64)| to - from;
    let place = at(&tour, (0.25, 0.02));
    tour.harness.hover_at(place);
    tour.settle();
    let wheel = |y: f32| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, y),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    };
    tour.harness.event(wheel(120.0));
    (0..4).for_each(|_| tour.settle());
    let near = bounds(&tour);
    assert!(wide(near) < 0.8 * wide(whole), "{near:?}");
    // What lay under the pointer lies there still.
    let unit = |(from, to): (f64, f64)| from + 0.25 * (to - from);
    assert!((unit(near) - unit(whole)).abs() < 0.02 * wide(near), "{whole:?} became {near:?}");
    tour.key(Key::Plus);
    let nearer = bounds(&tour);
    assert!(wide(nearer) < wide(near));
    tour.key(Key::Minus);
    assert!(wide(bounds(&tour)) > wide(nearer));
    tour.key(Key::F);
    assert_eq!(bounds(&tour), whole);
}

#[test]
fn the_card_at_the_pointer_tells_it_all() {
    let texts = folder();
    let mut tour = on(&texts);
    let mark = tour.harness.query_all_by_role(Role::ListItem).next().expect("a mark").rect().left_center() + egui::vec2(8.0, 0.0);
    let told = |tour: &Tour, words: &str| tour.harness.query_all_by_label_contains(words).count();
    // The whole quotation, who said it for whom, when, and how that is known.
    let all = ["We will never accept foreign troops in the harbour", "Ina Tolle", "Velmar", "3 May 2031 – "];
    let before = all.map(|words| told(&tour, words));
    tour.harness.hover_at(mark);
    (0..20).for_each(|_| tour.settle());
    for (words, before) in all.into_iter().zip(before) {
        assert!(told(&tour, words) > before, "the card does not tell {words}");
    }
}

#[test]
fn what_has_no_date_lies_on_the_shelf() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let undated = tour.window().folder.as_ref().map(|f| f.canvas.undated().to_vec()).expect("a folder is open");
    assert!(!undated.is_empty());
    tour.harness.get_by_label("Not dated");
    let more = |n: &egui_kittest::Node<'_>| n.accesskit_node().label().is_some_and(|l| l.starts_with('+') && l.len() > 1);
    tour.harness.query_all_by_role(Role::Button).find(more).expect("what has no room is counted").click();
    tour.settle();
    assert_eq!(tour.window().folder.as_ref().and_then(|f| f.tables.open), Some(Tab::Dates));
}
