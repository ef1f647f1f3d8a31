//! Files that are dropped onto the window together.

use std::path::{Path, PathBuf};

/// How many windows are opened for files that are dropped together.
const MOST_WINDOWS: usize = 8;

/// Files that were dropped together: those that can be opened, or all where none looks like it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dropped {
    /// What is opened, the first here and each other in a window of its own.
    pub(super) opened: Vec<PathBuf>,
    /// What is not, with those that are too many.
    left: Vec<PathBuf>,
}

/// Files and folders that were dropped together and are imported together: several, and none of them a dossier or a layout.
pub(super) fn one_import(files: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let is_ours = |path: &PathBuf| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("ron"));
    (files.len() > 1 && !files.iter().any(is_ours)).then(|| files.to_vec())
}

/// The text that is pasted now, if it says anything.
pub(super) fn pasted(ctx: &egui::Context) -> Option<String> {
    ctx.input(|input| {
        input.raw.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    })
}

impl Dropped {
    /// What becomes of files; nothing where there are none.
    pub(super) fn of(files: Vec<PathBuf>) -> Option<Self> {
        let is_ours = |path: &PathBuf| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("ron"));
        let (mut opened, mut left): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(is_ours);
        if opened.is_empty() && !left.is_empty() {
            // One that cannot be opened is told why, on a page of its own.
            opened.push(left.remove(0));
        }
        left.extend(opened.drain(opened.len().min(MOST_WINDOWS + 1)..));
        (!opened.is_empty()).then_some(Self { opened, left })
    }

    /// The file for this window, and what becomes of the others.
    pub(super) fn split(mut self) -> Option<(PathBuf, Self)> {
        let first = (!self.opened.is_empty()).then(|| self.opened.remove(0))?;
        Some((first, self))
    }

    /// What became of the files beside the first.
    pub(super) fn words(&self) -> Option<String> {
        let opened = match self.opened.as_slice() {
            [] => None,
            [one] => Some(format!("{} opens in another window", name(one))),
            more => Some(format!("{} more open in windows of their own", more.len())),
        };
        let left = match self.left.as_slice() {
            [] => None,
            [one] => Some(format!("{} was not opened", name(one))),
            more => Some(format!("{} others were not opened", more.len())),
        };
        let parts: Vec<String> = opened.into_iter().chain(left).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(files: &[&str]) -> Option<(PathBuf, Dropped)> {
        Dropped::of(files.iter().map(PathBuf::from).collect()).and_then(Dropped::split)
    }

    #[test]
    fn the_first_opens_here_and_the_others_in_windows_of_their_own() {
        assert_eq!(dropped(&[]), None);
        let (first, others) = dropped(&["/a/notes.txt", "/a/x.ron", "/a/Y.RON"]).expect("files");
        assert_eq!(
            (first, others.opened.as_slice()),
            (PathBuf::from("/a/x.ron"), [PathBuf::from("/a/Y.RON")].as_slice())
        );
        assert_eq!(others.words().as_deref(), Some("Y.RON opens in another window; notes.txt was not opened"));
        let (first, others) = dropped(&["/a/notes.txt", "/a/b.pdf"]).expect("files");
        assert_eq!((first, others.opened.len()), (PathBuf::from("/a/notes.txt"), 0));
        assert_eq!(others.words().as_deref(), Some("b.pdf was not opened"));
        assert_eq!(dropped(&["/a/x.ron"]).and_then(|(_, others)| others.words()), None);
    }

    #[test]
    fn several_files_of_other_programs_are_one_import() {
        let paths = |files: &[&str]| files.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(one_import(&paths(&["/a/n.csv", "/a/docs"])), Some(paths(&["/a/n.csv", "/a/docs"])));
        assert_eq!(one_import(&paths(&["/a/n.csv"])), None);
        assert_eq!(one_import(&paths(&["/a/n.csv", "/a/x.ron"])), None);
    }

    #[test]
    fn a_whole_folder_of_files_does_not_open_a_hundred_windows() {
        let files: Vec<String> = (0..100).map(|at| format!("/a/{at}.ron")).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let (_, others) = dropped(&files).expect("files");
        assert_eq!(others.opened.len(), MOST_WINDOWS);
        assert_eq!(others.words().as_deref(), Some("8 more open in windows of their own; 91 others were not opened"));
    }
}
