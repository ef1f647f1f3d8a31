//! The program: reads the arguments, then opens the window or runs one headless command.

use clap::Parser;
use sayso::{app, cli};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Tells why the arguments are refused: what the first of them was meant for, where it bears nearly the name of a command.
fn refuse(refusal: &clap::Error, meant: Option<String>) -> ExitCode {
    let Some(sentence) = meant else { refusal.exit() };
    let _ = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::from(2)
}

fn main() -> ExitCode {
    let arguments = match cli::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => match std::env::args_os().nth(1).filter(|_| refusal.use_stderr()) {
            Some(first) => return refuse(&refusal, cli::mistyped(Path::new(&first))),
            None => refusal.exit(),
        },
    };
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
