//! Signs in the sentence that an attribution is not what it looks like. Each halves its confidence, so that a picture leaves it out.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::draft::{Draft, Origin};
use super::lexicon::{Cue, CueKind, Form, class, frame};
use super::reading::Reading;
use crate::text::is_dash;

/// Whether a sign speaks against `draft`.
pub(super) fn is_doubtful(reading: &Reading<'_>, draft: &Draft) -> bool {
    let signs = [
        parts_a_clause,
        hangs_on_a_preposition,
        is_object_or_number,
        is_reduced_relative,
        lacks_a_subject,
        has_another_name_between,
        is_only_asked,
        shows_by_itself,
        quotes_another,
        follows_another_cue,
        goes_on_around,
        is_anothers,
        is_a_noun,
        holds_a_guess,
        is_only_let,
        hangs_on_a_relative,
        echoes_a_denial,
        heads_a_question,
        lacks_its_clause,
        tells_only_when,
        only_concedes,
        speaks_of_the_writer,
        glosses,
    ];
    signs.iter().any(|sign| sign(reading, draft))
}

/// Whether speaker and cue part the content without a mark at either side: "All that Dane says is false" tells what the writer thinks of it, where
/// "the port, Dane says, is closed" tells what Dane does.
fn parts_a_clause(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(Range { start, end }) = draft.attributed() else { return false };
    let before = draft.content.iter().any(|c| c.end == start && start > 0 && reading.is_word(start - 1));
    let behind = draft.content.iter().any(|c| c.start == end && reading.is_word(end));
    before && behind
}

/// Whether the speaker is what a preposition before it governs, and so not whose verb follows: "the captains of the fleet have asked".
fn hangs_on_a_preposition(reading: &Reading<'_>, draft: &Draft) -> bool {
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
    source.end <= cue.start && (governed || title())
}

/// Whether the speaker is what a participle before it governs ("those mourning the captain never said"), or a bare number.
fn is_object_or_number(reading: &Reading<'_>, draft: &Draft) -> bool {
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

/// Whether a sentence opens with what somebody was asked, and nothing but that is content: "Asked who leads, she said Dane."
fn is_only_asked(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(head) = draft.attributed().map(|r| r.start) else { return false };
    let opens = reading.sentence_start(head);
    let asked = (opens..opens + 3).any(|i| reading.one_of(i, &["asked", "pressed", "questioned"]));
    asked && opens < head && draft.content.iter().all(|c| c.end <= head && c.start >= opens && !reading.mark(c.start))
}

/// Whether a verb of showing has a subject that is no document: "the captains show how tired they are" is what the writer sees in them.
fn shows_by_itself(reading: &Reading<'_>, draft: &Draft) -> bool {
    const SHOWING: [&str; 8] = ["show", "shows", "showed", "proves", "proved", "illustrates", "illustrate", "demonstrates"];
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let shows = cue.clone().any(|i| reading.one_of(i, &SHOWING));
    let quoted = draft.content.iter().any(|c| reading.mark(c.start));
    shows && !quoted && !source.clone().any(|i| is_document(reading.word(i)))
}

/// Whether the words name something that is read, seen or counted: a report, a poll, footage.
fn is_document(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| include_str!("../../assets/documents.txt").lines().filter(|l| !l.starts_with('#')).collect());
    words.contains(word.to_lowercase().as_str())
}

/// The verb of speech at `i`, in a form that tells of somebody else ("said", "says").
fn speaks(reading: &Reading<'_>, i: usize) -> Option<&'static Cue> {
    reading.cue(i, i + 1).filter(|c| c.kind == CueKind::Speech && matches!(c.form, Form::Past | Form::Third))
}

/// Whether the content is a quotation with a speaker of its own: “The port is mine,” Tolle said, according to Dane.
fn quotes_another(reading: &Reading<'_>, draft: &Draft) -> bool {
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
fn follows_another_cue(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let [.., last] = &draft.content[..] else { return false };
    let verb = last.start.checked_sub(1).filter(|&i| i > cue.end && !reading.inside(i) && !reading.mark(last.start));
    let own = |i: usize| draft.source.as_ref().is_some_and(|s| s.contains(&i)) || draft.holds(i);
    verb.is_some_and(|i| !own(i) && (reading.is(i - 1, class::PRONOUN) || reading.is_capital(i - 1)) && speaks(reading, i).is_some())
}

/// Whether the only words behind an insertion begin with "and" or "but", and so go on with the clause around it: "it is late – as Dane has said –
/// and he can prove it".
fn goes_on_around(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some((start, end)) = insertion(draft) else { return false };
    let Some(first) = draft.content.first() else { return false };
    let bare = reading.eq(first.start, "and") || reading.eq(first.start, "but");
    bare && first.start > end
        && !reading.is_word(first.start - 1)
        && !reading.mark(first.start - 1)
        && start > 0
        && reading.eq(start - 1, "as")
}

/// Whether the speaker only mouths what somebody else said: "she said, mimicking Dane".
fn is_anothers(reading: &Reading<'_>, draft: &Draft) -> bool {
    const MOUTHING: [&str; 9] =
        ["paraphrasing", "mimicking", "imitating", "quoting", "reciting", "impersonating", "parroting", "mocking", "citing"];
    let Some((_, end)) = insertion(draft) else { return false };
    let at = end + usize::from(reading.word(end) == ",");
    reading.one_of(at, &MOUTHING) && draft.content.iter().all(|c| c.end <= end)
}

/// Whether the cue is a noun that the speaker's name only describes: "minority support for the toll fell".
fn is_a_noun(reading: &Reading<'_>, draft: &Draft) -> bool {
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

/// Whether behind a dash in words without quotation marks somebody weighs them, most likely the writer: "Dane left out the toll – perhaps for fear".
fn holds_a_guess(reading: &Reading<'_>, draft: &Draft) -> bool {
    const GUESSING: [&str; 14] = [
        "perhaps",
        "maybe",
        "possibly",
        "probably",
        "presumably",
        "apparently",
        "arguably",
        "supposedly",
        "evidently",
        "surely",
        "ironically",
        "oddly",
        "curiously",
        "conveniently",
    ];
    let guess = |i: usize| i > 0 && is_dash(reading.word(i - 1)) && reading.one_of(i, &GUESSING) && !reading.inside(i);
    draft.content.iter().any(|piece| piece.clone().any(guess))
}

/// Whether somebody is only let speak: "Do not let Dane tell you that it is over".
fn is_only_let(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let base = reading.cue(cue.start, cue.start + 1).is_some_and(|c| c.form == Form::Base);
    source.start > 0 && source.end <= cue.start && base && reading.one_of(source.start - 1, &["let", "lets", "letting"])
}

/// Whether what is said lacks its subject, which a "which" before the speaker takes up: "the port, which Dane says had the highest toll".
fn hangs_on_a_relative(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue), Some(first)) = (&draft.source, &draft.cue, draft.content.first()) else { return false };
    let relative = source.start > 0 && reading.is(source.start - 1, class::RELATIVE);
    relative && first.start == cue.end && is_finite_auxiliary(reading, first.start)
}

/// Whether "as somebody said" follows what is denied, so that nobody knows whether they denied it or said it: "The toll will not rise, as some hoped".
fn echoes_a_denial(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some((start, _)) = insertion(draft) else { return false };
    let echo = start > 0 && reading.eq(start - 1, "as");
    let denied = |c: &Range<usize>| c.end <= start && c.clone().any(|i| reading.is(i, class::NEGATION) && !reading.inside(i));
    echo && draft.content.iter().any(denied)
}

/// Whether a name and a colon head a question, which is as likely about the person: "Dane: a captain or a clerk?"
fn heads_a_question(reading: &Reading<'_>, draft: &Draft) -> bool {
    let colon = draft.cue.as_ref().is_some_and(|c| c.len() == 1 && reading.eq(c.start, ":"));
    let Some(last) = draft.content.last().filter(|_| colon && draft.origin != Origin::Turn) else { return false };
    !reading.mark(last.start) && (last.end - 1..last.end + 1).any(|i| reading.eq(i, "?"))
}

/// Whether a "that" behind an insertion hangs on words before it which are nobody's: "He hoped, Dane said, that the port would open".
fn lacks_its_clause(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some((start, end)), Some(first)) = (insertion(draft), draft.content.first()) else { return false };
    let hangs = first.start >= end && reading.is(first.start, class::THAT) && first.start <= end + 1;
    hangs && start > reading.sentence_start(start) + 1 && reading.word(start - 1) == "," && reading.word(end) == ","
}

/// Whether all that is reported is when it was: "as Dane reported after the port was shut".
fn tells_only_when(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(cue), [content]) = (&draft.cue, &draft.content[..]) else { return false };
    content.start == cue.end
        && speaks(reading, cue.end - 1).is_some()
        && reading.one_of(content.start, &["after", "before", "when", "while", "until", "since"])
}

/// Whether all that is reported is a concession, whose other half is elsewhere: "noted that although the port is shut".
fn only_concedes(reading: &Reading<'_>, draft: &Draft) -> bool {
    let [content] = &draft.content[..] else { return false };
    let first = content.start + usize::from(reading.is(content.start, class::THAT));
    let opens = reading.one_of(first, &["although", "though", "while", "whereas"]);
    opens && !content.clone().any(|i| reading.word(i) == ",")
}

/// Whether words without quotation marks say "I", which is then the writer: "Dane noted that I had long felt so".
fn speaks_of_the_writer(reading: &Reading<'_>, draft: &Draft) -> bool {
    let own = |i: usize| matches!(reading.word(i), "I" | "my" | "me" | "I'm" | "I’m");
    let speaker = draft.source.clone().is_some_and(|s| s.clone().any(own));
    let turn = draft.origin == Origin::Turn || draft.cue.as_ref().is_some_and(|c| c.len() == 1 && reading.eq(c.start, ":"));
    let bare = |c: &Range<usize>| !reading.mark(c.start) && c.clone().any(|i| own(i) && !reading.inside(i));
    !speaker && !turn && draft.content.iter().any(bare)
}

/// Whether the cue only explains words that stand before it, mostly the writer's work: "she said, referring to the toll".
fn glosses(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let gloss = reading.one_of(cue.start, &["referring", "alluding", "pointing", "nodding"]);
    gloss && cue.start > 1 && reading.word(cue.start - 1) == "," && draft.content.iter().all(|c| c.start >= cue.end)
}

/// Whether the cue is a participle that only says which people are meant: "captains worried about the tide might stay".
fn is_reduced_relative(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue), [content]) = (&draft.source, &draft.cue, &draft.content[..]) else { return false };
    let bare = source.end == cue.start && content.start == cue.end && reading.is(cue.end - 1, class::PREPOSITION);
    if !bare || !reading.word(cue.start).ends_with("ed") && !reading.word(cue.start).ends_with("ing") {
        return false;
    }
    let opener = class::RELATIVE | class::SUBORDINATOR | class::QUESTION | class::THAT | class::COORDINATOR;
    let clause = content.clone().take_while(|&i| reading.is_word(i) && !reading.inside(i) && !reading.is(i, opener));
    let mut verb = clause.skip(1).skip_while(|&i| !reading.is(i, class::AUXILIARY));
    verb.next().is_some_and(|i| !reading.word(i).starts_with(['\'', '’']) && !matches!(reading.word(i), "being" | "been" | "having"))
}

/// Whether what follows an inserted "…, Dane said, …" lacks its subject, which stands before and may be somebody else.
fn lacks_a_subject(reading: &Reading<'_>, draft: &Draft) -> bool {
    insertion(draft).is_some_and(|(_, end)| is_open(reading, draft, end))
}

/// First token of an insertion of speaker and cue with words behind, and the token after it.
pub(super) fn insertion(draft: &Draft) -> Option<(usize, usize)> {
    let (source, cue) = (draft.source.as_ref()?, draft.cue.as_ref()?);
    let Range { start, end } = draft.attributed()?;
    (source.end == cue.start || cue.end == source.start).then_some((start, end))
}

/// Whether the token is a form of be, have, do or a modal, and no "being" or "having".
pub(super) fn is_finite_auxiliary(reading: &Reading<'_>, i: usize) -> bool {
    reading.is(i, class::AUXILIARY) && !reading.word(i).ends_with("ing")
}

/// Whether the words behind an insertion that ends at `end` begin with a finite verb, and none before it are content.
pub(super) fn is_open(reading: &Reading<'_>, draft: &Draft, end: usize) -> bool {
    let Some(first) = draft.content.first() else { return false };
    let finite = is_finite_auxiliary(reading, first.start)
        || reading.word(first.start).ends_with("ed")
            && reading.is_word(first.start + 1)
            && !reading.is(first.start + 1, class::PREPOSITION)
            && reading.word(first.start).starts_with(char::is_lowercase);
    // "Are the ports open?" has its subject behind the verb.
    let asked = first.clone().any(|i| reading.eq(i, "?"));
    first.start == end + 1 && reading.word(end) == "," && finite && !asked
}

/// Whether words of nobody's that hold a name stand between two pieces of the content: "has said the same, as has Ina Tolle – “…”".
fn has_another_name_between(reading: &Reading<'_>, draft: &Draft) -> bool {
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
    use super::*;
    use crate::statement::tests::draft_of;
    use crate::text::Structure;

    /// Whether a `sign` stands in `text` for the attribution of `pieces` to `who` by `cue`.
    #[track_caller]
    fn check(sign: fn(&Reading<'_>, &Draft) -> bool, text: &str, who: [&str; 2], pieces: &[&str], expect: bool) {
        let structure = Structure::of(text);
        let reading = Reading::of(text, &structure);
        let draft = draft_of(text, &structure, who, pieces);
        assert_eq!(sign(&reading, &draft), expect, "in {text:?}");
    }

    #[test]
    fn a_relative_clause_is_no_insertion() {
        let check = |text, who, pieces: &[&str], expect| check(parts_a_clause, text, who, pieces, expect);
        check("All that Dane says is false.", ["Dane", "says"], &["All that", "is false"], true);
        check("The port, Dane says, is closed.", ["Dane", "says"], &["The port,", "is closed"], false);
        check("“The port,” Dane says, “is closed.”", ["Dane", "says"], &["“The port,”", "“is closed.”"], false);
        check("Dane says the port is closed.", ["Dane", "says"], &["the port is closed"], false);
    }

    #[test]
    fn what_a_preposition_governs_is_no_subject() {
        let check = |text, who, pieces: &[&str], expect| check(hangs_on_a_preposition, text, who, pieces, expect);
        check("Captains of the fleet have asked for a toll.", ["the fleet", "have asked for"], &["a toll"], true);
        check("Critics of her years as harbour master have cited the tide.", ["harbour master", "have cited"], &["the tide"], true);
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
    fn what_somebody_was_asked_is_not_what_they_said() {
        let check = |text, who, pieces: &[&str], expect| check(is_only_asked, text, who, pieces, expect);
        check("Asked at sea who leads the fleet, Tolle said Dane.", ["Tolle", "said"], &["who leads the fleet"], true);
        check("Asked who leads, Tolle said that Dane did.", ["Tolle", "said"], &["that Dane did"], false);
    }

    #[test]
    fn people_show_what_the_writer_sees_in_them() {
        let check = |text, who, pieces: &[&str], expect| check(shows_by_itself, text, who, pieces, expect);
        check("The captains show how tired they are.", ["The captains", "show"], &["how tired they are"], true);
        check("Two polls show how tired they are.", ["Two polls", "show"], &["how tired they are"], false);
        check("The captains say how tired they are.", ["The captains", "say"], &["how tired they are"], false);
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
    fn what_goes_on_around_an_insertion_is_not_its_content() {
        let check = |text, who, pieces: &[&str], expect| check(goes_on_around, text, who, pieces, expect);
        check("It is late – as Dane has said – and he can prove it.", ["Dane", "has said"], &["and he can prove it"], true);
        check("As Dane has said, he can prove it.", ["Dane", "has said"], &["he can prove it"], false);
    }

    #[test]
    fn who_mouths_words_does_not_say_them() {
        let check = |text, who, pieces: &[&str], expect| check(is_anothers, text, who, pieces, expect);
        check("“I took it,” she said, mimicking Dane.", ["she", "said"], &["“I took it,”"], true);
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
    fn a_guess_behind_a_dash_is_the_writers() {
        let check = |text, who, pieces: &[&str], expect| check(holds_a_guess, text, who, pieces, expect);
        let dane = ["Dane", "left out"];
        check("Dane left out the toll – perhaps for fear of the crews.", dane, &["the toll – perhaps for fear of the crews"], true);
        check("Dane left out the toll – perhaps for fear.", dane, &["perhaps for fear"], true);
        check("Dane left out the toll – perhaps for fear.", dane, &["the toll"], false);
        let dane = ["Dane", "said"];
        check("Dane said: “It rose – perhaps for good.”", dane, &["“It rose – perhaps for good.”"], false);
        check("Dane said it rose, perhaps for good.", dane, &["it rose, perhaps for good"], false);
        check("Dane said it rose – for good.", dane, &["it rose – for good"], false);
    }

    #[test]
    fn who_is_let_speak_has_not_spoken() {
        let check = |text, expect| check(is_only_let, text, ["Dane", "tell"], &["that it is over"], expect);
        check("Do not let Dane tell you that it is over.", true);
        check("Many heard Dane tell them that it is over.", false);
    }

    #[test]
    fn a_subject_taken_up_by_which_is_missing() {
        let check = |text, pieces: &[&str], expect| check(hangs_on_a_relative, text, ["Dane", "says"], pieces, expect);
        check("She closed the port, which Dane says had the highest toll.", &["had the highest toll"], true);
        check("She closed the port, which Dane says had the highest toll.", &["which", "had the highest toll"], false);
        check("She closed the port, and Dane says it had the highest toll.", &["it had the highest toll"], false);
    }

    #[test]
    fn nobody_knows_what_is_said_as_some_said() {
        let check = |text, pieces: &[&str], expect| check(echoes_a_denial, text, ["some", "hoped"], pieces, expect);
        check("The toll will not rise, as some hoped.", &["The toll will not rise"], true);
        check("The toll will rise, as some hoped.", &["The toll will rise"], false);
        check("As some hoped, the toll will not rise.", &["the toll will not rise"], false);
    }

    #[test]
    fn a_name_over_a_question_is_its_topic() {
        let check = |text, pieces: &[&str], expect| check(heads_a_question, text, ["Dane", ":"], pieces, expect);
        check("Dane: a captain or a clerk?", &["a captain or a clerk"], true);
        check("Dane: “A captain or a clerk?”", &["“A captain or a clerk?”"], false);
        check("Dane: the port is closed.", &["the port is closed"], false);
    }

    #[test]
    fn what_hangs_on_words_of_nobody_is_half_a_statement() {
        let check = |text, expect| check(lacks_its_clause, text, ["Dane", "said"], &["that the port would open"], expect);
        check("He hoped, Dane said, that the port would open.", true);
        check("In May Dane said that the port would open.", false);
    }

    #[test]
    fn when_it_was_reported_is_not_what_was() {
        let check = |text, what, expect| check(tells_only_when, text, ["Dane", "reported"], &[what], expect);
        check("As Dane reported after the port was shut.", "after the port was shut", true);
        check("Dane reported that the port was shut.", "that the port was shut", false);
    }

    #[test]
    fn half_a_concession_is_no_statement() {
        let check = |text, what, expect| check(only_concedes, text, ["Dane", "noted"], &[what], expect);
        check("Dane noted that although the port is shut.", "that although the port is shut", true);
        let whole = "that although the port is shut, it pays";
        check("Dane noted that although the port is shut, it pays.", whole, false);
    }

    #[test]
    fn who_says_i_without_marks_is_the_writer() {
        let check = |text, who, what, expect| check(speaks_of_the_writer, text, [who, "noted"], &[what], expect);
        check("Dane noted that I had long felt so.", "Dane", "that I had long felt so", true);
        check("I noted that I had long felt so.", "I", "that I had long felt so", false);
        check("Dane noted “I felt so”.", "Dane", "“I felt so”", false);
    }

    #[test]
    fn a_gloss_is_the_writers() {
        let check = |text, expect| check(glosses, text, ["Dane", "referring to"], &["the toll"], expect);
        check("“It is late,” Dane said, referring to the toll.", true);
        check("Dane was referring to the toll.", false);
    }

    #[test]
    fn a_participle_may_only_tell_who_is_meant() {
        let check = |text, who, pieces: &[&str], expect| check(is_reduced_relative, text, who, pieces, expect);
        let captains = ["Captains", "worried about"];
        check("Captains worried about the tide might stay.", captains, &["the tide might stay"], true);
        check("Captains worried about the tide.", captains, &["the tide"], false);
        check("Captains worried about what the tide might do.", captains, &["what the tide might do"], false);
        check("Captains worried about a tide that would rise.", captains, &["a tide that would rise"], false);
    }

    #[test]
    fn a_verb_behind_an_insertion_wants_its_subject() {
        let check = |text, who, pieces: &[&str], expect| check(lacks_a_subject, text, who, pieces, expect);
        let dane = ["Dane", "said"];
        check("She spoke of Tolle, who sails and, Dane said, has grown bold.", dane, &["has grown bold"], true);
        check("The port, Dane said, has grown.", dane, &["The port", "has grown"], false);
        check("In the spring, Dane said, the port grew.", dane, &["the port grew"], false);
        check("Now, Dane said, is it over?", dane, &["is it over?"], false);
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
