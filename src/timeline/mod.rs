//! The timeline's layout: lanes, time scale, marks and labels, as a finished [`Scene`].
//!
//! Pure: it knows nothing of egui or of file formats. Time is `f64`, the finished scene `f32`.

mod scene;

pub use scene::{Anchor, Color, Item, Scene, Shape, Text, Weight};
