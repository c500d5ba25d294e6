//! Colours of the timeline in both themes.
//!
//! Marks stand out from their lane by at least 3:1 and words by at least 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3). Neighbouring hues differ in
//! lightness too, so that they can be told apart without full colour sight; a party is also told by its lane and name.

use serde::{Deserialize, Serialize};

use super::Color;

/// Light, dark, or greys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark words on white.
    #[default]
    Light,
    /// Light words on near-black.
    Dark,
    /// Black and greys on white, for printers without colours.
    Print,
}

/// The colours that do not depend on a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Page.
    pub page: Color,
    /// Titles and names.
    pub strong: Color,
    /// Words of labels.
    pub body: Color,
    /// Dates, counts, legend.
    pub quiet: Color,
    /// Lines between lanes and day lines.
    pub line: Color,
    /// Zigzags of breaks.
    pub zigzag: Color,
    /// Ground of an event's tag.
    pub tag: Color,
    /// Words of an event's tag.
    pub tag_text: Color,
}

/// The colours of one party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartyColor {
    /// Marks, rules, outlines.
    pub mark: Color,
    /// Ground of the lane.
    pub tint: Color,
}

impl Theme {
    /// The colours that do not depend on a party.
    pub fn ink(self) -> Ink {
        let c = Color::hex;
        match self {
            Self::Light => Ink {
                page: c(0xFF_FFFF),
                strong: c(0x16_1A22),
                body: c(0x39_4150),
                quiet: c(0x5B_6478),
                line: c(0xDF_E3EA),
                zigzag: c(0xC3_CAD6),
                tag: c(0x1B_202A),
                tag_text: c(0xFF_FFFF),
            },
            Self::Dark => Ink {
                page: c(0x11_151C),
                strong: c(0xF3_F5F9),
                body: c(0xCD_D4E0),
                quiet: c(0xA0_ABBD),
                line: c(0x2C_3442),
                zigzag: c(0x4A_5568),
                tag: c(0xE9_EDF4),
                tag_text: c(0x11_151C),
            },
            Self::Print => Ink {
                page: c(0xFF_FFFF),
                strong: c(0x00_0000),
                body: c(0x26_2626),
                quiet: c(0x4D_4D4D),
                line: c(0xBF_BFBF),
                zigzag: c(0xB0_B0B0),
                tag: c(0x00_0000),
                tag_text: c(0xFF_FFFF),
            },
        }
    }

    /// The colours of the party that comes `nth` in importance.
    pub fn party(self, nth: usize) -> PartyColor {
        let marks = match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &GREYS,
        };
        self.around(Color::hex(marks[nth % marks.len()]))
    }

    /// For media and for sources whose side is open.
    pub fn neutral(self) -> PartyColor {
        self.around(Color::hex(match self {
            Self::Light => 0x5A_6579,
            Self::Dark => 0x9A_A6BA,
            Self::Print => 0x6A_6A6A,
        }))
    }

    /// The colours of a party for which a user chose `wish`, darkened or lightened until its marks can be seen.
    pub fn chosen(self, wish: Color) -> PartyColor {
        let ink = self.ink();
        let wish = if self == Self::Print { grey(wish) } else { wish };
        let far = ink.strong;
        let steps = (0..=10).map(|n| mix(wish, far, n as f32 / 10.0));
        let seen = |c: &PartyColor| contrast(c.mark, c.tint) >= 3.0 && contrast(c.mark, ink.page) >= 3.0;
        steps.map(|c| self.around(c)).find(seen).unwrap_or_else(|| self.around(far))
    }

    fn around(self, mark: Color) -> PartyColor {
        let share = match self {
            Self::Light => 0.09,
            Self::Dark => 0.13,
            Self::Print => 0.05,
        };
        PartyColor { mark, tint: mix(self.ink().page, mark, share) }
    }
}

const LIGHT: [u32; 10] = [0xB8_3A36, 0x2B_5FAB, 0x8F_6700, 0x0B_776A, 0x7B_3A8E, 0x3E_3A8C, 0xA8_4A12, 0x3F_6F1E, 0x9E_2F66, 0x1B_6F8F];
const DARK: [u32; 10] = [0xF0_837C, 0x6C_A6F0, 0xDD_B24C, 0x4F_C3B2, 0xD0_8AE0, 0xC2_BEFF, 0xEE_9B63, 0x9A_C76E, 0xEE_8DB9, 0x6F_C4E0];

/// Dark and less dark in turn, so that neighbours differ.
const GREYS: [u32; 10] = [0x14_1414, 0x55_5555, 0x2E_2E2E, 0x6A_6A6A, 0x14_1414, 0x55_5555, 0x2E_2E2E, 0x6A_6A6A, 0x14_1414, 0x55_5555];

/// The grey as bright as a colour (ITU-R BT.601).
fn grey(c: Color) -> Color {
    let value = (0.299 * f32::from(c.r) + 0.587 * f32::from(c.g) + 0.114 * f32::from(c.b)).round() as u8;
    Color { r: value, g: value, b: value, a: c.a }
}

/// Places in the palette whose colours cannot be taken for any that a user chose, in order; all of them where none is left.
pub(super) fn hues_beside(chosen: &[Color]) -> Vec<usize> {
    const NEAR: u32 = 56;
    let off = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let near = |a: Color, b: Color| off(a.r, b.r) + off(a.g, b.g) + off(a.b, b.b) < NEAR * NEAR;
    let all = 0..LIGHT.len();
    let free: Vec<usize> = all.clone().filter(|&n| !chosen.iter().any(|c| near(Color::hex(LIGHT[n]), *c))).collect();
    if free.is_empty() { all.collect() } else { free }
}

/// Reads `#RRGGBB`.
pub fn parse(text: &str) -> Option<Color> {
    let digits = text.trim().strip_prefix('#')?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    (digits.len() == 6).then(|| Color::hex(value))
}

/// `a` with a part of `b` in it, in sRGB.
pub fn mix(a: Color, b: Color, part: f32) -> Color {
    let one = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
    Color { r: one(a.r, b.r), g: one(a.g, b.g), b: one(a.b, b.b), a: 255 }
}

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2).
pub fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(c: Color) -> f32 {
    let linear = |v: u8| {
        let v = f32::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];

    #[test]
    fn colours_chosen_by_a_user_are_not_given_to_others() {
        assert_eq!(hues_beside(&[]), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(hues_beside(&[Color::hex(0xB0_3030), Color::hex(0x0F_7B6C)]), [1, 2, 4, 5, 7, 8]);
        let all: Vec<Color> = LIGHT.iter().map(|c| Color::hex(*c)).collect();
        assert_eq!(hues_beside(&all).len(), LIGHT.len());
    }

    #[test]
    fn marks_and_words_stand_out() {
        for theme in THEMES {
            let ink = theme.ink();
            for party in (0..LIGHT.len()).map(|n| theme.party(n)).chain([theme.neutral()]) {
                assert!(contrast(party.mark, party.tint) >= 3.0 && contrast(party.mark, ink.page) >= 3.0, "{theme:?} {party:?}");
                for word in [ink.strong, ink.body, ink.quiet, party.mark] {
                    assert!(contrast(word, party.tint) >= 4.5, "{theme:?} {word:?} on {:?}: {}", party.tint, contrast(word, party.tint));
                }
            }
            for word in [ink.strong, ink.body, ink.quiet] {
                assert!(contrast(word, ink.page) >= 4.5);
            }
            assert!(contrast(ink.tag, ink.tag_text) >= 7.0);
        }
    }

    #[test]
    fn a_users_colour_is_kept_where_it_can_be_seen() {
        let teal = Color::hex(0x0F_7B6C);
        assert_eq!(Theme::Light.chosen(teal).mark, teal);
        for theme in THEMES {
            for wish in [0xFF_FF66, 0x00_0000, 0xFF_FFFF, 0x11_1111] {
                let found = theme.chosen(Color::hex(wish));
                assert!(contrast(found.mark, found.tint) >= 3.0, "{theme:?} {wish:06X} {found:?}");
            }
        }
    }

    #[test]
    fn reads_colours() {
        assert_eq!(parse("#0F7B6C"), Some(Color::hex(0x0F_7B6C)));
        for bad in ["", "0F7B6C", "#0F7", "#GGGGGG", "#0F7B6C00", "#ééé"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    /// Seen without the green or the red receptor (Viénot, Brettel and Mollon 1999), as far apart as hue or lightness can make them.
    #[test]
    fn the_first_six_differ_without_full_colour_sight() {
        let see = |c: Color| {
            let linear = |v: u8| (f32::from(v) / 255.0).powf(2.2);
            let (r, g, b) = (linear(c.r), linear(c.g), linear(c.b));
            let yellow = 0.293 * r + 0.707 * g;
            [yellow.powf(1.0 / 2.2), (0.02 * (r - g) + b).max(0.0).powf(1.0 / 2.2)]
        };
        for theme in [Theme::Light, Theme::Dark] {
            for a in 0..6 {
                for b in a + 1..6 {
                    let (p, q) = (see(theme.party(a).mark), see(theme.party(b).mark));
                    let far = ((p[0] - q[0]).powi(2) + (p[1] - q[1]).powi(2)).sqrt();
                    assert!(far > 0.04, "{theme:?}: {a} and {b} differ by {far}");
                }
            }
        }
    }
}
