//! `sayso layout`: where everything stands, for a dossier or an edge list, without a window.
//!
//! Invariant: the same file and seed give the same bytes, on any number of threads.

use super::layout_options::LayoutArguments;
use super::outputs::{has_extension, must_not_replace};
use super::problems::told;
use crate::files::layouts::{Over, may_replace, save_layout};
use crate::files::save::{SaveError, save};
use crate::files::{confined, load};
use crate::formats::edge_list::{self, EdgeList};
use crate::layout::{self, Link, Node, Request};
use crate::model::{COMPUTED_VIEW, Marks, Origin, Position, Problem, SavedLayout, Severity, View};
use crate::scene::half_sizes;
use crate::session::layout_request::layout_request;
use crate::session::relative_path;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The largest edge list that is read, in bytes: 1 GiB.
const EDGE_LIST_LIMIT: u64 = 1 << 30;
/// Half the width and height of a mark of which nothing is known but its id, in world pixels.
const MARK: (f32, f32) = (8.0, 8.0);

/// Arguments of `sayso layout`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier (.ron), or an edge list (.tsv): two columns of ids, one edge a line.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The file to write: a layout of the dossier (.layout.ron), or id, x and y in columns (.tsv).
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// What the layout is asked for.
    #[command(flatten)]
    pub layout: LayoutArguments,

    /// Write over a layout file that somebody arranged, or that cannot be read; one of a newer Sayso stays all the same.
    #[arg(long)]
    pub force: bool,
}

/// Runs `sayso layout`.
pub fn run(arguments: &Arguments) -> ExitCode {
    match lay_out(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = io::stderr().lock().write_all(told.as_bytes());
            ExitCode::FAILURE
        }
    }
}

/// Lays out and saves; the error is what to print.
fn lay_out(arguments: &Arguments) -> Result<(), String> {
    let as_layout = confined::is_layout(&arguments.output);
    if !as_layout && !has_extension(&arguments.output, "tsv") {
        let out = load::shown(&arguments.output);
        return Err(format!(
            "error: {out} is neither a .layout.ron nor a .tsv file\nhelp: End the name in one of them\n"
        ));
    }
    if has_extension(&arguments.file, "ron") {
        return of_dossier(arguments, as_layout);
    }
    if as_layout {
        let file = load::shown(&arguments.file);
        return Err(format!(
            "error: {file} is no dossier, and only a dossier has a layout file\nhelp: Write to a .tsv file\n"
        ));
    }
    must_not_replace(&arguments.output, std::slice::from_ref(&arguments.file))?;
    let text = of_edge_list(&read_edge_list(&arguments.file).map_err(|problems| told(&problems))?, arguments);
    save(&arguments.output, text.as_bytes()).map_err(|error| refused(&error))
}

/// A save that failed, as it is printed.
fn refused(error: &SaveError) -> String {
    format!("error: {error}\n")
}

/// Lays out a dossier and saves where its entities stand.
fn of_dossier(arguments: &Arguments, as_layout: bool) -> Result<(), String> {
    let over = if arguments.force { Over::Anything } else { Over::Computed };
    let open = load::load(&Origin::File(arguments.file.clone())).map_err(|problems| told(&problems))?;
    must_not_replace(&arguments.output, &load::files_of(&open))?;
    if as_layout {
        // A layout may take minutes: what forbids to keep it is told before.
        may_replace(&arguments.output, over).map_err(|error| refused(&error))?;
    }
    let sizes = half_sizes(&open);
    let options = arguments.layout.options();
    let request = layout_request(&open, &sizes, &[], &[], &options, arguments.layout.threads);
    let positions = layout::run(request);
    let ids = open.dossier.entities.iter().map(|entity| entity.id.clone());
    if !as_layout {
        let text = edge_list::write_positions(&ids.collect::<Vec<_>>(), &positions);
        return save(&arguments.output, text.as_bytes()).map_err(|error| refused(&error));
    }
    let positions = ids.zip(positions.into_iter().map(Position::within_reach)).collect();
    let mut view = View { name: COMPUTED_VIEW.to_owned(), positions, ..View::default() };
    options.put_into(&mut view);
    let layout = SavedLayout {
        corrections: Vec::new(),
        marks: Marks::new(),
        dossier: relative(&arguments.file, &arguments.output),
        dossier_hash: open.hash.clone(),
        views: vec![view],
    };
    save_layout(&arguments.output, &layout, over).map_err(|error| refused(&error))
}

/// Reads an edge list.
fn read_edge_list(path: &Path) -> Result<EdgeList, Vec<Problem>> {
    let file = load::shown(path);
    match confined::read_plain(path, EDGE_LIST_LIMIT) {
        Ok(bytes) => edge_list::parse(&file, &bytes),
        Err(sentence) => {
            let message = format!("{file} could not be read: {sentence}");
            let help = "Check the name, and that the file may be read".to_owned();
            Err(vec![Problem::of_file(Severity::Error, file, message, help)])
        }
    }
}

/// The positions of an edge list's ids, in columns.
fn of_edge_list(list: &EdgeList, arguments: &Arguments) -> String {
    edge_list::write_positions(&list.ids, &positions_of(list, arguments.layout))
}

fn positions_of(list: &EdgeList, asked: LayoutArguments) -> Vec<Position> {
    layout::run(Request {
        nodes: vec![Node { half_size: MARK, start: None, pinned: false }; list.ids.len()],
        edges: list.edges.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect(),
        signs: Vec::new(),
        seed: asked.seed,
        threads: asked.threads,
        aspect: asked.aspect,
        balance: asked.balance,
        spacing: asked.spacing,
    })
}

/// The way from the folder of the layout to the dossier, with `/`; the whole path where there is no way.
fn relative(dossier: &Path, layout: &Path) -> String {
    let folder = layout.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(to), Ok(from)) = (dossier.canonicalize(), folder.canonicalize()) else {
        return dossier.to_string_lossy().into_owned();
    };
    relative_path(&to, &from)
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
        check_with(
            LayoutArguments { seed: 1, balance: DEFAULT_BALANCE, spacing: 1.0, aspect: PAGE_ASPECT, threads: 1 },
            name,
            content,
            output,
        )
    }

    /// The same with options.
    fn check_with(layout: LayoutArguments, name: &str, content: &str, output: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, output) = (folder.path().join(name), folder.path().join(output));
        fs::write(&file, content).expect("a file");
        lay_out(&Arguments { file, output: output.clone(), layout, force: false })?;
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
        let asked = LayoutArguments { seed: 7, balance: 0.0, spacing: 2.0, aspect: 0.75, threads: 1 };
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
        fs::write(one.join("a.ron"), "").expect("a file");
        assert_eq!(relative(&one.join("a.ron"), &other.join("b.layout.ron")), "../one/a.ron");
        assert_eq!(relative(&one.join("a.ron"), &one.join("b.layout.ron")), "a.ron");
    }
}
