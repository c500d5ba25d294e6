//! Scene → PowerPoint slides of native shapes and text boxes, one group a lane, so that a person can go on editing.
//!
//! Written after ECMA-376 (Office Open XML), parts 1 and 2. The typeface is named, not embedded: where it is not installed the program that
//! opens the slides takes its own. Nothing in the file depends on the day or the machine.

mod package;
mod shapes;
mod words;

use crate::analysis::Analysis;
use crate::timeline::{Scene, View, source_pages, sources};

/// Writes `scene` as slides: the picture, then the source list; the picture's notes hold the sources too.
pub fn pptx(analysis: &Analysis, scene: &Scene, view: &View) -> Vec<u8> {
    let pages = source_pages(analysis, scene, view);
    let lanes: Vec<String> = lane_names(scene);
    let page_of = |statement: u32| pages.iter().position(|page| page.items.iter().any(|item| item.statement == Some(statement)));
    let linked: Vec<(u32, usize)> = scene.numbered.iter().filter_map(|s| Some((*s, page_of(*s)? + 2))).collect();
    let told = sources(analysis, scene, view.dates);
    let alt = |statement: u32| {
        let source = told.iter().find(|s| s.statement == statement)?;
        Some(format!("{}, {}: {}", source.who, source.when, source.words))
    };
    let mut slides = vec![shapes::slide(scene, &lanes, &alt, &linked)];
    slides.extend(pages.iter().map(|page| shapes::slide(page, &[], &|_| None, &[])));
    slides[0].notes = told
        .iter()
        .map(|source| format!("{}  {} {} {} {}", source.number, source.who, source.words, source.when, source.places.join("; ")))
        .collect();
    let title = view.title.clone().unwrap_or_else(|| analysis.corpus.title.clone());
    package::pack(&slides, &title, (scene.width, scene.height))
}

/// Names of the lanes as the scene shows them, in their order.
fn lane_names(scene: &Scene) -> Vec<String> {
    use crate::timeline::{Part, Shape, Weight};
    let mut names: Vec<String> = Vec::new();
    for item in scene.items.iter().filter(|item| item.part == Part::LaneName) {
        let (Some(lane), Shape::Text(text)) = (item.lane, &item.shape) else { continue };
        let lane = usize::from(lane);
        if names.len() <= lane {
            names.resize(lane + 1, String::new());
        }
        let name = &mut names[lane];
        if text.weight == Weight::Bold && !name.is_empty() {
            name.push(' ');
        } else if text.weight != Weight::Bold {
            name.push_str(": ");
        }
        name.push_str(&text.text);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_corpus_gives_one_slide() {
        let analysis = Analysis::default();
        let view = View::default();
        let scene = crate::timeline::layout(&analysis, &view);
        let bytes = pptx(&analysis, &scene, &view);
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, pptx(&analysis, &scene, &view));
    }
}
