//! Correcting and keeping: by label and by key, in a folder of its own, with what `corpus.toml` holds afterwards.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use saidline::analysis::Analysis;
use saidline::app::state::{Tab, ThemeChoice};

use super::deeds::wait_until;
use super::tour::{Tour, settings};

const TALKS: &str = "Harbour talks stall\n\n“We will not sign the pact,” Ina Tolle, the foreign minister of Velmar, said on 20 August 2031.\n\n\
    Orla Dane, the harbour master of Tessaly, warned that the northern harbour would close in winter.\n\n\
    “The fleet sails on Monday and nobody will stop it,” Bo Lind, a spokesman for Velmar, said.\n";

/// A `corpus.toml` that tells whose side the speakers are on.
pub(super) const PARTIES: &str = "[parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n\
    [parties.tessaly]\nname = \"Tessaly\"\nmembers = [\"Orla Dane\"]\n";

pub(super) struct Here {
    pub(super) tour: Tour,
    pub(super) folder: PathBuf,
    _home: tempfile::TempDir,
}

impl Here {
    pub(super) fn new() -> Self {
        Self::with("")
    }

    /// A window on a folder with one text, and this `corpus.toml`.
    pub(super) fn with(toml: &str) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        // Pictures show the folder's name.
        let folder = home.path().join("Harbour talks");
        std::fs::create_dir(&folder).expect("it can be made");
        write(&folder.join("talks.txt"), TALKS);
        if !toml.is_empty() {
            write(&folder.join("corpus.toml"), toml);
        }
        let mut here =
            Self { tour: Tour::new([1280.0, 900.0], 1.0, settings(ThemeChoice::Light), Some(folder.clone())), folder, _home: home };
        here.tour.wait_for_folder();
        assert!(here.analysis().statements.len() >= 3, "{:?}", here.analysis().statements);
        here
    }

    pub(super) fn analysis(&self) -> &Analysis {
        &self.tour.window().folder.as_ref().expect("a folder is open").analysis
    }

    pub(super) fn toml(&self) -> String {
        std::fs::read_to_string(self.folder.join("corpus.toml")).unwrap_or_default()
    }

    /// Waits until all is laid over and saved.
    #[track_caller]
    pub(super) fn laid(&mut self) {
        wait_until(&mut self.tour, "corrections were not laid over", |tour| !tour.window().is_laying());
    }

    /// Chooses the statement that holds `words`.
    #[track_caller]
    pub(super) fn choose(&mut self, words: &str) {
        let at = self.find(words).expect("there is such a statement");
        for _ in 0..20 {
            if self.chosen() == Some(at) {
                return;
            }
            self.tour.key(Key::ArrowDown);
        }
        panic!("{words} was not reached");
    }

    pub(super) fn find(&self, words: &str) -> Option<u32> {
        let analysis = self.analysis();
        let holds = |s: &saidline::analysis::Statement| {
            let at = s.reports[0];
            analysis.attribution(at).content.iter().any(|c| c.of(analysis.text(at.document)).contains(words))
        };
        analysis.statements.iter().position(holds).map(|n| n as u32)
    }

    pub(super) fn chosen(&self) -> Option<u32> {
        self.tour.window().folder.as_ref().and_then(|f| f.chosen)
    }

    /// Asserts that a row of a table says this.
    #[track_caller]
    pub(super) fn row(&self, words: &str) {
        let rows: Vec<String> = self.tour.harness.query_all_by_role(Role::Row).filter_map(|n| n.accesskit_node().label()).collect();
        assert!(rows.iter().any(|r| r.contains(words)), "{words:?} is not in {rows:?}");
    }

    #[track_caller]
    pub(super) fn type_into(&mut self, label: &str, words: &str) {
        self.tour.harness.get_by_role_and_label(Role::TextInput, label).focus();
        self.tour.settle();
        self.tour.keys(Modifiers::COMMAND, Key::A);
        self.tour.type_words(words);
    }
}

#[test]
fn a_statement_is_corrected_by_key_and_taken_back_and_made_again() {
    let mut here = Here::new();
    here.choose("northern harbour");
    here.tour.key(Key::E);
    here.type_into("Speaker", "Ina Tol");
    here.tour.harness.get_by_label("Ina Tolle");
    here.tour.snapshot("form");
    here.type_into("Speaker", "Vera Lund");
    here.type_into("Party", "Coast states");
    here.type_into("Date", "18 to 20 August 2031");
    here.type_into("Label", "Harbour to close");
    here.type_into("Note", "Heard on the radio");
    here.tour.key(Key::Enter);
    here.laid();
    let at = here.find("northern harbour").expect("it is still there") as usize;
    let analysis = here.analysis();
    let statement = &analysis.statements[at];
    assert_eq!(analysis.speaker(statement.reports[0]).map(|s| s.name.as_str()), Some("Vera Lund"));
    assert_eq!(analysis.party(statement.reports[0]).map(|p| p.name.as_str()), Some("Coast states"));
    assert_eq!(statement.date.as_ref().map(|d| (d.from.to_string(), d.to.to_string())), Some(("2031-08-18".into(), "2031-08-20".into())));
    assert_eq!(saidline::timeline::words(analysis, statement), "[Harbour to close]");
    assert_eq!(here.chosen(), Some(at as u32), "it stays chosen");
    here.tour.harness.get_by_label("[Harbour to close]");
    let text = here.toml();
    for line in ["speaker = \"Vera Lund\"", "party = \"Coast states\"", "date = { from = 2031-08-18, to = 2031-08-20 }", "note = "] {
        assert!(text.contains(line), "{text}");
    }
    here.tour.keys(Modifiers::COMMAND, Key::Z);
    here.laid();
    assert_eq!(here.toml(), "");
    let analysis = here.analysis();
    let at = here.find("northern harbour").expect("it is still there") as usize;
    assert_ne!(analysis.speaker(analysis.statements[at].reports[0]).map(|s| s.name.as_str()), Some("Vera Lund"));
    here.tour.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    here.laid();
    assert_eq!(here.toml(), text);
}

#[test]
fn reviewing_goes_on_by_key_and_tells_how_far_it_is() {
    let mut here = Here::new();
    let all = here.analysis().statements.len();
    here.tour.click_button(&format!("{} (", Tab::Review.text()));
    here.tour.harness.get_by_label(&format!("0 of {all} reviewed"));
    here.tour.snapshot("review");
    let first = here.tour.harness.query_all_by_role(Role::Row).next().expect("a row").accesskit_node().label().expect("it says what it is");
    here.tour.click(&first);
    let before = here.chosen();
    here.tour.key(Key::R);
    here.laid();
    here.tour.harness.get_by_label(&format!("1 of {all} reviewed"));
    assert_ne!(here.chosen(), before, "the next one is chosen");
    assert!(here.toml().contains("reviewed = true"));
    here.tour.key(Key::H);
    here.laid();
    assert_eq!(here.analysis().statements.len(), all - 1);
    here.tour.harness.get_by_label(&format!("1 of {} reviewed", all - 1));
    here.tour.keys(Modifiers::COMMAND, Key::Z);
    here.laid();
    assert_eq!(here.analysis().statements.len(), all);
    // Reviewed only, from the palette.
    here.tour.keys(Modifiers::COMMAND, Key::K);
    here.tour.type_words("reviewed only");
    here.tour.key(Key::Enter);
    assert_eq!(here.tour.window().folder.as_ref().map(|f| f.shown.len()), Some(1));
}

#[test]
fn what_is_not_reviewed_is_drawn_dashed_where_that_is_asked_for() {
    let mut here = Here::new();
    here.choose("fleet sails");
    here.tour.key(Key::R);
    here.tour.key(Key::P);
    here.laid();
    assert!(here.toml().contains("reviewed = true\npinned = true"), "{}", here.toml());
    here.tour.keys(Modifiers::COMMAND, Key::K);
    here.tour.type_words("tell reviewed");
    here.tour.key(Key::Enter);
    assert!(here.tour.window().settings.dashed);
    here.tour.harness.get_by_label("reviewed · pinned");
    here.tour.snapshot("dashed");
}

#[test]
fn corrections_are_listed_and_what_fits_nowhere_can_be_dropped() {
    let toml = "# by hand\n[[corrections]]\ndocument = \"talks.txt\"\nwords = \"a pact of peace\"\nspeaker = \"Vera Lund\"\n\n\
        [[corrections]]\ndocument = \"talks.txt\"\nwords = \"“We will not sign\"\nlabel = \"No\"\n";
    let mut here = Here::with(toml);
    here.tour.click_button(&format!("{} (2", Tab::Corrections.text()));
    here.row("[No]");
    here.row("not used: its words stand in the document no longer");
    here.tour.snapshot("corrections");
    here.tour.click("Drop");
    here.laid();
    assert!(!here.toml().contains("Vera Lund") && here.toml().starts_with("# by hand\n") && here.toml().contains("label = \"No\""));
    assert_eq!(here.analysis().problems.iter().filter(|p| p.message.contains("pact of peace")).count(), 0);
}

#[test]
fn words_chosen_in_the_reader_become_a_statement() {
    let mut here = Here::new();
    here.choose("northern harbour");
    let all = here.analysis().statements.len();
    let paragraph =
        here.tour.harness.query_all_by_label_contains("Orla Dane, the harbour master").map(|n| n.rect()).find(|r| r.left() > 700.0);
    let rect = paragraph.expect("the paragraph is in the reader");
    let (from, to) = (rect.left_top() + egui::vec2(1.0, 12.0), rect.left_top() + egui::vec2(150.0, 12.0));
    here.tour.harness.drag_at(from);
    here.tour.settle();
    here.tour.harness.hover_at(to);
    here.tour.settle();
    here.tour.harness.drop_at(to);
    here.tour.settle();
    here.tour.click("Add as a statement");
    here.laid();
    let analysis = here.analysis();
    assert_eq!(analysis.statements.len(), all + 1);
    let chosen = &analysis.statements[here.chosen().expect("it is chosen") as usize];
    assert!(analysis.mark(chosen.reports[0]).added);
    let words = analysis.attribution(chosen.reports[0]).content[0].of(analysis.text(0)).to_owned();
    assert!(words.starts_with("Orla Dane, the"), "{words}");
    here.type_into("Speaker", "Orla Dane");
    here.tour.click("Save");
    here.laid();
    assert!(here.toml().contains("added = true\nspeaker = \"Orla Dane\""), "{}", here.toml());
}

#[test]
fn a_party_is_renamed_and_another_goes_into_it() {
    let mut here = Here::with("[parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n");
    here.choose("will not sign");
    here.tour.keys(Modifiers::COMMAND, Key::K);
    here.tour.type_words("edit the party");
    here.tour.key(Key::Enter);
    here.type_into("Name of the party", "Southern coast");
    here.tour.click("#00825F");
    here.type_into("Members of the party", "Ina Tolle; Orla Dane");
    here.tour.snapshot("party");
    here.tour.click("Save");
    here.laid();
    let party = |here: &Here, words: &str| {
        let statement = &here.analysis().statements[here.find(words).expect("it is there") as usize];
        here.analysis().party(statement.reports[0]).map(|p| (p.name.clone(), p.color.clone()))
    };
    let expect = Some(("Southern coast".to_owned(), Some("#00825F".to_owned())));
    assert_eq!(party(&here, "will not sign"), expect);
    assert_eq!(party(&here, "northern harbour"), expect);
    assert!(here.toml().contains("name = \"Southern coast\""), "{}", here.toml());
    here.tour.keys(Modifiers::COMMAND, Key::Z);
    here.laid();
    assert_eq!(party(&here, "will not sign").map(|p| p.0).as_deref(), Some("Velmar"));
    assert_eq!(here.toml(), "[parties.velmar]\nname = \"Velmar\"\nmembers = [\"Ina Tolle\", \"Bo Lind\"]\n");
}

#[test]
fn a_folder_that_changes_is_taken_in_and_keeps_choice_and_corrections() {
    let mut here = Here::new();
    here.choose("fleet sails");
    here.tour.key(Key::R);
    here.laid();
    let path: PathBuf = here.folder.join("talks.txt");
    write(&path, &format!("An earlier paragraph that says nothing of note.\n\n{TALKS}"));
    write(&here.folder.join("more.txt"), "“The quota stays as it is,” Ina Tolle of Velmar said on 2 September 2031.\n");
    wait_until(&mut here.tour, "the folder was not taken in", |tour| {
        tour.window().folder.as_ref().is_some_and(|f| f.analysis.corpus.documents.len() == 2) && !tour.window().is_laying()
    });
    assert_eq!(here.chosen(), here.find("fleet sails"));
    let analysis = here.analysis();
    assert!(analysis.is_reviewed(&analysis.statements[here.find("fleet sails").expect("it is there") as usize]));
    assert!(here.find("quota stays").is_some());
    std::fs::remove_file(here.folder.join("more.txt")).expect("it can be removed");
    wait_until(&mut here.tour, "the file is still there", |tour| {
        tour.window().folder.as_ref().is_some_and(|f| f.analysis.corpus.documents.len() == 1)
    });
}

#[test]
fn what_another_program_writes_is_taken_in_and_a_conflict_is_shown() {
    let mut here = Here::new();
    here.choose("fleet sails");
    here.tour.key(Key::E);
    here.type_into("Label", "Mine");
    here.tour.key(Key::Enter);
    here.laid();
    let theirs = here.toml().replace("\"Mine\"", "\"Theirs\"");
    write(&here.folder.join("corpus.toml"), &theirs);
    // Before the next look at the folder, the same is changed here.
    here.tour.keys(Modifiers::COMMAND, Key::Z);
    here.laid();
    assert_eq!(here.toml(), theirs, "nothing is overwritten in silence");
    here.tour.click_button(&format!("{} (", Tab::Corrections.text()));
    here.row("somebody else wrote “Theirs”");
    here.tour.click("Use mine");
    here.laid();
    assert!(!here.toml().contains("Theirs"), "{}", here.toml());
}

pub(super) fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("it can be written");
}
