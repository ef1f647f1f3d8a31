//! A dossier as JSON, for scripts: every field by its name in the format, and the place of every quote.
//!
//! Invariant: offsets count Unicode code points of the text of the document in which the quote was found.

use super::source::Characters;
use crate::model::{
    Document, DocumentIndex, Entity, EntityIndex, Evidence, EvidenceIndex, OpenDossier, Relation, RelationIndex,
    RelationKind, Span, Verification,
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct DossierJson<'a> {
    format: u64,
    title: Option<&'a str>,
    documents: Vec<DocumentJson<'a>>,
    entities: Vec<EntityJson<'a>>,
    relations: Vec<RelationJson<'a>>,
    kinds: Vec<KindJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<&'a str>,
    url: Option<&'a str>,
    rights: Option<&'a str>,
    file: Option<&'a str>,
    text: Option<&'a str>,
    grade: Option<char>,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: &'a str,
    kind: &'a str,
    name: &'a str,
    aliases: &'a [String],
    match_name: bool,
    mentions: Vec<MentionJson<'a>>,
    links: &'a BTreeMap<String, String>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    doc: &'a str,
    text: &'a str,
    within: Option<&'a str>,
}

#[derive(Serialize)]
struct RelationJson<'a> {
    id: Option<&'a str>,
    from: &'a str,
    kind: &'a str,
    to: &'a str,
    status: &'static str,
    by: Option<&'a str>,
    hedge: Option<&'a str>,
    date: Option<&'a str>,
    note: Option<&'a str>,
    evidence: Vec<EvidenceJson<'a>>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    doc: &'a str,
    quote: Option<&'a str>,
    prefix: Option<&'a str>,
    suffix: Option<&'a str>,
    note: Option<&'a str>,
    /// Of the first place, where there are several.
    start: Option<usize>,
    end: Option<usize>,
    result: &'static str,
    /// The differences that were folded away.
    #[serde(skip_serializing_if = "Option::is_none")]
    folds: Option<Vec<&'static str>>,
    /// All places of an ambiguous quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<Vec<PlaceJson>>,
    /// The document it was found in, if that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    found_in: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceJson {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct KindJson<'a> {
    name: &'a str,
    symmetric: bool,
    inverse: Option<&'a str>,
    note: Option<&'a str>,
}

/// Writes a dossier as JSON. What a field leaves out in the dossier is `null` here.
///
/// # Errors
/// Only if memory runs out.
pub fn write(open: &OpenDossier) -> Result<String, serde_json::Error> {
    let dossier = &open.dossier;
    let writer = Writer {
        open,
        characters: dossier.documents.iter().map(|document| Characters::of(text_of(document))).collect(),
    };
    let json = DossierJson {
        format: 1,
        title: dossier.title.as_deref(),
        documents: dossier.documents.iter().map(document).collect(),
        entities: dossier.entities.iter().map(|entity| writer.entity(entity)).collect(),
        relations: dossier.relations.iter().enumerate().map(|(at, relation)| writer.relation(at, relation)).collect(),
        kinds: dossier.kinds.iter().map(kind).collect(),
    };
    serde_json::to_string_pretty(&json).map(|text| text + "\n")
}

fn text_of(document: &Document) -> &str {
    document.text.as_deref().unwrap_or_default()
}

fn document(document: &Document) -> DocumentJson<'_> {
    DocumentJson {
        id: &document.id,
        title: &document.title,
        publisher: document.publisher.as_deref(),
        author: document.author.as_deref(),
        date: document.date.as_ref().map(|date| date.text.as_str()),
        url: document.url.as_deref(),
        rights: document.rights.as_deref(),
        file: document.file.as_deref(),
        text: document.text.as_deref(),
        grade: document.grade.map(crate::model::Grade::letter),
    }
}

fn kind(kind: &RelationKind) -> KindJson<'_> {
    KindJson {
        name: &kind.name,
        symmetric: kind.symmetric,
        inverse: kind.inverse.as_deref(),
        note: kind.note.as_deref(),
    }
}

struct Writer<'a> {
    open: &'a OpenDossier,
    /// For every document, its characters counted.
    characters: Vec<Characters>,
}

impl<'a> Writer<'a> {
    fn document_id(&self, document: DocumentIndex) -> &'a str {
        self.open.dossier.document(document).map_or("", |document| &document.id)
    }

    fn entity_id(&self, entity: EntityIndex) -> &'a str {
        self.open.dossier.entity(entity).map_or("", |entity| &entity.id)
    }

    /// A span of bytes as code points.
    fn place(&self, document: DocumentIndex, span: Span) -> Option<PlaceJson> {
        let text = text_of(self.open.dossier.document(document)?);
        let characters = self.characters.get(document.at())?;
        let up_to = |offset: u32| characters.up_to(text, offset as usize);
        Some(PlaceJson { start: up_to(span.start), end: up_to(span.end) })
    }

    fn entity(&self, entity: &'a Entity) -> EntityJson<'a> {
        let mentions = entity.mentions.iter().map(|mention| MentionJson {
            doc: self.document_id(mention.document),
            text: &mention.text,
            within: mention.within.as_deref(),
        });
        EntityJson {
            id: &entity.id,
            kind: &entity.kind,
            name: &entity.name,
            aliases: &entity.aliases,
            match_name: entity.match_name,
            mentions: mentions.collect(),
            links: &entity.links,
            note: entity.note.as_deref(),
        }
    }

    fn relation(&self, at: usize, relation: &'a Relation) -> RelationJson<'a> {
        let index = |position: usize| EvidenceIndex { relation: RelationIndex::new(at), position: position as u32 };
        let evidence = relation.evidence.iter().enumerate();
        RelationJson {
            id: relation.id.as_deref(),
            from: self.entity_id(relation.from),
            kind: &relation.kind,
            to: self.entity_id(relation.to),
            status: relation.status.word(),
            by: relation.by.map(|by| self.entity_id(by)),
            hedge: relation.hedge.as_deref(),
            date: relation.date.as_ref().map(|date| date.text.as_str()),
            note: relation.note.as_deref(),
            evidence: evidence.map(|(position, piece)| self.evidence(index(position), piece)).collect(),
        }
    }

    fn evidence(&self, index: EvidenceIndex, evidence: &'a Evidence) -> EvidenceJson<'a> {
        let verification = self.open.reading.verification(index);
        let (document, found_in) = match verification {
            Verification::Elsewhere { document, .. } => (*document, Some(self.document_id(*document))),
            _ => (evidence.document, None),
        };
        let (folds, places) = match verification {
            Verification::Folded { folds, .. } | Verification::Case { folds, .. } => (Some(folds.names()), None),
            Verification::Ambiguous { spans } => {
                (None, Some(spans.iter().filter_map(|span| self.place(document, *span)).collect()))
            }
            _ => (None, None),
        };
        let place = verification.span().and_then(|span| self.place(document, span));
        EvidenceJson {
            doc: self.document_id(evidence.document),
            quote: evidence.quote.as_deref(),
            prefix: evidence.prefix.as_deref(),
            suffix: evidence.suffix.as_deref(),
            note: evidence.note.as_deref(),
            start: place.as_ref().map(|place| place.start),
            end: place.as_ref().map(|place| place.end),
            result: verification.word(),
            folds,
            places,
            found_in,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ron;
    use crate::model::{Folds, Network, Origin, Reading};

    const TEXT: &str = "é\u{1F600} خرازی met Ivanov. “Yes.” Ivanov left.";

    /// The dossier as JSON, with `verifications` as results of its evidence.
    fn json(verifications: Vec<Verification>) -> serde_json::Value {
        let evidence = "(doc: \"d\", quote: \"x\"),".repeat(verifications.len());
        let text = format!(
            "(format: 1, title: \"t\", documents: [(id: \"d\", title: \"t\", grade: C, date: \"2002\", text: \"{TEXT}\"),
             (id: \"e\", title: \"u\")], entities: [(id: \"a\", kind: \"person\", name: \"Ivanov\")],
             relations: [(from: \"a\", kind: \"k\", to: \"a\", evidence: [{evidence}])], kinds: [(name: \"k\")])"
        );
        let parsed = ron::parse("test.ron", text.as_bytes(), &mut |_| Err(String::new()));
        let dossier = parsed.dossier.expect("a dossier");
        let open = OpenDossier {
            origin: Origin::Builtin("test".to_owned()),
            hash: String::new(),
            network: Network::of(&dossier),
            dossier,
            reading: Reading { verifications: vec![verifications], ..Reading::default() },
            problems: Vec::new(),
        };
        let written = write(&open).expect("JSON");
        serde_json::from_str(&written).expect("JSON that reads back")
    }

    #[test]
    fn offsets_count_code_points() {
        let start = TEXT.find("Ivanov").expect("a place");
        let span = Span::new(start, start + "Ivanov".len());
        let json = json(vec![
            Verification::Exact { span },
            Verification::Ambiguous { spans: vec![span, span] },
            Verification::Elsewhere { document: DocumentIndex(0), span },
            Verification::Folded { span, folds: Folds { quotes: true, ..Folds::default() } },
            Verification::Missing { nearest: Some(span) },
            Verification::Cited,
        ]);
        let evidence = &json["relations"][0]["evidence"];
        let found: String =
            TEXT.chars().skip(evidence[0]["start"].as_u64().expect("a number") as usize).take(6).collect();
        assert_eq!(found, "Ivanov");
        assert_eq!(evidence[0]["end"], 19);
        assert_eq!(evidence[1]["places"][1]["start"], 13);
        assert_eq!(evidence[2]["found_in"], "d");
        assert_eq!(evidence[3]["folds"][0], "quotation marks");
        let results: Vec<&str> =
            evidence.as_array().expect("a list").iter().filter_map(|piece| piece["result"].as_str()).collect();
        assert_eq!(results, ["exact", "ambiguous", "elsewhere", "folded", "missing", "cited"]);
        assert!(evidence[4]["start"].is_null() && evidence[5]["end"].is_null());
    }

    #[test]
    fn every_field_of_the_format_is_there() {
        let json = json(vec![Verification::Cited]);
        let keys = |value: &serde_json::Value| -> usize { value.as_object().map_or(0, serde_json::Map::len) };
        assert_eq!(keys(&json), 6);
        assert_eq!(keys(&json["documents"][0]), 10);
        assert_eq!(keys(&json["entities"][0]), 8);
        assert_eq!(keys(&json["relations"][0]), 10);
        assert_eq!(keys(&json["relations"][0]["evidence"][0]), 8);
        assert_eq!(keys(&json["kinds"][0]), 4);
        assert_eq!(json["documents"][0]["grade"], "C");
        assert_eq!(json["relations"][0]["status"], "Asserted");
    }
}
