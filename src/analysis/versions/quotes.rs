//! What became of the evidence of claims: paired within its claim, by its words and then by its document.

use super::fields;
use super::pairing::Pairing;
use super::parts::{Changed, Parts};
use crate::model::{Dossier, EvidenceIndex, Pairs, RelationIndex};

/// The evidence of all claims; `claims` says which old one each claim of the new version is.
pub(super) fn parts(pairing: &Pairing<'_>, claims: &[Option<usize>]) -> Parts<EvidenceIndex> {
    let mut parts = Parts::default();
    let mut is_met = vec![false; pairing.old.dossier.relations.len()];
    for (new, old) in claims.iter().enumerate() {
        let new = RelationIndex::new(new);
        match *old {
            None => parts.added.extend(all(&pairing.new.dossier, new)),
            Some(old) => {
                is_met[old] = true;
                of_claim(pairing, RelationIndex::new(old), new, &mut parts);
            }
        }
    }
    for (old, _) in is_met.iter().enumerate().filter(|(_, met)| !**met) {
        parts.gone.extend(all(&pairing.old.dossier, RelationIndex::new(old)));
    }
    parts
}

fn all(dossier: &Dossier, relation: RelationIndex) -> Vec<EvidenceIndex> {
    dossier.evidence_of(relation).map(|(index, _)| index).collect()
}

fn of_claim(pairing: &Pairing<'_>, old: RelationIndex, new: RelationIndex, parts: &mut Parts<EvidenceIndex>) {
    let one = &pairing.old.dossier.relations[old.at()].evidence;
    let other = &pairing.new.dossier.relations[new.at()].evidence;
    let mut pairs = Pairs::new(one.len(), other.len());
    // What is new has a place of its own, behind all that is old.
    let place = |document| pairing.old_document(document).ok_or(document);
    let words = |piece: &crate::model::Evidence| (piece.quote.clone(), piece.passage.clone());
    pairs.by_key(
        one.iter().map(|piece| (Ok(piece.document), words(piece), piece.note.clone())),
        other.iter().map(|piece| (place(piece.document), words(piece), piece.note.clone())),
    );
    pairs.by_key(
        one.iter().map(|piece| (Ok(piece.document), words(piece))),
        other.iter().map(|piece| (place(piece.document), words(piece))),
    );
    pairs.by_key(one.iter().map(|piece| Ok(piece.document)), other.iter().map(|piece| place(piece.document)));
    // The same words of another document.
    let quoted = |place: (usize, bool), piece: &crate::model::Evidence| piece.quote.clone().ok_or(place);
    pairs.by_key(
        one.iter().enumerate().map(|(at, piece)| quoted((at, false), piece)),
        other.iter().enumerate().map(|(at, piece)| quoted((at, true), piece)),
    );
    let index = |relation, position: usize| EvidenceIndex { relation, position: position as u32 };
    for (at, known) in pairs.old_of.iter().enumerate() {
        let Some(known) = *known else {
            parts.added.push(index(new, at));
            continue;
        };
        let fields = fields::of_evidence(pairing, (old, known), (new, at));
        parts.pairs.push((index(old, known), index(new, at)));
        if !fields.is_empty() {
            parts.changed.push(Changed { old: index(old, known), new: index(new, at), fields });
        }
    }
    parts.gone.extend(pairs.gone().map(|at| index(old, at)));
}
