//! Glyphs of the system's fonts in a PDF: fonts of type 3 (ISO 32000-1, 9.6.5), whose glyphs are drawings, with the way back to characters.
//!
//! Each holds only the glyphs that are used, so that a page in Chinese does not carry a font of 20 MB, and its words can be searched and copied.

use std::collections::HashMap;
use std::fmt::Write as _;

use resvg::usvg::fontdb::{Database, ID};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::content::curve;
use super::file::{File, Ref};
use crate::export::svg::Number;

/// Codes that a simple font has.
const CODES: usize = 256;

/// The glyphs used so far, in the order of their first use: the n-th has code n % 256 in font n / 256.
#[derive(Default)]
pub(super) struct Drawn {
    glyphs: Vec<Glyph>,
    known: HashMap<(ID, u16, String), usize>,
}

struct Glyph {
    /// Thousandths of an em to the next.
    advance: f32,
    /// Left, bottom, right, top in thousandths of an em.
    bounds: [f32; 4],
    operators: String,
    /// The characters it stands for.
    text: String,
}

impl Drawn {
    /// The place of a glyph that stands for `text`; `None` where the font has no outline for it.
    pub(super) fn place(&mut self, fonts: &Database, font: ID, glyph: u16, text: &str) -> Option<usize> {
        let key = (font, glyph, text.to_owned());
        if let Some(&at) = self.known.get(&key) {
            return Some(at);
        }
        let found = fonts.with_face_data(font, |data, index| drawing(&Face::parse(data, index).ok()?, GlyphId(glyph), text)).flatten()?;
        self.glyphs.push(found);
        self.known.insert(key, self.glyphs.len() - 1);
        Some(self.glyphs.len() - 1)
    }

    /// The name of the font and the code for a place.
    pub(super) fn name(at: usize) -> (String, usize) {
        (format!("X{}", at / CODES), at % CODES)
    }

    /// Writes the fonts, each with its name.
    pub(super) fn write(&self, file: &mut File) -> Vec<(String, Ref)> {
        let fonts = self.glyphs.chunks(CODES).enumerate();
        fonts.map(|(n, glyphs)| (Self::name(n * CODES).0, write_font(file, glyphs))).collect()
    }
}

fn drawing(face: &Face<'_>, glyph: GlyphId, text: &str) -> Option<Glyph> {
    let scale = 1000.0 / f32::from(face.units_per_em());
    let mut pen = Pen { out: String::new(), scale, last: (0.0, 0.0) };
    let advance = f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
    let text = text.to_owned();
    match face.outline_glyph(glyph, &mut pen) {
        Some(b) => {
            let bounds = [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| f32::from(v) * scale);
            Some(Glyph { advance, bounds, operators: pen.out + "f\n", text })
        }
        // A space has none; what is a bitmap or in colours is left to others.
        None if text.chars().all(|c| c.is_whitespace() || !c.is_alphanumeric()) && pen.out.is_empty() => {
            Some(Glyph { advance, bounds: [0.0; 4], operators: String::new(), text })
        }
        None => None,
    }
}

fn write_font(file: &mut File, glyphs: &[Glyph]) -> Ref {
    let (mut procedures, mut names, mut widths, mut map) = (String::new(), String::new(), String::new(), String::new());
    for (code, glyph) in glyphs.iter().enumerate() {
        let [left, bottom, right, top] = glyph.bounds.map(Number);
        let drawn = format!("{} 0 {left} {bottom} {right} {top} d1\n{}", Number(glyph.advance), glyph.operators);
        let _ = write!(procedures, "/c{code} {}", file.stream("", drawn.as_bytes()));
        let _ = write!(names, "/c{code}");
        let _ = write!(widths, "{} ", Number(glyph.advance));
        // What only goes with its neighbour stands for nothing of its own.
        let text = if glyph.text.is_empty() { "\u{200B}" } else { &glyph.text };
        let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let _ = writeln!(map, "1 beginbfchar\n<{code:02X}><{digits}>\nendbfchar");
    }
    let unicode = file.stream("", format!("{MAP_HEAD}{map}{MAP_FOOT}").as_bytes());
    file.add(format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 0/LastChar {}/Widths[{widths}]/Encoding<</Type/Encoding/Differences[0{names}]>>/CharProcs<<{procedures}>>/Resources<<>>/ToUnicode {unicode}>>",
        glyphs.len() - 1
    ))
}

const MAP_HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00><FF>\nendcodespacerange\n";
const MAP_FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// Writes outlines as operators, in thousandths of an em.
struct Pen {
    out: String,
    scale: f32,
    last: (f32, f32),
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.scale, y * self.scale)
    }

    fn line(&mut self, x: f32, y: f32, operator: &str) {
        self.last = self.at(x, y);
        let _ = writeln!(self.out, "{} {} {operator}", Number(self.last.0), Number(self.last.1));
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.line(x, y, "m");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(x, y, "l");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (bow, to, last) = (self.at(x1, y1), self.at(x, y), self.last);
        let toward = |end: (f32, f32)| (end.0 + (bow.0 - end.0) * 2.0 / 3.0, end.1 + (bow.1 - end.1) * 2.0 / 3.0);
        curve(&mut self.out, toward(last), toward(to), to);
        self.last = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, to) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        curve(&mut self.out, a, b, to);
        self.last = to;
    }

    fn close(&mut self) {
        self.out.push_str("h\n");
    }
}
