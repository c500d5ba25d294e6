//! Scene → PDF: vector shapes, selectable text in the embedded typeface, the source list on the pages that follow.
//!
//! Written after ISO 32000-1. A number in the picture leads to its entry in the list and back. The pages are tagged: headings, and a
//! paragraph for each statement. Nothing in the file depends on the day or the machine, but for words in scripts that only a font of the
//! system has.

mod content;
mod drawn;
mod file;
mod typeface;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use content::Content;
use drawn::Drawn;
use file::{File, Ref, string};
use typeface::Typeface;

use super::svg::Number;
use crate::analysis::Analysis;
use crate::timeline::{Item, Part, Scene, Shape, View, Weight, source_pages};

/// Points of a pixel at 96 to the inch.
const POINTS: f32 = 0.75;

/// Writes `pictures` and their source list as a PDF.
///
/// # Errors
/// If words in another script cannot be shaped, with the reason.
pub fn pdf(analysis: &Analysis, pictures: &[Scene], view: &View) -> Result<Vec<u8>, String> {
    let sources = source_pages(analysis, pictures, view);
    let pages: Vec<&Scene> = pictures.iter().chain(&sources).collect();
    let targets = Targets::of(&pages, pictures.len());
    let title = string(view.title.as_deref().unwrap_or(&analysis.corpus.title));
    let mut file = File::default();
    let (root, tree, structure) = (file.reserve(), file.reserve(), file.reserve());
    let fonts = file.reserve();
    let places: Vec<Ref> = pages.iter().map(|_| file.reserve()).collect();
    let mut faces = [Typeface::new(Weight::Regular)?, Typeface::new(Weight::Bold)?];
    let mut drawn = Drawn::default();
    let mut contents = Vec::with_capacity(pages.len());
    for (n, page) in pages.iter().enumerate() {
        let content = content::draw(page, &mut faces, &mut drawn)?;
        let (width, height) = (Number(page.width * POINTS), Number(page.height * POINTS));
        let operators = format!("{POINTS} 0 0 -{POINTS} 0 {height} cm\n{}", content.operators);
        let stream = file.stream("", operators.as_bytes());
        let links = links(pages[n], n < pictures.len(), &targets, &places);
        file.set(
            places[n],
            format!(
                "<</Type/Page/Parent {tree}/MediaBox[0 0 {width} {height}]/Contents {stream}/Resources<</Font {fonts}>>/StructParents {n}/Tabs/S/Annots[{links}]>>"
            ),
        );
        contents.push(content);
    }
    let mut names = String::new();
    for (name, face) in [("R", &faces[0]), ("B", &faces[1])] {
        let _ = write!(names, "/{name} {}", face.write(&mut file));
    }
    for (name, font) in drawn.write(&mut file) {
        let _ = write!(names, "/{name} {font}");
    }
    file.set(fonts, format!("<<{names}>>"));
    let kids: String = places.iter().map(|page| format!("{page} ")).collect();
    file.set(tree, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()));
    write_structure(&mut file, structure, &contents, &places);
    file.set(
        root,
        format!("<</Type/Catalog/Pages {tree}/Lang(en)/MarkInfo<</Marked true>>/StructTreeRoot {structure}/ViewerPreferences<</DisplayDocTitle true>>>>"),
    );
    let recipe = if view.recipe.is_empty() { String::new() } else { format!("/Subject {}", string(&view.recipe)) };
    let info = file.add(format!("<</Title {title}{recipe}/Creator(Saidline)/Producer(Saidline)>>"));
    Ok(file.finish(root, info))
}

/// The tree of headings and paragraphs, and for each page the element of each marked stretch.
fn write_structure(file: &mut File, at: Ref, contents: &[Content], places: &[Ref]) {
    let document = file.reserve();
    let mut kids = String::new();
    let mut parents = String::new();
    for (n, (content, page)) in contents.iter().zip(places).enumerate() {
        let _ = write!(parents, "{n} [");
        let mut from = 0;
        while from < content.elements.len() {
            let first = &content.elements[from];
            let mut to = from + 1;
            while content.elements.get(to).is_some_and(|next| next.goes_on(first)) {
                to += 1;
            }
            let marks: String = (from..to).map(|mark| format!("{mark} ")).collect();
            let element = file.add(format!("<</Type/StructElem/S/{}/P {document}/Pg {page}/K[{marks}]>>", first.kind));
            let _ = write!(kids, "{element} ");
            (from..to).for_each(|_| parents.push_str(&format!("{element} ")));
            from = to;
        }
        parents.push(']');
    }
    file.set(document, format!("<</Type/StructElem/S/Document/P {at}/K[{kids}]>>"));
    file.set(at, format!("<</Type/StructTreeRoot/K {document}/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {}>>", contents.len()));
}

/// Where each statement is found first, in the pictures and in the list: the page, and left and top in points from the lower left.
struct Targets {
    pictures: BTreeMap<u32, (usize, f32, f32)>,
    list: BTreeMap<u32, (usize, f32, f32)>,
}

impl Targets {
    fn of(pages: &[&Scene], pictures: usize) -> Self {
        let mut found = Self { pictures: BTreeMap::new(), list: BTreeMap::new() };
        for (n, page) in pages.iter().enumerate() {
            let into = if n < pictures { &mut found.pictures } else { &mut found.list };
            for item in &page.items {
                let Some(statement) = item.statement else { continue };
                into.entry(statement).or_insert_with(|| {
                    let [left, top, ..] = item.shape.bounds();
                    (n, (left - 8.0) * POINTS, (page.height - top + 12.0) * POINTS)
                });
            }
        }
        found
    }
}

/// Links from each number in a picture to its entry, and from each entry's number to the picture.
fn links(page: &Scene, is_picture: bool, targets: &Targets, places: &[Ref]) -> String {
    let mut out = String::new();
    let to = if is_picture { &targets.list } else { &targets.pictures };
    for item in page.items.iter().filter(|item| is_number(item)) {
        let Some(&(target, x, y)) = item.statement.and_then(|statement| to.get(&statement)) else { continue };
        let [left, top, right, bottom] = item.shape.bounds();
        let area = [left - 2.0, page.height - bottom - 2.0, right + 2.0, page.height - top + 2.0].map(|v| Number(v * POINTS));
        let [left, bottom, right, top] = area;
        let _ = write!(
            out,
            "<</Type/Annot/Subtype/Link/Rect[{left} {bottom} {right} {top}]/Border[0 0 0]/Dest[{}/XYZ {} {} 0]>>",
            places[target],
            Number(x),
            Number(y)
        );
    }
    out
}

fn is_number(item: &Item) -> bool {
    let Shape::Text(text) = &item.shape else { return false };
    item.part == Part::Label && text.weight == Weight::Regular && text.text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_corpus_gives_one_page_and_the_same_bytes() {
        let analysis = Analysis::default();
        let view = View::default();
        let scene = crate::timeline::layout(&analysis, &view);
        let bytes = pdf(&analysis, std::slice::from_ref(&scene), &view).unwrap();
        assert!(bytes.starts_with(b"%PDF") && bytes.ends_with(b"%%EOF\n"));
        assert_eq!(bytes, pdf(&analysis, std::slice::from_ref(&scene), &view).unwrap());
    }
}
