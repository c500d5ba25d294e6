//! Prints whom the sources of a folder mean: `sources FOLDER [--gold] [FROM TO]`.
//!
//! With `--gold` the attributions come from the brat annotations (`.ann`) beside the texts, else from the extractor. For reading errors by eye.

mod folder;
mod standoff;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use saidline::corpus::Settings;
use saidline::party::{Input, resolve};
use saidline::statement::{Accuracy, Attribution, Extractor};
use saidline::text::Structure;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(args.first().map_or(".", String::as_str));
    let gold = args.iter().any(|a| a == "--gold");
    let limits: Vec<usize> = args.iter().skip(1).filter_map(|a| a.parse().ok()).collect();
    let mut paths = folder::texts(folder)?;
    if let [from, to] = limits[..] {
        paths = paths[from.min(paths.len())..to.min(paths.len())].to_vec();
    }
    let dates = dates(folder);
    let extractor = Extractor::new(Accuracy::Fine);
    let texts: Vec<String> = paths.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    let structures: Vec<Structure> = texts.iter().map(|t| Structure::of(t)).collect();
    let attributions: Vec<Vec<Attribution>> = paths
        .iter()
        .zip(&texts)
        .zip(&structures)
        .map(|((path, text), structure)| if gold { annotated(path, text) } else { extractor.attributions(text, structure) })
        .collect();
    let documents: Vec<Input<'_>> = (0..texts.len())
        .map(|n| {
            let name = paths[n].file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            let published = dates.get(name).copied();
            Input { text: &texts[n], structure: &structures[n], attributions: &attributions[n], published, outlet: None }
        })
        .collect();
    let resolution = resolve(&documents, &Settings::default());
    let mut out = std::io::stdout().lock();
    for (n, path) in paths.iter().enumerate() {
        writeln!(out, "== {}", path.display())?;
        for (a, attribution) in attributions[n].iter().enumerate() {
            let source = attribution.source.map_or("-".to_owned(), |s| s.of(&texts[n]).replace('\n', " "));
            let voices: Vec<String> = resolution.voices[n][a]
                .iter()
                .map(|v| {
                    let speaker = &resolution.speakers[v.speaker.0 as usize];
                    let party = v.party.map_or("?", |p| resolution.parties[p.0 as usize].name.as_str());
                    let title = v.title.as_deref().unwrap_or("");
                    format!("{} [{title}] ({:?}) → {party} {:.2}", speaker.name, speaker.kind, v.confidence)
                })
                .collect();
            let at = attribution.source.map_or(0, |s| s.start);
            writeln!(out, "{at:6} {source:50.80} ⇒ {}", if voices.is_empty() { "OPEN".to_owned() } else { voices.join(" + ") })?;
        }
    }
    writeln!(out, "== parties")?;
    for party in &resolution.parties {
        writeln!(out, "{:?} {} {}", party.kind, party.id, party.name)?;
    }
    Ok(())
}

fn dates(folder: &Path) -> BTreeMap<String, (chrono::NaiveDate, chrono::NaiveDate)> {
    let table = fs::read_to_string(folder.join("../metadata.csv")).unwrap_or_default();
    let rows = table.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',');
        let name = fields.find(|f| f.ends_with(".txt"))?.trim_end_matches(".txt").to_owned();
        let day = fields.find_map(|f| f.get(..10)?.parse::<chrono::NaiveDate>().ok())?;
        Some((name, (day, day)))
    });
    rows.collect()
}

/// The attributions of the brat file beside a text.
fn annotated(path: &Path, text: &str) -> Vec<Attribution> {
    standoff::marked(text, &fs::read_to_string(path.with_extension("ann")).unwrap_or_default())
}
