//! The embedded typeface and how wide its words are.
//!
//! Measures by the font's own advances, without kerning: never far from what a shaper makes of Latin, Greek and Cyrillic, and mostly a
//! little wider. Characters the font lacks are measured by a cautious guess, because a system font will draw them.

use std::sync::OnceLock;

use super::Weight;

/// Family name, as it stands in the font files.
pub const FAMILY: &str = "Inter";
/// Inter Regular, Latin, Greek and Cyrillic (SIL Open Font License, `assets/fonts/OFL.txt`).
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter SemiBold, for names and headings.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Height of capitals and ascenders over the baseline, as a part of the size.
pub(crate) const CAP_HEIGHT: f32 = 0.76;

/// Height of the typeface's line over the base line, as a part of the size.
pub const ASCENT: f32 = 0.969;
/// Depth of its line below the base line.
pub const DESCENT: f32 = 0.241;

/// Width of `text` at `size`, in the units of `size`.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let table = advances(weight);
    text.chars().map(|c| table.em(c)).sum::<f32>() * size
}

/// Whether the embedded typeface draws `c`.
pub fn covers(c: char) -> bool {
    advances(Weight::Regular).ems.get(c as usize).is_some_and(|&em| em > 0.0) || c.is_whitespace()
}

/// The longest beginning of `text` that is at most `limit` wide, cut with "…"; the whole where it fits.
pub fn fit(text: &str, size: f32, weight: Weight, limit: f32) -> String {
    if width(text, size, weight) <= limit {
        return text.to_owned();
    }
    let room = limit - width("…", size, weight);
    format!("{}…", text[..fitting(text, size, weight, room)].trim_end())
}

/// A name of at most `limit` pixels, cut between words so that its head stays: the beginning of "a spokesman for the harbour office", the end of
/// "harbour office spokesman" and of "Ina Tolle’s doctor", who is not Ina Tolle.
pub fn fit_name(name: &str, size: f32, weight: Weight, limit: f32) -> String {
    if width(name, size, weight) <= limit {
        return name.to_owned();
    }
    const LINKS: [&str; 10] = ["of", "for", "from", "in", "at", "to", "with", "who", "and", "on"];
    let words: Vec<&str> = name.split_whitespace().collect();
    let owner = words.iter().rposition(|w| w.ends_with("'s") || w.ends_with("’s"));
    let link = words.iter().position(|w| LINKS.contains(w));
    let fits = |text: &str| width(text, size, weight) <= limit;
    let leads_on = |n: &usize| LINKS.contains(&words[n - 1]) || matches!(words[n - 1], "the" | "a" | "an");
    let from_start =
        || (1..words.len()).rev().filter(|n| !leads_on(n)).map(|n| format!("{}…", words[..n].join(" "))).find(|text| fits(text));
    let from_end = || (1..words.len()).map(|n| format!("…{}", words[n..].join(" "))).find(|text| fits(text));
    let head_first = link.is_some_and(|link| link > 0 && owner.is_none_or(|owner| owner > link));
    let found = if head_first { from_start() } else { from_end().or_else(from_start) };
    found.unwrap_or_else(|| fit(name, size, weight, limit))
}

/// Bytes of the longest beginning of `text` that is at most `limit` wide.
pub(crate) fn fitting(text: &str, size: f32, weight: Weight, limit: f32) -> usize {
    let table = advances(weight);
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += table.em(c) * size;
        if used > limit {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Advances in ems of all characters up to the arrows and mathematical signs; 0 where the font has none.
struct Advances {
    ems: Vec<f32>,
}

impl Advances {
    fn em(&self, c: char) -> f32 {
        match self.ems.get(c as usize) {
            Some(&em) if em > 0.0 => em,
            _ => guess(c),
        }
    }

    fn of(data: &[u8]) -> Self {
        const LAST: u32 = 0x22FF;
        let Ok(face) = ttf_parser::Face::parse(data, 0) else { return Self { ems: Vec::new() } };
        let em = f32::from(face.units_per_em());
        let advance = |code| {
            let glyph = face.glyph_index(char::from_u32(code)?)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / em)
        };
        Self { ems: (0..=LAST).map(|code| advance(code).unwrap_or(0.0)).collect() }
    }
}

fn advances(weight: Weight) -> &'static Advances {
    static REGULAR_TABLE: OnceLock<Advances> = OnceLock::new();
    static BOLD_TABLE: OnceLock<Advances> = OnceLock::new();
    match weight {
        Weight::Regular => REGULAR_TABLE.get_or_init(|| Advances::of(REGULAR)),
        Weight::Bold => BOLD_TABLE.get_or_init(|| Advances::of(BOLD)),
    }
}

/// Ems of a character the typeface lacks: a full square for East Asian scripts, none for what only modifies its neighbour.
fn guess(c: char) -> f32 {
    match c as u32 {
        0..=0x1F
        | 0x300..=0x36F
        | 0x591..=0x5BD
        | 0x610..=0x61A
        | 0x64B..=0x65F
        | 0x670
        | 0x6D6..=0x6DC
        | 0xE31
        | 0xE34..=0xE3A
        | 0xE47..=0xE4E
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x206F
        | 0xFE00..=0xFE0F
        | 0xFEFF => 0.0,
        0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 => 1.05,
        // Hebrew is narrower than most, Arabic more so, whose letters join.
        0x590..=0x5FF => 0.64,
        0x600..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => 0.6,
        0x1F000.. => 1.3,
        _ => 0.72,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_what_the_font_says() {
        let wide = width("W", 100.0, Weight::Regular);
        let thin = width("i", 100.0, Weight::Regular);
        assert!(wide > 3.0 * thin && thin > 10.0, "W {wide}, i {thin}");
        assert!(width("Orla", 10.0, Weight::Bold) > width("Orla", 10.0, Weight::Regular));
        assert_eq!(width("", 10.0, Weight::Regular), 0.0);
        for c in "Aß…“”’×½–·→ЖжΩ".chars() {
            assert!(covers(c), "{c}");
        }
        assert!(!covers('界') && width("界", 10.0, Weight::Regular) > 9.0);
    }

    #[test]
    fn cuts_to_a_width() {
        assert_eq!(fit("Velmar", 12.0, Weight::Bold, 400.0), "Velmar");
        let name = |name: &str| fit_name(name, 12.0, Weight::Bold, 118.0);
        assert_eq!(name("Coastal Party candidate Ina Tolle’s doctor"), "…Ina Tolle’s doctor");
        assert_eq!(name("a spokesman for the harbour office"), "a spokesman…");
        assert_eq!(name("Northern port office spokesman"), "…office spokesman");
        let cut = fit("The Assembly of the Coastal Provinces", 12.0, Weight::Bold, 80.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0, Weight::Bold) <= 80.0, "{cut}");
    }
}
