//! The line at the foot: that all is read, and that nothing left the computer; at the right, the keys used most.

use egui::{Align, Layout, Margin, RichText, Ui};

use crate::app::folder::Folder;
use crate::app::theme::{Palette, size};
use crate::app::words;

/// Draws the line.
pub fn show(ui: &mut Ui, folder: Option<&Folder>, reading: bool) {
    let palette = Palette::here(ui);
    let frame = egui::Frame::new().fill(palette.bar).inner_margin(Margin::symmetric(20, 0));
    egui::Panel::bottom("status").exact_size(28.0).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let small = |words: String| RichText::new(words).size(size::TINY).color(palette.muted);
            let private = "no text leaves this computer";
            match folder {
                None if reading => ui.label(small(format!("Reading… · {private}"))),
                None => ui.label(small(format!("Ready · {private}"))),
                Some(folder) => {
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
