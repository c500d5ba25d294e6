//! A finished layout: positioned shapes, each with the statement it stands for.

/// A finished layout in pixels at scale 1, origin at the top left, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// What is drawn, back to front.
    pub items: Vec<Item>,
}

/// A shape and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is drawn.
    pub shape: Shape,
    /// The statement it stands for, as an index into the analysis; `None` for axes, lanes and ornaments.
    pub statement: Option<u32>,
}

/// A colour with straight (not premultiplied) alpha, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 255 is opaque.
    pub a: u8,
}

/// A primitive that screen and every picture format can draw alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle, with rounded corners where `radius` is above 0.
    Rect {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Corner radius.
        radius: f32,
        /// Inner colour.
        fill: Option<Color>,
        /// Outline and its width, centred on the edge.
        stroke: Option<(Color, f32)>,
    },
    /// A circle.
    Circle {
        /// Centre.
        x: f32,
        /// Centre.
        y: f32,
        /// Radius.
        radius: f32,
        /// Inner colour.
        fill: Option<Color>,
        /// Outline and its width, centred on the edge.
        stroke: Option<(Color, f32)>,
    },
    /// The left half of a disc, for partly quoted statements.
    HalfDisc {
        /// Centre.
        x: f32,
        /// Centre.
        y: f32,
        /// Radius.
        radius: f32,
        /// Colour.
        fill: Color,
    },
    /// A line through two or more points.
    Line {
        /// Its points.
        points: Vec<(f32, f32)>,
        /// Colour.
        color: Color,
        /// Width.
        width: f32,
        /// Lengths of dash and gap; `None` for a solid line.
        dash: Option<(f32, f32)>,
    },
    /// One line of text.
    Text(Text),
}

/// One line of text in the embedded typeface.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where `anchor` puts it.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// The words.
    pub text: String,
    /// Height of the type.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub color: Color,
    /// Which end of the line stands at `x`.
    pub anchor: Anchor,
}

/// The weights of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names and headings.
    Bold,
}

/// Which end of a line of text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Left end.
    Start,
    /// Middle.
    Middle,
    /// Right end.
    End,
}
