//! What each word of a sentence is, as far as names go: part of a place, a body, a title or a name.

use super::gazetteer::Gazetteer;
use super::lexicon::{self, Class};
use crate::text::is_short_place;
use crate::world::{BodyId, BodyKind, Place, PlaceWord, World, fold};

/// What a word of a sentence is, as far as names go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tag {
    Other,
    Place(Place),
    Body(BodyId),
    /// A body that only the corpus knows.
    Learnt,
    /// Continues the place or body before it.
    Inside,
    Honorific,
    /// Office, modifier or described person, capitalised.
    Title,
    /// The same in small letters.
    SmallTitle,
    BodyWord,
    Name,
    Particle,
}

/// Whether a word begins with a capital letter.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Words that open a sentence with a capital and name nothing.
pub(super) fn is_common(word: &str) -> bool {
    const WORDS: &str = " other others everything anything nothing something everyone someone anyone nobody member the a an and but or if in on at by for from to of as it he she they we i you his her their its our my this that these those there here \
        when while where what who which why how after before since until although though because however meanwhile moreover furthermore also then now yet \
        so still even not no nor yes some many most few both all each every any other another one two three four five six seven eight nine ten with without \
        under over during according despite amid among between about against like just only more less much such than too very can could may might must shall \
        should will would do does did is are was were be been being has have had let please click read sign join share photo image source editor note \
        earlier later today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
        september october november december asked speaking last next first second finally instead perhaps maybe indeed thus therefore hence once again \
        additionally similarly nevertheless nonetheless likewise otherwise mr mrs tv unlike unless whether whatever whoever following given based ";
    WORDS.contains(&format!(" {} ", word.to_lowercase()))
}

/// The tag of every token of a sentence.
pub(super) fn tag(tokens: &[&str], gazetteer: &Gazetteer) -> Vec<Tag> {
    let world = World::get();
    let mut tags = vec![Tag::Other; tokens.len()];
    let mut i = 0;
    while i < tokens.len() {
        let word = tokens[i];
        let rest = &tokens[i..tokens.len().min(i + 12)];
        let capital = is_capital(word);
        let learnt = gazetteer.bodies.len_at(rest);
        if learnt > 0 && world.body_at(rest).is_none_or(|(_, n)| n <= learnt) && gazetteer.place_at(rest).is_none_or(|(_, n)| n <= learnt) {
            tags[i] = Tag::Learnt;
            tags[i + 1..i + learnt].fill(Tag::Inside);
            i += learnt;
            continue;
        }
        let honoured = i > 0 && tags[i - 1] == Tag::Honorific || i > 1 && tokens[i - 1] == "." && tags[i - 2] == Tag::Honorific;
        // "the NHA" of this corpus: the article belongs to no listed name.
        let own = matches!(word, "The" | "the") && gazetteer.bodies.len_at(&rest[1..]) > 0;
        if capital
            && !own
            && let Some((body, len)) = world.body_at(rest)
        {
            let person_follows = len == 1 && tokens.get(i + 1).is_some_and(|w| is_capital(w)) && world.is_given_name(word);
            let family = len == 1 && (honoured || is_after_given(tokens, i, &tags));
            let place_is_longer = gazetteer.place_at(rest).is_some_and(|(_, n)| n > len);
            // "Time is short": at a sentence's start an ordinary word that is a name elsewhere.
            let listed = &world.bodies[body.0 as usize];
            let opens = i == 0 || matches!(tokens[i - 1], "“" | "\"" | "''" | "``" | ":");
            let ordinary = opens
                && len == 1
                && !rest.get(1).is_some_and(|w| matches!(*w, "magazine" | "newspaper"))
                && listed.kind != BodyKind::Institution
                && listed.kind != BodyKind::PoliticalParty
                && listed.ambiguous.iter().any(|a| a == word);
            // "Manhattan Supreme Court": another court than the listed one.
            let local = i > 0
                && listed.ambiguous.iter().any(|a| fold(a) == fold(&rest[..len].join(" ")))
                && (tags[i - 1] == Tag::Name || matches!(tags[i - 1], Tag::Place(p) if p.word == PlaceWord::Region));
            // "National Accord": a medium that is called "The National" stands behind its article.
            let article = listed.name.strip_prefix("The ").is_some_and(|rest| len == 1 && rest == word)
                && (i == 0 || !tokens[i - 1].eq_ignore_ascii_case("the") || rest.get(1).is_some_and(|w| is_capital(w)));
            // "The National Police" is no medium that is called "The National".
            let faction = len == 1 && listed.kind == BodyKind::PoliticalParty;
            let faction = faction
                && rest.get(1).is_some_and(|w| matches!(*w, "League" | "Union" | "Alliance" | "Movement" | "Coalition" | "Front" | "List"));
            let longer = (listed.kind == BodyKind::Medium || faction)
                && rest
                    .get(len)
                    .is_some_and(|w| is_capital(w) && lexicon::word(w).is(Class::Body) && !lexicon::word(w).is(Class::Document));
            // "Foreign policy analysts" write for no magazine of that name.
            let small = listed.kind == BodyKind::Medium
                && rest[1..len].iter().any(|w| {
                    w.starts_with(char::is_lowercase)
                        && !lexicon::is_preposition(w)
                        && !matches!(*w, "the" | "and" | "magazine" | "newspaper")
                });
            if !person_follows && !family && !place_is_longer && !ordinary && !local && !article && !longer && !small {
                tags[i] = Tag::Body(body);
                tags[i + 1..i + len].fill(Tag::Inside);
                i += len;
                continue;
            }
        }
        // "a KTL/Brell poll": the medium that asked for it.
        if capital
            && i.checked_sub(1).is_none_or(|b| !is_capital(tokens[b]))
            && let Some((medium, _)) = word.split_once('/')
            && let Some(body) = world.body(medium).filter(|id| world.bodies[id.0 as usize].kind == BodyKind::Medium)
        {
            tags[i] = Tag::Body(body);
            i += 1;
            continue;
        }
        if capital && let Some((place, len)) = gazetteer.place_at(rest) {
            let after_given = is_after_given(tokens, i, &tags);
            let given = len == 1
                && world.is_given_name(word)
                && rest.get(1).is_some_and(|w| is_capital(w) && lexicon::word(w).is_nothing_before_a_name());
            // "Orla Dane": a people's name right after a name, with no office behind it, is a family name.
            let next = rest.get(len).map(|w| lexicon::word(w)).unwrap_or_default();
            let describes = next.is_role() || [Class::Modifier, Class::Plural, Class::Body, Class::Bodies].iter().any(|c| next.is(*c));
            let named = len == 1 && i > 0 && tags[i - 1] == Tag::Name && !describes;
            let titled = i > 1 && matches!(tags[i - 2], Tag::Title | Tag::SmallTitle | Tag::Honorific);
            let family = named && (place.word == PlaceWord::Demonym || titled);
            // "the Harbour Workers of America": the end of a body's name.
            let ends = word == "America" && i > 1 && tokens[i - 1] == "of" && is_capital(tokens[i - 2]) && tags[i - 2] != Tag::Title;
            if !(after_given && place.word != PlaceWord::Demonym || given || honoured || family || ends) {
                tags[i] = Tag::Place(place);
                tags[i + 1..i + len].fill(Tag::Inside);
                i += len;
                continue;
            }
        }
        tags[i] = tag_word(tokens, i, &tags);
        i += 1;
    }
    tags
}

/// "the Carl Martin Center": kinds of bodies that no family is called by.
fn is_nobodys_name(word: &str) -> bool {
    const KINDS: [&str; 17] = [
        "Center",
        "Centre",
        "Institute",
        "Institution",
        "Foundation",
        "University",
        "Committee",
        "Council",
        "Association",
        "Commission",
        "Corporation",
        "Company",
        "Department",
        "Organization",
        "Organisation",
        "Federation",
        "PAC",
    ];
    KINDS.contains(&word)
}

/// Whether a given name stands right before token `i`, with or without an initial between ("Peter T. King").
fn is_after_given(tokens: &[&str], i: usize, tags: &[Tag]) -> bool {
    let given = |k: usize| tags[k] == Tag::Name && World::get().is_given_name(tokens[k]);
    let initial = i > 2 && tokens[i - 1] == "." && is_initials(tokens[i - 2]) && tags[i - 2] == Tag::Name;
    i > 0 && given(i - 1) || initial && given(i - 3)
}

/// "G", "G.K": the capital letters of given names, each before a full stop.
pub(super) fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
}

/// "al-Tamiri", "d'Aster": a name that its small article is joined to.
fn is_joined_by_article(word: &str) -> bool {
    let Some((article, rest)) = word.split_once(['-', '\'', '’']) else { return false };
    (1..=3).contains(&article.len()) && article.chars().all(|c| c.is_ascii_lowercase()) && rest.starts_with(char::is_uppercase)
}

impl lexicon::Word {
    fn is_nothing_before_a_name(self) -> bool {
        !(self.is(Class::Office) || self.is(Class::Modifier) || self.is(Class::Body) || self.is(Class::Honorific))
    }
}

fn tag_word(tokens: &[&str], i: usize, tags: &[Tag]) -> Tag {
    let word = tokens[i];
    let class = lexicon::word(word);
    let capital = is_capital(word);
    let before = i.checked_sub(1).map(|b| tags[b]);
    if !word.starts_with(char::is_alphabetic) {
        return Tag::Other;
    }
    if matches!(word, "PM" | "FM" | "VP" | "AG") && tokens.get(i + 1).is_some_and(|w| is_capital(w) && w.len() > 2) {
        return Tag::Title;
    }
    if !capital {
        if is_joined_by_article(word) {
            return Tag::Name;
        }
        if class.is(Class::Particle) && !matches!(word, "do" | "so") {
            return Tag::Particle;
        }
        return if class.is_role() || class.is(Class::Modifier) { Tag::SmallTitle } else { Tag::Other };
    }
    let stopped = tokens.get(i + 1) == Some(&".");
    // "Senator Ras Keld (Ky.)", but "Del. Stacey Marsh"
    if stopped && is_short_place(word) && !(class.is(Class::Honorific) && tokens.get(i + 2).is_some_and(|w| is_capital(w))) {
        return Tag::Other;
    }
    let after_given = is_after_given(tokens, i, tags);
    let next_is_name = tokens.get(i + 1).is_some_and(|w| is_capital(w) && !is_common(w));
    if class.is(Class::Honorific) && (stopped || next_is_name && word != "Del") {
        return Tag::Honorific;
    }
    // "Peter King": an office word right after a given name, with no name behind it, is a family name.
    if after_given && !next_is_name && !class.is(Class::Body) {
        return Tag::Name;
    }
    if class.is(Class::Office) || class.is(Class::Modifier) || class.is(Class::Person) {
        let honoured = before == Some(Tag::Honorific) || i > 1 && tokens[i - 1] == "." && tags[i - 2] == Tag::Honorific;
        let family = honoured && !next_is_name && !tags[..i].contains(&Tag::Title);
        return if family { Tag::Name } else { Tag::Title };
    }
    if (class.is(Class::Body) || class.is(Class::Bodies)) && (!after_given || is_nobodys_name(word)) {
        return Tag::BodyWord;
    }
    // "the Upper Brell Front", "Blue List": words that name a body where a name or a modifier stands before them.
    let named = matches!(before, Some(Tag::Name | Tag::Title | Tag::Place(_) | Tag::Inside | Tag::BodyWord)) && is_capital(tokens[i - 1]);
    // An office behind it is its own ("Brell County Sheriff Ras Keld").
    let officer = tokens.get(i + 1).is_some_and(|w| lexicon::word(w).is(Class::Office));
    if class.is(Class::Ending) && named && !after_given && (!next_is_name || officer) {
        return Tag::BodyWord;
    }
    // "the Brell Political Report": a publication, where an article and a name stand before the word.
    if matches!(word, "Report" | "Review" | "Survey" | "Index") && before == Some(Tag::Name) {
        let from = tags[..i].iter().rposition(|t| *t != Tag::Name);
        if from.is_some_and(|f| tokens[f].eq_ignore_ascii_case("the")) {
            return Tag::BodyWord;
        }
    }
    // "Said Ina Tolle, who": a verb, and no given name, where another follows.
    if word == "Said"
        && i == 0
        && tokens.get(1).is_some_and(|w| World::get().is_given_name(w))
        && tokens.get(2).is_some_and(|w| is_capital(w))
    {
        return Tag::Other;
    }
    // "the Lorn-based Harbour Forum": where a body sits is no part of its name.
    let sits = word
        .rsplit_once(['-', '–'])
        .is_some_and(|(_, last)| matches!(last, "based" | "backed" | "led" | "born" | "owned" | "area" | "controlled"));
    if sits {
        return Tag::Other;
    }
    let plain = (class.is(Class::Plural) || class.is(Class::Document)) && !after_given;
    // "Han Do Yun": a syllable within a name.
    let syllable = before == Some(Tag::Name) && next_is_name && matches!(word, "Do" | "So" | "In" | "No" | "My") && i + 2 < tokens.len();
    // "said Will Keld"
    let given = word == "Will" && i > 0 && next_is_name && tokens[i - 1].starts_with(char::is_lowercase);
    if (is_common(word) && !given || plain) && !syllable { Tag::Other } else { Tag::Name }
}
