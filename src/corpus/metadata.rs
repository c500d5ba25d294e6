//! `metadata.csv`: what a table states about the documents (columns `file,date,title,outlet,author,url`, any subset that holds `file`).

use std::collections::BTreeMap;

use super::{Problem, Stated, StatedDate, StatedKind, decode::decode, parse_date};

/// The name of the table in a corpus folder.
pub(super) const FILE: &str = "metadata.csv";

/// What the table states, by document path, and what in it could not be used.
pub(super) fn read_metadata(bytes: &[u8]) -> (BTreeMap<String, Stated>, Vec<Problem>) {
    let mut rows = BTreeMap::new();
    let mut problems = Vec::new();
    let mut complain = |message: String| problems.push(Problem { path: FILE.to_owned(), message });
    let Some(decoded) = decode(bytes) else {
        complain("Is not a text file. Save the table as CSV".to_owned());
        return (rows, problems);
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&decoded.text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(decoded.text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_ascii_lowercase).collect(),
        Err(error) => {
            complain(format!("Its first line could not be read ({error}). Write the column names there, such as file,date,title,outlet"));
            return (rows, problems);
        }
    };
    if !columns.iter().any(|c| c == "file") {
        complain("Has no column named file, so no row can be matched to a document. Add one with the file names".to_owned());
        return (rows, problems);
    }
    for (index, record) in reader.records().enumerate() {
        let line = index + 2;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                complain(format!("Row {line} could not be read ({error}) and was passed over"));
                continue;
            }
        };
        let field = |name: &str| {
            let at = columns.iter().position(|c| c == name)?;
            record.get(at).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let Some(file) = field("file") else { continue };
        let date = field("date").and_then(|date| {
            let parsed = parse_date(&date).map(|(from, to)| StatedDate { from, to, kind: StatedKind::Metadata });
            if parsed.is_none() {
                complain(format!("Row {line}: the date “{date}” was not understood. Write it as 2025-08-20, 2025-08 or 2025"));
            }
            parsed
        });
        let stated = Stated { title: field("title"), outlet: field("outlet"), author: field("author"), url: field("url"), date };
        rows.insert(file.replace('\\', "/"), stated);
    }
    (rows, problems)
}

/// The delimiter that parts most columns of the first line; spreadsheets of many countries write `;`.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|b| *b == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_subset_of_columns_in_any_order() {
        let (rows, problems) = read_metadata("outlet;File;DATE\r\nHarbour Post;a\\b.txt;2031-05-06\r\n;c.txt;\r\n".as_bytes());
        assert_eq!(problems, []);
        assert_eq!(rows["a/b.txt"].outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(rows["a/b.txt"].date.map(|d| d.to.to_string()).as_deref(), Some("2031-05-06"));
        assert_eq!(rows["c.txt"], Stated::default());
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        let messages = |text: &str| read_metadata(text.as_bytes()).1.into_iter().map(|p| p.message).collect::<Vec<_>>();
        assert!(messages("name,date\na.txt,2031-01-01\n")[0].contains("no column named file"));
        assert!(messages("file,date\na.txt,6.5.2031\n")[0].starts_with("Row 2: the date “6.5.2031”"));
        assert_eq!(messages("file,date\na.txt\n"), Vec::<String>::new());
    }
}
