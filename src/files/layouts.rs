//! Saving a layout: the one place that decides which file a layout may replace.
//!
//! Invariant: a layout of a newer format is never saved over, not even by force.
//! Invariant: no layout is saved that is too large to be opened again.

use super::save::{SaveError, alone, save, save_new};
use super::{confined, load};
use crate::analysis::words::plural;
use crate::formats::layout_file;
use crate::formats::source::show::short;
use crate::model::SavedLayout;
use crate::session::{OnDisk, Seen};
use std::path::Path;

/// What a layout may be saved over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// A layout that was computed and not arranged by hand.
    Computed,
    /// Any layout that this program can read: the reader asked to save over it.
    Readable,
    /// Whatever is there, short of a layout of a newer format.
    Anything,
}

/// Saves `layout` as the file at `path`, over nothing that `over` does not allow.
///
/// # Errors
/// Where the file there must stay, or as [`save`].
pub fn save_layout(path: &Path, layout: &SavedLayout, over: Over) -> Result<(), SaveError> {
    may_replace(path, over)?;
    let text = layout_file::write(layout);
    must_be_readable(path, text.len() as u64, load::LAYOUT_LIMIT)?;
    save(path, text.as_bytes())
}

/// Why a layout was not saved over what the reader has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// Another program has written there since: what it wrote stays.
    Changed,
    /// Another reason.
    Failed(SaveError),
}

/// Saves `layout` as the file at `path`, only over what the reader has `seen` there; `before` is called with nobody else
/// between the look and the save.
///
/// # Errors
/// Where another layout is there, or as [`save_layout`].
pub fn save_layout_seen(path: &Path, layout: &SavedLayout, seen: &Seen, before: impl FnOnce()) -> Result<(), NotSaved> {
    alone(path, || {
        let is_changed = match seen {
            Seen::Nothing => is_layout(path),
            Seen::Layout(known) => was_changed(path, known),
            Seen::Anything => false,
        };
        if is_changed {
            return Err(NotSaved::Changed);
        }
        before();
        if *seen == Seen::Anything || path.exists() {
            return save_layout(path, layout, Over::Readable).map_err(NotSaved::Failed);
        }
        let text = layout_file::write(layout);
        must_be_readable(path, text.len() as u64, load::LAYOUT_LIMIT).map_err(NotSaved::Failed)?;
        match save_new(path, text.as_bytes()) {
            Ok(true) => Ok(()),
            Ok(false) => Err(NotSaved::Changed),
            Err(error) => Err(NotSaved::Failed(error)),
        }
    })
}

/// What the layout file at `path` holds.
#[must_use]
pub fn on_disk(path: &Path) -> OnDisk {
    if !path.exists() {
        return OnDisk::Nothing;
    }
    load::load_layout(path).map_or(OnDisk::Unreadable, |read| OnDisk::Layout(Box::new(read.layout)))
}

/// Whether a layout is at `path` that can be read.
fn is_layout(path: &Path) -> bool {
    let bytes = confined::read_plain(path, load::LAYOUT_LIMIT).unwrap_or_default();
    layout_file::parse(&load::shown(path), &bytes).is_ok()
}

/// Refuses a layout of so many bytes where no more than `limit` are read.
fn must_be_readable(path: &Path, size: u64, limit: u64) -> Result<(), SaveError> {
    if size <= limit {
        return Ok(());
    }
    let (size, limit) = (confined::in_words(size), confined::in_words(limit));
    let cause = format!("the layout has {size}, and none that is larger than {limit} can be opened again");
    let help = "Take out views that are not needed, or save them in layouts of their own".to_owned();
    Err(SaveError { path: path.to_owned(), cause, help })
}

/// Whether a layout may take the place of what is at `path`.
///
/// # Errors
/// Why the file there must stay, and what to do.
pub fn may_replace(path: &Path, over: Over) -> Result<(), SaveError> {
    let (cause, help) = match obstacle_at(path, over) {
        None => return Ok(()),
        Some(Obstacle::Newer) => {
            let cause = "the layout there was saved by a newer Sayso, and is never saved over".to_owned();
            (cause, "Save it under another name")
        }
        Some(Obstacle::Large) => {
            let cause = "the file there is too large to be read, and may be of a newer Sayso".to_owned();
            (cause, "Save it under another name")
        }
        Some(Obstacle::Other(cause)) if over == Over::Computed => (cause, "Write to another name, or use --force"),
        Some(Obstacle::Other(cause)) => (cause, "Save it under another name"),
    };
    Err(SaveError { path: path.to_owned(), cause, help: help.to_owned() })
}

/// Why a file must stay.
enum Obstacle {
    /// It is a layout of a newer format, which always stays.
    Newer,
    /// It is larger than what is read, so that it may be of a newer format.
    Large,
    /// Another reason, without a full stop.
    Other(String),
}

/// Why the file at `path` must stay where a layout may replace `over`; `None`: it may go, or there is none.
fn obstacle_at(path: &Path, over: Over) -> Option<Obstacle> {
    // What is no file is for the save to refuse.
    if !path.is_file() {
        return None;
    }
    if path.metadata().is_ok_and(|metadata| metadata.len() > load::LAYOUT_LIMIT) {
        return Some(Obstacle::Large);
    }
    let Ok(bytes) = confined::read_plain(path, load::LAYOUT_LIMIT) else {
        return (over != Over::Anything).then(|| Obstacle::Other("the file there cannot be read".to_owned()));
    };
    if layout_file::is_newer(&bytes) {
        return Some(Obstacle::Newer);
    }
    if over == Over::Anything || bytes.is_empty() {
        return None;
    }
    match layout_file::parse(&load::shown(path), &bytes) {
        Err(problems) => {
            let why = problems.first().map(|problem| problem.message.as_str()).unwrap_or_default();
            Some(Obstacle::Other(format!("the file there is no layout that can be read ({why})")))
        }
        Ok(read) if over == Over::Computed && !read.layout.is_computed() => {
            Some(Obstacle::Other(format!("the layout there holds {}", arranged(&read.layout))))
        }
        Ok(_) => None,
    }
}

/// Whether the file at `path` holds another layout than the `known` one, which was saved or read there last: what another
/// program has written since is not to be lost unasked. What is no layout is for the save to refuse.
#[must_use]
pub fn was_changed(path: &Path, known: &SavedLayout) -> bool {
    let bytes = confined::read_plain(path, load::LAYOUT_LIMIT).unwrap_or_default();
    layout_file::parse(&load::shown(path), &bytes).is_ok_and(|read| read.layout != *known)
}

/// What was arranged by hand in a layout, in words.
fn arranged(layout: &SavedLayout) -> String {
    let pins = layout.views.iter().map(|view| view.pins.len()).sum();
    let mut words = match layout.views.as_slice() {
        [view] => format!("the view “{}”", short(&view.name)),
        views => plural(views.len(), "view", "views"),
    };
    if pins > 0 {
        words.push_str(&format!(" and {}", plural(pins, "pin", "pins")));
    }
    if !layout.corrections.is_empty() {
        words.push_str(&format!(" and {}", plural(layout.corrections.len(), "correction", "corrections")));
    }
    format!("{words} that somebody made")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{COMPUTED_VIEW, Position, View};
    use std::fs;

    fn layout(name: &str, pin: bool) -> SavedLayout {
        let view = View {
            name: name.to_owned(),
            seed: 3,
            positions: [("a".to_owned(), Position::new(1.0, 2.0))].into(),
            pins: pin.then(|| "a".to_owned()).into_iter().collect(),
            ..View::default()
        };
        SavedLayout { dossier: "d.ron".to_owned(), views: vec![view], ..SavedLayout::default() }
    }

    /// What saving over a file of this content says, and that a refusal leaves it as it was.
    fn check(there: &str, over: Over, expected: Option<&str>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        fs::write(&path, there).expect("a file");
        let saved = save_layout(&path, &layout(COMPUTED_VIEW, false), over);
        assert_eq!(saved.as_ref().err().map(|error| error.cause.as_str()), expected, "{there} {over:?}");
        if expected.is_some() {
            assert_eq!(fs::read_to_string(&path).expect("a file"), there);
        }
    }

    #[test]
    fn a_first_save_replaces_nothing_that_was_saved_there_meanwhile() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        let (mine, theirs) = (layout("Mine", true), layout("Theirs", true));
        save_layout_seen(&path, &theirs, &Seen::Nothing, || {}).expect("nothing is there");
        assert_eq!(save_layout_seen(&path, &mine, &Seen::Nothing, || {}), Err(NotSaved::Changed));
        assert!(!was_changed(&path, &theirs), "theirs is there still");
        save_layout_seen(&path, &mine, &Seen::Layout(Box::new(theirs.clone())), || {}).expect("theirs was seen");
        let seen = Seen::Layout(Box::new(theirs.clone()));
        assert_eq!(save_layout_seen(&path, &theirs, &seen, || {}), Err(NotSaved::Changed));
        save_layout_seen(&path, &layout("Third", true), &Seen::Anything, || {}).expect("the reader asked for it");
    }

    #[test]
    fn of_many_that_save_at_the_same_time_every_one_is_saved_or_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        // Each has seen what was there when it began, and saves over nothing else.
        for round in 0..25 {
            let seen = match load::load_layout(&path) {
                Ok(read) => Seen::Layout(Box::new(read.layout)),
                Err(_) => Seen::Nothing,
            };
            let saved: usize = std::thread::scope(|scope| {
                let savers: Vec<_> = (0..4)
                    .map(|saver| {
                        let (path, seen) = (&path, &seen);
                        let own = layout(&format!("{round} {saver}"), true);
                        scope.spawn(move || match save_layout_seen(path, &own, seen, || {}) {
                            Ok(()) => 1,
                            Err(NotSaved::Changed) => 0,
                            Err(NotSaved::Failed(error)) => panic!("{error}"),
                        })
                    })
                    .collect();
                savers.into_iter().map(|saver| saver.join().expect("a saver")).sum()
            });
            assert_eq!(saved, 1, "in round {round}");
        }
    }

    #[test]
    fn what_another_program_wrote_meanwhile_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        let (mine, next, other) = (layout("View 1", true), layout("View 1", false), layout("Theirs", true));
        save_layout(&path, &mine, Over::Readable).expect("a save");
        assert!(!was_changed(&path, &mine), "what is there is what was saved");
        save_layout(&path, &next, Over::Readable).expect("a save");
        save_layout(&path, &other, Over::Readable).expect("another program's save");
        assert!(was_changed(&path, &next), "theirs is there");
        fs::remove_file(&path).expect("a file");
        assert!(!was_changed(&path, &next), "nothing is lost where nothing is");
    }

    #[test]
    fn a_layout_too_large_to_be_opened_again_is_not_saved_and_none_of_that_size_is_replaced() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        assert!(must_be_readable(&path, 100, 100).is_ok());
        let error = must_be_readable(&path, 3 << 20, 2 << 20).expect_err("it is too large");
        assert_eq!(error.cause, "the layout has 3 MiB, and none that is larger than 2 MiB can be opened again");
        fs::File::create(&path).and_then(|file| file.set_len(load::LAYOUT_LIMIT + 1)).expect("a sparse file");
        let error = save_layout(&path, &layout(COMPUTED_VIEW, false), Over::Anything).expect_err("it stays");
        assert_eq!(error.cause, "the file there is too large to be read, and may be of a newer Sayso");
    }

    #[test]
    fn a_computed_layout_takes_the_place_of_nothing_and_of_another() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("d.layout.ron");
        save_layout(&path, &layout(COMPUTED_VIEW, false), Over::Computed).expect("a save");
        save_layout(&path, &layout(COMPUTED_VIEW, false), Over::Computed).expect("a second save");
        check("", Over::Readable, None);
    }

    #[test]
    fn what_somebody_arranged_is_replaced_only_with_open_eyes() {
        let pinned = layout_file::write(&layout(COMPUTED_VIEW, true));
        let refusal = "the layout there holds the view “Layout” and 1 pin that somebody made";
        check(&pinned, Over::Computed, Some(refusal));
        check(&pinned, Over::Readable, None);
        let mut views = layout("View 1", false);
        let named = "the layout there holds the view “View 1” that somebody made";
        check(&layout_file::write(&views), Over::Computed, Some(named));
        views.views.push(layout("Talks", false).views.remove(0));
        let two = "the layout there holds 2 views that somebody made";
        check(&layout_file::write(&views), Over::Computed, Some(two));
        check(&layout_file::write(&views), Over::Anything, None);
    }

    #[test]
    fn what_is_no_layout_is_replaced_only_by_force_and_a_newer_one_never() {
        let newer = Some("the layout there was saved by a newer Sayso, and is never saved over");
        for over in [Over::Computed, Over::Readable, Over::Anything] {
            check("(format: 2, views: [], sounds: [])", over, newer);
        }
        let other = "(format: 1, entities: [])";
        let refusal = "the file there is no layout that can be read (this is a dossier, not a layout)";
        check(other, Over::Computed, Some(refusal));
        check(other, Over::Readable, Some(refusal));
        check(other, Over::Anything, None);
    }
}
