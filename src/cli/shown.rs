//! The network as a saved layout shows it, or laid out anew: for the commands that draw it.

use super::agreement;
use super::input;
use super::layout_options::{LayoutArguments, ShownName};
use super::problems::told;
use super::shell::Shell;
use crate::analysis::paths::{PathOptions, best_paths};
use crate::files::load;
use crate::formats::layout_file::Read;
use crate::formats::source::nearest;
use crate::model::{EntityIndex, OpenDossier, Problem, RelationIndex, Severity};
use crate::session::{Command, FigureOutcome, Session, Tune};
use std::path::PathBuf;
use std::sync::Arc;

/// Which layout of a dossier is shown.
#[derive(Debug, clap::Args)]
pub struct ShownArguments {
    /// A saved layout of the dossier; without one, it is laid out anew.
    #[arg(long, value_name = "LAYOUT", conflicts_with_all = ["seed", "balance", "spacing", "aspect", "shape"])]
    pub layout: Option<PathBuf>,

    /// Which view of the layout, by its name; without it, the first.
    #[arg(long, value_name = "NAME", requires = "layout")]
    pub view: Option<String>,

    /// How much of the network: all of it, or the part that the window opens a large dossier on; without this, what the
    /// layout's view shows, or all of it.
    #[arg(long = "shown", value_enum, value_name = "WHAT")]
    pub part: Option<ShownName>,

    /// What the layout is asked for, where there is no saved one.
    #[command(flatten)]
    pub layout_options: LayoutArguments,
}

/// Opens the dossier as the layout shows it, or lays it out; `notes` gets what of the layout is not used or does not fit.
pub(super) fn show(
    shell: &mut Shell,
    arguments: &ShownArguments,
    open: Arc<OpenDossier>,
    notes: &mut Vec<Problem>,
) -> Result<(), String> {
    let Some(path) = &arguments.layout else {
        shell.apply(Command::Loaded { open, layout: None });
        shell.apply(Command::ShowOnly(arguments.part.unwrap_or_default().only()));
        shell.apply(Command::Tune(Tune::Options(arguments.layout_options.options())));
        shell.settle();
        return Ok(());
    };
    let Read { layout, warnings } = input::layout(path).map_err(|problems| told(&problems))?;
    let named = arguments.view.as_ref().map(|name| {
        let place = layout.views.iter().position(|view| view.name == *name);
        place.ok_or_else(|| {
            let (file, name) = (load::shown(path), crate::text::visible(name));
            format!("error: {file} has no view “{name}”\nhelp: Leave out --view for the first one\n")
        })
    });
    let place = named.transpose()?.unwrap_or(0);
    notes.extend(warnings);
    notes.extend(agreement::notes(&layout, path, layout.views.get(place..=place).unwrap_or_default(), &open));
    shell.apply(Command::Loaded { open, layout: Some((path.clone(), Ok(layout))) });
    shell.apply(Command::ShowView(place));
    if let Some(part) = arguments.part {
        shell.apply(Command::ShowOnly(part.only()));
    }
    shell.settle();
    Ok(())
}

/// Notes what became of the file `out`.
///
/// # Errors
///
/// Why it was not made or not saved.
pub(super) fn note_made(answers: Vec<Command>, out: &str, notes: &mut Vec<Problem>) -> Result<(), String> {
    for answer in answers {
        match answer {
            Command::FigureMade(FigureOutcome::Saved(Some(words))) => {
                notes.push(Problem::of_file(Severity::Note, out.to_owned(), words, String::new()));
            }
            Command::FigureMade(FigureOutcome::NotMade(why)) => {
                return Err(format!("error: {out} cannot be made: {why}\n"));
            }
            Command::FigureMade(FigureOutcome::NotSaved(why)) => return Err(format!("error: {why}\n")),
            _ => {}
        }
    }
    Ok(())
}

/// The claims of the best path between two entities, by their ids.
///
/// # Errors
///
/// Which of them there is not, or that no path leads from one to the other.
pub(super) fn best_path(
    open: &OpenDossier,
    session: &Session,
    from: &str,
    to: &str,
) -> Result<Vec<RelationIndex>, String> {
    let (start, end) = (entity_of(open, from)?, entity_of(open, to)?);
    let paths = best_paths(open, session.visibility(), start, end, &PathOptions::default());
    let path = paths.first().ok_or_else(|| format!("error: no path leads from `{from}` to `{to}`\n"))?;
    Ok(path.hops.iter().map(|hop| hop.claim).collect())
}

/// The entity with an id.
pub(super) fn entity_of(open: &OpenDossier, id: &str) -> Result<EntityIndex, String> {
    let entities = &open.dossier.entities;
    let place = entities.iter().position(|entity| entity.id == id);
    place.map(EntityIndex::new).ok_or_else(|| {
        let close = nearest(id, entities.iter().map(|entity| entity.id.as_str()));
        let help = close.map_or_else(String::new, |close| format!("help: Did you mean `{close}`?\n"));
        format!("error: the dossier has no entity `{}`\n{help}", crate::text::visible(id))
    })
}
