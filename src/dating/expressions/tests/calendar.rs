//! Days and months.

use super::super::check::{check, find, find_from, none};

#[test]
fn full_dates_in_every_order() {
    check("It ended on March 3, 1999.", &[("March 3, 1999", "1999-03-03")]);
    check("It ended on 3 March 1999.", &[("3 March 1999", "1999-03-03")]);
    check("It ended on the 3rd of March, 1999.", &[("the 3rd of March, 1999", "1999-03-03")]);
    check("It ended on March 3rd 1999.", &[("March 3rd 1999", "1999-03-03")]);
    check("It ended on Wednesday, March 3, 1999.", &[("Wednesday, March 3, 1999", "1999-03-03")]);
    check("It ended on Sept. 3, 1999, in Orsk.", &[("Sept. 3, 1999", "1999-09-03")]);
    check("It ended on 1999-03-03.", &[("1999-03-03", "1999-03-03")]);
    check("It ended on 23/3/1999.", &[("23/3/1999", "1999-03-23")]);
    check("It ended on 3/23/1999.", &[("3/23/1999", "1999-03-23")]);
    check("It ended on 23.3.1999.", &[("23.3.1999", "1999-03-23")]);
    check("It ended in March 1999.", &[("March 1999", "1999-03")]);
    check("It ended in March of 1999.", &[("March of 1999", "1999-03")]);
    check("It ended on February 29, 2024.", &[("February 29, 2024", "2024-02-29")]);
}

#[test]
fn days_no_calendar_has_are_no_days() {
    check("It ended on February 30.", &[("February", "2025-02")]);
    none("Ratio 13/13/1999 was noted.");
    none("The score was 31-45-1999.");
}

#[test]
fn the_year_that_fits() {
    check("It ended on Aug. 2.", &[("Aug. 2", "2025-08-02")]);
    check("It will end on Jan. 2.", &[("Jan. 2", "2026-01-02")]);
    check("It ended on Dec. 28.", &[("Dec. 28", "2024-12-28")]);
    check("It ended on Monday, May 12.", &[("Monday, May 12", "2025-05-12")]);
    check("It ended on Tuesday, May 12.", &[("Tuesday, May 12", "2026-05-12")]);
    check("It ended in June last year.", &[("June last year", "2024-06")]);
    check("It ended in October.", &[("October", "2024-10")]);
    check("It will end in October.", &[("October", "2025-10")]);
    check("It was named last May.", &[("last May", "2025-05")]);
}

#[test]
fn numeric_order_by_evidence() {
    let found = find("It began on 4/5/1998.");
    assert!(found[0].ambiguous);
    assert_eq!(found[0].value, "1998-04-05");
    let found = find("It began on 4/5/1998 and ended on 23/6/1998.");
    assert_eq!(found.iter().map(|t| (t.value.as_str(), t.ambiguous)).collect::<Vec<_>>(), [("1998-05-04", false), ("1998-06-23", false)]);
    assert!(!find("It began on 4/4/1998.")[0].ambiguous);
}

#[test]
fn ranges_share_their_words() {
    check("Talks ran from 16 to 18 March.", &[("16", "2025-03-16"), ("18 March", "2025-03-18")]);
    check("Talks ran on March 16-18, 1999.", &[("March 16", "1999-03-16"), ("18, 1999", "1999-03-18")]);
    check("Talks ran between 16 and 18 March 1999.", &[("16", "1999-03-16"), ("18 March 1999", "1999-03-18")]);
    check("It lasted from 1992-96.", &[("1992", "1992"), ("96", "1996")]);
}

#[test]
fn months_that_are_words() {
    none("Velmar may agree to march on Orsk in august company.");
    none("May the best win.");
    none("Jan Marrow met April Dane.");
    check("In May they met.", &[("May", "2025-05")]);
    check("It has risen since March.", &[("March", "2025-03")]);
}

#[test]
fn holidays() {
    check("They met on Christmas Eve.", &[("Christmas Eve", "2024-12-24")]);
    check("They met on Good Friday, 1998.", &[("Good Friday, 1998", "1998-04-10")]);
    check("They will meet after Thanksgiving.", &[("Thanksgiving", "2025-11-27")]);
}

#[test]
fn open_parts_without_an_anchor() {
    let open = |text: &str| find_from(text, None)[0].value.clone();
    assert_eq!(open("They met on Friday."), "XXXX-WXX-5");
    assert_eq!(open("They met on March 3."), "XXXX-03-03");
    assert_eq!(open("They met in March."), "XXXX-03");
    assert_eq!(open("They met last week."), "XXXX-WXX");
    assert_eq!(open("They met yesterday."), "XXXX-XX-XX");
    assert_eq!(open("They met on Friday evening."), "XXXX-WXX-5TEV");
    assert_eq!(open("They met on March 3, 1999."), "1999-03-03");
}

#[test]
fn iso_forms() {
    check("It was filed at 1999-03-03T17:30Z.", &[("1999-03-03T17:30Z", "1999-03-03T17:30")]);
    check("It was filed at 2025-08-20T09:15:00+02:00.", &[("2025-08-20T09:15:00", "2025-08-20T09:15:00")]);
    check("It was filed in 2025-08.", &[("2025-08", "2025-08")]);
    // Years that run on are no month, nor is a number of a file.
    check("It was built in 2005-08.", &[("2005", "2005"), ("08", "2008")]);
    none("See file 2025-08 for more.");
}

#[test]
fn a_range_takes_its_year_from_its_end() {
    check("Talks ran from March to May 2024.", &[("March", "2024-03"), ("May 2024", "2024-05")]);
    check("Talks ran from November to February 2024.", &[("November", "2023-11"), ("February 2024", "2024-02")]);
    check("Talks ran from March 3 to May 5, 2024.", &[("March 3", "2024-03-03"), ("May 5, 2024", "2024-05-05")]);
    check("Talks ran from 3 March to 5 May 2024.", &[("3 March", "2024-03-03"), ("5 May 2024", "2024-05-05")]);
    check("Talks ran on 16/17 August.", &[("16", "2025-08-16"), ("17 August", "2025-08-17")]);
    // Two months in any order share nothing.
    check("They met in June and March 2024.", &[("June", "2025-06"), ("March 2024", "2024-03")]);
    check("They met in March. May 2024 was quiet.", &[("March", "2025-03"), ("May 2024", "2024-05")]);
}

#[test]
fn days_picked_out_of_a_month() {
    check("They vote on the second Tuesday in November.", &[("the second Tuesday in November", "2025-11-11")]);
    check("They met on the last Friday of March 2024.", &[("the last Friday of March 2024", "2024-03-29")]);
    check("They met on the first day of May.", &[("the first day of May", "2025-05-01")]);
    check("They will meet on the last day of the month.", &[("the last day of the month", "2025-08-31")]);
    check("It ends on the last day of 2026.", &[("the last day of 2026", "2026-12-31")]);
    check("They met on Tuesday the 12th.", &[("Tuesday the 12th", "2025-08-12")]);
    check("They will meet on Friday, the 13th.", &[("Friday, the 13th", "2026-02-13")]);
    // No May has a fifth Monday in 2025.
    check("They met on the fifth Monday in May 2025.", &[("the fifth Monday in May 2025", "XXXX-XX-XX")]);
    check("They met on Tuesday the minister came.", &[("Tuesday", "2025-08-19")]);
    none("It was the last day of the trial.");
}

#[test]
fn spelled_ordinals() {
    check("They met on the twenty-first of March.", &[("the twenty-first of March", "2025-03-21")]);
    check("They met on March twenty-first.", &[("March twenty-first", "2025-03-21")]);
    check("It grew in the twenty-first century.", &[("the twenty-first century", "20")]);
    none("The twenty first came.");
}

#[test]
fn rows_of_days_and_months() {
    check("They met on May 3, 4 and 5, 2024.", &[("May 3", "2024-05-03"), ("4", "2024-05-04"), ("5, 2024", "2024-05-05")]);
    check("They met on May 3rd and 4th.", &[("May 3rd", "2025-05-03"), ("4th", "2025-05-04")]);
    check("They met in March, April and May 2024.", &[("March", "2024-03"), ("April", "2024-04"), ("May 2024", "2024-05")]);
    check("On May 3, 4 people left.", &[("May 3", "2025-05-03")]);
    check("On May 3, 4 and 5 ships left.", &[("May 3", "2025-05-03")]);
}

#[test]
fn the_month_of_may_is_no_verb() {
    check("They met on May 3 and Tuesday.", &[("May 3", "2025-05-03"), ("Tuesday", "2025-08-19")]);
    check("They may meet on Tuesday.", &[("Tuesday", "2025-08-26")]);
}
