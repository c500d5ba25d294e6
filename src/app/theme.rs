//! Colours, type sizes and spacing of the window, for both themes, on a 4-point grid.
//!
//! Words reach 4.5:1 and marks 3:1 against what they stand on; a test measures it.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme, Vec2};

use crate::timeline::font;

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind timeline, reader and tables.
    pub ground: Color32,
    /// Behind bars and cards.
    pub bar: Color32,
    /// Behind what the pointer is over.
    pub hover: Color32,
    /// Lines between panels.
    pub line: Color32,
    /// Outlines of buttons and fields.
    pub outline: Color32,
    /// Headings, names, buttons.
    pub strong: Color32,
    /// Running text.
    pub body: Color32,
    /// Counts, captions, hints.
    pub muted: Color32,
    /// What leads elsewhere.
    pub link: Color32,
    /// What wants attention.
    pub warn: Color32,
    /// Behind words that were searched for.
    pub found: Color32,
}

const LIGHT: Palette = Palette {
    ground: Color32::from_rgb(255, 255, 255),
    bar: Color32::from_rgb(249, 250, 251),
    hover: Color32::from_rgb(240, 242, 245),
    line: Color32::from_rgb(234, 236, 240),
    outline: Color32::from_rgb(208, 213, 221),
    strong: Color32::from_rgb(27, 31, 39),
    body: Color32::from_rgb(58, 66, 82),
    muted: Color32::from_rgb(94, 104, 124),
    link: Color32::from_rgb(38, 92, 173),
    warn: Color32::from_rgb(173, 66, 5),
    found: Color32::from_rgb(255, 233, 153),
};

const DARK: Palette = Palette {
    ground: Color32::from_rgb(19, 22, 28),
    bar: Color32::from_rgb(25, 29, 37),
    hover: Color32::from_rgb(35, 40, 50),
    line: Color32::from_rgb(42, 48, 58),
    outline: Color32::from_rgb(66, 74, 88),
    strong: Color32::from_rgb(236, 238, 242),
    body: Color32::from_rgb(203, 208, 217),
    muted: Color32::from_rgb(152, 162, 179),
    link: Color32::from_rgb(132, 173, 255),
    warn: Color32::from_rgb(253, 176, 34),
    found: Color32::from_rgb(107, 84, 8),
};

impl Palette {
    /// The colours for light or dark.
    pub const fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colours of the theme `ui` is drawn in.
    pub fn here(ui: &egui::Ui) -> &'static Self {
        Self::of(ui.visuals().dark_mode)
    }
}

/// The family of names and headings.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Running type of `size` points.
pub fn regular_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Strong type of `size` points.
pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, bold())
}

/// Type sizes in points.
pub mod size {
    /// The corpus's title and a document's.
    pub const TITLE: f32 = 17.0;
    /// Running text of the reader.
    pub const TEXT: f32 = 15.0;
    /// Lists, tables, fields.
    pub const LIST: f32 = 14.0;
    /// Buttons and captions.
    pub const SMALL: f32 = 13.0;
    /// Section heads and the status bar.
    pub const TINY: f32 = 12.0;
}

/// Gives `ctx` the embedded typeface and both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system does not say, most desktops are light.
    ctx.options_mut(|o| o.fallback_theme = Theme::Light);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply(style, theme == Theme::Dark));
    }
}

/// Lets nothing move that need not move, or lets it move again.
pub fn keep_still(ctx: &egui::Context, still: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.animation_time = if still { 0.0 } else { egui::Style::default().animation_time };
            style.scroll_animation = if still { egui::style::ScrollAnimation::none() } else { egui::style::ScrollAnimation::default() };
            style.visuals.text_cursor.blink = !still;
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    // What the embedded typeface lacks comes from egui's own.
    let fallback = fonts.families[&FontFamily::Proportional].clone();
    for (name, data, family) in [("regular", font::REGULAR, FontFamily::Proportional), ("bold", font::BOLD, bold())] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
        fonts.families.insert(family, [name.to_owned()].into_iter().chain(fallback.clone()).collect());
    }
    fonts
}

fn apply(style: &mut egui::Style, dark: bool) {
    let palette = Palette::of(dark);
    style.text_styles = [
        (TextStyle::Heading, bold_font(size::TITLE)),
        (TextStyle::Body, regular_font(size::LIST)),
        (TextStyle::Button, regular_font(size::SMALL)),
        (TextStyle::Small, regular_font(size::TINY)),
        (TextStyle::Monospace, FontId::monospace(size::SMALL)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(8.0, 4.0);
    style.spacing.button_padding = Vec2::new(12.0, 4.0);
    style.spacing.interact_size = Vec2::new(28.0, 28.0);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.tooltip_width = 420.0;
    style.spacing.scroll = egui::style::ScrollStyle { floating: true, ..egui::style::ScrollStyle::thin() };
    // A place that is scrolled to before all heights are known would spring back.
    style.spacing.scroll.kinetic.rubber_band = false;
    style.interaction.tooltip_delay = 0.4;
    style.url_in_tooltip = false;

    let visuals = &mut style.visuals;
    *visuals = if dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.ground;
    visuals.extreme_bg_color = palette.ground;
    visuals.faint_bg_color = palette.bar;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 32, spread: 0, color: Color32::from_black_alpha(if dark { 120 } else { 40 }) };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(if dark { 110 } else { 32 }) };
    visuals.hyperlink_color = palette.link;
    visuals.warn_fg_color = palette.warn;
    visuals.weak_text_color = Some(palette.muted);
    visuals.selection.bg_fill = if dark { Color32::from_rgb(38, 70, 122) } else { Color32::from_rgb(200, 220, 250) };
    visuals.selection.stroke = Stroke::new(1.0, palette.strong);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.strong);

    let widgets = &mut visuals.widgets;
    for (widget, fill, outline) in [
        (&mut widgets.noninteractive, palette.ground, palette.line),
        (&mut widgets.inactive, palette.ground, palette.outline),
        (&mut widgets.hovered, palette.hover, palette.outline),
        (&mut widgets.active, palette.hover, palette.link),
        (&mut widgets.open, palette.hover, palette.outline),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, outline);
        widget.fg_stroke = Stroke::new(1.0, palette.strong);
        widget.corner_radius = CornerRadius::same(6);
        widget.expansion = 0.0;
    }
    visuals.widgets.noninteractive.fg_stroke.color = palette.body;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, 1.4.3: words reach 4.5:1.
    #[test]
    fn words_can_be_read_on_every_ground_of_both_themes() {
        for dark in [false, true] {
            let palette = Palette::of(dark);
            for ground in [palette.ground, palette.bar, palette.hover] {
                for words in [palette.strong, palette.body, palette.muted, palette.link, palette.warn] {
                    assert!(contrast(words, ground) >= 4.5, "{words:?} on {ground:?}: {}", contrast(words, ground));
                }
            }
            assert!(contrast(palette.strong, palette.found) >= 4.5);
        }
    }
}
