//! Any text, spoken from any day: expressions lie apart, on character boundaries, and no interval ends before it starts.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use saidline::dating::expressions;
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
            }
        }
    }
});
