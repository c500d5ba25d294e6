//! The command line of the binary: what may be asked, and carrying out an export.

mod export;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use export::run_export;

/// Who said what, when: every attributed statement of a folder of texts on a dated timeline by party
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    /// The folder to open in the window; without it the start page is shown
    pub(crate) folder: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write what was found as a table or a picture, without a window
    Export(Export),
}

#[derive(Args)]
pub(crate) struct Export {
    /// The folder of documents
    #[arg(required_unless_present = "sample", conflicts_with = "sample")]
    folder: Option<PathBuf>,
    /// Use the built-in sample corpus in place of a folder
    #[arg(long)]
    sample: bool,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write, or - for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Which model finds the statements: fast, or fine at a tenth of the speed
    #[arg(long, value_enum, default_value = "fine")]
    accuracy: AccuracyName,
    #[command(flatten)]
    picture: Picture,
}

/// Options of pictures.
#[derive(Args)]
#[command(next_help_heading = "Pictures")]
struct Picture {
    /// Title in place of the corpus's own
    #[arg(long)]
    title: Option<String>,
    /// Show nothing said before this day (2025-08-20, 2025-08 or 2025)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<NaiveDate>,
    /// Show nothing said after this day
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<NaiveDate>,
    /// Show only this party, by name or id; may be given several times
    #[arg(long)]
    party: Vec<String>,
    /// Width in pixels at scale 1
    #[arg(long, default_value_t = 1920, value_parser = clap::value_parser!(u32).range(320..=16384))]
    width: u32,
    /// Height in pixels at scale 1
    #[arg(long, default_value_t = 1080, value_parser = clap::value_parser!(u32).range(240..=16384))]
    height: u32,
    /// Pixels of the file for each pixel of the layout
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    scale: f32,
    /// Handling banner on every page and table, such as TLP:AMBER
    #[arg(long, value_name = "WORDS")]
    banner: Option<String>,
    /// Colours
    #[arg(long, value_enum, default_value = "light")]
    theme: ThemeName,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One attribution a line, as JSON
    Jsonl,
    /// One statement a row, for spreadsheets
    Csv,
    /// A workbook: typed dates, filters, links to the files
    Xlsx,
    /// A chronology: a dated entry for each statement, footnotes to the sources
    Docx,
    /// A timeline for the web, for Knight Lab's TimelineJS
    Timelinejs,
    /// The statement list of the Discourse Network Analyzer
    Dna,
    /// One document a line, as JSON
    TextJsonl,
    /// One date expression a line, as JSON
    TimexJsonl,
    /// The timeline as a vector picture
    Svg,
    /// The timeline as a picture
    Png,
    /// Pages: the timeline, then the sources of its numbers
    Pdf,
    /// Slides of native shapes: the timeline, then the sources of its numbers
    Pptx,
}

impl Format {
    fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf | Self::Pptx)
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum AccuracyName {
    Fast,
    Fine,
}

#[derive(Clone, Copy, ValueEnum)]
enum ThemeName {
    Light,
    Dark,
}

/// Why nothing was done, in words that say what to do.
pub(crate) struct Refusal(pub(crate) String);

/// Tells the user on standard error; when that is closed there is nobody to tell.
pub(crate) fn complain(message: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "saidline: {message}");
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

fn scale(text: &str) -> Result<f32, String> {
    let scale: f32 = text.parse().map_err(|_| "write a number such as 2".to_owned())?;
    if (0.1..=16.0).contains(&scale) { Ok(scale) } else { Err("choose a scale from 0.1 to 16".to_owned()) }
}
