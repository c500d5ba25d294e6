//! Texts with their attributions marked: `[S …]` source, `[C …]` cue, `[X …]` content; a marked group ends at a line end.

use chrono::{Days, NaiveDate};

use super::*;

/// Reads the marks: the plain text and one attribution a line that has content.
pub(super) fn marked(input: &str) -> (String, Vec<Attribution>) {
    let mut text = String::new();
    let mut attributions = Vec::new();
    for line in input.lines() {
        let (mut source, mut cue, mut content) = (None, None, Vec::new());
        let mut open = None;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if let Some(mark) = ["[S ", "[C ", "[X "].iter().find(|m| rest.starts_with(**m)) {
                open = Some((&mark[1..2], text.len()));
                rest = &rest[3..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            if let (']', Some((kind, start))) = (c, open) {
                let span = Span::new(start, text.len());
                match kind {
                    "S" => source = Some(span),
                    "C" => cue = Some(span),
                    _ => content.push(span),
                }
                open = None;
                continue;
            }
            text.push(c);
        }
        text.push('\n');
        if !content.is_empty() {
            let quotation = if content[0].of(&text).starts_with('“') { Quotation::Direct } else { Quotation::Indirect };
            attributions.push(Attribution {
                source,
                cue,
                content,
                quotation,
                act: crate::statement::Act::Says,
                via: Vec::new(),
                confidence: 0.9,
                supposed: false,
            });
        }
    }
    (text, attributions)
}

pub(super) fn published(from: &str, to: &str) -> Dating {
    let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
    Dating { from, to, precision: Precision::Day, basis: Basis::Metadata, evidence: Vec::new(), confidence: 0.95, why: String::new() }
}

/// Publication on Thursday, 21 August 2025; the last statement's day or days.
#[track_caller]
fn check(input: &str, expect: &str) {
    check_from(input, "2025-08-21", "2025-08-21", expect);
}

#[track_caller]
fn check_from(input: &str, from: &str, to: &str, expect: &str) {
    let (text, attributions) = marked(input);
    let published = published(from, to);
    let (said, _) = said(&text, &Structure::of(&text), &attributions, Some(&published), 0, None);
    let last = said.last().unwrap().as_ref();
    let found = last.map_or("none".to_owned(), |d| if d.from == d.to { d.from.to_string() } else { format!("{} {}", d.from, d.to) });
    assert_eq!(found, expect, "{input}\n{last:?}");
}

#[test]
fn the_date_in_the_clause_of_the_cue() {
    check("[S Ina Tolle] [C said] on Tuesday that [X the talks would go on].", "2025-08-19");
    check("[S Ina Tolle] [C said] Wednesday [X the talks would go on].", "2025-08-20");
    check("[X “We agree,”] [S Orla Dane] [C said] Wednesday during a press conference in Orsk.", "2025-08-20");
    check("[X “We agree,”] [S Orla Dane] [C told] reporters late Monday.", "2025-08-18");
    check("On Tuesday, [S Ina Tolle] [C said] [X the talks would go on].", "2025-08-19");
    check("In June 2024, [S he] [C outlined] [X terms that Velmar refused].", "2024-06-01 2024-06-30");
    check("[S Ina Tolle] [C wrote] last month that [X Velmar would wait].", "2025-07-01 2025-07-31");
    check("Speaking after talks with Velmar's envoy on Wednesday, [S Dane] [C said] [X Tessaly could not accept it].", "2025-08-20");
    check("[S Dane] [C said] at the Tuesday summit that [X Velmar must choose].", "2025-08-19");
    check("At Tuesday's debate, [S Dane] [C said] [X Velmar must choose].", "2025-08-19");
    check("[S Dane] [C will say] on Friday that [X Velmar must choose].", "2025-08-22");
    check("[S Velmar] sharply [C rejected] [X outside guarantees for Tessaly on Tuesday].", "2025-08-19");
    check("[S Dane] [C called for] [X more schools] in a statement on Tuesday.", "2025-08-19");
    check("[S Dane] [C said] on [X Tuesday that Velmar must choose].", "2025-08-19");
}

#[test]
fn the_day_behind_what_is_only_named() {
    check("[S Dane] [C called] [X the vote a farce] on Tuesday.", "2025-08-19");
    check("[S Dane] [C repeated] [X the demand] late Tuesday.", "2025-08-19");
    check("[S Dane] [C opposed] [X a vote] on Tuesday.", "2025-08-21");
    check("[S Dane] [C opposed] [X the summit] on Tuesday.", "2025-08-21");
    check("[S Dane] [C said] [X the talks would resume] on Tuesday.", "2025-08-21");
    check("[S Dane] [C vowed] [X to resume the talks] on Tuesday.", "2025-08-21");
    check("[S Dane] [C praised] [X the men] on Tuesday patrols.", "2025-08-21");
    check("When the dam broke in 2019, [S Dane] [C blamed] [X the rain].", "2019-01-01 2019-12-31");
    check("As the dam broke in 2019 and again now, [S Dane] [C blamed] [X the rain].", "2025-08-21");
}

#[test]
fn dates_of_something_else_do_not_date_the_saying() {
    check("[S Ina Tolle] [C said] [X the talks would resume on Monday].", "2025-08-21");
    check("[S Ina Tolle] [C said] of Monday's vote that [X it was fair].", "2025-08-21");
    check("[S Ina Tolle, who met Dane on Friday,] [C said] [X it was fair].", "2025-08-21");
    check("After Velmar voted on Monday, [S Ina Tolle] [C said] [X it was fair].", "2025-08-21");
    check("[S Ina Tolle] [C said] since Monday [X nothing had moved].", "2025-08-21");
    check("[S Velmar] sharply [C rejected] [X a vote on Tuesday].", "2025-08-21");
    check("[S Velmar] [C demanded] [X that the vote be held on Tuesday].", "2025-08-21");
    check("[X “We meet on Friday,”] [S Ina Tolle] [C said].", "2025-08-21");
}

#[test]
fn the_aspect_of_the_cue() {
    check(
        "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n[S Velmar] has repeatedly [C said] [X it would wait].",
        "2024-08-21 2025-08-21",
    );
    check(
        "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n[S Velmar] [C has long maintained] that [X it would wait].",
        "2024-08-21 2025-08-21",
    );
    check(
        "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n[S Officials] [C have said] repeatedly that [X they would wait].",
        "2024-08-21 2025-08-21",
    );
    check(
        "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n[S Velmar] [C has said] [X it would wait].",
        "2025-08-14 2025-08-21",
    );
    check("[S Velmar] [C has warned] that [X it would wait for the talks to begin and for the guns to be silent].", "2025-08-21");
}

#[test]
fn one_auxiliary_for_two_cues() {
    let (text, mut attributions) = marked(
        "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n[S Dane] has [C pledged] [X help] but ruled out [X troops].",
    );
    let mut second = attributions[0].clone();
    let start = text.find("ruled out").unwrap();
    second.cue = Some(Span::new(start, start + 9));
    second.content = vec![attributions[0].content.pop().unwrap()];
    attributions.push(second);
    let published = published("2025-08-21", "2025-08-21");
    let (said, _) = said(&text, &Structure::of(&text), &attributions, Some(&published), 0, None);
    assert_eq!(said[1].as_ref().unwrap().from.to_string(), "2025-08-14");
}

#[test]
fn auxiliaries_that_make_no_perfect() {
    let opening = "Nothing much has happened in the capital of Velmar or beyond it, as far as anybody knows.\n";
    check(&format!("{opening}[S Velmar] [C has doubts] about [X the plan]."), "2025-08-21");
    check(&format!("{opening}[S Velmar] [C had to admit] that [X the plan failed]."), "2025-08-21");
    check(&format!("{opening}[S Velmar] [C may have thought] that [X the plan failed]."), "2025-08-21");
    check(&format!("{opening}[S Velmar] [C had said] that [X the plan failed]."), "2024-08-21 2025-08-21");
}

#[test]
fn a_past_saying_lies_before_publication() {
    check("[S Tolle] [C said] [X no], as the talks planned to open on Friday.", "2025-08-21");
    check("On Friday, [S the court] [C ruled] that [X the plan should stop].", "2025-08-15");
    check("On Friday, [S the court] [C will rule] that [X the plan must stop].", "2025-08-22");
}

#[test]
fn what_somebody_says_today_leaves_the_scene() {
    check("[S Orla Dane] [C said] Wednesday [X no].\nBut [S Dane] [C says] [X all is well].", "2025-08-21");
}

#[test]
fn after_what_is_told_and_before_publication() {
    let voted = "Velmar's parliament voted on Tuesday to close the ports.\n";
    check(&format!("{voted}[S Orla Dane] [C said] after the vote that [X all was well]."), "2025-08-19 2025-08-21");
    check(&format!("{voted}[S Orla Dane] [C said] afterwards [X all was well]."), "2025-08-19 2025-08-21");
    check(&format!("{voted}[S Orla Dane] [C said] after the flood that [X all was well]."), "2025-08-21");
    check(&format!("{voted}[S Orla Dane] [C said] [X all was well] after the vote."), "2025-08-21");
    check("[S Orla Dane] [C said] afterwards [X all was well].", "2025-08-21");
}

#[test]
fn as_recently_as() {
    check("[S Orla Dane] [C said] as recently as June that [X all was well].", "2025-06-01 2025-06-30");
    check("[S Orla Dane] [C said], as the talks in June ended, that [X all was well].", "2025-08-21");
}

#[test]
fn in_a_recent_interview() {
    check("[S Orla Dane] [C said] in a recent interview that [X all was well].", "2024-08-21 2025-08-21");
    check("In a recent speech, [S Orla Dane] [C said] [X all was well].", "2024-08-21 2025-08-21");
    check("After the recent flood, [S Orla Dane] [C said] [X all was well].", "2025-08-21");
    check("[S Orla Dane] [C told] voters, who had seen Tolle at a recent rally, that [X all was well].", "2025-08-21");
    check("[S Orla Dane] [C said] in a recent flood zone that [X all was well].", "2025-08-21");
    check("[S Orla Dane] [C said] the other day that [X all was well].", "2025-08-07 2025-08-21");
}

#[test]
fn scenes_go_on() {
    check("[S Orla Dane] [C said] Wednesday [X no].\n[X “Never,”] [S he] [C added].", "2025-08-20");
    check("[S Orla Dane] [C said] Wednesday [X no].\nThe talks went on.\n[X “Never,”] [S Dane] [C told] reporters.", "2025-08-20");
    check("[S Orla Dane] [C said] Wednesday [X no].\n[X “Never,”] [S Tolle] [C said].", "2025-08-21");
    check(
        "Envoys held a video conference on Wednesday to look at the plan. [X “We agree,”] [S Admiral Vance] [C wrote] on his page.",
        "2025-08-20",
    );
    check(
        "The chiefs met on Wednesday in Orsk. Admiral Vance was the host of the meeting.\n[S Vance] [C said] [X it went well].",
        "2025-08-20",
    );
    check(
        "Tuesday's summit in Orsk was long.\nTolle and Dane attended the Orsk summit with their envoys.\n[S Dane] [C said] [X it went well].",
        "2025-08-19",
    );
    check("Speaking at talks with Tolle on Wednesday, [S Dane] [C said] [X no].\n[S Tolle] [C ruled out] [X more].", "2025-08-21");
    check("In June 2024, [S Dane] [C outlined] [X terms].\nVelmar waits.\n[S Dane] [C warned] [X Velmar].", "2025-08-21");
    check(
        "The rebuke followed Tuesday's summit in Orsk.\n[S Dane] [C said] at an Orsk news conference that [X it was over].",
        "2025-08-19",
    );
    check(
        "The rebuke followed Tuesday's summit in Orsk.\n[S Dane] [C said] Wednesday that [X it was ready].\n[X “It is good that today we have papers.”] [S Dane] [C said] at an Orsk news conference.",
        "2025-08-19 2025-08-20",
    );
}

#[test]
fn at_the_time() {
    check("[S Velmar] [C rejected] [X that plan] at the time.", "2015-08-24 2025-08-21");
    check("Tolle spoke of a draft of 2022 that gave pledges.\n[S Velmar] [C rejected] [X that plan] at the time.", "2022-01-01 2022-12-31");
}

#[test]
fn a_publication_that_is_an_interval_gives_an_interval() {
    check_from("[S Tolle] [C said] on Tuesday that [X no].", "2025-08-20", "2025-08-22", "2025-08-19");
    check_from("[S Tolle] [C said] on Tuesday that [X no].", "2025-08-18", "2025-08-20", "2025-08-12 2025-08-19");
    check_from("[S Tolle] [C said] that [X no].", "2025-08-18", "2025-08-20", "2025-08-18 2025-08-20");
}

#[test]
fn without_a_publication_only_what_is_written_out() {
    let dates = |input: &str| {
        let (text, attributions) = marked(input);
        said(&text, &Structure::of(&text), &attributions, None, 0, None).0[0].as_ref().map(|d| (d.from.to_string(), d.basis))
    };
    assert_eq!(dates("[S Tolle] [C said] on Tuesday that [X no]."), None);
    assert_eq!(dates("[S Tolle] [C said] that [X no]."), None);
    assert_eq!(dates("[S Tolle] [C said] on March 3, 2021, that [X no]."), Some(("2021-03-03".to_owned(), Basis::Explicit)));
}

#[test]
fn content_refers_to_days_seen_from_who_speaks() {
    let refers = |input: &str| -> Vec<String> {
        let (text, attributions) = marked(input);
        let published = published("2025-08-21", "2025-08-21");
        let (_, refers) = said(&text, &Structure::of(&text), &attributions, Some(&published), 0, None);
        refers[0].iter().map(|d| d.from.to_string()).collect()
    };
    assert_eq!(refers("[X “Today we have papers,”] [S Tolle] [C said] Tuesday."), ["2025-08-19"]);
    assert_eq!(refers("[S Tolle] [C said] Tuesday that [X talks would start on August 30, 2025]."), ["2025-08-30"]);
    assert_eq!(refers("[S Tolle] [C said] Tuesday that [X all was well]."), Vec::<String>::new());
}

#[test]
fn the_reason_can_be_checked() {
    let (text, attributions) = marked("[S Tolle] [C said] Wednesday that [X no].");
    let published = published("2025-08-21", "2025-08-21");
    let (said, _) = said(&text, &Structure::of(&text), &attributions, Some(&published), 3, None);
    let dating = said[0].as_ref().unwrap();
    assert_eq!(dating.why, "“Wednesday”: the Wednesday before publication on 21 August 2025");
    assert_eq!(dating.evidence[0].span.of(&text), "Wednesday");
    assert_eq!(dating.evidence[0].document, 3);
    assert!(dating.from.checked_add_days(Days::new(1)) == NaiveDate::from_ymd_opt(2025, 8, 21));
}

#[test]
fn a_contradiction_is_told_with_its_words() {
    let story = |quotation: &str, place: &str| {
        let (text, attributions) = marked(&format!(
            "The rebuke followed Tuesday's summit in Orsk.\n[S Dane] [C said] Wednesday that [X it was ready].\n[X “{quotation}”] [S Dane] [C said] at {place}."
        ));
        let published = published("2025-08-21", "2025-08-21");
        let (said, _) = said(&text, &Structure::of(&text), &attributions, Some(&published), 0, None);
        let last = said.last().unwrap().clone().unwrap();
        (last.why.clone(), last.evidence.iter().map(|e| e.span.of(&text).to_owned()).collect::<Vec<_>>())
    };
    let (why, evidence) = story("It is good that today we have papers.", "an Orsk news conference");
    assert_eq!(
        why,
        "The text contradicts itself: the speaker's last dated words are of “Wednesday”, on 20 August 2025, but the occasion named here is \
         of “Tuesday”, on 19 August 2025; the quotation itself says “today”"
    );
    assert_eq!(evidence, ["Tuesday", "Wednesday", "today"]);
    assert!(story("It is good that we have papers.", "an Orsk news conference").0.ends_with("on 19 August 2025"));
    assert!(!story("It is good that today we have papers.", "a news conference").0.contains("contradicts"));
}

#[test]
fn how_and_as_whom_somebody_spoke() {
    check("[S Ina Tolle] [C told] voters as a candidate in June that [X all was well].", "2025-06-01 2025-06-30");
    check("[S Ina Tolle] [C declined] [X to comment] when reached on Tuesday.", "2025-08-19");
    check("[S Ina Tolle] [C declined] [X to comment] when Velmar voted on Tuesday.", "2025-08-21");
    check("[S Ina Tolle] [C said] as the vote began in June that [X all was well].", "2025-08-21");
    check("[S Velmar] [C rejected] [X the charge] at noon on August 19.", "2025-08-19");
    check("At last year's congress of pilots, [S Dane] [C said] [X all was well].", "2024-01-01 2024-12-31");
}

#[test]
fn hours_after_what_is_told_is_that_day() {
    check("Hours after the dam broke on Tuesday, [S Ina Tolle] [C said] [X all was well].", "2025-08-19");
    check("Shortly before the dam broke on Tuesday, [S Ina Tolle] [C said] [X all was well].", "2025-08-19");
    check("Months after the dam broke on Tuesday, [S Ina Tolle] [C said] [X all was well].", "2025-08-21");
}

#[test]
fn days_are_counted_from_what_a_sentence_opens_with() {
    check("Three days before the vote was held on August 5, [S Dane] [C said] [X all was well].", "2025-08-02");
    check("Two days after the vote of August 5, [S Dane] [C said] [X all was well].", "2025-08-07");
    check("Two days after the vote, [S Dane] [C said] [X all was well].", "2025-08-21");
    // It counts from what is told, not from a day named later on.
    check("Two days after the vote, [S Dane] [C said] [X all was well on August 5].", "2025-08-21");
}
