//! Whether a corpus writes day before month in numbers.

/// Which of day and month comes first in a date written in numbers ("4/5/1998").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// "23/8/1998".
    DayFirst,
    /// "8/23/1998".
    MonthFirst,
}

impl DayOrder {
    /// The habit of a corpus: the order that all dates of `texts` have in which only one makes a date, if two texts show it.
    ///
    /// A date that its own text leaves open is read by it, and stays marked as ambiguous.
    ///
    /// ```
    /// use saidline::dating::DayOrder;
    ///
    /// assert_eq!(DayOrder::of(["on 23/8/2025", "on 4/5/2025", "by 30/9/2025"]), Some(DayOrder::DayFirst));
    /// assert_eq!(DayOrder::of(["on 23/8/2025", "by 9/30/2025"]), None);
    /// ```
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let (mut day, mut month) = (0, 0);
        for text in texts {
            let (by_day, by_month) = shown(text.as_bytes());
            day += usize::from(by_day);
            month += usize::from(by_month);
        }
        match (day, month) {
            (2.., 0) => Some(Self::DayFirst),
            (0, 2..) => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

/// Whether a text has dates that only day before month makes one, and whether it has the contrary.
fn shown(text: &[u8]) -> (bool, bool) {
    let digits = |from: usize| text[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let number = |from: usize, len: usize| text[from..from + len].iter().fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'));
    let (mut day, mut month) = (false, false);
    let mut at = 0;
    while let Some(joint) = text[at..].iter().position(|&b| b == b'/').map(|n| at + n) {
        at = joint + 1;
        let first = text[..joint].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let second = digits(joint + 1);
        let end = joint + 1 + second;
        let alone = joint == first || !matches!(text[joint - first - 1], b'/' | b'-' | b'.');
        if !(1..=2).contains(&first) || !(1..=2).contains(&second) || text.get(end) != Some(&b'/') || !alone {
            continue;
        }
        if !matches!(digits(end + 1), 2 | 4) || text.get(end + 1 + digits(end + 1)) == Some(&b'/') {
            continue;
        }
        let (a, b) = (number(joint - first, first), number(joint + 1, second));
        day |= (13..=31).contains(&a) && (1..=12).contains(&b);
        month |= (1..=12).contains(&a) && (13..=31).contains(&b);
    }
    (day, month)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::{Reading, Structure};
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], expect: Option<DayOrder>) {
        assert_eq!(DayOrder::of(texts.iter().copied()), expect, "{texts:?}");
    }

    #[test]
    fn two_texts_that_agree_show_a_habit() {
        check(&["on 23/8/2025", "and 30/9/25."], Some(DayOrder::DayFirst));
        check(&["8/23/2025", "from 9/30/2025 on"], Some(DayOrder::MonthFirst));
        check(&["23/8/2025 and 30/9/2025"], None);
        check(&["on 23/8/2025", "on 8/23/2025", "on 24/8/2025"], None);
        check(&["on 4/5/2025", "on 6/7/2025"], None);
    }

    #[test]
    fn fractions_and_paths_show_nothing() {
        check(&["it won 23/8 and 24/8", "1/23/8/2025", "2025/08/23", "/", "23/8/", "23/8/20251"], None);
    }

    #[test]
    fn an_open_date_is_read_by_the_habit_and_stays_open() {
        let read = |text: &str, order: Option<DayOrder>| {
            let anchor = NaiveDate::from_ymd_opt(2025, 8, 21);
            let structure = Structure::of(text);
            Reading::of(text, &structure, order).at(anchor).into_iter().flatten().map(|t| (t.value, t.ambiguous)).collect::<Vec<_>>()
        };
        let open = "They met on 4/5/2025.";
        assert_eq!(read(open, None), [("2025-04-05".to_owned(), true)]);
        assert_eq!(read(open, Some(DayOrder::DayFirst)), [("2025-05-04".to_owned(), true)]);
        assert_eq!(read("They met on 4/5.", Some(DayOrder::DayFirst)), [("2025-05-04".to_owned(), true)]);
        // The text itself comes first.
        assert_eq!(read("They met on 4/5/2025 and 4/25/2025.", Some(DayOrder::DayFirst))[0], ("2025-04-05".to_owned(), false));
        assert_eq!(read("They met on 23/8.", None), [("2025-08-23".to_owned(), false)]);
    }
}
