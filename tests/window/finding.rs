//! Finding: in the text, on the timeline and in the tables, by operator, topic and outlet; views that are kept; the palette.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::app::state::{Group, Tab, ThemeChoice};

use super::corrections::{Here, PARTIES, write};
use super::tour::{Tour, settings};

const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;

/// Three texts about the same few things, by two outlets.
const TEXTS: [(&str, &str); 3] = [
    (
        "a.txt",
        "Talks on the pact\n\n“We will never accept foreign troops in the harbour,” Ina Tolle, the foreign minister of Velmar, said on 3 May 2031.\n\n\
         “The fishing quota must stand,” Orla Dane, the harbour master of Tessaly, said on 4 May 2031.\n\nThe pact was not signed. The harbour stayed open.\n",
    ),
    (
        "b.txt",
        "“Foreign troops would change the balance,” Bo Lind, a spokesman for Velmar, said on 5 May 2031.\n\n\
         “A fishing quota is no gift,” Ina Tolle, the foreign minister of Velmar, said on 6 May 2031.\n",
    ),
    (
        "c.txt",
        "“There is no need for foreign troops,” Orla Dane, the harbour master of Tessaly, said on 7 May 2031.\n\n\
         “They broke the fishing quotas,” Bo Lind, a spokesman for Velmar, said on 8 May 2031.\n",
    ),
];

const OUTLETS: &str = "[documents.\"a.txt\"]\noutlet = \"Tessaly Post\"\n[documents.\"b.txt\"]\noutlet = \"Velmar Herald\"\n\
    [documents.\"c.txt\"]\noutlet = \"Velmar Herald\"\n\
    [parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n[parties.tessaly]\nname = \"Tessaly\"\nmembers = [\"Orla Dane\"]\n";

pub(super) fn folder() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = within(&home);
    std::fs::create_dir(&folder).expect("it can be made");
    for (name, text) in TEXTS {
        write(&folder.join(name), text);
    }
    write(&folder.join("corpus.toml"), OUTLETS);
    home
}

/// The folder itself, whose name pictures show.
fn within(home: &tempfile::TempDir) -> std::path::PathBuf {
    home.path().join("Harbour talks")
}

pub(super) fn on(folder: &tempfile::TempDir) -> Tour {
    let mut tour = Tour::new([1440.0, 900.0], 1.0, settings(ThemeChoice::Light), Some(within(folder)));
    tour.wait_for_folder();
    assert_eq!(shown(&tour), 6);
    tour
}

pub(super) fn shown(tour: &Tour) -> usize {
    tour.window().folder.as_ref().map_or(0, |f| f.shown.len())
}

fn search(tour: &mut Tour, words: &str) -> usize {
    tour.key(Key::Slash);
    tour.keys(COMMAND, Key::A);
    tour.key(Key::Backspace);
    tour.type_words(words);
    tour.key(Key::Escape);
    shown(tour)
}

#[test]
fn words_are_found_in_the_text_and_walked_from_place_to_place() {
    let folder = folder();
    let mut tour = on(&folder);
    tour.keys(COMMAND.plus(SHIFT), Key::F);
    tour.type_words("harbour");
    tour.harness.get_by_label("1 of 3");
    tour.key(Key::F3);
    tour.harness.get_by_label("2 of 3");
    tour.keys(SHIFT, Key::F3);
    tour.keys(SHIFT, Key::F3);
    tour.harness.get_by_label("3 of 3");
    tour.snapshot("find");
    tour.click("Close finding");
    assert!(tour.harness.query_by_label("Find in this document").is_none());
    // Where a person has clicked into the text, Ctrl+F finds in it; Escape goes back out.
    let paragraph = tour.harness.query_all_by_label_contains("The pact was not signed").map(|n| n.rect()).find(|r| r.left() > 800.0);
    let place = paragraph.expect("the paragraph is in the reader").center();
    tour.harness.drag_at(place);
    tour.settle();
    tour.harness.drop_at(place);
    tour.settle();
    tour.keys(COMMAND, Key::F);
    tour.harness.get_by_role_and_label(Role::TextInput, "Find in this document");
    tour.type_words("nowhere");
    tour.harness.get_by_label("not found");
    tour.key(Key::Escape);
    tour.key(Key::Escape);
    assert!(tour.harness.query_by_label("Find in this document").is_none());
    // Elsewhere it searches all statements.
    tour.key(Key::ArrowDown);
    let mark = tour.marks()[0].clone();
    tour.harness.get_all_by_role(Role::ListItem).find(|n| n.accesskit_node().label().as_ref() == Some(&mark)).expect("a mark").click();
    tour.settle();
    tour.keys(COMMAND, Key::F);
    tour.type_words("quota");
    assert_eq!(shown(&tour), 3);
}

#[test]
fn operators_narrow_and_topics_and_outlets_are_counted() {
    let folder = folder();
    let mut tour = on(&folder);
    assert_eq!(search(&mut tour, "topic:\"foreign troops\""), 3);
    assert_eq!(search(&mut tour, "outlet:herald"), 4);
    assert_eq!(search(&mut tour, "party:velmar,tessaly date:day"), 6);
    assert_eq!(search(&mut tour, "speaker:tolle -topic:quota"), 1);
    assert_eq!(search(&mut tour, "on:2031-05-07"), 1);
    assert_eq!(search(&mut tour, ""), 6);
    for label in ["Foreign troops, 3", "Fishing quota, 3", "Velmar Herald, 4", "Tessaly Post, 2", "Known to the day, 6"] {
        tour.harness.get_by_role_and_label(Role::CheckBox, label);
    }
    tour.click("Foreign troops, 3");
    assert_eq!(shown(&tour), 3);
    tour.click("Fishing quota, 3");
    assert_eq!(shown(&tour), 6);
    tour.click("Foreign troops, 3");
    tour.click("Tessaly Post, 2");
    assert_eq!(shown(&tour), 2);
    tour.snapshot("filters");
    tour.click("Show all statements");
    assert_eq!(shown(&tour), 6);
}

#[test]
fn what_is_searched_for_is_marked_on_the_timeline_and_in_the_tables() {
    let folder = folder();
    let mut tour = on(&folder);
    tour.click_button(&format!("{} (", Tab::Statements.text()));
    assert_eq!(search(&mut tour, "quota"), 3);
    tour.snapshot("found");
}

#[test]
fn a_view_is_kept_shown_and_forgotten() {
    let folder = folder();
    let mut tour = on(&folder);
    let toml = || std::fs::read_to_string(within(&folder).join("corpus.toml")).expect("it is there");
    let laid = |tour: &mut Tour| super::deeds::wait_until(tour, "it was not saved", |tour| !tour.window().is_laying());
    search(&mut tour, "quota");
    tour.click("Tessaly Post, 1");
    tour.keys(COMMAND, Key::K);
    tour.type_words("lanes by speaker");
    tour.key(Key::Enter);
    assert_eq!(shown(&tour), 2);
    tour.keys(COMMAND, Key::S);
    tour.type_words("Quotas abroad");
    tour.key(Key::Enter);
    laid(&mut tour);
    let text = toml();
    assert!(text.contains("[views.\"Quotas abroad\"]\nsearch = \"quota\"\nhidden = ["), "{text}");
    assert!(text.contains("\"outlet:Tessaly Post\"") && text.contains("lanes = \"speaker\"") && text.starts_with(OUTLETS), "{text}");
    tour.click("Show all statements");
    tour.keys(COMMAND, Key::K);
    tour.type_words("lanes by party");
    tour.key(Key::Enter);
    assert_eq!((shown(&tour), tour.window().settings.group), (6, Group::Party));
    tour.click("View Quotas abroad");
    assert_eq!((shown(&tour), tour.window().settings.group), (2, Group::Speaker));
    // Another window finds it too, by its name in the palette.
    let mut other = on_kept(&folder);
    other.keys(COMMAND, Key::K);
    other.type_words("view quotas");
    other.key(Key::Enter);
    assert_eq!(shown(&other), 2);
    tour.keys(COMMAND, Key::K);
    tour.type_words("forget the view quotas");
    tour.key(Key::Enter);
    laid(&mut tour);
    assert_eq!(toml(), OUTLETS);
    tour.keys(COMMAND, Key::Z);
    laid(&mut tour);
    assert_eq!(toml(), text);
}

fn on_kept(folder: &tempfile::TempDir) -> Tour {
    let mut tour = Tour::new([1440.0, 900.0], 1.0, settings(ThemeChoice::Light), Some(within(folder)));
    tour.wait_for_folder();
    tour
}

#[test]
fn every_command_is_in_the_palette_and_one_is_found_by_any_of_its_words() {
    let folder = folder();
    let mut tour = on(&folder);
    for (words, done) in [
        ("only velmar herald", (|t: &Tour| shown(t) == 4) as fn(&Tour) -> bool),
        ("show all statements", |t| shown(t) == 6),
        ("table documents", |t| t.window().folder.as_ref().is_some_and(|f| f.tables.open == Some(Tab::Documents))),
        ("colours dark", |t| t.window().settings.theme == ThemeChoice::Dark),
        ("only fishing", |t| shown(t) == 3),
    ] {
        tour.keys(COMMAND, Key::K);
        tour.type_words(words);
        tour.key(Key::Enter);
        assert!(done(&tour), "{words}");
    }
}

fn place(tour: &Tour) -> String {
    let labels = tour.harness.query_all_by_label_contains("document ").map(|n| n.accesskit_node());
    let texts = labels.filter_map(|n| n.label().or_else(|| n.value()));
    texts.filter(|l| l.contains(" of ") && l.len() < 60).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_reader_goes_from_statement_to_statement_and_from_document_to_document() {
    let folder = folder();
    let mut tour = on(&folder);
    let document = |tour: &Tour| tour.window().folder.as_ref().and_then(|f| f.reader.document());
    let chosen = |tour: &Tour| tour.window().folder.as_ref().and_then(|f| f.chosen_report());
    assert_eq!(document(&tour), Some(0));
    tour.harness.get_by_label("document 1 of 3");
    tour.key(Key::CloseBracket);
    assert_eq!(chosen(&tour).map(|at| at.document), Some(0));
    assert_eq!(place(&tour), "statement 1 of 2 · document 1 of 3");
    tour.key(Key::CloseBracket);
    assert_eq!(place(&tour), "statement 2 of 2 · document 1 of 3");
    tour.key(Key::CloseBracket);
    tour.harness.get_by_label("The document holds no further statement that is shown");
    tour.key(Key::OpenBracket);
    assert_eq!(place(&tour), "statement 1 of 2 · document 1 of 3");
    tour.keys(COMMAND, Key::PageDown);
    assert_eq!(document(&tour), Some(1));
    tour.click("Next document");
    assert_eq!(document(&tour), Some(2));
    tour.click("Next document");
    assert_eq!(document(&tour), Some(2), "there is none after it");
    tour.click("Previous document");
    assert_eq!(document(&tour), Some(1));
    tour.click("This document");
    tour.harness.get_by_label("Open the file");
    tour.harness.get_by_label("Show in its folder");
}

#[test]
fn the_folder_is_left_and_found_again_as_it_was_filtered() {
    let mut here = Here::with(PARTIES);
    let all = here.analysis().statements.len();
    here.tour.click("Velmar, 2");
    let narrow = shown(&here.tour);
    assert!(narrow < all);
    here.tour.keys(COMMAND, Key::W);
    here.tour.click_button("Harbour talks, ");
    here.tour.wait_for_folder();
    assert_eq!(shown(&here.tour), narrow);
}
