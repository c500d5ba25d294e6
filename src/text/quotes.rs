//! Which words stand inside quotation marks.

use super::Span;

/// How a token stands to quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteState {
    /// Inside quotation marks, the marks themselves included.
    pub inside: bool,
    /// Is a quotation mark itself.
    pub mark: bool,
}

/// The state of each of the `tokens` of one paragraph.
///
/// Curly, angle, straight and doubled single marks may mix. A straight mark opens or closes by turns; nothing carries over to the next
/// paragraph, because one article in seven has a mark without its partner.
pub fn quote_states(text: &str, tokens: &[Span]) -> Vec<QuoteState> {
    let mut open = false;
    tokens
        .iter()
        .map(|token| {
            let (inside, mark, after) = match token.of(text) {
                "“" | "„" | "«" | "``" => (true, true, true),
                "”" | "»" => (true, true, false),
                "\"" | "''" => (true, true, !open),
                _ => (open, false, open),
            };
            open = after;
            QuoteState { inside, mark }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[track_caller]
    fn check(line: &str, inside: &str) {
        let tokens = words(line, 0);
        let states = quote_states(line, &tokens);
        let found: Vec<_> = tokens.iter().zip(&states).filter(|(_, s)| s.inside && !s.mark).map(|(t, _)| t.of(line)).collect();
        assert_eq!(found.join(" "), inside);
    }

    #[test]
    fn marks_of_all_kinds() {
        check("“Yes,” he said, “we do.”", "Yes , we do .");
        check("\"Yes,\" he said", "Yes ,");
        check("''Yes,'' he said", "Yes ,");
        check("\"Yes,” he said", "Yes ,");
        check("He said “we do not", "we do not");
        check("no marks, it's plain", "");
    }
}
