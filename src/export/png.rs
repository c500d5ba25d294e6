//! Scene → PNG, drawn by resvg in the embedded typeface.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::svg::{Typeface, svg};
use crate::timeline::{Scene, Shape, font};

/// The greatest number of pixels a picture may have, about 1.6 GB while it is drawn.
const MOST_PIXELS: f64 = 400_000_000.0;

/// Draws `scene` with `scale` pixels for each of its own.
///
/// # Errors
/// If the picture would have no pixel or more than 400 million, with what to do about it.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, String> {
    let (width, height) = ((scene.width * scale).round(), (scene.height * scale).round());
    let pixels = f64::from(width) * f64::from(height);
    if !(1.0..=MOST_PIXELS).contains(&pixels) || width < 1.0 || height < 1.0 {
        return Err(format!("A picture of {width}×{height} pixels cannot be made. Choose a smaller width, height or scale"));
    }
    let too_large = || format!("There is no memory for a picture of {width}×{height} pixels. Choose a smaller scale");
    let tree = tree(scene)?;
    let mut pixmap = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| format!("The picture could not be written as PNG: {error}"))
}

/// A PNG with words in its description (PNG 1.2, 11.3.4.5), and the pixels of an inch of paper where they are known.
pub fn described(picture: Vec<u8>, about: &str, dpi: Option<f32>) -> Vec<u8> {
    // The head is 8 bytes of signature and a chunk of 13.
    const HEAD: usize = 8 + 12 + 13;
    if picture.len() < HEAD {
        return picture;
    }
    let mut out = picture[..HEAD].to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        out.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
        out.extend(kind);
        out.extend(data);
        out.extend(sum.sum().to_be_bytes());
    };
    if let Some(dpi) = dpi {
        let per_metre = (dpi / 0.0254).round().clamp(1.0, 1e9) as u32;
        chunk(b"pHYs", &[&per_metre.to_be_bytes()[..], &per_metre.to_be_bytes(), &[1]].concat());
    }
    if !about.is_empty() {
        chunk(b"tEXt", b"Software\0Saidline");
        chunk(b"iTXt", &[b"Description\0\0\0\0\0", about.as_bytes()].concat());
    }
    out.extend(&picture[HEAD..]);
    out
}

/// The scene with its text shaped, for the rasteriser and for PDF.
///
/// # Errors
/// If the scene has no size.
pub(super) fn tree(scene: &Scene) -> Result<Tree, String> {
    let text = svg(scene, Typeface::Named);
    let options = Options { fontdb: fonts(scene), font_family: font::FAMILY.to_owned(), ..Options::default() };
    Tree::from_data(&text, &options).map_err(|error| format!("The picture cannot be drawn: {error}"))
}

/// The embedded typeface; the system's fonts too where the scene holds characters that it lacks.
fn fonts(scene: &Scene) -> Arc<Database> {
    static OWN: OnceLock<Arc<Database>> = OnceLock::new();
    static ALL: OnceLock<Arc<Database>> = OnceLock::new();
    let own = || {
        let mut fonts = Database::new();
        fonts.load_font_data(font::REGULAR.to_vec());
        fonts.load_font_data(font::BOLD.to_vec());
        fonts.set_sans_serif_family(font::FAMILY);
        fonts
    };
    let is_foreign = |shape: &Shape| matches!(shape, Shape::Text(text) if !text.text.chars().all(font::covers));
    let database = if scene.items.iter().any(|item| is_foreign(&item.shape)) {
        ALL.get_or_init(|| {
            let mut fonts = own();
            fonts.load_system_fonts();
            Arc::new(fonts)
        })
    } else {
        OWN.get_or_init(|| Arc::new(own()))
    };
    Arc::clone(database)
}
