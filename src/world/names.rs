//! Names made comparable.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `name` without accents, case, full stops, quoted nicknames and doubled spaces; hyphens become spaces.
///
/// "U.S." and "US" fold to "us", "Jean-Noël Barrot" to "jean noel barrot". Letters beyond Latin stay as they are.
pub fn fold(name: &str) -> String {
    if let Some(mended) = mended(name) {
        return fold(&mended);
    }
    let mut out = String::with_capacity(name.len());
    let mut quoted = false;
    if name.is_ascii() {
        // Nothing to decompose: most names of most lists.
        let mut apart = false;
        for b in name.bytes() {
            match b {
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b'.' | b'\'' | b'`' => {}
                _ if b.is_ascii_alphanumeric() || b == b'&' => {
                    if apart && !out.is_empty() {
                        out.push(' ');
                    }
                    apart = false;
                    out.push(char::from(b.to_ascii_lowercase()));
                }
                _ => apart = true,
            }
        }
        return out;
    }
    for c in name.nfkd() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            _ if quoted || is_combining_mark(c) => {}
            '.' | '\'' | '’' | '‘' | 'ʻ' | '`' => {}
            'ı' => out.push('i'),
            'ø' | 'Ø' => out.push('o'),
            'đ' | 'Đ' | 'ð' => out.push('d'),
            'ł' | 'Ł' => out.push('l'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ə' | 'Ə' => out.push('a'),
            _ if c.is_alphanumeric() || c == '&' => out.extend(c.to_lowercase()),
            _ if !out.ends_with(' ') && !out.is_empty() => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `name` as it was before a page read its UTF-8 as Latin-1, once or twice ("PeÃ±a" for "Peña"); none where nothing shows that.
pub fn mended(name: &str) -> Option<String> {
    if name.is_ascii() || !name.contains(['Ã', 'Â', '\u{302}', '\u{303}']) {
        return None;
    }
    // Read wrongly twice, what lay between was a control sign, which pages drop.
    let composed: String = name.nfc().filter(|c| !matches!(c, '\u{80}'..='\u{9f}')).collect();
    if !composed.contains(['Ã', 'Â']) {
        return None;
    }
    let once = composed.replace("ÃÂ", "Ã");
    let bytes: Option<Vec<u8>> = once.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    String::from_utf8(bytes?).ok().filter(|mended| mended != name)
}

/// A key that is the same for the common transliterations of a name ("Sergei" and "Sergey", "Zelensky" and "Zelenskyy", "Mohammed" and
/// "Muhammad"). Different names may share it, so it needs a second sign before two people are one.
pub fn skeleton(name: &str) -> String {
    skeleton_of_folded(&fold(name))
}

/// [`skeleton`] of a name that is folded already.
pub(super) fn skeleton_of_folded(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut even = String::new();
    for word in folded.split(' ').filter(|w| w.len() > 1 && !matches!(*w, "al" | "el" | "bin" | "ibn" | "ben")) {
        if !out.is_empty() {
            out.push(' ');
        }
        add_skeleton(&mut out, word, &mut even);
    }
    out
}

/// Adds a word's skeleton to `out`; `even` is only room to work in.
fn add_skeleton(out: &mut String, word: &str, even: &mut String) {
    if matches!(word, "mohammed" | "muhammad" | "mohammad" | "mohamed" | "muhammed" | "mohamad" | "mohamud" | "mahamat") {
        return out.push_str("mohamad");
    }
    even.clear();
    let mut add_even = |c: char| {
        let c = if !even.is_empty() && matches!(c, 'y' | 'j') { 'i' } else { c };
        if !even.ends_with(c) {
            even.push(c);
        }
    };
    each_sound(word, vowel, |sound| sound.chars().for_each(&mut add_even));
    each_sound(even, consonant, |sound| out.push_str(sound));
    if out.ends_with('f') {
        out.truncate(out.len() - 1);
        out.push('v');
    }
}

/// Gives `word` piece by piece: what `written` tells to be spelt otherwise so, all else letter by letter.
fn each_sound(word: &str, written: impl Fn(&[u8]) -> Option<(usize, &'static str)>, mut give: impl FnMut(&str)) {
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (length, sound) = written(rest.as_bytes()).unwrap_or((c.len_utf8(), &rest[..c.len_utf8()]));
        give(sound);
        rest = &rest[length..];
    }
}

/// A vowel written with two letters, at the beginning of `rest`: how many they are and what it is.
fn vowel(rest: &[u8]) -> Option<(usize, &'static str)> {
    match rest {
        [b'o', b'u' | b'o', ..] => Some((2, "u")),
        [b'e', b'e', ..] => Some((2, "i")),
        _ => None,
    }
}

/// A sound that transliterations write in several ways, at the beginning of `rest`: how many letters it has here and what it is.
fn consonant(rest: &[u8]) -> Option<(usize, &'static str)> {
    Some(match rest {
        [b's', b'h', b'c', b'h', ..] => (4, "sh"),
        [b's', b'c', b'h', ..] => (3, "sh"),
        [b't', b's', b'c', b'h', ..] => (4, "c"),
        [b't', b'c', b'h', ..] => (3, "c"),
        [b'c', b'h', ..] => (2, "c"),
        [b'd', b'z', b'h', ..] => (3, "j"),
        [b'k', b'h', ..] => (2, "h"),
        [b'g', b'h', ..] => (2, "g"),
        [b'p', b'h', ..] => (2, "f"),
        [b't', b'h', ..] => (2, "t"),
        [b'd', b'h', ..] => (2, "d"),
        [b't', b's' | b'z', ..] => (2, "c"),
        [b'c', b'k', ..] => (2, "k"),
        [b'k', b's', ..] => (2, "x"),
        [b'q', ..] => (1, "k"),
        [b'w', ..] => (1, "v"),
        [b'y', b'o', ..] => (2, "o"),
        [b'y' | b'i', b'e', ..] => (2, "e"),
        [b'y' | b'i', b'a', ..] => (2, "a"),
        [b'y' | b'i', b'u', ..] => (2, "u"),
        [b'i', b'o', ..] => (2, "o"),
        [b'e', b'i', ..] => (2, "i"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded() {
        assert_eq!(fold("Jean-Noël  Barrot"), "jean noel barrot");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("Philip \"Brave\" Davis"), "philip davis");
        assert_eq!(fold("Ådne O’Brien-Łuk"), "adne obrien luk");
    }

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(skeleton(a) == skeleton(b), same, "{} / {}", skeleton(a), skeleton(b));
    }

    #[test]
    fn transliterations() {
        check("Sergei Orlov", "Sergey Orlov", true);
        check("Zelensky", "Zelenskyy", true);
        check("Zelenskiy", "Zelensky", true);
        check("Andriy Sybiha", "Andrii Sybiha", true);
        check("Dmitri", "Dmitry", true);
        check("Mohammed al-Tal", "Muhammad Tal", true);
        check("Yulia", "Yuliia", true);
        check("Marta Tolle", "Marta Tolne", false);
        check("Horvać", "Horvatch", true);
        check("Boris", "Doris", false);
    }

    #[test]
    fn names_that_were_decoded_wrongly() {
        assert_eq!(mended("Ina PeÃ±alba").as_deref(), Some("Ina Peñalba"));
        assert_eq!(mended("Ras KeldÃÂ¡n").as_deref(), Some("Ras Keldán"));
        assert_eq!(mended("Ras KeldA\u{303}\u{83}A\u{302}¡n").as_deref(), Some("Ras Keldán"));
        assert_eq!(mended("Ina Peñalba"), None);
        assert_eq!(mended("São Ãvar"), None);
        assert_eq!(fold("Ina PeÃ±alba"), fold("Ina Peñalba"));
    }
}
