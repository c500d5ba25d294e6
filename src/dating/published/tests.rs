//! The whole, on invented states and events.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Input, Published, published};
use crate::corpus::{EventSetting, Settings, Stated, StatedDate, StatedKind};
use crate::dating::Basis;
use crate::text::Structure;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The world of the tests: a summit on Friday 15 August 2031 in Port Orla, and a vote later.
fn settings() -> Settings {
    let event = |name: &str, at: &str, mentions: &[&str]| EventSetting {
        name: name.to_owned(),
        from: day(at),
        to: day(at),
        mentions: mentions.iter().map(|m| (*m).to_owned()).collect(),
    };
    Settings {
        events: vec![
            event("Port Orla summit", "2031-08-15", &["Port Orla", "Orla summit"]),
            event("Tessaly vote", "2031-11-04", &["Tessaly vote"]),
        ],
        ..Settings::default()
    }
}

fn dates(texts: &[&str], stated: &[Stated], modified: Option<NaiveDate>) -> Vec<Published> {
    let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
    let none = Stated::default();
    let inputs: Vec<Input<'_>> = texts
        .iter()
        .zip(&structures)
        .enumerate()
        .map(|(n, (text, structure))| Input { text, structure, attributions: &[], stated: stated.get(n).unwrap_or(&none), modified })
        .collect();
    published(&inputs, &settings())
}

fn stated(at: &str, kind: StatedKind) -> Stated {
    Stated { date: Some(StatedDate { from: day(at), to: day(at), kind }), ..Stated::default() }
}

/// Checks the only document's interval, as "from to", and its basis.
#[track_caller]
fn check(text: &str, expect: Option<(&str, &str, Basis)>) -> Published {
    let found = dates(&[text], &[], None).remove(0);
    let seen = found.dating.as_ref().map(|d| (d.from, d.to, d.basis));
    assert_eq!(seen, expect.map(|(a, b, basis)| (day(a), day(b), basis)), "{text}\n{:?}", found.dating);
    found
}

#[test]
fn a_weekday_far_from_the_users_own_event_still_tells_its_week() {
    check(
        "Velmar agreed on Friday to let observer ships into the harbour, when its ministers and those of Tessaly, after a long night, \
         met in Port Orla under the eyes of the League.",
        Some(("2031-08-15", "2031-08-20", Basis::Event)),
    );
}

const WEDNESDAY: &str = "Velmar rejected the offer. “We cannot agree to talks without us,” Ina Tolle said Wednesday. \
     Tolle and Orla Dane met Friday in Port Orla, and on Monday Dane spoke in Tessaly. On Tuesday Velmar warned of war. \
     The chiefs of staff met on Wednesday.";

#[test]
fn the_weekday_after_an_event_is_the_day() {
    let found = check(WEDNESDAY, Some(("2031-08-20", "2031-08-20", Basis::Event)));
    let dating = found.dating.unwrap();
    assert!(dating.why.starts_with("the Wednesday after the Port Orla summit of 15 August 2031"), "{}", dating.why);
    let words: Vec<_> = dating.evidence.iter().map(|e| e.span.of(WEDNESDAY)).collect();
    assert!(words.contains(&"Port Orla") && words.contains(&"Wednesday"), "{words:?}");
    assert!(dating.confidence < 0.9, "a weekday does not tell whether the text is of that day or the next");
}

#[test]
fn nothing_known_stays_open() {
    check("", None);
    check("Velmar rejected the offer. Ina Tolle said so on Wednesday.", None);
    check("Tolle paid 2000 crowns in May.", None);
}

#[test]
fn lines_state_the_day() {
    check("Published: 3 March 2031\nVelmar rejected the offer.", Some(("2031-03-03", "2031-03-03", Basis::Explicit)));
    check("PORT ORLA, March 3, 2031 (VNA) — Velmar rejected the offer.", Some(("2031-03-03", "2031-03-03", Basis::Explicit)));
}

#[test]
fn a_dateline_without_its_year_gives_the_day() {
    let text = "PORT ORLA, Aug. 16 (VNA) — Tolle and Orla Dane met Friday in Port Orla, Tessaly said.";
    let dating = dates(&[text], &[], None).remove(0).dating.expect("the meeting gives the year");
    assert!(dating.from >= day("2031-08-15") && dating.to <= day("2031-08-17"), "{dating:?}");
}

#[test]
fn the_last_embedded_post_is_of_the_week() {
    let text = "Velmar rejected the offer.\nNo talks without us! — Ina Tolle (@inatolle) March 17, 2031\nDane was silent.";
    let dating = dates(&[text], &[], None).remove(0).dating.expect("the post gives the week");
    assert!(dating.from <= day("2031-03-17") && day("2031-03-17") <= dating.to && dating.days() <= 7, "{dating:?}");
}

#[test]
fn what_the_folder_states_stands() {
    let text = "Published: 3 March 2031\nVelmar rejected the offer.";
    let of = |kind| dates(&[text], &[stated("2031-03-05", kind)], None).remove(0);
    assert_eq!(of(StatedKind::User).dating.unwrap().from, day("2031-03-05"));
    assert_eq!(of(StatedKind::Metadata).dating.unwrap().basis, Basis::Metadata);
    // A file's name gives way to the text, and the contradiction is shown.
    let by_name = of(StatedKind::FileName);
    assert_eq!(by_name.dating.unwrap().from, day("2031-03-03"));
    assert_eq!(by_name.conflicts.len(), 1);
}

#[test]
fn a_reported_date_is_near() {
    let found = dates(&["According to a report published on March 17, 2031, Velmar wants a vow. Dane said so."], &[], None).remove(0);
    let dating = found.dating.unwrap();
    assert!(dating.from >= day("2031-03-16") && dating.to <= day("2031-03-31"), "{dating:?}");
}

#[test]
fn the_same_words_date_each_other() {
    let quote = "“Seriously discussing the harbours of Tessaly without the Republic of Velmar is a fancy and a dead end,”";
    let first = format!("Published: 20 August 2031\n{quote} Ina Tolle said Wednesday.");
    let second = format!("Tolle dismissed the talks. {quote} she said on Wednesday.");
    let found = dates(&[&first, &second], &[], None);
    let dating = found[1].dating.as_ref().unwrap();
    assert_eq!(dating.basis, Basis::Corpus);
    assert!(dating.from <= day("2031-08-20") && day("2031-08-20") <= dating.to && dating.days() <= 14, "{dating:?}");
}

#[test]
fn the_file_time_is_a_bound() {
    let bound = day("2031-08-18");
    let found = dates(&["Dane spoke in Port Orla on Friday after the Orla summit."], &[], Some(bound)).remove(0);
    assert!(found.dating.unwrap().to <= bound);
    let late = dates(&["Published: 3 March 2032\nVelmar rejected the offer."], &[], Some(bound)).remove(0);
    assert_eq!(late.conflicts.len(), 1, "{:?}", late.conflicts);
}

#[test]
fn anchors_that_disagree_are_told() {
    let body = "Velmar and Tessaly have talked for many weeks about the harbour and its ships, and the talks were long.";
    let of = |text: &str| dates(&[&text.replace("BODY", body)], &[stated("2031-03-05", StatedKind::Metadata)], None).remove(0).conflicts;
    assert_eq!(of("Published: 5 March 2031\nBODY"), Vec::<String>::new());
    assert_eq!(of("Published: 6 March 2031\nBODY"), Vec::<String>::new());
    assert_eq!(of("Published: 9 March 2031\nBODY"), ["The text also gives “9 March 2031” as its day of publication, besides 5 March 2031"]);
    assert_eq!(
        of("BODY\nThe talks are fair, Dane said on March 12, 2031 in the old town."),
        ["The text reports words of 12 March 2031, after its day of publication, 5 March 2031"]
    );
    assert_eq!(of("BODY\nThe talks are fair, Dane said on March 2, 2031 in the old town."), Vec::<String>::new());
    assert_eq!(
        of("BODY\nThe talks began on Friday, February 3, 2031, in the old town."),
        ["The text says Friday, 3 February 2031, but that day was a Monday"]
    );
    let lines = dates(&["Published: 3 March 2031\nBODY\nPosted: 9 March 2031"], &[], None).remove(0);
    assert_eq!(lines.conflicts, ["The text also gives “9 March 2031” as its day of publication, besides 3 March 2031"]);
}

#[test]
fn a_file_of_the_far_future_has_a_broken_clock() {
    let text = "Dane spoke in Port Orla on Friday after the Orla summit.";
    let of = |modified: Option<NaiveDate>| dates(&[text], &[], modified).remove(0).dating.map(|d| (d.from, d.to));
    assert!(of(None).is_some());
    assert_eq!(of(NaiveDate::from_ymd_opt(93_892, 3, 1)), of(None));
    assert_ne!(of(NaiveDate::from_ymd_opt(2031, 3, 1)), of(None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_panics_and_intervals_are_sound(
        words in proptest::collection::vec(
            prop_oneof![
                Just("Port Orla".to_owned()), Just("Friday".to_owned()), Just("last week".to_owned()), Just("February 29, 2031".to_owned()),
                Just("29 February 2032".to_owned()), Just("“met”".to_owned()), Just("President".to_owned()), Just("’s".to_owned()), Just(".\n".to_owned()),
                Just("2031-13-01".to_owned()), Just("December 31, 1899".to_owned()), Just("January 1, 2060".to_owned()), "\\PC{0,6}",
            ],
            0..40,
        ),
        modified in proptest::option::of(0_i32..60_000),
    ) {
        let text = words.join(" ");
        let modified = modified.map(|n| super::days::date(super::days::FIRST + n));
        let found = dates(&[&text, &text], &[], modified);
        for dating in found.iter().filter_map(|p| p.dating.as_ref()) {
            prop_assert!(dating.from <= dating.to);
            prop_assert!((0.0..=1.0).contains(&dating.confidence));
            for evidence in &dating.evidence {
                prop_assert!(text.get(evidence.span.range()).is_some());
            }
        }
    }
}

#[test]
fn a_text_that_may_be_older_than_an_event_is_not_said_to_follow_it() {
    let found = dates(&["The crews left Port Orla without new boats."], &[], None).remove(0);
    let dating = found.dating.expect("the place of an event dates a text");
    assert!(dating.from < day("2031-08-15"), "{dating:?}");
    assert!(dating.why.contains("about the time of the Port Orla summit"), "{}", dating.why);
}
