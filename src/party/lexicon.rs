//! What a word can be in the description of a source: an office, a person, a body, a document.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::world::Gender;

/// What a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Before a name only ("Mr.", "Gen.").
    Honorific,
    /// An office; before a name or alone ("president").
    Office,
    /// Part of an office's name ("deputy").
    Modifier,
    /// A person described ("lawyer").
    Person,
    /// Several people ("officials").
    Plural,
    /// A body ("ministry").
    Body,
    /// Several bodies ("companies").
    Bodies,
    /// Something written or shown ("report").
    Document,
    /// Ends the name of a stretch of land or a road ("Valley").
    Ground,
    /// Documents that show and do not tell ("emails").
    Record,
    /// Part of a name that is written small ("de").
    Particle,
    /// Ends the name of a body when a name stands before it ("Front").
    Ending,
    /// Speaks for himself alone ("villager"); beside another class.
    Private,
    /// A post that firms and bodies have ("founder", "spokeswoman"); beside another class.
    Post,
}

/// A word of the lexicon: up to two classes ("house" is none, "republican" is a modifier and a person) and its gender.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    classes: u16,
    pub(super) gender: Option<Gender>,
}

impl Word {
    pub(super) fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u16) != 0
    }

    /// Whether it can head the description of one person.
    pub(super) fn is_role(self) -> bool {
        self.is(Class::Office) || self.is(Class::Person)
    }
}

/// What `word` can be; case and a final full stop aside. Compounds count by their last part ("ex-minister").
pub(super) fn word(word: &str) -> Word {
    static LIST: OnceLock<HashMap<&'static str, Word>> = OnceLock::new();
    let list = LIST.get_or_init(parse);
    if word.len() > 40 {
        return Word::default();
    }
    let lower = word.to_lowercase();
    let find = |w: &str| list.get(w).copied();
    // "minister-designate": the office is the first part.
    let coming = ["-designate", "-elect", "-nominate"].iter().find_map(|end| lower.strip_suffix(end));
    if let Some(office) = coming.filter(|_| !list.contains_key(lower.as_str())) {
        return find(office).unwrap_or_default();
    }
    find(&lower).or_else(|| lower.rsplit_once(['-', '–']).and_then(|(_, last)| find(last))).unwrap_or_default()
}

fn parse() -> HashMap<&'static str, Word> {
    let mut list: HashMap<&'static str, Word> = HashMap::new();
    for row in include_str!("../../assets/roles.tsv").lines().skip(1) {
        let mut fields = row.split('\t');
        let (Some(class), Some(gender), Some(words)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let class = match class {
            "honorific" => Class::Honorific,
            "office" => Class::Office,
            "modifier" => Class::Modifier,
            "person" => Class::Person,
            "plural" => Class::Plural,
            "body" => Class::Body,
            "bodies" => Class::Bodies,
            "document" => Class::Document,
            "record" => Class::Record,
            "ground" => Class::Ground,
            "ending" => Class::Ending,
            "private" => Class::Private,
            "post" => Class::Post,
            _ => Class::Particle,
        };
        for word in words.split(' ') {
            let entry = list.entry(word).or_default();
            entry.classes |= 1 << class as u16;
            entry.gender = match gender {
                "m" => Some(Gender::Male),
                "f" => Some(Gender::Female),
                _ => entry.gender,
            };
        }
    }
    list
}

/// A personal or relative pronoun, as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
    /// "I", "we", "my": whoever is quoted.
    First,
    /// "who", "which", "that": what stands before.
    Relative,
    /// "you", "one", "anyone": nobody in particular.
    Nobody,
}

/// The pronoun that `word` is.
pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    Some(match word.to_lowercase().as_str() {
        "he" | "his" | "him" | "himself" => Pronoun::He,
        "she" | "her" | "hers" | "herself" => Pronoun::She,
        "they" | "their" | "them" | "themselves" | "theirs" => Pronoun::They,
        "it" | "its" | "itself" => Pronoun::It,
        "i" | "we" | "my" | "our" | "me" | "us" | "mine" | "ours" | "myself" | "ourselves" => Pronoun::First,
        "who" | "which" | "that" | "whom" | "whose" => Pronoun::Relative,
        "you" | "your" | "one" | "anyone" | "everyone" | "nobody" | "someone" | "somebody" | "everybody" | "anybody" | "this" | "these"
        | "those" | "there" => Pronoun::Nobody,
        _ => return None,
    })
}

/// Whether a description begins with a word of kin ("a brother of the president"): the office in it is another's.
pub(super) fn is_kin(description: &str) -> bool {
    let words = description.split_whitespace().take(4).take_while(|w| !is_preposition(w));
    words.last().is_some_and(|w| {
        matches!(
            w.to_lowercase().as_str(),
            "brother"
                | "sister"
                | "son"
                | "daughter"
                | "wife"
                | "husband"
                | "father"
                | "mother"
                | "cousin"
                | "uncle"
                | "aunt"
                | "widow"
                | "widower"
                | "nephew"
                | "niece"
                | "friend"
                | "grandson"
                | "granddaughter"
                | "grandfather"
                | "grandmother"
        )
    })
}

/// Words that part a description's head from what follows it.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "for"
            | "at"
            | "in"
            | "from"
            | "with"
            | "by"
            | "on"
            | "about"
            | "near"
            | "under"
            | "over"
            | "within"
            | "between"
            | "among"
            | "against"
            | "behind"
            | "inside"
            | "outside"
            | "across"
            | "after"
            | "before"
            | "during"
            | "since"
            | "like"
            | "including"
            | "close"
            | "familiar"
            | "as"
            | "into"
            | "through"
            | "along"
            | "around"
            | "without"
            | "until"
            | "off"
            | "toward"
            | "towards"
            | "representing"
            | "involved"
            | "briefed"
            | "based"
    )
}
