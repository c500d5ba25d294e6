//! Scores the dates of statements against texts with marked attributions, `gold.txt`, whose head tells how they were written.
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use super::tests::{marked, published};
use super::*;

/// What is expected of one attribution.
#[derive(Debug)]
struct Expected<'a> {
    line: &'a str,
    said: &'a str,
    refers: Option<&'a str>,
}

/// The answer in the notation of the list.
fn shown(dating: Option<&Dating>) -> String {
    dating.map_or("none".to_owned(), |d| if d.from == d.to { d.from.to_string() } else { format!("{} {}", d.from, d.to) })
}

fn is_right(dating: Option<&Dating>, expected: &str) -> bool {
    match (dating, expected.strip_prefix("..")) {
        (Some(d), Some(last)) => d.from < d.to && d.to.to_string() == last,
        _ => shown(dating) == expected,
    }
}

/// Whether an answer that is not the expected one leaves it possible: it holds all its days.
fn holds(dating: Option<&Dating>, expected: &str) -> bool {
    let days: Vec<NaiveDate> = expected.trim_start_matches("..").split(' ').filter_map(|d| d.parse().ok()).collect();
    dating.is_none_or(|d| days.iter().all(|day| d.from <= *day && *day <= d.to))
}

#[test]
fn dates_of_statements() {
    let list: String = include_str!("gold.txt").lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    let (mut said_all, mut said_right, mut false_days, mut refers_all, mut refers_right) = (0, 0, 0, 0, 0);
    for block in list.split("\n\n").map(str::trim).filter(|b| !b.is_empty()) {
        let (head, body) = block.split_once('\n').expect("a text has a publication and lines");
        let mut days = head.trim_start_matches("@ ").split(' ');
        let first = days.next().unwrap_or_default();
        let publication = published(first, days.next().unwrap_or(first));
        let (mut input, mut expected) = (String::new(), Vec::new());
        for line in body.lines() {
            let (line, answer) = line.rsplit_once(" = ").expect("a line has an answer");
            input.push_str(line);
            input.push('\n');
            if line.contains("[X ") {
                let (said, refers) = answer.split_once(" | ").map_or((answer, None), |(s, r)| (s, Some(r)));
                expected.push(Expected { line, said, refers });
            }
        }
        let (text, attributions) = marked(&input);
        let (said, refers) = said(&text, &Structure::of(&text), &attributions, Some(&publication), 0, None);
        assert_eq!(said.len(), expected.len(), "{block}");
        for ((said, refers), expected) in said.iter().zip(&refers).zip(expected) {
            said_all += 1;
            if is_right(said.as_ref(), expected.said) {
                said_right += 1;
            } else {
                false_days += usize::from(!holds(said.as_ref(), expected.said));
                println!("{}\n    said {}, not {}", expected.line, shown(said.as_ref()), expected.said);
            }
            if let Some(day) = expected.refers {
                refers_all += 1;
                let right = refers.iter().any(|d| d.from.to_string() == day);
                refers_right += usize::from(right);
                if !right {
                    println!("{}\n    refers to {:?}, not {day}", expected.line, refers.iter().map(|d| shown(Some(d))).collect::<Vec<_>>());
                }
            }
        }
    }
    println!("said: {said_right} of {said_all} right, {false_days} false; referred to: {refers_right} of {refers_all}");
    assert!(said_all >= 108);
    assert!(said_right * 100 >= said_all * 92, "{said_right} of {said_all}");
    assert!(false_days * 100 <= said_all * 6, "{false_days} of {said_all}");
    assert!(refers_right * 100 >= refers_all * 70, "{refers_right} of {refers_all}");
}
