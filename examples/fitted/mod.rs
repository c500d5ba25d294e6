//! What the programs share that fit a list to dated texts: their command line, the halves that they are scored on, and how a list is written.

use std::error::Error;

use chrono::NaiveDate;

use super::dated;

/// The texts that the command line of `program` names, and the file that it wants written.
pub(crate) fn asked(program: &str) -> Result<(dated::Texts, Option<String>), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.iter().position(|a| a == "--write");
    let plain: Vec<&String> = args[..write.unwrap_or(args.len())].iter().collect();
    let Some((table, folders)) = plain.split_first() else {
        return Err(format!("usage: {program} METADATA.csv FOLDER... [--write FILE]").into());
    };
    Ok((dated::Texts::read(table, folders)?, write.and_then(|i| args.get(i + 1)).cloned()))
}

/// Writes `rows` below the comment lines that `file` begins with.
pub(crate) fn write_below_head(file: &str, rows: &str) -> std::io::Result<()> {
    let head: String = std::fs::read_to_string(file)?.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    std::fs::write(file, head + rows)
}

/// The true days of every other text, from the first (`n` 0) or the second.
pub(crate) fn half(truth: &[Option<NaiveDate>], n: usize) -> Vec<Option<NaiveDate>> {
    truth.iter().enumerate().map(|(i, day)| day.filter(|_| i % 2 == n)).collect()
}
