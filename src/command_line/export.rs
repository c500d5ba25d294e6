//! `saidline export`: reads, analyses, renders, and writes the file whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use saidline::analysis::{self, analyze};
use saidline::corpus;
use saidline::export::{self, Options};
use saidline::progress::Progress;
use saidline::statement::Accuracy;

use super::{AccuracyName, Export, Refusal, complain};

/// Carries out an export; the exit code tells whether all files could be read.
pub(crate) fn run_export(arguments: &Export) -> Result<ExitCode, Refusal> {
    check_output(&arguments.output)?;
    arguments.asked(Options::default()).check().map_err(Refusal)?;
    let progress = Progress::default();
    let corpus = match &arguments.folder {
        Some(folder) => corpus::open(folder, &progress).map_err(|error| Refusal(error.to_string()))?,
        None => corpus::sample(),
    };
    for problem in &corpus.problems {
        complain(&problem.to_string());
    }
    if corpus.documents.is_empty() {
        let folder = arguments.folder.as_deref().unwrap_or(Path::new("The sample")).display();
        return Err(Refusal(format!("{folder} holds no document that can be read. Put texts as .txt or .md files in it")));
    }
    let whole = corpus.problems.is_empty();
    let accuracy = match arguments.accuracy {
        AccuracyName::Fast => Accuracy::Fast,
        AccuracyName::Fine => Accuracy::Fine,
    };
    let options = match &arguments.recipe {
        Some(name) => Options::of_recipe(&corpus, name).map_err(Refusal)?,
        None => Options::default(),
    };
    let options = arguments.asked(options);
    let analysis = analyze(Arc::new(corpus), &analysis::Options { accuracy }, &progress).expect("nobody cancels it");
    let is_file = arguments.output != Path::new("-");
    let files = arguments.folder.as_deref().filter(|_| is_file).and_then(|folder| corpus::way(&folder_of(&arguments.output), folder));
    let bytes = export::make(&analysis, &options, None, files.as_deref()).map_err(Refusal)?;
    write(&arguments.output, &bytes).map_err(|error| cannot_write(&arguments.output, &error))?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A file that cannot be written is told before the work, not after it.
fn check_output(output: &Path) -> Result<(), Refusal> {
    if output == Path::new("-") {
        return Ok(());
    }
    if output.is_dir() {
        return Err(Refusal(format!("{} is a folder. Name the file to write", output.display())));
    }
    let folder = folder_of(output);
    if folder.is_dir() {
        Ok(())
    } else {
        Err(Refusal(format!("There is no folder {}. Create it first, or choose another", folder.display())))
    }
}

/// Writes the file whole or not at all: beside it first, then renamed.
fn write(output: &Path, bytes: &[u8]) -> io::Result<()> {
    if output == Path::new("-") {
        let mut out = io::stdout().lock();
        return out.write_all(bytes).and_then(|()| out.flush());
    }
    let mut file = tempfile::NamedTempFile::new_in(folder_of(output))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    share(&file)?;
    file.persist(output).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file is private; the file a user asked for is readable as any other they make.
#[cfg(unix)]
fn share(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_file: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}

fn folder_of(output: &Path) -> PathBuf {
    output.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf()
}

fn cannot_write(output: &Path, error: &io::Error) -> Refusal {
    let remedy = match error.kind() {
        io::ErrorKind::PermissionDenied => "You may not write there. Choose another folder".to_owned(),
        io::ErrorKind::StorageFull => "The disk is full. Free some space, or choose another folder".to_owned(),
        _ => format!("{error}. Try again, or choose another folder"),
    };
    Refusal(format!("{} was not written: {remedy}", output.display()))
}
