//! The texts of a folder, for the programs that measure.

use std::path::{Path, PathBuf};

/// The `.txt` files of `folder`, in the order of their names.
pub(crate) fn texts(folder: impl AsRef<Path>) -> std::io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    Ok(paths)
}
