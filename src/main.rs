//! The program: reads the arguments, then opens the window or runs one headless command.

use clap::Parser;
use sayso::{app, cli};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    if let Some(command) = &arguments.command {
        return cli::run(command);
    }
    if let Some(sentence) = arguments.file.as_deref().and_then(cli::mistyped) {
        let _ = writeln!(std::io::stderr(), "{sentence}");
        return ExitCode::from(2);
    }
    let start = app::Start { file: arguments.file, print_hits: arguments.print_hits };
    match app::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::FAILURE
        }
    }
}
