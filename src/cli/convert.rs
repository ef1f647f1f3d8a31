//! `sayso convert`.

use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso convert`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier.
    pub file: PathBuf,
}

/// Runs `sayso convert`.
pub fn run(_arguments: &Arguments) -> ExitCode {
    ExitCode::FAILURE
}
