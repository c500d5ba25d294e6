//! How long after what it tells a text is published, and how far each kind of clue speaks for itself: measured, and read from the lists
//! `assets/lags.tsv` and `assets/clue_weights.tsv`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// First and last day after what is told (negative: before it) and how often a text of that age tells it so, in units of the kind's own.
pub type Lag = (i32, i32, f32);

/// The lags of each kind of mention, by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lags(BTreeMap<&'static str, Vec<Lag>>);

impl Lags {
    /// Those of the list.
    pub fn listed() -> &'static Self {
        static LISTED: OnceLock<Lags> = OnceLock::new();
        LISTED.get_or_init(|| rows(include_str!("../../../assets/lags.tsv")).filter_map(lag).collect())
    }

    /// Those of a kind; none for a kind that the list does not have.
    pub(super) fn of(&self, kind: &str) -> &[Lag] {
        self.0.get(kind).map_or(&[], Vec::as_slice)
    }

    /// All: kind, first and last day, weight.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, Lag)> {
        self.0.iter().flat_map(|(kind, lags)| lags.iter().map(|lag| (*kind, *lag)))
    }
}

impl FromIterator<(&'static str, Lag)> for Lags {
    fn from_iter<I: IntoIterator<Item = (&'static str, Lag)>>(rows: I) -> Self {
        let mut lags = Self::default();
        for (kind, lag) in rows {
            lags.0.entry(kind).or_default().push(lag);
        }
        lags
    }
}

/// The power that the likelihood of a kind of clue is raised to; 1 for a kind that the list does not have.
pub(super) fn power(kind: &str) -> f32 {
    static POWERS: OnceLock<BTreeMap<&'static str, f32>> = OnceLock::new();
    let powers = POWERS.get_or_init(|| rows(include_str!("../../../assets/clue_weights.tsv")).filter_map(weight).collect());
    powers.get(kind).copied().unwrap_or(1.0)
}

fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

fn lag(line: &'static str) -> Option<(&'static str, Lag)> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [kind, first, last, weight] = cells[..] else { return None };
    Some((kind, (first.parse().ok()?, last.parse().ok()?, weight.parse().ok()?)))
}

fn weight(line: &'static str) -> Option<(&'static str, f32)> {
    let (kind, power) = line.split_once('\t')?;
    Some((kind, power.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for line in rows(include_str!("../../../assets/lags.tsv")) {
            let (_, (first, last, weight)) = lag(line).unwrap_or_else(|| panic!("{line}"));
            assert!(first <= last && weight >= 0.0, "{line}");
        }
        for line in rows(include_str!("../../../assets/clue_weights.tsv")) {
            let (_, power) = weight(line).unwrap_or_else(|| panic!("{line}"));
            assert!((0.0..=3.0).contains(&power), "{line}");
        }
    }

    #[test]
    fn lags_of_a_kind_do_not_overlap() {
        let kinds: std::collections::BTreeSet<&str> = rows(include_str!("../../../assets/lags.tsv")).filter_map(lag).map(|l| l.0).collect();
        for kind in kinds {
            let lags = Lags::listed().of(kind);
            assert!(lags.windows(2).all(|w| w[0].1 < w[1].0), "{kind}");
        }
        assert!(Lags::listed().of("no such kind").is_empty());
        assert!((power("no such kind") - 1.0).abs() < f32::EPSILON);
    }
}
