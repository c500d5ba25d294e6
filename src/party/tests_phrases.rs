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
fn nobody_tells_who_asks() {
    check(&["Ina Tolle spoke to us. Q. Why?\n[Q]. Who sails?\n[A]. I do."], &["open", "Ina Tolle / ?"]);
}

#[test]
fn a_document_is_taken_up_by_who_made_it_or_as_itself() {
    check(&["A study tells of the dam. The study – [which] notes that it leaks – is old."], &["study / ?"]);
    let sent = "In late May, a group of young miners from the valley sent a letter to the board.";
    check(&[&format!("{sent} “It leaks,” [the letter] reads.")], &["group of young miners from the valley / ?"]);
    check(&["A letter came in May. “It leaks,” [the letter] reads."], &["letter / ?"]);
}

#[test]
fn a_faith_is_no_state() {
    check(&["Christyn waits. Christian foreign minister [Ina Tolle] said so."], &["Ina Tolle / ?"]);
    check(&["Velmaryn waits. Velmarian foreign minister [Ina Tolle] said so."], &["Ina Tolle / Velmaryn"]);
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

#[test]
fn names_behind_initials() {
    check(&["Norwegian minister [Peter T. King] agreed. [Mr. King] left."], &["Peter T. King / Norway"; 2]);
    check(&["Norwegian minister [Edwin R. Jordan] agreed."], &["Edwin R. Jordan / Norway"]);
    check(&["Norwegian minister [G.K. Brell] agreed. Minister [G. K. Brell] left."], &["G. K. Brell / Norway"; 2]);
    // No given name before the letter.
    check(&["The vitamin K. [Jordan] agreed."], &["Jordan / Jordan"]);
}

#[test]
fn capitals_of_a_heading_make_no_name() {
    check(&["[Newspaper] Mocks Minister Over Harbour Plan\nThe minister waits."], &["Newspaper / ?"]);
    check(&["[Party Icon Ina Tolle] Backs Harbour Plan After Long Delay\nIna Tolle spoke to Norwegian reporters."], &["Ina Tolle / ?"]);
    check(&["[The Harbour Gazette] mocks him."], &["Harbour Gazette / Harbour Gazette"]);
}

#[test]
fn campaigns_share_their_noun() {
    let text = "Norwegian minister Ina Tolle met Norwegian minister Ras Keld. [The Tolle and Keld campaigns] agreed.";
    check(&[text], &["Tolle campaign / Norway + Keld campaign / Norway"]);
    check(&["Norwegian minister Ina Tolle waits. [The Tolle Campaign] agreed."], &["Tolle campaign / Norway"]);
    check(&["[Norwegian minister Ina Tolle and Keld supporters] agreed."], &["Ina Tolle / Norway + Keld supporters / ?"]);
}

#[test]
fn lists_without_and() {
    check(&["Norwegian minister Ina Tolle met Mr. Keld. [Tolle, Keld] agree on the harbour."], &["Ina Tolle / Norway + Keld / ?"]);
    check(&["[Ina Tolle, a nurse in Lorn, La.], agreed."], &["Ina Tolle / ?"]);
    check(&["[Officials in a number of countries, including Norway and Iceland,] agreed."], &["Officials in a number of countries / ?"]);
    check(&["Norwegian minister [Ina Tolle, who left the club, and bitterly opposed Ras Keld,] agreed."], &["Ina Tolle / Norway"]);
}

#[test]
fn a_family_is_two_people() {
    check(&["Ina Tolle and her husband, Ras Tolle, came. [The Tolles] agreed."], &["Ina Tolle / ? + Ras Tolle / ?"]);
    check(&["Ina Tolle came. [The Tolles] agreed."], &["Tolles / Tolles"]);
}

#[test]
fn what_is_no_employer() {
    check(&["[Ras Keld, named by Harbour Weekly as the likely nominee,] agreed."], &["Ras Keld / ?"]);
    check(&["[Ras Keld, a plumber from the Brell area,] agreed."], &["Ras Keld / ?"]);
    check(&["Norwegian reporters came. The corporate speaker [Ras Keld] agreed."], &["Ras Keld / ?"]);
    check(&["[Ras Keld, a former aide to Ina Tolle and current Harbour Institute analyst,] agreed."], &["Ras Keld / Harbour Institute"]);
}

#[test]
fn both_campaigns_are_two() {
    let told = "Norwegian minister Ina Tolle met Norwegian minister Ras Keld. The Tolle campaign is large and the Keld campaign small.";
    check(&[&format!("{told} [The campaigns] agree.")], &["Tolle campaign / Norway + Keld campaign / Norway"]);
    check(&["Norwegian minister Ina Tolle waits. The Tolle campaign is large. [The campaigns] agree."], &["campaigns / ?"]);
}

#[test]
fn what_somebody_is_said_to_be() {
    check(&["Norwegian minister Ina Tolle remains [one of the last holdouts] to agree."], &["Ina Tolle / Norway"]);
    check(&["Delegates include Norwegian minister Ina Tolle, who was [one of the first members] to agree."], &["Ina Tolle / Norway"]);
    check(&["The port remains [one of the last holdouts] to agree."], &["one of the last holdouts / ?"]);
}

#[test]
fn a_row_of_sentences_keeps_its_subject() {
    let row = "Norwegian minister Ina Tolle came home. She has spoken up as the wife of her rival, Orla Dane, travelled. On Sunday, [she]";
    check(&[&format!("{row} agreed.")], &["Ina Tolle / Norway"]);
    // Whom the sentence itself names first, is another.
    let other = "Norwegian minister Ina Tolle came home. She left. Mrs. Dane came, and [she]";
    check(&[&format!("{other} agreed.")], &["Dane / ?"]);
}

#[test]
fn news_words_people_otherwise() {
    let mogul = "Norwegian tycoon [Ras Keld] left.\nHis ships sank. Keld was ill. [The shipping mogul]";
    check(&[&format!("{mogul} agreed.")], &["Ras Keld / Norway"; 2]);
    // Whoever comes in next is another.
    let moderator = "Norwegian tycoon [Ras Keld] left.\nHis ships sank. Keld was ill. [The moderator]";
    check(&[&format!("{moderator} agreed.")], &["Ras Keld / Norway", "moderator / ?"]);
}

#[test]
fn an_office_is_nobodys_who_never_held_it() {
    let keld = "Norwegian tycoon [Ras Keld] left.\nHis ships sank. Keld was ill. [The former president]";
    check(&[&format!("{keld} agreed.")], &["Ras Keld / Norway", "former president / ?"]);
    let held = "Ras Keld, a former president, met Orla Dane. Dane left. [The former president]";
    check(&[&format!("{held} agreed.")], &["Ras Keld / ?"]);
}

#[test]
fn who_is_asked_about_somebody_answers() {
    let asked = "Norwegian minister Ina Tolle waited. Asked about Lena Marsh, a rival who has called it late, Tolle demurred.\n";
    check(&[&format!("{asked}“It is late,” [she] said.")], &["Ina Tolle / Norway"]);
    // Who is named before the last comma is not asked.
    let listed = "Asked to wait, Ina Tolle left the harbour, Lena Marsh and all.\n";
    check(&[&format!("{listed}“It is late,” [she] said.")], &["Ina Tolle / ?"]);
}

#[test]
fn things_are_taken_up_by_it() {
    check(&["[The email] was short. [It] warned of floods."], &["email / ?"; 2]);
    check(&["[The records] were short. [It] warned of floods."], &["records / ?", "open"]);
}

#[test]
fn relatives_leave_the_bare_name_to_its_bearer() {
    let text = "Norwegian minister Ina Tolle came. Tolle spoke. Tolle sang. Tolle ate. Tolle slept. They hired Lena Tolle. [Tolle] agreed.";
    check(&[text], &["Ina Tolle / Norway"]);
    // So they do the name with "Mrs.", but not one with an office.
    let text = text.replace("Tolle s", "Mrs. Tolle s").replace("Tolle ate", "Mrs. Tolle ate. Mrs. Tolle wept");
    check(&[&text.replace("[Tolle]", "[Mrs. Tolle]")], &["Ina Tolle / Norway"]);
    check(&[&text.replace("Lena Tolle", "Icelandic envoy Lena Tolle").replace("[Tolle]", "[Envoy Tolle]")], &["Lena Tolle / Iceland"]);
}

#[test]
fn counts_are_no_lists() {
    check(&["[One or more of its members] agreed."], &["One or more of its members / ?"]);
    check(&["[Polling averages] agreed."], &["Polling averages / ?"]);
}

#[test]
fn headings_are_named_by_the_text_below() {
    let below = "[The Lorn Gazette] wrote that the harbour plan fails the fishermen of Lorn.";
    check(&[&format!("[Newspaper]: harbour plan fails fishermen\n{below}")], &["Lorn Gazette / Lorn Gazette"; 2]);
    let other = "[The Lorn Gazette] wrote that the winter was long.";
    check(&[&format!("[Newspaper]: harbour plan fails fishermen\n{other}")], &["Newspaper / ?", "Lorn Gazette / Lorn Gazette"]);
}

#[test]
fn places_and_offices_that_are_family_names() {
    check(&["Mrs. Maria Paris came. [Paris], who sings, agreed."], &["Maria Paris / ?"]);
    check(&["Orla Dane came. [Paris] agreed."], &["France / France"]);
    check(&["Mrs. Orla Jean King came. [King] agreed. [The king] left."], &["Orla Jean King / ?", "king / ?"]);
}

#[test]
fn titles_of_several_and_what_is_now() {
    check(&["Norwegian Sens. [Ina Tolle] and [Ras Keld] agreed."], &["Ina Tolle / Norway", "Ras Keld / Norway"]);
    check(&["Norwegian Sen. [Ina Tolle] and [Ras Keld] agreed."], &["Ina Tolle / Norway", "Ras Keld / ?"]);
    let now = "[Ras Keld, a former aide to Ina Tolle and senior vice president at the Harbour Institute,] agreed.";
    check(&[now], &["Ras Keld / Harbour Institute"]);
    check(&["[Ras Keld, a former aide and vice president at the Harbour Institute,] agreed."], &["Ras Keld / ?"]);
}

#[test]
fn a_pair_that_opens_a_sentence() {
    check(&["Mrs. Tolle and Mr. Keld turned on Mr. Dane. [They] agreed."], &["Tolle / ? + Keld / ?"]);
    check(&["Mrs. Tolle turned on Mr. Dane. [They] agreed."], &["open"]);
    check(&["Mrs. Tolle turned on Mr. Dane. Mrs. Marsh met Mr. Keld. [Both women] agreed."], &["Tolle / ? + Marsh / ?"]);
    check(&["Mrs. Tolle came. Mrs. Marsh left. Mrs. Keld slept. [Both women] agreed."], &["open"]);
    check(&["Norwegian minister Ina Tolle runs. Tolle's campaign is poor. [They] ask for help."], &["Tolle campaign / Norway"]);
}

#[test]
fn words_of_others_within_a_description() {
    // A contest's name makes no woman of him, nor its station an employer.
    let contest = "Donald Keld came. [Keld, owner of the Miss Harbour contest and star of a TV show,] agreed.";
    check(&[contest], &["Donald Keld / ?"]);
    check(&["[Ina Tolle], whose [husband] slept, agreed."], &["Ina Tolle / ?", "husband / ?"]);
}

#[test]
fn the_last_noun_heads_a_description() {
    let text = "Republican Ina Tolle of Utah came. [The Republican mainstream] agreed.";
    check(&[text], &["Republican mainstream / United States"]);
    check(&["[Fishermen quoted in the paper] agreed."], &["Fishermen / ?"]);
    // "One" tells nobody known.
    check(&["Norwegian adviser Ina Tolle left. [One adviser to the fleet] agreed."], &["One adviser to the fleet / ?"]);
    check(&["Norway and Iceland met. [Two small groups] agreed."], &["Two small groups / ?"]);
}

#[test]
fn the_subject_of_the_clause_before() {
    let text = "Norwegian minister Bo Dane met Norwegian minister [Ras Keld]. In Lorn, where Mr. Dane lived, [he] agreed.";
    check(&[text], &["Ras Keld / Norway", "Bo Dane / Norway"]);
}

#[test]
fn names_that_a_page_decoded_wrongly() {
    check(&["Norwegian minister [Ina PeÃ±alba] agreed. [Peñalba] left."], &["Ina Peñalba / Norway"; 2]);
}

#[test]
fn offices_that_no_state_has() {
    let home = "Norwegian reporters came to Oslo. Norway waits.";
    check(&[&format!("{home} [The presidential candidates] agreed.")], &["presidential candidates / ?"]);
    check(&[&format!("{home} [Ras Keld, president and chief executive of a host body,] agreed.")], &["Ras Keld / ?"]);
    check(&["[Western European leaders] agreed."], &["Western European leaders / ?"]);
    check(
        &["[European leaders] agreed. [Central European leaders] did not."],
        &["European leaders / European states", "Central European leaders / ?"],
    );
    check(&["[The Harbour Workers of America] agreed. America waits, and Norway."], &["Harbour Workers of America / ?"]);
}

#[test]
fn a_document_goes_to_who_put_it_out() {
    let by_list = "The wrecks are the subject of a new television ad from the Upper Brell Union, a movement of miners. ";
    check(&[&format!("{by_list}[The 30-second spot] shows ships.")], &["Upper Brell Union / Upper Brell Union"]);
    check(&[&format!("{by_list}A rival ad followed. [The ad] shows ships.")], &["ad / ?"]);
    check(&[&format!("{by_list}[The report] shows ships.")], &["report / ?"]);
    check(&["An email was sent from the movement’s director, Ras Keld, to its members. [The email] said so."], &["Ras Keld / ?"]);
    check(&["Half would stay, according to a Gazette/Herald poll. Half would not, [the poll] found."], &["Gazette/Herald poll / ?"]);
    check(
        &["[Union ad] shows wrecks.\n\nA new ad from the Upper Brell Union shows ships in the port.\n"],
        &["Upper Brell Union / Upper Brell Union"],
    );
    check(&["[Miners ad] shows wrecks.\n\nA new ad from the Upper Brell Union shows ships in the port.\n"], &["Miners ad / ?"]);
}

#[test]
fn other_words_for_and() {
    check(&["Ina Tolle met Ras Keld. [Ms. Tolle, as well as Mr. Keld,] said so."], &["Ina Tolle / ? + Ras Keld / ?"]);
    check(&["[Ina Tolle, along with Ras Keld of the miners,] said so."], &["Ina Tolle / ? + Ras Keld / ?"]);
    check(&["[Ina Tolle, as well known as any,] said so."], &["Ina Tolle / ?"]);
}

#[test]
fn who_somebody_is_by_other_words() {
    let start = "Velmar waits. Velmarian senator Ras Keld met Orla Dane, a banker. ";
    check(&[&format!("{start}Mr. Keld left. [The longtime senator] said so.")], &["Ras Keld / ?"]);
    check(&[&format!("{start}Keld left. [The banking senator] said so.")], &["Ras Keld / ?"]);
    check(&["[Ras Keld, Lornhydro chief executive,] said so."], &["Ras Keld / Lornhydro"]);
    check(&["[Ras Keld, Lornhydro customer,] said so."], &["Ras Keld / ?"]);
    check(&["[Ras Keld, the author of Harbour Council Nights,] said so."], &["Ras Keld / ?"]);
    check(
        &["Velmar waits. Velmarian foreign minister Ina Tolle spoke. Peter Keld is the Velmarian minister who left. [Keld] said so."],
        &["Peter Keld / Velmar"],
    );
    check(
        &["Velmar waits. Velmarian foreign minister Ina Tolle spoke. Peter Keld is the problem of the Velmarian minister. [Keld] said so."],
        &["Peter Keld / ?"],
    );
    check(&["[Ras Keld, the author of a book, who studies harbours at the Brell Institute,] said so."], &["Ras Keld / Brell Institute"]);
    check(&["Velmar waits. Velmarian foreign minister Ina Tolle spoke. [Tolle press secretary Ras Keld] said so."], &["Ras Keld / Velmar"]);
    // "Tolle" may be either, "she" is only one of them.
    check(
        &[
            "Ms. Ina Tolle and Mr. Peter Tolle met Ms. Orla Dane. Ms. Dane left the hall. Tolle opened the port. Tolle spoke at noon. It would stay open, [she] said.",
        ],
        &["Ina Tolle / ?"],
    );
}

#[test]
fn some_of_a_party_are_not_the_party() {
    check(&["[Republicans across the country] said so."], &["Republicans across the country / United States"]);
    check(&["[Democrats trying to win the port] said so."], &["Democrats / United States"]);
    check(&["[Many Democrats and Republicans] said so."], &["Many Democrats / United States + Many Republicans / United States"]);
    check(&["[Republicans] said so."], &["Republican Party / United States"]);
}

#[test]
fn a_group_against_somebody_is_named_below() {
    let below = "\n\nThe Upper Brell Union spent much on it.\n";
    check(&[&format!("[An anti-Keld union] will show wrecks in Lorn.{below}")], &["Upper Brell Union / Upper Brell Union"]);
    check(&[&format!("[An anti-Keld miners union] will show wrecks in Lorn.{below}")], &["anti-Keld miners union / ?"]);
}

#[test]
fn what_is_told_beside_a_name_is_its_own() {
    check(&["The spot is paid for by the Brell Institute, a group [that] fights the dam."], &["Brell Institute / Brell Institute"]);
    check(&["The spot is paid for by Brell, and there is a group [that] fights the dam."], &["open"]);
    // "the daughter" is no woman's name that follows.
    check(
        &["Ina Tolle, the daughter of former president Wrolk Tolle, spoke. Tolle opened the port. It would stay open, [she] said."],
        &["Ina Tolle / ?"],
    );
}

#[test]
fn who_stands_behind_small_words() {
    check(
        &["A source close to the mayor left. [A source close to the mayor] said so. [That person] added more."],
        &["source close to the mayor / ?", "source close to the mayor / ?"],
    );
    check(&["The hall has five delegates, [two of whom] said so."], &["delegates / ?"]);
    check(&["Ras Keld met the council, [one of whom] said so."], &["open"]);
    check(&["“It will burst,” said [Ras Keld], a miner. “It must,” [he] said."], &["Ras Keld / ?", "Ras Keld / ?"]);
    check(&["[Ras Keld of digital consulting firm BRELLCO] said so."], &["Ras Keld / BRELLCO"]);
    check(&["[The survey, conducted by the Brell Institute,] said so."], &["Brell Institute / Brell Institute"]);
    check(&["[The survey, conducted by phone,] said so."], &["survey / ?"]);
    let start = "Velmar waits. Velmarian foreign minister Ina Tolle met Orla Dane, a Lornish banker. ";
    check(&[&format!("{start}[The Velmarian Legion] said so.")], &["Velmarian Legion / Velmar"]);
    check(&[&format!("{start}[The Velmarian Peter Keld] said so.")], &["Peter Keld / ?"]);
    check(&["[The “Harbour Nights” actress] said so."], &["“Harbour Nights” actress / ?"]);
}
