//! Pictures on as many pages as their parties, or their statements, need.
//!
//! Pages of parties share one axis, so that they can be laid side by side; pages of periods each have their own. Numbers go on from page to
//! page.

use super::picture::{FINER, Ground, Laid, Picture, Place, division, finer, most_lanes};
use super::texts::Texts;
use super::{Lane, Pages, Prepared, Scene, View, layout};
use crate::analysis::Analysis;

/// Lanes of a page that can still be taken in.
const MOST_LANES: usize = 8;
/// Statements that a page holds with their words, about.
const STATEMENTS: usize = 48;
/// Pages beyond which nobody reads.
const MOST_PAGES: usize = 200;

/// Lays out the statements of `analysis` as `view` wants them, on as many pages as it allows; at least one.
pub fn pages(analysis: &Analysis, view: &View) -> Vec<Scene> {
    if view.paper {
        return pages(analysis, &finer(view)).into_iter().map(|scene| scene.scaled(1.0 / FINER)).collect();
    }
    let all = Prepared::of(analysis, &view.filter);
    let most = most_lanes(&all, view).min(MOST_LANES);
    let is_one = match view.pages {
        Pages::One => true,
        Pages::Parties => all.lanes.len() <= most,
        Pages::All => all.lanes.is_empty(),
    };
    if is_one {
        return vec![layout(analysis, view)];
    }
    let texts = Texts::new(analysis, view);
    let parts = by_party(&all, most);
    // One division of the axis, chosen for the page of the parties most heard.
    let shared = division(&texts, &parts[0], &all, view);
    let mut finished: Vec<Vec<Prepared>> = vec![parts];
    if view.pages == Pages::All {
        let parts = finished.remove(0);
        finished = parts.into_iter().map(|part| by_period(&texts, part, view)).collect();
    }
    let finished: Vec<Prepared> = finished.into_iter().flatten().take(MOST_PAGES).collect();
    let laid: Vec<Laid<'_>> = finished
        .iter()
        .map(|part| match view.pages {
            Pages::All => Picture::new(&texts, part, part, view, division(&texts, part, part, view)),
            _ => Picture::new(&texts, part, &all, view, shared),
        })
        .map(Picture::fill_page)
        .collect();
    let (of, listed) = (laid.len(), laid.iter().map(|page| page.numbered.len()).sum());
    let mut before = 0;
    let draw = |(n, page): (usize, Laid<'_>)| {
        let place = Place { before, listed, nth: n + 1, of };
        before += page.numbered.len();
        page.draw(place)
    };
    laid.into_iter().enumerate().map(draw).collect()
}

/// The lanes in their order, as evenly on pages as they go, at most `most` on each.
fn by_party(all: &Prepared, most: usize) -> Vec<Prepared> {
    let count = all.lanes.len().div_ceil(most.max(1)).max(1);
    let each = all.lanes.len().div_ceil(count).max(1);
    all.lanes.chunks(each).map(|lanes| Prepared { lanes: lanes.to_vec(), ..all.clone_without_lanes() }).collect()
}

/// The statements of some lanes in periods that follow one another, each with no more than a page holds.
fn by_period(texts: &Texts<'_>, part: Prepared, view: &View) -> Vec<Prepared> {
    let mut waiting = quantiles(&part, part.shown().div_ceil(STATEMENTS));
    waiting.reverse();
    let mut found = Vec::new();
    while let Some(part) = waiting.pop() {
        let page = Picture::new(texts, &part, &part, view, Ground::ALL[0]).fill_page();
        let is_full = page.left_over() > 0 && found.len() + waiting.len() < MOST_PAGES;
        drop(page);
        let mut halves = if is_full { quantiles(&part, 2) } else { Vec::new() };
        if halves.len() < 2 {
            found.push(part);
        } else {
            halves.reverse();
            waiting.extend(halves);
        }
    }
    found
}

/// Cuts the time of some lanes into at most `count` periods with about as many statements in each; a day is never cut.
fn quantiles(part: &Prepared, count: usize) -> Vec<Prepared> {
    let mut days: Vec<f64> = part.entries().map(|e| e.from).collect();
    days.sort_by(f64::total_cmp);
    let mut starts: Vec<f64> = (1..count.max(1)).map(|n| days[n * days.len() / count]).filter(|day| *day > days[0]).collect();
    starts.dedup();
    let mut bounds = vec![f64::MIN];
    bounds.extend(starts);
    bounds.push(f64::MAX);
    let periods = bounds.windows(2).map(|bound| {
        let within = |lane: &Lane| {
            let entries: Vec<_> = lane.entries.iter().filter(|e| e.from >= bound[0] && e.from < bound[1]).copied().collect();
            Lane { entries, ..lane.clone_without_entries() }
        };
        let lanes = part.lanes.iter().map(within).filter(|lane| !lane.entries.is_empty()).collect();
        Prepared { lanes, ..part.clone_without_lanes() }
    });
    periods.filter(|period| !period.lanes.is_empty()).collect()
}
