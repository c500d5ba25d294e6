//! Quotations that no cue of their own introduces: paragraphs that continue one, quotations before or after their speaker's sentence.
//!
//! A quotation nobody near can have spoken is left alone; so are terms, titles and slogans in quotation marks, and pull quotes that
//! repeat words of the text.

use std::collections::HashMap;
use std::ops::Range;

use super::draft::{Draft, Origin};
use super::lexicon::{CueKind, class, frame};
use super::reading::{Quoted, Reading};
use super::rules;
use crate::text::is_dash;

/// Shorter quotations that stand alone are headings, terms or slogans.
const SHORTEST_ALONE: usize = 4;

/// Farthest paragraph, page furniture not counted, from which a quotation's speaker is taken.
const REACH: usize = 1;

/// Adds the quotations that stand alone to `drafts`, which are in order.
pub(super) fn add(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    // A quotation the tagger found but gave nobody is looked at afresh.
    let orphan = |d: &Draft| d.source.is_none() && d.cue.is_none() && d.content.iter().all(|c| reading.mark(c.start));
    let orphans: Vec<Draft> = drafts.iter().filter(|d| orphan(d)).cloned().collect();
    drafts.retain(|d| !orphan(d));
    let mut covered = vec![false; reading.structure.tokens.len()];
    let cover = |covered: &mut Vec<bool>, content: &[Range<usize>]| content.iter().for_each(|c| covered[c.clone()].fill(true));
    drafts.iter().for_each(|d| cover(&mut covered, &d.content));
    let repeats = Repeats::of(reading);
    for (k, quoted) in reading.quoted.iter().enumerate() {
        let taken = covered[quoted.tokens.clone()].contains(&true);
        if taken || reading.furniture[reading.paragraph_of(quoted.tokens.start)] || !is_utterance(reading, quoted) || repeats.hold(k) {
            continue;
        }
        if let Some(before) = continued(reading, k, drafts).or_else(|| goes_on(reading, quoted, drafts)) {
            drafts[before].content.push(quoted.tokens.clone());
        } else if let Some(draft) = from_next(reading, quoted).or_else(|| from_before(reading, quoted, drafts)) {
            drafts.push(draft);
        } else {
            continue;
        }
        cover(&mut covered, std::slice::from_ref(&quoted.tokens));
        drafts.sort_by_key(Draft::start);
    }
    for orphan in orphans {
        if !orphan.content.iter().any(|c| covered[c.clone()].contains(&true)) {
            drafts.push(orphan);
        }
    }
}

/// Whole sentences between quotation marks, parted from the words around them.
fn is_utterance(reading: &Reading<'_>, quoted: &Quoted) -> bool {
    let Range { start, end } = quoted.tokens;
    let paragraph = reading.paragraph(start);
    let opens = start == paragraph.start || matches!(reading.word(start - 1), "." | "!" | "?" | ":" | "…") || reading.mark(start - 1);
    let inner = reading.word(end.saturating_sub(if quoted.closed { 2 } else { 1 }));
    // An opening mark that another follows before it is closed is a stray one.
    let stray = !quoted.closed && end != paragraph.end;
    let closes = end == paragraph.end || matches!(inner, "." | "!" | "?" | "…" | ",") || inner.starts_with("..");
    reading.word_count(quoted.tokens.clone()) >= SHORTEST_ALONE
        && reading.word(start + 1).starts_with(|c: char| !c.is_lowercase())
        && opens
        && closes
        && !stray
}

/// Which quotations repeat words of another: pull quotes.
struct Repeats<'a> {
    words: Vec<Vec<&'a str>>,
    /// Quotations and places in them by the four words that start there.
    starts: HashMap<[&'a str; 4], Vec<(usize, usize)>>,
}

impl<'a> Repeats<'a> {
    fn of(reading: &Reading<'a>) -> Self {
        let words: Vec<Vec<&str>> =
            reading.quoted.iter().map(|q| q.tokens.clone().filter(|&i| reading.is_word(i)).map(|i| reading.word(i)).collect()).collect();
        let mut starts: HashMap<[&str; 4], Vec<(usize, usize)>> = HashMap::new();
        for (k, quotation) in words.iter().enumerate() {
            for (at, four) in quotation.array_windows::<4>().enumerate() {
                starts.entry(*four).or_default().push((k, at));
            }
        }
        Self { words, starts }
    }

    /// Whether a longer quotation, or an equal one before it, holds the words of quotation `k`.
    fn hold(&self, k: usize) -> bool {
        let own = &self.words[k];
        let Some(four) = own.first_chunk::<4>() else { return false };
        self.starts.get(four).is_some_and(|places| {
            places.iter().any(|&(other, at)| {
                let theirs = &self.words[other];
                let fuller = theirs.len() > own.len() || theirs.len() == own.len() && other < k;
                other != k && fuller && theirs[at..].starts_with(own)
            })
        })
    }
}

/// The draft whose quotation was left open at the end of the paragraph before, when this one opens its paragraph.
fn continued(reading: &Reading<'_>, k: usize, drafts: &[Draft]) -> Option<usize> {
    let start = reading.quoted[k].tokens.start;
    let paragraph = reading.paragraph_of(start);
    let before = k.checked_sub(1).map(|b| &reading.quoted[b])?;
    let opens_paragraph = reading.structure.paragraphs[paragraph].tokens.start == start;
    let previous = previous_paragraph(reading, paragraph)?;
    if before.closed || !opens_paragraph || reading.paragraph_of(before.tokens.start) != previous {
        return None;
    }
    drafts.iter().position(|d| d.holds(before.tokens.start) || d.holds(before.tokens.end - 1))
}

/// The draft whose quotation this one goes on in the same paragraph: '"…," she said in the spring. "…"'.
fn goes_on(reading: &Reading<'_>, quoted: &Quoted, drafts: &[Draft]) -> Option<usize> {
    let paragraph = reading.paragraph(quoted.tokens.start);
    let before =
        |d: &Draft| d.content.iter().rposition(|c| c.start >= paragraph.start && c.end <= quoted.tokens.start && reading.inside(c.start));
    let k = (0..drafts.len()).filter(|&k| before(&drafts[k]).is_some()).max_by_key(|&k| drafts[k].start())?;
    let cue = drafts[k].cue.clone()?;
    let later = drafts
        .iter()
        .any(|d| d.cue.as_ref().is_some_and(|c| c.start > cue.end && c.start < quoted.tokens.start) && d.source != drafts[k].source);
    (!later && cue.start >= paragraph.start).then_some(k)
}

fn previous_paragraph(reading: &Reading<'_>, paragraph: usize) -> Option<usize> {
    (0..paragraph).rev().find(|&p| !reading.furniture[p])
}

/// The speaker named in a short sentence of its own after the quotation's paragraph ("Dane said at the Harbour talks.").
fn from_next(reading: &Reading<'_>, quoted: &Quoted) -> Option<Draft> {
    let paragraph = reading.paragraph_of(quoted.tokens.start);
    let whole = &reading.structure.paragraphs[paragraph];
    if whole.tokens.end != quoted.tokens.end {
        return None;
    }
    let next = (paragraph + 1..reading.structure.paragraphs.len()).find(|&p| !reading.furniture[p])?;
    let next = &reading.structure.paragraphs[next];
    let first = reading.sentences[next.sentences.start].clone();
    if reading.word_count(first.clone()) > 16 {
        return None;
    }
    let group = rules::bare_attribution(reading, first.clone())?;
    Some(Draft::new(Some(group.0), Some(group.1), vec![quoted.tokens.clone()], 0.85, Origin::Alone))
}

/// The speaker of the sentence or paragraph before.
fn from_before(reading: &Reading<'_>, quoted: &Quoted, drafts: &[Draft]) -> Option<Draft> {
    let start = quoted.tokens.start;
    let paragraph = reading.paragraph_of(start);
    let mut low = paragraph;
    for _ in 0..REACH {
        low = previous_paragraph(reading, low).unwrap_or(low);
    }
    let floor = reading.structure.paragraphs[low].tokens.start;
    let near = |d: &&Draft| {
        let anchor = d.cue.clone().or(d.source.clone()).map_or(d.start(), |r| r.start);
        anchor >= floor && anchor < start
    };
    let speech = |d: &&Draft| {
        !is_signature(reading, d)
            && d.cue
                .as_ref()
                .is_none_or(|c| reading.cue(c.end - 1, c.end).is_none_or(|row| !matches!(row.kind, CueKind::Belief | CueKind::Intention)))
    };
    let colon = start > 0 && reading.word(start - 1) == ":";
    let same_paragraph = start > reading.structure.paragraphs[paragraph].tokens.start;
    let score = if colon {
        0.85
    } else if is_heading(reading, low) {
        // A title tells what the text is about; the quotation below it may be anybody's.
        0.5
    } else if same_paragraph {
        0.75
    } else {
        0.7
    };
    let last = drafts.iter().filter(near).filter(speech).max_by_key(|d| d.cue.as_ref().or(d.source.as_ref()).map_or(0, |r| r.start));
    let sentence = reading.sentences[reading.sentence_of(start.saturating_sub(1))].clone();
    let bare = rules::speaker_without_content(reading, sentence.start.max(floor)..sentence.end.min(start).max(sentence.start.max(floor)));
    let author = colon.then(|| author_of_words(reading, sentence.clone())).flatten();
    let source = match last {
        _ if bare.is_some() => bare?,
        _ if author.is_some() => author?,
        None if colon => rules::subject(reading, sentence)?,
        Some(draft) => draft.source.clone()?,
        None => speaker_of_sentence_before(reading, start, floor)?,
    };
    Some(Draft::new(Some(source), None, vec![quoted.tokens.clone()], score, Origin::Alone))
}

/// Whether a dash and a name close a quotation: what follows is the next person's.
fn is_signature(reading: &Reading<'_>, draft: &Draft) -> bool {
    let signs = |cue: &Range<usize>| cue.len() == 1 && is_dash(reading.word(cue.start));
    draft.cue.as_ref().is_some_and(signs) && draft.content.iter().all(|c| c.end <= draft.cue.as_ref().map_or(0, |c| c.start))
}

/// Whether the paragraph is the title of the text: its first, short, and no line of speech.
fn is_heading(reading: &Reading<'_>, paragraph: usize) -> bool {
    const LONGEST: usize = 14;
    let tokens = reading.structure.paragraphs[paragraph].tokens.clone();
    previous_paragraph(reading, paragraph).is_none()
        && reading.word_count(tokens.clone()) <= LONGEST
        && !tokens.clone().any(|i| reading.mark(i))
}

/// Whose words a sentence announces: "the paper looked into this statement by Ina Tolle:" before a quotation.
fn author_of_words(reading: &Reading<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    const WORDS: [&str; 14] = [
        "statement",
        "statements",
        "remark",
        "remarks",
        "comment",
        "comments",
        "quote",
        "quotation",
        "tweet",
        "post",
        "message",
        "answer",
        "claim",
        "line",
    ];
    let named = |i: usize| reading.one_of(i, &WORDS) && (reading.eq(i + 1, "by") || reading.eq(i + 1, "from"));
    let at = sentence.clone().rev().find(|&i| i + 2 < sentence.end && named(i))?;
    rules::noun_phrase(reading, at + 2, sentence.end)
        .filter(|phrase| reading.is_capital(phrase.start) || reading.is(phrase.start, class::DETERMINER))
}

/// "Ina Tolle issued the rebuke after the talks." before a quotation: a speech-like verb or noun and a subject.
fn speaker_of_sentence_before(reading: &Reading<'_>, start: usize, floor: usize) -> Option<Range<usize>> {
    let before = start.checked_sub(1)?;
    let sentence = reading.sentences[reading.sentence_of(before)].clone();
    let sentence = sentence.start.max(floor)..sentence.end.min(start);
    if !sentence.clone().any(|i| reading.cues(i, sentence.end).any(|c| c.frames & (frame::QUOTATION | frame::CLAUSE) != 0)) {
        return None;
    }
    rules::subject(reading, sentence).filter(|s| !reading.is(s.start, class::RELATIVE))
}
