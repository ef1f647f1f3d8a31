//! The window over made-up dossiers of growing size: what a frame costs while the reader pans, zooms, points and clicks, at
//! the whole network, at a part of it, and close by.

use crate::desk::{Desk, FRAMES, ON_CANVAS, button, moved};
use crate::plain;
use egui::{Event, Modifiers, Pos2, Vec2};
use sayso::files::load::load;
use sayso::formats::made_up::{Recipe, make_up};
use sayso::model::{Camera, OpenDossier, Origin, Position};
use sayso::session::{Action, Command, Look};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// The numbers of entities.
pub const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// The zooms: the whole network, and so many times closer.
const ZOOMS: [(&str, f32); 4] = [("far away", 0.05), ("the whole", 1.0), ("8 times closer", 8.0), ("close by", 60.0)];

/// Prints the tables of these sizes.
pub fn print(sizes: &[u32]) {
    for size in sizes {
        let Some(open) = made_up(*size) else {
            let _ = writeln!(std::io::stderr(), "a made-up dossier of {size} entities does not load");
            continue;
        };
        let claims = open.dossier.relations.len();
        heading(&format!("{size} entities, {claims} claims, {} edges", open.network.edges.len()));
        let mut desk = Desk::over(Arc::clone(&open));
        // A large dossier opens on a part of it; what is measured is the whole.
        desk.apply(Command::Do(Action::ShowAll));
        desk.apply(Command::Do(Action::LayOutAgain));
        let shown = desk.shell.session.visibility().entities.iter().filter(|shown| **shown).count();
        let _ = writeln!(std::io::stdout(), "  {:<56} {shown:>7}", "entities shown");
        desk.rest();
        for (name, closer) in ZOOMS {
            desk.time_zoom(name, closer);
        }
        desk.time_slide();
        let settled = desk.shell.session.workspace().positions.clone();
        desk.apply(Command::Do(Action::Fit));
        let times = desk.settling(&settled);
        row("all nodes move (settling)", times);
        plain::print(&open, &settled);
    }
    let _ = writeln!(
        std::io::stdout(),
        "\negui_graphs 0.32, the widget for graphs in egui, needs egui 0.36 and cannot be built beside the 0.37 of this window."
    );
}

fn heading(words: &str) {
    let _ = writeln!(std::io::stdout(), "\n{words:<58} {:>7} {:>7}  (ms a frame)", "p50", "p99");
}

/// Prints the median and the 99th of a hundred.
pub fn row(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    let _ = writeln!(std::io::stdout(), "  {what:<56} {:>7.2} {:>7.2}", at(0.5), at(0.99));
}

/// A made-up dossier, loaded.
fn made_up(entities: u32) -> Option<Arc<OpenDossier>> {
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join("made up.ron");
    std::fs::write(&path, make_up(Recipe { entities, seed: 1 }).text).ok()?;
    load(&Origin::File(path)).ok().map(Arc::new)
}

impl Desk {
    /// Draws until the window wants no more frames, and prints that it does not.
    fn rest(&mut self) {
        let mut frames = 0;
        while self.again < Duration::from_secs(1) && frames < 100_000 {
            self.frame(Vec::new());
            frames += 1;
        }
        let asked = (0..FRAMES).filter(|_| {
            let asked = self.again < Duration::from_secs(1);
            self.frame(Vec::new());
            asked
        });
        let asked = asked.count();
        let _ = writeln!(std::io::stdout(), "  {:<56} {asked:>7}", "frames asked for at rest");
    }

    /// Times all that a reader does with the pointer, so many times closer than the whole network.
    fn time_zoom(&mut self, name: &str, closer: f32) {
        self.apply(Command::Do(Action::Fit));
        self.frame(Vec::new());
        let whole = self.shell.session.camera();
        let camera = Camera { zoom: whole.zoom * closer, center: self.near_the_middle(whole) };
        self.apply(Command::Look(Look::At(camera)));
        self.rest_quietly();
        // This button never takes hold of an entity.
        let held = |pressed: bool| Event::PointerButton {
            pos: ON_CANVAS,
            button: egui::PointerButton::Middle,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(ON_CANVAS), held(true)]);
        let times = (0..FRAMES).map(|frame| self.frame(vec![Event::PointerMoved(moved(frame))])).collect();
        row(&format!("{name}: pan"), times);
        self.frame(vec![held(false)]);
        assert_ne!(self.shell.session.camera(), camera, "the camera did not move");
        let times = (0..FRAMES).map(|frame| {
            let delta = Vec2::new(0.0, if frame % 40 < 20 { 1.0 } else { -1.0 });
            let (unit, source) = (egui::MouseWheelUnit::Line, egui::MouseWheelSource::Wheel);
            let phase = egui::TouchPhase::Move;
            self.frame(vec![Event::MouseWheel { unit, source, delta, phase, modifiers: Modifiers::NONE }])
        });
        let times = times.collect();
        row(&format!("{name}: zoom"), times);
        self.rest_quietly();
        let times =
            (0..FRAMES).map(|frame| self.frame(vec![Event::PointerMoved(moved(frame))]) + self.frame(Vec::new()));
        let times = times.collect();
        row(&format!("{name}: hover (both frames)"), times);
        let times = (0..FRAMES / 4).map(|frame| {
            let at = moved(frame * 4);
            self.frame(vec![Event::PointerMoved(at), button(true, at)]);
            self.frame(vec![button(false, at)]) + self.frame(Vec::new())
        });
        let times = times.collect();
        row(&format!("{name}: click (both frames)"), times);
        self.frame(vec![Event::PointerMoved(Pos2::new(2.0, 2.0))]);
        self.apply(Command::Select(None));
        self.rest_quietly();
    }

    /// Where the best connected entity is: there are marks in view at every zoom.
    fn near_the_middle(&self, whole: Camera) -> Position {
        let Some(open) = self.shell.session.open() else { return whole.center };
        let best = (0..open.dossier.entities.len()).max_by_key(|at| open.network.incident[*at].len());
        best.and_then(|at| self.shell.session.workspace().positions.get(at).copied()).unwrap_or(whole.center)
    }

    /// Draws some frames, until what comes after a change is done.
    fn rest_quietly(&mut self) {
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// Times the frames in which the panel at the side folds away and comes back.
    fn time_slide(&mut self) {
        self.apply(Command::Do(Action::Fit));
        self.rest_quietly();
        let mut times = Vec::new();
        for _ in 0..4 {
            let fold = crate::desk::key(egui::Key::F9, Modifiers::NONE);
            times.push(self.frame(vec![fold]));
            times.extend((0..20).map(|_| self.frame(Vec::new())));
        }
        row("the panel at the side slides", times);
    }
}
