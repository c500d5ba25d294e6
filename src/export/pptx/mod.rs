//! Scene → PowerPoint slides of native shapes and text boxes, one group a lane, so that a person can go on editing.
//!
//! Written after ECMA-376 (Office Open XML), parts 1 and 2. The typeface is named, not embedded: where it is not installed the program that
//! opens the slides takes its own. Nothing in the file depends on the day or the machine.

mod package;
mod shapes;
mod words;

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::timeline::{Scene, Source, View, source_pages, sources};

/// Writes `pictures` as slides, then the source list; the notes of each picture hold its sources too.
pub fn pptx(analysis: &Analysis, pictures: &[Scene], view: &View) -> Vec<u8> {
    let pages = source_pages(analysis, pictures, view);
    let linked: Vec<(u32, usize)> =
        first_pages(&pages).into_iter().map(|(statement, page)| (statement, page + pictures.len() + 1)).collect();
    let told: BTreeMap<u32, Source> =
        sources(analysis, pictures, view.dates).into_iter().map(|source| (source.statement, source)).collect();
    let alt = |statement: u32| told.get(&statement).map(|source| format!("{}, {}: {}", source.who, source.when, source.words));
    let note = |source: &Source| format!("{}  {} {} {} {}", source.number, source.who, source.words, source.when, source.places.join("; "));
    let mut slides = Vec::with_capacity(pictures.len() + pages.len());
    for picture in pictures {
        let mut slide = shapes::slide(picture, &lane_names(picture), &alt, &linked);
        slide.notes = picture.numbered.iter().filter_map(|statement| told.get(statement)).map(note).collect();
        slides.push(slide);
    }
    slides.extend(pages.iter().map(|page| shapes::slide(page, &[], &|_| None, &[])));
    let title = view.title.clone().unwrap_or_else(|| analysis.corpus.title.clone());
    let size = pictures.first().map_or((view.width, view.height), |picture| (picture.width, picture.height));
    package::pack(&slides, &title, &view.recipe, size)
}

/// The page on which each statement is first told, in the order of the statements.
fn first_pages(pages: &[Scene]) -> Vec<(u32, usize)> {
    let mut found = BTreeMap::new();
    for (n, page) in pages.iter().enumerate() {
        for statement in page.items.iter().filter_map(|item| item.statement) {
            found.entry(statement).or_insert(n);
        }
    }
    found.into_iter().collect()
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
        let bytes = pptx(&analysis, std::slice::from_ref(&scene), &view);
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, pptx(&analysis, std::slice::from_ref(&scene), &view));
    }
}
