//! Words that tell an occasion of speaking, or that make a clause.

/// Nouns that name an occasion of speaking.
pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "debate"
            | "speech"
            | "briefing"
            | "interview"
            | "statement"
            | "hearing"
            | "conference"
            | "rally"
            | "address"
            | "remarks"
            | "op-ed"
            | "tweet"
            | "tweets"
            | "post"
            | "letter"
            | "appearance"
            | "broadcast"
            | "forum"
            | "testimony"
            | "announcement"
            | "column"
            | "editorial"
            | "memo"
            | "email"
            | "e-mail"
            | "call"
            | "press-conference"
            | "town-hall"
            | "sermon"
            | "lecture"
            | "video"
            | "show"
            | "newscast"
            | "ruling"
            | "article"
    )
}

/// Nouns that name an occasion at which people speak.
pub(super) fn is_meeting(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "summit"
            | "meeting"
            | "talks"
            | "session"
            | "event"
            | "convention"
            | "ceremony"
            | "visit"
            | "dinner"
            | "breakfast"
            | "lunch"
            | "reception"
    ) || word == "congress"
}

/// Words that make a clause of a content.
pub(super) fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "would"
            | "will"
            | "was"
            | "were"
            | "is"
            | "are"
            | "had"
            | "has"
            | "have"
            | "could"
            | "should"
            | "can"
            | "may"
            | "might"
            | "to"
            | "who"
            | "which"
            | "if"
            | "whether"
            | "did"
            | "does"
            | "do"
            | "must"
            | "be"
            | "been"
    )
}
