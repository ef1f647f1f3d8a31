//! `sayso export`: a dossier in the formats of other programs.

use super::input;
use super::paths::save;
use super::problems::{Told, told};
use crate::files::load;
use crate::formats::export::{ExportKind, export as make};
use std::path::PathBuf;

/// Arguments of `sayso export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The file to write. Its ending says the format: .csv (tables: NAME.nodes.csv, NAME.edges.csv, NAME.evidence.csv,
    /// NAME.documents.csv), .gexf, .graphml, .json (nodes and edges), .ftm.json (`FollowTheMoney`).
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Writes the export, and prints what the format has no place for.
pub(super) fn export(arguments: &Arguments) -> Told {
    let name = arguments.output.to_string_lossy();
    let Some((ending, kind)) = ExportKind::of(&name) else {
        let out = load::shown(&arguments.output);
        let endings = ExportKind::ENDINGS.map(|(ending, _)| ending).join(", ");
        return Err(format!("error: {out} does not say the format\nhelp: End the name in one of {endings}\n"));
    };
    let open = input::dossier(&arguments.file).map_err(|problems| told(&problems))?;
    let made = make(&open, kind);
    for file in &made.files {
        let out = match file.part {
            "" => arguments.output.clone(),
            part => PathBuf::from(format!("{}.{part}{ending}", &name[..name.len() - ending.len()])),
        };
        save(&out, &file.text, &load::files_of(&open))?;
    }
    Ok(made.lost.iter().map(|lost| format!("not in the export: {lost}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn tables_are_four_files_and_what_is_lost_is_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("a.ron");
        let text = "(format: 1, documents: [(id: \"d\", title: \"D\", text: \"t\")], entities: [(id: \"a\", kind: \"x\", name: \"A\")])";
        fs::write(&file, text).expect("a file");
        let write = |name: &str| export(&Arguments { file: file.clone(), output: folder.path().join(name) });
        assert_eq!(write("out.csv"), Ok(String::new()));
        for part in ["nodes", "edges", "evidence", "documents"] {
            assert!(folder.path().join(format!("out.{part}.csv")).exists(), "{part}");
        }
        assert_eq!(write("out.gexf"), Ok("not in the export: texts of documents: 1\n".to_owned()));
        let refused = write("out.xyz").expect_err("no format");
        assert!(refused.contains("does not say the format") && refused.contains(".graphml"), "{refused}");
    }
}
