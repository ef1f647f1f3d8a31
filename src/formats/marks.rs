//! The reader's marks as CSV and as JSON, for those who made the dossier.
//!
//! CSV follows RFC 4180 in UTF-8. JSON has the same fields, with the number of quotes and how many were read.
//!
//! The key of a quote is its claim (an id, or from, kind, to, status, by and the claim's place among those equal in all
//! of these), its document, its words, and its place among those equal in all of these; places count from 0.
//!
//! Invariant: every mark and every correction is written, also for a quote that the dossier no longer has.

use super::csv::field;
use super::object::{Object, Value, text};
use crate::model::{
    DocumentIndex, Entity, EntityIndex, EvidenceIndex, Fault, Identities, Marks, OpenDossier, QuoteKey, QuoteMark,
    RelationKey, SavedCorrection, Span, Status, Verdict,
};
use std::collections::BTreeMap;

/// The name of a column, and its value for a row.
type Column = (&'static str, for<'a> fn(&Row<'a>) -> Value<'a>);

/// The columns in order.
const COLUMNS: [Column; 22] = [
    ("relation_id", |row| Value::Text(row.claim.id)),
    ("from", |row| Value::Text(row.claim.from.id)),
    ("from_name", |row| Value::Text(row.claim.from.name)),
    ("kind", |row| Value::Text(row.claim.kind)),
    ("to", |row| Value::Text(row.claim.to.id)),
    ("to_name", |row| Value::Text(row.claim.to.name)),
    ("status", |row| Value::Text(row.claim.status.map(Status::word))),
    ("by", |row| Value::Text(row.claim.by.id)),
    ("claim_place", |row| match row.key.relation {
        RelationKey::Claim { place, .. } => Value::Number(Some(place.into())),
        RelationKey::Id(_) => Value::Number(None),
    }),
    ("document", |row| Value::Text(Some(&row.key.document))),
    ("quote", |row| Value::Text(row.key.quote.as_deref())),
    ("quote_place", |row| Value::Number(Some(row.key.place.into()))),
    ("page", |row| Value::Owned(row.page())),
    ("verification", |row| Value::Text(row.evidence.map(|evidence| row.open.reading.verification(evidence).word()))),
    ("ends_named", |row| Value::Text(row.evidence.and_then(|at| Some(row.open.reading.ends_named(at)?.key())))),
    ("second_look", |row| {
        let reasons = row.evidence.map_or(&[][..], |evidence| row.open.reading.look_reasons(evidence));
        Value::Texts(reasons.iter().map(|reason| reason.key()).collect())
    }),
    ("verdict", |row| Value::Text(row.verdict().map(Verdict::word))),
    ("wrong", |row| Value::Text(row.verdict().and_then(Verdict::fault).map(Fault::word))),
    ("note", |row| Value::Text(row.mark.and_then(|mark| mark.note.as_deref()))),
    ("corrected_document", |row| Value::Text(row.correction.map(|correction| correction.document.as_str()))),
    ("corrected_passage", |row| Value::Text(row.correction.map(|correction| correction.passage.as_str()))),
    ("in_dossier", |row| Value::Flag(row.evidence.is_some())),
];

/// The reader's mark and correction of one quote, with what the dossier has of it.
struct Row<'a> {
    open: &'a OpenDossier,
    key: &'a QuoteKey,
    mark: Option<&'a QuoteMark>,
    correction: Option<&'a SavedCorrection>,
    /// The quote; `None` if the dossier no longer has it.
    evidence: Option<EvidenceIndex>,
    claim: Claim<'a>,
}

/// The content of a claim, from the dossier or else from the key of the quote.
#[derive(Default)]
struct Claim<'a> {
    id: Option<&'a str>,
    from: Named<'a>,
    kind: Option<&'a str>,
    to: Named<'a>,
    status: Option<Status>,
    by: Named<'a>,
}

/// An entity of a claim, with its name if the dossier has it.
#[derive(Default)]
struct Named<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
}

/// The marks on the quotes of `open`, and the reader's `corrections` of them, as JSON.
///
/// # Errors
/// If serialisation fails, which no content of a dossier causes.
pub fn json(open: &OpenDossier, marks: &Marks, corrections: &[SavedCorrection]) -> Result<String, serde_json::Error> {
    let rows = rows(open, marks, corrections);
    let quotes = open.dossier.relations.iter().map(|relation| relation.evidence.len() as u64).sum();
    let read = rows.iter().filter(|row| row.evidence.is_some() && row.verdict().is_some()).count() as u64;
    let title = open.title();
    let file = Object(vec![
        ("dossier", text(&title)),
        ("quotes", Value::Number(Some(quotes))),
        ("read", Value::Number(Some(read))),
        ("marks", Value::Objects(rows.iter().map(Row::object).collect())),
    ]);
    serde_json::to_string_pretty(&file).map(|text| text + "\n")
}

/// The marks on the quotes of `open`, and the reader's `corrections` of them, as CSV, the columns' names in the first
/// line.
#[must_use]
pub fn csv(open: &OpenDossier, marks: &Marks, corrections: &[SavedCorrection]) -> String {
    let mut lines = vec![COLUMNS.map(|(name, _)| name.to_owned()).join(",")];
    let rows = rows(open, marks, corrections);
    lines.extend(rows.iter().map(|row| COLUMNS.map(|(_, value)| csv_field(&value(row))).join(",")));
    lines.push(String::new());
    lines.join("\r\n")
}

/// The marks and corrections of all quotes, in the order of their keys.
fn rows<'a>(open: &'a OpenDossier, marks: &'a Marks, corrections: &'a [SavedCorrection]) -> Vec<Row<'a>> {
    let identities = Identities::of(&open.dossier);
    let mut said: BTreeMap<&QuoteKey, (Option<&QuoteMark>, Option<&SavedCorrection>)> = BTreeMap::new();
    for (key, mark) in marks {
        said.entry(key).or_default().0 = Some(mark);
    }
    for correction in corrections {
        said.entry(&correction.quote).or_default().1 = Some(correction);
    }
    let row = |(key, (mark, correction)): (&'a QuoteKey, _)| {
        let evidence = identities.find(&open.dossier, key);
        Row { open, key, mark, correction, evidence, claim: Claim::of(open, key, evidence) }
    };
    said.into_iter().map(row).collect()
}

impl<'a> Row<'a> {
    fn object(&self) -> Object<'a> {
        Object(COLUMNS.iter().map(|(name, value)| (*name, value(self))).collect())
    }

    /// The page or pages where the quote stands, as "p. 12" or "pp. 12–13", where the text tells them: of the words that
    /// the reader gave it, or else of those that were found.
    fn page(&self) -> Option<String> {
        let (document, span) = self.corrected_place().or_else(|| self.found_place())?;
        self.open.reading.documents.get(document.at())?.pages.words(span)
    }

    /// Where its words were found.
    fn found_place(&self) -> Option<(DocumentIndex, Span)> {
        let verification = self.open.reading.verification(self.evidence?);
        let named = self.open.dossier.evidence(self.evidence?)?.document;
        Some((verification.elsewhere().unwrap_or(named), verification.span()?))
    }

    /// Where the words stand that the reader gave it, if they stand in one place only.
    fn corrected_place(&self) -> Option<(DocumentIndex, Span)> {
        let correction = self.correction?;
        let place = self.open.dossier.documents.iter().position(|document| document.id == correction.document)?;
        let text = self.open.dossier.documents[place].text.as_deref()?;
        let places = text.match_indices(correction.passage.as_str()).map(|(start, _)| start);
        let mut after = places.filter(|start| text[..*start].ends_with(correction.before.as_str()));
        let start = after.next().filter(|_| after.next().is_none())?;
        Some((DocumentIndex::new(place), Span::new(start, start + correction.passage.len())))
    }

    fn verdict(&self) -> Option<Verdict> {
        self.mark?.verdict
    }
}

impl<'a> Claim<'a> {
    /// The claim of a quote.
    fn of(open: &'a OpenDossier, key: &'a QuoteKey, evidence: Option<EvidenceIndex>) -> Self {
        let at = |entity: EntityIndex| open.dossier.entity(entity).map(Named::of).unwrap_or_default();
        let claim = evidence.and_then(|evidence| open.dossier.relation(evidence.relation));
        match (claim, &key.relation) {
            (Some(claim), _) => Self {
                id: claim.id.as_deref(),
                from: at(claim.from),
                kind: Some(&claim.kind),
                to: at(claim.to),
                status: Some(claim.status),
                by: claim.by.map(at).unwrap_or_default(),
            },
            (None, RelationKey::Id(id)) => Self { id: Some(id), ..Self::default() },
            (None, RelationKey::Claim { from, kind, to, status, by, .. }) => {
                // The entities may exist, though the quote does not.
                let named = |id: &'a String| {
                    let entity = open.dossier.entities.iter().find(|entity| entity.id == *id);
                    Named { id: Some(id), name: entity.map(|entity| entity.name.as_str()) }
                };
                let (from, to, by) = (named(from), named(to), by.as_ref().map(named).unwrap_or_default());
                Self { id: None, from, kind: Some(kind), to, status: Some(*status), by }
            }
        }
    }
}

impl<'a> Named<'a> {
    fn of(entity: &'a Entity) -> Self {
        Self { id: Some(&entity.id), name: Some(&entity.name) }
    }
}

/// A value as a field of CSV, quoted if necessary. What a spreadsheet would take for a formula is made text.
fn csv_field(value: &Value<'_>) -> String {
    let text = match value {
        Value::Text(text) => text.unwrap_or_default(),
        Value::Owned(text) => text.as_deref().unwrap_or_default(),
        Value::Texts(texts) => return texts.join("; "),
        Value::Number(number) => return number.map(|number| number.to_string()).unwrap_or_default(),
        Value::Flag(flag) => return flag.to_string(),
        // No column has a value of another kind.
        _ => return String::new(),
    };
    field(text)
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
        open.dossier.relations[0].by = Some(EntityIndex(1));
        open.dossier.relations[0].evidence = vec![quote(0, "Ann, \"pays\" Bob.")];
        open.reading = crate::text::read(&open.dossier);
        let identities = Identities::of(&open.dossier);
        let here =
            identities.key(&open.dossier, EvidenceIndex { relation: crate::model::RelationIndex(0), position: 0 });
        let here = here.expect("a key");
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
        let expected = "r9,,,,,,,,,d0,\"Ann, \"\"pays\"\" Bob.\",0,,,,,unsure,,,,,false\r\n\
                        ,ann,ann,pays,bob,bob,Alleged,bob,0,d0,\"Ann, \"\"pays\"\" Bob.\",0,,exact,both,short,wrong,direction,\
                        \"'=the other\nway\",,,true\r\n";
        assert_eq!(text, format!("{}\r\n{expected}", COLUMNS.map(|(name, _)| name).join(",")));
        assert_eq!(csv(&open, &Marks::new(), &[]), format!("{}\r\n", COLUMNS.map(|(name, _)| name).join(",")));
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
    fn the_page_is_that_of_the_words_found_or_of_those_that_the_reader_gave() {
        let text = "[p. 12]\nAnn pays Bob.\n\n[p. 13]\nBob pays Ann. Ann pays him back.";
        let mut open = dossier(&[("ann", "person")], &[("ann", "pays", "ann", Status::Asserted)], &[text]);
        open.dossier.relations[0].evidence = vec![quote(0, "Ann pays Bob"), quote(0, "gone"), quote(0, "lost")];
        open.reading = crate::text::read(&open.dossier);
        let identities = Identities::of(&open.dossier);
        let key = |position| {
            let evidence = EvidenceIndex { relation: crate::model::RelationIndex(0), position };
            identities.key(&open.dossier, evidence).expect("a key")
        };
        let correction = |quote, passage: &str| SavedCorrection {
            quote,
            document: "d0".to_owned(),
            before: String::new(),
            passage: passage.to_owned(),
        };
        let corrections = [correction(key(1), "Bob pays Ann"), correction(key(2), "pays")];
        let unsure = QuoteMark { verdict: Some(Verdict::Unsure), note: None };
        let told = json(&open, &Marks::from([(key(0), unsure)]), &corrections).expect("JSON");
        let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        let page = |quote: &str| {
            let rows = told["marks"].as_array().expect("a list");
            rows.iter().find(|row| row["quote"] == quote).expect("a row")["page"].clone()
        };
        assert_eq!([page("Ann pays Bob"), page("gone")], ["p. 12", "p. 13"]);
        assert!(page("lost").is_null(), "words that stand in several places have no page");
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
        let unmarked = ",ann,ann,pays,bob,bob,Alleged,bob,0,d0,gone,2,,,,,,,,d7,the passage,false";
        assert!(ends.contains(&unmarked), "{text}");
        assert_eq!(text.matches("d7,the passage").count(), 2, "one row for each quote");
    }
}
