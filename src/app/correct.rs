//! Corrections carried out: made in the book, saved at once, and laid over what is shown while the window goes on.

use std::path::Path;
use std::time::{Duration, Instant};

use super::book::{Done, Reach};
use super::commands::Command;
use super::deeds::Deed;
use super::folder::Folder;
use super::panels::dated::DateForm;
use super::panels::party::PartyForm;
use super::panels::reader::Form;
use super::panels::sides::Sides;
use super::state::Tab;
use super::window::{Overlay, Window};
use super::worker::{Opened, Source};
use crate::corpus::{Field, Saved, Target, Value};
use crate::corrections::key_for;

/// How long after saving has failed it is tried again.
const AGAIN: Duration = Duration::from_secs(3);

/// How corrections are on their way to what is shown.
#[derive(Debug, Default)]
pub(super) struct Laying {
    /// Whether the worker is at it.
    busy: bool,
    /// How far corrections reach that are to be worked out once what is known of them is on screen.
    pub(super) soon: Option<Reach>,
    /// How far corrections reach that came meanwhile.
    more: Option<Reach>,
    /// Whether the documents have changed meanwhile.
    reread: bool,
    /// Whether the worker is saving.
    saving: bool,
    /// Whether there is more to save.
    unsaved: bool,
    /// When saving failed last, and why.
    failed: Option<(Instant, String)>,
    /// Whether it was told that closing now loses what is not saved.
    warned: bool,
}

impl Laying {
    /// For a folder just opened; while a closer look is under way, what is corrected waits for it.
    pub(super) fn new(closer: bool) -> Self {
        Self { busy: closer, ..Self::default() }
    }
}

/// What has to be laid over and what is to be told; or why nothing was done.
type Made = Result<(Option<Reach>, Option<String>), String>;

impl Window {
    /// Has a correction carried out that another command asks for.
    pub(super) fn execute_correction(&mut self, command: Command) {
        self.correct(command);
    }

    /// Carries out a command that corrects.
    pub(super) fn correct(&mut self, command: Command) {
        let Some(folder) = &mut self.folder else { return };
        let chosen = folder.chosen.filter(|c| (*c as usize) < folder.index.rows.len());
        let mut at_once = false;
        let made = match command {
            Command::Undo => folder.book.undo().map(|d| told(d, "Undone", "Nothing is left to undo")),
            Command::Redo => folder.book.redo().map(|d| told(d, "Done again", "Nothing is left to redo")),
            Command::Settle { conflict, mine } => folder.book.settle(conflict, mine).map(|d| told(d, "Settled", "Theirs is kept")),
            Command::Correct { name, changes } => folder.book.correct(&name, changes).map(|d| match d.reach {
                Some(reach) => (Some(reach), None),
                None => (None, Some(format!("{}: done", d.name))),
            }),
            Command::DropCorrection(key) => {
                let changes = folder.book.drop_all(&key);
                folder.book.correct("Drop a correction", changes).map(|d| (d.reach, Some("Dropped; Undo brings it back".to_owned())))
            }
            Command::Answer { document, from, to } => {
                at_once = true;
                let Some(path) = folder.analysis.corpus.documents.get(document).map(|d| d.path.clone()) else { return };
                let change = folder.book.change_of(Target::Document(path.clone()), Field::Date, Some(Value::Days(from, to)));
                let done = folder.book.correct("Date a document", vec![change]);
                if done.as_ref().is_ok_and(|d| d.conflicts == 0) {
                    folder.redate(document, from, to);
                }
                done.map(|d| (d.reach, Some(format!("The date of {path} is set"))))
            }
            Command::EditParty(party) => {
                self.overlay = PartyForm::of(folder, party).map(|form| Overlay::Party(Box::new(form)));
                return;
            }
            Command::SaveHistory => return self.save_history(),
            Command::UndateDocument(document) => {
                let Some(path) = folder.analysis.corpus.documents.get(document).map(|d| d.path.clone()) else { return };
                let change = folder.book.change_of(Target::Document(path), Field::Date, None);
                folder.make(Ok(("Take a date off".to_owned(), vec![change])))
            }
            Command::DateDocument => {
                match folder.reader.document() {
                    Some(document) => self.overlay = Some(Overlay::Date(Box::new(DateForm::of(folder, document)))),
                    None => self.notices.done("Choose a document first"),
                }
                return;
            }
            Command::GiveParty { speaker, party } => folder.make(folder.give_party(speaker, party)),
            Command::MoveCorrection(key) => folder.make(folder.move_correction(&key)),
            Command::MoveLost => match folder.lost().cloned() {
                Some(key) => folder.make(folder.move_correction(&key)),
                None => return self.notices.done("Every correction fits the texts"),
            },
            Command::MoveLane { name, to } => match folder.canvas.move_lane(&name, to) {
                Some(names) => folder.make(folder.keep_lanes(names)),
                None => return,
            },
            Command::LanesInOrder => {
                folder.canvas.lanes_in_order();
                folder.make(folder.keep_lanes(Vec::new()))
            }
            _ => {
                let Some(chosen) = chosen else { return self.notices.done("Choose a statement first") };
                match self.correct_chosen(chosen, &command) {
                    Some(made) => made,
                    None => return,
                }
            }
        };
        match made {
            Ok((reach, words)) => {
                words.into_iter().for_each(|words| self.notices.done(words));
                let Some(folder) = &mut self.folder else { return };
                if reach.is_none() {
                    folder.arrange();
                }
                match reach {
                    // Its statements are dated already; the rest must not hold them up.
                    Some(reach) if at_once => self.laying.soon = self.laying.soon.max(Some(reach)),
                    Some(Reach::Statements) if !self.laying.busy && folder.sign() => {}
                    Some(reach) => self.lay(reach),
                    None => {}
                }
                self.save_book();
            }
            Err(reason) => self.notices.problem(reason),
        }
    }

    /// Commands that the chosen statement is meant by; what has to be laid over then, and what is to be told.
    fn correct_chosen(&mut self, chosen: u32, command: &Command) -> Option<Made> {
        let folder = self.folder.as_mut()?;
        let statement = &folder.analysis.statements[chosen as usize];
        let flag = |on: bool| on.then_some(Value::Flag(true));
        let reviewing = folder.tables.open == Some(Tab::Review);
        let (name, changes) = match command {
            Command::Review | Command::Hide | Command::Pin if folder.picked.len() > 1 => return Some(folder.correct_picked(command)),
            Command::Review => {
                let on = !folder.analysis.is_reviewed(statement);
                ("Mark as reviewed", folder.changes(chosen, Field::Reviewed, &flag(on), !on))
            }
            Command::Hide => ("Hide a statement", folder.changes(chosen, Field::Hidden, &flag(true), true)),
            Command::Pin => {
                let on = !folder.analysis.is_pinned(statement);
                ("Pin a statement", folder.changes(chosen, Field::Pinned, &flag(on), !on))
            }
            Command::Apart => return Some(folder.make(folder.apart(folder.chosen_report()?))),
            Command::Join => {
                let deed = folder.join(chosen);
                return Some(folder.make(deed));
            }
            Command::Split => return Some(folder.make(folder.split(chosen))),
            Command::Shift { edge, later } => return Some(folder.make(folder.shift(*edge, *later))),
            Command::Limits { start, end } => return Some(folder.make(folder.limits(folder.chosen_report()?, *start, *end))),
            Command::ReorderPin { later } => return Some(folder.make(folder.reorder_pin(chosen, *later))),
            Command::AskParty => {
                match folder.index.rows[chosen as usize].speaker {
                    Some(speaker) => self.overlay = Some(Overlay::Sides(Sides::of(speaker))),
                    None => self.notices.done("The chosen statement names no speaker; press E to give it one"),
                }
                return None;
            }
            Command::Limit => {
                let (at, span) = (folder.chosen_report()?, folder.reader.selected()?);
                if at.document != span.0 {
                    self.notices.done("The words chosen stand in another document");
                    return None;
                }
                let words = span.1.of(folder.analysis.text(at.document)).to_owned();
                ("Limit a statement", vec![folder.book.change(&folder.analysis, at, Field::Content, Some(Value::Texts(vec![words])))])
            }
            Command::AddStatement => {
                let (document, span) = folder.reader.selected()?;
                let (path, text) = (folder.analysis.corpus.documents[document].path.clone(), folder.analysis.text(document));
                let key = key_for(&path, text, span);
                let whole = key.words.len() < span.len();
                let words = span.of(text).to_owned();
                let target = || Target::Statement(key.clone());
                let mut changes = vec![folder.book.change_of(target(), Field::Added, Some(Value::Flag(true)))];
                if whole {
                    changes.push(folder.book.change_of(target(), Field::Content, Some(Value::Texts(vec![words]))));
                }
                folder.awaited = Some((path, span.start));
                ("Add a statement", changes)
            }
            Command::Fix => {
                folder.form = Some(Form::of(folder, chosen));
                self.settings.reader = true;
                self.presenting = false;
                return None;
            }
            Command::EditChosenParty => {
                let party = folder.index.rows[chosen as usize].party;
                match party.and_then(|party| PartyForm::of(folder, party)) {
                    Some(form) => self.overlay = Some(Overlay::Party(Box::new(form))),
                    None => self.notices.done("The chosen statement has no party; press E to give it one"),
                }
                return None;
            }
            _ => return None,
        };
        if matches!(command, Command::AddStatement | Command::Limit) {
            folder.reader.unselect();
        }
        let moves =
            reviewing && (matches!(command, Command::Hide) || changes.iter().any(|c| c.field == Field::Reviewed && c.after.is_some()));
        let next = if moves || matches!(command, Command::Hide) { folder.next_to_review(chosen) } else { None };
        let done = folder.book.correct(name, changes);
        if done.is_ok() && (moves || matches!(command, Command::Hide)) {
            match next.filter(|_| moves) {
                Some(next) => {
                    folder.choose(next);
                    folder.canvas.reveal(next);
                }
                None if matches!(command, Command::Hide) => folder.step(1),
                None => {}
            }
        }
        Some(done.map(|d| (d.reach, matches!(command, Command::Hide).then(|| "Hidden; Undo brings it back".to_owned()))))
    }

    /// Lays corrections over what is shown.
    pub(super) fn lay(&mut self, reach: Reach) {
        let Some(folder) = &self.folder else { return };
        if self.laying.busy {
            self.laying.more = self.laying.more.max(Some(reach));
            return;
        }
        self.laying.busy = true;
        self.worker.correct(folder.source.clone(), folder.analysis.clone(), folder.book.kept.text().to_owned(), reach);
    }

    /// Takes in the folder corrected or read anew.
    pub(super) fn corrected(&mut self, opened: Opened) {
        let Some(folder) = self.folder.as_mut().filter(|f| f.source == opened.source && self.laying.busy) else { return };
        let took = if self.closer.is_some() { opened.took } else { folder.took };
        folder.renew(opened);
        folder.arrange();
        folder.took = took;
        self.closed_in();
    }

    /// What was waited for is there: what came up meanwhile goes on.
    pub(super) fn closed_in(&mut self) {
        self.laying.busy = false;
        if self.closer.take().is_some()
            && let (Some(folder), Some(recent)) = (&self.folder, self.settings.recent.first_mut())
            && folder.source == Source::Folder(recent.path.clone())
        {
            recent.statements = folder.analysis.statements.len();
        }
        if std::mem::take(&mut self.laying.reread) {
            self.follow();
        } else if let Some(more) = self.laying.more.take() {
            self.lay(more);
        }
    }

    /// Whether corrections are not shown or not saved yet.
    pub fn is_laying(&self) -> bool {
        self.laying.busy || self.laying.saving || self.laying.soon.is_some()
    }

    /// The folder has changed on disk.
    pub(super) fn changed(&mut self, path: &Path, documents: bool) {
        let Some(folder) = self.folder.as_mut().filter(|f| f.source == Source::Folder(path.to_owned())) else { return };
        if let Some(conflicts) = folder.book.kept.refresh() {
            let count = conflicts.len();
            folder.book.meet(conflicts);
            match count {
                0 => self.notices.done("corpus.toml was changed by another program; its changes are taken in"),
                _ => self.notices.problem("corpus.toml was changed by another program, also where you changed it; see Corrections"),
            }
            folder.arrange();
            self.lay(Reach::All);
        }
        if documents {
            self.notices.done("The folder has changed; its texts are taken in");
            self.follow();
        }
    }

    fn follow(&mut self) {
        let Some((folder, Source::Folder(path))) = self.folder.as_ref().map(|f| (f, &f.source)) else { return };
        if self.laying.busy {
            self.laying.reread = true;
            return;
        }
        self.laying.busy = true;
        // What is not saved yet is laid over again once the texts are there.
        self.laying.more = folder.book.kept.is_waiting().then_some(Reach::All);
        self.worker.follow(path.clone(), folder.analysis.clone());
    }

    /// Saves what the book holds and the disk does not.
    pub(super) fn save_book(&mut self) {
        let Some(folder) = &mut self.folder else { return };
        let Source::Folder(path) = &folder.source else { return };
        if self.laying.saving {
            self.laying.unsaved = true;
            return;
        }
        let (save, journal) = folder.book.to_save();
        if save.is_some() || journal.is_some() {
            self.laying.saving = save.is_some();
            self.worker.save(path.clone(), save, journal);
        }
    }

    pub(super) fn saved(&mut self, path: &Path, saved: Result<Saved, String>) {
        let Some(folder) = self.folder.as_mut().filter(|f| f.source == Source::Folder(path.to_owned())) else { return };
        self.laying.saving = false;
        match saved {
            Ok(saved) => {
                let was_beside = folder.book.kept.is_beside();
                folder.book.saved(&saved);
                if self.laying.failed.take().is_some() {
                    self.notices.done("Your corrections are saved now");
                }
                if !saved.conflicts.is_empty() {
                    self.notices.problem("Somebody else changed the same in corpus.toml; see Corrections to choose whose stands");
                }
                if saved.is_beside && !was_beside {
                    let place = saved.path.display();
                    self.notices.problem(format!("This folder cannot be written to; your corrections are kept in {place}"));
                }
                if saved.was_merged {
                    folder.arrange();
                    self.lay(Reach::All);
                }
                if std::mem::take(&mut self.laying.unsaved) {
                    self.save_book();
                }
            }
            Err(reason) => {
                // It is tried again and again; the same trouble is told once.
                let is_known = self.laying.failed.replace((Instant::now(), reason.clone())).is_some_and(|(_, known)| known == reason);
                if !is_known {
                    self.notices.problem(reason);
                }
            }
        }
    }

    /// Tries again to save what could not be saved, every few seconds.
    pub(super) fn save_again(&mut self, ctx: &egui::Context) {
        if let Some((when, _)) = &self.laying.failed {
            let waited = when.elapsed();
            if waited >= AGAIN && !self.laying.saving {
                self.save_book();
            }
            ctx.request_repaint_after(AGAIN.saturating_sub(waited).max(Duration::from_millis(100)));
        }
    }

    /// Whether the window may be closed; where corrections are not saved, it may the second time it is asked.
    pub fn may_close(&mut self) -> bool {
        let waits = self.folder.as_ref().is_some_and(|f| f.book.kept.is_waiting());
        if !waits || std::mem::replace(&mut self.laying.warned, true) {
            return true;
        }
        let reason = self.laying.failed.as_ref().map_or("They are being saved", |(_, reason)| reason.as_str());
        self.notices.problem(format!("Your corrections are not saved yet; close again to lose them. {reason}"));
        false
    }

    /// Writes the history to the user's documents.
    fn save_history(&mut self) {
        let Some(folder) = &self.folder else { return };
        if folder.book.history.is_empty() {
            return self.notices.done("Nothing was corrected yet");
        }
        let documents = directories::UserDirs::new().map(|d| d.document_dir().unwrap_or(d.home_dir()).to_owned()).unwrap_or_default();
        let title: String = folder.analysis.corpus.title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let now = chrono::Local::now().format("%Y-%m-%d %H%M%S");
        let table = folder.book.history.csv();
        self.worker.write(documents.join(format!("{} history {now}.csv", title.trim())), Box::new(move || Ok(table)));
    }
}

impl Folder {
    /// Marks all statements chosen together as reviewed, hides or pins them in one deed; where all are so already, takes it back.
    fn correct_picked(&mut self, command: &Command) -> Made {
        let picked = self.meant();
        let statements = || picked.iter().map(|n| &self.analysis.statements[*n as usize]);
        let (name, field, is_so) = match command {
            Command::Review => ("Mark as reviewed", Field::Reviewed, statements().all(|s| self.analysis.is_reviewed(s))),
            Command::Pin => ("Pin", Field::Pinned, statements().all(|s| self.analysis.is_pinned(s))),
            _ => ("Hide", Field::Hidden, false),
        };
        let after = (!is_so).then_some(Value::Flag(true));
        let all = is_so || field == Field::Hidden;
        let changes: Vec<_> = picked.iter().flat_map(|n| self.changes(*n, field, &after, all)).collect();
        let many = super::words::count(picked.len(), "statement", "statements");
        let words = match (field, is_so) {
            (Field::Reviewed, false) => format!("{many} marked as reviewed"),
            (Field::Pinned, false) => format!("{many} pinned"),
            (Field::Hidden, _) => format!("{many} hidden; Undo brings them back"),
            _ => format!("Taken back for {many}"),
        };
        if field == Field::Hidden {
            self.picked.clear();
        }
        self.book.correct(&format!("{name}: {many}"), changes).map(|done| (done.reach, Some(words)))
    }

    /// Makes a deed.
    fn make(&mut self, deed: Deed) -> Made {
        match deed {
            Ok((name, changes)) => self.book.correct(&name, changes).map(|done| (done.reach, None)),
            Err(told) => Ok((None, Some(told))),
        }
    }
}

/// What was done, for a notice, and how far it reaches.
fn told(done: Option<Done>, word: &str, nothing: &str) -> (Option<Reach>, Option<String>) {
    match done {
        Some(done) => (done.reach, Some(format!("{word}: {}", done.name))),
        None => (None, Some(nothing.to_owned())),
    }
}
