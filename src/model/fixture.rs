//! Small dossiers for tests, built in one line each.
//!
//! Invariant: compiled for tests only.

use super::{
    Document, DocumentIndex, Dossier, Entity, EntityIndex, Evidence, Network, OpenDossier, Origin, Problems, Reading,
    Relation, Status,
};
use std::collections::BTreeMap;

/// A dossier of entities (`id` is also the name, and a kind), claims between them by id, and texts of documents.
///
/// # Panics
/// Where a claim names an id that no entity has.
#[must_use]
pub(crate) fn dossier(
    entities: &[(&str, &str)],
    claims: &[(&str, &str, &str, Status)],
    documents: &[&str],
) -> OpenDossier {
    let at = |id: &str| {
        let place = entities.iter().position(|(name, _)| *name == id);
        EntityIndex::new(place.expect("a claim of a fixture names an entity of it"))
    };
    open(Dossier {
        documents: documents.iter().enumerate().map(|(place, text)| document(&format!("d{place}"), text)).collect(),
        entities: entities.iter().map(|(name, kind)| entity(name, kind, &[])).collect(),
        relations: claims.iter().map(|(from, kind, to, status)| relation(at(from), kind, at(to), *status)).collect(),
        ..Dossier::default()
    })
}

/// A dossier opened without having been read: its network is made, its reading is empty.
#[must_use]
pub(crate) fn open(dossier: Dossier) -> OpenDossier {
    OpenDossier {
        origin: Origin::Builtin("fixture".to_owned()),
        hash: String::new(),
        network: Network::of(&dossier).into(),
        claim_places: Vec::new().into(),
        import: None,
        dossier: dossier.into(),
        reading: Reading::default(),
        problems: Problems::default(),
    }
}

/// A document with a text and nothing else known of it.
#[must_use]
pub(crate) fn document(id: &str, text: &str) -> Document {
    Document { id: id.to_owned(), title: id.to_owned(), text: Some(text.to_owned()), ..Document::default() }
}

/// An entity whose id is its name.
#[must_use]
pub(crate) fn entity(name: &str, kind: &str, aliases: &[&str]) -> Entity {
    Entity {
        id: name.to_owned(),
        kind: kind.to_owned(),
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        match_name: true,
        mentions: Vec::new(),
        links: BTreeMap::new(),
        note: None,
        fields: BTreeMap::new(),
    }
}

/// A claim without evidence.
#[must_use]
pub(crate) fn relation(from: EntityIndex, kind: &str, to: EntityIndex, status: Status) -> Relation {
    Relation {
        id: None,
        from,
        kind: kind.to_owned(),
        to,
        status,
        by: None,
        hedge: None,
        date: None,
        note: None,
        fields: BTreeMap::new(),
        evidence: Vec::new(),
    }
}

/// A quote from the document at `document`.
#[must_use]
pub(crate) fn quote(document: usize, quote: &str) -> Evidence {
    Evidence {
        document: DocumentIndex::new(document),
        quote: Some(quote.to_owned()),
        passage: None,
        prefix: None,
        suffix: None,
        note: None,
    }
}
