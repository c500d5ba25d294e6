//! Times of day.

use super::super::check::{check, find, none};
use super::super::{Clock, Kind};

#[test]
fn times_and_days() {
    check("It began at 5 p.m. EST Nov. 9.", &[("5 p.m. EST Nov. 9", "2024-11-09T17:00")]);
    check("It began at 10:30 a.m. on Monday.", &[("10:30 a.m. on Monday", "2025-08-18T10:30")]);
    check("It began on Monday at 7:15 pm.", &[("Monday at 7:15 pm", "2025-08-18T19:15")]);
    check("It began at noon Saturday.", &[("noon Saturday", "2025-08-16T12:00")]);
    check("It began at 1800 GMT.", &[("1800 GMT", "2025-08-21T18:00")]);
    check("It began at 5 o'clock.", &[("5 o'clock", "2025-08-21T05:00")]);
    check("It began at 18:30 on 3 March 2021.", &[("18:30 on 3 March 2021", "2021-03-03T18:30")]);
    let found = find("It began at 5 p.m. GMT.");
    assert_eq!(found[0].clock, Some(Clock::At { hour: 17, minute: 0, second: None, zone: Some(0) }));
    assert_eq!(found[0].kind, Kind::Time);
}

#[test]
fn parts_of_the_day() {
    check("It fell on Saturday night.", &[("Saturday night", "2025-08-16TNI")]);
    check("It fell yesterday morning.", &[("yesterday morning", "2025-08-20TMO")]);
    check("It fell last night.", &[("last night", "2025-08-20TNI")]);
    check("It fell this evening.", &[("this evening", "2025-08-21TEV")]);
    check("It fell overnight.", &[("overnight", "2025-08-21TNI")]);
    check("It fell on the morning of March 3, 2021.", &[("the morning of March 3, 2021", "2021-03-03TMO")]);
    check("It fell late Monday.", &[("late Monday", "2025-08-18")]);
    none("It fell in evening light one good morning-ish dawn.");
}

#[test]
fn what_looks_like_a_time() {
    none("Velmar beat Tessaly 3:2.");
    none("The ratio is 3:16 in verse 3:16.");
}

#[test]
fn noon_and_midnight_have_zones() {
    check("It ends at midnight EST tomorrow.", &[("midnight EST tomorrow", "2025-08-22T24:00")]);
    check("It began at noon GMT.", &[("noon GMT", "2025-08-21T12:00")]);
}

#[test]
fn times_as_they_are_told() {
    check("It began at half past five on Monday.", &[("half past five on Monday", "2025-08-18T05:30")]);
    check("It began at a quarter to six.", &[("a quarter to six", "2025-08-21T05:45")]);
    check("It began at ten minutes past noon.", &[("ten minutes past noon", "2025-08-21T12:10")]);
    check("It began at 5.30pm on Monday.", &[("5.30pm on Monday", "2025-08-18T17:30")]);
    check("It began at 5.30 p.m. on Monday.", &[("5.30 p.m. on Monday", "2025-08-18T17:30")]);
    none("He lost a quarter to two rivals and half past hope.");
    none("It cost 5.30 million.");
}

#[test]
fn hours_of_a_range_share_their_day() {
    check("It opened 9-11 a.m. on Monday.", &[("9", "2025-08-18T09:00"), ("11 a.m. on Monday", "2025-08-18T11:00")]);
    check("It opens between 11 and 2 p.m.", &[("11", "2025-08-21T11:00"), ("2 p.m.", "2025-08-21T14:00")]);
    none("They won 9-11 in Orsk, between 9 and 11 of them.");
}
