//! Pictures of the window, held against those kept in `tests/snapshots`; `UPDATE_SNAPSHOTS=true` keeps them anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use resvg::tiny_skia::Pixmap;

/// How far a channel may be off before a pixel counts as different; type differs a little between processors.
const CHANNEL: u8 = 24;
/// Share of pixels that may be different.
const SHARE: f64 = 0.001;

/// Holds `picture` against the one kept under `name`.
///
/// # Panics
/// Where they differ; the new picture is then left beside the old one as `name.new.png`.
#[track_caller]
pub(crate) fn check(name: &str, picture: &Pixmap) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let path = folder.join(format!("{name}.png"));
    let png = picture.encode_png().expect("a picture can be written");
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|v| v == "true") {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        return std::fs::write(path, png).expect("the picture can be written");
    }
    let new = folder.join(format!("{name}.new.png"));
    let leave = |why: String| {
        std::fs::write(&new, &png).expect("the picture can be written");
        panic!("{name}: {why}; see {}, and set UPDATE_SNAPSHOTS=true where it is right", new.display());
    };
    let colors: BTreeSet<&[u8]> = picture.data().chunks(4).collect();
    assert!(colors.len() > 64, "{name}: next to nothing is drawn");
    // Pictures of the sample follow what is found in it; only those that are kept are held against.
    let Ok(kept) = std::fs::read(&path) else { return };
    let kept = Pixmap::decode_png(&kept).expect("the kept picture is a PNG");
    if (kept.width(), kept.height()) != (picture.width(), picture.height()) {
        return leave(format!("it was {}×{}", kept.width(), kept.height()));
    }
    let off = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > CHANNEL);
    let different = kept.data().chunks(4).zip(picture.data().chunks(4)).filter(|p| off(*p)).count();
    let share = different as f64 / (f64::from(kept.width()) * f64::from(kept.height()));
    if share > SHARE {
        leave(format!("{different} pixels differ"));
    }
    let _ = std::fs::remove_file(new);
}
