//! What the timeline remembers: the statements gathered for it, the time shown, and the scene laid out for that.

use super::group::deal;
use super::hits::{self, Hit, What};
use super::overview::Overview;
use super::present::Page;
use super::time::Window;
use crate::app::folder::Folder;
use crate::app::state::{Group, Settings};
use crate::party::PartyId;
use chrono::NaiveDate;

use crate::timeline::{Filter, Prepared, Scale, Scene, Screen, Sight, UNITS, date_of, day_of};

/// The timeline's memory.
#[derive(Debug, Default)]
pub struct Canvas {
    screen: Option<Screen>,
    overview: Overview,
    breaks: bool,
    dashed: bool,
    group: Group,
    /// The time shown.
    pub window: Window,
    /// How far the lanes are scrolled down, in points.
    pub scroll: f32,
    /// Whether a first view was chosen.
    opened: bool,
    reveal: Option<u32>,
    settle: Option<u32>,
    /// Names of the lanes in the order a person gave them; empty for the first order.
    order: Vec<String>,
    laid: Option<Laid>,
    /// The days to show when the axis is made anew.
    days: Option<(f64, f64)>,
    /// Whether filters or a search narrow what is shown.
    narrow: bool,
    /// The days shown before they did, to come back to.
    wide: Option<(f64, f64)>,
    /// The page that is presented.
    pub page: Option<Page>,
}

/// A scene and what it was laid out for.
#[derive(Debug)]
struct Laid {
    sight: Sight,
    scene: Scene,
    hits: Vec<Hit>,
}

impl Canvas {
    /// What is shown has changed.
    pub fn shown_changed(&mut self) {
        self.keep_days();
        self.screen = None;
        self.laid = None;
    }

    /// Goes on showing the same days when the axis is made anew.
    pub fn keep_days(&mut self) {
        if let Some(scale) = self.scale().filter(|_| !self.window.is_whole()) {
            let (from, to) = self.window.bounds();
            self.days = Some((scale.day(from), scale.day(to)));
        }
    }

    /// Shows the whole time.
    pub fn fit(&mut self) {
        self.window.fit();
        self.scroll = 0.0;
    }

    /// Shows the days around a statement with their words.
    pub fn fit_statement(&mut self, statement: u32) {
        let Some(place) = self.screen.as_ref().and_then(|s| s.place(statement)) else { return };
        let width = (place.units.1 - place.units.0 + 60.0).min(UNITS);
        let middle = (place.units.0 + place.units.1) / 2.0;
        self.window.set(middle - width / 2.0, middle + width / 2.0);
        self.reveal = Some(statement);
    }

    /// Shows the days from `from` to `to` in the middle, no less time than is shown unless they need more; tells whether the axis reaches them.
    pub fn go_to(&mut self, from: NaiveDate, to: NaiveDate) -> bool {
        let Some(scale) = self.scale() else { return false };
        let (first, last) = (scale.units(day_of(from)), scale.units(day_of(to)));
        let reached = (0.0..=UNITS).contains(&first) || (0.0..=UNITS).contains(&last);
        let (shown_from, shown_to) = self.window.bounds();
        let width = (last - first).max((shown_to - shown_from).min(UNITS * 0.3));
        let middle = (first + last) / 2.0;
        self.window.set(middle - width / 2.0, middle + width / 2.0);
        reached
    }

    /// Moves a lane to another place, counted from the top. Where lanes are parties, their order is to be kept, and given back.
    pub fn move_lane(&mut self, name: &str, to: usize) -> Option<Vec<String>> {
        let mut names: Vec<String> = self.screen.as_ref()?.prepared().lanes.iter().map(|lane| lane.name.clone()).collect();
        let at = names.iter().position(|n| n == name)?;
        let moved = names.remove(at);
        names.insert(to.min(names.len()), moved);
        if self.group == Group::Party {
            return Some(names);
        }
        self.order = names;
        self.shown_changed();
        None
    }

    /// The party of the lane that lies at `below`, in points below the dates, unscrolled.
    pub fn party_at(&self, below: f32) -> Option<PartyId> {
        let screen = self.screen.as_ref()?;
        let at = screen.spans().position(|(top, bottom)| (top..bottom).contains(&below))?;
        screen.prepared().lanes.get(at)?.party
    }

    /// Puts all lanes back in their first order.
    pub fn lanes_in_order(&mut self) {
        self.order.clear();
        self.shown_changed();
    }

    /// Shows less time by `factor`, about the middle.
    pub fn zoom(&mut self, factor: f64) {
        let (from, to) = self.window.bounds();
        self.window.zoom(factor, (from + to) / 2.0);
    }

    /// Moves by a part of what is shown.
    pub fn pan(&mut self, part: f64) {
        let (from, to) = self.window.bounds();
        self.window.shift((to - from) * part);
    }

    /// Brings a statement into view with the next frame.
    pub fn reveal(&mut self, statement: u32) {
        self.reveal = Some(statement);
    }

    /// Gathers what is shown, where that has changed.
    pub fn prepare(&mut self, folder: &Folder, settings: &Settings) {
        if self.screen.is_some() && (self.breaks, self.group, self.dashed) == (settings.compact_gaps, settings.group, settings.dashed) {
            return;
        }
        (self.breaks, self.group, self.dashed) = (settings.compact_gaps, settings.group, settings.dashed);
        self.laid = None;
        let narrow = folder.filter.is_narrow();
        if narrow && !self.narrow {
            self.wide = self.days;
        } else if self.narrow && !narrow {
            self.days = self.wide.take();
            if self.days.is_none() {
                self.window.fit();
            }
        }
        self.narrow = narrow;
        let prepared = Prepared::of(&folder.analysis, &Filter { dashed: self.dashed, ..only_shown(folder) });
        let mut prepared = deal(prepared, folder, self.group);
        // Lanes that were moved stand where they were put; the others keep their order among themselves.
        prepared.lanes.sort_by_key(|lane| self.order.iter().position(|n| *n == lane.name).unwrap_or(usize::MAX));
        let screen = Screen::of(prepared, self.breaks);
        self.overview = screen.scale().map(|scale| Overview::of(screen.prepared(), scale)).unwrap_or_default();
        if let Some(scale) = screen.scale() {
            // Zoomed in as far as it goes, a day and its words fill the lanes.
            let steepest = scale.segments().iter().map(|s| s.slope()).fold(0.0, f64::max);
            self.window.limit(steepest);
            if let Some((from, to)) = self.days.take() {
                let (from, to) = (scale.units(from), scale.units(to));
                // Days that the axis no longer has show nothing: then all of it is shown.
                if to < 0.0 || from > UNITS {
                    self.window.fit();
                } else if from < to {
                    self.window.set(from.max(0.0), to.min(UNITS));
                }
            }
        }
        self.screen = Some(screen);
    }

    /// Chooses the first view, unless one was restored from an earlier session; `sight` sees the whole axis.
    pub fn open(&mut self, folder: &Folder, sight: &Sight) {
        if std::mem::replace(&mut self.opened, true) || !self.window.is_whole() {
            return;
        }
        if let Some(screen) = &mut self.screen {
            let (from, to) = screen.opening(&folder.analysis, sight);
            self.window.set(from, to);
        }
    }

    /// Statements that are shown and have no date.
    pub fn undated(&self) -> &[u32] {
        self.screen.as_ref().map_or(&[], |s| &s.prepared().undated)
    }

    /// Whether nothing shown has a date.
    pub fn is_empty(&self) -> bool {
        self.scale().is_none()
    }

    /// The axis.
    pub fn scale(&self) -> Option<&Scale> {
        self.screen.as_ref()?.scale()
    }

    /// Height of the ground below the lanes, in points.
    pub fn foot(&self, sight: &Sight) -> f32 {
        self.screen.as_ref().map_or(0.0, |screen| screen.foot(sight))
    }

    /// The lanes with their names, tops and bottoms below the dates, unscrolled.
    pub fn lanes(&self) -> Vec<(String, f32, f32)> {
        let Some(screen) = &self.screen else { return Vec::new() };
        let spans = screen.spans();
        screen.prepared().lanes.iter().zip(spans).map(|(lane, (top, bottom))| (lane.name.clone(), top, bottom)).collect()
    }

    /// Height of all lanes, as far as it is known, in points.
    pub fn lanes_height(&self) -> f32 {
        self.screen.as_ref().map_or(0.0, Screen::height)
    }

    /// Draws the overview, whose brush moves the time shown.
    pub fn overview(&mut self, ui: &mut egui::Ui) {
        if let Some((screen, scale)) = self.screen.as_ref().and_then(|s| Some((s, s.scale()?))) {
            self.overview.show(ui, screen.prepared(), scale, &mut self.window);
        }
    }

    /// The statements shown and the days shown, for a picture of the same.
    pub fn filter(&self, folder: &Folder) -> Filter {
        let mut filter = Filter { dashed: self.dashed, ..only_shown(folder) };
        if let Some(scale) = self.scale().filter(|_| !self.window.is_whole()) {
            let (from, to) = self.window.bounds();
            filter.from = Some(date_of(scale.day(from)));
            filter.to = Some(date_of(scale.day(to)));
        }
        filter
    }

    /// The scene of what `sight` sees, laid out anew only where something has changed, and where its statements can be clicked.
    pub fn scene(&mut self, folder: &Folder, sight: Sight) -> (&Scene, &[Hit]) {
        if self.laid.as_ref().is_none_or(|l| l.sight != sight)
            && let Some(screen) = &mut self.screen
        {
            let scene = screen.scene(&folder.analysis, &sight);
            self.laid = Some(Laid { sight, hits: hits::of(&scene), scene });
        }
        self.laid.as_ref().map_or((&EMPTY, &[]), |l| (&l.scene, &l.hits))
    }

    /// Moves the view so that a statement asked for lies within it, and not at all where it does already; `room` is the height of the lanes
    /// that is seen. Tells whether another frame is needed to settle.
    pub fn follow(&mut self, room: f32) -> bool {
        let Some(statement) = self.reveal.take() else { return false };
        let Some(place) = self.screen.as_ref().and_then(|s| s.place(statement)) else { return false };
        self.window.reveal(place.units.0);
        let (top, bottom) = place.span;
        if bottom <= self.scroll || top >= self.scroll + room {
            self.scroll = top;
        }
        self.settle = Some(statement);
        true
    }

    /// Scrolls to the mark of the statement followed last, once the scene tells how deep in its lane it lies.
    pub fn settle(&mut self, axis: f32, room: f32) {
        let Some(statement) = self.settle.take() else { return };
        let hits = self.laid.iter().flat_map(|l| &l.hits);
        let Some(mark) = hits.into_iter().find(|h| h.what == What::Statement(statement)).map(|h| h.mark) else { return };
        let (top, bottom) = (mark.top() - axis, mark.bottom() - axis);
        if top < 0.0 {
            self.scroll += top - 24.0;
        } else if bottom > room {
            self.scroll += bottom - room + 72.0;
        }
    }
}

static EMPTY: Scene = Scene { width: 0.0, height: 0.0, items: Vec::new(), numbered: Vec::new(), before: 0, groups: Vec::new() };

fn only_shown(folder: &Folder) -> Filter {
    let mut only = vec![false; folder.index.rows.len()];
    folder.shown.iter().for_each(|s| only[*s as usize] = true);
    Filter { only: Some(only), opinions: true, confidence: 0.0, ..Filter::default() }
}
