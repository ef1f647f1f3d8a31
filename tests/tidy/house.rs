//! The folders of the house: the map in `src/lib.rs`, the table of floors and the folders agree, and none is crowded.

use super::rules::FLOORS;
use std::collections::{BTreeMap, BTreeSet};

/// The most Rust files directly in one folder.
const MOST_FILES: usize = 24;

/// Floors by name, with their height.
type Floors = BTreeMap<String, u32>;

/// The floors of the table that the rules go by.
pub(super) fn table() -> Floors {
    FLOORS.iter().map(|(name, height)| ((*name).to_owned(), *height)).collect()
}

/// The floors of the map in the docs of the crate: lines such as `scene  3  what there is to see`, perhaps with more
/// names.
pub(super) fn map(docs: &str) -> Floors {
    let mut floors = Floors::new();
    for line in docs.lines().filter_map(|line| line.strip_prefix("//! ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(at) = words.iter().position(|word| word.parse::<u32>().is_ok()) else { continue };
        let is_name = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
        if at > 0 && words[..at].iter().all(is_name) {
            let height = words[at].parse().unwrap_or_default();
            floors.extend(words[..at].iter().map(|name| ((*name).to_owned(), height)));
        }
    }
    floors
}

/// The differences between the map, the table of floors and the folders.
pub(super) fn differences(map: &Floors, table: &Floors, folders: &BTreeSet<String>) -> Vec<String> {
    let names: BTreeSet<&String> = map.keys().chain(table.keys()).chain(folders).collect();
    let differ =
        |name: &&&String| map.get(**name) != table.get(**name) || map.contains_key(**name) != folders.contains(**name);
    let told = |name: &String| {
        let height =
            |floors: &Floors| floors.get(name).map_or_else(|| "none".to_owned(), |height| format!("floor {height}"));
        let folder = if folders.contains(name) { "is there" } else { "is missing" };
        format!(
            "{name}: {} in the map of src/lib.rs, {} in the table of the rules, its folder {folder}",
            height(map),
            height(table)
        )
    };
    names.iter().filter(differ).map(|name| told(name)).collect()
}

/// The folders that hold too many files.
pub(super) fn crowded<'a>(paths: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        *counts.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default() += 1;
    }
    let crowded = counts.into_iter().filter(|(_, count)| *count > MOST_FILES);
    crowded
        .map(|(folder, count)| format!("{folder} holds {count} files: at most {MOST_FILES} stand in a folder"))
        .collect()
}

#[test]
fn the_map_is_read_with_all_names_of_a_line() {
    let docs = "//! # The house\n//! ```text\n//! app  cli  6  the shells\n//! model 0 values\n//! Floor 7 is none.\n//! 3 more\n";
    let floors = [("app", 6), ("cli", 6), ("model", 0)].map(|(name, height)| (name.to_owned(), height));
    assert_eq!(map(docs), floors.into());
}

#[test]
fn a_floor_must_be_in_the_map_and_in_the_table_and_have_a_folder() {
    let floors = |names: &[&str]| -> Floors { names.iter().map(|name| ((*name).to_owned(), 1)).collect() };
    let folders = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    let count = |map: &Floors, table: &Floors, in_src: &[&str]| differences(map, table, &folders(in_src)).len();
    let both = floors(&["text", "ui"]);
    assert_eq!(count(&both, &both, &["text", "ui"]), 0);
    assert_eq!(count(&both, &both, &["ui"]), 1, "a floor without a folder");
    assert_eq!(count(&both, &both, &["text", "ui", "report"]), 1, "a folder that is no floor");
    assert_eq!(count(&both, &floors(&["ui"]), &["text", "ui"]), 1, "not in the table");
    assert_eq!(count(&floors(&["ui"]), &both, &["text", "ui"]), 1, "not in the map");
    let higher = both.iter().map(|(name, height)| (name.clone(), height + 1)).collect();
    assert_eq!(count(&both, &higher, &["text", "ui"]), 2, "of another height");
}

#[test]
fn the_twenty_fifth_file_is_too_many() {
    let paths = |count: usize| -> Vec<String> { (0..count).map(|number| format!("src/ui/{number}.rs")).collect() };
    assert_eq!(crowded(&paths(MOST_FILES)), Vec::<String>::new());
    assert_eq!(crowded(&paths(MOST_FILES + 1)), ["src/ui holds 25 files: at most 24 stand in a folder"]);
    let apart = paths(MOST_FILES).into_iter().chain(["src/ui/panels/one.rs".to_owned()]).collect::<Vec<_>>();
    assert_eq!(crowded(&apart), Vec::<String>::new());
}
