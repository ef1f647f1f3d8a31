//! The work behind a session's effects, the same for the window and for the command line.
//!
//! A shell hands every effect to [`Jobs::perform`]. What comes back as a job may take time: the window runs it on a
//! thread, the command line at once, and both apply the command that it answers with. What is left to the shell is the
//! layout, dialogs, the clipboard and the end of the program.
//!
//! Invariant: a job holds no session; it answers with a command.

mod compare;
mod data;
mod figure;
mod job;
mod network;
mod open;
mod report;
mod save;

pub use job::{Job, Performed, Tell};
pub use save::look;

use self::open::{Loads, Outside, Wanted};
use super::layouts;
use super::load::files_of;
use super::recovery;
use super::settings::{Changes, Settings};
use crate::analysis::facets::FacetIndex;
use crate::analysis::measures::Part;
use crate::formats::ron::TEMPLATE;
use crate::layout::PAGE_ASPECT;
use crate::layout::arrangements::{self, Pattern};
use crate::layout::quality::Ruler;
use crate::scene::Making;
use crate::session::{Canvas, Command, Effect, Loading, RecentFile, Request, Session, Version};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What outlives an effect: the settings, the figure that is being made, whether a picture is being measured.
#[derive(Debug, Default)]
pub struct Jobs {
    settings: Settings,
    /// Where the settings are kept; `None`: nowhere.
    folder: Option<PathBuf>,
    /// Where earlier versions of layouts are kept; `None`: nowhere.
    state: Option<PathBuf>,
    /// What is to be kept and is not yet.
    changes: Changes,
    making: Option<Arc<Making>>,
    measuring: Arc<AtomicBool>,
    measurer: network::Measurer,
    indexing: Arc<AtomicBool>,
    loads: Loads,
}

fn job(work: impl FnOnce() -> Command + Send + 'static) -> Performed {
    Performed::Job(Box::new(move |_| Some(work())))
}

impl Jobs {
    /// With the settings that are kept in `folder`, if any.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        let settings = folder.as_deref().map(Settings::load_from).unwrap_or_default();
        Self { settings, folder, ..Self::default() }
    }

    /// Keeps earlier versions of layouts in a folder.
    #[must_use]
    pub fn keeping_versions(mut self, state: Option<PathBuf>) -> Self {
        self.state = state;
        self
    }

    /// The earlier versions of the layout that is open.
    #[must_use]
    pub fn versions(&self, session: &Session) -> Vec<Version> {
        match (&self.state, session.layout_file().path()) {
            (Some(state), Some(path)) => recovery::versions::of(state, path),
            _ => Vec::new(),
        }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How far the figure is that is being made, from 0 to 1.
    #[must_use]
    pub fn figure_done(&self) -> f32 {
        self.making.as_ref().map_or(0.0, |making| making.done())
    }

    /// How far the load is that is under way, if any.
    #[must_use]
    pub fn loading(&self) -> Option<Loading> {
        self.loads.now()
    }

    /// Performs an effect as far as that needs no window.
    #[expect(clippy::too_many_lines, reason = "one part, or one effect, after another")]
    pub fn perform(&mut self, effect: Effect, session: &Session) -> Performed {
        let read = || files_read(session);
        match effect {
            Effect::Load(origin) => self.loads.begin(Wanted::Dossier(origin)),
            Effect::LoadGoodPart(origin) => self.loads.begin(Wanted::GoodPart(origin)),
            Effect::LoadLayout(path) => {
                let outside = match &self.folder {
                    Some(_) if self.settings.recent_files.contains(&path) => Outside::Opened,
                    Some(_) => Outside::Asked,
                    None => Outside::Refused,
                };
                self.loads.begin(Wanted::Layout(path, outside))
            }
            Effect::LoadLayoutFromElsewhere(path) => self.loads.begin(Wanted::Layout(path, Outside::Opened)),
            Effect::CancelLoading => {
                self.loads.cancel();
                Performed::Done
            }
            Effect::LookAt(pick, path) => {
                let read = read();
                job(move || {
                    let folder = read.first().and_then(|dossier| dossier.parent());
                    look(pick, save::meant(&path, folder), &read)
                })
            }
            Effect::Arrange { pattern, revision } => arrange(pattern, revision, session),
            Effect::SaveLayout { path, layout, revision, seen } => {
                let state = self.state.clone();
                job(move || save::save_layout(path, layout, revision, &seen, state.as_deref()))
            }
            Effect::Request(Request::ReadLayout(path)) => job(move || {
                let found = layouts::on_disk(&path);
                Command::LayoutReread(path, found)
            }),
            Effect::Request(Request::TakeOver(from)) => job(move || save::take_over(from)),
            Effect::Request(Request::ForgetWork(file)) => Performed::Job(Box::new(move |_| {
                recovery::forget(&file);
                None
            })),
            Effect::SaveDossier(path, open) => {
                let read = read();
                job(move || save::save_dossier(&path, &open, &read))
            }
            Effect::Compare(path, open) => job(move || compare::compare(&path, open)),
            Effect::ExportFigure(task) => {
                let (making, read) = (Arc::new(Making::default()), read());
                self.making = Some(Arc::clone(&making));
                job(move || Command::FigureMade(figure::export(&task, &making, &read)))
            }
            Effect::ExportData(task) => {
                let read = read();
                job(move || Command::FigureMade(data::export(&task, &read)))
            }
            Effect::ExportReport(task) => {
                let (making, read) = (Arc::new(Making::default()), read());
                self.making = Some(Arc::clone(&making));
                job(move || Command::FigureMade(report::export(&task, &making, &read)))
            }
            Effect::CancelFigure => {
                if let Some(making) = &self.making {
                    making.cancel();
                }
                Performed::Done
            }
            Effect::Request(Request::SaveTemplate(path)) => {
                let read = read();
                job(move || save::save_text(&path, TEMPLATE, "; fill it in and open it", &read))
            }
            Effect::SaveText(path, text) => {
                let read = read();
                job(move || save::save_text(&path, &text, "", &read))
            }
            Effect::KeepPreferences => {
                let (before, now) = (self.settings.preferences, session.preferences());
                self.change_settings(move |settings| settings.change_preferences(before, now))
            }
            Effect::Remember(path) => self.change_settings(move |settings| settings.remember(&path)),
            Effect::Request(Request::ForgetRecent(path)) => {
                self.change_settings(move |settings| settings.forget(&path))
            }
            left => Performed::Left(left),
        }
    }

    /// Changes the settings and saves them, over what other windows have saved meanwhile. A failure loses no work of the
    /// reader, so it is only a warning.
    pub fn change_settings(&mut self, change: impl Fn(&mut Settings) + Send + Sync + 'static) -> Performed {
        change(&mut self.settings);
        let Some(folder) = self.folder.clone() else { return Performed::Done };
        self.changes.note(change);
        let (changes, known) = (self.changes.clone(), self.settings.clone());
        Performed::Job(Box::new(move |_| {
            let told = |error| Command::Warn(format!("The settings were not kept: {error}"));
            changes.save_in(&folder, &known).err().map(told)
        }))
    }

    /// Saves what is still to be kept, before the program ends. What cannot be saved now is lost without a word: there
    /// is no window any more to tell it in.
    pub fn finish(&self) {
        if let Some(folder) = &self.folder {
            let _ = self.changes.save_in(folder, &self.settings);
        }
    }

    /// The recent files of all windows, each looked for on the disk.
    #[must_use]
    pub fn recent(&self) -> Vec<RecentFile> {
        match &self.folder {
            Some(folder) => self.changes.merged(folder, &self.settings).recent(),
            None => self.settings.recent(),
        }
    }

    /// The next part of the measures of the network, where one is wanted; one at a time.
    pub fn measure_network(&mut self, session: &Session) -> Option<Job> {
        self.measurer.next(session)
    }

    /// The part of the measures of the network that is being computed, and how much of it is done, from 0 to 1.
    #[must_use]
    pub fn measures_done(&self) -> Option<(Part, f32)> {
        self.measurer.done()
    }

    /// Indexes a large dossier for the counts of its filters, where these are to be seen; once for each.
    #[must_use]
    pub fn index_facets(&self, session: &Session) -> Option<Job> {
        if self.indexing.load(Ordering::Relaxed) {
            return None;
        }
        let open = session.facets_wish()?;
        let busy = Arc::clone(&self.indexing);
        busy.store(true, Ordering::Relaxed);
        Some(Box::new(move |_| {
            let index = std::panic::catch_unwind(|| FacetIndex::of(&open)).unwrap_or_default();
            busy.store(false, Ordering::Relaxed);
            Some(Command::FacetsIndexed(open, Arc::new(index)))
        }))
    }

    /// Measures the picture that is shown, where that is wanted; one at a time, then the newest.
    #[must_use]
    pub fn measure(&self, session: &Session) -> Option<Job> {
        if self.measuring.load(Ordering::Relaxed) || !session.wants_measures() {
            return None;
        }
        let (request, places) = session.shown_picture();
        let positions = Arc::clone(&session.workspace().positions);
        let visibility = Arc::clone(session.drawn());
        let busy = Arc::clone(&self.measuring);
        busy.store(true, Ordering::Relaxed);
        Some(Box::new(move |_| {
            let measures = std::panic::catch_unwind(|| Ruler::new(&request).measure(&places)).unwrap_or_default();
            busy.store(false, Ordering::Relaxed);
            Some(Command::Measured { positions, visibility, measures })
        }))
    }
}

/// A command with its path from the root: what a layout says of its dossier must not depend on where the program was
/// started.
#[must_use]
pub fn with_whole_path(command: Command) -> Command {
    let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
    match command {
        Command::Open(path) => Command::Open(whole(path)),
        Command::SaveLayoutAs(path) => Command::SaveLayoutAs(whole(path)),
        other => other,
    }
}

/// The files of the open dossier, which are never written.
#[must_use]
pub fn files_read(session: &Session) -> Vec<PathBuf> {
    session.open().map(|open| files_of(open)).unwrap_or_default()
}

/// Computes an arrangement.
fn arrange(pattern: Pattern, revision: u64, session: &Session) -> Performed {
    let aspect = |canvas: Canvas| canvas.size.width / canvas.size.height.max(1.0);
    let aspect = session.canvas().map_or(PAGE_ASPECT, aspect);
    let picture = session.picture_to_arrange(aspect);
    job(move || {
        let positions = Arc::new(arrangements::arrange(pattern, &picture));
        Command::Arranged { pattern, revision, positions }
    })
}
