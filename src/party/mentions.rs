//! Names in a text: people with the titles before them and the descriptions after them, places, bodies.
//!
//! Reads words and lists only; who a name means is decided in [`super::people`].

use super::gazetteer::Gazetteer;
use super::headlines::{is_title_case, names_of_people};
use super::lexicon::{self, Class};
use super::settle::{settle_ambiguous, settle_families};
use super::tags::{Tag, is_capital, is_common, tag};
use crate::text::{Span, Structure};
use std::collections::BTreeSet;

use crate::world::{BodyId, Gender, Place, PlaceWord, World, fold};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A person, by title, given name, age or list.
    Person,
    /// Could be a person: capital letters and nothing more.
    Unclear,
    /// A state or a part, capital or seat of one.
    Place(Place),
    /// A listed body.
    Body(BodyId),
    /// A body by its last word ("Harbour Committee").
    BodyWord,
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name without titles.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: std::ops::Range<usize>,
    /// First token of the title before it; the name's own first token where there is none.
    pub(super) full: usize,
    /// Which sentence.
    pub(super) sentence: usize,
    pub(super) kind: Kind,
    /// The title before it, without determiners.
    pub(super) title: Option<Span>,
    /// The description after it, between commas.
    pub(super) after: Option<Span>,
    /// From an honorific or a gendered office beside it.
    pub(super) gender: Option<Gender>,
    /// Looks like a body: an article stands before it, or it is in capitals throughout amid plain words.
    pub(super) bodily: bool,
    /// Stands inside quotation marks.
    pub(super) quoted: bool,
    /// Opens its sentence, as its subject likely does.
    pub(super) opens: bool,
}

/// All names of a text, in order.
pub(super) fn find(text: &str, structure: &Structure, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut headings = Vec::new();
    let scan = |n: usize, tokens: Vec<&str>, known: &BTreeSet<String>, found: &mut Vec<Mention>| {
        let tags = tag(&tokens, gazetteer);
        Scan { text, structure, sentence: n, first: structure.sentences[n].tokens.start, tags, tokens, known }.mentions(found);
    };
    for (n, sentence) in structure.sentences.iter().enumerate() {
        let tokens: Vec<&str> = structure.tokens[sentence.tokens.clone()].iter().map(|t| t.of(text)).collect();
        if is_title_case(&tokens) {
            headings.push((n, tokens));
        } else {
            scan(n, tokens, &BTreeSet::new(), &mut found);
        }
    }
    // Where every word is capital, capitals tell no name from the words about it: only what the text names elsewhere does.
    if !headings.is_empty() {
        let known = names_of_people(text, &found);
        headings.into_iter().for_each(|(n, tokens)| scan(n, tokens, &known, &mut found));
        found.sort_by_key(|m| m.tokens.start);
    }
    // Of "A and B met", both open the sentence.
    for k in 1..found.len() {
        let (before, m) = (&found[k - 1], &found[k]);
        let joined = before.opens && before.sentence == m.sentence && m.full == before.tokens.end + 1;
        if joined && structure.tokens[before.tokens.end].of(text) == "and" {
            found[k].opens = true;
        }
    }
    settle_ambiguous(text, &mut found);
    settle_families(text, structure, &mut found);
    found
}

struct Scan<'a> {
    text: &'a str,
    structure: &'a Structure,
    sentence: usize,
    first: usize,
    tokens: Vec<&'a str>,
    tags: Vec<Tag>,
    /// In a line where all words are capital: the names that the text knows.
    known: &'a BTreeSet<String>,
}

impl Scan<'_> {
    fn mentions(&mut self, out: &mut Vec<Mention>) {
        let mut i = 0;
        while i < self.tokens.len() {
            let mut told = false;
            let end = match self.tags[i] {
                Tag::Place(_) | Tag::Body(_) | Tag::Learnt => self.inside_end(i),
                Tag::Name => {
                    let end = self.name_end(i);
                    let known = self.known_end(i, end);
                    told = known.is_some();
                    known.unwrap_or(end)
                }
                // "the Conservative League"
                Tag::Title if self.is_named_body(i) => i + 1,
                Tag::BodyWord => i + 1,
                // "Harbour Workers' Union" without a name before it: "Workers' Union"
                Tag::Other if self.is_body_of_people(i) => {
                    out.push(self.mention(i, i + 3, i, Kind::BodyWord));
                    i += 3;
                    continue;
                }
                _ => {
                    i += 1;
                    continue;
                }
            };
            // A run of names that a body word ends is that body ("Harbour Relief Committee").
            let body_end = if told { end } else { self.body_run_end(i, end) };
            // "Brell & Sons"
            let partners = self.tags[i] == Tag::Name && self.tokens.get(end) == Some(&"&") && self.tags.get(end + 1) == Some(&Tag::Name);
            let body_end = if partners && body_end == end { self.name_end(end + 1) } else { body_end };
            let (kind, end) = match self.tags[i] {
                Tag::Place(_) | Tag::Name | Tag::Title if body_end > end => (Kind::BodyWord, body_end),
                Tag::Title => {
                    i = end;
                    continue;
                }
                Tag::Place(place) => (Kind::Place(place), end),
                Tag::Body(body) => (Kind::Body(body), end),
                Tag::Learnt => (Kind::BodyWord, end),
                Tag::BodyWord => match self.founded_end(i) {
                    Some(end) => (Kind::BodyWord, end),
                    None => {
                        i = end;
                        continue;
                    }
                },
                _ => {
                    let from = self.given_name_in(i, end);
                    // "envoy to the Middle East Orla Dane": what stands before the given name belongs to the title.
                    self.tags[i..from].fill(Tag::Inside);
                    i = self.person(from, end, out);
                    continue;
                }
            };
            out.push(self.mention(i, end, i, kind));
            i = end;
        }
    }

    /// "Farmers' Union": a capitalised plural that owns the body word after it.
    fn is_body_of_people(&self, i: usize) -> bool {
        is_capital(self.tokens[i])
            && lexicon::word(self.tokens[i]).is(Class::Plural)
            && matches!(self.tokens.get(i + 1), Some(&("'" | "’" | "'s" | "’s")))
            && self.tags.get(i + 2) == Some(&Tag::BodyWord)
    }

    /// Whether a capitalised modifier and the body word after it make a name.
    fn is_named_body(&self, i: usize) -> bool {
        let class = lexicon::word(self.tokens[i]);
        is_capital(self.tokens[i])
            && class.is(Class::Modifier)
            && !class.is(Class::Office)
            && self.tags.get(i + 1) == Some(&Tag::BodyWord)
            && !matches!(self.tags.get(i + 2), Some(Tag::Title | Tag::Name | Tag::BodyWord))
            && !matches!(i.checked_sub(1).map(|b| self.tags[b]), Some(Tag::Title | Tag::Name | Tag::Place(_)))
    }

    fn inside_end(&self, i: usize) -> usize {
        (i + 1..self.tokens.len()).find(|&j| self.tags[j] != Tag::Inside).unwrap_or(self.tokens.len())
    }

    /// One past the last token of the run of name words that begins at `i`; initials, particles and "O'" belong to it.
    fn name_end(&self, i: usize) -> usize {
        let mut j = i + 1;
        while j < self.tokens.len() {
            let word = self.tokens[j];
            let joined = self.structure.tokens[self.first + j].start == self.structure.tokens[self.first + j - 1].end;
            j += match self.tags[j] {
                Tag::Name => 1,
                _ if word == "." && self.tokens[j - 1].chars().count() == 1 && self.follows_name(j + 1) => 1,
                _ if matches!(word, "'" | "’") && joined && self.follows_name(j + 1) && self.tokens[j - 1].len() <= 2 => 1,
                Tag::Particle
                    if (1..=3).any(|k| self.tags.get(j + k) == Some(&Tag::Name) && (j..j + k).all(|m| self.tags[m] == Tag::Particle)) =>
                {
                    1
                }
                _ if matches!(word, "Jr" | "Sr") => 1 + usize::from(self.tokens.get(j + 1) == Some(&".") && self.tokens.len() > j + 2),
                _ => break,
            };
        }
        j
    }

    /// Where, in a line of capitals, a name that the text knows ends in the run `i..end`.
    fn known_end(&self, i: usize, end: usize) -> Option<usize> {
        let is_known = |to: &usize| self.known.contains(&name_words(self.span(i, *to).of(self.text)).join(" "));
        (i + 1..=end).rev().filter(|_| !self.known.is_empty()).find(is_known)
    }

    fn follows_name(&self, j: usize) -> bool {
        matches!(self.tags.get(j), Some(Tag::Name | Tag::Honorific))
    }

    /// Where names and places before a body word form its name, one past that word; else `end`.
    fn body_run_end(&self, i: usize, end: usize) -> usize {
        let mut j = end;
        let mut last = end;
        while j < self.tokens.len() {
            match self.tags[j] {
                Tag::BodyWord => last = j + 1,
                Tag::Name | Tag::Title | Tag::Inside => {}
                Tag::Place(_) if j > i => {}
                _ if matches!(self.tokens[j], "of" | "on" | "for" | "and" | "&")
                    && last == j
                    && self.tokens.get(j + 1).is_some_and(|w| is_capital(w)) => {}
                _ => break,
            }
            j += 1;
        }
        // "Council on Harbour Affairs": what a preposition joins to the body word is part of the name.
        if last > end && j > last && matches!(self.tokens[last], "of" | "on" | "for") && !World::get().is_given_name(self.tokens[j - 1]) {
            // "Institute for River Law": ordinary words too, where they are capital.
            let mut j = j;
            while self.tokens.get(j).is_some_and(|w| is_capital(w)) && self.tags[j] == Tag::Other {
                j += 1;
            }
            let joined = (last + 1..j).all(|k| !matches!(self.tags[k], Tag::Place(_)));
            return if joined { j } else { last };
        }
        // "Institute for School Reform": a name goes on behind a body word within what the preposition joins.
        let joins = (end..last).any(|k| matches!(self.tokens[k], "for" | "of" | "on"));
        if joins && j > last && self.tags[last..j].iter().all(|t| *t == Tag::Name) && !World::get().is_given_name(self.tokens[last]) {
            return j;
        }
        last
    }

    /// "University of Lorn", "Centre for Harbour Law": one past the name of a body that begins with its kind and is no organ of a state.
    fn founded_end(&self, i: usize) -> Option<usize> {
        let kind = matches!(
            self.tokens[i],
            "University"
                | "College"
                | "School"
                | "Institute"
                | "Center"
                | "Centre"
                | "Academy"
                | "Association"
                | "Federation"
                | "Foundation"
                | "Society"
        );
        let joined = matches!(self.tokens.get(i + 1), Some(&("of" | "for" | "on")));
        let from = i + 2 + usize::from(self.tokens.get(i + 2) == Some(&"the"));
        // Ordinary words too: what is capital behind the preposition is the name ("Institute for Sea Law").
        let named = |j: usize| self.tokens.get(j).is_some_and(|w| is_capital(w));
        let mut end = from;
        while named(end)
            || end > from && matches!(self.tokens.get(end), Some(&("and" | "&" | "of"))) && named(end + 1) && !self.opens_person(end + 1)
        {
            end += 1;
        }
        (kind && joined && end > from).then_some(end)
    }

    fn opens_person(&self, i: usize) -> bool {
        World::get().is_given_name(self.tokens[i])
    }

    /// Where a person's name begins in a long run of name words.
    fn given_name_in(&self, i: usize, end: usize) -> usize {
        let given = |k: &usize| World::get().is_given_name(self.tokens[*k]);
        // "In Lorn Ras Keld said"
        let placed = end - i == 3 && i > 0 && matches!(self.tokens[i - 1], "In" | "in" | "From" | "from") && given(&(i + 1));
        if placed && !given(&i) {
            return i + 1;
        }
        if end - i < 4 || given(&i) { i } else { (i + 2..end - 1).find(given).unwrap_or(i) }
    }

    /// Adds the person (or what could be one) of the name run `i..end`; gives the token to go on with.
    fn person(&self, i: usize, end: usize, out: &mut Vec<Mention>) -> usize {
        let world = World::get();
        let full = self.title_start(i);
        let words: Vec<&str> = self.tokens[i..end].iter().copied().filter(|w| w.starts_with(char::is_alphanumeric)).collect();
        let titled = full < i;
        // "El Faro", "Der Pegel": a foreign article and one word; people bear two and more.
        let foreign = !titled
            && words.len() == 2
            && matches!(words[0], "El" | "Le" | "La" | "Les" | "Los" | "Las" | "Il" | "Der" | "Die" | "Das")
            && world.people(&words.join(" ")).is_empty();
        let given = !foreign && words.len() >= 2 && (world.is_given_name(words[0]) || words[0].chars().count() == 1);
        let listed = !foreign && words.len() >= 2 && !world.people_like(&words.join(" ")).is_empty();
        let followed_by_title = self.tags.get(end) == Some(&Tag::Title);
        let mut mention = self.mention(i, end, full, Kind::Unclear);
        mention.after = self.apposition(end).filter(|a| self.describes_person(*a, end + 1));
        // "Keld's predecessor, Orla Dane, who signed": the office says more than the clause.
        let clause = mention.after.is_some_and(|a| {
            let words = a.of(self.text);
            words.starts_with("who ") || !words.starts_with(char::is_alphabetic)
        });
        if (mention.after.is_none() || clause) && full == i {
            mention.after = self.description_before(i, end).or(mention.after);
        }
        let described = mention.after.is_some();
        if followed_by_title && !listed && !given && full == i {
            return end;
        }
        // "Senator Dane of the Blue List, who": what describes Dane stands behind the list.
        let of_the = i > 1 && self.tokens[i - 1] == "the" && self.tokens[i - 2] == "of";
        mention.bodily = !titled && !given && !listed && (!described || of_the) && (foreign || self.is_bodily(i, end));
        let described = described && !mention.bodily;
        if mention.bodily {
            mention.after = None;
        }
        if words.len() <= 6 && (listed || given && words.len() <= 5 || titled || described && words.len() <= 5) {
            mention.kind = Kind::Person;
        }
        mention.gender = self.gender(full, i).or_else(|| mention.after.and_then(|a| gender_of(a.of(self.text))));
        if words.iter().all(|w| w.chars().count() == 1) || mention.title.is_none() && words.len() == 1 && i == 0 && is_common(words[0]) {
            return end;
        }
        out.push(mention);
        end
    }

    /// The first token of the titles, places and bodies right before token `i`, when an office or honorific is among them.
    fn title_start(&self, i: usize) -> usize {
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
                Tag::Place(_) | Tag::Body(_) | Tag::Learnt | Tag::BodyWord if office => start = j,
                Tag::Inside if office => {}
                Tag::Place(place) if place.word == PlaceWord::Demonym || place.word == PlaceWord::Name => {}
                Tag::Body(_) | Tag::Learnt | Tag::Inside | Tag::BodyWord => {}
                _ if word == "." && j > 0 && matches!(self.tags[j - 1], Tag::Honorific | Tag::Title | Tag::Inside) => {}
                _ if matches!(word, "of" | "for" | "to" | "the" | "and" | "'s" | "’s" | "on") && j > 0 && self.joins_title(j, office) => {
                }
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

    /// Whether the small word at `j` stands inside a title ("Secretary of State", "envoy to the Middle East").
    fn joins_title(&self, j: usize, office: bool) -> bool {
        let near = |k: usize| {
            let tag = self.tags.get(k);
            matches!(tag, Some(Tag::Title | Tag::SmallTitle | Tag::BodyWord | Tag::Place(_) | Tag::Body(_) | Tag::Learnt | Tag::Inside))
        };
        let after = near(j + 1) || self.tokens.get(j + 1) == Some(&"the") && near(j + 2);
        let before =
            near(j - 1) || self.tokens[j - 1] == "." && j > 1 && near(j - 2) || matches!(self.tokens[j - 1], "of" | "to" | "for" | "and");
        let before_is_office = matches!(self.tags[j - 1], Tag::Title | Tag::SmallTitle);
        match self.tokens[j] {
            // "a spokesman for President Dane": the second office is the name's own.
            "of" | "for" | "to" if self.tags.get(j + 1) == Some(&Tag::Title) && lexicon::word(self.tokens[j + 1]).is(Class::Office) => {
                false
            }
            "of" | "for" | "to" | "on" => after && before_is_office,
            "and" => after && before && !office,
            _ => after && before,
        }
    }

    /// The words between the comma at `end` and the next comma, paren or sentence end; or a party mark in parentheses.
    fn apposition(&self, end: usize) -> Option<Span> {
        let opener = *self.tokens.get(end)?;
        let closers: &[&str] = match opener {
            "," => &[",", ";", "—", "–", "--", "”", "\"", "“", ":", "said", "says", "told"],
            "(" => &[")"],
            "—" | "–" | "--" => &["—", "–", "--"],
            _ => return None,
        };
        let stop = (end + 1..self.tokens.len()).find(|&j| closers.contains(&self.tokens[j])).unwrap_or(self.tokens.len());
        let last = if self.tokens.get(stop - 1) == Some(&".") { stop - 1 } else { stop };
        (last > end + 1 && last - end < 40).then(|| self.span(end + 1, last))
    }

    /// "the Lantern", "the rival Blue List", "KTL".
    fn is_bodily(&self, i: usize, end: usize) -> bool {
        let plain = |j: usize| {
            let class = lexicon::word(self.tokens[j]);
            self.tokens[j].starts_with(char::is_lowercase)
                && (!class.is_role() || matches!(self.tokens[j], "rival" | "independent"))
                && !class.is(Class::Plural)
                && !lexicon::is_preposition(self.tokens[j])
                && !is_verb_like(self.tokens[j])
        };
        let article = |j: usize| matches!(self.tokens[j].to_lowercase().as_str(), "the" | "'s" | "’s");
        let behind = (1..=3)
            .take_while(|k| i >= *k && (*k == 1 || plain(i - k + 1)))
            .any(|k| article(i - k) && !(k == 1 && self.tokens[i - 1].starts_with(['\'', '’'])));
        let label = matches!(self.tokens.get(end), Some(&(":" | "(")));
        let name: String = self.tokens[i..end].concat();
        if name.chars().any(|c| c.is_ascii_digit()) {
            return false;
        }
        let shouted = name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && name.chars().all(|c| !c.is_lowercase());
        let all =
            self.tokens.iter().filter(|w| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase())).count() * 2 > self.tokens.len();
        behind && !World::get().is_given_name(self.tokens[i]) || shouted && !label && !all && end - i == 1
    }

    /// "its chairman, NAME," – the description that a comma or a bracket parts from the name after it.
    fn description_before(&self, i: usize, end: usize) -> Option<Span> {
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
    fn describes_person(&self, span: Span, first_token: usize) -> bool {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let Some(first) = words.first() else { return false };
        let age = words.len() == 1 && first.len() <= 3 && first.parse::<u8>().is_ok_and(|n| n > 9);
        // "LORN, 2 September (Agency) - Velmar's minister", "will head the mission"
        let dated = !age && first.starts_with(|c: char| c.is_ascii_digit()) || words.iter().any(|w| matches!(*w, "-" | "–" | "—"));
        if dated || is_verb_like(first) {
            return false;
        }
        let owned = self.tokens.get(first_token + 1).is_some_and(|w| matches!(*w, "'s" | "’s"))
            || matches!(self.tags.get(first_token), Some(Tag::Place(_)));
        let opener =
            owned || lexicon::word(first).is_role() || lexicon::word(first).is(Class::Modifier) || !first.starts_with(char::is_uppercase);
        let mark = first.starts_with("R-") || first.starts_with("D-") || first.starts_with("I-");
        if mark {
            return true;
        }
        let role = opener && words.iter().take(8).any(|w| lexicon::word(w.trim_matches(|c: char| !c.is_alphanumeric())).is_role());
        let now = *first == "now" && words.get(1).is_some_and(|w| matches!(*w, "at" | "with" | "of"));
        age || *first == "who" || role || now
    }

    fn gender(&self, full: usize, i: usize) -> Option<Gender> {
        (full..i).rev().find_map(|j| lexicon::word(self.tokens[j]).gender)
    }

    fn mention(&self, start: usize, end: usize, full: usize, kind: Kind) -> Mention {
        let at = self.first + start;
        Mention {
            span: self.span(start, end),
            tokens: at..self.first + end,
            full: self.first + full,
            sentence: self.sentence,
            kind,
            title: (full < start).then(|| self.span(full, start)),
            after: None,
            gender: None,
            bodily: false,
            quoted: self.structure.quotes[at].inside,
            opens: {
                let plain = |t: usize| self.tags[t] == Tag::Other && !is_verb_like(self.tokens[t]) && self.tokens[t] != "while";
                // "One delegate, harbour chairwoman Ina Tolle, …"
                let described = full > 1
                    && full <= 6
                    && self.tokens[full - 1] == ","
                    && (0..full - 1).all(|t| plain(t) || self.tags[t] == Tag::SmallTitle)
                    && self.tokens[..full - 1].iter().all(|w| !lexicon::is_preposition(&w.to_lowercase()) && *w != ",");
                full <= 6 && (0..full).all(|t| plain(t) && self.tokens[t] != "While") || described
            },
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.structure.tokens[self.first + start].hull(self.structure.tokens[self.first + end - 1])
    }
}

fn is_verb_like(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "is"
            | "was"
            | "has"
            | "had"
            | "are"
            | "were"
            | "told"
            | "will"
            | "would"
            | "met"
            | "could"
            | "should"
            | "may"
            | "might"
    )
}

/// The gender that the words of a description tell ("a spokeswoman for …", "who said she …" does not).
fn gender_of(words: &str) -> Option<Gender> {
    words.split_whitespace().take(8).find_map(|w| lexicon::word(w.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')).gender)
}

/// The words of a name, folded, without initials' full stops and suffixes; what a hyphen or an Arabic article joins is one word
/// ("al-tamiri", "mwamba-kiro").
pub(super) fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut article: Option<String> = None;
    for word in name.split_whitespace() {
        let word = fold(word).replace(' ', "-");
        if word.is_empty() || matches!(word.as_str(), "jr" | "sr" | "ii" | "iii") {
            continue;
        }
        if matches!(word.as_str(), "al" | "el" | "ul" | "bin" | "ibn" | "bint" | "abu") && article.is_none() {
            article = Some(word);
            continue;
        }
        words.push(article.take().map_or_else(|| word.clone(), |a| format!("{a}-{word}")));
    }
    words.extend(article);
    words
}
