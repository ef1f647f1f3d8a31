//! Documents, entities and relations of the objects, once all of these are known.

use super::parts::{Part, Parts, stated};
use super::schema;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation};
use crate::model::{Deed, ImportPart};
use std::collections::BTreeMap;

/// What is told of summaries that are no quotes.
const LOOSE: &str = "summaries that do not stand in their proof, kept as a remark";

/// What has to be known of all entities before one is handed over.
pub(super) struct Reader<'p> {
    parts: &'p Parts,
    /// Names that mentions give an entity.
    mentioned: BTreeMap<&'p str, Vec<&'p str>>,
    /// Texts of the pages of a document, by their numbers.
    pages: BTreeMap<&'p str, BTreeMap<usize, &'p str>>,
    /// Texts of documents with single blanks, in which summaries are looked up.
    texts: BTreeMap<&'p str, String>,
}

impl<'p> Reader<'p> {
    /// What the objects say of one another.
    pub(super) fn of(parts: &'p Parts) -> Self {
        let mut reader = Self { parts, mentioned: BTreeMap::new(), pages: BTreeMap::new(), texts: BTreeMap::new() };
        for part in parts.all() {
            match part.schema.as_str() {
                "Mention" => {
                    let names = part.values("name").iter().map(String::as_str);
                    part.values("resolved")
                        .iter()
                        .for_each(|of| reader.mentioned.entry(of).or_default().extend(names.clone()));
                }
                "Page" => {
                    let number = part.first("index").and_then(|number| number.parse().ok()).unwrap_or(usize::MAX);
                    if let (Some(document), Some(text)) = (part.first("document"), part.first("bodyText")) {
                        reader.pages.entry(document).or_default().insert(number, text);
                    }
                }
                _ => {}
            }
        }
        for document in parts.all().iter().filter(|part| schema::is_document(&part.schema)) {
            let text = reader.text(document).map(|text| squeezed(&text));
            reader.texts.extend(text.map(|text| (document.id.as_str(), text)));
        }
        reader
    }

    /// The text of a document: its own, or that of its pages with a form feed between.
    fn text(&self, document: &Part) -> Option<String> {
        let own = document.values("bodyText");
        if !own.is_empty() {
            return Some(own.join("\n\n"));
        }
        let pages = self.pages.get(document.id.as_str())?;
        Some(pages.values().copied().collect::<Vec<_>>().join("\n\u{C}"))
    }

    /// Adds a document.
    pub(super) fn document(&self, part: &Part, draft: &mut Draft) {
        let first = |name: &str| part.first(name).map(str::to_owned);
        let used = [
            "bodyText",
            "title",
            "fileName",
            "author",
            "date",
            "publishedAt",
            "publisher",
            "sourceUrl",
            "language",
            "ancestors",
            "name",
        ];
        draft.document(NewDocument {
            id: part.id.clone(),
            title: first("title").or_else(|| first("fileName")).or_else(|| first("name")).unwrap_or_default(),
            publisher: first("publisher"),
            author: Some(part.values("author").join(", ")).filter(|authors| !authors.is_empty()),
            date: first("date").or_else(|| first("publishedAt")),
            url: first("sourceUrl"),
            text: self.text(part),
            fields: part.fields(&used),
            place: part.place.clone(),
            ..NewDocument::default()
        });
    }

    /// Adds an entity, and a relation for each property that points at another.
    pub(super) fn entity(&self, part: &Part, draft: &mut Draft) {
        let name = part.name();
        let mut aliases: Vec<String> = Vec::new();
        for property in ["name", "alias", "previousName", "weakAlias", "abbreviation"] {
            aliases.extend(part.values(property).iter().cloned());
        }
        aliases.extend(self.mentioned.get(part.id.as_str()).into_iter().flatten().map(|name| (*name).to_owned()));
        let links = [("wikidataId", "wikidata"), ("leiCode", "lei"), ("sourceUrl", "source"), ("website", "website")];
        let links: BTreeMap<String, String> = links
            .iter()
            .filter_map(|(property, link)| Some(((*link).to_owned(), part.first(property)?.to_owned())))
            .collect();
        let note =
            ["summary", "description", "notes"].iter().find_map(|property| part.first(property)).map(str::to_owned);
        let mut used = vec![
            "name",
            "alias",
            "previousName",
            "weakAlias",
            "abbreviation",
            "wikidataId",
            "leiCode",
            "sourceUrl",
            "website",
            "summary",
        ];
        let mut pointing = Vec::new();
        for (property, values) in &part.properties {
            let is_pointing = |value: &String| {
                self.parts.get(value).is_some_and(|other| other.id != part.id) || schema::is_pointer(property)
            };
            if property != "proof" && values.iter().any(is_pointing) {
                used.push(property);
                pointing.extend(values.iter().map(|value| (property, value)));
            }
        }
        draft.entity(NewEntity {
            id: part.id.clone(),
            name,
            kind: schema::kind(&part.schema),
            aliases,
            links,
            note,
            fields: part.fields(&used),
            place: part.place.clone(),
            ..NewEntity::default()
        });
        for (property, value) in pointing {
            if self.parts.get(value).is_some_and(|other| schema::is_document(&other.schema)) {
                draft.left_out(ImportPart::Relation, "properties that point at a document", &part.place);
                continue;
            }
            draft.relation(NewRelation {
                from: End::Id(part.id.clone()),
                kind: schema::pointer(property),
                to: End::Id(value.clone()),
                evidence: self.evidence(part).0,
                place: part.place.clone(),
                ..NewRelation::default()
            });
        }
    }

    /// Adds a relation for each pair of ends.
    pub(super) fn edge(&self, part: &Part, draft: &mut Draft) {
        let Some(schema) = schema::edge(&part.schema) else { return };
        let ends = [schema.source, schema.target].map(|property| part.values(property));
        if ends.iter().any(|values| values.is_empty()) {
            draft.left_out(ImportPart::Relation, "edge entities without one of their ends", &part.place);
            return;
        }
        let is_document = |id: &String| self.parts.get(id).is_some_and(|other| schema::is_document(&other.schema));
        if ends.iter().any(|values| values.iter().any(is_document)) {
            draft.left_out(
                ImportPart::Relation,
                "edge entities that tie a document: names are found in texts by themselves",
                &part.place,
            );
            return;
        }
        let pairs = ends[0].len() * ends[1].len();
        draft.tell(
            Deed::Changed,
            "edge entities with several ends, multiplied out",
            usize::from(pairs > 1),
            &part.place,
        );
        let kinds = ["role", "relationship", "purpose"];
        let kind = kinds.iter().find_map(|property| part.first(property)).unwrap_or(schema.label);
        let description = part.first("description");
        let stated = description.and_then(stated);
        let (evidence, loose) = self.evidence(part);
        draft.tell(Deed::Changed, LOOSE, loose.len(), &part.place);
        let summary = Some(loose.join("; ")).filter(|words| !words.is_empty());
        let date = ["date", "startDate"].iter().find_map(|property| part.first(property)).map(str::to_owned);
        let mut used = vec![
            "date",
            "startDate",
            "endDate",
            "summary",
            "proof",
            "sourceUrl",
            "role",
            "relationship",
            "purpose",
            schema.source,
            schema.target,
        ];
        used.extend(stated.is_some().then_some("description"));
        let mut fields = part.fields(&used);
        fields.insert("schema".to_owned(), part.schema.clone());
        let (status, by) = stated.unwrap_or_default();
        for from in ends[0] {
            for to in ends[1] {
                draft.relation(NewRelation {
                    id: (pairs == 1).then(|| part.id.clone()),
                    from: End::Id(from.clone()),
                    kind: kind.to_owned(),
                    to: End::Id(to.clone()),
                    status,
                    by: by.clone().map(End::Name),
                    date: date.clone(),
                    until: part.first("endDate").map(str::to_owned),
                    note: summary.clone(),
                    fields: fields.clone(),
                    evidence: evidence.clone(),
                    is_undirected: !schema.is_directed,
                    place: part.place.clone(),
                    ..NewRelation::default()
                });
            }
        }
    }

    /// The evidence of an edge, and its summaries that stand in no text.
    fn evidence(&self, part: &Part) -> (Vec<NewEvidence>, Vec<String>) {
        let proofs = part.values("proof");
        let summaries = part.values("summary");
        let stands =
            |document: &str, words: &str| self.texts.get(document).is_some_and(|text| text.contains(&squeezed(words)));
        let mut evidence = Vec::new();
        let mut loose = Vec::new();
        for words in summaries {
            match proofs.iter().find(|proof| stands(proof, words)) {
                Some(proof) => evidence.push(NewEvidence::quote(proof, words)),
                None => loose.push(words.clone()),
            }
        }
        for document in proofs.iter().chain(part.values("sourceUrl")) {
            if evidence.iter().all(|piece| piece.document.as_deref() != Some(document)) {
                evidence.push(NewEvidence::citation(document, None));
            }
        }
        (evidence, loose)
    }
}

/// A text with single blanks.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
