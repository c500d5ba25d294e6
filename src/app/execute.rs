//! The one place where commands are carried out.

use super::commands::Command;
use super::filter::Facet;
use super::index::{content, document_name, speaker_name};
use super::panels::day::Day;
use super::panels::export::{About, Export, job};
use super::panels::keys::Commands;
use super::panels::top::search_id;
use super::state::ThemeChoice;
use super::window::{Overlay, Window};
use super::words;
use super::worker::Source;
use crate::export::Options;
use crate::timeline::Theme;

/// Least and most magnification, and its step.
const ZOOM: (f32, f32, f32) = (0.7, 2.0, 0.1);

impl Window {
    /// Carries out a command; what makes no sense at the moment does nothing.
    pub fn execute(&mut self, ctx: &egui::Context, command: Command) {
        let Some(command) = self.seek(command) else { return };
        match command {
            Command::OpenFolder => {
                let near = self.settings.recent.first().and_then(|r| r.path.parent()).map(ToOwned::to_owned);
                self.worker.pick_folder(near);
            }
            Command::Open(path) => self.reading = Some(self.worker.open(Source::Folder(path), true)),
            Command::OpenSample => self.reading = Some(self.worker.open(Source::Sample, true)),
            Command::Reload => {
                if let Some(folder) = &self.folder {
                    self.reading = Some(self.worker.open(folder.source.clone(), false));
                }
            }
            Command::CloseFolder => {
                self.keep_session();
                (self.folder, self.closer) = (None, None);
                self.presenting = false;
            }
            Command::ForgetThis => {
                if let Some(Source::Folder(path)) = self.folder.take().map(|f| f.source) {
                    self.closer = None;
                    self.settings.forget(&path);
                    self.presenting = false;
                    self.notices.done("Forgotten; its files are as they were");
                }
            }
            Command::Answer { .. }
            | Command::Correct { .. }
            | Command::Review
            | Command::Hide
            | Command::Pin
            | Command::Apart
            | Command::Fix
            | Command::AddStatement
            | Command::Limit
            | Command::EditParty(_)
            | Command::EditChosenParty
            | Command::DropCorrection(_)
            | Command::Join
            | Command::Split
            | Command::Shift { .. }
            | Command::Limits { .. }
            | Command::ReorderPin { .. }
            | Command::DateDocument
            | Command::UndateDocument(_)
            | Command::AskParty
            | Command::GiveParty { .. }
            | Command::MoveCorrection(_)
            | Command::MoveLost
            | Command::MoveLane { .. }
            | Command::LanesInOrder
            | Command::Settle { .. }
            | Command::SaveHistory
            | Command::Undo
            | Command::Redo => self.correct(command),
            Command::TellReviewed => {
                self.settings.dashed = !self.settings.dashed;
                self.notices.done(if self.settings.dashed { "Not reviewed: dashed" } else { "All marks drawn alike" });
            }
            Command::GoToDate => {
                if self.folder.as_ref().is_some_and(|f| !f.canvas.is_empty()) {
                    self.overlay = Some(Overlay::Day(Day::default()));
                }
            }
            Command::Cancel => self.reading = None,
            Command::Forget(path) => self.settings.forget(&path),
            Command::Search => {
                self.presenting = false;
                ctx.memory_mut(|m| m.request_focus(search_id()));
            }
            Command::Part { later } => self.go_to_part(ctx, later),
            Command::CompactGaps => self.settings.compact_gaps = !self.settings.compact_gaps,
            Command::GroupBy(group) => self.settings.group = group,
            Command::Present => {
                let shows = self.folder.as_ref().is_some_and(|f| !f.analysis.documents.is_empty());
                self.presenting = shows && !self.presenting;
            }
            Command::PresentNumbers => {
                self.settings.numbers = !self.settings.numbers;
                self.tell_presenting(self.settings.numbers, "Numbers");
            }
            Command::PresentNotes => {
                self.settings.notes = !self.settings.notes;
                self.tell_presenting(self.settings.notes, "Notes");
            }
            Command::Filters => self.settings.filters = !self.settings.filters,
            Command::Reader => self.settings.reader = !self.settings.reader,
            Command::Theme(choice) => {
                self.settings.theme = if choice == ThemeChoice::Next { self.settings.theme.next() } else { choice };
                self.notices.done(format!("Colours: {}", self.settings.theme.text()));
            }
            Command::Larger => self.settings.zoom = (self.settings.zoom + ZOOM.2).min(ZOOM.1),
            Command::Smaller => self.settings.zoom = (self.settings.zoom - ZOOM.2).max(ZOOM.0),
            Command::Keys => self.overlay = (!matches!(self.overlay, Some(Overlay::Keys))).then_some(Overlay::Keys),
            Command::Palette => self.overlay = Some(Overlay::Commands(Commands::of(self.folder.as_ref(), &self.settings))),
            Command::Compare => match self.folder.as_ref().and_then(|f| Some(f.analysis.statements[f.chosen? as usize].reports.len())) {
                Some(2..) => self.overlay = Some(Overlay::Compare),
                Some(_) => self.notices.done("The chosen statement has one report only"),
                None => self.notices.done("Choose a statement first"),
            },
            Command::Settings => self.overlay = Some(Overlay::Settings),
            Command::Dates(form) => self.settings.dates = form,
            Command::ReduceMotion => {
                self.settings.still = !self.settings.still;
                self.notices.done(if self.settings.still { "Motion reduced" } else { "Motion as usual" });
            }
            Command::Back => self.back(ctx),
            Command::CopyCitation | Command::CopyMarkdown | Command::CopyBibtex | Command::CopyQuotation => self.copy(ctx, &command),
            Command::Export => self.ask_what_to_write(ctx.theme() == egui::Theme::Dark),
            Command::Write { path, options, shown } => {
                if let Some(folder) = &self.folder {
                    // Once a banner is set, nothing leaves without it until a person takes it off.
                    self.settings.banner = options.banner.clone().unwrap_or_default();
                    let files = folder.source.way_from(&path);
                    self.worker.write(path, job(folder.analysis.clone(), *options, shown.map(|filter| *filter), files));
                }
            }
            Command::CopyPicture { options, shown } => {
                if let Some(folder) = &self.folder {
                    self.settings.banner = options.banner.clone().unwrap_or_default();
                    self.worker.draw(folder.analysis.clone(), *options, shown.map(|filter| *filter));
                }
            }
            _ => self.in_folder(command),
        }
    }

    /// Commands that only an open folder understands.
    fn in_folder(&mut self, command: Command) {
        let Some(folder) = &mut self.folder else { return };
        match command {
            Command::SetQuery(typed) => {
                folder.filter.set_query(typed);
                folder.refilter();
            }
            Command::ClearFilters => {
                folder.filter.clear();
                folder.refilter();
            }
            Command::Toggle(facet) => {
                folder.filter.toggle(facet);
                folder.refilter();
            }
            Command::Only(facet) => {
                folder.filter.only(facet, folder.counts.of_kind(facet));
                folder.refilter();
            }
            Command::OnlyReviewed => {
                let reviewed = Facet::Reviewed(true);
                if folder.counts.reviewed.is_empty() {
                    return self.notices.done("Nothing is reviewed yet; choose a statement and press R");
                }
                folder.filter.only(reviewed, folder.counts.of_kind(reviewed));
                folder.refilter();
            }
            Command::Fit => folder.canvas.fit(),
            Command::FitSelection => {
                let meant = folder.meant();
                folder.canvas.fit_statements(&meant);
            }
            Command::ZoomIn => folder.canvas.zoom(1.5),
            Command::ZoomOut => folder.canvas.zoom(1.0 / 1.5),
            Command::Earlier => folder.canvas.pan(-0.2),
            Command::Later => folder.canvas.pan(0.2),
            Command::Select(statement) => {
                folder.choose(statement);
                folder.canvas.reveal(statement);
            }
            Command::Next => folder.step(1),
            Command::Previous => folder.step(-1),
            Command::OpenSource => {
                self.settings.reader = true;
                self.presenting = false;
                folder.show_report(folder.report);
            }
            Command::ShowReport(report) => folder.show_report(report),
            Command::ShowDocument(document) => {
                self.settings.reader = true;
                folder.read_document(document);
            }
            Command::ShowTable(tab) => folder.tables.toggle(tab),
            _ => {}
        }
    }

    fn ask_what_to_write(&mut self, dark: bool) {
        let Some(folder) = &self.folder else { return };
        let documents = || directories::UserDirs::new().map(|d| d.document_dir().unwrap_or(d.home_dir()).to_owned());
        // Never into the folder of sources, unless a person says so.
        let place = documents().unwrap_or_default();
        let options = Options {
            // Twice the pixels, for screens of today.
            scale: Some(2.0),
            theme: if dark { Theme::Dark } else { Theme::Light },
            banner: Some(self.settings.banner.clone()).filter(|words| !words.is_empty()),
            breaks: self.settings.compact_gaps,
            ..Options::default()
        };
        let about = About {
            title: folder.analysis.corpus.title.clone(),
            parties: folder.analysis.resolution.parties.iter().map(|party| party.name.clone()).collect(),
            recipes: folder.recipes.clone(),
            keeps: folder.source != Source::Sample,
        };
        self.overlay = Some(Overlay::Export(Box::new(Export::new(about, &place, folder.canvas.filter(folder), options))));
    }

    /// Says what will be seen while presenting, where that is not seen now.
    fn tell_presenting(&mut self, is_on: bool, what: &str) {
        if !self.presenting {
            self.notices.done(format!("{what} while presenting: {}", if is_on { "on" } else { "off" }));
        }
    }

    fn back(&mut self, ctx: &egui::Context) {
        if self.overlay.take().is_some() {
            return;
        }
        if egui::Popup::is_any_open(ctx) {
            return egui::Popup::close_all(ctx);
        }
        // Nothing that had the focus before is to be seen now.
        if std::mem::take(&mut self.presenting) {
            return;
        }
        if self.had_focus {
            if let Some(focused) = ctx.memory(|m| m.focused()) {
                ctx.memory_mut(|m| m.surrender_focus(focused));
            }
            return;
        }
        let taken = |f: &mut super::folder::Folder| {
            f.form.take().is_some()
                || f.joining.take().is_some()
                || f.reader.find.take().is_some()
                || !std::mem::take(&mut f.picked).is_empty()
        };
        if self.folder.as_mut().is_some_and(taken) {
            return;
        }
        if self.reading.take().is_some() || self.notices.dismiss() {
            // Stopped reading, or took a notice away.
        } else if let Some(folder) = &mut self.folder {
            if folder.tables.open.is_some() {
                folder.tables.open = None;
            } else if !folder.filter.typed.is_empty() {
                folder.filter.set_query(String::new());
                folder.refilter();
            } else {
                // It stops here: one press too many loses nothing.
                folder.chosen = None;
            }
        }
    }

    fn copy(&mut self, ctx: &egui::Context, command: &Command) {
        let Some((folder, at)) = self.folder.as_ref().and_then(|f| Some((f, f.chosen_report()?))) else {
            return self.notices.done("Choose a statement first");
        };
        let analysis = &folder.analysis;
        let of = |at| match command {
            Command::CopyQuotation => format!("{}: {}", speaker_name(analysis, at), content(analysis, at)),
            Command::CopyMarkdown => markdown(analysis, at),
            Command::CopyBibtex => bibtex(analysis, at),
            _ => citation(analysis, at),
        };
        let (what, many) =
            if *command == Command::CopyQuotation { ("Quotation copied", "quotations") } else { ("Citation copied", "citations") };
        if folder.picked.len() < 2 {
            ctx.copy_text(of(at));
            return self.notices.done(what);
        }
        let all: Vec<String> = folder.picked.iter().map(|n| of(folder.index.rows[*n as usize].at)).collect();
        let mut told = all.clone();
        // Two statements of one document have one entry.
        if *command == Command::CopyBibtex {
            told.dedup();
        }
        ctx.copy_text(told.join(if *command == Command::CopyCitation { "\n" } else { "\n\n" }));
        self.notices.done(format!("{} {many} copied", words::thousands(told.len())));
    }
}

/// The words as a quotation of Markdown, with who said them and where they stand.
fn markdown(analysis: &crate::analysis::Analysis, at: crate::analysis::AttributionRef) -> String {
    let words = content(analysis, at).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("> {words}\n>\n> — **{}**, {}", speaker_name(analysis, at), citation(analysis, at))
}

/// The document as an entry for BibTeX, with the paragraph in its note.
fn bibtex(analysis: &crate::analysis::Analysis, at: crate::analysis::AttributionRef) -> String {
    let document = &analysis.documents[at.document];
    let path = &analysis.corpus.documents[at.document].path;
    let plain = |text: &str| -> String {
        let special = |c: char| matches!(c, '&' | '%' | '$' | '#' | '_');
        text.chars().filter(|c| !matches!(c, '{' | '}' | '\\')).flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
    };
    let key: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let paragraph = document.structure.paragraph_at(analysis.attribution(at).content[0].start).map(|p| format!(", paragraph {}", p + 1));
    let date = document.published.as_ref().map(|d| if d.from == d.to { d.from.to_string() } else { format!("{}/{}", d.from, d.to) });
    let fields = [
        ("title", Some(document_name(analysis, at.document).to_owned())),
        ("organization", document.outlet.clone()),
        ("date", date),
        ("note", Some(format!("{path}{}", paragraph.unwrap_or_default()))),
    ];
    let lines: String = fields.iter().filter_map(|(name, value)| Some(format!(",\n  {name} = {{{}}}", plain(value.as_ref()?)))).collect();
    format!("@misc{{{key}{lines}\n}}\n")
}

/// Outlet, title, date, file and paragraph of a passage, as far as they are known.
fn citation(analysis: &crate::analysis::Analysis, at: crate::analysis::AttributionRef) -> String {
    let document = &analysis.documents[at.document];
    let start = analysis.attribution(at).content[0].start;
    let paragraph = document.structure.paragraph_at(start).map(|p| format!("paragraph {}", p + 1));
    let path = &analysis.corpus.documents[at.document].path;
    let title = document.title.is_some().then(|| format!("“{}”", document_name(analysis, at.document)));
    let date = document.published.as_ref().map(|d| words::dated(Some(d)));
    let parts = [document.outlet.clone(), title, date, Some(path.clone()), paragraph];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AttributionRef;
    use crate::app::fixture;

    #[test]
    fn citations_hold_what_is_known() {
        let analysis = fixture::analysis();
        let at = |document| AttributionRef { document, attribution: 0 };
        assert_eq!(citation(&analysis, at(0)), "Tessaly Post, “Harbour talks stall”, 20 August 2031, 001.txt, paragraph 2");
        assert_eq!(citation(&analysis, at(1)), "002.txt, paragraph 1");
        let quoted =
            "> “We will not sign,”\n>\n> — **Ina Tolle**, Tessaly Post, “Harbour talks stall”, 20 August 2031, 001.txt, paragraph 2";
        assert_eq!(markdown(&analysis, at(0)), quoted);
        let entry = "@misc{001-txt,\n  title = {Harbour talks stall},\n  organization = {Tessaly Post},\n  date = {2031-08-20},\n  note = {001.txt, paragraph 2}\n}\n";
        assert_eq!(bibtex(&analysis, at(0)), entry);
    }
}
