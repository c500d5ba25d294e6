//! The cue inventory of `assets/cues.tsv` and the closed classes of English the rules lean on.
//!
//! Every word of a text is looked up once; what the rules then ask are bits and indices.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Act;

/// What sort of attitude a cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// Somebody utters something.
    Speech,
    /// A document, study or medium shows something.
    Report,
    /// Somebody holds something for true or good; not an utterance.
    Belief,
    /// Somebody means to do something; not an utterance.
    Intention,
}

/// One row of the inventory, in one inflection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cue {
    /// The words after the first, lower case.
    pub(crate) rest: Box<[Box<str>]>,
    /// Words in all.
    pub(crate) len: usize,
    /// What it does.
    pub(crate) act: Act,
    /// Speech, report, belief, intention.
    pub(crate) kind: CueKind,
    /// Carries negation or mood, so that a label must keep it.
    pub(crate) marked: bool,
    /// Whether it says no more than that something was said.
    pub(crate) plain: bool,
    /// The constructions it enters, bits of [`frame`].
    pub(crate) frames: u8,
    /// How the first word is inflected.
    pub(crate) form: Form,
}

/// How the first word of a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say", also where the phrase is not inflected.
    Base,
    /// "says".
    Third,
    /// "said", past tense or participle.
    Past,
    /// "saying".
    Gerund,
}

/// Bits of [`Cue::frames`].
pub(crate) mod frame {
    /// Introduces a quotation.
    pub(crate) const QUOTATION: u8 = 1;
    /// Takes a clause, with or without "that".
    pub(crate) const CLAUSE: u8 = 2;
    /// Takes an infinitive.
    pub(crate) const INFINITIVE: u8 = 4;
    /// Takes a noun phrase.
    pub(crate) const NOUN: u8 = 8;
    /// Takes an addressee before the content.
    pub(crate) const ADDRESSEE: u8 = 16;
    /// Often no cue at all; needs a "that" or a quotation beside it.
    pub(crate) const AMBIGUOUS: u8 = 32;
    /// Is a noun too ("claims", "plan").
    pub(crate) const NOUN_TOO: u8 = 64;
}

/// Bits that tell the closed class of a word.
pub(crate) mod class {
    /// he, she, they, it, I, we, you.
    pub(crate) const PRONOUN: u32 = 1;
    /// who, which, that.
    pub(crate) const RELATIVE: u32 = 1 << 1;
    /// Forms of be, have, do and the modals.
    pub(crate) const AUXILIARY: u32 = 1 << 2;
    /// Adverbs that stand within a verb group.
    pub(crate) const ADVERB: u32 = 1 << 3;
    /// Prepositions.
    pub(crate) const PREPOSITION: u32 = 1 << 4;
    /// and, or, but, nor, yet.
    pub(crate) const COORDINATOR: u32 = 1 << 5;
    /// if, because, while, although, …
    pub(crate) const SUBORDINATOR: u32 = 1 << 6;
    /// the, a, his, some, …
    pub(crate) const DETERMINER: u32 = 1 << 7;
    /// Weekdays, months, yesterday, later.
    pub(crate) const TIME: u32 = 1 << 8;
    /// Small negations.
    pub(crate) const NEGATION: u32 = 1 << 9;
    /// "to".
    pub(crate) const TO: u32 = 1 << 10;
    /// "that".
    pub(crate) const THAT: u32 = 1 << 11;
    /// Question words that open a clause (what, how, why, whether).
    pub(crate) const QUESTION: u32 = 1 << 12;
    /// Object pronouns (him, them, us, reporters as addressee).
    pub(crate) const OBJECT: u32 = 1 << 13;
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// Bits of [`class`].
    pub(crate) class: u32,
    /// Cues that start with it, the longest first.
    pub(crate) cues: Vec<Cue>,
}

/// The word list.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashMap<Box<str>, Word>,
}

const LONGEST_WORD: usize = 24;

impl Lexicon {
    /// The built-in list, parsed at first use.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::load)
    }

    /// What is known of `word`, in any case and with either apostrophe.
    pub(crate) fn word(&self, word: &str) -> Option<&Word> {
        let mut buffer = [0_u8; LONGEST_WORD];
        if word.is_ascii() {
            let lower = buffer.get_mut(..word.len())?;
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            return self.words.get(std::str::from_utf8(lower).ok()?);
        }
        let plain = match word {
            "n’t" => "n't",
            "’s" => "'s",
            "’d" => "'d",
            "’ll" => "'ll",
            "’ve" => "'ve",
            "’re" => "'re",
            "’m" => "'m",
            _ => return None,
        };
        self.words.get(plain)
    }

    /// How many cue words and phrases the inventory holds, inflections counted.
    #[cfg(test)]
    fn cue_count(&self) -> usize {
        self.words.values().map(|w| w.cues.len()).sum()
    }

    fn load() -> Self {
        let mut lexicon = Self::default();
        for (bits, list) in CLASSES {
            for word in list.split_whitespace() {
                lexicon.words.entry(word.into()).or_default().class |= bits;
            }
        }
        let rows = rows_of_cues();
        let irregular = irregular(&rows);
        for row in rows.iter().filter(|r| r[0] != "!") {
            lexicon.add(row, &irregular);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each entry is sorted on its own; no order comes out")]
        for word in lexicon.words.values_mut() {
            word.cues.sort_by_key(|cue| std::cmp::Reverse(cue.len));
        }
        lexicon
    }

    fn add(&mut self, row: &[&str], irregular: &HashMap<&str, &[&str]>) {
        let [phrase, act, kind, mark, frames] = row else { return };
        let mut words = phrase.split(' ');
        let (head, rest) = (words.next().unwrap_or_default(), words.map(Into::into).collect::<Box<[Box<str>]>>());
        let forms = match head.strip_suffix('*') {
            Some(base) => irregular.get(base).map_or_else(|| inflect(base), |forms| listed(forms)),
            None => vec![(head.to_owned(), Form::Base)],
        };
        for (form, kind_of_form) in forms {
            self.words.entry(form.into()).or_default().cues.push(Cue {
                len: rest.len() + 1,
                rest: rest.clone(),
                act: act_named(act),
                kind: match *kind {
                    "speech" => CueKind::Speech,
                    "report" => CueKind::Report,
                    "belief" => CueKind::Belief,
                    _ => CueKind::Intention,
                },
                marked: matches!(*mark, "n" | "m"),
                plain: *mark == "p",
                frames: frames.chars().map(frame_bit).sum(),
                form: kind_of_form,
            });
        }
    }
}

/// The forms of verbs that are not inflected by rule.
fn irregular<'a>(rows: &'a [Vec<&'static str>]) -> HashMap<&'static str, &'a [&'static str]> {
    rows.iter().filter(|r| r[0] == "!").map(|r| (r[1], &r[1..])).collect()
}

fn rows_of_cues() -> Vec<Vec<&'static str>> {
    include_str!("../../assets/cues.tsv").lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect()
}

/// The forms of each of these verbs, as the cues are inflected ("strike", "strikes", "struck", "striking").
pub(crate) fn forms_of<'a>(verbs: impl Iterator<Item = &'a str>) -> Vec<Vec<String>> {
    let rows = rows_of_cues();
    let irregular = irregular(&rows);
    let forms = |verb: &str| irregular.get(verb).map_or_else(|| inflect(verb), |forms| listed(forms));
    verbs.map(|verb| forms(verb).into_iter().map(|(form, _)| form).collect()).collect()
}

fn frame_bit(letter: char) -> u8 {
    match letter {
        'q' => frame::QUOTATION,
        't' => frame::CLAUSE,
        'i' => frame::INFINITIVE,
        'n' => frame::NOUN,
        'o' => frame::ADDRESSEE,
        'a' => frame::AMBIGUOUS,
        'b' => frame::NOUN_TOO,
        _ => 0,
    }
}

fn act_named(name: &str) -> Act {
    match name {
        "demands" => Act::Demands,
        "rejects" => Act::Rejects,
        "warns" => Act::Warns,
        "accuses" => Act::Accuses,
        "pledges" => Act::Pledges,
        "offers" => Act::Offers,
        "confirms" => Act::Confirms,
        "denies" => Act::Denies,
        "asks" => Act::Asks,
        "believes" => Act::Believes,
        "intends" => Act::Intends,
        _ => Act::Says,
    }
}

fn listed(forms: &[&str]) -> Vec<(String, Form)> {
    let form = |i: usize, word: &str| match i {
        0 => Form::Base,
        _ if word.ends_with("ing") && i > 1 => Form::Gerund,
        1 => Form::Third,
        _ => Form::Past,
    };
    let mut found: Vec<(String, Form)> = forms.iter().enumerate().map(|(i, word)| ((*word).to_owned(), form(i, word))).collect();
    // "put", "set": the base is the past too, and mostly that in news.
    if !found.iter().any(|f| f.1 == Form::Past) {
        found[0].1 = Form::Past;
    }
    found
}

/// The four forms of a regular verb.
fn inflect(base: &str) -> Vec<(String, Form)> {
    let consonant_y =
        base.ends_with('y') && !base.ends_with(['a', 'e', 'o', 'u']) && !["ay", "ey", "oy", "uy"].iter().any(|v| base.ends_with(v));
    let cut = &base[..base.len() - 1];
    let third = if consonant_y {
        format!("{cut}ies")
    } else if ["s", "sh", "ch", "x", "z"].iter().any(|e| base.ends_with(e)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    let past = if consonant_y {
        format!("{cut}ied")
    } else if base.ends_with('e') {
        format!("{base}d")
    } else {
        format!("{base}ed")
    };
    let gerund =
        if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye") { format!("{cut}ing") } else { format!("{base}ing") };
    vec![(base.to_owned(), Form::Base), (third, Form::Third), (past, Form::Past), (gerund, Form::Gerund)]
}

const CLASSES: [(u32, &str); 14] = [
    (class::PRONOUN, "he she they it i we you"),
    (class::RELATIVE, "who which that whom whose"),
    (
        class::AUXILIARY,
        "is are was were be been being am has have had having do does did will would can could may might must shall should 's 've 'd 'll 're 'm ca wo",
    ),
    (
        class::ADVERB,
        "also again already always apparently bluntly briefly clearly consistently confidently constantly currently earlier ever explicitly famously \
         firmly first flatly formally forcefully frequently further furthermore generally immediately initially instead just largely last later long merely \
         never nevertheless not n't now often once only openly originally previously privately promptly publicly quickly quietly rather readily really \
         recently regularly reluctantly repeatedly reportedly sharply similarly simply since so sometimes soon steadfastly still strongly subsequently \
         succinctly suddenly then therefore thus today together too twice ultimately unanimously usually vehemently vigorously widely yesterday yet even \
         finally merely falsely correctly rightly wrongly jokingly angrily emphatically defiantly cautiously tersely coldly warmly dryly allegedly specifically \
         likewise continually directly indirectly essentially effectively basically actually certainly definitely probably possibly perhaps",
    ),
    (
        class::PREPOSITION,
        "about above across after against along among around at before behind below beneath beside besides between beyond by concerning despite down \
         during for from in inside into like near of off on onto out over past regarding since through throughout toward towards under until up upon \
         via with within without amid amidst outside alongside per than as",
    ),
    (class::COORDINATOR, "and or but nor yet &"),
    (
        class::SUBORDINATOR,
        "if because while although though whereas unless when whenever where whether as since after before until once even lest so",
    ),
    (
        class::DETERMINER,
        "the a an his her their its my our your this these those some many most several both all each every another any no few two three four five six \
         seven eight nine ten dozens hundreds thousands one",
    ),
    (
        class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow later earlier recently overnight january february \
         march april may june july august september october november december morning afternoon evening night week month year ago",
    ),
    (class::NEGATION, "not n't never no nor neither none nobody nothing cannot hardly"),
    (class::TO, "to"),
    (class::THAT, "that"),
    (class::QUESTION, "what how why whether where when who"),
    (class::OBJECT, "him them us me her reporters journalists lawmakers supporters viewers listeners"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inventory_is_large_and_inflected() {
        let lexicon = Lexicon::get();
        assert!(lexicon.cue_count() >= 4000, "{}", lexicon.cue_count());
        for word in ["said", "SAYS", "denied", "Urging", "pledged", "made", "ruled", "wonders", "quipped"] {
            assert!(lexicon.word(word).is_some_and(|w| !w.cues.is_empty()), "{word}");
        }
        assert!(lexicon.word("cornfield").is_none());
        assert!(lexicon.word("’s").is_some());
    }

    #[test]
    fn longest_phrase_first() {
        let made = Lexicon::get().word("made").unwrap();
        assert!(made.cues.windows(2).all(|w| w[0].len >= w[1].len));
        let ruled = Lexicon::get().word("ruled").unwrap();
        assert_eq!(ruled.cues[0].act, Act::Rejects);
        assert!(ruled.cues[0].marked);
    }

    #[test]
    fn regular_forms() {
        let forms = |base: &str| inflect(base).into_iter().map(|f| f.0).collect::<Vec<_>>().join(" ");
        assert_eq!(forms("deny"), "deny denies denied denying");
        assert_eq!(forms("urge"), "urge urges urged urging");
        assert_eq!(forms("stress"), "stress stresses stressed stressing");
        assert_eq!(forms("agree"), "agree agrees agreed agreeing");
        assert_eq!(forms("convey"), "convey conveys conveyed conveying");
    }
}
