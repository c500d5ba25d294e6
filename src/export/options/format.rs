//! What can be written.

use serde::{Deserialize, Serialize};

/// What can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A picture of pixels.
    #[default]
    Png,
    /// A picture of shapes.
    Svg,
    /// Pages with the picture and its sources.
    Pdf,
    /// Slides with the picture and its sources.
    Pptx,
    /// A chronology with footnotes.
    Docx,
    /// A workbook.
    Xlsx,
    /// A table for spreadsheets.
    Csv,
    /// A timeline for the web.
    Timelinejs,
    /// A statement list.
    Dna,
    /// One attribution a line, for other programs.
    Jsonl,
    /// One document a line.
    TextJsonl,
    /// One date expression a line.
    TimexJsonl,
}

impl Format {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 12] = [
        Self::Png,
        Self::Svg,
        Self::Pdf,
        Self::Pptx,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Timelinejs,
        Self::Dna,
        Self::Jsonl,
        Self::TextJsonl,
        Self::TimexJsonl,
    ];

    /// The name on the command line and in recipes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Timelinejs => "timelinejs",
            Self::Dna => "dna",
            Self::Jsonl => "jsonl",
            Self::TextJsonl => "text-jsonl",
            Self::TimexJsonl => "timex-jsonl",
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The name in the dialog.
    pub fn text(self) -> &'static str {
        match self {
            Self::Png => "Picture (PNG)",
            Self::Svg => "Picture to edit (SVG)",
            Self::Pdf => "Pages with sources (PDF)",
            Self::Pptx => "Slides to edit (PowerPoint)",
            Self::Docx => "Chronology (Word)",
            Self::Xlsx => "Workbook (Excel)",
            Self::Csv => "Table (CSV)",
            Self::Timelinejs => "Timeline for the web (TimelineJS)",
            Self::Dna => "Statement list (DNA)",
            Self::Jsonl => "Statements for other programs (JSON lines)",
            Self::TextJsonl => "Documents for other programs (JSON lines)",
            Self::TimexJsonl => "Dates for other programs (JSON lines)",
        }
    }

    /// What it is for.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Png => "The timeline as a picture",
            Self::Svg => "The timeline for drawing programs; words stay words",
            Self::Pdf => "Pages to print and to send; the source list follows the timeline",
            Self::Pptx => "Native shapes and text; the source list follows on the next slides",
            Self::Docx => "A dated entry for each statement, with footnotes to the sources",
            Self::Xlsx => "Typed dates, filters and links to the files; the documents on a second sheet",
            Self::Csv => "A row for each statement, for spreadsheets",
            Self::Timelinejs => "JSON for Knight Lab’s TimelineJS",
            Self::Dna => "For the Discourse Network Analyzer",
            Self::Jsonl => "A line for each attribution, with its place in the source",
            Self::TextJsonl => "A line for each document, with its text and date",
            Self::TimexJsonl => "A line for each date expression",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Dna => "csv",
            Self::Timelinejs => "json",
            Self::TextJsonl | Self::TimexJsonl => "jsonl",
            other => other.name(),
        }
    }

    /// Whether it shows the timeline.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg | Self::Pdf | Self::Pptx)
    }

    /// Whether it is read as it is, not worked on: then what is unsure or only believed is left out unless asked for.
    pub fn is_for_readers(self) -> bool {
        self.is_picture() || matches!(self, Self::Docx | Self::Timelinejs)
    }

    /// Whether a source list follows the picture.
    pub fn has_sources(self) -> bool {
        matches!(self, Self::Pdf | Self::Pptx)
    }
}
