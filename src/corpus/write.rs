//! The one place that writes into a corpus folder: `corpus.toml`, wholly or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The text of a file; `None` where there is none.
pub(super) fn read_text(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file beside its target, waits until it is on the disk and renames it, so that whoever reads it, after a crash too, finds the one or
/// the other whole. Without a text the file is removed.
pub(super) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    if text.trim().is_empty() {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    // A link is followed, not replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".corpus-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    share(&file, &path)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|e| e.error)?;
    Ok(())
}

/// Lets those read it who could read the file before; a new one, everybody who may enter the folder.
#[cfg(unix)]
fn share(file: &tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o644), |m| m.permissions());
    file.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn share(_: &tempfile::NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Where the user's own data about a folder lies: corrections of one that cannot be written to, and the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// Corrections.
    pub corrections: PathBuf,
    /// What was done, one JSON object a line.
    pub history: PathBuf,
}

/// The user's data about `folder` below `home`; `None` for the system's place for such data.
pub fn data_of(folder: &Path, home: Option<&Path>) -> Option<Data> {
    let home = match home {
        Some(home) => home.to_owned(),
        None => directories::ProjectDirs::from("", "", "saidline")?.data_dir().to_owned(),
    };
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let hash = folder
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let name = |ending: &str| format!("{hash:016x}.{ending}");
    Some(Data { corrections: home.join("corrections").join(name("toml")), history: home.join("history").join(name("jsonl")) })
}

/// Puts a line at the end of a file, which is made where it is missing.
///
/// # Errors
/// Where that cannot be written.
pub fn append_line(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(line.as_bytes())
}
