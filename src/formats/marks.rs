//! The reader's marks as CSV and as JSON, for the people whose extraction was read.
//!
//! CSV is that of RFC 4180 in UTF-8; JSON has the same fields, with how many quotes there are and how many were read.
//!
//! A quote is known by its claim (an id, or from, kind, to, status, by and the claim's place among those alike in all of
//! these), its document, its words, and its place among those alike; places count from 0.
//!
//! Invariant: every mark and every correction is written, also of a quote that the dossier no longer has.

use crate::model::{
    EvidenceIndex, Fault, Identities, Marks, OpenDossier, QuoteKey, QuoteMark, RelationKey, SavedCorrection, Verdict,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The columns of the CSV, in the order of the fields of [`Row`].
const COLUMNS: [&str; 19] = [
    "relation_id",
    "from",
    "from_name",
    "kind",
    "to",
    "to_name",
    "status",
    "by",
    "claim_place",
    "document",
    "quote",
    "quote_place",
    "verification",
    "verdict",
    "wrong",
    "note",
    "corrected_document",
    "corrected_passage",
    "in_dossier",
];

/// One mark.
#[derive(Serialize)]
struct Row<'a> {
    relation_id: Option<&'a str>,
    from: Option<&'a str>,
    from_name: Option<&'a str>,
    kind: Option<&'a str>,
    to: Option<&'a str>,
    to_name: Option<&'a str>,
    status: Option<&'static str>,
    by: Option<&'a str>,
    claim_place: Option<u32>,
    document: &'a str,
    quote: Option<&'a str>,
    quote_place: u32,
    verification: Option<&'static str>,
    verdict: Option<&'static str>,
    wrong: Option<&'static str>,
    note: Option<&'a str>,
    corrected_document: Option<&'a str>,
    corrected_passage: Option<&'a str>,
    in_dossier: bool,
}

/// All marks.
#[derive(Serialize)]
struct File<'a> {
    dossier: String,
    quotes: u32,
    read: u32,
    marks: Vec<Row<'a>>,
}

/// The marks on the quotes of `open`, and the reader's `corrections` of them, as JSON.
///
/// # Errors
/// Where the JSON cannot be made; nothing that a dossier can hold leads there.
pub fn json(open: &OpenDossier, marks: &Marks, corrections: &[SavedCorrection]) -> Result<String, serde_json::Error> {
    let marks = rows(open, marks, corrections);
    let quotes = open.dossier.relations.iter().map(|relation| relation.evidence.len() as u32).sum();
    let read = marks.iter().filter(|row| row.in_dossier && row.verdict.is_some()).count() as u32;
    let mut text = serde_json::to_string_pretty(&File { dossier: open.title(), quotes, read, marks })?;
    text.push('\n');
    Ok(text)
}

/// The marks on the quotes of `open`, and the reader's `corrections` of them, as CSV, the columns' names in the first line.
#[must_use]
pub fn csv(open: &OpenDossier, marks: &Marks, corrections: &[SavedCorrection]) -> String {
    let mut text = COLUMNS.join(",");
    text.push_str("\r\n");
    for row in rows(open, marks, corrections) {
        let (claim_place, quote_place) = (row.claim_place.map(|place| place.to_string()), row.quote_place.to_string());
        let fields = [
            row.relation_id,
            row.from,
            row.from_name,
            row.kind,
            row.to,
            row.to_name,
            row.status,
            row.by,
            claim_place.as_deref(),
            Some(row.document),
            row.quote,
            Some(&quote_place),
            row.verification,
            row.verdict,
            row.wrong,
            row.note,
            row.corrected_document,
            row.corrected_passage,
            Some(if row.in_dossier { "true" } else { "false" }),
        ];
        let fields: Vec<String> = fields.into_iter().map(|field| quoted(field.unwrap_or_default())).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// All that the reader says of quotes, in the order of their keys.
fn rows<'a>(open: &'a OpenDossier, marks: &'a Marks, corrections: &'a [SavedCorrection]) -> Vec<Row<'a>> {
    let identities = Identities::of(&open.dossier);
    let mut said: BTreeMap<&QuoteKey, (Option<&QuoteMark>, Option<&SavedCorrection>)> = BTreeMap::new();
    for (key, mark) in marks {
        said.entry(key).or_default().0 = Some(mark);
    }
    for correction in corrections {
        said.entry(&correction.quote).or_default().1 = Some(correction);
    }
    said.into_iter().map(|(key, (mark, correction))| row(open, &identities, key, mark, correction)).collect()
}

/// What the reader says of one quote, with what the dossier says of it, or else what its key does.
fn row<'a>(
    open: &'a OpenDossier,
    identities: &Identities,
    key: &'a QuoteKey,
    mark: Option<&'a QuoteMark>,
    correction: Option<&'a SavedCorrection>,
) -> Row<'a> {
    let evidence: Option<EvidenceIndex> = identities.find(key);
    let claim = evidence.and_then(|evidence| open.dossier.relations.get(evidence.relation.at()));
    let entity = |index: crate::model::EntityIndex| open.dossier.entities.get(index.at());
    let mut row = Row {
        relation_id: claim.and_then(|claim| claim.id.as_deref()),
        from: None,
        from_name: None,
        kind: None,
        to: None,
        to_name: None,
        status: None,
        by: None,
        claim_place: None,
        document: &key.document,
        quote: key.quote.as_deref(),
        quote_place: key.place,
        verification: evidence.map(|evidence| open.reading.verification(evidence).word()),
        verdict: mark.and_then(|mark| mark.verdict).map(Verdict::word),
        wrong: mark.and_then(|mark| mark.verdict).and_then(Verdict::fault).map(Fault::word),
        note: mark.and_then(|mark| mark.note.as_deref()),
        corrected_document: correction.map(|correction| correction.document.as_str()),
        corrected_passage: correction.map(|correction| correction.passage.as_str()),
        in_dossier: evidence.is_some(),
    };
    if let RelationKey::Claim { place, .. } = &key.relation {
        row.claim_place = Some(*place);
    }
    match (claim, &key.relation) {
        (Some(claim), _) => {
            let (from, to) = (entity(claim.from), entity(claim.to));
            row.from = from.map(|entity| entity.id.as_str());
            row.from_name = from.map(|entity| entity.name.as_str());
            row.kind = Some(&claim.kind);
            row.to = to.map(|entity| entity.id.as_str());
            row.to_name = to.map(|entity| entity.name.as_str());
            row.status = Some(claim.status.word());
            row.by = claim.by.and_then(entity).map(|entity| entity.id.as_str());
        }
        (None, RelationKey::Id(id)) => row.relation_id = Some(id),
        (None, RelationKey::Claim { from, kind, to, status, by, .. }) => {
            (row.from, row.kind, row.to) = (Some(from.as_str()), Some(kind.as_str()), Some(to.as_str()));
            (row.status, row.by) = (Some(status.word()), by.as_deref());
            // The entities may well be there, though the quote is not.
            let named = |id: &str| open.dossier.entities.iter().find(|entity| entity.id == id);
            row.from_name = named(from).map(|entity| entity.name.as_str());
            row.to_name = named(to).map(|entity| entity.name.as_str());
        }
    }
    row
}

/// A field in quotes where it needs them. A field that a spreadsheet would take for a formula is made text.
fn quoted(field: &str) -> String {
    let field =
        if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// A dossier of one claim with a quote, a mark on it, and a mark on a quote that is gone.
    fn case() -> (OpenDossier, Marks) {
        let claims = [("ann", "pays", "bob", Status::Alleged)];
        let mut open = dossier(&[("ann", "person"), ("bob", "person")], &claims, &["Ann, \"pays\" Bob."]);
        open.dossier.relations[0].by = Some(crate::model::EntityIndex(1));
        open.dossier.relations[0].evidence = vec![quote(0, "Ann, \"pays\" Bob.")];
        open.reading = crate::text::read(&open.dossier);
        let identities = Identities::of(&open.dossier);
        let here = identities.key(EvidenceIndex { relation: crate::model::RelationIndex(0), position: 0 });
        let here = here.expect("a key").clone();
        let gone = QuoteKey { relation: RelationKey::Id("r9".to_owned()), ..here.clone() };
        let wrong =
            QuoteMark { verdict: Some(Verdict::Wrong(Fault::Direction)), note: Some("=the other\nway".to_owned()) };
        let unsure = QuoteMark { verdict: Some(Verdict::Unsure), note: None };
        (open, Marks::from([(here, wrong), (gone, unsure)]))
    }

    #[test]
    fn csv_quotes_what_it_must_and_disarms_formulas() {
        let (open, marks) = case();
        let text = csv(&open, &marks, &[]);
        let expected = "r9,,,,,,,,,d0,\"Ann, \"\"pays\"\" Bob.\",0,,unsure,,,,,false\r\n\
                        ,ann,ann,pays,bob,bob,Alleged,bob,0,d0,\"Ann, \"\"pays\"\" Bob.\",0,exact,wrong,direction,\
                        \"'=the other\nway\",,,true\r\n";
        assert_eq!(text, format!("{}\r\n{expected}", COLUMNS.join(",")));
        assert_eq!(csv(&open, &Marks::new(), &[]), format!("{}\r\n", COLUMNS.join(",")));
    }

    #[test]
    fn json_has_the_same_and_counts_what_was_read() {
        let (open, marks) = case();
        let told: serde_json::Value = serde_json::from_str(&json(&open, &marks, &[]).expect("JSON")).expect("JSON");
        assert_eq!((&told["quotes"], &told["read"]), (&1.into(), &1.into()));
        assert_eq!((&told["marks"][0]["in_dossier"], &told["marks"][0]["relation_id"]), (&false.into(), &"r9".into()));
        let here = &told["marks"][1];
        assert_eq!((&here["verdict"], &here["wrong"]), (&"wrong".into(), &"direction".into()));
        assert_eq!(here["note"], "=the other\nway");
    }

    #[test]
    fn corrections_are_written_with_or_without_a_mark_and_who_is_still_there_is_named() {
        let (open, marks) = case();
        let here = marks.keys().find(|key| key.relation != RelationKey::Id("r9".to_owned())).expect("a key").clone();
        let gone = QuoteKey { quote: Some("gone".to_owned()), place: 2, ..here.clone() };
        let correction = |quote: &QuoteKey| SavedCorrection {
            quote: quote.clone(),
            document: "d7".to_owned(),
            before: String::new(),
            passage: "the passage".to_owned(),
        };
        let text = csv(&open, &marks, &[correction(&here), correction(&gone)]);
        let ends: Vec<&str> = text.lines().skip(2).collect();
        assert!(ends.iter().any(|line| line.ends_with("way\",d7,the passage,true")), "{text}");
        let unmarked = ",ann,ann,pays,bob,bob,Alleged,bob,0,d0,gone,2,,,,,d7,the passage,false";
        assert!(ends.contains(&unmarked), "{text}");
        assert_eq!(text.matches("d7,the passage").count(), 2, "one row for each quote");
    }
}
