//! The layout file: saving it, going back to it, and what other programs make of it.

mod on_disk;
mod save;
