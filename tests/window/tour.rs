//! Start, open, find, click, read: what a person does, step by step, over the sample corpus.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::analysis::{Analysis, Options, analyze};
use saidline::app::state::{Settings, Tab, ThemeChoice};
use saidline::app::worker::{Glance, Read, Source, read};
use saidline::app::{Start, Window};
use saidline::progress::Progress;
use saidline::statement::Accuracy;

use super::raster::Textures;
use super::snapshot;

pub(crate) struct Tour {
    pub(crate) harness: Harness<'static, Option<Window>>,
    textures: Textures,
    /// Where the window keeps what belongs to the user.
    _data: tempfile::TempDir,
}

impl Tour {
    /// A window of `size` points at `scale`, on its start page, or with the sample that the very first start shows.
    pub(crate) fn new(size: [f32; 2], scale: f32, settings: Settings, folder: Option<PathBuf>) -> Self {
        Self::that_reads(size, scale, settings, folder, Arc::new(read_once))
    }

    /// As [`Tour::new`], with another way to read folders.
    pub(crate) fn that_reads(size: [f32; 2], scale: f32, settings: Settings, folder: Option<PathBuf>, read: Arc<Read>) -> Self {
        let textures = Textures::default();
        let data = tempfile::tempdir().expect("a temporary folder");
        let mut first = Some((settings, Start { folder, data: Some(data.path().to_owned()), ..Start::default() }));
        let harness =
            Harness::builder().with_size(size).with_pixels_per_point(scale).with_max_steps(40).renderer(textures.clone()).build_ui_state(
                move |ui, window: &mut Option<Window>| {
                    let (settings, start) = first.take().unwrap_or_default();
                    window.get_or_insert_with(|| Window::new(ui.ctx(), settings, start, read.clone())).show(ui);
                },
                None,
            );
        Self { harness, textures, _data: data }
    }

    pub(crate) fn on_start_page(size: [f32; 2], scale: f32) -> Self {
        Self::new(size, scale, settings(ThemeChoice::Light), None)
    }

    /// The sample, opened by its button.
    pub(crate) fn on_sample(theme: ThemeChoice, scale: f32) -> Self {
        let mut tour = Self::new([1280.0, 800.0], scale, settings(theme), None);
        tour.settle();
        tour.click("Open the sample");
        tour.wait_for_folder();
        tour
    }

    pub(crate) fn window(&self) -> &Window {
        self.harness.state().as_ref().expect("the first frame made it")
    }

    pub(crate) fn settle(&mut self) {
        for _ in 0..6 {
            self.harness.step();
        }
    }

    pub(crate) fn wait_for_folder(&mut self) {
        let start = Instant::now();
        while self.window().folder.is_none() || self.window().reading.is_some() {
            assert!(start.elapsed() < Duration::from_secs(300), "the folder was not read");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.settle();
    }

    #[track_caller]
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Clicks the button whose words begin with `start`.
    #[track_caller]
    pub(crate) fn click_button(&mut self, start: &str) {
        let begins = |n: &egui_kittest::Node<'_>| n.accesskit_node().label().is_some_and(|l| l.starts_with(start));
        self.harness.query_all_by_role(Role::Button).find(begins).expect("there is such a button").click();
        self.settle();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub(crate) fn drop_folder(&mut self, path: PathBuf) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        self.settle();
    }

    pub(crate) fn type_words(&mut self, words: &str) {
        self.harness.event(egui::Event::Text(words.to_owned()));
        self.settle();
    }

    /// The labels of all marks on the timeline.
    pub(crate) fn marks(&self) -> Vec<String> {
        self.harness.query_all_by_role(Role::ListItem).filter_map(|n| n.accesskit_node().label()).collect()
    }

    pub(crate) fn chosen(&self) -> Option<u32> {
        self.window().folder.as_ref().and_then(|f| f.chosen)
    }

    /// The words of the chosen statement in its source.
    fn chosen_words(&self) -> String {
        let folder = self.window().folder.as_ref().expect("a folder is open");
        let at = folder.chosen_report().expect("a statement is chosen");
        folder.analysis.attribution(at).content[0].of(folder.analysis.text(at.document)).to_owned()
    }

    /// Asserts that the chosen words stand in the reader, between its head and the card of the statement.
    #[track_caller]
    fn assert_read(&self) {
        let words = self.chosen_words();
        // A paragraph's label is its whole text, line ends and all.
        let line = words.lines().next().unwrap_or_default();
        let left = self.harness.ctx.content_rect().right() - 400.0;
        let card = self.harness.get_by_label("Copy citation").rect().top() - 100.0;
        let labelled = self.harness.query_all_by_label_contains(line).map(|n| n.rect());
        let paragraphs: Vec<_> = labelled.filter(|r| r.left() > left).collect();
        let is_seen = paragraphs.iter().any(|r| r.top() < card - 24.0 && r.bottom() > 120.0);
        assert!(is_seen, "{words:?} is not above {card}: {paragraphs:?}");
    }

    #[track_caller]
    pub(crate) fn snapshot(&mut self, name: &str) {
        self.harness.remove_cursor();
        self.settle();
        let picture = self.textures.draw(&self.harness.ctx, self.harness.output());
        snapshot::check(name, &picture);
    }
}

/// A folder dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("a folder has no bytes".to_owned())
    }
}

/// Reads as the program does, but the sample only once for all tests, and with the small model.
fn read_once(source: &Source, progress: &Progress, _: Option<&mut Glance<'_>>) -> Result<Analysis, String> {
    match source {
        Source::Sample => Ok(sample()),
        Source::Folder(_) => read(source, progress, None),
    }
}

/// The sample, analysed with the small model.
pub(crate) fn sample() -> Analysis {
    static SAMPLE: OnceLock<Analysis> = OnceLock::new();
    let analysed = || {
        let options = Options { accuracy: Accuracy::Fast };
        analyze(Arc::new(saidline::corpus::sample()), &options, &Progress::default()).expect("nobody cancels it")
    };
    SAMPLE.get_or_init(analysed).clone()
}

pub(crate) fn settings(theme: ThemeChoice) -> Settings {
    Settings { theme, welcomed: true, ..Settings::default() }
}

#[test]
fn the_very_first_start_shows_the_sample_with_a_way_out() {
    let mut tour = Tour::new([1280.0, 800.0], 1.0, Settings { welcomed: false, ..Settings::default() }, None);
    tour.settle();
    tour.wait_for_folder();
    assert_eq!(tour.window().folder.as_ref().map(|f| &f.source), Some(&Source::Sample));
    tour.harness.get_by_label("Open folder…");
    assert!(tour.window().settings.welcomed);
}

#[test]
fn start_page() {
    let mut tour = Tour::on_start_page([1000.0, 640.0], 1.0);
    tour.settle();
    tour.harness.get_by_label("Open folder…");
    tour.harness.get_by_label("Path of a folder");
    tour.snapshot("start");
}

#[test]
fn a_folder_that_is_not_there_is_named_with_what_to_do() {
    let mut tour = Tour::on_start_page([1000.0, 640.0], 1.0);
    tour.settle();
    tour.harness.get_by_label("Path of a folder").focus();
    tour.settle();
    tour.type_words("/nowhere/at all");
    tour.key(Key::Enter);
    let start = Instant::now();
    while tour.window().reading.is_some() && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
        tour.harness.step();
    }
    tour.settle();
    tour.harness.get_by_label_contains("/nowhere/at all");
    assert!(tour.window().folder.is_none());
}

#[test]
fn a_click_on_a_mark_opens_its_passage() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let marks = tour.marks();
    assert!(marks.len() > 3, "{marks:?}");
    tour.snapshot("timeline");
    let mark = marks[marks.len() / 2].clone();
    tour.harness.get_all_by_role(Role::ListItem).find(|n| n.accesskit_node().label().as_ref() == Some(&mark)).expect("it is there").click();
    tour.settle();
    tour.assert_read();
    tour.harness.get_by_label("Copy citation");
    tour.snapshot("reader");
}

#[test]
fn in_the_dark_and_at_twice_the_size() {
    let mut tour = Tour::on_sample(ThemeChoice::Dark, 1.0);
    tour.key(Key::ArrowDown);
    tour.snapshot("dark");
    for (theme, name) in [(ThemeChoice::Light, "light-2x"), (ThemeChoice::Dark, "dark-2x")] {
        let mut tour = Tour::on_sample(theme, 2.0);
        tour.key(Key::ArrowDown);
        tour.snapshot(name);
    }
}

#[test]
fn lists_tables_and_texts_are_named_for_those_who_hear_them() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::ArrowDown);
    tour.click_button(&format!("{} (", Tab::Statements.text()));
    let folder = tour.window().folder.as_ref().expect("a folder");
    let (shown, document) = (folder.shown.len(), folder.reader.document().expect("one is read"));
    let title = saidline::app::index::document_name(&folder.analysis, document).to_owned();
    tour.harness.get_by_role_and_label(Role::List, &format!("Timeline, {shown} statements"));
    tour.harness.get_by_role_and_label(Role::Document, &title);
    tour.harness.get_by_role_and_label(Role::Table, "Statements");
    // Whatever can be pressed, typed into or chosen says what it is.
    let acts = [
        Role::Button,
        Role::TextInput,
        Role::CheckBox,
        Role::RadioButton,
        Role::ListItem,
        Role::Row,
        Role::RowHeader,
        Role::Splitter,
        Role::Link,
    ];
    for node in tour.harness.root().children_recursive().filter(|n| acts.contains(&n.accesskit_node().role())) {
        let node = node.accesskit_node();
        assert!(node.label().is_some_and(|l| !l.trim().is_empty()), "a {:?} has no name", node.role());
    }
}

#[test]
fn arrows_walk_the_statements_and_enter_opens_the_source() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    assert_eq!(tour.chosen(), None);
    tour.key(Key::ArrowDown);
    let first = tour.chosen().expect("one is chosen");
    tour.key(Key::ArrowDown);
    assert!(tour.chosen() > Some(first));
    tour.key(Key::ArrowUp);
    assert_eq!(tour.chosen(), Some(first));
    tour.key(Key::F9);
    assert!(!tour.window().settings.reader);
    tour.key(Key::Enter);
    assert!(tour.window().settings.reader);
    tour.assert_read();
}

#[test]
fn whatever_is_chosen_is_read_above_its_card() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let count = tour.window().folder.as_ref().map_or(0, |f| f.shown.len());
    assert!(count > 20, "{count} statements");
    for _ in 0..count {
        tour.key(Key::ArrowDown);
        tour.assert_read();
    }
}

#[test]
fn searching_narrows_what_is_shown_as_it_is_typed() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    let all = tour.window().folder.as_ref().map_or(0, |f| f.shown.len());
    tour.key(Key::Slash);
    tour.type_words("quotation:direct");
    let shown = tour.window().folder.as_ref().map_or(0, |f| f.shown.len());
    assert!(0 < shown && shown < all, "{shown} of {all}");
    tour.type_words(" zzzz");
    tour.harness.get_by_label_contains("No statement passes the filters");
    tour.key(Key::Escape);
    tour.click("Show all statements");
    assert!(tour.window().folder.as_ref().is_some_and(|f| f.shown.len() >= all));
}

#[test]
fn what_a_search_finds_is_seen_and_the_view_before_it_comes_back() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    (0..4).for_each(|_| tour.key(Key::Plus));
    (0..12).for_each(|_| tour.key(Key::ArrowRight));
    let days = |tour: &Tour| {
        let canvas = &tour.window().folder.as_ref().expect("a folder").canvas;
        let (from, to) = canvas.window.bounds();
        canvas.scale().map(|scale| (scale.day(from), scale.day(to))).expect("dates")
    };
    let before = days(&tour);
    tour.key(Key::Slash);
    tour.type_words("wish");
    let folder = tour.window().folder.as_ref().expect("a folder");
    let found = &folder.analysis.statements[folder.shown[0] as usize];
    let said = saidline::timeline::day_of(found.date.as_ref().expect("a date").from);
    let shown = days(&tour);
    assert!(said < before.0, "found where nothing was shown: {said}, {before:?}");
    assert!(shown.0 <= said && said <= shown.1, "{said} in {shown:?}");
    tour.key(Key::Escape);
    tour.click("Show all statements");
    let after = days(&tour);
    assert!((after.0 - before.0).abs() < 0.01 && (after.1 - before.1).abs() < 0.01, "{before:?}, {after:?}");
}

#[test]
fn every_table_opens_and_a_row_leads_to_its_place() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    for tab in [Tab::Dates, Tab::Problems, Tab::Documents, Tab::Statements] {
        tour.click_button(&format!("{} (", tab.text()));
        assert_eq!(tour.window().folder.as_ref().and_then(|f| f.tables.open), Some(tab));
    }
    tour.harness.get_all_by_role(Role::Row).nth(1).expect("a second row").click();
    tour.settle();
    assert!(tour.chosen().is_some());
    tour.assert_read();
}

#[test]
fn all_keys_are_seen_in_a_low_window() {
    let mut tour = Tour::new([1000.0, 640.0], 1.0, Settings { welcomed: false, ..settings(ThemeChoice::Light) }, None);
    tour.settle();
    tour.wait_for_folder();
    tour.key(Key::Questionmark);
    let screen = tour.harness.ctx.content_rect();
    for label in ["Keys", "Move along the timeline", "Close"] {
        let rect = tour.harness.get_by_label(label).rect();
        assert!(screen.contains_rect(rect), "{label} is at {rect:?}");
    }
}

#[test]
fn presenting_keys_and_the_way_back() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F5);
    assert!(tour.window().presenting);
    tour.snapshot("present");
    assert!(tour.harness.query_by_label("Export…").is_none());
    tour.key(Key::Escape);
    assert!(!tour.window().presenting);
    // One Escape is enough, also where the cursor stood in a field.
    tour.keys(Modifiers::COMMAND, Key::F);
    tour.key(Key::F5);
    assert!(tour.window().presenting);
    tour.key(Key::Escape);
    assert!(!tour.window().presenting);
    tour.key(Key::Escape);
    tour.key(Key::Questionmark);
    tour.harness.get_by_label("Zoom about the pointer");
    tour.key(Key::Escape);
    assert!(tour.harness.query_by_label("Zoom about the pointer").is_none());
    tour.keys(Modifiers::COMMAND, Key::K);
    tour.type_words("start page");
    tour.key(Key::Enter);
    assert!(tour.window().folder.is_none());
}
