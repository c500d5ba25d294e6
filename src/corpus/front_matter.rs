//! Front matter: a block of `key: value` lines between two `---` lines at the very start of a file, as static site generators write it.

use super::{Stated, StatedDate, StatedKind, parse_date};

/// What a document's front matter states; empty where there is none. The block stays part of the text.
pub(super) fn front_matter(text: &str) -> Stated {
    let mut stated = Stated::default();
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return stated;
    }
    let block: Vec<_> = lines.by_ref().take(64).take_while(|line| line.trim_end() != "---").collect();
    if block.len() == 64 || !text.lines().skip(1 + block.len()).any(|line| line.trim_end() == "---") {
        return stated;
    }
    for line in block {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            continue;
        }
        let value = || Some(value.to_owned());
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => stated.title = value(),
            "outlet" | "source" | "publisher" | "publication" => stated.outlet = value(),
            "author" | "byline" => stated.author = value(),
            "url" | "link" => stated.url = value(),
            "date" | "published" | "pubdate" => {
                stated.date =
                    parse_date(&value().unwrap_or_default()).map(|(from, to)| StatedDate { from, to, kind: StatedKind::Metadata });
            }
            _ => {}
        }
    }
    stated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read() {
        let found = front_matter("---\ntitle: \"Talks: a start\"\ndate: 2031-05-06\nsource: Harbour Post\ntags: [a]\n---\nText.");
        assert_eq!(found.title.as_deref(), Some("Talks: a start"));
        assert_eq!(found.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(found.date.map(|d| d.from.to_string()).as_deref(), Some("2031-05-06"));
    }

    #[test]
    fn other_starts_are_text() {
        assert_eq!(front_matter("title: no block"), Stated::default());
        assert_eq!(front_matter("---\ntitle: never closed\nText."), Stated::default());
        assert_eq!(front_matter(""), Stated::default());
    }
}
