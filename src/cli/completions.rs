//! `sayso completions`: what a shell needs to complete the program's commands and options.

use super::problems::Told;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Arguments of `sayso completions`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell that is to complete.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the completions for one shell.
pub(super) fn print(arguments: &Arguments) -> Told {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut visible(), "sayso", &mut script);
    // A program that closes the pipe early has read what it wanted.
    let _ = io::stdout().lock().write_all(&script);
    Ok(String::new())
}

/// The program's commands and options but for those that its help hides, which the generators would list.
fn visible() -> clap::Command {
    let all = super::Arguments::command();
    clap::Command::new("sayso")
        .version(env!("CARGO_PKG_VERSION"))
        .args(all.get_arguments().filter(|argument| !argument.is_hide_set()).cloned())
        .subcommands(all.get_subcommands().cloned())
}
