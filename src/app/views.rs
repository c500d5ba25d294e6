//! Views that are kept: what is searched for, hidden and asked for, what a lane is, and the days shown, under a name in `corpus.toml`.
//!
//! They are written as a person would say them (`hidden = ["party:Velmar"]`), so that they can be read and changed by hand, and mean the same
//! when parties and speakers are numbered anew. What a view speaks of and the corpus no longer holds is passed over.

use chrono::{Datelike, NaiveDate};
use toml_edit::{Array, DocumentMut, Item, value};

use super::filter::{Facet, Filter};
use super::folder::Folder;
use super::panels::filters::name;
use super::state::Group;

/// What a view shows.
#[derive(Debug)]
pub struct View {
    /// What is hidden, asked for and searched for.
    pub filter: Filter,
    /// What a lane is.
    pub group: Group,
    /// First and last day shown; `None` for all.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// The kind of a facet, as it stands before its name.
fn kind(facet: Facet) -> &'static str {
    match facet {
        Facet::Party(_) => "party",
        Facet::Speaker(_) => "speaker",
        Facet::Quotation(_) => "quotation",
        Facet::Certainty(_) => "date",
        Facet::Act(_) => "act",
        Facet::Reviewed(_) => "reviewed",
        Facet::Unsure(_) => "sure",
        Facet::Outlet(_) => "outlet",
        Facet::Topic(_) => "topic",
    }
}

impl View {
    /// The fields of a view of what is shown now, as TOML of their own.
    pub fn fields(folder: &Folder, group: Group, days: Option<(NaiveDate, NaiveDate)>) -> String {
        let mut toml = DocumentMut::new();
        if !folder.filter.typed.trim().is_empty() {
            toml["search"] = value(folder.filter.typed.trim());
        }
        let (hidden, topics) = folder.filter.kept();
        let hidden: Array = hidden.map(|f| format!("{}:{}", kind(f), name(folder, f))).collect();
        if !hidden.is_empty() {
            toml["hidden"] = value(hidden);
        }
        let topics: Array = topics.map(|f| name(folder, f)).collect();
        if !topics.is_empty() {
            toml["topics"] = value(topics);
        }
        if group != Group::Party {
            toml["lanes"] = value(group.text().to_lowercase());
        }
        for (key, day) in days.into_iter().flat_map(|(from, to)| [("from", from), ("to", to)]) {
            // TOML knows years of four digits.
            if let Some(date) = Some(day).filter(|d| (0..=9999).contains(&d.year())).and_then(|d| d.to_string().parse().ok()) {
                toml[key] = Item::Value(toml_edit::Value::Datetime(toml_edit::Formatted::new(date)));
            }
        }
        toml.to_string()
    }

    /// Reads the fields of a view, as far as they can be understood.
    pub fn read(folder: &Folder, fields: &str) -> Self {
        let toml = fields.parse::<DocumentMut>().unwrap_or_default();
        let text = |key: &str| toml.get(key).and_then(Item::as_str).unwrap_or_default();
        let texts = |key: &str| -> Vec<String> {
            let all = toml.get(key).and_then(Item::as_array);
            all.into_iter().flatten().filter_map(|v| v.as_str()).map(str::to_owned).collect()
        };
        let (hidden, topics) = (texts("hidden"), texts("topics"));
        let is_hidden = |facet: &Facet| hidden.iter().any(|h| h.split_once(':') == Some((kind(*facet), name(folder, *facet).as_str())));
        let is_wanted = |facet: &Facet| matches!(facet, Facet::Topic(_)) && topics.contains(&name(folder, *facet));
        let filter = Filter::of(folder.counts.all().filter(is_hidden), folder.counts.all().filter(is_wanted), text("search").to_owned());
        let day = |key: &str| toml.get(key).and_then(Item::as_datetime)?.to_string().parse::<NaiveDate>().ok();
        let group = Group::ALL.into_iter().find(|g| g.text().to_lowercase() == text("lanes").to_lowercase());
        Self { filter, group: group.unwrap_or_default(), days: day("from").zip(day("to")).filter(|(from, to)| from <= to) }
    }
}
