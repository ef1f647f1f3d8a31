//! The reader's marks as CSV and as JSON, for the people whose extraction was read.
//!
//! CSV is that of RFC 4180 in UTF-8; JSON has the same fields, with how many quotes there are and how many were read.
//!
//! Invariant: every mark is written, also one whose quote the dossier no longer has.

use crate::model::{EvidenceIndex, Identities, Marks, OpenDossier, QuoteKey, QuoteMark, RelationKey};
use serde::Serialize;

/// The columns of the CSV, in the order of the fields of [`Row`].
const COLUMNS: [&str; 15] = [
    "relation_id",
    "from",
    "from_name",
    "kind",
    "to",
    "to_name",
    "status",
    "by",
    "document",
    "quote",
    "verification",
    "verdict",
    "wrong",
    "note",
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
    document: &'a str,
    quote: Option<&'a str>,
    verification: Option<&'static str>,
    verdict: Option<&'static str>,
    wrong: Option<&'static str>,
    note: Option<&'a str>,
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

/// The marks on the quotes of `open` as JSON.
///
/// # Errors
/// Where the JSON cannot be made; nothing that a dossier can hold leads there.
pub fn json(open: &OpenDossier, marks: &Marks) -> Result<String, serde_json::Error> {
    let identities = Identities::of(&open.dossier);
    let marks: Vec<Row<'_>> = marks.iter().map(|(key, mark)| row(open, &identities, key, mark)).collect();
    let quotes = open.dossier.relations.iter().map(|relation| relation.evidence.len() as u32).sum();
    let read = marks.iter().filter(|row| row.in_dossier && row.verdict.is_some()).count() as u32;
    let mut text = serde_json::to_string_pretty(&File { dossier: open.title(), quotes, read, marks })?;
    text.push('\n');
    Ok(text)
}

/// The marks on the quotes of `open` as CSV, the columns' names in the first line.
#[must_use]
pub fn csv(open: &OpenDossier, marks: &Marks) -> String {
    let identities = Identities::of(&open.dossier);
    let mut text = COLUMNS.join(",");
    text.push_str("\r\n");
    for (key, mark) in marks {
        let row = row(open, &identities, key, mark);
        let fields = [
            row.relation_id,
            row.from,
            row.from_name,
            row.kind,
            row.to,
            row.to_name,
            row.status,
            row.by,
            Some(row.document),
            row.quote,
            row.verification,
            row.verdict,
            row.wrong,
            row.note,
            Some(if row.in_dossier { "true" } else { "false" }),
        ];
        let fields: Vec<String> = fields.into_iter().map(|field| quoted(field.unwrap_or_default())).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// One mark with what the dossier says of its quote, or else what its key does.
fn row<'a>(open: &'a OpenDossier, identities: &Identities, key: &'a QuoteKey, mark: &'a QuoteMark) -> Row<'a> {
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
        document: &key.document,
        quote: key.quote.as_deref(),
        verification: evidence.map(|evidence| open.reading.verification(evidence).word()),
        verdict: mark.verdict.map(crate::model::Verdict::word),
        wrong: mark.verdict.and_then(crate::model::Verdict::fault).map(crate::model::Fault::word),
        note: mark.note.as_deref(),
        in_dossier: evidence.is_some(),
    };
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
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Fault, Status, Verdict};

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
        let text = csv(&open, &marks);
        let expected = "r9,,,,,,,,d0,\"Ann, \"\"pays\"\" Bob.\",,unsure,,,false\r\n\
                        ,ann,ann,pays,bob,bob,Alleged,bob,d0,\"Ann, \"\"pays\"\" Bob.\",exact,wrong,direction,\
                        \"'=the other\nway\",true\r\n";
        assert_eq!(text, format!("{}\r\n{expected}", COLUMNS.join(",")));
        assert_eq!(csv(&open, &Marks::new()), format!("{}\r\n", COLUMNS.join(",")));
    }

    #[test]
    fn json_has_the_same_and_counts_what_was_read() {
        let (open, marks) = case();
        let told: serde_json::Value = serde_json::from_str(&json(&open, &marks).expect("JSON")).expect("JSON");
        assert_eq!((&told["quotes"], &told["read"]), (&1.into(), &1.into()));
        assert_eq!((&told["marks"][0]["in_dossier"], &told["marks"][0]["relation_id"]), (&false.into(), &"r9".into()));
        let here = &told["marks"][1];
        assert_eq!((&here["verdict"], &here["wrong"]), (&"wrong".into(), &"direction".into()));
        assert_eq!(here["note"], "=the other\nway");
    }
}
