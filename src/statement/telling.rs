//! Words by which a writer tells more than who said what: a judgement of it, a jest, a hint, what it refers to, a subject that is no speaker.
//!
//! It knows words only, no grammar: a caller decides where one counts.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word tells besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// What the writer thinks of it ("falsely").
    Judging,
    /// That it was not meant as it stands ("joked", "sarcastically").
    Jesting,
    /// That it was meant, not said ("hinted").
    Hinting,
    /// What somebody's words refer to ("referencing").
    Glossing,
    /// That somebody's words were said before ("repeating").
    Repeating,
    /// What somebody did, and said nothing by ("vetoed").
    Acting,
    /// A subject that is no speaker ("history").
    Nobody,
    /// A subject that the writer reads something into ("the anecdote").
    Tale,
}

/// What the word, in any case, tells besides.
pub(super) fn telling(word: &str) -> Option<Telling> {
    static LIST: OnceLock<HashMap<&'static str, Telling>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let rows = include_str!("../../assets/telling.tsv").lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|row| {
            let (word, kind) = row.split_once('\t')?;
            let kind = match kind {
                "judging" => Telling::Judging,
                "jesting" => Telling::Jesting,
                "hinting" => Telling::Hinting,
                "glossing" => Telling::Glossing,
                "repeating" => Telling::Repeating,
                "acting" => Telling::Acting,
                "nobody" => Telling::Nobody,
                "tale" => Telling::Tale,
                _ => return None,
            };
            Some((word, kind))
        })
        .collect()
    });
    // The longest of the list has sixteen letters.
    if word.len() > 16 {
        return None;
    }
    list.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_what_they_tell() {
        for (word, expect) in [
            ("Falsely", Some(Telling::Judging)),
            ("joked", Some(Telling::Jesting)),
            ("hints", Some(Telling::Hinting)),
            ("referencing", Some(Telling::Glossing)),
            ("repeating", Some(Telling::Repeating)),
            ("history", Some(Telling::Nobody)),
            ("anecdote", Some(Telling::Tale)),
            ("said", None),
            ("", None),
        ] {
            assert_eq!(telling(word), expect, "{word}");
        }
    }

    #[test]
    fn every_row_has_a_kind_and_is_found() {
        for row in include_str!("../../assets/telling.tsv").lines().filter(|l| !l.starts_with('#')) {
            let word = row.split('\t').next().unwrap_or_default();
            assert!(telling(word).is_some(), "{row}");
        }
    }
}
