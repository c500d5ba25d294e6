//! Problems: what could not be read or used, and what to do about it. Those of one kind are one line that opens; a click on a file leads there.

use std::collections::BTreeSet;

use egui::{CursorIcon, RichText, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words;
use crate::corpus::Problem;

/// The kinds whose files are listed.
pub type Opened = BTreeSet<String>;

const ROW: f32 = 26.0;

/// A line of the list, with the places of its problems.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// One problem.
    One(usize),
    /// Several of one kind: its words, the first of them, how many, and whether they are listed below.
    Kind(String, usize, usize, bool),
    /// One of those.
    Member(usize),
}

/// Draws the list.
pub fn show(ui: &mut Ui, folder: &Folder, opened: &mut Opened, send: &mut Vec<Command>) {
    let problems = &folder.analysis.problems;
    if problems.is_empty() {
        return super::hint(ui, "Every file was read");
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let lines = lines(problems, opened);
    ScrollArea::vertical().id_salt("problems").auto_shrink([false, false]).show_rows(ui, ROW, lines.len(), |ui, range| {
        super::named(ui, ui.clip_rect(), Role::Table, "Problems");
        for line in &lines[range] {
            match line {
                Line::Kind(kind, first, count, is_open) => {
                    let name = format!("{}: {}", words::count(*count, "file", "files"), problems[*first].message);
                    let cells = [words::count(*count, "file", "files"), problems[*first].message.clone()];
                    let hint = if *is_open { "Hide the files" } else { "List the files" };
                    if row(ui, &cells, &name, (Some(*is_open), 18.0), hint) == Some(true) {
                        if *is_open {
                            opened.remove(kind);
                        } else {
                            opened.insert(kind.clone());
                        }
                    }
                }
                Line::One(n) | Line::Member(n) => {
                    let problem = &problems[*n];
                    let is_member = matches!(line, Line::Member(_));
                    let goal = goal(folder, problem);
                    let hint = goal.as_ref().map_or("", |goal| goal.tooltip());
                    let name = format!("{}, {}", problem.path, problem.message);
                    let cells = [problem.path.clone(), problem.message.clone()];
                    if row(ui, &cells, &name, (None, if is_member { 18.0 } else { 0.0 }), hint) == Some(true) {
                        send.extend(goal);
                    }
                }
            }
        }
    });
}

/// Draws a row; whether it was clicked, where it leads anywhere.
fn row(ui: &mut Ui, cells: &[String; 2], name: &str, (opens, indent): (Option<bool>, f32), hint: &str) -> Option<bool> {
    let palette = Palette::here(ui);
    let (leads, is_kind) = (!hint.is_empty(), opens.is_some());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), if leads { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(if is_kind { Role::Button } else { Role::Row }, true, name));
    if leads && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 0.0, palette.hover);
    }
    if let Some(is_open) = opens {
        let points = if is_open { [(-3.5, -1.5), (0.0, 2.0), (3.5, -1.5)] } else { [(-1.5, -3.5), (2.0, 0.0), (-1.5, 3.5)] };
        let points = points.map(|(x, y)| rect.left_center() + vec2(18.0 + x, y)).to_vec();
        ui.painter().line(points, egui::Stroke::new(1.5, palette.strong));
    }
    let width = ui.available_width() - 24.0;
    let fonts = [if is_kind { bold_font(size::SMALL) } else { regular_font(size::SMALL) }, regular_font(size::SMALL)];
    let mut left = rect.left() + 12.0 + indent;
    for ((words, font), share) in cells.iter().zip(fonts).zip([0.3, 0.7]) {
        let color = if left < rect.left() + 100.0 { palette.strong } else { palette.body };
        let end = rect.left() + 12.0 + width * if share < 0.5 { 0.3 } else { 1.0 };
        let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width((end - left - 12.0).max(8.0));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        left = rect.left() + 12.0 + width * 0.3;
    }
    let whole = format!("{}\n{}", cells[0], cells[1]);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(480.0);
        ui.label(RichText::new(whole).size(size::SMALL));
        if leads {
            ui.label(RichText::new(hint).size(size::TINY).color(palette.muted));
        }
    });
    leads.then(|| response.on_hover_cursor(CursorIcon::PointingHand).clicked())
}

/// Where a problem leads: to the document where it was read, else to its file.
fn goal(folder: &Folder, problem: &Problem) -> Option<Command> {
    let documents = &folder.analysis.corpus.documents;
    if let Ok(document) = documents.binary_search_by(|d| d.path.as_str().cmp(&problem.path)) {
        return Some(Command::ShowDocument(document));
    }
    (!problem.path.is_empty()).then(|| Command::ShowFile(problem.path.clone()))
}

/// The lines, kinds in the order of their first problem.
fn lines(problems: &[Problem], opened: &Opened) -> Vec<Line> {
    let kinds: Vec<String> = problems.iter().map(kind).collect();
    let mut by_kind: std::collections::BTreeMap<&str, Vec<usize>> = std::collections::BTreeMap::new();
    for (n, kind) in kinds.iter().enumerate() {
        by_kind.entry(kind).or_default().push(n);
    }
    let mut lines = Vec::new();
    for (n, kind) in kinds.iter().enumerate() {
        let members = &by_kind[kind.as_str()];
        match members[..] {
            [_] => lines.push(Line::One(n)),
            [first, ..] if first == n => {
                let is_open = opened.contains(kind);
                lines.push(Line::Kind(kind.clone(), n, members.len(), is_open));
                if is_open {
                    lines.extend(members.iter().copied().map(Line::Member));
                }
            }
            _ => {}
        }
    }
    lines
}

/// What is the same of problems of one kind: their words without the numbers and the names in quotation marks, and the kind of file.
fn kind(problem: &Problem) -> String {
    let (mut kind, mut quoted) = (String::new(), false);
    for c in problem.message.chars() {
        quoted = c == '“' || quoted && c != '”';
        if !quoted && !c.is_ascii_digit() {
            kind.push(c);
        }
    }
    let name = problem.path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("{kind} .{}", ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(problems: &[(&str, &str)], opened: &[usize], expect: &[&str]) {
        let problems: Vec<Problem> = problems.iter().map(|(p, m)| Problem { path: (*p).into(), message: (*m).into() }).collect();
        let opened = opened.iter().map(|n| kind(&problems[*n])).collect();
        let told = |line: Line| match line {
            Line::One(n) => problems[n].path.clone(),
            Line::Kind(_, n, count, _) => format!("{count} as {}", problems[n].path),
            Line::Member(n) => format!("- {}", problems[n].path),
        };
        assert_eq!(lines(&problems, &opened).into_iter().map(told).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn those_of_one_kind_are_one_line_that_opens() {
        let kind = "This kind of file is not read; save it as text";
        let all = [("a.ann", kind), ("b.txt", "Line 3 has “x”"), ("c.ann", kind), ("d.zzz", kind), ("e.txt", "Line 41 has “y”")];
        check(&all, &[], &["2 as a.ann", "2 as b.txt", "d.zzz"]);
        check(&all, &[2], &["2 as a.ann", "- a.ann", "- c.ann", "2 as b.txt", "d.zzz"]);
        check(&[], &[], &[]);
    }
}
