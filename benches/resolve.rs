//! Time to resolve speakers and fold reports for 1,000, 10,000 and 100,000 generated documents: `cargo bench --bench resolve [SIZES…]`.
//!
//! One run a size, since the question is how the time grows; prints microseconds a document.

use std::io::Write;
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;
use saidline::analysis::{AnalyzedDocument, fold};
use saidline::corpus::Settings;
use saidline::dating::{Basis, Dating, Precision};
use saidline::party::{Input, resolve};
use saidline::statement::{Accuracy, Extractor};
use saidline::text::Structure;

const NAMES: [&str; 24] = [
    "Ina Tolle",
    "Orla Dane",
    "Ras Keld",
    "Marta Brell",
    "Jonas Vey",
    "Petra Lund",
    "Tomas Arden",
    "Lena Marsh",
    "Viktor Sand",
    "Alma Reed",
    "Oskar Hale",
    "Nora Quist",
    "Emil Stone",
    "Greta Holm",
    "Anton Bask",
    "Clara Noor",
    "Felix Ward",
    "Ida Ronn",
    "Hugo Lind",
    "Vera Moss",
    "Karl Odden",
    "Elsa Byrne",
    "Max Telle",
    "Rosa Finch",
];
const PLACES: [&str; 8] = ["Norwegian", "Icelandic", "Swedish", "Danish", "Finnish", "Estonian", "Latvian", "Irish"];
const OFFICES: [&str; 6] = ["Foreign Minister", "Prime Minister", "Defence Minister", "envoy", "spokeswoman", "Trade Minister"];
const NOUNS: [&str; 16] = [
    "harbour",
    "strait",
    "treaty",
    "tariff",
    "convoy",
    "border",
    "ceasefire",
    "pipeline",
    "fishery",
    "railway",
    "budget",
    "embargo",
    "airfield",
    "island",
    "bridge",
    "refinery",
];
const VERBS: [&str; 10] = ["reopen", "inspect", "defend", "finance", "abandon", "rebuild", "patrol", "survey", "divide", "protect"];

fn main() -> std::io::Result<()> {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    let mut out = std::io::stdout().lock();
    for size in sizes {
        let texts: Vec<String> = (0..size).map(article).collect();
        let extractor = Extractor::new(Accuracy::Fast);
        let mut documents: Vec<AnalyzedDocument> = texts
            .par_iter()
            .map(|text| {
                let structure = Structure::of(text);
                let attributions = extractor.attributions(text, &structure);
                AnalyzedDocument { structure, attributions, ..AnalyzedDocument::default() }
            })
            .collect();
        for (n, document) in documents.iter_mut().enumerate() {
            document.said = vec![Some(day(n)); document.attributions.len()];
        }
        let started = Instant::now();
        let inputs: Vec<Input<'_>> = texts
            .iter()
            .zip(&documents)
            .enumerate()
            .map(|(n, (text, d))| Input {
                text,
                structure: &d.structure,
                attributions: &d.attributions,
                published: Some((day(n).from, day(n).to)),
                outlet: None,
            })
            .collect();
        let resolution = resolve(&inputs, &Settings::default());
        let resolved = started.elapsed();
        let views: Vec<&str> = texts.iter().map(String::as_str).collect();
        let started = Instant::now();
        let statements = fold(&documents, &views, &resolution);
        let folded = started.elapsed();
        let attributions: usize = documents.iter().map(|d| d.attributions.len()).sum();
        let each = |t: std::time::Duration| t.as_micros() as usize / size;
        writeln!(
            out,
            "{size:7} documents, {attributions} attributions, {} speakers, {} statements: resolve {} µs, fold {} µs a document",
            resolution.speakers.len(),
            statements.len(),
            each(resolved),
            each(folded),
        )?;
    }
    Ok(())
}

fn day(n: usize) -> Dating {
    let date = NaiveDate::from_num_days_from_ce_opt(741_000 + (n / 40) as i32).expect("a day of the calendar");
    Dating {
        from: date,
        to: date,
        precision: Precision::Day,
        basis: Basis::Explicit,
        evidence: Vec::new(),
        confidence: 0.9,
        why: String::new(),
    }
}

/// An article of about 200 words; every tenth is a lightly edited copy of one before.
fn article(n: usize) -> String {
    if n % 10 == 9 {
        return article(n - 7).replacen("on the quay", "near the quay", 1);
    }
    let mut random = Random(n as u64 + 1);
    let mut text = String::new();
    for _ in 0..6 {
        // The cast grows with the corpus: one in three is somebody of this stretch of documents.
        let name = if random.below(3) == 0 { local(n / 12 * 6 + random.below(6)) } else { random.of(&NAMES).to_owned() };
        let family = name.split(' ').nth(1).unwrap_or(&name);
        let (place, office) = (random.of(&PLACES), random.of(&OFFICES));
        let said = sentence(&mut random);
        let more = sentence(&mut random);
        text.push_str(&format!(
            "{place} {office} {name} said {said}.\n“We will {more},” {family} said on the quay. Crowds waited near the {}.\n",
            random.of(&NOUNS)
        ));
    }
    text
}

/// The `n`-th of endlessly many names; a family name is borne by several people.
fn local(n: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "dor", "fel", "gar", "hel", "jun", "kor", "lin", "mar", "nev", "ost", "pel", "ros", "sul", "tar", "und", "vel", "wen", "yar",
        "zim",
    ];
    let given = NAMES[n % NAMES.len()].split(' ').next().unwrap_or_default();
    let at = |k: usize| SYLLABLES[k % SYLLABLES.len()];
    let family = format!("{}{}{}{}", at(n / 3), at(n / 60), at(n / 1_200), at(n / 24_000 + 7));
    let (first, rest) = family.split_at(1);
    format!("{given} {}{rest}", first.to_uppercase())
}

fn sentence(random: &mut Random) -> String {
    let (a, b, c) = (random.of(&VERBS), random.of(&NOUNS), random.of(&NOUNS));
    let (d, e, f) = (random.of(&VERBS), random.of(&NOUNS), random.of(&NOUNS));
    format!("{a} the {b} beyond the {c} and {d} every {e} that the {f} depends on")
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len());
        list[at]
    }
}
