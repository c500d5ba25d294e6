//! The card below the text: who said the chosen statement, for whom, when, how that is known, and where else it stands.

use egui::{RichText, WidgetInfo, accesskit::Role, vec2};

use super::form::Form;
use super::paint::plain;
use crate::analysis::AttributionRef;
use crate::app::commands::Command;
use crate::app::folder::Folder;
use crate::app::index::{content, document_name, speaker_name};
use crate::app::panels::{PAD, button, link, menu_row};
use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;
use crate::dating::Dating;

/// Draws the card of the chosen statement.
pub fn show(ui: &mut egui::Ui, folder: &mut Folder, send: &mut Vec<Command>) {
    if let Some(mut form) = folder.form.take_if(|form| Some(form.statement) != folder.chosen) {
        // Another statement was chosen: what was typed is not lost, it goes with its own statement.
        form.close(folder, send);
    }
    let mut form = folder.form.take();
    let open = draw(ui, folder, form.as_mut(), send);
    folder.form = form.filter(|_| open);
}

/// Draws it; false when the form is to close.
fn draw(ui: &mut egui::Ui, folder: &Folder, form: Option<&mut Form>, send: &mut Vec<Command>) -> bool {
    let mut open = true;
    let (Some(statement), Some(at)) = (folder.chosen, folder.chosen_report()) else { return open };
    let (palette, analysis) = (Palette::here(ui), &folder.analysis);
    let outer = egui::Margin { left: PAD - 12, right: PAD - 12, top: 8, bottom: 16 };
    let frame = egui::Frame::new().fill(palette.bar).stroke((1.0, palette.line)).corner_radius(8).inner_margin(16);
    egui::Frame::new().inner_margin(outer).show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(speaker_name(analysis, at)).font(bold_font(size::LIST)).color(palette.strong));
                let title = analysis.speaker(at).and_then(|s| s.title.as_deref());
                let party = analysis.party(at).map(|p| p.name.as_str());
                let roles: Vec<_> = [title, party].into_iter().flatten().collect();
                ui.label(plain(if roles.is_empty() { "party not known".to_owned() } else { roles.join(" · ") }, palette.muted));
            });
            if let Some(form) = form {
                open = form.show(ui, folder, send);
                return;
            }
            person(ui, folder, statement);
            let date = analysis.documents[at.document].said.get(at.attribution).and_then(|d| d.as_ref());
            let date = date.or(analysis.statements[statement as usize].date.as_ref());
            ui.label(RichText::new(dated(folder, date)).size(size::SMALL).color(palette.strong));
            if let Some(reason) = date.filter(|d| words::is_worked_out(d) || !d.why.is_empty()).map(words::reason) {
                ui.label(plain(reason, palette.muted));
            }
            answers(ui, folder, at, send);
            reports(ui, folder, statement, send);
            ui.horizontal_wrapped(|ui| {
                for command in [Command::Review, Command::Fix, Command::CopyCitation, Command::Hide] {
                    button(ui, command, send);
                }
                more(ui, folder, statement, send);
                // The two stand together, wherever the row breaks.
                ui.allocate_ui(vec2(72.0, 28.0), |ui| {
                    ui.horizontal(|ui| {
                        for (sign, command) in [("‹", Command::Previous), ("›", Command::Next)] {
                            let hint = command.hint(ui.ctx());
                            let response = ui.add(egui::Button::new(RichText::new(sign).size(size::SMALL))).on_hover_text(hint);
                            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.text()));
                            if response.clicked() {
                                send.push(command);
                            }
                        }
                    });
                });
            });
        });
    });
    open
}

/// What is done more seldom, in a menu.
fn more(ui: &mut egui::Ui, folder: &Folder, statement: u32, send: &mut Vec<Command>) {
    let analysis = &folder.analysis;
    let held = &analysis.statements[statement as usize];
    if folder.joining.as_ref() == Some(&held.id) {
        ui.label(plain("Choose the statement that is the same", Palette::here(ui).link));
        return;
    }
    let mut commands = vec![Command::Pin, Command::Join];
    if held.reports.iter().any(|at| analysis.mark(*at).same.is_some()) {
        commands.push(Command::Split);
    } else if held.reports.len() > 1 || analysis.mark(held.reports[0]).apart {
        commands.push(Command::Apart);
    }
    if analysis.is_pinned(held) {
        commands.extend([false, true].map(|later| Command::ReorderPin { later }));
    }
    commands.extend([Command::AskParty, Command::CopyQuotation, Command::CopyMarkdown, Command::CopyBibtex]);
    let menu =
        ui.add(egui::Button::new(RichText::new("More").size(size::SMALL))).on_hover_text("What else can be done with this statement");
    menu.widget_info(|| WidgetInfo::labeled(Role::Button, true, "More about this statement"));
    egui::Popup::menu(&menu).show(|ui| {
        for command in commands {
            menu_row(ui, command, send);
        }
    });
}

/// What a person says of it.
fn person(ui: &mut egui::Ui, folder: &Folder, statement: u32) {
    let (palette, analysis) = (Palette::here(ui), &folder.analysis);
    let statement = &analysis.statements[statement as usize];
    let mark = analysis.mark(statement.reports[0]);
    if let Some(label) = analysis.own_label(statement) {
        ui.label(RichText::new(crate::timeline::own(label)).size(size::SMALL).color(palette.strong));
    }
    if let Some(note) = &mark.note {
        ui.label(plain(format!("Note: {note}"), palette.muted));
    }
    let mut signs = Vec::new();
    signs.extend(analysis.is_reviewed(statement).then_some("reviewed"));
    let pin = analysis.pinned(statement).map(|order| order.map_or("pinned".to_owned(), |order| format!("pinned, place {order}")));
    signs.extend(pin.as_deref());
    signs.extend(mark.added.then_some("added by you"));
    let joined = statement.reports.iter().any(|at| analysis.mark(*at).same.is_some());
    signs.extend(joined.then_some("joined by you"));
    signs.extend(mark.apart.then_some("told apart from other reports"));
    signs.extend(mark.stale.then_some("its words have changed since it was corrected"));
    if !signs.is_empty() {
        ui.label(plain(signs.join(" · "), palette.link));
    }
}

/// The words a date rests on, then the date: "Wednesday → 20 August 2025".
fn dated(folder: &Folder, dating: Option<&Dating>) -> String {
    let days = words::dated(dating);
    let evidence = dating.and_then(|d| d.evidence.first());
    match evidence.map(|e| e.span.of(folder.analysis.text(e.document)).trim()) {
        Some(words) if !words.is_empty() && words != days && words.chars().count() < 60 && !words.contains('\n') => {
            format!("{words} → {days}")
        }
        _ => days,
    }
}

/// What it reacts to, where the text says so; a click leads there.
fn answers(ui: &mut egui::Ui, folder: &Folder, at: AttributionRef, send: &mut Vec<Command>) {
    let analysis = &folder.analysis;
    let Some(to) = analysis.answer(at).map(|answer| answer.to) else { return };
    let Some(statement) = folder.index.reported.first(to).filter(|s| Some(*s) != folder.chosen) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(plain("Answers", Palette::here(ui).muted));
        let words = words::first_words(&content(analysis, to), 60);
        link(ui, &format!("{}: {words}", speaker_name(analysis, to)), Command::Select(statement), send);
    });
}

fn reports(ui: &mut egui::Ui, folder: &Folder, statement: u32, send: &mut Vec<Command>) {
    let reports = &folder.analysis.statements[statement as usize].reports;
    let palette = Palette::here(ui);
    if reports.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(plain("Also reported in", palette.muted));
        for (n, at) in reports.iter().enumerate().filter(|(n, _)| *n != folder.report) {
            let here = folder.chosen_report().is_some_and(|r| r.document == at.document);
            let name = if here { "this document" } else { document_name(&folder.analysis, at.document) };
            link(ui, name, Command::ShowReport(n), send);
        }
    });
    link(ui, Command::Compare.text(), Command::Compare, send);
}
