//! What the export dialog can ask for: formats, sizes of pictures, handling banners, and the view they add up to.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::app::worker::Make;
use crate::export;
use crate::timeline::{Filter, Labels, Theme, View, layout};

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A picture of pixels.
    Png,
    /// A picture of shapes.
    Svg,
    /// Pages with the picture and its sources.
    Pdf,
    /// Slides with the picture and its sources.
    Pptx,
    /// A workbook.
    Xlsx,
    /// A chronology with footnotes.
    Docx,
    /// A table for spreadsheets.
    Csv,
    /// A timeline for the web.
    TimelineJs,
    /// A statement list.
    Dna,
    /// One attribution a line, for other programs.
    Jsonl,
    /// One document a line.
    TextJsonl,
}

impl Format {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 11] = [
        Self::Png,
        Self::Svg,
        Self::Pdf,
        Self::Pptx,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::TimelineJs,
        Self::Dna,
        Self::Jsonl,
        Self::TextJsonl,
    ];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Png => "Picture (PNG)",
            Self::Svg => "Picture to edit (SVG)",
            Self::Pdf => "Pages with sources (PDF)",
            Self::Pptx => "Slides to edit (PowerPoint)",
            Self::Docx => "Chronology (Word)",
            Self::Xlsx => "Workbook (Excel)",
            Self::Csv => "Table (CSV)",
            Self::TimelineJs => "Timeline for the web (TimelineJS)",
            Self::Dna => "Statement list (DNA)",
            Self::Jsonl => "Statements for other programs (JSON lines)",
            Self::TextJsonl => "Documents for other programs (JSON lines)",
        }
    }

    /// What it is for.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Png => "For slides and documents, at twice the size",
            Self::Svg => "For drawing programs; words stay words",
            Self::Pdf => "To print and to send; the source list follows on the next pages",
            Self::Pptx => "Native shapes and text; the source list follows on the next slides",
            Self::Docx => "A dated entry for each statement, with footnotes to the sources",
            Self::Xlsx => "Dates, filters and links to the files; the documents on a second sheet",
            Self::TimelineJs => "JSON for Knight Lab’s TimelineJS",
            Self::Dna => "For the Discourse Network Analyzer",
            Self::Csv => "A row for each statement, for spreadsheets",
            Self::Jsonl => "A line for each passage, with its place in the source",
            Self::TextJsonl => "A line for each document, with its text and date",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv | Self::Dna => "csv",
            Self::TimelineJs => "json",
            Self::Jsonl | Self::TextJsonl => "jsonl",
        }
    }

    /// Whether it shows the timeline.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg | Self::Pdf | Self::Pptx)
    }

    /// Whether a source list follows the picture.
    pub fn has_sources(self) -> bool {
        matches!(self, Self::Pdf | Self::Pptx)
    }

    /// Makes the bytes, on whatever thread it is called.
    pub fn make(self, analysis: Arc<Analysis>, view: View) -> Make {
        Box::new(move || {
            let scene = || layout(&analysis, &view);
            Ok(match self {
                Self::Png => return export::png(&scene(), 2.0),
                Self::Svg => export::svg(&scene(), export::Typeface::Embedded),
                Self::Pdf => return export::pdf(&analysis, &scene(), &view),
                Self::Pptx => export::pptx(&analysis, &scene(), &view),
                Self::Docx => export::docx(&analysis, &view),
                Self::Xlsx => return export::xlsx(&analysis, &view, None),
                Self::Csv => export::csv(&analysis, &view),
                Self::TimelineJs => export::timelinejs(&analysis, &view),
                Self::Dna => export::dna(&analysis, &view),
                Self::Jsonl => export::jsonl(&analysis, view.banner.as_deref()),
                Self::TextJsonl => export::text_jsonl(&analysis, view.banner.as_deref()),
            })
        })
    }
}

/// Sizes of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A slide of today.
    Slide,
    /// A slide of yesterday.
    OldSlide,
    /// A page across.
    A4Across,
    /// A page.
    A4,
    /// An American page across.
    LetterAcross,
    /// An American page.
    Letter,
    /// For cards and posts.
    Square,
}

impl Size {
    /// All, in the order of the menu.
    pub const ALL: [Self; 7] = [Self::Slide, Self::OldSlide, Self::A4Across, Self::A4, Self::LetterAcross, Self::Letter, Self::Square];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Slide => "Slide 16:9",
            Self::OldSlide => "Slide 4:3",
            Self::A4Across => "A4 landscape",
            Self::A4 => "A4 portrait",
            Self::LetterAcross => "Letter landscape",
            Self::Letter => "Letter portrait",
            Self::Square => "Square",
        }
    }

    /// Whether it is a page.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::A4Across | Self::A4 | Self::LetterAcross | Self::Letter)
    }

    /// Width and height in pixels at scale 1; pages at 96 to the inch.
    pub fn pixels(self) -> (f32, f32) {
        match self {
            Self::Slide => (1920.0, 1080.0),
            Self::OldSlide => (1440.0, 1080.0),
            Self::A4Across => (1123.0, 794.0),
            Self::A4 => (794.0, 1123.0),
            Self::LetterAcross => (1056.0, 816.0),
            Self::Letter => (816.0, 1056.0),
            Self::Square => (1080.0, 1080.0),
        }
    }
}

/// Handling banners offered: the labels of TLP 2.0 (FIRST, August 2022), which are never translated.
pub const BANNERS: [&str; 5] = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

/// How a picture is to look.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Its size.
    pub size: Size,
    /// Dark or light.
    pub dark: bool,
    /// In place of the corpus's title; empty for that.
    pub title: String,
    /// In place of the note at the foot; empty for that.
    pub caption: String,
    /// Handling banner; empty for none.
    pub banner: String,
    /// How many words stand with a mark.
    pub labels: Labels,
    /// Whether statements carry numbers.
    pub numbered: bool,
    /// Whether the signs are explained at the foot.
    pub legend: bool,
    /// Whether long empty stretches are cut out.
    pub breaks: bool,
    /// Whether only what the timeline shows is shown.
    pub only_shown: bool,
}

impl Look {
    /// The view of these statements; `only` are those that the timeline shows.
    pub fn view(&self, only: &Filter) -> View {
        let (width, height) = self.size.pixels();
        let given = |text: &String| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        View {
            width,
            height,
            paper: self.size.is_paper(),
            theme: if self.dark { Theme::Dark } else { Theme::Light },
            title: given(&self.title),
            subtitle: None,
            caption: given(&self.caption),
            banner: given(&self.banner),
            filter: if self.only_shown { only.clone() } else { Filter::default() },
            labels: self.labels,
            numbered: self.numbered,
            legend: self.legend,
            breaks: self.breaks,
        }
    }
}
