//! `sayso figure`.

use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso figure`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier.
    pub file: PathBuf,
}

/// Runs `sayso figure`.
pub fn run(_arguments: &Arguments) -> ExitCode {
    ExitCode::FAILURE
}
