//! The program: reads the arguments and runs one headless command.

use clap::Parser;
use sayso::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&cli::Arguments::parse().command)
}
