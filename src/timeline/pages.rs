//! Pictures on as many pages as their parties, or their statements, need.
//!
//! Pages of parties share one axis, so that they can be laid side by side; pages of periods each have their own. Numbers go on from page to
//! page.

use std::collections::BTreeSet;

use super::picture::{FINER, Ground, Laid, Picture, Whole, division, finer, most_lanes};
use super::texts::Texts;
use super::{Pages, Prepared, Scene, View, layout};
use crate::analysis::Analysis;

/// Type on one of several pages, at most so many times as large as on a full one: pages side by side should look alike.
const LARGEST: f32 = 1.2;
/// Statements that a page holds with their words, about.
const STATEMENTS: usize = 48;
/// Statements that need no page of their own.
const FEW: usize = 12;
/// Pages beyond which nobody reads.
const MOST_PAGES: usize = 200;

/// Lays out the statements of `analysis` as `view` wants them, on as many pages as it allows; at least one.
pub fn pages(analysis: &Analysis, view: &View) -> Vec<Scene> {
    if view.paper {
        return pages(analysis, &finer(view)).into_iter().map(|scene| scene.scaled(1.0 / FINER)).collect();
    }
    let all = Prepared::of(analysis, &view.filter).told_first();
    // Each lane has room for more than one statement.
    let most = most_lanes(&all, view).min((view.height / 180.0).round().clamp(4.0, 8.0) as usize);
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
        .map(|picture| picture.fill_page(LARGEST))
        .collect();
    let (of, listed) = (laid.len(), laid.iter().map(|page| page.numbered.len()).sum());
    let mut before = 0;
    let draw = |(n, page): (usize, Laid<'_>)| {
        let whole = Whole { prepared: &all, before, listed, nth: n + 1, of };
        before += page.numbered.len();
        page.draw(whole)
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
    let whole = part.clone();
    let mut waiting = quantiles(&part, part.shown().div_ceil(STATEMENTS));
    waiting.reverse();
    let mut found = Vec::new();
    while let Some(part) = waiting.pop() {
        let page = Picture::new(texts, &part, &part, view, Ground::ALL[0]).fill_page(LARGEST);
        let is_full = page.is_over_full() && !page.numbered.is_empty() && found.len() + waiting.len() < MOST_PAGES;
        let placed = page.numbered.clone();
        drop(page);
        let mut halves = if is_full { quantiles(&part, 2) } else { Vec::new() };
        if halves.len() >= 2 {
            halves.reverse();
            waiting.extend(halves);
            continue;
        }
        if is_full {
            // One day that is more than a page: what found no room goes on to the next.
            waiting.push(part.with_entries(|entry| placed.binary_search(&entry.statement).is_err()));
            found.push(part.with_entries(|entry| placed.binary_search(&entry.statement).is_ok()));
        } else {
            found.push(part);
        }
    }
    joined(texts, &whole, found, view)
}

/// Pages of a few statements set on the page before or after them, where all of both find room there.
fn joined(texts: &Texts<'_>, whole: &Prepared, pages: Vec<Prepared>, view: &View) -> Vec<Prepared> {
    let mut out: Vec<Prepared> = Vec::with_capacity(pages.len());
    for page in pages {
        let union = out.last().filter(|last| last.shown().min(page.shown()) <= FEW).map(|last| {
            let held: BTreeSet<u32> = last.entries().chain(page.entries()).map(|entry| entry.statement).collect();
            whole.with_entries(|entry| held.contains(&entry.statement))
        });
        let fitting = union.filter(|union| {
            let ground = division(texts, union, union, view);
            !Picture::new(texts, union, union, view, ground).fill_page(LARGEST).is_over_full()
        });
        match (fitting, out.last_mut()) {
            (Some(union), Some(last)) => *last = union,
            _ => out.push(page),
        }
    }
    out
}

/// Cuts the time of some lanes into at most `count` periods with about as many statements in each; a day is never cut.
fn quantiles(part: &Prepared, count: usize) -> Vec<Prepared> {
    let mut days: Vec<f64> = part.entries().map(|e| e.from).collect();
    days.sort_by(f64::total_cmp);
    let mut starts: Vec<f64> = (1..count.max(1)).map(|n| days[n * days.len() / count]).filter(|day| *day > days[0]).collect();
    starts.dedup();
    if starts.is_empty() && count > 1 {
        // The first day holds most of them: it stands alone.
        starts.extend(days.iter().copied().find(|day| *day > days[0]));
    }
    let mut bounds = vec![f64::MIN];
    bounds.extend(starts);
    bounds.push(f64::MAX);
    let periods = bounds.windows(2).map(|bound| part.with_entries(|entry| entry.from >= bound[0] && entry.from < bound[1]));
    periods.filter(|period| !period.lanes.is_empty()).collect()
}
