//! What each column of a table means, by its heading and its first cells.
//!
//! Invariant: what somebody says of a column counts before every guess.

mod looks;
mod roles;
mod shape;

pub(super) use looks::direction;

use super::headings::{self, normal};
use super::sheet::Sheet;
use crate::model::Role;
use looks::looks;
use roles::Guess;
use std::collections::BTreeMap;

/// What is known of the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers::tables) struct Columns {
    /// The role of each.
    pub(in crate::import::readers::tables) roles: Vec<Role>,
    /// Whether the ends are a guess: no heading says so.
    pub(in crate::import::readers::tables) are_guessed: bool,
}

/// Guesses the roles of a sheet's columns; `wished` are those that somebody gave, by heading, or by file and heading with a `/`.
pub(in crate::import::readers::tables) fn columns(sheet: &Sheet<'_>, wished: &BTreeMap<String, String>) -> Columns {
    let headings: Vec<String> = sheet.headings.iter().map(|heading| normal(heading)).collect();
    let looks = looks(sheet);
    let given = |heading: &String| {
        let word = wished.get(&format!("{}/{heading}", sheet.file)).or_else(|| wished.get(heading))?;
        Role::of_word(word)
    };
    let given: Vec<Option<Role>> = sheet.headings.iter().map(given).collect();
    let mut guess = Guess { headings: &headings, looks: &looks, roles: given.clone() };
    let are_guessed = guess.all(sheet.has_headings);
    Columns { roles: guess.roles.into_iter().map(|role| role.unwrap_or(Role::Field)).collect(), are_guessed }
}

/// The kind of entity that the heading of a column names, if it does.
pub(in crate::import::readers::tables) fn kind_of_heading(heading: &str) -> Option<&'static str> {
    headings::noun(&normal(heading)).filter(|kind| !kind.is_empty())
}
