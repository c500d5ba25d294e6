//! The names of the months, for all that read or write them.

/// January to December.
pub const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The month, 1 to 12, that `word` names in whole, by its first three letters or as "Sept", whatever its case; without a full stop.
pub fn month_of(word: &str) -> Option<u32> {
    let is = |month: &str| month.eq_ignore_ascii_case(word) || word.len() == 3 && month[..3].eq_ignore_ascii_case(word);
    let at = MONTHS.iter().position(|m| is(m)).or_else(|| word.eq_ignore_ascii_case("sept").then_some(8))?;
    Some(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_short_forms() {
        for (word, month) in [("January", Some(1)), ("MAY", Some(5)), ("sep", Some(9)), ("Sept", Some(9)), ("dec", Some(12))] {
            assert_eq!(month_of(word), month, "{word}");
        }
        for word in ["", "ja", "janu", "sept.", "Monday", "mäj", "ééé"] {
            assert_eq!(month_of(word), None, "{word}");
        }
    }
}
