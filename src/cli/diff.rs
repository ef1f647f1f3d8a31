//! `sayso diff`: two versions of a dossier compared: what was added, changed, and is gone.
//!
//! Invariant: as of `diff`, the exit status is 0 for equal versions, 1 for different ones, and 2 where one cannot be read.

use super::input;
use super::problems::told;
use crate::analysis::versions::{Changed, FieldChange, Parts, Versions};
use crate::files::{import, load};
use crate::model::{DocumentIndex, Dossier, EntityIndex, EvidenceIndex, OpenDossier, Origin, Problem, RelationIndex};
use crate::report::versions::{claim_words, lines};
use serde_json::{Map, Value, json};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the long help and the manual page say last.
const AFTERWORD: &str = "\
Entities and documents are the same by id, else by name and kind, or title; claims by id, else by what they say; quotes by their \
words within their claim. A line begins with + for what was added, ~ for what changed, - for what is gone.

Exit status: 0 when both say the same, 1 when they differ, 2 when one cannot be read or the command line is wrong.";

/// Arguments of `sayso diff`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = AFTERWORD)]
pub struct Arguments {
    /// The older version: a dossier, builtin:NAME, - for standard input, or what can be imported.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,

    /// The newer version.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// The exit status where something cannot be compared.
const TROUBLE: u8 = 2;

/// Compares, and prints what differs.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let (words, is_equal) = match compared(arguments) {
        Ok(compared) => compared,
        Err(refusal) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = io::stderr().lock().write_all(refusal.as_bytes());
            return ExitCode::from(TROUBLE);
        }
    };
    match io::stdout().lock().write_all(words.as_bytes()) {
        // A program that closes the pipe early has read what it wanted.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr().lock(), "error: the differences cannot be printed: {error}");
            ExitCode::from(TROUBLE)
        }
        _ => ExitCode::from(u8::from(!is_equal)),
    }
}

/// What is printed, and whether both versions say the same.
fn compared(arguments: &Arguments) -> Result<(String, bool), String> {
    if arguments.old.as_os_str() == "-" && arguments.new.as_os_str() == "-" {
        return Err("error: only one of the two can be standard input\nhelp: Name a file for the other\n".to_owned());
    }
    let open = |path: &Path| opened(path).map_err(|problems| told(&problems));
    let (old, new) = (open(&arguments.old)?, open(&arguments.new)?);
    let versions = Versions::between(&old, &new);
    let words = if arguments.json {
        let value = value(&old, &new, &versions);
        serde_json::to_string_pretty(&value).map(|text| text + "\n").unwrap_or_default()
    } else if versions.is_empty() {
        "No difference\n".to_owned()
    } else {
        lines(&old, &new, &versions).into_iter().map(|line| line + "\n").collect()
    };
    Ok((words, versions.is_empty()))
}

/// Opens a dossier, or what can be imported as one.
fn opened(path: &Path) -> Result<OpenDossier, Vec<Problem>> {
    let is_named = !input::is_piped(path) && matches!(super::paths::origin_of(path), Origin::File(_));
    match Some(path).filter(|_| is_named).and_then(import::meant) {
        Some(task) => import::import(&task, None, load::KEPT).map(|imported| imported.open),
        None => input::dossier(path),
    }
}

/// The differences for programs.
fn value(old: &OpenDossier, new: &OpenDossier, versions: &Versions) -> Value {
    let Versions { documents, entities, claims, quotes, rest } = versions;
    let (before, after) = (&*old.dossier, &*new.dossier);
    json!({
        "old": old.origin.name(),
        "new": new.origin.name(),
        "equal": versions.is_empty(),
        "documents": part(documents, |at| document(after, at), |at| document(before, at)),
        "entities": part(entities, |at| entity(after, at), |at| entity(before, at)),
        "claims": part(claims, |at| claim(after, at), |at| claim(before, at)),
        "quotes": part(quotes, |at| quote(new, at), |at| quote(old, at)),
        "other": rest.iter().map(field).collect::<Vec<_>>(),
    })
}

fn part<I: Copy>(parts: &Parts<I>, new: impl Fn(I) -> Value, old: impl Fn(I) -> Value) -> Value {
    let changed = |changed: &Changed<I>| {
        let fields: Vec<Value> = changed.fields.iter().map(field).collect();
        json!({ "old": old(changed.old), "new": new(changed.new), "fields": fields })
    };
    json!({
        "same": parts.same(),
        "added": parts.added.iter().map(|at| new(*at)).collect::<Vec<_>>(),
        "changed": parts.changed.iter().map(changed).collect::<Vec<_>>(),
        "gone": parts.gone.iter().map(|at| old(*at)).collect::<Vec<_>>(),
    })
}

fn field(change: &FieldChange) -> Value {
    json!({ "field": change.field, "old": change.old, "new": change.new })
}

fn document(dossier: &Dossier, at: DocumentIndex) -> Value {
    dossier.document(at).map_or(Value::Null, |document| json!({ "id": document.id, "title": document.title }))
}

fn entity(dossier: &Dossier, at: EntityIndex) -> Value {
    let value = |entity: &crate::model::Entity| json!({ "id": entity.id, "name": entity.name, "kind": entity.kind });
    dossier.entity(at).map_or(Value::Null, value)
}

fn claim(dossier: &Dossier, at: RelationIndex) -> Value {
    let Some(relation) = dossier.relation(at) else { return Value::Null };
    let id = |entity| dossier.entity(entity).map(|entity| entity.id.clone());
    let mut value = Map::new();
    value.insert("id".to_owned(), json!(relation.id));
    value.insert("from".to_owned(), json!(id(relation.from)));
    value.insert("kind".to_owned(), json!(relation.kind));
    value.insert("to".to_owned(), json!(id(relation.to)));
    value.insert("status".to_owned(), json!(relation.status.word()));
    value.insert("by".to_owned(), json!(relation.by.and_then(id)));
    value.insert("words".to_owned(), json!(claim_words(dossier, at)));
    Value::Object(value)
}

fn quote(open: &OpenDossier, at: EvidenceIndex) -> Value {
    let Some(piece) = open.dossier.evidence(at) else { return Value::Null };
    json!({
        "claim": claim(&open.dossier, at.relation),
        "document": open.dossier.document(piece.document).map(|document| document.id.clone()),
        "quote": piece.quote,
        "passage": piece.passage,
        "result": open.reading.verification(at).word(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn equal_versions_are_told_and_different_ones_are_listed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("a file");
            path
        };
        let old = write("old.ron", "(format: 1, entities: [(id: \"a\", kind: \"x\", name: \"A\")])");
        let new = write("new.ron", "(format: 1, entities: [(id: \"a\", kind: \"x\", name: \"B\")])");
        let table = write("new.csv", "From,To,Relation\nA,C,met\n");
        let run =
            |old: &Path, new: &Path, json| compared(&Arguments { old: old.to_owned(), new: new.to_owned(), json });
        assert_eq!(run(&old, &old, false), Ok(("No difference\n".to_owned(), true)));
        let (told, is_equal) = run(&old, &new, false).expect("differences");
        assert!(!is_equal && told.contains("~ entity B (x): name: A → B\n"), "{told}");
        let (told, _) = run(&old, &new, true).expect("differences");
        let value: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!((&value["equal"], &value["entities"]["changed"][0]["new"]["name"]), (&false.into(), &"B".into()));
        let (told, _) = run(&old, &table, false).expect("a table is imported");
        assert!(told.contains("+ claim A — met — C (Asserted)\n"), "{told}");
        let refused = run(&old, &folder.path().join("no.ron"), false).expect_err("no file");
        assert!(refused.starts_with("error: "), "{refused}");
        assert!(run(Path::new("-"), Path::new("-"), false).is_err());
    }
}
