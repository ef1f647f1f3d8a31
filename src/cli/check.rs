//! `sayso check`.

use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier.
    pub file: PathBuf,
}

/// Runs `sayso check`.
pub fn run(_arguments: &Arguments) -> ExitCode {
    ExitCode::FAILURE
}
