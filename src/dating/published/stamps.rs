//! Days that addresses and post numbers carry: "/2031/05/04/" in a web address, the time inside a post's number.
//!
//! A text is published on or after the day of what it links to or embeds, mostly within days. Numbers of posts on Twitter and X hold the
//! milliseconds since 4 November 2010 in their upper bits ("snowflake").

use super::clues::{Clue, What};
use super::days::{Curve, ymd};
use crate::dating::Basis;
use crate::text::Span;
use chrono::DateTime;

/// Where the time of a post's number starts, in milliseconds since 1970.
const POSTS_SINCE_MILLIS: i64 = 1_288_834_974_657;
/// How many of the lowest bits are not time.
const POST_BITS: u32 = 22;

/// The latest day that addresses and post numbers carry, not after `latest`.
pub(super) fn clue(text: &str, latest: i32) -> Option<Clue> {
    let (day, span) = days(text).into_iter().filter(|d| d.0 <= latest).max_by_key(|d| d.0)?;
    let parts = posted(day);
    let what = What::Stamp(day);
    Some(Clue::new(Curve::mixture(0.000_000_5, &parts, 1.0), Basis::Explicit, vec![span], what))
}

/// How often a text is published so long after the day of the last post or address it carries: nine in ten within three days.
pub(super) fn posted(day: i32) -> Vec<(i32, i32, f32)> {
    const LAGS: [(i32, i32, f32); 7] =
        [(0, 0, 1.0), (1, 1, 0.25), (2, 3, 0.12), (4, 7, 0.02), (8, 30, 0.005), (31, 365, 0.000_3), (366, 20_000, 0.000_003)];
    LAGS.iter().map(|&(from, to, weight)| (day + from, day + to, weight)).collect()
}

/// All days that addresses and post numbers carry, with their places.
fn days(text: &str) -> Vec<(i32, Span)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if let (18 | 19, Some(day)) = (end - at, post(text, at, end)) {
            found.push((day, Span::new(at, end)));
        }
        if let (4, Some((day, end))) = (end - at, path(bytes, at)) {
            found.push((day, Span::new(at, end)));
        }
        at = end;
    }
    found
}

/// The day of the post whose number stands at `at..end`, if words before it say that it is one.
fn post(text: &str, at: usize, end: usize) -> Option<i32> {
    let mut from = at.saturating_sub(16);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..at];
    let told = ["status/", "statuses/", "tweet-id=\"", "tweet-id=", "tweet_id=", "post/"].iter().any(|key| before.ends_with(key));
    let number: i64 = text[at..end].parse().ok().filter(|_| told)?;
    let time = DateTime::from_timestamp_millis((number >> POST_BITS).checked_add(POSTS_SINCE_MILLIS)?)?;
    Some(super::days::number(time.date_naive()))
}

/// The day of "/2031/05/04/", "/2031/may/04/" or "/2031-05-04" within a web address, whose year stands at `at`.
fn path(bytes: &[u8], at: usize) -> Option<(i32, usize)> {
    let start = bytes[..at].iter().rposition(u8::is_ascii_whitespace).map_or(0, |p| p + 1);
    let head = &bytes[start..at];
    if !head.ends_with(b"/") || !head.contains(&b'.') {
        return None;
    }
    let year: i32 = std::str::from_utf8(bytes.get(at..at + 4)?).ok()?.parse().ok().filter(|y| (1995..=2060).contains(y))?;
    let rest = std::str::from_utf8(&bytes[at + 4..(at + 14).min(bytes.len())]).ok()?;
    let mut parts = rest.strip_prefix(['/', '-'])?.split(['/', '-']);
    let month = parts.next().filter(|m| m.len() >= 2)?;
    let day = parts.next()?;
    let digits = day.bytes().take_while(u8::is_ascii_digit).count();
    let closed = day[digits..].is_empty() || !day[digits..].starts_with(char::is_alphanumeric);
    let month_number = month.parse().ok().or_else(|| crate::dating::month_of(month))?;
    let day_number = day[..digits].parse().ok().filter(|_| closed && (1..=2).contains(&digits))?;
    Some((ymd(year, month_number, day_number)?, at + 4 + 1 + month.len() + 1 + digits))
}

#[cfg(test)]
mod tests {
    use super::super::days::date;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let found: Vec<_> = days(text).into_iter().map(|(day, span)| (span.of(text).to_owned(), date(day).to_string())).collect();
        let expect: Vec<_> = expect.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn addresses_and_posts_tell_days() {
        check("See https://orla.example/2031/05/04/talks.html now", &[("2031/05/04", "2031-05-04")]);
        check("See www.orla.example/news/2031/may/04/talks", &[("2031/may/04", "2031-05-04")]);
        check("https://orla.example/2031-05-04-talks", &[("2031-05-04", "2031-05-04")]);
        check("x.example/tolle/status/1000000000000000000", &[("1000000000000000000", "2018-05-25")]);
    }

    #[test]
    fn other_numbers_do_not() {
        check("account 1000000000000000000", &[]);
        check("the 2031/05/04 issue", &[]);
        check("https://orla.example/2031/55/04/", &[]);
        check("https://orla.example/2031/05/é", &[]);
        check("/2031/05", &[]);
    }

    #[test]
    fn only_the_latest_counts_and_nothing_after_the_file() {
        let text = "o.example/2019/05/04/a o.example/2021/05/04/b o.example/2023/05/04/c";
        let latest = ymd(2022, 1, 1).unwrap();
        let clue = clue(text, latest).unwrap();
        assert_eq!(clue.what, What::Stamp(ymd(2021, 5, 4).unwrap()));
    }
}
