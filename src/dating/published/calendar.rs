//! Dates, months and years written out in a text, without any anchor.
//!
//! Finds only what stands on its own feet ("March 17, 2025", "17 March", "Feb. 9", "in 2012"); "last Tuesday" is [`super::wording`]'s.

use crate::text::{Span, Structure};

use super::days::ymd;

/// Something the calendar knows, written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What it names.
    pub value: Value,
    /// The weekday before it ("Tuesday, Feb. 9"), Monday 0.
    pub weekday: Option<usize>,
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
}

/// What a date expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A day, by number.
    Day(i32),
    /// A day of an unnamed year.
    MonthDay(u32, u32),
    /// A month of a year.
    MonthYear(i32, u32),
    /// A month of an unnamed year.
    Month(u32),
    /// A year.
    Year(i32),
}

/// The written dates of a text, in order.
pub(super) fn written(text: &str, structure: &Structure) -> Vec<Written> {
    let mut found = Vec::new();
    for (sentence, s) in structure.sentences.iter().enumerate() {
        let tokens = &structure.tokens[s.tokens.clone()];
        let words: Vec<&str> = tokens.iter().map(|t| t.of(text)).collect();
        let mut i = 0;
        while i < words.len() {
            let Some((value, len)) = value_at(&words, i) else {
                i += 1;
                continue;
            };
            let before = if i > 0 && words[i - 1] == "," { i.checked_sub(2) } else { i.checked_sub(1) };
            let dotted = before.filter(|&b| words[b] == ".").and_then(|b| b.checked_sub(1)).or(before);
            let weekday = dotted.and_then(|b| weekday_of(words[b])).filter(|_| !matches!(value, Value::Year(_) | Value::Month(_)));
            found.push(Written { value, weekday, span: tokens[i].hull(tokens[i + len - 1]), sentence });
            i += len;
        }
    }
    found
}

/// The date that starts at word `i`, and how many words it takes.
fn value_at(words: &[&str], i: usize) -> Option<(Value, usize)> {
    let word = |k: usize| words.get(k).copied().unwrap_or("");
    if let Some(day) = numeric(word(i)) {
        return Some((Value::Day(day), 1));
    }
    if let Some(month) = month_of(word(i)) {
        let mut next = i + 1;
        if word(next) == "." && word(i).len() <= 4 {
            next += 1;
        }
        if let Some(day) = day_of(word(next)) {
            let comma = next + 1 + usize::from(word(next + 1) == ",");
            return Some(match year_of(word(comma)).and_then(|y| ymd(y, month, day)) {
                Some(date) => (Value::Day(date), comma + 1 - i),
                None => (Value::MonthDay(month, day), next + 1 - i),
            });
        }
        let of = next + usize::from(matches!(word(next), "," | "of"));
        if let Some(year) = year_of(word(of)) {
            return Some((Value::MonthYear(year, month), of + 1 - i));
        }
        // "May" and "March" are words of their own.
        let plain = word(i).len() > 3 || word(i + 1) == ".";
        let certain = !matches!(word(i), "March" | "May" | "August" | "April" | "June")
            || i.checked_sub(1)
                .is_some_and(|b| matches!(words[b], "in" | "since" | "last" | "until" | "by" | "early" | "late" | "mid" | "this"));
        return (plain && certain).then_some((Value::Month(month), 1));
    }
    if let Some(day) = day_of(word(i)) {
        let of = i + 1 + usize::from(word(i + 1) == "of");
        if let Some(month) = month_of(word(of)) {
            let mut after = of + 1;
            if word(after) == "." && word(of).len() <= 4 && year_of(word(after + 1)).is_some() {
                after += 1;
            }
            after += usize::from(word(after) == "," && year_of(word(after + 1)).is_some());
            return Some(match year_of(word(after)).and_then(|y| ymd(y, month, day)) {
                Some(date) => (Value::Day(date), after + 1 - i),
                None => (Value::MonthDay(month, day), of + 1 - i),
            });
        }
    }
    let year = year_of(word(i))?;
    let counted = i > 0 && matches!(words[i - 1], "$" | "€" | "£" | "#" | "." | "," if words[i - 1] != "," || i < 2);
    let unit = matches!(
        word(i + 1),
        "%" | "people" | "percent" | "miles" | "troops" | "soldiers" | "votes" | "dollars" | "euros" | "jobs" | "feet" | "men"
    );
    (!counted && !unit).then_some((Value::Year(year), 1))
}

/// A weekday's name or its common abbreviation, Monday 0.
pub(super) fn weekday_of(word: &str) -> Option<usize> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let found = NAMES
        .iter()
        .position(|n| *n == word || (word.len() == n.len() && word.chars().all(char::is_uppercase) && n.eq_ignore_ascii_case(word)));
    found.or_else(|| match word {
        "Tues" => Some(1),
        "Thurs" => Some(3),
        "Sun" | "Sat" | "Mon" | "Wed" => None,
        _ => SHORT.iter().position(|n| *n == word),
    })
}

/// A month's name or its common abbreviation without the full stop; "MAR" and "DEC" stand for other things.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    let shouted = word.len() < 5 && word != "MAY" && word.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase);
    if capital && !shouted { crate::dating::month_of(word) } else { None }
}

fn day_of(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &word[digits.len()..];
    if !(matches!(suffix, "" | "st" | "nd" | "rd" | "th") && matches!(digits.len(), 1 | 2)) {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn year_of(word: &str) -> Option<i32> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|y| (1800..=2060).contains(y))
}

/// "2025-08-20", "2025/08/20"; "8/20/2025" and "20.8.2025" where only one order makes a date.
fn numeric(word: &str) -> Option<i32> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() < 8 {
        return None;
    }
    let parts: Vec<i32> = word.split(['-', '/', '.']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = parts[..] else { return None };
    let day = |y: i32, m: i32, d: i32| ymd(y, u32::try_from(m).ok()?, u32::try_from(d).ok()?);
    if (1800..=2060).contains(&a) {
        return day(a, b, c);
    }
    if !(1800..=2060).contains(&c) {
        return None;
    }
    match (day(c, a, b), day(c, b, a)) {
        (Some(x), Some(y)) => (x == y).then_some(x),
        (x, y) => x.or(y),
    }
}

#[cfg(test)]
mod tests {
    use super::super::days::date;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = written(text, &Structure::of(text))
            .into_iter()
            .map(|w| {
                let value = match w.value {
                    Value::Day(n) => date(n).to_string(),
                    Value::MonthDay(m, d) => format!("{m}/{d}"),
                    Value::MonthYear(y, m) => format!("{y}-{m:02}"),
                    Value::Month(m) => format!("month {m}"),
                    Value::Year(y) => y.to_string(),
                };
                format!("{}={value}{}", w.span.of(text), w.weekday.map_or(String::new(), |d| format!(" wd{d}")))
            })
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn full_dates() {
        check("It began on March 17, 2025 at noon", &["March 17, 2025=2025-03-17"]);
        check("on 17 March 2025 and 1st of May 2024", &["17 March 2025=2025-03-17", "1st of May 2024=2024-05-01"]);
        check("Aug. 3, 2016; Sept. 9 2015", &["Aug. 3, 2016=2016-08-03", "Sept. 9 2015=2015-09-09"]);
        check("2025-08-20 and 8/20/2025, 5/4/2025", &["2025-08-20=2025-08-20", "8/20/2025=2025-08-20"]);
        check("Tuesday, Feb. 9", &["Feb. 9=2/9 wd1"]);
        check("February 30, 2016", &["February 30=2/30", "2016=2016"]);
    }

    #[test]
    fn parts_of_dates() {
        check("In June 2024, he left in March", &["June 2024=2024-06", "March=month 3"]);
        check("May I march on 12 Oak Street?", &[]);
        check("since 2012, $2000 and 2000 troops", &["2012=2012"]);
    }
}
