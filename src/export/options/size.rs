//! Sizes of pictures: slides, pages, and what a person types.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The size of a picture, of a slide, or of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Size {
    /// A slide of today, 1920×1080 pixels.
    #[default]
    Slide,
    /// A slide of yesterday, 1440×1080 pixels.
    OldSlide,
    /// A page of ISO 216 across.
    A4Across,
    /// A page of ISO 216.
    A4,
    /// An American page across.
    LetterAcross,
    /// An American page.
    Letter,
    /// 1080×1080 pixels, for cards and posts.
    Square,
    /// Pixels at scale 1.
    Pixels(f32, f32),
    /// Millimetres, for what is printed and read in the hand.
    Millimetres(f32, f32),
}

/// Pixels of an inch at scale 1.
pub const PIXELS_PER_INCH: f32 = 96.0;
/// Least and greatest sides, in pixels at scale 1.
const SIDES: (std::ops::RangeInclusive<f32>, std::ops::RangeInclusive<f32>) = (320.0..=16384.0, 240.0..=16384.0);

impl Size {
    /// Those that have a name, in the order of the menu.
    pub const ALL: [Self; 7] = [Self::Slide, Self::OldSlide, Self::A4Across, Self::A4, Self::LetterAcross, Self::Letter, Self::Square];

    /// The name in the dialog.
    pub fn text(self) -> String {
        match self {
            Self::Slide => "Slide 16:9".to_owned(),
            Self::OldSlide => "Slide 4:3".to_owned(),
            Self::A4Across => "A4 landscape".to_owned(),
            Self::A4 => "A4 portrait".to_owned(),
            Self::LetterAcross => "Letter landscape".to_owned(),
            Self::Letter => "Letter portrait".to_owned(),
            Self::Square => "Square".to_owned(),
            Self::Pixels(width, height) => format!("{width} × {height} pixels"),
            Self::Millimetres(width, height) => format!("{width} × {height} mm"),
        }
    }

    /// Whether it is printed and read in the hand.
    pub fn is_paper(self) -> bool {
        !matches!(self, Self::Slide | Self::OldSlide | Self::Square | Self::Pixels(..))
    }

    /// Width and height in pixels at scale 1; paper at 96 to the inch.
    pub fn pixels(self) -> (f32, f32) {
        match self {
            Self::Slide => (1920.0, 1080.0),
            Self::OldSlide => (1440.0, 1080.0),
            Self::A4Across => (1123.0, 794.0),
            Self::A4 => (794.0, 1123.0),
            Self::LetterAcross => (1056.0, 816.0),
            Self::Letter => (816.0, 1056.0),
            Self::Square => (1080.0, 1080.0),
            Self::Pixels(width, height) => (width, height),
            Self::Millimetres(width, height) => {
                let pixels = |mm: f32| (mm / 25.4 * PIXELS_PER_INCH).round();
                (pixels(width), pixels(height))
            }
        }
    }
}

impl fmt::Display for Size {
    /// The name on the command line and in recipes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slide => f.write_str("slide"),
            Self::OldSlide => f.write_str("slide-4x3"),
            Self::A4Across => f.write_str("a4-landscape"),
            Self::A4 => f.write_str("a4"),
            Self::LetterAcross => f.write_str("letter-landscape"),
            Self::Letter => f.write_str("letter"),
            Self::Square => f.write_str("square"),
            Self::Pixels(width, height) => write!(f, "{width}x{height}"),
            Self::Millimetres(width, height) => write!(f, "{width}x{height}mm"),
        }
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.trim().to_lowercase();
        if let Some(size) = Self::ALL.into_iter().find(|size| size.to_string() == wanted) {
            return Ok(size);
        }
        let names: Vec<String> = Self::ALL.iter().map(ToString::to_string).collect();
        let unknown = || format!("write {}, or your own as 1600x900 or 160x90mm", names.join(", "));
        let millimetres = wanted.strip_suffix("mm").map(str::trim_end);
        let (width, height) = millimetres.unwrap_or(&wanted).split_once(['x', '×']).ok_or_else(unknown)?;
        let side = |text: &str| text.trim().parse::<f32>().ok().filter(|n| n.is_finite());
        let (width, height) = side(width).zip(side(height)).ok_or_else(unknown)?;
        let size = if millimetres.is_some() { Self::Millimetres(width, height) } else { Self::Pixels(width.round(), height.round()) };
        let (w, h) = size.pixels();
        if SIDES.0.contains(&w) && SIDES.1.contains(&h) {
            Ok(size)
        } else {
            Err("choose 320 to 16384 pixels in width and 240 to 16384 in height; an inch has 96".to_owned())
        }
    }
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        size.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<(f32, f32), &str>) {
        match (text.parse::<Size>(), expect) {
            (Ok(size), Ok(pixels)) => {
                assert_eq!(size.pixels(), pixels, "{text}");
                assert_eq!(size.to_string().parse(), Ok(size));
            }
            (Err(told), Err(part)) => assert!(told.contains(part), "{told}"),
            (found, _) => panic!("{text}: {found:?}"),
        }
    }

    #[test]
    fn sizes_are_read_as_they_are_written() {
        for size in Size::ALL {
            check(&size.to_string(), Ok(size.pixels()));
        }
        check("1600x900", Ok((1600.0, 900.0)));
        check(" 254 × 127 mm", Ok((960.0, 480.0)));
        check("A4", Ok((794.0, 1123.0)));
        check("poster", Err("a4-landscape"));
        check("10x10", Err("320 to 16384"));
        check("NaNxinf", Err("write slide"));
        check("1x", Err("write slide"));
    }
}
