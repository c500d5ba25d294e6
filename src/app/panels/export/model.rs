//! What the export dialog holds: the options, what is being typed of them, and the recipes to choose from.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::analysis::Analysis;
use crate::app::worker::Make;
use crate::corpus::{Corpus, RecipeSetting, parse_date};
use crate::export::{Format, Options, PIXELS_PER_INCH, Size, make};
use crate::timeline::{DateForm, Filter, Labels, Pages, Theme};

/// Words that a person types for options which are no words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Typed {
    /// Own size.
    pub(super) size: String,
    /// First day.
    pub(super) from: String,
    /// Last day.
    pub(super) to: String,
    /// Name under which to keep the options.
    pub(super) name: String,
}

impl Typed {
    /// The words for the options there are.
    pub(super) fn of(options: &Options) -> Self {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let size = if Size::ALL.contains(&options.size) { String::new() } else { options.size.to_string() };
        Self { size, from: day(options.from), to: day(options.to), name: String::new() }
    }

    /// Takes what is typed into the options; the reason where it cannot be understood.
    pub(super) fn take(&self, options: &mut Options) -> Result<(), String> {
        if !self.size.trim().is_empty() {
            options.size = self.size.parse().map_err(|reason| format!("Own size: {reason}"))?;
        }
        let days = |text: &str| match text.trim() {
            "" => Ok(None),
            text => parse_date(text).map(Some).ok_or_else(|| "Write a day as 2025-08-20, 2025-08 or 2025".to_owned()),
        };
        options.from = days(&self.from)?.map(|days| days.0);
        options.to = days(&self.to)?.map(|days| days.1);
        options.check()
    }
}

/// The options of a recipe, or why it cannot be used.
pub(super) fn chosen(recipes: &[RecipeSetting], name: &str) -> Result<Options, String> {
    let mut corpus = Corpus::default();
    corpus.settings.recipes = recipes.to_vec();
    Options::of_recipe(&corpus, name)
}

/// Makes the bytes, on whatever thread it is called.
pub fn job(analysis: Arc<Analysis>, options: Options, shown: Option<Filter>, files: Option<String>) -> Make {
    Box::new(move || make(&analysis, &options, shown.as_ref(), files.as_deref()))
}

/// What stands in the dialog for each choice of words.
pub(super) const LABELS: [(Labels, &str); 3] = [(Labels::Long, "As many as fit"), (Labels::Short, "Short"), (Labels::None, "Names only")];
/// What stands in the dialog for each theme.
pub(super) const THEMES: [(Theme, &str); 3] = [(Theme::Light, "Light"), (Theme::Dark, "Dark"), (Theme::Print, "Greys for print")];
/// What stands in the dialog for each form of dates.
pub(in crate::app::panels) const DATES: [(DateForm, &str); 3] =
    [(DateForm::DayFirst, "20 August 2025"), (DateForm::MonthFirst, "August 20, 2025"), (DateForm::Iso, "2025-08-20")];

/// What stands in the dialog for each number of pages.
pub(super) const PAGES: [(Pages, &str); 3] =
    [(Pages::Parties, "As the parties need"), (Pages::All, "As the statements need"), (Pages::One, "One")];

/// How sharp a PNG may be: pixels for each of the layout's, or dots for an inch of paper.
pub(super) fn sharpness(is_paper: bool) -> [(Option<f32>, Option<u32>); 4] {
    match is_paper {
        true => [Some(96), Some(150), Some(300), Some(600)].map(|dpi| (None, dpi)),
        false => [None, Some(1.5), Some(2.0), Some(4.0)].map(|scale| (scale, None)),
    }
}

/// What stands in the dialog for the sharpness of a PNG.
pub(super) fn sharpness_words(options: &Options) -> String {
    let (width, height) = options.png_size();
    match options.size.is_paper() {
        true => format!("{:.0} dots an inch", options.pixel_scale() * PIXELS_PER_INCH),
        false => format!("{width}×{height} pixels"),
    }
}

/// Takes dots an inch off a size that has no inches, and a scale off one that has; sharp enough for what it is.
pub(super) fn fit_sharpness(options: &mut Options) {
    (options.scale, options.dpi) = match options.size.is_paper() {
        true => (None, options.dpi.or(Some(300))),
        false => (options.scale.or(Some(2.0)), None),
    };
}

/// How large what is written becomes: pixels of a PNG, paper in millimetres, slides and drawings in the units of their layout.
pub(super) fn size_words(options: &Options) -> String {
    let (width, height) = if options.format == Format::Png { options.png_size() } else { options.size.pixels() };
    let mm = |pixels: f32| (pixels / PIXELS_PER_INCH * 25.4).round();
    match options.format {
        Format::Png => format!("{width}×{height} pixels"),
        _ if options.size.is_paper() => format!("{}×{} mm", mm(width), mm(height)),
        _ => format!("{width}×{height}"),
    }
}

/// What stands in the dialog for a value.
pub(super) fn words_for<T: PartialEq>(value: &T, list: &[(T, &'static str)]) -> &'static str {
    list.iter().find(|(held, _)| held == value).map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_taken_or_told() {
        let mut options = Options::default();
        let typed = Typed { size: "200x100mm".into(), from: "2031-05".into(), to: "2031-05".into(), ..Typed::default() };
        assert_eq!(typed.take(&mut options), Ok(()));
        assert_eq!((options.size, options.from), (Size::Millimetres(200.0, 100.0), NaiveDate::from_ymd_opt(2031, 5, 1)));
        assert_eq!(Typed::of(&options).take(&mut options.clone()), Ok(()));
        let bad = |typed: Typed| typed.take(&mut Options::default()).expect_err("it is wrong");
        assert!(bad(Typed { size: "huge".into(), ..Typed::default() }).contains("Own size"));
        assert!(bad(Typed { from: "spring".into(), ..Typed::default() }).contains("2025-08-20"));
        assert!(bad(Typed { from: "2032".into(), to: "2031".into(), ..Typed::default() }).contains("Swap"));
    }
}
