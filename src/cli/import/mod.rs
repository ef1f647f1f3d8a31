//! `sayso import`: files of other programs as a dossier, with a report of what was done.
//!
//! Invariant: a dossier that is there is not replaced unless that is asked for, and nothing that is read ever is.

mod words;

use super::input;
use super::paths::save;
use super::problems::told;
use crate::files::import::{Imported, LIMIT, import};
use crate::files::load;
use crate::formats::roles;
use crate::model::{Deed, ImportReport, ImportTask, Problem};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use words::{json, words};

/// Arguments of `sayso import`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Arguments {
    /// Files and folders, several as one import: a table of entities, one of relations, a folder of texts; - for standard input.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// The dossier to write.
    #[arg(short, long, value_name = "NAME.ron", required_unless_present_any = ["dry_run", "save_map"])]
    pub output: Option<PathBuf>,

    /// Read the files as this format, whatever they look like.
    #[arg(long = "as", value_name = "FORMAT")]
    pub format: Option<String>,

    /// The documents that the files only name: a file or folder of texts, found by id, file name or title.
    #[arg(long, value_name = "PATH")]
    pub text: Vec<PathBuf>,

    /// Add what is imported to this dossier, and write both as one; what is added, changed and missing is told.
    #[arg(long, value_name = "OLD.ron")]
    pub add_to: Option<PathBuf>,

    /// What the columns of tables mean: a file of roles.
    #[arg(long, value_name = "FILE.map.ron")]
    pub map: Option<PathBuf>,

    /// Write what the columns of tables are taken for to a file of roles.
    #[arg(long, value_name = "FILE.map.ron")]
    pub save_map: Option<PathBuf>,

    /// The encoding of files that are not UTF-8, such as windows-1252; without it, it is guessed and told.
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<String>,

    /// The sign between the cells of tables; without it, it is found. \t is a tab.
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub separator: Option<char>,

    /// The first row of tables is data, not headings.
    #[arg(long)]
    pub no_header: bool,

    /// Leave out what a tool inferred by itself.
    #[arg(long)]
    pub drop_inferred: bool,

    /// Tell what would be done, and write nothing.
    #[arg(long)]
    pub dry_run: bool,

    /// Fail, with exit status 1, where something is left out, merged, added, changed or guessed; nothing is written then.
    #[arg(long)]
    pub strict: bool,

    /// Replace a dossier that is there.
    #[arg(long)]
    pub force: bool,

    /// Print the report as one JSON object.
    #[arg(long)]
    pub json: bool,
}

fn separator(word: &str) -> Result<char, String> {
    let mut signs = word.chars();
    match (word, signs.next(), signs.next()) {
        ("\\t" | "tab", ..) => Ok('\t'),
        (_, Some(sign), None) if sign.is_ascii() => Ok(sign),
        _ => Err("it is one sign, such as ; or \\t".to_owned()),
    }
}

/// Runs `sayso import`.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let (words, code) = match imported(arguments) {
        Ok((report, words)) => {
            let out = if arguments.json { json(&report) } else { words };
            let is_told = arguments.strict && report.told.iter().any(|line| line.deed != Deed::Kept);
            // A program that closes the pipe early has read what it wanted.
            let _ = io::stdout().lock().write_all(out.as_bytes());
            let why = "error: something is told, and --strict takes that for an error; nothing was written\n";
            (if is_told { why } else { "" }.to_owned(), if is_told { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Err(words) => (words, ExitCode::FAILURE),
    };
    // Where not even the standard error can be written to, the exit code has to do.
    let _ = io::stderr().lock().write_all(words.as_bytes());
    code
}

/// Imports and writes; the report, and that in words.
fn imported(arguments: &Arguments) -> Result<(ImportReport, String), String> {
    if let Some(output) = &arguments.output {
        may_write(output, arguments)?;
    }
    let task = task(arguments)?;
    let piped = task.paths.iter().find(|path| input::is_piped(path));
    let piped = piped.map(|path| input::bytes(path, LIMIT)).transpose().map_err(|error| format!("error: {error}\n"))?;
    let Imported { open, text } =
        import(&task, piped, load::KEPT).map_err(|problems| told(&first_errors(&problems)))?;
    let report = open.import.as_deref().cloned().unwrap_or_default();
    let mut out = words(&report);
    let mut read: Vec<PathBuf> = load::files_of(&open);
    if let Some(path) = &arguments.save_map {
        if report.tables.is_empty() {
            return Err(
                "error: there is no table whose columns could be written down\nhelp: Leave --save-map out\n".to_owned()
            );
        }
        save(path, &roles::write(&report.tables), &read)?;
        out.push_str(&format!("What the columns mean is written to {}\n", load::shown(path)));
    }
    let is_refused = arguments.strict && report.told.iter().any(|line| line.deed != Deed::Kept);
    match &arguments.output {
        Some(output) if !arguments.dry_run && !is_refused => {
            read.retain(|path| path != output);
            save(output, &text, &read)?;
            let name = load::shown(output);
            out.push_str(&format!("Written to {name}. Next: sayso check {name}, or sayso {name}\n"));
        }
        _ if arguments.dry_run => out.push_str("Nothing was written\n"),
        _ => {}
    }
    Ok((report, out))
}

/// Refuses to write over something that is there, or to a name that is no dossier's.
fn may_write(output: &std::path::Path, arguments: &Arguments) -> Result<(), String> {
    let out = load::shown(output);
    if !super::paths::has_extension(output, "ron") || crate::files::confined::is_layout(output) {
        return Err(format!("error: {out} is no .ron file\nhelp: A dossier is a .ron file: end the name in .ron\n"));
    }
    if output.exists() && !arguments.force && !arguments.dry_run {
        return Err(format!(
            "error: {out} is there already\nhelp: Write to another name, or replace it with --force\n"
        ));
    }
    Ok(())
}

fn task(arguments: &Arguments) -> Result<ImportTask, String> {
    let roles = match &arguments.map {
        None => std::collections::BTreeMap::new(),
        Some(path) => {
            let bytes = input::bytes(path, load::LAYOUT_LIMIT)
                .map_err(|sentence| format!("error: {} cannot be read: {sentence}\n", load::shown(path)))?;
            roles::parse(&load::shown(path), &bytes).map_err(|problem| told(&[problem]))?
        }
    };
    Ok(ImportTask {
        paths: arguments.paths.clone(),
        texts: arguments.text.clone(),
        base: arguments.add_to.clone(),
        pasted: None,
        format: arguments.format.clone(),
        encoding: arguments.encoding.clone(),
        separator: arguments.separator,
        no_header: arguments.no_header,
        roles,
        drop_inferred: arguments.drop_inferred,
        kept: None,
    })
}

/// The errors among problems; all of them where there are none.
fn first_errors(problems: &[Problem]) -> Vec<Problem> {
    let errors: Vec<Problem> =
        problems.iter().filter(|problem| problem.severity == crate::model::Severity::Error).cloned().collect();
    if errors.is_empty() { problems.to_vec() } else { errors }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ImportPart;
    use std::fs;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn arguments(words: &[&str]) -> Arguments {
        let words = std::iter::once("import").chain(words.iter().copied());
        <Line as clap::Parser>::try_parse_from(words).expect("arguments").arguments
    }

    #[test]
    fn a_table_and_a_folder_of_texts_become_a_dossier_that_checks() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        fs::create_dir(path("docs")).expect("a folder");
        fs::write(path("docs/wire.txt"), "Ann met Bob in Paris.").expect("a file");
        fs::write(path("a.csv"), "From,To,Relation,Quote,Source\nAnn,Bob,met,Ann met Bob,wire.txt\n,x,,,\n")
            .expect("a file");
        let words = [path("a.csv"), path("docs"), "-o".to_owned(), path("a.ron")];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (report, told) = imported(&arguments(&words)).expect("a dossier");
        assert_eq!((report.ladder.exact, report.of(ImportPart::Relation).made), (1, 1));
        assert!(told.contains("left out: rows with an empty end: 1 (first: a.csv, line 3)"), "{told}");
        let open = load::load(&crate::model::Origin::File(path("a.ron").into())).expect("a dossier");
        assert_eq!(open.dossier.documents[0].text.as_deref(), Some("Ann met Bob in Paris."));
        let again = imported(&arguments(&words)).expect_err("it is there");
        assert!(again.contains("is there already") && again.contains("--force"), "{again}");
        let strict = [words.as_slice(), &["--force", "--strict"]].concat();
        let before = fs::read(path("a.ron")).expect("a file");
        fs::write(path("a.ron"), "x").expect("a file");
        assert!(imported(&arguments(&strict)).is_ok());
        assert_eq!(fs::read(path("a.ron")).expect("a file"), b"x", "told things are errors");
        assert!(imported(&arguments(&[words.as_slice(), &["--force"]].concat())).is_ok());
        assert_eq!(fs::read(path("a.ron")).expect("a file"), before, "the same import gives the same file");
    }

    #[test]
    fn roles_are_written_and_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        fs::write(path("a.csv"), "From,To,Relation\nAnn,Bob,met\n").expect("a file");
        let (csv, map, out) = (path("a.csv"), path("a.map.ron"), path("a.ron"));
        imported(&arguments(&[&csv, "--save-map", &map])).expect("roles");
        let turned =
            fs::read_to_string(&map).expect("roles").replace("\"from\"", "\"x\"").replace("\"to\"", "\"from\"");
        fs::write(&map, turned.replace("\"x\"", "\"to\"")).expect("a file");
        imported(&arguments(&[&csv, "--map", &map, "-o", &out])).expect("a dossier");
        let open = load::load(&crate::model::Origin::File(out.into())).expect("a dossier");
        assert_eq!(open.dossier.entity_name(open.dossier.relations[0].from), "Bob");
    }
}
