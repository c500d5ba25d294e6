//! Years, decades, centuries, quarters, seasons, eras.

use super::super::check::{check, find, none};

#[test]
fn years() {
    check("It was built in 1987.", &[("1987", "1987")]);
    check("The 2012 election was close.", &[("2012", "2012")]);
    check("The city fell in 149 BC.", &[("149 BC", "BC0149")]);
    check("The city fell in 146 B.C. and burned.", &[("146 B.C.", "BC0146")]);
    check("It was founded in AD 79.", &[("AD 79", "0079")]);
    check("It began in nineteen ninety-six.", &[("nineteen ninety-six", "1996")]);
    check("By the year two thousand it was over.", &[("the year two thousand", "2000")]);
    check("In mid-1996 it rained.", &[("mid-1996", "1996")]);
    check("The class of '89 met.", &[("'89", "1989")]);
}

#[test]
fn numbers_that_are_no_years() {
    none("Some 1,987 people came.");
    none("They sold 1987 tons of grain.");
    none("He lives at 1600 Tolle Avenue.");
    none("He took flight 1999 to Orsk.");
    none("It cost $2000.");
    none("It rose 2000 percent.");
    none("See Resolution 1973 for more.");
    none("Call 555-1999.");
}

#[test]
fn decades_and_centuries() {
    check("In the 1990s it grew.", &[("the 1990s", "199")]);
    check("In the late 1970s it grew.", &[("the late 1970s", "197")]);
    check("In the '80s it grew.", &[("the '80s", "198")]);
    check("In the nineties it grew.", &[("the nineties", "199")]);
    check("In the 19th century it grew.", &[("the 19th century", "18")]);
    check("In the 5th century BC it grew.", &[("the 5th century BC", "BC04")]);
    none("A man in his 80s spoke.");
}

#[test]
fn parts_of_years() {
    check("Profit fell in the third quarter.", &[("the third quarter", "2025-Q3")]);
    check("Profit fell in the second quarter of 1999.", &[("the second quarter of 1999", "1999-Q2")]);
    check("Its fourth-quarter loss grew.", &[("fourth-quarter", "2024-Q4")]);
    check("It was slow in the second quarter of last year.", &[("the second quarter of last year", "2024-Q2")]);
    check("It was slow in the first half of 2015.", &[("the first half of 2015", "2015-H1")]);
    check("It rained in the summer of 2005.", &[("the summer of 2005", "2005-SU")]);
    check("It rained last spring.", &[("last spring", "2025-SP")]);
    check("It will rain next winter.", &[("next winter", "2025-WI")]);
    check("In fiscal 1989 it lost money.", &[("fiscal 1989", "1989")]);
    none("He scored in the second half of the match.");
    none("Prices spring back and fall.");
}

#[test]
fn modifiers_of_dates() {
    use super::super::{Modifier, check::find};
    let modifier = |text: &str| find(text)[0].modifier;
    assert_eq!(modifier("In early May it rained."), Some(Modifier::Start));
    assert_eq!(modifier("In mid-May it rained."), Some(Modifier::Mid));
    assert_eq!(modifier("By the end of 1954 it was over."), Some(Modifier::End));
    assert_eq!(modifier("Later this year it will rain."), Some(Modifier::End));
    assert_eq!(modifier("It rained about 1954."), Some(Modifier::Approx));
    assert_eq!(modifier("It rained in May."), None);
}

#[test]
fn figures_are_compared_with_the_year_before_each_time() {
    let report = "Velmar Oil earned 3 million in the second quarter. Sales fell from 5 million a year earlier. ";
    let found = find(&format!("{report}In the year-ago period it lost 2 million. Costs rose from 1 million a year earlier."));
    let values: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(values, ["2025-Q2", "2024-Q2", "2024-Q2", "2024-Q2"]);
    check("It earned more than in the same period last year.", &[("the same period last year", "2024")]);
    check("It compares with the comparable 2023 quarter.", &[("the comparable 2023 quarter", "2023")]);
    check("In July orders fell, as in the same month last year.", &[("July", "2025-07"), ("the same month last year", "2024-07")]);
    check("In July orders fell; for the month, sales rose.", &[("July", "2025-07"), ("the month", "2025-07")]);
    check("For the full year, sales rose.", &[("the full year", "2025")]);
    none("The full moon rose.");
    check("It will end by year end.", &[("year end", "2025-12-31")]);
    none("The year end games are played.");
}

#[test]
fn a_quarter_without_its_number() {
    check("Velmar Oil earned 3 million in the quarter.", &[("the quarter", "2025-QX")]);
    check("Profit fell in the latest quarter.", &[("the latest quarter", "2025-QX")]);
    // Its number may stand behind it, or before.
    check("Profit fell in the quarter. Once the third quarter was good.", &[("the quarter", "2025-Q3"), ("the third quarter", "2025-Q3")]);
    check("The first quarter was good. Profit fell in the quarter.", &[("The first quarter", "2025-Q1"), ("the quarter", "2025-Q1")]);
    check("Growth slowed last quarter.", &[("last quarter", "2025-Q2")]);
}

#[test]
fn the_same_period_a_year_before() {
    let values = |text: &str| find(text).into_iter().map(|t| t.value).collect::<Vec<_>>();
    // The period of the sentence, then that of the report.
    assert_eq!(values("Output rose 3% in June from a year earlier."), ["2025-06", "2024-06"]);
    assert_eq!(values("Orla Dane came in June from Orsk a year earlier."), ["2025-06", "2024"]);
    assert_eq!(
        values("Oil earned 3 million in the second quarter. In the first quarter it had 2 million, from 1 million a year earlier."),
        ["2025-Q2", "2025-Q1", "2024-Q1"]
    );
    // "The 2024 period" is of the length that is spoken of.
    assert_eq!(values("Oil earned 3 million in the second quarter, 2 million in the 2024 period."), ["2025-Q2", "2024-Q2"]);
    assert_eq!(
        values("Oil earned 3 million in the second quarter. In the first nine months it had 5 million, 4 million in the 2024 period."),
        ["2025-Q2", "P9M", "2024"]
    );
    assert_eq!(values("Oil earned 3 million in the second quarter. Its founder died a year ago."), ["2025-Q2", "2024"]);
}

#[test]
fn a_year_that_runs_to_a_day() {
    check("It earned 3 million in the year ended June 30.", &[("the year", "P1Y"), ("June 30", "2025-06-30")]);
    check("It will lose money in the fiscal year ending in May.", &[("the fiscal year", "P1Y"), ("May", "2026-05")]);
    check("It earned 3 million in the year.", &[("the year", "2025")]);
    check("In the fiscal year it lost money.", &[("the fiscal year", "2025")]);
}

#[test]
fn lengths_that_lead_to_a_point() {
    check("The loan will be repaid in five years.", &[("five years", "2030")]);
    check("The school was built in five years.", &[("five years", "P5Y")]);
    check("It will be the first time in five years.", &[("five years", "P5Y")]);
    check("Orla will one day lead Velmar.", &[("one day", "FUTURE_REF")]);
    none("Orla woke one day and left.");
    check("The song has changed over the years.", &[("the years", "PXY")]);
    none("He spoke of the years.");
}

#[test]
fn halves_are_compared_as_quarters_are() {
    let values = |text: &str| find(text).into_iter().map(|t| t.value).collect::<Vec<_>>();
    let report = "Oil earned 3 million in the first half, up from 2 million a year earlier.";
    assert_eq!(values(report), ["2025-H1", "2024-H1"]);
    assert_eq!(values(&format!("{report} Costs were 1 million, 2 million in the 2024 period.")), ["2025-H1", "2024-H1", "2024-H1"]);
    // A quarter's report that turns to the half compares with whole halves no more.
    assert_eq!(
        values("Oil earned 3 million in the second quarter. For the first half sales rose. They were 2 million a year earlier."),
        ["2025-Q2", "2025-H1", "2024"]
    );
    assert_eq!(values("Oil was sold in the first half. Its founder died a year ago."), ["2025-H1", "2024"]);
}

#[test]
fn the_edges_of_a_year() {
    check("Sales fell in the last quarter of 1989.", &[("the last quarter of 1989", "1989-Q4")]);
    check("Sales fell in the latter half of this year.", &[("the latter half of this year", "2025-H2")]);
    check("Sales fell in the opening quarter of 2024.", &[("the opening quarter of 2024", "2024-Q1")]);
    none("She scored in the final quarter of the match and in its latter half.");
}

#[test]
fn quarters_by_the_month_that_ends_them() {
    check("Sales fell in the September quarter of 2024.", &[("September quarter of 2024", "2024-Q3")]);
    check("Sales fell in the quarter ended June 30.", &[("the quarter", "2025-Q2"), ("June 30", "2025-06-30")]);
    check("Sales fell in the quarter ended March 31, 2024.", &[("the quarter", "2024-Q1"), ("March 31, 2024", "2024-03-31")]);
    // A company's own quarter has no number to go by.
    check("Sales fell in the quarter ended Aug. 2.", &[("the quarter", "2025-QX"), ("Aug. 2", "2025-08-02")]);
    check("They left the October quarter meeting.", &[("October", "2024-10")]);
}

#[test]
fn a_period_a_year_back_is_one_expression() {
    check(
        "Oil earned 3 million in the second quarter, 2 million in the quarter a year earlier.",
        &[("the second quarter", "2025-Q2"), ("the quarter a year earlier", "2024-Q2")],
    );
    check("It earned more than in the third quarter a year ago.", &[("the third quarter a year ago", "2024-Q3")]);
    check("It earned more than in the preceding second quarter.", &[("the preceding second quarter", "2025-Q2")]);
    check("It lost the period a year ago.", &[("the period a year ago", "2024")]);
    none("The period was long.");
}

#[test]
fn years_of_business() {
    check("It lost money in the current financial year.", &[("the current financial year", "2025")]);
    check("It lost money in the financial year 2024.", &[("the financial year 2024", "2024")]);
    check("It lost money in the first half of the financial year 2024.", &[("the first half of the financial year 2024", "2024-H1")]);
    none("The financial plan failed.");
}

#[test]
fn quarters_and_years_in_short() {
    check("Sales fell in Q3 2024.", &[("Q3 2024", "2024-Q3")]);
    check("Sales fell in 2024-Q3.", &[("2024-Q3", "2024-Q3")]);
    check("Sales fell in Q2 of FY2024.", &[("Q2 of FY2024", "2024-Q2")]);
    check("Sales fell in H1 2024.", &[("H1 2024", "2024-H1")]);
    check("Sales fell in Q1.", &[("Q1", "2025-Q1")]);
    check("Sales fell in FY24.", &[("FY24", "2024")]);
    none("Q1: What of H1N1 and of the q2 file?");
}

#[test]
fn seasons_and_halves_by_tense() {
    check("They met in winter.", &[("winter", "2024-WI")]);
    check("They met in spring.", &[("spring", "2025-SP")]);
    check("They will meet in spring.", &[("spring", "2025-SP")]);
    check("They will meet in winter.", &[("winter", "2025-WI")]);
    // The season at hand and the next one, whatever the tense.
    check("They met in the fall.", &[("the fall", "2025-FA")]);
    check("It will lose money in the first half.", &[("the first half", "2026-H1")]);
    check("It lost money in the first half.", &[("the first half", "2025-H1")]);
}
