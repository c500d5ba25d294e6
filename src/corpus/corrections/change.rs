//! One field of `corpus.toml` given another value: what every correction consists of, and what undo turns round.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Key;

/// A field given another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Of what.
    pub target: Target,
    /// Which field.
    pub field: Field,
    /// What it held; `None` where it was not there.
    pub before: Option<Value>,
    /// What it is to hold; `None` to take it away.
    pub after: Option<Value>,
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }
}

/// What a field belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// `[documents."PATH"]`.
    Document(String),
    /// `[parties.ID]`.
    Party(String),
    /// The entry of `[[corrections]]` for these words.
    Statement(Key),
    /// `[recipes.NAME]`, all of it.
    Recipe(String),
    /// `[views.NAME]`, all of it.
    View(String),
    /// The head of the file.
    Corpus,
}

/// A field that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// When it was published or said.
    Date,
    /// Name of a party.
    Name,
    /// Colour of a party.
    Color,
    /// Members of a party.
    Members,
    /// Who spoke.
    Speaker,
    /// For which side.
    Party,
    /// What it does.
    Act,
    /// The content.
    Content,
    /// A label in one's own words.
    Label,
    /// A note.
    Note,
    /// Not to be shown.
    Hidden,
    /// Read and found right.
    Reviewed,
    /// First where room is short.
    Pinned,
    /// Found by a person.
    Added,
    /// A statement of its own.
    Apart,
    /// The name under which reports go together as one statement.
    Same,
    /// Place among the pinned ones.
    Order,
    /// Lanes from the top.
    Lanes,
    /// All fields of a recipe or a view, as TOML of their own.
    Fields,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Date,
        Self::Name,
        Self::Color,
        Self::Members,
        Self::Speaker,
        Self::Party,
        Self::Act,
        Self::Content,
        Self::Label,
        Self::Note,
        Self::Hidden,
        Self::Reviewed,
        Self::Pinned,
        Self::Added,
        Self::Apart,
        Self::Same,
        Self::Order,
        Self::Lanes,
        Self::Fields,
    ];

    /// Its key in `corpus.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Name => "name",
            Self::Color => "color",
            Self::Members => "members",
            Self::Speaker => "speaker",
            Self::Party => "party",
            Self::Act => "act",
            Self::Content => "content",
            Self::Label => "label",
            Self::Note => "note",
            Self::Hidden => "hidden",
            Self::Reviewed => "reviewed",
            Self::Pinned => "pinned",
            Self::Added => "added",
            Self::Apart => "apart",
            Self::Same => "same",
            Self::Order => "order",
            Self::Lanes => "lanes",
            Self::Fields => "fields",
        }
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Words.
    Text(String),
    /// Several of them.
    Texts(Vec<String>),
    /// First and last day.
    Days(NaiveDate, NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// A count.
    Number(u32),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Texts(texts) => f.write_str(&texts.join("; ")),
            Self::Days(from, to) if from == to => write!(f, "{from}"),
            Self::Days(from, to) => write!(f, "{from} to {to}"),
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}
