//! Which note a link means.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Endings of files that are no notes.
const FILES: [&str; 32] = [
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "bmp",
    "avif",
    "mp3",
    "wav",
    "m4a",
    "ogg",
    "flac",
    "3gp",
    "webm",
    "mp4",
    "mov",
    "mkv",
    "ogv",
    "pdf",
    "canvas",
    "base",
    "excalidraw",
    "csv",
    "xlsx",
    "docx",
    "pptx",
    "zip",
    "json",
    "html",
    "txt",
    "epub",
];

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A note, by its number.
    Note(usize),
    /// One of several notes of the name: that with the shortest path.
    OneOfSeveral(usize),
    /// A file that is no note.
    File,
    /// No note: the name that it would have.
    Nothing(String),
}

/// The notes of a vault by their paths and names.
pub(super) struct Notes {
    ids: Vec<String>,
    names: Vec<String>,
    /// Notes by their path without the ending, in small letters.
    by_path: BTreeMap<String, usize>,
    /// Notes by name in small letters, those with the shortest path first.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Notes {
    /// The notes at these paths.
    pub(super) fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let paths: Vec<String> = paths.map(|path| without_ending(path).nfc().collect()).collect();
        let names: Vec<String> = paths.iter().map(|path| last(path).to_owned()).collect();
        let (mut by_path, mut by_name) = (BTreeMap::new(), BTreeMap::<String, Vec<usize>>::new());
        for (number, path) in paths.iter().enumerate() {
            by_path.insert(path.to_lowercase(), number);
            by_name.entry(names[number].to_lowercase()).or_default().push(number);
        }
        for numbers in by_name.values_mut() {
            numbers.sort_by_key(|number| {
                (paths[*number].matches('/').count(), paths[*number].len(), paths[*number].clone())
            });
        }
        let is_alone =
            |number: usize| by_name.get(&names[number].to_lowercase()).is_some_and(|all: &Vec<usize>| all.len() == 1);
        let ids = (0..paths.len())
            .map(|number| if is_alone(number) { names[number].clone() } else { paths[number].clone() })
            .collect();
        Self { ids, names, by_path, by_name }
    }

    /// The id of a note: its name, or its path where several have the name.
    pub(super) fn id(&self, number: usize) -> &str {
        &self.ids[number]
    }

    /// The name of a note.
    pub(super) fn name(&self, number: usize) -> &str {
        &self.names[number]
    }

    /// What a link names; `from` is the path of its note where the link is a path from there.
    pub(super) fn find(&self, target: &str, from: Option<&str>) -> Found {
        let target: String = decoded(target, from.is_some()).nfc().collect();
        if let Some(from) = from {
            let found = self.by_path.get(&resolved(from, &target).to_lowercase());
            if let Some(number) = found {
                return Found::Note(*number);
            }
        }
        let lower = target.trim_start_matches("./").to_lowercase();
        if lower.contains('/') {
            let ending = format!("/{}", lower.trim_start_matches("../"));
            let by_end = || self.by_path.iter().find(|(path, _)| path.ends_with(&ending)).map(|(_, number)| number);
            if let Some(number) = self.by_path.get(&lower).or_else(by_end) {
                return Found::Note(*number);
            }
        }
        match self.by_name.get(&lower).map(Vec::as_slice) {
            Some([only]) => Found::Note(*only),
            Some([first, ..]) => Found::OneOfSeveral(*first),
            _ if lower.rsplit_once('.').is_some_and(|(_, ending)| FILES.contains(&ending)) => Found::File,
            _ => Found::Nothing(last(&target).to_owned()),
        }
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// A path that starts in the folder of `from`.
fn resolved(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path of Markdown without its percent signs.
fn decoded(path: &str, is_path: bool) -> String {
    if !is_path || !path.contains('%') {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_means_the_note_of_its_name_or_path() {
        let notes = Notes::of(["Ann.md", "x/Bob.md", "x/y/Ann.md", "Ann B.md", "Re\u{301}my.md"].into_iter());
        assert_eq!(notes.id(0), "Ann");
        assert_eq!(notes.id(2), "x/y/Ann");
        assert_eq!(notes.find("bob", None), Found::Note(1));
        assert_eq!(notes.find("Ann", None), Found::OneOfSeveral(0));
        assert_eq!(notes.find("y/Ann", None), Found::Note(2));
        assert_eq!(notes.find("../Ann%20B", Some("x/Bob.md")), Found::Note(3));
        assert_eq!(notes.find("Rémy", None), Found::Note(4));
        assert_eq!(notes.find("song.mp3", None), Found::File);
        assert_eq!(notes.find("x/J. K. Rowling", None), Found::Nothing("J. K. Rowling".to_owned()));
    }
}
