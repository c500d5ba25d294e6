//! The export dialog: what to write and where, with a live preview of pictures. The worker lays previews out, makes the bytes and writes them.

mod model;

use std::path::PathBuf;

use egui::{Button, ComboBox, Id, Margin, Modal, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use super::keys::{above_dialog, frame, head};
use crate::app::scene::Brush;
use crate::app::theme::{Palette, bold_font, size};
use crate::corpus::RecipeSetting;
use crate::export::{BANNERS, Format, Options, Size};
use crate::timeline::{Filter, Scene, View};

pub(super) use model::DATES;
pub use model::job;
use model::{LABELS, PAGES, THEMES, Typed, chosen, fit_sharpness, sharpness, sharpness_words, size_words, words_for};

/// The open dialog.
#[derive(Debug)]
pub struct Export {
    /// What is to be written and how it is to look.
    pub options: Options,
    /// Where.
    pub path: String,
    /// Whether the system turned out to have no file dialog.
    pub no_dialog: bool,
    /// Whether only what the timeline shows is written.
    only_shown: bool,
    typed: Typed,
    /// Why what is typed, or a recipe, cannot be used.
    trouble: Option<String>,
    /// The statements that the timeline shows.
    shown: Filter,
    about: About,
    /// The last preview that is ready, with all its pages.
    preview: Option<(View, Vec<Scene>)>,
    /// Which of them is shown, from 0.
    page: usize,
    /// The view whose preview is awaited.
    awaited: Option<View>,
}

/// What the dialog must know of the folder.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The corpus's title, which a picture bears unless another is typed.
    pub title: String,
    /// Names of its parties.
    pub parties: Vec<String>,
    /// Its recipes.
    pub recipes: Vec<RecipeSetting>,
    /// Whether options can be kept as a recipe; the sample has nowhere to keep them.
    pub keeps: bool,
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
    /// To keep the options in the folder under this name, as these fields.
    Keep(RecipeSetting),
    /// The picture on the clipboard.
    Copy,
    /// To write.
    Write(PathBuf),
}

/// Width of the options.
const OPTIONS: f32 = 360.0;
/// Greatest width of the preview.
const PREVIEW: f32 = 900.0;

impl Export {
    /// A dialog that offers what `options` ask for of the statements `shown`, named after the corpus, in `folder`.
    pub fn new(about: About, folder: &std::path::Path, shown: Filter, options: Options) -> Self {
        let name: String = about.title.chars().map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' }).collect();
        let name = if name.trim().is_empty() { "timeline".to_owned() } else { name.trim().to_owned() };
        let path = folder.join(name).with_extension(options.format.extension()).display().to_string();
        let typed = Typed::of(&options);
        Self {
            options,
            path,
            no_dialog: false,
            only_shown: true,
            typed,
            trouble: None,
            shown,
            about,
            preview: None,
            page: 0,
            awaited: None,
        }
    }

    /// The statements to which the file is limited beyond its options.
    pub fn limit(&self) -> Option<&Filter> {
        self.only_shown.then_some(&self.shown)
    }

    /// What a picture would show.
    pub fn view(&self) -> View {
        self.options.view(self.limit())
    }

    /// Takes a preview in; one that is no longer wanted is passed over.
    pub fn take_preview(&mut self, view: View, pages: Vec<Scene>) {
        if self.awaited.as_ref() == Some(&view) {
            self.awaited = None;
            self.page = self.page.min(pages.len().saturating_sub(1));
            self.preview = Some((view, pages));
        }
    }

    /// A recipe is kept: it can be chosen from now on.
    pub fn kept(&mut self, recipe: RecipeSetting) {
        self.about.recipes.retain(|held| held.name != recipe.name);
        self.about.recipes.push(recipe);
        self.typed.name.clear();
    }

    /// Takes another format, and gives the file its ending.
    fn choose(&mut self, format: Format) {
        self.options.format = format;
        self.path = PathBuf::from(&self.path).with_extension(format.extension()).display().to_string();
    }

    /// Takes the options of a recipe.
    fn cook(&mut self, name: &str) {
        match chosen(&self.about.recipes, name) {
            Ok(options) => {
                self.typed = Typed::of(&options);
                self.trouble = None;
                let format = options.format;
                self.options = options;
                self.choose(format);
            }
            Err(reason) => self.trouble = Some(reason),
        }
    }

    /// Draws the dialog.
    pub fn show(&mut self, ctx: &egui::Context) -> Wish {
        let screen = ctx.content_rect().size() - vec2(96.0, 96.0);
        let beside = screen.x - OPTIONS - 28.0;
        let with_preview = self.options.format.is_picture() && beside > 200.0;
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
                        if self.options.format.is_picture() {
                            self.picture(ui);
                        }
                        self.contents(ui);
                        let kept = self.recipes(ui);
                        if kept != Wish::Stay {
                            wish = kept;
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
        let mut format = self.options.format;
        choice(ui, "Format", format.text(), |ui| {
            for other in Format::ALL {
                ui.selectable_value(&mut format, other, other.text()).on_hover_text(other.hint());
            }
        });
        if format != self.options.format {
            self.choose(format);
        }
        ui.label(RichText::new(format.hint()).size(size::SMALL).color(palette.muted));
        let options = &mut self.options;
        optional(ui, "Title", &self.about.title, &mut options.title);
        if options.format.is_picture() {
            optional(ui, "Subtitle", "period and coverage", &mut options.subtitle);
            optional(ui, "Caption", "at the lower right", &mut options.caption);
        }
        let mut own = self.options.banner.clone().unwrap_or_default();
        let chosen = if own.is_empty() { "None".to_owned() } else { own.clone() };
        choice(ui, "Banner", &chosen, |ui| {
            ui.selectable_value(&mut own, String::new(), "None");
            for label in BANNERS {
                ui.selectable_value(&mut own, label.to_owned(), label);
            }
        });
        field(ui, "Own banner", "or words of your own", &mut own);
        self.options.banner = Some(own).filter(|words| !words.is_empty());
    }

    /// The recipes to choose from, and a place to keep the options as another.
    fn recipes(&mut self, ui: &mut Ui) -> Wish {
        let mut wish = Wish::Stay;
        if self.about.keeps || !self.about.recipes.is_empty() {
            heading(ui, "RECIPES");
        }
        let names: Vec<String> = self.about.recipes.iter().map(|recipe| recipe.name.clone()).collect();
        let mut taken = None;
        if !names.is_empty() {
            choice(ui, "Recipe", "Choose…", |ui| {
                for name in names {
                    if ui.selectable_label(false, &name).clicked() {
                        taken = Some(name);
                    }
                }
            });
        }
        if self.about.keeps {
            row(ui, "Keep as", |ui| {
                let hint = RichText::new("a name for these options").color(Palette::here(ui).muted).size(size::SMALL);
                let field = TextEdit::singleline(&mut self.typed.name).hint_text(hint).desired_width(120.0).margin(Margin::symmetric(8, 4));
                ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of a recipe"));
                let name = self.typed.name.trim();
                if ui.add_enabled(!name.is_empty() && self.trouble.is_none(), Button::new("Keep recipe")).clicked() {
                    wish = Wish::Keep(RecipeSetting { name: name.to_owned(), fields: self.options.to_toml() });
                }
            });
        }
        if let Some(name) = taken {
            self.cook(&name);
        }
        if let Some(trouble) = &self.trouble {
            ui.label(RichText::new(trouble).size(size::SMALL).color(Palette::here(ui).warn));
        }
        ui.add_space(8.0);
        wish
    }

    /// Which statements, and how they are told.
    fn contents(&mut self, ui: &mut Ui) {
        let options = &mut self.options;
        heading(ui, "CONTENTS");
        ui.checkbox(&mut self.only_shown, "Only what the timeline shows");
        let parties = match options.parties.as_slice() {
            [] => "All".to_owned(),
            [one] => one.clone(),
            more => format!("{} parties", more.len()),
        };
        choice(ui, "Parties", &parties, |ui| {
            for name in &self.about.parties {
                let held = options.parties.iter().position(|p| p == name);
                let mut is_held = held.is_some();
                if ui.checkbox(&mut is_held, name).changed() {
                    match held {
                        Some(at) => drop(options.parties.remove(at)),
                        None => options.parties.push(name.clone()),
                    }
                }
            }
        });
        let before = self.typed.clone();
        field(ui, "From", "a day, month or year", &mut self.typed.from);
        field(ui, "To", "a day, month or year", &mut self.typed.to);
        choice(ui, "Dates", words_for(&options.dates, &DATES), |ui| {
            for (dates, text) in DATES {
                ui.selectable_value(&mut options.dates, dates, text);
            }
        });
        if self.typed != before {
            self.trouble = self.typed.take(options).err();
        }
    }

    fn picture(&mut self, ui: &mut Ui) {
        let options = &mut self.options;
        heading(ui, "PICTURE");
        let before = options.size;
        choice(ui, "Size", &options.size.text(), |ui| {
            for size in Size::ALL {
                ui.selectable_value(&mut options.size, size, size.text());
            }
        });
        if options.size != before {
            self.typed.size.clear();
            fit_sharpness(options);
            self.trouble = self.typed.take(options).err();
        }
        let typed = self.typed.size.clone();
        field(ui, "Own size", "1600x900 or 250x140mm", &mut self.typed.size);
        if self.typed.size != typed {
            fit_sharpness(options);
            self.trouble = self.typed.take(options).err();
        }
        if options.format == Format::Png {
            choice(ui, "Sharpness", &sharpness_words(options), |ui| {
                for (scale, dpi) in sharpness(options.size.is_paper()) {
                    let other = Options { scale, dpi, ..options.clone() };
                    if ui.selectable_label(other.pixel_scale() == options.pixel_scale(), sharpness_words(&other)).clicked() {
                        *options = other;
                    }
                }
            });
        }
        choice(ui, "Colours", words_for(&options.theme, &THEMES), |ui| {
            for (theme, text) in THEMES {
                ui.selectable_value(&mut options.theme, theme, text);
            }
        });
        choice(ui, "Words", words_for(&options.labels, &LABELS), |ui| {
            for (labels, text) in LABELS {
                ui.selectable_value(&mut options.labels, labels, text);
            }
        });
        if options.format.has_sources() {
            choice(ui, "Pages", words_for(&options.pages, &PAGES), |ui| {
                for (pages, text) in PAGES {
                    ui.selectable_value(&mut options.pages, pages, text);
                }
            });
        }
        ui.add_space(4.0);
        let mut numbered = options.is_numbered();
        if ui.checkbox(&mut numbered, "Numbers that lead to the source list").changed() {
            options.numbers = Some(numbered);
        }
        ui.checkbox(&mut options.legend, "Explain the signs");
        ui.checkbox(&mut options.breaks, "Cut out long empty stretches");
        if options.format == Format::Svg {
            ui.checkbox(&mut options.outlines, "Draw words as outlines");
        }
    }

    fn preview(&mut self, ui: &mut Ui, room: egui::Vec2) {
        let palette = Palette::here(ui);
        let (width, height) = self.options.size.pixels();
        let scale = (room.x / width).min((room.y - 40.0) / height);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height) * scale, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Preview"));
        if let Some(scene) = self.preview.as_ref().and_then(|(_, pages)| pages.get(self.page)) {
            let fits = (rect.width() / scene.width).min(rect.height() / scene.height);
            let painter = ui.painter_at(Rect::from_min_size(rect.min, vec2(scene.width, scene.height) * fits));
            Brush { painter: &painter, origin: rect.min, scale: fits, found: None }.paint(&scene.items);
        }
        ui.painter().rect_stroke(rect, 2.0, (1.0, palette.outline), egui::StrokeKind::Outside);
        ui.add_space(8.0);
        let told = match &self.preview {
            None => "Laying out…".to_owned(),
            Some((_, pages)) => {
                let listed = pages.iter().map(|page| page.numbered.len()).sum();
                let listed = crate::app::words::count(listed, "statement", "statements");
                let follows = if self.options.format.has_sources() { "; the source list follows" } else { "" };
                format!("{}, {listed} with words{follows}", size_words(&self.options))
            }
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(told).size(size::SMALL).color(palette.muted));
            let count = self.preview.as_ref().map_or(0, |(_, pages)| pages.len());
            if count > 1 {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let turn = |ui: &mut Ui, sign: &str, name: &str, is_possible: bool| {
                        let response = ui.add_enabled(is_possible, Button::new(sign).small());
                        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_possible, name));
                        response.clicked()
                    };
                    if turn(ui, "›", "Next page", self.page + 1 < count) {
                        self.page += 1;
                    }
                    let at = format!("{} of {count}", self.page + 1);
                    ui.label(RichText::new(at).size(size::SMALL).color(palette.muted));
                    if turn(ui, "‹", "Previous page", self.page > 0) {
                        self.page -= 1;
                    }
                });
            }
        });
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
            if ui.add_enabled(!self.path.trim().is_empty() && self.trouble.is_none(), write).clicked() {
                wish = Wish::Write(PathBuf::from(self.path.trim()));
            }
            let is_picture = self.options.format.is_picture();
            let copy = Button::new("Copy picture").min_size(vec2(0.0, 28.0));
            let hint = "Put the picture on the clipboard, to paste it into a document or a slide";
            if is_picture && ui.add_enabled(self.trouble.is_none(), copy).on_hover_text(hint).clicked() {
                wish = Wish::Copy;
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
        above_dialog(&response);
    });
}

/// Words over a group of rows.
fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(12.0);
    ui.label(RichText::new(words).font(bold_font(11.0)).color(Palette::here(ui).muted));
    ui.add_space(4.0);
}

/// A row with a field that may stay empty.
fn optional(ui: &mut Ui, name: &str, hint: &str, held: &mut Option<String>) {
    let mut typed = held.clone().unwrap_or_default();
    field(ui, name, hint, &mut typed);
    *held = Some(typed).filter(|words| !words.is_empty());
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

    fn dialog(title: &str, folder: &str) -> Export {
        let about = About { title: title.to_owned(), ..About::default() };
        Export::new(about, std::path::Path::new(folder), Filter { confidence: 0.0, ..Filter::default() }, Options::default())
    }

    #[test]
    fn the_file_is_named_after_the_corpus_and_follows_the_format() {
        let mut dialog_ = dialog("Harbour: talks/2031", "out");
        assert_eq!(PathBuf::from(&dialog_.path), PathBuf::from("out/Harbour- talks-2031.png"));
        dialog_.choose(Format::Pptx);
        assert_eq!(PathBuf::from(&dialog_.path), PathBuf::from("out/Harbour- talks-2031.pptx"));
        assert_eq!(PathBuf::from(dialog(" ", "").path), PathBuf::from("timeline.png"));
    }

    #[test]
    fn options_become_a_view_and_an_outdated_preview_is_passed_over() {
        let mut dialog = dialog("Talks", "");
        let view = dialog.view();
        assert_eq!((view.width, view.title.as_deref(), view.filter.confidence), (1920.0, None, 0.0));
        dialog.only_shown = false;
        assert_eq!(dialog.view().filter, Filter::default());
        dialog.take_preview(view, vec![Scene::default()]);
        assert!(dialog.preview.is_none());
    }

    #[test]
    fn a_recipe_fills_the_dialog_and_a_bad_one_is_told() {
        let mut dialog = dialog("Talks", "out");
        let recipe = |name: &str, fields: &str| RecipeSetting { name: name.into(), fields: fields.into() };
        dialog.kept(recipe("page", "format = \"pdf\"\nsize = \"a4\"\nfrom = 2031-05-04\n"));
        dialog.kept(recipe("odd", "colour = 1\n"));
        dialog.cook("page");
        assert_eq!((dialog.options.size, dialog.typed.from.as_str()), (Size::A4, "2031-05-04"));
        assert!(dialog.path.ends_with(".pdf") && dialog.trouble.is_none());
        dialog.cook("odd");
        assert!(dialog.trouble.as_deref().is_some_and(|t| t.contains("colour")));
    }
}
