//! What a corpus is filtered by that is no property of one attribution: its topics, and the outlets that report a statement.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use super::search::fold;
use crate::analysis::{Analysis, AttributionRef, Topic, topics};

/// Topics and outlets of a corpus.
#[derive(Debug, Default)]
pub struct Terms {
    /// The topics: those a person defined, then those found, the most shared first.
    pub topics: Vec<Topic>,
    /// The outlets by name.
    pub outlets: Vec<String>,
    /// For each document its outlet.
    of_document: Vec<Option<u16>>,
    /// Finds the words of all topics at once; `None` where there are none.
    finder: Option<AhoCorasick>,
    /// The topic of each pattern of the finder.
    of_pattern: Vec<u16>,
    folded_topics: Vec<String>,
    folded_outlets: Vec<String>,
}

/// Topics and outlets that can be told apart.
const MOST: usize = u16::MAX as usize;

impl Terms {
    /// Those of an analysis.
    pub fn of(analysis: &Analysis) -> Self {
        let mut topics = topics(analysis);
        topics.truncate(MOST);
        let (mut patterns, mut of_pattern) = (Vec::new(), Vec::new());
        for (n, topic) in topics.iter().enumerate() {
            for words in &topic.words {
                patterns.push(fold(words));
                of_pattern.push(n as u16);
            }
        }
        let names = analysis.documents.iter().filter_map(|d| d.outlet.as_deref());
        let by_name: BTreeMap<&str, ()> = names.map(|name| (name, ())).collect();
        let outlets: Vec<String> = by_name.into_keys().take(MOST).map(str::to_owned).collect();
        let place = |name: &str| outlets.binary_search_by(|o| o.as_str().cmp(name)).ok().map(|n| n as u16);
        Self {
            of_document: analysis.documents.iter().map(|d| d.outlet.as_deref().and_then(place)).collect(),
            finder: (!patterns.is_empty()).then(|| AhoCorasick::new(&patterns).ok()).flatten(),
            of_pattern,
            folded_topics: topics.iter().map(|t| fold(&format!("{} {}", t.name, t.words.join(" ")))).collect(),
            folded_outlets: outlets.iter().map(|o| fold(o)).collect(),
            topics,
            outlets,
        }
    }

    /// The topics of a folded text, whose words stand there as whole words.
    pub fn topics_in(&self, folded: &str) -> Box<[u16]> {
        let Some(finder) = &self.finder else { return Box::default() };
        let whole =
            |from: usize, to: usize| !folded[..from].ends_with(char::is_alphanumeric) && !folded[to..].starts_with(char::is_alphanumeric);
        let matches = finder.find_overlapping_iter(folded).filter(|m| whole(m.start(), m.end()));
        let mut found: Vec<u16> = matches.map(|m| self.of_pattern[m.pattern().as_usize()]).collect();
        found.sort_unstable();
        found.dedup();
        found.into()
    }

    /// The outlets of reports.
    pub fn outlets_of(&self, analysis: &Analysis, reports: &[AttributionRef]) -> Box<[u16]> {
        debug_assert_eq!(self.of_document.len(), analysis.documents.len());
        let mut found: Vec<u16> = reports.iter().filter_map(|at| *self.of_document.get(at.document)?).collect();
        found.sort_unstable();
        found.dedup();
        found.into()
    }

    /// A topic's name and words, folded for the search.
    pub fn folded_topic(&self, topic: u16) -> &str {
        &self.folded_topics[topic as usize]
    }

    /// An outlet's name, folded for the search.
    pub fn folded_outlet(&self, outlet: u16) -> &str {
        &self.folded_outlets[outlet as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;

    #[test]
    fn topics_are_whole_words_and_outlets_those_of_all_reports() {
        let mut analysis = fixture::analysis();
        let mut corpus = (*analysis.corpus).clone();
        let topic = |name: &str, words: &[&str]| crate::corpus::TopicSetting {
            name: name.into(),
            words: words.iter().map(|w| (*w).into()).collect(),
        };
        corpus.settings.topics = vec![topic("Shipping", &["harbour", "fleet"]), topic("Signing", &["sign"])];
        analysis.corpus = std::sync::Arc::new(corpus);
        analysis.documents[1].outlet = Some("Velmar Herald".into());
        let terms = Terms::of(&analysis);
        assert_eq!(*terms.topics_in("the harbour and the fleet"), [0]);
        assert_eq!(*terms.topics_in("a sign over the harbour"), [0, 1]);
        assert!(terms.topics_in("harbours and signs").is_empty());
        assert_eq!(terms.outlets, ["Tessaly Post", "Velmar Herald"]);
        assert_eq!(*terms.outlets_of(&analysis, &analysis.statements[0].reports), [0, 1]);
    }
}
