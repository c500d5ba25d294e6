//! Texts of a scene gathered into the text boxes a person would have made: a statement's name, number and words in one.

use crate::timeline::{Anchor, Item, Part, Shape, Text};

/// A text box: lines of runs.
pub(super) struct TextBox<'s> {
    pub(super) lines: Vec<Vec<&'s Text>>,
    pub(super) item: &'s Item,
}

/// What is drawn: a shape with the text inside it, or a text box.
pub(super) enum Drawn<'s> {
    Shape(&'s Item, Option<&'s Text>),
    Words(TextBox<'s>),
}

/// Gathers neighbouring items.
pub(super) fn gather<'s>(items: &[&'s Item]) -> Vec<Drawn<'s>> {
    let mut drawn: Vec<Drawn<'s>> = Vec::new();
    for &item in items {
        let Shape::Text(text) = &item.shape else {
            drawn.push(Drawn::Shape(item, None));
            continue;
        };
        match drawn.last_mut() {
            Some(Drawn::Shape(holder, inner @ None)) if is_inside(holder, item, text) => {
                *inner = Some(text);
                continue;
            }
            Some(Drawn::Words(open)) if continues(open, item, text) => {
                match open.lines.last_mut() {
                    Some(line) if line.last().is_some_and(|t| t.y == text.y) => line.push(text),
                    _ => open.lines.push(vec![text]),
                }
                continue;
            }
            _ => {}
        }
        // A pill may stand between a name and the words below it.
        let holed = matches!(drawn.last(), Some(Drawn::Shape(_, Some(_))));
        if holed && drawn.len() >= 2 {
            let before = drawn.len() - 2;
            if let Drawn::Words(open) = &mut drawn[before]
                && continues(open, item, text)
            {
                open.lines.push(vec![text]);
                drawn.swap(before, before + 1);
                continue;
            }
        }
        drawn.push(Drawn::Words(TextBox { lines: vec![vec![text]], item }));
    }
    drawn
}

/// Whether a text is the inscription of the shape drawn before it.
fn is_inside(holder: &Item, item: &Item, text: &Text) -> bool {
    let same = holder.part == item.part && holder.statement == item.statement && holder.group == item.group;
    let ([left, top, right, bottom], inner) = (holder.shape.bounds(), text.bounds());
    let within = left <= inner[0] && inner[2] <= right && top <= inner[1] && inner[3] <= bottom + 2.0;
    same && text.anchor == Anchor::Middle && matches!(holder.shape, Shape::Rect { .. }) && within
}

/// Whether a text goes on in an open box: on its last line, or on a new line below its first.
fn continues(open: &TextBox<'_>, item: &Item, text: &Text) -> bool {
    let Some((first, last)) = open.lines.first().and_then(|l| l.first()).zip(open.lines.last().and_then(|l| l.last())) else {
        return false;
    };
    let same = open.item.part == item.part && open.item.statement == item.statement && open.item.lane == item.lane;
    let flows = item.part == Part::Label && item.statement.is_some();
    let starts = text.anchor == Anchor::Start && first.anchor == Anchor::Start;
    let on_line = text.y == last.y && text.x > last.x;
    let below = text.x == first.x && text.y > last.y && text.y - last.y < 2.0 * text.size;
    same && flows && starts && (on_line || below)
}
