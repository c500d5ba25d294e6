//! Headlines in which every word is capital: there, only the rest of the text tells where a name ends.

use std::collections::BTreeSet;

use super::mentions::{Kind, Mention, name_words};
use super::tags::is_capital;

/// Whether nearly all words of a line begin with a capital, as in headlines of American papers.
pub(super) fn is_title_case(tokens: &[&str]) -> bool {
    let words = || tokens.iter().filter(|w| w.chars().count() >= 4 && w.starts_with(char::is_alphabetic));
    let (count, capital) = (words().count(), words().filter(|w| is_capital(w)).count());
    count >= 4 && capital * 10 >= count * 9 && !matches!(tokens.last(), Some(&("." | "”" | "\"")))
}

/// Names of people as the text writes them: whole, and what each may be called for short.
pub(super) fn names_of_people(text: &str, mentions: &[Mention]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for m in mentions.iter().filter(|m| matches!(m.kind, Kind::Person | Kind::Unclear) && !m.bodily) {
        let words = name_words(m.span.of(text));
        known.extend(words.last().cloned());
        known.insert(words.join(" "));
    }
    known
}
