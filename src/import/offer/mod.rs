//! What was given to be imported: files by their relative paths, decoded and parsed once, by need.
//!
//! Invariant: nothing here opens a file; a file is looked at by its first 64 KiB until it is read.

mod item;

pub use item::{Given, Item};

use crate::formats::hash::hash;
use std::collections::BTreeMap;

/// How the files are to be read, where somebody says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The encoding of files that are not UTF-8, by its label.
    pub encoding: Option<String>,
    /// The sign between the cells of tables.
    pub separator: Option<char>,
    /// Whether tables have no line of headings.
    pub no_header: bool,
    /// The roles of columns of tables: heading to role, in the words of the files that `--save-map` writes.
    pub roles: BTreeMap<String, String>,
    /// Whether what a tool inferred by itself is left out.
    pub drop_inferred: bool,
}

/// All that was given.
#[derive(Debug)]
pub struct Offer<'g> {
    items: Vec<Item<'g>>,
    wishes: &'g Wishes,
}

impl<'g> Offer<'g> {
    /// The files that were given, and how they are to be read.
    #[must_use]
    pub fn new(given: &'g [Given], wishes: &'g Wishes) -> Self {
        Self { items: given.iter().map(Item::new).collect(), wishes }
    }

    /// How the files are to be read.
    #[must_use]
    pub fn wishes(&self) -> &'g Wishes {
        self.wishes
    }

    /// The files that may hold what is imported: those that were given as documents are none of them.
    pub fn items(&self) -> impl Iterator<Item = &Item<'g>> {
        self.items.iter().filter(|item| !item.is_document())
    }

    /// All files, those that were given as documents too.
    pub fn all(&self) -> impl Iterator<Item = &Item<'g>> {
        self.items.iter()
    }

    /// The first file of this name, without its folder, in capitals or small letters.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Item<'g>> {
        self.items().find(|item| item.name().eq_ignore_ascii_case(name))
    }

    /// The name and SHA-256 of each file that was used.
    #[must_use]
    pub fn hashes(&self) -> Vec<(String, String)> {
        self.all().filter(|item| item.is_used()).map(|item| (item.name().to_owned(), hash(item.bytes()))).collect()
    }

    /// The name of the first file, for what is said of all.
    #[must_use]
    pub fn first_name(&self) -> &str {
        self.items.first().map_or("", Item::path)
    }
}
