//! How a list that a program fits is written.

/// Writes `rows` below the comment lines that `file` begins with.
pub(crate) fn write_below_head(file: &str, rows: &str) -> std::io::Result<()> {
    let head: String = std::fs::read_to_string(file)?.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    std::fs::write(file, head + rows)
}
