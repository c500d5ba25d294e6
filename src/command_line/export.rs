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
    let files = way(&arguments.output, arguments.folder.as_deref());
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

/// The way from the folder of the file to write to that of the documents, for links; `None` where it has none.
fn way(output: &Path, folder: Option<&Path>) -> Option<String> {
    let from = folder_of(output).canonicalize().ok().filter(|_| output != Path::new("-"))?;
    let to = folder?.canonicalize().ok()?;
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(from.components().count() - common);
    for part in to.components().skip(common) {
        way.push_str(part.as_os_str().to_str()?);
        way.push('/');
    }
    // Another drive has no way to it.
    (common > 0).then_some(way)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_the_file_to_the_documents() {
        let root = tempfile::tempdir().expect("a folder");
        let at = |name: &str| root.path().join(name);
        std::fs::create_dir_all(at("briefs/may")).expect("a folder");
        std::fs::create_dir_all(at("texts")).expect("a folder");
        let check = |output: &str, folder: Option<&str>, expect: Option<&str>| {
            assert_eq!(way(&at(output), folder.map(at).as_deref()).as_deref(), expect, "{output}");
        };
        check("texts/a.xlsx", Some("texts"), Some(""));
        check("a.xlsx", Some("texts"), Some("texts/"));
        check("briefs/may/a.xlsx", Some("texts"), Some("../../texts/"));
        check("briefs/a.xlsx", None, None);
        assert_eq!(way(Path::new("-"), Some(&at("texts"))), None);
    }
}
