//! Periods seen from the speaker or the story.

use super::super::check::{check, find_from, none};

#[test]
fn weekdays_by_tense() {
    check("They met on Tuesday.", &[("Tuesday", "2025-08-19")]);
    check("They met on Thursday.", &[("Thursday", "2025-08-21")]);
    check("They will meet on Tuesday.", &[("Tuesday", "2025-08-26")]);
    check("They are expected to meet on Friday.", &[("Friday", "2025-08-22")]);
    check("They plan to meet on Friday.", &[("Friday", "2025-08-22")]);
    check("They met last Friday.", &[("last Friday", "2025-08-15")]);
    check("They will meet next Thursday.", &[("next Thursday", "2025-08-28")]);
    check("They will meet this coming Sunday.", &[("this coming Sunday", "2025-08-24")]);
    check("He said Monday that they will meet Friday.", &[("Monday", "2025-08-18"), ("Friday", "2025-08-22")]);
    none("The sun sat low as they wed.");
}

#[test]
fn days_weeks_months_years() {
    check(
        "They met yesterday and meet today and tomorrow.",
        &[("yesterday", "2025-08-20"), ("today", "2025-08-21"), ("tomorrow", "2025-08-22")],
    );
    check("They met the day before yesterday.", &[("the day before yesterday", "2025-08-19")]);
    check("They met last week.", &[("last week", "2025-W33")]);
    check("They met last June.", &[("last June", "2025-06")]);
    // July is "last month".
    check("They met last July.", &[("last July", "2024-07")]);
    check("They met last August.", &[("last August", "2024-08")]);
    check("They met earlier this month.", &[("earlier this month", "2025-08")]);
    check("They will meet next year.", &[("next year", "2026")]);
    check("They met over the weekend.", &[("the weekend", "2025-W33-WE")]);
    check("They will meet this weekend.", &[("this weekend", "2025-W34-WE")]);
    check("It grew in the last decade.", &[("the last decade", "201")]);
    none("On the show \"Last Week\" nothing was said.");
}

#[test]
fn months_without_a_year() {
    check("They met in May.", &[("May", "2025-05")]);
    check("They will meet in May.", &[("May", "2026-05")]);
    // Eleven months back one would say "last September".
    check("The bank said the deal closed in September.", &[("September", "2025-09")]);
    check("The bank said the deal closed in December.", &[("December", "2024-12")]);
    check("They met last October.", &[("last October", "2024-10")]);
    check("Tin for March delivery fell.", &[("March", "2026-03")]);
    check("The April contract fell.", &[("April", "2026-04")]);
    check("The April storm fell trees.", &[("April", "2025-04")]);
}

#[test]
fn offsets() {
    check("They met two days ago.", &[("two days ago", "2025-08-19")]);
    check("They met three months ago.", &[("three months ago", "2025-05")]);
    check("They met a year ago.", &[("a year ago", "2024")]);
    check("They met a year and a half ago.", &[("a year and a half ago", "2024-02")]);
    check("They meet two weeks from now.", &[("two weeks from now", "2025-W36")]);
    check("They met on March 3, 2025, and again three days later.", &[("March 3, 2025", "2025-03-03"), ("three days later", "2025-03-06")]);
    check("It was sent on March 3, 2025. The next day it came.", &[("March 3, 2025", "2025-03-03"), ("The next day", "2025-03-04")]);
    check("It was sent on March 3, 2025. That day it rained.", &[("March 3, 2025", "2025-03-03"), ("That day", "2025-03-03")]);
    check("It was sent on March 3, 2025. The same day it came.", &[("March 3, 2025", "2025-03-03"), ("The same day", "2025-03-03")]);
    check("They met a few days ago.", &[("a few days ago", "PAST_REF")]);
    check("It hangs on two days after the vote.", &[("two days", "P2D")]);
}

#[test]
fn year_ends_and_leap_days() {
    let from = |text: &str, (y, m, d)| find_from(text, chrono::NaiveDate::from_ymd_opt(y, m, d))[0].value.clone();
    assert_eq!(from("They met yesterday.", (2024, 3, 1)), "2024-02-29");
    assert_eq!(from("They met yesterday.", (2025, 1, 1)), "2024-12-31");
    assert_eq!(from("They met a year ago.", (2024, 2, 29)), "2023");
    assert_eq!(from("They met last week.", (2021, 1, 4)), "2020-W53");
    assert_eq!(from("They met in December.", (2025, 1, 5)), "2024-12");
    assert_eq!(from("They met one month ago.", (2025, 3, 31)), "2025-02");
    assert_eq!(from("They met on Feb. 29.", (2025, 3, 31)), "2024-02-29");
}

#[test]
fn a_story_counts_from_the_date_before() {
    let text = "War came in May 1861. It went on in 1862 and 1863. In June 1863 the city fell. On July 4 the siege ended. Three days later \
                the river was free. By September it was quiet, and on October 2, 1864, peace was signed. The next day all went home.";
    let found = find_from(text, chrono::NaiveDate::from_ymd_opt(2009, 12, 19));
    let values: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(values, ["1861-05", "1862", "1863", "1863-06", "1863-07-04", "1863-07-07", "1863-09", "1864-10-02", "1864-10-03"]);
}

#[test]
fn vague_references() {
    check("It is quiet now.", &[("now", "PRESENT_REF")]);
    check("It was recently mended.", &[("recently", "PAST_REF")]);
    check("It was mended in recent weeks.", &[("recent weeks", "PAST_REF")]);
    check("Little has changed in recent years.", &[("recent years", "PAST_REF")]);
    check("The recent mending was quick.", &[("recent", "PAST_REF")]);
    check("The current minister spoke.", &[("current", "PRESENT_REF")]);
    check("It was mended as recently as June.", &[("June", "2025-06")]);
    none("It was previously mended.");
    check("Nobody knows the future.", &[("the future", "FUTURE_REF")]);
    none("Velmar refused at the time.");
    check("It is quiet these days.", &[("these days", "PRESENT_REF")]);
    none("The former minister met another one at a time of need.");
}

#[test]
fn last_week_on_a_sunday_may_be_the_one_that_ends() {
    let on = |text: &str, day: u32| find_from(text, chrono::NaiveDate::from_ymd_opt(2025, 8, day))[0].clone();
    let days = |text: &str, day: u32| on(text, day).interval.map(|(first, last)| (last - first).num_days() + 1);
    assert_eq!((on("They met last week.", 24).value.as_str(), days("They met last week.", 24)), ("2025-W33", Some(13)));
    assert_eq!((on("They met last week.", 23).value.as_str(), days("They met last week.", 23)), ("2025-W33", Some(7)));
    assert_eq!(on("They met this week.", 24).value, "2025-W34");
}

#[test]
fn the_present_told_with_an_adjective() {
    check("Nobody travels at this crucial moment.", &[("this crucial moment", "PRESENT_REF")]);
    none("Nobody travels at this small town.");
}

#[test]
fn the_night_before_is_the_story_s() {
    check("They met on August 5. He had slept the night before.", &[("August 5", "2025-08-05"), ("the night before", "2025-08-04TNI")]);
    check("They met on August 5. He slept the night before the vote.", &[("August 5", "2025-08-05")]);
}

#[test]
fn the_week_is_the_one_at_hand_or_the_one_just_over() {
    use super::super::check::find;
    let day = |d: u32| chrono::NaiveDate::from_ymd_opt(2025, 8, d);
    let found = find("For the week, shares fell.");
    assert_eq!((found[0].value.as_str(), found[0].interval), ("2025-WXX", day(11).zip(day(21))));
    check("The week's gains were small.", &[("The week", "2025-WXX")]);
    check("It will end later in the week.", &[("the week", "2025-W34")]);
    check("It will end by the end of the week.", &[("the end of the week", "2025-W34")]);
    check("The year's end is quiet.", &[("year's end", "2025")]);
    none("The week was long.");
}

#[test]
fn soon_looks_ahead() {
    check("They will soon meet.", &[("soon", "FUTURE_REF")]);
    check("They are expected to meet soon.", &[("soon", "FUTURE_REF")]);
    none("They soon met.");
    none("They will meet as soon as possible, soon after the vote, none too soon.");
    check("It will fail in the near term.", &[("the near term", "FUTURE_REF")]);
    none("It will fail in the near-term plan.");
}

#[test]
fn before_last_and_the_other_day() {
    check("They met the week before last.", &[("the week before last", "2025-W32")]);
    check("They met the year before last.", &[("the year before last", "2023")]);
    check("They met the night before last.", &[("the night before last", "2025-08-19TNI")]);
    check("They will meet the week after next.", &[("the week after next", "2025-W36")]);
    check("They met the week before last Monday.", &[("last Monday", "2025-08-18")]);
    check("They met the other day.", &[("the other day", "PAST_REF")]);
    none("The other minister came.");
    check("It is quiet at present.", &[("present", "PRESENT_REF")]);
    none("At present trends it fails.");
    // The end of something of theirs.
    none("It was his last day, in her last year at school.");
    check("They met fortnightly.", &[("fortnightly", "P2W")]);
}

#[test]
fn days_of_a_week_that_is_named() {
    check("They met on Tuesday of last week.", &[("Tuesday of last week", "2025-08-12")]);
    check("They met on Tuesday last week.", &[("Tuesday last week", "2025-08-12")]);
    check("They met last week on Tuesday.", &[("last week on Tuesday", "2025-08-12")]);
    check("They met on Tuesday this week.", &[("Tuesday this week", "2025-08-19")]);
    check("They will meet on Tuesday next week.", &[("Tuesday next week", "2025-08-26")]);
    check("They met on the 20th of last month.", &[("the 20th of last month", "2025-07-20")]);
    check("They met on Tuesday. Last week they rested.", &[("Tuesday", "2025-08-19"), ("Last week", "2025-W33")]);
    check("They met last week on Friday, March 3.", &[("last week", "2025-W33"), ("Friday, March 3", "2023-03-03")]);
}

#[test]
fn stretches_of_weekdays_are_of_one_week() {
    check("They met Monday through Friday.", &[("Monday", "2025-08-11"), ("Friday", "2025-08-15")]);
    check("They will meet Wednesday to Tuesday.", &[("Wednesday", "2025-08-27"), ("Tuesday", "2025-09-02")]);
    check("They met from Monday to Wednesday.", &[("Monday", "2025-08-18"), ("Wednesday", "2025-08-20")]);
    // Two days in a row of words need not be a stretch.
    check("They met on Friday and on Monday.", &[("Friday", "2025-08-15"), ("Monday", "2025-08-18")]);
}
