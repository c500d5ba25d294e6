//! The export dialog: what to write and where, with a live preview of pictures. The worker lays previews out, makes the bytes and writes them.

mod model;

use std::path::PathBuf;

use egui::{Button, ComboBox, Id, Margin, Modal, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use super::keys::{frame, head};
use crate::app::scene::Brush;
use crate::app::theme::{Palette, bold_font, size};
use crate::timeline::{Filter, Labels, Scene, View};

pub use model::{BANNERS, Format, Look, Size};

/// The open dialog.
#[derive(Debug)]
pub struct Export {
    /// What is to be written.
    pub format: Format,
    /// Where.
    pub path: String,
    /// How a picture is to look.
    pub look: Look,
    /// Whether the system turned out to have no file dialog.
    pub no_dialog: bool,
    /// The statements that the timeline shows.
    only: Filter,
    /// The corpus's title, which a picture bears unless another is typed.
    title: String,
    /// The last preview that is ready.
    preview: Option<(View, Scene)>,
    /// The view whose preview is awaited.
    awaited: Option<View>,
}

/// What the dialog wants.
#[derive(Debug, PartialEq)]
pub enum Wish {
    /// Nothing yet.
    Stay,
    /// To close.
    Close,
    /// The system's file dialog, with a name to start from.
    Choose(String),
    /// A picture laid out for the preview.
    Preview(Box<View>),
    /// To write.
    Write(PathBuf),
}

/// Width of the options.
const OPTIONS: f32 = 360.0;
/// Greatest width of the preview.
const PREVIEW: f32 = 620.0;

impl Export {
    /// A dialog that offers a picture of `only`, named after the corpus, in `folder`.
    pub fn new(title: &str, folder: &std::path::Path, only: Filter, look: Look) -> Self {
        let name: String = title.chars().map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' }).collect();
        let name = if name.trim().is_empty() { "timeline".to_owned() } else { name.trim().to_owned() };
        let path = folder.join(name).with_extension(Format::Png.extension());
        let (path, title) = (path.display().to_string(), title.to_owned());
        Self { format: Format::Png, path, look, no_dialog: false, only, title, preview: None, awaited: None }
    }

    /// What a picture would show.
    pub fn view(&self) -> View {
        self.look.view(&self.only)
    }

    /// Takes a preview in; one that is no longer wanted is passed over.
    pub fn take_preview(&mut self, view: View, scene: Scene) {
        if self.awaited.as_ref() == Some(&view) {
            self.awaited = None;
            self.preview = Some((view, scene));
        }
    }

    /// Takes another format, and gives the file its ending.
    fn choose(&mut self, format: Format) {
        self.format = format;
        self.path = PathBuf::from(&self.path).with_extension(format.extension()).display().to_string();
    }

    /// Draws the dialog.
    pub fn show(&mut self, ctx: &egui::Context) -> Wish {
        let screen = ctx.content_rect().size() - vec2(96.0, 96.0);
        let beside = screen.x - OPTIONS - 28.0;
        let with_preview = self.format.is_picture() && beside > 200.0;
        let response = Modal::new(Id::unique("export")).frame(frame(ctx)).show(ctx, |ui| {
            let width = beside.min(PREVIEW);
            ui.set_width(if with_preview { OPTIONS + 28.0 + width } else { OPTIONS + 60.0 });
            head(ui, "Export");
            let mut wish = Wish::Stay;
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(if with_preview { OPTIONS } else { OPTIONS + 60.0 });
                    ScrollArea::vertical().max_height((screen.y - 190.0).max(120.0)).show(ui, |ui| {
                        self.formats(ui);
                        if self.format.is_picture() {
                            self.picture(ui);
                        }
                    });
                });
                if with_preview {
                    ui.add_space(20.0);
                    ui.vertical(|ui| self.preview(ui, vec2(width, (screen.y - 190.0).max(120.0))));
                }
            });
            ui.add_space(12.0);
            let place = self.place(ui);
            if place != Wish::Stay {
                wish = place;
            }
            wish
        });
        let wanted = self.view();
        let is_ready = self.preview.as_ref().is_some_and(|(view, _)| *view == wanted) || self.awaited.as_ref() == Some(&wanted);
        if response.inner == Wish::Stay && response.backdrop_response.clicked() {
            Wish::Close
        } else if response.inner == Wish::Stay && with_preview && !is_ready {
            self.awaited = Some(wanted.clone());
            Wish::Preview(Box::new(wanted))
        } else {
            response.inner
        }
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

    fn picture(&mut self, ui: &mut Ui) {
        let palette = Palette::here(ui);
        let look = &mut self.look;
        ui.add_space(12.0);
        ui.label(RichText::new("PICTURE").font(bold_font(11.0)).color(palette.muted));
        ui.add_space(4.0);
        choice(ui, "Size", look.size.text(), |ui| {
            for size in Size::ALL {
                ui.selectable_value(&mut look.size, size, size.text());
            }
        });
        choice(ui, "Colours", if look.dark { "Dark" } else { "Light" }, |ui| {
            ui.selectable_value(&mut look.dark, false, "Light");
            ui.selectable_value(&mut look.dark, true, "Dark");
        });
        const LABELS: [(Labels, &str); 3] = [(Labels::Long, "As many as fit"), (Labels::Short, "Short"), (Labels::None, "Names only")];
        let labels = LABELS.iter().find(|(l, _)| *l == look.labels).map_or("", |l| l.1);
        choice(ui, "Words", labels, |ui| {
            for (labels, text) in LABELS {
                ui.selectable_value(&mut look.labels, labels, text);
            }
        });
        let banner = if look.banner.is_empty() { "None" } else { look.banner.as_str() }.to_owned();
        choice(ui, "Banner", &banner, |ui| {
            ui.selectable_value(&mut look.banner, String::new(), "None");
            for label in BANNERS {
                ui.selectable_value(&mut look.banner, label.to_owned(), label);
            }
        });
        field(ui, "Own banner", "or words of your own", &mut look.banner);
        field(ui, "Title", &self.title, &mut look.title);
        field(ui, "Caption", "at the lower right", &mut look.caption);
        ui.add_space(4.0);
        ui.checkbox(&mut look.only_shown, "Only what the timeline shows");
        ui.checkbox(&mut look.numbered, "Numbers that lead to the source list");
        ui.checkbox(&mut look.legend, "Explain the signs");
        ui.checkbox(&mut look.breaks, "Cut out long empty stretches");
    }

    fn preview(&self, ui: &mut Ui, room: egui::Vec2) {
        let palette = Palette::here(ui);
        let (width, height) = self.look.size.pixels();
        let scale = (room.x / width).min((room.y - 28.0) / height);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height) * scale, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Preview"));
        if let Some((_, scene)) = &self.preview {
            let fits = (rect.width() / scene.width).min(rect.height() / scene.height);
            let painter = ui.painter_at(Rect::from_min_size(rect.min, vec2(scene.width, scene.height) * fits));
            Brush { painter: &painter, origin: rect.min, scale: fits }.paint(&scene.items);
        }
        ui.painter().rect_stroke(rect, 2.0, (1.0, palette.outline), egui::StrokeKind::Outside);
        ui.add_space(8.0);
        let told = match &self.preview {
            None => "Laying out…".to_owned(),
            Some((_, scene)) => {
                let listed = crate::app::words::count(scene.numbered.len(), "statement", "statements");
                let follows = if self.format.has_sources() { "; the source list follows" } else { "" };
                format!("{width}×{height}, {listed} with words{follows}")
            }
        };
        ui.label(RichText::new(told).size(size::SMALL).color(palette.muted));
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
        ui.add_space(12.0);
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

/// A row with a list to choose from.
fn choice(ui: &mut Ui, name: &str, chosen: &str, list: impl FnOnce(&mut Ui)) {
    row(ui, name, |ui| {
        let response = ComboBox::from_id_salt(name).width(220.0).selected_text(chosen).show_ui(ui, list).response;
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {chosen}")));
    });
}

/// A row with a field.
fn field(ui: &mut Ui, name: &str, hint: &str, typed: &mut String) {
    row(ui, name, |ui| {
        let hint = RichText::new(hint).color(Palette::here(ui).muted).size(size::SMALL);
        let field = TextEdit::singleline(typed).hint_text(hint).desired_width(204.0).margin(Margin::symmetric(8, 4));
        ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    });
}

fn row(ui: &mut Ui, name: &str, show: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let color = Palette::here(ui).strong;
        let (rect, _) = ui.allocate_exact_size(vec2(96.0, 28.0), Sense::hover());
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, name, crate::app::theme::regular_font(size::SMALL), color);
        show(ui);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look() -> Look {
        Look {
            size: Size::Slide,
            dark: false,
            title: " ".into(),
            caption: String::new(),
            banner: "TLP:AMBER".into(),
            labels: Labels::Long,
            numbered: true,
            legend: true,
            breaks: true,
            only_shown: true,
        }
    }

    #[test]
    fn the_file_is_named_after_the_corpus_and_follows_the_format() {
        let export = |title: &str, folder: &str| Export::new(title, std::path::Path::new(folder), Filter::default(), look());
        let mut dialog = export("Harbour: talks/2031", "out");
        assert_eq!(PathBuf::from(&dialog.path), PathBuf::from("out/Harbour- talks-2031.png"));
        dialog.choose(Format::Pptx);
        assert_eq!(PathBuf::from(&dialog.path), PathBuf::from("out/Harbour- talks-2031.pptx"));
        assert_eq!(PathBuf::from(export(" ", "").path), PathBuf::from("timeline.png"));
    }

    #[test]
    fn a_look_becomes_a_view_and_an_outdated_preview_is_passed_over() {
        let only = Filter { confidence: 0.0, ..Filter::default() };
        let mut dialog = Export::new("Talks", std::path::Path::new(""), only.clone(), look());
        let view = dialog.view();
        assert_eq!((view.width, view.title.as_deref(), view.banner.as_deref()), (1920.0, None, Some("TLP:AMBER")));
        assert_eq!(view.filter, only);
        dialog.look.only_shown = false;
        assert_eq!(dialog.view().filter, Filter::default());
        dialog.take_preview(view, Scene::default());
        assert!(dialog.preview.is_none());
    }
}
