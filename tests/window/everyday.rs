//! What a person does every day: moves along the whole time, sorts tables, copies sources, compares reports, presents, sets, and comes back.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Settings, Tab, ThemeChoice};

use super::finding::{folder, on};
use super::tour::Tour;

const COMMAND: Modifiers = Modifiers::COMMAND;

fn bounds(tour: &Tour) -> (f64, f64) {
    tour.window().folder.as_ref().map(|f| f.canvas.window.bounds()).expect("a folder is open")
}

fn drag(tour: &mut Tour, label: &str, by: f32) {
    let from = tour.harness.get_by_label(label).rect().center();
    tour.harness.drag_at(from);
    tour.settle();
    for part in [0.3, 0.7, 1.0] {
        tour.harness.hover_at(from + egui::vec2(by * part, 0.0));
        tour.settle();
    }
    tour.harness.drop_at(from + egui::vec2(by, 0.0));
    tour.settle();
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1.0
}

#[test]
fn the_brush_over_the_whole_time_moves_what_is_shown() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F);
    (0..3).for_each(|_| tour.key(Key::Plus));
    let (from, to) = bounds(&tour);
    assert!(from > 100.0 && to < 900.0, "{from} to {to}");
    drag(&mut tour, "Time shown", 60.0);
    let (moved_from, moved_to) = bounds(&tour);
    assert!(moved_from > from + 20.0 && near(moved_to - moved_from, to - from), "{moved_from} to {moved_to}");
    drag(&mut tour, "First day shown", -40.0);
    let (wide_from, wide_to) = bounds(&tour);
    assert!(wide_from < moved_from - 10.0 && near(wide_to, moved_to), "{wide_from} to {wide_to}");
    drag(&mut tour, "Last day shown", -40.0);
    let (narrow_from, narrow_to) = bounds(&tour);
    assert!(near(narrow_from, wide_from) && narrow_to < wide_to - 10.0, "{narrow_from} to {narrow_to}");
    // A click beside the brush goes there.
    let strip = tour.harness.get_by_label("The whole time; a click goes there").rect();
    let place = strip.left_center() + egui::vec2(strip.width() * 0.95, 0.0);
    tour.harness.drag_at(place);
    tour.harness.step();
    tour.harness.drop_at(place);
    tour.settle();
    let (from, to) = bounds(&tour);
    assert!(from > narrow_from && to > 900.0, "{from} to {to}");
}

#[test]
fn breaks_are_taken_out_and_put_back() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let stretches = |tour: &Tour| tour.window().folder.as_ref().and_then(|f| f.canvas.scale()).map_or(0, |s| s.segments().len());
    let cut = stretches(&tour);
    assert!(cut > 1, "the sample has no long gap");
    tour.key(Key::G);
    assert_eq!(stretches(&tour), 1);
    tour.click("Compact gaps");
    assert_eq!(stretches(&tour), cut);
}

/// The words of the chosen statement in its source.
fn chosen_words(tour: &Tour) -> Option<String> {
    let folder = tour.window().folder.as_ref()?;
    let at = folder.chosen_report()?;
    Some(folder.analysis.attribution(at).content[0].of(folder.analysis.text(at.document)).to_owned())
}

/// Chooses by key the statement that holds these words.
#[track_caller]
fn choose(tour: &mut Tour, words: &str) {
    for _ in 0..20 {
        if chosen_words(tour).is_some_and(|w| w.contains(words)) {
            return;
        }
        tour.key(Key::ArrowDown);
    }
    panic!("no statement holds {words:?}");
}

/// The rows of the table, each with whether it is drawn as chosen.
fn rows(tour: &Tour) -> Vec<(String, bool)> {
    let chosen = tour.harness.ctx.global_style().visuals.selection.bg_fill;
    let shapes = &tour.harness.output().shapes;
    let is_chosen = |place: egui::Rect| {
        shapes.iter().any(|s| matches!(&s.shape, egui::Shape::Rect(rect) if rect.fill == chosen && rect.rect.contains(place.center())))
    };
    let rows = tour.harness.query_all_by_role(Role::Row);
    rows.map(|n| (n.accesskit_node().label().unwrap_or_default(), is_chosen(n.rect()))).collect()
}

#[test]
fn a_table_is_sorted_by_any_column_and_keeps_step_with_the_timeline() {
    let texts = folder();
    let mut tour = on(&texts);
    tour.click_button(&format!("{} (", Tab::Statements.text()));
    let speakers = |tour: &Tour| -> Vec<String> {
        let names = rows(tour).into_iter().filter_map(|(row, _)| row.split(", ").nth(1).map(str::to_owned));
        names.collect()
    };
    assert_eq!(speakers(&tour).len(), 6);
    let head = |tour: &mut Tour, words: &str| {
        let is_head = |n: &egui_kittest::Node<'_>| n.accesskit_node().label().is_some_and(|l| l.trim_end_matches([' ', '↑', '↓']) == words);
        tour.harness.query_all_by_role(Role::Button).find(is_head).expect("the head of a column").click();
        tour.settle();
    };
    head(&mut tour, "Speaker");
    let mut sorted = speakers(&tour);
    sorted.sort();
    assert_eq!(speakers(&tour), sorted);
    head(&mut tour, "Speaker");
    sorted.reverse();
    assert_eq!(speakers(&tour), sorted);
    head(&mut tour, "Date");
    // What is chosen on the timeline is chosen in the table, and what is chosen in the table on the timeline.
    choose(&mut tour, "no gift");
    let chosen: Vec<String> = rows(&tour).into_iter().filter(|(_, chosen)| *chosen).map(|(row, _)| row).collect();
    assert!(matches!(chosen.as_slice(), [row] if row.contains("no gift")), "{chosen:?}");
    let row = rows(&tour).into_iter().find(|(row, _)| row.contains("no need")).expect("the row is there").0;
    tour.click(&row);
    let words = chosen_words(&tour);
    assert!(words.expect("a statement is chosen").contains("no need"));
}

/// What is copied in the frame in which a key is pressed.
fn copied(tour: &mut Tour, modifiers: Modifiers, key: Key) -> Option<String> {
    let event = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    tour.harness.input_mut().events.push(event);
    tour.harness.step();
    let commands = &tour.harness.output().platform_output.commands;
    commands.iter().find_map(|c| if let OutputCommand::CopyText(text) = c { Some(text.clone()) } else { None })
}

#[test]
fn the_source_is_copied_in_three_forms_and_nothing_takes_the_focus() {
    let texts = folder();
    let mut tour = on(&texts);
    choose(&mut tour, "no gift");
    tour.key(Key::Slash);
    let plain = copied(&mut tour, COMMAND.plus(Modifiers::SHIFT), Key::C).expect("a citation");
    assert!(plain.starts_with("Velmar Herald, ") && plain.ends_with("b.txt, paragraph 2"), "{plain}");
    tour.settle();
    // The notice says so, and the cursor is where it was.
    tour.harness.get_by_label("Citation copied");
    let focused =
        tour.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused()).and_then(|n| n.accesskit_node().label());
    assert_eq!(focused.as_deref(), Some("Search"));
    tour.key(Key::Escape);
    for (words, starts) in [("as markdown", "> “A fishing quota is no gift,”"), ("bibtex", "@")] {
        tour.keys(COMMAND, Key::K);
        tour.type_words(words);
        let text = copied(&mut tour, Modifiers::NONE, Key::Enter).expect("a citation");
        assert!(text.starts_with(starts) && text.contains("Velmar Herald"), "{text}");
        tour.settle();
    }
}

#[test]
fn reports_of_a_statement_are_set_side_by_side() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let reports = |tour: &Tour| {
        let folder = tour.window().folder.as_ref().expect("a folder is open");
        folder.chosen.map_or(0, |c| folder.analysis.statements[c as usize].reports.len())
    };
    let most = tour.window().folder.as_ref().map_or(0, |f| f.shown.len());
    for _ in 0..most {
        tour.key(Key::ArrowDown);
        if reports(&tour) > 1 {
            break;
        }
    }
    let count = reports(&tour);
    assert!(count > 1, "the sample holds a statement that several carry");
    tour.key(Key::V);
    tour.harness.get_by_label_contains("by report");
    let told = |words: &str| tour.harness.query_all_by_label_contains(words).count();
    assert_eq!(told("Marked words stand in one of the two only") + told("Word for word the same"), count - 1);
    tour.key(Key::Escape);
    assert!(tour.harness.query_by_label_contains("by report").is_none());
}

#[test]
fn colours_follow_the_system_and_words_grow_by_key() {
    let mut tour = Tour::on_sample(ThemeChoice::System, 1.0);
    for (theme, dark) in [(egui::Theme::Dark, true), (egui::Theme::Light, false)] {
        tour.harness.input_mut().system_theme = Some(theme);
        tour.settle();
        assert_eq!(tour.harness.ctx.global_style().visuals.dark_mode, dark);
    }
    let before = tour.harness.ctx.zoom_factor();
    tour.keys(COMMAND, Key::Plus);
    assert!(tour.harness.ctx.zoom_factor() > before && tour.window().settings.zoom > before);
    tour.keys(COMMAND, Key::Minus);
    assert_eq!(tour.harness.ctx.zoom_factor(), before);
}

#[test]
fn numbers_and_notes_are_turned_on_and_off_while_presenting() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let words = |tour: &Tour| {
        fn walk(shape: &egui::Shape, found: &mut Vec<String>) {
            match shape {
                egui::Shape::Vec(shapes) => shapes.iter().for_each(|s| walk(s, found)),
                egui::Shape::Text(text) => found.push(text.galley.text().to_owned()),
                _ => {}
            }
        }
        let mut found = Vec::new();
        tour.harness.output().shapes.iter().for_each(|s| walk(&s.shape, &mut found));
        found
    };
    let holds = |tour: &Tour, wanted: &str| words(tour).iter().any(|w| w.contains(wanted));
    let numbers = |tour: &Tour| words(tour).iter().filter(|w| w.parse::<u32>().is_ok()).count();
    tour.key(Key::F5);
    let bare = numbers(&tour);
    assert!(holds(&tour, "direct quotation") && holds(&tour, "Not shown"));
    tour.key(Key::N);
    assert!(numbers(&tour) > bare + 10, "{} numbers, {bare} before", numbers(&tour));
    assert!(!holds(&tour, "source list"), "no source list is shown");
    tour.key(Key::T);
    assert!(!holds(&tour, "direct quotation") && !holds(&tour, "Not shown"));
    assert_eq!((tour.window().settings.numbers, tour.window().settings.notes), (true, false));
    tour.key(Key::N);
    // Without the notes the axis may name another day.
    assert!(numbers(&tour) < bare + 5);
    tour.key(Key::Escape);
    // Outside it is told, as it is not seen.
    tour.key(Key::T);
    tour.harness.get_by_label("Notes while presenting: on");
}

#[test]
fn a_long_notice_and_its_button_stand_apart() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let nowhere =
        std::path::PathBuf::from("/nowhere/in a folder with a long name/and another one in it/and one more/the texts of the talks");
    tour.drop_folder(nowhere);
    let start = std::time::Instant::now();
    while tour.harness.query_by_label("Dismiss").is_none() && start.elapsed() < std::time::Duration::from_secs(20) {
        std::thread::sleep(std::time::Duration::from_millis(5));
        tour.harness.step();
    }
    tour.settle();
    let (words, button) = (tour.harness.get_by_label_contains("/nowhere/in a folder").rect(), tour.harness.get_by_label("Dismiss").rect());
    assert!(words.width() <= 421.0 && !words.intersects(button), "{words:?} and {button:?}");
    let window = tour.harness.ctx.content_rect();
    assert!(window.contains_rect(words) && window.contains_rect(button));
    tour.click("Dismiss");
    assert!(tour.harness.query_by_label("Dismiss").is_none());
}

/// What a program keeps between runs.
#[derive(Default)]
struct Kept(BTreeMap<String, String>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

#[test]
fn a_restart_goes_on_where_the_folder_was_left() {
    let texts = folder();
    let mut tour = on(&texts);
    tour.key(Key::F);
    (0..2).for_each(|_| tour.key(Key::Plus));
    let mark = tour.marks()[0].clone();
    tour.click(&mark);
    tour.key(Key::C);
    tour.keys(COMMAND, Key::Plus);
    let state = |tour: &Tour| {
        let folder = tour.window().folder.as_ref().expect("a folder is open");
        (folder.chosen, folder.canvas.ribbons.clone(), tour.window().settings.zoom)
    };
    let (left, shown) = (state(&tour), bounds(&tour));
    assert!(left.0.is_some() && !left.1.is_empty() && left.2 > 1.0);
    let mut kept = Kept::default();
    eframe::App::save(tour.harness.state_mut().as_mut().expect("the window is there"), &mut kept);
    drop(tour);
    let settings: Settings = serde_json::from_str(kept.0.values().next().expect("the settings")).expect("they can be read");
    let mut tour = Tour::new([1440.0, 900.0], 1.0, settings, None);
    tour.settle();
    // The start page tells what the folder held, and when.
    tour.click_button("Harbour talks, ");
    tour.wait_for_folder();
    assert_eq!(state(&tour), left);
    let (from, to) = bounds(&tour);
    assert!(near(from, shown.0) && near(to, shown.1), "{from} to {to}, and not {shown:?}");
}
