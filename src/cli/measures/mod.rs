//! `sayso measures`: degree, betweenness, communities and more, of a dossier's network or of an edge list.
//!
//! Invariant: the same file and seed give the same bytes, on any number of threads.

mod written;

use super::input;
use super::paths::{has_extension, origin_of};
use super::problems::{Told, told};
use crate::analysis::measures::{Asked, MeasureTable, Part, Starts, Ties, Work, find};
use crate::files::load;
use crate::formats::edge_list::{self, EdgeList};
use crate::formats::file_type;
use crate::model::{Dossier, Entity, Origin, Problem, Severity, Shared};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest edge list that is read, in bytes: 1 GiB.
const EDGE_LIST_LIMIT: u64 = 1 << 30;

/// Arguments of `sayso measures`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, an edge list (.tsv, .csv: two columns of ids, one edge a line),
    /// or - for either of them on standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Print a line of CSV for every entity instead of a summary.
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,

    /// Print one JSON object instead of a summary: every value, the communities, the bridges.
    #[arg(long)]
    pub json: bool,

    /// Compute betweenness exactly, however long it takes; without it, large networks are sampled.
    #[arg(long)]
    pub exact: bool,

    /// The seed of the communities.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,

    /// How many threads may work; 0 is one for each core. The values do not depend on it.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

/// A network with all its measures.
struct Measured {
    /// The dossier, or the ids of an edge list as entities.
    dossier: Shared<Dossier>,
    table: MeasureTable,
}

/// Prints the measures.
pub(super) fn print(arguments: &Arguments) -> Told {
    let (dossier, ties) = network(&arguments.file).map_err(|problems| told(&problems))?;
    let starts = if arguments.exact { Starts::All } else { Starts::Affordable };
    let asked = Asked { starts, seed: arguments.seed };
    let ties = Arc::new(ties);
    let mut table = MeasureTable::of(Arc::clone(&ties), dossier.entities.len());
    for part in Part::ALL {
        // Nobody cancels it here.
        if let Some(found) = find(part, &ties, asked, &Work::by(arguments.threads)) {
            table = table.with(found);
        }
    }
    let measured = Measured { dossier, table };
    let text = match (arguments.csv, arguments.json) {
        (true, _) => measured.csv(),
        (_, true) => measured.json().map_err(|error| format!("error: the JSON could not be written: {error}\n"))?,
        _ => measured.summary(),
    };
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // A program that closes the pipe early has read what it wanted.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("error: the measures could not be printed: {error}\n"))
        }
        _ => Ok(String::new()),
    }
}

/// The network that a path means.
fn network(file: &Path) -> Result<(Shared<Dossier>, Ties), Vec<Problem>> {
    let is_dossier = has_extension(file, "ron") || matches!(origin_of(file), Origin::Builtin(_));
    if is_dossier {
        let open = input::dossier(file)?;
        let ties = Ties::of(&open.network, None);
        return Ok((open.dossier, ties));
    }
    let bytes = input::bytes(file, EDGE_LIST_LIMIT).map_err(|sentence| {
        let file = load::shown(file);
        let message = format!("{file} could not be read: {sentence}");
        vec![Problem::of_file(
            Severity::Error,
            file,
            message,
            "Check the name, and that the file may be read".to_owned(),
        )]
    })?;
    if input::is_piped(file) && file_type::is_dossier(&bytes) {
        let open = load::load_file(file, bytes, load::KEPT)?;
        let ties = Ties::of(&open.network, None);
        return Ok((open.dossier, ties));
    }
    let list = edge_list::parse(&load::shown(file), &bytes)?;
    let ties = Ties::between(list.ids.len(), list.edges.iter().copied());
    Ok((named(list).into(), ties))
}

/// The ids of an edge list as entities.
fn named(list: EdgeList) -> Dossier {
    let entity = |id: String| Entity {
        name: id.clone(),
        id,
        kind: String::new(),
        aliases: Vec::new(),
        match_name: true,
        mentions: Vec::new(),
        links: BTreeMap::new(),
        note: None,
        fields: BTreeMap::new(),
    };
    Dossier { entities: list.ids.into_iter().map(entity).collect(), ..Dossier::default() }
}
