//! The reports of one statement side by side, with the words marked in which they differ.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Id, Label, Layout, Modal, RichText, ScrollArea, Ui, vec2};

use super::paint::plain;
use crate::analysis::AttributionRef;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::{document_name, speaker_name, told};
use crate::app::panels::keys::{frame, head};
use crate::app::panels::link;
use crate::app::theme::{Palette, regular_font, size};
use crate::app::words;

/// Words beyond which two reports are only compared from both ends: the table has their product of cells.
const MOST: usize = 600;
/// Ground between the two sides.
const GUTTER: f32 = 24.0;

/// Draws the report shown beside each of the others; false when it is to close.
pub fn show(ctx: &egui::Context, folder: &Folder, send: &mut Vec<Command>) -> bool {
    let Some(statement) = folder.chosen else { return false };
    let held = &folder.analysis.statements[statement as usize];
    let reports = &held.reports;
    let Some(shown) = reports.get(folder.report) else { return false };
    let screen = ctx.content_rect().size();
    let response = Modal::new(Id::unique("compare")).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(920.0_f32.min(screen.x - 96.0));
        head(ui, &format!("What {} said, by report", speaker_name(&folder.analysis, *shown)));
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        let mut went = false;
        ScrollArea::vertical().max_height(screen.y - 220.0).auto_shrink([false, true]).show(ui, |ui| {
            let here = told(&folder.analysis, held, folder.report);
            for (n, at) in reports.iter().enumerate().filter(|(n, _)| *n != folder.report) {
                let there = told(&folder.analysis, held, n);
                went |= pair(ui, folder, (*shown, &here), (*at, &there, n), send);
                ui.add_space(16.0);
            }
        });
        ui.add_space(12.0);
        ui.button("Close").clicked() || went
    });
    !(response.inner || response.backdrop_response.clicked())
}

/// Two reports beside each other; whether the other one is gone to.
fn pair(
    ui: &mut Ui,
    folder: &Folder,
    (shown, here): (AttributionRef, &str),
    (at, there, n): (AttributionRef, &str, usize),
    send: &mut Vec<Command>,
) -> bool {
    let palette = Palette::here(ui);
    let (left, right) = differing(here, there);
    let width = (ui.available_width() - GUTTER) / 2.0;
    let source = |at: AttributionRef| {
        let document = &folder.analysis.documents[at.document];
        let date = words::dated(document.published.as_ref());
        let parts = [document.outlet.clone(), Some(date)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let before = send.len();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GUTTER;
        let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                add(ui);
            });
        };
        column(ui, &mut |ui| {
            ui.label(RichText::new(document_name(&folder.analysis, shown.document)).size(size::SMALL).strong());
            ui.label(plain(source(shown), palette.muted));
            ui.add(Label::new(job(here, &left, palette)).wrap());
        });
        column(ui, &mut |ui| {
            link(ui, document_name(&folder.analysis, at.document), Command::ShowReport(n), send);
            ui.label(plain(source(at), palette.muted));
            ui.add(Label::new(job(there, &right, palette)).wrap());
        });
    });
    let told = match (left.is_empty(), right.is_empty()) {
        (true, true) => "Word for word the same",
        _ => "Marked words stand in one of the two only",
    };
    ui.label(plain(told.to_owned(), palette.muted));
    send.len() > before
}

/// `text` with some of it marked.
fn job(text: &str, marked: &[Range<usize>], palette: &Palette) -> LayoutJob {
    let plain = TextFormat { font_id: regular_font(size::SMALL), color: palette.strong, ..TextFormat::default() };
    let differs = TextFormat { background: palette.found, underline: egui::Stroke::new(1.0, palette.strong), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for range in marked {
        job.append(&text[at..range.start], 0.0, plain.clone());
        job.append(&text[range.clone()], 0.0, differs.clone());
        at = range.end;
    }
    job.append(&text[at..], 0.0, plain);
    job
}

/// The stretches of words that stand in only one of two texts, after their longest common subsequence; case, quotation marks and punctuation
/// at a word's ends make no difference.
fn differing(a: &str, b: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (left, right) = (words(a), words(b));
    let same = |n: usize, m: usize| left[n].1 == right[m].1;
    let least = left.len().min(right.len());
    let before = (0..least).take_while(|n| same(*n, *n)).count();
    let after = (0..least - before).take_while(|n| same(left.len() - 1 - n, right.len() - 1 - n)).count();
    let (rows, columns) = (left.len() - before - after, right.len() - before - after);
    let (mut kept_left, mut kept_right) = (vec![false; rows], vec![false; columns]);
    if rows <= MOST && columns <= MOST {
        let mut longest = vec![0_u16; (rows + 1) * (columns + 1)];
        let at = |n: usize, m: usize| n * (columns + 1) + m;
        for n in (0..rows).rev() {
            for m in (0..columns).rev() {
                longest[at(n, m)] = match same(before + n, before + m) {
                    true => longest[at(n + 1, m + 1)] + 1,
                    false => longest[at(n + 1, m)].max(longest[at(n, m + 1)]),
                };
            }
        }
        let (mut n, mut m) = (0, 0);
        while n < rows && m < columns {
            if same(before + n, before + m) {
                (kept_left[n], kept_right[m]) = (true, true);
                (n, m) = (n + 1, m + 1);
            } else if longest[at(n + 1, m)] >= longest[at(n, m + 1)] {
                n += 1;
            } else {
                m += 1;
            }
        }
    }
    let stretches = |words: &[(Range<usize>, String)], kept: &[bool]| {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (n, _) in kept.iter().enumerate().filter(|(_, kept)| !**kept) {
            let word = &words[before + n].0;
            match found.last_mut() {
                Some(last) if n > 0 && !kept[n - 1] => last.end = word.end,
                _ => found.push(word.clone()),
            }
        }
        found
    };
    (stretches(&left, &kept_left), stretches(&right, &kept_right))
}

/// The words of a text with what they are compared by; a sign alone is none.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase();
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                found.push((from..at, bare(&text[from..at])));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    found.retain(|(_, word)| !word.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expect: (&[&str], &[&str])) {
        let (left, right) = differing(a, b);
        let left: Vec<&str> = left.into_iter().map(|range| &a[range]).collect();
        let right: Vec<&str> = right.into_iter().map(|range| &b[range]).collect();
        assert_eq!((left.as_slice(), right.as_slice()), expect);
    }

    #[test]
    fn words_of_one_report_only_are_found() {
        check("", "", (&[], &[]));
        check("We will not sign", "we will not sign.", (&[], &[]));
        check("“We won’t sign,”", "We won't sign", (&[], &[]));
        check("We will not sign the pact", "We will sign the pact", (&["not"], &[]));
        check("", "We will sign", (&[], &["We will sign"]));
        check("The locks stay open this year", "The locks will stay shut this winter", (&["open", "year"], &["will", "shut", "winter"]));
        check("open … shut", "open shut", (&[], &[]));
        check("Замки открыты", "Замки закрыты", (&["открыты"], &["закрыты"]));
    }

    #[test]
    fn long_reports_are_compared_from_both_ends() {
        let long = |middle: &str| format!("first {} last", middle.repeat(2 * MOST));
        let (a, b) = (long("up "), long("down "));
        let (left, right) = differing(&a, &b);
        assert_eq!((left.len(), right.len()), (1, 1));
        assert!(a[left[0].clone()].starts_with("up") && b[right[0].clone()].ends_with("down"));
    }
}
