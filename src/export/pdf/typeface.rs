//! The embedded typeface in a PDF: glyph numbers, widths and the way back to characters.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::file::{File, Ref};
use crate::timeline::{Weight, font};

/// One weight of the typeface, with the glyphs that were used.
pub(super) struct Typeface<'f> {
    face: ttf_parser::Face<'f>,
    data: &'f [u8],
    name: &'static str,
    used: BTreeMap<u16, char>,
}

impl Typeface<'_> {
    /// The typeface of a weight.
    ///
    /// # Errors
    /// If the embedded font cannot be read, which would be a fault of the program.
    pub(super) fn new(weight: Weight) -> Result<Self, String> {
        let (data, name) = match weight {
            Weight::Regular => (font::REGULAR, "Inter-Regular"),
            Weight::Bold => (font::BOLD, "Inter-SemiBold"),
        };
        let face = ttf_parser::Face::parse(data, 0).map_err(|error| format!("The embedded typeface cannot be read: {error}"))?;
        Ok(Self { face, data, name, used: BTreeMap::new() })
    }

    /// The glyphs of `text` as hexadecimal digits; characters the typeface lacks are left out.
    pub(super) fn glyphs(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 4);
        for c in text.chars() {
            if let Some(glyph) = self.face.glyph_index(c) {
                self.used.entry(glyph.0).or_insert(c);
                let _ = write!(out, "{:04X}", glyph.0);
            }
        }
        out
    }

    /// Writes the font (ISO 32000-1, 9.7): a composite font whose codes are glyph numbers.
    pub(super) fn write(&self, file: &mut File) -> Ref {
        let em = f32::from(self.face.units_per_em());
        let thousandths = |units: i16| (f32::from(units) * 1000.0 / em).round() as i32;
        let program = file.stream(&format!("/Length1 {}", self.data.len()), self.data);
        let bounds = self.face.global_bounding_box();
        let [left, bottom, right, top] = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(thousandths);
        let (ascent, descent) = (thousandths(self.face.ascender()), thousandths(self.face.descender()));
        let capital = thousandths(self.face.capital_height().unwrap_or(1490));
        let name = self.name;
        let descriptor = file.add(format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[{left} {bottom} {right} {top}]/ItalicAngle 0/Ascent {ascent}/Descent {descent}/CapHeight {capital}/StemV 80/FontFile2 {program}>>"
        ));
        let mut widths = String::new();
        for glyph in self.used.keys() {
            let advance = self.face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap_or(0);
            let _ = write!(widths, "{glyph}[{}]", (f32::from(advance) * 1000.0 / em).round());
        }
        let descendant = file.add(format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor}/CIDToGIDMap/Identity/DW 600/W[{widths}]>>"
        ));
        let unicode = file.stream("", self.to_unicode().as_bytes());
        file.add(format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant}]/ToUnicode {unicode}>>"
        ))
    }

    fn to_unicode(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
        );
        let used: Vec<_> = self.used.iter().collect();
        for part in used.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", part.len());
            for (glyph, c) in part {
                let mut units = [0; 2];
                let digits: String = c.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
                let _ = writeln!(map, "<{glyph:04X}><{digits}>");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}
