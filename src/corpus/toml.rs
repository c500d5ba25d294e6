//! `corpus.toml`: what the user says about the corpus. Whatever cannot be used is a problem that names its place; the rest still counts.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use toml_edit::{DocumentMut, Item, TableLike, Value};

use super::corrections::read_corrections;
use super::{
    EventSetting, PartySetting, Problem, RecipeSetting, Settings, Stated, StatedDate, StatedKind, TopicSetting, member, parse_date, recipe,
};

/// The name of the settings file in a corpus folder.
pub(super) const FILE: &str = "corpus.toml";

/// What `corpus.toml` holds.
#[derive(Debug, Default)]
pub(super) struct CorpusToml {
    /// Title of the corpus.
    pub(super) title: Option<String>,
    /// What is stated about documents, by path.
    pub(super) documents: BTreeMap<String, Stated>,
    /// Parties, events, topics.
    pub(super) settings: Settings,
    /// What could not be used.
    pub(super) problems: Vec<Problem>,
}

/// Reads the text of a `corpus.toml`.
pub(super) fn read_corpus_toml(text: &str) -> CorpusToml {
    let mut found = CorpusToml::default();
    let document = match text.parse::<DocumentMut>() {
        Ok(document) => document,
        Err(error) => {
            let line = error.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            let place = line.map_or_else(String::new, |line| format!("Line {line}: "));
            let reason = error.message().trim_end_matches('.').replace('\n', ", ");
            found.complain(format!("{place}{reason}. Nothing in this file is used until that is mended"));
            return found;
        }
    };
    for (key, item) in document.iter() {
        match key {
            "title" => found.title = found.string(item, "title"),
            "lanes" => found.settings.lanes = found.strings(item, "lanes"),
            "documents" => found.read_documents(item),
            "parties" => found.read_parties(item),
            "events" => found.read_events(item),
            "topics" => found.read_topics(item),
            "recipes" => found.settings.recipes = found.read_kept(item, "recipes"),
            "views" => found.settings.views = found.read_kept(item, "views"),
            "corrections" => read_corrections(&mut found, item),
            _ => found.complain(format!(
                "“{key}” is not known here and was passed over. Known are title, lanes, documents, parties, events, topics, recipes, views and corrections"
            )),
        }
    }
    found
}

impl CorpusToml {
    pub(super) fn complain(&mut self, message: String) {
        self.problems.push(Problem { path: FILE.to_owned(), message });
    }

    pub(super) fn string(&mut self, item: &Item, place: &str) -> Option<String> {
        let found = item.as_str().map(str::to_owned);
        if found.is_none() {
            self.complain(format!("{place} must be text in quotation marks and was passed over"));
        }
        found
    }

    pub(super) fn strings(&mut self, item: &Item, place: &str) -> Vec<String> {
        let words = item.as_array().map(|a| a.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>());
        words.flatten().unwrap_or_else(|| {
            self.complain(format!("{place} must be a list of texts, such as [\"one\", \"two\"], and was passed over"));
            Vec::new()
        })
    }

    /// A day, month, year or `{ from = …, to = … }`.
    pub(super) fn interval(&mut self, item: &Item, place: &str) -> Option<(NaiveDate, NaiveDate)> {
        let found = days_of(item);
        if found.is_none() {
            self.complain(format!("{place} was not understood. Write 2025-08-20, \"2025-08\" or {{ from = 2025-08-18, to = 2025-08-20 }}"));
        }
        found
    }

    fn table<'a>(&mut self, item: &'a Item, place: &str) -> Option<&'a dyn TableLike> {
        let found = item.as_table_like();
        if found.is_none() {
            self.complain(format!("{place} must be a table and was passed over"));
        }
        found
    }

    pub(super) fn unknown(&mut self, place: &str, key: &str) {
        self.complain(format!("“{key}” is not known in {place} and was passed over"));
    }

    fn read_documents(&mut self, item: &Item) {
        let Some(table) = self.table(item, "documents") else { return };
        for (path, item) in table.iter() {
            let place = format!("documents.\"{path}\"");
            let Some(fields) = self.table(item, &place) else { continue };
            let mut stated = Stated::default();
            for (key, item) in fields.iter() {
                let at = format!("{place}.{key}");
                match key {
                    "date" => stated.date = self.interval(item, &at).map(|(from, to)| StatedDate { from, to, kind: StatedKind::User }),
                    "title" => stated.title = self.string(item, &at),
                    "outlet" => stated.outlet = self.string(item, &at),
                    "author" => stated.author = self.string(item, &at),
                    "url" => stated.url = self.string(item, &at),
                    _ => self.unknown(&place, key),
                }
            }
            self.documents.insert(path.replace('\\', "/"), stated);
        }
    }

    fn read_kept(&mut self, item: &Item, group: &str) -> Vec<RecipeSetting> {
        let mut kept = Vec::new();
        let Some(table) = self.table(item, group) else { return kept };
        for (name, item) in table.iter() {
            let Some(fields) = self.table(item, &format!("{group}.{name}")) else { continue };
            kept.push(RecipeSetting { name: name.to_owned(), fields: recipe::fields(fields) });
        }
        kept
    }

    fn read_parties(&mut self, item: &Item) {
        let Some(table) = self.table(item, "parties") else { return };
        for (id, item) in table.iter() {
            let place = format!("parties.{id}");
            let Some(fields) = self.table(item, &place) else { continue };
            let mut party = PartySetting { id: id.to_owned(), ..PartySetting::default() };
            for (key, item) in fields.iter() {
                let at = format!("{place}.{key}");
                match key {
                    "name" => party.name = self.string(item, &at),
                    "color" => party.color = self.color(item, &at),
                    "members" => self.read_members(item, &at, &mut party),
                    _ => self.unknown(&place, key),
                }
            }
            self.settings.parties.push(party);
        }
    }

    fn read_members(&mut self, item: &Item, place: &str, party: &mut PartySetting) {
        for written in self.strings(item, place) {
            match member::dated(&written) {
                Ok(Some(dated)) => party.dated.push(dated),
                Ok(None) => party.members.push(written),
                Err(reason) => self.complain(format!("{place}: {reason}")),
            }
        }
    }

    fn color(&mut self, item: &Item, place: &str) -> Option<String> {
        let is_color = |c: &str| c.len() == 7 && c.starts_with('#') && c[1..].bytes().all(|b| b.is_ascii_hexdigit());
        let found = item.as_str().filter(|c| is_color(c)).map(str::to_owned);
        if found.is_none() {
            self.complain(format!("{place} must be a colour such as \"#0F7B6C\" and was passed over"));
        }
        found
    }

    /// The tables of `[[name]]`, or of an array of inline tables.
    pub(super) fn entries<'a>(&mut self, item: &'a Item, name: &str) -> Vec<&'a dyn TableLike> {
        if let Some(tables) = item.as_array_of_tables() {
            return tables.iter().map(|t| t as &dyn TableLike).collect();
        }
        let inline =
            item.as_array().map(|a| a.iter().map(|v| v.as_inline_table().map(|t| t as &dyn TableLike)).collect::<Option<Vec<_>>>());
        inline.flatten().unwrap_or_else(|| {
            self.complain(format!("Write each of the {name} under its own [[{name}]] line"));
            Vec::new()
        })
    }

    fn read_events(&mut self, item: &Item) {
        for (index, table) in self.entries(item, "events").into_iter().enumerate() {
            let place = format!("[[events]] number {}", index + 1);
            let (mut name, mut date, mut mentions) = (None, None, Vec::new());
            for (key, item) in table.iter() {
                let at = format!("{key} of {place}");
                match key {
                    "name" => name = self.string(item, &at),
                    "date" => date = self.interval(item, &at),
                    "mentions" => mentions = self.strings(item, &at),
                    _ => self.unknown(&place, key),
                }
            }
            match (name, date) {
                (Some(name), Some((from, to))) => self.settings.events.push(EventSetting { name, from, to, mentions }),
                _ => self.complain(format!("{place} needs a name and a date and was passed over")),
            }
        }
    }

    fn read_topics(&mut self, item: &Item) {
        for (index, table) in self.entries(item, "topics").into_iter().enumerate() {
            let place = format!("[[topics]] number {}", index + 1);
            let mut topic = TopicSetting::default();
            for (key, item) in table.iter() {
                let at = format!("{key} of {place}");
                match key {
                    "name" => topic.name = self.string(item, &at).unwrap_or_default(),
                    "words" => topic.words = self.strings(item, &at),
                    _ => self.unknown(&place, key),
                }
            }
            if topic.name.is_empty() {
                self.complain(format!("{place} needs a name and was passed over"));
            } else {
                self.settings.topics.push(topic);
            }
        }
    }
}

/// The days of a date in any form it may be written in.
pub(super) fn days_of(item: &Item) -> Option<(NaiveDate, NaiveDate)> {
    let end = |item: Option<&Item>| item.and_then(Item::as_value).and_then(date_value);
    let found = match item.as_table_like() {
        Some(table) => end(table.get("from")).zip(end(table.get("to"))).map(|(from, to)| (from.0, to.1)),
        None => item.as_value().and_then(date_value),
    };
    found.filter(|(from, to)| from <= to)
}

fn date_value(value: &Value) -> Option<(NaiveDate, NaiveDate)> {
    match value {
        Value::String(text) => parse_date(text.value()),
        Value::Integer(year) => parse_date(&year.value().to_string()),
        Value::Datetime(date) => {
            let date = date.value().date?;
            let day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
            (day.year() > 0).then_some((day, day))
        }
        _ => None,
    }
}

/// Asserts that reading `text` complains of this.
#[cfg(test)]
#[track_caller]
pub(super) fn complains(text: &str, of: &str) {
    let problems = read_corpus_toml(text).problems;
    assert!(problems.iter().any(|p| p.message.contains(of)), "{problems:?}");
}

#[cfg(test)]
mod tests {
    use super::complains as check;
    use super::*;

    #[test]
    fn everything_the_design_names() {
        let found = read_corpus_toml(
            r##"
            title = "Strait talks"
            [documents."a/one.txt"]
            date = { from = 2031-05-06, to = 2031-05-08 }
            outlet = "Harbour Post"
            [documents."two.txt"]
            date = "2031-05"
            [parties.coast]
            name = "Coast states"
            color = "#0F7B6C"
            members = ["Ina Tolle", "Velmar", "Orla Dane, until 2031-06"]
            [[events]]
            name = "Anvil Bay summit"
            date = 2031-05-02
            mentions = ["Anvil Bay"]
            [[topics]]
            name = "Fishing rights"
            words = ["quota"]
            "##,
        );
        assert_eq!(found.problems, []);
        assert_eq!(found.title.as_deref(), Some("Strait talks"));
        let days = |path: &str| found.documents[path].date.map(|d| format!("{} {}", d.from, d.to)).unwrap_or_default();
        assert_eq!(days("a/one.txt"), "2031-05-06 2031-05-08");
        assert_eq!(days("two.txt"), "2031-05-01 2031-05-31");
        assert_eq!(found.settings.parties[0].members, ["Ina Tolle", "Velmar"]);
        assert_eq!(found.settings.parties[0].dated[0].name, "Orla Dane");
        assert_eq!(found.settings.events[0].name, "Anvil Bay summit");
        assert_eq!(found.settings.topics[0].words, ["quota"]);
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        check("title = \"a\"\n[documents\n", "Line 2: ");
        check("titel = \"a\"", "“titel” is not known here");
        check("title = 7", "title must be text");
        check("[documents.\"a.txt\"]\ndate = \"spring\"", "documents.\"a.txt\".date was not understood");
        check("[documents.\"a.txt\"]\ndate = { from = 2031-05-06, to = 2031-05-01 }", "was not understood");
        check("[[events]]\nname = \"a\"", "[[events]] number 1 needs a name and a date");
        check("[parties.a]\ncolor = \"red\"", "must be a colour");
        check("[parties.a]\nmembers = [\"Ina Tolle, from spring\"]", "parties.a.members: “from spring” of");
        check("lanes = 3", "lanes must be a list of texts");
        check("events = 3", "under its own [[events]] line");
    }
}
