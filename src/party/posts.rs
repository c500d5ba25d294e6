//! Who holds which office of which state, as the corpus tells: for "his Velmarian counterpart" and "the foreign minister" of a home paper.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::lexicon::{self, Class};
use super::people::PersonAt;
use crate::world::StateId;

/// First and last possible day of a document.
type Days = Option<(NaiveDate, NaiveDate)>;

/// Holders of offices with the days of the documents that tell of them.
#[derive(Debug, Default)]
pub(super) struct Posts(BTreeMap<(StateId, String), BTreeMap<PersonAt, Told>>);

/// The days of the documents that give one person an office.
#[derive(Debug, Default)]
struct Told(BTreeSet<(NaiveDate, NaiveDate)>);

impl Told {
    /// Days between a document and the nearest of these; [`FAR`] where either is not known.
    fn distance(&self, days: Days) -> i64 {
        let Some(days) = days else { return FAR };
        let before = self.0.range(..=(days.1, NaiveDate::MAX)).next_back();
        let after = self.0.range((days.1, NaiveDate::MAX)..).next();
        before.into_iter().chain(after).map(|told| distance(days, *told)).min().unwrap_or(FAR)
    }
}

/// How far from a document another one that names the holder may lie, in days.
const FAR: i64 = 500;
/// By how many days the nearest holder must be nearer than the next.
const LEAD: i64 = 45;

impl Posts {
    /// Notes that a document of these days gives `person` the office `title` of `state`.
    pub(super) fn note(&mut self, state: StateId, title: &str, person: PersonAt, days: Days) {
        if let Some(office) = office(title) {
            self.0.entry((state, office)).or_default().entry(person).or_default().0.extend(days);
        }
    }

    /// The one holder at these days, or the one among those who are named `here`; none where two come into question.
    pub(super) fn holder(&self, state: StateId, office: &str, days: Days, here: &[PersonAt]) -> Option<PersonAt> {
        let told = self.0.get(&(state, office.to_owned()))?;
        let mut named = here.iter().filter(|p| told.contains_key(p)).copied();
        if let Some(one) = named.next().filter(|one| named.all(|p| p == *one)) {
            return Some(one);
        }
        let mut ranked: Vec<(i64, PersonAt)> = told.iter().map(|(p, told)| (told.distance(days), *p)).filter(|(d, _)| *d <= FAR).collect();
        ranked.sort_unstable();
        match ranked[..] {
            [(_, one)] => Some(one),
            [(near, one), (far, _), ..] if far - near >= LEAD => Some(one),
            _ => None,
        }
    }
}

/// Days between two spans of days; 0 where they meet.
fn distance(a: (NaiveDate, NaiveDate), b: (NaiveDate, NaiveDate)) -> i64 {
    (a.0 - b.1).num_days().max((b.0 - a.1).num_days()).max(0)
}

/// The office within a title, in small letters with its portfolio ("foreign minister", "president"); none for offices that many hold at once
/// and for those held no more.
pub(super) fn office(title: &str) -> Option<String> {
    let title = title.to_lowercase();
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    if words
        .iter()
        .any(|w| matches!(*w, "former" | "ex" | "late" | "predecessor" | "successor" | "deputy" | "vice" | "candidate" | "elect"))
    {
        return None;
    }
    match words[..] {
        [.., "pm"] => return Some("prime minister".to_owned()),
        [.., "fm"] => return Some("foreign minister".to_owned()),
        _ => {}
    }
    let single = |w: &&str| matches!(*w, "minister" | "president" | "premier" | "chancellor" | "king" | "queen" | "emir" | "sultan");
    let noun = words.iter().position(single)?;
    // "the president's spokesman": the office is another's.
    if words.len() > noun + 1 && lexicon::word(words[noun + 1]).is_role() || words.get(noun + 1) == Some(&"s") {
        return None;
    }
    let portfolio = words[..noun].iter().rev().take_while(|w| {
        let class = lexicon::word(w);
        class.is(Class::Modifier) && !matches!(**w, "new" | "incoming" | "acting" | "then")
    });
    let mut office: Vec<&str> = portfolio.copied().collect();
    office.reverse();
    // "Minister for Development"
    if office.is_empty() && words[noun] == "minister" {
        let of = words.get(noun + 1).filter(|w| matches!(**w, "of" | "for"));
        let field = of.and_then(|_| words.get(noun + 2))?;
        office.push(match *field {
            "defense" => "defence",
            field => field,
        });
    }
    office.push(words[noun]);
    Some(office.join(" ").replace("defense", "defence"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expect: Option<&str>) {
        assert_eq!(office(title).as_deref(), expect, "{title:?}");
    }

    #[test]
    fn offices_within_titles() {
        check("Velmarian Foreign Minister", Some("foreign minister"));
        check("Velmarian FM", Some("foreign minister"));
        check("Minister for Fisheries of Velmar", Some("fisheries minister"));
        check("President", Some("president"));
        check("the former president", None);
        check("deputy foreign minister", None);
        check("the president's spokesman", None);
        check("envoy", None);
        check("minister", None);
    }

    #[test]
    fn one_holder_at_a_time() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2031, 1, 1).map(|n| n + chrono::Days::new(u64::from(d))).map(|n| (n, n));
        let mut posts = Posts::default();
        posts.note(StateId(1), "Foreign Minister", 7, day(10));
        assert_eq!(posts.holder(StateId(1), "foreign minister", day(60), &[]), Some(7));
        posts.note(StateId(1), "Foreign Minister", 8, day(300));
        assert_eq!(posts.holder(StateId(1), "foreign minister", day(20), &[]), Some(7));
        assert_eq!(posts.holder(StateId(1), "foreign minister", day(290), &[]), Some(8));
        assert_eq!(posts.holder(StateId(1), "foreign minister", day(155), &[]), None);
        assert_eq!(posts.holder(StateId(1), "foreign minister", day(155), &[8]), Some(8));
        assert_eq!(posts.holder(StateId(2), "foreign minister", day(20), &[]), None);
    }
}
