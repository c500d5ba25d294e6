//! Where a scene can be clicked: the hull of what it draws for each statement, and the signs that gather several.

use egui::{Pos2, Rect, pos2};

use crate::timeline::{Part, Scene};

/// Something to click, from the scene's origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it stands for.
    pub what: What,
    /// Its mark and its words.
    pub rect: Rect,
    /// Its mark alone.
    pub mark: Rect,
}

/// What can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A statement, as an index into the analysis.
    Statement(u32),
    /// Statements gathered under one sign, as an index into the scene's groups.
    Group(u32),
    /// Statements dated too roughly to be placed, as an index into the scene's groups.
    Loose(u32),
}

/// What a scene offers to click, in the order it is drawn.
pub fn of(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for item in &scene.items {
        let group = if item.part == Part::Loose { What::Loose } else { What::Group };
        let Some(what) = item.statement.map(What::Statement).or(item.group.map(group)) else { continue };
        let [left, top, right, bottom] = item.shape.bounds();
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let is_mark = matches!(item.part, Part::Mark | Part::More | Part::Loose);
        match hits.last_mut().filter(|h| h.what == what) {
            Some(hit) => {
                hit.rect = hit.rect.union(rect);
                if is_mark {
                    hit.mark = hit.mark.union(rect);
                }
            }
            None => hits.push(Hit { what, rect, mark: if is_mark { rect } else { Rect::NOTHING } }),
        }
    }
    hits
}

/// The hit drawn last at `place`; marks come before words.
pub fn at(hits: &[Hit], place: Pos2) -> Option<&Hit> {
    let holds = |pick: fn(&Hit) -> Rect| hits.iter().rev().find(|h| pick(h).contains(place));
    holds(|h| h.mark).or_else(|| holds(|h| h.rect))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Color, Item, Shape};

    fn item(statement: Option<u32>, group: Option<u32>, part: Part, x: f32) -> Item {
        let shape = Shape::Rect { x, y: 0.0, width: 10.0, height: 10.0, radius: 0.0, fill: Some(Color::hex(0)), stroke: None };
        Item { shape, statement, part, lane: None, group }
    }

    #[test]
    fn a_statement_is_hit_on_its_mark_and_on_its_words() {
        let items = vec![
            item(None, None, Part::Lane, 0.0),
            item(Some(3), None, Part::Mark, 0.0),
            item(Some(3), None, Part::Label, 20.0),
            item(None, Some(0), Part::More, 5.0),
        ];
        let hits = of(&Scene { items, ..Scene::default() });
        let what = |x: f32| at(&hits, pos2(x, 5.0)).map(|h| h.what);
        assert_eq!(hits.len(), 2);
        assert_eq!(
            (what(2.0), what(17.0), what(25.0), what(40.0)),
            (Some(What::Statement(3)), Some(What::Statement(3)), Some(What::Statement(3)), None)
        );
        assert_eq!(what(12.0), Some(What::Group(0)));
    }
}
