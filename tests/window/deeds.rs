//! What a person does beyond looking: dates set and taken back, pictures written, days gone to, lanes moved, folders forgotten.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Tab, ThemeChoice};
use saidline::app::worker::Source;

use super::tour::{Tour, settings};

#[track_caller]
pub(crate) fn wait_until(tour: &mut Tour, what: &str, mut done: impl FnMut(&Tour) -> bool) {
    let start = Instant::now();
    while !done(tour) {
        assert!(start.elapsed() < Duration::from_secs(120), "{what}");
        std::thread::sleep(Duration::from_millis(5));
        tour.harness.step();
    }
    tour.settle();
}

/// A window on a folder with one text that tells no day.
fn on_folder(folder: &Path) -> Tour {
    let text = "Harbour talks stall\n\n“We will not sign the pact,” Ina Tolle, the foreign minister of Velmar, said on Wednesday.\n";
    std::fs::write(folder.join("talks.txt"), text).expect("it can be written");
    let mut tour = Tour::new([1280.0, 800.0], 1.0, settings(ThemeChoice::Light), Some(folder.to_owned()));
    tour.wait_for_folder();
    tour
}

fn published(tour: &Tour) -> Option<String> {
    let folder = tour.window().folder.as_ref()?;
    let published = folder.analysis.documents.first()?.published.as_ref()?;
    (published.from == published.to).then(|| published.from.to_string())
}

#[test]
fn one_answer_dates_a_document_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tour = on_folder(folder.path());
    let toml = folder.path().join("corpus.toml");
    tour.click_button(&format!("{} (", Tab::Dates.text()));
    tour.harness.get_by_label("Another date").focus();
    tour.settle();
    tour.type_words("2031-08-20");
    tour.key(Key::Enter);
    wait_until(&mut tour, "the date was not laid over", |tour| {
        published(tour).as_deref() == Some("2031-08-20") && !tour.window().is_laying() && toml.exists()
    });
    let written = std::fs::read_to_string(&toml).expect("it was written");
    assert_eq!(written, "[documents.\"talks.txt\"]\ndate = 2031-08-20\n");
    assert_eq!(tour.window().folder.as_ref().map(|f| f.questions.len()), Some(0));
    tour.harness.get_by_label_contains("Every document and statement has a date");
    tour.keys(Modifiers::COMMAND, Key::Z);
    wait_until(&mut tour, "the answer was not taken back", |tour| !toml.exists() && !tour.window().is_laying());
    assert_ne!(published(&tour).as_deref(), Some("2031-08-20"));
}

#[test]
fn the_sample_is_corrected_while_it_is_open() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.click_button(&format!("{} (", Tab::Dates.text()));
    let field = tour.harness.query_all_by_label("Another date").next().map(|n| n.focus());
    assert!(field.is_some(), "the sample has a date to check");
    tour.settle();
    tour.snapshot("dates");
    let asked = |tour: &Tour| tour.window().folder.as_ref().map_or(0, |f| f.questions.len());
    let before = asked(&tour);
    tour.type_words("2031-05-12");
    tour.key(Key::Enter);
    wait_until(&mut tour, "the date was not laid over", |tour| !tour.window().is_laying());
    assert!(asked(&tour) < before, "{} of {before} are asked", asked(&tour));
}

#[test]
fn a_folder_is_forgotten() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tour = on_folder(folder.path());
    assert_eq!(tour.window().settings.recent.len(), 1);
    tour.keys(Modifiers::COMMAND, Key::K);
    tour.type_words("forget this");
    tour.key(Key::Enter);
    assert!(tour.window().folder.is_none() && tour.window().settings.recent.is_empty());
    assert!(folder.path().join("talks.txt").exists());
}

/// Writes in `format` through the dialog and gives the file's bytes.
fn written(tour: &mut Tour, format: &str, folder: &Path, ending: &str) -> Vec<u8> {
    tour.keys(Modifiers::COMMAND, Key::E);
    tour.click("Format: Picture (PNG)");
    tour.click(format);
    let path = folder.join("out").with_extension(ending);
    let field = tour.harness.get_by_label("File to write");
    field.focus();
    tour.settle();
    tour.keys(Modifiers::COMMAND, Key::A);
    tour.type_words(&path.display().to_string());
    tour.click("Write");
    wait_until(tour, "nothing was written", |_| path.exists());
    std::fs::read(&path).expect("it is there")
}

#[test]
fn pictures_pages_and_slides_are_written_from_the_dialog() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    assert!(written(&mut tour, "Picture (PNG)", folder.path(), "png").starts_with(b"\x89PNG"));
    assert!(written(&mut tour, "Pages with sources (PDF)", folder.path(), "pdf").starts_with(b"%PDF"));
    assert!(written(&mut tour, "Slides to edit (PowerPoint)", folder.path(), "pptx").starts_with(b"PK"));
    assert!(written(&mut tour, "Table (CSV)", folder.path(), "csv").len() > 100);
}

#[test]
fn the_dialog_shows_what_will_be_written() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.keys(Modifiers::COMMAND, Key::E);
    wait_until(&mut tour, "no preview came", |tour| tour.harness.query_by_label_contains("with words").is_some());
    tour.harness.get_by_label("Preview");
    tour.snapshot("export");
    tour.click("Size: Slide 16:9");
    tour.click("A4 portrait");
    wait_until(&mut tour, "no page came", |tour| tour.harness.query_by_label_contains("2481×3509 pixels").is_some());
    // What is told is what is written.
    tour.click("Sharpness: 300 dots an inch");
    tour.click("96 dots an inch");
    tour.harness.get_by_label_contains("794×1123 pixels");
    tour.click("Format: Picture (PNG)");
    tour.click("Pages with sources (PDF)");
    tour.harness.get_by_label_contains("210×297 mm");
    // Pages that will be written can be turned.
    tour.click("Pages: As the parties need");
    tour.click("As the statements need");
    wait_until(&mut tour, "no pages came", |tour| tour.harness.query_by_label("Next page").is_some());
    tour.click("Next page");
    let mut told = tour.harness.query_all_by_label_contains("2 of ");
    assert!(told.any(|n| n.accesskit_node().label().or_else(|| n.accesskit_node().value()).is_some_and(|l| l.starts_with("2 of "))));
    drop(told);
    tour.key(Key::Escape);
    tour.key(Key::Escape);
    assert!(tour.harness.query_by_label("Preview").is_none());
}

/// Presses and releases within one frame.
fn tap(tour: &mut Tour, pos: egui::Pos2) {
    let button = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    tour.harness.input_mut().events.extend([Event::PointerMoved(pos), button(true), button(false)]);
    tour.harness.step();
    tour.harness.step();
}

#[test]
fn a_list_closed_without_a_choice_opens_again() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.keys(Modifiers::COMMAND, Key::E);
    for (list, entry) in
        [("Format: Picture (PNG)", "Pages with sources (PDF)"), ("Banner: None", "TLP:RED"), ("Size: Slide 16:9", "A4 portrait")]
    {
        for _ in 0..4 {
            tour.click(list);
            assert!(tour.harness.query_by_label(entry).is_some(), "{list} opens");
            tour.click(list);
            assert!(tour.harness.query_by_label(entry).is_none(), "{list} closes");
        }
        // A tap presses and releases within one frame.
        let at = tour.harness.get_by_label(list).rect().center();
        for _ in 0..3 {
            tap(&mut tour, at);
            let listed = tour.harness.get_by_label(entry).rect().center();
            let (list_layer, dialog) = (tour.harness.ctx.layer_id_at(listed), tour.harness.ctx.layer_id_at(at));
            assert!(list_layer.is_some() && list_layer != dialog, "{list} opens at a tap, above the dialog");
            tap(&mut tour, at);
            assert!(tour.harness.query_by_label(entry).is_none(), "{list} closes at a tap");
        }
        tour.click(list);
        tour.settle();
        tour.click(entry);
        tour.harness.get_by_label_contains(entry);
    }
}

#[test]
fn the_picture_is_put_on_the_clipboard() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.keys(Modifiers::COMMAND, Key::E);
    tour.click("Size: Slide 16:9");
    tour.click("Slide 4:3");
    tour.click("Sharpness: 2880×2160 pixels");
    tour.click("1440×1080 pixels");
    tour.harness.get_by_label("Copy picture").click();
    let start = Instant::now();
    let copied = loop {
        tour.harness.step();
        let commands = &tour.harness.output().platform_output.commands;
        let picture = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(picture) => Some(picture.clone()),
            _ => None,
        });
        if let Some(picture) = picture {
            break picture;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was copied");
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(copied.size, [1440, 1080]);
    // A white page with many colours on it.
    assert_eq!(copied.pixels[0], egui::Color32::WHITE);
    let colors: std::collections::BTreeSet<[u8; 4]> = copied.pixels.iter().map(egui::Color32::to_array).collect();
    assert!(colors.len() > 50, "{} colours", colors.len());
    tour.settle();
    tour.harness.get_by_label_contains("1440×1080 pixels copied");
}

#[test]
fn a_recipe_is_kept_and_taken_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tour = on_folder(folder.path());
    let toml = folder.path().join("corpus.toml");
    let choose = |tour: &mut Tour, from: &str, to: &str| {
        tour.click(from);
        tour.click(to);
    };
    tour.keys(Modifiers::COMMAND, Key::E);
    choose(&mut tour, "Size: Slide 16:9", "A4 landscape");
    choose(&mut tour, "Format: Picture (PNG)", "Pages with sources (PDF)");
    let keep = tour.harness.get_by_label("Keep recipe");
    assert!(keep.accesskit_node().is_disabled(), "without a name nothing is kept");
    tour.harness.get_by_label("Name of a recipe").focus();
    tour.settle();
    tour.type_words("for print");
    tour.harness.get_by_label("Keep recipe").scroll_to_me();
    tour.settle();
    tour.click("Keep recipe");
    wait_until(&mut tour, "no recipe was kept", |tour| {
        toml.exists() && tour.window().folder.as_ref().is_some_and(|f| f.recipes.len() == 1)
    });
    let written = std::fs::read_to_string(&toml).expect("it was written");
    assert_eq!(written, "[recipes.\"for print\"]\nformat = \"pdf\"\nsize = \"a4-landscape\"\n");
    // Closed and opened again the dialog is as it was at first, until the recipe is taken.
    tour.click("Cancel");
    tour.keys(Modifiers::COMMAND, Key::E);
    tour.harness.get_by_label("Format: Picture (PNG)");
    choose(&mut tour, "Recipe: Choose…", "for print");
    tour.harness.get_by_label("Format: Pages with sources (PDF)");
    tour.harness.get_by_label("Size: A4 landscape");
}

fn bounds(tour: &Tour) -> (f64, f64) {
    tour.window().folder.as_ref().map(|f| f.canvas.window.bounds()).expect("a folder is open")
}

#[test]
fn days_are_gone_to_and_the_chosen_statement_is_fitted() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F);
    assert_eq!(bounds(&tour), (0.0, 1000.0));
    tour.keys(Modifiers::COMMAND, Key::G);
    tour.type_words("soon");
    tour.key(Key::Enter);
    tour.harness.get_by_label_contains("Write a date as");
    tour.keys(Modifiers::COMMAND, Key::A);
    tour.type_words("2031-05-06");
    tour.click("Go");
    let (from, to) = bounds(&tour);
    assert!(to - from < 400.0, "{from} to {to}");
    let day = tour.window().folder.as_ref().and_then(|f| f.canvas.scale()).map(|s| s.day((from + to) / 2.0)).expect("an axis");
    assert!(saidline::timeline::date_of(day).to_string().starts_with("2031-05"), "{}", saidline::timeline::date_of(day));
    tour.key(Key::F);
    let mark = tour.marks()[0].clone();
    tour.click(&mark);
    tour.key(Key::S);
    let (from, to) = bounds(&tour);
    assert!(to - from < 1000.0);
}

#[test]
fn lanes_are_dragged_to_another_place_and_back() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let names = |tour: &Tour| -> Vec<String> {
        let lanes = tour.window().folder.as_ref().map(|f| f.canvas.lanes()).expect("a folder is open");
        lanes.into_iter().map(|l| l.0).collect()
    };
    let before = names(&tour);
    let head = |tour: &Tour, n: usize| tour.harness.get_by_label(&format!("Lane {}", before[n])).rect().center();
    let (first, second) = (head(&tour, 0), head(&tour, 1));
    tour.harness.drag_at(second);
    tour.settle();
    for part in [0.3, 0.6, 1.0] {
        tour.harness.hover_at(second.lerp(first, part));
        tour.settle();
    }
    tour.harness.drop_at(first);
    tour.settle();
    let after = names(&tour);
    assert_eq!(after[..2], [before[1].clone(), before[0].clone()]);
    assert_eq!(after.len(), before.len());
    tour.keys(Modifiers::COMMAND, Key::K);
    tour.type_words("first order");
    tour.key(Key::Enter);
    assert_eq!(names(&tour), before);
}

#[test]
fn without_a_file_dialog_the_path_field_is_pointed_to() {
    let mut tour = Tour::on_start_page([1000.0, 640.0], 1.0);
    tour.settle();
    tour.click("Open folder…");
    // Where there is a dialog after all, nothing is to be said.
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) && tour.harness.query_by_label_contains("offers no file dialog").is_none() {
        std::thread::sleep(Duration::from_millis(20));
        tour.harness.step();
    }
    tour.harness.get_by_label("Path of a folder");
}

#[test]
fn a_dropped_folder_is_opened() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a.txt"), "Ina Tolle said the harbour would close.").expect("it can be written");
    let mut tour = Tour::on_start_page([1000.0, 640.0], 1.0);
    tour.settle();
    let path: PathBuf = folder.path().to_owned();
    tour.drop_folder(path.clone());
    tour.wait_for_folder();
    assert_eq!(tour.window().folder.as_ref().map(|f| f.source.clone()), Some(Source::Folder(path)));
}
