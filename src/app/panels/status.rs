//! The line at the foot: that all is read, and that nothing left the computer; at the right, the keys used most.

use egui::{Align, Layout, Margin, RichText, Ui};

use crate::app::folder::Folder;
use crate::app::theme::{Palette, size};
use crate::app::words;
use crate::app::worker::Reading;

/// How often the count of what is read is renewed.
pub(super) const STEP: std::time::Duration = std::time::Duration::from_millis(200);

/// Draws the line. `reading` is what is being read: the folder to open, or the open one more closely.
pub fn show(ui: &mut Ui, folder: Option<&Folder>, reading: Option<&Reading>) {
    let palette = Palette::here(ui);
    let frame = egui::Frame::new().fill(palette.bar).inner_margin(Margin::symmetric(20, 0));
    egui::Panel::bottom("status").exact_size(28.0).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let small = |words: String| RichText::new(words).size(size::TINY).color(palette.muted);
            let private = "no text leaves this computer";
            match (folder, reading) {
                (None, Some(_)) => ui.label(small(format!("Reading… · {private}"))),
                (None, None) => ui.label(small(format!("Ready · {private}"))),
                (Some(_), Some(reading)) => {
                    let (_, done, total) = reading.progress.now();
                    ui.ctx().request_repaint_after(STEP);
                    let line = ui.label(small(format!("A first look; reading more closely, {done} of {total} · {private}")));
                    line.on_hover_text("Statements may still be added or change a little until all texts are read closely")
                }
                (Some(folder), None) => {
                    let files = words::count(folder.analysis.corpus.documents.len(), "file", "files");
                    let line = ui.label(small(format!("Ready · {files} read · {private}")));
                    line.on_hover_text(format!("Read in {}", duration(folder.took)))
                }
            };
            if folder.is_some() && ui.available_width() > 420.0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(small("↑ ↓ next statement    Enter open source    F5 present    ? all keys".into()));
                });
            }
        });
    });
}

fn duration(time: std::time::Duration) -> String {
    match time.as_millis() {
        ms @ 0..1000 => format!("{} ms", ms.max(1)),
        ms => format!("{:.1} s", ms as f64 / 1000.0),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn durations_are_short() {
        assert_eq!(super::duration(Duration::from_micros(300)), "1 ms");
        assert_eq!(super::duration(Duration::from_millis(41)), "41 ms");
        assert_eq!(super::duration(Duration::from_millis(2345)), "2.3 s");
    }
}
