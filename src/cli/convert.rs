//! `sayso convert`: a dossier as JSON, with the place of every quote.

use super::input;
use super::paths::{has_extension, save_written};
use super::problems::{Told, told};
use crate::files::load;
use crate::formats::json;
use std::io::{self, Write};
use std::path::PathBuf;

/// Arguments of `sayso convert`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The JSON file to write; - prints it.
    #[arg(value_name = "OUT.json")]
    pub out: PathBuf,
}

/// Converts.
pub(super) fn convert(arguments: &Arguments) -> Told {
    let to_print = arguments.out.as_os_str() == "-";
    if !to_print && !has_extension(&arguments.out, "json") {
        let out = load::shown(&arguments.out);
        return Err(format!("error: {out} is no .json file\nhelp: End the name in .json, or write - to print it\n"));
    }
    let open = input::dossier(&arguments.file).map_err(|problems| told(&problems))?;
    if to_print {
        let mut out = io::BufWriter::new(io::stdout().lock());
        // A program that closes the pipe early has read what it wanted.
        let _ = json::write(&open, &mut out).and_then(|()| out.flush());
        return Ok(String::new());
    }
    save_written(&arguments.out, &load::files_of(&open), |out| json::write(&open, out))?;
    Ok(String::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_dossier_becomes_json() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, out) = (folder.path().join("a.ron"), folder.path().join("a.json"));
        fs::write(&file, "(format: 1, title: \"t\")").expect("a file");
        convert(&Arguments { file, out: out.clone() }).expect("a conversion");
        let json: serde_json::Value = serde_json::from_slice(&fs::read(out).expect("a file")).expect("JSON");
        assert_eq!((&json["format"], &json["title"]), (&1.into(), &"t".into()));
    }

    #[test]
    fn what_is_wrong_is_told_and_nothing_is_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, out) = (folder.path().join("a.ron"), folder.path().join("a.json"));
        fs::write(&file, "(format: 1").expect("a file");
        let told = convert(&Arguments { file: file.clone(), out: out.clone() }).expect_err("a refusal");
        assert!(told.starts_with("error: the file ends too early"), "{told}");
        assert!(!out.exists());
        fs::write(&file, "(format: 1)").expect("a file");
        let told = convert(&Arguments { file: file.clone(), out: file.clone() }).expect_err("a refusal");
        assert!(told.contains("a.ron is no .json file"), "{told}");
        assert_eq!(fs::read(&file).expect("a file"), b"(format: 1)");
        let told = convert(&Arguments { file, out: folder.path().join("no/a.json") }).expect_err("a refusal");
        assert!(told.contains("could not be saved: there is no such folder"), "{told}");
    }
}
