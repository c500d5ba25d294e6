//! What the rules must not find: words in quotation marks that nobody speaks, cue words that are none, page furniture.

use super::check;

#[test]
fn quotation_marks_that_mark_no_speech() {
    check("The so-called “free port” closed in spring.", &[]);
    check("Her novel “The Long Quay” won a prize.", &[]);
    check("Ben “the Hammer” Marrow crossed the strait.", &[]);
    check("The word “harbour” comes from an old root.", &[]);
    check("Signs along the road read “No Ferry Today”.", &[]);
    check("let name = \"Velmar\"; print(\"hello world again\");", &[]);
}

#[test]
fn cue_words_that_are_none() {
    check("The demand for ferries rose in spring.", &[]);
    check("A report on the harbour lies on the table.", &[]);
    check("Its claims against Tessaly are old.", &[]);
    check("The minister was told that the ports were closed.", &[]);
    check("The ferry was expected at noon.", &[]);
}

#[test]
fn page_furniture() {
    check(
        "Sign up now: Ina Tolle said it is the best newsletter of the strait.",
        &["Ina Tolle | said | it is the best newsletter of the strait"],
    );
    check("COMMENTS POLICY: We have no tolerance for insults.", &[]);
    check("By Ina Tolle", &[]);
    check("Photo by Orla Dane / Tessaly Press", &[]);
}

#[test]
fn headings_with_a_colon() {
    check("The Strait: a history of closed ports", &[]);
    check("Background: the islands have shared the strait since the war.", &[]);
}
