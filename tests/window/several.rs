//! The timeline with several statements, lanes drawn in other ways, and what is set once for all.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Tab, ThemeChoice};

use super::corrections::{Here, PARTIES};
use super::finding::{folder, on, shown};
use super::tour::{Tour, settings};

const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;

fn picked(tour: &Tour) -> usize {
    tour.window().folder.as_ref().map_or(0, |f| f.picked.len())
}

fn click_with(tour: &mut Tour, label: &str, modifiers: Modifiers) {
    let place = tour.harness.query_all_by_role(Role::ListItem).find(|n| n.accesskit_node().label().as_deref() == Some(label));
    place.expect("the mark is there").click_modifiers(modifiers);
    tour.settle();
}

#[test]
fn several_statements_are_chosen_by_click_and_by_key() {
    let folder = folder();
    let mut tour = on(&folder);
    let marks = tour.marks();
    assert!(marks.len() >= 2, "{marks:?}");
    tour.click(&marks[0]);
    click_with(&mut tour, &marks[1], COMMAND);
    assert_eq!(picked(&tour), 2);
    tour.harness.get_by_label("2 statements chosen");
    tour.snapshot("several");
    click_with(&mut tour, &marks[1], COMMAND);
    assert_eq!(picked(&tour), 0, "one alone is no choice of several");
    tour.keys(COMMAND, Key::A);
    let all = shown(&tour);
    assert_eq!(picked(&tour), all);
    tour.key(Key::Escape);
    assert_eq!(picked(&tour), 0);
    tour.key(Key::Home);
    tour.click(&marks[0]);
    tour.keys(SHIFT, Key::ArrowDown);
    assert_eq!(picked(&tour), 2);
    tour.keys(SHIFT, Key::ArrowUp);
    assert_eq!(picked(&tour), 0);
    tour.keys(SHIFT, Key::ArrowDown);
    tour.click("Let go");
    assert_eq!(picked(&tour), 0);
}

#[test]
fn what_is_done_is_done_with_all_that_are_chosen_and_taken_back_at_once() {
    let mut here = Here::with(PARTIES);
    let all = shown(&here.tour);
    here.tour.keys(COMMAND, Key::A);
    here.tour.key(Key::R);
    here.laid();
    assert_eq!(here.toml().matches("reviewed = true").count(), all, "{}", here.toml());
    assert_eq!(picked(&here.tour), all, "they stay chosen");
    here.tour.keys(COMMAND, Key::Z);
    here.laid();
    assert_eq!(here.toml(), PARTIES);
    here.tour.key(Key::H);
    here.laid();
    assert_eq!(here.analysis().statements.len(), 0);
    here.tour.keys(COMMAND, Key::Z);
    here.laid();
    assert_eq!(here.analysis().statements.len(), all);
}

#[test]
fn a_box_drawn_with_shift_chooses_what_lies_in_it() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F);
    let before = tour.window().folder.as_ref().expect("a folder").canvas.window.bounds();
    let rows = tour.harness.get_all_by_role(Role::RowHeader).next().expect("a lane").rect();
    let (from, to) = (Pos2::new(rows.right() + 3.0, rows.top() + 3.0), Pos2::new(rows.right() + 420.0, rows.top() + 180.0));
    tour.harness.event(egui::Event::ModifiersChanged(SHIFT));
    tour.harness.hover_at(from);
    tour.settle();
    let button = |pos, pressed| egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: SHIFT };
    tour.harness.event(button(from, true));
    tour.settle();
    for step in 1..=4 {
        tour.harness.event(egui::Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)));
        tour.settle();
    }
    tour.harness.event(button(to, false));
    tour.settle();
    tour.harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    tour.settle();
    assert!(picked(&tour) > 1, "{} chosen", picked(&tour));
    assert_eq!(tour.window().folder.as_ref().expect("a folder").canvas.window.bounds(), before, "the time shown stays");
    tour.key(Key::S);
    assert_ne!(tour.window().folder.as_ref().expect("a folder").canvas.window.bounds(), before, "they are fitted");
}

#[test]
fn a_lane_is_collapsed_to_a_ribbon_and_split_by_speaker() {
    let folder = folder();
    let mut tour = on(&folder);
    let lanes = |tour: &Tour| -> Vec<String> {
        tour.harness.query_all_by_role(Role::RowHeader).filter_map(|n| n.accesskit_node().label()).collect()
    };
    let before = lanes(&tour);
    assert!(before.contains(&"Lane Velmar".to_owned()), "{before:?}");
    tour.click("Lane Velmar");
    tour.click("A lane for each speaker");
    let split = lanes(&tour);
    assert!(split.contains(&"Lane Ina Tolle of Velmar".to_owned()) && split.contains(&"Lane Bo Lind of Velmar".to_owned()), "{split:?}");
    tour.snapshot("speakers");
    tour.click("Lane Bo Lind of Velmar");
    tour.click("Join the speakers of Velmar");
    assert_eq!(lanes(&tour), before);
    tour.click("Lane Velmar");
    tour.click("Collapse to a ribbon");
    assert!(lanes(&tour).contains(&"Lane Velmar, as a ribbon".to_owned()));
    tour.snapshot("ribbon");
    // What a bar stands for is listed.
    tour.harness.get_all_by_label("1 more statement").next().expect("a bar").click();
    tour.settle();
    tour.key(Key::Escape);
    tour.key(Key::C);
    assert!(lanes(&tour).iter().all(|l| l.ends_with("as a ribbon")), "{:?}", lanes(&tour));
    tour.key(Key::C);
    assert_eq!(lanes(&tour), before);
}

#[test]
fn settings_take_effect_at_once_and_by_key() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.click_button(&format!("{} (", Tab::Documents.text()));
    tour.keys(COMMAND, Key::Comma);
    tour.snapshot("settings");
    tour.click("2025-08-20");
    tour.click("Dark");
    tour.click("Reduce motion");
    tour.click("Speaker");
    tour.click("Close");
    let settings = &tour.window().settings;
    assert_eq!((settings.theme, settings.still), (ThemeChoice::Dark, true));
    assert_eq!(tour.harness.ctx.global_style().animation_time, 0.0);
    let rows: Vec<String> = tour.harness.query_all_by_role(Role::Row).filter_map(|n| n.accesskit_node().label()).collect();
    let iso = |row: &String| row.split(", ").any(|cell| cell.len() == 10 && cell.as_bytes()[4] == b'-');
    assert!(rows.iter().any(iso), "{rows:?}");
    tour.keys(COMMAND, Key::Comma);
    tour.key(Key::Escape);
    assert!(tour.harness.query_by_label("Reduce motion").is_none());
}

#[test]
fn a_person_who_cannot_point_reaches_everything() {
    let mut tour = Tour::new([1280.0, 800.0], 1.0, settings(ThemeChoice::Light), None);
    tour.settle();
    tour.click("Open the sample");
    tour.wait_for_folder();
    // With Tab from control to control: every one of them has a name and a role.
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        tour.harness.key_press(Key::Tab);
        tour.harness.step();
        let focused = tour.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused());
        let Some(focused) = focused else { continue };
        let node = focused.accesskit_node();
        let name = node.label().or_else(|| node.value());
        assert!(name.is_some_and(|l| !l.trim().is_empty()), "{:?} at {:?} has no name", node.role(), focused.rect());
        seen.insert(node.role());
    }
    for role in [Role::TextInput, Role::Button, Role::CheckBox, Role::ListItem, Role::RowHeader] {
        assert!(seen.contains(&role), "{role:?} is not reached: {seen:?}");
    }
}

#[test]
fn a_window_left_alone_asks_for_no_frame() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let is_idle = |tour: &mut Tour, state: &str| {
        // What was told passes away, and what moves comes to rest.
        for _ in 0..600 {
            tour.harness.step();
        }
        let delay = tour.harness.output().viewport_output.values().map(|v| v.repaint_delay).min().expect("a viewport");
        // A cursor in a field may blink.
        assert!(delay > std::time::Duration::from_millis(100), "{state}: it asks again after {delay:?}");
    };
    is_idle(&mut tour, "opened");
    tour.key(Key::ArrowDown);
    is_idle(&mut tour, "a statement is chosen");
    tour.key(Key::Slash);
    tour.type_words("the");
    is_idle(&mut tour, "searching");
    tour.key(Key::Escape);
    tour.keys(COMMAND.plus(SHIFT), Key::F);
    tour.type_words("the");
    is_idle(&mut tour, "finding in the text");
    tour.key(Key::Escape);
    tour.key(Key::Escape);
    tour.click_button(&format!("{} (", Tab::Statements.text()));
    is_idle(&mut tour, "a table is open");
    tour.key(Key::F5);
    is_idle(&mut tour, "presenting");
}

#[test]
fn escape_goes_back_step_by_step_and_loses_nothing() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let all = shown(&tour);
    tour.key(Key::Slash);
    tour.type_words("the");
    assert!(shown(&tour) < all);
    tour.key(Key::Enter);
    for _ in 0..8 {
        tour.key(Key::Escape);
    }
    assert_eq!(shown(&tour), all, "the search is cleared");
    let folder = tour.window().folder.as_ref().expect("the folder stays open");
    assert_eq!(folder.chosen, None);
}

#[test]
fn what_lies_over_the_window_has_the_keys_for_itself() {
    let mut here = Here::with(PARTIES);
    here.choose("northern harbour");
    here.tour.key(Key::E);
    here.type_into("Label", "Half typed");
    here.tour.keys(COMMAND, Key::K);
    here.tour.type_words("colours dark");
    here.tour.key(Key::Enter);
    assert_eq!(here.tour.window().settings.theme, ThemeChoice::Dark);
    assert_eq!(here.toml(), PARTIES, "nothing was saved behind it");
    here.tour.harness.get_by_role_and_label(Role::TextInput, "Label");
}

#[test]
fn another_speaker_goes_with_the_party_that_the_form_shows() {
    let mut here = Here::with(PARTIES);
    here.choose("will not sign");
    here.tour.key(Key::E);
    here.type_into("Speaker", "Vera Lund");
    here.tour.key(Key::Enter);
    here.laid();
    let statement = here.analysis().statements[here.find("will not sign").expect("it is there") as usize].clone();
    assert_eq!(here.analysis().party(statement.reports[0]).map(|p| p.name.as_str()), Some("Velmar"));
    assert!(here.toml().contains("party = \"Velmar\""), "{}", here.toml());
}

#[test]
fn a_search_that_finds_nothing_tells_why() {
    let mut here = Here::with(PARTIES);
    here.tour.key(Key::Slash);
    here.tour.type_words("party:velmer");
    here.tour.harness.get_by_label_contains("the nearest is “Velmar”");
    here.tour.keys(COMMAND, Key::A);
    here.tour.type_words("fleet");
    here.tour.key(Key::Escape);
    here.tour.click("Velmar, 1");
    here.tour.harness.get_by_label_contains("1 statement is found, but hidden");
}
