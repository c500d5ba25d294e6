//! Draws what is seen of the lanes.

use super::stack::{Stacked, Stacks};
use super::{NAMES, PAD, Screen, Sight, TAG, TAG_ROW, sizes, with_width, words_of};
use crate::analysis::Analysis;
use crate::timeline::axis_ground::{AxisGround, HEIGHT};
use crate::timeline::chrome::grouped;
use crate::timeline::draw::{Canvas, Capsule, Stands, Style, Type};
use crate::timeline::extent::{STEP, WORDS};
use crate::timeline::lane_name::LaneName;
use crate::timeline::parts;
use crate::timeline::ribbon::Ribbon;
use crate::timeline::sweep::{Block, Gathered};
use crate::timeline::tags;
use crate::timeline::{Anchor, Ink, Part, PartyColor};

/// What statements are drawn with.
#[derive(Clone, Copy)]
struct Pen<'a> {
    analysis: &'a Analysis,
    /// Where lines of events run, in pixels.
    lines: &'a [f32],
    pixels_per_unit: f64,
    sizes: &'a Type,
    ink: &'a Ink,
    color: PartyColor,
}

impl Screen {
    pub(super) fn draw(
        &mut self,
        analysis: &Analysis,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        sight: &Sight,
        ground: &AxisGround<'_>,
    ) {
        let Some(Stacks { zoom, mut lanes }) = self.stacks.take() else { return };
        let stacked = &mut lanes;
        let sizes = sizes();
        let seen = |n: usize| {
            let (top, bottom) = (HEIGHT + self.tops[n] - sight.scroll, HEIGHT + self.tops[n + 1] - sight.scroll);
            (bottom > HEIGHT && top < sight.height).then_some((top, bottom))
        };
        let seen: Vec<(usize, (f32, f32))> = (0..stacked.len()).filter_map(|n| Some((n, seen(n)?))).collect();
        for &(n, (top, bottom)) in &seen {
            let color = self.prepared.lanes[n].color(sight.theme);
            let stands = Stands::for_part(Part::Lane).in_lane(n);
            for segment in ground.scale.segments() {
                let (left, right) = (ground.x(segment.left).max(NAMES), ground.x(segment.right).min(sight.width));
                if right > left {
                    canvas.rect(stands, [left, top, right - left, bottom - top], 0.0, color.tint);
                }
            }
            canvas.line(stands, &[(0.0, bottom), (sight.width, bottom)], ground.ink.line, 1.0, None);
        }
        ground.lines(canvas);
        self.draw_event_lines(canvas, ground, sight);
        let lines: Vec<f32> = self.events_seen(ground, sight).into_iter().map(|(_, x)| x).collect();
        let offset = sight.from * zoom.pixels_per_unit - f64::from(NAMES);
        let window = (sight.from * zoom.pixels_per_unit, sight.to * zoom.pixels_per_unit);
        for &(n, (top, bottom)) in &seen {
            let color = self.prepared.lanes[n].color(sight.theme);
            let stands = Stands::for_part(Part::Mark).in_lane(n);
            let pen = Pen { analysis, lines: &lines, pixels_per_unit: zoom.pixels_per_unit, sizes: &sizes, ink: ground.ink, color };
            if self.prepared.lanes[n].ribbon {
                let ribbon =
                    Ribbon { lane: n, entries: &self.prepared.lanes[n].entries, places: &self.places[n], most: self.most[n], color };
                ribbon.draw(canvas, groups, (top, bottom), (offset, zoom.pixels_per_unit, window));
                continue;
            }
            let (near, origin, foot) = ((window.0 - 60.0, window.1 + 20.0), (offset, top + PAD), (offset, bottom - 15.0));
            match &mut stacked[n] {
                Stacked::Whole(swept) => {
                    swept.seen(near.0, near.1).for_each(|block| self.draw_block(canvas, stands, n, block, origin, &pen));
                    self.draw_gathered(canvas, groups, n, swept.gathered(near.0, window.1), foot, &pen);
                }
                Stacked::Parts(parts) => {
                    let entries = &self.prepared.lanes[n].entries;
                    let pixels_per_unit = zoom.pixels_per_unit;
                    parts.stack(&parts::Ground { entries, scale: ground.scale, pixels_per_unit, sizes: &sizes }, near);
                    parts.seen(near.0, near.1).for_each(|block| self.draw_block(canvas, stands, n, block, origin, &pen));
                    self.draw_gathered(canvas, groups, n, parts.gathered(near.0, window.1), foot, &pen);
                }
            }
        }
        // Names and dates lie over what is scrolled below them.
        canvas.rect(Stands::for_part(Part::Page), [0.0, HEIGHT, NAMES, sight.height - HEIGHT], 0.0, ground.ink.page);
        for &(n, (top, bottom)) in &seen {
            let color = self.prepared.lanes[n].color(sight.theme);
            let lane = &self.prepared.lanes[n];
            let mut sign = None;
            if !lane.loose.is_empty() {
                let stands = Stands { group: u32::try_from(groups.len()).ok(), ..Stands::for_part(Part::Loose).in_lane(n) };
                groups.push(lane.loose.iter().map(|e| e.statement).collect());
                sign = Some((stands, format!("{} roughly dated", grouped(lane.loose.len()))));
            }
            let sign = sign.as_ref().map(|(stands, words)| (*stands, words.as_str()));
            LaneName::small(&lane.name).draw_small(canvas, n, (14.0, top), bottom - top, sign, (ground.ink, color));
            let line = [(0.0, bottom), (NAMES, bottom)];
            canvas.line(Stands::for_part(Part::Lane).in_lane(n), &line, ground.ink.line, 1.0, None);
        }
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, sight.width, HEIGHT], 0.0, ground.ink.page);
        if self.tagged {
            canvas.rect(
                Stands::for_part(Part::Page),
                [0.0, ground.bottom, sight.width, sight.height - ground.bottom],
                0.0,
                ground.ink.page,
            );
        }
        ground.dates(canvas);
        self.draw_event_tags(canvas, ground, sight);
        self.stacks = Some(Stacks { zoom, lanes });
    }

    fn draw_block(&mut self, canvas: &mut Canvas, stands: Stands, lane: usize, block: &Block, origin: (f64, f32), pen: &Pen<'_>) {
        let Pen { analysis, lines: event_lines, pixels_per_unit, sizes, ink, color } = *pen;
        let look = (sizes, ink, color);
        let (offset, origin) = origin;
        let entry = self.prepared.lanes[lane].entries[block.nth];
        let (from, to) = self.units(lane, block.nth);
        let (x, end) = ((from * pixels_per_unit - offset) as f32, (to * pixels_per_unit - offset) as f32);
        let top = origin + block.step as f32 * STEP;
        let mark = stands.statement(Part::Mark, entry.statement);
        let label = stands.statement(Part::Label, entry.statement);
        let words_x = (block.extent.words.0 - offset) as f32;
        let ground = (block.extent.words.1 - block.extent.words.0) as f32 + 0.5;
        let room = block.extent.limit;
        let mut y = top + sizes.name * 0.92;
        if entry.to > entry.from {
            let (left, right) = ((x - sizes.radius).max(-50.0), (end + sizes.radius).max(x + sizes.radius * 3.0));
            let shows = |day: f64| self.scale.as_ref().is_none_or(|scale| scale.shows(day));
            let (open_left, open_right) = (!shows(entry.from), !shows(entry.to));
            let shape = Capsule { left, right, top, height: sizes.radius * 1.7, open_left, open_right };
            canvas.capsule_of(mark, shape, &entry, color, ink.page);
            y += sizes.radius * 2.4;
        } else {
            let x = (block.extent.from - offset) as f32 + sizes.radius;
            canvas.mark_of(mark, (x, y - sizes.name * 0.36), sizes.radius, &entry, color, ink.page);
        }
        if room < 20.0 {
            return;
        }
        let narrow;
        let (name, lines) = if room >= WORDS {
            let found = self
                .words
                .held
                .entry(entry.statement)
                .or_insert_with(|| with_width(words_of(analysis, &entry, (WORDS, self.lines), sizes), sizes));
            (&found.0, &found.1)
        } else {
            narrow = words_of(analysis, &entry, (room, self.lines), sizes);
            (&narrow.0, &narrow.1)
        };
        let width = lines.width.max(name.width(sizes));
        // The words of a long range go along where its beginning is out of sight.
        let words_x = if ground > WORDS + 0.5 { words_x.max(NAMES + 10.0).min(words_x + ground - width - 8.0) } else { words_x };
        if event_lines.iter().any(|x| *x > words_x - 2.0 && *x < words_x + width) {
            // Words are read where the line of an event would run through them.
            let (from, tall) = (y - sizes.name, sizes.height(lines.lines.len()));
            canvas.rect(Stands { part: Part::Lane, ..stands }, [words_x - 2.0, from, width + 4.0, tall], 0.0, color.tint);
        }
        name.draw(canvas, label, (words_x, y), 0, look);
        for line in &lines.lines {
            y += sizes.leading;
            canvas.text(label, (words_x, y), line, Style::regular(sizes.body, ink.body));
        }
    }

    /// Signs with the counts of what found no room.
    fn draw_gathered<'g>(
        &self,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        lane: usize,
        gathered: impl Iterator<Item = &'g Gathered>,
        (offset, y): (f64, f32),
        pen: &Pen<'_>,
    ) {
        let Pen { sizes, ink, color, .. } = *pen;
        let entries = &self.prepared.lanes[lane].entries;
        for sign in gathered {
            let group = u32::try_from(groups.len()).ok();
            let stands = Stands { part: Part::More, lane: u16::try_from(lane).ok(), statement: None, group };
            let text = format!("+{}", grouped(sign.members.len()));
            canvas.pill(stands, ((sign.x - offset) as f32, y), &text, sizes.small, color.mark, ink.page);
            groups.push(sign.members.iter().map(|&n| entries[n as usize].statement).collect());
        }
    }

    fn draw_event_lines(&self, canvas: &mut Canvas, ground: &AxisGround<'_>, sight: &Sight) {
        for (_, x) in self.events_seen(ground, sight) {
            let line = [(x, ground.top), (x, ground.bottom + 6.0)];
            canvas.line(Stands::for_part(Part::Event), &line, ground.ink.tag, 1.5, Some((6.0, 4.0)));
        }
    }

    fn draw_event_tags(&self, canvas: &mut Canvas, ground: &AxisGround<'_>, sight: &Sight) {
        let stands = Stands::for_part(Part::Event);
        for tag in tags::tags(&self.events_seen(ground, sight), (NAMES, sight.width), &TAG) {
            let y = (ground.bottom + 4.0).max(HEIGHT) + tag.row as f32 * TAG_ROW;
            canvas.rect(stands, [tag.left, y, tag.width, 22.0], 4.0, ground.ink.tag);
            canvas.anchored(
                stands,
                (tag.left + tag.width / 2.0, y + 15.0),
                &tag.words,
                Style::bold(TAG.size, ground.ink.tag_text),
                Anchor::Middle,
            );
        }
    }

    fn events_seen<'s>(&'s self, ground: &AxisGround<'_>, sight: &Sight) -> Vec<(&'s str, f32)> {
        let mut seen: Vec<(&str, f32)> = Vec::new();
        for (name, from, _) in &self.prepared.events {
            let (first, last) = ground.scale.segment_of(*from).ground();
            let x = ground.x(ground.scale.units(*from));
            if *from >= first && *from <= last && x >= NAMES && x <= sight.width {
                seen.push((name, x));
            }
        }
        seen.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
        seen
    }
}
