//! The window as a whole: takes in what the worker reports and what the keys say, draws the panels, and has the commands carried out.

use std::sync::Arc;

use super::commands::{Command, pressed};
use super::correct::Laying;
use super::folder::Folder;
use super::panels::dated::DateForm;
use super::panels::day::Day;
use super::panels::export::{Export, Wish};
use super::panels::keys::Commands;
use super::panels::notices::Notices;
use super::panels::party::PartyForm;
use super::panels::sides::Sides;
use super::panels::start::Start as StartPage;
use super::panels::stops::Stop;
use super::panels::views::KeepView;
use super::panels::{self, timeline};
use super::state::{Recent, Session, Settings};
use super::worker::{Opened, Read, Reading, Report, Source, Watch, Worker};
use super::{Start, theme};
use crate::corpus::{Field, Target, Value};
use crate::corrections::Fit;

/// Under which name the settings are kept.
pub(super) const SETTINGS_KEY: &str = "settings";

/// What the window is called while no folder is open, from its making on.
pub(super) const TITLE: &str = "Saidline";

/// The window.
pub struct Window {
    /// Kept between runs.
    pub settings: Settings,
    /// The folder that is open; without one, the start page is shown.
    pub folder: Option<Folder>,
    /// The folder that is being read.
    pub reading: Option<Reading>,
    /// The closer look at the open folder, while what is shown comes from a first one.
    pub closer: Option<Reading>,
    /// Whether nothing but the timeline is shown.
    pub presenting: bool,
    pub(super) overlay: Option<Overlay>,
    /// The folder that is looked after for changes.
    pub(super) watch: Option<(Source, Watch)>,
    /// Who waits until what was opened is drawn.
    waiting: Option<std::thread::Thread>,
    /// How corrections are on their way to what is shown.
    pub(super) laying: Laying,
    pub(super) start: StartPage,
    pub(super) notices: Notices,
    pub(super) worker: Worker,
    /// When the program started, until how long it took has been told.
    pub(super) started: Option<std::time::Instant>,
    told_first_frame: bool,
    /// The title the window bears; not every system tells what it is, and to set it asks for another frame.
    titled: String,
    /// Whether something had the focus when this frame began; Escape takes it away before a frame begins.
    pub(super) had_focus: bool,
    themed: Option<(super::state::ThemeChoice, f32, bool)>,
}

/// What lies over the window.
#[derive(Debug)]
pub(super) enum Overlay {
    Keys,
    Commands(Commands),
    Export(Box<Export>),
    Day(Day),
    Party(Box<PartyForm>),
    Date(Box<DateForm>),
    Sides(Sides),
    Settings,
    View(KeepView),
    Compare,
}

impl Window {
    /// A window with these settings that shows what `options` ask for; `read` reads folders.
    pub fn new(ctx: &egui::Context, settings: Settings, options: Start, read: Arc<Read>) -> Self {
        theme::install(ctx);
        let mut window = Self {
            settings,
            folder: None,
            reading: None,
            closer: None,
            presenting: false,
            overlay: None,
            watch: None,
            waiting: None,
            laying: Laying::default(),
            start: StartPage::default(),
            notices: Notices::default(),
            worker: Worker::new(ctx.clone(), read, options.data.clone()),
            started: None,
            told_first_frame: false,
            titled: TITLE.to_owned(),
            had_focus: false,
            themed: None,
        };
        match options.folder {
            Some(folder) => window.execute(ctx, Command::Open(folder)),
            // The very first time the sample shows what the program does.
            None if !window.settings.welcomed => window.execute(ctx, Command::OpenSample),
            None => {}
        }
        window.settings.welcomed = true;
        window
    }

    /// Draws one frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        // What was opened in the frame before is drawn now.
        if let Some(waiting) = self.waiting.take() {
            waiting.unpark();
        }
        self.take_reports(&ctx);
        self.apply_settings(&ctx);
        self.save_again(&ctx);
        let mut send = Vec::new();
        let title = self.folder.as_ref().map_or_else(|| TITLE.to_owned(), |f| format!("{} – {TITLE}", f.analysis.corpus.title));
        if self.titled != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
        let covered = self.overlay.is_some();
        timeline::hover::keep_quiet(&ctx, covered);
        let typing_commands = matches!(self.overlay, Some(Overlay::Commands(_)));
        if !typing_commands {
            send.extend(pressed(&ctx).into_iter().map(|command| match command {
                // Where a person reads, Ctrl+F finds in what is read.
                Command::Search if ctx.input(|i| i.modifiers.command) && self.is_reading() => Command::FindInText,
                other => other,
            }));
        } else if ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            send.push(Command::Back);
        }
        let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
        send.extend(dropped.map(Command::Open));
        if covered {
            send.retain(Command::is_everywhere);
        }
        // What lies over the window has the keys for itself.
        let keys = if covered { ctx.input_mut(|i| std::mem::take(&mut i.events)) } else { Vec::new() };
        self.panels(ui, &mut send);
        if covered {
            ctx.input_mut(|i| i.events = keys);
        }
        self.overlays(&ctx, &mut send);
        if let Some(reach) = self.laying.soon.take() {
            self.lay(reach);
        }
        for command in send {
            self.execute(&ctx, command);
        }
        if self.laying.soon.is_some() {
            ctx.request_repaint();
        }
        self.had_focus = ctx.memory(|m| m.focused().is_some());
    }

    /// Whether the reader was clicked last, and is still to be seen.
    fn is_reading(&self) -> bool {
        self.settings.reader && !self.presenting && self.folder.as_ref().is_some_and(|f| f.reader.at_hand)
    }

    fn panels(&mut self, ui: &mut egui::Ui, send: &mut Vec<Command>) {
        let Some(folder) = &mut self.folder else {
            panels::status::show(ui, None, self.reading.as_ref());
            egui::CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
                panels::start::show(ui, &mut self.start, &self.settings, self.reading.as_ref(), send);
            });
            return;
        };
        if self.presenting && !folder.analysis.documents.is_empty() {
            egui::CentralPanel::default().frame(ground(ui)).show(ui, |ui| timeline::show(ui, folder, &self.settings, true, send));
            return;
        }
        panels::top::show(ui, folder, &self.settings, send);
        panels::status::show(ui, Some(folder), self.closer.as_ref());
        if folder.source == Source::Sample {
            panels::start::banner(ui, send);
        }
        if folder.analysis.documents.is_empty() {
            panels::tables::show(ui, folder, send);
            let reading = self.reading.as_ref();
            egui::CentralPanel::default().frame(ground(ui)).show(ui, |ui| panels::start::nothing(ui, reading.is_some(), send));
            return;
        }
        if self.settings.filters {
            panels::filters::show(ui, folder, send);
        }
        if self.settings.reader {
            let width = (ui.available_width() * 0.4).clamp(320.0, 504.0);
            let panel = egui::Panel::right("reader").default_size(width).size_range(280.0..=760.0);
            let shown = panel.frame(ground(ui)).show(ui, |ui| {
                Stop::Reader.place(ui);
                panels::reader::show(ui, folder, send);
            });
            if let Some(place) = ui.input(|i| i.pointer.primary_pressed().then(|| i.pointer.interact_pos()).flatten()) {
                folder.reader.at_hand = shown.response.rect.contains(place);
            }
        }
        panels::tables::show(ui, folder, send);
        panels::picked::show(ui, folder, send);
        egui::CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
            Stop::Timeline.place(ui);
            timeline::show(ui, folder, &self.settings, false, send);
        });
    }

    /// The parts of the window that are seen now.
    fn stops(&self) -> Vec<Stop> {
        let Some(folder) = self.folder.as_ref().filter(|f| !f.analysis.documents.is_empty() && !self.presenting) else { return Vec::new() };
        let is_seen = |stop: &Stop| match stop {
            Stop::Search | Stop::Timeline => true,
            Stop::Filters => self.settings.filters,
            Stop::Table => folder.tables.open.is_some(),
            Stop::Reader => self.settings.reader,
        };
        Stop::ALL.into_iter().filter(is_seen).collect()
    }

    /// Lets the next part of the window have the keyboard, or the one before.
    pub(super) fn go_to_part(&mut self, ctx: &egui::Context, later: bool) {
        let stop = Stop::go(ctx, &self.stops(), later);
        if let Some(folder) = &mut self.folder {
            folder.reader.at_hand = stop == Some(Stop::Reader);
        }
    }

    fn overlays(&mut self, ctx: &egui::Context, send: &mut Vec<Command>) {
        let stays = match &mut self.overlay {
            Some(Overlay::Keys) => panels::keys::show(ctx),
            Some(Overlay::Compare) => self.folder.as_ref().is_some_and(|folder| panels::reader::compare::show(ctx, folder, send)),
            Some(Overlay::Settings) => panels::settings::show(ctx, &self.settings, send),
            Some(Overlay::View(view)) => self.folder.as_ref().is_some_and(|folder| view.show(ctx, folder, send)),
            Some(Overlay::Commands(commands)) => commands.show(ctx, send),
            Some(Overlay::Party(form)) => self.folder.as_ref().is_some_and(|folder| form.show(ctx, folder, send)),
            Some(Overlay::Date(form)) => self.folder.as_ref().is_some_and(|folder| form.show(ctx, folder, send)),
            Some(Overlay::Sides(sides)) => self.folder.as_ref().is_some_and(|folder| sides.show(ctx, folder, send)),
            Some(Overlay::Day(day)) => self.folder.as_mut().is_some_and(|folder| day.show(ctx, &mut folder.canvas)),
            Some(Overlay::Export(export)) => match export.show(ctx) {
                Wish::Stay => true,
                Wish::Close => false,
                Wish::Choose(name) => {
                    self.worker.pick_file(name);
                    true
                }
                Wish::Preview(view) => {
                    if let Some(folder) = &self.folder {
                        self.worker.lay_out(folder.analysis.clone(), *view);
                    }
                    true
                }
                Wish::Write(path) => {
                    let shown = export.limit().cloned().map(Box::new);
                    send.push(Command::Write { path, options: Box::new(export.options.clone()), shown });
                    false
                }
                Wish::Copy => {
                    let shown = export.limit().cloned().map(Box::new);
                    send.push(Command::CopyPicture { options: Box::new(export.options.clone()), shown });
                    true
                }
                Wish::Keep(recipe) => {
                    if let Some(folder) = &self.folder {
                        let (target, fields) = (Target::Recipe(recipe.name.clone()), Value::Text(recipe.fields.clone()));
                        let change = folder.book.change_of(target, Field::Fields, Some(fields));
                        send.push(Command::Correct { name: format!("Keep the recipe {}", recipe.name), changes: vec![change] });
                        export.kept(recipe);
                    }
                    true
                }
            },
            None => true,
        };
        if !stays {
            self.overlay = None;
        }
        self.notices.show(ctx);
    }

    /// Tells on standard error how long the first frame took, and the first one with statements in it.
    fn tell_times(&mut self) {
        let Some(started) = self.started else { return };
        let took = started.elapsed().as_millis();
        if !std::mem::replace(&mut self.told_first_frame, true) {
            eprintln!("first frame after {took} ms");
        }
        if self.folder.is_some() {
            eprintln!("statements on screen after {took} ms");
            self.started = None;
        }
    }

    fn apply_settings(&mut self, ctx: &egui::Context) {
        super::words::write_dates(self.settings.dates);
        let wanted = (self.settings.theme, self.settings.zoom, self.settings.still);
        if self.themed != Some(wanted) {
            ctx.set_theme(match self.settings.theme {
                super::state::ThemeChoice::Light => egui::ThemePreference::Light,
                super::state::ThemeChoice::Dark => egui::ThemePreference::Dark,
                _ => egui::ThemePreference::System,
            });
            ctx.set_zoom_factor(self.settings.zoom);
            theme::keep_still(ctx, self.settings.still);
            self.themed = Some(wanted);
        }
    }

    fn take_reports(&mut self, ctx: &egui::Context) {
        for report in self.worker.reports() {
            match report {
                Report::Opened(opened) => {
                    self.opened(*opened);
                    ctx.request_repaint();
                }
                Report::Failed(source, message) => {
                    if self.reading.as_ref().is_some_and(|r| r.source == source) {
                        self.reading = None;
                    }
                    if self.closer.as_ref().is_some_and(|r| r.source == source) {
                        self.closed_in();
                    }
                    if self.folder.is_some() {
                        self.notices.problem(message);
                    } else {
                        self.start.error = Some(message);
                    }
                }
                Report::Picked(path) => {
                    self.start.no_dialog = false;
                    self.reading = Some(self.worker.open(Source::Folder(path), true));
                }
                Report::NoDialog => match &mut self.overlay {
                    Some(Overlay::Export(export)) => export.no_dialog = true,
                    _ => {
                        self.start.no_dialog = true;
                        (self.folder, self.closer) = (None, None);
                    }
                },
                Report::SaveTo(path) => {
                    if let Some(Overlay::Export(export)) = &mut self.overlay {
                        export.path = path.display().to_string();
                    }
                }
                Report::Corrected(opened) => self.corrected(*opened),
                Report::Changed { folder, documents } => self.changed(&folder, documents),
                Report::Saved(folder, saved) => self.saved(&folder, saved),
                Report::LaidOut(laid) => {
                    if let Some(Overlay::Export(export)) = &mut self.overlay {
                        export.take_preview(laid.0, laid.1);
                    }
                }
                Report::Drawn(Ok(drawn)) => {
                    ctx.copy_image(egui::ColorImage::from_rgba_premultiplied([drawn.width, drawn.height], &drawn.rgba));
                    self.notices.done(format!("Picture of {}×{} pixels copied", drawn.width, drawn.height));
                }
                Report::Drawn(Err(reason)) => self.notices.problem(format!("The picture could not be copied: {reason}")),
                Report::NotShown(path, reason) => self.notices.problem(format!("{} could not be shown: {reason}", path.display())),
                Report::Written(path) if self.closer.is_some() => self.notices.problem(format!(
                    "Written to {} from a first look; the texts are still being read more closely, so write it again when they are",
                    path.display()
                )),
                Report::Written(path) => self.notices.done(format!("Written to {}", path.display())),
                Report::NotWritten(path, reason) => self.notices.problem(format!("{} could not be written: {reason}", path.display())),
            }
        }
    }

    fn opened(&mut self, mut opened: Opened) {
        self.waiting = opened.waiting.take();
        if self.reading.as_ref().is_none_or(|r| r.source != opened.source) {
            return;
        }
        let reading = self.reading.take();
        self.closer = reading.filter(|_| opened.glance);
        self.start.error = None;
        if let Source::Folder(path) = &opened.source {
            self.settings.remember(Recent {
                path: path.clone(),
                title: opened.analysis.corpus.title.clone(),
                documents: opened.analysis.corpus.documents.len(),
                statements: opened.analysis.statements.len(),
                day: chrono::Local::now().date_naive(),
                session: Session::default(),
            });
        }
        let lost = opened.analysis.outcomes.iter().filter(|o| matches!(o.fit, Fit::Lost(_))).count();
        if lost > 0 {
            let corrections = super::words::count(lost, "correction fits", "corrections fit");
            self.notices.done(format!("{corrections} the texts no longer; see Corrections"));
        }
        let problems = opened.analysis.problems.len().saturating_sub(lost);
        if problems > 0 {
            let files = super::words::count(problems, "file was", "files were");
            self.notices.done(format!("{files} not read in full; see Problems"));
        }
        let open =
            self.folder.as_ref().and_then(|f| f.tables.open).filter(|_| self.folder.as_ref().is_some_and(|f| f.source == opened.source));
        let mut folder = Folder::new(opened);
        folder.tables.open = open;
        // What is corrected meanwhile is laid over what the closer look finds.
        self.laying = Laying::new(self.closer.is_some());
        let source = folder.source.clone();
        self.watch = match &source {
            Source::Folder(path) => Some((source.clone(), self.worker.watch(path.clone()))),
            Source::Sample => None,
        };
        if let Source::Folder(_) = folder.source {
            let session = self.settings.recent.first().map(|r| r.session.clone()).unwrap_or_default();
            folder.restore(&session);
        }
        self.folder = Some(folder);
    }

    /// Notes how the open folder stands, to go on from there another time.
    pub(super) fn keep_session(&mut self) {
        let Some(folder) = &self.folder else { return };
        if let (Source::Folder(path), Some(recent)) = (&folder.source, self.settings.recent.first_mut())
            && recent.path == *path
        {
            recent.session = folder.session();
        }
    }
}

fn ground(ui: &egui::Ui) -> egui::Frame {
    egui::Frame::new().fill(theme::Palette::here(ui).ground)
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.show(ui);
        self.tell_times();
        if ui.input(|i| i.viewport().close_requested()) && !self.may_close() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.keep_session();
        if let Ok(text) = serde_json::to_string(&self.settings) {
            storage.set_string(SETTINGS_KEY, text);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
