//! Ids: unique, and never empty.

use crate::import::told::ToldLines;
use crate::model::Deed;
use foldhash::fast::RandomState;
use std::collections::HashMap;
use std::fmt::Display;

/// A map from ids or names to places in a list. It is looked up only, never iterated.
pub(super) type Index = HashMap<String, usize, RandomState>;

/// An id that is not taken yet: the one that is wished for, or with a number behind it.
pub(super) fn unique(wished: &str, index: &Index) -> String {
    let plain = words(wished);
    if !plain.is_empty() && !index.contains_key(&plain) {
        return plain;
    }
    let stem = if plain.is_empty() { "unnamed".to_owned() } else { plain };
    if !index.contains_key(&stem) {
        return stem;
    }
    let numbered = (2..).map(|number: usize| format!("{stem} ({number})"));
    numbered.into_iter().find(|id| !index.contains_key(id)).unwrap_or(stem)
}

/// An id without blanks around it, hidden characters and line breaks within.
pub(super) fn words(id: &str) -> String {
    let seen = |character: &char| !crate::formats::source::show::is_hidden(*character) || character.is_whitespace();
    id.chars().filter(seen).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes an id for an element of a list, and tells where it had to be another one than the tool's.
pub(super) fn take(
    wished: &str,
    at: usize,
    what: &str,
    place: &dyn Display,
    index: &mut Index,
    told: &mut ToldLines,
) -> String {
    let id = unique(wished, index);
    if id != wished.trim() {
        let why =
            if wished.trim().is_empty() { "without an id, given one" } else { "whose id was taken, given another" };
        told.tell(Deed::Changed, &format!("{what} {why}"), place);
    }
    index.insert(id.clone(), at);
    id
}
