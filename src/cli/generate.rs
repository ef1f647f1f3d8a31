//! `sayso generate`: a dossier that is made up by rule, of any size, to try the program on.
//!
//! Invariant: the same options give the same bytes.

use super::layout_options::seed;
use crate::files::save::save;
use crate::formats::made_up::{Recipe, make_up};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso generate`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many entities.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 200,
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=200_000)
    )]
    pub entities: u32,

    /// Where the luck comes from: another number, another dossier.
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    pub seed: u64,

    /// The dossier to write.
    #[arg(short, long, value_name = "OUT.ron")]
    pub output: PathBuf,
}

/// Runs `sayso generate`.
pub fn run(arguments: &Arguments) -> ExitCode {
    let made = make_up(Recipe { entities: arguments.entities, seed: arguments.seed });
    match save(&arguments.output, made.text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}
