//! `sayso layout`: the positions of a dossier's entities, or of the nodes of an edge list.
//!
//! Invariant: the same file and seed give the same bytes, on any number of threads.

use super::input;
use super::layout_options::{LayoutArguments, ShownName};
use super::paths::{has_extension, must_not_replace, origin_of, refused, save};
use super::problems::{Told, told};
use super::shell::Shell;
use crate::files::layouts::{Over, may_replace, save_layout};
use crate::files::{confined, load};
use crate::formats::edge_list::{self, EdgeList};
use crate::formats::file_type;
use crate::layout::{self, Link, Node, NodeBox, Request};
use crate::model::{COMPUTED_VIEW, EntityIndex, OpenDossier, Origin, Position, Problem, Severity};
use crate::session::{Command, Preferences, Tune};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest edge list that is read, in bytes: 1 GiB.
const EDGE_LIST_LIMIT: u64 = 1 << 30;
/// The size of a node in an edge list.
const MARK: NodeBox = NodeBox::of_mark(5.0);

/// Arguments of `sayso layout`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier (.ron), builtin:NAME for one of the examples, an edge list (.tsv, .csv: two columns of ids, one edge a
    /// line), or - for either of them on standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The file to write: a layout of the dossier (.layout.ron), or id, x and y in columns (.tsv).
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// What the layout is asked for.
    #[command(flatten)]
    pub layout: LayoutArguments,

    /// How much of a dossier is laid out: all of it, which is usual, or the part that the window opens a large one on.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub shown: Option<ShownName>,

    /// Write over a layout file that was arranged by hand or cannot be read, but never over one of a newer Sayso.
    #[arg(long)]
    pub force: bool,
}

/// Lays out and saves.
pub(super) fn lay_out(arguments: &Arguments) -> Told {
    let as_layout = confined::is_layout(&arguments.output);
    if !as_layout && !has_extension(&arguments.output, "tsv") {
        let out = load::shown(&arguments.output);
        return Err(format!(
            "error: {out} is neither a .layout.ron nor a .tsv file\nhelp: End the name in one of them\n"
        ));
    }
    let file = &arguments.file;
    let is_dossier = has_extension(file, "ron") || matches!(origin_of(file), Origin::Builtin(_));
    if is_dossier {
        let open = input::dossier(file).map_err(|problems| told(&problems))?;
        return of_dossier(arguments, open, as_layout);
    }
    let bytes = read(file).map_err(|problems| told(&problems))?;
    if input::is_piped(file) && file_type::is_dossier(&bytes) {
        let mut open = load::load_file(file, bytes, load::KEPT).map_err(|problems| told(&problems))?;
        // What came through a pipe is taken for the dossier that its layout lies beside.
        if let Some(beside) = beside(&arguments.output).filter(|_| as_layout) {
            open.origin = Origin::File(beside);
        }
        return of_dossier(arguments, open, as_layout);
    }
    if as_layout {
        let file = load::shown(file);
        return Err(format!(
            "error: {file} is no dossier, and only a dossier has a layout file\nhelp: Write to a .tsv file\n"
        ));
    }
    let read = std::slice::from_ref(&arguments.file);
    must_not_replace(&arguments.output, read)?;
    let list = edge_list::parse(&load::shown(file), &bytes).map_err(|problems| told(&problems))?;
    save(&arguments.output, &edge_list::write_positions(&list.ids, &positions_of(&list, arguments.layout)), read)?;
    Ok(format!("{}\n", list.words()))
}

/// Lays out a dossier and saves where its entities stand.
fn of_dossier(arguments: &Arguments, mut open: OpenDossier, as_layout: bool) -> Told {
    let over = if arguments.force { Over::Anything } else { Over::Computed };
    let read = load::files_of(&open);
    must_not_replace(&arguments.output, &read)?;
    if as_layout {
        // A layout may take minutes: that the file there must stay is said before.
        may_replace(&arguments.output, over).map_err(|error| refused(&error))?;
    }
    // The layout names its dossier relative to itself: both paths have to begin at the root.
    if let Origin::File(file) = &open.origin
        && let Ok(file) = file.canonicalize()
    {
        open.origin = Origin::File(file);
    }
    let mut shell = Shell::new(Preferences::default(), arguments.layout.threads);
    shell.apply(Command::Loaded { open: Arc::new(open), layout: None });
    shell.apply(Command::ShowOnly(arguments.shown.unwrap_or_default().only()));
    shell.apply(Command::RenameView(COMPUTED_VIEW.to_owned()));
    shell.apply(Command::Tune(Tune::Options(arguments.layout.options())));
    shell.settle();
    if as_layout {
        let layout = shell.session.layout_to_save(&from_root(&arguments.output)).unwrap_or_default();
        save_layout(&arguments.output, &layout, over).map_err(|error| refused(&error))?;
    } else {
        let (entities, workspace) =
            (shell.session.open().map(|open| &open.dossier.entities), shell.session.workspace());
        let placed = entities.into_iter().flatten().zip(workspace.positions.iter()).enumerate();
        let placed = placed.filter(|(at, _)| workspace.is_placed(EntityIndex::new(*at)));
        let (ids, positions): (Vec<String>, Vec<Position>) =
            placed.map(|(_, (entity, position))| (entity.id.clone(), *position)).unzip();
        save(&arguments.output, &edge_list::write_positions(&ids, &positions), &read)?;
    }
    Ok(String::new())
}

/// Reads a file that is no dossier by its name.
fn read(path: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    input::bytes(path, EDGE_LIST_LIMIT).map_err(|sentence| {
        let file = load::shown(path);
        let message = format!("{file} could not be read: {sentence}");
        let help = "Check the name, and that the file may be read".to_owned();
        vec![Problem::of_file(Severity::Error, file, message, help)]
    })
}

/// The dossier that a layout file lies beside: `NAME.ron` for `NAME.layout.ron`.
fn beside(layout: &Path) -> Option<PathBuf> {
    let name = layout.file_name()?.to_str()?.strip_suffix(".layout.ron")?;
    Some(from_root(&layout.with_file_name(format!("{name}.ron"))))
}

fn positions_of(list: &EdgeList, asked: LayoutArguments) -> Vec<Position> {
    layout::run(Request {
        nodes: vec![Node { size: MARK, start: None, pinned: false }; list.ids.len()],
        edges: list.edges.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect(),
        signs: Vec::new(),
        seed: asked.seed,
        threads: asked.threads,
        aspect: asked.options().aspect,
        room: None,
        balance: asked.balance,
        spacing: asked.spacing,
    })
}

/// A path from the root, without links on its way; the file may be missing.
fn from_root(file: &Path) -> PathBuf {
    match (confined::folder_of(file).canonicalize(), file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::layout_file;
    use crate::layout::{DEFAULT_BALANCE, PAGE_ASPECT};
    use std::fs;

    const DOSSIER: &str = r#"(format: 1,
        entities: [(id: "a", kind: "person", name: "A"), (id: "b", kind: "person", name: "B")],
        relations: [(from: "a", kind: "knows", to: "b")])"#;

    /// Lays out a file of this name and content, and returns what was written, or what was told.
    fn check(name: &str, content: &str, output: &str) -> Result<String, String> {
        check_with(usual(), name, content, output)
    }

    fn usual() -> LayoutArguments {
        LayoutArguments {
            seed: 1,
            balance: DEFAULT_BALANCE,
            spacing: 1.0,
            aspect: PAGE_ASPECT,
            shape: None,
            threads: 1,
        }
    }

    /// The same with options.
    fn check_with(layout: LayoutArguments, name: &str, content: &str, output: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, output) = (folder.path().join(name), folder.path().join(output));
        fs::write(&file, content).expect("a file");
        lay_out(&Arguments { file, output: output.clone(), layout, shown: None, force: false })?;
        Ok(fs::read_to_string(output).expect("a file"))
    }

    #[test]
    fn an_edge_list_becomes_three_columns() {
        let written = check("a.tsv", "x\ty\ny\tz\n", "b.tsv").expect("positions");
        let ids: Vec<&str> = written.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(ids, ["x", "y", "z"]);
        assert!(written.lines().all(|line| line.split('\t').skip(1).all(|number| number.parse::<f32>().is_ok())));
        assert_eq!(check("a.tsv", "", "b.tsv").as_deref(), Ok(""));
    }

    #[test]
    fn a_dossier_becomes_a_layout_that_names_it() {
        let written = check("a.ron", DOSSIER, "a.layout.ron").expect("a layout");
        let layout = layout_file::parse("a.layout.ron", written.as_bytes()).expect("a layout").layout;
        assert_eq!((layout.dossier.as_str(), layout.views[0].positions.len()), ("a.ron", 2));
        assert_eq!(layout.dossier_hash, load::hash(DOSSIER.as_bytes()));
        assert_eq!(check("a.ron", DOSSIER, "b.tsv").expect("positions").lines().count(), 2);
    }

    #[test]
    fn options_reach_the_layout_and_its_file() {
        let asked = LayoutArguments { seed: 7, balance: 0.0, spacing: 2.0, aspect: 0.75, shape: None, threads: 1 };
        let written = check_with(asked, "a.ron", DOSSIER, "a.layout.ron").expect("a layout");
        let view = layout_file::parse("a.layout.ron", written.as_bytes()).expect("a layout").layout.views.remove(0);
        assert_eq!((view.seed, view.balance, view.spacing, view.aspect), (7, Some(0.0), Some(2.0), Some(0.75)));
        let width = |written: &str| {
            let x: Vec<f32> = written.lines().filter_map(|line| line.split('\t').nth(1)?.parse().ok()).collect();
            (x[0] - x[x.len() - 1]).abs()
        };
        let edges = "x\ty\ny\tz\n";
        let usual = check("a.tsv", edges, "b.tsv").expect("positions");
        let wide = LayoutArguments { balance: DEFAULT_BALANCE, seed: 1, aspect: PAGE_ASPECT, ..asked };
        let wide = check_with(wide, "a.tsv", edges, "b.tsv").expect("positions");
        assert!(width(&wide) > 1.5 * width(&usual));
        // On a tall page the path stands upright.
        let tall = LayoutArguments { spacing: 1.0, aspect: 0.5, balance: DEFAULT_BALANCE, ..asked };
        let tall = check_with(tall, "a.tsv", edges, "b.tsv").expect("positions");
        assert!(width(&tall) < 0.5 * width(&usual));
    }

    #[test]
    fn what_cannot_be_done_is_told() {
        let refusal = |name, content, output| check(name, content, output).expect_err("a refusal");
        assert!(refusal("a.tsv", "x\n", "b.tsv").contains("a.tsv:1:2"));
        assert!(refusal("a.tsv", "x y\n", "b.layout.ron").contains("no dossier"));
        assert!(refusal("a.tsv", "x y\n", "b.png").contains("neither"));
        assert!(refusal("a.ron", "(format: 1", "b.tsv").starts_with("error: "));
        assert!(refusal("a.tsv", "x y\n", "no/b.tsv").contains("could not be saved"));
    }

    #[test]
    fn the_way_to_the_dossier_is_relative() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        fs::create_dir_all(&one).expect("a folder");
        fs::create_dir_all(&other).expect("a folder");
        fs::write(one.join("a.ron"), DOSSIER).expect("a file");
        for (output, expected) in
            [(other.join("b.layout.ron"), "../one/a.ron"), (other.join("../one/b.layout.ron"), "a.ron")]
        {
            let (layout, file) = (usual(), one.join("../one/a.ron"));
            lay_out(&Arguments { file, output: output.clone(), layout, shown: None, force: false }).expect("a layout");
            let written = fs::read(&output).expect("a file");
            let layout = layout_file::parse("b.layout.ron", &written).expect("a layout").layout;
            assert_eq!((layout.dossier.as_str(), layout.views[0].name.as_str()), (expected, COMPUTED_VIEW));
        }
    }
}
