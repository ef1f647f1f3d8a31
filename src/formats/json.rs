//! A dossier as JSON, for scripts: every field by its name in the format, and the place of every quote.
//!
//! Invariant: offsets count Unicode code points of the text of the document in which the quote was found.

use super::object::{Each, Object, Value, text};
use super::source::Characters;
use crate::model::{
    Date, Disagreement, Dispute, Document, DocumentIndex, EndsNamed, Entity, EntityIndex, Evidence, EvidenceIndex,
    Found, Grade, KindRules, OpenDossier, Party, PlacedMention, Relation, RelationIndex, RelationKind, Span,
    Verification,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Writes a dossier as JSON, piece by piece. What a field leaves out in the dossier is `null` here.
///
/// # Errors
/// Where it cannot be written to `out`.
pub fn write(open: &OpenDossier, out: &mut dyn Write) -> io::Result<()> {
    let dossier = &open.dossier;
    let disputes = all_disputes(open);
    let writer = Writer {
        open,
        contradicted: contradicted(&disputes),
        characters: dossier.documents.iter().map(|document| Characters::of(text_of(document))).collect(),
    };
    let json = Object(vec![
        ("format", Value::Number(Some(1))),
        ("title", Value::Text(dossier.title.as_deref())),
        ("documents", each(dossier.documents.len(), |at| document(&dossier.documents[at]))),
        ("entities", each(dossier.entities.len(), |at| writer.entity(&dossier.entities[at]))),
        (
            "relations",
            each(dossier.relations.len(), |at| writer.relation(RelationIndex::new(at), &dossier.relations[at])),
        ),
        ("kinds", Value::Objects(dossier.kinds.iter().map(kind).collect())),
        ("contradictions", each(disputes.len(), |at| dispute(&disputes[at]))),
    ]);
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

/// Objects that are made while they are written.
fn each<'a>(count: usize, make: impl Fn(usize) -> Object<'a> + 'a) -> Value<'a> {
    Value::Each(Each { count, make: Box::new(make) })
}

fn text_of(document: &Document) -> &str {
    document.text.as_deref().unwrap_or_default()
}

fn date(date: Option<&Date>) -> Value<'_> {
    Value::Text(date.map(|date| date.text.as_str()))
}

fn document(document: &Document) -> Object<'_> {
    Object(vec![
        ("id", text(&document.id)),
        ("title", text(&document.title)),
        ("publisher", Value::Text(document.publisher.as_deref())),
        ("author", Value::Text(document.author.as_deref())),
        ("date", date(document.date.as_ref())),
        ("url", Value::Text(document.url.as_deref())),
        ("rights", Value::Text(document.rights.as_deref())),
        ("file", Value::Text(document.file.as_deref())),
        ("text", Value::Text(document.text.as_deref())),
        ("grade", Value::Letter(document.grade.map(Grade::letter))),
        ("language", Value::Text(document.language.as_deref())),
        ("fields", Value::Links(&document.fields)),
    ])
}

fn kind(kind: &RelationKind) -> Object<'_> {
    Object(vec![
        ("name", text(&kind.name)),
        ("symmetric", Value::Flag(kind.symmetric)),
        ("inverse", Value::Text(kind.inverse.as_deref())),
        ("opposes", Value::Texts(kind.opposes.iter().map(String::as_str).collect())),
        ("note", Value::Text(kind.note.as_deref())),
    ])
}

/// All contradictions of a dossier, edge by edge.
fn all_disputes(open: &OpenDossier) -> Vec<Dispute<'_>> {
    let rules = KindRules::of(&open.dossier);
    open.network.edges.iter().flat_map(|edge| rules.disputes(&open.dossier, &edge.relations)).collect()
}

/// How each claim is contradicted, at a time that both sides may share.
fn contradicted(disputes: &[Dispute<'_>]) -> BTreeMap<RelationIndex, BTreeSet<Disagreement>> {
    let mut ways: BTreeMap<RelationIndex, BTreeSet<Disagreement>> = BTreeMap::new();
    for dispute in disputes.iter().filter(|dispute| !dispute.is_apart) {
        for claim in dispute.sides.iter().flat_map(|side| &side.claims) {
            ways.entry(*claim).or_default().insert(dispute.disagreement);
        }
    }
    ways
}

/// A contradiction: its claims are named by their place among the relations, from 0.
fn dispute<'a>(dispute: &'a Dispute<'_>) -> Object<'a> {
    let side = |side: &Party<'_>| Value::Numbers(side.claims.iter().map(|claim| claim.0).collect());
    let [one, other] = dispute.sides.each_ref().map(side);
    Object(vec![
        ("sort", text(dispute.disagreement.key())),
        ("at_different_times", Value::Flag(dispute.is_apart)),
        ("one_side", one),
        ("other_side", other),
    ])
}

struct Writer<'a> {
    open: &'a OpenDossier,
    /// How each claim is contradicted, at a time that both sides may share.
    contradicted: BTreeMap<RelationIndex, BTreeSet<Disagreement>>,
    /// For every document, its characters counted.
    characters: Vec<Characters>,
}

impl<'a> Writer<'a> {
    fn document_id(&self, document: DocumentIndex) -> Value<'a> {
        text(self.open.dossier.document(document).map_or("", |document| &document.id))
    }

    fn entity_id(&self, entity: EntityIndex) -> Value<'a> {
        text(self.open.dossier.entity(entity).map_or("", |entity| &entity.id))
    }

    /// The start and end of a span of bytes, as code points.
    fn place(&self, document: DocumentIndex, span: Option<Span>) -> [(&'static str, Value<'a>); 2] {
        let offset = |byte: u32| {
            let text = text_of(self.open.dossier.document(document)?);
            Some(self.characters.get(document.at())?.up_to(text, byte as usize) as u64)
        };
        let [start, end] = [span.map(|span| span.start), span.map(|span| span.end)];
        [("start", Value::Number(start.and_then(offset))), ("end", Value::Number(end.and_then(offset)))]
    }

    fn entity(&self, entity: &'a Entity) -> Object<'a> {
        let mention = |mention: &'a PlacedMention| {
            Object(vec![
                ("doc", self.document_id(mention.document)),
                ("text", text(&mention.text)),
                ("within", Value::Text(mention.within.as_deref())),
            ])
        };
        Object(vec![
            ("id", text(&entity.id)),
            ("kind", text(&entity.kind)),
            ("name", text(&entity.name)),
            ("aliases", Value::Texts(entity.aliases.iter().map(String::as_str).collect())),
            ("match_name", Value::Flag(entity.match_name)),
            ("mentions", Value::Objects(entity.mentions.iter().map(mention).collect())),
            ("links", Value::Links(&entity.links)),
            ("note", Value::Text(entity.note.as_deref())),
            ("fields", Value::Links(&entity.fields)),
        ])
    }

    fn relation(&self, index: RelationIndex, relation: &'a Relation) -> Object<'a> {
        let evidence = self.open.dossier.evidence_of(index).map(|(index, piece)| self.evidence(index, piece));
        let contradicted = self.contradicted.get(&index).into_iter().flatten();
        Object(vec![
            ("id", Value::Text(relation.id.as_deref())),
            ("from", self.entity_id(relation.from)),
            ("kind", text(&relation.kind)),
            ("to", self.entity_id(relation.to)),
            ("status", text(relation.status.word())),
            ("by", relation.by.map_or(Value::Text(None), |by| self.entity_id(by))),
            ("hedge", Value::Text(relation.hedge.as_deref())),
            ("date", date(relation.date.as_ref())),
            ("note", Value::Text(relation.note.as_deref())),
            ("fields", Value::Links(&relation.fields)),
            ("evidence", Value::Objects(evidence.collect())),
            ("contradicted", Value::Texts(contradicted.map(|way| way.key()).collect())),
        ])
    }

    /// A piece of evidence. Of an ambiguous quote, `start` and `end` are those of the first place.
    fn evidence(&self, index: EvidenceIndex, evidence: &'a Evidence) -> Object<'a> {
        let verification = self.open.reading.verification(index);
        let document = verification.elsewhere().unwrap_or(evidence.document);
        let mut fields = vec![
            ("doc", self.document_id(evidence.document)),
            ("quote", Value::Text(evidence.quote.as_deref())),
            ("passage", Value::Text(evidence.passage.as_deref())),
            ("prefix", Value::Text(evidence.prefix.as_deref())),
            ("suffix", Value::Text(evidence.suffix.as_deref())),
            ("note", Value::Text(evidence.note.as_deref())),
        ];
        fields.extend(self.place(document, verification.span()));
        fields.push(("result", text(verification.word())));
        fields.push(("ends_named", Value::Text(self.open.reading.ends_named(index).map(EndsNamed::key))));
        let reasons = self.open.reading.look_reasons(index);
        fields.push(("second_look", Value::Texts(reasons.iter().map(|reason| reason.key()).collect())));
        match verification {
            Verification::Found(found) => fields.extend(self.found(document, found)),
            Verification::Missing { reason: Some(reason), .. } => fields.push(("reason", text(reason.key()))),
            _ => {}
        }
        Object(fields)
    }

    /// What else is known of a quote that stands in `document`: what it took to find it, and what is wrong there.
    fn found(&self, document: DocumentIndex, found: &'a Found) -> Vec<(&'static str, Value<'a>)> {
        let mut fields = Vec::new();
        let document_text = self.open.dossier.document(document).map_or("", text_of);
        let words = |span: Span| text(span.of(document_text));
        if !found.folds.is_empty() {
            fields.push(("folds", Value::Texts(found.folds.names())));
        }
        if found.places.len() > 1 {
            let place = |span: &Span| Object(self.place(document, Some(*span)).into());
            fields.push(("places", Value::Objects(found.places.iter().map(place).collect())));
        }
        let faults = &found.faults;
        if let Some(context) = faults.context {
            fields.extend(context.before.map(|span| ("before", words(span))));
            fields.extend(context.after.map(|span| ("after", words(span))));
        }
        fields.extend(faults.joined.map(|joined| ("joined_across", text(joined.words()))));
        fields.extend(faults.cut.map(|cut| ("whole_words", words(cut.whole))));
        fields.extend(faults.elsewhere.map(|other| ("found_in", self.document_id(other))));
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ron::{self, Unread};
    use crate::model::fixture::dossier;
    use crate::model::{
        CitedReason, Cut, CutIn, Faults, Fold, Folds, MissingReason, Network, Origin, Problems, Reading, Status,
    };

    const TEXT: &str = "é\u{1F600} خرازی met Ivanov. “Yes.” Ivanov left.";

    /// The dossier as JSON, with `verifications` as results of its evidence.
    fn json(verifications: Vec<Verification>) -> serde_json::Value {
        let evidence = "(doc: \"d\", quote: \"x\"),".repeat(verifications.len());
        let text = format!(
            "(format: 1, title: \"t\", documents: [(id: \"d\", title: \"t\", grade: C, date: \"2002\", text: \"{TEXT}\"),
             (id: \"e\", title: \"u\")], entities: [(id: \"a\", kind: \"person\", name: \"Ivanov\")],
             relations: [(from: \"a\", kind: \"k\", to: \"a\", evidence: [{evidence}])], kinds: [(name: \"k\")])"
        );
        let parsed = ron::parse("test.ron", text.as_bytes(), &mut |_| Err(Unread::Unreadable(String::new())));
        let dossier = parsed.dossier.expect("a dossier");
        let open = OpenDossier {
            origin: Origin::Builtin("test".to_owned()),
            hash: String::new(),
            network: Network::of(&dossier).into(),
            claim_places: Vec::new().into(),
            import: None,
            dossier: dossier.into(),
            reading: Reading { verifications: vec![verifications].into(), ..Reading::default() },
            problems: Problems::default(),
        };
        as_json(&open)
    }

    /// A dossier as it is written, read back.
    fn as_json(open: &OpenDossier) -> serde_json::Value {
        let mut written = Vec::new();
        write(open, &mut written).expect("memory");
        serde_json::from_slice(&written).expect("JSON that reads back")
    }

    #[test]
    fn offsets_count_code_points() {
        let start = TEXT.find("Ivanov").expect("a place");
        let span = Span::new(start, start + "Ivanov".len());
        let places = Found { places: vec![span], ..Found::default() };
        let faulty = |faults| Verification::Found(Found { faults, ..places.clone() });
        let json = json(vec![
            Verification::exact(span),
            Verification::Found(Found { places: vec![span, span], ..Found::default() }),
            faulty(Faults { elsewhere: Some(DocumentIndex(0)), ..Faults::default() }),
            Verification::Found(Found { folds: Folds::default().with(Fold::QuotationMarks), ..places.clone() }),
            Verification::Missing { nearest: Some(span), reason: Some(MissingReason::Punctuation) },
            Verification::Cited(CitedReason::NoQuote),
            faulty(Faults { cut: Some(Cut { start: None, end: Some(CutIn::Word), whole: span }), ..Faults::default() }),
        ]);
        let evidence = &json["relations"][0]["evidence"];
        let found: String =
            TEXT.chars().skip(evidence[0]["start"].as_u64().expect("a number") as usize).take(6).collect();
        assert_eq!(found, "Ivanov");
        assert_eq!(evidence[0]["end"], 19);
        assert_eq!(evidence[1]["places"][1]["start"], 13);
        assert_eq!(evidence[2]["found_in"], "d");
        assert_eq!(evidence[3]["folds"][0], "quotation marks");
        assert_eq!(evidence[4]["reason"], "punctuation");
        assert_eq!(evidence[6]["whole_words"], "Ivanov");
        let results: Vec<&str> =
            evidence.as_array().expect("a list").iter().filter_map(|piece| piece["result"].as_str()).collect();
        assert_eq!(results, ["exact", "exact", "elsewhere", "folded", "missing", "cited", "cut"]);
        assert!(evidence[4]["start"].is_null() && evidence[5]["end"].is_null());
    }

    #[test]
    fn contradictions_name_their_claims_and_each_claim_how_it_is_contradicted() {
        let names = [("a", "person"), ("b", "person")];
        let said = |kind, status| ("a", kind, "b", status);
        let claims = [
            said("fuels", Status::Alleged),
            said("pays", Status::Denied),
            said("calms", Status::Asserted),
            said("pays", Status::Asserted),
            said("warns", Status::Asserted),
        ];
        let mut open = dossier(&names, &claims, &[]);
        let opposes = vec!["calms".to_owned()];
        open.dossier.kinds = vec![RelationKind { name: "fuels".to_owned(), opposes, ..RelationKind::default() }];
        let json: serde_json::Value = as_json(&open);
        let expected = serde_json::json!([
            {"sort": "denied", "at_different_times": false, "one_side": [3], "other_side": [1]},
            {"sort": "opposed", "at_different_times": false, "one_side": [0], "other_side": [2]},
        ]);
        assert_eq!(json["contradictions"], expected);
        let ways: Vec<&serde_json::Value> = (0..5).map(|at| &json["relations"][at]["contradicted"]).collect();
        let [opposed, denied] = ["opposed", "denied"].map(|way| serde_json::json!([way]));
        assert_eq!(ways, [&opposed, &denied, &opposed, &denied, &serde_json::json!([])]);
        assert_eq!(json["kinds"][0]["opposes"][0], "calms");
    }

    #[test]
    fn every_field_of_the_format_is_there() {
        let json = json(vec![Verification::Cited(CitedReason::NoQuote)]);
        let keys = |value: &serde_json::Value| -> usize { value.as_object().map_or(0, serde_json::Map::len) };
        assert_eq!(keys(&json), 7);
        assert_eq!(keys(&json["documents"][0]), 12);
        assert_eq!(keys(&json["entities"][0]), 9);
        assert_eq!(keys(&json["relations"][0]), 12);
        assert_eq!(keys(&json["relations"][0]["evidence"][0]), 11);
        assert_eq!(keys(&json["kinds"][0]), 5);
        assert_eq!(json["documents"][0]["grade"], "C");
        assert_eq!(json["relations"][0]["status"], "Asserted");
    }
}
