//! Words that turn or bend a meaning: negations, conditions, moods. The one list that acts, labels and wording share.
//!
//! It knows words only, no grammar: a caller decides how far a word reaches.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How a word bends the meaning of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Turns it round ("not", "never", "refused").
    Negation,
    /// Binds it to terms ("unless", "only", "until").
    Condition,
    /// Makes it possible, wished or owed, not a fact ("would", "must").
    Mood,
}

/// The polarity of a single word, in any case and with either apostrophe.
pub fn polarity(word: &str) -> Option<Polarity> {
    static LIST: OnceLock<HashMap<&'static str, Polarity>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let rows = include_str!("../../assets/polarity.tsv").lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|row| {
            let (word, kind) = row.split_once('\t')?;
            let kind = match kind {
                "negation" => Polarity::Negation,
                "condition" => Polarity::Condition,
                _ => Polarity::Mood,
            };
            Some((word, kind))
        })
        .collect()
    });
    if word.len() > 16 {
        return None;
    }
    let mut lower = word.to_lowercase();
    if lower.contains('’') {
        lower = lower.replace('’', "'");
    }
    list.get(lower.as_str()).copied()
}

/// Whether the word is a negation in the strict sense: a small word that denies its clause, not a verb that does.
pub fn is_negator(word: &str) -> bool {
    const SMALL: [&str; 15] = [
        "not", "n't", "n’t", "cannot", "never", "no", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "hardly",
        "scarcely",
    ];
    SMALL.iter().any(|small| word.eq_ignore_ascii_case(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_polarity() {
        for (word, expect) in [
            ("not", Some(Polarity::Negation)),
            ("N’T", Some(Polarity::Negation)),
            ("Unless", Some(Polarity::Condition)),
            ("would", Some(Polarity::Mood)),
            ("refused", Some(Polarity::Negation)),
            ("said", None),
            ("", None),
        ] {
            assert_eq!(polarity(word), expect, "{word}");
        }
        assert!(is_negator("Never") && !is_negator("refused"));
    }
}
