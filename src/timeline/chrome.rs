//! What stands around the lanes of a picture: title, coverage, legend, notes, banner.

use super::draw::{Canvas, Capsule, Stands, Style};
use super::picture::Whole;
use super::prepared::date_of;
use super::{Anchor, Color, Ink, Part, PartyColor, Prepared, View, Weight, font};
use crate::analysis::Analysis;
use crate::statement::Quotation;

/// Ground kept free at the page's edges.
pub(crate) const MARGIN: f32 = 56.0;
const TITLE: f32 = 34.0;
const SUBTITLE: f32 = 16.0;
const FOOT: f32 = 14.0;
const FOOT_LEADING: f32 = 30.0;
const BANNER: f32 = 16.0;

/// Height of what stands above the dates.
pub(crate) fn head_height(view: &View) -> f32 {
    let banner = if view.banner.is_some() { BANNER * 1.6 } else { 0.0 };
    let subtitle = if view.subtitle.as_deref() == Some("") { 0.0 } else { 30.0 };
    44.0 + TITLE * 0.7 + subtitle + banner
}

/// Draws title, subtitle and banner, and which page it is of how many.
pub(crate) fn head(canvas: &mut Canvas, analysis: &Analysis, view: &View, whole: Whole<'_>) {
    let stands = Stands::for_part(Part::Heading);
    let ink = view.theme.ink();
    let room = view.width - 2.0 * MARGIN;
    let mut y = 44.0 + TITLE * 0.7;
    if view.banner.is_some() {
        y += BANNER * 1.6;
        draw_banner(canvas, view);
    }
    if whole.of > 1 {
        let at = (view.width - MARGIN, y + 30.0);
        let words = format!("{} of {}", whole.nth, whole.of);
        canvas.anchored(stands, at, &words, Style::regular(SUBTITLE, ink.quiet), Anchor::End);
    }
    let title = view.title.as_deref().unwrap_or(&analysis.corpus.title);
    let fitting = (TITLE * room / font::width(title, TITLE, Weight::Bold).max(1.0)).clamp(TITLE * 0.65, TITLE);
    let words = font::fit(title, fitting, Weight::Bold, room);
    canvas.text(stands, (MARGIN, y), &words, Style::bold(fitting, ink.strong));
    let subtitle = view.subtitle.clone().unwrap_or_else(|| coverage(analysis, whole.prepared, view, whole.listed));
    if !subtitle.is_empty() {
        let room = if whole.of > 1 { room - 110.0 } else { room };
        let words = font::fit(&subtitle, SUBTITLE, Weight::Regular, room);
        canvas.text(stands, (MARGIN, y + 30.0), &words, Style::regular(SUBTITLE, ink.quiet));
    }
}

/// Draws the handling banner at the head and the foot of a page; a label of the Traffic Light Protocol in its own colour on black.
pub(crate) fn draw_banner(canvas: &mut Canvas, view: &View) {
    let Some(banner) = &view.banner else { return };
    let stands = Stands::for_part(Part::Heading);
    let words = font::fit(banner, BANNER, Weight::Bold, view.width - 2.0 * MARGIN);
    let width = font::width(&words, BANNER, Weight::Bold) + 20.0;
    for at in [BANNER * 2.0, view.height - BANNER * 0.8] {
        let mut style = Style::bold(BANNER, view.theme.ink().strong);
        if let Some(color) = traffic_light(banner) {
            let ground = [(view.width - width) / 2.0, at - BANNER, width, BANNER * 1.4];
            canvas.rect(stands, ground, 0.0, Color::hex(0));
            style.color = color;
        }
        canvas.anchored(stands, (view.width / 2.0, at), &words, style, Anchor::Middle);
    }
}

/// The colour of a label of TLP 2.0 (FIRST, August 2022), to stand on black.
pub fn traffic_light(banner: &str) -> Option<Color> {
    let rgb = match banner {
        "TLP:RED" => 0x00FF_2B2B,
        "TLP:AMBER" | "TLP:AMBER+STRICT" => 0x00FF_C000,
        "TLP:GREEN" => 0x0033_FF00,
        "TLP:CLEAR" => 0x00FF_FFFF,
        _ => return None,
    };
    Some(Color::hex(rgb))
}

/// Period, documents and statements of a picture, in words.
fn coverage(analysis: &Analysis, prepared: &Prepared, view: &View, listed: usize) -> String {
    let count = |n: usize, unit: &str| format!("{} {unit}{}", grouped(n), if n == 1 { "" } else { "s" });
    let documents = count(analysis.corpus.documents.len(), "document");
    let statements = if listed == prepared.total {
        count(listed, "statement")
    } else {
        format!("{} of {}", grouped(listed), count(prepared.total, "statement"))
    };
    let period = prepared.hull().map_or(String::new(), |(from, to)| format!(", {}", view.dates.range(date_of(from), date_of(to))));
    let reviewed = match analysis.statements.iter().filter(|s| analysis.is_reviewed(s)).count() {
        0 => String::new(),
        n => format!(", {} reviewed", grouped(n)),
    };
    format!("Statements by party{period} · {documents}, {statements}{reviewed}")
}

/// A number with its thousands apart: "12,345".
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What the picture leaves out and why: "Not shown: 2 without a date, 13 beliefs or plans, 8 unsure".
fn left_out(prepared: &Prepared) -> Option<String> {
    let plans = if prepared.hidden.opinions == 1 { "belief or plan" } else { "beliefs or plans" };
    let kinds = [(prepared.undated.len(), "without a date"), (prepared.hidden.opinions, plans), (prepared.hidden.unsure, "unsure")];
    let told: Vec<String> = kinds.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", grouped(n))).collect();
    (!told.is_empty()).then(|| format!("Not shown: {}", told.join(", ")))
}

/// What the foot says, broken into rows.
pub(crate) struct Foot {
    entries: Vec<(Sign, &'static str)>,
    notes: Vec<String>,
    /// First entry of each row of the legend.
    rows: Vec<usize>,
    /// Whether the notes fit beside the last row.
    beside: bool,
    banner: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Mark(Quotation),
    Range,
    Dashed,
    Documents,
    More,
}

impl Sign {
    fn width(self) -> f32 {
        match self {
            Self::Mark(_) | Self::Dashed => 24.0,
            Self::Range => 52.0,
            Self::Documents | Self::More => 43.0,
        }
    }
}

impl Foot {
    /// Prepares the foot of a picture of `prepared`; `more` tells whether some statements found no room.
    pub(crate) fn new(prepared: &Prepared, view: &View, more: bool) -> Self {
        let mut entries = Vec::new();
        if view.legend {
            let has = |keep: &dyn Fn(&super::Entry) -> bool| prepared.entries().any(keep);
            let marks =
                [(Quotation::Direct, "direct quotation"), (Quotation::Mixed, "partly quoted"), (Quotation::Indirect, "reported speech")];
            entries.extend(marks.into_iter().filter(|(q, _)| has(&|e| e.quotation == *q)).map(|(q, words)| (Sign::Mark(q), words)));
            if has(&|e| e.to > e.from) {
                entries.push((Sign::Range, "said on some day in this range"));
            }
            if has(&|e| e.documents > 1) {
                entries.push((Sign::Documents, "reported by this many sources"));
            }
            if has(&|e| e.dashed) {
                entries.push((Sign::Dashed, "not reviewed by a person"));
            }
            if more {
                entries.push((Sign::More, "more statements at this time"));
            }
        }
        let mut notes = Vec::new();
        if view.notes && prepared.entries().any(|e| e.own) {
            notes.push("Words in [brackets] are the author’s, not the source’s".to_owned());
        }
        notes.extend(left_out(prepared).filter(|_| view.notes));
        match &view.caption {
            Some(caption) if !caption.is_empty() => notes.push(caption.clone()),
            Some(_) => {}
            None if view.numbered => notes.push("Numbers refer to the source list".to_owned()),
            None => {}
        }
        let room = view.width - 2.0 * MARGIN;
        let mut rows = Vec::new();
        let mut x = 0.0;
        for (n, (sign, words)) in entries.iter().enumerate() {
            let width = sign.width() + font::width(words, FOOT, Weight::Regular);
            if n == 0 || x + width > room {
                rows.push(n);
                x = 0.0;
            }
            x += width + 44.0;
        }
        let note = font::width(&notes.join(" · "), FOOT, Weight::Regular);
        let beside = x + note <= room;
        Self { entries, notes, rows, beside, banner: view.banner.is_some() }
    }

    /// Height of all rows, with the ground above and below them.
    pub(crate) fn height(&self) -> f32 {
        let rows = self.rows.len() + usize::from(!self.notes.is_empty() && (!self.beside || self.rows.is_empty()));
        let banner = if self.banner { BANNER * 1.2 } else { 0.0 };
        40.0 + rows as f32 * FOOT_LEADING + banner
    }

    /// Draws the foot at the lower edge of the page.
    pub(crate) fn draw(&self, canvas: &mut Canvas, view: &View) {
        let stands = Stands::for_part(Part::Foot);
        let ink = view.theme.ink();
        let style = Style::regular(FOOT, ink.quiet);
        let mut y = view.height - self.height() + FOOT_LEADING * 1.1;
        let first = y;
        for (row, &from) in self.rows.iter().enumerate() {
            let to = self.rows.get(row + 1).copied().unwrap_or(self.entries.len());
            y = first + row as f32 * FOOT_LEADING;
            let mut x = MARGIN;
            for (sign, words) in &self.entries[from..to] {
                sign_at(canvas, stands, *sign, (x, y - FOOT * 0.36), &ink);
                x += sign.width();
                x += canvas.text(stands, (x, y), words, style) + 44.0;
            }
        }
        if self.notes.is_empty() {
            return;
        }
        if !self.beside && !self.rows.is_empty() {
            y += FOOT_LEADING;
        }
        let words = font::fit(&self.notes.join(" · "), FOOT, Weight::Regular, view.width - 2.0 * MARGIN);
        canvas.anchored(stands, (view.width - MARGIN, y), &words, style, Anchor::End);
    }
}

fn sign_at(canvas: &mut Canvas, stands: Stands, sign: Sign, (x, y): (f32, f32), ink: &Ink) {
    let color = PartyColor { mark: ink.tag, tint: ink.page };
    match sign {
        Sign::Mark(quotation) => canvas.mark(stands, (x + 8.0, y), 7.0, quotation, color, ink.page),
        Sign::Dashed => canvas.ring(stands, (x + 8.0, y), 7.0, color.mark),
        Sign::Range => {
            let shape = Capsule { left: x, right: x + 36.0, top: y - 5.5, height: 11.0, open_left: false, open_right: false };
            canvas.capsule(stands, shape, Quotation::Indirect, color, ink.page);
        }
        Sign::Documents => {
            canvas.pill(stands, (x, y), "×2", 10.5, ink.tag, ink.page);
        }
        Sign::More => {
            canvas.pill(stands, (x, y), "+3", 10.5, ink.tag, ink.page);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (n, expect) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(n), expect);
        }
    }
}
