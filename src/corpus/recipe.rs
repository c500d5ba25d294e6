//! A recipe for an export, or a view, kept in `corpus.toml`, everything else as it was.

use toml_edit::{DocumentMut, Item, Table, TableLike};

/// The fields of a recipe or a view as a text of their own.
pub(super) fn fields(table: &dyn TableLike) -> String {
    let mut alone = Table::new();
    for (key, item) in table.iter() {
        let mut item = item.clone();
        item.as_value_mut().into_iter().for_each(|value| value.decor_mut().clear());
        alone.insert(key, item);
    }
    let mut document = DocumentMut::new();
    *document.as_table_mut() = alone;
    document.to_string()
}

/// Whether two recipes say the same, in whatever order.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let sorted = |fields: &str| {
        let mut toml = fields.parse::<DocumentMut>().ok()?;
        toml.sort_values();
        Some(self::fields(toml.as_table()))
    };
    a == b || sorted(a).is_some_and(|a| sorted(b) == Some(a))
}

/// Puts the recipe or the view `name` of these fields (TOML) into its `group` of `toml`, in place of one of the same name.
///
/// # Errors
/// Where the fields cannot be understood, or the group stands in a form that cannot be added to, with what to do about it.
pub(super) fn put(toml: &mut DocumentMut, group: &str, name: &str, fields: &str) -> Result<(), String> {
    let fields = fields.parse::<DocumentMut>().map_err(|error| error.message().to_owned())?;
    let implicit = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    let other = || format!("it holds “{group}” in a form that cannot be added to; write them under [{group}.{name}]");
    let all = toml.entry(group).or_insert_with(implicit).as_table_like_mut().ok_or_else(other)?;
    let held = all.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut().ok_or_else(other)?;
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
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Change, Field, Target, Value, edit, held};

    fn with_recipe(before: &str, name: &str, fields: &str) -> Result<String, String> {
        let target = Target::Recipe(name.to_owned());
        let held = held(before, &target, Field::Fields);
        let change = Change { target, field: Field::Fields, before: held, after: Some(Value::Text(fields.to_owned())) };
        let after = edit(before, std::slice::from_ref(&change))?.text;
        let back = edit(&after, &[change.inverse()])?.text;
        assert_eq!(super::super::toml::read_corpus_toml(&back).settings, super::super::toml::read_corpus_toml(before).settings);
        Ok(after)
    }

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
