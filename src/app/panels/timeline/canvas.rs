//! What the timeline remembers: the statements gathered for it, the time shown, and the scene laid out for that.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::group::{arrange, deal};
use super::hits::{self, Hit, What};
use super::overview::Overview;
use super::present::Page;
use super::time::Window;
use crate::app::folder::Folder;
use crate::app::state::{Group, Settings};
use crate::party::PartyId;
use crate::timeline::{DateForm, Filter, Kept, Prepared, Scale, Scene, Screen, Sight, UNITS, date_of, day_of};

/// In which other way a lane is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As a ribbon that tells how much was said when.
    Ribbon,
    /// As a lane for each of its speakers.
    Speakers,
}

/// The timeline's memory.
#[derive(Debug, Default)]
pub struct Canvas {
    screen: Option<Screen>,
    /// All statements by lane and day, whatever is shown of them; `None` after the analysis has changed.
    all: Option<Prepared>,
    /// What was worked out before what is shown has changed.
    kept: Kept,
    overview: Overview,
    breaks: bool,
    dashed: bool,
    dates: DateForm,
    group: Group,
    /// Lanes collapsed to ribbons, by name.
    pub ribbons: BTreeSet<String>,
    /// Lanes with a lane for each speaker, by name.
    pub split: BTreeSet<String>,
    /// Where a box was begun that chooses statements, while it is drawn.
    pub boxed: Option<egui::Pos2>,
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
        if let Some(screen) = self.screen.take() {
            self.kept = screen.into_kept();
        }
        self.laid = None;
    }

    /// What was found has changed.
    pub fn renew(&mut self) {
        self.shown_changed();
        self.all = None;
        self.kept = Kept::default();
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

    /// Shows the days of statements with their words.
    pub fn fit_statements(&mut self, statements: &[u32]) {
        let Some(screen) = &self.screen else { return };
        let wanted: BTreeSet<u32> = statements.iter().copied().collect();
        let lanes = screen.prepared().lanes.iter().enumerate();
        let held = lanes.flat_map(|(lane, held)| held.entries.iter().enumerate().map(move |(nth, e)| (lane, nth, e.statement)));
        let units = held.filter(|(.., statement)| wanted.contains(statement)).map(|(lane, nth, _)| screen.units(lane, nth));
        let Some((from, to)) = units.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else { return };
        let width = ((to - from) * 1.1 + 60.0).min(UNITS);
        let middle = (from + to) / 2.0;
        self.window.set(middle - width / 2.0, middle + width / 2.0);
        self.reveal = statements.first().copied();
    }

    /// First and last day shown; `None` where all are.
    pub fn days_shown(&self) -> Option<(NaiveDate, NaiveDate)> {
        let scale = self.scale().filter(|_| !self.window.is_whole())?;
        let (from, to) = self.window.bounds();
        Some((date_of(scale.day(from)), date_of(scale.day(to))))
    }

    /// Shows these days when the lanes are gathered next; all, where there are none.
    pub fn show_days(&mut self, days: Option<(NaiveDate, NaiveDate)>) {
        self.window.fit();
        // What is asked for counts, and not what was shown before a search.
        self.opened = true;
        self.wide = None;
        self.narrow = true;
        self.shown_changed();
        self.days = days.map(|(from, to)| (day_of(from), day_of(to)));
    }

    /// Draws a lane, or the one it is a part of, in another way or as before.
    pub fn turn_lane(&mut self, name: &str, how: How) {
        let lanes = self.screen.as_ref().map(|s| &s.prepared().lanes);
        let part_of = lanes.and_then(|lanes| lanes.iter().find(|l| l.name == name)?.part_of.clone());
        let name = part_of.unwrap_or_else(|| name.to_owned());
        let (turned, other) = match how {
            How::Ribbon => (&mut self.ribbons, &mut self.split),
            How::Speakers => (&mut self.split, &mut self.ribbons),
        };
        other.remove(&name);
        if !turned.remove(&name) {
            turned.insert(name);
        }
        self.shown_changed();
    }

    /// Collapses all lanes to ribbons, or opens them where they are.
    pub fn turn_all_lanes(&mut self) {
        let Some(screen) = &self.screen else { return };
        let all: BTreeSet<String> = screen.prepared().lanes.iter().map(|l| l.part_of.clone().unwrap_or_else(|| l.name.clone())).collect();
        self.ribbons = if all.is_subset(&self.ribbons) { BTreeSet::new() } else { all };
        self.split.clear();
        self.shown_changed();
    }

    /// How a lane is drawn: as a ribbon, and as a part of one that is split.
    pub fn way_of(&self, name: &str) -> (bool, Option<&str>) {
        let lanes = self.screen.as_ref().map(|s| &s.prepared().lanes);
        let lane = lanes.and_then(|lanes| lanes.iter().find(|l| l.name == name));
        lane.map_or((false, None), |l| (l.ribbon, l.part_of.as_deref()))
    }

    /// The statements whose marks lie in a box, from the scene's origin, with those gathered under signs in it.
    pub fn in_box(&self, area: egui::Rect) -> Vec<u32> {
        let Some(laid) = &self.laid else { return Vec::new() };
        let mut found: Vec<u32> = Vec::new();
        for hit in laid.hits.iter().filter(|h| area.intersects(h.mark)) {
            match hit.what {
                What::Statement(statement) => found.push(statement),
                What::Group(group) => found.extend(&laid.scene.groups[group as usize]),
                What::Loose(_) => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
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
        // Parts of a lane move with it.
        let lanes = &self.screen.as_ref()?.prepared().lanes;
        let whole = |lane: &crate::timeline::Lane| lane.part_of.clone().unwrap_or_else(|| lane.name.clone());
        let name = whole(lanes.iter().find(|lane| lane.name == name)?);
        let others: Vec<String> = lanes.iter().map(whole).filter(|other| *other != name).collect();
        // Of the lanes that will stand above it, each whole counts once.
        let to = lanes.iter().filter(|lane| whole(lane) != name).take(to).map(whole).collect::<BTreeSet<_>>().len();
        let mut names: Vec<String> = Vec::new();
        others.into_iter().for_each(|other| {
            if !names.contains(&other) {
                names.push(other);
            }
        });
        names.insert(to.min(names.len()), name);
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
        let wanted = (settings.compact_gaps, settings.group, settings.dashed, settings.dates);
        if self.screen.is_some() && (self.breaks, self.group, self.dashed, self.dates) == wanted {
            return;
        }
        if self.dashed != settings.dashed {
            self.all = None;
        }
        self.shown_changed();
        (self.breaks, self.group, self.dashed, self.dates) = wanted;
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
        let everything = Filter { dashed: self.dashed, opinions: true, confidence: 0.0, ..Filter::default() };
        let all = self.all.get_or_insert_with(|| Prepared::all(&folder.analysis, &everything));
        let mut prepared = deal(all.narrowed(&shown(folder)), folder, self.group);
        // Lanes that were moved stand where they were put; the others keep their order among themselves.
        prepared.lanes.sort_by_key(|lane| self.order.iter().position(|n| *n == lane.name).unwrap_or(usize::MAX));
        let prepared = arrange(prepared, folder, &self.split, &self.ribbons);
        let screen = Screen::of(prepared, self.breaks).with_dates(self.dates).with_kept(std::mem::take(&mut self.kept));
        self.overview = screen.scale().map(|scale| self.overview.renewed(screen.prepared(), scale)).unwrap_or_default();
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

    /// Whether a first view was chosen.
    pub fn is_open(&self) -> bool {
        self.opened
    }

    /// The first statement whose mark is seen.
    pub fn first_shown(&self) -> Option<u32> {
        let hits = self.laid.iter().flat_map(|l| &l.hits).filter(|h| h.mark.left() >= crate::timeline::NAMES);
        let marks = hits.filter_map(|h| if let What::Statement(statement) = h.what { Some((h.mark.left(), statement)) } else { None });
        marks.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, statement)| statement)
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

/// For each statement whether it is shown.
fn shown(folder: &Folder) -> Vec<bool> {
    let mut only = vec![false; folder.index.rows.len()];
    folder.shown.iter().for_each(|s| only[*s as usize] = true);
    only
}

fn only_shown(folder: &Folder) -> Filter {
    Filter { only: Some(shown(folder)), opinions: true, confidence: 0.0, ..Filter::default() }
}
