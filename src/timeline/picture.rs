//! A whole picture: every lane on one page, as many words as fit.

use super::axis_ground::AxisGround;
use super::chrome::{self, Foot, MARGIN, grouped};
use super::draw::{Canvas, Stands, Style, Type, pill_width};
use super::lane_name::LaneName;
use super::pack::{Packed, pack, share};
use super::place::{Candidate, Look, candidates};
use super::scale::{Division, Scale, UNITS};
use super::{Anchor, Entry, Ink, Part, Prepared, Scene, View, Weight, font};
use crate::analysis::Analysis;

/// Lays out the statements of `analysis` as `view` wants them, on one page.
pub fn layout(analysis: &Analysis, view: &View) -> Scene {
    let mut prepared = Prepared::of(analysis, &view.filter);
    Picture::new(&mut prepared, view).draw(analysis)
}

struct Picture<'a> {
    prepared: &'a Prepared,
    view: &'a View,
    ink: Ink,
    scale: Option<Scale>,
    names: Vec<LaneName>,
    tags: Vec<Tag>,
    left: f32,
    right: f32,
    top: f32,
}

/// A known event on the page.
struct Tag {
    name: String,
    x: f32,
    left: f32,
    width: f32,
    row: usize,
}

/// A lane with its statements in place.
struct Filled {
    candidates: Vec<Candidate>,
    packed: Packed,
    top: f32,
    height: f32,
}

const TAG: f32 = 12.5;
const TAG_ROW: f32 = 32.0;
/// Ground above and below the statements of a lane.
const PAD: f32 = 17.0;
/// The same in a low lane.
const LOW_PAD: f32 = 10.0;
/// A lane holds at least a statement of two lines.
const LEAST_LANE: f32 = 64.0;

fn pad(height: f32) -> f32 {
    if height < 104.0 { LOW_PAD } else { PAD }
}

impl<'a> Picture<'a> {
    fn new(prepared: &'a mut Prepared, view: &'a View) -> Self {
        let top = chrome::head_height(view) + 66.0;
        let room = view.height - top - 110.0;
        gather_small_lanes(prepared, (room / LEAST_LANE).floor().max(1.0) as usize);
        let names: Vec<LaneName> = prepared.lanes.iter().map(|lane| LaneName::new(&lane.name, view.width)).collect();
        let widest = names.iter().map(|n| n.width).fold(110.0, f32::max);
        let left = (MARGIN + widest + 26.0).round();
        let right = view.width - MARGIN;
        let scale = prepared.hull().map(|hull| {
            let days: Vec<_> = prepared.entries().map(|e| (e.from, e.to)).collect();
            let pixel = UNITS / f64::from((right - left).max(1.0));
            let narrow = view.width < 1100.0;
            let after = if narrow { 120.0 } else { 165.0 };
            let division = Division { breaks: view.breaks, before: 26.0 * pixel, after: after * pixel, gap: 44.0 * pixel };
            Scale::new(&days, hull, division)
        });
        let mut picture = Self { prepared, view, ink: view.theme.ink(), scale, names, tags: Vec::new(), left, right, top };
        picture.tags = picture.place_tags();
        picture
    }

    fn x(&self, units: f64) -> f32 {
        self.left + (units / UNITS) as f32 * (self.right - self.left)
    }

    /// Events within the days shown, each with a tag below the lanes that meets no other.
    fn place_tags(&self) -> Vec<Tag> {
        const ROWS: usize = 3;
        let Some(scale) = &self.scale else { return Vec::new() };
        let mut ends = [f32::MIN; ROWS];
        let mut tags: Vec<Tag> = Vec::new();
        let mut events: Vec<_> = self.prepared.events.iter().collect();
        events.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        for (name, from, _) in events {
            let (first, last) = scale.segment_of(*from).ground();
            if *from < first || *from > last {
                continue;
            }
            let x = self.x(scale.units(*from));
            let name = font::fit(name, TAG, Weight::Bold, 260.0);
            let width = font::width(&name, TAG, Weight::Bold) + 28.0;
            let left = (x - width / 2.0).clamp(self.left, (self.right - width).max(self.left));
            if let Some(row) = (0..ROWS).find(|&row| ends[row] + 8.0 <= left) {
                ends[row] = left + width;
                tags.push(Tag { name, x, left, width, row });
            }
        }
        tags
    }

    fn draw(self, analysis: &Analysis) -> Scene {
        // Whether anything is left over changes the legend, and with it the room: reckon with the fuller foot first.
        let mut more = false;
        let (filled, foot, sizes) = loop {
            let foot = Foot::new(self.prepared, self.view, more);
            let rows = self.tags.iter().map(|t| t.row + 1).max().unwrap_or(0) as f32;
            let bottom = self.view.height - foot.height() - rows * TAG_ROW;
            let (filled, sizes) = self.fill(analysis, (bottom - self.top).max(LEAST_LANE));
            let left_over = filled.iter().any(|lane| !lane.packed.left_over.is_empty());
            if left_over == more || more {
                break (filled, foot, sizes);
            }
            more = true;
        };
        let mut numbered: Vec<u32> = filled.iter().flat_map(Filled::placed).map(|e| e.statement).collect();
        numbered.sort_unstable();
        let mut canvas = Canvas::default();
        let mut groups = Vec::new();
        let page = [0.0, 0.0, self.view.width, self.view.height];
        canvas.rect(Stands::for_part(Part::Page), page, 0.0, self.ink.page);
        chrome::head(&mut canvas, analysis, self.prepared, self.view, numbered.len());
        self.draw_grounds(&mut canvas, &filled);
        self.draw_axis(&mut canvas, &filled);
        self.draw_events(&mut canvas, &filled);
        for (n, lane) in filled.iter().enumerate() {
            self.draw_lane(&mut canvas, &mut groups, n, lane, &sizes, &numbered);
        }
        if filled.is_empty() {
            self.draw_empty(&mut canvas);
        }
        foot.draw(&mut canvas, self.view);
        Scene { width: self.view.width, height: self.view.height, items: canvas.items, numbered, groups }
    }

    /// Gives every lane its height and every statement its place, in the largest type in which all of them fit.
    fn fill(&self, analysis: &Analysis, room: f32) -> (Vec<Filled>, Type) {
        let few = self.prepared.shown() <= 60;
        let sizes: &[f32] = if few { &[1.7, 1.5, 1.35, 1.2, 1.1, 1.0] } else { &[1.0] };
        let mut last = None;
        for &k in sizes {
            let sizes = Type::scaled(k);
            let lanes = self.pack_lanes(analysis, room, &sizes);
            let complete = lanes.iter().all(|lane| lane.packed.left_over.is_empty() && lane.is_told_well());
            last = Some((lanes, sizes));
            if complete {
                break;
            }
        }
        last.unwrap_or_else(|| (Vec::new(), Type::scaled(1.0)))
    }

    fn pack_lanes(&self, analysis: &Analysis, room: f32, sizes: &Type) -> Vec<Filled> {
        let Some(scale) = &self.scale else { return Vec::new() };
        let look = Look { view: self.view, sizes, scale, left: self.left, right: self.right };
        let lines: Vec<f32> = self.tags.iter().map(|t| t.x).collect();
        let gap = sizes.body * 0.6;
        let all: Vec<Vec<Candidate>> = self.prepared.lanes.iter().map(|lane| candidates(analysis, lane, &look)).collect();
        let pack_in = |list: &[Candidate], height: f32| {
            let forms: Vec<_> = list.iter().map(|c| c.forms.clone()).collect();
            pack(&forms, height, gap, &lines)
        };
        let demands: Vec<f32> = all.iter().map(|list| pack_in(list, room).bottom + 2.0 * PAD).collect();
        let least: Vec<f32> = self.names.iter().map(|n| n.height().max(LEAST_LANE)).collect();
        let heights = share(&demands, &least, room);
        let mut top = self.top;
        let mut filled = Vec::with_capacity(all.len());
        for ((candidates, height), lane) in all.into_iter().zip(heights).zip(&self.prepared.lanes) {
            let inner = height - 2.0 * pad(height);
            let mut packed = pack_in(&candidates, inner);
            if !packed.left_over.is_empty() || candidates.len() < lane.entries.len() {
                let strip = sizes.small * 1.6 + gap;
                packed = pack_in(&candidates, inner - strip);
            }
            packed.left_over.extend(candidates.len()..lane.entries.len());
            filled.push(Filled { candidates, packed, top, height });
            top += height;
        }
        filled
    }

    fn draw_grounds(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(scale) = &self.scale else { return };
        for (n, lane) in filled.iter().enumerate() {
            let stands = Stands::for_part(Part::Lane).in_lane(n);
            let color = self.prepared.lanes[n].color(self.view.theme);
            for segment in scale.segments() {
                let (x0, x1) = (self.x(segment.left), self.x(segment.right));
                canvas.rect(stands, [x0, lane.top, x1 - x0, lane.height], 0.0, color.tint);
            }
            let y = lane.top + lane.height;
            canvas.line(stands, &[(MARGIN, y), (self.right, y)], self.ink.line, 1.0, None);
        }
    }

    fn draw_axis(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let (Some(scale), Some(last)) = (&self.scale, filled.last()) else { return };
        let bottom = last.top + last.height;
        let units = (0.0, UNITS);
        let ground = AxisGround { scale, units, left: self.left, right: self.right, top: self.top, bottom, ink: &self.ink };
        ground.lines(canvas);
        ground.dates(canvas);
    }

    fn draw_events(&self, canvas: &mut Canvas, filled: &[Filled]) {
        let Some(last) = filled.last() else { return };
        let stands = Stands::for_part(Part::Event);
        let bottom = last.top + last.height;
        for tag in &self.tags {
            let y = bottom + 7.0 + tag.row as f32 * TAG_ROW;
            canvas.line(stands, &[(tag.x, self.top), (tag.x, y)], self.ink.tag, 1.5, Some((6.0, 4.0)));
            canvas.rect(stands, [tag.left, y, tag.width, 25.0], 4.0, self.ink.tag);
            let style = Style::bold(TAG, self.ink.tag_text);
            canvas.anchored(stands, (tag.left + tag.width / 2.0, y + 17.0), &tag.name, style, Anchor::Middle);
        }
    }

    fn draw_lane(&self, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, n: usize, lane: &Filled, sizes: &Type, numbered: &[u32]) {
        let source = &self.prepared.lanes[n];
        let color = source.color(self.view.theme);
        let stands = Stands::for_part(Part::LaneName).in_lane(n);
        let listed = lane.packed.placed.len();
        let counted = if listed == source.total {
            format!("{} statement{}", grouped(listed), if listed == 1 { "" } else { "s" })
        } else {
            format!("{} of {} statements", grouped(listed), grouped(source.total))
        };
        self.names[n].draw(canvas, stands, (MARGIN, lane.top), lane.height, &counted, (&self.ink, color));
        let lines: Vec<f32> = self.tags.iter().map(|t| t.x).collect();
        let mut placed: Vec<_> = lane.packed.placed.iter().collect();
        placed.sort_by_key(|p| lane.candidates[p.nth].entry.statement);
        for place in placed {
            let candidate = &lane.candidates[place.nth];
            let number = numbered.partition_point(|s| *s < candidate.entry.statement) + 1;
            let origin = lane.top + pad(lane.height);
            candidate.draw(canvas, stands, place, (origin, &lines), number, (sizes, &self.ink, color));
        }
        self.draw_more(canvas, groups, n, lane, sizes);
    }

    /// Signs for what found no room, along the lane's lower edge, neighbours gathered until none touch.
    fn draw_more(&self, canvas: &mut Canvas, groups: &mut Vec<Vec<u32>>, n: usize, lane: &Filled, sizes: &Type) {
        let Some(scale) = &self.scale else { return };
        let source = &self.prepared.lanes[n];
        let color = source.color(self.view.theme);
        let placed: std::collections::BTreeSet<u32> = lane.placed().map(|e| e.statement).collect();
        let mut signs: Vec<(f32, Vec<u32>)> = Vec::new();
        let width = |count: usize| pill_width(&format!("+{}", grouped(count)), sizes.small);
        let middle = |x: f32, count: usize| x.clamp(self.left + width(count) / 2.0 + 2.0, self.right - width(count) / 2.0 - 2.0);
        for entry in source.entries.iter().filter(|e| !placed.contains(&e.statement)) {
            let x = self.x(scale.units(entry.from)).clamp(self.left, self.right);
            signs.push((x, vec![entry.statement]));
            // Join with the sign before while the two touch.
            while let [.., before, last] = signs.as_mut_slice() {
                let (a, b) = (before.1.len(), last.1.len());
                let touch = middle(before.0, a) + width(a) / 2.0 + 6.0 > middle(last.0, b) - width(b) / 2.0;
                if !touch {
                    break;
                }
                before.0 = (before.0 * a as f32 + last.0 * b as f32) / (a + b) as f32;
                let moved = std::mem::take(&mut last.1);
                before.1.extend(moved);
                signs.pop();
            }
        }
        let y = lane.top + lane.height - pad(lane.height) * 0.6 - sizes.small * 0.8;
        for (x, statements) in signs {
            let group = u32::try_from(groups.len()).ok();
            let count = statements.len();
            let stands = Stands { part: Part::More, lane: u16::try_from(n).ok(), statement: None, group };
            let left = middle(x, count) - width(count) / 2.0;
            canvas.pill(stands, (left, y), &format!("+{}", grouped(count)), sizes.small, color.mark, self.ink.page);
            groups.push(statements);
        }
    }

    fn draw_empty(&self, canvas: &mut Canvas) {
        let stands = Stands::for_part(Part::Heading);
        let words = match self.prepared.total {
            0 => "No statements were found",
            _ => "No dated statement passes the filter",
        };
        let at = (self.view.width / 2.0, self.view.height / 2.0);
        canvas.anchored(stands, at, words, Style::regular(20.0, self.ink.quiet), Anchor::Middle);
    }
}

impl Filled {
    fn placed(&self) -> impl Iterator<Item = &Entry> {
        self.packed.placed.iter().map(|p| &self.candidates[p.nth].entry)
    }

    /// Whether no more than a few words were cut.
    fn is_told_well(&self) -> bool {
        let lost = |p: &super::pack::Placed| self.candidates[p.nth].forms[p.form].what.lost();
        self.packed.placed.iter().all(|p| lost(p) <= 12)
    }
}

/// Keeps the first lanes and gathers the rest in one, so that at most `most` remain.
fn gather_small_lanes(prepared: &mut Prepared, most: usize) {
    if prepared.lanes.len() <= most {
        return;
    }
    let rest = prepared.lanes.split_off(most - 1);
    let mut entries: Vec<Entry> = rest.iter().flat_map(|lane| lane.entries.iter().copied()).collect();
    entries.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement)));
    prepared.lanes.push(super::Lane {
        party: None,
        name: format!("{} other parties", rest.len()),
        hue: None,
        chosen: None,
        total: rest.iter().map(|lane| lane.total).sum(),
        entries,
    });
}
