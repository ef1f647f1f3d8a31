//! `sayso completions`: what a shell needs to complete the program's commands and options.

use clap_complete::Shell;
use std::io::{self, Write};

/// Arguments of `sayso completions`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell that is to complete.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the completions of `program` for one shell.
pub(super) fn print(arguments: &Arguments, program: &clap::Command) {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut visible(program), "sayso", &mut script);
    // A program that closes the pipe early has read what it wanted.
    let _ = io::stdout().lock().write_all(&script);
}

/// The commands and options but for those that the help hides, which the generators would list.
fn visible(program: &clap::Command) -> clap::Command {
    clap::Command::new("sayso")
        .version(env!("CARGO_PKG_VERSION"))
        .args(program.get_arguments().filter(|argument| !argument.is_hide_set()).cloned())
        .subcommands(program.get_subcommands().cloned())
}
