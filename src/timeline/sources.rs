//! The pages behind a picture: for each number the full quotation, who said it, when, how that is known, and where it stands.

use super::chrome::{self, MARGIN};
use super::draw::{Canvas, Stands, Style};
use super::label::{self, Measured};
use super::{Anchor, DateForm, Part, Scene, View, Weight};
use crate::analysis::Analysis;
use crate::dating::{Basis, Dating};

/// One entry of the source list.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The statement, as an index into the analysis.
    pub statement: u32,
    /// Its number in the picture.
    pub number: usize,
    /// Speaker, office and party.
    pub who: String,
    /// When it was said, and how that is known.
    pub when: String,
    /// The words in full, slices of the source joined by "…".
    pub words: String,
    /// Where it stands: outlet, title, file and paragraph of each report.
    pub places: Vec<String>,
}

/// The entries of a picture's source list, in the order of their numbers.
pub fn sources(analysis: &Analysis, scene: &Scene, dates: DateForm) -> Vec<Source> {
    let numbered = scene.numbered.iter().enumerate();
    let known = numbered.filter(|(_, s)| (**s as usize) < analysis.statements.len());
    known.map(|(n, statement)| source(analysis, *statement, n + 1, dates)).collect()
}

fn source(analysis: &Analysis, statement: u32, number: usize, dates: DateForm) -> Source {
    let held = &analysis.statements[statement as usize];
    let places = held.reports.iter().map(|at| {
        let document = &analysis.documents[at.document];
        let path = &analysis.corpus.documents[at.document].path;
        let start = analysis.attribution(*at).hull().start;
        let paragraph = document.structure.paragraph_at(start).map(|p| format!("paragraph {}", p + 1));
        let title = document.title.as_ref().map(|t| format!("“{t}”"));
        let published = document.published.as_ref().filter(|d| d.basis != Basis::Unknown).map(|d| dates.range(d.from, d.to));
        let parts = [document.outlet.clone(), title, published, Some(path.clone()), paragraph];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    Source {
        statement,
        number,
        who: who(analysis, statement),
        when: held.date.as_ref().map_or_else(|| "Not dated".to_owned(), |date| told(date, dates)),
        words: label::words(analysis, held),
        places: places.collect(),
    }
}

/// Speaker, office and party of a statement: "Ina Tolle, harbour minister (Velmar)".
fn who(analysis: &Analysis, statement: u32) -> String {
    let held = &analysis.statements[statement as usize];
    let Some(&at) = held.reports.first() else { return String::new() };
    let mut who = analysis.speaker(at).map_or_else(|| label::name(analysis, held), |s| s.name.clone());
    let voice = analysis.resolution.voices.get(at.document).and_then(|d| d.get(at.attribution)).and_then(|v| v.first());
    let title = voice.and_then(|v| v.title.clone()).or_else(|| analysis.speaker(at).and_then(|s| s.title.clone()));
    if let Some(title) = title {
        who.push_str(", ");
        who.push_str(&title);
    }
    if let Some(party) = analysis.party(at).filter(|p| p.name != who) {
        who.push_str(&format!(" ({})", party.name));
    }
    who
}

/// A date with how it is known: "20 August 2025, the Wednesday before".
fn told(date: &Dating, dates: DateForm) -> String {
    let days = dates.range(date.from, date.to);
    let when = if date.from == date.to { days } else { format!("between {}", days.replace(" – ", " and ")) };
    format!("{when}, {}", known_by(date))
}

/// How a date is known, in a reader's words.
pub fn known_by(date: &Dating) -> &str {
    match date.basis {
        _ if !date.why.is_empty() => &date.why,
        Basis::Explicit => "written out in the text",
        Basis::Relative => "counted from the publication date",
        Basis::Document => "the document’s publication date",
        Basis::Event => "tied to a known event",
        Basis::Office => "by who held the office",
        Basis::Corpus => "tied to another document",
        Basis::Metadata => "from the metadata",
        Basis::FileName => "from the file’s name",
        Basis::Modified => "from the file’s time of modification",
        Basis::User => "set by a person",
        Basis::Unknown => "not known",
    }
}

const HEAD: f32 = 118.0;
const BODY: f32 = 14.0;
const SMALL: f32 = 12.0;
const GUTTER: f32 = 40.0;
const INDENT: f32 = 34.0;

/// A line of a source list, ready to be set.
struct Line {
    text: String,
    style: Style,
    leading: f32,
    /// The number that stands before it.
    number: Option<usize>,
    statement: u32,
}

/// Sets the source list of a picture on pages of its size; none where nothing is numbered.
pub fn source_pages(analysis: &Analysis, scene: &Scene, view: &View) -> Vec<Scene> {
    let columns = ((view.width - 2.0 * MARGIN) / 560.0).floor().clamp(1.0, 4.0);
    let width = (view.width - 2.0 * MARGIN - (columns - 1.0) * GUTTER) / columns;
    let foot = if view.banner.is_some() { MARGIN + 20.0 } else { MARGIN };
    let room = (view.height - HEAD - foot).max(60.0);
    let entries: Vec<Vec<Line>> = sources(analysis, scene, view.dates).iter().map(|source| lines(source, width - INDENT, view)).collect();
    let mut pages: Vec<Canvas> = Vec::new();
    let (mut column, mut y) = (columns, 0.0);
    for entry in &entries {
        let tall: f32 = entry.iter().map(|l| l.leading).sum();
        // An entry stays whole unless it is taller than a column.
        let breaks_before = y + tall > room && y > 0.0 && tall <= room;
        if pages.is_empty() || breaks_before {
            next_column(&mut pages, &mut column, &mut y, columns, view);
        }
        for line in entry {
            if y + line.leading > room {
                next_column(&mut pages, &mut column, &mut y, columns, view);
            }
            y += line.leading;
            let Some(canvas) = pages.last_mut() else { continue };
            let x = MARGIN + column * (width + GUTTER);
            let stands = Stands::for_part(Part::Label).statement(Part::Label, line.statement);
            if let Some(number) = line.number {
                let ink = view.theme.ink();
                canvas.text(stands, (x, HEAD + y), &number.to_string(), Style::regular(SMALL, ink.quiet));
            }
            canvas.text(stands, (x + INDENT, HEAD + y), &line.text, line.style);
        }
        y += 13.0;
    }
    let count = pages.len();
    let finish = |(n, mut canvas): (usize, Canvas)| {
        if count > 1 {
            let at = (view.width - MARGIN, 68.0);
            let style = Style::regular(BODY, view.theme.ink().quiet);
            canvas.anchored(Stands::for_part(Part::Heading), at, &format!("{} of {count}", n + 1), style, Anchor::End);
        }
        Scene { width: view.width, height: view.height, items: canvas.items, ..Scene::default() }
    };
    pages.into_iter().enumerate().map(finish).collect()
}

fn next_column(pages: &mut Vec<Canvas>, column: &mut f32, y: &mut f32, columns: f32, view: &View) {
    *y = 0.0;
    *column += 1.0;
    if *column < columns && !pages.is_empty() {
        return;
    }
    *column = 0.0;
    let ink = view.theme.ink();
    let mut canvas = Canvas::default();
    canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, view.width, view.height], 0.0, ink.page);
    let stands = Stands::for_part(Part::Heading);
    canvas.text(stands, (MARGIN, 68.0), "Quotations and sources", Style::bold(26.0, ink.strong));
    chrome::draw_banner(&mut canvas, view);
    pages.push(canvas);
}

fn lines(source: &Source, width: f32, view: &View) -> Vec<Line> {
    let ink = view.theme.ink();
    let mut found = Vec::new();
    let mut set = |text: &str, style: Style, leading: f32, number: Option<usize>| {
        let measured = match style.weight {
            Weight::Bold => Measured::bold(text, style.size),
            Weight::Regular => Measured::new(text, style.size),
        };
        for (n, text) in measured.lines(width, usize::MAX).lines.into_iter().enumerate() {
            found.push(Line { text, style, leading, number: number.filter(|_| n == 0), statement: source.statement });
        }
    };
    set(&source.who, Style::bold(BODY, ink.strong), 19.0, Some(source.number));
    set(&source.words, Style::regular(BODY, ink.body), 19.0, None);
    set(&source.when, Style::regular(SMALL, ink.quiet), 17.0, None);
    for place in &source.places {
        set(place, Style::regular(SMALL, ink.quiet), 17.0, None);
    }
    found
}
