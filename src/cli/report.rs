//! `sayso report`: the figure of a dossier with the evidence for its edges as a file, without a window.
//!
//! Invariant: the same dossier, layout, options and day give the same bytes, on any number of threads.

use super::input;
use super::paths::must_not_replace;
use super::problems::{Told, told};
use super::shell::Shell;
use super::shown::{ShownArguments, best_path, entity_of, note_made, show};
use crate::files::load;
use crate::model::OpenDossier;
use crate::session::{Command, Preferences, ReportKind, ReportScope, ReportTask, Session};
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `sayso report`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("scope"))]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The report to write; its ending says which kind: .html, .docx, .md (with its figure beside it), or .json for the
    /// cited documents alone (CSL JSON).
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// Only the claims of this entity, or those between these entities, by their ids.
    #[arg(long, value_name = "ID", num_args = 1.., group = "scope")]
    pub select: Vec<String>,

    /// Only the best path between two entities, by their ids.
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, group = "scope")]
    pub path: Vec<String>,

    /// Only what is contradicted.
    #[arg(long, group = "scope")]
    pub contradictions: bool,

    /// Only what this entity says, by its id.
    #[arg(long, value_name = "ID", group = "scope")]
    pub speaker: Option<String>,

    /// Only the quotes that the layout's reader marked.
    #[arg(long, group = "scope", requires = "layout")]
    pub marks: bool,

    /// The title; without it, that of the dossier.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,

    /// The day on the report, as 2026-11-30; without it, today.
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Which layout is shown.
    #[command(flatten)]
    pub shown: ShownArguments,
}

/// Makes the report and saves it. The notes say what of the layout is not used and what cannot be drawn.
pub(super) fn write(arguments: &Arguments) -> Told {
    let out = load::shown(&arguments.output);
    let kind = ReportKind::of_path(&arguments.output).ok_or_else(|| {
        format!("error: {out} is no kind of report\nhelp: End the name in .html, .docx, .md or .json\n")
    })?;
    let open = Arc::new(input::dossier(&arguments.file).map_err(|problems| told(&problems))?);
    let read: Vec<PathBuf> = load::files_of(&open).into_iter().chain(arguments.shown.layout.clone()).collect();
    must_not_replace(&arguments.output, &read)?;
    let mut notes = Vec::new();
    let mut shell = Shell::new(Preferences::default(), arguments.shown.layout_options.threads);
    show(&mut shell, &arguments.shown, Arc::clone(&open), &mut notes)?;
    let scope = scope_of(arguments, &open, &shell.session)?;
    let subject = shell.session.report_subject(scope).ok_or_else(String::new)?;
    let (title, date) = (arguments.title.clone(), arguments.date.clone());
    let task = ReportTask { path: arguments.output.clone(), kind, title, date, subject };
    note_made(shell.apply(Command::ExportReport(Box::new(task))), &out, &mut notes)?;
    Ok(told(&notes))
}

/// What the report is about.
fn scope_of(arguments: &Arguments, open: &OpenDossier, session: &Session) -> Result<ReportScope, String> {
    let entity = |id: &String| entity_of(open, id);
    if !arguments.select.is_empty() {
        return Ok(ReportScope::Entities(arguments.select.iter().map(entity).collect::<Result<_, _>>()?));
    }
    if let [from, to] = arguments.path.as_slice() {
        return Ok(ReportScope::Path(best_path(open, session, from, to)?));
    }
    Ok(match &arguments.speaker {
        Some(speaker) => ReportScope::Speaker(entity(speaker)?),
        None if arguments.contradictions => ReportScope::Contradictions,
        None if arguments.marks => ReportScope::Marks,
        None => ReportScope::Shown,
    })
}
