//! Performing what the session asks for.

use super::App;
use super::editor;
use super::place::REST;
use crate::files::jobs::{self, Job, Performed};
use crate::files::settings::WindowPlace;
use crate::session::{Answer, Command, Effect, Pick, Prompt, Request};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use winit::window::Window;

/// A file dialog that is over sooner than this was never shown.
const NO_DIALOG: Duration = Duration::from_millis(500);

impl App {
    /// Performs one effect. Whatever takes time happens in the background and comes back as a command.
    pub(super) fn perform(&mut self, effect: Effect) {
        if matches!(effect, Effect::Remember(_) | Effect::Request(Request::ForgetRecent(_))) {
            self.surroundings.recent = None;
        }
        match self.jobs.perform(effect, &self.session) {
            Performed::Done => {}
            Performed::Job(job) => self.in_background(job),
            Performed::Left(effect) => self.perform_here(effect),
        }
    }

    /// Performs what needs the window or the thread of the layout.
    fn perform_here(&mut self, effect: Effect) {
        match effect {
            Effect::Request(Request::Pick(pick)) => self.pick(pick),
            Effect::Request(Request::Copy(text)) => self.ctx.copy_text(text),
            Effect::Request(Request::ShowInFolder(file)) => {
                self.in_background(Box::new(move |_| show_in_folder(&file)));
            }
            Effect::Request(Request::Edit(file, place)) => {
                self.in_background(Box::new(move |_| editor::edit(&file, place)));
            }
            Effect::Request(Request::NewWindow) => self.open_window(None),
            Effect::Request(Request::FullScreen) => {
                let is_full = self.ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!is_full));
            }
            Effect::Request(Request::LookUpVersions) => {
                self.surroundings.versions = Some(self.jobs.versions(&self.session));
            }
            Effect::WorkTaken(file) => self.keeper.take(file),
            Effect::Request(Request::LookUpRecent) => self.surroundings.recent = Some(self.jobs.recent()),
            Effect::StartLayout(ticket) => {
                if let Some(request) = self.session.layout_request(0) {
                    self.driver.start(request, ticket);
                }
            }
            Effect::PauseLayout => self.driver.pause(),
            Effect::ResumeLayout => self.driver.resume(),
            Effect::StopLayout => self.driver.stop(),
            Effect::WatchCourse(watched) => self.driver.watch(watched),
            Effect::OpenLink(link) => self.ctx.open_url(egui::OpenUrl::new_tab(link)),
            Effect::Quit => {
                self.may_close = true;
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            // The jobs perform these.
            Effect::Load(_)
            | Effect::LoadGoodPart(_)
            | Effect::LoadLayout(_)
            | Effect::CancelLoading
            | Effect::LoadLayoutFromElsewhere(_)
            | Effect::LookAt(..)
            | Effect::Arrange { .. }
            | Effect::SaveLayout { .. }
            | Effect::SaveDossier(..)
            | Effect::Compare(..)
            | Effect::ExportFigure(_)
            | Effect::ExportReport(_)
            | Effect::ExportData(_)
            | Effect::CancelFigure
            | Effect::Request(
                Request::SaveTemplate(_)
                | Request::ForgetRecent(_)
                | Request::ForgetWork(_)
                | Request::ReadLayout(_)
                | Request::TakeOver(_),
            )
            | Effect::SaveText(..)
            | Effect::KeepPreferences
            | Effect::Remember(_) => {}
        }
    }

    /// Runs a job on a thread of its own and takes its answer as a command.
    pub(super) fn in_background(&self, job: Job) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let spawned = std::thread::Builder::new().name("sayso work".to_owned()).spawn(move || {
            let mut tell = |command| {
                // The receiver is gone only when the program ends.
                let _ = sender.send(command);
                ctx.request_repaint();
            };
            let work = std::panic::AssertUnwindSafe(|| job(&mut tell));
            let answer = std::panic::catch_unwind(work).unwrap_or_else(|_| {
                Some(Command::Warn("Something went wrong inside the program; nothing was changed".to_owned()))
            });
            answer.into_iter().for_each(tell);
        });
        if spawned.is_err() {
            let _ = self.sender.send(Command::Warn("The system gave no thread to work on; try again".to_owned()));
        }
    }

    /// Keeps widths and folds of the panels, the choices of a figure and the columns of tables, once the reader's hand is off them.
    pub(super) fn keep_choices(&mut self) {
        let (panels, figure, settings) = (self.memory.panels(), self.memory.figure(), self.jobs.settings());
        let is_same = settings.panel_widths == panels.sizes
            && settings.folded_panels == panels.folded
            && (figure.is_none() || settings.figure.as_ref() == figure)
            && settings.table_columns == *self.session.table().chosen()
            && settings.table_roles == self.session.kept_roles();
        if is_same || self.ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        let (before, panels, figure) = (settings.clone(), panels.clone(), figure.cloned());
        let columns = self.session.table().chosen().clone();
        let roles = self.session.kept_roles().to_vec();
        let kept = self.jobs.change_settings(move |settings| {
            settings.change_panels(&before, &panels.sizes, &panels.folded);
            if figure.is_some() && figure != before.figure {
                settings.figure.clone_from(&figure);
            }
            if roles != before.table_roles {
                settings.table_roles.clone_from(&roles);
            }
            if columns != before.table_columns {
                settings.table_columns.clone_from(&columns);
            }
        });
        if let Performed::Job(job) = kept {
            self.in_background(job);
        }
    }

    /// Notes where the window is, and keeps that once it is left alone.
    pub(super) fn keep_place(&mut self, window: Option<&Window>) {
        let info = self.ctx.input(|input| input.viewport().clone());
        if let Some(window) = window {
            self.place.note(window, &info);
        }
        if self.place.to_keep(Duration::ZERO).is_none() {
            return;
        }
        match self.place.to_keep(REST) {
            Some(place) => {
                if let Performed::Job(job) = self.note_place(place) {
                    self.in_background(job);
                }
            }
            None => self.ctx.request_repaint_after(REST),
        }
    }

    /// Keeps what is still to be kept, when the window has closed.
    pub(super) fn finish(&mut self) {
        if let Some(place) = self.place.to_keep(Duration::ZERO) {
            self.note_place(place);
        }
        self.jobs.finish();
    }

    fn note_place(&mut self, place: WindowPlace) -> Performed {
        self.place.kept = Some(place);
        self.jobs.change_settings(move |settings| settings.window = Some(place))
    }

    /// Watches the files of what is open.
    pub(super) fn watch_files(&mut self) {
        let (sender, ctx) = (&self.sender, &self.ctx);
        let teller = || {
            let (sender, ctx) = (sender.clone(), ctx.clone());
            move |command| {
                // The receiver is gone only when the program ends.
                let _ = sender.send(command);
                ctx.request_repaint();
            }
        };
        self.watches.follow(&self.session, teller);
    }

    /// Opens another window of the program: on a file, or on the start page.
    pub(super) fn open_window(&self, file: Option<PathBuf>) {
        let started = std::env::current_exe().and_then(|program| {
            let mut command = std::process::Command::new(program);
            match file {
                Some(path) => command.arg("--").arg(path),
                None => command.arg("--start-page"),
            };
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
        });
        self.in_background(Box::new(move |_| match started {
            Ok(mut program) => {
                // It lives on without this one; until then it is waited for, so that nothing of it is left behind.
                let _ = program.wait();
                None
            }
            Err(error) => Some(Command::Warn(format!("No other window can be opened: {error}"))),
        }));
    }

    /// Asks for a file in the background and goes on with it. One dialog at a time.
    fn pick(&self, pick: Pick) {
        let Some(asking) = self.dialogs.ask() else {
            let _ = self.sender.send(Command::Warn("A file dialog is open already; answer it first".to_owned()));
            return self.ctx.request_repaint();
        };
        let read = jobs::files_read(&self.session);
        self.in_background(Box::new(move |_| {
            let asked = Instant::now();
            Some(match asking.pick(&pick) {
                // The system has asked about the file of the picked name only: what another name means is looked at.
                Some(path) if pick.whole_name(path.clone()) != path => jobs::look(pick, path, &read),
                Some(path) => pick.with(path),
                // No person closes a dialog so soon: the system has none to show.
                None if asked.elapsed() < NO_DIALOG => Command::Ask(Prompt::Path(pick)),
                None => Command::Answer(Answer::Cancel),
            })
        }));
    }
}

/// Shows a file in its folder by the system's own program for that; says so where there is none.
fn show_in_folder(file: &Path) -> Option<Command> {
    let folder = file.parent().filter(|folder| folder.is_dir())?;
    let run = |program: &str, arguments: &[&OsStr]| {
        let run =
            std::process::Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success() || cfg!(windows))
    };
    let is_shown = if cfg!(windows) {
        let mut select = OsString::from("/select,");
        select.push(file);
        run("explorer", &[&select])
    } else if cfg!(target_os = "macos") {
        run("open", &[OsStr::new("-R"), file.as_os_str()])
    } else {
        run("xdg-open", &[folder.as_os_str()])
    };
    let words = format!("The folder cannot be opened here; the file is {}", file.display());
    (!is_shown).then_some(Command::Warn(words))
}
