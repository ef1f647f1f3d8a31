//! `sayso table`: entities, edges, claims or quotes of a dossier as CSV, without a window.

use super::input;
use super::paths::save;
use super::problems::{Told, told};
use crate::analysis::fields::fields;
use crate::analysis::filter::visibility_by_reader;
use crate::analysis::measures::{Asked as MeasuresAsked, MeasureTable, Part, Ties, Work, find};
use crate::analysis::table::{Asked, Content, Counts, Ranks, Said, TableOf, rows, said};
use crate::files::load;
use crate::formats::csv;
use crate::model::{Filter, Identities, OpenDossier, Verdicts};
use clap::ValueEnum;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `sayso table`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// What the table has a row for.
    #[arg(long, value_enum, default_value_t = Rows::Entities)]
    pub of: Rows,

    /// Only rows that have these words.
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub words: String,

    /// A saved layout, for the reader's marks on quotes.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<PathBuf>,

    /// The CSV file to write; without it, the table is printed.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// What a table has a row for, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// A row for every entity.
    #[default]
    Entities,
    /// A row for every edge.
    Edges,
    /// A row for every claim.
    Claims,
    /// A row for every quote and citation.
    Quotes,
}

impl Rows {
    fn of(self) -> TableOf {
        match self {
            Self::Entities => TableOf::Entities,
            Self::Edges => TableOf::Edges,
            Self::Claims => TableOf::Claims,
            Self::Quotes => TableOf::Quotes,
        }
    }
}

/// All measures of the whole network; betweenness of a large one is estimated, which its heading says.
fn measures(open: &OpenDossier) -> MeasureTable {
    let ties = Arc::new(Ties::of(&open.network, None));
    let found = |part| find(part, &ties, MeasuresAsked::default(), &Work::by(0));
    let table = MeasureTable::of(Arc::clone(&ties), open.dossier.entities.len());
    Part::ALL.into_iter().filter_map(found).fold(table, MeasureTable::with)
}

/// Writes the table with all its columns.
pub(super) fn write(arguments: &Arguments) -> Told {
    let open = input::dossier(&arguments.file).map_err(|problems| told(&problems))?;
    let layout = arguments.layout.as_ref().map(|path| input::layout(path)).transpose();
    let layout = layout.map_err(|problems| told(&problems))?;
    let said =
        layout.map_or_else(Said::new, |read| said(&open.dossier, &Identities::of(&open.dossier), &read.layout.marks));
    let counts = Counts::of(&open);
    let of = arguments.of.of();
    let measures = (of == TableOf::Entities).then(|| measures(&open));
    let content = Content { open: &open, counts: &counts, said: &said, measures: measures.as_ref() };
    let all = visibility_by_reader(&open, &Filter::default(), &BTreeSet::new(), &Verdicts::new());
    let asked = Asked { of, words: arguments.words.clone(), order: None };
    let rows = rows(&content, &mut Ranks::default(), &all, &asked);
    let text = content.text(of, &of.columns(&fields(&open)), &rows, csv::field, [",", "\r\n"]);
    match &arguments.output {
        Some(output) => {
            let read = load::files_of(&open).into_iter().chain(arguments.layout.clone()).collect::<Vec<_>>();
            save(output, &text, &read)?;
        }
        // A reader that has enough, as `head` has, ends the pipe.
        None => {
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
        }
    }
    Ok(String::new())
}
