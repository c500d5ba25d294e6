//! Page furniture: advertisements, sign-up lines, comment policies, bylines, captions, related links, share bars, cookie lines, credits.
//!
//! Told by general features of a paragraph and by the phrases of `assets/boilerplate.tsv`. It refuses to judge long paragraphs: a
//! phrase in running text is no furniture.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// Paragraphs of more words are running text, whatever they say.
const LONGEST_FURNITURE: usize = 45;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    Any,
    Whole,
}

struct Phrases {
    finder: AhoCorasick,
    places: Vec<Place>,
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let rows = include_str!("../../assets/boilerplate.tsv").lines().filter(|l| !l.starts_with('#'));
        let (words, places): (Vec<&str>, Vec<Place>) = rows
            .filter_map(|row| {
                let (phrase, place) = row.split_once('\t')?;
                let place = match place {
                    "start" => Place::Start,
                    "any" => Place::Any,
                    _ => Place::Whole,
                };
                Some((phrase, place))
            })
            .unzip();
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words);
        Phrases { finder: finder.expect("a few hundred short phrases fit an automaton"), places }
    })
}

/// Whether the paragraph is page furniture and not part of the article.
pub fn is_boilerplate(paragraph: &str) -> bool {
    let line = paragraph.trim();
    let words = line.split_whitespace().count();
    if words == 0 || words > LONGEST_FURNITURE {
        return false;
    }
    has_phrase(line, words)
        || is_byline(line, words)
        || is_offer(line)
        || is_share_bar(line)
        || is_address(line)
        || is_credit(line, words)
        || is_follow_line(line)
}

fn has_phrase(line: &str, words: usize) -> bool {
    let phrases = phrases();
    let quoted = line.starts_with(['“', '"', '‘', '«']) || line.starts_with("''");
    phrases.finder.find_overlapping_iter(line).any(|found| {
        let bounded = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let last = line[..found.end()].chars().next_back();
        let (before, after) = (line[..found.start()].chars().next_back(), line[found.end()..].chars().next());
        if !bounded(before) || (last.is_some_and(char::is_alphanumeric) && !bounded(after)) {
            return false;
        }
        match phrases.places[found.pattern().as_usize()] {
            Place::Start => line[..found.start()].chars().all(|c| !c.is_alphanumeric()) && !quoted && (words <= 25 || is_imperative(line)),
            Place::Any => !quoted && !is_reported(line),
            Place::Whole => line.len() - found.len() <= 2,
        }
    })
}

/// Running text that only mentions furniture: it attributes words to somebody.
fn is_reported(line: &str) -> bool {
    [" said", " told ", " says ", " according to ", " asked ", " warned ", " argued "].iter().any(|cue| line.contains(cue))
}

/// "Follow Ina Tolle on Twitter @itolle".
fn is_follow_line(line: &str) -> bool {
    const PLACES: [&str; 9] = ["twitter", "facebook", "instagram", "youtube", "telegram", "linkedin", "threads", "bluesky", "tiktok"];
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '@').filter(|w| !w.is_empty());
    let place = |w: &str| w.starts_with('@') || PLACES.iter().any(|p| w.eq_ignore_ascii_case(p));
    line.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("follow ")) && words.into_iter().any(place)
}

fn is_imperative(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "get" | "sign" | "click" | "join" | "subscribe" | "follow" | "read" | "watch" | "stay" | "support" | "don't" | "don’t"
    )
}

/// "By Ina Tolle", "BY INA TOLLE AND ORLA DANE, Tessaly Courier".
fn is_byline(line: &str, words: usize) -> bool {
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by ")) else {
        return false;
    };
    let named = rest.split_whitespace().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || matches!(w, "and" | "for" | "of" | "the" | "in" | "de" | "van" | "von")
    });
    words <= 14 && named && !line.ends_with(['.', '!', '?', '”', '"'])
}

/// A price or a percentage off.
fn is_offer(line: &str) -> bool {
    let lower = line.to_lowercase();
    let percent_off = lower.contains("% off") || lower.contains("per cent off");
    let saves = lower.contains("save ")
        && lower
            .split("save ")
            .skip(1)
            .any(|after| after.trim_start_matches(['$', '£', '€']).starts_with(|c: char| c.is_ascii_digit()) && after.contains('%'));
    (percent_off || saves) && !is_reported(line)
}

/// A row of the names of networks.
fn is_share_bar(line: &str) -> bool {
    const NETWORKS: [&str; 16] = [
        "facebook",
        "twitter",
        "x",
        "email",
        "print",
        "whatsapp",
        "reddit",
        "linkedin",
        "telegram",
        "pinterest",
        "messenger",
        "flipboard",
        "share",
        "copy",
        "tumblr",
        "link",
    ];
    let words: Vec<String> = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let known = words.iter().filter(|w| NETWORKS.contains(&w.as_str())).count();
    known >= 2 && known * 3 >= words.len() * 2
}

/// A bare link, e-mail address, handle or row of hashtags.
fn is_address(line: &str) -> bool {
    line.split_whitespace().all(|w| {
        w.starts_with("http://")
            || w.starts_with("https://")
            || w.starts_with("www.")
            || w.starts_with('#')
            || w.starts_with('@')
            || (w.contains('@') && w.contains('.'))
    })
}

/// "(Orla Dane/Tessaly Press)", "Ina Tolle / Getty": a short line in brackets or with a slash, with names only.
fn is_credit(line: &str, words: usize) -> bool {
    let bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    let capital = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    words <= 6 && capital && (bracketed && words >= 2 && line.contains('/') || line.contains(" / "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(furniture: bool, lines: &[&str]) {
        for line in lines {
            assert_eq!(is_boilerplate(line), furniture, "{line}");
        }
    }

    #[test]
    fn furniture() {
        check(
            true,
            &[
                "Harbour-proof rain coats by North Quay – Save 15% With Code QUAY15",
                "CLICK HERE TO READ MORE FROM THE HARBOUR GAZETTE",
                "Sign up for our morning letter and get the day's news for free!",
                "Get the latest from Velmar – sent straight to your inbox",
                "COMMENTS POLICY: Be kind. We remove insults.",
                "Join the Discussion",
                "Written By Ina Tolle",
                "By Orla Dane and Ina Tolle",
                "Advertisement",
                "Photo by Orla Dane / Tessaly Press",
                "Facebook Twitter Email WhatsApp",
                "https://example.org/velmar",
                "We use cookies to make this page work.",
                "Related: Tessaly closes the strait",
                "© 2031 Harbour Gazette. All rights reserved.",
                "(Reporting by Ina Tolle; Editing by Orla Dane)",
                "Use code HARBOUR for 20% off your first order",
            ],
        );
    }

    #[test]
    fn running_text() {
        check(
            false,
            &[
                "",
                "The minister said people should sign up for the reserve before winter.",
                "“Click here to end the war, as if it were so easy,” Dane said.",
                "By Tuesday the ferries were running again.",
                "By the end of the week, Velmar had closed both ports.",
                "Velmar will save 15% of its budget, Tolle said.",
                "Tessaly shares a border with Velmar.",
                "Dane told reporters that all rights reserved to islanders would be kept.",
                "He subscribed to the view that the strait is shared.",
            ],
        );
    }
}
