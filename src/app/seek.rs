//! Commands of finding and looking, carried out: find in the text, kept views, statements chosen together, ways of the lanes, files shown outside.

use super::commands::Command;
use super::panels::reader::Find;
use super::panels::views::KeepView;
use super::views::View;
use super::window::{Overlay, Window};
use super::worker::Source;
use crate::corpus::{Change, Field, Target, Value};
use crate::text::Span;

impl Window {
    /// Carries such a command out; gives back what is none.
    pub(super) fn seek(&mut self, command: Command) -> Option<Command> {
        let Some(folder) = self.folder.as_mut() else { return Some(command) };
        match command {
            Command::AskKeepView => self.overlay = Some(Overlay::View(KeepView::default())),
            Command::KeepView(name) => {
                let fields = View::fields(folder, self.settings.group, folder.canvas.days_shown());
                let change = folder.book.change_of(Target::View(name.clone()), Field::Fields, Some(Value::Text(fields)));
                self.keep_views(format!("Keep the view {name}"), change);
            }
            Command::ForgetView(name) => {
                let change = folder.book.change_of(Target::View(name.clone()), Field::Fields, None);
                self.keep_views(format!("Forget the view {name}"), change);
            }
            Command::ShowView(name) => {
                let kept = folder.views.iter().find(|v| v.name == name)?;
                let view = View::read(folder, &kept.fields);
                self.settings.group = view.group;
                folder.filter = view.filter;
                folder.refilter();
                folder.canvas.show_days(view.days);
            }
            Command::FindInText => {
                self.settings.reader = true;
                self.presenting = false;
                folder.look_for(None);
            }
            Command::SetFind(typed) => folder.look_for(Some(typed)),
            Command::FindNext => folder.next_place(1),
            Command::FindPrevious => folder.next_place(-1),
            Command::CloseFind => folder.reader.find = None,
            Command::NextHere | Command::PreviousHere => match folder.near_in_document(if command == Command::NextHere { 1 } else { -1 }) {
                Some((statement, report)) => {
                    folder.choose(statement);
                    folder.show_report(report);
                    folder.canvas.reveal(statement);
                }
                None => self.notices.done("The document holds no further statement that is shown"),
            },
            Command::NextDocument | Command::PreviousDocument => {
                self.settings.reader = true;
                let count = folder.analysis.documents.len();
                let step = if command == Command::NextDocument { 1 } else { -1 };
                let next = folder.reader.document().map_or(Some(0), |d| d.checked_add_signed(step));
                if let Some(document) = next.filter(|d| *d < count) {
                    folder.read_document(document);
                }
            }
            Command::OpenFile | Command::ShowInFolder => match folder.reader.document() {
                Some(document) => {
                    let path = folder.analysis.corpus.documents[document].path.clone();
                    self.outside(&path, command == Command::ShowInFolder);
                }
                None => self.notices.done("Choose a document first"),
            },
            Command::ShowFile(path) => self.outside(&path, true),
            Command::Pick(statement) => folder.pick(statement),
            Command::PickTo(statement) => folder.pick_to(statement),
            Command::PickAll(statements) => folder.pick_all(statements),
            Command::SelectAll => {
                let all = folder.shown.clone();
                folder.pick_all(all);
            }
            Command::Extend { later } => folder.extend(later),
            Command::Lane { name, how } => folder.canvas.turn_lane(&name, how),
            Command::AllRibbons => folder.canvas.turn_all_lanes(),
            other => return Some(other),
        }
        None
    }

    /// Writes a change of the views that are kept.
    fn keep_views(&mut self, name: String, change: Change) {
        self.execute_correction(Command::Correct { name, changes: vec![change] });
    }

    /// Shows the file of the document that is read in its own program, or where it lies.
    fn outside(&mut self, path: &str, where_it_lies: bool) {
        let Some(folder) = &self.folder else { return };
        let Source::Folder(root) = &folder.source else {
            return self.notices.done("The sample is built in: it has no files");
        };
        // What an archive or a file of several documents holds has its own file's path before "!" or "#".
        let path = root.join(path);
        let file = path.ancestors().find(|p| p.exists()).unwrap_or(root).to_owned();
        self.worker.show_outside(file, where_it_lies);
    }
}

impl super::folder::Folder {
    /// Looks for `typed` in the document that is read; without words, opens the field with those looked for last or searched for.
    fn look_for(&mut self, typed: Option<String>) {
        let Some(document) = self.reader.document() else { return };
        let opens = typed.is_none();
        let known = self.reader.find.as_ref().map(|f| f.typed.clone());
        let typed = typed.or(known).unwrap_or_else(|| self.filter.query().words());
        let near = self.chosen_report().filter(|r| r.document == document).map_or(0, |r| self.analysis.attribution(r).content[0].start);
        let mut find = Find::of(typed, self.analysis.text(document), near);
        if opens {
            find.focus();
        }
        let here = find.here();
        self.reader.find = Some(find);
        self.show_place(here);
    }

    /// Goes to the next place found in the document, or the one before.
    fn next_place(&mut self, step: isize) {
        let here = match &mut self.reader.find {
            Some(find) => find.step(step),
            None => {
                self.look_for(None);
                return;
            }
        };
        self.show_place(here);
    }

    fn show_place(&mut self, place: Option<Span>) {
        if let (Some(span), Some(document)) = (place, self.reader.document()) {
            self.reader.show_passage(document, span);
        }
    }

    /// Reads a document from its beginning.
    pub(super) fn read_document(&mut self, document: usize) {
        self.reader.show_document(document);
        self.look_again();
    }

    /// Looks in the document that is read now for what was looked for in another.
    pub(super) fn look_again(&mut self) {
        let document = self.reader.document();
        if let (Some(find), Some(document)) = (&mut self.reader.find, document) {
            find.again(self.analysis.text(document));
        }
    }
}
