//! Loading dossiers and layouts, one at a time, and given up where that is wanted.
//!
//! Invariant: a load that is given up answers with nothing, and every other one with what was loaded or why it was not.

use super::job::{Performed, Tell};
use crate::files::good_part;
use crate::files::import;
use crate::files::load::{
    Ended, KEPT, Watcher, dossier_of, leads_out, load_layout as read_layout, load_watched, shown, unreadable,
};
use crate::files::progress::Progress;
use crate::model::{OpenDossier, Origin, Problem, SavedLayout, Severity};
use crate::session::{Command, Loading, Prompt, layout_beside};
use crate::text::visible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be loaded.
pub(super) enum Wanted {
    /// A dossier, with the layout that lies beside it.
    Dossier(Origin),
    /// What has no error of a dossier.
    GoodPart(Origin),
    /// A layout file and the dossier that it names.
    Layout(PathBuf, Outside),
}

/// Whether the dossier of a layout may lie outside of the layout's folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outside {
    /// It may: the reader has said so, or has saved it there.
    Opened,
    /// The reader is asked.
    Asked,
    /// There is nobody to ask.
    Refused,
}

impl Outside {
    /// What to do in place of opening the dossier of a layout; `None` where it may be opened.
    fn objection(self, path: &Path, layout: &SavedLayout) -> Option<Command> {
        if self == Self::Opened || !leads_out(layout) {
            return None;
        }
        if self == Self::Asked {
            return Some(Command::Ask(Prompt::Outside(path.to_owned(), layout.dossier.clone())));
        }
        let message = format!("its dossier, {}, lies outside of its folder", visible(&layout.dossier));
        let help = "Name the dossier itself, and the layout by --layout".to_owned();
        let problem = Problem::of_file(Severity::Error, shown(path), message, help);
        Some(Command::Refused { origin: Origin::File(path.to_owned()), problems: vec![problem] })
    }
}

/// The loads that are under way.
#[derive(Debug, Default)]
pub(super) struct Loads {
    /// The last that was begun.
    last: Option<Arc<Progress>>,
    /// One before it whose dossier is open already, and only awaits its names.
    naming: Option<Arc<Progress>>,
}

impl Loads {
    /// How far the last load is that is not over.
    pub(super) fn now(&self) -> Option<Loading> {
        [&self.last, &self.naming].into_iter().flatten().find_map(|load| load.now())
    }

    /// Gives up the load that is under way, unless what it loads is open already.
    pub(super) fn cancel(&mut self) {
        if let Some(load) = self.last.take() {
            if load.is_shown() {
                self.naming = Some(load);
            } else {
                load.cancel();
            }
        }
    }

    /// Begins a load; one before it is given up.
    pub(super) fn begin(&mut self, wanted: Wanted) -> Performed {
        self.cancel();
        let progress = Arc::new(Progress::default());
        self.last = Some(Arc::clone(&progress));
        Performed::Job(Box::new(move |tell| {
            let origin = wanted.origin();
            let answer = catch_unwind(AssertUnwindSafe(|| wanted.load(&progress, tell)));
            progress.end();
            answer.unwrap_or_else(|_| {
                let problem = unreadable(&origin, "something went wrong inside the program", "Try another file");
                Some(Command::Refused { origin, problems: vec![problem] })
            })
        }))
    }
}

/// A layout file with what it holds, or why it cannot be read.
type Beside = Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>;

impl Wanted {
    fn origin(&self) -> Origin {
        match self {
            Self::Dossier(origin) | Self::GoodPart(origin) => origin.clone(),
            Self::Layout(path, _) => Origin::File(path.clone()),
        }
    }

    /// Loads it. What is large is told before its names are looked up.
    fn load(self, progress: &Progress, tell: Tell<'_>) -> Option<Command> {
        let (origin, layout) = match self {
            Self::GoodPart(origin) => {
                let loaded = good_part::load(&origin);
                return Some(match loaded {
                    Ok((open, left_out)) => {
                        Command::GoodPart { open: Arc::new(open), layout: beside(&origin), left_out }
                    }
                    Err(problems) => Command::Refused { origin, problems },
                });
            }
            Self::Dossier(origin) => {
                // A file of another program, or a folder, is imported.
                let foreign = if let Origin::File(path) = &origin { import::meant(path) } else { None };
                let origin = foreign.map_or(origin, |task| Origin::Import(Box::new(task)));
                if let Origin::Import(_) = &origin {
                    let loaded = |open| Command::Loaded { open: Arc::new(open), layout: None };
                    return Some(
                        import::open(&origin).map_or_else(|problems| Command::Refused { origin, problems }, loaded),
                    );
                }
                let layout = beside(&origin);
                (origin, layout)
            }
            Self::Layout(path, outside) => match read_layout(&path) {
                Ok(read) if let Some(objection) = outside.objection(&path, &read.layout) => return Some(objection),
                Ok(read) => (dossier_of(&read.layout, &path), Some((path, Ok(read.layout)))),
                Err(problems) => return Some(Command::Refused { origin: Origin::File(path), problems }),
            },
        };
        open(origin, layout, progress, tell)
    }
}

/// The layout beside a dossier. One that cannot be read does not keep the dossier closed.
fn beside(origin: &Origin) -> Beside {
    let Origin::File(path) = origin else { return None };
    let path = Some(layout_beside(path)).filter(|layout| layout.is_file())?;
    let layout = read_layout(&path).map(|read| read.layout);
    Some((path, layout))
}

/// Opens a dossier with this layout.
fn open(origin: Origin, layout: Beside, progress: &Progress, tell: Tell<'_>) -> Option<Command> {
    let mut layout = Some(layout);
    let mut early = |open: OpenDossier| {
        if progress.is_cancelled() {
            return;
        }
        progress.show();
        tell(Command::Loaded { open: Arc::new(open), layout: layout.take().flatten() });
    };
    let loaded = load_watched(&origin, &mut Watcher { progress, early: &mut early, kept: KEPT });
    match (loaded, layout) {
        _ if progress.is_cancelled() => None,
        (Ok(open), Some(layout)) => Some(Command::Loaded { open: Arc::new(open), layout }),
        (Ok(open), None) => Some(Command::NamesRead(Arc::new(open))),
        (Err(Ended::Refused(problems)), _) => Some(Command::Refused { origin, problems }),
        (Err(Ended::Cancelled), _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::layout_file;
    use crate::model::View;
    use crate::session::Stage;
    use std::fs;

    /// The commands that loading a dossier answers with whose one document has this text; it is cancelled when the first
    /// arrives, where that is asked for.
    fn answers(text: &str, cancels: bool) -> Vec<Command> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("case.ron");
        let dossier = format!(
            "(format: 1, documents: [(id: \"d\", title: \"t\", text: \"{text}\")], \
             entities: [(id: \"a\", kind: \"person\", name: \"Ann\"), (id: \"b\", kind: \"person\", name: \"Bob\")], \
             relations: [(from: \"a\", kind: \"pays\", to: \"b\", evidence: [(doc: \"d\", quote: \"Ann paid Bob\")])])"
        );
        fs::write(&path, dossier).expect("a file");
        let mut loads = Loads::default();
        let Performed::Job(job) = loads.begin(Wanted::Dossier(Origin::File(path))) else { return Vec::new() };
        assert_eq!(loads.now().map(|loading| loading.stage), Some(Stage::File));
        let progress = loads.last.clone().expect("a load");
        let mut told = Vec::new();
        let mut tell = |command| {
            told.push(command);
            if cancels {
                progress.cancel();
            }
        };
        let last = job(&mut tell);
        assert_eq!(loads.now(), None, "it is over");
        told.extend(last);
        told
    }

    /// What was loaded, and whether that was told as new or as the same with its names.
    fn loaded(command: &Command) -> Option<(&OpenDossier, bool)> {
        match command {
            Command::Loaded { open, .. } => Some((open, true)),
            Command::NamesRead(open) => Some((open, false)),
            _ => None,
        }
    }

    #[test]
    fn a_small_dossier_is_there_with_its_names() {
        let told = answers("Ann paid Bob.", false);
        let (open, is_new) = loaded(&told[0]).expect("a dossier");
        assert!(is_new && !open.reading.awaits_names && told.len() == 1);
        assert_eq!(open.reading.mentions_of[0].len(), 1);
    }

    #[test]
    fn a_large_one_is_shown_before_its_names_are_looked_up() {
        let large = "Ann paid Bob. It rained in the town for days. ".repeat(200_000);
        let told = answers(&large, false);
        assert_eq!(told.len(), 2);
        let (first, is_new) = loaded(&told[0]).expect("a dossier");
        assert!(is_new && first.reading.awaits_names);
        assert!(first.reading.verifications[0][0].is_verified(), "what the picture shows is known");
        let (last, is_new) = loaded(&told[1]).expect("the same");
        assert!(!is_new && !last.reading.awaits_names && first.is_of_same_content(last));
        assert_eq!((first.reading.mentions_of.len(), last.reading.mentions_of[0].len()), (0, 200_000));
        assert_eq!(answers(&large, true).len(), 1, "what is given up answers with nothing more");
    }

    #[test]
    fn what_a_layout_names_elsewhere_is_opened_only_where_the_reader_wants_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("far")).expect("a folder");
        let dossier = "(format: 1, entities: [(id: \"a\", kind: \"k\", name: \"A\")])";
        fs::write(folder.path().join("case.ron"), dossier).expect("a file");
        let load = |dossier: &str, outside| {
            let path = folder.path().join("far/case.layout.ron");
            let layout =
                SavedLayout { dossier: dossier.to_owned(), views: vec![View::default()], ..SavedLayout::default() };
            fs::write(&path, layout_file::write(&layout)).expect("a file");
            let Performed::Job(job) = Loads::default().begin(Wanted::Layout(path, outside)) else { return None };
            job(&mut |_| {})
        };
        for elsewhere in ["../case.ron", "/etc/passwd", "//host/share/case.ron"] {
            let asked = load(elsewhere, Outside::Asked);
            assert!(matches!(&asked, Some(Command::Ask(Prompt::Outside(_, dossier))) if dossier == elsewhere));
            let Some(Command::Refused { problems, .. }) = load(elsewhere, Outside::Refused) else { panic!("opened") };
            assert!(problems[0].message.contains("lies outside of its folder"), "{problems:?}");
        }
        assert!(matches!(load("../case.ron", Outside::Opened), Some(Command::Loaded { .. })));
        assert!(matches!(load("builtin:kharrazi", Outside::Refused), Some(Command::Loaded { .. })));
    }
}
