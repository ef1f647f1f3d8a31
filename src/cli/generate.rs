//! `sayso generate`: a made-up dossier of any size, to try the program on.
//!
//! Invariant: the same options give the same bytes.

use super::layout_options::seed;
use super::paths::{has_extension, save};
use super::problems::Told;
use crate::files::{confined, load};
use crate::formats::made_up::{Recipe, is_made_up, make_up};
use std::path::{Path, PathBuf};

/// Arguments of `sayso generate`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many entities.
    #[arg(long, value_name = "N", default_value_t = 200, allow_negative_numbers = true, value_parser = entities)]
    pub entities: u32,

    /// The seed of the random numbers: another seed, another dossier.
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    pub seed: u64,

    /// The dossier to write.
    #[arg(short, long, value_name = "OUT.ron")]
    pub output: PathBuf,

    /// Replace a file that is there, even one that was not made up.
    #[arg(long)]
    pub force: bool,
}

/// The most entities that are made up.
const MOST: u32 = 200_000;

/// A number of entities; the error is the end of a sentence.
fn entities(text: &str) -> Result<u32, String> {
    let number = text.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| format!("it must be a whole number from 1 to {MOST}"))
}

/// Whether what is at a path may be replaced: nothing, an empty file, or a dossier that was made up.
fn may_go(path: &Path) -> bool {
    match confined::read_plain(path, load::DOSSIER_LIMIT) {
        Ok(bytes) => bytes.is_empty() || is_made_up(&bytes),
        // What is no file is for the save to refuse.
        Err(_) => !path.is_file(),
    }
}

/// Makes up a dossier and saves it.
pub(super) fn generate(arguments: &Arguments) -> Told {
    // A name that ends in .layout.ron means a layout.
    if !has_extension(&arguments.output, "ron") || confined::is_layout(&arguments.output) {
        let out = load::shown(&arguments.output);
        let help = "End the name in .ron, but not in .layout.ron";
        return Err(format!("error: {out} is not named like a dossier\nhelp: {help}\n"));
    }
    if !arguments.force && !may_go(&arguments.output) {
        let out = load::shown(&arguments.output);
        let help = "Write to another name, or use --force";
        return Err(format!("error: {out} is there already, and this command has not made it\nhelp: {help}\n"));
    }
    let made = make_up(Recipe { entities: arguments.entities, seed: arguments.seed });
    save(&arguments.output, &made.text, &[])?;
    Ok(String::new())
}
