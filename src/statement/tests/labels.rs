//! Labels: the words on a mark, and what a cut must not take away.

use std::ops::Range;

use serde::Deserialize;

use crate::statement::draft::{Draft, Origin};
use crate::statement::extractor::{by_rules, finish};
use crate::statement::reading::Reading;
use crate::statement::{Label, Polarity, label, polarity};
use crate::text::{Span, Structure};

/// The label of the first attribution of `text`.
#[track_caller]
fn check(text: &str, expect: &str) {
    let structure = Structure::of(text);
    let found = by_rules(text, &structure);
    let first = found.first().unwrap_or_else(|| panic!("nothing found in {text:?}"));
    assert_eq!(label(text, &structure, first).text(text), expect, "in {text:?}");
}

/// `text` as one slice, cut to `room`.
#[track_caller]
fn cut(text: &str, room: usize, expect: &str) {
    let label = Label { slices: vec![Span::new(0, text.len())], asked: false };
    let fitted = label.fit(text, room);
    assert_eq!(fitted, expect);
    assert!(fitted.chars().count() <= room);
}

#[test]
fn plain_speech_is_its_content() {
    check("Tolle said that the ports would close.", "the ports would close");
    check("Tolle said the ports would close.", "the ports would close");
    check("Tolle said that sentence should hang in every port.", "that sentence should hang in every port");
    check("Tolle said that sentences should be short.", "sentences should be short");
    check("“The strait stays open,” Tolle said.", "“The strait stays open,”");
    check("The ports would close at noon, Tolle said.", "The ports would close at noon");
    check("Tolle mentioned the port five times.", "mentioned the port five times");
    check("Initially, Tolle rejected the toll.", "Initially … rejected the toll");
    check("According to the harbour office, two ships are missing.", "two ships are missing");
}

#[test]
fn polarity_stays() {
    check("Dane ruled out sending ferries to the strait.", "ruled out sending ferries to the strait");
    check("Dane rejected a bridge over the strait.", "rejected a bridge over the strait");
    check("Velmar denied that it shelled the quay.", "denied that it shelled the quay");
    check("Velmar has repeatedly denied that it shelled the quay.", "has repeatedly denied that it shelled the quay");
    check("Dane refused to sign the treaty.", "refused to sign the treaty");
    check("Dane agreed to open the ports.", "agreed to open the ports");
    check("Dane opposes a bridge over the strait.", "opposes a bridge over the strait");
    check("Tolle dismissed the offer as a trick.", "dismissed the offer as a trick");
    check("Tolle never said that the ports would close.", "never said that the ports would close");
    check("Tolle did not say the ports would close.", "did not say the ports would close");
    check("Tolle falsely said that the ports were open.", "the ports were open");
    check("Tolle disputed that the ports would close.", "disputed that the ports would close");
    check("The fleet shelled the quay, Velmar denied.", "The fleet shelled the quay … denied");
}

/// The label of `content` in `text`, said by `source` with `cue`.
#[track_caller]
fn check_found(text: &str, [source, cue, content]: [&str; 3], expect: &str) {
    let structure = Structure::of(text);
    let reading = Reading::of(text, &structure);
    let draft = super::draft_of(text, &structure, [source, cue], &[content]);
    assert_eq!(label(text, &structure, &finish(&reading, &draft, true)).text(text), expect, "in {text:?}");
}

#[test]
fn what_was_not_said_and_what_holds_under_terms_stays() {
    let text = "Dane has yet to explain why the ports closed.";
    check_found(text, ["Dane", "has yet to explain", "why the ports closed"], "has yet to explain why the ports closed");
    let text = "Dane avoided all mention of the harbour master Orla Tolle.";
    check_found(
        text,
        ["Dane", "avoided all mention of", "the harbour master Orla Tolle"],
        "avoided all mention of the harbour master Orla Tolle",
    );
    let text = "When the crew is trained well, the ports can open early, according to Orla Dane.";
    let found = ["Orla Dane", "according to", "the ports can open early"];
    check_found(text, found, "When the crew is trained well, the ports can open early");
    let text = "When she was asked, Dane said the ports can open early.";
    check_found(text, ["Dane", "said", "the ports can open early"], "the ports can open early");
}

#[test]
fn mood_stays() {
    check("Tolle warned that ships would be stopped.", "warned that ships would be stopped");
    check("Tolle warned against sending ships.", "warned against sending ships");
    check("Velmar demanded that Tessaly withdraw its ships.", "demanded that Tessaly withdraw its ships");
    check("Velmar urged Tessaly to withdraw its ships.", "urged Tessaly to withdraw its ships");
    check("Velmar called for talks on the strait.", "called for talks on the strait");
    check("Velmar called on Tessaly to withdraw its ships.", "called on Tessaly to withdraw its ships");
    check("Dane would consider a ferry treaty with Velmar.", "would consider a ferry treaty with Velmar");
    check("Dane promised to open the ports in spring.", "promised to open the ports in spring");
    check("Dane accused Velmar of shelling the quay.", "accused Velmar of shelling the quay");
    check("Dane believes that the strait will open.", "believes that the strait will open");
    check("Dane hopes to open the ports in spring.", "hopes to open the ports in spring");
    check("Dane asked whether the ports would open.", "asked whether the ports would open");
}

#[test]
fn what_stands_over_a_statement_stays() {
    check("It is doubtful that Tolle said the ports would close.", "It is doubtful that Tolle said the ports would close");
    check("Other than Dane, the ministers have promised to open the ports.", "Other than Dane … have promised to open the ports");
    check("And until Thursday, Dane had refused to open the ports.", "until Thursday … had refused to open the ports");
    // What only stands near it does not.
    check("The talks would go on, and Tolle said the ports were open.", "the ports were open");
    check("Dane was tired because Tolle said the ports were open.", "the ports were open");
}

#[test]
fn what_is_quoted_later_is_left_out_unless_it_turns_the_first() {
    let first = "“The port can be kept open for all of us,”";
    check(&format!("{first} Tolle said. “It will cost a crown.”"), first);
    check(&format!("{first} Tolle said. “But it will cost a crown.”"), &format!("{first} … “But it will cost a crown.”"));
    check("“It is late,” Tolle said. Unless it rains, “it will open.”", "“It is late,”");
    check("“It will,” Tolle said. “It costs a crown.”", "“It will,” … “It costs a crown.”");
    check("TOLLE: It is open (for now).\nDANE: It is not (yet).", "It is open (for now).");
}

#[test]
fn a_cut_is_at_a_word() {
    cut("the ports would close", 21, "the ports would close");
    cut("the ports would close", 20, "the ports…");
    cut("the ports would close", 4, "the…");
    cut("the ports would close", 2, "…");
    cut("the ports would close", 0, "");
    cut("the ports, the quay and the lights close", 12, "the ports…");
}

#[test]
fn a_cut_keeps_negation_and_condition() {
    cut("the harbour of the northern island will not open this year", 34, "the harbour…");
    cut("the harbour of the northern island will not open this year", 44, "the harbour … will not open this year");
    cut("the harbour of the northern island will not open this year", 26, "the harbour…");
    cut("the ports will open in spring if the fleet leaves the strait first", 44, "the ports will open … if the fleet leaves…");
    // No room for the terms: then not for what holds under them either.
    cut("the ports of the islands will open if the fleet leaves the strait first", 36, "the ports of the islands…");
    cut(
        "“We would like to sail. I think that is not wise unless the ice of the northern strait melts”",
        56,
        "“We would like to sail. I think that is not wise unless…",
    );
    let denied = "“I would like to see the ferry go the distance. I think that is not possible unless the ice of the strait melts”";
    cut(denied, 76, "“I would like to see the ferry go … I think that is not possible unless…");
    let only = "there is a berth in the harbour for crews who sail for crowns just because they are crowns";
    cut(only, 60, "there is a berth … just because they are crowns");
    cut("the ferries will sail again unless Velmar closes the strait", 40, "the ferries will sail … unless Velmar…");
    cut("the ports would not open unless the fleet left the strait", 36, "the ports…");
    // A concession limits nothing, but would without its "even".
    cut("the bridge will be built this year even if the costs double", 36, "the bridge will be built this year…");
    cut("the bridge will be built this year … But when costs double, no one pays", 36, "the bridge will be built this year…");
    // What holds under terms holds for all that is joined before them.
    cut("it will help both the captain and the crew if they can work through the winter", 44, "it…");
    cut("the ice and the wind make a passage of the northern strait unlikely", 50, "the ice and the wind make a passage … unlikely");
    cut("nobody's ever won the vote of the harbour without winning the vote of the islands", 44, "nobody's…");
    cut(
        "their old friend Ina Tolle’s letter to invite the captain was only “to mock” the council",
        44,
        "their old friend Ina Tolle’s letter…",
    );
    cut("the count shows Tolle ahead of Dane by a mile, with only 6 percent undecided", 44, "the count shows Tolle ahead of Dane…");
    cut("“We know that we have time,” … “but not much of it in the year”", 30, "“We…");
    cut("the crews will give her a second look – or a first one – if she sails by the port", 48, "the crews will give her … if she sails…");
    cut("it's odd to think that if the tide turns, the old port will save us", 48, "it's odd to think that if the tide turns…");
    cut("it's odd to think that if the tide turns, the old port will save us", 34, "it's odd to think that if…");
    cut("she would have come to the hall where the crews voted if Tolle had asked", 44, "she would have come to the hall … if Tolle…");
    let far = "on a trip to Lorne, he would be compelled to “reassure” the crews that the port would honor them, given Tolle's words saying she would think again if elected";
    cut(far, 70, "on a trip to Lorne, he would be compelled to “reassure” the crews…");
    cut("it takes months of sailing to determine if the crew can dive", 48, "it takes months of sailing to determine if…");
    cut("“The crews are like an old song, the words are the same, but they sing it anew”", 60, "“The crews…");
    // Terms of one clause are not hung on another.
    cut("the minister she met in Lorne was tired and would go home if the others did", 44, "the minister she met in Lorne was tired…");
    cut("the ports stay shut because the fleet has not left the northern strait", 40, "the ports stay shut…");
    cut(
        "the minister thanked the crews for what they would do once Velmar had left the strait",
        60,
        "the minister thanked the crews for what they would do once…",
    );
    // Of two negations none goes alone.
    cut("the seizure of the northern ferry cannot be left without an answer", 40, "the seizure of the northern ferry…");
    cut("not only the ports stay shut this winter", 24, "not only…");
    // Nothing is denied that is not named.
    cut("the crews know the strait, and nobody knows it better than Tolle", 43, "the crews know the strait…");
    cut("Dane told the crews that he would not go on with the toll", 40, "Dane told the crews…");
    cut("another quay for the port would not make as much sense as a ferry", 50, "another quay for the port…");
    cut("the office pays for quality, not quantity, of its crews", 30, "the office pays for quality…");
    cut("the toll will no doubt rise in the northern ports", 30, "the toll will no doubt rise…");
    cut("she sent the crews to see if a passage was open", 36, "she sent the crews to see if…");
    cut("“There are ships that may be lost, but nothing has changed,”", 40, "“There…");
    cut("the crews defend the plan of the port, including that to wait until May", 50, "the crews defend the plan of the port…");
    cut("he will welcome advice for anyone who wants to write if elected", 50, "he will welcome advice … if elected");
    cut("in the end Dane could not escape the storm of May", 44, "in the end Dane…");
    cut("it’s late but not too late for the port to open", 24, "…");
    cut("she urged the council last year not to close the port until a ferry was there", 60, "she…");
    cut("it is not a threat to the port but a promise to the crews of it", 40, "it…");
    cut("it is not a threat to the port, but a promise to the crews of it", 40, "it…");
    cut("by noon the ferries will not sail again from the northern port", 40, "by noon the ferries…");
    // A choice is not asked by its half, a wish not told without what denies it.
    cut("did Dane lower the toll through an old right, or a plain wrong?", 50, "did Dane lower the toll … or a plain wrong?");
    cut("did Dane lower the toll through an old right, or a plain wrong?", 30, "did Dane … or a plain wrong?");
    cut("''Did Dane lower the toll through an old right, or a plain wrong?''", 54, "''Did Dane lower the toll … or a plain wrong?''");
    cut("who lowered the toll through an old right or a plain wrong?", 44, "who lowered the toll through an old right…");
    cut("Dane wants the port open. That is not possible in the winter of the year", 52, "Dane wants the port open. That is not possible…");
    cut("Dane wants the port open. That is not possible in the winter of the year", 34, "Dane…");
    cut("Dane wants the port open. That is what all of us here do want", 34, "Dane wants the port open…");
    cut("Velmar does not want the crews, all of them here tonight, to know that it is late", 56, "Velmar…");
    // A joke is not told without what says so.
    cut("“It will rain on the port of Lorne and the quay,” … joked", 40, "“It…");
    cut("“It will rain on the port of Lorne and the quay,” … said softly", 40, "“It will rain on the port of Lorne…");
    // A negation of a later clause does not bend the words before it.
    cut("the ports will open in spring, and the fleet will not leave", 32, "the ports will open in spring…");
}

/// The gold of labels: every sentence gets its label, and no cut of it loses the words that turn its meaning.
#[test]
fn gold() {
    let cases: Vec<(&str, &str)> =
        include_str!("labels.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect();
    assert!(cases.len() >= 300);
    let mut wrong = Vec::new();
    for (text, expect) in cases {
        let structure = Structure::of(text);
        let found = by_rules(text, &structure);
        let label = found.first().map(|first| label(text, &structure, first)).unwrap_or_default();
        if label.text(text) != expect {
            wrong.push(format!("{text} → {:?}", label.text(text)));
        }
        let turning = expect.split(' ').find(|w| polarity(w) == Some(Polarity::Negation));
        if let Some(word) = turning.filter(|_| expect == label.text(text)) {
            // Either the negation stays, or the verb it denies goes as well.
            let verb = |cut: &str| {
                cut.split(' ').any(|w| {
                    matches!(
                        w,
                        "will" | "would" | "is" | "are" | "was" | "were" | "has" | "have" | "had" | "can" | "could" | "does" | "did" | "do"
                    )
                })
            };
            let cuts = (30..expect.len()).map(|room| label.fit(text, room));
            let bad: Vec<String> = cuts.filter(|cut| !cut.contains(word) && verb(cut)).collect();
            assert!(bad.is_empty(), "{text}: {bad:?}");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A case of the blind gold: a text, its attribution in characters, the labels that were accepted, the words that none may lack.
#[derive(Deserialize)]
struct Case {
    text: String,
    spans: Roles,
    labels: Vec<String>,
    keep: Vec<String>,
    kind: String,
}

#[derive(Deserialize)]
struct Roles {
    source: Option<(usize, usize)>,
    cue: Option<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

/// The label that the program gives the attribution of a case.
fn label_of(case: &Case) -> String {
    let text = &case.text;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let structure = Structure::of(text);
    let tokens = |&(from, to): &(usize, usize)| -> Range<usize> { structure.tokens_in(Span::new(bytes[from], bytes[to])) };
    let reading = Reading::of(text, &structure);
    let content = case.spans.content.iter().map(tokens).collect();
    let draft = Draft::new(case.spans.source.as_ref().map(tokens), case.spans.cue.as_ref().map(tokens), content, 1.0, Origin::Tagger);
    label(text, &structure, &finish(&reading, &draft, true)).text(text)
}

/// Whether `words` stand in `label` as whole words.
fn has(label: &str, words: &str) -> bool {
    let (label, words) = (label.to_lowercase().replace('’', "'"), words.to_lowercase().replace('’', "'"));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    label.match_indices(&words).any(|(at, _)| {
        let (before, after) = (label[..at].chars().next_back(), label[at + words.len()..].chars().next());
        !(word(before) && word(words.chars().next()) || word(after) && word(words.chars().next_back()))
    })
}

/// The blind gold (443 cases, made by somebody who had seen neither code nor output).
#[test]
fn blind_gold() {
    let cases: Vec<Case> = include_str!("labels_gold.jsonl").lines().map(|l| serde_json::from_str(l).expect("a case")).collect();
    let plain = |s: &str| s.replace(" … ", "…").replace('’', "'");
    let (mut equal, mut reversed, mut other) = (0, Vec::new(), Vec::new());
    for case in &cases {
        let label = label_of(case);
        if case.labels.iter().any(|l| plain(l) == plain(&label)) {
            equal += 1;
        } else {
            other.push(format!("{} | {} → {label:?} for {:?}", case.kind, case.text, case.labels[0]));
        }
        if case.keep.iter().any(|words| !has(&label, words)) {
            reversed.push(format!("{} | {} → {label:?} lacks {:?}", case.kind, case.text, case.keep));
        }
    }
    if std::env::var("LABELS").is_ok() {
        eprintln!("OTHER\n{}\nREVERSED\n{}", other.join("\n"), reversed.join("\n"));
    }
    eprintln!("{equal} of {} labels as accepted, {} reversed", cases.len(), reversed.len());
    assert!(cases.len() >= 300);
    assert!(reversed.is_empty(), "{} reversed", reversed.len());
}
