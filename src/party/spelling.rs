//! Spellings of one name: whether two full names can be one person's, and by which words a bare name is found.

use super::arabic;
use crate::world::{World, skeleton};

/// The word of a full name that is the given name.
pub(super) fn given_word(words: &[String]) -> &str {
    if World::get().is_family_first_name(&words[0]) && !World::get().is_given_name(&words[0]) {
        words.last().map_or("", String::as_str)
    } else {
        &words[0]
    }
}

/// The words by which a bare mention may name the person, as sounds.
pub(super) fn family_keys(words: &[String]) -> Vec<String> {
    let Some(opening) = words.first() else { return Vec::new() };
    // "Han Do Yun": the family name stands first.
    let syllables = words.len() == 3 && words.iter().all(|w| w.chars().count() <= 5) || words.len() == 2 && words[1].contains('-');
    let first = World::get().is_family_first_name(opening) && (!World::get().is_given_name(opening) || syllables) && words.len() > 1;
    let mut keys = if first { Vec::new() } else { vec![skeleton(&words[words.len() - 1])] };
    // Spanish: the father's name, after which a person is most often called, stands before the mother's.
    if words.len() >= 3
        && let Some(father) = words[1..words.len() - 1].iter().rev().find(|w| !is_particle(w) && w.chars().count() > 2)
    {
        keys.push(skeleton(father));
    }
    if World::get().is_family_first_name(opening) {
        keys.push(skeleton(opening));
    }
    keys.extend(arabic::romanised(words).map(|name| format!("~{}", name.family)));
    keys
}

pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (sa, sb) = (sounds(a), sounds(b));
    if sa == sb && !sa.is_empty() {
        return true;
    }
    // "Yusuf bin Hadran al-Sarun" and "Yusuf al-Sarun": the father's name left out.
    let fathers = |words: &[String]| words.len() > 2 && words[1..words.len() - 1].iter().any(|w| is_patronymic(w));
    if fathers(a) != fathers(b) {
        let without = |words: &[String]| words.iter().filter(|w| !is_patronymic(w)).cloned().collect::<Vec<_>>();
        return same_person(&without(a), &without(b));
    }
    // The same syllables in another order or joined otherwise ("Han Do-yoon", "Do Yun Han").
    let syllables = |sounds: &[String]| {
        let mut all: Vec<String> = sounds.iter().flat_map(|s| s.split(' ')).map(str::to_owned).collect();
        all.sort();
        all
    };
    let (ra, rb) = (syllables(&sa), syllables(&sb));
    let joined = |sounds: &[String]| {
        let mut all: Vec<String> = sounds.iter().map(|s| s.replace(' ', "")).collect();
        all.sort();
        all
    };
    if ra == rb && ra.len() >= 2 || sa.len() >= 2 && joined(&sa) == joined(&sb) {
        return true;
    }
    // "Ana Ruiz" and "Ana Ruiz Prado", "Ana Ruiz del Prado": the mother's name left out.
    let (short, long) = if sa.len() <= sb.len() { (&sa, &sb) } else { (&sb, &sa) };
    let extra = long.get(short.len()..).map_or(0, |rest| rest.iter().filter(|w| !is_particle(w)).count());
    if short.len() >= 2 && long.starts_with(short) && extra == 1 {
        return true;
    }
    if let (Some(ra), Some(rb)) = (arabic::romanised(a), arabic::romanised(b))
        && ra.same_as(&rb)
    {
        return true;
    }
    // "Nono Keld" for "Ignatius Keld Marsh": with the short form put in full.
    if a[0] != b[0] && World::get().same_given_name(&a[0], &b[0]) {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        let shared = if a.len() >= b.len() { a[0].clone() } else { b[0].clone() };
        a[0].clone_from(&shared);
        b[0].clone_from(&shared);
        return same_person(&a, &b);
    }
    // "J. L. Keld" and "Jan Lev Keld Marsh": every word alike or an initial of it.
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initials = few.iter().filter(|w| w.chars().count() == 1).count();
    let alike = |(x, y): (&String, &String)| skeleton(x) == skeleton(y) || x.chars().count() == 1 && y.starts_with(x.as_str());
    if initials > 0 && initials < few.len() && few.len() >= 3 && many.len() - few.len() <= 1 && few.iter().zip(many).all(alike) {
        return true;
    }
    let (Some(ga), Some(gb), Some(fa), Some(fb)) = (a.first(), b.first(), sa.last(), sb.last()) else { return false };
    if fa != fb || a.len() < 2 || b.len() < 2 {
        return false;
    }
    let initial = (ga.chars().count() == 1 || gb.chars().count() == 1) && ga.chars().next() == gb.chars().next();
    skeleton(ga) == skeleton(gb) && a.len() != b.len() || initial || World::get().same_given_name(ga, gb)
}

pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "del" | "dela" | "la" | "las" | "los" | "van" | "von" | "der" | "den" | "da" | "dos" | "di" | "du" | "le" | "y")
}

fn is_patronymic(word: &str) -> bool {
    ["bin-", "ibn-", "bint-"].iter().any(|p| word.starts_with(p))
}

/// The words of a name as they sound.
pub(super) fn sounds(words: &[String]) -> Vec<String> {
    words.iter().map(|x| skeleton(x)).filter(|x| !x.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_by_a_name_of_no_words() {
        assert!(family_keys(&[]).is_empty());
    }
}
