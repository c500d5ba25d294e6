//! The headline of a pasted article.

use crate::text::Structure;

/// Longest headline, in characters.
const LONGEST: usize = 180;

/// The first paragraph, where it reads like a headline: short, not a sentence with its full stop, and followed by more text.
pub(super) fn title_of(text: &str, structure: &Structure) -> Option<String> {
    if structure.paragraphs.len() < 2 {
        return None;
    }
    let mut heads = structure.paragraphs.iter().take(3).map(|p| unmarked(p.span.of(text)));
    heads.find(|line| reads_like_headline(line)).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line without the bullet or the sign of a heading before it.
fn unmarked(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '—', '*', '•', '·', '#', '>', '▪', ' ', '\u{a0}'])
}

fn reads_like_headline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends_open = !line.ends_with(['.', ':', ',', ';', '…', '|']) && !line.ends_with(".”") && !line.ends_with(".\"");
    let is_key =
        line.split_once(':').is_some_and(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '_') && key.len() < 12 && words < 4);
    (4..=30).contains(&words) && line.chars().count() <= LONGEST && ends_open && !is_key && !line.contains(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(title_of(text, &Structure::of(text)).as_deref(), expect);
    }

    #[test]
    fn headlines() {
        check("Velmar closes two  pilot stations\n\nOSTRAND – The ministry said so.", Some("Velmar closes two pilot stations"));
        check("- Velmar closes two pilot stations\nThe ministry said so.", Some("Velmar closes two pilot stations"));
        check("By A. Writer\nVelmar: ‘We closed two stations’\nText here.", Some("Velmar: ‘We closed two stations’"));
    }

    #[test]
    fn no_headline() {
        check("The ministry said so on Tuesday.\nNobody answered.", None);
        check("Only one line that might be a headline", None);
        check("Share | Print | Save | Send this\nThe ministry said so.", None);
        check("", None);
    }
}
