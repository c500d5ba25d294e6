//! The pages behind a picture: for each number the full quotation, who said it, when, how that is known, and where it stands.

use super::chrome::{self, MARGIN};
use super::draw::{Canvas, Stands, Style};
use super::label::{self, Measured};
use super::{Anchor, DateForm, Entry, Pages, Part, Prepared, Scene, View, Weight};
use crate::analysis::{Analysis, Statement};
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

/// The entries of the source list of pictures, in the order of their numbers.
pub fn sources(analysis: &Analysis, pictures: &[Scene], dates: DateForm) -> Vec<Source> {
    let numbered =
        pictures.iter().flat_map(|scene| scene.numbered.iter().enumerate().map(|(n, statement)| (scene.before + n + 1, *statement)));
    let known = numbered.filter(|(_, s)| (*s as usize) < analysis.statements.len());
    known.map(|(number, statement)| source(analysis, statement, number, dates)).collect()
}

fn source(analysis: &Analysis, statement: u32, number: usize, dates: DateForm) -> Source {
    let held = &analysis.statements[statement as usize];
    let places = held.reports.iter().enumerate().map(|(nth, at)| {
        let document = &analysis.documents[at.document];
        let path = &analysis.corpus.documents[at.document].path;
        let start = analysis.told_from(held, nth);
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
        words: label::quoted(analysis, held),
        places: places.collect(),
    }
}

/// Speakers, offices and parties of a statement: "Ina Tolle, harbour minister (Velmar)"; of a joint one all, joined by "; ".
fn who(analysis: &Analysis, statement: u32) -> String {
    let told = speakers(analysis, &analysis.statements[statement as usize]);
    told.iter().map(|(name, rest)| format!("{name}{rest}")).collect::<Vec<_>>().join("; ")
}

/// Each speaker of a statement, with what is told behind the name: ("Ina Tolle", ", harbour minister (Velmar)"). At least one.
pub(crate) fn speakers(analysis: &Analysis, statement: &Statement) -> Vec<(String, String)> {
    let voices = statement.reports.first().map_or(&[][..], |at| analysis.voices(*at));
    let told = voices.iter().filter_map(|voice| {
        let speaker = analysis.resolution.speakers.get(voice.speaker.0 as usize)?;
        let title = voice.title.as_ref().or(speaker.title.as_ref());
        let mut rest = title.map_or_else(String::new, |title| format!(", {title}"));
        let party = voice.party.and_then(|p| analysis.resolution.parties.get(p.0 as usize));
        if let Some(party) = party.filter(|p| p.name != speaker.name) {
            rest.push_str(&format!(" ({})", party.name));
        }
        Some((speaker.name.clone(), rest))
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() { vec![(label::name(analysis, statement), String::new())] } else { told }
}

/// A date with how it is known: "20 August 2025, the Wednesday before".
fn told(date: &Dating, dates: DateForm) -> String {
    let known = known_beside(date, dates);
    let when = days_told(date, dates);
    if known.is_empty() { when } else { format!("{when}, {known}") }
}

/// The days of a date within a sentence: "20 August 2025", "between 18 and 20 August 2025".
fn days_told(date: &Dating, dates: DateForm) -> String {
    let days = dates.range(date.from, date.to);
    if date.from == date.to { days } else { format!("between {}", days.replace(" – ", " and ")) }
}

/// How a date is known, for where its days are told already: without them at its end.
pub(crate) fn known_beside(date: &Dating, dates: DateForm) -> &str {
    let known = known_by(date);
    known.strip_suffix(&days_told(date, dates)).map_or(known, |rest| rest.trim_end_matches([',', ' ', ';', ':']))
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
    /// `None` for lines about documents.
    statement: Option<u32>,
}

/// Sets the source list of pictures on pages of their size, the documents after the statements; none where nothing is numbered.
pub fn source_pages(analysis: &Analysis, pictures: &[Scene], view: &View) -> Vec<Scene> {
    let mut sheet = Sheet::new(view);
    let sources = sources(analysis, pictures, view.dates);
    for source in &sources {
        sheet.entry(&sheet.lines(&told_of(source), Some(source.number), Some(source.statement)));
    }
    let rough = rough(analysis, view);
    for (n, source) in rough.iter().enumerate() {
        let mut told = told_of(source);
        if n == 0 {
            told.insert(0, (Kind::Heading, "Only roughly dated, not on the timeline".to_owned()));
        }
        sheet.entry(&sheet.lines(&told, None, Some(source.statement)));
    }
    let mut cited: Vec<usize> =
        sources.iter().chain(&rough).flat_map(|s| analysis.statements[s.statement as usize].reports.iter().map(|at| at.document)).collect();
    cited.sort_unstable();
    cited.dedup();
    for (n, document) in cited.into_iter().enumerate() {
        let mut told = told_of_document(analysis, document, view.dates);
        if n == 0 {
            told.insert(0, (Kind::Heading, "Documents".to_owned()));
        }
        sheet.entry(&sheet.lines(&told, None, None));
    }
    sheet.finish()
}

/// What the lanes only count, where a picture goes over all the pages it needs.
fn rough(analysis: &Analysis, view: &View) -> Vec<Source> {
    if view.pages != Pages::All {
        return Vec::new();
    }
    let prepared = Prepared::of(analysis, &view.filter);
    let mut loose: Vec<&Entry> = prepared.lanes.iter().flat_map(|lane| &lane.loose).collect();
    loose.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.statement.cmp(&b.statement)));
    loose.into_iter().map(|entry| source(analysis, entry.statement, 0, view.dates)).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Heading,
    Strong,
    Body,
    Small,
}

fn told_of(source: &Source) -> Vec<(Kind, String)> {
    let mut told = vec![(Kind::Strong, source.who.clone()), (Kind::Body, source.words.clone()), (Kind::Small, source.when.clone())];
    told.extend(source.places.iter().map(|place| (Kind::Small, place.clone())));
    told
}

/// A document: its file, outlet and title, when it was published and how that is known, and its digest.
fn told_of_document(analysis: &Analysis, n: usize, dates: DateForm) -> Vec<(Kind, String)> {
    let (held, found) = (&analysis.corpus.documents[n], &analysis.documents[n]);
    let title = found.title.as_ref().map(|t| format!("“{t}”"));
    let what = [found.outlet.clone(), title].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let published =
        found.published.as_ref().filter(|d| d.basis != Basis::Unknown).map(|date| format!("Published {}", self::told(date, dates)));
    let mut told = vec![(Kind::Strong, held.path.clone())];
    told.extend(Some(what).filter(|w| !w.is_empty()).map(|w| (Kind::Body, w)));
    told.extend(published.map(|p| (Kind::Small, p)));
    told.extend(held.stated.url.clone().map(|url| (Kind::Small, url)));
    if !held.sha256.is_empty() {
        told.push((Kind::Small, format!("SHA-256 {}", held.sha256)));
    }
    told
}

/// Pages in the making, column after column.
struct Sheet<'a> {
    view: &'a View,
    columns: usize,
    /// Width of a column.
    width: f32,
    /// Height of a column.
    room: f32,
    pages: Vec<Canvas>,
    column: usize,
    y: f32,
}

impl<'a> Sheet<'a> {
    fn new(view: &'a View) -> Self {
        let columns = ((view.width - 2.0 * MARGIN) / 560.0).floor().clamp(1.0, 4.0);
        let foot = if view.banner.is_some() { MARGIN + 20.0 } else { MARGIN };
        Self {
            view,
            columns: columns as usize,
            width: (view.width - 2.0 * MARGIN - (columns - 1.0) * GUTTER) / columns,
            room: (view.height - HEAD - foot).max(60.0),
            pages: Vec::new(),
            column: 0,
            y: 0.0,
        }
    }

    /// Breaks what is told into lines of a column.
    fn lines(&self, told: &[(Kind, String)], number: Option<usize>, statement: Option<u32>) -> Vec<Line> {
        let ink = self.view.theme.ink();
        let mut found: Vec<Line> = Vec::new();
        for (n, (kind, text)) in told.iter().enumerate() {
            let is_first = n > 0 && told[n - 1].0 == Kind::Heading;
            let (style, leading) = match kind {
                Kind::Strong if is_first => (Style::bold(BODY, ink.strong), 28.0),
                Kind::Heading => (Style::bold(BODY + 3.0, ink.strong), 30.0),
                Kind::Strong => (Style::bold(BODY, ink.strong), 19.0),
                Kind::Body => (Style::regular(BODY, ink.body), 19.0),
                Kind::Small => (Style::regular(SMALL, ink.quiet), 17.0),
            };
            let measured = match style.weight {
                Weight::Bold => Measured::bold(text, style.size),
                Weight::Regular => Measured::new(text, style.size),
            };
            for text in measured.lines(self.width - INDENT, usize::MAX).lines {
                let number = number.filter(|_| found.is_empty());
                found.push(Line { text, style, leading, number, statement });
            }
        }
        found
    }

    /// Sets an entry, whole unless it is taller than a column.
    fn entry(&mut self, lines: &[Line]) {
        let tall: f32 = lines.iter().map(|l| l.leading).sum();
        if self.pages.is_empty() || self.y + tall > self.room && self.y > 0.0 && tall <= self.room {
            self.next_column();
        }
        for line in lines {
            if self.y + line.leading > self.room {
                self.next_column();
            }
            self.y += line.leading;
            let Some(canvas) = self.pages.last_mut() else { continue };
            let x = MARGIN + self.column as f32 * (self.width + GUTTER);
            let stands = Stands { statement: line.statement, ..Stands::for_part(Part::Label) };
            if let Some(number) = line.number {
                let ink = self.view.theme.ink();
                canvas.text(stands, (x, HEAD + self.y), &number.to_string(), Style::regular(SMALL, ink.quiet));
            }
            canvas.text(stands, (x + INDENT, HEAD + self.y), &line.text, line.style);
        }
        self.y += 13.0;
    }

    fn next_column(&mut self) {
        self.y = 0.0;
        self.column += 1;
        if self.column < self.columns && !self.pages.is_empty() {
            return;
        }
        self.column = 0;
        let (view, ink) = (self.view, self.view.theme.ink());
        let mut canvas = Canvas::default();
        canvas.rect(Stands::for_part(Part::Page), [0.0, 0.0, view.width, view.height], 0.0, ink.page);
        let stands = Stands::for_part(Part::Heading);
        canvas.text(stands, (MARGIN, 68.0), "Quotations and sources", Style::bold(26.0, ink.strong));
        chrome::draw_banner(&mut canvas, view);
        self.pages.push(canvas);
    }

    fn finish(self) -> Vec<Scene> {
        let (view, count) = (self.view, self.pages.len());
        let finish = |(n, mut canvas): (usize, Canvas)| {
            if count > 1 {
                let at = (view.width - MARGIN, 68.0);
                let style = Style::regular(BODY, view.theme.ink().quiet);
                canvas.anchored(Stands::for_part(Part::Heading), at, &format!("{} of {count}", n + 1), style, Anchor::End);
            }
            Scene { width: view.width, height: view.height, items: canvas.items, ..Scene::default() }
        };
        self.pages.into_iter().enumerate().map(finish).collect()
    }
}
