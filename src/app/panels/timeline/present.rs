//! The timeline alone, typeset for the screen as a picture is: the same layout, at the screen's own size.

use egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role};

use crate::app::folder::Folder;
use crate::app::scene::Brush;
use crate::app::state::Settings;
use crate::timeline::{Filter, Scene, Theme, View, layout};

/// Width of the page in its own pixels; a wider screen shows it larger, not fuller, so that it can be read from afar.
const PAGE: f32 = 1920.0;

/// The page, and what it was laid out for.
#[derive(Debug)]
pub struct Page {
    view: View,
    scene: Scene,
}

/// Draws the page into all of `ui`; `page` keeps it from frame to frame.
pub fn show(ui: &mut Ui, folder: &Folder, filter: Filter, settings: &Settings, page: &mut Option<Page>) {
    let rect = ui.available_rect_before_wrap();
    let theme = if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light };
    let height = (PAGE * rect.height() / rect.width().max(1.0)).clamp(400.0, 4000.0);
    let banner = Some(settings.banner.clone()).filter(|b| !b.is_empty());
    let view = View {
        width: PAGE,
        height,
        theme,
        filter,
        banner,
        breaks: settings.compact_gaps,
        dates: settings.dates,
        numbered: settings.numbers,
        notes: settings.notes,
        legend: settings.notes,
        // No list of sources is seen to which the numbers could refer.
        caption: Some(String::new()),
        ..View::default()
    };
    if page.as_ref().is_none_or(|p| p.view != view) {
        *page = Some(Page { scene: layout(&folder.analysis, &view), view });
    }
    let Some(page) = page else { return };
    let painter = ui.painter_at(rect);
    Brush { painter: &painter, origin: rect.min, scale: rect.width() / PAGE, found: None }.paint(&page.scene.items);
    let whole = Rect::from_min_size(rect.min, rect.size());
    let response = ui.allocate_rect(whole, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Timeline of {}", folder.analysis.corpus.title)));
}
