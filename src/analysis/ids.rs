//! Names for attributions that stay the same while the document's words stay the same.

use std::collections::BTreeMap;

use super::words::Fnv;
use crate::statement::Attribution;

/// For each attribution of a document, in order: its id, 16 hexadecimal digits.
pub type AttributionIds = Vec<String>;

/// Ids from the document's path and the words of content and source; equal ones are told apart by their order in the text.
///
/// They do not depend on offsets, so words added elsewhere in the document leave them as they are.
pub fn attribution_ids(path: &str, text: &str, attributions: &[Attribution]) -> AttributionIds {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    attributions
        .iter()
        .map(|attribution| {
            let mut hash = Fnv::default();
            hash.field(path);
            hash.field(attribution.source.map_or("", |s| s.of(text)));
            attribution.content.iter().for_each(|span| hash.field(span.of(text)));
            let count = seen.entry(hash.0).or_default();
            *count += 1;
            if *count > 1 {
                hash.field(&count.to_string());
            }
            format!("{:016x}", hash.0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Act, Quotation};
    use crate::text::Span;

    fn said(text: &str, words: &str, nth: usize) -> Attribution {
        let start = text.match_indices(words).nth(nth).expect("the words stand in the text").0;
        let content = Span::new(start, start + words.len());
        Attribution {
            source: None,
            cue: None,
            content: vec![content],
            quotation: Quotation::Direct,
            act: Act::Says,
            via: Vec::new(),
            confidence: 1.0,
            supposed: false,
        }
    }

    #[test]
    fn ids_follow_the_words() {
        let before = "“No.” “No.” “Yes.”";
        let after = "Later. “No.” Then “No.” and “Yes.”";
        let ids = |text: &str| attribution_ids("a.txt", text, &[said(text, "“No.”", 0), said(text, "“No.”", 1), said(text, "“Yes.”", 0)]);
        assert_eq!(ids(before), ids(after));
        assert_eq!(ids(before).iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
        assert_ne!(ids(before), attribution_ids("b.txt", before, &[said(before, "“No.”", 0)]));
    }
}
