//! What a text says of itself is told: contradictions of its days, what reacts to what, what could not be read; and what is seen can be read.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Key, Pos2, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Tab, ThemeChoice};
use saidline::app::worker::{Glance, Source};
use saidline::corpus::Corpus;
use saidline::progress::Progress;
use saidline::timeline::{Color, contrast};

use super::corrections::write;
use super::deeds::wait_until;
use super::tour::{Tour, sample, settings};

/// A window on a folder with these files.
fn on(files: &[(&str, &str)]) -> (Tour, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("Orsk papers");
    std::fs::create_dir(&folder).expect("it can be made");
    files.iter().for_each(|(name, text)| write(&folder.join(name), text));
    let mut tour = Tour::new([1440.0, 900.0], 1.0, settings(ThemeChoice::Light), Some(folder));
    tour.wait_for_folder();
    (tour, home)
}

/// Chooses the statement that holds `words`.
#[track_caller]
fn choose(tour: &mut Tour, words: &str) {
    for _ in 0..12 {
        tour.key(Key::ArrowDown);
        let folder = tour.window().folder.as_ref().expect("a folder is open");
        let at = folder.chosen_report().expect("one is chosen");
        if folder.analysis.attribution(at).content.iter().any(|c| c.of(folder.analysis.text(at.document)).contains(words)) {
            return;
        }
    }
    panic!("{words:?} was not reached");
}

fn open(tour: &mut Tour, tab: Tab) {
    tour.click_button(&format!("{} (", tab.text()));
}

const SUMMIT: &str = "Envoys at odds\n\nThe rebuke followed Tuesday's summit in Orsk.\n\n\
    Ina Tolle, the foreign minister of Velmar, said Wednesday that Velmar was ready for talks on the harbour.\n\n\
    “It is good that today we have papers on the table,” Tolle said at an Orsk news conference.\n";

#[test]
fn a_weekday_and_a_today_that_contradict_each_other_are_shown() {
    let dated = "[documents.\"summit.txt\"]\ndate = 2031-08-21\n";
    let (mut tour, _home) = on(&[("summit.txt", SUMMIT), ("corpus.toml", dated)]);
    choose(&mut tour, "papers on the table");
    let told = |tour: &Tour| {
        let labels = tour.harness.query_all_by_label_contains("contradicts itself");
        labels.filter_map(|n| n.accesskit_node().label().or_else(|| n.accesskit_node().value())).collect::<Vec<_>>()
    };
    let in_card = told(&tour);
    assert_eq!(in_card.len(), 1, "{in_card:?}");
    for words in ["“Wednesday”", "“Tuesday”", "“today”"] {
        assert!(in_card[0].contains(words), "{words} is not in {in_card:?}");
    }
    open(&mut tour, Tab::Dates);
    assert_eq!(told(&tour).len(), 2, "the card and the list of dates to check tell it");
    // A day given there settles it.
    tour.harness.get_by_label("Another date").focus();
    tour.settle();
    tour.type_words("2031-08-19");
    tour.key(Key::Enter);
    super::deeds::wait_until(&mut tour, "the answer was not laid over", |tour| !tour.window().is_laying());
    assert!(told(&tour).is_empty(), "{:?}", told(&tour));
}

#[test]
fn what_a_statement_answers_is_told_and_leads_there() {
    let talk = "Quarrel over the dam\n\n“The dam will burst by March,” Ina Tolle, the foreign minister of Velmar, said on 3 May 2031.\n\n\
        In response to Tolle's remarks, Orla Dane, the harbour master of Tessaly, said on 4 May 2031 that the wall was sound.\n";
    let (mut tour, _home) = on(&[("dam.txt", talk)]);
    choose(&mut tour, "wall was sound");
    tour.harness.get_by_label("Answers");
    let link =
        tour.harness.query_all_by_role(Role::Link).find(|n| n.accesskit_node().label().is_some_and(|l| l.contains("dam will burst")));
    link.expect("what it answers is named").click();
    tour.settle();
    let folder = tour.window().folder.as_ref().expect("a folder is open");
    let at = folder.chosen_report().expect("one is chosen");
    let words = folder.analysis.attribution(at).content[0].of(folder.analysis.text(at.document));
    assert!(words.contains("The dam will burst"), "{words:?}");
    assert!(tour.harness.query_by_label("Answers").is_none());
}

#[test]
fn problems_of_one_kind_are_one_line_that_opens() {
    let (mut tour, _home) = on(&[("a.scan", "x"), ("b.scan", "x"), ("c.scan", "x"), ("dam.txt", SUMMIT)]);
    open(&mut tour, Tab::Problems);
    let files = |tour: &Tour| {
        let rows = tour.harness.query_all_by_role(Role::Row).filter_map(|n| n.accesskit_node().label());
        rows.filter(|row| row.contains(".scan, ")).count()
    };
    assert_eq!(files(&tour), 0);
    tour.click_button("3 files: ");
    assert_eq!(files(&tour), 3);
    tour.click_button("3 files: ");
    assert_eq!(files(&tour), 0);
}

#[test]
fn a_folder_without_texts_says_what_to_do() {
    let (mut tour, _home) = on(&[("a.scan", "x"), ("b.scan", "x")]);
    tour.harness.get_by_label("This folder holds no texts");
    assert!(tour.harness.query_by_label("Export…").is_none() && tour.harness.query_by_label("Present").is_none());
    assert!(tour.harness.query_all_by_label("Open folder…").count() > 0);
    open(&mut tour, Tab::Problems);
    tour.click_button("2 files: ");
    tour.key(Key::F5);
    tour.key(Key::ArrowDown);
    tour.harness.get_by_label("This folder holds no texts");
    tour.click("Open the sample");
    tour.wait_for_folder();
    assert!(!tour.marks().is_empty());
}

fn opaque(color: Color32, ground: [f32; 3]) -> [f32; 3] {
    // egui's colours are premultiplied and blended as they are written.
    let rest = 1.0 - f32::from(color.a()) / 255.0;
    let part = |n: usize| f32::from([color.r(), color.g(), color.b()][n]) + ground[n] * rest;
    [part(0), part(1), part(2)]
}

/// What lies under `at` when the shapes are drawn in their order.
fn ground(filled: &[(Rect, Color32)], at: Pos2) -> [f32; 3] {
    filled.iter().filter(|(rect, _)| rect.contains(at)).fold([255.0; 3], |ground, (_, color)| opaque(*color, ground))
}

/// All words that are hard to read, with their contrast, and how many can be read.
fn hard_to_read(tour: &Tour) -> (Vec<String>, usize) {
    let (mut filled, mut hard, mut read) = (Vec::new(), Vec::new(), 0);
    // What cannot be pressed at the moment is pale on purpose.
    let disabled = tour.harness.root().children_recursive().filter(|n| n.accesskit_node().is_disabled());
    let disabled: Vec<Rect> = disabled.map(|n| n.rect()).collect();
    fn walk<'s>(shape: &'s Shape, clip: Rect, found: &mut Vec<(&'s Shape, Rect)>) {
        match shape {
            Shape::Vec(inner) => inner.iter().for_each(|s| walk(s, clip, found)),
            other => found.push((other, clip)),
        }
    }
    let mut flat = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &tour.harness.output().shapes {
        walk(shape, *clip_rect, &mut flat);
    }
    for (shape, clip) in flat {
        match shape {
            Shape::Rect(rect) if rect.fill.a() > 0 => filled.push((rect.rect.intersect(clip), rect.fill)),
            Shape::Text(text) => {
                for row in &text.galley.rows {
                    let area = row.rect().translate(text.pos.to_vec2());
                    if disabled.iter().any(|rect| rect.contains(area.center())) {
                        continue;
                    }
                    let first = row.visuals.mesh.vertices.get(row.visuals.glyph_vertex_range.start).map(|v| v.color);
                    let Some(color) = first.filter(|_| clip.contains(area.center()) && text.opacity_factor == 1.0) else { continue };
                    let color = match (text.override_text_color, color) {
                        (Some(color), _) => color,
                        (None, Color32::PLACEHOLDER) => text.fallback_color,
                        (None, color) => color,
                    };
                    let under = ground(&filled, area.center());
                    let seen = opaque(color, under);
                    let color = |c: [f32; 3]| Color { r: c[0] as u8, g: c[1] as u8, b: c[2] as u8, a: 255 };
                    let found = contrast(color(seen), color(under));
                    read += 1;
                    if found < 4.5 {
                        hard.push(format!("{found:.1}: {:?}", row.text()));
                    }
                }
            }
            _ => {}
        }
    }
    (hard, read)
}

#[test]
fn all_words_of_the_window_can_be_read_in_both_themes() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut tour = Tour::on_sample(theme, 1.0);
        let check = |tour: &Tour, state: &str| {
            let (hard, read) = hard_to_read(tour);
            assert!(hard.is_empty(), "{theme:?}, {state}: {hard:#?}");
            assert!(read > 20, "{theme:?}, {state}: {read} lines");
        };
        check(&tour, "opened");
        tour.key(Key::ArrowDown);
        check(&tour, "a statement is chosen");
        for tab in Tab::ALL {
            open(&mut tour, tab);
            check(&tour, tab.text());
        }
        open(&mut tour, Tab::Problems);
        tour.key(Key::Slash);
        tour.type_words("the");
        check(&tour, "searching");
        tour.key(Key::Escape);
        tour.key(Key::E);
        check(&tour, "correcting");
        tour.key(Key::Escape);
        tour.key(Key::Questionmark);
        check(&tour, "keys");
    }
}

#[test]
fn two_fingers_zoom_about_the_pointer() {
    let mut tour = Tour::on_sample(ThemeChoice::Light, 1.0);
    tour.key(Key::F);
    let bounds = |tour: &Tour| tour.window().folder.as_ref().map(|f| f.canvas.window.bounds()).expect("a folder is open");
    let list = tour.harness.query_all_by_role(Role::List).find(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Timeline")));
    let lanes = list.expect("the lanes").rect();
    let ground = lanes.width() - saidline::timeline::NAMES;
    let share = 0.7;
    let at = Pos2::new(lanes.left() + saidline::timeline::NAMES + share * ground, lanes.center().y);
    tour.harness.hover_at(at);
    tour.settle();
    let unit = |(from, to): (f64, f64)| from + (to - from) * f64::from(share);
    let mut before = bounds(&tour);
    let held = unit(before);
    for factor in [1.5_f32, 1.5, 0.8] {
        tour.harness.event(egui::Event::Zoom(factor));
        tour.settle();
        let now = bounds(&tour);
        let wide = |b: (f64, f64)| b.1 - b.0;
        assert!((wide(before) / wide(now) / f64::from(factor) - 1.0).abs() < 0.02, "{factor}: {before:?} became {now:?}");
        assert!((unit(now) - held).abs() < 0.01 * wide(now), "{held} went to {}", unit(now));
        before = now;
    }
}

#[test]
fn a_first_look_is_shown_while_a_closer_one_goes_on() {
    let (go_on, may_go_on) = std::sync::mpsc::channel::<()>();
    let may_go_on = std::sync::Mutex::new(may_go_on);
    let closer = move |_: &Source, _: &Progress, glance: Option<&mut Glance<'_>>| {
        let mut first = sample();
        first.corpus = Arc::new(Corpus { title: "A first look".into(), ..Corpus::clone(&first.corpus) });
        glance.expect("a first look is wanted")(first);
        may_go_on.lock().expect("nobody panics with it").recv().map_err(|e| e.to_string())?;
        Ok(sample())
    };
    let mut tour = Tour::that_reads([1280.0, 800.0], 1.0, settings(ThemeChoice::Light), None, Arc::new(closer));
    tour.settle();
    tour.click("Open the sample");
    tour.wait_for_folder();
    tour.harness.get_by_label_contains("A first look; reading more closely");
    assert_eq!(tour.window().folder.as_ref().map(|f| f.analysis.corpus.title.as_str()), Some("A first look"));

    // What is corrected meanwhile is not lost.
    tour.key(Key::ArrowDown);
    tour.key(Key::R);
    let chosen = tour.window().folder.as_ref().and_then(|f| f.chosen);
    assert!(chosen.is_some());
    go_on.send(()).expect("somebody waits");
    wait_until(&mut tour, "the closer look did not end", |tour| tour.window().closer.is_none() && !tour.window().is_laying());
    let folder = tour.window().folder.as_ref().expect("it is open");
    assert_ne!(folder.analysis.corpus.title, "A first look");
    assert_eq!(folder.chosen, chosen, "the choice stays");
    assert_eq!(folder.analysis.outcomes.len(), 1, "the correction is laid over it");
    assert!(tour.harness.query_by_label_contains("A first look").is_none());
    tour.harness.get_by_label_contains("Ready · ");
}
