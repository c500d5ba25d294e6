//! Statements joined, limited and put in order, speakers given a party, documents dated, corrections moved: by the mouse and by key, each
//! taken back.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable;
use saidline::app::state::Tab;

use super::corrections::{Here, write};
use super::deeds::wait_until;

const VELMAR: &str = "[parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n";

impl Here {
    /// Drags from one place to another in small steps.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        let tour = &mut self.tour;
        tour.harness.hover_at(from);
        tour.settle();
        tour.harness.drag_at(from);
        tour.settle();
        for part in [0.2, 0.5, 0.8, 1.0] {
            tour.harness.hover_at(from.lerp(to, part));
            tour.settle();
        }
        tour.harness.drop_at(to);
        tour.settle();
    }

    fn command(&mut self, words: &str) {
        self.tour.keys(Modifiers::COMMAND, Key::K);
        self.tour.type_words(words);
        self.tour.key(Key::Enter);
    }

    fn undo(&mut self) {
        self.tour.keys(Modifiers::COMMAND, Key::Z);
        self.laid();
    }

    /// The words of the chosen statement's report.
    fn words(&self) -> String {
        let folder = self.tour.window().folder.as_ref().expect("a folder is open");
        let at = folder.chosen_report().expect("one is chosen");
        let content = &folder.analysis.attribution(at).content;
        content.iter().map(|span| span.of(folder.analysis.text(at.document))).collect::<Vec<_>>().join(" … ")
    }

    fn party_of(&self, words: &str) -> Option<String> {
        let statement = &self.analysis().statements[self.find(words)? as usize];
        self.analysis().party(statement.reports[0]).map(|party| party.name.clone())
    }

    fn published(&self) -> Option<String> {
        self.analysis().documents[0].published.as_ref().map(|d| format!("{} {}", d.from, d.to))
    }
}

#[test]
fn two_statements_are_joined_and_split_again() {
    let mut here = Here::new();
    let all = here.analysis().statements.len();
    here.choose("will not sign");
    here.tour.key(Key::M);
    here.tour.harness.get_by_label("Choose the statement that is the same");
    here.choose("fleet sails");
    here.tour.click("More about this statement");
    here.tour.click("Join…");
    here.laid();
    assert_eq!(here.analysis().statements.len(), all - 1);
    let joined = here.chosen().expect("it stays chosen") as usize;
    assert_eq!(here.analysis().statements[joined].reports.len(), 2);
    assert_eq!(here.toml().matches("same = ").count(), 2, "{}", here.toml());
    here.tour.click("More about this statement");
    here.tour.click("Split what was joined");
    here.laid();
    assert_eq!((here.analysis().statements.len(), here.toml().as_str()), (all, ""));
    here.undo();
    assert_eq!(here.analysis().statements.len(), all - 1);
    here.command("split what");
    here.laid();
    assert_eq!(here.analysis().statements.len(), all);
}

#[test]
fn a_statement_let_be_is_not_joined() {
    let mut here = Here::new();
    here.choose("will not sign");
    here.tour.key(Key::M);
    here.tour.key(Key::Escape);
    here.choose("fleet sails");
    here.tour.key(Key::M);
    here.tour.key(Key::M);
    here.laid();
    assert_eq!(here.toml(), "");
}

#[test]
fn the_limits_of_a_statement_are_moved_by_key_and_by_handle() {
    let mut here = Here::new();
    here.choose("northern harbour");
    let before = here.words();
    here.tour.keys(Modifiers::SHIFT, Key::ArrowLeft);
    here.laid();
    let shorter = here.words();
    assert!(before.starts_with(&shorter) && shorter.len() < before.len(), "{before:?} became {shorter:?}");
    here.tour.keys(Modifiers::ALT, Key::ArrowRight);
    here.laid();
    assert!(shorter.ends_with(&here.words()) && here.words().len() < shorter.len(), "{:?}", here.words());
    here.tour.keys(Modifiers::ALT, Key::ArrowLeft);
    here.laid();
    here.tour.keys(Modifiers::SHIFT, Key::ArrowRight);
    here.laid();
    assert_eq!(here.words(), before);
    here.undo();
    here.tour.snapshot("handles");
    let handle = here.tour.harness.get_by_label("End of the statement").rect().center();
    here.drag(handle, handle - egui::vec2(90.0, 0.0));
    here.laid();
    assert!(shorter.starts_with(&here.words()) && here.words().len() < shorter.len(), "{:?}", here.words());
    assert!(
        !here.words().ends_with(|c: char| c.is_whitespace()) && before.contains(&format!("{} ", here.words())),
        "it stops between words"
    );
    assert!(here.toml().contains("content = ["), "{}", here.toml());
    here.undo();
    assert_eq!(here.words(), shorter);
}

#[test]
fn a_speaker_is_dragged_onto_a_lane_and_given_a_party_by_key() {
    let mut here = Here::with(VELMAR);
    assert_ne!(here.party_of("northern harbour").as_deref(), Some("Velmar"));
    let speaker = here.tour.harness.get_by_label("Orla Dane, 1").rect().center();
    let lane = here.tour.harness.get_by_label("Lane Velmar").rect().center();
    here.drag(speaker, lane + egui::vec2(200.0, 0.0));
    here.laid();
    assert_eq!(here.party_of("northern harbour").as_deref(), Some("Velmar"));
    assert!(here.toml().contains("\"Orla Dane\"]"), "{}", here.toml());
    here.undo();
    assert_eq!(here.toml(), VELMAR);
    here.choose("northern harbour");
    here.tour.key(Key::L);
    here.tour.type_words("velm");
    here.tour.key(Key::Enter);
    here.laid();
    assert_eq!(here.party_of("northern harbour").as_deref(), Some("Velmar"));
    here.undo();
    let party = here.tour.harness.get_by_label("Velmar, 2").rect().center();
    let speaker = here.tour.harness.get_by_label("Orla Dane, 1").rect().center();
    here.drag(speaker, party);
    here.laid();
    assert_eq!(here.party_of("northern harbour").as_deref(), Some("Velmar"));
}

#[test]
fn a_party_goes_into_another_and_comes_out_again() {
    let mut here = Here::with(
        "[parties.coast]\nname = \"Coast\"\nmembers = [\"Orla Dane\"]\n\n[parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n",
    );
    let before = here.toml();
    here.choose("northern harbour");
    here.command("edit the party");
    here.tour.harness.get_by_role_and_label(Role::ComboBox, "Goes into").click();
    here.tour.settle();
    here.tour.click("Velmar");
    here.tour.click("Save");
    here.laid();
    assert_eq!(here.party_of("northern harbour").as_deref(), Some("Velmar"));
    assert!(!here.toml().contains("coast") && here.toml().contains("\"Ina Tolle\", \"Bo Lind\", \"Orla Dane\""), "{}", here.toml());
    here.undo();
    assert_eq!(here.party_of("northern harbour").as_deref(), Some("Coast"));
    // Where the table stands does not matter, what it says does.
    let said = |text: &str| {
        let mut lines: Vec<String> = text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(said(&here.toml()), said(&before));
}

#[test]
fn pins_stand_in_the_order_a_person_gives_them() {
    let mut here = Here::new();
    for words in ["will not sign", "northern harbour", "fleet sails"] {
        here.choose(words);
        here.tour.key(Key::P);
        here.laid();
    }
    let pins = |here: &Here| here.tour.window().folder.as_ref().map(|f| f.pins()).unwrap_or_default();
    let fleet = here.find("fleet sails").expect("it is there");
    let place = |here: &Here| pins(here).iter().position(|n| *n == fleet).expect("it is pinned");
    let before = pins(&here);
    let first = place(&here);
    if first == 0 {
        here.tour.keys(Modifiers::ALT, Key::ArrowDown);
    } else {
        here.tour.keys(Modifiers::ALT, Key::ArrowUp);
    }
    here.laid();
    assert_eq!(place(&here), if first == 0 { 1 } else { first - 1 });
    assert_eq!(here.toml().matches("order = ").count(), 3, "{}", here.toml());
    here.undo();
    assert_eq!(pins(&here), before);
    here.tour.click("More about this statement");
    here.tour.click(if first == 0 { "Pin after" } else { "Pin before" });
    here.laid();
    assert_ne!(pins(&here), before);
}

#[test]
fn a_document_is_dated_in_a_calendar_and_by_key() {
    let mut here = Here::new();
    here.choose("fleet sails");
    here.tour.key(Key::D);
    here.type_into("Published", "August 2031");
    here.tour.snapshot("calendar");
    here.tour.click("22 August 2031");
    here.tour.click("Set");
    here.laid();
    assert_eq!(here.published().as_deref(), Some("2031-08-22 2031-08-22"));
    assert!(here.toml().contains("date = 2031-08-22"), "{}", here.toml());
    here.tour.click("Published 22 August 2031");
    here.tour.click("All of August 2031");
    here.tour.key(Key::Enter);
    here.laid();
    assert_eq!(here.published().as_deref(), Some("2031-08-01 2031-08-31"));
    here.tour.key(Key::D);
    here.tour.click("As it was found");
    here.laid();
    assert_eq!(here.toml(), "");
    here.undo();
    here.tour.click_button(&format!("{} (1", Tab::Corrections.text()));
    here.row("published August 2031");
    here.tour.click("Drop");
    here.laid();
    assert_eq!(here.toml(), "");
    here.undo();
    assert_eq!(here.published().as_deref(), Some("2031-08-01 2031-08-31"));
}

#[test]
fn a_correction_that_fits_nowhere_is_moved() {
    let lost = "[[corrections]]\ndocument = \"talks.txt\"\nwords = \"a pact of peace\"\nspeaker = \"Vera Lund\"\n";
    let mut here = Here::with(lost);
    here.tour.click_button(&format!("{} (1", Tab::Corrections.text()));
    here.row("not used");
    here.tour.click("Move here");
    here.laid();
    assert_eq!(here.toml(), lost, "nothing is chosen yet");
    here.choose("northern harbour");
    here.tour.click("Move here");
    here.laid();
    let speaker = |here: &Here| {
        let at = here.find("northern harbour").expect("it is there") as usize;
        here.analysis().speaker(here.analysis().statements[at].reports[0]).map(|s| s.name.clone())
    };
    assert_eq!(speaker(&here).as_deref(), Some("Vera Lund"));
    assert!(!here.toml().contains("pact of peace") && here.toml().contains("northern harbour"), "{}", here.toml());
    here.undo();
    assert!(here.toml().contains("pact of peace"));
    here.command("fits nowhere");
    here.laid();
    assert_eq!(speaker(&here).as_deref(), Some("Vera Lund"));
}

#[test]
fn the_order_of_the_lanes_is_kept() {
    let dated = format!("[documents.\"talks.txt\"]\ndate = 2031-08-21\n\n{VELMAR}");
    let mut here = Here::with(&dated);
    let lanes = |here: &Here| -> Vec<String> {
        here.tour.window().folder.as_ref().map(|f| f.canvas.lanes().into_iter().map(|l| l.0).collect()).unwrap_or_default()
    };
    let before = lanes(&here);
    assert!(before.len() > 1, "{before:?}");
    let head = |here: &Here, n: usize| here.tour.harness.get_by_label(&format!("Lane {}", before[n])).rect().center();
    let (from, to) = (head(&here, 1), head(&here, 0));
    here.drag(from, to);
    here.laid();
    assert_eq!(lanes(&here)[..2], [before[1].clone(), before[0].clone()]);
    assert!(here.toml().starts_with(&format!("lanes = [\"{}\"", before[1])), "{}", here.toml());
    here.undo();
    assert_eq!((lanes(&here), here.toml().as_str()), (before, dated.as_str()));
}

#[test]
fn a_recipe_is_kept_with_what_another_program_wrote_and_taken_back() {
    let mut here = Here::new();
    write(&here.folder.join("corpus.toml"), "# theirs\ntitle = \"Talks\"\n");
    here.tour.keys(Modifiers::COMMAND, Key::E);
    here.type_into("Name of a recipe", "Monday brief");
    here.tour.harness.get_by_label("Keep recipe").click_accesskit();
    here.tour.settle();
    here.laid();
    wait_until(&mut here.tour, "it was not kept", |tour| tour.window().folder.as_ref().is_some_and(|f| f.recipes.len() == 1));
    assert!(
        here.toml().starts_with("# theirs\ntitle = \"Talks\"\n") && here.toml().contains("[recipes.\"Monday brief\"]"),
        "{}",
        here.toml()
    );
    here.tour.key(Key::Escape);
    here.undo();
    assert_eq!(here.toml(), "# theirs\ntitle = \"Talks\"\n");
    assert_eq!(here.tour.window().folder.as_ref().map(|f| f.recipes.len()), Some(0));
}

#[test]
fn what_is_corrected_while_the_drive_is_gone_is_told_and_saved_when_it_is_back() {
    let mut here = Here::new();
    let gone = here.folder.with_extension("unplugged");
    std::fs::rename(&here.folder, &gone).expect("it can be moved");
    here.choose("will not sign");
    here.tour.key(Key::R);
    wait_until(&mut here.tour, "nothing was told", |tour| tour.harness.query_by_label_contains("connect its drive again").is_some());
    here.choose("fleet sails");
    here.tour.key(Key::P);
    here.tour.settle();
    let reviewed = |here: &Here| {
        let analysis = here.analysis();
        analysis.statements.iter().filter(|s| analysis.is_reviewed(s) || analysis.is_pinned(s)).count()
    };
    assert_eq!(reviewed(&here), 2, "the work goes on");
    assert!(!here.tour.harness.state_mut().as_mut().expect("a window").may_close(), "closing would lose it");
    assert!(!here.folder.exists(), "nothing is written where the drive was");
    std::fs::rename(&gone, &here.folder).expect("it can be moved back");
    wait_until(&mut here.tour, "it was not saved", |tour| tour.window().folder.as_ref().is_some_and(|f| !f.book.kept.is_waiting()));
    assert_eq!(reviewed(&here), 2);
    assert!(here.toml().contains("reviewed = true") && here.toml().contains("pinned = true"), "{}", here.toml());
    assert!(here.tour.harness.state_mut().as_mut().expect("a window").may_close());
}
