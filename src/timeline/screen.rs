//! The lanes of a window: any part of the axis at any width, at a cost that follows what is seen.
//!
//! Places depend on the zoom and never on what is in view, so nothing moves while a reader pans. They are found in one sweep over each lane
//! when the zoom changes; a frame then only draws what lies within its bounds. A statement that finds no room is counted in a sign at its
//! time, however many they are.

use std::collections::HashMap;

use super::axis_ground::{AxisGround, HEIGHT};
use super::chrome::grouped;
use super::draw::{Canvas, Capsule, NameLine, Stands, Style, Type};
use super::extent::{At, LINES, STEP, WORDS, has_room, sign};
use super::label::{self, Lines};
use super::lane_name::LaneName;
use super::parts::{self, Parts};
use super::ribbon::{self, HEIGHT as RIBBON, Ribbon};
use super::sweep::{Block, Gathered, Swept, sweep};
use super::tags;
use super::{Anchor, DateForm, Division, Filter, Ink, Part, PartyColor, Prepared, Scale, Scene, Theme, UNITS};
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
    /// For each lane that is not stacked part by part, where its entries lie.
    places: Vec<Vec<At>>,
    swept: Option<(Zoom, Vec<Stacked>)>,
    words: Words,
    /// Most lines of words: where few statements are shown, all of their words have room.
    lines: usize,
    tops: Vec<f32>,
    /// Whether an event lies on the axis, so that its tag needs ground below the lanes.
    tagged: bool,
    dates: DateForm,
    /// For each lane that is a ribbon, the most statements in one of its bars at the last zoom drawn; 0 for others.
    most: Vec<u32>,
}

/// Words of statements, broken into lines of the full width, with the width they take; they stay the same while an analysis does.
#[derive(Debug, Default)]
pub struct Words {
    held: HashMap<u32, (NameLine, Lines, f32)>,
    /// Into how many lines at most.
    lines: usize,
}

/// The statements of a lane in their places.
#[derive(Debug)]
enum Stacked {
    /// All of them.
    Whole(Swept),
    /// Those of the parts of the axis that were seen.
    Parts(Parts),
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
    /// Where lines of events run, in pixels.
    lines: &'a [f32],
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
/// Beyond this many statements in a window, and in a lane of it, the lane is stacked part by part.
const MANY: (usize, usize) = (5000, 400);
/// So many lines are given to the words of each of so many statements.
const MORE_LINES: [(usize, usize); 2] = [(6, 9), (14, 5)];
/// Lanes with more statements are not measured word by word before they are drawn.
const MEASURED: usize = 600;
const PAD: f32 = 14.0;
/// Least and most steps of a lane; what does not fit is counted.
const STEPS: (usize, usize) = (24, 46);
/// The share of the room that one lane may take, so that others are seen beside it.
const SHARE: f32 = 0.4;

impl Screen {
    /// Gathers the statements of `analysis` that pass `filter`; `breaks` cuts out long empty stretches.
    pub fn new(analysis: &Analysis, filter: &Filter, breaks: bool) -> Self {
        Self::of(Prepared::of(analysis, filter), breaks)
    }

    /// Takes lanes as they are; `breaks` cuts out long empty stretches.
    pub fn of(prepared: Prepared, breaks: bool) -> Self {
        let scale = prepared.hull().map(|hull| {
            let days = prepared.entries().map(|e| (e.from, e.to));
            Scale::new(days, hull, Division { breaks, ..Division::default() })
        });
        let shown = prepared.shown();
        let (many, lines) = (shown > MANY.0, MORE_LINES.iter().find(|(count, _)| shown <= *count).map_or(LINES, |(_, lines)| *lines));
        let is_whole = |lane: &super::Lane| lane.ribbon || !many || lane.entries.len() <= MANY.1;
        let place = |scale: &Scale, lane: &super::Lane| {
            if is_whole(lane) { lane.entries.iter().map(|e| At::of(scale, e)).collect() } else { Vec::new() }
        };
        let places = scale.as_ref().map_or_else(Vec::new, |scale| prepared.lanes.iter().map(|lane| place(scale, lane)).collect());
        let tagged = scale.as_ref().is_some_and(|scale| prepared.events.iter().any(|(_, from, _)| scale.shows(*from)));
        Self {
            prepared,
            scale,
            places,
            swept: None,
            words: Words { lines, ..Words::default() },
            lines,
            tops: Vec::new(),
            tagged,
            dates: DateForm::default(),
            most: Vec::new(),
        }
    }

    /// Writes dates in this form.
    #[must_use]
    pub fn with_dates(mut self, dates: DateForm) -> Self {
        self.dates = dates;
        self
    }

    /// Goes on with words that another timeline of the same analysis has broken into lines.
    #[must_use]
    pub fn with_words(mut self, words: Words) -> Self {
        if words.lines == self.lines {
            self.words = words;
        }
        self
    }

    /// The words broken into lines so far.
    pub fn into_words(self) -> Words {
        self.words
    }

    /// First and last unit of the `nth` entry of a lane.
    pub fn units(&self, lane: usize, nth: usize) -> (f64, f64) {
        let of = |scale: &Scale| At::of(scale, &self.prepared.lanes[lane].entries[nth]).units;
        self.places[lane].get(nth).map(|at| at.units).or_else(|| self.scale.as_ref().map(of)).unwrap_or_default()
    }

    /// The statements shown, by lane.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The axis; `None` where nothing shown has a date.
    pub fn scale(&self) -> Option<&Scale> {
        self.scale.as_ref()
    }

    /// Height of the ground below the lanes, where the tags of events hang, in pixels; it depends on the zoom and never on what is in view.
    pub fn foot(&self, sight: &Sight) -> f32 {
        let Some(scale) = self.scale.as_ref().filter(|_| self.tagged && sight.to > sight.from) else { return 0.0 };
        let pixels_per_unit = f64::from(sight.width - NAMES).max(1.0) / (sight.to - sight.from);
        let seen = self.prepared.events.iter().filter(|(_, from, _)| scale.shows(*from));
        let mut events: Vec<(&str, f32)> =
            seen.map(|(name, from, _)| (name.as_str(), (scale.units(*from) * pixels_per_unit) as f32)).collect();
        events.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
        let tags = tags::tags(&events, (0.0, (UNITS * pixels_per_unit) as f32), &TAG);
        tags::rows(&tags) as f32 * TAG_ROW + 4.0
    }

    /// Height of all lanes at the last zoom drawn, without the dates above them, in pixels.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Top and bottom of each lane at the last zoom drawn, below the dates and unscrolled, in pixels.
    pub fn spans(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.tops.windows(2).map(|ends| (ends[0], ends[1]))
    }

    /// Where a statement lies, at the last zoom drawn; `None` where it is not shown.
    pub fn place(&self, statement: u32) -> Option<Place> {
        self.prepared.lanes.iter().enumerate().find_map(|(lane, held)| {
            let nth = held.entries.iter().position(|e| e.statement == statement)?;
            let top = self.tops.get(lane).copied().unwrap_or(0.0);
            let bottom = self.tops.get(lane + 1).copied().unwrap_or(top);
            Some(Place { units: self.units(lane, nth), lane, span: (top, bottom) })
        })
    }

    /// The part of the axis to open with, first and last unit, in lanes of the size of `sight`: the one in which most statements can be read; of
    /// those that are alike, the widest.
    pub fn opening(&mut self, analysis: &Analysis, sight: &Sight) -> (f64, f64) {
        const WHOLE: (f64, f64) = (0.0, UNITS);
        /// Beyond this many a first view is an overview.
        const MOST: usize = 5000;
        let Some(scale) = self.scale.clone().filter(|_| self.prepared.shown() <= MOST && sight.width > NAMES + 20.0) else { return WHOLE };
        let mut starts: Vec<f64> = self.places.iter().flatten().map(|at| at.units.0).collect();
        starts.sort_by(f64::total_cmp);
        let mut best = (0, WHOLE);
        for part in parts(&scale, &starts) {
            let told = self.told(analysis, &scale, &Sight { from: part.0, to: part.1, ..*sight });
            if told > best.0 {
                best = (told, part);
            }
        }
        best.1
    }

    /// Statements in a part of the axis whose words have room to be read.
    fn told(&mut self, analysis: &Analysis, scale: &Scale, sight: &Sight) -> usize {
        const ROOM: f64 = 130.0;
        self.sweep(analysis, sight, (sight.height - HEIGHT - self.foot(sight)).max(1.0));
        let pixels_per_unit = f64::from(sight.width - NAMES) / (sight.to - sight.from);
        let (from, to) = (sight.from * pixels_per_unit, sight.to * pixels_per_unit);
        let mut told = 0;
        for (lane, swept) in self.prepared.lanes.iter().zip(self.swept.iter().flat_map(|(_, lanes)| lanes)) {
            let Stacked::Whole(swept) = swept else { continue };
            let room = |nth: usize, left: f64| (scale.segment_of(lane.entries[nth].from).right * pixels_per_unit).min(to) - left;
            told += swept.seen(from, to).filter(|b| b.extent.from >= from - 12.0 && room(b.nth, b.extent.words.0) >= ROOM).count();
        }
        told
    }

    /// Lays out what is seen.
    pub fn scene(&mut self, analysis: &Analysis, sight: &Sight) -> Scene {
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        let ink = sight.theme.ink();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, sight.width, sight.height], 0.0, ink.page);
        if let Some(scale) = self.scale.clone().filter(|_| sight.to > sight.from && sight.width > NAMES + 20.0) {
            let foot = self.foot(sight);
            let room = (sight.height - HEIGHT - foot).max(1.0);
            self.sweep(analysis, sight, room);
            let bottom = HEIGHT + self.height() - sight.scroll;
            let ground = AxisGround {
                scale: &scale,
                units: (sight.from, sight.to),
                left: NAMES,
                right: sight.width,
                top: HEIGHT,
                bottom: bottom.min(sight.height - foot),
                ink: &ink,
                dates: self.dates,
            };
            self.draw(analysis, &mut canvas, &mut groups, sight, &ground);
        }
        Scene { width: sight.width, height: sight.height, items: canvas.items, groups, ..Scene::default() }
    }

    /// Finds the places of all statements, where the zoom has changed since the last time.
    fn sweep(&mut self, analysis: &Analysis, sight: &Sight, room: f32) {
        let pixels_per_unit = f64::from(sight.width - NAMES) / (sight.to - sight.from);
        let zoom = Zoom { pixels_per_unit, height: room };
        // Panning alone changes the bounds by rounding errors.
        let same = |a: &Zoom| (a.pixels_per_unit / zoom.pixels_per_unit - 1.0).abs() < 1e-9 && a.height == zoom.height;
        if self.swept.as_ref().is_some_and(|(at, _)| same(at)) {
            return;
        }
        let sizes = sizes();
        // Few lanes may be as high as all the ground they have.
        let lanes = self.prepared.lanes.iter().filter(|lane| !lane.ribbon).count().max(1) as f32;
        let alone = ((room / lanes - 2.0 * PAD - 24.0).max(0.0) / STEP) as usize;
        let rows = ((room * SHARE / STEP) as usize).clamp(STEPS.0, STEPS.1).max(alone);
        let mut swept = Vec::with_capacity(self.prepared.lanes.len());
        let bars = |(lane, places): (&super::Lane, &Vec<At>)| if lane.ribbon { ribbon::most(places, pixels_per_unit) } else { 0 };
        self.most = self.prepared.lanes.iter().zip(&self.places).map(bars).collect();
        for (lane, places) in self.prepared.lanes.iter().zip(&self.places) {
            if lane.ribbon {
                swept.push(Stacked::Whole(Swept::default()));
                continue;
            }
            if let Some(scale) = self.scale.as_ref().filter(|_| places.len() < lane.entries.len()) {
                let ground = parts::Ground { entries: &lane.entries, scale, pixels_per_unit, sizes: &sizes };
                swept.push(Stacked::Parts(Parts::new(&ground, rows)));
                continue;
            }
            let measured = lane.entries.len() <= MEASURED;
            let (words, most) = (&mut self.words.held, self.lines);
            let extent = |nth: usize| {
                let (entry, at) = (&lane.entries[nth], &places[nth]);
                let limit = at.limit(entry, pixels_per_unit, &sizes);
                // Where no words fit a mark still stands for the statement, so that no stretch looks empty.
                let room = if !has_room(limit) {
                    None
                } else if !measured {
                    Some((WORDS.min(limit), LINES))
                } else if limit >= WORDS {
                    let (_, lines, width) = words
                        .entry(entry.statement)
                        .or_insert_with(|| with_width(words_of(analysis, entry, (WORDS, most), &sizes), &sizes));
                    Some((width.min(WORDS), lines.lines.len()))
                } else {
                    let (name, lines) = words_of(analysis, entry, (limit, most), &sizes);
                    Some((name.width(&sizes).max(lines.width).min(limit), lines.lines.len()))
                };
                let mut extent = at.extent(entry, pixels_per_unit, &sizes, room);
                if room.is_none() && !measured {
                    // In a full lane marks without words would only hide how much there is.
                    extent.steps = rows + 1;
                }
                extent
            };
            let weight = |nth: usize| lane.entries[nth].weight;
            swept.push(Stacked::Whole(sweep(lane.entries.len(), extent, weight, rows, sign(&sizes, 0))));
        }
        let demand = |(lane, swept): (&super::Lane, &Stacked)| {
            if lane.ribbon {
                return RIBBON;
            }
            let name = LaneName::small(&lane.name).small_height(!lane.loose.is_empty());
            let (steps, signs) = match swept {
                Stacked::Whole(swept) => (swept.steps, swept.has_gathered()),
                Stacked::Parts(parts) => (parts.steps(), true),
            };
            let held = steps as f32 * STEP + 2.0 * PAD + if signs { 24.0 } else { 0.0 };
            held.max(name).max(LEAST_LANE)
        };
        let demands: Vec<f32> = self.prepared.lanes.iter().zip(&swept).map(demand).collect();
        let ribbons = RIBBON * self.prepared.lanes.iter().filter(|lane| lane.ribbon).count() as f32;
        let spread = ((room - ribbons) / (demands.iter().sum::<f32>() - ribbons).max(1.0)).max(1.0);
        self.tops = vec![0.0];
        for (demand, lane) in demands.into_iter().zip(&self.prepared.lanes) {
            self.tops.push(self.tops[self.tops.len() - 1] + if lane.ribbon { demand } else { demand * spread });
        }
        self.swept = Some((zoom, swept));
    }

    fn draw(&mut self, analysis: &Analysis, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, sight: &Sight, ground: &AxisGround<'_>) {
        let Some((zoom, mut swept)) = self.swept.take() else { return };
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
        let lines: Vec<f32> = self.events_seen(ground, sight).into_iter().map(|(_, x)| x).collect();
        let offset = sight.from * zoom.pixels_per_unit - f64::from(NAMES);
        let window = (sight.from * zoom.pixels_per_unit, sight.to * zoom.pixels_per_unit);
        for &(n, (top, bottom)) in &lanes {
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
            match &mut swept[n] {
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
        for &(n, (top, bottom)) in &lanes {
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
        self.swept = Some((zoom, swept));
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

/// Parts of the axis to open with, first and last unit, from all of it down to the least: the fullest runs of its stretches, and parts of those.
fn parts(scale: &Scale, starts: &[f64]) -> Vec<(f64, f64)> {
    let mut parts = vec![(0.0, UNITS)];
    let segments = scale.segments();
    let held = |from: f64, to: f64| starts.partition_point(|s| *s <= to) - starts.partition_point(|s| *s < from);
    // Of parts that hold as many the last, because what is new is read first.
    for count in (1..segments.len()).rev() {
        let runs = segments.windows(count).map(|run| (run[0].left, run[count - 1].right));
        if let Some(run) = runs.max_by_key(|run| held(run.0, run.1)) {
            let edge = (run.1 - run.0) * 0.01;
            parts.push(((run.0 - edge).max(0.0), (run.1 + edge).min(UNITS)));
        }
    }
    let (first, last) = parts.last().copied().unwrap_or((0.0, UNITS));
    for part in [0.7, 0.5, 0.35] {
        let width = (last - first) * part;
        let from = starts.iter().copied().filter(|s| (first..=last).contains(s)).max_by_key(|from| held(*from, from + width * 0.9));
        let from = from.map_or(first, |from| (from - width * 0.05).clamp(first, last - width));
        parts.push((from, from + width));
    }
    parts
}

const LEAST_LANE: f32 = 62.0;
/// Height of a row of tags of events.
const TAG_ROW: f32 = 26.0;
const TAG: tags::Form = tags::Form { size: 11.5, pad: 20.0, widest: 200.0, apart: 6.0, rows: 3 };

fn sizes() -> Type {
    Type { body: 12.5, leading: 16.5, name: 13.0, small: 10.0, radius: 6.0 }
}

fn with_width((name, lines): (NameLine, Lines), sizes: &Type) -> (NameLine, Lines, f32) {
    let width = name.width(sizes).max(lines.width);
    (name, lines, width)
}

fn words_of(analysis: &Analysis, entry: &super::Entry, (limit, lines): (f32, usize), sizes: &Type) -> (NameLine, Lines) {
    let statement = &analysis.statements[entry.statement as usize];
    let name = NameLine { name: label::name(analysis, statement).into(), documents: entry.documents, numbered: false };
    (name.fitted(sizes, limit), label::fitted(analysis, statement, sizes.body, limit, lines))
}
