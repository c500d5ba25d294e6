//! Saidline finds every attributed statement in a folder of texts and places it on a dated timeline by party.
//!
//! The way of the data:
//!
//! 1. [`corpus`] reads a folder: documents, what is stated about them, problems.
//! 2. [`text`] finds words, quotation marks, sentences and paragraphs.
//! 3. [`statement`] finds attributions: source, cue, content, act.
//! 4. [`party`] resolves sources to speakers and speakers to parties.
//! 5. [`dating`] dates documents and statements.
//! 6. [`corrections`] lays what a person corrected over what was found.
//! 7. [`analysis`] runs 2 to 6 in parallel and folds reports of one utterance into one statement.
//! 8. [`timeline`] lays an analysis out as a finished scene.
//! 9. [`export`] turns scenes into pictures and analyses into tables.
//!
//! [`world`] holds the facts of the world that 4 and 5 reason with.
//!
//! What holds throughout: only `corpus` reads files and only the outermost callers write them; one scene serves the screen and every picture;
//! every value points to the words it came from; bad input is a problem in a list and never stops the rest; the same input gives the
//! same output byte for byte, whatever the number of threads; no network connection is ever opened.

pub mod analysis;
#[cfg(feature = "window")]
pub mod app;
pub mod corpus;
pub mod corrections;
pub mod dating;
pub mod export;
pub mod party;
pub mod progress;
pub mod statement;
pub mod text;
pub mod timeline;
pub mod world;
