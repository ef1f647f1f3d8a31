//! Faults of shape, each at its place.

use super::super::shapes;
use super::*;
use crate::formats::strict;

/// A value that a field of this kind takes.
fn sample(kind: Kind) -> String {
    match kind {
        Text => "\"x\"".to_owned(),
        Number => "1".to_owned(),
        Flag => "true".to_owned(),
        Word(words) => words.join("|").split('|').next().unwrap_or_default().to_owned(),
        Texts => "[\"x\"]".to_owned(),
        TextMap => "{\"k\": \"v\"}".to_owned(),
        One(shape) => full(shape, |_| true),
        List(shape) => format!("[{}]", full(shape, |_| true)),
    }
}

/// A shape with the fields that `wanted` selects.
fn full(shape: &Shape, wanted: impl Fn(&Field) -> bool) -> String {
    let fields: Vec<String> = shape
        .fields
        .iter()
        .filter(|field| wanted(field))
        .map(|Field(name, _, kind)| format!("{name}: {}", sample(*kind)))
        .collect();
    format!("({})", fields.join(", "))
}

fn differences(text: &str) -> Vec<String> {
    let source = Source::new("test.ron", text.to_owned());
    let mut problems = Vec::new();
    check(&source, source.root().expect("a value"), &mut problems);
    problems.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn every_field_of_the_table_is_a_field_of_the_shapes() {
    let text = full(&DOSSIER, |_| true);
    assert_eq!(differences(&text), Vec::<String>::new());
    strict::read::<shapes::Dossier>(&text).expect("ron reads what the table allows");
}

#[test]
fn the_table_and_the_shapes_require_the_same_fields() {
    for list in [&DOCUMENT, &ENTITY, &RELATION, &KIND] {
        let name = match list.name {
            "a document" => "documents",
            "an entity" => "entities",
            "a relation" => "relations",
            _ => "kinds",
        };
        let least = full(list, |Field(_, need, _)| *need == Required);
        let text = format!("(format: 1, {name}: [{least}])");
        strict::read::<shapes::Dossier>(&text).expect("the required fields are enough");
        for Field(left_out, need, _) in list.fields {
            let text = format!("(format: 1, {name}: [{}])", full(list, |field| field.0 != *left_out));
            let refused = strict::read::<shapes::Dossier>(&text).is_err();
            assert_eq!(refused, *need == Required, "{name} without {left_out}");
            assert_eq!(differences(&text).len(), usize::from(*need == Required), "{name} without {left_out}");
        }
    }
}

#[test]
fn the_words_of_the_table_are_the_variants_of_the_shapes() {
    for Field(field, _, kind) in RELATION.fields.iter().chain(DOCUMENT.fields) {
        let Word(words) = kind else { continue };
        for word in *words {
            let text = if *field == "status" {
                format!("(format: 1, relations: [(from: \"a\", kind: \"k\", to: \"a\", status: {word})])")
            } else {
                format!("(format: 1, documents: [(id: \"a\", title: \"t\", {field}: {word})])")
            };
            strict::read::<shapes::Dossier>(&text).expect("ron knows the word");
        }
    }
}

#[test]
fn every_difference_is_told_not_only_the_first() {
    let text = "(format: 1, tittle: \"x\", entities: [(id: \"a\", kind: 1, evidense: []), 7], \
                relations: [(from: \"a\", kind: \"k\", to: \"a\", status: \"Aleged\", to: \"b\")], kinds: ())";
    assert_eq!(
        differences(text),
        [
            "a dossier has no field `tittle`",
            "`kind` is a number; it must be text in \"quotes\"",
            "an entity has no field `evidense`",
            "an entity needs `name`",
            "an entity is expected here, not a number",
            "`status` cannot be `\"Aleged\"`",
            "`to` is given twice for a relation",
            "`kinds` is fields in ( ); it must be a list",
        ]
    );
}
