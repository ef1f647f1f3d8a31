//! The shapes of format 1 as a dossier of the model, ids resolved.

use super::shapes;
use crate::model::{
    Date, Document, DocumentIndex, Dossier, Entity, EntityIndex, Evidence, Grade, Imported, ImportedFile,
    PlacedMention, Relation, RelationKind, Status,
};
use std::collections::{BTreeMap, BTreeSet};

/// Builds a dossier in spite of ids that lead nowhere, with all indices kept: a reference to a missing entity
/// leads to the first entity, and evidence and mentions of a missing document are empty.
/// `None` if there is no entity or no document.
///
/// It serves only to check quotes and mentions; its edges are not reliable.
pub(super) fn partial(mut shapes: shapes::Dossier, texts: Vec<Option<String>>) -> Option<Dossier> {
    let first_entity = shapes.entities.first()?.id.clone();
    let first_document = shapes.documents.first()?.id.clone();
    let entities: BTreeSet<String> = shapes.entities.iter().map(|entity| entity.id.clone()).collect();
    let documents: BTreeSet<String> = shapes.documents.iter().map(|document| document.id.clone()).collect();
    let keep_known = |id: &mut String| {
        if !entities.contains(id) {
            id.clone_from(&first_entity);
        }
    };
    for entity in &mut shapes.entities {
        // A mention without a document is left out only behind all others, so that these keep their index.
        let known = entity.mentions.iter().take_while(|mention| documents.contains(&mention.doc)).count();
        entity.mentions.truncate(known);
    }
    for relation in &mut shapes.relations {
        keep_known(&mut relation.from);
        keep_known(&mut relation.to);
        relation.by = None;
        for piece in relation.evidence.iter_mut().filter(|piece| !documents.contains(&piece.doc)) {
            piece.doc.clone_from(&first_document);
            piece.quote = None;
        }
    }
    dossier(shapes, texts)
}

/// Builds the dossier; `None` if an id leads nowhere, which the checks have reported by then.
pub(super) fn dossier(shapes: shapes::Dossier, mut texts: Vec<Option<String>>) -> Option<Dossier> {
    let positions = |ids: Vec<&String>| -> BTreeMap<String, usize> {
        ids.into_iter().enumerate().map(|(position, id)| (id.clone(), position)).collect()
    };
    let resolver = Resolver {
        documents: positions(shapes.documents.iter().map(|document| &document.id).collect()),
        entities: positions(shapes.entities.iter().map(|entity| &entity.id).collect()),
    };
    texts.resize(shapes.documents.len(), None);
    Some(Dossier {
        title: shapes.title,
        documents: shapes.documents.into_iter().zip(texts).map(|(shape, text)| document(shape, text)).collect(),
        entities: shapes.entities.into_iter().map(|shape| resolver.entity(shape)).collect::<Option<_>>()?,
        relations: shapes.relations.into_iter().map(|shape| resolver.relation(shape)).collect::<Option<_>>()?,
        kinds: shapes.kinds.into_iter().map(kind).collect(),
        imported: shapes.imported.map(imported),
    })
}

fn document(shape: shapes::Document, fetched: Option<String>) -> Document {
    Document {
        id: shape.id,
        title: shape.title,
        publisher: shape.publisher,
        author: shape.author,
        date: date(shape.date),
        url: shape.url,
        rights: shape.rights,
        file: shape.file,
        text: fetched.or(shape.text),
        grade: shape.grade.map(|grade| match grade {
            shapes::Grade::A => Grade::A,
            shapes::Grade::B => Grade::B,
            shapes::Grade::C => Grade::C,
            shapes::Grade::D => Grade::D,
            shapes::Grade::E => Grade::E,
            shapes::Grade::F => Grade::F,
        }),
        language: shape.language,
        fields: shape.fields,
    }
}

pub(super) fn kind(shape: shapes::Kind) -> RelationKind {
    RelationKind {
        name: shape.name,
        symmetric: shape.symmetric.unwrap_or(false),
        inverse: shape.inverse,
        opposes: shape.opposes,
        note: shape.note,
    }
}

pub(super) fn imported(shape: shapes::Imported) -> Imported {
    let file = |file: shapes::ImportedFile| ImportedFile { name: file.name, sha256: file.sha256 };
    Imported { tool: shape.tool, files: shape.files.into_iter().map(file).collect(), date: shape.date }
}

fn date(text: Option<String>) -> Option<Date> {
    text.map(|text| Date::parse(&text))
}

/// The index of every id.
struct Resolver {
    documents: BTreeMap<String, usize>,
    entities: BTreeMap<String, usize>,
}

impl Resolver {
    fn document_of(&self, id: &str) -> Option<DocumentIndex> {
        self.documents.get(id).copied().map(DocumentIndex::new)
    }

    fn entity_of(&self, id: &str) -> Option<EntityIndex> {
        self.entities.get(id).copied().map(EntityIndex::new)
    }

    fn entity(&self, shape: shapes::Entity) -> Option<Entity> {
        let mention = |shape: shapes::Mention| {
            let document = self.document_of(&shape.doc)?;
            Some(PlacedMention { document, text: shape.text, within: shape.within })
        };
        Some(Entity {
            id: shape.id,
            kind: shape.kind,
            name: shape.name,
            aliases: shape.aliases,
            match_name: shape.match_name.unwrap_or(true),
            mentions: shape.mentions.into_iter().map(mention).collect::<Option<_>>()?,
            links: shape.links,
            note: shape.note,
            fields: shape.fields,
        })
    }

    fn relation(&self, shape: shapes::Relation) -> Option<Relation> {
        let evidence = |shape: shapes::Evidence| {
            Some(Evidence {
                document: self.document_of(&shape.doc)?,
                quote: shape.quote,
                passage: shape.passage,
                prefix: shape.prefix,
                suffix: shape.suffix,
                note: shape.note,
            })
        };
        let by = match shape.by {
            Some(id) => Some(self.entity_of(&id)?),
            None => None,
        };
        Some(Relation {
            id: shape.id,
            from: self.entity_of(&shape.from)?,
            kind: shape.kind,
            to: self.entity_of(&shape.to)?,
            status: match shape.status {
                None | Some(shapes::Status::Asserted) => Status::Asserted,
                Some(shapes::Status::Alleged) => Status::Alleged,
                Some(shapes::Status::Denied) => Status::Denied,
                Some(shapes::Status::Hypothetical) => Status::Hypothetical,
            },
            by,
            hedge: shape.hedge,
            date: date(shape.date),
            note: shape.note,
            fields: shape.fields,
            evidence: shape.evidence.into_iter().map(evidence).collect::<Option<_>>()?,
        })
    }
}
