//! Which reports tell of one utterance: the search for pairs worth comparing, and the comparison.
//!
//! Only reports of the same speaker can be one statement, so each speaker has an index of his own, of word sequences within stretches of time: what is
//! looked up is what he said about that time, however long the corpus goes on. The lists of the index are bounded, so that the work grows with
//! the number of reports and not with their pairs, and speakers are gone through in parallel.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use chrono::{Datelike, Days};
use rayon::prelude::*;

use super::fold::Report;
use super::words::{Fnv, comparable};
use crate::dating::Dating;

/// Reports of one utterance may be dated so many days apart.
const NEAR_DAYS: u64 = 2;
/// Words in a sequence of the index.
const SHINGLE: usize = 3;
/// Days of one stretch of the index.
const STRETCH_DAYS: i32 = 8;
/// Stretches that a date may reach over and still be looked up by them; one that is wider is compared with all times.
const STRETCHES: i32 = 5;
/// Statements remembered for one sequence in one stretch of time; what all say alike tells nothing.
const POSTINGS: usize = 48;
/// Statements compared with one attribution, the most alike first.
const CANDIDATES: usize = 12;

/// The members of each statement, as indices into `reports`, which come fullest first; the statements are in the order of their first members.
pub(super) fn cluster(reports: &[Report]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.par_sort_by_key(|&n| (reports[n].who, n));
    let speakers: Vec<&[usize]> = order.chunk_by(|&a, &b| reports[a].who == reports[b].who).collect();
    let mut clusters: Vec<Vec<usize>> = speakers.into_par_iter().flat_map_iter(|members| cluster_one(members, reports)).collect();
    clusters.par_sort_by_key(|members| members[0]);
    clusters
}

/// As [`cluster`], for the reports of one speaker.
fn cluster_one(of: &[usize], reports: &[Report]) -> Vec<Vec<usize>> {
    if let &[one] = of {
        return vec![vec![one]];
    }
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut index: HashMap<u64, Vec<u32>, BuildHasherDefault<Ready>> = HashMap::default();
    // How many sequences each statement shares with the report at hand, and which share any.
    let mut shared: Vec<u32> = Vec::new();
    let mut touched: Vec<u32> = Vec::new();
    for &n in of {
        let report = &reports[n];
        let sequences = sequences(&report.words);
        for slot in asked(report) {
            for sequence in &sequences {
                for &c in index.get(&key(*sequence, slot)).into_iter().flatten() {
                    if shared[c as usize] == 0 {
                        touched.push(c);
                    }
                    shared[c as usize] += 1;
                }
            }
        }
        touched.sort_unstable_by_key(|&c| (std::cmp::Reverse(shared[c as usize]), c));
        let home = touched.iter().take(CANDIDATES).map(|&c| c as usize).find(|&c| {
            let head = &reports[clusters[c][0]];
            near(head, report) && alike(&head.words, &report.words, head.at.document == report.at.document)
        });
        touched.drain(..).for_each(|c| shared[c as usize] = 0);
        match home {
            Some(c) => clusters[c].push(n),
            None => {
                let c = clusters.len() as u32;
                clusters.push(vec![n]);
                shared.push(0);
                for slot in kept(report) {
                    for sequence in &sequences {
                        let list = index.entry(key(*sequence, slot)).or_default();
                        if list.len() < POSTINGS {
                            list.push(c);
                        }
                    }
                }
            }
        }
    }
    clusters
}

/// Where in the index a statement stands.
#[derive(Clone, Copy)]
enum Slot {
    /// A stretch of days.
    Stretch(i32),
    /// All whose date reaches far, or is not known.
    Wide,
    /// All.
    Any,
    /// Those of one text and its copies.
    Copies(usize),
}

/// The stretches of a report's date with `margin` days to each side; none where they are too many or there is no date.
fn stretches(report: &Report, margin: i32) -> Option<RangeInclusive<i32>> {
    let date = report.date.as_ref()?;
    let stretch = |day: i32| day.div_euclid(STRETCH_DAYS);
    let (from, to) = (stretch(date.from.num_days_from_ce()), stretch(date.to.num_days_from_ce()));
    if to - from >= STRETCHES {
        return None;
    }
    let (from, to) = (date.from.num_days_from_ce() - margin, date.to.num_days_from_ce() + margin);
    Some(stretch(from)..=stretch(to))
}

/// Where the statements stand that a report may belong to.
fn asked(report: &Report) -> Vec<Slot> {
    match stretches(report, NEAR_DAYS as i32) {
        Some(near) => near.map(Slot::Stretch).chain([Slot::Wide, Slot::Copies(report.root)]).collect(),
        None => vec![Slot::Any, Slot::Copies(report.root)],
    }
}

/// Where a statement is kept, by its first report.
fn kept(report: &Report) -> Vec<Slot> {
    match stretches(report, 0) {
        Some(at) => at.map(Slot::Stretch).chain([Slot::Any, Slot::Copies(report.root)]).collect(),
        None => vec![Slot::Wide, Slot::Any, Slot::Copies(report.root)],
    }
}

fn key(sequence: u64, slot: Slot) -> u64 {
    let (kind, number) = match slot {
        Slot::Stretch(at) => (1, u64::from(at.unsigned_abs())),
        Slot::Wide => (2, 0),
        Slot::Any => (3, 0),
        Slot::Copies(root) => (4, root as u64),
    };
    let mixed = (sequence ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_add(kind).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 32)
}

/// Keys of the index are hashes already.
#[derive(Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.0 = self.0.rotate_left(8) ^ u64::from(b));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The word sequences of a report.
fn sequences(words: &[u64]) -> BTreeSet<u64> {
    let hashed = |words: &[u64]| {
        let mut hash = Fnv::default();
        words.iter().for_each(|&w| hash.number(w));
        hash.0
    };
    if words.len() < SHINGLE {
        return BTreeSet::from([hashed(words)]);
    }
    words.windows(SHINGLE).map(hashed).collect()
}

/// Whether the two could have been said at the same time.
fn near(a: &Report, b: &Report) -> bool {
    if a.root == b.root {
        return true;
    }
    let (Some(x), Some(y)) = (&a.date, &b.date) else { return a.words.len().min(b.words.len()) >= 8 };
    let days = Days::new(NEAR_DAYS);
    let early = |d: &Dating| d.from.checked_sub_days(days).unwrap_or(d.from);
    early(x) <= y.to && early(y) <= x.to
}

/// Whether one text has the words of the other in whole or part, in order.
fn alike(long: &[u64], short: &[u64], same_document: bool) -> bool {
    if short.len() < 4 {
        return short.len() >= 3 && long.windows(short.len()).any(|w| w == short) || long == short;
    }
    let negations = |words: &[u64]| words.iter().filter(|w| negation_words().contains(w)).count();
    let (more, fewer) = (negations(long), negations(short));
    if more != fewer && (short.len() * 3 >= long.len() * 2 || fewer > more) {
        return false;
    }
    let common = common_in_order(long, short) as f32 / short.len() as f32;
    common >= if same_document { 0.85 } else { 0.7 }
}

/// Words that turn a meaning round; "will accept" and "will not accept" are nine words alike and two statements.
fn negation_words() -> &'static [u64] {
    static WORDS: OnceLock<Vec<u64>> = OnceLock::new();
    WORDS.get_or_init(|| comparable("not never no none nobody nothing neither nor without refuse reject deny"))
}

/// Length of the longest common subsequence; both sides are cut at 200 words.
fn common_in_order(a: &[u64], b: &[u64]) -> usize {
    let (a, b) = (&a[..a.len().min(200)], &b[..b.len().min(200)]);
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::AttributionRef;
    use super::*;
    use crate::dating::{Basis, Precision};

    /// A report by one speaker on a day counted from the first of 2031.
    fn report(document: usize, day: u64, words: &str) -> Report {
        let date = NaiveDate::from_ymd_opt(2031, 1, 1).expect("a day") + Days::new(day);
        let (precision, basis) = (Precision::Day, Basis::Explicit);
        let date = Dating { from: date, to: date, precision, basis, evidence: Vec::new(), confidence: 0.9, why: String::new() };
        let at = AttributionRef { document, attribution: 0 };
        Report { at, who: 1, content: Vec::new(), words: comparable(words), parts: 1, date: Some(date), root: document }
    }

    fn day_of(date: u64, topic: u64) -> String {
        format!("we will defend the strait and every harbour of the coast on day{date} of campaign{topic} against mine{topic} sweepers")
    }

    #[test]
    fn what_was_said_at_other_times_crowds_nothing_out() {
        // The same speech with other particulars on three hundred days, each reported twice within two days.
        let mut reports: Vec<Report> = Vec::new();
        for n in 0..300 {
            let words = day_of(n, n * 7);
            reports.push(report(reports.len(), n * 9, &words));
            reports.push(report(reports.len(), n * 9 + n % 3, &words));
        }
        let clusters = cluster(&reports);
        assert_eq!(clusters.len(), 300);
        assert!(clusters.iter().all(|c| c.len() == 2 && c[0] / 2 == c[1] / 2));
    }

    #[test]
    fn wide_dates_and_none_meet_every_time() {
        let words = "we will defend the strait and every harbour of the northern coast";
        let mut wide = report(1, 0, words);
        if let Some(date) = &mut wide.date {
            date.to = date.from + Days::new(400);
        }
        let undated = Report { date: None, ..report(2, 0, words) };
        assert_eq!(cluster(&[report(0, 200, words), wide]).len(), 1);
        assert_eq!(cluster(&[report(0, 200, words), undated]).len(), 1);
        assert_eq!(cluster(&[report(0, 200, words), report(1, 204, words)]).len(), 2);
        // A copy printed later tells the same utterance.
        assert_eq!(cluster(&[report(0, 200, words), Report { root: 0, ..report(1, 260, words) }]).len(), 1);
    }
}
