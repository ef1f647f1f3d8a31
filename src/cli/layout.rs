//! `sayso layout`.

use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso layout`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier.
    pub file: PathBuf,
}

/// Runs `sayso layout`.
pub fn run(_arguments: &Arguments) -> ExitCode {
    ExitCode::FAILURE
}
