//! `saidline export`: reads, analyses, renders, and writes the file whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use saidline::analysis::{Analysis, Options, analyze};
use saidline::corpus;
use saidline::export;
use saidline::progress::Progress;
use saidline::statement::Accuracy;
use saidline::timeline::{Filter, Theme, View, layout};

use super::{AccuracyName, Export, Format, Refusal, ThemeName, complain};

/// Carries out an export; the exit code tells whether all files could be read.
pub(crate) fn run_export(arguments: &Export) -> Result<ExitCode, Refusal> {
    check(arguments)?;
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
    let analysis = analyze(Arc::new(corpus), &Options { accuracy }, &progress).expect("nobody cancels it");
    let bytes = render(&analysis, arguments)?;
    write(&arguments.output, &bytes).map_err(|error| cannot_write(&arguments.output, &error))?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Refuses what cannot be done before any work is done.
fn check(arguments: &Export) -> Result<(), Refusal> {
    check_output(&arguments.output)
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

fn render(analysis: &Analysis, arguments: &Export) -> Result<Vec<u8>, Refusal> {
    let view = view(analysis, arguments)?;
    let banner = view.banner.as_deref();
    let scene = || layout(analysis, &view);
    Ok(match arguments.format {
        Format::Jsonl => export::jsonl(analysis, banner),
        Format::TextJsonl => export::text_jsonl(analysis, banner),
        Format::TimexJsonl => export::timex_jsonl(analysis, banner),
        Format::Csv => export::csv(analysis, &view),
        Format::Xlsx => export::xlsx(analysis, &view, None).map_err(Refusal)?,
        Format::Docx => export::docx(analysis, &view),
        Format::Timelinejs => export::timelinejs(analysis, &view),
        Format::Dna => export::dna(analysis, &view),
        Format::Svg => export::svg(&scene(), export::Typeface::Embedded),
        Format::Png => export::png(&scene(), arguments.picture.scale).map_err(Refusal)?,
        Format::Pdf => export::pdf(analysis, &scene(), &view).map_err(Refusal)?,
        Format::Pptx => export::pptx(analysis, &scene(), &view),
    })
}

/// The picture that was asked for; a party that does not exist is told, with those that do.
fn view(analysis: &Analysis, arguments: &Export) -> Result<View, Refusal> {
    let picture = &arguments.picture;
    let parties = &analysis.resolution.parties;
    let known = |name: &String| parties.iter().any(|p| p.id.eq_ignore_ascii_case(name) || p.name.to_lowercase() == name.to_lowercase());
    if let Some(unknown) = picture.party.iter().find(|name| !known(name)) {
        let names: Vec<_> = parties.iter().map(|p| p.name.as_str()).collect();
        return Err(Refusal(format!("There is no party {unknown}. The parties found are {}", names.join(", "))));
    }
    if picture.from.zip(picture.to).is_some_and(|(from, to)| from > to) {
        return Err(Refusal("--from is later than --to. Swap them".to_owned()));
    }
    let all = if arguments.format.is_picture() { Filter::default() } else { Filter::everything() };
    let filter = Filter { from: picture.from, to: picture.to, parties: picture.party.clone(), ..all };
    let theme = match picture.theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
    };
    let pixels = |n: u32| n as f32;
    Ok(View {
        width: pixels(picture.width),
        height: pixels(picture.height),
        theme,
        title: picture.title.clone(),
        banner: picture.banner.clone(),
        filter,
        ..View::default()
    })
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
