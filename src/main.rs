//! Arguments and window only.

fn main() {}
