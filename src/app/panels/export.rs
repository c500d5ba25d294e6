//! The export dialog: what to write and where. The worker makes the bytes and writes them.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Button, Id, Margin, Modal, RichText, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use super::keys::{frame, head};
use crate::analysis::Analysis;
use crate::app::theme::{Palette, bold_font, size};
use crate::app::worker::Make;
use crate::export;
use crate::timeline::{View, layout};

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A picture of pixels.
    Png,
    /// A picture of shapes.
    Svg,
    /// A table for spreadsheets.
    Csv,
    /// One attribution a line, for other programs.
    Jsonl,
    /// One document a line.
    TextJsonl,
}

impl Format {
    const ALL: [Self; 5] = [Self::Png, Self::Svg, Self::Csv, Self::Jsonl, Self::TextJsonl];

    fn text(self) -> &'static str {
        match self {
            Self::Png => "Picture (PNG)",
            Self::Svg => "Picture to edit (SVG)",
            Self::Csv => "Table (CSV)",
            Self::Jsonl => "Statements for other programs (JSON lines)",
            Self::TextJsonl => "Documents for other programs (JSON lines)",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Png => "For slides and documents; 3840×2160 pixels",
            Self::Svg => "For drawing programs; words stay words",
            Self::Csv => "A row for each statement, for spreadsheets",
            Self::Jsonl => "A line for each passage, with its place in the source",
            Self::TextJsonl => "A line for each document, with its text and date",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Jsonl | Self::TextJsonl => "jsonl",
        }
    }

    fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }

    /// Makes the bytes, on whatever thread it is called.
    pub fn make(self, analysis: Arc<Analysis>, view: View) -> Make {
        Box::new(move || {
            Ok(match self {
                Self::Png => return export::png(&layout(&analysis, &view), 2.0),
                Self::Svg => export::svg(&layout(&analysis, &view), export::Typeface::Embedded),
                Self::Csv => export::csv(&analysis),
                Self::Jsonl => export::jsonl(&analysis),
                Self::TextJsonl => export::text_jsonl(&analysis),
            })
        })
    }
}

/// The open dialog.
#[derive(Debug)]
pub struct Export {
    /// What is to be written.
    pub format: Format,
    /// Where.
    pub path: String,
    /// Whether the picture shows only what the timeline shows.
    pub only_shown: bool,
    /// Whether the system turned out to have no file dialog.
    pub no_dialog: bool,
}

/// What the dialog wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing yet.
    Stay,
    /// To close.
    Close,
    /// The system's file dialog, with a name to start from.
    Choose(String),
    /// To write.
    Write(PathBuf),
}

impl Export {
    /// A dialog that offers a picture named after the corpus, in `folder`.
    pub fn new(title: &str, folder: &std::path::Path) -> Self {
        let name: String = title.chars().map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' }).collect();
        let name = if name.trim().is_empty() { "timeline".to_owned() } else { name.trim().to_owned() };
        let path = folder.join(name).with_extension(Format::Png.extension());
        Self { format: Format::Png, path: path.display().to_string(), only_shown: true, no_dialog: false }
    }

    /// Takes another format, and gives the file its ending.
    fn choose(&mut self, format: Format) {
        self.format = format;
        self.path = PathBuf::from(&self.path).with_extension(format.extension()).display().to_string();
    }

    /// Draws the dialog.
    pub fn show(&mut self, ctx: &egui::Context) -> Wish {
        let response = Modal::new(Id::unique("export")).frame(frame(ctx)).show(ctx, |ui| {
            ui.set_width(480.0);
            head(ui, "Export");
            self.formats(ui);
            ui.add_space(12.0);
            ui.add_enabled_ui(self.format.is_picture(), |ui| ui.checkbox(&mut self.only_shown, "Only what the timeline shows"));
            ui.add_space(12.0);
            self.place(ui)
        });
        if response.inner == Wish::Stay && response.backdrop_response.clicked() { Wish::Close } else { response.inner }
    }

    fn formats(&mut self, ui: &mut Ui) {
        let palette = Palette::here(ui);
        for format in Format::ALL {
            let chosen = self.format == format;
            if ui.radio(chosen, RichText::new(format.text()).color(palette.strong)).clicked() {
                self.choose(format);
            }
            if chosen {
                ui.horizontal(|ui| {
                    ui.add_space(24.0);
                    ui.label(RichText::new(format.hint()).size(size::SMALL).color(palette.muted));
                });
            }
        }
    }

    fn place(&mut self, ui: &mut Ui) -> Wish {
        let palette = Palette::here(ui);
        let mut wish = Wish::Stay;
        ui.label(RichText::new("FILE").font(bold_font(11.0)).color(palette.muted));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.path).margin(Margin::symmetric(12, 6));
            let response = ui.add_sized(vec2(ui.available_width() - 92.0, 28.0), field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "File to write"));
            if ui.button("Choose…").clicked() {
                let name = PathBuf::from(&self.path).file_name().map(|n| n.to_string_lossy().into_owned());
                wish = Wish::Choose(name.unwrap_or_default());
            }
        });
        if self.no_dialog {
            ui.label(RichText::new("This system offers no file dialog. Type the file’s path").size(size::SMALL).color(palette.warn));
        }
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let words = RichText::new("Write").size(size::SMALL).color(palette.ground);
            let write = Button::new(words).fill(palette.strong).stroke(egui::Stroke::NONE).min_size(vec2(96.0, 28.0));
            if ui.add_enabled(!self.path.trim().is_empty(), write).clicked() {
                wish = Wish::Write(PathBuf::from(self.path.trim()));
            }
            if ui.button("Cancel").clicked() {
                wish = Wish::Close;
            }
        });
        wish
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_after_the_corpus_and_follows_the_format() {
        let mut export = Export::new("Harbour: talks/2031", std::path::Path::new("out"));
        assert_eq!(PathBuf::from(&export.path), PathBuf::from("out/Harbour- talks-2031.png"));
        export.choose(Format::Csv);
        assert_eq!(PathBuf::from(&export.path), PathBuf::from("out/Harbour- talks-2031.csv"));
        assert_eq!(PathBuf::from(Export::new(" ", std::path::Path::new("")).path), PathBuf::from("timeline.png"));
    }
}
