//! The window driven without a display: pointer, keys and the accessibility tree, over the examples.

mod adjusting;
mod asking;
mod cases;
mod clicking;
mod copying;
mod dragging;
mod figures;
mod finding;
mod habits;
mod heard;
mod long_names;
mod reading;
mod resting;
mod room;
mod shown;
mod staying;
mod table;
mod targets;
mod typing;
mod words;

use crate::support::Seed;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use sayso::cli::shell::Shell;
use sayso::model::{EntityIndex, Target, ThemeChoice};
use sayso::session::{Command, Preferences};
use sayso::ui::{self, Hit, Memory, Surroundings};
use std::ops::{Deref, DerefMut};
use tempfile::TempDir;

/// The reader's desk: the window over a session, whose effects are performed at once, on a copy of an example.
struct Desk {
    shell: Shell,
    /// Where the copy is; removed with the desk.
    folder: TempDir,
    memory: Memory,
    surroundings: Surroundings,
    /// What can be clicked in the panels.
    hits: Vec<Hit>,
}

impl Deref for Desk {
    type Target = Shell;

    fn deref(&self) -> &Shell {
        &self.shell
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Shell {
        &mut self.shell
    }
}

impl Desk {
    /// A desk over the example called `name`, laid out.
    fn over(name: &str, preferences: Preferences) -> Self {
        let (folder, dossier) = Seed::copied(name);
        let surroundings =
            Surroundings { recent: Some(Vec::new()), versions: Some(Vec::new()), ..Surroundings::default() };
        let shell = Shell::new(preferences, 1);
        let mut desk = Self { shell, folder, memory: Memory::default(), surroundings, hits: Vec::new() };
        desk.apply(Command::Open(dossier));
        assert!(desk.session.open().is_some(), "{name} loads");
        desk
    }

    /// Applies a command, and runs the layout that it asks for.
    fn apply(&mut self, command: Command) {
        self.shell.apply(command);
        self.shell.settle();
    }

    /// Where a mark can be clicked.
    fn point_of(&self, target: Target) -> Pos2 {
        let points = self.memory.canvas.hit_points();
        points.iter().find(|(other, _)| *other == target).map(|(_, at)| *at).expect("the mark is in view")
    }

    fn entity(&self, id: &str) -> EntityIndex {
        let open = self.session.open().expect("a dossier");
        let place = open.dossier.entities.iter().position(|entity| entity.id == id);
        EntityIndex(place.expect("an entity of this id") as u32)
    }
}

/// A window of `size` pixels over a desk, drawn until it rests.
fn window(desk: Desk, size: Vec2) -> Harness<'static, Desk> {
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(120).with_context_setup(ui::install).build_ui_state(
            |ui, desk: &mut Desk| {
                let drawn = ui::window(ui, &desk.shell.session, &desk.surroundings, &mut desk.memory);
                desk.hits = drawn.hits;
                for command in drawn.commands {
                    desk.apply(command);
                    ui.ctx().request_repaint();
                }
            },
            desk,
        );
    harness.run();
    harness
}

/// The usual window over an example in light colours.
fn usual(name: &str) -> Harness<'static, Desk> {
    window(Desk::over(name, preferences(ThemeChoice::Light)), Vec2::new(1280.0, 720.0))
}

/// A window that is high enough for the claims and the document below them, over an example in light colours.
fn high(name: &str) -> Harness<'static, Desk> {
    window(Desk::over(name, preferences(ThemeChoice::Light)), Vec2::new(1280.0, 960.0))
}

fn preferences(theme: ThemeChoice) -> Preferences {
    Preferences { theme: Some(theme), ..Preferences::default() }
}

/// Clicks at a place of the window, as a hand does: first there, then down and up.
fn click(harness: &mut Harness<'static, Desk>, at: Pos2) {
    harness.hover_at(at);
    harness.run();
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
}

fn press(harness: &mut Harness<'static, Desk>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// A place of the canvas where nothing is meant.
fn ground(harness: &mut Harness<'static, Desk>) -> Pos2 {
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    let places = (0..400).map(|step| Vec2::new(4.0 + (step % 20) as f32 * 12.0, 4.0 + (step / 20) as f32 * 12.0));
    let mut places = places.map(|place| canvas.min + place);
    let is_free = |at: &Pos2| {
        harness.hover_at(*at);
        harness.run();
        harness.state().session.hovered().is_none()
    };
    places.find(is_free).expect("a place without marks")
}
