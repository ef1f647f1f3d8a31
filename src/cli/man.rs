//! `sayso man`: the manual pages, made from the same words as `--help`.

use super::paths::save;
use super::problems::Told;
use crate::formats::source::nearest;
use clap_mangen::Man;
use std::io::{self, Write};
use std::path::PathBuf;

/// Arguments of `sayso man`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The command whose page is printed; without one, the page of the program.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,

    /// A folder to write all pages to, as sayso.1, sayso-check.1 and so on.
    #[arg(short, long, value_name = "FOLDER", conflicts_with = "command")]
    pub output: Option<PathBuf>,
}

/// Prints one page of `program`, or writes them all.
pub(super) fn print(arguments: &Arguments, program: clap::Command) -> Told {
    let program = built(program);
    if let Some(folder) = &arguments.output {
        for (name, page) in [("sayso".to_owned(), page(&program))]
            .into_iter()
            .chain(program.get_subcommands().map(|command| (format!("sayso-{}", command.get_name()), page(command))))
        {
            save(&folder.join(name).with_extension("1"), &page, &[])?;
        }
        return Ok(String::new());
    }
    let command = match &arguments.command {
        None => &program,
        Some(name) => program.find_subcommand(name).ok_or_else(|| no_such_command(name, &program))?,
    };
    // A program that closes the pipe early has read what it wanted.
    let _ = io::stdout().lock().write_all(page(command).as_bytes());
    Ok(String::new())
}

/// The program's commands, with their full names and without `help`, which has no page of its own.
fn built(program: clap::Command) -> clap::Command {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    program
}

/// One page in the language of man(7).
fn page(command: &clap::Command) -> String {
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = Man::new(command.clone()).manual("Sayso").render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}

fn no_such_command(name: &str, program: &clap::Command) -> String {
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => format!("The commands are {}", names.join(", ")),
    };
    format!("error: there is no command `{name}`\nhelp: {help}\n")
}
