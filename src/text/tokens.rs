//! Words and marks of a line.

use super::Span;

/// Splits `line`, which starts at byte `offset` of its text, into words and single marks.
///
/// A word keeps its inner full stops, hyphens, ampersands and slashes ("U.S", "cease-fire", "AT&T"); a contraction parts from
/// its word ("do|n't", "Lavrov|'s"); runs of full stops or hyphens and the quotation marks `''` and ` `` ` stay whole. White
/// space and characters that are neither letter, digit nor visible mark part words and belong to none.
pub fn words(line: &str, offset: usize) -> Vec<Span> {
    let mut found = Vec::with_capacity(line.len() / 5);
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let len = token_len(rest);
        match len {
            Some(len) => {
                found.push(Span::new(offset + at, offset + at + len));
                at += len;
            }
            None => at += first_len(rest),
        }
    }
    found
}

/// Whether a word is a dash, of whatever length and make.
pub fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "—" | "–" | "--" | "―")
}

/// Bytes of the token that `rest` starts with; `None` where it starts with white space.
fn token_len(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if let Some(len) = contraction_len(rest) {
        return Some(len);
    }
    if is_word(first) {
        return Some(word_len(rest));
    }
    if rest.starts_with("''") || rest.starts_with("``") {
        return Some(2);
    }
    for mark in ['-', '.'] {
        let run = rest.bytes().take_while(|&b| b == mark as u8).count();
        if run >= 2 {
            return Some(run);
        }
    }
    (!first.is_whitespace()).then(|| first.len_utf8())
}

/// "n't", or an apostrophe with a short ending ("'s", "’re"), when no letter follows.
fn contraction_len(rest: &str) -> Option<usize> {
    const ENDINGS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "S"];
    if let Some(len) = not_len(rest) {
        return Some(len);
    }
    let after = rest.strip_prefix(['\'', '’'])?;
    ENDINGS.iter().find_map(|ending| {
        let tail = after.strip_prefix(ending)?;
        (!tail.starts_with(is_word)).then(|| rest.len() - tail.len())
    })
}

/// Bytes of "n't" or "n’t" at the start of `rest`, when it ends a word.
fn not_len(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix('n')?.strip_prefix(['\'', '’'])?.strip_prefix('t')?;
    (!tail.starts_with(is_word)).then(|| rest.len() - tail.len())
}

fn word_len(rest: &str) -> usize {
    let run = |from: usize| rest[from..].find(|c| !is_word(c)).map_or(rest.len(), |n| from + n);
    let first = run(0);
    // "don't": the word gives up its n to the contraction.
    if rest[..first].len() > 1 && rest[..first].ends_with('n') && not_len(&rest[first - 1..]).is_some() {
        return first - 1;
    }
    let mut end = first;
    while let Some(len) = misread_len(&rest[..end], &rest[end..]) {
        end = run(end + len);
    }
    while let Some(joint) = rest[end..].chars().next().filter(|c| matches!(c, '.' | '-' | '–' | '&' | '/')) {
        let next = end + joint.len_utf8();
        let stop = run(next);
        if stop == next {
            break;
        }
        end = stop;
    }
    end
}

/// Bytes of the signs behind `word` that stand for one letter where a page read its UTF-8 as Latin-1, once or twice ("PeÃ±a", also decomposed):
/// no end of a word.
fn misread_len(word: &str, rest: &str) -> Option<usize> {
    let leads = word.ends_with(['Ã', 'Â']) || word.ends_with('A') && rest.starts_with(['\u{302}', '\u{303}']);
    let between = |c: char| matches!(c, '\u{302}' | '\u{303}' | 'A' | 'Ã' | 'Â' | '\u{80}'..='\u{9f}');
    let end = rest.find(|c| !between(c)).filter(|_| leads)?;
    let sign = rest[end..].chars().next()?;
    ('\u{a1}'..='\u{bf}').contains(&sign).then(|| end + sign.len_utf8())
}

fn first_len(rest: &str) -> usize {
    rest.chars().next().map_or(1, char::len_utf8)
}

/// Letters, digits, combining marks within words and the underscore, as Unicode's `\w`.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: &[&str]) {
        let found: Vec<_> = words(line, 0).into_iter().map(|w| w.of(line)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn words_and_marks() {
        check("", &[]);
        check("The U.S. said: “No.”", &["The", "U.S", ".", "said", ":", "“", "No", ".", "”"]);
        check("don't can’t", &["do", "n't", "ca", "n’t"]);
        check("n't isn't", &["n't", "is", "n't"]);
        check("Orla's they’ll O'Neil", &["Orla", "'s", "they", "’ll", "O", "'", "Neil"]);
        check("cease-fire AT&T 2015–16 and/or", &["cease-fire", "AT&T", "2015–16", "and/or"]);
        check("so ... --no-- ''yes''", &["so", "...", "--", "no", "--", "''", "yes", "''"]);
        check("PeÃ±a PeA\u{303}±a KeldA\u{303}\u{83}A\u{302}¡n", &["PeÃ±a", "PeA\u{303}±a", "KeldA\u{303}\u{83}A\u{302}¡n"]);
        check("À la «Ã» A", &["À", "la", "«", "Ã»", "A"]);
        check("a\u{a0}b\u{200b}c", &["a", "b", "\u{200b}", "c"]);
    }
}
