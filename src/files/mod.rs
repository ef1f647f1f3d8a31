//! Files: saves that are all or nothing, reads that stay in a folder, the examples, settings, and the jobs of the shells.
//!
//! Invariant: the only code that writes a user's file, for the window and for the command line.

pub mod clock;
pub mod confined;
pub mod documents;
pub mod examples;
pub mod exports;
pub mod good_part;
pub mod import;
pub mod jobs;
pub mod layouts;
pub mod load;
pub mod progress;
pub mod recovery;
pub mod save;
pub mod settings;
pub mod watch;
