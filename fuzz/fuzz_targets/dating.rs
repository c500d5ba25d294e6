//! Any text, spoken from any day: expressions lie apart, on character boundaries, no interval ends before it starts, values read back to the
//! same days; and a text without a date of its own is dated, by what it says, at no interval that ends before it starts.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use saidline::corpus::{Settings, Stated};
use saidline::dating::{Input, Point, expressions, published};
use saidline::text::Structure;

fuzz_target!(|input: (i32, &str)| {
    let (day, text) = input;
    let anchor = NaiveDate::from_num_days_from_ce_opt(day);
    let structure = Structure::of(text);
    for anchor in [None, anchor] {
        let mut end = 0;
        for timex in expressions(text, &structure, anchor) {
            assert!(timex.span.start >= end && text.get(timex.span.range()).is_some());
            end = timex.span.end;
            if let Some((from, to)) = timex.interval {
                assert!(from <= to);
                let calendar = timex.value.split('T').next().unwrap_or_default();
                // On a Sunday "last week" may be either of two.
                if let Some(point) = Point::parse(calendar).filter(|p| !matches!(p, Point::Week(..))) {
                    assert_eq!((point.value().as_str(), point.interval()), (calendar, Some((from, to))));
                }
            }
        }
    }
    let stated = Stated::default();
    let input = Input { text, structure: &structure, attributions: &[], stated: &stated, modified: anchor };
    for answer in published(&[input], &Settings::default()) {
        if let Some(dating) = answer.dating {
            assert!(dating.from <= dating.to && (0.0..=1.0).contains(&dating.confidence));
        }
    }
});
