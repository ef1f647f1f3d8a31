//! What the exports have in common: claims with their ends, and the evidence of each.

use crate::model::{Evidence, OpenDossier, Relation, RelationIndex, Verification};

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

/// All claims in the order of the dossier.
pub(super) fn claims(open: &OpenDossier) -> impl Iterator<Item = Claim<'_>> {
    let dossier = &open.dossier;
    let id_of = |entity| dossier.entity(entity).map_or("", |entity| entity.id.as_str());
    dossier.relations.iter().enumerate().map(move |(number, relation)| Claim {
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
