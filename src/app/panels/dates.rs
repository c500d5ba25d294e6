//! Dates to check: one question a row, its likely answers as buttons, and a field for any other; an answer goes to `corpus.toml`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::{Align, Button, Key, Layout, Margin, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::analysis::{Question, Subject};
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::{document_name, label, speaker_name};
use crate::app::theme::{Palette, bold_font, regular_font, size};
use crate::app::typed::days;
use crate::app::words;
use crate::corpus::{Field, Value};

/// What was typed as an answer, by question.
pub type Typed = BTreeMap<Subject, String>;

const ROW: f32 = 68.0;
/// Most likely answers in a row.
const MOST: usize = 4;

/// Draws the list.
pub fn show(ui: &mut Ui, folder: &Folder, typed: &mut Typed, send: &mut Vec<Command>) {
    if folder.questions.is_empty() {
        return super::hint(ui, "Every document and statement has a date");
    }
    // The first question with likely answers takes them by number.
    let first = folder.questions.iter().position(|q| matches!(q.subject, Subject::Document(_)) && !q.suggestions.is_empty());
    if !ui.ctx().text_edit_focused() {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let answered = [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().position(pressed);
        let question = first.map(|n| &folder.questions[n]);
        if let (Some(question), Some(nth)) = (question, answered)
            && let (Subject::Document(document), Some(likely)) = (question.subject, question.suggestions.get(nth))
        {
            send.push(Command::Answer { document, from: likely.from, to: likely.to });
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("dates").auto_shrink([false, false]).show_rows(ui, ROW, folder.questions.len(), |ui, range| {
        for n in range {
            let question = &folder.questions[n];
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, Palette::here(ui).line));
            let inner = rect.shrink2(vec2(12.0, 6.0));
            let mut row =
                ui.new_child(egui::UiBuilder::new().id_salt(question.subject).max_rect(inner).layout(Layout::top_down(Align::Min)));
            row.set_clip_rect(rect.intersect(ui.clip_rect()));
            row.spacing_mut().item_spacing = vec2(8.0, 2.0);
            ask(&mut row, folder, question, (first == Some(n), typed), send);
        }
    });
}

fn ask(ui: &mut Ui, folder: &Folder, question: &Question, (first, typed): (bool, &mut Typed), send: &mut Vec<Command>) {
    let palette = Palette::here(ui);
    let (name, show) = match question.subject {
        Subject::Document(n) => (document_name(&folder.analysis, n).to_owned(), Command::ShowDocument(n)),
        Subject::Statement(n) => {
            let at = folder.index.rows[n].at;
            (format!("{}: {}", speaker_name(&folder.analysis, at), label(&folder.analysis, at)), Command::Select(n as u32))
        }
    };
    ui.horizontal(|ui| {
        let hangs = match question.subject {
            Subject::Document(_) => format!("{} · ", words::count(question.statements, "statement", "statements")),
            Subject::Statement(_) => String::new(),
        };
        let known = match &question.known {
            Some(known) => format!("{hangs}now {}, {}", words::dated(Some(known)), words::reason(known)),
            None => format!("{hangs}nothing in the text or the folder tells when"),
        };
        let most = (ui.available_width() * 0.45).max(80.0);
        ui.scope(|ui| {
            ui.set_max_width(most);
            let name = RichText::new(name).font(bold_font(size::SMALL)).color(palette.strong);
            let response = ui.add(egui::Label::new(name).truncate().sense(Sense::click())).on_hover_text(show.tooltip());
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                send.push(show);
            }
        });
        ui.add(egui::Label::new(RichText::new(known).size(size::TINY).color(palette.muted)).truncate());
    });
    ui.horizontal(|ui| match question.subject {
        Subject::Document(document) => answers(ui, document, question, (first, typed), send),
        Subject::Statement(n) => statement_answer(ui, folder, n as u32, question, typed, send),
    });
}

fn answers(ui: &mut Ui, document: usize, question: &Question, (first, typed): (bool, &mut Typed), send: &mut Vec<Command>) {
    let mut answer = |from: NaiveDate, to: NaiveDate| send.push(Command::Answer { document, from, to });
    for (n, likely) in question.suggestions.iter().take(MOST).enumerate() {
        let words = RichText::new(words::interval(likely.from, likely.to)).size(size::TINY);
        let mut button = Button::new(words);
        if first {
            button = button.shortcut_text(RichText::new((n + 1).to_string()).size(size::TINY));
        }
        let response = ui.add(button);
        let response = if likely.why.is_empty() { response } else { response.on_hover_text(&likely.why) };
        if response.clicked() {
            answer(likely.from, likely.to);
        }
    }
    if let Some((from, to)) = field(ui, question, typed) {
        answer(from, to);
    }
    if ui.add(Button::new(RichText::new("Calendar…").size(size::TINY))).clicked() {
        send.extend([Command::ShowDocument(document), Command::DateDocument]);
    }
}

/// A field for the day of one statement that its document does not tell.
fn statement_answer(ui: &mut Ui, folder: &Folder, statement: u32, question: &Question, typed: &mut Typed, send: &mut Vec<Command>) {
    if let Some((from, to)) = field(ui, question, typed) {
        let changes = folder.changes(statement, Field::Date, &Some(Value::Days(from, to)), true);
        send.push(Command::Correct { name: "Date a statement".into(), changes });
    }
}

/// A field for any date; the days when it is entered.
fn field(ui: &mut Ui, question: &Question, typed: &mut Typed) -> Option<(NaiveDate, NaiveDate)> {
    let text = typed.entry(question.subject).or_default();
    let hint = RichText::new("another date").size(size::TINY).color(Palette::here(ui).muted);
    let field = TextEdit::singleline(text).hint_text(hint).desired_width(108.0).margin(Margin::symmetric(8, 4));
    let field = field.font(regular_font(size::TINY)).align(egui::Align2::LEFT_CENTER);
    let hover = "2025-08-20, 20 August 2025, August 2025 or 2025; “about” before it, or two with “to” between them for an interval";
    let response = ui.add(field).on_hover_text(hover);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Another date"));
    let days = days(text);
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let clicked = ui.add_enabled(days.is_some(), Button::new(RichText::new("Set").size(size::TINY))).clicked();
    days.filter(|_| entered || clicked)
}
