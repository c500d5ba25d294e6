//! One sheet: cells in rows below a frozen head.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use crate::export::ooxml::{HEAD, OFFICE, escaped};
use crate::export::xml::write_exact;
use crate::timeline::{Color, traffic_light};

/// A column: its name at the head and its width in characters.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) width: u32,
}

/// The looks of cells, as indices into the table of [`styles`].
#[derive(Clone, Copy)]
pub(super) enum Style {
    Plain = 0,
    Head = 1,
    Day = 2,
    Share = 3,
    Link = 4,
    Banner = 5,
    Wrapped = 6,
    Red = 7,
    Amber = 8,
    Green = 9,
    Clear = 10,
}

/// What a cell holds.
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64, Style),
    Link { text: String, target: String },
}

impl Cell {
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// A day as a date; as text where a workbook's calendar does not reach (before March 1900, where it has a day that never was).
    pub(super) fn day(day: NaiveDate) -> Self {
        const ZERO: i32 = 693_594;
        let serial = day.num_days_from_ce() - ZERO;
        if serial > 60 && day.year() <= 9999 { Self::Number(f64::from(serial), Style::Day) } else { Self::Text(day.to_string()) }
    }

    /// A probability, to two decimals.
    pub(super) fn share(share: f32) -> Self {
        Self::Number((f64::from(share) * 100.0).round() / 100.0, Style::Share)
    }

    /// A file of the corpus, linked where the way to it is known.
    pub(super) fn file(path: &str, files: Option<&str>) -> Self {
        match files {
            Some(files) => Self::Link { text: path.to_owned(), target: format!("{}{}", encoded(files), encoded(path)) },
            None => Self::text(path),
        }
    }

    /// An address, linked where it is one of the web.
    pub(super) fn address(url: Option<&str>) -> Self {
        match url {
            Some(url) if (url.starts_with("https://") || url.starts_with("http://")) && url.len() < 2000 => {
                Self::Link { text: url.to_owned(), target: url.replace(' ', "%20") }
            }
            other => Self::text(other.unwrap_or_default()),
        }
    }
}

/// A path as part of an address (RFC 3986): all but plain characters as per cent signs and digits.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Links that a sheet may hold (Excel's limits).
const MOST_LINKS: usize = 65_530;
/// Characters of all columns that a printed page holds in a type that can be read.
const PRINTED: u32 = 270;
/// UTF-16 units that a cell may hold (Excel's limits).
const MOST_UNITS: usize = 32_767;

/// Height of a line and the greatest height of a row, in points.
const LINE: f32 = 15.0;
const HIGHEST: f32 = 409.0;

/// A sheet in the making.
pub(super) struct Sheet {
    columns: &'static [Column],
    /// The column that may run over into further columns at the right, since a cell holds only so much.
    long: Option<usize>,
    /// How many of the first columns break their text into lines.
    wrapped: usize,
    banner: Option<String>,
    rows: String,
    /// Rows so far, those of banner and head among them.
    count: usize,
    widest: usize,
    links: String,
    targets: Vec<String>,
    held: BTreeMap<String, usize>,
    linked: usize,
}

impl Sheet {
    pub(super) fn new(columns: &'static [Column], (long, wrapped): (Option<usize>, usize), banner: Option<&str>) -> Self {
        let mut sheet = Self {
            columns,
            long,
            wrapped,
            banner: banner.map(str::to_owned),
            rows: String::new(),
            count: 0,
            widest: columns.len(),
            links: String::new(),
            targets: Vec::new(),
            held: BTreeMap::new(),
            linked: 0,
        };
        if let Some(banner) = banner {
            sheet.cells(&[(Cell::text(banner), banner_style(banner))]);
        }
        let head: Vec<_> = columns.iter().map(|column| (Cell::text(column.name), Style::Head)).collect();
        sheet.cells(&head);
        sheet
    }

    /// The number of the row of column names.
    pub(super) fn head(&self) -> usize {
        1 + usize::from(self.banner.is_some())
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        let mut over = Vec::new();
        let mut styled: Vec<(Cell, Style)> = Vec::with_capacity(cells.len());
        for (n, cell) in cells.into_iter().enumerate() {
            let style = if n < self.wrapped { Style::Wrapped } else { Style::Plain };
            match cell {
                Cell::Text(text) => {
                    let mut pieces = pieces(&text).into_iter();
                    styled.push((Cell::Text(pieces.next().unwrap_or_default().to_owned()), style));
                    if self.long == Some(n) {
                        over.extend(pieces.map(|piece| (Cell::Text(piece.to_owned()), Style::Plain)));
                    }
                }
                other => styled.push((other, style)),
            }
        }
        styled.extend(over);
        self.widest = self.widest.max(styled.len());
        self.cells(&styled);
    }

    fn cells(&mut self, cells: &[(Cell, Style)]) {
        self.count += 1;
        let row = self.count;
        match self.lines(cells) {
            1 => drop(write!(self.rows, r#"<row r="{row}">"#)),
            lines => drop(write!(self.rows, r#"<row r="{row}" ht="{}" customHeight="1">"#, (lines as f32 * LINE).min(HIGHEST))),
        }
        for (n, (cell, style)) in cells.iter().enumerate() {
            let at = format!("{}{row}", letters(n));
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => self.inline(&at, text, *style),
                Cell::Number(value, style) => {
                    let _ = write!(self.rows, r#"<c r="{at}" s="{}"><v>{value}</v></c>"#, *style as u8);
                }
                Cell::Link { text, target } => {
                    let is_linked = self.linked < MOST_LINKS;
                    self.inline(&at, text, if is_linked { Style::Link } else { Style::Plain });
                    if is_linked {
                        self.linked += 1;
                        let next = self.targets.len() + 1;
                        let nth = *self.held.entry(target.clone()).or_insert(next);
                        if nth == next {
                            self.targets.push(target.clone());
                        }
                        let _ = write!(self.links, r#"<hyperlink ref="{at}" r:id="rId{nth}"/>"#);
                    }
                }
            }
        }
        self.rows.push_str("</row>\n");
    }

    /// Lines that the text of a row takes, about: not every program sets the height of a row that has none.
    fn lines(&self, cells: &[(Cell, Style)]) -> usize {
        let wrapped = cells.iter().zip(self.columns).filter(|((_, style), _)| matches!(style, Style::Wrapped));
        let lines = wrapped.map(|((cell, _), column)| match cell {
            // A line holds somewhat less than the column's width of digits, since words are not cut.
            Cell::Text(text) => text.lines().map(|line| line.chars().count().div_ceil(column.width as usize * 9 / 10).max(1)).sum(),
            _ => 1,
        });
        lines.max().unwrap_or(1).max(1)
    }

    fn inline(&mut self, at: &str, text: &str, style: Style) {
        let _ = write!(self.rows, r#"<c r="{at}" s="{}" t="inlineStr"><is><t xml:space="preserve">"#, style as u8);
        write_cell(&mut self.rows, text);
        self.rows.push_str("</t></is></c>");
    }

    /// The area of the table, head included, with or without the signs that fix it.
    pub(super) fn area(&self, fixed: bool) -> String {
        let (last, head, end) = (letters(self.columns.len() - 1), self.head(), self.count);
        if fixed { format!("$A${head}:${last}${end}") } else { format!("A{head}:{last}{end}") }
    }

    /// The area that is printed: from the first line to the last, the columns that a page holds.
    pub(super) fn printed(&self) -> String {
        let mut width = 0;
        let fit = self.columns.iter().take_while(|column| {
            width += column.width;
            width <= PRINTED
        });
        format!("$A$1:${}${}", letters(fit.count().max(1) - 1), self.count)
    }

    /// The sheet's XML and the targets of its links, in the order of their relations.
    pub(super) fn finish(self) -> (String, Vec<String>) {
        let head = self.head();
        let first = head + 1;
        let mut out = format!(
            r#"{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{}{}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="{head}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A{first}" sqref="A{first}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#,
            letters(self.widest - 1),
            self.count
        );
        for (n, column) in self.columns.iter().enumerate() {
            let _ = write!(out, r#"<col min="{0}" max="{0}" width="{1}" customWidth="1"/>"#, n + 1, column.width);
        }
        out.push_str("</cols><sheetData>\n");
        out.push_str(&self.rows);
        let _ = write!(out, r#"</sheetData><autoFilter ref="{}"/>"#, self.area(false));
        if self.banner.is_some() {
            let _ = write!(out, r#"<mergeCells count="1"><mergeCell ref="A1:{}1"/></mergeCells>"#, letters(self.columns.len() - 1));
        }
        if !self.links.is_empty() {
            let _ = write!(out, "<hyperlinks>{}</hyperlinks>", self.links);
        }
        out.push_str(r#"<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>"#);
        let told = |banner: String| format!("&amp;C&amp;B&amp;12 {}", escaped(&banner.replace('&', "&&")));
        let banner = self.banner.map_or_else(String::new, told);
        let _ = write!(
            out,
            "<headerFooter><oddHeader>{banner}</oddHeader><oddFooter>{banner}&amp;R&amp;P</oddFooter></headerFooter></worksheet>"
        );
        (out, self.targets)
    }
}

fn banner_style(banner: &str) -> Style {
    match banner {
        "TLP:RED" => Style::Red,
        "TLP:AMBER" | "TLP:AMBER+STRICT" => Style::Amber,
        "TLP:GREEN" => Style::Green,
        "TLP:CLEAR" => Style::Clear,
        _ => Style::Banner,
    }
}

/// A text in pieces that each fit a cell, cut between characters.
fn pieces(text: &str) -> Vec<&str> {
    let (mut found, mut from, mut units) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > MOST_UNITS {
            found.push(&text[from..at]);
            (from, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    found.push(&text[from..]);
    found
}

/// Writes the text of a cell: what XML cannot hold, and what would be read as that, as `_xHHHH_` (ECMA-376, part 1, 22.9.2.19).
fn write_cell(out: &mut String, text: &str) {
    let is_escape = |at: usize| {
        let rest = &text.as_bytes()[at..];
        rest.len() >= 7 && rest[1] == b'x' && rest[6] == b'_' && rest[2..6].iter().all(u8::is_ascii_hexdigit)
    };
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let is_hidden = matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        if is_hidden || c == '_' && is_escape(at) {
            write_exact(out, &text[from..at]);
            let _ = write!(out, "_x{:04X}_", c as u32);
            from = at + c.len_utf8();
        }
    }
    write_exact(out, &text[from..]);
}

/// The letters of the `n`-th column: A, B, …, Z, AA.
fn letters(n: usize) -> String {
    let last = char::from(b'A' + (n % 26) as u8);
    if n < 26 { last.to_string() } else { format!("{}{last}", letters(n / 26 - 1)) }
}

/// The table of styles; [`Style`] names its rows.
pub(super) fn styles() -> String {
    const FONT: &str = r#"<sz val="11"/>"#;
    const NAME: &str = r#"<name val="Calibri"/><family val="2"/>"#;
    let rgb = |banner: &str| traffic_light(banner).map_or(String::new(), |Color { r, g, b, .. }| format!("FF{r:02X}{g:02X}{b:02X}"));
    let lights: String = ["TLP:RED", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
        .iter()
        .map(|label| format!(r#"<font><b/><sz val="12"/><color rgb="{}"/>{NAME}</font>"#, rgb(label)))
        .collect();
    let fonts = format!(
        r#"<fonts count="8"><font>{FONT}{NAME}</font><font><b/>{FONT}{NAME}</font><font><u/>{FONT}<color rgb="FF2B5FAB"/>{NAME}</font><font><b/><sz val="12"/>{NAME}</font>{lights}</fonts>"#
    );
    let solid =
        |rgb: &str| format!(r#"<fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/><bgColor indexed="64"/></patternFill></fill>"#);
    let fills = format!(
        r#"<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{}{}</fills>"#,
        solid("FFE9ECF2"),
        solid("FF000000")
    );
    let cell = |format: u32, font: u32, fill: u32, align: &str| {
        format!(
            r#"<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment {align}/></xf>"#
        )
    };
    const TOP: &str = r#"vertical="top""#;
    const WRAPPED: &str = r#"vertical="top" wrapText="1""#;
    const MIDDLE: &str = r#"horizontal="center" vertical="center""#;
    let cells = [
        cell(0, 0, 0, TOP),
        cell(0, 1, 2, r#"vertical="center""#),
        cell(164, 0, 0, r#"horizontal="left" vertical="top""#),
        cell(2, 0, 0, TOP),
        cell(0, 2, 0, TOP),
        cell(0, 3, 0, MIDDLE),
        cell(0, 0, 0, WRAPPED),
        cell(0, 4, 3, MIDDLE),
        cell(0, 5, 3, MIDDLE),
        cell(0, 6, 3, MIDDLE),
        cell(0, 7, 3, MIDDLE),
    ];
    format!(
        r#"{HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>{fonts}{fills}<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{}">{}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
        cells.len(),
        cells.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (n, expect) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(n), expect);
        }
    }

    #[track_caller]
    fn check_day(day: &str, expect: Option<f64>) {
        let serial = match Cell::day(day.parse().unwrap()) {
            Cell::Number(serial, Style::Day) => Some(serial),
            Cell::Text(text) => {
                assert_eq!(text, day);
                None
            }
            _ => panic!("{day}"),
        };
        assert_eq!(serial, expect, "{day}");
    }

    #[test]
    fn days_are_numbers_where_the_calendar_reaches() {
        check_day("1900-02-28", None);
        check_day("1900-03-01", Some(61.0));
        check_day("2000-01-01", Some(36526.0));
        check_day("1848-05-18", None);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_escaped() {
        let written = |text: &str| {
            let mut out = String::new();
            write_cell(&mut out, text);
            out
        };
        assert_eq!(written("a\r\nb <_x0041_> _x1_ \u{c}é"), "a_x000D_&#10;b &lt;_x005F_x0041_&gt; _x1_ _x000C_é");
        assert_eq!(encoded("a b/ü#1.txt"), "a%20b/%C3%BC%231.txt");
        let long = "ä".repeat(MOST_UNITS + 5);
        let lengths: Vec<_> = pieces(&long).iter().map(|p| p.chars().count()).collect();
        assert_eq!(lengths, [MOST_UNITS, 5]);
    }
}
