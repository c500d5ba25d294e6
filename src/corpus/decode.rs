//! Bytes → text: the encoding is told by a mark, by the bytes' own form, or guessed as a browser would.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded file.
pub(super) struct Decoded {
    /// The text, without a leading byte order mark.
    pub(super) text: String,
    /// Name of the encoding when some bytes did not fit it and became U+FFFD.
    pub(super) damaged_as: Option<&'static str>,
}

/// Decodes `bytes`; `None` where they are no text in any encoding.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let body = &bytes[mark..];
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if !wide && is_binary(body) {
        return None;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    let damaged_as = damaged.then(|| encoding.name());
    Some(Decoded { text: text.into_owned(), damaged_as })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = guess_utf16(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// UTF-16 without a mark: in texts of European scripts nearly every second byte is the same small number, zero for Latin.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.is_empty() || bytes.len() % 2 == 1 {
        return None;
    }
    let high = |first: usize| head.iter().skip(first).step_by(2).filter(|b| matches!(b, 0 | 0x04 | 0x20)).count();
    let zeros = head.iter().filter(|b| **b == 0).count();
    let (first, second, pairs) = (high(0), high(1), head.len() / 2);
    let mostly = |n: usize| n * 10 >= pairs * 9;
    match (mostly(first), mostly(second)) {
        _ if zeros == 0 => None,
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// Text holds no NUL and hardly any other control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(65_536)];
    let control = head.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    bytes.contains(&0) || control * 100 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: Option<&str>) {
        assert_eq!(decode(bytes).map(|d| d.text).as_deref(), expect);
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn encodings() {
        let russian = "Министр сказал, что переговоры начнутся в среду, и добавил, что это правильно.";
        let english = "“We agree,” Ina Tolle said – at once. It was the minister’s first answer in weeks.";
        check(b"", Some(""));
        check(english.as_bytes(), Some(english));
        check(&[b"\xEF\xBB\xBF", english.as_bytes()].concat(), Some(english));
        check(&[b"\xFF\xFE".to_vec(), utf16(english, false)].concat(), Some(english));
        check(&[b"\xFE\xFF".to_vec(), utf16(russian, true)].concat(), Some(russian));
        check(&utf16(english, false), Some(english));
        check(&utf16(russian, true), Some(russian));
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, Some(russian));
        check(&encoding_rs::WINDOWS_1252.encode(english).0, Some(english));
    }

    #[test]
    fn line_ends_stay() {
        check(b"a\r\nb\rc\n", Some("a\r\nb\rc\n"));
    }

    #[test]
    fn binary_is_no_text() {
        check(b"%PDF-1.7\x00\x01\x02", None);
        check(&(0..=255u8).cycle().take(100_000).collect::<Vec<_>>(), None);
    }

    #[test]
    fn damage_is_told() {
        let damaged = decode(b"\xEF\xBB\xBFplain \xFF text").expect("still text");
        assert_eq!((damaged.text.as_str(), damaged.damaged_as), ("plain \u{FFFD} text", Some("UTF-8")));
    }
}
