//! Who ran for what and led what, as evidence of the month: roles that are no office, from `assets/campaigns.tsv`.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::clues::{Clue, What};
use super::days::{Curve, FIRST, number};
use super::offices::{Hold, Named, OPEN_END};
use crate::dating::Basis;
use crate::text::{Span, Structure};
use crate::world::fold;

/// A role somebody played.
pub(super) struct Role {
    kind: &'static str,
    pub(super) since: i32,
    pub(super) until: i32,
    contest: &'static str,
}

/// Roles by folded name.
pub(super) fn roles() -> &'static HashMap<String, Vec<Role>> {
    static ROLES: OnceLock<HashMap<String, Vec<Role>>> = OnceLock::new();
    ROLES.get_or_init(|| {
        let mut map: HashMap<String, Vec<Role>> = HashMap::new();
        for line in include_str!("../../../assets/campaigns.tsv").lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [person, kind, since, until, contest, ..] = cells[..] else { continue };
            let Ok(since) = since.parse().map(number) else { continue };
            let until = until.parse().map_or(OPEN_END, number);
            map.entry(fold(person)).or_default().push(Role { kind, since, until, contest });
        }
        map
    })
}

/// People named in a role ("the presumptive nominee").
pub(super) fn of_roles(named: &[Named], text: &str) -> Vec<Clue> {
    let mut told: BTreeMap<(&str, &str), &Named> = BTreeMap::new();
    for n in named.iter().filter(|n| n.full && roles().contains_key(&n.name)) {
        let has = |words: &[&str]| words.iter().any(|w| n.about.contains(w));
        let kind = if has(&["presumptive", "presumed nominee"]) {
            "presumptive"
        } else if has(&[" elect "]) {
            "elect"
        } else if has(&["running mate", "vice presidential"]) {
            "mate"
        } else if has(&["nominee"])
            && !has(&["likely", "possible", "potential", "eventual", "would be", "prospective", "becomes", "become "])
        {
            "nominee"
        } else if has(&["candidate", "nominee", "hopeful", "contender", "front runner", "frontrunner"]) {
            "candidate"
        } else if has(&["manager", "strategist", "campaign chairman", "campaign chief", "campaign spokes"]) {
            "manager"
        } else if has(&[" chair"]) {
            "chair"
        } else {
            continue;
        };
        if n.hold == Hold::Held || n.about.contains(" former ") {
            continue;
        }
        told.entry((n.name.as_str(), kind)).or_insert(n);
    }
    let mut clues = Vec::new();
    for ((name, kind), n) in told {
        let fits = |role: &Role| {
            role.kind == kind
                || (kind == "candidate" && matches!(role.kind, "presumptive" | "nominee"))
                || (kind == "nominee" && role.kind == "presumptive")
        };
        let rows: Vec<&Role> = roles()[name].iter().filter(|r| fits(r)).collect();
        let Some(first) = rows.iter().map(|r| r.since).min() else { continue };
        let mut parts: Vec<(i32, i32, f32)> = rows
            .iter()
            .map(|r| {
                let weaker = r.kind != kind && kind == "nominee";
                (r.since, r.until, if weaker { 0.4 } else { 1.0 })
            })
            .collect();
        for r in &rows {
            // Who has left the race is called a candidate as long as it lasts.
            let lasts = if matches!(r.kind, "chair" | "leader") { r.until + 60 } else { contest_end(r.contest).max(r.until + 60) };
            parts.push((r.until + 1, lasts, 0.3));
            // "The nominee" is spoken of before there is one.
            parts.push((r.since - 150, r.since - 1, if kind == "nominee" { 0.35 } else { 0.1 }));
        }
        parts.push((first, OPEN_END, 0.03));
        let words = n.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let what = What::Office(format!("{words} was {}", role_words(kind)));
        clues.push(Clue::new(Curve::mixture(0.01, &parts, 0.9), Basis::Office, vec![n.span], what));
    }
    clues
}

fn role_words(kind: &str) -> &str {
    match kind {
        "presumptive" => "the presumptive nominee",
        "elect" => "elected and not yet in office",
        "mate" => "a running mate",
        "nominee" => "a nominee",
        "manager" => "with the campaign",
        "chair" => "in the chair",
        _ => "a candidate",
    }
}

/// Candidates of one contest told together in a text about voting, in full or by family name: it was written while they ran.
pub(super) fn of_contests(named: &[Named], text: &str, structure: &Structure) -> Vec<Clue> {
    const ABOUT_VOTING: [&str; 13] = [
        "campaign",
        "primary",
        "primaries",
        "caucus",
        "nomination",
        "nominee",
        "candidate",
        "candidacy",
        "debate",
        "voters",
        "election",
        "polls",
        "front-runner",
    ];
    let lower = text.to_ascii_lowercase();
    if ABOUT_VOTING.iter().filter(|w| lower.contains(*w)).count() < 2 {
        return Vec::new();
    }
    let mut contests: BTreeMap<&str, BTreeMap<&str, (&Runner, Span)>> = BTreeMap::new();
    for n in named.iter().filter(|n| n.full && n.hold != Hold::Held) {
        for runner in runners().iter().filter(|r| r.name == n.name) {
            contests.entry(runner.contest).or_default().entry(&runner.family).or_insert((runner, n.span));
        }
    }
    // Who is named in full stands surety for those named by their family name alone.
    let sure: Vec<&str> = contests.keys().copied().collect();
    let families = family_names(text, structure);
    for runner in runners().iter().filter(|r| sure.contains(&r.contest) && r.family.len() > 3 && !COMMON.contains(&r.family.as_str())) {
        if let Some(&span) = families.get(&runner.family) {
            contests.entry(runner.contest).or_default().entry(&runner.family).or_insert((runner, span));
        }
    }
    let Some(most) = contests.values().map(BTreeMap::len).max() else { return Vec::new() };
    let mut parts = Vec::new();
    let mut clues = Vec::new();
    for (contest, people) in &contests {
        let weight = (people.len() as f32 / most as f32).powi(2);
        let Some(from) = people.values().map(|p| p.0.since).max() else { continue };
        let until = contest_end(contest);
        // Of many candidates together nobody speaks for long after.
        let later = 1.0 / most as f32;
        parts.extend([
            (from - 45, from - 1, 0.25 * weight),
            (from, until, weight),
            (until + 1, until + 60, 0.3 * weight),
            (until + 61, until + 500, 0.3 * later * weight),
            (until + 501, OPEN_END, 0.2 * later * weight),
        ]);
    }
    let of_most: Vec<_> = contests.values().filter(|people| people.len() == most).collect();
    let spans: Vec<Span> = of_most.first().map(|people| people.values().map(|p| p.1).take(3).collect()).unwrap_or_default();
    let words: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
    let power = [0.6, 0.9, 1.1][most.clamp(1, 3) - 1];
    let told = if most == 1 { format!("{} ran", words.join("")) } else { format!("{} ran against each other", words.join(" and ")) };
    clues.push(Clue::new(Curve::mixture(0.01, &parts, power), Basis::Office, spans, What::Office(told)));
    if let [people] = of_most[..] {
        clues.extend(people.values().filter_map(|(runner, span)| of_runner(runner, *span, text)));
    }
    clues
}

/// Who has left a race is named less in texts about it.
fn of_runner(runner: &Runner, span: Span, text: &str) -> Option<Clue> {
    let end = contest_end(runner.contest);
    if runner.until + 30 > end {
        return None;
    }
    let parts = [
        (runner.since - 60, runner.since - 1, 0.3),
        (runner.since, runner.until + 5, 0.9),
        (runner.until + 6, runner.until + 40, 0.45),
        (runner.until + 41, end, 0.25),
        (FIRST, OPEN_END, 0.1),
    ];
    let what = What::Office(format!("{} ran", span.of(text)));
    Some(Clue::new(Curve::mixture(0.02, &parts, 0.5), Basis::Office, vec![span], what))
}

/// Family names that are given names or words as well.
const COMMON: [&str; 24] = [
    "paul", "johnson", "stein", "brown", "walker", "graham", "perry", "webb", "young", "king", "hunter", "thompson", "clark", "moore",
    "simon", "hart", "jackson", "williams", "miller", "scott", "green", "gore", "rice", "bush",
];

/// Somebody who ran in a contest, from the first to the last day in the race.
struct Runner {
    name: String,
    family: String,
    contest: &'static str,
    since: i32,
    until: i32,
}

fn runners() -> &'static [Runner] {
    static RUNNERS: OnceLock<Vec<Runner>> = OnceLock::new();
    RUNNERS.get_or_init(|| {
        let mut all: Vec<Runner> = Vec::new();
        for (name, roles) in roles().iter().collect::<BTreeMap<_, _>>() {
            let family = name.rsplit(' ').next().unwrap_or(name).to_owned();
            for role in roles.iter().filter(|r| matches!(r.kind, "candidate" | "nominee" | "mate")) {
                match all.iter_mut().find(|r| r.name == *name && r.contest == role.contest) {
                    Some(known) => {
                        known.since = known.since.min(role.since);
                        known.until = known.until.max(role.until);
                    }
                    None => all.push(Runner {
                        name: name.clone(),
                        family: family.clone(),
                        contest: role.contest,
                        since: role.since,
                        until: role.until,
                    }),
                }
            }
        }
        all
    })
}

/// The capitalised words of a text that no other capitalised word precedes or follows, folded, each with its first place.
fn family_names(text: &str, structure: &Structure) -> HashMap<String, Span> {
    let capital = |i: usize| structure.tokens.get(i).is_some_and(|t| t.of(text).starts_with(char::is_uppercase));
    let title = |i: usize| matches!(structure.tokens[i].of(text), "Mr" | "Mrs" | "Ms" | "Sen" | "Gov" | "Senator" | "Governor" | "Rep");
    let mut found = HashMap::new();
    for i in (0..structure.tokens.len()).filter(|i| capital(*i) && !capital(i + 1)) {
        let before = i.checked_sub(1).map(|b| if structure.tokens[b].of(text) == "." && b > 0 { b - 1 } else { b });
        if before.is_none_or(|b| !capital(b) || title(b)) {
            found.entry(fold(structure.tokens[i].of(text))).or_insert(structure.tokens[i]);
        }
    }
    found
}

/// The last day of a contest's last role that ends.
fn contest_end(contest: &str) -> i32 {
    static ENDS: OnceLock<HashMap<&'static str, i32>> = OnceLock::new();
    let ends = ENDS.get_or_init(|| {
        let mut ends: HashMap<&'static str, i32> = HashMap::new();
        let mut all: Vec<&Role> = Vec::new();
        for (_, of) in roles().iter().collect::<BTreeMap<_, _>>() {
            all.extend(of);
        }
        for role in all.into_iter().filter(|r| r.kind != "elect" && r.until < OPEN_END) {
            let end = ends.entry(role.contest).or_insert(role.until);
            *end = (*end).max(role.until);
        }
        ends
    });
    ends.get(contest).copied().unwrap_or(OPEN_END)
}
