//! The window for keyboard and screen reader as a whole: its parts and the way between them, the ring around what has the
//! focus, and what is said without being asked.
//!
//! What one widget is called is told where it is drawn.

mod areas;
mod ring;
mod spoken;

pub(super) use areas::{Area, Areas};
pub(super) use ring::Ring;
pub(super) use spoken::{Spoken, live, name_dialog, name_window};
