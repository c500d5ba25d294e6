//! What grammar settles about the ends of reported words, where the tagger took too much or too little.

use std::ops::Range;

use super::boilerplate::is_boilerplate;
use super::doubt::{ASKED, insertion, is_finite_auxiliary, is_open, speaks};
use super::draft::Draft;
use super::lexicon::class;
use super::reading::Reading;

/// Mends the contents of `drafts`.
pub(super) fn mend(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let mut owned = vec![false; reading.structure.tokens.len()];
    for tokens in drafts.iter().flat_map(|d| d.source.iter().chain(&d.cue).chain(&d.content)) {
        owned[tokens.clone()].fill(true);
    }
    for draft in drafts {
        without_strangers(reading, draft);
        without_anothers_quotation(reading, draft);
        within_relative(reading, draft);
        with_subject(reading, draft, &owned);
        from_cue(reading, draft, &owned);
        behind_listeners(reading, draft);
        before_another_actor(reading, draft);
        within_its_clause(reading, draft);
        for piece in &mut draft.content {
            with_predicate(reading, piece, draft.cue.as_ref());
            without_furniture(reading, piece);
            without_bracket(reading, piece);
        }
        let furniture = |piece: &Range<usize>| is_furniture(reading, piece);
        if draft.content.len() > 1 && !furniture(&draft.content[0]) {
            draft.content.retain(|piece| !furniture(piece));
        }
    }
}

/// Drops reported words before the speaker that belong elsewhere: the end of the sentence before, or another clause where "said that" has its own
/// ("For a crew that agreed the port is closed, Dane said that …").
fn without_strangers(reading: &Reading<'_>, draft: &mut Draft) {
    /// Words that are too few to be a clause of their own.
    const SHRED: usize = 4;
    let (Some(source), Some(cue)) = (draft.source.clone(), draft.cue.clone()) else { return };
    let head = source.start.min(cue.start);
    let sentence = reading.sentence_start(head);
    let complete = source.end <= cue.start && reading.is(cue.end, class::THAT) && draft.content.iter().any(|c| c.start == cue.end);
    let follows = draft.content.iter().any(|c| c.start >= cue.end);
    let asked = sentence < head && reading.one_of(sentence, &ASKED);
    // "The quay shook, Dane said, while in Tessaly …": what follows the words and their speaker is told by the writer, or by the next one.
    let told = draft.content.iter().any(|c| c.end <= head && c.start >= sentence);
    let contrast = |i: usize| reading.one_of(i, &["while", "whereas"]);
    // "The crews must explain the wreck, and Dane said …": the clause before is another's.
    let joined = head > sentence + 1
        && reading.is(head - 1, class::COORDINATOR)
        && reading.word(head - 2) == ","
        && draft.content.iter().any(|c| c.start == cue.end);
    draft.content.retain(|piece| {
        let quoted = reading.inside(piece.start) || reading.inside(piece.end - 1);
        let begins = reading.sentences.binary_search_by_key(&piece.start, |s| s.start).is_ok();
        let remnant = piece.end <= sentence && !begins;
        let foreign = piece.end <= head && (complete && piece.start > sentence || joined && piece.start >= sentence);
        // "…, Dane said; in May the port …": a few words of what the writer goes on with.
        let shred = piece.start > cue.end && reading.word(piece.start - 1) == ";" && piece.len() <= SHRED;
        let goes_on = reading.sentences[reading.sentence_of(piece.start)].end > piece.end + 1;
        let another = told && piece.start >= cue.end && (contrast(piece.start) || shred && goes_on);
        // "Asked why the port was shut, Dane said …": the question is not the answer.
        let question = asked && piece.end <= head && piece.start >= sentence;
        quoted || !(another || follows && (question || remnant || foreign))
    });
}

/// Drops a quotation that has a cue and a subject of its own right behind it: "“Sail!” came cries from the quay. (“I will not,” said Dane.)"
fn without_anothers_quotation(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(Range { start, end }) = draft.attributed() else { return };
    let verb = |i: usize| speaks(reading, i).is_some() || reading.one_of(i, &["came", "went", "read", "reads"]);
    // A pronoun may be the speaker of both.
    let subject = |i: usize| {
        let closed = class::PREPOSITION | class::PRONOUN | class::THAT | class::TO | class::COORDINATOR | class::ADVERB | class::TIME;
        reading.is_word(i) && !reading.is(i, closed) && !reading.inside(i)
    };
    // "“It is late,” Dane said. “Good,” Dane added".
    let again =
        |i: usize| reading.is_capital(i) && draft.source.clone().is_some_and(|s| s.clone().any(|k| reading.word(k) == reading.word(i)));
    let strange = |piece: &Range<usize>| {
        let at = piece.end;
        let closes = reading.mark(piece.start) && reading.mark(at - 1) && matches!(reading.word(at.saturating_sub(2)), "," | "?" | "!");
        let own = (at..at + 4).any(|i| (start..end).contains(&i) || draft.holds(i) || again(i));
        // "“It is late,” came the answer from Dane": the speaker may stand elsewhere in the sentence, but in no bracket.
        let bracket = (at..start).any(|i| reading.word(i) == "(");
        let elsewhere = bracket || reading.sentence_of(at) != reading.sentence_of(start);
        closes && !own && elsewhere && verb(at) && subject(at + 1)
    };
    let strangers: Vec<Range<usize>> = draft.content.iter().filter(|piece| strange(piece)).cloned().collect();
    if strangers.len() < draft.content.len() {
        draft.content.retain(|piece| !strangers.contains(piece));
    }
}

/// Ends what "which" or "who" reports before the verb of the clause around it: "the council, which held that the port is safe, has erred".
fn within_relative(reading: &Reading<'_>, draft: &mut Draft) {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return };
    let relative =
        source.len() == 1 && reading.is(source.start, class::RELATIVE) && source.start > 0 && reading.word(source.start - 1) == ",";
    if !relative {
        return;
    }
    for piece in draft.content.iter_mut().filter(|c| c.start >= cue.end) {
        // The first comma: behind a pair of them the clause goes on ("that the port, if dredged, is safe").
        let comma = (piece.start + 1..piece.end.saturating_sub(1)).find(|&i| reading.word(i) == "," && !reading.inside(i));
        if let Some(end) = comma.filter(|&i| reading.is(i + 1, class::AUXILIARY | class::NEGATION)) {
            piece.end = end;
        }
    }
}

/// Adds the subject before an inserted "…, Dane said, …" whose verb stands behind it.
fn with_subject(reading: &Reading<'_>, draft: &mut Draft, owned: &[bool]) {
    const LONGEST: usize = 12;
    let Some((start, end)) = insertion(draft).filter(|(_, end)| is_open(reading, draft, *end)) else { return };
    let sentence = reading.sentence_start(start);
    let Some(comma) = start.checked_sub(1).filter(|&i| i > sentence && reading.word(i) == ",") else { return };
    let subject = sentence..comma;
    let plain = subject.clone().all(|i| reading.is_word(i) && !owned[i] && !reading.inside(i) && !reading.is(i, class::AUXILIARY));
    let named = reading.is_capital(sentence)
        && !reading.is(sentence, class::PREPOSITION | class::SUBORDINATOR | class::COORDINATOR | class::ADVERB);
    if plain && named && subject.len() <= LONGEST && end < owned.len() {
        draft.content.insert(0, subject);
    }
}

/// Draws words that begin with a finite verb out to the cue before them, so that they keep their subject: "Dane said Tolle, who …, is wrong".
fn from_cue(reading: &Reading<'_>, draft: &mut Draft, owned: &[bool]) {
    const LONGEST: usize = 30;
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return };
    let Some(first) = draft.content.first_mut() else { return };
    let finite = is_finite_auxiliary(reading, first.start) && !reading.inside(first.start);
    let gap = cue.end..first.start;
    let free = gap.clone().all(|i| !owned[i] && !reading.inside(i));
    let one_sentence = reading.sentence_of(cue.start) == reading.sentence_of(first.start);
    let asked = first.clone().any(|i| reading.eq(i, "?"));
    let subject = reading.is_word(cue.end) && !reading.is(cue.end, class::PREPOSITION | class::SUBORDINATOR | class::TO | class::TIME);
    if source.end <= cue.start && finite && free && one_sentence && !asked && subject && gap.len() > 1 && gap.len() <= LONGEST {
        first.start = cue.end;
    }
}

/// Ends a statement where a sentence of the writer's brings somebody else on: "“It is late,” said Ina Dane. Orla Tolle shook her head. “Not yet.”"
/// So it does where a quotation, sentences later, is only a part of one of the writer's: "In Pell the bells rang. The port is, they say, “lost”."
fn before_another_actor(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.clone() else { return };
    let own = |i: usize| source.clone().any(|s| reading.word(s) == reading.word(i));
    let named = |at: usize| reading.is_capital(at) && reading.is_capital(at + 1) && !reading.mark(at) && !(own(at) && own(at + 1));
    let told = |from: usize, to: usize| {
        let between = reading.sentences.iter().filter(|s| s.start >= from && s.end <= to && s.len() > 2);
        between.into_iter().any(|s| named(s.start) && !reading.inside(s.start))
    };
    let parted = (1..draft.content.len()).find(|&n| {
        let (before, piece) = (&draft.content[n - 1], &draft.content[n]);
        let from = if source.start >= before.end && source.end <= piece.start { source.end } else { before.end };
        reading.mark(piece.start) && (told(from, piece.start) || is_part_of_another(reading, &source, from, piece))
    });
    draft.content.truncate(parted.unwrap_or(draft.content.len()));
}

/// Whether a quoted `piece` is a part of a sentence of the writer's that names no speaker again: behind another such sentence that begins after
/// `from`, or with somebody else named behind it ("“Lost!” was all that stood in the Gazette").
fn is_part_of_another(reading: &Reading<'_>, source: &Range<usize>, from: usize, piece: &Range<usize>) -> bool {
    const FEWEST: usize = 4;
    let own = &reading.sentences[reading.sentence_of(piece.start)];
    let again =
        |i: usize| source.clone().any(|s| reading.word(s) == reading.word(i)) || reading.is(i, class::PRONOUN) && !reading.eq(i, "it");
    let strange = |part: &Range<usize>| reading.word_count(part.clone()) >= FEWEST && !part.clone().any(|i| reading.inside(i) || again(i));
    let told = |s: &Range<usize>| s.start >= from && s.end <= own.start && s.len() > FEWEST && !s.clone().any(|i| reading.inside(i));
    let (before, behind) = (own.start..piece.start, piece.end.min(own.end)..own.end);
    let named = behind.clone().any(|i| reading.is_capital(i));
    strange(&before) && reading.sentences.iter().any(told) || own.start >= from && named && strange(&behind)
}

/// Lets the words begin behind what is told of the listeners: "she tells captains who wonder why the tide turns that it always has".
fn behind_listeners(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(cue) = &draft.cue else { return };
    let tells = reading.tells(cue).is_some();
    let Some(first) = draft.content.first_mut().filter(|c| tells && c.start > cue.end && reading.eq(c.start, "who")) else { return };
    // With two of them nobody knows which begins the words.
    let mut those = first.clone().filter(|&i| reading.is(i, class::THAT) && !reading.inside(i));
    if let (Some(at), None) = (those.next().filter(|&at| at + 1 < first.end), those.next()) {
        first.start = at;
    }
}

/// Takes sentences at the end of reported words away that are page furniture ("Follow the Gazette on …").
fn without_furniture(reading: &Reading<'_>, piece: &mut Range<usize>) {
    loop {
        let last = reading.sentence_start(piece.end - 1);
        if last <= piece.start {
            return;
        }
        if !is_furniture(reading, &(last..piece.end)) {
            return;
        }
        piece.end = last;
    }
}

fn is_furniture(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    is_boilerplate(reading.span(tokens).of(reading.text).trim_matches(['"', '“', '”', ' ']))
}

/// Drops what stands in another sentence where the speaker is that of a clause of time or reason only: "“It is late,” Dane said, after Tolle told
/// her that she would sail. “Good.”"
fn within_its_clause(reading: &Reading<'_>, draft: &mut Draft) {
    let (Some(source), Some(cue)) = (&draft.source, &draft.cue) else { return };
    let (source, cue) = (source.clone(), cue.clone());
    let sentence = reading.sentences[reading.sentence_of(cue.start)].clone();
    let opens = source.start.checked_sub(1).filter(|&i| i > sentence.start);
    let hangs = opens.is_some_and(|i| reading.one_of(i, &["after", "when", "while", "because", "before", "until"]));
    if hangs && source.end <= cue.start && draft.content.iter().any(|c| sentence.contains(&c.start)) {
        draft.content.retain(|c| sentence.contains(&c.start));
    }
}

/// Draws reported words that lack their verb out over a bracket to it: "Dane said the port of Lorne (which is old) | will not do".
fn with_predicate(reading: &Reading<'_>, piece: &mut Range<usize>, cue: Option<&Range<usize>>) {
    const LONGEST: usize = 30;
    let sentence = &reading.sentences[reading.sentence_of(piece.start)];
    let told = cue.is_some_and(|cue| cue.end <= piece.start && sentence.contains(&cue.start));
    if !told
        || piece.end >= sentence.end
        || reading.word(piece.end) != "("
        || piece.clone().any(|i| reading.inside(i) || is_finite_auxiliary(reading, i))
    {
        return;
    }
    let closes = (piece.end..sentence.end.min(piece.end + LONGEST)).find(|&i| reading.word(i) == ")");
    if closes.is_some_and(|i| i + 1 < sentence.end && is_finite_auxiliary(reading, i + 1)) {
        let stop = (sentence.end - 1..sentence.end).find(|&i| matches!(reading.word(i), "." | "!" | "?"));
        piece.end = stop.unwrap_or(sentence.end);
    }
}

/// Takes a closing bracket at the end away that was opened before the words.
fn without_bracket(reading: &Reading<'_>, piece: &mut Range<usize>) {
    let opens = piece.clone().filter(|&i| matches!(reading.word(i), "(" | "[")).count();
    let closes = piece.clone().filter(|&i| matches!(reading.word(i), ")" | "]")).count();
    if closes > opens && piece.len() > 1 && matches!(reading.word(piece.end - 1), ")" | "]") {
        piece.end -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::tests::draft_of;
    use crate::text::Structure;

    /// What becomes of `pieces` in `text`, said by `who` with `cue`.
    #[track_caller]
    fn check(text: &str, who: [&str; 2], pieces: &[&str], expect: &[&str]) {
        let structure = Structure::of(text);
        let reading = Reading::of(text, &structure);
        let mut drafts = vec![draft_of(text, &structure, who, pieces)];
        mend(&reading, &mut drafts);
        let found: Vec<&str> = drafts[0].content.iter().map(|c| reading.span(c).of(text)).collect();
        assert_eq!(found, expect, "in {text:?}");
    }

    #[test]
    fn a_quotation_with_its_own_speaker_is_not_the_next_ones() {
        let pieces = ["“Sail on,”", "“I will not,”"];
        let text = "“Sail on,” came cries from the quay. (“I will not,” said one captain.)";
        check(text, ["one captain", "said"], &pieces, &pieces[1..]);
        let text = "“Sail on,” Dane said in May. “I will not,” Ina Dane added.";
        check(text, ["Ina Dane", "added"], &pieces, &pieces);
        let text = "“I will,” said one captain. “Sail on!” Ina Tolle went home.";
        check(text, ["one captain", "said"], &["“I will,”", "“Sail on!”"], &["“I will,”", "“Sail on!”"]);
        let text = "“Sail on,” she told the quay. “I will not,” said Dane.";
        check(text, ["Dane", "said"], &pieces, &pieces);
        let text = "“Sail on,” said one captain. “I will not,”";
        check(text, ["one captain", "said"], &pieces, &pieces);
        let text = "“Sail on,” came the answer of Dane, who said: “I will not,”";
        check(text, ["Dane", "said"], &pieces, &pieces);
    }

    #[test]
    fn words_of_another_sentence_or_clause_are_dropped() {
        let text = "Few knew what it would cost them. Dane called for a toll.";
        check(text, ["Dane", "called for"], &["what it would cost them", "a toll"], &["a toll"]);
        let text = "Writing for a crew that all agreed the port was closed, Dane noted that the tide was late.";
        check(text, ["Dane", "noted"], &["all agreed the port was closed", "that the tide was late"], &["that the tide was late"]);
        let text = "In Lorne the bells rang, the Gazette reported, while in Velm the quay was dark.";
        let pieces = ["In Lorne the bells rang", "while in Velm the quay was dark"];
        check(text, ["the Gazette", "reported"], &pieces, &pieces[..1]);
        let text = "Asked why the plan names no port, Dane said it was late.";
        check(text, ["Dane", "said"], &["the plan names no port", "it was late"], &["it was late"]);
        let text = "It needs a toll, Dane said; in May, the port was shut.";
        check(text, ["Dane", "said"], &["It needs a toll", "in May"], &["It needs a toll"]);
        let text = "It needs a toll, Dane said; the port is shut.";
        check(text, ["Dane", "said"], &["It needs a toll", "the port is shut"], &["It needs a toll", "the port is shut"]);
        let text = "The crews must explain the wreck, and Dane said it would go on.";
        check(text, ["Dane", "said"], &["the wreck", "it would go on"], &["it would go on"]);
        let text = "The crews must explain the wreck and the tide, and it would go on, Dane said.";
        check(text, ["Dane", "said"], &["the wreck and the tide, and it would go on"], &["the wreck and the tide, and it would go on"]);
        let text = "The port, Dane said, was closed.";
        check(text, ["Dane", "said"], &["The port", "was closed"], &["The port", "was closed"]);
        let text = "The port was closed. The tide was late, Dane said.";
        check(text, ["Dane", "said"], &["The port was closed. The tide was late"], &["The port was closed. The tide was late"]);
    }

    #[test]
    fn a_relative_clause_ends_before_the_verb_around_it() {
        let text = "The council, which held that the port was safe, has lost a case.";
        check(text, ["which", "held"], &["that the port was safe, has lost a case"], &["that the port was safe"]);
        let text = "The council, which held that the port, if dredged, is safe.";
        check(text, ["which", "held"], &["that the port, if dredged, is safe"], &["that the port, if dredged, is safe"]);
        let text = "They found Dane, who held that it was safe, not guilty of it.";
        check(text, ["who", "held"], &["that it was safe, not guilty of it"], &["that it was safe"]);
    }

    #[test]
    fn an_insertion_does_not_cost_the_subject() {
        let text = "The museum, Dane said, celebrated several of his teachers.";
        check(text, ["Dane", "said"], &["celebrated several of his teachers"], &["The museum", "celebrated several of his teachers"]);
        let text = "Dane said Ina Tolle, the mother of a captain, is wrong.";
        check(text, ["Dane", "said"], &["is wrong"], &["Ina Tolle, the mother of a captain, is wrong"]);
        let text = "In the spring, Dane said, the port grew.";
        check(text, ["Dane", "said"], &["the port grew"], &["the port grew"]);
    }

    #[test]
    fn somebody_else_ends_a_statement() {
        let text = "“It is late,” Ina Dane said. Orla Dane shook her head. “Not for her.”";
        check(text, ["Ina Dane", "said"], &["“It is late,”", "“Not for her.”"], &["“It is late,”"]);
        let text = "“It is late,” Ina Dane said. She shook her head. “Not for her.”";
        check(text, ["Ina Dane", "said"], &["“It is late,”", "“Not for her.”"], &["“It is late,”", "“Not for her.”"]);
        let pieces = ["“It is late,”", "“a lost port”"];
        let text = "“It is late,” Ina Dane said. Ten mills stand on the quay. The yard, in the words of the Gazette, is “a lost port”.";
        check(text, ["Ina Dane", "said"], &pieces, &pieces[..1]);
        let text = "“It is late,” Ina Dane said. Ten mills stand on the quay. The yard to which she was sent is “a lost port”.";
        check(text, ["Ina Dane", "said"], &pieces, &pieces);
        let text = "“It is late,” Ina Dane said. The yard, which stands empty, is “a lost port”.";
        check(text, ["Ina Dane", "said"], &pieces, &pieces);
        let text = "“It is late,” Ina Dane said. “a lost port” blared the front page of the Lorne Gazette.";
        check(text, ["Ina Dane", "said"], &pieces, &pieces[..1]);
        let text = "“It is late,” Ina Dane said. “a lost port” was how she put it in Lorne.";
        check(text, ["Ina Dane", "said"], &pieces, &pieces);
    }

    #[test]
    fn a_clause_of_time_ends_with_its_sentence() {
        let text = "“It is late,” Dane said, after Tolle told her that she would sail. “Good.”";
        check(text, ["Tolle", "told"], &["that she would sail", "“Good.”"], &["that she would sail"]);
        let text = "As Tolle said, “she would sail.” “Good.”";
        check(text, ["Tolle", "said"], &["“she would sail.”", "“Good.”"], &["“she would sail.”", "“Good.”"]);
    }

    #[test]
    fn a_bracket_does_not_cost_the_verb() {
        let what = "his long talk of the old port";
        let text = "Dane said his long talk of the old port (though he owns it) does not help.";
        check(text, ["Dane", "said"], &[what], &["his long talk of the old port (though he owns it) does not help"]);
        check("Dane noted his long talk of the old port (though he owns it).", ["Dane", "noted"], &[what], &[what]);
    }

    #[test]
    fn what_is_told_of_listeners_is_not_told_to_them() {
        let text = "Dane tells captains who wonder why the tide turns that it always has.";
        check(text, ["Dane", "tells"], &["who wonder why the tide turns that it always has"], &["that it always has"]);
        let text = "Dane told the captains who would sail.";
        check(text, ["Dane", "told"], &["who would sail"], &["who would sail"]);
        let pieces = ["who fear that the tide turns that it always has"];
        check("Dane told captains who fear that the tide turns that it always has.", ["Dane", "told"], &pieces, &pieces);
    }

    #[test]
    fn furniture_and_brackets_at_the_end_are_no_words() {
        let text = "DANE: The port is closed.\n\nFollow the Gazette on Twitter.";
        check(text, ["DANE", ":"], &["The port is closed.", "Follow the Gazette on Twitter."], &["The port is closed."]);
        let text = "DANE: The port is closed. Follow the Gazette on Twitter.";
        check(text, ["DANE", ":"], &["The port is closed. Follow the Gazette on Twitter."], &["The port is closed."]);
        let text = "The fleet sailed (her crew later disclosed that the port was shut).";
        check(text, ["her crew", "disclosed"], &["that the port was shut)"], &["that the port was shut"]);
        let text = "Dane said that it was shut (again).";
        check(text, ["Dane", "said"], &["that it was shut (again)"], &["that it was shut (again)"]);
    }
}
