//! The words beside a mark: whose they are, which they are, and how they break into lines.
//!
//! Words are slices of the source; a cut falls between words and is shown by "…". Nothing is reworded.

use crate::analysis::{Analysis, Statement};
use crate::party::{SpeakerKind, Voice};
use crate::statement::{Label, holds_verb, leads_on};

use super::view::VOUCHED_SPEAKER;
use super::{Weight, font};

/// The short name of who made a statement; of two the names of both, of more the first and how many others: "Dane, Tolle", "Dane +2".
pub fn name(analysis: &Analysis, statement: &Statement) -> String {
    let Some(&at) = statement.reports.first() else { return String::new() };
    let speakers: Vec<&str> = analysis.voices(at).iter().filter_map(|voice| called(analysis, at.document, voice)).collect();
    match speakers[..] {
        [] => {}
        [one] => return one.to_owned(),
        [one, other] => return format!("{one}, {other}"),
        [one, ref others @ ..] => return format!("{one} +{}", others.len()),
    }
    let source = analysis.attribution(at).source;
    source.map_or_else(|| "Unattributed".to_owned(), |span| tidy(span.of(analysis.text(at.document))))
}

/// The name of who is taken to have made a statement that is not sure enough to be told, marked as such. Who is only meant stands in the source's own
/// words, which are right whoever it is: "Dane?", "he (Dane?)", "the harbour survey?".
pub(super) fn supposed_name(analysis: &Analysis, statement: &Statement) -> String {
    let name = name(analysis, statement);
    match meant_by(analysis, statement, &name) {
        Some(source) if source.contains(' ') => format!("{source}?"),
        Some(source) => format!("{source} ({name}?)"),
        None => format!("{name}?"),
    }
}

/// Whether nothing but a guess tells whom the one word means that a text gives for a speaker ("he").
pub(super) fn is_guessed(analysis: &Analysis, statement: &Statement) -> bool {
    meant_by(analysis, statement, &name(analysis, statement)).is_some_and(|source| !source.contains(' '))
}

/// The source's words for a speaker whom they do not name and hardly tell.
fn meant_by(analysis: &Analysis, statement: &Statement, name: &str) -> Option<String> {
    let at = *statement.reports.first()?;
    let sure = analysis.voices(at).iter().all(|voice| voice.confidence >= VOUCHED_SPEAKER);
    let source = tidy(analysis.attribution(at).source?.of(analysis.text(at.document)));
    let last = name.split(' ').next_back().unwrap_or_default();
    let named = source.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == last);
    (!sure && !source.is_empty() && !named).then_some(source)
}

/// What a speaker is called beside a mark; people of a party or a state ("Democrats") are no more than that.
fn called<'a>(analysis: &'a Analysis, document: usize, voice: &Voice) -> Option<&'a str> {
    let speaker = analysis.resolution.speakers.get(voice.speaker.0 as usize)?;
    let people = |words: &&str| {
        let plural = words.ends_with('s') && words.starts_with(char::is_uppercase) && words.chars().all(char::is_alphabetic);
        plural && !speaker.name.contains(*words) && words.chars().any(char::is_lowercase)
    };
    let mention = voice.mention.map(|span| span.of(analysis.text(document))).filter(|_| speaker.kind == SpeakerKind::Body);
    Some(mention.filter(people).unwrap_or(&speaker.short))
}

/// A label in a person's own words, marked as such wherever it shows: in brackets, as an editor's words are.
pub fn own(label: &str) -> String {
    format!("[{label}]")
}

/// The words of a statement in full, as one line.
pub fn words(analysis: &Analysis, statement: &Statement) -> String {
    if let Some(label) = analysis.own_label(statement) {
        return own(label);
    }
    quoted(analysis, statement)
}

/// The words of the source in full, as one line, whatever a person calls them.
pub(crate) fn quoted(analysis: &Analysis, statement: &Statement) -> String {
    slices(analysis, statement).map_or_else(String::new, |(label, text)| label.text(text))
}

/// The words of a statement in at most `most` lines no wider than `limit`; a cut takes no negation and no condition away.
pub(crate) fn fitted(analysis: &Analysis, statement: &Statement, size: f32, limit: f32, most: usize) -> Lines {
    if let Some(label) = analysis.own_label(statement) {
        return Measured::new(&own(label), size).lines(limit, most);
    }
    let Some((label, text)) = slices(analysis, statement) else { return Lines::default() };
    let full = closed(label.text(text));
    let plain = Measured::new(&full, size).lines(limit, most);
    if plain.lost == 0 || most == 0 {
        return plain;
    }
    let mut room = plain.lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    for _ in 0..8 {
        let cut = cut(&label, text, room);
        let found = Measured::new(&cut, size).lines(limit, most);
        if found.lost == 0 && !found.lines.is_empty() {
            let shown: usize = found.lines.iter().map(|line| line.split(' ').count()).sum();
            if shown < FEWEST {
                break;
            }
            return Lines { lost: full.split(' ').count().saturating_sub(shown).max(1), ..found };
        }
        room = room * 9 / 10;
    }
    // Words cut to the line alone might lose what turns them, and one word says nothing.
    Lines { lost: full.split(' ').count(), ..Lines::default() }
}

/// Words that a cut leaves at least, for them to be shown.
const FEWEST: usize = 2;

/// The words of a statement in full and cut to ever fewer, longest first; none that is too short to be understood.
pub(crate) fn cuts(analysis: &Analysis, statement: &Statement) -> Vec<Cut> {
    if let Some(label) = analysis.own_label(statement) {
        // It is not cut: whoever words it, words it to fit.
        return vec![Cut { lost: 0, open: false, text: own(label) }];
    }
    let Some((label, text)) = slices(analysis, statement) else { return Vec::new() };
    let full = closed(label.text(text));
    let all = full.split(' ').count();
    // A cut before the verb would leave a subject that nothing is said of.
    let told = holds_verb(&full);
    // "“As a friend of the port”": it leads to what another clause says.
    if !told && leads_on(&full) {
        return Vec::new();
    }
    let mut found = vec![Cut { lost: 0, open: false, text: full }];
    for most in CUTS {
        if found[0].text.chars().count() <= most {
            continue;
        }
        let cut = cut(&label, text, most);
        let words = cut.split(' ').filter(|word| *word != "…").count();
        if is_readable(&cut, words) && (holds_verb(&cut) || !told) && found.last().is_none_or(|before| before.text != cut) {
            // A label with a hole in it is harder to read than a shorter one.
            let holes = pieces(&cut) - 1;
            let open = is_open(&found[0].text, &cut);
            found.push(Cut { lost: all.saturating_sub(words).max(1) + 5 * holes, open, text: cut });
        }
    }
    found
}

/// The words of `label` in about `most` characters, as they may stand alone.
fn cut(label: &Label, text: &str, most: usize) -> String {
    closed(balanced(label.fit(text, most)))
}

/// Lengths to which words are cut, in characters.
const CUTS: [usize; 8] = [132, 108, 92, 78, 66, 57, 49, 42];

/// Words of a statement as they may stand beside its mark.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    pub(crate) text: String,
    /// Words that were cut away.
    pub(crate) lost: usize,
    /// Whether it ends where what its last words ask for begins ("they know perfectly well…").
    pub(crate) open: bool,
}

/// Whether what stands behind a cut completes the words before it: "they know | that", "terms requiring the port | to close", "she looked for it |
/// and did not find it".
fn is_open(full: &str, cut: &str) -> bool {
    let Some(rest) = full.strip_prefix(cut.trim_end_matches(['…', '”', '"', '»'])) else { return false };
    // A mark before the cut ends a phrase.
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let mut words = rest.split(' ');
    let (next, denied) = (words.next().unwrap_or_default(), words.take(2).any(|w| w == "not" || w.ends_with("n't") || w.ends_with("n’t")));
    next == "and" && denied || matches!(next, "that" | "how" | "what" | "whether" | "why" | "where" | "who" | "of" | "to" | "than")
}

/// Whether what a cut leaves can be understood: four words and 24 characters, six where it leaves more than one piece.
fn is_readable(cut: &str, words: usize) -> bool {
    words >= if pieces(cut) > 1 { 6 } else { 4 } && cut.chars().count() >= 24
}

/// Pieces of the source that a cut text joins.
fn pieces(cut: &str) -> usize {
    cut.trim_end_matches(['…', '”', '"', '»']).split('…').count()
}

fn slices<'a>(analysis: &'a Analysis, statement: &Statement) -> Option<(Label, &'a str)> {
    let at = *statement.reports.first()?;
    Some((analysis.label(at), analysis.text(at.document)))
}

/// A cut text with the closing mark of a quotation that the cut leaves open.
fn balanced(text: impl Into<String>) -> String {
    let text = text.into();
    let mut out = text.clone();
    out.extend(open_mark(text.chars()));
    out
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
    /// Words that are there.
    pub(crate) shown: usize,
    /// Characters of all lines, with one for the end of each.
    pub(crate) length: usize,
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
        if self.words.iter().any(|word| word.1 > limit) {
            return self.split(limit).broken(limit, most);
        }
        self.broken(limit, most)
    }

    /// The same text with every word that is wider than a line in pieces, each as long as a line holds.
    fn split(&self, limit: f32) -> Self {
        let mut pieces = Vec::with_capacity(self.words.len() + 8);
        for &(word, width) in &self.words {
            let mut rest = word;
            while width > limit && !rest.is_empty() {
                let len = font::fitting(rest, self.size, self.weight, limit).max(rest.chars().next().map_or(1, char::len_utf8));
                pieces.push((&rest[..len], font::width(&rest[..len], self.size, self.weight).min(limit)));
                rest = &rest[len..];
            }
            if !rest.is_empty() {
                pieces.push((rest, font::width(rest, self.size, self.weight)));
            }
        }
        Self { words: pieces, ..*self }
    }

    fn broken(&self, limit: f32, most: usize) -> Lines {
        let mut found = Lines::default();
        let mut from = 0;
        while from < self.words.len() && found.lines.len() < most {
            let last = found.lines.len() + 1 == most;
            let (mut end, mut width) = self.run(from, limit);
            end = end.max(from + 1);
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
            found.shown += line.split(' ').count();
            found.length += line.chars().count() + 1;
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

/// `words` without the comma before a last closing mark: it belongs to the sentence about the quotation.
fn closed(mut words: String) -> String {
    if let Some(mark) = words.chars().next_back().filter(|c| matches!(c, '”' | '"' | '»' | '’'))
        && words[..words.len() - mark.len_utf8()].ends_with(',')
    {
        words.truncate(words.len() - mark.len_utf8() - 1);
        words.push(mark);
    }
    words
}

/// Adds the "…" of a cut, and the closing mark of a quotation that the cut leaves open.
fn close(before: &[String], mut line: String) -> String {
    let kept = line.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', '…', ' ']).len();
    line.truncate(kept);
    line.push('…');
    let open = open_mark(before.iter().flat_map(|l| l.chars()).chain(line.chars()));
    line.extend(open);
    line
}

/// The mark that would close the quotation left open in `text`.
fn open_mark(text: impl Iterator<Item = char> + Clone) -> Option<char> {
    let count = |mark: char| text.clone().filter(|&c| c == mark).count();
    if count('“') > count('”') {
        Some('”')
    } else if count('"') % 2 == 1 {
        Some('"')
    } else if count('«') > count('»') {
        Some('»')
    } else {
        None
    }
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
    fn the_comma_of_the_sentence_about_a_quotation_is_none_of_its_words() {
        for (words, expect) in [
            ("“We shall sign, in time,”", "“We shall sign, in time”"),
            ("\"We shall sign,\"", "\"We shall sign\""),
            ("“We shall sign.”", "“We shall sign.”"),
            ("would sign, in time,", "would sign, in time,"),
            ("", ""),
        ] {
            assert_eq!(closed(words.to_owned()), expect);
        }
    }

    #[test]
    fn breaks_and_cuts_at_words() {
        check("", 100.0, 3, &[]);
        check("rejected the plan", 200.0, 3, &["rejected the plan"]);
        check("rejected the plan of the coast", 60.0, 3, &["rejected the", "plan of the", "coast"]);
        check("rejected the plan of the coast", 70.0, 2, &["rejected the", "plan of the…"]);
        check("“We shall never sign the river treaty”", 80.0, 2, &["“We shall never", "sign the river…”"]);
        check("“Enough, and no more” of it all", 70.0, 2, &["“Enough, and", "no more” of…"]);
        check("Unwiderstehlichkeitsgefühle", 60.0, 4, &["Unwidersteh", "lichkeitsgef", "ühle"]);
        check("Unwiderstehlichkeitsgefühle", 60.0, 2, &["Unwidersteh", "lichkeitsge…"]);
    }
}
