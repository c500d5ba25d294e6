//! The way from one folder to another, for links that hold where both are moved together.

use std::path::Path;

/// The way from folder `from` to folder `to` with `/`, ending in one unless it is empty; `None` where there is none, or where a name on it
/// is no text.
pub fn way(from: &Path, to: &Path) -> Option<String> {
    let from = if from.as_os_str().is_empty() { Path::new(".") } else { from }.canonicalize().ok()?;
    let to = to.canonicalize().ok()?;
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(from.components().count() - common);
    for part in to.components().skip(common) {
        way.push_str(part.as_os_str().to_str()?);
        way.push('/');
    }
    // Another drive has no way to it.
    (common > 0).then_some(way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_one_folder_to_another() {
        let root = tempfile::tempdir().expect("a folder");
        let at = |name: &str| root.path().join(name);
        std::fs::create_dir_all(at("briefs/may")).expect("a folder");
        std::fs::create_dir_all(at("texts")).expect("a folder");
        let check = |from: &str, to: &str, expect: Option<&str>| assert_eq!(way(&at(from), &at(to)).as_deref(), expect, "{from}");
        check("texts", "texts", Some(""));
        check("", "texts", Some("texts/"));
        check("briefs/may", "texts", Some("../../texts/"));
        check("nowhere", "texts", None);
    }
}
