//! The program: its command line, and the window when no command is given.

mod command_line;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use command_line::{Cli, Command, Refusal, complain, run_export};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Some(Command::Export(arguments)) => run_export(&arguments),
        None => open_window(cli.folder, cli.startup_times),
    };
    done.unwrap_or_else(|Refusal(message)| {
        complain(&message);
        ExitCode::from(2)
    })
}

#[cfg(feature = "window")]
fn open_window(folder: Option<PathBuf>, times: bool) -> Result<ExitCode, Refusal> {
    saidline::app::run(saidline::app::Start { folder, data: None, times }).map_err(|no_window| Refusal(no_window.remedy))?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "window"))]
fn open_window(_folder: Option<PathBuf>, _times: bool) -> Result<ExitCode, Refusal> {
    Err(Refusal("This build has no window. Use `saidline export`, or build it with the feature `window`".to_owned()))
}
