//! Fonts for the rasteriser: the embedded typeface, and those of the system for characters that it lacks.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style};
use resvg::usvg::{FontResolver, Options};

use crate::timeline::{Scene, Shape, font};

/// A database of fonts, and its faces in the order in which they stand in for the embedded typeface.
struct Fonts {
    database: Arc<Database>,
    /// For regular and for bold type.
    orders: [Vec<ID>; 2],
}

impl Fonts {
    fn own() -> Database {
        let mut database = Database::new();
        database.load_font_data(font::REGULAR.to_vec());
        database.load_font_data(font::BOLD.to_vec());
        database.set_sans_serif_family(font::FAMILY);
        database
    }

    fn of(database: Database) -> Self {
        let orders = [400, 600].map(|weight| {
            let mut faces: Vec<&FaceInfo> = database.faces().collect();
            faces.sort_by_cached_key(|face| rank(face, weight));
            faces.into_iter().map(|face| face.id).collect()
        });
        Self { database: Arc::new(database), orders }
    }

    /// The embedded typeface; the system's fonts too where the scene holds characters that it lacks.
    fn for_scene(scene: &Scene) -> &'static Self {
        static OWN: OnceLock<Fonts> = OnceLock::new();
        static ALL: OnceLock<Fonts> = OnceLock::new();
        let is_foreign = |shape: &Shape| matches!(shape, Shape::Text(text) if !text.text.chars().all(font::covers));
        if scene.items.iter().any(|item| is_foreign(&item.shape)) {
            ALL.get_or_init(|| {
                let mut database = Self::own();
                database.load_system_fonts();
                Self::of(database)
            })
        } else {
            OWN.get_or_init(|| Self::of(Self::own()))
        }
    }

    /// The first face that has `c`, of those not tried yet.
    fn having(&self, c: char, tried: &[ID]) -> Option<ID> {
        let is_bold = tried.first().and_then(|id| self.database.face(*id)).is_some_and(|face| face.weight.0 >= 600);
        let has = |id: &&ID| {
            let glyph = |data: &[u8], index| ttf_parser::Face::parse(data, index).ok()?.glyph_index(c);
            !tried.contains(id) && self.database.with_face_data(**id, glyph).flatten().is_some()
        };
        self.orders[usize::from(is_bold)].iter().find(has).copied()
    }
}

/// How well a face stands beside the embedded typeface at a weight, less being better: without serifs, upright, of proportional width. Names
/// decide last, so that the order of the files on disk does not.
fn rank(face: &FaceInfo, weight: u16) -> (u8, bool, bool, u16, String, u32) {
    let family = face.families.first().map_or("", |family| family.0.as_str());
    let kind = match family {
        _ if family.contains("Sans") => 0,
        _ if ["Serif", "Naskh", "Nastaliq", "Mono", "Emoji", "Symbol"].iter().any(|word| family.contains(word)) => 2,
        _ => 1,
    };
    (kind, face.style != Style::Normal, face.monospaced, face.weight.0.abs_diff(weight), face.post_script_name.clone(), face.index)
}

/// How words of `scene` are shaped.
pub(super) fn options(scene: &Scene) -> Options<'static> {
    let fonts = Fonts::for_scene(scene);
    let font_resolver = FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(|c, tried, _| fonts.having(c, tried)),
    };
    Options { fontdb: Arc::clone(&fonts.database), font_family: font::FAMILY.to_owned(), font_resolver, ..Options::default() }
}

/// `text` with marks about it where it begins in a script that is written from right to left, so that what ends it stands on the left
/// (RIGHT-TO-LEFT MARK, Unicode Standard Annex 9, 2.6).
pub(super) fn directed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_rightward =
        |c: char| matches!(c as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF);
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(first) if is_rightward(first) => format!("\u{200F}{text}\u{200F}").into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_from_right_to_left_are_marked() {
        for (text, expect) in [
            ("Ina Tolle", "Ina Tolle"),
            ("“نهر…", "\u{200F}“نهر…\u{200F}"),
            ("נהר 12", "\u{200F}נהר 12\u{200F}"),
            ("12…", "12…"),
            ("Tolle: نهر", "Tolle: نهر"),
        ] {
            assert_eq!(directed(text), expect);
        }
    }
}
