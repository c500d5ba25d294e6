//! Signs in the clauses around speaker and cue: another one that the cue goes with, one that only tells who or what is meant, a deed instead of a word.

use super::speaker::is_document;
use super::{holds_marks, is_finite_auxiliary, speaks};
use crate::statement::draft::Draft;
use crate::statement::lexicon::{Form, class};
use crate::statement::reading::Reading;

/// Whether a verb form by its looks alone, also an irregular past that tells of no speech.
fn is_past(reading: &Reading<'_>, i: usize) -> bool {
    const IRREGULAR: [&str; 22] = [
        "left", "won", "lost", "went", "took", "gave", "made", "met", "ran", "came", "held", "sent", "got", "fell", "rose", "began",
        "broke", "drew", "stood", "spoke", "told", "said",
    ];
    let word = reading.word(i);
    word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) || reading.one_of(i, &IRREGULAR)
}

/// Whether a participle stands behind a second clause with a subject of its own, which it goes with as well or better: "the council charged the captain
/// and Dane fired him, saying it was late".
pub(super) fn follows_a_joined_clause(reading: &Reading<'_>, draft: &Draft) -> bool {
    const LONGEST_SUBJECT: usize = 6;
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let before = cue.start.wrapping_sub(1);
    let participle = reading.word(cue.start).ends_with("ing") && reading.word(before) == ",";
    if !participle || source.end > cue.start || reading.sentence_of(source.start) != reading.sentence_of(cue.start) {
        return false;
    }
    let verb = |i: usize| (is_finite_auxiliary(reading, i) || is_past(reading, i)) && !reading.inside(i);
    // "The captain accused of it": no verb of a clause.
    let finite = |i: usize| verb(i) && !reading.one_of(i + 1, &["of", "by"]);
    let subject = |i: usize| {
        let plain = |k: usize| reading.is_word(k) && !reading.is(k, class::COORDINATOR | class::RELATIVE | class::TO | class::ADVERB);
        let mut words = (i..before.min(i + LONGEST_SUBJECT)).take_while(|&k| plain(k));
        let end = words.find(|&k| verb(k));
        let nominal = reading.is_capital(i) || reading.is(i, class::DETERMINER);
        // "The suspended captain": the verb of a name stands right behind it, that of a noun behind the noun.
        let fewest = if reading.is_capital(i) { 1 } else { 2 };
        let names = |end: usize| !reading.is_capital(i) || (i..end).all(|k| reading.is_capital(k));
        nominal && end.is_some_and(|end| end >= i + fewest && names(end) && finite(end) && end + 1 < before)
    };
    (source.end + 1..before)
        .any(|i| reading.one_of(i, &["and", "but"]) && !reading.inside(i) && (source.end..i).any(verb) && subject(i + 1))
}

/// Whether a "who" without a comma takes up some of many, of whom nothing else makes them speakers: "30 percent of the crews who said it was late",
/// "those who say".
pub(super) fn is_some_of_many(reading: &Reading<'_>, draft: &Draft) -> bool {
    const PEOPLE: [&str; 14] = [
        "those",
        "people",
        "voters",
        "respondents",
        "adults",
        "men",
        "women",
        "anyone",
        "somebody",
        "someone",
        "others",
        "many",
        "some",
        "ones",
    ];
    const FARTHEST: usize = 8;
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let Some(who) = (source.start..source.end).rev().find(|&i| reading.eq(i, "who")) else { return false };
    if who + 1 != source.end || source.end > cue.start || who == 0 || who == reading.sentence_start(who) {
        return false;
    }
    let head = who - 1;
    let opens = reading.sentence_start(who).max(head.saturating_sub(FARTHEST));
    let number =
        |i: usize| reading.word(i).starts_with(|c: char| c.is_ascii_digit()) || reading.one_of(i, &["half", "third", "most", "majority"]);
    let share = |i: usize| number(i) || reading.one_of(i, &["percent", "%", "percentage", "share", "proportion", "number", "two-thirds"]);
    // "Half of the crews", "30 percent of crews".
    let of = (opens..head).rev().take_while(|&i| reading.is_word(i) || reading.word(i) == "%").find(|&i| reading.eq(i, "of"));
    let counted = of.is_some_and(|of| (opens..of).rev().take(2).any(share));
    let plural = reading.word(head).ends_with('s') && reading.word(head).starts_with(char::is_lowercase);
    reading.one_of(head, &PEOPLE) || plural && counted
}

/// Whether a participle of telling stands behind a deed with somebody's papers, and so tells what the papers hold: "the council released the letters,
/// detailing her debts". What somebody put out in their own name speaks for them.
pub(super) fn details_what_it_released(reading: &Reading<'_>, draft: &Draft) -> bool {
    const TELLING: [&str; 11] = [
        "detailing",
        "describing",
        "outlining",
        "explaining",
        "listing",
        "showing",
        "revealing",
        "chronicling",
        "documenting",
        "depicting",
        "recounting",
    ];
    const DEEDS: [&str; 9] = ["released", "published", "sent", "leaked", "posted", "unsealed", "obtained", "unveiled", "aired"];
    const OWN: &str = "statement letter memo plan plans proposal proposals report reports video ad advertisement press message platform blueprint tweet email";
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    if source.start > cue.start || !reading.one_of(cue.start, &TELLING) || holds_marks(reading, draft) {
        return false;
    }
    let before = source.start..cue.start;
    let Some(deed) = before.clone().find(|&i| reading.one_of(i, &DEEDS)) else { return false };
    let own = |i: usize| OWN.split(' ').any(|word| reading.eq(i, word));
    let clause = draft.content.iter().any(|c| reading.is(c.start, class::THAT));
    !clause && !(deed..cue.start).any(own)
}

/// Whether a "who" or "whom" before the speaker is what the verb names, so that the words alone would name the speaker: "Tolle, whom Dane called “a
/// fool”".
pub(super) fn names_who_stands_before(reading: &Reading<'_>, draft: &Draft) -> bool {
    const NAMING: &str = "call calls called dub dubs dubbed label labels labeled labelled brand brands branded name names named term terms termed \
                          describe describes described consider considers considered deem deems deemed";
    let (Some(source), Some(cue), Some(first)) = (&draft.source, &draft.cue, draft.content.first()) else { return false };
    let taken_up = source.start > 0 && reading.one_of(source.start - 1, &["who", "whom"]);
    let naming = cue.clone().any(|i| NAMING.split_whitespace().any(|word| reading.eq(i, word)));
    taken_up && naming && source.end <= cue.start && first.start == cue.end
}

/// Whether the words only tell which body a person heads who is named behind them and has a verb of their own: "the head of the group backing Dane, Ina
/// Tolle, praised the port".
pub(super) fn tells_whose_head(reading: &Reading<'_>, draft: &Draft) -> bool {
    const LONGEST_NAME: usize = 5;
    let (Some(source), Some(cue), [content]) = (&draft.source, &draft.cue, &draft.content[..]) else { return false };
    let gerund = cue.len() == 1 && reading.word(cue.start).ends_with("ing") && source.end == cue.start && content.start == cue.end;
    if !gerund {
        return false;
    }
    let comma = (content.start..(content.end + 1)).find(|&i| reading.word(i) == ",");
    let Some(comma) = comma else { return false };
    let closes = (comma + 1..comma + 1 + LONGEST_NAME).take_while(|&i| reading.is_capital(i)).last().map(|i| i + 1);
    let acts = |i: usize| is_finite_auxiliary(reading, i) || is_past(reading, i) || speaks(reading, i).is_some();
    closes.is_some_and(|i| reading.word(i) == "," && acts(i + 1))
}

/// Whether the writer says in the present what a fact or a person comes to: "Velmar underscores that there is a way".
pub(super) fn underscores(reading: &Reading<'_>, draft: &Draft) -> bool {
    const UNDERSCORING: [&str; 8] =
        ["underscores", "underscore", "underlines", "highlights", "exemplifies", "epitomizes", "epitomises", "typifies"];
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let present = reading.one_of(cue.end - 1, &UNDERSCORING) && reading.cue(cue.end - 1, cue.end).is_none_or(|c| c.form != Form::Past);
    let speaks = source.clone().any(|i| reading.is(i, class::PRONOUN) || is_document(reading.word(i)));
    present && !speaks && source.end <= cue.start && !holds_marks(reading, draft)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_participle_behind_two_clauses_may_go_with_the_nearer() {
        let check = |text, who, expect| check(follows_a_joined_clause, text, [who, "saying"], &["it was late"], expect);
        check("The council charged the captain and Tolle fired his clerk, saying it was late.", "The council", true);
        check("The council charged the captain but the old crew left the port, saying it was late.", "The council", true);
        check("The council charged the captain and fired his clerk, saying it was late.", "The council", false);
        check("The council charged the captain and the suspended clerk, saying it was late.", "The council", false);
        check("The council charged Dane and Tolle, saying it was late.", "The council", false);
        check("The council charged the captain and Tolle fired his clerk, saying it was late.", "Tolle", false);
    }

    #[test]
    fn some_of_many_are_not_all() {
        let check = |text, who, expect| check(is_some_of_many, text, [who, "said"], &["it was late"], expect);
        check("She won among the 30 percent of crews who said it was late.", "who", true);
        check("Half of the crews who said it was late sailed.", "who", true);
        check("She thanked those who said it was late.", "those who", true);
        check("She met voters who said it was late.", "who", true);
        check("She met Ina Tolle, who said it was late.", "who", false);
        check("She met two captains who said it was late.", "who", false);
        check("She met crews of the fleet, who said it was late.", "who", false);
    }

    #[test]
    fn what_papers_tell_is_not_what_their_publisher_says() {
        let check = |text, cue, what, expect| check(details_what_it_released, text, ["The council", cue], &[what], expect);
        check("The council released 40 of her letters, detailing her debts.", "detailing", "her debts", true);
        check("The council released a statement detailing its debts.", "detailing", "its debts", false);
        check("The council met in May, detailing its debts.", "detailing", "its debts", false);
        check("The council released the captain, saying it was late.", "saying", "it was late", false);
    }

    #[test]
    fn whom_somebody_names_is_not_who_names() {
        let check = |text, cue, what: &str, expect| check(names_who_stands_before, text, ["Dane", cue], &[what], expect);
        check("She met Ina Tolle, who Dane once called “a fool”.", "called", "“a fool”", true);
        check("She met Ina Tolle, and Dane called her “a fool”.", "called", "“a fool”", false);
        check("She met Ina Tolle, who Dane said was late.", "said", "was late", false);
    }

    #[test]
    fn whose_head_somebody_is_is_no_statement() {
        let head = ["The head of the group", "backing"];
        check(tells_whose_head, "The head of the group backing Dane, Ina Tolle, praised the port.", head, &["Dane"], true);
        check(tells_whose_head, "The head of the group backing Dane, Tolle and Keld met her.", head, &["Dane"], false);
        check(tells_whose_head, "The head of the group backing Dane sailed.", head, &["Dane"], false);
    }

    #[test]
    fn what_a_place_underscores_is_the_writers() {
        let check = |who, cue, expect| {
            check(underscores, &format!("If it rains, {who} {cue} that there is a way."), [who, cue], &["that there is a way"], expect);
        };
        check("Velmar", "underscores", true);
        check("Velmar", "underscored", false);
        check("she", "underscores", false);
        check("a poll", "underscores", false);
        check("Velmar", "says", false);
    }
}
