//! Words made comparable across reports, and hashes that stay the same over versions and machines.

/// FNV-1a, 64 bits: stable over versions and machines, which the standard library's hashers do not promise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv(pub(crate) u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(crate) fn field(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) fn number(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The words of `text` as hashes: without case, marks and articles, and without what changes between direct and reported speech (person, tense of
/// auxiliaries, common endings). Negations stay.
pub(crate) fn comparable(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    for word in crate::text::words(text, 0).iter().map(|span| span.of(text)).filter(|w| w.contains(char::is_alphanumeric)) {
        let lower = word.to_lowercase().replace('’', "'");
        let same = match lower.as_str() {
            "the" | "a" | "an" | "that" | "'s" | "'" => continue,
            "i" | "we" | "he" | "she" | "they" | "me" | "us" | "him" | "them" | "it" => "i",
            "my" | "our" | "his" | "her" | "their" | "its" => "my",
            "would" | "will" | "'ll" | "wo" => "will",
            "is" | "are" | "was" | "were" | "be" | "been" | "am" | "'re" | "'m" => "be",
            "has" | "have" | "had" | "'ve" => "have",
            "could" | "can" | "ca" => "can",
            "might" | "may" => "may",
            "n't" | "not" | "cannot" => "not",
            other => stem(other),
        };
        let mut hash = Fnv::default();
        hash.field(same);
        found.push(hash.0);
    }
    found
}

/// Without a plural's or a verb's ending; crude, since both sides are cut alike.
fn stem(word: &str) -> &str {
    if word.len() > 5 {
        for ending in ["ing", "ed", "es", "s"] {
            if let Some(stem) = word.strip_suffix(ending) {
                return stem.strip_suffix('e').unwrap_or(stem);
            }
        }
    }
    word
}
