//! Arabic names in Latin letters, compared as they would be written in Arabic: short vowels are not, and each outlet spells them its own way.

/// A full name, reduced to what its romanisations share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Romanised {
    /// Given names joined with their short "e", "abd" compounds without their article.
    given: String,
    /// The family name without article; "e" and "i", "o" and "u" are one.
    pub(super) family: String,
}

impl Romanised {
    /// Whether both may be spellings of one name. Given names may differ in short vowels ("Yusuf", "Youssef"), not in long ones ("Hassan", "Hussein").
    pub(super) fn same_as(&self, other: &Self) -> bool {
        let read = |given: &str| given.replace('e', "i");
        self.family == other.family && (read(&self.given) == read(&other.given) || written(&self.given) == written(&other.given))
    }
}

/// The name of these folded words as one of Arabic form: an article or "abd" stands in it. None for other names.
pub(super) fn romanised(words: &[String]) -> Option<Romanised> {
    let has_article = |w: &&String| ["al-", "el-", "ul-", "bin-", "ibn-", "abu-"].iter().any(|a| w.starts_with(a));
    if words.len() < 2 || !words.iter().any(|w| has_article(&w) || w.starts_with("abd")) {
        return None;
    }
    let (family, given) = words.split_last()?;
    Some(Romanised { given: without_article_of_abd(&merged(&given.concat())), family: merged(family).replace('e', "i") })
}

/// Vowels that romanisations confuse as one but for a short "e", double letters as one, articles and hyphens left out.
fn merged(word: &str) -> String {
    let bare = ["al-", "el-", "ul-"].iter().find_map(|a| word.strip_prefix(a)).unwrap_or(word);
    let mut out = String::with_capacity(bare.len());
    let letters: Vec<char> =
        bare.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("kh", "h").replace("dh", "d").chars().collect();
    for (n, &c) in letters.iter().enumerate() {
        let vowel = |k: Option<usize>| k.and_then(|k| letters.get(k)).is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        // "Youssef": an "e" by itself is a short vowel, beside another one ("Hussein") the sign of a long one.
        let long = vowel(n.checked_sub(1)) || vowel(Some(n + 1));
        let c = match c {
            'e' if !out.is_empty() && !long => 'e',
            'e' | 'y' if !out.is_empty() => 'i',
            'o' => 'u',
            'q' => 'k',
            c => c,
        };
        if c.is_alphanumeric() && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// "abdulrahman", "abdelrahman", "abdrahman" as one.
fn without_article_of_abd(name: &str) -> String {
    let Some(rest) = name.strip_prefix("abd") else { return name.to_owned() };
    let rest = rest.strip_prefix(['a', 'e', 'i', 'u']).unwrap_or(rest);
    format!("abd{}", rest.strip_prefix('l').unwrap_or(rest))
}

/// The letters that Arabic writes: consonants and long "i".
fn written(name: &str) -> String {
    let mut out = String::new();
    for (n, c) in name.char_indices() {
        if n == 0 || !matches!(c, 'a' | 'u' | 'e') {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        let name = |s: &str| romanised(&super::super::mentions::name_words(s)).expect("an Arabic name");
        assert_eq!(name(a).same_as(&name(b)), same, "{a} and {b}");
    }

    #[test]
    fn spellings() {
        check("Abdulrahman al-Tamiri", "Abdel Rahman Al Tameri", true);
        check("Yusuf al-Hadrani", "Youssef al Hadrani", true);
        check("Ahmed al-Hadrani", "Ahmad al-Hadrani", true);
        check("Hussein al-Hadrani", "Hassan al-Hadrani", false);
        check("Yusuf al-Hadrani", "Yousuf al Hadrani", true);
        check("Karim al-Dawsi", "Kareem el-Dawsi", true);
        check("Hassan al-Dawsi", "Hussein al-Dawsi", false);
        check("Walid al-Tamiri", "Abdulrahman al-Tamiri", false);
        assert_eq!(romanised(&["ina".to_owned(), "tolle".to_owned()]), None);
    }
}
