//! The program: reads the arguments, then opens the window or runs one headless command.

use sayso::files::recovery::crash;
use sayso::{app, cli};
use std::io::Write;
use std::process::ExitCode;

/// Millions of short texts are allocated, by all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    crash::pass_over_foreign();
    let arguments = match cli::arguments() {
        Ok(arguments) => arguments,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            return ExitCode::from(2);
        }
    };
    if let Some(command) = &arguments.command {
        return cli::run(command);
    }
    let (start_page, print_hits) = (arguments.start_page, arguments.print_hits);
    let start = app::Start { files: arguments.files, start_page, print_hits };
    match app::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::FAILURE
        }
    }
}
