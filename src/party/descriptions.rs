//! What describes a name: the titles before it, the words between commas after or before it, and the gender they tell.

use super::lexicon::{self, Class};
use super::mentions::{Scan, is_verb_like};
use super::tags::{Tag, is_capital};
use crate::text::{Span, is_dash};
use crate::world::{Gender, PlaceWord, World};

impl Scan<'_> {
    /// The first token of the titles, places and bodies right before token `i`, when an office or honorific is among them.
    pub(super) fn title_start(&self, i: usize) -> usize {
        let mut start = i;
        let mut j = i;
        let mut office = false;
        // "head of Sony Pictures": a body right before a word that is no given name is part of that name, not of a title.
        let beside = (0..i).rev().map(|b| self.tags[b]).find(|tag| *tag != Tag::Inside);
        if matches!(beside, Some(Tag::Body(_))) && !World::get().is_given_name(self.tokens[i]) {
            return i;
        }
        while j > 0 {
            j -= 1;
            let word = self.tokens[j];
            match self.tags[j] {
                Tag::Honorific | Tag::Title => {
                    office = true;
                    start = j;
                }
                Tag::SmallTitle => {
                    let class = lexicon::word(word);
                    office |= class.is_role();
                    start = j;
                }
                // "Norwegian foreign ministry spokesman"
                Tag::Other if office && word.starts_with(char::is_lowercase) && lexicon::word(word).is(Class::Body) => start = j,
                // "Norwegian fisheries minister"
                Tag::Other
                    if office
                        && j > 0
                        && word.chars().all(char::is_lowercase)
                        && matches!(self.tags[j - 1], Tag::Place(p) if p.word == PlaceWord::Demonym) => {}
                // "Harbour Gazette legal analyst"
                Tag::Other
                    if office
                        && j > 0
                        && word.chars().all(char::is_lowercase)
                        && !lexicon::is_preposition(word)
                        && !is_verb_like(word)
                        && self.tags[j + 1] == Tag::SmallTitle
                        && matches!(self.tags[j - 1], Tag::Body(_) | Tag::Learnt | Tag::Inside) => {}
                Tag::Place(_) | Tag::Body(_) | Tag::Learnt | Tag::BodyWord if office => start = j,
                Tag::Inside if office => {}
                Tag::Place(place) if place.word == PlaceWord::Demonym || place.word == PlaceWord::Name => {}
                Tag::Body(_) | Tag::Learnt | Tag::Inside | Tag::BodyWord => {}
                _ if word == "." && j > 0 && matches!(self.tags[j - 1], Tag::Honorific | Tag::Title | Tag::Inside) => {}
                _ if matches!(word, "of" | "for" | "to" | "the" | "and" | "'s" | "’s" | "on")
                    && j > 0
                    && self.joins_title(j, i, office) => {}
                Tag::Name
                    if office
                        && j + 1 < i
                        && (self.tags[j + 1] == Tag::Title || self.tags[j + 1] == Tag::BodyWord)
                        && is_capital(self.tokens[j + 1]) =>
                {
                    start = j
                }
                _ => break,
            }
        }
        if office { start } else { i }
    }

    /// Whether the small word at `j` stands inside a title before the name at `name` ("Secretary of State", "envoy to the Middle East").
    fn joins_title(&self, j: usize, name: usize, office: bool) -> bool {
        let near = |k: usize| {
            let tag = self.tags.get(k);
            matches!(tag, Some(Tag::Title | Tag::SmallTitle | Tag::BodyWord | Tag::Place(_) | Tag::Body(_) | Tag::Learnt | Tag::Inside))
        };
        let after = near(j + 1) || self.tokens.get(j + 1) == Some(&"the") && near(j + 2);
        let before =
            near(j - 1) || self.tokens[j - 1] == "." && j > 1 && near(j - 2) || matches!(self.tokens[j - 1], "of" | "to" | "for" | "and");
        let led = (j + 1..self.tokens.len()).find(|&k| !matches!(self.tokens[k], "the" | "late" | "former" | "then"));
        // An article by itself leads to what the office is of ("minister of the Crown").
        let own = led.filter(|&k| k == j + 1 || k > j + 2).unwrap_or(j + 1);
        let before_is_office = matches!(self.tags[j - 1], Tag::Title | Tag::SmallTitle);
        // "A spokesman for Reform candidate Ras Keld": so is what he stands for.
        let stands = (j + 1..name).any(|k| self.tags[k] != Tag::Inside && lexicon::word(self.tokens[k]).is_role());
        match self.tokens[j] {
            "for" if stands && before_is_office => false,
            // "a spokesman for President Dane", "the nephew of the late King Dane": the second office is the name's own.
            "of" | "for" | "to" if self.tags.get(own) == Some(&Tag::Title) && lexicon::word(self.tokens[own]).is(Class::Office) => false,
            "of" | "for" | "to" | "on" => after && before_is_office,
            "and" => after && before && !office,
            _ => after && before,
        }
    }

    /// The words between the comma at `end` and the next comma, paren or sentence end; or a party mark in parentheses.
    pub(super) fn apposition(&self, end: usize) -> Option<Span> {
        let opener = *self.tokens.get(end)?;
        let closers: &[&str] = match opener {
            "," => &[",", ";", "—", "–", "--", "”", "\"", "“", ":", "said", "says", "told"],
            "(" => &[")"],
            dash if is_dash(dash) && dash != "-" => &["—", "–", "--", "―"],
            _ => return None,
        };
        let stop = (end + 1..self.tokens.len()).find(|&j| closers.contains(&self.tokens[j])).unwrap_or(self.tokens.len());
        let last = if self.tokens.get(stop - 1) == Some(&".") { stop - 1 } else { stop };
        // "In an interview with Tolle, the deputy minister said": the comma ends what leads in, and the subject follows.
        let leads_in = lexicon::is_preposition(&self.tokens[0].to_lowercase()) && !self.tokens[..end].contains(&",");
        let goes_on = self.tokens.get(stop).is_none_or(|w| matches!(*w, "said" | "says" | "told" | "“" | "\""));
        if opener == "," && leads_in && goes_on && self.tokens.get(end + 1) == Some(&"the") {
            return None;
        }
        (last > end + 1 && last - end < 40).then(|| self.span(end + 1, last))
    }

    /// "its chairman, NAME," – the description that a comma or a bracket parts from the name after it.
    pub(super) fn description_before(&self, i: usize, end: usize) -> Option<Span> {
        let closed = match self.tokens.get(i.wrapping_sub(1)) {
            Some(&",") => matches!(self.tokens.get(end), Some(&("," | "." | "(")) | None),
            // "The Prime Minister (Ina Tolle):"
            Some(&"(") => self.tokens.get(end) == Some(&")"),
            _ => false,
        };
        if i < 3 || !closed {
            return None;
        }
        let mut role = false;
        let mut found = None;
        for j in (i.saturating_sub(11)..i - 1).rev() {
            let word = self.tokens[j];
            if matches!(word, "," | ";" | ":" | "“" | "”" | "\"" | "who" | "that" | "which") || is_verb_like(word) {
                return found;
            }
            role |= lexicon::word(word).is_role();
            let possessive = j + 1 < i && matches!(self.tokens[j + 1], "'s" | "’s");
            if role && (possessive || matches!(word.to_lowercase().as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "now"))
            {
                // "Tolle Marsh's aide": the whole name.
                let mut from = j;
                while possessive
                    && from > 0
                    && (self.tags[from] == Tag::Inside || matches!((self.tags[from - 1], self.tags[from]), (Tag::Name, Tag::Name)))
                {
                    from -= 1;
                }
                found = Some(self.span(from, i - 1));
                // "a brother of the president": the phrase goes on to the left.
                let inner = from > 0 && matches!(self.tokens[from - 1], "of" | "to" | "for" | "at");
                if !inner || possessive {
                    return found;
                }
            }
        }
        found
    }

    /// "a …", "the …", "who …", an age or a role without article: words that describe a person.
    pub(super) fn describes_person(&self, span: Span, first_token: usize) -> bool {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let Some(first) = words.first() else { return false };
        let age = words.len() == 1 && first.len() <= 3 && first.parse::<u8>().is_ok_and(|n| n > 9);
        // "LORN, 2 September (Agency) - Velmar's minister", "will head the mission"
        let dated = !age && first.starts_with(|c: char| c.is_ascii_digit()) || words.iter().any(|w| is_dash(w));
        // "Keld, underscoring what divides the party over a nominee, …", but not "managing director".
        let post = |w: &str| lexicon::word(w.trim_end_matches(',')).is_role();
        let deed = first.len() > 4 && first.ends_with("ing") && !post(first) && !words.get(1).is_some_and(|w| post(w));
        // "Keld, named by the Gazette as the likely nominee, …"
        let befell = words.get(1).is_some_and(|next| tells_what_befell(first, next));
        if dated || deed || befell || is_verb_like(first) {
            return false;
        }
        let owned = self.tokens.get(first_token + 1).is_some_and(|w| matches!(*w, "'s" | "’s"))
            || matches!(self.tags.get(first_token), Some(Tag::Place(_)));
        let opener =
            owned || lexicon::word(first).is_role() || lexicon::word(first).is(Class::Modifier) || !first.starts_with(char::is_uppercase);
        let alone = words.len() == 1 && self.tokens.get(first_token.wrapping_sub(1)) == Some(&"(");
        let mark =
            ["R", "D", "I"].iter().any(|m| first.strip_prefix(m).is_some_and(|rest| rest.starts_with('-') || rest.is_empty() && alone));
        if mark {
            return true;
        }
        let role = opener && words.iter().take(8).any(|w| lexicon::word(w.trim_matches(|c: char| !c.is_alphanumeric())).is_role());
        // "Ras Keld, Lornhydro chief executive"
        let of_firm = words.len() > 1
            && words.len() <= 5
            && words[1..].iter().all(|w| w.starts_with(char::is_lowercase) && !lexicon::is_preposition(w))
            && words.last().is_some_and(|w| lexicon::word(w).is(Class::Post));
        let now = *first == "now" && words.get(1).is_some_and(|w| matches!(*w, "at" | "with" | "of"));
        age || *first == "who" || role || now || of_firm
    }

    pub(super) fn gender(&self, full: usize, i: usize) -> Option<Gender> {
        // "the daughter of former President Keld": what stands before "of" is another's.
        let mut own = (full..i).rev().take_while(|&j| !lexicon::is_preposition(self.tokens[j]));
        own.find_map(|j| lexicon::word(self.tokens[j]).gender)
    }
}

/// Whether a clause that begins so tells what was done to somebody ("named by the Gazette").
pub(super) fn tells_what_befell(first: &str, next: &str) -> bool {
    first.ends_with("ed") && !lexicon::word(first).is(Class::Modifier) && matches!(next, "by" | "in" | "on" | "as")
}

/// The gender that the words of a description tell ("a spokeswoman for …"); "who left her father" tells none, nor "father" after "her" or "of".
pub(super) fn gender_of(words: &str) -> Option<Gender> {
    let own = |w: &&str| {
        let small = w.to_lowercase();
        !matches!(small.as_str(), "who" | "whose" | "whom" | "which" | "that" | "his" | "her" | "their" | "my" | "our")
            && !lexicon::is_preposition(&small)
    };
    let each =
        words.split_whitespace().take(8).take_while(own).map(|w| lexicon::word(w.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')));
    // "an owner of the Miss Harbour contest": the title of another.
    each.filter(|w| !w.is(Class::Honorific)).find_map(|w| w.gender)
}
