//! Options as the fields of a `[recipes.NAME]` in `corpus.toml`.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};
use toml_edit::{DocumentMut, Item, Value};

use super::{Format, Options};
use crate::corpus::{Corpus, parse_date};

impl Options {
    /// The recipe of that name.
    ///
    /// # Errors
    /// If there is none, with the names of those that there are, or if one of its fields cannot be used, with the reason.
    pub fn of_recipe(corpus: &Corpus, name: &str) -> Result<Self, String> {
        let recipes = &corpus.settings.recipes;
        let Some(recipe) = recipes.iter().find(|recipe| recipe.name == name) else {
            let names: Vec<_> = recipes.iter().map(|recipe| recipe.name.as_str()).collect();
            let known = if names.is_empty() { "It holds none yet".to_owned() } else { format!("Its recipes are {}", names.join(", ")) };
            return Err(format!("corpus.toml holds no recipe {name}. {known}"));
        };
        Self::from_toml(&recipe.fields).map_err(|reason| format!("The recipe {name} of corpus.toml cannot be used: {reason}"))
    }

    /// Reads the fields of a recipe; what is not named is as it is by default.
    ///
    /// # Errors
    /// If a field is not known or its value cannot be used, with the reason.
    pub fn from_toml(fields: &str) -> Result<Self, String> {
        let told = |message: &str| message.trim().trim_end_matches('.').replace('\n', ", ");
        let mut fields = fields.parse::<DocumentMut>().map_err(|error| told(error.message()))?;
        for (_, item) in fields.iter_mut() {
            if let Item::Value(Value::Datetime(date)) = item {
                let text = date.value().to_string();
                *item = toml_edit::value(text);
            }
        }
        let options: Self = toml_edit::de::from_document(fields).map_err(|error| told(error.message()))?;
        options.check().map(|()| options)
    }

    /// The fields of a recipe, those left out that are as by default, but for format and size, and those that the format knows nothing of.
    pub fn to_toml(&self) -> String {
        let is_of_pixels = |key: &str| matches!(key, "scale" | "dpi");
        let Ok(mut fields) = toml_edit::ser::to_document(self) else { return String::new() };
        let plain = toml_edit::ser::to_document(&Self::default()).unwrap_or_default();
        let same = |key: &str, item: &Item| plain.get(key).is_some_and(|other| other.to_string().trim() == item.to_string().trim());
        let is_dull = |k: &str, v: &Item| !matches!(k, "format" | "size") && same(k, v) || self.format != Format::Png && is_of_pixels(k);
        let dull: Vec<String> = fields.iter().filter(|(k, v)| is_dull(k, v)).map(|(k, _)| k.to_owned()).collect();
        for key in dull {
            fields.remove(&key);
        }
        fields.to_string()
    }
}

/// The first day of what is written as a day, a month or a year.
pub(super) fn first_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    days(from).map(|days| days.map(|days| days.0))
}

/// The last day of what is written as a day, a month or a year.
pub(super) fn last_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    days(from).map(|days| days.map(|days| days.1))
}

fn days<'de, D: Deserializer<'de>>(from: D) -> Result<Option<(NaiveDate, NaiveDate)>, D::Error> {
    let text = String::deserialize(from)?;
    parse_date(&text)
        .map(Some)
        .ok_or_else(|| D::Error::custom(format!("{text} is no date; write it as 2025-08-20, \"2025-08\" or \"2025\"")))
}
