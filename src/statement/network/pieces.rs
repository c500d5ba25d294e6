//! WordPiece: words to the numbered pieces of an uncased BERT vocabulary.
//!
//! Follows BERT's own splitting: control characters dropped, accents and case removed, marks and Chinese characters parted, then the longest
//! known piece first. A word keeps at most [`MAX_PIECES`] pieces, as in training.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Pieces kept of one word.
pub(super) const MAX_PIECES: usize = 12;
/// Longer stretches without a mark are unknown to BERT.
const MAX_CHARS: usize = 100;
/// The piece that stands for what the vocabulary cannot spell.
const UNKNOWN: u32 = 100;

/// The vocabulary: one piece a line, its number the line's; "##" marks a piece that continues a word.
pub(super) struct Pieces {
    starts: HashMap<&'static [u8], u32, BuildHasherDefault<Fnv>>,
    continues: HashMap<&'static [u8], u32, BuildHasherDefault<Fnv>>,
}

impl Pieces {
    /// Reads a vocabulary.
    pub(super) fn new(vocabulary: &'static str) -> Self {
        let mut pieces = Self { starts: HashMap::default(), continues: HashMap::default() };
        pieces.starts.reserve(26_000);
        pieces.continues.reserve(6_500);
        for (line, id) in vocabulary.lines().zip(0..) {
            match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => pieces.continues.insert(rest.as_bytes(), id),
                _ => pieces.starts.insert(line.as_bytes(), id),
            };
        }
        pieces
    }

    /// Appends the pieces of `word` to `out`: at least one, at most [`MAX_PIECES`].
    pub(super) fn of(&self, word: &str, out: &mut Vec<u32>) {
        let from = out.len();
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            // Nearly all words: nothing to normalise.
            let mut low = [0; MAX_CHARS];
            if let Some(low) = low.get_mut(..word.len()) {
                low.copy_from_slice(word.as_bytes());
                low.make_ascii_lowercase();
                self.spell(low, out);
            } else {
                out.push(UNKNOWN);
            }
        } else {
            self.spell_all(plain(word), out);
        }
        out.truncate(from + MAX_PIECES);
        if out.len() == from {
            out.push(UNKNOWN);
        }
    }

    fn spell_all(&self, word: &str, out: &mut Vec<u32>) {
        let mut stretch = String::new();
        let kept = word.chars().filter(|&c| !is_control(c)).map(|c| if c == '’' { '\'' } else { c });
        let letters = kept.nfd().filter(|&c| !is_nonspacing(c)).flat_map(char::to_lowercase);
        for c in letters {
            if c.is_whitespace() || is_mark(c) || is_chinese(c) {
                self.flush(&mut stretch, out);
                if !c.is_whitespace() {
                    stretch.push(c);
                    self.flush(&mut stretch, out);
                }
            } else {
                stretch.push(c);
            }
        }
        self.flush(&mut stretch, out);
    }

    fn flush(&self, stretch: &mut String, out: &mut Vec<u32>) {
        if stretch.chars().nth(MAX_CHARS).is_some() {
            out.push(UNKNOWN);
        } else if !stretch.is_empty() {
            self.spell(stretch.as_bytes(), out);
        }
        stretch.clear();
    }

    /// Longest piece first; a stretch that cannot be spelled to its end is unknown as a whole.
    fn spell(&self, stretch: &[u8], out: &mut Vec<u32>) {
        let from = out.len();
        let mut at = 0;
        while at < stretch.len() {
            let known = if at == 0 { &self.starts } else { &self.continues };
            let found = (at + 1..=stretch.len()).rev().find_map(|end| Some((known.get(&stretch[at..end])?, end)));
            let Some((&id, end)) = found else {
                out.truncate(from);
                out.push(UNKNOWN);
                return;
            };
            out.push(id);
            at = end;
        }
    }
}

/// Marks that are written in many ways, in one.
fn plain(word: &str) -> &str {
    match word {
        "“" | "”" | "„" | "«" | "»" | "``" | "''" => "\"",
        "’" | "‘" => "'",
        "–" | "—" => "-",
        "…" => "...",
        other => other,
    }
}

/// Characters that BERT drops: control and format characters, the replacement character.
fn is_control(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'..='\u{e007f}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    (c.is_control() && !c.is_whitespace()) || c == '\u{fffd}' || format || private
}

/// Accents that decomposition leaves behind.
fn is_nonspacing(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// ASCII signs and Unicode punctuation.
fn is_mark(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
        | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}' | '\u{2e00}'..='\u{2e5d}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}'
        | '\u{ff1f}' | '\u{ff20}')
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// Fowler, Noll and Vo's hash: the keys are short and our own.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn write_usize(&mut self, _: usize) {} // the length: the bytes tell enough

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = "[PAD]\nthe\nun\n##want\n##ed\nrun\n##ning\n,\n\"\n'\nzoe\n.\n中\n-";

    #[track_caller]
    fn check(word: &str, expect: &[u32]) {
        let mut found = Vec::new();
        Pieces::new(VOCABULARY).of(word, &mut found);
        assert_eq!(found, expect);
    }

    #[test]
    fn longest_pieces_first() {
        check("The", &[1]);
        check("unwanted", &[2, 3, 4]);
        check("unwantex", &[UNKNOWN]);
        check("run-running", &[5, 13, 5, 6]);
    }

    #[test]
    fn marks_accents_and_what_has_no_piece() {
        check("“", &[8]);
        check("''", &[8]);
        check("’", &[9]);
        check("Zoë", &[10]);
        check("Zoe\u{308}", &[10]);
        check("...", &[11, 11, 11]);
        check("the中", &[1, 12]);
        check("\u{200b}", &[UNKNOWN]);
        check(&"the,".repeat(20), &[1, 7, 1, 7, 1, 7, 1, 7, 1, 7, 1, 7]);
        check(&"a".repeat(500), &[UNKNOWN]);
        check("", &[UNKNOWN]);
    }
}
