//! What layout needs of an analysis, gathered once.
//!
//! A frame must not touch what is not on the screen, so statements lie here as small records in the order of their days, by lane.

use chrono::{Datelike, NaiveDate};

use crate::analysis::{Analysis, Statement};
use crate::dating::Basis;
use crate::party::{PartyId, PartyKind};
use crate::statement::Quotation;

use super::scale::SHORT;
use super::view::{KNOWN, VOUCHED, VOUCHED_SPEAKER};
use super::{Entries, Filter, PartyColor, Theme, palette};

/// A day as layout counts it: days since the first day of the year 1, as `f64`.
pub fn day_of(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The date of a day as layout counts it, rounded down; clamped to what the calendar knows.
pub fn date_of(day: f64) -> NaiveDate {
    const LIMIT: f64 = 90_000_000.0;
    NaiveDate::from_num_days_from_ce_opt(day.floor().clamp(-LIMIT, LIMIT) as i32).unwrap_or_default()
}

/// The statements of an analysis that pass a filter, by lane and day.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Statements of the analysis.
    pub total: usize,
    /// Statements that pass the filter and have no date.
    pub undated: Vec<u32>,
    /// What the filter leaves out for what it is.
    pub hidden: Hidden,
    /// The first and the last day that were asked for.
    pub asked: (Option<f64>, Option<f64>),
    /// Known events of the corpus settings: name, first and last day.
    pub events: Vec<(String, f64, f64)>,
}

/// How many statements a filter leaves out for what they are, whatever else it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Beliefs, plans, and what a text only supposes.
    pub opinions: usize,
    /// Statements that are too unsure.
    pub unsure: usize,
}

/// One party's statements.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The party; `None` for sources whose side is not known, and for parties gathered for want of room.
    pub party: Option<PartyId>,
    /// What stands at its head.
    pub name: String,
    /// Its place in the palette, which no filter changes; `None` for grey.
    pub hue: Option<usize>,
    /// `#RRGGBB` the user chose.
    pub chosen: Option<String>,
    /// Statements of the party in the analysis, of the kinds that the filter shows, on any day.
    pub total: usize,
    /// Its dated statements that pass the filter, by first day, then in the order of the analysis.
    pub entries: Entries,
    /// Those of its dated statements whose days are too wide an interval to be drawn among the others, in the same order; counted at the lane's head.
    pub loose: Vec<Entry>,
    /// Whether it holds several parties that found no room for lanes of their own.
    pub gathered: bool,
    /// The lane it is a part of, where that has a lane for each speaker.
    pub part_of: Option<String>,
    /// Whether it only tells how much was said when.
    pub ribbon: bool,
}

impl Lane {
    /// Whether a picture can say anything of it in words.
    pub(super) fn is_told(&self) -> bool {
        self.entries.iter().any(|entry| entry.vouched)
    }

    /// The same without its statements on the axis.
    pub(super) fn clone_without_entries(&self) -> Self {
        let (name, chosen, part_of) = (self.name.clone(), self.chosen.clone(), self.part_of.clone());
        Self { name, chosen, part_of, entries: Entries::default(), loose: self.loose.clone(), ..*self }
    }

    /// Its colours.
    pub fn color(&self, theme: Theme) -> PartyColor {
        match (self.chosen.as_deref().and_then(palette::parse), self.hue) {
            (Some(wish), _) => theme.chosen(wish),
            (None, Some(nth)) => theme.party(nth),
            (None, None) => theme.neutral(),
        }
    }
}

/// A dated statement as layout needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Index in the analysis.
    pub statement: u32,
    /// First day.
    pub from: f64,
    /// Last day; equal to `from` where the day is known.
    pub to: f64,
    /// How far it is quoted.
    pub quotation: Quotation,
    /// Documents that report it.
    pub documents: u32,
    /// How much it deserves room; higher first.
    pub weight: f32,
    /// Whether it is drawn dashed, because no person has reviewed it.
    pub dashed: bool,
    /// Whether its words are a person's own.
    pub own: bool,
    /// Whether it is sure enough, or reviewed, for a picture to say in words who said what; otherwise a picture only counts it.
    pub vouched: bool,
}

impl Prepared {
    /// Gathers the statements of `analysis` that pass `filter`.
    pub fn of(analysis: &Analysis, filter: &Filter) -> Self {
        Self::all(analysis, filter).shown_only()
    }

    /// The same with every lane, however empty, and all entries on them, however wide; to be narrowed again and again.
    pub fn all(analysis: &Analysis, filter: &Filter) -> Self {
        let parties = &analysis.resolution.parties;
        let mut lanes: Vec<Lane> =
            parties.iter().enumerate().map(|(n, p)| lane(Some(PartyId(n as u32)), &p.name, p.color.clone())).collect();
        lanes.push(lane(None, "Other sources", None));
        let mut held: Vec<Vec<Entry>> = vec![Vec::new(); lanes.len()];
        let (mut undated, mut hidden) = (Vec::new(), Hidden::default());
        for (n, statement) in analysis.statements.iter().enumerate() {
            let party = party_of(analysis, statement);
            let at = party.map_or(parties.len(), |p| p.0 as usize);
            let kind = kind(analysis, filter, statement);
            match kind {
                Kind::Shown => lanes[at].total += 1,
                Kind::Opinion => hidden.opinions += 1,
                Kind::Unsure => hidden.unsure += 1,
            }
            if kind != Kind::Shown || !is_wanted(analysis, filter, n, party) {
                continue;
            }
            let found = entry(analysis, n as u32, statement);
            let found = found.map(|e| Entry { dashed: filter.dashed && !analysis.is_reviewed(statement), ..e });
            match found {
                Some(entry) if in_range(filter, &entry) => held[at].push(entry),
                Some(_) => {}
                None => undated.push(n as u32),
            }
        }
        for (lane, mut held) in lanes.iter_mut().zip(held) {
            held.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement)));
            lane.entries = held.into();
        }
        order(analysis, &mut lanes);
        let asked = (filter.from.map(day_of), filter.to.map(day_of));
        let events = analysis.corpus.settings.events.iter().map(|e| (e.name.clone(), day_of(e.from), day_of(e.to))).collect();
        Self { lanes, total: analysis.statements.len(), undated, hidden, asked, events }
    }

    /// Of all, those statements for which `only` holds.
    #[must_use]
    pub fn narrowed(&self, only: &[bool]) -> Self {
        let is_shown = |statement: u32| only.get(statement as usize) == Some(&true);
        let mut found = self.with(|entries| entries.of_statements(is_shown));
        found.undated.retain(|n| is_shown(*n));
        found.shown_only()
    }

    /// The entries that are wanted, with the lanes that hold any.
    pub(super) fn with_entries(&self, wanted: impl Fn(&Entry) -> bool) -> Self {
        self.with(|entries| entries.filtered(&wanted))
    }

    fn with(&self, part: impl Fn(&Entries) -> Entries) -> Self {
        let within = |lane: &Lane| Lane { entries: part(&lane.entries), ..lane.clone_without_entries() };
        let lanes = self.lanes.iter().map(within).filter(|lane| !lane.entries.is_empty()).collect();
        Self { lanes, ..self.clone_without_lanes() }
    }

    /// Leaves out what has no place on the axis.
    fn shown_only(mut self) -> Self {
        self.lanes.retain(|lane| !lane.entries.is_empty());
        set_aside(&mut self.lanes, self.asked);
        self
    }

    /// The same without any lane.
    pub(super) fn clone_without_lanes(&self) -> Self {
        Self {
            lanes: Vec::new(),
            total: self.total,
            undated: self.undated.clone(),
            hidden: self.hidden,
            asked: self.asked,
            events: self.events.clone(),
        }
    }

    /// The lanes of which something can be told before those of which nothing can, which a page gathers first.
    pub(super) fn told_first(mut self) -> Self {
        self.lanes.sort_by_key(|lane| !lane.is_told());
        self
    }

    /// Dated statements that have a place on the axis.
    pub fn shown(&self) -> usize {
        self.lanes.iter().map(|lane| lane.entries.len()).sum()
    }

    /// All statements that have a place on the axis, lane by lane.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lanes.iter().flat_map(|lane| &lane.entries)
    }

    /// First and last day that the axis has to hold; wide capsules count only where nothing shorter stands, or where many lie outside;
    /// nothing beyond the days that were asked for.
    pub fn hull(&self) -> Option<(f64, f64)> {
        hull(&self.lanes, self.asked)
    }
}

fn hull(lanes: &[Lane], (first, last): (Option<f64>, Option<f64>)) -> Option<(f64, f64)> {
    let (from, to) = whole_hull(lanes)?;
    Some((first.map_or(from, |first| from.max(first)), last.map_or(to, |last| to.min(last))))
}

fn whole_hull(lanes: &[Lane]) -> Option<(f64, f64)> {
    let join = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
    let wide = || lanes.iter().flat_map(|lane| lane.entries.wide());
    let days = |e: &Entry| (e.from, e.to);
    let Some((from, to)) = lanes.iter().filter_map(|lane| lane.entries.short()).reduce(join) else {
        return wide().map(days).reduce(join);
    };
    let outside = |e: &&Entry| e.to < from || e.from > to;
    if wide().filter(outside).count() * 20 <= lanes.iter().map(|lane| lane.entries.len()).sum() {
        return Some((from, to));
    }
    Some(wide().filter(outside).map(days).fold((from, to), join))
}

/// Takes intervals off the axis that would lie over most of it, or mostly beside it, and tell a reader no day.
///
/// They stay where nothing better is known: in a corpus of which they are the half, and one of them in a lane that holds nothing else.
fn set_aside(lanes: &mut [Lane], asked: (Option<f64>, Option<f64>)) {
    let Some((from, to)) = hull(lanes, asked) else { return };
    let is_loose = |e: &Entry| {
        let days = e.to - e.from;
        days > SHORT && (days > 0.4 * (to - from) || e.to.min(to) - e.from.max(from) < 0.5 * days)
    };
    let loose: usize = lanes.iter().map(|lane| lane.entries.wide().filter(|e| is_loose(e)).count()).sum();
    if loose * 2 > lanes.iter().map(|lane| lane.entries.len()).sum() {
        return;
    }
    for lane in lanes {
        let (mut entries, mut loose) = lane.entries.divided(&is_loose);
        if entries.is_empty() {
            // Of equals the first, so that what stays does not hang on chance.
            let most = loose.iter().enumerate().max_by(|a, b| a.1.weight.total_cmp(&b.1.weight).then(b.0.cmp(&a.0))).map(|(n, _)| n);
            entries = most.map(|n| loose.remove(n)).into_iter().collect::<Vec<_>>().into();
        }
        (lane.entries, lane.loose) = (entries, loose);
    }
}

fn lane(party: Option<PartyId>, name: &str, chosen: Option<String>) -> Lane {
    Lane {
        party,
        name: name.to_owned(),
        hue: None,
        chosen,
        total: 0,
        entries: Entries::default(),
        loose: Vec::new(),
        gathered: false,
        part_of: None,
        ribbon: false,
    }
}

/// The most heard parties first; media and sources without a side last, in grey.
fn order(analysis: &Analysis, lanes: &mut [Lane]) {
    let kind = |lane: &Lane| lane.party.map_or(PartyKind::Open, |p| analysis.resolution.parties[p.0 as usize].kind);
    let rank = |lane: &Lane| match kind(lane) {
        PartyKind::Defined => 0,
        PartyKind::State | PartyKind::Group | PartyKind::Organisation | PartyKind::Body => 1,
        PartyKind::Medium => 2,
        PartyKind::Open => 3,
    };
    lanes.sort_by(|a, b| {
        let by_count = (rank(a), b.total, kind(a)).cmp(&(rank(b), a.total, kind(b)));
        by_count.then_with(|| a.name.cmp(&b.name)).then(a.party.cmp(&b.party))
    });
    let chosen: Vec<_> = lanes.iter().filter_map(|lane| palette::parse(lane.chosen.as_deref()?)).collect();
    let hues = palette::hues_beside(&chosen);
    let mut nth = 0;
    for lane in lanes.iter_mut().filter(|lane| rank(lane) < 2) {
        // Beyond the palette a lane is grey rather than in another's colour.
        lane.hue = hues.get(nth).copied();
        nth += usize::from(lane.chosen.is_none());
    }
    // Lanes stand where a person put them, in the colours they have without that.
    let wanted = &analysis.corpus.settings.lanes;
    let id = |lane: &Lane| lane.party.map(|p| analysis.resolution.parties[p.0 as usize].id.as_str());
    lanes.sort_by_key(|lane| wanted.iter().position(|w| *w == lane.name || id(lane) == Some(w)).unwrap_or(usize::MAX));
}

fn party_of(analysis: &Analysis, statement: &Statement) -> Option<PartyId> {
    let at = *statement.reports.first()?;
    let party = analysis.voices(at).first()?.party?;
    ((party.0 as usize) < analysis.resolution.parties.len()).then_some(party)
}

/// Whether the `n`-th statement passes `filter`, its days too.
pub(super) fn is_chosen(analysis: &Analysis, filter: &Filter, n: usize) -> bool {
    let statement = &analysis.statements[n];
    let date = statement.date.as_ref().filter(|date| date.basis != Basis::Unknown);
    let in_days = match date {
        Some(date) => filter.from.is_none_or(|from| date.to >= from) && filter.to.is_none_or(|to| date.from <= to),
        None => filter.from.is_none() && filter.to.is_none(),
    };
    in_days && kind(analysis, filter, statement) == Kind::Shown && is_wanted(analysis, filter, n, party_of(analysis, statement))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shown,
    Opinion,
    Unsure,
}

/// How sure it is, from 0 to 1, that these words are a statement and this speaker's.
pub(crate) fn sureness(analysis: &Analysis, statement: &Statement) -> f32 {
    let Some(&at) = statement.reports.first() else { return 0.0 };
    // Of words whose speaker stays open ("she") it is not known who said them; whoever is meant as likely as not is not shown either, unless a
    // person has looked at it.
    let voices = analysis.voices(at);
    let unknown = voices.is_empty() || voices.iter().any(|v| v.confidence < KNOWN) && !analysis.is_reviewed(statement);
    let confidence = analysis.attribution(at).confidence;
    if unknown { confidence * 0.5 } else { confidence }
}

/// Whether words and speaker are sure enough to be told in a picture, or a person has answered for them.
pub(super) fn is_vouched(analysis: &Analysis, statement: &Statement) -> bool {
    let Some(&at) = statement.reports.first() else { return false };
    let voices = analysis.voices(at);
    let answered = analysis.is_reviewed(statement) || analysis.pinned(statement).is_some() || analysis.own_label(statement).is_some();
    let known = !voices.is_empty() && voices.iter().all(|v| v.confidence >= VOUCHED_SPEAKER);
    answered || known && analysis.attribution(at).confidence >= VOUCHED
}

/// Whether the filter shows statements like this one.
fn kind(analysis: &Analysis, filter: &Filter, statement: &Statement) -> Kind {
    let Some(&at) = statement.reports.first() else { return Kind::Unsure };
    match analysis.attribution(at).is_opinion() && !filter.opinions {
        _ if sureness(analysis, statement) < filter.confidence => Kind::Unsure,
        true => Kind::Opinion,
        false => Kind::Shown,
    }
}

/// Whether the filter asks for this statement and for its party.
fn is_wanted(analysis: &Analysis, filter: &Filter, n: usize, party: Option<PartyId>) -> bool {
    let named = || {
        let Some(party) = party.map(|p| &analysis.resolution.parties[p.0 as usize]) else { return false };
        filter.parties.iter().any(|wish| wish.eq_ignore_ascii_case(&party.id) || wish.to_lowercase() == party.name.to_lowercase())
    };
    filter.only.as_ref().is_none_or(|only| only.get(n) == Some(&true)) && (filter.parties.is_empty() || named())
}

fn in_range(filter: &Filter, entry: &Entry) -> bool {
    filter.from.is_none_or(|from| entry.to >= day_of(from)) && filter.to.is_none_or(|to| entry.from <= day_of(to))
}

fn entry(analysis: &Analysis, n: u32, statement: &Statement) -> Option<Entry> {
    let date = statement.date.as_ref().filter(|date| date.basis != Basis::Unknown)?;
    let at = *statement.reports.first()?;
    let attribution = analysis.attribution(at);
    let mut documents: Vec<usize> = statement.reports.iter().map(|r| r.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let quoted = match attribution.quotation {
        Quotation::Direct => 2.2,
        Quotation::Mixed => 2.0,
        Quotation::Indirect => 0.8,
    };
    // Whose name stands there counts; "she" of whom nobody knows who she is, least.
    let named = match analysis.speaker(at).map(|speaker| speaker.kind) {
        Some(crate::party::SpeakerKind::Person) => 0.7,
        Some(_) => 0.0,
        None => -1.0,
    };
    let known = match (date.to - date.from).num_days() {
        ..=0 => 1.6,
        1..=7 => 0.9,
        8..=45 => 0.4,
        46..=120 => 0.0,
        _ => -1.2,
    };
    // "The strait" alone tells a reader little.
    let words = attribution.content.iter().flat_map(|s| s.of(analysis.text(at.document)).split_whitespace());
    let scrap = if words.take(4).count() < 4 { -1.5 } else { 0.0 };
    // What a person pinned comes before all else, in the order given.
    let pinned = match analysis.pinned(statement) {
        Some(Some(order)) => (1000.0 - 10.0 * order as f32).max(200.0),
        Some(None) => 100.0,
        None => 0.0,
    };
    let weight = pinned
        + quoted
        + known
        + named
        + scrap
        + (documents.len() as f32).ln() * 1.5
        + attribution.confidence * 3.0
        + date.confidence * 0.5;
    Some(Entry {
        statement: n,
        from: day_of(date.from),
        to: day_of(date.to.max(date.from)),
        quotation: attribution.quotation,
        documents: documents.len() as u32,
        weight,
        dashed: false,
        vouched: is_vouched(analysis, statement),
        own: analysis.own_label(statement).is_some(),
    })
}
