//! Who speaks, and for whom: sources → speakers → parties.
//!
//! People, offices, places and organisations come from the world lists in `assets/` and from what the corpus itself says. What is not clear stays
//! open; a name is never guessed.

mod model;

pub use model::{Party, PartyId, PartyKind, Resolution, Speaker, SpeakerId, SpeakerKind, Voice};
