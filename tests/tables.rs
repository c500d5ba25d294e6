//! The tables read back: every quotation is the source's, byte for byte, in every one of them.

#[path = "support/browser.rs"]
mod browser;
#[path = "support/package.rs"]
mod package;

use std::sync::{Arc, OnceLock};

use package::{Event, libre_office, unzip, xml};
use saidline::analysis::{Analysis, Options, Statement, analyze};
use saidline::corpus::{Corpus, Document, sample};
use saidline::export::{self, Format, Options as Wish, Size};
use saidline::progress::Progress;
use saidline::statement::{Accuracy, label};
use saidline::timeline::{Filter, Pages, View, pages, source_pages, sources};

/// What XML, spreadsheets and HTML trip over: line ends, marks, characters beyond the first plane, and what looks like an escape.
const AWKWARD: &str = "“We keep <both> locks\r\n& the _x0041_ gate; \"all\" of it \u{1F6A2},\n\nas agreed,” Foreign Minister Ina Tolle said on 4 May 2031. \
    She denied that the harbour; or the quay, was for sale. “Nothing\tis for sale,” Tolle said.\n";

fn found(corpus: Corpus) -> Analysis {
    analyze(Arc::new(corpus), &Options { accuracy: Accuracy::Fast }, &Progress::default()).expect("nobody cancels it")
}

fn analyses() -> &'static [Analysis; 2] {
    static HELD: OnceLock<[Analysis; 2]> = OnceLock::new();
    HELD.get_or_init(|| {
        let documents = vec![Document { path: "notes/ü 1.txt".to_owned(), text: AWKWARD.to_owned(), ..Document::default() }];
        let awkward = found(Corpus { title: "Locks & <gates>".to_owned(), documents, ..Corpus::default() });
        assert!(awkward.statements.len() > 1, "{:?}", awkward.statements);
        [found(sample()), awkward]
    })
}

fn every(banner: Option<&str>) -> View {
    View { filter: Filter::everything(), banner: banner.map(str::to_owned), ..View::default() }
}

/// The content of a statement, piece by piece as it stands in the source.
fn words(analysis: &Analysis, statement: &Statement) -> String {
    let at = statement.reports[0];
    let text = analysis.text(at.document);
    analysis.attribution(at).content.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join(" … ")
}

/// The words of a statement with what turns them.
fn said(analysis: &Analysis, statement: &Statement) -> String {
    let at = statement.reports[0];
    let text = analysis.text(at.document);
    let label = label(text, &analysis.documents[at.document].structure, analysis.attribution(at));
    label.slices.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ")
}

fn all_said(analysis: &Analysis) -> Vec<String> {
    analysis.statements.iter().map(|s| said(analysis, s)).collect()
}

fn all_words(analysis: &Analysis) -> Vec<String> {
    analysis.statements.iter().map(|s| words(analysis, s)).collect()
}

/// Records of a CSV file with their fields.
fn records(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(bytes);
    reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_holds_the_words_of_the_sources() {
    for analysis in analyses() {
        let bytes = export::csv(analysis, &every(Some("TLP:GREEN")));
        let table = records(bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark"), b',');
        assert_eq!(table[0][0], "TLP:GREEN");
        let column = table[1].iter().position(|name| name == "words").expect("a column of words");
        assert_eq!(table[2..].iter().map(|row| row[column].clone()).collect::<Vec<_>>(), all_words(analysis));
        assert!(!String::from_utf8(export::csv(analysis, &every(None))).expect("UTF-8").contains("TLP"));
    }
}

#[test]
fn tables_hold_what_was_asked_for() {
    let analysis = &analyses()[0];
    let party = analysis.resolution.parties[0].name.clone();
    let filter = Filter { parties: vec![party.clone()], from: "2031-01-01".parse().ok(), ..Filter::everything() };
    let table = records(&export::csv(analysis, &View { filter, ..View::default() }), b',');
    let column = |name: &str| table[0].iter().position(|n| n == name).expect("a column");
    assert!(table.len() > 2 && table.len() < analysis.statements.len());
    for row in &table[1..] {
        assert!(row[column("party")].starts_with(&party) && row[column("to")].as_str() >= "2031-01-01", "{row:?}");
    }
}

/// The texts of the cells of a sheet, row by row.
fn cells(sheet: &str) -> Vec<Vec<(String, String, bool)>> {
    let mut rows = Vec::<Vec<(String, String, bool)>>::new();
    for event in xml(sheet) {
        match event {
            Event::Open(name, _) if name == "row" => rows.push(Vec::new()),
            Event::Open(name, fields) if name == "c" => {
                let is_number = !fields.contains_key("t");
                rows.last_mut().expect("a row").push((fields["r"].clone(), String::new(), is_number));
            }
            Event::Text(text) => {
                if let Some(cell) = rows.last_mut().and_then(|r| r.last_mut()) {
                    cell.1.push_str(text.trim_matches('\n'));
                }
            }
            _ => {}
        }
    }
    rows
}

/// What a spreadsheet reads for `_xHHHH_`.
fn read_escapes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        match code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push_str(&rest[..at]);
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

#[test]
fn a_workbook_holds_dates_filters_links_and_the_words_of_the_sources() {
    for analysis in analyses() {
        let bytes = export::xlsx(analysis, &every(Some("TLP:AMBER+STRICT")), Some("../texts/")).expect("few statements");
        let parts = unzip(&bytes);
        parts.values().for_each(|part| drop(xml(part)));
        let sheet = &parts["xl/worksheets/sheet1.xml"];
        let rows = cells(sheet);
        assert_eq!(rows[0][0].1, "TLP:AMBER+STRICT");
        assert_eq!(rows[1][5].1, "Said");
        let column = |letter: &str| -> Vec<String> {
            let at = |row: &Vec<(String, String, bool)>| {
                row.iter().find(|c| c.0.trim_end_matches(char::is_numeric) == letter).map(|c| c.1.clone())
            };
            rows[2..].iter().map(|row| read_escapes(&at(row).unwrap_or_default())).collect()
        };
        assert_eq!(column("F"), all_said(analysis));
        assert_eq!(column("G"), all_words(analysis));
        let dated = analysis.statements.iter().filter(|s| s.date.is_some()).count();
        assert_eq!(rows[2..].iter().filter(|row| row[0].0.starts_with('A') && row[0].2).count(), dated);
        for must in [r#"state="frozen""#, "<autoFilter ref=\"A2:Z", "&amp;C&amp;B&amp;12 TLP:AMBER+STRICT", "<hyperlink ref=\"M3\""] {
            assert!(sheet.contains(must), "{must}");
        }
    }
    let bytes = export::xlsx(&analyses()[1], &every(None), Some("../texts/")).expect("few statements");
    assert!(unzip(&bytes)["xl/worksheets/_rels/sheet1.xml.rels"].contains(r#"Target="../texts/notes/%C3%BC%201.txt""#));
}

#[test]
fn libre_office_reads_the_workbook() {
    let analysis = &analyses()[0];
    let bytes = export::xlsx(analysis, &every(None), None).expect("few statements");
    let Some(read) = libre_office(&bytes, "table.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1") else { return };
    let table = records(&read, b',');
    assert_eq!(table[0][..6], ["From", "To", "Party", "Speaker", "Office", "Said"]);
    let quotations: Vec<String> = table[1..].iter().map(|row| row[6].clone()).collect();
    assert_eq!(quotations, all_words(analysis).iter().map(|w| w.replace("\r\n", "\n")).collect::<Vec<_>>());
    let dates = analysis.statements.iter().map(|s| s.date.as_ref().map_or(String::new(), |d| d.from.to_string()));
    assert_eq!(table[1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>(), dates.collect::<Vec<_>>());
}

#[test]
fn a_chronology_holds_entries_with_footnotes() {
    for analysis in analyses() {
        let parts = unzip(&export::docx(analysis, &every(Some("Eyes only & more"))));
        let events: Vec<Vec<Event>> = parts.values().map(|part| xml(part)).collect();
        assert!(events.len() > 8);
        let (mut quotations, mut notes, mut is_quotation) = (Vec::new(), 0, false);
        for event in xml(&parts["word/document.xml"]) {
            match event {
                Event::Open(name, fields) if name == "w:pStyle" => {
                    is_quotation = fields["w:val"] == "Quotation";
                    quotations.extend(is_quotation.then(String::new));
                }
                Event::Open(name, fields) if name == "w:footnoteReference" => {
                    notes += 1;
                    assert_eq!(fields["w:id"], notes.to_string());
                }
                Event::Text(text) if is_quotation => quotations.last_mut().expect("an entry").push_str(&text),
                _ => {}
            }
        }
        // Roughly dated statements stand after the others.
        let mut words = all_said(analysis);
        quotations.sort();
        words.sort();
        assert_eq!(quotations, words);
        let footnotes = &parts["word/footnotes.xml"];
        assert_eq!(footnotes.matches("<w:footnote ").count(), notes + 2);
        for part in ["word/header1.xml", "word/footer1.xml"] {
            assert!(parts[part].contains("Eyes only &amp; more"), "{part}");
        }
    }
}

#[test]
fn libre_office_reads_the_chronology() {
    let analysis = &analyses()[0];
    let bytes = export::docx(analysis, &every(Some("TLP:RED")));
    let Some(read) = libre_office(&bytes, "chronology.docx", "txt:Text (encoded):UTF8") else { return };
    let read = plain(&String::from_utf8_lossy(&read));
    for words in all_said(analysis) {
        assert!(read.contains(&plain(&words)), "{words}");
    }
    let flat = libre_office(&bytes, "chronology.docx", "fodt").expect("it is installed");
    let flat = String::from_utf8_lossy(&flat);
    assert_eq!(flat.matches("<text:note ").count(), analysis.statements.len());
    assert!(flat.matches("TLP:RED").count() >= 2, "the banner stands at head and foot");
}

#[test]
fn timeline_js_holds_dates_groups_and_words() {
    for analysis in analyses() {
        let bytes = export::timelinejs(analysis, &every(Some("TLP:CLEAR")));
        let read: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert!(read["title"]["text"]["headline"].as_str().expect("a headline").starts_with("TLP:CLEAR · "));
        let dated: Vec<_> = analysis.statements.iter().filter(|s| s.date.is_some()).collect();
        let events = read["events"].as_array().expect("events");
        assert_eq!(events.len(), dated.len());
        for (event, statement) in events.iter().zip(dated) {
            assert_eq!(event["unique_id"], statement.id.as_str());
            assert!(event["start_date"]["year"].is_i64() && event["display_date"].is_string());
            let text = event["text"]["text"].as_str().expect("a text");
            let quoted = text.strip_prefix("<blockquote>").and_then(|t| t.split_once("</blockquote>")).expect("a quotation").0;
            assert_eq!(
                quoted.replace("&#13;", "\r").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
                said(analysis, statement)
            );
        }
    }
}

#[test]
fn timeline_js_shows_dates_groups_and_words_in_a_browser() {
    for analysis in analyses() {
        let json = export::timelinejs(analysis, &every(Some("TLP:AMBER+STRICT")));
        let Some(shown) = browser::timeline_js(&json) else { return };
        let texts = |name: &str| -> Vec<String> {
            let all = shown[name].as_array().expect("a list").iter();
            all.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(shown["errors"], serde_json::json!([]));
        let dated: Vec<_> = analysis.statements.iter().filter(|s| s.date.is_some()).collect();
        let (mut slides, mut all) = (texts("slides"), dated.iter().map(|s| said(analysis, s)).collect::<Vec<_>>());
        slides.sort();
        all.sort();
        assert_eq!(slides, all);
        assert_eq!(shown["marks"], dated.len());
        let told = texts("headlines");
        assert!(told.len() > dated.len() && told.iter().all(|line| line.starts_with("TLP:AMBER+STRICT · ")), "{told:?}");
        let read: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let events = read["events"].as_array().expect("events");
        // The title's slide has no date.
        let mut dates: Vec<String> = texts("dates").into_iter().filter(|date| !date.is_empty()).collect();
        let mut wanted: Vec<_> = events.iter().map(|e| e["display_date"].as_str().unwrap_or_default()).collect();
        dates.sort();
        wanted.sort_unstable();
        assert_eq!(dates, wanted);
        let groups = texts("groups");
        for event in events {
            assert!(event["group"].as_str().is_none_or(|group| groups.iter().any(|g| g == group)), "{groups:?} without {}", event["group"]);
        }
        assert!(shown["tall"].as_f64().is_some_and(|pixels| pixels > 10.0), "{shown}");
    }
}

#[test]
fn the_statement_list_of_dna_points_into_the_documents() {
    for analysis in analyses() {
        let table = records(&export::dna(analysis, &every(None)), b';');
        let column = |name: &str| table[0].iter().position(|n| n == name).expect("a column");
        assert_eq!(table[0].len(), 16);
        assert!(table.len() > analysis.statements.len());
        for row in &table[1..] {
            let number = |name: &str| row[column(name)].parse::<usize>().expect("a number");
            let units: Vec<u16> = analysis.text(number("document_id") - 1).encode_utf16().collect();
            let slice = String::from_utf16(&units[number("start_position")..number("stop_position")]).expect("whole characters");
            assert_eq!(slice, row[column("text")]);
        }
        let marked = records(&export::dna(analysis, &every(Some("TLP:RED"))), b';');
        assert!(
            marked[0].last().is_some_and(|n| n == "handling") && marked[1..].iter().all(|row| row.last().is_some_and(|b| b == "TLP:RED"))
        );
    }
}

/// What a program of the system prints about a file; `None`, said aloud, where it is not installed.
fn told_by(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let Some(program) = package::installed(program) else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).expect("the file is written");
    let output = std::process::Command::new(program).args(arguments).arg(&file).arg("-").current_dir(folder.path()).output();
    Some(String::from_utf8_lossy(&output.expect("it runs").stdout).into_owned())
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_hold_pictures_sources_and_banner() {
    let analysis = &analyses()[0];
    let options = Wish { format: Format::Pdf, banner: Some("TLP:RED".to_owned()), size: Size::A4Across, ..Wish::default() };
    let view = options.view(None);
    let pictures = pages(analysis, &view);
    let bytes = export::make(analysis, &options, None, None).expect("pages");
    let Some(text) = told_by("pdftotext", &["-layout"], &bytes) else { return };
    let count = pictures.len() + source_pages(analysis, &pictures, &view).len();
    assert_eq!(text.matches("TLP:RED").count(), 2 * count, "a banner at head and foot of {count} pages");
    let read: String = plain(&told_by("pdftotext", &["-raw"], &bytes).unwrap_or_default());
    for source in sources(analysis, &pictures, view.dates) {
        assert!(read.contains(&plain(&source.words)), "{}", source.words);
    }
    // From each number to its entry, and back.
    let numbers: usize = pictures.iter().map(|picture| picture.numbered.len()).sum();
    let told = String::from_utf8_lossy(&bytes);
    assert!(numbers > 4 && told.matches("/Subtype/Link").count() >= 2 * numbers, "links of {numbers} numbers");
    for target in told.split("/Dest[").skip(1) {
        let page = target.split(" 0 R").next().unwrap_or_default();
        assert!(told.contains(&format!("\n{page} 0 obj\n<</Type/Page/")), "page {page} is there");
    }
    for document in &analysis.corpus.documents {
        let cited = pictures.iter().flat_map(|p| &p.numbered).any(|s| {
            analysis.statements[*s as usize].reports.iter().any(|at| analysis.corpus.documents[at.document].path == document.path)
        });
        assert_eq!(read.replace(' ', "").contains(&document.sha256), cited, "{}", document.path);
    }
}

#[test]
fn pages_bring_their_fonts_and_tell_what_they_are() {
    let analysis = &analyses()[0];
    let bytes = export::make(analysis, &Wish { format: Format::Pdf, ..Wish::default() }, None, None).expect("pages");
    let Some(told) = about_pdf("pdffonts", &bytes) else { return };
    let rows: Vec<Vec<&str>> = told.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.len() >= 2, "{told}");
    for row in rows {
        // From the right: generation and number of the object, whether it leads to characters, is a part of the font, is embedded.
        let from_right = |n: usize| row[row.len() - n];
        assert_eq!((from_right(3), from_right(5)), ("yes", "yes"), "{told}");
    }
    let told = about_pdf("pdfinfo", &bytes).expect("it comes with pdffonts");
    let field = |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!((field("Title:"), field("Tagged:"), field("Encrypted:")), (Some(analysis.corpus.title.as_str()), Some("yes"), Some("no")));
    assert_eq!(field("Subject:"), Some("format = \"pdf\""), "the recipe: {told}");
}

#[test]
fn words_in_other_scripts_stay_words_on_pages() {
    let analysis = &analyses()[0];
    let title = "河口の渡し · ไทย · نهر";
    let options = Wish { format: Format::Pdf, title: Some(title.to_owned()), ..Wish::default() };
    let bytes = export::make(analysis, &options, None, None).expect("pages");
    let Some(fonts) = about_pdf("pdffonts", &bytes) else { return };
    if !fonts.contains("Type 3") {
        eprintln!("skipped: no font of this system holds Chinese, Thai or Arabic letters");
        return;
    }
    let text = told_by("pdftotext", &[], &bytes).expect("it comes with pdffonts");
    assert!(text.contains("河口の渡し"), "{}", text.chars().take(200).collect::<String>());
    // The same bytes again: glyphs are numbered in the order of their use.
    assert!(bytes == export::make(analysis, &options, None, None).expect("pages"));
}

/// What a program of the system prints about a PDF; `None`, said aloud, where it is not installed.
fn about_pdf(program: &str, bytes: &[u8]) -> Option<String> {
    let Some(path) = package::installed(program) else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).expect("the file is written");
    let output = std::process::Command::new(path).arg(&file).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn slides_hold_shapes_notes_and_alt_text() {
    let analysis = &analyses()[0];
    let options = Wish { format: Format::Pptx, pages: Pages::All, ..Wish::default() };
    let view = options.view(None);
    let pictures = pages(analysis, &view);
    let slides = pictures.len() + source_pages(analysis, &pictures, &view).len();
    let bytes = export::make(analysis, &options, None, None).expect("slides");
    let parts = unzip(&bytes);
    let named = |start: &str| parts.keys().filter(|name| name.starts_with(start)).count();
    assert!(pictures.len() > 1);
    assert_eq!((named("ppt/slides/slide"), named("ppt/notesSlides/notesSlide")), (slides, pictures.len()));
    for (name, part) in &parts {
        let events = xml(part);
        // Every part that another leads to is there.
        for event in &events {
            let Event::Open(_, fields) = event else { continue };
            let Some(target) = fields.get("Target").filter(|t| t.starts_with("../")) else { continue };
            assert!(parts.contains_key(&format!("ppt/{}", &target[3..])), "{name} leads to {target}");
        }
    }
    for (n, picture) in pictures.iter().enumerate() {
        let (slide, notes) =
            (&parts[&format!("ppt/slides/slide{}.xml", n + 1)], &parts[&format!("ppt/notesSlides/notesSlide{}.xml", n + 1)]);
        let descriptions = slide.matches(" descr=").count();
        assert!(descriptions >= picture.numbered.len(), "{descriptions} descriptions");
        assert_eq!(notes.matches("<a:p>").count(), picture.numbered.len());
    }
    let Some(read) = libre_office(&bytes, "slides.pptx", "pdf") else { return };
    if let Some(text) = told_by("pdftotext", &["-raw"], &read) {
        assert_eq!(text.matches('\u{c}').count(), slides);
    }
}

#[test]
fn lines_of_json_carry_the_banner() {
    let analysis = &analyses()[0];
    let banner = Some("TLP:RED");
    for bytes in [export::jsonl(analysis, banner), export::text_jsonl(analysis, banner), export::timex_jsonl(analysis, banner)] {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(!text.is_empty() && text.lines().all(|line| line.ends_with(r#""handling":"TLP:RED"}"#)));
    }
    assert!(!String::from_utf8(export::jsonl(analysis, None)).expect("UTF-8").contains("handling"));
}
