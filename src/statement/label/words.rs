//! The words of a label, as a cut sees them: parted by spaces, with their marks.

use crate::statement::lexicon::{Lexicon, class};
use crate::text::is_short_title;

/// The words of a text.
pub(super) struct Words<'a>(pub(super) Vec<&'a str>);

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.split(' ').collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The word at `at` without its marks, in small letters.
    pub(super) fn bare(&self, at: usize) -> String {
        // Two apostrophes are a quotation mark.
        let word = self.0.get(at).copied().unwrap_or_default().trim_start_matches("''").trim_end_matches("''");
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').to_lowercase()
    }

    pub(super) fn one_of(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.bare(at).as_str())
    }

    pub(super) fn is(&self, at: usize, bits: u32) -> bool {
        Lexicon::get().word(&self.bare(at)).is_some_and(|w| w.class & bits != 0)
    }

    /// Whether a mark parts the word at `at` from the next.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        const MARKS: [char; 12] = [',', '.', ';', ':', '!', '?', '—', '–', '…', ')', '”', '»'];
        let Some(word) = self.0.get(at) else { return true };
        // Marks alone part no phrase: an “ironclad” guarantee.
        let inner = word.trim_end_matches(['”', '"', '»']);
        let noun = self.0.get(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase)) && !self.is(at + 1, u32::MAX);
        let marked = inner.len() < word.len() && inner.ends_with(char::is_alphanumeric) && noun;
        let stop = !self.is_title(at) && !is_shortened(word) && !marked;
        stop && (word.ends_with(MARKS) || word.ends_with('"'))
    }

    /// Whether the word is a shortened title before a name ("Mr.").
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|word| is_short_title(word.trim_matches(|c: char| !c.is_alphanumeric())))
    }

    /// Whether the word is a form of be, have, do or a modal, and no "being" or "having".
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.is(at, class::AUXILIARY) && !self.bare(at).ends_with("ing")
    }

    /// The first word in `range` that looks like a verb: an auxiliary, a past tense, or a word that attributes.
    pub(super) fn verb(&self, mut range: std::ops::Range<usize>) -> Option<usize> {
        range.find(|&at| {
            let word = self.bare(at);
            let name = at > 0 && self.0[at].starts_with(char::is_uppercase);
            self.is_finite(at) || word == "cannot" || contracted(&word) || is_short(&word) || !name && may_be_verb(&word)
        })
    }
}

/// Whether the full stop behind a word belongs to it: "U.S.", "J.".
fn is_shortened(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|rest| rest.contains('.') && !rest.ends_with('.') || rest.chars().count() == 1 && rest != "I")
}

/// Whether words may hold a verb, so that they say something.
pub(crate) fn holds_verb(text: &str) -> bool {
    let words = Words::of(text);
    words.verb(0..words.len()).is_some()
}

/// Whether words begin with a preposition, so that without a verb they only lead to one.
pub(crate) fn leads_on(text: &str) -> bool {
    Words::of(text).is(0, class::PREPOSITION)
}

/// Whether a word by itself looks like a past tense.
pub(super) fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

/// Whether a word by itself looks like a verb: a past tense, or a word that attributes.
pub(super) fn may_be_verb(word: &str) -> bool {
    is_past(word) || Lexicon::get().word(word).is_some_and(|w| !w.cues.is_empty())
}

/// Whether a verb hangs on a pronoun: "it's", "they’ll".
pub(super) fn is_short(word: &str) -> bool {
    const SUBJECTS: [&str; 12] = ["i", "you", "he", "she", "it", "we", "they", "that", "there", "this", "who", "what"];
    let parts = word.split_once(['\'', '’']);
    parts.is_some_and(|(subject, verb)| SUBJECTS.contains(&subject) && matches!(verb, "s" | "re" | "ve" | "ll" | "d" | "m"))
}

/// Whether a negation hangs on the word: "don't".
pub(super) fn contracted(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}
