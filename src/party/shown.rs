//! The names by which a person is shown: of all the forms in the corpus the one that tells most, and what it is short for.

use super::mentions::name_words;
use super::people::{People, PersonAt};
use super::spelling::is_particle;
use super::tags::is_initials;
use crate::world::{World, fold, mended};

/// The full name of a person, and the short one.
pub(super) fn names(people: &People, person: PersonAt) -> (String, String) {
    let known = &people.all[person];
    let words = |form: &str| form.split_whitespace().count();
    let shouted = |form: &str| form.chars().all(|c| !c.is_lowercase());
    let mut forms: Vec<(&String, u32)> = known.forms.iter().map(|(f, &n)| (f, n)).collect();
    let listed = known.listed.map(|id| World::get().person(id).names[0].clone());
    let rank = |(form, count): &(&String, u32)| {
        (shouted(form), form.chars().nth(1) == Some('.'), std::cmp::Reverse(*count), listed.as_ref() != Some(*form), (*form).clone())
    };
    forms.sort_by_key(rank);
    let full = forms
        .iter()
        .find(|(f, _)| {
            let mut all = name_words(f);
            if known.words.len() == 2 && known.words[0] == "al" && f.starts_with("Al ") {
                all.clone_from(&known.words);
            }
            words(f) >= 2 && all.len() >= known.words.len().min(2) && !(all.len() == 2 && is_particle(&all[0]) && all[0] != "al")
        })
        .map(|(f, _)| forms.iter().map(|(long, _)| *long).filter(|long| is_end_of(f, long)).max_by_key(|f| f.len()).unwrap_or(f).clone());
    let lone = || forms.iter().filter(|(f, _)| words(f) == 1);
    // By the given name alone only whom the texts hardly call otherwise.
    let given = |form: &str| known.words.len() > 1 && fold(form) == known.words[0] && !World::get().is_family_first_name(form);
    let by_family = lone().find(|(f, _)| !given(f)).map_or(0, |(_, count)| *count);
    let bare = lone().find(|(f, count)| !given(f) || *count > 3 * by_family.max(1)).map(|(f, _)| (*f).clone());
    let name = full
        .or(listed)
        .or_else(|| bare.clone())
        .unwrap_or_else(|| known.words.iter().map(|w| capitalised(w)).collect::<Vec<_>>().join(" "));
    let name = if shouted(&name) { name.split(' ').map(|w| capitalised(&w.to_lowercase())).collect::<Vec<_>>().join(" ") } else { name };
    let whole = |name: String| mended(&name).unwrap_or(name);
    let (name, bare) = (whole(name), bare.map(whole));
    // "Mr. Arco Belmar": what the text calls Dario Arco Belmar is his family name.
    let called = forms.iter().filter(|(f, _)| words(f) > 1 && !shouted(f)).find(|(f, _)| is_end_of(f, &name));
    let family = family_name(&name);
    let bare = bare.filter(|b| !shouted(b) && name.contains(b.as_str()));
    // "Keld" for "Ras van Keld" leaves a part out.
    let bare = bare.filter(|b| family.strip_suffix(b.as_str()).is_none_or(str::is_empty));
    // "Grand Harbour": without a given name that is one, or a title, nobody knows whether the last word is a family name.
    let whole = || {
        let first = name.split(' ').next().unwrap_or_default();
        let given = World::get().is_given_name(first) || first.contains('.') || first.chars().count() < 3;
        let called = lone().any(|(f, _)| name.ends_with(f.as_str()));
        !called && !given && known.listed.is_none() && known.gender.is_none() && known.titles.is_empty()
    };
    let short = bare.or_else(|| called.map(|(f, _)| (*f).clone())).unwrap_or_else(|| if whole() { name.clone() } else { family });
    (name, short)
}

/// Whether a name ends in these words and has others before them.
fn is_end_of(form: &str, name: &str) -> bool {
    name.strip_suffix(form).is_some_and(|before| before.ends_with(' ') && !is_initials(before.trim_end().trim_end_matches('.')))
}

/// A word with its first letter capital.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The family name within a full name: the last word with its particles, or the first where that is the custom.
pub(super) fn family_name(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && matches!(words[words.len() - 1].trim_end_matches('.'), "Jr" | "Jr," | "Sr" | "II" | "III" | "IV") {
        words.pop();
    }
    let first = words.first().copied().unwrap_or_default();
    if words.len() >= 2 && words.len() <= 3 && World::get().is_family_first_name(first) && !World::get().is_given_name(first) {
        return first.to_owned();
    }
    let mut from = words.len().saturating_sub(1);
    while from > 1 && (words[from - 1].starts_with(char::is_lowercase) || is_particle(&words[from - 1].to_lowercase())) {
        from -= 1;
    }
    words[from..].join(" ").trim_end_matches(',').to_owned()
}
