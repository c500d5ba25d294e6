//! What a text only supposes: attributions under terms, and of nobody in particular.
//!
//! "If the council demands a toll", "lest you think that": the words are there, but nobody is on record with them. They stay in every table; a picture
//! leaves them out like opinions. A reading of closed lists: what it does not see counts as said.

use std::ops::Range;

use super::Act;
use super::act;
use super::draft::Draft;
use super::lexicon::{CueKind, class};
use super::reading::Reading;

/// Words that put what follows under terms.
const TERMS: [&str; 9] = ["if", "unless", "lest", "whether", "assuming", "supposing", "suppose", "provided", "whenever"];

/// Subjects that are everybody, or whoever reads.
const NOBODY: [&str; 9] = ["you", "one", "anyone", "anybody", "everyone", "everybody", "whoever", "anything", "everything"];

/// Subjects that say that nobody did.
const SILENT: [&str; 5] = ["none", "nobody", "no-one", "nothing", "neither"];

/// Words that begin a clause which asserts by itself.
const ASSERTING: [&str; 11] = ["and", "but", "because", "since", "while", "although", "though", "after", "before", "as", "when"];

/// Words before a speaker that are looked at.
const FARTHEST: usize = 8;

/// Whether the text supposes the attribution instead of telling it.
pub(super) fn supposed(reading: &Reading<'_>, draft: &Draft) -> bool {
    let source = draft.source.clone().filter(|s| !s.is_empty());
    if source.as_ref().is_some_and(|s| s.len() == 1 && reading.one_of(s.start, &NOBODY)) {
        return true;
    }
    if source.as_ref().is_some_and(|s| reading.one_of(s.start, &SILENT) && (s.len() == 1 || reading.eq(s.start + 1, "of"))) {
        return true;
    }
    // "Many of you know": who is spoken to, not who speaks.
    if source.as_ref().is_some_and(|s| s.len() <= 3 && reading.eq(s.end - 1, "you") && reading.eq(s.end - 2, "of")) {
        return true;
    }
    // "The people have understood": whoever writes so speaks for them.
    if source.as_ref().is_some_and(|s| s.len() == 2 && reading.eq(s.start, "the") && reading.eq(s.start + 1, "people")) {
        return true;
    }
    let Some(head) = source.iter().chain(&draft.cue).map(|r| r.start).min() else { return false };
    if asks(reading, draft, head) {
        return true;
    }
    if let Some(cue) = &draft.cue {
        let group: Vec<usize> = (head..cue.end).filter(|&i| reading.quoted_at(i).is_none()).collect();
        let silent = is_silence(reading, draft, head, cue, &group);
        if silent || is_foretold(reading, cue, &group) || is_guessed(reading, &group) || against_the_facts(reading, head, cue, &group) {
            return true;
        }
    }
    // "Had the council demanded a toll, it would": terms without an "if".
    let first = reading.sentence_start(head);
    let inverted = first + 1 == head && reading.one_of(first, &["had", "were", "should"]);
    let sentence = &reading.sentences[reading.sentence_of(head)];
    if inverted && !sentence.clone().any(|i| reading.eq(i, "?")) {
        return true;
    }
    let opens = reading.sentence_start(head).max(head.saturating_sub(FARTHEST));
    let own = |i: usize| draft.content.iter().any(|c| c.contains(&i) && c.start < head && c.end >= head);
    (opens..head)
        .rev()
        .take_while(|&i| reading.is_word(i) && !own(i) && !reading.one_of(i, &ASSERTING))
        .any(|i| reading.one_of(i, &TERMS) && !reading.is(head, class::RELATIVE))
}

/// Whether the cue tells what somebody would have said, would be saying, could perhaps say, or would say under the terms that open the sentence, what
/// many would say, or what somebody must or may say: nobody did.
///
/// `group` are the tokens from speaker to cue that are in no quotation.
fn against_the_facts(reading: &Reading<'_>, head: usize, cue: &Range<usize>, group: &[usize]) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(head)];
    let opens = sentence.start + usize::from(reading.is(sentence.start, class::COORDINATOR));
    let would = |i: usize| reading.one_of(i, &["would", "could", "might", "'d", "’d"]);
    let mut modal = group.iter().copied().filter(|&i| would(i));
    // Not the month.
    let owed = |i: &usize| matches!(reading.word(*i), "must" | "should" | "ought" | "may" | "might");
    let wished = |i: usize| reading.eq(i + 1, "have") || reading.eq(i + 1, "be") && reading.word(i + 2).ends_with("ing");
    let guessed = head > sentence.start && reading.one_of(head - 1, &["perhaps", "maybe"]);
    let anybody = cue.start > head && reading.one_of(head, &["many", "some", "most", "others", "few"]) && !reading.eq(head + 1, "of");
    let terms = reading.eq(opens, "if") && opens < head;
    // "The council could also declare a toll": the writer thinks so. What somebody could not say is told of them.
    let free = |i: usize| {
        let next = i + 1 + usize::from(reading.is(i + 1, class::ADVERB) || reading.eq(i + 1, "also"));
        let near = (i + 1..cue.start).all(|k| reading.is(k, class::ADVERB | class::AUXILIARY) || reading.eq(k, "also"));
        near && reading.one_of(i, &["could", "might"])
            && !reading.eq(i + 1, "only")
            && !reading.is(i + 1, class::NEGATION)
            && !reading.eq(next, "be")
    };
    let could = group.iter().copied().any(free);
    let habit = opens < head && reading.one_of(opens, &["usually", "typically", "normally", "generally", "traditionally"]);
    let shall = terms && group.iter().any(|&i| reading.one_of(i, &["will", "'ll", "’ll", "shall"]));
    group.iter().any(owed) || shall || could || habit || modal.any(|i| wished(i) || guessed || anybody || terms)
}

/// Whether the words are still to be spoken: "will pledge", "is going to announce".
fn is_foretold(reading: &Reading<'_>, cue: &Range<usize>, group: &[usize]) -> bool {
    let will = |i: usize| reading.one_of(i, &["will", "'ll", "’ll"]) || reading.eq(i, "going") && reading.eq(i + 1, "to");
    let denied = group.iter().any(|&i| reading.is(i, class::NEGATION));
    let speech = act::row(reading, cue).is_some_and(|row| row.kind == CueKind::Speech);
    speech && !denied && group.iter().any(|&i| will(i))
}

/// Whether the writer guesses or foresees what somebody says: "seems to believe", "is expected to announce".
fn is_guessed(reading: &Reading<'_>, group: &[usize]) -> bool {
    const GUESSES: &str = "seem seems seemed appear appears appeared expected likely unlikely scheduled poised \
                           slated supposed struggle struggles struggled struggling apparently presumably seemingly evidently supposedly probably undoubtedly";
    let governs = |i: usize| reading.is(i + 1, class::TO) || reading.word(i).ends_with("ly");
    group.iter().any(|&i| GUESSES.split(' ').any(|word| reading.eq(i, word)) && governs(i))
}

/// Whether the text tells what somebody did not say: "did not mention the toll", "nor did they note".
fn is_silence(reading: &Reading<'_>, draft: &Draft, head: usize, cue: &Range<usize>, group: &[usize]) -> bool {
    const DENYING: [&str; 4] = ["barely", "hardly", "scarcely", "never"];
    let denied = |i: &usize| reading.is(*i, class::NEGATION) || reading.one_of(*i, &DENYING);
    let opens = reading.sentence_start(head);
    let turned = opens < head && reading.one_of(opens, &["nor", "neither", "nowhere", "never"]) && reading.is(head - 1, class::AUXILIARY);
    let said = act::row(reading, cue).is_some_and(|row| row.kind == CueKind::Speech) && act::of(reading, draft) == Act::Says;
    let unsaid = |i: &usize| reading.eq(*i, "yet") && reading.is(*i + 1, class::TO);
    said && (turned || group.iter().any(denied) || group.iter().any(unsaid))
}

/// Whether speaker and cue stand in a question of the writer's: "Does the council want a toll?"
fn asks(reading: &Reading<'_>, draft: &Draft, head: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(head)];
    let farthest = if reading.is(sentence.start, class::QUESTION) { 7 } else { 3 };
    let inverted = sentence.start < head && reading.is(head - 1, class::AUXILIARY) && head - sentence.start <= farthest;
    let quoted = draft.content.iter().any(|c| reading.mark(c.start)) || reading.quoted_at(head).is_some();
    let question = (head..sentence.end).rev().take(3).any(|i| reading.eq(i, "?"));
    inverted && !quoted && question
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::tests::draft_of;
    use crate::text::Structure;

    /// Whether the attribution that `words` name (source, cue, content) is only supposed in `text`.
    #[track_caller]
    fn check(text: &str, words: [&str; 3], expect: bool) {
        let structure = Structure::of(text);
        let reading = Reading::of(text, &structure);
        let [source, cue, content] = words;
        let draft = draft_of(text, &structure, [source, cue], &[content]);
        assert_eq!(supposed(&reading, &draft), expect, "in {text:?}");
    }

    #[test]
    fn what_is_told_is_not_supposed() {
        check("Ina Tolle said the ports would close.", ["Ina Tolle", "said", "the ports would close"], false);
        check("If it rains, Ina Tolle said, the ports would close.", ["Ina Tolle", "said", "the ports would close"], false);
        check("Velmar was calm if tired because Dane said the ports were open.", ["Dane", "said", "the ports were open"], false);
        check("Dane asked: does Tolle demand a toll?", ["Dane", "asked", "does Tolle demand a toll?"], false);
        check("Neither Dane demanded a toll.", ["Neither Dane", "demanded", "a toll"], false);
        check(
            "If it rains, Ina Tolle could see the ports close, Dane said.",
            ["Dane", "said", "Ina Tolle could see the ports close"],
            false,
        );
        check("It was late when Dane said the ports were open.", ["Dane", "said", "the ports were open"], false);
    }

    #[test]
    fn a_guess_of_the_writers_is_no_statement() {
        check("Dane seems to believe that it is late.", ["Dane", "seems to believe", "that it is late"], true);
        check("Dane struggled to explain the toll.", ["Dane", "struggled to explain", "the toll"], true);
        check("Dane is expected to announce a toll.", ["Dane", "is expected to announce", "a toll"], true);
        check("Dane said that it seems to be late.", ["Dane", "said", "that it seems to be late"], false);
        check("Dane, expected in May, said that it is late.", ["Dane", "said", "that it is late"], false);
    }

    #[test]
    fn what_is_still_to_be_spoken_is_no_statement() {
        check("Dane will pledge a toll.", ["Dane", "will pledge", "a toll"], true);
        check("Dane is going to announce a toll.", ["Dane", "is going to announce", "a toll"], true);
        check("Dane said that she will pledge a toll.", ["Dane", "said", "that she will pledge a toll"], false);
        check("Dane will not rule out a toll.", ["Dane", "will not rule out", "a toll"], false);
    }

    #[test]
    fn silence_is_no_statement() {
        check("Dane barely mentioned the toll.", ["Dane", "barely mentioned", "the toll"], true);
        check("Dane has yet to explain the toll.", ["Dane", "has yet to explain", "the toll"], true);
        check("Nor did the crews note the tide.", ["the crews", "note", "the tide"], true);
        check("Dane did not rule out a toll.", ["Dane", "did not rule out", "a toll"], false);
        check("Dane said the crews did not note it.", ["Dane", "said", "the crews did not note it"], false);
    }

    #[test]
    fn terms_and_nobody_are_supposed() {
        check("If the council demands a toll, the ferries will stop.", ["the council", "demands", "a toll"], true);
        check("It is open whether Velmar would agree to a toll.", ["Velmar", "would agree to", "a toll"], true);
        check("Had the council demanded a toll, it would be rich.", ["the council", "demanded", "a toll"], true);
        check("If you doubt it, Dane will call you a liar.", ["Dane", "will call", "you a liar"], true);
        check("Dane called for a toll if it rains.", ["Dane", "called for", "a toll"], false);
        check("Velmar could also declare a toll.", ["Velmar", "could also declare", "a toll"], true);
        check("Dane denied that Velmar could sail at all, saying that it was late.", ["Dane", "saying", "that it was late"], false);
        check("Dane put off a vote that could stop it but said that it was late.", ["Dane", "said", "that it was late"], false);
        check("Dane could only quip: “So it is.”", ["Dane", "could only quip", "“So it is.”"], false);
        check("Velmar could not accept a toll.", ["Velmar", "could not accept", "a toll"], false);
        check("Usually, when ports close, crews call for a toll.", ["crews", "call for", "a toll"], true);
        check("Velmar must acknowledge its debts.", ["Velmar", "must acknowledge", "its debts"], true);
        check("Velmar acknowledged that it must pay.", ["Velmar", "acknowledged", "that it must pay"], false);
        check("If there is one thing that Dane demands, it is a toll.", ["Dane", "demands", "one thing"], true);
        check("Lest you think the ports are open, look.", ["you", "think", "the ports are open"], true);
        check("Does Dane demand a toll?", ["Dane", "demand", "a toll"], true);
        check("Why would Dane demand a toll?", ["Dane", "demand", "a toll"], true);
        check("Few people would have called the ports safe.", ["Few people", "would have called", "the ports safe"], true);
        check("A captain would be praising the ports.", ["A captain", "would be praising", "the ports"], true);
        check("Tired as they are, perhaps the captains could call for a toll.", ["the captains", "could call for", "a toll"], true);
        check("Tired as they are, many would point out the toll.", ["many", "would point out", "the toll"], true);
        check("What, then, can the council tell us?", ["the council", "tell", "us"], true);
        check("If we lived in calm times, a reader would now ask why.", ["a reader", "would now ask", "why"], true);
        check("None of the maps shows a bridge.", ["None of the maps", "shows", "a bridge"], true);
        check("The people have understood that it is late.", ["The people", "have understood", "that it is late"], true);
        check("The people of Lorne have understood that.", ["The people of Lorne", "have understood", "that"], false);
        check("Many of you have noted the toll.", ["Many of you", "have noted", "the toll"], true);
        check("Everyone thinks the ports will open.", ["Everyone", "thinks", "the ports will open"], true);
    }
}
