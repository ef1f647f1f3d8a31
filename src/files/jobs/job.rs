//! Work that a shell is handed.

use crate::session::Command;

/// Work for any thread. It answers with a command, or with none.
pub type Job = Box<dyn FnOnce() -> Option<Command> + Send>;
