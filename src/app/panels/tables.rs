//! The tables at the foot: statements and documents, and the lists beside them. Only the rows on the screen are drawn; a click leads to the place.

use egui::{Align, Button, CursorIcon, Layout, Margin, RichText, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::stops::Stop;
use crate::app::commands::Command;
use crate::app::filter::Filter;
use crate::app::folder::Folder;
use crate::app::index::{document_name, label, speaker_name};
use crate::app::state::Tab;
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::words;

/// What the tables remember.
#[derive(Debug, Default)]
pub struct Tables {
    /// The table that is open.
    pub open: Option<Tab>,
    /// Whether the filter panel lists every speaker.
    pub all_speakers: bool,
    /// Whether the filter panel lists every topic.
    pub all_topics: bool,
    typed: super::dates::Typed,
    problems: super::problems::Opened,
    /// In which order statements are reviewed.
    pub review: super::review::Order,
    queue: Option<Vec<u32>>,
    /// The statement chosen when the queue was drawn last.
    seen: Option<u32>,
    sort: Sort,
    order: Option<Vec<u32>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sort {
    column: usize,
    descending: bool,
}

struct Column {
    head: &'static str,
    /// Share of the width.
    share: f32,
}

const fn column(head: &'static str, share: f32) -> Column {
    Column { head, share }
}

const STATEMENTS: &[Column] = &[
    column("Date", 0.225),
    column("Speaker", 0.14),
    column("Party", 0.115),
    column("Act", 0.075),
    column("Statement", 0.345),
    column("Document", 0.1),
];
const DOCUMENTS: &[Column] =
    &[column("Document", 0.3), column("Outlet", 0.14), column("Published", 0.18), column("How known", 0.25), column("Statements", 0.13)];

const ROW: f32 = 26.0;

impl Tables {
    /// What is shown has changed.
    pub fn shown_changed(&mut self) {
        self.order = None;
        self.queue = None;
    }

    /// Opens a table, or closes it where it is open.
    pub fn toggle(&mut self, tab: Tab) {
        self.open = (self.open != Some(tab)).then_some(tab);
        self.sort = Sort::default();
        self.order = None;
    }
}

/// Draws the tabs, and the open table below them.
pub fn show(ui: &mut Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    let frame = egui::Frame::new().fill(Palette::here(ui).ground);
    let open = folder.tables.open;
    let panel = match open {
        Some(_) => egui::Panel::bottom("table").default_size(260.0).size_range(120.0..=560.0).resizable(true),
        None => egui::Panel::bottom("tabs").exact_size(40.0).resizable(false),
    };
    panel.frame(frame).show(ui, |ui| {
        if open.is_some() {
            Stop::Table.place(ui);
        }
        tabs(ui, folder, send);
        if let Some(tab) = open {
            let mut tables = std::mem::take(&mut folder.tables);
            match tab {
                Tab::Dates => super::dates::show(ui, folder, &mut tables.typed, send),
                Tab::Corrections => super::corrections::show(ui, folder, send),
                Tab::Review => {
                    let order = tables.review;
                    let queue = tables.queue.get_or_insert_with(|| super::review::queue(folder, order));
                    let follow = std::mem::replace(&mut tables.seen, folder.chosen) != folder.chosen;
                    if super::review::show(ui, folder, (&mut tables.review, follow), queue, send) {
                        tables.queue = None;
                    }
                }
                Tab::Problems => super::problems::show(ui, folder, &mut tables.problems, send),
                Tab::Statements | Tab::Documents => table(ui, folder, &mut tables, tab, send),
            }
            folder.tables = tables;
        }
    });
}

fn tabs(ui: &mut Ui, folder: &Folder, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    egui::Frame::new().inner_margin(Margin { left: 4, right: 12, top: 6, bottom: 6 }).show(ui, |ui| {
        let counts = Tab::ALL.map(|tab| (tab, count(folder, tab)));
        let full = |(tab, count): (Tab, usize)| format!("{} ({})", tab.text(), words::thousands(count));
        let letters: usize = counts.iter().map(|c| full(*c).chars().count()).sum();
        // Where there is no room for all, short names, and counts only where they warn; where there is still none, the row is moved along.
        let short = ui.available_width() < letters as f32 * 6.6 + 24.0 * counts.len() as f32;
        let hidden = egui::scroll_area::ScrollBarVisibility::AlwaysHidden;
        ScrollArea::horizontal().id_salt("tabs").scroll_bar_visibility(hidden).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = if short { 2.0 } else { 8.0 };
                for (tab, count) in counts {
                    let warns = match tab {
                        Tab::Dates | Tab::Problems => count > 0,
                        Tab::Corrections => super::corrections::count(folder).1,
                        _ => false,
                    };
                    let open = folder.tables.open == Some(tab);
                    let name = full((tab, count));
                    let words = match (short, warns) {
                        (false, _) => name.clone(),
                        (true, true) => format!("{} ({})", tab.short(), words::thousands(count)),
                        (true, false) => tab.short().to_owned(),
                    };
                    let color = match (warns, open) {
                        (true, _) => palette.warn,
                        (false, true) => palette.strong,
                        (false, false) => palette.muted,
                    };
                    let font = if open || warns { bold_font(size::SMALL) } else { regular_font(size::SMALL) };
                    let button = Button::new(RichText::new(words).font(font).color(color)).frame_when_inactive(open);
                    let response = ui.add(button);
                    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
                    let hint = if short { name } else { Command::ShowTable(tab).tooltip().to_owned() };
                    if response.on_hover_text(hint).clicked() {
                        send.push(Command::ShowTable(tab));
                    }
                }
            });
        });
    });
}

fn count(folder: &Folder, tab: Tab) -> usize {
    match tab {
        Tab::Statements => folder.listed.len(),
        Tab::Documents => folder.analysis.documents.len(),
        Tab::Review => folder.to_review,
        Tab::Dates => folder.questions.len(),
        Tab::Corrections => super::corrections::count(folder).0,
        Tab::Problems => folder.analysis.problems.len(),
    }
}

fn columns(tab: Tab) -> &'static [Column] {
    match tab {
        Tab::Statements => STATEMENTS,
        Tab::Documents => DOCUMENTS,
        Tab::Problems | Tab::Dates | Tab::Review | Tab::Corrections => &[],
    }
}

fn cell(folder: &Folder, tab: Tab, row: u32, column: usize) -> String {
    match tab {
        Tab::Statements => statement_cell(folder, row, column),
        Tab::Documents => document_cell(folder, row as usize, column),
        Tab::Problems | Tab::Dates | Tab::Review | Tab::Corrections => String::new(),
    }
}

fn statement_cell(folder: &Folder, statement: u32, column: usize) -> String {
    let (analysis, row) = (&folder.analysis, &folder.index.rows[statement as usize]);
    match column {
        0 => words::dated(analysis.statements[statement as usize].date.as_ref()),
        1 => speaker_name(analysis, row.at),
        2 => analysis.party(row.at).map_or_else(String::new, |p| p.name.clone()),
        3 => words::act(row.act).to_owned(),
        4 => label(analysis, row.at),
        _ => analysis.documents[row.at.document].outlet.clone().unwrap_or_else(|| analysis.corpus.documents[row.at.document].path.clone()),
    }
}

fn document_cell(folder: &Folder, document: usize, column: usize) -> String {
    let found = &folder.analysis.documents[document];
    match column {
        0 => document_name(&folder.analysis, document).to_owned(),
        1 => found.outlet.clone().unwrap_or_default(),
        2 => words::dated(found.published.as_ref()),
        3 => found.published.as_ref().map(words::reason).unwrap_or_default(),
        _ => words::thousands(folder.index.reported.of_document(document).len()),
    }
}

/// The rows of a table in the order asked for.
fn ordered(folder: &Folder, tab: Tab, sort: Sort) -> Vec<u32> {
    let documents = folder.analysis.documents.len() as u32;
    let mut rows: Vec<u32> = match tab {
        Tab::Statements => folder.listed.clone(),
        Tab::Documents => (0..documents).collect(),
        Tab::Problems | Tab::Dates | Tab::Review | Tab::Corrections => Vec::new(),
    };
    let by_date = |row: u32| match tab {
        Tab::Statements => folder.index.rows[row as usize].days.map_or((1, None), |d| (0, Some(d))),
        _ => folder.analysis.documents[row as usize].published.as_ref().map_or((1, None), |d| (0, Some((d.from, d.to)))),
    };
    match (tab, sort.column) {
        (Tab::Statements, 0) | (Tab::Documents, 2) => rows.sort_by_key(|r| (by_date(*r), *r)),
        (Tab::Documents, 4) => rows.sort_by_key(|r| (folder.index.reported.of_document(*r as usize).len(), *r)),
        (_, column) => rows.sort_by_cached_key(|r| (cell(folder, tab, *r, column).to_lowercase(), *r)),
    }
    if sort.descending {
        rows.reverse();
    }
    rows
}

fn table(ui: &mut Ui, folder: &Folder, tables: &mut Tables, tab: Tab, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let columns = columns(tab);
    let width = ui.available_width() - 24.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, (1.0, palette.line));
    let mut left = head.left() + 12.0;
    for (n, column) in columns.iter().enumerate() {
        let cell = egui::Rect::from_min_size(pos2(left, head.top()), vec2(column.share * width, ROW));
        left += column.share * width;
        let is_sorted = tables.sort.column == n;
        let arrow = if tables.sort.descending { " ↓" } else { " ↑" };
        let words = format!("{}{}", column.head, if is_sorted { arrow } else { "" });
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(cell).layout(Layout::left_to_right(Align::Center)));
        child.spacing_mut().button_padding.x = 0.0;
        let text = RichText::new(words).size(size::TINY).color(if is_sorted { palette.strong } else { palette.muted });
        if child.add(Button::new(text).frame(false)).on_hover_text("Sort by this column").clicked() {
            tables.sort = Sort { column: n, descending: is_sorted && !tables.sort.descending };
            tables.order = None;
        }
    }
    let sort = tables.sort;
    let order = tables.order.get_or_insert_with(|| ordered(folder, tab, sort));
    if order.is_empty() {
        return super::hint(ui, empty(folder, tab));
    }
    let is_chosen = |row: u32| tab == Tab::Statements && (folder.chosen == Some(row) || folder.picked.contains(&row));
    ScrollArea::vertical().id_salt(tab.text()).auto_shrink([false, false]).show_rows(ui, ROW, order.len(), |ui, range| {
        super::named(ui, ui.clip_rect(), Role::Table, tab.text());
        for row in &order[range] {
            draw_row(ui, folder, tab, *row, is_chosen(*row), width, send);
        }
    });
}

fn draw_row(ui: &mut Ui, folder: &Folder, tab: Tab, row: u32, chosen: bool, width: f32, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let columns = columns(tab);
    let cells: Vec<String> = (0..columns.len()).map(|n| cell(folder, tab, row, n)).collect();
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, cells.join(", ")));
    if chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, if chosen { ui.visuals().selection.bg_fill } else { palette.hover });
    }
    let mut left = rect.left() + 12.0;
    for (n, (column, words)) in columns.iter().zip(cells).enumerate() {
        let color = if n == 0 || tab == Tab::Statements && n == 4 { palette.strong } else { palette.body };
        let mut job = marked(&words, &folder.filter, color, palette);
        job.wrap = egui::text::TextWrapping::truncate_at_width((column.share * width - 12.0).max(8.0));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        left += column.share * width;
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        match (tab, modifiers.command, modifiers.shift) {
            (Tab::Statements, true, _) => send.push(Command::Pick(row)),
            (Tab::Statements, _, true) => send.push(Command::PickTo(row)),
            _ => send.extend(goal(tab, row)),
        }
    }
}

/// Words on one line, with what is searched for marked.
fn marked(words: &str, filter: &Filter, color: egui::Color32, palette: &Palette) -> egui::text::LayoutJob {
    let plain = egui::TextFormat { font_id: regular_font(size::SMALL), color, ..egui::TextFormat::default() };
    let found = egui::TextFormat { background: palette.found, color: palette.strong, ..plain.clone() };
    let mut job = egui::text::LayoutJob { break_on_newline: false, ..egui::text::LayoutJob::default() };
    let mut places = if filter.query().is_empty() { Vec::new() } else { filter.query().found_in(words) };
    places.sort_by_key(|p| p.start);
    let mut at = 0;
    for place in places.into_iter() {
        if place.start < at {
            continue;
        }
        job.append(&words[at..place.start], 0.0, plain.clone());
        job.append(&words[place.clone()], 0.0, found.clone());
        at = place.end;
    }
    job.append(&words[at..], 0.0, plain);
    job
}

/// Where a row leads.
fn goal(tab: Tab, row: u32) -> Option<Command> {
    match tab {
        Tab::Statements => Some(Command::Select(row)),
        Tab::Documents => Some(Command::ShowDocument(row as usize)),
        Tab::Dates | Tab::Review | Tab::Corrections | Tab::Problems => None,
    }
}

fn empty(folder: &Folder, tab: Tab) -> &'static str {
    match tab {
        Tab::Statements if folder.filter.is_narrow() => "No statement passes the filters; press “Show all statements” at the left",
        Tab::Statements => "No statement was found; are these texts in English?",
        Tab::Documents => "The folder holds no text; open another one",
        Tab::Problems | Tab::Dates | Tab::Review | Tab::Corrections => "",
    }
}
