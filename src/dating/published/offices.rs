//! Who held which office or played which role, as evidence of the year.
//!
//! Soft evidence: titles go stale, "the incoming administration" outlives the inauguration and namesakes exist, so no office ever rules a day
//! out. A person counts when named in full with a title or a role beside the name, or by title and family name ("President Tolle"). Terms are
//! those of [`crate::world`], roles (candidate, nominee, …) those of `assets/campaigns.tsv`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::clues::{Clue, What};
use super::contests;
use super::days::{Curve, FIRST, number};
use crate::dating::Basis;
use crate::text::{Span, Structure};
use crate::world::{Person, Term, World, fold};

/// A day far enough off for terms that last.
pub(super) const OPEN_END: i32 = FIRST + 80_000;

/// What a title says of the person's hold on the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    Holds,
    Held,
    Will,
}

/// A person named with a title or role.
pub(super) struct Named {
    /// Folded full name, or family name where a title stands for the rest.
    pub(super) name: String,
    pub(super) full: bool,
    pub(super) class: Option<&'static str>,
    pub(super) hold: Hold,
    pub(super) span: Span,
    /// Words about it, folded, that may tell a role.
    pub(super) about: String,
}

/// Words that make a title, longest first, and the class of office they name.
const TITLES: [(&str, &str); 44] = [
    ("vice president", "vice president"),
    ("deputy prime minister", "deputy prime minister"),
    ("prime minister", "prime minister"),
    ("minister president", "prime minister"),
    ("deputy foreign minister", "deputy foreign minister"),
    ("deputy minister of foreign affairs", "deputy foreign minister"),
    ("foreign minister", "foreign minister"),
    ("minister of foreign affairs", "foreign minister"),
    ("minister for foreign affairs", "foreign minister"),
    ("minister for europe and foreign affairs", "foreign minister"),
    ("foreign secretary", "foreign minister"),
    ("secretary of state", "secretary of state"),
    ("defence minister", "defense"),
    ("defense minister", "defense"),
    ("minister of defence", "defense"),
    ("minister of defense", "defense"),
    ("defence secretary", "defense"),
    ("defense secretary", "defense"),
    ("secretary of defense", "defense"),
    ("secretary of defence", "defense"),
    ("treasury secretary", "treasury"),
    ("secretary of the treasury", "treasury"),
    ("finance minister", "finance"),
    ("minister of finance", "finance"),
    ("homeland security secretary", "homeland"),
    ("secretary of homeland security", "homeland"),
    ("attorney general", "attorney general"),
    ("secretary general", "secretary general"),
    ("press secretary", "press secretary"),
    ("national security adviser", "national security adviser"),
    ("national security advisor", "national security adviser"),
    ("chief of staff", "chief of staff"),
    ("house speaker", "speaker"),
    ("speaker", "speaker"),
    ("chancellor", "chancellor"),
    ("premier", "prime minister"),
    ("president", "president"),
    ("senator", "senator"),
    ("representative", "representative"),
    ("congressman", "representative"),
    ("governor", "governor"),
    ("mayor", "mayor"),
    ("director", "director"),
    ("chairman", "chair"),
];

/// Words that make another office, one below, of the title behind them.
const LOWER: [&str; 8] = ["deputy", "lieutenant", "lt", "assistant", "associate", "under", "vice", "shadow"];

/// Titles whose bearers are told by their family name alone.
const WITH_FAMILY_NAME: [&str; 8] =
    ["president", "vice president", "prime minister", "chancellor", "senator", "governor", "foreign minister", "secretary general"];

/// Whether the last of these words makes the title behind them another one.
fn lowers(before: &str) -> bool {
    before.trim_end().rsplit(' ').next().is_some_and(|word| LOWER.contains(&word))
}

/// The class of the office that `folded` names.
fn class_of(folded: &str) -> Option<&'static str> {
    let short = match folded.rsplit(' ').next().unwrap_or("") {
        "sen" | "sens" => Some("senator"),
        "rep" | "reps" | "congresswoman" => Some("representative"),
        "gov" if folded.strip_suffix("gov").is_some_and(lowers) => None,
        "gov" => Some("governor"),
        "chair" | "chairwoman" => Some("chair"),
        _ => None,
    };
    short.or_else(|| {
        // The first title of the list that stands anywhere in it as whole words.
        let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
        let titled = |at: usize| {
            if lowers(&folded[..at]) { None } else { TITLES.iter().position(|(words, _)| begins_with_words(&folded[at..], words)) }
        };
        starts.filter_map(titled).min().map(|n| TITLES[n].1)
    })
}

/// Whether `words` open `folded` as whole words.
fn begins_with_words(folded: &str, words: &str) -> bool {
    folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// What people in office and in roles say about the day of publication.
pub(super) fn clues(text: &str, structure: &Structure) -> Vec<Clue> {
    let world = World::get();
    let named = named(text, structure, world);
    let mut clues: Vec<Clue> = Vec::new();
    let mut seen: Vec<(&str, Option<&str>, Hold)> = Vec::new();
    for n in &named {
        let key = (n.name.as_str(), n.class, n.hold);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let Some(class) = n.class else { continue };
        let spells = if n.full {
            let terms = world.people(&n.name).iter().flat_map(|p| &world.person(*p).terms);
            terms.filter(|t| class_of(&fold(&t.office)) == Some(class)).map(days).collect()
        } else {
            by_family_name().get(&(class, n.name.clone())).cloned().unwrap_or_default()
        };
        clues.extend(of_spells(&spells, n.hold, 0.85, n.span, text));
    }
    clues.extend(of_administrations(text, structure));
    let mut weighted: Vec<Clue> = clues.into_iter().map(|c| c.weighted("office")).collect();
    let mut extend = |kind, clues: Vec<Clue>| weighted.extend(clues.into_iter().map(|c| c.weighted(kind)));
    extend("role", contests::of_roles(&named, text));
    extend("career", of_careers(&named, text, world));
    extend("contest", contests::of_contests(&named, text, structure));
    extend("untitled", of_untitled(&named, text, world));
    weighted
}

/// "The Tolle administration": its head was in office, or had just left it.
fn of_administrations(text: &str, structure: &Structure) -> Vec<Clue> {
    let word = |i: usize| structure.tokens.get(i).map_or("", |t| t.of(text));
    let mut found: Vec<Clue> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for i in 1..structure.tokens.len() {
        if !matches!(word(i), "administration" | "White" | "government" | "Administration")
            || (word(i) == "White" && word(i + 1) != "House")
        {
            continue;
        }
        let owner = if matches!(word(i - 1), "'s" | "’s") { i.saturating_sub(2) } else { i - 1 };
        let name = fold(word(owner));
        if !word(owner).starts_with(char::is_uppercase) || seen.contains(&name) {
            continue;
        }
        let class = if word(i) == "government" { "prime minister" } else { "president" };
        let Some(spells) = by_family_name().get(&(class, name.clone())) else { continue };
        // A list of the world holds namesakes; an administration of many spells tells nothing.
        if spells.len() > 4 {
            continue;
        }
        let hold = if i >= 2 && matches!(word(owner.saturating_sub(1)), "incoming" | "Incoming") { Hold::Will } else { Hold::Holds };
        seen.push(name);
        let span = structure.tokens[owner].hull(structure.tokens[i]);
        found.extend(of_spells(spells, hold, 0.5, span, text));
    }
    found
}

/// The first mention of each person named in full.
fn first_in_full(named: &[Named]) -> impl Iterator<Item = &Named> {
    let mut seen: Vec<&str> = Vec::new();
    named.iter().filter(move |n| {
        let is_first = n.full && !seen.contains(&n.name.as_str());
        if is_first {
            seen.push(&n.name);
        }
        is_first
    })
}

/// People are named while they are in public life, and less before and after.
fn of_careers(named: &[Named], text: &str, world: &World) -> Vec<Clue> {
    let mut found = Vec::new();
    for n in first_in_full(named) {
        let mut spells: Vec<(i32, i32)> = Vec::new();
        for person in world.people(&n.name) {
            spells.extend(world.person(*person).terms.iter().map(days));
        }
        spells.extend(contests::roles().get(&n.name).into_iter().flatten().map(|r| (r.since, r.until)));
        let (Some(begins), Some(ends)) = (spells.iter().map(|s| s.0).min(), spells.iter().map(|s| s.1).max()) else { continue };
        if begins == FIRST && ends == OPEN_END {
            continue;
        }
        let wide: Vec<(i32, i32)> = spells.iter().map(|&(a, b)| (a.saturating_sub(250), b.saturating_add(250).min(OPEN_END))).collect();
        let mut parts: Vec<(i32, i32, f32)> = merged(&wide).iter().map(|&(a, b)| (a, b, 0.7)).collect();
        parts.push((begins - 1500, OPEN_END, 0.12));
        parts.push((begins, ends + 1500, 0.18));
        let words = n.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let what = What::Office(format!("{words} was in public life"));
        found.push(Clue::new(Curve::mixture(0.05, &parts, 0.9), Basis::Office, vec![n.span], what));
    }
    found
}

/// Heads of state and government named without that title: the press gives it at the first mention, so they were mostly not in office.
fn of_untitled(named: &[Named], text: &str, world: &World) -> Vec<Clue> {
    let mut found = Vec::new();
    for n in first_in_full(named) {
        let family = n.name.rsplit(' ').next().unwrap_or(&n.name);
        let titled = |class: &str| {
            named.iter().any(|m| {
                m.class == Some(class) && (m.name == n.name || (!m.full && m.name == family) || m.name.ends_with(&format!(" {family}")))
            })
        };
        let mut spells: Vec<(i32, i32)> = Vec::new();
        let mut american = false;
        for term in world.people(&n.name).iter().flat_map(|p| &world.person(*p).terms) {
            let class = class_of(&fold(&term.office)).filter(|c| HEADS.contains(c));
            if class.is_some_and(|c| !titled(c)) && term.since.is_some() {
                spells.push(days(term));
                american |= term.place == "United States";
            }
        }
        if spells.is_empty() {
            continue;
        }
        // American papers seldom leave the title out, others do for people everybody knows.
        let within = if american { 0.12 } else { 0.4 };
        let outside = 1.0 - within;
        let mut parts = vec![(FIRST, OPEN_END, outside)];
        parts.extend(merged(&spells).iter().map(|&(a, b)| (a, b, -outside)));
        let words = n.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let what = What::Office(format!("{words} was named without the title of a head of state or government"));
        found.push(Clue::new(Curve::mixture(within, &parts, 0.95), Basis::Office, vec![n.span], what));
    }
    found
}

/// Classes of office whose title the press gives at the first mention.
const HEADS: [&str; 3] = ["president", "prime minister", "chancellor"];

/// First and last day of a term.
fn days(term: &Term) -> (i32, i32) {
    let since = term.since.map_or(FIRST, |s| number(s.0));
    (since, term.until.map_or(OPEN_END, |u| number(u.1)).max(since))
}

/// First and last days of terms by class and folded family name.
type TermIndex = HashMap<(&'static str, String), Vec<(i32, i32)>>;

/// Reads the lists of people and their terms.
pub(super) fn prepare() {
    by_family_name();
}

/// Terms by class and folded family name.
fn by_family_name() -> &'static TermIndex {
    static INDEX: OnceLock<TermIndex> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = TermIndex::new();
        // Most offices are those of many people.
        let mut classes: HashMap<&str, Option<&'static str>> = HashMap::new();
        for person in &World::get().people {
            let Some(family) = family_name(person) else { continue };
            for term in &person.terms {
                let class = *classes.entry(&term.office).or_insert_with(|| class_of(&fold(&term.office)));
                if let Some(class) = class.filter(|c| WITH_FAMILY_NAME.contains(c)) {
                    index.entry((class, family.clone())).or_default().push(days(term));
                }
            }
        }
        index
    })
}

fn family_name(person: &Person) -> Option<String> {
    let folded = fold(person.names.first()?);
    folded.rsplit(' ').find(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii")).map(str::to_owned)
}

/// The clue of an office held in `spells`.
fn of_spells(spells: &[(i32, i32)], hold: Hold, power: f32, span: Span, text: &str) -> Option<Clue> {
    let begins = spells.iter().map(|s| s.0).min()?;
    let ends = spells.iter().map(|s| s.1).max()?;
    if begins == FIRST && ends == OPEN_END {
        return None;
    }
    let mut parts = Vec::new();
    match hold {
        Hold::Holds => {
            parts.extend(merged(spells).iter().map(|&(a, b)| (a, b, 1.0)));
            parts.extend(spells.iter().map(|&(_, b)| (b + 1, b + 45, 0.2)));
            parts.push((ends + 1, OPEN_END, 0.06));
            parts.push((begins - 30, begins - 1, 0.1));
        }
        Hold::Held => {
            parts.push((ends + 1, ends + 8000, 1.0));
            parts.push((ends + 8001, OPEN_END, 0.5));
            parts.push((begins, ends, 0.06));
        }
        Hold::Will => {
            parts.extend(spells.iter().map(|&(a, _)| (a - 90, a - 1, 1.0)));
            parts.extend(spells.iter().map(|&(a, _)| (a, a + 60, 0.2)));
            parts.push((begins, OPEN_END, 0.03));
        }
    }
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let what = What::Office(match hold {
        Hold::Holds => format!("{words} held that office"),
        Hold::Held => format!("the time in office named by “{words}” was over"),
        Hold::Will => format!("“{words}” was still to take office"),
    });
    Some(Clue::new(Curve::mixture(0.03, &parts, power), Basis::Office, vec![span], what))
}

/// Overlapping spells as one.
fn merged(spells: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut sorted = spells.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<(i32, i32)> = Vec::new();
    for (a, b) in sorted {
        match out.last_mut() {
            Some(last) if a <= last.1 + 1 => last.1 = last.1.max(b),
            _ => out.push((a, b)),
        }
    }
    out
}

/// The people a text names in full or by title and family name.
fn named(text: &str, structure: &Structure, world: &World) -> Vec<Named> {
    let mut found = Vec::new();
    for sentence in &structure.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let word = structure.tokens[i].of(text);
            if !word.starts_with(char::is_uppercase) {
                i += 1;
                continue;
            }
            match full_name(text, structure, i, range.end, world) {
                Some((name, end)) => {
                    found.push(with_title(text, structure, &range, i..end, name, true));
                    i = end;
                }
                None => {
                    let named = with_title(text, structure, &range, i..i + 1, fold(word), false);
                    if named.class.is_some_and(|c| WITH_FAMILY_NAME.contains(&c)) && class_of(&fold(word)).is_none() {
                        found.push(named);
                    }
                    i += 1;
                }
            }
        }
    }
    found
}

/// The known full name that starts at token `at`, and the token after it.
fn full_name(text: &str, structure: &Structure, at: usize, end: usize, world: &World) -> Option<(String, usize)> {
    let word = |i: usize| structure.tokens[i].of(text);
    let mut ends = Vec::new();
    let mut i = at;
    let mut words = 0;
    while i < end && words < 4 {
        let w = word(i);
        if w.starts_with(char::is_uppercase) || matches!(w, "de" | "von" | "van" | "al" | "bin") {
            words += 1;
            i += 1;
            if words >= 2 {
                ends.push(i);
            }
        } else if matches!(w, "." | "'" | "’") && i > at && structure.tokens[i - 1].end == structure.tokens[i].start {
            i += 1;
        } else {
            break;
        }
    }
    ends.into_iter().rev().find_map(|end| {
        let span = structure.tokens[at].hull(structure.tokens[end - 1]);
        let name = fold(span.of(text));
        (!world.people(&name).is_empty() || contests::roles().contains_key(&name)).then_some((name, end))
    })
}

/// A name with the title before it and the words about it.
fn with_title(text: &str, structure: &Structure, sentence: &Range<usize>, name: Range<usize>, folded: String, full: bool) -> Named {
    let word = |i: usize| structure.tokens[i].of(text);
    let mut start = name.start;
    while start > sentence.start && name.start - start < 7 {
        let w = word(start - 1);
        let part = w.starts_with(char::is_uppercase) || matches!(w, "of" | "for" | "the" | "president" | "minister" | "general");
        let dot = w == "."
            && start >= 2
            && structure.tokens[start - 2].end == structure.tokens[start - 1].start
            && structure.tokens[start - 2].len() <= 5;
        if !(part || dot) {
            break;
        }
        start -= 1;
    }
    let title_span = structure.tokens[start].hull(structure.tokens[name.end - 1]);
    let title =
        if start < name.start { fold(structure.tokens[start].hull(structure.tokens[name.start - 1]).of(text)) } else { String::new() };
    let before = if start > sentence.start { word(start - 1) } else { "" };
    let begins = title.split(' ').next().unwrap_or("");
    let hold = if matches!(before, "former" | "Former" | "ex" | "late" | "then")
        || matches!(begins, "former" | "ex" | "late")
        || before.starts_with("ex-")
        || before.starts_with("then-")
        || title.contains("ex president")
    {
        Hold::Held
    } else if title.contains(" elect") || matches!(before, "incoming" | "Incoming") {
        Hold::Will
    } else {
        Hold::Holds
    };
    let about_start = name.start.saturating_sub(9).max(sentence.start);
    let about_end = (name.end + 7).min(sentence.end);
    let about = format!(" {} ", fold(structure.tokens[about_start].hull(structure.tokens[about_end - 1]).of(text)));
    let then = before.starts_with("then");
    // "The candidate for president Ina Tolle" holds nothing yet.
    let runs = start + 1 < name.start && word(start) == "for" && word(start + 1).starts_with(char::is_lowercase);
    let class = class_of(&title).filter(|_| !then && !runs && (hold != Hold::Held || before != "late"));
    let span = if class.is_some() { title_span } else { structure.tokens[name.start].hull(structure.tokens[name.end - 1]) };
    Named { name: folded, full, class, hold, span, about }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_that_a_title_names() {
        for (title, class) in [
            ("gov", Some("governor")),
            ("governor of velmar", Some("governor")),
            ("velmar foreign minister", Some("foreign minister")),
            ("deputy prime minister", Some("deputy prime minister")),
            ("vice president", Some("vice president")),
            ("lt gov", None),
            ("lieutenant governor", None),
            ("assistant secretary of state", None),
            ("shadow foreign secretary", None),
            ("baker", None),
        ] {
            assert_eq!(class_of(title), class, "{title}");
        }
    }
}
