//! Shows files in other programs: the one the system opens them with, or its file manager.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens `file` in its own program, or shows it where it lies.
///
/// # Errors
/// Where the system has no program for it, with what to do.
pub(super) fn show(file: &Path, where_it_lies: bool) -> Result<(), String> {
    let tries = if where_it_lies { lying(file) } else { opening(file) };
    let started = tries.into_iter().any(|mut command| {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        silent.status().is_ok_and(|status| status.success() || cfg!(windows))
    });
    match (started, where_it_lies) {
        (true, _) => Ok(()),
        (false, true) => Err("this system offers no file manager".to_owned()),
        (false, false) => Err("this system has no program for it; show it in its folder instead".to_owned()),
    }
}

fn program(name: &str, arguments: &[&std::ffi::OsStr]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments);
    command
}

#[cfg(target_os = "macos")]
fn opening(file: &Path) -> Vec<Command> {
    vec![program("open", &[file.as_os_str()])]
}

#[cfg(target_os = "macos")]
fn lying(file: &Path) -> Vec<Command> {
    vec![program("open", &["-R".as_ref(), file.as_os_str()])]
}

#[cfg(windows)]
fn opening(file: &Path) -> Vec<Command> {
    vec![program("explorer", &[file.as_os_str()])]
}

#[cfg(windows)]
fn lying(file: &Path) -> Vec<Command> {
    let mut select = std::ffi::OsString::from("/select,");
    select.push(file);
    vec![program("explorer", &[&select])]
}

#[cfg(not(any(windows, target_os = "macos")))]
fn opening(file: &Path) -> Vec<Command> {
    vec![program("xdg-open", &[file.as_os_str()]), program("gio", &["open".as_ref(), file.as_os_str()])]
}

/// The file managers' common interface chooses the file; where nothing answers to it, its folder is opened.
#[cfg(not(any(windows, target_os = "macos")))]
fn lying(file: &Path) -> Vec<Command> {
    let list = format!("array:string:{}", url(file));
    let mut call = program("dbus-send", &[]);
    call.args(["--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"]);
    call.args(["org.freedesktop.FileManager1.ShowItems", &list, "string:"]);
    let folder = if file.is_dir() { file } else { file.parent().unwrap_or(file) };
    std::iter::once(call).chain(opening(folder)).collect()
}

/// The address of a file after RFC 8089.
#[cfg(not(any(windows, target_os = "macos")))]
fn url(file: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut url = String::from("file://");
    for byte in file.as_os_str().as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => url.push(char::from(*byte)),
            other => url.push_str(&format!("%{other:02X}")),
        }
    }
    url
}

#[cfg(all(test, not(any(windows, target_os = "macos"))))]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_hold_no_sign_of_their_own() {
        assert_eq!(url(Path::new("/a b/c,d.txt")), "file:///a%20b/c%2Cd.txt");
        assert_eq!(url(Path::new("/é")), "file:///%C3%A9");
    }
}
