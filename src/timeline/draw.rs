//! The parts of a statement as shapes: marks, capsules, the line with the name, pills.

use std::f32::consts::TAU;
use std::sync::Arc;

use super::{Anchor, Color, Entry, Ink, Item, Part, PartyColor, Shape, Text, Weight, font};
use crate::statement::Quotation;

/// Collects items of one part after another.
#[derive(Default)]
pub(crate) struct Canvas {
    pub(crate) items: Vec<Item>,
}

/// What the items drawn next stand for.
#[derive(Clone, Copy)]
pub(crate) struct Stands {
    pub(crate) part: Part,
    pub(crate) lane: Option<u16>,
    pub(crate) statement: Option<u32>,
    pub(crate) group: Option<u32>,
}

impl Stands {
    pub(crate) fn for_part(part: Part) -> Self {
        Self { part, lane: None, statement: None, group: None }
    }

    pub(crate) fn in_lane(self, lane: usize) -> Self {
        Self { lane: u16::try_from(lane).ok(), ..self }
    }

    pub(crate) fn statement(self, part: Part, statement: u32) -> Self {
        Self { part, statement: Some(statement), ..self }
    }
}

impl Canvas {
    pub(crate) fn add(&mut self, stands: Stands, shape: Shape) {
        let Stands { part, lane, statement, group } = stands;
        self.items.push(Item { shape, statement, part, lane, group });
    }

    pub(crate) fn rect(&mut self, stands: Stands, [x, y, width, height]: [f32; 4], radius: f32, fill: Color) {
        self.add(stands, Shape::Rect { x, y, width, height, radius, fill: Some(fill), stroke: None });
    }

    pub(crate) fn line(&mut self, stands: Stands, points: &[(f32, f32)], color: Color, width: f32, dash: Option<(f32, f32)>) {
        self.add(stands, Shape::Line { points: points.to_vec(), color, width, dash });
    }

    /// Draws a line of text from its left end and returns its width.
    pub(crate) fn text(&mut self, stands: Stands, at: (f32, f32), text: &str, style: Style) -> f32 {
        self.anchored(stands, at, text, style, Anchor::Start)
    }

    pub(crate) fn anchored(&mut self, stands: Stands, (x, y): (f32, f32), text: &str, style: Style, anchor: Anchor) -> f32 {
        let Style { size, weight, color } = style;
        self.add(stands, Shape::Text(Text { x, y, text: text.to_owned(), size, weight, color, anchor }));
        font::width(text, size, weight)
    }

    /// A statement's mark: filled for a quotation, half for a partial one, a ring for reported speech.
    pub(crate) fn mark(&mut self, stands: Stands, (x, y): (f32, f32), radius: f32, quotation: Quotation, color: PartyColor, page: Color) {
        let stroke = radius * 0.34;
        let fill = if quotation == Quotation::Direct { color.mark } else { page };
        self.add(stands, Shape::Circle { x, y, radius: radius - stroke / 2.0, fill: Some(fill), stroke: Some((color.mark, stroke)) });
        if quotation == Quotation::Mixed {
            self.add(stands, Shape::HalfDisc { x, y, radius: radius - stroke, fill: color.mark });
        }
    }

    /// A capsule over all the days on which a statement may have been made, filled like a mark. Where the days reach past what is shown,
    /// that end is left open.
    pub(crate) fn capsule(&mut self, stands: Stands, shape: Capsule, quotation: Quotation, color: PartyColor, page: Color) {
        let Capsule { left, right, top, height, .. } = shape;
        let stroke = height * 0.19;
        let fill = if quotation == Quotation::Direct { color.mark } else { page };
        let (width, radius) = (right - left - stroke, (height - stroke) / 2.0);
        let inner = [left + stroke / 2.0, top + stroke / 2.0, width, height - stroke];
        let [x, y, width, height] = inner;
        self.add(stands, Shape::Rect { x, y, width, height, radius, fill: Some(fill), stroke: Some((color.mark, stroke)) });
        if quotation == Quotation::Mixed {
            self.rect(stands, [x + width / 2.0, y, width / 2.0, height], radius, color.mark);
            self.rect(stands, [x + width / 2.0, y, width / 4.0, height], 0.0, color.mark);
        }
        let middle = top + shape.height / 2.0;
        for (open, x, to) in [(shape.open_left, left, -1.0), (shape.open_right, right, 1.0)] {
            if open {
                let back = x - to * shape.height * 0.85;
                let points = [(back, top + height * 0.25), (back + to * height * 0.3, middle), (back, top + shape.height - height * 0.25)];
                let color = if quotation == Quotation::Direct || (quotation == Quotation::Mixed && to > 0.0) { page } else { color.mark };
                self.line(stands, &points, color, stroke * 0.8, None);
            }
        }
    }

    /// The mark of a statement: with a dashed ring about it where no person has reviewed it and that is told apart.
    pub(crate) fn mark_of(&mut self, stands: Stands, at: (f32, f32), radius: f32, entry: &Entry, color: PartyColor, page: Color) {
        if !entry.dashed {
            return self.mark(stands, at, radius, entry.quotation, color, page);
        }
        let (x, y) = at;
        self.add(stands, Shape::Circle { x, y, radius, fill: Some(page), stroke: None });
        match entry.quotation {
            Quotation::Direct => self.add(stands, Shape::Circle { x, y, radius: radius * 0.52, fill: Some(color.mark), stroke: None }),
            Quotation::Mixed => self.add(stands, Shape::HalfDisc { x, y, radius: radius * 0.52, fill: color.mark }),
            Quotation::Indirect => {}
        }
        self.ring(stands, at, radius, color.mark);
    }

    /// A ring of eight dashes, so that it closes evenly.
    pub(crate) fn ring(&mut self, stands: Stands, (x, y): (f32, f32), radius: f32, color: Color) {
        let stroke = radius * 0.26;
        let ring = radius - stroke / 2.0;
        let points: Vec<(f32, f32)> = (0..=32).map(|n| TAU * n as f32 / 32.0).map(|a| (x + ring * a.cos(), y + ring * a.sin())).collect();
        let dash = TAU * ring / 16.0;
        self.line(stands, &points, color, stroke, Some((dash, dash)));
    }

    /// The capsule of a statement, dashed as its mark would be.
    pub(crate) fn capsule_of(&mut self, stands: Stands, shape: Capsule, entry: &Entry, color: PartyColor, page: Color) {
        if !entry.dashed {
            return self.capsule(stands, shape, entry.quotation, color, page);
        }
        let Capsule { left, right, top, height, .. } = shape;
        let (stroke, radius) = (height * 0.15, height / 2.0);
        self.rect(stands, [left, top, right - left, height], radius, page);
        if entry.quotation != Quotation::Indirect {
            let from = if entry.quotation == Quotation::Direct { left } else { (left + right) / 2.0 };
            self.rect(
                stands,
                [from + height * 0.3, top + height * 0.3, right - from - height * 0.6, height * 0.4],
                height * 0.2,
                color.mark,
            );
        }
        let (inner, middle) = (radius - stroke / 2.0, top + radius);
        let arc = |x: f32, from: f32| {
            (0..=12).map(move |n| from + TAU / 2.0 * n as f32 / 12.0).map(move |a| (x + inner * a.cos(), middle + inner * a.sin()))
        };
        let mut points: Vec<(f32, f32)> = arc(right - radius, -TAU / 4.0).chain(arc(left + radius, TAU / 4.0)).collect();
        points.extend(points.first().copied());
        let dash = height * 0.36;
        self.line(stands, &points, color.mark, stroke, Some((dash, dash)));
    }

    /// A pill with a sign in it, from its left edge; returns its width.
    pub(crate) fn pill(&mut self, stands: Stands, (x, middle): (f32, f32), text: &str, size: f32, color: Color, page: Color) -> f32 {
        let width = pill_width(text, size);
        let height = size * 1.6;
        let stroke = Some((color, size * 0.1));
        let shape = Shape::Rect { x, y: middle - height / 2.0, width, height, radius: height / 2.0, fill: Some(page), stroke };
        self.add(stands, shape);
        let style = Style { size, weight: Weight::Bold, color };
        self.anchored(stands, (x + width / 2.0, middle + size * 0.36), text, style, Anchor::Middle);
        width
    }
}

/// Where a capsule lies, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Capsule {
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) top: f32,
    pub(crate) height: f32,
    pub(crate) open_left: bool,
    pub(crate) open_right: bool,
}

/// Size, weight and colour of a text.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) size: f32,
    pub(crate) weight: Weight,
    pub(crate) color: Color,
}

impl Style {
    pub(crate) fn regular(size: f32, color: Color) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    pub(crate) fn bold(size: f32, color: Color) -> Self {
        Self { size, weight: Weight::Bold, color }
    }
}

pub(crate) fn pill_width(text: &str, size: f32) -> f32 {
    font::width(text, size, Weight::Bold) + size * 1.5
}

/// The line with the name: name, number in the source list, and by how many documents it is reported.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameLine {
    pub(crate) name: Arc<str>,
    pub(crate) documents: u32,
    pub(crate) numbered: bool,
}

/// Sizes of type for a statement; all else follows from them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    /// Size of the words.
    pub(crate) body: f32,
    /// Distance of their base lines.
    pub(crate) leading: f32,
    /// Size of the name.
    pub(crate) name: f32,
    /// Size of numbers and pills.
    pub(crate) small: f32,
    /// Radius of a mark.
    pub(crate) radius: f32,
}

impl Type {
    /// The sizes at a factor; 1 is a picture of 1920×1080 full of statements.
    pub(crate) fn scaled(k: f32) -> Self {
        Self { body: 13.5 * k, leading: 17.5 * k, name: 14.0 * k, small: 10.5 * k, radius: 6.5 * k }
    }

    /// Distance from a mark's centre to its words.
    pub(crate) fn indent(&self) -> f32 {
        self.radius * 2.15
    }

    /// Height of a statement with so many lines of words.
    pub(crate) fn height(&self, lines: usize) -> f32 {
        self.name * 1.25 + self.leading * lines as f32
    }
}

impl NameLine {
    /// Cuts the name so that the whole line is at most `limit` wide.
    pub(crate) fn fitted(mut self, sizes: &Type, limit: f32) -> Self {
        let rest = self.width(sizes) - font::width(&self.name, sizes.name, Weight::Bold);
        self.name = font::fit_name(&self.name, sizes.name, Weight::Bold, (limit - rest).max(sizes.name * 2.0)).into();
        self
    }

    pub(crate) fn width(&self, sizes: &Type) -> f32 {
        let number = if self.numbered { sizes.small * 0.6 + font::width("000", sizes.small, Weight::Regular) } else { 0.0 };
        let pill = if self.documents > 1 { sizes.small * 0.8 + pill_width(&self.pill(), sizes.small) } else { 0.0 };
        font::width(&self.name, sizes.name, Weight::Bold) + number + pill
    }

    /// The width with a given number.
    pub(crate) fn drawn_width(&self, sizes: &Type, number: usize) -> f32 {
        let spare = font::width("000", sizes.small, Weight::Regular) - font::width(&number.to_string(), sizes.small, Weight::Regular);
        self.width(sizes) - if self.numbered { spare } else { 0.0 }
    }

    fn pill(&self) -> String {
        format!("×{}", self.documents)
    }

    /// Draws the line with its left end and base line at `at`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, stands: Stands, at: (f32, f32), number: usize, look: (&Type, &Ink, PartyColor)) {
        let (sizes, ink, color) = look;
        let (mut x, y) = at;
        x += canvas.text(stands, (x, y), &self.name, Style::bold(sizes.name, ink.strong));
        if self.numbered {
            x += sizes.small * 0.6;
            x += canvas.text(stands, (x, y), &number.to_string(), Style::regular(sizes.small, ink.quiet));
        }
        if self.documents > 1 {
            x += sizes.small * 0.8;
            canvas.pill(stands, (x, y - sizes.name * 0.35), &self.pill(), sizes.small, color.mark, ink.page);
        }
    }
}
