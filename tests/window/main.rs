//! The window driven without a display: the whole tour over the sample, by label and by key, and pictures of it.

mod corrections;
mod deeds;
mod everyday;
mod finding;
mod hands;
mod picture;
mod points;
mod raster;
mod several;
mod snapshot;
mod states;
mod stops;
mod told;
mod tour;
