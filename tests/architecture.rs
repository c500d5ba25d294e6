//! The arrows between the modules, as the crate's documentation draws them: each module may use those it is listed with, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

/// Every top-level module with those it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("progress", &[]),
    ("text", &[]),
    ("world", &["text"]),
    ("corpus", &["text", "progress"]),
    ("statement", &["text", "world"]),
    ("dating", &["text", "world", "corpus", "statement"]),
    ("party", &["text", "world", "corpus", "statement"]),
    ("corrections", &["text", "world", "corpus", "statement", "dating", "party"]),
    ("analysis", &["text", "world", "corpus", "statement", "dating", "party", "corrections", "progress"]),
    ("timeline", &["text", "corpus", "statement", "dating", "party", "corrections", "analysis"]),
    ("export", &["text", "corpus", "statement", "dating", "party", "corrections", "analysis", "timeline"]),
    ("app", &["text", "world", "corpus", "statement", "dating", "party", "corrections", "analysis", "timeline", "export", "progress"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All files of the library, each with its top-level module and its code without tests and comments.
fn library() -> Vec<(PathBuf, String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let of_library = |path: &PathBuf| {
        let relative = path.strip_prefix(source()).expect("below src");
        let module = relative.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
        (!matches!(module.as_str(), "lib" | "main" | "command_line")).then_some(module)
    };
    files.into_iter().filter_map(|path| of_library(&path).map(|module| (path.clone(), module, code(&path)))).collect()
}

fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("sources are UTF-8");
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The top-level modules that `code` names after `crate::`.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (path, module, code) in library() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{module} has no arrows: add it to the list ({})", path.display()));
            continue;
        };
        for used in used(&code) {
            let is_module = ARROWS.iter().any(|(name, _)| *name == used);
            if is_module && used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{module} uses {used}: {}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_their_own_module_touches_files_screen_or_net() {
    let only: &[(&str, &[&str])] = &[
        ("egui", &["app"]),
        ("eframe", &["app"]),
        ("rfd", &["app"]),
        ("std::fs", &["corpus", "app"]),
        ("fs::", &["corpus", "app"]),
        ("File::open", &["corpus", "app"]),
        ("std::net", &[]),
        ("TcpStream", &[]),
        ("SystemTime::now", &["app"]),
        ("Local::now", &["app"]),
    ];
    let mut wrong = Vec::new();
    for (path, module, code) in library() {
        for (word, allowed) in only {
            let starts_free = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let is_used = code.match_indices(word).any(|(at, _)| starts_free(at));
            if is_used && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{module} uses {word}: {}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_readable() {
    let long = library().into_iter().filter_map(|(path, ..)| {
        let lines = fs::read_to_string(&path).expect("sources are UTF-8").lines().count();
        (lines > 600).then(|| format!("{}: {lines} lines", path.display()))
    });
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "split what has grown two jobs:\n{}", long.join("\n"));
}
