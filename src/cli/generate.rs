//! `sayso generate`: a dossier that is made up by rule, of any size, to try the program on.
//!
//! Invariant: the same options give the same bytes.

use super::layout_options::seed;
use super::outputs::has_extension;
use crate::files::{confined, load, save::save};
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
        value_parser = entities
    )]
    pub entities: u32,

    /// Where the luck comes from: another number, another dossier.
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    pub seed: u64,

    /// The dossier to write.
    #[arg(short, long, value_name = "OUT.ron")]
    pub output: PathBuf,
}

/// The most entities that are made up.
const MOST: u32 = 200_000;

/// A number of entities; the error is the end of a sentence.
fn entities(text: &str) -> Result<u32, String> {
    let number = text.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| format!("it must be a whole number from 1 to {MOST}"))
}

/// Runs `sayso generate`.
pub fn run(arguments: &Arguments) -> ExitCode {
    match generate(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = io::stderr().lock().write_all(told.as_bytes());
            ExitCode::FAILURE
        }
    }
}

/// Makes a dossier up and saves it; the error is what to print.
fn generate(arguments: &Arguments) -> Result<(), String> {
    // By the other ending a layout is known.
    if !has_extension(&arguments.output, "ron") || confined::is_layout(&arguments.output) {
        let out = load::shown(&arguments.output);
        let help = "End the name in .ron, but not in .layout.ron";
        return Err(format!("error: {out} is not named like a dossier\nhelp: {help}\n"));
    }
    let made = make_up(Recipe { entities: arguments.entities, seed: arguments.seed });
    save(&arguments.output, made.text.as_bytes()).map_err(|error| format!("error: {error}\n"))
}
