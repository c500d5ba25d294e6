//! The window: see, read and find.
//!
//! - [`commands`]: what can be done, with words, hint and keys; `execute` carries it out.
//! - `state`: settings that are kept, apart from the window that is not.
//! - `worker`: reading, dialogs and writing off the window's thread.
//! - `panels`: the parts of the window; each draws and sends commands.
//!
//! The only module that knows egui. It works nothing out itself: what it shows comes from [`crate::analysis`] and [`crate::timeline`].

pub mod book;
pub mod columns;
pub mod commands;
mod correct;
pub mod deeds;
pub mod execute;
pub mod filter;
pub mod folder;
pub mod index;
mod outside;
pub mod panels;
mod picked;
pub mod scene;
pub mod search;
mod seek;
pub mod state;
pub mod terms;
pub mod theme;
pub mod tint;
pub mod typed;
pub mod views;
pub mod window;
pub mod words;
pub mod worker;

#[cfg(test)]
mod fixture;

use std::path::PathBuf;
use std::sync::Arc;

pub use window::Window;

/// What to show first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The folder to open; without one, the start page, and the very first time the sample.
    pub folder: Option<PathBuf>,
    /// Where what belongs to the user and not to a folder is kept; `None` for the system's place.
    pub data: Option<PathBuf>,
    /// Whether to tell on standard error how long the first frame and the first statements took.
    pub times: bool,
}

/// There is no screen to show a window on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWindow {
    /// What to do about it, in one sentence.
    pub remedy: String,
}

impl std::fmt::Display for NoWindow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.remedy)
    }
}

impl std::error::Error for NoWindow {}

/// Shows the window until it is closed.
///
/// # Errors
/// Where there is no screen, or none that can be drawn on, with what to do about it.
pub fn run(options: Start) -> Result<(), NoWindow> {
    let started = options.times.then(std::time::Instant::now);
    // Beside the window's own making what a first look needs is read, no more: the look itself would hold the window up.
    std::thread::spawn(|| crate::analysis::prepare(&worker::FIRST));
    let viewport = egui::ViewportBuilder::default()
        .with_title(window::TITLE)
        .with_app_id("saidline")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true);
    let native = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let settings = cc.storage.and_then(|s| s.get_string(window::SETTINGS_KEY)).and_then(|s| serde_json::from_str(&s).ok());
        let read = Arc::new(worker::read);
        let mut window = Window::new(&cc.egui_ctx, settings.unwrap_or_default(), options, read);
        window.started = started;
        Ok(Box::new(window))
    });
    // The library's own message names its source files; a person needs the remedy.
    eframe::run_native("Saidline", native, create).map_err(|_| NoWindow {
        remedy: "No window can be shown: start Saidline from a desktop session with OpenGL, or use “saidline export FOLDER --format png -o FILE”".into(),
    })
}
