//! Differences of two versions in words, a line each, as the command line and the window tell them.

use crate::analysis::versions::{Changed, FieldChange, Parts, Versions};
use crate::analysis::words::{in_marks, plural};
use crate::model::{DocumentIndex, Dossier, EntityIndex, EvidenceIndex, OpenDossier, RelationIndex};
use crate::text::{cut, single_line};

/// The most characters of a value that are told.
const VALUE: usize = 160;

/// What became of the things of one sort: "2 added, 1 changed, none gone".
#[must_use]
pub fn counts<I: Copy>(parts: &Parts<I>) -> String {
    let number = |count: usize| if count == 0 { "none".to_owned() } else { count.to_string() };
    let [added, changed, gone] = parts.counts().map(number);
    format!("{added} added, {changed} changed, {gone} gone")
}

/// A difference of a property: "status: Alleged → Asserted", "note: added: …".
#[must_use]
pub fn field_words(change: &FieldChange) -> String {
    let value = |text: &str| cut(&single_line(text), VALUE);
    let FieldChange { field, old, new } = change;
    let field = single_line(field);
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("{field}, added: {}", value(new)),
        (_, true) => format!("{field}, gone: {}", value(old)),
        _ => format!("{field}: {} → {}", value(old), value(new)),
    }
}

/// The differences of one thing, one after another.
#[must_use]
pub fn fields_words(fields: &[FieldChange]) -> String {
    fields.iter().map(field_words).collect::<Vec<_>>().join("; ")
}

/// A document by its title.
#[must_use]
pub fn document_words(dossier: &Dossier, document: DocumentIndex) -> String {
    dossier.document(document).map_or_else(String::new, |document| single_line(&document.title))
}

/// An entity by its name and kind.
#[must_use]
pub fn entity_words(dossier: &Dossier, entity: EntityIndex) -> String {
    let Some(entity) = dossier.entity(entity) else { return String::new() };
    format!("{} ({})", single_line(&entity.name), single_line(&entity.kind))
}

/// A claim by what it says: "Ann — met — Bob (Alleged)".
#[must_use]
pub fn claim_words(dossier: &Dossier, claim: RelationIndex) -> String {
    let Some(relation) = dossier.relation(claim) else { return String::new() };
    let name = |entity| single_line(dossier.entity_name(entity));
    let by = relation.by.map_or_else(String::new, |by| format!(" by {}", name(by)));
    let kind = single_line(&relation.kind);
    format!("{} — {kind} — {} ({}{by})", name(relation.from), name(relation.to), relation.status.word())
}

/// A piece of evidence by its words and its document.
#[must_use]
pub fn quote_words(dossier: &Dossier, evidence: EvidenceIndex) -> String {
    let Some(piece) = dossier.evidence(evidence) else { return String::new() };
    let title = document_words(dossier, piece.document);
    match piece.quote.as_ref().or(piece.passage.as_ref()) {
        Some(words) => format!("{} in {title}", in_marks(&cut(&single_line(words), VALUE), [None, None])),
        None => format!("citation of {title}"),
    }
}

/// Everything that differs, a line for each: `+` added, `~` changed, `-` gone; before it how many there are of each sort.
#[must_use]
pub fn lines(old: &OpenDossier, new: &OpenDossier, versions: &Versions) -> Vec<String> {
    let Versions { documents, entities, claims, quotes, rest } = versions;
    let mut lines = vec![
        format!("documents: {}", counts(documents)),
        format!("entities: {}", counts(entities)),
        format!("claims: {}", counts(claims)),
        format!("quotes: {}", counts(quotes)),
    ];
    lines.extend((!rest.is_empty()).then(|| format!("other: {}", plural(rest.len(), "difference", "differences"))));
    let (old, new) = (&old.dossier, &new.dossier);
    add(&mut lines, "document", documents, |index| document_words(new, index), |index| document_words(old, index));
    add(&mut lines, "entity", entities, |index| entity_words(new, index), |index| entity_words(old, index));
    add(&mut lines, "claim", claims, |index| claim_words(new, index), |index| claim_words(old, index));
    let quote = |dossier: &Dossier, index: EvidenceIndex| {
        format!("{}, for {}", quote_words(dossier, index), claim_words(dossier, index.relation))
    };
    add(&mut lines, "quote", quotes, |index| quote(new, index), |index| quote(old, index));
    lines.extend(rest.iter().map(|change| format!("~ {}", field_words(change))));
    lines
}

fn add<I: Copy>(
    lines: &mut Vec<String>,
    sort: &str,
    parts: &Parts<I>,
    new: impl Fn(I) -> String,
    old: impl Fn(I) -> String,
) {
    lines.extend(parts.added.iter().map(|index| format!("+ {sort} {}", new(*index))));
    lines.extend(
        parts
            .changed
            .iter()
            .map(|Changed { new: index, fields, .. }| format!("~ {sort} {}: {}", new(*index), fields_words(fields))),
    );
    lines.extend(parts.gone.iter().map(|index| format!("- {sort} {}", old(*index))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    #[test]
    fn every_difference_is_a_line_and_each_sort_is_counted() {
        let claims = [("ann", "met", "bob", Status::Alleged), ("bob", "paid", "ann", Status::Asserted)];
        let mut old = dossier(&[("ann", "person"), ("bob", "person")], &claims, &["bob paid ann"]);
        old.dossier.relations[1].evidence = vec![quote(0, "bob paid ann")];
        let claims = [("ann", "met", "bob", Status::Denied)];
        let mut new = dossier(&[("ann", "person"), ("bob", "person"), ("do\nra", "place")], &claims, &["bob paid ann"]);
        new.dossier.relations[0].note = Some("x".to_owned());
        let told = lines(&old, &new, &Versions::between(&old, &new));
        let expected = [
            "documents: none added, none changed, none gone",
            "entities: 1 added, none changed, none gone",
            "claims: none added, 1 changed, 1 gone",
            "quotes: none added, none changed, 1 gone",
            "+ entity do ra (place)",
            "~ claim ann — met — bob (Denied): status: Alleged → Denied; note, added: x",
            "- claim bob — paid — ann (Asserted)",
            "- quote “bob paid ann” in d0, for bob — paid — ann (Asserted)",
        ];
        assert_eq!(told, expected);
    }
}
