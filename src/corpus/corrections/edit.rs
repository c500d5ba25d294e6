//! Changes written into the text of a `corpus.toml`; comments, order and everything else stay.

use toml_edit::{Array, Datetime, DocumentMut, InlineTable, Item, Table, TableLike, Value as Toml};

use super::{Change, Field, Key, Target, Value};
use crate::corpus::recipe;
use crate::corpus::toml::days_of;

/// A `corpus.toml` with changes in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The text to keep.
    pub text: String,
    /// Changes that were not made, because somebody else has changed the same field meanwhile.
    pub conflicts: Vec<Conflict>,
}

/// A change that met another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was to be changed.
    pub change: Change,
    /// What the field holds instead of what it held before.
    pub found: Option<Value>,
}

/// `text` with `changes` made one after the other; a field that holds neither what it held before nor what it is to hold is a [`Conflict`] and stays.
///
/// # Errors
/// Where the text is no TOML, or holds a table in a form that cannot be added to, with what to do about it.
pub fn edit(text: &str, changes: &[Change]) -> Result<Edited, String> {
    make(text, changes, false)
}

/// `text` with `changes` made, whatever their fields hold.
///
/// # Errors
/// As [`edit`].
pub fn impose(text: &str, changes: &[Change]) -> Result<String, String> {
    make(text, changes, true).map(|edited| edited.text)
}

/// What a field holds in `text`; `None` where it is not there, or the text is no TOML.
pub fn held(text: &str, target: &Target, field: Field) -> Option<Value> {
    let toml = parsed(text).ok()?;
    read(&toml, target, field)
}

/// Everything that `text` says of lanes, documents' dates, parties, statements, recipes and views, as changes that would say it in an empty file.
pub(in crate::corpus) fn said(text: &str) -> Vec<Change> {
    let Ok(toml) = parsed(text) else { return Vec::new() };
    let mut targets: Vec<Target> = vec![Target::Corpus];
    let names = |group: &str| -> Vec<String> {
        let table = toml.get(group).and_then(Item::as_table_like);
        table.map(|t| t.iter().map(|(key, _)| key.to_owned()).collect()).unwrap_or_default()
    };
    targets.extend(names("documents").into_iter().map(Target::Document));
    targets.extend(names("parties").into_iter().map(Target::Party));
    let entries = toml.get("corrections").and_then(Item::as_array_of_tables);
    targets.extend(entries.into_iter().flatten().map(|table| Target::Statement(key_of(table))));
    targets.extend(names("recipes").into_iter().map(Target::Recipe));
    targets.extend(names("views").into_iter().map(Target::View));
    let all = |target: &Target| -> Vec<Change> {
        let value = |field: &Field| {
            let after = Some(read(&toml, target, *field)?);
            Some(Change { target: target.clone(), field: *field, before: None, after })
        };
        Field::ALL.iter().filter_map(value).collect()
    };
    targets.iter().flat_map(all).collect()
}

fn make(text: &str, changes: &[Change], whatever: bool) -> Result<Edited, String> {
    let mut toml = parsed(text)?;
    // Comments alone would end up below what is added.
    let head = if toml.is_empty() { std::mem::take(&mut toml).trailing().as_str().unwrap_or_default().to_owned() } else { String::new() };
    let mut edited = Edited::default();
    let mut is_changed = false;
    for change in changes {
        let found = read(&toml, &change.target, change.field);
        if same(&change.target, &found, &change.after) {
            continue;
        }
        if !whatever && !same(&change.target, &found, &change.before) {
            edited.conflicts.push(Conflict { change: change.clone(), found });
            continue;
        }
        match &change.after {
            Some(value) => put(&mut toml, change, value)?,
            None => take(&mut toml, change),
        }
        is_changed = true;
    }
    let between = if head.is_empty() || head.ends_with("\n\n") { "" } else { "\n" };
    edited.text = if is_changed { format!("{head}{between}{toml}") } else { text.to_owned() };
    if !text.starts_with('\n') {
        // What stood above a table that is gone, above the one that is first now.
        edited.text = edited.text.trim_start_matches('\n').to_owned();
    }
    Ok(edited)
}

/// Whether two values of a field say the same.
fn same(target: &Target, a: &Option<Value>, b: &Option<Value>) -> bool {
    match (target, a, b) {
        (Target::Recipe(_) | Target::View(_), Some(Value::Text(a)), Some(Value::Text(b))) => recipe::alike(a, b),
        _ => a == b,
    }
}

fn parsed(text: &str) -> Result<DocumentMut, String> {
    text.parse::<DocumentMut>().map_err(|_| "it has a mistake in it, which Problems names; mend that first".to_owned())
}

fn read(toml: &DocumentMut, target: &Target, field: Field) -> Option<Value> {
    let fields = match target {
        Target::Document(path) => toml.get("documents")?.as_table_like()?.get(path)?.as_table_like()?,
        Target::Party(id) => toml.get("parties")?.as_table_like()?.get(id)?.as_table_like()?,
        Target::Statement(key) => {
            let all = toml.get("corrections")?.as_array_of_tables()?;
            all.iter().find(|t| key_of(*t) == *key)?
        }
        Target::Recipe(name) | Target::View(name) => {
            let group = if matches!(target, Target::View(_)) { "views" } else { "recipes" };
            let fields = toml.get(group)?.as_table_like()?.get(name)?.as_table_like()?;
            return (field == Field::Fields).then(|| Value::Text(recipe::fields(fields)));
        }
        Target::Corpus if field != Field::Lanes => return None,
        Target::Corpus => toml.as_table(),
    };
    let item = fields.get(field.key())?;
    if field == Field::Date {
        return days_of(item).map(|(from, to)| Value::Days(from, to)).or_else(|| item.as_str().map(|t| Value::Text(t.to_owned())));
    }
    if let Some(texts) = item.as_array() {
        return Some(Value::Texts(texts.iter().filter_map(Toml::as_str).map(str::to_owned).collect()));
    }
    if let Some(number) = item.as_integer() {
        return u32::try_from(number).ok().map(Value::Number);
    }
    item.as_bool().map(Value::Flag).or_else(|| item.as_str().map(|t| Value::Text(t.to_owned())))
}

fn key_of(table: &dyn TableLike) -> Key {
    let text = |key| table.get(key).and_then(Item::as_str).unwrap_or_default();
    let near = table.get("near").and_then(Item::as_integer).and_then(|n| usize::try_from(n).ok());
    Key { document: text("document").replace('\\', "/"), words: text("words").to_owned(), near: near.unwrap_or_default() }
}

fn put(toml: &mut DocumentMut, change: &Change, value: &Value) -> Result<(), String> {
    match (&change.target, value) {
        (Target::Recipe(name), Value::Text(fields)) => return recipe::put(toml, "recipes", name, fields),
        (Target::View(name), Value::Text(fields)) => return recipe::put(toml, "views", name, fields),
        _ => {}
    }
    let value = written(value)?;
    let fields = match &change.target {
        Target::Document(path) => named(toml, "documents", path, "[documents.\"NAME\"]")?,
        Target::Party(id) => named(toml, "parties", id, "[parties.NAME]")?,
        Target::Statement(key) => entry(toml, key)?,
        Target::Recipe(name) | Target::View(name) => return Err(format!("{name} is more than one field")),
        Target::Corpus => toml.as_table_mut(),
    };
    let key = change.field.key();
    match fields.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        None => {
            fields.insert(key, Item::Value(value));
        }
    }
    Ok(())
}

fn written(value: &Value) -> Result<Toml, String> {
    let day = |date: &chrono::NaiveDate| {
        date.to_string().parse::<Datetime>().map(Toml::from).map_err(|_| format!("{date} cannot be written in it"))
    };
    Ok(match value {
        Value::Text(text) => text.as_str().into(),
        Value::Texts(texts) => Toml::Array(texts.iter().map(String::as_str).collect::<Array>()),
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => i64::from(*number).into(),
        Value::Days(from, to) if from == to => day(from)?,
        Value::Days(from, to) => {
            let mut interval = InlineTable::new();
            interval.insert("from", day(from)?);
            interval.insert("to", day(to)?);
            Toml::InlineTable(interval)
        }
    })
}

/// The table `[group.NAME]`, made where there is none.
fn named<'a>(toml: &'a mut DocumentMut, group: &str, name: &str, form: &str) -> Result<&'a mut dyn TableLike, String> {
    let other = || format!("it holds “{group}” in a form that cannot be added to; write them under {form}");
    let implicit = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    let tables = toml.entry(group).or_insert_with(implicit).as_table_like_mut().ok_or_else(other)?;
    tables.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut().ok_or_else(other)
}

/// The entry of `[[corrections]]` for these words, made where there is none.
fn entry<'a>(toml: &'a mut DocumentMut, key: &Key) -> Result<&'a mut dyn TableLike, String> {
    let other = || "it holds “corrections” in a form that cannot be added to; write each under its own [[corrections]] line".to_owned();
    let all = toml.entry("corrections").or_insert_with(|| Item::ArrayOfTables(Default::default()));
    if all.as_array().is_some_and(Array::is_empty) {
        *all = Item::ArrayOfTables(Default::default());
    }
    let all = all.as_array_of_tables_mut().ok_or_else(other)?;
    let known = all.iter().position(|t| key_of(t) == *key);
    let place = known.unwrap_or_else(|| {
        let mut table = Table::new();
        table.insert("document", key.document.as_str().into());
        table.insert("words", key.words.as_str().into());
        table.insert("near", i64::try_from(key.near).unwrap_or(i64::MAX).into());
        all.push(table);
        all.len() - 1
    });
    all.get_mut(place).map(|table| table as &mut dyn TableLike).ok_or_else(other)
}

/// Takes a field away, and its table where nothing is left in it; comments beside them move to the next place.
fn take(toml: &mut DocumentMut, change: &Change) {
    let field = change.field.key();
    let mut comments = String::new();
    match &change.target {
        Target::Document(name) => take_named(toml, "documents", name, field, &mut comments),
        Target::Party(name) => take_named(toml, "parties", name, field, &mut comments),
        Target::Recipe(name) => take_all(toml, "recipes", name, &mut comments),
        Target::View(name) => take_all(toml, "views", name, &mut comments),
        Target::Corpus => take_field(toml.as_table_mut(), field, &mut comments),
        Target::Statement(key) => {
            let Some(all) = toml.get_mut("corrections").and_then(Item::as_array_of_tables_mut) else { return };
            let Some(place) = all.iter().position(|t| key_of(t) == *key) else { return };
            let Some(table) = all.get_mut(place) else { return };
            take_field(table, field, &mut comments);
            if table.iter().all(|(key, _)| matches!(key, "document" | "words" | "near")) {
                for key in ["document", "words", "near"] {
                    take_field(table, key, &mut comments);
                }
                comments.insert_str(0, &around(table));
                all.remove(place);
                if let Some(next) = all.get_mut(place).filter(|_| !comments.is_empty()) {
                    before(next.decor_mut(), &std::mem::take(&mut comments));
                }
                if all.is_empty() {
                    toml.remove("corrections");
                }
            }
        }
    }
    if !comments.is_empty() {
        let trailing = toml.trailing().as_str().unwrap_or_default().to_owned();
        toml.set_trailing(format!("{trailing}{comments}"));
    }
}

fn take_named(toml: &mut DocumentMut, group: &str, name: &str, field: &str, comments: &mut String) {
    let Some(tables) = toml.get_mut(group).and_then(Item::as_table_like_mut) else { return };
    let Some(item) = tables.get_mut(name) else { return };
    let Some(fields) = item.as_table_like_mut() else { return };
    take_field(fields, field, comments);
    if fields.is_empty() {
        if let Some(table) = item.as_table() {
            comments.insert_str(0, &around(table));
        }
        tables.remove(name);
        if tables.is_empty() && toml.get(group).is_some_and(|g| g.as_table().is_some_and(Table::is_implicit)) {
            toml.remove(group);
        }
    }
}

/// Takes a table away with all its fields.
fn take_all(toml: &mut DocumentMut, group: &str, name: &str, comments: &mut String) {
    let held = toml.get(group).and_then(Item::as_table_like).and_then(|t| t.get(name)).and_then(Item::as_table_like);
    let fields: Vec<String> = held.into_iter().flat_map(|t| t.iter()).map(|(key, _)| key.to_owned()).collect();
    for field in &fields {
        take_named(toml, group, name, field, comments);
    }
    if fields.is_empty() {
        // A head with nothing below it goes as well.
        take_named(toml, group, name, "", comments);
    }
}

/// Takes one field away; its comments move to the field below, else to `comments`.
fn take_field(fields: &mut dyn TableLike, field: &str, comments: &mut String) {
    let above = fields.key(field).and_then(|k| k.leaf_decor().prefix()).and_then(|p| p.as_str()).map(comment).unwrap_or_default();
    let beside = fields.get(field).and_then(Item::as_value).and_then(|v| v.decor().suffix()).and_then(|s| s.as_str());
    let found = format!("{above}{}", beside.map(comment).unwrap_or_default());
    let below = fields.iter().skip_while(|(key, _)| *key != field).nth(1).map(|(key, _)| key.to_owned());
    fields.remove(field);
    if found.is_empty() {
        return;
    }
    match below.and_then(|key| fields.key_mut(&key).map(|mut k| before(k.leaf_decor_mut(), &found))) {
        Some(()) => {}
        None => comments.push_str(&found),
    }
}

/// The comments of what stands beside a key or table, one a line; empty where there is none.
fn comment(decor: &str) -> String {
    decor.lines().map(str::trim).filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// The comments above a table's head and beside it.
fn around(table: &Table) -> String {
    let [above, beside] = [table.decor().prefix(), table.decor().suffix()].map(|d| d.and_then(|d| d.as_str()).map(comment));
    format!("{}{}", above.unwrap_or_default(), beside.unwrap_or_default())
}

fn before(decor: &mut toml_edit::Decor, comments: &str) {
    let prefix = decor.prefix().and_then(|p| p.as_str()).unwrap_or_default().to_owned();
    let blank: String = prefix.chars().take_while(|c| *c == '\n').collect();
    decor.set_prefix(format!("{blank}{comments}{}", &prefix[blank.len()..]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key { document: "a/one.txt".into(), words: "“We will".into(), near: 7 }
    }

    fn change(target: Target, field: Field, before: Option<Value>, after: Option<Value>) -> Change {
        Change { target, field, before, after }
    }

    fn text(words: &str) -> Option<Value> {
        Some(Value::Text(words.into()))
    }

    fn days(from: &str, to: &str) -> Option<Value> {
        Some(Value::Days(from.parse().expect("a day"), to.parse().expect("a day")))
    }

    /// Makes the change, holds the text against `after`, and takes it back.
    #[track_caller]
    fn check(before: &str, change: &Change, after: &str) {
        let edited = edit(before, std::slice::from_ref(change)).expect("it can be changed");
        assert_eq!((edited.text.as_str(), &edited.conflicts[..]), (after, &[][..]));
        let back = edit(&edited.text, &[change.inverse()]).expect("it can be taken back");
        assert_eq!(back.text.trim(), before.trim());
    }

    #[test]
    fn a_field_is_set_and_all_else_stays() {
        let document = || Target::Document("a/one.txt".into());
        let date = change(document(), Field::Date, None, days("2031-05-06", "2031-05-06"));
        check("", &date, "[documents.\"a/one.txt\"]\ndate = 2031-05-06\n");
        let range = change(document(), Field::Date, None, days("2031-05-06", "2031-05-08"));
        check(
            "# ours\ntitle = \"Talks\"\n",
            &range,
            "# ours\ntitle = \"Talks\"\n\n[documents.\"a/one.txt\"]\ndate = { from = 2031-05-06, to = 2031-05-08 }\n",
        );
        let again = change(document(), Field::Date, days("2031-01-01", "2031-12-31"), days("2031-05-06", "2031-05-06"));
        let edited = edit("[documents.\"a/one.txt\"]\noutlet = \"Post\" # theirs\ndate = \"2031\" # guessed\n", &[again]);
        let expect = "[documents.\"a/one.txt\"]\noutlet = \"Post\" # theirs\ndate = 2031-05-06 # guessed\n";
        assert_eq!(edited.map(|e| e.text).as_deref(), Ok(expect));
    }

    #[test]
    fn a_statement_has_an_entry_while_something_is_said_of_it() {
        let statement = || Target::Statement(key());
        let entry = "[[corrections]]\ndocument = \"a/one.txt\"\nwords = \"“We will\"\nnear = 7\n";
        check("", &change(statement(), Field::Speaker, None, text("Ina Tolle")), &format!("{entry}speaker = \"Ina Tolle\"\n"));
        check("", &change(statement(), Field::Reviewed, None, Some(Value::Flag(true))), &format!("{entry}reviewed = true\n"));
        check("# ours\n", &change(statement(), Field::Pinned, None, Some(Value::Flag(true))), &format!("# ours\n\n{entry}pinned = true\n"));
        let two = format!("{entry}reviewed = true\n");
        check(&two, &change(statement(), Field::Label, None, text("No")), &format!("{two}label = \"No\"\n"));
        let party =
            change(Target::Party("coast".into()), Field::Members, None, Some(Value::Texts(vec!["Velmar".into(), "Orla Dane".into()])));
        check(&two, &party, &format!("{two}\n[parties.coast]\nmembers = [\"Velmar\", \"Orla Dane\"]\n"));
    }

    #[test]
    fn comments_outlive_what_they_stand_at() {
        let before =
            "# first\n[[corrections]]\ndocument = \"a/one.txt\"\nwords = \"“We will\"\nnear = 7\n# why\nreviewed = true # yes\n# last\n";
        let gone = change(Target::Statement(key()), Field::Reviewed, Some(Value::Flag(true)), None);
        let text = edit(before, &[gone]).expect("it can be changed").text;
        for comment in ["# first", "# why", "# yes", "# last"] {
            assert!(text.contains(comment), "{text}");
        }
        assert!(!text.contains("corrections"));
    }

    #[test]
    fn what_another_has_changed_is_not_overwritten() {
        let theirs = "[parties.coast]\nname = \"Coast\"\n";
        let ours = change(Target::Party("coast".into()), Field::Name, None, text("Shore"));
        let edited = edit(theirs, std::slice::from_ref(&ours)).expect("it can be read");
        assert_eq!(edited.text, theirs);
        assert_eq!(edited.conflicts, [Conflict { change: ours.clone(), found: text("Coast") }]);
        assert_eq!(impose(theirs, &[ours]).as_deref(), Ok("[parties.coast]\nname = \"Shore\"\n"));
    }

    #[test]
    fn a_file_that_cannot_be_added_to_says_so() {
        let date = change(Target::Document("a".into()), Field::Date, None, days("2031-05-06", "2031-05-06"));
        assert!(edit("title = ", std::slice::from_ref(&date)).is_err());
        assert!(edit("documents = 3", &[date]).is_err_and(|e| e.contains("cannot be added to")));
        let reviewed = change(Target::Statement(key()), Field::Reviewed, None, Some(Value::Flag(true)));
        assert!(edit("corrections = 3", std::slice::from_ref(&reviewed)).is_err());
        assert!(edit("corrections = []\n", &[reviewed]).is_ok());
    }
}
