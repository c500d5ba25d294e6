//! `xlsx`: the statements as a workbook with typed dates, filters, a frozen head and links to the files; the documents on a second sheet.
//!
//! Written after ECMA-376, part 1 (SpreadsheetML). A handling banner is the first line of each sheet, and stands at the head and foot of
//! every printed page. Nothing in the file depends on the day or the machine.

mod sheet;

use sheet::{Cell, Column, Sheet, Style};

use super::csv::interval;
use super::ooxml::{HEAD, OFFICE, Package, escaped, relations};
use super::table::{Row, quoted, rows, word};
use crate::analysis::Analysis;
use crate::timeline::{View, known_by};

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const STATEMENTS: [Column; 26] = [
    Column { name: "From", width: 12 },
    Column { name: "To", width: 12 },
    Column { name: "Party", width: 20 },
    Column { name: "Speaker", width: 22 },
    Column { name: "Office", width: 22 },
    Column { name: "Said", width: 70 },
    Column { name: "Words attributed", width: 40 },
    Column { name: "Quoted", width: 16 },
    Column { name: "Act", width: 10 },
    Column { name: "Outlet", width: 20 },
    Column { name: "Headline", width: 36 },
    Column { name: "Published", width: 14 },
    Column { name: "File", width: 24 },
    Column { name: "Paragraph", width: 10 },
    Column { name: "Reports", width: 9 },
    Column { name: "Precision", width: 10 },
    Column { name: "Basis", width: 12 },
    Column { name: "How dated", width: 36 },
    Column { name: "Confidence", width: 11 },
    Column { name: "Date confidence", width: 11 },
    Column { name: "Own label", width: 30 },
    Column { name: "Reviewed", width: 10 },
    Column { name: "Note", width: 30 },
    Column { name: "Address", width: 24 },
    Column { name: "Statement", width: 18 },
    Column { name: "SHA-256 of the file", width: 30 },
];
/// The column of what was said.
const WORDS: usize = 5;

const DOCUMENTS: [Column; 9] = [
    Column { name: "File", width: 30 },
    Column { name: "Outlet", width: 24 },
    Column { name: "Headline", width: 50 },
    Column { name: "Published from", width: 14 },
    Column { name: "Published to", width: 14 },
    Column { name: "How dated", width: 40 },
    Column { name: "Statements", width: 11 },
    Column { name: "Address", width: 30 },
    Column { name: "SHA-256 of the file", width: 30 },
];

/// Rows that a sheet holds (Excel 2007 and later), less those of banner and head.
const MOST_ROWS: usize = 1_048_576 - 2;

/// The statements that `view` asks for, in order of date, and all documents. `files` is the way from the workbook's folder to that of the
/// documents ("" where they lie together, else ending in "/"); `None` for no links.
///
/// # Errors
/// If there are more statements than a sheet has rows, with what to do about it.
pub fn xlsx(analysis: &Analysis, view: &View, files: Option<&str>) -> Result<Vec<u8>, String> {
    let banner = view.banner.as_deref();
    let mut statements = Sheet::new(&STATEMENTS, (Some(WORDS), 12), banner);
    let mut counts = vec![0_usize; analysis.documents.len()];
    let mut held = 0;
    for row in rows(analysis, view) {
        held += 1;
        if held > MOST_ROWS {
            return Err(format!("A workbook holds at most {MOST_ROWS} statements. Choose fewer days or parties, or write csv"));
        }
        counts[row.reports[0].at.document] += 1;
        statements.row(cells(&row, files));
    }
    let mut documents = Sheet::new(&DOCUMENTS, (None, 6), banner);
    for (n, count) in counts.into_iter().enumerate() {
        documents.row(document(analysis, n, count, files));
    }
    let title = view.title.as_deref().unwrap_or(&analysis.corpus.title);
    Ok(pack([statements, documents], title, &view.recipe))
}

fn cells(row: &Row<'_>, files: Option<&str>) -> Vec<Cell> {
    let place = &row.reports[0];
    let text = |value: &str| Cell::text(value);
    let some = |value: Option<String>| Cell::text(&value.unwrap_or_default());
    vec![
        row.days().map_or(Cell::Empty, |(from, _)| Cell::day(from)),
        row.days().map_or(Cell::Empty, |(_, to)| Cell::day(to)),
        text(&row.party),
        text(&row.speaker),
        text(&row.office),
        text(&row.said),
        text(&row.words),
        text(quoted(row.quotation)),
        some(Some(word(row.act))),
        text(place.outlet.unwrap_or_default()),
        text(place.title.unwrap_or_default()),
        place.published.map_or(Cell::Empty, |d| if d.from == d.to { Cell::day(d.from) } else { Cell::text(&interval(d.from, d.to)) }),
        Cell::file(place.file, files),
        place.paragraph.map_or(Cell::Empty, |p| Cell::Number(p as f64, Style::Plain)),
        Cell::Number(row.reports.len() as f64, Style::Plain),
        some(row.date.map(|d| word(d.precision))),
        some(row.date.map(|d| word(d.basis))),
        text(row.how()),
        Cell::share(row.confidence),
        row.date.map_or(Cell::Empty, |d| Cell::share(d.confidence)),
        some(row.label.map(crate::timeline::own)),
        text(if row.reviewed { "yes" } else { "" }),
        text(row.note.unwrap_or_default()),
        Cell::address(place.url),
        text(row.id),
        text(place.sha256),
    ]
}

fn document(analysis: &Analysis, n: usize, count: usize, files: Option<&str>) -> Vec<Cell> {
    let (document, found) = (&analysis.corpus.documents[n], &analysis.documents[n]);
    let published = found.published.as_ref().filter(|d| d.basis != crate::dating::Basis::Unknown);
    vec![
        Cell::file(&document.path, files),
        Cell::text(found.outlet.as_deref().unwrap_or_default()),
        Cell::text(found.title.as_deref().unwrap_or_default()),
        published.map_or(Cell::Empty, |d| Cell::day(d.from)),
        published.map_or(Cell::Empty, |d| Cell::day(d.to)),
        Cell::text(published.map_or("", known_by)),
        Cell::Number(count as f64, Style::Plain),
        Cell::address(document.stated.url.as_deref()),
        Cell::text(&document.sha256),
    ]
}

fn pack(sheets: [Sheet; 2], title: &str, about: &str) -> Vec<u8> {
    let mut package = Package::new("xl/workbook.xml", &format!("{KIND}.sheet.main+xml"), title, about);
    let names = ["Statements", "Documents"];
    let (mut list, mut defined) = (String::new(), String::new());
    for (n, (sheet, name)) in sheets.iter().zip(names).enumerate() {
        list.push_str(&format!(r#"<sheet name="{name}" sheetId="{}" r:id="rId{}"/>"#, n + 1, n + 1));
        let head = sheet.head();
        defined.push_str(&format!(
            r#"<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">{name}!{}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="{n}">{name}!$1:${head}</definedName><definedName name="_xlnm.Print_Area" localSheetId="{n}">{name}!{}</definedName>"#,
            sheet.area(true),
            sheet.printed()
        ));
    }
    package.plain(
        "xl/workbook.xml",
        format!(
            r#"{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheets>{list}</sheets><definedNames>{defined}</definedNames></workbook>"#
        ),
    );
    let held = [("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml")];
    package.plain("xl/_rels/workbook.xml.rels", relations(&held, false));
    package.part("xl/styles.xml", &format!("{KIND}.styles+xml"), sheet::styles());
    for (n, sheet) in sheets.into_iter().enumerate() {
        let name = format!("sheet{}.xml", n + 1);
        let (content, links) = sheet.finish();
        package.part(&format!("xl/worksheets/{name}"), &format!("{KIND}.worksheet+xml"), content);
        if !links.is_empty() {
            let links: String = links
                .iter()
                .enumerate()
                .map(|(n, target)| {
                    format!(
                        r#"<Relationship Id="rId{}" Type="{OFFICE}/hyperlink" Target="{}" TargetMode="External"/>"#,
                        n + 1,
                        escaped(target)
                    )
                })
                .collect();
            package.plain(&format!("xl/worksheets/_rels/{name}.rels"), format!("{HEAD}{}{links}</Relationships>", super::ooxml::RELATIONS));
        }
    }
    package.finish()
}
