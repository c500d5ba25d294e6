//! The options of an export as they are given on the command line.

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use saidline::export::{Format, Options, Size};
use saidline::timeline::{DateForm, Labels, Pages, Theme};

use super::Export;

/// What is to be written and how it is to look; what is not given stays as it is by default or in the recipe.
#[derive(Args)]
#[command(next_help_heading = "What is shown")]
pub(super) struct Asked {
    /// Title in place of the corpus's own
    #[arg(long)]
    title: Option<String>,
    /// Line below the title in place of period and coverage; "" for none
    #[arg(long)]
    subtitle: Option<String>,
    /// Note at the lower right; "" for none
    #[arg(long)]
    caption: Option<String>,
    /// Handling banner on every page and table, such as TLP:AMBER
    #[arg(long, value_name = "WORDS")]
    banner: Option<String>,
    /// Show nothing said before this day (2025-08-20, 2025-08 or 2025)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<NaiveDate>,
    /// Show nothing said after this day
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<NaiveDate>,
    /// Show only this party, by name or id; may be given several times
    #[arg(long)]
    party: Vec<String>,
    /// How dates are written
    #[arg(long, value_parser = names(DATES))]
    dates: Option<DateForm>,
    #[command(flatten)]
    look: PictureLook,
}

/// Options of pictures.
#[derive(Args)]
#[command(next_help_heading = "How pictures look")]
struct PictureLook {
    /// slide (1920x1080), slide-4x3, a4, a4-landscape, letter, letter-landscape, square, or your own as 1600x900 or 250x140mm
    #[arg(long, conflicts_with_all = ["width", "height"])]
    size: Option<Size>,
    /// Width in pixels at scale 1, in place of a size
    #[arg(long, value_parser = clap::value_parser!(u32).range(320..=16384))]
    width: Option<u32>,
    /// Height in pixels at scale 1, in place of a size
    #[arg(long, value_parser = clap::value_parser!(u32).range(240..=16384))]
    height: Option<u32>,
    /// Pixels of a PNG for each pixel of the layout, 0.1 to 16
    #[arg(long, conflicts_with = "dpi")]
    scale: Option<f32>,
    /// Pixels of a PNG for an inch of a page or a size in mm
    #[arg(long)]
    dpi: Option<u32>,
    /// How many words stand with a mark
    #[arg(long, value_parser = names(LABELS))]
    labels: Option<Labels>,
    /// Whether statements carry the number of their entry in the source list
    #[arg(long, value_parser = names(SWITCH))]
    numbers: Option<bool>,
    /// Whether the signs are explained at the foot
    #[arg(long, value_parser = names(SWITCH))]
    legend: Option<bool>,
    /// Whether long stretches without statements are cut out
    #[arg(long, value_parser = names(SWITCH))]
    breaks: Option<bool>,
    /// Whether an SVG draws its words as outlines, for programs that read no fonts inside a picture
    #[arg(long, value_parser = names(SWITCH))]
    outlines: Option<bool>,
    /// On how many pages or slides a PDF or PPTX may spread the timeline
    #[arg(long, value_parser = names(PAGES))]
    pages: Option<Pages>,
    /// Colours
    #[arg(long, value_parser = names(THEMES))]
    theme: Option<Theme>,
}

/// A value with its name and what it means.
type Named<T> = (&'static str, &'static str, T);

const DATES: &[Named<DateForm>] = &[
    ("day-first", "20 August 2025", DateForm::DayFirst),
    ("month-first", "August 20, 2025", DateForm::MonthFirst),
    ("iso", "2025-08-20", DateForm::Iso),
];
const LABELS: &[Named<Labels>] = &[
    ("none", "the speaker's name only", Labels::None),
    ("short", "one or two lines", Labels::Short),
    ("long", "as many as fit, up to four lines", Labels::Long),
];
const PAGES: &[Named<Pages>] = &[
    ("one", "what finds no room is gathered", Pages::One),
    ("parties", "as many as the parties need", Pages::Parties),
    ("all", "as many as the statements need", Pages::All),
];
const SWITCH: &[Named<bool>] = &[("on", "yes", true), ("off", "no", false)];
const THEMES: &[Named<Theme>] = &[
    ("light", "colours on white", Theme::Light),
    ("dark", "colours on near-black", Theme::Dark),
    ("print", "black and greys on white", Theme::Print),
];

/// Reads one of a list of names.
fn names<T: Copy + Send + Sync + 'static>(named: &'static [Named<T>]) -> impl TypedValueParser<Value = T> {
    let known = named.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(known).map(move |text| {
        let found = named.iter().find(|(name, ..)| *name == text);
        found.expect("only names of the list come here").2
    })
}

/// Reads the name of a format.
pub(super) fn formats() -> impl TypedValueParser<Value = Format> {
    let known = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.hint()));
    PossibleValuesParser::new(known).map(|text| Format::named(&text).expect("only names of the list come here"))
}

impl Export {
    /// `options` with everything that is given on the command line in their place.
    pub(super) fn asked(&self, mut options: Options) -> Options {
        fn take<T: Clone>(into: &mut T, given: Option<&T>) {
            if let Some(given) = given {
                into.clone_from(given);
            }
        }
        fn some<T: Clone>(into: &mut Option<T>, given: &Option<T>) {
            if given.is_some() {
                into.clone_from(given);
            }
        }
        let (asked, look) = (&self.asked, &self.asked.look);
        take(&mut options.format, self.format.as_ref());
        some(&mut options.title, &asked.title);
        some(&mut options.subtitle, &asked.subtitle);
        some(&mut options.caption, &asked.caption);
        some(&mut options.banner, &asked.banner);
        some(&mut options.from, &asked.from);
        some(&mut options.to, &asked.to);
        if !asked.party.is_empty() {
            options.parties.clone_from(&asked.party);
        }
        take(&mut options.dates, asked.dates.as_ref());
        take(&mut options.size, look.size.as_ref());
        if look.width.or(look.height).is_some() {
            let (width, height) = options.size.pixels();
            let side = |given: Option<u32>, plain: f32| given.map_or(plain, |n| n as f32);
            options.size = Size::Pixels(side(look.width, width), side(look.height, height));
        }
        if look.scale.or(look.dpi.map(|_| 1.0)).is_some() {
            (options.scale, options.dpi) = (look.scale, look.dpi);
        }
        take(&mut options.labels, look.labels.as_ref());
        options.numbers = look.numbers.or(options.numbers);
        take(&mut options.legend, look.legend.as_ref());
        take(&mut options.breaks, look.breaks.as_ref());
        take(&mut options.outlines, look.outlines.as_ref());
        take(&mut options.pages, look.pages.as_ref());
        take(&mut options.theme, look.theme.as_ref());
        options
    }
}

fn first_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|(from, _)| from)
}

fn last_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|(_, to)| to)
}

fn days(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    saidline::corpus::parse_date(text).ok_or_else(|| "write it as 2025-08-20, 2025-08 or 2025".to_owned())
}
