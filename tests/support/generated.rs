//! Analyses made by a formula, for tests, benchmarks and pictures: invented sides, people and words.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use saidline::analysis::{Analysis, AnalyzedDocument, AttributionRef, Statement};
use saidline::corpus::{Corpus, Document, EventSetting};
use saidline::dating::{Basis, Dating, Precision};
use saidline::party::{Party, PartyId, PartyKind, Resolution, Speaker, SpeakerId, SpeakerKind, Voice};
use saidline::statement::{Act, Attribution, Quotation};
use saidline::text::Span;

/// What to generate.
#[derive(Clone, Debug)]
pub(crate) struct Recipe {
    /// Statements.
    pub(crate) statements: usize,
    /// Parties.
    pub(crate) parties: usize,
    /// Days from the first to the last.
    pub(crate) days: u64,
    /// Clusters of days in which all falls; 0 for an even spread.
    pub(crate) clusters: u64,
    /// Least length of a party's name in characters.
    pub(crate) name_length: usize,
    /// Whether names and words are of many scripts.
    pub(crate) scripts: bool,
    /// Start of the pseudo-random numbers.
    pub(crate) seed: u64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { statements: 57, parties: 8, days: 300, clusters: 3, name_length: 0, scripts: false, seed: 1 }
    }
}

struct Random(u64);

impl Random {
    /// A number below `n` (xorshift64*, Marsaglia 2003 and Vigna 2016).
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }
}

const SIDES: [&str; 12] = [
    "Velmar",
    "Tessaly",
    "Northern Reach",
    "Coastal League",
    "Ostrava Delta",
    "Karsk",
    "Ilmen Federation",
    "Pelagia",
    "Union of Rivers",
    "Sarn",
    "Highland Republic",
    "Quillon",
];
const FAMILY: [&str; 14] = [
    "Tolle",
    "Dane",
    "Marrow",
    "Ferris",
    "Okell",
    "Brandt-Iversen",
    "Sool",
    "Vey",
    "Achterberg",
    "Lund",
    "Paszk",
    "Иванник",
    "Θεοδάς",
    "Quist",
];
const OPENINGS: [&str; 8] = [
    "rejected any transit of goods through the eastern locks",
    "said the river commission would meet before the first snow",
    "“The ferry line stays open as long as I hold this office”",
    "warned that the grain harbour “cannot carry another winter like this one”",
    "“We signed nothing, and we will sign nothing under threat”",
    "denied that surveyors had crossed the ridge at night",
    "offered to share the lighthouse fees if the tolls were lifted for a year",
    "confirmed the exchange of harbour pilots",
];
/// The same in other scripts: Cyrillic, Greek, Arabic, Hebrew, Chinese, Japanese, Korean, Thai, and a word that knows no end.
const FOREIGN: [&str; 9] = [
    "заявил, что речная комиссия соберётся до первого снега и что пошлины останутся прежними",
    "“Το λιμάνι μένει ανοιχτό όσο κρατώ αυτό το αξίωμα”, και οι πιλότοι επιστρέφουν",
    "قال إن لجنة النهر ستجتمع قبل أول ثلج وإن رسوم المنارة لن ترتفع هذا العام",
    "אמר כי ועדת הנהר תתכנס לפני השלג הראשון וכי הנמל יישאר פתוח",
    "河流委员会将在初雪之前开会，并且灯塔的费用今年不会上涨，渡船航线保持开放",
    "「渡し船の航路は開いたままにする」と述べ、灯台の料金は今年は上がらないと約束した",
    "강 위원회는 첫눈이 오기 전에 모일 것이며 등대 요금은 올해 오르지 않을 것이라고 말했다",
    "คณะกรรมาธิการแม่น้ำจะประชุมก่อนหิมะแรก และค่าธรรมเนียมประภาคารจะไม่ขึ้นในปีนี้",
    "called it a Donauharbourpilotexchangecommissionssecretarysubstituteappointmentceremonyoffice without precedent",
];
const FOREIGN_NAMES: [&str; 8] = [
    "Иванник",
    "Θεοδάς",
    "النهري",
    "נהרי",
    "河口 渡",
    "강나루",
    "ศิริธาร",
    "Wolkenstein-Achterberg-Brandt-Iversen zu Hohensalzwerk und Reetz",
];

const TAILS: [&str; 6] = [
    "unless the other bank agrees to open its books",
    "while the talks at the salt works continue",
    "and asked the neighbours not to take sides before the survey is done",
    "in a letter read out by the harbour master to a crowded hall",
    "",
    "after three nights of talks",
];

/// Makes an analysis after `recipe`; the same recipe gives the same analysis.
pub(crate) fn analysis(recipe: &Recipe) -> Analysis {
    let mut random = Random(recipe.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let start = NaiveDate::from_ymd_opt(1931, 3, 2).unwrap();
    let parties: Vec<Party> = (0..recipe.parties).map(|n| party(n, recipe)).collect();
    let speakers: Vec<Speaker> = (0..recipe.parties.max(1) * 4).map(|n| speaker(n, recipe, &mut random)).collect();
    let documents_wanted = (recipe.statements / 12).clamp(1, 400);
    let mut documents: Vec<AnalyzedDocument> = vec![AnalyzedDocument::default(); documents_wanted];
    let mut voices: Vec<Vec<Vec<Voice>>> = vec![Vec::new(); documents_wanted];
    let mut texts = vec![String::new(); documents_wanted];
    let mut statements: Vec<Statement> = Vec::new();
    for n in 0..recipe.statements {
        let document = n % documents_wanted;
        let text = &mut texts[document];
        let is_foreign = recipe.scripts && random.below(3) > 0;
        let opening = if is_foreign { random.pick(&FOREIGN) } else { random.pick(&OPENINGS) };
        let tail = random.pick(&TAILS);
        let quotation = match (opening.starts_with('“'), opening.contains('“')) {
            (true, _) => Quotation::Direct,
            (_, true) => Quotation::Mixed,
            _ => Quotation::Indirect,
        };
        let from = text.len();
        text.push_str(opening);
        if quotation != Quotation::Direct && !tail.is_empty() {
            text.push(' ');
            text.push_str(tail);
        }
        let content = Span::new(from, text.len());
        text.push_str(".\n\n");
        documents[document].attributions.push(Attribution {
            source: None,
            cue: None,
            content: vec![content],
            quotation,
            act: Act::Says,
            via: Vec::new(),
            confidence: 0.8 + random.below(20) as f32 / 100.0,
            supposed: false,
        });
        // The first sides speak most.
        let heavy = random.below(recipe.parties.max(1) as u64).min(random.below(recipe.parties.max(1) as u64));
        let speaker = heavy as usize + recipe.parties.max(1) * random.below(4) as usize;
        let voice = Voice {
            speaker: SpeakerId(speaker as u32),
            party: (recipe.parties > 0).then_some(PartyId(heavy as u32)),
            title: None,
            mention: None,
            confidence: if recipe.seed % 4 == 3 && n % 3 == 0 { 0.75 } else { 0.9 },
        };
        voices[document].push(vec![voice]);
        let at = AttributionRef { document, attribution: documents[document].attributions.len() - 1 };
        let mut reports = vec![at];
        if random.below(6) == 0 && n > 3 {
            let other = statements[random.below(n as u64) as usize].reports[0];
            reports.push(other);
        }
        statements.push(Statement {
            id: format!("s{n}"),
            reports,
            date: date(recipe, start, &mut random),
            independent: 1,
            parted: Vec::new(),
        });
    }
    statements.sort_by_key(|s| s.date.as_ref().map(|d| (d.from, d.to)));
    let documents_of_corpus =
        texts.into_iter().enumerate().map(|(n, text)| Document { path: format!("{n:03}.txt"), text, ..Document::default() }).collect();
    let mut corpus = Corpus { title: "The river talks: who said what".to_owned(), documents: documents_of_corpus, ..Corpus::default() };
    let middle = statements.iter().filter_map(|s| s.date.as_ref()).nth(recipe.statements / 2).map(|d| d.from);
    corpus.settings.events.extend(middle.map(|day| EventSetting {
        name: "Salt works summit".to_owned(),
        from: day,
        to: day,
        mentions: Vec::new(),
    }));
    let resolution = Resolution { speakers, parties, voices, ..Resolution::default() };
    Analysis { corpus: Arc::new(corpus), documents, resolution, statements, ..Analysis::default() }
}

fn party(n: usize, recipe: &Recipe) -> Party {
    let name_length = recipe.name_length;
    let mut name = SIDES[n % SIDES.len()].to_owned();
    if recipe.scripts && n % 2 == 1 {
        name = FOREIGN_NAMES[n / 2 % FOREIGN_NAMES.len()].to_owned();
    }
    if n >= SIDES.len() {
        name = format!("{name} {}", n / SIDES.len() + 1);
    }
    while name.chars().count() < name_length {
        name.push_str(" and the Assembly of its Islands");
    }
    let name = if name_length > 0 { name.chars().take(name_length.max(4)).collect() } else { name };
    let kind = match n % 9 {
        8 => PartyKind::Medium,
        5 => PartyKind::Organisation,
        _ => PartyKind::State,
    };
    Party { id: format!("party-{n}"), name, kind, color: None }
}

fn speaker(n: usize, recipe: &Recipe, random: &mut Random) -> Speaker {
    let parties = recipe.parties;
    let short = if recipe.scripts && n.is_multiple_of(2) { random.pick(&FOREIGN_NAMES) } else { random.pick(&FAMILY) }.to_owned();
    Speaker {
        name: format!("Ina {short} {n}"),
        short,
        title: None,
        party: (parties > 0).then(|| PartyId((n % parties) as u32)),
        aliases: Vec::new(),
        kind: SpeakerKind::Person,
    }
}

fn date(recipe: &Recipe, start: NaiveDate, random: &mut Random) -> Option<Dating> {
    let days = recipe.days.max(1);
    let offset = if recipe.clusters == 0 {
        random.below(days)
    } else {
        let cluster = random.below(recipe.clusters);
        let width = (days / recipe.clusters / 40).max(1) + 1;
        cluster * days / recipe.clusters + random.below(width).min(random.below(width))
    };
    let from = start + Days::new(offset);
    let long = match random.below(20) {
        0 => return None,
        1 | 2 => 1 + random.below(5),
        3 => 20 + random.below(20),
        4 if random.below(4) == 0 => 900,
        _ => 0,
    };
    let precision = if long == 0 { Precision::Day } else { Precision::Range };
    let basis = Basis::Relative;
    Some(Dating { from, to: from + Days::new(long), precision, basis, evidence: Vec::new(), confidence: 0.9, why: String::new() })
}
