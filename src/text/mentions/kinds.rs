//! Kinds of entities, as far as names go: which of them are persons.

/// The words for a person by which the kinds of entities go in hand-written files and annotated collections.
const PERSONS: [&str; 13] = [
    "person",
    "per",
    "human",
    "individual",
    "man",
    "woman",
    "politician",
    "personne",
    "persona",
    "pessoa",
    "persoon",
    "персона",
    "человек",
];

/// Whether entities of this kind are persons.
pub(super) fn is_person(kind: &str) -> bool {
    PERSONS.contains(&kind.trim().to_lowercase().as_str())
}
