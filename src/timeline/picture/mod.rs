//! A whole picture: every lane on one page, as many words as fit.

mod divided;
mod draw;
mod fill;

use self::divided::divided;
use self::fill::Filled;
use super::chrome::{self, Foot, MARGIN};
use super::draw::{Canvas, Stands, Type};
use super::lane_name::LaneName;
use super::scale::{Scale, UNITS};
use super::tags::{self, Tag};
use super::texts::Texts;
use super::{Ink, Lane, Pages, Part, Prepared, Scene, View};
use crate::analysis::Analysis;

pub(super) use self::divided::{Ground, division, most_lanes};

/// Lays out the statements of `analysis` as `view` wants them, on one page.
pub fn layout(analysis: &Analysis, view: &View) -> Scene {
    if view.paper {
        return layout(analysis, &finer(view)).scaled(1.0 / FINER);
    }
    let texts = Texts::new(analysis, view);
    let (prepared, ground) = divided(&texts, Prepared::of(analysis, &view.filter).told_first(), view);
    let laid = Picture::new(&texts, &prepared, &prepared, view, ground).fill_page(3.0);
    let listed = laid.numbered.len();
    laid.draw(Whole { prepared: &prepared, before: 0, listed, nth: 1, of: 1 })
}

/// Body type of 10.1 pixels, 7.6 points: what is in the hand is read at half the distance.
pub(super) const FINER: f32 = 4.0 / 3.0;

/// A page on paper as a picture that is as much larger as its type is to be smaller.
pub(super) fn finer(view: &View) -> View {
    View { width: view.width * FINER, height: view.height * FINER, paper: false, ..view.clone() }
}

/// Where a page stands among others.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    /// What all pages show.
    pub(super) prepared: &'a Prepared,
    /// Numbers on the pages before.
    pub(super) before: usize,
    /// Statements that carry words on all pages.
    pub(super) listed: usize,
    /// Which page it is, from 1.
    pub(super) nth: usize,
    /// How many there are.
    pub(super) of: usize,
}

pub(super) struct Picture<'a> {
    texts: &'a Texts<'a>,
    prepared: &'a Prepared,
    view: &'a View,
    ink: Ink,
    scale: Option<Scale>,
    names: Vec<LaneName>,
    tags: Vec<Tag>,
    left: f32,
    right: f32,
    top: f32,
    /// Whether all is told that there is, the unsure with a mark: where pages are asked for on which everything stands, and where nothing is sure.
    unsure: bool,
}

const TAG: f32 = 12.5;
const TAG_ROW: f32 = 32.0;

/// Height of a lane's name above it, on a page too narrow for a column of names.
const NAME_ROW: f32 = 32.0;

fn is_stacked(view: &View) -> bool {
    view.width < 1000.0
}

fn head(view: &View) -> f32 {
    if is_stacked(view) { NAME_ROW } else { 0.0 }
}

impl<'a> Picture<'a> {
    /// A picture of `prepared`, with an axis that holds everything of `axis`: the same, or the lanes of all pages.
    pub(super) fn new(texts: &'a Texts<'a>, prepared: &'a Prepared, axis: &'a Prepared, view: &'a View, ground: Ground) -> Self {
        let top = chrome::head_height(view) + 66.0;
        let widest = axis.lanes.iter().map(|lane| LaneName::new(&lane.name, view.width).width).fold(110.0, f32::max);
        let left = if is_stacked(view) { MARGIN } else { (MARGIN + widest + 26.0).round() };
        let right = view.width - MARGIN;
        let scale = ground.scale(axis, view, right - left);
        let tags = scale.as_ref().map_or_else(Vec::new, |scale| tags(&prepared.events, scale, left, right));
        let names = prepared.lanes.iter().map(|lane| LaneName::new(&lane.name, view.width)).collect();
        let unsure = view.pages == Pages::All || !axis.lanes.iter().any(Lane::is_told);
        Self { texts, prepared, view, ink: view.theme.ink(), scale, names, tags, left, right, top, unsure }
    }

    fn x(&self, units: f64) -> f32 {
        self.left + (units / UNITS) as f32 * (self.right - self.left)
    }
}

/// A page on which everything has its place.
pub(super) struct Laid<'a> {
    picture: Picture<'a>,
    filled: Vec<Filled>,
    foot: Foot,
    sizes: Type,
    /// Statements that carry words.
    pub(super) numbered: Vec<u32>,
}

impl Laid<'_> {
    /// Whether statements found no room.
    pub(super) fn is_over_full(&self) -> bool {
        self.filled.iter().any(Filled::is_over_full)
    }

    /// Draws the page.
    pub(super) fn draw(self, whole: Whole<'_>) -> Scene {
        let Self { picture, filled, foot, sizes, numbered } = self;
        let view = picture.view;
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, view.width, view.height], 0.0, picture.ink.page);
        chrome::head(&mut canvas, picture.texts.analysis(), view, whole);
        picture.draw_grounds(&mut canvas, &filled);
        picture.draw_axis(&mut canvas, &filled);
        picture.draw_events(&mut canvas, &filled);
        let large_names = picture.has_large_names(&filled);
        for (n, lane) in filled.iter().enumerate() {
            picture.draw_lane(&mut canvas, &mut groups, n, lane, (&sizes, large_names), (&numbered, whole.before));
        }
        if filled.is_empty() {
            picture.draw_empty(&mut canvas);
        }
        foot.draw(&mut canvas, view);
        Scene { width: view.width, height: view.height, items: canvas.items, numbered, before: whole.before, groups }
    }
}

/// Events within the days shown, each with a tag below the lanes that meets no other.
fn tags(events: &[(String, f64, f64)], scale: &Scale, left: f32, right: f32) -> Vec<Tag> {
    let mut shown: Vec<(&str, f32)> = events
        .iter()
        .filter(|(_, from, _)| scale.shows(*from))
        .map(|(name, from, _)| (name.as_str(), left + (scale.units(*from) / UNITS) as f32 * (right - left)))
        .collect();
    shown.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
    tags::tags(&shown, (left, right), &tags::Form { size: TAG, pad: 28.0, widest: 260.0, apart: 8.0, rows: 3 })
}

fn tags_height(tags: &[Tag]) -> f32 {
    tags::rows(tags) as f32 * TAG_ROW
}
