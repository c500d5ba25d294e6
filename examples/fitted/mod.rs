//! What the programs share that fit a list to dated texts: their command line and the halves that they are scored on.

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

/// The true days of every other text, from the first (`n` 0) or the second.
pub(crate) fn half(truth: &[Option<NaiveDate>], n: usize) -> Vec<Option<NaiveDate>> {
    truth.iter().enumerate().map(|(i, day)| day.filter(|_| i % 2 == n)).collect()
}
