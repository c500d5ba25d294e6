//! From options to bytes: the one place that window and command line share.

use super::{Format, Options, PIXELS_PER_INCH};
use crate::analysis::Analysis;
use crate::export;
use crate::timeline::{Filter, layout, pages};

/// Makes the file that `options` ask for. `shown` are the statements that a window shows, where only those are wanted; `files` is the way
/// from the file's folder to that of the documents ("" where they lie together, else ending in "/"), for links.
///
/// # Errors
/// If it cannot be made, with what to do about it.
pub fn make(analysis: &Analysis, options: &Options, shown: Option<&Filter>, files: Option<&str>) -> Result<Vec<u8>, String> {
    options.check()?;
    check_parties(analysis, options)?;
    let view = options.view(shown);
    let banner = view.banner.as_deref();
    let scene = || layout(analysis, &view);
    Ok(match options.format {
        Format::Jsonl => export::jsonl(analysis, banner),
        Format::TextJsonl => export::text_jsonl(analysis, banner),
        Format::TimexJsonl => export::timex_jsonl(analysis, banner),
        Format::Csv => export::csv(analysis, &view),
        Format::Xlsx => return export::xlsx(analysis, &view, files),
        Format::Docx => export::docx(analysis, &view),
        Format::Timelinejs => export::timelinejs(analysis, &view),
        Format::Dna => export::dna(analysis, &view),
        Format::Svg => {
            let typeface = if options.outlines { export::Typeface::Outlined } else { export::Typeface::Embedded };
            export::svg_with(&scene(), typeface, &view.recipe)
        }
        Format::Png => {
            let dpi = options.size.is_paper().then(|| options.pixel_scale() * PIXELS_PER_INCH);
            let picture = export::png(&scene(), options.pixel_scale())?;
            return Ok(export::described(picture, &view.recipe, dpi));
        }
        Format::Pdf => return export::pdf(analysis, &pages(analysis, &view), &view),
        Format::Pptx => export::pptx(analysis, &pages(analysis, &view), &view),
    })
}

/// Draws the picture that `options` ask for, for the clipboard: on one page, whatever the format.
///
/// # Errors
/// If it cannot be drawn, with what to do about it.
pub fn picture(analysis: &Analysis, options: &Options, shown: Option<&Filter>) -> Result<export::Pixels, String> {
    options.check()?;
    check_parties(analysis, options)?;
    export::pixels(&layout(analysis, &options.view(shown)), options.pixel_scale())
}

/// A party that does not exist is told, with those that do.
fn check_parties(analysis: &Analysis, options: &Options) -> Result<(), String> {
    let parties = &analysis.resolution.parties;
    let known = |name: &String| parties.iter().any(|p| p.id.eq_ignore_ascii_case(name) || p.name.to_lowercase() == name.to_lowercase());
    match options.parties.iter().find(|name| !known(name)) {
        None => Ok(()),
        Some(unknown) => {
            let names: Vec<_> = parties.iter().map(|p| p.name.as_str()).collect();
            Err(format!("There is no party {unknown}. The parties found are {}", names.join(", ")))
        }
    }
}
