//! The timeline's layout: lanes, time scale, marks and labels, as a finished [`Scene`].
//!
//! Pure: it knows nothing of egui or of file formats. Time is `f64`, the finished scene `f32`.
//!
//! 1. [`Prepared::of`] gathers the statements that pass a [`Filter`], by lane and day, once for an analysis.
//! 2. [`Scale`] maps days to *units*, 0 to 1000 for the whole axis, with long empty stretches cut out.
//! 3. [`layout`] lays out a whole picture (a [`View`]) on one page.
//! 4. [`Screen`] holds 1 and 2 for a window and lays out what a [`Sight`] shows, frame by frame.
//!
//! Units turn into pixels linearly: a window that pans and zooms holds its bounds in units, and nothing moves while it pans.

pub mod axis;
mod axis_ground;
mod begun;
mod chrome;
mod draw;
mod entries;
mod extent;
pub mod font;
mod label;
mod lane_name;
mod more;
mod pack;
mod pages;
mod palette;
mod parts;
mod picture;
mod place;
mod prepared;
mod ribbon;
mod scale;
mod scene;
mod screen;
mod sources;
mod sweep;
mod tags;
mod texts;
mod view;

pub use axis::DateForm;
pub use axis_ground::HEIGHT as AXIS;
pub use chrome::traffic_light;
pub use entries::Entries;
pub use label::{name, own, words};
pub use pages::pages;
pub use palette::{Ink, PartyColor, Theme, contrast, mix, parse};
pub use picture::layout;
#[cfg(feature = "window")]
pub(crate) use prepared::sureness;
pub use prepared::{Entry, Lane, Prepared, date_of, day_of};
pub use scale::{Division, Scale, Segment, UNITS};
pub use scene::{Anchor, Color, Item, Part, Scene, Shape, Text, Weight};
pub use screen::{Kept, NAMES, Place, Screen, Sight};
pub use sources::{Source, known_by, source_pages, sources};
pub(crate) use sources::{known_beside, speakers};
pub use view::{Filter, KNOWN, Labels, Pages, SURE, View};
