//! A recipe for an export kept in `corpus.toml`, everything else as it was.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::toml::FILE;
use super::write::read_text;

/// A `corpus.toml` to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it is to hold.
    pub text: String,
}

/// The fields of a recipe as a text of their own.
pub(super) fn fields(table: &dyn TableLike) -> String {
    let mut alone = Table::new();
    for (key, item) in table.iter() {
        alone.insert(key, item.clone());
    }
    let mut document = DocumentMut::new();
    *document.as_table_mut() = alone;
    document.to_string()
}

/// The `corpus.toml` of `folder` with the recipe `name` of these fields (TOML) in it, in place of one of the same name; nothing is written.
///
/// # Errors
/// Where the file or the fields cannot be read or understood, with what to do about it.
pub fn recipe(folder: &Path, name: &str, fields: &str) -> Result<Answer, String> {
    let path = folder.join(FILE);
    let before = read_text(&path).map_err(|error| format!("it could not be read ({error})"))?;
    let text = with_recipe(before.as_deref().unwrap_or_default(), name, fields)?;
    Ok(Answer { path, text })
}

fn with_recipe(text: &str, name: &str, fields: &str) -> Result<String, String> {
    let mut toml = text.parse::<DocumentMut>().map_err(|_| "it has a mistake in it, which Problems names; mend that first".to_owned())?;
    let fields = fields.parse::<DocumentMut>().map_err(|error| error.message().to_owned())?;
    let implicit = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    let other = || format!("it holds “recipes” in a form that cannot be added to; write them under [recipes.{name}]");
    let recipes = toml.entry("recipes").or_insert_with(implicit).as_table_like_mut().ok_or_else(other)?;
    let held = recipes.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut().ok_or_else(other)?;
    let gone: Vec<String> = held.iter().map(|(key, _)| key.to_owned()).filter(|key| fields.get(key).is_none()).collect();
    for key in gone {
        held.remove(&key);
    }
    for (key, item) in fields.iter() {
        let Some(value) = item.as_value() else { continue };
        match held.get_mut(key).and_then(Item::as_value_mut) {
            // A comment behind the value stays.
            Some(old) => {
                let decor = old.decor().clone();
                *old = value.clone();
                *old.decor_mut() = decor;
            }
            None => drop(held.insert(key, Item::Value(value.clone()))),
        }
    }
    Ok(toml.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, fields: &str, after: &str) {
        assert_eq!(with_recipe(before, "Monday brief", fields).as_deref(), Ok(after));
        let found = crate::corpus::toml::read_corpus_toml(after);
        assert_eq!(found.problems, []);
        assert_eq!(found.settings.recipes[0].name, "Monday brief");
    }

    #[test]
    fn a_recipe_is_added_or_changed_and_all_else_stays() {
        check("", "format = \"pdf\"\n", "[recipes.\"Monday brief\"]\nformat = \"pdf\"\n");
        check(
            "# ours\ntitle = \"Talks\"\n",
            "format = \"pdf\"\nparties = [\"Velmar\"]\n",
            "# ours\ntitle = \"Talks\"\n\n[recipes.\"Monday brief\"]\nformat = \"pdf\"\nparties = [\"Velmar\"]\n",
        );
        check(
            "[recipes.\"Monday brief\"] # mine\n# as the office likes it\nsize = \"a4\" # paper\nlegend = false\n",
            "format = \"pdf\"\nsize = \"letter\"\n",
            "[recipes.\"Monday brief\"] # mine\n# as the office likes it\nsize = \"letter\" # paper\nformat = \"pdf\"\n",
        );
    }

    #[test]
    fn fields_are_read_as_they_are_written() {
        let found = crate::corpus::toml::read_corpus_toml("[recipes.a]\nsize = \"a4\"\nfrom = 2031-05-04\n[recipes.b]\n");
        let held: Vec<_> = found.settings.recipes.iter().map(|r| (r.name.as_str(), r.fields.as_str())).collect();
        assert_eq!(held, [("a", "size = \"a4\"\nfrom = 2031-05-04\n"), ("b", "")]);
        assert!(with_recipe("recipes = 3", "a", "").is_err());
        assert!(with_recipe("title = ", "a", "").is_err());
    }
}
