//! What stands at the head of a lane: the party's name, a rule in its colour, how many of its statements are shown.

use super::draw::{Canvas, Stands, Style};
use super::{Ink, Part, PartyColor, Weight, font};

/// A party's name, broken into lines for the room beside the lanes.
pub(crate) struct LaneName {
    lines: Vec<String>,
    /// Width of the widest line, or of the count below.
    pub(crate) width: f32,
}

const NAME: f32 = 20.0;
const LEADING: f32 = 24.0;
const SMALL_NAME: f32 = 15.0;
/// Room for a name in the narrow column of a window.
const SMALL_LIMIT: f32 = super::NAMES - 22.0;
const COUNT: f32 = 13.5;
const SIGN: f32 = 10.0;

impl LaneName {
    /// The least height of a lane, with the name in small type and one line.
    const LEAST: f32 = 38.0;

    pub(crate) fn new(name: &str, page_width: f32) -> Self {
        let limit = (page_width * 0.125).clamp(120.0, 240.0);
        // Wide enough for the longest word, unless that is no word of a name any more.
        let longest = name.split_whitespace().map(|word| font::width(word, NAME, Weight::Bold).ceil()).fold(0.0, f32::max);
        let limit = limit.max(longest.min(limit * 1.4));
        let measured = super::label::Measured::bold(name, NAME);
        let found = measured.lines(limit, 3);
        let count = font::width("00 only roughly dated", COUNT, Weight::Regular);
        Self { width: found.width.max(count), lines: found.lines }
    }

    /// The height it asks for with a count and a second note; in a lower lane it is drawn smaller.
    pub(crate) fn height(&self, second: bool) -> f32 {
        let second = if second { 16.0 } else { 0.0 };
        second
            + match self.lines.len() {
                0 | 1 => Self::LEAST,
                n => n as f32 * 18.0 + 28.0,
            }
    }

    /// The height it asks for in a window, with or without a sign below it.
    pub(crate) fn small_height(&self, sign: bool) -> f32 {
        self.lines.len() as f32 * 18.0 + if sign { 50.0 } else { 24.0 }
    }

    /// A name for the narrow column of a window.
    pub(crate) fn small(name: &str) -> Self {
        let found = super::label::Measured::bold(name, SMALL_NAME).lines(SMALL_LIMIT, 3);
        Self { width: found.width, lines: found.lines }
    }

    /// Draws it in a window, and `sign` below it; no count, which stands in the side panel.
    pub(crate) fn draw_small(
        &self,
        canvas: &mut Canvas,
        lane: usize,
        (x, top): (f32, f32),
        height: f32,
        sign: Option<(Stands, &str)>,
        (ink, color): (&Ink, PartyColor),
    ) {
        let stands = Stands::for_part(Part::LaneName).in_lane(lane);
        let style = Style::bold(SMALL_NAME, ink.strong);
        if height < self.small_height(sign.is_some()) {
            // A ribbon: two lines, or one and the sign, and no rule.
            let most = if sign.is_some() { 1 } else { 2 };
            let mut y = top + if self.lines.len() == 1 && sign.is_none() { 25.0 } else { 16.0 };
            for line in self.within(most) {
                canvas.text(stands, (x, y), &line, style);
                y += 17.0;
            }
            if let Some((stands, words)) = sign {
                canvas.pill(stands, (x - 2.0, y - 3.0), words, SIGN, color.mark, ink.page);
            }
            return;
        }
        let mut y = top + 24.0;
        for line in &self.lines {
            canvas.text(stands, (x, y), line, style);
            y += 18.0;
        }
        canvas.rect(stands, [x, y - 8.0, 22.0, 3.0], 1.5, color.mark);
        if let Some((stands, words)) = sign {
            canvas.pill(stands, (x - 2.0, y + 12.0), words, SIGN, color.mark, ink.page);
        }
    }

    /// The name in at most so many lines, the last of them cut.
    fn within(&self, most: usize) -> Vec<String> {
        if self.lines.len() <= most {
            return self.lines.clone();
        }
        let last = font::fit_name(&self.lines[most - 1..].join(" "), SMALL_NAME, Weight::Bold, SMALL_LIMIT);
        self.lines[..most - 1].iter().cloned().chain([last]).collect()
    }

    /// Draws it in one line above its lane, with its notes beside it; where there is no room for all of that, the last of it is left out.
    pub(crate) fn draw_above(
        &self,
        canvas: &mut Canvas,
        stands: Stands,
        (x, top): (f32, f32),
        right: f32,
        notes: &[(Stands, String)],
        look: (&Ink, PartyColor),
    ) {
        let (ink, color) = look;
        canvas.rect(stands, [x, top + 9.0, 4.0, 15.0], 2.0, color.mark);
        let y = top + 21.5;
        let mut at = x + 12.0;
        let name = font::fit(&self.lines.join(" "), SMALL_NAME, Weight::Bold, right - at);
        at += canvas.text(stands, (at, y), &name, Style::bold(SMALL_NAME, ink.strong)) + 14.0;
        for (stands, note) in notes {
            if at + font::width(note, 12.0, Weight::Regular) <= right {
                at += canvas.text(*stands, (at, y), note, Style::regular(12.0, ink.quiet)) + 14.0;
            }
        }
    }

    /// The height it asks for in large type, with a count and a second note.
    pub(crate) fn large_height(&self, second: bool) -> f32 {
        self.lines.len() as f32 * LEADING + 38.0 + if second { 40.0 } else { 20.0 }
    }

    /// Draws it in a lane of the given height whose upper left corner is at `at`, in large type or not, with its notes below one another: the
    /// count first.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        stands: Stands,
        at: (f32, f32),
        (height, is_large): (f32, bool),
        notes: &[(Stands, String)],
        look: (&Ink, PartyColor),
    ) {
        let (x, top) = at;
        let (ink, color) = look;
        let quiet = Style::regular(COUNT, ink.quiet);
        if is_large {
            let mut y = top + 34.0;
            for line in &self.lines {
                canvas.text(stands, (x, y), line, Style::bold(NAME, ink.strong));
                y += LEADING;
            }
            y -= LEADING;
            canvas.rect(stands, [x, y + 12.0, 28.0, 4.0], 2.0, color.mark);
            for (stands, note) in notes {
                canvas.text(*stands, (x, y + 41.0), note, quiet);
                y += 20.0;
            }
            return;
        }
        let (size, leading) = if self.lines.len() > 1 { (SMALL_NAME, 18.0) } else { (17.0, 20.0) };
        canvas.rect(stands, [x, top + 8.0, 4.0, (height - 16.0).min(34.0)], 2.0, color.mark);
        let mut y = top + 21.0;
        for line in &self.lines {
            canvas.text(stands, (x + 13.0, y), line, Style::bold(size, ink.strong));
            y += leading;
        }
        for (stands, note) in notes {
            if y + 6.0 <= top + height {
                canvas.text(*stands, (x + 13.0, y - 1.0), note, Style::regular(12.0, ink.quiet));
            }
            y += 16.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Theme;

    #[test]
    fn heads_stay_in_their_lanes() {
        for name in ["Velmar", "Union of Sea Insurers", "Institute for the Law of the Sea and of Straits", ""] {
            for sign in [None, Some("12 roughly dated")] {
                let head = LaneName::small(name);
                for height in [40.0, head.small_height(sign.is_some())] {
                    let mut canvas = Canvas { items: Vec::new() };
                    let look = (&Theme::Light.ink(), Theme::Light.party(0));
                    let sign = sign.map(|words| (Stands::for_part(Part::Loose), words));
                    head.draw_small(&mut canvas, 0, (14.0, 100.0), height, sign, look);
                    assert_eq!(canvas.items.iter().any(|i| i.part == Part::Loose), sign.is_some());
                    for item in &canvas.items {
                        let [_, top, right, bottom] = item.shape.bounds();
                        let inside = top >= 100.0 && bottom <= 100.5 + height && right <= crate::timeline::NAMES;
                        assert!(inside, "{name:?} at {height}: {:?}", item.shape);
                    }
                }
            }
        }
    }
}
