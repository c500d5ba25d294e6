//! Paints a [`Scene`](crate::timeline::Scene) with egui: the same shapes that the picture formats draw.

use egui::epaint::text::cursor::CCursor;
use egui::epaint::{CircleShape, PathShape, RectShape};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape as Drawn, Stroke, StrokeKind, pos2, vec2};

use super::search::Query;
use super::theme::{bold_font, regular_font};
use crate::timeline::{Anchor, Color, Item, Part, Shape, Text, Weight};

/// A scene's colour as egui's.
pub fn color(c: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// Where and how large a scene is painted.
#[derive(Clone, Copy)]
pub struct Brush<'a> {
    /// What paints it; what lies outside its clip is left out.
    pub painter: &'a Painter,
    /// The scene's upper left corner.
    pub origin: Pos2,
    /// Points for each of the scene's pixels.
    pub scale: f32,
    /// What is searched for, and the colour behind it in the words of statements.
    pub found: Option<(&'a Query, Color32)>,
}

impl Brush<'_> {
    /// Paints `items`, back to front.
    pub fn paint<'i>(&self, items: impl IntoIterator<Item = &'i Item>) {
        let clip = self.painter.clip_rect();
        for item in items {
            let [left, top, right, bottom] = item.shape.bounds();
            let bounds = Rect::from_min_max(self.at(left, top), self.at(right, bottom));
            if clip.intersects(bounds.expand(1.0)) {
                self.draw(item);
            }
        }
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn stroke(&self, line: &Option<(Color, f32)>) -> Stroke {
        line.map_or(Stroke::NONE, |(c, width)| Stroke::new(width * self.scale, color(c)))
    }

    fn draw(&self, item: &Item) {
        let shape = &item.shape;
        let filled = |fill: &Option<Color>| fill.map_or(Color32::TRANSPARENT, color);
        match shape {
            Shape::Rect { x, y, width, height, radius, fill, stroke } => {
                let rect = Rect::from_min_size(self.at(*x, *y), vec2(*width, *height) * self.scale);
                let corners = CornerRadius::same((radius * self.scale).min(255.0).round() as u8);
                self.painter.add(RectShape::new(rect, corners, filled(fill), self.stroke(stroke), StrokeKind::Middle));
            }
            Shape::Circle { x, y, radius, fill, stroke } => {
                let (center, radius) = (self.at(*x, *y), radius * self.scale);
                self.painter.add(CircleShape { center, radius, fill: filled(fill), stroke: self.stroke(stroke) });
            }
            Shape::HalfDisc { x, y, radius, fill } => {
                let arc = (0..=12).map(|n| {
                    let angle = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * n as f32 / 12.0;
                    self.at(x + radius * angle.cos(), y + radius * angle.sin())
                });
                self.painter.add(PathShape::convex_polygon(arc.collect(), color(*fill), Stroke::NONE));
            }
            Shape::Line { points, color: ink, width, dash } => {
                let points: Vec<Pos2> = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
                let stroke = Stroke::new(width * self.scale, color(*ink));
                match dash {
                    None => {
                        self.painter.add(Drawn::line(points, stroke));
                    }
                    Some((length, gap)) => self.painter.extend(Drawn::dashed_line(&points, stroke, length * self.scale, gap * self.scale)),
                }
            }
            Shape::Text(text) => self.words(text, self.found.filter(|_| item.part == Part::Label)),
        }
    }

    fn words(&self, text: &Text, sought: Option<(&Query, Color32)>) {
        let size = text.size * self.scale;
        let font = match text.weight {
            Weight::Regular => regular_font(size),
            Weight::Bold => bold_font(size),
        };
        let galley = self.painter.layout_no_wrap(text.text.clone(), font, color(text.color));
        // The scene gives the baseline, egui wants the top.
        let baseline = galley.rows.first().map_or(0.0, |row| row.pos.y + row.glyphs.first().map_or(0.0, |g| g.pos.y));
        let width = galley.size().x;
        let at = self.at(text.x, text.y);
        let left = match text.anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        let place = pos2(left, at.y - baseline);
        if let Some((query, behind)) = sought {
            for range in query.found_in(&text.text) {
                let x = |byte: usize| galley.pos_from_cursor(CCursor::new(text.text[..byte].chars().count())).left();
                let rows = Rect::from_min_max(place + vec2(x(range.start), 0.0), place + vec2(x(range.end), galley.size().y));
                self.painter.rect_filled(rows.expand2(vec2(1.0, 0.0)), 2.0, behind);
            }
        }
        self.painter.galley(place, galley, color(text.color));
    }
}
