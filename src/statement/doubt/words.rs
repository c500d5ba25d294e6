//! Signs that the words are the writer's, or only a part of what was said.

use std::ops::Range;

use super::{ASKED, holds_marks, insertion, is_finite_auxiliary, is_open, speaks};
use crate::statement::draft::{Draft, Origin};
use crate::statement::lexicon::class;
use crate::statement::reading::Reading;
use crate::statement::telling::{Telling, telling};
use crate::text::is_dash;

/// Whether speaker and cue part the content without a mark at either side: "All that Dane says is false" tells what the writer thinks of it, where
/// "the port, Dane says, is closed" tells what Dane does.
pub(super) fn parts_a_clause(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(Range { start, end }) = draft.attributed() else { return false };
    let before = draft.content.iter().any(|c| c.end == start && start > 0 && reading.is_word(start - 1));
    let behind = draft.content.iter().any(|c| c.start == end && reading.is_word(end));
    // "That is more than Dane says it is": all of it.
    let around =
        draft.content.iter().any(|c| c.start < start && c.end > end) && start > 0 && reading.is_word(start - 1) && reading.is_word(end);
    before && behind || around
}

/// Whether a sentence opens with what somebody was asked, and nothing but that is content: "Asked who leads, she said Dane."
pub(super) fn is_only_asked(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(head) = draft.attributed().map(|r| r.start) else { return false };
    let opens = reading.sentence_start(head);
    let asked = (opens..opens + 3).any(|i| reading.one_of(i, &ASKED));
    // "Asked if he would run, he laughed", told of another sentence's speaker.
    let question = |c: &Range<usize>| {
        let opens = reading.sentence_start(c.start) == c.start;
        opens && reading.one_of(c.start, &ASKED) && reading.one_of(c.start + 1, &["if", "about", "whether", "why", "how", "what"])
    };
    if draft.content.first().is_some_and(question) {
        return true;
    }
    asked && opens < head && draft.content.iter().all(|c| c.end <= head && c.start >= opens && !reading.mark(c.start))
}

/// Whether words before the speaker govern what the speaker says: "whoever waits should remember that experts say the port is shut".
pub(super) fn governs_its_speaker(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(source) = draft.source.as_ref().filter(|s| s.start > 0 && reading.eq(s.start - 1, "that")) else { return false };
    draft.content.iter().any(|c| c.start + 1 < source.start && c.end >= source.start - 1)
}

/// Whether the only words behind an insertion begin with "and" or "but", and so go on with the clause around it: "it is late – as Dane has said –
/// and he can prove it".
pub(super) fn goes_on_around(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some((start, end)) = insertion(draft) else { return false };
    let Some(first) = draft.content.first() else { return false };
    let bare = reading.eq(first.start, "and") || reading.eq(first.start, "but");
    bare && first.start > end
        && !reading.is_word(first.start - 1)
        && !reading.mark(first.start - 1)
        && start > 0
        && reading.eq(start - 1, "as")
}

/// Whether behind a dash in words without quotation marks somebody weighs them, most likely the writer: "Dane left out the toll – perhaps for fear".
pub(super) fn holds_a_guess(reading: &Reading<'_>, draft: &Draft) -> bool {
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

/// Whether what is said lacks its subject, which a "which" before the speaker takes up: "the port, which Dane says had the highest toll".
pub(super) fn hangs_on_a_relative(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue), Some(first)) = (&draft.source, &draft.cue, draft.content.first()) else { return false };
    let relative = source.start > 0 && reading.is(source.start - 1, class::RELATIVE);
    relative && first.start == cue.end && is_finite_auxiliary(reading, first.start)
}

/// Whether "as somebody said" follows what is denied, so that nobody knows whether they denied it or said it: "The toll will not rise, as some hoped".
pub(super) fn echoes_a_denial(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some((start, _)) = insertion(draft) else { return false };
    let echo = start > 0 && reading.eq(start - 1, "as");
    let denied = |c: &Range<usize>| c.end <= start && c.clone().any(|i| reading.is(i, class::NEGATION) && !reading.inside(i));
    echo && draft.content.iter().any(denied)
}

/// Whether a "that" behind an insertion hangs on words before it which are nobody's: "He hoped, Dane said, that the port would open".
pub(super) fn lacks_its_clause(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some((start, end)), Some(first)) = (insertion(draft), draft.content.first()) else { return false };
    let hangs = first.start >= end && reading.is(first.start, class::THAT) && first.start <= end + 1;
    hangs && start > reading.sentence_start(start) + 1 && reading.word(start - 1) == "," && reading.word(end) == ","
}

/// Whether all that is reported is when it was: "as Dane reported after the port was shut".
pub(super) fn tells_only_when(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(cue), [content]) = (&draft.cue, &draft.content[..]) else { return false };
    content.start == cue.end
        && speaks(reading, cue.end - 1).is_some()
        && reading.one_of(content.start, &["after", "before", "when", "while", "until", "since", "during"])
}

/// Whether all that is reported is a concession, whose other half is elsewhere: "noted that although the port is shut".
pub(super) fn only_concedes(reading: &Reading<'_>, draft: &Draft) -> bool {
    let [content] = &draft.content[..] else { return false };
    let first = content.start + usize::from(reading.is(content.start, class::THAT));
    let opens = reading.one_of(first, &["although", "though", "while", "whereas"]);
    opens && !content.clone().any(|i| reading.word(i) == ",")
}

/// Whether words without quotation marks say "I", which is then the writer: "Dane noted that I had long felt so".
pub(super) fn speaks_of_the_writer(reading: &Reading<'_>, draft: &Draft) -> bool {
    let own = |i: usize| matches!(reading.word(i), "I" | "my" | "me" | "I'm" | "I’m");
    let speaker = draft.source.clone().is_some_and(|s| s.clone().any(own));
    let turn = draft.origin == Origin::Turn || draft.cue.as_ref().is_some_and(|c| c.len() == 1 && reading.eq(c.start, ":"));
    let bare = |c: &Range<usize>| !reading.mark(c.start) && c.clone().any(|i| own(i) && !reading.inside(i));
    !speaker && !turn && draft.content.iter().any(bare)
}

/// Whether the cue is a participle that only says which people are meant: "captains worried about the tide might stay".
pub(super) fn is_reduced_relative(reading: &Reading<'_>, draft: &Draft) -> bool {
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

/// Whether the cue tells what went on in somebody's mind, which the writer can but guess, where they say nothing of it: "Dane recognized that it was
/// late", "found it hard to sail".
pub(super) fn is_in_the_mind(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let minds = |i: usize| ["recogni", "realiz", "realis"].iter().any(|stem| reading.word(i).to_lowercase().starts_with(stem));
    let found =
        reading.one_of(cue.end - 1, &["found", "finds", "find"]) && reading.eq(cue.end, "it") && !is_finite_auxiliary(reading, cue.end + 1);
    let own = draft.source.clone().is_some_and(|s| s.clone().any(|i| reading.one_of(i, &["i", "we"])));
    !own && !holds_marks(reading, draft) && (found || cue.clone().any(minds))
}

/// Whether the writer tells what kind of words they were, not which: "said the one thing that the crews feared".
pub(super) fn tells_of_words(reading: &Reading<'_>, draft: &Draft) -> bool {
    const WORDS: &str = "word words thing things line lines phrase phrases name names same opposite truth prayer prayers";
    const FARTHEST: usize = 4;
    let (Some(cue), [content]) = (&draft.cue, &draft.content[..]) else { return false };
    let said =
        reading.one_of(cue.end - 1, &["say", "says", "said", "saying", "utter", "utters", "uttered", "repeat", "repeats", "repeated"]);
    let head =
        || (content.start + 1..content.end.min(content.start + FARTHEST)).find(|&i| WORDS.split(' ').any(|word| reading.eq(i, word)));
    let marked = content.clone().any(|i| reading.mark(i));
    if !said || marked || content.start != cue.end || !reading.is(content.start, class::DETERMINER) {
        return false;
    }
    // "Said the name was old": a clause about it.
    head().is_some_and(|at| {
        let next = reading.word(at + 1);
        !is_finite_auxiliary(reading, at + 1)
            && (!next.ends_with("ed") && !next.ends_with('s') || reading.is(at + 1, u32::MAX) || at + 1 >= content.end)
    })
}

/// Whether a verb that only hints follows words which stand in no quotation marks, so that they are what the writer made of it and nothing beside them
/// says so: "The port is lost, Dane hinted".
pub(super) fn only_hints(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let hints = cue.clone().any(|i| telling(reading.word(i)) == Some(Telling::Hinting));
    hints && draft.content.iter().all(|c| c.end <= cue.start && !reading.mark(c.start))
}

/// Whether the cue tells a deed, of which the text quotes nothing: "Dane vetoed the toll", "has signed up to sail"; or a stance that only tells which
/// people are meant: "the crews supporting a toll".
pub(super) fn tells_a_deed(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return false };
    let acts = |i: usize| telling(reading.word(i)) == Some(Telling::Acting);
    let signs = |i: usize| reading.one_of(i, &["signed", "signs", "sign"]) && reading.one_of(i + 1, &["up", "on"]);
    // "Named her captain of his fleet"
    let names = |i: usize| reading.one_of(i, &["named", "names", "naming", "picked", "picks"]);
    let own = |c: &Range<usize>| c.clone().any(|i| reading.one_of(i, &["his", "her", "its", "their"]));
    let appoints = cue.clone().any(names) && draft.content.iter().any(own);
    let behind = draft.content.iter().all(|c| c.start >= cue.end);
    let which = source.end == cue.start && reading.one_of(cue.start, &["supporting", "opposing", "backing", "favoring", "favouring"]);
    let deed = cue.clone().any(|i| acts(i) || signs(i)) && !cue.clone().any(|i| speaks(reading, i).is_some() && !acts(i));
    // "Approved a resolution that condemns it", "approved that": words after all.
    const PAPERS: [&str; 6] = ["resolution", "declaration", "statement", "motion", "letter", "message"];
    let told = |c: &Range<usize>| reading.is(c.start, class::THAT) || c.clone().take(4).any(|i| reading.one_of(i, &PAPERS));
    behind && !holds_marks(reading, draft) && (deed && !draft.content.first().is_some_and(told) || which || appoints)
}

/// Whether the sentence opens with what the speaker only concedes and goes on with what they say: "While Dane says the port is old, she insists that".
pub(super) fn concedes_before_its_point(reading: &Reading<'_>, draft: &Draft) -> bool {
    let (Some(source), Some(cue), Some(last)) = (&draft.source, &draft.cue, draft.content.last()) else { return false };
    let before = source.start.checked_sub(1).filter(|&i| i == reading.sentence_start(source.start));
    let opens = before.is_some_and(|i| reading.one_of(i, &["while", "although", "though"]));
    if !opens || cue.start < source.end || last.start < cue.end {
        return false;
    }
    let sentence = &reading.sentences[reading.sentence_of(source.start)];
    let parts = |i: usize| reading.word(i) == "," || is_dash(reading.word(i));
    let again = |i: usize| parts(i) && reading.one_of(i + 1, &["he", "she", "they", "it"]);
    let says = |i: usize| (i + 2..i + 5).any(|k| speaks(reading, k).is_some() || reading.one_of(k, &["say", "argue", "insist", "believe"]));
    (cue.end..sentence.end).any(|i| again(i) && says(i))
}

/// Whether what follows an inserted "…, Dane said, …" lacks its subject, which stands before and may be somebody else.
pub(super) fn lacks_a_subject(reading: &Reading<'_>, draft: &Draft) -> bool {
    insertion(draft).is_some_and(|(_, end)| is_open(reading, draft, end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_relative_clause_is_no_insertion() {
        let check = |text, who, pieces: &[&str], expect| check(parts_a_clause, text, who, pieces, expect);
        check("All that Dane says is false.", ["Dane", "says"], &["All that", "is false"], true);
        check("The port, Dane says, is closed.", ["Dane", "says"], &["The port,", "is closed"], false);
        check("That is more than Dane says we need.", ["Dane", "says"], &["That is more than Dane says we need"], true);
        check("“The port,” Dane says, “is closed.”", ["Dane", "says"], &["“The port,”", "“is closed.”"], false);
        check("Dane says the port is closed.", ["Dane", "says"], &["the port is closed"], false);
    }

    #[test]
    fn a_deed_says_nothing() {
        let check = |text, who, pieces: &[&str], expect| check(tells_a_deed, text, who, pieces, expect);
        check("Dane vetoed a toll on the port.", ["Dane", "vetoed"], &["a toll on the port"], true);
        check("Dane has signed up to sail.", ["Dane", "has signed up"], &["to sail"], true);
        check("Dane vetoed “a toll on the port”.", ["Dane", "vetoed"], &["“a toll on the port”"], false);
        check("Dane approved a resolution against the toll.", ["Dane", "approved"], &["a resolution against the toll"], false);
        check("Dane criticised a toll on the port.", ["Dane", "criticised"], &["a toll on the port"], false);
        check("Crews supporting a toll met.", ["Crews", "supporting"], &["a toll"], true);
        check("Dane named Tolle captain of her fleet.", ["Dane", "named"], &["Tolle captain of her fleet"], true);
        check("Crews support a toll.", ["Crews", "support"], &["a toll"], false);
    }

    #[test]
    fn what_governs_a_speaker_is_the_writers() {
        let check = |text, who, pieces: &[&str], expect| check(governs_its_speaker, text, who, pieces, expect);
        let text = "Whoever waits for ships should remember that captains say the port is shut.";
        check(text, ["captains", "say"], &["waits for ships should remember", "the port is shut"], true);
        check(text, ["captains", "say"], &["the port is shut"], false);
        check("The port is shut, captains say.", ["captains", "say"], &["The port is shut"], false);
    }

    #[test]
    fn a_question_put_to_somebody_is_not_what_he_said() {
        let check = |text, who, pieces: &[&str], expect| check(is_only_asked, text, who, pieces, expect);
        let text = "Asked if ships were lost, Dane laughed. “Ask the port,” he said.";
        check(text, ["he", "said"], &["Asked if ships were lost", "“Ask the port,”"], true);
        check(text, ["he", "said"], &["“Ask the port,”"], false);
    }

    #[test]
    fn what_somebody_was_asked_is_not_what_they_said() {
        let check = |text, who, pieces: &[&str], expect| check(is_only_asked, text, who, pieces, expect);
        check("Asked at sea who leads the fleet, Tolle said Dane.", ["Tolle", "said"], &["who leads the fleet"], true);
        check("Asked who leads, Tolle said that Dane did.", ["Tolle", "said"], &["that Dane did"], false);
    }

    #[test]
    fn what_goes_on_around_an_insertion_is_not_its_content() {
        let check = |text, who, pieces: &[&str], expect| check(goes_on_around, text, who, pieces, expect);
        check("It is late – as Dane has said – and he can prove it.", ["Dane", "has said"], &["and he can prove it"], true);
        check("As Dane has said, he can prove it.", ["Dane", "has said"], &["he can prove it"], false);
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
        check("Dane reported during her stay in Lorne.", "during her stay in Lorne", true);
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
    fn a_participle_may_only_tell_who_is_meant() {
        let check = |text, who, pieces: &[&str], expect| check(is_reduced_relative, text, who, pieces, expect);
        let captains = ["Captains", "worried about"];
        check("Captains worried about the tide might stay.", captains, &["the tide might stay"], true);
        check("Captains worried about the tide.", captains, &["the tide"], false);
        check("Captains worried about what the tide might do.", captains, &["what the tide might do"], false);
        check("Captains worried about a tide that would rise.", captains, &["a tide that would rise"], false);
    }

    #[test]
    fn nobody_says_what_they_only_think() {
        let check = |text, who, what: &str, expect| check(is_in_the_mind, text, who, &[what], expect);
        check("Dane recognized that it was late.", ["Dane", "recognized"], "that it was late", true);
        check("I recognize that it is late.", ["I", "recognize"], "that it is late", false);
        check("Dane recognized that it was “late”.", ["Dane", "recognized"], "that it was “late”", false);
        check("Dane found it hard to sail.", ["Dane", "found"], "it hard to sail", true);
        check("The study found it was late.", ["The study", "found"], "it was late", false);
        check("The study found that it was late.", ["The study", "found"], "that it was late", false);
    }

    #[test]
    fn which_kind_of_words_they_were_is_the_writers() {
        let check = |what: &str, expect| check(tells_of_words, &format!("Dane said {what}."), ["Dane", "said"], &[what], expect);
        check("the six words everyone was afraid of", true);
        check("the same", true);
        check("the one thing that crews fear", true);
        check("the name was old", false);
        check("the word means nothing", false);
        check("the port was named in May", false);
    }

    #[test]
    fn a_hint_behind_words_is_no_statement() {
        let check = |text, cue, what: &str, expect| check(only_hints, text, ["Dane", cue], &[what], expect);
        check("The port is lost, Dane hints.", "hints", "The port is lost", true);
        check("“The port is lost,” Dane hints.", "hints", "“The port is lost,”", false);
        check("Dane hints that the port is lost.", "hints", "that the port is lost", false);
        check("The port is lost, Dane says.", "says", "The port is lost", false);
    }

    #[test]
    fn what_is_conceded_before_a_point_is_half_a_statement() {
        let check = |text, expect| check(concedes_before_its_point, text, ["Dane", "says"], &["the port is old"], expect);
        check("While Dane says the port is old, she insists that it pays.", true);
        check("While Dane says the port is old, it pays its way.", false);
        check("While Dane says the port is old, the council insists that it pays.", false);
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
}
