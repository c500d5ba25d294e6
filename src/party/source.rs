//! The words of a source taken apart: one part for each voice, each with its head.
//!
//! "Both Tolle and her special envoy, Ras Keld" has two parts; "Tolle, a lawyer from Lorn" has one. Grammar is read from commas, "and",
//! prepositions and possessives only.

use std::ops::Range;

use super::lexicon::{self, Class, Pronoun, pronoun};
use super::mentions::{Kind, Mention};
use super::segments::Separator;
use super::tags::{is_capital, is_initials};
use crate::text::{Span, Structure};
use crate::world::PlaceWord;

/// What heads one part of a source.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Head {
    /// A name: index of the mention.
    Name(usize),
    Pronoun(Pronoun),
    /// A description: the tokens of it without determiner, the token of its noun.
    Role {
        words: Range<usize>,
        noun: usize,
        definite: bool,
    },
    /// "the two nations", "both men": two or three things named before; whether they are states or bodies.
    Pair {
        bodies: bool,
        three: bool,
    },
    /// "the Keld and Dane campaigns": what one of several people runs; index of the mention, token of the noun.
    Venture {
        owner: usize,
        noun: usize,
    },
}

/// One voice of a source.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) head: Head,
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// A description set beside the name ("his special envoy, Ras Keld").
    pub(super) beside: Option<Span>,
}

/// The parts of the source at `span`; none where it names nobody.
pub(super) fn parts(text: &str, structure: &Structure, mentions: &[Mention], span: Span) -> Vec<Part> {
    let view = View { text, structure, mentions };
    let tokens = view.trimmed(structure.tokens_in(span));
    let mut parts: Vec<Part> = Vec::new();
    let mut swallow = false;
    // "Tolle, one of the founders, along with Keld": who is counted with whom adds nobody.
    let mut counting = false;
    let segments = view.segments(tokens);
    let many = segments.iter().filter(|s| s.separator == Separator::And).count() > 0;
    // "Tolle, Keld to meet": a heading has no "and".
    let names_only = segments.len() > 1 && segments.iter().all(|s| view.is_bare_person(&s.tokens));
    for segment in segments {
        let tokens = view.trimmed(segment.tokens.clone());
        if tokens.is_empty() {
            continue;
        }
        let Some(head) = view.head(tokens.clone()) else { continue };
        let opener = view.word(tokens.start).to_lowercase();
        let describes = matches!(head, Head::Role { .. });
        if counting {
            continue;
        }
        match (segment.separator, parts.last_mut()) {
            (Separator::Start, _) | (_, None) => parts.push(Part { head, tokens, beside: None }),
            // "The Prime Minister (Ina Tolle)"
            (Separator::Bracket, Some(last)) => {
                let mark = ["R-", "D-", "I-"].iter().any(|m| view.word(tokens.start).starts_with(m));
                let person = !mark && matches!(head, Head::Name(n) if mentions[n].kind_is_person());
                if person && matches!(last.head, Head::Role { .. }) {
                    last.beside = Some(view.span(&last.tokens));
                    last.head = head;
                    last.tokens = last.tokens.start..tokens.end;
                    swallow = true;
                }
            }
            // "Velmarian officials, including Minister Tolle,"
            // "officials in several states, including Lorn": where they are.
            (Separator::Comma, Some(last)) if opener == "including" && view.is_place(&head) && view.is_of_people(last) => swallow = true,
            (Separator::Comma, Some(_)) if opener == "including" && matches!(head, Head::Name(_)) => {
                parts.push(Part { head, tokens: tokens.start + 1..tokens.end, beside: None });
                swallow = true;
            }
            (Separator::Comma, Some(last)) => {
                // "Tolle and Keld, two of the delegates": a count of them adds nobody.
                let counted = view.word(tokens.start + 1) == "of"
                    && matches!(opener.as_str(), "one" | "two" | "three" | "four" | "both" | "all" | "each" | "among");
                counting |= counted && opener == "one";
                // "Tolle and Keld, both up for election": what holds of those before adds nobody either.
                let of_all = matches!(view.word(segment.tokens.start), "both" | "all" | "each" | "neither" | "none");
                // "Senator Tolle, Democrat of Lorn and one of the founders"
                let of_party = matches!(opener.as_str(), "republican" | "democrat" | "independent" | "conservative" | "liberal")
                    && matches!(view.word(tokens.start + 1), "of" | "from");
                let relative = matches!(head, Head::Pronoun(Pronoun::Relative))
                    || of_party
                    || view.is_number(tokens.start)
                    || counted
                    || of_all
                    || opener == "whose";
                let after_role = matches!(last.head, Head::Role { .. } | Head::Pair { .. });
                // "The advertisement, titled “Keld?”": a title names nobody.
                let named = matches!(head, Head::Name(n) if mentions[n].kind_is_person() && !mentions[n].quoted);
                // "Harbour County (Lorn) Sheriff Ras Keld": whose sheriff he is.
                let of_place = named
                    && matches!(view.word(segment.tokens.start - 1), ")" | "]")
                    && matches!(last.head, Head::Name(n) if !mentions[n].kind_is_person());
                if of_place {
                    last.head = head;
                    last.tokens = last.tokens.start..tokens.end;
                } else if relative
                    || describes
                        && !after_role
                        && (!many
                            || matches!(opener.as_str(), "a" | "an" | "the" | "his" | "her" | "former")
                            || view.is_post(&head) && matches!(last.head, Head::Name(n) if mentions[n].kind_is_person())
                            || view.is_owned(&tokens) && matches!(last.head, Head::Name(_)))
                {
                    if last.beside.is_none() && !relative {
                        last.beside = Some(view.span(&tokens));
                    }
                    swallow = true;
                } else if named && matches!(last.head, Head::Role { .. }) && !swallow {
                    last.beside = Some(view.span(&last.tokens));
                    last.head = head;
                    last.tokens = last.tokens.start..tokens.end;
                } else if many && !swallow || segment.and_follows && !describes || names_only {
                    parts.push(Part { head, tokens, beside: None });
                    swallow = false;
                }
            }
            (Separator::And, Some(last)) => {
                let named = matches!(head, Head::Name(_));
                // "lawyers for Tolle and Keld": the name goes with the preposition.
                if view.is_plural_of(last) && named {
                    continue;
                }
                // "Tolle, who left the party, and now backs Keld"
                let opens = matches!(head, Head::Name(n) if mentions[n].full <= tokens.start + 1);
                if swallow && !(segment.after_comma && named && opens) || matches!(head, Head::Pronoun(Pronoun::Relative)) {
                    continue;
                }
                swallow = false;
                parts.push(Part { head, tokens, beside: None });
            }
        }
    }
    view.share_noun(&mut parts);
    view.share_people(&mut parts);
    parts
}

/// A text with its names, while sources are taken apart.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) structure: &'a Structure,
    pub(super) mentions: &'a [Mention],
}

impl View<'_> {
    pub(super) fn word(&self, token: usize) -> &str {
        self.structure.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.structure.tokens[tokens.start].hull(self.structure.tokens[tokens.end - 1])
    }

    fn is_number(&self, token: usize) -> bool {
        self.word(token).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Without marks at either end and without words that only lead in ("according to", "both").
    fn trimmed(&self, mut tokens: Range<usize>) -> Range<usize> {
        let lead = |w: &str| {
            !w.starts_with(char::is_alphanumeric)
                || matches!(w.to_lowercase().as_str(), "both" | "either" | "and" | "according" | "even" | "also" | "but" | "by")
        };
        while !tokens.is_empty() && lead(self.word(tokens.start)) {
            let both = self.word(tokens.start).eq_ignore_ascii_case("both");
            // "both men" is a pair, "both Tolle and Keld" a list; "both" alone names two.
            let next = self.word(tokens.start + 1);
            if both && (tokens.len() == 1 || next.starts_with(char::is_lowercase) && self.count_ands(&tokens) == 0) {
                break;
            }
            tokens.start += 1;
        }
        // "two of whom": some of those who stand before.
        let some = !matches!(self.word(tokens.start).to_lowercase().as_str(), "one" | "none" | "neither" | "each");
        if tokens.len() == 3 && some && self.word(tokens.start + 1) == "of" && matches!(self.word(tokens.start + 2), "whom" | "which") {
            tokens.start += 2;
        }
        while !tokens.is_empty()
            && !self.word(tokens.end - 1).starts_with(char::is_alphanumeric)
            && !is_possessive(self.word(tokens.end - 1))
        {
            tokens.end -= 1;
        }
        if !tokens.is_empty() && is_possessive(self.word(tokens.end - 1)) && tokens.len() > 1 {
            tokens.end -= 1;
        }
        tokens
    }

    /// What heads the noun phrase `tokens`.
    fn head(&self, tokens: Range<usize>) -> Option<Head> {
        let mut tokens = tokens;
        let first = self.word(tokens.start).to_lowercase();
        if tokens.len() == 1
            && let Some(p) = pronoun(&first)
        {
            return Some(Head::Pronoun(p));
        }
        // "the younger Mr. Keld" is not the one that the text calls so.
        let of_two = usize::from(first == "the") + tokens.start;
        // The bare name is that of "Ras Keld Jr.", where he is named so.
        let junior = || self.mentions.iter().any(|m| m.span.of(self.text).trim_end_matches('.').ends_with(" Jr"));
        let of_names = match self.word(of_two) {
            "elder" | "older" => true,
            "younger" => !junior(),
            _ => false,
        };
        if of_names && is_capital(self.word(of_two + 1)) {
            return Some(Head::Pronoun(Pronoun::Nobody));
        }
        // "whose husband": nobody who is named.
        if first == "whose" && tokens.len() > 1 && lexicon::is_kin(self.span(&(tokens.start + 1..tokens.end)).of(self.text)) {
            return Some(Head::Pronoun(Pronoun::Nobody));
        }
        // "That person", but "that have spent millions"
        let points = first == "that" && tokens.len() == 2 && {
            let class = lexicon::word(self.word(tokens.start + 1));
            class.is_role() || class.is(Class::Body) || class.is(Class::Document) || self.word(tokens.start + 1) == "person"
        };
        if matches!(pronoun(&first), Some(Pronoun::Relative)) && !points {
            return Some(Head::Pronoun(Pronoun::Relative));
        }
        if matches!(first.as_str(), "none" | "neither" | "nobody") {
            return Some(Head::Pronoun(Pronoun::Nobody));
        }
        if let Some(pair) = self.pair(&tokens) {
            return Some(pair);
        }
        // "those trailing them", "those in the hall"
        if matches!(first.as_str(), "those" | "these") && tokens.len() > 1 {
            let next = self.word(tokens.start + 1).to_lowercase();
            let clause = next.ends_with("ing") || next.ends_with("ed") || next == "who" || lexicon::is_preposition(&next);
            if clause && !lexicon::word(&next).is(Class::Plural) {
                return Some(Head::Role { words: tokens.clone(), noun: tokens.start, definite: false });
            }
        }
        // "one of them", "one member" are not known yet.
        let definite = matches!(first.as_str(), "the" | "this" | "that" | "these" | "those")
            || pronoun(&first).is_some_and(|p| !matches!(p, Pronoun::Nobody));
        if matches!(first.as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some" | "another" | "its" | "our")
            && tokens.len() > 1
            // "some of his supporters" are not his supporters
            && !(first == "some" && self.word(tokens.start + 1) == "of")
        {
            tokens.start += 1;
        }
        if let Some(n) = self.named_head(&tokens) {
            return Some(Head::Name(n));
        }
        let noun = self.noun(&tokens)?;
        // "Tolle's statement", "a report by the ministry": whoever wrote it speaks.
        let class = lexicon::word(self.word(noun));
        // What records show is not said by whom they belong to.
        if class.is(Class::Document) && !class.is_role() && !class.is(Class::Record) {
            if let Some(p @ (Pronoun::He | Pronoun::She)) = pronoun(&first) {
                return Some(Head::Pronoun(p));
            }
            if let Some(author) = self.author(&tokens, noun) {
                return Some(author);
            }
        }
        Some(Head::Role { words: tokens, noun, definite })
    }

    /// Whether a description heads on one person's work: without an article that is no voice of its own ("Keld, managing director and owner").
    fn is_post(&self, head: &Head) -> bool {
        let Head::Role { noun, .. } = head else { return false };
        let class = lexicon::word(self.word(*noun));
        class.is_role() && !class.is(Class::Plural) && self.word(*noun).starts_with(char::is_lowercase)
    }

    /// "Keld's neighbour": whether a description says whose it is and heads on a small word.
    fn is_owned(&self, tokens: &Range<usize>) -> bool {
        let owned = tokens.clone().any(|t| is_possessive(self.word(t)) && t + 1 < tokens.end);
        owned && self.word(tokens.end - 1).starts_with(char::is_lowercase)
    }

    /// Whether a part describes several people by a preposition ("lawyers for …").
    fn is_plural_of(&self, part: &Part) -> bool {
        let Head::Role { noun, .. } = part.head else { return false };
        let class = lexicon::word(self.word(noun));
        // "polls in Lorn and Velmar" too.
        let several = class.is(Class::Plural) || class.is(Class::Document) && self.word(noun).ends_with('s');
        several && self.first_break(&part.tokens) < part.tokens.end
    }

    /// "The Keld and Dane campaigns": gives every name of the list the noun that stands behind the last.
    fn share_noun(&self, parts: &mut [Part]) {
        let [names @ .., last] = parts else { return };
        let Head::Role { noun, .. } = last.head else { return };
        let owner = |part: &Part, end: usize| {
            let n = self.mentions.iter().position(|m| m.tokens.end == end && m.kind_is_person())?;
            (self.mentions[n].tokens.start <= part.tokens.start + 1).then_some(n)
        };
        let runs = matches!(self.word(noun), "campaigns" | "camps" | "teams" | "administrations");
        let mut all: Vec<Option<usize>> = names.iter().map(|part| owner(part, part.tokens.end)).collect();
        all.push(owner(last, noun));
        if !runs || names.is_empty() || all.contains(&None) {
            return;
        }
        for (part, owner) in parts.iter_mut().zip(all.into_iter().flatten()) {
            part.head = Head::Venture { owner, noun };
        }
    }

    /// "House and Senate members": makes one description of the body that only tells more of whose people are meant and of what follows.
    fn share_people(&self, parts: &mut Vec<Part>) {
        let [first, second] = &mut parts[..] else { return };
        let body = |t: usize| self.mention_at(t).filter(|&n| matches!(self.mentions[n].kind, Kind::Body(_) | Kind::BodyWord));
        let bare = |part: &Part| body(part.tokens.start).is_some_and(|n| self.mentions[n].tokens == part.tokens);
        let people = |part: &Part| {
            let behind = body(part.tokens.start).map(|n| self.mentions[n].tokens.end).filter(|&t| t < part.tokens.end);
            behind.is_some_and(|t| lexicon::word(self.word(t)).is(Class::Plural))
        };
        if bare(first) && people(second) {
            second.tokens.start = first.tokens.start;
            if let Head::Role { words, .. } = &mut second.head {
                words.start = first.tokens.start;
            }
            parts.remove(0);
        }
    }

    fn is_place(&self, head: &Head) -> bool {
        matches!(head, Head::Name(n) if matches!(self.mentions[*n].kind, Kind::Place(_)))
    }

    /// Whether a part describes several people.
    fn is_of_people(&self, part: &Part) -> bool {
        matches!(part.head, Head::Role { noun, .. } if lexicon::word(self.word(noun)).is(Class::Plural))
    }

    /// Whether these words are a person's name and nothing else.
    fn is_bare_person(&self, tokens: &Range<usize>) -> bool {
        let suffix = matches!(self.word(tokens.start), "Jr" | "Sr" | "II" | "III" | "IV");
        let n = self.mention_at(tokens.start).filter(|_| !suffix);
        n.is_some_and(|n| self.mentions[n].kind_is_person() && self.mentions[n].tokens == *tokens)
    }

    /// Who made the document that the phrase names.
    fn author(&self, tokens: &Range<usize>, noun: usize) -> Option<Head> {
        let owner = self
            .mentions
            .iter()
            .enumerate()
            .find(|(_, m)| tokens.contains(&m.tokens.start) && m.tokens.end < noun && is_possessive(self.word(m.tokens.end)));
        if let Some((n, _)) = owner {
            return Some(Head::Name(n));
        }
        // Not "a complaint to the Court of Lorn".
        let made = |t: &usize| matches!(self.word(*t), "by" | "from") || *t == noun + 1 && self.word(*t) == "of";
        let by = (noun + 1..tokens.end).find(made).filter(|&t| t + 1 < tokens.end)?;
        let head = self.head(by + 1..tokens.end)?;
        // "a statement of the group", but no "report of the killing"
        let maker = match head {
            Head::Name(_) => self.word(by) != "of",
            Head::Role { noun, .. } => {
                let class = lexicon::word(self.word(noun));
                // "a report from the summit": a place to report from.
                let people = class.is_role() || class.is(Class::Plural) || class.is(Class::Body) || class.is(Class::Bodies);
                class.is(Class::Body) || self.word(by) == "by" || self.word(by) == "from" && people && !class.is(Class::Document)
            }
            _ => false,
        };
        maker.then_some(head)
    }

    fn pair(&self, tokens: &Range<usize>) -> Option<Head> {
        let words: Vec<String> = tokens.clone().map(|t| self.word(t).to_lowercase()).collect();
        let three = words.iter().take(2).any(|w| w == "three");
        let counts = three || words.iter().take(2).any(|w| matches!(w.as_str(), "two" | "both" | "pair" | "duo"));
        let last = words.last()?.as_str();
        // "two liberal groups" are others than were named.
        let others = matches!(words[0].as_str(), "two" | "three") && words.len() > 2;
        if !counts || words.len() > 4 || others {
            return None;
        }
        match last {
            "men" | "women" | "leaders" | "presidents" | "ministers" | "two" | "both" | "pair" | "duo" | "candidates" | "rivals"
            | "politicians" | "lawmakers" | "senators" | "deputies" | "spokesmen" | "officials" | "envoys" | "generals" | "diplomats"
                if last != "officials" && last != "diplomats" || words.first().is_some_and(|w| w == "both" || w == "the") =>
            {
                Some(Head::Pair { bodies: false, three })
            }
            "nations" | "countries" | "states" | "capitals" | "sides" | "governments" | "powers" | "parties" | "neighbours"
            | "neighbors" | "allies" | "kingdoms" | "republics" | "companies" | "groups" | "organisations" | "organizations" => {
                Some(Head::Pair { bodies: true, three })
            }
            _ => None,
        }
    }

    /// The name that heads the phrase: not one that only modifies ("Tolle's lawyer", "the Tolle campaign", "an aide to Tolle").
    fn named_head(&self, tokens: &Range<usize>) -> Option<usize> {
        let mut best: Option<usize> = None;
        let stop = self.first_break(tokens);
        let first = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        for (n, m) in self.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.tokens.start < tokens.end) {
            let titled_from_start = m.full <= tokens.start && m.kind_is_person();
            if m.tokens.start > stop && !titled_from_start {
                // "Tolle's chief of staff Ras Keld": a named person at the end, right after an office.
                let closes = m.tokens.end == tokens.end && m.kind == Kind::Person && m.full < m.tokens.start;
                // "the nephew of the late King Keld"
                let leads =
                    |t: &usize| !matches!(self.word(*t), "the" | "a" | "his" | "her" | "their" | "its" | "late" | "former" | "then");
                let before = (tokens.start..m.full).rev().find(leads);
                // "A spokesman for Reform candidate Ras Keld"
                let stands = self.word(stop) == "for" && (stop + 1..m.tokens.start).any(|t| lexicon::word(self.word(t)).is_role());
                if !closes || stands || before.is_some_and(|t| lexicon::is_preposition(&self.word(t).to_lowercase())) {
                    continue;
                }
            }
            // "Opposition leader “Nono” Tolle": a nickname within the name.
            let marked = |t: usize| matches!(self.word(t), "\"" | "“" | "”");
            let followed = self.mentions.get(n + 1).is_some_and(|next| next.tokens.start == m.tokens.end + 1);
            if followed && m.tokens.start > 0 && marked(m.tokens.start - 1) && marked(m.tokens.end) {
                continue;
            }
            if self.modifies(m, tokens) {
                continue;
            }
            let demonym = matches!(m.kind, Kind::Place(p) if p.word == PlaceWord::Demonym);
            // "the Velmarians of Lorn" are people, and no state.
            let elsewhere = matches!(self.word(m.tokens.end), "of" | "in") && self.word(m.tokens.end - 1).ends_with('s');
            if demonym && (m.tokens.start > tokens.start || elsewhere && m.tokens.end < tokens.end) {
                continue;
            }
            let better = match best {
                Some(old) => m.kind_is_person() && (!self.mentions[old].kind_is_person() || m.full < m.tokens.start),
                None => true,
            };
            if better {
                best = Some(n);
            }
        }
        best
    }

    /// Whether a noun follows that the name belongs to.
    fn modifies(&self, m: &Mention, tokens: &Range<usize>) -> bool {
        // "the F.B.I. director"
        let stop = self.word(m.tokens.end) == "." && is_initials(self.word(m.tokens.end - 1));
        let next = m.tokens.end + usize::from(stop);
        if next >= tokens.end || self.is_in_title(m, tokens) {
            return next < tokens.end;
        }
        let word = self.word(next);
        if is_possessive(word) {
            return next + 1 < tokens.end;
        }
        if !word.starts_with(char::is_alphanumeric) {
            return false;
        }
        let small = word.to_lowercase();
        // "U.S. lobbying records": whose records.
        let last = lexicon::word(self.word(next + 1));
        let of_noun =
            next + 2 == tokens.end && (last.is_role() || last.is(Class::Body) || last.is(Class::Document) || last.is(Class::Record));
        let form = (small.ends_with("ed") || small.ends_with("ing")) && small.len() > 4 && !lexicon::word(&small).is_role();
        let participle = form && !of_noun;
        !(participle
            || lexicon::is_preposition(&small)
            || matches!(pronoun(&small), Some(Pronoun::Relative))
            || small == "himself"
            || small == "herself"
            || small == "itself")
    }

    /// "the “Harbour Nights” actress": whether the name stands within marks that close before a further word of the phrase.
    fn is_in_title(&self, m: &Mention, tokens: &Range<usize>) -> bool {
        let marks = |t: &usize| matches!(self.word(*t), "\"" | "“" | "”" | "''" | "``");
        let opens = (tokens.start.saturating_sub(1)..m.tokens.start).rev().find(marks);
        let closes = (m.tokens.end..tokens.end).find(marks);
        let role = |t: usize| lexicon::word(self.word(t)).is_role() || lexicon::word(self.word(t)).is(Class::Document);
        opens.is_some_and(|o| self.word(o) != "”" && m.tokens.start - o <= 6) && closes.is_some_and(|c| c + 1 < tokens.end && role(c + 1))
    }

    /// The first token that a preposition, relative or bracket parts from the head noun; titles of names do not count.
    fn first_break(&self, tokens: &Range<usize>) -> usize {
        let mut t = tokens.start;
        while t < tokens.end {
            if let Some(n) = self.mention_at(t) {
                t = self.mentions[n].tokens.end.max(t + 1);
                continue;
            }
            let word = self.word(t).to_lowercase();
            let before = lexicon::word(self.word(t.saturating_sub(1)));
            let handles = word.ends_with("ing")
                && word.len() > 5
                && (before.is_role() || before.is(Class::Plural) || before.is(Class::Body) || before.is(Class::Bodies));
            // "a poll released on Sunday"
            let made = before.is(Class::Document)
                && matches!(
                    word.as_str(),
                    "released" | "conducted" | "published" | "taken" | "commissioned" | "obtained" | "posted" | "issued" | "filed" | "sent"
                );
            if t > tokens.start
                && (handles
                    || made
                    || lexicon::is_preposition(&word)
                    || matches!(word.as_str(), "who" | "which" | "that" | "whose" | "whom" | "(")
                    || word == "," && !self.in_number(t))
            {
                return t;
            }
            t += 1;
        }
        tokens.end
    }

    fn noun(&self, tokens: &Range<usize>) -> Option<usize> {
        let stop = self.first_break(tokens);
        let aged = |t: usize| self.word(t).ends_with("-year-old");
        let words = || (tokens.start..stop).rev().filter(|&t| self.word(t).starts_with(char::is_alphabetic) || aged(t));
        let known = |&t: &usize| {
            let class = lexicon::word(self.word(t));
            class.is_role() || class.is(Class::Plural) || class.is(Class::Body) || class.is(Class::Bodies) || class.is(Class::Document)
        };
        // "Polling averages": what is told of a document heads the phrase.
        let of_document =
            |&t: &usize| lexicon::word(self.word(t)).is(Class::Document) && words().next().is_some_and(|l| self.word(l).ends_with('s'));
        // "officials here", "officials Monday", but "the Velmarian mainstream", "law enforcement"
        let adds = |t: usize| {
            let word = self.word(t);
            word.starts_with(char::is_uppercase)
                || ["ly", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
                || matches!(word, "found" | "made" | "taken" | "sent" | "written" | "held" | "known" | "seen" | "shown")
                || matches!(word, "here" | "there" | "today" | "alike" | "present" | "elect" | "abroad" | "nationwide" | "themselves")
        };
        let near = |t: &usize| t + 2 >= stop && !of_document(t) && (t + 1..stop).all(adds);
        words().next().filter(known).or_else(|| words().find(known).filter(near)).or_else(|| words().next())
    }
}

pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// Whether the mark at token `t` joins the groups of one number ("2,600").
pub(super) fn is_in_number(text: &str, tokens: &[Span], t: usize) -> bool {
    let (Some(before), Some(mark), Some(after)) = (t.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(t), tokens.get(t + 1)) else {
        return false;
    };
    let digit = |c: char| c.is_ascii_digit();
    before.end == mark.start && mark.end == after.start && before.of(text).ends_with(digit) && after.of(text).starts_with(digit)
}
