//! One statement from many reports.
//!
//! Attributions by the same speakers, about the same time and with the same words in whole or part become one statement: cut quotations, other
//! punctuation, indirect against direct speech ("I will" / "he would"). Copied articles count as one report among the independent ones.
//!
//! Which reports are compared is told in [`super::cluster`]. Reports join a statement by likeness to its fullest report only: chains of half-like
//! reports do not form. What two speakers say alike stays two statements.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::cluster::cluster;
use super::copies::copies;
use super::parted::{joined, parts, told_in_part, wholes};
use super::words::{Fnv, comparable};
use super::{AnalyzedDocument, AttributionRef, Statement};
use crate::dating::{Basis, Dating};
use crate::party::{Resolution, SpeakerKind};
use crate::text::Span;
use crate::world::fold as fold_name;

/// An attribution as it is compared.
pub(super) struct Report {
    pub(super) at: AttributionRef,
    /// Who: a hash of the speakers, or of the source's words where they stay open.
    pub(super) who: u64,
    /// The pieces of its content that are compared.
    pub(super) content: Vec<Span>,
    pub(super) words: Vec<u64>,
    /// How many utterances the attribution was parted into.
    pub(super) parts: usize,
    pub(super) date: Option<Dating>,
    /// First document of the copies this one belongs to.
    pub(super) root: usize,
}

/// Folds the attributions of all documents into statements, ordered by date, then by document. Every attribution is in one;
/// one that quotes two utterances (“A.” she said. “B.”) is in two where other documents report them apart, see [`super::parted`].
///
/// `texts` are the documents' texts; the three arguments speak of the same documents in the same order. The fullest report of a statement comes
/// first; its id is made of the speaker and the words and stays while they stay.
pub fn fold(documents: &[AnalyzedDocument], texts: &[&str], resolution: &Resolution) -> Vec<Statement> {
    let roots = copies(documents, texts);
    let mut reports: Vec<Report> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(|(document, analyzed)| {
            let roots = &roots;
            (0..analyzed.attributions.len()).flat_map(move |attribution| {
                let at = AttributionRef { document, attribution };
                let parts = parts(texts[document], &analyzed.attributions[attribution].content);
                let count = parts.len();
                parts.into_iter().map(move |part| report(at, part, count, documents, texts, resolution, roots))
            })
        })
        .collect();
    reports.sort_by_key(|r| (Reverse(r.words.len()), r.at));
    let mut clusters = by_hand(joined(cluster(&reports), &reports), &reports, documents);
    clusters.iter_mut().for_each(|members| fullest_first(members, &reports));
    let mut statements: Vec<Statement> = clusters.iter().map(|members| statement(members, &reports, resolution)).collect();
    statements.sort_by_key(order_of);
    number(&mut statements);
    statements
}

#[allow(clippy::too_many_arguments)] // one call; a struct would only rename them
fn report(
    at: AttributionRef,
    content: Vec<Span>,
    parts: usize,
    documents: &[AnalyzedDocument],
    texts: &[&str],
    resolution: &Resolution,
    roots: &[usize],
) -> Report {
    let analyzed = &documents[at.document];
    let text = texts[at.document];
    let attribution = &analyzed.attributions[at.attribution];
    let words: Vec<u64> = content.iter().flat_map(|span| comparable(span.of(text))).collect();
    let voices = resolution.voices.get(at.document).and_then(|d| d.get(at.attribution)).map(Vec::as_slice).unwrap_or_default();
    let mut who: Vec<u64> = voices
        .iter()
        .map(|voice| {
            let speaker = &resolution.speakers[voice.speaker.0 as usize];
            let mut hash = Fnv::default();
            if speaker.kind == SpeakerKind::Unnamed {
                // "A senior official" of two articles is two people, unless one article is a copy of the other.
                hash.field(&fold_name(&speaker.name));
                hash.number(roots[at.document] as u64);
            } else {
                hash.number(u64::from(voice.speaker.0));
            }
            hash.0
        })
        .collect();
    who.sort_unstable();
    let mut hash = Fnv::default();
    who.iter().for_each(|&w| hash.number(w));
    if who.is_empty() {
        hash.field(&attribution.source.map_or(String::new(), |s| fold_name(s.of(text))));
        hash.number(roots[at.document] as u64);
    }
    if analyzed.marks.get(at.attribution).is_some_and(|mark| mark.apart) {
        // A person told it apart.
        hash.number(at.document as u64);
        hash.number(at.attribution as u64 + 1);
    }
    let date = analyzed.said.get(at.attribution).cloned().flatten();
    Report { at, who: hash.0, content, words, parts, date, root: roots[at.document] }
}

/// Clusters that a person joined go together, in the place of the first.
fn by_hand(clusters: Vec<Vec<usize>>, reports: &[Report], documents: &[AnalyzedDocument]) -> Vec<Vec<usize>> {
    let name = |m: &usize| {
        let at = reports[*m].at;
        documents[at.document].marks.get(at.attribution)?.same.as_deref()
    };
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: Vec<Vec<usize>> = Vec::with_capacity(clusters.len());
    for members in clusters {
        let names: BTreeSet<&str> = members.iter().filter_map(name).collect();
        let mut homes: Vec<usize> = names.iter().filter_map(|name| named.get(name).copied()).collect();
        homes.sort_unstable();
        homes.dedup();
        let Some((&home, others)) = homes.split_first() else {
            named.extend(names.into_iter().map(|name| (name, found.len())));
            found.push(members);
            continue;
        };
        for &other in others {
            let moved = std::mem::take(&mut found[other]);
            found[home].extend(moved);
        }
        found[home].extend(members);
        named.values_mut().filter(|at| others.contains(at)).for_each(|at| *at = home);
        named.extend(names.into_iter().map(|name| (name, home)));
    }
    found.retain(|members| !members.is_empty());
    found
}

fn statement(members: &[usize], reports: &[Report], resolution: &Resolution) -> Statement {
    let head = &reports[members[0]];
    let mut hash = Fnv::default();
    let voices = resolution.voices.get(head.at.document).and_then(|d| d.get(head.at.attribution));
    for voice in voices.into_iter().flatten() {
        hash.field(&resolution.speakers[voice.speaker.0 as usize].name);
    }
    head.words.iter().for_each(|&w| hash.number(w));
    let best = best_date(members.iter().filter_map(|&m| reports[m].date.as_ref()));
    let independent: BTreeSet<usize> = members.iter().map(|&m| reports[m].root).collect();
    let all = unique(members.iter().map(|&m| reports[m].at));
    Statement {
        id: format!("{:016x}", hash.0),
        parted: told_in_part(members, reports, &all),
        reports: all,
        date: best.cloned(),
        independent: independent.len(),
    }
}

/// Puts the report first by which the statement is named: one that tells nothing else, with the most words.
fn fullest_first(members: &mut [usize], reports: &[Report]) {
    if members.iter().all(|&m| reports[m].parts == 1) {
        members.sort_by_key(|&m| (Reverse(reports[m].words.len()), reports[m].at));
        return;
    }
    let wholes = wholes(members, reports);
    let mut words: BTreeMap<AttributionRef, usize> = BTreeMap::new();
    members.iter().for_each(|&m| *words.entry(reports[m].at).or_default() += reports[m].words.len());
    members.sort_by_key(|&m| {
        let at = reports[m].at;
        (!wholes.contains(&at), Reverse(words[&at]), at, Reverse(reports[m].words.len()))
    });
}

/// The date of a statement, of those of its reports: what a person says before all, then the shortest interval, then the surest.
pub(super) fn best_date<'a>(dates: impl Iterator<Item = &'a Dating>) -> Option<&'a Dating> {
    dates.min_by(|a, b| {
        let rank = |d: &Dating| (d.basis != Basis::User, d.days());
        rank(a).cmp(&rank(b)).then(b.confidence.total_cmp(&a.confidence))
    })
}

/// What statements are put in order by: their days, those without last, then their place.
pub(super) fn order_of(statement: &Statement) -> (bool, Option<(NaiveDate, NaiveDate)>, AttributionRef) {
    let days = statement.date.as_ref().map(|d| (d.from, d.to));
    (days.is_none(), days, statement.reports[0])
}

/// Without repetitions, in order.
fn unique(all: impl Iterator<Item = AttributionRef>) -> Vec<AttributionRef> {
    let mut seen = BTreeSet::new();
    all.filter(|at| seen.insert(*at)).collect()
}

/// Tells statements of the same words apart by their order in time.
fn number(statements: &mut [Statement]) {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for statement in statements {
        let count = seen.entry(statement.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let mut hash = Fnv::default();
            hash.field(&statement.id);
            hash.number(*count);
            statement.id = format!("{:016x}", hash.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dating::Precision;
    use crate::party::{Speaker, SpeakerId, Voice};
    use crate::statement::{Act, Attribution, Quotation};
    use crate::text::Structure;

    /// Documents of lines "SPEAKER DAY words", one attribution a line, pieces of content with " | " between them; gives the reports of each statement as "document.attribution".
    #[track_caller]
    fn check(documents: &[&str], expect: &[&str]) -> Vec<Statement> {
        let mut resolution = Resolution::default();
        let mut analyzed = Vec::new();
        for text in documents {
            let mut document = AnalyzedDocument { structure: Structure::of(text), ..AnalyzedDocument::default() };
            let mut rows = Vec::new();
            let mut at = 0;
            for line in text.split('\n') {
                let start = at;
                at += line.len() + 1;
                let mut fields = line.splitn(3, ' ');
                let (Some(name), Some(day), Some(words)) = (fields.next(), fields.next(), fields.next()) else { continue };
                let Ok(day) = day.parse::<u32>() else { continue };
                let id = resolution.speakers.iter().position(|s| s.name == name).unwrap_or_else(|| {
                    let kind = if name.starts_with('a') { SpeakerKind::Unnamed } else { SpeakerKind::Person };
                    resolution.speakers.push(Speaker {
                        name: name.into(),
                        short: name.into(),
                        title: None,
                        party: None,
                        aliases: Vec::new(),
                        kind,
                    });
                    resolution.speakers.len() - 1
                });
                rows.push(vec![Voice { speaker: SpeakerId(id as u32), party: None, title: None, mention: None, confidence: 1.0 }]);
                let from = start + line.len() - words.len();
                let content = words
                    .split(" | ")
                    .scan(from, |at, piece| {
                        let span = Span::new(*at, *at + piece.len());
                        *at += piece.len() + " | ".len();
                        Some(span)
                    })
                    .collect();
                let quotation = Quotation::Indirect;
                document.attributions.push(Attribution {
                    source: None,
                    cue: None,
                    content,
                    quotation,
                    act: Act::Says,
                    via: Vec::new(),
                    confidence: 1.0,
                    supposed: false,
                });
                let date = NaiveDate::from_ymd_opt(2031, 3, day).expect("a day of March");
                let (precision, basis) = (Precision::Day, Basis::Explicit);
                document.said.push(Some(Dating {
                    from: date,
                    to: date,
                    precision,
                    basis,
                    evidence: Vec::new(),
                    confidence: 0.9,
                    why: String::new(),
                }));
            }
            resolution.voices.push(rows);
            analyzed.push(document);
        }
        let statements = fold(&analyzed, documents, &resolution);
        let mut found: Vec<String> = statements
            .iter()
            .map(|s| s.reports.iter().map(|r| format!("{}.{}", r.document, r.attribution)).collect::<Vec<_>>().join(" "))
            .collect();
        found.sort();
        assert_eq!(found, expect);
        statements
    }

    #[test]
    fn the_same_words_are_one_statement() {
        check(
            &[
                "Tolle 4 “We will never sign under the threat of a blockade.”",
                "Tolle 4 ''We will never sign under the threat of a blockade''",
            ],
            &["0.0 1.0"],
        );
    }

    #[test]
    fn cut_and_reported_words_are_the_same_statement() {
        check(
            &[
                "Tolle 4 “I will open the harbour when the last patrol boat has left the strait.”",
                "Tolle 5 she would open the harbour when the last patrol boat had left",
            ],
            &["0.0 1.0"],
        );
        check(
            &["Tolle 4 “Talks without us are a bridge to the moon, and our neighbours know it.”", "Tolle 4 a “bridge to the moon”"],
            &["0.0 1.0"],
        );
    }

    #[test]
    fn other_speakers_times_and_words_stay_apart() {
        check(
            &["Tolle 4 We will never sign under threat of a blockade", "Dane 4 We will never sign under threat of a blockade"],
            &["0.0", "1.0"],
        );
        check(
            &["Tolle 4 We will never sign under threat of a blockade", "Tolle 24 We will never sign under threat of a blockade"],
            &["0.0", "1.0"],
        );
        check(
            &["Tolle 4 We will open the northern harbour on Friday", "Tolle 4 We will close the southern road for repairs this week"],
            &["0.0", "1.0"],
        );
        check(&["Tolle 4 The harbour was in ruins when we came to it", "Tolle 4 in ruins"], &["0.0", "1.0"]);
    }

    #[test]
    fn a_negation_is_not_a_detail() {
        check(
            &["Tolle 4 We will accept foreign troops in the strait", "Tolle 4 We will not accept foreign troops in the strait"],
            &["0.0", "1.0"],
        );
    }

    #[test]
    fn unnamed_sources_of_two_articles_are_two() {
        check(
            &["aide 4 the fleet will sail before the end of the month", "aide 4 the fleet will sail before the end of the month"],
            &["0.0", "1.0"],
        );
    }

    #[test]
    fn copies_fold_and_count_once() {
        let article = "LORN Talks over the strait went on for a third day and nobody left the hall before midnight had passed on the quay.\n\
            aide 4 the fleet will sail before the end of the month\n\
            Fishermen waited outside with lamps while clerks carried boxes of maps from one room of the old custom house to the next.";
        let edited = article.replace("third day", "third long day");
        let statements = check(&[article, &edited], &["0.0 1.0"]);
        assert_eq!(statements[0].independent, 1);
    }

    #[test]
    fn a_report_of_two_quotations_is_one_of_each() {
        let apart = "Tolle 4 “We will not sign anything behind the backs of the islands.”\nTolle 4 “A pact without the islands is a bridge to the moon, and they know it.”";
        let together =
            "Tolle 4 “We will not sign anything behind the backs of islands,” | “A pact without the islands is a bridge to the moon.”";
        let statements = check(&[apart, together], &["0.0 1.0", "0.1 1.0"]);
        let told: Vec<&str> = statements.iter().flat_map(|s| &s.parted).flat_map(|(_, pieces)| pieces).map(|p| p.of(together)).collect();
        assert_eq!(
            told,
            ["“We will not sign anything behind the backs of islands,”", "“A pact without the islands is a bridge to the moon.”"]
        );
        check(&[together, together], &["0.0 1.0"]);
    }

    #[test]
    fn ids_do_not_depend_on_other_statements() {
        let one = check(&["Tolle 4 We will never sign under threat"], &["0.0"]);
        let two = check(&["Dane 3 Nobody asked you to sign at all\nTolle 4 We will never sign under threat"], &["0.0", "0.1"]);
        assert_eq!(one[0].id, two[1].id);
    }
}
