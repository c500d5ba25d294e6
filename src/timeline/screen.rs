//! The lanes of a window: any part of the axis at any width, at a cost that follows what is seen.
//!
//! Places depend on the zoom and never on what is in view, so nothing moves while a reader pans. They are found in one sweep over each lane
//! when the zoom changes; a frame then only draws what lies within its bounds. A statement that finds no room is counted in a sign at its
//! time, however many they are.

use std::collections::HashMap;

use super::axis_ground::{AxisGround, HEIGHT};
use super::chrome::grouped;
use super::draw::{Canvas, Capsule, NameLine, Stands, Style, Type, pill_width};
use super::label::{self, Lines};
use super::lane_name::LaneName;
use super::sweep::{Block, Extent, Gathered, Swept, sweep};
use super::{Anchor, Division, Filter, Ink, Part, PartyColor, Prepared, Scale, Scene, Theme, Weight, font};
use crate::analysis::Analysis;

/// What a window shows of the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// Units at the left end of the lanes.
    pub from: f64,
    /// Units at their right end.
    pub to: f64,
    /// Width of the whole, names of the lanes included, in pixels.
    pub width: f32,
    /// Height of the whole, dates above the lanes included, in pixels.
    pub height: f32,
    /// How far the lanes are scrolled down, in pixels.
    pub scroll: f32,
    /// Colours.
    pub theme: Theme,
}

/// The timeline of a window.
#[derive(Debug)]
pub struct Screen {
    prepared: Prepared,
    scale: Option<Scale>,
    /// For each lane, the places of its entries in units: first and last.
    places: Vec<Vec<(f64, f64)>>,
    swept: Option<(Zoom, Vec<Swept>)>,
    /// Words of statements, broken into lines of the full width.
    words: HashMap<u32, (NameLine, Lines)>,
    tops: Vec<f32>,
}

/// What places depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Zoom {
    pixels_per_unit: f64,
    height: f32,
}

/// What statements are drawn with.
#[derive(Clone, Copy)]
struct Pen<'a> {
    analysis: &'a Analysis,
    pixels_per_unit: f64,
    sizes: &'a Type,
    ink: &'a Ink,
    color: PartyColor,
}

/// Where a statement lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// First and last unit.
    pub units: (f64, f64),
    /// Its lane, counted from the top.
    pub lane: usize,
    /// Top and bottom of the lane, in pixels below the dates, unscrolled.
    pub span: (f32, f32),
}

/// Width of the column with the lanes' names.
pub const NAMES: f32 = 124.0;
/// Widest line of words beside a mark.
const WORDS: f32 = 190.0;
const LINES: usize = 3;
/// Lanes with more statements are not measured word by word before they are drawn.
const MEASURED: usize = 3000;
const PAD: f32 = 14.0;
/// Step of the raster on which statements are stacked.
const STEP: f32 = 6.0;
/// Most steps of a lane; what does not fit is counted.
const STEPS: usize = 46;

impl Screen {
    /// Gathers the statements of `analysis` that pass `filter`; `breaks` cuts out long empty stretches.
    pub fn new(analysis: &Analysis, filter: &Filter, breaks: bool) -> Self {
        Self::of(Prepared::of(analysis, filter), breaks)
    }

    /// Takes lanes as they are; `breaks` cuts out long empty stretches.
    pub fn of(prepared: Prepared, breaks: bool) -> Self {
        let scale = prepared.hull().map(|hull| {
            let days: Vec<_> = prepared.entries().map(|e| (e.from, e.to)).collect();
            Scale::new(&days, hull, Division { breaks, ..Division::default() })
        });
        let place = |scale: &Scale, lane: &super::Lane| lane.entries.iter().map(|e| (scale.units(e.from), scale.units(e.to))).collect();
        let places = scale.as_ref().map_or_else(Vec::new, |scale| prepared.lanes.iter().map(|lane| place(scale, lane)).collect());
        Self { prepared, scale, places, swept: None, words: HashMap::new(), tops: Vec::new() }
    }

    /// The statements shown, by lane.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The axis; `None` where nothing shown has a date.
    pub fn scale(&self) -> Option<&Scale> {
        self.scale.as_ref()
    }

    /// Height of all lanes at the last zoom drawn, without the dates above them, in pixels.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Where a statement lies, at the last zoom drawn; `None` where it is not shown.
    pub fn place(&self, statement: u32) -> Option<Place> {
        self.prepared.lanes.iter().enumerate().find_map(|(lane, held)| {
            let nth = held.entries.iter().position(|e| e.statement == statement)?;
            let top = self.tops.get(lane).copied().unwrap_or(0.0);
            let bottom = self.tops.get(lane + 1).copied().unwrap_or(top);
            Some(Place { units: self.places[lane][nth], lane, span: (top, bottom) })
        })
    }

    /// Lays out what is seen.
    pub fn scene(&mut self, analysis: &Analysis, sight: &Sight) -> Scene {
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        let ink = sight.theme.ink();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, sight.width, sight.height], 0.0, ink.page);
        if let Some(scale) = self.scale.clone().filter(|_| sight.to > sight.from && sight.width > NAMES + 20.0) {
            let room = (sight.height - HEIGHT).max(1.0);
            self.sweep(analysis, &scale, sight, room);
            let bottom = HEIGHT + self.height() - sight.scroll;
            let ground = AxisGround {
                scale: &scale,
                units: (sight.from, sight.to),
                left: NAMES,
                right: sight.width,
                top: HEIGHT,
                bottom: bottom.min(sight.height),
                ink: &ink,
            };
            self.draw(analysis, &mut canvas, &mut groups, sight, &ground);
        }
        Scene { width: sight.width, height: sight.height, items: canvas.items, numbered: Vec::new(), groups }
    }

    /// Finds the places of all statements, where the zoom has changed since the last time.
    fn sweep(&mut self, analysis: &Analysis, scale: &Scale, sight: &Sight, room: f32) {
        let pixels_per_unit = f64::from(sight.width - NAMES) / (sight.to - sight.from);
        let zoom = Zoom { pixels_per_unit, height: room };
        // Panning alone changes the bounds by rounding errors.
        let same = |a: &Zoom| (a.pixels_per_unit / zoom.pixels_per_unit - 1.0).abs() < 1e-9 && a.height == zoom.height;
        if self.swept.as_ref().is_some_and(|(at, _)| same(at)) {
            return;
        }
        let sizes = sizes();
        let mut swept = Vec::with_capacity(self.prepared.lanes.len());
        for (lane, places) in self.prepared.lanes.iter().zip(&self.places) {
            let measured = lane.entries.len() <= MEASURED;
            let words = &mut self.words;
            let extent = |nth: usize| {
                let entry = &lane.entries[nth];
                let (from, to) = (places[nth].0 * pixels_per_unit, places[nth].1 * pixels_per_unit);
                let segment = scale.segment_of(entry.from);
                let ground = segment.right * pixels_per_unit;
                let is_range = entry.to > entry.from;
                let start = if is_range { from - f64::from(sizes.radius) } else { from + f64::from(sizes.indent()) };
                let limit = (ground - start).min(f64::from(WORDS) + 1.0) as f32;
                let (width, lines) = if !measured {
                    (WORDS.min(limit), LINES)
                } else if limit > WORDS {
                    let (name, lines) = words.entry(entry.statement).or_insert_with(|| words_of(analysis, entry, WORDS, &sizes));
                    (name.width(&sizes).max(lines.width).min(WORDS), lines.lines.len())
                } else {
                    let (name, lines) = words_of(analysis, entry, limit, &sizes);
                    (name.width(&sizes).max(lines.width).min(limit), lines.lines.len())
                };
                let tall = sizes.height(lines) + if is_range { sizes.radius * 2.4 } else { 0.0 };
                Extent {
                    from: from - f64::from(sizes.radius),
                    to: (to + f64::from(sizes.radius)).max(from + f64::from(sizes.radius) * 3.0),
                    words: (start, start + f64::from(width)),
                    steps: ((tall + 8.0) / STEP).ceil() as usize,
                    capsule: if is_range { (sizes.radius * 2.4 / STEP).ceil() as usize } else { 0 },
                    fits: limit >= 76.0,
                }
            };
            swept.push(sweep(
                lane.entries.len(),
                extent,
                |nth| lane.entries[nth].weight,
                STEPS,
                f64::from(pill_width("+999", sizes.small)),
            ));
        }
        let demands: Vec<f32> =
            swept.iter().map(|s| s.steps as f32 * STEP + 2.0 * PAD + if s.gathered.is_empty() { 0.0 } else { 24.0 }).collect();
        let asked: f32 = demands.iter().map(|d| d.max(LEAST_LANE)).sum();
        let spread = (room / asked.max(1.0)).max(1.0);
        self.tops = vec![0.0];
        for demand in demands {
            self.tops.push(self.tops[self.tops.len() - 1] + demand.max(LEAST_LANE) * spread);
        }
        self.swept = Some((zoom, swept));
    }

    fn draw(&mut self, analysis: &Analysis, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, sight: &Sight, ground: &AxisGround<'_>) {
        let Some((zoom, swept)) = self.swept.take() else { return };
        let sizes = sizes();
        let seen = |n: usize| {
            let (top, bottom) = (HEIGHT + self.tops[n] - sight.scroll, HEIGHT + self.tops[n + 1] - sight.scroll);
            (bottom > HEIGHT && top < sight.height).then_some((top, bottom))
        };
        let lanes: Vec<(usize, (f32, f32))> = (0..swept.len()).filter_map(|n| Some((n, seen(n)?))).collect();
        for &(n, (top, bottom)) in &lanes {
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
        let offset = sight.from * zoom.pixels_per_unit - f64::from(NAMES);
        let window = (sight.from * zoom.pixels_per_unit, sight.to * zoom.pixels_per_unit);
        for &(n, (top, bottom)) in &lanes {
            let color = self.prepared.lanes[n].color(sight.theme);
            let stands = Stands::for_part(Part::Mark).in_lane(n);
            let pen = Pen { analysis, pixels_per_unit: zoom.pixels_per_unit, sizes: &sizes, ink: ground.ink, color };
            for block in swept[n].seen(window.0 - 60.0, window.1 + 20.0) {
                self.draw_block(canvas, stands, n, block, (offset, top + PAD), &pen);
            }
            self.draw_gathered(canvas, groups, n, &swept[n].gathered, (offset, bottom - 15.0, window), &pen);
        }
        // Names and dates lie over what is scrolled below them.
        canvas.rect(Stands::for_part(Part::Page), [0.0, HEIGHT, NAMES, sight.height - HEIGHT], 0.0, ground.ink.page);
        for &(n, (top, bottom)) in &lanes {
            let color = self.prepared.lanes[n].color(sight.theme);
            LaneName::small(&self.prepared.lanes[n].name, NAMES - 22.0).draw_small(
                canvas,
                n,
                (14.0, top),
                bottom - top,
                (ground.ink, color),
            );
            let line = [(0.0, bottom), (NAMES, bottom)];
            canvas.line(Stands::for_part(Part::Lane).in_lane(n), &line, ground.ink.line, 1.0, None);
        }
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, sight.width, HEIGHT], 0.0, ground.ink.page);
        ground.dates(canvas);
        self.draw_event_tags(canvas, ground, sight);
        self.swept = Some((zoom, swept));
    }

    fn draw_block(&mut self, canvas: &mut Canvas, stands: Stands, lane: usize, block: &Block, origin: (f64, f32), pen: &Pen<'_>) {
        let Pen { analysis, pixels_per_unit, sizes, ink, color } = *pen;
        let look = (sizes, ink, color);
        let (offset, origin) = origin;
        let entry = self.prepared.lanes[lane].entries[block.nth];
        let (from, to) = self.places[lane][block.nth];
        let (x, end) = ((from * pixels_per_unit - offset) as f32, (to * pixels_per_unit - offset) as f32);
        let top = origin + block.step as f32 * STEP;
        let mark = stands.statement(Part::Mark, entry.statement);
        let label = stands.statement(Part::Label, entry.statement);
        let words_x = (block.extent.words.0 - offset) as f32;
        let room = (block.extent.words.1 - block.extent.words.0) as f32 + 0.5;
        let mut y = top + sizes.name * 0.92;
        if entry.to > entry.from {
            let (left, right) = ((x - sizes.radius).max(-50.0), (end + sizes.radius).max(x + sizes.radius * 3.0));
            let shape = Capsule { left, right, top, height: sizes.radius * 1.7, open_left: false, open_right: false };
            canvas.capsule(mark, shape, entry.quotation, color, ink.page);
            y += sizes.radius * 2.4;
        } else {
            canvas.mark(mark, (x, y - sizes.name * 0.36), sizes.radius, entry.quotation, color, ink.page);
        }
        let narrow;
        let (name, lines) =
            if room + 1.0 >= WORDS || self.words.get(&entry.statement).is_some_and(|(n, l)| n.width(sizes).max(l.width) <= room) {
                let found = self.words.entry(entry.statement).or_insert_with(|| words_of(analysis, &entry, WORDS, sizes));
                (&found.0, &found.1)
            } else {
                narrow = words_of(analysis, &entry, room, sizes);
                (&narrow.0, &narrow.1)
            };
        name.draw(canvas, label, (words_x, y), 0, look);
        for line in &lines.lines {
            y += sizes.leading;
            canvas.text(label, (words_x, y), line, Style::regular(sizes.body, ink.body));
        }
    }

    /// Signs with the counts of what found no room.
    fn draw_gathered(
        &self,
        canvas: &mut Canvas,
        groups: &mut Vec<Vec<u32>>,
        lane: usize,
        gathered: &[Gathered],
        (offset, y, window): (f64, f32, (f64, f64)),
        pen: &Pen<'_>,
    ) {
        let Pen { sizes, ink, color, .. } = *pen;
        let entries = &self.prepared.lanes[lane].entries;
        let first = gathered.partition_point(|g| g.x < window.0 - 60.0);
        for sign in gathered[first..].iter().take_while(|g| g.x < window.1) {
            let group = u32::try_from(groups.len()).ok();
            let stands = Stands { part: Part::More, lane: u16::try_from(lane).ok(), statement: None, group };
            let text = format!("+{}", grouped(sign.members.len()));
            canvas.pill(stands, ((sign.x - offset) as f32, y), &text, sizes.small, color.mark, ink.page);
            groups.push(sign.members.iter().map(|&n| entries[n as usize].statement).collect());
        }
    }

    fn draw_event_lines(&self, canvas: &mut Canvas, ground: &AxisGround<'_>, sight: &Sight) {
        for (_, x) in self.events_seen(ground, sight) {
            let line = [(x, ground.top), (x, ground.bottom)];
            canvas.line(Stands::for_part(Part::Event), &line, ground.ink.tag, 1.5, Some((6.0, 4.0)));
        }
    }

    fn draw_event_tags(&self, canvas: &mut Canvas, ground: &AxisGround<'_>, sight: &Sight) {
        let stands = Stands::for_part(Part::Event);
        let mut end = f32::MIN;
        for (name, x) in self.events_seen(ground, sight) {
            let name = font::fit(name, 11.5, Weight::Bold, 200.0);
            let width = font::width(&name, 11.5, Weight::Bold) + 20.0;
            let left = (x - width / 2.0).clamp(NAMES, (sight.width - width).max(NAMES));
            if left < end + 6.0 {
                continue;
            }
            end = left + width;
            let y = (ground.bottom - 24.0).max(HEIGHT);
            canvas.rect(stands, [left, y, width, 22.0], 4.0, ground.ink.tag);
            canvas.anchored(stands, (left + width / 2.0, y + 15.0), &name, Style::bold(11.5, ground.ink.tag_text), Anchor::Middle);
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

const LEAST_LANE: f32 = 62.0;

fn sizes() -> Type {
    Type { body: 12.5, leading: 16.5, name: 13.0, small: 10.0, radius: 6.0 }
}

fn words_of(analysis: &Analysis, entry: &super::Entry, limit: f32, sizes: &Type) -> (NameLine, Lines) {
    let statement = &analysis.statements[entry.statement as usize];
    let name = NameLine { name: label::name(analysis, statement), documents: entry.documents, numbered: false };
    (name.fitted(sizes, limit), label::fitted(analysis, statement, sizes.body, limit, LINES))
}
