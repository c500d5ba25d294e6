//! What the networks see of a word besides its pieces: shape, outline, and hashed beginning, ending and outline.
//!
//! The same rules stand in `assets/model/train/data.py`, which made the weights: change both or neither.

/// Buckets of the hashes, as in training.
const PREFIXES: u32 = 4096;
const SUFFIXES: u32 = 4096;
const OUTLINES: u32 = 512;

/// 1 lower, 2 Capitalised, 3 UPPER, 4 MiXed, 5 number, 6 mark, 7 anything else.
pub(super) fn shape(word: &str) -> u8 {
    let Some(first) = word.chars().next().filter(|c| c.is_alphanumeric()) else { return 6 };
    if word.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return 5;
    }
    let upper = word.chars().any(char::is_uppercase);
    let lower = word.chars().any(char::is_lowercase);
    match (upper, lower) {
        (false, true) => 1,
        (false, false) => 7,
        (true, false) if word.chars().nth(1).is_some() => 3,
        (true, false) => 2,
        (true, true) if !first.is_uppercase() => 7,
        (true, true) if word.chars().skip(1).any(char::is_uppercase) => 4,
        (true, true) => 2,
    }
}

/// The buckets of a word's beginning, ending and outline.
pub(super) fn hashes(word: &str) -> [u32; 3] {
    let low: Vec<char> = word.to_lowercase().chars().collect();
    let prefix: String = low[..low.len().min(4)].iter().collect();
    let suffix: String = low[low.len().saturating_sub(3)..].iter().collect();
    [bucket(b'p', &prefix, PREFIXES), bucket(b's', &suffix, SUFFIXES), bucket(b'o', &outline(word), OUTLINES)]
}

/// Letters and digits by kind, runs cut to two: "McCain" is "XxXxx", "2015" is "dd".
fn outline(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut run = (None, 0);
    for c in word.chars() {
        let kind = match c {
            '0'..='9' => 'd',
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            other => other,
        };
        run = if run.0 == Some(kind) { (run.0, run.1 + 1) } else { (Some(kind), 1) };
        if run.1 <= 2 {
            out.push(kind);
        }
    }
    out
}

/// A bucket from 1 up; 0 stays for what is no word.
fn bucket(kind: u8, key: &str, size: u32) -> u32 {
    crc32(std::iter::once(kind).chain(key.bytes())) % (size - 1) + 1
}

/// CRC-32 as in zlib.
fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut n = 0;
        while n < 256 {
            let mut c = n as u32;
            let mut bit = 0;
            while bit < 8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
                bit += 1;
            }
            table[n] = c;
            n += 1;
        }
        table
    };
    !bytes.fold(!0, |crc, byte| TABLE[(crc as u8 ^ byte) as usize] ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expect_shape: u8, expect_outline: &str) {
        assert_eq!((shape(word), outline(word).as_str()), (expect_shape, expect_outline));
    }

    #[test]
    fn shapes_and_outlines() {
        check("said", 1, "xx");
        check("Velmar", 2, "Xxx");
        check("A", 2, "X");
        check("NATO", 3, "XX");
        check("McCain", 4, "XxXxx");
        check("iPad", 7, "xXxx");
        check("3,500.25", 5, "d,dd.dd");
        check("2015–16", 7, "dd–dd");
        check("“", 6, "“");
        check("...", 6, "..");
        check("Žofie", 2, "Žxx");
    }

    #[test]
    fn the_hash_is_that_of_zlib() {
        assert_eq!(crc32(b"123456789".iter().copied()), 0xCBF4_3926);
    }
}
