//! Performing what the session asks for.

use super::App;
use crate::files::figure::export;
use crate::files::layouts::{Over, save_layout as save_layout_file, was_changed};
use crate::files::load::files_of;
use crate::files::save::{belongs_to, save};
use crate::files::{settings::Settings, watch::Watch};
use crate::layout::PAGE_ASPECT;
use crate::layout::arrangements::{self, Pattern};
use crate::layout::quality::Ruler;
use crate::model::SavedLayout;
use crate::scene::{self, Making};
use crate::session::layout_request::layout_request;
use crate::session::{Answer, Command, Effect, Pick, Prompt, Request};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// A file dialog that is over sooner than this was never shown.
const NO_DIALOG: Duration = Duration::from_millis(500);

impl App {
    /// Performs one effect. Whatever takes time happens in the background and comes back as a command.
    pub(super) fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Load(origin) => self.in_background(move || Some(super::loading::load_dossier(origin))),
            Effect::LoadLayout(path) => self.in_background(move || Some(super::loading::load_layout(path))),
            Effect::Request(request) => self.answer(request),
            Effect::LookAt(pick, path) => self.look_at(pick, path),
            Effect::StartLayout(ticket) => self.start_layout(ticket),
            Effect::PauseLayout => self.driver.pause(),
            Effect::ResumeLayout => self.driver.resume(),
            Effect::StopLayout => self.driver.stop(),
            Effect::Arrange { pattern, revision } => self.arrange(pattern, revision),
            Effect::WatchCourse(watched) => self.driver.watch(watched),
            Effect::SaveLayout { path, layout, revision, known } => {
                self.in_background(move || Some(save_layout(path, layout, revision, known.as_deref())));
            }
            Effect::ExportFigure(task) => {
                let making = Arc::new(Making::default());
                self.making = Some(Arc::clone(&making));
                let read = self.files_read();
                self.in_background(move || Some(Command::FigureMade(export(&task, &making, &read))));
            }
            Effect::CancelFigure => {
                if let Some(making) = &self.making {
                    making.cancel();
                }
            }
            Effect::SaveText(path, text) => self.save_text(path, text, ""),
            Effect::OpenLink(link) => self.ctx.open_url(egui::OpenUrl::new_tab(link)),
            Effect::KeepPreferences => self.keep_preferences(),
            Effect::Remember(path) => self.remember(&path),
            Effect::Quit => {
                self.may_close = true;
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        self.watch_open();
    }

    /// Does what does not concern the session.
    fn answer(&mut self, request: Request) {
        match request {
            Request::Pick(pick) => self.pick(pick),
            Request::SaveTemplate(path) => {
                let text = crate::formats::ron::TEMPLATE.to_owned();
                self.save_text(path, text, "; fill it in and open it");
            }
            Request::Copy(text) => self.ctx.copy_text(text),
            Request::LookUpRecent => self.look_up_recent(),
            Request::ForgetRecent(path) => self.forget(&path),
        }
    }

    /// Runs work on a thread of its own and takes its answer as a command.
    pub(super) fn in_background(&self, work: impl FnOnce() -> Option<Command> + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let spawned = std::thread::Builder::new().name("sayso work".to_owned()).spawn(move || {
            let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| {
                Some(Command::Warn("Something went wrong inside the program; nothing was changed".to_owned()))
            });
            if let Some(command) = answer {
                // The receiver is gone only when the program ends.
                let _ = sender.send(command);
                ctx.request_repaint();
            }
        });
        if spawned.is_err() {
            let _ = self.sender.send(Command::Warn("The system gave no thread to work on; try again".to_owned()));
        }
    }

    /// Starts the layout of the open dossier.
    fn start_layout(&mut self, ticket: u64) {
        let Some(open) = self.session.open() else { return };
        let arranged = self.session.workspace();
        // Only pins are kept: from where the others stand now, another picture would come of the same seed each time.
        let start =
            |(at, position): (usize, &_)| arranged.pinned.get(at).copied().unwrap_or(false).then_some(*position);
        let starts: Vec<_> = arranged.positions.iter().enumerate().map(start).collect();
        let sizes = scene::half_sizes(open);
        let request = layout_request(open, &sizes, &starts, &arranged.pinned, &arranged.options, 0);
        self.driver.start(request, ticket);
    }

    /// Width over height of the canvas; the usual before the first frame has told it.
    fn aspect(&self) -> f32 {
        self.session.canvas().map_or(PAGE_ASPECT, |canvas| canvas.size.width / canvas.size.height.max(1.0))
    }

    /// Computes an arrangement in the background.
    fn arrange(&self, pattern: Pattern, revision: u64) {
        let Some(open) = self.session.open() else { return };
        let picture = self.session.picture_to_arrange(&scene::half_sizes(open), self.aspect());
        self.in_background(move || {
            let positions = Arc::new(arrangements::arrange(pattern, &picture));
            Some(Command::Arranged { pattern, revision, positions })
        });
    }

    /// Measures the picture that is shown, in the background, where that is wanted; one at a time, then the newest.
    pub(super) fn measure(&mut self) {
        if self.measuring.load(Ordering::Relaxed) || !self.session.wants_measures() {
            return;
        }
        let Some(open) = self.session.open() else { return };
        let (request, places) = self.session.shown_picture(&scene::half_sizes(open));
        let positions = Arc::clone(&self.session.workspace().positions);
        let visibility = Arc::clone(self.session.visibility());
        let busy = Arc::clone(&self.measuring);
        busy.store(true, Ordering::Relaxed);
        self.in_background(move || {
            let measures = std::panic::catch_unwind(|| Ruler::new(&request).measure(&places)).unwrap_or_default();
            busy.store(false, Ordering::Relaxed);
            Some(Command::Measured { positions, visibility, measures })
        });
    }

    fn keep_preferences(&mut self) {
        let preferences = self.session.preferences();
        self.settings.theme = preferences.theme;
        self.settings.text_scale = preferences.text_scale;
        self.settings.filters = preferences.filters;
        self.save_settings();
    }

    fn forget(&mut self, path: &Path) {
        self.settings.forget(path);
        self.surroundings.recent = None;
        self.save_settings();
    }

    fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.surroundings.recent = None;
        self.save_settings();
    }

    /// Keeps widths and folds of the panels, once the reader's hand is off them.
    pub(super) fn keep_panels(&mut self) {
        let panels = self.memory.panels();
        let same = self.settings.panel_widths == panels.sizes && self.settings.folded_panels == panels.folded;
        if same || self.ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        self.settings.panel_widths.clone_from(&panels.sizes);
        self.settings.folded_panels.clone_from(&panels.folded);
        self.save_settings();
    }

    /// Saves the settings in the background. A failure costs nothing that the reader made, so it is only told.
    fn save_settings(&self) {
        let settings: Settings = self.settings.clone();
        self.in_background(move || {
            settings.save().err().map(|error| Command::Warn(format!("The settings were not kept: {error}")))
        });
    }

    /// Watches the files of the open dossier, anew whenever one was read.
    fn watch_open(&mut self) {
        let open = self.session.open().cloned();
        if self.watched.as_ref().map(Arc::as_ptr) == open.as_ref().map(Arc::as_ptr) {
            return;
        }
        self.watch = open.as_ref().and_then(|open| {
            let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
            Watch::over(open, move || {
                let _ = sender.send(Command::ChangedOnDisk);
                ctx.request_repaint();
            })
        });
        self.watched = open;
    }

    /// The files of the open dossier, which are never written.
    fn files_read(&self) -> Vec<PathBuf> {
        self.session.open().map(|open| files_of(open)).unwrap_or_default()
    }

    /// Looks in the background what is at a path that was typed.
    fn look_at(&self, pick: Pick, path: PathBuf) {
        let read = self.files_read();
        let folder = read.first().and_then(|dossier| dossier.parent()).map(Path::to_path_buf);
        self.in_background(move || Some(look(pick, meant(&path, folder.as_deref()), &read)));
    }

    /// Saves text in the background; `then` says what to do with it.
    fn save_text(&self, path: PathBuf, text: String, then: &'static str) {
        let read = self.files_read();
        self.in_background(move || Some(save_text(&path, &text, then, &read)));
    }

    /// Asks for a file in the background and goes on with it.
    fn pick(&self, pick: Pick) {
        let read = self.files_read();
        self.in_background(move || {
            let asked = Instant::now();
            Some(match super::pick::pick(&pick) {
                // The system has asked about the file of the picked name only: what another name means is looked at.
                Some(path) if pick.whole_name(path.clone()) != path => look(pick, path, &read),
                Some(path) => pick.with(path),
                // No person closes a dialog so soon: the system has none to show.
                None if asked.elapsed() < NO_DIALOG => Command::Ask(Prompt::Path(pick)),
                None => Command::Answer(Answer::Cancel),
            })
        });
    }
}

/// The path that is meant by one that was typed: from `~` the reader's own folder, a bare name beside the dossier in `folder`.
fn meant(path: &Path, folder: Option<&Path>) -> PathBuf {
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    match (path.strip_prefix("~"), home, folder) {
        (Ok(rest), Some(home), _) => home.join(rest),
        (Err(_), _, Some(folder)) => folder.join(path),
        _ => path.to_owned(),
    }
}

/// Goes on with a path that was typed, unless something is there already.
fn look(pick: Pick, path: PathBuf, read: &[PathBuf]) -> Command {
    if pick == Pick::Open {
        return Command::Open(path);
    }
    if path.is_dir() {
        return Command::Warn(format!("{} is a folder: add the name of a file", name_of(&path)));
    }
    let path = pick.whole_name(path);
    if let Some(why) = belongs_to(&path, read) {
        return Command::Warn(why);
    }
    if path.exists() { Command::Ask(Prompt::Replace(pick, path)) } else { pick.with(path) }
}

fn save_layout(path: PathBuf, layout: Box<SavedLayout>, revision: u64, known: Option<&SavedLayout>) -> Command {
    if known.is_some_and(|known| was_changed(&path, known)) {
        let folder = path.parent().map(Path::to_path_buf);
        return Command::Ask(Prompt::Replace(Pick::SaveLayout { name: name_of(&path), folder }, path));
    }
    match save_layout_file(&path, &layout, Over::Readable) {
        Ok(()) => Command::Saved { path, layout, revision },
        Err(error) => Command::Warn(format!("The layout is not saved. {error}")),
    }
}

fn save_text(path: &Path, text: &str, then: &str, read: &[PathBuf]) -> Command {
    if let Some(why) = belongs_to(path, read) {
        return Command::Warn(why);
    }
    match save(path, text.as_bytes()) {
        Ok(()) => Command::Tell(format!("Saved {}{then}", name_of(path))),
        Err(error) => Command::Warn(format!("{} is not saved. {error}", name_of(path))),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;
    use crate::session::figure::Length;
    use crate::session::{FigureKind, FigureOptions, FigureOutcome, FigureTask, Session};

    #[test]
    fn a_bare_name_is_meant_beside_the_dossier() {
        let folder = Some(Path::new("/case"));
        assert_eq!(meant(Path::new("x.layout.ron"), folder), Path::new("/case/x.layout.ron"));
        assert_eq!(meant(Path::new("/other/x.ron"), folder), Path::new("/other/x.ron"));
        assert_eq!(meant(Path::new("x.ron"), None), Path::new("x.ron"));
        if let Some(home) = std::env::home_dir().filter(|home| home.is_absolute()) {
            assert_eq!(meant(Path::new("~/x.ron"), folder), home.join("x.ron"));
        }
    }

    fn figure(kind: FigureKind, path: PathBuf) -> FigureTask {
        let mut session = Session::default();
        let open = crate::files::load::load(&Origin::Builtin("halmyra".to_owned())).expect("an example");
        session.apply(Command::Loaded { open: Arc::new(open), layout: None });
        FigureTask {
            path,
            options: FigureOptions { width: Some(Length::Pixels(300.0)), ..FigureOptions::usual(kind) },
            subject: session.figure_subject().expect("a dossier"),
        }
    }

    #[test]
    fn a_figure_is_of_the_chosen_kind_whatever_name_was_typed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (kind, magic) in [(FigureKind::Png, "\u{fffd}PNG"), (FigureKind::Svg, "<svg"), (FigureKind::Pdf, "%PDF-")] {
            for typed in ["net", "net.eps", "net.png", "net.svg", "net.pdf"] {
                let pick = Pick::SaveFigure(Box::new(figure(kind, PathBuf::from("offered.png"))));
                let Command::ExportFigure(task) = look(pick, folder.path().join(typed), &[]) else {
                    panic!("{typed} is there already");
                };
                assert_eq!(export(&task, &Making::default(), &[]), FigureOutcome::Saved(None));
                assert_eq!(FigureKind::of_path(&task.path), Some(kind), "{typed}");
                let bytes = std::fs::read(&task.path).expect("a figure");
                assert!(String::from_utf8_lossy(&bytes).starts_with(magic), "{typed} as {kind:?}");
                std::fs::remove_file(&task.path).expect("a figure");
            }
        }
    }

    #[test]
    fn nothing_is_saved_over_a_file_of_the_open_dossier() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let document = folder.path().join("letter.txt");
        std::fs::write(&document, "Dear Sir").expect("a document");
        let read = [document.clone()];
        assert!(matches!(save_text(&document, "new", "", &read), Command::Warn(_)));
        let task = figure(FigureKind::Png, document.clone());
        assert!(matches!(export(&task, &Making::default(), &read), FigureOutcome::NotSaved(_)));
        assert!(matches!(look(Pick::SaveTemplate, document.clone(), &read), Command::Warn(_)));
        assert_eq!(std::fs::read_to_string(&document).expect("a document"), "Dear Sir");
        let other = folder.path().join("other.ron");
        assert!(matches!(save_text(&other, "new", "", &read), Command::Tell(_)));
        assert_eq!(
            look(Pick::SaveTemplate, other.clone(), &read),
            Command::Ask(Prompt::Replace(Pick::SaveTemplate, other))
        );
        assert!(matches!(look(Pick::SaveTemplate, folder.path().to_owned(), &read), Command::Warn(_)));
    }
}
