//! Names cut where an attribution says that they end.
//!
//! In a heading all words are capital: "Ina Tolle Refuses Pact". Where a source ends within what looked like one name, or a cue stands in it, the
//! name ends there.

use super::gazetteer::Gazetteer;
use super::mentions::{Kind, Mention, name_words};
use crate::statement::Attribution;
use crate::text::{Span, Structure};
use crate::world::World;

/// Cuts the names of a document at the ends of its sources and before its cues.
pub(super) fn clip(text: &str, structure: &Structure, attributions: &[Attribution], mentions: &mut [Mention], gazetteer: &Gazetteer) {
    for attribution in attributions {
        let Some(source) = attribution.source else { continue };
        let first = mentions.partition_point(|m| m.span.end <= source.start);
        for m in mentions[first..].iter_mut().take_while(|m| m.span.start < source.end) {
            let inside = m.span.start >= source.start && m.span.end > source.end;
            let cue = attribution.cue.filter(|c| c.start > m.span.start && c.start < m.span.end && c.end <= m.span.end);
            let end = if inside { source.end } else { cue.map_or(m.span.end, |c| c.start) };
            if end < m.span.end {
                shorten(text, structure, m, end, gazetteer);
            }
        }
    }
}

fn shorten(text: &str, structure: &Structure, m: &mut Mention, end: u32, gazetteer: &Gazetteer) {
    let tokens: Vec<Span> = structure.tokens[m.tokens.clone()].iter().copied().filter(|t| t.end <= end).collect();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    m.span = first.hull(*last);
    m.tokens.end = m.tokens.start + tokens.len();
    m.after = None;
    let words: Vec<&str> = tokens.iter().map(|t| t.of(text)).collect();
    let world = World::get();
    let place = gazetteer.place_at(&words).filter(|(_, n)| *n == words.len());
    let body = world.body_at(&words).filter(|(_, n)| *n == words.len());
    m.kind = match (place, body, m.kind) {
        (Some((place, _)), _, _) => Kind::Place(place),
        (None, Some((body, _)), _) => Kind::Body(body),
        (None, None, Kind::Person) if words.len() > 1 => Kind::Person,
        _ if words.len() > 1 && world.is_given_name(words[0]) && name_words(m.span.of(text)).len() > 1 => Kind::Person,
        _ => Kind::Unclear,
    };
    m.bodily &= m.kind == Kind::Unclear;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::mentions::find;
    use crate::statement::{Act, Quotation};

    /// Where the source ends in `text`, its name is the words in brackets.
    #[track_caller]
    fn check(text: &str, source: &str, expect: &[&str]) {
        let structure = Structure::of(text);
        let gazetteer = Gazetteer::default();
        let mut mentions = find(text, &structure, &gazetteer);
        let at = text.find(source).expect("it stands there");
        let attribution = Attribution {
            source: Some(Span::new(at, at + source.len())),
            cue: None,
            content: vec![Span::new(text.len() - 1, text.len())],
            quotation: Quotation::Indirect,
            act: Act::Says,
            via: Vec::new(),
            supposed: false,
            confidence: 1.0,
        };
        clip(text, &structure, &[attribution], &mut mentions, &gazetteer);
        let found: Vec<&str> = mentions.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(found, expect, "in {text:?}");
    }

    #[test]
    fn names_end_with_their_source() {
        check("Orla Dane Promises Action on the dam", "Orla Dane", &["Orla Dane"]);
        check("Jordan Refuses Talks on the dam", "Jordan", &["Jordan", "Refuses Talks"]);
        check("Orla Dane said the dam would hold", "Orla Dane", &["Orla Dane"]);
    }
}
