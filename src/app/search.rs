//! The search field's language: words, "phrases", and `speaker:`, `party:`, `act:`, `topic:`, `quotation:`, `outlet:`, `in:`, `date:`,
//! `reviewed:`, `before:`, `after:`, `on:`.
//!
//! All parts must hold; a leading `-` turns one round, and commas part what may stand for each other (`party:velmar,tessaly`). Case and accents do not count. What cannot be read as an operator is searched for as
//! it stands, so nothing typed is ever an error.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq)]
struct Term {
    wanted: bool,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Words(String),
    Field(Field, Vec<String>),
    Before(NaiveDate),
    After(NaiveDate),
    On(NaiveDate, NaiveDate),
}

/// A property that an operator names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `speaker:`
    Speaker,
    /// `party:`
    Party,
    /// `act:`
    Act,
    /// `quotation:`
    Quotation,
    /// `outlet:`
    Outlet,
    /// `in:`, a document's name or title
    Document,
    /// `topic:`
    Topic,
    /// `date:`, how surely it is known: day, range, none
    Date,
    /// `reviewed:`, yes or no
    Reviewed,
}

/// The operators, each with what may follow it, as the search field offers them.
pub const OPERATORS: [(&str, &str); 12] = [
    ("speaker:", "a name or part of one"),
    ("party:", "a side, several parted by commas"),
    ("act:", "says, demands, rejects, warns, accuses, pledges, offers, confirms, denies, asks"),
    ("topic:", "a topic of the list at the left"),
    ("quotation:", "direct, mixed, indirect"),
    ("outlet:", "who published it"),
    ("in:", "a document’s name or title"),
    ("date:", "day, range, none"),
    ("before:", "2025, 2025-09 or 2025-09-01"),
    ("after:", "2025, 2025-09 or 2025-09-01"),
    ("on:", "2025, 2025-09 or 2025-09-01"),
    ("reviewed:", "yes, no"),
];

/// What a query is held against; all words folded by [`fold`].
pub trait Searched {
    /// Content, speaker, party and titles.
    fn words(&self) -> &str;
    /// A property's words.
    fn field(&self, field: Field) -> &str;
    /// First and last possible day.
    fn days(&self) -> Option<(NaiveDate, NaiveDate)>;
    /// Whether one of the property's values holds; most have but one.
    fn any(&self, field: Field, holds: &dyn Fn(&str) -> bool) -> bool {
        holds(self.field(field))
    }
}

impl Query {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        Self { terms: split(typed).into_iter().filter_map(|part| term(&part)).collect() }
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether all its parts hold.
    pub fn matches(&self, it: &impl Searched) -> bool {
        self.terms.iter().all(|term| term.wanted == term.what.holds(it))
    }

    /// Why nothing is found, where one part of the search is to blame: a value that no statement has, with the nearest that one has, or a
    /// date that cannot be read.
    pub fn why_none(&self, index: &super::index::Index) -> Option<String> {
        let rows = || (0..index.rows.len() as u32).map(|n| index.searched(n));
        for term in self.terms.iter().filter(|t| t.wanted) {
            match &term.what {
                What::Field(field, words) if !rows().any(|row| term.what.holds(&row)) => {
                    let (name, values) = (field.text(), index.values(*field));
                    let wanted = words.join("”, “");
                    let near = values.into_iter().map(|v| (off(&fold(&v), &words[0]), v)).min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
                    let near = near.filter(|(off, v)| *off * 3 <= v.chars().count()).map(|(_, v)| format!(", the nearest is “{v}”"));
                    return Some(format!("no {name} is called “{wanted}”{}", near.unwrap_or_default()));
                }
                What::Words(words) => {
                    if let Some((name, value)) = words.split_once(':').filter(|(name, _)| matches!(*name, "before" | "after" | "on")) {
                        return Some(format!("“{value}” after “{name}:” is no date such as 2025, 2025-09 or 2025-09-01"));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The words that are searched for anywhere, as they are looked for.
    pub fn words(&self) -> String {
        let words = self.terms.iter().filter(|t| t.wanted);
        let words = words.filter_map(|t| if let What::Words(words) = &t.what { Some(words.as_str()) } else { None });
        words.collect::<Vec<_>>().join(" ")
    }

    /// What `text` should show as found, as byte ranges: the words typed as one phrase where they stand so, else each of them at the start of a
    /// word. Small words alone are left out beside others ("to" of "road to nowhere").
    pub fn found_in(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let words: Vec<&str> = self
            .terms
            .iter()
            .filter(|t| t.wanted)
            .filter_map(|t| if let What::Words(words) = &t.what { Some(words.as_str()) } else { None })
            .collect();
        let phrase = find_all(text, &words.join(" "));
        if !phrase.is_empty() || words.len() < 2 {
            return phrase;
        }
        let starts = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        let telling = words.iter().filter(|w| w.chars().count() > 2);
        telling.flat_map(|w| find_all(text, w)).filter(|found| starts(found.start)).collect()
    }
}

impl What {
    fn holds(&self, it: &impl Searched) -> bool {
        match self {
            Self::Words(words) => it.words().contains(words.as_str()),
            Self::Field(field, words) => it.any(*field, &|value| words.iter().any(|w| value.contains(w.as_str()))),
            Self::Before(day) => it.days().is_some_and(|(_, to)| to < *day),
            Self::After(day) => it.days().is_some_and(|(from, _)| from >= *day),
            Self::On(first, last) => it.days().is_some_and(|(from, to)| from <= *last && to >= *first),
        }
    }
}

impl Field {
    /// What it is called.
    fn text(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Party => "party",
            Self::Act => "act",
            Self::Quotation => "kind of quotation",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Topic => "topic",
            Self::Date => "certainty of dates",
            Self::Reviewed => "state of review",
        }
    }
}

/// How many letters have to be changed, added or left out to make one word of the other (Levenshtein 1966).
fn off(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, c) in a.chars().enumerate() {
        let mut before = std::mem::replace(&mut row[0], n + 1);
        for (m, d) in b.iter().enumerate() {
            let best = (before + usize::from(c != *d)).min(row[m] + 1).min(row[m + 1] + 1);
            before = std::mem::replace(&mut row[m + 1], best);
        }
    }
    row[b.len()]
}

/// Splits at white space outside quotation marks.
fn split(typed: &str) -> Vec<String> {
    let (mut parts, mut part, mut quoted) = (Vec::new(), String::new(), false);
    for c in typed.chars() {
        match c {
            '"' | '“' | '”' => {
                quoted = !quoted;
                part.push('"');
            }
            c if c.is_whitespace() && !quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    parts
}

fn term(part: &str) -> Option<Term> {
    let (wanted, part) = match part.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (false, rest),
        _ => (true, part),
    };
    let what = operator(part).or_else(|| {
        let words = fold(part.trim_matches('"'));
        (!words.trim().is_empty()).then_some(What::Words(words))
    })?;
    Some(Term { wanted, what })
}

fn operator(part: &str) -> Option<What> {
    let (name, value) = part.split_once(':')?;
    let field = match name.to_lowercase().as_str() {
        "speaker" => Field::Speaker,
        "party" => Field::Party,
        "act" => Field::Act,
        "quotation" | "quote" => Field::Quotation,
        "outlet" => Field::Outlet,
        "in" | "document" | "file" | "title" => Field::Document,
        "topic" => Field::Topic,
        "date" if days(bare(value)).is_some() => return days(bare(value)).map(|(first, last)| What::On(first, last)),
        "date" | "certainty" => Field::Date,
        "reviewed" => Field::Reviewed,
        "before" => return Some(What::Before(days(bare(value))?.0)),
        "after" => return Some(What::After(days(bare(value))?.0)),
        "on" => return days(bare(value)).map(|(first, last)| What::On(first, last)),
        _ => return None,
    };
    let values: Vec<String> = commas(value).iter().map(|v| fold(bare(v))).filter(|v| !v.is_empty()).collect();
    (!values.is_empty()).then_some(What::Field(field, values))
}

fn bare(value: &str) -> &str {
    value.trim().trim_matches('"').trim()
}

/// Splits at commas outside quotation marks.
fn commas(value: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = value.split(|c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    parts.collect()
}

/// The first and the last day of "2025", "2025-09" or "2025-09-01".
fn days(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = value.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok().filter(|y| (1000..=9999).contains(y))?;
    let month = parts.next().transpose().ok()?;
    let day = parts.next().transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let after = match (month, day) {
        (None, _) => first.with_year(year + 1)?,
        (Some(_), None) => first.checked_add_months(chrono::Months::new(1))?,
        (Some(_), Some(_)) => first.succ_opt()?,
    };
    Some((first, after.pred_opt()?))
}

/// Lower case without accents, each quotation mark or dash as its plain form, so that what is typed finds what is written.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = |c: char| match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‐' | '‑' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    };
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(plain).collect()
}

/// Where the folded `words` stand in `text`, as byte ranges of `text`.
pub fn find_all(text: &str, words: &str) -> Vec<std::ops::Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    // Folding may change lengths, so the folded text remembers where each of its bytes comes from.
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            origin.push(at);
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        let mut buffer = [0; 4];
        let piece = fold(c.encode_utf8(&mut buffer));
        origin.extend(std::iter::repeat_n(at, piece.len()));
        folded.push_str(&piece);
    }
    origin.push(text.len());
    let char_end = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    folded.match_indices(words).map(|(at, m)| origin[at]..char_end(origin[at + m.len() - 1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;
    impl Searched for Sample {
        fn words(&self) -> &str {
            "we will never sign the harbour pact ina tolle velmar"
        }
        fn field(&self, field: Field) -> &str {
            match field {
                Field::Speaker => "ina tolle",
                Field::Party => "velmar",
                Field::Act => "rejects",
                Field::Quotation => "direct",
                Field::Outlet => "the tessaly post",
                Field::Document => "002.txt",
                Field::Topic => "foreign fleets",
                Field::Date => "range interval",
                Field::Reviewed => "no",
            }
        }
        fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
            Some((NaiveDate::from_ymd_opt(2031, 8, 20)?, NaiveDate::from_ymd_opt(2031, 8, 22)?))
        }
    }

    #[track_caller]
    fn check(typed: &str, expect: bool) {
        assert_eq!(Query::parse(typed).matches(&Sample), expect, "{typed}");
    }

    #[test]
    fn operators_words_and_phrases() {
        check("", true);
        check("   ", true);
        check("harbour sign", true);
        check("\"sign the harbour\"", true);
        check("“sign the harbour”", true);
        check("\"harbour sign\"", false);
        check("HÁRBOUR", true);
        check("speaker:tolle party:velmar act:rejects", true);
        check("speaker:\"Ina Tolle\"", true);
        check("speaker:dane", false);
        check("-speaker:dane never", true);
        check("-never", false);
        check("outlet:post in:002", true);
        check("before:2031-09", true);
        check("before:2031-08-22", false);
        check("before:2031-08-23", true);
        check("after:2031", true);
        check("after:2031-08-21", false);
        check("before:soon", false);
        check("on:2031-08", true);
        check("on:2031-08-21", true);
        check("on:2031-08-23", false);
        check("on:2032", false);
        check("date:2031-08", true);
        check("topic:fleet", true);
        check("topic:\"foreign fleets\",quota", true);
        check("topic:quota", false);
        check("party:tessaly,velmar", true);
        check("party:tessaly,", false);
        check("party:,", false);
        check("quote:direct date:range reviewed:no", true);
        check("-reviewed:yes certainty:day", false);
        check("speaker:", false);
        check("-", false);
        check("http://x", false);
    }

    #[test]
    fn why_nothing_is_found_is_told() {
        let index = super::super::index::Index::of(&crate::app::fixture::analysis());
        let why = |typed: &str| Query::parse(typed).why_none(&index);
        assert_eq!(why("party:velmer").as_deref(), Some("no party is called “velmer”, the nearest is “Velmar”"));
        assert_eq!(why("party:xyzzyx").as_deref(), Some("no party is called “xyzzyx”"));
        assert_eq!(why("before:abc").as_deref(), Some("“abc” after “before:” is no date such as 2025, 2025-09 or 2025-09-01"));
        assert_eq!(why("party:velmar nothing"), None);
        assert_eq!((off("kitten", "sitting"), off("", "ab"), off("ab", "ab")), (3, 2, 0));
    }

    #[test]
    fn words_are_shown_together_or_at_the_start_of_a_word() {
        let shown = |typed: &str, text: &'static str| Query::parse(typed).found_in(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(shown("road to nowhere", "A utopia, a road to Nowhere"), ["road to Nowhere"]);
        assert_eq!(shown("road to nowhere", "The road to NATO led abroad"), ["road"]);
        assert_eq!(shown("harb", "The harbour"), ["harb"]);
        assert!(shown("speaker:tolle", "Tolle").is_empty());
    }

    #[test]
    fn found_words_point_into_the_text_as_it_is_written() {
        let text = "Zoë’s CAFÉ, a café";
        let found: Vec<_> = find_all(text, &fold("café")).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["CAFÉ", "café"]);
        assert_eq!(find_all(text, &fold("zoe's")), vec![0..8]);
        assert!(find_all(text, "").is_empty());
    }
}
