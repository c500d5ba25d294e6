//! The card that a statement shows while the pointer rests on it: all its words, who, when, and how that is known.

use egui::{RichText, Ui};

use crate::app::folder::Folder;
use crate::app::index::{content, document_name, speaker_name};
use crate::app::theme::{Palette, bold_font, size};
use crate::app::words;

/// Most characters of a quotation; longer ones are read in the source.
const LONGEST: usize = 600;

/// Whether cards are shown: not while something lies over the window, nor where keys were pressed since the pointer moved last.
pub fn is_wanted(ui: &Ui) -> bool {
    !ui.data(|data| data.get_temp(quiet())).unwrap_or(false)
}

/// Tells whether cards are to keep out of the way.
pub fn keep_quiet(ctx: &egui::Context, covered: bool) {
    let (pressed, moved) = ctx.input(|i| {
        let is_key = |e: &egui::Event| matches!(e, egui::Event::Key { pressed: true, .. } | egui::Event::Text(_));
        (i.events.iter().any(is_key), i.pointer.delta() != egui::Vec2::ZERO || i.pointer.any_pressed())
    });
    ctx.data_mut(|data| {
        let before = data.get_temp(quiet()).unwrap_or(false);
        data.insert_temp(quiet(), covered || pressed || before && !moved);
    });
}

fn quiet() -> egui::Id {
    egui::Id::unique("cards keep quiet")
}

/// Draws the card of a statement.
pub fn card(ui: &mut Ui, folder: &Folder, statement: u32) {
    let (palette, analysis) = (Palette::here(ui), &folder.analysis);
    let at = folder.index.rows[statement as usize].at;
    ui.set_max_width(380.0);
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(speaker_name(analysis, at)).font(bold_font(size::LIST)).color(palette.strong));
        let title = analysis.speaker(at).and_then(|s| s.title.as_deref());
        let party = analysis.party(at).map(|p| p.name.as_str());
        let roles: Vec<_> = [title, party].into_iter().flatten().collect();
        ui.label(RichText::new(roles.join(" · ")).size(size::SMALL).color(palette.muted));
    });
    let mut words = content(analysis, at);
    if let Some((cut, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(cut);
        words.push('…');
    }
    ui.label(RichText::new(words).size(size::LIST).color(palette.body));
    let date = analysis.statements[statement as usize].date.as_ref();
    let known = date.map_or_else(|| words::dated(None), |d| format!("{} – {}", words::dated(date), words::reason(d)));
    ui.label(RichText::new(known).size(size::SMALL).color(palette.muted));
    let reports = folder.index.rows[statement as usize].reports;
    let source = document_name(analysis, at.document);
    let source =
        if reports > 1 { format!("{source}, and {} more", words::count(reports - 1, "report", "reports")) } else { source.to_owned() };
    ui.label(RichText::new(source).size(size::SMALL).color(palette.muted));
}
