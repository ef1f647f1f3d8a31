//! `sayso marks`: the marks that a reader made on quotes, as CSV or JSON, without a window.

use super::input;
use super::paths::{has_extension, save};
use super::problems::{Told, told};
use crate::analysis::words::plural;
use crate::files::load;
use crate::formats::marks::{csv, json};
use crate::model::Identities;
use std::path::PathBuf;

/// Arguments of `sayso marks`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The saved layout that holds the marks.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: PathBuf,

    /// The file to write; its ending says which kind: .csv or .json.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Writes the marks, and tells how many of them fit no quote of the dossier.
pub(super) fn write(arguments: &Arguments) -> Told {
    let is_json = has_extension(&arguments.output, "json");
    if !is_json && !has_extension(&arguments.output, "csv") {
        let out = load::shown(&arguments.output);
        return Err(format!("error: {out} is neither CSV nor JSON\nhelp: End the name in .csv or .json\n"));
    }
    let open = input::dossier(&arguments.file).map_err(|problems| told(&problems))?;
    let layout = input::layout(&arguments.layout).map_err(|problems| told(&problems))?.layout;
    let text = if is_json {
        json(&open, &layout.marks, &layout.corrections)
            .map_err(|error| format!("error: the JSON could not be written: {error}\n"))?
    } else {
        csv(&open, &layout.marks, &layout.corrections)
    };
    save(&arguments.output, &text, &[load::files_of(&open), vec![arguments.layout.clone()]].concat())?;
    let identities = Identities::of(&open.dossier);
    let lost = layout.marks.keys().filter(|key| identities.find(&open.dossier, key).is_none()).count();
    if lost == 0 {
        return Ok(String::new());
    }
    // Nothing is wrong with what was written, but the layout may be of another dossier.
    let (marks, all) = (plural(lost, "mark fits", "marks fit"), layout.marks.len());
    Ok(format!("warning: {marks} no quote of the dossier, of {all} in the layout\n"))
}
