//! What `corpus.toml` says, as values.

use chrono::NaiveDate;

/// The settings of a corpus that later stages use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Names of parties in the order of their lanes from the top; others follow.
    pub lanes: Vec<String>,
    /// Parties the user defines or changes, in the order of the file.
    pub parties: Vec<PartySetting>,
    /// Events the user adds to the known ones.
    pub events: Vec<EventSetting>,
    /// Topics the user defines.
    pub topics: Vec<TopicSetting>,
    /// Exports the user keeps, in the order of the file.
    pub recipes: Vec<RecipeSetting>,
    /// Views the user keeps, in the order of the file: their fields are understood by what shows them.
    pub views: Vec<RecipeSetting>,
    /// What the user corrects about statements, in the order of the file.
    pub corrections: Vec<super::Correction>,
}

/// `[parties.ID]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartySetting {
    /// The table's key.
    pub id: String,
    /// Display name.
    pub name: Option<String>,
    /// `#RRGGBB`.
    pub color: Option<String>,
    /// Names of people, bodies, states or parties that belong to it at all times.
    pub members: Vec<String>,
    /// Those that belong to it for a time.
    pub dated: Vec<super::DatedMember>,
}

/// `[[events]]`: a known event to date by.
#[derive(Clone, Debug, PartialEq)]
pub struct EventSetting {
    /// Its name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Words by which texts mention it.
    pub mentions: Vec<String>,
}

/// `[recipes.NAME]`: an export with all its options; `[views.NAME]`: what is searched for, hidden and shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecipeSetting {
    /// The table's key.
    pub name: String,
    /// Its fields, as TOML of their own; what exports or shows understands them.
    pub fields: String,
}

/// `[[topics]]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicSetting {
    /// Its name.
    pub name: String,
    /// Terms that belong to it.
    pub words: Vec<String>,
}
