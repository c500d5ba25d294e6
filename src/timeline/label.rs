//! The words beside a mark: whose they are, which they are, and how they break into lines.
//!
//! Words are slices of the source; a cut falls between words and is shown by "…". Nothing is reworded.

use crate::analysis::{Analysis, Statement};
use crate::statement::Quotation;
use crate::text::Span;

use super::{Weight, font};

/// The short name of who made a statement.
pub fn name(analysis: &Analysis, statement: &Statement) -> String {
    let Some(&at) = statement.reports.first() else { return String::new() };
    if let Some(speaker) = analysis.speaker(at) {
        return speaker.short.clone();
    }
    let source = analysis.attribution(at).source;
    source.map_or_else(|| "Unattributed".to_owned(), |span| tidy(span.of(analysis.text(at.document))))
}

/// The words of a statement in full, as one line.
pub fn words(analysis: &Analysis, statement: &Statement) -> String {
    let Some(&at) = statement.reports.first() else { return String::new() };
    let text = analysis.text(at.document);
    let attribution = analysis.attribution(at);
    let Some(mut spans) = (!attribution.content.is_empty()).then(|| attribution.content.clone()) else { return String::new() };
    // The cue may carry the polarity of what is not a quotation ("ruled out …"): it stays where it stands directly before.
    if let Some(cue) = attribution.cue.filter(|cue| attribution.quotation != Quotation::Direct && cue.end <= spans[0].start) {
        match text.get(cue.end as usize..spans[0].start as usize) {
            Some(between) if between.trim().len() <= 12 && !between.contains('\n') => spans[0] = cue.hull(spans[0]),
            _ => spans.insert(0, cue),
        }
    }
    joined(text, &spans)
}

fn joined(text: &str, spans: &[Span]) -> String {
    let parts: Vec<String> = spans.iter().map(|span| tidy(span.of(text))).filter(|part| !part.is_empty()).collect();
    parts.join(" … ")
}

/// One line: line ends and runs of white space become one space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text measured word by word, ready to be broken at any width.
#[derive(Clone, Debug)]
pub(crate) struct Measured<'t> {
    words: Vec<(&'t str, f32)>,
    size: f32,
    weight: Weight,
    space: f32,
    ellipsis: f32,
}

/// A text broken into lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<String>,
    /// Words that found no room.
    pub(crate) lost: usize,
    /// Width of the widest line.
    pub(crate) width: f32,
}

impl<'t> Measured<'t> {
    pub(crate) fn new(text: &'t str, size: f32) -> Self {
        Self::with(text, size, Weight::Regular)
    }

    pub(crate) fn bold(text: &'t str, size: f32) -> Self {
        Self::with(text, size, Weight::Bold)
    }

    fn with(text: &'t str, size: f32, weight: Weight) -> Self {
        let width = |word| font::width(word, size, weight);
        let words = text.split_whitespace().map(|word| (word, width(word))).collect();
        // Room for the closing mark that a cut quotation gets.
        Self { words, size, weight, space: width(" "), ellipsis: width("…”") }
    }

    /// Breaks the text into at most `most` lines no wider than `limit`; what does not fit is cut at a word.
    pub(crate) fn lines(&self, limit: f32, most: usize) -> Lines {
        let mut found = Lines::default();
        let mut from = 0;
        while from < self.words.len() && found.lines.len() < most {
            let last = found.lines.len() + 1 == most;
            let (mut end, mut width) = self.run(from, limit);
            if end == from {
                // A word wider than the line: cut it, and everything after it.
                let word = font::fit(self.words[from].0, self.size, self.weight, limit);
                found.width = found.width.max(font::width(&word, self.size, self.weight));
                found.lines.push(word);
                found.lost = self.words.len() - from - 1;
                return found;
            }
            let cut = last && end < self.words.len();
            while cut && end > from + 1 && width + self.ellipsis > limit {
                end -= 1;
                width -= self.words[end].1 + self.space;
            }
            let mut line = self.words[from..end].iter().map(|w| w.0).collect::<Vec<_>>().join(" ");
            if cut {
                found.lost = self.words.len() - end;
                line = close(&found.lines, line);
                width = font::width(&line, self.size, self.weight);
                if width > limit {
                    line = font::fit(&line, self.size, self.weight, limit);
                    width = limit;
                }
            }
            found.width = found.width.max(width);
            found.lines.push(line);
            from = end;
        }
        found
    }

    /// End and width of the longest run of words from `from` that fits `limit`.
    fn run(&self, from: usize, limit: f32) -> (usize, f32) {
        let mut width = 0.0;
        let mut end = from;
        for (n, word) in self.words[from..].iter().enumerate() {
            let more = word.1 + if n == 0 { 0.0 } else { self.space };
            if width + more > limit {
                break;
            }
            width += more;
            end += 1;
        }
        (end, width)
    }
}

/// Adds the "…" of a cut, and the closing mark of a quotation that the cut leaves open.
fn close(before: &[String], mut line: String) -> String {
    let kept = line.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', '…', ' ']).len();
    line.truncate(kept);
    line.push('…');
    let all = || before.iter().flat_map(|l| l.chars()).chain(line.chars());
    let count = |mark: char| all().filter(|&c| c == mark).count();
    let open = if count('“') > count('”') {
        Some('”')
    } else if count('"') % 2 == 1 {
        Some('"')
    } else if count('«') > count('»') {
        Some('»')
    } else {
        None
    };
    line.extend(open);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, limit: f32, most: usize, expect: &[&str]) {
        let found = Measured::new(text, 10.0).lines(limit, most);
        assert_eq!(found.lines, expect);
        assert!(found.width <= limit + 0.01, "{} > {limit}", found.width);
    }

    #[test]
    fn breaks_and_cuts_at_words() {
        check("", 100.0, 3, &[]);
        check("rejected the plan", 200.0, 3, &["rejected the plan"]);
        check("rejected the plan of the coast", 60.0, 3, &["rejected the", "plan of the", "coast"]);
        check("rejected the plan of the coast", 70.0, 2, &["rejected the", "plan of…"]);
        check("“We shall never sign the river treaty”", 80.0, 2, &["“We shall", "never sign…”"]);
        check("“Enough, and no more” of it all", 70.0, 2, &["“Enough,", "and no…”"]);
        check("Unwiderstehlichkeitsgefühle and more", 60.0, 2, &["Unwidersteh…"]);
    }
}
