//! The command line of the binary: what may be asked, and carrying out an export.

mod asked;
mod export;

use std::path::PathBuf;

use asked::{Asked, formats};
use clap::{Args, Parser, Subcommand, ValueEnum};
use saidline::export::Format;

pub(crate) use export::run_export;

/// Who said what, when: every attributed statement of a folder of texts on a dated timeline by party
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    /// The folder to open in the window; without it the start page is shown
    pub(crate) folder: Option<PathBuf>,
    /// Tell on standard error how long the first frame and the first statements take
    #[arg(long, hide = true)]
    pub(crate) startup_times: bool,
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
    /// What to write; a recipe's own format unless told otherwise
    #[arg(long, value_parser = formats(), required_unless_present = "recipe")]
    format: Option<Format>,
    /// The file to write, or - for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Begin with the options kept as [recipes.NAME] in the folder's corpus.toml; what is given here counts before them
    #[arg(long, value_name = "NAME")]
    recipe: Option<String>,
    /// Which model finds the statements: fast, or fine at a tenth of the speed
    #[arg(long, value_enum, default_value = "fine")]
    accuracy: AccuracyName,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, ValueEnum)]
enum AccuracyName {
    Fast,
    Fine,
}

/// Why nothing was done, in words that say what to do.
pub(crate) struct Refusal(pub(crate) String);

/// Tells the user on standard error; when that is closed there is nobody to tell.
pub(crate) fn complain(message: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "saidline: {message}");
}
