//! The fields of the dossier's own (confidence, amount, page), with their values, to filter by.
//!
//! Invariant: the order is that of owners, names and counts; it does not depend on what is shown.

use crate::model::{Field, FieldOwner, OpenDossier};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many values of a field are listed.
const LISTED: usize = 200;

/// A field with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldValues {
    /// The field.
    pub field: Field,
    /// Its values with how many carry each, most first, then by value; only the first of very many.
    pub values: Vec<(String, u32)>,
    /// How many values more it has.
    pub more: usize,
}

/// The fields that claims, entities and documents of a dossier carry.
#[must_use]
pub fn fields(open: &OpenDossier) -> Vec<FieldValues> {
    let dossier = &open.dossier;
    let mut counts: BTreeMap<(FieldOwner, &str), BTreeMap<&str, u32>> = BTreeMap::new();
    let claims = dossier.relations.iter().map(|claim| (FieldOwner::Claim, &claim.fields));
    let entities = dossier.entities.iter().map(|entity| (FieldOwner::Entity, &entity.fields));
    let documents = dossier.documents.iter().map(|document| (FieldOwner::Document, &document.fields));
    for (owner, fields) in claims.chain(entities).chain(documents) {
        for (name, value) in fields {
            *counts.entry((owner, name)).or_default().entry(value).or_default() += 1;
        }
    }
    let listed = |((owner, name), values): ((FieldOwner, &str), BTreeMap<&str, u32>)| {
        let mut values: Vec<(&str, u32)> = values.into_iter().collect();
        // A stable sort keeps the map's order among equals.
        values.sort_by_key(|(_, count)| Reverse(*count));
        let more = values.len().saturating_sub(LISTED);
        values.truncate(LISTED);
        FieldValues {
            field: Field { owner, name: name.to_owned() },
            values: values.into_iter().map(|(value, count)| (value.to_owned(), count)).collect(),
            more,
        }
    };
    counts.into_iter().map(listed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::dossier;

    #[test]
    fn values_are_counted_by_owner_and_name_with_the_most_frequent_first() {
        let claims = [("a", "k", "b", Status::Asserted); 4];
        let mut open = dossier(&[("a", "x"), ("b", "x")], &claims, &["text"]);
        for (claim, value) in open.dossier.relations.iter_mut().zip(["low", "high", "high", "none"]) {
            claim.fields.insert("confidence".to_owned(), value.to_owned());
        }
        open.dossier.entities[1].fields.insert("confidence".to_owned(), "low".to_owned());
        open.dossier.documents[0].fields.insert("batch".to_owned(), "7".to_owned());
        let told: Vec<String> = fields(&open)
            .iter()
            .map(|field| format!("{:?} {} {:?} {}", field.field.owner, field.field.name, field.values, field.more))
            .collect();
        let expected = [
            "Claim confidence [(\"high\", 2), (\"low\", 1), (\"none\", 1)] 0",
            "Entity confidence [(\"low\", 1)] 0",
            "Document batch [(\"7\", 1)] 0",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn of_very_many_values_the_rest_is_counted() {
        let claims = [("a", "k", "b", Status::Asserted); 250];
        let mut open = dossier(&[("a", "x"), ("b", "x")], &claims, &[]);
        for (place, claim) in open.dossier.relations.iter_mut().enumerate() {
            claim.fields.insert("amount".to_owned(), place.to_string());
        }
        let all = fields(&open);
        assert_eq!((all.len(), all[0].values.len(), all[0].more), (1, 200, 50));
    }
}
