//! Work that a shell is handed.

use crate::session::{Command, Effect};

/// Takes a command that work answers with before its end.
pub type Tell<'t> = &'t mut dyn FnMut(Command);

/// Work for any thread. It answers with a command, or with none; long work may tell others before, which a shell that waits
/// for the end needs not apply.
pub type Job = Box<dyn FnOnce(Tell<'_>) -> Option<Command> + Send>;

/// What becomes of an effect.
pub enum Performed {
    /// It is done.
    Done,
    /// It asks for this work.
    Job(Job),
    /// Only the shell can perform it.
    Left(Effect),
}
