//! `sayso marks`: the marks that a reader made on quotes, as CSV or JSON, without a window.

use super::outputs::must_not_replace;
use super::problems::told;
use crate::analysis::words::plural;
use crate::files::load;
use crate::files::save::save;
use crate::formats::marks::{csv, json};
use crate::model::Identities;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `sayso marks`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, or builtin:NAME for one of the examples.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The saved layout that holds the marks.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: PathBuf,

    /// The file to write; its ending says which kind: .csv or .json.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Runs `sayso marks`.
pub fn run(arguments: &Arguments) -> ExitCode {
    match write(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = io::stderr().lock().write_all(told.as_bytes());
            ExitCode::FAILURE
        }
    }
}

/// Writes the marks; the error is what to print.
fn write(arguments: &Arguments) -> Result<(), String> {
    let extension = arguments.output.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let is_json = match extension.as_deref() {
        Some("json") => true,
        Some("csv") => false,
        _ => {
            let out = load::shown(&arguments.output);
            return Err(format!("error: {out} is neither CSV nor JSON\nhelp: End the name in .csv or .json\n"));
        }
    };
    let open = load::load(&super::figure::origin_of(&arguments.file)).map_err(|problems| told(&problems))?;
    let layout = load::load_layout(&arguments.layout).map_err(|problems| told(&problems))?.layout;
    must_not_replace(&arguments.output, &[load::files_of(&open), vec![arguments.layout.clone()]].concat())?;
    let text = if is_json {
        json(&open, &layout.marks, &layout.corrections)
            .map_err(|error| format!("error: the JSON could not be written: {error}\n"))?
    } else {
        csv(&open, &layout.marks, &layout.corrections)
    };
    save(&arguments.output, text.as_bytes()).map_err(|error| format!("error: {error}\n"))?;
    let identities = Identities::of(&open.dossier);
    let lost = layout.marks.keys().filter(|key| identities.find(key).is_none()).count();
    if lost > 0 {
        let marks = plural(lost, "mark fits", "marks fit");
        let all = layout.marks.len();
        // Told, though nothing is wrong with what was written: the layout may be of another dossier.
        let _ = writeln!(io::stderr().lock(), "warning: {marks} no quote of the dossier, of {all} in the layout");
    }
    Ok(())
}
