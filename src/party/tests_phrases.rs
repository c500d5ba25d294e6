//! Sources that name nobody, and what beside a name tells whom somebody speaks for; marked as in [`super::tests`].

use super::tests::check;

#[test]
fn phrases_are_taken_up() {
    let start = "Velmar waits. Velmarian foreign minister Ina Tolle met Orla Dane, a Lornish banker. ";
    let check_they = |rest: &str, expect: &[&str]| check(&[&format!("{start}{rest}")], expect);
    check_they("That worries many analysts because [they] believe that the dam will burst.", &["many analysts / ?"]);
    check_they("The noise troubled those supporting Tolle, [who] are growing weary of it.", &["those supporting Tolle / ?"]);
    check_they("“It will burst,” said a longtime adviser to Tolle, [who] declined to be named.", &["longtime adviser to Tolle / Velmar"]);
    check_they("Lawyers opened the trial. [They] said that the dam would burst.", &["Lawyers / ?"]);
}

#[test]
fn a_campaign_is_called_after_whose_it_is() {
    let start = "Velmar waits. Velmarian prime minister Peter Keld opened his campaign on Monday. ";
    let check_campaign = |rest: &str, expect: &[&str]| check(&[&format!("{start}{rest}")], expect);
    check_campaign("[His campaign] said so.", &["Keld campaign / Velmar"]);
    check_campaign("[Keld’s campaign] said so. [The campaign] added more.", &["Keld campaign / Velmar", "Keld campaign / Velmar"]);
    check_campaign("Keld’s campaign grew. [Campaign officials] said so.", &["Keld campaign officials / Velmar"]);
    // Two campaigns as near, and another one.
    check_campaign("The Keld campaign met the Tolle campaign. [The campaign] said so.", &["campaign / ?"]);
    check_campaign("The Keld campaign grew. [A campaign] against the dam said so.", &["campaign / ?"]);
}

#[test]
fn what_is_over_tells_no_side() {
    check(
        &["Velmar waits. Ina Tolle is the Velmarian president. Ras Keld, Tolle’s former top adviser, left. [Keld] said so."],
        &["Ras Keld / ?"],
    );
    check(&["Velmar waits. Ras Keld, a former director of the Harbour Institute, left. [Keld] said so."], &["Ras Keld / ?"]);
}

#[test]
fn descriptions_that_are_no_voices() {
    check(&["[Ras Keld, managing director and harbour analyst at Brell Partners,] said so."], &["Ras Keld / Brell Partners"]);
    check(&["[Ina Tolle and Ras Keld, two of the miners who survived,] said so."], &["Ina Tolle / ? + Ras Keld / ?"]);
    check(&["[A crowd of 2,600 miners] said so."], &["crowd of 2,600 miners / ?"]);
}

#[test]
fn who_runs_a_fund_speaks_for_it() {
    check(
        &["Brell Partners, a hedge fund founded by Ras Keld, sold shares. In March, [Mr. Keld] said so."],
        &["Ras Keld / Brell Partners"],
    );
}

#[test]
fn names_joined_to_a_person_are_people() {
    check(&["The team of Ina Tolle and Wrolk Brezt met. [Brezt] said so."], &["Wrolk Brezt / ?"]);
}

#[test]
fn a_heading_names_nobody() {
    check(
        &[
            "Harbour chief quits as [he] doubts the dam.\n\nLORN - Peter Keld left the harbour of Lorn on Monday, for the third time in a year.\n",
        ],
        &["Peter Keld / ?"],
    );
}

#[test]
fn whose_spokesman() {
    check(
        &[
            "Velmar waits. Velmarian prime minister Ras Keld met Orla Dane, the Lornish president. [The prime minister’s spokesman] said so.",
        ],
        &["prime minister’s spokesman / Velmar"],
    );
}

#[test]
fn firms_beside_a_post() {
    check(&["[Ras Keld, research director for BRX River Sciences, a business service,] said so."], &["Ras Keld / BRX River Sciences"]);
    check(&["Brell County Sheriff [Ras Keld] said so."], &["Ras Keld / Brell County"]);
    check(&["Peter Keld, a baker in Brell County, waits. [Keld] said so."], &["Peter Keld / ?"]);
    check(&["[Ina Tolle, a leader of the Coalition to Save the Dunes,] said so."], &["Ina Tolle / Coalition to Save the Dunes"]);
}

#[test]
fn names_of_bodies_begin_with_modifiers() {
    let check_body = |text: &str, name: &str| check(&[text], &[&format!("{name} / {name}")]);
    check_body("[The Harbour Legal Center] said so.", "Harbour Legal Center");
    check_body("Critics met. [The Campaign Legal Center] said so.", "Campaign Legal Center");
    check_body("Critics met. [The National Lantern Capital Association] said so.", "National Lantern Capital Association");
    check_body("Critics met. [The Carl Martin Center] said so.", "Carl Martin Center");
    check_body("Critics met. [The Committee for a Free Harbour] said so.", "Committee for a Free Harbour");
    // What an organ of any state could be called tells no side.
    check(&["Critics met. [The National Security Committee] said so."], &["National Security Committee / ?"]);
}

#[test]
fn who_works_at_a_body_speaks_for_it() {
    let check_of = |described: &str, side: &str| check(&[&format!("[Ras Keld, {described}, said so.")], &[&format!("Ras Keld / {side}")]);
    check_of("executive director of the Harbour Legal Center]", "Harbour Legal Center");
    check_of("a senior analyst at Brezt]", "Brezt");
    check_of("the president and publisher of Upper Brezt Publishing]", "Upper Brezt Publishing");
    check_of("who now runs Brezt Packard]", "Brezt Packard");
    check_of("president of Rock the Harbour]", "Rock the Harbour");
    check_of("a former analyst at Brezt]", "?");
    check_of("a lawyer for Ina Tolle]", "?");
}

#[test]
fn who_takes_up_what_describes_a_person() {
    let start = "Velmar waits. ";
    let check_who = |rest: &str, expect: &[&str]| check(&[&format!("{start}{rest}")], expect);
    check_who("Ras Keld, a carpenter [who] described himself as patient, left.", &["Ras Keld / ?"]);
    check_who("Ina Tolle spoke, naming what divides them over a nominee [who] hopes to win.", &["nominee / ?"]);
}

#[test]
fn some_of_a_group_are_not_the_group() {
    check(&["[Some of his supporters] said so."], &["Some of his supporters / ?"]);
    check(&["[A poll released on Sunday] showed it."], &["poll / ?"]);
}

#[test]
fn he_is_the_subject_behind_a_phrase_that_leads_in() {
    check(&["Velmar waits. With Ras Keld on the list, Peter Brezt made his choice. [He] said so."], &["Peter Brezt / ?"]);
}
