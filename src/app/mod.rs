//! The shell around the window: threads, clock, effects.
//!
//! Invariant: the only caller of [`Session::apply`] while the window is open.

mod dropped;
mod editor;
mod effects;
mod hits;
mod keeping;
mod pick;
mod place;
mod signals;
mod start;
mod unsaved;
mod watches;

use self::dropped::Dropped;
use self::keeping::Keeper;
use self::pick::Dialogs;
use self::signals::Signals;
pub use self::start::run;
use self::watches::Watches;
use crate::files::jobs::{Jobs, with_whole_path};
use crate::files::recovery::Starting;
use crate::files::settings::WindowNumber;
use crate::layout::Progress;
use crate::layout::driver::Driver;
use crate::model::Origin;
use crate::session::{Action, Command, ImportChange, Session};
use crate::text::visible;
use crate::ui::{self, ExampleName, Memory, Panels, Surroundings};
use place::Place;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How often the progress of a figure is drawn.
const PROGRESS: Duration = Duration::from_millis(100);

/// How the program is started.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The files to open, as if they were dropped together; without one, the first example.
    pub files: Vec<PathBuf>,
    /// Whether to begin with the start page instead of an example.
    pub start_page: bool,
    /// Whether to print where things are on screen.
    pub print_hits: bool,
}

/// The running program.
pub struct App {
    session: Session,
    memory: Memory,
    /// What the window shows besides the session.
    surroundings: Surroundings,
    jobs: Jobs,
    driver: Driver,
    watches: Watches,
    /// What finished in the background, as commands.
    arrived: Receiver<Command>,
    sender: Sender<Command>,
    ctx: egui::Context,
    printer: Option<hits::Printer>,
    /// Whether the window may close without asking.
    may_close: bool,
    dialogs: Dialogs,
    /// What to tell once what is being loaded is there.
    told_later: Option<String>,
    title: String,
    place: Place,
    keeper: Keeper,
    signals: Signals,
    /// The start, until it has succeeded.
    starting: Option<Starting>,
    /// Its number among the windows that are open, which nobody else has as long as this is held.
    number: WindowNumber,
}

impl App {
    /// The program, with its first file on its way, and the settings of `jobs`.
    #[must_use]
    pub fn new(ctx: &egui::Context, start: Start, jobs: Jobs) -> Self {
        ui::install(ctx);
        let (sender, arrived) = channel();
        let (wake, settings) = (ctx.clone(), jobs.settings());
        let panels = Panels { sizes: settings.panel_widths.clone(), folded: settings.folded_panels.clone() };
        let (figure, place) = (settings.figure.clone(), Place::kept(settings.window, 0));
        let session = Session::new(settings.preferences).with_columns(settings.table_columns.clone());
        let mut app = Self {
            session: session.with_roles(settings.table_roles.clone()),
            memory: Memory::remembering(panels, figure),
            surroundings: Surroundings { examples: examples(), ..Surroundings::default() },
            jobs,
            driver: Driver::new(move || wake.request_repaint()),
            watches: Watches::default(),
            arrived,
            sender,
            ctx: ctx.clone(),
            printer: start.print_hits.then(hits::Printer::default),
            may_close: false,
            dialogs: Dialogs::default(),
            told_later: None,
            title: String::new(),
            place,
            keeper: Keeper::default(),
            signals: Signals::default(),
            starting: None,
            number: WindowNumber::default(),
        };
        let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let files: Vec<PathBuf> = start.files.into_iter().map(whole).collect();
        match files.as_slice() {
            [] if start.start_page => {}
            [] => app.apply(Command::OpenExample(crate::files::examples::all()[0].name.to_owned())),
            [one] => app.apply(Command::Open(one.clone())),
            _ => app.open_together(files),
        }
        app
    }

    /// The program whose file dialogs belong to its window.
    #[must_use]
    fn owning_dialogs(mut self, cc: &eframe::CreationContext<'_>) -> Self {
        self.dialogs = Dialogs::of_window(cc);
        self
    }

    /// The program whose window stands aside of those that are open already.
    #[must_use]
    fn standing_aside(mut self, number: WindowNumber) -> Self {
        self.place = Place::kept(self.jobs.settings().window, number.number());
        self.number = number;
        self
    }

    /// The program that keeps unsaved work in a folder, offers what earlier runs left there, and hears signals.
    #[must_use]
    fn keeping_work(mut self, folder: Option<PathBuf>) -> Self {
        self.keeper = Keeper::in_folder(folder);
        self.signals = Signals::listening(&self.ctx);
        if let Some(question) = self.keeper.question() {
            self.apply(question);
        }
        self
    }

    /// Applies a command and performs what it asks for.
    pub fn apply(&mut self, command: Command) {
        if self.printer.is_some() {
            hits::Printer::note(&command, &self.session);
        }
        if matches!(command, Command::Saved { .. } | Command::Loaded { .. }) {
            self.surroundings.versions = None;
        }
        for effect in self.session.apply(with_whole_path(command)) {
            if self.printer.is_some() {
                hits::Printer::note_effect(&effect);
            }
            self.perform(effect);
        }
        self.watch_files();
    }

    /// Applies what threads delivered.
    fn take_arrived(&mut self) {
        while let Ok(command) = self.arrived.try_recv() {
            let is_loaded = matches!(command, Command::Loaded { .. } | Command::Refused { .. });
            self.apply(command);
            if let Some(told) = self.told_later.take_if(|_| is_loaded) {
                self.apply(Command::Warn(told));
            }
        }
        if let Some(snapshot) = self.driver.latest() {
            let running = match snapshot.progress {
                Progress::Running { done } => Some(done),
                Progress::Settled => None,
            };
            if !snapshot.course.is_empty() {
                self.apply(Command::Course { ticket: snapshot.ticket, samples: snapshot.course });
            }
            if let Some(end) = snapshot.end {
                self.apply(Command::Eases { ticket: snapshot.ticket, end });
            }
            self.apply(Command::Settled { ticket: snapshot.ticket, positions: snapshot.positions, running });
        }
    }

    /// Opens files that were dropped or named together: as one import, or each in a window of its own.
    fn open_together(&mut self, files: Vec<PathBuf>) {
        if let Some(files) = dropped::one_import(&files) {
            self.apply(Command::Import(ImportChange::Files(files)));
        } else if let Some((path, others)) = Dropped::of(files).and_then(Dropped::split) {
            self.told_later = others.words();
            self.apply(Command::Open(path));
            others.opened.into_iter().for_each(|path| self.open_window(Some(path)));
        }
    }

    /// Opens dropped files and asks before the window closes.
    fn take_input(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        self.open_together(dropped);
        self.take_pasted(ctx);
        if ctx.input(|input| input.raw.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(true)))) {
            // Another window may have opened files meanwhile.
            self.surroundings.recent = None;
        }
        if ctx.input(|input| input.viewport().close_requested())
            && !self.may_close
            && !self.signals.heard()
            && self.session.is_unsaved()
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.apply(Command::Do(Action::Quit));
        }
    }

    /// Does something with the window; where that panics, the unsaved work is kept before the program ends.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(self)));
        done.unwrap_or_else(|cause| {
            // What is kept may be amid a change, and so may putting it together panic: what was written before stays then.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.keep_work_now()));
            std::panic::resume_unwind(cause)
        })
    }

    /// Imports a text that is pasted while nothing is open: one document, a table, or a graph.
    fn take_pasted(&mut self, ctx: &egui::Context) {
        if self.session.open().is_some() || ctx.text_edit_focused() {
            return;
        }
        if let Some(text) = dropped::pasted(ctx) {
            self.apply(Command::Import(ImportChange::Pasted(text)));
        }
    }

    /// Keeps the window's title: the dossier, and a mark while its layout is not saved.
    fn keep_title(&mut self, ctx: &egui::Context) {
        let mark = if self.session.is_unsaved() { "• " } else { "" };
        let title = self.session.open().map_or("Sayso".to_owned(), |open| {
            // The file that a save would write, or else the one that was read.
            let file =
                self.session.layout_file().path().map_or_else(|| file_words(&open.origin), |path| path_words(path));
            format!("{mark}{} ({}) — Sayso", visible(&open.title()), visible(&file))
        });
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// What the file of a dossier is called in the title.
fn file_words(origin: &Origin) -> String {
    match origin {
        Origin::Builtin(name) => name.clone(),
        Origin::File(path) => path_words(path),
        Origin::Import(task) => format!("from {}, not saved", task.name()),
    }
}

/// The name of a file with that of its folder: two windows with files of one name can be told apart.
fn path_words(path: &Path) -> String {
    let parts: Vec<_> = path.components().rev().take(2).collect();
    let parts: PathBuf = parts.into_iter().rev().filter(|part| matches!(part, Component::Normal(_))).collect();
    parts.display().to_string()
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if self.signals.heard() {
            self.keep_work_now();
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.guarded(|app| {
            app.take_arrived();
            app.take_input(ctx);
            app.keep_work();
        });
        self.keep_title(ctx);
        self.keep_place(frame.winit_window().map(Arc::as_ref));
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.dialogs.close();
        self.end_work();
        self.finish();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.surroundings.today = crate::files::clock::today();
        self.surroundings.figure_done = self.jobs.figure_done();
        self.surroundings.measures_done = self.jobs.measures_done();
        self.surroundings.loading = self.jobs.loading();
        let drawn = self.guarded(|app| ui::window(ui, &app.session, &app.surroundings, &mut app.memory));
        let any = !drawn.commands.is_empty();
        for command in drawn.commands {
            self.apply(command);
        }
        let is_waiting = self.session.making_figure().is_some() || self.surroundings.measures_done.is_some();
        if is_waiting || self.surroundings.loading.is_some() {
            ui.ctx().request_repaint_after(PROGRESS);
        }
        if let Some(job) = self.jobs.measure(&self.session) {
            self.in_background(job);
        }
        if let Some(job) = self.jobs.index_facets(&self.session) {
            self.in_background(job);
        }
        if let Some(job) = self.jobs.measure_network(&self.session) {
            self.in_background(job);
            ui.ctx().request_repaint_after(PROGRESS);
        }
        self.keep_choices();
        if self.starting.as_mut().is_some_and(Starting::drew_frame) {
            self.starting = None;
        }
        if any || self.starting.is_some() {
            // What was applied shows in the next frame.
            ui.ctx().request_repaint();
        }
        if let Some(printer) = &mut self.printer {
            let scale = ui.ctx().pixels_per_point();
            printer.print(&self.session, &self.memory.canvas, &drawn.hits, scale);
        }
    }
}

/// The examples, for the menu.
fn examples() -> Vec<ExampleName> {
    let all = crate::files::examples::all().iter();
    all.map(|example| ExampleName { name: example.name.to_owned(), title: example.title.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folder() {
        let words = |path: &str| file_words(&Origin::File(PathBuf::from(path)));
        assert_eq!(words("/home/anna/case-1/case.ron"), "case-1/case.ron");
        assert_ne!(words("/home/anna/case-1/case.ron"), words("/home/anna/case-2/case.ron"));
        assert_eq!(words("/case.ron"), "case.ron");
        assert_eq!(words("../case.ron"), "case.ron");
        assert_eq!(file_words(&Origin::Builtin("kharrazi".to_owned())), "kharrazi");
    }
}
