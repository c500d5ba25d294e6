//! Signs that somebody else speaks, or nobody.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::{holds_marks, insertion, is_finite_auxiliary, speaks};
use crate::statement::draft::{Draft, Origin};
use crate::statement::lexicon::{Form, class, frame};
use crate::statement::reading::Reading;
use crate::statement::telling::{Telling, telling};
use crate::text::is_dash;

/// Whether the speaker is what a preposition before it governs, and so not whose verb follows: "the captains of the fleet have asked".
pub(super) fn hangs_on_a_preposition(reading: &Reading<'_>, draft: &Draft) -> bool {
    const GOVERNING: [&str; 14] =
        ["of", "for", "in", "with", "about", "on", "at", "from", "into", "over", "under", "between", "against", "among"];
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let Some(before) = source.start.checked_sub(1) else { return false };
    let sentence = reading.sentence_start(source.start);
    // "… as harbour master have asked": an office somebody holds, without an article.
    let title = || {
        reading.eq(before, "as")
            && before > sentence
            && reading.is_word(before - 1)
            && !reading.is(before - 1, class::ADVERB | class::COORDINATOR)
            && !reading.is(source.start, class::DETERMINER | class::PRONOUN)
            && reading.word(source.start).starts_with(char::is_lowercase)
            && !reading.word(source.end - 1).ends_with('s')
    };
    let governed = reading.one_of(before, &GOVERNING) && before > sentence && !reading.is(source.start, class::PRONOUN);
    // "Working for Keld or Dane said": the last of several that it governs.
    let names = || {
        (sentence + 1..source.start)
            .rev()
            .take_while(|&i| reading.is_capital(i) || reading.is(i, class::COORDINATOR) || reading.word(i) == ",")
    };
    let joined = || {
        let opens = names().last()?.checked_sub(1)?;
        let several = reading.is(before, class::COORDINATOR) && opens > sentence && source.clone().all(|i| reading.is_capital(i));
        Some(several && reading.one_of(opens, &GOVERNING))
    };
    // "Was praised by the captain, and declared it over".
    let agent = || reading.eq(before, "by") && (source.end..cue.start).any(|i| reading.eq(i, "and"));
    source.end <= cue.start && (governed || title() || joined() == Some(true) || agent())
}

/// Whether the speaker is what a participle before it governs ("those mourning the captain never said"), or a bare number.
pub(super) fn is_object_or_number(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    if source.len() == 1 && reading.word(source.start).bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let Some(before) = source.start.checked_sub(1) else { return false };
    let word = reading.word(before);
    let participle = word.len() > 5 && word.ends_with("ing") && !reading.is(before, class::TIME | class::PREPOSITION | class::AUXILIARY);
    let opens = reading.sentence_start(source.start);
    source.end <= cue.start && participle && before > opens && reading.is_word(before - 1)
}

/// Whether a verb of showing has a subject that is no document: "the captains show how tired they are" is what the writer sees in them.
pub(super) fn shows_by_itself(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let shows = shows_by_verb(reading, cue);
    // "Dane is revealing how weak the council is": what it comes to, not what she says.
    let amounts = |i: usize| reading.one_of(i, &["revealing", "exposing", "showing", "proving", "illustrating", "demonstrating"]);
    let amounts = cue.end > 1 && amounts(cue.end - 1) && is_finite_auxiliary(reading, cue.end - 2);
    let quoted = draft.content.iter().any(|c| reading.mark(c.start));
    !quoted && (amounts || shows) && !source.clone().any(|i| is_document(reading.word(i)))
}

/// Whether the cue is a verb of showing.
fn shows_by_verb(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    const SHOWING: [&str; 8] = ["show", "shows", "showed", "proves", "proved", "illustrates", "illustrate", "demonstrates"];
    cue.clone().any(|i| reading.one_of(i, &SHOWING))
}

/// Whether the words name something that is read, seen or counted: a report, a poll, footage.
pub(super) fn is_document(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| include_str!("../../../assets/documents.txt").lines().filter(|l| !l.starts_with('#')).collect());
    words.contains(word.to_lowercase().as_str())
}

/// Whether the content is a quotation with a speaker of its own: “The port is mine,” Tolle said, according to Dane.
pub(super) fn quotes_another(reading: &Reading<'_>, draft: &Draft) -> bool {
    const LONGEST: usize = 10;
    draft.content.iter().any(|piece| {
        let Some(quoted) = reading.quoted_at(piece.start).filter(|q| q.tokens.start == piece.start && q.tokens.end < piece.end) else {
            return false;
        };
        let rest = quoted.tokens.end..piece.end.min(quoted.tokens.end + LONGEST);
        let speech = |i: usize| speaks(reading, i).is_some_and(|c| c.plain);
        let somebody = |i: usize| reading.is_capital(i) || reading.is(i, class::PRONOUN);
        rest.clone().any(|i| speech(i) && (i > rest.start && somebody(i - 1) || i + 1 < rest.end && somebody(i + 1)))
    })
}

/// Whether reported words stand right behind a verb of speech that is not the cue: "though Dane admitted it, he claimed they had never met".
pub(super) fn follows_another_cue(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let [.., last] = &draft.content[..] else { return false };
    let verb = last.start.checked_sub(1).filter(|&i| i > cue.end && !reading.inside(i) && !reading.mark(last.start));
    let own = |i: usize| draft.source.as_ref().is_some_and(|s| s.contains(&i)) || draft.holds(i);
    verb.is_some_and(|i| !own(i) && (reading.is(i - 1, class::PRONOUN) || reading.is_capital(i - 1)) && speaks(reading, i).is_some())
}

/// Whether the speaker only mouths what somebody else said: "she said, mimicking Dane".
pub(super) fn is_anothers(reading: &Reading<'_>, draft: &Draft) -> bool {
    const MOUTHING: [&str; 9] =
        ["paraphrasing", "mimicking", "imitating", "quoting", "reciting", "impersonating", "parroting", "mocking", "citing"];
    const MIMICS: [&str; 8] = ["mocks", "mocked", "mimics", "mimicked", "imitates", "imitated", "parodies", "parodied"];
    let Some((_, end)) = insertion(draft) else { return false };
    let mimics = draft.cue.clone().is_some_and(|cue| cue.clone().any(|i| reading.one_of(i, &MIMICS)));
    if mimics && draft.content.iter().all(|c| reading.mark(c.start)) {
        return true;
    }
    let at = end + usize::from(reading.word(end) == ",");
    reading.one_of(at, &MOUTHING) && draft.content.iter().all(|c| c.end <= end)
}

/// Whether the cue is a noun that the speaker's name only describes: "minority support for the toll fell".
pub(super) fn is_a_noun(reading: &Reading<'_>, draft: &Draft) -> bool {
    const PLURALS: [&str; 14] =
        ["people", "police", "men", "women", "children", "media", "many", "most", "few", "public", "majority", "percent", "half", "staff"];
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let Some(row) = reading.cue(cue.start, cue.start + 1) else { return false };
    let last = source.end - 1;
    let word = reading.word(last);
    let plural = word.ends_with(['s', 'S', '%'])
        || reading.one_of(last, &PLURALS)
        || reading.is(last, class::PRONOUN | class::RELATIVE | class::DETERMINER)
        || source.clone().any(|i| reading.is(i, class::COORDINATOR) || reading.one_of(i, &PLURALS) || reading.word(i) == ",");
    let base = row.form == Form::Base && row.frames & frame::NOUN_TOO != 0;
    base && source.end == cue.start
        && !plural
        && reading.is(cue.start + 1, class::PREPOSITION)
        && reading.word(last).starts_with(char::is_lowercase)
}

/// Whether the speaker only tells what somebody else said: "“It is late,” a captain recalled him saying".
pub(super) fn recalls_anothers_words(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some((_, end)) = insertion(draft) else { return false };
    let somebody = |i: usize| reading.one_of(i, &["him", "her", "them", "me", "us"]) || reading.is_capital(i);
    let behind = |i: &usize| reading.is_word(*i) && !reading.inside(*i);
    (end..end + 5).take_while(behind).any(|i| {
        i > end && reading.one_of(i, &["saying", "telling", "asking"]) || somebody(i) && reading.one_of(i + 1, &["say", "tell", "ask"])
    })
}

/// Whether somebody is only let speak: "Do not let Dane tell you that it is over".
pub(super) fn is_only_let(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let base = reading.cue(cue.start, cue.start + 1).is_some_and(|c| c.form == Form::Base);
    source.start > 0 && source.end <= cue.start && base && reading.one_of(source.start - 1, &["let", "lets", "letting"])
}

/// Whether a name and a colon head a question, which is as likely about the person: "Dane: a captain or a clerk?"
pub(super) fn heads_a_question(reading: &Reading<'_>, draft: &Draft) -> bool {
    let colon = draft.cue.as_ref().is_some_and(|c| c.len() == 1 && reading.eq(c.start, ":"));
    let Some(last) = draft.content.last().filter(|_| colon && draft.origin != Origin::Turn) else { return false };
    !reading.mark(last.start) && (last.end - 1..last.end + 1).any(|i| reading.eq(i, "?"))
}

/// Whether a "both" only joins two verbs of whoever stands before it: "the captains – tired as they were – both praised the port and left it".
pub(super) fn joins_two_verbs(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let Some(before) = source.start.checked_sub(1) else { return false };
    let alone = source.len() == 1 && reading.eq(source.start, "both") && source.end == cue.start;
    let sentence = &reading.sentences[reading.sentence_of(source.start)];
    let subject = before >= sentence.start
        && (reading.is_word(before) && !reading.is(before, class::COORDINATOR | class::SUBORDINATOR | class::THAT)
            || is_dash(reading.word(before)));
    alone && subject && (cue.end..sentence.end).any(|i| reading.eq(i, "and"))
}

/// Whether what stands before a colon only leads to what follows it: "The result: the port is shut".
pub(super) fn leads_on(reading: &Reading<'_>, draft: &Draft) -> bool {
    const LEADING: &str = "result upshot lesson problem point question answer reason catch irony takeaway trouble idea goal aim outcome \
                           consequence conclusion consensus truth fact line news example exception difference moral hope fear concern";
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let head = source.end - 1;
    source.end == cue.start && reading.word(cue.start) == ":" && LEADING.split_whitespace().any(|word| reading.eq(head, word))
}

/// Whether the cue only explains words that stand before it, mostly the writer's work: "she said, referring to the toll". What is
/// repeated is a statement of its own where it is a clause or a noun of speech, not a mere thing: "repeating her call for a toll", "repeating the word
/// that cost her votes".
pub(super) fn glosses(reading: &Reading<'_>, draft: &Draft) -> bool {
    const FARTHEST: usize = 8;
    let (Some(cue), Some(first)) = (&draft.cue, draft.content.first()) else { return false };
    let kind = telling(reading.word(cue.start));
    let behind = cue.start > 1 && reading.word(cue.start - 1) == "," && draft.content.iter().all(|c| c.start >= cue.end);
    let refers = reading.is(cue.end - 1, class::TO) || reading.is(first.start, class::TO);
    let tells = || {
        let subject = |i: usize| reading.is(i, class::DETERMINER | class::PRONOUN);
        let governs = |i: usize| !subject(i) && reading.is(i + 1, class::DETERMINER | class::OBJECT);
        let relative = |i: usize| is_finite_auxiliary(reading, i) || reading.word(i).ends_with("ed") || governs(i);
        let that = |i: usize| reading.is(i, class::THAT) && !relative(i + 1);
        let speech = |i: usize| reading.cue(i, i + 1).is_some_and(|c| c.frames & frame::NOUN_TOO != 0);
        let mut near = first.start..first.end.min(first.start + FARTHEST);
        near.any(|i| that(i) || speech(i) && !reading.is(i + 1, class::THAT)) || reading.is(first.start, class::QUESTION)
    };
    behind
        && match kind {
            // "Pointing out that it was late".
            Some(Telling::Glossing) => (refers || !holds_marks(reading, draft)) && !reading.eq(cue.end - 1, "out"),
            Some(Telling::Repeating) => !holds_marks(reading, draft) && !tells(),
            _ => false,
        }
}

/// Whether the subject of the cue is no speaker, so that the writer says what it comes to: "history says", "the anecdote suggests".
pub(super) fn is_nobody(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let end = source.clone().skip(1).find(|&i| reading.is(i, class::PREPOSITION | class::RELATIVE)).unwrap_or(source.end);
    // "The Velmar History", "the Gazette story": a name makes it a body or what it put out.
    let named = source.clone().any(|i| reading.is_capital(i) && i > reading.sentence_start(i));
    let sense = reading.eq(end - 1, "sense") && source.len() > 1 && reading.eq(end - 2, "common");
    let suggests = cue.clone().any(|i| reading.one_of(i, &["suggest", "suggests", "suggested"]));
    let head = match telling(reading.word(end - 1)) {
        Some(Telling::Nobody) => true,
        Some(Telling::Tale) => suggests || shows_by_verb(reading, cue),
        _ => sense,
    };
    head && !named && !draft.content.iter().any(|c| reading.mark(c.start))
}

/// Whether the speaker holds the verb of a clause that only tells who is meant: "the crews that the Gazette asked expect a toll".
pub(super) fn holds_a_verb(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let last = source.end - 1;
    let past = reading.word(last).len() > 4 && reading.word(last).ends_with("ed") && reading.word(last).starts_with(char::is_lowercase);
    let subject = source.len() > 1
        && (reading.is_capital(last - 1) && !reading.word(last - 1).ends_with('s') || reading.is(last - 1, class::PRONOUN));
    source.end == cue.start && past && subject && !source.clone().any(|i| reading.is(i, class::RELATIVE | class::THAT))
}

/// Whether a count or a document stands behind two clauses, the first of which may be the writer's: "Dane has praised the port, and won half of the
/// vote, according to the returns".
pub(super) fn stands_behind_two_clauses(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue), [content]) = (&draft.source, &draft.cue, &draft.content[..]) else { return false };
    let behind = content.end <= cue.start && reading.eq(cue.start, "according") && source.clone().any(|i| is_document(reading.word(i)));
    let verb = |i: usize| is_finite_auxiliary(reading, i) || reading.word(i).ends_with("ed") || reading.cue(i, i + 1).is_some();
    let joint = |i: usize| reading.word(i) == "," && reading.is(i + 1, class::COORDINATOR) && (verb(i + 2) || verb(i + 3));
    behind && content.clone().any(|i| joint(i) && (content.start..i).any(|k| is_finite_auxiliary(reading, k)))
}

/// Whether the cue stands in or behind a clause with a subject of its own, whose verb it is or may as well go with: "Dane sailed after a diver told
/// her it was cold", "Dane turned as a diver came up, saying it was cold".
pub(super) fn follows_another_subject(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    if source.end > cue.start || reading.sentence_of(source.start) != reading.sentence_of(cue.start) {
        return false;
    }
    let participle = reading.word(cue.start).ends_with("ing");
    let gap = source.end..cue.start;
    let opens = |i: usize| reading.one_of(i, &["as", "while", "when", "after", "before", "until"]) && !reading.inside(i);
    let subject = |i: usize| reading.is(i, class::DETERMINER) && !reading.is(i, class::PRONOUN) || reading.is_capital(i);
    // "As mayor", "after the vote": no clause without a verb.
    let verb = |i: usize| {
        is_finite_auxiliary(reading, i) || reading.word(i).ends_with("ed") || reading.word(i).ends_with('s') && !reading.is_capital(i)
    };
    // "Dane, after the vote, said": the mark parts it from the verb, unless it ends an aside ("a diver, once a captain, said").
    let parted = |at: usize| {
        let marks = (at..cue.start).filter(|&i| reading.word(i) == ",").count();
        let before = reading.word(cue.start - 1);
        reading.is(cue.start - 1, class::COORDINATOR) || matches!(before, "then" | "–" | "—" | "-" | "--") || before == "," && marks < 2
    };
    let other = |at: usize| if participle { (at + 3..cue.start).any(verb) } else { !(at + 2..cue.start).any(verb) && !parted(at) };
    let clause = |at: usize| subject(at + 1) && other(at);
    // "Dane answered a letter from Tolle, saying it was cold": the letter says so, or she.
    let letter = |at: usize| is_document(reading.word(at)) && reading.one_of(at + 1, &["from", "by"]) && !reading.inside(at);
    gap.clone().any(|at| opens(at) && clause(at) || participle && letter(at))
}

/// Whether words of nobody's that hold a name stand between two pieces of the content: "has said the same, as has Ina Tolle – “…”".
pub(super) fn has_another_name_between(reading: &Reading<'_>, draft: &Draft) -> bool {
    const FEWEST: usize = 3;
    let own = |i: usize| draft.source.iter().chain(&draft.cue).any(|r| r.contains(&i));
    draft.content.windows(2).any(|pair| {
        let gap = pair[0].end..pair[1].start;
        let cueless = !gap.clone().any(own) && gap.len() < 24;
        let named = |i: usize| reading.is_capital(i) && reading.is_capital(i + 1) && i > pair[0].end;
        cueless
            && reading.mark(pair[1].start)
            && reading.sentence_of(pair[0].end) == reading.sentence_of(pair[1].start - 1)
            && reading.word_count(gap.clone()) >= FEWEST
            && (gap.start..gap.end.saturating_sub(1)).any(named)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn what_a_preposition_governs_is_no_subject() {
        let check = |text, who, pieces: &[&str], expect| check(hangs_on_a_preposition, text, who, pieces, expect);
        check("Captains of the fleet have asked for a toll.", ["the fleet", "have asked for"], &["a toll"], true);
        check("Critics of her years as harbour master have cited the tide.", ["harbour master", "have cited"], &["the tide"], true);
        let text = "Those who work for Keld or Tolle or Dane said it was late.";
        check(text, ["Dane", "said"], &["it was late"], true);
        check("Keld, Tolle and Dane said it was late.", ["Dane", "said"], &["it was late"], false);
        let text = "She was praised by the captain, sailed on and declared it over.";
        check(text, ["the captain", "declared"], &["it over"], true);
        check("As officials said, the port is closed.", ["officials", "said"], &["the port is closed"], false);
        check("The port is closed, according to the fleet.", ["the fleet", "according to"], &["The port is closed"], false);
        check("For years the council has said that.", ["the council", "has said"], &["that"], false);
        check("The captain they spoke of said no.", ["The captain they spoke of", "said"], &["no"], false);
    }

    #[test]
    fn what_a_participle_governs_is_no_subject() {
        let check = |text, who, pieces: &[&str], expect| check(is_object_or_number, text, who, pieces, expect);
        check("Those mourning the captain never mentioned Dane.", ["the captain", "mentioned"], &["Dane"], true);
        check("The files hold 44 letters that nobody wrote.", ["44", "letters"], &["that nobody wrote"], true);
        check("Speaking softly, the captain mentioned Dane.", ["the captain", "mentioned"], &["Dane"], false);
        check("This morning the captain mentioned Dane.", ["the captain", "mentioned"], &["Dane"], false);
    }

    #[test]
    fn people_show_what_the_writer_sees_in_them() {
        let check = |text, who, pieces: &[&str], expect| check(shows_by_itself, text, who, pieces, expect);
        check("The captains show how tired they are.", ["The captains", "show"], &["how tired they are"], true);
        check("Two polls show how tired they are.", ["Two polls", "show"], &["how tired they are"], false);
        check("The captains are revealing how tired they are.", ["The captains", "are revealing"], &["how tired they are"], true);
        check("Two polls are showing how tired they are.", ["Two polls", "are showing"], &["how tired they are"], false);
        check("The captains revealed how tired they are.", ["The captains", "revealed"], &["how tired they are"], false);
        check("The captains say how tired they are.", ["The captains", "say"], &["how tired they are"], false);
    }

    #[test]
    fn who_was_asked_is_not_who_asked() {
        let text = "Many of the crews that the Gazette asked expect a toll.";
        check(holds_a_verb, text, ["the Gazette asked", "expect"], &["a toll"], true);
        check(holds_a_verb, text, ["the crews that the Gazette asked", "expect"], &["a toll"], false);
        check(holds_a_verb, "Some Velmarians polled expect a toll.", ["Some Velmarians polled", "expect"], &["a toll"], false);
        check(holds_a_verb, "The newly elected expect a toll.", ["The newly elected", "expect"], &["a toll"], false);
    }

    #[test]
    fn a_count_may_stand_behind_one_of_two_clauses() {
        let check = |text, what, expect| check(stands_behind_two_clauses, text, ["returns", "according to"], &[what], expect);
        let two = "Dane has praised the port, and received half of the vote";
        check("Dane has praised the port, and received half of the vote, according to returns.", two, true);
        let one = "Dane has received half of the vote, and a third in Lorne";
        check("Dane has received half of the vote, and a third in Lorne, according to returns.", one, false);
    }

    #[test]
    fn a_participle_may_go_with_another_subject() {
        let told = |text, expect| check(follows_another_subject, text, ["Dane", "told"], &["it was cold"], expect);
        told("Dane sailed after a diver from Lorne told her it was cold.", true);
        told("Dane sailed after a diver, once a captain, told her it was cold.", true);
        told("Dane, after the vote, told her it was cold.", false);
        told("Dane, at sea right after the vote, told her it was cold.", false);
        told("Dane spoke of it as a wreck in Lorne, and told her it was cold.", false);
        told("Dane, who had sailed, told her it was cold.", false);
        told("Dane, when the tide turned, told her it was cold.", false);
        let check = |text, expect| check(follows_another_subject, text, ["Dane", "saying"], &["it was cold"], expect);
        check("Dane turned as a diver came up and stopped, saying it was cold.", true);
        check("Dane answered a letter from Tolle, saying it was cold.", true);
        check("Dane wrote a letter to Tolle, saying it was cold.", false);
        check("Dane turned at the quay, saying it was cold.", false);
        check("Dane turned as she left the quay, saying it was cold.", false);
        check("Dane left after the vote, saying it was cold.", false);
    }

    #[test]
    fn a_quotation_with_a_speaker_of_its_own_is_second_hand() {
        let check = |text, who, pieces: &[&str], expect| check(quotes_another, text, who, pieces, expect);
        check("“The port is mine,” Tolle said, according to Dane.", ["Dane", "according to"], &["“The port is mine,” Tolle said"], true);
        check("“The port is mine,” according to Dane.", ["Dane", "according to"], &["“The port is mine,”"], false);
        check("Dane called “the port” a place she said little of.", ["Dane", "called"], &["“the port” a place"], false);
    }

    #[test]
    fn words_behind_another_verb_of_speech_are_its_own() {
        let check = |text, who, pieces: &[&str], expect| check(follows_another_cue, text, who, pieces, expect);
        check("Though Dane admitted the meal, he claimed they had parted.", ["Dane", "admitted"], &["they had parted"], true);
        check("Dane admitted at noon they had parted.", ["Dane", "admitted"], &["they had parted"], false);
    }

    #[test]
    fn both_may_join_two_verbs() {
        let check = |text, expect| check(joins_two_verbs, text, ["both", "praised"], &["the port"], expect);
        check("The captains – tired as they were – both praised the port and left it.", true);
        check("Dane and Tolle spoke, and both praised the port and its crews.", false);
        check("The captains both praised the port.", false);
    }

    #[test]
    fn what_leads_to_the_writers_own_words_speaks_not() {
        let check = |who: &str, expect| check(leads_on, &format!("{who}: the port is shut."), [who, ":"], &["the port is shut"], expect);
        check("The result", true);
        check("The captain", false);
    }

    #[test]
    fn who_recalls_words_does_not_say_them() {
        let check = |text, who, expect| check(recalls_anothers_words, text, who, &["“It is late,”"], expect);
        check("“It is late,” Dane recalled him saying.", ["Dane", "recalled"], true);
        check("“It is late,” Dane recalled the captain telling him.", ["Dane", "recalled"], true);
        check("“It is late,” Dane said, saying no more.", ["Dane", "said"], false);
        check("“It is late,” Dane said. Captains say so.", ["Dane", "said"], false);
        check("“It is late,” Dane said. “They say so.”", ["Dane", "said"], false);
    }

    #[test]
    fn who_mouths_words_does_not_say_them() {
        let check = |text, who, pieces: &[&str], expect| check(is_anothers, text, who, pieces, expect);
        check("“I took it,” she said, mimicking Dane.", ["she", "said"], &["“I took it,”"], true);
        check("“I took it,” she mocks.", ["she", "mocks"], &["“I took it,”"], true);
        check("“I took it,” she said, leaving Dane.", ["she", "said"], &["“I took it,”"], false);
    }

    #[test]
    fn a_noun_is_no_verb() {
        let check = |text, who, pieces: &[&str], expect| check(is_a_noun, text, who, pieces, expect);
        check("Now minority support for the toll fell.", ["minority", "support for"], &["the toll"], true);
        check("Now captains support for once the toll.", ["captains", "support for"], &["the toll"], false);
        check("Now people call for the toll.", ["people", "call for"], &["the toll"], false);
    }

    #[test]
    fn who_is_let_speak_has_not_spoken() {
        let check = |text, expect| check(is_only_let, text, ["Dane", "tell"], &["that it is over"], expect);
        check("Do not let Dane tell you that it is over.", true);
        check("Many heard Dane tell them that it is over.", false);
    }

    #[test]
    fn a_name_over_a_question_is_its_topic() {
        let check = |text, pieces: &[&str], expect| check(heads_a_question, text, ["Dane", ":"], pieces, expect);
        check("Dane: a captain or a clerk?", &["a captain or a clerk"], true);
        check("Dane: “A captain or a clerk?”", &["“A captain or a clerk?”"], false);
        check("Dane: the port is closed.", &["the port is closed"], false);
    }

    #[test]
    fn a_gloss_is_the_writers() {
        let check = |text, expect| check(glosses, text, ["Dane", "referring to"], &["the toll"], expect);
        check("“It is late,” Dane said, referring to the toll.", true);
        check("Dane was referring to the toll.", false);
        let check = |cue, what: &str, expect| {
            super::super::tests::check(glosses, &format!("“Go on,” Dane said, {cue} {what}."), ["Dane", cue], &[what], expect)
        };
        check("referencing", "a toll that she opposes", true);
        check("referencing", "“a toll of shame”", false);
        check("pointing out", "that the toll is old", false);
        check("repeating", "the word that cost her the vote", true);
        check("repeating", "her claim that he owes a toll", false);
        check("repeating", "her call for a toll", false);
        check("accusing", "Tolle of owing a toll", false);
    }

    #[test]
    fn what_history_says_is_the_writers() {
        let check = |text, who, what: &str, expect| check(is_nobody, text, who, &[what], expect);
        check("History says the port will freeze.", ["History", "says"], "the port will freeze", true);
        check("Conventional wisdom holds that it will.", ["Conventional wisdom", "holds"], "that it will", true);
        check("The math of the vote says it is over.", ["The math of the vote", "says"], "it is over", true);
        check("A history of Velmar says it is over.", ["A history of Velmar", "says"], "it is over", false);
        check("The tale suggests the port is old.", ["The tale", "suggests"], "the port is old", true);
        check("The story said the port is old.", ["The story", "said"], "the port is old", false);
        check("The Gazette story suggests the port is old.", ["The Gazette story", "suggests"], "the port is old", false);
        check("A teacher of history says it is over.", ["A teacher of history", "says"], "it is over", false);
    }

    #[test]
    fn a_name_between_the_pieces_may_be_who_spoke() {
        let check = |text, who, pieces: &[&str], expect| check(has_another_name_between, text, who, pieces, expect);
        let text = "The captains have said the same thing, among them Ina Tolle – “it must stop” – and others.";
        check(text, ["The captains", "have said"], &["the same thing", "“it must stop”"], true);
        check("Dane called it late, a hazard to Port Velm, and “a sham”.", ["Dane", "called"], &["it late", "“a sham”"], true);
        check("Dane called it late and “a sham”.", ["Dane", "called"], &["it late", "“a sham”"], false);
    }
}
