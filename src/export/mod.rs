//! Scene → pictures, Analysis → tables. Every exporter returns bytes; the outermost caller writes them.
