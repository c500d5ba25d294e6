//! A text as the rules see it: each word looked up once, quotations paired, page furniture marked.

use std::ops::Range;

use super::boilerplate::is_boilerplate;
use super::lexicon::{Cue, Lexicon, Word};
use crate::text::{QuoteState, Span, Structure};

/// A stretch between quotation marks within one paragraph, marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Whether a mark closes it; where none does, it runs to the paragraph's end.
    pub(crate) closed: bool,
}

/// A text made ready for the rules.
pub(crate) struct Reading<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its parts.
    pub(crate) structure: &'a Structure,
    words: Vec<Option<&'static Word>>,
    /// How each token stands to quotation marks: as the text's [`Structure`] has it, but the white space beside a mark tells its direction.
    states: Vec<QuoteState>,
    /// For each paragraph, whether it is page furniture.
    pub(crate) furniture: Vec<bool>,
    /// Sentences as ranges of tokens; a mark that opens a quotation belongs to the sentence it opens.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Quotations in order.
    pub(crate) quoted: Vec<Quoted>,
}

impl<'a> Reading<'a> {
    /// Looks up every word of `text`.
    pub(crate) fn of(text: &'a str, structure: &'a Structure) -> Self {
        let lexicon = Lexicon::get();
        let words = structure.tokens.iter().map(|t| lexicon.word(t.of(text))).collect();
        let furniture = structure.paragraphs.iter().map(|p| is_boilerplate(p.span.of(text))).collect();
        let mut reading = Self { text, structure, words, states: Vec::new(), furniture, sentences: Vec::new(), quoted: Vec::new() };
        reading.pair_quotation_marks();
        reading.part_sentences();
        reading
    }

    /// The token as text; empty beyond the end.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.structure.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// Closed-class bits of the token.
    pub(crate) fn class(&self, i: usize) -> u32 {
        self.words.get(i).copied().flatten().map_or(0, |w| w.class)
    }

    /// Whether the token has one of the class bits.
    pub(crate) fn is(&self, i: usize, bits: u32) -> bool {
        self.class(i) & bits != 0
    }

    /// Whether the token equals `word`, case aside.
    pub(crate) fn eq(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of `words`, case aside.
    pub(crate) fn one_of(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.eq(i, w))
    }

    /// Where in `cue` somebody is told something.
    pub(crate) fn tells(&self, cue: &Range<usize>) -> Option<usize> {
        cue.clone().find(|&i| self.one_of(i, &["told", "tells", "telling", "tell"]))
    }

    /// Whether it starts with a capital letter.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether it is a word, not a mark.
    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.word(i).starts_with(|c: char| c.is_alphanumeric())
    }

    /// Whether it stands inside quotation marks, marks included.
    pub(crate) fn inside(&self, i: usize) -> bool {
        self.states.get(i).is_some_and(|q| q.inside)
    }

    /// Whether it is a quotation mark.
    pub(crate) fn mark(&self, i: usize) -> bool {
        self.states.get(i).is_some_and(|q| q.mark)
    }

    /// The cues that start at token `i` and end before `end`, the longest first.
    pub(crate) fn cues(&self, i: usize, end: usize) -> impl Iterator<Item = &'static Cue> + '_ {
        let cues = self.words.get(i).copied().flatten().map_or(&[][..], |w| &w.cues);
        cues.iter().filter(move |cue| i + cue.len <= end && cue.rest.iter().enumerate().all(|(k, w)| self.eq(i + 1 + k, w)))
    }

    /// The longest cue at token `i`.
    pub(crate) fn cue(&self, i: usize, end: usize) -> Option<&'static Cue> {
        self.cues(i, end).next()
    }

    /// The span of a range of tokens.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Span {
        self.structure.tokens[tokens.start].hull(self.structure.tokens[tokens.end - 1])
    }

    /// The index of the sentence that holds token `i`.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= i).min(self.sentences.len().saturating_sub(1))
    }

    /// The first token of the sentence that holds token `i`.
    pub(crate) fn sentence_start(&self, i: usize) -> usize {
        self.sentences[self.sentence_of(i)].start
    }

    /// The index of the paragraph that holds token `i`.
    pub(crate) fn paragraph_of(&self, i: usize) -> usize {
        self.structure.paragraphs.partition_point(|p| p.tokens.end <= i)
    }

    /// The tokens of the paragraph that holds token `i`.
    pub(crate) fn paragraph(&self, i: usize) -> Range<usize> {
        self.structure.paragraphs.get(self.paragraph_of(i)).map_or(0..0, |p| p.tokens.clone())
    }

    /// The quotation that holds token `i`.
    pub(crate) fn quoted_at(&self, i: usize) -> Option<&Quoted> {
        let at = self.quoted.partition_point(|q| q.tokens.end <= i);
        self.quoted.get(at).filter(|q| q.tokens.contains(&i))
    }

    /// How many words stand in the range.
    pub(crate) fn word_count(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|&i| self.is_word(i)).count()
    }

    fn part_sentences(&mut self) {
        self.sentences = self.structure.sentences.iter().map(|s| s.tokens.clone()).collect();
        for s in 1..self.sentences.len() {
            let last = self.sentences[s].start - 1;
            let opens = self.mark(last) && self.quoted_at(last).is_some_and(|q| q.tokens.start == last);
            if opens && self.sentences[s - 1].len() > 1 {
                self.sentences[s - 1].end = last;
                self.sentences[s].start = last;
            }
        }
    }

    fn pair_quotation_marks(&mut self) {
        self.states = vec![QuoteState::default(); self.structure.tokens.len()];
        for paragraph in &self.structure.paragraphs {
            let mut open: Option<usize> = None;
            for i in paragraph.tokens.clone() {
                let Some(opens) = self.opens(i, &paragraph.tokens, open.is_some()) else { continue };
                self.states[i] = QuoteState { inside: true, mark: true };
                match (open, opens) {
                    (Some(start), true) => {
                        // A second opening mark before any closing one starts afresh.
                        self.quoted.push(Quoted { tokens: start..i, closed: false });
                        open = Some(i);
                    }
                    (None, true) => open = Some(i),
                    (Some(start), false) => {
                        self.quoted.push(Quoted { tokens: start..i + 1, closed: true });
                        open = None;
                    }
                    // A closing mark whose partner is missing marks nothing.
                    (None, false) => self.states[i] = QuoteState::default(),
                }
            }
            if let Some(start) = open {
                self.quoted.push(Quoted { tokens: start..paragraph.tokens.end, closed: false });
            }
        }
        for quoted in &self.quoted {
            for i in quoted.tokens.clone() {
                self.states[i].inside = true;
            }
        }
    }

    /// Whether the mark at `i` opens a quotation; `None` where it is no mark. The white space beside it tells, then its form, then
    /// whether one is open.
    fn opens(&self, i: usize, paragraph: &Range<usize>, open: bool) -> Option<bool> {
        let word = self.word(i);
        let form = match word {
            "“" | "„" | "«" | "``" => Some(true),
            "”" | "»" => Some(false),
            "\"" | "''" => None,
            _ => return None,
        };
        let tokens = &self.structure.tokens;
        let space_before = i == paragraph.start || tokens[i - 1].end < tokens[i].start;
        let space_after = i + 1 == paragraph.end || tokens[i].end < tokens[i + 1].start;
        Some(match (space_before, space_after) {
            (true, false) if self.is_word(i + 1) || form.is_none() => true,
            (false, true) => false,
            (false, false) if matches!(self.word(i + 1), "," | "." | ";" | ":" | "?" | "!" | ")") => false,
            (false, false) if matches!(self.word(i - 1), "(" | "[" | "—" | "–" | "--") => true,
            _ => form.unwrap_or(!open),
        })
    }
}
