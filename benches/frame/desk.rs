//! The window without a display: it is drawn at 1280×720 by the same code as on screen.

use cpu_time::ThreadTime;
use egui::{Event, Modifiers, Pos2, RawInput, Rect, Vec2};
use sayso::cli::shell::Shell;
use sayso::model::{DocumentIndex, DocumentReading, EdgeIndex, OpenDossier, Position, SentenceIndex, Target};
use sayso::session::{Action, Command, Preferences};
use sayso::ui::{self, Memory, Surroundings};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// How many frames are timed for each thing that is done.
pub const FRAMES: usize = 120;
/// The window, in pixels.
pub const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
/// A place on the canvas, away from its legend.
pub const ON_CANVAS: Pos2 = Pos2::new(400.0, 300.0);

/// The window without a display, over a session whose effects are performed at once.
pub struct Desk {
    ctx: egui::Context,
    pub shell: Shell,
    memory: Memory,
    seconds: f64,
    /// When the window asked to be drawn again after the last frame.
    pub again: Duration,
}

impl Desk {
    /// The window over a dossier that was laid out.
    pub fn over(open: Arc<OpenDossier>) -> Self {
        let ctx = egui::Context::default();
        ui::install(&ctx);
        let shell = Shell::new(Preferences::default(), 0);
        let mut desk = Self { ctx, shell, memory: Memory::default(), seconds: 0.0, again: Duration::MAX };
        desk.apply(Command::Loaded { open, layout: None });
        for _ in 0..5 {
            desk.frame(Vec::new());
        }
        desk
    }

    pub fn apply(&mut self, command: Command) {
        self.shell.apply(command);
        self.shell.settle();
    }

    /// Draws one frame after `events` and applies what it asks for; returns its milliseconds.
    pub fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.seconds += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, time: Some(self.seconds), events, ..RawInput::default() };
        let started = ThreadTime::now();
        let mut commands = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            commands = ui::window(ui, &self.shell.session, &Surroundings::default(), &mut self.memory).commands;
        });
        self.again = output.viewport_output.values().map(|view| view.repaint_delay).min().unwrap_or(Duration::MAX);
        // There is no graphics card to hand the letters' textures to.
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        for command in commands {
            self.apply(command);
        }
        let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
        std::hint::black_box(triangles);
        milliseconds
    }

    /// Times frames, each after the events of its number, and prints them.
    pub fn time(&mut self, what: &str, events: impl Fn(usize) -> Vec<Event>) {
        tell(what, (0..FRAMES).map(|frame| self.frame(events(frame))).collect());
    }
}

/// Prints the median and the slowest of some times.
pub fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "  {what:<28} {:>7.2} {:>8.2}", times[times.len() / 2], times[times.len() - 1]);
}

pub fn moved(frame: usize) -> Pos2 {
    let turn = frame as f32 / 10.0;
    ON_CANVAS + Vec2::new(120.0 * turn.cos(), 90.0 * turn.sin())
}

pub fn button(pressed: bool, pos: Pos2) -> Event {
    Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

pub fn key(key: egui::Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

impl Desk {
    /// Times an edge that is selected, until its first quote is highlighted in its document.
    pub fn time_quotes(&mut self) {
        let Some(open) = self.shell.session.open().cloned() else { return };
        let quoted = |edge: &EdgeIndex| open.network.edges[edge.at()].evidence > 0;
        let edges: Vec<EdgeIndex> = (0..open.network.edges.len()).map(EdgeIndex::new).filter(quoted).collect();
        let chosen = edges.iter().step_by(edges.len().div_ceil(FRAMES).max(1));
        let commands = chosen.map(|edge| Command::Select(Some(Target::Edge(*edge)))).collect();
        self.time_commands("an edge to its quote", commands);
    }

    /// Times a sentence that the pointer moves on, until its edges are lit.
    pub fn time_sentences(&mut self) {
        let Some(open) = self.shell.session.open().cloned() else { return };
        let in_document = |(place, document): (usize, &DocumentReading)| {
            let document_index = DocumentIndex::new(place);
            let numbers = 0..document.sentences.len() as u32;
            numbers.map(move |number| SentenceIndex { document: document_index, number }).collect::<Vec<_>>()
        };
        let sentences: Vec<SentenceIndex> = open.reading.documents.iter().enumerate().flat_map(in_document).collect();
        let pointed = sentences.iter().step_by(sentences.len().div_ceil(FRAMES).max(1));
        let commands = pointed.map(|sentence| Command::Point(Some(*sentence))).collect();
        self.time_commands("a sentence to its edges", commands);
        self.apply(Command::Point(None));
    }

    /// Times each letter that is typed into the search, from right after the dossier was opened.
    pub fn time_search(&mut self) {
        let mut times = Vec::new();
        for words in ["e", "the president of", "united nations", "a b c", "who said that"] {
            self.frame(vec![key(egui::Key::F, Modifiers::COMMAND)]);
            times.push(self.frame(Vec::new()));
            for letter in words.chars() {
                times.push(self.frame(vec![Event::Text(letter.to_string())]));
                times.push(self.frame(Vec::new()));
            }
            for _ in words.chars() {
                times.push(self.frame(vec![key(egui::Key::Backspace, Modifiers::NONE)]));
            }
            self.frame(vec![key(egui::Key::Escape, Modifiers::NONE)]);
        }
        tell("typing into the search", times);
    }

    /// Times commands, each with the frame that shows what came of it.
    pub fn time_commands(&mut self, what: &str, commands: Vec<Command>) {
        let mut times = Vec::with_capacity(commands.len());
        for command in commands {
            let started = ThreadTime::now();
            self.apply(command);
            let applied = started.elapsed().as_secs_f64() * 1000.0;
            times.push(applied + self.frame(Vec::new()));
        }
        if !times.is_empty() {
            tell(what, times);
        }
    }

    /// Times frames while every position changes, as they do while a layout settles, and prints them.
    pub fn time_settling(&mut self, settled: &[Position]) {
        let times = self.settling(settled);
        tell("everything moves (settling)", times);
    }

    /// Times frames while every position changes.
    pub fn settling(&mut self, settled: &[Position]) -> Vec<f64> {
        // What it asks for is not performed: the positions below stand in for the layout's.
        let _ = self.shell.session.apply(Command::Do(Action::LayOutAgain));
        let frame = |frame: usize| {
            let stretch = 1.0 + 0.1 * (frame as f32 / 10.0).sin();
            let positions = settled.iter().map(|at| Position::new(at.x * stretch, at.y * stretch)).collect();
            let ticket = self.shell.session.ticket();
            let command = Command::Settled { ticket, positions: Arc::new(positions), running: Some(0.5) };
            let started = ThreadTime::now();
            self.apply(command);
            started.elapsed().as_secs_f64() * 1000.0 + self.frame(Vec::new())
        };
        (0..FRAMES).map(frame).collect()
    }
}
