//! One page's drawing operators (ISO 32000-1, 8 and 9), with the marks that tell text from ornament.

use std::fmt::Write as _;

use resvg::tiny_skia::{Path, PathSegment, Transform};
use resvg::usvg::{Group, Node, Tree};

use super::drawn::Drawn;
use super::file::string;
use super::typeface::Typeface;
use crate::export::png::tree;
use crate::export::svg::Number;
use crate::timeline::{Color, Item, Part, Scene, Shape, Text, Weight, font};

/// A stretch of text that belongs together, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Structure type: `H1` or `P`.
    pub(super) kind: &'static str,
    statement: Option<u32>,
    part: Part,
    lane: Option<u16>,
}

/// What a page draws, and its marked elements: the n-th has the marked-content identifier n.
pub(super) struct Content {
    pub(super) operators: String,
    pub(super) elements: Vec<Element>,
}

/// Draws `scene` with regular and bold typeface and what is `drawn` of others, in units of its pixels, y downwards.
///
/// # Errors
/// If words in another script cannot be shaped.
pub(super) fn draw(scene: &Scene, faces: &mut [Typeface<'_>; 2], drawn: &mut Drawn) -> Result<Content, String> {
    let mut content = Content { operators: String::new(), elements: Vec::new() };
    let mut is_title = true;
    for item in &scene.items {
        let Shape::Text(text) = &item.shape else {
            content.operators.push_str("/Artifact BMC\n");
            shape(&mut content.operators, &item.shape);
            content.operators.push_str("EMC\n");
            continue;
        };
        let kind = if is_title && item.part == Part::Heading { "H1" } else { "P" };
        is_title &= item.part != Part::Heading;
        content.mark(item, kind);
        words(&mut content.operators, text, (faces, drawn), scene)?;
        content.operators.push_str("EMC\n");
    }
    Ok(content)
}

impl Content {
    /// Opens a marked stretch: the name and words of a statement go together in one element each time they follow one another.
    fn mark(&mut self, item: &Item, kind: &'static str) {
        let element = Element { kind, statement: item.statement, part: item.part, lane: item.lane };
        self.elements.push(element);
        let _ = writeln!(self.operators, "/{kind} <</MCID {}>> BDC", self.elements.len() - 1);
    }
}

impl Element {
    /// Whether two stretches are parts of one paragraph.
    pub(super) fn goes_on(&self, other: &Self) -> bool {
        self.part == Part::Label && self.statement.is_some() && self == other
    }
}

fn words(out: &mut String, text: &Text, (faces, drawn): (&mut [Typeface<'_>; 2], &mut Drawn), scene: &Scene) -> Result<(), String> {
    paint(out, text.color, "rg");
    if !text.text.chars().all(font::covers) {
        return foreign(out, text, drawn, scene);
    }
    let (nth, name) = if text.weight == Weight::Bold { (1, "B") } else { (0, "R") };
    let [left, ..] = text.bounds();
    let (x, y, size) = (Number(left), Number(text.y), Number(text.size));
    let glyphs = faces[nth].glyphs(&text.text);
    let _ = writeln!(out, "BT /{name} {size} Tf 1 0 0 -1 {x} {y} Tm <{glyphs}> Tj ET");
    Ok(())
}

/// Words that the embedded typeface lacks, in a font of the system; what that has no outlines for as it is drawn, with the text beside it.
fn foreign(out: &mut String, text: &Text, drawn: &mut Drawn, scene: &Scene) -> Result<(), String> {
    let shape = Shape::Text(text.clone());
    let item = Item { shape, statement: None, part: Part::Label, lane: None, group: None };
    let alone = Scene { width: scene.width, height: scene.height, items: vec![item], ..Scene::default() };
    let tree = tree(&alone)?;
    let mut operators = String::from("BT\n");
    if set(&mut operators, tree.root(), drawn, &tree).is_some() {
        out.push_str(&operators);
        out.push_str("ET\n");
        return Ok(());
    }
    let _ = writeln!(out, "/Span <</ActualText {}>> BDC", string(&text.text));
    outlines(out, tree.root());
    out.push_str("EMC\n");
    Ok(())
}

/// Sets every glyph of a group in its place; `None` where one has no outline.
fn set(out: &mut String, group: &Group, drawn: &mut Drawn, tree: &Tree) -> Option<()> {
    for node in group.children() {
        match node {
            Node::Group(inner) => set(out, inner, drawn, tree)?,
            Node::Text(text) => {
                for glyph in text.layouted().iter().flat_map(|span| &span.positioned_glyphs) {
                    // A mark of direction has done its work.
                    if glyph.text == "\u{200F}" {
                        continue;
                    }
                    let at = drawn.place(tree.fontdb(), glyph.font, glyph.id.0, &glyph.text)?;
                    let em = tree
                        .fontdb()
                        .with_face_data(glyph.font, |data, index| ttf_parser::Face::parse(data, index).ok().map(|f| f.units_per_em()))??;
                    let t = text.abs_transform().pre_concat(glyph.outline_transform()).pre_scale(f32::from(em), f32::from(em));
                    let [a, b, c, d] = [t.sx, t.ky, t.kx, t.sy].map(Number);
                    let (name, code) = Drawn::name(at);
                    let _ = writeln!(out, "/{name} 1 Tf {a} {b} {c} {d} {} {} Tm <{code:02X}> Tj", Number(t.tx), Number(t.ty));
                }
            }
            _ => return None,
        }
    }
    Some(())
}

fn outlines(out: &mut String, group: &Group) {
    for node in group.children() {
        match node {
            Node::Group(inner) => outlines(out, inner),
            Node::Text(text) => outlines(out, text.flattened()),
            Node::Path(path) => {
                outline(out, path.data(), path.abs_transform());
                out.push_str("f\n");
            }
            Node::Image(_) => {}
        }
    }
}

fn outline(out: &mut String, path: &Path, transform: Transform) {
    let Some(path) = path.clone().transform(transform) else { return };
    let mut last = (0.0, 0.0);
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                let _ = writeln!(out, "{} {} m", Number(p.x), Number(p.y));
                last = (p.x, p.y);
            }
            PathSegment::LineTo(p) => {
                let _ = writeln!(out, "{} {} l", Number(p.x), Number(p.y));
                last = (p.x, p.y);
            }
            PathSegment::QuadTo(c, p) => {
                let toward = |end: (f32, f32)| (end.0 + (c.x - end.0) * 2.0 / 3.0, end.1 + (c.y - end.1) * 2.0 / 3.0);
                curve(out, toward(last), toward((p.x, p.y)), (p.x, p.y));
                last = (p.x, p.y);
            }
            PathSegment::CubicTo(a, b, p) => {
                curve(out, (a.x, a.y), (b.x, b.y), (p.x, p.y));
                last = (p.x, p.y);
            }
            PathSegment::Close => out.push_str("h\n"),
        }
    }
}

fn shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            if *radius > 0.0 {
                rounded(out, [*x, *y, x + width, y + height], radius.min(width / 2.0).min(height / 2.0));
            } else {
                let _ = writeln!(out, "{} {} {} {} re", Number(*x), Number(*y), Number(*width), Number(*height));
            }
            finish(out, *fill, *stroke);
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            rounded(out, [x - radius, y - radius, x + radius, y + radius], *radius);
            finish(out, *fill, *stroke);
        }
        Shape::HalfDisc { x, y, radius, fill } => {
            let bow = radius * BOW;
            let _ = writeln!(out, "{} {} m", Number(*x), Number(y - radius));
            curve(out, (x - bow, y - radius), (x - radius, y - bow), (x - radius, *y));
            curve(out, (x - radius, y + bow), (x - bow, y + radius), (*x, y + radius));
            out.push_str("h\n");
            finish(out, Some(*fill), None);
        }
        Shape::Line { points, color, width, dash } => {
            for (n, (x, y)) in points.iter().enumerate() {
                let _ = writeln!(out, "{} {} {}", Number(*x), Number(*y), if n == 0 { "m" } else { "l" });
            }
            if let Some((on, off)) = dash {
                let _ = writeln!(out, "[{} {}] 0 d", Number(*on), Number(*off));
            }
            finish(out, None, Some((*color, *width)));
            if dash.is_some() {
                out.push_str("[] 0 d\n");
            }
        }
        Shape::Text(_) => {}
    }
}

/// Distance of a control point that makes a quarter of a circle.
const BOW: f32 = 0.552_285;

fn rounded(out: &mut String, [left, top, right, bottom]: [f32; 4], radius: f32) {
    let near = radius * (1.0 - BOW);
    let _ = writeln!(out, "{} {} m", Number(left + radius), Number(top));
    let _ = writeln!(out, "{} {} l", Number(right - radius), Number(top));
    curve(out, (right - near, top), (right, top + near), (right, top + radius));
    let _ = writeln!(out, "{} {} l", Number(right), Number(bottom - radius));
    curve(out, (right, bottom - near), (right - near, bottom), (right - radius, bottom));
    let _ = writeln!(out, "{} {} l", Number(left + radius), Number(bottom));
    curve(out, (left + near, bottom), (left, bottom - near), (left, bottom - radius));
    let _ = writeln!(out, "{} {} l", Number(left), Number(top + radius));
    curve(out, (left, top + near), (left + near, top), (left + radius, top));
    out.push_str("h\n");
}

pub(super) fn curve(out: &mut String, a: (f32, f32), b: (f32, f32), to: (f32, f32)) {
    let [ax, ay, bx, by, x, y] = [a.0, a.1, b.0, b.1, to.0, to.1].map(Number);
    let _ = writeln!(out, "{ax} {ay} {bx} {by} {x} {y} c");
}

fn finish(out: &mut String, fill: Option<Color>, stroke: Option<(Color, f32)>) {
    if let Some(color) = fill {
        paint(out, color, "rg");
    }
    if let Some((color, width)) = stroke {
        paint(out, color, "RG");
        let _ = writeln!(out, "{} w", Number(width));
    }
    out.push_str(match (fill.is_some(), stroke.is_some()) {
        (true, true) => "B\n",
        (true, false) => "f\n",
        (false, true) => "S\n",
        (false, false) => "n\n",
    });
}

/// Sets a colour; scenes are opaque.
fn paint(out: &mut String, color: Color, operator: &str) {
    let part = |v: u8| (f32::from(v) / 255.0 * 1000.0).round() / 1000.0;
    let _ = writeln!(out, "{} {} {} {operator}", part(color.r), part(color.g), part(color.b));
}
