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
    /// The statements that carry a number, as indices into the analysis: the lowest number first.
    pub numbered: Vec<u32>,
    /// Numbers that stand on pages before this one.
    pub before: usize,
    /// Statements gathered under one sign for want of room; [`Item::group`] points here.
    pub groups: Vec<Vec<u32>>,
}

/// A shape and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is drawn.
    pub shape: Shape,
    /// The statement it stands for, as an index into the analysis; `None` for axes, lanes and ornaments.
    pub statement: Option<u32>,
    /// What it is for the reader.
    pub part: Part,
    /// The lane it lies in, counted from the top.
    pub lane: Option<u16>,
    /// The statements it gathers, as an index into [`Scene::groups`].
    pub group: Option<u32>,
}

/// What a shape is for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Page colour.
    Page,
    /// Title, subtitle, caption, handling banner.
    Heading,
    /// Tint and border of a lane.
    Lane,
    /// Name of a lane and what stands with it.
    LaneName,
    /// Dates and their lines.
    Axis,
    /// A stretch of time left out.
    Break,
    /// A known event: its line and its tag.
    Event,
    /// Mark or capsule of a statement.
    Mark,
    /// Words of a statement.
    Label,
    /// A sign for statements that found no room.
    More,
    /// A sign at a lane's head for statements dated too roughly to have a place on the axis.
    Loose,
    /// Legend and notes at the foot.
    Foot,
}

impl Scene {
    /// The same scene, all of it `factor` times as large.
    pub(crate) fn scaled(mut self, factor: f32) -> Self {
        self.width *= factor;
        self.height *= factor;
        self.items.iter_mut().for_each(|item| item.shape.scale(factor));
        self
    }
}

impl Shape {
    fn scale(&mut self, factor: f32) {
        let times = |values: &mut [&mut f32]| values.iter_mut().for_each(|value| **value *= factor);
        match self {
            Self::Rect { x, y, width, height, radius, stroke, .. } => {
                times(&mut [x, y, width, height, radius]);
                stroke.iter_mut().for_each(|stroke| stroke.1 *= factor);
            }
            Self::Circle { x, y, radius, stroke, .. } => {
                times(&mut [x, y, radius]);
                stroke.iter_mut().for_each(|stroke| stroke.1 *= factor);
            }
            Self::HalfDisc { x, y, radius, .. } => times(&mut [x, y, radius]),
            Self::Line { points, width, dash, .. } => {
                points.iter_mut().for_each(|(x, y)| times(&mut [x, y]));
                times(&mut [width]);
                dash.iter_mut().for_each(|(dash, gap)| times(&mut [dash, gap]));
            }
            Self::Text(text) => times(&mut [&mut text.x, &mut text.y, &mut text.size]),
        }
    }

    /// Left, top, right and bottom of what is drawn, outlines included. Text reaches from its ascenders to its descenders.
    pub fn bounds(&self) -> [f32; 4] {
        let grown = |[l, t, r, b]: [f32; 4], by: f32| [l - by, t - by, r + by, b + by];
        match self {
            Self::Rect { x, y, width, height, stroke, .. } => grown([*x, *y, x + width, y + height], stroke.map_or(0.0, |s| s.1 / 2.0)),
            Self::Circle { x, y, radius, stroke, .. } => grown([*x, *y, *x, *y], radius + stroke.map_or(0.0, |s| s.1 / 2.0)),
            Self::HalfDisc { x, y, radius, .. } => [x - radius, y - radius, *x, y + radius],
            Self::Line { points, width, .. } => {
                let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
                let hull = points.iter().fold(start, |[l, t, r, b], &(x, y)| [l.min(x), t.min(y), r.max(x), b.max(y)]);
                grown(hull, width / 2.0)
            }
            Self::Text(text) => text.bounds(),
        }
    }
}

impl Text {
    /// Left, top, right and bottom.
    pub fn bounds(&self) -> [f32; 4] {
        let width = super::font::width(&self.text, self.size, self.weight);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        [left, self.y - self.size * super::font::CAP_HEIGHT, left + width, self.y + self.size * 0.22]
    }
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }
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
