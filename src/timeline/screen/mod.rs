//! The lanes of a window: any part of the axis at any width, at a cost that follows what is seen.
//!
//! Places depend on the zoom and never on what is in view, so nothing moves while a reader pans. They are found in one sweep over each lane
//! when the zoom changes; a frame then only draws what lies within its bounds. A statement that finds no room is counted in a sign at its
//! time, however many they are.

mod draw;
mod opening;
mod stack;

use std::collections::HashMap;

use self::stack::{Before, Stacks};
use super::axis_ground::{AxisGround, HEIGHT};
use super::begun::Begun;
use super::draw::{Canvas, NameLine, Stands, Type};
use super::extent::{At, LINES};
use super::label::{self, Lines};
use super::tags;
use super::{DateForm, Division, Filter, Part, Prepared, Scale, Scene, Theme, UNITS};
use crate::analysis::Analysis;

pub use self::stack::Kept;

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
    stacks: Option<Stacks>,
    /// What another timeline had stacked.
    before: Option<Before>,
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
struct Words {
    held: HashMap<u32, (NameLine, Lines, f32)>,
    /// Into how many lines at most.
    lines: usize,
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
const PAD: f32 = 14.0;

impl Screen {
    /// Gathers the statements of `analysis` that pass `filter`; `breaks` cuts out long empty stretches.
    pub fn new(analysis: &Analysis, filter: &Filter, breaks: bool) -> Self {
        Self::of(Prepared::of(analysis, filter), breaks)
    }

    /// Takes lanes as they are; `breaks` cuts out long empty stretches.
    pub fn of(prepared: Prepared, breaks: bool) -> Self {
        let scale = prepared.hull().map(|hull| {
            let division = Division { breaks, ..Division::default() };
            match prepared.asked {
                (None, None) => Scale::counted(&Begun::together(prepared.lanes.iter().map(|l| l.entries.begun()), hull), hull, division),
                // Days that were asked for may begin in the midst of what is short.
                _ => Scale::new(prepared.entries().map(|e| (e.from, e.to)), hull, division),
            }
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
            stacks: None,
            before: None,
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

    /// Goes on with what another timeline of the same analysis has worked out.
    #[must_use]
    pub fn with_kept(mut self, kept: Kept) -> Self {
        if kept.words.lines == self.lines {
            self.words = kept.words;
        }
        self.before = kept.before;
        self
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

    /// Lays out what is seen.
    pub fn scene(&mut self, analysis: &Analysis, sight: &Sight) -> Scene {
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        let ink = sight.theme.ink();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, sight.width, sight.height], 0.0, ink.page);
        if let Some(scale) = self.scale.clone().filter(|_| sight.to > sight.from && sight.width > NAMES + 20.0) {
            let foot = self.foot(sight);
            let room = (sight.height - HEIGHT - foot).max(1.0);
            self.stack(analysis, sight, room);
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
}

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
