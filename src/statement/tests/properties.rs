//! What holds for every text.

use proptest::prelude::*;

use crate::statement::extractor::by_rules;
use crate::statement::{label, polarity};
use crate::text::Structure;

/// Texts that look enough like news to reach the rules: words, cues and marks in any order.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Ina Tolle"),
        Just("she"),
        Just("who"),
        Just("said"),
        Just("denied"),
        Just("ruled out"),
        Just("according to"),
        Just("told"),
        Just("quoted"),
        Just("as saying"),
        Just("that"),
        Just("not"),
        Just("unless"),
        Just("the ports"),
        Just("would close"),
        Just("“"),
        Just("”"),
        Just("\""),
        Just("''"),
        Just(","),
        Just("."),
        Just(":"),
        Just("\n"),
        Just("and"),
        Just("but"),
        Just("while"),
        Just("adding"),
        Just("Élise"),
        Just("\u{a0}"),
        Just("—"),
        Just("("),
        Just(")"),
        Just("Sign up now"),
        Just("is"),
        Just("was"),
        Just("Mr."),
        Just("U.S."),
        Just("’s"),
        Just("n’t"),
        Just("\u{200b}"),
    ];
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_words_of_the_text(text in texts()) {
        let structure = Structure::of(&text);
        for attribution in by_rules(&text, &structure) {
            prop_assert!(!attribution.content.is_empty());
            let via = attribution.via.iter().map(|v| &v.source);
            for span in attribution.content.iter().chain(&attribution.source).chain(&attribution.cue).chain(via) {
                prop_assert!(!span.of(&text).trim().is_empty());
            }
            prop_assert!(attribution.content.windows(2).all(|w| w[0].end <= w[1].start));
            prop_assert!((0.0..=1.0).contains(&attribution.confidence));
        }
    }

    #[test]
    fn labels_are_verbatim_and_keep_polarity(text in texts(), room in 0_usize..90) {
        let structure = Structure::of(&text);
        for attribution in by_rules(&text, &structure) {
            let label = label(&text, &structure, &attribution);
            prop_assert!(!label.slices.is_empty());
            prop_assert!(label.slices.windows(2).all(|w| w[0].end <= w[1].start));
            if let Some(cue) = attribution.cue {
                let bends = structure.tokens_in(cue).any(|i| polarity(structure.tokens[i].of(&text)).is_some());
                prop_assert!(!bends || label.slices.iter().any(|s| s.contains(cue)));
            }
            let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert!(label.slices.iter().all(|s| text.contains(s.of(&text))));
            let fitted = label.fit(&text, room);
            prop_assert!(fitted.chars().count() <= room, "{fitted:?} for {room}");
            let known = words(&text);
            for word in words(&fitted.replace('…', " ")) {
                prop_assert!(known.iter().any(|k| k.starts_with(&word) || k.ends_with(&word)), "{word}");
            }
        }
    }

    #[test]
    fn no_text_stops_it(text in "\\PC{0,200}") {
        let structure = Structure::of(&text);
        by_rules(&text, &structure);
    }
}
