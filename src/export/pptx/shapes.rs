//! One slide: the shapes of a scene in DrawingML.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::words::{Drawn, TextBox, gather};
use crate::export::fallback::directed;
use crate::export::ooxml::escaped;
use crate::timeline::{Anchor, Color, Item, Part, Scene, Shape, Text, Weight, font};

/// A slide's shapes and the slides it links to.
pub(super) struct Slide {
    pub(super) shapes: String,
    /// Numbers of the slides that hyperlinks lead to; the n-th is relation `rIdLinkN`.
    pub(super) links: Vec<usize>,
    /// Paragraphs for the person who presents it; without any it carries no notes.
    pub(super) notes: Vec<String>,
}

/// Longest side of a slide in English Metric Units, 13⅓ inches.
const LONGEST: f32 = 12_192_000.0;

/// English Metric Units of a pixel of the scene.
pub(super) fn units(width: f32, height: f32) -> f32 {
    LONGEST / width.max(height).max(1.0)
}

struct Writer<'a> {
    out: String,
    emu: f32,
    next_id: u32,
    alt: &'a dyn Fn(u32) -> Option<String>,
    linked: &'a [(u32, usize)],
    links: Vec<usize>,
    /// Statements with a mark of their own; of several on one capsule only the first has one.
    marked: BTreeSet<u32>,
}

/// Writes the shapes of `scene`: grounds and axis first, then a group for each lane, then what stands around them.
///
/// `alt` tells a statement for those who cannot see its mark; `linked` names the slide of a statement's source, in
/// the order of the statements.
pub(super) fn slide(scene: &Scene, lanes: &[String], alt: &dyn Fn(u32) -> Option<String>, linked: &[(u32, usize)]) -> Slide {
    let marked = scene.items.iter().filter(|item| item.part == Part::Mark).filter_map(|item| item.statement).collect();
    let emu = units(scene.width, scene.height);
    let mut writer = Writer { out: String::new(), emu, next_id: 2, alt, linked, links: Vec::new(), marked };
    let in_group = |item: &Item| item.lane.is_some() && item.part != Part::Lane;
    let mut groups: BTreeMap<u16, Vec<&Item>> = BTreeMap::new();
    let mut loose: Vec<&Item> = Vec::new();
    for item in &scene.items {
        match item.lane.filter(|_| in_group(item)) {
            Some(lane) => groups.entry(lane).or_default().push(item),
            None => loose.push(item),
        }
    }
    writer.all(&loose);
    for (lane, items) in &groups {
        let name = lanes.get(usize::from(*lane)).map_or("", String::as_str);
        writer.group(name, items);
    }
    Slide { shapes: writer.out, links: writer.links, notes: Vec::new() }
}

impl Writer<'_> {
    fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    /// The attribute with the alt text of a shape that stands for the statement; empty where there is none.
    fn described(&self, statement: Option<u32>) -> String {
        statement.and_then(self.alt).map_or(String::new(), |words| format!(r#" descr="{}""#, escaped(&words)))
    }

    fn emu(&self, pixels: f32) -> i64 {
        (f64::from(pixels) * f64::from(self.emu)).round() as i64
    }

    fn group(&mut self, name: &str, items: &[&Item]) {
        let id = self.id();
        let hull = items.iter().map(|i| i.shape.bounds()).reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let [left, top, right, bottom] = hull.unwrap_or_default();
        let (x, y, width, height) = (self.emu(left), self.emu(top), self.emu(right - left), self.emu(bottom - top));
        let name = escaped(name);
        let _ = write!(
            self.out,
            r#"<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="{name}" descr="{name}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>"#
        );
        self.all(items);
        self.out.push_str("</p:grpSp>");
    }

    fn all(&mut self, items: &[&Item]) {
        for drawn in gather(items) {
            match drawn {
                Drawn::Shape(item, inner) => self.shape(item, inner),
                Drawn::Words(words) => self.words(&words),
            }
        }
    }

    fn shape(&mut self, item: &Item, inner: Option<&Text>) {
        let (box_, geometry, fill, stroke, dash) = match &item.shape {
            Shape::Rect { x, y, width, height, radius, fill, stroke } => {
                let part = (radius / width.min(*height).max(0.01) * 100_000.0).clamp(0.0, 50_000.0);
                let geometry = if *radius > 0.0 {
                    format!(r#"<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {part:.0}"/></a:avLst></a:prstGeom>"#)
                } else {
                    preset("rect")
                };
                ([*x, *y, *width, *height], geometry, *fill, *stroke, None)
            }
            Shape::Circle { x, y, radius, fill, stroke } => {
                ([x - radius, y - radius, 2.0 * radius, 2.0 * radius], preset("ellipse"), *fill, *stroke, None)
            }
            Shape::HalfDisc { x, y, radius, fill } => {
                let path = r#"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="200"><a:moveTo><a:pt x="100" y="0"/></a:moveTo><a:arcTo wR="100" hR="100" stAng="16200000" swAng="-10800000"/><a:close/></a:path></a:pathLst></a:custGeom>"#;
                ([x - radius, y - radius, *radius, 2.0 * radius], path.to_owned(), Some(*fill), None, None)
            }
            Shape::Line { points, color, width, dash } => {
                let Some(&first) = points.first() else { return };
                let start = [first.0, first.1, first.0, first.1];
                let [l, t, r, b] = points.iter().fold(start, |h, p| [h[0].min(p.0), h[1].min(p.1), h[2].max(p.0), h[3].max(p.1)]);
                (([l, t, r - l, b - t]), self.path(points, (l, t, r, b)), None, Some((*color, *width)), *dash)
            }
            Shape::Text(_) => return,
        };
        let id = self.id();
        let [x, y, width, height] = box_.map(|v| self.emu(v));
        let descr = self.described(item.statement.filter(|_| item.part == Part::Mark));
        let name = kind(item);
        let _ = write!(
            self.out,
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name} {id}"{descr}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}"#
        );
        self.out.push_str(&fill.map_or("<a:noFill/>".to_owned(), solid));
        match stroke {
            Some((color, width)) => {
                // Thousandths of a percent of the line's width.
                let part = |pixels: f32| (pixels / width.max(0.01) * 100_000.0).round();
                let dash = dash
                    .map_or(String::new(), |(on, off)| format!(r#"<a:custDash><a:ds d="{}" sp="{}"/></a:custDash>"#, part(on), part(off)));
                let _ = write!(self.out, r#"<a:ln w="{}">{}{dash}</a:ln>"#, self.emu(width), solid(color));
            }
            None => self.out.push_str("<a:ln><a:noFill/></a:ln>"),
        }
        self.out.push_str("</p:spPr>");
        let body =
            r#"<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>"#;
        self.out.push_str(body);
        if let Some(text) = inner {
            self.run(text, None);
        }
        self.out.push_str("</a:p></p:txBody></p:sp>");
    }

    fn path(&self, points: &[(f32, f32)], (left, top, right, bottom): (f32, f32, f32, f32)) -> String {
        let (w, h) = (self.emu(right - left), self.emu(bottom - top));
        let mut path = format!(
            r#"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{w}" h="{h}" fill="none">"#
        );
        for (n, (x, y)) in points.iter().enumerate() {
            let tag = if n == 0 { "moveTo" } else { "lnTo" };
            let _ = write!(path, r#"<a:{tag}><a:pt x="{}" y="{}"/></a:{tag}>"#, self.emu(x - left), self.emu(y - top));
        }
        path.push_str("</a:path></a:pathLst></a:custGeom>");
        path
    }

    fn words(&mut self, words: &TextBox<'_>) {
        let Some(first) = words.lines.first().and_then(|l| l.first()) else { return };
        let hull = words
            .lines
            .iter()
            .flatten()
            .map(|t| t.bounds())
            .fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        // Distances of base lines; one line stands as its font has it.
        let leading = match words.lines.as_slice() {
            [one, two, ..] => Some(two[0].y - one[0].y),
            _ => None,
        };
        let ascent = leading.map_or(first.size * font::ASCENT, |l| l - first.size * font::DESCENT);
        let tall = leading.unwrap_or(first.size * (font::ASCENT + font::DESCENT)) * words.lines.len() as f32;
        let (align, left) = match first.anchor {
            Anchor::Start => ("l", hull[0]),
            Anchor::Middle => ("ctr", hull[0]),
            Anchor::End => ("r", hull[0]),
        };
        let id = self.id();
        let (x, y) = (self.emu(left), self.emu(first.y - ascent));
        let (width, height) = (self.emu(hull[2] - hull[0]), self.emu(tall));
        let name = kind(words.item);
        let descr = self.described(words.item.statement.filter(|s| words.item.part == Part::Label && !self.marked.contains(s)));
        let _ = write!(
            self.out,
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name} {id}"{descr}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>"#
        );
        let spacing =
            leading.map_or(String::new(), |l| format!(r#"<a:lnSpc><a:spcPts val="{}"/></a:lnSpc>"#, (self.emu(l) as f64 / 127.0).round()));
        // The name is a paragraph of its own; the lines of the words are one, broken where the picture breaks them.
        let mut open = false;
        for (n, line) in words.lines.iter().enumerate() {
            let follows = n > 0 && words.lines[n - 1].iter().all(|t| t.weight == line[0].weight && t.size == line[0].size);
            if follows && open {
                self.out.push_str("<a:br/>");
            } else {
                if open {
                    self.out.push_str("</a:p>");
                }
                let _ = write!(self.out, r#"<a:p><a:pPr algn="{align}">{spacing}</a:pPr>"#);
                open = true;
            }
            for (m, text) in line.iter().enumerate() {
                let is_number = m > 0 && text.text.bytes().all(|b| b.is_ascii_digit());
                let target = words.item.statement.filter(|_| is_number);
                let spaced = Text { text: if m > 0 { format!(" {}", text.text) } else { text.text.clone() }, ..(*text).clone() };
                self.run(&spaced, target);
            }
        }
        self.out.push_str("</a:p></p:txBody></p:sp>");
    }

    /// A run of text; `target` is the statement whose source it leads to.
    fn run(&mut self, text: &Text, target: Option<u32>) {
        let size = (self.emu(text.size) as f64 / 127.0).round().max(100.0);
        let bold = if text.weight == Weight::Bold { r#" b="1""# } else { "" };
        let _ = write!(self.out, r#"<a:r><a:rPr lang="en-GB" sz="{size}"{bold} dirty="0">{}"#, solid(text.color));
        let _ = write!(self.out, r#"<a:latin typeface="{0}"/><a:cs typeface="{0}"/>"#, font::FAMILY);
        let slide = target.and_then(|s| self.linked.binary_search_by_key(&s, |l| l.0).ok()).map(|at| self.linked[at].1);
        if let Some(slide) = slide {
            let nth = self.links.iter().position(|l| *l == slide).unwrap_or_else(|| {
                self.links.push(slide);
                self.links.len() - 1
            });
            let _ = write!(self.out, r#"<a:hlinkClick r:id="rIdLink{nth}" action="ppaction://hlinksldjump"/>"#);
        }
        let _ = write!(self.out, "</a:rPr><a:t>{}</a:t></a:r>", escaped(&directed(&text.text)));
    }
}

fn preset(name: &str) -> String {
    format!(r#"<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>"#)
}

fn solid(color: Color) -> String {
    let Color { r, g, b, a } = color;
    let alpha = if a < 255 { format!(r#"<a:alpha val="{}"/>"#, u32::from(a) * 100_000 / 255) } else { String::new() };
    format!(r#"<a:solidFill><a:srgbClr val="{r:02X}{g:02X}{b:02X}">{alpha}</a:srgbClr></a:solidFill>"#)
}

fn kind(item: &Item) -> &'static str {
    match item.part {
        Part::Page => "Page",
        Part::Heading => "Heading",
        Part::Lane => "Lane",
        Part::LaneName => "Name",
        Part::Axis => "Date",
        Part::Break => "Break",
        Part::Event => "Event",
        Part::Mark => "Mark",
        Part::Label => "Statement",
        Part::More => "More",
        Part::Loose => "Roughly dated",
        Part::Foot => "Legend",
    }
}
