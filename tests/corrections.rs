//! Corrections over any sequence of changes, in any text: what `corpus.toml` says is what was done, and nothing is ever lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use saidline::corpus::{Change, Correction, Field, Kept, Key, Target, Value, edit, held};
use saidline::corrections::{Deed, Fit, History, Roster, Subject, Taken, key_for, replay};
use saidline::statement::{Act, Attribution, Quotation};
use saidline::text::Span;

/// A file that somebody wrote by hand, with comments in every place.
const BY_HAND: &str = r##"# The strait, as of May
title = "Strait talks" # working title

# Dates from the archive
[documents."one.txt"]
# the stamp on the letter
date = 2031-05-06 # checked twice
outlet = "Harbour Post"

# Who stands with whom
[parties.coast]
name = "Coast states" # for now
members = ["Velmar", "Ina Tolle"]

# Orla's corrections
[[corrections]]
document = "one.txt"
words = "“We will not sign"
near = 12
# heard on the radio
speaker = "Ina Tolle" # not the minister
reviewed = true

[[corrections]] # the second
document = "two.txt"
words = "the harbour would close"
near = 40
label = "Harbour to close"
# the end
"##;

/// How many targets there are.
const TARGETS: usize = 8;

fn target(n: usize) -> Target {
    let key = |document: &str, words: &str, near| Target::Statement(Key { document: document.into(), words: words.into(), near });
    match n % TARGETS {
        0 => key("one.txt", "“We will not sign", 12),
        1 => key("two.txt", "the harbour would close", 40),
        2 => key("two.txt", "odd \"words\" = [x] # no comment\nin two lines", 3),
        3 => Target::Document("one.txt".into()),
        4 => Target::Document("sub/odd \"name\".txt".into()),
        5 => Target::Party("coast".into()),
        6 => Target::Recipe("Monday \"brief\"".into()),
        _ => Target::Corpus,
    }
}

fn fields(target: &Target) -> &'static [Field] {
    match target {
        Target::Document(_) => &[Field::Date],
        Target::Party(_) => &[Field::Name, Field::Members],
        Target::Recipe(_) | Target::View(_) => &[Field::Fields],
        Target::Corpus => &[Field::Lanes],
        Target::Statement(_) => &[
            Field::Speaker,
            Field::Date,
            Field::Label,
            Field::Note,
            Field::Hidden,
            Field::Reviewed,
            Field::Pinned,
            Field::Order,
            Field::Same,
        ],
    }
}

fn value(field: Field, n: usize) -> Value {
    let day = |n: usize| chrono::NaiveDate::from_ymd_opt(2031, 5, 1 + (n % 28) as u32).expect("a day of May");
    match field {
        Field::Date => Value::Days(day(n % 14), day(14 + n % 14)),
        Field::Hidden | Field::Reviewed | Field::Pinned => Value::Flag(true),
        Field::Order => Value::Number(n as u32),
        Field::Fields => Value::Text(format!("size = \"a{n}\"\nfrom = 2031-05-04\n")),
        Field::Lanes | Field::Members => Value::Texts(vec![format!("Member {n}"), "Orla Dane".into()]),
        _ => Value::Text(format!("words “{n}” # \\ and 'more'")),
    }
}

/// Something a person does.
#[derive(Clone, Debug)]
enum Step {
    Set(Vec<(usize, usize, usize)>),
    Unset(usize, usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec((0..TARGETS, 0..9_usize, 0..99_usize), 1..4).prop_map(Step::Set),
        2 => (0..TARGETS, 0..9_usize).prop_map(|(t, f)| Step::Unset(t, f)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

type State = BTreeMap<(Target, Field), Value>;

/// What a text says, field by field.
fn state(text: &str) -> State {
    let all = (0..TARGETS).map(target).flat_map(|t| fields(&t).iter().map(move |f| (t.clone(), *f)));
    all.filter_map(|(t, f)| Some(((t.clone(), f), held(text, &t, f)?))).collect()
}

fn lay(state: &mut State, changes: &[Change]) {
    for change in changes {
        match &change.after {
            Some(value) => state.insert((change.target.clone(), change.field), value.clone()),
            None => state.remove(&(change.target.clone(), change.field)),
        };
    }
}

fn changes(state: &State, wanted: &[(usize, usize, Option<usize>)]) -> Vec<Change> {
    let mut now = state.clone();
    let made = wanted.iter().map(|&(t, f, v)| {
        let target = target(t);
        let field = fields(&target)[f % fields(&target).len()];
        let before = now.get(&(target.clone(), field)).cloned();
        let change = Change { target, field, before, after: v.map(|n| value(field, n)) };
        lay(&mut now, std::slice::from_ref(&change));
        change
    });
    made.filter(|c| c.before != c.after).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_corrections_undo_and_redo_is_what_the_file_says(steps in prop::collection::vec(step(), 1..24)) {
        let (mut text, mut kept) = (BY_HAND.to_owned(), Kept::in_memory(BY_HAND));
        let mut expected = state(BY_HAND);
        let (mut history, mut journal) = (History::default(), String::new());
        for step in steps {
            let made = match step {
                Step::Set(wanted) => {
                    let wanted: Vec<_> = wanted.into_iter().map(|(t, f, v)| (t, f, Some(v))).collect();
                    let made = changes(&expected, &wanted);
                    journal += &history.note(Deed { time: String::new(), user: String::new(), name: String::new(), changes: made.clone() });
                    made
                }
                Step::Unset(t, f) => {
                    let made = changes(&expected, &[(t, f, None)]);
                    journal += &history.note(Deed { time: String::new(), user: String::new(), name: String::new(), changes: made.clone() });
                    made
                }
                Step::Undo => {
                    let Some(deed) = history.to_undo() else { continue };
                    let back: Vec<Change> = deed.changes.iter().rev().map(Change::inverse).collect();
                    journal += &history.note_undo(String::new(), String::new());
                    back
                }
                Step::Redo => {
                    let Some(deed) = history.to_redo() else { continue };
                    let again = deed.changes.clone();
                    journal += &history.note_redo(String::new(), String::new());
                    again
                }
            };
            lay(&mut expected, &made);
            let edited = edit(&text, &made).expect("it can be changed");
            prop_assert_eq!(&edited.conflicts, &[]);
            text = edited.text;
            prop_assert_eq!(kept.change(&made).expect("it can be changed"), vec![]);
            prop_assert_eq!(&state(&text), &expected);
            // A restart reads the same history.
            let again = History::read(&journal);
            prop_assert_eq!((again.to_undo(), again.to_redo()), (history.to_undo(), history.to_redo()));
        }
        prop_assert_eq!(kept.text(), text.as_str());
        let comments = BY_HAND.lines().filter_map(|l| l.find('#').map(|at| l[at..].trim()));
        for comment in comments {
            prop_assert!(text.contains(comment), "{} is lost:\n{}", comment, text);
        }
        while let Some(deed) = history.to_undo() {
            let back: Vec<Change> = deed.changes.iter().rev().map(Change::inverse).collect();
            text = edit(&text, &back).expect("it can be taken back").text;
            history.note_undo(String::new(), String::new());
        }
        prop_assert_eq!(state(&text), state(BY_HAND));
    }
}

const WORDS: [&str; 20] = [
    "harbour", "treaty", "the", "fleet", "never", "signs", "before", "a", "quota", "closes", "north", "river", "we", "would", "sail", "of",
    "grain", "islands", "pact", "winter",
];

/// A document of sentences, each a statement, with where each stands.
fn document(sentences: &[Vec<usize>]) -> (String, Vec<Attribution>) {
    let (mut text, mut found) = (String::new(), Vec::new());
    for sentence in sentences.iter().filter(|s| !s.is_empty()) {
        text.push_str("She said ");
        let from = text.len();
        text.push_str(&sentence.iter().map(|n| WORDS[n % WORDS.len()]).collect::<Vec<_>>().join(" "));
        found.push(Attribution {
            source: None,
            cue: None,
            content: vec![Span::new(from, text.len())],
            quotation: Quotation::Indirect,
            act: Act::Says,
            via: Vec::new(),
            confidence: 0.8,
            supposed: false,
        });
        text.push_str(".\n");
    }
    (text, found)
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, Vec<usize>),
    Remove(usize),
    Word(usize, usize, usize),
    Drop(usize, usize),
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let sentence = prop::collection::vec(0..20_usize, 3..14);
    prop_oneof![
        (0..9_usize, sentence).prop_map(|(n, s)| Edit::Insert(n, s)),
        (0..9_usize).prop_map(Edit::Remove),
        (0..9_usize, 0..14_usize, 0..20_usize).prop_map(|(n, w, v)| Edit::Word(n, w, v)),
        (0..9_usize, 0..14_usize).prop_map(|(n, w)| Edit::Drop(n, w)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_edited_at_random_leaves_every_correction_applied_moved_or_listed(
        sentences in prop::collection::vec(prop::collection::vec(0..20_usize, 3..14), 2..8),
        edits in prop::collection::vec(an_edit(), 0..10),
    ) {
        let (text, found) = document(&sentences);
        let corrections: Vec<Correction> = found
            .iter()
            .enumerate()
            .map(|(n, a)| {
                let key = key_for("a.txt", &text, a.content[0]);
                Correction { key, note: Some(format!("note {n}")), label: Some(format!("label {n}")), reviewed: true, ..Correction::default() }
            })
            .collect();
        let mut sentences = sentences;
        for edit in edits {
            let count = sentences.len();
            match edit {
                Edit::Insert(n, sentence) => sentences.insert(n % (count + 1), sentence),
                Edit::Remove(n) if count > 0 => { sentences.remove(n % count); }
                Edit::Word(n, w, v) if count > 0 => {
                    let sentence = &mut sentences[n % count];
                    if let Some(at) = w.checked_rem(sentence.len()) { sentence[at] = v; }
                }
                Edit::Drop(n, w) if count > 0 => {
                    let sentence = &mut sentences[n % count];
                    if let Some(at) = w.checked_rem(sentence.len()) { sentence.remove(at); }
                }
                _ => {}
            }
        }
        let (text, attributions) = document(&sentences);
        let lay = || {
            let mut taken = Taken { attributions: attributions.clone(), ..Taken::default() };
            let (mut speakers, mut parties) = (Vec::new(), Vec::new());
            let mut roster = Roster { speakers: &mut speakers, parties: &mut parties, settings: &[] };
            let of: Vec<&Correction> = corrections.iter().collect();
            let fits = replay(Subject { text: &text, published: None }, &mut taken, &of, &mut roster);
            (fits, taken)
        };
        let (fits, taken) = lay();
        prop_assert_eq!(fits.len(), corrections.len());
        prop_assert_eq!(&lay().1, &taken);
        for (correction, fit) in corrections.iter().zip(&fits) {
            let whole = text.contains(&correction.key.words);
            match fit {
                Fit::Whole => prop_assert!(taken.marks.iter().any(|m| m.reviewed && m.label.is_some()), "{correction:?}"),
                Fit::Changed => prop_assert!(!whole && taken.marks.iter().any(|m| m.stale), "{correction:?}"),
                Fit::Lost(reason) => prop_assert!(!whole && !reason.is_empty(), "{correction:?}"),
            }
        }
        // A label is never shown at words it was not given to.
        for (attribution, mark) in taken.attributions.iter().zip(&taken.marks) {
            if let Some(label) = &mark.label {
                let words = attribution.content[0].of(&text);
                let given = corrections.iter().filter(|c| c.label.as_ref() == Some(label));
                prop_assert!(given.clone().any(|c| words.contains(c.key.words.as_str())), "{label} at {words}");
            }
        }
    }
}
