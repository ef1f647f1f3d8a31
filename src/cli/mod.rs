//! The command line: what can be done without a window, one file for each command.
//!
//! A command that draws or lays out a dossier drives a session, as the window does, through a [`shell::Shell`].
//!
//! Invariant: no egui. Every command prints sentences, not debug output.

use crate::formats::source::nearest;
use clap::{CommandFactory, Parser, Subcommand};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod agreement;
mod check;
mod completions;
mod contradictions;
mod convert;
mod diff;
mod export;
mod figure;
mod generate;
mod import;
mod input;
mod layout;
mod layout_options;
mod looks;
mod man;
mod marks;
mod measures;
mod paths;
mod problems;
mod report;
pub mod shell;
mod shown;
mod table;

/// What the long help and the manual page say last.
const AFTERWORD: &str = "\
A dossier (NAME.ron) holds documents, entities and claims; the window saves a layout beside it (NAME.layout.ron).

Settings are kept in the user's configuration folder, or in the folder that SAYSO_CONFIG_DIR names.

Exit status: 0 when all went well, 1 when a file is wrong or could not be written, 2 when the command line is wrong.";

/// Who is tied to whom, and on whose say-so: explore a network of claims by the sentences that support it.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, about, after_long_help = AFTERWORD, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The dossier or saved layout to open in the window, or files and folders of other programs, which are imported together;
    /// without one, the built-in example.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Begin with the start page instead of the built-in example.
    #[arg(long, hide = true)]
    pub start_page: bool,

    /// Print where entities and edges are on screen, a line each, whenever the picture is at rest.
    #[arg(long, hide = true)]
    pub print_hits: bool,
}

/// The commands that need no display.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check dossiers and list what is wrong, with line and column.
    Check(check::Arguments),
    /// Print what a shell needs to complete commands and options.
    Completions(completions::Arguments),
    /// Write a dossier as JSON, with the place of every quote.
    Convert(convert::Arguments),
    /// Compare two versions of a dossier: what was added, changed, and is gone.
    Diff(diff::Arguments),
    /// Write a dossier for other programs: tables, GEXF, GraphML, nodes and edges as JSON, FollowTheMoney.
    Export(export::Arguments),
    /// Draw a dossier's network as PNG, SVG or PDF.
    Figure(figure::Arguments),
    /// Make up a dossier of any size, with contradictions and altered quotes, to try the program on.
    Generate(generate::Arguments),
    /// Make a dossier of files of other programs: tables, graphs, folders of documents.
    Import(import::Arguments),
    /// Lay out a dossier or an edge list and write the positions.
    Layout(layout::Arguments),
    /// Print the manual page of the program or of one command.
    Man(man::Arguments),
    /// Write the marks that a reader made on quotes as CSV or JSON.
    Marks(marks::Arguments),
    /// Measure the network of a dossier or an edge list: who is in its middle, what holds it together, its communities.
    Measures(measures::Arguments),
    /// Write a report: a figure with numbered edges, and for each its claims, quotes and sources.
    Report(report::Arguments),
    /// Write entities, edges, claims or quotes as CSV.
    Table(table::Arguments),
}

/// Reads the command line. Ends the program after `--help` and `--version`, and where an argument is wrong.
///
/// # Errors
///
/// A sentence, where a command seems to be mistyped.
pub fn arguments() -> Result<Arguments, String> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => {
            let first = std::env::args_os().nth(1).filter(|_| refusal.use_stderr());
            return Err(first.and_then(|first| mistyped(Path::new(&first))).unwrap_or_else(|| refusal.exit()));
        }
    };
    match arguments.files.first().and_then(|file| mistyped(file)) {
        Some(sentence) => Err(sentence),
        None => Ok(arguments),
    }
}

/// What to tell where no such file exists and its name is close to that of a command.
fn mistyped(file: &Path) -> Option<String> {
    let word = file.to_str().filter(|word| !word.contains(['/', '\\', '.']))?;
    if file.exists() {
        return None;
    }
    let arguments = Arguments::command();
    let meant =
        nearest(word, arguments.get_subcommands().map(clap::Command::get_name)).filter(|meant| *meant != word)?;
    Some(format!("There is no file `{word}` here and no command of that name; did you mean `sayso {meant}`?"))
}

/// Runs one headless command.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    match command {
        Command::Check(arguments) => check::run(arguments),
        Command::Completions(arguments) => {
            completions::print(arguments, &Arguments::command());
            ExitCode::SUCCESS
        }
        Command::Convert(arguments) => end(convert::convert(arguments)),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Export(arguments) => end(export::export(arguments)),
        Command::Figure(arguments) => end(figure::draw(arguments)),
        Command::Generate(arguments) => end(generate::generate(arguments)),
        Command::Import(arguments) => import::run(arguments),
        Command::Layout(arguments) => end(layout::lay_out(arguments)),
        Command::Man(arguments) => end(man::print(arguments, Arguments::command())),
        Command::Marks(arguments) => end(marks::write(arguments)),
        Command::Measures(arguments) => end(measures::print(arguments)),
        Command::Report(arguments) => end(report::write(arguments)),
        Command::Table(arguments) => end(table::write(arguments)),
    }
}

/// Ends a command that writes a file.
fn end(told: problems::Told) -> ExitCode {
    let (words, code) = match told {
        Ok(notes) => (notes, ExitCode::SUCCESS),
        Err(refusal) => (refusal, ExitCode::FAILURE),
    };
    // Where not even the standard error can be written to, the exit code has to do.
    let _ = io::stderr().lock().write_all(words.as_bytes());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_and_folders_are_opened_together() {
        let files = |words: &[&str]| {
            let arguments = Arguments::try_parse_from(std::iter::once("sayso").chain(words.iter().copied()));
            arguments.map(|arguments| arguments.files).map_err(|error| error.kind())
        };
        assert_eq!(files(&[]), Ok(vec![]));
        assert_eq!(files(&["sheet.csv", "texts"]), Ok(vec!["sheet.csv".into(), "texts".into()]));
    }
}
