//! A first look at the folder that the program was started with, begun while the window is still being made.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use super::worker::{Looked, Source, first_look};
use crate::progress::Progress;

/// How often it is asked how far it has come.
const STEP: Duration = Duration::from_millis(2);

/// A first look that is on its way.
#[derive(Debug)]
pub(super) struct Ahead {
    source: Source,
    progress: Arc<Progress>,
    looking: JoinHandle<Looked>,
}

impl Ahead {
    /// Begins to look.
    pub(super) fn begin(source: Source) -> Self {
        let progress = Arc::<Progress>::default();
        let (of, told) = (source.clone(), progress.clone());
        let looking = std::thread::spawn(move || first_look(&of, &told));
        Self { source, progress, looking }
    }

    /// Whether it looks at this.
    pub(super) fn is_of(&self, source: &Source) -> bool {
        self.source == *source
    }

    /// Waits for what is found, and tells `progress` how far it has come; where that is cancelled, the look is.
    pub(super) fn finish(self, progress: &Progress) -> Looked {
        while !self.looking.is_finished() {
            if progress.is_cancelled() {
                self.progress.cancel();
            }
            progress.follow(&self.progress);
            std::thread::sleep(STEP);
        }
        self.looking.join().unwrap_or_else(|_| first_look(&self.source, progress))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_ahead_is_what_a_first_look_finds() {
        let ahead = Ahead::begin(Source::Sample);
        assert!(ahead.is_of(&Source::Sample) && !ahead.is_of(&Source::Folder("elsewhere".into())));
        let progress = Progress::default();
        let (_, found) = ahead.finish(&progress).expect("the sample can be read");
        let (_, again) = first_look(&Source::Sample, &Progress::default()).expect("the sample can be read");
        assert!(!found.statements.is_empty());
        let ids = |analysis: &crate::analysis::Analysis| analysis.statements.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&found), ids(&again));
    }

    #[test]
    fn a_look_that_is_not_wanted_any_more_stops() {
        let ahead = Ahead::begin(Source::Sample);
        let progress = Progress::default();
        progress.cancel();
        // Either it was done before it heard of that, or it tells that it stopped.
        if let Err(reason) = ahead.finish(&progress) {
            assert!(reason.contains("cancelled"), "{reason}");
        }
    }
}
