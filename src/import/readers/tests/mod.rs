//! The readers over small files: what each trap of a format comes to, and that counts add up.

mod annotations;
mod documents;
mod exports;
mod graphs;
mod hostile;
mod investigations;
mod models;
mod vault;

use crate::import::offer::{Given, Offer, Wishes};
use crate::import::refusal::Refusal;
use crate::import::{ImportResult, import};
use crate::model::{Deed, Relation};

/// Imports files, as whatever they look like.
fn try_files(files: &[(&str, &[u8])]) -> Result<ImportResult, Refusal> {
    let given: Vec<Given> = files.iter().map(|(path, bytes)| Given::new(path, bytes.to_vec())).collect();
    let wishes = Wishes::default();
    import(&Offer::new(&given, &wishes), None)
}

/// Imports files that can be read. Whatever was in them is in the dossier or told.
fn files(files: &[(&str, &str)]) -> ImportResult {
    let bytes: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let result = try_files(&bytes).expect("these files can be read");
    assert!(result.report.adds_up(), "{:#?}", result.report);
    result
}

/// The claims in short: `Ann –knows→ Bob`, with status, speaker and evidence where there are any.
fn claims(result: &ImportResult) -> Vec<String> {
    result.dossier.relations.iter().map(|relation| claim(result, relation)).collect()
}

fn claim(result: &ImportResult, relation: &Relation) -> String {
    let name = |entity| result.dossier.entity_name(entity);
    let mut words = format!("{} –{}→ {}", name(relation.from), relation.kind, name(relation.to));
    if relation.status != crate::model::Status::Asserted {
        words += &format!(" [{}]", relation.status.word());
    }
    if let Some(by) = relation.by {
        words += &format!(" by {}", name(by));
    }
    for piece in &relation.evidence {
        let document = result.dossier.document(piece.document).map_or("", |document| &document.id);
        match (&piece.quote, &piece.passage) {
            (Some(quote), _) => words += &format!(" {document}: “{quote}”"),
            (None, Some(passage)) => words += &format!(" {document}: passage {passage}"),
            (None, None) => words += &format!(" {document}"),
        }
    }
    words
}

/// The entities in short: `Ann (person)`, with other names.
fn entities(result: &ImportResult) -> Vec<String> {
    let short = |entity: &crate::model::Entity| {
        let aliases =
            if entity.aliases.is_empty() { String::new() } else { format!(" = {}", entity.aliases.join(", ")) };
        format!("{} ({}){aliases}", entity.name, entity.kind)
    };
    result.dossier.entities.iter().map(short).collect()
}

/// How many are told in lines that hold these words.
fn told(result: &ImportResult, words: &str) -> usize {
    result.report.told.iter().filter(|line| line.what.contains(words)).map(|line| line.count).sum()
}

/// How many were left out, of any part.
fn left_out(result: &ImportResult) -> usize {
    let is_out = |deed: Deed| matches!(deed, Deed::LeftOut(_));
    result.report.told.iter().filter(|line| is_out(line.deed)).map(|line| line.count).sum()
}
