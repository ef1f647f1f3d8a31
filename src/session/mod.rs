//! What the reader is doing: selection, arrangement, undo. The only writer of state.
//!
//! Everything goes through [`Session::apply`]: it takes a [`Command`] and answers with [`Effect`]s for the shell to
//! perform. So the whole program can be driven without a window.
//!
//! Invariant: pure; no clock, no file, no thread, no egui.
//! Invariant: selection and camera are not undone; whatever the reader did to the arrangement is.

mod actions;
mod asked;
mod command;
mod corrections;
mod emphasis;
pub mod figure;
mod history;
pub mod layout_request;
mod measuring;
mod notice;
mod patterns;
mod pick;
mod saving;
mod selection;
mod settling;
mod shortcut;
mod state;
mod tuning;
mod update;
mod views;
mod workspace;

pub use actions::Action;
pub use command::{Command, Effect, FilterChange, FilterGroup, Leaving};
pub use corrections::nearest_words;
pub use emphasis::Emphasis;
pub use figure::{Background, FigureKind, FigureOptions, FigureOutcome, FigureSubject, FigureTask};
pub use measuring::Measuring;
pub use notice::{Notice, NoticeKind};
pub use pick::Pick;
pub use saving::{Placed, layout_beside, relative_path};
pub use selection::{Page, Reading, Selection, claims_of, evidence_of_claims, quotes_of};
pub use settling::Settling;
pub use shortcut::{Shortcut, ShortcutKey};
pub use state::{Failure, Look, Preferences, Session};
pub use tuning::{Tune, Tuning};
pub use update::ZOOM_RANGE;
pub use workspace::Workspace;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_layout;
#[cfg(test)]
mod tests_reload;
#[cfg(test)]
mod tests_views;
