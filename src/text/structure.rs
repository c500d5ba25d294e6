//! Paragraphs and sentences.

use std::ops::Range;

use super::{QuoteState, Span, quote_states, words};

/// A line of the text that holds at least one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Structure::tokens`].
    pub tokens: Range<usize>,
    /// Its sentences, as indices into [`Structure::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence; it never crosses a paragraph's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Structure::tokens`].
    pub tokens: Range<usize>,
}

/// The parts of one text, found once and shared by all stages.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Words and marks in order.
    pub tokens: Vec<Span>,
    /// Quotation state of each token.
    pub quotes: Vec<QuoteState>,
    /// Sentences in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Paragraphs in order; every token is in exactly one.
    pub paragraphs: Vec<Paragraph>,
}

impl Structure {
    /// Finds the parts of `text`. Pasted web pages hold one paragraph a line, so a line end always parts paragraphs.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        for line in text.split('\n') {
            let tokens = words(line, at);
            at += line.len() + 1;
            if !tokens.is_empty() {
                found.push_paragraph(text, tokens);
            }
        }
        found
    }

    /// The index of the paragraph that holds byte `at`, or else of the last one that starts before it.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        self.paragraphs.partition_point(|p| p.span.start <= at).checked_sub(1)
    }

    /// The index of the sentence that holds byte `at`, or else of the last one that starts before it.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// The indices of the tokens that overlap `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.end <= span.start);
        let end = self.tokens.partition_point(|t| t.start < span.end);
        first..end.max(first)
    }

    fn push_paragraph(&mut self, text: &str, tokens: Vec<Span>) {
        let quotes = quote_states(text, &tokens);
        let first_token = self.tokens.len();
        let first_sentence = self.sentences.len();
        let mut from = 0;
        for end in sentence_ends(text, &tokens) {
            self.sentences.push(Sentence { span: tokens[from].hull(tokens[end - 1]), tokens: first_token + from..first_token + end });
            from = end;
        }
        self.paragraphs.push(Paragraph {
            span: tokens[0].hull(tokens[tokens.len() - 1]),
            tokens: first_token..first_token + tokens.len(),
            sentences: first_sentence..self.sentences.len(),
        });
        self.tokens.extend(tokens);
        self.quotes.extend(quotes);
    }
}

/// One past the last token of each sentence of a paragraph.
fn sentence_ends(text: &str, tokens: &[Span]) -> Vec<usize> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.of(text));
    let mut ends = Vec::new();
    for i in 0..tokens.len() {
        let ends_here = matches!(word(i), "." | "!" | "?") || word(i).starts_with("..");
        if !ends_here || (word(i) == "." && is_abbreviation(text, tokens, i)) {
            continue;
        }
        let mut next = i + 1;
        while matches!(word(next), "\"" | "''" | "”" | ")" | "’" | "'") {
            next += 1;
        }
        let opens = matches!(word(next), "“" | "``") || word(next).starts_with(char::is_uppercase);
        if word(i) == "." && i > 0 && next == i + 1 && may_be_abbreviation(word(i - 1)) && tokens[i - 1].end == tokens[i].start {
            // "The U.S. Navy", and "left the U.S. The fleet": only words that open sentences do so here.
            if !matches!(word(next), "“" | "``") && !OPENERS.contains(&word(next)) {
                continue;
            }
        }
        if next < tokens.len() && opens {
            ends.push(next);
        }
    }
    ends.push(tokens.len());
    ends.dedup();
    ends
}

/// Words that open a sentence and no name.
const OPENERS: [&str; 64] = [
    "A",
    "After",
    "All",
    "Also",
    "An",
    "And",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Even",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "One",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "We",
    "What",
    "When",
    "While",
    "With",
    "Yet",
    "You",
];

/// Whether a full stop behind the word may belong to it without ending a sentence: initials ("U.S"), firms, suffixes of names, places.
fn may_be_abbreviation(word: &str) -> bool {
    const WORDS: [&str; 11] = ["Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "vs", "etc", "No", "Ave", "Blvd"];
    word.contains('.') || WORDS.contains(&word) || is_short_place(word)
}

/// Whether the word is the shortened name of an American state as newspapers write it, before a full stop: "Ky" in "Senator Ras Keld (Ky.)".
pub(crate) fn is_short_place(word: &str) -> bool {
    const STATES: [&str; 38] = [
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn",
        "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "N.C", "N.D", "S.C",
        "S.D", "W.Va",
    ];
    STATES.contains(&word)
}

/// Whether the word is a shortened title before a name, whose full stop ends nothing: "Gen", "Mr".
pub(crate) fn is_short_title(word: &str) -> bool {
    const TITLES: [&str; 26] = [
        "Adm", "Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms",
        "Prof", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St",
    ];
    TITLES.contains(&word)
}

/// Whether the full stop at `i` belongs to a title or an initial before it ("Gen. Orla Dane", "J. Marrow"), and so ends nothing.
fn is_abbreviation(text: &str, tokens: &[Span], i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let adjoins = tokens[before].end == tokens[i].start;
    let word = tokens[before].of(text);
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    adjoins && (is_short_title(word) || initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let structure = Structure::of(text);
        let found: Vec<_> = structure.sentences.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn sentences() {
        check("", &[]);
        check("One. Two! Three", &["One.", "Two!", "Three"]);
        check("“No.” She left.\nNew line", &["“No.”", "She left.", "New line"]);
        check("Gen. Orla Dane spoke. J. Marrow left.", &["Gen. Orla Dane spoke.", "J. Marrow left."]);
        check("The U.S. Navy left the U.S. The fleet stayed.", &["The U.S. Navy left the U.S.", "The fleet stayed."]);
        check("Marrow Inc. Chairman Dane left at 9 a.m. He was tired.", &["Marrow Inc. Chairman Dane left at 9 a.m.", "He was tired."]);
        check("It rose 3.5 per cent. then fell", &["It rose 3.5 per cent. then fell"]);
        check("He said: “Go.” “Stay.”", &["He said: “Go.”", "“Stay.”"]);
    }

    #[test]
    fn every_token_is_in_one_sentence_and_one_paragraph() {
        let text = "A “b. C” d.\n\n  E f? G’s “h\nI.";
        let s = Structure::of(text);
        let sentences: Vec<_> = s.sentences.iter().flat_map(|x| x.tokens.clone()).collect();
        let paragraphs: Vec<_> = s.paragraphs.iter().flat_map(|x| x.tokens.clone()).collect();
        assert_eq!(sentences, (0..s.tokens.len()).collect::<Vec<_>>());
        assert_eq!(paragraphs, sentences);
        assert_eq!(s.quotes.len(), s.tokens.len());
    }
}
