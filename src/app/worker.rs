//! What must not hold up the window: reading folders, file dialogs, writing files. Each runs on its own thread and reports when it is done.
//!
//! Nothing here knows a widget; the window is only woken when there is news.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use super::index::Index;
use crate::analysis::{self, Analysis};
use crate::corpus::{self, Answer, RecipeSetting};
use crate::progress::Progress;
use crate::statement::Accuracy;
use crate::timeline::{Scene, View, layout};

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
pub type Read = dyn Fn(&Source, &Progress) -> Result<Analysis, String> + Send + Sync;

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
    /// A date is set in this `corpus.toml`, or taken back.
    Answered(Answer),
    /// A recipe is kept in the folder's `corpus.toml`.
    Kept(RecipeSetting),
    /// A picture is laid out.
    LaidOut(Box<(View, Scene)>),
    /// A file is written.
    Written(PathBuf),
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

/// Reads a folder or the sample and finds what is in it.
///
/// # Errors
/// Where the folder cannot be listed, with what to do about it.
pub fn read(source: &Source, progress: &Progress) -> Result<Analysis, String> {
    let corpus = match source {
        Source::Folder(path) => corpus::open(path, progress).map_err(|e| e.to_string())?,
        Source::Sample => corpus::sample(),
    };
    let options = analysis::Options { accuracy: Accuracy::Fine };
    analysis::analyze(Arc::new(corpus), &options, progress).ok_or_else(|| "Reading was cancelled".to_owned())
}

/// A dialog that answers sooner than a person can was never shown.
const DIALOG_MIN: Duration = Duration::from_millis(200);

/// Starts work and collects reports.
pub struct Worker {
    ctx: egui::Context,
    read: Arc<Read>,
    sender: Sender<Report>,
    reports: Receiver<Report>,
}

impl Worker {
    /// A worker that reads with `read` and wakes `ctx`.
    pub fn new(ctx: egui::Context, read: Arc<Read>) -> Self {
        let (sender, reports) = channel();
        Self { ctx, read, sender, reports }
    }

    /// What has been reported since the last call.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    /// Starts reading; dropping what is returned cancels it.
    pub fn open(&self, source: Source) -> Reading {
        let reading = Reading { source: source.clone(), progress: Arc::default() };
        let (progress, read) = (reading.progress.clone(), self.read.clone());
        self.spawn(move || {
            let start = Instant::now();
            let result = read(&source, &progress);
            if progress.is_cancelled() {
                return None;
            }
            Some(match result {
                Ok(analysis) => {
                    let index = Index::of(&analysis);
                    Report::Opened(Box::new(Opened { source, analysis: Arc::new(analysis), index, took: start.elapsed() }))
                }
                Err(message) => Report::Failed(source, message),
            })
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

    /// Sets the publication of a document between two days in the `corpus.toml` of `folder`.
    pub fn answer(&self, folder: PathBuf, document: String, days: (NaiveDate, NaiveDate)) {
        self.spawn(move || {
            let path = folder.join("corpus.toml");
            let answer = match corpus::answer(&folder, &document, days) {
                Ok(answer) => answer,
                Err(reason) => return Some(Report::NotWritten(path, reason)),
            };
            Some(match write_whole(&answer.path, answer.text.as_bytes()) {
                Ok(()) => Report::Answered(answer),
                Err(reason) => Report::NotWritten(path, reason),
            })
        });
    }

    /// Keeps a recipe in the `corpus.toml` of `folder`.
    pub fn keep(&self, folder: PathBuf, recipe: RecipeSetting) {
        self.spawn(move || {
            let done =
                corpus::recipe(&folder, &recipe.name, &recipe.fields).and_then(|answer| write_whole(&answer.path, answer.text.as_bytes()));
            Some(match done {
                Ok(()) => Report::Kept(recipe),
                Err(reason) => Report::NotWritten(folder.join("corpus.toml"), reason),
            })
        });
    }

    /// Puts a `corpus.toml` back as it was before an answer.
    pub fn put_back(&self, answer: Answer) {
        self.spawn(move || {
            let Answer { path, text, before } = answer;
            let done = match &before {
                Some(before) => write_whole(&path, before.as_bytes()),
                None => std::fs::remove_file(&path).map_err(|e| e.to_string()),
            };
            Some(match done {
                Ok(()) => Report::Answered(Answer { path, text: before.unwrap_or_default(), before: Some(text) }),
                Err(reason) => Report::NotWritten(path, reason),
            })
        });
    }

    /// Lays a picture out, for a preview.
    pub fn lay_out(&self, analysis: Arc<Analysis>, view: View) {
        self.spawn(move || {
            let scene = layout(&analysis, &view);
            Some(Report::LaidOut(Box::new((view, scene))))
        });
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
        let slow = move |source: &Source, progress: &Progress| {
            if *source != Source::Sample {
                let _ = started.lock().map(|s| s.send(()));
                while !progress.is_cancelled() {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
            Ok(Analysis::default())
        };
        let worker = Worker::new(egui::Context::default(), Arc::new(slow));
        let reading = worker.open(Source::Folder("slow".into()));
        has_started.recv_timeout(Duration::from_secs(20)).expect("it starts");
        drop(reading);
        let _reading = worker.open(Source::Sample);
        assert!(matches!(wait(&worker), Report::Opened(opened) if opened.source == Source::Sample));
    }

    #[test]
    fn writes_whole_files_or_says_why_not() {
        let worker = Worker::new(egui::Context::default(), Arc::new(|_: &Source, _: &Progress| Ok(Analysis::default())));
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
