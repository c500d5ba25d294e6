//! Draws a page on which everything has its place.

use super::fill::{Filled, pad, sign_middle};
use super::{NAME_ROW, Picture, TAG, TAG_ROW, head, is_stacked};
use crate::timeline::axis_ground::AxisGround;
use crate::timeline::chrome::{MARGIN, grouped};
use crate::timeline::draw::{Canvas, Stands, Style, Type};
use crate::timeline::place::Setting;
use crate::timeline::{Anchor, Part, UNITS};

impl Picture<'_> {
    pub(super) fn draw_grounds(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(scale) = &self.scale else { return };
        let head = head(self.view);
        for (n, lane) in filled.iter().enumerate() {
            let stands = Stands::for_part(Part::Lane).in_lane(n);
            let color = self.prepared.lanes[n].color(self.view.theme);
            for segment in scale.segments() {
                let (x0, x1) = (self.x(segment.left), self.x(segment.right));
                canvas.rect(stands, [x0, lane.top + head, x1 - x0, lane.height - head], 0.0, color.tint);
            }
            let y = lane.top + lane.height;
            canvas.line(stands, &[(MARGIN, y), (self.right, y)], self.ink.line, 1.0, None);
        }
    }

    pub(super) fn draw_axis(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let (Some(scale), Some(last)) = (&self.scale, filled.last()) else { return };
        let bottom = last.top + last.height;
        let units = (0.0, UNITS);
        let ground =
            AxisGround { scale, units, left: self.left, right: self.right, top: self.top, bottom, ink: &self.ink, dates: self.view.dates };
        ground.lines(canvas);
        ground.dates(canvas);
    }

    pub(super) fn draw_events(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(last) = filled.last() else { return };
        let stands = Stands::for_part(Part::Event);
        let bottom = last.top + last.height;
        for tag in &self.tags {
            let y = bottom + 7.0 + tag.row as f32 * TAG_ROW;
            for &x in &tag.lines {
                canvas.line(stands, &[(x, self.top), (x, y)], self.ink.tag, 1.5, Some((6.0, 4.0)));
            }
            canvas.rect(stands, [tag.left, y, tag.width, 25.0], 4.0, self.ink.tag);
            let style = Style::bold(TAG, self.ink.tag_text);
            canvas.anchored(stands, (tag.left + tag.width / 2.0, y + 17.0), &tag.words, style, Anchor::Middle);
        }
    }

    /// Whether every lane has room for its name in large type; names of two sizes on one page look like an accident.
    pub(super) fn has_large_names(&self, filled: &[Filled]) -> bool {
        let lanes = self.prepared.lanes.iter().zip(&self.names).zip(filled);
        lanes.into_iter().all(|((lane, name), filled)| filled.height >= name.large_height(!lane.loose.is_empty()))
    }

    pub(super) fn draw_lane(
        &self,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        n: usize,
        lane: &Filled,
        look: (&Type, bool),
        numbers: (&[u32], usize),
    ) {
        let ((sizes, large_names), (numbered, before)) = (look, numbers);
        let source = &self.prepared.lanes[n];
        let color = source.color(self.view.theme);
        let stands = Stands::for_part(Part::LaneName).in_lane(n);
        let listed = lane.packed.placed.len();
        let counted = if listed == source.total {
            format!("{} statement{}", grouped(listed), if listed == 1 { "" } else { "s" })
        } else {
            format!("{} of {} statements", grouped(listed), grouped(source.total))
        };
        let mut notes = vec![(stands, counted)];
        if !source.loose.is_empty() {
            let group = u32::try_from(groups.len()).ok();
            notes.push((Stands { part: Part::Loose, group, ..stands }, format!("{} only roughly dated", grouped(source.loose.len()))));
            groups.push(source.loose.iter().map(|e| e.statement).collect());
        }
        match is_stacked(self.view) {
            true => {
                // The lines of dates and events do not run through the names.
                let row = [MARGIN, lane.top + 1.0, self.right - MARGIN, NAME_ROW - 1.0];
                canvas.rect(Stands { part: Part::Lane, ..stands }, row, 0.0, self.ink.page);
                self.names[n].draw_above(canvas, stands, (MARGIN, lane.top), self.right, &notes, (&self.ink, color));
            }
            false => self.names[n].draw(canvas, stands, (MARGIN, lane.top), (lane.height, large_names), &notes, (&self.ink, color)),
        }
        let lines: Vec<f32> = self.tags.iter().flat_map(|t| t.lines.iter().copied()).collect();
        let setting = Setting { lines: &lines, sizes, ink: &self.ink, color };
        let mut placed: Vec<_> = lane.packed.placed.iter().collect();
        placed.sort_by_key(|p| lane.candidates[p.nth].entry.statement);
        for place in placed {
            let candidate = &lane.candidates[place.nth];
            let number = before + numbered.partition_point(|s| *s < candidate.entry.statement) + 1;
            let origin = lane.top + head(self.view) + pad(lane.height);
            candidate.draw(canvas, stands, place, origin, number, &setting);
        }
        self.draw_more(canvas, groups, n, lane, sizes);
    }

    fn draw_more(&self, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, n: usize, lane: &Filled, sizes: &Type) {
        let color = self.prepared.lanes[n].color(self.view.theme);
        let y = lane.top + lane.height - sign_middle(sizes);
        for sign in &lane.signs {
            let group = u32::try_from(groups.len()).ok();
            let stands = Stands { part: Part::More, lane: u16::try_from(n).ok(), statement: None, group };
            canvas.pill(stands, (sign.left, y), &sign.words(), sizes.small, color.mark, self.ink.page);
            groups.push(sign.statements.clone());
        }
    }

    pub(super) fn draw_empty(&self, canvas: &mut Canvas) {
        let stands = Stands::for_part(Part::Heading);
        let words = match self.prepared.total {
            0 => "No statements were found",
            _ => "No dated statement passes the filter",
        };
        let at = (self.view.width / 2.0, self.view.height / 2.0);
        canvas.anchored(stands, at, words, Style::regular(20.0, self.ink.quiet), Anchor::Middle);
    }
}
