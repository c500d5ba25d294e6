//! Scene → PNG, drawn by resvg in the embedded typeface.

use std::io::Write as _;

use resvg::tiny_skia;
use resvg::usvg::Tree;

use super::fallback;
use super::svg::{Typeface, svg};
use crate::timeline::Scene;

/// The greatest number of pixels a picture may have, about 1.6 GB while it is drawn.
const MOST_PIXELS: f64 = 400_000_000.0;

/// Draws `scene` with `scale` pixels for each of its own.
///
/// # Errors
/// If the picture would have no pixel or more than 400 million, with what to do about it.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, String> {
    Ok(encoded(&raster(scene, scale)?))
}

/// A picture that is not in a file: for the clipboard.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue and 255 for each, row after row from the top.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}×{} pixels", self.width, self.height)
    }
}

/// Draws `scene` with `scale` pixels for each of its own, in memory.
///
/// # Errors
/// As [`png`].
pub fn pixels(scene: &Scene, scale: f32) -> Result<Pixels, String> {
    let drawn = raster(scene, scale)?;
    // A page covers all of it, so that no pixel lets anything through.
    Ok(Pixels { width: drawn.width() as usize, height: drawn.height() as usize, rgba: drawn.take() })
}

fn raster(scene: &Scene, scale: f32) -> Result<tiny_skia::Pixmap, String> {
    let (width, height) = ((scene.width * scale).round(), (scene.height * scale).round());
    let pixels = f64::from(width) * f64::from(height);
    if !(1.0..=MOST_PIXELS).contains(&pixels) || width < 1.0 || height < 1.0 {
        return Err(format!("A picture of {width}×{height} pixels cannot be made. Choose a smaller width, height or scale"));
    }
    let too_large = || format!("There is no memory for a picture of {width}×{height} pixels. Choose a smaller scale");
    let tree = tree(scene)?;
    let mut pixmap = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The picture as PNG (W3C PNG 1.2): eight bits a channel without transparency, since a page covers all of it. Every row is told by its difference
/// from the one above, which is nothing for most of a page, so that little packing does.
fn encoded(pixmap: &tiny_skia::Pixmap) -> Vec<u8> {
    const UP: u8 = 2;
    let row_len = pixmap.width() as usize * 3;
    let packer = flate2::write::ZlibEncoder::new(Vec::with_capacity(1 << 20), flate2::Compression::fast());
    let mut packer = std::io::BufWriter::with_capacity(1 << 16, packer);
    let mut above = vec![0_u8; row_len];
    let mut row = vec![0_u8; row_len + 1];
    row[0] = UP;
    for pixels in pixmap.data().chunks_exact(pixmap.width() as usize * 4) {
        for ((pixel, above), out) in pixels.chunks_exact(4).zip(above.chunks_exact_mut(3)).zip(row[1..].chunks_exact_mut(3)) {
            for channel in 0..3 {
                out[channel] = pixel[channel].wrapping_sub(above[channel]);
                above[channel] = pixel[channel];
            }
        }
        packer.write_all(&row).expect("memory takes all bytes");
    }
    let packed = packer.into_inner().map_err(|_| ()).and_then(|packer| packer.finish().map_err(|_| ())).expect("memory takes all bytes");
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let [width, height] = [pixmap.width(), pixmap.height()].map(u32::to_be_bytes);
    chunk(&mut out, b"IHDR", &[&width[..], &height, &[8, 2, 0, 0, 0]].concat());
    for part in packed.chunks(1 << 30) {
        chunk(&mut out, b"IDAT", part);
    }
    chunk(&mut out, b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(data);
    out.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
}

/// A PNG with words in its description (PNG 1.2, 11.3.4.5), and the pixels of an inch of paper where they are known.
pub fn described(picture: Vec<u8>, about: &str, dpi: Option<f32>) -> Vec<u8> {
    // The head is 8 bytes of signature and a chunk of 13.
    const HEAD: usize = 8 + 12 + 13;
    if picture.len() < HEAD {
        return picture;
    }
    let mut out = picture[..HEAD].to_vec();
    if let Some(dpi) = dpi {
        let per_metre = (dpi / 0.0254).round().clamp(1.0, 1e9) as u32;
        chunk(&mut out, b"pHYs", &[&per_metre.to_be_bytes()[..], &per_metre.to_be_bytes(), &[1]].concat());
    }
    if !about.is_empty() {
        chunk(&mut out, b"tEXt", b"Software\0Saidline");
        chunk(&mut out, b"iTXt", &[b"Description\0\0\0\0\0", about.as_bytes()].concat());
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
    Tree::from_data(&text, &fallback::options(scene)).map_err(|error| format!("The picture cannot be drawn: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Color, Shape};

    #[test]
    fn every_pixel_is_read_back() {
        let rect = |x: f32, y: f32, fill: u32| {
            let shape = Shape::Rect { x, y, width: 8.0, height: 5.0, radius: 0.0, fill: Some(Color::hex(fill)), stroke: None };
            crate::timeline::Item { shape, statement: None, part: crate::timeline::Part::Page, lane: None, group: None }
        };
        let items = vec![rect(0.0, 0.0, 0x10_20FF), rect(3.0, 2.0, 0xFF_8001)];
        let picture = png(&Scene { width: 8.0, height: 5.0, items, ..Scene::default() }, 2.0).unwrap();
        let picture = described(picture, "title = \"ü\"\n", Some(192.0));
        let read = tiny_skia::Pixmap::decode_png(&picture).unwrap();
        assert_eq!((read.width(), read.height()), (16, 10));
        let at = |x, y| read.pixel(x, y).map(|p| (p.red(), p.green(), p.blue(), p.alpha()));
        assert_eq!(
            (at(0, 9), at(6, 4), at(15, 9)),
            (Some((0x10, 0x20, 0xFF, 255)), Some((0xFF, 0x80, 1, 255)), Some((0xFF, 0x80, 1, 255)))
        );
        let holds = |part: &[u8]| picture.windows(part.len()).any(|w| w == part);
        assert!(holds(b"pHYs\0\0\x1d\x87") && holds("Description\0\0\0\0\0title = \"ü\"".as_bytes()));
    }
}
