//! How far long work has come, and the wish to stop it: shared by a worker and whoever watches it.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

/// A counter that workers advance and anybody may read or cancel; it knows nothing of what is counted.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicU8,
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

/// What long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for files.
    Listing,
    /// Reading files.
    Reading,
    /// Finding statements.
    Finding,
    /// Dating documents and statements.
    Dating,
    /// Resolving speakers and folding reports.
    Resolving,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Listing, Self::Reading, Self::Finding, Self::Dating, Self::Resolving];

    /// The stage in a user's words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Listing => "Looking for documents",
            Self::Reading => "Reading documents",
            Self::Finding => "Finding statements",
            Self::Dating => "Working out dates",
            Self::Resolving => "Working out who speaks",
        }
    }
}

impl Progress {
    /// Begins a stage of `total` steps.
    pub fn begin(&self, stage: Stage, total: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.stage.store(stage as u8, Ordering::Release);
    }

    /// Counts one step as done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The stage, the steps done and the steps in all.
    pub fn now(&self) -> (Stage, usize, usize) {
        let stage = Stage::ALL[usize::from(self.stage.load(Ordering::Acquire)) % Stage::ALL.len()];
        (stage, self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the work to stop; it ends soon, without a result.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked the work to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
