//! Names in a text: people with the titles before them and the descriptions after them, places, bodies.
//!
//! Reads words and lists only; who a name means is decided in [`super::people`].

use super::descriptions::gender_of;
use super::gazetteer::Gazetteer;
use super::headlines::{is_title_case, names_of_people};
use super::lexicon;
use super::settle::{settle_ambiguous, settle_families, settle_ventures};
use super::staff::is_venture;
use super::tags::{Tag, is_capital, is_common, is_initials, tag};
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
        // A page may close its first line with a full stop.
        let line = tokens.strip_suffix(&["."]).filter(|_| n == 0).unwrap_or(&tokens);
        if is_title_case(line) {
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
    // "King won", where the text names "Billie King": an office word that is a family name here.
    let families = office_families(text, &found);
    if !families.is_empty() {
        let calls = |n: usize| {
            let tokens = &structure.tokens[structure.sentences[n].tokens.clone()];
            tokens.iter().any(|t| families.contains(t.of(text)))
        };
        for n in (0..structure.sentences.len()).filter(|&n| calls(n)) {
            let tokens: Vec<&str> = structure.tokens[structure.sentences[n].tokens.clone()].iter().map(|t| t.of(text)).collect();
            if is_title_case(&tokens) {
                continue;
            }
            found.retain(|m| m.sentence != n);
            let mut tags = tag(&tokens, gazetteer);
            for i in 0..tokens.len() {
                let next = tags.get(i + 1).is_some_and(|t| matches!(t, Tag::Name | Tag::Title));
                let the = i > 0 && matches!(tokens[i - 1].to_lowercase().as_str(), "the" | "a" | "an" | "of");
                if tags[i] == Tag::Title && families.contains(tokens[i]) && !next && !the {
                    tags[i] = Tag::Name;
                }
            }
            let first = structure.sentences[n].tokens.start;
            Scan { text, structure, sentence: n, first, tags, tokens, known: &BTreeSet::new() }.mentions(&mut found);
        }
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
    settle_ventures(text, structure, &mut found);
    found
}

/// Family names of people named in full that are words of offices ("King").
fn office_families<'a>(text: &'a str, mentions: &[Mention]) -> BTreeSet<&'a str> {
    let named = mentions.iter().filter(|m| m.kind == Kind::Person && m.tokens.len() > 1);
    let last = named.filter_map(|m| m.span.of(text).rsplit(' ').next());
    last.filter(|w| lexicon::word(w).is(lexicon::Class::Office)).collect()
}

/// One sentence, while names are looked for in it.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) structure: &'a Structure,
    sentence: usize,
    first: usize,
    pub(super) tokens: Vec<&'a str>,
    pub(super) tags: Vec<Tag>,
    /// In a line where all words are capital: the names that the text knows.
    known: &'a BTreeSet<String>,
}

impl Scan<'_> {
    fn mentions(&mut self, out: &mut Vec<Mention>) {
        let mut i = 0;
        while i < self.tokens.len() {
            let founded = matches!(self.tags[i], Tag::Name | Tag::Other).then(|| self.founded_end(i)).flatten();
            if let Some(end) = founded.or_else(|| self.members_end(i)).or_else(|| self.two_nouns_end(i)).or_else(|| self.modified_end(i)) {
                out.push(self.mention(i, end, i, Kind::BodyWord));
                i = end;
                continue;
            }
            let mut told = false;
            let end = match self.tags[i] {
                Tag::Place(_) | Tag::Body(_) | Tag::Learnt => self.inside_end(i),
                Tag::Name => {
                    let end = self.name_end(i);
                    let known = self.known_end(i, end);
                    if let Some(from) = self.known_start(i, end).filter(|_| known.is_none()) {
                        i = from;
                        continue;
                    }
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
                // "the Velmarian Legion"
                Tag::Place(place) if place.word == PlaceWord::Demonym && self.is_name_of_body(i, end) => {
                    (Kind::BodyWord, self.name_end(end))
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

    /// Whether an article stands before the demonym `i..end` and a word behind it that nobody is called by.
    fn is_name_of_body(&self, i: usize, end: usize) -> bool {
        let the = i > 0 && self.tokens[i - 1].eq_ignore_ascii_case("the");
        let Some(word) = self.tokens.get(end).filter(|_| the && self.tags[end] == Tag::Name) else { return false };
        let world = World::get();
        let nobody = !world.is_given_name(word) && world.people_of_family(word).is_empty() && !word.ends_with('s') && !is_common(word);
        nobody && self.name_end(end) == end + 1 && is_capital(word)
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
                _ if matches!(word, "Jr" | "Sr") => 1 + usize::from(self.tokens.get(j + 1) == Some(&".") && self.tokens.len() > j + 2),
                Tag::Name => 1,
                // "Ras “Brick” Keld"
                _ if self.is_nickname(j) => 3,
                _ if word == "." && is_initials(self.tokens[j - 1]) && self.follows_name(j + 1) => 1,
                // "St. Orla City Council"
                _ if word == "." && matches!(self.tokens[j - 1], "St" | "Ste" | "Mt" | "Ft") && self.follows_name(j + 1) => 1,
                _ if matches!(word, "'" | "’") && joined && self.follows_name(j + 1) && self.tokens[j - 1].len() <= 2 => 1,
                Tag::Particle
                    if (1..=3).any(|k| self.tags.get(j + k) == Some(&Tag::Name) && (j..j + k).all(|m| self.tags[m] == Tag::Particle)) =>
                {
                    1
                }
                _ => break,
            };
        }
        j
    }

    /// Whether a word between quotation marks stands at `j`, and a name behind it.
    fn is_nickname(&self, j: usize) -> bool {
        let mark = |k: usize| self.tokens.get(k).is_some_and(|w| matches!(*w, "\"" | "“" | "”" | "''" | "‘" | "’"));
        let word = self.tokens.get(j + 1).is_some_and(|w| is_capital(w));
        word && mark(j) && mark(j + 2) && self.tags.get(j + 3) == Some(&Tag::Name)
    }

    /// Where, in a line of capitals, a name that the text knows ends in the run `i..end`.
    fn known_end(&self, i: usize, end: usize) -> Option<usize> {
        let is_known = |to: &usize| self.known.contains(&name_words(self.span(i, *to).of(self.text)).join(" "));
        (i + 1..=end).rev().filter(|_| !self.known.is_empty()).find(is_known)
    }

    /// Where, in a line of capitals, a full name that the text knows begins amid the run `i..end` ("Party Icon Ina Tolle").
    fn known_start(&self, i: usize, end: usize) -> Option<usize> {
        // By one word only whom nothing before it calls otherwise ("Aide Says Tolle").
        let least = if World::get().is_given_name(self.tokens[i]) { 2 } else { 1 };
        let is_known =
            |from: &usize| (from + least..=end).any(|to| self.known.contains(&name_words(self.span(*from, to).of(self.text)).join(" ")));
        (i + 1..end).filter(|_| !self.known.is_empty()).find(is_known)
    }

    fn follows_name(&self, j: usize) -> bool {
        matches!(self.tags.get(j), Some(Tag::Name | Tag::Honorific))
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
        // "Harbour Post/Tide News": two bodies with a stroke between.
        if words.len() > 1 && words.iter().any(|w| w.contains('/')) {
            out.push(Mention { bodily: true, ..self.mention(i, end, i, Kind::Unclear) });
            return end;
        }
        // "El Faro", "Der Pegel": a foreign article and one word; people bear two and more.
        let foreign = !titled
            && words.len() == 2
            && matches!(words[0], "El" | "Le" | "La" | "Les" | "Los" | "Las" | "Il" | "Der" | "Die" | "Das")
            && world.people(&words.join(" ")).is_empty();
        let given = !foreign && words.len() >= 2 && (world.is_given_name(words[0]) || is_initials(words[0]));
        let listed = !foreign && words.len() >= 2 && !world.people_like(&words.join(" ")).is_empty();
        // "the Keld Campaign"
        let runs =
            self.tokens.get(end).is_some_and(|w| is_venture(&w.to_lowercase()) && !self.tokens.get(end + 1).is_some_and(|w| is_capital(w)));
        let followed_by_title = self.tags.get(end) == Some(&Tag::Title) && !runs;
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
        // "Amber Valley" is a place, whatever lies in it.
        if words.len() > 1 && !titled && !listed && !given && words.last().is_some_and(|w| lexicon::word(w).is(lexicon::Class::Ground)) {
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

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.structure.tokens[self.first + start].hull(self.structure.tokens[self.first + end - 1])
    }
}

pub(super) fn is_verb_like(word: &str) -> bool {
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

/// The words of a name, folded, without initials' full stops and suffixes; what a hyphen or an Arabic article joins is one word
/// ("al-tamiri", "mwamba-kiro").
pub(super) fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut article: Option<String> = None;
    // "G.K. Brell": two given names, as in "G. K. Brell".
    let apart = |word: &'_ str| if is_initials(word.trim_end_matches('.')) { word.replace('.', " ") } else { word.to_owned() };
    let name = name.split_whitespace().map(apart).collect::<Vec<_>>().join(" ");
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
