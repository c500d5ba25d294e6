//! What to write and how it is to look, as one value: chosen in the dialog, asked for on the command line, or kept as a recipe in
//! `corpus.toml`.

mod format;
mod make;
mod recipe;
mod size;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use format::Format;
pub use make::{make, picture};
pub use size::{PIXELS_PER_INCH, Size};

use crate::timeline::{DateForm, Filter, Labels, Pages, Theme, View};

/// What to write and how it is to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// What to write.
    pub format: Format,
    /// Size of a picture, slide or page.
    pub size: Size,
    /// Pixels of a PNG for each of the layout's; `None` for 1, or for what `dpi` asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<f32>,
    /// Pixels of a PNG for an inch of paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpi: Option<u32>,
    /// In place of the corpus's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In place of the line that tells period and coverage; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// In place of the note at the foot; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Handling banner on every page and table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// Nothing said before this day.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "recipe::first_day")]
    pub from: Option<NaiveDate>,
    /// Nothing said after this day.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "recipe::last_day")]
    pub to: Option<NaiveDate>,
    /// Only these parties, by name or id; all where it is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// How many words stand with a mark.
    pub labels: Labels,
    /// Whether statements carry the number of their entry in the source list; `None` where such a list follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<bool>,
    /// Whether the signs are explained at the foot.
    pub legend: bool,
    /// Whether long empty stretches are cut out.
    pub breaks: bool,
    /// Colours.
    pub theme: Theme,
    /// How dates are written.
    pub dates: DateForm,
    /// On how many pages or slides the picture may be spread.
    pub pages: Pages,
    /// Whether an SVG draws its words as outlines in place of embedding the typeface.
    pub outlines: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::default(),
            size: Size::default(),
            scale: None,
            dpi: None,
            title: None,
            subtitle: None,
            caption: None,
            banner: None,
            from: None,
            to: None,
            parties: Vec::new(),
            labels: Labels::default(),
            numbers: None,
            legend: true,
            breaks: true,
            theme: Theme::default(),
            dates: DateForm::default(),
            pages: Pages::default(),
            outlines: false,
        }
    }
}

/// Handling banners offered: the labels of TLP 2.0 (FIRST, August 2022), which are never translated.
pub const BANNERS: [&str; 5] = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

impl Options {
    /// The picture or table that these options ask for. `shown` are the statements that a window shows, where only those are wanted.
    pub fn view(&self, shown: Option<&Filter>) -> View {
        let (width, height) = self.size.pixels();
        let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        let all = || if self.format.is_for_readers() { Filter::default() } else { Filter::everything() };
        let mut filter = shown.cloned().unwrap_or_else(all);
        // What the window hides stays hidden.
        filter.from = filter.from.max(self.from);
        filter.to = filter.to.into_iter().chain(self.to).min();
        if !self.parties.is_empty() {
            filter.parties.clone_from(&self.parties);
        }
        View {
            width,
            height,
            paper: self.size.is_paper(),
            theme: self.theme,
            title: given(&self.title),
            subtitle: self.subtitle.as_deref().map(|text| text.trim().to_owned()),
            caption: self.caption.as_deref().map(|text| text.trim().to_owned()),
            banner: given(&self.banner).map(|words| banner(&words)),
            filter,
            labels: self.labels,
            numbered: self.is_numbered(),
            legend: self.legend,
            notes: true,
            breaks: self.breaks,
            dates: self.dates,
            // A picture alone has no second page.
            pages: if self.format.has_sources() { self.pages } else { Pages::One },
            recipe: self.to_toml(),
        }
    }

    /// Whether statements carry the number of their entry in a source list.
    pub fn is_numbered(&self) -> bool {
        self.numbers.unwrap_or(self.format.has_sources())
    }

    /// Width and height of the picture in the pixels that a PNG or the clipboard has of it.
    pub fn png_size(&self) -> (f32, f32) {
        let (width, height) = self.size.pixels();
        let scale = self.pixel_scale();
        ((width * scale).round(), (height * scale).round())
    }

    /// Pixels of a PNG for each of the layout's.
    pub fn pixel_scale(&self) -> f32 {
        let by_dpi = self.dpi.map(|dpi| dpi as f32 / PIXELS_PER_INCH);
        self.scale.or(by_dpi).unwrap_or(1.0)
    }

    /// What cannot be done, told before any work is done.
    ///
    /// # Errors
    /// If days are the wrong way round, or `dpi` stands with a size that has no inches, or with a scale.
    pub fn check(&self) -> Result<(), String> {
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err("The first day is later than the last. Swap them".to_owned());
        }
        match (self.dpi, self.scale) {
            (Some(_), Some(_)) => Err("A scale and dots per inch cannot both be kept. Choose one of them".to_owned()),
            (Some(_), None) if !self.size.is_paper() => {
                Err("Dots per inch go with a page or a size in mm. Choose one, or a scale in place of dots per inch".to_owned())
            }
            (Some(dpi), None) if !(24..=2400).contains(&dpi) => Err("Choose 24 to 2400 dots per inch".to_owned()),
            _ if !(0.1..=16.0).contains(&self.pixel_scale()) && self.dpi.is_none() => Err("Choose a scale from 0.1 to 16".to_owned()),
            _ => Ok(()),
        }
    }
}

/// The label of TLP as it must be written, however it was typed; other words as they are.
fn banner(words: &str) -> String {
    BANNERS.into_iter().find(|label| label.eq_ignore_ascii_case(words)).map_or_else(|| words.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests;
