//! Words as the rules see them: tokens with their class, parted at hyphens and slashes, numbers read.

use super::words::{Word, class};
use crate::text::{Span, Structure};

/// A word or a part of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) span: Span,
    pub(super) word: Word,
    /// What stands between it and the one before.
    pub(super) glue: Glue,
    /// It starts with a capital.
    pub(super) capital: bool,
}

/// What stands between two atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glue {
    /// White space, or the beginning.
    Space,
    /// Nothing.
    None,
    /// A hyphen or dash inside a word.
    Hyphen,
    /// A slash inside a word.
    Slash,
    /// A full stop inside a word of digits.
    Stop,
    /// A line end.
    Line,
}

/// The atoms of a text.
pub(super) fn atoms(text: &str, structure: &Structure) -> Vec<Atom> {
    let mut found = Vec::with_capacity(structure.tokens.len() + structure.tokens.len() / 16 + 8);
    let mut paragraph_starts = structure.paragraphs.iter().map(|p| p.tokens.start).peekable();
    let mut end = 0;
    for (token, &span) in structure.tokens.iter().enumerate() {
        let first = if paragraph_starts.next_if_eq(&token).is_some() {
            Glue::Line
        } else if span.start == end {
            Glue::None
        } else {
            Glue::Space
        };
        end = span.end;
        push(&mut found, text.as_bytes(), span, first);
    }
    found
}

/// Pushes the parts of one token.
fn push(found: &mut Vec<Atom>, text: &[u8], span: Span, first: Glue) {
    let bytes = &text[span.range()];
    let digits = bytes[0].is_ascii_digit();
    let mut start = 0;
    let mut glue = first;
    let mut at = 0;
    // Most words are letters alone and need no second look.
    if bytes.iter().all(u8::is_ascii_alphabetic) {
        let word = class(bytes);
        return found.push(Atom { span, word, glue, capital: bytes[0].is_ascii_uppercase() });
    }
    // Only words of several letters can hold a joint.
    while bytes.len() > 2 && at < bytes.len() {
        let (joint, len) = match bytes[at] {
            b'-' => (Glue::Hyphen, 1),
            0xE2 if bytes[at..].starts_with("–".as_bytes()) => (Glue::Hyphen, 3),
            b'/' => (Glue::Slash, 1),
            // "1999-03-03T17:30"
            b'T' if at == 10 && digits && bytes[4] == b'-' && bytes[7] == b'-' => (Glue::None, 1),
            b'.' if digits && bytes.iter().filter(|&&b| b == b'.').count() == 2 => (Glue::Stop, 1),
            _ => {
                at += 1;
                continue;
            }
        };
        if at > start {
            push_one(found, text, Span::new(span.start as usize + start, span.start as usize + at), glue);
            glue = joint;
        }
        at += len;
        start = at;
    }
    if start < bytes.len() {
        push_one(found, text, Span::new(span.start as usize + start, span.end as usize), glue);
    }
}

fn push_one(found: &mut Vec<Atom>, text: &[u8], span: Span, glue: Glue) {
    let bytes = &text[span.range()];
    let word = read(bytes);
    // "30,000" is one number.
    if let (Word::Number(tail, 3), [.., head, comma]) = (word, found.as_mut_slice())
        && let (Word::Number(value, digits), Word::Comma) = (head.word, comma.word)
        && (digits <= 3 || digits == u8::MAX)
        && digits > 0
        && comma.glue == Glue::None
        && glue == Glue::None
        && let Some(value) = value.checked_mul(1000).and_then(|v| v.checked_add(tail))
    {
        head.word = Word::Number(value, u8::MAX);
        head.span.end = span.end;
        found.pop();
        return;
    }
    // "twenty-first" is one ordinal.
    if let (Word::Ordinal(ones @ 1..=9), Some(head)) = (word, found.last_mut())
        && let Word::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90), 0) = head.word
        && glue == Glue::Hyphen
    {
        head.word = Word::Ordinal(tens + ones);
        head.span.end = span.end;
        return;
    }
    found.push(Atom { span, word, glue, capital: bytes[0].is_ascii_uppercase() });
}

/// The class of a part of a word or a mark.
fn read(bytes: &[u8]) -> Word {
    match bytes[0] {
        b'0'..=b'9' => number(bytes),
        b'F' if bytes.len() > 2 && bytes[1] == b'Y' => fiscal_year(bytes),
        b'A'..=b'Z' | b'a'..=b'z' => class(bytes),
        b',' => Word::Comma,
        b'.' if bytes.len() == 1 => Word::Stop,
        b'-' => Word::Dash,
        b':' => Word::Colon,
        b'/' => Word::Slash,
        b'\'' if bytes.len() == 1 => Word::Apostrophe,
        b'\'' if bytes == b"'s" => Word::Genitive,
        b'(' | b'[' => Word::Open,
        b')' | b']' => Word::Close,
        b'$' => Word::Currency,
        b'%' => Word::Percent,
        b'#' => Word::Hash,
        b'"' => Word::Quote,
        0xC2 if bytes == "£".as_bytes() => Word::Currency,
        0xE2 => match std::str::from_utf8(bytes) {
            Ok("’") => Word::Apostrophe,
            Ok("’s") => Word::Genitive,
            Ok("–" | "—") => Word::Dash,
            Ok("“" | "”") => Word::Quote,
            Ok("€") => Word::Currency,
            _ => Word::Other,
        },
        _ => Word::Other,
    }
}

/// "FY2024", "FY24".
fn fiscal_year(bytes: &[u8]) -> Word {
    match number(&bytes[2..]) {
        Word::Number(year @ 1900..=2099, 4) => Word::FiscalYear(year),
        Word::Number(year, 2) => Word::FiscalYear(super::parse::two_digits(year) as u32),
        _ => class(bytes),
    }
}

/// A word that starts with a digit: number, ordinal, decade, time.
fn number(bytes: &[u8]) -> Word {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 9 {
        return Word::Other;
    }
    let value = bytes[..digits].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    let mut tail = [0; 4];
    let rest = &bytes[digits..];
    if let Some(clock) = dotted_clock(value, rest) {
        return clock;
    }
    if rest.len() > 4 {
        return decimal(bytes);
    }
    for (to, from) in tail.iter_mut().zip(rest) {
        *to = from.to_ascii_lowercase();
    }
    match &tail[..rest.len()] {
        b"" => Word::Number(value, digits as u8),
        b"st" | b"nd" | b"rd" | b"th" => Word::Ordinal(value),
        b"s" if digits == 4 && value.is_multiple_of(10) => Word::Decade(value, true),
        b"s" if digits == 2 && value.is_multiple_of(10) => Word::Decade(value, false),
        b"pm" | b"p.m" if (1..=12).contains(&value) => Word::Clock((value % 12 + 12) as u8, 0),
        b"am" | b"a.m" if (1..=12).contains(&value) => Word::Clock((value % 12) as u8, 0),
        b"hrs" | b"h" | b"gmt" if digits == 4 && value % 100 < 60 && value < 2400 => Word::Clock((value / 100) as u8, (value % 100) as u8),
        _ => decimal(bytes),
    }
}

/// "5.30pm", of which `rest` is what follows the hour.
fn dotted_clock(hour: u32, rest: &[u8]) -> Option<Word> {
    let [b'.', tens @ b'0'..=b'5', ones @ b'0'..=b'9', half, b'm' | b'M'] = rest else { return None };
    let afternoon = match half {
        b'p' | b'P' => 12,
        b'a' | b'A' => 0,
        _ => return None,
    };
    (1..=12).contains(&hour).then(|| Word::Clock((hour % 12 + afternoon) as u8, (tens - b'0') * 10 + ones - b'0'))
}

fn decimal(bytes: &[u8]) -> Word {
    let text = std::str::from_utf8(bytes).unwrap_or("");
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') { text.parse().map_or(Word::Other, Word::Decimal) } else { Word::Other }
}
