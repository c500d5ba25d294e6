//! Opening folders as users have them, and every way in which that goes wrong.

use std::fs;
use std::path::Path;

use saidline::corpus::{Corpus, OpenError, open, open_with};
use saidline::progress::{Progress, Stage};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn read(folder: &Path) -> Corpus {
    open(folder, &Progress::default()).expect("the folder opens")
}

fn paths(corpus: &Corpus) -> Vec<&str> {
    corpus.documents.iter().map(|d| d.path.as_str()).collect()
}

#[track_caller]
fn assert_problem(corpus: &Corpus, path: &str, words: &str) {
    let found = corpus.problems.iter().any(|p| p.path == path && p.message.contains(words));
    assert!(found, "no problem of {path} says “{words}”: {:?}", corpus.problems);
}

#[test]
fn nested_folders_come_in_sorted_order() {
    let folder = folder(&[("b.txt", b"b"), ("a/z.md", b"z"), ("a/b/c.TXT", b"c"), (".hidden.txt", b"h"), (".git/x.txt", b"x")]);
    let corpus = read(folder.path());
    assert_eq!(paths(&corpus), ["a/b/c.TXT", "a/z.md", "b.txt"]);
    assert_eq!(corpus.problems, []);
    assert!(corpus.documents.iter().all(|d| d.modified.is_some()));
}

#[test]
fn the_user_outranks_the_table_and_the_table_the_file() {
    let folder = folder(&[
        ("one 2031-01-01.txt", b"---\ntitle: Front\nsource: Front Post\nauthor: A. Writer\ndate: 2031-02-02\n---\nText."),
        ("metadata.csv", b"file,date,title,outlet\none 2031-01-01.txt,2031-03-03,Table,Table Post\n"),
        ("corpus.toml", b"title = \"Talks\"\n[documents.\"one 2031-01-01.txt\"]\ntitle = \"User\"\n"),
        ("two 2031-01-01.txt", b"Text."),
    ]);
    let corpus = read(folder.path());
    assert_eq!(corpus.title, "Talks");
    let stated = &corpus.documents[0].stated;
    let texts = [&stated.title, &stated.outlet, &stated.author].map(|s| s.as_deref().unwrap_or_default());
    assert_eq!(texts, ["User", "Table Post", "A. Writer"]);
    let days: Vec<_> = corpus.documents.iter().map(|d| d.stated.date.map(|d| d.from.to_string())).collect();
    assert_eq!(days, [Some("2031-03-03".to_owned()), Some("2031-01-01".to_owned())]);
    assert_eq!(corpus.problems, []);
}

#[test]
fn bad_files_are_problems_and_the_rest_goes_on() {
    let noise: Vec<u8> = (0..=255u8).cycle().take(50_000_000).collect();
    let folder = folder(&[
        ("good.txt", b"Text."),
        ("noise.txt", &noise),
        ("paper.pdf", b"%PDF-1.7"),
        ("noname", b"text"),
        ("damaged.txt", b"\xEF\xBB\xBFText \xFF."),
        ("corpus.toml", b"title = \"a\"\n[documents\n"),
        ("metadata.csv", b"file,date\nmissing.txt,2031-01-01\n"),
    ]);
    let corpus = read(folder.path());
    assert_eq!(paths(&corpus), ["damaged.txt", "good.txt"]);
    assert_problem(&corpus, "noise.txt", "Is not text");
    assert_problem(&corpus, "paper.pdf", "kind .pdf are not read yet");
    assert_problem(&corpus, "noname", "without an ending");
    assert_problem(&corpus, "damaged.txt", "Some characters are damaged");
    assert_problem(&corpus, "corpus.toml", "Line 2");
    assert_problem(&corpus, "metadata.csv", "Names missing.txt");
}

#[test]
fn an_empty_folder_holds_nothing() {
    let corpus = read(folder(&[]).path());
    assert!(corpus.documents.is_empty() && corpus.problems.is_empty());
}

#[test]
fn corrections_beside_a_folder_that_cannot_be_read_are_told() {
    let folder = folder(&[("file.txt", b"Text.")]);
    let beside = tempfile::tempdir().expect("a temporary folder");
    let kept = beside.path().join("corrections.toml");
    let problems = |path: &Path| open_with(folder.path(), Some(path), &Progress::default()).expect("it opens").problems;
    assert_eq!(problems(&kept), []);
    std::fs::write(&kept, b"title = \"\xff\"").expect("it can be written");
    let found = problems(&kept);
    assert!(found.len() == 1 && found[0].message.contains("were not used"), "{found:?}");
}

#[test]
fn a_folder_that_cannot_be_opened_is_told() {
    let folder = folder(&[("file.txt", b"Text.")]);
    let refuse = |path: &Path| open(path, &Progress::default()).expect_err("it does not open");
    assert!(matches!(refuse(&folder.path().join("nowhere")), OpenError::Missing(_)));
    assert!(matches!(refuse(&folder.path().join("file.txt")), OpenError::NotAFolder(_)));
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(open(folder.path(), &progress).expect_err("it was cancelled"), OpenError::Cancelled);
}

#[cfg(unix)]
#[test]
fn links_and_vanished_files_are_told() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/one.txt", b"Text.")]);
    symlink(folder.path().join("nowhere.txt"), folder.path().join("gone.txt")).expect("a link");
    symlink(folder.path(), folder.path().join("loop")).expect("a link");
    symlink(folder.path().join("a/one.txt"), folder.path().join("link.txt")).expect("a link");
    let corpus = read(folder.path());
    assert_eq!(paths(&corpus), ["a/one.txt", "link.txt"]);
    assert_problem(&corpus, "gone.txt", "vanished");
    assert_problem(&corpus, "loop", "link to another folder");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_told_and_not_waited_for() {
    let folder = folder(&[("one.txt", b"Text.")]);
    let pipe = folder.path().join("pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());
    if !made {
        eprintln!("skipped: this system makes no pipes");
        return;
    }
    let corpus = read(folder.path());
    assert_eq!(paths(&corpus), ["one.txt"]);
    assert_problem(&corpus, "pipe.txt", "no ordinary file");
}

/// The folder is renamed, at once and as a whole, when a part of its files has been read.
#[test]
fn a_folder_that_vanishes_while_it_is_read_loses_nothing_unsaid() {
    const FILES: usize = 600;
    let home = tempfile::tempdir().expect("a temporary folder");
    let (here, gone) = (home.path().join("here"), home.path().join("gone"));
    fs::create_dir(&here).expect("a folder");
    for n in 0..FILES {
        fs::write(here.join(format!("{n:03}.txt")), "The harbour stays open. ".repeat(400)).expect("a file");
    }
    // Whoever renames may come too late on a busy machine, so it tries again.
    let vanished = (0..50).find_map(|_| {
        let progress = Progress::default();
        let corpus = std::thread::scope(|scope| {
            let reading = scope.spawn(|| open(&here, &progress));
            while !reading.is_finished() && !matches!(progress.now(), (Stage::Reading, 20.., _)) {
                std::hint::spin_loop();
            }
            fs::rename(&here, &gone).expect("the folder is ours");
            reading.join().expect("no panic")
        });
        fs::rename(&gone, &here).expect("the folder is ours");
        corpus.ok().filter(|corpus| (1..FILES).contains(&corpus.documents.len()))
    });
    let corpus = vanished.expect("it vanishes in time at least once");
    assert_problem(&corpus, "", "The folder vanished while it was read");
    let missing = corpus.problems.iter().filter(|p| p.message.contains("vanished before it could be read")).count();
    assert_eq!(corpus.documents.len() + missing, FILES, "each file is a document or a problem");
}

#[cfg(unix)]
#[test]
fn no_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("shut.txt", b"Text."), ("closed/one.txt", b"Text."), ("open.txt", b"Text.")]);
    let shut = folder.path().join("shut.txt");
    let closed = folder.path().join("closed");
    let set = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own file");
    set(&shut, 0);
    set(&closed, 0);
    // The superuser reads everything, so there is nothing to see.
    if fs::read(&shut).is_err() {
        let corpus = read(folder.path());
        assert_eq!(paths(&corpus), ["open.txt"]);
        assert_problem(&corpus, "shut.txt", "You may not read it");
        assert_problem(&corpus, "closed", "This folder was not read");
    }
    set(&closed, 0o755);
}

#[test]
fn the_sample_is_whole() {
    let corpus = saidline::corpus::sample();
    assert_eq!(corpus.documents.len(), 12);
    assert_eq!(corpus.problems, []);
    assert_eq!(corpus.title, "The Anvil Strait talks");
}
