//! Finds words in a text that may have changed since they were noted.

use crate::text::{Span, words};

/// Where noted words stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Here, letter for letter or with other marks and spaces.
    Here(Span),
    /// Here, with some words changed.
    Changed(Span),
}

/// Fewest words that are looked for when some of them have changed.
const FEWEST: usize = 6;
/// Most words looked for; where more are noted, the first of them tell the place.
const MOST: usize = 60;
/// Words in a sequence that leads to a candidate.
const SEQUENCE: usize = 3;
/// Share of the words that have to be there in order.
const SHARE: f64 = 0.7;

/// Where `noted` stands in `text`: as it is, else with other marks, spaces and case, else with some words changed; of several places the one
/// nearest to `near`, counted in code points. `None` where it is gone.
pub fn place(text: &str, noted: &str, near: usize) -> Option<Found> {
    if noted.is_empty() {
        return None;
    }
    let near = text.char_indices().nth(near).map_or(text.len(), |(at, _)| at);
    let nearest = |spans: &mut dyn Iterator<Item = Span>| spans.min_by_key(|s| (s.start as usize).abs_diff(near));
    let exact = nearest(&mut text.match_indices(noted).map(|(at, _)| Span::new(at, at + noted.len())));
    let exact = exact.or_else(|| nearest(&mut loose(text, noted).into_iter()));
    exact.map(Found::Here).or_else(|| changed(text, noted, near).map(Found::Changed))
}

/// Letters and digits in lower case, with where each stands.
fn letters(text: &str) -> (String, Vec<(u32, u32)>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for low in c.to_lowercase().filter(|c| c.is_alphanumeric()) {
            folded.push(low);
            places.resize(folded.len(), (at as u32, (at + c.len_utf8()) as u32));
        }
    }
    (folded, places)
}

/// Every place with the same letters, whatever marks, spaces and case.
fn loose(text: &str, noted: &str) -> Vec<Span> {
    let (wanted, _) = letters(noted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let (folded, places) = letters(text);
    let whole = |span: &Span| {
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        free(text[..span.start as usize].chars().next_back()) && free(text[span.end as usize..].chars().next())
    };
    let span = |(at, _): (usize, &str)| Span { start: places[at].0, end: places[at + wanted.len() - 1].1 };
    folded.match_indices(&wanted).map(span).filter(whole).collect()
}

/// The place where most of the words stand in order.
fn changed(text: &str, noted: &str, near: usize) -> Option<Span> {
    let fold = |text: &str, spans: &[Span]| -> Vec<String> { spans.iter().map(|s| s.of(text).to_lowercase()).collect() };
    let is_word = |text: &str, s: &Span| s.of(text).contains(char::is_alphanumeric);
    let wanted: Vec<Span> = words(noted, 0).into_iter().filter(|s| is_word(noted, s)).collect();
    if wanted.len() < FEWEST {
        return None;
    }
    let mut wanted = fold(noted, &wanted);
    wanted.truncate(MOST);
    let there: Vec<Span> = words(text, 0).into_iter().filter(|s| is_word(text, s)).collect();
    let folded = fold(text, &there);
    let mut starts: Vec<usize> = Vec::new();
    for (i, sequence) in wanted.windows(SEQUENCE).enumerate() {
        let hits = folded.windows(SEQUENCE).enumerate().filter(|(_, w)| *w == sequence);
        starts.extend(hits.map(|(j, _)| j.saturating_sub(i)));
    }
    starts.sort_unstable();
    starts.dedup();
    let candidates = starts.into_iter().filter_map(|start| {
        // Words put in push the last ones out.
        let from = start.saturating_sub(2);
        let window = &folded[from..(start + wanted.len() + wanted.len() / 2).min(folded.len())];
        let (common, first, last) = common(&wanted, window)?;
        let span = there[from + first].hull(there[from + last]);
        (common as f64 >= SHARE * wanted.len() as f64).then_some((common, span))
    });
    let best = candidates.min_by_key(|(common, span)| (std::cmp::Reverse(*common), (span.start as usize).abs_diff(near), span.len()));
    best.map(|(_, span)| span)
}

/// Length of the longest common subsequence, with the first and last place of it in `b`.
fn common(a: &[String], b: &[String]) -> Option<(usize, usize, usize)> {
    let mut table = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] = if a[i] == b[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut hits) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            hits.push(j);
            (i, j) = (i + 1, j + 1);
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    Some((hits.len(), *hits.first()?, *hits.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, noted: &str, near: usize, expect: Option<(&str, bool, usize)>) {
        let found = place(text, noted, near).map(|found| match found {
            Found::Here(span) => (span.of(text), false, span.start as usize),
            Found::Changed(span) => (span.of(text), true, span.start as usize),
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn words_are_found_where_they_moved() {
        check("“No.” Then “No.”", "“No.”", 0, Some(("“No.”", false, 0)));
        check("“No.” Then “No.”", "“No.”", 9, Some(("“No.”", false, 15)));
        check("The quay is ours.", "quay is", 4000, Some(("quay is", false, 4)));
        check("The quay is ours.", "pier is", 4, None);
        check("Ünder the quay", "the quay", 6, Some(("the quay", false, 7)));
    }

    #[test]
    fn other_marks_spaces_and_case_are_no_change() {
        check("\"We will\n not sign,\" she said.", "“We will not sign", 0, Some(("We will\n not sign", false, 1)));
        check("The quayside closed.", "quay", 0, Some(("quay", false, 4)));
        check("The Quayside closed.", "“quay”", 0, None);
    }

    #[test]
    fn changed_words_are_told_apart() {
        let noted = "we will open the northern harbour when the last patrol boat has left";
        check(
            "She said we will open the old northern harbour when the last grey patrol boat has left the strait.",
            noted,
            9,
            Some(("we will open the old northern harbour when the last grey patrol boat has left", true, 9)),
        );
        check("We will close the southern road for repairs when the rain stops this week.", noted, 0, None);
        check("we sign the pact", "we sign the treaty", 0, None);
    }
}
