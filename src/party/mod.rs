//! Who speaks, and for whom: sources → speakers → parties.
//!
//! 1. [`tags`] tells what each word is, [`mentions`] finds the names of a text with the titles and descriptions beside them, [`settle`] what
//!    they mean in the whole text; [`gazetteer`], [`home`] and [`bodies`] learn states, capitals and bodies that only the corpus knows.
//! 2. [`people`] makes one person of all forms of a name in the corpus, [`spelling`] compares two; [`arabic`] compares romanised Arabic names.
//!    [`posts`] keeps who holds which office.
//! 3. [`source`] takes a source apart, one part for each voice; [`voices`] resolves the parts: names, [`pronouns`] ([`surety`] tells how sure), [`roles`], [`pairs`]; [`antecedents`]
//!    finds the phrases that "who", "they" and "it" take up, [`offices`] who holds the office described, [`relations`] whom somebody speaks for,
//!    [`staff`] whose campaign or aides are meant, [`firms`] for which firm, [`documents`] who put out "the statement", [`wordings`] who is meant by other words, [`others`] "his counterpart"
//!    and "this newspaper", [`kinds`] "the rebels", [`authors`] who writes as "I" or "we".
//! 4. [`side`] reads from titles and descriptions for whom somebody speaks; [`lanes`] weighs that with the world lists, names speakers and parties
//!    and lays the user's parties over them.
//!
//! World lists are facts to reason with; the words of the corpus come first. What is not clear stays open; a name is never guessed, and who is
//! only spoken about never becomes a speaker.

mod antecedents;
mod arabic;
mod authors;
mod bodies;
mod body_names;
mod clip;
mod descriptions;
mod documents;
mod firms;
mod gazetteer;
mod headlines;
mod home;
mod kinds;
mod lanes;
mod lexicon;
mod mentions;
mod model;
mod offices;
mod others;
mod pairs;
mod people;
mod posts;
mod pronouns;
mod relations;
mod resolve;
mod roles;
mod segments;
mod settle;
mod shown;
mod side;
mod source;
mod spelling;
mod staff;
mod surety;
mod tags;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_phrases;
#[cfg(test)]
mod tests_shown;
mod titles;
mod voices;
mod wordings;

pub use model::{Party, PartyId, PartyKind, Resolution, Speaker, SpeakerId, SpeakerKind, Voice};
pub use resolve::{Input, resolve};
