//! What a format has no place for, counted in what is exported.

use super::kind::ExportKind;
use super::rows::{Piece, Rows};
use crate::model::Document;

use ExportKind::{Csv, FollowTheMoney, Gexf, GraphMl, NodeLink, Vault};

/// What is lost of what is exported, each with its count: "grades of documents: 3".
pub(super) fn of(rows: &Rows<'_>, kind: ExportKind) -> Vec<String> {
    let documents = |is: fn(&Document) -> bool| rows.documents().filter(|document| is(document)).count();
    let pieces = |is: fn(&Piece<'_>) -> bool| -> usize {
        rows.claims().map(|claim| claim.evidence.iter().filter(|piece| is(piece)).count()).sum()
    };
    let has_rules = |kind: &&crate::model::RelationKind| kind.inverse.is_some() || !kind.opposes.is_empty();
    // What, how many, and the formats that have a place for it.
    let parts: [(&str, usize, &[ExportKind]); 13] = [
        ("mentions placed by hand", rows.entities().map(|entity| entity.mentions.len()).sum(), &[]),
        ("inverse and opposed kinds", rows.open.dossier.kinds.iter().filter(has_rules).count(), &[]),
        ("names not to be looked for", rows.entities().filter(|entity| !entity.match_name).count(), &[Vault]),
        ("grades of documents", documents(|document| document.grade.is_some()), &[]),
        ("languages of documents", documents(|document| document.language.is_some()), &[NodeLink, Vault]),
        ("fields of documents", documents(|document| !document.fields.is_empty()), &[NodeLink, Vault]),
        ("texts of documents", documents(|document| document.text.is_some()), &[Csv, NodeLink, Vault, FollowTheMoney]),
        (
            "entities with ids elsewhere",
            rows.entities().filter(|one| !one.links.is_empty()).count(),
            &[NodeLink, Vault],
        ),
        (
            "fields of entities",
            rows.entities().filter(|one| !one.fields.is_empty()).count(),
            &[Csv, Gexf, GraphMl, NodeLink, Vault],
        ),
        (
            "hedges, notes and fields of claims",
            rows.claims()
                .filter(|claim| {
                    let relation = claim.relation;
                    relation.hedge.is_some() || relation.note.is_some() || !relation.fields.is_empty()
                })
                .count(),
            &[Csv, Gexf, GraphMl, NodeLink, Vault],
        ),
        (
            "words beside quotes",
            pieces(|piece| piece.evidence.prefix.is_some() || piece.evidence.suffix.is_some()),
            &[NodeLink, Vault],
        ),
        ("passages", pieces(|piece| piece.evidence.passage.is_some()), &[Csv, NodeLink, Vault]),
        ("notes on evidence", pieces(|piece| piece.evidence.note.is_some()), &[Csv, NodeLink, Vault]),
    ];
    let is_lost = |(_, count, keepers): &&(&str, usize, &[ExportKind])| *count > 0 && !keepers.contains(&kind);
    parts.iter().filter(is_lost).map(|(what, count, _)| format!("{what}: {count}")).collect()
}
