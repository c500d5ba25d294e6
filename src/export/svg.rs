//! Scene → SVG. Text stays text; the typeface is embedded, so that the picture looks the same where it is not installed.

use std::fmt::Write as _;

use resvg::tiny_skia::{PathSegment, Point};
use resvg::usvg::{Group, Node};

use super::fallback::directed;
use super::png::tree;
use super::xml::{write_escaped, write_exact};
use crate::timeline::{Anchor, Color, Item, Scene, Shape, Text, Weight, font};

/// Whether an SVG carries its typeface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typeface {
    /// Embedded, about 400 kB.
    #[default]
    Embedded,
    /// Only named; for readers that have it, as the rasteriser does.
    Named,
    /// None: words are drawn as outlines, for programs that read no fonts inside a picture. Where they cannot be drawn they stay words.
    Outlined,
}

/// Writes `scene` as an SVG document of its own size.
pub fn svg(scene: &Scene, typeface: Typeface) -> Vec<u8> {
    svg_with(scene, typeface, "")
}

/// The same, with words in its metadata.
pub fn svg_with(scene: &Scene, typeface: Typeface, about: &str) -> Vec<u8> {
    let (width, height) = (Number(scene.width), Number(scene.height));
    let mut out = String::with_capacity(scene.items.len() * 160 + 1024);
    let _ = write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}""#);
    let _ = writeln!(out, r#" font-family="{}, 'Noto Sans', Helvetica, Arial, sans-serif">"#, font::FAMILY);
    if !about.is_empty() {
        out.push_str("<metadata>");
        write_exact(&mut out, about);
        out.push_str("</metadata>\n");
    }
    if typeface == Typeface::Embedded {
        write_faces(&mut out);
    }
    for item in &scene.items {
        match &item.shape {
            Shape::Text(text) if typeface == Typeface::Outlined => write_outlines(&mut out, text, item, scene),
            shape => write_shape(&mut out, shape),
        }
    }
    out.push_str("</svg>\n");
    out.into_bytes()
}

fn write_faces(out: &mut String) {
    out.push_str("<style>\n");
    for (weight, data) in [(400, font::REGULAR), (600, font::BOLD)] {
        let _ = write!(out, "@font-face{{font-family:{};font-weight:{weight};src:url(data:font/ttf;base64,", font::FAMILY);
        write_base64(out, data);
        out.push_str(") format(\"truetype\")}\n");
    }
    out.push_str("</style>\n");
}

fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            let (x, y, width, height) = (Number(*x), Number(*y), Number(width.max(0.0)), Number(height.max(0.0)));
            let _ = write!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}""#);
            if *radius > 0.0 {
                let _ = write!(out, r#" rx="{}""#, Number(*radius));
            }
            write_paint(out, *fill, *stroke);
            out.push_str("/>\n");
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            let _ = write!(out, r#"<circle cx="{}" cy="{}" r="{}""#, Number(*x), Number(*y), Number(*radius));
            write_paint(out, *fill, *stroke);
            out.push_str("/>\n");
        }
        Shape::HalfDisc { x, y, radius, fill } => {
            let (x, top, bottom, radius) = (Number(*x), Number(y - radius), Number(y + radius), Number(*radius));
            let _ = write!(out, r#"<path d="M{x} {top}A{radius} {radius} 0 0 0 {x} {bottom}Z""#);
            write_paint(out, Some(*fill), None);
            out.push_str("/>\n");
        }
        Shape::Line { points, color, width, dash } => {
            out.push_str(r#"<polyline points=""#);
            for (n, (x, y)) in points.iter().enumerate() {
                let _ = write!(out, "{}{},{}", if n > 0 { " " } else { "" }, Number(*x), Number(*y));
            }
            out.push('"');
            write_paint(out, None, Some((*color, *width)));
            if let Some((dash, gap)) = dash {
                let _ = write!(out, r#" stroke-dasharray="{} {}""#, Number(*dash), Number(*gap));
            }
            out.push_str("/>\n");
        }
        Shape::Text(text) => write_text(out, text),
    }
}

fn write_text(out: &mut String, text: &Text) {
    let _ = write!(out, r#"<text x="{}" y="{}" font-size="{}""#, Number(text.x), Number(text.y), Number(text.size));
    if text.weight == Weight::Bold {
        out.push_str(r#" font-weight="600""#);
    }
    out.push_str(match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    });
    write_paint(out, Some(text.color), None);
    out.push('>');
    write_escaped(out, &directed(&text.text));
    out.push_str("</text>\n");
}

/// Words as outlines, with the words themselves for whoever reads them aloud.
fn write_outlines(out: &mut String, text: &Text, item: &Item, scene: &Scene) {
    let alone = Scene { width: scene.width, height: scene.height, items: vec![item.clone()], ..Scene::default() };
    let Ok(tree) = tree(&alone) else { return write_text(out, text) };
    out.push_str("<g role=\"img\" aria-label=\"");
    write_escaped(out, &text.text);
    let _ = writeln!(out, "\" fill=\"{}\">", Hex(text.color));
    write_paths(out, tree.root());
    out.push_str("</g>\n");
}

fn write_paths(out: &mut String, group: &Group) {
    for node in group.children() {
        match node {
            Node::Group(inner) => write_paths(out, inner),
            Node::Text(text) => write_paths(out, text.flattened()),
            Node::Path(path) => {
                let Some(path) = path.data().clone().transform(path.abs_transform()) else { continue };
                out.push_str("<path d=\"");
                for segment in path.segments() {
                    let mut to = |sign: char, points: &[Point]| {
                        out.push(sign);
                        for (n, point) in points.iter().enumerate() {
                            let _ = write!(out, "{}{} {}", if n > 0 { " " } else { "" }, Number(point.x), Number(point.y));
                        }
                    };
                    match segment {
                        PathSegment::MoveTo(p) => to('M', &[p]),
                        PathSegment::LineTo(p) => to('L', &[p]),
                        PathSegment::QuadTo(a, p) => to('Q', &[a, p]),
                        PathSegment::CubicTo(a, b, p) => to('C', &[a, b, p]),
                        PathSegment::Close => to('Z', &[]),
                    }
                }
                out.push_str("\"/>\n");
            }
            Node::Image(_) => {}
        }
    }
}

fn write_paint(out: &mut String, fill: Option<Color>, stroke: Option<(Color, f32)>) {
    match fill {
        Some(color) => {
            let _ = write!(out, r#" fill="{}""#, Hex(color));
            if color.a < 255 {
                let _ = write!(out, r#" fill-opacity="{}""#, Number(f32::from(color.a) / 255.0));
            }
        }
        None => out.push_str(r#" fill="none""#),
    }
    if let Some((color, width)) = stroke {
        let _ = write!(out, r#" stroke="{}" stroke-width="{}""#, Hex(color), Number(width));
        if color.a < 255 {
            let _ = write!(out, r#" stroke-opacity="{}""#, Number(f32::from(color.a) / 255.0));
        }
    }
}

/// A length with at most two decimals and no needless zeros; what is not finite is 0.
pub(super) struct Number(pub(super) f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = if self.0.is_finite() { (f64::from(self.0) * 100.0).round() as i64 } else { 0 };
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

struct Hex(Color);

impl std::fmt::Display for Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0.r, self.0.g, self.0.b)
    }
}

/// Base 64 with padding (RFC 4648, section 4).
fn write_base64(out: &mut String, data: &[u8]) {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in data.chunks(3) {
        let byte = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n) & 63) as usize];
            out.push(if n > chunk.len() { '=' } else { sign as char });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, expect) in [(0.0, "0"), (1.0, "1"), (1.5, "1.5"), (1.25, "1.25"), (-0.05, "-0.05"), (3.046, "3.05"), (f32::NAN, "0")] {
            assert_eq!(Number(value).to_string(), expect);
        }
    }

    #[test]
    fn base64_follows_rfc_4648() {
        for (data, expect) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            let mut out = String::new();
            write_base64(&mut out, data.as_bytes());
            assert_eq!(out, expect);
        }
    }

    #[test]
    fn any_text_is_well_formed() {
        let mut scene = Scene { width: 100.0, height: 50.0, ..Scene::default() };
        let mut canvas = |text: &str| {
            let text = Text {
                x: 1.0,
                y: 2.0,
                text: text.to_owned(),
                size: 10.0,
                weight: Weight::Bold,
                color: Color::hex(0x12_3456),
                anchor: Anchor::End,
            };
            let part = crate::timeline::Part::Label;
            scene.items.push(crate::timeline::Item { shape: Shape::Text(text), statement: None, part, lane: None, group: None });
        };
        canvas("Tolle & Sons <“no”> \u{0} \u{1b} ]]> \u{ffff}");
        let bytes = svg(&scene, Typeface::Named);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("Tolle &amp; Sons &lt;“no”&gt;"), "{text}");
        let outlined = String::from_utf8(svg(&scene, Typeface::Outlined)).unwrap();
        assert!(outlined.contains("<path d=\"M") && !outlined.contains("<text") && outlined.contains("aria-label=\"Tolle &amp; Sons"));
        resvg::usvg::Tree::from_str(&outlined, &resvg::usvg::Options::default()).unwrap();
        resvg::usvg::Tree::from_str(&text, &resvg::usvg::Options::default()).unwrap();
    }
}
