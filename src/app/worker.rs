//! What must not hold up the window: reading folders, file dialogs, writing files. Each runs on its own thread and reports when it is done.
//!
//! Nothing here knows a widget; the window is only woken when there is news.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::book::{Book, Reach};
use super::index::Index;
use crate::analysis::{self, Analysis};
use crate::corpus::{self, Save, Saved};
use crate::export;
use crate::progress::Progress;
use crate::statement::Accuracy;
use crate::timeline::{Filter, Scene, View, pages};

/// What to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A folder.
    Folder(PathBuf),
    /// The built-in corpus.
    Sample,
}

impl Source {
    /// The way from the folder of a file to the documents, for links; `None` for the sample.
    pub fn way_from(&self, file: &Path) -> Option<String> {
        match self {
            Self::Folder(folder) => corpus::way(file.parent()?, folder),
            Self::Sample => None,
        }
    }
}

/// Reads and analyses; fails with what went wrong and what to do about it. Where it was cancelled, nobody looks at what it returns.
///
/// What a first look finds it may hand to the [`Glance`], where one is given, before it looks closer.
pub type Read = dyn Fn(&Source, &Progress, Option<&mut Glance<'_>>) -> Result<Analysis, String> + Send + Sync;

/// Takes what a first look found.
pub type Glance<'a> = dyn FnMut(Analysis) + 'a;

/// Bytes of a file to write; made on the worker's thread.
pub type Make = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

/// What a worker reports.
#[derive(Debug)]
pub enum Report {
    /// A folder is read.
    Opened(Box<Opened>),
    /// A folder could not be read at all.
    Failed(Source, String),
    /// A folder was chosen in the system's dialog.
    Picked(PathBuf),
    /// A file to write was chosen in the system's dialog.
    SaveTo(PathBuf),
    /// The system has no file dialog.
    NoDialog,
    /// Corrections are laid over anew.
    Corrected(Box<Opened>),
    /// What the folder holds has changed on disk: its documents, or only `corpus.toml`.
    Changed {
        /// The folder.
        folder: PathBuf,
        /// Whether documents have.
        documents: bool,
    },
    /// Corrections are saved, or could not be.
    Saved(PathBuf, Result<Saved, String>),
    /// A picture is laid out, on all its pages.
    LaidOut(Box<(View, Vec<Scene>)>),
    /// A picture is drawn for the clipboard, or could not be.
    Drawn(Result<export::Pixels, String>),
    /// A file is written.
    Written(PathBuf),
    /// A file could not be shown outside.
    NotShown(PathBuf, String),
    /// A file could not be written.
    NotWritten(PathBuf, String),
}

/// A folder, read.
#[derive(Debug)]
pub struct Opened {
    /// What was read.
    pub source: Source,
    /// What was found.
    pub analysis: Arc<Analysis>,
    /// Its rows.
    pub index: Index,
    /// How long it took.
    pub took: Duration,
    /// What a person corrected in it; `None` where that is known already.
    pub book: Option<Book>,
    /// Whether this is a first look, and what a closer one finds will be reported as [`Report::Corrected`].
    pub glance: bool,
    /// Who waits until it is drawn, to look closer.
    pub waiting: Option<std::thread::Thread>,
}

/// A folder being read.
#[derive(Debug)]
pub struct Reading {
    /// What is read.
    pub source: Source,
    /// How far it has come.
    pub progress: Arc<Progress>,
}

impl Drop for Reading {
    /// Whoever lets go of a reading does not want it any more.
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

/// Reads a folder or the sample and finds what is in it: with the fast network where a first look is wanted, a tenth of the work, then with the
/// fine one.
///
/// # Errors
/// Where the folder cannot be listed, with what to do about it.
pub fn read(source: &Source, progress: &Progress, glance: Option<&mut Glance<'_>>) -> Result<Analysis, String> {
    let corpus = Arc::new(match source {
        Source::Folder(path) => corpus::open(path, progress).map_err(|e| e.to_string())?,
        Source::Sample => corpus::sample(),
    });
    let found = |options| analysis::analyze(corpus.clone(), options, progress).ok_or_else(|| "Reading was cancelled".to_owned());
    if let Some(glance) = glance {
        glance(found(&FIRST)?);
    }
    found(&OPTIONS)
}

/// How folders are looked at first.
pub(super) const FIRST: analysis::Options = analysis::Options { accuracy: Accuracy::Fast };

/// How folders are read.
pub(super) const OPTIONS: analysis::Options = analysis::Options { accuracy: Accuracy::Fine };

/// How long a closer look waits at most for the first one to be drawn.
const DRAWN: Duration = Duration::from_millis(500);

/// How long a watched folder is left alone between two looks.
const LOOK: Duration = Duration::from_secs(2);

/// A folder being watched, until this is let go.
#[derive(Debug)]
pub struct Watch(Arc<AtomicBool>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A dialog that answers sooner than a person can was never shown.
const DIALOG_MIN: Duration = Duration::from_millis(200);

/// Starts work and collects reports.
pub struct Worker {
    ctx: egui::Context,
    read: Arc<Read>,
    data: Option<PathBuf>,
    sender: Sender<Report>,
    reports: Receiver<Report>,
}

impl Worker {
    /// A worker that reads with `read`, wakes `ctx`, and keeps the user's data in `data`, or in the system's place for it.
    pub fn new(ctx: egui::Context, read: Arc<Read>, data: Option<PathBuf>) -> Self {
        let (sender, reports) = channel();
        Self { ctx, read, data, sender, reports }
    }

    /// What has been reported since the last call.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    /// Starts reading; dropping what is returned cancels it. With `look`, what a first look finds is reported as soon as it is there.
    pub fn open(&self, source: Source, look: bool) -> Reading {
        let reading = Reading { source: source.clone(), progress: Arc::default() };
        let (progress, read, data) = (reading.progress.clone(), self.read.clone(), self.data.clone());
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        self.spawn(move || {
            let start = Instant::now();
            let book = || match &source {
                Source::Folder(path) => Book::open(path, corpus::data_of(path, data.as_deref())),
                Source::Sample => Ok(Book::of_sample()),
            };
            let opened = |analysis: Analysis, book: Option<Book>, glance: bool| {
                let index = Index::of(&analysis);
                Box::new(Opened {
                    source: source.clone(),
                    analysis: Arc::new(analysis),
                    index,
                    took: start.elapsed(),
                    book,
                    glance,
                    waiting: None,
                })
            };
            let mut shown = false;
            let mut glance = |analysis: Analysis| {
                // What keeps it from opening is told when all is read.
                let Some(book) = book().ok().filter(|_| !progress.is_cancelled()) else { return };
                let opened = Opened { waiting: Some(std::thread::current()), ..*opened(analysis, Some(book), true) };
                shown = sender.send(Report::Opened(Box::new(opened))).is_ok();
                ctx.request_repaint();
                // The closer look takes every core: what was found at first is to be drawn before.
                std::thread::park_timeout(DRAWN);
            };
            let result = read(&source, &progress, look.then_some(&mut glance as &mut Glance<'_>));
            if progress.is_cancelled() {
                return None;
            }
            let report = result.and_then(|analysis| {
                Ok(match shown {
                    true => Report::Corrected(opened(analysis, None, false)),
                    false => Report::Opened(opened(analysis, Some(book()?), false)),
                })
            });
            Some(report.unwrap_or_else(|message| Report::Failed(source.clone(), message)))
        });
        reading
    }

    /// Asks for a folder in the system's dialog.
    pub fn pick_folder(&self, near: Option<PathBuf>) {
        self.spawn(move || {
            dialog(Report::Picked, move || {
                let dialog = rfd::FileDialog::new().set_title("Open folder");
                near.into_iter().fold(dialog, rfd::FileDialog::set_directory).pick_folder()
            })
        });
    }

    /// Asks for a file to write in the system's dialog.
    pub fn pick_file(&self, name: String) {
        self.spawn(move || dialog(Report::SaveTo, move || rfd::FileDialog::new().set_title("Export").set_file_name(name).save_file()));
    }

    /// Lays corrections over an analysis anew: those of `toml`. Where documents' dates or parties have changed too, all that hangs on them is
    /// worked out again; nothing is read.
    pub fn correct(&self, source: Source, analysis: Arc<Analysis>, toml: String, reach: Reach) {
        self.spawn(move || {
            let start = Instant::now();
            let corrected = match reach {
                Reach::Statements => {
                    let mut corrected = Analysis::clone(&analysis);
                    corrected.correct(&corpus::restated_settings(&toml).corrections);
                    corrected
                }
                Reach::All => {
                    let corpus = Arc::new(corpus::restated(&analysis.corpus, &toml));
                    analysis::analyze_again(Some(&analysis), corpus, &OPTIONS, &Progress::default())?
                }
            };
            let index = Index::of(&corrected);
            let (analysis, took) = (Arc::new(corrected), start.elapsed());
            Some(Report::Corrected(Box::new(Opened { source, analysis, index, took, book: None, glance: false, waiting: None })))
        });
    }

    /// Reads a folder again that has changed; what `before` holds of its texts is not looked for again.
    pub fn follow(&self, folder: PathBuf, before: Arc<Analysis>) {
        let data = self.data.clone();
        self.spawn(move || {
            let start = Instant::now();
            let data = corpus::data_of(&folder, data.as_deref());
            let progress = Progress::default();
            let corpus = corpus::open_with(&folder, data.as_ref().map(|d| d.corrections.as_path()), &progress).ok()?;
            let analysis = analysis::analyze_again(Some(&before), Arc::new(corpus), &OPTIONS, &progress)?;
            let index = Index::of(&analysis);
            let (source, analysis, took) = (Source::Folder(folder), Arc::new(analysis), start.elapsed());
            Some(Report::Corrected(Box::new(Opened { source, analysis, index, took, book: None, glance: false, waiting: None })))
        });
    }

    /// Looks at a folder every two seconds and reports when something in it has changed, until what is returned is let go.
    pub fn watch(&self, folder: PathBuf) -> Watch {
        let watch = Watch(Arc::default());
        let (stopped, sender, ctx) = (watch.0.clone(), self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let about = |folder: &Path| {
                let toml = std::fs::metadata(folder.join("corpus.toml")).ok();
                (corpus::fingerprint(folder), toml.map(|m| (m.len(), m.modified().ok())))
            };
            let mut before = about(&folder);
            while !stopped.load(Ordering::Relaxed) {
                std::thread::park_timeout(LOOK);
                let now = about(&folder);
                // A folder whose drive is gone for a while has not changed.
                if now == before || now.0.is_none() || stopped.load(Ordering::Relaxed) {
                    continue;
                }
                let documents = now.0 != before.0;
                before = now;
                if sender.send(Report::Changed { folder: folder.clone(), documents }).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        watch
    }

    /// Saves corrections, and puts lines at the end of the journal.
    pub fn save(&self, folder: PathBuf, save: Option<Save>, journal: Option<(PathBuf, String)>) {
        self.spawn(move || {
            let journal = journal.map_or(Ok(()), |(path, lines)| corpus::append_line(&path, &lines));
            let saved = save.map(|save| save.run());
            // A history that cannot be kept is told only where the corrections themselves are safe.
            match (saved, journal) {
                (Some(saved), _) => Some(Report::Saved(folder, saved)),
                (None, Err(error)) => Some(Report::Saved(folder, Err(format!("The history could not be written: {error}")))),
                (None, Ok(())) => None,
            }
        });
    }

    /// Opens a file in its own program, or shows it where it lies.
    pub fn show_outside(&self, file: PathBuf, where_it_lies: bool) {
        self.spawn(move || {
            let shown = super::outside::show(&file, where_it_lies);
            shown.err().map(|reason| Report::NotShown(file, reason))
        });
    }

    /// Lays a picture out, for a preview.
    pub fn lay_out(&self, analysis: Arc<Analysis>, view: View) {
        self.spawn(move || {
            let laid = pages(&analysis, &view);
            Some(Report::LaidOut(Box::new((view, laid))))
        });
    }

    /// Draws a picture for the clipboard.
    pub fn draw(&self, analysis: Arc<Analysis>, options: export::Options, shown: Option<Filter>) {
        self.spawn(move || Some(Report::Drawn(export::picture(&analysis, &options, shown.as_ref()))));
    }

    /// Makes a file's bytes and writes them: wholly or not at all.
    pub fn write(&self, path: PathBuf, make: Make) {
        self.spawn(move || {
            Some(match make().and_then(|bytes| write_whole(&path, &bytes)) {
                Ok(()) => Report::Written(path),
                Err(reason) => Report::NotWritten(path, reason),
            })
        });
    }

    fn spawn(&self, work: impl FnOnce() -> Option<Report> + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            if let Some(report) = work() {
                // The window may be gone by now; then nobody waits for the news.
                let _ = sender.send(report);
                ctx.request_repaint();
            }
        });
    }
}

fn dialog(found: impl FnOnce(PathBuf) -> Report, ask: impl FnOnce() -> Option<PathBuf>) -> Option<Report> {
    let start = Instant::now();
    match ask() {
        Some(path) => Some(found(path)),
        None => (start.elapsed() < DIALOG_MIN).then_some(Report::NoDialog),
    }
}

/// Writes beside the target and renames, so that a file is never half written.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    use std::io::Write;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::PermissionDenied => "the folder may not be written to; choose another".to_owned(),
        std::io::ErrorKind::NotFound => "the folder does not exist; choose another".to_owned(),
        _ => e.to_string(),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(cannot)?;
    file.write_all(bytes).map_err(cannot)?;
    file.persist(path).map_err(|e| cannot(e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn wait(worker: &Worker) -> Report {
        worker.reports.recv_timeout(Duration::from_secs(20)).expect("a report")
    }

    #[test]
    fn a_reading_that_is_let_go_stops_and_reports_nothing() {
        let (started, has_started) = channel();
        let started = Mutex::new(started);
        let slow = move |source: &Source, progress: &Progress, _: Option<&mut Glance<'_>>| {
            if *source != Source::Sample {
                let _ = started.lock().map(|s| s.send(()));
                while !progress.is_cancelled() {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
            Ok(Analysis::default())
        };
        let worker = Worker::new(egui::Context::default(), Arc::new(slow), None);
        let reading = worker.open(Source::Folder("slow".into()), true);
        has_started.recv_timeout(Duration::from_secs(20)).expect("it starts");
        drop(reading);
        let _reading = worker.open(Source::Sample, true);
        assert!(matches!(wait(&worker), Report::Opened(opened) if opened.source == Source::Sample));
    }

    #[test]
    fn writes_whole_files_or_says_why_not() {
        let worker = Worker::new(
            egui::Context::default(),
            Arc::new(|_: &Source, _: &Progress, _: Option<&mut Glance<'_>>| Ok(Analysis::default())),
            None,
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        worker.write(path.clone(), Box::new(|| Ok(b"a,b".to_vec())));
        assert!(matches!(wait(&worker), Report::Written(p) if p == path));
        assert_eq!(std::fs::read(&path).expect("it is there"), b"a,b");
        worker.write(folder.path().join("no/b.csv"), Box::new(|| Ok(Vec::new())));
        assert!(matches!(wait(&worker), Report::NotWritten(_, why) if why.contains("does not exist")));
        worker.write(path.clone(), Box::new(|| Err("too large".into())));
        assert!(matches!(wait(&worker), Report::NotWritten(..)));
        assert_eq!(std::fs::read(&path).expect("it is there"), b"a,b");
    }
}
