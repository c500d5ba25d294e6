//! The names by which speakers are shown, and what stands beside a name and adds nobody; marked as in [`super::tests`].

use super::tests::{check, run};
use crate::corpus::Settings;

/// The short names of all speakers.
#[track_caller]
fn check_short(text: &str, expect: &[&str]) {
    let (resolution, _) = run(&[text], &Settings::default());
    assert_eq!(resolution.speakers.iter().map(|s| s.short.as_str()).collect::<Vec<_>>(), expect);
}

#[test]
fn a_short_name_is_one_that_nobody_takes_for_anothers() {
    check_short("Minister [Orla Brell] came. [Brell] agreed.", &["Brell"]);
    // Who is named most keeps the bare name.
    check_short(
        "[Orla Brell] came. [Ms. Brell] agreed. Ms. Brell left. Ms. Brell came back. Her brother, [Ras Brell], waited.",
        &["Brell", "Ras Brell"],
    );
    check_short("Minister [Orla Brell] came. Her brother, [Ras Brell], waited.", &["Orla Brell", "Ras Brell"]);
}

#[test]
fn nobody_is_called_by_a_given_name_that_the_text_hardly_uses() {
    check_short("[Alma Brell] came. Sign up for more from Alma. [Brell] agreed.", &["Brell"]);
    check_short("[Alma Brell] came. Alma sang. Alma left. Alma ate. Alma slept. [Alma] agreed.", &["Alma"]);
}

#[test]
fn a_child_with_the_name_of_the_parent_is_unsure() {
    let sure = |text: &str| {
        let (resolution, _) = run(&[text], &Settings::default());
        resolution.voices.iter().flatten().next_back().map_or(0.0, |voices| voices.first().map_or(0.0, |v| v.confidence))
    };
    assert!(sure("[Ras Keld] came. His son [Ras Jr.] agreed.") < 0.7);
    assert!(sure("[Ras Keld] came. “It is late,” [Ras Keld Jr.] said.") < 0.7);
    assert!(sure("[Orla Keld] came. “It is late,” [Ras Keld Jr.] said.") > 0.85);
}

#[test]
fn a_family_name_of_two_words_is_short_as_the_text_calls_it() {
    check_short("Secretary [Dario Arco Belmar] came. [Mr. Arco Belmar] agreed.", &["Arco Belmar"]);
    check_short("Secretary [Dario Arco Belmar] came. [Mr. Belmar] agreed.", &["Belmar"]);
    check_short("Planter [Ras Van Keld] agreed. [Keld] left.", &["Van Keld"]);
}

#[test]
fn a_shortened_state_is_nobody_and_a_shortened_title_stands_before_its_name() {
    check(&["Senator [Orla Brell] (Ky.) came. [Del. Marta Lund] agreed."], &["Orla Brell / ?", "Marta Lund / ?"]);
}

#[test]
fn whoever_speaks_for_a_candidate_is_not_the_candidate() {
    check(
        &["[A spokesman for Reform presidential candidate Orla Brell] agreed."],
        &["spokesman for Reform presidential candidate Orla Brell / ?"],
    );
}

#[test]
fn a_bracket_behind_a_county_hides_nobody() {
    check(&["[Alder County (Lorn) Sheriff Ras Keld, a man of the harbour,] agreed."], &["Ras Keld / ?"]);
}

#[test]
fn a_command_is_no_person() {
    check(&["[The Iceland Deep Harbours Command] agreed."], &["Iceland Deep Harbours Command / Iceland"]);
}

#[test]
fn what_describes_a_speaker_adds_nobody() {
    check(&["[Iceland, Lorn's only ally and its lifeline to the world,] agreed."], &["Iceland / Iceland"]);
    check(&["[Orla Brell, one of the founders, along with Ras Keld and Ina Lund,] agreed."], &["Orla Brell / ?"]);
    check(&["[Orla Brell and Ras Keld, both Unionists,] agreed."], &["Orla Brell / ? + Ras Keld / ?"]);
    check(&["[Orla Brell and Ras Keld, both up for election in the north,] agreed."], &["Orla Brell / ? + Ras Keld / ?"]);
    check(&["[Orla Brell, a member who chairs the Committee on Science, Space and Fisheries,] agreed."], &["Orla Brell / ?"]);
    check(&["[Senator Orla Brell, Republican of Lorn and one of the few friends of the harbour,] agreed."], &["Orla Brell / ?"]);
    check(&["[Prince Alvar, the nephew of the late King Osmar and fellow harbour investor,] agreed."], &["Alvar / ?"]);
    check(&["[Orla Brell, along with Ras Keld,] agreed."], &["Orla Brell / ? + Ras Keld / ?"]);
}

#[test]
fn names_of_places_and_of_the_younger_one_are_no_family_names() {
    check(&["Orla Brell came to Amber Valley. [The candidate] agreed."], &["candidate / ?"]);
    check(&["Mr. Ras Keld came. [The younger Mr. Keld] agreed. [Mr. Keld] left."], &["open", "Ras Keld / ?"]);
    check(
        &["[Ras Keld Jr.] came with his father to the harbour. [The elder Keld] agreed. [The younger Keld] left."],
        &["Ras Keld Jr. / ?", "open", "Ras Keld Jr. / ?"],
    );
    check(&["[The St. Orla City Council] agreed."], &["St. Orla City Council / St. Orla City Council"]);
}

#[test]
fn records_and_people_abroad_are_what_they_are() {
    check(&["Orla Brell sent emails. [The emails] show it."], &["emails / ?"]);
    check(&["[Orla Brell's emails] show it. [Orla Brell's letter] says it."], &["Orla Brell's emails / ?", "Orla Brell / ?"]);
    check(&["[The Icelanders of Lorn] agreed. [The Icelanders] left."], &["Icelanders of Lorn / Iceland", "Iceland / Iceland"]);
}

#[test]
fn a_party_of_a_part_of_a_state_is_not_the_whole_party() {
    check(&["[The Republican Party of Utah] agreed."], &["Republican Party of Utah / United States"]);
    check(&["[The Utah Republican Party] agreed."], &["Utah Republican Party / United States"]);
    check(&["[The Republican Party] agreed."], &["Republican Party / United States"]);
}

#[test]
fn a_common_family_name_alone_is_no_head_of_a_state_the_text_does_not_speak_of() {
    let named = |text: &str| run(&[text], &Settings::default()).0.speakers[0].name.clone();
    // Philip Davis holds the office; hundreds are called so.
    assert_eq!(named("[Davis] agreed."), "Davis");
    assert_eq!(named("In the Bahamas, [Davis] agreed."), "Philip Davis");
}

#[test]
fn a_comma_that_ends_what_leads_in_describes_nobody() {
    check(&["In an interview with Ina Tolle, [the harbour minister] said it was late."], &["harbour minister / ?"]);
    check(&["[Ina Tolle], the harbour minister, said it was late. [The harbour minister] agreed."], &["Ina Tolle / ?", "Ina Tolle / ?"]);
}

#[test]
fn some_of_a_people_are_not_all_of_it() {
    check(&["[Some Germans] agreed. [The Germans] left."], &["Some Germans / Germany", "Germany / Germany"]);
    check(&["[Only half a dozen Senate Republicans, of 54 total,] agreed."], &["Only half a dozen Senate Republicans / United States"]);
}

#[test]
fn whose_people_speak_is_told_in_full() {
    check(&["[White House and Pentagon spokesmen] agreed."], &["White House and Pentagon spokesmen / United States"]);
    check(&["[The F.B.I. director, Orla Brell,] agreed."], &["Orla Brell / United States"]);
}

#[test]
fn a_document_is_not_whose_it_goes_to_nor_where_it_was_made() {
    check(&["[A complaint to the Court of Appeals' Board] says so."], &["complaint / ?"]);
    check(&["[Recent polls in Pennsylvania and Virginia] show it."], &["Recent polls / ?"]);
}

#[test]
fn an_honorific_shared_by_a_couple_tells_nobody_for_sure() {
    let text = "Umay Dane came. Mr. Dane sang. [Mrs. Dane] agreed.";
    let (resolution, _) = run(&[text], &Settings::default());
    assert!(resolution.voices.iter().flatten().flatten().all(|v| v.confidence < 0.8));
    let (resolution, _) = run(&["Umay Dane came. [Mrs. Dane] agreed."], &Settings::default());
    assert!(resolution.voices.iter().flatten().flatten().all(|v| v.confidence > 0.9));
}
