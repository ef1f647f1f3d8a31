//! `sayso export`: a dossier, or what a layout shows of it, in the formats of other programs.

use super::input;
use super::layout_options::LayoutArguments;
use super::problems::{Told, told};
use super::shell::Shell;
use super::shown::{ShownArguments, show};
use crate::files::{exports, load};
use crate::formats::export::{ExportKind, ExportSubject};
use crate::session::Preferences;
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `sayso export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The file to write. Its ending says the format: .csv (tables: NAME.nodes.csv, NAME.edges.csv, NAME.evidence.csv,
    /// NAME.documents.csv), .gexf, .graphml, .json (nodes and edges), .ftm.json (`FollowTheMoney`); a name that ends in / is
    /// a new folder of Markdown notes.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// The format, whatever the name ends in.
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    pub kind: Option<KindName>,

    /// A saved layout of the dossier: its places go into GEXF, GraphML and JSON.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<PathBuf>,

    /// Which view of the layout, by its name; without it, the first.
    #[arg(long, value_name = "NAME", requires = "layout")]
    pub view: Option<String>,

    /// Only what the view shows.
    #[arg(long, requires = "layout")]
    pub visible: bool,
}

/// A format by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum KindName {
    /// Tables.
    Csv,
    /// For Gephi.
    Gexf,
    /// For Cytoscape, yEd, networkx.
    Graphml,
    /// Nodes and edges.
    Json,
    /// A new folder of Markdown notes, for Obsidian.
    Vault,
    /// `FollowTheMoney` entities.
    Ftm,
}

impl KindName {
    fn kind(self) -> ExportKind {
        match self {
            Self::Csv => ExportKind::Csv,
            Self::Gexf => ExportKind::Gexf,
            Self::Graphml => ExportKind::GraphMl,
            Self::Json => ExportKind::NodeLink,
            Self::Vault => ExportKind::Vault,
            Self::Ftm => ExportKind::FollowTheMoney,
        }
    }
}

/// Writes the export, and prints what the format has no place for.
pub(super) fn export(arguments: &Arguments) -> Told {
    let by_name = || ExportKind::of(&arguments.output.to_string_lossy()).map(|(_, kind)| kind);
    let Some(kind) = arguments.kind.map(KindName::kind).or_else(by_name) else {
        let out = load::shown(&arguments.output);
        let endings = ExportKind::ENDINGS.map(|(ending, _)| ending).join(", ");
        return Err(format!(
            "error: {out} does not say the format\nhelp: End the name in one of {endings}, or in / for a folder of notes\n"
        ));
    };
    let open = Arc::new(input::dossier(&arguments.file).map_err(|problems| told(&problems))?);
    let read: Vec<PathBuf> = load::files_of(&open).into_iter().chain(arguments.layout.clone()).collect();
    let write = |subject: &ExportSubject<'_>| {
        let lost = exports::write(subject, kind, &arguments.output, &read).map_err(|why| format!("error: {why}\n"))?;
        Ok(lost.iter().map(|lost| format!("not in the export: {lost}\n")).collect::<String>())
    };
    if arguments.layout.is_none() {
        return write(&ExportSubject::whole(&open));
    }
    let mut notes = Vec::new();
    let mut shell = Shell::new(Preferences::default(), 0);
    let (layout, view) = (arguments.layout.clone(), arguments.view.clone());
    let shown = ShownArguments { layout, view, part: None, layout_options: LayoutArguments::default() };
    show(&mut shell, &shown, Arc::clone(&open), &mut notes)?;
    let session = &shell.session;
    let subject = ExportSubject {
        open: &open,
        visibility: arguments.visible.then(|| session.visibility().as_ref()),
        positions: Some(session.workspace().positions.as_slice()).filter(|_| kind.has_positions()),
    };
    Ok(told(&notes) + &write(&subject)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn run(words: &[&str]) -> Told {
        let words = std::iter::once("export").chain(words.iter().copied());
        export(&<Line as clap::Parser>::try_parse_from(words).expect("arguments").arguments)
    }

    #[test]
    fn tables_are_four_files_and_what_is_lost_is_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let text = "(format: 1, documents: [(id: \"d\", title: \"D\", text: \"t\")], entities: [(id: \"a\", kind: \"x\", name: \"A\")])";
        fs::write(path("a.ron"), text).expect("a file");
        let write = |name: &str| run(&[&path("a.ron"), "-o", &path(name)]);
        assert_eq!(write("out.csv"), Ok(String::new()));
        for part in ["nodes", "edges", "evidence", "documents"] {
            assert!(folder.path().join(format!("out.{part}.csv")).exists(), "{part}");
        }
        assert_eq!(write("out.gexf"), Ok("not in the export: texts of documents: 1\n".to_owned()));
        let refused = write("out.xyz").expect_err("no format");
        assert!(refused.contains("does not say the format") && refused.contains(".graphml"), "{refused}");
        assert_eq!(write("notes/"), Ok(String::new()));
        assert!(folder.path().join("notes/Entities/A.md").exists());
        assert!(write("notes/").expect_err("it is not empty").contains("Name a new folder"));
        assert_eq!(run(&[&path("a.ron"), "-o", &path("b.xml"), "--as", "graphml"]).map(|told| told.len()), Ok(41));
    }

    #[test]
    fn a_layout_gives_places_and_says_what_is_shown() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let entities = "entities: [(id: \"a\", kind: \"x\", name: \"A\"), (id: \"b\", kind: \"x\", name: \"B\")]";
        fs::write(path("a.ron"), format!("(format: 1, {entities})")).expect("a file");
        let view = "(name: \"One\", positions: {\"a\": (3, 4), \"b\": (5, 6)}, hidden: [\"b\"])";
        fs::write(path("a.layout.ron"), format!("(format: 1, dossier: \"a.ron\", views: [{view}])")).expect("a file");
        let made = run(&[&path("a.ron"), "-o", &path("a.gexf"), "--layout", &path("a.layout.ron"), "--visible"]);
        assert!(made.is_ok(), "{made:?}");
        let gexf = fs::read_to_string(path("a.gexf")).expect("an export");
        assert!(gexf.contains("x=\"3\" y=\"-4\"") && !gexf.contains("label=\"B\""), "{gexf}");
    }
}
