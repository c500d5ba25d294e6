//! The command line as a user meets it, above all where something is wrong.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn saidline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_saidline"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

/// Runs the program and checks its exit code and what it tells.
#[track_caller]
fn check(arguments: &[&str], code: i32, told: &str) -> Output {
    let output = saidline(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
    assert!(errors.contains(told), "{arguments:?} tells: {errors}");
    output
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).expect("a folder").flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn text(path: &Path) -> String {
    path.to_str().expect("a plain path").to_owned()
}

#[test]
fn the_sample_goes_to_standard_output() {
    let output = check(&["export", "--sample", "--format", "jsonl", "--accuracy", "fast", "-o", "-"], 0, "");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(lines.lines().count() > 30, "{} attributions in the sample", lines.lines().count());
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap_or_default()).expect("JSON");
    assert_eq!(first["document"], "01_harbour_post.txt");
}

#[test]
fn a_picture_is_a_png_of_the_size_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = text(&folder.path().join("a.png"));
    check(
        &[
            "export",
            "--sample",
            "--format",
            "png",
            "--accuracy",
            "fast",
            "--width",
            "960",
            "--height",
            "540",
            "--scale",
            "0.5",
            "-o",
            &file,
        ],
        0,
        "",
    );
    let bytes = fs::read(&file).expect("the picture");
    assert_eq!(&bytes[1..4], b"PNG");
    assert_eq!(bytes[16..24], [0, 0, 1, 0xE0, 0, 0, 1, 0x0E]);
    assert_eq!(names(folder.path()), ["a.png"]);
}

/// A folder of one text about invented ministers, with these settings.
fn corpus(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "HARBOUR, 4 May 2031\n\n“We will sign,” Foreign Minister Ina Tolle said on 4 May 2031. Velmar rejected the tolls.\n";
    fs::write(folder.path().join("good.txt"), text).expect("a file");
    fs::write(folder.path().join("corpus.toml"), settings).expect("a file");
    folder
}

#[test]
fn a_recipe_is_run_and_what_is_given_counts_before_it() {
    let folder =
        corpus("[recipes.brief]\nformat = \"svg\"\nsize = \"a4\"\ntitle = \"Kept title\"\nbanner = \"TLP:AMBER\"\nnumbers = false\n");
    let path = text(folder.path());
    let run = |more: &[&str]| {
        let arguments = [&["export", path.as_str(), "--recipe", "brief", "--accuracy", "fast", "-o", "-"], more].concat();
        String::from_utf8(check(&arguments, 0, "").stdout).expect("UTF-8")
    };
    let kept = run(&[]);
    for part in [r#"<svg xmlns="http://www.w3.org/2000/svg" width="794" height="1123""#, "Kept title", "TLP:AMBER"] {
        assert!(kept.contains(part), "{part}");
    }
    let other = run(&["--title", "Another", "--size", "900x600"]);
    assert!(other.contains("Another") && other.contains(r#"width="900" height="600""#) && !other.contains("Kept title"));
    assert!(run(&["--format", "csv"]).starts_with("\u{feff}TLP:AMBER,"));
    check(&["export", &path, "--recipe", "none", "-o", "-"], 2, "Its recipes are brief");
    check(&["export", &path, "-o", "-"], 2, "--format");
}

#[test]
fn options_that_do_not_go_together_are_told_before_the_work() {
    let told = |more: &[&str], told: &str| {
        check(&[&["export", "--sample", "--format", "png", "-o", "-"], more].concat(), 2, told);
    };
    told(&["--dpi", "300"], "Dots per inch go with a page");
    told(&["--size", "poster"], "a4-landscape");
    told(&["--from", "2032", "--to", "2031"], "Swap them");
    told(&["--scale", "99"], "from 0.1 to 16");
    told(&["--theme", "pink"], "print");
}

#[test]
fn help_explains_every_option() {
    let help = String::from_utf8(check(&["export", "--help"], 0, "").stdout).expect("UTF-8");
    for option in [
        "--format",
        "--recipe",
        "--title",
        "--subtitle",
        "--caption",
        "--banner",
        "--from",
        "--to",
        "--party",
        "--dates",
        "--size",
        "--dpi",
        "--scale",
        "--labels",
        "--numbers",
        "--legend",
        "--breaks",
        "--outlines",
        "--pages",
        "--theme",
        "timelinejs",
        "month-first",
        "250x140mm",
        "greys on white",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn what_cannot_be_done_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| text(&folder.path().join(name));
    let out = at("out.jsonl");
    let (empty, file) = (at("empty"), at("file.txt"));
    fs::create_dir(&empty).expect("a folder");
    fs::write(&file, "Text.").expect("a file");
    let export = |folder: &str, format: &str, out: &str, code: i32, told: &str| {
        check(&["export", folder, "--format", format, "-o", out], code, told);
    };
    export(&at("nowhere"), "jsonl", &out, 2, "There is no folder");
    export(&file, "jsonl", &out, 2, "is a file. Choose the folder that holds it");
    export(&empty, "jsonl", &out, 2, "holds no document that can be read");
    export(&empty, "gif", &out, 2, "possible values");
    export(&empty, "jsonl", &at("no/such/out.jsonl"), 2, "There is no folder");
    export(&empty, "jsonl", &empty, 2, "is a folder. Name the file to write");
    check(
        &["export", "--sample", "--format", "svg", "--accuracy", "fast", "--party", "Atlantis", "-o", &out],
        2,
        "There is no party Atlantis",
    );
    check(&["export", "--sample", "--format", "svg", "--accuracy", "fast", "--from", "yesterday", "-o", &out], 2, "write it as 2025-08-20");
    assert_eq!(names(folder.path()), ["empty", "file.txt"]);
}

#[test]
fn files_that_could_not_be_read_are_named_and_the_rest_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.jsonl");
    let corpus = folder.path().join("corpus");
    fs::create_dir(&corpus).expect("a folder");
    fs::write(corpus.join("good.txt"), "“We will sign,” Foreign Minister Ina Tolle said on Tuesday.").expect("a file");
    fs::write(corpus.join("bad.txt"), [0, 1, 2, 3, 0, 255]).expect("a file");
    fs::write(corpus.join("corpus.toml"), "title = \"a\"\n[documents\n").expect("a file");
    let output =
        check(&["export", &text(&corpus), "--format", "jsonl", "--accuracy", "fast", "-o", &text(&out)], 1, "bad.txt: Is not text");
    assert!(String::from_utf8_lossy(&output.stderr).contains("corpus.toml: Line 2"));
    assert!(fs::read_to_string(&out).expect("the export").contains("We will sign"));
}
