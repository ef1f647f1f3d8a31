//! The program: reads the arguments, then opens the window or runs one headless command.

use clap::Parser;
use sayso::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    match &arguments.command {
        Some(command) => cli::run(command),
        None => ExitCode::SUCCESS,
    }
}
