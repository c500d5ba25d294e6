//! How a sentence places in time what it mentions: weekday, "last week", "ahead of", a year.

use crate::text::{Span, Structure};

use super::calendar::weekday_of;

/// What stands about a mention in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Wording {
    /// The nearest weekday named, Monday 0, with its place.
    pub weekday: Option<(usize, Span)>,
    /// Whether the weekday belongs to the mention ("Friday's summit", "the summit on Friday") and not just to its sentence.
    pub tied: bool,
    /// How long ago it is said to be.
    pub when: When,
    /// Whether that stands close to the mention.
    pub near: bool,
    /// Whether it is told as still to come.
    pub upcoming: bool,
    /// A year the sentence names.
    pub year: Option<i32>,
    /// Whether that year places the mention in time.
    pub history: bool,
    /// The words it was read from, where there are any.
    pub span: Option<Span>,
}

/// How long before publication something happened, as the words have it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum When {
    /// Nothing is said.
    #[default]
    Open,
    /// Between so many days before publication (negative: after it).
    Days(i32, i32),
    /// "Last week".
    LastWeek,
    /// In the calendar month so many months before.
    Months(i32),
    /// In the calendar year so many years before.
    Years(i32),
}

/// A time phrase of a text: a weekday or a distance from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Phrase {
    /// Index of its first token in the text.
    pub token: usize,
    /// Where.
    pub span: Span,
    /// What it says.
    pub kind: PhraseKind,
    /// Whether it points ahead.
    pub ahead: bool,
}

/// What a time phrase says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PhraseKind {
    /// A weekday's name, Monday 0.
    Weekday(usize),
    /// A distance.
    When(When),
    /// A distance from what is told next ("four days after the summit").
    From(When),
}

/// The time phrases of the tokens `range`, in order.
pub(super) fn phrases(text: &str, structure: &Structure, range: std::ops::Range<usize>) -> Vec<Phrase> {
    let tokens = &structure.tokens;
    let word = |i: usize| if i >= range.start && i < range.end { tokens[i].of(text) } else { "" };
    let mut found = Vec::new();
    for i in range.clone() {
        let before = if i > range.start { word(i - 1) } else { "" };
        if let Some(day) = weekday_of(word(i)) {
            // "Super Tuesday" and "Black Friday" are names.
            let named =
                matches!(before, "Super" | "Black" | "Good" | "Ash" | "Palm" | "Holy" | "Easter" | "Cyber" | "Bloody" | "Fat" | "Giving");
            if !named && !matches!(before, "every" | "each" | "Every") && word(i + 1) != "Night" {
                let ahead = before == "next" || before == "coming";
                found.push(Phrase { token: i, span: tokens[i], kind: PhraseKind::Weekday(day), ahead });
            }
            continue;
        }
        if let Some((when, len)) = from_at(&word, i) {
            found.push(Phrase { token: i, span: tokens[i].hull(tokens[i + len - 1]), kind: PhraseKind::From(when), ahead: false });
            continue;
        }
        if let Some((when, len)) = when_at(&word, i) {
            let ahead = matches!(when, When::Days(_, b) if b < 0) || matches!(when, When::Months(n) | When::Years(n) if n < 0);
            found.push(Phrase { token: i, span: tokens[i].hull(tokens[i + len - 1]), kind: PhraseKind::When(when), ahead });
        }
    }
    found
}

/// "four days after", "two weeks since": what is told then is news of that day or the next.
fn from_at<'a>(word: &impl Fn(usize) -> &'a str, i: usize) -> Option<(When, usize)> {
    let count = count_of(word(i)).filter(|n| *n <= 30)?;
    let (days, slack) = match word(i + 1) {
        "day" | "days" => (count, 0),
        "week" | "weeks" => (7 * count, 3),
        "month" | "months" if count <= 6 => (30 * count, 10),
        _ => return None,
    };
    match word(i + 2) {
        "after" | "since" => Some((When::Days(days - slack, days + slack + 2), 3)),
        _ => None,
    }
}

fn when_at<'a>(word: &impl Fn(usize) -> &'a str, i: usize) -> Option<(When, usize)> {
    let unit = word(i + 1);
    let one = |when| Some((when, 1));
    let two = |when| Some((when, 2));
    match word(i) {
        "yesterday" | "Yesterday" => one(When::Days(0, 2)),
        "today" | "Today" | "tonight" => one(When::Days(0, 1)),
        "overnight" => one(When::Days(0, 1)),
        "tomorrow" => one(When::Days(-2, -1)),
        "recently" | "recent" => one(When::Days(0, 90)),
        "upcoming" | "forthcoming" => one(When::Days(-120, -1)),
        "last" | "Last" | "past" => match unit {
            "night" => two(When::Days(0, 1)),
            "week" => two(When::LastWeek),
            "weekend" => two(When::Days(1, 9)),
            "month" => two(When::Months(1)),
            "year" => two(When::Years(1)),
            "summer" | "fall" | "autumn" | "winter" | "spring" => two(When::Days(30, 450)),
            _ => None,
        },
        "this" | "This" => match unit {
            "morning" | "afternoon" | "evening" => two(When::Days(0, 1)),
            "week" => two(When::Days(-6, 6)),
            "weekend" => two(When::Days(-5, 2)),
            "month" => two(When::Months(0)),
            "year" => two(When::Years(0)),
            _ => None,
        },
        "next" | "coming" | "Next" => match unit {
            "week" => two(When::Days(-13, -1)),
            "month" => two(When::Months(-1)),
            "year" => two(When::Years(-1)),
            _ => None,
        },
        "earlier" | "Earlier" | "later" | "Later" if unit == "this" => {
            let past = word(i).eq_ignore_ascii_case("earlier");
            let when = match word(i + 2) {
                "week" if past => When::Days(0, 6),
                "week" => When::Days(-6, 0),
                "month" => When::Months(0),
                "year" => When::Years(0),
                _ => return None,
            };
            Some((when, 3))
        }
        first => {
            let number = count_of(first)?;
            let days = match unit {
                "day" | "days" => 1,
                "week" | "weeks" => 7,
                "month" | "months" => 30,
                "year" | "years" => 365,
                _ => return None,
            };
            let slack = (days - 1).max(number * days / 6).max(1);
            match word(i + 2) {
                "ago" => Some((When::Days(number * days - slack, number * days + slack), 3)),
                "away" => Some((When::Days(-number * days - slack, -number * days + slack), 3)),
                _ => None,
            }
        }
    }
}

/// A small number in words or digits.
pub(super) fn count_of(word: &str) -> Option<i32> {
    const WORDS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = word.to_ascii_lowercase();
    if matches!(lower.as_str(), "a" | "an") {
        return Some(1);
    }
    WORDS.iter().position(|w| *w == lower).map(|n| n as i32 + 1).or_else(|| lower.parse().ok().filter(|n| (1..=150).contains(n)))
}

impl Wording {
    /// What the sentence says about the mention at `span`; `years` are the years it names.
    pub(super) fn of(text: &str, structure: &Structure, sentence: usize, span: Span, phrases: &[Phrase], years: &[i32]) -> Self {
        let tokens = structure.sentences[sentence].tokens.clone();
        let at = structure.tokens_in(span);
        let distance = |token: usize| if token >= at.end { token - at.end } else { at.start.saturating_sub(token) };
        let mut wording = Self::default();
        let mut near = (usize::MAX, usize::MAX);
        let mut reckoned = false;
        for phrase in phrases.iter().filter(|p| tokens.contains(&p.token) && distance(p.token) <= 24) {
            let far = distance(phrase.token);
            match phrase.kind {
                PhraseKind::Weekday(day) if far < near.0 => {
                    near.0 = far;
                    wording.weekday = Some((day, phrase.span));
                    wording.tied = tied(text, structure, &tokens, &at, phrase.token);
                    wording.upcoming |= phrase.ahead;
                }
                PhraseKind::When(when) if far < near.1 => {
                    near.1 = far;
                    wording.when = when;
                    wording.near = far <= 7;
                    wording.span = Some(phrase.span);
                    wording.upcoming |= phrase.ahead;
                }
                PhraseKind::From(when) if phrase.token < at.start && far <= 9 && far < near.1 => {
                    near.1 = far;
                    wording.when = when;
                    wording.near = true;
                    wording.span = Some(phrase.span);
                    reckoned = true;
                }
                _ => {}
            }
        }
        // A weekday beside "four days after the summit" is that of what is told then.
        if reckoned && !wording.tied {
            wording.weekday = None;
        }
        if near.1 < near.0 && near.0 > 8 {
            wording.weekday = None;
        }
        if near.0 < near.1 && near.1 > 8 {
            wording.when = When::Open;
        }
        wording.year = years.first().copied();
        wording.upcoming |= tells_future(text, structure, tokens, at);
        wording
    }
}

/// Whether nothing between the weekday at `weekday` and the mention starts another thought.
pub(super) fn tied(
    text: &str,
    structure: &Structure,
    sentence: &std::ops::Range<usize>,
    mention: &std::ops::Range<usize>,
    weekday: usize,
) -> bool {
    let word = |i: usize| structure.tokens[i].of(text);
    if mention.contains(&weekday) {
        return true;
    }
    let before = weekday < mention.start;
    let between = if before { weekday + 1..mention.start } else { mention.end..weekday };
    if between.len() > if before { 7 } else { 9 } {
        return false;
    }
    let parts = |w: &str| {
        matches!(
            w,
            ";" | ":"
                | "—"
                | "–"
                | "--"
                | "\""
                | "“"
                | "”"
                | "''"
                | "("
                | "that"
                | "who"
                | "which"
                | "whether"
                | "if"
                | "and"
                | "but"
                | "as"
                | "to"
                | "after"
                | "before"
                | "for"
                | "about"
                | "until"
                | "since"
                | "because"
                | "said"
                | "says"
                | "told"
                | "asked"
                | "vowed"
                | "announced"
                | "against"
                | "than"
                | "by"
                | "would"
                | "will"
        )
    };
    let opens = weekday == sentence.start || (weekday == sentence.start + 1 && matches!(word(sentence.start), "On" | "Late" | "Early"));
    let closes = |comma: usize| matches!(word(comma + 1), "on" | "held" | "late" | "early") || comma + 1 == weekday;
    between.clone().all(|i| !parts(word(i)) && (word(i) != "," || if before { opens } else { closes(i) }))
}

/// Whether words about the mention put it ahead: before it ("ahead of", "up to", "if he wins"), its verb ("will", "is set", "holds") or after it.
pub(super) fn tells_future(text: &str, structure: &Structure, sentence: std::ops::Range<usize>, mention: std::ops::Range<usize>) -> bool {
    let word = |i: usize| if i < structure.tokens.len() { structure.tokens[i].of(text) } else { "" };
    let near_start = mention.start.saturating_sub(10).max(sentence.start);
    let mut parted = false;
    let ahead = (near_start..mention.start).rev().any(|i| {
        let close = mention.start - i;
        parted |= matches!(word(i), "," | ";" | ":" | "“" | "”" | "\"");
        matches!(
            word(i),
            "upcoming"
                | "looming"
                | "prepare"
                | "prepares"
                | "preparing"
                | "prepared"
                | "approaching"
                | "until"
                | "forthcoming"
                | "scheduled"
                | "looms"
                | "girding"
                | "kick"
                | "kicks"
                | "run-up"
                | "lead-up"
                | "runup"
                | "eve"
        ) || (word(i).eq_ignore_ascii_case("ahead") && word(i + 1) == "of")
            || (word(i).eq_ignore_ascii_case("before") && close <= 4)
            || (matches!(word(i), "heading" | "headed" | "going" | "heads" | "Heading") && matches!(word(i + 1), "into" | "to" | "toward"))
            || (word(i) == "days" && matches!(word(i + 1), "from" | "away"))
            || (matches!(word(i), "up" | "run" | "lead" | "leading") && matches!(word(i + 1), "to" | "up") && close <= 5)
            || (matches!(word(i), "faces" | "facing" | "holds" | "hold" | "awaiting" | "expects") && close <= 5 && !parted)
            || (matches!(word(i), "If" | "if") && close <= 6 && !parted)
            || (matches!(word(i), "countdown" | "qualified" | "qualify" | "qualifies" | "needs") && close <= 7 && !parted)
            || (word(i) == "final" && matches!(word(i + 1), "days" | "weeks" | "week" | "hours" | "stretch" | "push"))
            || (matches!(word(i), "from" | "of") && word(i + 1) == "winning" && close <= 5 && !parted)
            || (word(i) == "just"
                && matches!(word(i + 1), "days" | "weeks" | "hours")
                && matches!(word(i + 2), "before" | "from" | "until"))
    });
    let near_end = (mention.end + 8).min(sentence.end);
    let coming = (near_start..near_end).any(|i| {
        matches!(
            word(i),
            "will"
                | "'ll"
                | "’ll"
                | "wo"
                | "won't"
                | "won’t"
                | "expected"
                | "looms"
                | "looming"
                | "approaches"
                | "near"
                | "nears"
                | "nearing"
        ) || (matches!(word(i), "is" | "are") && matches!(word(i + 1), "set" | "scheduled" | "due" | "likely" | "poised" | "expected"))
            || (matches!(word(i), "take" | "takes") && word(i + 1) == "place")
            || (word(i) == "on" && word(i + 1) == "the" && word(i + 2) == "line")
    });
    // The present tense of what happens on one day, and what might yet happen.
    let told = mention.clone().any(|i| matches!(word(i), "votes" | "vote" | "win" | "caucus" | "lose"))
        && mention.start.checked_sub(1).is_some_and(|i| {
            i >= sentence.start
                && (word(i).starts_with(char::is_uppercase)
                    || matches!(word(i), "it" | "to" | "could" | "can" | "must" | "may" | "might" | "would"))
        });
    ahead || coming || told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, mention: &str, weekday: Option<usize>, when: When, upcoming: bool) {
        let structure = Structure::of(text);
        let at = text.find(mention).expect("the mention stands in the text");
        let span = Span::new(at, at + mention.len());
        let phrases = phrases(text, &structure, 0..structure.tokens.len());
        let wording = Wording::of(text, &structure, structure.sentence_at(span.start).unwrap(), span, &phrases, &[]);
        assert_eq!((wording.weekday.map(|w| w.0), wording.when, wording.upcoming), (weekday, when, upcoming), "{text}");
    }

    #[test]
    fn words_about_a_mention() {
        check("They met Friday in Port Orla.", "Port Orla", Some(4), When::Open, false);
        check("Last week, Velmar accepted the Orla plan.", "Orla plan", None, When::LastWeek, false);
        check("She will speak at the Orla summit next week.", "Orla summit", None, When::Days(-13, -1), true);
        check("Ahead of the Orla summit, Dane spoke.", "Orla summit", None, When::Open, true);
        check("Dane prepares for the Orla summit.", "Orla summit", None, When::Open, true);
        check("The Orla summit takes place in May.", "Orla summit", None, When::Open, true);
        check("She faces the Orla summit.", "Orla summit", None, When::Open, true);
        check("She left after the Orla summit.", "Orla summit", None, When::Open, false);
        check("Orla votes Tuesday.", "votes", Some(1), When::Open, true);
        check("She would win Velmar when it votes Tuesday.", "votes", Some(1), When::Open, true);
        check("Dane tried to keep Tolle from winning the Orla primary.", "Orla primary", None, When::Open, true);
        check("Dane was proud of the Orla primary.", "Orla primary", None, When::Open, false);
        check("Orla voted Tuesday.", "voted", Some(1), When::Open, false);
        check("Dane could win Orla on Tuesday.", "win", Some(1), When::Open, true);
        check("Four days after the Orla summit, Dane spoke.", "Orla summit", None, When::Days(4, 6), false);
        check("It is two weeks since the Orla summit.", "Orla summit", None, When::Days(11, 19), false);
        check("On Sunday, four days after the Orla summit, Dane spoke.", "Orla summit", None, When::Days(4, 6), false);
        check("The Orla summit ended four days after the vote.", "Orla summit", None, When::Open, false);
        check("In the final days before the Orla summit, Dane rested.", "Orla summit", None, When::Open, true);
        check("The countdown to the Orla summit began.", "Orla summit", None, When::Open, true);
        check("Dane read the final draft at the Orla summit.", "Orla summit", None, When::Open, false);
        check("The Orla summit ended.", "Orla summit", None, When::Open, false);
        check("Two years ago the Orla summit ended.", "Orla summit", None, When::Days(366, 1094), false);
        check("The vote came earlier this month in Orla.", "Orla", None, When::Months(0), false);
    }
}
