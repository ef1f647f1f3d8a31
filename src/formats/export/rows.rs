//! What the exports have in common: what of the dossier is exported, claims with their ends, and the evidence of each.

use super::subject::ExportSubject;
use crate::model::{
    Document, Entity, EntityIndex, Evidence, OpenDossier, Position, Relation, RelationIndex, Verification,
};

/// What of a dossier is exported.
pub(super) struct Rows<'d> {
    pub(super) open: &'d OpenDossier,
    positions: Option<&'d [Position]>,
    entities: Vec<bool>,
    relations: Vec<bool>,
    documents: Vec<bool>,
}

impl<'d> Rows<'d> {
    /// Everything, or what is shown: claims with their ends, speakers and cited documents, and entities by themselves.
    pub(super) fn of(subject: &ExportSubject<'d>) -> Self {
        let (open, dossier) = (subject.open, &subject.open.dossier);
        let is_whole = subject.visibility.is_none();
        let mut rows = Self {
            open,
            positions: subject.positions,
            entities: vec![is_whole; dossier.entities.len()],
            relations: vec![is_whole; dossier.relations.len()],
            documents: vec![is_whole; dossier.documents.len()],
        };
        let Some(visibility) = subject.visibility else { return rows };
        for (at, is_kept) in rows.entities.iter_mut().enumerate() {
            *is_kept = visibility.entity(EntityIndex::new(at));
        }
        for (at, relation) in dossier.relations.iter().enumerate() {
            if visibility.relation(RelationIndex::new(at)) {
                rows.relations[at] = true;
                for entity in [relation.from, relation.to].into_iter().chain(relation.by) {
                    rows.entities[entity.at()] = true;
                }
                relation.evidence.iter().for_each(|piece| rows.documents[piece.document.at()] = true);
            }
        }
        rows
    }

    /// The entities, each with its place.
    pub(super) fn entities(&self) -> impl Iterator<Item = &'d Entity> {
        self.open.dossier.entities.iter().zip(&self.entities).filter(|(_, kept)| **kept).map(|(entity, _)| entity)
    }

    /// The documents.
    pub(super) fn documents(&self) -> impl Iterator<Item = &'d Document> {
        self.open.dossier.documents.iter().zip(&self.documents).filter(|(_, kept)| **kept).map(|(document, _)| document)
    }

    /// Where the entities stand, in the order of [`entities`](Self::entities); `None` for one that has no place.
    pub(super) fn positions(&self) -> impl Iterator<Item = Option<Position>> {
        let place = |at: usize| self.positions?.get(at).copied().filter(|position| position.is_finite());
        self.entities.iter().enumerate().filter(|(_, kept)| **kept).map(move |(at, _)| place(at))
    }

    /// Whether entities have places.
    pub(super) fn has_positions(&self) -> bool {
        self.positions.is_some()
    }

    /// The claims in the order of the dossier.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim<'d>> {
        let (open, dossier) = (self.open, &self.open.dossier);
        let id_of = |entity| dossier.entity(entity).map_or("", |entity| entity.id.as_str());
        let kept = dossier.relations.iter().enumerate().filter(|(number, _)| self.relations[*number]);
        kept.map(move |(number, relation)| Claim {
            id: relation.id.clone().unwrap_or_else(|| format!("claim {}", number + 1)),
            relation,
            from: id_of(relation.from),
            to: id_of(relation.to),
            by: relation.by.map(id_of),
            is_symmetric: dossier.kinds.iter().any(|kind| kind.symmetric && kind.name == relation.kind),
            evidence: dossier
                .evidence_of(RelationIndex::new(number))
                .map(|(index, evidence)| Piece {
                    document: dossier.document(evidence.document).map_or("", |document| &document.id),
                    evidence,
                    verification: open.reading.verification(index),
                })
                .collect(),
        })
    }
}

/// Names that programs, and our own readers, take for something else than a field of the dossier.
const TAKEN: [&str; 46] = [
    "aliases",
    "by",
    "category",
    "class",
    "date",
    "description",
    "directed",
    "direction",
    "doc",
    "document",
    "document_id",
    "edge",
    "end",
    "evidence",
    "file",
    "from",
    "hedge",
    "id",
    "key",
    "kind",
    "label",
    "links",
    "mentions",
    "name",
    "note",
    "object",
    "predicate",
    "quote",
    "reference",
    "relation",
    "sentence",
    "source",
    "source_document",
    "speaker",
    "start",
    "status",
    "subject",
    "symmetric",
    "target",
    "text",
    "to",
    "type",
    "url",
    "x",
    "y",
    "z",
];

/// The name of a field as an attribute or column: one that would be taken for something else has `field` before it, which an
/// import takes away again.
pub(super) fn field_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let is_taken = TAKEN.contains(&lower.as_str())
        || ["evidence_", "verified_", "field ", "edge ", "attributed"].iter().any(|start| lower.starts_with(start));
    if is_taken { format!("field {name}") } else { name.to_owned() }
}

/// A claim as an edge.
pub(super) struct Claim<'d> {
    /// Its id in the dossier, or its number.
    pub(super) id: String,
    pub(super) relation: &'d Relation,
    pub(super) from: &'d str,
    pub(super) to: &'d str,
    /// The id of whose say-so it is.
    pub(super) by: Option<&'d str>,
    /// Whether its kind has no direction.
    pub(super) is_symmetric: bool,
    pub(super) evidence: Vec<Piece<'d>>,
}

/// A piece of its evidence.
pub(super) struct Piece<'d> {
    /// The id of its document.
    pub(super) document: &'d str,
    pub(super) evidence: &'d Evidence,
    pub(super) verification: &'d Verification,
}

impl Claim<'_> {
    /// Its date, as the dossier writes it.
    pub(super) fn date(&self) -> &str {
        self.relation.date.as_ref().map_or("", |date| &date.text)
    }
}
