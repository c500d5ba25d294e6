//! Corrections: what a person changed, where it is kept, what fits nowhere any more, and what another person changed too.

use egui::{Align, Button, Layout, RichText, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::button;
use crate::analysis::{AttributionRef, Outcome};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::document_name;
use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;
use crate::corpus::{Conflict, Correction, GivenDate, Target};
use crate::corrections::Fit;
use crate::dating::{Basis, Dating};

const ROW: f32 = 30.0;

/// How many rows there are, and whether one of them waits for a person.
pub fn count(folder: &Folder) -> (usize, bool) {
    let waits = |o: &Outcome| o.fit != Fit::Whole;
    (
        folder.analysis.outcomes.len() + folder.book.conflicts.len() + folder.dated_by_user,
        !folder.book.conflicts.is_empty() || folder.analysis.outcomes.iter().any(waits),
    )
}

/// The documents that a person dated.
fn dated(folder: &Folder) -> impl Iterator<Item = (usize, &Dating)> {
    let documents = folder.analysis.documents.iter().enumerate();
    documents.filter_map(|(n, found)| Some((n, found.published.as_ref().filter(|d| d.basis == Basis::User)?)))
}

/// Draws the list: conflicts first, then what does not fit, then the rest in the order of the file, then the dates of documents.
pub fn show(ui: &mut Ui, folder: &Folder, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        for command in [Command::Undo, Command::Redo, Command::SaveHistory] {
            button(ui, command, send);
        }
        ui.label(RichText::new(place(folder)).size(size::TINY).color(palette.muted));
    });
    let mut order: Vec<usize> = (0..folder.analysis.outcomes.len()).collect();
    order.sort_by_key(|n| match folder.analysis.outcomes[*n].fit {
        Fit::Lost(_) => 0,
        Fit::Changed => 1,
        Fit::Whole => 2,
    });
    let conflicts = folder.book.conflicts.len();
    let dated: Vec<(usize, &Dating)> = dated(folder).collect();
    let rows = conflicts + order.len() + dated.len();
    if rows == 0 {
        return super::hint(ui, "Nothing is corrected; choose a statement and press E to correct it, R to mark it as reviewed");
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("corrections").auto_shrink([false, false]).show_rows(ui, ROW, rows, |ui, range| {
        for n in range {
            match n.checked_sub(conflicts) {
                None => conflict(ui, n, &folder.book.conflicts[n], send),
                Some(n) => match order.get(n) {
                    Some(n) => outcome(ui, folder, &folder.analysis.outcomes[*n], send),
                    None => document(ui, folder, dated[n - order.len()], send),
                },
            }
        }
    });
}

/// Where corrections are kept.
fn place(folder: &Folder) -> String {
    let kept = &folder.book.kept;
    if folder.source == crate::app::worker::Source::Sample {
        "The sample's corrections last until it is closed".to_owned()
    } else if kept.is_waiting() {
        "Not saved yet".to_owned()
    } else if kept.is_beside() {
        "Kept in your data folder, because this folder cannot be written to".to_owned()
    } else {
        "Kept in corpus.toml".to_owned()
    }
}

fn cells(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, Palette::here(ui).hover);
    }
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(egui::UiBuilder::new().id_salt(response.id).max_rect(rect.shrink2(vec2(12.0, 2.0))).layout(layout));
    row.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut row);
    response
}

fn conflict(ui: &mut Ui, n: usize, conflict: &Conflict, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let change = &conflict.change;
    let of = match &change.target {
        Target::Document(path) => path.clone(),
        Target::Party(id) => format!("party {id}"),
        Target::Statement(key) => short(&key.words),
        Target::Recipe(name) => format!("recipe {name}"),
        Target::View(name) => format!("view {name}"),
        Target::Corpus => "the folder".to_owned(),
    };
    let value = |v: &Option<crate::corpus::Value>| v.as_ref().map_or("nothing".to_owned(), |v| format!("“{v}”"));
    let words =
        format!("{} of {of}: somebody else wrote {}, you wrote {}", change.field.key(), value(&conflict.found), value(&change.after));
    cells(ui, &words, |ui| {
        if ui.add(Button::new(RichText::new("Use mine").size(size::TINY))).clicked() {
            send.push(Command::Settle { conflict: n, mine: true });
        }
        if ui.add(Button::new(RichText::new("Keep theirs").size(size::TINY))).clicked() {
            send.push(Command::Settle { conflict: n, mine: false });
        }
        ui.add(egui::Label::new(RichText::new(&words).size(size::SMALL).color(palette.warn)).truncate());
    });
}

fn outcome(ui: &mut Ui, folder: &Folder, outcome: &Outcome, send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (told, color) = match &outcome.fit {
        Fit::Whole => (String::new(), palette.muted),
        Fit::Changed => ("the words have changed: check it; label and review do not hold".to_owned(), palette.warn),
        Fit::Lost(reason) => (format!("not used: {reason}"), palette.warn),
    };
    let key = &outcome.correction.key;
    let what = what(&outcome.correction);
    let words = format!("{}, {}: {what}{}{told}", key.document, short(&key.words), if told.is_empty() { "" } else { "; " });
    let place = placed(folder, outcome);
    let response = cells(ui, &words, |ui| {
        if outcome.fit != Fit::Whole || outcome.correction.hidden {
            let text = if outcome.correction.hidden && outcome.fit == Fit::Whole { "Show again" } else { "Drop" };
            if ui.add(Button::new(RichText::new(text).size(size::TINY))).on_hover_text("Take this correction off").clicked() {
                send.push(Command::DropCorrection(key.clone()));
            }
            let moved = Command::MoveCorrection(key.clone());
            if matches!(outcome.fit, Fit::Lost(_))
                && ui.add(Button::new(RichText::new(moved.text()).size(size::TINY))).on_hover_text(moved.tooltip()).clicked()
            {
                send.push(moved);
            }
        }
        ui.label(RichText::new(&what).font(bold_font(size::SMALL)).color(palette.strong));
        if !told.is_empty() {
            ui.label(RichText::new(&told).size(size::SMALL).color(color));
        }
        let rest = format!("{} · {}", short(&key.words), key.document);
        ui.add(egui::Label::new(RichText::new(rest).size(size::SMALL).color(palette.body)).truncate());
    });
    if response.clicked() {
        match (place, outcome.document) {
            (Some(statement), _) => send.push(Command::Select(statement)),
            (None, Some(document)) => send.push(Command::ShowDocument(document)),
            (None, None) => {}
        }
    }
}

/// A document that a person dated.
fn document(ui: &mut Ui, folder: &Folder, (document, date): (usize, &Dating), send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (days, name) = (words::interval(date.from, date.to), document_name(&folder.analysis, document));
    let response = cells(ui, &format!("{name}: published {days}"), |ui| {
        let undate = Command::UndateDocument(document);
        if ui.add(Button::new(RichText::new("Drop").size(size::TINY))).on_hover_text(undate.tooltip()).clicked() {
            send.push(undate);
        }
        ui.label(RichText::new(format!("published {days}")).font(bold_font(size::SMALL)).color(palette.strong));
        ui.add(egui::Label::new(RichText::new(name).size(size::SMALL).color(palette.body)).truncate());
    });
    if response.clicked() {
        send.push(Command::ShowDocument(document));
    }
}

/// The statement a correction is laid over.
fn placed(folder: &Folder, outcome: &Outcome) -> Option<u32> {
    let document = outcome.document?;
    let marks = &folder.analysis.documents[document].marks;
    let attribution = marks.iter().position(|m| m.key.as_ref() == Some(&outcome.correction.key))?;
    folder.index.reported.first(AttributionRef { document, attribution })
}

fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// What a correction says, in a few words.
fn what(correction: &Correction) -> String {
    let mut said = Vec::new();
    if correction.added {
        said.push("added".to_owned());
    }
    if correction.hidden {
        said.push("hidden".to_owned());
    }
    if correction.reviewed {
        said.push("reviewed".to_owned());
    }
    if correction.pinned {
        said.push(correction.order.map_or("pinned".to_owned(), |order| format!("pinned, place {order}")));
    }
    if correction.apart {
        said.push("apart from other reports".to_owned());
    }
    if let Some(name) = &correction.same {
        said.push(format!("joined as {name}"));
    }
    if let Some(names) = &correction.speakers {
        said.push(if names.is_empty() { "nobody named".to_owned() } else { format!("speaker {}", names.join(", ")) });
    }
    if let Some(party) = &correction.party {
        said.push(if party.is_empty() { "no party".to_owned() } else { format!("party {party}") });
    }
    match correction.date {
        Some(GivenDate::Days(from, to)) => said.push(words::interval(from, to)),
        Some(GivenDate::Unknown) => said.push("date not known".to_owned()),
        None => {}
    }
    said.extend(correction.act.clone());
    said.extend(correction.content.is_some().then(|| "other limits".to_owned()));
    said.extend(correction.label.as_ref().map(|l| format!("[{l}]")));
    said.extend(correction.note.is_some().then(|| "note".to_owned()));
    said.join(", ")
}
